"""In: nothing. Out: the members of System.Char."""
from __future__ import annotations

import unicodedata
from typing import Any

from ems.net.bases import CONVERSIONS, ConvertibleBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.text import WHITE_SPACE, simple_lower, simple_upper
from ems.values.errors import net_error
from ems.values.numbers import Char
from ems.values.types import net_type


def _test(check: Any) -> Any:
    """A test of a character, or of the character at an index of a text."""

    def run(value: str, index: int | None = None) -> bool:
        return bool(check(_at(value, index)))

    return staticmethod(run)


def _at(value: str, index: int | None) -> str:
    if index is None:
        return value
    if not 0 <= index < len(value):
        raise out_of_range("Specified argument was out of the range of valid values.", "index")
    return value[index]


def _in(categories: str) -> Any:
    names = frozenset(categories.split())
    return _test(lambda c: unicodedata.category(c) in names)


def _ascii(letters: str) -> Any:
    allowed = frozenset(letters)
    return _test(lambda c: c in allowed)


_DIGITS, _LOWER, _UPPER = "0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CATEGORIES = {name: i for i, name in enumerate("Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So "
                                                "Cn".split())}


def unicode_category(char: str) -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.Globalization.UnicodeCategory", _CATEGORIES[unicodedata.category(char)])


class _Chars(ConvertibleBodies):
    """Bodies of System.Char; `self` is a Char."""

    MaxValue, MinValue = Char("\uffff"), Char("\0")
    IsLetter = _in("Lu Ll Lt Lm Lo")
    IsLetterOrDigit = _in("Lu Ll Lt Lm Lo Nd")
    IsDigit = _in("Nd")
    IsNumber = _in("Nd Nl No")
    IsUpper = _in("Lu")
    IsLower = _in("Ll")
    IsPunctuation = _in("Pc Pd Ps Pe Pi Pf Po")
    IsSymbol = _in("Sm Sc Sk So")
    IsSeparator = _in("Zs Zl Zp")
    IsControl = _in("Cc")
    IsWhiteSpace = _test(lambda c: c in WHITE_SPACE)
    IsSurrogate = _test(lambda c: "\ud800" <= c <= "\udfff")
    IsHighSurrogate = _test(lambda c: "\ud800" <= c <= "\udbff")
    IsLowSurrogate = _test(lambda c: "\udc00" <= c <= "\udfff")
    IsAscii = _test(lambda c: c < "\x80")
    IsAsciiDigit = _ascii(_DIGITS)
    IsAsciiHexDigit = _ascii(_DIGITS + "abcdefABCDEF")
    IsAsciiHexDigitLower = _ascii(_DIGITS + "abcdef")
    IsAsciiHexDigitUpper = _ascii(_DIGITS + "ABCDEF")
    IsAsciiLetter = _ascii(_LOWER + _UPPER)
    IsAsciiLetterLower = _ascii(_LOWER)
    IsAsciiLetterUpper = _ascii(_UPPER)
    IsAsciiLetterOrDigit = _ascii(_DIGITS + _LOWER + _UPPER)

    @staticmethod
    def CompareTo(self: str, other: Any) -> int:
        if other is None:
            return 1
        if not isinstance(other, Char):
            raise bad_argument("Object must be of type Char.")
        return ord(self) - ord(other)

    @staticmethod
    def ToString(self: str, provider: Any = None, other: Any = None) -> str:
        return str.__str__(self)

    @staticmethod
    def ConvertFromUtf32(code: int) -> str:
        if not 0 <= code <= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise out_of_range("A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate "
                               "codepoint values "
                               "(0x00d800 ~ 0x00dfff).", "utf32")
        return chr(code)

    @staticmethod
    def ConvertToUtf32(first: str, second: Any) -> int:
        if isinstance(first, Char):
            if not "\ud800" <= first <= "\udbff":
                raise out_of_range("A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.", "highSurrogate")
            if not "\udc00" <= second <= "\udfff":
                raise out_of_range("A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.", "lowSurrogate")
            return (ord(first) - 0xD800) * 0x400 + ord(second) - 0xDC00 + 0x10000
        if not 0 <= second < len(first):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        return ord(first[second])

    @staticmethod
    def GetNumericValue(value: str, index: int | None = None) -> float:
        return float(unicodedata.numeric(_at(value, index), -1))

    @staticmethod
    def GetUnicodeCategory(value: str, index: int | None = None) -> Any:
        return unicode_category(_at(value, index))

    @staticmethod
    def IsBetween(value: str, low: str, high: str) -> bool:
        return low <= value <= high

    @staticmethod
    def IsSurrogatePair(first: str, second: Any) -> bool:
        if isinstance(first, Char):
            return "\ud800" <= first <= "\udbff" and "\udc00" <= second <= "\udfff"
        return ord(_at(first, second)) > 0xFFFF

    @staticmethod
    def Parse(text: str) -> str:
        if text is None:
            raise null_argument("s")
        if len(text) != 1:
            raise net_error("System.FormatException", "String must be exactly one character long.")
        return Char(text)

    @staticmethod
    def TryParse(text: Any, result: Any) -> bool:
        fits = text is not None and len(text) == 1
        result.value = Char(text) if fits else Char("\0")
        return fits

    @staticmethod
    def ToLower(char: str, culture: Any = None) -> str:
        return simple_lower(str(char))

    @staticmethod
    def ToUpper(char: str, culture: Any = None) -> str:
        return simple_upper(str(char))

    ToLowerInvariant, ToUpperInvariant = ToLower, ToUpper
    static_ToString = staticmethod(lambda char: str.__str__(char))


