"""In: a matched number literal, or a number. Out: the literal's value as a value of ems.values.numbers, and the texts .NET has for it."""
from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Any

from ems.values.numbers import (
    INT32_MAX,
    INT32_MIN,
    INT64_MAX,
    INT64_MIN,
    BigInteger,
    Byte,
    Int16,
    Int64,
    NetInt,
    SByte,
    UInt16,
    UInt32,
    UInt64,
)

_DASHES = str.maketrans("–—―", "---")
_SUFFIX_TYPES: dict[str, type[NetInt]] = {
    "y": SByte, "uy": Byte, "s": Int16, "us": UInt16, "l": Int64, "u": UInt32, "ul": UInt64, "n": BigInteger,
}
_SHIFTS = {"k": 10, "m": 20, "g": 30, "t": 40, "p": 50}
# How many bits of a suffixed hexadecimal or binary literal carry the sign in two's complement.
_SIGN_BITS = {"y": 8, "s": 16, "l": 64}
_DECIMAL_MAX = 79228162514264337593543950335
_DECIMAL = Context(prec=64, rounding=ROUND_HALF_EVEN)


def literal_value(match: re.Match[str]) -> Any | None:
    """The value of a literal; None when it is out of the range of its type."""
    suffix = (match["suffix"] or "").lower()
    multiplier = match["multiplier"]
    shift = _SHIFTS[multiplier[0].lower()] if multiplier else 0
    negative = match.group()[0] in "-–—―"
    if match["hex"] is not None:
        return None if suffix == "d" else _digits(match["hex"] or "0", 16, 4, suffix, shift, negative)
    if match["bin"] is not None:
        return _digits(match["bin"], 2, 1, suffix, shift, negative)
    real = match["point"] is not None or match["fraction"] is not None or match["exponent"] is not None
    head = match.group()
    head = head[: len(head) - len(suffix) - (2 if multiplier else 0)].translate(_DASHES)
    if suffix == "d":
        return _decimal(head, shift)
    if real:
        return _real(head, suffix, shift, negative)
    value = int(head)
    if not suffix:
        return _widest(value << shift)
    return _fit(value << shift, suffix)


def _digits(digits: str, radix: int, bits: int, suffix: str, shift: int, negative: bool) -> Any | None:
    """A hexadecimal or binary literal: a full count of digits carries the sign."""
    value = int(digits, radix)
    count = len(digits) * bits
    width = _SIGN_BITS.get(suffix, 0)
    if suffix in ("", "n") and count in ((32, 64) if radix == 16 else (8, 16, 32, 64)):
        width = count
    if width and count == width and value >> (width - 1):
        value -= 1 << width
    if negative:
        value = -value
    value <<= shift
    if suffix == "d":
        return round_decimal(Decimal(value))
    if suffix:
        return _fit(value, suffix)
    if count != 64 and INT32_MIN <= value <= INT32_MAX:
        return value
    return Int64(value) if INT64_MIN <= value <= INT64_MAX else None


def _widest(value: int) -> Any | None:
    """The first that fits of Int32, Int64, Decimal, Double."""
    if INT32_MIN <= value <= INT32_MAX:
        return value
    if INT64_MIN <= value <= INT64_MAX:
        return Int64(value)
    if abs(value) <= _DECIMAL_MAX:
        return Decimal(value)
    return big_to_double(value)


def big_to_double(value: int) -> float:
    """The double .NET makes of a BigInteger: the bits that do not fit are cut off, not rounded."""
    bits = abs(value).bit_length()
    if bits > 53:
        value = (abs(value) >> (bits - 53) << (bits - 53)) * (1 if value > 0 else -1)
    return float(value) if bits <= 1024 else float("inf") * (1 if value > 0 else -1)


def _fit(value: int, suffix: str) -> Any | None:
    kind = _SUFFIX_TYPES[suffix]
    if suffix == "u" and UInt32.MAX is not None and value > UInt32.MAX:  # u alone: the smallest unsigned type from 32 bits on
        kind = UInt64
    if kind.MIN is not None and not kind.MIN <= value <= kind.MAX:  # type: ignore[operator]
        return None
    return kind(value)


def _decimal(head: str, shift: int) -> Decimal | None:
    try:
        value = _DECIMAL.multiply(Decimal(head), Decimal(1 << shift))
    except InvalidOperation:
        return None
    return round_decimal(value)


def round_decimal(value: Decimal) -> Decimal | None:
    """Cut to what a 96-bit decimal holds: at most 28 places and a coefficient below 2**96; None when too big."""
    if abs(value) > _DECIMAL_MAX:
        return None
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        return None
    if exponent > 0:
        value = value.quantize(Decimal(1), context=_DECIMAL)
    elif exponent < -28:
        value = value.quantize(Decimal(1).scaleb(-28), context=_DECIMAL)
    while abs(value).scaleb(-int(value.as_tuple().exponent)) > _DECIMAL_MAX:
        value = value.quantize(Decimal(1).scaleb(int(value.as_tuple().exponent) + 1), context=_DECIMAL)
    return value


def _real(head: str, suffix: str, shift: int, negative: bool) -> Any | None:
    value = float(head)
    if value in (float("inf"), float("-inf")):
        return None if suffix else value
    if not suffix:
        return value * (1 << shift)
    value *= 1 << shift
    return None if value in (float("inf"), float("-inf")) else _fit(round(value), suffix)


def net_type_name(value: Any) -> str:
    """The .NET name of a number's type, without the namespace."""
    kind = type(value)
    if kind is int:
        return "Int32"
    if kind is float:
        return "Double"
    if kind is Decimal:
        return "Decimal"
    return kind.net_name.rpartition(".")[2]


def invariant_text(value: Any) -> str:
    """The number as .NET prints it with the invariant culture."""
    kind = type(value)
    if kind is float:
        return _double_text(value)
    if kind is Decimal:
        return format(value, "f")
    return str(int(value))


def _double_text(value: float) -> str:
    """Shortest text that reads back the same, in .NET's layout: exponent form from 1E+17 on and below 1E-05."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    sign, digits, exponent = Decimal(repr(value)).as_tuple()
    text = "".join(map(str, digits)).rstrip("0") or "0"
    point = len(digits) + int(exponent)  # digits before the decimal point
    minus = "-" if sign else ""
    if text == "0":
        return minus + "0"
    if -4 <= point <= 17:
        if point <= 0:
            return f"{minus}0.{'0' * -point}{text}"
        if len(text) <= point:
            return minus + text + "0" * (point - len(text))
        return f"{minus}{text[:point]}.{text[point:]}"
    shown = point - 1
    fraction = f".{text[1:]}" if len(text) > 1 else ""
    return f"{minus}{text[0]}{fraction}E{'+' if shown >= 0 else '-'}{abs(shown):02d}"
