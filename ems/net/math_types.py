"""In: nothing. Out: System.Math and System.Numerics.BitOperations."""
from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from typing import Any

from ems.net import floats
from ems.net.declare import members
from ems.net.primitives import clamp, div_rem
from ems.values import numbers as num
from ems.values.errors import net_error
from ems.values.types import net_type, type_of

MATH = net_type("System.Math", kind="class")
TEXT = """
static short Abs(short value)
static int Abs(int value)
static long Abs(long value)
static System.IntPtr Abs(System.IntPtr value)
static sbyte Abs(sbyte value)
static decimal Abs(decimal value)
static double Abs(double value)
static float Abs(float value)
static double Acos(double d)
static double Acosh(double d)
static double Asin(double d)
static double Asinh(double d)
static double Atan(double d)
static double Atan2(double y, double x)
static double Atanh(double d)
static ulong BigMul(uint a, uint b)
static long BigMul(int a, int b)
static ulong BigMul(ulong a, ulong b, [ref] ulong low)
static long BigMul(long a, long b, [ref] long low)
static System.UInt128 BigMul(ulong a, ulong b)
static System.Int128 BigMul(long a, long b)
static double BitDecrement(double x)
static double BitIncrement(double x)
static double Cbrt(double d)
static double Ceiling(double a)
static decimal Ceiling(decimal d)
static byte Clamp(byte value, byte min, byte max)
static decimal Clamp(decimal value, decimal min, decimal max)
static double Clamp(double value, double min, double max)
static short Clamp(short value, short min, short max)
static int Clamp(int value, int min, int max)
static long Clamp(long value, long min, long max)
static System.IntPtr Clamp(System.IntPtr value, System.IntPtr min, System.IntPtr max)
static sbyte Clamp(sbyte value, sbyte min, sbyte max)
static float Clamp(float value, float min, float max)
static ushort Clamp(ushort value, ushort min, ushort max)
static uint Clamp(uint value, uint min, uint max)
static ulong Clamp(ulong value, ulong min, ulong max)
static System.UIntPtr Clamp(System.UIntPtr value, System.UIntPtr min, System.UIntPtr max)
static double CopySign(double x, double y)
static double Cos(double d)
static double Cosh(double value)
static int DivRem(int a, int b, [ref] int result)
static long DivRem(long a, long b, [ref] long result)
static System.ValueTuple[sbyte,sbyte] DivRem(sbyte left, sbyte right)
static System.ValueTuple[byte,byte] DivRem(byte left, byte right)
static System.ValueTuple[short,short] DivRem(short left, short right)
static System.ValueTuple[ushort,ushort] DivRem(ushort left, ushort right)
static System.ValueTuple[int,int] DivRem(int left, int right)
static System.ValueTuple[uint,uint] DivRem(uint left, uint right)
static System.ValueTuple[long,long] DivRem(long left, long right)
static System.ValueTuple[ulong,ulong] DivRem(ulong left, ulong right)
static System.ValueTuple[System.IntPtr,System.IntPtr] DivRem(System.IntPtr left, System.IntPtr right)
static System.ValueTuple[System.UIntPtr,System.UIntPtr] DivRem(System.UIntPtr left, System.UIntPtr right)
static double Exp(double d)
static double Floor(double d)
static decimal Floor(decimal d)
static double FusedMultiplyAdd(double x, double y, double z)
static double IEEERemainder(double x, double y)
static int ILogB(double x)
static double Log(double d)
static double Log(double a, double newBase)
static double Log10(double d)
static double Log2(double x)
static byte Max(byte val1, byte val2)
static decimal Max(decimal val1, decimal val2)
static double Max(double val1, double val2)
static short Max(short val1, short val2)
static int Max(int val1, int val2)
static long Max(long val1, long val2)
static System.IntPtr Max(System.IntPtr val1, System.IntPtr val2)
static sbyte Max(sbyte val1, sbyte val2)
static float Max(float val1, float val2)
static ushort Max(ushort val1, ushort val2)
static uint Max(uint val1, uint val2)
static ulong Max(ulong val1, ulong val2)
static System.UIntPtr Max(System.UIntPtr val1, System.UIntPtr val2)
static double MaxMagnitude(double x, double y)
static byte Min(byte val1, byte val2)
static decimal Min(decimal val1, decimal val2)
static double Min(double val1, double val2)
static short Min(short val1, short val2)
static int Min(int val1, int val2)
static long Min(long val1, long val2)
static System.IntPtr Min(System.IntPtr val1, System.IntPtr val2)
static sbyte Min(sbyte val1, sbyte val2)
static float Min(float val1, float val2)
static ushort Min(ushort val1, ushort val2)
static uint Min(uint val1, uint val2)
static ulong Min(ulong val1, ulong val2)
static System.UIntPtr Min(System.UIntPtr val1, System.UIntPtr val2)
static double MinMagnitude(double x, double y)
static double Pow(double x, double y)
static double ReciprocalEstimate(double d)
static double ReciprocalSqrtEstimate(double d)
static decimal Round(decimal d)
static decimal Round(decimal d, int decimals)
static decimal Round(decimal d, System.MidpointRounding mode)
static decimal Round(decimal d, int decimals, System.MidpointRounding mode)
static double Round(double a)
static double Round(double value, int digits)
static double Round(double value, System.MidpointRounding mode)
static double Round(double value, int digits, System.MidpointRounding mode)
static double ScaleB(double x, int n)
static int Sign(decimal value)
static int Sign(double value)
static int Sign(short value)
static int Sign(int value)
static int Sign(long value)
static int Sign(System.IntPtr value)
static int Sign(sbyte value)
static int Sign(float value)
static double Sin(double a)
static System.ValueTuple[double,double] SinCos(double x)
static double Sinh(double value)
static double Sqrt(double d)
static double Tan(double a)
static double Tanh(double value)
static decimal Truncate(decimal d)
static double Truncate(double d)
static double E {get;}
static double PI {get;}
static double Tau {get;}
"""
_SIZES = {num.SByte: (-128, 127), num.Int16: (-32768, 32767), int: (num.INT32_MIN, num.INT32_MAX), num.Int64: (num.INT64_MIN,
    num.INT64_MAX)}


