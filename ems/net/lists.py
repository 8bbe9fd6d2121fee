"""In: nothing. Out: the members of ArrayList, List[T], Collection[T], ReadOnlyCollection[T] and their kin."""
from __future__ import annotations

from typing import Any

from ems.net import sequences
from ems.net.bases import ObjectBodies, bad_argument, negative, not_supported, null_argument, out_of_range
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.equality import equal
from ems.values.collections import ArrayList, GenericList
from ems.values.errors import net_error
from ems.values.overloads import default_of
from ems.values.types import OBJECT, NetType, generic_type, get_type, net_type


class ReadOnlyList(GenericList):
    """ReadOnlyCollection[T]."""

    __slots__ = ()
    read_only = True


class ReadOnlyArrayList(ArrayList):
    """ArrayList.ReadOnly and FixedSize: `fixed` lets elements be replaced."""

    __slots__ = ("fixed",)

    @property
    def read_only(self) -> bool:
        return not self.fixed


class ArrayListRange(ArrayList):
    """What GetRange gives: a copy of a part."""

    __slots__ = ()
    net_name = "System.Collections.ArrayList+Range"


def constructed(name: str, *arguments: NetType) -> NetType:
    """The generic type with these arguments."""
    return generic_type(get_type(name), arguments)


def generic_list(element: NetType, items: Any) -> GenericList:
    return GenericList(items, constructed("System.Collections.Generic.List`1", element))


def read_only(items: Any, element: NetType) -> ReadOnlyList:
    return ReadOnlyList(items, constructed("System.Collections.ObjectModel.ReadOnlyCollection`1", element))


def each(value: Any, name: str = "collection") -> list[Any]:
    """The elements of a collection argument; DictionaryEntry objects for a dictionary."""
    from ems.values.collections import Dictionary
    from ems.values.members import enumerate_

    if value is None:
        raise null_argument(name)
    if isinstance(value, Dictionary):
        return value.entries()
    return list(value) if isinstance(value, str) else list(enumerate_(value))


def _less(self: Any, index: int, name: str = "index") -> None:
    if not 0 <= index < len(self):
        raise out_of_range(sequences.INDEX_LESS, name)


def _copy_to(self: Any, *arguments: Any) -> None:
    """CopyTo(array), (array, at), (index, array, at, count)."""
    index, count, at = 0, len(self), 0
    if len(arguments) == 4:
        index, array, at, count = arguments
        if len(self) - index < count:
            raise bad_argument(sequences.OFFSET)
    else:
        array = arguments[0]
        at = arguments[1] if len(arguments) > 1 else 0
    below = out_of_range("Number was less than the array's lower bound in the first dimension.", "destinationIndex")
    sequences.copy_into(self[index : index + count], array, at, lambda: below, short=sequences.ARRAY_TOO_SHORT, null="destinationArray")


class _Lists(ObjectBodies):
    """What List[T] and ArrayList share. `self` is a Python list."""

    IsFixedSize = IsReadOnly = IsSynchronized = False

    @staticmethod
    def Count(self: Any) -> int:
        return len(self)

    @staticmethod
    def Capacity(self: Any) -> int:
        while self.capacity < len(self):  # grown by doubling while elements were added
            self.capacity = self.capacity * 2 or 4
        return self.capacity

    @staticmethod
    def set_Capacity(self: Any, value: int) -> None:
        if value < len(self):
            raise out_of_range("capacity was less than the current size.", "value")
        self.capacity = value

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self

    @staticmethod
    def Item(self: Any, index: int) -> Any:
        _less(self, index)
        return self[index]

    @staticmethod
    def set_Item(self: Any, index: int, value: Any) -> None:
        _less(self, index)
        self[index] = value

    @staticmethod
    def Clear(self: Any) -> None:
        self.clear()

    @staticmethod
    def Contains(self: Any, item: Any) -> bool:
        return sequences.find(self, item, 0, len(self)) >= 0

    @staticmethod
    def IndexOf(self: Any, item: Any, start: int = 0, count: int | None = None) -> int:
        return sequences.index_of(self, item, start, count, "index" if isinstance(self, GenericList) else "startIndex")

    @staticmethod
    def Remove(self: Any, item: Any) -> bool:
        at = sequences.find(self, item, 0, len(self))
        if at >= 0:
            del self[at]
        return at >= 0

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        _less(self, index)
        del self[index]

    CopyTo = staticmethod(_copy_to)


