"""In: an expression. Out: whether it is constant in the sense of attributes and #requires, and what its value is."""
from __future__ import annotations

from typing import Any

from ems.syntax import nodes as n
from ems.syntax.tokens import FOLDS, KIND_FLAGS

CONSTANT_VARIABLES = frozenset(("true", "false", "null"))
_CASTS = frozenset((
    "bool", "char", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "string", "single",
    "int16", "uint16", "int32", "uint32", "int64", "uint64", "boolean", "bigint",
))


def is_constant(node: n.Node | None, blocks: bool = False, tables: bool = False) -> bool:
    """`blocks`: a script block counts as constant; `tables`: a hashtable of constants does (and types do not)."""
    if node is None:
        return False
    kind = type(node)
    if kind is n.ConstantExpression or kind is n.StringConstantExpression:
        return True
    if kind is n.VariableExpression:
        return node.name.lower() in CONSTANT_VARIABLES
    if kind is n.ScriptBlockExpression:
        return blocks
    if kind is n.TypeExpression:
        return True
    if kind is n.UnaryExpression:
        return bool(KIND_FLAGS.get(node.op, 0) & FOLDS) and is_constant(node.operand, blocks, tables)
    if kind is n.BinaryExpression:
        return bool(KIND_FLAGS.get(node.op, 0) & FOLDS) and all(is_constant(side, blocks, tables) for side in (node.left, node.right))
    if kind is n.TernaryExpression:
        return all(is_constant(part, blocks, tables) for part in (node.condition, node.if_true, node.if_false))
    if kind is n.ConvertExpression:
        return node.type.type.text.lower().removeprefix("system.") in _CASTS and is_constant(node.operand, blocks, tables)
    if kind is n.MemberExpression:
        return node.static and type(node.target) is n.TypeExpression and type(node.member) is n.StringConstantExpression
    if kind is n.ArrayLiteral:
        return all(is_constant(element, blocks, tables) for element in node.elements)
    if kind is n.Hashtable:
        return tables and all(is_constant(key, blocks, tables) and is_constant(pure(value), blocks, tables) for key, value in node.pairs)
    if kind is n.ParenExpression:
        return is_constant(pure(node.pipeline), blocks, tables)
    if kind is n.ArrayExpression or kind is n.SubExpression:
        statements = node.body.statements
        return not node.body.traps and all(is_constant(pure(statement), blocks, tables) for statement in statements)
    return False


def pure(statement: n.Node) -> n.Node | None:
    """The expression that a statement is, when it is nothing but that."""
    if type(statement) is n.Pipeline and len(statement.elements) == 1 and not statement.background:
        statement = statement.elements[0]
    if type(statement) is n.CommandExpression and not statement.redirections:
        return statement.expression
    return None


def constant_value(node: n.Node | None) -> Any:
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
