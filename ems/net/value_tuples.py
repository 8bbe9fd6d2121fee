"""In: nothing. Out: System.ValueTuple, what DivRem and SinCos give."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import NetType, generic_type, net_type


class ValueTuple(NetObject):
    """Some values side by side; equal when their items are."""

    __slots__ = ("items", "net_type")

    def __init__(self, net_type: NetType, items: tuple[Any, ...]) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.items = items

    def hash_key(self) -> tuple[Any, ...]:
        return self.items

    def __str__(self) -> str:
        from ems.values.text import net_text

        return "(" + ", ".join("" if item is None else net_text(item) for item in self.items) + ")"


_OPEN: dict[int, NetType] = {}
_SEVERAL = net_type("System.ValueTuple", base="System.ValueType", kind="struct")
_OPEN[2] = net_type("System.ValueTuple`2", base="System.ValueType", kind="generic", py=ValueTuple,
    interfaces="IComparable IStructuralEquatable ITuple")
_OPEN[3] = net_type("System.ValueTuple`3", base="System.ValueType", kind="generic", py=ValueTuple,
    interfaces="IComparable IStructuralEquatable ITuple")
_OPEN[4] = net_type("System.ValueTuple`4", base="System.ValueType", kind="generic", py=ValueTuple,
    interfaces="IComparable IStructuralEquatable ITuple")


def value_tuple(types: tuple[NetType, ...], items: tuple[Any, ...]) -> ValueTuple:
    """A tuple of those types."""
    made = generic_type(_OPEN[len(types)], types)
    made.kind = "struct"
    return ValueTuple(made, items)


def _item(at: int) -> Any:
    return lambda self: self.items[at]


class _Bodies(ObjectBodies):
    ToString = staticmethod(str)


for _count, _net in _OPEN.items():
    for _at in range(_count):
        _net.prop(f"T{_at + 1} Item{_at + 1}", _item(_at))
    members(_net, "bool Equals(System.Object obj)\nint GetHashCode()\nstring ToString()", _Bodies)
