"""In: [powershell], runspaces, initial session states, jobs. Out: their classes and members."""
from __future__ import annotations

import threading
from typing import Any

from ems.net import lists
from ems.net.declare import members
from ems.net.synchronization import Handle, seconds
from ems.runtime import runspaces
from ems.runtime.code import ScriptBlock
from ems.runtime.functions import ScriptInfo
from ems.runtime.jobs import Job, wait_for
from ems.values.collections import GenericList
from ems.values.context import current
from ems.values.convert import to_string
from ems.values.enums import enum_value
from ems.values.errors import ExitFlow, NetException, net_error
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import NOTHING, NetObject, base
from ems.values.typenames import resolve
from ems.values.types import NetType, get_type, net_type

SMA = "System.Management.Automation."
INVALID = SMA + "PSInvalidOperationException"
RECORD_TYPES = {"output": "PSObject", "error": "ErrorRecord", "warning": "WarningRecord", "verbose": "VerboseRecord", "debug": "DebugRecord",
                "information": "InformationRecord", "progress": "ProgressRecord"}


# -- PSDataCollection

class _DataCollections(lists._Collections):
    """System.Management.Automation.PSDataCollection[T]."""

    @staticmethod
    def ReadAll(self: Any) -> Any:
        found = GenericList(list(self), resolve("System.Collections.ObjectModel.Collection[psobject]"))
        self.clear()
        return found

    @staticmethod
    def Complete(self: Any) -> None: ...

    @staticmethod
    def Dispose(self: Any) -> None: ...

    IsOpen = False


DATA = members(net_type("System.Management.Automation.PSDataCollection`1", kind="generic", interfaces=lists._LIST_INTERFACES),
               lists._COLLECTION.replace("{name}[T] new(System.Collections.Generic.IList[T] list)", "{name}[T] new(System.Collections.Generic.IEnumerable[T] items)")
               .replace("{name}", SMA + "PSDataCollection") + "System.Collections.ObjectModel.Collection[T] ReadAll()\nvoid Complete()\nvoid Dispose()\nbool IsOpen {get;}\n",
               _DataCollections)


class ProgressRecord(NetObject):
    net_name = SMA + "ProgressRecord"


net_type("System.Management.Automation.ProgressRecord", py=ProgressRecord)


def data_collection(stream: str) -> GenericList:
    """An empty collection for the records of a stream."""
    return GenericList([], resolve(f"{SMA}PSDataCollection[{SMA}{RECORD_TYPES[stream]}]"))


class DataStreams(NetObject):
    """PSDataStreams: $ps.Streams."""

    __slots__ = ("lists",)
    net_name = SMA + "PSDataStreams"

    def __init__(self) -> None:
        self.ps_ext = None
        self.lists = {stream: data_collection(stream) for stream in runspaces.STREAMS}


STREAMS = net_type("System.Management.Automation.PSDataStreams", py=DataStreams)
for _stream in runspaces.STREAMS:
    STREAMS.prop(f"{SMA}PSDataCollection[{SMA}{RECORD_TYPES[_stream]}] {_stream.capitalize()}", lambda s, name=_stream: s.lists[name],
                 lambda s, value, name=_stream: s.lists.__setitem__(name, value))


@STREAMS.method("void ClearStreams()")
def clear_streams(streams: DataStreams) -> Any:
    for found in streams.lists.values():
        found.clear()
    return NOTHING


# -- state infos

class StateInfo(NetObject):
    """PSInvocationStateInfo, RunspaceStateInfo, RunspacePoolStateInfo, JobStateInfo: a state and why."""

    __slots__ = ("net_type", "reason", "state")

    def __init__(self, net_name: str, state: Any, reason: Any = None) -> None:
        self.ps_ext = None
        self.net_type = get_type(net_name)
        self.state = state
        self.reason = reason

    def __str__(self) -> str:
        return to_string(self.state)


for _made, _enum in ((net_type("System.Management.Automation.PSInvocationStateInfo"), "PSInvocationState"), (net_type("System.Management.Automation.JobStateInfo"), "JobState"),
                     (net_type("System.Management.Automation.Runspaces.RunspaceStateInfo"), "Runspaces.RunspaceState"),
                     (net_type("System.Management.Automation.RunspacePoolStateInfo"), "Runspaces.RunspacePoolState")):
    _made.prop(f"{SMA}{_enum} State", lambda i: i.state)
    _made.prop("System.Exception Reason", lambda i: i.reason)

