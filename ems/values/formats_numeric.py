"""In: a number class, a format string, a NumberFormatInfo. Out: the function that gives such numbers their text (.NET's numeric formats).

`number_formatter` compiles a format once for each NumberFormatInfo. Doubles are rounded on their exact decimal expansion, ties to even;
integers and decimals are rounded half away from zero. Custom formats are in ems.values.formats_custom.
"""
from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.cultures import INVARIANT, NumberFormatInfo
from ems.values.errors import NetException, net_error

Formatter = Callable[[Any], str]
BITS: dict[type, int] = {int: 32, num.SByte: 8, num.Byte: 8, num.Int16: 16, num.UInt16: 16, num.UInt32: 32, num.Int64: 64, num.UInt64: 64,
    num.IntPtr: 64,
                         num.Int128: 128, num.UInt128: 128}
_NEGATIVE_NUMBER = ("(n)", "-n", "- n", "n-", "n -")
_CURRENCY = ("$n", "n$", "$ n", "n $")
_NEGATIVE_CURRENCY = ("($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)",
    "(n $)", "$- n")
_PERCENT = ("n %", "n%", "%n", "% n")
_NEGATIVE_PERCENT = ("-n %", "-n%", "-%n", "%-n", "%n-", "n-%", "n%-", "-% n", "n %-", "% n-", "% -n", "n- %")
_CACHE_LIMIT = 500


def bad_specifier() -> NetException:
    return net_error("System.FormatException", "Format specifier was invalid.")


def number_formatter(cls: type, fmt: str | None, info: NumberFormatInfo) -> Formatter:
    """The compiled format for numbers of that class."""
    key = (cls, fmt)
    found = info.compiled.get(key)
    if found is None:
        if len(info.compiled) > _CACHE_LIMIT:
            info.compiled.clear()
        found = info.compiled[key] = _compile(cls, fmt or "G", info)
    return found  # type: ignore[no-any-return]


def _compile(cls: type, fmt: str, info: NumberFormatInfo) -> Formatter:
    letter = fmt[0]
    if not ("a" <= letter <= "z" or "A" <= letter <= "Z") or not (len(fmt) == 1 or (fmt[1:].isascii() and fmt[1:].isdigit())):
        from ems.values.formats_custom import custom_formatter

        return _with_specials(cls, custom_formatter(cls, fmt, info), info)
    if len(fmt) > 10:
        raise bad_specifier()
    precision = int(fmt[1:]) if len(fmt) > 1 else -1
    upper = letter.upper()
    maker = _makers(cls).get(upper)
    if maker is None:
        raise bad_specifier()
    return _with_specials(cls, maker(cls, letter, precision, info), info)


def _makers(cls: type) -> dict[str, Callable[..., Formatter]]:
    if issubclass(cls, float):
        return _FLOAT_MAKERS
    if cls is Decimal:
        return _DECIMAL_MAKERS
    return _BIG_MAKERS if cls is num.BigInteger else _INTEGER_MAKERS


def _with_specials(cls: type, inner: Formatter, info: NumberFormatInfo) -> Formatter:
    """Not a number and the infinities look alike in every format."""
    if not issubclass(cls, float):
        return inner

    def text(value: float) -> str:
        if value - value == 0:
            return inner(value)
        if value != value:
            return info.nan_symbol
        return info.positive_infinity_symbol if value > 0 else info.negative_infinity_symbol

    return text


# -- digits


def digits_of(value: Any) -> tuple[bool, str, int]:
    """(negative, digits, scale) of an integer or decimal: the value is 0.digits times ten to the scale. No digits: zero."""
    if value.__class__ is Decimal:
        sign, figures, exponent = value.as_tuple()
        text = "".join(map(str, figures)).lstrip("0")
        return bool(sign), text, len(text) + int(exponent) if text else 0
    text = int.__repr__(abs(int(value)))
    return value < 0, "" if text == "0" else text, len(text)


def float_digits(value: float, count: int) -> tuple[bool, str, int]:
    """The same of a double, correctly rounded to so many digits."""
    mantissa, _, exponent = f"{float(value):.{count - 1}e}".partition("e")
    negative = mantissa[0] == "-"
    digits = (mantissa[1:] if negative else mantissa).replace(".", "").rstrip("0")
    return negative, digits, int(exponent) + 1 if digits else 0


