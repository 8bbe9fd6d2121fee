"""In: a parsed tree. Out: the errors of rules that a tree must keep beyond its grammar.

One walk over the tree, parents first; every check is a function of the node and its ancestors, found by the node's class.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ems.syntax import nodes as n
from ems.syntax.constants import is_constant, pure
from ems.syntax.known_types import ATTRIBUTES, exception_bases, full_name
from ems.syntax.method_flow import MethodFlow
from ems.syntax.number_values import invariant_text
from ems.syntax.restricted import check_data
from ems.syntax.walk import walk
from ems.syntax.words import AUTOMATIC_TYPES, variable_parts

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

Path = list[n.Node]
_AUTOMATIC_NAMES = {
    "pscmdlet": "PSCmdlet", "psboundparameters": "PSBoundParameters", "myinvocation": "MyInvocation", "psscriptroot": "PSScriptRoot",
    "pscommandpath": "PSCommandPath",
}
_LABELLED = frozenset((
    n.WhileStatement, n.DoWhileStatement, n.DoUntilStatement, n.ForStatement, n.ForEachStatement, n.SwitchStatement,
))
_NAMESPACE = re.compile(r"[\w.]+").fullmatch
_MAX_ARRAY_DEPTH = 200
_STEPS = {"PlusPlus": "++", "MinusMinus": "--", "PostfixPlusPlus": "++", "PostfixMinusMinus": "--"}
_KEY_TYPES = frozenset((
    "string", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "int16", "uint16", "int32", "uint32", "int64", "uint64",
))
# What stands between a class member and code that is not the member's own.
_OUTSIDE_MEMBER = frozenset((n.ScriptBlockExpression, n.FunctionDefinition, n.TypeDefinition, n.Parameter, n.Attribute))
Report = Callable[[n.Node], None]


class Checks:
    """The walk and the checks."""

    def __init__(self, parser: Parser, root: n.ScriptBlock) -> None:
        self.parser = parser
        self.root = root
        self.flows: dict[int, MethodFlow] = {}
        self.enums: set[str] = set()
        self.classes: dict[str, n.TypeDefinition] = {}

    def run(self) -> None:
        for node, path in walk(self.root):
            check = _CHECKS.get(type(node))
            if check is not None:
                check(self, node, path)

    def error(self, id: str, node: Any, *args: object) -> None:
        self.parser.error(id, node.start, node.end, *args)

    # ---- assignments ----

    def _assignment(self, node: n.AssignmentStatement, path: Path) -> None:
        self._target(node.left, node.op == "Equals", lambda bad: self.error("InvalidLeftHandSide", bad))

    def _unary(self, node: n.UnaryExpression, path: Path) -> None:
        step = _STEPS.get(node.op)
        if step is not None:
            self._target(node.operand, False, lambda bad: self.error("OperatorRequiresVariableOrProperty", bad, step))

    def _target(self, target: n.Node, simple: bool, report: Report) -> None:
        """Check what an assignment gives a value to."""
        kind = type(target)
        if kind is n.VariableExpression or kind is n.InvokeMemberExpression:
            return
        if kind is n.MemberExpression or kind is n.IndexExpression:
            if target.null_conditional:  # type: ignore[attr-defined]
                report(target)
        elif kind is n.ArrayLiteral and simple:
            for element in target.elements:  # type: ignore[attr-defined]
                self._target(element, simple, report)
        elif kind is n.ParenExpression:
            inner = pure(target.pipeline)  # type: ignore[attr-defined]
            if inner is None:
                report(target.pipeline)  # type: ignore[attr-defined]
            else:
                self._target(inner, simple, report)
        elif kind is n.ConvertExpression or kind is n.AttributedExpression:
            self._typed_target(target, simple, report)
        else:
            report(target)

    def _typed_target(self, target: n.Node, simple: bool, report: Report) -> None:
        types: list[n.TypeConstraint] = []
        inner: Any = target
        while type(inner) in (n.ConvertExpression, n.AttributedExpression):
            if type(inner) is n.ConvertExpression:
                types.append(inner.type)
                if _is_type(inner.type, "void"):
                    self.error("VoidTypeConstraintNotAllowed", inner.type)
            inner = inner.operand
        references = [constraint for constraint in types if _is_type(constraint, "ref")]
        if references and len(types) > 1:
            self.error("ReferenceNeedsToBeByItselfInTypeConstraint", references[-1])
        elif type(inner) is n.VariableExpression and types:
            self._automatic(target, inner, types[-1])
        self._target(inner, simple, report)

    def _automatic(self, target: n.Node, variable: n.VariableExpression, constraint: n.TypeConstraint) -> None:
        """An automatic variable can only be given its own type."""
        drive, name = variable_parts(variable.name)
        expected = None if drive else AUTOMATIC_TYPES.get(name.lower())
        if expected is not None and _full(constraint.type) != expected:
            shown = _AUTOMATIC_NAMES.get(name.lower(), name.lower())
            self.error("AssignmentStatementToAutomaticNotSupported", target, shown, expected)

    # ---- variables ----

    def _variable(self, node: n.VariableExpression, path: Path) -> None:
        if node.splatted and not _may_splat(path):
            self.error("SplattingNotPermitted", node, node.name)
        member = _member_scope(path)
        if member is None:
            return
        if type(member) is n.FunctionMember and id(node) in self.flows[id(member)].unassigned:
            self.error("VariableNotLocal", node)
        elif node.name.lower() == "this" and "Static" in member.modifiers:
            self.error("NonStaticMemberAccessInStaticMember", node, node.name)

    def _using_expression(self, node: n.UsingExpression, path: Path) -> None:
        inner: Any = node.expression
        while type(inner) is not n.VariableExpression:
            if type(inner) is n.MemberExpression and type(inner.member) is n.StringConstantExpression:
                inner = inner.target
            elif type(inner) is n.IndexExpression:
                if not is_constant(inner.index):
                    self.error("InvalidUsingExpression", inner.index)
                    return
                inner = inner.target
            else:
                self.error("InvalidUsingExpression", inner)
                return

    # ---- types and attributes ----

    def _convert(self, node: n.ConvertExpression, path: Path) -> None:
        self._array_depth(node.type.type, node.type)
        if node.type.type.text.lower() == "ordered":
            if type(node.operand) is not n.Hashtable:
                self.error("OrderedAttributeOnlyOnHashLiteralNode", node)
        elif _is_type(node.type, "ref"):
            self._reference(node, path)

    def _reference(self, node: n.ConvertExpression, path: Path) -> None:
        """[ref] stands alone, or last of all."""
        doubled = False
        inner: Any = node.operand
        while type(inner) in (n.ConvertExpression, n.AttributedExpression):
            if type(inner) is n.ConvertExpression and _is_type(inner.type, "ref"):
                doubled = True
                self.error("ReferenceNeedsToBeByItselfInTypeSequence", inner.type)
            inner = inner.operand
        parent = path[-1]
        if doubled or type(parent) is not n.ConvertExpression or _is_type(parent.type, "ref"):
            return
        if not any(type(outer) is n.AssignmentStatement and _holds_left(outer, node) for outer in path):
            self.error("ReferenceNeedsToBeLastTypeInTypeConversion", node.type)

    def _attributed(self, node: n.AttributedExpression, path: Path) -> None:
        inner: Any = node.operand
        while type(inner) in (n.ConvertExpression, n.AttributedExpression):
            inner = inner.operand
        if type(inner) is not n.VariableExpression:
            self.error("UnexpectedAttribute", node.attribute, node.attribute.type.text)

    def _type_expression(self, node: n.TypeExpression, path: Path) -> None:
        self._array_depth(node.type, node)

    def _array_depth(self, name: n.TypeName, place: n.Node) -> None:
        depth = 0
        shape = name.shape
        while shape[0] == "array":
            shape = shape[4]
            depth += 1
        if depth > _MAX_ARRAY_DEPTH:
            self.error("ScriptTooComplicated", place)

    def _attribute(self, node: n.Attribute, path: Path) -> None:
        owner = path[-1]
        targets = _attribute_targets(owner, path)
        if targets is not None:
            self._attribute_use(node, targets)
        blocks = targets is None
        id = "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock" if blocks else "ParameterAttributeArgumentNeedsToBeConstant"
        for argument in node.positional:
            if not is_constant(argument, blocks):
                self.error(id, argument)
        for named in node.named:
            if not is_constant(named.value, blocks):
                self.error(id, named.value)

    def _attribute_use(self, node: n.Attribute, targets: tuple[str, ...]) -> None:
        full = full_name(node.type.text, attribute=True)
        known = _known_attribute(full) if full is not None else None
        if known is None:
            return
        shown, (valid_on, properties) = known
        if not any(target in valid_on.split(", ") for target in targets):
            self.error("AttributeNotAllowedOnDeclaration", node, shown, valid_on)
        names = [name.lower() for name in properties.split(", ")]
        for named in node.named:
            if named.name.lower() not in names:
                self.error("PropertyNotFoundForAttribute", named, named.name, shown, properties)

    # ---- functions and parameters ----

    def _function(self, node: n.FunctionDefinition, path: Path) -> None:
        if node.parameters:
            self._duplicates(node.parameters)
            if node.body.param_block is not None:
                self.error("OnlyOneParameterListAllowed", node.body.param_block)

    def _param_block(self, node: n.ParamBlock, path: Path) -> None:
        self._duplicates(node.parameters)

    def _duplicates(self, parameters: list[n.Parameter]) -> None:
        seen: set[str] = set()
        for parameter in parameters:
            name = parameter.variable.name.lower()
            if name in seen:
                self.error("DuplicateFormalParameter", parameter.variable, parameter.variable.name)
            seen.add(name)

    def _parameter(self, node: n.Parameter, path: Path) -> None:
        in_class = type(path[-1]) is n.FunctionMember
        typed = False
        for attribute in node.attributes:
            if type(attribute) is not n.TypeConstraint:
                continue
            self._array_depth(attribute.type, attribute)
            if attribute.type.text.lower() == "ordered":
                self.error("OrderedAttributeOnlyOnHashLiteralNode", attribute)
            elif _is_type(attribute, "void"):
                self.error("VoidTypeConstraintNotAllowed", attribute)
            if typed and in_class:
                self.error("MultipleTypeConstraintsOnMethodParam", attribute)
            typed = True

    # ---- statements ----

    def _hashtable(self, node: n.Hashtable, path: Path) -> None:
        if len(node.pairs) < 2:
            return
        seen: set[str] = set()
        for key, _value in node.pairs:
            if type(key) is n.StringConstantExpression:
                text = key.value
            elif type(key) is n.ConstantExpression:
                text = invariant_text(key.value)
            else:
                continue
            if text.lower() in seen:
                self.error("DuplicateKeyInHashLiteral", key, text)
            seen.add(text.lower())

    def _foreach(self, node: n.ForEachStatement, path: Path) -> None:
        parallel = "Parallel" in node.flags
        if parallel:
            self.error("KeywordParameterReservedForFutureUse", node, "foreach", "parallel")
        if node.throttle is not None:
            self.error("KeywordParameterReservedForFutureUse", node, "foreach", "throttlelimit")
            if not parallel:
                self.error("ThrottleLimitRequiresParallelFlag", node)

    def _switch(self, node: n.SwitchStatement, path: Path) -> None:
        if "Parallel" in node.flags:
            self.error("KeywordParameterReservedForFutureUse", node, "switch", "parallel")

    def _block_statement(self, node: n.BlockStatement, path: Path) -> None:
        self.parser.error("UnexpectedKeyword", node.start, node.start + len(node.kind), node.kind)

    def _data(self, node: n.DataStatement, path: Path) -> None:
        check_data(self.parser, node)

    def _using(self, node: n.UsingStatement, path: Path) -> None:
        if node.alias is not None or node.kind in ("Type", "Command"):
            self.error("UsingStatementNotSupported", node)
        elif node.kind == "Namespace" and type(node.name) is n.StringConstantExpression and _NAMESPACE(node.name.value) is None:
            self.error("InvalidNamespaceValue", node.name)

    def _try(self, node: n.TryStatement, path: Path) -> None:
        for place, clause in enumerate(node.catches[:-1]):
            later = node.catches[place + 1 :]
            if not clause.types:
                before = max(later[0].start - 1, 0)
                self.parser.error("EmptyCatchNotLast", before, before)
                return
            for other in later:
                if not other.types:
                    break
                self._caught(clause, other)

    def _caught(self, clause: n.CatchClause, other: n.CatchClause) -> None:
        for first in clause.types:
            caught = _full(first.type)
            for second in other.types:
                name = _full(second.type)
                if caught is not None and name is not None and (name == caught or caught in exception_bases(name)):
                    self.error("ExceptionTypeAlreadyCaught", second, name)

    # ---- flow control ----

    def _return(self, node: n.ReturnStatement, path: Path) -> None:
        member = _member_scope(path)
        if type(member) is n.FunctionMember:
            void = _returns_nothing(member)
            if node.pipeline is not None and void:
                self.error("VoidMethodHasReturn", node)
            elif node.pipeline is None and not void:
                self.error("NonVoidMethodMissingReturnValue", node)
        self._leaves_finally(node, path, None, is_return=True)

    def _break(self, node: n.BreakStatement | n.ContinueStatement, path: Path) -> None:
        label = node.label.value.lower() if type(node.label) is n.StringConstantExpression else None
        self._leaves_finally(node, path, label, is_return=False)
        if label is not None:
            self._label_exists(node, path, label)

    def _leaves_finally(self, node: n.Node, path: Path, label: str | None, is_return: bool) -> None:
        for place in range(len(path) - 1, 0, -1):
            parent: Any = path[place]
            kind = type(parent)
            if kind is n.NamedBlock or kind is n.TrapStatement or kind is n.ScriptBlock:
                return
            if kind in _LABELLED and not is_return and (label is None or (parent.label or "").lower() == label):
                return
            if kind is n.StatementBlock:
                outer = path[place - 1]
                if type(outer) is n.TryStatement and outer.finally_body is parent:
                    self.error("ControlLeavingFinally", node)
                    return

    def _label_exists(self, node: Any, path: Path, label: str) -> None:
        """Inside a method a label must be one of the loops around."""
        for parent in reversed(path):
            if type(parent) is n.FunctionDefinition:
                return
            if type(parent) is n.FunctionMember:
                self.error("LabelNotFound", node, node.label.value)
                return
            if type(parent) in _LABELLED and (parent.label or "").lower() == label:  # type: ignore[attr-defined]
                return

    # ---- classes ----

    def _type_definition(self, node: n.TypeDefinition, path: Path) -> None:
        if node.kind == "enum":
            self.enums.add(node.name.lower())
        self.classes[node.name.lower()] = node
        for attribute in node.attributes:
            if full_name(attribute.type.text, attribute=True) == "System.Management.Automation.DscResourceAttribute":
                self._dsc_resource(node, attribute)

    def _property(self, node: n.PropertyMember, path: Path) -> None:
        if node.type is not None and _is_type(node.type, "void"):
            self.error("TypeNotAllowedForProperty", node.type, node.type.type.text)

    def _method(self, node: n.FunctionMember, path: Path) -> None:
        self._duplicates(node.parameters)
        body = node.body
        if body.param_block is not None:
            self.error("ParamBlockNotAllowedInMethod", body.param_block)
        named = [block for block in body.blocks if not block.unnamed]
        if named:
            order = {"Dynamicparam": 0, "Begin": 1, "Process": 2, "End": 3}
            first = min((block for block in named if block.kind in order), key=lambda block: order[block.kind], default=None)
            start, end = (first.start, first.end) if first is not None else (0, 0)
            self.parser.error("NamedBlockNotAllowedInMethod", start, end)
        if node.constructor and node.return_type is not None:
            self.error("ConstructorCantHaveReturnType", node.return_type)
        flow = self.flows[id(node)] = MethodFlow(node)
        if not flow.returns and not _returns_nothing(node):
            start = self._name_start(node)
            self.parser.error("MethodHasCodePathNotReturn", start, start + len(node.name))

    def _name_start(self, node: n.FunctionMember) -> int:
        """The place of a method's name: the last before its parameter list that is no part of attributes."""
        after = max([node.start, *(a.end for a in node.attributes), *([node.return_type.end] if node.return_type is not None else [])])
        pattern = re.compile(re.escape(node.name) + r"(?=\s*\()", re.IGNORECASE)
        match = pattern.search(self.parser.source.text, after)
        return match.start() if match is not None else node.start

    def _dsc_resource(self, node: n.TypeDefinition, attribute: n.Attribute) -> None:
        found: set[str] = set()
        self._dsc_members(node, node, found)
        name = node.name
        for needed in ("Set", "Get", "Test"):
            if needed.lower() not in found:
                self.error(f"DscResourceMissing{needed}Method", attribute, name)
        if "constructor" in found and "default" not in found:
            self.error("DscResourceMissingDefaultConstructor", attribute, name)
        if "key" not in found:
            self.error("DscResourceMissingKeyProperty", attribute, name)

    def _dsc_members(self, node: n.TypeDefinition, resource: n.TypeDefinition, found: set[str]) -> None:
        """Note what a DSC resource's class (or, for what is missing, its base) has."""
        for member in node.members:
            if type(member) is n.FunctionMember:
                self._dsc_method(member, resource, found)
            elif type(member) is n.PropertyMember and _is_dsc_key(member):
                found.add("key")
                type_text = member.type.type.text.lower().removeprefix("system.") if member.type is not None else ""
                if type_text not in _KEY_TYPES and type_text not in self.enums:
                    self.error("DscResourceInvalidKeyProperty", member)
        for base in node.bases:
            definition = self.classes.get(base.type.text.lower())
            if definition is not None and definition is not node:
                self._dsc_members(definition, resource, found)

    def _dsc_method(self, member: n.FunctionMember, resource: n.TypeDefinition, found: set[str]) -> None:
        name = member.name.lower()
        returned = member.return_type.type.text.lower() if member.return_type is not None else "void"
        if member.constructor:
            found.add("constructor" if member.parameters else "default")
        elif name == "get" and "get" not in found:
            found.add("get")
            if member.parameters or returned != resource.name.lower():
                self.error("DscResourceInvalidGetMethod", member, resource.name)
        elif not member.parameters and (name, returned) in (("set", "void"), ("test", "bool")):
            found.add(name)


