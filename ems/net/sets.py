"""In: nothing. Out: HashSet[T] and SortedSet[T] with their members."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.net import sequences
from ems.net.bases import ObjectBodies, bad_argument, out_of_range
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.equality import key_function, sort_key
from ems.net.lists import each
from ems.values.objects import NetObject
from ems.values.overloads import default_of
from ems.values.types import NetType, generic_type, get_type, net_type


class NetSet(NetObject):
    """HashSet[T]: `store` maps the normal form of an element to the element."""

    __slots__ = ("comparer", "net_type", "normal", "store")

    def __init__(self, net: NetType, items: Iterable[Any] = (), comparer: Any = None) -> None:
        self.ps_ext = None
        self.net_type = net
        self.comparer = comparer
        self.normal = key_function(comparer)
        self.store: dict[Any, Any] = {}
        for item in items:
            self.add(item)

    def add(self, item: Any) -> bool:
        form = self.normal(item)
        if form in self.store:
            return False
        self.store[form] = item
        return True

    def __len__(self) -> int:
        return len(self.store)

    def items(self) -> list[Any]:
        return list(self.store.values())

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.items())

    @property
    def element(self) -> NetType:
        return self.net_type.arguments[0]


class SortedNetSet(NetSet):
    """SortedSet[T]."""

    __slots__ = ()

    def __init__(self, net: NetType, items: Iterable[Any] = (), comparer: Any = None) -> None:
        from ems.net.generic_dictionaries import _order_key

        super().__init__(net, (), None)
        self.comparer = comparer
        self.normal = _order_key(comparer)
        for item in items:
            self.add(item)

    def items(self) -> list[Any]:
        return sorted(self.store.values(), key=sort_key(self.comparer))


def _forms(self: NetSet, other: Any) -> dict[Any, Any]:
    """The other collection's elements by their normal form."""
    return {self.normal(item): item for item in each(other, "other")}


class _Sets(ObjectBodies):
    IsReadOnly = IsSynchronized = False

    @staticmethod
    def new(net: NetType, *arguments: Any) -> NetSet:
        return _made(NetSet, net, arguments)

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def Capacity(self: Any) -> int:
        from ems.net.generic_dictionaries import _prime

        return _prime(len(self)) if len(self) else 0

    @staticmethod
    def Comparer(self: Any) -> Any:
        from ems.net.comparers import default_equality

        return self.comparer or default_equality(self.element)

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self

    @staticmethod
    def Add(self: Any, item: Any) -> bool:
        return self.add(item)

    @staticmethod
    def Clear(self: Any) -> None:
        self.store.clear()

    @staticmethod
    def Contains(self: Any, item: Any) -> bool:
        return self.normal(item) in self.store

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int = 0, count: int | None = None) -> None:
        items = self.items()
        length = len(items) if count is None else count
        if array is not None and index >= 0 and length < 0:
            raise out_of_range("Non-negative number required.", "count")
        sequences.copy_into(items[: max(length, 0)], array, index, lambda: out_of_range("Non-negative number required.", "arrayIndex"), count=length)

    @staticmethod
    def EnsureCapacity(self: Any, capacity: int) -> int:
        from ems.net.generic_dictionaries import _prime

        if capacity < 0:
            raise out_of_range("Specified argument was out of the range of valid values.", "capacity")
        return max(_prime(capacity), _prime(len(self)))

    @staticmethod
    def ExceptWith(self: Any, other: Any) -> None:
        for form in _forms(self, other):
            self.store.pop(form, None)

    @staticmethod
    def IntersectWith(self: Any, other: Any) -> None:
        kept = _forms(self, other)
        self.store = {form: item for form, item in self.store.items() if form in kept}

    @staticmethod
    def SymmetricExceptWith(self: Any, other: Any) -> None:
        for form, item in _forms(self, other).items():
            if form in self.store:
                del self.store[form]
            else:
                self.store[form] = item

    @staticmethod
    def UnionWith(self: Any, other: Any) -> None:
        for item in each(other, "other"):
            self.add(item)

    @staticmethod
    def IsProperSubsetOf(self: Any, other: Any) -> bool:
        forms = _forms(self, other)
        return len(self.store) < len(forms) and all(f in forms for f in self.store)

    @staticmethod
    def IsProperSupersetOf(self: Any, other: Any) -> bool:
        forms = _forms(self, other)
        return len(self.store) > len(forms) and all(f in self.store for f in forms)

    @staticmethod
    def IsSubsetOf(self: Any, other: Any) -> bool:
        forms = _forms(self, other)
        return all(f in forms for f in self.store)

    @staticmethod
    def IsSupersetOf(self: Any, other: Any) -> bool:
        return all(f in self.store for f in _forms(self, other))

    @staticmethod
    def Overlaps(self: Any, other: Any) -> bool:
        return any(f in self.store for f in _forms(self, other))

    @staticmethod
    def SetEquals(self: Any, other: Any) -> bool:
        return _forms(self, other).keys() == self.store.keys()

    @staticmethod
    def Remove(self: Any, item: Any) -> bool:
        form = self.normal(item)
        if form not in self.store:
            return False
        del self.store[form]
        return True

    @staticmethod
    def RemoveWhere(self: Any, match: Any) -> int:
        sequences.require(match, "match")
        gone = [form for form, item in self.store.items() if match.call(item)]
        for form in gone:
            del self.store[form]
        return len(gone)

    @staticmethod
    def TryGetValue(self: Any, wanted: Any, actual: Any) -> bool:
        form = self.normal(wanted)
        actual.value = self.store.get(form, default_of(self.element))
        return form in self.store

    @staticmethod
    def TrimExcess(self: Any, capacity: int | None = None) -> None:
        if capacity is not None and capacity < len(self):
            raise out_of_range(f"capacity ('{capacity}') must be greater than or equal to '{len(self)}'.", "capacity", capacity)

    @staticmethod
    def OnDeserialization(self: Any, sender: Any) -> None:
        return None

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.items(), generic_type(get_type("System.Collections.Generic.HashSet`1+Enumerator"), self.net_type.arguments))

    @staticmethod
    def CreateSetComparer(net: NetType) -> Any:
        from ems.net.comparers import default_equality

        return default_equality(net)


