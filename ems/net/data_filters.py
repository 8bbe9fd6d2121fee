"""In: the filter and the order of DataTable.Select. Out: a test of rows, and the rows in order.

A filter: columns (`Name`, `[Full Name]`), texts in single quotes, numbers, #dates#, NULL, true and false, compared with = <> < <= > >=,
LIKE, IN (…), IS [NOT] NULL, joined with AND, OR, NOT and brackets; + - * / % between numbers.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ems.net.data_tables import DataRow, DataTable, db_null
from ems.net.equality import compare
from ems.values.errors import NetException, net_error

Read = Callable[[DataRow], Any]
_TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<date>#[^#]*#)|(?P<number>\d+(?:\.\d+)?)|\[(?P<bracket>[^\]]*)\]|(?P<name>[A-Za-z_]\w*)"
                    r"|(?P<mark><>|<=|>=|[=<>()+\-*/%,]))")


def _bad(text: str) -> NetException:
    return net_error("System.Data.SyntaxErrorException", f"Syntax error: {text}.")


class _Reader:
    """A descent over the tokens of a filter."""

    def __init__(self, table: DataTable, text: str) -> None:
        self.table = table
        self.tokens: list[tuple[str, str]] = []
        at = 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            if match is None:
                raise _bad(f"Cannot interpret token '{text[at:].strip()[0]}' at position {at + 1}")
            kind = match.lastgroup or ""
            self.tokens.append((kind, match.group(kind)))
            at = match.end()
        self.at = 0

    def word(self, *words: str) -> str | None:
        """The next token when it is one of those words or marks, passed over."""
        if self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind in ("name", "mark") and text.upper() in words:
                self.at += 1
                return text.upper()
        return None

    def need(self, mark: str) -> None:
        if self.word(mark) is None:
            raise _bad(f"Missing operand after '{mark}' operator" if self.at >= len(self.tokens) else f"The expression is missing '{mark}'")

    def either(self) -> Read:
        left = self.both()
        while self.word("OR"):
            left = self._join(left, self.both(), lambda a, b: a or b)
        return left

    def both(self) -> Read:
        left = self.negated()
        while self.word("AND"):
            left = self._join(left, self.negated(), lambda a, b: a and b)
        return left

    @staticmethod
    def _join(left: Read, right: Read, how: Callable[[bool, bool], bool]) -> Read:
        return lambda row: how(left(row) is True, right(row) is True)

    def negated(self) -> Read:
        if self.word("NOT"):
            inner = self.negated()
            return lambda row: inner(row) is not True
        return self.comparison()

    def comparison(self) -> Read:
        left = self.sum()
        mark = self.word("=", "<>", "<", "<=", ">", ">=", "LIKE", "IN", "IS", "NOT")
        if mark is None:
            return left
        if mark == "IS":
            wanted = self.word("NOT") is None
            self.need("NULL")
            return lambda row: (left(row) is db_null()) is wanted
        if mark == "NOT":
            self.at -= 1
            self.need("NOT")
            inner = self._tail(left, self.word("LIKE", "IN") or "")
            return lambda row: inner(row) is not True
        return self._tail(left, mark)

    def _tail(self, left: Read, mark: str) -> Read:
        if mark == "IN":
            self.need("(")
            items = [self.sum()]
            while self.word(","):
                items.append(self.sum())
            self.need(")")
            return lambda row: any(self.order(left(row), item(row)) == 0 for item in items)
        right = self.sum()
        if mark == "LIKE":
            return lambda row: self.like(left(row), right(row))
        test = {"=": lambda o: o == 0, "<>": lambda o: o != 0, "<": lambda o: o < 0, "<=": lambda o: o <= 0, ">": lambda o: o > 0,
                ">=": lambda o: o >= 0}[mark]

        def holds(row: DataRow) -> bool:
            found = self.order(left(row), right(row))
            return found is not None and test(found)

        return holds

    def order(self, left: Any, right: Any) -> int | None:
        """-1, 0 or 1; None when one of them is null."""
        from ems.values.convert import convert
        from ems.values.types import type_of

        if left is db_null() or right is db_null():
            return None
        if isinstance(left, str) and isinstance(right, str):
            if not self.table.case_sensitive:
                left, right = left.lower(), right.lower()
            return (left > right) - (left < right)
        try:
            return compare(left, convert(right, type_of(left)) if type_of(left) is not type_of(right) else right)
        except NetException:
            raise net_error("System.Data.EvaluateException", f"Cannot perform '=' operation on {type_of(left).full_name} and {type_of(right).full_name}.") from None

    def like(self, left: Any, right: Any) -> bool:
        from ems.values.text import net_text

        if left is db_null():
            return False
        pattern = "".join(".*" if c in "*%" else re.escape(c) for c in net_text(right))
        return re.fullmatch(pattern, net_text(left), re.DOTALL | (0 if self.table.case_sensitive else re.IGNORECASE)) is not None

    def sum(self) -> Read:
        left = self.product()
        while (mark := self.word("+", "-")) is not None:
            left = self._calculate(left, self.product(), mark)
        return left

    def product(self) -> Read:
        left = self.single()
        while (mark := self.word("*", "/", "%")) is not None:
            left = self._calculate(left, self.single(), mark)
        return left

    @staticmethod
    def _calculate(left: Read, right: Read, mark: str) -> Read:
        from ems.values import arithmetic

        how = {"+": arithmetic.add, "-": arithmetic.sub, "*": arithmetic.mul, "/": arithmetic.div, "%": arithmetic.mod}[mark]

        def calculated(row: DataRow) -> Any:
            a, b = left(row), right(row)
            return db_null() if a is db_null() or b is db_null() else how(a, b)

        return calculated

    def single(self) -> Read:
        if self.word("("):
            inner = self.either()
            self.need(")")
            return inner
        if self.word("-"):
            inner = self.single()
            return lambda row: -inner(row)
        if self.at >= len(self.tokens):
            raise _bad("The expression ends too early")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            value: Any = text[1:-1].replace("''", "'")
        elif kind == "number":
            value = float(text) if "." in text else int(text)
        elif kind == "date":
            from ems.values.convert import convert
            from ems.values.types import get_type

            value = convert(text[1:-1], get_type("System.DateTime"))
        elif kind == "name" and text.upper() in ("NULL", "TRUE", "FALSE"):
            value = {"NULL": db_null(), "TRUE": True, "FALSE": False}[text.upper()]
        elif kind in ("name", "bracket"):
            at = self.table.place(text)
            if at is None:
                raise net_error("System.Data.EvaluateException", f"Cannot find column [{text}].")
            return lambda row: row.values[at]
        else:
            raise _bad(f"Missing operand before '{text}' operator")
        return lambda row: value


def predicate(table: DataTable, text: str) -> Callable[[DataRow], bool]:
    reader = _Reader(table, text)
    read = reader.either()
    if reader.at < len(reader.tokens):
        raise _bad(f"Missing operand after '{reader.tokens[reader.at][1]}' operator")
    return lambda row: read(row) is True


def ordered(table: DataTable, rows: list[DataRow], text: str) -> list[DataRow]:
    """The rows by `Column [ASC|DESC], …`; nulls come first."""
    from functools import cmp_to_key

    found = list(rows)
    for part in reversed([p.strip() for p in text.split(",") if p.strip()]):
        name, _, way = part.rpartition(" ") if part.upper().endswith((" ASC", " DESC")) else (part, "", "ASC")
        at = table.at(name.strip().strip("[]"))
        reader = _Reader(table, "")

        def compared(a: DataRow, b: DataRow, at: int = at, reader: _Reader = reader) -> int:
            one, two = a.values[at], b.values[at]
            if one is db_null() or two is db_null():
                return (one is not db_null()) - (two is not db_null())
            return reader.order(one, two) or 0

        found.sort(key=cmp_to_key(compared), reverse=way.upper() == "DESC")
    return found
