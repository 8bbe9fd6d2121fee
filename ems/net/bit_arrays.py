"""In: nothing. Out: System.Collections.BitArray."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, negative, null_argument, out_of_range
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.values.objects import NetObject
from ems.values.types import net_type


class BitArray(NetObject):
    __slots__ = ("bits",)
    net_name = "System.Collections.BitArray"

    def __init__(self, bits: list[bool]) -> None:
        self.ps_ext = None
        self.bits = bits

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.bits))


def _merge(call: Any) -> Any:
    def run(self: BitArray, other: Any) -> BitArray:
        if other is None:
            raise null_argument("value")
        if len(other.bits) != len(self.bits):
            raise bad_argument("Array lengths must be the same.")
        self.bits[:] = [call(a, b) for a, b in zip(self.bits, other.bits)]
        return self

    return staticmethod(run)


class _Bits(ObjectBodies):
    IsReadOnly = IsSynchronized = False
    And, Or, Xor = _merge(lambda a, b: a and b), _merge(lambda a, b: a or b), _merge(lambda a, b: a != b)

    @staticmethod
    def new(source: Any, value: bool = False) -> BitArray:
        if source is None:
            raise null_argument("bits")
        if isinstance(source, BitArray):
            return BitArray(list(source.bits))
        if source.__class__ is int:
            if source < 0:
                raise negative("length", source)
            return BitArray([value] * source)
        kind = source.net_type.element.full_name
        if kind == "System.Boolean":
            return BitArray(list(source))
        width = 8 if kind == "System.Byte" else 32
        return BitArray([bool(int(n) >> at & 1) for n in source for at in range(width)])

    @staticmethod
    def Count(self: BitArray) -> int:
        return len(self.bits)

    Length = Count

    @staticmethod
    def set_Length(self: BitArray, value: int) -> None:
        if value < 0:
            raise negative("value", value)
        self.bits[:] = (self.bits + [False] * value)[:value]

    @staticmethod
    def SyncRoot(self: BitArray) -> Any:
        return self

    @staticmethod
    def _check(self: BitArray, index: int) -> None:
        if not 0 <= index < len(self.bits):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index", index)

    @staticmethod
    def Get(self: BitArray, index: int) -> bool:
        _Bits._check(self, index)
        return self.bits[index]

    Item = Get

    @staticmethod
    def Set(self: BitArray, index: int, value: bool) -> None:
        _Bits._check(self, index)
        self.bits[index] = value

    set_Item = Set

    @staticmethod
    def SetAll(self: BitArray, value: bool) -> None:
        self.bits[:] = [value] * len(self.bits)

    @staticmethod
    def Not(self: BitArray) -> BitArray:
        self.bits[:] = [not b for b in self.bits]
        return self

    @staticmethod
    def LeftShift(self: BitArray, count: int) -> BitArray:
        if count < 0:
            raise negative("count", count)
        self.bits[:] = ([False] * min(count, len(self.bits)) + self.bits)[: len(self.bits)]
        return self

    @staticmethod
    def RightShift(self: BitArray, count: int) -> BitArray:
        if count < 0:
            raise negative("count", count)
        self.bits[:] = self.bits[count:] + [False] * min(count, len(self.bits))
        return self

    @staticmethod
    def HasAllSet(self: BitArray) -> bool:
        return all(self.bits)

    @staticmethod
    def HasAnySet(self: BitArray) -> bool:
        return any(self.bits)

    @staticmethod
    def PopCount(self: BitArray) -> int:
        return sum(self.bits)

    @staticmethod
    def Clone(self: BitArray) -> BitArray:
        return BitArray(list(self.bits))

    @staticmethod
    def CopyTo(self: BitArray, array: Any, index: int) -> None:
        if array is None:
            raise null_argument("array")
        if index < 0:
            raise negative("index", index)
        if len(array) - index < len(self.bits):
            raise bad_argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the "
                               "source collection.")
        array[index : index + len(self.bits)] = self.bits

    @staticmethod
    def GetEnumerator(self: BitArray) -> Any:
        return Enumerator(list(self.bits), "System.Collections.BitArray+BitArrayEnumeratorSimple")


members(net_type("System.Collections.BitArray", py=BitArray, interfaces="ICloneable ICollection IEnumerable"), """
System.Collections.BitArray And(System.Collections.BitArray value)
System.Object Clone()
System.Object ICloneable.Clone()
void CopyTo(array array, int index)
void ICollection.CopyTo(array array, int index)
bool Get(int index)
System.Collections.IEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
bool HasAllSet()
bool HasAnySet()
System.Collections.BitArray LeftShift(int count)
System.Collections.BitArray Not()
System.Collections.BitArray Or(System.Collections.BitArray value)
int PopCount()
System.Collections.BitArray RightShift(int count)
void Set(int index, bool value)
void SetAll(bool value)
System.Collections.BitArray Xor(System.Collections.BitArray value)
bool Item(int index) {get;set;}
int Count {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
int Length {get;set;}
System.Object SyncRoot {get;}
System.Collections.BitArray new(int length)
System.Collections.BitArray new(int length, bool defaultValue)
System.Collections.BitArray new(byte[] bytes)
System.Collections.BitArray new(bool[] values)
System.Collections.BitArray new(int[] values)
System.Collections.BitArray new(System.Collections.BitArray bits)
""", _Bits)
