"""In: the signature texts of method declarations. Out: Plan, the parsed form with resolved types, and type variables bound to types.

A signature is written as Get-Member prints it: `int IndexOf(string value, int startIndex)`, `T[] FindAll[T](T[] array, System.Predicate[T] match)`,
`System.Object ICloneable.Clone()`, with `Params`, `[ref]` and ` = default` before or after a parameter.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ems.values.context import current
from ems.values.types import NetType, array_type, find_type, generic_type

_PARAMETER_NAMES = {
    "System.Collections.Generic.Dictionary`2": ("TKey", "TValue"),
    "System.Collections.Generic.SortedDictionary`2": ("TKey", "TValue"),
    "System.Collections.Generic.SortedList`2": ("TKey", "TValue"),
    "System.Collections.Generic.KeyValuePair`2": ("TKey", "TValue"),
    "System.Collections.Generic.IDictionary`2": ("TKey", "TValue"),
    "System.Collections.Generic.IReadOnlyDictionary`2": ("TKey", "TValue"),
    "System.Collections.Generic.OrderedDictionary`2": ("TKey", "TValue"),
    "System.Collections.Concurrent.ConcurrentDictionary`2": ("TKey", "TValue"),
    "System.Converter`2": ("TInput", "TOutput"),
    "System.Linq.IGrouping`2": ("TKey", "TElement"),
}


def type_parameters(definition: NetType) -> tuple[str, ...]:
    """The names of the type variables of an open generic type."""
    found = _PARAMETER_NAMES.get(definition.full_name)
    if found is not None:
        return found
    count = int(definition.full_name.rpartition("`")[2].partition("+")[0] or 0)
    if definition.full_name.startswith(("System.Func`", "System.Action`", "System.Tuple`", "System.ValueTuple`")) and count > 1:
        names = tuple(f"T{i + 1}" for i in range(count))
        return (*names[:-1], "TResult") if definition.full_name.startswith("System.Func`") else names
    return ("T",) if count == 1 else tuple(f"T{i + 1}" for i in range(count))


class Spec:
    """A type as a signature spells it. kind: name, array or generic. `net` is the type when no type variable is in it."""

    __slots__ = ("kind", "name", "net", "parts", "rank")

    def __init__(self, kind: str, name: str, parts: tuple[Spec, ...] = (), rank: int = 1) -> None:
        self.kind = kind
        self.name = name
        self.parts = parts
        self.rank = rank
        self.net: NetType | None = None

    def close(self, bindings: dict[str, NetType]) -> NetType:
        """The type with the type variables replaced."""
        if self.net is not None:
            return self.net
        if self.kind == "name":
            return bindings.get(self.name) or _opaque(self.name)
        parts = tuple(p.close(bindings) for p in self.parts)
        if self.kind == "array":
            return array_type(parts[0], self.rank)
        definition = find_type(f"{self.name}`{len(parts)}")
        return generic_type(definition, parts) if definition is not None else _opaque(self.name)


class Param:
    """A parameter of a method."""

    __slots__ = ("is_params", "is_ref", "name", "optional", "spec")

    def __init__(self, name: str, spec: Spec, is_params: bool, is_ref: bool, optional: bool) -> None:
        self.name = name
        self.spec = spec
        self.is_params = is_params
        self.is_ref = is_ref
        self.optional = optional


class Plan:
    """A parsed signature. `explicit` marks the implementation of an interface's method, which gives way to one of the type's own."""

    __slots__ = ("explicit", "has_params", "name", "params", "required", "returns", "types", "variables")

    def __init__(self, name: str, returns: str, params: list[Param], variables: tuple[str, ...], explicit: bool) -> None:
        self.name = name
        self.returns = returns
        self.params = params
        self.variables = variables
        self.explicit = explicit
        self.has_params = bool(params) and params[-1].is_params
        self.required = sum(not (p.optional or p.is_params) for p in params)
        self.types: list[NetType] | None = None if variables else [p.spec.close({}) for p in params]

    def closed(self, bindings: dict[str, NetType]) -> list[NetType]:
        return self.types if self.types is not None else [p.spec.close(bindings) for p in self.params]


_opaque_types: dict[str, NetType] = {}


def _opaque(name: str) -> NetType:
    """A stand-in for a type that no table declares: nothing but null converts to it."""
    found = _opaque_types.get(name)
    if found is None:
        found = _opaque_types[name] = NetType(name, kind="interface")
    return found


def is_opaque(net: NetType) -> bool:
    return net.full_name in _opaque_types


def split_top(text: str, separator: str = ",") -> Iterator[str]:
    """The parts between separators that stand outside all brackets."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        depth += (char in "[({") - (char in "])}")
        if char == separator and not depth:
            yield text[start:at].strip()
            start = at + 1
    if text[start:].strip():
        yield text[start:].strip()


