"""In: nothing. Out: the members of System.String."""
from __future__ import annotations

import unicodedata
from typing import Any

from ems.net.bases import CONVERSIONS, ConvertibleBodies, bad_argument, check_room, negative, null_argument, out_of_range, too_great
from ems.net.declare import members
from ems.net.enumerators import Enumerator
from ems.net.text_split import WHITE_SPACE, separators_of, split_text
from ems.values.collections import EnumValue, GenericList
from ems.values.errors import net_error
from ems.values.numbers import Char
from ems.values.types import STRING as _STRING
from ems.values.types import net_type
from ems.values.utf16 import by_units, is_short, units, whole

# StringComparison
_CURRENT, _CURRENT_IGNORE, _INVARIANT, _INVARIANT_IGNORE, _ORDINAL, _ORDINAL_IGNORE = range(6)


def _ignores_case(comparison: Any) -> bool:
    return isinstance(comparison, EnumValue) and comparison.number in (_CURRENT_IGNORE, _INVARIANT_IGNORE, _ORDINAL_IGNORE)


def _folded(text: str, value: str, comparison: Any) -> tuple[str, str]:
    """Both texts as they are compared: a culture sees no control characters in what is searched for."""
    if isinstance(comparison, EnumValue) and comparison.number < _ORDINAL and not value.isprintable():
        value = "".join(c for c in value if c >= " " and not "\x7f" <= c < "\xa0" and c != "\xad" or "\t" <= c <= "\r")
    return (simple_upper(text), simple_upper(value)) if _ignores_case(comparison) else (text, value)


def simple_upper(text: str) -> str:
    """Simple case mapping: one character stays one character."""
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def simple_lower(text: str) -> str:
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def compare_strings(left: str | None, right: str | None, comparison: int) -> int:
    """String.Compare under a StringComparison."""
    if left is None or right is None:
        return (left is not None) - (right is not None)
    if comparison in (_ORDINAL, _ORDINAL_IGNORE):
        a, b = (simple_upper(left), simple_upper(right)) if comparison == _ORDINAL_IGNORE else (left, right)
        return _ordinal(a, b)
    from ems.values.collation import compare_text

    return compare_text(left, right, comparison in (_CURRENT_IGNORE, _INVARIANT_IGNORE))


def _ordinal(left: str, right: str) -> int:
    """The difference of the first characters that differ, else of the lengths; a text ends in a zero that the first comparison sees."""
    if not left or not right:
        return ord(left[0]) if left else -ord(right[0]) if right else 0
    for a, b in zip(left, right):
        if a != b:
            return ord(a) - ord(b)
    return len(left) - len(right)


def equal_strings(left: str | None, right: str | None, comparison: Any = None) -> bool:
    """String.Equals; without a comparison it is ordinal."""
    if left is None or right is None:
        return left is right
    if not isinstance(comparison, EnumValue) or comparison.number == _ORDINAL:
        return left == right
    return compare_strings(left, right, comparison.number) == 0


def _start(text: str, index: int) -> int:
    if not 0 <= index <= len(text):
        raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            "startIndex")
    return index


def _count(text: str, start: int, count: int) -> int:
    if count < 0 or count > len(text) - start:
        raise out_of_range("Count must be positive and count must refer to a location within the string/array/collection.", "count")
    return count


