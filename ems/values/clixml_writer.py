"""In: objects. Out: their CLIXML document.

Each object is written once and referred to by its number from then on; so are lists of type names. Depth counts the levels of properties
that a type declares: what a script added and what a collection holds cost nothing.
"""
from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.clixml import FIXED_DEPTH, HEAD, WRITTEN_PROPERTIES, encode, encode_name
from ems.values.collections import ArrayList, Dictionary, EnumValue, GenericList, MultiArray, TypedArray
from ems.values.dates import DateTime, TimeSpan
from ems.values.errors import NetException
from ems.values.identities import Guid, Version
from ems.values.objects import NOTHING, Extension, PSCustomObject, PSObject, extension_of
from ems.values.psmembers import PROPERTY_KINDS, MemberInfo, added_members, members_of, type_names
from ems.values.text import decimal_text, net_text, shortest
from ems.values.types import type_of


def _double(value: float) -> str:
    text = shortest(value)
    return {"Infinity": "INF", "-Infinity": "-INF"}.get(text, text)


def _single(value: float) -> str:
    text = net_text(value, "")
    return {"Infinity": "INF", "-Infinity": "-INF"}.get(text, text)


def _date(value: DateTime) -> str:
    from ems.values.formats import format_value

    return format_value(value, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "")


def duration(value: TimeSpan) -> str:
    """xs:duration, as XmlConvert writes it."""
    ticks = abs(value.ticks)
    days, rest = divmod(ticks, 864_000_000_000)
    hours, rest = divmod(rest, 36_000_000_000)
    minutes, rest = divmod(rest, 600_000_000)
    seconds, fraction = divmod(rest, 10_000_000)
    text = ("-" if value.ticks < 0 else "") + "P" + (f"{days}D" if days else "")
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or fraction:
        clock += str(seconds) + (f".{fraction:07d}".rstrip("0") if fraction else "") + "S"
    if clock or not days:
        text += "T" + (clock or "0S")
    return text


# Python class -> (tag, text).
SIMPLE: dict[type, tuple[str, Callable[[Any], str]]] = {
    str: ("S", encode), num.Char: ("C", lambda v: str(ord(v))), bool: ("B", lambda v: "true" if v else "false"), int: ("I32", repr),
    num.SByte: ("SB", int.__repr__), num.Byte: ("By", int.__repr__), num.Int16: ("I16", int.__repr__), num.UInt16: ("U16", int.__repr__),
    num.UInt32: ("U32", int.__repr__), num.Int64: ("I64", int.__repr__), num.UInt64: ("U64", int.__repr__), float: ("Db", _double),
    num.Single: ("Sg", _single), Decimal: ("D", decimal_text), DateTime: ("DT", _date), TimeSpan: ("TS", duration), Guid: ("G", str),
    Version: ("Version", str),
}
# .NET name -> (tag, text) of simple types whose class is known by name only.
SIMPLE_BY_NAME: dict[str, tuple[str, Callable[[Any], str]]] = {
    "System.Uri": ("URI", lambda v: encode(net_text(v, ""))),
    "System.Management.Automation.ScriptBlock": ("SBK", lambda v: encode(net_text(v, ""))),
    "System.Xml.XmlDocument": ("XD", lambda v: encode(_member(v, "OuterXml"))),
    "System.Security.SecureString": ("SS", lambda v: _secret(v)),
}
_INTEGER_TAGS = {"System.Int32": "I32", "System.Byte": "By", "System.SByte": "SB", "System.Int16": "I16", "System.UInt16": "U16", "System.UInt32": "U32",
                 "System.Int64": "I64", "System.UInt64": "U64"}
BY_REFERENCE = ("System.ReadOnlySpan[", "System.Span[")  # such values cannot leave the stack: their properties have no value
_LISTS = (list, TypedArray, ArrayList, GenericList, MultiArray)


def _member(value: Any, name: str) -> Any:
    from ems.values.members import get_member

    return get_member(value, name)


