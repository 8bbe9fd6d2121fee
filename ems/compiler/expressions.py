"""In: expression nodes. Out: Python expressions as text.

`expr` gives any value, `cond` a Python bool. The common types take an inline path (`t1 + 1 if t1 is an int …`) and the general function
beside it (ems.values.arithmetic and kin) takes the rest; both agree, which tests/compiler shows.
A statement inside an expression that is more than a pipeline becomes a local function before the statement (`captured`).
"""
from __future__ import annotations

from decimal import Decimal
from typing import Any

from ems.compiler.analysis import local_name
from ems.syntax import nodes as n
from ems.values import numbers

INT_MIN, INT_MAX = -(1 << 31), (1 << 31) - 1

ARITHMETIC = {"Plus": "add", "Minus": "sub", "Multiply": "mul", "Divide": "div", "Rem": "mod", "Band": "band", "Bor": "bor", "Bxor": "bxor",
              "Shl": "shl", "Shr": "shr", "DotDot": "range_"}
ORDER = {"Ieq": ("eq", "=="), "Ine": ("ne", "!="), "Ilt": ("lt", "<"), "Ile": ("le", "<="), "Igt": ("gt", ">"), "Ige": ("ge", ">="),
         "Ceq": ("ceq", "=="), "Cne": ("cne", "!="), "Clt": ("clt", "<"), "Cle": ("cle", "<="), "Cgt": ("cgt", ">"), "Cge": ("cge", ">=")}
# Operators that are one call of the same shape: op -> (function, ignore case)
TEXT = {"Ilike": ("like", True), "Inotlike": ("notlike", True), "Clike": ("like", False), "Cnotlike": ("notlike", False),
        "Ireplace": ("replace", True), "Creplace": ("replace", False), "Isplit": ("split", True), "Csplit": ("split", False),
        "Icontains": ("contains", True), "Inotcontains": ("notcontains", True), "Ccontains": ("contains", False), "Cnotcontains": ("notcontains", False),
        "Iin": ("in_", True), "Inotin": ("notin", True), "Cin": ("in_", False), "Cnotin": ("notin", False)}
MATCH = {"Imatch": (True, False), "Inotmatch": (True, True), "Cmatch": (False, False), "Cnotmatch": (False, True)}  # ignore case, negated
COMPOUND = {"PlusEquals": "Plus", "MinusEquals": "Minus", "MultiplyEquals": "Multiply", "DivideEquals": "Divide", "RemainderEquals": "Rem"}
CONSTANT_VARIABLES = {"true": "True", "false": "False", "null": "None"}


def literal(value: Any) -> str:
    """The Python text of a constant of ems.values."""
    cls = value.__class__
    if cls is float and (value != value or value in (float("inf"), float("-inf"))):
        return f"float({str(value)!r})"
    if cls in (int, str, float, bool) or value is None:
        return f"({value!r})" if cls in (int, float) and (value < 0 or str(value).startswith("-")) else repr(value)
    if cls is Decimal:
        return f"Decimal({str(value)!r})"
    if isinstance(value, numbers.NetInt):
        return f"{cls.__name__}({int(value)})"
    if isinstance(value, numbers.Single):
        return f"Single({float(value)!r})"
    return f"{cls.__name__}({value!s})"


