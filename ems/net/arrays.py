"""In: nothing. Out: the members of System.Array: of every array, of one or more dimensions."""
from __future__ import annotations

from typing import Any

from ems.net import sequences
from ems.net.bases import ObjectBodies, bad_argument, negative, not_supported, null_argument, out_of_range
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.values.collections import MultiArray, TypedArray
from ems.values.errors import NetException, net_error
from ems.values.overloads import default_of
from ems.values.types import OBJECT, Method, NetType, Overload, array_type, net_type, type_of

_HUGE = 2147483647


def make_array(element: NetType, items: list[Any]) -> Any:
    """A one-dimensional array of that element type."""
    return items if element is OBJECT else TypedArray(items, array_type(element))


def element_of(array: Any) -> NetType:
    return type_of(array).element or OBJECT


def _items(array: Any) -> list[Any]:
    return array.items if isinstance(array, MultiArray) else array


def _line(array: Any) -> list[Any]:
    """The elements of an array of one dimension."""
    if isinstance(array, MultiArray):
        raise net_error("System.RankException", "Only single dimension arrays are supported here.")
    return array


def _lengths(array: Any) -> list[int]:
    return array.lengths if isinstance(array, MultiArray) else [len(array)]


def _length(array: Any, dimension: int) -> int:
    lengths = _lengths(array)
    if not 0 <= dimension < len(lengths):
        raise net_error("System.IndexOutOfRangeException", "Array does not have that many dimensions.")
    return lengths[dimension]


def _bounds() -> NetException:
    return net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")


_DIMENSIONS = {1: "one", 2: "two", 3: "three"}


def _place(array: Any, indexes: tuple[Any, ...], listed: bool) -> int:
    """The offset that indexes mean."""
    rank = len(_lengths(array))
    for at, index in enumerate(indexes):
        if abs(index) > _HUGE:
            name = "index" if len(indexes) == 1 else f"index{at + 1}"
            raise out_of_range("Arrays larger than 2GB are not supported.", name)
    if len(indexes) != rank:
        if listed or len(indexes) > 3:
            raise bad_argument("Indices length does not match the array rank.")
        raise bad_argument(f"Array was not a {_DIMENSIONS[len(indexes)]}-dimensional array.")
    try:
        return array.offset(indexes) if isinstance(array, MultiArray) else _single(array, indexes[0])
    except IndexError:
        raise _bounds() from None


def _single(array: Any, index: int) -> int:
    if not 0 <= index < len(array):
        raise IndexError
    return index


def _convert_element(value: Any, element: NetType) -> Any:
    """What an array of that type takes; InvalidCastException for another type."""
    from ems.values.ranks import assignable, rank

    if value is None:
        return default_of(element) if element.is_value_type else None
    if element is OBJECT or assignable(type_of(value), element):
        return value
    if rank(type_of(value), element) >= 0xFF:
        from ems.values.convert import convert

        return convert(value, element)
    if element.is_value_type and type_of(value).is_value_type:
        raise bad_argument("Cannot widen from source type to target type either because the source type is a not a primitive type or the "
                           "conversion cannot be "
                           "accomplished.")
    raise net_error("System.InvalidCastException", "Object cannot be stored in an array of this type.")


