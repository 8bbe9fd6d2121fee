"""In: a type, its signatures as text, a class with the bodies. Out: the members, declared on the type.

Each line of the text is a member as Get-Member prints its definition:

    int Length {get;}                        a property: body `Length`, setter `set_Length`
    char Chars(int index) {get;}             a property with parameters: `Chars`, `set_Chars`
    string Trim(char trimChar)               a method: `Trim`, one function for all its overloads
    static string Empty {get;}               static members: `static_Empty` when there is one, else `Empty`
    string new(char c, int count)            a constructor: `new`

A line indented by four spaces goes on where the one before it ends. A line without a body declares a member that raises
NotSupportedException, so that Get-Member shows the whole type.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.net.property_order import arrange
from ems.values.errors import net_error
from ems.values.types import Method, NetType, Overload, Property, _method_name


class ParameterizedProperty(Method):
    """A property that takes arguments, `Item` of a list; `setter` is the method that sets it."""

    __slots__ = ("definition_text", "setter")
    kind = "ParameterizedProperty"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setter: Method | None = None
        self.definition_text: list[str] = []

    @property
    def definition(self) -> str:
        return ", ".join(self.definition_text)


class WriteOnlyProperty(Property):
    """A property without a getter: it reads as $null."""

    __slots__ = ()

    @property
    def definition(self) -> str:
        return f"{self.type_name} {self.name} {{set;}}"


def _missing(net: NetType, name: str) -> Callable[..., Any]:
    def raise_not_built(*args: Any) -> Any:
        raise net_error("System.NotSupportedException", f"{net.full_name}.{name} is not supported by this shell.")

    return raise_not_built


def members(net: NetType, text: str, bodies: Any) -> NetType:
    """Declare every member of the text on the type."""
    for line in text.replace("\n    ", " ").splitlines():
        line = line.strip()
        if line:
            _member(net, line, bodies)
    arrange(net)
    return net


def _member(net: NetType, line: str, bodies: Any) -> None:
    static = line.startswith("static ")
    line = line.removeprefix("static ")
    if line.endswith("}"):
        head, _, accessors = line.partition(" {")
        if head.endswith(")"):
            _parameterized(net, head, line, "set;" in accessors, bodies)
        else:
            _property(net, head, "get;" in accessors, "set;" in accessors, static, bodies)
        return
    name = _method_name(line)
    body = _body(bodies, name, static)
    if body is None:
        body = _missing(net, name)
    if name == "new":
        net.constructors.overloads.append(Overload(line, body))
        return
    table = net.statics if static else net.members
    found = table.get(name.lower())
    if not isinstance(found, Method):
        found = table[name.lower()] = Method(name, static)
    if all(o.signature != line for o in found.overloads):
        found.overloads.append(Overload(line, body))


def _body(bodies: Any, name: str, static: bool) -> Any:
    own = getattr(bodies, f"static_{name}", None) if static else None
    return own if own is not None else getattr(bodies, name, None)


def _property(net: NetType, head: str, readable: bool, settable: bool, static: bool, bodies: Any) -> None:
    type_name, _, name = head.rpartition(" ")
    if not readable:
        net.members[name.lower()] = WriteOnlyProperty(name, type_name, lambda self: None, getattr(bodies, f"set_{name}", None) or _missing(net, name))
        return
    getter = _body(bodies, name, static)
    if getter is not None and not callable(getter):
        value = getter
        getter = (lambda: value) if static else (lambda self: value)
    setter = getattr(bodies, f"set_{name}", None) or (_missing(net, name) if settable else None)
    table = net.statics if static else net.members
    table[name.lower()] = Property(name, type_name, getter or _missing(net, name), setter if settable else None, static)


def _parameterized(net: NetType, head: str, line: str, settable: bool, bodies: Any) -> None:
    name = _method_name(head)
    found = net.members.get(name.lower())
    if not isinstance(found, ParameterizedProperty):
        found = ParameterizedProperty(name)
        net.members[name.lower()] = found
    found.overloads.append(Overload(head, getattr(bodies, name, None) or _missing(net, name)))
    found.definition_text.append(line)
    if settable:
        if found.setter is None:
            found.setter = Method(name)
        value_type = head[: head.index("(")].rpartition(" ")[0].split(" ")[0]
        found.setter.overloads.append(Overload(f"void {name}({head[head.index('(') + 1 : -1]}, {value_type} value)",
                                               getattr(bodies, f"set_{name}", None) or _missing(net, name)))
