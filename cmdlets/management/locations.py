"""In: paths. Out: the current location and the location stacks: Get-, Set-, Push-, Pop-Location."""
from __future__ import annotations

from typing import Any

from cmdlets.management.common import ItemCommand
from cmdlets.management.item_parameters import PASS_THRU
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.providers.infos import LocationStack, PathInfo
from ems.runtime.providers.provider import argument_error, item_not_found, no_drive, no_provider
from ems.values.errors import NetException, net_error

STACK_NOT_VALID = ('Cannot process argument because the value of argument "stackName" is not valid. Change the value of the "stackName" argument and run the '
                   "operation again.")


@cmdlet("Get-Location", default_set="Location", class_name="Microsoft.PowerShell.Commands.GetLocationCommand",
        output="System.Management.Automation.PathInfo System.Management.Automation.PathInfoStack")
class GetLocation(Cmdlet):
    """Give the current location, or the locations on a stack.

    EXAMPLES
    > Set-Location /; (Get-Location).Path
    /

    Gives the current folder.
    """

    ps_provider = parameter("PSProvider", "string[]", byname=True, sets="Location", help="The provider.")
    ps_drive = parameter("PSDrive", "string[]", byname=True, sets="Location", help="The current location of these drives.")
    stack = parameter("Stack", "switch", sets="Stack", help="The locations on a stack.")
    stack_name = parameter("StackName", "string[]", byname=True, sets="Stack", help="The location stack.")

    def process(self) -> None:
        providers = self.shell.providers
        if self.parameter_set == "Stack":
            for name in self.stack_name or (None,):
                self.send_stack(providers, name)
            return
        if self.ps_drive:
            for name in self.ps_drive:
                self.send_drive(providers, name)
            return
        if self.ps_provider:
            for name in self.ps_provider:
                self.send_provider(providers, name)
            return
        self.out(providers.current_path_info())

    def send_stack(self, providers: Any, name: str | None) -> None:
        found = providers.stacks.get((name or providers.stack_name).lower())
        if found is None:
            self.write_error(argument_error(STACK_NOT_VALID))
            return
        self.out(found)

    def send_drive(self, providers: Any, name: str) -> None:
        from ems.values.wildcard import Wildcard, has_wildcards

        matches = Wildcard(name).matches
        drives = [drive for drive in providers.visible_drives() if matches(drive.name)] if has_wildcards(name) else [providers.drive(name)]
        for drive in drives:
            if drive is None:
                error = no_drive(name)
                error.error_id = "GetLocationNoMatchingDrive"  # type: ignore[attr-defined]
                self.write_error(error)
                continue
            self.out(PathInfo(providers.location_in(drive)))

    def send_provider(self, providers: Any, name: str) -> None:
        found = providers.provider(name.rpartition("\\")[2])
        if found is None:
            error = no_provider(name)
            error.error_id = "GetLocationNoMatchingProvider"  # type: ignore[attr-defined]
            self.write_error(error)
            return
        drive = providers.current if providers.current.provider is found else providers.first_drive(found)
        self.out(PathInfo(providers.location_in(drive)))


class Mover(ItemCommand):
    """What Set-Location and Push-Location share."""

    def go(self, text: str, literal: bool) -> None:
        providers = self.providers
        if text in ("-", "+") and not literal:
            self.go_in_history(text)
        else:
            providers.go(self.target(text, literal))
        if self.pass_thru:
            self.out(providers.current_path_info())

    def go_in_history(self, text: str) -> None:
        providers = self.providers
        start, end = (providers.back, providers.forward) if text == "-" else (providers.forward, providers.back)
        if not start:
            which = "back" if text == "-" else "forward"
            raise net_error("System.InvalidOperationException", f"There is no location history left to navigate {which}wards.",
                            error_id="InvalidOperation", category="InvalidOperation", target=None)
        end.append(providers.here)
        providers.go(start.pop(), remember=False)

    def target(self, text: str, literal: bool) -> Any:
        providers = self.providers
        if not text:
            return providers.locate("~")
        if text.endswith(":") and "/" not in text:
            drive = providers.drive(text[:-1])
            if drive is not None:
                return providers.location_in(drive)
        found = providers.find(text, literal, True)
        if not found:
            raise item_not_found(providers.locate(text).shown)
        if len(found) > 1:
            raise argument_error(f"Cannot process argument because the path '{text}' resolved to multiple containers. You can set the current location to a single "
                                 "container at a time only.")
        place = found[0]
        if not place.provider.is_container(place.path):
            raise item_not_found(place.shown)
        return place


