"""In: nothing. Out: XmlConvert and SecurityElement."""
from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.xml_nodes import xml_error
from ems.net.xml_parser import check_name
from ems.values import numbers as num
from ems.values.collections import EnumValue
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.text import net_text
from ems.values.types import get_type, net_type

_WHITE = " \t\r\n"
_START = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufffd]\Z")
_NAME = re.compile(r"[\w.\-\u00b7]\Z")
_PUBLIC = re.compile(r"[ \r\na-zA-Z0-9\-'()+,./:=?;!*#@$_%]\Z")


def _xml_char(char: str) -> bool:
    return char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd"


def _parsed(type_name: str) -> Any:
    """ToInt32 and its kin: the type's own Parse in the invariant culture, white space trimmed."""

    def call(text: Any) -> Any:
        from ems.values import overloads
        from ems.values.cultures import culture
        from ems.values.members import closed_static

        if text is None:
            raise null_argument("s")
        trimmed = text.strip(_WHITE)
        if type_name in ("System.Double", "System.Single") and trimmed in ("INF", "-INF"):
            value = float("inf") if trimmed == "INF" else float("-inf")
            return num.Single(value) if type_name == "System.Single" else value
        method = closed_static(get_type(type_name), "parse")
        return overloads.call_bare(method, None, [trimmed, culture("")])

    return staticmethod(call)


_DURATION = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?\Z")


def parse_duration(text: str) -> int:
    """The ticks of an ISO 8601 duration; FormatException for anything else."""
    match = _DURATION.match(text.strip(_WHITE))
    if match is None or not any(match.group(i) for i in (2, 3, 4, 6, 7, 8)) or match.group(5) == "T":
        raise net_error("System.FormatException", f"The string '{text}' is not a valid TimeSpan value.")
    sign, years, months, days, _, hours, minutes, seconds, fraction = match.groups()
    total = ((int(years or 0) * 365 + int(months or 0) * 30 + int(days or 0)) * 24 + int(hours or 0)) * 60 + int(minutes or 0)
    ticks = (total * 60 + int(seconds or 0)) * 10_000_000 + int((fraction or "").ljust(7, "0")[:7])
    return -ticks if sign else ticks


def duration_text(ticks: int) -> str:
    """A TimeSpan as an ISO 8601 duration."""
    sign, rest = ("-", -ticks) if ticks < 0 else ("", ticks)
    seconds, part = divmod(rest, 10_000_000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    fraction = f".{part:07d}".rstrip("0") if part else ""
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + (f"{seconds}{fraction}S" if seconds or part else "")
    body = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"{sign}P{body or 'T0S'}"


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?\Z")


def _iso(text: str) -> tuple[int, str | None]:
    """(ticks, zone) of an XSD date or date and time."""
    from ems.values.dates import DateTime

    match = _ISO.match(text.strip(_WHITE))
    if match is None:
        raise net_error("System.FormatException", f"The string '{text}' is not a valid AllXsd value.")
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    made = DateTime.of(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0))
    return made.ticks + int((fraction or "").ljust(7, "0")[:7]), zone


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    sign = -1 if zone[0] == "-" else 1
    return sign * (int(zone[1:3]) * 60 + int(zone[4:6])) * 60 * 10_000_000


def _by_format(type_name: str, text: str, formats: Any) -> Any:
    """Parsing with formats of one's own: the type's ParseExact with white space allowed around."""
    from ems.values import overloads
    from ems.values.cultures import culture
    from ems.values.enums import enum_value
    from ems.values.members import closed_static

    method = closed_static(get_type(type_name), "parseexact")
    styles = enum_value("System.Globalization.DateTimeStyles", 3)
    return overloads.call_bare(method, None, [text, formats, culture(""), styles])


