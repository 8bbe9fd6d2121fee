"""In: Python lists that stand for .NET arrays and lists. Out: the searches, sorts and range checks that arrays and lists share."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.net.bases import bad_argument, invalid_operation, null_argument, out_of_range
from ems.net.equality import comparer_function, equal
from ems.values.errors import NetException, net_error

OFFSET = "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
INDEX_LESS = "Index was out of range. Must be non-negative and less than the size of the collection."
INDEX_UP_TO = "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
COUNT_WITHIN = "Count must be positive and count must refer to a location within the string/array/collection."

ALL_TOO_LONG = ("Destination array is not long enough to copy all the items in the collection. Check array index and length.", None)
ARRAY_TOO_SHORT = ("Destination array was not long enough. Check the destination index, length, and the array's lower bounds.", "destinationArray")


def copy_into(items: list[Any], array: Any, at: int, below: Callable[[], NetException], short: tuple[str, str | None] = ALL_TOO_LONG,
              null: str = "array", count: int | None = None) -> None:
    """CopyTo: the items into an array from the place `at`; `below` makes the error of a negative place, `short` tells that of too little room."""
    if array is None:
        raise null_argument(null)
    if at < 0:
        raise below()
    if len(array) - at < (len(items) if count is None else count):
        raise bad_argument(*short)
    array[at : at + len(items)] = items


def check_range(size: int, index: int, count: int, name: str = "index", count_name: str = "count") -> None:
    """The checks of GetRange, Reverse, Sort and their kin."""
    if index < 0:
        raise out_of_range("Non-negative number required.", name)
    if count < 0:
        raise out_of_range("Non-negative number required.", count_name)
    if size - index < count:
        raise bad_argument(OFFSET)


def find(items: Any, value: Any, start: int, end: int) -> int:
    """The first place of an equal element."""
    cls = value.__class__
    if cls is str or cls is int:
        for at in range(start, end):
            item = items[at]
            if item.__class__ is cls and item == value:
                return at
        return -1
    return next((at for at in range(start, end) if equal(items[at], value)), -1)


def find_last(items: Any, value: Any, low: int, high: int) -> int:
    return next((at for at in range(high, low - 1, -1) if equal(items[at], value)), -1)


def index_of(items: Any, value: Any, start: int = 0, count: int | None = None, name: str = "startIndex") -> int:
    """IndexOf(value [, start [, count]])."""
    if not 0 <= start <= len(items):
        raise out_of_range(INDEX_UP_TO, name)
    if count is not None and (count < 0 or count > len(items) - start):
        raise out_of_range(COUNT_WITHIN, "count")
    return find(items, value, start, len(items) if count is None else start + count)


def find_index(items: Any, numbers: list[int], match: Any) -> int:
    """FindIndex([start [, count]], match)."""
    if match is None:
        raise null_argument("match")
    start = numbers[0] if numbers else 0
    if not 0 <= start <= len(items):
        raise out_of_range(INDEX_UP_TO, "startIndex")
    count = numbers[1] if len(numbers) > 1 else len(items) - start
    if count < 0 or start > len(items) - count:
        raise out_of_range(COUNT_WITHIN, "count")
    return next((at for at in range(start, start + count) if match.call(items[at])), -1)


def find_last_index(items: Any, numbers: list[int], match: Any) -> int:
    """FindLastIndex([start [, count]], match)."""
    if match is None:
        raise null_argument("match")
    size = len(items)
    start = numbers[0] if numbers else size - 1
    if not size:
        if start != -1:
            raise out_of_range(INDEX_LESS, "startIndex")
    elif not 0 <= start < size:
        raise out_of_range(INDEX_LESS, "startIndex")
    count = numbers[1] if len(numbers) > 1 else start + 1
    if count < 0 or start - count + 1 < 0:
        raise out_of_range(COUNT_WITHIN, "count")
    return next((at for at in range(start, start - count, -1) if match.call(items[at])), -1)


def binary_search(items: Any, low: int, count: int, value: Any, comparer: Any) -> int:
    """The place of the value in a sorted list, or the complement of where it would stand."""
    order: Callable[[Any, Any], int] = comparer_function(comparer)
    high = low + count - 1
    while low <= high:
        middle = (low + high) // 2
        try:
            result = order(items[middle], value)
        except NetException as error:
            raise net_error("System.InvalidOperationException", "Failed to compare two elements in the array.", error) from None
        if result == 0:
            return middle
        if result < 0:
            low = middle + 1
        else:
            high = middle - 1
    return ~low


def sort_range(items: Any, index: int, count: int, comparer: Any) -> None:
    """Sort a part in place."""
    from ems.net.equality import sort

    part = list(items[index : index + count])
    sort(part, comparer)
    items[index : index + count] = part


def sort_items(items: Any, comparer: Any) -> None:
    from ems.net.equality import sort

    sort(items, comparer)


def require(value: Any, name: str) -> Any:
    if value is None:
        raise null_argument(name)
    return value


def empty(message: str) -> NetException:
    return invalid_operation(message)
