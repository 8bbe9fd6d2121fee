"""Classes, enums, modules and statements whose output is collected answer as PowerShell does, in detail that no conformance case has.

The *_rules.txt files hold the rows: `%%%% name`, the script, `%%%% prints`, its output, and `%%%% errors`, its error output with
lines joined; the folder that it runs in is `.` in both.
"""
from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[0] / "conformance"))

import forked  # noqa: E402


def rows(name: str) -> list[tuple[str, str, str, str]]:
    """(name, script, output, errors) of each row of a file."""
    found = []
    for part in re.split(r"^%%%% (?!prints$|errors$)", (HERE / name).read_text(), flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        script, _, told = rest.partition("%%%% prints\n")
        output, _, errors = told.partition("%%%% errors\n")
        found.append((title, script, output.rstrip(), errors.strip()))
    return found


ROWS = [*rows("class_rules.txt"), *rows("module_rules.txt"), *rows("capture_rules.txt")]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """One import of everything serves all forks."""
    forked.preload()


@pytest.mark.parametrize(("script", "output", "errors"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_rule(script: str, output: str, errors: str) -> None:
    """A script prints and complains as PowerShell does."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "case.ps1").write_text(script)
        out, err, _ = forked.run_ems(["case.ps1"], folder, {**os.environ, "HOME": folder, "NO_COLOR": "1"})
    told = re.sub(r"\s*\n\s*\|?\s*", " ", err.decode()).replace(folder, ".").strip()
    assert (out.decode().replace(folder, ".").rstrip(), told) == (output, errors)