def _encode(name: str, local: bool) -> str:
    """Characters that a name cannot have as _xHHHH_."""
    made: list[str] = []
    for at, char in enumerate(name):
        allowed = (_START.match(char) or (char == ":" and not local)) if at == 0 else (_NAME.match(char) or (char == ":" and not local))
        if not allowed or (char == "_" and re.match(r"_x[0-9A-Fa-f]{4}_", name[at : at + 7])):
            made.append(f"_x{ord(char):04X}_")
        else:
            made.append(char)
    return "".join(made)


def _number(value: Any) -> str:
    if isinstance(value, float):
        if value != value:
            return "NaN"
        if value in (float("inf"), float("-inf")):
            return "INF" if value > 0 else "-INF"
    return net_text(value, "")


class _Convert(ObjectBodies):
    ToInt16, ToInt32, ToInt64, ToSByte, ToByte = map(_parsed, ("System.Int16", "System.Int32", "System.Int64", "System.SByte", "System.Byte"))
    ToUInt16, ToUInt32, ToUInt64 = map(_parsed, ("System.UInt16", "System.UInt32", "System.UInt64"))
    ToDouble, ToSingle, ToDecimal, ToGuid = map(_parsed, ("System.Double", "System.Single", "System.Decimal", "System.Guid"))

    @staticmethod
    def ToBoolean(text: Any) -> bool:
        found = {"1": True, "true": True, "0": False, "false": False}.get((text or "").strip(_WHITE))
        if found is None:
            raise net_error("System.FormatException", f"The string '{text}' is not a valid Boolean value.")
        return found

    @staticmethod
    def ToChar(text: Any) -> Any:
        if text is None:
            raise null_argument("s")
        if len(text) != 1:
            raise net_error("System.FormatException", "String must be exactly one character long.")
        return num.Char(text)

    @staticmethod
    def ToTimeSpan(text: Any) -> Any:
        from ems.values.dates import TimeSpan

        return TimeSpan(parse_duration(text or ""))

    @staticmethod
    def ToDateTime(text: Any, how: Any = None) -> Any:
        from ems.values.dates import LOCAL, UNSPECIFIED, UTC, DateTime

        if how is not None and not isinstance(how, EnumValue):
            return _by_format("System.DateTime", text, how)
        ticks, zone = _iso(text) if how is not None else _any_date(text)
        if how is not None and how.number == 2:
            return DateTime(ticks, UNSPECIFIED)
        if zone is not None:
            made = DateTime(ticks - _offset(zone), UTC)
            if how is not None and (how.number == 1 or (how.number == 3 and zone == "Z")):
                return made
            return made.to_local()
        kind = {0: LOCAL, 1: UTC}.get(how.number if how is not None else 3, UNSPECIFIED)
        return DateTime(ticks, kind)

    @staticmethod
    def ToDateTimeOffset(text: Any, *rest: Any) -> Any:
        from ems.values.dates import DateTime, DateTimeOffset

        if text is None:
            raise null_argument("s")
        if rest:
            if rest[0] is None:
                raise net_error("System.ArgumentNullException", "String reference not set to an instance of a String. (Parameter 'formats')")
            return _by_format("System.DateTimeOffset", text, rest[0])
        ticks, zone = _iso(text)
        return DateTimeOffset(ticks, _offset(zone)) if zone is not None else DateTimeOffset.of_date(DateTime(ticks))

    # -- to text

    @staticmethod
    def ToString(value: Any, how: Any = None) -> str:
        from ems.values.dates import DateTime, DateTimeOffset, TimeSpan

        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, TimeSpan):
            return duration_text(value.ticks)
        if isinstance(value, (DateTime, DateTimeOffset)):
            return _date_text(value, how)
        return _number(value) if isinstance(value, (float, Decimal, int)) else str(value) if isinstance(value, str) else net_text(value)

    # -- names and characters

    @staticmethod
    def EncodeName(name: Any) -> Any:
        return _encode(name or "", False)

    @staticmethod
    def EncodeLocalName(name: Any) -> Any:
        return _encode(name or "", True)

    @staticmethod
    def EncodeNmToken(name: Any) -> Any:
        return "".join(c if _NAME.match(c) or c == ":" else f"_x{ord(c):04X}_" for c in name or "")

    @staticmethod
    def DecodeName(name: Any) -> Any:
        return re.sub(r"_x([0-9A-Fa-f]{4}|[0-9A-Fa-f]{8})_", lambda m: chr(int(m.group(1), 16)), name or "")

    IsNCNameChar = staticmethod(lambda char: bool(_NAME.match(char)))
    IsStartNCNameChar = staticmethod(lambda char: bool(_START.match(char)))
    IsPublicIdChar = staticmethod(lambda char: bool(_PUBLIC.match(char)))
    IsWhitespaceChar = staticmethod(lambda char: char in _WHITE)
    IsXmlChar = staticmethod(_xml_char)
    IsXmlSurrogatePair = staticmethod(lambda low, high: "\udc00" <= low <= "\udfff" and "\ud800" <= high <= "\udbff")

    @staticmethod
    def VerifyName(name: Any) -> Any:
        if name is None:
            raise null_argument("name")
        if not name:
            raise bad_argument("The value cannot be an empty string.", "name")
        check_name(name)
        return name

    @staticmethod
    def VerifyNCName(name: Any) -> Any:
        _Convert.VerifyName(name)
        if ":" in name:
            raise xml_error("The ':' character, hexadecimal value 0x3A, cannot be included in a name.")
        return name

    @staticmethod
    def VerifyNMTOKEN(name: Any) -> Any:
        if name is None:
            raise null_argument("name")
        if not name:
            raise xml_error("Invalid NmToken value ''.")
        bad = next((c for c in name if not _NAME.match(c) and c != ":"), None)
        if bad is not None:
            raise xml_error(f"The '{bad}' character, hexadecimal value 0x{ord(bad):02X}, cannot be included in a name.")
        return name

    @staticmethod
    def VerifyPublicId(text: Any) -> Any:
        bad = next((c for c in text or "" if not _PUBLIC.match(c)), None)
        if bad is not None:
            raise xml_error(f"'{bad}', hexadecimal value 0x{ord(bad):02X}, is an invalid character.")
        return text

    @staticmethod
    def VerifyTOKEN(text: Any) -> Any:
        if text and (text[0] == " " or text[-1] == " " or "  " in text or any(c in text for c in "\t\r\n")):
            raise xml_error("line-feed (#xA) or tab (#x9) characters, leading or trailing spaces and sequences of one or more spaces (#x20) are not allowed in "
                            "'xs:token'.")
        return text

    @staticmethod
    def VerifyWhitespace(text: Any) -> Any:
        bad = next((c for c in text or "" if c not in _WHITE), None)
        if bad is not None:
            raise xml_error("The Whitespace or SignificantWhitespace node can contain only XML whitespace characters. "
                            f"'{bad}' is not an XML white space character.")
        return text

    @staticmethod
    def VerifyXmlChars(text: Any) -> Any:
        if text is None:
            raise null_argument("content")
        bad = next((c for c in text if not _xml_char(c)), None)
        if bad is not None:
            raise xml_error(f"'{bad}', hexadecimal value 0x{ord(bad):02X}, is an invalid character.")
        return text


