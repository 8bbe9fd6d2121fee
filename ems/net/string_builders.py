"""In: nothing. Out: System.Text.StringBuilder and its members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, negative, null_argument, out_of_range
from ems.net.declare import members
from ems.values.errors import net_error
from ems.values.numbers import Char
from ems.values.objects import NetObject
from ems.values.types import net_type

_UP_TO = "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
_LESS = "Index was out of range. Must be non-negative and less than the size of the collection."


class StringBuilder(NetObject):
    """A text that grows: pieces are joined when someone looks."""

    __slots__ = ("capacity", "pieces", "size")
    net_name = "System.Text.StringBuilder"

    def __init__(self, text: str = "", capacity: int = 16) -> None:
        self.ps_ext = None
        self.pieces = [text] if text else []
        self.size = len(text)
        self.capacity = capacity

    @property
    def text(self) -> str:
        if len(self.pieces) > 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    @text.setter
    def text(self, value: str) -> None:
        self.pieces = [value] if value else []
        self.size = len(value)

    def append(self, text: str) -> StringBuilder:
        self.pieces.append(text)
        self.size += len(text)
        return self

    def net_to_string(self, culture: str) -> str:
        return self.text


def _shown(value: Any) -> str:
    from ems.values.text import net_text

    if value.__class__ is str:
        return value
    if isinstance(value, list) and getattr(value, "net_type", None) is not None and all(isinstance(c, Char) for c in value):
        return "".join(value)
    return "" if value is None else net_text(value)


class _Builders(ObjectBodies):
    MaxCapacity = 2147483647

    @staticmethod
    def new(*arguments: Any) -> StringBuilder:
        texts = [a for a in arguments if isinstance(a, str)]
        numbers = [a for a in arguments if a.__class__ is int]
        text = texts[0] if texts else ""
        if len(numbers) == 3:
            start, length, capacity = numbers
            for name, number in (("capacity", capacity), ("length", length), ("startIndex", start)):
                if number < 0:
                    raise negative(name, number)
            if start > len(text) - length:
                raise out_of_range("Index and length must refer to a location within the string.", "length")
            return StringBuilder(text[start : start + length], capacity or 16)
        if numbers and numbers[0] < 0:
            raise negative("capacity", numbers[0])
        if len(numbers) == 2 and numbers[0] > numbers[1]:
            raise out_of_range("Capacity exceeds maximum capacity.", "capacity")
        return StringBuilder(text, (numbers[0] if numbers else 16) or 16)

    # -- properties

    @staticmethod
    def Capacity(self: StringBuilder) -> int:
        while self.capacity < self.size:
            self.capacity = max(self.capacity * 2, self.size)
        return self.capacity

    @staticmethod
    def set_Capacity(self: StringBuilder, value: int) -> None:
        if value < 0:
            raise out_of_range("Capacity must be positive.", "value")
        if value < self.size:
            raise out_of_range("capacity was less than the current size.", "value")
        self.capacity = value

    @staticmethod
    def Length(self: StringBuilder) -> int:
        return self.size

    @staticmethod
    def set_Length(self: StringBuilder, value: int) -> None:
        if value < 0:
            raise out_of_range("Length cannot be less than zero.", "value")
        self.text = self.text[:value].ljust(value, "\0")

    @staticmethod
    def Chars(self: StringBuilder, index: int) -> Char:
        if not 0 <= index < self.size:
            raise net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        return Char(self.text[index])

    @staticmethod
    def set_Chars(self: StringBuilder, index: int, value: str) -> None:
        if not 0 <= index < self.size:
            raise out_of_range(_LESS, "index")
        text = self.text
        self.text = text[:index] + value + text[index + 1 :]

    # -- appending

    @staticmethod
    def Append(self: StringBuilder, value: Any, *numbers: int) -> StringBuilder:
        if len(numbers) == 1:
            if numbers[0] < 0:
                raise negative("repeatCount", numbers[0])
            return self.append(value * numbers[0])
        if not numbers:
            return self.append(value if value.__class__ is str else _shown(value))
        start, count = numbers
        if start < 0:
            raise negative("startIndex", start)
        name = "charCount" if isinstance(value, list) else "count"
        if count < 0:
            raise negative(name, count)
        text = _shown(value)
        if value is None and (start or count):
            raise null_argument("value")
        if count > len(text) - start:
            raise out_of_range(_UP_TO, "startIndex" if not isinstance(value, list) else "charCount")
        return self.append(text[start : start + count])

    @staticmethod
    def AppendFormat(self: StringBuilder, first: Any, *rest: Any) -> StringBuilder:
        from ems.net.text import _Strings

        return self.append(_Strings.Format(first, *rest))

    @staticmethod
    def AppendJoin(self: StringBuilder, separator: Any, values: Any) -> StringBuilder:
        from ems.net.text import _Strings

        if values is None:
            raise null_argument("values")
        return self.append(_Strings.Join(separator, values))

    @staticmethod
    def AppendLine(self: StringBuilder, value: Any = "") -> StringBuilder:
        return self.append((value or "") + "\n")

    # -- changing

    @staticmethod
    def Clear(self: StringBuilder) -> StringBuilder:
        self.text = ""
        return self

    @staticmethod
    def EnsureCapacity(self: StringBuilder, capacity: int) -> int:
        if capacity < 0:
            raise out_of_range("Capacity must be positive.", "capacity")
        self.capacity = max(_Builders.Capacity(self), capacity)
        return self.capacity

    @staticmethod
    def Insert(self: StringBuilder, index: int, value: Any, *numbers: int) -> StringBuilder:
        if not 0 <= index <= self.size:
            raise out_of_range(_UP_TO, "index")
        text = _shown(value)
        if len(numbers) == 1:
            if numbers[0] < 0:
                raise negative("count", numbers[0])
            text *= numbers[0]
        elif numbers:
            start, count = numbers
            if start < 0:
                raise negative("startIndex", start)
            if count < 0 or start > len(text) - count:
                raise out_of_range(_UP_TO, "startIndex") if count >= 0 else negative("charCount", count)
            text = text[start : start + count]
        old = self.text
        self.text = old[:index] + text + old[index:]
        return self

    @staticmethod
    def Remove(self: StringBuilder, start: int, length: int) -> StringBuilder:
        if length < 0:
            raise negative("length", length)
        if start < 0:
            raise negative("startIndex", start)
        if length > self.size - start:
            raise out_of_range(_UP_TO, "length")
        text = self.text
        self.text = text[:start] + text[start + length :]
        return self

    @staticmethod
    def Replace(self: StringBuilder, old: str, new: Any, *numbers: int) -> StringBuilder:
        text = self.text
        start, count = numbers if numbers else (0, len(text))
        if not 0 <= start <= len(text):
            raise out_of_range(_UP_TO, "startIndex")
        if count < 0 or start > len(text) - count:
            raise out_of_range(_UP_TO, "count")
        if old is None:
            raise null_argument("oldValue")
        if not old:
            raise bad_argument("The value cannot be an empty string.", "oldValue")
        self.text = text[:start] + text[start : start + count].replace(old, new or "") + text[start + count :]
        return self

    # -- reading

    @staticmethod
    def CopyTo(self: StringBuilder, source: int, destination: Any, at: int, count: int) -> None:
        if destination is None:
            raise null_argument("destination")
        if at < 0:
            raise negative("destinationIndex", at)
        if at > len(destination) - count:
            raise bad_argument("Either offset did not refer to a position in the string, or there is an insufficient length of destination "
                               "character array.")
        if count < 0:
            raise negative("count", count)
        if not 0 <= source <= self.size:
            raise out_of_range(_UP_TO, "sourceIndex")
        if source > self.size - count:
            raise bad_argument("Source string was not long enough. Check sourceIndex and count.")
        destination[at : at + count] = [Char(c) for c in self.text[source : source + count]]

    @staticmethod
    def Equals(self: StringBuilder, other: Any) -> bool:
        return isinstance(other, StringBuilder) and other.text == self.text

    @staticmethod
    def GetChunks(self: StringBuilder) -> Any:
        return [self.text]

    @staticmethod
    def ToString(self: StringBuilder, *numbers: int) -> str:
        if not numbers:
            return self.text
        start, length = numbers
        if start < 0:
            raise negative("startIndex", start)
        if start > self.size:
            raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
        if length < 0:
            raise negative("length", length)
        if start > self.size - length:
            raise out_of_range("Index and length must refer to a location within the string.", "length")
        return self.text[start : start + length]


members(net_type("System.Text.StringBuilder", py=StringBuilder, interfaces="ISerializable"), """
System.Text.StringBuilder Append(char value, int repeatCount)
System.Text.StringBuilder Append(char[] value, int startIndex, int charCount)
System.Text.StringBuilder Append(string value)
System.Text.StringBuilder Append(string value, int startIndex, int count)
System.Text.StringBuilder Append(System.Text.StringBuilder value)
System.Text.StringBuilder Append(System.Text.StringBuilder value, int startIndex, int count)
System.Text.StringBuilder Append(bool value)
System.Text.StringBuilder Append(char value)
System.Text.StringBuilder Append(sbyte value)
System.Text.StringBuilder Append(byte value)
System.Text.StringBuilder Append(short value)
System.Text.StringBuilder Append(int value)
System.Text.StringBuilder Append(long value)
System.Text.StringBuilder Append(float value)
System.Text.StringBuilder Append(double value)
System.Text.StringBuilder Append(decimal value)
System.Text.StringBuilder Append(ushort value)
System.Text.StringBuilder Append(uint value)
System.Text.StringBuilder Append(ulong value)
System.Text.StringBuilder Append(System.Object value)
System.Text.StringBuilder Append(char[] value)
System.Text.StringBuilder Append(System.ReadOnlySpan[char] value)
System.Text.StringBuilder Append(System.ReadOnlyMemory[char] value)
System.Text.StringBuilder Append([ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)
System.Text.StringBuilder Append(System.IFormatProvider provider, [ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)
System.Text.StringBuilder Append(System.Char*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral,
    PublicKeyToken=7cec85d7bea7798e value, int valueCount)
System.Text.StringBuilder AppendFormat(string format, System.Object arg0)
System.Text.StringBuilder AppendFormat(string format, System.Object arg0, System.Object arg1)
System.Text.StringBuilder AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)
System.Text.StringBuilder AppendFormat(string format, Params System.Object[] args)
System.Text.StringBuilder AppendFormat(string format, System.ReadOnlySpan[System.Object] args)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1,
    System.Object arg2)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, Params System.Object[] args)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.ReadOnlySpan[System.Object] args)
