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
    """How to bind a simple call of a simple function: (parameter, index of the value or None) pairs; `order`: the names bound, those that
    are written first, then by position, as $PSBoundParameters has them."""

    __slots__ = ("code", "entries", "mentions", "order", "rest")

    def __init__(self, code: Any, entries: list[tuple[Any, int | None, Any, Any, str]], rest: list[int], order: list[str]) -> None:
        self.code = code
        self.order = order
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
    try:
        signature = info.signature(session)
    except NetException:
        return False  # what is wrong is said when the stage is made
    if signature.obsolete is not None:
        return False
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
        if p.transforms or p.type_tag is not None or list(p.sets) != [ALL_SETS] or p.sets[ALL_SETS].rest:
            return False
        index = given.get(p.name)
        if index is None and unnamed and not p.is_switch:
            index = unnamed.pop(0)
        plain_object = p.type is OBJECT and not p.validate
        entries.append((p, index, None if plain_object else p.type, ALWAYS_PREPARED if p.validate or p.is_switch else p.type.py, p.name.lower()))
    if session.has_parameter_defaults(scope):
        return False
    return QuickPlan(code, entries, unnamed, [*given, *(p.name for p, index, *_ in entries if index is not None and p.name not in given)])


class _ValuesOnly:
    """Stands for a call site: so many values by position."""

    __slots__ = ("op", "shapes")

    def __init__(self, count: int) -> None:
        self.op = None
        self.shapes = (("v", "", 0, 0, ""),) * count


def script_plan(session: Any, scope: Any, info: Any, count: int) -> QuickPlan | bool:
    """The plan for a script block that is called with so many values and no call site; False when it needs the full binder."""
    code = info.script.code
    if info.script.closure is not None:
        return False
    if code.plans is None:
        code.plans = {}
    plan = code.plans.get(count)
    if plan is None:
        plan = code.plans[count] = quick_plan(session, scope, info, _ValuesOnly(count))
    return plan  # type: ignore[no-any-return]


def call_function(session: Any, scope: Any, out: Emit, info: FunctionInfo, site: Any, values: tuple[Any, ...], plan: QuickPlan,
                  automatic: dict[str, Any] | None = None) -> None:
    """Call a simple function straight: no stage, no binder. `automatic`: further variables of its scope ($_, $this)."""
    state = info.script.state
    inner = Scope(state.current, state, "function")
    variables = inner.vars
    if automatic is not None:
        for name, value in automatic.items():
            variables[name] = Variable(name, value, inner)
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
            automatic_variables(session, inner, info, site, scope, code, [(name, variables[name.lower()].value) for name in plan.order], [plain(values[i]) for i in plan.rest])
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
