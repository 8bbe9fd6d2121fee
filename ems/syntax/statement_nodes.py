"""In: nothing. Out: the nodes of statements, pipelines, commands and redirections."""
from __future__ import annotations

from typing import TYPE_CHECKING

from ems.syntax.node import Node

if TYPE_CHECKING:
    from ems.syntax.definition_nodes import TypeConstraint
    from ems.syntax.expression_nodes import VariableExpression


class StatementBlock(Node):
    """{ ... } of a statement, or the inside of $( ) and @( )."""

    __slots__ = ("statements", "traps")
    fields = ("statements", "traps")

    def __init__(self, start: int, end: int, statements: list[Node], traps: list[TrapStatement]) -> None:
        self.start = start
        self.end = end
        self.statements = statements
        self.traps = traps


class IfStatement(Node):
    """clauses: pairs (condition, StatementBlock)."""

    __slots__ = ("clauses", "else_body")
    fields = ("clauses", "else_body")

    def __init__(self, start: int, end: int, clauses: list[tuple[Node, StatementBlock]], else_body: StatementBlock | None = None) -> None:
        self.start = start
        self.end = end
        self.clauses = clauses
        self.else_body = else_body


class SwitchStatement(Node):
    """flags: Regex, Wildcard, Exact, CaseSensitive, File, Parallel; clauses: pairs (value, StatementBlock)."""

    __slots__ = ("clauses", "condition", "default", "flags", "label")
    fields = ("label", "flags", "condition", "clauses", "default")

    def __init__(
        self, start: int, end: int, label: str | None, flags: list[str], condition: Node, clauses: list[tuple[Node, StatementBlock]],
        default: StatementBlock | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.flags = flags
        self.condition = condition
        self.clauses = clauses
        self.default = default


class ForEachStatement(Node):
    """foreach ($x in ...) {}"""

    __slots__ = ("body", "flags", "label", "throttle", "values", "variable")
    fields = ("label", "flags", "variable", "throttle", "values", "body")

    def __init__(
        self, start: int, end: int, label: str | None, flags: list[str], variable: VariableExpression, throttle: Node | None,
        values: Node, body: StatementBlock,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.flags = flags
        self.variable = variable
        self.throttle = throttle
        self.values = values
        self.body = body


class ForStatement(Node):
    """for (;;) {}"""

    __slots__ = ("body", "condition", "label", "start_clause", "step")
    fields = ("label", "start_clause", "condition", "step", "body")

    def __init__(
        self, start: int, end: int, label: str | None, start_clause: Node | None, condition: Node | None, step: Node | None,
        body: StatementBlock,
    ) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.start_clause = start_clause
        self.condition = condition
        self.step = step
        self.body = body


class WhileStatement(Node):
    """while () {}"""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Node, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class DoWhileStatement(Node):
    """do {} while ()"""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Node, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class DoUntilStatement(Node):
    """do {} until ()"""

    __slots__ = ("body", "condition", "label")
    fields = ("label", "condition", "body")

    def __init__(self, start: int, end: int, label: str | None, condition: Node, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class TryStatement(Node):
    """try {} catch {} finally {}"""

    __slots__ = ("body", "catches", "finally_body")
    fields = ("body", "catches", "finally_body")

    def __init__(
        self, start: int, end: int, body: StatementBlock, catches: list[CatchClause], finally_body: StatementBlock | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.body = body
        self.catches = catches
        self.finally_body = finally_body


class CatchClause(Node):
    """no types: catches all."""

    __slots__ = ("body", "types")
    fields = ("types", "body")

    def __init__(self, start: int, end: int, types: list[TypeConstraint], body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.types = types
        self.body = body


class TrapStatement(Node):
    """trap [type] {}"""

    __slots__ = ("body", "type")
    fields = ("type", "body")

    def __init__(self, start: int, end: int, type: TypeConstraint | None, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.body = body


class DataStatement(Node):
    """data name -SupportedCommand ... {}"""

    __slots__ = ("allowed", "body", "variable")
    fields = ("variable", "allowed", "body")

    def __init__(self, start: int, end: int, variable: str | None, allowed: list[Node], body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.variable = variable
        self.allowed = allowed
        self.body = body


class ReturnStatement(Node):
    """return"""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ThrowStatement(Node):
    """throw"""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ExitStatement(Node):
    """exit"""

    __slots__ = ("pipeline",)
    fields = ("pipeline",)

    def __init__(self, start: int, end: int, pipeline: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.pipeline = pipeline


class BreakStatement(Node):
    """break"""

    __slots__ = ("label",)
    fields = ("label",)

    def __init__(self, start: int, end: int, label: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.label = label


class ContinueStatement(Node):
    """continue"""

    __slots__ = ("label",)
    fields = ("label",)

    def __init__(self, start: int, end: int, label: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.label = label


class Pipeline(Node):
    """elements: Command or CommandExpression."""

    __slots__ = ("background", "elements")
    fields = ("elements", "background")

    def __init__(self, start: int, end: int, elements: list[Node], background: bool) -> None:
        self.start = start
        self.end = end
        self.elements = elements
        self.background = background


class PipelineChain(Node):
    """op: AndAnd, OrOr."""

    __slots__ = ("background", "left", "op", "right")
    fields = ("op", "left", "right", "background")

    def __init__(self, start: int, end: int, op: str, left: Node, right: Node, background: bool) -> None:
        self.start = start
        self.end = end
        self.op = op
        self.left = left
        self.right = right
        self.background = background


class Command(Node):
    """op: Ampersand, Dot; elements[0] is the name."""

    __slots__ = ("elements", "op", "redirections")
    fields = ("op", "elements", "redirections")

    def __init__(self, start: int, end: int, op: str | None, elements: list[Node], redirections: list[Node]) -> None:
        self.start = start
        self.end = end
        self.op = op
        self.elements = elements
        self.redirections = redirections


class CommandExpression(Node):
    """an expression standing as a pipeline element or statement."""

    __slots__ = ("expression", "redirections")
    fields = ("expression", "redirections")

    def __init__(self, start: int, end: int, expression: Node, redirections: list[Node]) -> None:
        self.start = start
        self.end = end
        self.expression = expression
        self.redirections = redirections


class CommandParameter(Node):
    """-name, -name:argument."""

    __slots__ = ("argument", "name")
    fields = ("name", "argument")

    def __init__(self, start: int, end: int, name: str, argument: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.argument = argument


class FileRedirection(Node):
    """from_stream: Output, Error, Warning, Verbose, Debug, Information, All."""

    __slots__ = ("append", "from_stream", "target")
    fields = ("from_stream", "append", "target")

    def __init__(self, start: int, end: int, from_stream: str, append: bool, target: Node) -> None:
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.append = append
        self.target = target


class MergingRedirection(Node):
    """2>&1"""

    __slots__ = ("from_stream", "to_stream")
    fields = ("from_stream", "to_stream")

    def __init__(self, start: int, end: int, from_stream: str, to_stream: str) -> None:
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.to_stream = to_stream


class AssignmentStatement(Node):
    """op: Equals, PlusEquals, ..."""

    __slots__ = ("left", "op", "right")
    fields = ("op", "left", "right")

    def __init__(self, start: int, end: int, op: str, left: Node, right: Node) -> None:
        self.start = start
        self.end = end
        self.op = op
        self.left = left
        self.right = right


class ErrorStatement(Node):
    """What could be read of a statement with a syntax error."""

    __slots__ = ("parts",)
    fields = ("parts",)

    def __init__(self, start: int, end: int, parts: list[Node]) -> None:
        self.start = start
        self.end = end
        self.parts = parts


class BlockStatement(Node):
    """parallel { } and sequence { }: workflow statements, which the checks refuse. kind is the keyword as written."""

    __slots__ = ("body", "kind")
    fields = ("kind", "body")

    def __init__(self, start: int, end: int, kind: str, body: StatementBlock) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.body = body
