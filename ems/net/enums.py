"""In: nothing. Out: the members of System.Enum, its static methods, and TypeCode."""
from __future__ import annotations

from typing import Any

from ems.net.bases import CONVERSIONS, ConvertibleBodies, bad_argument, invalid_operation, null_argument
from ems.net.declare import members
from ems.values.collections import EnumValue, TypedArray
from ems.values.enums import enum_text, enum_type, format_enum, names_of, parse_net, wrap
from ems.values.errors import NetException
from ems.values.types import NetType, get_type, net_type, type_of

enum_type("System.TypeCode", {"Empty": 0, "Object": 1, "DBNull": 2, "Boolean": 3, "Char": 4, "SByte": 5, "Byte": 6, "Int16": 7,
    "UInt16": 8, "Int32": 9,
                              "UInt32": 10, "Int64": 11, "UInt64": 12, "Single": 13, "Double": 14, "Decimal": 15, "DateTime": 16,
                                  "String": 18})
_NOT_A_NUMBER = "The value passed in must be an enum base or an underlying type for an enum, such as an Int32."


def _enum(net: Any) -> NetType:
    if net is None:
        raise null_argument("enumType")
    if net.load().values is None:
        raise bad_argument("Type provided must be an Enum.", "enumType")
    return net


def _number(value: Any, net: NetType) -> int | None:
    """The number of an enum value or of an integer; None for anything else."""
    if isinstance(value, EnumValue):
        return value.number
    return int(value) if isinstance(value, int) and value.__class__ is not bool else None


class _Enums(ConvertibleBodies):
    @staticmethod
    def CompareTo(self: EnumValue, other: Any) -> int:
        if other is None:
            return 1
        if not isinstance(other, EnumValue) or other.net_type is not self.net_type:
            raise bad_argument(f"Object must be the same type as the enum. The type passed in was '{type_of(other).full_name}'; "
                               f"the enum type was '{self.net_type.full_name}'.")
        return (self.number > other.number) - (self.number < other.number)

    @staticmethod
    def HasFlag(self: EnumValue, flag: Any) -> bool:
        if flag is None:
            raise null_argument("flag")
        if flag.net_type is not self.net_type:
            raise bad_argument(f"The argument type, '{flag.net_type.full_name}', is not the same as the enum type "
                               f"'{self.net_type.full_name}'.")
        return self.number & flag.number == flag.number

    @staticmethod
    def GetTypeCode(self: EnumValue) -> Any:
        from ems.values.enums import enum_value

        return enum_value("System.TypeCode", self.net_type.underlying.removeprefix("System."))

    @staticmethod
    def ToString(self: EnumValue, fmt: Any = None, provider: Any = None) -> str:
        return format_enum(self, fmt) if isinstance(fmt, str) else enum_text(self)

    @staticmethod
    def value__(self: EnumValue) -> Any:
        from ems.values.convert import convert

        return convert(self.number, get_type(self.net_type.underlying))

    # -- static

    @staticmethod
    def Format(net: Any, value: Any, fmt: Any) -> str:
        if value is None:
            raise null_argument("value")
        if fmt is None:
            raise null_argument("format")
        _enum(net)
        number = _number(value, net)
        if number is None or (not isinstance(value, EnumValue) and type_of(value).full_name != net.underlying):
            raise bad_argument(f"Enum underlying type and the object must be same type or object. Type passed in was "
                               f"'{type_of(value).full_name}'; "
                               f"the enum underlying type was '{net.underlying}'.")
        return format_enum(EnumValue(net, number), fmt)

    @staticmethod
    def GetName(net: Any, *rest: Any) -> Any:
        value = rest[0] if rest else net
        if rest and value is None:
            raise null_argument("value")
        if rest and _number(value, net) is None:
            raise bad_argument(_NOT_A_NUMBER, "value")
        owner = _enum(net if rest else value.net_type)
        number = _number(value, owner)
        return next((name for name, n in names_of(owner).items() if n == number), None)

    @staticmethod
    def GetNames(net: Any) -> list[str]:
        return list(names_of(_enum(net)))

    @staticmethod
    def GetUnderlyingType(net: Any) -> Any:
        return get_type(_enum(net).underlying)

    @staticmethod
    def GetValues(net: Any) -> Any:
        return TypedArray.of(net, [EnumValue(net, n) for n in names_of(_enum(net)).values()])

    @staticmethod
    def GetValuesAsUnderlyingType(net: Any) -> Any:
        under = get_type(_enum(net).underlying)
        assert under.py is not None
        return TypedArray.of(under, [under.py(n) for n in names_of(net).values()])

    @staticmethod
    def IsDefined(net: Any, *rest: Any) -> bool:
        value = rest[0] if rest else net
        if not rest:
            net = value.net_type
        if value is None:
            raise null_argument("value")
        _enum(net)
        if value.__class__ is str:
            return value in (net.values or {})
        number = _number(value, net)
        if number is None:
            raise invalid_operation("Unknown enum type.")
        if isinstance(value, EnumValue) and value.net_type is not net:
            raise bad_argument(f"Object must be the same type as the enum. The type passed in was '{value.net_type.full_name}'; "
                               f"the enum type was '{net.full_name}'.")
        return number in (net.values or {}).values()

    @staticmethod
    def Parse(net: Any, text: Any, ignore_case: bool = False) -> Any:
        _enum(net)
        if text is None:
            raise null_argument("value")
        return parse_net(net, text, ignore_case)

    @staticmethod
    def ToObject(net: Any, value: Any) -> Any:
        if value is None:
            raise null_argument("value")
        number = _number(value, net)
        if number is None:
            raise bad_argument(_NOT_A_NUMBER, "value")
        return EnumValue(net, wrap(number, _enum(net).underlying))

    @staticmethod
    def TryParse(net: Any, text: Any, *rest: Any) -> bool:
        result = rest[-1]
        ignore_case = bool(rest[0]) if len(rest) > 1 else False
        try:
            result.value = parse_net(_enum(net), text or "", ignore_case)
        except NetException:
            result.value = EnumValue(net, 0)
            return False
        return True


