"""In: objects. Out: format records that Out- commands write as names in columns: Format-Wide."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import cmdlet, parameter
from cmdlets.utility.format_base import FormatCommand


@cmdlet("Format-Wide", class_name="Microsoft.PowerShell.Commands.FormatWideCommand", own_first=True)
class FormatWide(FormatCommand):
    """Show one property of each object, in columns.

    EXAMPLES
    > 'a', 'b' | ForEach-Object { [pscustomobject]@{ Name = $_ } } | Format-Wide -Column 2
    a                                       b

    Shows the names in two columns.
    """

    shape = "wide"
    keys_name = "WIDE_KEYS"
    property = parameter("Property", "object", position=0, help="The property: a name, a script block or a hashtable.")
    auto_size = parameter("AutoSize", "switch", help="As many columns as fit.")
    column = parameter("Column", "int", validate=[("range", 1, 2147483647)], help="The number of columns.")

    def adapt(self, options: Any) -> None:
        if self.auto_size and self.column is not None:
            self.conflict("FormatCannotSpecifyAutosizeAndColumns", "AutoSize", "Column")
        options.autosize = bool(self.auto_size)
        options.columns = self.column or 0
