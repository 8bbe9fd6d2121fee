"""In: tokens in command mode. Out: pipelines, pipeline chains, assignments and commands with their arguments and redirections."""
from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ems.syntax.nodes import (
    ArrayLiteral,
    AssignmentStatement,
    Command,
    CommandExpression,
    CommandParameter,
    ConvertExpression,
    ErrorExpression,
    ErrorStatement,
    FileRedirection,
    IndexExpression,
    MemberExpression,
    MergingRedirection,
    Node,
    Pipeline,
    PipelineChain,
    StringConstantExpression,
    VariableExpression,
)
from ems.syntax.tokens import ASSIGNMENT_KINDS, COMMAND, COMMAND_NAME, EXPRESSION, INVARIANT_KINDS, KEYWORD, KIND_FLAGS, Token
from ems.syntax.words import AUTOMATIC_TYPES, DASHES, VARIABLE_END, variable_parts

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_PIPELINE_ENDS = frozenset(("Semi", "NewLine", "RParen", "RCurly", "EndOfInput", "AndAnd", "OrOr"))
_LAST_ENDS = _PIPELINE_ENDS - {"NewLine"}
_GAP_STARTS = frozenset(" \t\r\n\f\v\x85\xa0#<|`")
# Types in front of a target that the checks have a rule for.
_REFUSED_TYPES = frozenset(("void", "system.void", "ref", "system.management.automation.psreference", "ordered"))
_SIMPLE_TARGETS = frozenset((VariableExpression, MemberExpression, IndexExpression))
_STREAM_ORDER = {"All": 0, "Output": 1, "Error": 2, "Warning": 3, "Verbose": 4, "Debug": 5, "Information": 6}
_COMMAND_ENDS = frozenset(("Semi", "NewLine", "RParen", "RCurly", "EndOfInput", "Pipe", "Ampersand", "AndAnd", "OrOr"))
_NO_ARGUMENT = frozenset(("Redirection", "RedirectInStd", "MinusMinus"))
_CHAIN_OPERATORS = frozenset(("AndAnd", "OrOr"))
_PRIMARY_KINDS = frozenset((
    "Variable", "SplattedVariable", "Number", "StringLiteral", "HereStringLiteral", "StringExpandable", "HereStringExpandable",
    "LParen", "AtParen", "DollarParen", "LCurly", "AtCurly",
))
# Where an argument stands: a command's name, the name after & or ., an argument, a redirection's file, a parameter's value, alone.
_NAME_CONTEXT, _AFTER_OPERATOR, _ARGUMENT, _FILE_NAME, _PARAMETER_VALUE, _SINGLE = range(6)
_LISTS = frozenset((_ARGUMENT, _PARAMETER_VALUE))  # where commas make a list

# What may stand between a line end and a pipe that carries the pipeline on.
_LINE_GAP = re.compile(r"(?:[ \t\r\n\f\v\x85\xa0]+|#[^\r\n\0]*|<\#(?:[^#]|\#(?!>))*\#>|`\r?\n)*").match


def _is_plain_cast(target: Node) -> bool:
    """True for [type]$name where neither is one that the checks have a rule for."""
    operand = target.operand if type(target) is ConvertExpression else None
    return (
        type(operand) is VariableExpression
        and variable_parts(operand.name)[1].lower() not in AUTOMATIC_TYPES
        and target.type.type.text.lower() not in _REFUSED_TYPES
    )


def _is_verbatim_mark(token: Token) -> bool:
    text = token.text
    return len(text) == 3 and text[2] == "%" and text[0] in DASHES and text[1] in DASHES


