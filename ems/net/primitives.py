"""In: nothing. Out: the integer types Int32, Int64, Byte and their kin, and their members.

One text describes them all: {t} is the type as Get-Member shows it. Signed types have some members more.
"""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from ems.net.bases import CONVERSIONS, ConvertibleBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values import numbers as num
from ems.values.cultures import number_format
from ems.values.dates import out_of_range
from ems.values.errors import net_error
from ems.values.formats import format_value
from ems.values.formats_numeric import BITS
from ems.values.numeric import integer_of
from ems.values.parse_numbers import parse_number, try_number
from ems.values.types import get_type, net_type

INTERFACES = (
    "IAdditionOperators`3 IAdditiveIdentity`2 IBinaryInteger`1 IBinaryIntegerParseAndFormatInfo`1 IBinaryNumber`1 IBitwiseOperators`3 "
    "IComparable "
    "IComparable`1 IComparisonOperators`3 IConvertible IDecrementOperators`1 IDivisionOperators`3 IEqualityOperators`3 IEquatable`1 "
    "IFormattable "
    "IIncrementOperators`1 IMinMaxValue`1 IModulusOperators`3 IMultiplicativeIdentity`2 IMultiplyOperators`3 INumber`1 INumberBase`1 "
    "IParsable`1 "
    "IShiftOperators`3 ISpanFormattable ISpanParsable`1 ISubtractionOperators`3 IUnaryNegationOperators`2 IUnaryPlusOperators`2 "
    "IUtf8SpanFormattable IUtf8SpanParsable`1")
SIGNED_INTERFACES = INTERFACES.replace("ISpanFormattable", "ISignedNumber`1 ISpanFormattable", 1)
COMMON_TEXT = """
int CompareTo(System.Object value)
int CompareTo({t} value)
int IComparable.CompareTo(System.Object obj)
int IComparable[{t}].CompareTo({t} other)
bool Equals(System.Object obj)
bool Equals({t} obj)
bool IEquatable[{t}].Equals({t} other)
int GetHashCode()
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
string ToString()
string ToString(string format)
string ToString(System.IFormatProvider provider)
string ToString(string format, System.IFormatProvider provider)
string IConvertible.ToString(System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
static {t} CreateChecked[TOther](TOther value)
static {t} CreateSaturating[TOther](TOther value)
static {t} CreateTruncating[TOther](TOther value)
static {t} Parse(string s)
static {t} Parse(string s, System.Globalization.NumberStyles style)
static {t} Parse(string s, System.IFormatProvider provider)
static {t} Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)
static {t} Parse(System.ReadOnlySpan[char] s, System.Globalization.NumberStyles style = System.Globalization.NumberStyles.{style}, \
System.IFormatProvider provider = null)
static {t} Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)
static {t} Parse(System.ReadOnlySpan[byte] utf8Text, System.Globalization.NumberStyles style = System.Globalization.NumberStyles.{style}, \
System.IFormatProvider provider = null)
static {t} Parse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider)
static bool TryParse(string s, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[char] s, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] {t} result)
static bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[char] s, System.Globalization.NumberStyles style, \
System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, System.Globalization.NumberStyles style, \
System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider, [ref] {t} result)
"""
_INTEGER_TEXT = """
int IBinaryInteger[{t}].GetByteCount()
int IBinaryInteger[{t}].GetShortestBitLength()
bool IBinaryInteger[{t}].TryWriteBigEndian(System.Span[byte] destination, [ref] int bytesWritten)
bool IBinaryInteger[{t}].TryWriteLittleEndian(System.Span[byte] destination, [ref] int bytesWritten)
int IBinaryInteger[{t}].WriteBigEndian(byte[] destination)
int IBinaryInteger[{t}].WriteBigEndian(byte[] destination, int startIndex)
int IBinaryInteger[{t}].WriteBigEndian(System.Span[byte] destination)
int IBinaryInteger[{t}].WriteLittleEndian(byte[] destination)
int IBinaryInteger[{t}].WriteLittleEndian(byte[] destination, int startIndex)
int IBinaryInteger[{t}].WriteLittleEndian(System.Span[byte] destination)
static {t} Clamp({t} value, {t} min, {t} max)
static System.ValueTuple[{t},{t}] DivRem({t} left, {t} right)
static bool IsEvenInteger({t} value)
static bool IsOddInteger({t} value)
static bool IsPow2({t} value)
static {t} LeadingZeroCount({t} value)
static {t} Log2({t} value)
static {t} Max({t} x, {t} y)
static {t} Min({t} x, {t} y)
static {t} PopCount({t} value)
static {t} RotateLeft({t} value, int rotateAmount)
static {t} RotateRight({t} value, int rotateAmount)
static int Sign({t} value)
static {t} TrailingZeroCount({t} value)
static {t} MaxValue {get;}
static {t} MinValue {get;}
"""
_SIGNED_TEXT = """
static {t} Abs({t} value)
static {t} CopySign({t} value, {t} sign)
static bool IsNegative({t} value)
static bool IsPositive({t} value)
static {t} MaxMagnitude({t} x, {t} y)
static {t} MinMagnitude({t} x, {t} y)
"""
_PRODUCTS = {"int": "static long BigMul(int left, int right)", "uint": "static ulong BigMul(uint left, uint right)",
             "long": "static System.Int128 BigMul(long left, long right)", "ulong": "static System.UInt128 BigMul(ulong left, ulong right)"}


