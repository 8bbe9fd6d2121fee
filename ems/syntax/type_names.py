"""In: tokens in type name mode. Out: type names, bracketed types and attributes, and expressions that start with them."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ems.syntax.nodes import (
    Attribute,
    AttributedExpression,
    ConstantExpression,
    ConvertExpression,
    ErrorExpression,
    Hashtable,
    NamedAttributeArgument,
    Node,
    ScriptBlockExpression,
    StringConstantExpression,
    TypeConstraint,
    TypeExpression,
    TypeName,
    VariableExpression,
)
from ems.syntax.tokens import ATTRIBUTE_NAME, EXPRESSION, MEMBER_NAME, TYPE_NAME, TYPE_NAME_FLAG, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_MAX_RANK = 32
_MAX_DEPTH = 200
ERROR_TYPE = ":ErrorTypeName:"
_ASSEMBLY = r"[ \t]*([^\]\[\r\n\0]*?)[ \t]*(?=[\]\[\r\n\0])"
_ARGUMENT_STARTS = frozenset(("Identifier", "LBracket"))
Shape = tuple[Any, ...]


def type_text(shape: Shape) -> str:
    """The type as PowerShell writes it: no blanks, arguments separated by commas."""
    ranks: list[str] = []
    while shape[0] == "array":
        ranks.append(f"[{',' * (shape[3] - 1)}]")
        shape = shape[4]
    text = shape[3] if shape[0] == "name" else f"{type_text(shape[3])}[{','.join([type_text(argument) for argument in shape[4:]])}]"
    return text + "".join(reversed(ranks)) if ranks else text


def _name(token: Token) -> Shape:
    return ("name", token.start, token.end, token.text)


def _is_plain(argument: Node) -> bool:
    """An argument of an attribute that needs no further check."""
    kind = type(argument)
    if kind is VariableExpression:
        return argument.name.lower() in ("true", "false", "null")  # type: ignore[attr-defined]
    return kind is ConstantExpression or kind is StringConstantExpression or kind is ScriptBlockExpression or kind is TypeExpression


def _with_assembly(shape: Shape, assembly: str, end: int) -> Shape:
    """The shape with the assembly written behind the name it belongs to; a plain name also covers the assembly's text."""
    outer: list[Shape] = []
    while shape[0] == "array":
        outer.append(shape)
        shape = shape[4]
    if shape[0] == "name":
        shape = ("name", shape[1], shape[2] if outer else end, f"{shape[3]},{assembly}")
    else:
        shape = (*shape[:3], _with_assembly(shape[3], assembly, shape[3][2]), *shape[4:])
    for array in reversed(outer):
        shape = (*array[:4], shape)
    return shape


