"""In: the syntax tree. Out: System.Management.Automation.Language: Parser, Ast and its classes, extents, tokens, parse errors."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import ScriptBlock
from ems.runtime.types.syntax_table import ABSTRACT, BASES, NODES, token_kinds
from ems.syntax import nodes as n
from ems.syntax.positions import place_message
from ems.values.collections import GenericList, TypedArray
from ems.values.context import current
from ems.values.convert import to_string, truth
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.objects import NetObject, base
from ems.values.typenames import resolve
from ems.values.types import NetType, array_type, find_type, get_type, net_type

SPACE = "System.Management.Automation.Language."


# -- extents

class Extent(NetObject):
    """A stretch of a script: IScriptExtent."""

    __slots__ = ("end", "source", "start")
    net_name = SPACE + "InternalScriptExtent"

    def __init__(self, source: Any, start: int, end: int) -> None:
        self.ps_ext = None
        self.source = source
        self.start = start
        self.end = end

    def __str__(self) -> str:
        return self.source.text[self.start : self.end]


class Position(NetObject):
    """One end of an extent: IScriptPosition."""

    __slots__ = ("offset", "source")
    net_name = SPACE + "InternalScriptPosition"

    def __init__(self, source: Any, offset: int) -> None:
        self.ps_ext = None
        self.source = source
        self.offset = offset


net_type("System.Management.Automation.Language.IScriptExtent", kind="interface", base=None)
net_type("System.Management.Automation.Language.IScriptPosition", kind="interface", base=None)
EXTENT = net_type("System.Management.Automation.Language.InternalScriptExtent", py=Extent, interfaces="IScriptExtent")
EXTENT.prop("string File", lambda e: e.source.path)
EXTENT.prop("System.Management.Automation.Language.IScriptPosition StartScriptPosition", lambda e: Position(e.source, e.start))
EXTENT.prop("System.Management.Automation.Language.IScriptPosition EndScriptPosition", lambda e: Position(e.source, e.end))
EXTENT.prop("int StartLineNumber", lambda e: e.source.place(e.start)[0])
EXTENT.prop("int StartColumnNumber", lambda e: e.source.place(e.start)[1])
EXTENT.prop("int EndLineNumber", lambda e: e.source.place(e.end)[0])
EXTENT.prop("int EndColumnNumber", lambda e: e.source.place(e.end)[1])
EXTENT.prop("string Text", str)
EXTENT.prop("int StartOffset", lambda e: e.start)
EXTENT.prop("int EndOffset", lambda e: e.end)
POSITION = net_type("System.Management.Automation.Language.InternalScriptPosition", py=Position, interfaces="IScriptPosition")
POSITION.prop("string File", lambda p: p.source.path)
POSITION.prop("int LineNumber", lambda p: p.source.place(p.offset)[0])
POSITION.prop("int ColumnNumber", lambda p: p.source.place(p.offset)[1])
POSITION.prop("int Offset", lambda p: p.offset)
POSITION.prop("string Line", lambda p: p.source.line(p.source.place(p.offset)[0]))


@EXTENT.method("string ToString()")
def extent_text(extent: Extent) -> str:
    return str(extent)


# -- errors and tokens

class ParseErrorObject(NetObject):
    __slots__ = ("error", "source")
    net_name = SPACE + "ParseError"

    def __init__(self, error: Any, source: Any) -> None:
        self.ps_ext = None
        self.error = error
        self.source = source

    def __str__(self) -> str:
        return f"{place_message(self.source, self.error.start, self.error.end)}\n{self.error.message}"


ERROR = net_type("System.Management.Automation.Language.ParseError", py=ParseErrorObject,
                 convert=lambda v: ParseErrorObject(*v) if isinstance(v, tuple) else NotImplemented)  # (the parser's error, its source)
ERROR.prop("System.Management.Automation.Language.IScriptExtent Extent", lambda e: Extent(e.source, e.error.start, e.error.end))
ERROR.prop("string ErrorId", lambda e: e.error.id)
ERROR.prop("string Message", lambda e: e.error.message)
ERROR.prop("bool IncompleteInput", lambda e: e.error.incomplete)


@ERROR.method("string ToString()")
def error_text(error: ParseErrorObject) -> str:
    return str(error)


def error_array(errors: Any, source: Any) -> TypedArray:
    """ParseError[]"""
    return TypedArray([ParseErrorObject(e, source) for e in errors], array_type(ERROR))


TOKEN_CLASSES = {"Variable": "VariableToken", "SplattedVariable": "VariableToken", "Number": "NumberToken", "Parameter": "ParameterToken", "Label": "LabelToken",
                 "StringLiteral": "StringLiteralToken", "HereStringLiteral": "StringLiteralToken", "StringExpandable": "StringExpandableToken",
                 "HereStringExpandable": "StringExpandableToken", "Generic": "StringExpandableToken"}


class TokenObject(NetObject):
    __slots__ = ("net_type", "source", "token")

    def __init__(self, token: Any, source: Any) -> None:
        self.ps_ext = None
        self.token = token
        self.source = source
        self.net_type = get_type(SPACE + TOKEN_CLASSES.get(token.kind, "Token"))

    def __str__(self) -> str:
        return self.source.text[self.token.start : self.token.end]


TOKEN = net_type("System.Management.Automation.Language.Token")
KIND = net_type("System.Management.Automation.Language.TokenKind", values=token_kinds())
FLAGS = net_type("System.Management.Automation.Language.TokenFlags", flags=True, values={"None": 0})
TOKEN.prop("string Text", str)
TOKEN.prop("System.Management.Automation.Language.TokenKind Kind", lambda t: enum_value(KIND, t.token.kind))
TOKEN.prop("string TokenFlags", lambda t: token_flags(t))
TOKEN.prop("bool HasError", lambda t: "TokenInError" in token_flags(t))
TOKEN.prop("System.Management.Automation.Language.IScriptExtent Extent", lambda t: Extent(t.source, t.token.start, t.token.end))
for _made, _text in ((net_type("System.Management.Automation.Language.VariableToken", base="System.Management.Automation.Language.Token"), "string Name"),
                     (net_type("System.Management.Automation.Language.NumberToken", base="System.Management.Automation.Language.Token"), "System.Object Value"),
                     (net_type("System.Management.Automation.Language.ParameterToken", base="System.Management.Automation.Language.Token"), "string ParameterName"),
                     (net_type("System.Management.Automation.Language.LabelToken", base="System.Management.Automation.Language.Token"), "string LabelText"),
                     (net_type("System.Management.Automation.Language.StringLiteralToken", base="System.Management.Automation.Language.Token"), "string Value"),
                     (net_type("System.Management.Automation.Language.StringExpandableToken", base="System.Management.Automation.Language.Token"), "string Value")):
    _made.prop(_text, lambda t: token_value(t))


@TOKEN.method("string ToString()")
def token_text(token: TokenObject) -> str:
    return str(token)


def token_flags(token: TokenObject) -> str:
    from ems.syntax.tokens import flag_text

    return flag_text(token.token)


def token_value(token: TokenObject) -> Any:
    value, text = token.token.value, str(token)
    if token.token.kind == "Parameter":
        return text[1:].rstrip(":")
    if token.token.kind in ("Variable", "SplattedVariable"):
        return text[1:].strip("{}")
    return value if isinstance(value, (str, int, float)) else getattr(value, "value", text)


# -- trees

class Tree:
    """The objects of one tree, made when asked for; each node has one."""

    def __init__(self, root: Any, source: Any) -> None:
        self.root = root
        self.source = source
        self.objects: dict[int, AstObject] = {}
        self._parents: dict[int, Any] | None = None

    def of(self, node: Any) -> Any:
        if node is None:
            return None
        found = self.objects.get(id(node))
        if found is None:
            found = self.objects[id(node)] = AstObject(node, self)
        return found

    def parent(self, node: Any) -> Any:
        if self._parents is None:
            self._parents = {id(child): outer for outer in self.root.walk() for child in outer.children()}
        return self.of(self._parents.get(id(node)))

    def value(self, value: Any) -> Any:
        """A field's value as scripts see it."""
        if isinstance(value, n.Node):
            return self.of(value)
        if isinstance(value, n.TypeName):
            return TypeNameObject(value, self)
        if isinstance(value, tuple):
            return PairObject([self.value(v) for v in value])
        if isinstance(value, list):
            return GenericList([self.value(v) for v in value], resolve("System.Collections.ObjectModel.ReadOnlyCollection[object]"))
        return value


