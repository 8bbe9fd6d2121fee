"""In: a node of the tree. Out: the types it may have: by its form, by assignments before it, by what commands put out."""
from __future__ import annotations

from typing import Any

from ems.console.completion.inferred import UNKNOWN, Inferred, distinct, element_types, named
from ems.syntax import nodes as n

PS_OBJECT = "System.Management.Automation.PSObject"
DEPTH = 12
PASS_THROUGH = frozenset(("where-object", "sort-object", "tee-object", "get-unique", "select-object"))
COMPARISONS = frozenset("Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Icontains Inotcontains Iin Inotin Is IsNot And Or Xor".split()
                        + "Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch Ccontains Cnotcontains Cin Cnotin".split())
FILTERS = frozenset("Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch".split())


class Inference:
    """Types over one parsed text. `parents` leads from a node to the one around it."""

    def __init__(self, root: n.ScriptBlock, session: Any) -> None:
        self.root = root
        self.session = session
        self.parents: dict[int, n.Node] = {}
        self.order: list[n.Node] = []
        self.namespaces: tuple[str, ...] = tuple(session.namespaces)
        self.definitions: dict[str, n.TypeDefinition] = {}
        self.functions: dict[str, n.FunctionDefinition] = {}
        self.depth = 0
        self._index(root)

    def _index(self, root: n.Node) -> None:
        stack: list[n.Node] = [root]
        while stack:
            node = stack.pop()
            self.order.append(node)
            kind = type(node)
            if kind is n.TypeDefinition:
                self.definitions[node.name.lower()] = node  # type: ignore[assignment]
            elif kind is n.FunctionDefinition:
                self.functions[node.name.lower().split(":")[-1]] = node  # type: ignore[assignment]
            elif kind is n.UsingStatement and node.kind == "Namespace" and type(node.name) is n.StringConstantExpression:
                self.namespaces = (*self.namespaces, node.name.value)
            children = list(node.children())
            for child in children:
                self.parents[id(child)] = node
            stack.extend(reversed(children))

    def ancestors(self, node: n.Node) -> list[n.Node]:
        out = []
        at = self.parents.get(id(node))
        while at is not None:
            out.append(at)
            at = self.parents.get(id(at))
        return out

    # -- the types of a node

    def infer(self, node: n.Node | None) -> list[Inferred]:
        if node is None or self.depth > DEPTH:
            return []
        rule = RULES.get(type(node))
        if rule is None:
            return []
        self.depth += 1
        try:
            return distinct(rule(self, node))
        finally:
            self.depth -= 1

    def type_named(self, name: Any) -> list[Inferred]:
        """A TypeName as written: a class of the text or a .NET type."""
        text = name.text if hasattr(name, "text") else str(name)
        definition = self.definitions.get(text.lower())
        if definition is not None:
            line = self.line_of(definition)
            above = [t for d in line for b in d.bases for t in named(b.type.text, self.namespaces) if t.net is not None and t.net.kind != "interface"]
            roots = above or named("System.Enum" if definition.kind == "enum" else "System.Object")
            return [Inferred(roots[0].net, definition=definition, bases=tuple(line[1:]))]
        script = self.session.script_types.get(text.lower())
        return [Inferred(script)] if script is not None else named(text, self.namespaces)

    # -- members

    def member_types(self, target: list[Inferred], name: str, static: bool = False, call: bool = False) -> list[Inferred]:
        """The types of a property, or what a method gives back."""
        out: list[Inferred] = []
        lower = name.lower()
        for one in target:
            if one.members is not None:
                found = next((v for k, v in one.members.items() if k.lower() == lower), None)
                if found is not None:
                    out += found
                    continue
            if one.definition is not None:
                out += self._class_member(one.definition, lower)
            if one.value is not UNKNOWN:
                out += self._value_member(one.value, name)
            elif one.net is not None:
                out += self._net_member(one.net, lower, static)
        if not out and not static and not call:
            inner = element_types(target)
            if inner and [i.key for i in inner] != [i.key for i in target]:
                return self.member_types(inner, name)
        return distinct(out)

    def _value_member(self, value: Any, name: str) -> list[Inferred]:
        from ems.values.types import type_of

        return self._net_member(type_of(value), name.lower(), False)

    def _class_member(self, definition: n.TypeDefinition, lower: str) -> list[Inferred]:
        for m in definition.members:
            if m.name.lower() == lower:
                if definition.kind == "enum":
                    return self.type_named(definition.name)
                kind = m.type if type(m) is n.PropertyMember else m.return_type
                return self.type_named(kind.type) if kind is not None else []
        if lower == "new":
            return self.type_named(definition.name)
        above = self.line_of(definition)[1:2]
        return self._class_member(above[0], lower) if above else []

    def line_of(self, definition: n.TypeDefinition) -> list[n.TypeDefinition]:
        """A class of the text and those above it that the text defines, too."""
        line = [definition]
        while line[-1].bases and len(line) < DEPTH:
            above = next((d for b in line[-1].bases if (d := self.definitions.get(b.type.text.lower())) is not None), None)
            if above is None or above in line:
                break
            line.append(above)
        return line

    def _net_member(self, net: Any, lower: str, static: bool) -> list[Inferred]:
        from ems.values.members import closed_member, closed_static
        from ems.values.types import Method, Property

        if static and lower == "new":
            return [Inferred(net)]
        if static and net.values and lower in {k.lower() for k in net.values}:
            return [Inferred(net)]
        found = closed_static(net, lower) if static else closed_member(net, lower)
        if isinstance(found, Property):
            return named(found.type_name, self.namespaces)
        if isinstance(found, Method):
            out: list[Inferred] = []
            for overload in found.overloads:
                text = overload.signature.removeprefix("static ")
                kind = text[: text.index("(")].rsplit(" ", 1)[0] if "(" in text else ""
                out += named(kind, self.namespaces)
            return distinct(out)
        return []

    # -- variables

    def variable(self, node: n.VariableExpression) -> list[Inferred]:
        name = node.name.lower()
        name = name.split(":", 1)[1] if name.startswith(("global:", "script:", "local:", "private:", "variable:")) else name
        if name in ("_", "psitem"):
            return self.underscore(node)
        if name == "this":
            for a in self.ancestors(node):
                if type(a) is n.TypeDefinition:
                    return self.type_named(a.name)
        automatic = AUTOMATIC.get(name)
        found = self.assigned(name, node)
        if found is not None:
            return found
        if automatic:
            return named(automatic)
        if node.drive and node.name.lower().startswith("env:"):
            return named("string")
        if name == "error":
            return [Inferred(named("System.Collections.ArrayList")[0].net, None)]
        cell = self.session.scope.find(name)
        if cell is not None and cell.value is not None:
            return [Inferred(value=cell.value)]
        return []

    def assigned(self, name: str, where: n.Node) -> list[Inferred] | None:
        """The types that the nearest place before gives the variable; None when nothing gives it any."""
        best: list[Inferred] | None = None
        constraint: list[Inferred] | None = None
        for node in self.order:
            if node.start >= where.start and type(node) is not n.Parameter:
                continue
            kind = type(node)
            if kind is n.AssignmentStatement and node.end <= where.start:
                target = node.left
                typed = None
                while type(target) in (n.ConvertExpression, n.AttributedExpression):
                    if type(target) is n.ConvertExpression:
                        typed = self.type_named(target.type.type)
                    target = target.operand
                if type(target) is n.VariableExpression and target.name.lower() == name:
                    constraint = typed or constraint
                    best = constraint or self.infer(node.right)
            elif kind is n.ForEachStatement and node.variable.name.lower() == name and node.body.start <= where.start <= node.body.end + 1:
                best = element_types(self.infer(node.values))
            elif kind is n.Command and node.end <= where.start:
                best = self._captured(node, name) or best  # type: ignore[arg-type]
            elif kind is n.Parameter and node.variable.name.lower() == name and self._inside(node, where):  # type: ignore[arg-type]
                types = [t for a in node.attributes if type(a) is n.TypeConstraint for t in self.type_named(a.type)]
                best = types or (self.infer(node.default) if node.default is not None else best)
        return best

    def _captured(self, node: n.Command, name: str) -> list[Inferred] | None:
        """What -OutVariable and its kin of a command put into a variable."""
        for at, e in enumerate(node.elements[1:], 1):
            kind = CAPTURES.get(e.name.lower()) if type(e) is n.CommandParameter else None
            if kind is None:
                continue
            value = e.argument or (node.elements[at + 1] if at + 1 < len(node.elements) else None)  # type: ignore[union-attr]
            if type(value) is not n.StringConstantExpression or value.value.lstrip("+").lower() != name:
                continue
            pipe = self.parents.get(id(node))
            if kind:
                return named(f"System.Collections.Generic.List[{kind}]")
            return element_types(self.element(pipe, pipe.elements.index(node))) if type(pipe) is n.Pipeline else []
        return None

    def _inside(self, parameter: n.Parameter, where: n.Node) -> bool:
        around = self.parents.get(id(parameter))
        around = self.parents.get(id(around)) if type(around) is n.ParamBlock else around
        return around is not None and around.start <= where.start and (where.end <= around.end + 1 or around.end <= where.end)

    def underscore(self, node: n.Node) -> list[Inferred]:
        """$_ in a block that a pipeline, a method, a catch or a switch calls."""
        block = False
        for a in self.ancestors(node):
            kind = type(a)
            if kind is n.ScriptBlockExpression:
                block = True
            elif kind is n.CatchClause and not block:
                return named("System.Management.Automation.ErrorRecord")
            elif kind is n.SwitchStatement and not block:
                return element_types(self.infer(a.condition))
            elif kind is n.InvokeMemberExpression and block and type(a.member) is n.StringConstantExpression and a.member.value.lower() in ("foreach", "where"):
                return element_types(self.infer(a.target))
            elif kind is n.Command and block:
                pipe = self.parents.get(id(a))
                if type(pipe) is n.Pipeline and a in pipe.elements and pipe.elements.index(a) > 0:
                    return self.pipeline_before(pipe, pipe.elements.index(a))
                block = False
        return []

    # -- pipelines and commands

    def pipeline_before(self, pipe: n.Pipeline, at: int) -> list[Inferred]:
        """What reaches the element number `at` of a pipeline."""
        return element_types(self.element(pipe, at - 1)) if at > 0 else []

    def reaching(self, node: n.Command) -> list[Inferred]:
        """What the pipeline sends to a command."""
        pipe = self.parents.get(id(node))
        return self.pipeline_before(pipe, pipe.elements.index(node)) if type(pipe) is n.Pipeline else []

    def element(self, pipe: n.Pipeline, at: int) -> list[Inferred]:
        node = pipe.elements[at]
        if type(node) is n.CommandExpression:
            return self.infer(node.expression)
        return self.command(node, pipe, at)  # type: ignore[arg-type]

    def command(self, node: n.Command, pipe: n.Pipeline, at: int) -> list[Inferred]:
        from ems.console.completion.outputs import command_output

        return command_output(self, node, pipe, at)

    def statements(self, block: Any) -> list[Inferred]:
        out: list[Inferred] = []
        for statement in block.statements:
            if type(statement) not in (n.AssignmentStatement, n.FunctionDefinition, n.TypeDefinition):
                out += self.infer(statement)
        return out

    def script(self, body: n.ScriptBlock) -> list[Inferred]:
        """What a script block puts out: what it declares, else what its statements give."""
        for attribute in (body.param_block.attributes if body.param_block else []):
            if attribute.type.text.lower() == "outputtype":
                return [t for a in attribute.positional if type(a) is n.TypeExpression for t in self.type_named(a.type)] + [
                    t for a in attribute.positional if type(a) is n.StringConstantExpression for t in named(a.value)]
        out: list[Inferred] = []
        for block in body.blocks:
            out += self.statements(block)
        return out