def _absolute(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value.copy_abs()
    if isinstance(value, float):
        return type(value)(abs(value))
    if value == _SIZES.get(type(value), (None, None))[0]:
        raise net_error("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.")
    return type(value)(abs(int(value)))


def _by_kind(of_float: Any, rounding: str) -> Any:
    """A function of doubles that decimals have too."""

    def call(value: Any) -> Any:
        return value.to_integral_value(rounding, floats._EXACT) if isinstance(value, Decimal) else of_float(value)

    return staticmethod(call)


def _round(value: Any, *rest: Any) -> Any:
    digits, mode = floats.round_arguments(rest)
    if isinstance(value, Decimal):
        from ems.net.decimals import round_decimal

        return round_decimal(value, digits, mode)
    return floats.round_float(value, digits, mode)


def _extreme(of_float: Any, greater: bool) -> Any:
    def call(left: Any, right: Any) -> Any:
        if isinstance(left, float):
            return of_float(left, right)
        return left if (left >= right if greater else left <= right) else right

    return staticmethod(call)


def _div_rem(left: Any, right: Any, result: Any = None) -> Any:
    cls = type(left)
    quotient, rest = div_rem(int(left), int(right))
    if result is not None:
        result.value = cls(rest)
        return cls(quotient)
    from ems.net.value_tuples import value_tuple

    net = type_of(left)
    return value_tuple((net, net), (cls(quotient), cls(rest)))


def _big_mul(left: Any, right: Any, low: Any = None) -> Any:
    product, cls = int(left) * int(right), type(left)
    if low is not None:
        half = product & (1 << 64) - 1
        low.value = cls(half - (1 << 64) if cls is num.Int64 and half >> 63 else half)
        return cls(product >> 64)
    return {num.UInt32: num.UInt64, num.Int64: num.Int128, num.UInt64: num.UInt128}.get(cls, num.Int64)(product)


def _pair(x: float) -> Any:
    from ems.net.value_tuples import value_tuple
    from ems.values.types import DOUBLE

    return value_tuple((DOUBLE, DOUBLE), (floats.UNARY["Sin"](x), floats.UNARY["Cos"](x)))


def _plain(name: str) -> Any:
    return staticmethod(floats.UNARY.get(name) or floats.BINARY[name])


class _Bodies:
    Abs, Clamp, Round = staticmethod(_absolute), staticmethod(clamp), staticmethod(_round)
    Ceiling, Floor = _by_kind(floats.ceiling, ROUND_CEILING), _by_kind(floats.floor, ROUND_FLOOR)
    Truncate = _by_kind(floats.truncate, ROUND_DOWN)
    Max, Min = _extreme(floats.maximum, True), _extreme(floats.minimum, False)
    Sign = staticmethod(lambda value: floats.sign(value) if isinstance(value, float) else (value > 0) - (value < 0))
    BigMul, DivRem = staticmethod(_big_mul), staticmethod(_div_rem)
    FusedMultiplyAdd, ILogB, ScaleB = staticmethod(floats.fused), staticmethod(floats.ilogb), staticmethod(floats.scale)
    IEEERemainder, Log, SinCos = staticmethod(floats.ieee_remainder), staticmethod(floats.log), staticmethod(_pair)
    E, PI, Tau = math.e, math.pi, math.tau


for _name in ["Acos", "Acosh", "Asin", "Asinh", "Atan", "Atanh", "BitDecrement", "BitIncrement", "Cbrt", "Cos", "Cosh", "Exp", "Log10",
    "Log2", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "Sin", "Sinh", "Sqrt", "Tan", "Tanh", "Atan2", "CopySign", "MaxMagnitude",
        "MinMagnitude", "Pow"]:
    setattr(_Bodies, _name, _plain(_name))
members(MATH, TEXT, _Bodies)


# -- BitOperations

BIT_OPERATIONS = net_type("System.Numerics.BitOperations")
_POLYNOMIAL = 0x82F63B78  # CRC-32C, reflected


def _crc(crc: int, data: Any) -> int:
    """CRC-32C goes on over the bytes of the data."""
    crc = int(crc)
    for byte in int(data).to_bytes({num.Byte: 1, num.UInt16: 2, num.UInt32: 4}.get(type(data), 8), "little"):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (_POLYNOMIAL if crc & 1 else 0)
    return crc


def _bits_of(value: Any) -> int:
    return 32 if type(value) in (num.UInt32, int) else 64


def _pattern(value: Any) -> int:
    return int(value) & ((1 << _bits_of(value)) - 1)


def _rotate(value: Any, amount: int) -> Any:
    bits, pattern = _bits_of(value), _pattern(value)
    amount %= bits
    return type(value)((pattern << amount | pattern >> (bits - amount)) & ((1 << bits) - 1))


def _round_up(value: Any) -> Any:
    number = int(value)
    made = 1 << (number - 1).bit_length() if number > 0 else 0
    return type(value)(made & ((1 << _bits_of(value)) - 1))


class _BitBodies:
    Crc32C = staticmethod(_crc)
    IsPow2 = staticmethod(lambda value: value > 0 and int(value) & (int(value) - 1) == 0)
    LeadingZeroCount = staticmethod(lambda value: _bits_of(value) - int(value).bit_length())
    Log2 = staticmethod(lambda value: max(int(value).bit_length() - 1, 0))
    PopCount = staticmethod(lambda value: _pattern(value).bit_count())
    RotateLeft = staticmethod(_rotate)
    RotateRight = staticmethod(lambda value, amount: _rotate(value, -amount))
    RoundUpToPowerOf2 = staticmethod(_round_up)
    TrailingZeroCount = staticmethod(lambda value: (_pattern(value) & -_pattern(value)).bit_length() - 1 if value else _bits_of(value))


_BIT_TEXT = "\n".join(
    ["static uint Crc32C(uint crc, byte data)", "static uint Crc32C(uint crc, ushort data)", "static uint Crc32C(uint crc, uint data)",
     "static uint Crc32C(uint crc, ulong data)", "static bool IsPow2(int value)", "static bool IsPow2(uint value)",
         "static bool IsPow2(long value)",
     "static bool IsPow2(ulong value)", "static int TrailingZeroCount(int value)", "static int TrailingZeroCount(uint value)",
     "static int TrailingZeroCount(long value)", "static int TrailingZeroCount(ulong value)", "static uint RoundUpToPowerOf2(uint value)",
     "static ulong RoundUpToPowerOf2(ulong value)", "static uint RotateLeft(uint value, int offset)",
         "static ulong RotateLeft(ulong value, int offset)",
     "static uint RotateRight(uint value, int offset)", "static ulong RotateRight(ulong value, int offset)"]
    + [f"static int {name}({kind} value)" for name in ("LeadingZeroCount", "Log2", "PopCount") for kind in ("uint", "ulong")])
members(BIT_OPERATIONS, _BIT_TEXT, _BitBodies)
