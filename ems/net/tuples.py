"""In: nothing. Out: System.Tuple and Tuple[T1,…]."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation
from ems.net.declare import members
from ems.net.equality import compare, equal, hash_code
from ems.values.collections import key_exact
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.text import net_text
from ems.values.types import NetType, generic_type, get_type, net_type, type_of


class Tuple(NetObject):
    __slots__ = ("items", "net_type")

    def __init__(self, net: NetType, items: tuple[Any, ...]) -> None:
        self.ps_ext = None
        self.net_type = net
        self.items = items

    def net_to_string(self, culture: str) -> str:
        return f"({', '.join('' if i is None else net_text(i, culture) for i in self.items)})"

    def net_item(self, index: Any) -> Any:
        from ems.values.convert import convert

        at = int(convert(index, get_type("System.Int32")))
        return self.items[at] if -len(self.items) <= at < len(self.items) else None

    def hash_key(self) -> Any:
        return tuple(map(key_exact, self.items))


def _item(at: int) -> Any:
    return staticmethod(lambda self: self.items[at])


class _Tuples(ObjectBodies):
    @staticmethod
    def new(net: NetType, *items: Any) -> Tuple:
        return Tuple(net, items)

    @staticmethod
    def Length(self: Tuple) -> int:
        return len(self.items)

    @staticmethod
    def Item(self: Tuple, index: int) -> Any:
        if not 0 <= index < len(self.items):
            raise net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        return self.items[index]

    @staticmethod
    def Equals(self: Tuple, other: Any, comparer: Any = None) -> bool:
        return isinstance(other, Tuple) and other.net_type is self.net_type and all(map(equal, self.items, other.items))

    @staticmethod
    def GetHashCode(self: Tuple, comparer: Any = None) -> int:
        return hash_code(self)

    @staticmethod
    def CompareTo(self: Tuple, other: Any, comparer: Any = None) -> int:
        if other is None:
            return 1
        if not isinstance(other, Tuple) or other.net_type is not self.net_type:
            raise bad_argument(f"Argument must be of type {self.net_type.full_name}.", "other")
        return next((r for r in map(compare, self.items, other.items) if r), 0)

    @staticmethod
    def Create(*items: Any) -> Tuple:
        if not items:
            raise invalid_operation("A tuple needs an item.")
        arguments = tuple(get_type("System.Object") if i is None else type_of(i) for i in items)
        return Tuple(generic_type(get_type(f"System.Tuple`{len(items)}"), arguments), items)


for _at in range(8):
    setattr(_Tuples, f"Item{_at + 1}", _item(_at))
for _count in range(1, 9):
    _names = ["T"] if _count == 1 else [f"T{i + 1}" for i in range(_count)]
    _properties = "\n".join(f"{n} Item{i + 1} {{get;}}" for i, n in enumerate(_names))
    _parameters = ", ".join(f"{n} item{i + 1}" for i, n in enumerate(_names))
    members(net_type(f"System.Tuple`{_count}", kind="generic", py=Tuple, interfaces="IComparable IStructuralComparable IStructuralEquatable ITuple"), f"""
int IStructuralComparable.CompareTo(System.Object other, System.Collections.IComparer comparer)
int IComparable.CompareTo(System.Object obj)
bool Equals(System.Object obj)
bool IStructuralEquatable.Equals(System.Object other, System.Collections.IEqualityComparer comparer)
int GetHashCode()
int IStructuralEquatable.GetHashCode(System.Collections.IEqualityComparer comparer)
string ToString()
System.Object ITuple.Item(int index) {{get;}}
{_properties}
int ITuple.Length {{get;}}
System.Tuple[{','.join(_names)}] new({_parameters})
""".replace("ITuple.Length", "Length"), _Tuples)
members(net_type("System.Tuple"), "\n".join(
    f"static System.Tuple[{','.join(n)}] Create[{', '.join(n)}]({', '.join(f'{t} item{i + 1}' for i, t in enumerate(n))})"
    for n in ([f"T{i + 1}" for i in range(count)] for count in range(1, 9))), _Tuples)
