"""In: values. Out: their text on the terminal, by way of the information stream: Write-Host."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import Dictionary
from ems.values.objects import PSCustomObject, PSObject, base, is_null
from ems.values.text import net_text, to_string


@cmdlet("Write-Host", class_name="Microsoft.PowerShell.Commands.WriteHostCommand")
class WriteHost(Cmdlet):
    """Write text to the terminal.

    The text goes through the information stream, so that `6>` can catch it.

    EXAMPLES
    > Write-Host 1, 2 -Separator '-'
    1-2

    Joins the items of a list.
    """

    object = parameter("Object", "object", position=0, pipeline=True, rest=True, aliases="Msg Message", help="The objects to write.")
    object.keeps_text = True
    no_newline = parameter("NoNewline", "switch", help="Do not end the line.")
    separator = parameter("Separator", "object", help="The text between two items.")
    foreground_color = parameter("ForegroundColor", "System.ConsoleColor", help="The colour of the text.")
    background_color = parameter("BackgroundColor", "System.ConsoleColor", help="The colour behind the text.")

    def begin(self) -> None:
        self.between = to_string(self.separator) if "Separator" in self.bound else " "

    def process(self) -> None:
        from ems.runtime.streams import HostMessage

        message = HostMessage(self._text(self.object), self.foreground_color, self.background_color, bool(self.no_newline))
        self.write_information(message, ("PSHOST",))

    def _text(self, value: Any) -> str:
        """The items of a collection are joined, at any depth; a dictionary by its entries."""
        if is_null(value):
            return ""
        if isinstance(value, str):
            return str(value)
        if value.__class__ is PSObject and value.ps_ext is not None and value.ps_ext.text is not None:
            return value.ps_ext.text
        if isinstance(value, Dictionary):
            return self.between.join(to_string(entry) for entry in value.entries())
        from ems.values.members import enumerate_, is_enumerable

        if is_enumerable(value):
            return self.between.join(self._text(item) for item in enumerate_(value))
        return shown(value)


def shown(value: Any) -> str:
    """What ToString() gives in the current culture; a custom object its properties."""
    value = base(value)
    if isinstance(value, (float, Decimal)):
        from ems.values.formats import format_value

        return format_value(value, None)
    return to_string(value) if isinstance(value, PSCustomObject) else net_text(value)
