"""In: a value. Out: its properties as pairs, names and single look-ups, for the commands and formats that read objects.

ems.values.psmembers lists members as objects; here are the short ways that read values only.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.values.collections import Dictionary
from ems.values.errors import NetException
from ems.values.objects import NOTHING, PSCustomObject, PSObject, extension_of
from ems.values.psmembers import METHOD_KINDS, PROPERTY_KINDS, find, members_of, property_names
from ems.values.text import net_text
from ems.values.wildcard import Wildcard

__all__ = ["find_value", "matching_names", "member_kind", "member_names", "object_text", "property_names", "property_pairs", "read"]


def read(member: Any) -> Any:
    """A member's value; null when its getter fails, and for no output."""
    try:
        value = member.get()
    except NetException:
        return None
    return None if value is NOTHING else value


def property_pairs(value: Any, extended: bool = True) -> Iterator[tuple[str, Any]]:
    """(name, value) of each property, those of its type first, hidden ones too; `extended`: those of type data as well."""
    if value.__class__ is PSCustomObject and value.ps_ext is None:
        yield from value.items()
        return
    members = [m for m in members_of(value) if m.kind in PROPERTY_KINDS]
    for member in members:
        if member.kind == "Property":
            yield member.name, read(member)
    for member in members:
        if member.kind != "Property" and (extended or member.instance):
            yield member.name, read(member)


def find_value(value: Any, name: str, keys: bool = True) -> tuple[bool, Any]:
    """(whether there is such a property, its value). keys: the keys of a dictionary count as properties."""
    if value.__class__ is PSCustomObject:
        at = value.shape.index.get(name.lower())
        if at is not None:
            return True, value.values[at]
        if value.ps_ext is None:
            return False, None
    base = value.base if value.__class__ is PSObject else value
    if keys and isinstance(base, Dictionary) and base.has(name):
        return True, base.get(name)
    member = find(value, name)
    if member is None or member.kind not in PROPERTY_KINDS:
        return False, None
    found = member.get()
    return True, None if found is NOTHING else found


def matching_names(value: Any, pattern: str) -> list[str]:
    """Names of the properties that a wildcard matches, in order."""
    matches = Wildcard(pattern).matches
    return [name for name in property_names(value) if matches(name)]


def member_names(value: Any) -> list[str]:
    """Names of properties and methods."""
    return [m.name for m in members_of(value) if not m.hidden]


def member_kind(value: Any, name: str) -> str | None:
    """"property", "method" or None."""
    member = find(value, name)
    if member is None:
        return None
    return "method" if member.kind in METHOD_KINDS else "property"


def object_text(value: Any) -> str:
    """What PSObject.ToString() gives: a ToString that was added, else .NET's own in the current culture."""
    extension = extension_of(value)
    if extension is not None and "tostring" in extension.members:
        from ems.values.text import to_string

        return to_string(value)
    return net_text(value)


