"""In: ErrorRecord, ErrorDetails, InvocationInfo and the stream records. Out: their members."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.net.property_order import arrange
from ems.runtime.invocation import InvocationInfo
from ems.runtime.streams import DebugRecord, HostMessage, InformationalRecord, InformationRecord, VerboseRecord, WarningRecord
from ems.values.convert import to_string
from ems.values.errors import ErrorDetails, ErrorRecord
from ems.values.objects import NetObject
from ems.values.types import net_type, type_of

RECORD = net_type("System.Management.Automation.ErrorRecord", py=ErrorRecord, interfaces="ISerializable")


class CategoryInfo(NetObject):
    """ErrorCategoryInfo: the view of a record's category."""

    __slots__ = ("record",)
    net_name = "System.Management.Automation.ErrorCategoryInfo"

    def __init__(self, record: ErrorRecord) -> None:
        self.ps_ext = None
        self.record = record

    @property
    def reason(self) -> str:
        record = self.record
        if record.reason is not None:
            return record.reason
        return type_of(record.exception).name if record.exception is not None else ""

    @property
    def target_name(self) -> str:
        record = self.record
        if record.target_name is not None:
            return record.target_name
        if record.target is None:
            return ""
        return type_of(record.target).full_name if isinstance(record.target, list) else to_string(record.target)

    @property
    def target_type(self) -> str:
        record = self.record
        if record.target_type is not None:
            return record.target_type
        return type_of(record.target).name if record.target is not None else ""

    @property
    def message(self) -> str:
        def short(text: str) -> str:
            return text if len(text) <= 40 else text[:19] + "…" + text[-19:]

        record = self.record
        reason = self.reason
        if record.reason is not None:
            reason = short(reason)
        return f"{to_string(record.category)}: ({short(self.target_name)}:{short(self.target_type)}) [{short(record.activity or '')}], {reason}"

    def __str__(self) -> str:
        return self.message


CATEGORY = net_type("System.Management.Automation.ErrorCategoryInfo", py=CategoryInfo)
CATEGORY.prop("System.Management.Automation.ErrorCategory Category", lambda c: category_value(c.record.category))
CATEGORY.prop("string Activity", lambda c: c.record.activity or "", lambda c, v: setattr(c.record, "activity", v))
CATEGORY.prop("string Reason", lambda c: c.reason, lambda c, v: setattr(c.record, "reason", v))
CATEGORY.prop("string TargetName", lambda c: c.target_name, lambda c, v: setattr(c.record, "target_name", v))
CATEGORY.prop("string TargetType", lambda c: c.target_type, lambda c, v: setattr(c.record, "target_type", v))


@CATEGORY.method("string GetMessage()", "string GetMessage(cultureinfo uiCultureInfo)")
def get_message(info: CategoryInfo, culture: Any = None) -> str:
    return info.message


@CATEGORY.method("string ToString()")
def category_text(info: CategoryInfo) -> str:
    return info.message


def category_value(name: Any) -> Any:
    from ems.values.enums import enum_value

    return name if not isinstance(name, str) else enum_value("System.Management.Automation.ErrorCategory", name)


def stack_trace(record: ErrorRecord) -> str | None:
    """ScriptStackTrace: made from the traceback and the frames kept with the record when first asked for."""
    kept = record.script_stack_trace
    if kept is None or isinstance(kept, str):
        return kept
    from ems.runtime.call_stack import trace_text

    text = record.script_stack_trace = trace_text(record, *kept)
    return text


RECORD.prop("System.Management.Automation.ErrorCategoryInfo CategoryInfo", CategoryInfo)
RECORD.prop("System.Management.Automation.ErrorDetails ErrorDetails", lambda r: r.details, lambda r, v: setattr(r, "details", v))
RECORD.prop("System.Exception Exception", lambda r: r.exception)
RECORD.prop("string FullyQualifiedErrorId", lambda r: r.fully_qualified_error_id)
RECORD.prop("System.Management.Automation.InvocationInfo InvocationInfo", lambda r: r.invocation)
RECORD.prop("System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo", lambda r: [])
RECORD.prop("string ScriptStackTrace", stack_trace)
RECORD.prop("System.Object TargetObject", lambda r: r.target)