class _ArrayLists(_Lists):
    """System.Collections.ArrayList."""

    @staticmethod
    def new(argument: Any = None) -> ArrayList:
        if argument.__class__ is int:
            if argument < 0:
                raise negative("capacity", argument)
            made = ArrayList()
            made.capacity = argument
            return made
        return ArrayList() if argument is None else ArrayList(each(argument, "c"))

    @staticmethod
    def IsReadOnly(self: Any) -> bool:
        return getattr(self, "read_only", False)

    @staticmethod
    def IsFixedSize(self: Any) -> bool:
        return isinstance(self, ReadOnlyArrayList)

    @staticmethod
    def Add(self: Any, value: Any) -> int:
        _growing(self)
        self.append(value)
        return len(self) - 1

    @staticmethod
    def AddRange(self: Any, items: Any) -> None:
        _growing(self)
        self.extend(each(items, "c"))

    @staticmethod
    def Clear(self: Any) -> None:
        _growing(self)
        self.clear()

    @staticmethod
    def Remove(self: Any, item: Any) -> None:
        _growing(self)
        _Lists.Remove(self, item)

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        _growing(self)
        _Lists.RemoveAt(self, index)

    @staticmethod
    def Insert(self: Any, index: int, value: Any) -> None:
        _growing(self)
        if not 0 <= index <= len(self):
            raise out_of_range(sequences.INDEX_UP_TO, "index")
        self.insert(index, value)

    @staticmethod
    def InsertRange(self: Any, index: int, items: Any) -> None:
        _growing(self)
        added = each(items, "c")
        if not 0 <= index <= len(self):
            raise out_of_range(sequences.INDEX_UP_TO, "index")
        self[index:index] = added

    @staticmethod
    def SetRange(self: Any, index: int, items: Any) -> None:
        new = each(items, "c")
        if index < 0 or index > len(self) - len(new):
            raise out_of_range(sequences.INDEX_UP_TO, "index")
        self[index : index + len(new)] = new

    @staticmethod
    def BinarySearch(self: Any, *arguments: Any) -> int:
        if len(arguments) == 4:
            index, count, value, comparer = arguments
            _range(self, index, count)
            return sequences.binary_search(self, index, count, value, comparer)
        return sequences.binary_search(self, 0, len(self), arguments[0], arguments[1] if len(arguments) > 1 else None)

    @staticmethod
    def Clone(self: Any) -> ArrayList:
        return ArrayList(self)

    @staticmethod
    def GetEnumerator(self: Any, index: int = 0, count: int | None = None) -> Any:
        items = self if count is None else self[index : index + count]
        return Enumerator(items, "System.Collections.ArrayList+ArrayListEnumeratorSimple")

    @staticmethod
    def GetRange(self: Any, index: int, count: int) -> ArrayList:
        _range(self, index, count)
        return ArrayListRange(self[index : index + count])

    @staticmethod
    def LastIndexOf(self: Any, value: Any, *numbers: int) -> int:
        if not self and not numbers:
            return -1
        start = numbers[0] if numbers else len(self) - 1
        count = numbers[1] if len(numbers) > 1 else start + 1
        if self and start < 0:
            raise negative("startIndex", start)
        if self and count < 0:
            raise negative("count", count)
        if not self:
            return -1
        if start >= len(self) or count > start + 1:
            raise out_of_range("Larger than collection size.", "startIndex" if start >= len(self) else "count")
        return sequences.find_last(self, value, start - count + 1, start)

    @staticmethod
    def RemoveRange(self: Any, index: int, count: int) -> None:
        _growing(self)
        _range(self, index, count)
        del self[index : index + count]

    @staticmethod
    def Reverse(self: Any, index: int = 0, count: int | None = None) -> None:
        length = len(self) if count is None else count
        _range(self, index, length)
        self[index : index + length] = self[index : index + length][::-1]

    @staticmethod
    def Sort(self: Any, *arguments: Any) -> None:
        if len(arguments) == 3:
            index, count, comparer = arguments
            _range(self, index, count)
            sequences.sort_range(self, index, count, comparer)
        else:
            sequences.sort_items(self, arguments[0] if arguments else None)

    @staticmethod
    def ToArray(self: Any, net: Any = None) -> Any:
        if net is None:
            return list(self)
        from ems.net.arrays import _cast_down, make_array

        return make_array(net, [_cast_down(i, net) for i in self])

    @staticmethod
    def TrimToSize(self: Any) -> None:
        self.capacity = len(self)

    # -- static

    @staticmethod
    def Adapter(items: Any) -> ArrayList:
        return ArrayList(each(items, "list"))

    @staticmethod
    def FixedSize(items: Any) -> Any:
        made = ReadOnlyArrayList(each(items, "list"))
        made.fixed = True
        return made

    @staticmethod
    def ReadOnly(items: Any) -> Any:
        made = ReadOnlyArrayList(each(items, "list"))
        made.fixed = False
        return made

    @staticmethod
    def Repeat(value: Any, count: int) -> ArrayList:
        if count < 0:
            raise negative("count", count)
        return ArrayList([value] * count)

    @staticmethod
    def Synchronized(items: Any) -> Any:
        if items is None:
            raise null_argument("list")
        return items


