"""In: a WQL query or condition, as -Query and -Filter of the CIM commands take it. Out: the class it asks, and a test for its instances."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ems.values.compare import eq, ge, gt, le, lt, ne
from ems.values.errors import NetException, net_error

_TOKEN = re.compile(r"""\s*(?:('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([<>!]=|<>|[=<>()])|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*))""")
_COMPARE: dict[str, Callable[..., Any]] = {"=": eq, "<>": ne, "!=": ne, "<": lt, ">": gt, "<=": le, ">=": ge}
_QUERY = re.compile(r"\s*select\s+(.+?)\s+from\s+(\w+)(?:\s+where\s+(.+?))?\s*", re.IGNORECASE | re.DOTALL)
Test = Callable[[Callable[[str], Any]], bool]


def bad_query(text: str) -> NetException:
    return net_error("Microsoft.Management.Infrastructure.CimException", f"Invalid query: {text}")


def read_query(text: str) -> tuple[str, list[str] | None, Test]:
    """(class, properties or None for all, test) of SELECT … FROM … WHERE …"""
    found = _QUERY.fullmatch(text)
    if found is None:
        raise bad_query(text)
    chosen = found[1].strip()
    return found[2], None if chosen == "*" else [name.strip() for name in chosen.split(",")], read_condition(found[3])


def read_condition(text: str | None) -> Test:
    """The test of a WHERE clause; `get` gives the instance's property of a name."""
    return (lambda get: True) if text is None or not text.strip() else _Reader(text).whole()


class _Reader:
    """or: and: not: a comparison or a group in parentheses."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[str] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise bad_query(text)
            self.tokens.append(match.group().strip())
            at = match.end()
        self.at = 0

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        token = self.peek()
        if not token:
            raise bad_query(self.text)
        self.at += 1
        return token

    def word(self, wanted: str) -> bool:
        if self.peek().lower() != wanted:
            return False
        self.at += 1
        return True

    def whole(self) -> Test:
        test = self.either()
        if self.peek():
            raise bad_query(self.text)
        return test

    def either(self) -> Test:
        tests = [self.both()]
        while self.word("or"):
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda get: any(test(get) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.word("and"):
            tests.append(self.one())
        return tests[0] if len(tests) == 1 else lambda get: all(test(get) for test in tests)

    def one(self) -> Test:
        if self.word("not"):
            inner = self.one()
            return lambda get: not inner(get)
        if self.word("("):
            inner = self.either()
            if not self.word(")"):
                raise bad_query(self.text)
            return inner
        return self.comparison()

    @staticmethod
    def is_literal(token: str) -> bool:
        return token[0] in "'\"-0123456789" or token.lower() in ("true", "false", "null")

    def comparison(self) -> Test:
        left = self.take()
        operator = self.take().lower()
        if operator == "is":
            absent = not self.word("not")
            if not self.word("null"):
                raise bad_query(self.text)
            return lambda get: (get(left) is None) is absent
        negated = operator == "not" and self.word("like")
        if operator == "like" or negated:
            matches = _like(str(_literal(self.take())))
            return lambda get: matches(get(left)) is not negated
        if operator not in _COMPARE:
            raise bad_query(self.text)
        right = self.take()
        if not self.is_literal(right):
            left, right = right, left  # 'value' = Property
        if not self.is_literal(right):
            raise bad_query(self.text)
        value, compare = _literal(right), _COMPARE[operator]

        def test(get: Callable[[str], Any]) -> bool:
            found = get(left)
            return found is not None and bool(compare(found, value))

        return test


def _literal(token: str) -> Any:
    if token[0] in "'\"":
        return re.sub(r"\\(.)", r"\1", token[1:-1])
    lower = token.lower()
    if lower in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[lower]
    return float(token) if "." in token else int(token)


def _like(pattern: str) -> Callable[[Any], bool]:
    """% stands for any text, _ for one character, [a-c] and [^a] for one of some."""
    parts = re.split(r"(%|_|\[\^?[^\]]*\])", pattern)
    text = "".join({"%": ".*", "_": "."}.get(part, part if at % 2 else re.escape(part)) for at, part in enumerate(parts))
    compiled = re.compile(text, re.IGNORECASE | re.DOTALL)
    return lambda value: value is not None and compiled.fullmatch(str(value)) is not None
