"""In: any value, a format, a culture. Out: .NET's ToString(format, provider) (`format_value`), String.Format and the -f operator.

`composite(fmt, args, culture)` is the -f operator with PowerShell's error; `string_format` is String.Format, which raises FormatException.
A composite format is parsed once. `culture` may be whatever an IFormatProvider parameter may hold; None is the current culture.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.collections import EnumValue
from ems.values.cultures import NumberFormatInfo, current, number_format
from ems.values.dates import DateOnly, DateTime, DateTimeOffset, TimeOnly, TimeSpan
from ems.values.errors import NetException, net_error, ps_error
from ems.values.formats_dates import date_only_text, datetime_text, offset_datetime_text, time_only_text, timespan_text
from ems.values.formats_numeric import double_to_invariant, number_formatter, single_to_invariant
from ems.values.identities import Guid, Version, guid_text
from ems.values.objects import NOTHING, PSObject
from ems.values.types import NetType

__all__ = ["composite", "double_to_invariant", "format_value", "single_to_invariant", "string_format"]

NUMBER_CLASSES: frozenset[type] = frozenset((
    int, float, Decimal, num.SByte, num.Byte, num.Int16, num.UInt16, num.UInt32, num.Int64, num.UInt64, num.IntPtr, num.Single,
        num.BigInteger,
    num.Half, num.Int128, num.UInt128))
_INDEX_ERROR = "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."


def _bool_text(value: bool, fmt: str | None, provider: Any) -> str:
    return "True" if value else "False"


def _own_text(value: Any, fmt: str | None, provider: Any) -> str:
    return str(value)


def _string_text(value: str, fmt: str | None, provider: Any) -> str:
    return value


def _guid(value: Guid, fmt: str | None, provider: Any) -> str:
    return guid_text(value, fmt)


def _type_text(value: NetType, fmt: str | None, provider: Any) -> str:
    return value.full_name


def _enum(value: EnumValue, fmt: str | None, provider: Any) -> str:
    from ems.values.enums import format_enum

    return format_enum(value, fmt)


_FORMATTERS: dict[type, Callable[[Any, str | None, Any], str]] = {
    str: _string_text, num.Char: _own_text, bool: _bool_text, DateTime: datetime_text, DateTimeOffset: offset_datetime_text,
        TimeSpan: timespan_text,
    DateOnly: date_only_text, TimeOnly: time_only_text, Guid: _guid, Version: _own_text, NetType: _type_text, EnumValue: _enum,
}


def register_formatter(cls: type, formatter: Callable[[Any, str | None, Any], str]) -> None:
    """Give a class of ours its ToString(format, provider)."""
    _FORMATTERS[cls] = formatter


def formats_itself(cls: type) -> bool:
    """Whether values of that class have a formatter of their own."""
    return cls in _FORMATTERS or hasattr(cls, "net_format")


def format_value(value: Any, fmt: str | None = None, culture: Any = None) -> str:
    """The text of a value in a culture; a format that its type does not know raises FormatException."""
    cls = value.__class__
    if cls in NUMBER_CLASSES:
        return number_formatter(cls, fmt, number_format(culture))(value)
    formatter = _FORMATTERS.get(cls)
    if formatter is not None:
        return formatter(value, fmt, culture)
    if value is None or value is NOTHING:
        return ""
    return _other_text(value, fmt, culture)


def _other_text(value: Any, fmt: str | None, culture: Any) -> str:
    """Values whose class has no formatter: .NET's plain ToString()."""
    if value.__class__ is PSObject:
        return _wrapped_text(value, fmt, culture)
    own = getattr(value, "net_format", None)  # IFormattable of our own classes: net_format(format, culture)
    if own is not None:
        return own(fmt, culture)  # type: ignore[no-any-return]
    for base in value.__class__.__mro__[1:]:
        formatter = _FORMATTERS.get(base)
        if formatter is not None:
            return formatter(value, fmt, culture)
    if isinstance(value, list):
        from ems.values.types import type_of

        return type_of(value).full_name
    from ems.values.convert import to_string

    return to_string(value)


def _wrapped_text(value: PSObject, fmt: str | None, culture: Any) -> str:
    """A value with members that a script added: its own ToString wins."""
    extension = value.ps_ext
    if extension is not None and "tostring" in extension.members:
        from ems.values.convert import to_string

        return to_string(value)
    return format_value(value.base, fmt, culture)


# -- composite formats

# An item: (text before it, index, width, format). The last has index -1 and only text; a fault has index -2 and its message.
Item = tuple[str, int, int, str | None]
_parsed: dict[str, list[Item]] = {}


class _Fault(Exception):
    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(f"Input string was not in a correct format. Failure to parse near offset {offset}. {reason}")


_CLOSING = "Unexpected closing brace without a corresponding opening brace."
_UNFINISHED = "Format item ends prematurely."
_NO_DIGIT = "Expected an ASCII digit."
_DIGITS = frozenset("0123456789")


