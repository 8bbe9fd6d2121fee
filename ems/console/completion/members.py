"""In: inferred types or a value. Out: its members as completions: properties first, then methods with an opening parenthesis."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.inferred import UNKNOWN, Inferred, is_collection, named
from ems.console.completion.quoting import starts
from ems.console.completion.results import CompletionResult
from ems.values.types import Method, NetType

# Type data that Get-Member hides and completion offers.
HIDDEN = {"System.IO.FileInfo": ("LastWriteTimeString", "LengthString", "NameString", "PSStandardMembers"),
          "System.IO.DirectoryInfo": ("LastWriteTimeString", "LengthString", "NameString", "PSStandardMembers"),
          "System.Diagnostics.Process": ("PSConfiguration", "PSResources", "PSStandardMembers"),
          "System.Exception": ("PSStandardMembers",)}
PS_OBJECT = "System.Management.Automation.PSObject"
# The members of PSObject, which type inference gives to custom objects.
PS_OBJECT_MEMBERS = ("BaseObject ImmediateBaseObject Members Methods Properties TypeNames".split(),
                     "CompareTo Copy Equals GetHashCode GetMetaObject GetObjectData GetType ToString".split())
EVERYWHERE = ("Equals", "GetHashCode", "GetType", "ToString")
INTRINSIC = {"Where": "Where({ expression } [, mode [, numberToReturn]])", "ForEach": "ForEach(expression [, arguments...])"}
INTRINSIC.update({f"PS{name}": f"PS{tip}" for name, tip in list(INTRINSIC.items())})
EVERYWHERE_TIPS = {"Equals": "bool Equals(System.Object obj)", "GetHashCode": "int GetHashCode()", "GetType": "type GetType()", "ToString": "string ToString()"}
PLAIN_NAME = re.compile(r"[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*\Z")
PROPERTY, METHOD = "Property", "Method"


class Row:
    """A member to offer."""

    __slots__ = ("is_method", "name", "tip")

    def __init__(self, name: str, is_method: bool, tip: str) -> None:
        self.name = name
        self.is_method = is_method
        self.tip = tip


def rows_of(found: list[Inferred]) -> list[Row]:
    """The members of all the types together, each name once, sorted."""
    rows: dict[str, Row] = {}
    for one in found:
        for row in _rows(one):
            rows.setdefault(row.name.lower(), row)
    return sorted(rows.values(), key=lambda r: (r.is_method, r.name.lower()))


def _rows(one: Inferred) -> list[Row]:
    if one.value is not UNKNOWN:
        return value_rows(one.value)
    from ems.values.typenames import display_name

    rows: list[Row] = []
    if one.definition is not None:
        rows += class_rows(one.definition, one.bases)
    for name, types in (one.members or {}).items():
        kind = display_name(types[0].net) if types and types[0].net else "object"
        rows.append(Row(name, False, f"{kind} {name}"))
    if one.net is not None:
        is_custom = one.net.full_name in (PS_OBJECT, "System.Management.Automation.PSCustomObject")
        rows += ps_object_rows() if is_custom else type_rows(one.net)
    return rows


def ps_object_rows() -> list[Row]:
    net = named(PS_OBJECT)[0].net
    assert net is not None
    from ems.values.psmembers import declared_members

    declared = {m.name: _row(m).tip for m in declared_members(net).values()}
    properties, methods = PS_OBJECT_MEMBERS
    return [Row(name, False, declared.get(name, name)) for name in properties] + [
        Row(name, True, declared.get(name) or EVERYWHERE_TIPS.get(name, f"{name}()")) for name in methods]


def type_rows(net: NetType) -> list[Row]:
    """The members of instances of a type: declared, of type data, and the intrinsic methods of collections."""
    from ems.values import typedata
    from ems.values.psmembers import declared_members

    rows = [_row(m) for m in declared_members(net).values() if m.kind != "ParameterizedProperty" and not m.hidden]
    rows += [Row(m.name, m.kind in ("ScriptMethod", "CodeMethod"), getattr(m, "definition", "") or m.name) for m in typedata.members_of_type(net).values()]
    rows += [Row(name, False, name) for name in hidden_names(net)]
    have = {r.name.lower() for r in rows}
    if net.kind != "interface":
        rows += [Row(name, True, EVERYWHERE_TIPS[name]) for name in EVERYWHERE if name.lower() not in have]
    if is_collection(net):
        rows += [Row(name, True, tip) for name, tip in INTRINSIC.items()]
    return rows


def lines_of(definition: str) -> str:
    """Overloads on a line each: Get-Member has them on one."""
    return definition.replace("), ", ")\n")


def hidden_names(net: NetType) -> tuple[str, ...]:
    return next((HIDDEN[t.full_name] for t in net.mro if t.full_name in HIDDEN), ())


def _row(member: Any) -> Row:
    is_method = isinstance(member, Method) or member.kind in ("Method", "ParameterizedProperty")
    if isinstance(member, Method):
        tip = "\n".join(o.signature for o in member.overloads)
    else:  # a property as type inference writes it
        tip = getattr(member, "definition", member.name).replace("{get;}", "{ get; }").replace("{get;set;}", "{ get; set; }")
    return Row(member.name, is_method, tip)


def value_rows(value: Any) -> list[Row]:
    """The members of a value at hand: keys of a dictionary and parameterized properties included."""
    from ems.values.collections import Dictionary
    from ems.values.members import is_enumerable
    from ems.values.objects import base
    from ems.values.psmembers import METHOD_KINDS, members_of

    rows = []
    for m in members_of(value):
        if not m.hidden:
            rows.append(Row(m.name, m.kind in METHOD_KINDS, lines_of(m.definition) if m.kind == "Method" else m.definition))
    inner = base(value)
    have = {r.name.lower() for r in rows}
    rows += [Row(name, True, EVERYWHERE_TIPS[name]) for name in EVERYWHERE if name.lower() not in have]
    rows.sort(key=lambda r: (r.is_method, r.name.lower()))
    if isinstance(inner, Dictionary):
        from ems.values.convert import to_string

        rows += [Row(to_string(k), False, to_string(k)) for k, _ in inner.items()]
    elif is_enumerable(inner):
        rows += [Row(name, True, tip) for name, tip in INTRINSIC.items()]
    return rows


def class_rows(definition: Any, bases: Any = ()) -> list[Row]:
    """The instance members of a class written in the text, and of its bases there."""
    from ems.syntax import nodes as n

    rows = []
    for m in [m for d in (definition, *bases) for m in d.members]:
        if definition.kind == "enum" or "Static" in m.modifiers or "Hidden" in m.modifiers:
            continue
        if type(m) is n.PropertyMember:
            rows.append(Row(m.name, False, m.name))
        elif type(m) is n.FunctionMember and not m.constructor:
            rows.append(Row(m.name, True, f"{m.name}()"))
    return rows


def static_rows(net: NetType) -> list[Row]:
    """The static members of a type: constants and properties, methods, `new`."""
    from cmdlets.utility.get_member import static_members

    rows = [Row(name, kind == "Method" and not is_event(definition), lines_of(definition)) for name, kind, definition in static_members(net) if not name.startswith("op_")]
    names = {r.name.lower() for r in rows}
    for name in ("Equals", "ReferenceEquals"):
        if name.lower() not in names:
            rows.append(Row(name, True, f"static bool {name}(System.Object objA, System.Object objB)"))
    if net.kind == "enum":
        base = named("System.Enum")
        for name, kind, definition in static_members(base[0].net) if base and base[0].net is not None else []:
            if name.lower() not in names and name != "new":
                rows.append(Row(name, kind == "Method", definition))
    return sorted({r.name.lower(): r for r in rows}.values(), key=lambda r: (r.is_method, r.name.lower()))


def is_event(definition: str) -> bool:
    """An event is declared as a method that gives its handler's type."""
    return definition.partition("(")[0].rpartition(" ")[0].endswith("EventHandler")


