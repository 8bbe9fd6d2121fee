"""In: nothing. Out: bodies of members that many types share: those of System.Object, IConvertible, IComparable, and argument errors."""
from __future__ import annotations

from typing import Any

from ems.values.errors import NetException, net_error
from ems.values.types import get_type, type_of


def out_of_range(message: str, parameter: str, actual: Any = None) -> NetException:
    """ArgumentOutOfRangeException with the parameter's name and, when given, its value."""
    from ems.values.text import net_text

    tail = f"\nActual value was {net_text(actual)}." if actual is not None else ""
    return net_error("System.ArgumentOutOfRangeException", f"{message} (Parameter '{parameter}'){tail}", parameter=parameter)


def negative(parameter: str, actual: Any) -> NetException:
    return out_of_range(f"{parameter} ('{actual}') must be a non-negative value.", parameter, actual)


def too_great(parameter: str, actual: Any, limit: Any) -> NetException:
    return out_of_range(f"{parameter} ('{actual}') must be less than or equal to '{limit}'.", parameter, actual)


# The most that .NET holds in one String and in one array of bytes.
MOST_CHARS, MOST_BYTES = 0x3FFFFFDF, 0x7FFFFFC7


def check_room(length: int, most: int = MOST_CHARS) -> None:
    """Raise OutOfMemoryException for a text or array that .NET could not hold."""
    if length > most:
        raise net_error("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program." if most == MOST_CHARS
                        else "Array dimensions exceeded supported range.")


def bad_argument(message: str, parameter: str | None = None) -> NetException:
    return net_error("System.ArgumentException", f"{message} (Parameter '{parameter}')" if parameter else message, parameter=parameter)


def null_argument(parameter: str) -> NetException:
    return net_error("System.ArgumentNullException", f"Value cannot be null. (Parameter '{parameter}')", parameter=parameter)


def invalid_operation(message: str) -> NetException:
    return net_error("System.InvalidOperationException", message)


def not_supported(message: str = "Specified method is not supported.") -> NetException:
    return net_error("System.NotSupportedException", message)


class ObjectBodies:
    """System.Object."""

    @staticmethod
    def Equals(self: Any, other: Any, *rest: Any) -> bool:
        from ems.net.equality import equal

        return equal(self, other)

    @staticmethod
    def GetHashCode(self: Any, *rest: Any) -> int:
        from ems.net.equality import hash_code

        return hash_code(self)

    @staticmethod
    def ToString(self: Any, fmt: Any = None, provider: Any = None) -> str:
        if isinstance(fmt, str):
            from ems.values.formats import format_value

            return format_value(self, fmt, provider)
        from ems.values.objects import PSCustomObject
        from ems.values.text import net_text

        if isinstance(self, PSCustomObject):  # its own ToString() gives nothing; PowerShell's text of it is another matter
            return ""
        return net_text(self) if fmt is None and provider is None else _with_provider(self, fmt if fmt is not None else provider)


def _with_provider(value: Any, provider: Any) -> str:
    from ems.values.formats import format_value

    return format_value(value, None, provider)


def _convert(name: str) -> Any:
    """A To… method of IConvertible, by System.Convert's method of that name."""

    def call(self: Any, *arguments: Any) -> Any:
        from ems.values import overloads
        from ems.values.members import closed_static

        method = closed_static(get_type("System.Convert"), name.lower())
        return overloads.call_bare(method, None, [self, *[a for a in arguments if a is not None]])

    return staticmethod(call)


class ConvertibleBodies(ObjectBodies):
    """IConvertible's conversions, and Object's members."""

    ToBoolean, ToByte, ToChar, ToDateTime, ToDecimal, ToDouble = (_convert(f"To{n}")
        for n in "Boolean Byte Char DateTime Decimal Double".split())
    ToInt16, ToInt32, ToInt64, ToSByte, ToSingle = (_convert(f"To{n}") for n in "Int16 Int32 Int64 SByte Single".split())
    ToUInt16, ToUInt32, ToUInt64 = (_convert(f"To{n}") for n in "UInt16 UInt32 UInt64".split())

    @staticmethod
    def ToType(self: Any, target: Any, provider: Any = None) -> Any:
        from ems.values import overloads
        from ems.values.members import closed_static

        method = closed_static(get_type("System.Convert"), "changetype")
        return overloads.call_bare(method, None, [self, target])

    @staticmethod
    def GetTypeCode(self: Any) -> Any:
        from ems.values.enums import enum_value

        return enum_value("System.TypeCode", _CODES.get(type_of(self).full_name, "Object"))


_CODES = {f"System.{n}": n for n in ("Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
    "Single", "Double",
                                     "Decimal", "DateTime", "String", "DBNull")}
CONVERSIONS = """
bool IConvertible.ToBoolean(System.IFormatProvider provider)
byte IConvertible.ToByte(System.IFormatProvider provider)
char IConvertible.ToChar(System.IFormatProvider provider)
datetime IConvertible.ToDateTime(System.IFormatProvider provider)
decimal IConvertible.ToDecimal(System.IFormatProvider provider)
double IConvertible.ToDouble(System.IFormatProvider provider)
short IConvertible.ToInt16(System.IFormatProvider provider)
int IConvertible.ToInt32(System.IFormatProvider provider)
long IConvertible.ToInt64(System.IFormatProvider provider)
sbyte IConvertible.ToSByte(System.IFormatProvider provider)
float IConvertible.ToSingle(System.IFormatProvider provider)
System.Object IConvertible.ToType(type conversionType, System.IFormatProvider provider)
ushort IConvertible.ToUInt16(System.IFormatProvider provider)
uint IConvertible.ToUInt32(System.IFormatProvider provider)
ulong IConvertible.ToUInt64(System.IFormatProvider provider)
"""
