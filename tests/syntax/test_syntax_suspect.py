"""The checks of a whole tree are left out only where they find nothing."""
from __future__ import annotations

from typing import Any

import pytest
from test_syntax_robustness import SCRIPTS, soup

from ems.syntax import parser as module
from ems.syntax.parser import parse

ASSIGNED = [
    "[int]$x = 1", "[void]$x = 1", "[ref]$x = 1", "[int]$_ = 1", "[object[]]$args = 1", "[int]$global:_ = 1", "[string]$PSScriptRoot = 1", "[ordered]$x = 1", "[System.Void]$x = 1",
    "[int]$x.y = 1", "[int]$x[0] = 1", "[int][string]$x = 1", "$x[0]++", "$x.y--", "++$x[0]", "${x}?[0]++", "1++", "f()++", "[ordered]@{ a = 1 }", "[ordered]1", "[ordered]$x", "[void](1)",
    "[void]$a.b()", "[ref]$x", "[ref][int]$x", "[int][ref]$x", "$a, $b = 1, 2", "$a, 1 = 1, 2", "[int]1 = 2", "($x) = 1", "[int]($x) = 1", "[ValidateSet(1)]$x = 1", "[PSCustomObject]@{ a = 1; a = 2 }",
    "foreach ([int]$x in 1) {}", "[int]$this = 1", "[void]$x++", "@x = 1", "f @x", "$y = @x", "[int]${a b} = 1", "[Void]$X=1", "[int]$a = [int]$b = 2", "[void]$a = [int]$b = 2",
]


@pytest.mark.parametrize("texts", [ASSIGNED, SCRIPTS, [soup(seed) for seed in range(3000)]], ids=["assigned", "scripts", "soup"])
def test_checks_left_out_find_nothing(monkeypatch: pytest.MonkeyPatch, texts: list[str]) -> None:
    """The errors of a text are the same when the checks run whatever was read."""
    quick = [repr(parse(text).errors) for text in texts]
    check = module._check

    def always(parser: Any, tree: Any) -> None:
        parser.suspect = True
        check(parser, tree)

    monkeypatch.setattr(module, "_check", always)
    different = [(text, one) for text, one in zip(texts, quick, strict=True) if one != repr(parse(text).errors)]
    assert not different