def _growing(self: Any) -> None:
    if isinstance(self, ReadOnlyArrayList):
        raise not_supported("Collection was of a fixed size." if self.fixed else "Collection is read-only.")


def _range(self: Any, index: int, count: int) -> None:
    """ArrayList's own range check."""
    if index < 0:
        raise negative("index", index)
    if count < 0:
        raise negative("count", count)
    if len(self) - index < count:
        raise bad_argument(sequences.OFFSET)


class _GenericLists(_Lists):
    """System.Collections.Generic.List[T]."""

    @staticmethod
    def new(net: NetType, argument: Any = None) -> GenericList:
        if argument.__class__ is int:
            if argument < 0:
                raise out_of_range("Non-negative number required.", "capacity")
            made = GenericList([], net)
            made.capacity = argument
            return made
        return GenericList([] if argument is None else each(argument), net)

    @staticmethod
    def Add(self: Any, item: Any) -> None:
        self.append(item)

    @staticmethod
    def AddRange(self: Any, items: Any) -> None:
        self.extend(each(items))

    @staticmethod
    def AsReadOnly(self: Any) -> Any:
        return read_only(self, self.element)

    @staticmethod
    def BinarySearch(self: Any, *arguments: Any) -> int:
        if len(arguments) == 4:
            index, count, value, comparer = arguments
            sequences.check_range(len(self), index, count)
            return sequences.binary_search(self, index, count, value, comparer)
        return sequences.binary_search(self, 0, len(self), arguments[0], arguments[1] if len(arguments) > 1 else None)

    @staticmethod
    def ConvertAll(self: Any, converter: Any) -> Any:
        from ems.net.delegates import result_type

        sequences.require(converter, "converter")
        return generic_list(result_type(converter.net_type) or OBJECT, [converter.call(i) for i in self])

    @staticmethod
    def EnsureCapacity(self: Any, capacity: int) -> int:
        if capacity < 0:
            raise out_of_range("Non-negative number required.", "capacity")
        if _Lists.Capacity(self) < capacity:
            self.capacity = max(capacity, self.capacity * 2 or 4)
        return self.capacity

    @staticmethod
    def Exists(self: Any, match: Any) -> bool:
        return sequences.find_index(self, [], match) >= 0

    @staticmethod
    def Find(self: Any, match: Any) -> Any:
        at = sequences.find_index(self, [], match)
        return self[at] if at >= 0 else default_of(self.element)

    @staticmethod
    def FindAll(self: Any, match: Any) -> Any:
        sequences.require(match, "match")
        return GenericList([i for i in self if match.call(i)], self.net_type)

    @staticmethod
    def FindIndex(self: Any, *arguments: Any) -> int:
        return sequences.find_index(self, list(arguments[:-1]), arguments[-1])

    @staticmethod
    def FindLast(self: Any, match: Any) -> Any:
        at = sequences.find_last_index(self, [], match)
        return self[at] if at >= 0 else default_of(self.element)

    @staticmethod
    def FindLastIndex(self: Any, *arguments: Any) -> int:
        return sequences.find_last_index(self, list(arguments[:-1]), arguments[-1])

    @staticmethod
    def ForEach(self: Any, action: Any) -> None:
        size = len(self)
        for item in list(sequences.require(self, "self")):
            sequences.require(action, "action").call(item)
            if len(self) != size:
                raise net_error("System.InvalidOperationException", "Collection was modified; enumeration operation may not execute.")

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        return Enumerator(self, constructed("System.Collections.Generic.List`1+Enumerator", self.element))

    @staticmethod
    def GetRange(self: Any, index: int, count: int) -> Any:
        sequences.check_range(len(self), index, count)
        return GenericList(self[index : index + count], self.net_type)

    @staticmethod
    def Slice(self: Any, index: int, count: int) -> Any:
        sequences.check_range(len(self), index, count)
        return GenericList(self[index : index + count], self.net_type)

    @staticmethod
    def Insert(self: Any, index: int, item: Any) -> None:
        if not 0 <= index <= len(self):
            raise out_of_range("Index must be within the bounds of the List.", "index")
        self.insert(index, item)

    @staticmethod
    def InsertRange(self: Any, index: int, items: Any) -> None:
        added = each(items)
        if not 0 <= index <= len(self):
            raise out_of_range(sequences.INDEX_UP_TO, "index")
        self[index:index] = added

    @staticmethod
    def LastIndexOf(self: Any, item: Any, *numbers: int) -> int:
        if not numbers:
            return sequences.find_last(self, item, 0, len(self) - 1)
        start = numbers[0]
        if len(numbers) == 1:
            if start >= len(self):
                raise out_of_range(sequences.INDEX_LESS, "index")
            count = start + 1
        else:
            count = numbers[1]
        if self and start < 0:
            raise out_of_range("Non-negative number required.", "index")
        if self and count < 0:
            raise out_of_range("Non-negative number required.", "count")
        if not self:
            return -1
        if start >= len(self):
            raise out_of_range("Larger than collection size.", "index")
        if count > start + 1:
            raise out_of_range("Larger than collection size.", "count")
        return sequences.find_last(self, item, start - count + 1, start)

    @staticmethod
    def RemoveAll(self: Any, match: Any) -> int:
        sequences.require(match, "match")
        kept = [i for i in self if not match.call(i)]
        removed = len(self) - len(kept)
        self[:] = kept
        return removed

    @staticmethod
    def RemoveRange(self: Any, index: int, count: int) -> None:
        sequences.check_range(len(self), index, count)
        del self[index : index + count]

    @staticmethod
    def Reverse(self: Any, index: int = 0, count: int | None = None) -> None:
        length = len(self) if count is None else count
        sequences.check_range(len(self), index, length)
        self[index : index + length] = self[index : index + length][::-1]

    @staticmethod
    def Sort(self: Any, *arguments: Any) -> None:
        if len(arguments) == 3:
            index, count, comparer = arguments
            sequences.check_range(len(self), index, count)
            sequences.sort_range(self, index, count, comparer)
        else:
            sequences.sort_items(self, arguments[0] if arguments else None)

    @staticmethod
    def ToArray(self: Any) -> Any:
        from ems.net.arrays import make_array

        return make_array(self.element, list(self))

    @staticmethod
    def TrimExcess(self: Any) -> None:
        if len(self) < _Lists.Capacity(self) * 9 // 10:
            self.capacity = len(self)

    @staticmethod
    def TrueForAll(self: Any, match: Any) -> bool:
        sequences.require(match, "match")
        return all(match.call(i) for i in self)


