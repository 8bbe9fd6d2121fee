"""In: a filter's text, `Name -like 'a*' -and Enabled -eq $true`. Out: a test for objects: the OPATH language of -Filter."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cmdlets.exchange.common.errors import fault

Test = Callable[[Any], bool]
_TOKEN = re.compile(
    r"\s*(?:(?P<open>\()|(?P<close>\))|(?P<op>-\w+)|'(?P<single>(?:[^']|'')*)'|\"(?P<double>[^\"]*)\"|\$(?P<constant>true|false|null)\b|(?P<word>[^\s()'\"]+))",
    re.IGNORECASE,
)


def compile_filter(text: str) -> Test:
    """The test; a fault says where the text is no filter."""
    parser = _Parser(text)
    test = parser.either()
    if parser.at < len(parser.tokens):
        raise parser.bad()
    return test


class _Parser:
    """Recursive descent: or, and, not, comparison."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.tokens: list[tuple[str, str]] = []
        position = 0
        body = text.strip().strip("{}").rstrip()
        while position < len(body):
            found = _TOKEN.match(body, position)
            if found is None or found.end() == position:
                raise self.bad()
            position = found.end()
            kind = found.lastgroup or ""
            self.tokens.append((kind, found[kind]))

    def bad(self) -> Exception:
        return fault(
            "E-VALUE",
            text=f"The filter \"{self.text}\" isn't valid. Write conditions such as Name -like 'a*' joined by -and, -or and -not.",
        )

    def peek(self, *wanted: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at][0] == "op" and self.tokens[self.at][1].lower() in wanted

    def take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise self.bad()
        self.at += 1
        return self.tokens[self.at - 1]

    def either(self) -> Test:
        tests = [self.both()]
        while self.peek("-or"):
            self.take()
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda item: any(test(item) for test in tests)

    def both(self) -> Test:
        tests = [self.single()]
        while self.peek("-and"):
            self.take()
            tests.append(self.single())
        return tests[0] if len(tests) == 1 else lambda item: all(test(item) for test in tests)

    def single(self) -> Test:
        if self.peek("-not"):
            self.take()
            inner = self.single()
            return lambda item: not inner(item)
        kind, name = self.take()
        if kind == "open":
            inner = self.either()
            if self.take()[0] != "close":
                raise self.bad()
            return inner
        operator = self.take()
        if kind != "word" or operator[0] != "op" or operator[1].lower() not in _OPERATORS:
            raise self.bad()
        value_kind, value = self.take()
        return _comparison(name, operator[1].lower(), _value(value_kind, value))


def _value(kind: str, text: str) -> Any:
    if kind == "constant":
        return {"true": True, "false": False, "null": None}[text.lower()]
    return text.replace("''", "'") if kind == "single" else text


def _comparison(name: str, operator: str, wanted: Any) -> Test:
    call = _OPERATORS[operator]

    def test(item: Any) -> bool:
        row = item.schema.find(name)
        if row is None:
            raise fault("E-VALUE", text=f'"{name}" isn\'t a property that can be filtered by.')
        value = item.get(row.name)
        values = list(value) if isinstance(value, list) else [value]
        return any(call(each, wanted) for each in values) if values else call(None, wanted)

    return test


def _compare(name: str) -> Callable[[Any, Any], bool]:
    def call(value: Any, wanted: Any) -> bool:
        from ems.values import compare
        from ems.values.convert import truth
        from ems.values.text import to_string

        if value is not None and not isinstance(value, (bool, int)):
            value = to_string(value)
        return truth(getattr(compare, name)(value, wanted))

    return call


def _like(value: Any, wanted: Any) -> bool:
    from ems.values.text import to_string
    from ems.values.wildcard import Wildcard

    return Wildcard(to_string(wanted)).matches(to_string(value))


_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    **{f"-{name}": _compare(name) for name in ("eq", "ne", "lt", "le", "gt", "ge")},
    "-like": _like, "-notlike": lambda value, wanted: not _like(value, wanted),
}
