"""In: nothing. Out: System.BitConverter, numbers as bytes and back."""
from __future__ import annotations

import struct
from typing import Any

from ems.net.bases import null_argument
from ems.net.declare import members
from ems.values import numbers as num
from ems.values.dates import bad_argument, out_of_range
from ems.values.formats_numeric import BITS
from ems.values.types import net_type

BIT_CONVERTER = net_type("System.BitConverter")
TEXT = """
static long DoubleToInt64Bits(double value)
static ulong DoubleToUInt64Bits(double value)
static byte[] GetBytes(bool value)
static byte[] GetBytes(char value)
static byte[] GetBytes(short value)
static byte[] GetBytes(int value)
static byte[] GetBytes(long value)
static byte[] GetBytes(System.Int128 value)
static byte[] GetBytes(ushort value)
static byte[] GetBytes(uint value)
static byte[] GetBytes(ulong value)
static byte[] GetBytes(System.UInt128 value)
static byte[] GetBytes(System.Half value)
static byte[] GetBytes(float value)
static byte[] GetBytes(double value)
static short HalfToInt16Bits(System.Half value)
static ushort HalfToUInt16Bits(System.Half value)
static System.Half Int16BitsToHalf(short value)
static float Int32BitsToSingle(int value)
static double Int64BitsToDouble(long value)
static int SingleToInt32Bits(float value)
static uint SingleToUInt32Bits(float value)
static bool ToBoolean(byte[] value, int startIndex)
static bool ToBoolean(System.ReadOnlySpan[byte] value)
static char ToChar(byte[] value, int startIndex)
static char ToChar(System.ReadOnlySpan[byte] value)
static double ToDouble(byte[] value, int startIndex)
static double ToDouble(System.ReadOnlySpan[byte] value)
static System.Half ToHalf(byte[] value, int startIndex)
static System.Half ToHalf(System.ReadOnlySpan[byte] value)
static System.Int128 ToInt128(byte[] value, int startIndex)
static System.Int128 ToInt128(System.ReadOnlySpan[byte] value)
static short ToInt16(byte[] value, int startIndex)
static short ToInt16(System.ReadOnlySpan[byte] value)
static int ToInt32(byte[] value, int startIndex)
static int ToInt32(System.ReadOnlySpan[byte] value)
static long ToInt64(byte[] value, int startIndex)
static long ToInt64(System.ReadOnlySpan[byte] value)
static float ToSingle(byte[] value, int startIndex)
static float ToSingle(System.ReadOnlySpan[byte] value)
static string ToString(byte[] value, int startIndex, int length)
static string ToString(byte[] value)
static string ToString(byte[] value, int startIndex)
static System.UInt128 ToUInt128(byte[] value, int startIndex)
static System.UInt128 ToUInt128(System.ReadOnlySpan[byte] value)
static ushort ToUInt16(byte[] value, int startIndex)
static ushort ToUInt16(System.ReadOnlySpan[byte] value)
static uint ToUInt32(byte[] value, int startIndex)
static uint ToUInt32(System.ReadOnlySpan[byte] value)
static ulong ToUInt64(byte[] value, int startIndex)
static ulong ToUInt64(System.ReadOnlySpan[byte] value)
static bool TryWriteBytes(System.Span[byte] destination, bool value)
static bool TryWriteBytes(System.Span[byte] destination, char value)
static bool TryWriteBytes(System.Span[byte] destination, short value)
static bool TryWriteBytes(System.Span[byte] destination, int value)
static bool TryWriteBytes(System.Span[byte] destination, long value)
static bool TryWriteBytes(System.Span[byte] destination, System.Int128 value)
static bool TryWriteBytes(System.Span[byte] destination, ushort value)
static bool TryWriteBytes(System.Span[byte] destination, uint value)
static bool TryWriteBytes(System.Span[byte] destination, ulong value)
static bool TryWriteBytes(System.Span[byte] destination, System.UInt128 value)
static bool TryWriteBytes(System.Span[byte] destination, System.Half value)
static bool TryWriteBytes(System.Span[byte] destination, float value)
static bool TryWriteBytes(System.Span[byte] destination, double value)
static System.Half UInt16BitsToHalf(ushort value)
static float UInt32BitsToSingle(uint value)
static double UInt64BitsToDouble(ulong value)
static bool IsLittleEndian {get;}
"""
_FLOATS: dict[type, str] = {float: "<d", num.Single: "<f", num.Half: "<e"}


