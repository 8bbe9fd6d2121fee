"""In: a script block. Out: Invoke-Command, in this process or on a session that reaches the local store."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter

NOT_EMPTY = (("notnullorempty",),)


@cmdlet("Invoke-Command", class_name="Microsoft.PowerShell.Commands.InvokeCommandCommand", default_set="InProcess")
class InvokeCommand(Cmdlet):
    """Runs a script block.

    With -Session or -ComputerName the block runs here too: ems has one organization and no remote machines.

    EXAMPLES
    > Invoke-Command { param($a, $b) $a + $b } -ArgumentList 2, 3
    5

    Runs a block with two arguments.
    """

    runs_blocks = True
    session = parameter("Session", "object[]", position=0, sets="Session", mandatory=True, validate=NOT_EMPTY, help="Sessions from New-PSSession.")
    computer_name = parameter("ComputerName", "string[]", position=0, mandatory=True, sets="ComputerName", aliases="Cn", validate=NOT_EMPTY)
    credential = parameter("Credential", "object", byname=True, sets="ComputerName")
    configuration_name = parameter("ConfigurationName", "string", byname=True, sets="ComputerName")
    throttle_limit = parameter("ThrottleLimit", "int", sets="Session ComputerName")
    as_job = parameter("AsJob", "switch", sets="Session ComputerName")
    hide_computer_name = parameter("HideComputerName", "switch", sets="Session ComputerName", aliases="HCN")
    job_name = parameter("JobName", "string", sets="Session ComputerName")
    script_block = parameter("ScriptBlock", "scriptblock", aliases="Command", validate=(("notnull",),), help="What to run.", sets={
        "InProcess": {"position": 0, "mandatory": True}, "Session": {"position": 1, "mandatory": True}, "ComputerName": {"position": 1, "mandatory": True}})
    no_new_scope = parameter("NoNewScope", "switch", sets="InProcess", help="Run in the current scope.")
    session_option = parameter("SessionOption", "object", sets="ComputerName")
    authentication = parameter("Authentication", "object", sets="ComputerName")
    input_object = parameter("InputObject", "psobject", pipeline=True, help="Objects for $input.")
    argument_list = parameter("ArgumentList", "object[]", aliases="Args", help="Arguments for the block.")

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        if "InputObject" in self.bound:
            self.items.append(self.input_object)

    def end(self) -> None:
        shell = self.shell
        if self.no_new_scope:
            from ems.runtime.scope import Variable

            if self.items:
                from ems.runtime.enumerators import InputEnumerator

                self.scope.vars["input"] = Variable("input", InputEnumerator(self.items), self.scope)
            shell.run_here(self.script_block, self.scope, self.out, list(self.argument_list or []))
            return
        for _ in self.session or self.computer_name or (None,):
            shell.invoke_to(self.script_block, self.out, list(self.argument_list or []), input=self.items or None, scope=self.scope)
