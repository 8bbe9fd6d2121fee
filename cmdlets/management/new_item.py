"""In: paths, names, types. Out: new items: New-Item."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, FORCE
from cmdlets.registry import cmdlet, parameter


@cmdlet("New-Item", default_set="pathSet", class_name="Microsoft.PowerShell.Commands.NewItemCommand", supports_should_process=True,
        output="System.String System.IO.FileInfo System.IO.DirectoryInfo", dynamic=True)
class NewItem(ItemCommand):
    """Make a file, a folder, a link, a variable, an environment variable, …

    EXAMPLES
    > (New-Item reports -ItemType Directory).Name
    reports

    Makes a folder.
    """

    path = parameter("Path", "string[]", sets={"pathSet": dict(position=0, mandatory=True, byname=True), "nameSet": dict(position=0, byname=True)},
                     help="The path; wildcards are allowed.")
    name = parameter("Name", "string", mandatory=True, byname=True, sets="nameSet", help="The name.")
    item_type = parameter("ItemType", "string", byname=True, aliases="Type", help="File, Directory, SymbolicLink or HardLink.")
    value = parameter("Value", "object", pipeline=True, byname=True, aliases="Target", help="The value.")
    force = FORCE
    credential = CREDENTIAL

    options: Any = None

    def dynamic_parameters(self) -> list[Any]:
        return self.options_parameters()

    def process(self) -> None:
        for text in self.path or (".",):
            self.attempt(self.make, text)

    def make(self, text: str) -> None:
        place: Any = self.providers.locate(text)
        if self.name is not None:
            provider = place.provider
            place = place.at(provider.normalize(provider.join(place.path, self.name.replace("\\", "/"))) if provider.is_navigation else self.name)
        place.provider.new_item(self, place, self.item_type or "", self.value)