class TypeRules:
    """The part of the parser that reads types and attributes."""

    __slots__ = ()

    # ---- type names ----

    def type_name(self: Parser, assembly: bool = True) -> tuple[TypeName | None, Token | None]:
        """(the type at this place, its first token), or nothing when no name stands here."""
        outer_mode = self.mode
        self.set_mode(TYPE_NAME)
        try:
            token = self.next_token()
            if token.kind != "Identifier":
                self.ungot = token
                return None, None
            token.flags |= TYPE_NAME_FLAG
            self.assembly = None
            shape, end = self._finish_type(token, assembly)
            text = type_text(shape)
            assembly_name = self.assembly
            if assembly_name is not None:
                shape = _with_assembly(shape, assembly_name, end)
                text = f"{text},{assembly_name}"
                self.assembly = None
            return TypeName(shape[1], end, text, shape, assembly_name), token
        finally:
            self.set_mode(outer_mode)

    def _finish_type(self: Parser, name: Token, assembly: bool) -> tuple[Shape, int]:
        """(shape, end) of the type whose name was taken."""
        token = self.peek()
        shape = _name(name)
        if token.kind == "LBracket":
            self.ungot = None
            self.skip_newlines()
            inner = self.next_token()
            if inner.kind in ("RBracket", "Comma"):
                return self._array_type(shape, inner, assembly)
            if inner.kind in _ARGUMENT_STARTS:
                return self._generic_type(shape, inner, assembly)
            if inner.kind != "EndOfInput":
                self.error("UnexpectedToken", inner.start, inner.end, self.token_text(inner))
                self.sync_on_error(True, "RBracket")
            else:
                self.ungot = inner
                self.incomplete("MissingTypename", token.end, token.end)
            return shape, name.end
        return self._assembly_part(shape, name.end, assembly)

    def _assembly_part(self: Parser, shape: Shape, end: int, allowed: bool) -> tuple[Shape, int]:
        """What may stand after a comma behind a whole type."""
        token = self.peek()
        if not allowed or token.kind != "Comma":
            return shape, end
        self.ungot = None
        match = re.compile(_ASSEMBLY).match(self.text, self.pos)
        assembly = match.group(1) if match is not None else ""
        if match is not None:
            self.pos = match.end(1)
            if self.tokens is not None and assembly:
                word = Token("Identifier", match.start(1) + self.base, match.end(1) + self.base, assembly)
                word.flags = TYPE_NAME_FLAG
                self.tokens.append(word)
        if not assembly:
            self.error("MissingAssemblyNameSpecification", token.end, token.end)
        else:
            self.assembly = assembly
        return shape, self.pos + self.base

    def _array_type(self: Parser, shape: Shape, token: Token, assembly: bool) -> tuple[Shape, int]:
        """The ranks after an element type; `token` is the first after the opening bracket."""
        depth = 0
        while True:
            if token.kind == "Comma":
                rank = 1
                first = comma = token
                while token.kind == "Comma":
                    comma = token
                    rank += 1
                    token = self.next_token()
                if token.kind != "RBracket":
                    self.ungot = token
                    self.error("EndSquareBracketExpectedAtEndOfAttribute", comma.end, comma.end)
                    end = comma.end
                else:
                    end = token.end
                if rank > _MAX_RANK:
                    self.error("ArrayHasTooManyDimensions", first.start, comma.end, rank, _MAX_RANK)
                shape = ("array", shape[1], end, rank, shape)
            elif token.kind == "RBracket":
                shape = ("array", shape[1], token.end, 1, shape)
            elif token.kind == "EndOfInput":
                self.ungot = token
                place = max(token.start - 1, 0)
                self.error("EndSquareBracketExpectedAtEndOfAttribute", place, place)
            else:
                self.ungot = token
                self.error("UnexpectedToken", token.start, token.end, self.token_text(token))
                self.sync_on_error(True, "RBracket")
            depth += 1
            if depth > _MAX_DEPTH:
                self.suspect = True
            if self.peek().kind != "LBracket":
                return self._assembly_part(shape, shape[2], assembly)
            self.ungot = None
            self.skip_newlines()
            token = self.next_token()

    def _generic_type(self: Parser, name: Shape, first: Token, assembly: bool) -> tuple[Shape, int]:
        arguments = [self._generic_argument(first)]
        while True:
            self.skip_newlines()
            token = self.next_token()
            if token.kind != "Comma":
                break
            self.skip_newlines()
            start = self.peek()
            if start.kind in _ARGUMENT_STARTS:
                self.ungot = None
                arguments.append(self._generic_argument(start))
            else:
                self.incomplete("MissingTypename", token.end, token.end)
                arguments.append(("name", token.start, token.end, ERROR_TYPE))
        end = token.end
        if token.kind != "RBracket":
            self.ungot = token
            place = max(token.start - 1, 0)
            self.incomplete("EndSquareBracketExpectedAtEndOfAttribute", place, place)
            end = arguments[-1][2]
        shape = ("generic", name[1], end, name, *arguments)
        if self.peek().kind == "LBracket":
            self.ungot = None
            self.skip_newlines()
            return self._array_type(shape, self.next_token(), assembly)
        return self._assembly_part(shape, end, assembly)

    def _generic_argument(self: Parser, first: Token) -> Shape:
        self.enter()
        try:
            if first.kind == "Identifier":
                first.flags |= TYPE_NAME_FLAG
                return self._finish_type(first, False)[0]
            token = self.next_token()
            if token.kind != "Identifier":
                self.ungot = token
                self.incomplete("MissingTypename", token.end, token.end)
                return ("name", first.start, first.end, ERROR_TYPE)
            token.flags |= TYPE_NAME_FLAG
            shape, end = self._finish_type(token, True)
            if self.assembly is not None:
                shape = _with_assembly(shape, self.assembly, end)
                self.assembly = None
            right = self.next_token()
            if right.kind != "RBracket":
                self.ungot = right
                place = max(right.start - 1, 0)
                self.incomplete("EndSquareBracketExpectedAtEndOfType", place, place)
            return shape
        finally:
            self.leave()

    def generic_method_arguments(self: Parser) -> list[TypeName] | None:
        """[type, type] between a member name and its '(', or None (nothing taken) when what stands there is an index."""
        start = self.pos
        kept = len(self.tokens) if self.tokens is not None else 0
        outer_mode = self.mode
        self.set_mode(TYPE_NAME)
        arguments: list[TypeName] = []
        assembly, self.assembly = self.assembly, None
        self.next_token()
        self.skip_newlines()
        token = self.next_token()
        is_index = token.kind != "Identifier"
        while not is_index and token.kind in _ARGUMENT_STARTS:
            shape = self._generic_argument(token)
            arguments.append(TypeName(shape[1], shape[2], type_text(shape), shape))
            self.skip_newlines()
            token = self.next_token()
            if token.kind != "Comma":
                break
            self.skip_newlines()
            comma, token = token, self.next_token()
            if token.kind not in _ARGUMENT_STARTS:
                self.incomplete("MissingTypename", comma.end, comma.end)
        if not is_index:
            if token.kind == "RBracket":
                is_index = self.text[self.pos] != "("
            else:
                self.ungot = token
                place = max(token.start - 1, 0)
                self.incomplete("EndSquareBracketExpectedAtEndOfType", place, place)
        if is_index:
            self.ungot = None
            self.pos = start
            if self.tokens is not None:
                del self.tokens[kept:]
        self.assembly = assembly
        self.set_mode(outer_mode)
        return None if is_index else arguments

    # ---- [type] and [attribute()] ----

    def attribute_list(self: Parser, in_expression: bool) -> list[Node] | None:
        """All the bracketed types and attributes at this place; None when there is none."""
        found: list[Node] = []
        while True:
            attribute = self.bracketed()
            if attribute is None:
                return found or None
            found.append(attribute)
            if not in_expression or type(attribute) is Attribute:
                self.skip_newlines()

    def bracketed(self: Parser) -> Node | None:
        left = self.ungot or self.peek()
        if left.kind != "LBracket":
            return None
        self.ungot = None
        key = left.start, self.mode
        known = self.attributes.get(key)
        if known is not None:
            return self._known_attribute(*known)
        kept = len(self.tokens) if self.tokens is not None else 0
        attribute = self._new_attribute(left)
        if type(attribute) is Attribute:
            self.attributes[key] = attribute, self.pos, self.ungot, self.tokens[kept:] if self.tokens is not None else None
        return attribute

    def _known_attribute(self: Parser, attribute: Attribute, pos: int, ungot: Token | None, tokens: list[Token] | None) -> Attribute:
        """Take an attribute again that was read before it was clear what it belongs to: reading it anew at every level would take ages."""
        self.pos = pos
        self.ungot = ungot
        if self.tokens is not None and tokens is not None:
            self.tokens.extend(tokens)
        return attribute

    def _new_attribute(self: Parser, left: Token) -> Node | None:
        self.skip_newlines()
        name, first = self.type_name()
        if name is None or first is None:
            self.resync(left.start)
            self.incomplete("MissingTypename", left.end, left.end)
            return None
        token = self.next_token()
        if token.kind == "LParen":
            first.flags |= ATTRIBUTE_NAME
            return self._attribute_body(left, name, token)
        end = token.end
        if token.kind != "RBracket":
            self.ungot = token
            place = max(token.start - 1, 0)
            self.error("EndSquareBracketExpectedAtEndOfAttribute", place, place)
            end = name.end
        return TypeConstraint(left.start, end, name)

    def _attribute_body(self: Parser, left: Token, name: TypeName, left_paren: Token) -> Node:
        positional: list[Node] = []
        named: list[NamedAttributeArgument] = []
        self.skip_newlines()
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        last = self._attribute_arguments(positional, named, left_paren.end)
        self.set_mode(outer_mode)
        self.skip_newlines()
        right_paren = self.next_token()
        end = right_paren.end
        if right_paren.kind != "RParen":
            self.ungot = right_paren
            end = last
            self.incomplete("MissingEndParenthesisInExpression", last, last)
        self.skip_newlines()
        right = self.next_token()
        if right.kind != "RBracket":
            self.ungot = right
            if right_paren.kind == "RParen":
                self.incomplete("EndSquareBracketExpectedAtEndOfAttribute", end, end)
        else:
            end = right.end
        if not (all(map(_is_plain, positional)) and all(_is_plain(argument.value) for argument in named)):
            self.suspect = True
        return Attribute(left.start, end, name, positional, named)

    def _attribute_arguments(self: Parser, positional: list[Node], named: list[NamedAttributeArgument], last: int) -> int:
        """Fill the lists; the end of the last thing read."""
        no_commas, self.no_commas = self.no_commas, True
        names: set[str] = set()
        comma: Token | None = None
        while True:
            self.skip_newlines()
            name = self.simple_name_token()
            value: Node | None
            if name is not None:
                name.flags |= MEMBER_NAME
                value, omitted = self._named_argument_value(name)
                if name.text.lower() in names:
                    self.error("DuplicateNamedArgument", name.start, value.end, name.text)
                else:
                    names.add(name.text.lower())
                    named.append(NamedAttributeArgument(name.start, value.end, name.text, value, omitted))
                if not omitted:
                    last = value.end
            else:
                value = self.expression()
                if value is not None:
                    positional.append(value)
                    last = value.end
                elif comma is not None:
                    self.incomplete("MissingExpressionAfterToken", comma.end, comma.end, comma.text)
                    positional.append(ErrorExpression(comma.end, comma.end, []))
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != "Comma":
                break
            last = comma.end
            self.ungot = None
        self.no_commas = no_commas
        return last

    def _named_argument_value(self: Parser, name: Token) -> tuple[Node, bool]:
        """(value, omitted) of a named argument."""
        equals = self.peek()
        if equals.kind != "Equals":
            return ConstantExpression(name.start, name.end, True, "Boolean"), True
        self.ungot = None
        self.skip_newlines()
        value = self.expression()
        if value is None:
            self.incomplete("MissingExpressionInNamedArgument", equals.end, equals.end)
            self.sync_on_error(True, "Comma", "RParen", "RBracket", "NewLine")
            value = ErrorExpression(equals.end, equals.end, [])
        return value, False

    # ---- expressions that start with [type] ----

    def typed_expression(self: Parser) -> Node | None:
        attributes = self.attribute_list(in_expression=True)
        if attributes is None:
            return None
        last = attributes[-1]
        self.enter()
        try:
            expression: Node | None
            if type(last) is Attribute:
                self.skip_newlines()
                operand = self.unary_expression()
                if operand is None:
                    self.incomplete("UnexpectedAttribute", last.start, last.end, last.type.text)
                    return ErrorExpression(last.start, last.end, [last])
                self.suspect = True
                expression = AttributedExpression(last.start, operand.end, last, operand)
            else:
                expression = self._cast(last)  # type: ignore[arg-type]
        finally:
            self.leave()
        if len(attributes) > 1:
            self.suspect = True
        for attribute in reversed(attributes[:-1]):
            if type(attribute) is TypeConstraint:
                expression = ConvertExpression(attribute.start, expression.end, attribute, expression)
            else:
                expression = AttributedExpression(attribute.start, expression.end, attribute, expression)  # type: ignore[arg-type]
        return expression

    def _cast(self: Parser, constraint: TypeConstraint) -> Node:
        """A cast, or the type itself when no operand follows."""
        if self.text[constraint.end - self.base] in ".:?":
            self.resync(constraint.end)
            expression: Node = TypeExpression(constraint.start, constraint.end, constraint.type)
            accessed = self.member_access(expression)
            if accessed is not expression:
                return accessed
        token = self.peek()
        if token.kind != "NewLine" and token.kind != "Comma":
            operand = self.unary_expression()
            if operand is not None:
                kind = type(operand)
                if kind is ConvertExpression or (kind is not Hashtable and constraint.type.text.lower() == "ordered"):
                    self.suspect = True
                return ConvertExpression(constraint.start, operand.end, constraint, operand)
        return TypeExpression(constraint.start, constraint.end, constraint.type)
