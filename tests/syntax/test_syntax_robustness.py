"""No text makes the parser fail or take long.

EMS_SOUP and EMS_PREFIXES set how many texts are tried (2,000 and 500 when not set; 100,000 and 20,000 is the full run).
"""
from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from ems.syntax.dump import to_json
from ems.syntax.parser import parse, tokenize

WORDS = """
$a $( @( @{ ${ ${x} $x. $x.y( [int] [int [a( [ ] ( ) { } ; , | || && & " ' @" "@ @' '@ # <# #> ` `` `" `n -eq -f - -- --% + ++ !
.. . :: : ? ?? ?. ?[ = += 1 1.5 0x 1kb foo if else elseif switch while do until for foreach in function filter param begin process
end try catch finally trap throw return break continue class enum using namespace data static hidden base -parallel 2>&1 > >> < *
% / $using:x @x é – ” ’ 😀 :label %{ ?{ default -file -and from workflow configuration #requires -Version
"""
PIECES = [*WORDS.split(), " ", " ", " ", "\n", "\r\n", "\t", "\0", "\u2028", "\x85"]

SOUP = int(os.environ.get("EMS_SOUP", "2000"))
PREFIXES = int(os.environ.get("EMS_PREFIXES", "500"))
HANGS = 20  # seconds
ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [path.read_text(encoding="utf-8-sig") for path in sorted((ROOT / "bench").glob("*.ps1"))] + [
    case for path in sorted((ROOT / "tests/conformance/cases").glob("*.txt"))
    for case in path.read_text(encoding="utf-8").split("%%%% case ")[1:]
]


def soup(seed: int) -> str:
    """A text of random pieces of PowerShell."""
    dice = random.Random(seed)
    return "".join(dice.choice(PIECES) + dice.choice(("", "", " ", "\n")) for _ in range(dice.randrange(1, 40)))


def check(text: str) -> None:
    """Parse, dump and split one text; a parser that goes in circles ends the test."""
    start = time.monotonic()
    result = parse(text)
    to_json(result)
    assert all(0 <= error.start <= error.end <= len(text) + 3 for error in result.errors), text
    ends = [(token.start, token.end) for token in tokenize(text) if token.kind != "EndOfInput"]
    assert all(first[1] <= second[0] for first, second in zip(ends, ends[1:], strict=False)), text
    assert time.monotonic() - start < HANGS, text


@pytest.mark.parametrize("block", range(20))
def test_soup(block: int) -> None:
    """Random texts are parsed, dumped and split into tokens; errors lie within the text."""
    for seed in range(block * SOUP // 20, (block + 1) * SOUP // 20):
        check(soup(seed))


@pytest.mark.parametrize("block", range(10))
def test_prefixes(block: int) -> None:
    """Any beginning of a script is parsed, dumped and split: what a console sees while a line is typed."""
    for seed in range(block * PREFIXES // 10, (block + 1) * PREFIXES // 10):
        dice = random.Random(seed)
        text = dice.choice(SCRIPTS)
        check(text[: dice.randrange(len(text) + 1)])


@pytest.mark.parametrize("text", [
    "(" * 3000, "{" * 3000, "[" * 3000, "$(" * 3000, "@{a=" * 3000, '"$(' * 500, "-" * 3000, "$a=" * 3000, "[a({" * 300,
    "[a({" * 300 + "})]" * 300,
    "if(1){" * 3000, "class a{" * 300, "1" + "+1" * 20000, "$x" + ".a" * 20000, "[a]" * 5000 + "1", "[int" + "[]" * 5000 + "]", "a|" * 5000,
    ")" * 5000, "<#" * 5000, '"' * 5001, "$a.b[" * 3000, "!" * 3000 + "1", "class c { [int] m() { return 1" + "+1" * 5000 + " } }",
    "[a(" + "1+" * 5000 + "1)]$x", "param([a(" * 200, "a `\n" * 5000, "\n" * 50000, "`" * 5000, "@'\n" * 2000,
])
def test_deep_or_long(text: str) -> None:
    """Deep nesting ends in an error at most, and repetition takes time in proportion to its length."""
    start = time.monotonic()
    to_json(parse(text))
    assert time.monotonic() - start < HANGS


def test_too_deep_is_an_error() -> None:
    """What nests too deep is refused as too complicated, with a tree all the same."""
    result = parse("(" * 5000)
    assert [error.id for error in result.errors] == ["ScriptTooComplicated"]
    assert result.ast.blocks[0].statements == []


def test_reasonable_depth() -> None:
    """Hundreds of levels are no problem."""
    assert not parse("(" * 400 + "1" + ")" * 400).errors
    assert not parse("if (1) { " * 300 + "}" * 300).errors