@cmdlet("Set-Location", default_set="Path", class_name="Microsoft.PowerShell.Commands.SetLocationCommand",
        output="System.Management.Automation.PathInfo System.Management.Automation.PathInfoStack")
class SetLocation(Mover):
    """Make a place the current one.

    `-` goes back to the location before, `+` forward again.

    EXAMPLES
    > Set-Location /; "$PWD"
    /

    Goes to a folder.
    """

    path = parameter("Path", "string", position=0, pipeline=True, byname=True, sets="Path", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    pass_thru = PASS_THRU
    stack_name = parameter("StackName", "string", byname=True, sets="Stack", help="The location stack.")

    def process(self) -> None:
        if self.parameter_set == "Stack":
            self.choose_stack()
            return
        text = self.literal_path if self.is_literal else self.path
        self.attempt(self.go, text or "", self.is_literal)

    def choose_stack(self) -> None:
        name = self.stack_name or "default"
        if name.lower() not in self.providers.stacks:
            self.write_error(argument_error(STACK_NOT_VALID))
            return
        self.providers.stack_name = name.lower()


@cmdlet("Push-Location", default_set="Path", class_name="Microsoft.PowerShell.Commands.PushLocationCommand",
        output="System.Management.Automation.PathInfo")
class PushLocation(Mover):
    """Remember the current location on a stack and go to another.

    EXAMPLES
    > Push-Location /; Pop-Location; (Get-Location -Stack).Count
    0

    Pop-Location goes back.
    """

    path = parameter("Path", "string", position=0, pipeline=True, byname=True, sets="Path", help="The path; wildcards are allowed.")
    literal_path = parameter("LiteralPath", "string", byname=True, sets="LiteralPath", aliases="PSPath LP", help="The path, taken as it is.")
    pass_thru = PASS_THRU
    stack_name = parameter("StackName", "string", byname=True, help="The location stack.")

    def process(self) -> None:
        providers = self.providers
        here = providers.here
        text = self.literal_path if self.is_literal else self.path
        try:
            if text:
                target = self.target(text, self.is_literal)
            name = self.stack_name or providers.stack_name
            providers.stacks.setdefault(name.lower(), LocationStack(name)).items.insert(0, here)
            if text:
                providers.go(target)
        except NetException as error:
            self.write_error(error)
            return
        if self.pass_thru:
            self.out(providers.current_path_info())


@cmdlet("Pop-Location", class_name="Microsoft.PowerShell.Commands.PopLocationCommand", output="System.Management.Automation.PathInfo")
class PopLocation(Cmdlet):
    """Go back to the location that Push-Location remembered last.

    EXAMPLES
    > Set-Location /; Push-Location; Pop-Location; "$PWD"
    /

    Goes back.
    """

    pass_thru = PASS_THRU
    stack_name = parameter("StackName", "string", byname=True, help="The location stack.")

    def process(self) -> None:
        providers = self.shell.providers
        name = self.stack_name or providers.stack_name
        stack = providers.stacks.get(name.lower())
        if stack is None:
            self.write_error(argument_error(f"Cannot find location stack '{name}'. It does not exist or it is not a container."))
            return
        if not stack.items:
            return
        providers.go(stack.items.pop(0))
        if not stack.items and name.lower() != "default":
            del providers.stacks[name.lower()]
        if self.pass_thru:
            self.out(providers.current_path_info())

