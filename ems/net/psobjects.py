"""In: any value. Out: what `.psobject`, `.psbase`, `.pstypenames` give, and PowerShell's own types around members, declared."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values import psmembers
from ems.values.collections import GenericList, PSReference, SwitchParameter
from ems.values.errors import ps_error
from ems.values.objects import (
    AliasProperty,
    CodeProperty,
    NetObject,
    NoteProperty,
    PropertySet,
    PSCustomObject,
    PSMember,
    PSObject,
    ScriptMethod,
    ScriptProperty,
    extend,
    extension_of,
)
from ems.values.psmembers import METHOD_KINDS, PROPERTY_KINDS, MemberInfo
from ems.values.text import net_text, to_string
from ems.values.types import Method, NetType, Property, get_type, net_type, type_of

_SMA = "System.Management.Automation."


class TypeNames(GenericList):
    """PSTypeNames: changing it changes the object."""

    __slots__ = ("owner",)
    net_name = _SMA + "Runspaces.ConsolidatedString"
    net_element = "System.String"

    def __init__(self, owner: Any) -> None:
        super().__init__(psmembers.type_names(owner), get_type(self.net_name))
        self.owner = owner

    @property
    def element(self) -> Any:
        return get_type("System.String")

    def keep(self) -> None:
        """Write the list into the object."""
        extend(self.owner)[1].type_names = list(self)

    def insert(self, index: Any, item: Any) -> None:
        super().insert(index, item)
        self.keep()

    def append(self, item: Any) -> None:
        super().append(item)
        self.keep()

    def clear(self) -> None:
        super().clear()
        self.keep()

    def remove(self, item: Any) -> None:
        super().remove(item)
        self.keep()

    def __delitem__(self, at: Any) -> None:
        super().__delitem__(at)
        self.keep()

    def __setitem__(self, at: Any, value: Any) -> None:
        super().__setitem__(at, value)
        self.keep()

    def net_put(self, at: int, value: Any) -> None:
        self[at] = value


def special_member(obj: Any, lower: str) -> Any:
    """psobject, psbase, psadapted, psextended or pstypenames of a value."""
    if lower == "pstypenames":
        return TypeNames(obj)
    if lower == "psobject":
        return PSObjectView(obj)
    return BaseView(obj, lower)


class PSObjectView(NetObject):
    """`$x.psobject`: the object seen as its members."""

    __slots__ = ("owner",)
    net_name = _SMA + "PSMemberSet"
    # What it answers as a member of the object.
    name, kind, type_name = "psobject", "MemberSet", net_name
    source, instance, is_settable, is_gettable = None, False, False, True

    def __init__(self, owner: Any) -> None:
        self.ps_ext = None
        self.owner = owner

    def get(self) -> PSObjectView:
        return self

    def set(self, value: Any) -> None:
        raise ps_error("CannotChangeReservedMember", "Cannot set the Value property for PSMemberInfo object of type "
                       "\"System.Management.Automation.PSInternalMemberSet\".")


class BaseView(NetObject):
    """`$x.psbase` and its kin: the object without what scripts and dictionaries put before its members."""

    __slots__ = ("owner", "which")
    net_name = _SMA + "PSMemberSet"

    def __init__(self, owner: Any, which: str) -> None:
        self.ps_ext = None
        self.owner = owner.base if isinstance(owner, PSObject) else owner
        self.which = which

    def net_to_string(self, culture: str) -> str:
        adapted = [] if self.which == "psextended" else psmembers.declared_members(type_of(self.owner)).values()
        return f"{self.which} {{{', '.join(m.name for m in adapted)}}}"

    def ps_get(self, name: str, lower: str) -> Any:
        from ems.values.members import MISSING, _get_declared

        if self.which == "psextended":
            extension = extension_of(self.owner)
            member = extension.members.get(lower) if extension is not None else None
            return MISSING if member is None else MemberInfo(self.owner, member.name, member.kind, member).get()
        return _get_declared(self.owner, name, lower)

    def ps_set(self, name: str, lower: str, value: Any) -> bool:
        from ems.values.member_writes import set_declared
        from ems.values.members import closed_member
        from ems.values.types import Property

        declared = closed_member(type_of(self.owner), lower)
        if not isinstance(declared, Property):
            return False
        set_declared(self.owner, declared, value)
        return True


def _invoke_base(obj: BaseView, name: str, arguments: list[Any]) -> Any:
    from ems.values import overloads
    from ems.values.members import MISSING, _method_of, method_not_found

    if obj.which == "psextended":
        raise method_not_found(obj, name)
    if isinstance(obj.owner, PSCustomObject) and name.lower() == "gettype":
        return get_type(_SMA + "PSObject")
    method = _method_of(obj.owner, name, name.lower())
    return MISSING if method is None else overloads.call(method, obj.owner, arguments)


def _register() -> None:
    from ems.values.members import ADAPTERS

    ADAPTERS[BaseView] = (lambda obj, name, lower: obj.ps_get(name, lower), lambda obj, name, lower, value: obj.ps_set(name, lower,
        value), _invoke_base)


_register()


class MemberCollection(NetObject):
    """`.psobject.Properties`, `.Members`, `.Methods`: walked, or indexed by name."""

    __slots__ = ("net_type", "owner", "wanted")

    def __init__(self, owner: Any, wanted: Callable[[MemberInfo], bool], kind: str) -> None:
        self.ps_ext = None
        self.owner = owner
        self.wanted = wanted
        self.net_type = _collection_type(kind)

    def items(self) -> list[MemberInfo]:
        return [m for m in psmembers.members_of(self.owner) if self.wanted(m) and not m.hidden]

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.items())

    def net_item(self, name: Any) -> Any:
        found = psmembers.find(self.owner, to_string(name))
        return found if found is not None and self.wanted(found) else None


def _collection_type(kind: str) -> Any:
    from ems.values.types import generic_type

    return generic_type(get_type(_SMA + "PSMemberInfoIntegratingCollection`1"), (get_type(_SMA + kind),))


def _is_property(member: MemberInfo) -> bool:
    return member.kind in PROPERTY_KINDS


def _is_method(member: MemberInfo) -> bool:
    return member.kind in METHOD_KINDS


def _is_any(member: MemberInfo) -> bool:
    return True


def add_member(owner: Any, member: PSMember, replace: bool = False) -> Any:
    """Put a member on an object; the object to use from now on comes back. The one way for Add-Member and .psobject.Members.Add."""
    base = owner.base if isinstance(owner, PSObject) else owner
    lower = member.name.lower()
    if isinstance(base, PSCustomObject):
        if base.has(member.name):
            if not replace:
                raise already(member.name)
            base.remove(member.name)
        if isinstance(member, NoteProperty) and member.__class__ is NoteProperty and (base.ps_ext is None
            or lower not in base.ps_ext.members):
            base.set(member.name, member.value)
            return owner
    owner, extension = extend(owner)
    if lower in extension.members and not replace:
        raise already(member.name)
    extension.members[lower] = member
    return owner


def already(name: str) -> Exception:
    return ps_error("AlreadyPresentPSMemberInfoInternalCollectionAdd", f"The member \"{name}\" is already present.",
        category="NotSpecified",
                    cls=_SMA + "ExtendedTypeSystemException")


class _Views(ObjectBodies):
    @staticmethod
    def BaseObject(self: Any) -> Any:
        return self.owner.base if isinstance(self.owner, PSObject) else self.owner

    ImmediateBaseObject = BaseObject

    @staticmethod
    def Properties(self: Any) -> Any:
        return MemberCollection(self.owner, _is_property, "PSPropertyInfo")

    @staticmethod
    def Members(self: Any) -> Any:
        return MemberCollection(self.owner, _is_any, "PSMemberInfo")

    @staticmethod
    def Methods(self: Any) -> Any:
        return MemberCollection(self.owner, _is_method, "PSMethodInfo")

    @staticmethod
    def TypeNames(self: Any) -> Any:
        return TypeNames(self.owner)

    @staticmethod
    def Copy(self: Any) -> Any:
        return copy_of(self.owner)

    @staticmethod
    def ToString(self: Any, fmt: Any = None, provider: Any = None) -> str:
        return to_string(self.owner)

    @staticmethod
    def CompareTo(self: Any, other: Any) -> int:
        from ems.values.compare import compare_order

        return compare_order(self.owner, other)

    @staticmethod
    def Equals(self: Any, other: Any) -> bool:
        from ems.net.equality import equal

        return equal(self.owner, other.owner if isinstance(other, PSObjectView) else other)

    @staticmethod
    def GetHashCode(self: Any) -> int:
        from ems.net.equality import hash_code

        return hash_code(self.owner)


def copy_of(value: Any) -> Any:
    """PSObject.Copy(): a custom object's properties, a cloneable value, with the members that scripts added."""
    if isinstance(value, PSCustomObject):
        return value.copy()
    clone = getattr(value, "copy", None)
    if clone is not None and not isinstance(value, (str, int, float)):
        return clone()
    return value


