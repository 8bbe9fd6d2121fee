"""In: a session. Out: a rehearsal in it (start, current, stop), and `ems --rehearse SCRIPT`: what a script would change, told.

    ems --rehearse SCRIPT [arguments]      options before SCRIPT:
        --store URL  --output text|json|html  --probe FILE.csv  --apply

The script runs on a copy of the store in memory; the store itself is only read. Exit code: 0 nothing would change (or it was applied),
2 something would, 1 there were errors or conflicts.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

from ems.store.rehearsal import Rehearsal

NO_CHANGE, ERRORS, CHANGES = 0, 1, 2
FORMATS = ("text", "json", "html")
USAGE = "Usage: ems --rehearse [--store URL] [--output text|json|html] [--probe FILE.csv] [--apply] SCRIPT [arguments]"
HELP = """Runs SCRIPT on a copy of the store and tells what it would do to it. The store is not changed; files that the script writes and
programs that it starts are not held back.

  --store URL       the store: a file, memory: or postgresql://...; else EMS_STORE, else the one in your data folder
  --output FORMAT   text, json or html
  --probe FILE.csv  the connections (columns address, server, port) and messages (sender, recipient) to trace before and after;
                    without it, the endpoints of all connectors
  --apply           asks after the report, and carries the changes out in one transaction

Exit code: 0 nothing would change (or it was applied), 2 something would, 1 there were errors or conflicts."""
IN_REHEARSAL = "EMS_REHEARSAL"  # the environment variable that tells an ems started by the script


def current(session: Any) -> Rehearsal | None:
    """The rehearsal that the session's commands work in, or None."""
    found: Rehearsal | None = session._parts.get("rehearsal")
    return found


def start(session: Any, of_script: bool = False) -> Rehearsal:
    """Put a copy of the store in the session's place."""
    rehearsal = Rehearsal(session.store, of_script, current(session))
    importlib.import_module("cmdlets.catalog").prepare_store(session, rehearsal.copy)
    session._parts["rehearsal"] = rehearsal
    session._parts["store"] = rehearsal.copy
    return rehearsal


def stop(session: Any) -> None:
    """Let the session work on its store again."""
    rehearsal = session._parts.pop("rehearsal")
    if rehearsal.outer is not None:
        session._parts["rehearsal"] = rehearsal.outer
    session._parts["store"] = rehearsal.store
    rehearsal.close()


class Options:
    """What the command line asks for; `problem` says what is wrong with it."""

    def __init__(self, args: list[str]) -> None:
        self.store: str | None = None
        self.output = "text"
        self.probe: str | None = None
        self.apply = False
        self.script = ""
        self.arguments: list[str] = []
        self.help = False
        self.problem = ""
        self._read(list(args))

    def _read(self, rest: list[str]) -> None:
        while rest and rest[0].startswith("--"):
            name, equals, value = rest.pop(0).partition("=")
            if name in ("--apply", "--help"):
                setattr(self, name[2:], True)
                continue
            if name not in ("--store", "--output", "--probe"):
                self.problem = f"'{name}' is no option of --rehearse."
                return
            if not equals:
                if not rest:
                    self.problem = f"'{name}' needs a value."
                    return
                value = rest.pop(0)
            setattr(self, name[2:], value)
        if self.help:
            return
        if self.output not in FORMATS:
            self.problem = f"--output is one of {', '.join(FORMATS)}, not '{self.output}'."
        elif not rest:
            self.problem = "The script is missing."
        else:
            self.script, self.arguments = rest[0], rest[1:]


def main(args: list[str]) -> int:
    """The command `ems --rehearse`."""
    options = Options(args)
    if options.help:
        print(f"{USAGE}\n\n{HELP}")
        return NO_CHANGE
    problem = options.problem or missing_script(options.script)
    if problem:
        print(f"ems: {problem}\n{USAGE}", file=sys.stderr)
        return ERRORS
    os.environ[IN_REHEARSAL] = "1"  # an ems that the script starts opens its store for reading only
    from ems.startup import new_session
    from ems.store.errors import StoreError

    def work() -> int:
        try:
            session = new_session(store=options.store)
            session._parts["store"] = open_to_rehearse(session, options)
            return run(session, options)
        except StoreError as error:
            print(f"ems: {error.message}", file=sys.stderr)
            return ERRORS

    return _with_large_stack(work)


