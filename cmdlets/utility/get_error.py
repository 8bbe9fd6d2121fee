"""In: error records. Out: the same, to be shown with all their details: Get-Error."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import ErrorRecord, NetException, net_error
from ems.values.objects import Extension, base

_RECORD = "System.Management.Automation.ErrorRecord"
_MARK = "#PSExtendedError"


def detailed(error: Any) -> Any:
    """A copy of an error that the view with all details takes."""
    made: Any
    if isinstance(error, ErrorRecord):
        made = ErrorRecord(
            error.exception,
            error.error_id,
            error.category,
            error.target,
            origin=error.origin,
            activity=error.activity,
            reason=error.reason,
            target_name=error.target_name,
            target_type=error.target_type,
            details=error.details,
            invocation=error.invocation,
            script_stack_trace=error.script_stack_trace,
        )
        name = _RECORD
    else:
        import copy

        made, name = copy.copy(error), "System.Exception"
    from ems.values.members import type_names

    made.ps_ext = Extension()
    made.ps_ext.type_names = [name + _MARK, *(known for known in type_names(error) if known != name), name]
    return made


@cmdlet(
    "Get-Error",
    default_set="Newest",
    class_name="Microsoft.PowerShell.Commands.GetErrorCommand",
    output=f"{_RECORD}{_MARK} System.Exception{_MARK}",
)
class GetError(Cmdlet):
    """Show the last errors with all their details.

    EXAMPLES
    > try { throw 'boom' } catch { }; (Get-Error).FullyQualifiedErrorId
    boom

    Gets the newest error of $Error.
    """

    newest = parameter("Newest", "int", sets="Newest", aliases="Last", validate=[("range", 1, 2147483647)], help="How many errors.")
    input_object = parameter(
        "InputObject", "psobject", position=0, pipeline=True, sets="Error", validate=[("notnullorempty",)], help="The error to show."
    )

    def process(self) -> None:
        if self.parameter_set == "Error":
            item = base(self.input_object)
            if not isinstance(item, (ErrorRecord, NetException)):
                self.write_error(
                    net_error("System.ArgumentException", "The input object is not an error record or an exception."),
                    "ErrorInputNotSupported",
                    "InvalidArgument",
                    item,
                )
                return
            self.write(detailed(item))
            return
        for error in self.shell.errors.list[: self.newest or 1]:
            self.write(detailed(base(error)))
