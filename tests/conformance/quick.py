"""In: cases or tables. Out: the same figures as run.py and run_tables.py give, from forks of one process instead of new ones.

Usage: quick.py cases [run.py's options] | quick.py tables [run_tables.py's options] TABLE... | quick.py launcher [options]
"""
from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import forked  # noqa: E402


class _Process:
    """Stands in for the subprocess module in the runners: `run` forks this process."""

    DEVNULL = -3
    PIPE = -1
    from subprocess import TimeoutExpired

    @staticmethod
    def run(command: list[str], cwd: str, env: dict[str, str], stdin: Any = None, input: Any = None, timeout: float = 20, **_: Any) -> Any:
        given = input.encode() if isinstance(input, str) else input
        out, err, code = forked.run_ems(command[1:], cwd, env, given, timeout)
        if code == "timeout":
            raise _Process.TimeoutExpired(command, timeout, out)
        return SimpleNamespace(stdout=out, stderr=err, returncode=code)


def main() -> int:
    what, sys.argv[1:] = sys.argv[1], [*sys.argv[2:], "--jobs", "1"] if "--jobs" not in sys.argv else sys.argv[2:]
    import run
    import run_launcher
    import run_tables

    module: Any = {"cases": run, "tables": run_tables, "launcher": run_launcher}[what]
    module.subprocess = _Process
    forked.preload()
    return module.main()


if __name__ == "__main__":
    os.environ.setdefault("EMS_NO_CACHE", "1")
    sys.exit(main())
