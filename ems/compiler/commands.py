"""In: pipelines and commands. Out: Python text that runs them through ems.runtime.pipeline.

A command becomes a call site (constant: what is written there) and a tuple of the values of its elements, evaluated from left to right
before the pipeline starts. Shapes of a site's elements: "v" a value (its text is "numbers" when it is a list that may hold NumberArguments),
"p" a parameter name alone, "a" a parameter with `:value`, "s" a splatted variable, "r" the text after --%.
"""
from __future__ import annotations

from typing import Any

from ems.compiler.expressions import literal
from ems.syntax import nodes as n
from ems.values.text import to_string


class CommandWriter:
    """The command half of FunctionWriter."""

    unit: Any
    emit: str
    expr: Any
    value_of: Any
    line: Any
    bare: Any

    def is_plain(self, node: n.Pipeline) -> bool:
        """True for a pipeline that pipeline_parts can express (not a background job)."""
        return not node.background

    def pipeline_parts(self, node: n.Pipeline) -> str:
        """The arguments for pipe/collect: stages, each (site, values); an expression in front is (None, value)."""
        return ", ".join(self.stage(element, at) for at, element in enumerate(node.elements)) + ("" if len(node.elements) > 1 else "")

    def stage(self, element: n.Node, at: int) -> str:
        if isinstance(element, n.CommandExpression):
            redirections, values = self.redirections(element.redirections)
            bare = self.bare(element.expression)
            if isinstance(bare, n.BinaryExpression) and bare.op == "DotDot":
                code = f"lazy_range({self.expr(bare.left)}, {self.expr(bare.right)})"
            else:
                code = self.silent_expr(element.expression)  # type: ignore[attr-defined]
            if redirections:  # it is evaluated with the streams as they are redirected
                code = f"lambda: {code}"
            site = f"ExpressionSite({element.start}, {element.end}, ({redirections}))"
            return f"({self.unit.constant(site)}, ({code},{values}))"
        assert isinstance(element, n.Command)
        return self.command(element)

    def command(self, node: n.Command) -> str:
        """(site, values) of one command."""
        shapes: list[str] = []
        values: list[str] = []
        head = node.elements[0]
        name: str | None = None
        if isinstance(head, n.StringConstantExpression):
            name = head.value
        elif isinstance(head, n.ExpandableStringExpression) and not node.op and head.kind == "BareWord" or isinstance(head, n.ScriptBlockExpression):
            values.append(self.expr(head))
        else:
            values.append(self.expr(head))
        if name is not None:
            values.append("None")
        elements = node.elements[1:]
        for element in elements:
            self.element(element, shapes, values)
        redirections, more = self.redirections(node.redirections)
        called = name is not None and len(elements) == 1 and isinstance(elements[0], n.ParenExpression) and elements[0].start == head.end \
            and isinstance(self.bare(elements[0]), n.ArrayLiteral)
        site = (f"CommandSite({name!r}, {node.op!r}, ({''.join(s + ', ' for s in shapes)}), {node.start}, {node.end}, {head.start}, {head.end}, "
                f"({redirections}), SOURCE{', True' if called else ''})")
        return f"({self.unit.unique(site)}, ({', '.join(values)},{more}))"

    def element(self, element: n.Node, shapes: list[str], values: list[str]) -> None:
        place = f"{element.start}, {element.end}"
        if isinstance(element, n.CommandParameter) and element.name == "-" and element.argument is None:
            shapes.append(f"('d', '', {place}, '--')")  # what follows is no parameter name
            values.append("None")
        elif isinstance(element, n.CommandParameter):
            text = self.unit.source.text[element.start : element.end]
            if element.argument is None:
                shapes.append(f"('p', {element.name!r}, {place}, {text!r})")
                values.append("None")
            else:
                head = self.unit.source.text[element.start : element.argument.start].rstrip()
                shapes.append(f"('a', {element.name!r}, {place}, {head!r})")
                values.append(self.argument(element.argument))
        elif isinstance(element, n.VariableExpression) and element.splatted:
            shapes.append(f"('s', {element.name!r}, {place}, '')")
            values.append(self.read(element.name.lower(), element))  # type: ignore[attr-defined]
        else:
            code = self.argument(element)
            shapes.append(f"('v', '', {place}, {'numbers' if isinstance(element, n.ArrayLiteral) and 'K' in code else ''!r})")
            values.append(code)

    def argument(self, node: n.Node) -> str:
        """The value of an argument; a number written unusually keeps its text for parameters that take text."""
        if isinstance(node, n.ConstantExpression):
            text = self.unit.source.text[node.start : node.end]
            if text != to_string(node.value):
                return self.unit.constant(f"NumberArgument({literal(node.value)}, {text!r})")
        if isinstance(node, n.ArrayLiteral):
            return "[" + ", ".join(self.argument(e) for e in node.elements) + "]"
        return self.expr(node)

    def redirections(self, nodes: list[n.Node]) -> tuple[str, str]:
        """(tuple items for the site, further values): merges are constants, files are values."""
        items, values = "", ""
        for node in nodes:
            if isinstance(node, n.MergingRedirection):
                items += f"('merge', {node.from_stream!r}, {node.to_stream!r}), "
            elif isinstance(node, n.FileRedirection):
                items += f"('file', {node.from_stream!r}, {node.append}), "
                values += f" {self.expr(node.target)},"
        return items, values

    # -- statements

    def pipeline_statement(self, node: n.Pipeline) -> None:
        """A pipeline whose output goes to the current output."""
        if node.background:
            text = self.unit.source.text[node.start : node.end].rstrip().removesuffix("&").rstrip()
            self.line(f"R.background(S, {self.emit}, {text!r})")
            return
        if len(node.elements) == 1 and isinstance(node.elements[0], n.CommandExpression) and not node.elements[0].redirections:
            self.expression_statement(node.elements[0].expression)  # type: ignore[attr-defined]
            return
        parts = self.pipeline_parts(node)
        if len(node.elements) == 1 and isinstance(node.elements[0], n.Command) and not node.elements[0].redirections:
            self.line(f"call(R, S, {self.emit}, {parts[1:-1]})")
        else:
            self.line(f"pipe(R, S, {self.emit}, {parts})")
