"""In: text inside other text: the $( ) of a string, the words of a #requires comment. Out: its nodes, with places in the source."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.syntax.nodes import Node, TypeName
from ems.syntax.tokens import COMMAND, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_STATE = ("text", "limit", "base", "pos", "ungot", "mode", "tokens", "attributes", "overrun", "in_finally")


class NestedRules:
    """The part of the parser that reads text inside text."""

    __slots__ = ()

    def _enter_text(self: Parser, text: str, base: int, tokens: list[Token] | None) -> list[Any]:
        """Turn the reader to another text; what to give to `_leave_text`."""
        saved = [getattr(self, name) for name in _STATE]
        self.text = text + "\0"
        self.limit = len(text)
        self.base = base
        self.pos = self.overrun = self.in_finally = 0
        self.ungot = None
        self.mode = COMMAND
        self.tokens = tokens
        self.attributes = {}  # type: ignore[var-annotated]
        return saved

    def _leave_text(self: Parser, saved: list[Any]) -> None:
        for name, value in zip(_STATE, saved, strict=True):
            setattr(self, name, value)
        self.overrun = 0

    def nested_subexpression(self: Parser, token: Token) -> Node:
        """The $( ) that the reader found inside a string, as a node; its tokens become the parts of the token."""
        text, skipped = token.value
        errors = len(self.errors)
        if self.tokens is not None:
            token.parts = []
        saved = self._enter_text(text, token.start, token.parts)
        self.nested += 1
        node = self.subexpression(self.next_token())
        self.nested -= 1
        self._leave_text(saved)
        if skipped:
            self._shift(node, token, skipped, errors)
        return node

    def parse_apart(self: Parser, start: int, end: int) -> Node | None:
        """A stretch of the source parsed as a command, for the words of a comment."""
        saved = self._enter_text(self.source.text[start:end], start, None)
        node = self.command()
        self._leave_text(saved)
        return node

    def _shift(self: Parser, root: Node, token: Token, skipped: list[int], errors: int) -> None:
        """Move places behind characters of the source that the text was read without (doubled or escaped quotes)."""
        from ems.syntax.walk import walk

        def moved(offset: int) -> int:
            for place in skipped:
                if place >= offset:
                    break
                offset += 1
            return offset

        for node, _path in walk(root):
            node.start, node.end = moved(node.start), moved(node.end)
            name = getattr(node, "type", None)
            if type(name) is TypeName:
                name.start, name.end = moved(name.start), moved(name.end)
                name.shape = _moved_shape(name.shape, moved)
        for inner in token.parts or ():
            inner.start, inner.end = moved(inner.start), moved(inner.end)
        self.errors[errors:] = [(id, moved(start), moved(end), *rest) for id, start, end, *rest in self.errors[errors:]]


def _moved_shape(shape: tuple[Any, ...], moved: Any) -> tuple[Any, ...]:
    rest = [_moved_shape(part, moved) if type(part) is tuple else part for part in shape[3:]]
    return (shape[0], moved(shape[1]), moved(shape[2]), *rest)