class _Collections(_GenericLists):
    """System.Collections.ObjectModel.Collection[T]."""

    @staticmethod
    def new(net: NetType, items: Any = None) -> GenericList:
        return GenericList([] if items is None else each(items), net)

    @staticmethod
    def IndexOf(self: Any, item: Any) -> int:
        return next((at for at, other in enumerate(self) if equal(item, other)), -1)

    @staticmethod
    def Insert(self: Any, index: int, item: Any) -> None:
        if not 0 <= index <= len(self):
            raise out_of_range(sequences.INDEX_UP_TO, "index")
        self.insert(index, item)


class _ReadOnly(_Collections):
    IsReadOnly = IsFixedSize = True

    @staticmethod
    def new(net: NetType, items: Any) -> ReadOnlyList:
        return ReadOnlyList(each(items, "list"), net)

    @staticmethod
    def Add(self: Any, *arguments: Any) -> Any:
        raise not_supported("Collection is read-only.")

    Clear = Insert = Remove = RemoveAt = set_Item = Add  # type: ignore[assignment]


_LIST_INTERFACES = "ICollection ICollection`1 IEnumerable IEnumerable`1 IList IList`1 IReadOnlyCollection`1 IReadOnlyList`1"
ARRAY_LIST = members(net_type("System.Collections.ArrayList", py=ArrayList, interfaces="ICloneable ICollection IEnumerable IList"), """
int Add(System.Object value)
int IList.Add(System.Object value)
void AddRange(System.Collections.ICollection c)
int BinarySearch(int index, int count, System.Object value, System.Collections.IComparer comparer)
int BinarySearch(System.Object value)
int BinarySearch(System.Object value, System.Collections.IComparer comparer)
void Clear()
void IList.Clear()
System.Object Clone()
System.Object ICloneable.Clone()
bool Contains(System.Object item)
bool IList.Contains(System.Object value)
void CopyTo(array array)
void CopyTo(array array, int arrayIndex)
void CopyTo(int index, array array, int arrayIndex, int count)
void ICollection.CopyTo(array array, int index)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator GetEnumerator(int index, int count)
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.ArrayList GetRange(int index, int count)
int IndexOf(System.Object value)
int IndexOf(System.Object value, int startIndex)
int IndexOf(System.Object value, int startIndex, int count)
int IList.IndexOf(System.Object value)
void Insert(int index, System.Object value)
void IList.Insert(int index, System.Object value)
void InsertRange(int index, System.Collections.ICollection c)
int LastIndexOf(System.Object value)
int LastIndexOf(System.Object value, int startIndex)
int LastIndexOf(System.Object value, int startIndex, int count)
void Remove(System.Object obj)
void IList.Remove(System.Object value)
void RemoveAt(int index)
void IList.RemoveAt(int index)
void RemoveRange(int index, int count)
void Reverse()
void Reverse(int index, int count)
void SetRange(int index, System.Collections.ICollection c)
void Sort()
void Sort(System.Collections.IComparer comparer)
void Sort(int index, int count, System.Collections.IComparer comparer)
System.Object[] ToArray()
array ToArray(type type)
void TrimToSize()
System.Object Item(int index) {get;set;}
int Capacity {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
static System.Collections.ArrayList Adapter(System.Collections.IList list)
static System.Collections.IList FixedSize(System.Collections.IList list)
static System.Collections.ArrayList FixedSize(System.Collections.ArrayList list)
System.Collections.ArrayList new()
System.Collections.ArrayList new(int capacity)
System.Collections.ArrayList new(System.Collections.ICollection c)
static System.Collections.IList ReadOnly(System.Collections.IList list)
static System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)
static System.Collections.ArrayList Repeat(System.Object value, int count)
static System.Collections.IList Synchronized(System.Collections.IList list)
static System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)
""", _ArrayLists)
net_type("System.Collections.ArrayList+Range", base="System.Collections.ArrayList", py=ArrayListRange)
LIST = members(net_type("System.Collections.Generic.List`1", kind="generic", interfaces=_LIST_INTERFACES), """
void Add(T item)
void ICollection[T].Add(T item)
int IList.Add(System.Object value)
void AddRange(System.Collections.Generic.IEnumerable[T] collection)
System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly()
int BinarySearch(int index, int count, T item, System.Collections.Generic.IComparer[T] comparer)
int BinarySearch(T item)
int BinarySearch(T item, System.Collections.Generic.IComparer[T] comparer)
void Clear()
void ICollection[T].Clear()
void IList.Clear()
bool Contains(T item)
bool ICollection[T].Contains(T item)
bool IList.Contains(System.Object value)
System.Collections.Generic.List[TOutput] ConvertAll[TOutput](System.Converter[T,TOutput] converter)
void CopyTo(T[] array)
void CopyTo(int index, T[] array, int arrayIndex, int count)
void CopyTo(T[] array, int arrayIndex)
void ICollection[T].CopyTo(T[] array, int arrayIndex)
void ICollection.CopyTo(array array, int index)
int EnsureCapacity(int capacity)
bool Exists(System.Predicate[T] match)
T Find(System.Predicate[T] match)
System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)
int FindIndex(System.Predicate[T] match)
int FindIndex(int startIndex, System.Predicate[T] match)
int FindIndex(int startIndex, int count, System.Predicate[T] match)
T FindLast(System.Predicate[T] match)
int FindLastIndex(System.Predicate[T] match)
int FindLastIndex(int startIndex, System.Predicate[T] match)
int FindLastIndex(int startIndex, int count, System.Predicate[T] match)
void ForEach(System.Action[T] action)
System.Collections.Generic.List`1+Enumerator[T] GetEnumerator()
System.Collections.Generic.IEnumerator[T] IEnumerable[T].GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.Generic.List[T] GetRange(int index, int count)
int IndexOf(T item)
int IndexOf(T item, int index)
int IndexOf(T item, int index, int count)
int IList[T].IndexOf(T item)
int IList.IndexOf(System.Object value)
void Insert(int index, T item)
void IList[T].Insert(int index, T item)
void IList.Insert(int index, System.Object value)
void InsertRange(int index, System.Collections.Generic.IEnumerable[T] collection)
int LastIndexOf(T item)
int LastIndexOf(T item, int index)
int LastIndexOf(T item, int index, int count)
bool Remove(T item)
bool ICollection[T].Remove(T item)
void IList.Remove(System.Object value)
int RemoveAll(System.Predicate[T] match)
void RemoveAt(int index)
void IList[T].RemoveAt(int index)
void IList.RemoveAt(int index)
void RemoveRange(int index, int count)
void Reverse()
void Reverse(int index, int count)
System.Collections.Generic.List[T] Slice(int start, int length)
void Sort()
void Sort(System.Collections.Generic.IComparer[T] comparer)
void Sort(int index, int count, System.Collections.Generic.IComparer[T] comparer)
void Sort(System.Comparison[T] comparison)
T[] ToArray()
void TrimExcess()
bool TrueForAll(System.Predicate[T] match)
T Item(int index) {get;set;}
int Capacity {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
System.Collections.Generic.List[T] new()
System.Collections.Generic.List[T] new(int capacity)
System.Collections.Generic.List[T] new(System.Collections.Generic.IEnumerable[T] collection)
""", _GenericLists)
_COLLECTION = """
void Add(T item)
int IList.Add(System.Object value)
void Clear()
bool Contains(T item)
bool IList.Contains(System.Object value)
void CopyTo(T[] array, int index)
void ICollection.CopyTo(array array, int index)
System.Collections.Generic.IEnumerator[T] GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
int IndexOf(T item)
int IList.IndexOf(System.Object value)
void Insert(int index, T item)
void IList.Insert(int index, System.Object value)
bool Remove(T item)
void IList.Remove(System.Object value)
void RemoveAt(int index)
T Item(int index) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
{name}[T] new()
{name}[T] new(System.Collections.Generic.IList[T] list)
"""
members(net_type("System.Collections.ObjectModel.Collection`1", kind="generic", interfaces=_LIST_INTERFACES),
        _COLLECTION.replace("{name}", "System.Collections.ObjectModel.Collection"), _Collections)
