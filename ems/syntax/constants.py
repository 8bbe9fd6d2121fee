"""In: an expression. Out: whether it is constant in the sense of attributes and #requires, and what its value is."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ems.syntax import nodes as n
from ems.syntax.tokens import FOLDS, KIND_FLAGS

CONSTANT_VARIABLES = frozenset(("true", "false", "null"))
_ALWAYS = frozenset((n.ConstantExpression, n.StringConstantExpression, n.TypeExpression))
_CASTS = frozenset((
    "bool", "char", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "string", "single",
    "int16", "uint16", "int32", "uint32", "int64", "uint64", "boolean", "bigint",
))


def is_constant(node: n.Node | None, blocks: bool = False, tables: bool = False) -> bool:
    """`blocks`: a script block counts as constant; `tables`: a hashtable of constants does."""
    pending: list[n.Node | None] = [node]
    while pending:
        current = pending.pop()
        parts = _constant_parts(current, blocks, tables)
        if parts is None:
            return False
        pending.extend(parts)
    return True


def _constant_parts(node: Any, blocks: bool, tables: bool) -> Sequence[n.Node | None] | None:
    """The parts that must be constant for the node to be; None when it never is."""
    kind = type(node)
    if kind in _ALWAYS:
        return ()
    if kind is n.VariableExpression:
        return () if node.name.lower() in CONSTANT_VARIABLES else None
    if kind is n.ScriptBlockExpression:
        return () if blocks else None
    if kind is n.UnaryExpression:
        return (node.operand,) if KIND_FLAGS.get(node.op, 0) & FOLDS else None
    if kind is n.BinaryExpression:
        return (node.left, node.right) if KIND_FLAGS.get(node.op, 0) & FOLDS else None
    if kind is n.TernaryExpression:
        return node.condition, node.if_true, node.if_false
    if kind is n.ConvertExpression:
        return (node.operand,) if node.type.type.text.lower().removeprefix("system.") in _CASTS else None
    if kind is n.MemberExpression:
        return () if node.static and type(node.target) is n.TypeExpression and type(node.member) is n.StringConstantExpression else None
    if kind is n.ArrayLiteral:
        return node.elements
    if kind is n.Hashtable:
        return [part for key, value in node.pairs for part in (key, pure(value))] if tables else None
    if kind is n.ParenExpression:
        return (pure(node.pipeline),)
    if kind is n.ArrayExpression or kind is n.SubExpression:
        return None if node.body.traps else [pure(statement) for statement in node.body.statements]
    return None


def pure(statement: n.Node) -> n.Node | None:
    """The expression that a statement is, when it is nothing but that."""
    if type(statement) is n.Pipeline and len(statement.elements) == 1 and not statement.background:
        statement = statement.elements[0]
    if type(statement) is n.CommandExpression and not statement.redirections:
        return statement.expression
    return None


def constant_value(node: Any) -> Any:
    """The value of a constant made of strings, numbers, arrays and hashtables; other constants stand for themselves."""
    kind = type(node)
    if kind is n.ConstantExpression or kind is n.StringConstantExpression:
        return node.value
    if kind is n.VariableExpression:
        return {"true": True, "false": False}.get(node.name.lower())
    if kind is n.ParenExpression:
        return constant_value(pure(node.pipeline))
    if kind is n.ArrayLiteral:
        return [constant_value(element) for element in node.elements]
    if kind is n.ArrayExpression or kind is n.SubExpression:
        values = [constant_value(pure(statement)) for statement in node.body.statements]
        return values[0] if kind is n.SubExpression and len(values) == 1 else values
    if kind is n.Hashtable:
        return {str(constant_value(key)): constant_value(pure(value)) for key, value in node.pairs}
    return node
