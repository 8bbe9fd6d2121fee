"""In: text of a number literal. Out: its value as a value of ems.values.numbers (`scan_number`), or a Number token (NumberScanner).

The forms: decimal, 0x hexadecimal, 0b binary, reals; then a type suffix; then a multiplier of powers of 1024.
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ems.syntax.tokens import EXPRESSION, Token
from ems.syntax.words import forces_new_token

if TYPE_CHECKING:
    from ems.syntax.lexer import Lexer

_DASH = "[-+–—―]"
_FORM = (
    rf"{_DASH}?(?:0[xX](?P<hex>[0-9a-fA-F]*)|0[bB](?P<bin>[01]+)"
    rf"|(?P<int>[0-9]+)(?P<fraction>\.(?!\.)[0-9]*)?(?P<exponent>[eE]{_DASH}?[0-9]+)?"
    rf"|(?P<point>\.[0-9]+)(?P<point_exponent>[eE]{_DASH}?[0-9]+)?)"
    r"(?P<suffix>[uU][yYsSlL]?|[yYsSlLnNdD])?(?P<multiplier>[kKmMgGtTpP][bB])?"
)
_SIMPLE = re.compile(r"[0-9]{1,9}").match
# What may follow a number in expression mode besides what ends any word.
_AFTER_NUMBER = frozenset("!#%*+-./<=>]–—―")
_AFTER_SIMPLE = frozenset(" )\n,;]}+-*/%|=<>")
_TERNARY = frozenset("?:")


def _form() -> re.Pattern[str]:
    """The pattern of all literals, made when the first that is not plain digits is met (re keeps it)."""
    return re.compile(_FORM)


def _value(match: re.Match[str]) -> Any | None:
    from ems.syntax.number_values import literal_value

    return literal_value(match)


def scan_number(text: str) -> Any | None:
    """The value of a text that is one number literal as a whole (a sign may lead), else None."""
    match = _form().fullmatch(text)
    return None if match is None else _value(match)


class NumberScanner:
    """The part of the reader that reads numbers."""

    __slots__ = ()

    def scan_number(self: Lexer, start: int) -> Token:
        """A number, or a word when it goes on after the number."""
        text = self.text
        simple = _SIMPLE(text, start)
        base = self.base
        if simple is not None:
            end = simple.end()
            if text[end] in _AFTER_SIMPLE and (self.mode == EXPRESSION or forces_new_token(text[end])):
                self.pos = end
                written = simple.group()
                return Token("Number", start + base, end + base, written, int(written))
        match = _form().match(text, start)
        if match is None:
            return self.scan_generic(start, start + 1)
        end = match.end()
        if not self._number_ends(text[end]):
            return self.scan_generic(start, start)
        self.pos = end
        value = _value(match)
        if value is None:
            self.error("BadNumericConstant", start + base, end + base, match.group())
            token = Token("Number", start + base, end + base, match.group(), 0)
            token.parts = []  # marks a number that could not be read
            return token
        return Token("Number", start + base, end + base, match.group(), value)

    def _number_ends(self: Lexer, char: str) -> bool:
        if forces_new_token(char):
            return True
        if self.mode != EXPRESSION:
            return False
        return char in _AFTER_NUMBER or (self.end_number_at_ternary and char in _TERNARY)