def static_class_rows(definition: Any) -> list[Row]:
    from ems.syntax import nodes as n

    rows = [Row("Equals", True, "static bool Equals()"), Row("new", True, f"{definition.name} new()"), Row("ReferenceEquals", True, "static bool ReferenceEquals()")]
    for m in definition.members:
        if type(m) is n.PropertyMember and (definition.kind == "enum" or "Static" in m.modifiers):
            rows.append(Row(m.name, False, m.name))
        elif type(m) is n.FunctionMember and "Static" in m.modifiers:
            rows.append(Row(m.name, True, f"{m.name}()"))
    return sorted(rows, key=lambda r: (r.is_method, r.name.lower()))


def offer(rows: list[Row], word: str, prefix: str = "") -> list[CompletionResult]:
    """The rows that begin with a word, as `$x.` completes them; `prefix` is `::` behind a bare type."""
    matches = starts(word)
    out = []
    for row in rows:
        if not matches(row.name):
            continue
        if row.is_method:
            out.append(CompletionResult(f"{prefix}{row.name}(", row.name, METHOD, row.tip))
        else:
            name = row.name if PLAIN_NAME.match(row.name) else quoted(row.name)
            out.append(CompletionResult(prefix + name, row.name, PROPERTY, row.tip))
    return out


def offer_names(rows: list[Row], word: str, methods: bool = False, quote: str = "", skip: Any = ()) -> list[CompletionResult]:
    """Names of properties as arguments (`Select-Object Na`)."""
    matches = starts(word)
    out = []
    for row in rows:
        if row.is_method and not methods or not matches(row.name) or row.name.lower() in skip:
            continue
        text = row.name if PLAIN_NAME.match(row.name) and not quote else quoted(row.name, quote or "'")
        out.append(CompletionResult(text, row.name, METHOD if row.is_method else PROPERTY, row.tip))
    return out


def quoted(text: str, quote: str = "'") -> str:
    return quote + (text.replace("'", "''") if quote == "'" else text.replace('"', '`"')) + quote
