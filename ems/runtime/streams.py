"""In: what commands write beside output. Out: the streams: error, warning, verbose, debug, information, progress.

A Streams object says where each stream goes: the host, a pipeline's output (`2>&1`), a file, a variable. Session.streams is the current one; a
redirected command puts its own in place while its code runs.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.convert import to_string
from ems.values.errors import ErrorRecord, ps_error
from ems.values.objects import NetObject


class InformationalRecord(NetObject):
    """WarningRecord, VerboseRecord or DebugRecord."""

    __slots__ = ("invocation", "message")

    def __init__(self, message: str, invocation: Any = None) -> None:
        self.ps_ext = None
        self.message = message
        self.invocation = invocation

    def __str__(self) -> str:
        return self.message


class WarningRecord(InformationalRecord):
    __slots__ = ()
    net_name = "System.Management.Automation.WarningRecord"


class VerboseRecord(InformationalRecord):
    __slots__ = ()
    net_name = "System.Management.Automation.VerboseRecord"


class DebugRecord(InformationalRecord):
    __slots__ = ()
    net_name = "System.Management.Automation.DebugRecord"


class InformationRecord(NetObject):
    """message_data may be a HostMessage (Write-Host)."""

    __slots__ = ("computer", "message_data", "source", "tags", "time_generated", "user")
    net_name = "System.Management.Automation.InformationRecord"

    def __init__(self, message_data: Any, source: str = "", tags: tuple[str, ...] = ()) -> None:
        self.ps_ext = None
        self.message_data = message_data
        self.source = source
        self.tags = list(tags)
        self.time_generated: Any = None
        self.user: Any = None
        self.computer: Any = None

    def __str__(self) -> str:
        return to_string(self.message_data)


class HostMessage(NetObject):
    """HostInformationMessage: what Write-Host sends."""

    __slots__ = ("background", "foreground", "message", "no_newline")
    net_name = "System.Management.Automation.HostInformationMessage"

    def __init__(self, message: str, foreground: Any = None, background: Any = None, no_newline: bool = False) -> None:
        self.ps_ext = None
        self.message = message
        self.foreground = foreground
        self.background = background
        self.no_newline = no_newline

    def __str__(self) -> str:
        return self.message


class Streams:
    """Where the streams go. Each target takes one record; `error`, `warning` … are called with the command that writes."""

    def __init__(self, session: Any) -> None:
        self.session = session

    # -- targets; Redirected streams override some

    def put_error(self, record: ErrorRecord) -> None:
        self.session.host.show_error(record)

    def put_bare_error(self, record: ErrorRecord) -> None:
        """An error that comes from no pipeline: the console shows its text alone."""
        if self.__class__ is Streams:
            self.session.host.error_line(to_string(record))
        else:
            self.put_error(record)

    def note_error(self, record: ErrorRecord) -> None:
        """Every error, shown or not, passes here first: -ErrorVariable collects it."""

    def note_warning(self, record: WarningRecord) -> None:
        """Every warning, shown or not: -WarningVariable of the functions around collects it."""

    def put_warning(self, record: WarningRecord) -> None:
        self.session.host.show_warning(record.message)

    def put_verbose(self, record: VerboseRecord) -> None:
        self.session.host.show_verbose(record.message)

    def put_debug(self, record: DebugRecord) -> None:
        self.session.host.show_debug(record.message)

    def put_information(self, record: InformationRecord, shown: bool) -> None:
        """`shown`: the preference lets it appear on the host."""
        if isinstance(record.message_data, HostMessage):
            if shown:
                self.session.host.show_host_message(record.message_data)
        elif shown:
            self.session.host.write_line(to_string(record.message_data))

    def put_progress(self, record: Any) -> None:
        self.session.host.show_progress(record)

    # -- what commands call

    def preference(self, command: Any, variable: str, parameter: str) -> str:
        """The preference in force: the call's own parameter, else the variable as the command's scope sees it."""
        common = getattr(command, "common", None)
        if common is not None:
            given = common.action(parameter)
            if given is not None:
                return given
        scope = getattr(command, "scope", None) or self.session.scope
        found = scope.find(variable.lower())
        return to_string(found.value) if found is not None else "Continue"

    def warning(self, command: Any, text: str) -> None:
        record = WarningRecord(text, lambda: self.session.errors.invocation_for(command))
        self.graded(command, record, "WarningPreference", "WarningAction", self.put_warning, "WarningVariable", "warning")

    def verbose(self, command: Any, text: str) -> None:
        self.graded(command, VerboseRecord(text), "VerbosePreference", "VerboseAction", self.put_verbose, "", "verbose")

    def debug(self, command: Any, text: str) -> None:
        self.graded(command, DebugRecord(text), "DebugPreference", "DebugAction", self.put_debug, "", "debug")

    def graded(self, command: Any, record: Any, variable: str, parameter: str, put: Callable[[Any], None], collect: str, name: str) -> None:
        preference = self.preference(command, variable, parameter)
        common = getattr(command, "common", None)
        if collect and common is not None and collect in common.variables:
            common.variables[collect].append(record)
        if collect:
            self.note_warning(record)
        if preference in ("SilentlyContinue", "Ignore"):
            return
        put(record)
        if preference == "Stop":
            raise stopped(variable, record.message)
        if preference == "Inquire":
            self.session.confirmation.inquire("Continue with this operation?")

    def information(self, command: Any, data: Any, tags: tuple[str, ...] = (), source: str = "") -> None:
        record = data if isinstance(data, InformationRecord) else InformationRecord(data, source or origin(command), tags)
        host_message = isinstance(record.message_data, HostMessage)
        preference = self.preference(command, "InformationPreference", "InformationAction")
        common = getattr(command, "common", None)
        if preference == "Ignore":
            return
        if common is not None and "InformationVariable" in common.variables:
            common.variables["InformationVariable"].append(record)
        self.put_information(record, host_message or preference != "SilentlyContinue")
        if preference == "Stop" and not host_message:
            raise stopped("InformationPreference", to_string(record.message_data))

    def progress(self, command: Any, activity: str, status: str, percent: int, id: int, parent: int, operation: str, seconds: int, completed: bool) -> None:
        if self.preference(command, "ProgressPreference", "ProgressAction") in ("SilentlyContinue", "Ignore"):
            return
        self.put_progress((activity, status, percent, id, parent, operation, seconds, completed))


def stopped(variable: str, message: str) -> Exception:
    """The error of a preference of Stop: it ends the script, not the statement."""
    error = ps_error("ActionPreferenceStop", f'The running command stopped because the preference variable "{variable}" or common parameter is set to Stop: {message}',
                     category="OperationStopped", cls="System.Management.Automation.ActionPreferenceStopException")
    error.thrown = True  # type: ignore[attr-defined]
    return error


def origin(command: Any) -> str:
    """Where information comes from: the script file that the command stands in, else the command's name."""
    site = getattr(getattr(command, "stage", None), "site", None)
    path = site.source.path if site is not None and site.source is not None else None
    return str(path or getattr(getattr(command, "signature", None), "name", ""))


