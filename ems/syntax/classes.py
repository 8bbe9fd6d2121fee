"""In: tokens after `class`, `enum` or `interface`. Out: type definitions with their members."""
from __future__ import annotations

from typing import TYPE_CHECKING

from ems.syntax.nodes import (
    Attribute,
    BaseCtorInvokeMemberExpression,
    CommandExpression,
    ErrorStatement,
    FunctionMember,
    Node,
    Parameter,
    PropertyMember,
    StringConstantExpression,
    TypeConstraint,
    TypeDefinition,
    TypeName,
    VariableExpression,
)
from ems.syntax.tokens import EXPRESSION, MEMBER_NAME, SIGNATURE, TYPE_NAME_FLAG, Token
from ems.syntax.words import variable_parts

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_MEMBER_ENDS = frozenset(("NewLine", "Semi", "RCurly"))


class ClassRules:
    """The part of the parser that reads classes and enums."""

    __slots__ = ()

    def type_definition(self: Parser, attributes: list[Node] | None, keyword: Token) -> Node:
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_mode = self.mode
        self.set_mode(SIGNATURE)
        try:
            return self._type_definition([a for a in attributes or [] if type(a) is Attribute], keyword)
        finally:
            self.set_mode(outer_mode)
            self.no_commas = no_commas
            self.leave()

    def _type_definition(self: Parser, attributes: list[Attribute], keyword: Token) -> Node:
        self.skip_newlines()
        name = self.simple_name_token()
        if name is None:
            self.incomplete("MissingNameAfterKeyword", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(keyword.start, keyword.end, [])
        is_enum = keyword.kind == "Enum"
        name.flags |= MEMBER_NAME if is_enum else TYPE_NAME_FLAG
        self.skip_newlines()
        bases, end = self._bases(name, is_enum)
        self.skip_newlines()
        left = self.next_token()
        if left.kind != "LCurly":
            self.ungot = left
            self.incomplete("MissingTypeBody", end, end, keyword.text, name.text)
            return ErrorStatement(keyword.start, end, [*bases])
        members: list[Node] = []
        broken: list[Node] = []
        while True:
            member = self._enum_member() if is_enum else self._class_member(name.text)
            if member is None:
                break
            (broken if type(member) is ErrorStatement else members).append(member)
        right = self.next_token()
        end = right.end
        if right.kind != "RCurly":
            self.ungot = right
            self.incomplete("MissingEndCurlyBrace", left.end, left.end, seen=right.end)
            end = members[-1].end if members else left.end
        if broken:
            return ErrorStatement(keyword.start, end, broken)
        start = attributes[0].start if attributes else keyword.start
        self.suspect = self.has_types = True
        return TypeDefinition(start, end, name.text, keyword.kind.lower(), attributes, bases, members)

    def _bases(self: Parser, name: Token, is_enum: bool) -> tuple[list[TypeConstraint], int]:
        """(the types after a colon, the end of the last thing read)."""
        bases: list[TypeConstraint] = []
        end = name.end
        separator = self.peek()
        if separator.kind != "Colon":
            return bases, end
        while True:
            self.ungot = None
            self.skip_newlines()
            base, _first = self.type_name(assembly=False)
            if base is None:
                self.incomplete("TypeNameExpected", separator.end, separator.end)
            else:
                bases.append(TypeConstraint(base.start, base.end, base))
                end = base.end
                if is_enum and not self._can_underlie(base):
                    self.error("InvalidUnderlyingType", base.start, base.end, base.text)
            self.skip_newlines()
            separator = self.peek()
            if is_enum or separator.kind != "Comma":
                return bases, end

    @staticmethod
    def _can_underlie(name: TypeName) -> bool:
        """Whether an enum may stand on a type: only text and types that do not exist are refused here, the rest later."""
        from ems.syntax.known_types import full_name

        found = full_name(name.text)
        return found is not None and found != "System.String"

    # ---- enums ----

    def _enum_member(self: Parser) -> Node | None:
        self.skip_newlines_and_semicolons()
        name = self.simple_name_token()
        if name is None:
            return None
        name.flags |= MEMBER_NAME
        equals = self.peek()
        value, end = self._initial_value(name.end)
        if value is None and equals.kind == "Equals":
            self.error("ExpectedValueExpression", equals.end, equals.end, equals.text)
        else:
            end = self._member_end(end)
        return PropertyMember(name.start, end, name.text, "Public, Static, Literal", None, [], value)

    def _initial_value(self: Parser, end: int) -> tuple[Node | None, int]:
        """(the value after '=', the end of what was read)."""
        if self.peek().kind != "Equals":
            return None, end
        self.ungot = None
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        self.skip_newlines()
        value = self.expression()
        self.set_mode(outer_mode)
        return value, value.end if value is not None else end

    def _member_end(self: Parser, end: int) -> int:
        """Check that a member ends here; its end, the semicolon included."""
        token = self.peek()
        if token.kind not in _MEMBER_ENDS:
            self.incomplete("MissingPropertyTerminator", end, end)
        elif token.kind == "Semi":
            self.ungot = None
            return token.end
        return end

    # ---- classes ----

    def _class_member(self: Parser, class_name: str) -> Node | None:
        self.skip_newlines()
        attributes: list[Attribute] = []
        constraint: TypeConstraint | None = None
        modifiers: list[str] = []
        start: int | None = None
        last: int | None = None
        while True:
            self.skip_newlines()
            token = self.peek()
            if start is None:
                start = token.start
            attribute = self.bracketed() if token.kind == "LBracket" else None
            if attribute is not None:
                last = attribute.end
                if type(attribute) is Attribute:
                    attributes.append(attribute)
                elif constraint is None:
                    constraint = attribute  # type: ignore[assignment]
                else:
                    self.error("TooManyTypes", attribute.start, attribute.end)
            elif token.kind in ("Static", "Hidden"):
                if token.kind in modifiers:
                    self.error("DuplicateQualifier", token.start, token.end, token.text)
                else:
                    modifiers.append(token.kind)
                last = token.end
                self.ungot = None
            else:
                break
        flags = ", ".join(["Public", *(flag for flag in ("Static", "Hidden") if flag in modifiers)])
        token = self.peek()
        if token.kind == "Variable":
            self.ungot = None
            value, end = self._initial_value(token.end)
            name_only = variable_parts(token.value)[1]
            return PropertyMember(start, self._member_end(end), name_only, flags, constraint, attributes, value)
        name = self.simple_name_token()
        if name is not None:
            return self._method(start, name, class_name, flags, constraint, attributes)
        if last is not None:
            self.incomplete("IncompleteMemberDefinition", last, last)
            return ErrorStatement(start, last, [])
        return None

    def _method(
        self: Parser, start: int, name: Token, class_name: str, flags: str, constraint: TypeConstraint | None, attributes: list[Attribute],
    ) -> Node:
        constructor = name.text.lower() == class_name.lower()
        end = name.end
        failed = False
        parameters: list[Parameter] = []
        self.skip_newlines()
        left = self.next_token()
        if left.kind == "LParen":
            parameters, end, closed = self.parenthesized_parameters(left)
            failed = not closed
        else:
            self.ungot = left
            self.incomplete("MissingMethodParameterList", end, end)
        self.skip_newlines()
        arguments: list[Node] = []
        call: tuple[int, int] = (0, 0)
        if constructor and "Static" not in flags:
            arguments, call, base_failed, end = self._base_call(end)
            failed = failed or base_failed
        brace = self.next_token()
        if brace.kind != "LCurly":
            self.ungot = brace
            if not failed:
                self.incomplete("MissingFunctionBody", end, end)
                failed = True
        if failed:
            self.sync_on_error(False, "RCurly")
            return ErrorStatement(name.start, end, [*parameters])
        first: list[Node] = []
        if constructor and "Static" not in flags:
            first = [_base_constructor_call(call, arguments)]
        outer_mode = self.mode
        body = self.script_block(brace, first)
        self.set_mode(outer_mode)
        return FunctionMember(start, body.end, name.text, flags, constructor, constraint, attributes, parameters, body)

    def _base_call(self: Parser, end: int) -> tuple[list[Node], tuple[int, int], bool, int]:
        """(arguments, span, whether it is broken, end) of ': base(...)'."""
        colon = self.peek()
        if colon.kind != "Colon":
            return [], (0, 0), False, end
        self.ungot = None
        self.skip_newlines()
        base = self.peek()
        if base.kind != "Base":
            self.incomplete("MissingBaseCtorCall", colon.end, colon.end)
            return [], (0, 0), True, colon.end
        self.ungot = None
        self.skip_newlines()
        left = self.peek()
        if left.kind != "LParen":
            self.incomplete("MissingMethodParameterList", base.end, base.end)
            return [], (0, 0), True, base.end
        self.ungot = None
        arguments, call_end = self.invoke_arguments(left)
        self.skip_newlines()
        return arguments, (base.start, call_end), False, end


def _base_constructor_call(span: tuple[int, int], arguments: list[Node]) -> Node:
    start, end = span
    target = VariableExpression(start, start + 4 if end else 0, "this", False, False)
    member = StringConstantExpression(start, start + 4 if end else 0, ".ctor", "BareWord")
    call = BaseCtorInvokeMemberExpression(start, end, target, member, arguments, False)
    return CommandExpression(start, end, call, [])
