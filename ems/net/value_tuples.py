"""In: nothing. Out: System.ValueTuple, what DivRem and SinCos give."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values.convert import to_int
from ems.values.objects import NetObject
from ems.values.types import OBJECT, NetType, generic_type, net_type, type_of


class ValueTuple(NetObject):
    """Some values side by side; equal when their items are."""

    __slots__ = ("items", "net_type")

    def __init__(self, net_type: NetType, items: tuple[Any, ...]) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.items = items

    def hash_key(self) -> tuple[Any, ...]:
        return self.items

    def net_item(self, index: Any) -> Any:
        at = to_int(index)
        return self.items[at] if -len(self.items) <= at < len(self.items) else None

    def __str__(self) -> str:
        from ems.values.text import net_text

        return "(" + ", ".join("" if item is None else net_text(item) for item in self.items) + ")"


_OPEN: dict[int, NetType] = {}
_SEVERAL = net_type("System.ValueTuple", base="System.ValueType", kind="struct")
for _count in range(1, 8):
    _OPEN[_count] = net_type(f"System.ValueTuple`{_count}", base="System.ValueType", kind="generic", py=ValueTuple,
                             interfaces="IComparable IStructuralEquatable ITuple")


def value_tuple(types: tuple[NetType, ...], items: tuple[Any, ...]) -> ValueTuple:
    """A tuple of those types."""
    made = generic_type(_OPEN[len(types)], types)
    made.kind = "struct"
    return ValueTuple(made, items)


def _item(at: int) -> Any:
    return lambda self: self.items[at]


def _put(at: int) -> Any:
    def put(self: ValueTuple, value: Any) -> None:
        self.items = (*self.items[:at], value, *self.items[at + 1 :])

    return put


class _Bodies(ObjectBodies):
    @staticmethod
    def new(net: NetType, *items: Any) -> ValueTuple:
        return ValueTuple(net, items)

    @staticmethod
    def CompareTo(self: ValueTuple, other: Any) -> int:
        from ems.net.equality import compare

        if other is None:
            return 1
        return next((order for order in map(compare, self.items, other.items) if order), 0)

    ToString = staticmethod(str)  # type: ignore[assignment]
    Length = staticmethod(lambda self: len(self.items))

    @staticmethod
    def Create(*items: Any) -> ValueTuple:
        return value_tuple(tuple(OBJECT if item is None else type_of(item) for item in items), items)


for _count, _net in _OPEN.items():
    _types = ["T"] if _count == 1 else [f"T{i + 1}" for i in range(_count)]
    _self = f"System.ValueTuple[{','.join(_types)}]"
    members(_net, f"""
int CompareTo({_self} other)
int IComparable.CompareTo(System.Object other)
bool Equals(System.Object obj)
int GetHashCode()
string ToString()
{_self} new({', '.join(f'{t} item{i + 1}' for i, t in enumerate(_types))})
""", _Bodies)
    members(_net, "int Length {get;}", _Bodies)
    for _at in range(_count):  # fields come behind the properties
        _net.prop(f"{_types[_at]} Item{_at + 1}", _item(_at), _put(_at))
_NAMES = [[f"T{i + 1}" for i in range(count)] for count in _OPEN]
members(_SEVERAL, "\n".join(f"static System.ValueTuple[{','.join(n)}] Create[{', '.join(n)}]({', '.join(f'{t} item{i + 1}' for i, t in enumerate(n))})"
                             for n in _NAMES), _Bodies)
