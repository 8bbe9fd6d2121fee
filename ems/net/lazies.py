"""In: nothing. Out: Lazy[T], WeakReference, AppDomain and Buffer with their members."""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import NetType, net_type


class Lazy(NetObject):
    """A value that is made when first asked for."""

    __slots__ = ("factory", "made", "net_type", "value")

    def __init__(self, net: NetType, factory: Any) -> None:
        self.ps_ext = None
        self.net_type = net
        self.factory = factory
        self.made = factory is None
        self.value: Any = None

    def net_to_string(self, culture: str) -> str:
        from ems.values.text import net_text

        return net_text(self.value, culture) if self.made else "Value is not created."


class _Lazies(ObjectBodies):
    @staticmethod
    def new(net: NetType, first: Any = None, mode: Any = None) -> Lazy:
        if first is None or isinstance(first, bool):
            from ems.values.members import new_object

            made = Lazy(net, None)
            made.factory, made.made = (lambda: new_object(net.arguments[0], [])), False
            return made
        if not hasattr(first, "call"):
            made = Lazy(net, None)
            made.value = first
            return made
        return Lazy(net, first.call)

    @staticmethod
    def Value(self: Lazy) -> Any:
        if not self.made:
            self.value = self.factory()
            self.made = True
        return self.value

    @staticmethod
    def IsValueCreated(self: Lazy) -> bool:
        return self.made

    @staticmethod
    def ToString(self: Lazy) -> str:
        return self.net_to_string("")


members(net_type("System.Lazy`1", kind="generic", py=Lazy), """
string ToString()
bool IsValueCreated {get;}
T Value {get;}
System.Lazy[T] new()
System.Lazy[T] new(T value)
System.Lazy[T] new(System.Func[T] valueFactory)
System.Lazy[T] new(bool isThreadSafe)
System.Lazy[T] new(System.Func[T] valueFactory, bool isThreadSafe)
""", _Lazies)


class WeakReference(NetObject):
    __slots__ = ("target",)
    net_name = "System.WeakReference"

    def __init__(self, target: Any) -> None:
        self.ps_ext = None
        self.target = target


class _References(ObjectBodies):
    TrackResurrection = False

    @staticmethod
    def new(target: Any, track: bool = False) -> WeakReference:
        return WeakReference(target)

    @staticmethod
    def Target(self: WeakReference) -> Any:
        return self.target

    @staticmethod
    def set_Target(self: WeakReference, value: Any) -> None:
        self.target = value

    @staticmethod
    def IsAlive(self: WeakReference) -> bool:
        return self.target is not None


members(net_type("System.WeakReference", py=WeakReference, interfaces="ISerializable"), """
bool IsAlive {get;}
System.Object Target {get;set;}
bool TrackResurrection {get;}
System.WeakReference new(System.Object target)
System.WeakReference new(System.Object target, bool trackResurrection)
""", _References)


class AppDomain(NetObject):
    __slots__ = ()
    net_name = "System.AppDomain"

    def __init__(self) -> None:
        self.ps_ext = None


class _Domains(ObjectBodies):
    FriendlyName = "pwsh"
    Id = 1

    @staticmethod
    def CurrentDomain() -> AppDomain:
        return AppDomain()

    @staticmethod
    def BaseDirectory(self: AppDomain) -> str:
        return os.path.dirname(os.path.abspath(os.sys.argv[0])) + "/"  # type: ignore[attr-defined]

    @staticmethod
    def GetAssemblies(self: AppDomain) -> Any:
        from ems.net.assemblies import Assembly
        from ems.values.collections import TypedArray
        from ems.values.typenames import assembly_of
        from ems.values.types import get_type

        names = dict.fromkeys(assembly_of(get_type(n)) for n in ("System.Object", "System.Management.Automation.PSObject", "System.Uri", "System.Xml.XmlNode"))
        return TypedArray.of(get_type("System.Reflection.Assembly"), [Assembly(name) for name in names])


members(net_type("System.AppDomain", base="System.MarshalByRefObject", py=AppDomain), """
System.Reflection.Assembly[] GetAssemblies()
string BaseDirectory {get;}
string FriendlyName {get;}
int Id {get;}
static System.AppDomain CurrentDomain {get;}
""", _Domains)


class _Buffers(ObjectBodies):
    @staticmethod
    def BlockCopy(source: Any, source_offset: int, target: Any, target_offset: int, count: int) -> None:
        if source is None or target is None:
            raise null_argument("src" if source is None else "dst")
        if source_offset + count > len(source) or target_offset + count > len(target):
            raise bad_argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of "
                               "the source collection.")
        target[target_offset : target_offset + count] = source[source_offset : source_offset + count]

    @staticmethod
    def ByteLength(array: Any) -> int:
        if array is None:
            raise null_argument("array")
        return len(array)


members(net_type("System.Buffer"), """
static void BlockCopy(array src, int srcOffset, array dst, int dstOffset, int count)
static int ByteLength(array array)
""", _Buffers)
