"""In: property values. Out: the text that stands in a table cell, a list line or on a line of its own.

`display_text` is a value as it prints by itself; `cell_text` opens collections as `{a, b, c, d…}`. Both use the current culture.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.formatting import access
from ems.formatting.cells import ELLIPSIS
from ems.values import context
from ems.values.collections import EnumValue
from ems.values.numbers import NetInt, Single
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.text import net_text, to_string
from ems.values.types import NetType, type_of

DEFAULT_LIMIT = 4
_REAL = (float, Decimal)
# Format of a real number shown by itself: PowerShell rounds the digits that a double or single cannot hold.
_PRECISION = {float: "G15", Single: "G7", Decimal: None}


def display_text(value: Any) -> str:
    """A value as PowerShell prints it: its own ToString, numbers and dates in the current culture."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return repr(value)
    if cls is bool:
        return "True" if value else "False"
    if value is None or value is NOTHING:
        return ""
    if cls is PSObject:
        if value.ps_ext.text is not None:  # deserialized: what it said of itself before
            return value.ps_ext.text
        return to_string(value) if access.has_own_text(value) else display_text(value.base)
    if cls is NetType:
        return value.full_name
    culture = context.current().culture_name
    if isinstance(value, _REAL):
        return to_string(value) if not culture else _real_text(value, _PRECISION[cls], culture)
    if isinstance(value, (NetInt, str, list, PSCustomObject, EnumValue)) or access.has_own_text(value):
        return to_string(value)
    text = access.type_data_text(value)
    if text is not None or not culture:
        return to_string(value) if text is None else text
    if access.enumerable(value) is not None:
        return to_string(value)
    return net_text(value)


def _real_text(value: Any, fmt: str | None, culture: str) -> str:
    from ems.values.formats import format_value

    return format_value(value, fmt, culture)


def fixed_text(value: Any) -> str:
    """A real number in a table column made from a property: the culture's number of decimals."""
    return _real_text(value, "F", context.current().culture_name)


def cell_text(value: Any, limit: int = DEFAULT_LIMIT, fixed: bool = False) -> str:
    """The text of a property value. `limit`: how many items of a collection are shown (negative: all); `fixed`: reals as `fixed_text`."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return repr(value)
    if value is None:
        return ""
    if isinstance(value, _REAL):
        return fixed_text(value) if fixed else display_text(value)
    items = access.enumerable(value)
    if items is not None:
        return items_text(items, limit)
    return display_text(value)


def items_text(items: Iterable[Any], limit: int) -> str:
    """`{a, b, c, d…}`."""
    shown: list[str] = []
    for item in items:
        if len(shown) == limit:
            return "{" + ", ".join(shown) + ELLIPSIS + "}"
        shown.append(item_text(item))
    return "{" + ", ".join(shown) + "}"


def item_text(item: Any) -> str:
    """An item of a shown collection: its text, or the value of its display name property when its class writes no text of its own."""
    cls = item.__class__
    if cls is str:
        return item
    if cls is int:
        return repr(item)
    if item is None:
        return "$null"
    if cls is PSCustomObject or cls is PSObject or getattr(item, "ps_ext", None) is not None:
        return display_text(item)
    writer = _item_writers.get(cls)
    if writer is None:
        writer = _item_writers[cls] = display_text if _writes_own_text(item) else _named
    return writer(item)


_item_writers: dict[type, Callable[[Any], str]] = {}


def _named(item: Any) -> str:
    name = access.display_name_property(item)
    if name is not None:
        try:
            value = access.read(item, name)
        except Exception:  # noqa: BLE001 - a property that fails shows as the item's own text
            value = access.MISSING
        if value is not access.MISSING:
            return display_text(value)
    return display_text(item)


def _writes_own_text(item: Any) -> bool:
    """Whether the class itself, not a base of it, declares ToString."""
    if isinstance(item, (int, float, str, Decimal, EnumValue)):
        return True
    net = type_of(item)
    return "tostring" in net.load().members or "net_to_string" in type(item).__dict__


def formatted(value: Any, fmt: str) -> str | None:
    """A value under a FormatString; None when it cannot be formatted so."""
    from ems.values.errors import NetException
    from ems.values.formats import format_value, string_format

    culture = context.current().culture_name
    try:
        if "{0" in fmt or "}" in fmt:
            return string_format(fmt, [value], culture)
        if value is None:
            return ""
        return format_value(value, fmt, culture)
    except NetException:
        return None
