"""In: an XPath 1.0 expression and a node. Out: the nodes, text, number or truth that it selects: `evaluate`, `select`."""
from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ems.net.xml_nodes import XML_SPACE, XMLNS_SPACE, XmlAttribute, XmlDocument, XmlElement, XmlNode
from ems.values.errors import NetException, net_error

_TOKEN = re.compile(r"""\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<literal>"[^"]*"|'[^']*')|(?P<sign>::|//|\.\.|!=|<=|>=|[()\[\].@,/|+\-=<>*$])
                        |(?P<name>[A-Za-z_][\w.\-]*(?::(?:[A-Za-z_][\w.\-]*|\*))?))""", re.VERBOSE)
_AXES = frozenset("ancestor ancestor-or-self attribute child descendant descendant-or-self following following-sibling namespace parent "
                  "preceding "
                  "preceding-sibling self".split())
_TYPES = frozenset(("comment", "text", "processing-instruction", "node"))
_REVERSE = frozenset(("ancestor", "ancestor-or-self", "preceding", "preceding-sibling"))
Run = Callable[[XmlNode, int, int, Any], Any]  # node, position, size, namespaces


def invalid(message: str = "Expression must evaluate to a node-set.") -> NetException:
    return net_error("System.Xml.XPath.XPathException", message)


# -- values


def string(value: Any) -> str:
    """The string() of a value."""
    if isinstance(value, list):
        return text_of(value[0]) if value else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number_text(value)
    return str(value)


def text_of(node: XmlNode) -> str:
    if isinstance(node, (XmlElement, XmlDocument)):
        return node.inner_text()
    return node.value or ""


def _number_text(value: float) -> str:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value == int(value) else repr(value)


def number(value: Any) -> float:
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    text = string(value).strip()
    return float(text) if re.fullmatch(r"-?(\d+(\.\d*)?|\.\d+)", text) else float("nan")


def boolean(value: Any) -> bool:
    if isinstance(value, float):
        return value == value and value != 0
    return bool(value)


# -- axes


def _children(node: XmlNode) -> list[XmlNode]:
    if isinstance(node, XmlAttribute):
        return []
    return [c for c in node.children if c.node_type not in ("XmlDeclaration", "DocumentType")]


def _descendants(node: XmlNode) -> list[XmlNode]:
    found: list[XmlNode] = []
    for child in _children(node):
        found.append(child)
        found.extend(_descendants(child))
    return found


def _parent(node: XmlNode) -> XmlNode | None:
    return node.parent


def _ancestors(node: XmlNode) -> list[XmlNode]:
    found = []
    up = _parent(node)
    while up is not None:
        found.append(up)
        up = _parent(up)
    return found


def _siblings(node: XmlNode, after: bool) -> list[XmlNode]:
    parent = _parent(node)
    if parent is None or isinstance(node, XmlAttribute):
        return []
    brothers = _children(parent)
    at = next(i for i, n in enumerate(brothers) if n is node)
    return brothers[at + 1 :] if after else brothers[:at][::-1]


def _following(node: XmlNode) -> list[XmlNode]:
    found: list[XmlNode] = []
    for step in (node, *_ancestors(node)):
        for brother in _siblings(step, True):
            found += [brother, *_descendants(brother)]
    return found


def _preceding(node: XmlNode) -> list[XmlNode]:
    found: list[XmlNode] = []
    for step in (node, *_ancestors(node)):
        for brother in _siblings(step, False):
            found += [*reversed(_descendants(brother)), brother]
    return found


def _attributes(node: XmlNode) -> list[XmlNode]:
    return [a for a in getattr(node, "attributes", ()) if a.space != XMLNS_SPACE]


_WALKS: dict[str, Callable[[XmlNode], list[XmlNode]]] = {
    "child": _children, "descendant": _descendants, "parent": lambda n: [p] if (p := _parent(n)) is not None else [],
        "ancestor": _ancestors,
    "ancestor-or-self": lambda n: [n, *_ancestors(n)], "descendant-or-self": lambda n: [n, *_descendants(n)], "self": lambda n: [n],
    "following-sibling": lambda n: _siblings(n, True), "preceding-sibling": lambda n: _siblings(n, False), "following": _following,
    "preceding": _preceding, "attribute": _attributes, "namespace": lambda n: [],
}


def _order(nodes: list[XmlNode]) -> list[XmlNode]:
    """Without doubles, in document order."""
    unique: dict[int, XmlNode] = {id(n): n for n in nodes}
    if len(unique) < 2:
        return list(unique.values())
    root = next(iter(unique.values()))
    while root.parent is not None:
        root = root.parent
    places: dict[int, int] = {}

    def walk(node: XmlNode) -> None:
        places[id(node)] = len(places)
        for attribute in getattr(node, "attributes", ()):
            places[id(attribute)] = len(places)
        for child in node.children:
            walk(child)

    walk(root)
    return sorted(unique.values(), key=lambda n: places.get(id(n), 0))