net_type("System.Management.Automation.Runspaces.RunspacePoolState", values={n: i for i, n in enumerate(("BeforeOpen", "Opening", "Opened", "Closed", "Closing", "Broken", "Disconnecting", "Disconnected",
                                                                                  "Connecting"))})
net_type("System.Management.Automation.RunspaceMode", values={"CurrentRunspace": 0, "NewRunspace": 1})
net_type("System.Management.Automation.Runspaces.PSThreadOptions", values={"Default": 0, "UseNewThread": 1, "ReuseThread": 2, "UseCurrentThread": 3})
net_type("System.Threading.ApartmentState", values={"STA": 0, "MTA": 1, "Unknown": 2})


# -- initial session states

class SessionEntry(NetObject):
    """A function, variable, alias or cmdlet of an InitialSessionState."""

    __slots__ = ("definition", "description", "kind", "name", "net_type")

    def __init__(self, kind: str, name: str, definition: Any, description: str = "") -> None:
        self.ps_ext = None
        self.kind = kind
        self.net_type = get_type(f"{SMA}Runspaces.SessionState{kind}Entry")
        self.name = name
        self.definition = definition
        self.description = description

    def __str__(self) -> str:
        return self.net_type.full_name


def _entry(net: NetType, kind: str, *signatures: str, value: str = "string Definition") -> None:
    net.prop("string Name", lambda e: e.name)
    net.prop(value, lambda e: e.definition)
    net.prop("string Description", lambda e: e.description)

    @net.constructor(*(s.replace("{type}", net.full_name) for s in signatures))
    def new(name: str, definition: Any = None, description: Any = "", *_: Any) -> SessionEntry:
        return SessionEntry(kind, name, definition, to_string(description))


_entry(net_type("System.Management.Automation.Runspaces.SessionStateFunctionEntry"), "Function", "{type} new(string name, string definition)", f"{{type}} new(string name, string definition, {SMA}ScopedItemOptions options, string helpFile)")
_entry(net_type("System.Management.Automation.Runspaces.SessionStateVariableEntry"), "Variable", "{type} new(string name, System.Object value, string description)",
       f"{{type}} new(string name, System.Object value, string description, {SMA}ScopedItemOptions options)", value="System.Object Value")
_entry(net_type("System.Management.Automation.Runspaces.SessionStateAliasEntry"), "Alias", "{type} new(string name, string definition)", "{type} new(string name, string definition, string description)")
_entry(net_type("System.Management.Automation.Runspaces.SessionStateCmdletEntry"), "Cmdlet", "{type} new(string name, type implementingType, string helpFileName)")


class InitialState(NetObject):
    """InitialSessionState: what a new runspace gets."""

    __slots__ = ("commands", "language_mode", "modules", "options", "scripts", "variables")
    net_name = SMA + "Runspaces.InitialSessionState"

    def __init__(self) -> None:
        self.ps_ext = None
        collection = resolve("System.Collections.ObjectModel.Collection[System.Object]")
        self.commands = GenericList([], collection)
        self.variables = GenericList([], collection)
        self.scripts = GenericList([], collection)
        self.modules: list[str] = []
        self.options: dict[str, Any] = {}

    def apply(self, session: Any) -> None:
        scope = session.global_scope
        for item in self.variables:
            scope.set(item.name.lower(), item.definition, item.name)
        for item in self.commands:
            if item.kind == "Function":
                session.commands.define_function(scope, item.name, session.parse(to_string(item.definition)))
            elif item.kind == "Alias":
                session.commands.set_alias(scope, item.name, to_string(item.definition))
        for name in self.modules:
            session.run_command("Import-Module", {"Name": name})
        for path in self.scripts:
            session.run_here(session.compile_file(session.file_path(to_string(path))), scope, lambda _item: None)


