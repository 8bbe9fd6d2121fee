"""In: nothing. Out: the base class of the syntax tree's nodes, and the type names that they hold."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar


class TypeName:
    """A type as written in brackets.

    `shape` is ("name", start, end, text), ("array", start, end, rank, element) or ("generic", start, end, name, *arguments),
    where name, element and arguments are shapes; `text` the whole as written; `assembly` what stood after a comma.
    """

    __slots__ = ("assembly", "end", "shape", "start", "text")

    def __init__(self, start: int, end: int, text: str, shape: tuple[Any, ...], assembly: str | None = None) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.shape = shape
        self.assembly = assembly


class Node:
    """The base of all nodes."""

    __slots__ = ("end", "start")
    fields: ClassVar[tuple[str, ...]] = ()
    start: int
    end: int

    def children(self) -> Iterator[Node]:
        """The child nodes, in field order."""
        for name in self.fields:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, Node):
                        yield item
                    elif isinstance(item, tuple):
                        yield from (part for part in item if isinstance(part, Node))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(list(node.children())))