class AstObject(NetObject):
    __slots__ = ("net_type", "node", "tree")

    def __init__(self, node: Any, tree: Tree) -> None:
        self.ps_ext = None
        self.node = node
        self.tree = tree
        self.net_type = get_type(f"{SPACE}{type(node).__name__}Ast")

    def __str__(self) -> str:
        return self.tree.source.text[self.node.start : self.node.end]


class PairObject(NetObject):
    """System.Tuple of two: a clause or a key with its value."""

    __slots__ = ("items",)
    net_name = "System.Tuple"

    def __init__(self, items: list[Any]) -> None:
        self.ps_ext = None
        self.items = items


PAIR = find_type("System.Tuple") or net_type("System.Tuple")
PAIR.prop("System.Object Item1", lambda p: p.items[0])
PAIR.prop("System.Object Item2", lambda p: p.items[1])


class TypeNameObject(NetObject):
    __slots__ = ("name", "tree")
    net_name = SPACE + "TypeName"

    def __init__(self, name: Any, tree: Tree) -> None:
        self.ps_ext = None
        self.name = name
        self.tree = tree

    def __str__(self) -> str:
        return self.name.text


TYPE_NAME = net_type("System.Management.Automation.Language.TypeName", py=TypeNameObject, interfaces="ITypeName")
TYPE_NAME.prop("string Name", lambda t: t.name.text)
TYPE_NAME.prop("string FullName", lambda t: t.name.text)
TYPE_NAME.prop("string AssemblyName", lambda t: t.name.assembly)
TYPE_NAME.prop("bool IsArray", lambda t: t.name.shape[0] == "array")
TYPE_NAME.prop("bool IsGeneric", lambda t: t.name.shape[0] == "generic")
TYPE_NAME.prop("System.Management.Automation.Language.IScriptExtent Extent", lambda t: Extent(t.tree.source, t.name.start, t.name.end))