ISS = net_type("System.Management.Automation.Runspaces.InitialSessionState", py=InitialState)
ISS.prop("System.Object Commands", lambda i: i.commands)
ISS.prop("System.Object Variables", lambda i: i.variables)
ISS.prop("System.Collections.Generic.HashSet[string] StartupScripts", lambda i: i.scripts)
for _option in ("LanguageMode", "ExecutionPolicy", "ThreadOptions", "ApartmentState"):
    ISS.prop(f"System.Object {_option}", lambda i, name=_option: i.options.get(name), lambda i, value, name=_option: i.options.__setitem__(name, value))


@ISS.static(*(f"{SMA}Runspaces.InitialSessionState {name}()" for name in ("CreateDefault", "CreateDefault2", "Create")))
def create_state() -> InitialState:
    return InitialState()


@ISS.method("void ImportPSModule(string[] name)")
def import_modules(state: InitialState, names: Any) -> Any:
    state.modules.extend(to_string(n) for n in names)
    return NOTHING


# -- runspaces

class Runspace(NetObject):
    """A runspace. `session` is made when it opens."""

    __slots__ = ("id", "instance_id", "name", "options", "parent", "session", "starting", "state")
    net_name = SMA + "Runspaces.LocalRunspace"

    def __init__(self, parent: Any, starting: InitialState | None = None, session: Any = None) -> None:
        from ems.runtime.jobs import Jobs

        self.ps_ext = None
        self.parent = parent
        self.starting = starting
        self.session = session
        self.id = 1 if session is not None else next(runspaces._numbers)
        self.name = f"Runspace{self.id}"
        self.instance_id = Jobs.new_guid()
        self.state = "BeforeOpen" if session is None else "Opened"
        self.options: dict[str, Any] = {}

    def open(self) -> Any:
        if self.session is None:
            self.session = runspaces.new_runspace_session(self.parent)
            if self.starting is not None:
                runspaces.in_session(self.session, lambda: self.starting.apply(self.session))  # type: ignore[union-attr]
        self.state = "Opened"
        return self.session

    def __str__(self) -> str:
        return self.net_name


RUNSPACE = net_type("System.Management.Automation.Runspaces.Runspace", py=Runspace)
net_type("System.Management.Automation.Runspaces.LocalRunspace", base="System.Management.Automation.Runspaces.Runspace", py=Runspace)
RUNSPACE.prop("int Id", lambda r: r.id)
RUNSPACE.prop("string Name", lambda r: r.name, lambda r, v: setattr(r, "name", v))
RUNSPACE.prop("guid InstanceId", lambda r: r.instance_id)
RUNSPACE.prop(f"{SMA}Runspaces.RunspaceStateInfo RunspaceStateInfo", lambda r: StateInfo(SMA + "Runspaces.RunspaceStateInfo", enum_value(SMA + "Runspaces.RunspaceState", r.state)))
RUNSPACE.prop(f"{SMA}Runspaces.RunspaceAvailability RunspaceAvailability", lambda r: enum_value(SMA + "Runspaces.RunspaceAvailability", availability(r)))
RUNSPACE.prop("System.Object ConnectionInfo", lambda r: None)
RUNSPACE.prop("System.Object InitialSessionState", lambda r: r.starting)
RUNSPACE.prop(f"{SMA}Runspaces.SessionStateProxy SessionStateProxy", lambda r: Proxy(r))
for _option in ("ThreadOptions", "ApartmentState"):
    RUNSPACE.prop(f"System.Object {_option}", lambda r, name=_option: r.options.get(name), lambda r, value, name=_option: r.options.__setitem__(name, value))
RUNSPACE.static_prop(f"{SMA}Runspaces.Runspace DefaultRunspace", lambda: default_runspace())


def availability(runspace: Runspace) -> str:
    return "None" if runspace.state != "Opened" else "Busy" if runspace.session is current() else "Available"


def default_runspace() -> Runspace:
    """The runspace of the session that runs."""
    session: Any = current()
    return session.part("runspace", lambda s: Runspace(s, session=s))


@RUNSPACE.method("void Open()", "void OpenAsync()")
def open_runspace(runspace: Runspace) -> Any:
    if runspace.state != "BeforeOpen":
        raise net_error(SMA + "Runspaces.InvalidRunspaceStateException", "Cannot open the runspace because the runspace is not in the BeforeOpen state. Current state of runspace is "
                        f"'{runspace.state}'.")
    runspace.open()
    return NOTHING


