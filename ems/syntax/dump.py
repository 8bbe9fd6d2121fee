"""In: a ParseResult, or tokens. Out: plain lists and dicts for JSON, with offsets in UTF-16 units.

The form is [type, start, end, {attributes}, child, ...]: an attribute that is false or empty and a child that is absent are left out.
"""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ems.syntax import nodes as n
from ems.syntax.number_values import invariant_text, net_type_name
from ems.syntax.tokens import IN_ERROR, Token, flag_text

if TYPE_CHECKING:
    from ems.syntax.parser import ParseResult

Offset = Callable[[int], int]
_KEYWORD_ATTRIBUTES: dict[str, str] = {
    "null_conditional": "null", "is_filter": "filter", "is_workflow": "workflow", "from_stream": "from", "to_stream": "to",
}


def utf16_offsets(text: str) -> Offset:
    """A function from code point offsets to UTF-16 offsets."""
    if text.isascii() or max(text) < "\U00010000":
        return lambda offset: offset
    wide = [place for place, char in enumerate(text) if char > "\uffff"]
    return lambda offset: offset + bisect_left(wide, offset)


def to_json(result: ParseResult) -> dict[str, Any]:
    """{"errors": [...], "ast": tree, or null when there are errors}."""
    source = result.ast.source
    assert source is not None
    offset = utf16_offsets(source.text)
    errors = [
        {"id": e.id, "message": e.message, "start": offset(e.start), "end": offset(e.end), "incomplete": e.incomplete}
        for e in result.errors
    ]
    return {"errors": errors, "ast": None if errors else tree(result.ast, offset)}


def tree(root: n.Node, offset: Offset) -> list[Any]:
    """The tree as nested lists; walks with a stack of its own, as trees can be deep."""
    top: list[Any] = []
    pending: list[tuple[n.Node | None, list[Any]]] = [(root, top)]
    while pending:
        node, into = pending.pop()
        if node is None:
            into.append(None)
            continue
        attributes, children = _parts(node, offset)
        row: list[Any] = [type(node).__name__, offset(node.start), offset(node.end), attributes]
        into.append(row)
        # Children are appended to the row in order, so they go on the stack in reverse.
        pending.extend((child, row) for child in reversed(children))
    return top[0]


def _shape(shape: tuple[Any, ...], offset: Offset) -> list[Any]:
    arrays: list[tuple[Any, ...]] = []
    while shape[0] == "array":
        arrays.append(shape)
        shape = shape[4]
    row = [shape[0], offset(shape[1]), offset(shape[2])]
    row += [shape[3]] if shape[0] == "name" else [_shape(part, offset) for part in shape[3:]]
    for array in reversed(arrays):
        row = ["array", offset(array[1]), offset(array[2]), array[3], row]
    return row


def _type(name: n.TypeName, offset: Offset) -> dict[str, Any]:
    row: dict[str, Any] = {"type": name.text}
    if name.assembly:
        row["assembly"] = name.assembly
    if name.shape[0] != "name":
        row["shape"] = _shape(name.shape, offset)
    return row


def _pairs(pairs: Sequence[tuple[n.Node, n.Node]]) -> list[n.Node | None]:
    return [part for pair in pairs for part in pair]


def _present(*nodes: n.Node | None) -> list[n.Node | None]:
    return [node for node in nodes if node is not None]