def open_to_rehearse(session: Any, options: Options) -> Any:
    """The store, for reading only (until apply(), when changes are to be applied); a new one in memory where there is none yet."""
    from ems.store import default_path, open_store
    from ems.store.errors import StoreError, StoreReadOnly

    address = options.store or os.environ.get("EMS_STORE") or default_path()
    if options.apply:
        store = open_store(address)
        if store.read_only:
            store.close()
            raise StoreReadOnly(f"The store '{store.address}' can only be read: nothing can be applied to it.", target=store.address)
        importlib.import_module("cmdlets.catalog").prepare_store(session, store)
        store.read_only = True
        return store
    if address != "memory:":
        try:
            return open_store(address, create=False, read_only=True)
        except StoreError as error:
            if error.error_id != "StoreNotFound":
                raise
    store = open_store("memory:")
    if address != "memory:":
        store.address = f"a new store ('{address}' is not there yet)"
    return store


def missing_script(script: str) -> str:
    """Why there is no such script; "" when there is one."""
    from ems.command_line import NO_FILE

    return "" if os.path.isfile(os.path.expanduser(script)) else NO_FILE.format(script)


def _with_large_stack(work: Any) -> int:
    """Run it where scripts may call themselves deeply, as the launcher does."""
    import threading

    from ems.launcher import RECURSION_LIMIT, STACK_BYTES

    outcome: list[Any] = []

    def inside() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # carried to the main thread
            outcome.append(error)

    sys.setrecursionlimit(RECURSION_LIMIT)
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    if isinstance(outcome[0], BaseException):
        raise outcome[0]
    return int(outcome[0])


def run(session: Any, options: Options) -> int:
    """Rehearse, report, and apply when asked to."""
    from ems.rehearsal_report import FORMATTERS

    host = session.host
    report = rehearse_script(session, options)
    rehearsal = current(session)
    assert rehearsal is not None
    host.write_line(FORMATTERS[options.output](report).rstrip("\n"))
    host.flush()
    code = ERRORS if report.failed else CHANGES if report.differences else NO_CHANGE
    pending = bool(report.differences) or any(rehearsal.checkpoint_changes())
    if options.apply and pending and not report.conflicts:
        code = apply(session, rehearsal, report, code)
    stop(session)
    return code


def apply(session: Any, rehearsal: Rehearsal, report: Any, code: int) -> int:
    """Ask, then carry out; the exit code."""
    from ems.store.errors import StoreError

    count = _counted(len(rehearsal.changes()), "change")
    failed = f" although the script had {_counted(len(report.errors), 'error')}" if report.errors else ""
    session.host.write(f"Apply {count} to {rehearsal.store.address}{failed}? [y/N] ")
    session.host.flush()
    answer = session.host.read_line() or ""
    if answer.strip().lower() not in ("y", "yes"):
        session.host.write_line("Nothing was saved.")
        return code
    rehearsal.store.read_only = False
    try:
        rehearsal.apply()
    except StoreError as error:
        session.host.error_line(f"ems: {error.message}")
        return ERRORS
    session.host.write_line(f"Applied: {count} saved in one transaction.")
    return ERRORS if report.failed else NO_CHANGE


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


class Message:
    """A warning or error and the script line that it came from."""

    __slots__ = ("file", "id", "line", "text")

    def __init__(self, text: str, invocation: Any, error_id: str = "", trace: str | None = None) -> None:
        self.text = text
        self.id = error_id
        self.file = (invocation.script_name if invocation is not None else "") or ""
        self.line = invocation.line if self.file else 0
        if not self.file:
            self._find_in(trace)

    def _find_in(self, trace: str | None) -> None:
        """The innermost place in a file of a script stack trace: `at f, /folder/x.ps1: line 3`."""
        for entry in (trace or "").splitlines():
            place, found, line = entry.rpartition(": line ")
            name = place.partition(", ")[2]
            if found and line.isdigit() and name and not name.startswith("<"):
                self.file, self.line = name, int(line)
                return