class ExpressionWriter:
    """The expression half of FunctionWriter, which gives it `line`, `temp`, `cell`, `unit` and the statements."""

    unit: Any
    in_try: int
    traps: str | None
    is_method: bool
    cell_names: set[str]
    nested: int
    emit: str
    indent: int
    mark: tuple[int, int]
    rows: list[Any]

    # -- dispatch

    def expr(self, node: n.Node) -> str:
        """The value of an expression node."""
        return getattr(self, "x_" + node.__class__.__name__)(node)

    def cond(self, node: n.Node) -> str:
        """The truth of an expression or pipeline, as a Python bool."""
        inner = self.bare(node)
        if isinstance(inner, n.BinaryExpression):
            if inner.op in ("And", "Or"):
                return f"({self.cond(inner.left)} {inner.op.lower()} {self.cond(inner.right)})"
            if inner.op in ORDER:
                return self.order(inner, as_bool=True)
            if inner.op == "Xor" or inner.op in ("Is", "IsNot"):
                return self.expr(inner)
        if isinstance(inner, n.UnaryExpression) and inner.op in ("Not", "Exclaim"):
            return f"(not {self.cond(inner.operand)})"
        if isinstance(inner, n.VariableExpression) and inner.name.lower() in CONSTANT_VARIABLES:
            return "True" if inner.name.lower() == "true" else "False"
        return f"truth({self.expr(node)})"

    @staticmethod
    def bare(node: n.Node) -> n.Node:
        """The expression inside parentheses and one-expression pipelines."""
        while True:
            if isinstance(node, n.ParenExpression):
                node = node.pipeline
            elif isinstance(node, n.CommandExpression) and not node.redirections:
                node = node.expression
            elif isinstance(node, n.Pipeline) and len(node.elements) == 1 and not node.background and isinstance(node.elements[0], n.CommandExpression) \
                    and not node.elements[0].redirections:
                node = node.elements[0].expression
            else:
                return node

    # -- constants and variables

    def x_ConstantExpression(self, node: n.ConstantExpression) -> str:
        return literal(node.value)

    def x_StringConstantExpression(self, node: n.StringConstantExpression) -> str:
        return repr(node.value)

    def x_ExpandableStringExpression(self, node: n.ExpandableStringExpression) -> str:
        import re

        pieces = []
        for piece in re.findall(r"\{\{|\}\}|\{(\d+)\}|([^{}]+)", node.format) and re.split(r"(\{\{|\}\}|\{\d+\})", node.format):
            if piece in ("{{", "}}"):
                pieces.append(repr(piece[0]))
            elif piece.startswith("{"):
                pieces.append(f"ts({self.expr(node.parts[int(piece[1:-1])])})")
            elif piece:
                pieces.append(repr(piece))
        if len(pieces) == 1:
            return pieces[0]
        return "''.join((" + ", ".join(pieces) + "))" if pieces else "''"

    def x_VariableExpression(self, node: n.VariableExpression) -> str:
        lower = node.name.lower()
        if lower in CONSTANT_VARIABLES:
            return CONSTANT_VARIABLES[lower]
        if lower == "psitem":
            lower = "_"
        if lower == "?":
            return "R.ok"
        if node.splatted:
            return f"S.get({lower!r})"
        return self.read(lower, node)

    def read(self, lower: str, node: n.VariableExpression) -> str:
        if ":" in lower and not lower.endswith(":"):
            scope = lower.partition(":")[0]
            if scope in ("global", "script", "local", "private", "variable"):
                return f"S.get_scoped({scope!r}, {lower.partition(':')[2]!r})"
            if scope == "using":
                return f"S.get_using({lower.partition(':')[2]!r})"
            return f"R.get_drive_variable(S, {node.name!r})"
        if lower in self.cell_names:
            return f"{self.cell(lower)}.value"  # type: ignore[attr-defined]
        written = f", {node.name!r}" if node.name != lower and node.name.lower() == lower else ""
        return self.at(node, f"S.get({lower!r}{written})")

    @staticmethod
    def at(node: Any, code: str) -> str:
        """An expression whose errors have the place of that node, not of the statement."""
        return f"AT({node.start}, {node.end}, {code})"

    def at_operator(self, node: n.BinaryExpression, code: str) -> str:
        """An expression whose errors have the place of the operator's word."""
        between = self.unit.source.text[node.left.end : node.right.start]
        word = between.strip("\r\n\t `")
        start = node.left.end + between.index(word)
        return f"AT({start}, {start + len(word)}, {code})"

    def x_UsingExpression(self, node: n.UsingExpression) -> str:
        inner = node.expression
        name = inner.name if isinstance(inner, n.VariableExpression) else self.unit.source.text[node.start : node.end].lstrip("$")
        return f"S.get_using({name.lower().removeprefix('using:')!r})"

    # -- operators

    def x_BinaryExpression(self, node: n.BinaryExpression) -> str:
        op = node.op
        if op in ORDER:
            return self.order(node, as_bool=False)
        if op in ("And", "Or"):
            return f"({self.cond(node.left)} {op.lower()} {self.cond(node.right)})"
        if op == "Xor":
            return f"({self.cond(node.left)} != {self.cond(node.right)})"
        if op in ARITHMETIC:
            return self.arithmetic(op, self.expr(node.left), self.expr(node.right))
        if op in TEXT:
            function, ignore_case = TEXT[op]
            code = f"{function}({self.expr(node.left)}, {self.expr(node.right)}, {ignore_case})"
            right = self.bare(node.right)
            too_many = function == "replace" and isinstance(right, n.ArrayLiteral) and len(right.elements) > 2
            return self.at_operator(node, code) if too_many else code
        if op in MATCH:
            ignore_case, negated = MATCH[op]
            return f"S.match({self.expr(node.left)}, {self.expr(node.right)}, {ignore_case}, {negated})"
        if op == "QuestionQuestion":
            t = self.temp()  # type: ignore[attr-defined]
            return f"({t} if not is_null({t} := {self.expr(node.left)}) else {self.expr(node.right)})"
        if op in ("Is", "IsNot"):
            test = f"is_op(R, {self.expr(node.left)}, {self.expr(node.right)})"
            return test if op == "Is" else f"(not {test})"
        if op == "As":
            return f"as_op(R, {self.expr(node.left)}, {self.expr(node.right)})"
        if op == "Join":
            return f"join({self.expr(node.left)}, {self.expr(node.right)})"
        if op == "Format":
            return f"format_({self.expr(node.left)}, {self.expr(node.right)})"
        raise NotImplementedError(f"operator {op}")

    def order(self, node: n.BinaryExpression, as_bool: bool) -> str:
        """A comparison; `as_bool` when only its truth is wanted."""
        function, python = ORDER[node.op]
        if python in ("==", "!=") and isinstance(nothing := self.bare(node.left), n.VariableExpression) and nothing.name.lower() == "null":
            t = self.temp()  # type: ignore[attr-defined]
            test = f"(({t} := {self.expr(node.right)}) is None or {t} is NOTHING)"  # $null equals nothing but itself
            return test if python == "==" else f"(not {test})"
        left, right = self.expr(node.left), self.expr(node.right)
        t = self.temp()  # type: ignore[attr-defined]
        constant = self.bare(node.right)
        slow = f"{function}({t}, {right})"
        if isinstance(constant, n.ConstantExpression) and constant.value.__class__ is int:
            return f"({t} {python} {right} if ({t} := {left}).__class__ is int else {self.as_truth(slow, as_bool)})"
        if isinstance(constant, n.VariableExpression) and constant.name.lower() == "null" and python in ("==", "!="):
            return f"(({t} is None) is {python == '=='} if ({t} := {left}) is None or {t}.__class__ is str else {self.as_truth(slow, as_bool)})"
        if isinstance(constant, n.StringConstantExpression) and constant.value.isascii() and python in ("==", "!=") and "\0" not in constant.value:
            quick = f"{t} {python} {right}" if function[0] == "c" else f"{t}.lower() {python} {constant.value.lower()!r}"
            return f"({quick} if ({t} := {left}).__class__ is str and {t}.isascii() else {self.as_truth(slow, as_bool)})"
        u = self.temp()  # type: ignore[attr-defined]
        slow = self.as_truth(f"{function}({t}, {u})", as_bool)
        return f"({t} {python} {u} if ({t} := {left}).__class__ is ({u} := {right}).__class__ is int else {slow})"

    @staticmethod
    def as_truth(code: str, as_bool: bool) -> str:
        return f"truth({code})" if as_bool else code

    def arithmetic(self, op: str, left: str, right: str) -> str:
        function = ARITHMETIC[op]
        if op not in ("Plus", "Minus", "Multiply", "Rem"):
            return f"{function}({left}, {right})"
        t, u, r = self.temp(), self.temp(), self.temp()  # type: ignore[attr-defined]
        constant = right.lstrip("-").isdigit()
        test = f"({t} := {left}).__class__ is int" if constant else f"({t} := {left}).__class__ is ({u} := {right}).__class__ is int"
        second = right if constant else u
        if op == "Rem":
            if constant:
                return f"({t} % {right} if {test} and {t} >= 0 else mod({t}, {right}))" if int(right) > 0 else f"mod({left}, {right})"
            return f"({t} % {u} if {test} and {t} >= 0 < {u} else mod({t}, {u}))"
        python = {"Plus": "+", "Minus": "-", "Multiply": "*"}[op]
        real = f"{t}.__class__ is float" + ("" if constant else f" and ({u}.__class__ is int or {u}.__class__ is float)")
        other = f"{t} {python} {second} if {real} else {function}({t}, {second})"
        return f"({r} if {test} and {INT_MIN} <= ({r} := {t} {python} {second}) <= {INT_MAX} else {other})"

    def x_UnaryExpression(self, node: n.UnaryExpression) -> str:
        op = node.op
        if op in ("Not", "Exclaim"):
            return f"(not {self.cond(node.operand)})"
        if op in ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus"):
            return self.increment(node, wants_value=True)
        if op == "Comma":
            return f"[{self.expr(node.operand)}]"
        function = {"Minus": "neg", "Plus": "plus", "Bnot": "bnot", "Join": "unary_join", "Isplit": "unary_split", "Csplit": "unary_split"}[op]
        return f"{function}({self.expr(node.operand)})"

    def increment(self, node: n.UnaryExpression, wants_value: bool) -> str:
        """++ and --; a prefix one gives the new value, a postfix one the old."""
        delta = 1 if "PlusPlus" in node.op else -1
        target = self.bare(node.operand)
        if isinstance(target, n.VariableExpression) and local_name(target.name) in self.cell_names:
            cell = self.cell(local_name(target.name))  # type: ignore[attr-defined]
            return f"step_cell({cell}, {delta}, {node.op.startswith('Postfix')})"
        old, new = self.temp(), self.temp()  # type: ignore[attr-defined]
        read, write = self.place(target, f"({new} := step({old}, {delta}))")
        return f"({write}, {old if node.op.startswith('Postfix') else new})[1]".replace("@READ", f"({old} := {read})")

    def x_TernaryExpression(self, node: n.TernaryExpression) -> str:
        return f"({self.expr(node.if_true)} if {self.cond(node.condition)} else {self.expr(node.if_false)})"

    # -- types

    def type_ref(self, name: n.TypeName, bracketed: n.Node | None = None) -> str:
        """A constant for a type's name; an error about it has the place of the name, or of the brackets around it."""
        where = bracketed or name
        more = f", {self.unit.namespaces!r}" if self.unit.namespaces else ""
        if self.unit.names_type(name):
            more += ", types=TYPES"
        return self.unit.constant(f"TypeRef({name.text!r}, {where.start}, {where.end}, {name.shape!r}{more})")

    def x_TypeExpression(self, node: n.TypeExpression) -> str:
        return f"{self.type_ref(node.type, node)}.get(R, S)"

    def x_ConvertExpression(self, node: n.ConvertExpression) -> str:
        name = node.type.type.text.lower()
        operand = self.bare(node.operand)
        if isinstance(operand, n.Hashtable):
            if name == "ordered":
                return self.dictionary(operand, "ordered_literal")
            if name in ("pscustomobject", "psobject", "system.management.automation.pscustomobject"):
                return self.custom_object(operand) if name != "psobject" else self.dictionary(operand, "psobject_literal")
        if name in ("pscustomobject", "system.management.automation.pscustomobject"):
            return f"as_custom({self.expr(node.operand)})"
        if name == "void":
            return f"nothing({self.expr(node.operand)})"
        if name == "ref" and isinstance(operand, (n.VariableExpression, n.MemberExpression, n.IndexExpression)):
            return self.reference(operand)
        t = self.temp()  # type: ignore[attr-defined]
        quick = {"int": "int", "string": "str", "bool": "bool", "double": "float"}.get(name)
        ref = self.type_ref(node.type.type)
        if quick:
            return f"({t} if ({t} := {self.expr(node.operand)}).__class__ is {quick} else cast({t}, {ref}.get(R, S)))"
        return f"cast({self.expr(node.operand)}, {ref}.get(R, S))"

    def x_AttributedExpression(self, node: n.AttributedExpression) -> str:
        return self.expr(node.operand)

    def reference(self, target: n.Node) -> str:
        if isinstance(target, n.VariableExpression):
            return f"S.reference({target.name.lower()!r})"
        return f"PSReference({self.expr(target)})"

    # -- members and indexes

    def member_name(self, node: n.Node) -> tuple[str, str | None]:
        """(code of the name, its constant text or None)."""
        if isinstance(node, n.StringConstantExpression):
            return repr(node.value), node.value
        return f"member_name({self.expr(node)})", None

    @staticmethod
    def lower(constant: str | None) -> str:
        """A further argument: the lower form of a constant member name."""
        return f", {constant.lower()!r}" if constant is not None else ""

    def x_MemberExpression(self, node: n.MemberExpression) -> str:
        code, constant = self.member_name(node.member)
        lower = self.lower(constant)
        if node.static:
            return f"get_static({self.expr(node.target)}, {code})"
        if node.null_conditional:
            t = self.temp()  # type: ignore[attr-defined]
            return f"(None if is_null({t} := {self.expr(node.target)}) else get_member({t}, {code}{lower}))"
        if constant is None:
            return f"computed_member({self.expr(node.target)}, {self.expr(node.member)})"
        return f"get_member({self.expr(node.target)}, {code}{lower})"

    def x_InvokeMemberExpression(self, node: n.InvokeMemberExpression) -> str:
        code, constant = self.member_name(node.member)
        written = [self.expr(a) for a in node.arguments]
        arguments = "[" + ", ".join(written) + "]"
        few = constant is not None and not node.generic and len(written) < 4
        generic = ""
        if node.generic:
            generic = ", (" + "".join(f"{self.type_ref(g)}.get(R, S), " for g in node.generic) + ")"
        base = self.bare(node.target)
        if self.is_method and isinstance(base, n.ConvertExpression) and isinstance(base.operand, n.VariableExpression) \
                and base.operand.name.lower() == "this":
            return f"invoke_base(S, {self.type_ref(base.type.type)}.get(R, S), {code}, {arguments})"
        if node.static:
            if constant is not None and constant.lower() == "new":
                if few and isinstance(node.target, n.TypeExpression):
                    return f"static{len(written)}({', '.join((self.expr(node.target), repr('new'), *written))})"
                return f"new_instance({self.expr(node.target)}, {arguments})"
            if few and isinstance(node.target, n.TypeExpression):
                return f"static{len(written)}({', '.join((self.expr(node.target), code, *written))})"
            return f"invoke_static({self.expr(node.target)}, {code}, {arguments}{generic})"
        if node.null_conditional:
            t = self.temp()  # type: ignore[attr-defined]
            return f"(None if is_null({t} := {self.expr(node.target)}) else invoke_method({t}, {code}, {arguments}{generic}))"
        if few:
            return f"call{len(written)}({', '.join((self.expr(node.target), code, *written))})"
        return f"invoke_method({self.expr(node.target)}, {code}, {arguments}{generic})"

    def x_BaseCtorInvokeMemberExpression(self, node: n.BaseCtorInvokeMemberExpression) -> str:
        return f"call_base_constructor(S, [{', '.join(self.expr(a) for a in node.arguments)}])"

    def x_IndexExpression(self, node: n.IndexExpression) -> str:
        if node.null_conditional:
            t = self.temp()  # type: ignore[attr-defined]
            return f"(None if is_null({t} := {self.expr(node.target)}) else get_index({t}, {self.expr(node.index)}))"
        index = self.bare(node.index)
        if isinstance(index, n.ConvertExpression) and index.type.type.text.lower() in ("object", "system.object"):
            return f"get_entry({self.expr(node.target)}, {self.expr(node.index)})"
        return f"get_index({self.expr(node.target)}, {self.expr(node.index)})"

    # -- collections

    def x_ArrayLiteral(self, node: n.ArrayLiteral) -> str:
        items = "[" + ", ".join(self.expr(e) for e in node.elements) + "]"
        return f"nulls({items})" if self.may_miss(node) else items

    def may_miss(self, node: n.Node) -> bool:
        """True for an array literal with an element that may give nothing at all: a null in the array, nothing in a pipeline."""
        return isinstance(node, n.ArrayLiteral) and any(isinstance(self.bare(e), (n.Pipeline, n.SubExpression)) for e in node.elements)

    def sent(self, node: n.Node) -> str:
        """An expression whose value goes down a pipeline."""
        if self.may_miss(node):
            return "something([" + ", ".join(self.expr(e) for e in node.elements) + "])"  # type: ignore[attr-defined]
        return self.expr(node)

    def x_Hashtable(self, node: n.Hashtable) -> str:
        return self.dictionary(node, "hashtable_literal")

    def dictionary(self, node: n.Hashtable, function: str) -> str:
        pairs = ", ".join(f"({self.key(k)}, {self.value_of(v)})" for k, v in node.pairs)
        constant = all(isinstance(k, n.StringConstantExpression) for k, _ in node.pairs)  # what the parser has compared
        places = "" if constant else f", {tuple((k.start, k.end) for k, _ in node.pairs)!r}"
        return f"{function}(({pairs}{',' if pairs else ''}){places})"

    def key(self, node: n.Node) -> str:
        return self.expr(node)

    def custom_object(self, node: n.Hashtable) -> str:
        keys = [k.value if isinstance(k, n.StringConstantExpression) else None for k, _ in node.pairs]
        lowers = {k.lower() for k in keys if k}
        if all(keys) and len(lowers) == len(keys) and "pstypename" not in lowers:
            shape = self.unit.constant(f"shape_of({tuple(keys)!r})")
            return f"PSCustomObject({shape}, [{', '.join(self.value_of(v) for _, v in node.pairs)}])"
        return self.dictionary(node, "custom_object")

    def x_ParenExpression(self, node: n.ParenExpression) -> str:
        inner = self.bare(node)
        if isinstance(inner, n.UnaryExpression) and inner.op in ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus"):
            return self.increment(inner, wants_value=True)
        return self.value_of(node.pipeline)

    def x_SubExpression(self, node: n.SubExpression) -> str:
        inner = self.single(node.body)
        if inner is None:
            return f"unwrap({self.captured(node.body)})" if node.body.statements else "NOTHING"
        if isinstance(inner, n.Pipeline) and self.may_inline(inner):
            bare = self.bare(inner)
            if bare is not inner:
                if isinstance(bare, (n.StringConstantExpression, n.ExpandableStringExpression, n.ConstantExpression)):
                    return self.expr(bare)
                return f"subexpression({self.silent_expr(bare)})"
            return self.value_of(inner)
        if isinstance(inner, n.Pipeline) and not self.traps:
            bare = self.bare(inner)
            if bare is not inner and not (isinstance(bare, n.UnaryExpression) and bare.op.endswith(("PlusPlus", "MinusMinus"))):
                return self.guarded(inner, bare)
        return f"unwrap({self.captured(node.body)})"

    def x_ArrayExpression(self, node: n.ArrayExpression) -> str:
        if not node.body.statements:
            return "[]"
        inner = self.single(node.body)
        if isinstance(inner, n.Pipeline) and self.may_inline(inner):
            bare = self.bare(inner)
            if bare is not inner:
                if isinstance(bare, n.ArrayLiteral):
                    return self.expr(bare)
                return f"array_of({self.silent_expr(bare)})"
            return f"collect(R, S, {self.pipeline_parts(inner)})" if self.is_plain(inner) else self.captured(node.body)  # type: ignore[attr-defined]
        return self.captured(node.body)

    def silent_expr(self, node: n.Node) -> str:
        """An expression standing as a statement: ++ and assignments give no output there."""
        if isinstance(node, n.UnaryExpression) and node.op in ("PlusPlus", "MinusMinus", "PostfixPlusPlus", "PostfixMinusMinus"):
            return f"nothing({self.expr(node)})"
        return self.sent(node)

    def may_inline(self, node: n.Pipeline) -> bool:
        """The statements of $( ) and @( ) report their own errors and go on; one that cannot fail, or that a try around catches, needs no handler."""
        return (self.in_try > 0 and not self.traps) or self.is_safe(self.bare(node))

    def is_safe(self, node: n.Node) -> bool:
        """True for what never raises outside strict mode."""
        if isinstance(node, (n.VariableExpression, n.ConstantExpression, n.StringConstantExpression, n.ScriptBlockExpression)):
            return True
        if isinstance(node, n.MemberExpression):
            return not node.static and isinstance(node.member, n.StringConstantExpression) and self.is_safe(node.target)
        if isinstance(node, n.ArrayLiteral):
            return all(self.is_safe(self.bare(e)) for e in node.elements)
        if isinstance(node, n.ExpandableStringExpression):
            return all(self.is_safe(self.bare(p)) for p in node.parts)
        if isinstance(node, n.BinaryExpression) and node.op == "DotDot":
            return isinstance(self.bare(node.left), n.ConstantExpression) and isinstance(self.bare(node.right), n.ConstantExpression)
        return False

    @staticmethod
    def single(body: n.StatementBlock) -> n.Node | None:
        return body.statements[0] if len(body.statements) == 1 and not body.traps else None

    def x_ScriptBlockExpression(self, node: n.ScriptBlockExpression) -> str:
        return f"ScriptBlock({self.unit.block(node.body)}, S.state)"

    # -- statements as values

    def value_of(self, node: n.Node) -> str:
        """The value of a statement where a value is wanted: an expression as it is, a pipeline's output unrolled."""
        bare = self.bare(node)
        if bare is not node and not isinstance(bare, (n.Pipeline, n.AssignmentStatement)):
            return self.expr(bare)
        if isinstance(bare, n.AssignmentStatement):
            return self.assignment(bare, wants_value=True)
        if isinstance(bare, n.Pipeline) and self.is_plain(bare):  # type: ignore[attr-defined]
            return f"unwrap(collect(R, S, {self.pipeline_parts(bare)}))"  # type: ignore[attr-defined]
        if isinstance(bare, n.CommandExpression):
            return self.x_CommandExpression(bare)
        if isinstance(bare, (n.Pipeline, n.PipelineChain, n.IfStatement, n.ForEachStatement, n.ForStatement, n.WhileStatement, n.SwitchStatement,
                             n.TryStatement, n.DoWhileStatement, n.DoUntilStatement)) or not hasattr(self, "x_" + bare.__class__.__name__):
            return f"unwrap({self.captured(n.StatementBlock(bare.start, bare.end, [bare], []))})"
        return self.expr(bare)

    x_Pipeline = value_of
    x_PipelineChain = value_of

    def x_CommandExpression(self, node: n.CommandExpression) -> str:
        """Only one with redirections comes here: `bare` looks through the others."""
        return f"unwrap(collect(R, S, {self.stage(node, 0)}))"  # type: ignore[attr-defined]

    def x_AssignmentStatement(self, node: n.AssignmentStatement) -> str:
        return self.assignment(node, wants_value=True)

    def guarded(self, statement: n.Node, expression: n.Node) -> str:
        """As unwrap(captured(…)), for one expression: its value needs no list."""
        name, t = f"g{self.unit.number()}", self.temp()  # type: ignore[attr-defined]
        saved = self.mark, self.loops
        self.mark, self.loops = self.point(statement), []  # type: ignore[attr-defined, var-annotated]
        self.line(f"def {name}():")  # type: ignore[attr-defined]
        self.indent += 1
        self.nested += 1
        self.line("try:")  # type: ignore[attr-defined]
        self.indent += 1
        self.line(f"{t} = {self.expr(expression)}")  # type: ignore[attr-defined]
        if self.facts.uses_ok:  # type: ignore[attr-defined]
            self.line("R.ok = True")  # type: ignore[attr-defined]
        self.indent -= 1
        self.line("except Exception as E:")  # type: ignore[attr-defined]
        self.line(" R.statement_error(E, S)")  # type: ignore[attr-defined]
        self.line(" return NOTHING")  # type: ignore[attr-defined]
        self.line(f"return {t} if {t}.__class__ in SCALARS else subexpression({t})")  # type: ignore[attr-defined]
        self.indent -= 1
        self.nested -= 1
        self.mark, self.loops = saved
        return f"{name}()"

    def captured(self, body: n.StatementBlock) -> str:
        """A call that runs statements in a local function and gives their output as a list."""
        name = f"g{self.unit.number()}"
        saved = self.emit, self.mark, self.indent, self.loops  # type: ignore[has-type]
        out = f"O{name}"
        self.line(f"def {name}():")  # type: ignore[attr-defined]
        self.indent += 1
        self.line(f"L{name} = []; {out} = L{name}.append")  # type: ignore[attr-defined]
        self.around.append((f"L{name}", self.emit))  # type: ignore[attr-defined]
        self.emit, self.loops = out, []
        self.nested += 1
        self.statements(body.statements, body.traps)  # type: ignore[attr-defined]
        self.nested -= 1
        self.around.pop()  # type: ignore[attr-defined]
        self.emit, self.mark, self.indent, self.loops = saved
        self.indent += 1
        self.line(f"return L{name}")  # type: ignore[attr-defined]
        self.indent -= 1
        return f"{name}()"

    # -- assignment

    def assignment(self, node: n.AssignmentStatement, wants_value: bool) -> str:
        """An expression that assigns; its value is what was assigned."""
        value = self.assigned_value(node)
        target = node.left
        r = self.temp()  # type: ignore[attr-defined]
        if node.op == "Equals":
            return f"({r} := {value}, {self.store(target, r)})[0]"
        bare = self.bare(target)
        while isinstance(bare, (n.ConvertExpression, n.AttributedExpression)):
            bare = bare.operand
        if node.op == "QuestionQuestionEquals":
            read, _ = self.place(bare, "None", simple=True)
            return f"({r} if not is_null({r} := {read}) else ({r} := {value}, {self.store(bare, r)})[0])"
        return self.compound(COMPOUND[node.op], bare, value, r)

    def compound(self, op: str, target: n.Node, value: str, r: str) -> str:
        """+= and kin: the target's own parts are evaluated once."""
        old = self.temp()  # type: ignore[attr-defined]
        read, write = self.place(target, f"({r} := {self.arithmetic(op, old, value)})")
        return f"({write}, {r})[1]".replace("@READ", f"({old} := {read})")

    def assigned_value(self, node: n.AssignmentStatement) -> str:
        return self.value_of(node.right)

    def store(self, target: n.Node, value: str) -> str:
        """An expression that stores the Python expression `value` (a temporary) into a target."""
        target = self.bare(target)
        if isinstance(target, n.VariableExpression):
            name = local_name(target.name)
            lower = target.name.lower()
            if name is not None and ":" not in lower and lower not in CONSTANT_VARIABLES:
                return f"set_cell({self.cell(name)}, {value})"  # type: ignore[attr-defined]
            return f"S.set_scoped(R, {target.name!r}, {value})"
        if isinstance(target, (n.ConvertExpression, n.AttributedExpression)):
            attributes, variable = [], target
            while isinstance(variable, (n.ConvertExpression, n.AttributedExpression)):
                attributes.append(variable.type if isinstance(variable, n.ConvertExpression) else variable.attribute)
                variable = self.bare(variable.operand)  # type: ignore[assignment]
            if isinstance(variable, n.VariableExpression):
                code = self.attributes(attributes, f"q{self.unit.number()}", bracketed=False)  # type: ignore[attr-defined]
                return f"S.declare(R, {variable.name!r}, {code}, {value})"
            ref = self.type_ref(target.type.type) if isinstance(target, n.ConvertExpression) else None
            t = self.temp()  # type: ignore[attr-defined]
            return f"({t} := convert({value}, {ref}.get(R, S)), {self.store(variable, t)})" if ref else self.store(variable, value)
        if isinstance(target, n.ArrayLiteral):
            parts = self.temp()  # type: ignore[attr-defined]
            stores = "".join(f"{self.store(e, f'{parts}[{i}]')}, " for i, e in enumerate(target.elements))
            return f"({parts} := spread({value}, {len(target.elements)}), {stores})"
        if isinstance(target, n.MemberExpression):
            code, constant = self.member_name(target.member)
            if target.static:
                return f"set_static({self.expr(target.target)}, {code}, {value})"
            return f"set_member({self.expr(target.target)}, {code}, {value}{self.lower(constant)})"
        if isinstance(target, n.IndexExpression):
            return f"set_index({self.expr(target.target)}, {self.expr(target.index)}, {value})"
        raise NotImplementedError(f"assignment to {target.__class__.__name__}")

    def place(self, target: n.Node, new: str, simple: bool = False) -> tuple[str, str]:
        """(read, write) of a target whose parts are kept in temporaries; `write` holds @READ where the read must happen."""
        target = self.bare(target)
        if isinstance(target, n.VariableExpression):
            read = self.x_VariableExpression(target)
            t = self.temp()  # type: ignore[attr-defined]
            return read, f"(@READ, {t} := {new}, {self.store(target, t)})"
        if isinstance(target, n.MemberExpression):
            owner, t = self.temp(), self.temp()  # type: ignore[attr-defined]
            code, constant = self.member_name(target.member)
            get, put = ("get_static", "set_static") if target.static else ("get_member", "set_member")
            lower = "" if target.static else self.lower(constant)
            if simple:
                return f"{get}({self.expr(target.target)}, {code}{lower})", ""
            return f"{get}({owner} := {self.expr(target.target)}, {code}{lower})", f"(@READ, {t} := {new}, {put}({owner}, {code}, {t}{lower}))"
        if isinstance(target, n.IndexExpression):
            owner, index, t = self.temp(), self.temp(), self.temp()  # type: ignore[attr-defined]
            if simple:
                return f"get_index({self.expr(target.target)}, {self.expr(target.index)})", ""
            return (f"get_index({owner} := {self.expr(target.target)}, {index} := {self.expr(target.index)})",
                    f"(@READ, {t} := {new}, set_index({owner}, {index}, {t}))")
        return self.expr(target), "(@READ,)"
