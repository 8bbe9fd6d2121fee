"""In: nothing. Out: System.Object, System.ValueType and System.Boolean declared."""
from __future__ import annotations

from typing import Any

from ems.net.bases import CONVERSIONS, ConvertibleBodies, ObjectBodies, bad_argument
from ems.net.declare import members
from ems.net.equality import equal
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type, type_of


class PlainObject(NetObject):
    """[object]::new()."""

    __slots__ = ()
    net_name = "System.Object"

    def __init__(self) -> None:
        self.ps_ext = None


class _Object(ObjectBodies):
    @staticmethod
    def new() -> Any:
        return PlainObject()

    @staticmethod
    def GetType(self: Any) -> Any:
        return type_of(self)

    @staticmethod
    def static_Equals(left: Any, right: Any) -> bool:
        return equal(left, right)

    @staticmethod
    def ReferenceEquals(left: Any, right: Any) -> bool:
        return left is right and not isinstance(left, (int, float))


OBJECT = members(net_type("System.Object", base=None, py=PlainObject), """
System.Object new()
bool Equals(System.Object obj)
int GetHashCode()
type GetType()
string ToString()
static bool Equals(System.Object objA, System.Object objB)
static bool ReferenceEquals(System.Object objA, System.Object objB)
""", _Object)
VALUE_TYPE = net_type("System.ValueType", base="System.Object")
net_type("System.MarshalByRefObject")


class _Boolean(ConvertibleBodies):
    TrueString, FalseString = "True", "False"

    @staticmethod
    def CompareTo(self: bool, other: Any) -> int:
        if other is not None and other.__class__ is not bool:
            raise bad_argument("Object must be of type Boolean.")
        return 1 if other is None else int(self) - int(other)

    @staticmethod
    def Parse(value: str) -> bool:
        found = parse_bool(value)
        if found is None:
            raise net_error("System.FormatException", f"String '{value}' was not recognized as a valid Boolean.")
        return found

    @staticmethod
    def TryParse(value: Any, result: Any) -> bool:
        found = parse_bool(value) if isinstance(value, str) else None
        result.value = bool(found)
        return found is not None


def parse_bool(text: str) -> bool | None:
    """True or False in any case, white space and nulls around it; None for anything else."""
    return {"true": True, "false": False}.get(text.strip().strip("\0").strip().lower())


BOOLEAN = members(net_type("System.Boolean", base="System.ValueType", kind="struct", py=bool, default=False,
                           interfaces="IComparable IComparable`1 IConvertible IEquatable`1 IParsable`1 ISpanParsable`1"), """
int CompareTo(System.Object obj)
int CompareTo(bool value)
int IComparable.CompareTo(System.Object obj)
int IComparable[bool].CompareTo(bool other)
bool Equals(System.Object obj)
bool Equals(bool obj)
bool IEquatable[bool].Equals(bool other)
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
string ToString()
string ToString(System.IFormatProvider provider)
string IConvertible.ToString(System.IFormatProvider provider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten)
static bool Parse(string value)
static bool Parse(System.ReadOnlySpan[char] value)
static bool TryParse(string value, [ref] bool result)
static bool TryParse(System.ReadOnlySpan[char] value, [ref] bool result)
static string FalseString {get;}
static string TrueString {get;}
""" + CONVERSIONS, _Boolean)
