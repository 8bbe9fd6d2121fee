"""In: nothing. Out: System.Decimal and its members."""
from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Context, Decimal
from typing import Any

from ems.net.bases import CONVERSIONS, bad_argument
from ems.net.declare import members
from ems.net.equality import equal
from ems.net.floats import FLOATING_TEXT, MIDPOINTS, number, round_arguments
from ems.net.primitives import COMMON_TEXT, clamp, parsing
from ems.values import numbers as num
from ems.values.dates import out_of_range
from ems.values.errors import net_error
from ems.values.numeric import (
    decimal_add,
    decimal_div,
    decimal_mod,
    decimal_mul,
    decimal_of,
    decimal_sub,
    fit_decimal,
    integer_of,
    single,
    to_double,
)
from ems.values.types import net_type

_EXACT = Context(prec=120, Emax=9999, Emin=-9999)
MAX = Decimal((1 << 96) - 1)
TEXT = """
byte Scale {get;}
static decimal Abs(decimal value)
static decimal Add(decimal d1, decimal d2)
static decimal Ceiling(decimal d)
static decimal Clamp(decimal value, decimal min, decimal max)
static int Compare(decimal d1, decimal d2)
static decimal CopySign(decimal value, decimal sign)
static decimal Divide(decimal d1, decimal d2)
static bool Equals(decimal d1, decimal d2)
static bool Equals(System.Object objA, System.Object objB)
static decimal Floor(decimal d)
static decimal FromOACurrency(long cy)
static int[] GetBits(decimal d)
static int GetBits(decimal d, System.Span[int] destination)
static bool IsCanonical(decimal value)
static bool IsEvenInteger(decimal value)
static bool IsInteger(decimal value)
static bool IsNegative(decimal value)
static bool IsOddInteger(decimal value)
static bool IsPositive(decimal value)
static decimal Max(decimal x, decimal y)
static decimal MaxMagnitude(decimal x, decimal y)
static decimal Min(decimal x, decimal y)
static decimal MinMagnitude(decimal x, decimal y)
static decimal Multiply(decimal d1, decimal d2)
static decimal Negate(decimal d)
decimal new(int value)
decimal new(uint value)
decimal new(long value)
decimal new(ulong value)
decimal new(float value)
decimal new(double value)
decimal new(int[] bits)
decimal new(System.ReadOnlySpan[int] bits)
decimal new(int lo, int mid, int hi, bool isNegative, byte scale)
static decimal Remainder(decimal d1, decimal d2)
static decimal Round(decimal d)
static decimal Round(decimal d, int decimals)
static decimal Round(decimal d, System.MidpointRounding mode)
static decimal Round(decimal d, int decimals, System.MidpointRounding mode)
static int Sign(decimal d)
static decimal Subtract(decimal d1, decimal d2)
static byte ToByte(decimal value)
static double ToDouble(decimal d)
static short ToInt16(decimal value)
static int ToInt32(decimal d)
static long ToInt64(decimal d)
static long ToOACurrency(decimal value)
static sbyte ToSByte(decimal value)
static float ToSingle(decimal d)
static ushort ToUInt16(decimal value)
static uint ToUInt32(decimal d)
static ulong ToUInt64(decimal d)
static decimal Truncate(decimal d)
static decimal MaxValue {get;}
static decimal MinusOne {get;}
static decimal MinValue {get;}
static decimal One {get;}
static decimal Zero {get;}
static bool op_Equality(decimal d1, decimal d2)
static bool op_Inequality(decimal d1, decimal d2)
static bool op_LessThan(decimal d1, decimal d2)
static bool op_LessThanOrEqual(decimal d1, decimal d2)
static bool op_GreaterThan(decimal d1, decimal d2)
static bool op_GreaterThanOrEqual(decimal d1, decimal d2)
static decimal op_Addition(decimal d1, decimal d2)
static decimal op_Subtraction(decimal d1, decimal d2)
static decimal op_Multiply(decimal d1, decimal d2)
static decimal op_Division(decimal d1, decimal d2)
static decimal op_Modulus(decimal d1, decimal d2)
static decimal op_UnaryNegation(decimal d)
"""
_INTERFACES = (
    "IAdditionOperators`3 IAdditiveIdentity`2 IComparable IComparable`1 IComparisonOperators`3 IConvertible IDecrementOperators`1 "
    "IDeserializationCallback IDivisionOperators`3 IEqualityOperators`3 IEquatable`1 IFloatingPoint`1 IFloatingPointConstants`1 "
    "IFormattable "
    "IIncrementOperators`1 IMinMaxValue`1 IModulusOperators`3 IMultiplicativeIdentity`2 IMultiplyOperators`3 INumber`1 INumberBase`1 "
    "IParsable`1 "
    "ISerializable ISignedNumber`1 ISpanFormattable ISpanParsable`1 ISubtractionOperators`3 IUnaryNegationOperators`2 "
    "IUnaryPlusOperators`2 "
    "IUtf8SpanFormattable IUtf8SpanParsable`1")


