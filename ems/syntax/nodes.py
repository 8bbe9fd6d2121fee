"""In: nothing. Out: the node classes of the syntax tree.

One class a node of PowerShell's own tree (System.Management.Automation.Language.*Ast), without the suffix `Ast`.
`start` and `end` are offsets in code points into the source text; the JSON form of the tree (ems.syntax.dump) counts UTF-16 units.
Children hold the order of the text. Nodes are made by the parser only and are never changed afterwards.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from ems.syntax.source import Source as Source  # a tree's text: `nodes.Source` to all who read trees


class TypeName:
    """A type as written in brackets.

    `shape` is ("name", start, end, text), ("array", start, end, rank, element) or ("generic", start, end, name, *arguments),
    where name, element and arguments are shapes; `text` the whole as written; `assembly` what stood after a comma.
    """

    __slots__ = ("assembly", "end", "shape", "start", "text")

    def __init__(self, start: int, end: int, text: str, shape: tuple[Any, ...], assembly: str | None = None) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.shape = shape
        self.assembly = assembly


class Node:
    """The base of all nodes."""

    __slots__ = ("end", "start")
    fields: ClassVar[tuple[str, ...]] = ()
    start: int
    end: int

    def children(self) -> Iterator[Node]:
        """The child nodes, in field order."""
        for name in self.fields:
            value = getattr(self, name)
            if isinstance(value, Node):
                yield value
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, Node):
                        yield item
                    elif isinstance(item, tuple):
                        yield from (part for part in item if isinstance(part, Node))

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        stack: list[Node] = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(list(node.children())))


class ScriptBlock(Node):
    """A script, or the text between the braces of a script block or function body."""

    __slots__ = ("attributes", "blocks", "param_block", "requires", "source", "usings")
    fields = ("usings", "attributes", "param_block", "blocks", "requires", "source")

    def __init__(
        self, start: int, end: int, usings: list[UsingStatement], attributes: list[Attribute], param_block: ParamBlock | None,
        blocks: list[NamedBlock], requires: Any | None = None, source: Source | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.usings = usings
        self.attributes = attributes
        self.param_block = param_block
        self.blocks = blocks
        self.requires = requires
        self.source = source


class NamedBlock(Node):
    """kind: Dynamicparam, Begin, Process, End, Clean; unnamed when no keyword was written."""

    __slots__ = ("kind", "statements", "traps", "unnamed")
    fields = ("kind", "unnamed", "statements", "traps")

    def __init__(self, start: int, end: int, kind: str, unnamed: bool, statements: list[Node], traps: list[TrapStatement]) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.unnamed = unnamed
        self.statements = statements
        self.traps = traps


class ParamBlock(Node):
    """param(...), the attributes before it included."""

    __slots__ = ("attributes", "parameters")
    fields = ("attributes", "parameters")

    def __init__(self, start: int, end: int, attributes: list[Attribute], parameters: list[Parameter]) -> None:
        self.start = start
        self.end = end
        self.attributes = attributes
        self.parameters = parameters


class Parameter(Node):
    """attributes holds Attribute and TypeConstraint in source order."""

    __slots__ = ("attributes", "default", "variable")
    fields = ("variable", "attributes", "default")

    def __init__(self, start: int, end: int, variable: VariableExpression, attributes: list[Node], default: Node | None = None) -> None:
        self.start = start
        self.end = end
        self.variable = variable
        self.attributes = attributes
        self.default = default


class Attribute(Node):
    """[Parameter(Mandatory, Position = 0)]"""

    __slots__ = ("named", "positional", "type")
    fields = ("type", "positional", "named")

    def __init__(self, start: int, end: int, type: TypeName, positional: list[Node], named: list[NamedAttributeArgument]) -> None:
        self.start = start
        self.end = end
        self.type = type
        self.positional = positional
        self.named = named


class NamedAttributeArgument(Node):
    """omitted: only the name was written; value is then the constant $true."""

    __slots__ = ("name", "omitted", "value")
    fields = ("name", "value", "omitted")

    def __init__(self, start: int, end: int, name: str, value: Node, omitted: bool) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.value = value
        self.omitted = omitted


class TypeConstraint(Node):
    """[int] before a variable, parameter or operand."""

    __slots__ = ("type",)
    fields = ("type",)

    def __init__(self, start: int, end: int, type: TypeName) -> None:
        self.start = start
        self.end = end
        self.type = type


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


class FunctionDefinition(Node):
    """parameters: those in (...) after the name, None when there were none written."""

    __slots__ = ("body", "is_filter", "is_workflow", "name", "parameters")
    fields = ("name", "is_filter", "is_workflow", "parameters", "body")

    def __init__(
        self, start: int, end: int, name: str, is_filter: bool, is_workflow: bool, parameters: list[Parameter] | None,
        body: ScriptBlock,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.is_filter = is_filter
        self.is_workflow = is_workflow
        self.parameters = parameters
        self.body = body


class TypeDefinition(Node):
    """kind: class, enum, interface."""

    __slots__ = ("attributes", "bases", "kind", "members", "name")
    fields = ("name", "kind", "attributes", "bases", "members")

    def __init__(
        self, start: int, end: int, name: str, kind: str, attributes: list[Attribute], bases: list[TypeConstraint],
        members: list[Node],
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.kind = kind
        self.attributes = attributes
        self.bases = bases
        self.members = members


class PropertyMember(Node):
    """modifiers as .NET prints the flags: Public, Static, Hidden."""

    __slots__ = ("attributes", "modifiers", "name", "type", "value")
    fields = ("name", "modifiers", "type", "attributes", "value")

    def __init__(
        self, start: int, end: int, name: str, modifiers: str, type: TypeConstraint | None, attributes: list[Attribute],
        value: Node | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.modifiers = modifiers
        self.type = type
        self.attributes = attributes
        self.value = value


class FunctionMember(Node):
    """a method or constructor of a class."""

    __slots__ = ("attributes", "body", "constructor", "modifiers", "name", "parameters", "return_type")
    fields = ("name", "modifiers", "constructor", "return_type", "attributes", "parameters", "body")

    def __init__(
        self, start: int, end: int, name: str, modifiers: str, constructor: bool, return_type: TypeConstraint | None,
        attributes: list[Attribute], parameters: list[Parameter], body: ScriptBlock,
    ) -> None:
        self.start = start
        self.end = end
        self.name = name
        self.modifiers = modifiers
        self.constructor = constructor
        self.return_type = return_type
        self.attributes = attributes
        self.parameters = parameters
        self.body = body


class UsingStatement(Node):
    """kind: Assembly, Command, Module, Namespace, Type."""

    __slots__ = ("alias", "kind", "module_specification", "name")
    fields = ("kind", "name", "alias", "module_specification")

    def __init__(
        self, start: int, end: int, kind: str, name: Node | None = None, alias: Node | None = None,
        module_specification: Node | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.kind = kind
        self.name = name
        self.alias = alias
        self.module_specification = module_specification


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
