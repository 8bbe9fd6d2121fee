"""In: objects. Out: what they have: names, kinds and definitions of their members: Get-Member."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values.collections import EnumValue
from ems.values.errors import net_error
from ems.values.objects import NOTHING, NetObject
from ems.values.types import NetType, net_type, type_of
from ems.values.wildcard import Wildcard

MEMBER_TYPES = declare("System.Management.Automation.PSMemberTypes")
declare("System.Management.Automation.PSMemberViewTypes")
EXTENDED, ADAPTED = 1, 2


class MemberDefinition(NetObject):
    """A row of Get-Member."""

    __slots__ = ("definition", "member_type", "name", "type_name")
    net_name = "Microsoft.PowerShell.Commands.MemberDefinition"

    def __init__(self, type_name: str, name: str, kind: str, definition: str) -> None:
        self.ps_ext = None
        self.type_name = type_name
        self.name = name
        self.member_type = EnumValue(MEMBER_TYPES, (MEMBER_TYPES.values or {})[kind])
        self.definition = definition

    def net_to_string(self, culture: str) -> str:
        return self.definition


_ROW = net_type("Microsoft.PowerShell.Commands.MemberDefinition", py=MemberDefinition)
for _signature, _field in (("string TypeName", "type_name"), ("string Name", "name"), ("System.Management.Automation.PSMemberTypes MemberType", "member_type"),
                           ("string Definition", "definition")):
    _ROW.prop(_signature, lambda row, field=_field: getattr(row, field))


@cmdlet("Get-Member", class_name="Microsoft.PowerShell.Commands.GetMemberCommand", output="Microsoft.PowerShell.Commands.MemberDefinition")
class GetMember(Cmdlet):
    """List the members of objects: properties and methods, with their definitions.

    Each type is listed once.

    EXAMPLES
    > [pscustomobject]@{ Port = 25 } | Get-Member -MemberType NoteProperty | ForEach-Object Definition
    int Port=25

    Shows the properties of a custom object.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, help="The object to work on.")
    name = parameter("Name", "string[]", position=0, validate=[("notnullorempty",)], help="The name.")
    member_type = parameter("MemberType", "System.Management.Automation.PSMemberTypes", aliases="Type", help="The kind of member.")
    view = parameter("View", "System.Management.Automation.PSMemberViewTypes",
                     help="Which members to list: the extended, adapted or base ones.")
    static = parameter("Static", "switch", help="The members of the type itself.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")

    def begin(self) -> None:
        self.shown: set[str] = set()
        names = [Wildcard(name).matches for name in self.name or ("*",)]
        self.wanted: Callable[[str], bool] = lambda name: any(matches(name) for matches in names)
        self.kinds = self.member_type.number if "MemberType" in self.bound else (MEMBER_TYPES.values or {})["All"]
        self.views = self.view.number if "View" in self.bound else EXTENDED | ADAPTED

    def process(self) -> None:
        item = self.input_object
        if item is None or item is NOTHING:
            return
        from ems.values.members import type_names

        if self.static:
            net = item if isinstance(item, NetType) else type_of(item)
            type_name = net.full_name
        else:
            type_name = type_names(item)[0] if type_names(item) else ""
        if type_name in self.shown:
            return
        self.shown.add(type_name)
        members = static_members(net, self.force) if self.static else self._members(item)
        rows = [MemberDefinition(type_name, name, kind, definition) for name, kind, definition in members if self.wanted(name) and self._is_kind(kind)]
        rows.sort(key=lambda row: (kind_name(row), row.name.lower()))
        for row in rows:
            self.out(row)

    def _is_kind(self, kind: str) -> bool:
        return bool((MEMBER_TYPES.values or {})[kind] & self.kinds)

    def _members(self, item: Any) -> Iterable[tuple[str, str, str]]:
        from ems.values.psmembers import members_of

        if self.force:
            yield from intrinsic_members(item, self.views)
        for member in members_of(item):
            declared = member.kind in ("Property", "Method", "ParameterizedProperty")
            if not self.views & (ADAPTED if declared else EXTENDED) or (member.hidden and not self.force):
                continue
            yield member.name, member.kind, member.definition

    def end(self) -> None:
        if not self.shown:
            self.write_error(net_error("System.InvalidOperationException", "You must specify an object for the Get-Member cmdlet."), "NoObjectInGetMember",
                             "CloseError")


def intrinsic_members(item: Any, views: int) -> Iterable[tuple[str, str, str]]:
    """What every object has and lists on demand only: its sets of members, and the accessors of its properties."""
    from ems.values.psmembers import members_of
    from ems.values.typenames import assembly_of
    from ems.values.types import get_type

    if not views & EXTENDED:
        return
    declared: list[str] = []
    added: list[str] = []
    accessors: list[tuple[str, str, str]] = []
    for member in members_of(item):
        if member.kind not in ("Property", "Method", "ParameterizedProperty"):
            added.append(member.name)
            continue
        declared.append(member.name)
        if member.kind == "Property":
            kind = member.definition.partition(" ")[0]
            accessors.append((f"get_{member.name}", "Method", f"{kind} get_{member.name}()"))
            if "set;" in member.definition:
                accessors.append((f"set_{member.name}", "Method", f"void set_{member.name}({kind} value)"))
    yield "pstypenames", "CodeProperty", ("System.Collections.ObjectModel.Collection`1[[System.String, " + assembly_of(get_type("System.String"))
                                          + "]] pstypenames{get=PSTypeNames;}")
    for name, members in (("psadapted", declared), ("psbase", declared), ("psextended", added), ("psobject", list(_OBJECT_SET))):
        yield name, "MemberSet", f"{name} {{{', '.join(members)}}}"
    yield from accessors


_OBJECT_SET = ("BaseObject", "Members", "Properties", "Methods", "ImmediateBaseObject", "TypeNames", "get_BaseObject", "get_Members", "get_Properties",
               "get_Methods", "get_ImmediateBaseObject", "get_TypeNames", "ToString", "Copy", "CompareTo", "Equals", "GetHashCode", "GetObjectData", "GetType")


def kind_name(row: MemberDefinition) -> str:
    from ems.values.enums import enum_text

    return enum_text(row.member_type)


def static_members(net: NetType, hidden: bool = False) -> list[tuple[str, str, str]]:
    """(name, kind, definition) of the static members of a type and its bases."""
    from ems.values.overloads import constructors_of
    from ems.values.typenames import display_name

    found: dict[str, tuple[str, str, str]] = {}
    for name in net.values or {}:
        found[name.lower()] = (name, "Property", f"static {display_name(net)} {name} {{get;}}")
    constructors = constructors_of(net)
    if constructors.overloads:
        found["new"] = ("new", "Method", constructors.definition.replace("static ", ""))
    for t in net.mro:
        for source in (t, t.definition):
            for lower, member in (source.load().statics if source is not None else {}).items():
                if not lower.startswith("op_") and (hidden or not member.hidden):
                    found.setdefault(lower, (member.name, member.kind, member.definition))
    return list(found.values())
