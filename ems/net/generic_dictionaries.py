"""In: nothing. Out: the members of Dictionary[K,V], SortedDictionary[K,V], SortedList, ConcurrentDictionary[K,V] and KeyValuePair[K,V]."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.net import sequences
from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.dictionaries import DictionaryBodies, add, check_key, view
from ems.net.enumerators import Enumerator
from ems.net.equality import comparer_function, equal, hash_code, key_function, sort_key
from ems.values.collections import Dictionary, DictionaryEntry, GenericDictionary, key_exact
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.overloads import default_of
from ems.values.text import net_text
from ems.values.types import NetType, generic_type, get_type, net_type


class KeyValuePair(NetObject):
    """An entry of a generic dictionary."""

    __slots__ = ("key", "net_type", "value")

    def __init__(self, net: NetType, key: Any, value: Any) -> None:
        self.ps_ext = None
        self.net_type = net
        self.key = key
        self.value = value

    def net_to_string(self, culture: str) -> str:
        return f"[{net_text(self.key, culture)}, {net_text(self.value, culture)}]"

    def hash_key(self) -> Any:
        return (key_exact(self.key), key_exact(self.value))


def pair_type(owner: NetType) -> NetType:
    return generic_type(get_type("System.Collections.Generic.KeyValuePair`2"), owner.arguments[:2])


class PairDictionary(GenericDictionary):
    """Dictionary[K,V] as this module makes it; `comparer` is what its constructor was given."""

    __slots__ = ("comparer",)

    def __init__(self, net: NetType, pairs: Iterable[tuple[Any, Any]] = (), comparer: Any = None) -> None:
        self.comparer = comparer
        super().__init__(net, pairs, key_function(comparer))

    def entries(self) -> list[Any]:
        net = pair_type(self.net_type)
        return [KeyValuePair(net, key, value) for key, value in self.items()]

    def copy(self) -> PairDictionary:
        return PairDictionary(self.net_type, self.items(), self.comparer)


class SortedPairs(PairDictionary):
    """SortedDictionary[K,V] and SortedList[K,V]: walked in the order of their keys."""

    __slots__ = ()

    def __init__(self, net: NetType, pairs: Iterable[tuple[Any, Any]] = (), comparer: Any = None) -> None:
        GenericDictionary.__init__(self, net, pairs, _order_key(comparer))
        self.comparer = comparer

    def _forms(self) -> list[Any]:
        key = sort_key(self.comparer)
        return sorted(self.keys_as_given, key=lambda form: key(self.keys_as_given[form]))

    def keys(self) -> list[Any]:
        return [self.keys_as_given[f] for f in self._forms()]

    def values(self) -> list[Any]:
        return [self.store[f] for f in self._forms()]

    def items(self) -> Iterator[tuple[Any, Any]]:
        return iter([(self.keys_as_given[f], self.store[f]) for f in self._forms()])

    def copy(self) -> SortedPairs:
        return SortedPairs(self.net_type, self.items(), self.comparer)


def _order_key(comparer: Any) -> Any:
    """The normal form of keys under an IComparer."""
    own = getattr(comparer, "net_key", None)
    if own is not None or comparer is None:
        return own or key_exact
    order = comparer_function(comparer)

    class Ordered:
        """A key that equals another when the comparer says 0."""

        __slots__ = ("key",)

        def __init__(self, key: Any) -> None:
            self.key = key

        def __hash__(self) -> int:
            return 0

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Ordered) and order(self.key, other.key) == 0

    return Ordered


def _twice(key: Any) -> NetException:
    return bad_argument(f"An item with the same key has already been added. Key: {net_text(key)}")


def _pairs(source: Any) -> Any:
    if isinstance(source, Dictionary):
        return source.items()
    from ems.values.members import enumerate_

    return [(p.key, p.value) for p in enumerate_(source)]


class _Pairs(DictionaryBodies):
    """System.Collections.Generic.Dictionary[K,V]."""

    names = ("System.Collections.Generic.Dictionary`2+KeyCollection", "System.Collections.Generic.Dictionary`2+ValueCollection")

    @staticmethod
    def new(net: NetType, *arguments: Any) -> PairDictionary:
        if arguments and arguments[0].__class__ is int and arguments[0] < 0:
            raise out_of_range("Non-negative number required.", "capacity")
        source = next((a for a in arguments if isinstance(a, (Dictionary, list)) or hasattr(a, "net_enumerate")), None)
        comparer = next((a for a in arguments if a is not None and a is not source and not isinstance(a, int)), None)
        return PairDictionary(net, () if source is None else _pairs(source), comparer)

    @staticmethod
    def Add(self: Any, key: Any, value: Any) -> None:
        if self.has(check_key(key)):
            raise _twice(key)
        self.set(key, value)

    @staticmethod
    def Remove(self: Any, key: Any, value: Any = None) -> bool:
        if value is not None:
            value.value = self.get(check_key(key), default_of(self.net_type.arguments[1]))
        return self.remove(check_key(key))

    @staticmethod
    def TryAdd(self: Any, key: Any, value: Any) -> bool:
        if self.has(check_key(key)):
            return False
        self.set(key, value)
        return True

    @staticmethod
    def TryGetValue(self: Any, key: Any, value: Any) -> bool:
        found = self.has(check_key(key))
        value.value = self.get(key) if found else default_of(self.net_type.arguments[1])
        return found

    @staticmethod
    def Item(self: Any, key: Any) -> Any:
        if not self.has(check_key(key)):
            raise net_error("System.Collections.Generic.KeyNotFoundException",
                f"The given key '{net_text(key)}' was not present in the dictionary.")
        return self.get(key)

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.entries(), generic_type(get_type("System.Collections.Generic.Dictionary`2+Enumerator"),
            self.net_type.arguments))

    @staticmethod
    def EnsureCapacity(self: Any, capacity: int) -> int:
        if capacity < 0:
            raise out_of_range("Specified argument was out of the range of valid values.", "capacity")
        return max(capacity, _prime(len(self)))

    @staticmethod
    def TrimExcess(self: Any, capacity: int | None = None) -> None:
        if capacity is not None and capacity < len(self):
            raise out_of_range("Specified argument was out of the range of valid values.", "capacity")

    @staticmethod
    def Capacity(self: Any) -> int:
        return _prime(len(self)) if len(self) else 0

    @staticmethod
    def Comparer(self: Any) -> Any:
        from ems.net.comparers import default_equality

        return self.comparer or default_equality(self.net_type.arguments[0])

    @staticmethod
    def Keys(self: Any) -> Any:
        return view(self, "keys", _Pairs.names)

    @staticmethod
    def Values(self: Any) -> Any:
        return view(self, "values", _Pairs.names)


_PRIMES = (3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919)


def _prime(size: int) -> int:
    return next((p for p in _PRIMES if p >= size), size)


_PAIR_INTERFACES = ("ICollection ICollection`1 IDeserializationCallback IDictionary IDictionary`2 IEnumerable IEnumerable`1 "
                    "IReadOnlyCollection`1 "
                    "IReadOnlyDictionary`2 ISerializable")
members(net_type("System.Collections.Generic.Dictionary`2", kind="generic", interfaces=_PAIR_INTERFACES), """
void Add(TKey key, TValue value)
void IDictionary[TKey,TValue].Add(TKey key, TValue value)
void ICollection[KeyValuePair[TKey,TValue]].Add(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
void IDictionary.Add(System.Object key, System.Object value)
void Clear()
void ICollection[KeyValuePair[TKey,TValue]].Clear()
void IDictionary.Clear()
bool ICollection[KeyValuePair[TKey,TValue]].Contains(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
bool IDictionary.Contains(System.Object key)
bool ContainsKey(TKey key)
bool IDictionary[TKey,TValue].ContainsKey(TKey key)
bool IReadOnlyDictionary[TKey,TValue].ContainsKey(TKey key)
bool ContainsValue(TValue value)
void ICollection[KeyValuePair[TKey,TValue]].CopyTo(System.Collections.Generic.KeyValuePair[TKey,TValue][] array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
int EnsureCapacity(int capacity)
System.Collections.Generic.Dictionary`2+AlternateLookup`1[TKey,TValue,TAlternateKey] GetAlternateLookup[TAlternateKey]()
bool TryGetAlternateLookup[TAlternateKey]([ref] System.Collections.Generic.Dictionary`2+AlternateLookup`1[TKey,TValue,TAlternateKey] lookup)
void GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
System.Collections.Generic.Dictionary`2+Enumerator[TKey,TValue] GetEnumerator()
System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]]
    IEnumerable[KeyValuePair[TKey,TValue]].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
void OnDeserialization(System.Object sender)
void IDeserializationCallback.OnDeserialization(System.Object sender)
bool Remove(TKey key)
bool Remove(TKey key, [ref] TValue value)
bool IDictionary[TKey,TValue].Remove(TKey key)
bool ICollection[KeyValuePair[TKey,TValue]].Remove(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
void IDictionary.Remove(System.Object key)
void TrimExcess()
void TrimExcess(int capacity)
bool TryAdd(TKey key, TValue value)
bool TryGetValue(TKey key, [ref] TValue value)
bool IDictionary[TKey,TValue].TryGetValue(TKey key, [ref] TValue value)
bool IReadOnlyDictionary[TKey,TValue].TryGetValue(TKey key, [ref] TValue value)
TValue Item(TKey key) {get;set;}
System.Object IDictionary.Item(System.Object key) {get;set;}
int Capacity {get;}
System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.Generic.Dictionary`2+KeyCollection[TKey,TValue] Keys {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.Dictionary`2+ValueCollection[TKey,TValue] Values {get;}
System.Collections.Generic.Dictionary[TKey,TValue] new()
System.Collections.Generic.Dictionary[TKey,TValue] new(int capacity)
System.Collections.Generic.Dictionary[TKey,TValue] new(System.Collections.Generic.IEqualityComparer[TKey] comparer)
System.Collections.Generic.Dictionary[TKey,TValue] new(int capacity, System.Collections.Generic.IEqualityComparer[TKey] comparer)
System.Collections.Generic.Dictionary[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)
System.Collections.Generic.Dictionary[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
System.Collections.Generic.Dictionary[TKey,TValue]
    new(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection)
System.Collections.Generic.Dictionary[TKey,TValue]
    new(System.Collections.Generic.IEnumerable[System.Collections.Generic.KeyValuePair[TKey,TValue]] collection,
    System.Collections.Generic.IEqualityComparer[TKey] comparer)
""", _Pairs)


class _SortedPairs(_Pairs):
    names = ("System.Collections.Generic.SortedDictionary`2+KeyCollection", "System.Collections.Generic.SortedDictionary`2+ValueCollection")

    @staticmethod
    def new(net: NetType, *arguments: Any) -> SortedPairs:
        source = next((a for a in arguments if isinstance(a, Dictionary)), None)
        comparer = next((a for a in arguments if a is not None and a is not source and not isinstance(a, int)), None)
        return SortedPairs(net, () if source is None else source.items(), comparer)

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.entries(), generic_type(get_type("System.Collections.Generic.SortedDictionary`2+Enumerator"),
            self.net_type.arguments))

    @staticmethod
    def Comparer(self: Any) -> Any:
        from ems.net.comparers import default_order

        return self.comparer or default_order(self.net_type.arguments[0])

    @staticmethod
    def Keys(self: Any) -> Any:
        return view(self, "keys", _SortedPairs.names)

    @staticmethod
    def Values(self: Any) -> Any:
        return view(self, "values", _SortedPairs.names)


members(net_type("System.Collections.Generic.SortedDictionary`2", kind="generic", interfaces=_PAIR_INTERFACES), """
void Add(TKey key, TValue value)
void IDictionary[TKey,TValue].Add(TKey key, TValue value)
void ICollection[KeyValuePair[TKey,TValue]].Add(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
void IDictionary.Add(System.Object key, System.Object value)
void Clear()
void ICollection[KeyValuePair[TKey,TValue]].Clear()
void IDictionary.Clear()
bool ICollection[KeyValuePair[TKey,TValue]].Contains(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
bool IDictionary.Contains(System.Object key)
bool ContainsKey(TKey key)
bool IDictionary[TKey,TValue].ContainsKey(TKey key)
bool IReadOnlyDictionary[TKey,TValue].ContainsKey(TKey key)
bool ContainsValue(TValue value)
void CopyTo(System.Collections.Generic.KeyValuePair[TKey,TValue][] array, int index)
void ICollection[KeyValuePair[TKey,TValue]].CopyTo(System.Collections.Generic.KeyValuePair[TKey,TValue][] array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
System.Collections.Generic.SortedDictionary`2+Enumerator[TKey,TValue] GetEnumerator()
System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]]
    IEnumerable[KeyValuePair[TKey,TValue]].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
bool Remove(TKey key)
bool IDictionary[TKey,TValue].Remove(TKey key)
bool ICollection[KeyValuePair[TKey,TValue]].Remove(System.Collections.Generic.KeyValuePair[TKey,TValue] item)
void IDictionary.Remove(System.Object key)
bool TryGetValue(TKey key, [ref] TValue value)
bool IDictionary[TKey,TValue].TryGetValue(TKey key, [ref] TValue value)
bool IReadOnlyDictionary[TKey,TValue].TryGetValue(TKey key, [ref] TValue value)
TValue Item(TKey key) {get;set;}
System.Object IDictionary.Item(System.Object key) {get;set;}
System.Collections.Generic.IComparer[TKey] Comparer {get;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.Generic.SortedDictionary`2+KeyCollection[TKey,TValue] Keys {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.SortedDictionary`2+ValueCollection[TKey,TValue] Values {get;}
System.Collections.Generic.SortedDictionary[TKey,TValue] new()
System.Collections.Generic.SortedDictionary[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)
System.Collections.Generic.SortedDictionary[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary,
    System.Collections.Generic.IComparer[TKey] comparer)
System.Collections.Generic.SortedDictionary[TKey,TValue] new(System.Collections.Generic.IComparer[TKey] comparer)
""", _SortedPairs)


class _SortedLists(_SortedPairs):
    """System.Collections.Generic.SortedList[K,V]."""

    @staticmethod
    def Keys(self: Any) -> Any:
        return view(self, "keys", ("System.Collections.Generic.SortedList`2+KeyList",) * 2)

    @staticmethod
    def Values(self: Any) -> Any:
        return view(self, "values", ("System.Collections.Generic.SortedList`2+ValueList",) * 2)

    @staticmethod
    def IndexOfKey(self: Any, key: Any) -> int:
        return next((at for at, other in enumerate(self.keys()) if self.normal(other) == self.normal(key)), -1)

    @staticmethod
    def IndexOfValue(self: Any, value: Any) -> int:
        return next((at for at, other in enumerate(self.values()) if equal(other, value)), -1)

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        keys = self.keys()
        if not 0 <= index < len(keys):
            raise out_of_range(sequences.INDEX_LESS, "index")
        self.remove(keys[index])

    @staticmethod
    def GetKeyAtIndex(self: Any, index: int) -> Any:
        return self.keys()[index]

    @staticmethod
    def GetValueAtIndex(self: Any, index: int) -> Any:
        return self.values()[index]


members(net_type("System.Collections.Generic.SortedList`2", kind="generic", interfaces=_PAIR_INTERFACES), """
void Add(TKey key, TValue value)
void Clear()
bool ContainsKey(TKey key)
bool ContainsValue(TValue value)
bool IDictionary.Contains(System.Object key)
System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]] GetEnumerator()
TKey GetKeyAtIndex(int index)
TValue GetValueAtIndex(int index)
int IndexOfKey(TKey key)
int IndexOfValue(TValue value)
bool Remove(TKey key)
void RemoveAt(int index)
void TrimExcess()
bool TryGetValue(TKey key, [ref] TValue value)
TValue Item(TKey key) {get;set;}
System.Collections.Generic.IComparer[TKey] Comparer {get;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.Generic.IList[TKey] Keys {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.IList[TValue] Values {get;}
System.Collections.Generic.SortedList[TKey,TValue] new()
System.Collections.Generic.SortedList[TKey,TValue] new(int capacity)
System.Collections.Generic.SortedList[TKey,TValue] new(System.Collections.Generic.IComparer[TKey] comparer)
System.Collections.Generic.SortedList[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary)
System.Collections.Generic.SortedList[TKey,TValue] new(System.Collections.Generic.IDictionary[TKey,TValue] dictionary,
    System.Collections.Generic.IComparer[TKey] comparer)
""", _SortedLists)


# -- KeyValuePair


class _KeyValues(ObjectBodies):
    @staticmethod
    def new(net: NetType, key: Any, value: Any) -> KeyValuePair:
        return KeyValuePair(net, key, value)

    @staticmethod
    def Key(self: Any) -> Any:
        return self.key

    @staticmethod
    def Value(self: Any) -> Any:
        return self.value

    @staticmethod
    def Deconstruct(self: Any, key: Any, value: Any) -> None:
        key.value, value.value = self.key, self.value

    @staticmethod
    def GetHashCode(self: Any) -> int:
        return hash_code(self.key) ^ hash_code(self.value)


members(net_type("System.Collections.Generic.KeyValuePair`2", kind="generic", base="System.ValueType", py=KeyValuePair), """
void Deconstruct([ref] TKey key, [ref] TValue value)
int GetHashCode()
string ToString()
TKey Key {get;}
TValue Value {get;}
System.Collections.Generic.KeyValuePair[TKey,TValue] new(TKey key, TValue value)
""", _KeyValues)


# -- SortedList (not generic)


class SortedTable(Dictionary):
    """System.Collections.SortedList."""

    __slots__ = ("comparer",)
    net_name = "System.Collections.SortedList"

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = (), normal: Any = key_exact, comparer: Any = None) -> None:
        self.comparer = comparer
        super().__init__(pairs, _order_key(comparer))

    def check(self, key: Any) -> Any:
        """The key, when it can be compared with those in the list."""
        check_key(key)
        for other in self.keys_as_given.values():
            try:
                comparer_function(self.comparer)(other, key)
            except NetException as error:
                raise net_error("System.InvalidOperationException", "Failed to compare two elements in the array.", error) from None
            break
        return key

    def _forms(self) -> list[Any]:
        key = sort_key(self.comparer)
        return sorted(self.keys_as_given, key=lambda form: key(self.keys_as_given[form]))

    def set(self, key: Any, value: Any) -> None:
        super().set(self.check(key), value)

    def keys(self) -> list[Any]:
        return [self.keys_as_given[f] for f in self._forms()]

    def values(self) -> list[Any]:
        return [self.store[f] for f in self._forms()]

    def items(self) -> Iterator[tuple[Any, Any]]:
        return iter([(self.keys_as_given[f], self.store[f]) for f in self._forms()])

    def copy(self) -> SortedTable:
        return SortedTable(self.items(), comparer=self.comparer)


class _SortedTables(DictionaryBodies):
    @staticmethod
    def new(*arguments: Any) -> SortedTable:
        if arguments and arguments[0].__class__ is int and arguments[0] < 0:
            raise out_of_range("Non-negative number required.", "initialCapacity")
        source = next((a for a in arguments if isinstance(a, Dictionary)), None)
        comparer = next((a for a in arguments if a is not None and a is not source and not isinstance(a, int)), None)
        return SortedTable(() if source is None else source.items(), comparer=comparer)

    @staticmethod
    def Add(self: Any, key: Any, value: Any) -> None:
        add(self, self.check(key), value)

    @staticmethod
    def Contains(self: Any, key: Any) -> bool:
        return self.has(self.check(key))

    ContainsKey = Contains

    @staticmethod
    def Remove(self: Any, key: Any) -> None:
        self.remove(self.check(key))

    @staticmethod
    def Item(self: Any, key: Any) -> Any:
        return self.get(self.check(key))

    @staticmethod
    def Clone(self: Any) -> Any:
        return self.copy()

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator([DictionaryEntry(k, v) for k, v in self.items()], "System.Collections.SortedList+SortedListEnumerator")

    @staticmethod
    def _at(items: list[Any], index: int) -> Any:
        if not 0 <= index < len(items):
            raise out_of_range(sequences.INDEX_LESS, "index")
        return items[index]

    @staticmethod
    def GetByIndex(self: Any, index: int) -> Any:
        return _SortedTables._at(self.values(), index)

    @staticmethod
    def GetKey(self: Any, index: int) -> Any:
        return _SortedTables._at(self.keys(), index)

    @staticmethod
    def Keys(self: Any) -> Any:
        return view(self, "keys", ("System.Collections.SortedList+KeyList",) * 2)

    @staticmethod
    def Values(self: Any) -> Any:
        return view(self, "values", ("System.Collections.SortedList+ValueList",) * 2)

    GetKeyList, GetValueList = Keys, Values

    @staticmethod
    def IndexOfKey(self: Any, key: Any) -> int:
        self.check(key)
        return next((at for at, other in enumerate(self.keys()) if self.normal(other) == self.normal(key)), -1)

    @staticmethod
    def IndexOfValue(self: Any, value: Any) -> int:
        return next((at for at, other in enumerate(self.values()) if equal(other, value)), -1)

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        self.remove(_SortedTables._at(self.keys(), index))

    @staticmethod
    def SetByIndex(self: Any, index: int, value: Any) -> None:
        self.set(_SortedTables._at(self.keys(), index), value)

    @staticmethod
    def Capacity(self: Any) -> int:
        return max(16, len(self)) if len(self) else 0

    @staticmethod
    def TrimToSize(self: Any) -> None:
        return None

    @staticmethod
    def Synchronized(items: Any) -> Any:
        if items is None:
            raise null_argument("list")
        return items


members(net_type("System.Collections.SortedList", py=SortedTable, interfaces="ICloneable ICollection IDictionary IEnumerable"), """
void Add(System.Object key, System.Object value)
void IDictionary.Add(System.Object key, System.Object value)
void Clear()
void IDictionary.Clear()
System.Object Clone()
System.Object ICloneable.Clone()
bool Contains(System.Object key)
bool IDictionary.Contains(System.Object key)
bool ContainsKey(System.Object key)
bool ContainsValue(System.Object value)
void CopyTo(array array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
System.Object GetByIndex(int index)
System.Collections.IDictionaryEnumerator GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Object GetKey(int index)
System.Collections.IList GetKeyList()
System.Collections.IList GetValueList()
int IndexOfKey(System.Object key)
int IndexOfValue(System.Object value)
void Remove(System.Object key)
void IDictionary.Remove(System.Object key)
void RemoveAt(int index)
void SetByIndex(int index, System.Object value)
void TrimToSize()
System.Object Item(System.Object key) {get;set;}
int Capacity {get;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.ICollection Keys {get;}
System.Object SyncRoot {get;}
System.Collections.ICollection Values {get;}
System.Collections.SortedList new()
System.Collections.SortedList new(int initialCapacity)
System.Collections.SortedList new(System.Collections.IComparer comparer)
System.Collections.SortedList new(System.Collections.IComparer comparer, int capacity)
System.Collections.SortedList new(System.Collections.IDictionary d)
System.Collections.SortedList new(System.Collections.IDictionary d, System.Collections.IComparer comparer)
static System.Collections.SortedList Synchronized(System.Collections.SortedList list)
""", _SortedTables)


# -- ConcurrentDictionary


class _Concurrent(_Pairs):
    @staticmethod
    def new(net: NetType, *arguments: Any) -> PairDictionary:
        return _Pairs.new(net, *[a for a in arguments if a.__class__ is not int])

    @staticmethod
    def IsEmpty(self: Any) -> bool:
        return not len(self)

    @staticmethod
    def _value(value: Any, *arguments: Any) -> Any:
        call = getattr(value, "call", None)
        return call(*arguments) if call is not None else value

    @staticmethod
    def GetOrAdd(self: Any, key: Any, value: Any) -> Any:
        if not self.has(check_key(key)):
            self.set(key, _Concurrent._value(value, key))
        return self.get(key)

    @staticmethod
    def AddOrUpdate(self: Any, key: Any, value: Any, update: Any) -> Any:
        new = update.call(key, self.get(key)) if self.has(check_key(key)) else _Concurrent._value(value, key)
        self.set(key, new)
        return new

    @staticmethod
    def TryRemove(self: Any, key: Any, value: Any) -> bool:
        return _Pairs.Remove(self, key, value)

    @staticmethod
    def TryUpdate(self: Any, key: Any, new: Any, comparison: Any) -> bool:
        if not self.has(check_key(key)) or not equal(self.get(key), comparison):
            return False
        self.set(key, new)
        return True

    @staticmethod
    def ToArray(self: Any) -> Any:
        from ems.net.arrays import make_array

        return make_array(pair_type(self.net_type), self.entries())

    @staticmethod
    def Keys(self: Any) -> Any:
        from ems.net.lists import read_only

        return read_only(self.keys(), self.net_type.arguments[0])

    @staticmethod
    def Values(self: Any) -> Any:
        from ems.net.lists import read_only

        return read_only(self.values(), self.net_type.arguments[1])


members(net_type("System.Collections.Concurrent.ConcurrentDictionary`2", kind="generic", interfaces=_PAIR_INTERFACES), """
TValue AddOrUpdate(TKey key, TValue addValue, System.Func[TKey,TValue,TValue] updateValueFactory)
TValue AddOrUpdate(TKey key, System.Func[TKey,TValue] addValueFactory, System.Func[TKey,TValue,TValue] updateValueFactory)
void Clear()
bool ContainsKey(TKey key)
void IDictionary.Add(System.Object key, System.Object value)
bool IDictionary.Contains(System.Object key)
System.Collections.Generic.IEnumerator[System.Collections.Generic.KeyValuePair[TKey,TValue]] GetEnumerator()
TValue GetOrAdd(TKey key, System.Func[TKey,TValue] valueFactory)
TValue GetOrAdd(TKey key, TValue value)
System.Collections.Generic.KeyValuePair[TKey,TValue][] ToArray()
bool TryAdd(TKey key, TValue value)
bool TryGetValue(TKey key, [ref] TValue value)
bool TryRemove(TKey key, [ref] TValue value)
bool TryUpdate(TKey key, TValue newValue, TValue comparisonValue)
TValue Item(TKey key) {get;set;}
System.Collections.Generic.IEqualityComparer[TKey] Comparer {get;}
int Count {get;}
bool IsEmpty {get;}
System.Collections.Generic.ICollection[TKey] Keys {get;}
System.Collections.Generic.ICollection[TValue] Values {get;}
System.Collections.Concurrent.ConcurrentDictionary[TKey,TValue] new()
System.Collections.Concurrent.ConcurrentDictionary[TKey,TValue] new(System.Collections.Generic.IEqualityComparer[TKey] comparer)
System.Collections.Concurrent.ConcurrentDictionary[TKey,TValue] new(int concurrencyLevel, int capacity)
""", _Concurrent)
