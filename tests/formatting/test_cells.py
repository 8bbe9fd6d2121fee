"""Screen cells: measuring, cutting, padding and breaking text."""
from __future__ import annotations

import pytest

from ems.formatting.cells import CENTER, LEFT, RIGHT, cells, fit, head, tail, wrap

SIZES = [
    ("", 0),
    ("abc", 3),
    ("名前", 4),
    ("e\u0301tude", 6),
    ("✔", 1),
    ("\U0001f600", 2),
    ("\x1b[31mred\x1b[0m", 3),
    ("Straße", 6),
    ("ｆ", 2),
    ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", 4),
]


@pytest.mark.parametrize(("text", "size"), SIZES)
def test_cells(text: str, size: int) -> None:
    """Wide characters take two cells, escape sequences none."""
    assert cells(text) == size


FITS = [
    ("abc", 5, LEFT, True, "abc  "),
    ("abc", 5, LEFT, False, "abc"),
    ("abc", 5, RIGHT, False, "  abc"),
    ("abc", 6, CENTER, True, " abc  "),
    ("abc", 6, CENTER, False, " abc"),
    ("abcdef", 4, LEFT, True, "abc…"),
    ("abcdef", 4, RIGHT, True, "…def"),
    ("abcdef", 4, CENTER, True, "abc…"),
    ("abc", 1, LEFT, True, "a"),
    ("a\nb", 5, LEFT, True, "a…   "),
    ("名前前", 4, LEFT, True, "名… "),
    ("abc", 3, RIGHT, True, "abc"),
    ("\x1b[31mabcdef\x1b[0m", 4, LEFT, True, "\x1b[31mabc…\x1b[0m"),
]


@pytest.mark.parametrize(("text", "width", "align", "pads", "expected"), FITS)
def test_fit(text: str, width: int, align: str, pads: bool, expected: str) -> None:
    """A cell is padded by its alignment, a longer one gets an ellipsis on its open side."""
    assert fit(text, width, align, pads) == expected


WRAPS = [
    ("one two three", 7, 7, False, ["one two", " three"]),
    ("one two three", 7, 7, True, ["one ", "two ", "three"]),
    ("one two three", 8, 8, True, ["one two ", "three"]),
    ("abcdef", 2, 3, False, ["ab", "cde", "f"]),
    ("a\r\nb", 9, 9, False, ["a", "b"]),
    ("", 5, 5, True, [""]),
    ("abcdefgh ij", 4, 4, True, ["abcd", "efgh", " ij"]),
    ("名前", 1, 1, False, ["?", "?", ""]),
    ("a\n\nb", 3, 3, False, ["a", "", "b"]),
    ("ab\u00adcd", 3, 3, True, ["ab-", "cd"]),
]


@pytest.mark.parametrize(("text", "first", "rest", "words", "expected"), WRAPS)
def test_wrap(text: str, first: int, rest: int, words: bool, expected: list[str]) -> None:
    """Text breaks at the width, or between words in the languages that keep them whole."""
    assert wrap(text, first, rest, words) == expected


ENDS = [("abcdef", 4, "abcd", "cdef"), ("名前x", 3, "名", "前x"), ("abc", 0, "", "")]


@pytest.mark.parametrize(("text", "width", "front", "back"), ENDS)
def test_head_and_tail(text: str, width: int, front: str, back: str) -> None:
    """Both ends of a text by cells."""
    assert (head(text, width), tail(text, width)) == (front, back)
