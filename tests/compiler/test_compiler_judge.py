"""The compiler against a walk of the same tree."""
from __future__ import annotations

from random import Random
from typing import Any

import pytest
from program_writer import ProgramWriter
from tree_walker import Thrown, Walker

from ems.syntax.parser import parse
from ems.values.convert import to_string
from ems.values.types import type_of

SEEDS_A_TEST = 20


def shown(values: list[Any]) -> list[str]:
    return ["null" if v is None else f"{type_of(v).full_name} {to_string(v)}" for v in values]


@pytest.mark.parametrize("first", range(0, 400, SEEDS_A_TEST))
def test_generated_programs(shared_shell: Any, first: int) -> None:
    """Compiled code puts out what a walk of the tree does."""
    for seed in range(first, first + SEEDS_A_TEST):
        text = ProgramWriter(Random(seed)).program()
        tree = parse(text)
        assert not tree.errors, (text, tree.errors)
        try:
            expected = shown(Walker().run(tree.ast))
        except Thrown:
            continue  # a throw in a catch block ends the script
        assert shown(shared_shell.fresh(text)) == expected, f"seed {seed}\n{text}"


def test_writer_covers_the_language() -> None:
    """The generated programs hold every kind of statement that the walker knows."""
    kinds = {type(node).__name__ for seed in range(100) for node in parse(ProgramWriter(Random(seed)).program()).ast.walk()}
    known = {name[2:] for name in dir(Walker) if name[:2] in ("s_", "x_")}
    assert known - kinds <= {"MemberExpression"}