class _Arrays(ObjectBodies):
    MaxLength = 2147483591
    IsFixedSize, IsReadOnly, IsSynchronized = True, False, False

    # -- properties

    @staticmethod
    def Length(self: Any) -> int:
        return len(_items(self))

    Count = LongLength = Length

    @staticmethod
    def Rank(self: Any) -> int:
        return len(_lengths(self))

    @staticmethod
    def SyncRoot(self: Any) -> Any:
        return self

    @staticmethod
    def Item(self: Any, index: int) -> Any:
        return _items(self)[_place(self, (index,), False)]

    @staticmethod
    def set_Item(self: Any, index: int, value: Any) -> None:
        _items(self)[_place(self, (index,), False)] = _convert_element(value, element_of(self))

    # -- instance methods

    @staticmethod
    def Add(self: Any, *arguments: Any) -> Any:
        raise not_supported("Collection was of a fixed size.")

    Insert = Remove = RemoveAt = Add

    @staticmethod
    def Clear(self: Any) -> None:
        fill = default_of(element_of(self))
        _items(self)[:] = [fill] * len(_items(self))

    @staticmethod
    def Clone(self: Any) -> Any:
        if isinstance(self, MultiArray):
            return MultiArray(self.net_type, list(self.lengths), list(self.items))
        return make_array(element_of(self), list(self))

    @staticmethod
    def Contains(self: Any, value: Any) -> bool:
        return sequences.find(_line(self), value, 0, len(self)) >= 0

    @staticmethod
    def IndexOf(self: Any, value: Any) -> int:
        return sequences.find(_line(self), value, 0, len(self))

    @staticmethod
    def CopyTo(self: Any, array: Any, index: int) -> None:
        if array is None:
            raise null_argument("destinationArray")
        _copy(self, 0, array, index, len(_items(self)))

    @staticmethod
    def CompareTo(self: Any, other: Any, comparer: Any) -> int:
        from ems.net.equality import comparer_function

        order = comparer_function(comparer)
        if other is None:
            return 1
        if not isinstance(other, (list, MultiArray)):
            raise bad_argument("Object is not a array with the same number of elements as the array to compare it to.", "other")
        if len(_items(self)) != len(_items(other)):
            raise bad_argument("Object is not a array with the same number of elements as the array to compare it to.", "other")
        return next((r for r in map(order, _items(self), _items(other)) if r), 0)

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        from ems.values.types import generic_type, get_type

        if isinstance(self, MultiArray) or element_of(self).is_value_type is False:
            return Enumerator(_items(self), "System.ArrayEnumerator")
        return Enumerator(self, generic_type(get_type("System.SZGenericArrayEnumerator`1"), (element_of(self),)))

    @staticmethod
    def GetLength(self: Any, dimension: int) -> int:
        return _length(self, dimension)

    GetLongLength = GetLength

    @staticmethod
    def GetLowerBound(self: Any, dimension: int) -> int:
        _length(self, dimension)
        return 0

    @staticmethod
    def GetUpperBound(self: Any, dimension: int) -> int:
        return _length(self, dimension) - 1

    @staticmethod
    def GetValue(self: Any, *indexes: Any) -> Any:
        listed = len(indexes) == 1 and isinstance(indexes[0], (list, type(None)))
        if listed and indexes[0] is None:
            raise null_argument("indices")
        return _items(self)[_place(self, tuple(indexes[0]) if listed else indexes, listed)]

    @staticmethod
    def SetValue(self: Any, value: Any, *indexes: Any) -> None:
        listed = len(indexes) == 1 and isinstance(indexes[0], (list, type(None)))
        if listed and indexes[0] is None:
            raise null_argument("indices")
        place = _place(self, tuple(indexes[0]) if listed else indexes, listed)
        _items(self)[place] = _convert_element(value, element_of(self))

    @staticmethod
    def Initialize(self: Any) -> None:
        return None

    @staticmethod
    def Get(self: Any, *indexes: int) -> Any:
        return _items(self)[_place(self, indexes, False)]

    @staticmethod
    def Set(self: Any, *arguments: Any) -> None:
        _items(self)[_place(self, arguments[:-1], False)] = arguments[-1]

    @staticmethod
    def Address(self: Any, *indexes: int) -> Any:
        raise not_supported("A reference to an element is no value of the language.")


def _copy(source: Any, source_index: int, target: Any, target_index: int, length: int) -> None:
    """Array.Copy, element by element in the target's type."""
    for name, number in (("length", length), ("sourceIndex", source_index), ("destinationIndex", target_index)):
        if number > _HUGE:
            raise out_of_range("Arrays larger than 2GB are not supported.", name)
    if source is None or target is None:
        raise null_argument("sourceArray" if source is None else "destinationArray")
    if length < 0:
        raise negative("length", length)
    for name, number in (("sourceIndex", source_index), ("destinationIndex", target_index)):
        if number < 0:
            raise out_of_range("Number was less than the array's lower bound in the first dimension.", name)
    origin, goal = _items(source), _items(target)
    if source_index + length > len(origin):
        raise bad_argument("Source array was not long enough. Check the source index, length, and the array's lower bounds.", "sourceArray")
    if target_index + length > len(goal):
        raise bad_argument(*sequences.ARRAY_TOO_SHORT)
    element, from_element = element_of(target), element_of(source)
    part = origin[source_index : source_index + length]
    if element is not OBJECT and element is not from_element:
        _check_types(from_element, element)
        part = [_cast_down(item, element) for item in part]
    goal[target_index : target_index + length] = part


