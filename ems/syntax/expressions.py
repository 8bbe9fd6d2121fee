"""In: tokens in expression mode. Out: expression nodes, from ternaries down to primary expressions."""
from __future__ import annotations

from typing import TYPE_CHECKING

from ems.syntax.nodes import (
    ArrayExpression,
    ArrayLiteral,
    BinaryExpression,
    CommandParameter,
    ConstantExpression,
    ErrorExpression,
    ErrorStatement,
    ExpandableStringExpression,
    Hashtable,
    IndexExpression,
    MemberExpression,
    Node,
    ParenExpression,
    ScriptBlockExpression,
    StatementBlock,
    StringConstantExpression,
    SubExpression,
    TernaryExpression,
    TrapStatement,
    UnaryExpression,
    UsingExpression,
    VariableExpression,
)
from ems.syntax.tokens import BINARY_KINDS, COMMAND, EXPRESSION, KEYWORD_KINDS, MEMBER_NAME, UNARY_KINDS, Token
from ems.syntax.words import variable_parts

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_POSTFIX = {"PlusPlus": "PostfixPlusPlus", "MinusMinus": "PostfixMinusMinus"}
STRING_KINDS = {
    "StringLiteral": "SingleQuoted", "StringExpandable": "DoubleQuoted",
    "HereStringLiteral": "SingleQuotedHereString", "HereStringExpandable": "DoubleQuotedHereString",
}
# What ends an expression for sure: no operator, comma or unknown word.
_ENDS_EXPRESSION = frozenset((
    "NewLine", "Semi", "RParen", "RCurly", "RBracket", "Pipe", "EndOfInput", "Equals", "AndAnd", "OrOr", "LCurly", "Colon", "PlusEquals",
))
_ENDS_PAIR = frozenset(("NewLine", "Semi"))
_MEMBER_ACCESS = frozenset(".:[?<")


