"""In: nothing. Out: Inferred, what completion knows of an expression: a .NET type, the members that a script gave it, or the value itself."""
from __future__ import annotations

from typing import Any

from ems.values.types import NetType

UNKNOWN = object()


class Inferred:
    """`members`: names of a custom object or keys of a hashtable, each with the types of its value. `definition`, `bases`: a class of the text and those above it."""

    __slots__ = ("bases", "definition", "members", "net", "value")

    def __init__(self, net: NetType | None = None, members: dict[str, list[Inferred]] | None = None, definition: Any = None, value: Any = UNKNOWN,
                 bases: tuple[Any, ...] = ()) -> None:
        self.bases = bases
        self.net = net
        self.members = members
        self.definition = definition
        self.value = value

    @property
    def key(self) -> Any:
        return (self.net.full_name if self.net else None, tuple(self.members or ()), id(self.definition) if self.definition else 0,
                id(self.value) if self.value is not UNKNOWN else 0)

    def __repr__(self) -> str:
        return f"Inferred({self.net}, {list(self.members or ())})"


def distinct(found: list[Inferred]) -> list[Inferred]:
    return list({one.key: one for one in found}.values())


def named(name: str, namespaces: tuple[str, ...] = ()) -> list[Inferred]:
    """The type of a name, or nothing when there is none."""
    from ems.values.typenames import find

    net = find(name, namespaces)
    return [Inferred(net)] if net is not None else []


def element_types(found: list[Inferred]) -> list[Inferred]:
    """What a pipeline sends for values of these types."""
    out: list[Inferred] = []
    for one in found:
        out += _elements(one)
    return distinct(out)


def _elements(one: Inferred) -> list[Inferred]:
    if one.value is not UNKNOWN:
        from ems.values.members import enumerate_, is_enumerable
        from ems.values.types import type_of

        if is_enumerable(one.value):
            items = list(enumerate_(one.value))[:20] if isinstance(one.value, list) else []
            return distinct([Inferred(type_of(i), *_shape_of(i)) for i in items if i is not None])
        return [Inferred(type_of(one.value), *_shape_of(one.value))] if one.value is not None else []
    net = one.net
    if net is None or one.members is not None:
        return [one]
    if net.element is not None:
        return [Inferred(net.element)] if net.element.full_name != "System.Object" else []
    if is_collection(net):
        return [Inferred(element) for element in [_item_type(net)] if element is not None] or [one]
    return [one]


def _item_type(net: NetType) -> NetType | None:
    """What a collection holds: the argument of a generic one or of its base, else the type of its index."""
    from ems.values.typenames import find

    for t in net.mro:
        if len(t.arguments) == 1:
            return t.arguments[0]
    item = net.find_member("item")
    text = getattr(item, "definition_text", None)
    return find(text[0].partition(" ")[0]) if text and any(name.endswith("IEnumerable`1") for name in net.all_interfaces()) else None


def _shape_of(value: Any) -> tuple[dict[str, list[Inferred]] | None]:
    """The members of a custom object as the types that they hold."""
    from ems.values.objects import PSCustomObject
    from ems.values.types import type_of

    if isinstance(value, PSCustomObject):
        return ({name: ([Inferred(type_of(v))] if v is not None else []) for name, v in value.items()},)
    return (None,)


def is_collection(net: NetType) -> bool:
    """True for a type whose values the pipeline enumerates: no string, no dictionary."""
    if net.full_name == "System.String":
        return False
    if net.element is not None:
        return True
    names = net.all_interfaces()
    if any(n.startswith("IDictionary") or n == "System.Collections.IDictionary" for n in names):
        return False
    return any(n.startswith(("IEnumerable", "ICollection", "IList")) or n in ("System.Collections.IEnumerable", "System.Collections.ICollection") for n in names)
