"""What the start of the shell imports: a golden list, so that a new import on that path is seen."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOADED = "import sys; from ems.cli import main; import ems.cli; ems.cli.leave = lambda code: None; sys.argv = ['ems', *sys.argv[1:]]; main(); " \
         "sys.stderr.write(' '.join(sorted(sys.modules)))"
HEAVY = {"asyncio", "attr", "ast", "dataclasses", "email", "hashlib", "http", "importlib.metadata", "inspect", "json", "logging", "pathlib", "random", "regex",
         "socket", "sqlite3", "ssl", "subprocess", "tempfile", "unittest", "urllib.request", "xml", "zipfile"}


def loaded(arguments: list[str], folder: Path) -> set[str]:
    """The modules that a run of ems leaves behind; the second run, when the code cache is filled."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder), "PYTHONPATH": str(ROOT), "EMS_STORE": str(folder / "store.db")}
    for _ in range(2):
        done = subprocess.run([sys.executable, "-S", "-c", LOADED, *arguments],
                              capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


def own(modules: set[str]) -> list[str]:
    return sorted(m for m in modules if m.split(".")[0] in ("ems", "cmdlets"))


def test_golden_list(tmp_path: Path) -> None:
    """`ems -c 1` imports these modules of ems and no other; a longer list is a slower start."""
    assert own(loaded(["-c", "1"], tmp_path)) == (Path(__file__).parent / "modules.txt").read_text().split()


@pytest.mark.parametrize("text", ["1", "'a' + 'b'", "foreach ($i in 1..3) { $i * 2 }", "function f($a) { $a }; f 1"])
def test_nothing_heavy(tmp_path: Path, text: str) -> None:
    """A small script loads no module of the standard library that takes long."""
    assert not loaded(["-c", text], tmp_path) & HEAVY


def test_cached_code_needs_no_compiler(tmp_path: Path) -> None:
    """A text that ran before is neither parsed nor compiled."""
    modules = loaded(["-c", "if ($true) { 'x' }"], tmp_path)
    assert not {m for m in modules if m.startswith("ems.syntax.") and m != "ems.syntax.source"}
    assert "ems.compiler.unit" not in modules


def test_cmdlets_stay_unloaded(tmp_path: Path) -> None:
    """Only the commands that run are imported."""
    modules = loaded(["-c", "Write-Output 1 | Out-Null"], tmp_path)
    assert {m for m in modules if m.startswith("cmdlets.utility.")} == {"cmdlets.utility.write_output"}


def test_import_cmdlets_is_light(tmp_path: Path) -> None:
    """`import cmdlets` loads no cmdlet and not the engine."""
    code = "import sys, cmdlets; print(' '.join(sorted(m for m in sys.modules if m.split('.')[0] in ('ems', 'cmdlets'))))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.stdout.split() == ["cmdlets"]


if __name__ == "__main__":  # writes the golden list anew
    import tempfile

    with tempfile.TemporaryDirectory() as scratch:
        (Path(__file__).parent / "modules.txt").write_text("\n".join(own(loaded(["-c", "1"], Path(scratch)))) + "\n")
