"""In: nothing. Out: the members of System.Type."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation, null_argument
from ems.net.declare import members
from ems.net.member_infos import PRIMITIVE, Attribute, FieldInfo, MethodInfo, _methods, _properties
from ems.values.collections import TypedArray
from ems.values.errors import net_error
from ems.values.types import NetType, array_type, find_type, generic_type, get_type, net_type, type_of

_SEALED = frozenset(("System.String", "System.RuntimeType", "System.Void"))
_ABSTRACT = frozenset(("System.Array", "System.ValueType", "System.Enum", "System.Type", "System.Math", "System.Convert",
    "System.Console", "System.Environment",
                       "System.IO.Path", "System.IO.File", "System.IO.Directory", "System.IO.Stream", "System.IO.TextReader",
                           "System.IO.TextWriter",
                       "System.Delegate", "System.MulticastDelegate", "System.StringComparer", "System.Text.Encoding",
                           "System.IO.FileSystemInfo"))


def types_of(items: Any) -> TypedArray:
    return TypedArray.of(get_type("System.Type"), list(items))


def interfaces_of(net: NetType) -> list[NetType]:
    """The interfaces of a type, as far as they are declared, closed with its arguments."""
    from ems.values.ranks import _ARRAY_INTERFACES, element_types

    names = sorted(net.all_interfaces() | (set(_ARRAY_INTERFACES) if net.kind == "array" else set()))
    found: dict[str, NetType] = {}
    for name in names:
        for space in ("System.Collections.Generic.", "System.Collections.", "System.", "System.Runtime.Serialization.", ""):
            interface = find_type(space + name)
            if interface is not None and interface.kind == "interface":
                arguments = element_types(net, interface.full_name) if "`" in name else None
                closed = generic_type(interface, arguments) if arguments else interface
                found.setdefault(closed.full_name, closed)
                break
    return list(found.values())


def _enum_call(name: str) -> Any:
    def call(self: NetType, *arguments: Any) -> Any:
        from ems.net.enums import _Enums

        if self.load().values is None:
            raise bad_argument("Type provided must be an Enum.", "enumType")
        return getattr(_Enums, name)(self, *arguments)

    return staticmethod(call)


def _is_static(net: NetType) -> bool:
    return net.kind == "class" and not net.constructors.overloads and bool(net.statics) and not net.members


class _Types(ObjectBodies):
    """`self` is a NetType."""

    IsByRef = IsByRefLike = IsPointer = IsCOMObject = IsContextful = IsCollectible = IsGenericParameter = IsGenericMethodParameter = False
    IsGenericTypeParameter = IsFunctionPointer = IsUnmanagedFunctionPointer = IsImport = IsMarshalByRef = IsSignatureType = IsSpecialName = False
    IsExplicitLayout = IsNestedAssembly = IsNestedFamANDAssem = IsNestedFamily = IsNestedFamORAssem = IsNestedPrivate = IsUnicodeClass = False
    IsAutoClass = IsSecuritySafeCritical = IsSecurityTransparent = IsVariableBoundArray = False
    IsAnsiClass = IsSecurityCritical = IsVisible = True

    @staticmethod
    def Name(self: NetType) -> str:
        name = self.full_name if self.kind != "array" and self.definition is None and "[" not in self.full_name else self.name
        if self.kind == "array" and self.element is not None:
            return f"{_Types.Name(self.element)}[{',' * (self.rank - 1)}]"
        return name.rpartition("+")[2].rpartition(".")[2]

    @staticmethod
    def FullName(self: NetType) -> str:
        from ems.values.typenames import clr_full_name

        return clr_full_name(self)

    @staticmethod
    def ToString(self: NetType) -> str:
        return self.full_name

    @staticmethod
    def Namespace(self: NetType) -> Any:
        return self.namespace or None

    @staticmethod
    def AssemblyQualifiedName(self: NetType) -> str:
        from ems.values.typenames import assembly_of, clr_full_name

        return f"{clr_full_name(self)}, {assembly_of(self)}"

    @staticmethod
    def BaseType(self: NetType) -> Any:
        return None if self.kind == "interface" else self.base

    @staticmethod
    def DeclaringType(self: NetType) -> Any:
        outer = self.full_name.rpartition("+")[0]
        return find_type(outer) if outer else None

    ReflectedType = DeclaringType

    @staticmethod
    def UnderlyingSystemType(self: NetType) -> Any:
        return self

    AsType = UnderlyingSystemType
    GetTypeInfo = UnderlyingSystemType

    @staticmethod
    def Assembly(self: NetType) -> Any:
        from ems.net.assemblies import Assembly
        from ems.values.typenames import assembly_of

        return Assembly(assembly_of(self))

    @staticmethod
    def Module(self: NetType) -> Any:
        return None

    @staticmethod
    def MemberType(self: NetType) -> Any:
        from ems.values.enums import enum_value

        return enum_value("System.Reflection.MemberTypes", "NestedType" if "+" in self.full_name else "TypeInfo")

    @staticmethod
    def GUID(self: NetType) -> Any:
        from ems.values.convert import convert

        return convert("00000000-0000-0000-0000-000000000000", get_type("System.Guid"))

    # -- kinds

    @staticmethod
    def IsArray(self: NetType) -> bool:
        return self.kind == "array"

    HasElementType = IsArray

    @staticmethod
    def IsSZArray(self: NetType) -> bool:
        return self.kind == "array" and self.rank == 1

    @staticmethod
    def IsEnum(self: NetType) -> bool:
        return self.load().values is not None or self.kind == "enum"

    @staticmethod
    def IsValueType(self: NetType) -> bool:
        return self.load().is_value_type and self.full_name != "System.Enum"

    @staticmethod
    def IsClass(self: NetType) -> bool:
        return not self.load().is_value_type and self.kind != "interface"

    @staticmethod
    def IsInterface(self: NetType) -> bool:
        return self.load().kind == "interface"

    @staticmethod
    def IsPrimitive(self: NetType) -> bool:
        return self.full_name in PRIMITIVE

    @staticmethod
    def IsAbstract(self: NetType) -> bool:
        return self.kind == "interface" or self.full_name in _ABSTRACT or _is_static(self)

    @staticmethod
    def IsSealed(self: NetType) -> bool:
        return self.kind in ("struct", "enum", "array") or self.full_name in _SEALED or _is_static(self)

    @staticmethod
    def IsGenericType(self: NetType) -> bool:
        return self.definition is not None or "`" in self.full_name

    @staticmethod
    def IsConstructedGenericType(self: NetType) -> bool:
        return self.definition is not None

    @staticmethod
    def IsGenericTypeDefinition(self: NetType) -> bool:
        return self.definition is None and "`" in self.full_name

    ContainsGenericParameters = IsGenericTypeDefinition

    @staticmethod
    def IsTypeDefinition(self: NetType) -> bool:
        return self.definition is None and self.kind != "array"

    @staticmethod
    def IsNested(self: NetType) -> bool:
        return "+" in self.full_name

    IsNestedPublic = IsNested

    @staticmethod
    def IsPublic(self: NetType) -> bool:
        return "+" not in self.full_name and self.full_name != "System.RuntimeType"

    @staticmethod
    def IsNotPublic(self: NetType) -> bool:
        return self.full_name == "System.RuntimeType"

    @staticmethod
    def IsSerializable(self: NetType) -> bool:
        return self.is_value_type or self.kind == "array" or "ISerializable" in self.all_interfaces() or self.full_name in ("System.String", "System.Object")

    @staticmethod
    def IsAutoLayout(self: NetType) -> bool:
        return not self.is_value_type

    @staticmethod
    def IsLayoutSequential(self: NetType) -> bool:
        return self.kind == "struct"

    # -- parts

    @staticmethod
    def GetElementType(self: NetType) -> Any:
        return self.element

    @staticmethod
    def GetArrayRank(self: NetType) -> int:
        if self.kind != "array":
            raise bad_argument("Must be an array type.")
        return self.rank

    @staticmethod
    def GetGenericArguments(self: NetType) -> Any:
        return types_of(self.arguments)

    GenericTypeArguments = GetGenericArguments

    @staticmethod
    def GetGenericTypeDefinition(self: NetType) -> Any:
        if self.definition is None and "`" not in self.full_name:
            raise invalid_operation("This operation is only valid on generic types.")
        return self.definition or self

    @staticmethod
    def MakeArrayType(self: NetType, rank: int = 1) -> Any:
        if rank < 1:
            raise net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        if rank > 32:
            raise net_error("System.TypeLoadException", f"Could not load an array type of '{self.full_name}' with {rank} dimensions: 32 is the most.")
        return array_type(self, rank)

    @staticmethod
    def MakeGenericType(self: NetType, arguments: Any) -> Any:
        if "`" not in self.full_name or self.definition is not None:
            raise invalid_operation(f"{self.full_name} is not a GenericTypeDefinition. MakeGenericType may only be called on a type for "
                                    f"which "
                                    "Type.IsGenericTypeDefinition is true.")
        return generic_type(self, tuple(arguments))

    @staticmethod
    def GetInterfaces(self: NetType) -> Any:
        return types_of(interfaces_of(self))

    ImplementedInterfaces = GetInterfaces

    @staticmethod
    def GetInterface(self: NetType, name: str, ignore_case: bool = False) -> Any:
        def same(text: str) -> bool:
            return text.lower() == name.lower() if ignore_case else text == name

        return next((i for i in interfaces_of(self) if same(i.name) or same((i.definition or i).full_name)), None)

    # -- tests

    @staticmethod
    def Equals(self: NetType, other: Any) -> bool:
        return other is self

    IsEquivalentTo = Equals

    @staticmethod
    def IsAssignableFrom(self: NetType, other: Any) -> bool:
        from ems.values.ranks import assignable

        if other is None:
            return False
        return other is self or (assignable(other, self) and self.full_name != "System.Management.Automation.PSObject")

    @staticmethod
    def IsAssignableTo(self: NetType, other: Any) -> bool:
        return other is not None and _Types.IsAssignableFrom(other, self)

    @staticmethod
    def IsInstanceOfType(self: NetType, value: Any) -> bool:
        return value is not None and _Types.IsAssignableFrom(self, type_of(value))

    @staticmethod
    def IsSubclassOf(self: NetType, other: Any) -> bool:
        if other is None:
            raise null_argument("type")
        return other is not self and other in self.mro

    @staticmethod
    def IsDefined(self: NetType, attribute: Any, inherit: bool = False) -> bool:
        return bool(self.flags) and attribute.full_name == "System.FlagsAttribute"

    @staticmethod
    def IsEnumDefined(self: NetType, value: Any) -> bool:
        from ems.net.enums import _Enums

        return _Enums.IsDefined(self, value)

    GetEnumNames, GetEnumValues, GetEnumUnderlyingType = _enum_call("GetNames"), _enum_call("GetValues"), _enum_call("GetUnderlyingType")
    GetEnumValuesAsUnderlyingType, GetEnumName = _enum_call("GetValuesAsUnderlyingType"), _enum_call("GetName")

    # -- members

    @staticmethod
    def GetMethods(self: NetType, flags: Any = None) -> Any:
        return TypedArray.of(get_type("System.Reflection.MethodInfo"), _methods(self, flags))

    @staticmethod
    def GetMethod(self: NetType, name: str, *rest: Any) -> Any:
        if name is None:
            raise null_argument("name")
        flags = next((a for a in rest if getattr(a, "number", None) is not None), None)
        ignore_case = flags is not None and bool(flags.number & 1)
        found = [m for m in _methods(self, flags) if m.name == name or (ignore_case and m.name.lower() == name.lower())]
        wanted = next((a for a in rest if isinstance(a, list)), None)
        if wanted is not None:
            return next((m for m in found if m.types() == list(wanted)), None)
        if len(found) > 1:
            raise net_error("System.Reflection.AmbiguousMatchException", f"Ambiguous match found for '{self.full_name} {found[0].text()}'.")
        return found[0] if found else None

    @staticmethod
    def GetProperties(self: NetType, flags: Any = None) -> Any:
        return TypedArray.of(get_type("System.Reflection.PropertyInfo"), _properties(self, flags))

    @staticmethod
    def GetProperty(self: NetType, name: str, *rest: Any) -> Any:
        flags = next((a for a in rest if getattr(a, "number", None) is not None), None)
        ignore_case = flags is not None and bool(flags.number & 1)
        return next((p for p in _properties(self, flags) if p.name == name or (ignore_case and p.name.lower() == name.lower())), None)

    @staticmethod
    def GetFields(self: NetType, flags: Any = None) -> Any:
        values = [FieldInfo(self, name, number) for name, number in (self.load().values or {}).items()]
        return TypedArray.of(get_type("System.Reflection.FieldInfo"), values)

    @staticmethod
    def GetField(self: NetType, name: str, flags: Any = None) -> Any:
        number = (self.load().values or {}).get(name)
        return FieldInfo(self, name, number) if number is not None else None

    @staticmethod
    def GetConstructors(self: NetType, flags: Any = None) -> Any:
        from ems.values.overloads import constructors_of

        found = [MethodInfo(self, o, "ConstructorInfo") for o in constructors_of(self).overloads]
        return TypedArray.of(get_type("System.Reflection.ConstructorInfo"), found)

    @staticmethod
    def GetConstructor(self: NetType, types: Any, *rest: Any) -> Any:
        return next((c for c in _Types.GetConstructors(self) if c.types() == list(types)), None)

    @staticmethod
    def GetMembers(self: NetType, flags: Any = None) -> Any:
        found = [*_methods(self, flags), *_Types.GetConstructors(self), *_properties(self, flags), *_Types.GetFields(self)]
        return TypedArray.of(get_type("System.Reflection.MemberInfo"), found)

    @staticmethod
    def GetMember(self: NetType, name: str, *rest: Any) -> Any:
        return TypedArray.of(get_type("System.Reflection.MemberInfo"), [m for m in _Types.GetMembers(self) if m.name == name])

    @staticmethod
    def GetEvents(self: NetType, flags: Any = None) -> Any:
        return TypedArray.of(get_type("System.Reflection.EventInfo"), [])

    @staticmethod
    def GetNestedTypes(self: NetType, flags: Any = None) -> Any:
        return types_of([])

    @staticmethod
    def GetCustomAttributes(self: NetType, *rest: Any) -> Any:
        return [Attribute("System.FlagsAttribute")] if self.load().flags else []

    GetCustomAttributesData = CustomAttributes = GetCustomAttributes

    # -- static

    @staticmethod
    def static_GetType(name: str, throw: bool = False, ignore_case: bool = False, *rest: Any) -> Any:
        from ems.values.typenames import find

        found = find(name) if name else None
        if found is not None and not ignore_case and found.full_name.partition("[")[0] not in name:
            found = None
        if found is None and throw:
            raise net_error("System.TypeLoadException",
                f"Could not load type '{name}' from assembly 'System.Management.Automation, Version=7.6.0.0, "
                                                        "Culture=neutral, PublicKeyToken=31bf3856ad364e35'.")
        return found

    @staticmethod
    def static_GetTypeCode(net: Any) -> Any:
        from ems.net.bases import _CODES
        from ems.values.enums import enum_value

        if net is None:
            return enum_value("System.TypeCode", "Empty")
        return enum_value("System.TypeCode", _CODES.get(net.underlying if net.values is not None else net.full_name, "Object"))

    @staticmethod
    def GetTypeArray(values: Any) -> Any:
        return types_of([type_of(v) for v in values])

    @staticmethod
    def EmptyTypes() -> Any:
        return types_of([])


_BOOLS = ("ContainsGenericParameters HasElementType IsAbstract IsAnsiClass IsArray IsAutoClass IsAutoLayout IsByRef IsByRefLike IsClass "
          "IsCollectible IsCOMObject "
          "IsConstructedGenericType IsContextful IsEnum IsExplicitLayout IsFunctionPointer IsGenericMethodParameter IsGenericParameter "
          "IsGenericType "
          "IsGenericTypeDefinition IsGenericTypeParameter IsImport IsInterface IsLayoutSequential IsMarshalByRef IsNested IsNestedAssembly "
          "IsNestedFamANDAssem "
          "IsNestedFamily IsNestedFamORAssem IsNestedPrivate IsNestedPublic IsNotPublic IsPointer IsPrimitive IsPublic IsSealed "
          "IsSecurityCritical "
          "IsSecuritySafeCritical IsSecurityTransparent IsSerializable IsSignatureType IsSpecialName IsSZArray IsTypeDefinition "
          "IsUnicodeClass "
          "IsUnmanagedFunctionPointer IsValueType IsVariableBoundArray IsVisible").split()
TYPE = members(net_type("System.Type", base="System.Reflection.MemberInfo"), """
bool Equals(System.Object o)
bool Equals(type o)
type[] FindInterfaces(System.Reflection.TypeFilter filter, System.Object filterCriteria)
System.Reflection.MemberInfo[] FindMembers(System.Reflection.MemberTypes memberType, System.Reflection.BindingFlags bindingAttr,
    System.Reflection.MemberFilter filter, System.Object filterCriteria)
