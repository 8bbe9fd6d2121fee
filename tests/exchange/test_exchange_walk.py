"""A walk through the commands as administrators use them: data/walk.txt has scripts (`> `) with the texts of the objects that they give.

Blocks stand between blank lines, each runs in a shell of its own; `#` begins a heading.
"""
from __future__ import annotations

from pathlib import Path

import pytest
from exchange_shell import Shell

BLOCKS = (Path(__file__).parent / "data/walk.txt").read_text(encoding="utf-8").strip().split("\n\n")


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: next(line for line in block.split("\n") if line.startswith("> "))[2:60])
def test_a_script_gives_what_it_should(shell: Shell, block: str) -> None:
    """Each line gives its texts, without an error."""
    expected: list[str] = []
    for line in block.split("\n"):
        if line.startswith("> "):
            assert expected == []
            expected = shell.lines(line[2:])
            assert shell.err.getvalue() == ""
        elif not line.startswith("#"):
            assert expected, f"nothing more comes: {line}"
            assert expected.pop(0) == line[2:]
    assert expected == []