def _check_types(source: NetType, target: NetType) -> None:
    from ems.values.ranks import assignable, rank

    fits = assignable(source, target) or assignable(target, source) or rank(source, target) >= 0xFF
    if not fits or (source.is_value_type != target.is_value_type and OBJECT not in (source, target)):
        raise net_error("System.ArrayTypeMismatchException", "Source array type cannot be assigned to destination array type.")


def _cast_down(item: Any, element: NetType) -> Any:
    from ems.values.ranks import assignable, rank

    if item is None:
        if element.is_value_type:
            raise net_error("System.InvalidCastException", "Object cannot be stored in an array of this type.")
        return None
    if assignable(type_of(item), element):
        return item
    if element.is_value_type and rank(type_of(item), element) >= 0xFF:
        from ems.values.convert import convert

        return convert(item, element)
    if element.is_value_type:
        raise net_error("System.InvalidCastException",
            "At least one element in the source array could not be cast down to the destination array type.")
    raise net_error("System.InvalidCastException",
        f"Unable to cast object of type '{type_of(item).full_name}' to type '{element.full_name}'.")


class _Statics(ObjectBodies):
    """Static methods of System.Array."""

    MaxLength = 2147483591

    @staticmethod
    def AsReadOnly(array: Any) -> Any:
        from ems.net.lists import read_only

        return read_only(sequences.require(array, "array"), element_of(array))

    @staticmethod
    def BinarySearch(array: Any, *rest: Any) -> int:
        sequences.require(array, "array")
        items = _items(array)
        if len(rest) >= 3:
            index, length, value = rest[:3]
            comparer = rest[3] if len(rest) > 3 else None
            if index < 0:
                raise negative("index", index)
            if length < 0:
                raise negative("length", length)
            if len(items) - index < length:
                raise bad_argument(sequences.OFFSET)
        else:
            index, length, value, comparer = 0, len(items), rest[0], rest[1] if len(rest) > 1 else None
        return sequences.binary_search(items, index, length, value, comparer)

    @staticmethod
    def Clear(array: Any, index: int | None = None, length: int = 0) -> None:
        sequences.require(array, "array")
        items = _items(array)
        if index is None:
            index, length = 0, len(items)
        if index < 0 or length < 0 or index + length > len(items):
            raise _bounds()
        items[index : index + length] = [default_of(element_of(array))] * length

    @staticmethod
    def Copy(source: Any, *rest: Any) -> None:
        if len(rest) == 2:
            _copy(source, 0, rest[0], 0, rest[1])
        else:
            source_index, target, target_index, length = rest
            _copy(source, source_index, target, target_index, length)

    ConstrainedCopy = Copy

    @staticmethod
    def ConvertAll(array: Any, converter: Any) -> Any:
        from ems.net.delegates import result_type

        sequences.require(array, "array")
        sequences.require(converter, "converter")
        return make_array(result_type(converter.net_type) or OBJECT, [converter.call(i) for i in array])

    @staticmethod
    def CreateInstance(element: Any, *lengths: Any) -> Any:
        sequences.require(element, "elementType")
        given = lengths[0] if lengths and isinstance(lengths[0], list) else list(lengths)
        if lengths and lengths[0] is None:
            raise null_argument("lengths")
        return _new_instance(element, given)

    @staticmethod
    def CreateInstanceFromArrayType(net: Any, *lengths: Any) -> Any:
        sequences.require(net, "arrayType")
        if len(lengths) == 1 and lengths[0].__class__ is int and lengths[0] < 0:
            raise negative("length", lengths[0])
        if net.kind != "array":
            raise bad_argument("Must be an array type.", "arrayType")
        given = lengths[0] if lengths and isinstance(lengths[0], list) else list(lengths)
        if len(given) != net.rank:
            raise bad_argument("Specified array was not of the expected rank.", "arrayType")
        return _new_instance(net.element, given)

    @staticmethod
    def Empty(net: Any) -> Any:
        return make_array(net, [])

    @staticmethod
    def Exists(array: Any, match: Any) -> bool:
        return sequences.find_index(sequences.require(array, "array"), [], match) >= 0

    @staticmethod
    def Fill(array: Any, value: Any, start: int = 0, count: int | None = None) -> None:
        sequences.require(array, "array")
        if not 0 <= start <= len(array):
            raise out_of_range(sequences.INDEX_UP_TO, "startIndex")
        length = len(array) - start if count is None else count
        if length < 0 or start > len(array) - length:
            raise out_of_range(sequences.COUNT_WITHIN, "count")
        array[start : start + length] = [value] * length

    @staticmethod
    def Find(array: Any, match: Any) -> Any:
        at = sequences.find_index(sequences.require(array, "array"), [], match)
        return array[at] if at >= 0 else default_of(element_of(array))

    @staticmethod
    def FindAll(array: Any, match: Any) -> Any:
        sequences.require(match, "match")
        return make_array(element_of(array), [i for i in sequences.require(array, "array") if match.call(i)])

    @staticmethod
    def FindIndex(array: Any, *rest: Any) -> int:
        return sequences.find_index(sequences.require(array, "array"), list(rest[:-1]), rest[-1])

    @staticmethod
    def FindLast(array: Any, match: Any) -> Any:
        at = sequences.find_last_index(sequences.require(array, "array"), [], match)
        return array[at] if at >= 0 else default_of(element_of(array))

    @staticmethod
    def FindLastIndex(array: Any, *rest: Any) -> int:
        return sequences.find_last_index(sequences.require(array, "array"), list(rest[:-1]), rest[-1])

    @staticmethod
    def ForEach(array: Any, action: Any) -> None:
        for item in sequences.require(array, "array"):
            action.call(item)

    @staticmethod
    def IndexOf(array: Any, value: Any, start: int = 0, count: int | None = None) -> int:
        return sequences.index_of(_line(sequences.require(array, "array")), value, start, count)

    @staticmethod
    def LastIndexOf(array: Any, value: Any, *numbers: int) -> int:
        items = _line(sequences.require(array, "array"))
        size = len(items)
        if not size:
            return -1
        start = numbers[0] if numbers else size - 1
        if not 0 <= start < size:
            raise out_of_range(sequences.INDEX_LESS, "startIndex")
        count = numbers[1] if len(numbers) > 1 else start + 1
        if count < 0:
            raise out_of_range(sequences.COUNT_WITHIN, "count")
        if count > start + 1:
            raise out_of_range(sequences.COUNT_WITHIN, "count")
        return sequences.find_last(items, value, start - count + 1, start)

    @staticmethod
    def Resize(reference: Any, size: int) -> None:
        if size < 0:
            raise negative("newSize", size)
        array = reference.value
        if array is None:
            reference.value = [None] * size
            return
        element = element_of(array)
        items = list(array[:size])
        reference.value = make_array(element, items + [default_of(element)] * (size - len(items)))

    @staticmethod
    def Reverse(array: Any, index: int | None = None, length: int = 0) -> None:
        items = _items(sequences.require(array, "array"))
        if index is None:
            items.reverse()
            return
        if index < 0:
            raise negative("index", index)
        if length < 0:
            raise negative("length", length)
        if len(items) - index < length:
            raise bad_argument(sequences.OFFSET)
        items[index : index + length] = items[index : index + length][::-1]

    @staticmethod
    def Sort(array: Any, *rest: Any) -> None:
        items = _items(sequences.require(array, "array"))
        others = rest[0] if rest and isinstance(rest[0], list) else None
        numbers = [a for a in rest if a.__class__ is int]
        comparer = next((a for a in rest[::-1] if a is not None and a.__class__ is not int and not isinstance(a, list)), None)
        index, length = (numbers[0], numbers[1]) if len(numbers) == 2 else (0, len(items))
        if index < 0:
            raise negative("index", index)
        if length < 0:
            raise negative("length", length)
        if len(items) - index < length or (others is not None and index > len(others) - length):
            raise bad_argument(sequences.OFFSET)
        if others is None:
            sequences.sort_range(items, index, length, comparer)
        else:
            _sort_pairs(items, others, index, length, comparer)

    @staticmethod
    def TrueForAll(array: Any, match: Any) -> bool:
        sequences.require(match, "match")
        return all(match.call(i) for i in sequences.require(array, "array"))