@RUNSPACE.method("void Close()", "void CloseAsync()", "void Dispose()")
def close_runspace(runspace: Runspace) -> Any:
    runspace.state = "Closed"
    return NOTHING


class Proxy(NetObject):
    """SessionStateProxy of a runspace."""

    __slots__ = ("runspace",)
    net_name = SMA + "Runspaces.SessionStateProxy"

    def __init__(self, runspace: Runspace) -> None:
        self.ps_ext = None
        self.runspace = runspace

    @property
    def scope(self) -> Any:
        return self.runspace.open().global_scope


PROXY = net_type("System.Management.Automation.Runspaces.SessionStateProxy", py=Proxy)


@PROXY.method("void SetVariable(string name, System.Object value)")
def set_variable(proxy: Proxy, name: str, value: Any) -> Any:
    proxy.scope.set(name.lower(), value, name)
    return NOTHING


@PROXY.method("System.Object GetVariable(string name)")
def get_variable(proxy: Proxy, name: str) -> Any:
    found = proxy.scope.find(name.lower())
    return found.value if found is not None else None


class Pool(NetObject):
    """RunspacePool: as many runspaces as work asks for, up to the maximum."""

    __slots__ = ("free", "maximum", "minimum", "options", "parent", "slots", "starting", "state")
    net_name = SMA + "Runspaces.RunspacePool"

    def __init__(self, parent: Any, minimum: int, maximum: int, starting: InitialState | None = None) -> None:
        if minimum < 1 or maximum < 1 or minimum > maximum:
            name = "minRunspaces" if minimum < 1 or minimum > maximum else "maxRunspaces"
            raise net_error("System.ArgumentException", f"The value of '{name}' is out of range. (Parameter '{name}')")
        self.ps_ext = None
        self.parent = parent
        self.minimum = minimum
        self.maximum = maximum
        self.starting = starting
        self.free: list[Runspace] = []
        self.slots = threading.BoundedSemaphore(maximum)
        self.state = "BeforeOpen"
        self.options: dict[str, Any] = {}

    def take(self) -> Runspace:
        if self.state != "Opened":
            raise net_error(SMA + "Runspaces.InvalidRunspacePoolStateException", f"Cannot perform operation because the runspace pool is not in the 'Opened' state. The current state is "
                            f"'{self.state}'.")
        self.slots.acquire()
        return self.free.pop() if self.free else Runspace(self.parent, self.starting)

    def give(self, runspace: Runspace) -> None:
        self.free.append(runspace)
        self.slots.release()


POOL = net_type("System.Management.Automation.Runspaces.RunspacePool", py=Pool)
POOL.prop("System.Object RunspacePoolStateInfo", lambda p: StateInfo(SMA + "RunspacePoolStateInfo", enum_value(SMA + "Runspaces.RunspacePoolState", p.state)))
POOL.prop("System.Object InitialSessionState", lambda p: p.starting)
for _option in ("ThreadOptions", "ApartmentState", "CleanupInterval"):
    POOL.prop(f"System.Object {_option}", lambda p, name=_option: p.options.get(name), lambda p, value, name=_option: p.options.__setitem__(name, value))


@POOL.method("void Open()")
def open_pool(pool: Pool) -> Any:
    pool.state = "Opened"
    return NOTHING


@POOL.method("void Close()", "void Dispose()")
def close_pool(pool: Pool) -> Any:
    pool.state = "Closed"
    return NOTHING


@POOL.method("int GetMaxRunspaces()")
def pool_maximum(pool: Pool) -> int:
    return pool.maximum


@POOL.method("int GetMinRunspaces()")
def pool_minimum(pool: Pool) -> int:
    return pool.minimum


@POOL.method("int GetAvailableRunspaces()")
def pool_available(pool: Pool) -> int:
    return pool.slots._value


@POOL.method("bool SetMaxRunspaces(int maxRunspaces)")
def set_maximum(pool: Pool, count: int) -> bool:
    if count < pool.minimum:
        return False
    pool.maximum, pool.slots = count, threading.BoundedSemaphore(count)
    return True


FACTORY = net_type("System.Management.Automation.Runspaces.RunspaceFactory")


