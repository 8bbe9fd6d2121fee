"""In: items and property names. Out: the items' properties, read and changed: Get-, Set-, New-, Remove-, Copy-, Move-, Rename-, Clear-ItemProperty."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import CREDENTIAL, EXCLUDE, FILTER, FORCE, INCLUDE, LITERAL_PATH, PASS_THRU, PATH
from cmdlets.registry import cmdlet, parameter
from ems.runtime.providers.provider import unsupported
from ems.values.errors import net_error
from ems.values.members import get_member, set_member
from ems.values.objects import PSCustomObject
from ems.values.wildcard import Wildcard, has_wildcards

NO_DYNAMIC_PROPERTIES = "does not support this operation"


def properties_of(item: Any) -> list[Any]:
    """The properties that a provider gives for an item."""
    from ems.values.members import members_of

    return [member for member in members_of(item) if member.kind.endswith("Property") and not member.name.startswith("PS")]


def not_found(name: str) -> Exception:
    return net_error("System.IO.IOException", f"The property {name} does not exist or was not found.")


def selected(command: Any, place: Any, names: list[str]) -> PSCustomObject:
    """The named properties of an item, as an object."""
    item = place.provider.item(place.path, True)
    available = properties_of(item)
    made = PSCustomObject()
    for name in names:
        matches = Wildcard(name).matches
        found = [member for member in available if matches(member.name)]
        for member in found:
            made.set(member.name, get_member(item, member.name))
        if not found and not has_wildcards(name):
            command.write_error(not_found(name), "System.IO.IOException", "NotSpecified", None)
    return made


def emit_custom(command: Any, place: Any, made: PSCustomObject) -> None:
    """Send an object of properties with the notes of the item's place."""
    from ems.runtime.providers.notes import item_notes

    for note in item_notes(place):
        made.set(note.name, note.value)
    command.out(made)


class PropertyCommand(ItemCommand):
    """What the commands for properties share."""

    def check_properties(self, place: Any) -> None:
        """Only the file system's items have properties that commands can change."""
        if not place.provider.is_navigation:
            raise unsupported(NO_DYNAMIC_PROPERTIES)

    def places_of(self, text: str, filters: Any) -> list[Any]:
        if not self.is_literal and not has_wildcards(text):
            self.check_properties(self.providers.locate(text))
        return super().places_of(text, filters)


@cmdlet("Get-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.GetItemPropertyCommand",
        output="System.Boolean System.String System.DateTime System.IO.FileInfo System.IO.DirectoryInfo")
class GetItemProperty(PropertyCommand):
    """Get properties of an item.

    EXAMPLES
    > Set-Content a.txt 'x' -NoNewline; (Get-ItemProperty a.txt -Name Length).Length
    1

    Reads the length of a file.
    """

    path = PATH
    literal_path = LITERAL_PATH
    name = parameter("Name", "string[]", position=1, aliases="PSProperty", help="The name.")
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(self.send)

    def send(self, place: Any) -> None:
        if not self.name:
            self.emit_place(place)
            return
        made = selected(self, place, self.name)
        if made.shape.names:
            emit_custom(self, place, made)


@cmdlet("Get-ItemPropertyValue", default_set="Path", class_name="Microsoft.PowerShell.Commands.GetItemPropertyValueCommand")
class GetItemPropertyValue(PropertyCommand):
    """Get the values of an item's properties.

    EXAMPLES
    > Set-Content a.txt 'x' -NoNewline; Get-ItemPropertyValue a.txt -Name Length
    1

    Reads the length of a file.
    """

    path = parameter("Path", "string[]", position=0, pipeline=True, byname=True, sets="Path", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed.")
    literal_path = LITERAL_PATH
    name = parameter("Name", "string[]", position=1, mandatory=True, aliases="PSProperty", help="The name.")
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def given_paths(self) -> list[str]:
        return super().given_paths() or ["."]

    def process(self) -> None:
        self.each_place(self.send)

    def send(self, place: Any) -> None:
        made = selected(self, place, self.name)
        for _, value in made.items():
            self.out(value)


@cmdlet("Set-ItemProperty", default_set="propertyValuePathSet", class_name="Microsoft.PowerShell.Commands.SetItemPropertyCommand", supports_should_process=True)
class SetItemProperty(PropertyCommand):
    """Set properties of an item.

    EXAMPLES
    > Set-Content a.txt 'x'; Set-ItemProperty a.txt LastWriteTime '2024-03-01'; (Get-Item a.txt).LastWriteTime.Year
    2024

    Sets the time of a file.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, byname=True, sets="propertyValuePathSet propertyPSObjectPathSet",
                     help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True,
                             sets="propertyValueLiteralPathSet propertyPSObjectLiteralPathSet", aliases="PSPath LP",
                             help="The path, taken as it is.")
    name = parameter("Name", "string", position=1, mandatory=True, byname=True, sets="propertyValuePathSet propertyValueLiteralPathSet",
                     aliases="PSProperty", help="The name.")
    value = parameter("Value", "object", position=2, mandatory=True, byname=True, sets="propertyValuePathSet propertyValueLiteralPathSet",
                      help="The value.")
    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, byname=True,
                             sets="propertyPSObjectPathSet propertyPSObjectLiteralPathSet", help="Objects with the properties to set.")
    pass_thru = PASS_THRU
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(self.put_all)

    def put_all(self, place: Any) -> None:
        if self.input_object is not None:
            from ems.values.members import members_of

            pairs = [(m.name, get_member(self.input_object, m.name)) for m in members_of(self.input_object) if m.kind.endswith("Property")]
        else:
            pairs = [(self.name, self.value)]
        item = place.provider.item(place.path, True)
        made = PSCustomObject()
        for name, value in pairs:
            if self.put(place, item, name, value):
                made.set(name, get_member(item, name))
        if self.pass_thru:
            emit_custom(self, place, made)

    def put(self, place: Any, item: Any, name: str, value: Any) -> bool:
        from ems.values.text import to_string

        found = next((member for member in properties_of(item) if member.name.lower() == name.lower()), None)
        if found is None:
            note = self.note(name, value)
            self.write_error(not_found(to_string(note)), "SetPropertyError", "ReadError", note)
            return False
        kind = "Directory" if place.provider.is_container(place.path) else "File"
        if not self.should_process(f"Item: {place.path} Property: {found.name} Value: {to_string(value)}", f"Set Property {kind}"):
            return False
        set_member(item, found.name, value)
        return True

    @staticmethod
    def note(name: str, value: Any) -> Any:
        """The property as an object, for the error about it."""
        from ems.values.psmembers import find

        owner = PSCustomObject()
        owner.set(name, value)
        return find(owner, name)


class FixedProperties(PropertyCommand):
    """The commands that make or remove properties: no provider of this shell can."""

    def process(self) -> None:
        self.each_place(self.refuse)

    def given_paths(self) -> list[str]:
        found = self.literal_path if self.is_literal else self.path
        return [found] if isinstance(found, str) else found or []

    def refuse(self, place: Any) -> None:
        raise unsupported(NO_DYNAMIC_PROPERTIES)


@cmdlet("New-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.NewItemPropertyCommand", supports_should_process=True)
class NewItemProperty(FixedProperties):
    """Make a property of an item: a registry value on Windows.

    No provider of this shell has items to which properties can be added, so the command writes the error NotSupported.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, sets="Path", help="The path; wildcards are allowed.")
    literal_path = LITERAL_PATH
    name = parameter("Name", "string", position=1, mandatory=True, byname=True, aliases="PSProperty", help="The name.")
    property_type = parameter("PropertyType", "string", byname=True, aliases="Type", help="The type of the property.")
    value = parameter("Value", "object", byname=True, help="The value.")
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL


