"""In: the objects of a pipeline. Out: the same in order: Sort-Object."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.ordering import sorted_indexes
from cmdlets.utility.properties import MISSING, SORT_KEYS, Expression, expressions
from cmdlets.utility.unique import same_value
from ems.values.convert import truth
from ems.values.objects import NOTHING, is_null


@cmdlet("Sort-Object", default_set="Default", class_name="Microsoft.PowerShell.Commands.SortObjectCommand")
class SortObject(Cmdlet):
    """Sort objects by themselves or by their properties.

    Equal objects keep their order. A property may be a name, a script block or a hashtable with Expression and Ascending or Descending.

    EXAMPLES
    > 3, 10, 2 | Sort-Object
    2
    3
    10

    Sorts numbers.

    > 'bb', 'a', 'ccc' | Sort-Object Length -Descending
    ccc
    bb
    a

    Sorts by a property, the greatest first.
    """

    stable = parameter("Stable", "switch", sets="Default", help="Equal objects keep their order, as they always do here.")
    descending = parameter("Descending", "switch", help="From the greatest to the least.")
    unique = parameter("Unique", "switch", help="Leave out what was there before.")
    top = parameter("Top", "int", mandatory=True, sets="Top", validate=[("range", 1, 2147483647)],
                    help="Return that many objects from the start of the order.")
    bottom = parameter("Bottom", "int", mandatory=True, sets="Bottom", validate=[("range", 1, 2147483647)],
                       help="Return that many objects from the end of the order.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    property = parameter("Property", "object[]", position=0,
                         help="The properties: names, script blocks or hashtables with Name and Expression.")
    culture = parameter("Culture", "string", help="The culture.")
    case_sensitive = parameter("CaseSensitive", "switch", help="Case counts.")

    def begin(self) -> None:
        self.items: list[Any] = []
        self.add = self.items.append
        self.keys = expressions(self, self.property, SORT_KEYS)  # type: ignore[arg-type]

    def process(self) -> None:
        item = self.input_object
        if not is_null(item):
            self.add(item)

    def end(self) -> None:
        items = self.items
        if not items:
            return
        ignore_case = not self.case_sensitive
        keys = self._resolved(items)
        columns = [[key.get(item) for item in items] for key in keys] if keys else [items]
        descending = [self._is_descending(key) for key in keys] if keys else [bool(self.descending)]
        order = sorted_indexes(columns, descending, ignore_case, self.culture)
        if self.unique:
            order = self._distinct(order, columns, ignore_case)
        if self.parameter_set == "Top":
            order = order[: self.top]
        elif self.parameter_set == "Bottom":
            order = order[-self.bottom :]
        out = self.out
        for at in order:
            out(items[at])

    def _resolved(self, items: list[Any]) -> list[Expression]:
        """Wildcards replaced by the properties that the objects have."""
        if all(key.pattern is None for key in self.keys):
            return self.keys
        made: dict[str, Expression] = {}
        for key in self.keys:
            if key.pattern is None:
                made[key.text.lower()] = key
                continue
            for item in items:
                for one in key.resolve(item):
                    made.setdefault(one.text.lower(), one)
        return list(made.values())

    def _is_descending(self, key: Expression) -> bool:
        if "descending" in key.options:
            return truth(key.options["descending"])
        if "ascending" in key.options:
            return not truth(key.options["ascending"])
        return bool(self.descending)

    def _distinct(self, order: list[int], columns: list[list[Any]], ignore_case: bool) -> list[int]:
        kept: list[int] = []
        for at in order:
            if kept and all(self._same(column[kept[-1]], column[at], ignore_case) for column in columns):
                continue
            kept.append(at)
        return kept

    @staticmethod
    def _same(left: Any, right: Any, ignore_case: bool) -> bool:
        if left is MISSING or right is MISSING:
            return left is right
        return same_value(left, right, ignore_case)
