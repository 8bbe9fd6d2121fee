"""In: nothing but Python 3.11 with venv. Out: a tour: scripts/tour.ems run in a store of its own, step by step."""
from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT, prepare

if __name__ == "__main__":
    interpreter = prepare()
    print()
    with tempfile.TemporaryDirectory(prefix="ems-tour-") as folder:
        environment = {**os.environ, "EMS_STORE": str(Path(folder) / "tour.db")}
        done = subprocess.run([str(interpreter), "-m", "ems", str(ROOT / "scripts/tour.ems")], env=environment, cwd=ROOT)
    if done.returncode == 0:
        where = "Scripts\\ems" if os.name == "nt" else "bin/ems"
        print(f"\nThe shell itself: .venv{os.sep}{where}")
    sys.exit(done.returncode)