class Recorded(Streams):
    """Streams that also append to the variables of a function's -ErrorVariable and kin, then go where they went before."""

    def __init__(self, outer: Streams, variables: dict[str, Any]) -> None:
        super().__init__(outer.session)
        self.outer = outer
        self.variables = variables

    def record(self, name: str, record: Any) -> None:
        found = self.variables.get(name)
        if found is not None:
            found.append(record)

    def note_error(self, record: ErrorRecord) -> None:
        self.record("ErrorVariable", record)
        self.outer.note_error(record)

    def put_error(self, record: ErrorRecord) -> None:
        self.outer.put_error(record)

    def note_warning(self, record: WarningRecord) -> None:
        self.record("WarningVariable", record)
        self.outer.note_warning(record)

    def put_warning(self, record: WarningRecord) -> None:
        self.outer.put_warning(record)

    def put_verbose(self, record: VerboseRecord) -> None:
        self.outer.put_verbose(record)

    def put_debug(self, record: DebugRecord) -> None:
        self.outer.put_debug(record)

    def put_information(self, record: InformationRecord, shown: bool) -> None:
        self.record("InformationVariable", record)
        self.outer.put_information(record, shown)

    def put_progress(self, record: Any) -> None:
        self.outer.put_progress(record)


class Redirection(Streams):
    """Some streams sent elsewhere: `targets` maps error, warning, verbose, debug, information to a function."""

    def __init__(self, outer: Streams, targets: dict[str, Callable[[Any], None]]) -> None:
        super().__init__(outer.session)
        self.outer = outer
        self.targets = targets

    def note_error(self, record: ErrorRecord) -> None:
        self.outer.note_error(record)

    def put_error(self, record: ErrorRecord) -> None:
        (self.targets.get("Error") or self.outer.put_error)(record)

    def note_warning(self, record: WarningRecord) -> None:
        self.outer.note_warning(record)

    def put_warning(self, record: WarningRecord) -> None:
        (self.targets.get("Warning") or self.outer.put_warning)(record)

    def put_verbose(self, record: VerboseRecord) -> None:
        (self.targets.get("Verbose") or self.outer.put_verbose)(record)

    def put_debug(self, record: DebugRecord) -> None:
        (self.targets.get("Debug") or self.outer.put_debug)(record)

    def put_information(self, record: InformationRecord, shown: bool) -> None:
        target = self.targets.get("Information")
        if target is not None:
            target(record)
        else:
            self.outer.put_information(record, shown)

    def put_progress(self, record: Any) -> None:
        self.outer.put_progress(record)
