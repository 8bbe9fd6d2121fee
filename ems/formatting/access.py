"""In: any object. Out: what formatting asks of it: its type names, its properties, the items it holds.

All questions about members go through here, so that the fast ways (custom objects of one shape) and the general one (ems.values.members)
stand side by side.
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ems.values import typedata
from ems.values.collections import Dictionary, MultiArray
from ems.values.members import MISSING, find, find_property, property_names, type_names
from ems.values.objects import NOTHING, NetObject, PSCustomObject, PSMember, PSObject, extension_of
from ems.values.psmembers import MemberInfo, added_members, properties_of
from ems.values.types import type_of
from ems.values.wildcard import Wildcard

__all__ = [
    "MISSING",
    "display_name_property",
    "display_set",
    "enumerable",
    "exact",
    "has_own_text",
    "matching",
    "property_names",
    "read",
    "shown_properties",
    "type_names",
]

# Tried in this order for the property that names an object.
NAME_PATTERNS = ("name", "id", "key", "*key", "*name", "*id")
# Members that remoting adds; they are never shown unless asked for.
BOOKKEEPING = frozenset(("pscomputername", "psshowcomputername", "runspaceid", "pssourcejobinstanceid"))
_CUSTOM = "system.management.automation.pscustomobject"


def read(obj: Any, name: str) -> Any:
    """The value of a property, MISSING when there is none; whatever its getter raises comes out."""
    if obj.__class__ is PSCustomObject:
        at = obj.shape.index.get(name.lower())
        if at is not None:
            return obj.values[at]
    found = find_property(obj, name)
    return MISSING if found is None else found()


def shown_properties(obj: Any) -> list[str]:
    """All properties as shown without a view: those of the type (or of its adapter: XML, data rows), then what was added."""
    if obj.__class__ is PSCustomObject and obj.ps_ext is None:
        return list(obj.shape.names)
    properties = properties_of(obj)
    if isinstance(obj, PSCustomObject):
        return [member.name for member in properties]
    added = [member.name for member in properties if isinstance(member.source, PSMember)]
    adapter = getattr(obj.base if isinstance(obj, PSObject) else obj, "ps_members", None)
    adapted = [member.name for member in adapter() if member.is_property] if adapter is not None else []
    own = adapted or [member.name for member in properties if not isinstance(member.source, PSMember)]
    return list(dict.fromkeys((*own, *added)))


def matching(obj: Any, pattern: str) -> list[str]:
    """The names of the properties that a name or wildcard means."""
    if has_wildcard(pattern):
        wanted = Wildcard(pattern)
        return [name for name in property_names(obj) if wanted.matches(name)]
    found = exact(obj, pattern)
    return [] if found is None else [found]


def has_wildcard(name: str) -> bool:
    return "*" in name or "?" in name or "[" in name


def exact(obj: Any, name: str) -> str | None:
    """The name of a property as the object spells it; None when it has none of that name."""
    if obj.__class__ is PSCustomObject and obj.ps_ext is None:
        at = obj.shape.index.get(name.lower())
        return None if at is None else obj.shape.names[at]
    found = find(obj, name)
    return found.name if found is not None and found.is_property else None


def _is_plain(obj: Any) -> bool:
    """A custom object that neither a script nor type data gave more than its properties."""
    return obj.__class__ is PSCustomObject and obj.ps_ext is None and _CUSTOM not in typedata.TABLE


def _standard(obj: Any, name: str) -> Any:
    """A member of the object's own PSStandardMembers, or None."""
    extension = extension_of(obj)
    found = extension.members.get("psstandardmembers") if extension is not None else None
    return None if found is None else getattr(found, "members", {}).get(name)


def display_set(obj: Any) -> list[str] | None:
    """DefaultDisplayPropertySet, resolved to the properties that exist; None when there is none."""
    if _is_plain(obj):
        return None
    own = _standard(obj, "defaultdisplaypropertyset")
    names = own.names if own is not None else typedata.setting(type_names(obj), "default_display_property_set")
    if not names:
        return None
    return [match for wanted in names for match in matching(obj, wanted)] or None


_by_type: dict[Any, str | None] = {}  # type -> the property that stands for its objects
typedata.on_change(_by_type.clear)


def display_name_property(obj: Any) -> str | None:
    """The property that stands for an object: DefaultDisplayProperty, else the first whose name says so."""
    if not isinstance(obj, NetObject) or isinstance(obj, (PSCustomObject, PSObject, Dictionary)) or obj.ps_ext is not None \
            or hasattr(obj, "ps_members") or hasattr(obj, "ps_type_names"):
        return _find_display_name_property(obj)
    net = type_of(obj)
    if net not in _by_type:
        _by_type[net] = _find_display_name_property(obj)
    return _by_type[net]


def _find_display_name_property(obj: Any) -> str | None:
    if not _is_plain(obj):
        own = _standard(obj, "defaultdisplayproperty")
        name = own.value if own is not None else typedata.setting(type_names(obj), "default_display_property")
        if name:
            return str(name)
    for pattern in NAME_PATTERNS:
        names = [name for name in matching(obj, pattern) if name.lower() not in BOOKKEEPING]
        if names:
            return names[0]
    return None


def has_own_text(obj: Any) -> bool:
    """Whether a script gave this object its own ToString."""
    extension = extension_of(obj)
    return extension is not None and (extension.text is not None or "tostring" in extension.members)


def type_data_text(obj: Any) -> str | None:
    """The text that a ToString of the type data gives, None when there is none."""
    found = added_members(obj).get("tostring")
    return None if found is None else str(MemberInfo(obj, found.name, found.kind, found).invoke([]))


def enumerable(obj: Any) -> Iterable[Any] | None:
    """The items of a collection or dictionary; None for everything else."""
    cls = obj.__class__
    if cls is str or cls is int or cls is PSCustomObject or obj is None or obj is NOTHING:
        return None
    if cls is PSObject:
        return enumerable(obj.base)
    if isinstance(obj, (list, range)):
        return obj
    if isinstance(obj, Dictionary):
        walk = getattr(obj, "net_enumerate", None)
        return obj.entries() if walk is None else walk()
    if isinstance(obj, MultiArray):
        return obj.items
    if isinstance(obj, (str, int, float)) or getattr(cls, "no_enumerate", False):
        return None
    walk = getattr(obj, "net_enumerate", None)
    return None if walk is None else walk()
