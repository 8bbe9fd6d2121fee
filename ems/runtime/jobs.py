"""In: script blocks to run in the background. Out: Job objects, their threads, their output; the session's table of jobs."""
from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from ems.runtime import runspaces
from ems.values.errors import ErrorRecord, exception_class
from ems.values.objects import NetObject, NoteProperty, extend
from ems.values.types import get_type

STREAMS = ("output", *runspaces.STREAMS)
FINISHED = ("Completed", "Failed", "Stopped")


class Job(NetObject):
    """A job. `kept`: stream -> what was not received yet; `ordered`: (stream, record) pairs in the order of writing. children: its child jobs."""

    __slots__ = ("begin_time", "changed", "children", "command", "end_time", "id", "instance_id", "kept", "location", "name", "on_end", "ordered", "reason", "session",
                 "state", "status_message", "thread", "type_name", "net_type")

    def __init__(self, jobs: Jobs, net_name: str, type_name: str, name: str | None, command: str, location: str = "PowerShell", with_id: bool = True) -> None:
        self.ps_ext = None
        self.net_type = get_type(net_name)
        self.id = jobs.next_id() if with_id else 0
        self.name = name if name is not None else f"Job{self.id}"
        self.instance_id = jobs.new_guid()
        self.type_name = type_name
        self.command = command
        self.location = location
        self.state = "NotStarted"
        self.status_message = ""
        self.reason: Any = None
        self.children: list[Job] = []
        self.kept: dict[str, Any] = {stream: new_collection(stream) for stream in STREAMS}
        self.ordered: deque[tuple[str, Any]] = deque()
        self.changed = threading.Condition()
        self.thread: Any = None
        self.session: Any = None
        self.begin_time: Any = None
        self.end_time: Any = None
        self.on_end: list[Callable[[Job], None]] = []

    def __hash__(self) -> int:
        return id(self)

    def __str__(self) -> str:
        return self.net_type.full_name

    # -- what the thread calls

    def put(self, stream: str, record: Any) -> None:
        with self.changed:
            self.kept[stream].append(record)
            self.ordered.append((stream, record))
            self.changed.notify_all()

    def set_state(self, state: str, reason: Any = None) -> None:
        """A new state; one that ends the job stays."""
        with self.changed:
            if self.state in FINISHED:
                return
            self.state = state
            if reason is not None:
                self.reason = reason
            if state == "Running" and self.begin_time is None:
                self.begin_time = now()
            if state in FINISHED:
                self.end_time = now()
            self.changed.notify_all()
        if state in FINISHED:
            for call in self.on_end:
                call(self)

    # -- what cmdlets call

    @property
    def finished(self) -> bool:
        return self.state in FINISHED

    @property
    def has_more_data(self) -> bool:
        if self.children:
            return any(c.has_more_data for c in self.children)
        if self.type_name == "BackgroundJob" and not self.finished:
            return True
        return any(len(self.kept[s]) for s in STREAMS)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; False when the time is over. In slices, so that an interrupt gets through."""
        with self.changed:
            return wait_for(self.changed, lambda: self.state in FINISHED, timeout)

    def stop(self) -> None:
        for child in self.children:
            child.stop()
        if not self.finished:
            thread = self.thread
            self.set_state("Stopped")
            if thread is not threading.current_thread():
                runspaces.stop_thread(thread)

    def take(self, keep: bool) -> list[tuple[str, Any]]:
        """What was written and not received yet, in order; it stays with `keep`."""
        with self.changed:
            found = list(self.ordered)
            if not keep:
                self.ordered.clear()
                for stream in STREAMS:
                    self.kept[stream].clear()
        return found


SLICE = 0.05  # seconds in which Ctrl+C is not heard


def wait_for(condition: threading.Condition, done: Callable[[], bool], timeout: float | None) -> bool:
    import time

    end = None if timeout is None or timeout < 0 else time.monotonic() + timeout
    while not done():
        left = SLICE if end is None else min(SLICE, end - time.monotonic())
        if left <= 0:
            return done()
        condition.wait(left)
    return True


def new_collection(stream: str) -> Any:
    """The PSDataCollection of a stream."""
    from ems.runtime.types.powershell import data_collection

    return data_collection(stream)


def now() -> Any:
    from ems.values.dates import DateTime

    return DateTime.now()


class Jobs:
    """The jobs of a session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.list: list[Job] = []
        self.last_id = 0
        self.waiting: deque[Job] = deque()  # thread jobs over the throttle limit
        self.running = 0
        self.thread_limit = 5
        self.lock = threading.Lock()

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    @staticmethod
    def new_guid() -> Any:
        import uuid

        from ems.values.identities import parse_guid

        return parse_guid(str(uuid.uuid4()))

    def remove(self, job: Job) -> None:
        if job in self.list:
            self.list.remove(job)

    # -- starting

    def start_process_job(self, text: str, *, name: str | None = None, arguments: list[Any] | None = None, input: list[Any] | None = None, using: dict[str, Any] | None = None,
                          initialization: str = "", folder: str | None = None, location: str = "localhost", type_name: str = "BackgroundJob", instances: int = 1) -> Job:
        """Start-Job: values go in and come out as to and from another process, by copy."""
        parent = Job(self, "System.Management.Automation.PSRemotingJob", type_name, name, text, location)
        moved = runspaces.transferred
        copied = {key: moved(value) for key, value in (using or {}).items()}
        given = [moved(a) for a in arguments or []]
        items = None if input is None else [moved(i) for i in input]
        for _ in range(instances):
            child = Job(self, "System.Management.Automation.PSRemotingChildJob", "", None, text, location)
            parent.children.append(child)
        for child in parent.children:
            child.on_end.append(lambda _c: self.gather(parent))
        self.list.append(parent)
        parent.set_state("Running")
        for child in parent.children:
            self.run(child, text, given, items, copied, initialization, folder, copies=True)
        return parent

    def start_thread_job(self, text: str, *, name: str | None = None, arguments: list[Any] | None = None, input: list[Any] | None = None, using: dict[str, Any] | None = None,
                         initialization: str = "", throttle: int | None = None) -> Job:
        """Start-ThreadJob: values are shared."""
        if throttle:
            self.thread_limit = throttle
        job = Job(self, "ThreadJob.ThreadJob", "ThreadJob", name, text)
        self.list.append(job)

        def start() -> None:
            self.run(job, text, arguments or [], input, using or {}, initialization, None, copies=False)

        def over(_job: Job) -> None:
            with self.lock:
                self.running -= 1
                following = self.waiting.popleft() if self.waiting else None
            if following is not None:
                self.begin(following)

        job.on_end.append(over)
        job.session = start
        with self.lock:
            free = self.running < self.thread_limit
            if not free:
                self.waiting.append(job)
        if free:
            self.begin(job)
        return job

    def begin(self, job: Job) -> None:
        with self.lock:
            self.running += 1
        if job.finished:  # stopped while it waited
            for call in job.on_end:
                call(job)
            return
        start, job.session = job.session, None
        start()

    def start_background(self, text: str, scope: Any) -> Job:
        """`command &`: its variables go along, by copy."""
        session = self.session
        values = {}
        from ems.syntax import nodes as n
        from ems.syntax.parser import parse

        for node in parse(text).ast.walk():
            if isinstance(node, n.VariableExpression) and ":" not in node.name:
                found = scope.find(node.name.lower())
                if found is not None and found.__class__.__name__ in ("Variable", "RuledVariable") and node.name.lower() not in ("_", "psitem", "input", "args"):
                    values[node.name] = found.value
        names = "".join("${" + key + "}=$using:" + key + ";" for key in values if key.replace("_", "a").isalnum())
        folder = session.location()
        job = self.start_process_job(names + text, using={k.lower(): v for k, v in values.items()}, folder=folder)
        job.command = text
        for child in job.children:
            child.command = text
        return job

    def gather(self, parent: Job) -> None:
        """A child ended: the parent ends with the last of them, failed when one is."""
        states = [c.state for c in parent.children]
        if all(s in FINISHED for s in states):
            parent.set_state("Failed" if "Failed" in states else "Stopped" if "Stopped" in states else "Completed")

    # -- running

    def run(self, job: Job, text: str, arguments: list[Any], input: list[Any] | None, using: dict[str, Any], initialization: str, folder: str | None, *, copies: bool) -> None:
        session = runspaces.new_runspace_session(self.session)
        give = copy_of if copies else same
        session.streams = runspaces.KeptStreams(session, lambda stream, record: job.put(stream, give(stream, record, job)))
        runspaces.set_using(session, using)

        def out(item: Any) -> None:
            job.put("output", give("output", item, job))

        def work() -> None:
            job.set_state("Running")
            try:
                if folder is not None:
                    session.run_command("Set-Location", {"LiteralPath": folder})
                if initialization:
                    session.run_text(initialization, out)
                runspaces.run_block(session, text, out, arguments, input)
            except KeyboardInterrupt:
                job.set_state("Stopped")
            except Exception as error:
                record = session.errors.record(error)
                if not copies:
                    job.put("error", record)
                job.set_state("Failed", copy_of("error", record, job).exception if copies else record.exception)
            else:
                job.set_state("Completed")

        job.session = session
        job.thread = runspaces.start_thread(session, work)


