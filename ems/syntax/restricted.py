"""In: a data statement. Out: the errors of what its body may not hold."""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ems.syntax import nodes as n
from ems.syntax.known_types import DATA_TYPES, full_name
from ems.syntax.tokens import KIND_FLAGS, RESTRICTED
from ems.syntax.walk import walk

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_VARIABLES = frozenset(("psculture", "psuiculture", "true", "false", "null"))
_DEFAULT_COMMANDS = frozenset(("convertfrom-stringdata",))
_GAP = re.compile(r"(?:\s+|#[^\r\n]*|<#.*?#>|`\r?\n)*", re.DOTALL).match
_OPERATOR = re.compile(r"[-–—―][A-Za-z]+|\.\.|\S").match
_SYMBOLS = {"DotDot": "..", "PlusPlus": "++", "MinusMinus": "--", "PostfixPlusPlus": "++", "PostfixMinusMinus": "--", "Format": "-f"}
# Nodes that are refused wherever they stand.
_REFUSED: dict[type[n.Node], str] = {
    n.ForStatement: "ForWhileStatementNotSupportedInDataSection", n.WhileStatement: "ForWhileStatementNotSupportedInDataSection",
    n.DoWhileStatement: "DoWhileStatementNotSupportedInDataSection", n.DoUntilStatement: "DoWhileStatementNotSupportedInDataSection",
    n.ForEachStatement: "ForeachStatementNotSupportedInDataSection", n.SwitchStatement: "SwitchStatementNotSupportedInDataSection",
    n.TryStatement: "TryStatementNotSupportedInDataSection", n.TrapStatement: "TrapStatementNotSupportedInDataSection",
    n.DataStatement: "DataSectionStatementNotSupportedInDataSection", n.BlockStatement: "ParallelAndSequenceBlockNotSupportedInDataSection",
    n.FunctionDefinition: "FunctionDeclarationNotSupportedInDataSection", n.ScriptBlock: "ScriptBlockNotSupportedInDataSection",
    n.ParamBlock: "ParameterDeclarationNotSupportedInDataSection", n.AssignmentStatement: "AssignmentStatementNotSupportedInDataSection",
    n.IndexExpression: "ArrayReferenceNotSupportedInDataSection", n.MemberExpression: "PropertyReferenceNotSupportedInDataSection",
    n.InvokeMemberExpression: "MethodCallNotSupportedInDataSection", n.Attribute: "AttributeNotSupportedInDataSection",
    n.AttributedExpression: "AttributeNotSupportedInDataSection", n.FileRedirection: "RedirectionNotSupportedInDataSection",
    n.MergingRedirection: "RedirectionNotSupportedInDataSection",
    **dict.fromkeys(
        (n.ReturnStatement, n.ExitStatement, n.ThrowStatement, n.BreakStatement, n.ContinueStatement),
        "FlowControlStatementNotSupportedInDataSection",
    ),
}


def check_data(parser: Parser, data: n.DataStatement) -> None:
    """Report what the body of a data statement may not hold."""
    if any(type(command) is not n.StringConstantExpression for command in data.allowed):
        return  # what is allowed is known at run time only
    allowed = frozenset(command.value.lower() for command in data.allowed) or _DEFAULT_COMMANDS  # type: ignore[attr-defined]
    for node, _path in walk(data.body):
        refused = _REFUSED.get(type(node))
        if refused is not None:
            parser.error(refused, node.start, node.end)
            continue
        check = _CHECKS.get(type(node))
        if check is not None:
            check(parser, node, allowed)


def _command(parser: Parser, node: n.Command, allowed: frozenset[str]) -> None:
    if node.op == "Dot":
        parser.error("DotSourcingNotSupportedInDataSection", node.start, node.end)
        return
    first = node.elements[0]
    name = first.value if type(first) is n.StringConstantExpression else None
    if name is None:
        if node.op == "Ampersand":
            parser.error("OperatorNotSupportedInDataSection", node.start, node.end, "&")
        else:
            parser.error("CmdletNotInAllowedListForDataSection", node.start, node.end, parser.source.text[node.start : node.end])
    elif name.lower() not in allowed:
        parser.error("CmdletNotInAllowedListForDataSection", node.start, node.end, name)


def _variable(parser: Parser, node: n.VariableExpression, allowed: frozenset[str]) -> None:
    if node.name.lower() not in _VARIABLES:
        parser.error("VariableReferenceNotSupportedInDataSection", node.start, node.end)


def _type(parser: Parser, node: Any, allowed: frozenset[str]) -> None:
    name = node.type
    shape = name.shape
    if shape[0] == "array":
        shape = shape[4]
    full = full_name(shape[3]) if shape[0] == "name" else None
    if full is None or full.lower() not in DATA_TYPES:
        parser.error("TypeNotAllowedInDataSection", node.start, node.end, name.text)


def operator_text(op: str) -> str:
    """An operator as its kind is shown: with the i of the case-insensitive ones."""
    return _SYMBOLS.get(op) or f"-{op.lower()}"


def _binary(parser: Parser, node: n.BinaryExpression, allowed: frozenset[str]) -> None:
    if KIND_FLAGS[node.op] & RESTRICTED:
        text = parser.source.text
        start = _GAP(text, node.left.end).end()  # type: ignore[union-attr]
        match = _OPERATOR(text, start)
        end = match.end() if match is not None else start
        parser.error("OperatorNotSupportedInDataSection", start, end, operator_text(node.op))


def _unary(parser: Parser, node: n.UnaryExpression, allowed: frozenset[str]) -> None:
    if node.op.startswith("Postfix") or KIND_FLAGS[node.op] & RESTRICTED:
        parser.error("OperatorNotSupportedInDataSection", node.start, node.end, operator_text(node.op))


_CHECKS: dict[type[n.Node], Callable[[Parser, Any, frozenset[str]], None]] = {
    n.Command: _command, n.VariableExpression: _variable, n.TypeConstraint: _type, n.TypeExpression: _type, n.BinaryExpression: _binary,
    n.UnaryExpression: _unary,
}