@FACTORY.static("runspace CreateRunspace()", f"runspace CreateRunspace({InitialState.net_name} initialSessionState)", f"runspace CreateRunspace({SMA}Host.PSHost host)",
                f"runspace CreateRunspace({SMA}Host.PSHost host, {InitialState.net_name} initialSessionState)")
def create_runspace(*given: Any) -> Runspace:
    return Runspace(current(), next((g for g in given if isinstance(g, InitialState)), None))


@FACTORY.static(f"{Pool.net_name} CreateRunspacePool()", f"{Pool.net_name} CreateRunspacePool(int minRunspaces, int maxRunspaces)",
                f"{Pool.net_name} CreateRunspacePool(int minRunspaces, int maxRunspaces, {SMA}Host.PSHost host)",
                f"{Pool.net_name} CreateRunspacePool({InitialState.net_name} initialSessionState)",
                f"{Pool.net_name} CreateRunspacePool(int minRunspaces, int maxRunspaces, {InitialState.net_name} initialSessionState, {SMA}Host.PSHost host)")
def create_pool(*given: Any) -> Pool:
    numbers = [g for g in given if type(g) is int] or [1, 1]
    return Pool(current(), *numbers, next((g for g in given if isinstance(g, InitialState)), None))  # type: ignore[arg-type, call-arg]


# -- [powershell]

class Command(NetObject):
    """One command of a pipeline: a script's text or a command's name, with (name, value) parameters; no name for an argument."""

    __slots__ = ("is_script", "local", "parameters", "text")
    net_name = SMA + "Runspaces.Command"

    def __init__(self, text: str, is_script: bool = False, local: bool = False) -> None:
        self.ps_ext = None
        self.text = text
        self.is_script = is_script
        self.local = local
        self.parameters: list[tuple[str | None, Any, bool]] = []

    def arguments(self) -> list[tuple[str, str, Any, str]]:
        """The binder's arguments."""
        return [("v", "", value, "") if name is None else ("a", name.lstrip("-"), value, f"-{name}:") if has_value else ("p", name.lstrip("-"), None, f"-{name}")
                for name, value, has_value in self.parameters]

    def __str__(self) -> str:
        return self.text


COMMAND = net_type("System.Management.Automation.Runspaces.Command", py=Command)
COMMAND.prop("string CommandText", lambda c: c.text)
COMMAND.prop("bool IsScript", lambda c: c.is_script)
COMMAND.prop("bool UseLocalScope", lambda c: c.local)
COMMAND.prop("System.Object Parameters", lambda c: [CommandParameter(n, v) for n, v, _ in c.parameters])


class CommandParameter(NetObject):
    __slots__ = ("name", "value")
    net_name = SMA + "Runspaces.CommandParameter"

    def __init__(self, name: Any, value: Any) -> None:
        self.ps_ext = None
        self.name = name
        self.value = value


_parameter = net_type("System.Management.Automation.Runspaces.CommandParameter", py=CommandParameter)
_parameter.prop("string Name", lambda p: p.name)
_parameter.prop("System.Object Value", lambda p: p.value)


class PSCommand(NetObject):
    """$ps.Commands: statements, each a pipeline of commands."""

    __slots__ = ("statements",)
    net_name = SMA + "PSCommand"

    def __init__(self) -> None:
        self.ps_ext = None
        self.statements: list[list[Command]] = [[]]


PSCOMMAND = net_type("System.Management.Automation.PSCommand", py=PSCommand)
PSCOMMAND.prop("System.Object Commands", lambda c: [command for statement in c.statements for command in statement])


@PSCOMMAND.method("void Clear()")
def clear_commands(commands: PSCommand) -> Any:
    commands.statements = [[]]
    return NOTHING


