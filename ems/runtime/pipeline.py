"""In: call sites with the values of their elements. Out: the running of commands and pipelines.

    call(R, S, O, site, values)        one command as a statement
    pipe(R, S, O, (site, values), …)   a pipeline as a statement
    collect(R, S, (site, values), …)   a pipeline as a value: a list

Objects are pushed: each stage has `accept(item)`, which the stage before calls. begin runs from left to right for all, then the first stage
is fed, then end from left to right. A function in front of a pipeline that nothing follows runs without any of this (`call`).
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.arguments import ParameterToken, SplatText
from ems.runtime.code import CommandSite, ExpressionSite
from ems.runtime.commands import ModuleCall
from ems.runtime.failures import METADATA, at_head
from ems.runtime.functions import AliasInfo, ApplicationInfo, CmdletInfo, ExternalScriptInfo, FunctionInfo, ScriptInfo
from ems.runtime.ops import emit
from ems.runtime.quick_calls import call_function, quick_plan
from ems.runtime.stages import CmdletStage, FunctionStage, NativeStage, Stage
from ems.values.convert import to_string
from ems.values.errors import ControlFlow, NetException, StopUpstream, ps_error
from ems.values.objects import NOTHING, base

Emit = Callable[[Any], None]


class DownstreamError(ControlFlow):
    """An error of a later stage on its way through the code of an earlier one, which must not handle it as its own."""

    def __init__(self, error: BaseException, pipeline: Any) -> None:
        super().__init__()
        self.error = error
        self.pipeline = pipeline


def resolve(session: Any, scope: Any, site: CommandSite, values: tuple[Any, ...]) -> Any:
    """What a site's command is: a CommandInfo."""
    name = site.name
    if site.as_method and session.strict_used and session.strict_version() >= 2:
        raise ps_error("StrictModeFunctionCallWithParens", "The function or command was called as if it were a method. Parameters should be separated by spaces. For "
                       "information about parameters, see the about_Parameters Help topic.")
    if name:
        if site.epoch == session.commands.epoch and site.resolved is not None:
            return site.resolved
        try:
            found = session.commands.resolve(name, scope)
        except NetException as error:
            raise at_head(error, site)  # noqa: B904 - the same error
        if isinstance(found, (ExternalScriptInfo, ApplicationInfo)):
            return found  # a file: the next time it may be another one, or elsewhere
        site.resolved, site.epoch, site.plan = found, session.commands.epoch, None
        return found
    try:
        return session.commands.resolve_value(name if name is not None else values[0], scope, site)
    except NetException as error:
        raise at_head(error, site, named=getattr(error, "error_id", "") != "BadExpression")  # noqa: B904


def arguments_of(session: Any, site: CommandSite, values: tuple[Any, ...]) -> list[tuple[str, str, Any, str]]:
    """The binder's arguments: what the site says with the values of this run; splatted variables spread out."""
    out: list[tuple[str, str, Any, str]] = []
    at = 1
    splatted: list[tuple[str, str, Any, str]] = []
    for kind, name, _start, _end, text in site.shapes:
        value = values[at]
        at += 1
        if kind == "s":
            items = base(value)
            if hasattr(items, "store"):
                explicit = {n.lower() for k, n, *_ in site.shapes if k in "pa"}
                for key, entry in items.items():
                    key = to_string(key)
                    if key.lower() in explicit:
                        continue
                    splatted.append(("a", key, entry, SplatText(f"-{key}:", at - 2)))
            elif isinstance(items, list):
                text = SplatText("", at - 2)
                out.extend(("p", item.parameter, None, SplatText(item, at - 2)) if item.__class__ is ParameterToken else ("v", "", item, text) for item in items)
            elif isinstance(items, str):
                out.extend(("v", "", char, SplatText("", at - 2)) for char in items)
            else:
                out.append(("v", "", items, SplatText("", at - 2)))
        elif kind == "d" or (out and out[-1][0] == "d"):
            out.append(("d", "", None, "--") if kind == "d" else ("d", "", value if kind == "v" else text, ""))
        else:
            out.append((kind, name, value, text))
    return out + splatted


def call(session: Any, scope: Any, out: Emit, site: CommandSite, values: tuple[Any, ...]) -> None:
    """One command as a statement, its output to `out`."""
    info = resolve(session, scope, site, values)
    if info.__class__ is FunctionInfo and site.name is not None:
        plan = site.plan
        if plan is None or site.resolved is not info:  # a name that is computed may be another one every time
            plan = site.plan = quick_plan(session, scope, info, site)
            site.resolved = info
        if plan is not False:
            call_function(session, scope, out, info, site, values, plan)
            return
    elif info.__class__ is ScriptInfo or info.__class__ is FunctionInfo:
        code = info.script.code
        if site.resolved is not code or info.script.closure is not None:  # & $value: the plan is that of the block which came last
            site.resolved, site.plan = code, quick_plan(session, scope, info, site)  # type: ignore[arg-type]
        if site.plan is not False:
            call_function(session, scope, out, info, site, values, site.plan)  # type: ignore[arg-type]
            return
    run_stages(session, scope, out, [make_stage(session, scope, info, site, values)], None)


