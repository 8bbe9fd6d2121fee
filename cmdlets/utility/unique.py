"""In: two values. Out: whether the object commands take them for the same, and a hashable key that equal values share.

Sort-, Group-, Compare-, Select-Object and Get-Unique all compare alike: as -eq would where the types allow it, else by their text.
"""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from ems.values.compare import compare_order
from ems.values.objects import PSCustomObject, PSObject, is_null
from ems.values.text import to_string


def value_key(value: Any, ignore_case: bool) -> Any:
    """A key for one value: 1, 1.0 and '1' share it, as do texts that differ in case alone when that does not count."""
    cls = value.__class__
    if cls is str:
        return value.lower() if ignore_case else value
    if cls is int:
        return repr(value)
    if cls is PSObject:
        return value_key(value.base, ignore_case)
    if is_null(value):
        return None
    if cls is PSCustomObject:
        return ""  # custom objects as such have no value: they are all alike
    if isinstance(value, (int, float, Decimal)) and cls is not bool:
        return repr(int(value)) if value == value and abs(value) != float("inf") and value == int(value) else repr(float(value))
    text = to_string(value)
    return text.lower() if ignore_case else text


def same_value(left: Any, right: Any, ignore_case: bool) -> bool:
    cls = left.__class__
    if cls is right.__class__ and (cls is str or cls is int):
        return left == right or (ignore_case and cls is str and compare_order(left, right, True) == 0)
    if cls is PSCustomObject and right.__class__ is cls:
        return True
    return compare_order(left, right, ignore_case) == 0


def unique_key(item: Any, ignore_case: bool) -> Any:
    """The key of a whole object, as -Unique sees it: a custom object is its values."""
    if item.__class__ is PSCustomObject:
        return tuple([value_key(value, ignore_case) for value in item.values])
    return value_key(item, ignore_case)


def same_object(left: Any, right: Any, ignore_case: bool) -> bool:
    """Whether -Unique takes two objects for one."""
    if left.__class__ is PSCustomObject and right.__class__ is PSCustomObject:
        if len(left.values) != len(right.values):
            return False
        index = right.shape.index
        for name, value in zip(left.shape.names, left.values, strict=True):
            at = index.get(name.lower())
            if at is None or not same_value(value, right.values[at], ignore_case):
                return False
        return True
    return same_value(left, right, ignore_case)
