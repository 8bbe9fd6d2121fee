"""In: exceptions. Out: ErrorRecords with their place and origin, $Error, and what an error does next.

A statement-terminating error ends its statement; a script-terminating one (throw, -ErrorAction Stop) goes up until a try or the script's end.
While a try of the script is active anywhere on the stack, every error goes up to it (Session.try_depth).
"""
from __future__ import annotations

import os
import sys
from typing import Any

from ems.runtime.arguments import SplatText
from ems.runtime.invocation import InvocationInfo
from ems.values.collections import ArrayList
from ems.values.convert import to_string
from ems.values.errors import ErrorRecord, NetException, RuntimeException, exception_class, ps_error, record_of

STOP = "System.Management.Automation.ActionPreferenceStopException"
METADATA = "System.Management.Automation.MetadataException"


def as_runtime(error: BaseException) -> RuntimeException | NetException:
    """The exception as PowerShell shows it: one that brings an id is wrapped in a RuntimeException with the same text, .NET's own stay."""
    if isinstance(error, RuntimeException):
        return error
    if isinstance(error, NetException):
        if not hasattr(error, "error_id"):
            if error.record is None:
                error.record = ErrorRecord(error, error.net_name, "OperationStopped")
            return error
        made = RuntimeException(error.message, error)
        made.error_id = getattr(error, "error_id", error.net_name)
        made.category = getattr(error, "category", "NotSpecified")
        made.target = getattr(error, "target", None)
        made.__traceback__ = error.__traceback__
        return made
    if isinstance(error, RecursionError):
        return call_depth_error()  # type: ignore[return-value]
    from ems.values.python_failures import net_failure

    known = net_failure(error) if isinstance(error, Exception) else None
    return internal_error(error) if known is None else as_runtime(known)


def call_depth_error() -> Exception:
    return ps_error("CallDepthOverflow", "The script failed due to call depth overflow.", category="InvalidOperation", target=0)


def internal_error(error: BaseException) -> RuntimeException:
    """A failure of ems itself: said plainly, with the place in ems for a report; never a Python traceback."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "SOURCE" not in trace.tb_frame.f_globals:
            place = f"{os.path.basename(os.path.dirname(name))}/{os.path.basename(name)}:{trace.tb_lineno}"
        trace = trace.tb_next
    if os.environ.get("EMS_TRACE"):
        import traceback

        traceback.print_exception(error, file=sys.stderr)
    made = ps_error("InternalError", f"ems failed inside ({type(error).__name__}: {error}; at {place}). This is a defect of ems, not of your script; please report it.",
                    category="InvalidResult", inner=error)
    made.__traceback__ = error.__traceback__
    return made


def script_place(error: BaseException) -> tuple[Any, int, int] | None:
    """(source, start, end) of the innermost script statement that an exception passed through."""
    trace = error.__traceback__
    found = None
    while trace is not None:
        source = trace.tb_frame.f_globals.get("SOURCE")
        if source is not None:
            found = (trace, source)
        trace = trace.tb_next
    if found is None:
        return None
    trace, source = found
    positions = code_positions(trace.tb_frame.f_code)
    line, end_line, column, end_column = positions[trace.tb_lasti // 2]
    starts = source.line_starts
    if line is None or line > len(starts):
        return None
    return source, starts[line - 1] + (column or 0), starts[min(end_line or line, len(starts)) - 1] + (end_column or 0)


def at_head(error: Any, site: Any, named: bool = True) -> Exception:
    """An error about what a command's name stands for: its place is the name. `named`: its invocation name is how the command was called."""
    if site.source is not None:
        error.place = (site.source, site.head_start, site.head_end)
    if named:
        error.invocation_name = {"Ampersand": "&", "Dot": "."}.get(site.op or "", site.name)
    return error  # type: ignore[no-any-return]


def running_code() -> tuple[Any, ...]:
    """The script code that runs now, innermost first, for a stack trace: (frame's identity, code, source, line, scope) each."""
    found = []
    frame: Any = sys._getframe(1)
    while frame is not None:
        source = frame.f_globals.get("SOURCE")
        if source is not None and frame.f_code.co_name[0] in BLOCK_NAMES:
            found.append((id(frame), frame.f_code, source, frame.f_lineno, frame.f_locals.get("S")))
        frame = frame.f_back
    return tuple(found)


BLOCK_NAMES = "fd"  # what the compiler calls a named block and a parameter's default; other functions are parts of these


def place_of(error: BaseException) -> tuple[Any, int, int] | None:
    """Where an error happened: the place it brings along, else the innermost script code that it passed through."""
    own = getattr(error, "place", None)
    if own is not None and own[0] is not None:
        return own  # type: ignore[no-any-return]
    found = script_place(error)
    return (found[0], own[1], own[2]) if own is not None and found is not None else found


