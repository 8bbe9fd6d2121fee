"""In: the place of a value in an expression. Out: the values that what stands left of it takes: names of an enum, a ValidateSet."""
from __future__ import annotations

from typing import Any

from ems.console.completion.inferred import Inferred, element_types
from ems.console.completion.quoting import quote
from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n
from ems.syntax.parser import parse

COMPARED = frozenset(f"{case}{op}" for case in "IC" for op in ("eq", "ne", "like", "notlike", "match", "notmatch", "in", "notin", "contains", "notcontains"))


def expected_values(engine: Any, infer: Any, at: Any, word: str, mark: str) -> list[CompletionResult] | None:
    before = engine.before
    if at is None and engine.at is not None and engine.at.kind in ("Equals",):
        before = engine.at
    if before is None or engine.cursor == before.end and not mark:
        return None
    start = before.start
    if before.kind in COMPARED:
        return _comparison(engine, start, word, mark)
    if before.kind == "Equals":
        return _assignment(engine, start, word, mark)
    return None


def _left(engine: Any, end: int) -> tuple[Any, Any]:
    """The expression that ends at an offset, and its inference."""
    from ems.console.completion.inference import Inference

    text = engine.text[:end].rstrip()
    infer = Inference(engine.tree().root, engine.session)
    fits = [x for x in infer.order if x.end == len(text) and type(x) in LEFT]
    if not fits:
        infer = Inference(parse(text).ast, engine.session)
        fits = [x for x in infer.order if x.end == len(text) and type(x) in LEFT]
    return (min(fits, key=lambda x: x.start) if fits else None), infer


LEFT = (n.VariableExpression, n.MemberExpression, n.InvokeMemberExpression, n.ConvertExpression, n.AttributedExpression, n.ParenExpression, n.IndexExpression)


def enum_names(found: list[Inferred]) -> tuple[list[str], bool] | None:
    """The names of the one enum among types; True when the text defines it."""
    from ems.values.types import type_of

    for one in found:
        if one.definition is not None and one.definition.kind == "enum":
            return [m.name for m in one.definition.members], True
        net = one.net
        if net is None and one.value is not None and not callable(one.value):
            net = type_of(one.value)
        if net is not None and net.kind == "enum" and net.load().values:
            return list(net.values or {}), False
    return None


def _offer(names: list[str], word: str, mark: str, kind: str) -> list[CompletionResult]:
    return [CompletionResult(quote(name, mark or "'"), name, kind, name) for name in names if name.lower().startswith(word.lower())]


def _comparison(engine: Any, start: int, word: str, mark: str) -> list[CompletionResult] | None:
    node, infer = _left(engine, start)
    if node is None or word and not mark:
        return None
    types = infer.infer(node)
    found = enum_names(types)
    if found is None and not mark and _is_exchange_flag(infer, node, types):
        return [CompletionResult(v, v, "ParameterValue", v) for v in ("$true", "$false")]
    if found is None or found[1]:
        return None
    return _offer(found[0], word, mark, "ParameterValue")


def _is_exchange_flag(infer: Any, node: Any, types: list[Inferred]) -> bool:
    """A bool property of an Exchange object; PowerShell offers nothing for any bool."""
    if type(node) is not n.MemberExpression or not any(t.net is not None and t.net.full_name == "System.Boolean" for t in types):
        return False
    return any(t.net is not None and t.net.full_name.startswith("Microsoft.Exchange.") for t in element_types(infer.infer(node.target)))


def _assignment(engine: Any, start: int, word: str, mark: str) -> list[CompletionResult] | None:
    node, infer = _left(engine, start)
    if node is None or word and not mark:
        return None
    allowed: list[str] | None = None
    found: list[Inferred] = []
    target = node
    while type(target) in (n.ConvertExpression, n.AttributedExpression):
        if type(target) is n.AttributedExpression and target.attribute.type.text.lower() == "validateset":
            allowed = [a.value for a in target.attribute.positional if type(a) is n.StringConstantExpression]
        elif type(target) is n.ConvertExpression:
            found += infer.type_named(target.type.type)
        target = target.operand
    if allowed is None and not found:
        found = _declared(infer, target)
    if allowed is None:
        names = enum_names(found)
        allowed = names[0] if names is not None else None
    if allowed is None:
        return None
    return _offer(sorted(allowed, key=str.lower), word, mark, "Text")


def _declared(infer: Any, target: Any) -> list[Inferred]:
    """The type that the place declares: a preference variable, an enum property."""
    if type(target) is n.VariableExpression:
        cell = infer.session.scope.find(target.name.lower().rpartition(":")[2])
        from ems.values.types import type_of

        if cell is not None and cell.value is not None and infer.assigned(target.name.lower(), target) is None:
            return [Inferred(type_of(cell.value))]
        return []
    return infer.infer(target)
