"""In: texts, whose characters .NET counts as UTF-16 units. Out: `units` and `whole` turn one form into the other; `by_units` wraps a method.

A Python text keeps a character beyond U+FFFF as one; positions and lengths that scripts see count it as a pair of surrogates.
"""
from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any


def is_short(text: str) -> bool:
    """Whether each character is one unit."""
    return text.isascii() or max(text) < "\U00010000"


def units(text: str) -> str:
    """The text with surrogate pairs for the characters beyond U+FFFF."""
    if is_short(text):
        return text
    return "".join(c if c < "\U00010000" else _pair(ord(c) - 0x10000) for c in text)


def _pair(number: int) -> str:
    return chr(0xD800 | number >> 10) + chr(0xDC00 | number & 0x3FF)


def whole(text: str) -> str:
    """The text with pairs of surrogates put together."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def by_units(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of String that counts in units, its result whole again."""

    @functools.wraps(method)
    def counted(self: str, *arguments: Any) -> Any:
        if self.isascii() or is_short(self):
            return method(self, *arguments)
        result = method(units(self), *[units(a) if a.__class__ is str else a for a in arguments])
        return whole(result) if result.__class__ is str else result

    return counted
