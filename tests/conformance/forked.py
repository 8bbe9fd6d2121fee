"""In: a command line, a folder, an environment. Out: what ems prints for it, run in a fork of this process.

A fork has every module imported already, so that a case costs milliseconds, and nothing that a case does reaches the next one.
"""
from __future__ import annotations

import gc
import os
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path


def preload() -> None:
    """Import all of ems, so that no fork has to."""
    import importlib
    import pkgutil

    import cmdlets
    import ems

    for package in (ems, cmdlets):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if not found.name.endswith("__main__") and ".console" not in found.name:
                importlib.import_module(found.name)
    gc.freeze()


def run_ems(arguments: list[str], folder: str | Path, environment: Mapping[str, str], stdin: bytes | None = None,
            limit: float = 20.0) -> tuple[bytes, bytes, int | str]:
    """(standard output, error output, exit code or "timeout") of `ems ARGUMENTS` run in that folder."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        if stdin:
            given.write(stdin)
            given.seek(0)
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            _child(arguments, folder, environment, given.fileno() if stdin is not None else None, out.fileno(), err.fileno())
        code: int | str = "timeout"
        deadline = time.monotonic() + limit
        pause = 0.0005
        while time.monotonic() < deadline:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                break
            time.sleep(pause)
            pause = min(pause * 1.5, 0.02)
        else:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return out.read(), err.read(), code


def _child(arguments: list[str], folder: str | Path, environment: Mapping[str, str], stdin: int | None, out: int, err: int) -> None:
    code = 70
    try:
        os.setpgrp()
        os.chdir(folder)
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        os.dup2(stdin if stdin is not None else os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdin = open(0, encoding="utf-8", closefd=False)
        sys.stdout = open(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
        sys.stderr = open(2, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
        from ems.cli import main

        code = main(arguments)
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code if isinstance(code, int) else 70)