def _any_date(text: Any) -> tuple[int, str | None]:
    try:
        return _iso(text or "")
    except NetException:
        raise net_error("System.FormatException", f"String '{text}' was not recognized as a valid DateTime.") from None


def _date_text(value: Any, how: Any) -> str:
    from ems.values.formats import format_value

    if isinstance(how, str):
        return format_value(value, how, "")
    if isinstance(how, EnumValue):
        value = {0: lambda: value.to_local(), 1: lambda: value.to_utc()}.get(how.number, lambda: value)()
    text = format_value(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "")
    if how is None or (isinstance(how, EnumValue) and how.number == 2):
        return text + (format_value(value, "zzz", "") if how is None else "")
    return text + format_value(value, "%K", "")


_VERIFIED = "string VerifyName(string name)|string VerifyNCName(string name)|string VerifyNMTOKEN(string name)|string VerifyPublicId(string publicId)|" \
            "string VerifyTOKEN(string token)|string VerifyWhitespace(string content)|string VerifyXmlChars(string content)"
_SIMPLE = {"ToBoolean": "bool", "ToByte": "byte", "ToChar": "char", "ToDecimal": "decimal", "ToDouble": "double", "ToGuid": "guid", "ToInt16": "short",
           "ToInt32": "int", "ToInt64": "long", "ToSByte": "sbyte", "ToSingle": "float", "ToTimeSpan": "timespan", "ToUInt16": "ushort", "ToUInt32": "uint",
           "ToUInt64": "ulong"}
