"""In: nothing. Out: the nodes of expressions."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.syntax.node import Node

if TYPE_CHECKING:
    from ems.syntax.definition_nodes import Attribute, ScriptBlock, TypeConstraint
    from ems.syntax.node import TypeName
    from ems.syntax.statement_nodes import StatementBlock


class BinaryExpression(Node):
    """op: TokenKind name (Plus, Ieq, Ceq, And, Format ...)."""

    __slots__ = ("left", "op", "right")
    fields = ("op", "left", "right")

    def __init__(self, start: int, end: int, op: str, left: Node, right: Node) -> None:
        self.start = start
        self.end = end
        self.op = op
        self.left = left
        self.right = right


class UnaryExpression(Node):
    """op: Minus, Plus, Not, Exclaim, Bnot, Comma, Join, Isplit, Csplit, PlusPlus, MinusMinus, PostfixPlusPlus, PostfixMinusMinus."""

    __slots__ = ("op", "operand")
    fields = ("op", "operand")

    def __init__(self, start: int, end: int, op: str, operand: Node) -> None:
        self.start = start
        self.end = end
        self.op = op
        self.operand = operand


class TernaryExpression(Node):
    """a ? b : c"""

    __slots__ = ("condition", "if_false", "if_true")
    fields = ("condition", "if_true", "if_false")

    def __init__(self, start: int, end: int, condition: Node, if_true: Node, if_false: Node) -> None:
        self.start = start
        self.end = end
        self.condition = condition
        self.if_true = if_true
        self.if_false = if_false


class ConvertExpression(Node):
    """[int]$x"""

    __slots__ = ("operand", "type")
    fields = ("type", "operand")

    def __init__(self, start: int, end: int, type: TypeConstraint, operand: Node) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.operand = operand


class AttributedExpression(Node):
    """[ValidateNotNull()]$x"""

    __slots__ = ("attribute", "operand")
    fields = ("attribute", "operand")

    def __init__(self, start: int, end: int, attribute: Attribute, operand: Node) -> None:
        self.start = start
        self.end = end
        self.attribute = attribute
        self.operand = operand


class MemberExpression(Node):
    """$x.y, [T]::y, ${x}?.y"""

    __slots__ = ("member", "null_conditional", "static", "target")
    fields = ("target", "member", "static", "null_conditional")

    def __init__(self, start: int, end: int, target: Node, member: Node, static: bool, null_conditional: bool) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.member = member
        self.static = static
        self.null_conditional = null_conditional


class InvokeMemberExpression(Node):
    """$x.y(...)"""

    __slots__ = ("arguments", "generic", "member", "null_conditional", "static", "target")
    fields = ("target", "member", "arguments", "static", "null_conditional", "generic")

    def __init__(
        self, start: int, end: int, target: Node, member: Node, arguments: list[Node], static: bool, null_conditional: bool,
        generic: list[TypeName] | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.member = member
        self.arguments = arguments
        self.static = static
        self.null_conditional = null_conditional
        self.generic = generic


class BaseCtorInvokeMemberExpression(Node):
    """: base(...) of a constructor."""

    __slots__ = ("arguments", "member", "static", "target")
    fields = ("target", "member", "arguments", "static")

    def __init__(self, start: int, end: int, target: Node, member: Node, arguments: list[Node], static: bool) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.member = member
        self.arguments = arguments
        self.static = static


class IndexExpression(Node):
    """$x[0], ${x}?[0]"""

    __slots__ = ("index", "null_conditional", "target")
    fields = ("target", "index", "null_conditional")

    def __init__(self, start: int, end: int, target: Node, index: Node, null_conditional: bool) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.index = index
        self.null_conditional = null_conditional


class ArrayExpression(Node):
    """@( )"""

    __slots__ = ("body",)
    fields = ("body",)

    def __init__(self, start: int, end: int, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.body = body


class SubExpression(Node):
    """$( )"""

    __slots__ = ("body",)
    fields = ("body",)

    def __init__(self, start: int, end: int, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.body = body


class ArrayLiteral(Node):
    """1, 2"""

    __slots__ = ("elements",)
    fields = ("elements",)

    def __init__(self, start: int, end: int, elements: list[Node]) -> None:
        self.start = start
        self.end = end
        self.elements = elements


class ParenExpression(Node):
    """( )"""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Node) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class Hashtable(Node):
    """pairs (key, value statement)."""

    __slots__ = ("pairs",)
    fields = ("pairs",)

    def __init__(self, start: int, end: int, pairs: list[tuple[Node, Node]]) -> None:
        self.start = start
        self.end = end
        self.pairs = pairs


class ScriptBlockExpression(Node):
    """{ } as a value."""

    __slots__ = ("body",)
    fields = ("body",)

    def __init__(self, start: int, end: int, body: ScriptBlock) -> None:
        self.start = start
        self.end = end
        self.body = body


class ConstantExpression(Node):
    """a number; value is a value of ems.values, type its .NET name."""

    __slots__ = ("type", "value")
    fields = ("value", "type")

    def __init__(self, start: int, end: int, value: Any, type: str) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.type = type


class StringConstantExpression(Node):
    """kind: BareWord, SingleQuoted, DoubleQuoted, SingleQuotedHereString, DoubleQuotedHereString."""

    __slots__ = ("kind", "value")
    fields = ("value", "kind")

    def __init__(self, start: int, end: int, value: str, kind: str) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind


class ExpandableStringExpression(Node):
    """format: {0} is the first part, literal braces doubled."""

    __slots__ = ("format", "kind", "parts", "value")
    fields = ("value", "kind", "format", "parts")

    def __init__(self, start: int, end: int, value: str, kind: str, format: str, parts: list[Node]) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.kind = kind
        self.format = format
        self.parts = parts


class VariableExpression(Node):
    """name as written, with its scope."""

    __slots__ = ("drive", "name", "splatted")
    fields = ("name", "splatted", "drive")

    def __init__(self, start: int, end: int, name: str, splatted: bool, drive: bool) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.splatted = splatted
        self.drive = drive


class UsingExpression(Node):
    """$using:x"""

    __slots__ = ("expression",)
    fields = ("expression",)

    def __init__(self, start: int, end: int, expression: Node) -> None:
        self.start = start
        self.end = end
        self.expression = expression


class TypeExpression(Node):
    """[T] as a value."""

    __slots__ = ("type",)
    fields = ("type",)

    def __init__(self, start: int, end: int, type: TypeName) -> None:
        self.start = start
        self.end = end
        self.type = type


class ErrorExpression(Node):
    """What could be read of an expression with a syntax error."""

    __slots__ = ("parts",)
    fields = ("parts",)

    def __init__(self, start: int, end: int, parts: list[Node]) -> None:
        self.start = start
        self.end = end
        self.parts = parts
