"""In: script text. Out: the shell's session: one runspace with its scopes, commands, streams and errors.

A Session belongs to one thread at a time. It is also the values' Context. `ems.startup.new_session` makes one with the cmdlets, host and store.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.compiler.cache import compiled
from ems.runtime import pipeline
from ems.runtime.code import BlockCode, ScriptBlock, TypeRef, type_not_found
from ems.runtime.commands import Commands
from ems.runtime.failures import Failures, call_depth_error
from ems.runtime.functions import CommandInfo, ScriptInfo
from ems.runtime.invocation import InvocationInfo
from ems.runtime.quick_calls import call_function, script_plan
from ems.runtime.scope import Scope, UnsetVariable, Variable
from ems.runtime.state import SessionState
from ems.runtime.streams import Streams
from ems.values.context import Context, set_context
from ems.values.convert import to_string
from ems.values.errors import BreakFlow, ContinueFlow, ErrorRecord, NetException, ReturnFlow, ps_error, record_of
from ems.values.objects import NOTHING, base

Emit = Callable[[Any], None]


class Session(Context):
    """See docs/architecture.md, "Commands", for what cmdlets use of it."""

    def __init__(self, manifest: dict[str, tuple[str, str, str]], aliases: dict[str, str], host: Any) -> None:
        self.host = host
        self.ok = True
        self.last_exit_code: int = 0
        self.exit_code_set = False
        self.exit_uses_last = False
        self.try_depth = 0
        self.maximum_error_count = 256
        self.frames: list[Any] = []
        self.global_state = SessionState(self)
        self.global_scope: Scope = self.global_state.top
        self.commands = Commands(self, manifest, aliases)
        self.errors = Failures(self)
        self.streams = Streams(self)
        self.strict_used = False
        self.interactive = False
        self.output_xml = False  # objects leave the shell as CLIXML
        self.exit_requested: int | None = None  # set when `exit` ended what the launcher ran
        self.history_id = 1
        self.script_types: dict[str, Any] = {}
        self.class_assemblies = 0  # the number in the name of the assembly of a script's classes
        self.all_scope: dict[str, Variable] = {}  # variables that every scope shares (the option AllScope)
        self.namespaces: list[str] = []
        self.stopping_stage = 0
        self.drive_makers: dict[str, Any] = {}  # lower drive name -> what makes it when it is first named
        self._parts: dict[str, Any] = {}
        set_context(self)
        from ems.runtime.startup_variables import define_variables

        define_variables(self)
        for name, target in aliases.items():
            self.commands.set_alias(self.global_scope, name, target)

    # -- parts made when first used

    def part(self, name: str, make: Callable[[Any], Any]) -> Any:
        found = self._parts.get(name)
        if found is None:
            found = self._parts[name] = make(self)
        return found

    @property
    def confirmation(self) -> Any:
        from ems.runtime.confirmation import Confirmation

        return self.part("confirmation", Confirmation)

    @property
    def modules(self) -> Any:
        from ems.runtime.modules import Modules

        return self.part("modules", Modules)

    @property
    def providers(self) -> Any:
        from ems.runtime.providers import Providers

        return self.part("providers", Providers)

    @property
    def jobs(self) -> Any:
        from ems.runtime.jobs import Jobs

        return self.part("jobs", Jobs)

    @property
    def history(self) -> Any:
        from ems.runtime.history import History

        return self.part("history", History)

    @property
    def store(self) -> Any:
        """The state store, opened when first used."""
        found = self._parts.get("store")
        if found is None:
            found = self._parts["store"] = self.open_store()
        return found

    def close(self) -> None:
        """The session ends: an open store is closed, by the thread that opened it."""
        found = self._parts.pop("store", None)
        if found is not None:
            found.close()

    def open_store(self) -> Any:
        raise ps_error("NoStore", "This session has no store.", category="ResourceUnavailable")

    # -- Context

    def ofs(self) -> str:
        found = self.scope.find("ofs")
        return " " if found is None or found.value is None else to_string(found.value)

    def strict_version(self) -> int:
        """Set-StrictMode holds for its scope and those below: the nearest scope that set it decides."""
        if not self.strict_used:
            return 0
        for scope in self.scope.chain():
            level = getattr(scope, "strict", None)
            if level is not None:
                return level
        return 0

    def set_strict(self, scope: Scope, level: int) -> None:
        self.strict_used = True
        scope.strict = level

    def call_script(self, script: Any, arguments: list[Any], underscore: Any = None, this: Any = None) -> list[Any]:
        return self.invoke(script, arguments, underscore=underscore, has_underscore=underscore is not None or this is None, this=this)

    def call_here(self, script: Any, underscore: Any) -> list[Any]:
        result: list[Any] = []
        self.block(script, self.scope)(underscore, result.append)
        return result

    def block_here(self, script: Any) -> Callable[[Any, Emit], None]:
        return self.block(script, self.scope)

    def find_script_type(self, name: str) -> Any:
        lower = name.lower()
        found = self.script_types.get(lower)
        return found and (self.scope.find_type(lower) or found)

    def visible_type(self, name: str) -> Any:
        lower = name.lower()
        return self.scope.find_type(lower) if lower in self.script_types else None

    def location(self) -> str:
        return self.providers.location_path()

    def file_style(self, kind: str, extension: str) -> str:
        """The sequence that colours a file's name by $PSStyle.FileInfo; "" without colours. kind: Directory, SymbolicLink, Executable or ""."""
        if not self.host.colors:
            return ""
        from ems.formatting.psstyle import ps_style

        found = ps_style(self).file_info.values
        return found[kind] if kind else found["Extension"].table.get(extension, "")

    @property
    def scope(self) -> Scope:
        """The innermost scope of the running code."""
        return self.frames[-1].scope if self.frames else self.global_state.current

    def streams_of(self, command: Any) -> Streams:
        return self.streams

    # -- compiling

    def parse(self, text: str, path: str | None = None, keep: bool = False) -> ScriptBlock:
        """A script block from text; ParseException when it has errors. `keep`: its code may be kept on disk."""
        try:
            code = compiled(text, path, keep)
        except NetException as error:
            if hasattr(error, "place"):
                record_of(error).invocation = InvocationInfo(None, "", *error.place)
            raise
        return ScriptBlock(code, self.global_state)

    def compile_file(self, path: str) -> ScriptBlock:
        from ems.runtime.files import read_script

        return self.parse(read_script(path), path)

    # -- running text

    def run_text(self, text: str, out: Emit, path: str | None = None, scope: Scope | None = None) -> None:
        """Run a text in the global scope (or another) as if typed there; errors that end it are raised."""
        script = self.parse(text, path)
        where = scope or self.global_state.current
        self.run_here(script, where, out)

    def run_here(self, script: ScriptBlock, scope: Scope, out: Emit, arguments: list[Any] | None = None) -> None:
        """Run a script block in an existing scope (dot-sourcing)."""
        code = script.code
        frame = _frame(ScriptInfo(script), None, scope)
        self.frames.append(frame)
        previous = scope.state.current
        scope.state.current = scope
        if arguments is not None:
            scope.set("args", arguments)
        try:
            for body in (code.begin, code.process, code.end):
                if body is not None:
                    body(self, scope, out)
        except ReturnFlow:
            pass
        except RecursionError:
            raise call_depth_error() from None
        finally:
            scope.state.current = previous
            self.frames.pop()

    # -- what cmdlets call

    def invoke(self, script: Any, arguments: list[Any] | None = None, *, underscore: Any = None, has_underscore: bool = False, input: Any = None,
               scope: Scope | None = None, this: Any = None) -> list[Any]:
        """Run a script block in a child scope; its output as a list."""
        result: list[Any] = []
        self.invoke_to(script, result.append, arguments, underscore=underscore, has_underscore=has_underscore, input=input, scope=scope, this=this)
        return result

    def invoke_to(self, script: Any, out: Emit, arguments: list[Any] | None = None, *, underscore: Any = None, has_underscore: bool = False,
                  input: Any = None, scope: Scope | None = None, this: Any = None) -> None:
        script = base(script)
        if isinstance(script, CommandInfo):
            pipeline.invoke_info(self, scope or self.scope, script, [("v", "", a, "") for a in arguments or []], out)
            return
        code: BlockCode = script.code
        if code.plain and not code.parameters and not code.is_advanced:
            state = script.state
            parent = script.closure or state.current
            inner = Scope(parent, state, "function")
            if has_underscore:
                inner.vars["_"] = Variable("_", underscore, inner)
            if this is not None:
                inner.vars["this"] = Variable("this", this, inner)
            if "args" in code.mentions:
                inner.vars["args"] = Variable("args", list(arguments or []), inner)
            if "input" in code.mentions:
                from ems.runtime.enumerators import InputEnumerator

                inner.vars["input"] = Variable("input", InputEnumerator(list(input or [])), inner)
            if code.mentions & {"psscriptroot", "pscommandpath", "myinvocation"}:
                from ems.runtime.frames import automatic_variables

                automatic_variables(self, inner, ScriptInfo(script), None, None, code, [], list(arguments or []))
            if code.end is None:
                return
            self.frames.append(_frame(ScriptInfo(script), None, inner))
            previous = state.current
            state.current = inner
            try:
                code.end(self, inner, out)
            except ReturnFlow:
                pass
            except RecursionError:
                raise call_depth_error() from None
            finally:
                state.current = previous
                self.frames.pop()
                if inner.functions is not None:
                    self.commands.epoch += 1
            return
        info, given = ScriptInfo(script), arguments or []
        if input is None:
            plan = script_plan(self, scope or self.scope, info, len(given))
            if plan is not False:
                automatic = {"_": underscore} if has_underscore else {}
                if this is not None:
                    automatic["this"] = this
                call_function(self, scope or self.scope, out, info, None, (None, *given), plan, automatic)  # type: ignore[arg-type]
                return
        from ems.runtime.stages import FunctionStage

        stage = FunctionStage(self, scope or self.scope, info, [("v", "", a, "") for a in given], "", None)
        if has_underscore:
            stage.inner.vars["_"] = Variable("_", underscore, stage.inner)
        if this is not None:
            stage.inner.vars["this"] = Variable("this", this, stage.inner)
        pipeline.run_stages(self, self.scope, out, [stage], None if input is None else (input,))

    def block(self, script: Any, scope: Scope) -> Callable[[Any, Emit], None]:
        """A caller for a block that runs per object in the caller's own scope with $_ set, as ForEach-Object's does."""
        script = base(script)
        code: BlockCode = script.code
        body = code.end or code.process or code.begin
        where = scope if script.state is scope.state and script.closure is None else (script.closure or script.state.current)
        if code.parameters or body is None or not code.plain or code.is_advanced:
            def general(item: Any, out: Emit) -> None:
                self.invoke_to(script, out, [], underscore=item, has_underscore=True, scope=scope)

            return general
        variables = where.vars
        mentions_args = "args" in code.mentions
        frames, frame, state = self.frames, _frame(ScriptInfo(script), None, where), script.state

        def run(item: Any, out: Emit) -> None:
            cell = variables.get("_")
            if cell is None:
                cell = variables["_"] = Variable("_", item, where)
                old: Any = UnsetVariable
            else:
                old = UnsetVariable if cell.__class__ is UnsetVariable else cell.value
                cell.value = item
            if mentions_args:
                where.set("args", [])
            frames.append(frame)
            previous = state.current
            state.current = where
            try:
                body(self, where, out)
            except ReturnFlow:
                pass
            finally:
                state.current = previous
                frames.pop()
                if old is UnsetVariable:
                    object.__setattr__(cell, "__class__", UnsetVariable)
                else:
                    cell.value = old

        return run

    def run_command(self, name: str, parameters: dict[str, Any] | None = None, input: Any = NOTHING, scope: Scope | None = None,
                    arguments: list[Any] | None = None) -> list[Any]:
        """Run a command by name with named parameters; its output as a list."""
        where = scope or self.scope
        info = self.commands.resolve(name, where)
        given = [("a", key, value, f"-{key}") for key, value in (parameters or {}).items()]
        given += [("v", "", value, "") for value in arguments or []]
        result: list[Any] = []
        pipeline.invoke_info(self, where, info, given, result.append, input, name)
        return result

    def stop_upstream(self, cmdlet: Any) -> Any:
        from ems.values.errors import StopUpstream

        stage = cmdlet.stage
        self.stopping_stage = stage.at
        raise StopUpstream(stage.stages)

    def get_variable(self, name: str, scope: Scope | None = None) -> Any:
        found = (scope or self.scope).find(name.lower())
        return found.value if found is not None else None

    def set_variable(self, name: str, value: Any, scope: Scope | None = None) -> None:
        (scope or self.scope).set(name.lower(), value, name)

    def has_parameter_defaults(self, scope: Scope) -> bool:
        found = scope.find("psdefaultparametervalues")
        table = base(found.value) if found is not None else None
        return table is not None and hasattr(table, "store") and len(table) > 0

    # -- called by compiled code

    def statement_error(self, error: Exception, scope: Scope) -> None:
        self.errors.handle(error, scope)

    def caught(self, error: Exception, scope: Scope) -> ErrorRecord:
        return self.errors.caught(error, scope)

    def throw(self, value: Any) -> Exception:
        return self.errors.throw(value)

    def rethrow(self, scope: Scope) -> Exception:
        """throw without a value: the error of the catch block around it."""
        current = base(scope.get("_"))
        if isinstance(current, ErrorRecord):
            error = current.exception
            if isinstance(error, NetException):
                error.record = current
                error.thrown = True  # type: ignore[attr-defined]
                return error
        return self.errors.throw(None)

    def trap_error(self, error: Exception, scope: Scope, out: Emit, traps: Any) -> None:
        """An error in a block with trap statements."""
        record = self.errors.record(error, scope)
        for kind, body in traps:
            if kind is None or self.errors.matches(record, (kind.get(self, scope),)):
                self.errors.remember(record)
                inner = scope.child()
                inner.vars["_"] = Variable("_", record, inner)
                saved, self.try_depth = self.try_depth, 0
                try:
                    body(inner, out)
                except ContinueFlow:
                    return
                except BreakFlow:
                    self.try_depth = saved
                    raise error from None
                finally:
                    self.try_depth = saved
                self.streams.put_error(record)
                self.ok = False
                return
        self.errors.handle(error, scope)

    def call_depth_error(self) -> Exception:
        return call_depth_error()

    def define_function(self, scope: Scope, name: str, code: BlockCode, is_filter: bool, start: int, end: int) -> None:
        self.commands.define_function(scope, name, ScriptBlock(code, scope.state), is_filter)

    def declare_type(self, scope: Scope, code: Any, types: dict[str, Any]) -> None:
        from ems.runtime.classes import declare_type

        types[code.name.lower()] = declare_type(self, scope, code)

    def define_type(self, scope: Scope, code: Any) -> None:
        from ems.runtime.classes import define_type

        define_type(self, scope, code)

    def define_script_type(self, made: Any) -> None:
        """A type of a script is ready: from now on names find it."""
        self.script_types[made.full_name.lower()] = made

    def class_parent(self, state: SessionState) -> Scope:
        """The scope around a method's: the script that defined the class, not the caller."""
        return state.current.script()

    def resolve_type(self, ref: TypeRef, scope: Scope) -> Any:
        from ems.values.typenames import find
        from ems.values.types import of_script, parts

        lower = ref.text.lower()
        found = scope.find_type(lower) if lower in self.script_types else None
        if found is None:
            found = find(ref.text, (*ref.namespaces, *self.namespaces), own=lower not in self.script_types)
            if found is not None and of_script(found) and not all(self.can_name(t, ref, scope) for t in parts(found)):
                found = None
        if found is None:
            error = type_not_found(ref.text)
            error.place = (None, ref.start, ref.end)  # type: ignore[attr-defined]
            raise error
        return found

    @staticmethod
    def can_name(net: Any, ref: TypeRef, scope: Scope) -> bool:
        """True unless the type is a class of a script that the code there does not see."""
        lower = net.full_name.lower()
        return bool(net.namespace) or scope.find_type(lower) is net or (ref.types or {}).get(lower) is net

    def use_namespace(self, name: str) -> None:
        """`using namespace` at the prompt."""
        if name not in self.namespaces:
            self.namespaces.append(name)

    def background(self, scope: Scope, out: Emit, text: str) -> None:
        out(self.jobs.start_background(text, scope))

    def get_drive_variable(self, scope: Scope, name: str) -> Any:
        return self.providers.get_variable(scope, name)

    def set_drive_variable(self, scope: Scope, name: str, value: Any) -> None:
        self.providers.set_variable(scope, name, value)

    # -- invocation data

    def invocation_of(self, info: Any, site: Any, bound: Any, name: str = "") -> InvocationInfo:
        """The InvocationInfo of a call at a site."""
        if site is not None and site.op is not None:
            name = "&" if site.op == "Ampersand" else "."
        made = InvocationInfo(info, name or (site.name if site is not None and site.name is not None else info.name))
        if site is not None and site.source is not None:
            made.source, made.start, made.end = site.source, site.start, site.end
        made.bound = bound
        return made

    def prepare_script(self, scope: Scope, code: BlockCode, path: str) -> None:
        """What a script file finds in its scope."""
        import os

        scope.set("psscriptroot", os.path.dirname(path), "PSScriptRoot")
        scope.set("pscommandpath", path, "PSCommandPath")

    def exit_passes(self, stage: Any) -> bool:
        """True when `exit` in a script file ends the whole shell: the file is the one the launcher runs."""
        return getattr(stage, "is_entry", False)

    # -- paths

    def file_path(self, path: str) -> str:
        """A path of the file system, absolute, for a name as a script writes it."""
        return self.providers.file_path(path)


def _frame(info: Any, site: Any, scope: Scope) -> Any:
    from ems.runtime.frames import Frame

    return Frame(info, site, scope)
