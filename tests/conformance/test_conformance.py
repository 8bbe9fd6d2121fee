"""PowerShell's own answers, asked of ems in forks of the test process.

failing/*.txt name what still differs, a line each; the lists only get shorter: one that is not listed and differs fails the test, a
listed one that agrees gives a warning. `UPDATE_FAILING=1` writes the lists anew.
"""
from __future__ import annotations

import json
import os
import sys
import warnings
from collections import defaultdict
from pathlib import Path
from types import SimpleNamespace

import pytest

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import forked  # noqa: E402
import run  # noqa: E402
import run_launcher  # noqa: E402
import run_tables  # noqa: E402

pytestmark = [pytest.mark.skipif(not hasattr(os, "fork"), reason="the quick runner forks"), pytest.mark.timeout(1800)]


class ForkedProcess:
    """Takes the place of the subprocess module in the runners."""

    DEVNULL, PIPE = -3, -1
    from subprocess import TimeoutExpired

    @staticmethod
    def run(command, cwd, env, stdin=None, input=None, timeout=20, **_):  # noqa: A002
        given = input.encode() if isinstance(input, str) else input
        out, err, code = forked.run_ems(command[1:], cwd, {**env, "EMS_NO_CACHE": "1"}, given, timeout)
        if code == "timeout":
            raise ForkedProcess.TimeoutExpired(command, timeout, out)
        return SimpleNamespace(stdout=out, stderr=err, returncode=code)


@pytest.fixture(scope="module", autouse=True)
def in_forks():
    """The runners ask forks instead of new processes."""
    for module in (run, run_tables, run_launcher):
        module.subprocess = ForkedProcess
    forked.preload()


def compare(name: str, failing: set[str]) -> None:
    """The failures of this run against the kept list."""
    path = HERE / "failing" / f"{name}.txt"
    if os.environ.get("UPDATE_FAILING"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("".join(line + "\n" for line in sorted(failing)), encoding="utf-8")
    listed = set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()
    assert not failing - listed, f"these differ from PowerShell now: {sorted(failing - listed)[:20]}"
    if listed - failing:
        warnings.warn(f"these agree now, take them off {path.name}: {sorted(listed - failing)[:20]}", stacklevel=1)


def cases(folder: str) -> dict[str, list[run.Case]]:
    """The cases of a folder by area."""
    found: dict[str, list[run.Case]] = defaultdict(list)
    for path in sorted((HERE / folder).glob("*.txt")):
        for case in run.read_cases(path):
            if case.stdout is not None:
                found[case.area].append(case)
    return found


CASES, CASES_EN_US = cases("cases"), cases("cases_en_US")


@pytest.mark.parametrize("area", sorted(CASES))
def test_cases(area):
    """Every case of an area prints and exits as PowerShell did, but for those on the list."""
    compare(f"cases-{area}", {c.name for c in CASES[area] if not run.run_case(c, ["ems"]).passes(False)})


@pytest.mark.parametrize("area", sorted(CASES_EN_US))
def test_cases_en_us(area):
    """The cases of the culture en-US print and exit as PowerShell did, but for those on the list."""
    compare(f"cases-en-us-{area}", {c.name for c in CASES_EN_US[area] if not run.run_case(c, ["ems"], lang="en_US.UTF-8").passes(False)})


def table(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / "tables" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def table_failures(name: str) -> set[str]:
    """Numbers of the rows of a table that differ."""
    write, same = run_tables.TABLES[name]
    rows = table(name)
    failing: set[str] = set()
    for at in range(0, len(rows), 400):
        batch = range(at, min(at + 400, len(rows)))
        found = run_tables.answers(["ems"], run_tables.PRELUDE + run_tables.PARTS + "\n".join(write(i, rows[i]) for i in batch) + "\n", 120)
        lost = [i for i in batch if i not in found]
        for i in lost[:40]:  # one row may have ended the script: ask the rest on their own
            found |= run_tables.answers(["ems"], run_tables.PRELUDE + run_tables.PARTS + write(i, rows[i]) + "\n", 20)
        failing |= {str(i + 1) for i in batch if not (i in found and same(rows[i], found[i], False))}
    return failing


@pytest.mark.parametrize("name", ["operators", "conversions", "format_strings", "methods", "clixml", "errors"])
def test_tables(name):
    """Every row of a table is answered as PowerShell answered it, but for those on the list."""
    compare(f"table-{name}", table_failures(name))


def test_launcher():
    """The command line answers as pwsh's does, but for the rows on the list."""
    failing = set()
    for i, row in enumerate(table("launcher")):
        out, _err, code = run_launcher.run(["ems"], row)
        if code != row["exit"] or run_launcher.normal(out) != run_launcher.normal(row["stdout"]):
            failing.add(str(i + 1))
    compare("launcher", failing)
