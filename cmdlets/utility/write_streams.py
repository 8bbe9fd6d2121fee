"""In: texts. Out: records of the warning, verbose, debug and information streams: Write-Warning, -Verbose, -Debug, -Information."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter


@cmdlet("Write-Warning", class_name="Microsoft.PowerShell.Commands.WriteWarningCommand")
class WriteWarning(Cmdlet):
    """Write a warning.

    EXAMPLES
    > Write-Warning 'low disk' 3>&1 | ForEach-Object { "$_" }
    low disk

    The warning stream is number 3.
    """

    message = parameter("Message", "string", position=0, mandatory=True, pipeline=True, aliases="Msg", validate=[("allowempty",)], help="The text.")

    def process(self) -> None:
        self.write_warning(self.message)


@cmdlet("Write-Verbose", class_name="Microsoft.PowerShell.Commands.WriteVerboseCommand")
class WriteVerbose(Cmdlet):
    """Write a text that shows under -Verbose.

    EXAMPLES
    > Write-Verbose 'step 1' -Verbose 4>&1 | ForEach-Object { "$_" }
    step 1

    The verbose stream is number 4.
    """

    message = parameter("Message", "string", position=0, mandatory=True, pipeline=True, aliases="Msg", validate=[("allowempty",)], help="The text.")

    def process(self) -> None:
        self.write_verbose(self.message)


@cmdlet("Write-Debug", class_name="Microsoft.PowerShell.Commands.WriteDebugCommand")
class WriteDebug(Cmdlet):
    """Write a text that shows under -Debug.

    EXAMPLES
    > Write-Debug 'x = 5' -Debug 5>&1 | ForEach-Object { "$_" }
    x = 5

    The debug stream is number 5.
    """

    message = parameter("Message", "string", position=0, mandatory=True, pipeline=True, aliases="Msg", validate=[("allowempty",)], help="The text.")

    def process(self) -> None:
        self.write_debug(self.message)


@cmdlet("Write-Information", class_name="Microsoft.PowerShell.Commands.WriteInformationCommand")
class WriteInformation(Cmdlet):
    """Write a record to the information stream.

    EXAMPLES
    > Write-Information 'note' -InformationAction Continue 6>&1 | ForEach-Object { "$_" }
    note

    The information stream is number 6.
    """

    message_data = parameter("MessageData", "object", position=0, mandatory=True, pipeline=True, aliases="Msg Message",
                             validate=[("allownull",)], help="What to hand over with it.")
    tags = parameter("Tags", "string[]", position=1, help="Words by which the record can be found.")

    def process(self) -> None:
        self.write_information(self.message_data, list(self.tags or ()))
