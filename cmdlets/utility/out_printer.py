"""In: objects. Out: an error that says why: Out-Printer."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.objects import NOTHING


@cmdlet("Out-Printer", class_name="Microsoft.PowerShell.Commands.OutPrinterCommand")
class OutPrinter(Cmdlet):
    """Print objects. Only Windows has this command; here it ends with an error that can be caught.

    EXAMPLES
    > try { 1 | Out-Printer } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.OutPrinterCommand

    Says that there is no printer.
    """

    name = parameter("Name", "string", position=0, aliases="PrinterName", help="The printer.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="The object to print.")

    def begin(self) -> None:
        raise self.unresolved(
            "Out-Printer needs Windows printing, which this shell does not have. Write the text to a file with Out-File and print that."
        )
