"""In: one named block (or the parts of a parameter). Out: the rows of one Python function.

Names in the compiled text: R the session, S the scope, O the function that takes an output object, V the scope's variables,
v… variable cells, t… temporaries, K… constants, B… block codes. A variable that the block assigns is a cell fetched once in the
prologue (`v1_x.value`); others are looked up dynamically (`S.get('x')`).
"""
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ems.compiler.analysis import Facts
from ems.compiler.commands import CommandWriter
from ems.compiler.expressions import ExpressionWriter
from ems.compiler.statements import StatementWriter
from ems.syntax import nodes as n

if TYPE_CHECKING:
    from ems.compiler.unit import Unit

Row = tuple[int, str, tuple[int, int]]


class FunctionWriter(StatementWriter, CommandWriter, ExpressionWriter):
    """Writes one Python function; the three bases hold the three parts of the language."""

    def __init__(self, unit: Unit, facts: Facts, parameters: set[str], is_method: bool = False, is_root: bool = False) -> None:
        self.is_root = is_root
        self.unit = unit
        self.facts = facts
        self.cell_names = facts.assigned | parameters | ({"_", "this"} if is_method else {"_"})
        self.is_method = is_method
        self.rows: list[Row] = []
        self.indent = 1
        self.mark = (0, 0)
        self.emit = "O"
        self.cells: dict[str, str] = {}
        self.temps = 0
        self.in_try = 0
        self.traps: str | None = None
        self.loops: list[Any] = []
        self.around: list[Any] = []  # loops and captures (list, outer emit) around the statement, outermost first
        self.depth = 0
        self.nested = 0  # > 0 inside a local function: return, break and continue must leave it by an exception

    # -- rows

    def line(self, text: str) -> None:
        self.rows.append((self.indent, text, self.mark))

    def temp(self) -> str:
        self.temps += 1
        return f"t{self.temps}"

    def cell(self, lower: str) -> str:
        """The Python name of a variable's cell."""
        name = self.cells.get(lower)
        if name is None:
            name = self.cells[lower] = f"v{len(self.cells)}_{re.sub('[^a-z0-9]', '_', lower)[:24]}"
        return name

    def cell_line(self, lower: str, name: str) -> str:
        """The line that gets a variable's cell or makes it, with its name as the script writes it."""
        shown = self.facts.shown(lower)
        return f"{name} = V.get({lower!r}) or new_variable(S, {lower!r}{'' if shown == lower else f', {shown!r}'})"

    # -- whole functions

    def named_block(self, name: str, block: n.NamedBlock, types: Any = ()) -> list[Row]:
        """The rows of `def name(R, S, O)` for a named block."""
        self.mark = (block.start, block.end)
        if self.is_root:
            for using in self.unit.usings:
                self.using(using)
        self.type_definitions(types)
        if self.is_root and block.statements and not block.traps:
            self.statements(block.statements[:-1], [])
            self.facts.uses_ok = True  # the launcher's exit code depends on the last statement
            self.statements(block.statements[-1:], [])
        else:
            self.statements(block.statements, block.traps)
        return self.finish(f"def {name}(R, S, O):", (block.start, block.end))

    def value_function(self, name: str, node: n.Node) -> str:
        """A function `name(R, S)` that gives the value of an expression; for defaults and attribute arguments."""
        self.mark = (node.start, node.end)
        value = self.expr(node)
        self.line(f"return {value}")
        self.unit.function(self.finish(f"def {name}(R, S):", self.mark))
        return name

    def parts_function(self, name: str, node: n.Pipeline) -> str:
        """A function `name(R, S)` that gives the parts of a pipeline: a (site, values) each."""
        self.mark = (node.start, node.end)
        parts = self.pipeline_parts(node)
        self.line(f"return ({parts},)")
        self.unit.function(self.finish(f"def {name}(R, S):", self.mark))
        return name

    def finish(self, header: str, mark: tuple[int, int]) -> list[Row]:
        body = self.rows or [(1, "pass", mark)]
        prologue: list[Row] = []
        if self.cells:
            prologue.append((1, "V = S.vars", mark))
            for lower, name in self.cells.items():
                prologue.append((1, self.cell_line(lower, name), mark))
        return [(0, header, mark), *prologue, *body]

    # -- parameters and attributes

    def parameter(self, node: n.Parameter, number: int, index: int) -> str:
        """A ParameterCode expression."""
        default = "None"
        if node.default is not None:
            default = FunctionWriter(self.unit, self.facts, set()).value_function(f"d{number}_{index}", node.default)
        name = node.variable.name
        text = self.unit.source.text[node.default.start : node.default.end] if node.default is not None else None
        attributes = self.attributes(node.attributes, f"p{number}_{index}") if node.attributes else "()"
        return f"ParameterCode({name!r}, {attributes}, {default}, {node.start}, {node.end}, {text!r})"

    def attributes(self, attributes: list[Any], name: str, bracketed: bool = True) -> str:
        """A tuple of AttributeCode and TypeRef expressions, in source order. `bracketed`: a type not found is shown with its brackets."""
        parts = []
        for i, node in enumerate(attributes):
            if isinstance(node, n.TypeConstraint):
                parts.append(self.type_ref(node.type, node if bracketed else None))
                continue
            writer = FunctionWriter(self.unit, self.facts, set())
            writer.mark = (node.start, node.end)
            positional = "[" + ", ".join(writer.expr(a) for a in node.positional) + "]"
            named = "{" + ", ".join(f"{a.name!r}: {'True' if a.omitted else writer.expr(a.value)}" for a in node.named) + "}"
            writer.line(f"return {positional}, {named}")
            self.unit.function(writer.finish(f"def {name}_{i}(R, S):", writer.mark))
            names = {a.name: (a.start, a.start + len(a.name)) for a in node.named}
            text = self.unit.source.text[node.start : node.end]
            parts.append(f"AttributeCode({self.type_ref(node.type)}, {name}_{i}, {node.start}, {node.end}, {text!r}{f', {names!r}' if names else ''})")
        return "(" + "".join(p + ", " for p in parts) + ")"