@TYPE_NAME.method("type GetReflectionType()")
def reflection_type(name: TypeNameObject) -> Any:
    from ems.values.typenames import find

    return find(name.name)


@TYPE_NAME.method("string ToString()")
def type_name_text(name: TypeNameObject) -> str:
    return str(name)


class VariablePath(NetObject):
    __slots__ = ("path",)
    net_name = "System.Management.Automation.VariablePath"

    def __init__(self, path: str) -> None:
        self.ps_ext = None
        self.path = path

    @property
    def scope(self) -> str:
        return self.path.partition(":")[0].lower() if ":" in self.path else ""

    def __str__(self) -> str:
        return self.path


PATH = net_type("System.Management.Automation.VariablePath", py=VariablePath)
SCOPES = ("global", "script", "local", "private")
PATH.prop("string UserPath", lambda p: p.path)
PATH.prop("bool IsUnqualified", lambda p: not p.scope)
PATH.prop("bool IsVariable", lambda p: p.scope in ("", "variable", *SCOPES))
PATH.prop("bool IsDriveQualified", lambda p: p.scope not in ("", *SCOPES))
PATH.prop("string DriveName", lambda p: p.path.partition(":")[0] if p.scope not in ("", *SCOPES) else None)
for _scope in SCOPES:
    PATH.prop(f"bool Is{_scope.capitalize()}", lambda p, name=_scope: p.scope == name)


@PATH.method("string ToString()")
def path_text(path: VariablePath) -> str:
    return path.path


# -- Ast

