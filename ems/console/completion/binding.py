"""In: a command of the tree and its signature. Out: which parameters are given, which sets are still possible: the binder's view without values."""
from __future__ import annotations

from typing import Any

from ems.runtime.signatures import ALL_SETS, Parameter, Signature
from ems.syntax import nodes as n


class Bound:
    """`values`: lower name -> argument node (None for a switch). `sets`: those still possible. `places`: id(node) -> Parameter it is for."""

    def __init__(self, sets: set[str]) -> None:
        self.values: dict[str, Any] = {}
        self.sets = sets
        self.places: dict[int, Parameter] = {}
        self.given: dict[str, Parameter] = {}
        self.others: dict[int, list[Parameter]] = {}  # of the word being completed: what other sets have at its place
        self.positional: dict[int, list[Parameter]] = {}  # of each value without a name: the parameters of all sets at its place

    def alternatives(self, p: Parameter, place: int) -> list[Parameter]:
        """The parameter that a value is for, then those of other sets at the same place."""
        return [p, *(o for o in self.others.get(place, []) if o is not p)]


def find_parameter(name: str, parameters: list[Parameter]) -> Parameter | None:
    """By name, alias, or an abbreviation that fits one only."""
    lower = name.lower()
    for p in parameters:
        if p.name.lower() == lower or any(a.lower() == lower for a in p.aliases):
            return p
    found = [p for p in parameters if p.name.lower().startswith(lower) or any(a.lower().startswith(lower) for a in p.aliases)]
    return found[0] if len(found) == 1 else None


def all_of(signature: Signature) -> list[Parameter]:
    from ems.runtime.types.parameters import all_parameters

    return all_parameters(signature)


def fits(p: Parameter, sets: set[str]) -> bool:
    return ALL_SETS in p.sets or ALL_SETS in sets or bool(sets & set(p.sets))


def bind(node: n.Command, signature: Signature, skip: Any = None, piped: bool = False) -> Bound:
    """Bind the arguments but the node `skip`, the word being completed (it still gets its place)."""
    parameters = all_of(signature)
    bound = Bound(set(signature.set_names))
    elements = node.elements[1:]
    positional: list[Any] = []
    at = 0
    while at < len(elements):
        element = elements[at]
        at += 1
        if type(element) is n.CommandParameter:
            p = find_parameter(element.name, parameters) if element is not skip else None
            if p is None:
                continue
            value = element.argument
            if value is None and not p.is_switch and at < len(elements) and type(elements[at]) is not n.CommandParameter:
                value = elements[at]
                at += 1
            if value is not None:
                bound.places[id(value)] = p
            _give(bound, p, value if value is not skip else None)
        else:
            positional.append(element)
    _by_position(bound, signature, parameters, positional, skip)
    if piped:
        p = next((p for p in _in_order(signature, parameters) if p.name.lower() not in bound.values and fits(p, bound.sets) and
                  any(i.pipeline for s, i in p.sets.items() if s in bound.sets or s == ALL_SETS)), None)
        if p is not None:
            _give(bound, p, None)
    return bound


def _in_order(signature: Signature, parameters: list[Parameter]) -> list[Parameter]:
    """Those of the default set first."""
    default = signature.default_set
    return sorted(parameters, key=lambda p: 0 if not default or ALL_SETS in p.sets or default in p.sets else 1)


def _give(bound: Bound, p: Parameter, value: Any) -> None:
    bound.values[p.name.lower()] = value
    bound.given[p.name.lower()] = p
    if ALL_SETS not in p.sets:
        narrowed = bound.sets & set(p.sets)
        if narrowed:
            bound.sets = narrowed


def _by_position(bound: Bound, signature: Signature, parameters: list[Parameter], values: list[Any], skip: Any) -> None:
    for value in values:
        p = _next_positional(bound, signature, parameters)
        if p is None:
            return
        bound.places[id(value)] = p
        place = min((i.position for i in p.sets.values() if i.position is not None), default=None)
        bound.positional[id(value)] = [o for o in parameters if o.name.lower() not in bound.values and fits(o, bound.sets)
                                       and any(i.position == place for i in o.sets.values())] if place is not None else []
        if value is skip:
            bound.others[id(value)] = bound.positional[id(value)]
            continue
        _give(bound, p, value)


def _next_positional(bound: Bound, signature: Signature, parameters: list[Parameter]) -> Parameter | None:
    best: tuple[int, int, int, Parameter] | None = None
    for order, p in enumerate(parameters):
        rest = any(i.rest for i in p.sets.values())
        if p.name.lower() in bound.values and not rest:
            continue
        for name, info in p.sets.items():
            if name != ALL_SETS and ALL_SETS not in bound.sets and name not in bound.sets:
                continue
            position = info.position if info.position is not None else (10_000 if info.rest else None)
            if position is None:
                continue
            rank = (position, 0 if name in (ALL_SETS, signature.default_set) else 1, order)
            if best is None or rank < best[:3]:
                best = (*rank, p)
    return best[3] if best else None
