"""In: a command and its bound arguments. Out: a stage of a running pipeline: functions, cmdlets, native programs.

A stage has begin, accept (one input object), run_once (no input), end and clean. FunctionStage runs compiled blocks; CmdletStage runs a
Cmdlet; NativeStage a program.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.binder import Binder, warn_obsolete
from ems.runtime.call_plans import planned
from ems.runtime.frames import Frame, automatic_variables, bound_dictionary, default_parameter, p_rules
from ems.runtime.functions import ExternalScriptInfo, FilterInfo
from ems.runtime.invocation import InvocationInfo
from ems.runtime.pipeline_binder import PipelineBinder
from ems.runtime.scope import RuledVariable, Scope, Variable
from ems.runtime.signatures import ALL_SETS
from ems.values.errors import ExitFlow, NetException, ReturnFlow
from ems.values.types import OBJECT

Emit = Callable[[Any], None]


class Stage:
    """What all stages share."""

    failed = False
    begun = False  # set when every stage of the pipeline has begun; input that comes earlier waits in `early`
    early: list[Any] | None = None

    def position(self, at: int, count: int, expecting: bool) -> None:
        """Told before begin: place in the pipeline and whether input will come."""

    def connect(self, out: Emit, stages: list[Stage], at: int) -> None:
        self.out = out
        self.stages = stages
        self.at = at

    def begin(self) -> None: ...

    def accept(self, item: Any) -> None: ...

    def run_once(self) -> None: ...

    def end(self) -> None: ...

    def clean(self) -> None: ...


FILE_VARIABLES = ("psscriptroot", "pscommandpath")
CALL_VARIABLES = ("args", "myinvocation", "psboundparameters")
NO_CLASSES: frozenset[type] = frozenset()


class FunctionStage(Stage):
    """A function, script file or script block in a pipeline."""

    def __init__(self, session: Any, scope: Scope, info: Any, arguments: list[Any], name: str, site: Any, dot: bool = False) -> None:
        self.session = session
        self.caller = scope
        self.info = info
        self.name = name
        self.site = site
        self.script = info.script
        code = self.code = self.script.code
        self.is_filter = isinstance(info, FilterInfo)
        self.is_script_file = isinstance(info, ExternalScriptInfo)
        state = self.state = scope.state if self.is_script_file else self.script.state  # a file belongs to whom it is called by
        closure = self.script.closure
        parent = closure if closure is not None else state.current
        if dot:
            self.inner = scope if state is scope.state else state.current
            self.dot = True
        else:
            self.inner = Scope(parent, state, "script" if self.is_script_file else "function")
            self.dot = False
        self.signature = info.signature(session)
        self.arguments = arguments
        self.command_runtime: Any = None
        self.input: list[Any] = []
        self.expecting = False
        self.advanced = code.is_advanced
        self.frame = Frame(info, site, self.inner)
        self.pipeline_binder: PipelineBinder | None = None
        self.bound_pairs: list[tuple[str, Any]] = []
        self.started = False
        self.place = (1, 1)
        self.set_name = ALL_SETS
        self.failed = False
        self.keeps_input = False  # $input is set already
        self.places: Any = ()  # what the scope of a dot-sourced block knew of its own call and file
        self.is_entry = False  # the file that the launcher runs: its exit ends the shell

    def position(self, at: int, count: int, expecting: bool) -> None:
        self.place = (at, count)
        self.expecting = expecting

    # -- running code in the function's scope

    def run(self, body: Any) -> None:
        if body is None:
            return
        session, state = self.session, self.state
        previous = state.current
        state.current = self.inner
        session.frames.append(self.frame)
        streams = self.push_streams() if self.command_runtime is not None and self.command_runtime.has_common else None
        try:
            body(session, self.inner, self.out)
        except ReturnFlow:
            pass
        except ExitFlow as flow:
            if not self.is_script_file or session.exit_passes(self):
                raise
            session.last_exit_code = flow.code
            session.exit_code_set = True
            self.failed = flow.code != 0
            self.finished = True
        except RecursionError:
            raise session.call_depth_error() from None
        except NetException as error:
            if getattr(error, "terminates", None) is self:  # ThrowTerminatingError: the function ends, its caller goes on
                error.terminates = None
            if self.command_runtime is not None:
                session.errors.from_function(error, self)
                self.command_runtime.ended_by(error)
            raise
        finally:
            if streams is not None:
                session.streams = streams
            state.current = previous
            session.frames.pop()

    def push_streams(self) -> Any:
        saved = self.session.streams
        self.session.streams = self.command_runtime.streams(saved)
        return saved

    # -- the stage

    def begin(self) -> None:
        from ems.runtime.advanced import CommandRuntime

        session = self.session
        if self.code.requires:
            from ems.runtime.requires import check_requires

            check_requires(session, self.code.requires, self.info.name)
        try:
            binder = self.site and planned(session, self.caller, self.site, self.signature, self.arguments, True, self.name, self.expecting) or self.bind()
        except NetException as error:
            raise session.errors.binding(error, self)  # noqa: B904
        bound = binder.bound
        if self.signature.obsolete is not None:
            warn_obsolete(session, self.caller, self.signature, self.info.name, bound)
        self.set_name = bound.set_name
        self.bound_pairs = list(bound.by_name().items())
        if not self.signature.simple:
            self.command_runtime = CommandRuntime(self, bound.common)
            self.out = self.command_runtime.output(self.out)
        if self.dot:
            self.places = [(name, self.inner.vars.pop(name, None)) for name in (*CALL_VARIABLES, *(FILE_VARIABLES if self.is_script_file else ()))
                           if self.is_script_file or name in self.code.mentions]
        self.set_variables(binder)
        self.binder = binder
        if self.expecting:
            pb = self.pipeline_binder = PipelineBinder(binder)
            variables = self.inner.vars
            if "myinvocation" in self.code.mentions:
                variables["myinvocation"].value.expecting_input = True
            self.between = [(p, variables[p.name.lower()].value) for p in {*pb.by_value, *pb.by_property} if p.name.lower() in variables]
        self.started = True
        if self.is_script_file:
            session.prepare_script(self.inner, self.code, self.info.path)
        if self.expecting:
            quick = self.quick_accept()
            if quick is not None:
                self.accept = quick  # type: ignore[assignment, method-assign]
        if self.code.begin is not None:
            self.run(self.code.begin)

    def bind(self) -> Binder:
        """The full binding of the arguments."""
        binder = Binder(self.signature, self.session, self.caller, True, self.name, self.expecting)
        binder.bind_named(self.arguments)
        binder.bind_positional()
        if self.signature.dynamic:
            self.bind_so_far(binder)
            binder.add_dynamic(self.dynamic_parameters(binder))
            binder.bind_positional()
        binder.bind_defaults((self.name, self.info.name))
        binder.bind_rest()
        expects = self.expecting and self.takes_pipeline(binder)
        binder.check_all_bound()
        binder.resolve_set(expects)
        return binder

    def quick_accept(self) -> Emit | None:
        """A shorter `accept` for a function whose process block takes each object by one parameter, or by $_ alone; None when there is more to do."""
        code, pb = self.code, self.pipeline_binder
        process = code.end if self.is_filter and code.process is None else code.process
        if process is None or pb is None or code.mentions & {"input", "psboundparameters"}:
            return None
        lower, classes = "", NO_CLASSES
        if pb.takes_input:
            if pb.quick is None:
                return None
            parameter, classes = pb.quick
            lower = parameter.name.lower()
        elif not self.signature.simple:
            return None
        variables, run, general, inner = self.inner.vars, self.run, self.accept, self.inner

        def accept(item: Any) -> None:
            if lower:
                if item.__class__ not in classes or lower not in variables:
                    general(item)
                    return
                object.__setattr__(variables[lower], "value", item)
            underscore = variables.get("_")
            if underscore is None:
                inner.set("_", item)
            else:
                underscore.value = item
            run(process)

        return accept

    def takes_pipeline(self, binder: Binder) -> bool:
        return any(i.pipeline or i.byname for p in binder.parameters for i in p.sets.values())

    def bind_so_far(self, binder: Binder) -> None:
        for p, value in binder.bound.values.items():
            self.inner.vars[p.name.lower()] = Variable(p.name, value, self.inner)
        self.inner.vars["psboundparameters"] = Variable("PSBoundParameters", bound_dictionary(binder.bound.by_name().items()), self.inner)

    def dynamic_parameters(self, binder: Binder) -> list[Any]:
        from ems.runtime.advanced import dynamic_parameters_of

        results: list[Any] = []
        saved = getattr(self, "out", None)
        self.out = results.append
        self.run(self.code.dynamicparam)
        self.out = saved  # type: ignore[assignment]
        return dynamic_parameters_of(results)

    def set_variables(self, binder: Binder) -> None:
        session, inner, variables = self.session, self.inner, self.inner.vars
        bound = binder.bound
        for p, value in bound.values.items():
            lower = p.name.lower()
            if p not in self.signature.parameters:
                continue  # dynamic parameters are in $PSBoundParameters only
            made = variables[lower] = Variable(p.name, value, inner)
            if p.type is not OBJECT or p.validate:
                made.rules = p_rules(p)
                made.__class__ = RuledVariable  # type: ignore[assignment]
        code = self.code
        automatic_variables(session, inner, self.info, self.site, self.caller, code, self.bound_pairs, bound.rest)
        if "args" not in code.mentions and (bound.rest or self.is_script_file) and not self.dot:
            variables["args"] = Variable("args", bound.rest, inner)
        if "myinvocation" in code.mentions:
            invocation = variables["myinvocation"].value
            invocation.pipeline_position, invocation.pipeline_length = self.place
            invocation.expecting_input = self.expecting
        if self.command_runtime is not None:
            variables["pscmdlet"] = Variable("PSCmdlet", self.command_runtime.cmdlet, inner)
            self.command_runtime.set_preferences(inner)
        inner.frame = self.frame
        missing = [p for p in self.signature.parameters if p not in bound.values]
        if missing:
            previous = self.state.current
            self.state.current = inner
            session.frames.append(self.frame)
            try:
                for p in missing:
                    default_parameter(session, inner, p)
            finally:
                self.state.current = previous
                session.frames.pop()

    def accept(self, item: Any) -> None:
        code = self.code
        pb = self.pipeline_binder
        if pb is not None and pb.takes_input:
            try:
                found = pb.bind(item)
            except NetException as error:
                self.session.errors.write_binding(error, self, item)
                return
            if found is None:
                if not self.signature.simple:
                    self.session.errors.write_binding(pb.not_bound(item), self, item)
                    return
            else:
                self.set_name = self.binder.bound.set_name
                for p, start in self.between:
                    if p not in found:
                        object.__setattr__(self.inner.vars[p.name.lower()], "value", start)
                for p, value in found.items():
                    variable = self.inner.vars.get(p.name.lower())
                    if variable is None:
                        self.inner.vars[p.name.lower()] = Variable(p.name, value, self.inner)
                    else:
                        variable.value = value
                if "psboundparameters" in code.mentions:
                    table = self.inner.vars["psboundparameters"].value
                    for p, value in found.items():
                        table.set(p.name, value)
        elif self.expecting and not self.signature.simple and pb is not None and not pb.takes_input:
            self.session.errors.write_binding(pb.not_bound(item), self, item)
            return
        if self.is_filter and code.process is None and code.end is not None:
            self.set_underscore(item)
            self.run(code.end)
        elif code.process is not None:
            self.set_underscore(item)
            if "input" in code.mentions:
                self.set_input([item])
            self.run(code.process)
        else:
            self.input.append(item)
            if pb is not None and pb.takes_input:
                self.set_underscore(item)

    def set_underscore(self, item: Any) -> None:
        self.inner.set("_", item)

    def set_input(self, items: list[Any]) -> None:
        from ems.runtime.enumerators import InputEnumerator

        self.inner.set("input", InputEnumerator(items), "input")

    def run_once(self) -> None:
        code = self.code
        if self.is_filter and code.process is None:
            self.run(code.end)
            self.session.ok = True
        elif code.process is not None:
            if "input" in code.mentions:
                self.set_input([])
            self.run(code.process)

    def end(self) -> None:
        code = self.code
        if self.is_filter and code.process is None:
            return
        if code.end is not None:
            if "input" in code.mentions and not self.keeps_input:
                self.set_input(self.input)
            self.run(code.end)
        self.session.ok = True

    def clean(self) -> None:
        if self.started and self.code.clean is not None:
            saved, self.out = self.out, _drop
            try:
                self.run(self.code.clean)
            except Exception as error:
                self.session.errors.report_in_clean(error, self)
            finally:
                self.out = saved
        if self.command_runtime is not None:
            self.command_runtime.close()
            if self.command_runtime.failed:
                self.failed = True
        for name, variable in self.places:
            self.inner.vars.pop(name, None)
            if variable is not None:
                self.inner.vars[name] = variable
        if self.inner.functions is not None or self.inner.aliases is not None:
            self.session.commands.epoch += 1


def _drop(value: Any) -> None:
    """Output of a clean block goes nowhere."""


class CmdletStage(Stage):
    """A Python cmdlet in a pipeline."""

    def __init__(self, session: Any, scope: Scope, info: Any, arguments: list[Any], name: str, site: Any) -> None:
        self.session = session
        self.scope = scope
        self.info = info
        self.name = name
        self.site = site
        self.arguments = arguments
        cls = info.cls
        self.signature = cls.signature
        cmdlet = self.cmdlet = cls()
        cmdlet.shell = session
        cmdlet.scope = scope
        cmdlet.common = None
        cmdlet.parameter_set = ALL_SETS
        self.expecting = False
        self.place = (1, 1)
        self.pipeline_binder: PipelineBinder | None = None
        self.command_runtime: Any = None
        self.started = False
        self.failed = False
        self._invocation: InvocationInfo | None = None

    def position(self, at: int, count: int, expecting: bool) -> None:
        self.place = (at, count)
        self.expecting = expecting

    @property
    def invocation(self) -> InvocationInfo:
        if self._invocation is None:
            made = self.session.invocation_of(self.info, self.site, self.cmdlet.bound.items() if hasattr(self.cmdlet, "bound") else [], self.name)
            made.pipeline_position, made.pipeline_length = self.place
            made.expecting_input = self.expecting
            self._invocation = made
        return self._invocation

    def connect(self, out: Emit, stages: list[Stage], at: int) -> None:
        super().connect(out, stages, at)
        cmdlet = self.cmdlet
        cmdlet.out = out
        cmdlet.stage = self

    def begin(self) -> None:
        session, cmdlet = self.session, self.cmdlet
        try:
            binder = self.site and planned(session, self.scope, self.site, self.signature, self.arguments, False, self.name, self.expecting) or self.bind()
        except NetException as error:
            raise session.errors.binding(error, self)  # noqa: B904
        self.binder = binder
        self.set_attributes(binder)
        cmdlet.bound = binder.bound.by_name()
        cmdlet.parameter_set = binder.bound.set_name
        if cmdlet.check_bound is not None:
            try:
                cmdlet.check_bound()
            except NetException as error:
                raise session.errors.binding(error, self)  # noqa: B904
        if binder.bound.common:
            from ems.runtime.advanced import CommandRuntime

            cmdlet.common = self.command_runtime = CommandRuntime(self, binder.bound.common)
            cmdlet.out = self.command_runtime.output(self.out)
        self.started = True
        recording = cmdlet.runs_blocks and self.command_runtime is not None and self.command_runtime.records()
        if recording:
            self.guarded = self.recorded  # type: ignore[method-assign]
            cmdlet.out = self.unrecorded(cmdlet.out)
        if self.expecting and recording:
            self.pipeline_binder = PipelineBinder(binder)
            self.guarded(cmdlet.begin)
        elif self.expecting:
            self.pipeline_binder = pb = PipelineBinder(binder)
            direct = getattr(cmdlet, "stage_accept", None)
            simple = pb.simple
            self.guarded(cmdlet.begin)
            if direct is not None and (simple is not None or cmdlet.direct_classes):
                taken = direct()
                if taken is not None:
                    self.accept = taken if simple is not None else self.direct_accept(taken)  # type: ignore[assignment, method-assign]
                    return
            if simple is not None:
                self.accept = self.simple_accept(simple)  # type: ignore[assignment, method-assign]
        else:
            self.guarded(cmdlet.begin)

    def bind(self) -> Binder:
        """The full binding of the arguments."""
        cmdlet = self.cmdlet
        binder = Binder(self.signature, self.session, self.scope, False, self.name, self.expecting)
        binder.bind_named(self.arguments)
        binder.bind_positional()
        if self.signature.dynamic:
            self.set_attributes(binder)
            cmdlet.bound = binder.bound.by_name()
            binder.add_dynamic(cmdlet.dynamic_parameters())
            binder.bind_positional()
        binder.bind_defaults((self.signature.name, self.name))
        binder.bind_rest()
        expects = self.expecting and any(i.pipeline or i.byname for p in binder.parameters for i in p.sets.values())
        binder.check_all_bound()
        binder.resolve_set(expects)
        return binder

    def set_attributes(self, binder: Binder) -> None:
        values = self.cmdlet.__dict__
        for p, value in binder.bound.values.items():
            values[p.attribute] = value.present if p.is_switch else value

    def direct_accept(self, taken: Emit) -> Emit:
        """The cmdlet's own way for objects of the classes that it names, the binder for all others."""
        classes, bind, failure = self.cmdlet.direct_classes, self.accept, self.failure

        def accept(item: Any) -> None:
            if item.__class__ not in classes:
                bind(item)
                return
            try:
                taken(item)
            except Exception as error:
                raise failure(error) from error.__cause__

        return accept

    def simple_accept(self, parameter: Any) -> Emit:
        values, attribute, process, name = self.cmdlet.__dict__, parameter.attribute, self.cmdlet.process, parameter.name
        bound = self.cmdlet.bound
        failure, bind = self.failure, self.accept
        mandatory = any(i.mandatory for i in parameter.sets.values()) and not any(c[0] == "allownull" for c in parameter.validate)

        def accept(item: Any) -> None:
            if item is None and mandatory:
                bind(item)
                return
            values[attribute] = bound[name] = item
            try:
                process()
            except Exception as error:
                raise failure(error) from error.__cause__

        return accept

    def accept(self, item: Any) -> None:
        pb = self.pipeline_binder
        assert pb is not None
        if not pb.takes_input:
            self.session.errors.write_binding(pb.not_bound(item), self, item)
            return
        try:
            found = pb.bind(item)
        except NetException as error:
            self.session.errors.write_binding(error, self, item)
            return
        if found is None:
            self.session.errors.write_binding(pb.not_bound(item), self, item)
            return
        cmdlet = self.cmdlet
        values = cmdlet.__dict__
        for p in pb.parameters:
            if p not in found and p.attribute in values and p not in self.binder.bound.values:
                del values[p.attribute]
                cmdlet.bound.pop(p.name, None)
        for p, value in found.items():
            values[p.attribute] = value.present if p.is_switch else value
            cmdlet.bound[p.name] = value
        cmdlet.parameter_set = self.binder.bound.set_name
        self.guarded(cmdlet.process)

    def run_once(self) -> None:
        self.guarded(self.cmdlet.process)

    def end(self) -> None:
        self.guarded(self.cmdlet.end)

    def guarded(self, method: Callable[[], None]) -> None:
        try:
            method()
        except Exception as error:
            raise self.failure(error) from error.__cause__

    def recorded(self, method: Callable[[], None]) -> None:
        """`guarded` for a cmdlet that runs script blocks: -ErrorVariable and kin collect what the blocks write."""
        session = self.session
        outer = session.streams
        session.streams = self.command_runtime.streams(outer)
        try:
            CmdletStage.guarded(self, method)
        finally:
            session.streams = outer

    def unrecorded(self, out: Emit) -> Emit:
        """Output that leaves for the next command: what that one writes is its own."""
        session, outer = self.session, self.session.streams

        def write(item: Any) -> None:
            inner, session.streams = session.streams, outer
            try:
                out(item)
            finally:
                session.streams = inner

        return write

    def failure(self, error: Exception) -> Exception:
        """An exception that ended the cmdlet, as a terminating error of it."""
        self.failed = True
        made = self.session.errors.from_cmdlet(error, self)
        if self.command_runtime is not None:
            self.command_runtime.ended_by(made)
        return made

    def clean(self) -> None:
        if self.started:
            self.cmdlet.clean()
        if self.command_runtime is not None:
            self.command_runtime.close()
            if self.command_runtime.failed:
                self.failed = True


class NativeStage(Stage):
    """A program of the system; ems.runtime.native runs it."""

    def __init__(self, session: Any, scope: Scope, info: Any, arguments: list[Any], name: str, site: Any) -> None:
        self.session = session
        self.scope = scope
        self.info = info
        self.arguments = arguments
        self.name = name
        self.site = site
        self.failed = False
        self.expecting = False
        self.input: list[Any] = []

    def position(self, at: int, count: int, expecting: bool) -> None:
        self.expecting = expecting
        self.last = at == count

    def accept(self, item: Any) -> None:
        self.input.append(item)

    def end(self) -> None:
        from ems.runtime.native import run_native

        run_native(self)