System.Text.StringBuilder AppendFormat[TArg0](System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0)
System.Text.StringBuilder AppendFormat[TArg0, TArg1](System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0,
    TArg1 arg1)
System.Text.StringBuilder AppendFormat[TArg0, TArg1, TArg2](System.IFormatProvider provider, System.Text.CompositeFormat format,
    TArg0 arg0, TArg1 arg1, TArg2 arg2)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format, Params System.Object[] args)
System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format,
    System.ReadOnlySpan[System.Object] args)
System.Text.StringBuilder AppendJoin(string separator, Params System.Object[] values)
System.Text.StringBuilder AppendJoin(string separator, System.ReadOnlySpan[System.Object] values)
System.Text.StringBuilder AppendJoin[T](string separator, System.Collections.Generic.IEnumerable[T] values)
System.Text.StringBuilder AppendJoin(string separator, Params string[] values)
System.Text.StringBuilder AppendJoin(string separator, System.ReadOnlySpan[string] values)
System.Text.StringBuilder AppendJoin(char separator, Params System.Object[] values)
System.Text.StringBuilder AppendJoin(char separator, System.ReadOnlySpan[System.Object] values)
System.Text.StringBuilder AppendJoin[T](char separator, System.Collections.Generic.IEnumerable[T] values)
System.Text.StringBuilder AppendJoin(char separator, Params string[] values)
System.Text.StringBuilder AppendJoin(char separator, System.ReadOnlySpan[string] values)
System.Text.StringBuilder AppendLine()
System.Text.StringBuilder AppendLine(string value)
System.Text.StringBuilder AppendLine([ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)
System.Text.StringBuilder AppendLine(System.IFormatProvider provider,
    [ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)
System.Text.StringBuilder Clear()
void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
void CopyTo(int sourceIndex, System.Span[char] destination, int count)
int EnsureCapacity(int capacity)
bool Equals(System.Text.StringBuilder sb)
bool Equals(System.ReadOnlySpan[char] span)
bool Equals(System.Object obj)
System.Text.StringBuilder+ChunkEnumerator GetChunks()
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
System.Text.StringBuilder Insert(int index, string value, int count)
System.Text.StringBuilder Insert(int index, string value)
System.Text.StringBuilder Insert(int index, bool value)
System.Text.StringBuilder Insert(int index, sbyte value)
System.Text.StringBuilder Insert(int index, byte value)
System.Text.StringBuilder Insert(int index, short value)
System.Text.StringBuilder Insert(int index, char value)
System.Text.StringBuilder Insert(int index, char[] value)
System.Text.StringBuilder Insert(int index, char[] value, int startIndex, int charCount)
System.Text.StringBuilder Insert(int index, int value)
System.Text.StringBuilder Insert(int index, long value)
System.Text.StringBuilder Insert(int index, float value)
System.Text.StringBuilder Insert(int index, double value)
System.Text.StringBuilder Insert(int index, decimal value)
System.Text.StringBuilder Insert(int index, ushort value)
System.Text.StringBuilder Insert(int index, uint value)
System.Text.StringBuilder Insert(int index, ulong value)
System.Text.StringBuilder Insert(int index, System.Object value)
System.Text.StringBuilder Insert(int index, System.ReadOnlySpan[char] value)
System.Text.StringBuilder Remove(int startIndex, int length)
System.Text.StringBuilder Replace(string oldValue, string newValue)
System.Text.StringBuilder Replace(System.ReadOnlySpan[char] oldValue, System.ReadOnlySpan[char] newValue)
System.Text.StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
System.Text.StringBuilder Replace(System.ReadOnlySpan[char] oldValue, System.ReadOnlySpan[char] newValue, int startIndex, int count)
System.Text.StringBuilder Replace(char oldChar, char newChar)
System.Text.StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
string ToString()
string ToString(int startIndex, int length)
char Chars(int index) {get;set;}
int Capacity {get;set;}
int Length {get;set;}
int MaxCapacity {get;}
System.Text.StringBuilder new()
System.Text.StringBuilder new(int capacity)
System.Text.StringBuilder new(string value)
System.Text.StringBuilder new(string value, int capacity)
System.Text.StringBuilder new(string value, int startIndex, int length, int capacity)
System.Text.StringBuilder new(int capacity, int maxCapacity)
""", _Builders)