class PowerShell(NetObject):
    """[powershell]: commands to run in a runspace of its own, the current one, a given one or one of a pool."""

    __slots__ = ("commands", "had_errors", "in_current", "instance_id", "parent", "pool", "reason", "runspace", "state", "streams", "thread")
    net_name = SMA + "PowerShell"

    def __init__(self, parent: Any, starting: InitialState | None = None, in_current: bool = False, runspace: Runspace | None = None) -> None:
        from ems.runtime.jobs import Jobs

        self.ps_ext = None
        self.parent = parent
        self.in_current = in_current
        self.runspace = runspace or (default_runspace() if in_current else Runspace(parent, starting))
        self.pool: Pool | None = None
        self.commands = PSCommand()
        self.streams = DataStreams()
        self.had_errors = False
        self.state = "NotStarted"
        self.reason: Any = None
        self.instance_id = Jobs.new_guid()
        self.thread: Any = None

    # -- running

    def run(self, out: Any, input: Any, session: Any) -> None:
        """Run the statements in this thread, in that session."""
        saved = session.streams
        session.streams = runspaces.KeptStreams(session, self.keep)
        scope = session.scope if self.in_current else session.global_scope
        self.state = "Running"
        try:
            for statement in self.commands.statements:
                if statement:
                    self.run_statement(session, scope, statement, out, input)
            self.state = "Completed"
        except ExitFlow as flow:
            session.last_exit_code, self.state = flow.code, "Completed"
        except KeyboardInterrupt:
            self.state = "Stopped"
            self.reason = net_error(SMA + "PipelineStoppedException", "The pipeline has been stopped.")
            raise self.reason from None
        except NetException as error:
            self.state, self.had_errors = "Failed", True
            self.reason = session.errors.record(error).exception
            raise
        finally:
            session.streams = saved

    def run_statement(self, session: Any, scope: Any, statement: list[Command], out: Any, input: Any) -> None:
        from ems.runtime import pipeline
        from ems.runtime.stages import FunctionStage

        stages = []
        for command in statement:
            arguments = command.arguments()
            if command.is_script:
                script = session.parse(command.text)
                stages.append(FunctionStage(session, scope, ScriptInfo(ScriptBlock(script.code, scope.state)), arguments, "", None, dot=not command.local))
            else:
                info = session.commands.resolve(command.text, scope)
                stages.append(pipeline.stage_for(session, scope, info, arguments, command.text, None))  # type: ignore[arg-type]
        pipeline.run_stages(session, scope, out, stages, None if input is None else (input,))  # type: ignore[arg-type]

    def keep(self, stream: str, record: Any) -> None:
        if stream == "error":
            self.had_errors = True
        self.streams.lists[stream].append(record)

    def invoke(self, out: Any, input: Any) -> None:
        """In this thread."""
        if not any(self.commands.statements):
            raise net_error("System.InvalidOperationException", "No commands are specified.")
        if self.in_current:
            self.run(out, input, self.runspace.session)
            return
        taken = self.pool.take() if self.pool is not None else self.runspace
        try:
            session = taken.open()
            runspaces.in_session(session, lambda: self.run(out, input, session))
        finally:
            if self.pool is not None:
                self.pool.give(taken)


class AsyncResult(NetObject):
    """What BeginInvoke returns."""

    __slots__ = ("changed", "done", "error", "output", "owner", "state")
    net_name = SMA + "PowerShellAsyncResult"

    def __init__(self, owner: PowerShell, output: Any) -> None:
        self.ps_ext = None
        self.owner = owner
        self.output = output
        self.done = False
        self.error: Any = None
        self.changed = threading.Condition()
        self.state: Any = None

    def finish(self, error: Any = None) -> None:
        with self.changed:
            self.done, self.error = True, error
            self.changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        with self.changed:
            return wait_for(self.changed, lambda: self.done, timeout)


class WaitHandle(Handle):
    """The handle of something that ends: `result.wait(seconds)`."""

    __slots__ = ("result",)

    def __init__(self, result: AsyncResult) -> None:
        super().__init__("ManualResetEvent", 0, 1, False)
        self.result = result

    def wait(self, limit: Any = -1) -> bool:
        allowed = seconds(limit)
        return bool(self.result.wait(None if allowed < 0 else allowed))


RESULT = net_type("System.Management.Automation.PowerShellAsyncResult", py=AsyncResult, interfaces="IAsyncResult")
RESULT.prop("bool IsCompleted", lambda r: r.done)
RESULT.prop("bool CompletedSynchronously", lambda r: False)
RESULT.prop("System.Object AsyncState", lambda r: r.state)
RESULT.prop("System.Threading.WaitHandle AsyncWaitHandle", lambda r: WaitHandle(r))

