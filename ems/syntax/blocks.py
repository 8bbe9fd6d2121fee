"""In: tokens. Out: script blocks with their param block and named blocks, parameters, and functions."""
from __future__ import annotations

from typing import TYPE_CHECKING

from ems.syntax.nodes import (
    Attribute,
    ErrorStatement,
    FunctionDefinition,
    NamedBlock,
    Node,
    ParamBlock,
    Parameter,
    ScriptBlock,
    StatementBlock,
    TrapStatement,
    TypeConstraint,
    UsingStatement,
    VariableExpression,
)
from ems.syntax.tokens import BLOCK_KINDS, COMMAND, EXPRESSION, INVARIANT_KINDS, KEYWORD, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_BLOCK_ORDER = ("Dynamicparam", "Begin", "Process", "End", "Clean")


def _has_doubles(parameters: list[Parameter]) -> bool:
    return len({parameter.variable.name.lower() for parameter in parameters}) < len(parameters)


class BlockRules:
    """The part of the parser that reads script blocks and functions."""

    __slots__ = ()

    def script(self: Parser) -> ScriptBlock:
        """The whole text."""
        usings = self.using_statements()
        return self._script_block_body(None, usings, [])

    def script_block(self: Parser, left: Token, first: list[Node] | None = None, kind: str = "End") -> ScriptBlock:
        """{ ... } as a script block whose opening brace was taken; `first` are statements that stand before those written."""
        self.enter()
        outer_mode = self.mode
        self.set_mode(COMMAND)
        block = self._script_block_body(left, [], first or [], kind)
        self.set_mode(outer_mode)
        self.leave()
        return block

    def _script_block_body(
        self: Parser, left: Token | None, usings: list[UsingStatement], first: list[Node], kind: str = "End",
    ) -> ScriptBlock:
        self.skip_newlines()
        param_block = self._param_block()
        self.skip_newlines_and_semicolons()
        token = self.peek()
        if token.kind in BLOCK_KINDS and token.flags & KEYWORD:
            return self._named_blocks(left, usings, param_block)
        statements: list[Node] = list(first)
        traps: list[TrapStatement] = []
        start, end = self.statement_list(statements, traps)
        read = len(statements) + len(traps) > len(first)
        if left is None:
            more_start, more_end = self._rest(statements, traps)
            if more_end:
                start = start if read else more_start
                end = more_end
                read = True
            block_start, block_end = 0, self.length
        else:
            block_start, block_end = self._close_block(left, end if read else (param_block.end if param_block is not None else left.end))
        if param_block is not None:
            start = param_block.start
            end = end if read else param_block.end
        elif not read and left is not None:
            start, end = left.end, max(self.closing.start - 1, 0)
            if end < start:
                start = end = 0
        body = NamedBlock(start, end, kind, True, statements, traps)
        return ScriptBlock(block_start, block_end, usings, [], param_block, [body])

    def _rest(self: Parser, statements: list[Node], traps: list[TrapStatement]) -> tuple[int, int]:
        """Read on after a token that ended the script's statements too early; (start, end) of what was read."""
        start = end = 0
        while (token := self.peek()).kind != "EndOfInput":
            self.error("UnexpectedToken", token.start, token.end, self.token_text(token))
            self.ungot = None
            more_start, more_end = self.statement_list(statements, traps)
            if more_end:
                start = start if end else more_start
                end = more_end
        return start, end

    def _close_block(self: Parser, left: Token, last: int) -> tuple[int, int]:
        """Take the closing brace; (start, end) of the block."""
        right = self.next_token()
        self.closing = right
        if right.kind == "RCurly":
            return left.start, right.end
        self.ungot = right
        self.incomplete("MissingEndCurlyBrace", left.start, left.end, seen=right.end)
        return left.start, last

    # ---- begin, process, end ----

    def _named_blocks(self: Parser, left: Token | None, usings: list[UsingStatement], param_block: ParamBlock | None) -> ScriptBlock:
        blocks: dict[str, NamedBlock] = {}
        end = left.end if left is not None else 0
        while True:
            token = self.next_token()
            if token.kind not in BLOCK_KINDS:
                self.ungot = token
                if token.kind == "RCurly" and left is None:
                    self.error("UnexpectedToken", token.start, token.end, token.text)
                if token.kind == "EndOfInput" or token.kind == "RCurly":
                    break
                self.error("MissingNamedBlocks", token.start, token.end, self.token_text(token))
                if left is not None:
                    ordered = [blocks[kind] for kind in _BLOCK_ORDER if kind in blocks]
                    return ScriptBlock(left.start, end, usings, [], param_block, ordered)
                break
            end = self._named_block(token, blocks)
            self.skip_newlines_and_semicolons()
        ordered = [blocks[kind] for kind in _BLOCK_ORDER if kind in blocks]
        if left is None:  # what follows a token that does not belong here is not read
            return ScriptBlock(0, self.length, usings, [], param_block, ordered)
        block_start, block_end = self._close_block(left, end)
        return ScriptBlock(block_start, block_end, usings, [], param_block, ordered)

    def _named_block(self: Parser, token: Token, blocks: dict[str, NamedBlock]) -> int:
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingNamedStatementBlock", token.end, token.end, token.text)
            body = StatementBlock(token.start, token.end, [], [])
        if token.kind in blocks:
            self.error("DuplicateScriptCommandClause", token.start, body.end, token.text.lower())
        else:
            blocks[token.kind] = NamedBlock(token.start, body.end, token.kind, False, body.statements, body.traps)
        return body.end

    # ---- parameters ----

    def _param_block(self: Parser) -> ParamBlock | None:
        """Attributes and param(...), or None with everything given back."""
        token = self.peek()
        if token.kind not in ("Param", "LBracket", "Generic") or (token.kind == "Generic" and token.text[:1] != "["):
            return None
        restore = token.start
        attributes: list[Node] | None = None
        if token.kind != "Param":
            self.resync(restore)
            self.set_mode(EXPRESSION)
            attributes = self.attribute_list(in_expression=False)
            self.set_mode(COMMAND)
            if attributes is None:
                self.resync(restore)
                return None
            token = self.peek()
        if token.kind != "Param" or not token.flags & KEYWORD:
            self.resync(restore)
            return None
        self.ungot = None
        self.skip_newlines()
        left = self.next_token()
        if left.kind != "LParen":
            self.resync(restore)
            return None
        parameters = self._parameter_list()
        self.skip_newlines()
        right = self.next_token()
        end = right.end
        if right.kind != "RParen":
            self.ungot = right
            last = parameters[-1].end if parameters else left.end
            self.incomplete("MissingEndParenthesisInFunctionParameterList", last, last)
            end = max(right.start - 1, 0)
        kept: list[Attribute] = []
        for attribute in attributes or []:
            if type(attribute) is Attribute:
                kept.append(attribute)
            else:
                self.error("TypeNotAllowedBeforeParam", attribute.start, attribute.end, attribute.type.text)  # type: ignore[attr-defined]
        if _has_doubles(parameters):
            self.suspect = True
        return ParamBlock(token.start, end, kept, parameters)

    def _parameter_list(self: Parser) -> list[Parameter]:
        parameters: list[Parameter] = []
        comma: Token | None = None
        no_commas, self.no_commas = self.no_commas, True
        outer_ternary, self.end_number_at_ternary = self.end_number_at_ternary, False
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        while True:
            self.skip_newlines()
            parameter = self._parameter()
            if parameter is None:
                if comma is not None:
                    self.incomplete("MissingExpressionAfterToken", comma.end, comma.end, comma.text)
                break
            parameters.append(parameter)
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != "Comma":
                break
            self.ungot = None
        self.set_mode(outer_mode)
        self.no_commas = no_commas
        self.end_number_at_ternary = outer_ternary
        return parameters

    def _parameter(self: Parser) -> Parameter | None:
        attributes = self.attribute_list(in_expression=False) or []
        self.skip_newlines()
        token = self.next_token()
        if token.kind != "Variable" and token.kind != "SplattedVariable":
            self.ungot = token
            if attributes:
                end = attributes[-1].end
                self.incomplete("InvalidFunctionParameter", end, end)
                self.sync_on_error(True, "Comma", "RParen")
                variable = VariableExpression(end, end, "__error__", False, False)
                return Parameter(attributes[0].start, end, variable, attributes)
            return None
        variable = self.plain_variable(token)
        default: Node | None = None
        equals = self.peek()
        if equals.kind == "Equals":
            self.ungot = None
            self.skip_newlines()
            default = self.expression()
            if default is None:
                self.incomplete("MissingExpressionAfterToken", equals.end, equals.end, equals.text)
        for attribute in attributes:
            if type(attribute) is TypeConstraint and attribute.type.text.lower() in ("void", "system.void", "ordered"):
                self.suspect = True
        start = attributes[0].start if attributes else variable.start
        end = default.end if default is not None else variable.end
        return Parameter(start, end, variable, attributes, default)  # type: ignore[arg-type]

    def parenthesized_parameters(self: Parser, left: Token) -> tuple[list[Parameter], int, bool]:
        """(the parameters after an opening parenthesis, the end, whether the closing one was there)."""
        parameters = self._parameter_list()
        self.skip_newlines()
        right = self.next_token()
        if right.kind == "RParen":
            return parameters, right.end, True
        self.ungot = right
        end = parameters[-1].end if parameters else left.end
        self.incomplete("MissingEndParenthesisInFunctionParameterList", end, end)
        return parameters, end, False

    # ---- functions ----

    def function(self: Parser, keyword: Token) -> Node:
        """function, filter and workflow."""
        self.enter()
        try:
            return self._function(keyword)
        finally:
            self.leave()

    def _function(self: Parser, keyword: Token) -> Node:
        self.skip_newlines()
        token = self.next_token()
        if token.kind in INVARIANT_KINDS:
            self.ungot = token
            self.incomplete("MissingNameAfterKeyword", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(keyword.start, keyword.end, [])
        token.flags &= ~KEYWORD
        name = self.token_text(token)
        end = token.end
        closed = True
        parameters: list[Parameter] | None = None
        self.skip_newlines()
        left = self.peek()
        if left.kind == "LParen":
            self.ungot = None
            parameters, end, closed = self.parenthesized_parameters(left)
            self.skip_newlines()
        brace = self.next_token()
        if brace.kind != "LCurly":
            self.ungot = brace
            if closed:
                self.incomplete("MissingFunctionBody", end, end)
            return ErrorStatement(keyword.start, end, [*(parameters or [])])
        body = self.script_block(brace, kind="Process" if keyword.kind == "Filter" else "End")
        if parameters and (body.param_block is not None or _has_doubles(parameters)):
            self.suspect = True
        is_workflow = keyword.kind == "Workflow"
        if is_workflow:
            self.error("WorkflowNotSupportedInPowerShellCore", keyword.start, body.end)
        return FunctionDefinition(keyword.start, body.end, name, keyword.kind == "Filter", is_workflow, parameters, body)
