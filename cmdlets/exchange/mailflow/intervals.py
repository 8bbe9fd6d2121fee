"""In: ranges of addresses with a rank each. Out: for any address the best range that holds it, found by bisection.

Receive connectors are looked up by it: building the table sorts the ranges once, and a look-up costs the same among ten connectors and
among ten thousand. Ranges may lie inside or across each other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush
from typing import Any

Ranked = tuple[int, int, Any, Any]  # low, high, rank (least is best, and tells entries apart), what to find


class IntervalTable:
    """`find(number)` gives the best entry whose range holds the number, None when there is none."""

    __slots__ = ("_best", "_starts")

    def __init__(self, entries: Iterable[Ranked]) -> None:
        """Sweep over the bounds; between two of them the best of the open ranges is the same."""
        waiting = sorted(entries, key=lambda entry: (entry[0], entry[2]))
        bounds = sorted({entry[0] for entry in waiting} | {entry[1] + 1 for entry in waiting})
        self._starts: list[int] = []
        self._best: list[Any] = []
        open_ranges: list[tuple[Any, int, Any]] = []
        at = 0
        for bound in bounds:
            while at < len(waiting) and waiting[at][0] == bound:
                low, high, rank, found = waiting[at]
                heappush(open_ranges, (rank, high, found))
                at += 1
            while open_ranges and open_ranges[0][1] < bound:
                heappop(open_ranges)
            best = open_ranges[0][2] if open_ranges else None
            if not self._best or self._best[-1] is not best:
                self._starts.append(bound)
                self._best.append(best)

    def find(self, number: int) -> Any:
        at = bisect_right(self._starts, number) - 1
        return self._best[at] if at >= 0 else None

    def winners(self, low: int | None = None, high: int | None = None) -> list[Any]:
        """What is best somewhere, each once; between two numbers when they are given."""
        first = 0 if low is None else max(bisect_right(self._starts, low) - 1, 0)
        last = len(self._starts) if high is None else bisect_right(self._starts, high)
        return list({id(best): best for best in self._best[first:last] if best is not None}.values())
