"""In: a kind of object and a value of its document. Out: the value's text as the object's property prints it."""
from __future__ import annotations

from typing import Any

from ems.store.compare import MISSING, masked, shown


def property_loaders(shell: Any, kind: str) -> Any:
    """The schema of a kind's objects, found through its Get- command; None when there is none."""
    found = shell.commands.find(f"Get-{kind}") if shell is not None else None
    cls = getattr(getattr(found, "cls", None), "cls", None)
    return getattr(cls, "schema", None)


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