def read_spec(text: str, variables: tuple[str, ...]) -> Spec:
    """The type that a text names, type variables left open."""
    text = text.strip()
    if not text.endswith("]"):
        spec = Spec("name", text)
        if text not in variables:
            spec.net = current().find_script_type(text) or find_type(text) or _opaque(text)
        return spec
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if not depth:
            break
    inside, head = text[at + 1 : -1], text[:at]
    if not inside.strip(","):
        part = read_spec(head, variables)
        spec = Spec("array", "", (part,), len(inside) + 1)
        closed = part.net is not None
    else:
        parts = tuple(read_spec(p, variables) for p in split_top(inside))
        spec = Spec("generic", head.partition("`")[0], parts)
        closed = all(p.net is not None for p in parts)
    if closed:
        spec.net = spec.close({})
    return spec


_NAME = re.compile(r"([\w.]+(?:\[[^()]*?\])?\.)?([\w`]+)(\[[\w, ]+\])?$")


def split_signature(signature: str) -> tuple[str, str, str, str, str]:
    """(return type, interface before the name, name, type variables, parameters) as texts."""
    depth = 0
    for at in range(len(signature) - 1, -1, -1):
        depth += (signature[at] == ")") - (signature[at] == "(")
        if not depth and signature[at] == "(":
            break
    head, inside = signature[:at].strip(), signature[at + 1 : signature.rindex(")")]
    variables = ""
    if head.endswith("]"):
        start = head.rindex("[")
        variables, head = head[start + 1 : -1], head[:start]
    depth = 0
    for space in range(len(head) - 1, -1, -1):
        depth += (head[space] == "]") - (head[space] == "[")
        if head[space] == " " and not depth:
            break
    returns, name = head[:space].strip(), head[space + 1 :]
    depth = 0
    for dot in range(len(name) - 1, -1, -1):
        depth += (name[dot] == "]") - (name[dot] == "[")
        if name[dot] == "." and not depth:
            return returns, name[:dot], name[dot + 1 :], variables, inside
    return returns, "", name, variables, inside


def method_name(signature: str) -> str:
    """The bare name of the method that a signature declares."""
    return split_signature(signature)[2]


def parse(signature: str, outer: tuple[str, ...] = ()) -> Plan:
    """The plan of a signature; `outer` are type variables of the declaring type that stay open."""
    returns, interface, name, own, inside = split_signature(signature.removeprefix("static "))
    variables = tuple(v.strip() for v in own.split(",")) if own else ()
    if "*, " in inside:
        inside = _POINTER.sub("*", inside)
    return Plan(name, returns, [_parameter(p, variables + outer) for p in split_top(inside)], variables, bool(interface))


_POINTER = re.compile(r"\*, [\w.]+, Version=[\d.]+, Culture=\w+, PublicKeyToken=\w+")  # Get-Member names a pointer's type with its assembly


def _parameter(text: str, variables: tuple[str, ...]) -> Param:
    declared, equals, _ = text.partition(" = ")
    is_params = declared.startswith("Params ")
    declared = declared.removeprefix("Params ")
    is_ref = declared.startswith("[ref] ")
    declared = declared.removeprefix("[ref] ")
    type_text, _, name = declared.rpartition(" ")
    if not type_text:  # an array's Get(int ) has nameless parameters
        type_text, name = declared, ""
    return Param(name, read_spec(type_text, variables), is_params, is_ref, bool(equals))


def substitute(signature: str, names: tuple[str, ...], shown: tuple[str, ...]) -> str:
    """The signature with the type variables of its declaring type replaced by the names of types."""
    table = dict(zip(names, shown, strict=True))

    def put(match: re.Match[str]) -> str:
        return table[match.group(0)]

    made = re.sub(rf"(?<![\w.])(?:{'|'.join(map(re.escape, names))})(?!\w)", put, signature)
    return _INTERFACE.sub(lambda m: f"{m.group(1)}[{_NAMESPACE.sub('', m.group(2))}].", made) if "]." in made else made


_INTERFACE = re.compile(r"(\bI\w+)\[([^\[\]()]*)\]\.(?=\w+\()")  # the interface that a method is written for: its arguments lose their namespaces
_NAMESPACE = re.compile(r"\b(?:\w+\.)+(?=\w)")


def bind_variables(plan: Plan, sources: list[Any]) -> dict[str, NetType] | None:
    """The types of a generic method's variables, from the types of its arguments; None when they do not follow."""
    from ems.values.ranks import assignable, element_types

    bounds: dict[str, list[NetType]] = {v: [] for v in plan.variables}
    for param, source in zip(plan.params, sources):
        if source is not None:
            _collect(param.spec, source, bounds, element_types)
    bindings: dict[str, NetType] = {}
    for name, found in bounds.items():
        best = next((t for t in found if all(assignable(other, t) for other in found)), None)
        if best is None or name == "TEnum" and best.kind != "enum":
            return None
        bindings[name] = best
    return bindings


def _collect(spec: Spec, source: NetType, bounds: dict[str, list[NetType]], element_types: Any) -> None:
    if spec.kind == "name":
        if spec.name in bounds:
            bounds[spec.name].append(source)
    elif spec.kind == "array":
        if source.kind == "array" and source.rank == spec.rank and source.element is not None:
            _collect(spec.parts[0], source.element, bounds, element_types)
    else:
        arguments = element_types(source, f"{spec.name}`{len(spec.parts)}")
        for part, argument in zip(spec.parts, arguments or ()):
            _collect(part, argument, bounds, element_types)