def _bytes(value: Any) -> list[int]:
    if isinstance(value, bool):
        return [int(value)]
    if isinstance(value, str):
        return list(ord(value).to_bytes(2, "little"))
    if isinstance(value, float):
        from ems.net.floats import narrowing

        return list(struct.pack(_FLOATS.get(type(value), "<d"), narrowing(type(value))(value)))
    size = BITS[type(value)] // 8
    return list((int(value) & ((1 << 8 * size) - 1)).to_bytes(size, "little"))


def _made(cls: type, data: bytes) -> Any:
    """The value whose bytes these are."""
    if cls is bool:
        return data[0] != 0
    if cls is num.Char:
        return num.Char(chr(int.from_bytes(data, "little")))
    if cls in _FLOATS:
        return cls(struct.unpack(_FLOATS[cls], data)[0])
    return cls(int.from_bytes(data, "little", signed=getattr(cls, "MIN", -1) != 0))


def _size(cls: type) -> int:
    return {bool: 1, num.Char: 2, float: 8, num.Single: 4, num.Half: 2}.get(cls) or BITS[cls] // 8


def _reader(cls: type) -> Any:
    size = _size(cls)

    def read(data: Any, start: int = 0) -> Any:
        if data is None:
            raise null_argument("value")
        if not 0 <= start < len(data):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex")
        if start > len(data) - size:
            raise bad_argument("The array starting from the specified index is not long enough to read a value of the specified type.",
                "value")
        return _made(cls, bytes(data[start : start + size]))

    return staticmethod(read)


def _bits(source: Any, target: type) -> Any:
    """The same bits as another type."""
    return staticmethod(lambda value: _made(target, bytes(_bytes(value if source is None else source(value)))))


def _text(data: Any, start: int = 0, length: int | None = None) -> str:
    if data is None:
        raise null_argument("value")
    if start < 0 or (start >= len(data) and start > 0):
        raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex")
    if length is None:
        length = len(data) - start
    if length < 0:
        raise out_of_range("length ('{0}') must be a non-negative value.".replace("{0}", str(length)), "length", length)
    if start > len(data) - length:
        raise bad_argument("The array starting from the specified index is not long enough to read a value of the specified type.", "value")
    return "-".join(f"{byte:02X}" for byte in data[start : start + length])


class _Bodies:
    GetBytes, ToString = staticmethod(_bytes), staticmethod(_text)
    ToBoolean, ToChar, ToDouble, ToHalf, ToSingle = map(_reader, (bool, num.Char, float, num.Half, num.Single))
    ToInt16, ToInt32, ToInt64, ToInt128 = map(_reader, (num.Int16, int, num.Int64, num.Int128))
    ToUInt16, ToUInt32, ToUInt64, ToUInt128 = map(_reader, (num.UInt16, num.UInt32, num.UInt64, num.UInt128))
    DoubleToInt64Bits, DoubleToUInt64Bits = _bits(float, num.Int64), _bits(float, num.UInt64)
    SingleToInt32Bits, SingleToUInt32Bits = _bits(num.Single, int), _bits(num.Single, num.UInt32)
    HalfToInt16Bits, HalfToUInt16Bits = _bits(num.Half, num.Int16), _bits(num.Half, num.UInt16)
    Int16BitsToHalf, UInt16BitsToHalf = _bits(num.Int16, num.Half), _bits(num.UInt16, num.Half)
    Int32BitsToSingle, UInt32BitsToSingle = _bits(None, num.Single), _bits(num.UInt32, num.Single)
    Int64BitsToDouble, UInt64BitsToDouble = _bits(num.Int64, float), _bits(num.UInt64, float)
    IsLittleEndian = True


members(BIT_CONVERTER, TEXT, _Bodies)
