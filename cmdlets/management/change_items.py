"""In: items. Out: the items elsewhere, under other names, or gone: Copy-, Move-, Rename-, Remove-Item."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, EXCLUDE, FILTER, FORCE, INCLUDE, LITERAL_PATH, PASS_THRU, PATH
from cmdlets.registry import cmdlet, parameter
from ems.values.errors import NetException, net_error


def destination_of(command: Any, text: str | None) -> Any:
    """The place that -Destination means: the one that a wildcard matches, the current location without one."""
    from ems.values.wildcard import has_wildcards

    if not text:
        return command.providers.here
    if has_wildcards(text):
        found = command.providers.find(text, False, True)
        if len(found) == 1:
            return found[0]
    return command.providers.locate(text)


def check_provider(command: Any, place: Any, destination: Any, error_id: str) -> None:
    if place.provider is not destination.provider:
        raise net_error("System.Management.Automation.PSArgumentException", "Source and destination path did not resolve to the same provider.",
                        error_id=error_id, category="InvalidArgument", target=place.shown)


@cmdlet("Copy-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.CopyItemCommand", supports_should_process=True)
class CopyItem(ItemCommand):
    """Copy items: files, folders with -Recurse, variables, functions, …

    EXAMPLES
    > Set-Content a.txt 'x'; Copy-Item a.txt b.txt; Get-Content b.txt
    x

    Copies a file.
    """

    path = PATH
    literal_path = LITERAL_PATH
    destination = parameter("Destination", "string", position=1, byname=True, help="Where to.")
    container = parameter("Container", "switch", help="Copy the folder itself, not only what is in it.")
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    recurse = parameter("Recurse", "switch", help="Go into subfolders.")
    pass_thru = PASS_THRU
    credential = CREDENTIAL
    from_session = parameter("FromSession", "System.Management.Automation.Runspaces.PSSession", validate=[("notnullorempty",)],
                             help="Not supported: there are no remote sessions.")
    to_session = parameter("ToSession", "System.Management.Automation.Runspaces.PSSession", validate=[("notnullorempty",)],
                           help="Not supported: there are no remote sessions.")

    def process(self) -> None:
        if self.to_session is not None or self.from_session is not None:
            raise self.unresolved("Copy-Item has no -ToSession and -FromSession here: this shell has no remote sessions.")
        if "Container" not in self.bound:
            self.container = None
        self.each_place(self.copy)

    def copy(self, place: Any) -> None:
        destination = destination_of(self, self.destination)
        check_provider(self, place, destination, "CopyItemSourceAndDestinationNotSameProvider")
        place.provider.copy_item(self, place, destination, bool(self.recurse))


@cmdlet("Move-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.MoveItemCommand", supports_should_process=True)
class MoveItem(ItemCommand):
    """Move items to another place or name.

    EXAMPLES
    > Set-Content a.txt 'x'; Move-Item a.txt b.txt; Test-Path a.txt
    False

    Moves a file.
    """

    path = PATH
    literal_path = LITERAL_PATH
    destination = parameter("Destination", "string", position=1, byname=True, help="Where to.")
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    pass_thru = PASS_THRU
    credential = CREDENTIAL

    def begin(self) -> None:
        for text in self.given_paths():
            self.check_navigation(text)

    def check_navigation(self, text: str) -> None:
        """Only providers with containers within containers can move; the others end the command while it is bound."""
        try:
            provider = self.providers.locate(text).provider
        except NetException:
            return
        if not provider.is_navigation:
            self.throw(net_error("System.Management.Automation.ParameterBindingException", "Cannot retrieve the dynamic parameters for the cmdlet. Provider execution "
                                 "stopped because the provider does not support this operation."), "GetDynamicParametersException", "InvalidArgument")

    def process(self) -> None:
        self.each_place(self.move)

    def move(self, place: Any) -> None:
        destination = destination_of(self, self.destination)
        check_provider(self, place, destination, "MoveItemSourceAndDestinationNotSameProvider")
        place.provider.move_item(self, place, destination)


@cmdlet("Rename-Item", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.RenameItemCommand", supports_should_process=True)
class RenameItem(ItemCommand):
    """Give an item another name in its place.

    EXAMPLES
    > Set-Content a.txt 'x'; Rename-Item a.txt b.txt; Get-Content b.txt
    x

    Renames a file.
    """

    path = parameter("Path", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ByPath",
                     help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    new_name = parameter("NewName", "string", position=1, mandatory=True, byname=True, help="The new name.")
    force = FORCE
    pass_thru = PASS_THRU
    credential = CREDENTIAL

    def given_paths(self) -> list[str]:
        found = self.literal_path if self.is_literal else self.path
        return [] if found is None else [found]

    def process(self) -> None:
        self.each_place(lambda place: place.provider.rename_item(self, place, self.new_name))


@cmdlet("Remove-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.RemoveItemCommand", supports_should_process=True)
class RemoveItem(ItemCommand):
    """Remove items: files, folders, variables, functions, environment variables, aliases.

    A folder that is not empty is removed after a question, or with -Recurse.

    EXAMPLES
    > Set-Content a.txt 'x'; Remove-Item a.txt; Test-Path a.txt
    False

    Removes a file.
    """

    path = PATH
    literal_path = LITERAL_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    recurse = parameter("Recurse", "switch", help="Go into subfolders.")
    force = FORCE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(self.remove)

    def places_of(self, text: str, filters: Any) -> list[Any]:
        if self.recurse and filters and not self.is_literal:
            return self.places_below(text, filters)
        return super().places_of(text, filters)

    def places_below(self, text: str, filters: Any) -> list[Any]:
        """With -Recurse, -Include and -Exclude look at the names in all subfolders."""
        found: list[Any] = []

        def walk(place: Any) -> None:
            for name in place.provider.child_names(place.path, bool(self.force)):
                inner = place.at(place.provider.join(place.path, name))
                if place.provider.is_container(inner.path):
                    walk(inner)
                if filters.takes(name):
                    found.append(inner)

        for place in self.providers.find(text, False, bool(self.force)):
            if place.provider.is_navigation and place.provider.is_container(place.path):
                walk(place)
            elif filters.takes(place.provider.leaf(place.path)):
                found.append(place)
        return found

    def remove(self, place: Any) -> None:
        provider = place.provider
        if provider.is_navigation and not provider.exists(place.path):
            return  # removed with a folder around it
        if self.is_in_use(place):
            self.fail("InvalidOperation", f"Cannot remove the item at '{place.path}' because it is in use.", "InvalidOperation", None,
                      "System.Management.Automation.PSInvalidOperationException")
        if provider.is_navigation and provider.is_container(place.path) and not self.recurse and not os.path.islink(place.path) and provider.has_children(place.path):
            if not self.ask(place):
                return
        provider.remove_item(self, place, bool(self.recurse))

    def is_in_use(self, place: Any) -> bool:
        here = self.providers.here
        return place.provider is here.provider and place.provider.is_navigation and (here.path == place.path or here.path.startswith(place.path.rstrip("/") + "/"))

    def ask(self, place: Any) -> bool:
        return self.what_if() or self.should_continue(f"The item at {place.shown} has children and the Recurse parameter was not specified. If you continue, all "
                                    "children will be removed with the item. Are you sure you want to continue?", "Confirm", True)

    def what_if(self) -> bool:
        return self.shell.confirmation.what_if(self)