def to_whole(value: Decimal, rounding: str) -> Decimal:
    return value.to_integral_value(rounding, _EXACT)


def round_decimal(value: Decimal, decimals: int = 0, mode: int = 0) -> Decimal:
    """Decimal.Round: at most so many decimals."""
    if not 0 <= decimals <= 28:
        raise out_of_range("Decimal can only round to between 0 and 28 digits of precision.", "decimals")
    if not 0 <= mode <= 4:
        raise bad_argument(f"The Enum type should contain one and only one enum value: {mode}.", "mode")
    exponent = int(value.as_tuple().exponent)
    if exponent >= -decimals:
        return value
    return value.quantize(Decimal(1).scaleb(-decimals), MIDPOINTS[mode], _EXACT)


def _bits(value: Decimal, destination: Any = None) -> list[int]:
    sign, digits, exponent = value.as_tuple()
    magnitude = int("".join(map(str, digits)))
    parts = [magnitude >> shift & 0xFFFFFFFF for shift in (0, 32, 64)] + [sign << 31 | -int(exponent) << 16]
    return [part - (1 << 32) if part >= 1 << 31 else part for part in parts]


def _from_parts(low: int, middle: int, high: int, negative: bool, scale: int) -> Decimal:
    if scale > 28:
        raise out_of_range("Decimal's scale value must be between 0 and 28, inclusive.", "scale")
    magnitude = (low & 0xFFFFFFFF) | (middle & 0xFFFFFFFF) << 32 | (high & 0xFFFFFFFF) << 64
    return Decimal((int(negative), tuple(map(int, str(magnitude))), -scale))


def _new(*parts: Any) -> Decimal:
    if parts and parts[0] is None:
        raise net_error("System.ArgumentNullException", "Value cannot be null. (Parameter 'bits')")
    if not parts:
        return Decimal(0)
    if len(parts) == 5:
        return _from_parts(*parts)
    if isinstance(parts[0], list):
        bits = parts[0]
        if len(bits) != 4 or bits[3] & 0x7F00FFFF or bits[3] >> 16 & 0xFF > 28:
            raise bad_argument("Decimal constructor requires an array or span of four valid decimal bytes.")
        return _from_parts(bits[0], bits[1], bits[2], bits[3] < 0, bits[3] >> 16 & 0xFF)
    return decimal_of(parts[0])


def _converter(cls: type) -> Any:
    return staticmethod(lambda value: integer_of(int(value), cls))


def _currency(value: Decimal) -> int:
    scaled = int(_EXACT.multiply(value, Decimal(10000)).to_integral_value(MIDPOINTS[0], _EXACT))
    if not num.INT64_MIN <= scaled <= num.INT64_MAX:
        raise net_error("System.OverflowException", "Value was either too large or too small for a Currency.")
    return scaled


def _from_currency(value: int) -> Decimal:
    found = Decimal(int(value)).scaleb(-4, _EXACT)
    sign, digits, exponent = found.as_tuple()
    while int(exponent) < 0 and digits[-1] == 0 and len(digits) > 1:  # only the decimals that count
        digits, exponent = digits[:-1], int(exponent) + 1
    return Decimal((sign, digits, exponent))  # type: ignore[arg-type]


