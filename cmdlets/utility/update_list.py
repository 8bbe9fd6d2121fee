"""In: lists and changes. Out: the lists changed, or the changes as an object: Update-List."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import GenericList, NetObject
from ems.values.compare import equals
from ems.values.errors import net_error
from ems.values.types import net_type


class ListModifier(NetObject):
    """Changes of a list that a later command makes: what Update-List gives without an object."""

    __slots__ = ("add", "remove", "replace")
    net_name = "System.Management.Automation.PSListModifier"

    def __init__(self, add: list[Any], remove: list[Any], replace: list[Any]) -> None:
        self.ps_ext = None
        self.add = add
        self.remove = remove
        self.replace = replace


_MODIFIER = net_type("System.Management.Automation.PSListModifier", py=ListModifier)
for _name in ("Add", "Remove", "Replace"):
    _MODIFIER.prop(f"System.Collections.ObjectModel.Collection[System.Object] {_name}", lambda m, field=_name.lower(): _collection(getattr(m, field)))  # noqa: B008


def _collection(items: list[Any]) -> GenericList:
    from ems.values.typenames import resolve

    return GenericList(items, resolve("System.Collections.ObjectModel.Collection[object]"))


@cmdlet("Update-List", default_set="AddRemoveSet", class_name="Microsoft.PowerShell.Commands.UpdateListCommand")
class UpdateList(Cmdlet):
    """Add items to a list, take items out of it, or replace it.

    EXAMPLES
    > $l = [System.Collections.Generic.List[int]]@(1, 2); $l = Update-List -InputObject $l -Add 3 -Remove 1; $l -join ','
    2,3

    Changes the list itself.
    """

    add = parameter("Add", "object[]", sets="AddRemoveSet", validate=[("notnullorempty",)], help="The values to add.")
    remove = parameter("Remove", "object[]", sets="AddRemoveSet", validate=[("notnullorempty",)], help="The values to take out.")
    replace = parameter("Replace", "object[]", mandatory=True, sets="ReplaceSet", validate=[("notnullorempty",)],
                        help="The values that take the place of the list.")
    input_object = parameter("InputObject", "psobject", pipeline=True, validate=[("notnullorempty",)], help="The object to work on.")
    property = parameter("Property", "string", position=0, validate=[("notnullorempty",)], help="The property that holds the list.")

    def process(self) -> None:
        modifier = ListModifier(list(self.add or ()), list(self.remove or ()), list(self.replace or ()))
        item = self.input_object
        if item is None:
            if self.property is not None:
                self.fail("MissingInputObjectParameter", "The InputObject parameter is required with the Property parameter.", "InvalidOperation",
                          cls="System.Management.Automation.PSArgumentException")
            self.out(modifier)
            return
        target = item
        if self.property is not None:
            from ems.values.property_list import find_value

            found, target = find_value(item, self.property, keys=False)
            if not found:
                self.write_error(net_error("System.Management.Automation.PSArgumentException", f"The property '{self.property}' was not found."),
                                 "MemberDoesntExist", "InvalidArgument", item)
                return
        self._apply(target, modifier)
        self.out(item)

    def _apply(self, target: Any, modifier: ListModifier) -> None:
        if not isinstance(target, list) or type(target) is list:
            self.fail("ListModifierTypeIsNotList", "The object is not a list that can be changed.", "InvalidArgument", target)
        if modifier.replace:
            target[:] = modifier.replace
        for value in modifier.remove:
            at = next((i for i, item in enumerate(target) if equals(item, value)), None)
            if at is not None:
                del target[at]
        target.extend(modifier.add)
