"""In: numbers. Out: .NET's conversions between number types with their overflow errors, Single rounding and Decimal arithmetic.

Everything raises .NET's own exceptions (OverflowException ...); ems.values.convert wraps them in PowerShell's errors.
"""
from __future__ import annotations

import struct
from decimal import ROUND_HALF_EVEN, Context, Decimal, DecimalException, InvalidOperation, Overflow, Rounded
from typing import Any

from ems.values import numbers as num
from ems.values.errors import NetException, net_error

DECIMAL_MAX = (1 << 96) - 1
_EXACT = Context(prec=120, Emax=9999, Emin=-9999)
# What fits here without rounding fits a Decimal of .NET: 28 digits, 28 decimals.
PLAIN = Context(prec=28, Emax=28, Emin=-1, traps=[InvalidOperation, Overflow, Rounded])
WORDS = {  # the types' names in overflow errors
    num.SByte: "a signed byte", num.Byte: "an unsigned byte", num.Int16: "an Int16", num.UInt16: "a UInt16", int: "an Int32",
    num.UInt32: "a UInt32", num.Int64: "an Int64", num.UInt64: "a UInt64", num.IntPtr: "an Int64",
    num.Int128: "an Int128", num.UInt128: "a UInt128",
}
LIMITS: dict[type, tuple[int, int]] = {
    int: (num.INT32_MIN, num.INT32_MAX),
    **{cls: (cls.MIN, cls.MAX) for cls in (num.SByte, num.Byte, num.Int16, num.UInt16, num.UInt32, num.Int64, num.UInt64, num.IntPtr,
                                                   num.Int128, num.UInt128)
       if cls.MIN is not None and cls.MAX is not None},
}
_SMALL = (num.SByte, num.Byte, num.Int16, num.UInt16)


def overflow(word: str) -> NetException:
    return net_error("System.OverflowException", f"Value was either too large or too small for {word}.")


def integer_of(value: int, cls: type) -> int:
    """A whole number as an integer type."""
    if cls is num.BigInteger:
        return num.BigInteger(value)
    low, high = LIMITS[cls]
    if not low <= value <= high:
        raise overflow(WORDS[cls])
    return int(value) if cls is int else cls(value)


def integer_of_real(value: float | Decimal, cls: type) -> int:
    """A double, single or decimal as an integer type, rounded half to even."""
    if cls is num.BigInteger:
        if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
            raise net_error("System.OverflowException", "BigInteger cannot represent infinity." if value == value
                            else "The value is not a number.")
        return num.BigInteger(int(value))
    if isinstance(value, Decimal):
        return integer_of(int(value.to_integral_value(ROUND_HALF_EVEN)), cls)
    wide = cls in (num.Int64, num.UInt64, num.IntPtr)
    if value != value or value in (float("inf"), float("-inf")):
        raise _float_overflow(wide, cls)
    whole = round(value)
    low, high = LIMITS[cls]
    if low <= whole <= high:
        return whole if cls is int else cls(whole)
    if wide:
        raise _float_overflow(True, cls)
    if cls in _SMALL and num.INT32_MIN <= whole <= num.INT32_MAX:
        raise overflow(WORDS[cls])
    raise _float_overflow(False, cls)


def _float_overflow(wide: bool, cls: type) -> NetException:
    if wide:
        return net_error("System.OverflowException", "Arithmetic operation resulted in an overflow.")
    return overflow(WORDS[cls] if cls is num.UInt32 else "an Int32")


def single(value: float | int | Decimal) -> num.Single:
    """The nearest Single."""
    try:
        return num.Single(struct.unpack("f", struct.pack("f", float(value)))[0])
    except OverflowError:
        return num.Single(float("inf") if value > 0 else float("-inf"))


def big_to_double(value: int) -> float:
    """A BigInteger as a double: .NET cuts the bits that do not fit, it does not round."""
    bits = abs(value).bit_length() - 53
    if bits > 0:
        value = (abs(value) >> bits << bits) * (1 if value > 0 else -1)
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def to_double(value: int | Decimal) -> float:
    """An integer or decimal as a double."""
    if value.__class__ is num.BigInteger:
        return big_to_double(int(value))
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def decimal_of(value: Any) -> Decimal:
    """A number as a decimal: doubles keep 15 digits, singles 7."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, float):
        if value != value or abs(value) >= 7.922816251426434e28:
            raise overflow("a Decimal")
        digits = 7 if type(value) is num.Single else 15
        short = f"{value:.{digits}g}"
        if value and "e" not in short:
            return Decimal(short)
        return _plain(Decimal(f"{value:.{digits - 1}e}"))
    if abs(value) > DECIMAL_MAX:
        raise overflow("a Decimal")
    return Decimal(int(value))


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and with at most 28 decimals."""
    if not value:
        return Decimal(0)
    value = value.normalize(_EXACT)
    exponent = int(value.as_tuple().exponent)
    if exponent > 0:
        return value.quantize(Decimal(1), context=_EXACT)
    return fit_decimal(value)


def fit_decimal(value: Decimal) -> Decimal:
    """A result cut to what a Decimal holds: 96 bits and at most 28 decimals, rounded half to even."""
    sign, digits, exponent = value.as_tuple()
    exponent = int(exponent)
    if exponent > 0:
        value, exponent = value.quantize(Decimal(1), context=_EXACT), 0
    mantissa = int(abs(value).scaleb(-exponent, _EXACT)) if exponent else int(abs(value))
    if exponent >= -28 and mantissa <= DECIMAL_MAX:
        return value
    drop = max(-28 - exponent, len(str(mantissa)) - 29, 0)
    while True:
        target = exponent + drop
        if target > 0:
            raise overflow("a Decimal")
        rounded = value.quantize(Decimal(1).scaleb(target, _EXACT), ROUND_HALF_EVEN, _EXACT)
        if int(abs(rounded).scaleb(-target, _EXACT)) <= DECIMAL_MAX:
            return rounded
        drop += 1


def decimal_add(left: Decimal, right: Decimal) -> Decimal:
    try:
        return PLAIN.add(left, right)
    except DecimalException:
        return fit_decimal(_EXACT.add(left, right))


def decimal_sub(left: Decimal, right: Decimal) -> Decimal:
    try:
        return PLAIN.subtract(left, right)
    except DecimalException:
        return fit_decimal(_EXACT.subtract(left, right))


def decimal_mul(left: Decimal, right: Decimal) -> Decimal:
    try:
        return PLAIN.multiply(left, right)
    except DecimalException:
        return fit_decimal(_EXACT.multiply(left, right))


def decimal_div(left: Decimal, right: Decimal) -> Decimal:
    """The exact quotient with as few decimals as it needs (but those of the operands), else as many as fit."""
    if not right:
        raise net_error("System.DivideByZeroException", "Attempted to divide by zero.")
    quotient = _EXACT.divide(left, right)
    scale = max(0, int(right.as_tuple().exponent) - int(left.as_tuple().exponent))
    plain = _plain(quotient)
    if -int(plain.as_tuple().exponent) < scale and _EXACT.multiply(plain, right) == left:
        return fit_decimal(plain.quantize(Decimal(1).scaleb(-scale), context=_EXACT))
    return plain


def decimal_mod(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        raise net_error("System.DivideByZeroException", "Attempted to divide by zero.")
    return left if abs(left) < abs(right) else fit_decimal(_EXACT.remainder(left, right))