int GetArrayRank()
System.Reflection.ConstructorInfo GetConstructor(type[] types)
System.Reflection.ConstructorInfo[] GetConstructors()
System.Reflection.ConstructorInfo[] GetConstructors(System.Reflection.BindingFlags bindingAttr)
System.Object[] GetCustomAttributes(bool inherit)
System.Object[] GetCustomAttributes(type attributeType, bool inherit)
System.Collections.Generic.IList[System.Reflection.CustomAttributeData] GetCustomAttributesData()
System.Reflection.MemberInfo[] GetDefaultMembers()
type GetElementType()
string GetEnumName(System.Object value)
string[] GetEnumNames()
type GetEnumUnderlyingType()
array GetEnumValues()
array GetEnumValuesAsUnderlyingType()
System.Reflection.EventInfo GetEvent(string name, System.Reflection.BindingFlags bindingAttr)
System.Reflection.EventInfo GetEvent(string name)
System.Reflection.EventInfo[] GetEvents()
System.Reflection.FieldInfo GetField(string name)
System.Reflection.FieldInfo GetField(string name, System.Reflection.BindingFlags bindingAttr)
System.Reflection.FieldInfo[] GetFields()
System.Reflection.FieldInfo[] GetFields(System.Reflection.BindingFlags bindingAttr)
type[] GetFunctionPointerCallingConventions()
type[] GetFunctionPointerParameterTypes()
type GetFunctionPointerReturnType()
type[] GetGenericArguments()
type[] GetGenericParameterConstraints()
type GetGenericTypeDefinition()
type GetInterface(string name)
type GetInterface(string fullname, bool ignoreCase)
System.Reflection.InterfaceMapping GetInterfaceMap(type interfaceType)
type[] GetInterfaces()
System.Reflection.MemberInfo[] GetMember(string name)
System.Reflection.MemberInfo[] GetMember(string name, System.Reflection.BindingFlags bindingAttr)
System.Reflection.MemberInfo[] GetMembers()
System.Reflection.MemberInfo[] GetMembers(System.Reflection.BindingFlags bindingAttr)
System.Reflection.MemberInfo GetMemberWithSameMetadataDefinitionAs(System.Reflection.MemberInfo member)
System.Reflection.MethodInfo GetMethod(string name)
System.Reflection.MethodInfo GetMethod(string name, System.Reflection.BindingFlags bindingAttr)
System.Reflection.MethodInfo GetMethod(string name, type[] types)
System.Reflection.MethodInfo[] GetMethods()
System.Reflection.MethodInfo[] GetMethods(System.Reflection.BindingFlags bindingAttr)
type GetNestedType(string fullname, System.Reflection.BindingFlags bindingAttr)
type GetNestedType(string name)
type[] GetNestedTypes()
type[] GetOptionalCustomModifiers()
System.Reflection.PropertyInfo[] GetProperties()
System.Reflection.PropertyInfo[] GetProperties(System.Reflection.BindingFlags bindingAttr)
System.Reflection.PropertyInfo GetProperty(string name)
System.Reflection.PropertyInfo GetProperty(string name, System.Reflection.BindingFlags bindingAttr)
type[] GetRequiredCustomModifiers()
bool HasSameMetadataDefinitionAs(System.Reflection.MemberInfo other)
System.Object InvokeMember(string name, System.Reflection.BindingFlags bindingFlags, System.Reflection.Binder binder,
    System.Object target, System.Object[] providedArgs, System.Reflection.ParameterModifier[] modifiers, cultureinfo culture,
    string[] namedParams)
