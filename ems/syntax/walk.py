"""In: a node. Out: its children in the order PowerShell's visitors go, and walks over whole trees."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.syntax import nodes as n

# The fields of each class that may hold nodes, in visiting order.
_ORDER: dict[type[n.Node], tuple[str, ...]] = {
    n.ScriptBlock: ("usings", "attributes", "param_block", "blocks"),
    n.NamedBlock: ("traps", "statements"),
    n.StatementBlock: ("traps", "statements"),
    n.Parameter: ("attributes", "variable", "default"),
    n.Attribute: ("positional", "named"),
    n.ForEachStatement: ("variable", "values", "body", "throttle"),
    n.FunctionMember: ("return_type", "attributes", "parameters", "body"),
    n.PropertyMember: ("type", "attributes", "value"),
    n.ConvertExpression: ("type", "operand"),
    n.CatchClause: ("types", "body"),
    n.TrapStatement: ("type", "body"),
    n.BreakStatement: ("label",),
    n.ContinueStatement: ("label",),
    n.TypeConstraint: (),
    n.TypeExpression: (),
    n.VariableExpression: (),
    n.ConstantExpression: (),
    n.StringConstantExpression: (),
    n.MergingRedirection: (),
}
_PLAIN = frozenset((
    "op", "name", "kind", "label", "flags", "value", "static", "null_conditional", "generic", "is_filter", "is_workflow", "unnamed",
    "modifiers", "constructor", "from_stream", "to_stream", "append", "format", "background", "omitted",
))
# `value` and `name` hold nodes in these classes.
_NODE_VALUES: dict[type[n.Node], tuple[str, ...]] = {
    n.NamedAttributeArgument: ("value",), n.UsingStatement: ("name", "alias", "module_specification"),
}


def _fields(kind: type[n.Node]) -> tuple[str, ...]:
    order = _ORDER.get(kind)
    if order is None:
        order = _NODE_VALUES.get(kind) or tuple(name for name in kind.fields if name not in _PLAIN and name not in ("requires", "source"))
        _ORDER[kind] = order
    return order


def children(node: n.Node) -> list[n.Node]:
    """The child nodes, in visiting order."""
    found: list[n.Node] = []
    for name in _ORDER.get(type(node)) or _fields(type(node)):
        value: Any = getattr(node, name)
        if value is None:
            continue
        if type(value) is list:
            if value and type(value[0]) is tuple:
                for pair in value:
                    found.extend(pair)
            else:
                found.extend(value)
        elif isinstance(value, n.Node):
            found.append(value)
    return found


def walk(root: n.Node) -> Iterator[tuple[n.Node, list[n.Node]]]:
    """(node, its ancestors from the root on) for every node, parents first; the list is the walk's own, valid until the next step."""
    path: list[n.Node] = []
    stack: list[n.Node | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:  # the end of a node's children
            path.pop()
            continue
        yield node, path
        below = children(node)
        if below:
            path.append(node)
            below.reverse()
            stack.append(None)
            stack.extend(below)