class Report:
    """What a rehearsal found."""

    def __init__(self, script: str, store: str) -> None:
        self.script = script
        self.store = store
        self.warnings: list[Message] = []
        self.errors: list[Message] = []
        self.output: list[str] = []
        self.script_exit_code = 0
        self.differences: list[Change] = []
        self.conflicts: list[Any] = []
        self.changes = 0
        self.probes: list[dict[str, str]] | None = None  # None: this build has no mail flow to ask

    @property
    def failed(self) -> bool:
        return bool(self.errors or self.conflicts or self.script_exit_code)


class Change:
    """A Difference with its property values as text."""

    __slots__ = ("action", "guid", "identity", "kind", "properties")

    def __init__(self, action: str, kind: str, identity: str, guid: str, properties: list[tuple[str, str, str]]) -> None:
        self.action = action
        self.kind = kind
        self.identity = identity
        self.guid = guid
        self.properties = properties


def rehearse_script(session: Any, options: Options) -> Report:
    """Run the script in a rehearsal, which stays open for apply()."""
    rehearsal = start(session, of_script=True)
    prepare(session, rehearsal)
    report = Report(options.script, rehearsal.store.address)
    probes = _probes(session, rehearsal, options.probe)
    _listen(session, report)
    _run_script(session, options, report)
    records = importlib.import_module("cmdlets.house.records")
    for found in rehearsal.differences():
        schema = records.property_loaders(session, found.kind)
        rows = [
            (name, records.value_text(schema, name, old), records.value_text(schema, name, new))
            for name, old, new in records.difference_rows(found, schema)
        ]
        report.differences.append(Change(found.action, found.kind, records.identity_text(found.name, found.server), found.guid, rows))
    report.conflicts = rehearsal.conflicts()
    report.changes = len(rehearsal.changes())
    report.probes = probes(report) if probes is not None else None
    return report


def prepare(session: Any, rehearsal: Rehearsal) -> None:
    """Let the copy of an empty store get its first organization, before what counts begins."""
    importlib.import_module("cmdlets.catalog").prepare_store(session, rehearsal.copy)
    rehearsal.base = rehearsal.copy.version


def _listen(session: Any, report: Report) -> None:
    """Warnings, errors and output go to the report."""
    streams, host = session.streams, session.host

    def put_warning(record: Any) -> None:
        invocation = record.invocation() if callable(record.invocation) else record.invocation
        report.warnings.append(Message(record.message, invocation))

    def show_error(record: Any) -> None:
        from ems.runtime.types.errors import stack_trace

        report.errors.append(Message(_plain_message(record), record.invocation, record.fully_qualified_error_id, stack_trace(record)))

    streams.put_warning = put_warning
    host.show_error = show_error


def _plain_message(record: Any) -> str:
    """An error's text; of a parse error the last line, whose place the report gives itself."""
    text: str = record.message
    return text.rstrip().splitlines()[-1] if text.startswith("At ") and "\n+ " in text else text


class _Lines:
    """Stands for the output while a report that must stand alone is made."""

    captures = True  # the output of programs too

    def __init__(self, report: Report) -> None:
        self.report = report
        self.part = ""

    def write(self, text: str) -> None:
        *whole, self.part = (self.part + text).split("\n")
        self.report.output += whole

    def flush(self) -> None:
        return

    def isatty(self) -> bool:
        return False


def _run_script(session: Any, options: Options, report: Report) -> None:
    from ems.launcher import run_file

    host = session.host
    output = host.output
    if options.output != "text":
        host.output = _Lines(report)
    try:
        code = run_file(session, options.script, options.arguments)
    finally:
        if host.output is not output and host.output.part:
            host.output.write("\n")
        host.output = output
    report.script_exit_code = 0 if report.errors else code


PROBES = "cmdlets.exchange.mailflow.probes"


