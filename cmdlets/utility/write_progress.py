"""In: how far something is. Out: a progress record: Write-Progress."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error


@cmdlet("Write-Progress", class_name="Microsoft.PowerShell.Commands.WriteProgressCommand")
class WriteProgress(Cmdlet):
    """Show how far something is.

    EXAMPLES
    > Write-Progress -Activity 'Copying' -Status '5 of 10' -PercentComplete 50; 'done'
    done

    The bar is not part of the output.
    """

    activity = parameter("Activity", "string", position=0, help="What is going on: the first line of the bar.")
    status = parameter("Status", "string", position=1, validate=[("notnullorempty",)], help="What is done now.")
    id = parameter("Id", "int", position=2, validate=[("range", 0, 2147483647)], help="The number.")
    percent_complete = parameter("PercentComplete", "int", validate=[("range", -1, 100)], help="How much is done, or -1.")
    seconds_remaining = parameter("SecondsRemaining", "int", help="How long it will take still.")
    current_operation = parameter("CurrentOperation", "string", help="The line below the bar.")
    parent_id = parameter("ParentId", "int", validate=[("range", -1, 2147483647)], help="The bar that this one belongs to.")
    completed = parameter("Completed", "switch", help="The activity is over: take the bar away.")
    source_id = parameter("SourceId", "int", help="The number of the source.")

    def process(self) -> None:
        if not self.activity and not self.completed:
            self.throw(net_error("System.ArgumentException", "Missing value for mandatory parameter. (Parameter 'Activity')"), "MissingActivity", "InvalidArgument")
        number = {name: self.bound.get(name, default) for name, default in (("PercentComplete", -1), ("SecondsRemaining", -1), ("ParentId", -1), ("Id", 0))}
        self.write_progress(self.activity or "", self.status or "Processing", number["PercentComplete"], id=number["Id"], parent=number["ParentId"],
                            operation=self.current_operation or "", seconds=number["SecondsRemaining"], completed=bool(self.completed))
