"""In: two documents of one object. Out: the properties that differ, and values as short text without secrets."""

from __future__ import annotations

from typing import Any

from ems.store.documents import dumps

SEALED = "ems-sealed:"  # the beginning of every sealed secret; see ems.store.secrets
MASK = "********"
BOOKKEEPING = frozenset({"WhenChangedTicks", "WhenCreatedTicks"})  # properties that every write sets


class _Missing:
    """Stands for the value of a property that one side has not."""

    def __repr__(self) -> str:
        return "(none)"


MISSING = _Missing()


def masked(value: Any) -> Any:
    """The value with each sealed secret in it replaced by the mask."""
    if isinstance(value, str):
        return MASK if value.startswith(SEALED) else value
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {key: masked(item) for key, item in value.items()}
    return value


def shown(value: Any, limit: int = 0) -> str:
    """A document's value as text for people: lists by their items, booleans as PowerShell has them, secrets masked."""
    text = _shown(masked(value))
    return text if not limit or len(text) <= limit else text[: limit - 1] + "…"


def _shown(value: Any) -> str:
    if value is MISSING:
        return "(none)"
    if value is None:
        return "$null"
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "{" + ", ".join(_shown(item) for item in value) + "}"
    return str(value) if isinstance(value, (bool, int, float)) else dumps(value)


def property_changes(old: dict[str, Any] | None, new: dict[str, Any] | None) -> list[tuple[str, Any, Any]]:
    """(property, old value, new value) for each that differs, in the order of the new document, then what only the old one has; the times
    of
    creation and change, which every write sets, left out."""
    old, new = old or {}, new or {}
    changed = [(name, old.get(name, MISSING), value) for name, value in new.items() if not same(old.get(name, MISSING), value)]
    changed += [(name, value, MISSING) for name, value in old.items() if name not in new]
    return [row for row in changed if row[0] not in BOOKKEEPING]


def same(left: Any, right: Any) -> bool:
    """Equality that does not take 1 for True or 1.0, as Python's does."""
    if type(left) is not type(right):
        return False
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(value, right[key]) for key, value in left.items())
    return bool(left == right)
