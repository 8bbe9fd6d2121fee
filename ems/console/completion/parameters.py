"""In: a command, its signature and `-word`. Out: the parameters that still fit."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.binding import all_of, bind, fits
from ems.console.completion.results import CompletionResult
from ems.runtime.signatures import Parameter, Signature
from ems.syntax import nodes as n


def parameter_results(signature: Signature, command: n.Command, element: Any, word: str, piped: bool, explain: bool = False) -> list[CompletionResult]:
    """Not given yet, in a set that is still possible: by name, else by alias. A hidden one shows only when no other fits, and hides the common ones.

    explain: the help of a parameter stands in its tooltip; PowerShell shows the type alone.
    """
    from ems.runtime.common import COMMON

    bound = bind(command, signature, element, piped)
    lower = word.rstrip(":").lower()
    common = {p.name for p in COMMON.values()}
    own: list[CompletionResult] = []
    shared: list[CompletionResult] = []
    hidden: list[CompletionResult] = []
    for p in all_of(signature):
        if p.name.lower() in bound.given or not fits(p, bound.sets):
            continue
        by_name = p.name.lower().startswith(lower)
        found = [p.name] if by_name else [a for a in p.aliases if lower and a.lower().startswith(lower)]
        into = hidden if p.dont_show and by_name else shared if p.name in common else own
        into += [result(name, p, explain) for name in found]
    return own + (shared if not hidden else []) or hidden


def result(name: str, p: Parameter, explain: bool = False) -> CompletionResult:
    return CompletionResult("-" + name, name, "ParameterName", lambda: f"[{shown_type(p)}] {p.name}" + (f"\n{p.help}" if explain and p.help else ""))


def shown_type(p: Parameter) -> str:
    from ems.values.typenames import display_name, find

    if p.is_switch:
        return "switch"
    found = find(p.type_name) if p._type is None else p._type
    text = display_name(found) if found is not None else p.type_name
    return re.sub(r"[\w`]+\.", "", text)
