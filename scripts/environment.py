"""In: nothing but Python 3.11 with venv. Out: the project's own environment in .venv, made when it is missing or out of date.

Shared by tour.py and test.py; runs before anything is installed, so it uses the standard library only.
"""
from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"


def python() -> Path:
    """The environment's interpreter."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fail(text: str) -> None:
    sys.exit(f"ems: {text}")


def prepare(extra: str = "") -> Path:
    """Make .venv with the project (and an extra of pyproject.toml) installed; its interpreter."""
    if sys.version_info < (3, 11):
        fail(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Install a newer Python from python.org or your system's packages.")
    try:
        import ensurepip  # noqa: F401
        import venv
    except ImportError:
        fail("Python's venv and pip are missing. On Debian and Ubuntu: apt install python3-venv python3-pip. Elsewhere: install the full Python.")
    stamp = VENV / f"installed-{extra or 'run'}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted and python().exists():
        return python()
    if not python().exists():
        print(f"Making {VENV.name} …", flush=True)
        venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
    print("Installing the project …", flush=True)
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    done = subprocess.run([str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", target])
    if done.returncode:
        fail("pip could not install the project. Check the network, or the package index that pip uses (pip config list).")
    stamp.write_text(wanted, encoding="utf-8")
    return python()