class _Reader:
    """Walks a composite format."""

    __slots__ = ("at", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def next(self) -> str:
        self.at += 1
        if self.at >= len(self.text):
            raise _Fault(self.at, _UNFINISHED)
        return self.text[self.at]

    def number(self, ch: str) -> tuple[int, str]:
        """The number that begins with `ch`, and the character after it."""
        if ch not in _DIGITS:
            raise _Fault(self.at, _NO_DIGIT)
        value = int(ch)
        ch = self.next()
        while ch in _DIGITS and value < 1_000_000:
            value = value * 10 + int(ch)
            ch = self.next()
        return value, ch

    def spaces(self, ch: str) -> str:
        while ch == " ":
            ch = self.next()
        return ch

    def item(self, ch: str) -> tuple[int, int, str | None]:
        """The index, width and format of the item whose first character is `ch`; the reader stops after its brace."""
        index, ch = self.number(ch)
        ch = self.spaces(ch)
        width = 0
        if ch == ",":
            ch = self.spaces(self.next())
            left = ch == "-"
            if left:
                ch = self.next()
            width, ch = self.number(ch)
            ch = self.spaces(ch)
            width = -width if left else width
        fmt = None
        if ch != "}":
            if ch != ":":
                raise _Fault(self.at, _UNFINISHED)
            start = self.at + 1
            while True:
                ch = self.next()
                if ch == "}":
                    break
                if ch == "{":
                    raise _Fault(self.at, _UNFINISHED)
            fmt = self.text[start : self.at]
        self.at += 1
        return index, width, fmt


def _parse(text: str) -> list[Item]:
    """The items of a composite format; a fault ends the list, so that what stands before it still counts."""
    reader = _Reader(text)
    items: list[Item] = []
    before: list[str] = []
    try:
        while True:
            start = reader.at
            while reader.at < len(text) and text[reader.at] not in "{}":
                reader.at += 1
            before.append(text[start : reader.at])
            if reader.at >= len(text):
                items.append(("".join(before), -1, 0, None))
                return items
            brace = text[reader.at]
            ch = reader.next()
            if ch == brace:
                before.append(ch)
                reader.at += 1
                continue
            if brace == "}":
                raise _Fault(reader.at, _CLOSING)
            items.append(("".join(before), *reader.item(ch)))
            before = []
    except _Fault as fault:
        items.append(("", -2, 0, str(fault)))
        return items


class _Template:
    """A composite format without a fault: Python's format of its texts, the places of the arguments with the formatters met so far."""

    __slots__ = ("count", "places", "text")

    def __init__(self, items: list[Item]) -> None:
        texts = []
        self.places: list[tuple[int, str | None, dict[type, Callable[[Any], str]]]] = []
        for before, index, width, item_format in items:
            texts.append(before.replace("%", "%%"))
            if index >= 0:
                texts.append(f"%{width}s" if width else "%s")
                self.places.append((index, item_format, {str: str.__str__}))
        self.text = "".join(texts)
        self.count = max((index for index, *_ in self.places), default=-1) + 1


def _items(fmt: str) -> list[Item]:
    items = _parsed.get(fmt)
    if items is None:
        if len(_parsed) > 1000:
            _parsed.clear()
        items = _parsed[fmt] = _parse(fmt)
    return items


def string_format(fmt: str, args: Any, culture: Any = None) -> str:
    """String.Format(culture, fmt, args)."""
    info = number_format(culture)
    template: _Template | bool | None = info.compiled.get(fmt)
    if template is None:
        items = _items(fmt)
        template = info.compiled[fmt] = _Template(items) if items[-1][1] == -1 else False
    if template.__class__ is not _Template or template.count > len(args):
        return _format_items(fmt, args, culture)
    texts = []
    for index, item_format, known in template.places:
        value = args[index]
        cls = value.__class__
        formatter = known.get(cls)
        if formatter is None:
            if cls not in NUMBER_CLASSES:
                texts.append(format_value(value, item_format, culture))
                continue
            formatter = known[cls] = number_formatter(cls, item_format, info)
        texts.append(formatter(value))
    return template.text % tuple(texts)  # type: ignore[no-any-return]


def _format_items(fmt: str, args: Any, culture: Any) -> str:
    """The same item by item, up to the one that fails."""
    items = _items(fmt)
    info: NumberFormatInfo | None = None
    out = []
    count = len(args)
    for before, index, width, item_format in items:
        if before:
            out.append(before)
        if index < 0:
            if index == -2:
                raise net_error("System.FormatException", item_format)
            break
        if index >= count:
            raise net_error("System.FormatException", _INDEX_ERROR)
        value = args[index]
        cls = value.__class__
        if cls is str:
            text = value
        elif cls in NUMBER_CLASSES:
            if info is None:
                info = number_format(culture)
            formatter = info.compiled.get((cls, item_format))
            text = formatter(value) if formatter is not None else number_formatter(cls, item_format, info)(value)
        else:
            text = format_value(value, item_format, culture)
        if width:
            text = text.rjust(width) if width > 0 else text.ljust(-width)
        out.append(text)
    return "".join(out)


def format_error(fmt: str, error: NetException) -> NetException:
    """What the -f operator raises for a FormatException."""
    return ps_error("FormatError", f"Error formatting a string: {error.message}.", target=fmt, inner=error)


def composite(fmt: str, args: Any, culture: Any = None) -> str:
    """The -f operator: `args` is the list of arguments."""
    try:
        return string_format(fmt, args, current() if culture is None else culture)
    except NetException as error:
        if error.net_name == "System.FormatException":
            raise format_error(fmt, error) from error
        raise