def replay(command: Any, stream: str, record: Any) -> None:
    """Write a record that a job or task wrote, as the command's own; its preferences say whether it shows."""
    streams = command.shell.streams
    if stream == "output":
        command.write(record)
    elif stream == "error":
        command.write_error(record)
    elif stream == "information":
        streams.information(command, record)
    elif stream == "progress":
        streams.put_progress(record)
    else:
        name = stream.capitalize()
        streams.graded(command, record, f"{name}Preference", f"{name}Action", getattr(streams, f"put_{stream}"), "WarningVariable" if stream == "warning" else "", stream)


def same(stream: str, record: Any, job: Job) -> Any:
    return record


def copy_of(stream: str, record: Any, job: Job) -> Any:
    """A record as it comes from another process: objects deserialized and marked with their runspace, errors as RemoteException."""
    if stream == "error":
        return remote_record(record)
    if stream != "output":
        return record
    value = runspaces.transferred(record)
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    value, extension = extend(value)
    extension.members["runspaceid"] = NoteProperty("RunspaceId", job.instance_id)
    return value


def remote_record(record: ErrorRecord) -> ErrorRecord:
    error = exception_class("System.Management.Automation.RemoteException")(record.message)
    category = record.category
    made = ErrorRecord(error, record.fully_qualified_error_id, category, record.target, origin="", activity=record.activity or "",
                       reason=record.reason or type_name(record.exception), target_name=record.target_name, target_type=record.target_type, details=record.details)
    made.script_stack_trace = None
    made.invocation = record.invocation
    error.record = made
    return made


def type_name(error: Any) -> str:
    from ems.values.types import type_of

    return type_of(error).name
