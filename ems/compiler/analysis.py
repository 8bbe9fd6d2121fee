"""In: a ScriptBlock node. Out: which names it assigns and which automatic variables its text speaks of.

Names are lower case and without scope. A nested script block or function has its own scope and is not entered for assignments, but it is
for the automatic variables ($args, $input …): a block inside may read them of the function around it.
"""
from __future__ import annotations

from ems.syntax import nodes as n

# Automatic variables that an invocation makes only when the text speaks of them.
ON_DEMAND = {"args", "input", "psboundparameters", "myinvocation", "psscriptroot", "pscommandpath", "foreach", "switch", "?", "pscmdlet", "stacktrace"}


def local_name(name: str) -> str | None:
    """The lower name of a variable that is looked up in the current scope, None when the name has a scope or drive."""
    lower = name.lower()
    if ":" not in lower:
        return lower
    scope, _, rest = lower.partition(":")
    return rest if scope in ("local", "private") and rest else None


def target_names(target: n.Node) -> list[str]:
    """The plain variables that an assignment to `target` sets."""
    if isinstance(target, n.VariableExpression):
        name = local_name(target.name)
        return [name] if name is not None and not target.drive else []
    if isinstance(target, (n.ConvertExpression, n.AttributedExpression)):
        return target_names(target.operand)
    if isinstance(target, n.ArrayLiteral):
        return [name for e in target.elements for name in target_names(e)]
    if isinstance(target, n.ParenExpression):
        inner = target.pipeline
        if isinstance(inner, n.Pipeline) and len(inner.elements) == 1 and isinstance(inner.elements[0], n.CommandExpression):
            return target_names(inner.elements[0].expression)
    return []


class Facts:
    """What the compiler needs to know of one script block before it writes code."""

    __slots__ = ("_first", "assigned", "mentions", "uses_ok")

    def __init__(self, block: n.ScriptBlock) -> None:
        self.assigned: set[str] = set()
        self._first: dict[str, tuple[int, str]] = {}  # lower name -> place and name where the variable stands first
        self.mentions: set[str] = set()
        for child in block.blocks:
            self._own(child)
        self._mentions(block)
        self.uses_ok = "?" in self.mentions

    def shown(self, lower: str) -> str:
        """A variable's name as the script writes it first."""
        first = self._first.get(lower)
        return lower if first is None else first[1]

    def _own(self, root: n.Node) -> None:
        stack: list[n.Node] = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, (n.ScriptBlockExpression, n.FunctionDefinition, n.TypeDefinition)):
                continue
            if isinstance(node, n.VariableExpression):
                if not node.name.islower():
                    self._written(node)
            elif isinstance(node, n.AssignmentStatement):
                self.assigned.update(target_names(node.left))
            elif isinstance(node, n.UnaryExpression) and node.op in ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus"):
                self.assigned.update(target_names(node.operand))
            elif isinstance(node, n.ForEachStatement):
                self.assigned.update(target_names(node.variable))
            elif isinstance(node, n.DataStatement) and node.variable:
                self.assigned.add(node.variable.lower())
            stack.extend(node.children())

    def _written(self, node: n.VariableExpression) -> None:
        lower = local_name(node.name)
        if lower is not None and (lower not in self._first or node.start < self._first[lower][0]):
            self._first[lower] = node.start, node.name.rpartition(":")[2]

    def _mentions(self, block: n.ScriptBlock) -> None:
        for node in block.walk():
            if isinstance(node, n.VariableExpression):
                name = node.name.lower().rpartition(":")[2]
                if name in ON_DEMAND:
                    self.mentions.add(name)