members(net_type("System.Xml.XmlConvert"), "\n".join((
    "System.Xml.XmlConvert new()",
    *(f"static {kind} {name}(string s)" for name, kind in _SIMPLE.items()),
    *(f"static {line}" for line in _VERIFIED.split("|")),
    *(f"static string {name}(string name)" for name in ("DecodeName", "EncodeLocalName", "EncodeName", "EncodeNmToken")),
    *(f"static bool {name}(char ch)" for name in ("IsNCNameChar", "IsPublicIdChar", "IsStartNCNameChar", "IsWhitespaceChar", "IsXmlChar")),
    "static bool IsXmlSurrogatePair(char lowChar, char highChar)",
    "static datetime ToDateTime(string s)", "static datetime ToDateTime(string s, string format)", "static datetime ToDateTime(string s, string[] formats)",
    "static datetime ToDateTime(string s, System.Xml.XmlDateTimeSerializationMode dateTimeOption)",
    "static System.DateTimeOffset ToDateTimeOffset(string s)", "static System.DateTimeOffset ToDateTimeOffset(string s, string format)",
    "static System.DateTimeOffset ToDateTimeOffset(string s, string[] formats)",
    *(f"static string ToString({kind} value)" for kind in ("bool", "char", "decimal", "sbyte", "short", "int", "long", "byte", "ushort", "uint", "ulong", "float",
                                                            "double", "timespan", "datetime", "guid", "System.DateTimeOffset")),
    "static string ToString(datetime value, string format)", "static string ToString(datetime value, System.Xml.XmlDateTimeSerializationMode dateTimeOption)",
    "static string ToString(System.DateTimeOffset value, string format)")), type("Bodies", (_Convert,), {"new": staticmethod(lambda: PlainConvert())}))


class PlainConvert(NetObject):
    """[System.Xml.XmlConvert]::new()."""

    __slots__ = ()
    net_name = "System.Xml.XmlConvert"

    def __init__(self) -> None:
        self.ps_ext = None


# -- SecurityElement


class SecurityElement(NetObject):
    """A small XML element: tag, text, attributes, children."""

    __slots__ = ("attributes", "children", "tag", "text")
    net_name = "System.Security.SecurityElement"

    def __init__(self, tag: str, text: str | None = None) -> None:
        self.ps_ext = None
        self.tag = tag
        self.text = text
        self.attributes: dict[str, str] = {}
        self.children: list[SecurityElement] = []

    def net_to_string(self, culture: str) -> str:
        pairs = "".join(f' {name}="{value}"' if at == 0 else f'\n{name}="{value}"' for at, (name, value) in enumerate(self.attributes.items()))
        if not self.text and not self.children:
            return f"<{self.tag}{pairs}/>\n"
        inner = "".join(c.net_to_string(culture) for c in self.children)
        return f"<{self.tag}{pairs}>{self.text or ''}{chr(10) + inner if inner else ''}</{self.tag}>\n"


