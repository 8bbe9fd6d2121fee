"""In: a method of a class. Out: whether every path through it returns, and which variables it reads before they surely have a value.

The state at a point of the method is the set of names that surely have been assigned on every way there; None where no way leads.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.syntax import nodes as n
from ems.syntax.walk import children
from ems.syntax.words import variable_parts

State = frozenset[str] | None
_SCOPES_READ = ("global:", "script:")
# Variables that a method may read though it does not assign them.
_ALWAYS = frozenset((
    "true", "false", "null", "_", "psitem", "args", "this", "input", "pscmdlet", "psboundparameters", "myinvocation", "psscriptroot",
    "pscommandpath", "lastexitcode", "error", "stacktrace", "matches", "?", "$", "^",
))
_CLOSED = frozenset((n.ScriptBlockExpression, n.FunctionDefinition, n.TypeDefinition))


def tracked_name(node: n.VariableExpression) -> str | None:
    """The name of a variable that the method must assign itself, None for those it may read anyway."""
    lower = node.name.lower()
    if node.drive or lower.startswith(_SCOPES_READ) or lower in _ALWAYS:
        return None
    return variable_parts(lower)[1]


class Loop:
    """A statement that break and continue may leave."""

    __slots__ = ("breaks", "continues", "label")

    def __init__(self, label: str | None) -> None:
        self.label = label.lower() if label else None
        self.breaks: list[State] = []
        self.continues: list[State] = []


def join(states: list[State]) -> State:
    """What surely is assigned after ways that meet."""
    reached = [state for state in states if state is not None]
    return frozenset.intersection(*reached) if reached else None


class MethodFlow:
    """Runs through one method body."""

    def __init__(self, method: n.FunctionMember) -> None:
        self.unassigned: set[int] = set()
        self.loops: list[Loop] = []
        state: State = frozenset(name for p in method.parameters if (name := tracked_name(p.variable)) is not None)
        if method.body.param_block is not None:  # not allowed, but its names are then known
            for parameter in method.body.param_block.parameters:
                state = self.assign(parameter.variable, state)
        for parameter in method.parameters:
            if parameter.default is not None:
                state = self.expression(parameter.default, state)
        for block in method.body.blocks:
            for trap in block.traps:
                self.block(trap.body, state)
            state = self.statements(block.statements, state)
        self.returns = state is None

    # ---- statements ----

    def block(self, block: n.StatementBlock, state: State) -> State:
        for trap in block.traps:
            self.block(trap.body, state)
        return self.statements(block.statements, state)

    def statements(self, statements: list[n.Node], state: State) -> State:
        for statement in statements:
            state = self.statement(statement, state)
        return state

    def statement(self, node: n.Node, state: State) -> State:
        rule = _STATEMENTS.get(type(node))
        if rule is not None:
            return rule(self, node, state)
        return self.expression(node, state)

    def _if(self, node: n.IfStatement, state: State) -> State:
        ends: list[State] = []
        for condition, body in node.clauses:
            state = self.statement(condition, state)
            ends.append(self.block(body, state))
        ends.append(self.block(node.else_body, state) if node.else_body is not None else state)
        return join(ends)

    def _while(self, node: n.WhileStatement, state: State) -> State:
        return self._loop(node.label, node.condition, node.body, None, state)

    def _for(self, node: n.ForStatement, state: State) -> State:
        if node.start_clause is not None:
            state = self.statement(node.start_clause, state)
        return self._loop(node.label, node.condition, node.body, node.step, state)

    def _loop(self, label: str | None, condition: n.Node | None, body: n.StatementBlock, step: n.Node | None, state: State) -> State:
        if condition is not None:
            state = self.statement(condition, state)
        loop = Loop(label)
        self.loops.append(loop)
        end = join([self.block(body, state), *loop.continues])
        if step is not None:
            self.statement(step, end if end is not None else state)
        self.loops.pop()
        return join([*loop.breaks, *([state] if condition is not None else [])])

    def _do(self, node: n.DoWhileStatement | n.DoUntilStatement, state: State) -> State:
        loop = Loop(node.label)
        self.loops.append(loop)
        end = join([self.block(node.body, state), *loop.continues])
        self.loops.pop()
        after = self.statement(node.condition, end)
        return join([after, *loop.breaks])

    def _foreach(self, node: n.ForEachStatement, state: State) -> State:
        state = self.statement(node.values, state)
        if node.throttle is not None:
            state = self.expression(node.throttle, state)
        state = self.assign(node.variable, state)
        loop = Loop(node.label)
        self.loops.append(loop)
        self.block(node.body, state)
        self.loops.pop()
        return join([state, *loop.breaks, *loop.continues])

    def _switch(self, node: n.SwitchStatement, state: State) -> State:
        state = self.statement(node.condition, state)
        loop = Loop(node.label)
        self.loops.append(loop)
        for value, body in node.clauses:
            state = self.expression(value, state)
            self.block(body, state)
        if node.default is not None:
            self.block(node.default, state)
        self.loops.pop()
        return state

    def _try(self, node: n.TryStatement, state: State) -> State:
        ends = [self.block(node.body, state)]
        ends.extend(self.block(clause.body, state) for clause in node.catches)
        end = join(ends)
        if node.finally_body is not None:
            after = self.block(node.finally_body, state)
            if after is None:
                return None
            return end | after if end is not None else None
        return end

    def _leave(self, node: Any, state: State) -> State:
        if node.pipeline is not None:
            self.statement(node.pipeline, state)
        return None

    def _break(self, node: n.BreakStatement | n.ContinueStatement, state: State) -> State:
        label: str | None = None
        if node.label is not None:
            self.expression(node.label, state)
            label = node.label.value.lower() if type(node.label) is n.StringConstantExpression else ""
        for loop in reversed(self.loops):
            if label is None or loop.label == label:
                (loop.breaks if type(node) is n.BreakStatement else loop.continues).append(state)
                break
        return None

    def _assignment(self, node: n.AssignmentStatement, state: State) -> State:
        state = self.statement(node.right, state)
        return self.assign(node.left, state)

    def _chain(self, node: n.PipelineChain, state: State) -> State:
        rights: list[n.Node] = []
        left: n.Node = node
        while type(left) is n.PipelineChain:
            rights.append(left.right)
            left = left.left
        state = self.statement(left, state)
        for right in reversed(rights):
            self.statement(right, state)
        return state

    # ---- expressions ----

    def assign(self, target: n.Node, state: State) -> State:
        """Give a value to a target; what is no plain variable is read."""
        while type(target) is n.ConvertExpression or type(target) is n.AttributedExpression:
            target = target.operand
        kind = type(target)
        if kind is n.VariableExpression:
            name = tracked_name(target)  # type: ignore[arg-type]
            return state | {name} if name is not None and state is not None else state
        if kind is n.ArrayLiteral:
            for element in target.elements:  # type: ignore[attr-defined]
                state = self.assign(element, state)
            return state
        if kind is n.ParenExpression:
            elements = getattr(target.pipeline, "elements", [])  # type: ignore[attr-defined]
            if len(elements) == 1 and type(elements[0]) is n.CommandExpression:
                return self.assign(elements[0].expression, state)
        return self.expression(target, state)

    def expression(self, node: n.Node, state: State) -> State:
        """Read an expression: every variable in it must have a value."""
        stack = [node]
        while stack:
            current = stack.pop()
            kind = type(current)
            if kind is n.VariableExpression:
                name = tracked_name(current)  # type: ignore[arg-type]
                if name is not None and (state is None or name not in state):
                    self.unassigned.add(id(current))
            elif kind in _BRANCHING:
                state = self._branches(current, state)
            elif kind in _STATEMENTS:
                state = self.statement(current, state)
            elif kind not in _CLOSED:
                stack.extend(reversed(children(current)))
        return state

    def _branches(self, node: Any, state: State) -> State:
        """Operators that may leave their right side alone."""
        if type(node) is n.TernaryExpression:
            state = self.expression(node.condition, state)
            return join([self.expression(node.if_true, state), self.expression(node.if_false, state)])
        sides: list[tuple[n.Node, bool]] = []
        while type(node) is n.BinaryExpression:
            sides.append((node.right, node.op in _SHORT_CIRCUIT))
            node = node.left
        state = self.expression(node, state)
        for side, may_be_left_out in reversed(sides):
            after = self.expression(side, state)
            if not may_be_left_out:
                state = after
        return state


_SHORT_CIRCUIT = frozenset(("And", "Or", "QuestionQuestion"))
_BRANCHING = frozenset((n.TernaryExpression, n.BinaryExpression))
_STATEMENTS: dict[type[n.Node], Callable[[MethodFlow, Any, State], State]] = {
    n.IfStatement: MethodFlow._if, n.WhileStatement: MethodFlow._while, n.ForStatement: MethodFlow._for, n.DoWhileStatement: MethodFlow._do,
    n.DoUntilStatement: MethodFlow._do, n.ForEachStatement: MethodFlow._foreach, n.SwitchStatement: MethodFlow._switch,
    n.TryStatement: MethodFlow._try, n.ReturnStatement: MethodFlow._leave, n.ThrowStatement: MethodFlow._leave,
    n.ExitStatement: MethodFlow._leave, n.BreakStatement: MethodFlow._break, n.ContinueStatement: MethodFlow._break,
    n.AssignmentStatement: MethodFlow._assignment,
    n.PipelineChain: MethodFlow._chain, n.StatementBlock: MethodFlow.block,
}
