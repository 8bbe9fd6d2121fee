"""In: text, NumberStyles, a NumberFormatInfo. Out: the number, or .NET's FormatException, OverflowException, ArgumentException.

`parse_number(text, cls, style, info)` is T.Parse of every number type; `try_number` gives None in place of an exception.
"""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.cultures import NumberFormatInfo
from ems.values.errors import NetException, net_error
from ems.values.formats_numeric import BITS
from ems.values.numeric import fit_decimal, integer_of, single

LEADING_WHITE, TRAILING_WHITE, LEADING_SIGN, TRAILING_SIGN, PARENTHESES, DECIMAL_POINT, THOUSANDS, EXPONENT, CURRENCY, HEX, BINARY = (
    1 << bit for bit in range(11))
STYLES: dict[str, int] = {
    "None": 0, "AllowLeadingWhite": 1, "AllowTrailingWhite": 2, "AllowLeadingSign": 4, "Integer": 7, "AllowTrailingSign": 8,
        "AllowParentheses": 16,
    "AllowDecimalPoint": 32, "AllowThousands": 64, "Number": 111, "AllowExponent": 128, "Float": 167, "AllowCurrencySymbol": 256,
        "Currency": 383,
    "Any": 511, "AllowHexSpecifier": 512, "HexNumber": 515, "AllowBinarySpecifier": 1024, "BinaryNumber": 1027,
}
INTEGER, NUMBER, FLOAT = STYLES["Integer"], STYLES["Number"], STYLES["Float"] | THOUSANDS
_WHITE = " \t\n\v\f\r"
_DASHES = frozenset("‒–−⁻₋﹣－⁒﹘")
_SPACES = frozenset("\xa0\u202f ")


def bad_text(text: str) -> NetException:
    return net_error("System.FormatException", f"The input string '{text}' was not in a correct format.")


def default_style(cls: type) -> int:
    """What Parse(text) allows."""
    if cls is Decimal:
        return NUMBER
    return FLOAT if issubclass(cls, float) else INTEGER


def check_style(style: int, cls: type) -> None:
    """ArgumentException for styles that make no sense for the type."""
    if style & ~0x7FF:
        raise net_error("System.ArgumentException", "An undefined NumberStyles value is being used. (Parameter 'style')")
    radix = style & (HEX | BINARY)
    if not radix:
        return
    if cls is Decimal or issubclass(cls, float):
        raise net_error("System.ArgumentException", "The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on "
                                                    "floating point "
                                                    "data types. (Parameter 'style')")
    if style & ~(radix | LEADING_WHITE | TRAILING_WHITE) or radix == HEX | BINARY:
        raise net_error("System.ArgumentException",
                        "With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the only other valid bits that "
                        "can be combined "
                        "into the enum value must be AllowLeadingWhite and AllowTrailingWhite. (Parameter 'style')")


