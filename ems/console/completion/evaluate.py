"""In: an expression that changes nothing. Out: its value, as far as it can be had without running code: variables, constants, properties."""
from __future__ import annotations

from typing import Any

from ems.syntax import nodes as n

MISSING = object()


def safe_value(node: Any, infer: Any) -> Any:
    """The value, or MISSING."""
    from ems.values.errors import NetException, RuntimeException

    rule = RULES.get(type(node))
    if rule is None:
        return MISSING
    try:
        return rule(node, infer)
    except (NetException, RuntimeException, IndexError, KeyError, TypeError, AttributeError):  # whatever fails has no value to show
        return MISSING


def _variable(node: n.VariableExpression, infer: Any) -> Any:
    name = node.name.lower()
    if name.startswith("env:"):
        import os

        return os.environ.get(node.name[4:], MISSING)
    if name in ("_", "psitem", "this", "args", "input", "pscmdlet"):
        return MISSING
    if infer.assigned(name, node) is not None:
        return MISSING
    cell = infer.session.scope.find(name.rpartition(":")[2])
    return cell.value if cell is not None and cell.value is not None else MISSING


def _member(node: n.MemberExpression, infer: Any) -> Any:
    from ems.values.members import get_member, get_static

    if type(node.member) is not n.StringConstantExpression:
        return MISSING
    if node.static:
        found = infer.type_named(node.target.type) if type(node.target) is n.TypeExpression else []
        return get_static(found[0].net, node.member.value) if found and found[0].net is not None and found[0].definition is None else MISSING
    target = safe_value(node.target, infer)
    if target is MISSING or target is None:
        return MISSING
    value = get_member(target, node.member.value)
    return MISSING if value is None else value


def _index(node: n.IndexExpression, infer: Any) -> Any:
    from ems.values.members import get_index

    target, index = safe_value(node.target, infer), safe_value(node.index, infer)
    if target is MISSING or index is MISSING or not target:
        return MISSING
    return get_index(target, index)


def _list(node: n.ArrayLiteral, infer: Any) -> Any:
    items = [safe_value(e, infer) for e in node.elements]
    return MISSING if MISSING in items else items


def _array(node: n.ArrayExpression, infer: Any) -> Any:
    out: list[Any] = []
    for s in node.body.statements:
        value = safe_value(s, infer)
        if value is MISSING:
            return MISSING
        out += value if isinstance(value, list) else [value]
    return out


def _hashtable(node: n.Hashtable, infer: Any) -> Any:
    from ems.values.collections import Hashtable

    made = Hashtable()
    for key, value in node.pairs:
        if type(key) is not n.StringConstantExpression:
            return MISSING
        found = safe_value(value, infer)
        if found is MISSING:
            return MISSING
        made.set(key.value, found)
    return made


def _ordered(node: n.ConvertExpression, infer: Any) -> Any:
    """[ordered]@{ }; other casts run code."""
    from ems.values.collections import OrderedDictionary

    if node.type.type.text.lower() != "ordered" or type(node.operand) is not n.Hashtable:
        return MISSING
    found = _hashtable(node.operand, infer)
    if found is MISSING:
        return MISSING
    made = OrderedDictionary()
    for key, value in found.items():
        made.set(key, value)
    return made


def _single(node: n.Pipeline, infer: Any) -> Any:
    return safe_value(node.elements[0], infer) if len(node.elements) == 1 else MISSING


RULES: dict[type, Any] = {
    n.VariableExpression: _variable, n.MemberExpression: _member, n.IndexExpression: _index, n.ArrayLiteral: _list, n.ArrayExpression: _array,
    n.Hashtable: _hashtable, n.ConvertExpression: _ordered, n.Pipeline: _single, n.CommandExpression: lambda e, i: safe_value(e.expression, i),
    n.ParenExpression: lambda e, i: safe_value(e.pipeline, i), n.ConstantExpression: lambda e, i: e.value, n.StringConstantExpression: lambda e, i: e.value,
}
