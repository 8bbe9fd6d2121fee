"""Every example of a cmdlet's docstring prints what stands below it."""
from __future__ import annotations

import importlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import forked  # noqa: E402

from cmdlets.catalog import scan_folder  # noqa: E402
from ems.runtime.help.docstrings import Example, parse_examples  # noqa: E402

FOLDERS = ("core", "threadjob", "host", "utility", "management", "security", "archive", "pester")  # the tests of exchange and house run theirs


def examples() -> list[tuple[str, Example]]:
    found: list[tuple[str, Example]] = []
    for name, _module, path in scan_folder().values():
        module, _, cls = path.partition(":")
        if module.split(".")[1] not in FOLDERS:
            continue
        text = getattr(importlib.import_module(module), cls).__doc__ or ""
        body = "\n".join(line.removeprefix("    ") for line in text.partition("EXAMPLES\n")[2].splitlines())
        found += [(f"{name}-{at}", example) for at, example in enumerate(parse_examples(body), 1)]
    return found


CASES = examples()


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """One import of everything serves all forks."""
    forked.preload()


@pytest.mark.parametrize("example", [e for _, e in CASES], ids=[n for n, _ in CASES])
def test_example(example: Any) -> None:
    """The commands print exactly the lines of the docstring, and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "EMS_STORE": "memory:", "EMS_NO_CACHE": "1", "NO_COLOR": "1", "HOME": folder}
        out, err, _code = forked.run_ems(["-c", example.code], folder, env, None, 20)
    text = out.decode() if isinstance(out, bytes) else out
    assert [line.rstrip() for line in text.strip("\n").splitlines()] == [line.rstrip() for line in example.output.splitlines()], err