# ---- facts about nodes ----


def _full(name: n.TypeName) -> str | None:
    if name.shape[0] == "array" and name.shape[4][0] == "name":
        element = full_name(name.shape[4][3])
        return None if element is None else f"{element}[{',' * (name.shape[3] - 1)}]"
    return full_name(name.text) if name.shape[0] == "name" else None


def _is_type(constraint: n.TypeConstraint, short: str) -> bool:
    return constraint.type.shape[0] == "name" and full_name(constraint.type.text) == full_name(short)


def _may_splat(path: Path) -> bool:
    """A splatted variable stands alone as an argument, or in a list of arguments, where the parser has complained already."""
    parent = path[-1]
    if type(parent) is n.ArrayLiteral:
        parent = path[-2]
    return type(parent) is n.Command or type(parent) is n.UsingExpression or type(parent) is n.DataStatement


def _member_scope(path: Path) -> n.FunctionMember | n.PropertyMember | None:
    """The class member whose own code the node is, not that of a script block or function in it."""
    for node in reversed(path):
        kind = type(node)
        if kind in _OUTSIDE_MEMBER:
            return None
        if kind is n.FunctionMember or kind is n.PropertyMember:
            return node  # type: ignore[return-value]
    return None


def _returns_nothing(member: n.FunctionMember) -> bool:
    return member.return_type is None or _is_type(member.return_type, "void")


