"""In: a value. Out: its members as objects (PSMemberInfo and its kinds), listed in PowerShell's order, and its type names.

`members_of(obj)` lists what Get-Member and `Select-Object *` see; `find(obj, name)` finds one. The members of .NET types are declared in
ems.net, those that scripts add live in extensions and type data.
"""
from __future__ import annotations

from typing import Any

from ems.values import typedata
from ems.values.errors import NetException, net_error, ps_error
from ems.values.objects import (
    AliasProperty,
    CodeMethod,
    CodeProperty,
    MemberSet,
    NetObject,
    NoteProperty,
    PropertySet,
    PSCustomObject,
    PSMember,
    PSObject,
    ScriptMethod,
    ScriptProperty,
    extension_of,
)
from ems.values.types import Method, NetType, Property, type_of

PROPERTY_KINDS = frozenset(("Property", "NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty"))
METHOD_KINDS = frozenset(("Method", "ScriptMethod", "CodeMethod", "ParameterizedProperty"))
_CLASSES = {kind: f"System.Management.Automation.PS{kind}" for kind in (*PROPERTY_KINDS, *METHOD_KINDS, "PropertySet", "MemberSet")}


class MemberInfo(NetObject):
    """A member of one object, `source` its declaration: a PSMember of ems.values.objects, or a Property or Method of a type."""

    __slots__ = ("hidden", "instance", "kind", "name", "net_type", "owner", "source")

    def __init__(self, owner: Any, name: str, kind: str, source: Any, instance: bool = False) -> None:
        self.ps_ext = None
        self.owner = owner
        self.name = name
        self.kind = kind
        self.source = source
        self.instance = instance
        self.hidden = getattr(source, "hidden", False)
        self.net_type = _class_of(kind)

    @property
    def is_property(self) -> bool:
        return self.kind in PROPERTY_KINDS

    @property
    def is_method(self) -> bool:
        return self.kind in METHOD_KINDS

    @property
    def value(self) -> Any:
        """The property's value; a method is its own value."""
        return self.get()

    def get(self) -> Any:
        source = self.source
        if isinstance(source, Property):
            return _read(source, self.owner)
        if isinstance(source, CodeProperty):
            return source.getter(self.owner)
        if self.kind == "NoteProperty":
            return source.value
        if isinstance(source, AliasProperty):
            return _alias_value(self.owner, source)
        if isinstance(source, ScriptProperty):
            return _run(source, source.getter, self.owner, [])
        if isinstance(source, PropertySet):
            from ems.values.members import get_member

            return PSCustomObject.from_pairs((name, get_member(self.owner, name)) for name in source.names)
        return self

    def set(self, value: Any) -> None:
        from ems.values.members import set_member

        if isinstance(self.source, CodeProperty) and self.owner is None:
            self.source.setter(None, value)
        elif self.kind == "NoteProperty":
            self.source.value = value
            if isinstance(self.owner, PSCustomObject) and self.owner.has(self.name):
                self.owner.set(self.name, value)
        else:
            set_member(self.owner, self.name, value)

    @property
    def is_settable(self) -> bool:
        source = self.source
        if isinstance(source, (Property, ScriptProperty, CodeProperty)):
            return source.setter is not None
        if isinstance(source, AliasProperty):
            target = find(self.owner, source.target)
            return target is not None and target.is_settable
        return self.kind == "NoteProperty"

    @property
    def is_gettable(self) -> bool:
        return not isinstance(self.source, ScriptProperty) or self.source.getter is not None

    @property
    def type_name(self) -> str:
        """TypeNameOfValue: the declared type of a .NET property, else that of the value."""
        source = self.source
        if isinstance(source, Property):
            from ems.values.typenames import find as type_named

            found = type_named(source.type_name)
            return found.full_name if found is not None else source.type_name
        if self.kind == "NoteProperty":
            value = self.get()
            return "System.Object" if value is None else typedata.names_of(type_of(value))[0]
        if isinstance(source, AliasProperty):
            target = find(self.owner, source.target)
            return target.type_name if target is not None else "System.Object"
        return {"ScriptProperty": "System.Object", "Method": "System.Management.Automation.PSMethod",
                "ScriptMethod": "System.Object"}.get(self.kind, "System.Object")

    @property
    def definition(self) -> str:
        """The Definition column of Get-Member."""
        return definition_of(self)

    def invoke(self, arguments: list[Any]) -> Any:
        """Call the method."""
        from ems.values import overloads

        source = self.source
        if isinstance(source, Method):
            return overloads.call(source, self.owner, arguments)
        if isinstance(source, ScriptMethod):
            return call_script_method(source, self.owner, arguments)
        if isinstance(source, CodeMethod):
            return source.call(self.owner, *arguments)
        raise net_error("System.NotSupportedException", f"{self.name} is not a method.")

    def net_to_string(self, culture: str) -> str:
        if self.kind in ("Method", "CodeMethod", "ScriptMethod", "ParameterizedProperty"):
            return self.definition
        return f"{self.definition}" if self.kind != "NoteProperty" else self.definition


