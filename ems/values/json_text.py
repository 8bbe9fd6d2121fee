"""In: values, JSON text. Out: JSON text as ConvertTo-Json lays it out, values as ConvertFrom-Json makes them.

Reading goes through Python's own scanner, which is quick and strict; what it refuses, and what is nested too deep, goes to the slow
ems.values.json_reader, which either understands it or has the error message. Writing is one pass with a table by class.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.collections import ArrayList, Dictionary, EnumValue, GenericList, Hashtable, TypedArray, key_exact
from ems.values.errors import ErrorRecord, NetException, net_error
from ems.values.json_reader import JsonError, JsonReader
from ems.values.objects import NOTHING, PSCustomObject, PSObject, Shape
from ems.values.types import net_type, type_of

# -- reading


class OrderedHashtable(Hashtable):
    """What -AsHashtable gives: keys keep their order and case counts."""

    __slots__ = ()
    net_name = "System.Management.Automation.OrderedHashtable"


net_type("System.Management.Automation.OrderedHashtable", base="System.Collections.Hashtable", py=OrderedHashtable)

_DATE_LIKE = re.compile(r'["\']\d{4}-\d\d-\d\dT|Date\(')
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:?\d\d|[+-]\d\d)?\Z")
_MICROSOFT_DATE = re.compile(r"/Date\((-?\d+)([+-]\d{4})?\)/\Z")
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
_NOT_BRACKETS = re.compile(r"[^][{}]+")


def parse_json(text: str, as_hashtable: bool = False, depth: int = 1024, date_kind: str = "Default") -> Any:
    """The value of a JSON text. Raises ArgumentException when it is not JSON, InvalidOperationException (with its record) for bad keys."""
    if not text.strip():
        return None
    builder = _Builder(as_hashtable, date_kind if _DATE_LIKE.search(text) else "String")
    if _may_nest_deeper(text, depth):
        return _slow(text, depth, builder)
    try:
        value = json.loads(text, object_pairs_hook=builder.pairs, parse_int=_integer)
    except (json.JSONDecodeError, RecursionError):
        return _slow(text, depth, builder)
    return builder.item(value)


def is_json(text: str) -> str | None:
    """None for a text that strict JSON allows, else what is wrong with it."""
    try:
        json.loads(text, parse_constant=_no_constant)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        return str(error)
    return None


def _no_constant(word: str) -> Any:
    raise ValueError(f"'{word}' is an invalid JSON literal.")


def _slow(text: str, depth: int, builder: _Builder) -> Any:
    reader = JsonReader(text, depth, builder.make_object, _integer, builder.text)
    try:
        return reader.read()
    except JsonError as error:
        raise net_error("System.ArgumentException", f"Conversion from JSON failed with error: {error}",
                        net_error("System.Text.Json.JsonException", str(error))) from None


def _may_nest_deeper(text: str, depth: int) -> bool:
    if text.count("[") + text.count("{") <= depth:
        return False
    left = _NOT_BRACKETS.sub("", _STRINGS.sub("", text))
    for _ in range(depth):
        if not left:
            return False
        shorter = left.replace("[]", "").replace("{}", "")
        if shorter == left:
            return False  # not well formed: the scanner will say so
        left = shorter
    return bool(left)


_INT64 = 1 << 63


def _integer(digits: str) -> Any:
    value = int(digits)
    return num.Int64(value) if -_INT64 <= value < _INT64 else num.BigInteger(value)


class _Builder:
    """Makes objects of names and values; `date_kind` "String" leaves text alone."""

    def __init__(self, as_hashtable: bool, date_kind: str) -> None:
        self.as_hashtable = as_hashtable
        self.date_kind = date_kind
        self.shapes: dict[tuple[str, ...], Shape] = {}
        self.pairs = self.hashtable if as_hashtable else self.custom

    def make_object(self, names: list[str], values: list[Any]) -> Any:
        return self.pairs(list(zip(names, values, strict=True)))

    def item(self, value: Any) -> Any:
        """A value from Python's scanner: dates are made of text, lists are walked."""
        if self.date_kind == "String":
            return value
        if value.__class__ is str:
            return self.text(value)
        if value.__class__ is list:
            for at, item in enumerate(value):
                if item.__class__ is str or item.__class__ is list:
                    value[at] = self.item(item)
        return value

    def text(self, value: str) -> Any:
        if self.date_kind == "String" or not (_ISO_DATE.match(value) or _MICROSOFT_DATE.match(value)):
            return value
        made = _date(value, self.date_kind)
        return value if made is None else made

    def custom(self, pairs: list[tuple[str, Any]]) -> PSCustomObject:
        names = tuple([name for name, _ in pairs])
        shape = self.shapes.get(names)
        if shape is None:
            shape = Shape(names)
            if len(shape.index) != len(names):
                return self.custom(_without_repeats(pairs))
            if "" in shape.index:
                raise _key_error("EmptyKeyInJsonString", "The provided JSON includes a property whose name is an empty string, "
                                 "this is only supported using the -AsHashTable switch.")
            self.shapes[names] = shape
        if self.date_kind == "String":
            return PSCustomObject(shape, [value for _, value in pairs])
        return PSCustomObject(shape, [self.item(value) for _, value in pairs])

    def hashtable(self, pairs: list[tuple[str, Any]]) -> OrderedHashtable:
        made = OrderedHashtable(normal=key_exact)
        for name, value in pairs:
            made.set(name, self.item(value))
        return made


