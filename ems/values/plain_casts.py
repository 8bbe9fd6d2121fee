"""In: a value and a type, as a cast in a script has them. Out: the value converted (`cast`), at once where the value's class tells how.

`SURE[class][type]` always gives the value; `PERHAPS[class][type]` gives None where the general way (ems.values.convert) must decide: a text
that is more than digits, a number out of range. Both agree with it, which tests/compiler shows.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values.convert import convert
from ems.values.numbers import CHARS, INT32_MAX, INT32_MIN, Byte, Char, Int64, UInt32
from ems.values.numeric import decimal_of
from ems.values.types import BOOLEAN, CHAR, DECIMAL, DOUBLE, INT32, INT64, STRING, NetType, get_type

Cast = Callable[[Any], Any]
BYTE, UINT32 = get_type("System.Byte"), get_type("System.UInt32")
_DIGITS = 9  # so many digits are an Int32 for sure
_EXACT = 1 << 53


def _digits(text: str) -> int | None:
    return int(text) if len(text) <= _DIGITS and text.isascii() and text.isdigit() else None


def _digits_as(cls: type) -> Cast:
    return lambda text: cls(text) if len(text) <= _DIGITS and text.isascii() and text.isdigit() else None


def _whole(real: float) -> int | None:
    return round(real) if INT32_MIN <= real <= INT32_MAX else None


def _whole_long(real: float) -> int | None:
    return Int64(round(real)) if -_EXACT <= real <= _EXACT else None


def _char(code: int) -> Char | None:
    return CHARS[chr(code)] if 0 <= code < 0xD800 else None


def _one_char(text: str) -> Char | None:
    return CHARS[text] if len(text) == 1 and text < "\ud800" else None


def _unsigned(number: int) -> UInt32 | None:
    return UInt32(number) if 0 <= number <= 0xFFFFFFFF else None


SURE: dict[type, dict[NetType, Cast]] = {
    int: {DOUBLE: float, INT64: Int64, DECIMAL: Decimal, STRING: str, BOOLEAN: bool},
    Char: {INT32: ord, STRING: lambda char: "".join((char,))},
    float: {BOOLEAN: bool},
    Int64: {DOUBLE: float},
    UInt32: {INT64: Int64, DOUBLE: float},
}
PERHAPS: dict[type, dict[NetType, Cast]] = {
    int: {CHAR: _char, BYTE: lambda number: Byte(number) if 0 <= number <= 255 else None, UINT32: _unsigned},
    float: {INT32: _whole, INT64: _whole_long, DECIMAL: lambda real: decimal_of(real) if -1e28 < real < 1e28 else None},
    Decimal: {INT32: lambda number: round(number) if INT32_MIN <= number <= INT32_MAX else None, DOUBLE: float},
    str: {INT32: _digits, INT64: _digits_as(Int64), DOUBLE: _digits_as(float), CHAR: _one_char},
    Int64: {INT32: lambda number: int(number) if INT32_MIN <= number <= INT32_MAX else None, UINT32: _unsigned},
}
CASTS: dict[type, dict[NetType, Cast]] = {cls: {**SURE.get(cls, {}), **PERHAPS.get(cls, {})} for cls in {*SURE, *PERHAPS}}


def cast(value: Any, net: NetType) -> Any:
    """`[net]value`."""
    table = CASTS.get(value.__class__)
    if table is not None:
        step = table.get(net)
        if step is not None:
            made = step(value)
            if made is not None:
                return made
    return convert(value, net)