_PSOBJECT = """
int CompareTo(System.Object obj)
int IComparable.CompareTo(System.Object obj)
psobject Copy()
System.Dynamic.DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(System.Linq.Expressions.Expression parameter)
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
string ToString()
string ToString(string format, System.IFormatProvider formatProvider)
System.Collections.ObjectModel.Collection[string] TypeNames {get;}
System.Object BaseObject {get;}
System.Object ImmediateBaseObject {get;}
System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMemberInfo] Members {get;}
System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSPropertyInfo] Properties {get;}
System.Management.Automation.PSMemberInfoCollection[System.Management.Automation.PSMethodInfo] Methods {get;}
"""


class _PSObjects(_Views):
    @staticmethod
    def new(argument: Any = None) -> Any:
        if argument is None or argument.__class__ is int:
            return PSCustomObject()
        return argument

    @staticmethod
    def AsPSObject(value: Any) -> Any:
        if value is None:
            raise null_argument("obj")
        return value

    AdaptedMemberSetName, BaseObjectMemberSetName, ExtendedMemberSetName = "psadapted", "psbase", "psextended"


net_type(_SMA + "PSMemberInfo")
members(net_type(_SMA + "PSMemberSet", py=PSObjectView, base=_SMA + "PSMemberInfo"), _PSOBJECT, _Views)
members(net_type(_SMA + "PSObject", py=PSObject, interfaces="IComparable IDynamicMetaObjectProvider IFormattable ISerializable"), """
psobject new()
psobject new(int instanceMemberCapacity)
psobject new(System.Object obj)
static psobject AsPSObject(System.Object obj)
static string AdaptedMemberSetName {get;}
static string BaseObjectMemberSetName {get;}
static string ExtendedMemberSetName {get;}
""", _PSObjects)
class _CustomObjects(ObjectBodies):
    @staticmethod
    def GetType(self: Any) -> Any:
        return type_of(self)


