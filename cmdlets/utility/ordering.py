"""In: objects and the values they are sorted by. Out: their order, as Sort-Object and Group-Object have it.

A column of values of one kind is turned into Python sort keys once; only mixed columns are compared pair by pair.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
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
    if any(map(_contradicts_itself, columns)):
        net_sort(order, _comparison(columns, descending, ignore_case, culture))
        return order
    for column, backwards in reversed(list(zip(columns, descending, strict=True))):
        present = [None if value is NOTHING or value is MISSING else value for value in column]
        keys = column_keys(present, ignore_case, culture)
        order.sort(key=keys.__getitem__, reverse=backwards)
        if any(value is MISSING for value in column):
            order = [at for at in order if column[at] is not MISSING] + [at for at in order if column[at] is MISSING]
    return order


# -- columns without one order: 10 is above '8', but '8' is above 10. What comes out depends on the way of sorting, so it is done in .NET's


def _contradicts_itself(column: Sequence[Any]) -> bool:
    classes = {value.__class__ for value in column if value is not None and value is not NOTHING and value is not MISSING}
    return str in classes and len(classes) > 1


def _comparison(columns: Sequence[Sequence[Any]], descending: Sequence[bool], ignore_case: bool, culture: str | None) -> Callable[[int, int], int]:
    pairs = list(zip(columns, descending, strict=True))

    def compare(left: int, right: int) -> int:
        for column, backwards in pairs:
            first, second = column[left], column[right]
            if first is MISSING or second is MISSING:
                found = (first is MISSING) - (second is MISSING)
            else:
                found = compare_order(first, second, ignore_case, culture) * (-1 if backwards else 1)
            if found:
                return found
        return left - right

    return compare


def net_sort(items: list[int], compare: Callable[[int, int], int]) -> None:
    """Sort in place as List.Sort does: halves around a median of three, runs of up to 16 by insertion."""

    def swap_if_greater(a: int, b: int) -> None:
        if compare(items[a], items[b]) > 0:
            items[a], items[b] = items[b], items[a]

    def insert(start: int, end: int) -> None:
        for at in range(start + 1, end):
            item, free = items[at], at
            while free > start and compare(item, items[free - 1]) < 0:
                items[free] = items[free - 1]
                free -= 1
            items[free] = item

    def partition(start: int, end: int) -> int:
        last, middle = end - 1, start + ((end - 1 - start) >> 1)
        for a, b in ((start, middle), (start, last), (middle, last)):
            swap_if_greater(a, b)
        pivot = items[middle]
        items[middle], items[last - 1] = items[last - 1], items[middle]
        left, right = start, last - 1
        while left < right:
            left += 1
            while left < last and compare(items[left], pivot) < 0:
                left += 1
            right -= 1
            while right > start and compare(pivot, items[right]) < 0:
                right -= 1
            if left >= right:
                break
            items[left], items[right] = items[right], items[left]
        if left != last - 1:
            items[left], items[last - 1] = items[last - 1], items[left]
        return left

    waiting = [(0, len(items), 2 * len(items).bit_length())]
    while waiting:
        start, end, depth = waiting.pop()
        if end - start > 16 and depth:
            middle = partition(start, end)
            waiting += [(start, middle, depth - 1), (middle + 1, end, depth - 1)]
        elif end - start > 16:
            items[start:end] = sorted(items[start:end], key=cmp_to_key(compare))
        elif end - start == 3:
            for a, b in ((start, start + 1), (start, start + 2), (start + 1, start + 2)):
                swap_if_greater(a, b)
        else:
            insert(start, end)