class _Scanner:
    """Reads one number: sign, digits, where the point is and the exponent."""

    __slots__ = ("at", "digits", "exponent", "fraction", "info", "negative", "style", "text")

    def __init__(self, text: str, style: int, info: NumberFormatInfo) -> None:
        self.text = text
        self.style = style
        self.info = info
        self.at = 0
        self.negative = False
        self.digits = ""
        self.fraction = 0
        self.exponent = 0

    def take(self, symbol: str) -> bool:
        """Step over a symbol of the culture; any space stands for its spaces, a hyphen for its minus."""
        if not symbol:
            return False
        part = self.text[self.at : self.at + len(symbol)]
        if part != symbol:
            same_space = len(symbol) == 1 and symbol in _SPACES and part in _SPACES and part != ""
            if not same_space and not (symbol in _DASHES and part == "-"):
                return False
        self.at += len(symbol)
        return True

    def skip_white(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in _WHITE:
            self.at += 1

    def scan(self) -> bool:
        style, info = self.style, self.info
        signed = parenthesis = False
        currency = bool(style & CURRENCY)
        seen_currency = False
        while True:
            if style & LEADING_WHITE and self.at < len(self.text) and self.text[self.at] in _WHITE:
                if signed and not (currency and info.currency_symbol):
                    return False
                self.skip_white()
            elif style & LEADING_SIGN and not signed and self.take(info.positive_sign):
                signed = True
            elif style & LEADING_SIGN and not signed and self.take(info.negative_sign):
                signed = self.negative = True
            elif style & PARENTHESES and not signed and self.text[self.at : self.at + 1] == "(":
                signed = parenthesis = self.negative = True
                self.at += 1
            elif currency and not seen_currency and self.take(info.currency_symbol):
                seen_currency = True
            else:
                break
        return self._number(seen_currency) and self._tail(signed, parenthesis, currency and not seen_currency)

    def _number(self, seen_currency: bool) -> bool:
        """The digits, and the exponent behind them."""
        style, info, text = self.style, self.info, self.text
        currency = bool(style & CURRENCY)
        digits: list[str] = []
        point = False
        while self.at < len(text):
            ch = text[self.at]
            if "0" <= ch <= "9":
                digits.append(ch)
                self.fraction += point
                self.at += 1
            elif style & DECIMAL_POINT and not point and (
                    self.take(info.number_decimal_separator) or (currency and self.take(info.currency_decimal_separator))):
                point = True
            elif not (style & THOUSANDS and digits and not point and (
                    self.take(info.number_group_separator) or (currency and self.take(info.currency_group_separator)))):
                break
        if not digits:
            return False
        self.digits = "".join(digits)
        if style & EXPONENT and text[self.at : self.at + 1] in ("e", "E"):
            self._read_exponent()
        return True

    def _read_exponent(self) -> None:
        start = self.at
        self.at += 1
        negative = False
        if self.take(self.info.negative_sign):
            negative = True
        else:
            self.take(self.info.positive_sign)
        first = self.at
        while self.at < len(self.text) and "0" <= self.text[self.at] <= "9":
            self.at += 1
        if first == self.at:
            self.at = start  # no digits: the e belongs to what follows
            return
        value = min(int(self.text[first : self.at]), 99_999)
        self.exponent = -value if negative else value

    def _tail(self, signed: bool, parenthesis: bool, currency: bool) -> bool:
        style, info = self.style, self.info
        while True:
            ch = self.text[self.at : self.at + 1]
            if style & TRAILING_WHITE and ch and ch in _WHITE:
                self.skip_white()
            elif style & TRAILING_SIGN and not signed and self.take(info.positive_sign):
                signed = True
            elif style & TRAILING_SIGN and not signed and self.take(info.negative_sign):
                signed = self.negative = True
            elif parenthesis and ch == ")":
                parenthesis = False
                self.at += 1
            elif currency and self.take(info.currency_symbol):
                currency = False
            else:
                break
        return not parenthesis and not self.text[self.at :].strip("\0")

    @property
    def decimal(self) -> Decimal:
        """The exact value; the zeros behind the point are kept."""
        return Decimal((int(self.negative), tuple(map(int, self.digits)), self.exponent - self.fraction))


def _named(text: str, info: NumberFormatInfo) -> float | None:
    """The infinities and NaN by their names in the culture, in any case."""
    word = text.strip(_WHITE).lower()
    plus, minus = info.positive_sign.lower(), info.negative_sign.lower()
    infinity, nan = info.positive_infinity_symbol.lower(), info.nan_symbol.lower()
    if word in (infinity, plus + infinity):
        return float("inf")
    if word in (info.negative_infinity_symbol.lower(), "-" + infinity):
        return float("-inf")
    return float("nan") if word in (nan, plus + nan, minus + nan, "-" + nan) else None


def parse_number(text: str, cls: type, style: int | None, info: NumberFormatInfo) -> Any:
    """T.Parse(text, style, provider) for a number class."""
    if style is None and cls is int and text.__class__ is str and len(text) <= 9 and text.isascii() and text.isdigit():
        return int(text)  # digits alone mean the same in every style and culture
    if style is None:
        style = default_style(cls)
    else:
        check_style(style, cls)
    if style & (HEX | BINARY):
        return _parse_radix(text, cls, style)
    scanner = _Scanner(text, style, info)
    if not scanner.scan():
        if issubclass(cls, float):
            named = _named(text, info)
            if named is not None:
                return cls(named)
        raise _failure(text, cls)
    if issubclass(cls, float):
        value = float(f"{'-' if scanner.negative else ''}{scanner.digits}e{scanner.exponent - scanner.fraction}")
        return single(value) if cls is num.Single else value
    if cls is Decimal:
        if len(scanner.digits.lstrip("0")) - scanner.fraction + scanner.exponent > 29:
            raise net_error("System.OverflowException", "Value was either too large or too small for a Decimal.")
        return fit_decimal(scanner.decimal)
    return _whole(scanner, text, cls)


def _whole(scanner: _Scanner, text: str, cls: type) -> int:
    """An integer; a fraction that is not zero overflows."""
    shift = scanner.exponent - scanner.fraction
    if shift == 0:
        magnitude = int(scanner.digits)
    elif shift > 0:
        magnitude = int(scanner.digits) * 10 ** min(shift, 5000)
    else:
        magnitude, rest = divmod(int(scanner.digits), 10 ** min(-shift, 5000))
        if rest:
            raise _failure(text, cls) if cls is num.BigInteger else _overflow(cls)
    value = -magnitude if scanner.negative else magnitude
    if value < 0 and cls in (num.Byte, num.UInt16, num.UInt32, num.UInt64):
        raise _overflow(cls)
    return integer_of(value, cls)


def _overflow(cls: type) -> NetException:
    try:
        integer_of(1 << 70, cls)
    except NetException as error:
        return error
    return net_error("System.OverflowException", "Arithmetic operation resulted in an overflow.")


def _failure(text: str, cls: type) -> NetException:
    if cls is num.BigInteger:
        return net_error("System.FormatException", "The value could not be parsed.")
    return bad_text(text)


def _parse_radix(text: str, cls: type, style: int) -> int:
    """Hex or binary digits: two's complement of the type's own width; a BigInteger's sign is its first bit."""
    body = text.rstrip("\0")
    body = body.lstrip(_WHITE) if style & LEADING_WHITE else body
    body = body.rstrip(_WHITE) if style & TRAILING_WHITE else body
    base, allowed = (16, "0123456789abcdefABCDEF") if style & HEX else (2, "01")
    if not body or body.strip(allowed):
        raise _failure(text, cls)
    value = int(body, base)
    if cls is num.BigInteger:
        bits = len(body) * (4 if base == 16 else 1)
        return num.BigInteger(value - (1 << bits) if value >> (bits - 1) else value)
    width = BITS[cls]
    if value >> width:
        raise _overflow(cls)
    if value >> (width - 1) and cls not in (num.Byte, num.UInt16, num.UInt32, num.UInt64):
        value -= 1 << width
    return integer_of(value, cls)


def try_number(text: str | None, cls: type, style: int | None, info: NumberFormatInfo) -> Any:
    """T.TryParse: None when the text is no such number. A senseless style still raises."""
    if style is not None:
        check_style(style, cls)
    if text is None:
        return None
    try:
        return parse_number(text, cls, style, info)
    except NetException as error:
        if error.net_name in ("System.FormatException", "System.OverflowException"):
            return None
        raise
