"""In: statement nodes. Out: rows of Python.

A statement that fails does not end the script: each one that can fail stands in a try whose handler reports and goes on, or raises again
when a try statement of the script is active somewhere below on the stack (Session.statement_error decides). In 3.11 a try costs nothing
until it catches. CPython allows 20 nested blocks in a function; deep statements go into a local function of their own (MAX_DEPTH).
"""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ems.compiler.analysis import local_name
from ems.compiler.expressions import COMPOUND, CONSTANT_VARIABLES
from ems.syntax import nodes as n

MAX_DEPTH = 13
STEPS = ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus")


class Loop:
    """A loop or switch around the current statement, in the same Python function."""

    __slots__ = ("label", "switch")

    def __init__(self, label: str | None, switch: bool = False) -> None:
        self.label = (label or "").lower()
        self.switch = switch


class StatementWriter:
    """The statement half of FunctionWriter."""

    unit: Any
    facts: Any
    rows: list[Any]
    line: Any
    expr: Any
    cond: Any
    bare: Any
    cell: Any
    cell_names: set[str]
    temp: Any
    emit: str
    indent: int
    mark: tuple[int, int]
    in_try: int
    traps: str | None
    loops: list[Loop]
    depth: int
    nested: int

    # -- lists of statements

    def block(self, body: n.StatementBlock) -> None:
        """The statements of { }, one level deeper."""
        self.indent += 1
        before = len(self.rows)
        self.statements(body.statements, body.traps)
        if len(self.rows) == before:
            self.line("pass")
        self.indent -= 1

    def statements(self, statements: list[n.Node], traps: list[n.TrapStatement]) -> None:
        saved = self.traps
        if traps:
            self.traps = self.trap_table(traps, saved)
        for statement in statements:
            if self.depth >= MAX_DEPTH and isinstance(statement, (n.ForEachStatement, n.ForStatement, n.WhileStatement, n.DoWhileStatement,
                                                                  n.DoUntilStatement, n.TryStatement, n.SwitchStatement, n.IfStatement)):
                self.outlined(statement)
            else:
                self.statement(statement)
        self.traps = saved

    def statement(self, node: n.Node) -> None:
        method = getattr(self, "s_" + node.__class__.__name__)
        self.mark = self.point(node)
        if isinstance(node, (n.FunctionDefinition, n.TypeDefinition, n.BreakStatement, n.ContinueStatement, n.UsingStatement)) \
                or (self.in_try and not self.traps) or self.cannot_fail(node):
            method(node)
            return
        self.line("try:")
        self.indent += 1
        self.depth += 1
        before = len(self.rows)
        method(node)
        if len(self.rows) == before:
            self.line("pass")
        self.depth -= 1
        self.indent -= 1
        self.mark = self.point(node)
        self.handler()

    def handler(self) -> None:
        if self.traps:
            self.line(f"except Exception as E: R.trap_error(E, S, {self.emit}, {self.traps})")
        else:
            self.line("except Exception as E: R.statement_error(E, S)")

    @staticmethod
    def point(node: n.Node) -> tuple[int, int]:
        """The extent that an error in this statement points at."""
        for field in ("condition", "values"):
            part = getattr(node, field, None)
            if isinstance(part, n.Node) and not isinstance(node, n.Pipeline):
                return part.start, part.end
        if isinstance(node, n.IfStatement):
            return node.clauses[0][0].start, node.clauses[0][0].end
        return node.start, node.end

    def cannot_fail(self, node: n.Node) -> bool:
        """True for what never raises: assigning a constant to a plain variable of no declared type is not sure, so only bare constants count."""
        if isinstance(node, n.Pipeline):
            inner = self.bare(node)
            return isinstance(inner, (n.StringConstantExpression, n.ConstantExpression)) and self.emit != "O"
        return isinstance(node, (n.IfStatement, n.TryStatement)) and self.in_try > 0

    def outlined(self, node: n.Node) -> None:
        """A statement in a function of its own beside this one, to keep the nesting of blocks and the indentation low."""
        from ems.compiler.function import FunctionWriter

        name = f"f{self.unit.number()}_inner"
        writer = FunctionWriter(self.unit, self.facts, set(), is_method=self.is_method)  # type: ignore[attr-defined]
        writer.cell_names, writer.in_try, writer.traps, writer.nested = self.cell_names, self.in_try, self.traps, 1
        writer.mark = self.mark = self.point(node)
        writer.statement(node)
        traps = f", {self.traps}" if self.traps else ""
        self.unit.function(writer.finish(f"def {name}(R, S, O{traps}):", self.mark))
        if not (self.around and not self.is_method and any(isinstance(inner, n.ReturnStatement) for inner in node.walk())):  # type: ignore[attr-defined]
            self.line(f"{name}(R, S, {self.emit}{traps})")
            return
        self.line(f"try: {name}(R, S, {self.emit}{traps})")
        self.line("except ReturnFlow:")
        self.indent += 1
        self.give_up_captures(whole=True)
        self.line("raise")
        self.indent -= 1

    def trap_table(self, traps: list[n.TrapStatement], outer: str | None) -> str:
        """A local tuple of (type or None, function) for the traps of a block, the outer ones after them."""
        parts = []
        for trap in traps:
            name = f"g{self.unit.number()}"
            self.mark = (trap.start, trap.end)
            self.line(f"def {name}(S, O):")
            saved = self.indent, self.depth, self.loops, self.emit, self.traps, self.cells, self.in_try
            self.indent += 1
            self.depth, self.loops, self.emit, self.traps, self.cells, self.in_try = 0, [], "O", None, {}, 0  # type: ignore[var-annotated]
            self.nested += 1
            at = len(self.rows)
            self.statements(trap.body.statements, trap.body.traps)
            if len(self.rows) == at:
                self.line("pass")
            prologue = [(self.indent, "V = S.vars", self.mark)] if self.cells else []
            prologue += [(self.indent, self.cell_line(low, c), self.mark) for low, c in self.cells.items()]
            self.rows[at:at] = prologue
            self.nested -= 1
            self.indent, self.depth, self.loops, self.emit, self.traps, self.cells, self.in_try = saved
            kind = self.type_ref(trap.type.type, trap.type) if trap.type is not None else "None"  # type: ignore[attr-defined]
            parts.append(f"({kind}, {name}), ")
        table = f"T{self.unit.number()}"
        self.line(f"{table} = ({''.join(parts)}){f' + {outer}' if outer else ''}")
        return table

    # -- expressions and assignments

    def s_Pipeline(self, node: n.Pipeline) -> None:
        self.pipeline_statement(node)  # type: ignore[attr-defined]

    def s_CommandExpression(self, node: n.CommandExpression) -> None:
        self.expression_statement(node.expression)

    def expression_statement(self, node: n.Node) -> None:
        if isinstance(node, n.UnaryExpression) and node.op in STEPS:
            self.step(node)
            return
        bare = self.bare(node)
        if isinstance(node, n.ConvertExpression) and node.type.type.text.lower() == "void":
            self.line(self.expr(node.operand))
        elif isinstance(bare, (n.StringConstantExpression, n.ExpandableStringExpression, n.ConstantExpression)):
            self.line(f"{self.emit}({self.expr(bare)})")
        elif isinstance(bare, n.BinaryExpression) and bare.op == "DotDot":
            self.line(f"emit(lazy_range({self.expr(bare.left)}, {self.expr(bare.right)}), {self.emit})")
        elif isinstance(node, n.ParenExpression) and isinstance(node.pipeline, n.Pipeline) and self.bare(node.pipeline) is node.pipeline \
                and self.is_plain(node.pipeline):  # type: ignore[attr-defined]
            self.line(f"emit(unwrap(collect(R, S, {self.pipeline_parts(node.pipeline)})), {self.emit})")  # type: ignore[attr-defined]
            return  # $? is the pipeline's
        else:
            t = self.temp()
            self.line(f"{t} = {self.sent(node)}")  # type: ignore[attr-defined]
            self.line(f"{self.emit}({t}) if {t}.__class__ in SCALARS else emit({t}, {self.emit})")
        if self.facts.uses_ok and self.sets_ok(node):
            self.line("R.ok = True")

    def sets_ok(self, node: n.Node) -> bool:
        """True for an expression after which $? is true; in ( ), $( ) and @( ) the last pipeline decides."""
        if isinstance(node, n.ParenExpression):
            return self.sets_ok(node.pipeline)
        if isinstance(node, (n.SubExpression, n.ArrayExpression)):
            return not node.body.statements or self.sets_ok(node.body.statements[-1])
        if isinstance(node, n.Pipeline) and len(node.elements) == 1 and isinstance(node.elements[0], n.CommandExpression):
            return self.sets_ok(node.elements[0].expression)
        return not isinstance(node, n.Pipeline)

    def step(self, node: n.UnaryExpression) -> None:
        delta = "1" if "PlusPlus" in node.op else "-1"
        target = self.bare(node.operand)
        name = local_name(target.name) if isinstance(target, n.VariableExpression) else None
        if name is not None and ":" not in target.name and name not in CONSTANT_VARIABLES:
            cell, t = self.cell(name), self.temp()
            limit = f"{t} < 2147483647" if delta == "1" else f"{t} > -2147483648"
            old = f"{cell}.value if {cell}.__class__ is not UnsetVariable else local_only({cell})"
            self.line(f"{cell}.value = {t} + {delta} if ({t} := ({old})).__class__ is int and {limit} else step({t}, {delta})")
        else:
            self.line(self.increment(node, wants_value=False))  # type: ignore[attr-defined]

    def s_AssignmentStatement(self, node: n.AssignmentStatement) -> None:
        target = self.bare(node.left)
        plain = isinstance(target, n.VariableExpression) and ":" not in target.name and target.name.lower() not in CONSTANT_VARIABLES
        if plain and node.op in ("Equals", *COMPOUND):
            cell = self.cell(local_name(target.name))
            if node.op == "Equals":
                self.assign_cell(cell, node.right)
            else:
                value = self.value_of(node.right)  # type: ignore[attr-defined]
                old = f"({cell}.value if {cell}.__class__ is not UnsetVariable else local_only({cell}))"
                self.line(f"{cell}.value = {self.arithmetic(COMPOUND[node.op], old, value)}")  # type: ignore[attr-defined]
        elif node.op == "Equals" and isinstance(target, n.IndexExpression):
            value = self.temp()
            self.assign_name(value, node.right)
            self.line(f"set_index({self.expr(target.target)}, {self.expr(target.index)}, {value})")
        else:
            self.line(self.assignment(node, wants_value=False))  # type: ignore[attr-defined]
        if self.facts.uses_ok:
            bare = self.bare(node.right)
            if not isinstance(bare, n.Pipeline):
                self.line("R.ok = True")

    def assign_cell(self, cell: str, right: n.Node) -> None:
        self.assign_name(f"{cell}.value", right)

    def assign_name(self, name: str, right: n.Node) -> None:
        """name = the value of a statement; loops and ifs collect into a list without a local function."""
        if isinstance(right, (n.IfStatement, n.ForEachStatement, n.ForStatement, n.WhileStatement, n.DoWhileStatement, n.DoUntilStatement,
                              n.SwitchStatement, n.TryStatement, n.PipelineChain)):
            number = self.unit.number()
            saved = self.emit
            self.around.append((f"L{number}", saved))
            self.emit = f"P{number}"
            self.line(f"L{number} = []; P{number} = L{number}.append")
            getattr(self, "s_" + right.__class__.__name__)(right)
            self.emit = saved
            self.around.pop()
            self.line(f"{name} = unwrap(L{number})")
        else:
            self.line(f"{name} = {self.value_of(right)}")  # type: ignore[attr-defined]

    def s_PipelineChain(self, node: n.PipelineChain) -> None:
        self.chain_side(node.left)
        self.mark = (node.right.start, node.right.end)
        self.line("if R.ok:" if node.op == "AndAnd" else "if not R.ok:")
        self.indent += 1
        self.chain_side(node.right)
        self.indent -= 1

    def chain_side(self, node: n.Node) -> None:
        """One side of && or ||: an error there makes $? false and lets the chain go on."""
        saved = self.facts.uses_ok
        self.facts.uses_ok = True
        if isinstance(node, n.PipelineChain):
            self.s_PipelineChain(node)
        else:
            self.statement(node)
        self.facts.uses_ok = saved

    # -- choices

    def s_IfStatement(self, node: n.IfStatement) -> None:
        conditions = [self.cond(condition) for condition, _ in node.clauses]
        opened = 0
        for at, (code, (condition, body)) in enumerate(zip(conditions, node.clauses, strict=True)):
            self.mark = (condition.start, condition.end)
            self.line(f"{'if' if at == 0 else 'elif'} {code}:")
            self.block(body)
        if node.else_body is not None:
            self.line("else:")
            self.block(node.else_body)
        assert opened == 0

    def s_SwitchStatement(self, node: n.SwitchStatement) -> None:
        mode = "regex" if "Regex" in node.flags else "wildcard" if "Wildcard" in node.flags else "exact"
        exact_case = "CaseSensitive" in node.flags
        item, hit = f"i{self.unit.number()}", f"h{self.unit.number()}"
        value = self.value_of(node.condition)  # type: ignore[attr-defined]
        source = self.at(node.condition, f"switch_file(R, {value})") if "File" in node.flags else f"switch_items({value})"  # type: ignore[attr-defined]
        cell = self.cell("_")
        saved_underscore = f"u{self.unit.number()}"
        tests = [(self.clause(value_node, mode, exact_case, f"{cell}.value"), body) for value_node, body in node.clauses]
        self.line(f"{saved_underscore} = {cell}.value if {cell}.__class__ is not UnsetVariable else MISSING")

        def iteration() -> None:
            self.line(f"{cell}.value = {item}")
            self.line(f"{hit} = False")
            for test, body in tests:
                self.mark = (body.start, body.end)
                self.line(f"if {test}:")
                self.indent += 1
                self.line(f"{hit} = True")
                self.indent -= 1
                self.block(body)
            if node.default is not None:
                self.line(f"if not {hit}:")
                self.block(node.default)

        if "switch" in self.facts.mentions:
            source = f"S.enumerator('switch', {source})"
        self.loop(f"for {item} in {source}:", Loop(node.label, switch=True), iteration)
        self.line(f"restore_underscore({cell}, {saved_underscore})")

    def clause(self, value: n.Node, mode: str, exact_case: bool, item: str) -> str:
        bare = self.bare(value)
        if isinstance(bare, n.ScriptBlockExpression):
            return f"switch_script(R, S, {self.expr(bare)}, {item})"
        if mode == "wildcard":
            if isinstance(bare, n.StringConstantExpression):
                return f"{self.unit.constant(f'wildcard_test({bare.value!r}, {not exact_case})')}({item})"
            return self.at(value, f"switch_wildcard({item}, {self.expr(value)}, {not exact_case})")  # type: ignore[attr-defined]
        if mode == "regex":
            return self.at(value, f"switch_regex(S, {item}, {self.expr(value)}, {not exact_case})")  # type: ignore[attr-defined]
        general = f"switch_equal({item}, {self.expr(value)}, {not exact_case})"
        if isinstance(bare, n.ConstantExpression) and bare.value.__class__ is int:
            return f"({item} == {self.expr(bare)} if {item}.__class__ is int else {general})"
        if isinstance(bare, n.StringConstantExpression) and bare.value.isascii() and bare.value.isprintable():
            quick = f"{item} == {bare.value!r}" if exact_case else f"{item}.lower() == {bare.value.lower()!r}"
            return f"({quick} if {item}.__class__ is str and {item}.isascii() and {item}.isprintable() else {general})"
        return general

    # -- loops

    def loop(self, header: str, loop: Loop, body: Any) -> None:
        """A Python loop whose body may be left by break and continue from anywhere below on the stack."""
        self.line("try:")
        self.indent += 1
        self.depth += 1
        self.line(header)
        self.indent += 1
        self.depth += 1
        self.line("try:")
        self.indent += 1
        self.depth += 1
        self.loops.append(loop)
        self.around.append(loop)
        before = len(self.rows)
        body()
        if len(self.rows) == before:
            self.line("pass")
        self.loops.pop()
        self.around.pop()
        self.indent -= 1
        self.depth -= 1
        self.line("except ContinueFlow as F:")
        self.line(f" if F.label and F.label.lower() != {loop.label!r}: raise")
        self.indent -= 1
        self.depth -= 1
        self.indent -= 1
        self.depth -= 1
        self.line("except BreakFlow as F:")
        self.line(f" if F.label and F.label.lower() != {loop.label!r}: raise")

    def s_ForEachStatement(self, node: n.ForEachStatement) -> None:
        cell = self.cell(local_name(node.variable.name) or node.variable.name.lower())
        bare = self.bare(node.values)
        if isinstance(bare, n.BinaryExpression) and bare.op == "DotDot":
            source = f"lazy_range({self.expr(bare.left)}, {self.expr(bare.right)})"
        else:
            source = f"iterate({self.value_of(node.values)})"  # type: ignore[attr-defined]
        item = f"i{self.unit.number()}"
        if "foreach" in self.facts.mentions:
            source = f"S.enumerator('foreach', {source})"

        def body() -> None:
            self.line(f"{cell}.value = {item}")
            self.statements(node.body.statements, node.body.traps)

        self.loop(f"for {item} in {source}:", Loop(node.label), body)

    def s_WhileStatement(self, node: n.WhileStatement) -> None:
        condition = self.cond(node.condition)
        self.loop(f"while {condition}:", Loop(node.label), lambda: self.statements(node.body.statements, node.body.traps))

    def s_DoWhileStatement(self, node: n.DoWhileStatement) -> None:
        self.do_loop(node, "while not")

    def s_DoUntilStatement(self, node: n.DoUntilStatement) -> None:
        self.do_loop(node, "until")

    def do_loop(self, node: Any, kind: str) -> None:
        """do {} while: the condition runs after the body and after `continue` too, so it stands at the top from the second round on."""
        first = f"n{self.unit.number()}"
        condition = self.cond(node.condition)
        test = f"not {condition}" if kind == "while not" else condition
        self.line(f"{first} = True")
        again = f"not ({test})"
        self.loop(f"while {first} or {again}:", Loop(node.label), lambda: self.do_body(node, first))

    def do_body(self, node: Any, first: str) -> None:
        self.line(f"{first} = False")
        self.statements(node.body.statements, node.body.traps)

    def s_ForStatement(self, node: n.ForStatement) -> None:
        """for (;;): the step runs before each round but the first, so that `continue` reaches it."""
        if node.start_clause is not None:
            self.quiet(node.start_clause)
        condition = self.cond(node.condition) if node.condition is not None else "True"
        step = node.step
        if step is None:
            self.loop(f"while {condition}:", Loop(node.label), lambda: self.statements(node.body.statements, node.body.traps))
            return
        # The step is compiled at the end of the body when nothing there continues, else behind a flag at the top.
        if not self.has_continue(node.body):
            def body() -> None:
                self.statements(node.body.statements, node.body.traps)
                self.quiet(step)

            self.loop(f"while {condition}:", Loop(node.label), body)
            return
        flag = f"n{self.unit.number()}"
        self.line(f"{flag} = False")

        def flagged() -> None:
            self.line(f"if {flag}:")
            self.indent += 1
            self.quiet(step)
            self.indent -= 1
            self.line(f"{flag} = True")
            self.line(f"if not {condition}: break")
            self.statements(node.body.statements, node.body.traps)

        self.loop("while True:", Loop(node.label), flagged)

    @staticmethod
    def has_continue(body: n.Node) -> bool:
        """True when the body may be left by continue: written there, or from a command or script block that it runs."""
        return any(isinstance(x, (n.ContinueStatement, n.Command, n.ScriptBlockExpression)) for x in body.walk())

    def quiet(self, node: n.Node) -> None:
        """A for-clause: its output is dropped."""
        saved, self.emit = self.emit, "drop"
        saved_try, self.in_try = self.in_try, self.in_try + 1
        self.statement(node)
        self.in_try = saved_try
        self.emit = saved

    # -- leaving

    def s_BreakStatement(self, node: n.BreakStatement) -> None:
        self.leave(node.label, "break", "BreakFlow")

    def s_ContinueStatement(self, node: n.ContinueStatement) -> None:
        self.leave(node.label, "continue", "ContinueFlow")

    def give_up_captures(self, label: n.Node | None = None, whole: bool = False) -> None:
        """Before control leaves statements whose output is being collected: what they gave so far goes on to the outer output.

        `whole`: the function is left (return), not just the loop that break or continue means.
        """
        for outer in reversed(self.around):
            if isinstance(outer, tuple):
                items, emit = outer
                self.line(f"for t0 in {items}: {emit}(t0)")
            elif not whole and (label is None or (isinstance(label, n.StringConstantExpression) and outer.label == label.value.lower())):
                return

    def leave(self, label: n.Node | None, python: str, flow: str) -> None:
        self.give_up_captures(label)
        if label is None and self.loops:
            self.line(python)
            return
        if isinstance(label, n.StringConstantExpression) and self.loops and self.loops[-1].label == label.value.lower():
            self.line(python)
            return
        self.line(f"raise {flow}({f'ts({self.expr(label)})' if label is not None else repr('')})")

    def s_ReturnStatement(self, node: n.ReturnStatement) -> None:
        if node.pipeline is not None:
            if self.is_method:  # type: ignore[attr-defined]
                value = self.value_of(node.pipeline)  # type: ignore[attr-defined]
                self.line(f"raise ReturnFlow({value})" if self.nested else f"return {value}")
                return
            saved, self.in_try = self.in_try, self.in_try + 1
            self.statement(node.pipeline)
            self.in_try = saved
        if self.is_method and not self.nested:  # type: ignore[attr-defined]
            self.line("return NOTHING")
            return
        if not self.is_method:  # type: ignore[attr-defined]
            self.give_up_captures(whole=True)
        self.line("raise ReturnFlow()" if self.nested else "return")

    def s_ThrowStatement(self, node: n.ThrowStatement) -> None:
        if node.pipeline is None:
            self.line("raise R.rethrow(S)")
        else:
            self.line(f"raise R.throw({self.value_of(node.pipeline)})")  # type: ignore[attr-defined]

    def s_ExitStatement(self, node: n.ExitStatement) -> None:
        self.line(f"raise ExitFlow(exit_code({self.value_of(node.pipeline) if node.pipeline is not None else 'None'}, R))")  # type: ignore[attr-defined]

    # -- try

    def s_TryStatement(self, node: n.TryStatement) -> None:
        saved = f"d{self.unit.number()}"
        self.line(f"{saved} = R.try_depth")
        self.line("try:")
        self.indent += 1
        self.depth += 2
        if node.catches:
            self.line(f"R.try_depth = {saved} + 1")
            self.line("try:")
            traps, self.traps = self.traps, None
            self.in_try += 1
            self.block(node.body)
            self.in_try -= 1
            self.traps = traps
            self.indent += 1
            self.line(f"R.try_depth = {saved}")
            self.indent -= 1
            self.line("except Exception as E:")
            self.indent += 1
            self.line(f"R.try_depth = {saved}")
            self.catches(node.catches)
            self.indent -= 1
        else:
            self.statements(node.body.statements, node.body.traps)
            if not node.body.statements:
                self.line("pass")
        self.indent -= 1
        self.line("finally:")
        self.indent += 1
        self.line(f"R.try_depth = {saved}")
        if node.finally_body is not None:
            self.statements(node.finally_body.statements, node.finally_body.traps)
        self.indent -= 1
        self.depth -= 2

    def catches(self, clauses: list[n.CatchClause]) -> None:
        record, old = f"e{self.unit.number()}", f"u{self.unit.number()}"
        cell = self.cell("_")
        self.line(f"{record} = R.caught(E, S)")
        self.line(f"{old} = {cell}.value if {cell}.__class__ is not UnsetVariable else MISSING")
        self.line(f"{cell}.value = {record}")
        self.line("try:")
        self.indent += 1
        for at, clause in enumerate(clauses):
            types = "".join(self.type_ref(t.type, t) + ", " for t in clause.types)  # type: ignore[attr-defined]
            test = f"catches(R, S, {cell}, ({types}))" if clause.types else "True"
            self.mark = (clause.start, clause.end)
            self.line(f"{'if' if at == 0 else 'elif'} {test}:")
            saved, self.in_try = self.in_try, 0
            self.depth += 1
            self.block(clause.body)
            self.depth -= 1
            self.in_try = saved
        self.line("else: raise")
        self.indent -= 1
        self.line(f"finally: restore_underscore({cell}, {old})")

    # -- definitions

    def s_FunctionDefinition(self, node: n.FunctionDefinition) -> None:
        code = self.unit.block(node.body, name=node.name, parameters=node.parameters, is_filter=node.is_filter)
        self.line(f"R.define_function(S, {node.name!r}, {code}, {node.is_filter}, {node.start}, {node.end})")

    def s_TypeDefinition(self, node: n.TypeDefinition) -> None:
        """Types are defined before the script runs (see type_definition)."""

    def type_definitions(self, nodes: Sequence[n.TypeDefinition]) -> None:
        """All types of a script: declared first, so that they may speak of each other, then defined, bases before those that inherit."""
        waiting = {node.name.lower(): node for node in nodes}
        codes = {}
        if nodes:
            self.line("R.class_assemblies += 1")
        for node in nodes:
            name = codes[node.name.lower()] = f"T{self.unit.number()}"
            self.line(f"{name} = {self.type_definition(node)}")
            self.line(f"R.declare_type(S, {name}, TYPES)")

        def define(node: n.TypeDefinition) -> None:
            for base in node.bases:
                inherited = waiting.pop(base.type.text.lower(), None)
                if inherited is not None:
                    define(inherited)
            self.mark = (node.start, node.end)
            self.line(f"R.define_type(S, {codes[node.name.lower()]})")

        for node in nodes:
            if waiting.pop(node.name.lower(), None) is not None:
                define(node)

    def type_definition(self, node: n.TypeDefinition) -> str:
        self.mark = (node.start, node.end)
        members = "".join(self.type_member(m) + ", " for m in node.members)
        bases = "".join(self.type_ref(b.type) + ", " for b in node.bases)  # type: ignore[attr-defined]
        attributes = self.attributes(node.attributes, f"q{self.unit.number()}")  # type: ignore[attr-defined]
        space = self.unit.spaces.get(id(node), "")
        place = f", {space!r}" if space else ""
        return f"TypeCode({node.name!r}, {node.kind!r}, ({bases}), {attributes}, ({members}), SOURCE, {node.start}, {node.end}{place})"

    def type_member(self, member: n.Node) -> str:
        from ems.compiler.function import FunctionWriter
        from ems.syntax.constants import is_constant

        if isinstance(member, n.PropertyMember):
            kind = self.type_ref(member.type.type) if member.type is not None else "None"  # type: ignore[attr-defined]
            value = "None"
            if member.value is not None:
                value = FunctionWriter(self.unit, self.facts, set()).value_function(f"m{self.unit.number()}", member.value)
            attributes = self.attributes(member.attributes, f"q{self.unit.number()}")  # type: ignore[attr-defined]
            place = f", {(member.value.start, member.value.end)}" if member.value is not None else ""
            constant = "" if member.value is None or is_constant(member.value) else ", False"
            return f"PropertyCode({member.name!r}, {member.modifiers!r}, {kind}, {attributes}, {value}, {member.start}, {member.end}{place}{constant})"
        assert isinstance(member, n.FunctionMember)
        kind = self.type_ref(member.return_type.type) if member.return_type is not None else "None"  # type: ignore[attr-defined]
        code = self.unit.block(member.body, name=member.name, parameters=member.parameters, method=True)
        return f"MethodCode({member.name!r}, {member.modifiers!r}, {member.constructor}, {kind}, {code}, {member.start}, {member.end})"

    def s_UsingStatement(self, node: n.UsingStatement) -> None:
        """using: carried out by the root block before anything else (`using`)."""

    def using(self, node: n.UsingStatement) -> None:
        """One using statement. Type names of a file carry its namespaces with them (TypeRef); a prompt's last for the session."""
        self.mark = (node.start, node.end)
        if node.kind == "Namespace":
            if self.unit.source.path is None:
                self.line(f"R.use_namespace({self.expr(node.name)})")
        elif node.kind == "Module":
            self.line(f"use_module(R, S, {self.expr(node.name or node.module_specification)}, TYPES)")
        else:
            self.line(f"use_assembly({self.expr(node.name)})")

    def s_DataStatement(self, node: n.DataStatement) -> None:
        if node.variable:
            number = self.unit.number()
            saved, self.emit = self.emit, f"P{number}"
            self.line(f"L{number} = []; P{number} = L{number}.append")
            self.statements(node.body.statements, node.body.traps)
            self.emit = saved
            self.line(f"{self.cell(node.variable.lower())}.value = unwrap(L{number})")
        else:
            self.statements(node.body.statements, node.body.traps)

    def s_TrapStatement(self, node: n.TrapStatement) -> None:
        """Handled by trap_table."""
