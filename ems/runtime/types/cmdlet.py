"""In: $PSCmdlet, $ExecutionContext, SessionState. Out: their members."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.runtime.advanced import PSScriptCmdlet
from ems.runtime.startup_variables import EngineIntrinsics
from ems.runtime.state import SessionState
from ems.runtime.types.path_intrinsics import DriveIntrinsics, PathIntrinsics, ProviderIntrinsics
from ems.values.collections import ABSENT
from ems.values.context import current
from ems.values.convert import to_string, truth
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.members import enumerate_
from ems.values.objects import NOTHING, NetObject
from ems.values.types import net_type

CMDLET = net_type("System.Management.Automation.PSScriptCmdlet", py=PSScriptCmdlet, base="System.Management.Automation.PSCmdlet")
net_type("System.Management.Automation.PSCmdlet", base="System.Management.Automation.Cmdlet")
net_type("System.Management.Automation.Cmdlet", base="System.Management.Automation.Internal.InternalCommand")
net_type("System.Management.Automation.Internal.InternalCommand")
CMDLET.prop("string ParameterSetName", lambda c: c.parameter_set)
CMDLET.prop("System.Management.Automation.InvocationInfo MyInvocation", lambda c: c.invocation)
CMDLET.prop("System.Management.Automation.SessionState SessionState", lambda c: c.stage.state)
CMDLET.prop("System.Management.Automation.Host.PSHost Host", lambda c: c.shell.host.ps_host(c.shell))
CMDLET.prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", lambda c: c.shell.part("invoke_command", InvokeIntrinsics))
CMDLET.prop("bool Stopping", lambda c: False)
CMDLET.prop("string CommandOrigin", lambda c: "Internal")
CMDLET.prop("System.Management.Automation.PagingParameters PagingParameters", lambda c: paging(c))
members(CMDLET, """
System.Management.Automation.ICommandRuntime CommandRuntime {get;set;}
System.Management.Automation.PSTransactionContext CurrentPSTransaction {get;}
System.Management.Automation.PSEventManager Events {get;}
System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}
System.Management.Automation.JobManager JobManager {get;}
System.Management.Automation.JobRepository JobRepository {get;}
System.Threading.CancellationToken PipelineStopToken {get;}
void Dispose()
System.Object GetDynamicParameters()
string GetResourceString(string baseName, string resourceId)
System.Collections.IEnumerable Invoke()
bool TransactionAvailable()
void WriteCommandDetail(string text)
""", None)


@CMDLET.method("void WriteObject(System.Object sendToPipeline)", "void WriteObject(System.Object sendToPipeline, bool enumerateCollection)")
def write_object(cmdlet: PSScriptCmdlet, value: Any, enumerate_collection: bool = False) -> Any:
    out = cmdlet.stage.out
    if enumerate_collection:
        for item in enumerate_(value):
            out(item)
    elif value is not NOTHING:
        out(value)
    return NOTHING


@CMDLET.method("void WriteError(System.Management.Automation.ErrorRecord errorRecord)")
def write_error(cmdlet: PSScriptCmdlet, record: Any) -> Any:
    cmdlet.write_error(record)
    return NOTHING


@CMDLET.method("void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)")
def throw_terminating(cmdlet: PSScriptCmdlet, record: Any) -> Any:
    error = cmdlet.shell.errors.terminating(cmdlet, record)
    error.terminates, error.thrown_in_method = cmdlet.stage, True
    raise error


@CMDLET.method("void WriteWarning(string text)")
def write_warning(cmdlet: PSScriptCmdlet, text: str) -> Any:
    cmdlet.shell.streams.warning(cmdlet, text)
    return NOTHING


@CMDLET.method("void WriteVerbose(string text)")
def write_verbose(cmdlet: PSScriptCmdlet, text: str) -> Any:
    cmdlet.shell.streams.verbose(cmdlet, text)
    return NOTHING


@CMDLET.method("void WriteDebug(string text)")
def write_debug(cmdlet: PSScriptCmdlet, text: str) -> Any:
    cmdlet.shell.streams.debug(cmdlet, text)
    return NOTHING


@CMDLET.method("void WriteInformation(System.Object messageData, string[] tags)", "void WriteInformation(System.Management.Automation.InformationRecord informationRecord)")
def write_information(cmdlet: PSScriptCmdlet, data: Any, tags: Any = ()) -> Any:
    cmdlet.shell.streams.information(cmdlet, data, tuple(tags or ()))
    return NOTHING


@CMDLET.method("void WriteProgress(System.Management.Automation.ProgressRecord progressRecord)")
def write_progress(cmdlet: PSScriptCmdlet, record: Any) -> Any:
    cmdlet.shell.streams.put_progress(record)
    return NOTHING


@CMDLET.method("bool ShouldProcess(string target)", "bool ShouldProcess(string target, string action)",
               "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)",
               "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, [ref] System.Management.Automation.ShouldProcessReason "
               "shouldProcessReason)")
def should_process(cmdlet: PSScriptCmdlet, *texts: Any) -> bool:
    confirm = cmdlet.shell.confirmation.should_process
    if len(texts) == 4:
        texts[3].value = enum_value("System.Management.Automation.ShouldProcessReason", "WhatIf" if cmdlet.shell.confirmation.what_if(cmdlet) else "None")
    if len(texts) >= 3:
        return confirm(cmdlet, "", None, texts[0], texts[1], texts[2])
    return confirm(cmdlet, texts[0], texts[1] if len(texts) > 1 else None, None, None, None)


@CMDLET.method("bool ShouldContinue(string query, string caption)", "bool ShouldContinue(string query, string caption, [ref] bool yesToAll, [ref] bool noToAll)")
def should_continue(cmdlet: PSScriptCmdlet, query: str, caption: str, yes: Any = None, no: Any = None) -> bool:
    if yes is not None:
        cmdlet.yes_to_all, cmdlet.no_to_all = truth(yes.value), truth(no.value)
    answer = cmdlet.shell.confirmation.should_continue(cmdlet, query, caption, yes is not None)
    if yes is not None:
        yes.value, no.value = cmdlet.yes_to_all, cmdlet.no_to_all
    return answer


@CMDLET.method("System.Object GetVariableValue(string name)", "System.Object GetVariableValue(string name, System.Object defaultValue)")
def get_variable_value(cmdlet: PSScriptCmdlet, name: str, default: Any = None) -> Any:
    found = cmdlet.stage.caller.find(name.lower())
    return found.value if found is not None else default


@CMDLET.method("string GetUnresolvedProviderPathFromPSPath(string path)")
def unresolved_path(cmdlet: PSScriptCmdlet, path: str) -> str:
    return cmdlet.shell.file_path(path)


@CMDLET.method("System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, [ref] System.Management.Automation.ProviderInfo provider)")
def resolved_path(cmdlet: PSScriptCmdlet, path: str, provider: Any = None) -> Any:
    from ems.runtime.types.path_intrinsics import resolved

    return resolved(cmdlet.shell, path, provider)


@CMDLET.method("System.Management.Automation.PathInfo CurrentProviderLocation(string providerId)")
def provider_location(cmdlet: PSScriptCmdlet, provider_id: str) -> Any:
    from ems.values.members import invoke_method

    return invoke_method(PathIntrinsics(cmdlet.shell), "CurrentProviderLocation", [provider_id])


class Paging(NetObject):
    """$PSCmdlet.PagingParameters"""

    __slots__ = ("first", "include", "skip")
    net_name = "System.Management.Automation.PagingParameters"


def paging(cmdlet: PSScriptCmdlet) -> Paging:
    from ems.values.numbers import UInt64

    made = Paging()
    made.ps_ext = None
    common = cmdlet.runtime.common
    made.first = common.get("First", UInt64((1 << 64) - 1))
    made.skip = common.get("Skip", UInt64(0))
    made.include = common.get("IncludeTotalCount", ABSENT)
    return made


PAGING = net_type("System.Management.Automation.PagingParameters", py=Paging)
PAGING.prop("ulong First", lambda p: p.first)
PAGING.prop("ulong Skip", lambda p: p.skip)
PAGING.prop("switch IncludeTotalCount", lambda p: p.include)


@PAGING.method("psobject NewTotalCount(ulong totalCount, double accuracy)")
def new_total_count(p: Paging, total: Any, accuracy: float) -> Any:
    return total


# -- $ExecutionContext


class InvokeIntrinsics(NetObject):
    """CommandInvocationIntrinsics: $ExecutionContext.InvokeCommand"""

    __slots__ = ("session",)
    net_name = "System.Management.Automation.CommandInvocationIntrinsics"

    def __init__(self, session: Any) -> None:
        self.ps_ext = None
        self.session = session


class VariableIntrinsics(NetObject):
    """SessionState.PSVariable"""

    __slots__ = ("state",)
    net_name = "System.Management.Automation.PSVariableIntrinsics"

    def __init__(self, state: SessionState) -> None:
        self.ps_ext = None
        self.state = state


ENGINE = net_type("System.Management.Automation.EngineIntrinsics", py=EngineIntrinsics)
ENGINE.prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", lambda e: e.session.part("invoke_command", InvokeIntrinsics))
ENGINE.prop("System.Management.Automation.SessionState SessionState", lambda e: e.session.scope.state)
ENGINE.prop("System.Management.Automation.Host.PSHost Host", lambda e: e.session.host.ps_host(e.session))

STATE = net_type("System.Management.Automation.SessionState", py=SessionState)
STATE.prop("psmoduleinfo Module", lambda s: s.module)
STATE.prop("System.Management.Automation.PSVariableIntrinsics PSVariable", lambda s: VariableIntrinsics(s))
STATE.prop("System.Management.Automation.PathIntrinsics Path", lambda s: PathIntrinsics(s.session))
STATE.prop("System.Management.Automation.DriveManagementIntrinsics Drive", lambda s: DriveIntrinsics(s.session))
STATE.prop("System.Management.Automation.CmdletProviderManagementIntrinsics Provider", lambda s: ProviderIntrinsics(s.session))
STATE.prop("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand", lambda s: s.session.part("invoke_command", InvokeIntrinsics))
STATE.prop("System.Management.Automation.PSLanguageMode LanguageMode", lambda s: language_mode())
STATE.prop("System.Collections.Generic.List[string] Applications", lambda s: everything())
STATE.prop("System.Collections.Generic.List[string] Scripts", lambda s: everything())
STATE.prop("bool UseFullLanguageModeInDebugger", lambda s: False)
members(STATE, "System.Management.Automation.ProviderIntrinsics InvokeProvider {get;}", None)


def everything() -> Any:
    """Applications and Scripts that may run: no restriction."""
    from ems.values.collections import GenericList
    from ems.values.typenames import resolve

    return GenericList(["*"], resolve("System.Collections.Generic.List[string]"))


def language_mode() -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.Management.Automation.PSLanguageMode", "FullLanguage")


INVOKE = net_type("System.Management.Automation.CommandInvocationIntrinsics", py=InvokeIntrinsics)


@INVOKE.method("string ExpandString(string source)")
def expand_string(invoke: InvokeIntrinsics, text: str) -> str:
    from ems.runtime.expand import expand

    return expand(invoke.session, text)


@INVOKE.method("System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)",
               "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, Params System.Object[] args)",
               "System.Collections.ObjectModel.Collection[psobject] InvokeScript(bool useLocalScope, scriptblock scriptBlock, System.Collections.IList input, "
               "Params System.Object[] args)")
def invoke_script(invoke: InvokeIntrinsics, script: Any, *args: Any) -> Any:
    from ems.runtime.types.scripts import collection

    session = invoke.session
    if isinstance(script, str):
        return collection(session.invoke(session.parse(script), list(args)))
    return collection(session.invoke(args[0], list(args[2:])))


@INVOKE.method("scriptblock NewScriptBlock(string scriptText)")
def new_script_block(invoke: InvokeIntrinsics, text: str) -> Any:
    return invoke.session.parse(text)


@INVOKE.method("System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)")
def get_command(invoke: InvokeIntrinsics, name: str, kind: Any) -> Any:
    found = invoke.session.commands.find(name)
    wanted = to_string(kind)
    return found if found is not None and (wanted == "All" or found.kind in wanted) else None


@INVOKE.method("System.Management.Automation.CmdletInfo GetCmdlet(string commandName)")
def get_cmdlet(invoke: InvokeIntrinsics, name: str) -> Any:
    return invoke.session.commands.cmdlet(name.lower())


VARIABLES = net_type("System.Management.Automation.PSVariableIntrinsics", py=VariableIntrinsics)


def scope_of(v: VariableIntrinsics) -> Any:
    session = v.state.session
    return session.scope if session.scope.state is v.state else v.state.current


@VARIABLES.method("psvariable Get(string name)")
def variable_get(v: VariableIntrinsics, name: str) -> Any:
    scope = scope_of(v)
    modifier, colon, rest = name.lower().partition(":")
    return scope.named(modifier).vars.get(rest) if colon else scope.find(name.lower())


@VARIABLES.method("System.Object GetValue(string name)", "System.Object GetValue(string name, System.Object defaultValue)")
def variable_value(v: VariableIntrinsics, name: str, default: Any = None) -> Any:
    found = variable_get(v, name)
    return found.value if found is not None else default


@VARIABLES.method("void Set(string name, System.Object value)", "void Set(psvariable variable)")
def variable_set(v: VariableIntrinsics, name: Any, value: Any = None) -> Any:
    scope = scope_of(v)
    if isinstance(name, str):
        scope.set_scoped(v.state.session, name, value)
    else:
        scope.vars[name.name.lower()] = name
        name.scope = scope
    return NOTHING


@VARIABLES.method("void Remove(string name)", "void Remove(psvariable variable)")
def variable_remove(v: VariableIntrinsics, name: Any) -> Any:
    lower = (name if isinstance(name, str) else name.name).lower()
    scope_of(v).vars.pop(lower, None)
    return NOTHING


# -- $Host

from ems.runtime.host import PSHost  # noqa: E402

HOST = net_type("System.Management.Automation.Internal.Host.InternalHost", py=PSHost, base="System.Management.Automation.Host.PSHost")
members(net_type("System.Management.Automation.Host.PSHost"), """
cultureinfo CurrentCulture {get;}
cultureinfo CurrentUICulture {get;}
bool DebuggerEnabled {get;set;}
guid InstanceId {get;}
string Name {get;}
psobject PrivateData {get;}
System.Management.Automation.Host.PSHostUserInterface UI {get;}
version Version {get;}
void EnterNestedPrompt()
void ExitNestedPrompt()
void NotifyBeginApplication()
void NotifyEndApplication()
void SetShouldExit(int exitCode)
""", None)
HOST.prop("string Name", lambda h: h.host.name)
HOST.prop("version Version", lambda h: host_version())
HOST.prop("guid InstanceId", lambda h: host_id(h))
HOST.prop("System.Management.Automation.Host.PSHostUserInterface UI", lambda h: HostUI(h))
HOST.prop("cultureinfo CurrentCulture", lambda h: culture(current().culture_name))
HOST.prop("cultureinfo CurrentUICulture", lambda h: culture(current().ui_culture_name))
HOST.prop("psobject PrivateData", lambda h: None)
HOST.prop("bool DebuggerEnabled", lambda h: True)
HOST.prop("bool IsRunspacePushed", lambda h: False)


def culture(name: str) -> Any:
    from ems.values.cultures import culture as find_culture

    return find_culture(name)


def host_version() -> Any:
    from ems.runtime.startup_variables import PS_VERSION
    from ems.values.identities import parse_version

    return parse_version(PS_VERSION)


def host_id(host: PSHost) -> Any:
    from ems.values.convert import convert
    from ems.values.typenames import resolve

    return convert(f"00000000-0000-4000-8000-{id(host) & 0xFFFFFFFFFFFF:012x}", resolve("guid"))


@HOST.method("void SetShouldExit(int exitCode)")
def set_should_exit(host: PSHost, code: int) -> Any:
    from ems.values.errors import ExitFlow

    raise ExitFlow(code)


@HOST.method("void EnterNestedPrompt()")
def enter_nested_prompt(host: PSHost) -> Any:
    nested = getattr(host.host, "nested_prompt", None)
    if nested is None:
        raise net_error("System.Management.Automation.PSNotImplementedException", "A nested prompt needs an interactive console.")
    nested()
    return NOTHING


class HostUI(NetObject):
    """$Host.UI"""

    __slots__ = ("host",)
    net_name = "System.Management.Automation.Internal.Host.InternalHostUserInterface"

    def __init__(self, host: PSHost) -> None:
        self.ps_ext = None
        self.host = host.host


UI = net_type("System.Management.Automation.Internal.Host.InternalHostUserInterface", py=HostUI)
UI.prop("System.Management.Automation.Host.PSHostRawUserInterface RawUI", lambda u: RawUI(u.host))
UI.prop("bool SupportsVirtualTerminal", lambda u: u.host.colors)


@UI.method("void Write(string value)", "void Write(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)")
def ui_write(ui: HostUI, *texts: Any) -> Any:
    ui.host.write(texts[-1] or "")
    return NOTHING


@UI.method("void WriteLine()", "void WriteLine(string value)", "void WriteLine(System.ConsoleColor foregroundColor, System.ConsoleColor backgroundColor, string value)")
def ui_write_line(ui: HostUI, *texts: Any) -> Any:
    ui.host.write_line(texts[-1] if texts and texts[-1] else "")
    return NOTHING


@UI.method("void WriteErrorLine(string value)")
def ui_write_error_line(ui: HostUI, text: str) -> Any:
    ui.host.error_line(text)
    return NOTHING


@UI.method("void WriteWarningLine(string message)")
def ui_write_warning_line(ui: HostUI, text: str) -> Any:
    ui.host.show_warning(text)
    return NOTHING


@UI.method("void WriteVerboseLine(string message)")
def ui_write_verbose_line(ui: HostUI, text: str) -> Any:
    ui.host.show_verbose(text)
    return NOTHING


@UI.method("string ReadLine()")
def ui_read_line(ui: HostUI) -> str | None:
    return ui.host.read_line()


@UI.method("void WriteDebugLine(string message)")
def ui_write_debug_line(ui: HostUI, text: str) -> Any:
    ui.host.show_debug(text)
    return NOTHING


@UI.method("void WriteProgress(long sourceId, System.Management.Automation.ProgressRecord record)")
def ui_write_progress(ui: HostUI, source: Any, record: Any) -> Any:
    current().streams.put_progress(record)
    return NOTHING


@UI.method("securestring ReadLineAsSecureString()")
def ui_read_secure_line(ui: HostUI) -> Any:
    return current().run_command("Read-Host", {"AsSecureString": True})[0]


@UI.method("pscredential PromptForCredential(string caption, string message, string userName, string targetName)",
           "pscredential PromptForCredential(string caption, string message, string userName, string targetName, "
           "System.Management.Automation.PSCredentialTypes allowedCredentialTypes, System.Management.Automation.PSCredentialUIOptions options)")
def ui_prompt_for_credential(ui: HostUI, caption: str, message: str, user: str, *rest: Any) -> Any:
    given = {name: text for name, text in (("Title", caption), ("Message", message), ("UserName", user)) if text}
    return current().run_command("Get-Credential", given)[0]


members(UI, """
void WriteInformation(System.Management.Automation.InformationRecord record)
""", None)


@UI.method("System.Collections.Generic.Dictionary[string,psobject] Prompt(string caption, string message, "
           "System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription] descriptions)")
def ui_prompt(ui: HostUI, caption: str, message: str, fields: Any) -> Any:
    from ems.runtime.types.host_prompt import prompt_fields

    return prompt_fields(ui.host, caption, message, fields)


@UI.method("int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, "
           "int defaultChoice)")
def ui_prompt_for_choice(ui: HostUI, caption: str, message: str, choices: Any, default: int) -> int:
    return current().confirmation.choice(caption or "", message or "", tuple((c.label, c.help) for c in choices), default)


class Choice(NetObject):
    """ChoiceDescription"""

    __slots__ = ("help", "label")
    net_name = "System.Management.Automation.Host.ChoiceDescription"

    def __init__(self, label: str, help: str = "") -> None:
        self.ps_ext = None
        self.label = label
        self.help = help


CHOICE = net_type("System.Management.Automation.Host.ChoiceDescription", py=Choice)
CHOICE.prop("string Label", lambda c: c.label)
CHOICE.prop("string HelpMessage", lambda c: c.help, lambda c, v: setattr(c, "help", v))
CHOICE.constructor("System.Management.Automation.Host.ChoiceDescription new(string label)",
                   "System.Management.Automation.Host.ChoiceDescription new(string label, string helpMessage)")(Choice)
CHOICE.convert = lambda value: Choice(value) if isinstance(value, str) else NotImplemented


class RawUI(NetObject):
    """$Host.UI.RawUI"""

    __slots__ = ("host",)
    net_name = "System.Management.Automation.Internal.Host.InternalHostRawUserInterface"

    def __init__(self, host: Any) -> None:
        self.ps_ext = None
        self.host = host


class Size(NetObject):
    """System.Management.Automation.Host.Size and Coordinates: two numbers."""

    __slots__ = ("height", "width")
    net_name = "System.Management.Automation.Host.Size"

    def __init__(self, width: int = 0, height: int = 0) -> None:
        self.ps_ext = None
        self.width = width
        self.height = height

    def __str__(self) -> str:
        return f"{self.width},{self.height}"


SIZE = net_type("System.Management.Automation.Host.Size", py=Size, base="System.ValueType", kind="struct")
SIZE.prop("int Width", lambda s: s.width, lambda s, v: setattr(s, "width", v))
SIZE.prop("int Height", lambda s: s.height, lambda s, v: setattr(s, "height", v))
SIZE.constructor("System.Management.Automation.Host.Size new()", "System.Management.Automation.Host.Size new(int width, int height)")(Size)


@SIZE.method("string ToString()")
def size_text(size: Size) -> str:
    return str(size)


def set_title(raw: RawUI, title: str) -> None:
    raw.host.title = title
    if hasattr(raw.host, "set_title"):
        raw.host.set_title(title)


RAW = net_type("System.Management.Automation.Internal.Host.InternalHostRawUserInterface", py=RawUI)
RAW.prop("System.Management.Automation.Host.Size WindowSize", lambda r: Size(r.host.width, r.host.height), lambda r, v: None)
RAW.prop("System.Management.Automation.Host.Size BufferSize", lambda r: Size(r.host.width, r.host.height), lambda r, v: None)
RAW.prop("string WindowTitle", lambda r: getattr(r.host, "title", "ems"), set_title)
RAW.prop("System.ConsoleColor ForegroundColor", lambda r: None, lambda r, v: None)
RAW.prop("System.ConsoleColor BackgroundColor", lambda r: None, lambda r, v: None)
RAW.prop("bool KeyAvailable", lambda r: r.host.key_waits() if hasattr(r.host, "key_waits") else False)


@RAW.method("System.Management.Automation.Host.KeyInfo ReadKey()", "System.Management.Automation.Host.KeyInfo ReadKey(System.Management.Automation.Host.ReadKeyOptions options)")
def read_key(raw: RawUI, options: Any = None) -> Any:
    if hasattr(raw.host, "read_key") and raw.host.can_ask():
        from ems.runtime.types.key_info import read_key_info

        return read_key_info(raw.host, options)
    raise net_error("System.Management.Automation.Host.HostException", "A key cannot be read: standard input is not a terminal.")