class _Strings(ConvertibleBodies):
    """Bodies of System.String; `self` is a str."""

    Empty = ""

    # -- constructors

    @staticmethod
    def new(first: Any, second: Any = None, length: Any = None) -> str:
        if isinstance(first, Char):
            if second < 0:
                raise negative("count", second)
            check_room(second)
            return str(first) * second
        if first is None:
            if length is not None:
                raise null_argument("value")
            return ""
        text = whole("".join(first))
        return text if second is None else _Strings._part(text, second, length)

    @staticmethod
    def _part(text: str, start: int, length: int, name: str = "startIndex") -> str:
        if start < 0:
            raise negative(name, start)
        if length < 0:
            raise negative("length", length)
        if start > len(text) - length:
            raise too_great(name, start, len(text) - length)
        return text[start : start + length]

    # -- comparing

    @staticmethod
    def CompareTo(self: str, other: Any) -> int:
        if other is not None and other.__class__ is not str:
            raise bad_argument("Object must be of type String.")
        return compare_strings(self, other, _CURRENT)

    @staticmethod
    def Equals(self: str, other: Any, comparison: Any = None) -> bool:
        return other.__class__ is str and equal_strings(self, other, comparison)

    @staticmethod
    def static_Equals(left: Any, right: Any, comparison: Any = None) -> bool:
        return equal_strings(left, right, comparison)

    @staticmethod
    def Compare(left: Any, second: Any, *rest: Any) -> int:
        if isinstance(second, int) and second.__class__ is not bool:
            return _Strings._compare_parts(left, second, *rest)
        return compare_strings(left, second, _comparison(rest))

    @staticmethod
    def _compare_parts(left: Any, index_a: int, right: Any, index_b: int, length: int, *rest: Any) -> int:
        if left is None or right is None:
            return (left is not None) - (right is not None)
        _check_parts(left, index_a, right, index_b, length)
        return compare_strings(left[index_a : index_a + length], right[index_b : index_b + length], _comparison(rest))

    @staticmethod
    def CompareOrdinal(left: Any, second: Any, *rest: Any) -> int:
        if rest:
            right, index_b, length = rest
            _check_parts(left, second, right, index_b, length)
            left, second = left[second : second + length], right[index_b : index_b + length]
        if left is None or second is None:
            return (left is not None) - (second is not None)
        return _ordinal(left, second)

    @staticmethod
    def Contains(self: str, value: str, comparison: Any = None) -> bool:
        if value is None:
            raise null_argument("value")
        text, wanted = _folded(self, value, comparison)
        return wanted in text

    @staticmethod
    def StartsWith(self: str, value: str, comparison: Any = None, culture: Any = None) -> bool:
        return _affix(self, value, comparison, str.startswith)

    @staticmethod
    def EndsWith(self: str, value: str, comparison: Any = None, culture: Any = None) -> bool:
        return _affix(self, value, comparison, str.endswith)

    # -- searching

    @staticmethod
    def IndexOf(self: str, value: str, *rest: Any) -> int:
        if not self.isascii() and not is_short(self):
            self = units(self)
            value = units(value) if value.__class__ is str else value
        if value is None:
            raise null_argument("value")
        numbers = [a for a in rest if a.__class__ is int]
        start = _start(self, numbers[0]) if numbers else 0
        end = start + _count(self, start, numbers[1]) if len(numbers) > 1 else len(self)
        text, wanted = _folded(self, value, rest[-1] if rest else None)
        return text.find(wanted, start, end)

    @staticmethod
    @by_units
    def LastIndexOf(self: str, value: str, *rest: Any) -> int:
        if value is None:
            raise null_argument("value")
        numbers = [a for a in rest if a.__class__ is int]
        text, wanted = _folded(self, value, rest[-1] if rest else None)
        if not numbers:
            return text.rfind(wanted)
        low, high = _back(self, numbers, isinstance(value, Char))
        return text.rfind(wanted, low, high) if high >= low else -1

    @staticmethod
    @by_units
    def IndexOfAny(self: str, any_of: Any, start: int = 0, count: int | None = None) -> int:
        if any_of is None:
            raise null_argument("anyOf")
        end = len(self) if count is None else _start(self, start) + _count(self, start, count)
        wanted = set(any_of)
        return next((i for i in range(_start(self, start), end) if self[i] in wanted), -1)

    @staticmethod
    @by_units
    def LastIndexOfAny(self: str, any_of: Any, *numbers: int) -> int:
        if any_of is None:
            raise null_argument("anyOf")
        low, high = (0, len(self)) if not numbers else _back(self, list(numbers), True)
        wanted = set(any_of)
        return next((i for i in range(high - 1, low - 1, -1) if self[i] in wanted), -1)

    @staticmethod
    @by_units
    def Chars(self: str, index: int) -> Char:
        if not 0 <= index < len(self):
            raise net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        return Char(self[index])

    @staticmethod
    def Length(self: str) -> int:
        return len(self) if self.isascii() else len(units(self))

    # -- parts

    @staticmethod
    def Substring(self: str, start: int, length: int | None = None) -> str:
        if not self.isascii() and not is_short(self):
            return whole(_Strings.Substring(units(self), start, length))
        size = len(self)
        if start < 0:
            raise negative("startIndex", start) if length is not None else out_of_range("StartIndex cannot be less than zero.",
                "startIndex")
        if start > size:
            raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
        if length is None:
            return self[start:]
        if length < 0:
            raise negative("length", length)
        if start + length > size:
            raise out_of_range("Index and length must refer to a location within the string.", "length")
        return self[start : start + length]

    @staticmethod
    @by_units
    def Remove(self: str, start: int, count: int | None = None) -> str:
        if count is None:
            if start < 0:
                raise out_of_range("StartIndex cannot be less than zero.", "startIndex")
            if start > len(self):
                raise out_of_range("startIndex cannot be larger than length of string.", "startIndex")
            return self[:start]
        if start < 0:
            raise negative("startIndex", start)
        if count < 0:
            raise negative("count", count)
        if count > len(self) - start:
            raise too_great("count", count, len(self) - start)
        return self[:start] + self[start + count :]

    @staticmethod
    @by_units
    def Insert(self: str, start: int, value: str) -> str:
        if value is None:
            raise null_argument("value")
        if not 0 <= start <= len(self):
            shown = start if start >= 0 else start + (1 << 32)
            raise too_great("startIndex", shown, len(self))
        return self[:start] + value + self[start:]

    @staticmethod
    def Split(self: str, separator: Any = None, *rest: Any) -> list[str]:
        numbers = [a for a in rest if a.__class__ is int]
        options = next((a.number for a in rest if isinstance(a, EnumValue)), 0)
        limit = numbers[0] if numbers else None
        if limit is not None and limit < 0:
            raise negative("count", limit)
        if not 0 <= options <= 3:
            raise bad_argument("Value of flags is invalid.", "options")
        return split_text(self, separators_of(separator), limit, options)

    @staticmethod
    @by_units
    def ToCharArray(self: str, start: int | None = None, length: int = 0) -> list[str]:
        if start is None:
            return list(self)
        if start < 0:
            raise too_great("startIndex", start + (1 << 32), len(self))
        if length < 0:
            raise negative("length", length)
        if start > len(self) or start > len(self) - length:
            raise too_great("startIndex", start, len(self) - length)
        return list(self[start : start + length])

    @staticmethod
    @by_units
    def CopyTo(self: str, source: Any, destination: Any = None, at: int = 0, count: int = 0) -> None:
        if not isinstance(source, int):
            if source is None or len(source) < len(self):
                raise bad_argument("Destination is too short.", "destination")
            source[: len(self)] = list(map(Char, self))
            return
        if destination is None:
            raise null_argument("destination")
        if count < 0:
            raise negative("count", count)
        if source < 0:
            raise negative("sourceIndex", source)
        if count > len(self) - source:
            raise out_of_range("Index and count must refer to a location within the string.", "sourceIndex")
        if at > len(destination) - count or at < 0:
            raise out_of_range("Index and count must refer to a location within the string.", "destinationIndex")
        destination[at : at + count] = [Char(c) for c in self[source : source + count]]

    # -- changed copies

    @staticmethod
    def Replace(self: str, old: str, new: Any, how: Any = None, culture: Any = None) -> str:
        if old is None:
            raise null_argument("oldValue")
        if not old:
            raise bad_argument("The value cannot be an empty string.", "oldValue")
        new = new or ""
        if how is True or _ignores_case(how):
            import re

            return re.sub(re.escape(old), lambda m: str(new), self, flags=re.IGNORECASE)
        return str.replace(self, old, new)

    @staticmethod
    def ReplaceLineEndings(self: str, replacement: str = "\n") -> str:
        import re

        return re.sub("\r\n|[\r\n\f\x85\u2028\u2029]", lambda m: replacement, self)

    @staticmethod
    @by_units
    def PadLeft(self: str, width: int, char: str = " ") -> str:
        if width < 0:
            raise negative("totalWidth", width)
        check_room(width)
        return self.rjust(width, char)

    @staticmethod
    @by_units
    def PadRight(self: str, width: int, char: str = " ") -> str:
        if width < 0:
            raise negative("totalWidth", width)
        check_room(width)
        return self.ljust(width, char)

    @staticmethod
    def Trim(self: str, chars: Any = None) -> str:
        return self.strip("".join(chars) if chars else WHITE_SPACE)

    @staticmethod
    def TrimStart(self: str, chars: Any = None) -> str:
        return self.lstrip("".join(chars) if chars else WHITE_SPACE)

    @staticmethod
    def TrimEnd(self: str, chars: Any = None) -> str:
        return self.rstrip("".join(chars) if chars else WHITE_SPACE)

    @staticmethod
    def ToLower(self: str, culture: Any = None) -> str:
        return self.lower() if self.isascii() else simple_lower(self)

    @staticmethod
    def ToUpper(self: str, culture: Any = None) -> str:
        return self.upper() if self.isascii() else simple_upper(self)

    ToLowerInvariant, ToUpperInvariant = ToLower, ToUpper

    @staticmethod
    def TryCopyTo(self: str, destination: Any) -> bool:
        if destination is None or len(destination) < len(self):
            return not self
        destination[: len(self)] = list(map(Char, self))
        return True

    @staticmethod
    def EnumerateRunes(self: str) -> Any:
        from ems.net.runes import RuneEnumerator

        return RuneEnumerator(self)

    @staticmethod
    def Normalize(self: str, form: Any = None) -> str:
        if form is not None and form.number not in _FORMS:
            raise bad_argument("Invalid normalization form.", "normalizationForm")
        return unicodedata.normalize(_FORMS[form.number if form is not None else 1], self)  # type: ignore[arg-type]

    @staticmethod
    def IsNormalized(self: str, form: Any = None) -> bool:
        if form is not None and form.number not in _FORMS:
            raise bad_argument("Invalid normalization form.", "normalizationForm")
        return unicodedata.is_normalized(_FORMS[form.number if form is not None else 1], self)  # type: ignore[arg-type]

    # -- other members

    @staticmethod
    def Clone(self: str) -> str:
        return self

    @staticmethod
    def GetEnumerator(self: str) -> Any:
        return Enumerator([Char(c) for c in self], "System.CharEnumerator")

    @staticmethod
    def GetHashCode(self: Any, comparison: Any = None) -> int:
        from ems.net.equality import hash_code

        return hash_code(simple_upper(self) if _ignores_case(comparison) else self)

    @staticmethod
    def ToString(self: str, provider: Any = None) -> str:
        return str(self)

    @staticmethod
    def Concat(*values: Any) -> str:
        if len(values) == 1 and values[0] is not None and not isinstance(values[0], str):
            values = tuple(_each(values[0]))
        return whole("".join(map(_text, values)))

    @staticmethod
    def Copy(value: str) -> str:
        return value

    Intern = IsInterned = Copy

    @staticmethod
    def Format(first: Any, *rest: Any) -> str:
        from ems.values.formats import string_format

        provider, fmt = None, first
        if not isinstance(first, str):
            provider, fmt, rest = first, rest[0], rest[1:]
        if fmt is None:
            raise null_argument("format")
        if len(rest) == 1 and rest[0] is None:
            raise null_argument("args")
        if len(rest) == 1 and isinstance(rest[0], list) and not isinstance(rest[0], GenericList):
            rest = tuple(rest[0])
        return string_format(fmt, list(rest), provider)

    @staticmethod
    def IsNullOrEmpty(value: Any) -> bool:
        return not value

    @staticmethod
    def IsNullOrWhiteSpace(value: Any) -> bool:
        return value is None or not value.strip(WHITE_SPACE)

    @staticmethod
    def Join(separator: Any, values: Any, start: int | None = None, count: int = 0) -> str:
        if values is None:
            raise null_argument("value")
        items = list(_each(values))
        if start is not None:
            if start < 0:
                raise negative("startIndex", start)
            if count < 0:
                raise negative("count", count)
            if start > len(items) - count:
                raise too_great("startIndex", start, len(items) - count)
            items = items[start : start + count]
        return str(separator or "").join(map(_text, items))