_SMA = "System.Management.Automation."
# The parameters that fill a variable -> what they put into it; "": the command's output.
CAPTURES = {"outvariable": "", "ov": "", "pipelinevariable": "", "pv": "", "errorvariable": _SMA + "ErrorRecord", "ev": _SMA + "ErrorRecord",
            "warningvariable": _SMA + "WarningRecord", "wv": _SMA + "WarningRecord", "informationvariable": _SMA + "InformationRecord",
            "iv": _SMA + "InformationRecord"}
AUTOMATIC = {"pscmdlet": "System.Management.Automation.PSScriptCmdlet", "args": "object[]", "myinvocation": "System.Management.Automation.InvocationInfo",
             "psboundparameters": "System.Collections.Generic.Dictionary[string,object]", "executioncontext": "System.Management.Automation.EngineIntrinsics",
             "matches": ""}


def _pipeline(self: Inference, node: n.Pipeline) -> list[Inferred]:
    return self.element(node, len(node.elements) - 1)


def _binary(self: Inference, node: n.BinaryExpression) -> list[Inferred]:
    op = node.op
    if op in FILTERS:
        return self.infer(node.left) + named("bool")
    if op in COMPARISONS:
        return named("bool")
    if op in ("Isplit", "Csplit"):
        return named("string[]") + named("string")
    if op in ("Ireplace", "Creplace", "Join", "Format"):
        return named("string")
    if op == "DotDot":
        return named("int[]")
    if op == "As":
        return self.type_named(node.right.type) if type(node.right) is n.TypeExpression else []
    if op in ("QuestionQuestion",):
        return self.infer(node.left) + self.infer(node.right)
    return self.infer(node.left)