_ESCAPES = {"<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "&": "&amp;"}


class _Security(ObjectBodies):
    @staticmethod
    def new(tag: Any, text: Any = None) -> SecurityElement:
        if tag is None:
            raise null_argument("tag")
        if not _Security.IsValidTag(tag):
            raise bad_argument(f"Invalid element tag '{tag}'.", "tag")
        return SecurityElement(tag, text)

    @staticmethod
    def Tag(self: SecurityElement) -> str:
        return self.tag

    @staticmethod
    def Text(self: SecurityElement) -> Any:
        return self.text

    @staticmethod
    def AddAttribute(self: SecurityElement, name: str, value: str) -> None:
        if name in self.attributes:
            raise bad_argument("Attribute names must be unique.")
        self.attributes[name] = value

    @staticmethod
    def AddChild(self: SecurityElement, child: Any) -> None:
        if child is None:
            raise null_argument("child")
        self.children.append(child)

    @staticmethod
    def Attribute(self: SecurityElement, name: str) -> Any:
        return self.attributes.get(name)

    @staticmethod
    def ToString(self: SecurityElement) -> str:
        return self.net_to_string("")

    @staticmethod
    def Escape(text: Any) -> Any:
        return None if text is None else "".join(_ESCAPES.get(c, c) for c in text)

    @staticmethod
    def FromString(xml: Any) -> Any:
        if xml is None:
            raise null_argument("xml")
        return None

    IsValidTag = staticmethod(lambda tag: tag is not None and not any(c in tag for c in " <>"))
    IsValidText = staticmethod(lambda text: text is not None and not any(c in text for c in "<>"))
    IsValidAttributeName = IsValidTag
    IsValidAttributeValue = staticmethod(lambda value: value is not None and not any(c in value for c in '<>"'))


members(net_type("System.Security.SecurityElement", py=SecurityElement), """
void AddAttribute(string name, string value)
void AddChild(System.Security.SecurityElement child)
string Attribute(string name)
string ToString()
string Tag {get;}
string Text {get;}
System.Security.SecurityElement new(string tag)
System.Security.SecurityElement new(string tag, string text)
static string Escape(string str)
static System.Security.SecurityElement FromString(string xml)
static bool IsValidAttributeName(string name)
static bool IsValidAttributeValue(string value)
static bool IsValidTag(string tag)
static bool IsValidText(string text)
""", _Security)


# -- CharUnicodeInfo


def _at(value: str, index: Any) -> str:
    from ems.net.bases import out_of_range

    if index is None:
        return value
    if not 0 <= index < len(value):
        raise out_of_range("Specified argument was out of the range of valid values.", "index")
    return value[index]


class _Characters(ObjectBodies):
    @staticmethod
    def GetDecimalDigitValue(value: str, index: Any = None) -> int:
        import unicodedata

        return unicodedata.decimal(_at(value, index), -1)

    @staticmethod
    def GetDigitValue(value: str, index: Any = None) -> int:
        import unicodedata

        return unicodedata.digit(_at(value, index), -1)

    @staticmethod
    def GetNumericValue(value: str, index: Any = None) -> float:
        import unicodedata

        return float(unicodedata.numeric(_at(value, index), -1))

    @staticmethod
    def GetUnicodeCategory(value: Any, index: Any = None) -> Any:
        from ems.net.chars import unicode_category

        if value.__class__ is int and not 0 <= value <= 0x10FFFF:
            raise out_of_range("Specified argument was out of the range of valid values.", "codePoint")
        return unicode_category(chr(value) if value.__class__ is int else _at(value, index))


members(net_type("System.Globalization.CharUnicodeInfo"), "\n".join(
    f"static {kind} {name}({parameters})" for kind, name in (("int", "GetDecimalDigitValue"), ("int", "GetDigitValue"), ("double", "GetNumericValue"),
                                                              ("System.Globalization.UnicodeCategory", "GetUnicodeCategory"))
    for parameters in ("char ch", "string s, int index")) + "\nstatic System.Globalization.UnicodeCategory GetUnicodeCategory(int codePoint)", _Characters)
