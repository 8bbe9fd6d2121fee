"""In: a syntax tree. Out: what its statements put out, found by walking the tree: a slow second opinion on the compiler.

No fast paths, no cells, no generated code: every operator is the general function of ems.values, variables stand in one dictionary.
It knows the statements and expressions that program_writer writes, and fails loudly on others.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ems.runtime import ops
from ems.syntax import nodes as n
from ems.values import arithmetic, compare, convert, members
from ems.values.errors import NetException
from ems.values.objects import NOTHING

OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "Plus": arithmetic.add, "Minus": arithmetic.sub, "Multiply": arithmetic.mul, "Divide": arithmetic.div, "Rem": arithmetic.mod,
    "DotDot": arithmetic.range_, "Band": arithmetic.band, "Ieq": compare.eq, "Ine": compare.ne, "Ilt": compare.lt, "Ile": compare.le, "Igt": compare.gt,
    "Ige": compare.ge, "Ceq": compare.ceq, "Cne": compare.cne, "Icontains": compare.contains,
}
COMPOUND = {"PlusEquals": "Plus", "MinusEquals": "Minus", "MultiplyEquals": "Multiply"}
Out = Callable[[Any], None]


class Jump(Exception):
    """break or continue on its way to its loop."""

    def __init__(self, leaves: bool, label: str) -> None:
        self.leaves = leaves
        self.label = label


class Thrown(Exception):
    """throw inside a try."""


class Walker:
    """Runs one program."""

    def __init__(self) -> None:
        self.variables: dict[str, Any] = {}
        self.in_try = 0

    def run(self, tree: n.ScriptBlock) -> list[Any]:
        result: list[Any] = []
        for block in tree.blocks:
            self.block(block.statements, result.append)
        return result

    # -- statements

    def block(self, statements: list[n.Node], out: Out) -> None:
        for statement in statements:
            try:
                self.statement(statement, out)
            except NetException:
                if self.in_try:
                    raise

    def statement(self, node: n.Node, out: Out) -> None:
        getattr(self, "s_" + type(node).__name__)(node, out)

    def collected(self, node: n.Node) -> Any:
        """The output of a statement as a value."""
        result: list[Any] = []
        self.statement(node, result.append)
        return ops.unwrap(result)

    def s_Pipeline(self, node: n.Pipeline, out: Out) -> None:
        (element,) = node.elements
        self.s_CommandExpression(element, out)

    def s_CommandExpression(self, node: Any, out: Out) -> None:
        expression = node.expression
        value = self.value(expression)
        if not (isinstance(expression, n.UnaryExpression) and expression.op.endswith(("PlusPlus", "MinusMinus"))):
            ops.emit(value, out)

    def s_AssignmentStatement(self, node: n.AssignmentStatement, out: Out) -> None:
        right = node.right
        value = self.value(right) if isinstance(right, (n.Pipeline, n.CommandExpression)) else self.collected(right)
        if node.op != "Equals":
            value = OPERATORS[COMPOUND[node.op]](self.value(node.left), value)
        self.store(node.left, value)

    def store(self, target: n.Node, value: Any) -> None:
        if isinstance(target, n.VariableExpression):
            self.variables[target.name.lower()] = value
        elif isinstance(target, n.IndexExpression):
            members.set_index(self.value(target.target), self.value(target.index), value)
        else:
            raise NotImplementedError(type(target).__name__)

    def s_IfStatement(self, node: n.IfStatement, out: Out) -> None:
        for condition, body in node.clauses:
            if self.truth(condition):
                self.block(body.statements, out)
                return
        if node.else_body is not None:
            self.block(node.else_body.statements, out)

    def truth(self, node: n.Node) -> bool:
        return convert.truth(self.value(node))

    def loop(self, node: Any, rounds: Iterator[None], out: Out) -> None:
        label = (node.label or "").lower()
        try:
            for _ in rounds:
                try:
                    self.block(node.body.statements, out)
                except Jump as jump:
                    if jump.leaves or jump.label not in ("", label):
                        raise
        except Jump as jump:
            if jump.label not in ("", label):
                raise

    def s_ForEachStatement(self, node: n.ForEachStatement, out: Out) -> None:
        def rounds() -> Iterator[None]:
            for item in ops.iterate(self.value(node.values)):
                self.store(node.variable, item)
                yield

        self.loop(node, rounds(), out)

    def s_WhileStatement(self, node: n.WhileStatement, out: Out) -> None:
        def rounds() -> Iterator[None]:
            while self.truth(node.condition):
                yield

        self.loop(node, rounds(), out)

    def s_DoUntilStatement(self, node: n.DoUntilStatement, out: Out) -> None:
        def rounds() -> Iterator[None]:
            while True:
                yield
                if self.truth(node.condition):
                    return

        self.loop(node, rounds(), out)

    def s_ForStatement(self, node: n.ForStatement, out: Out) -> None:
        def rounds() -> Iterator[None]:
            assert node.start_clause is not None and node.condition is not None and node.step is not None
            self.statement(node.start_clause, ops.drop)
            while self.truth(node.condition):
                yield
                self.statement(node.step, ops.drop)

        self.loop(node, rounds(), out)

    def s_SwitchStatement(self, node: n.SwitchStatement, out: Out) -> None:
        outer = self.variables.get("_")
        try:
            for item in ops.switch_items(self.value(node.condition)):
                self.variables["_"] = item
                try:
                    self.clauses(node, item, out)
                except Jump as jump:
                    if jump.leaves or jump.label:
                        raise
        except Jump as jump:
            if jump.label:
                raise
        self.variables["_"] = outer

    def clauses(self, node: n.SwitchStatement, item: Any, out: Out) -> None:
        hit = False
        for wanted, body in node.clauses:
            if ops.switch_equal(item, self.value(wanted), True):
                hit = True
                self.block(body.statements, out)
        if not hit and node.default is not None:
            self.block(node.default.statements, out)

    def s_BreakStatement(self, node: n.BreakStatement, out: Out) -> None:
        raise Jump(True, self.label(node.label))

    def s_ContinueStatement(self, node: n.ContinueStatement, out: Out) -> None:
        raise Jump(False, self.label(node.label))

    @staticmethod
    def label(node: n.Node | None) -> str:
        return "" if node is None else node.value.lower()  # type: ignore[attr-defined, no-any-return]

    def s_TryStatement(self, node: n.TryStatement, out: Out) -> None:
        try:
            self.in_try += 1
            try:
                self.block(node.body.statements, out)
            finally:
                self.in_try -= 1
        except (NetException, Thrown):
            self.block(node.catches[0].body.statements, out)
        finally:
            if node.finally_body is not None:
                self.block(node.finally_body.statements, out)

    def s_ThrowStatement(self, node: n.ThrowStatement, out: Out) -> None:
        raise Thrown

    # -- expressions

    def value(self, node: n.Node) -> Any:
        return getattr(self, "x_" + type(node).__name__)(node)

    def x_Pipeline(self, node: n.Pipeline) -> Any:
        (element,) = node.elements
        return self.value(element)

    def x_CommandExpression(self, node: n.CommandExpression) -> Any:
        return self.value(node.expression)

    def x_ConstantExpression(self, node: n.ConstantExpression) -> Any:
        return node.value

    x_StringConstantExpression = x_ConstantExpression

    def x_VariableExpression(self, node: n.VariableExpression) -> Any:
        return {"true": True, "false": False, "null": None}.get(node.name.lower(), self.variables.get(node.name.lower()))

    def x_ExpandableStringExpression(self, node: n.ExpandableStringExpression) -> str:
        pieces = re.split(r"\{(\d+)\}", node.format)
        return "".join(convert.to_string(self.value(node.parts[int(p)])) if at % 2 else p for at, p in enumerate(pieces))

    def x_BinaryExpression(self, node: n.BinaryExpression) -> Any:
        if node.op == "And":
            return self.truth(node.left) and self.truth(node.right)
        if node.op == "Or":
            return self.truth(node.left) or self.truth(node.right)
        left = self.value(node.left)
        return OPERATORS[node.op](left, self.value(node.right))

    def x_UnaryExpression(self, node: n.UnaryExpression) -> Any:
        if node.op in ("Not", "Exclaim"):
            return not self.truth(node.operand)
        if node.op == "Minus":
            return arithmetic.neg(self.value(node.operand))
        old = self.value(node.operand)
        new = ops.step(old, 1 if "PlusPlus" in node.op else -1)
        self.store(node.operand, new)
        return (0 if old is None or old is NOTHING else old) if node.op.startswith("Postfix") else new

    def x_TernaryExpression(self, node: n.TernaryExpression) -> Any:
        return self.value(node.if_true if self.truth(node.condition) else node.if_false)

    def x_ParenExpression(self, node: n.ParenExpression) -> Any:
        inner = node.pipeline
        return self.value(inner) if isinstance(inner, (n.Pipeline, n.CommandExpression)) else self.collected(inner)

    def x_SubExpression(self, node: n.SubExpression) -> Any:
        result: list[Any] = []
        self.block(node.body.statements, result.append)
        return ops.unwrap(result)

    def x_ArrayExpression(self, node: n.ArrayExpression) -> Any:
        result: list[Any] = []
        self.block(node.body.statements, result.append)
        return result

    def x_ArrayLiteral(self, node: n.ArrayLiteral) -> Any:
        return [self.value(e) for e in node.elements]

    def x_Hashtable(self, node: n.Hashtable) -> Any:
        return ops.hashtable_literal(tuple((self.value(k), self.value(v)) for k, v in node.pairs))

    def x_IndexExpression(self, node: n.IndexExpression) -> Any:
        return members.get_index(self.value(node.target), self.value(node.index))

    def x_MemberExpression(self, node: n.MemberExpression) -> Any:
        return members.get_member(self.value(node.target), node.member.value)  # type: ignore[attr-defined]
