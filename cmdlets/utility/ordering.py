"""In: objects and the values they are sorted by. Out: their order, as Sort-Object and Group-Object have it.

A column of values of one kind is turned into Python sort keys once; only mixed columns are compared pair by pair.
"""
from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from cmdlets.utility.properties import MISSING
from ems.values.collation import sort_key
from ems.values.compare import compare_order
from ems.values.objects import NOTHING, PSCustomObject

_NUMBERS = (int, float, Decimal)


def column_keys(values: Sequence[Any], ignore_case: bool, culture: str | None = None) -> list[Any]:
    """Sort keys for values; None sorts first."""
    classes = {value.__class__ for value in values}
    classes.discard(type(None))
    has_null = len(values) and any(value is None for value in values)
    if classes == {PSCustomObject}:
        return [0] * len(values)  # custom objects as such have no order
    if classes == {str}:
        cache: dict[str, Any] = {}
        keys: list[Any] = []
        for value in values:
            if value is None:
                keys.append(None)
                continue
            key = cache.get(value)
            if key is None:
                key = cache[value] = sort_key(value, ignore_case)
            keys.append(key)
    elif classes <= {int, bool} or classes == {float} and not any(v != v for v in values if v is not None) or _plain_numbers(classes):
        if len(classes) > 1 and bool in classes:
            return _compared(values, ignore_case, culture)
        keys = list(values)
    elif len(classes) == 1 and hasattr(next(iter(classes)), "hash_key") and hasattr(next(iter(classes)), "ticks"):
        keys = [None if value is None else value.hash_key() for value in values]
    else:
        return _compared(values, ignore_case, culture)
    if has_null:
        return [(0,) if key is None else (1, key) for key in keys]
    return keys


def _plain_numbers(classes: set[type]) -> bool:
    return bool(classes) and all(issubclass(cls, int) and cls is not bool for cls in classes)


def _compared(values: Sequence[Any], ignore_case: bool, culture: str | None) -> list[Any]:
    key = cmp_to_key(lambda left, right: compare_order(left, right, ignore_case, culture))
    return [key(value) for value in values]


def sorted_indexes(columns: Sequence[Sequence[Any]], descending: Sequence[bool], ignore_case: bool, culture: str | None = None) -> list[int]:
    """The places of the objects in order. Equal ones keep theirs; an object without the property comes last either way."""
    order = list(range(len(columns[0]) if columns else 0))
    for column, backwards in reversed(list(zip(columns, descending, strict=True))):
        present = [None if value is NOTHING or value is MISSING else value for value in column]
        keys = column_keys(present, ignore_case, culture)
        order.sort(key=keys.__getitem__, reverse=backwards)
        if any(value is MISSING for value in column):
            order = [at for at in order if column[at] is not MISSING] + [at for at in order if column[at] is MISSING]
    return order
