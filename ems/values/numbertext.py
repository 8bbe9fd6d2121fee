"""In: text. Out: the number that it is as a PowerShell number token (`scan_number`) or as .NET parses it (`parse_double`, ...)."""
from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import cache
from typing import Any

from ems.values import numbers as num
from ems.values.errors import NetException, net_error
from ems.values.numeric import LIMITS, WORDS, fit_decimal, overflow

_TOKEN = r"([+-]?)(?:0x([0-9a-f]+)|0b([01]+)|(\d+\.\d*|\.\d+|\d+)(e[+-]?\d+)?)(u[ysl]?|[ysldn])?(kb|mb|gb|tb|pb)?"
_DOUBLE = r"[+-]?(\d[\d,]*(\.\d*)?|\.\d+)(e[+-]?\d+)?"
_INTEGER = r"[+-]?\d+"
_HEX = r"(?:#|0x|&h)([0-9a-f]+)"
_MULTIPLIERS = {"kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30, "tb": 1 << 40, "pb": 1 << 50}
_SUFFIXES: dict[str, type] = {"y": num.SByte, "uy": num.Byte, "s": num.Int16, "us": num.UInt16, "l": num.Int64, "ul": num.UInt64}
_SIGNED_DIGITS = {"y": 2, "s": 4, "l": 16}  # so many hex digits carry the sign


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when first needed: at import it would cost each start of the shell."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def scan_number(text: str) -> Any:
    """The value of a number token with an optional sign in front; None when the text is none. White space around is passed over."""
    if text.isdigit() and text.isascii() and len(text) < 10:
        return int(text)
    text = text.strip()
    if not text:
        return 0
    found = _compiled(_TOKEN).fullmatch(text)
    if found is None:
        return None
    sign, hexadecimal, binary, digits, exponent, suffix, unit = found.groups()
    suffix, multiplier = (suffix or "").lower(), _MULTIPLIERS[unit.lower()] if unit else 1
    negative = sign == "-"
    if hexadecimal or binary:
        if suffix == "d":
            return None
        value, wide = _radix(hexadecimal or binary, 16 if hexadecimal else 2, suffix)
        return _integer((-value if negative else value) * multiplier, suffix, wide, radix=True)
    if exponent or "." in digits:
        return _real(sign + digits + (exponent or ""), suffix, multiplier)
    whole = int(digits) * multiplier
    return _integer(-whole if negative else whole, suffix, False, radix=False)


def _radix(digits: str, base: int, suffix: str) -> tuple[int, bool]:
    """The value of hex or binary digits and whether it must be a 64-bit type."""
    value = int(digits, base)
    bits = len(digits) * (4 if base == 16 else 1)
    if suffix.startswith("u") or suffix == "n":
        return value, bits == 64
    if bits == (_SIGNED_DIGITS[suffix] * 4 if suffix in _SIGNED_DIGITS else 0) or (not suffix and bits in (32, 64)):
        if value >> (bits - 1):
            value -= 1 << bits
    return value, bits == 64 and not suffix


def _integer(value: int, suffix: str, wide: bool, radix: bool) -> Any:
    if suffix == "d":
        return Decimal(value) if abs(value) < 1 << 96 else None
    if suffix == "n":
        return num.BigInteger(value)
    if suffix == "u":
        cls: type = num.UInt32 if value <= num.UInt32.MAX and not wide else num.UInt64
        return _within(value, cls)
    if suffix:
        return _within(value, _SUFFIXES[suffix])
    if num.INT32_MIN <= value <= num.INT32_MAX and not wide:
        return value
    if num.INT64_MIN <= value <= num.INT64_MAX:
        return num.Int64(value)
    if radix:
        return None
    return Decimal(value) if abs(value) < 1 << 96 else float(value)


def _within(value: int, cls: type) -> Any:
    low, high = LIMITS[cls]
    return cls(value) if low <= value <= high else None


def _real(text: str, suffix: str, multiplier: int) -> Any:
    if not suffix:
        return float(text) * multiplier
    exact = Decimal(text)
    if suffix == "d":
        try:
            return fit_decimal(exact * multiplier)
        except (NetException, InvalidOperation):
            return None
    if abs(exact) > Decimal("1e40"):
        return None
    return _integer(int((exact * multiplier).to_integral_value(ROUND_HALF_EVEN)), suffix, False, radix=False)


# -- .NET's parsers, invariant culture

_NAMED = {"nan": "nan", "-nan": "nan", "+nan": "nan", "infinity": "inf", "+infinity": "inf", "-infinity": "-inf",
          "∞": "inf", "-∞": "-inf"}


def format_error(text: str) -> NetException:
    return net_error("System.FormatException", f"The input string '{text}' was not in a correct format.")


def parse_double(text: str) -> float:
    """Double.Parse: white space, sign, thousands separators, exponent, NaN and Infinity."""
    trimmed = text.strip()
    named = _NAMED.get(trimmed.lower())
    if named is not None:
        return float(named)
    if not _compiled(_DOUBLE).fullmatch(trimmed):
        raise format_error(text)
    return float(trimmed.replace(",", ""))


def parse_decimal(text: str) -> Decimal:
    """Decimal.Parse with thousands separators; an exponent is no decimal text."""
    trimmed = text.strip()
    found = _compiled(_DOUBLE).fullmatch(trimmed)
    if not found or found.group(3):
        raise format_error(text)
    return fit_decimal(Decimal(trimmed.replace(",", "")))


def parse_integer(text: str, cls: type) -> int:
    """What an integer type converter makes of a text: digits, or hex behind `#`, `0x` or `&h`."""
    trimmed = text.strip()
    hexadecimal = _compiled(_HEX).fullmatch(trimmed)
    if hexadecimal is None and not _compiled(_INTEGER).fullmatch(trimmed):
        if cls is num.BigInteger:
            raise net_error("System.FormatException", "The value could not be parsed.")
        raise format_error(text)
    value = int(hexadecimal.group(1), 16) if hexadecimal else int(trimmed)
    if cls is num.BigInteger:
        return num.BigInteger(value)
    low, high = LIMITS[cls]
    if hexadecimal and low < 0 and value > high and value <= high * 2 + 1:
        value -= (high + 1) * 2
    if not low <= value <= high:
        raise overflow(WORDS[cls])
    return value if cls is int else cls(value)