POWERSHELL = net_type("System.Management.Automation.PowerShell", py=PowerShell)
POWERSHELL.prop(f"{PSCommand.net_name} Commands", lambda p: p.commands, lambda p, v: setattr(p, "commands", v))
POWERSHELL.prop(f"{SMA}PSDataStreams Streams", lambda p: p.streams)
POWERSHELL.prop("bool HadErrors", lambda p: p.had_errors)
POWERSHELL.prop("guid InstanceId", lambda p: p.instance_id)
POWERSHELL.prop("bool IsNested", lambda p: p.in_current)
POWERSHELL.prop("bool IsRunspaceOwner", lambda p: not p.in_current)
POWERSHELL.prop(f"{SMA}PSInvocationStateInfo InvocationStateInfo",
                lambda p: StateInfo(SMA + "PSInvocationStateInfo", enum_value(SMA + "PSInvocationState", p.state), p.reason))
POWERSHELL.prop("runspace Runspace", lambda p: p.runspace, lambda p, v: set_runspace(p, v))
POWERSHELL.prop(f"{Pool.net_name} RunspacePool", lambda p: p.pool, lambda p, v: setattr(p, "pool", base(v)))


def set_runspace(shell: PowerShell, value: Any) -> None:
    shell.runspace, shell.pool = base(value), None


@POWERSHELL.static("powershell Create()", f"powershell Create({SMA}RunspaceMode runspace)", f"powershell Create({InitialState.net_name} initialSessionState)",
                   "powershell Create(runspace runspace)")
def create(what: Any = None) -> PowerShell:
    session: Any = current()
    if isinstance(what, Runspace):
        return PowerShell(session, runspace=what)
    if isinstance(what, InitialState):
        return PowerShell(session, what)
    return PowerShell(session, in_current=what is not None and to_string(what) == "CurrentRunspace")


@POWERSHELL.method("powershell AddScript(string script)", "powershell AddScript(string script, bool useLocalScope)")
def add_script(shell: PowerShell, text: str, local: bool = False) -> PowerShell:
    shell.commands.statements[-1].append(Command(text, True, local))
    return shell


@POWERSHELL.method("powershell AddCommand(string cmdlet)", "powershell AddCommand(string cmdlet, bool useLocalScope)",
                   f"powershell AddCommand({SMA}CommandInfo commandInfo)")
def add_command(shell: PowerShell, name: Any, local: bool = False) -> PowerShell:
    shell.commands.statements[-1].append(Command(name if isinstance(name, str) else name.name, False, local))
    return shell


@POWERSHELL.method("powershell AddStatement()")
def add_statement(shell: PowerShell) -> PowerShell:
    if shell.commands.statements[-1]:
        shell.commands.statements.append([])
    return shell


def last_command(shell: PowerShell) -> Command:
    if not shell.commands.statements[-1]:
        raise net_error("System.InvalidOperationException", "A command is required to add a parameter. A command must be added to the PowerShell instance before adding a parameter.")
    return shell.commands.statements[-1][-1]


@POWERSHELL.method("powershell AddParameter(string parameterName, System.Object value)", "powershell AddParameter(string parameterName)")
def add_parameter(shell: PowerShell, name: str, *value: Any) -> PowerShell:
    last_command(shell).parameters.append((name, value[0] if value else None, bool(value)))
    return shell


@POWERSHELL.method("powershell AddArgument(System.Object value)")
def add_argument(shell: PowerShell, value: Any) -> PowerShell:
    last_command(shell).parameters.append((None, value, True))
    return shell


@POWERSHELL.method("powershell AddParameters(System.Collections.IDictionary parameters)", "powershell AddParameters(System.Collections.IList parameters)")
def add_parameters(shell: PowerShell, given: Any) -> PowerShell:
    found = base(given)
    if hasattr(found, "items"):
        for name, value in found.items():
            add_parameter(shell, to_string(name), value)
    else:
        for value in found:
            add_argument(shell, value)
    return shell


def items_of(value: Any) -> Any:
    return None if value is None else list(enumerate_(value)) if is_enumerable(value) else [value]


def objects(items: list[Any]) -> GenericList:
    return GenericList(items, resolve("System.Collections.ObjectModel.Collection[psobject]"))


@POWERSHELL.method("System.Collections.ObjectModel.Collection[psobject] Invoke()", "System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)",
                   "System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input, System.Object settings)")