members(net_type(_SMA + "PSCustomObject", py=PSCustomObject), """
string ToString()
type GetType()
bool Equals(System.Object obj)
int GetHashCode()
""", _CustomObjects)
net_type(_SMA + "Internal.AutomationNull")


class _Collections(ObjectBodies):
    @staticmethod
    def Add(self: Any, member: Any, validated: bool = False) -> None:
        source = member.source if isinstance(member, MemberInfo) else member
        if member is None:
            raise null_argument("member")
        add_member(self.owner, source)

    @staticmethod
    def Remove(self: Any, name: str) -> None:
        if not name:
            raise null_argument("name")
        base = self.owner.base if isinstance(self.owner, PSObject) else self.owner
        if isinstance(base, PSCustomObject):
            base.remove(name)
        extension = extension_of(self.owner)
        if extension is not None:
            extension.members.pop(name.lower(), None)

    @staticmethod
    def Match(self: Any, pattern: str, kinds: Any = None) -> Any:
        from ems.net.lists import constructed
        from ems.values.wildcard import Wildcard

        wild = Wildcard(pattern)
        found = [m for m in self.items() if wild.matches(m.name)]
        return GenericList(found, constructed(_SMA + "ReadOnlyPSMemberInfoCollection`1", get_type(_SMA + "PSMemberInfo")))

    @staticmethod
    def GetEnumerator(self: Any) -> Any:
        from ems.net.enumerators import Enumerator

        return Enumerator(self.items(), "System.ArrayEnumerator")

    @staticmethod
    def Item(self: Any, name: str) -> Any:
        return self.net_item(name)

    @staticmethod
    def Count(self: Any) -> int:
        return len(self) if isinstance(self, list) else len(self.items())


for _name in ("PSMemberInfoCollection`1", "PSMemberInfoIntegratingCollection`1"):
    members(net_type(_SMA + _name, kind="generic", interfaces="IEnumerable IEnumerable`1"), """
void Add(T member)
void Add(T member, bool preValidated)
void Remove(string name)
System.Management.Automation.ReadOnlyPSMemberInfoCollection[T] Match(string name)
System.Management.Automation.ReadOnlyPSMemberInfoCollection[T] Match(string name, System.Management.Automation.PSMemberTypes memberTypes)
System.Collections.IEnumerator GetEnumerator()
T Item(string name) {get;}
""", _Collections)
members(net_type(_SMA + "ReadOnlyPSMemberInfoCollection`1", kind="generic", interfaces="IEnumerable IEnumerable`1"), "int Count {get;}",
    _Collections)


