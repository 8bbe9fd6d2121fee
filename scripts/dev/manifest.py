"""In: the cmdlets folder. Out: cmdlets/manifest.py, the table of all cmdlets that start-up reads instead of importing them.

Run it after a cmdlet was added or renamed; a test says when the file is out of date. `--check` only compares.
"""
from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TARGET = ROOT / "cmdlets/manifest.py"


def escaped(name: str) -> str:
    """A name inside quotes (`cd\\` is one)."""
    return name.replace("\\", "\\\\")


def text() -> str:
    from cmdlets.catalog import scan_folder, split

    lines = ['"""In: nothing. Out: every cmdlet: lower name -> (name, module, path of its class), those of modules that are imported later apart.',
             'Written by scripts/dev/manifest.py."""', "from __future__ import annotations"]
    for table, rows in zip(("COMMANDS", "LATE_COMMANDS"), split(scan_folder()), strict=True):
        lines += ["", f"{table}: dict[str, tuple[str, str, str]] = {{"]
        lines += [f'    "{escaped(lower)}": ("{escaped(name)}", "{module}", "{path}"),' for lower, (name, module, path) in sorted(rows.items())]
        lines += ["}"]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    made = text()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.exists() and TARGET.read_text(encoding="utf-8") == made else 1)
    beside = TARGET.with_suffix(".new")
    beside.write_text(made, encoding="utf-8")
    beside.replace(TARGET)  # at once: a shell that starts meanwhile reads the old one or the new one