def _made(cls: type[NetSet], net: NetType, arguments: tuple[Any, ...]) -> NetSet:
    if arguments and arguments[0].__class__ is int:
        if arguments[0] < 0:
            raise out_of_range("Non-negative number required.", "capacity")
        arguments = arguments[1:]
    comparer = next((a for a in arguments if a is not None and _is_comparer(a)), None)
    items = next((a for a in arguments if a is not comparer), ())
    return cls(net, each(items) if items is not None and items != () else (), comparer)


def _is_comparer(value: Any) -> bool:
    from ems.values.types import type_of

    return hasattr(value, "net_key") or bool(type_of(value).all_interfaces() & {"IEqualityComparer`1", "IEqualityComparer", "IComparer`1",
        "IComparer"})


_INTERFACES = "ICollection`1 IDeserializationCallback IEnumerable IEnumerable`1 IReadOnlyCollection`1 IReadOnlySet`1 ISerializable ISet`1"
members(net_type("System.Collections.Generic.HashSet`1", kind="generic", interfaces=_INTERFACES), """
bool Add(T item)
void ICollection[T].Add(T item)
bool ISet[T].Add(T item)
void Clear()
void ICollection[T].Clear()
bool Contains(T item)
bool ICollection[T].Contains(T item)
bool IReadOnlySet[T].Contains(T item)
void CopyTo(T[] array)
void CopyTo(T[] array, int arrayIndex)
void CopyTo(T[] array, int arrayIndex, int count)
void ICollection[T].CopyTo(T[] array, int arrayIndex)
int EnsureCapacity(int capacity)
System.Collections.Generic.HashSet`1+AlternateLookup`1[T,TAlternate] GetAlternateLookup[TAlternate]()
bool TryGetAlternateLookup[TAlternate]([ref] System.Collections.Generic.HashSet`1+AlternateLookup`1[T,TAlternate] lookup)
void GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void ExceptWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].ExceptWith(System.Collections.Generic.IEnumerable[T] other)
System.Collections.Generic.HashSet`1+Enumerator[T] GetEnumerator()
System.Collections.Generic.IEnumerator[T] IEnumerable[T].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
void IntersectWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].IntersectWith(System.Collections.Generic.IEnumerable[T] other)
bool IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)
void OnDeserialization(System.Object sender)
void IDeserializationCallback.OnDeserialization(System.Object sender)
bool Overlaps(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].Overlaps(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].Overlaps(System.Collections.Generic.IEnumerable[T] other)
bool Remove(T item)
bool ICollection[T].Remove(T item)
int RemoveWhere(System.Predicate[T] match)
bool SetEquals(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].SetEquals(System.Collections.Generic.IEnumerable[T] other)
bool IReadOnlySet[T].SetEquals(System.Collections.Generic.IEnumerable[T] other)
void SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)
void TrimExcess()
void TrimExcess(int capacity)
bool TryGetValue(T equalValue, [ref] T actualValue)
void UnionWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].UnionWith(System.Collections.Generic.IEnumerable[T] other)
int Capacity {get;}
System.Collections.Generic.IEqualityComparer[T] Comparer {get;}
int Count {get;}
bool IsReadOnly {get;}
static System.Collections.Generic.IEqualityComparer[System.Collections.Generic.HashSet[T]] CreateSetComparer()
System.Collections.Generic.HashSet[T] new()
System.Collections.Generic.HashSet[T] new(System.Collections.Generic.IEqualityComparer[T] comparer)
System.Collections.Generic.HashSet[T] new(int capacity)
System.Collections.Generic.HashSet[T] new(System.Collections.Generic.IEnumerable[T] collection)
System.Collections.Generic.HashSet[T] new(System.Collections.Generic.IEnumerable[T] collection,
    System.Collections.Generic.IEqualityComparer[T] comparer)
System.Collections.Generic.HashSet[T] new(int capacity, System.Collections.Generic.IEqualityComparer[T] comparer)
""", _Sets)