def invoke(shell: PowerShell, input: Any = None, settings: Any = None) -> GenericList:
    found: list[Any] = []
    shell.invoke(found.append, items_of(input))
    return objects(found)


@POWERSHELL.method("System.IAsyncResult BeginInvoke()", "System.IAsyncResult BeginInvoke[T](System.Management.Automation.PSDataCollection[T] input)",
                   "System.IAsyncResult BeginInvoke[TInput,TOutput](System.Management.Automation.PSDataCollection[TInput] input, "
                   "System.Management.Automation.PSDataCollection[TOutput] output)")
def begin_invoke(shell: PowerShell, input: Any = None, output: Any = None) -> AsyncResult:
    result = AsyncResult(shell, output if output is not None else data_collection("output"))
    if shell.pool is not None and shell.pool.state != "Opened":
        shell.pool.take()
    shell.state = "Running"

    def work() -> None:
        try:
            shell.invoke(result.output.append, items_of(input))
        except Exception as error:
            result.finish(error)
        else:
            result.finish()

    shell.thread = runspaces.start_thread(current(), work)
    return result


@POWERSHELL.method("System.Management.Automation.PSDataCollection[psobject] EndInvoke(System.IAsyncResult asyncResult)")
def end_invoke(shell: PowerShell, result: Any) -> Any:
    found = base(result)
    if not isinstance(found, AsyncResult) or found.owner is not shell:
        raise net_error("System.ArgumentException", "The asyncResult object was not created by calling BeginInvoke on this PowerShell instance. (Parameter 'asyncResult')")
    found.wait()
    if found.error is not None:
        raise found.error
    return found.output


@POWERSHELL.method("void Stop()")
def stop(shell: PowerShell) -> Any:
    if shell.state == "Running":
        runspaces.stop_thread(shell.thread)
        shell.state = "Stopped"
    return NOTHING


@POWERSHELL.method("void Dispose()")
def dispose(shell: PowerShell) -> Any:
    return NOTHING


# -- jobs

JOB = net_type("System.Management.Automation.Job")
for _job in (net_type("System.Management.Automation.PSRemotingJob"), net_type("System.Management.Automation.PSRemotingChildJob"),
             net_type("System.Management.Automation.PSTaskJob"), net_type("System.Management.Automation.PSTaskChildJob"), net_type("System.Management.Automation.Job2")):
    _job.base_name = "System.Management.Automation.Job"
net_type("ThreadJob.ThreadJob", base="System.Management.Automation.Job2")
JOB.prop("bool HasMoreData", lambda j: j.has_more_data)
JOB.prop("string StatusMessage", lambda j: j.status_message)
JOB.prop("string Location", lambda j: j.location)
JOB.prop("string Command", lambda j: j.command)
JOB.prop(f"{SMA}JobStateInfo JobStateInfo", lambda j: StateInfo(SMA + "JobStateInfo", enum_value(SMA + "JobState", j.state), j.reason))
JOB.prop("System.Threading.WaitHandle Finished", lambda j: JobHandle(j))
JOB.prop("guid InstanceId", lambda j: j.instance_id)
JOB.prop("int Id", lambda j: j.id)
JOB.prop("string Name", lambda j: j.name, lambda j, v: setattr(j, "name", v))
JOB.prop(f"System.Collections.Generic.IList[{SMA}Job] ChildJobs", lambda j: GenericList(j.children, resolve(f"System.Collections.Generic.List[{SMA}Job]")))
JOB.prop("System.Nullable[datetime] PSBeginTime", lambda j: j.begin_time)
JOB.prop("System.Nullable[datetime] PSEndTime", lambda j: j.end_time)
JOB.prop("string PSJobTypeName", lambda j: j.type_name, lambda j, v: setattr(j, "type_name", v))
for _stream in ("output", "error", "progress", "verbose", "debug", "warning", "information"):
    JOB.prop(f"{SMA}PSDataCollection[{SMA}{RECORD_TYPES[_stream]}] {_stream.capitalize()}", lambda j, name=_stream: j.kept[name])


class JobHandle(WaitHandle):
    """$job.Finished"""


@JOB.method("void StopJob()")
def stop_job(job: Job) -> Any:
    job.stop()
    return NOTHING


@JOB.method("void Dispose()")
def dispose_job(job: Job) -> Any:
    return NOTHING

