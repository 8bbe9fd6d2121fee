"""In: lines of Python with the script extent they come from. Out: a code object whose positions are the script's own.

The compiler writes Python text, since text is easy to read and to test; `code` parses it and puts the script's line and column on every
node, so that a traceback speaks of the script.
"""
from __future__ import annotations

import ast
from types import CodeType

from ems.syntax.source import Source


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
        place = self.source.place
        cache: dict[tuple[int, int], tuple[int, int, int, int]] = {}
        positions = []
        for mark in self.marks:
            found = cache.get(mark)
            if found is None:
                line, column = place(mark[0])
                end_line, end_column = place(mark[1])
                found = cache[mark] = (line, column - 1, end_line, end_column - 1)
            positions.append(found)
        stack: list[ast.AST] = [tree]
        while stack:
            node = stack.pop()
            at = getattr(node, "lineno", 0)
            if at:
                node.lineno, node.col_offset, node.end_lineno, node.end_col_offset = positions[at - 1]  # type: ignore[attr-defined]
            for name in node._fields:
                child = getattr(node, name, None)
                if child.__class__ is list:
                    stack.extend(item for item in child if isinstance(item, ast.AST))
                elif isinstance(child, ast.AST):
                    stack.append(child)
        return compile(tree, filename, "exec")


class Body:
    """The lines of one Python function under construction, with its own indentation and temporaries."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, tuple[int, int]]] = []
        self.indent = 1
        self.temps = 0

    def temp(self) -> str:
        self.temps += 1
        return f"t{self.temps}"
