"""In: a call site and the function it runs. Out: a plan that binds the plain calls without the binder, and the call itself."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.arguments import plain, prepare
from ems.runtime.code import NumberArgument
from ems.runtime.frames import Call, Frame, automatic_variables, default_parameter, p_rules
from ems.runtime.functions import FunctionInfo, ScriptInfo
from ems.runtime.scope import RuledVariable, Scope, Variable
from ems.runtime.signatures import ALL_SETS
from ems.values.collections import PRESENT
from ems.values.errors import NetException, ReturnFlow
from ems.values.objects import NOTHING
from ems.values.types import OBJECT

Emit = Callable[[Any], None]


SWITCHED_ON = -1  # the index of a switch that is named without a value
ALWAYS_PREPARED = object()  # stands for the class that needs no conversion where there is none


class QuickPlan:
    """How to bind a simple call of a simple function: (parameter, index of the value or None) pairs; `names` for the bound dictionary."""

    __slots__ = ("code", "entries", "rest", "mentions")

    def __init__(self, code: Any, entries: list[tuple[Any, int | None, Any, Any, str]], rest: list[int]) -> None:
        self.code = code
        self.entries = entries
        self.rest = rest
        self.mentions = code.mentions


def quick_plan(session: Any, scope: Any, info: FunctionInfo, site: Any) -> QuickPlan | bool:
    """A plan for `call_function`, or False when the call needs the full binder.

    Simple: an end block only, no attributes but types, no splatting, every name known exactly.
    """
    code = info.script.code
    if not code.plain or code.is_advanced or code.attributes or site.op == "Dot" or info.script.closure is not None \
            or info.__class__ not in (FunctionInfo, ScriptInfo):
        return False
    signature = info.signature(session)
    given: dict[str, int] = {}
    unnamed: list[int] = []
    shapes = site.shapes
    at = 0
    while at < len(shapes):
        kind, name, _s, _e, text = shapes[at]
        if kind == "v" and text:
            return False
        if kind == "v":
            unnamed.append(at + 1)
        elif kind in ("p", "a"):
            p = signature.by_name.get(name.lower())
            if p is None or p.name in given:
                return False
            if kind == "a":
                given[p.name] = at + 1
            elif p.is_switch:
                given[p.name] = SWITCHED_ON
            else:
                if at + 1 >= len(shapes) or shapes[at + 1][0] != "v" or shapes[at + 1][4]:
                    return False
                at += 1
                given[p.name] = at + 1
        else:
            return False
        at += 1
    entries: list[tuple[Any, int | None, Any, Any, str]] = []
    for p in signature.parameters:
        if p.transforms or list(p.sets) != [ALL_SETS] or p.sets[ALL_SETS].rest:
            return False
        index = given.get(p.name)
        if index is None and unnamed and not p.is_switch:
            index = unnamed.pop(0)
        plain_object = p.type is OBJECT and not p.validate
        entries.append((p, index, None if plain_object else p.type, ALWAYS_PREPARED if p.validate or p.is_switch else p.type.py, p.name.lower()))
    if session.has_parameter_defaults(scope):
        return False
    return QuickPlan(code, entries, unnamed)


def call_function(session: Any, scope: Any, out: Emit, info: FunctionInfo, site: Any, values: tuple[Any, ...], plan: QuickPlan) -> None:
    """Call a simple function straight: no stage, no binder."""
    state = info.script.state
    inner = Scope(state.current, state, "function")
    variables = inner.vars
    code = plan.code
    missing: list[Any] | None = None
    for p, index, kind, py, lower in plan.entries:  # noqa: B007
        if index is None:
            if missing is None:
                missing = [p]
            else:
                missing.append(p)
            continue
        value = values[index] if index >= 0 else PRESENT
        if kind is None:
            cls = value.__class__
            if cls is NumberArgument or value is NOTHING:
                value = plain(value)
            variables[lower] = Variable(p.name, value, inner)
            continue
        if value.__class__ is not py:
            try:
                value = prepare(p, value, session, scope, True)
            except NetException as error:
                error.argument = values[index]  # type: ignore[attr-defined]
                raise session.errors.binding(error, Call(info, site, info.signature(session), values)) from error.__cause__
        variables[lower] = made = Variable(p.name, value, inner)
        made.rules = p_rules(p)
        made.__class__ = RuledVariable  # type: ignore[assignment]
    frame = Frame(info, site, inner)
    inner.frame = frame
    session.frames.append(frame)
    previous = state.current
    state.current = inner
    session.ok = True
    try:
        if missing is not None:
            for p in missing:
                default_parameter(session, inner, p)
        if plan.mentions:
            automatic_variables(session, inner, info, site, scope, code, plan_bound(plan, values), [plain(values[i]) for i in plan.rest])
        body = code.end
        if body is not None:
            body(session, inner, out)
        session.ok = True
    except ReturnFlow:
        session.ok = True
    except RecursionError:
        raise session.call_depth_error() from None
    finally:
        state.current = previous
        session.frames.pop()
        if inner.functions is not None or inner.aliases is not None:
            session.commands.epoch += 1


def plan_bound(plan: QuickPlan, values: tuple[Any, ...]) -> list[tuple[str, Any]]:
    return [(p.name, plain(values[index]) if index >= 0 else PRESENT) for p, index, *_ in plan.entries if index is not None]
