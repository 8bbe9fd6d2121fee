"""In: nothing. Out: the nodes of script blocks, functions, parameters, attributes, classes and using statements."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.syntax.node import Node

if TYPE_CHECKING:
    from ems.syntax.expression_nodes import VariableExpression
    from ems.syntax.node import TypeName
    from ems.syntax.source import Source
    from ems.syntax.statement_nodes import TrapStatement


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