def argument_place(error: Any, stage: Any) -> tuple[int, int] | None:
    """(start, end) of the parameter or argument that a binding error is about; None for the whole command."""
    site = stage.site
    shapes = site.shapes if site is not None else ()
    given = getattr(stage, "arguments", ())
    places = shapes_of(given, shapes)
    if places is None:
        return None
    name = getattr(error, "parameter_name", "").lower()

    def fits(at: int) -> bool:
        """Is the argument named like the parameter?"""
        kind, own = given[at][:2]
        if kind == "v":
            own = given[at - 1][1] if at and given[at - 1][0] == "p" else ""
        return bool(own) and name.startswith(own.lower())

    if hasattr(error, "argument"):
        found = [i for i, a in enumerate(given) if a[0] in "va" and a[2] is error.argument]
        return value_place(site, places[([i for i in found if fits(i)] or found)[0]]) if found else None
    if error.error_id not in ("NamedParameterNotFound", "MissingArgument", "AmbiguousParameter", "ParameterAlreadyBound") or not name:
        return None
    named = [i for i, a in enumerate(given) if a[0] in "pa" and a[1] and name.startswith(a[1].lower())]
    return (places[named[-1]][2], places[named[-1]][3]) if named else None


def shapes_of(given: Any, shapes: Any) -> list[Any] | None:
    """The written element that each argument comes from; None when they do not fit together."""
    written = iter([shape for shape in shapes if shape[0] != "s"])
    found = [shapes[a[3].shape] if a[3].__class__ is SplatText else next(written, None) for a in given]
    return None if None in found else found


def value_place(site: Any, shape: Any) -> tuple[int, int]:
    """(start, end) of an argument's value: what stands behind the colon of `-name:value`."""
    start, end = shape[2], shape[3]
    if shape[0] == "a" and site.source is not None:
        text = site.source.text[start:end]
        at = text.index(":") + 1
        start += at + len(text[at:]) - len(text[at:].lstrip())
    return start, end


_positions: dict[Any, list[Any]] = {}


def code_positions(code: Any) -> list[Any]:
    found = _positions.get(code)
    if found is None:
        if len(_positions) > 500:
            _positions.clear()
        found = _positions[code] = list(code.co_positions())
    return found


def own_facts(record: ErrorRecord) -> ErrorRecord:
    """What the exception of a stopped error says itself: without the name of the command that reported it."""
    invocation = record.invocation
    place = InvocationInfo(None, "", invocation.source, invocation.start, invocation.end) if invocation is not None else None
    return ErrorRecord(record.exception, record.error_id, record.category, record.target, details=record.details, invocation=place,
                       script_stack_trace=record.script_stack_trace)


