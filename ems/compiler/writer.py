"""In: lines of Python with the script extent they come from. Out: a code object whose positions are the script's own.

The compiler writes Python text, since text is easy to read and to test; `code` parses it and puts the script's line and column on every
node, so that a traceback speaks of the script. A node has the extent of its line; `AT(start, end, expression)` in the text stands for the
expression with an extent of its own.
"""
from __future__ import annotations

import ast
from types import CodeType
from typing import Any

from ems.syntax.source import Source

Position = tuple[int, int, int, int]
_PLACELESS = frozenset(("ctx", "op", "ops", "id", "attr", "arg", "name", "kind", "type_comment", "type_ignores", "is_async", "level", "simple"))
_CHILDREN: dict[type, tuple[str, ...]] = {}  # class of node -> its fields that may hold nodes with a place


class Writer:
    """Collects the lines of one compiled unit. `mark` is the extent (start, end) that the next lines belong to."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines: list[str] = []
        self.marks: list[tuple[int, int]] = []

    def add(self, indent: int, text: str, mark: tuple[int, int]) -> None:
        self.lines.append(" " * indent + text)
        self.marks.append(mark)

    def text(self) -> str:
        """The Python text, for tests and debugging."""
        return "\n".join(self.lines) + "\n"

    def code(self, filename: str) -> CodeType:
        tree = ast.parse(self.text(), filename)
        cache: dict[tuple[int, int], Position] = {}
        positions = [self.position(mark, cache) for mark in self.marks]
        own: dict[ast.AST, Position] = {}  # of the expressions in AT( )
        stack: list[ast.AST] = [tree]
        while stack:
            node = stack.pop()
            at = getattr(node, "lineno", 0)
            if at:
                node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = (  # type: ignore[attr-defined]
                    own.get(node) or positions[at - 1] if own else positions[at - 1])
            kind = node.__class__
            if kind is ast.Name or kind is ast.Constant:
                continue
            names = _CHILDREN.get(kind)
            if names is None:
                names = _CHILDREN[kind] = tuple(name for name in node._fields if name not in _PLACELESS)
            for name in names:
                child = getattr(node, name, None)
                if child is None:
                    continue
                if child.__class__ is list:
                    for i, item in enumerate(child):
                        if item.__class__ is ast.Call and item.func.__class__ is ast.Name and item.func.id == "AT":
                            item = child[i] = self.unwrapped(item, own, cache)
                        if isinstance(item, ast.AST):
                            stack.append(item)
                elif isinstance(child, ast.AST):
                    if child.__class__ is ast.Call and child.func.__class__ is ast.Name and child.func.id == "AT":  # type: ignore[attr-defined]
                        child = self.unwrapped(child, own, cache)
                        setattr(node, name, child)
                    stack.append(child)
        return compile(tree, filename, "exec")

    def position(self, mark: tuple[int, int], cache: dict[tuple[int, int], Position]) -> Position:
        """(line, column, end line, end column) of an extent, as Python's tree has them."""
        found = cache.get(mark)
        if found is None:
            line, column = self.source.place(mark[0])
            end_line, end_column = self.source.place(mark[1])
            found = cache[mark] = (line, column - 1, end_line, end_column - 1)
        return found

    def unwrapped(self, call: Any, own: dict[ast.AST, Position], cache: dict[tuple[int, int], Position]) -> ast.AST:
        """The expression of AT(start, end, expression), its position noted."""
        start, end, inner = call.args
        while inner.__class__ is ast.Call and inner.func.__class__ is ast.Name and inner.func.id == "AT":
            start, end, inner = inner.args
        own[inner] = self.position((start.value, end.value), cache)
        return inner  # type: ignore[no-any-return]


class Body:
    """The lines of one Python function under construction, with its own indentation and temporaries."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, tuple[int, int]]] = []
        self.indent = 1
        self.temps = 0

    def temp(self) -> str:
        self.temps += 1
        return f"t{self.temps}"