def pipe(session: Any, scope: Any, out: Emit, *parts: tuple[Any, tuple[Any, ...]]) -> None:
    """A pipeline as a statement."""
    first_site, first_values = parts[0]
    if first_site.__class__ is ExpressionSite:
        feed = (first_values[0],)
        if first_site.redirections:
            from ems.runtime.redirection import redirect_expression

            redirect_expression(session, scope, out, first_site, first_values, parts[1:])
            return
        stages = [make_stage(session, scope, resolve(session, scope, site, values), site, values) for site, values in parts[1:]]
        run_stages(session, scope, out, stages, feed)
    else:
        stages = [make_stage(session, scope, resolve(session, scope, site, values), site, values) for site, values in parts]
        run_stages(session, scope, out, stages, None)


def collect(session: Any, scope: Any, *parts: tuple[Any, tuple[Any, ...]]) -> list[Any]:
    """A pipeline as a value: its output objects."""
    result: list[Any] = []
    if len(parts) == 1 and parts[0][0].__class__ is CommandSite and not parts[0][0].redirections:
        call(session, scope, result.append, *parts[0])
    else:
        pipe(session, scope, result.append, *parts)
    return result


def make_stage(session: Any, scope: Any, info: Any, site: CommandSite, values: tuple[Any, ...]) -> Stage:
    """The stage of one command, its arguments bound."""
    name = site.name if site.name is not None else info.name
    arguments = arguments_of(session, site, values)
    for shape in site.shapes:
        if shape[1] == "?":
            info, name, arguments = asked_for_help(session, scope, info, name, arguments)
            break
    try:
        stage = stage_for(session, scope, info, arguments, name, site)
    except NetException as error:
        raise (at_head(error, site, named=False) if error.net_name == METADATA and not hasattr(error, "place") else error) from None
    if site.redirections:
        from ems.runtime.redirection import Redirected

        return Redirected(stage, site, values[1 + len(site.shapes) :], session, scope)
    return stage


def asked_for_help(session: Any, scope: Any, info: Any, name: str, arguments: list[Any]) -> tuple[Any, str, list[Any]]:
    """`command -?` is Get-Help of the command; a program gets the argument itself."""
    target = session.commands.target(info, scope) if isinstance(info, AliasInfo) else info
    if isinstance(target, ApplicationInfo) or info.__class__ is ScriptInfo or not name:
        return info, name, arguments
    return session.commands.resolve("Get-Help", scope), "Get-Help", [("v", "", name, name)]


def stage_for(session: Any, scope: Any, info: Any, arguments: list[Any], name: str, site: CommandSite | None) -> Stage:
    if isinstance(info, AliasInfo):
        info = session.commands.target(info, scope)
    if info.__class__ is ModuleCall:
        info = info.script(arguments)
    if isinstance(info, CmdletInfo):
        return CmdletStage(session, scope, info, arguments, name, site)
    if isinstance(info, (FunctionInfo, ScriptInfo, ExternalScriptInfo)):
        return FunctionStage(session, scope, info, arguments, name, site, dot=site is not None and site.op == "Dot")
    assert isinstance(info, ApplicationInfo), info
    return NativeStage(session, scope, info, arguments, name, site)


def run_stages(session: Any, scope: Any, out: Emit, stages: list[Stage], feed: tuple[Any] | None) -> None:
    """Run a pipeline: `feed` holds the value of an expression in front of it."""
    count = len(stages)
    stopped_at = -1
    session.ok = True
    expecting = feed is not None
    for at, stage in enumerate(stages):
        stage.position(at + 1, count, expecting or at > 0)
    # Connect from the right.
    for at in range(count - 1, -1, -1):
        stages[at].connect(out if at == count - 1 else guard(stages[at + 1], stages), stages, at)
    try:
        try:
            for stage in stages:
                stage.begin()
            for stage in stages:
                stage.begun = True
                if stage.early is not None:
                    for item in stage.early:
                        stage.accept(item)
            first = stages[0]
            if feed is None:
                first.run_once()
            else:
                emit(feed[0], first.accept)
        except StopUpstream as stop:
            if stop.pipeline is not stages:
                raise
            stopped_at = session.stopping_stage
        for at in range(max(stopped_at, 0), count):
            try:
                stages[at].end()
            except StopUpstream as stop:
                if stop.pipeline is not stages:
                    raise
    except DownstreamError as error:
        session.ok = False
        if error.pipeline is stages:
            raise error.error  # noqa: B904
        raise
    except Exception:
        session.ok = False
        raise
    finally:
        for stage in stages:
            stage.clean()
    if any(stage.failed for stage in stages):
        session.ok = False


def guard(stage: Stage, stages: Any) -> Emit:
    """stage.accept, with its errors marked as those of a later stage. The stage may put a quicker `accept` in place when it begins."""
    def guarded(item: Any) -> None:
        try:
            if stage.begun:
                stage.accept(item)
            elif stage.early is None:
                stage.early = [item]
            else:
                stage.early.append(item)
        except Exception as error:
            raise DownstreamError(error, stages) from None

    return guarded


def invoke_info(session: Any, scope: Any, info: Any, arguments: list[Any], out: Emit, feed: Any = NOTHING, name: str = "", site: Any = None) -> None:
    """Run one command that was found already; `feed` is piped in when given."""
    stage = stage_for(session, scope, info, arguments, name or info.name, site)
    run_stages(session, scope, out, [stage], None if feed is NOTHING else (feed,))
