"""In: nothing. Out: System.Numerics.BigInteger and its members."""
from __future__ import annotations

import math
from typing import Any

from ems.net.bases import bad_argument
from ems.net.declare import members
from ems.net.floats import NAN, divide, log
from ems.net.primitives import SIGNED_INTERFACES, arguments_of, clamp, div_rem, parsing, whole
from ems.values.cultures import number_format
from ems.values.dates import out_of_range
from ems.values.errors import net_error
from ems.values.numbers import BigInteger
from ems.values.parse_numbers import parse_number, try_number
from ems.values.types import get_type, net_type

TEXT = """
int CompareTo(long other)
int CompareTo(ulong other)
int CompareTo(bigint other)
int CompareTo(System.Object obj)
int IComparable.CompareTo(System.Object obj)
int IComparable[bigint].CompareTo(bigint other)
bool Equals(System.Object obj)
bool Equals(long other)
bool Equals(ulong other)
bool Equals(bigint other)
bool IEquatable[bigint].Equals(bigint other)
long GetBitLength()
int GetByteCount(bool isUnsigned = False)
int IBinaryInteger[bigint].GetByteCount()
int GetHashCode()
int IBinaryInteger[bigint].GetShortestBitLength()
byte[] ToByteArray()
byte[] ToByteArray(bool isUnsigned = False, bool isBigEndian = False)
string ToString()
string ToString(System.IFormatProvider provider)
string ToString(string format)
string ToString(string format, System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IBinaryInteger[bigint].TryWriteBigEndian(System.Span[byte] destination, [ref] int bytesWritten)
bool TryWriteBytes(System.Span[byte] destination, [ref] int bytesWritten, bool isUnsigned = False, bool isBigEndian = False)
bool IBinaryInteger[bigint].TryWriteLittleEndian(System.Span[byte] destination, [ref] int bytesWritten)
int IBinaryInteger[bigint].WriteBigEndian(byte[] destination)
int IBinaryInteger[bigint].WriteBigEndian(byte[] destination, int startIndex)
int IBinaryInteger[bigint].WriteBigEndian(System.Span[byte] destination)
int IBinaryInteger[bigint].WriteLittleEndian(byte[] destination)
int IBinaryInteger[bigint].WriteLittleEndian(byte[] destination, int startIndex)
int IBinaryInteger[bigint].WriteLittleEndian(System.Span[byte] destination)
bool IsEven {get;}
bool IsOne {get;}
bool IsPowerOfTwo {get;}
bool IsZero {get;}
int Sign {get;}
static bigint Abs(bigint value)
static bigint Add(bigint left, bigint right)
static bigint Clamp(bigint value, bigint min, bigint max)
static int Compare(bigint left, bigint right)
static bigint CopySign(bigint value, bigint sign)
static bigint CreateChecked[TOther](TOther value)
static bigint CreateSaturating[TOther](TOther value)
static bigint CreateTruncating[TOther](TOther value)
static bigint Divide(bigint dividend, bigint divisor)
static bigint DivRem(bigint dividend, bigint divisor, [ref] bigint remainder)
static System.ValueTuple[bigint,bigint] DivRem(bigint left, bigint right)
static bigint GreatestCommonDivisor(bigint left, bigint right)
static bool IsEvenInteger(bigint value)
static bool IsNegative(bigint value)
static bool IsOddInteger(bigint value)
static bool IsPositive(bigint value)
static bool IsPow2(bigint value)
static bigint LeadingZeroCount(bigint value)
static double Log(bigint value)
static double Log(bigint value, double baseValue)
static double Log10(bigint value)
static bigint Log2(bigint value)
static bigint Max(bigint left, bigint right)
static bigint MaxMagnitude(bigint x, bigint y)
static bigint Min(bigint left, bigint right)
static bigint MinMagnitude(bigint x, bigint y)
static bigint ModPow(bigint value, bigint exponent, bigint modulus)
static bigint Multiply(bigint left, bigint right)
static bigint Negate(bigint value)
bigint new(int value)
bigint new(uint value)
bigint new(long value)
bigint new(ulong value)
bigint new(float value)
bigint new(double value)
bigint new(decimal value)
bigint new(byte[] value)
bigint new(System.ReadOnlySpan[byte] value, bool isUnsigned = False, bool isBigEndian = False)
static bigint Parse(string value)
static bigint Parse(string value, System.Globalization.NumberStyles style)
static bigint Parse(string value, System.IFormatProvider provider)
static bigint Parse(string value, System.Globalization.NumberStyles style, System.IFormatProvider provider)
static bigint Parse(System.ReadOnlySpan[char] value, System.Globalization.NumberStyles style = \
System.Globalization.NumberStyles.Integer, System.IFormatProvider provider = null)
static bigint Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)
static bigint PopCount(bigint value)
static bigint Pow(bigint value, int exponent)
static bigint Remainder(bigint dividend, bigint divisor)
static bigint RotateLeft(bigint value, int rotateAmount)
static bigint RotateRight(bigint value, int rotateAmount)
static bigint Subtract(bigint left, bigint right)
static bigint TrailingZeroCount(bigint value)
static bool TryParse(string value, [ref] bigint result)
static bool TryParse(string value, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] bigint result)
static bool TryParse(System.ReadOnlySpan[char] value, [ref] bigint result)
static bool TryParse(System.ReadOnlySpan[char] value, System.Globalization.NumberStyles style, System.IFormatProvider provider, [ref] \
bigint result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] bigint result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] bigint result)
static bigint MinusOne {get;}
static bigint One {get;}
static bigint Zero {get;}
static bigint op_Addition(bigint left, bigint right)
static bigint op_Subtraction(bigint left, bigint right)
static bigint op_Multiply(bigint left, bigint right)
static bigint op_Division(bigint dividend, bigint divisor)
static bigint op_Modulus(bigint dividend, bigint divisor)
static bigint op_UnaryNegation(bigint value)
static bigint op_BitwiseAnd(bigint left, bigint right)
static bigint op_BitwiseOr(bigint left, bigint right)
static bigint op_ExclusiveOr(bigint left, bigint right)
static bigint op_OnesComplement(bigint value)
static bigint op_LeftShift(bigint value, int shift)
static bigint op_RightShift(bigint value, int shift)
static bool op_Equality(bigint left, bigint right)
static bool op_Inequality(bigint left, bigint right)
static bool op_LessThan(bigint left, bigint right)
static bool op_LessThanOrEqual(bigint left, bigint right)
static bool op_GreaterThan(bigint left, bigint right)
static bool op_GreaterThanOrEqual(bigint left, bigint right)
"""