members(net_type("System.Collections.ObjectModel.ReadOnlyCollection`1", kind="generic", interfaces=_LIST_INTERFACES), """
bool Contains(T value)
void CopyTo(T[] array, int index)
System.Collections.Generic.IEnumerator[T] GetEnumerator()
int IndexOf(T value)
int IList.Add(System.Object value)
void ICollection[T].Add(T value)
void IList.Clear()
void IList.Insert(int index, System.Object value)
void IList.Remove(System.Object value)
void IList.RemoveAt(int index)
T Item(int index) {get;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
System.Collections.ObjectModel.ReadOnlyCollection[T] new(System.Collections.Generic.IList[T] list)
""", _ReadOnly)


class StringCollection(GenericList):
    """System.Collections.Specialized.StringCollection."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.StringCollection"
    net_element = "System.String"

    def __init__(self, items: Any = ()) -> None:
        super().__init__(items, get_type(self.net_name))

    @property
    def element(self) -> NetType:
        return get_type("System.String")


class _StringCollections(_GenericLists):
    @staticmethod
    def new() -> StringCollection:
        return StringCollection()

    @staticmethod
    def Add(self: Any, value: Any) -> int:
        self.append(value)
        return len(self) - 1

    @staticmethod
    def Insert(self: Any, index: int, value: Any) -> None:
        _ArrayLists.Insert(self, index, value)

    @staticmethod
    def Remove(self: Any, value: Any) -> None:
        _Lists.Remove(self, value)


members(net_type("System.Collections.Specialized.StringCollection", py=StringCollection, interfaces="ICollection IEnumerable IList"), """
int Add(string value)
void AddRange(string[] value)
void Clear()
bool Contains(string value)
void CopyTo(string[] array, int index)
int IndexOf(string value)
void Insert(int index, string value)
void Remove(string value)
void RemoveAt(int index)
string Item(int index) {get;set;}
int Count {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Object SyncRoot {get;}
System.Collections.Specialized.StringCollection new()
""", _StringCollections)