# -- members as objects


class _Infos(ObjectBodies):
    @staticmethod
    def Name(self: Any) -> str:
        return self.name

    @staticmethod
    def Value(self: Any) -> Any:
        return self.get()

    @staticmethod
    def set_Value(self: Any, value: Any) -> None:
        self.set(value)

    @staticmethod
    def MemberType(self: Any) -> Any:
        from ems.values.enums import enum_value

        return enum_value(_SMA + "PSMemberTypes", self.kind)

    @staticmethod
    def TypeNameOfValue(self: Any) -> str:
        return self.type_name

    @staticmethod
    def IsInstance(self: Any) -> bool:
        return isinstance(self.source, (Property, Method)) or self.instance

    @staticmethod
    def IsSettable(self: Any) -> bool:
        return self.is_settable

    @staticmethod
    def IsGettable(self: Any) -> bool:
        return self.is_gettable

    @staticmethod
    def OverloadDefinitions(self: Any) -> Any:
        return _texts(_definitions(self))

    @staticmethod
    def Invoke(self: Any, arguments: Any = ()) -> Any:
        return self.invoke(list(arguments or ()))

    @staticmethod
    def ReferencedMemberName(self: Any) -> str:
        return self.source.target

    @staticmethod
    def ConversionType(self: Any) -> Any:
        from ems.values.typenames import resolve

        return resolve(self.source.type_name) if self.source.type_name else None

    @staticmethod
    def GetterScript(self: Any) -> Any:
        return getattr(self.source, "getter", None)

    @staticmethod
    def SetterScript(self: Any) -> Any:
        return getattr(self.source, "setter", None)

    @staticmethod
    def Script(self: Any) -> Any:
        return self.source.script

    @staticmethod
    def ReferencedPropertyNames(self: Any) -> Any:
        return _texts(self.source.names)

    @staticmethod
    def Copy(self: Any) -> Any:
        return MemberInfo(self.owner, self.name, self.kind, self.source, self.instance)

    @staticmethod
    def ToString(self: Any) -> str:
        return net_text(self)


def _texts(items: Any) -> GenericList:
    """Collection[string]."""
    from ems.net.lists import constructed

    return GenericList(items, constructed("System.Collections.ObjectModel.Collection`1", get_type("System.String")))


def _definitions(self: MemberInfo) -> list[str]:
    from ems.values.types import Method

    source = self.source
    if isinstance(source, Method) and self.kind != "ParameterizedProperty":
        return [("static " if source.static and source.name != "new" else "") + o.signature for o in source.overloads]
    return [self.definition]


_INFO = """
psmemberinfo Copy()
string ToString()
System.Management.Automation.PSMemberTypes MemberType {get;}
string TypeNameOfValue {get;}
string Name {get;}
bool IsInstance {get;}
""".replace("psmemberinfo", _SMA + "PSMemberInfo")
_PROPERTY = "System.Object Value {get;set;}\nbool IsSettable {get;}\nbool IsGettable {get;}\n"
_METHOD = "System.Object Invoke(Params System.Object[] arguments)\nSystem.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}\n" \
          "System.Object Value {get;}\n"


class _NoteProperties(_Infos):
    @staticmethod
    def new(name: str, value: Any) -> Any:
        _check(name)
        return MemberInfo(None, name, "NoteProperty", NoteProperty(name, value))


class _AliasProperties(_Infos):
    @staticmethod
    def new(name: str, target: str, net: Any = None) -> Any:
        _check(name)
        return MemberInfo(None, name, "AliasProperty", AliasProperty(name, target, net.full_name if net is not None else None))


class _ScriptProperties(_Infos):
    @staticmethod
    def new(name: str, getter: Any, setter: Any = None) -> Any:
        _check(name)
        return MemberInfo(None, name, "ScriptProperty", ScriptProperty(name, getter, setter))


class _ScriptMethods(_Infos):
    @staticmethod
    def new(name: str, script: Any) -> Any:
        _check(name)
        return MemberInfo(None, name, "ScriptMethod", ScriptMethod(name, script))


