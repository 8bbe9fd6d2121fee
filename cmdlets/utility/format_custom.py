"""In: objects. Out: format records that Out- commands write as nested blocks: Format-Custom."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import cmdlet, parameter
from cmdlets.utility.format_base import FormatCommand


@cmdlet("Format-Custom", class_name="Microsoft.PowerShell.Commands.FormatCustomCommand", own_first=True)
class FormatCustom(FormatCommand):
    """Show objects through a custom view of their type, or as nested blocks of properties.

    EXAMPLES
    > [pscustomobject]@{ Name = 'x' } | Format-Custom
    class PSCustomObject
    {
      Name = x
    }

    Shows the object and its properties.
    """

    shape = "custom"
    keys_name = "CUSTOM_KEYS"
    property = parameter("Property", "object[]", position=0, help="The properties to show.")
    depth = parameter("Depth", "int", validate=[("range", 1, 2147483647)], help="How many levels of nested objects are opened (5).")

    def adapt(self, options: Any) -> None:
        if self.depth is not None:
            options.depth = self.depth