# -- the expression


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, str]] = []
        at = 0
        text = text.rstrip()
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None:
                raise invalid()
            kind = match.lastgroup or ""
            self.tokens.append((kind, match.group(kind)))
            at = match.end()
        self.at = 0

    def peek(self, ahead: int = 0) -> str:
        where = self.at + ahead
        return self.tokens[where][1] if where < len(self.tokens) and self.tokens[where][0] != "literal" else ""

    def kind(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def take(self) -> str:
        if self.at >= len(self.tokens):
            raise invalid()
        self.at += 1
        return self.tokens[self.at - 1][1]

    def accept(self, text: str) -> bool:
        if self.peek() == text:
            self.at += 1
            return True
        return False

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise invalid()

    # -- operators, weakest first

    def expression(self) -> Run:
        return self._binary(0)

    def _binary(self, level: int) -> Run:
        if level == len(_LEVELS):
            return self.unary()
        left = self._binary(level + 1)
        while self.peek() in _LEVELS[level] and self.at > 0:
            operator = self.take()
            left = _operation(operator, left, self._binary(level + 1))
        return left

    def unary(self) -> Run:
        if self.accept("-"):
            inner = self.unary()
            return lambda n, p, s, m: -number(inner(n, p, s, m))
        left = self.path()
        while self.accept("|"):
            right = self.path()
            left = _union(left, right)
        return left

    # -- paths

    def path(self) -> Run:
        if self._starts_primary():
            run = self.primary()
            run = self.predicates(run)
            if self.peek() in ("/", "//"):
                return self.steps(run)
            return run
        if self.accept("/"):
            if self.kind() in ("name",) or self.peek() in ("@", ".", "..", "*"):
                return self.steps_from(_root)
            return _root
        if self.peek() == "//":
            return self.steps(_root)
        return self.steps_from(_self)

    def _starts_primary(self) -> bool:
        kind = self.kind()
        if kind in ("number", "literal") or self.peek() in ("(", "$"):
            return True
        return kind == "name" and self.peek(1) == "(" and self.peek() not in _TYPES

    def primary(self) -> Run:
        kind = self.kind()
        if kind == "number":
            value = float(self.take())
            return lambda n, p, s, m: value
        if kind == "literal":
            text = self.take()[1:-1]
            return lambda n, p, s, m: text
        if self.accept("("):
            run = self.expression()
            self.expect(")")
            return run
        if self.accept("$"):
            raise invalid(f"The variable '{self.take()}' is not defined.")
        name = self.take()
        self.expect("(")
        arguments: list[Run] = []
        if not self.accept(")"):
            arguments.append(self.expression())
            while self.accept(","):
                arguments.append(self.expression())
            self.expect(")")
        return _function(name, arguments)

    def predicates(self, run: Run) -> Run:
        while self.accept("["):
            test = self.expression()
            self.expect("]")
            run = _filtered(run, test)
        return run

    def steps(self, run: Run) -> Run:
        while True:
            if self.accept("//"):
                run = _step(run, "descendant-or-self", _any, [])
                run = self.one_step(run)
            elif self.accept("/"):
                run = self.one_step(run)
            else:
                return run

    def steps_from(self, run: Run) -> Run:
        return self.steps(self.one_step(run))

    def one_step(self, run: Run) -> Run:
        if self.accept("."):
            return run
        if self.accept(".."):
            return _step(run, "parent", _any, [])
        axis = "child"
        if self.accept("@"):
            axis = "attribute"
        elif self.kind() == "name" and self.peek(1) == "::":
            axis = self.take()
            if axis not in _AXES:
                raise invalid()
            self.expect("::")
        test = self.node_test(axis)
        tests: list[Run] = []
        while self.accept("["):
            tests.append(self.expression())
            self.expect("]")
        return _step(run, axis, test, tests)

    def node_test(self, axis: str) -> Callable[[XmlNode, Any], bool]:
        if self.accept("*"):
            return lambda n, m: n.node_type == ("Attribute" if axis == "attribute" else "Element")
        if self.kind() != "name":
            raise invalid()
        name = self.take()
        if self.peek() == "(" and name in _TYPES:
            self.take()
            target = self.take()[1:-1] if self.kind() == "literal" else None
            self.expect(")")
            return _type_test(name, target)
        return _name_test(name, axis)


_LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))


def _any(node: XmlNode, spaces: Any) -> bool:
    return True


def _type_test(name: str, target: str | None) -> Callable[[XmlNode, Any], bool]:
    if name == "node":
        return _any
    if name == "text":
        return lambda n, m: n.node_type in ("Text", "CDATA", "Whitespace", "SignificantWhitespace")
    kind = {"comment": "Comment", "processing-instruction": "ProcessingInstruction"}[name]
    return lambda n, m: n.node_type == kind and (target is None or n.name == target)