def _secret(value: Any) -> str:
    """The hexadecimal form of a secure string, as PowerShell writes it where Windows' protection is missing."""
    plain = value.reveal() if hasattr(value, "reveal") else net_text(value, "")
    return plain.encode("utf-16-le").hex()


class CliXmlWriter:
    """One document."""

    def __init__(self, depth: int = 2) -> None:
        self.depth = depth
        self.parts: list[str] = []
        self.objects: dict[int, tuple[Any, int]] = {}
        self.count = 0
        self.types: dict[tuple[str, ...], int] = {}

    def add(self, value: Any, bare: bool = False) -> None:
        """One more top-level value. bare: members that a script added to a value with a base do not count."""
        if bare and not isinstance(value, PSCustomObject) and extension_of(value) is not None:
            self.skip_extension = value
        self.write(value, "", self.depth, 1)

    skip_extension: Any = None

    def document(self) -> str:
        if not self.parts:
            return HEAD + " />"
        return HEAD + ">\n" + "\n".join(self.parts) + "\n</Objs>"

    def line(self, level: int, text: str) -> None:
        self.parts.append("  " * level + text)

    # -- any value

    def write(self, value: Any, name: str, depth: int, level: int) -> None:
        """A value as an element; `name`: its N attribute, with the space before it."""
        if value is None or value is NOTHING:
            self.line(level, f"<Nil{name} />")
            return
        simple = SIMPLE.get(value.__class__)
        if simple is not None and getattr(value, "ps_ext", None) is None:
            tag, text = simple
            self.line(level, f"<{tag}{name}>{text(value)}</{tag}>")
            return
        self.write_other(value, name, depth, level)

    def write_other(self, value: Any, name: str, depth: int, level: int) -> None:
        extension = self.extension(value)
        base = value.base if isinstance(value, PSObject) else value
        simple = self.simple_text(base)
        if simple is not None:
            if extension is None:
                self.line(level, simple.replace("\0", name))
            else:
                self.extended_simple(value, simple, name, depth, level, extension)
            return
        net = type_of(base)
        if not net.is_value_type:
            known = self.objects.get(id(base))
            if known is not None:
                self.line(level, f'<Ref{name} RefId="{known[1]}" />')
                return
        for t in net.mro:
            if t.full_name in FIXED_DEPTH:
                depth = FIXED_DEPTH[t.full_name]
                break
        kind = self.container_kind(base)
        if kind is not None:
            self.container(value, base, kind, name, depth, level, extension)
        elif depth < 1 and not isinstance(base, PSCustomObject):
            text = net_text(base, "")
            self.line(level, f"<S{name}>{encode(text)}</S>")
        else:
            self.complex(value, base, name, depth, level, extension)

    def extension(self, value: Any) -> Extension | None:
        if value is self.skip_extension:
            return None
        return extension_of(value)

    def simple_text(self, base: Any) -> str | None:
        """The element of a simple value, with \\0 where its name goes."""
        found = SIMPLE.get(base.__class__) or SIMPLE_BY_NAME.get(getattr(base.__class__, "net_name", ""))
        if found is None:
            if base.__class__ is TypedArray and base.net_type.full_name == "System.Byte[]":
                text = base64.b64encode(bytes(base)).decode()
                return f"<BA\0>{text}</BA>" if text else "<BA\0 />"
            return None
        tag, text_of = found
        return f"<{tag}\0>{text_of(base)}</{tag}>"

    def extended_simple(self, value: Any, simple: str, name: str, depth: int, level: int, extension: Extension) -> None:
        """A simple value that a script gave members or type names."""
        members = [m for m in members_of(value) if m.instance and m.kind in PROPERTY_KINDS and not m.hidden]
        if not members and extension.type_names is None and extension.text is None:
            self.line(level, simple.replace("\0", name))
            return
        self.open(value, name, level, names=extension.type_names)
        if extension.text is not None:
            self.line(level + 1, f"<ToString>{encode(extension.text)}</ToString>")
        self.line(level + 1, simple.replace("\0", ""))
        self.member_set(members, depth, level + 1)
        self.line(level, "</Obj>")

    # -- objects

    def open(self, value: Any, name: str, level: int, names: list[str] | None = None) -> None:
        """The start tag of an object and its type names."""
        base = value.base if isinstance(value, PSObject) else value
        self.objects[id(base)] = (base, self.count)
        self.line(level, f'<Obj{name} RefId="{self.count}">')
        self.count += 1
        names = type_names(value) if names is None and value is not self.skip_extension else names
        if names is None:
            names = _own_names(base)
        key = tuple(names)
        known = self.types.get(key)
        if known is not None:
            self.line(level + 1, f'<TNRef RefId="{known}" />')
            return
        number = self.types[key] = len(self.types)
        self.line(level + 1, f'<TN RefId="{number}">')
        for one in names:
            self.line(level + 2, f"<T>{encode(one)}</T>")
        self.line(level + 1, "</TN>")

    def complex(self, value: Any, base: Any, name: str, depth: int, level: int, extension: Extension | None) -> None:
        """An object that is no collection."""
        self.open(value, name, level)
        special = getattr(base, "clixml_members", None)
        if isinstance(base, PSCustomObject):
            if extension is not None and extension.text is not None:
                self.line(level + 1, f"<ToString>{encode(extension.text)}</ToString>")
            if (extension is None or not extension.members) and not added_members(base):
                if base.values:
                    self.pairs(base.items(), depth, level + 1)
                self.line(level, "</Obj>")
                return
        else:
            text = extension.text if extension is not None and extension.text is not None else _text(base)
            self.line(level + 1, f"<ToString>{encode(text)}</ToString>" if text else "<ToString />")
        if isinstance(base, EnumValue):
            tag = _INTEGER_TAGS[base.net_type.underlying]
            self.line(level + 1, f"<{tag}>{base.number}</{tag}>")
        elif special is not None or type_of(base).full_name in SPECIAL:
            pairs = special() if special is not None else SPECIAL[type_of(base).full_name](base)
            self.pairs(pairs, depth, level + 1)
        else:
            members = [m for m in members_of(value) if m.kind in PROPERTY_KINDS]
            self.properties(_adapted(base, members), base, depth, level + 1)
            if type_of(base).full_name not in WRITTEN_PROPERTIES:
                self.member_set([m for m in members if m.kind != "Property" and not m.hidden], depth, level + 1)
        self.line(level, "</Obj>")

    def properties(self, members: list[MemberInfo], base: Any, depth: int, level: int) -> None:
        """<Props>: what the type declares."""
        wanted = WRITTEN_PROPERTIES.get(type_of(base).full_name)
        if wanted is not None:
            members = [m for m in members if m.name in wanted]
        values = []
        for member in members:
            try:
                values.append((member.name, member.get()))
            except NetException:
                continue
        if not values:
            return
        self.line(level, "<Props>")
        for name, item in values:
            self.write(item, f' N="{encode_name(name)}"', depth - 1, level + 1)
        self.line(level, "</Props>")

    def member_set(self, members: list[MemberInfo], depth: int, level: int) -> None:
        """<MS>: what a script or type data added; only the latter is one level deeper."""
        values = []
        for member in members:
            try:
                values.append((member, member.get()))
            except NetException:
                continue
        if not values:
            return
        self.line(level, "<MS>")
        for member, item in values:
            self.write(item, f' N="{encode_name(member.name)}"', depth if member.instance else depth - 1, level + 1)
        self.line(level, "</MS>")

    def pairs(self, pairs: Iterable[tuple[str, Any]], depth: int, level: int) -> None:
        self.line(level, "<MS>")
        for name, item in pairs:
            self.write(item, f' N="{encode_name(name)}"', depth, level + 1)
        self.line(level, "</MS>")

    # -- collections

    @staticmethod
    def container_kind(base: Any) -> str | None:
        """DCT, LST, STK, QUE or IE; None for what is no collection."""
        if isinstance(base, Dictionary):
            return "DCT"
        if base.__class__ in _LISTS:
            return "LST"
        from ems.values.members import is_enumerable

        net = type_of(base)
        short = (net.definition or net).name.partition("`")[0]
        is_node = any(t.full_name == "System.Xml.XmlNode" for t in net.mro)
        if not is_node and not is_enumerable(base):
            return None
        if is_node and next(iter(base.net_enumerate()), None) is None:
            return None  # a node without children is an object of its own
        if short == "Stack":
            return "STK"
        if short == "Queue":
            return "QUE"
        interfaces = net.all_interfaces()
        if "IDictionary" in interfaces:
            return "DCT"
        return "LST" if "IList" in interfaces else "IE"

    def container(self, value: Any, base: Any, kind: str, name: str, depth: int, level: int, extension: Extension | None) -> None:
        self.open(value, name, level)
        if kind == "DCT":
            self.dictionary(base, depth, level + 1)
        else:
            items = base if isinstance(base, list) else base.items if isinstance(base, MultiArray) else list(base.net_enumerate())
            if items:
                self.line(level + 1, f"<{kind}>")
                for item in items:
                    self.write(item, "", depth, level + 2)
                self.line(level + 1, f"</{kind}>")
            else:
                self.line(level + 1, f"<{kind} />")
        if kind == "IE" and depth > 0:
            self.properties(_adapted(base, members_of(value)), base, depth, level + 1)
        if extension is not None:
            self.member_set([m for m in members_of(value) if m.instance and m.kind in PROPERTY_KINDS and not m.hidden], depth, level + 1)
        self.line(level, "</Obj>")

    def dictionary(self, base: Any, depth: int, level: int) -> None:
        pairs = list(base.items())
        if not pairs:
            self.line(level, "<DCT />")
            return
        self.line(level, "<DCT>")
        for key, item in pairs:
            self.line(level + 1, "<En>")
            self.write(key, ' N="Key"', depth, level + 2)
            self.write(item, ' N="Value"', depth, level + 2)
            self.line(level + 1, "</En>")
        self.line(level, "</DCT>")