def _parts(node: n.Node, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    """(attributes, children) of a node."""
    special = _SPECIAL.get(type(node))
    if special is not None:
        return special(node, offset)
    attributes: dict[str, Any] = {}
    children: list[n.Node | None] = []
    for name in node.fields:
        value = getattr(node, name)
        if isinstance(value, n.Node):
            children.append(value)
        elif isinstance(value, list):
            children.extend(value)
        elif value:
            attributes[_KEYWORD_ATTRIBUTES.get(name, name)] = value
    return attributes, children


def _script_block(node: n.ScriptBlock, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {} if node.requires is None else {"requires": node.requires}
    return attributes, [*node.usings, *node.attributes, *_present(node.param_block), *node.blocks]


def _typed(node: Any, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    children = [*node.positional, *node.named] if type(node) is n.Attribute else []
    return _type(node.type, offset), children  # type: ignore[return-value]


def _if(node: n.IfStatement, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes = {"else": True} if node.else_body is not None else {}
    return attributes, [*_pairs(node.clauses), *_present(node.else_body)]


def _switch(node: n.SwitchStatement, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {}
    if node.label:
        attributes["label"] = node.label
    if node.flags:
        attributes["flags"] = ", ".join(node.flags)
    if node.default is not None:
        attributes["default"] = True
    return attributes, [node.condition, *_pairs(node.clauses), *_present(node.default)]


def _foreach(node: n.ForEachStatement, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {}
    if node.label:
        attributes["label"] = node.label
    if node.flags:
        attributes["flags"] = ", ".join(node.flags)
    if node.throttle is not None:
        attributes["throttle"] = True
    return attributes, [node.variable, *_present(node.throttle), node.values, node.body]


def _for(node: n.ForStatement, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    return ({"label": node.label} if node.label else {}), [node.start_clause, node.condition, node.step, node.body]


def _try(node: n.TryStatement, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes = {"finally": True} if node.finally_body is not None else {}
    return attributes, [node.body, *node.catches, *_present(node.finally_body)]


def _function(node: n.FunctionDefinition, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {"name": node.name}
    if node.is_filter:
        attributes["filter"] = True
    if node.is_workflow:
        attributes["workflow"] = True
    if node.parameters:
        attributes["params"] = len(node.parameters)
    return attributes, [*(node.parameters or []), node.body]


def _function_member(node: n.FunctionMember, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {"name": node.name, "modifiers": node.modifiers}
    if node.constructor:
        attributes["constructor"] = True
    return attributes, [*_present(node.return_type), *node.attributes, *node.parameters, node.body]


def _hashtable(node: n.Hashtable, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    return {}, _pairs(node.pairs)


def _constant(node: n.ConstantExpression, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    if type(node.value) is bool:
        return {"value": str(node.value), "type": "Boolean"}, []
    return {"value": invariant_text(node.value), "type": node.type}, []


def _string(node: n.StringConstantExpression, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    return {"value": node.value, "kind": node.kind}, []


def _variable(node: n.VariableExpression, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {"name": node.name}
    if node.splatted:
        attributes["splatted"] = True
    if node.drive:
        attributes["drive"] = node.name.partition(":")[0]
    return attributes, []


def _expandable(node: n.ExpandableStringExpression, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    return {"value": node.value, "kind": node.kind, "format": node.format}, [*node.parts]


def _invoke(node: n.InvokeMemberExpression, offset: Offset) -> tuple[dict[str, Any], list[n.Node | None]]:
    attributes: dict[str, Any] = {}
    if node.static:
        attributes["static"] = True
    if node.null_conditional:
        attributes["null"] = True
    if node.generic:
        attributes["generic"] = [_shape(argument.shape, offset) for argument in node.generic]
    return attributes, [node.target, node.member, *node.arguments]


_SPECIAL: dict[type[n.Node], Callable[[Any, Offset], tuple[dict[str, Any], list[n.Node | None]]]] = {
    n.ScriptBlock: _script_block, n.Attribute: _typed, n.TypeConstraint: _typed, n.TypeExpression: _typed, n.IfStatement: _if,
    n.SwitchStatement: _switch, n.ForEachStatement: _foreach, n.ForStatement: _for, n.TryStatement: _try, n.FunctionDefinition: _function,
    n.FunctionMember: _function_member, n.Hashtable: _hashtable, n.ConstantExpression: _constant, n.StringConstantExpression: _string,
    n.ExpandableStringExpression: _expandable, n.InvokeMemberExpression: _invoke,
    n.VariableExpression: _variable,
}


_EXPANDABLE_KINDS = frozenset(("StringExpandable", "HereStringExpandable", "Generic"))


def tokens_to_json(tokens: list[Token], text: str) -> list[dict[str, Any]]:
    """Tokens as kind, text, start, end, flags and what else a kind has."""
    offset = utf16_offsets(text)
    return [_token(token, text, offset) for token in tokens]


def _token(token: Token, text: str, offset: Offset) -> dict[str, Any]:
    start, end = token.start, token.end
    row: dict[str, Any] = {
        "kind": token.kind, "text": text[start:end], "start": offset(start), "end": offset(end), "flags": flag_text(token),
    }
    if token.flags & IN_ERROR:
        row["error"] = True
    if token.parts and token.kind in _EXPANDABLE_KINDS:
        nested = [inner for part in token.parts for inner in ((part.parts or ()) if part.kind == "SubExpression" else (part,))]
        row["nested"] = [_token(inner, text, offset) for inner in nested]
    if token.kind == "Number" and token.parts is None:
        row["value"] = invariant_text(token.value)
        row["type"] = net_type_name(token.value)
    return row