def _compare(self: int, other: Any) -> int:
    if other is None:
        return 1
    if not isinstance(other, BigInteger) and type(other).__name__ not in ("Int64", "UInt64"):
        raise bad_argument("The parameter must be a BigInteger.", "obj")
    return (self > other) - (self < other)


def _equals(self: int, other: Any) -> bool:
    return isinstance(other, int) and type(other).__name__ in ("BigInteger", "Int64", "UInt64") and int(self) == int(other)


def _byte_count(value: int, unsigned: bool) -> int:
    if unsigned:
        if value < 0:
            raise net_error("System.OverflowException", "Negative values do not have an unsigned representation.")
        return max((int(value).bit_length() + 7) // 8, 1)
    return (int(value) if value >= 0 else ~int(value)).bit_length() // 8 + 1


def _bytes(self: int, unsigned: bool = False, big_endian: bool = False) -> list[int]:
    return list(int(self).to_bytes(_byte_count(self, unsigned), "big" if big_endian else "little", signed=not unsigned))


def _new(value: Any = 0, unsigned: bool = False, big_endian: bool = False) -> BigInteger:
    if isinstance(value, list):
        return BigInteger(int.from_bytes(bytes(value), "big" if big_endian else "little", signed=not unsigned))
    if isinstance(value, float) and value - value != 0:
        raise net_error("System.OverflowException",
            "BigInteger cannot represent infinity." if value == value else "The value is not a number.")
    return BigInteger(whole(value))


def _divided(left: int, right: int) -> tuple[int, int]:
    return div_rem(int(left), int(right))


def _div_rem(left: int, right: int, remainder: Any = None) -> Any:
    quotient, rest = _divided(left, right)
    if remainder is not None:
        remainder.value = BigInteger(rest)
        return quotient
    from ems.net.value_tuples import value_tuple

    net = get_type("System.Numerics.BigInteger")
    return value_tuple((net, net), (BigInteger(quotient), BigInteger(rest)))


def _log(value: int, base: float = math.e) -> float:
    if value < 0 or base < 0 or base != base or base == 1.0:
        return NAN
    if base == float("inf"):
        return 0.0 if value == 1 else NAN
    if base == 0.0 and value != 1:
        return NAN
    if value == 0:
        return float("-inf")
    return math.log(int(value)) if base == math.e else divide(math.log(int(value)), log(base))


def _mod_pow(value: int, exponent: int, modulus: int) -> int:
    if exponent < 0:
        raise out_of_range("exponent ('-1') must be a non-negative value.", "exponent", -1)
    if modulus == 0:
        raise net_error("System.DivideByZeroException", "Attempted to divide by zero.")
    result = pow(int(value), int(exponent), abs(int(modulus)))
    negative = value < 0 and exponent % 2 == 1
    return result - abs(int(modulus)) if negative and result else result


def _pow(value: int, exponent: int) -> int:
    if exponent < 0:
        raise out_of_range(f"exponent ('{exponent}') must be a non-negative value.", "exponent", exponent)
    return int(value) ** exponent


def _words(value: int) -> int:
    """How many 32-bit words hold the value, its sign too."""
    return ((int(value) if value >= 0 else ~int(value)).bit_length()) // 32 + 1


def _rotated(value: int, amount: int) -> int:
    """Around the 32-bit words that the value takes."""
    width = max(-(-max((int(value) if value >= 0 else ~int(value)).bit_length(), 1) // 32), 1) * 32
    mask = (1 << width) - 1
    pattern, amount = int(value) & mask, amount % width
    turned = (pattern << amount | pattern >> (width - amount)) & mask
    return turned - (1 << width) if value < 0 and turned >> (width - 1) else turned


def _log2(value: int) -> int:
    if value < 0:
        raise out_of_range("Non-negative number required.", "value")
    return max(int(value).bit_length() - 1, 0)


def _pop_count(value: int) -> int:
    return int(value).bit_count() if value >= 0 else (int(value) & ((1 << 32 * _words(value)) - 1)).bit_count()


class _Bodies(parsing(BigInteger)):  # type: ignore[misc]
    IsEven = staticmethod(lambda self: self & 1 == 0)
    IsOne, IsZero = staticmethod(lambda self: self == 1), staticmethod(lambda self: self == 0)
    IsPowerOfTwo = IsPow2 = staticmethod(lambda self: self > 0 and self & (self - 1) == 0)
    Sign = staticmethod(lambda self: (self > 0) - (self < 0))
    CompareTo, Equals = staticmethod(_compare), staticmethod(_equals)
    GetBitLength = staticmethod(lambda self: (int(self) if self >= 0 else ~int(self)).bit_length())
    GetByteCount = staticmethod(lambda self, unsigned=False: _byte_count(self, unsigned))
    GetShortestBitLength = staticmethod(lambda self: int(self).bit_length() if self >= 0 else (~int(self)).bit_length() + 1)
    ToByteArray = staticmethod(_bytes)
    new = staticmethod(_new)

    Abs = staticmethod(lambda value: abs(int(value)))
    Add = op_Addition = staticmethod(lambda a, b: int(a) + int(b))
    Subtract = op_Subtraction = staticmethod(lambda a, b: int(a) - int(b))
    Multiply = op_Multiply = staticmethod(lambda a, b: int(a) * int(b))
    Divide = op_Division = staticmethod(lambda a, b: _divided(a, b)[0])
    Remainder = op_Modulus = staticmethod(lambda a, b: _divided(a, b)[1])
    Negate = op_UnaryNegation = staticmethod(lambda value: -int(value))
    op_BitwiseAnd = staticmethod(lambda a, b: int(a) & int(b))
    op_BitwiseOr = staticmethod(lambda a, b: int(a) | int(b))
    op_ExclusiveOr = staticmethod(lambda a, b: int(a) ^ int(b))
    op_OnesComplement = staticmethod(lambda value: ~int(value))
    op_LeftShift = staticmethod(lambda value, shift: int(value) << shift if shift >= 0 else int(value) >> -shift)
    op_RightShift = staticmethod(lambda value, shift: int(value) >> shift if shift >= 0 else int(value) << -shift)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a < b)
    op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
    op_GreaterThan = staticmethod(lambda a, b: a > b)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)
    Clamp = staticmethod(clamp)
    Compare = staticmethod(lambda a, b: (a > b) - (a < b))
    CopySign = staticmethod(lambda value, sign: abs(int(value)) if sign >= 0 else -abs(int(value)))
    CreateChecked = CreateSaturating = CreateTruncating = staticmethod(whole)
    DivRem = staticmethod(_div_rem)
    GreatestCommonDivisor = staticmethod(lambda a, b: math.gcd(int(a), int(b)))
    IsEvenInteger, IsOddInteger = staticmethod(lambda value: value & 1 == 0), staticmethod(lambda value: value & 1 == 1)
    IsNegative, IsPositive = staticmethod(lambda value: value < 0), staticmethod(lambda value: value >= 0)
    LeadingZeroCount = staticmethod(lambda value: 0 if value < 0 else -int(value).bit_length() % 32 if value else 32)
    Log, Log2 = staticmethod(_log), staticmethod(_log2)
    Log10 = staticmethod(lambda value: NAN if value < 0 else float("-inf") if value == 0 else math.log10(int(value)))
    Max, Min = staticmethod(max), staticmethod(min)
    MaxMagnitude = staticmethod(lambda a, b: a if abs(a) > abs(b) or (abs(a) == abs(b) and a >= 0) else b)
    MinMagnitude = staticmethod(lambda a, b: a if abs(a) < abs(b) or (abs(a) == abs(b) and a < 0) else b)
    ModPow, Pow = staticmethod(_mod_pow), staticmethod(_pow)
    PopCount = staticmethod(_pop_count)
    RotateLeft = staticmethod(_rotated)
    RotateRight = staticmethod(lambda value, amount: _rotated(value, -amount))
    TrailingZeroCount = staticmethod(lambda value: (int(value) & -int(value)).bit_length() - 1 if value else 32)
    One, MinusOne, Zero = BigInteger(1), BigInteger(-1), BigInteger(0)

    @staticmethod
    def Parse(text: str, *rest: Any) -> Any:
        style, provider = arguments_of(rest)
        return parse_number(text, BigInteger, style, number_format(provider))

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        style, provider = arguments_of(rest[:-1])
        found = try_number(text, BigInteger, style, number_format(provider))
        rest[-1].value = BigInteger(0) if found is None else found
        return found is not None


_INTERFACES = " ".join(name for name in SIGNED_INTERFACES.split()
                       if name not in ("IConvertible", "IMinMaxValue`1", "IBinaryIntegerParseAndFormatInfo`1"))
members(net_type("System.Numerics.BigInteger", base="System.ValueType", kind="struct", py=BigInteger, default=BigInteger(0),
    interfaces=_INTERFACES),
        TEXT, _Bodies)
