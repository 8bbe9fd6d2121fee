"""The examples in the help of Exchange's commands and of the Ems commands: what they show is what they give."""
from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from exchange_shell import Shell

from cmdlets.catalog import scan_folder
from ems.runtime.help.docstrings import Example, parse_examples


def documented() -> dict[str, Example]:
    """`Command-number` -> an example of its help."""
    found: dict[str, Example] = {}
    for name, _module, path in scan_folder().values():
        module, _, cls = path.partition(":")
        if not module.startswith(("cmdlets.exchange.", "cmdlets.house.")):
            continue
        text = getattr(importlib.import_module(module), cls).__doc__ or ""
        body = "\n".join(line.removeprefix("    ") for line in text.partition("EXAMPLES\n")[2].splitlines())
        found |= {f"{name}-{at}": example for at, example in enumerate(parse_examples(body), 1)}
    return found


EXAMPLES = documented()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_a_command_hold(name: str, shell: Shell, tmp_path: Path, monkeypatch: Any) -> None:
    """The commands give exactly the lines that stand below them, and no error."""
    monkeypatch.chdir(tmp_path)
    example = EXAMPLES[name]
    shown = shell.lines(example.code) + shell.out.getvalue().splitlines()  # objects, then what the host wrote
    assert [line.rstrip() for line in shown] == [line.rstrip() for line in example.output.splitlines()]
    assert shell.err.getvalue() == ""
