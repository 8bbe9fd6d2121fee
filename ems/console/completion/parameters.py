"""In: a command, its signature and `-word`. Out: the parameters that still fit."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.binding import all_of, bind, fits
from ems.console.completion.results import CompletionResult
from ems.runtime.signatures import Parameter, Signature
from ems.syntax import nodes as n


def parameter_results(signature: Signature, command: n.Command, element: Any, word: str, piped: bool) -> list[CompletionResult]:
    """Not given yet, in a set that is still possible; an alias when no name fits."""
    bound = bind(command, signature, element, piped)
    word = word.rstrip(":")
    lower = word.lower()
    free = [p for p in all_of(signature) if p.name.lower() not in bound.given and fits(p, bound.sets) and not p.dont_show]
    out = [result(p.name, p) for p in free if p.name.lower().startswith(lower)]
    if not out and lower:
        out = [result(a, p) for p in free for a in p.aliases if a.lower().startswith(lower)]
    return out


def result(name: str, p: Parameter) -> CompletionResult:
    return CompletionResult("-" + name, name, "ParameterName", f"[{shown_type(p)}] {p.name}")


def shown_type(p: Parameter) -> str:
    from ems.values.typenames import display_name, find

    if p.is_switch:
        return "switch"
    found = find(p.type_name) if p._type is None else p._type
    text = display_name(found) if found is not None else p.type_name
    return re.sub(r"[\w`]+\.", "", text)
