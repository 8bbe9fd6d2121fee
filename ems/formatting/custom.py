"""In: an object. Out: the lines of Format-Custom: its class name and properties, nested objects indented.

A line is (indentation, text). The rules on depth and on what counts as a leaf are PowerShell's.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.formatting import access
from ems.formatting.cells import ELLIPSIS
from ems.formatting.columns import Column, plain_columns
from ems.formatting.values import cell_text

DEFAULT_DEPTH = 5
INDENT = 2

Line = tuple[int, str]


class Browser:
    """Walks one object. `is_scalar` tells what is shown as text; `limit` is $FormatEnumerationLimit."""

    def __init__(self, depth: int, limit: int, is_scalar: Callable[[Any], bool]) -> None:
        self.depth = depth
        self.limit = limit
        self.is_scalar = is_scalar
        self.lines: list[Line] = []

    def show(self, obj: Any, columns: list[Column] | None) -> list[Line]:
        """All lines for an object; `columns` when the user named properties."""
        items = access.enumerable(obj)
        if items is not None:
            self._collection(items, 0, 0)
        else:
            self._object(obj, columns, 0, 0)
        return self.lines

    def _leaf(self, value: Any, level: int) -> bool:
        return level >= self.depth or value is None or self.is_scalar(value)

    def _put(self, indent: int, text: str) -> None:
        self.lines.append((indent, text))

    def _object(self, obj: Any, columns: list[Column] | None, level: int, indent: int) -> None:
        names = access.type_names(obj)
        self._put(indent, "class " + names[0].rpartition(".")[2])
        self._put(indent, "{")
        if columns is None:
            columns = plain_columns(access.display_set(obj) or access.shown_properties(obj))
        for column in columns:
            self._property(obj, column, level, indent + INDENT)
        self._put(indent, "}")

    def _property(self, obj: Any, column: Column, level: int, indent: int) -> None:
        try:
            value = column.get(obj)
        except Exception:  # noqa: BLE001 - a property that fails shows as empty
            value = None
        if value is access.MISSING:
            value = None
        items = access.enumerable(value)
        if items is not None:
            self._put(indent, f"{column.label} = ")
            self._collection(items, level + 1, indent + INDENT)
            self._put(indent, "")
        elif self._leaf(value, level):
            self._put(indent, f"{column.label} = {cell_text(value, self.limit)}")
        else:
            self._put(indent, f"{column.label} = ")
            self._object(value, None, level + 1, indent + INDENT)

    def _collection(self, items: Iterable[Any], level: int, indent: int) -> None:
        self._put(indent, "[")
        inner = indent + INDENT
        for count, item in enumerate(items):
            if count == self.limit:
                self._put(inner, ELLIPSIS)
                break
            if self._leaf(item, level):
                self._put(inner, cell_text(item, self.limit))
                continue
            nested = access.enumerable(item)
            if nested is not None:
                self._put(inner, "")
                self._collection(nested, level + 1, inner)
                self._put(inner, "")
            else:
                self._object(item, None, level + 1, inner)
        self._put(indent, "]")