AST = net_type("System.Management.Automation.Language.Ast")
AST.prop("System.Management.Automation.Language.IScriptExtent Extent", lambda a: Extent(a.tree.source, a.node.start, a.node.end))
AST.prop("System.Management.Automation.Language.Ast Parent", lambda a: a.tree.parent(a.node))


@AST.method("string ToString()")
def ast_text(ast: AstObject) -> str:
    return str(ast)


def below(node: Any, nested: bool) -> Any:
    """A node and all below it, in the order of the text; script blocks inside it with `nested` only."""
    yield node
    for child in node.children():
        if nested or not isinstance(child, (n.ScriptBlock,)):
            yield from below(child, nested)


def picks(ast: AstObject, predicate: Any, nested: bool) -> Any:
    session = current()
    for node in below(ast.node, nested):
        item = ast.tree.of(node)
        if predicate is None or truth(session.invoke(predicate, [item], underscore=item, has_underscore=True)):  # type: ignore[attr-defined]
            yield item


@AST.method("System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(System.Object predicate, bool searchNestedScriptBlocks)")
def find_all(ast: AstObject, predicate: Any, nested: bool) -> Any:
    return GenericList(list(picks(ast, base(predicate), nested)), resolve("System.Collections.ObjectModel.Collection[object]"))


@AST.method("System.Management.Automation.Language.Ast Find(System.Object predicate, bool searchNestedScriptBlocks)")
def find(ast: AstObject, predicate: Any, nested: bool) -> Any:
    return next(iter(picks(ast, base(predicate), nested)), None)


@AST.method("System.Object SafeGetValue()")
def safe_value(ast: AstObject) -> Any:
    allowed = (n.ConstantExpression, n.StringConstantExpression, n.Hashtable, n.ArrayLiteral, n.ArrayExpression, n.ParenExpression, n.Pipeline, n.CommandExpression,
               n.StatementBlock, n.ConvertExpression, n.TypeConstraint, n.UnaryExpression, n.ScriptBlock, n.NamedBlock)
    for node in ast.node.walk():
        if not isinstance(node, allowed) and not (isinstance(node, n.VariableExpression) and node.name.lower() in ("true", "false", "null")):
            raise net_error("System.InvalidOperationException", "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. Dynamic expression: "
                            f"{ast.tree.source.text[node.start : node.end]}.")
    from ems.runtime.runspaces import evaluate

    session: Any = current()
    return evaluate(session, str(ast), session.scope)


def _field(spec: str) -> tuple[str, Any]:
    """(property name, getter) of one entry of the table."""
    name, _, field = spec.partition("=")
    field = field or name.lower()
    mark, field = (field[0], field[1:]) if field[0] in "@#%" else ("", field)
    if mark == "@":
        return name, lambda a: a.tree.of(next((b for b in a.node.blocks if b.kind == field and (b.start != b.end or b.statements or b.kind == "End")), None))
    if mark == "#":
        return name, lambda a: enum_value(KIND, getattr(a.node, field) or "Unknown")
    if mark == "%":
        return name, lambda a: VariablePath(a.node.name)
    return name, lambda a: a.tree.value(getattr(a.node, field))


def _declare() -> None:
    for name, above in ABSTRACT.items():
        net_type(SPACE + name, base=SPACE + above)
    bases = {cls: name for name, classes in BASES.items() for cls in classes.split()}
    for line in NODES.strip().splitlines():
        cls, _, fields = line.partition(": ")
        made = net_type(f"{SPACE}{cls}Ast", base=SPACE + bases.get(cls, "Ast"))
        for spec in fields.split(", "):
            property_name, getter = _field(spec)
            made.prop(f"System.Object {property_name}", getter)


_declare()


def ast_type(name: str) -> NetType:
    return get_type(f"{SPACE}{name}Ast")


ast_type("CatchClause").prop("bool IsCatchAll", lambda a: not a.node.types)
for _name in ("ConstantExpression", "StringConstantExpression", "ExpandableStringExpression", "ConvertExpression", "Parameter"):
    ast_type(_name).prop("type StaticType", lambda a: static_type(a))
