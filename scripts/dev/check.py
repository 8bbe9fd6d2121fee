"""In: the sources. Out: ruff, mypy, the import rules, and whether the generated tables are up to date; exit 1 when one complains."""
from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CHECKS = {
    "ruff": ["-m", "ruff", "check", "ems", "cmdlets", "scripts", "tests"],
    "mypy": ["-m", "mypy", "ems", "cmdlets"],
    "imports": ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"],
    "type index": ["scripts/dev/type_index.py", "--check"],
    "manifest": ["scripts/dev/manifest.py", "--check"],
}


def main() -> int:
    wanted = sys.argv[1:] or list(CHECKS)
    failed = []
    for name in wanted:
        print(f"-- {name}", flush=True)
        if subprocess.run([sys.executable, *CHECKS[name]], cwd=ROOT).returncode:
            failed.append(name)
    print("all checks passed" if not failed else f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