def _unary(self: Inference, node: n.UnaryExpression) -> list[Inferred]:
    if node.op in ("Not", "Exclaim"):
        return named("bool")
    if node.op == "Join":
        return named("string")
    if node.op in ("Isplit", "Csplit"):
        return named("string[]")
    if node.op == "Comma":
        return named("object[]")
    return self.infer(node.operand)


def _convert(self: Inference, node: n.ConvertExpression) -> list[Inferred]:
    text = node.type.type.text.lower()
    if text in ("pscustomobject", "psobject", "ordered") and type(node.operand) is n.Hashtable:
        members = hashtable_members(self, node.operand)
        net = named("ordered" if text == "ordered" else PS_OBJECT)
        return [Inferred(net[0].net if net else None, members)]
    return self.type_named(node.type.type)


def hashtable_members(self: Inference, node: n.Hashtable) -> dict[str, list[Inferred]]:
    out: dict[str, list[Inferred]] = {}
    for key, value in node.pairs:
        if type(key) is n.StringConstantExpression:
            out[key.value] = self.infer(value)
    return out


def _hashtable(self: Inference, node: n.Hashtable) -> list[Inferred]:
    return [Inferred(named("hashtable")[0].net, hashtable_members(self, node))]


def _member(self: Inference, node: n.MemberExpression) -> list[Inferred]:
    if type(node.member) is not n.StringConstantExpression:
        return []
    name = node.member.value
    if node.static:
        return self.member_types(self.type_named(node.target.type), name, True) if type(node.target) is n.TypeExpression else []
    if name.lower() in ("psobject", "psbase", "psadapted", "psextended"):
        return named(PS_OBJECT) if name.lower() == "psobject" else []
    return self.member_types(self.infer(node.target), name)


