"""In: nothing. Out: the members of Hashtable, OrderedDictionary, DictionaryEntry, and of the collections of their keys and values."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, negative, not_supported, null_argument, out_of_range, too_great
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.equality import equal, key_function
from ems.net.sequences import INDEX_LESS, copy_into
from ems.values.collections import Dictionary, DictionaryEntry, GenericDictionary, Hashtable, OrderedDictionary, key_exact
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import NetType, generic_type, get_type, net_type


class DictionaryView(NetObject):
    """The keys or the values of a dictionary: what .Keys and .Values give."""

    __slots__ = ("net_type", "owner", "what")

    def __init__(self, owner: Dictionary, what: str, net: NetType) -> None:
        self.ps_ext = None
        self.owner = owner
        self.what = what
        self.net_type = net

    def items(self) -> list[Any]:
        return self.owner.keys() if self.what == "keys" else self.owner.values()

    def __len__(self) -> int:
        return len(self.owner)

    def net_enumerate(self) -> Iterator[Any]:
        owner, size = self.owner, len(self.owner)
        overwriting_counts = not isinstance(owner, GenericDictionary)  # .NET's generic ones allow it
        for (form, value), item in zip(list(owner.store.items()), self.items(), strict=False):
            yield item
            if len(owner) != size or (overwriting_counts and owner.store.get(form) is not value):
                raise net_error("System.InvalidOperationException", "Collection was modified; enumeration operation may not execute.")


class ExceptionData(Hashtable):
    """What Exception.Data is: a small dictionary in the order of insertion."""

    __slots__ = ()
    net_name = "System.Collections.ListDictionaryInternal"


def view(owner: Dictionary, what: str, names: tuple[str, str]) -> DictionaryView:
    name = names[0] if what == "keys" else names[1]
    net = get_type(name)
    arguments = getattr(owner, "net_type", None)
    return DictionaryView(owner, what, generic_type(net, arguments.arguments) if arguments is not None and arguments.arguments else net)


class _Views(ObjectBodies):
    IsSynchronized = False

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self.owner

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int) -> None:
        copy_into(self.items(), array, index, lambda: negative("index", index))

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.items(), "System.Collections.Hashtable+KeyCollection+Enumerator")

    @staticmethod
    def Contains(self: Any, item: Any) -> bool:
        return any(equal(i, item) for i in self.items())

    @staticmethod
    def Item(self: Any, index: int) -> Any:
        items = self.items()
        if not 0 <= index < len(items):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        return items[index]

    @staticmethod
    def IndexOf(self: Any, item: Any) -> int:
        return next((at for at, other in enumerate(self.items()) if equal(other, item)), -1)


_VIEW = """
void CopyTo(array array, int index)
System.Collections.IEnumerator GetEnumerator()
int Count {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
"""
for _name in ("System.Collections.Hashtable+KeyCollection", "System.Collections.Hashtable+ValueCollection",
              "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection"):
    members(net_type(_name, interfaces="ICollection IEnumerable"), _VIEW, _Views)
for _name in ("System.Collections.SortedList+KeyList", "System.Collections.SortedList+ValueList"):
    members(net_type(_name, interfaces="ICollection IEnumerable IList"), _VIEW + """
bool Contains(System.Object key)
int IndexOf(System.Object key)
System.Object Item(int index) {get;}
""", _Views)
for _name, _item in (("Dictionary`2+KeyCollection", "TKey"), ("Dictionary`2+ValueCollection", "TValue"),
    ("SortedDictionary`2+KeyCollection", "TKey"),
                     ("SortedDictionary`2+ValueCollection", "TValue"), ("SortedList`2+KeyList", "TKey"), ("SortedList`2+ValueList",
                         "TValue"),
                     ("OrderedDictionary`2+KeyCollection", "TKey"), ("OrderedDictionary`2+ValueCollection", "TValue")):
    _more = f"{_item} Item(int index) {{get;}}\nint IndexOf({_item} item)\n" if "List" in _name or "Ordered" in _name else ""
    members(net_type(f"System.Collections.Generic.{_name}", kind="generic",
        interfaces="ICollection ICollection`1 IEnumerable IEnumerable`1"),
            _VIEW + f"bool Contains({_item} item)\n" + _more, _Views)


# -- DictionaryEntry


class _Entries(ObjectBodies):
    @staticmethod
    def new(key: Any, value: Any) -> DictionaryEntry:
        return DictionaryEntry(key, value)

    @staticmethod
    def Key(self: Any) -> Any:
        return self.key

    @staticmethod
    def Value(self: Any) -> Any:
        return self.value

    @staticmethod
    def set_Key(self: Any, value: Any) -> None:
        self.key = value

    @staticmethod
    def set_Value(self: Any, value: Any) -> None:
        self.value = value

    @staticmethod
    def Deconstruct(self: Any, key: Any, value: Any) -> None:
        key.value, value.value = self.key, self.value

    @staticmethod
    def ToString(self: Any) -> str:
        from ems.values.text import net_text

        return net_text(self)


members(net_type("System.Collections.DictionaryEntry", base="System.ValueType", kind="struct", py=DictionaryEntry), """
void Deconstruct([ref] System.Object key, [ref] System.Object value)
string ToString()
System.Object Key {get;set;}
System.Object Value {get;set;}
System.Collections.DictionaryEntry new(System.Object key, System.Object value)
""", _Entries)


# -- Hashtable


def check_key(key: Any) -> Any:
    if key is None:
        raise null_argument("key")
    return key


def _twice(self: Dictionary, key: Any) -> Exception:
    from ems.values.text import net_text

    held = self.keys_as_given[self.normal(key)]
    return bad_argument(f"Item has already been added. Key in dictionary: '{net_text(held)}'  Key being added: '{net_text(key)}'")


def add(self: Dictionary, key: Any, value: Any) -> None:
    """Add to a dictionary that names both keys when it has one already."""
    if self.has(check_key(key)):
        raise _twice(self, key)
    self.set(key, value)


class DictionaryBodies(ObjectBodies):
    """What dictionaries of all kinds share."""

    IsFixedSize = IsReadOnly = IsSynchronized = False
    names = ("System.Collections.Hashtable+KeyCollection", "System.Collections.Hashtable+ValueCollection")

    @staticmethod
    def Add(self: Any, key: Any, value: Any) -> None:
        add(self, key, value)

    @staticmethod
    def Clear(self: Any) -> None:
        self.clear()

    @staticmethod
    def Contains(self: Any, key: Any) -> bool:
        return self.has(check_key(key))

    ContainsKey = Contains

    @staticmethod
    def ContainsValue(self: Any, value: Any) -> bool:
        return any(equal(value, v) for v in self.values())

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int) -> None:
        copy_into(self.entries(), array, index, lambda: out_of_range(INDEX_LESS, "arrayIndex"))

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.entries(), "System.Collections.Hashtable+HashtableEnumerator")

    @staticmethod
    def OnDeserialization(self: Any, sender: Any) -> None:
        return None

    @staticmethod
    def Remove(self: Any, key: Any) -> Any:
        return self.remove(check_key(key))

    @staticmethod
    def Item(self: Any, key: Any) -> Any:
        return self.get(check_key(key))

    @staticmethod
    def set_Item(self: Any, key: Any, value: Any) -> None:
        self.set(check_key(key), value)

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def Keys(self: Any) -> Any:
        return view(self, "keys", DictionaryBodies.names)

    @staticmethod
    def Values(self: Any) -> Any:
        return view(self, "values", DictionaryBodies.names)

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self


class _Hashtables(DictionaryBodies):
    @staticmethod
    def new(*arguments: Any) -> Hashtable:
        source = next((a for a in arguments if isinstance(a, Dictionary)), None)
        comparer = next((a for a in arguments if a is not None and not isinstance(a, (Dictionary, int, float))), None)
        if arguments and arguments[0] is None and len(arguments) == 1:
            raise null_argument("d")
        if arguments and arguments[0].__class__ is int and arguments[0] < 0:
            raise negative("capacity", arguments[0])
        return Hashtable(source.items() if source is not None else (), key_function(comparer))

    @staticmethod
    def Clone(self: Any) -> Any:
        return self.copy()

    @staticmethod
    def Synchronized(table: Any) -> Any:
        if table is None:
            raise null_argument("table")
        return table


members(net_type("System.Collections.Hashtable", py=Hashtable,
                 interfaces="ICloneable ICollection IDeserializationCallback IDictionary IEnumerable ISerializable"), """
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
System.Collections.IDictionaryEnumerator GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void OnDeserialization(System.Object sender)
void IDeserializationCallback.OnDeserialization(System.Object sender)
void Remove(System.Object key)
void IDictionary.Remove(System.Object key)
System.Object Item(System.Object key) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.ICollection Keys {get;}
System.Object SyncRoot {get;}
System.Collections.ICollection Values {get;}
hashtable new()
hashtable new(int capacity)
hashtable new(int capacity, float loadFactor)
hashtable new(int capacity, float loadFactor, System.Collections.IEqualityComparer equalityComparer)
hashtable new(System.Collections.IHashCodeProvider hcp, System.Collections.IComparer comparer)
hashtable new(System.Collections.IEqualityComparer equalityComparer)
hashtable new(int capacity, System.Collections.IHashCodeProvider hcp, System.Collections.IComparer comparer)
hashtable new(int capacity, System.Collections.IEqualityComparer equalityComparer)
hashtable new(System.Collections.IDictionary d)
hashtable new(System.Collections.IDictionary d, float loadFactor)
hashtable new(System.Collections.IDictionary d, System.Collections.IHashCodeProvider hcp, System.Collections.IComparer comparer)
hashtable new(System.Collections.IDictionary d, System.Collections.IEqualityComparer equalityComparer)
hashtable new(int capacity, float loadFactor, System.Collections.IHashCodeProvider hcp, System.Collections.IComparer comparer)
hashtable new(System.Collections.IDictionary d, float loadFactor, System.Collections.IHashCodeProvider hcp,
    System.Collections.IComparer comparer)
hashtable new(System.Collections.IDictionary d, float loadFactor, System.Collections.IEqualityComparer equalityComparer)
static hashtable Synchronized(hashtable table)
""", _Hashtables)


members(net_type("System.Collections.ListDictionaryInternal", py=ExceptionData, interfaces="ICollection IDictionary IEnumerable"), """
void Add(System.Object key, System.Object value)
void IDictionary.Add(System.Object key, System.Object value)
void Clear()
void IDictionary.Clear()
bool Contains(System.Object key)
bool IDictionary.Contains(System.Object key)
void CopyTo(array array, int index)
void ICollection.CopyTo(array array, int index)
System.Collections.IDictionaryEnumerator GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
void Remove(System.Object key)
void IDictionary.Remove(System.Object key)
System.Object Item(System.Object key) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.ICollection Keys {get;}
System.Object SyncRoot {get;}
System.Collections.ICollection Values {get;}
""", _Hashtables)


# -- OrderedDictionary


class ReadOnlyOrdered(OrderedDictionary):
    """OrderedDictionary.AsReadOnly()."""

    __slots__ = ()
    read_only = True


def _writable(self: Any) -> None:
    if isinstance(self, ReadOnlyOrdered):
        raise not_supported("The OrderedDictionary is readonly and cannot be modified.")


_ORDERED_VIEW = "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection"


class _Ordered(DictionaryBodies):
    @staticmethod
    def new(*arguments: Any) -> OrderedDictionary:
        comparer = next((a for a in arguments if a is not None and not isinstance(a, int)), None)
        return OrderedDictionary((), key_function(comparer) if comparer is not None else key_exact)

    @staticmethod
    def IsReadOnly(self: Any) -> bool:
        return isinstance(self, ReadOnlyOrdered)

    @staticmethod
    def Add(self: Any, key: Any, value: Any) -> None:
        _writable(self)
        add(self, key, value)

    @staticmethod
    def AsReadOnly(self: Any) -> Any:
        made = ReadOnlyOrdered((), self.normal)
        made.store, made.keys_as_given = self.store, self.keys_as_given
        return made

    @staticmethod
    def Clear(self: Any) -> None:
        _writable(self)
        self.clear()

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self.entries(), "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryEnumerator")

    @staticmethod
    def Insert(self: Any, index: int, key: Any, value: Any) -> None:
        _writable(self)
        if index < 0:
            raise negative("index", index)
        if index > len(self):
            raise too_great("index", index, len(self))
        if self.has(check_key(key)):
            raise _twice(self, key)
        self.insert(index, key, value)

    @staticmethod
    def Remove(self: Any, key: Any) -> None:
        _writable(self)
        self.remove(check_key(key))

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        _writable(self)
        if index < 0:
            raise negative("index", index)
        if index >= len(self):
            raise out_of_range(f"index ('{index}') must be less than '{len(self)}'.", "index", index)
        self.remove(self.keys()[index])

    @staticmethod
    def Item(self: Any, key: Any) -> Any:
        if key.__class__ is int:
            _Ordered._index(self, key)
            return self.at(key)
        return self.get(check_key(key))

    @staticmethod
    def set_Item(self: Any, key: Any, value: Any) -> None:
        _writable(self)
        if key.__class__ is int:
            _Ordered._index(self, key)
            self.set_at(key, value)
        else:
            self.set(check_key(key), value)

    @staticmethod
    def _index(self: Any, index: int) -> None:
        if not 0 <= index < len(self):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")

    @staticmethod
    def Keys(self: Any) -> Any:
        return DictionaryView(self, "keys", get_type(_ORDERED_VIEW))

    @staticmethod
    def Values(self: Any) -> Any:
        return DictionaryView(self, "values", get_type(_ORDERED_VIEW))


members(net_type("System.Collections.Specialized.OrderedDictionary", py=OrderedDictionary,
                 interfaces="ICollection IDeserializationCallback IDictionary IEnumerable IOrderedDictionary ISerializable"), """
void Add(System.Object key, System.Object value)
void IDictionary.Add(System.Object key, System.Object value)
ordered AsReadOnly()
void Clear()
void IDictionary.Clear()
bool Contains(System.Object key)
bool IDictionary.Contains(System.Object key)
void CopyTo(array array, int index)
void ICollection.CopyTo(array array, int index)
System.Collections.IDictionaryEnumerator GetEnumerator()
System.Collections.IDictionaryEnumerator IOrderedDictionary.GetEnumerator()
System.Collections.IDictionaryEnumerator IDictionary.GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
void Insert(int index, System.Object key, System.Object value)
void IOrderedDictionary.Insert(int index, System.Object key, System.Object value)
void IDeserializationCallback.OnDeserialization(System.Object sender)
void Remove(System.Object key)
void IDictionary.Remove(System.Object key)
void RemoveAt(int index)
void IOrderedDictionary.RemoveAt(int index)
System.Object Item(int index) {get;set;}
System.Object Item(System.Object key) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.ICollection Keys {get;}
System.Object SyncRoot {get;}
System.Collections.ICollection Values {get;}
ordered new()
ordered new(int capacity)
ordered new(System.Collections.IEqualityComparer comparer)
ordered new(int capacity, System.Collections.IEqualityComparer comparer)
""", _Ordered)
