"""In: nothing. Out: System.Text.Rune and the enumeration of a text's runes."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, null_argument, out_of_range
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.utf16 import units

_NAME = "System.Text.Rune"


class Rune(NetObject):
    """A character of Unicode, beyond U+FFFF too."""

    __slots__ = ("number",)
    net_name = _NAME

    def __init__(self, number: int) -> None:
        self.ps_ext = None
        self.number = number

    @property
    def char(self) -> str:
        return chr(self.number)

    def net_to_string(self, culture: str) -> str:
        return self.char

    def hash_key(self) -> int:
        return self.number


class RuneEnumerator(NetObject):
    """What String.EnumerateRunes gives."""

    __slots__ = ("text",)
    net_name = "System.Text.StringRuneEnumerator"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text

    def net_enumerate(self) -> Iterator[Any]:
        return (Rune(0xFFFD if 0xD800 <= ord(c) < 0xE000 else ord(c)) for c in self.text)


class _Runes(ObjectBodies):
    @staticmethod
    def new(value: Any, low: Any = None) -> Rune:
        if low is not None:
            high = ord(value)
            if not 0xD800 <= high < 0xDC00:
                raise out_of_range("Specified argument was out of the range of valid values.", "highSurrogate")
            if not 0xDC00 <= ord(low) < 0xE000:
                raise out_of_range("Specified argument was out of the range of valid values.", "lowSurrogate")
            return Rune(0x10000 + ((high - 0xD800) << 10) + ord(low) - 0xDC00)
        number = ord(value) if isinstance(value, str) else int(value)
        if not 0 <= number < 0x110000 or 0xD800 <= number < 0xE000:
            raise out_of_range("Specified argument was out of the range of valid values.", "ch" if isinstance(value, str) else "value")
        return Rune(number)

    @staticmethod
    def CompareTo(self: Rune, other: Any) -> int:
        return self.number - other.number if other is not None else 1

    @staticmethod
    def ToString(self: Rune) -> str:
        return self.char

    @staticmethod
    def Value(self: Rune) -> int:
        return self.number

    @staticmethod
    def Plane(self: Rune) -> int:
        return self.number >> 16

    @staticmethod
    def IsAscii(self: Rune) -> bool:
        return self.number < 0x80

    @staticmethod
    def IsBmp(self: Rune) -> bool:
        return self.number < 0x10000

    @staticmethod
    def Utf16SequenceLength(self: Rune) -> int:
        return 1 if self.number < 0x10000 else 2

    @staticmethod
    def Utf8SequenceLength(self: Rune) -> int:
        return len(self.char.encode("utf-8"))

    @staticmethod
    def ReplacementChar() -> Rune:
        return Rune(0xFFFD)

    @staticmethod
    def IsValid(value: int) -> bool:
        return 0 <= value < 0x110000 and not 0xD800 <= value < 0xE000

    @staticmethod
    def GetRuneAt(text: str, index: int) -> Rune:
        if text is None:
            raise null_argument("input")
        whole = units(text)
        if not 0 <= index < len(whole):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        pair = whole[index : index + 2]
        return Rune(ord(pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")[0]))

    @staticmethod
    def GetNumericValue(value: Rune) -> float:
        import unicodedata

        return float(unicodedata.numeric(value.char, -1.0))

    @staticmethod
    def GetUnicodeCategory(value: Rune) -> Any:
        from ems.net.chars import unicode_category

        return unicode_category(value.char)


def _test(name: str, test: Any) -> None:
    setattr(_Runes, name, staticmethod(lambda value: bool(test(value.char))))


for _word, _function in (("IsLetter", str.isalpha), ("IsDigit", str.isdecimal), ("IsLower", str.islower), ("IsUpper", str.isupper),
                         ("IsWhiteSpace", str.isspace), ("IsNumber", str.isnumeric)):
    _test(_word, _function)
_Runes.IsLetterOrDigit = staticmethod(lambda value: value.char.isalpha() or value.char.isdecimal())  # type: ignore[attr-defined]
_Runes.ToUpperInvariant = staticmethod(lambda value: Rune(ord(value.char.upper()[0])))  # type: ignore[attr-defined]
_Runes.ToLowerInvariant = staticmethod(lambda value: Rune(ord(value.char.lower()[0])))  # type: ignore[attr-defined]
members(net_type(_NAME, base="System.ValueType", kind="struct", py=Rune, interfaces="IComparable IComparable`1 IEquatable`1 IFormattable ISpanFormattable"), f"""
int CompareTo({_NAME} other)
string ToString()
bool IsAscii {{get;}}
bool IsBmp {{get;}}
int Plane {{get;}}
int Utf16SequenceLength {{get;}}
int Utf8SequenceLength {{get;}}
int Value {{get;}}
{_NAME} new(char ch)
{_NAME} new(char highSurrogate, char lowSurrogate)
{_NAME} new(int value)
{_NAME} new(uint value)
static double GetNumericValue({_NAME} value)
static {_NAME} GetRuneAt(string input, int index)
static System.Globalization.UnicodeCategory GetUnicodeCategory({_NAME} value)
static bool IsDigit({_NAME} value)
static bool IsLetter({_NAME} value)
static bool IsLetterOrDigit({_NAME} value)
static bool IsLower({_NAME} value)
static bool IsNumber({_NAME} value)
static bool IsUpper({_NAME} value)
static bool IsValid(int value)
static bool IsWhiteSpace({_NAME} value)
static {_NAME} ToLowerInvariant({_NAME} value)
static {_NAME} ToUpperInvariant({_NAME} value)
static {_NAME} ReplacementChar {{get;}}
""", _Runes)
net_type(RuneEnumerator.net_name, base="System.ValueType", kind="struct", py=RuneEnumerator, interfaces="IEnumerable IEnumerable`1")