for _name in ("GetNames", "GetValues", "GetValuesAsUnderlyingType", "Parse"):
    getattr(_Enums, _name).takes_types = True



class _Generic(_Enums):
    """The generic forms: they are called with the type variable's type first."""

    @staticmethod
    def TryParse(text: Any, *rest: Any) -> bool:
        return _Enums.TryParse(rest[-1].value.net_type, text, *rest)


ENUM = members(net_type("System.Enum", base="System.ValueType", interfaces="IComparable IConvertible IFormattable ISpanFormattable"), """
int CompareTo(System.Object target)
int IComparable.CompareTo(System.Object obj)
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
bool HasFlag(System.Enum flag)
string ToString()
string ToString(string format)
string ToString(System.IFormatProvider provider)
string ToString(string format, System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
string IConvertible.ToString(System.IFormatProvider provider)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
static bool TryFormat[TEnum](TEnum value, System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default)
System.Object value__ {get;}
static string Format(type enumType, System.Object value, string format)
static string GetName[TEnum](TEnum value)
static string GetName(type enumType, System.Object value)
static string[] GetNames[TEnum]()
static string[] GetNames(type enumType)
static type GetUnderlyingType(type enumType)
static TEnum[] GetValues[TEnum]()
static array GetValues(type enumType)
static array GetValuesAsUnderlyingType[TEnum]()
static array GetValuesAsUnderlyingType(type enumType)
static bool IsDefined[TEnum](TEnum value)
static bool IsDefined(type enumType, System.Object value)
static System.Object Parse(type enumType, string value)
static System.Object Parse(type enumType, string value, bool ignoreCase)
static TEnum Parse[TEnum](string value)
static TEnum Parse[TEnum](string value, bool ignoreCase)
static System.Object ToObject(type enumType, System.Object value)
static System.Object ToObject(type enumType, sbyte value)
static System.Object ToObject(type enumType, short value)
static System.Object ToObject(type enumType, int value)
static System.Object ToObject(type enumType, byte value)
static System.Object ToObject(type enumType, ushort value)
static System.Object ToObject(type enumType, uint value)
static System.Object ToObject(type enumType, long value)
static System.Object ToObject(type enumType, ulong value)
static bool TryParse(type enumType, string value, [ref] System.Object result)
static bool TryParse(type enumType, string value, bool ignoreCase, [ref] System.Object result)
""" + CONVERSIONS, _Enums)
members(ENUM, """
static bool TryParse[TEnum](string value, [ref] TEnum result)
static bool TryParse[TEnum](string value, bool ignoreCase, [ref] TEnum result)
""", _Generic)
