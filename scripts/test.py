"""In: nothing but Python 3.11 with venv. Out: the test suite, run in .venv; arguments go on to pytest."""
from __future__ import annotations

import subprocess
import sys

from environment import ROOT, prepare

if __name__ == "__main__":
    interpreter = prepare("test")
    sys.exit(subprocess.run([str(interpreter), "-m", "pytest", *sys.argv[1:]], cwd=ROOT).returncode)
