"""In: items. Out: the enumerators that scripts see: $input, $foreach, $switch."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.values.objects import NetObject


class LoopEnumerator(NetObject):
    """$foreach and $switch: Current, MoveNext(), Reset(). MoveNext takes the loop's next item."""

    __slots__ = ("current", "items")
    net_name = "System.Management.Automation.Internal.LoopEnumerator"

    def __init__(self, items: Iterable[Any]) -> None:
        self.ps_ext = None
        self.items = iter(items)
        self.current: Any = None

    def move_next(self) -> bool:
        try:
            self.current = next(self.items)
        except StopIteration:
            return False
        return True

    def __iter__(self) -> Iterator[Any]:
        while self.move_next():
            yield self.current

    net_enumerate = __iter__


class InputEnumerator(NetObject):
    """$input: walked once; Reset() starts again."""

    __slots__ = ("at", "items")
    net_name = "System.Management.Automation.Internal.InputEnumerator"
    is_enumerator = True

    def __init__(self, items: list[Any]) -> None:
        self.ps_ext = None
        self.items = items
        self.at = -1

    def move_next(self) -> bool:
        if self.at + 1 >= len(self.items):
            return False
        self.at += 1
        return True

    def reset(self) -> None:
        self.at = -1

    @property
    def current(self) -> Any:
        return self.items[self.at] if 0 <= self.at < len(self.items) else None

    def __iter__(self) -> Iterator[Any]:
        while self.move_next():
            yield self.items[self.at]

    net_enumerate = __iter__
