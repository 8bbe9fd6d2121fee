"""In: two collections. Out: what only one of them has, or both: Compare-Object."""
from __future__ import annotations

from collections import deque
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.properties import GROUP_KEYS, MISSING, Expression, expressions
from cmdlets.utility.unique import same_value, value_key
from ems.values.objects import NOTHING, NoteProperty, PSCustomObject, Shape, extend, is_null

_PLAIN = Shape(("InputObject", "SideIndicator"))


class Entry:
    """An object with the values it is compared by."""

    __slots__ = ("item", "key", "live", "values")

    def __init__(self, item: Any, values: list[Any], key: Any) -> None:
        self.item = item
        self.values = values
        self.key = key
        self.live = True


class Backlog:
    """Objects that still wait for a match, in order, found by key."""

    def __init__(self) -> None:
        self.queue: deque[Entry] = deque()
        self.by_key: dict[Any, list[Entry]] = {}
        self.count = 0

    def add(self, entry: Entry) -> None:
        self.queue.append(entry)
        self.by_key.setdefault(entry.key, []).append(entry)
        self.count += 1

    def take(self, wanted: Entry, ignore_case: bool) -> Entry | None:
        """Remove and return the first entry that equals `wanted`."""
        for entry in self.by_key.get(wanted.key, ()):
            if entry.live and _equal(entry, wanted, ignore_case):
                self._drop(entry)
                return entry
        return None

    def _drop(self, entry: Entry) -> None:
        entry.live = False
        self.by_key[entry.key].remove(entry)
        self.count -= 1

    def pop(self) -> Entry:
        while not self.queue[0].live:
            self.queue.popleft()
        entry = self.queue.popleft()
        self._drop(entry)
        return entry

    def drain(self) -> list[Entry]:
        return [entry for entry in self.queue if entry.live]


def _equal(left: Entry, right: Entry, ignore_case: bool) -> bool:
    for a, b in zip(left.values, right.values, strict=False):
        if a is MISSING or b is MISSING:
            if a is not b:
                return False
        elif not same_value(a, b, ignore_case):
            return False
    return len(left.values) == len(right.values)


@cmdlet("Compare-Object", class_name="Microsoft.PowerShell.Commands.CompareObjectCommand")
class CompareObject(Cmdlet):
    """Compare two collections of objects.

    <= marks what only the reference has, => what only the difference has, == what both have.

    EXAMPLES
    > Compare-Object 'a', 'b' 'b', 'c' | ForEach-Object { "$($_.InputObject) $($_.SideIndicator)" }
    c =>
    a <=

    Shows what differs.
    """

    reference_object = parameter("ReferenceObject", "psobject[]", position=0, mandatory=True, validate=[("allowemptycollection",)], help="The objects to compare with.")
    difference_object = parameter("DifferenceObject", "psobject[]", position=1, mandatory=True, pipeline=True,
                                  validate=[("allowemptycollection",)], help="The objects to compare with the reference.")
    sync_window = parameter("SyncWindow", "int", validate=[("range", 0, 2147483647)], help="How many objects to look around for a match.")
    property = parameter("Property", "object[]", help="The properties: names, script blocks or hashtables with Name and Expression.")
    exclude_different = parameter("ExcludeDifferent", "switch", help="Leave out what differs; shows what is equal.")
    include_equal = parameter("IncludeEqual", "switch", help="Show what is equal too.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    culture = parameter("Culture", "string", help="The culture.")
    case_sensitive = parameter("CaseSensitive", "switch", help="Case counts.")

    def begin(self) -> None:
        self.keys = expressions(self, self.property, GROUP_KEYS)  # type: ignore[arg-type]
        self.ignore_case = not self.case_sensitive
        self.show_equal = bool(self.include_equal) or (bool(self.exclude_different) and "IncludeEqual" not in self.bound)
        self.show_different = not self.exclude_different
        self.window = self.sync_window if "SyncWindow" in self.bound else 2147483647
        self.reference = [self._entry(item) for item in (self.reference_object or ()) if not is_null(item)]
        self.at = 0
        self.waiting_reference, self.waiting_difference = Backlog(), Backlog()
        self.shape: Shape | None = None

    def process(self) -> None:
        for item in self.difference_object or ():
            if not is_null(item):
                self._step(self._entry(item))

    def end(self) -> None:
        while self.at < len(self.reference):
            self._step(None)
        for entry in self.waiting_difference.drain():
            self._different(entry, "=>")
        for entry in self.waiting_reference.drain():
            self._different(entry, "<=")

    def _entry(self, item: Any) -> Entry:
        values = [one.get(item) for key in self.keys for one in key.resolve(item)] if self.keys else [item]
        parts = [None if value is MISSING else value_key(value, self.ignore_case) for value in values]
        return Entry(item, values, parts[0] if len(parts) == 1 else tuple(parts))

    def _step(self, difference: Entry | None) -> None:
        """Advance both sides by one object."""
        reference = None
        if self.at < len(self.reference):
            reference = self.reference[self.at]
            self.at += 1
        if difference is not None and reference is not None and reference.key == difference.key and _equal(reference, difference, self.ignore_case):
            self._match(reference)
            return
        if difference is not None:
            found = self.waiting_reference.take(difference, self.ignore_case)
            if found is not None:
                self._match(found)
                difference = None
        if reference is not None and self.waiting_difference.take(reference, self.ignore_case) is not None:
            self._match(reference)
            reference = None
        if difference is not None:
            self._wait(difference, self.waiting_difference, "=>")
        if reference is not None:
            self._wait(reference, self.waiting_reference, "<=")

    def _wait(self, entry: Entry, backlog: Backlog, side: str) -> None:
        if self.window <= 0:
            self._different(entry, side)
            return
        while backlog.count >= self.window:
            self._different(backlog.pop(), side)
        backlog.add(entry)

    def _match(self, entry: Entry) -> None:
        if self.show_equal:
            self._emit(entry, "==")

    def _different(self, entry: Entry, side: str) -> None:
        if self.show_different:
            self._emit(entry, side)

    def _emit(self, entry: Entry, side: str) -> None:
        if self.pass_thru:
            item = entry.item
            if item.__class__ is PSCustomObject:
                item.set("SideIndicator", side)
            else:
                item, extension = extend(item)
                extension.members["sideindicator"] = NoteProperty("SideIndicator", side)
            self.out(item)
            return
        if not self.keys:
            self.out(PSCustomObject(_PLAIN, [entry.item, side]))
            return
        made = PSCustomObject()
        for one, value in zip(self._resolved(entry.item), entry.values, strict=False):
            made.set(one.name, None if value is MISSING or value is NOTHING else value)
        made.set("SideIndicator", side)
        self.out(made)

    def _resolved(self, item: Any) -> list[Expression]:
        return [one for key in self.keys for one in key.resolve(item)]