_FORMS = {1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}


def _comparison(rest: tuple[Any, ...]) -> int:
    """The StringComparison that the arguments after the texts ask for: (ignoreCase), (StringComparison), (culture, options) …"""
    for argument in rest:
        if argument.__class__ is bool:
            return _CURRENT_IGNORE if argument else _CURRENT
        if isinstance(argument, EnumValue):
            if argument.net_type.full_name == "System.StringComparison":
                return argument.number
            if argument.number & 0x10000000:
                return _ORDINAL_IGNORE
            if argument.number & 0x40000000:
                return _ORDINAL
            return _CURRENT_IGNORE if argument.number & 1 else _CURRENT
    return _CURRENT


def _check_parts(left: str, index_a: int, right: str, index_b: int, length: int) -> None:
    if length < 0:
        raise out_of_range("Length cannot be less than zero.", "length")
    if not 0 <= index_a <= len(left) or not 0 <= index_b <= len(right):
        which = "indexA" if not 0 <= index_a <= len(left) else "indexB"
        raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection."
            if length else
                           "Index was out of range.", which)


def _affix(text: str, value: str, comparison: Any, test: Any) -> bool:
    """StartsWith and EndsWith: `comparison` is a StringComparison, a bool for ignoreCase, or None for the culture's."""
    if value is None:
        raise null_argument("value")
    if comparison is True:
        return bool(test(simple_upper(text), simple_upper(value)))
    text, value = _folded(text, value, comparison)
    return bool(test(text, value))