System.Object InvokeMember(string name, System.Reflection.BindingFlags invokeAttr, System.Reflection.Binder binder,
    System.Object target, System.Object[] args)
System.Object InvokeMember(string name, System.Reflection.BindingFlags invokeAttr, System.Reflection.Binder binder,
    System.Object target, System.Object[] args, cultureinfo culture)
System.Object IReflect.InvokeMember(string name, System.Reflection.BindingFlags invokeAttr, System.Reflection.Binder binder,
    System.Object target, System.Object[] args, System.Reflection.ParameterModifier[] modifiers, cultureinfo culture,
    string[] namedParameters)
bool IsAssignableFrom(type c)
bool IsAssignableTo(type targetType)
bool IsDefined(type attributeType, bool inherit)
bool IsEnumDefined(System.Object value)
bool IsEquivalentTo(type other)
bool IsInstanceOfType(System.Object o)
bool IsSubclassOf(type type)
type MakeArrayType()
type MakeArrayType(int rank)
type MakeByRefType()
type MakeGenericType(Params type[] typeArguments)
type MakePointerType()
string ToString()
System.Reflection.Assembly Assembly {get;}
string AssemblyQualifiedName {get;}
System.Reflection.TypeAttributes Attributes {get;}
type BaseType {get;}
System.Reflection.MethodBase DeclaringMethod {get;}
System.Collections.Generic.IEnumerable[System.Object] CustomAttributes {get;}
type DeclaringType {get;}
string FullName {get;}
System.Reflection.GenericParameterAttributes GenericParameterAttributes {get;}
int GenericParameterPosition {get;}
type[] GenericTypeArguments {get;}
guid GUID {get;}
System.Reflection.MemberTypes MemberType {get;}
int MetadataToken {get;}
System.Reflection.Module Module {get;}
string Name {get;}
string Namespace {get;}
type ReflectedType {get;}
System.Runtime.InteropServices.StructLayoutAttribute StructLayoutAttribute {get;}
System.RuntimeTypeHandle TypeHandle {get;}
System.Reflection.ConstructorInfo TypeInitializer {get;}
type UnderlyingSystemType {get;}
static type GetType(string typeName)
static type GetType(string typeName, bool throwOnError)
static type GetType(string typeName, bool throwOnError, bool ignoreCase)
static type[] GetTypeArray(System.Object[] args)
static System.TypeCode GetTypeCode(type type)
static type GetTypeFromCLSID(guid clsid)
static type GetTypeFromCLSID(guid clsid, bool throwOnError)
static type GetTypeFromCLSID(guid clsid, string server)
static type GetTypeFromCLSID(guid clsid, string server, bool throwOnError)
static type GetTypeFromHandle(System.RuntimeTypeHandle handle)
static type GetTypeFromProgID(string progID)
static type GetTypeFromProgID(string progID, bool throwOnError)
static type GetTypeFromProgID(string progID, string server)
static type GetTypeFromProgID(string progID, string server, bool throwOnError)
static System.RuntimeTypeHandle GetTypeHandle(System.Object o)
static type MakeGenericMethodParameter(int position)
static type MakeGenericSignatureType(type genericTypeDefinition, Params type[] typeArguments)
static type ReflectionOnlyGetType(string typeName, bool throwIfNotFound, bool ignoreCase)
static type[] EmptyTypes {get;}
static System.Reflection.MemberFilter FilterAttribute {get;}
static System.Reflection.MemberFilter FilterName {get;}
static System.Reflection.MemberFilter FilterNameIgnoreCase {get;}
static System.Object Missing {get;}
static System.Reflection.Binder DefaultBinder {get;}
static char Delimiter {get;}
""" + "\n".join(f"bool {name} {{get;}}" for name in _BOOLS), _Types)
members(net_type("System.Reflection.TypeInfo", base="System.Type"), """
type AsType()
System.Reflection.EventInfo GetDeclaredEvent(string name)
System.Reflection.FieldInfo GetDeclaredField(string name)
System.Reflection.MethodInfo GetDeclaredMethod(string name)
System.Collections.Generic.IEnumerable[System.Reflection.MethodInfo] GetDeclaredMethods(string name)
System.Reflection.TypeInfo GetDeclaredNestedType(string name)
System.Reflection.PropertyInfo GetDeclaredProperty(string name)
System.Reflection.TypeInfo IReflectableType.GetTypeInfo()
System.Collections.Generic.IEnumerable[System.Reflection.ConstructorInfo] DeclaredConstructors {get;}
System.Collections.Generic.IEnumerable[System.Reflection.EventInfo] DeclaredEvents {get;}
System.Collections.Generic.IEnumerable[System.Reflection.FieldInfo] DeclaredFields {get;}
System.Collections.Generic.IEnumerable[System.Reflection.MemberInfo] DeclaredMembers {get;}
System.Collections.Generic.IEnumerable[System.Reflection.MethodInfo] DeclaredMethods {get;}
System.Collections.Generic.IEnumerable[System.Reflection.TypeInfo] DeclaredNestedTypes {get;}
System.Collections.Generic.IEnumerable[System.Reflection.PropertyInfo] DeclaredProperties {get;}
type[] GenericTypeParameters {get;}
System.Collections.Generic.IEnumerable[type] ImplementedInterfaces {get;}
""", _Types)
members(net_type("System.RuntimeType", base="System.Reflection.TypeInfo", py=NetType,
                 interfaces="ICloneable ICustomAttributeProvider IReflect IReflectableType"), """
System.Object Clone()
System.Object ICloneable.Clone()
""", _Types)
