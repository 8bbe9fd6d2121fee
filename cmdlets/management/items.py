"""In: paths. Out: the items there, or whether they are there: Get-Item, Test-Path, Invoke-Item, Clear-Item, Set-Item."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, EXCLUDE, FILTER, FORCE, INCLUDE, LITERAL_PATH, NAMED_PATH, PASS_THRU, PATH
from cmdlets.registry import cmdlet, parameter
from ems.values.errors import NetException, net_error

CONTAINER, LEAF = 1, 2  # TestPathType


@cmdlet("Get-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.GetItemCommand",
        output="System.IO.FileInfo System.Boolean System.String System.IO.DirectoryInfo")
class GetItem(ItemCommand):
    """Get the item at a path: a file, a folder, a variable, an environment variable, …

    EXAMPLES
    > Set-Content one.txt 'x'; (Get-Item one.txt).Name
    one.txt

    Gets a file as an object.
    """

    path = PATH
    literal_path = LITERAL_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    force = FORCE
    credential = CREDENTIAL

    def process(self) -> None:
        self.check_credential()
        self.each_place(self.emit_place)


@cmdlet("Test-Path", default_set="Path", class_name="Microsoft.PowerShell.Commands.TestPathCommand", output="System.Boolean")
class TestPath(ItemCommand):
    """Tell whether there is something at a path.

    EXAMPLES
    > Test-Path no-such-file
    False

    False when there is nothing.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Path",
                     validate=[("allownull",), ("allowemptystring",), ("allowemptycollection",)], help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             validate=[("allownull",), ("allowemptystring",), ("allowemptycollection",)], help="The path, taken as it is.")
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    path_type = parameter("PathType", "Microsoft.PowerShell.Commands.TestPathType", aliases="Type", help="Any, Container or Leaf.")
    is_valid = parameter("IsValid", "switch", help="Test only how the path is written.")
    credential = CREDENTIAL
    older_than = parameter("OlderThan", "System.Nullable[datetime]", help="True when last written before that time.")
    newer_than = parameter("NewerThan", "System.Nullable[datetime]", help="True when last written after that time.")

    def process(self) -> None:
        paths = self.given_paths()
        if not paths:
            self.write_null()
            return
        for text in paths:
            if text is None:
                self.write_null()
            else:
                self.out(self.is_valid_path(text) if self.is_valid else self.there(text))

    def write_null(self) -> None:
        self.write_error(net_error("System.ArgumentNullException", "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')"),
                         "NullPathNotPermitted", "InvalidArgument")

    def is_valid_path(self, text: str) -> bool:
        try:
            place = self.providers.locate(text)
        except NetException:
            return False
        return "\0" not in place.path

    def there(self, text: str) -> bool:
        if not text.strip() or "\0" in text:
            return False
        try:
            found = self.providers.find(text, self.is_literal, True, self.filters())
        except NetException:
            return False
        return any(self.takes(place) for place in found)

    def takes(self, place: Any) -> bool:
        container = place.provider.is_container(place.path)
        if self.path_type is not None and self.path_type.number == (LEAF if container else CONTAINER):
            return False
        if self.older_than is None and self.newer_than is None:
            return True
        from ems.values.members import get_member

        written = get_member(place.provider.item(place.path, True), "LastWriteTime")
        if written is None:
            return False
        return (self.older_than is None or written.ticks < self.older_than.ticks) and (self.newer_than is None or written.ticks > self.newer_than.ticks)


@cmdlet("Invoke-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.InvokeItemCommand", supports_should_process=True)
class InvokeItem(ItemCommand):
    """Open a file with its program.

    A script (.ps1, .ems) runs, a program starts, a document opens in the desktop's program for it.
    """

    path = PATH
    literal_path = LITERAL_PATH
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(lambda place: place.provider.invoke_item(self, place))


@cmdlet("Clear-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.ClearItemCommand", supports_should_process=True)
class ClearItem(ItemCommand):
    """Empty an item without taking it away.

    EXAMPLES
    > $n = 5; Clear-Item variable:n; $null -eq $n
    True

    The variable stays, its value is null.
    """

    path = PATH
    literal_path = LITERAL_PATH
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(lambda place: place.provider.clear_item(self, place))


@cmdlet("Set-Item", default_set="Path", class_name="Microsoft.PowerShell.Commands.SetItemCommand", supports_should_process=True, dynamic=True)
class SetItem(ItemCommand):
    """Give an item a value: a variable, an environment variable, a function, an alias.

    EXAMPLES
    > Set-Item variable:limit 25; $limit
    25

    Makes the variable when there is none.
    """

    path = NAMED_PATH
    literal_path = LITERAL_PATH
    value = parameter("Value", "object", position=1, pipeline=True, byname=True, help="The value.")
    force = FORCE
    pass_thru = PASS_THRU
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    options: Any = None

    def dynamic_parameters(self) -> list[Any]:
        return self.options_parameters()

    def process(self) -> None:
        for text in self.given_paths():
            self.attempt(self.set_one, text)

    def set_one(self, text: str) -> None:
        from ems.values.wildcard import has_wildcards

        if has_wildcards(text) and not self.is_literal:
            places = self.providers.find(text, False, bool(self.force), self.filters())
        else:
            places = [self.providers.locate(text)]
        for place in places:
            place.provider.set_item(self, place, self.value)
