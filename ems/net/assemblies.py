"""In: nothing. Out: the members of Assembly, AssemblyName and Activator."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.net.reflection import _Types
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type, type_of

# -- Assembly, Activator


class Assembly(NetObject):
    """An assembly: its full name."""

    __slots__ = ("full_name",)
    net_name = "System.Reflection.RuntimeAssembly"

    def __init__(self, full_name: str) -> None:
        self.ps_ext = None
        self.full_name = full_name

    def net_to_string(self, culture: str) -> str:
        return self.full_name

    def hash_key(self) -> str:
        return self.full_name


class _Assemblies(ObjectBodies):
    IsDynamic = False
    ImageRuntimeVersion = "v4.0.30319"

    @staticmethod
    def FullName(self: Assembly) -> str:
        return self.full_name

    @staticmethod
    def Location(self: Assembly) -> str:
        return ""

    @staticmethod
    def GetName(self: Assembly) -> Any:
        return AssemblyName(self.full_name)

    @staticmethod
    def GetType(self: Assembly, name: Any = None, throw: bool = False, ignore_case: bool = False) -> Any:
        return type_of(self) if name is None else _Types.static_GetType(name, throw, ignore_case)

    @staticmethod
    def _loaded(*arguments: Any) -> Assembly:
        name = arguments[0] if arguments and isinstance(arguments[0], str) else "System.Management.Automation"
        return Assembly(name)

    Load = LoadWithPartialName = LoadFrom = LoadFile = GetExecutingAssembly = GetEntryAssembly = GetCallingAssembly = _loaded

    @staticmethod
    def GetAssembly(net: Any) -> Assembly:
        return _Types.Assembly(net)


class AssemblyName(NetObject):
    __slots__ = ("full_name",)
    net_name = "System.Reflection.AssemblyName"

    def __init__(self, full_name: str) -> None:
        self.ps_ext = None
        self.full_name = full_name

    def net_to_string(self, culture: str) -> str:
        return self.full_name


class _AssemblyNames(ObjectBodies):
    @staticmethod
    def Name(self: AssemblyName) -> str:
        return self.full_name.partition(",")[0]

    @staticmethod
    def FullName(self: AssemblyName) -> str:
        return self.full_name

    @staticmethod
    def Version(self: AssemblyName) -> Any:
        from ems.values.convert import convert

        text = self.full_name.partition("Version=")[2].partition(",")[0]
        return convert(text, get_type("System.Version")) if text else None


members(net_type("System.Reflection.Assembly"), """
System.Reflection.AssemblyName GetName()
type GetType()
type GetType(string name)
type GetType(string name, bool throwOnError)
type GetType(string name, bool throwOnError, bool ignoreCase)
string ToString()
string FullName {get;}
string ImageRuntimeVersion {get;}
bool IsDynamic {get;}
string Location {get;}
static System.Reflection.Assembly GetAssembly(type type)
static System.Reflection.Assembly GetEntryAssembly()
static System.Reflection.Assembly GetExecutingAssembly()
static System.Reflection.Assembly Load(string assemblyString)
static System.Reflection.Assembly LoadFile(string path)
static System.Reflection.Assembly LoadFrom(string assemblyFile)
static System.Reflection.Assembly LoadWithPartialName(string partialName)
""", _Assemblies)
net_type("System.Reflection.RuntimeAssembly", base="System.Reflection.Assembly", py=Assembly)
members(net_type("System.Reflection.AssemblyName", py=AssemblyName), """
string ToString()
string FullName {get;}
string Name {get;}
version Version {get;}
""", _AssemblyNames)


class _Activator:
    @staticmethod
    def CreateInstance(net: Any, *arguments: Any) -> Any:
        from ems.values.members import new_object
        from ems.values.overloads import constructors_of

        if net is None:
            raise null_argument("type")
        given = list(arguments[-1]) if arguments and isinstance(arguments[-1], list) else []
        if net.full_name == "System.String" and not given:
            raise net_error("System.MissingMethodException",
                "Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be "
                                                             "created.")
        try:
            return new_object(net, given)
        except NetException as error:
            inner = error.inner
            if isinstance(inner, NetException) and error.net_name.endswith("MethodInvocationException"):
                raise net_error("System.Reflection.TargetInvocationException",
                    "Exception has been thrown by the target of an invocation.", inner) from None
            what = "No parameterless constructor defined." if not given else f"Constructor on type '{net.full_name}' not found."
            if not constructors_of(net).overloads or not given:
                what = f"Cannot dynamically create an instance of type '{net.full_name}'. Reason: {what}"
            raise net_error("System.MissingMethodException", what) from None


members(net_type("System.Activator"), """
static System.Object CreateInstance(type type)
static System.Object CreateInstance(type type, bool nonPublic)
static System.Object CreateInstance(type type, Params System.Object[] args)
""", _Activator)