class _SortedSets(_Sets):
    @staticmethod
    def new(net: NetType, *arguments: Any) -> NetSet:
        return _made(SortedNetSet, net, arguments)

    @staticmethod
    def Min(self: Any) -> Any:
        items = self.items()
        return items[0] if items else default_of(self.element)

    @staticmethod
    def Max(self: Any) -> Any:
        items = self.items()
        return items[-1] if items else default_of(self.element)

    @staticmethod
    def Comparer(self: Any) -> Any:
        from ems.net.comparers import default_order

        return self.comparer or default_order(self.element)

    @staticmethod
    def Reverse(self: Any) -> Any:
        return Enumerator(self.items()[::-1], generic_type(get_type("System.Collections.Generic.SortedSet`1+Enumerator"),
            self.net_type.arguments))

    @staticmethod
    def GetViewBetween(self: Any, low: Any, high: Any) -> Any:
        from ems.net.equality import comparer_function

        order = comparer_function(self.comparer)
        if order(low, high) > 0:
            raise bad_argument("Must be less than or equal to upperValue.", "lowerValue")
        net = generic_type(get_type("System.Collections.Generic.SortedSet`1+TreeSubSet"), self.net_type.arguments)
        return SortedNetSet(net, [i for i in self.items() if order(low, i) <= 0 <= order(high, i)], self.comparer)

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.items(), generic_type(get_type("System.Collections.Generic.SortedSet`1+Enumerator"),
            self.net_type.arguments))


_SORTED = """
bool Add(T item)
void ICollection[T].Add(T item)
bool ISet[T].Add(T item)
void Clear()
void ICollection[T].Clear()
bool Contains(T item)
bool ICollection[T].Contains(T item)
void CopyTo(T[] array)
void CopyTo(T[] array, int index)
void CopyTo(T[] array, int index, int count)
void ICollection.CopyTo(array array, int index)
void ExceptWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].ExceptWith(System.Collections.Generic.IEnumerable[T] other)
System.Collections.Generic.SortedSet`1+Enumerator[T] GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.Generic.SortedSet[T] GetViewBetween(T lowerValue, T upperValue)
void IntersectWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].IntersectWith(System.Collections.Generic.IEnumerable[T] other)
bool IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsProperSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsProperSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsSubsetOf(System.Collections.Generic.IEnumerable[T] other)
bool IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].IsSupersetOf(System.Collections.Generic.IEnumerable[T] other)
bool Overlaps(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].Overlaps(System.Collections.Generic.IEnumerable[T] other)
bool Remove(T item)
bool ICollection[T].Remove(T item)
int RemoveWhere(System.Predicate[T] match)
System.Collections.Generic.IEnumerable[T] Reverse()
bool SetEquals(System.Collections.Generic.IEnumerable[T] other)
bool ISet[T].SetEquals(System.Collections.Generic.IEnumerable[T] other)
void SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].SymmetricExceptWith(System.Collections.Generic.IEnumerable[T] other)
bool TryGetValue(T equalValue, [ref] T actualValue)
void UnionWith(System.Collections.Generic.IEnumerable[T] other)
void ISet[T].UnionWith(System.Collections.Generic.IEnumerable[T] other)
System.Collections.Generic.IComparer[T] Comparer {get;}
int Count {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
T Max {get;}
T Min {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.SortedSet[T] new()
System.Collections.Generic.SortedSet[T] new(System.Collections.Generic.IComparer[T] comparer)
System.Collections.Generic.SortedSet[T] new(System.Collections.Generic.IEnumerable[T] collection)
System.Collections.Generic.SortedSet[T] new(System.Collections.Generic.IEnumerable[T] collection, System.Collections.Generic.IComparer[T] comparer)
"""
_SORTED_INTERFACES = "ICollection " + _INTERFACES
members(net_type("System.Collections.Generic.SortedSet`1", kind="generic", interfaces=_SORTED_INTERFACES), _SORTED, _SortedSets)
members(net_type("System.Collections.Generic.SortedSet`1+TreeSubSet", kind="generic", interfaces=_SORTED_INTERFACES), _SORTED, _SortedSets)
