"""In: types. Out: MethodInfo, PropertyInfo, FieldInfo, ParameterInfo: what reflection tells of members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import Method, NetType, Overload, Property, get_type, net_type

PRIMITIVE = frozenset(f"System.{n}" for n in ("Boolean Byte SByte Int16 UInt16 Int32 UInt32 Int64 UInt64 IntPtr UIntPtr Char Double "
                                               "Single").split())


net_type("System.Reflection.MemberInfo")


# -- methods, properties, fields


class MethodInfo(NetObject):
    """One overload of a method or constructor."""

    __slots__ = ("net_type", "overload", "owner", "static")

    def __init__(self, owner: NetType, overload: Overload, kind: str = "MethodInfo", static: bool = False) -> None:
        self.ps_ext = None
        self.owner = owner
        self.overload = overload
        self.static = static
        self.net_type = get_type(f"System.Reflection.Runtime{kind}")

    @property
    def plan(self) -> Any:
        from ems.values.overloads import plan_of

        return plan_of(self.overload)

    @property
    def name(self) -> str:
        return ".ctor" if self.plan.name == "new" else str(self.plan.name)

    def types(self) -> list[NetType]:
        return list(self.plan.types or [])

    def text(self) -> str:
        from ems.values.typenames import find

        returns = find(self.plan.returns)
        shown = ", ".join(_short(t) for t in self.types())
        return f"{_short(returns) if returns else 'Void'} {self.name}({shown})"

    def net_to_string(self, culture: str) -> str:
        return self.text()


def _short(net: NetType) -> str:
    return net.name if net.full_name in PRIMITIVE or net.full_name == "System.Void" else net.full_name


def _wanted(flags: Any, static: bool) -> bool:
    """Whether BindingFlags ask for members of that kind; without flags public ones of both kinds."""
    return flags is None or bool(flags.number & (8 if static else 4)) and bool(flags.number & 16)


def _methods(net: NetType, flags: Any) -> list[MethodInfo]:
    from ems.values.members import closed_static
    from ems.values.overloads import plan_of
    from ems.values.psmembers import declared_members

    found: list[MethodInfo] = []
    if _wanted(flags, False):
        for member in declared_members(net).values():
            if member.kind == "Method":
                found += [MethodInfo(net, o) for o in member.overloads if not plan_of(o).explicit]
            elif member.kind == "Property" and not member.static:
                found.append(MethodInfo(net, Overload(f"{member.type_name} get_{member.name}()", member.getter)))
    if _wanted(flags, True):
        for lower in dict.fromkeys(name for t in (net, net.definition) if t is not None for name in t.load().statics):
            member = closed_static(net, lower)
            if isinstance(member, Method):
                found += [MethodInfo(net, o, static=True) for o in member.overloads]
    return found


def _properties(net: NetType, flags: Any) -> list[PropertyInfo]:
    from ems.values.psmembers import declared_members

    found: list[PropertyInfo] = []
    if _wanted(flags, False):
        found += [PropertyInfo(net, m) for m in declared_members(net).values() if m.kind == "Property"]
    if _wanted(flags, True):
        found += [PropertyInfo(net, m) for m in net.load().statics.values() if m.kind == "Property"]  # type: ignore[arg-type]
    return found


class PropertyInfo(NetObject):
    __slots__ = ("member", "net_type", "owner")

    def __init__(self, owner: NetType, member: Property) -> None:
        self.ps_ext = None
        self.owner = owner
        self.member = member
        self.net_type = get_type("System.Reflection.RuntimePropertyInfo")

    @property
    def name(self) -> str:
        return self.member.name

    def type(self) -> NetType:
        from ems.values.typenames import find

        return find(self.member.type_name) or get_type("System.Object")

    def net_to_string(self, culture: str) -> str:
        return f"{_short(self.type())} {self.name}"


class FieldInfo(NetObject):
    """A name of an enum."""

    __slots__ = ("name", "net_type", "number", "owner")

    def __init__(self, owner: NetType, name: str, number: int) -> None:
        self.ps_ext = None
        self.owner = owner
        self.name = name
        self.number = number
        self.net_type = get_type("System.Reflection.MdFieldInfo")

    def net_to_string(self, culture: str) -> str:
        return f"{self.owner.full_name} {self.name}"


class _Members(ObjectBodies):
    @staticmethod
    def Name(self: Any) -> str:
        return self.name

    @staticmethod
    def DeclaringType(self: Any) -> Any:
        """The first of the type and its bases that has the member."""
        name = self.name.lower()
        names = (name, name[4:]) if name.startswith(("get_", "set_")) else (name,)
        for t in self.owner.mro:
            for source in (t, t.definition):
                if source is not None and any(n in table for n in names for table in (source.load().members, source.statics)):
                    return t
        return self.owner

    @staticmethod
    def ReflectedType(self: Any) -> Any:
        return self.owner

    @staticmethod
    def IsSpecialName(self: Any) -> bool:
        return bool(self.name.startswith(("get_", "set_", "op_", ".ctor")))

    @staticmethod
    def MemberType(self: Any) -> Any:
        from ems.values.enums import enum_value

        kind = self.net_type.full_name.removeprefix("System.Reflection.Runtime").removeprefix("System.Reflection.Md").removesuffix("Info")
        return enum_value("System.Reflection.MemberTypes", kind)

    @staticmethod
    def GetCustomAttributes(self: Any, *rest: Any) -> Any:
        return []

    @staticmethod
    def Invoke(self: Any, *arguments: Any) -> Any:
        from ems.values.overloads import call_bare

        target, given = (arguments[0], arguments[-1]) if len(arguments) > 1 else (None, arguments[0])
        method = Method(self.plan.name, self.static or self.name == ".ctor")
        method.overloads.append(self.overload)
        try:
            return call_bare(method, target, list(given or []))
        except NetException as error:
            raise net_error("System.Reflection.TargetInvocationException", "Exception has been thrown by the target of an invocation.",
                error) from None

    @staticmethod
    def GetParameters(self: Any) -> Any:
        found = [ParameterInfo(p.name, t, at) for at, (p, t) in enumerate(zip(self.plan.params, self.types()))]
        return TypedArray.of(get_type("System.Reflection.ParameterInfo"), found)

    @staticmethod
    def ReturnType(self: Any) -> Any:
        from ems.values.typenames import find

        return find(self.plan.returns)

    @staticmethod
    def IsStatic(self: Any) -> bool:
        return bool(getattr(self, "static", True))

    IsPublic = True
    IsPrivate = False

    @staticmethod
    def PropertyType(self: Any) -> Any:
        return self.type()

    @staticmethod
    def CanRead(self: Any) -> bool:
        return True

    @staticmethod
    def CanWrite(self: Any) -> bool:
        return self.member.setter is not None

    @staticmethod
    def GetValue(self: Any, target: Any = None, *rest: Any) -> Any:
        if isinstance(self, FieldInfo):
            from ems.values.collections import EnumValue

            return EnumValue(self.owner, self.number)
        from ems.values.members import property_getter

        return self.member.getter() if self.member.static else property_getter(self.member)(target)

    @staticmethod
    def SetValue(self: Any, target: Any, value: Any, *rest: Any) -> None:
        from ems.values.members import set_member

        set_member(target, self.name, value)

    @staticmethod
    def FieldType(self: Any) -> Any:
        return self.owner

    @staticmethod
    def GetRawConstantValue(self: Any) -> int:
        return self.number

    @staticmethod
    def ParameterType(self: Any) -> Any:
        return self.type

    @staticmethod
    def Position(self: Any) -> int:
        return self.at


class ParameterInfo(NetObject):
    __slots__ = ("at", "name", "net_type", "type")

    def __init__(self, name: str, net: NetType, at: int) -> None:
        self.ps_ext = None
        self.name = name
        self.type = net
        self.at = at
        self.net_type = get_type("System.Reflection.RuntimeParameterInfo")

    def net_to_string(self, culture: str) -> str:
        return f"{_short(self.type)} {self.name}"


_COMMON = """
System.Object[] GetCustomAttributes(bool inherit)
System.Object[] GetCustomAttributes(type attributeType, bool inherit)
string ToString()
type DeclaringType {get;}
System.Reflection.MemberTypes MemberType {get;}
string Name {get;}
type ReflectedType {get;}
"""
_METHOD = """
System.Reflection.ParameterInfo[] GetParameters()
System.Object Invoke(System.Object obj, System.Object[] parameters)
bool IsPrivate {get;}
bool IsPublic {get;}
bool IsSpecialName {get;}
bool IsStatic {get;}
"""
net_type("System.Reflection.MethodBase", base="System.Reflection.MemberInfo")
for _kind, _base, _text in (
        ("Method", "MethodBase", _METHOD + "type ReturnType {get;}\n"),
        ("Constructor", "MethodBase", _METHOD + "System.Object Invoke(System.Object[] parameters)\n"),
        ("Property", "MemberInfo", "System.Object GetValue(System.Object obj)\nvoid SetValue(System.Object obj, System.Object value)\n"
                                   "bool CanRead {get;}\nbool CanWrite {get;}\ntype PropertyType {get;}\n"),
        ("Field", "MemberInfo", "System.Object GetValue(System.Object obj)\nSystem.Object GetRawConstantValue()\ntype FieldType "
                                "{get;}\nbool IsStatic {get;}\n"
                                "bool IsPublic {get;}\n"),
        ("Event", "MemberInfo", "")):
    members(net_type(f"System.Reflection.{_kind}Info", base=f"System.Reflection.{_base}"), _COMMON + _text, _Members)
    net_type(f"System.Reflection.Runtime{_kind}Info", base=f"System.Reflection.{_kind}Info")
net_type("System.Reflection.MdFieldInfo", base="System.Reflection.FieldInfo")
members(net_type("System.Reflection.ParameterInfo"),
    "string ToString()\nstring Name {get;}\ntype ParameterType {get;}\nint Position {get;}", _Members)
net_type("System.Reflection.RuntimeParameterInfo", base="System.Reflection.ParameterInfo")


class Attribute(NetObject):
    """An attribute that a type carries."""

    __slots__ = ("net_type",)

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.net_type = get_type(name)


net_type("System.Attribute")
net_type("System.FlagsAttribute", base="System.Attribute")
net_type("System.Void", base="System.ValueType", kind="struct")
