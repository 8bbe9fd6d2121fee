"""In: a call and the scope it made. Out: its frame, and what every function finds in its scope: parameters with their rules, automatic variables."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.runtime.arguments import prepare
from ems.runtime.scope import RuledVariable, Scope, Variable, VariableRules
from ems.values.collections import ABSENT, Dictionary
from ems.values.types import OBJECT

Emit = Callable[[Any], None]


class Frame:
    """One call on the script call stack: whose code runs, and where it was called."""

    __slots__ = ("info", "invocation", "scope", "site", "source", "streams")

    def __init__(self, info: Any, site: Any, scope: Any) -> None:
        self.info = info
        self.site = site
        self.scope = scope


class Call:
    """What an error of binding says about the call: for calls that have no stage."""

    __slots__ = ("arguments", "info", "name", "signature", "site")

    def __init__(self, info: Any, site: Any, signature: Any, values: tuple[Any, ...]) -> None:
        shapes = site.shapes if site is not None else (("v", "", 0, 0, ""),) * (len(values) - 1)  # no site: values by position
        self.arguments = [(*shape[:2], value, shape[4]) for shape, value in zip(shapes, values[1:], strict=False)]
        self.info = info
        self.site = site
        self.signature = signature
        self.name = info.name


def p_rules(p: Any) -> VariableRules:
    """The rules of a parameter's variable, shared by all calls."""
    made = getattr(p, "default", None)
    if made.__class__ is not VariableRules:
        made = VariableRules()
        made.type = p.type
        from ems.runtime.validation import as_check

        made.attributes = [as_check(c) for c in p.validate]
        p.default = made
    return made


def default_parameter(session: Any, inner: Scope, p: Any) -> None:
    """A parameter that got no value: its default, or what its type starts with."""
    kind = p.type
    if p.default_script is not None:
        value = p.default_script(session, inner)
        if kind is not OBJECT:
            value = prepare(type_only(p), value, session, inner, True)
    elif p.is_switch:
        value = ABSENT
    else:
        value = starting_value(kind)
    made = inner.vars.get(p.name.lower())
    if made is None:
        made = inner.vars[p.name.lower()] = Variable(p.name, value, inner)
    else:
        made.name = p.name
        made.value = value
    if kind is not OBJECT or p.validate:
        made.rules = p_rules(p)
        made.__class__ = RuledVariable  # type: ignore[assignment]


def type_only(p: Any) -> Any:
    """The parameter without its checks: a default value is converted, not validated."""
    if not p.validate and not any(i.mandatory for i in p.sets.values()):
        return p
    from ems.runtime.signatures import Parameter

    made = Parameter(p.name, p.type_name)
    made.type = p.type
    return made


def starting_value(kind: Any) -> Any:
    """What an unbound parameter of that type holds: 0, "", False or null."""
    if kind.full_name == "System.String":
        return ""
    if kind.kind in ("struct",) and kind.full_name not in ("System.Nullable`1",):
        from ems.values.convert import default_value

        return default_value(kind)
    return None


def automatic_variables(session: Any, inner: Scope, info: Any, site: Any, caller: Any, code: Any, bound: list[tuple[str, Any]], rest: list[Any]) -> None:
    """The automatic variables that the code speaks of."""
    mentions = code.mentions
    variables = inner.vars
    if "args" in mentions:
        variables["args"] = Variable("args", rest, inner)
    if "psboundparameters" in mentions:
        variables["psboundparameters"] = Variable("PSBoundParameters", bound_dictionary(bound), inner)
    if "myinvocation" in mentions:
        invocation = session.invocation_of(info, site, bound)
        invocation.unbound = rest
        invocation.pipeline_length = invocation.pipeline_position = 1
        variables["myinvocation"] = Variable("MyInvocation", invocation, inner)
    if "psscriptroot" in mentions or "pscommandpath" in mentions:
        path = code.source.path or ""
        import os

        variables["psscriptroot"] = Variable("PSScriptRoot", os.path.dirname(path), inner)
        variables["pscommandpath"] = Variable("PSCommandPath", path, inner)


def bound_dictionary(pairs: Any) -> Dictionary:
    """$PSBoundParameters: a Dictionary[string, object] that ignores case."""
    from ems.values.collections import GenericDictionary, key_ignore_case
    from ems.values.typenames import resolve

    kind = resolve("System.Management.Automation.PSBoundParametersDictionary")
    return GenericDictionary(kind, pairs, key_ignore_case)