class _PropertySets(_Infos):
    @staticmethod
    def new(name: str, names: Any) -> Any:
        _check(name)
        return MemberInfo(None, name, "PropertySet", PropertySet(name, [to_string(n) for n in names]))


class _VariableProperties(_Infos):
    @staticmethod
    def new(variable: Any) -> Any:
        name = variable.name
        return MemberInfo(None, name, "NoteProperty", CodeProperty(name, lambda o: variable.value, lambda o, v: setattr(variable, "value",
            v)))


class _MethodInfos(_Infos):
    @staticmethod
    def GetType(self: MemberInfo) -> Any:
        """PSMethod`1 with the overloads as delegate types."""
        source = self.source
        if not isinstance(source, Method) or not source.overloads:
            return type_of(self)
        name = f"{_SMA}PSMethod`1[{_method_group([_delegate_of(o) for o in source.overloads])}]"
        found = _method_types.get(name)
        if found is None:
            found = _method_types[name] = NetType(name, base=_SMA + "PSMethod")
            found.name, found.namespace = "PSMethod`1", _SMA.rstrip(".")
        return found


_method_types: dict[str, NetType] = {}


def _method_group(delegates: list[str]) -> str:
    """The group of some delegate types: as many as a power of two, the last one a group of the rest."""
    if len(delegates) == 1:
        return delegates[0]
    size = 1 << len(delegates).bit_length() - 1
    shown = delegates if size == len(delegates) else [*delegates[: size - 1], _method_group(delegates[size - 1 :])]
    return f"{_SMA}MethodGroup`{size}[{','.join(shown)}]"


def _delegate_of(overload: Any) -> str:
    from ems.values.overloads import plan_of
    from ems.values.typenames import find

    plan = plan_of(overload)
    if plan.types is None:
        return f"System.Func`1[{_SMA}PSNonBindableType]"
    types = [f"{_SMA}PSReference`1[{net_text(net)}]" if param.is_ref else net_text(net) for param, net in zip(plan.params, plan.types, strict=True)]
    result = find(plan.returns)
    if result is None or result.full_name == "System.Void":
        return f"System.Action`{len(types)}[{','.join(types)}]" if types else "System.Action"
    return f"System.Func`{len(types) + 1}[{','.join([*types, net_text(result)])}]"


def _check(name: Any) -> None:
    if not name:
        raise bad_argument("Cannot process argument because the value of argument \"name\" is not valid. Change the value of the \"name\" "
                           "argument and run the "
                           "operation again.")


members(net_type(_SMA + "PSMemberInfo"), _INFO + "System.Object Value {get;set;}\n", _Infos)
net_type(_SMA + "PSPropertyInfo", base=_SMA + "PSMemberInfo")
net_type(_SMA + "PSMethodInfo", base=_SMA + "PSMemberInfo")
members(net_type(_SMA + "PSProperty", base=_SMA + "PSPropertyInfo", py=MemberInfo), _INFO + _PROPERTY, _Infos)
members(net_type(_SMA + "PSNoteProperty", base=_SMA + "PSPropertyInfo"),
        _INFO + _PROPERTY + "System.Management.Automation.PSNoteProperty new(string name, System.Object value)", _NoteProperties)
members(net_type(_SMA + "PSAliasProperty", base=_SMA + "PSPropertyInfo"), _INFO + _PROPERTY + """
string ReferencedMemberName {get;}
type ConversionType {get;}
System.Management.Automation.PSAliasProperty new(string name, string referencedMemberName)
System.Management.Automation.PSAliasProperty new(string name, string referencedMemberName, type conversionType)
""", _AliasProperties)
members(net_type(_SMA + "PSScriptProperty", base=_SMA + "PSPropertyInfo"), _INFO + _PROPERTY + """
scriptblock GetterScript {get;}
scriptblock SetterScript {get;}
System.Management.Automation.PSScriptProperty new(string name, scriptblock getterScript)
System.Management.Automation.PSScriptProperty new(string name, scriptblock getterScript, scriptblock setterScript)
""", _ScriptProperties)
members(net_type(_SMA + "PSCodeProperty", base=_SMA + "PSPropertyInfo"), _INFO + _PROPERTY, _Infos)
members(net_type(_SMA + "PSVariableProperty", base=_SMA + "PSNoteProperty"),
        _INFO + _PROPERTY + "System.Management.Automation.PSVariableProperty new(psvariable variable)", _VariableProperties)