def _back(text: str, numbers: list[int], is_char: bool) -> tuple[int, int]:
    """The range that a search from `startIndex` back over `count` characters covers."""
    start = numbers[0]
    size = len(text)
    if not size:
        return 0, -1 if is_char else 0
    if not is_char and start == size:
        start = size - 1
        if len(numbers) > 1 and numbers[1] > 0:
            numbers = [numbers[0], numbers[1] - 1]
    if not 0 <= start < size:
        raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "startIndex")
    count = numbers[1] if len(numbers) > 1 else start + 1
    if count < 0 or start - count + 1 < 0:
        raise out_of_range("Count must be positive and count must refer to a location within the string/array/collection.", "count")
    return start - count + 1, start + 1


def _each(values: Any) -> Any:
    from ems.values.members import enumerate_

    if isinstance(values, str):
        return [values]
    return enumerate_(values)


def _text(value: Any) -> str:
    from ems.values.text import net_text

    return value if value.__class__ is str else "" if value is None else net_text(value)


STRING = members(net_type("System.String", py=str, interfaces="ICloneable IComparable IComparable`1 IConvertible IEnumerable IEnumerable`1 "
                                                              "IEquatable`1 "
                                                              "IParsable`1 ISpanParsable`1"), """
System.Object Clone()
System.Object ICloneable.Clone()
int CompareTo(System.Object value)
int CompareTo(string strB)
int IComparable.CompareTo(System.Object obj)
int IComparable[string].CompareTo(string other)
bool Contains(string value)
bool Contains(string value, System.StringComparison comparisonType)
bool Contains(char value)
bool Contains(char value, System.StringComparison comparisonType)
void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
void CopyTo(System.Span[char] destination)
bool EndsWith(string value)
bool EndsWith(string value, System.StringComparison comparisonType)
bool EndsWith(string value, bool ignoreCase, cultureinfo culture)
bool EndsWith(char value)
System.Text.StringRuneEnumerator EnumerateRunes()
bool Equals(System.Object obj)
bool Equals(string value)
bool Equals(string value, System.StringComparison comparisonType)
bool IEquatable[string].Equals(string other)
System.CharEnumerator GetEnumerator()
System.Collections.IEnumerator IEnumerable.GetEnumerator()
System.Collections.Generic.IEnumerator[char] IEnumerable[char].GetEnumerator()
int GetHashCode()
int GetHashCode(System.StringComparison comparisonType)
System.Char&, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e GetPinnableReference()
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
int IndexOf(char value)
int IndexOf(char value, int startIndex)
int IndexOf(char value, System.StringComparison comparisonType)
int IndexOf(char value, int startIndex, int count)
int IndexOf(string value)
int IndexOf(string value, int startIndex)
int IndexOf(string value, int startIndex, int count)
int IndexOf(string value, System.StringComparison comparisonType)
int IndexOf(string value, int startIndex, System.StringComparison comparisonType)
int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)
int IndexOfAny(char[] anyOf)
int IndexOfAny(char[] anyOf, int startIndex)
int IndexOfAny(char[] anyOf, int startIndex, int count)
string Insert(int startIndex, string value)
bool IsNormalized()
bool IsNormalized(System.Text.NormalizationForm normalizationForm)
int LastIndexOf(char value)
int LastIndexOf(char value, int startIndex)
int LastIndexOf(char value, int startIndex, int count)
int LastIndexOf(string value)
int LastIndexOf(string value, int startIndex)
int LastIndexOf(string value, int startIndex, int count)
int LastIndexOf(string value, System.StringComparison comparisonType)
int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)
int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)
int LastIndexOfAny(char[] anyOf)
int LastIndexOfAny(char[] anyOf, int startIndex)
int LastIndexOfAny(char[] anyOf, int startIndex, int count)
string Normalize()
string Normalize(System.Text.NormalizationForm normalizationForm)
string PadLeft(int totalWidth)
string PadLeft(int totalWidth, char paddingChar)
string PadRight(int totalWidth)
string PadRight(int totalWidth, char paddingChar)
string Remove(int startIndex, int count)
string Remove(int startIndex)
string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)
string Replace(string oldValue, string newValue, System.StringComparison comparisonType)
string Replace(char oldChar, char newChar)
string Replace(string oldValue, string newValue)
string ReplaceLineEndings()
string ReplaceLineEndings(string replacementText)
string[] Split(char separator, System.StringSplitOptions options = System.StringSplitOptions.None)
string[] Split(char separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)
string[] Split(Params char[] separator)
string[] Split(System.ReadOnlySpan[char] separator)
string[] Split(char[] separator, int count)
string[] Split(char[] separator, System.StringSplitOptions options)
string[] Split(char[] separator, int count, System.StringSplitOptions options)
string[] Split(string separator, System.StringSplitOptions options = System.StringSplitOptions.None)
string[] Split(string separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)
string[] Split(string[] separator, System.StringSplitOptions options)
string[] Split(string[] separator, int count, System.StringSplitOptions options)
bool StartsWith(string value)
bool StartsWith(string value, System.StringComparison comparisonType)
bool StartsWith(string value, bool ignoreCase, cultureinfo culture)
bool StartsWith(char value)
string Substring(int startIndex)
string Substring(int startIndex, int length)
char[] ToCharArray()
char[] ToCharArray(int startIndex, int length)
string ToLower()
string ToLower(cultureinfo culture)
string ToLowerInvariant()
sbyte IConvertible.ToSByte(System.IFormatProvider provider)
float IConvertible.ToSingle(System.IFormatProvider provider)
string ToString()
string ToString(System.IFormatProvider provider)
string IConvertible.ToString(System.IFormatProvider provider)
string ToUpper()
string ToUpper(cultureinfo culture)
string ToUpperInvariant()
string Trim()
string Trim(char trimChar)
string Trim(Params char[] trimChars)
string Trim(System.ReadOnlySpan[char] trimChars)
string TrimEnd()
string TrimEnd(char trimChar)
string TrimEnd(Params char[] trimChars)
string TrimEnd(System.ReadOnlySpan[char] trimChars)
string TrimStart()
string TrimStart(char trimChar)
string TrimStart(Params char[] trimChars)
string TrimStart(System.ReadOnlySpan[char] trimChars)
bool TryCopyTo(System.Span[char] destination)
char Chars(int index) {get;}
int Length {get;}
static int Compare(string strA, string strB)
static int Compare(string strA, string strB, bool ignoreCase)
static int Compare(string strA, string strB, System.StringComparison comparisonType)
static int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)
static int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)
static int Compare(string strA, int indexA, string strB, int indexB, int length)
static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)
static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, cultureinfo culture)
static int Compare(string strA, int indexA, string strB, int indexB, int length, cultureinfo culture,
    System.Globalization.CompareOptions options)
static int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)
static int CompareOrdinal(string strA, string strB)
static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)
static string Concat(System.Object arg0)
static string Concat(System.Object arg0, System.Object arg1)
static string Concat(System.Object arg0, System.Object arg1, System.Object arg2)
static string Concat(Params System.Object[] args)
static string Concat(System.ReadOnlySpan[System.Object] args)
static string Concat[T](System.Collections.Generic.IEnumerable[T] values)
static string Concat(System.Collections.Generic.IEnumerable[string] values)
static string Concat(string str0, string str1)
static string Concat(string str0, string str1, string str2)
static string Concat(string str0, string str1, string str2, string str3)
static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1)
static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1, System.ReadOnlySpan[char] str2)
static string Concat(System.ReadOnlySpan[char] str0, System.ReadOnlySpan[char] str1, System.ReadOnlySpan[char] str2,
    System.ReadOnlySpan[char] str3)
static string Concat(Params string[] values)
static string Concat(System.ReadOnlySpan[string] values)
static string Copy(string str)
static string Create[TState](int length, TState state, System.Buffers.SpanAction[char,TState] action)
static string Create(System.IFormatProvider provider, [ref] System.Runtime.CompilerServices.DefaultInterpolatedStringHandler handler)
static string Create(System.IFormatProvider provider, System.Span[char] initialBuffer,
    [ref] System.Runtime.CompilerServices.DefaultInterpolatedStringHandler handler)
static bool Equals(string a, string b)
static bool Equals(string a, string b, System.StringComparison comparisonType)
static bool Equals(System.Object objA, System.Object objB)
static string Format(string format, System.Object arg0)
static string Format(string format, System.Object arg0, System.Object arg1)
static string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)
static string Format(string format, Params System.Object[] args)
static string Format(string format, System.ReadOnlySpan[System.Object] args)
static string Format(System.IFormatProvider provider, string format, System.Object arg0)
static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)
static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)
static string Format(System.IFormatProvider provider, string format, Params System.Object[] args)
static string Format(System.IFormatProvider provider, string format, System.ReadOnlySpan[System.Object] args)
static string Format[TArg0](System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0)
static string Format[TArg0, TArg1](System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1)
static string Format[TArg0, TArg1, TArg2](System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1,
    TArg2 arg2)
static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, Params System.Object[] args)
static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, System.ReadOnlySpan[System.Object] args)
static int GetHashCode(System.ReadOnlySpan[char] value)
static int GetHashCode(System.ReadOnlySpan[char] value, System.StringComparison comparisonType)
static string Intern(string str)
static string IsInterned(string str)
static bool IsNullOrEmpty(string value)
static bool IsNullOrWhiteSpace(string value)
static string Join(char separator, Params string[] value)
static string Join(char separator, System.ReadOnlySpan[string] value)
static string Join(string separator, Params string[] value)
static string Join(string separator, System.ReadOnlySpan[string] value)
static string Join(char separator, string[] value, int startIndex, int count)
static string Join(string separator, string[] value, int startIndex, int count)
static string Join(string separator, System.Collections.Generic.IEnumerable[string] values)
static string Join(char separator, Params System.Object[] values)
static string Join(char separator, System.ReadOnlySpan[System.Object] values)
static string Join(string separator, Params System.Object[] values)
static string Join(string separator, System.ReadOnlySpan[System.Object] values)
static string Join[T](char separator, System.Collections.Generic.IEnumerable[T] values)
static string Join[T](string separator, System.Collections.Generic.IEnumerable[T] values)
string new(char[] value)
string new(char[] value, int startIndex, int length)
string new(System.Char*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e value)
string new(System.Char*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e value,
    int startIndex, int length)
string new(System.SByte*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e value)
string new(System.SByte*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e value,
    int startIndex, int length)
string new(System.SByte*, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e value,
    int startIndex, int length, System.Text.Encoding enc)
string new(char c, int count)
string new(System.ReadOnlySpan[char] value)
static string Empty {get;}
""" + CONVERSIONS + "string IConvertible.ToString(System.IFormatProvider provider)", _Strings)
assert STRING is _STRING
