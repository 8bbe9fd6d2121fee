"""In: a sorted list. Out: its objects without those equal to the one before: Get-Unique."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.unique import same_value
from ems.values.objects import NOTHING
from ems.values.text import to_string


@cmdlet("Get-Unique", default_set="AsString", class_name="Microsoft.PowerShell.Commands.GetUniqueCommand")
class GetUnique(Cmdlet):
    """Leave out each object that equals the one before it.

    EXAMPLES
    > 1, 1, 2, 2, 1 | Get-Unique
    1
    2
    1

    Only neighbours are compared.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to work on.")
    as_string = parameter("AsString", "switch", sets="AsString", help="Work on the text of each object.")
    on_type = parameter("OnType", "switch", sets="UniqueByType", help="Return one object a type.")
    case_insensitive = parameter("CaseInsensitive", "switch", help="Case does not count when objects are compared.")

    def begin(self) -> None:
        self.last: Any = None
        self.started = False

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        if self.started and self._same(item):
            return
        self.started = True
        self.last = item
        self.out(item)

    def _same(self, item: Any) -> bool:
        ignore_case = bool(self.case_insensitive)
        if self.on_type:
            from ems.values.members import type_names

            return type_names(item)[0] == type_names(self.last)[0]
        if self.as_string:
            left, right = to_string(item), to_string(self.last)
            return left.lower() == right.lower() if ignore_case else left == right
        return same_value(item, self.last, ignore_case)