members(RECORD, """
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
""", None)


@RECORD.method("string ToString()")
def record_text(record: ErrorRecord) -> str:
    return record.message


@RECORD.constructor("System.Management.Automation.ErrorRecord new(System.Exception exception, string errorId, System.Management.Automation.ErrorCategory errorCategory, "
                    "System.Object targetObject)",
                    "System.Management.Automation.ErrorRecord new(System.Management.Automation.ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)")
def new_record(exception: Any, error_id: Any, category: Any = None, target: Any = None) -> ErrorRecord:
    if isinstance(exception, ErrorRecord):
        old = exception
        return ErrorRecord(error_id or old.exception, old.error_id, old.category, old.target, origin=old.origin, activity=old.activity, reason=old.reason,
                           details=old.details, invocation=old.invocation)
    if exception is None:
        from ems.values.errors import net_error

        raise net_error("System.Management.Automation.PSArgumentNullException", "Cannot process argument because the value of argument \"exception\" is null. Change the value of argument "
                        "\"exception\" to a non-null value.")
    return ErrorRecord(exception, error_id or "", to_string(category), target)


DETAILS = net_type("System.Management.Automation.ErrorDetails", py=ErrorDetails)
DETAILS.prop("string Message", lambda d: d.message)
DETAILS.prop("string RecommendedAction", lambda d: d.recommended_action, lambda d, v: setattr(d, "recommended_action", v))


@DETAILS.constructor("System.Management.Automation.ErrorDetails new(string message)")
def new_details(message: str) -> ErrorDetails:
    return ErrorDetails(message)


@DETAILS.method("string ToString()")
def details_text(details: ErrorDetails) -> str:
    return details.message


# -- InvocationInfo

INVOCATION = net_type("System.Management.Automation.InvocationInfo", py=InvocationInfo)
INVOCATION.prop("System.Management.Automation.CommandInfo MyCommand", lambda i: i.my_command)
INVOCATION.prop("string InvocationName", lambda i: i.invocation_name)
INVOCATION.prop("string Line", lambda i: i.line_text + ("\n" if i.source is not None and i.line < len(i.source.line_starts) else ""))
INVOCATION.prop("int OffsetInLine", lambda i: i.column)
INVOCATION.prop("int ScriptLineNumber", lambda i: i.line)
INVOCATION.prop("string ScriptName", lambda i: i.script_name)
INVOCATION.prop("string Statement", lambda i: i.statement)
INVOCATION.prop("string PSScriptRoot", lambda i: i.ps_script_root)
INVOCATION.prop("string PSCommandPath", lambda i: i.ps_command_path)
INVOCATION.prop("int PipelineLength", lambda i: i.pipeline_length)
INVOCATION.prop("int PipelinePosition", lambda i: i.pipeline_position)
INVOCATION.prop("bool ExpectingInput", lambda i: i.expecting_input)
INVOCATION.prop("long HistoryId", lambda i: i.history_id)
INVOCATION.prop("System.Management.Automation.CommandOrigin CommandOrigin", lambda i: origin_value(i))
INVOCATION.prop("System.Collections.Generic.List[System.Object] UnboundArguments", lambda i: i.unbound)
INVOCATION.prop("System.Collections.Generic.Dictionary[string,System.Object] BoundParameters", lambda i: bound_of(i))
INVOCATION.prop("string PositionMessage", lambda i: position_text(i))
INVOCATION.prop("System.Management.Automation.Language.IScriptExtent DisplayScriptPosition", lambda i: None)
arrange(INVOCATION)


def origin_value(info: InvocationInfo) -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.Management.Automation.CommandOrigin", info.command_origin)


def bound_of(info: InvocationInfo) -> Any:
    from ems.runtime.frames import bound_dictionary

    if not hasattr(info.bound, "store"):
        info.bound = bound_dictionary(info.bound or [])
    return info.bound


def position_text(info: InvocationInfo) -> str:
    from ems.formatting.positions import position_message

    return position_message(info)


# -- the other streams' records