for _kind, _name in (("class", "IsClass"), ("enum", "IsEnum"), ("interface", "IsInterface")):
    ast_type("TypeDefinition").prop(f"bool {_name}", lambda a, kind=_kind: to_string(a.node.kind).lower() == kind)
for _cls in ("PropertyMember", "FunctionMember"):
    for _name in ("Static", "Hidden", "Public"):
        ast_type(_cls).prop(f"bool Is{_name}", lambda a, word=_name: word.lower() in to_string(a.node.modifiers).lower() or (word == "Public" and "hidden" not in to_string(a.node.modifiers).lower()))


def static_type(ast: AstObject) -> Any:
    node = ast.node
    if isinstance(node, n.ConstantExpression) and not isinstance(node, n.StringConstantExpression):
        return resolve(node.type)
    if isinstance(node, n.ConvertExpression):
        return resolve(node.type.type)
    if isinstance(node, n.Parameter):
        found = next((a for a in node.attributes if isinstance(a, n.TypeConstraint)), None)
        return resolve(found.type) if found is not None else get_type("System.Object")
    return get_type("System.String")


@ast_type("Command").method("string GetCommandName()")
def command_name(ast: AstObject) -> Any:
    first = ast.node.elements[0] if ast.node.elements else None
    return first.value if isinstance(first, (n.StringConstantExpression, n.ExpandableStringExpression)) else None


@ast_type("ScriptBlock").method("scriptblock GetScriptBlock()")
def script_block(ast: AstObject) -> ScriptBlock:
    text = str(ast)
    return current().parse(text[1:-1] if text.startswith("{") else text)  # type: ignore[attr-defined]


@ast_type("FunctionDefinition").method("System.Object GetHelpContent()")
def function_help(ast: AstObject) -> Any:
    from ems.runtime.help.comments import help_of_text

    return help_of_text(str(ast))


def tree_of(script: ScriptBlock) -> Any:
    """$scriptBlock.Ast"""
    from ems.syntax.parser import parse

    code = script.code
    source = code.source
    made = Tree(parse(source.text, source.path).ast, source)
    if code.start_offset == 0 and code.end_offset >= len(source.text):
        return made.of(made.root)
    functions = {id(node.body): node for node in made.root.walk() if isinstance(node, n.FunctionDefinition)}
    for node in made.root.walk():
        if isinstance(node, n.ScriptBlock) and node.start == code.start_offset and node.end == code.end_offset:
            return made.of(functions.get(id(node), node))
    return made.of(made.root)


# -- Parser

PARSER = net_type("System.Management.Automation.Language.Parser")
_OUT = "[ref] System.Management.Automation.Language.Token[] tokens, [ref] System.Management.Automation.Language.ParseError[] errors"


def parsed(text: str, path: str | None, tokens: Any, errors: Any) -> AstObject:
    from ems.syntax.parser import parse

    result = parse(text, path, keep_tokens=True)
    source = result.ast.source
    assert source is not None
    for reference, value in ((tokens, TypedArray([TokenObject(t, source) for t in result.tokens or ()], array_type(TOKEN))), (errors, error_array(result.errors, source))):
        if hasattr(base(reference), "value"):
            base(reference).value = value
    tree = Tree(result.ast, source)
    return tree.of(result.ast)


@PARSER.static(f"System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, {_OUT})",
               f"System.Management.Automation.Language.ScriptBlockAst ParseInput(string input, string fileName, {_OUT})")
def parse_input(text: str, *rest: Any) -> AstObject:
    path, tokens, errors = rest if len(rest) == 3 else (None, *rest)
    return parsed(text, path, tokens, errors)


@PARSER.static(f"System.Management.Automation.Language.ScriptBlockAst ParseFile(string fileName, {_OUT})")
def parse_file(path: str, tokens: Any, errors: Any) -> AstObject:
    from ems.runtime.files import read_script

    full = current().file_path(path)  # type: ignore[attr-defined]
    return parsed(read_script(full), full, tokens, errors)
