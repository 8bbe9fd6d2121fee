"""In: nothing. Out: WildcardPattern, LanguagePrimitives, NullString and other helpers of System.Management.Automation."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import net_type
from ems.values.wildcard import Wildcard, has_wildcards

_SMA = "System.Management.Automation."


class WildcardPattern(NetObject):
    __slots__ = ("options", "pattern", "wild")
    net_name = _SMA + "WildcardPattern"

    def __init__(self, pattern: str, options: int = 0) -> None:
        self.ps_ext = None
        self.pattern = pattern
        self.options = options
        self.wild = Wildcard(pattern, bool(options & 2))


class _Wildcards(ObjectBodies):
    @staticmethod
    def new(pattern: Any, options: Any = None) -> WildcardPattern:
        if pattern is None:
            raise null_argument("pattern")
        return WildcardPattern(pattern, options.number if options is not None else 0)

    Get = new

    @staticmethod
    def IsMatch(self: WildcardPattern, text: Any) -> bool:
        return text is not None and self.wild.matches(text)

    @staticmethod
    def ToWql(self: WildcardPattern) -> str:
        return "".join({"*": "%", "?": "_", "%": "[%]", "_": "[_]"}.get(c, c) for c in self.pattern)

    @staticmethod
    def Escape(text: Any, keep: Any = None) -> str:
        if text is None:
            raise null_argument("pattern")
        kept = set(keep or ())
        return "".join(f"`{c}" if c in "*?[]`" and c != "`" and c not in kept else c for c in text)

    @staticmethod
    def Unescape(text: Any) -> str:
        if text is None:
            raise null_argument("pattern")
        made, at = "", 0
        while at < len(text):
            if text[at] == "`" and at + 1 < len(text) and text[at + 1] in "*?[]`":
                at += 1
            made += text[at]
            at += 1
        return made

    @staticmethod
    def ContainsWildcardCharacters(text: Any) -> bool:
        return bool(text) and has_wildcards(text)


members(net_type(_SMA + "WildcardPattern", py=WildcardPattern), """
bool IsMatch(string input)
string ToWql()
WildcardPattern new(string pattern)
WildcardPattern new(string pattern, System.Management.Automation.WildcardOptions options)
static bool ContainsWildcardCharacters(string pattern)
static string Escape(string pattern)
static WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)
static string Unescape(string pattern)
""".replace("WildcardPattern ", _SMA + "WildcardPattern "), _Wildcards)


class _Primitives(ObjectBodies):
    @staticmethod
    def ConvertTo(value: Any, net: Any, provider: Any = None) -> Any:
        from ems.values.convert import convert

        if net is None:
            raise null_argument("resultType")
        return convert(value, net)

    @staticmethod
    def TryConvertTo(value: Any, net: Any, *rest: Any) -> bool:
        from ems.values.convert import convert
        from ems.values.errors import NetException

        result = rest[-1]
        if net is None:
            raise null_argument("resultType")
        try:
            result.value = convert(value, net)
        except NetException:
            result.value = None
            return False
        return True

    @staticmethod
    def IsTrue(value: Any) -> bool:
        from ems.values.convert import truth

        return truth(value)

    @staticmethod
    def static_Equals(left: Any, right: Any, ignore_case: bool = False, provider: Any = None) -> bool:
        from ems.values.compare import equals

        return equals(left, right, ignore_case)

    @staticmethod
    def Compare(left: Any, right: Any, ignore_case: bool = False, provider: Any = None) -> int:
        from ems.values.compare import compare_order

        return compare_order(left, right, ignore_case, "")

    @staticmethod
    def GetEnumerable(value: Any) -> Any:
        from ems.values.members import is_enumerable

        return value if is_enumerable(value) else None

    @staticmethod
    def GetEnumerator(value: Any) -> Any:
        from ems.net.enumerators import Enumerator
        from ems.values.members import enumerate_, is_enumerable

        return Enumerator(enumerate_(value), "System.ArrayEnumerator") if is_enumerable(value) else None

    @staticmethod
    def ConvertTypeNameToPSTypeName(name: str) -> str:
        return f"[{name}]"

    @staticmethod
    def IsObjectEnumerable(value: Any) -> bool:
        from ems.values.members import is_enumerable

        return is_enumerable(value)


members(net_type(_SMA + "LanguagePrimitives"), """
static int Compare(System.Object first, System.Object second)
static int Compare(System.Object first, System.Object second, bool ignoreCase)
static System.Object ConvertTo(System.Object valueToConvert, type resultType)
static System.Object ConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider)
static string ConvertTypeNameToPSTypeName(string typeName)
static bool Equals(System.Object first, System.Object second)
static bool Equals(System.Object first, System.Object second, bool ignoreCase)
static System.Collections.IEnumerable GetEnumerable(System.Object obj)
static System.Collections.IEnumerator GetEnumerator(System.Object obj)
static bool IsObjectEnumerable(System.Object obj)
static bool IsTrue(System.Object obj)
static bool TryConvertTo(System.Object valueToConvert, type resultType, [ref] System.Object result)
static bool TryConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider, [ref] System.Object result)
""", _Primitives)


class NullStringType(NetObject):
    """[NullString]::Value: a null that a string parameter takes as null."""

    __slots__ = ()
    net_name = _SMA + "Language.NullString"

    def __init__(self) -> None:
        self.ps_ext = None

    def net_to_string(self, culture: str) -> str:
        return ""


_NULL_STRING = NullStringType()
members(net_type(_SMA + "Language.NullString", py=NullStringType), "static System.Management.Automation.Language.NullString Value {get;}",
        type("Bodies", (ObjectBodies,), {"Value": staticmethod(lambda: _NULL_STRING)}))


class DBNull(NetObject):
    """[DBNull]::Value."""

    __slots__ = ()
    net_name = "System.DBNull"

    def __init__(self) -> None:
        self.ps_ext = None

    def net_to_string(self, culture: str) -> str:
        return ""


_DB_NULL = DBNull()
members(net_type("System.DBNull", py=DBNull, interfaces="IConvertible ISerializable"), "static System.DBNull Value {get;}",
        type("Bodies", (ObjectBodies,), {"Value": staticmethod(lambda: _DB_NULL)}))


_QUOTES = "'\u2018\u2019\u201a\u201b"


class _CodeGeneration:
    @staticmethod
    def EscapeSingleQuotedStringContent(text: Any) -> str:
        return "".join(c * 2 if c in _QUOTES else c for c in text or "")

    @staticmethod
    def EscapeFormatStringContent(text: Any) -> str:
        return (text or "").replace("{", "{{").replace("}", "}}")

    @staticmethod
    def EscapeBlockCommentContent(text: Any) -> str:
        return (text or "").replace("<#", "<`#").replace("#>", "#`>")

    @staticmethod
    def EscapeVariableName(text: Any) -> str:
        return "".join(f"`{c}" if c in "{}`" else c for c in text or "")


members(net_type(_SMA + "Language.CodeGeneration"), """
static string EscapeBlockCommentContent(string value)
static string EscapeFormatStringContent(string value)
static string EscapeSingleQuotedStringContent(string value)
static string EscapeVariableName(string value)
""", _CodeGeneration)
