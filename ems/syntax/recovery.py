"""In: a parser that met what it did not expect, or read too far. Out: the parser at a place where it can go on."""
from __future__ import annotations

from typing import TYPE_CHECKING

from ems.syntax.tokens import Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_OPENING = {
    "LParen": "RParen", "AtParen": "RParen", "DollarParen": "RParen", "LCurly": "RCurly", "AtCurly": "RCurly", "LBracket": "RBracket",
}
_CLOSING = frozenset(_OPENING.values())


class RecoveryRules:
    """The part of the parser that goes back and that skips."""

    __slots__ = ()

    def mark(self: Parser) -> int:
        """The place in the source to go back to, so that what is read from here on is read again."""
        token = self.ungot
        if token is None or token.kind == "EndOfInput":
            return self.pos + self.base
        return token.start

    def give_back(self: Parser, mark: int) -> None:
        """Go back to a mark, unless nothing was read since."""
        if self.ungot is not None and self.ungot.kind != "EndOfInput":
            self.resync(mark)

    def give_back_end(self: Parser, token: Token) -> None:
        """Read the end of the text again: PowerShell then counts it one place further."""
        if self.tokens is not None:
            self.tokens.pop()
        self.ungot = None
        self.overrun = 1

    def sync_on_error(self: Parser, consume: bool, *kinds: str) -> None:
        """Skip to one of the kinds; a closing bracket among them is the one that ends what is open now."""
        depth = {kind: 1 if kind in kinds else 0 for kind in _CLOSING}
        while True:
            token = self.next_token()
            kind = token.kind
            if kind == "EndOfInput":
                self.ungot = token
                return
            closing = _OPENING.get(kind)
            if closing is not None:
                depth[closing] += 1
            elif kind in _CLOSING:
                depth[kind] -= 1
                if depth[kind] == 0 and kind in kinds:
                    break
            elif kind in kinds:
                break
        if not consume:
            self.ungot = token
