"""In: ems.values.regexes. Out: Regex, Match, Group, Capture and their collections with their members."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.sequences import ARRAY_TOO_SHORT, copy_into
from ems.values.collections import EnumValue
from ems.values.numbers import Int64
from ems.values.objects import NetObject
from ems.values.regexes import NetRegex, RawMatch, compile_regex, escape, expand_text
from ems.values.types import NetType, get_type, net_type

_START = "Start index cannot be less than 0 or greater than input length."
_VALID = 1 | 2 | 4 | 8 | 16 | 32 | 64 | 256 | 512 | 1024


class Capture(NetObject):
    """A stretch of the text."""

    __slots__ = ("index", "length", "text")
    net_name = "System.Text.RegularExpressions.Capture"

    def __init__(self, text: str, index: int, length: int) -> None:
        self.ps_ext = None
        self.text = text
        self.index = index
        self.length = length

    @property
    def value(self) -> str:
        return self.text[self.index : self.index + self.length]

    def net_to_string(self, culture: str) -> str:
        return self.value


class Group(Capture):
    """A group of a match; `raw` is None for one that took no part."""

    __slots__ = ("name", "number", "raw")
    net_name = "System.Text.RegularExpressions.Group"

    def __init__(self, raw: RawMatch | None, number: int, name: str) -> None:
        span = raw.span(number) if raw is not None else None
        self.ps_ext = None
        if raw is not None and span is not None:
            self.raw: RawMatch | None = raw
            self.text = raw.text
            self.index = span[0]
            self.length = span[1] - span[0]
        else:
            self.raw = None
            self.text = ""
            self.index = self.length = 0
        self.number = number
        self.name = name

    @property
    def success(self) -> bool:
        return self.raw is not None

    def captures(self) -> list[Capture]:
        if self.raw is None:
            return []
        spans = self.raw.captures(self.number)
        return [*(Capture(self.raw.text, start, end - start) for start, end in spans[:-1]), self]


class Match(Group):
    """A match; `rest` finds the next one."""

    __slots__ = ("kept", "limit", "regex")
    net_name = "System.Text.RegularExpressions.Match"

    def __init__(self, regex: NetRegex, raw: RawMatch | None, limit: tuple[int, int] | None = None) -> None:
        super().__init__(raw, 0, "0")
        self.regex = regex
        self.limit = limit
        self.kept: list[Group] | None = None

    def next(self) -> Match:
        if self.raw is None:
            return self
        found = _after(self.regex, self.raw)
        return Match(self.regex, found)

    def groups(self) -> list[Group]:
        if self.kept is None:
            raw = self.raw
            self.kept = [self] if raw is None else [
                self if number == 0 else Group(raw, number, name) for number, name in named_numbers(self.regex)]
        return self.kept


def _after(regex: NetRegex, raw: RawMatch) -> RawMatch | None:
    """The match behind one; an empty one is not found again."""
    walk = regex.find_all(raw.text, raw.end if raw.end > raw.start else raw.end)
    for found in walk:
        if found.end == found.start == raw.start == raw.end:
            continue
        return found
    return None


def named_numbers(regex: NetRegex) -> list[tuple[int, str]]:
    """(number, name) of each group, by number."""
    found = _named_numbers.get(regex)
    if found is None:
        if len(_named_numbers) > _KEPT_REGEXES:
            _named_numbers.clear()
        found = _named_numbers[regex] = [(number, regex.group_name(number) or str(number)) for number in numbers_of(regex)]
    return found


_KEPT_REGEXES = 256
_named_numbers: dict[NetRegex, list[tuple[int, str]]] = {}


def numbers_of(regex: NetRegex) -> list[int]:
    return sorted(regex.numbers) if 0 in regex.numbers else [0, *sorted(regex.numbers)]


@cache
def _collection_type(kind: str) -> NetType:
    return get_type(f"System.Text.RegularExpressions.{kind}Collection")


class MatchList(NetObject):
    """MatchCollection, GroupCollection or CaptureCollection."""

    __slots__ = ("items", "net_type", "owner")

    def __init__(self, kind: str, items: list[Any], owner: Any = None) -> None:
        self.ps_ext = None
        self.net_type = _collection_type(kind)
        self.items = items
        self.owner = owner

    def __len__(self) -> int:
        return len(self.items)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.items)

    def by_name(self, name: str) -> Any:
        number = self.owner.regex.group_number(name)
        found = next((g for g in self.items if g.number == number), None) if number >= 0 else None
        return found if found is not None else Group(None, -1, name)

    def by_number(self, number: int) -> Any:
        if 0 <= number < len(self.items) and self.items[number].number == number:
            return self.items[number]
        return next((g for g in self.items if g.number == number), None) or Group(None, number, str(number))


# -- Regex


def _options(value: Any) -> int:
    number = value.number if isinstance(value, EnumValue) else 0
    if number & ~_VALID:
        raise out_of_range("Specified argument was out of the range of valid values.", "options")
    return number


def _timeout(value: Any) -> None:
    if value is not None and value.ticks != -10000 and not 0 < value.ticks <= 21474836460000000:
        raise out_of_range("Specified argument was out of the range of valid values.", "matchTimeout")


def _checked(text: Any, start: int | None, name: str = "input") -> None:
    if text is None:
        raise null_argument(name)
    if start is not None and not 0 <= start <= len(text):
        raise out_of_range(_START, "startat")


def _evaluated(regex: NetRegex, text: str, replacement: Any, count: int = -1, start: int | None = None) -> str:
    if count < -1:
        raise out_of_range("Count cannot be less than -1.", "count")
    _checked(text, start)
    if replacement is None:
        raise null_argument("replacement")
    if isinstance(replacement, str):
        return regex.substitute(text, replacement, count, start)
    return regex.replace(text, lambda raw: replacement.call(Match(regex, raw)) or "", count, start)


class _Regexes(ObjectBodies):
    """Instance members; `self` is a NetRegex."""

    @staticmethod
    def new(pattern: Any, options: Any = None, timeout: Any = None) -> NetRegex:
        if pattern is None:
            raise null_argument("pattern")
        number = _options(options)
        _timeout(timeout)
        made = NetRegex(pattern, number)
        if timeout is not None:
            _timeouts[id(made)] = (made, timeout)
        return made

    @staticmethod
    def MatchTimeout(self: NetRegex) -> Any:
        held = _timeouts.get(id(self))
        return held[1] if held is not None else _infinite()

    @staticmethod
    def Options(self: NetRegex) -> Any:
        return EnumValue(get_type("System.Text.RegularExpressions.RegexOptions"), self.options)

    @staticmethod
    def RightToLeft(self: NetRegex) -> bool:
        return self.right_to_left

    @staticmethod
    def Count(self: NetRegex, text: str, start: int | None = None) -> int:
        _checked(text, start)
        return sum(1 for _ in self.find_all(text, start))

    @staticmethod
    def GetGroupNames(self: NetRegex) -> list[str]:
        return [self.group_name(n) or str(n) for n in numbers_of(self)]

    @staticmethod
    def GetGroupNumbers(self: NetRegex) -> list[int]:
        return numbers_of(self)

    @staticmethod
    def GroupNameFromNumber(self: NetRegex, number: int) -> str:
        return (self.group_name(number) or str(number)) if number in numbers_of(self) else ""

    @staticmethod
    def GroupNumberFromName(self: NetRegex, name: str) -> int:
        if name is None:
            raise null_argument("name")
        return 0 if name == "0" else self.group_number(name)

    @staticmethod
    def IsMatch(self: NetRegex, text: str, start: int | None = None) -> bool:
        _checked(text, start)
        return self.search(text, start) is not None

    @staticmethod
    def Match(self: NetRegex, text: str, start: int | None = None, length: int | None = None) -> Match:
        _checked(text, start)
        if length is not None:
            if length < 0 or length > len(text) - (start or 0):
                raise out_of_range("Length cannot be less than 0 or exceed input length.", "length")
            found = next(iter(self.find_all(text[: (start or 0) + length], start)), None)
            return Match(self, found)
        return Match(self, self.search(text, start))

    @staticmethod
    def Matches(self: NetRegex, text: str, start: int | None = None) -> MatchList:
        _checked(text, start)
        return MatchList("Match", [Match(self, raw) for raw in self.find_all(text, start)])

    @staticmethod
    def Replace(self: NetRegex, text: str, replacement: Any, count: int = -1, start: int | None = None) -> str:
        return _evaluated(self, text, replacement, count, start)

    @staticmethod
    def Split(self: NetRegex, text: str, count: int = 0, start: int | None = None) -> list[str]:
        if count < 0:
            raise out_of_range("Count cannot be less than -1.", "count")
        _checked(text, start)
        if start:
            head, pieces = text[:start], self.split(text[start:], count)
            return [head + pieces[0], *pieces[1:]]
        return self.split(text, count)

    @staticmethod
    def ToString(self: NetRegex) -> str:
        return self.pattern


_timeouts: dict[int, tuple[NetRegex, Any]] = {}


def _infinite() -> Any:
    from ems.values.dates import TimeSpan

    return TimeSpan(Int64(-10000))


def _static(name: str, extra: int) -> Any:
    """A static method: the pattern comes after the input, options and timeout after `extra` more arguments."""

    def call(text: Any, pattern: Any, *rest: Any) -> Any:
        if text is None:
            raise null_argument("input")
        if pattern is None:
            raise null_argument("pattern")
        own, settings = rest[:extra], rest[extra:]
        _timeout(settings[1] if len(settings) > 1 else None)
        regex = compile_regex(pattern, _options(settings[0]) if settings else 0)
        return getattr(_Regexes, name)(regex, text, *own)

    return staticmethod(call)


class _Statics(_Regexes):
    Count, IsMatch, Match, Matches, Split = (_static(n, 0) for n in ("Count", "IsMatch", "Match", "Matches", "Split"))
    Replace = _static("Replace", 1)

    @staticmethod
    def Escape(text: Any) -> str:
        if text is None:
            raise null_argument("str")
        return escape(text)

    @staticmethod
    def Unescape(text: Any) -> str:
        if text is None:
            raise null_argument("str")
        return unescape(text)

    @staticmethod
    def CacheSize() -> int:
        return _cache[0]

    @staticmethod
    def set_CacheSize(value: int) -> None:
        if value < 0:
            raise out_of_range("Specified argument was out of the range of valid values.", "value")
        _cache[0] = value

    @staticmethod
    def InfiniteMatchTimeout() -> Any:
        return _infinite()


_cache = [15]
_ESCAPES = {"a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}


def unescape(text: str) -> str:
    """Regex.Unescape."""
    from ems.values.regex_syntax import parse_error

    made: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        at += 1
        if char != "\\":
            made.append(char)
            continue
        if at >= len(text):
            raise parse_error(text, at, "Illegal \\ at end of pattern.")
        sign = text[at]
        at += 1
        if sign in _ESCAPES:
            made.append(_ESCAPES[sign])
        elif sign in "xu":
            size = 2 if sign == "x" else 4
            digits = text[at : at + size]
            if len(digits) < size or any(d not in "0123456789abcdefABCDEF" for d in digits):
                raise parse_error(text, min(at + len(digits), len(text)), "Insufficient or invalid hexadecimal digits.")
            made.append(chr(int(digits, 16)))
            at += size
        elif sign == "c":
            made.append(chr(ord(text[at].upper()) & 0x1F) if at < len(text) else "")
            at += 1
        elif sign in "01234567":
            digits = sign
            while len(digits) < 3 and at < len(text) and text[at] in "01234567":
                digits += text[at]
                at += 1
            made.append(chr(int(digits, 8) & 0xFF))
        elif sign.isalnum() or sign == "_":
            raise parse_error(text, at, f"Unrecognized escape sequence \\{sign}.")
        else:
            made.append(sign)
    return "".join(made)


REGEX = net_type("System.Text.RegularExpressions.Regex", py=NetRegex, interfaces="ISerializable")
members(REGEX, """
int Count(string input)
int Count(System.ReadOnlySpan[char] input)
int Count(System.ReadOnlySpan[char] input, int startat)
System.Text.RegularExpressions.Regex+ValueMatchEnumerator EnumerateMatches(System.ReadOnlySpan[char] input)
System.Text.RegularExpressions.Regex+ValueMatchEnumerator EnumerateMatches(System.ReadOnlySpan[char] input, int startat)
System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input)
System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input, int count)
System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input, int count, int startat)
string[] GetGroupNames()
int[] GetGroupNumbers()
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
string GroupNameFromNumber(int i)
int GroupNumberFromName(string name)
bool IsMatch(string input)
bool IsMatch(string input, int startat)
bool IsMatch(System.ReadOnlySpan[char] input)
bool IsMatch(System.ReadOnlySpan[char] input, int startat)
System.Text.RegularExpressions.Match Match(string input)
System.Text.RegularExpressions.Match Match(string input, int startat)
System.Text.RegularExpressions.Match Match(string input, int beginning, int length)
System.Text.RegularExpressions.MatchCollection Matches(string input)
System.Text.RegularExpressions.MatchCollection Matches(string input, int startat)
string Replace(string input, string replacement)
string Replace(string input, string replacement, int count)
string Replace(string input, string replacement, int count, int startat)
string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator)
string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count)
string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count, int startat)
string[] Split(string input)
string[] Split(string input, int count)
string[] Split(string input, int count, int startat)
timespan MatchTimeout {get;}
System.Text.RegularExpressions.RegexOptions Options {get;}
bool RightToLeft {get;}
regex new(string pattern)
regex new(string pattern, System.Text.RegularExpressions.RegexOptions options)
regex new(string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
""", _Regexes)
members(REGEX, """
static void CompileToAssembly(System.Text.RegularExpressions.RegexCompilationInfo[] regexinfos,
    System.Reflection.AssemblyName assemblyname)
static void CompileToAssembly(System.Text.RegularExpressions.RegexCompilationInfo[] regexinfos,
    System.Reflection.AssemblyName assemblyname, System.Reflection.Emit.CustomAttributeBuilder[] attributes)
static void CompileToAssembly(System.Text.RegularExpressions.RegexCompilationInfo[] regexinfos,
    System.Reflection.AssemblyName assemblyname, System.Reflection.Emit.CustomAttributeBuilder[] attributes, string resourceFile)
static int Count(string input, string pattern)
static int Count(string input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static int Count(string input, string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static int Count(System.ReadOnlySpan[char] input, string pattern)
static int Count(System.ReadOnlySpan[char] input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static int Count(System.ReadOnlySpan[char] input, string pattern, System.Text.RegularExpressions.RegexOptions options,
    timespan matchTimeout)
static System.Text.RegularExpressions.Regex+ValueMatchEnumerator EnumerateMatches(System.ReadOnlySpan[char] input, string pattern)
static System.Text.RegularExpressions.Regex+ValueMatchEnumerator EnumerateMatches(System.ReadOnlySpan[char] input, string pattern,
    System.Text.RegularExpressions.RegexOptions options)
static System.Text.RegularExpressions.Regex+ValueMatchEnumerator EnumerateMatches(System.ReadOnlySpan[char] input, string pattern,
    System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input, string pattern)
static System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input, string pattern,
    System.Text.RegularExpressions.RegexOptions options)
static System.Text.RegularExpressions.Regex+ValueSplitEnumerator EnumerateSplits(System.ReadOnlySpan[char] input, string pattern,
    System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static bool IsMatch(string input, string pattern)
static bool IsMatch(System.ReadOnlySpan[char] input, string pattern)
static bool IsMatch(string input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static bool IsMatch(System.ReadOnlySpan[char] input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static bool IsMatch(string input, string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static bool IsMatch(System.ReadOnlySpan[char] input, string pattern, System.Text.RegularExpressions.RegexOptions options,
    timespan matchTimeout)
static string Escape(string str)
static System.Text.RegularExpressions.Match Match(string input, string pattern)
static System.Text.RegularExpressions.Match Match(string input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static System.Text.RegularExpressions.Match Match(string input, string pattern, System.Text.RegularExpressions.RegexOptions
    options, timespan matchTimeout)
static System.Text.RegularExpressions.MatchCollection Matches(string input, string pattern)
static System.Text.RegularExpressions.MatchCollection Matches(string input, string pattern,
    System.Text.RegularExpressions.RegexOptions options)
static System.Text.RegularExpressions.MatchCollection Matches(string input, string pattern,
    System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static string Replace(string input, string pattern, string replacement)
static string Replace(string input, string pattern, string replacement, System.Text.RegularExpressions.RegexOptions options)
static string Replace(string input, string pattern, string replacement, System.Text.RegularExpressions.RegexOptions options,
    timespan matchTimeout)
static string Replace(string input, string pattern, System.Text.RegularExpressions.MatchEvaluator evaluator)
static string Replace(string input, string pattern, System.Text.RegularExpressions.MatchEvaluator evaluator,
    System.Text.RegularExpressions.RegexOptions options)
static string Replace(string input, string pattern, System.Text.RegularExpressions.MatchEvaluator evaluator,
    System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static string[] Split(string input, string pattern)
static string[] Split(string input, string pattern, System.Text.RegularExpressions.RegexOptions options)
static string[] Split(string input, string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)
static string Unescape(string str)
static int CacheSize {get;set;}
static timespan InfiniteMatchTimeout {get;}
""", _Statics)


# -- matches


class _Captures(ObjectBodies):
    @staticmethod
    def Index(self: Capture) -> int:
        return self.index

    @staticmethod
    def Length(self: Capture) -> int:
        return self.length

    @staticmethod
    def Value(self: Capture) -> str:
        return self.value

    @staticmethod
    def ValueSpan(self: Capture) -> None:
        """A script cannot hold a span: it reads as null."""

    @staticmethod
    def ToString(self: Capture) -> str:
        return self.value

    @staticmethod
    def Success(self: Group) -> bool:
        return self.success

    @staticmethod
    def Name(self: Group) -> str:
        return self.name

    @staticmethod
    def Captures(self: Group) -> MatchList:
        return MatchList("Capture", self.captures())

    @staticmethod
    def Groups(self: Match) -> MatchList:
        return MatchList("Group", self.groups(), self)

    @staticmethod
    def NextMatch(self: Match) -> Match:
        return self.next()

    @staticmethod
    def Result(self: Match, replacement: str) -> str:
        if replacement is None:
            raise null_argument("replacement")
        if self.raw is None:
            from ems.net.bases import not_supported

            raise not_supported("Result cannot be called on a failed Match.")
        return expand_text(replacement, self.raw)

    @staticmethod
    def Synchronized(inner: Any) -> Any:
        if inner is None:
            raise null_argument("inner")
        return inner

    @staticmethod
    def Empty() -> Match:
        return Match(compile_regex("(?!)"), None)


members(net_type("System.Text.RegularExpressions.Capture", py=Capture, interfaces="ICapture"), """
string ToString()
int Index {get;}
int Length {get;}
string Value {get;}
System.ReadOnlySpan[char] ValueSpan {get;}
""", _Captures)
members(net_type("System.Text.RegularExpressions.Group", base="System.Text.RegularExpressions.Capture", py=Group), """
bool Success {get;}
string Name {get;}
System.Text.RegularExpressions.CaptureCollection Captures {get;}
static System.Text.RegularExpressions.Group Synchronized(System.Text.RegularExpressions.Group inner)
""", _Captures)
members(net_type("System.Text.RegularExpressions.Match", base="System.Text.RegularExpressions.Group", py=Match), """
System.Text.RegularExpressions.Match NextMatch()
string Result(string replacement)
System.Text.RegularExpressions.GroupCollection Groups {get;}
static System.Text.RegularExpressions.Match Synchronized(System.Text.RegularExpressions.Match inner)
static System.Text.RegularExpressions.Group Synchronized(System.Text.RegularExpressions.Group inner)
static System.Text.RegularExpressions.Match Empty {get;}
""", _Captures)


class _Lists(ObjectBodies):
    IsSynchronized = False
    IsReadOnly = IsFixedSize = True

    @staticmethod
    def Count(self: MatchList) -> int:
        return len(self)

    @staticmethod
    def SyncRoot(self: MatchList) -> Any:
        return self

    @staticmethod
    def Item(self: MatchList, index: Any) -> Any:
        if self.owner is not None:
            return self.by_name(index) if isinstance(index, str) else self.by_number(index)
        if not 0 <= index < len(self):
            raise out_of_range("Specified argument was out of the range of valid values.", "i")
        return self.items[index]

    @staticmethod
    def ContainsKey(self: MatchList, name: str) -> bool:
        return self.owner.regex.group_number(name) >= 0

    @staticmethod
    def Keys(self: MatchList) -> Any:
        return [g.name for g in self.items]

    @staticmethod
    def Values(self: MatchList) -> Any:
        return list(self.items)

    @staticmethod
    def TryGetValue(self: MatchList, name: str, value: Any) -> bool:
        number = self.owner.regex.group_number(name)
        value.value = self.by_number(number) if number >= 0 else None
        return number >= 0

    @staticmethod
    def CopyTo(self: MatchList, array: Any, index: int) -> None:
        copy_into(self.items, array, index, lambda: bad_argument(*ARRAY_TOO_SHORT), short=ARRAY_TOO_SHORT)

    @staticmethod
    def GetEnumerator(self: MatchList) -> Any:
        from ems.net.enumerators import Enumerator

        return Enumerator(self.items, "System.ArrayEnumerator")

    @staticmethod
    def Contains(self: MatchList, item: Any) -> bool:
        return any(i is item for i in self.items)

    @staticmethod
    def IndexOf(self: MatchList, item: Any) -> int:
        return next((at for at, i in enumerate(self.items) if i is item), -1)


for _kind in ("Match", "Group", "Capture"):
    _item = f"System.Text.RegularExpressions.{_kind}"
    members(net_type(f"{_item}Collection", interfaces="ICollection ICollection`1 IEnumerable IEnumerable`1 IList IList`1 "
                                                      "IReadOnlyCollection`1 IReadOnlyList`1"),
            f"void CopyTo(array array, int index)\nvoid CopyTo({_item}[] array, int arrayIndex)\nSystem.Collections.IEnumerator "
            f"GetEnumerator()\n"
            f"bool ICollection[{_kind}].Contains({_item} item)\nint IList[{_kind}].IndexOf({_item} item)\n"
            f"{_item} Item(int {'groupnum' if _kind == 'Group' else 'i'}) {{get;}}\nint Count {{get;}}\nbool IsFixedSize {{get;}}\nbool "
            f"IsReadOnly {{get;}}\n"
            "bool IsSynchronized {get;}\nSystem.Object SyncRoot {get;}\n" + ("" if _kind != "Group" else
            f"{_item} Item(string groupname) {{get;}}\nbool ContainsKey(string key)\nbool TryGetValue(string key, [ref] {_item} value)\n"
            f"System.Collections.Generic.IEnumerable[string] Keys {{get;}}\nSystem.Collections.Generic.IEnumerable[{_item}] Values "
            f"{{get;}}\n"), _Lists)
