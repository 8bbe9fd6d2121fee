"""In: objects. Out: format records that Out- commands write as `Label : value` lines: Format-List."""
from __future__ import annotations

from cmdlets.registry import cmdlet, parameter
from cmdlets.utility.format_base import FormatCommand


@cmdlet("Format-List", class_name="Microsoft.PowerShell.Commands.FormatListCommand", own_first=True)
class FormatList(FormatCommand):
    """Show each object as a list of its properties, one a line.

    EXAMPLES
    > [pscustomobject]@{ Name = 'EX01'; Ports = 25, 587 } | Format-List
    Name  : EX01
    Ports : {25, 587}

    Shows every property.
    """

    shape = "list"
    keys_name = "LIST_KEYS"
    property = parameter("Property", "object[]", position=0, help="The lines: names, wildcards, script blocks or hashtables.")
