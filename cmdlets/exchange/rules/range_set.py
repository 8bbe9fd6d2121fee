"""In: ranges of addresses with their owners. Out: RangeSet: whose range crosses a given one, found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any


class RangeSet:
    """`crossing(low, high)` gives the owner of a range that shares addresses with [low, high] while each has some that the other lacks."""

    __slots__ = ("_by_high", "_by_low", "_farthest", "_nearest")

    def __init__(self, entries: Iterable[tuple[int, int, Any]]) -> None:
        ranges = [entry for entry in entries if entry[0] < entry[1]]  # a single address crosses nothing
        self._by_low = sorted(ranges, key=lambda entry: entry[0])
        self._by_high = sorted(ranges, key=lambda entry: entry[1])
        self._farthest = _tree([entry[1] for entry in self._by_low], max)
        self._nearest = _tree([entry[0] for entry in self._by_high], min)

    def crossing(self, low: int, high: int) -> Any:
        first = bisect_right(self._by_low, low, key=_low)
        last = bisect_right(self._by_low, high, key=_low)
        if first < last and _best(self._farthest, first, last, max) > high:  # begins in it and ends after it
            return next(owner for _, end, owner in self._by_low[first:last] if end > high)
        first = bisect_left(self._by_high, low, key=_high)
        last = bisect_left(self._by_high, high, key=_high)
        if first < last and _best(self._nearest, first, last, min) < low:  # begins before it and ends in it
            return next(owner for begin, _, owner in self._by_high[first:last] if begin < low)
        return None


def _low(entry: tuple[int, int, Any]) -> int:
    return entry[0]


def _high(entry: tuple[int, int, Any]) -> int:
    return entry[1]


def _tree(leaves: list[int], better: Any) -> list[int]:
    """A segment tree: node n stands for its children 2n and 2n + 1, the leaves are the second half."""
    count = len(leaves)
    tree = [*leaves, *leaves]
    for at in range(count - 1, 0, -1):
        tree[at] = better(tree[2 * at], tree[2 * at + 1])
    return tree


def _best(tree: list[int], first: int, last: int, better: Any) -> int:
    """The best of the leaves from first to last, the last one not included."""
    count = len(tree) // 2
    left, right = first + count, last + count
    found = tree[left]
    while left < right:
        if left & 1:
            found = better(found, tree[left])
            left += 1
        if right & 1:
            right -= 1
            found = better(found, tree[right])
        left >>= 1
        right >>= 1
    return found
