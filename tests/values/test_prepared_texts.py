"""Formats and replacement texts that are prepared once give what the way item by item gives."""
from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest

from ems.net.text_io import TextReader
from ems.values.dates import DateTime
from ems.values.errors import NetException
from ems.values.formats import _format_items, string_format
from ems.values.numbers import Char, Int64
from ems.values.regexes import NetRegex, _replacement, expand

FORMATS = ["{0}", "{0,6}|{0,-6}|", "{1}{0}", "100%{0}%s%%", "{{{0}}}", "{0:N2}", "{0:D4}", "{0:X}", "{0:yyyy}", "{2}", "{0", "a}", "{0:Q}", "", "plain", "{0,3:D2}{1}"]
ARGUMENTS: list[list[Any]] = [[5, "x"], [-2.5, None], [Decimal("1.50"), True], [Int64(7), Char("c")], ["text", 1], [DateTime.of(2024, 1, 2), [1, 2]], [None], []]


def outcome(call: Any, *arguments: Any) -> str:
    try:
        return str(call(*arguments))
    except NetException as error:
        return f"{error.net_name}: {error.message}"


@pytest.mark.parametrize("text", FORMATS)
def test_a_prepared_format_is_the_format(text: str) -> None:
    """A format used again gives the text or the error of its items one by one."""
    for arguments in ARGUMENTS * 2:
        assert outcome(string_format, text, arguments) == outcome(_format_items, text, arguments, None)


@pytest.mark.parametrize("replacement", ["$1", "<$1>", "${n}", "$0$0", "$9", "$$", "a\\b", "\\1", "\\g<0>", "$`", "$'", "$_", "$+", "x", "$1${n}\\n", ""])
@pytest.mark.parametrize(("pattern", "text"), [("(a)(?<n>b)?", "abaab"), ("x*(y)?", "axyx"), ("(?i)(A)", "aA"), ("(.)", "a\nb\\c"), ("(?<n>a)|(?<n>b)", "ab"), ("(a)", "none")])
def test_a_prepared_replacement_is_the_replacement(pattern: str, text: str, replacement: str) -> None:
    """A replacement text as Python's template gives what its parts give, match by match."""
    regex = NetRegex(pattern)
    parts = _replacement(replacement, frozenset(regex.numbers), tuple(regex.names.items()))
    assert regex.substitute(text, replacement) == regex.replace(text, lambda match: expand(parts, match))


def test_a_reader_splits_lines_as_splitlines_does() -> None:
    """ReadLine ends a line at \\n, \\r\\n or \\r, wherever they stand."""
    for count in range(7):
        for letters in itertools.product("a\r\n", repeat=count):
            text, reader, lines = "".join(letters), TextReader("".join(letters)), []
            while (line := reader.read_line()) is not None:
                lines.append(line)
            assert lines == text.splitlines()