def arguments_of(rest: tuple[Any, ...]) -> tuple[int | None, Any]:
    """(style, provider) of what stands between the text and the result."""
    style = next((int(a.number) for a in rest if hasattr(a, "number") and hasattr(a, "net_type")), None)
    provider = next((a for a in rest if a is not None and not (hasattr(a, "number") and hasattr(a, "net_type"))), None)
    return style, provider


def parsing(cls: type) -> Any:
    """The bodies of Parse, TryParse, CompareTo and ToString for a number class."""
    name = cls.__dict__.get("net_name", {"int": "System.Int32", "float": "System.Double"}.get(cls.__name__,
        "System.Decimal")).rpartition(".")[2]

    class Parsing(ConvertibleBodies):
        @staticmethod
        def Parse(text: str, *rest: Any) -> Any:
            style, provider = arguments_of(rest)
            return parse_number(text, cls, style, number_format(provider))

        @staticmethod
        def TryParse(text: str, *rest: Any) -> bool:
            style, provider = arguments_of(rest[:-1])
            found = try_number(text, cls, style, number_format(provider))
            rest[-1].value = cls(0) if found is None else found
            return found is not None

        @staticmethod
        def CompareTo(self: Any, other: Any) -> int:
            if other is None:
                return 1
            if other.__class__ is not cls:
                raise bad_argument(f"Object must be of type {name}.")
            if self != self or other != other:
                return (other != other) - (self != self)
            return (self > other) - (self < other)

        @staticmethod
        def ToString(self: Any, fmt: Any = None, provider: Any = None) -> str:
            return format_value(self, fmt, provider) if isinstance(fmt, str) else format_value(self, None, provider or fmt)

    return Parsing


def clamp(value: Any, least: Any, greatest: Any) -> Any:
    if least > greatest:
        raise bad_argument(f"'{format_value(least)}' cannot be greater than {format_value(greatest)}.")
    return min(max(value, least), greatest)


def whole(value: Any) -> int:
    """A number cut off to a whole one."""
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool):
        raise net_error("System.NotSupportedException", "Specified method is not supported.")
    if isinstance(value, float) and value - value != 0:
        if value != value:
            return 0
        raise net_error("System.OverflowException", "Arithmetic operation resulted in an overflow.")
    return int(value)


