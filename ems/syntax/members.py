"""In: an expression and the tokens after it. Out: member accesses, method calls and indexes on it."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.syntax.nodes import ErrorExpression, IndexExpression, InvokeMemberExpression, MemberExpression, Node, StringConstantExpression
from ems.syntax.tokens import COMMAND, EXPRESSION, MEMBER_NAME, UNARY_KINDS, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_ENDS_ACCESS = frozenset(" \t\r\n\0\f\v")


class MemberRules:
    """The part of the parser that reads what may follow an expression without a blank."""

    __slots__ = ()

    def member_access(self: Parser, target: Node) -> Node:
        """Any number of .name, ::name, [index], ?.name, ?[index] and calls."""
        while self.ungot is None:
            operator = self._access_operator()
            if operator is None:
                break
            self.skip_newlines()
            indexed = operator.kind == "LBracket" or operator.kind == "QuestionLBracket"
            target = self._index(target, operator) if indexed else self._member(target, operator)
        return target

    def _access_operator(self: Parser) -> Token | None:
        """The operator at the reader's place, when there is one."""
        text = self.text
        pos = self.pos
        char = text[pos]
        while char == "<" and text[pos + 1] == "#":
            end = text.find("#>", pos + 2)
            if end < 0:
                return None
            pos = end + 2
            char = text[pos]
        if char == ".":
            after = text[pos + 1]
            if after == "." or (self.mode == COMMAND and after in _ENDS_ACCESS):
                return None
            return self.access_token("Dot", pos, 1)
        if char == "[":
            return self.access_token("LBracket", pos, 1)
        if char == ":":
            if text[pos + 1] != ":" or (self.mode == COMMAND and text[pos + 2] in _ENDS_ACCESS):
                return None
            return self.access_token("ColonColon", pos, 2)
        if char == "?":
            after = text[pos + 1]
            if after == "." or after == "[":
                self.suspect = True
            if after == ".":
                return self.access_token("QuestionDot", pos, 2)
            if after == "[":
                return self.access_token("QuestionLBracket", pos, 2)
        return None

    def access_token(self: Parser, kind: str, pos: int, length: int) -> Token:
        """Take an operator that follows without a blank; comments may stand before it."""
        if pos > self.pos:
            self.comment(self.pos, pos)
        token = self.plain(kind, pos, length)
        if self.tokens is not None:
            self.tokens.append(token)
        return token

    def _member(self: Parser, target: Node, operator: Token) -> Node:
        static = operator.kind == "ColonColon"
        null_conditional = operator.kind == "QuestionDot"
        member = self._member_name()
        if member is None:
            self.incomplete("MissingPropertyName", operator.end, operator.end)
            member = self.single_command_argument() or ErrorExpression(target.start, operator.end, [])
        elif self.ungot is None:
            char = self.text[self.pos]
            generic: list[Any] | None = None
            if char == "[":
                generic = self.generic_method_arguments()
                char = self.text[self.pos]
            if (char == "(" or char == "{") and self.ungot is None:
                left = self.access_token("LParen" if char == "(" else "LCurly", self.pos, 1)
                return self._invoke(target, member, left, static, null_conditional, generic)
        return MemberExpression(target.start, member.end, target, member, static, null_conditional)

    def _member_name(self: Parser) -> Node | None:
        outer_mode = self.mode
        if outer_mode != EXPRESSION:
            self.set_mode(EXPRESSION)
        try:
            token = self.simple_name_token()
            if token is not None:
                token.flags |= MEMBER_NAME
                return StringConstantExpression(token.start, token.end, token.text, "BareWord")
            kind = self.peek().kind
            if kind in UNARY_KINDS or kind == "LBracket":
                return self.unary_expression()
            return self.primary_expression(member_access=False)
        finally:
            if outer_mode != EXPRESSION:
                self.set_mode(outer_mode)

    def _invoke(
        self: Parser, target: Node, member: Node, left: Token, static: bool, null_conditional: bool, generic: list[Any] | None,
    ) -> Node:
        self.enter()
        if left.kind == "LParen":
            arguments, end = self.invoke_arguments(left)
        else:
            self.skip_newlines()
            argument = self.script_block_expression(left)
            arguments, end = [argument], argument.end
        self.leave()
        return InvokeMemberExpression(target.start, end, target, member, arguments, static, null_conditional, generic)

    def invoke_arguments(self: Parser, left: Token) -> tuple[list[Node], int]:
        """(the arguments of a call up to its closing parenthesis, the end)."""
        arguments: list[Node] = []
        comma: Token | None = None
        reported = False
        no_commas, self.no_commas = self.no_commas, True
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        self.skip_newlines()
        while True:
            argument = self.expression()
            if argument is None:
                if comma is not None:
                    self.incomplete("MissingExpressionAfterToken", comma.end, comma.end, comma.text)
                    reported = True
                break
            arguments.append(argument)
            self.skip_newlines()
            comma = self.next_token()
            if comma.kind != "Comma":
                self.ungot = comma
                comma = None
                break
            self.skip_newlines()
        self.skip_newlines()
        right = self.next_token()
        end = right.end
        if right.kind != "RParen":
            self.ungot = right
            last = arguments[-1].end if arguments else left.end
            if not reported:
                self.incomplete("MissingEndParenthesisInMethodCall", last, last)
            end = comma.end if comma is not None else last
        self.set_mode(outer_mode)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        return arguments, end

    def _index(self: Parser, target: Node, left: Token) -> Node:
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        self.skip_newlines()
        index = self.expression()
        reported = index is None or type(index) is ErrorExpression
        if index is None:
            self.incomplete("MissingArrayIndexExpression", left.end, left.end)
            index = ErrorExpression(left.start, left.end, [])
        self.skip_newlines()
        right = self.next_token()
        end = right.end
        if right.kind != "RBracket":
            self.ungot = right
            end = index.end
            if not reported:
                self.incomplete("MissingEndSquareBracket", end, end)
        self.set_mode(outer_mode)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        self.leave()
        return IndexExpression(target.start, end, target, index, left.kind == "QuestionLBracket")
