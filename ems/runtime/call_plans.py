"""In: a call site and the signature of what it calls. Out: a CallPlan: which parameter takes which element of the call, settled once.

The binder (ems.runtime.binder) decides by the names, the positions and the parameter sets, and only seldom by the values. Where the values have
no say, its answer is kept at the site, and the next call only converts and checks them. `planned` gives the binder as a full binding would have
left it, or None when the call needs one: splatting, dynamic parameters, $PSDefaultParameterValues, a choice that depends on a value.
"""
from __future__ import annotations

from typing import Any

from ems.runtime.binder import Binder, Bound
from ems.values.collections import PRESENT
from ems.values.errors import NetException
from ems.values.objects import base

_TEXT_OR_NUMBER = frozenset((str, int, float, bool, list, type(None)))  # surely no script block


class CallPlan:
    """steps: (parameter, index of the argument or None for a switch alone, is a common parameter, could take a script block to delay)."""

    __slots__ = ("set_name", "sets", "signature", "steps")

    def __init__(self, signature: Any, steps: list[tuple[Any, int | None, bool, bool]], sets: list[str], set_name: str) -> None:
        self.signature = signature
        self.steps = steps
        self.sets = sets
        self.set_name = set_name


class _NoPlan(Exception):
    """The binding cannot be settled beforehand."""


class _Trial(Binder):
    """A binder that binds names and positions without values and asks nobody."""

    def ask_mandatory(self, lacking: list[Any]) -> None:
        raise _NoPlan


def make_plan(session: Any, scope: Any, site: Any, signature: Any, is_script: bool, name: str, expects: bool) -> CallPlan | None:
    shapes = site.shapes
    if signature.dynamic or any(shape[0] not in "vpa" for shape in shapes):
        return None
    trial = _Trial(signature, session, scope, is_script, name, expects)
    steps: list[tuple[Any, int | None, bool, bool]] = []

    def take(parameter: Any, index: int | None) -> None:
        if parameter in trial.bound.values or parameter.name in trial.bound.common:
            raise _NoPlan
        trial.put(parameter, None)
        steps.append((parameter, index, parameter not in trial.bound.values, can_delay(parameter)))

    try:
        unnamed = named_steps(trial, shapes, take)
        before: int | None = None
        for index in unnamed:
            before, candidates = trial.at_next_position(before)
            if candidates is None or len(candidates) != 1:
                return None
            take(candidates[0], index)
        takes_input = expects and any(i.pipeline or i.byname for p in trial.parameters for i in p.sets.values())
        trial.resolve_set(takes_input)
    except (_NoPlan, NetException):
        return None  # the full binder says what is wrong
    return CallPlan(signature, steps, trial.bound.sets, trial.bound.set_name)


def named_steps(trial: Binder, shapes: tuple[Any, ...], take: Any) -> list[int]:
    """Bind what is written with a name; the indexes of the other elements."""
    unnamed = []
    at = 0
    while at < len(shapes):
        kind, name = shapes[at][:2]
        found = trial.find(name) if kind != "v" else None
        if kind == "v":
            unnamed.append(at)
        elif found is None:
            raise _NoPlan
        elif kind == "a":
            take(found, at)
        elif found.is_switch:
            take(found, None)
        else:
            at += 1
            if at >= len(shapes) or shapes[at][0] != "v":
                raise _NoPlan
            take(found, at)
        at += 1
    return unnamed


def can_delay(parameter: Any) -> bool:
    """See Binder.delays."""
    return any(i.pipeline or i.byname for i in parameter.sets.values())


def planned(session: Any, scope: Any, site: Any, signature: Any, arguments: list[Any], is_script: bool, name: str, expects: bool) -> Binder | None:
    """The binder of this call, everything bound; None when the full binder has to do it."""
    plans = site.bindings
    plan = plans.get(expects, site) if plans is not None else site
    if plan is site or (plan is not None and plan.signature is not signature):
        plan = make_plan(session, scope, site, signature, is_script, name, expects)
        site.bindings = {**(plans or {}), expects: plan}
    if plan is None or (not signature.simple and session.has_parameter_defaults(scope)):
        return None
    for _, index, _, delays in plan.steps:
        if delays and index is not None and arguments[index][2].__class__ not in _TEXT_OR_NUMBER and hasattr(base(arguments[index][2]), "code"):
            return None
    binder = ready_binder(plan, session, scope, is_script, name, expects)
    bound = binder.bound
    for parameter, index, is_common, _ in plan.steps:
        value = PRESENT if index is None else binder.prepared(parameter, arguments[index][2], is_common)
        if is_common:
            bound.common[parameter.name] = value
        else:
            bound.values[parameter] = value
    return binder


def ready_binder(plan: CallPlan, session: Any, scope: Any, is_script: bool, name: str, expects: bool) -> Binder:
    """A binder behind its work. It shares the signature's tables, which only dynamic parameters would change."""
    binder = Binder.__new__(Binder)
    signature = binder.signature = plan.signature
    binder.session, binder.scope, binder.is_script, binder.name, binder.expects_input = session, scope, is_script, name, expects
    binder.parameters, binder.by_name, binder.common_names = signature.parameters, signature.by_name, {}
    binder.unnamed, binder.late = [], []
    bound = binder.bound = Bound.__new__(Bound)
    bound.signature, bound.values, bound.common, bound.rest, bound.delayed = signature, {}, {}, [], {}
    bound.defaulted, bound.sets, bound.set_name = set(), plan.sets, plan.set_name
    return binder