class CommandRules:
    """The part of the parser that reads pipelines and commands."""

    __slots__ = ()

    # ---- chains and pipelines ----

    def pipeline_chain(self: Parser) -> Node | None:
        """pipeline (('&&' | '||') pipeline)* '&'?; an assignment counts as a pipeline."""
        left = self.pipeline()
        if left is None or type(left) is AssignmentStatement:
            return left
        operator = self.ungot or self.peek()
        while operator.kind in _CHAIN_OPERATORS:
            if left.background:  # type: ignore[attr-defined]
                self.error("BackgroundOperatorInPipelineChain", operator.start, operator.end)
            self.ungot = None
            self.skip_newlines()
            right = self.pipeline(assignments=False)
            if right is None:
                return self._empty_chain_element(operator, left)
            background = right.background  # type: ignore[attr-defined]
            right.background = False  # type: ignore[attr-defined]
            left = PipelineChain(left.start, right.end, operator.kind, left, right, background)
            operator = self.ungot or self.peek()
        return left

    def _empty_chain_element(self: Parser, operator: Token, left: Node) -> Node:
        token = self.peek()
        if token.kind == "EndOfInput":
            self.incomplete("EmptyPipelineChainElement", operator.end, operator.end)
        else:
            self.error("EmptyPipelineChainElement", operator.start, token.end)
        missing = ErrorStatement(operator.end, operator.end, [])
        return PipelineChain(left.start, missing.end, operator.kind, left, missing, False)

    def pipeline(self: Parser, assignments: bool = True) -> Node | None:
        """An assignment, or the elements between pipes."""
        token = self.ungot or self.peek()
        element = self._pipeline_element(token, True, assignments)
        if type(element) is AssignmentStatement:
            return element
        token = self.ungot or self.peek()
        kind = token.kind
        if element is not None and (kind in _LAST_ENDS or (kind == "NewLine" and not self._pipe_follows())):
            return Pipeline(element.start, element.end, [element], False)
        return self._pipeline(element, token)

    def _pipeline(self: Parser, element: Node | None, token: Token) -> Node | None:
        """The rest of a pipeline after its first element."""
        elements: list[Node] = []
        pipe: Token | None = None
        background = False
        while True:
            kind = token.kind
            if element is not None:
                elements.append(element)
            elif elements or kind == "Pipe":
                start, end = (token.start, token.end) if pipe is None else (pipe.end, pipe.end)
                self.incomplete("EmptyPipeElement", start, end)
            else:
                return None
            if kind == "NewLine" and self._pipe_follows():
                self.skip_newlines()
                token = self.peek()
                kind = token.kind
            if kind in _PIPELINE_ENDS:
                break
            if kind == "Ampersand":
                self.ungot = None
                background = True
                break
            if kind != "Pipe":
                self.error("UnexpectedToken", token.start, token.end, self.token_text(token))
                break
            self.ungot = None
            pipe = token
            self.skip_newlines()
            token = self.peek()
            if token.kind == "EndOfInput":
                self.incomplete("EmptyPipeElement", pipe.end, pipe.end)
                break
            element = self._pipeline_element(token, not elements, False)
            token = self.ungot or self.peek()
        return Pipeline(elements[0].start, elements[-1].end, elements, background) if elements else None

    def _pipe_follows(self: Parser) -> bool:
        """True when the next thing after line ends and comments is a pipe: the pipeline goes on there."""
        text = self.text
        pos = self.pos
        if text[pos] not in _GAP_STARTS:
            return False
        return text[_LINE_GAP(text, pos).end()] == "|"  # type: ignore[union-attr]

    def _pipeline_element(self: Parser, token: Token, first: bool, assignments: bool) -> Node | None:
        """An assignment, an expression with its redirections or a command."""
        kind = token.kind
        if kind == "Identifier" or (kind == "Generic" and token.text[0].isalpha()):
            return self.command()
        outer_mode = self.mode
        if kind == "Variable" and self.text[self.pos] in VARIABLE_END:
            self.mode = EXPRESSION  # it reads the same in every mode
        elif outer_mode != EXPRESSION:
            self.set_mode(EXPRESSION)
        expression = self.expression()
        if expression is not None:
            return self._after_expression(expression, first, outer_mode, assignments)
        if outer_mode != EXPRESSION:
            self.set_mode(outer_mode)
        return self.command()

    def _after_expression(self: Parser, expression: Node, first: bool, outer_mode: int, assignments: bool) -> Node:
        if not first:
            self.error("ExpressionsMustBeFirstInPipeline", expression.start, expression.end)
        token = self.ungot or self.peek()
        kind = token.kind
        if kind in ASSIGNMENT_KINDS and assignments and first:
            return self._assignment(expression, token, outer_mode)
        redirections: list[Node] = []
        end = expression.end
        if kind not in INVARIANT_KINDS or kind == "RedirectInStd":
            self.set_mode(COMMAND)
            end = self._redirections_after(redirections, end)
        if self.mode != outer_mode:
            self.set_mode(outer_mode)
        return CommandExpression(expression.start, end, expression, redirections)

    def _assignment(self: Parser, target: Node, token: Token, outer_mode: int) -> Node:
        self.enter()
        self.ungot = None
        self.skip_newlines()
        self.mode = COMMAND
        value = self.statement()
        if self.mode != outer_mode:
            self.set_mode(outer_mode)
        if value is None:
            self.incomplete("ExpectedValueExpression", token.end, token.end, token.text)
            value = ErrorExpression(token.end, token.end, [])
        elif type(value) is Pipeline and not value.background and len(value.elements) == 1 and type(value.elements[0]) is CommandExpression:
            value = value.elements[0]
        self.leave()
        if type(target) not in _SIMPLE_TARGETS and not _is_plain_cast(target):
            self.suspect = True
        return AssignmentStatement(target.start, value.end, token.kind, target, value)

    def _redirections_after(self: Parser, redirections: list[Node], end: int) -> int:
        """Take the redirections after an expression; the end of the last."""
        while True:
            token = self.peek()
            if token.kind != "Redirection" and token.kind != "RedirectInStd":
                return end
            self.ungot = None
            end = self._redirection(token, redirections, end)

    # ---- commands ----

    def command(self: Parser) -> Node | None:
        outer_mode = self.mode
        if outer_mode != COMMAND:
            self.set_mode(COMMAND)
        first = self.next_token()
        operator: str | None = None
        if first.kind == "Ampersand" or first.kind == "Dot":
            operator = first.kind
            name = self.command_argument(_AFTER_OPERATOR, self.next_token())
            if name is None:
                self.error("MissingExpression", first.start, first.end, first.text)
        else:
            name = self.command_argument(_NAME_CONTEXT, first)
        command = self._command_elements(first.start, operator, name) if name is not None else None
        if outer_mode != COMMAND:
            self.set_mode(outer_mode)
        return command

    def _command_elements(self: Parser, start: int, operator: str | None, name: Node) -> Node:
        elements = [name]
        redirections: list[Node] = []
        end = name.end
        saw_dashes = False
        while True:
            token = self.ungot
            if token is None:
                token = self.scan()
            else:
                self.ungot = None
            kind = token.kind
            if (kind == "Identifier" or kind == "Generic") and token.parts is None:
                text = token.text
                if text[0] not in DASHES or not _is_verbatim_mark(token):
                    value = token.value if kind == "Generic" else text
                    word: Node = StringConstantExpression(token.start, token.end, value, "BareWord")
                    if (self.ungot or self.peek()).kind == "Comma":
                        word = self._argument_list(_ARGUMENT, word)
                    elements.append(word)
                    end = word.end
                    continue
            if kind in _COMMAND_ENDS:
                self.ungot = token
                break
            if kind == "Comma":
                self.error("MissingArgument", token.start, token.end)
                end = token.end
                self.skip_newlines()
                continue
            if kind == "Redirection" or kind == "RedirectInStd":
                end = self._redirection(token, redirections, end)
                continue
            if kind == "Parameter" and not saw_dashes:
                element: Node | None = self._command_parameter(token)
            elif kind == "MinusMinus" and not saw_dashes:
                saw_dashes = True
                element = CommandParameter(token.start, token.end, "-")
            elif kind == "Generic" and not saw_dashes and _is_verbatim_mark(token):
                element = StringConstantExpression(token.start, token.end, token.text, "BareWord")
                elements.append(element)
                element = self._verbatim()
            elif kind == "MinusMinus":
                token.kind = "Generic"
                token.value = token.text
                element = self.command_argument(_ARGUMENT, token)
            else:
                element = self.command_argument(_ARGUMENT, token)
            if element is None:
                break
            elements.append(element)
            end = element.end
        return Command(start, end, operator, elements, redirections)

    def _verbatim(self: Parser) -> Node:
        """The text after --% up to the end of the line or a pipe outside double quotes."""
        text = self.text
        pos = self.pos
        while text[pos] in " \t":
            pos += 1
        start = pos
        in_quotes = False
        while pos < self.limit:
            char = text[pos]
            if char in "\r\n":
                break
            if char == '"':
                in_quotes = not in_quotes
            elif not in_quotes and (char == "|" or text.startswith("&&", pos)):
                break
            pos += 1
        self.pos = pos
        word = text[start:pos]
        token = Token("Generic", start + self.base, pos + self.base, word, word)
        if self.tokens is not None:
            self.tokens.append(token)
        return StringConstantExpression(token.start, token.end, word, "BareWord")

    def _command_parameter(self: Parser, token: Token) -> Node:
        if token.parts is None:
            return CommandParameter(token.start, token.end, token.value)
        value_token = self.peek()
        if value_token.kind in _COMMAND_ENDS:
            self.error("ParameterRequiresArgument", token.end, token.end, token.text)
            return CommandParameter(token.start, token.end, token.value)
        self.ungot = None
        argument = self.command_argument(_PARAMETER_VALUE, value_token)
        if argument is None:
            self.error("ParameterRequiresArgument", token.end, token.end, token.text)
            return CommandParameter(token.start, token.end, token.value)
        return CommandParameter(token.start, argument.end, token.value, argument)

    def single_command_argument(self: Parser) -> Node | None:
        """One argument without commas, in command mode."""
        outer_mode = self.mode
        self.set_mode(COMMAND)
        token = self.next_token()
        if token.kind in _COMMAND_ENDS or token.kind == "Comma":
            self.ungot = token
            argument = None
        else:
            argument = self._argument_value(_SINGLE, token)
        self.set_mode(outer_mode)
        return argument

    def argument(self: Parser, token: Token) -> Node | None:
        """The argument, with commas, that starts with a token already taken."""
        return self.command_argument(_ARGUMENT, token)

    def command_argument(self: Parser, context: int, token: Token) -> Node | None:
        """An argument that starts with `token`, several joined by commas; None when no argument can start with it."""
        if token.kind in _COMMAND_ENDS or token.kind == "Comma":
            self.ungot = token
            return None
        value = self._argument_value(context, token)
        if value is None or context not in _LISTS or (self.ungot or self.peek()).kind != "Comma":
            return value
        return self._argument_list(context, value)

    def _argument_list(self: Parser, context: int, first: Node) -> Node:
        values = [first]
        self._check_splatting(first)
        while self.peek().kind == "Comma":
            comma = self.next_token()
            self.skip_newlines()
            token = self.next_token()
            if token.kind in _COMMAND_ENDS or token.kind == "Comma":
                self.ungot = token
                self.incomplete("MissingExpression", comma.end, comma.end, comma.text)
                values.append(ErrorExpression(comma.start, comma.end, []))
                break
            value = self._argument_value(context, token)
            if value is None:
                break
            values.append(value)
            self._check_splatting(value)
        return ArrayLiteral(first.start, values[-1].end, values)

    def _check_splatting(self: Parser, value: Node) -> None:
        if type(value) is VariableExpression and value.splatted:
            self.error("SplattingNotPermittedInArgumentList", value.start, value.end, value.name)

    def _argument_value(self: Parser, context: int, token: Token) -> Node | None:
        kind = token.kind
        if kind == "Generic" or kind == "Identifier":
            if context <= _AFTER_OPERATOR:
                token.flags |= COMMAND_NAME
            if token.parts is not None:
                if context != _NAME_CONTEXT:
                    return self.expandable(token)
                return StringConstantExpression(token.start, token.end, token.value[0], "BareWord")
            return StringConstantExpression(token.start, token.end, token.value if kind == "Generic" else token.text, "BareWord")
        if kind in _PRIMARY_KINDS:
            self.ungot = token
            suspect = self.suspect
            value = self.primary_expression()
            if kind == "SplattedVariable" and context == _ARGUMENT and type(value) is VariableExpression:
                self.suspect = suspect  # this is where splatting belongs
            return value
        if kind in _NO_ARGUMENT and context > _AFTER_OPERATOR:
            self.ungot = token
            return None
        if context <= _AFTER_OPERATOR:
            token.flags = (token.flags | COMMAND_NAME) & ~KEYWORD
        else:
            token.flags = (token.flags | KIND_FLAGS.get(kind, 0)) & ~KEYWORD
            token.kind = "Generic"
        return StringConstantExpression(token.start, token.end, self.token_text(token), "BareWord")

    # ---- redirections ----

    def _redirection(self: Parser, token: Token, redirections: list[Node], end: int) -> int:
        stream, target, append = token.value or ("Output", None, False)
        node: Node
        if target is not None:
            if target != "Output" or stream == "Output":
                self.error("RedirectionNotSupported", token.start, token.end, token.text)
                return token.end
            node = MergingRedirection(token.start, token.end, stream, target)
        else:
            outer_mode = self.mode
            self.set_mode(COMMAND)
            value_token = self.next_token()
            file = self.command_argument(_FILE_NAME, value_token)
            self.set_mode(outer_mode)
            end = token.end if file is None else file.end
            if file is None:
                self.error("MissingFileSpecification", end, end)
            if token.kind == "RedirectInStd":
                self.error("RedirectionNotSupported", token.start, token.end, token.text)
                return end
            node = FileRedirection(token.start, end, stream, append, file or ErrorExpression(token.start, token.end, []))
        order = _STREAM_ORDER[stream]
        place = 0
        for other in redirections:
            if other.from_stream == stream:  # type: ignore[attr-defined]
                self.error("StreamAlreadyRedirected", node.start, node.end, "*" if stream == "All" else stream.lower())
                return node.end
            if _STREAM_ORDER[other.from_stream] < order:  # type: ignore[attr-defined]
                place += 1
        redirections.insert(place, node)
        return node.end