def _without_repeats(pairs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The last value of each name; names that differ in case alone are an error."""
    kept: dict[str, Any] = {}
    lower: dict[str, str] = {}
    for name, value in pairs:
        first = lower.setdefault(name.lower(), name)
        if first != name:
            raise _key_error("KeysWithDifferentCasingInJsonString", "Cannot convert the JSON string because it contains keys with different casing. "
                             "Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key "
                             f"'{first}' was '{name}'.")
        kept[name] = value
    return list(kept.items())


def _key_error(error_id: str, message: str) -> Exception:
    error = net_error("System.InvalidOperationException", message)
    error.record = ErrorRecord(error, error_id, "InvalidOperation")
    return error


_ISO_PARTS = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?(?:(Z)|([+-])(\d\d):?(\d\d)?)?\Z")


def _date(text: str, kind: str) -> Any:
    """The DateTime (DateTimeOffset for kind Offset) of an ISO or /Date(…)/ text; None when it is no date."""
    from ems.values import dates

    found = _MICROSOFT_DATE.match(text)
    try:
        if found:
            ticks = dates.UNIX_EPOCH_TICKS + int(found[1]) * dates.TICKS_PER_MILLISECOND
            zone: str | None = "Z"
            offset = 0
        else:
            parts = _ISO_PARTS.match(text)
            if parts is None:
                return None
            year, month, day, hour, minute, second = (int(part) for part in parts.group(1, 2, 3, 4, 5, 6))
            ticks = dates.date_ticks(year, month, day) + dates.time_ticks(hour, minute, second) + int((parts[7] or "0").ljust(7, "0"))
            zone = parts[8] or parts[9]
            offset = 0
            if parts[9]:
                offset = (int(parts[10]) * 60 + int(parts[11] or 0)) * dates.TICKS_PER_MINUTE * (-1 if parts[9] == "-" else 1)
    except NetException:  # fields that no calendar or clock has
        return None
    if kind == "Offset":
        return dates.DateTimeOffset(ticks, offset) if zone else dates.DateTimeOffset.of_date(dates.DateTime(ticks))
    made = dates.DateTime(ticks - offset, dates.UTC) if zone else dates.DateTime(ticks)
    if kind == "Local":
        return made.to_local() if zone else dates.DateTime(ticks, dates.LOCAL)
    if kind == "Utc":
        return made if zone else dates.DateTime(ticks, dates.UTC)
    return made if zone in (None, "Z") else made.to_local()


# -- writing

_ESCAPE = re.compile(r'["\\\x00-\x1f\x85\u2028\u2029]')
_ESCAPE_HTML = re.compile(r'["\\\x00-\x1f\x85\u2028\u2029<>&\']')
_ESCAPE_ASCII = re.compile(r'["\\\x00-\x1f\x7f-\U0010ffff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escaped(match: re.Match[str]) -> str:
    c = match[0]
    short = _SHORT.get(c)
    if short is not None:
        return short
    code = ord(c)
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def quote(text: str, pattern: re.Pattern[str] = _ESCAPE) -> str:
    """A JSON string literal."""
    return '"' + pattern.sub(_escaped, text) + '"'


def _double(value: float) -> str:
    from ems.values.text import shortest

    text = shortest(value)
    if text[-1] in "NYy" or text in ("NaN", "Infinity", "-Infinity"):
        return f'"{text}"'
    return text if "." in text or "E" in text else text + ".0"


def _single(value: num.Single) -> str:
    from ems.values.text import net_text

    text = net_text(value, "")
    if text in ("NaN", "Infinity", "-Infinity"):
        return f'"{text}"'
    return text if "." in text or "E" in text else text + ".0"


def _decimal(value: Decimal) -> str:
    from ems.values.text import decimal_text

    text = decimal_text(value)
    return text if "." in text else text + ".0"


def _bool(value: bool) -> str:
    return "true" if value else "false"


SCALARS: dict[type, Callable[[Any], str]] = {bool: _bool, int: str, float: _double, Decimal: _decimal, num.Single: _single}
for _cls in (num.SByte, num.Byte, num.Int16, num.UInt16, num.UInt32, num.Int64, num.UInt64, num.IntPtr, num.BigInteger):
    SCALARS[_cls] = int.__repr__

_LISTS = (list, TypedArray, ArrayList, GenericList)
# Types that are written as one text: .NET name -> its format, None for the type's own text.
_ISO = "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"
_TEXT_TYPES = {"System.DateTime": _ISO, "System.DateTimeOffset": _ISO, "System.Guid": None, "System.Uri": None}


class JsonWriter:
    """Writes one value. `truncated` tells whether something below the depth was written as text."""

    def __init__(self, depth: int = 2, compress: bool = False, enums_as_strings: bool = False, escape: str = "Default") -> None:
        self.depth = depth
        self.compress = compress
        self.enums_as_strings = enums_as_strings
        self.pattern = {"EscapeHtml": _ESCAPE_HTML, "EscapeNonAscii": _ESCAPE_ASCII}.get(escape, _ESCAPE)
        self.truncated = False
        self.colon = ":" if compress else ": "
        self.names: dict[str, str] = {}

    def text(self, value: Any) -> str:
        return self.value(value, 0, "\n")

    def value(self, value: Any, level: int, indent: str) -> str:
        """The text of a value; `indent` is a line feed and the spaces of the line that it stands on."""
        cls = value.__class__
        if cls is str:
            return '"' + self.pattern.sub(_escaped, value) + '"'
        scalar = SCALARS.get(cls)
        if scalar is not None:
            return scalar(value)
        if value is None or value is NOTHING:
            return "null"
        if cls is PSCustomObject:
            if level > self.depth:
                return self.cut(value)
            if value.ps_ext is None:
                return self.members(zip(value.shape.names, value.values, strict=True), level, indent)
            return self.members(_properties(value), level, indent)
        return self.other(value, level, indent)

    def other(self, value: Any, level: int, indent: str) -> str:
        if value.__class__ is PSObject:
            return self.value(value.base, level, indent)
        if isinstance(value, str):
            return quote(str(value), self.pattern)
        if isinstance(value, EnumValue):
            return self.enum(value)
        name = type_of(value).full_name
        if name in _TEXT_TYPES:
            return quote(_plain_text(value, _TEXT_TYPES[name]), self.pattern)
        if name in ("System.DBNull", "System.Management.Automation.Language.NullString"):
            return "null"
        if level > self.depth:
            return self.cut(value)
        if isinstance(value, Dictionary):
            return self.members(self.dictionary(value), level, indent)
        items = _items_of(value)
        if items is not None:
            return self.array(items, level, indent)
        return self.members(_properties(value, extended=level == 0), level, indent)

    def enum(self, value: EnumValue) -> str:
        if self.enums_as_strings or value.net_type.underlying in ("System.Int64", "System.UInt64"):
            from ems.values.enums import enum_text

            return quote(enum_text(value), self.pattern)
        return str(value.number)

    def cut(self, value: Any) -> str:
        from ems.values.text import to_string

        self.truncated = True
        return quote(to_string(value), self.pattern)

    def dictionary(self, value: Dictionary) -> Any:
        for key, item in value.items():
            if not isinstance(key, str):
                error = net_error("System.InvalidOperationException", f"The type '{type_of(value).full_name}' is not supported for serialization "
                                  "or deserialization of a dictionary. Keys must be strings.")
                error.record = ErrorRecord(error, "NonStringKeyInDictionary", "InvalidOperation", value)
                raise error
            yield key, item

    def members(self, pairs: Any, level: int, indent: str) -> str:
        inner = indent if self.compress else indent + "  "
        names, colon, down = self.names, self.colon, level + 1
        parts = []
        for name, item in pairs:
            head = names.get(name)
            if head is None:
                head = names[name] = quote(name, self.pattern) + colon
            parts.append(head + self.value(item, down, inner))
        if not parts:
            return "{}"
        if self.compress:
            return "{" + ",".join(parts) + "}"
        return "{" + inner + ("," + inner).join(parts) + indent + "}"

    def array(self, items: Any, level: int, indent: str) -> str:
        inner = indent if self.compress else indent + "  "
        down = level + 1
        parts = [self.value(item, down, inner) for item in items]
        if not parts:
            return "[]"
        if self.compress:
            return "[" + ",".join(parts) + "]"
        return "[" + inner + ("," + inner).join(parts) + indent + "]"


def _items_of(value: Any) -> Any:
    """The items of a collection, None for anything else."""
    if value.__class__ in _LISTS:
        return value
    from ems.values.members import enumerate_, is_enumerable

    return enumerate_(value) if is_enumerable(value) else None


def _properties(value: Any, extended: bool = True) -> Any:
    """(name, value) of every property; a getter that fails gives null."""
    from ems.values.property_list import property_pairs

    return property_pairs(value, extended=extended)


def _plain_text(value: Any, fmt: str | None) -> str:
    from ems.values.formats import format_value
    from ems.values.text import net_text

    if fmt is None:
        return net_text(value, "")
    return format_value(value, fmt, "")