def _sort_pairs(keys: list[Any], items: list[Any], index: int, length: int, comparer: Any) -> None:
    """Sort keys, and items in the same order."""
    from functools import cmp_to_key

    from ems.net.equality import comparer_function

    order = comparer_function(comparer)
    pairs = sorted(zip(keys[index : index + length], items[index : index + length]), key=cmp_to_key(lambda a, b: order(a[0], b[0])))  # type: ignore[index]
    keys[index : index + length] = [k for k, _ in pairs]
    items[index : index + length] = [v for _, v in pairs]


def _new_instance(element: NetType, lengths: list[int]) -> Any:
    if not lengths:
        raise bad_argument("Must provide at least one rank.")
    for at, length in enumerate(lengths):
        if length < 0:
            name = "length" if len(lengths) == 1 else f"length{at + 1}"
            raise negative(name, length)
    fill = default_of(element)
    if len(lengths) == 1:
        return make_array(element, [fill] * lengths[0])
    count = 1
    for length in lengths:
        count *= length
    return MultiArray(array_type(element, len(lengths)), [int(n) for n in lengths], [fill] * count)


_Statics.Empty.takes_types = True  # type: ignore[attr-defined]
ARRAY = members(net_type("System.Array", interfaces="ICloneable ICollection IEnumerable IList IStructuralComparable "
                                                    "IStructuralEquatable"), """
int IList.Add(System.Object value)
void IList.Clear()
System.Object Clone()
System.Object ICloneable.Clone()
int IStructuralComparable.CompareTo(System.Object other, System.Collections.IComparer comparer)
bool IList.Contains(System.Object value)
void CopyTo(array array, int index)
void CopyTo(array array, long index)
void ICollection.CopyTo(array array, int index)
bool Equals(System.Object obj)
bool IStructuralEquatable.Equals(System.Object other, System.Collections.IEqualityComparer comparer)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
int GetHashCode()
int IStructuralEquatable.GetHashCode(System.Collections.IEqualityComparer comparer)
int GetLength(int dimension)
long GetLongLength(int dimension)
int GetLowerBound(int dimension)
int GetUpperBound(int dimension)
System.Object GetValue(Params int[] indices)
System.Object GetValue(int index)
System.Object GetValue(int index1, int index2)
System.Object GetValue(int index1, int index2, int index3)
System.Object GetValue(long index)
System.Object GetValue(long index1, long index2)
System.Object GetValue(long index1, long index2, long index3)
System.Object GetValue(Params long[] indices)
int IList.IndexOf(System.Object value)
void Initialize()
void IList.Insert(int index, System.Object value)
void IList.Remove(System.Object value)
void IList.RemoveAt(int index)
void SetValue(System.Object value, int index)
void SetValue(System.Object value, int index1, int index2)
void SetValue(System.Object value, int index1, int index2, int index3)
void SetValue(System.Object value, Params int[] indices)
void SetValue(System.Object value, long index)
void SetValue(System.Object value, long index1, long index2)
void SetValue(System.Object value, long index1, long index2, long index3)
void SetValue(System.Object value, Params long[] indices)
System.Object IList.Item(int index) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
int Length {get;}
long LongLength {get;}
int Rank {get;}
System.Object SyncRoot {get;}
""", _Arrays)
members(ARRAY, """
static System.Collections.ObjectModel.ReadOnlyCollection[T] AsReadOnly[T](T[] array)
static int BinarySearch(array array, System.Object value)
static int BinarySearch(array array, int index, int length, System.Object value)
static int BinarySearch(array array, System.Object value, System.Collections.IComparer comparer)
static int BinarySearch(array array, int index, int length, System.Object value, System.Collections.IComparer comparer)
static int BinarySearch[T](T[] array, T value)
static int BinarySearch[T](T[] array, T value, System.Collections.Generic.IComparer[T] comparer)
static int BinarySearch[T](T[] array, int index, int length, T value)
static int BinarySearch[T](T[] array, int index, int length, T value, System.Collections.Generic.IComparer[T] comparer)
static void Clear(array array)
static void Clear(array array, int index, int length)
static void ConstrainedCopy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)
static TOutput[] ConvertAll[TInput, TOutput](TInput[] array, System.Converter[TInput,TOutput] converter)
static void Copy(array sourceArray, array destinationArray, long length)
static void Copy(array sourceArray, long sourceIndex, array destinationArray, long destinationIndex, long length)
static void Copy(array sourceArray, array destinationArray, int length)
static void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)
static array CreateInstance(type elementType, int length)
static array CreateInstance(type elementType, int length1, int length2)
static array CreateInstance(type elementType, int length1, int length2, int length3)
static array CreateInstance(type elementType, Params int[] lengths)
static array CreateInstance(type elementType, int[] lengths, int[] lowerBounds)
static array CreateInstance(type elementType, Params long[] lengths)
static array CreateInstanceFromArrayType(type arrayType, int length)
static array CreateInstanceFromArrayType(type arrayType, Params int[] lengths)
static array CreateInstanceFromArrayType(type arrayType, int[] lengths, int[] lowerBounds)
static T[] Empty[T]()
static bool Exists[T](T[] array, System.Predicate[T] match)
static void Fill[T](T[] array, T value)
static void Fill[T](T[] array, T value, int startIndex, int count)
static T Find[T](T[] array, System.Predicate[T] match)
static T[] FindAll[T](T[] array, System.Predicate[T] match)
static int FindIndex[T](T[] array, System.Predicate[T] match)
static int FindIndex[T](T[] array, int startIndex, System.Predicate[T] match)
static int FindIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)
static T FindLast[T](T[] array, System.Predicate[T] match)
static int FindLastIndex[T](T[] array, System.Predicate[T] match)
static int FindLastIndex[T](T[] array, int startIndex, System.Predicate[T] match)
static int FindLastIndex[T](T[] array, int startIndex, int count, System.Predicate[T] match)
static void ForEach[T](T[] array, System.Action[T] action)
static int IndexOf(array array, System.Object value)
static int IndexOf(array array, System.Object value, int startIndex)
static int IndexOf(array array, System.Object value, int startIndex, int count)
static int IndexOf[T](T[] array, T value)
static int IndexOf[T](T[] array, T value, int startIndex)
static int IndexOf[T](T[] array, T value, int startIndex, int count)
static int LastIndexOf(array array, System.Object value)
static int LastIndexOf(array array, System.Object value, int startIndex)
static int LastIndexOf(array array, System.Object value, int startIndex, int count)
static int LastIndexOf[T](T[] array, T value)
static int LastIndexOf[T](T[] array, T value, int startIndex)
static int LastIndexOf[T](T[] array, T value, int startIndex, int count)
static void Resize[T]([ref] T[] array, int newSize)
static void Reverse(array array)
static void Reverse(array array, int index, int length)
static void Reverse[T](T[] array)
static void Reverse[T](T[] array, int index, int length)
static void Sort(array array)
static void Sort(array keys, array items)
static void Sort(array array, int index, int length)
static void Sort(array keys, array items, int index, int length)
static void Sort(array array, System.Collections.IComparer comparer)
static void Sort(array keys, array items, System.Collections.IComparer comparer)
static void Sort(array array, int index, int length, System.Collections.IComparer comparer)
static void Sort(array keys, array items, int index, int length, System.Collections.IComparer comparer)
static void Sort[T](T[] array)
static void Sort[TKey, TValue](TKey[] keys, TValue[] items)
static void Sort[T](T[] array, int index, int length)
static void Sort[TKey, TValue](TKey[] keys, TValue[] items, int index, int length)
static void Sort[T](T[] array, System.Collections.Generic.IComparer[T] comparer)
static void Sort[TKey, TValue](TKey[] keys, TValue[] items, System.Collections.Generic.IComparer[TKey] comparer)
static void Sort[T](T[] array, int index, int length, System.Collections.Generic.IComparer[T] comparer)
static void Sort[TKey, TValue](TKey[] keys, TValue[] items, int index, int length, System.Collections.Generic.IComparer[TKey] comparer)
static void Sort[T](T[] array, System.Comparison[T] comparison)
static bool TrueForAll[T](T[] array, System.Predicate[T] match)
static int MaxLength {get;}
""", _Statics)


def typed_members(net: NetType) -> None:
    """Get, Set and Address, whose signatures depend on the array's type."""
    from ems.values.typenames import assembly_of, display_name

    assert net.element is not None
    shown, lengths = display_name(net.element), ", ".join(["int "] * net.rank)
    for name, signature, body in (("Get", f"{shown} Get({lengths})", _Arrays.Get), ("Set", f"void Set({lengths}, {shown} )", _Arrays.Set),
                                  ("Address", f"{net.element.full_name}&, {assembly_of(net.element)} Address({lengths})", _Arrays.Address)):
        method = Method(name)
        method.overloads.append(Overload(signature, body))
        net.members[name.lower()] = method