members(net_type("System.Char", base="System.ValueType", kind="struct", py=Char, default=Char("\0"), parse=_Chars.Parse,
                 interfaces="IComparable IComparable`1 IConvertible IEquatable`1 IFormattable IParsable`1 ISpanFormattable "
                            "ISpanParsable`1"), """
int CompareTo(System.Object value)
int CompareTo(char value)
int IComparable.CompareTo(System.Object obj)
int IComparable[char].CompareTo(char other)
bool Equals(System.Object obj)
bool Equals(char obj)
bool IEquatable[char].Equals(char other)
int IBinaryInteger[char].GetByteCount()
int IBinaryInteger[char].GetShortestBitLength()
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
sbyte IConvertible.ToSByte(System.IFormatProvider provider)
float IConvertible.ToSingle(System.IFormatProvider provider)
string ToString()
string ToString(System.IFormatProvider provider)
string IConvertible.ToString(System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
bool IBinaryInteger[char].TryWriteBigEndian(System.Span[byte] destination, [ref] int bytesWritten)
bool IBinaryInteger[char].TryWriteLittleEndian(System.Span[byte] destination, [ref] int bytesWritten)
int IBinaryInteger[char].WriteBigEndian(byte[] destination)
int IBinaryInteger[char].WriteBigEndian(byte[] destination, int startIndex)
int IBinaryInteger[char].WriteBigEndian(System.Span[byte] destination)
int IBinaryInteger[char].WriteLittleEndian(byte[] destination)
int IBinaryInteger[char].WriteLittleEndian(byte[] destination, int startIndex)
int IBinaryInteger[char].WriteLittleEndian(System.Span[byte] destination)
static string ConvertFromUtf32(int utf32)
static int ConvertToUtf32(char highSurrogate, char lowSurrogate)
static int ConvertToUtf32(string s, int index)
static double GetNumericValue(char c)
static double GetNumericValue(string s, int index)
static System.Globalization.UnicodeCategory GetUnicodeCategory(char c)
static System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)
static bool IsAscii(char c)
static bool IsAsciiDigit(char c)
static bool IsAsciiHexDigit(char c)
static bool IsAsciiHexDigitLower(char c)
static bool IsAsciiHexDigitUpper(char c)
static bool IsAsciiLetter(char c)
static bool IsAsciiLetterLower(char c)
static bool IsAsciiLetterOrDigit(char c)
static bool IsAsciiLetterUpper(char c)
static bool IsBetween(char c, char minInclusive, char maxInclusive)
static bool IsControl(char c)
static bool IsControl(string s, int index)
static bool IsDigit(char c)
static bool IsDigit(string s, int index)
static bool IsHighSurrogate(char c)
static bool IsHighSurrogate(string s, int index)
static bool IsLetter(char c)
static bool IsLetter(string s, int index)
static bool IsLetterOrDigit(char c)
static bool IsLetterOrDigit(string s, int index)
static bool IsLower(char c)
static bool IsLower(string s, int index)
static bool IsLowSurrogate(char c)
static bool IsLowSurrogate(string s, int index)
static bool IsNumber(char c)
static bool IsNumber(string s, int index)
static bool IsPunctuation(char c)
static bool IsPunctuation(string s, int index)
static bool IsSeparator(char c)
static bool IsSeparator(string s, int index)
static bool IsSurrogate(char c)
static bool IsSurrogate(string s, int index)
static bool IsSurrogatePair(string s, int index)
static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)
static bool IsSymbol(char c)
static bool IsSymbol(string s, int index)
static bool IsUpper(char c)
static bool IsUpper(string s, int index)
static bool IsWhiteSpace(char c)
static bool IsWhiteSpace(string s, int index)
static char Parse(string s)
static char ToLower(char c, cultureinfo culture)
static char ToLower(char c)
static char ToLowerInvariant(char c)
static string ToString(char c)
static char ToUpper(char c, cultureinfo culture)
static char ToUpper(char c)
static char ToUpperInvariant(char c)
static bool TryParse(string s, [ref] char result)
static char MaxValue {get;}
static char MinValue {get;}
""" + CONVERSIONS, _Chars)