def _text(base: Any) -> str:
    """What the object says of itself; an XML node its name."""
    name = getattr(base, "local_name", None)
    return name if isinstance(name, str) else net_text(base, "")


def _adapted(base: Any, members: list[MemberInfo]) -> list[MemberInfo]:
    """The properties that the object shows as its own: the elements and attributes of an XML node stand for what its class declares."""
    adapter = getattr(base, "ps_members", None)
    found = members if adapter is None else adapter()
    return [m for m in found if m.kind == "Property" and not getattr(m.source, "type_name", "").startswith(BY_REFERENCE)]


def _own_names(base: Any) -> list[str]:
    from ems.values.typedata import names_of

    own = getattr(base, "ps_type_names", None)
    return own() if own is not None else names_of(type_of(base))


# -- types with a form of their own


def _error_record(record: Any) -> list[tuple[str, Any]]:
    from ems.values.members import get_member
    from ems.values.text import to_string

    info = get_member(record, "CategoryInfo")
    return [
        ("Exception", record.exception), ("TargetObject", record.target), ("FullyQualifiedErrorId", record.fully_qualified_error_id),
        ("InvocationInfo", record.invocation), ("ErrorCategory_Category", get_member(info, "Category").number),
        ("ErrorCategory_Activity", get_member(info, "Activity") or ""), ("ErrorCategory_Reason", get_member(info, "Reason")),
        ("ErrorCategory_TargetName", get_member(info, "TargetName")), ("ErrorCategory_TargetType", get_member(info, "TargetType")),
        ("ErrorCategory_Message", to_string(info)), ("SerializeExtendedInfo", False), ("PSMessageDetails", None),
    ]


def _informational(record: Any) -> list[tuple[str, Any]]:
    return [("InformationalRecord_Message", record.message), ("InformationalRecord_SerializeInvocationInfo", False)]


SPECIAL: dict[str, Callable[[Any], list[tuple[str, Any]]]] = {
    "System.Management.Automation.ErrorRecord": _error_record, "System.Management.Automation.WarningRecord": _informational,
    "System.Management.Automation.VerboseRecord": _informational, "System.Management.Automation.DebugRecord": _informational,
}