def _name_test(name: str, axis: str) -> Callable[[XmlNode, Any], bool]:
    prefix, _, local = name.rpartition(":")
    kind = "Attribute" if axis == "attribute" else "Element"

    def test(node: XmlNode, spaces: Any) -> bool:
        if node.node_type != kind:
            return False
        if not prefix:
            return node.local_name == local and not node.space
        space = XML_SPACE if prefix == "xml" else spaces.get(prefix) if spaces is not None else None
        if space is None:
            raise invalid("Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function."
                if spaces is None
                          else f"Namespace prefix '{prefix}' is not defined.")
        return node.space == space and local in ("*", node.local_name)

    return test


def _self(node: XmlNode, position: int, size: int, spaces: Any) -> list[XmlNode]:
    return [node]


def _root(node: XmlNode, position: int, size: int, spaces: Any) -> list[XmlNode]:
    while node.parent is not None:
        node = node.parent
    return [node]


def _nodes(value: Any) -> list[XmlNode]:
    if not isinstance(value, list):
        raise invalid()
    return value


def _keep(nodes: list[XmlNode], test: Run, spaces: Any) -> list[XmlNode]:
    kept = []
    for at, node in enumerate(nodes, 1):
        value = test(node, at, len(nodes), spaces)
        if value == at if isinstance(value, float) else boolean(value):
            kept.append(node)
    return kept


def _step(run: Run, axis: str, test: Callable[[XmlNode, Any], bool], tests: list[Run]) -> Run:
    walk = _WALKS[axis]

    def go(node: XmlNode, position: int, size: int, spaces: Any) -> list[XmlNode]:
        found: list[XmlNode] = []
        starts = _nodes(run(node, position, size, spaces))
        for start in starts:
            nodes = [n for n in walk(start) if test(n, spaces)]
            for check in tests:
                nodes = _keep(nodes, check, spaces)
            found += nodes
        return found if len(starts) == 1 and axis not in _REVERSE else _order(found)

    return go


def _filtered(run: Run, test: Run) -> Run:
    return lambda n, p, s, m: _keep(_nodes(run(n, p, s, m)), test, m)


def _union(left: Run, right: Run) -> Run:
    return lambda n, p, s, m: _order([*_nodes(left(n, p, s, m)), *_nodes(right(n, p, s, m))])


def _compare(operator: str, left: Any, right: Any) -> bool:
    if isinstance(left, list) and isinstance(right, list):
        return any(_compare_plain(operator, text_of(a), text_of(b)) for a in left for b in right)
    if isinstance(left, list) or isinstance(right, list):
        nodes, other, flipped = (left, right, False) if isinstance(left, list) else (right, left, True)
        if isinstance(other, bool):
            return _compare_plain(operator, bool(left), bool(right))
        for node in nodes:
            value: Any = number(text_of(node)) if isinstance(other, float) else text_of(node)
            if _compare_plain(operator, other, value) if flipped else _compare_plain(operator, value, other):
                return True
        return False
    return _compare_plain(operator, left, right)


def _compare_plain(operator: str, left: Any, right: Any) -> bool:
    if operator in ("=", "!="):
        if isinstance(left, bool) or isinstance(right, bool):
            same = boolean(left) == boolean(right)
        elif isinstance(left, float) or isinstance(right, float):
            same = number(left) == number(right)
        else:
            same = left == right
        return same if operator == "=" else not same
    a, b = number(left), number(right)
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]


def _operation(operator: str, left: Run, right: Run) -> Run:
    if operator == "or":
        return lambda n, p, s, m: boolean(left(n, p, s, m)) or boolean(right(n, p, s, m))
    if operator == "and":
        return lambda n, p, s, m: boolean(left(n, p, s, m)) and boolean(right(n, p, s, m))
    if operator in ("=", "!=", "<", "<=", ">", ">="):
        return lambda n, p, s, m: _compare(operator, left(n, p, s, m), right(n, p, s, m))
    return lambda n, p, s, m: _arithmetic(operator, number(left(n, p, s, m)), number(right(n, p, s, m)))


def _arithmetic(operator: str, a: float, b: float) -> float:
    if operator == "+":
        return a + b
    if operator == "-":
        return a - b
    if operator == "*":
        return a * b
    if b == 0:
        return float("nan") if operator == "mod" or a == 0 or a != a else float("inf") if a > 0 else float("-inf")
    if operator == "div":
        return a / b
    return math.fmod(a, b)


# -- functions


def _round(value: float) -> float:
    return value if value != value or value in (float("inf"), float("-inf")) else float(math.floor(value + 0.5))