def _class_of(kind: str) -> NetType:
    from ems.values.types import get_type

    return get_type(_CLASSES[kind])


def _read(source: Property, owner: Any) -> Any:
    from ems.values.members import property_getter

    return property_getter(source)(owner)


def _alias_value(owner: Any, source: AliasProperty) -> Any:
    from ems.values.members import get_member

    value = get_member(owner, source.target)
    if source.type_name:
        from ems.values.convert import convert
        from ems.values.typenames import resolve

        value = convert(value, resolve(source.type_name))
    return value


def run_script(script: Any, this: Any, arguments: list[Any]) -> Any:
    """A script block with $this; its output as one value."""
    from ems.values.context import current

    output = current().call_script(script, arguments, this=this)
    return output[0] if len(output) == 1 else output or None


def _run(source: PSMember, script: Any, owner: Any, arguments: list[Any]) -> Any:
    """A script property's block."""
    if script is None:
        raise get_error(source.name, net_error("System.InvalidOperationException", f"Unable to get the value of the property {source.name}."))
    try:
        return run_script(script, owner, arguments)
    except NetException as error:
        raise get_error(source.name, error) from error


def get_error(name: str, error: NetException) -> NetException:
    return ps_error("GetValueInvocationException" if error.net_name.startswith("System.Management") else "ExceptionWhenGetting",
                    f'Exception getting "{name}": "{error.message}"', category="NotSpecified",
                    cls="System.Management.Automation.GetValueInvocationException", inner=error)


def call_script_method(source: ScriptMethod, owner: Any, arguments: list[Any]) -> Any:
    """A script method: its output, or the error that it raised inside a MethodInvocationException."""
    from ems.values.context import current
    from ems.values.objects import NOTHING

    try:
        output = current().call_script(source.script, arguments, this=owner)
    except NetException as error:
        raise ps_error("ScriptMethodRuntimeException", f'Exception calling "{source.name}" with "{len(arguments)}" argument(s): "{error.message}"',
                       category="NotSpecified", cls="System.Management.Automation.MethodInvocationException", inner=error) from error
    return output[0] if len(output) == 1 else output or NOTHING


# -- definitions


def definition_of(member: MemberInfo) -> str:
    source = member.source
    if isinstance(source, (Property, Method)):
        return source.definition
    if isinstance(source, AliasProperty):
        return f"{source.name} = {f'({source.type_name}) ' if source.type_name else ''}{source.target}"
    if isinstance(source, ScriptProperty):
        setter = f"set={source.setter};" if source.setter is not None else ""
        return f"System.Object {source.name} {{{_block('get', source.getter)}{_block('set', source.setter) if setter else ''}}}"
    if isinstance(source, CodeProperty):
        return source.definition or f"System.Object {source.name}{{get=;}}"
    if isinstance(source, CodeMethod):
        return source.definition
    if isinstance(source, ScriptMethod):
        return f"System.Object {source.name}();"
    if isinstance(source, PropertySet):
        return f"{source.name} {{{', '.join(source.names)}}}"
    if isinstance(source, MemberSet):
        return f"{source.name} {{{', '.join(m.name for m in source.members.values())}}}"
    return _note_text(member.name, source.value)


def _block(word: str, script: Any) -> str:
    from ems.values.text import to_string

    return "" if script is None else f"{word}={to_string(script)};"


def _note_text(name: str, value: Any) -> str:
    from ems.values.text import net_text, to_string
    from ems.values.typenames import display_name

    if value is None:
        return f"object {name}=null"
    if isinstance(value, PSObject):
        value = value.base
    net = type_of(value)
    shown = "System.Management.Automation.PSCustomObject" if isinstance(value, PSCustomObject) else display_name(net, True)
    return f"{shown} {name}={to_string(value) if isinstance(value, PSCustomObject) else net_text(value)}"