INFORMATIONAL = net_type("System.Management.Automation.InformationalRecord", py=InformationalRecord)
INFORMATIONAL.prop("string Message", lambda r: r.message, lambda r, v: setattr(r, "message", v))
INFORMATIONAL.prop("System.Management.Automation.InvocationInfo InvocationInfo", lambda r: r.invocation() if callable(r.invocation) else r.invocation)
INFORMATIONAL.prop("System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo", lambda r: [])


@INFORMATIONAL.method("string ToString()")
def informational_text(record: InformationalRecord) -> str:
    return record.message


for _class in (WarningRecord, VerboseRecord, DebugRecord):
    _made = net_type(_class.net_name, py=_class, base="System.Management.Automation.InformationalRecord")

    @_made.constructor(f"{_class.net_name} new(string message)")
    def _new(message: str, cls: Any = _class) -> Any:
        return cls(message)


WARNING = net_type("System.Management.Automation.WarningRecord", py=WarningRecord, base="System.Management.Automation.InformationalRecord")
WARNING.prop("string FullyQualifiedWarningId", lambda r: "")
VERBOSE = net_type("System.Management.Automation.VerboseRecord", py=VerboseRecord, base="System.Management.Automation.InformationalRecord")
DEBUG = net_type("System.Management.Automation.DebugRecord", py=DebugRecord, base="System.Management.Automation.InformationalRecord")
INFORMATION = net_type("System.Management.Automation.InformationRecord", py=InformationRecord)
INFORMATION.prop("System.Object MessageData", lambda r: r.message_data)
INFORMATION.prop("string Source", lambda r: r.source, lambda r, v: setattr(r, "source", v))
INFORMATION.prop("System.Collections.Generic.List[string] Tags", lambda r: tag_list(r))
INFORMATION.prop("datetime TimeGenerated", lambda r: generated(r), lambda r, v: setattr(r, "time_generated", v))
INFORMATION.prop("string User", lambda r: user_name(r), lambda r, v: setattr(r, "user", v))
INFORMATION.prop("string Computer", lambda r: computer_name(r), lambda r, v: setattr(r, "computer", v))
INFORMATION.prop("uint ProcessId", lambda r: __import__("os").getpid())
INFORMATION.prop("uint ManagedThreadId", lambda r: 1)
INFORMATION.prop("uint NativeThreadId", lambda r: 1)


@INFORMATION.method("string ToString()")
def information_text(record: InformationRecord) -> str:
    return to_string(record.message_data)


@INFORMATION.constructor("System.Management.Automation.InformationRecord new(System.Object messageData, string source)")
def new_information(data: Any, source: str) -> InformationRecord:
    return InformationRecord(data, source)


def tag_list(record: InformationRecord) -> Any:
    from ems.values.collections import GenericList
    from ems.values.typenames import resolve

    if not isinstance(record.tags, GenericList):
        record.tags = GenericList(record.tags, resolve("System.Collections.Generic.List[string]"))
    return record.tags


def generated(record: InformationRecord) -> Any:
    if record.time_generated is None:
        from ems.values.dates import DateTime

        record.time_generated = DateTime.now()
    return record.time_generated


def user_name(record: InformationRecord) -> str:
    import getpass

    return record.user or getpass.getuser()


def computer_name(record: InformationRecord) -> str:
    import socket

    return record.computer or socket.gethostname()


HOST_MESSAGE = net_type("System.Management.Automation.HostInformationMessage", py=HostMessage)
HOST_MESSAGE.prop("string Message", lambda m: m.message, lambda m, v: setattr(m, "message", v))
HOST_MESSAGE.prop("System.Nullable[System.ConsoleColor] ForegroundColor", lambda m: m.foreground, lambda m, v: setattr(m, "foreground", v))
HOST_MESSAGE.prop("System.Nullable[System.ConsoleColor] BackgroundColor", lambda m: m.background, lambda m, v: setattr(m, "background", v))
HOST_MESSAGE.prop("System.Nullable[bool] NoNewLine", lambda m: m.no_newline, lambda m, v: setattr(m, "no_newline", v))


@HOST_MESSAGE.method("string ToString()")
def host_message_text(message: HostMessage) -> str:
    return message.message


@HOST_MESSAGE.constructor("System.Management.Automation.HostInformationMessage new()")
def new_host_message() -> HostMessage:
    return HostMessage("")
