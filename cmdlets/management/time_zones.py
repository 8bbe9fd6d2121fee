"""In: names of time zones. Out: the zones: Get-TimeZone."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error
from ems.values.wildcard import Wildcard, has_wildcards


def not_found(command: Any, kind: str, label: str, text: str) -> None:
    command.write_error(net_error("System.TimeZoneNotFoundException", f"The time zone {label} '{text}' was not found on the local computer."), "TimeZoneNotFound",
                        "InvalidArgument", kind)


def all_zones() -> list[Any]:
    from ems.values.members import invoke_static
    from ems.values.types import get_type

    return list(invoke_static(get_type("System.TimeZoneInfo"), "GetSystemTimeZones", []))


@cmdlet("Get-TimeZone", default_set="Name", class_name="Microsoft.PowerShell.Commands.GetTimeZoneCommand", output="System.TimeZoneInfo")
class GetTimeZone(Cmdlet):
    """Get the time zone of the system, or others by name.

    EXAMPLES
    > (Get-TimeZone -Id UTC).BaseUtcOffset.Hours
    0

    Gets a zone by its id.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, sets="Name", help="The name.")
    id = parameter("Id", "string[]", mandatory=True, byname=True, sets="Id", help="The number.")
    list_available = parameter("ListAvailable", "switch", mandatory=True, sets="ListAvailable", help="All time zones.")

    def process(self) -> None:
        from ems.values.timezones import local_zone

        if self.parameter_set == "ListAvailable":
            self.write_each(all_zones())
        elif self.parameter_set == "Id":
            for text in self.id:
                self.send_by_id(text)
        elif self.name:
            for text in self.name:
                self.send_by_name(text)
        else:
            self.out(local_zone())

    def send_by_id(self, text: str) -> None:
        from ems.values.timezones import find_zone

        found = find_zone(text)
        if found is None:
            not_found(self, "Id", "ID", text)
        else:
            self.out(found)

    def send_by_name(self, text: str) -> None:
        from ems.values.members import get_member

        matches = Wildcard(text).matches
        found = [zone for zone in all_zones() if matches(get_member(zone, "StandardName")) or matches(get_member(zone, "DaylightName"))]
        if not found and not has_wildcards(text):
            not_found(self, "Name", "name", text)
        self.write_each(found)