@cmdlet("Remove-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.RemoveItemPropertyCommand", supports_should_process=True)
class RemoveItemProperty(FixedProperties):
    """Take a property from an item: a registry value on Windows.

    No provider of this shell has items whose properties can be removed, so the command writes the error NotSupported.
    """

    path = PATH
    literal_path = LITERAL_PATH
    name = parameter("Name", "string[]", position=1, mandatory=True, byname=True, aliases="PSProperty", help="The name.")
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL


@cmdlet("Copy-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.CopyItemPropertyCommand", supports_should_process=True)
class CopyItemProperty(FixedProperties):
    """Copy a property to another item: a registry value on Windows.

    No provider of this shell has items to which properties can be added, so the command writes the error NotSupported.
    """

    path = PATH
    literal_path = LITERAL_PATH
    name = parameter("Name", "string", position=2, mandatory=True, byname=True, aliases="PSProperty", help="The name.")
    destination = parameter("Destination", "string", position=1, mandatory=True, byname=True, help="Where to.")
    pass_thru = PASS_THRU
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL


@cmdlet("Move-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.MoveItemPropertyCommand", supports_should_process=True)
class MoveItemProperty(FixedProperties):
    """Move a property to another item: a registry value on Windows.

    No provider of this shell has items to which properties can be added, so the command writes the error NotSupported.
    """

    path = PATH
    literal_path = LITERAL_PATH
    name = parameter("Name", "string[]", position=2, mandatory=True, byname=True, aliases="PSProperty", help="The name.")
    destination = parameter("Destination", "string", position=1, mandatory=True, byname=True, help="Where to.")
    pass_thru = PASS_THRU
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL


@cmdlet("Rename-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.RenameItemPropertyCommand", supports_should_process=True)
class RenameItemProperty(FixedProperties):
    """Give a property another name: a registry value on Windows.

    No provider of this shell has items whose properties can be renamed, so the command writes the error NotSupported.
    """

    path = parameter("Path", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="Path", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    name = parameter("Name", "string", position=1, mandatory=True, byname=True, aliases="PSProperty", help="The name.")
    new_name = parameter("NewName", "string", position=2, mandatory=True, byname=True, help="The new name.")
    pass_thru = PASS_THRU
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL


@cmdlet("Clear-ItemProperty", default_set="Path", class_name="Microsoft.PowerShell.Commands.ClearItemPropertyCommand", supports_should_process=True)
class ClearItemProperty(PropertyCommand):
    """Set a property to its empty value.

    Of files and folders that is Attributes, which becomes Normal.
    """

    path = PATH
    literal_path = LITERAL_PATH
    name = parameter("Name", "string", position=1, mandatory=True, byname=True, help="The name.")
    pass_thru = PASS_THRU
    force = FORCE
    filter = FILTER
    include = INCLUDE
    exclude = EXCLUDE
    credential = CREDENTIAL

    def process(self) -> None:
        self.each_place(self.clear)

    def clear(self, place: Any) -> None:
        if self.name.lower() != "attributes":
            raise net_error("System.Management.Automation.PSArgumentException", "Cannot clear the property: only the property Attributes can be cleared.",
                            error_id="Argument", category="InvalidArgument", target=None)
        kind = "Directory" if place.provider.is_container(place.path) else "File"
        if self.should_process(f"Item: {place.path} Property: Attributes", f"Clear Property {kind}"):
            item = place.provider.item(place.path, True)
            set_member(item, "Attributes", "Normal")
            if self.pass_thru:
                self.emit(place, item, place.provider.is_container(place.path))