def _negated(value: Decimal) -> Decimal:
    return value.copy_negate()


class _Bodies(parsing(Decimal)):  # type: ignore[misc]
    Scale = staticmethod(lambda self: num.Byte(-int(self.as_tuple().exponent)))
    Abs = staticmethod(lambda value: value.copy_abs())
    Add = op_Addition = staticmethod(decimal_add)
    Subtract = op_Subtraction = staticmethod(decimal_sub)
    Multiply = op_Multiply = staticmethod(decimal_mul)
    Divide = op_Division = staticmethod(decimal_div)
    Remainder = op_Modulus = staticmethod(decimal_mod)
    Negate = op_UnaryNegation = staticmethod(_negated)
    Ceiling = staticmethod(lambda value: to_whole(value, ROUND_CEILING))
    Floor = staticmethod(lambda value: to_whole(value, ROUND_FLOOR))
    Truncate = staticmethod(lambda value: to_whole(value, ROUND_DOWN))
    Round = staticmethod(lambda value, *rest: round_decimal(value, *round_arguments(rest)))
    Clamp = staticmethod(clamp)
    Compare = staticmethod(lambda a, b: (a > b) - (a < b))
    CopySign = staticmethod(lambda value, sign: value.copy_sign(sign))
    CreateChecked = CreateSaturating = CreateTruncating = staticmethod(lambda value: fit_decimal(decimal_of(number(value))))
    static_Equals = staticmethod(equal)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a < b)
    op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
    op_GreaterThan = staticmethod(lambda a, b: a > b)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)
    FromOACurrency, ToOACurrency = staticmethod(_from_currency), staticmethod(_currency)
    GetBits = staticmethod(_bits)
    IsCanonical = staticmethod(lambda value: not int(value.as_tuple().exponent) or value.as_tuple().digits[-1] != 0)
    IsInteger = staticmethod(lambda value: value == to_whole(value, ROUND_DOWN))
    IsEvenInteger = staticmethod(lambda value: value == to_whole(value, ROUND_DOWN) and int(value) % 2 == 0)
    IsOddInteger = staticmethod(lambda value: value == to_whole(value, ROUND_DOWN) and int(value) % 2 == 1)
    IsNegative, IsPositive = staticmethod(lambda value: value.is_signed()), staticmethod(lambda value: not value.is_signed())
    Max, Min = staticmethod(lambda a, b: a if a >= b else b), staticmethod(lambda a, b: a if a < b else b)
    MaxMagnitude = staticmethod(lambda a, b: a if a.copy_abs() > b.copy_abs() or (a.copy_abs() == b.copy_abs() and a >= 0) else b)
    MinMagnitude = staticmethod(lambda a, b: a if a.copy_abs() < b.copy_abs() or (a.copy_abs() == b.copy_abs() and a < 0) else b)
    Sign = staticmethod(lambda value: (value > 0) - (value < 0))
    new = staticmethod(_new)
    # static_…: the instance methods of these names are IConvertible's
    static_ToByte, static_ToSByte, static_ToInt16, static_ToUInt16 = map(_converter, (num.Byte, num.SByte, num.Int16, num.UInt16))
    static_ToInt32, static_ToUInt32, static_ToInt64, static_ToUInt64 = map(_converter, (int, num.UInt32, num.Int64, num.UInt64))
    static_ToDouble, static_ToSingle = staticmethod(to_double), staticmethod(single)
    MaxValue, MinValue, One, MinusOne, Zero = MAX, MAX.copy_negate(), Decimal(1), Decimal(-1), Decimal(0)


members(net_type("System.Decimal", base="System.ValueType", kind="struct", py=Decimal, default=Decimal(0), interfaces=_INTERFACES),
        (COMMON_TEXT + FLOATING_TEXT).replace("{t}", "decimal").replace("{style}", "Number") + CONVERSIONS + TEXT, _Bodies)