class ExpressionRules:
    """The part of the parser that reads expressions."""

    __slots__ = ()

    def expression(self: Parser, end_number_at_ternary: bool = False) -> Node | None:
        """binary ('?' expression ':' expression)?"""
        outer_mode = self.mode
        if outer_mode != EXPRESSION:
            self.set_mode(EXPRESSION)
        outer = self.end_number_at_ternary
        self.end_number_at_ternary = end_number_at_ternary
        left = self.unary_expression()
        if left is not None:
            token = self.ungot or self.peek()
            if token.kind not in _ENDS_EXPRESSION:
                left = self._after_operand(left, token)
        self.end_number_at_ternary = outer
        if outer_mode != EXPRESSION:
            self.set_mode(outer_mode)
        return left

    def _after_operand(self: Parser, left: Node, token: Token) -> Node:
        """What goes on after the first operand of an expression."""
        if token.kind == "Comma":
            if self.no_commas:
                return left
            left = self._array_literal(left, token)
            token = self.peek()
        if token.kind in BINARY_KINDS:
            left = self._operators(left, token)
            token = self.peek()
        if token.kind == "Parameter":
            left = self.parameter_in_expression(token, left)
            token = self.peek()
        return self._ternary(left) if token.kind == "QuestionMark" else left

    def _ternary(self: Parser, condition: Node) -> Node:
        self.enter()
        question = self.next_token()
        outer = self.end_number_at_ternary
        self.end_number_at_ternary = True
        self.skip_newlines()
        if_true = self.expression(end_number_at_ternary=True)
        self.end_number_at_ternary = outer
        if if_true is None:
            self.incomplete("ExpectedValueExpression", question.end, question.end, question.text)
            if_true = ErrorExpression(question.start, question.end, [])
            if self.peek().kind != "Colon":
                self.leave()
                return ErrorExpression(condition.start, question.end, [condition])
        self.skip_newlines()
        colon = self.next_token()
        if colon.kind != "Colon":
            self.ungot = colon
            self.incomplete("MissingColonInTernaryExpression", colon.start, colon.end)
            self.leave()
            return ErrorExpression(condition.start, max(colon.start - 1, 0), [condition, if_true])
        self.skip_newlines()
        if_false = self.expression()
        if if_false is None:
            self.incomplete("ExpectedValueExpression", colon.end, colon.end, colon.text)
            if_false = ErrorExpression(colon.start, colon.end, [])
        self.leave()
        return TernaryExpression(condition.start, if_false.end, condition, if_true, if_false)

    def _operators(self: Parser, left: Node, token: Token) -> Node:
        operands = [left]
        operators: list[tuple[int, Token]] = []
        while True:
            self.ungot = None
            precedence = BINARY_KINDS[token.kind]
            while operators and operators[-1][0] >= precedence:
                self._reduce(operands, operators)
            operators.append((precedence, token))
            self.skip_newlines()
            right = self.array_literal()
            if right is None:
                self.incomplete("ExpectedValueExpression", token.end, token.end, token.text)
                right = ErrorExpression(token.end, token.end, [])
            operands.append(right)
            token = self.peek()
            if token.kind not in BINARY_KINDS:
                break
        while operators:
            self._reduce(operands, operators)
        return operands[0]

    @staticmethod
    def _reduce(operands: list[Node], operators: list[tuple[int, Token]]) -> None:
        right = operands.pop()
        left = operands[-1]
        operands[-1] = BinaryExpression(left.start, right.end, operators.pop()[1].kind, left, right)

    def parameter_in_expression(self: Parser, token: Token, left: Node) -> Node:
        """An unknown -word after an operand."""
        self.error("UnexpectedToken", token.start, token.end, token.text)
        self.ungot = None
        parameter = CommandParameter(token.start, token.end, token.value)
        return ErrorExpression(left.start, token.end, [left, parameter])

    def array_literal(self: Parser) -> Node | None:
        """unary (',' unary)*"""
        first = self.unary_expression()
        if first is None:
            return None
        comma = self.ungot or self.peek()
        if comma.kind != "Comma" or self.no_commas:
            return first
        return self._array_literal(first, comma)

    def _array_literal(self: Parser, first: Node, comma: Token) -> Node:
        elements = [first]
        while comma.kind == "Comma":
            self.ungot = None
            self.skip_newlines()
            element = self.unary_expression()
            if element is None:
                self.incomplete("MissingExpressionAfterToken", comma.end, comma.end, comma.text)
                elements.append(ErrorExpression(comma.start, comma.end, []))
                break
            elements.append(element)
            comma = self.ungot or self.peek()
        return ArrayLiteral(first.start, elements[-1].end, elements)

    # ---- unary ----

    def unary_expression(self: Parser) -> Node | None:
        token = self.ungot
        if token is not None and token.kind == "Minus":
            self.resync(token.start)
            token = None
        if token is None:
            self.allow_signed = True
            token = self.scan()
            self.allow_signed = False
        else:
            self.ungot = None
        kind = token.kind
        rule = _PRIMARY.get(kind)
        expression: Node | None
        if rule is not None:
            expression = rule(self, token)
            if self.ungot is None and self.text[self.pos] in _MEMBER_ACCESS:
                expression = self.member_access(expression)
        elif kind in UNARY_KINDS:
            self.ungot = token
            return self._unary_operator(token)
        elif kind == "LBracket":
            self.ungot = token
            expression = self.typed_expression()
        else:
            self.ungot = token
            return None
        if expression is not None:
            operator = self.ungot or self.peek()
            postfix = _POSTFIX.get(operator.kind)
            if postfix is not None:
                self.ungot = None
                self._check_step(expression)
                return UnaryExpression(expression.start, operator.end, postfix, expression)
        return expression

    def _check_step(self: Parser, operand: Node) -> None:
        kind = type(operand)
        if kind is not VariableExpression and kind is not MemberExpression and kind is not IndexExpression:
            self.suspect = True

    def _unary_operator(self: Parser, token: Token) -> Node | None:
        if token.kind == "Comma" and self.no_commas:
            return None
        self.enter()
        self.ungot = None
        self.skip_newlines()
        operand = self.unary_expression()
        self.leave()
        if operand is None:
            self.incomplete("MissingExpressionAfterOperator", token.end, token.end, token.text)
            return ErrorExpression(token.start, token.end, [])
        if token.kind == "Comma":
            return ArrayLiteral(token.start, operand.end, [operand])
        if token.kind in _POSTFIX:
            self._check_step(operand)
        return UnaryExpression(token.start, operand.end, token.kind, operand)

    # ---- primary ----

    def primary_expression(self: Parser, member_access: bool = True) -> Node | None:
        token = self.next_token()
        rule = _PRIMARY.get(token.kind)
        if rule is None:
            self.ungot = token
            return None
        expression = rule(self, token)
        if member_access and self.ungot is None and self.text[self.pos] in _MEMBER_ACCESS:
            return self.member_access(expression)
        return expression

    def _number(self: Parser, token: Token) -> Node:
        value = token.value
        if type(value) is int:
            return ConstantExpression(token.start, token.end, value, "Int32")
        from ems.syntax.number_values import net_type_name

        return ConstantExpression(token.start, token.end, value, net_type_name(value))

    def plain_variable(self: Parser, token: Token) -> VariableExpression:
        """A variable that is declared: using: is then a drive like any other."""
        splatted = token.kind == "SplattedVariable"
        if splatted:
            self.suspect = True
        return VariableExpression(token.start, token.end, token.value, splatted, variable_parts(token.value)[0])

    def variable(self: Parser, token: Token) -> Node:
        name = token.value
        splatted = token.kind == "SplattedVariable"
        if splatted:
            self.suspect = True
        if ":" not in name:
            return VariableExpression(token.start, token.end, name, splatted, False)
        if name[:6].lower() == "using:" and len(name) > 6:
            inner_name = name[6:]
            inner: Node = VariableExpression(token.start, token.end, inner_name, splatted, variable_parts(inner_name)[0])
            inner = self.member_access(inner)
            if type(inner) is not VariableExpression:
                self.suspect = True
            return UsingExpression(inner.start, inner.end, inner)
        return VariableExpression(token.start, token.end, name, splatted, variable_parts(name)[0])

    def _literal(self: Parser, token: Token) -> Node:
        return StringConstantExpression(token.start, token.end, token.value, STRING_KINDS[token.kind])

    def expandable(self: Parser, token: Token) -> Node:
        value, format = token.value
        kind = STRING_KINDS.get(token.kind, "BareWord")
        if token.parts is None:
            return StringConstantExpression(token.start, token.end, value, kind)
        parts = [self.expandable_part(part) for part in token.parts]
        return ExpandableStringExpression(token.start, token.end, value, kind, format, parts)

    def expandable_part(self: Parser, token: Token) -> Node:
        if token.kind == "SubExpression":
            return self.nested_subexpression(token)
        name = token.value
        drive = ":" in name and variable_parts(name)[0]
        if name[:6].lower() == "using:" and len(name) > 6:
            inner = VariableExpression(token.start, token.end, name[6:], False, variable_parts(name[6:])[0])
            return UsingExpression(token.start, token.end, inner)
        return VariableExpression(token.start, token.end, name, False, drive)

    def parenthesis(self: Parser, left: Token) -> Node:
        """( pipeline )"""
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        self.skip_newlines()
        pipeline = self.pipeline_chain()
        if pipeline is None:
            self.incomplete("ExpectedExpression", left.end, left.end)
            pipeline = ErrorStatement(left.end, left.end, [])
        self.skip_newlines()
        right = self.next_token()
        end = right.end
        if right.kind != "RParen":
            self.ungot = right
            end = pipeline.end
            self.incomplete("MissingEndParenthesisInExpression", end, end)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        self.leave()
        return ParenExpression(left.start, end, pipeline)

    def subexpression(self: Parser, left: Token) -> Node:
        """$( statements ) or @( statements )"""
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        self.skip_newlines()
        statements: list[Node] = []
        traps: list[TrapStatement] = []
        begin, last = self.statement_list(statements, traps)
        self.skip_newlines_and_semicolons()
        right = self.next_token()
        end = right.end
        if right.kind != "RParen":
            self.ungot = right
            self.incomplete("MissingEndParenthesisInSubexpression", right.start, right.end)
            end = last if statements or traps else left.end
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        self.leave()
        node = ArrayExpression if left.kind == "AtParen" else SubExpression
        return node(left.start, end, StatementBlock(begin, last, statements, traps))

    def script_block_expression(self: Parser, left: Token) -> Node:
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        block = self.script_block(left)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        self.leave()
        return ScriptBlockExpression(block.start, block.end, block)

    # ---- hashtables ----

    def hashtable(self: Parser, left: Token) -> Node:
        self.enter()
        no_commas, self.no_commas = self.no_commas, False
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        pairs: list[tuple[Node, Node]] = []
        self.skip_newlines_and_semicolons()
        while True:
            pair = self._pair()
            if pair is None:
                break
            pairs.append(pair)
            if self.peek().kind not in _ENDS_PAIR:
                break
            self.skip_newlines_and_semicolons()
        right = self.next_token()
        end = right.end
        if right.kind != "RCurly":
            self.ungot = right
            self.incomplete("MissingEndCurlyBrace", left.end, left.end, seen=right.end)
            end = max(right.start - 1, 0)
        self.set_mode(outer_mode)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        self.leave()
        if len(pairs) > 1 and _has_doubles(pairs):
            self.suspect = True
        return Hashtable(left.start, end, pairs)

    def _pair(self: Parser) -> tuple[Node, Node] | None:
        key = self.label_or_key()
        if key is None:
            return None
        equals = self.next_token()
        if equals.kind != "Equals":
            self.ungot = equals
            self.error("MissingEqualsInHashLiteral", key.end, key.end)
            self.sync_on_error(False, "RCurly", "Semi")
            return key, ErrorStatement(key.end, key.end, [])
        self.skip_newlines()
        outer_mode = self.mode
        self.set_mode(COMMAND)
        value = self.statement()
        self.set_mode(outer_mode)
        if value is None:
            self.incomplete("MissingStatementInHashLiteral", equals.end, equals.end)
            value = ErrorStatement(equals.end, equals.end, [])
        return key, value

    def label_or_key(self: Parser) -> Node | None:
        """A simple name as a bare word, or a unary expression."""
        token = self.simple_name_token()
        if token is not None:
            token.flags |= MEMBER_NAME
            return StringConstantExpression(token.start, token.end, token.text, "BareWord")
        return self.unary_expression()

    def simple_name_token(self: Parser) -> Token | None:
        """Take an identifier (keywords count as such), or leave the token and give None."""
        ungot = self.ungot
        if ungot is not None and ungot.kind != "Identifier" and ungot.kind not in KEYWORD_KINDS and ungot.kind != "Generic":
            return None
        if ungot is not None:
            self.resync(ungot.start)
        self.simple_name = True
        token = self.peek()
        self.simple_name = False
        if token.kind != "Identifier":
            return None
        self.ungot = None
        return token


def _has_doubles(pairs: list[tuple[Node, Node]]) -> bool:
    """True when keys may be the same: the checks tell for sure."""
    keys = {str(key.value).lower() for key, _value in pairs if type(key) is StringConstantExpression}
    return len(keys) < len(pairs)


_PRIMARY = {
    "Variable": ExpressionRules.variable,
    "SplattedVariable": ExpressionRules.variable,
    "Number": ExpressionRules._number,
    "StringLiteral": ExpressionRules._literal,
    "HereStringLiteral": ExpressionRules._literal,
    "StringExpandable": ExpressionRules.expandable,
    "HereStringExpandable": ExpressionRules.expandable,
    "LParen": ExpressionRules.parenthesis,
    "AtParen": ExpressionRules.subexpression,
    "DollarParen": ExpressionRules.subexpression,
    "LCurly": ExpressionRules.script_block_expression,
    "AtCurly": ExpressionRules.hashtable,
}