def div_rem(left: int, right: int) -> tuple[int, int]:
    """Quotient towards zero and its remainder."""
    if right == 0:
        raise net_error("System.DivideByZeroException", "Attempted to divide by zero.")
    quotient = abs(left) // abs(right)
    quotient = quotient if (left < 0) == (right < 0) else -quotient
    return quotient, left - quotient * right


def _written(mask: int, size: int, order: str) -> Any:
    """WriteBigEndian and WriteLittleEndian."""

    def write(self: int, destination: Any, start: int = 0) -> int:
        if destination is None:
            raise null_argument("destination")
        data = (int(self) & mask).to_bytes(size, order)  # type: ignore[arg-type]
        if start + len(data) > len(destination):
            raise bad_argument("Destination is too short.", "destination")
        destination[start : start + len(data)] = [num.Byte(byte) for byte in data]
        return len(data)

    return staticmethod(write)


def _bit_bodies(cls: Any, bits: int, fit: Any) -> type:
    """The members that see the number as bits; `fit` reads low bits as the type does."""
    mask = (1 << bits) - 1

    class Bits:
        GetByteCount = staticmethod(lambda self: bits // 8)
        GetShortestBitLength = staticmethod(lambda self: int(self).bit_length() if self >= 0 else (~int(self)).bit_length() + 1)
        WriteBigEndian, WriteLittleEndian = _written(mask, bits // 8, "big"), _written(mask, bits // 8, "little")
        IsEvenInteger, IsOddInteger = staticmethod(lambda value: value & 1 == 0), staticmethod(lambda value: value & 1 == 1)
        IsPow2 = staticmethod(lambda value: value > 0 and value & (value - 1) == 0)
        LeadingZeroCount = staticmethod(lambda value: bits - (int(value) & mask).bit_length())
        PopCount = staticmethod(lambda value: (int(value) & mask).bit_count())

        @staticmethod
        def Log2(value: int) -> int:
            if value < 0:
                raise out_of_range("Non-negative number required.", "value")
            return max(int(value).bit_length() - 1, 0)

        @staticmethod
        def TrailingZeroCount(value: int) -> int:
            pattern = int(value) & mask
            return (pattern & -pattern).bit_length() - 1 if pattern else bits

        @staticmethod
        def RotateLeft(value: int, amount: int) -> Any:
            pattern, amount = int(value) & mask, amount % bits
            return fit(pattern << amount | pattern >> (bits - amount))

        @staticmethod
        def RotateRight(value: int, amount: int) -> Any:
            pattern, amount = int(value) & mask, amount % bits
            return fit(pattern >> amount | pattern << (bits - amount))

    return Bits


def _bodies(cls: Any, low: int, high: int) -> type:
    bits = BITS[cls]

    def fit(value: int) -> Any:
        """The low bits of a number, as the type reads them."""
        value &= (1 << bits) - 1
        return cls(value - (1 << bits) if value > high else value)

    def no_overflow(value: int) -> Any:
        if not low <= value <= high:
            raise net_error("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.")
        return cls(value)

    class Bodies(_bit_bodies(cls, bits, fit), parsing(cls)):  # type: ignore[misc]
        Abs = staticmethod(lambda value: no_overflow(abs(int(value))))
        CopySign = staticmethod(lambda value, sign: no_overflow(abs(int(value)) if sign >= 0 else -abs(int(value))))
        Clamp = staticmethod(clamp)
        CreateChecked = staticmethod(lambda value: integer_of(whole(value), cls))
        CreateSaturating = staticmethod(lambda value: cls(min(max(_saturated(value), low), high)))
        CreateTruncating = staticmethod(lambda value: fit(_saturated(value)))
        IsNegative, IsPositive = staticmethod(lambda value: value < 0), staticmethod(lambda value: value >= 0)
        Max, Min = staticmethod(max), staticmethod(min)
        MaxMagnitude = staticmethod(lambda x, y: x if abs(x) > abs(y) or (abs(x) == abs(y) and x >= 0) else y)
        MinMagnitude = staticmethod(lambda x, y: x if abs(x) < abs(y) or (abs(x) == abs(y) and x < 0) else y)
        Sign = staticmethod(lambda value: (value > 0) - (value < 0))
        MinValue, MaxValue = cls(low), cls(high)

        @staticmethod
        def DivRem(left: int, right: int) -> Any:
            from ems.net.value_tuples import value_tuple

            net = get_type(cls.__dict__.get("net_name", "System.Int32"))
            return value_tuple((net, net), tuple(cls(part) for part in div_rem(int(left), int(right))))

        @staticmethod
        def BigMul(left: int, right: int) -> Any:
            wide = {num.UInt32: num.UInt64, num.Int64: num.Int128, num.UInt64: num.UInt128}.get(cls, num.Int64)
            return wide(int(left) * int(right))

    return Bodies


def _saturated(value: Any) -> int:
    """As `whole`, the infinities as very great numbers."""
    if isinstance(value, float) and value - value != 0 and value == value:
        return 1 << 200 if value > 0 else -(1 << 200)
    return whole(value)


def _declare(net: Any, cls: Any, shown: str, low: int, high: int) -> None:
    text = COMMON_TEXT + CONVERSIONS + _INTEGER_TEXT + (_SIGNED_TEXT if low < 0 else "") + _PRODUCTS.get(shown, "")
    members(net, text.replace("{t}", shown).replace("{style}", "Integer"), _bodies(cls, low, high))


def _struct(cls: Any) -> dict[str, Any]:
    signed = getattr(cls, "MIN", -1) != 0
    unsigned = INTERFACES.replace("IUtf8SpanFormattable",
        "IUnsignedNumber`1 IUtf8SpanFormattable") + (" IUtfChar`1" if cls is num.Byte else "")
    return {"base": "System.ValueType", "kind": "struct", "py": cls, "default": cls(0),
        "interfaces": SIGNED_INTERFACES if signed else unsigned}


_declare(net_type("System.SByte", **_struct(num.SByte)), num.SByte, "sbyte", num.SByte.MIN, num.SByte.MAX)
_declare(net_type("System.Byte", **_struct(num.Byte)), num.Byte, "byte", num.Byte.MIN, num.Byte.MAX)
_declare(net_type("System.Int16", **_struct(num.Int16)), num.Int16, "short", num.Int16.MIN, num.Int16.MAX)
_declare(net_type("System.UInt16", **_struct(num.UInt16)), num.UInt16, "ushort", num.UInt16.MIN, num.UInt16.MAX)
_declare(net_type("System.Int32", **_struct(int)), int, "int", num.INT32_MIN, num.INT32_MAX)
_declare(net_type("System.UInt32", **_struct(num.UInt32)), num.UInt32, "uint", num.UInt32.MIN, num.UInt32.MAX)
_declare(net_type("System.Int64", **_struct(num.Int64)), num.Int64, "long", num.Int64.MIN, num.Int64.MAX)
_declare(net_type("System.UInt64", **_struct(num.UInt64)), num.UInt64, "ulong", num.UInt64.MIN, num.UInt64.MAX)
_declare(net_type("System.Int128", **_struct(num.Int128)), num.Int128, "System.Int128", num.Int128.MIN, num.Int128.MAX)
_declare(net_type("System.UInt128", **_struct(num.UInt128)), num.UInt128, "System.UInt128", num.UInt128.MIN, num.UInt128.MAX)
_INT_PTR = net_type("System.IntPtr", **_struct(num.IntPtr))
_declare(_INT_PTR, num.IntPtr, "System.IntPtr", num.IntPtr.MIN, num.IntPtr.MAX)
_INT_PTR.static_prop("System.IntPtr Zero", lambda: num.IntPtr(0))
_INT_PTR.static_prop("int Size", lambda: 8)
