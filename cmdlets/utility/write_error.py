"""In: a text, an exception or a record. Out: an error that does not end the command: Write-Error."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import ErrorDetails, ErrorRecord, net_error
from ems.values.text import to_string

ORIGIN = "Microsoft.PowerShell.Commands.WriteErrorException"


def _is_block(info: Any) -> bool:
    """A script block that another command runs, as against a function or a script."""
    from ems.runtime.functions import ScriptInfo

    return isinstance(info, ScriptInfo)


@cmdlet("Write-Error", default_set="NoException", class_name="Microsoft.PowerShell.Commands.WriteErrorCommand")
class WriteError(Cmdlet):
    """Write an error.

    EXAMPLES
    > Write-Error 'no such server' -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].Exception.Message
    no such server

    The error goes to the error stream and, as asked, into a variable.
    """

    exception = parameter("Exception", "System.Exception", position=0, mandatory=True, sets="WithException",
                          help="The exception that stands for the error.")
    message = parameter("Message", "string",
                        sets={"NoException": {"position": 0, "mandatory": True, "pipeline": True}, "WithException": {}}, aliases="Msg",
                        validate=[("allownull",), ("allowempty",)], help="The text.")
    category = parameter("Category", "System.Management.Automation.ErrorCategory", sets="NoException WithException",
                         help="The error's category.")
    error_id = parameter("ErrorId", "string", sets="NoException WithException", help="The id of the error.")
    target_object = parameter("TargetObject", "object", sets="NoException WithException", help="What was worked on.")
    error_record = parameter("ErrorRecord", "System.Management.Automation.ErrorRecord", position=0, mandatory=True, sets="ErrorRecord",
                             help="The error record to write.")
    recommended_action = parameter("RecommendedAction", "string", help="What the user should do.")
    category_activity = parameter("CategoryActivity", "string", aliases="Activity", help="What was being done.")
    category_reason = parameter("CategoryReason", "string", aliases="Reason", help="Why it failed.")
    category_target_name = parameter("CategoryTargetName", "string", aliases="TargetName", help="The name of what was worked on.")
    category_target_type = parameter("CategoryTargetType", "string", aliases="TargetType", help="The type of what was worked on.")

    def process(self) -> None:
        self.shell.errors.write(self, self._record())

    def _record(self) -> ErrorRecord:
        if self.error_record is not None:
            record = self._copy(self.error_record)
        else:
            exception: Any = self.exception
            if exception is None:
                exception = net_error(ORIGIN, self.message or "")
            error_id = self.error_id or getattr(exception, "net_name", type(exception).__name__)
            category = to_string(self.category) if "Category" in self.bound else "NotSpecified"
            record = ErrorRecord(exception, error_id, category, self.target_object)
            if self.exception is not None and self.message:
                record.details = ErrorDetails(self.message)
        if self.recommended_action:
            record.details = record.details or ErrorDetails(to_string(record.message))
            record.details.recommended_action = self.recommended_action
        record.activity = record.activity or "Write-Error"
        self._place(record)
        self._category_info(record)
        return record

    def _place(self, record: ErrorRecord) -> None:
        """The error is that of the function or script that calls Write-Error: its call is the place, its name the origin."""
        from ems.runtime.invocation import InvocationInfo

        record.invocation, record.origin = InvocationInfo(None, ""), ""
        for frame in reversed(self.shell.frames):
            if frame.site is not None or not _is_block(frame.info):
                record.invocation = self.shell.invocation_of(frame.info, frame.site, [])
                record.origin = frame.info.name
                return

    @staticmethod
    def _copy(source: ErrorRecord) -> ErrorRecord:
        made = ErrorRecord(source.exception, source.error_id, source.category, source.target, origin=source.origin, activity=source.activity,
                           reason=source.reason, target_name=source.target_name, target_type=source.target_type, details=source.details,
                           invocation=source.invocation, script_stack_trace=source.script_stack_trace)
        made.ps_ext = source.ps_ext
        return made

    def _category_info(self, record: ErrorRecord) -> None:
        for value, slot in ((self.category_activity, "activity"), (self.category_reason, "reason"), (self.category_target_name, "target_name"),
                            (self.category_target_type, "target_type")):
            if value:
                setattr(record, slot, value)
