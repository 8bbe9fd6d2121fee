"""The benchmarks' scripts print what every correct shell prints."""
from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "line"), json.loads((BENCH / "expected.json").read_text()).items())
def test_bench_script_prints_its_line(name: str, line: str) -> None:
    """A script that is measured is right first."""
    done = subprocess.run([sys.executable, "-m", "ems", str(BENCH / f"{name}.ps1")], capture_output=True, text=True, check=True, cwd=BENCH.parent,
                          stdin=subprocess.DEVNULL)
    assert done.stdout.strip() == line