class Failures:
    """The error half of a session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.list = ArrayList()  # $Error, newest first

    # -- $Error

    def remember(self, record: ErrorRecord) -> None:
        if self.list and self.list[0] is record:
            return
        self.list.insert(0, record)
        maximum = self.session.maximum_error_count
        if len(self.list) > maximum:
            del self.list[maximum:]

    # -- making records

    def record(self, error: BaseException, scope: Any = None) -> ErrorRecord:
        """The record of an exception that reached a statement, with its place."""
        runtime = as_runtime(error)
        record = record_of(runtime)
        if runtime is not error and isinstance(error, NetException):
            if error.record is not None:
                return error.record
            error.record = record
        if record.invocation is None:
            place = place_of(error)
            if place is not None:
                record.invocation = InvocationInfo(None, getattr(error, "invocation_name", None) or "", *place)
        elif record.invocation.source is None and error.__traceback__ is not None:
            place = place_of(error)
            if place is not None:
                record.invocation = record.invocation.placed(*place)
        if record.script_stack_trace is None:
            record.script_stack_trace = (error.__traceback__, running_code())  # type: ignore[assignment]
        return record

    def fill(self, record: ErrorRecord, command: Any) -> ErrorRecord:
        """The facts that the command adds to a record of its own."""
        signature = command.signature
        if record.invocation is None:
            found = self.invocation_for(command)
            record.invocation = found.of_record() if found is not None else None
        if record.activity is None:  # not filled yet: Write-Error's records come with their facts, an empty origin among them
            record.origin = record.origin or signature.class_name or signature.name
            record.activity = signature.name
        if record.script_stack_trace is None:
            record.script_stack_trace = (None, running_code())  # type: ignore[assignment]
        return record

    @staticmethod
    def invocation_for(command: Any) -> Any:
        stage = getattr(command, "stage", None)
        found = getattr(stage, "invocation", None) if stage is not None else None
        return found if found is not None else getattr(command, "invocation", None)

    def from_cmdlet(self, error: Exception, stage: Any) -> Exception:
        """An exception that escaped from a cmdlet's code, as its terminating error."""
        record = getattr(error, "record", None)
        if getattr(stage.cmdlet, "claims_errors", False) and isinstance(error, NetException):
            self.claim(error, stage.signature.class_name, stage.signature.name, stage.invocation)
            return error
        if record is not None and record.activity is not None:
            return error
        place = script_place(error)
        if place is not None and getattr(error, "invocation_done", None) is None and isinstance(error, RuntimeException):
            # raised by script code that the cmdlet ran: the script's own error
            return error
        if isinstance(error, NetException):
            self.fill(record_of(error), stage.cmdlet)
            error.claimed = True  # type: ignore[attr-defined]
            return error
        made = internal_error(error)
        self.fill(record_of(made), stage.cmdlet)
        return made

    def from_function(self, error: NetException, stage: Any) -> None:
        """An error that leaves an advanced function becomes the function's own, as a cmdlet's is."""
        name = stage.signature.name or stage.name
        self.claim(error, stage.signature.class_name or name, name, stage.command_runtime.cmdlet.invocation)

    def claim(self, error: NetException, origin: str, activity: str, invocation: InvocationInfo) -> None:
        """Give an error that leaves a command the command's name and place. What throw made, what -ErrorAction Stop stopped and what a command
        within claimed already stay as they are."""
        if getattr(error, "by_throw", False) or getattr(error, "claimed", False) or error.net_name == STOP:
            return
        record = self.record(error)
        record.origin, record.activity, record.invocation = origin, activity, invocation.of_record()
        error.claimed = True  # type: ignore[attr-defined]

    def binding(self, error: NetException, stage: Any) -> Exception:
        """A binding error, with the command it is about."""
        if error.net_name == METADATA and stage.site is not None and not hasattr(error, "place"):
            return at_head(error, stage.site)
        if getattr(error, "error_id", None) is None:
            return error
        if not isinstance(error, RuntimeException) or "ParameterBinding" not in error.net_name:
            return error
        record = record_of(error)
        record.origin = stage.signature.class_name or stage.name
        record.activity = stage.signature.name if stage.signature.name else stage.name
        if record.invocation is None:
            made = record.invocation = self.session.invocation_of(stage.info, stage.site, [], stage.name)
            place = argument_place(error, stage)
            if place is not None:
                made.start, made.end = place
        record.target = None
        return error

    def write_binding(self, error: Any, stage: Any, item: Any) -> None:
        """A pipeline object that could not be bound: an error that does not end the command."""
        record = record_of(error)
        record.origin = stage.signature.class_name or stage.name
        record.activity = stage.signature.name or stage.name
        record.invocation = self.session.invocation_of(stage.info, stage.site, [], stage.name)
        record.target = item
        error.binding_error = True
        command = getattr(stage, "cmdlet", None)
        if command is None:
            command = stage.command_runtime.cmdlet if stage.command_runtime is not None else stage
        self.write(command, record)
        stage.failed = True

    # -- writing

    def write(self, command: Any, record: ErrorRecord) -> None:
        """A non-terminating error: shown, kept, or turned into a terminating one, as the preference says."""
        session = self.session
        self.fill(record, command)
        streams = session.streams
        stage = getattr(command, "stage", None)
        if stage is not None:
            stage.failed = True
        action = streams.preference(command, "ErrorActionPreference", "ErrorAction")
        session.ok = False
        if action == "Ignore":
            return
        self.remember(record)
        streams.note_error(record)
        common = getattr(command, "common", None)
        if common is not None and "ErrorVariable" in common.variables and not getattr(record.exception, "binding_error", False):
            collected = common.variables["ErrorVariable"]
            if not collected or collected[-1] is not record:
                collected.append(record)
        if action == "SilentlyContinue":
            return
        if action in ("Stop", "Break"):
            raise self.stop_error(record)
        if action == "Inquire":
            session.confirmation.inquire(record.message)
        self.put(record, streams)

    def put(self, record: ErrorRecord, streams: Any) -> None:
        """Send an error where errors go. From a class's method none reaches the caller's redirections: the host shows its bare text."""
        for frame in reversed(self.session.frames):
            if getattr(frame.info, "kind", "") == "Method":
                if frame.streams is streams:
                    while hasattr(streams, "outer"):
                        streams = streams.outer
                    streams.put_bare_error(record)
                    return
                break
        streams.put_error(record)

    def stop_error(self, record: ErrorRecord) -> Exception:
        error = exception_class(STOP)('The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: '
                                      + record.message, record.exception)
        error.record = record
        record.stopped = True
        error.thrown = True  # type: ignore[attr-defined]
        return error

    def terminating(self, command: Any, record: ErrorRecord) -> Exception:
        """The exception for ThrowTerminatingError."""
        self.fill(record, command)
        error = record.exception
        if isinstance(error, NetException):
            error.record = record
            error.claimed = True  # type: ignore[attr-defined]
            return error
        made = RuntimeException(str(error), error)
        made.record = record
        made.claimed = True  # type: ignore[attr-defined]
        record.exception = made
        return made

    # -- what statements do with errors

    def handle(self, error: Exception, scope: Any) -> None:
        """An error that ended a statement: shown, or raised again (by returning normally the script goes on)."""
        session = self.session
        if isinstance(error, NetException) and (session.try_depth > 0 or getattr(error, "terminates", None) is not None):
            raise error
        record = self.record(error, scope)
        carried = record.exception if isinstance(record.exception, RuntimeException) else error
        if session.try_depth > 0:
            raise error if isinstance(error, NetException) else as_runtime(error)
        thrown = getattr(error, "thrown", False)
        found = scope.find("erroractionpreference")
        action = to_string(found.value) if found is not None else "Continue"
        session.ok = False
        if thrown and action not in ("SilentlyContinue", "Ignore"):
            self.place_thrown(record)
            raise error
        if action in ("Stop", "Break") and not thrown:
            if isinstance(error, (RuntimeException, NetException)):
                error.thrown = True  # type: ignore[attr-defined]
                error.record = record
                raise error
            raise carried
        self.remember(record)
        if action in ("SilentlyContinue", "Ignore"):
            return
        if action == "Inquire":
            session.confirmation.inquire(record.message)
        self.put(record, session.streams)

    def place_thrown(self, record: ErrorRecord) -> None:
        """Nothing to add: a thrown error's place is where it was thrown."""

    def caught(self, error: Exception, scope: Any) -> ErrorRecord:
        """The record that a catch block sees as $_."""
        record = self.record(error, scope)
        self.remember(record)
        self.session.ok = False
        return record

    def report_in_clean(self, error: Exception, stage: Any) -> None:
        """Errors of a clean block are shown and do not end anything."""
        record = self.record(error)
        self.remember(record)
        self.session.streams.put_error(record)

    # -- throw

    def throw(self, value: Any) -> Exception:
        """The exception for `throw value`."""
        from ems.values.objects import base

        item = base(value)
        if isinstance(item, ErrorRecord):
            error = item.exception
            if not isinstance(error, NetException):
                error = RuntimeException(str(error), error)
            made = ErrorRecord(error, item.error_id, item.category, item.target, origin=item.origin, activity=item.activity, reason=item.reason,
                               target_name=item.target_name, target_type=item.target_type, details=item.details, invocation=item.invocation)
            error.record = made
            error.thrown = error.by_throw = True  # type: ignore[attr-defined]
            error.from_throw = isinstance(error, RuntimeException)  # type: ignore[attr-defined]
            error.__traceback__ = None
            return error
        if isinstance(item, NetException):
            item.__traceback__ = None
            item.record = ErrorRecord(item, item.message, "OperationStopped", None)
            item.thrown = item.by_throw = True  # type: ignore[attr-defined]
            item.from_throw = isinstance(item, RuntimeException)  # type: ignore[attr-defined]
            return item
        if item is None:
            made_error = ps_error("ScriptHalted", "ScriptHalted", category="OperationStopped", target=None)
        else:
            text = to_string(item)
            made_error = ps_error(text, text, category="OperationStopped", target=value)
        made_error.thrown = made_error.from_throw = made_error.by_throw = True
        return made_error

    def matches(self, record: ErrorRecord, types: Any) -> bool:
        """Does a trap with these types take the record?"""
        return self.matching(record, types) is not None

    def matching(self, record: ErrorRecord, types: Any) -> ErrorRecord | None:
        """The record that a catch clause with these types sees: the exception's own, or one with the inner exception it wraps; None for neither."""
        from ems.values.types import get_type, type_of

        error = record.exception
        if record.stopped and any(get_type(STOP).is_subclass_of(t) for t in types):
            return record
        if any(type_of(error).is_subclass_of(t) for t in types):
            return own_facts(record) if record.stopped and isinstance(error, RuntimeException) else record
        inner = getattr(error, "inner", None)
        if inner is None or not any(type_of(inner).is_subclass_of(t) for t in types):
            return None
        return ErrorRecord(inner, record.error_id, record.category, record.target, origin=record.origin, activity=record.activity, reason=record.reason,
                           target_name=record.target_name, target_type=record.target_type, details=record.details, invocation=record.invocation,
                           script_stack_trace=record.script_stack_trace)