def _probes(session: Any, rehearsal: Rehearsal, path: str | None) -> Any:
    """A function that traces each probe on the store and on the copy, and tells those that go another way.

    The module of mail flow offers `default_probes(store) -> list of dicts` (the endpoints of all connectors) and `trace(store, probe) ->
    text`:
    which connector takes the connection (address, server, port) or the message (sender, recipient).
    """
    from importlib.util import find_spec

    from ems.store.errors import StoreError

    if find_spec("cmdlets.exchange.mailflow") is None or find_spec(PROBES) is None:
        if path is not None:
            raise StoreError(
                "--probe needs the mail flow part of ems, which this installation does not have.",
                error_id="NoMailFlow",
                category="NotInstalled",
            )
        return None
    mailflow = importlib.import_module(PROBES)
    chosen = read_probes(path) if path is not None else mailflow.default_probes(rehearsal.copy)
    before = [mailflow.trace(rehearsal.copy, probe) for probe in chosen]

    def compare(report: Report) -> list[dict[str, str]]:
        fresh = [] if path is not None else [probe for probe in mailflow.default_probes(rehearsal.copy) if probe not in chosen]
        rows, was = [*chosen, *fresh], before + _trace_before(session, rehearsal, mailflow, fresh)
        found = []
        for probe, old in zip(rows, was, strict=True):
            new = mailflow.trace(rehearsal.copy, probe)
            if old != new:
                found.append({**probe, "before": old, "after": new})
            elif path is not None and new.startswith("cannot be traced"):
                named = ", ".join(f"{name} {value}" for name, value in probe.items() if value)
                report.warnings.append(Message(f"The probe of {named} {new}", None))
        return found

    return compare


def _trace_before(session: Any, rehearsal: Rehearsal, mailflow: Any, probes: list[dict[str, str]]) -> list[str]:
    """Where the endpoints that the script made led before: traced on another copy of the store."""
    if not probes:
        return []
    untouched = Rehearsal(rehearsal.store)
    try:
        importlib.import_module("cmdlets.catalog").prepare_store(session, untouched.copy)
        return [mailflow.trace(untouched.copy, probe) for probe in probes]
    finally:
        untouched.close()


def read_probes(path: str) -> list[dict[str, str]]:
    """The rows of a CSV file with the columns address (or RemoteAddress, as Get-EmsSmtpSession calls it), server, port or sender, recipient."""
    import csv

    from ems.store.errors import StoreError

    try:
        with open(path, newline="", encoding="utf-8-sig") as file:
            rows = [{(name or "").strip().lower(): (value or "").strip() for name, value in row.items()} for row in csv.DictReader(file)]
    except OSError as error:
        raise StoreError(
            f"The probe file '{path}' cannot be read: {error.strerror}.", error_id="ProbeFileUnreadable", category="OpenError"
        ) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise StoreError(
            f"The probe file '{path}' is no CSV file: {error}.", error_id="ProbeFileUnreadable", category="InvalidData"
        ) from None
    for number, row in enumerate(rows, 2):
        if "remoteaddress" in row:
            row.setdefault("address", row.pop("remoteaddress"))
        if not (row.get("address") or row.get("recipient")):
            raise StoreError(
                f"Line {number} of '{path}' has neither an address nor a recipient.", error_id="ProbeIncomplete", category="InvalidData"
            )
        wrong = _wrong_field(row)
        if wrong:
            raise StoreError(f"Line {number} of '{path}': {wrong}", error_id="ProbeInvalid", category="InvalidData")
    return rows


def _wrong_field(row: dict[str, str]) -> str:
    """What is wrong with a probe's fields; "" for nothing."""
    from ipaddress import ip_address

    address, port = row.get("address") or "", row.get("port") or ""
    if address:
        try:
            ip_address(address)
        except ValueError:
            return f"{address!r} is no IP address."
    if port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return f"{port!r} is no port."
    for name in ("sender", "recipient"):
        text = row.get(name) or ""
        if text and text != "<>" and "@" not in text[1:-1] and ":" not in text[1:-1]:  # X400:… and FAX:… are addresses too
            return f"{text!r} is no mail address ({name})."
    return ""