# -- listing


def type_names(obj: Any) -> list[str]:
    """PSTypeNames: those that a script set, else those of the type and its bases."""
    extension = extension_of(obj)
    if extension is not None and extension.type_names is not None:
        return list(extension.type_names)
    if isinstance(obj, PSObject):
        obj = obj.base
    own = getattr(obj, "ps_type_names", None)
    if own is not None:
        return list(own())
    return typedata.names_of(type_of(obj))


def added_members(obj: Any) -> dict[str, PSMember]:
    """Members from type data for this object."""
    extension = extension_of(obj)
    if extension is not None and extension.type_names is not None:
        return typedata.members_for(extension.type_names)
    value = obj.base if isinstance(obj, PSObject) else obj
    own = getattr(value, "ps_type_names", None)
    return typedata.members_for(own()) if own is not None else typedata.members_of_type(type_of(value))


def declared_members(net: NetType) -> dict[str, Any]:
    """The members of a type and its bases as declared, closed for a constructed type."""
    from ems.values.members import closed_member

    found: dict[str, Any] = {}
    closed_member(net, "")  # makes the members of an array type
    for t in net.mro:
        tables = (t.load().members, t.definition.load().members if t.definition is not None else {})
        for table in tables:
            for lower in list(table):
                if lower not in found and not getattr(table[lower], "protected", False):
                    found[lower] = closed_member(net, lower)
    return found


def members_of(obj: Any, adapted_only: bool = False) -> list[MemberInfo]:
    """Every member: those of the object itself, of type data, then of its type (properties before methods)."""
    found: dict[str, MemberInfo] = {}
    base = obj.base if isinstance(obj, PSObject) else obj
    if isinstance(base, PSCustomObject) and not adapted_only:
        for name, value in base.items():
            found[name.lower()] = MemberInfo(base, name, "NoteProperty", NoteProperty(name, value), True)
    if not adapted_only:
        extension = extension_of(obj)
        if extension is not None:
            for lower, member in extension.members.items():
                found[lower] = MemberInfo(obj, member.name, member.kind, member, True)
        for lower, member in added_members(obj).items():
            found.setdefault(lower, MemberInfo(obj, member.name, member.kind, member))
    adapter = getattr(base, "ps_members", None)
    if adapter is not None:
        for member in adapter():
            found.setdefault(member.name.lower(), member)
    declared = declared_members(type_of(base))
    for wanted in ("Property", "ParameterizedProperty", "Method"):
        for lower, member in declared.items():
            if member.kind == wanted and lower not in found:
                found[lower] = MemberInfo(base, member.name, member.kind, member)
    return list(found.values())


def properties_of(obj: Any) -> list[MemberInfo]:
    """The properties, as `$x.psobject.Properties` lists them: the entries of a dictionary are not among them."""
    return [m for m in members_of(obj) if m.kind in PROPERTY_KINDS and not m.hidden]


def property_names(obj: Any) -> list[str]:
    """Names of the properties, in order."""
    if obj.__class__ is PSCustomObject and obj.ps_ext is None:
        return list(obj.shape.names)
    return [m.name for m in properties_of(obj)]


def find(obj: Any, name: str) -> MemberInfo | None:
    """One member by name."""
    from ems.values.members import closed_member

    lower = name.lower()
    extension = extension_of(obj)
    if extension is not None:
        member = extension.members.get(lower)
        if member is not None:
            return MemberInfo(obj, member.name, member.kind, member, True)
    base = obj.base if isinstance(obj, PSObject) else obj
    if isinstance(base, PSCustomObject):
        at = base.shape.index.get(lower)
        if at is not None:
            return MemberInfo(base, base.shape.names[at], "NoteProperty", NoteProperty(base.shape.names[at], base.values[at]), True)
    added = added_members(obj).get(lower)
    if added is not None:
        return MemberInfo(obj, added.name, added.kind, added)
    adapter = getattr(base, "ps_members", None)
    if adapter is not None:
        found = next((m for m in adapter() if m.name.lower() == lower), None)
        if found is not None:
            return found
    declared = closed_member(type_of(base), lower)
    return None if declared is None else MemberInfo(base, declared.name, declared.kind, declared)
