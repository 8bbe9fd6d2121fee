"""In: a kind of object and a value of its document. Out: the value's text as the object's property prints it."""
from __future__ import annotations

from typing import Any

from ems.store.compare import MISSING, masked, shown


def get_command_of(kind: str) -> Any:
    """The class of a kind's Get- command, or None."""
    import importlib

    from cmdlets.catalog import manifest
    from cmdlets.registry import registered

    lower = f"get-{kind}".lower()
    if lower not in registered:
        place = manifest().get(lower)
        if place is None:
            return None
        importlib.import_module(place[2].partition(":")[0])
    return registered[lower].cls


def is_single(kind: str) -> bool:
    """Whether an organization has one object of the kind, whatever its name."""
    from cmdlets.exchange.common.imports import SINGLE
    from cmdlets.exchange.common.nouns import SingleGet

    command = get_command_of(kind)
    return kind in SINGLE or (command is not None and issubclass(command, SingleGet))


def is_implied(kind: str) -> bool:
    """Whether objects of the kind are there without being made."""
    from cmdlets.exchange.common.nouns import ServerGet, SingleGet

    command = get_command_of(kind)
    return command is not None and issubclass(command, (ServerGet, SingleGet))


def class_of_kind(kind: str) -> Any:
    """The class of a kind's objects, found through its Get- command; None when there is none."""
    return getattr(get_command_of(kind), "cls", None)


def property_loaders(shell: Any, kind: str) -> Any:
    """The schema of a kind's objects; None when there is none."""
    return getattr(class_of_kind(kind), "schema", None)


def value_text(schema: Any, name: str, value: Any) -> str:
    """A stored value as its property prints."""
    if value is MISSING:
        return ""
    row = schema.find(name) if schema is not None else None
    if row is not None and value is not None and masked(value) == value:
        from ems.values.errors import NetException
        from ems.values.text import to_string

        try:
            loaded = row.kind.load(value)
            if isinstance(loaded, list):
                return "{" + ", ".join(to_string(item) for item in loaded) + "}"
            return to_string(loaded)
        except (NetException, LookupError, ValueError, TypeError, AttributeError):  # a document of an older form: its own text
            return shown(value)
    return "" if value is None else shown(value)
