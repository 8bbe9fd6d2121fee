"""In: a parsed script. Out: a Python code object that, executed, builds the script's BlockCode.

One unit a parsed text. Its module text holds, in order: constants (K…), one function a named block of each script block (f…), and the
block descriptions (B…); the root is called ROOT. ems.compiler.loading runs it. Everything that a block needs at run time is made by that module
itself, so the code object alone can be cached (ems.compiler.cache).
"""
from __future__ import annotations

from types import CodeType

from ems.compiler.analysis import Facts
from ems.compiler.function import FunctionWriter
from ems.compiler.writer import Writer
from ems.syntax import nodes as n


class Unit:
    """The state shared by all functions of one compiled text."""

    def __init__(self, source: n.Source) -> None:
        self.source = source
        self.constants: list[str] = []
        self._constant_names: dict[str, str] = {}
        self.functions: list[tuple[int, str, tuple[int, int]]] = []
        self.blocks: list[str] = []
        self._count = 0
        self.types: list[n.TypeDefinition] = []
        self.spaces: dict[int, str] = {}  # id of a type's node -> its namespace
        self.usings: list[n.UsingStatement] = []
        self.namespaces: tuple[str, ...] = ()
        self.type_names: frozenset[str] = frozenset()  # lower names of its types

    @property
    def has_types(self) -> bool:
        """True for a text with types of its own, or of a module: its code keeps them in TYPES."""
        return bool(self.types) or any(using.kind == "Module" for using in self.usings)

    def names_type(self, name: n.TypeName) -> bool:
        """Whether a type's name may mean one of TYPES."""
        return self.has_types and (len(self.type_names) != len(self.types) or any(t in name.text.lower() for t in self.type_names)
                                   or any(using.kind == "Module" for using in self.usings))

    def constant(self, code: str) -> str:
        """The name of a module-level constant made by this Python expression; equal expressions share one."""
        name = self._constant_names.get(code)
        if name is None:
            name = self._constant_names[code] = f"K{len(self.constants)}"
            self.constants.append(code)
        return name

    def unique(self, code: str) -> str:
        """A constant that is not shared: it keeps state of its own (a call site)."""
        self.constants.append(code)
        return f"K{len(self.constants) - 1}"

    def number(self) -> int:
        self._count += 1
        return self._count

    def function(self, rows: list[tuple[int, str, tuple[int, int]]]) -> None:
        self.functions.extend(rows)

    # -- blocks

    def block(self, block: n.ScriptBlock, name: str | None = None, parameters: list[n.Parameter] | None = None, is_filter: bool = False,
              root: bool = False, method: bool = False) -> str:
        """Compile a script block; the name of its BlockCode constant. `parameters`: those written after a function's name."""
        facts = Facts(block)
        number = self.number()
        declared = parameters or []
        binding = "()"
        if block.param_block is not None:
            declared = block.param_block.parameters
        attributes = [*block.attributes, *(block.param_block.attributes if block.param_block is not None else [])]
        names = {p.variable.name.lower().rpartition(":")[2] for p in declared}
        functions: dict[str, str] = {}
        for part in block.blocks:
            kind = part.kind.lower()
            if is_filter and part.unnamed and kind == "end":
                kind = "process"
            functions[kind] = self._part(part, f"f{number}_{kind}", facts, names, root=root and kind == "end", method=method)
        if root and (self.types or self.usings) and "end" not in functions:
            functions["end"] = self._part(n.NamedBlock(block.start, block.start, "End", True, [], []), f"f{number}_end", facts, names, root=True)
        writer = FunctionWriter(self, facts, names)
        parameter_codes = [writer.parameter(p, number, i) for i, p in enumerate(declared)]
        if attributes:
            binding = writer.attributes(attributes, f"a{number}")
        parts = ", ".join(f"{kind}={function}" for kind, function in functions.items())
        if root and block.requires:
            parts += f", requires={block.requires!r}" if parts else f"requires={block.requires!r}"
        unnamed_only = all(part.unnamed for part in block.blocks)
        self.blocks.append(
            f"B{number} = BlockCode(SOURCE, {block.start}, {block.end}, name={name!r}, parameters=({''.join(c + ', ' for c in parameter_codes)}), "
            f"attributes={binding}, mentions={frozenset(facts.mentions)!r}, unnamed={unnamed_only}, has_param_block={block.param_block is not None}"
            f"{', ' if parts else ''}{parts})")
        return f"B{number}"

    def _part(self, part: n.NamedBlock, name: str, facts: Facts, parameters: set[str], root: bool = False, method: bool = False) -> str:
        writer = FunctionWriter(self, facts, parameters, is_method=method, is_root=root)
        self.function(writer.named_block(name, part, self.types if root else ()))
        return name


def compile_tree(tree: n.ScriptBlock) -> Writer:
    """The Python text of a script, with positions."""
    assert tree.source is not None
    unit = Unit(tree.source)
    unit.usings = tree.usings
    unit.namespaces = tuple(u.name.value for u in tree.usings if u.kind == "Namespace" and isinstance(u.name, n.StringConstantExpression))
    unit.types = [node for node in tree.walk() if isinstance(node, n.TypeDefinition)]
    unit.type_names = frozenset(node.name.lower() for node in unit.types)
    if unit.types:
        unit.spaces = type_spaces(tree)
    return written(unit, unit.block(tree, root=True), tree.start)


def type_spaces(tree: n.ScriptBlock) -> dict[int, str]:
    """The namespaces of the types that functions and blocks define: a function gives its name, a block a hash of its text."""
    from zlib import crc32

    from ems.syntax.walk import walk

    assert tree.source is not None
    found = {}
    for node, path in walk(tree):
        if isinstance(node, n.TypeDefinition):
            around = [above.name if isinstance(above, n.FunctionDefinition) else f"<{crc32(tree.source.text[above.start : above.end].encode()):x}>"
                      for above in path if isinstance(above, (n.FunctionDefinition, n.ScriptBlockExpression))]
            if around:
                found[id(node)] = ".".join(around)
    return found


def compile_parts(source: n.Source, block: n.ScriptBlock, pipeline: n.Pipeline) -> CodeType:
    """The code object of one pipeline of a script block: ROOT is a function (session, scope) that gives its parts, for a steppable pipeline."""
    unit = Unit(source)
    name = FunctionWriter(unit, Facts(block), set()).parts_function("steps", pipeline)
    return written(unit, name, pipeline.start).code(source.path or "<script>")


def written(unit: Unit, root: str, start: int) -> Writer:
    """The module text of a unit."""
    writer = Writer(unit.source)
    where = (start, start)
    if unit.has_types:
        writer.add(0, "TYPES = {}", where)
    for indent, text, mark in unit.functions:
        writer.add(indent, text, mark)
    # Constants may name functions, blocks may name both; a block's own constants may name other blocks only through BLOCKS at run time.
    for at, code in enumerate(unit.constants):
        writer.add(0, f"K{at} = {code}", where)
    for code in unit.blocks:
        writer.add(0, code, where)
    writer.add(0, f"ROOT = {root}", where)
    return writer


def compile_script(tree: n.ScriptBlock) -> CodeType:
    """The code object of a script."""
    assert tree.source is not None
    return compile_tree(tree).code(tree.source.path or "<script>")