def shortest_digits(value: float) -> tuple[bool, str, int]:
    """The fewest digits that read back as the same double or single."""
    if value.__class__ in _NARROW:
        return _shortest_narrow(value)
    text = float.__repr__(value)
    negative = text[0] == "-"
    mantissa, _, exponent = (text[1:] if negative else text).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    stripped = digits.lstrip("0")
    scale = len(whole) + int(exponent or 0) - (len(digits) - len(stripped))
    stripped = stripped.rstrip("0")
    return negative, stripped, scale if stripped else 0


# Narrow floats: how they are packed, the smallest normal one, digits that always tell one apart, digits that any one keeps.
_NARROW = {num.Single: (struct.Struct("<f"), 1.2e-38, 9, 6), num.Half: (struct.Struct("<e"), 6.2e-5, 5, 3)}


def _shortest_narrow(value: float) -> tuple[bool, str, int]:
    pack, normal, most, kept = _NARROW[value.__class__]
    plain = float(value)
    for count in range(1 if abs(plain) < normal else kept, most):
        try:
            if pack.unpack(pack.pack(float(f"{plain:.{count - 1}e}")))[0] == plain:
                return float_digits(plain, count)
        except OverflowError:  # rounded up beyond the greatest
            continue
    return float_digits(plain, most)


def narrow_text(value: float) -> str:
    """A finite single's or half's invariant ToString()."""
    negative, figures, scale = shortest_digits(value)
    return _general(negative, figures, scale, max(len(figures), _NARROW[value.__class__][2]), "E", INVARIANT.number)


def round_half_up(digits: str, scale: int, keep: int) -> tuple[str, int]:
    """The first `keep` digits, rounded half up; trailing zeros are gone, no digits left is zero with scale 0."""
    if keep < 0:
        return "", 0
    if keep < len(digits):
        up = digits[keep] >= "5"
        digits = digits[:keep]
        if up:
            digits = digits.rstrip("9")
            if digits:
                digits = digits[:-1] + chr(ord(digits[-1]) + 1)
            else:
                digits, scale = "1", scale + 1
    digits = digits.rstrip("0")
    return digits, scale if digits else 0


def group(whole: str, sizes: list[int], separator: str) -> str:
    """Whole digits in groups, from the right; the last size repeats and 0 ends the grouping."""
    if not sizes or not separator:
        return whole
    if sizes == [3]:
        return f"{int(whole):,}".replace(",", separator)
    pieces: list[str] = []
    at = 0
    while whole:
        size = sizes[min(at, len(sizes) - 1)]
        if size == 0 or size >= len(whole):
            pieces.append(whole)
            break
        pieces.append(whole[-size:])
        whole = whole[:-size]
        at += 1
    return separator.join(reversed(pieces))


def exponent_text(exponent: int, letter: str, least: int, info: NumberFormatInfo, plus: bool = True) -> str:
    sign = info.negative_sign if exponent < 0 else info.positive_sign if plus else ""
    return f"{letter}{sign}{abs(exponent):0{least}d}"


# -- F N C P


def _affixes(pattern: str, symbol: str, info: NumberFormatInfo) -> tuple[str, str]:
    """What a pattern puts before and after the number."""
    before, _, after = pattern.partition("n")

    def real(text: str) -> str:
        return text.replace("-", "\0").replace("$", symbol).replace("%", symbol).replace("\0", info.negative_sign)

    return real(before), real(after)


def _parts_of_float(decimals: int, shift: int) -> Callable[[Any], tuple[bool, str, str]]:
    spec = f".{decimals + shift}f"

    def parts(value: float) -> tuple[bool, str, str]:
        text = format(float(value), spec)
        negative = text[0] == "-"
        if negative:
            text = text[1:]
        whole, _, fraction = text.partition(".")
        if shift:
            whole, fraction = (whole + fraction[:shift]).lstrip("0") or "0", fraction[shift:]
        return negative, whole, fraction

    return parts


def _parts_of_exact(decimals: int, shift: int) -> Callable[[Any], tuple[bool, str, str]]:
    def parts(value: Any) -> tuple[bool, str, str]:
        negative, digits, scale = digits_of(value)
        if digits:
            scale += shift
            digits, scale = round_half_up(digits, scale, scale + decimals)
        if not digits:
            return False, "0", "0" * decimals
        whole = digits[:scale].ljust(scale, "0") if scale > 0 else "0"
        fraction = ("0" * -scale + digits if scale < 0 else digits[scale:]).ljust(decimals, "0")
        return negative, whole, fraction

    return parts


