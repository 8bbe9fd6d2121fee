"""In: objects. Out: format records that Out- commands write as a table: Format-Table."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import cmdlet, parameter
from cmdlets.utility.format_base import FormatCommand


@cmdlet("Format-Table", class_name="Microsoft.PowerShell.Commands.FormatTableCommand", own_first=True)
class FormatTable(FormatCommand):
    """Lay out objects as a table.

    Without -Property the view of the first object's type decides the columns; an object without a view shows its first ten properties.
    A property may be a name, a wildcard, a script block, or a hashtable with Name (or Label), Expression, Width,
    Alignment and FormatString.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01'; Port = 25 } | Format-Table
    Name Port
    ---- ----
    EX01   25

    Shows the properties of the object as columns.
    """

    shape = "table"
    keys_name = "TABLE_KEYS"
    auto_size = parameter("AutoSize", "switch", help="Measure all rows first, so that each column is as wide as its longest value.")
    repeat_header = parameter("RepeatHeader", "switch", help="Write the header again after each screenful.")
    hide_table_headers = parameter("HideTableHeaders", "switch", help="Write no header.")
    wrap = parameter("Wrap", "switch", help="Break long values over several lines instead of cutting them.")
    property = parameter("Property", "object[]", position=0, help="The columns: names, wildcards, script blocks or hashtables.")

    def adapt(self, options: Any) -> None:
        options.autosize = bool(self.auto_size)
        options.repeat_header = bool(self.repeat_header)
        options.hide_header = bool(self.hide_table_headers)
        options.wrap = bool(self.wrap)
