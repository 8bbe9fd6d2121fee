"""In: nothing. Out: the policy for scripts, which is the same everywhere but on Windows: Get-, Set-ExecutionPolicy."""
from __future__ import annotations

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import PSCustomObject

SCOPES = ("MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine")


@cmdlet("Get-ExecutionPolicy", class_name="Microsoft.PowerShell.Commands.GetExecutionPolicyCommand",
        output="Microsoft.PowerShell.ExecutionPolicy")
class GetExecutionPolicy(Cmdlet):
    """Get the policy for running scripts: Unrestricted, as on every system but Windows.

    EXAMPLES
    > "$(Get-ExecutionPolicy)"
    Unrestricted

    All scripts run.
    """

    scope_ = parameter("Scope", "Microsoft.PowerShell.ExecutionPolicyScope", position=0, byname=True,
                       help="Global, Local, Script or a number of levels up.")
    list = parameter("List", "switch", help="The policy of every scope.")

    def process(self) -> None:
        policy = enum_value("Microsoft.PowerShell.ExecutionPolicy", "Unrestricted")
        if not self.list:
            self.out(policy)
            return
        for name in SCOPES:
            self.out(PSCustomObject.from_pairs([("Scope", enum_value("Microsoft.PowerShell.ExecutionPolicyScope", name)), ("ExecutionPolicy", policy)]))


@cmdlet("Set-ExecutionPolicy", class_name="Microsoft.PowerShell.Commands.SetExecutionPolicyCommand", supports_should_process=True)
class SetExecutionPolicy(Cmdlet):
    """Set the policy for running scripts: an error on every system but Windows, where all scripts run."""

    execution_policy = parameter("ExecutionPolicy", "Microsoft.PowerShell.ExecutionPolicy", position=0, mandatory=True, pipeline=True,
                                 help="The policy.")
    scope_ = parameter("Scope", "Microsoft.PowerShell.ExecutionPolicyScope", position=1, byname=True,
                       help="Global, Local, Script or a number of levels up.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way: hidden or read-only items.")

    def process(self) -> None:
        raise net_error("System.PlatformNotSupportedException", "Operation is not supported on this platform.")