def _invoke(self: Inference, node: n.InvokeMemberExpression) -> list[Inferred]:
    if type(node.member) is not n.StringConstantExpression:
        return []
    name = node.member.value
    if node.static:
        return self.member_types(self.type_named(node.target.type), name, True, True) if type(node.target) is n.TypeExpression else []
    target = self.infer(node.target)
    if name.lower() == "where":
        return target
    if name.lower() == "foreach":
        first = node.arguments[0] if node.arguments else None
        return self.script(first.body) if type(first) is n.ScriptBlockExpression else []
    if name.lower() == "getenumerator" and any(t.net and t.net.full_name in ("System.Collections.Hashtable", "System.Collections.Specialized.OrderedDictionary") for t in target):
        return named("System.Collections.DictionaryEntry")
    return self.member_types(target, name, call=True)


def _index(self: Inference, node: n.IndexExpression) -> list[Inferred]:
    target = self.infer(node.target)
    index = node.index
    if type(node.target) is n.VariableExpression and node.target.name.lower().endswith("error"):
        return named("System.Management.Automation.ErrorRecord")
    out: list[Inferred] = []
    for one in target:
        if one.members is not None and type(index) is n.StringConstantExpression:
            out += next((v for k, v in one.members.items() if k.lower() == index.value.lower()), [])
        elif one.net is not None and one.net.full_name == "System.String":
            out += named("char")
        elif one.net is not None and len(one.net.arguments) == 2:
            out.append(Inferred(one.net.arguments[1]))
        else:
            out += element_types([one])
    return out


