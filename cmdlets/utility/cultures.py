"""In: culture names. Out: cultures: Get-Culture, Get-UICulture."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.culture_names import NAMES
from ems.values.cultures import culture, current, current_ui, known_cultures
from ems.values.errors import NetException

CULTURES = ("set", *NAMES)


@cmdlet("Get-Culture", default_set="CurrentCulture", class_name="Microsoft.PowerShell.Commands.GetCultureCommand",
        output="System.Globalization.CultureInfo")
class GetCulture(Cmdlet):
    """Get the current culture, or others by name.

    EXAMPLES
    > (Get-Culture de-DE).Name
    de-DE

    Gets a culture by name.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, sets="Name", validate=[CULTURES, ("notnull",)], help="The name.")
    no_user_overrides = parameter("NoUserOverrides", "switch", sets="CurrentCulture Name", help="Without the user's own settings.")
    list_available = parameter("ListAvailable", "switch", sets="ListAvailable", help="List every culture.")

    def process(self) -> None:
        if self.parameter_set == "ListAvailable":
            self.write_each(known_cultures())
        elif self.parameter_set == "Name":
            for name in self.name:
                try:
                    self.out(culture(name))
                except NetException as error:
                    self.write_error(error, "ItemNotFoundException", "ObjectNotFound", name)
        else:
            self.out(current())


@cmdlet("Get-UICulture", class_name="Microsoft.PowerShell.Commands.GetUICultureCommand", output="System.Globalization.CultureInfo")
class GetUICulture(Cmdlet):
    """Get the culture of the user interface.

    EXAMPLES
    > (Get-UICulture).GetType().Name
    CultureInfo

    The culture decides the language of messages.
    """

    def process(self) -> None:
        self.out(current_ui())