members(net_type(_SMA + "PSMethod", base=_SMA + "PSMethodInfo"), _INFO + _METHOD + "type GetType()\n", _MethodInfos)
members(net_type(_SMA + "PSScriptMethod", base=_SMA + "PSMethodInfo"),
        _INFO + _METHOD + "scriptblock Script {get;}\nSystem.Management.Automation.PSScriptMethod new(string name, scriptblock script)",
            _ScriptMethods)
members(net_type(_SMA + "PSCodeMethod", base=_SMA + "PSMethodInfo"), _INFO + _METHOD, _Infos)
members(net_type(_SMA + "PSParameterizedProperty", base=_SMA + "PSMethodInfo"), _INFO + _METHOD, _Infos)
members(net_type(_SMA + "PSPropertySet", base=_SMA + "PSMemberInfo"), _INFO + """
System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}
System.Management.Automation.PSPropertySet new(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)
System.Management.Automation.PSPropertySet new(string name, Params System.Object[] referencedPropertyNames)
""", _PropertySets)


class _TypeNameLists(ObjectBodies):
    IsReadOnly = False

    @staticmethod
    def Add(self: TypeNames, name: str) -> None:
        self.append(name)

    @staticmethod
    def Insert(self: TypeNames, index: int, name: str) -> None:
        from ems.net.bases import out_of_range

        if not 0 <= index <= len(self):
            raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                "index")
        self.insert(index, name)

    @staticmethod
    def Remove(self: TypeNames, name: str) -> bool:
        if name not in self:
            return False
        self.remove(name)
        return True

    @staticmethod
    def RemoveAt(self: TypeNames, index: int) -> None:
        del self[index]

    @staticmethod
    def Clear(self: TypeNames) -> None:
        self.clear()

    @staticmethod
    def Contains(self: TypeNames, name: str) -> bool:
        return name in list(self)

    @staticmethod
    def IndexOf(self: TypeNames, name: str) -> int:
        return self.index(name) if name in list(self) else -1

    @staticmethod
    def Count(self: TypeNames) -> int:
        return len(self)

    @staticmethod
    def Item(self: TypeNames, index: int) -> Any:
        return self[index]

    @staticmethod
    def set_Item(self: TypeNames, index: int, value: str) -> None:
        self[index] = value


members(net_type(TypeNames.net_name, py=TypeNames, interfaces="ICollection ICollection`1 IEnumerable IEnumerable`1 IList IList`1 "
                                                              "IReadOnlyCollection`1 IReadOnlyList`1"), """
void Add(string item)
void Insert(int index, string item)
bool Remove(string item)
void RemoveAt(int index)
void Clear()
bool Contains(string item)
int IndexOf(string item)
int Count {get;}
string Item(int index) {get;set;}
""", _TypeNameLists)


# -- [ref], [switch]


class _References(ObjectBodies):
    @staticmethod
    def new(value: Any) -> PSReference:
        return PSReference(value)

    @staticmethod
    def Value(self: PSReference) -> Any:
        return self.value

    @staticmethod
    def set_Value(self: PSReference, value: Any) -> None:
        self.value = value


members(net_type(_SMA + "PSReference"), """
System.Object Value {get;set;}
System.Management.Automation.PSReference new(System.Object value)
""", _References)
net_type(_SMA + "PSReference`1", kind="generic", base=_SMA + "PSReference", py=PSReference)


class _Switches(ObjectBodies):
    @staticmethod
    def new(present: bool) -> SwitchParameter:
        return SwitchParameter(present)

    @staticmethod
    def IsPresent(self: SwitchParameter) -> bool:
        return self.present

    @staticmethod
    def ToBool(self: SwitchParameter) -> bool:
        return self.present

    @staticmethod
    def ToString(self: SwitchParameter) -> str:
        return str(self.present)

    @staticmethod
    def Equals(self: SwitchParameter, other: Any) -> bool:
        return isinstance(other, (bool, SwitchParameter)) and bool(other) is self.present

    @staticmethod
    def GetHashCode(self: SwitchParameter) -> int:
        return int(self.present)

    @staticmethod
    def Present() -> SwitchParameter:
        return SwitchParameter(True)


members(net_type(_SMA + "SwitchParameter", py=SwitchParameter, base="System.ValueType", kind="struct", default=SwitchParameter(False)), """
bool ToBool()
string ToString()
bool Equals(System.Object obj)
int GetHashCode()
bool IsPresent {get;}
switch new(bool isPresent)
static switch Present {get;}
""", _Switches)