def _array(self: Inference, node: Any) -> list[Inferred]:
    """`@( )` and `1, 2`: an array, of a type when all its values have one."""
    parts = node.elements if type(node) is n.ArrayLiteral else node.body.statements
    found = distinct([t for p in parts for t in element_types(self.infer(p))])
    if len(found) == 1 and found[0].net is not None and found[0].members is None:
        from ems.values.typenames import find

        made = find(found[0].net.full_name + "[]") if "[" not in found[0].net.full_name else None
        if made is not None:
            return [Inferred(made)]
    return found or named("object[]")


def _if(self: Inference, node: n.IfStatement) -> list[Inferred]:
    out = [t for _, body in node.clauses for t in self.statements(body)]
    return out + (self.statements(node.else_body) if node.else_body else [])


def _ternary(self: Inference, node: n.TernaryExpression) -> list[Inferred]:
    return self.infer(node.if_true) + self.infer(node.if_false)


def _loop(self: Inference, node: Any) -> list[Inferred]:
    return self.statements(node.body)


def _switch(self: Inference, node: n.SwitchStatement) -> list[Inferred]:
    out = [t for _, body in node.clauses for t in self.statements(body)]
    return out + (self.statements(node.default) if node.default else [])


RULES: dict[type, Any] = {
    n.Pipeline: _pipeline, n.CommandExpression: lambda s, e: s.infer(e.expression), n.ParenExpression: lambda s, e: s.infer(e.pipeline),
    n.SubExpression: lambda s, e: s.statements(e.body), n.ArrayExpression: _array, n.ArrayLiteral: _array, n.BinaryExpression: _binary,
    n.UnaryExpression: _unary, n.ConvertExpression: _convert, n.AttributedExpression: lambda s, e: s.infer(e.operand), n.Hashtable: _hashtable,
    n.MemberExpression: _member, n.InvokeMemberExpression: _invoke, n.IndexExpression: _index, n.VariableExpression: Inference.variable,
    n.ConstantExpression: lambda s, e: named(e.type), n.StringConstantExpression: lambda s, e: named("string"),
    n.ExpandableStringExpression: lambda s, e: named("string"), n.TypeExpression: lambda s, e: named("System.RuntimeType") or named("type"),
    n.ScriptBlockExpression: lambda s, e: named("scriptblock"), n.IfStatement: _if, n.TernaryExpression: _ternary, n.ForEachStatement: _loop,
    n.WhileStatement: _loop, n.ForStatement: _loop, n.DoWhileStatement: _loop, n.DoUntilStatement: _loop, n.SwitchStatement: _switch,
    n.ReturnStatement: lambda s, e: s.infer(e.pipeline), n.AssignmentStatement: lambda s, e: s.infer(e.right),
    n.TryStatement: lambda s, e: s.statements(e.body) + [t for c in e.catches for t in s.statements(c.body)],
    n.UsingExpression: lambda s, e: s.infer(e.expression), n.PipelineChain: lambda s, e: s.infer(e.left) + s.infer(e.right),
}