def _holds_left(assignment: n.AssignmentStatement, node: n.Node) -> bool:
    return any(inner is node for inner, _path in walk(assignment.left))


def _attribute_targets(owner: n.Node, path: Path) -> tuple[str, ...] | None:
    """What an attribute in a class stands on; None for attributes elsewhere."""
    kind = type(owner)
    if kind is n.TypeDefinition:
        return ("Class",) if owner.kind == "class" else ("Enum",)  # type: ignore[attr-defined]
    if kind is n.PropertyMember:
        return ("Property", "Field")
    if kind is n.FunctionMember:
        return ("Constructor",) if owner.constructor else ("Method",)  # type: ignore[attr-defined]
    if kind is n.Parameter and type(path[-2]) is n.FunctionMember:
        return ("Parameter",)
    return None


def _known_attribute(full: str) -> tuple[str, tuple[str, str]] | None:
    """(the attribute as messages show it, its facts), None when nothing is known of it."""
    short = full.rpartition(".")[2].removesuffix("Attribute")
    for shown in (full, full + "Attribute", short):
        if shown in ATTRIBUTES:
            return shown, ATTRIBUTES[shown]
    return None


def _is_dsc_key(member: n.PropertyMember) -> bool:
    return any(
        full_name(attribute.type.text, attribute=True) == "System.Management.Automation.DscPropertyAttribute"
        and any(named.name.lower() == "key" for named in attribute.named)
        for attribute in member.attributes
    )


_CHECKS: dict[type[n.Node], Callable[[Checks, Any, Path], None]] = {
    n.AssignmentStatement: Checks._assignment, n.UnaryExpression: Checks._unary, n.VariableExpression: Checks._variable,
    n.UsingExpression: Checks._using_expression, n.ConvertExpression: Checks._convert, n.AttributedExpression: Checks._attributed,
    n.TypeExpression: Checks._type_expression, n.Attribute: Checks._attribute, n.FunctionDefinition: Checks._function,
    n.ParamBlock: Checks._param_block, n.Parameter: Checks._parameter, n.Hashtable: Checks._hashtable, n.ForEachStatement: Checks._foreach,
    n.SwitchStatement: Checks._switch, n.BlockStatement: Checks._block_statement, n.DataStatement: Checks._data,
    n.UsingStatement: Checks._using, n.TryStatement: Checks._try, n.ReturnStatement: Checks._return,
    n.BreakStatement: Checks._break, n.ContinueStatement: Checks._break,
    n.TypeDefinition: Checks._type_definition, n.PropertyMember: Checks._property, n.FunctionMember: Checks._method,
}
