"""In: the place of a key in a hashtable. Out: the keys that fit: of calculated properties, splatted parameters, properties of a cast."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n
from ems.syntax.parser import parse

# Command -> the keys of its calculated properties.
CALCULATED = {
    "select-object": ("Name", "Expression"), "sort-object": ("Expression", "Ascending", "Descending"), "group-object": ("Expression",),
    "format-table": ("Expression", "FormatString", "Label", "Width", "Alignment"), "format-list": ("Expression", "FormatString", "Label"),
    "format-wide": ("Expression", "FormatString"), "format-custom": ("Expression", "Depth"), "compare-object": ("Expression",),
    "convertto-html": ("Expression", "Label", "Width", "Alignment"), "measure-object": (), "get-winevent": (),
}
SHORT = {"n": "name", "l": "label", "e": "expression"}


def key_results(engine: Any, start: int, word: str) -> list[CompletionResult] | None:
    """The keys for the hashtable that opens at an offset; None when nobody says which there are."""
    text = engine.text
    used = _used(text[start + 2: engine.cursor - len(word)], text[engine.cursor:])
    head = text[:start]
    for rule in (_cast, _splat, _edit, _calculated):
        found = rule(engine, head, start)
        if found is not None:
            names, kind = found
            return [CompletionResult(k, k, kind, k) for k in names if k.lower() not in used and k.lower().startswith(word.lower())]
    return None


def _used(before: str, after: str) -> set[str]:
    """Keys that are there already, short forms spelled out."""
    names = {w.lower() for w in re.findall(r"(?:\A|[;\n{])\s*'?(\w+)'?\s*=", before)}
    rest = after.partition("}")[0]
    names |= {w.lower() for w in re.findall(r"(?:\A|[;\n])\s*'?(\w+)'?\s*=", rest)}
    return names | {SHORT[k] for k in names if k in SHORT}


def _cast(engine: Any, head: str, start: int) -> tuple[list[str], str] | None:
    found = re.search(r"\[([\w.+`]+)\]\s*\Z", head)
    if found is None:
        return None
    from ems.console.completion.inference import Inference

    types = Inference(engine.parsed.ast, engine.session).type_named(found.group(1))
    if not types:
        return None
    one = types[0]
    if one.definition is not None:
        return [m.name for m in one.definition.members if type(m) is n.PropertyMember], "Property"
    from ems.values.psmembers import declared_members
    from ems.values.types import Property

    net = one.net
    if net is None or net.kind in ("struct", "enum") or net.full_name.startswith(("System.Management.Automation.PS", "System.Collections.")):
        return None
    names = [m.name for m in declared_members(net).values() if isinstance(m, Property) and m.setter is not None]
    return sorted(names), "Property"


def _splat(engine: Any, head: str, start: int) -> tuple[list[str], str] | None:
    """`$p = @{ … }; Get-Thing @p`: the parameters that the table may name."""
    found = re.search(r"\$(\w+)\s*=\s*\Z", head)
    if found is None:
        return None
    name = found.group(1).lower()
    # behind the table, where the cursor's hole may have broken the text
    rest = engine.text[engine.cursor:]
    closing = rest.find("}")
    tail = parse(rest[closing + 1:]).ast if closing >= 0 else None
    for node in tail.walk() if tail is not None else ():
        if type(node) is n.Command and any(type(e) is n.VariableExpression and e.splatted and e.name.lower() == name for e in node.elements):
            from ems.console.completion.binding import all_of
            from ems.console.hints import known_command, signature_of

            first = node.elements[0]
            info = known_command(engine.session, first.value) if type(first) is n.StringConstantExpression else None
            signature = signature_of(engine.session, info) if info is not None else None
            if signature is not None:
                return [p.name for p in all_of(signature) if not p.dont_show], "ParameterName"
    return None


def _edit(engine: Any, head: str, start: int) -> tuple[list[str], str] | None:
    """`-RemoteIPRanges @{`: a list of an Exchange object is edited with Add and Remove."""
    from ems.console.completion.binding import all_of, find_parameter
    from ems.console.hints import known_command, signature_of

    found = re.search(r"-(\w+)[\s:]+\Z", head)
    command = next((x for x in reversed(list(parse(head).ast.walk())) if type(x) is n.Command), None) if found else None
    first = command.elements[0] if command is not None else None
    info = known_command(engine.session, first.value) if type(first) is n.StringConstantExpression else None
    if found is None or not getattr(info, "path", "").startswith("cmdlets.exchange."):
        return None
    p = find_parameter(found.group(1), all_of(signature_of(engine.session, info)))
    return (["Add", "Remove"], "Property") if p is not None and "MultiValuedProperty" in p.type.full_name else None


def _calculated(engine: Any, head: str, start: int) -> tuple[list[str], str] | None:
    """A calculated property of Select-Object and its kin."""
    probe = parse(head + "@{zz0=1}").ast
    for node in probe.walk():
        if type(node) is n.Command and any(_holds(e, start) for e in node.elements[1:]):
            from ems.console.hints import known_command

            first = node.elements[0]
            info = known_command(engine.session, first.value) if type(first) is n.StringConstantExpression else None
            keys = CALCULATED.get(info.name.lower()) if info is not None else None
            return (list(keys), "Property") if keys else None
    return None


def _holds(element: Any, start: int) -> bool:
    if type(element) is n.Hashtable:
        return element.start == start
    if type(element) is n.ArrayLiteral:
        return any(_holds(e, start) for e in element.elements)
    return type(element) is n.CommandParameter and element.argument is not None and _holds(element.argument, start)