def _substring(text: str, start: float, length: float | None) -> str:
    first = _round(start)
    last = float("inf") if length is None else first + _round(length)
    return "".join(c for at, c in enumerate(text, 1) if at >= first and at < last)


def _translate(text: str, source: str, target: str) -> str:
    table: dict[int, Any] = {}
    for at, char in enumerate(source):
        table.setdefault(ord(char), target[at] if at < len(target) else None)
    return text.translate(table)


def _lang(node: XmlNode, wanted: str) -> bool:
    up: XmlNode | None = node
    while up is not None:
        found = up.attribute("xml:lang") if isinstance(up, XmlElement) else None
        if found is not None:
            have = (found.value or "").lower()
            return have == wanted.lower() or have.startswith(wanted.lower() + "-")
        up = up.parent
    return False


def _by_id(node: XmlNode, wanted: Any) -> list[XmlNode]:
    return []


# name -> (least, most arguments, function of the node and the evaluated arguments)
_FUNCTIONS: dict[str, tuple[int, int, Callable[..., Any]]] = {
    "count": (1, 1, lambda n, a: float(len(_nodes(a)))),
    "id": (1, 1, _by_id),
    "local-name": (0, 1, lambda n, a=None: _named(n, a).local_name if _named(n, a) is not None and _has_name(_named(n, a)) else ""),
    "name": (0, 1, lambda n, a=None: _named(n, a).name if _named(n, a) is not None and _has_name(_named(n, a)) else ""),
    "namespace-uri": (0, 1, lambda n, a=None: _named(n, a).space if _named(n, a) is not None else ""),
    "string": (0, 1, lambda n, a=None: text_of(n) if a is None else string(a)),
    "concat": (2, 99, lambda n, *a: "".join(map(string, a))),
    "starts-with": (2, 2, lambda n, a, b: string(a).startswith(string(b))),
    "contains": (2, 2, lambda n, a, b: string(b) in string(a)),
    "substring-before": (2, 2, lambda n, a, b: string(a).partition(string(b))[0] if string(b) in string(a) else ""),
    "substring-after": (2, 2, lambda n, a, b: string(a).partition(string(b))[2]),
    "substring": (2, 3, lambda n, a, b, c=None: _substring(string(a), number(b), None if c is None else number(c))),
    "string-length": (0, 1, lambda n, a=None: float(len(text_of(n) if a is None else string(a)))),
    "normalize-space": (0, 1, lambda n, a=None: " ".join((text_of(n) if a is None else string(a)).split())),
    "translate": (3, 3, lambda n, a, b, c: _translate(string(a), string(b), string(c))),
    "boolean": (1, 1, lambda n, a: boolean(a)),
    "not": (1, 1, lambda n, a: not boolean(a)),
    "true": (0, 0, lambda n: True),
    "false": (0, 0, lambda n: False),
    "lang": (1, 1, lambda n, a: _lang(n, string(a))),
    "number": (0, 1, lambda n, a=None: number(text_of(n) if a is None else a)),
    "sum": (1, 1, lambda n, a: float(sum(number(text_of(x)) for x in _nodes(a)))),
    "floor": (1, 1, lambda n, a: float(math.floor(number(a)))),
    "ceiling": (1, 1, lambda n, a: float(math.ceil(number(a)))),
    "round": (1, 1, lambda n, a: _round(number(a))),
}


def _named(node: XmlNode, argument: Any) -> Any:
    if argument is None:
        return node
    nodes = _nodes(argument)
    return nodes[0] if nodes else None


def _has_name(node: XmlNode) -> bool:
    return node.node_type in ("Element", "Attribute", "ProcessingInstruction")


def _function(name: str, arguments: list[Run]) -> Run:
    if name == "position" and not arguments:
        return lambda n, p, s, m: float(p)
    if name == "last" and not arguments:
        return lambda n, p, s, m: float(s)
    found = _FUNCTIONS.get(name)
    if found is None:
        raise invalid("Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.")
    least, most, call = found
    if not least <= len(arguments) <= most:
        raise invalid(f"Function '{name}' in '{name}()' has an invalid number of arguments.")
    return lambda n, p, s, m: call(n, *(a(n, p, s, m) for a in arguments))


@lru_cache(maxsize=256)
def compile_path(expression: str) -> Run:
    """The expression ready to run; XPathException when it is not one."""
    if not expression.strip():
        raise invalid()
    reader = _Reader(expression)
    run = reader.expression()
    if reader.at < len(reader.tokens):
        raise invalid()
    return run


def evaluate(expression: str, node: XmlNode, spaces: Any = None) -> Any:
    """The value of an expression: a list of nodes, str, float or bool."""
    return compile_path(expression)(node, 1, 1, spaces)


def select(expression: str, node: XmlNode, spaces: Any = None) -> list[XmlNode]:
    """The nodes that an expression selects."""
    return _nodes(evaluate(expression, node, spaces))
