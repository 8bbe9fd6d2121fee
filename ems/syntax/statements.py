"""In: tokens. Out: statement nodes: flow control, loops, exceptions, data, and the lists and blocks that hold them."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.syntax.nodes import (
    BlockStatement,
    BreakStatement,
    CatchClause,
    ContinueStatement,
    DataStatement,
    DoUntilStatement,
    DoWhileStatement,
    ErrorStatement,
    ExitStatement,
    ForEachStatement,
    ForStatement,
    IfStatement,
    Node,
    ReturnStatement,
    StatementBlock,
    SwitchStatement,
    ThrowStatement,
    TrapStatement,
    TryStatement,
    TypeConstraint,
    WhileStatement,
)
from ems.syntax.tokens import COMMAND, EXPRESSION, KEYWORD, MEMBER_NAME, NO_ATTRIBUTE_KINDS, Token

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_LIST_ENDS = frozenset(("RParen", "RCurly"))
_SWITCH_FLAGS = ("Regex", "Wildcard", "Exact", "CaseSensitive", "Parallel", "File")


class StatementRules:
    """The part of the parser that reads statements."""

    __slots__ = ()

    # ---- lists and blocks ----

    def statement_list(self: Parser, statements: list[Node], traps: list[TrapStatement]) -> tuple[int, int]:
        """Statements up to what cannot start one; (start, end) of what was read, (0, 0) when nothing was."""
        outer_mode = self.mode
        if outer_mode != COMMAND:
            self.set_mode(COMMAND)
        start = end = 0
        first = True
        while True:
            self.skip_newlines_and_semicolons()
            statement = self.statement()
            if statement is None:
                break
            if type(statement) is TrapStatement:
                traps.append(statement)
            else:
                statements.append(statement)
            if first:
                start = statement.start
                first = False
            end = statement.end
            if self.signature_start is not None and statement.start >= self.signature_start:
                self.error("TokenAfterEndOfValidScriptText", statement.start, end)
            if self.peek().kind in _LIST_ENDS:
                break
        if outer_mode != COMMAND:
            self.set_mode(outer_mode)
        return start, end

    def statement_block(self: Parser) -> StatementBlock | None:
        """{ statements }, or None with the token kept when no brace opens here."""
        left = self.next_token()
        if left.kind != "LCurly":
            self.ungot = left
            return None
        self.enter()
        statements: list[Node] = []
        traps: list[TrapStatement] = []
        outer_mode = self.mode
        self.set_mode(COMMAND)
        _start, last = self.statement_list(statements, traps)
        right = self.next_token()
        end = right.end
        if right.kind != "RCurly":
            self.ungot = right
            self.incomplete("MissingEndCurlyBrace", left.start, left.end, seen=right.end)
            end = last if statements or traps else left.end
        self.set_mode(outer_mode)
        self.leave()
        return StatementBlock(left.start, end, statements, traps)

    # ---- one statement ----

    def statement(self: Parser) -> Node | None:
        """One statement, or None with the token kept when none starts here."""
        token = self.ungot
        if token is None:
            token = self.scan()
        else:
            self.ungot = None
        kind = token.kind
        if kind == "Identifier" or kind == "Variable":
            self.ungot = token
            return self.pipeline_chain()
        attributes: list[Node] | None = None
        if kind == "LBracket" or (kind == "Generic" and token.text[0] == "["):
            attributes, token = self._leading_attributes(token)
            kind = token.kind
        rule: Any = STATEMENT_RULES.get(kind)
        if rule is not None and (token.flags & KEYWORD or kind == "Label"):
            return rule(self, token)
        if kind in ("Class", "Enum") and token.flags & KEYWORD:
            return self.type_definition(attributes, token)
        if attributes is not None:
            self.resync(attributes[0].start)
        elif kind == "EndOfInput":
            self.ungot = token
            return None
        else:
            self.ungot = token
        return self.pipeline_chain()

    def _leading_attributes(self: Parser, token: Token) -> tuple[list[Node] | None, Token]:
        """(attributes that belong to the statement, the token after them); attributes that start an expression are given back."""
        start = token.start
        self.resync(start)
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        attributes = self.attribute_list(in_expression=False)
        self.set_mode(outer_mode)
        if attributes is None:
            self.resync(start)
            return None, self.next_token()
        after = self.next_token()
        if after.flags & KEYWORD and after.kind in NO_ATTRIBUTE_KINDS:
            if any(type(attribute) is TypeConstraint for attribute in attributes):
                self.resync(start)
                return None, self.next_token()
            for attribute in attributes:
                self.error("UnexpectedAttribute", attribute.start, attribute.end, attribute.type.text)  # type: ignore[attr-defined]
            return attributes, after
        if after.flags & KEYWORD:
            for attribute in attributes:
                if type(attribute) is TypeConstraint:
                    self.error("TypeNotAllowedBeforeStatement", attribute.start, attribute.end, attribute.type.text)
            if after.kind in ("Class", "Enum"):
                return attributes, after
        self.resync(start)
        return None, self.next_token()

    def _labelled(self: Parser, label: Token) -> Node | None:
        self.skip_newlines()
        token = self.next_token()
        rule = _LABELLED.get(token.kind) if token.flags & KEYWORD else None
        if rule is not None:
            return rule(self, token, label)
        self.resync(label.start)
        return self.pipeline_chain()

    def _reserved(self: Parser, token: Token) -> Node:
        self.error("ReservedKeywordNotAllowed", token.start, token.end, token.text.lower())
        return ErrorStatement(token.start, token.end, [])

    def _configuration(self: Parser, keyword: Token) -> Node | None:
        """A configuration needs a name; what it would do with one is nothing a script here can use, so it is a command then."""
        self.skip_newlines()
        token = self.peek()
        if token.kind == "EndOfInput":
            self.incomplete("MissingConfigurationName", token.start, token.end)
            return None
        if token.kind == "LCurly":
            self.incomplete("MissingConfigurationName", keyword.end, keyword.end)
            return ErrorStatement(keyword.start, keyword.end, [])
        self.resync(keyword.start)
        return self.pipeline_chain()

    # ---- if ----

    def _if(self: Parser, first: Token) -> Node:
        clauses: list[tuple[Node, StatementBlock]] = []
        parts: list[Node] = []
        keyword = first
        while True:
            self.skip_newlines()
            left = self.next_token()
            if left.kind != "LParen":
                self.ungot = left
                self.incomplete("MissingOpenParenthesisInIfStatement", keyword.end, keyword.end, keyword.text)
                return ErrorStatement(first.start, keyword.end, parts)
            condition, right = self._condition(left, "IfStatementMissingCondition", keyword.text, parts, after=False)
            if right is None:
                return ErrorStatement(first.start, max(self.peek().start - 1, 0), parts)
            self.skip_newlines()
            body = self.statement_block()
            if body is None:
                self.incomplete("MissingStatementBlock", right.start, right.end, keyword.text)
                return ErrorStatement(first.start, right.end, parts)
            clauses.append((condition, body))
            parts.append(body)
            restore = self.mark()
            self.skip_newlines()
            keyword = self.peek()
            if keyword.kind == "ElseIf" and keyword.flags & KEYWORD:
                self.ungot = None
                continue
            if keyword.kind == "Else" and keyword.flags & KEYWORD:
                self.ungot = None
                self.skip_newlines()
                else_body = self.statement_block()
                if else_body is None:
                    self.incomplete("MissingStatementBlockAfterElse", keyword.end, keyword.end)
                    return ErrorStatement(first.start, keyword.end, parts)
                return IfStatement(first.start, else_body.end, clauses, else_body)
            self.give_back(restore)
            return IfStatement(first.start, body.end, clauses)

    def _condition(
        self: Parser, left: Token, missing: str, keyword: str, parts: list[Node], after: bool = True,
    ) -> tuple[Node, Token | None]:
        """(the condition after an opening parenthesis, the closing one or None when it is missing)."""
        self.skip_newlines()
        condition = self.pipeline_chain()
        reported = condition is None
        if condition is None:
            self.incomplete(missing, left.end, left.end, keyword)
            condition = ErrorStatement(left.end, left.end, [])
        else:
            parts.append(condition)
        self.skip_newlines()
        right = self.next_token()
        if right.kind != "RParen":
            self.ungot = right
            if not reported:
                start, end = (condition.end, condition.end) if after else (right.start, right.end)
                self.incomplete("MissingEndParenthesisAfterStatement", start, end, keyword)
            return condition, None
        return condition, right

    # ---- loops ----

    def _while(self: Parser, keyword: Token, label: Token | None = None) -> Node:
        start = label.start if label is not None else keyword.start
        self.skip_newlines()
        left = self.next_token()
        if left.kind != "LParen":
            self.ungot = left
            self.incomplete("MissingOpenParenthesisAfterKeyword", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(start, keyword.end, [])
        parts: list[Node] = []
        condition, right = self._condition(left, "MissingExpressionAfterKeyword", keyword.text, parts)
        if right is None:
            return ErrorStatement(start, max(self.peek().start - 1, 0), parts)
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingLoopStatement", right.end, right.end, keyword.text)
            return ErrorStatement(start, right.end, parts)
        return WhileStatement(start, body.end, label.value if label is not None else None, condition, body)

    def _do(self: Parser, keyword: Token, label: Token | None = None) -> Node:
        start = label.start if label is not None else keyword.start
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingLoopStatement", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(start, keyword.end, [])
        self.skip_newlines()
        after = self.next_token()
        if not (after.flags & KEYWORD and after.kind in ("While", "Until")):
            self.ungot = after
            self.incomplete("MissingWhileOrUntilInDoWhile", body.end, body.end)
            return ErrorStatement(start, body.end, [body])
        self.skip_newlines()
        left = self.next_token()
        if left.kind != "LParen":
            self.ungot = left
            self.incomplete("MissingOpenParenthesisAfterKeyword", after.end, after.end, after.text)
            return ErrorStatement(start, after.end, [body])
        parts: list[Node] = [body]
        condition, right = self._condition(left, "MissingExpressionAfterKeyword", after.text, parts)
        end = right.end if right is not None else condition.end
        node = DoWhileStatement if after.kind == "While" else DoUntilStatement
        return node(start, end, label.value if label is not None else None, condition, body)

    def _for(self: Parser, keyword: Token, label: Token | None = None) -> Node:
        start = label.start if label is not None else keyword.start
        self.skip_newlines()
        left = self.next_token()
        if left.kind != "LParen":
            self.ungot = left
            self.incomplete("MissingOpenParenthesisAfterKeyword", keyword.end, keyword.end, keyword.text.lower())
            return ErrorStatement(start, keyword.end, [])
        clauses: list[Node | None] = [None, None, None]
        end = left.end
        for place in range(3):
            self.skip_newlines()
            clauses[place] = clause = self.pipeline_chain()
            if clause is not None:
                end = clause.end
            if place < 2 and self.peek().kind == "Semi":
                end = self.next_token().end
        self.skip_newlines()
        right = self.next_token()
        parts = [clause for clause in clauses if clause is not None]
        if right.kind != "RParen":
            self.ungot = right
            self.incomplete("MissingEndParenthesisAfterStatement", end, end, keyword.text.lower())
            return ErrorStatement(start, end, parts)
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingLoopStatement", right.end, right.end, keyword.text.lower())
            return ErrorStatement(start, right.end, parts)
        return ForStatement(start, body.end, label.value if label is not None else None, clauses[0], clauses[1], clauses[2], body)

    def _foreach(self: Parser, keyword: Token, label: Token | None = None) -> Node:
        start = label.start if label is not None else keyword.start
        flags: list[str] = []
        throttle: Node | None = None
        failed = False
        self.skip_newlines()
        token = self.next_token()
        end = keyword.end
        while token.kind == "Parameter":
            name = token.value.lower()
            end = token.end
            if "parallel".startswith(name):
                flags.append("Parallel")
            elif "throttlelimit".startswith(name):
                self.skip_newlines()
                throttle = self.single_command_argument()
                if throttle is None:
                    self.incomplete("MissingThrottleLimit", token.end, token.end)
                else:
                    end = throttle.end
            else:
                self.error("InvalidForeachFlag", token.start, token.end, token.value)
                failed = True
            self.skip_newlines()
            token = self.next_token()
        if token.kind != "LParen":
            self.ungot = token
            self.incomplete("MissingOpenParenthesisAfterKeyword", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(start, end, [])
        statement = self._foreach_body(start, label, flags, throttle, token)
        if failed and type(statement) is ForEachStatement:
            return ErrorStatement(start, statement.end, [statement.variable, statement.values, statement.body])
        return statement

    def _foreach_body(self: Parser, start: int, label: Token | None, flags: list[str], throttle: Node | None, left: Token) -> Node:
        self.skip_newlines()
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        token = self.next_token()
        self.set_mode(outer_mode)
        if token.kind != "Variable" and token.kind != "SplattedVariable":
            self.ungot = token
            self.incomplete("MissingVariableNameAfterForeach", left.end, left.end)
            return ErrorStatement(start, left.end, [])
        variable = self.plain_variable(token)
        self.skip_newlines()
        parts: list[Node] = [variable]
        word = self.next_token()
        if word.kind != "In":
            self.ungot = word
            self.incomplete("MissingInInForeach", variable.end, variable.end)
            return ErrorStatement(start, variable.end, parts)
        word.flags |= KEYWORD
        self.skip_newlines()
        values = self.pipeline_chain()
        if values is None:
            self.incomplete("MissingForeachExpression", word.end, word.end)
            return ErrorStatement(start, word.end, parts)
        parts.append(values)
        self.skip_newlines()
        right = self.next_token()
        if right.kind != "RParen":
            self.ungot = right
            self.incomplete("MissingEndParenthesisAfterForeach", values.end, values.end)
            return ErrorStatement(start, values.end, parts)
        body = self._body_after(right)
        if body is None:
            self.incomplete("MissingForeachStatement", right.end, right.end)
            return ErrorStatement(start, right.end, parts)
        if flags or throttle is not None:
            self.suspect = True
        name = label.value if label is not None else None
        return ForEachStatement(start, body.end, name, flags, variable, throttle, values, body)

    def _body_after(self: Parser, token: Token) -> StatementBlock | None:
        self.skip_newlines()
        return self.statement_block()

    # ---- switch ----

    def _switch(self: Parser, keyword: Token, label: Token | None = None) -> Node:
        start = label.start if label is not None else keyword.start
        flags: list[str] = []
        condition: Node | None = None
        end = keyword.end
        failed = incomplete = False
        self.skip_newlines()
        while (token := self.peek()).kind == "Parameter":
            self.ungot = None
            end = token.end
            name = token.value.lower()
            flag = next((full for full in _SWITCH_FLAGS if full.lower().startswith(name)), None)
            if flag is None:
                self.error("InvalidSwitchFlag", token.start, token.end, token.value)
                failed = True
            else:
                flags.append(flag)
            if flag == "File":
                self.skip_newlines()
                file = self.single_command_argument()
                if file is not None:
                    condition = self.as_pipeline(file)
                    end = file.end
                else:
                    failed = True
                    incomplete = self.incomplete("MissingFilenameOption", token.end, token.end)
            self.skip_newlines()
        if token.kind == "Minus":
            self.ungot = None
        parts: list[Node] = []
        if token.kind == "LParen":
            self.ungot = None
            if "File" in flags:
                self.error("PipelineValueRequired", token.start, token.end)
                failed = True
            condition, end, broken, incomplete = self._switch_condition(token, parts)
            failed = failed or broken
        elif "File" not in flags:
            failed = True
            incomplete = self.incomplete("PipelineValueRequired", end, end)
        self.skip_newlines()
        left = self.next_token()
        if left.kind == "LCurly":
            return self._switch_clauses(start, left, label, flags, condition, failed, parts)
        self.ungot = left
        if not incomplete:
            self.incomplete("MissingCurlyBraceInSwitchStatement", end, end)
        return ErrorStatement(start, end, parts)

    def _switch_condition(self: Parser, left: Token, parts: list[Node]) -> tuple[Node, int, bool, bool]:
        """(condition, end, whether it is broken, whether more text could repair it)."""
        self.skip_newlines()
        condition = self.pipeline_chain()
        incomplete = False
        broken = condition is None
        if condition is None:
            incomplete = self.incomplete("PipelineValueRequired", left.end, left.end)
            condition = ErrorStatement(left.end, left.end, [])
        else:
            parts.append(condition)
        self.skip_newlines()
        right = self.next_token()
        if right.kind == "RParen":
            return condition, right.end, broken, incomplete
        self.ungot = right
        if not incomplete:
            incomplete = self.incomplete("MissingEndParenthesisInSwitchStatement", condition.end, condition.end)
        return condition, condition.end, True, incomplete

    def _switch_clauses(self: Parser, start: int, left: Token, label: Token | None, flags: list[str], condition: Node | None, failed: bool,
                        parts: list[Node]) -> Node:
        clauses: list[tuple[Node, StatementBlock]] = []
        default: StatementBlock | None = None
        self.enter()
        end = left.end
        incomplete = False
        self.skip_newlines()
        while True:
            value = self._switch_value()
            if value is None:
                self.incomplete("MissingSwitchConditionExpression", end, end)
                if self.peek().kind == "RCurly":
                    self.ungot = None
                failed = True
                break
            parts.append(value)
            end = value.end
            self.skip_newlines()
            body = self.statement_block()
            if body is None:
                incomplete = self.incomplete("MissingSwitchStatementClause", end, end)
                failed = True
            else:
                parts.append(body)
                end = body.end
                if not self._is_default(value):
                    clauses.append((value, body))
                elif default is None:
                    default = body
                else:
                    self.error("MultipleSwitchDefaultClauses", value.start, value.end)
                    failed = True
            self.skip_newlines_and_semicolons()
            token = self.peek()
            if token.kind == "RCurly":
                self.ungot = None
                end = token.end
                break
            if token.kind == "EndOfInput":
                if not incomplete:
                    self.incomplete("MissingEndCurlyBrace", left.start, left.end, seen=token.end)
                failed = True
                break
        self.leave()
        if failed or condition is None:
            return ErrorStatement(start, end, parts)
        if "Parallel" in flags:
            self.suspect = True
        return SwitchStatement(start, end, label.value if label is not None else None, _switch_flags(flags), condition, clauses, default)

    def _switch_value(self: Parser) -> Node | None:
        outer_mode = self.mode
        self.set_mode(COMMAND)
        token = self.peek()
        is_default = token.kind == "Default"
        value = self.single_command_argument()
        if is_default:  # here it keeps its kind, elsewhere it is a word like any other
            token.kind = "Default"
            token.flags |= KEYWORD
        self.set_mode(outer_mode)
        return value

    @staticmethod
    def _is_default(value: Node) -> bool:
        return getattr(value, "kind", None) == "BareWord" and value.value.lower() == "default"  # type: ignore[attr-defined]

    # ---- exceptions ----

    def _try(self: Parser, keyword: Token) -> Node:
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingTryStatementBlock", keyword.end, keyword.end)
            return ErrorStatement(keyword.start, keyword.end, [])
        catches: list[CatchClause] = []
        finally_body: StatementBlock | None = None
        end = body.end
        restore = self.mark()
        self.skip_newlines()
        token = self.peek()
        failed = False
        while token.kind == "Catch" and token.flags & KEYWORD:
            clause, clause_end = self._catch()
            end = clause_end
            if clause is None:
                failed = True
                break
            catches.append(clause)
            restore = self.mark()
            self.skip_newlines()
            token = self.peek()
        if not failed and token.kind == "Finally" and token.flags & KEYWORD:
            self.ungot = None
            self.skip_newlines()
            self.in_finally += 1
            finally_body = self.statement_block()
            self.in_finally -= 1
            if finally_body is None:
                self.incomplete("MissingFinallyStatementBlock", token.end, token.end)
                failed = True
                end = token.end
            else:
                end = finally_body.end
        elif not failed:
            self.give_back(restore)
        if not catches and finally_body is None:
            if not failed:
                self.incomplete("MissingCatchOrFinally", end, end)
            return ErrorStatement(keyword.start, end, [body])
        if failed:
            return ErrorStatement(keyword.start, end, [body, *catches])
        typed = [clause for clause in catches if clause.types]
        if len(typed) > 1 or catches[:-1] != typed[: len(catches) - 1]:
            self.suspect = True
        return TryStatement(keyword.start, end, body, catches, finally_body)

    def _catch(self: Parser) -> tuple[CatchClause | None, int]:
        """(a catch clause, its end)."""
        keyword = self.next_token()
        types: list[TypeConstraint] = []
        comma: Token | None = None
        end = keyword.end
        failed = False
        while True:
            self.skip_newlines()
            outer_mode = self.mode
            self.set_mode(EXPRESSION)
            constraint = self.bracketed()
            self.set_mode(outer_mode)
            if constraint is None:
                if comma is not None:
                    self.incomplete("MissingTypeLiteralToken", comma.end, comma.end)
                    failed = True
                break
            if type(constraint) is TypeConstraint:
                types.append(constraint)
            end = constraint.end
            self.skip_newlines()
            comma = self.peek()
            if comma.kind != "Comma":
                break
            self.ungot = None
            end = comma.end
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            if not failed:
                self.incomplete("MissingCatchHandlerBlock", end, end)
            return None, end
        if failed:
            return None, body.end
        return CatchClause(keyword.start, body.end, types, body), body.end

    def _trap(self: Parser, keyword: Token) -> Node:
        self.skip_newlines()
        outer_mode = self.mode
        self.set_mode(EXPRESSION)
        constraint = self.bracketed()
        self.set_mode(outer_mode)
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            end = constraint.end if constraint is not None else keyword.end
            self.incomplete("MissingTrapStatement", end, end)
            return ErrorStatement(keyword.start, end, [])
        return TrapStatement(keyword.start, body.end, constraint if type(constraint) is TypeConstraint else None, body)

    # ---- flow control ----

    def _return(self: Parser, keyword: Token) -> Node:
        pipeline = self.pipeline_chain()
        if self.in_finally:
            self.suspect = True
        end = pipeline.end if pipeline is not None else keyword.end
        return _FLOW[keyword.kind](keyword.start, end, pipeline)

    def _break(self: Parser, keyword: Token) -> Node:
        label = self._loop_label()
        if self.in_finally:
            self.suspect = True
        end = label.end if label is not None else keyword.end
        node = BreakStatement if keyword.kind == "Break" else ContinueStatement
        return node(keyword.start, end, label)

    def _loop_label(self: Parser) -> Node | None:
        outer_mode = self.mode
        token = self.peek()
        if token.kind in ("NewLine", "Semi", "RCurly", "RParen", "EndOfInput", "Pipe"):
            return None
        self.set_mode(EXPRESSION)
        label = self.label_or_key()
        self.set_mode(outer_mode)
        return label

    # ---- data ----

    def _data(self: Parser, keyword: Token) -> Node:
        name: str | None = None
        allowed: list[Node] = []
        end = keyword.end
        failed = False
        self.skip_newlines()
        token = self.simple_name_token()
        if token is not None:
            token.flags |= MEMBER_NAME
            name = token.text
            end = token.end
        self.skip_newlines()
        parameter = self.peek()
        if parameter.kind == "Parameter":
            self.ungot = None
            end = parameter.end
            if "supportedcommand".startswith(parameter.value.lower()):
                end, failed = self._supported_commands(parameter, allowed)
            else:
                self.error("InvalidParameterForDataSectionStatement", parameter.start, parameter.end, parameter.value)
                failed = True
        self.skip_newlines()
        body = self.statement_block()
        if body is None and not failed:
            self.incomplete("MissingStatementBlockForDataSection", end, end)
        if body is None or failed:
            return ErrorStatement(keyword.start, end if body is None else body.end, [*allowed])
        self.suspect = True
        return DataStatement(keyword.start, body.end, name, allowed, body)

    def _supported_commands(self: Parser, parameter: Token, allowed: list[Node]) -> tuple[int, bool]:
        """Fill the list; (the end, whether a command is missing)."""
        end = parameter.end
        comma = parameter
        while True:
            self.skip_newlines()
            command = self.single_command_argument()
            if command is None:
                self.incomplete("MissingValueForSupportedCommandInDataSectionStatement", comma.end, comma.end)
                return end, True
            allowed.append(command)
            end = command.end
            comma = self.peek()
            if comma.kind != "Comma":
                return end, False
            self.ungot = None

    def _block_statement(self: Parser, keyword: Token) -> Node:
        """parallel { } and sequence { }, which only workflows may hold."""
        self.skip_newlines()
        body = self.statement_block()
        if body is None:
            self.incomplete("MissingStatementAfterKeyword", keyword.end, keyword.end, keyword.text)
            return ErrorStatement(keyword.start, keyword.end, [])
        self.suspect = True
        return BlockStatement(keyword.start, body.end, keyword.text, body)


def _switch_flags(written: list[str]) -> list[str]:
    """The flags that count, in .NET's order: of -regex, -wildcard and -exact the last one written wins."""
    matching = [flag for flag in written if flag in ("Regex", "Wildcard", "Exact")][-1:]
    kept = [flag for flag in written if flag not in ("Regex", "Wildcard", "Exact")] + matching
    return [flag for flag in ("File", "Regex", "Wildcard", "CaseSensitive", "Parallel") if flag in kept]


_FLOW = {"Return": ReturnStatement, "Throw": ThrowStatement, "Exit": ExitStatement}
_LABELLED = {
    "While": StatementRules._while, "Do": StatementRules._do, "For": StatementRules._for, "Foreach": StatementRules._foreach,
    "Switch": StatementRules._switch,
}
STATEMENT_RULES = {
    **_LABELLED,
    "If": StatementRules._if,
    "Try": StatementRules._try,
    "Trap": StatementRules._trap,
    "Return": StatementRules._return,
    "Throw": StatementRules._return,
    "Exit": StatementRules._return,
    "Break": StatementRules._break,
    "Continue": StatementRules._break,
    "Data": StatementRules._data,
    "Label": StatementRules._labelled,
    "Parallel": StatementRules._block_statement,
    "Sequence": StatementRules._block_statement,
    "From": StatementRules._reserved,
    "Define": StatementRules._reserved,
    "Var": StatementRules._reserved,
    "Configuration": StatementRules._configuration,
}
