"""In: a script block. Out: Start-ThreadJob: a job in a thread of this process."""
from __future__ import annotations

from typing import Any

from cmdlets.core.jobs import file_text
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime import runspaces
from ems.values.objects import NOTHING


@cmdlet("Start-ThreadJob", class_name="Microsoft.PowerShell.ThreadJob.StartThreadJobCommand", default_set="ScriptBlock", output="Microsoft.PowerShell.ThreadJob.ThreadJob")
class StartThreadJob(Cmdlet):
    """Runs a script block in a thread of its own.

    The block has a session of its own; $using: hands it the very objects of the caller.

    EXAMPLES
    > $table = @{ Done = 0 }; Start-ThreadJob { ($using:table).Done = 5 } | Receive-Job -Wait -AutoRemoveJob; $table.Done
    5

    The job changes the caller's hashtable.
    """

    script_block = parameter("ScriptBlock", "scriptblock", position=0, mandatory=True, sets="ScriptBlock", validate=(("notnull",),), help="What to run.")
    file_path = parameter("FilePath", "string", position=0, mandatory=True, sets="FilePath", validate=(("notnullorempty",),), help="A script file to run.")
    name = parameter("Name", "string", validate=(("notnullorempty",),), help="A name for the job.")
    initialization_script = parameter("InitializationScript", "scriptblock", help="Runs before the job.")
    input_object = parameter("InputObject", "psobject", pipeline=True, default=NOTHING, help="Objects for $input.")
    argument_list = parameter("ArgumentList", "object[]", help="Arguments of the block.")
    throttle_limit = parameter("ThrottleLimit", "int", validate=(("range", 1, 1000000),), help="How many thread jobs run at a time; 5 at first.")
    streaming_host = parameter("StreamingHost", "object", help="Accepted.")

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        if self.input_object is not NOTHING:
            self.items.append(self.input_object)

    def end(self) -> None:
        shell = self.shell
        text = file_text(shell, self.file_path) if self.file_path else runspaces.block_text(self.script_block)
        using = runspaces.using_values(text, shell, self.scope, "Start-ThreadJob")
        self.write(shell.jobs.start_thread_job(text, name=self.name, arguments=list(self.argument_list or []), input=self.items or None, using=using,
                                               initialization=runspaces.block_text(self.initialization_script) if self.initialization_script is not None else "",
                                               throttle=self.throttle_limit))
