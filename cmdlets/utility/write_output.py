"""In: values. Out: the same, down the pipeline: Write-Output."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter


@cmdlet("Write-Output", class_name="Microsoft.PowerShell.Commands.WriteOutputCommand")
class WriteOutput(Cmdlet):
    """Send objects down the pipeline.

    EXAMPLES
    > Write-Output 1, 2
    1
    2

    Sends each item of the list.
    """

    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, rest=True, validate=[("allownull",), ("allowemptycollection",)], help="The object to work on.")
    no_enumerate = parameter("NoEnumerate", "switch", help="Send a collection as one object.")

    def process(self) -> None:
        if self.no_enumerate:
            self.out(self.input_object)
        else:
            self.write_enumerated(self.input_object)