def _make_fixed(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    """F, N, C and P."""
    upper = letter.upper()
    sizes: list[int] = []
    separator = ""
    if upper == "C":
        decimals, point = info.currency_decimal_digits, info.currency_decimal_separator
        sizes, separator = info.currency_group_sizes, info.currency_group_separator
        plain = _affixes(_CURRENCY[info.currency_positive_pattern], info.currency_symbol, info)
        below = _affixes(_NEGATIVE_CURRENCY[info.currency_negative_pattern], info.currency_symbol, info)
    elif upper == "P":
        decimals, point = info.percent_decimal_digits, info.percent_decimal_separator
        sizes, separator = info.percent_group_sizes, info.percent_group_separator
        plain = _affixes(_PERCENT[info.percent_positive_pattern], info.percent_symbol, info)
        below = _affixes(_NEGATIVE_PERCENT[info.percent_negative_pattern], info.percent_symbol, info)
    else:
        decimals, point = info.number_decimal_digits, info.number_decimal_separator
        plain, below = ("", ""), (info.negative_sign, "")
        if upper == "N":
            sizes, separator = info.number_group_sizes, info.number_group_separator
            below = _affixes(_NEGATIVE_NUMBER[info.number_negative_pattern], "", info)
    if precision >= 0:
        decimals = precision
    if below == ("-", "") and point == "." and (upper == "F" or (upper == "N" and sizes == [3] and separator == ",")):
        return _make_fast(cls, decimals, "," if upper == "N" else "")
    parts = (_parts_of_float if issubclass(cls, float) else _parts_of_exact)(decimals, 2 if upper == "P" else 0)

    def text(value: Any) -> str:
        negative, whole, fraction = parts(value)
        if sizes:
            whole = group(whole, sizes, separator)
        before, after = below if negative else plain
        return f"{before}{whole}{point}{fraction}{after}" if fraction else f"{before}{whole}{after}"

    return text


def _make_fast(cls: type, decimals: int, comma: str) -> Formatter:
    """F and N where the culture's signs are Python's own."""
    if issubclass(cls, float):
        return (f"{{:{comma}.{decimals}f}}").format
    zeros = "." + "0" * decimals if decimals else ""
    if cls is not Decimal:
        return (f"{{:{comma}d}}{zeros}").format
    parts = _parts_of_exact(decimals, 0)

    def text(value: Decimal) -> str:
        negative, whole, fraction = parts(value)
        if comma and len(whole) > 3:
            whole = f"{int(whole):,}"
        return f"{'-' if negative else ''}{whole}{'.' if fraction else ''}{fraction}"

    return text


# -- E G R


def scientific(negative: bool, digits: str, scale: int, decimals: int, letter: str, least: int, info: NumberFormatInfo) -> str:
    """d.ddd with an exponent of at least `least` figures; decimals -1 keeps the digits there are."""
    head = digits[:1] or "0"
    tail = digits[1:] if decimals < 0 else digits[1:].ljust(decimals, "0")
    exponent = scale - 1 if digits else 0
    sign = info.negative_sign if negative else ""
    return f"{sign}{head}{info.number_decimal_separator + tail if tail else ''}{exponent_text(exponent, letter, least, info)}"


def plain(negative: bool, digits: str, scale: int, info: NumberFormatInfo) -> str:
    """The number without an exponent."""
    whole = digits[:scale].ljust(scale, "0") if scale > 0 else "0"
    fraction = digits[scale:] if scale >= 0 else "0" * -scale + digits
    sign = info.negative_sign if negative else ""
    return f"{sign}{whole}{info.number_decimal_separator + fraction if fraction else ''}"


def _make_exponential(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    decimals = 6 if precision < 0 else precision
    if issubclass(cls, float):
        return lambda value: scientific(*float_digits(value, decimals + 1), decimals, letter, 3, info)

    def text(value: Any) -> str:
        negative, digits, scale = digits_of(value)
        digits, scale = round_half_up(digits, scale, decimals + 1)
        return scientific(negative and bool(digits), digits, scale, decimals, letter, 3, info)

    return text


def _general(negative: bool, digits: str, scale: int, most: int, letter: str, info: NumberFormatInfo) -> str:
    if scale > most or scale < -3:
        return scientific(negative, digits, scale, -1, letter, 2, info)
    return plain(negative, digits, scale, info)


def _make_general_float(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    exponent = "e" if letter in "gr" else "E"
    if precision > 0 and letter in "gG":
        return lambda value: _general(*float_digits(value, precision), precision, exponent, info)
    digits = _NARROW[cls][2] if cls in _NARROW else 17
    if info is INVARIANT.number and cls is float and exponent == "E":
        return double_round_trip

    def text(value: float) -> str:
        negative, figures, scale = shortest_digits(value)
        return _general(negative, figures, scale, max(len(figures), digits), exponent, info)

    return text


def double_round_trip(value: float) -> str:
    """A finite double's invariant ToString()."""
    text = float.__repr__(value)
    if "e" not in text:  # repr has no exponent up to 1e16 and down to 1e-4, as .NET has none
        return text[:-2] if text.endswith(".0") else text
    negative, figures, scale = shortest_digits(value)
    return _general(negative, figures, scale, 17, "E", INVARIANT.number)


def _make_general_integer(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    if precision <= 0 or letter in "rR":
        return _make_decimal_digits(cls, letter, -1, info)
    exponent = "e" if letter == "g" else "E"

    def text(value: int) -> str:
        negative, digits, scale = digits_of(value)
        digits, scale = round_half_up(digits, scale, precision)
        return _general(negative, digits, scale, precision, exponent, info)

    return text


def _make_general_decimal(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    if precision <= 0 or letter in "rR":
        return lambda value: decimal_text(value, info)
    exponent = "e" if letter == "g" else "E"

    def text(value: Decimal) -> str:
        negative, digits, scale = digits_of(value)
        digits, scale = round_half_up(digits, scale, precision)
        return _general(negative and bool(digits), digits, scale, precision, exponent, info)

    return text


def decimal_text(value: Decimal, info: NumberFormatInfo | None = None) -> str:
    """All digits of a decimal, the zeros at its end too; never an exponent, never minus zero."""
    text = f"{value:f}"
    if text[0] == "-" and not value:
        text = text[1:]
    if info is not None:
        if info.number_decimal_separator != ".":
            text = text.replace(".", info.number_decimal_separator)
        if info.negative_sign != "-":
            text = text.replace("-", info.negative_sign)
    return text


# -- D X B


def _make_decimal_digits(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    sign = info.negative_sign
    if precision <= 1 and sign == "-":
        return int.__repr__
    width = max(precision, 1)
    plain = f"%0{width}d"
    return lambda value: plain % value if value >= 0 else sign + plain % -int(value)


def _make_radix(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    """X and B of a sized integer: two's complement."""
    mask = (1 << BITS[cls]) - 1
    width = max(precision, 1)
    code = letter if letter in "xX" else "b"
    return lambda value: f"{int(value) & mask:0{width}{code}}"


def _make_big_radix(cls: type, letter: str, precision: int, info: NumberFormatInfo) -> Formatter:
    """X and B of a BigInteger: the fewest figures that still show the sign."""
    per_figure = 4 if letter in "xX" else 1
    code = letter if letter in "xX" else "b"
    fill = "1" if code == "b" else "f" if letter == "x" else "F"

    def text(value: int) -> str:
        number = int(value)
        bits = (number if number >= 0 else ~number).bit_length() + 1
        figures = -(-bits // per_figure)
        body = f"{number & ((1 << figures * per_figure) - 1):0{figures}{code}}"
        return body.rjust(precision, fill if number < 0 else "0") if precision > figures else body

    return text


_FIXED_MAKERS: dict[str, Callable[..., Formatter]] = dict.fromkeys("FNCP", _make_fixed) | {"E": _make_exponential}
_FLOAT_MAKERS = _FIXED_MAKERS | {"G": _make_general_float, "R": _make_general_float}
_DECIMAL_MAKERS = _FIXED_MAKERS | {"G": _make_general_decimal, "R": _make_general_decimal}
_INTEGER_MAKERS = _FIXED_MAKERS | {"G": _make_general_integer, "R": _make_general_integer, "D": _make_decimal_digits, "X": _make_radix,
    "B": _make_radix}
_BIG_MAKERS = _FIXED_MAKERS | {"G": _make_decimal_digits, "R": _make_decimal_digits, "D": _make_decimal_digits, "X": _make_big_radix,
    "B": _make_big_radix}


# -- PowerShell's own text of floating-point numbers


def double_to_invariant(value: float) -> str:
    """What "$value" gives: 15 digits."""
    text = float.__repr__(value)
    if len(text) < 16 and "e" not in text:
        if text[-2:] == ".0":
            return text[:-2]
        if text[0] not in "in-" or text[1] not in "ina":
            return text
    return _rounded_invariant(value, 15)


def single_to_invariant(value: float) -> str:
    """The same of a single: 7 digits."""
    return _rounded_invariant(float(value), 7)


def _rounded_invariant(value: float, digits: int) -> str:
    if value - value != 0:
        return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
    return _general(*float_digits(value, digits), digits, "E", INVARIANT.number)
