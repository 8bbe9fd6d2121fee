"""Tokens and trees keep every character of the source."""
from __future__ import annotations

import pytest

from ems.syntax.parser import parse, tokenize

SCRIPTS = [
    "",
    "$a = 1 # why\r\nGet-Thing -Name 'x' | Where-Object { $_.Size -gt 1mb }\n",
    "function f([int] $x = 3, $y) {\n  begin { 1 }\n  process { \"$x is $($y.Name)\" }\n  end { }\n}",
    "@'\nraw $text\n'@ + @\"\nhot $text $(1 + 1)\n\"@",
    "if ($a) { 1 } elseif ($b) { 2 } else { 3 }\nswitch -regex ($a) { 'x' { 1 } default { 2 } }",
    "class Point : System.IComparable { [int] $X = 1; Point() { } [int] CompareTo([object] $o) { return 0 } }",
    "[List[string]]::new() ; [a.b+c[,]]$x ; $x?.y ; ${a b}[0]++ ; [string, mscorlib]",
    "f a`\n  -b:$c 2>&1 > out.txt && g --% raw | h\n<# block\ncomment #> exit 3",
    "é-command –flag “curly” ‘quotes’ 😀 \"😀$x\"",
]


def rebuilt(text: str) -> str:
    """The source as the tokens and the gaps between them give it."""
    parts: list[str] = []
    at = 0
    for token in tokenize(text)[:-1]:
        gap = text[at : token.start]
        assert not gap.strip(" \t\f\v\x85\xa0`"), f"text between tokens: {gap!r}"
        parts += [gap, text[token.start : token.end]]
        at = token.end
    return "".join(parts) + text[at:]


@pytest.mark.parametrize("text", SCRIPTS)
def test_tokens_cover_the_text(text: str) -> None:
    """The tokens stand in order, do not overlap, and only blanks stand between them."""
    assert rebuilt(text) == text


@pytest.mark.parametrize("text", SCRIPTS)
def test_spans_nest(text: str) -> None:
    """A child lies inside its parent, but for what an empty block or a made-up constructor call stands for."""
    stack = [parse(text).ast]
    while stack:
        node = stack.pop()
        for child in node.children():
            if child.end > 0:
                assert node.start <= child.start <= child.end <= node.end or node.end == 0, (type(node), type(child))
            stack.append(child)  # type: ignore[arg-type]


def test_nested_text_of_doubled_quotes() -> None:
    """A subexpression inside a string has its places in the source although doubled quotes are read as one."""
    text = '"a $(f ""b c"" $x) d"'
    variables = [node for node in parse(text).ast.walk() if type(node).__name__ == "VariableExpression"]
    assert [text[node.start : node.end] for node in variables] == ["$x"]


def test_offsets_count_code_points() -> None:
    """Offsets count characters, whatever their width in UTF-16."""
    text = "'😀' ; $x"
    node = parse(text).ast.blocks[0].statements[1]
    assert text[node.start : node.end] == "$x"
