"""In: nothing. Out: System.Convert and its members, DBNull. System.BitConverter is in ems.net.bit_converters."""
from __future__ import annotations

import base64
import binascii
from decimal import Decimal
from typing import Any

from ems.net.bases import bad_argument, null_argument
from ems.net.declare import members
from ems.values import numbers as num
from ems.values import numeric
from ems.values.collections import EnumValue
from ems.values.cultures import number_format
from ems.values.dates import DateTime, out_of_range
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.formats import format_value
from ems.values.formats_numeric import BITS
from ems.values.objects import NetObject, PSObject
from ems.values.parse_dates import parse
from ems.values.parse_numbers import parse_number
from ems.values.types import NetType, get_type, net_type, type_of

CONVERT = net_type("System.Convert")
TEXT = """
static System.Object ChangeType(System.Object value, System.TypeCode typeCode)
static System.Object ChangeType(System.Object value, System.TypeCode typeCode, System.IFormatProvider provider)
static System.Object ChangeType(System.Object value, type conversionType)
static System.Object ChangeType(System.Object value, type conversionType, System.IFormatProvider provider)
static byte[] FromBase64CharArray(char[] inArray, int offset, int length)
static byte[] FromBase64String(string s)
static byte[] FromHexString(string s)
static byte[] FromHexString(System.ReadOnlySpan[char] chars)
static byte[] FromHexString(System.ReadOnlySpan[byte] utf8Source)
static System.Buffers.OperationStatus FromHexString(string source, System.Span[byte] destination, [ref] int charsConsumed, [ref] int \
bytesWritten)
static System.Buffers.OperationStatus FromHexString(System.ReadOnlySpan[char] source, System.Span[byte] destination, [ref] int \
charsConsumed, [ref] int bytesWritten)
static System.Buffers.OperationStatus FromHexString(System.ReadOnlySpan[byte] utf8Source, System.Span[byte] destination, [ref] int \
bytesConsumed, [ref] int bytesWritten)
static System.TypeCode GetTypeCode(System.Object value)
static bool IsDBNull(System.Object value)
static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut)
static int ToBase64CharArray(byte[] inArray, int offsetIn, int length, char[] outArray, int offsetOut, System.Base64FormattingOptions \
options)
static string ToBase64String(byte[] inArray)
static string ToBase64String(byte[] inArray, System.Base64FormattingOptions options)
static string ToBase64String(byte[] inArray, int offset, int length)
static string ToBase64String(byte[] inArray, int offset, int length, System.Base64FormattingOptions options)
static string ToBase64String(System.ReadOnlySpan[byte] bytes, System.Base64FormattingOptions options = \
System.Base64FormattingOptions.None)
static bool ToBoolean(System.Object value)
static bool ToBoolean(System.Object value, System.IFormatProvider provider)
static bool ToBoolean(bool value)
static bool ToBoolean(sbyte value)
static bool ToBoolean(char value)
static bool ToBoolean(byte value)
static bool ToBoolean(short value)
static bool ToBoolean(ushort value)
static bool ToBoolean(int value)
static bool ToBoolean(uint value)
static bool ToBoolean(long value)
static bool ToBoolean(ulong value)
static bool ToBoolean(string value)
static bool ToBoolean(string value, System.IFormatProvider provider)
static bool ToBoolean(float value)
static bool ToBoolean(double value)
static bool ToBoolean(decimal value)
static bool ToBoolean(datetime value)
static byte ToByte(System.Object value)
static byte ToByte(System.Object value, System.IFormatProvider provider)
static byte ToByte(bool value)
static byte ToByte(byte value)
static byte ToByte(char value)
static byte ToByte(sbyte value)
static byte ToByte(short value)
static byte ToByte(ushort value)
static byte ToByte(int value)
static byte ToByte(uint value)
static byte ToByte(long value)
static byte ToByte(ulong value)
static byte ToByte(float value)
static byte ToByte(double value)
static byte ToByte(decimal value)
static byte ToByte(string value)
static byte ToByte(string value, System.IFormatProvider provider)
static byte ToByte(datetime value)
static byte ToByte(string value, int fromBase)
static char ToChar(System.Object value)
static char ToChar(System.Object value, System.IFormatProvider provider)
static char ToChar(bool value)
static char ToChar(char value)
static char ToChar(sbyte value)
static char ToChar(byte value)
static char ToChar(short value)
static char ToChar(ushort value)
static char ToChar(int value)
static char ToChar(uint value)
static char ToChar(long value)
static char ToChar(ulong value)
static char ToChar(string value)
static char ToChar(string value, System.IFormatProvider provider)
static char ToChar(float value)
static char ToChar(double value)
static char ToChar(decimal value)
static char ToChar(datetime value)
static datetime ToDateTime(datetime value)
static datetime ToDateTime(System.Object value)
static datetime ToDateTime(System.Object value, System.IFormatProvider provider)
static datetime ToDateTime(string value)
static datetime ToDateTime(string value, System.IFormatProvider provider)
static datetime ToDateTime(sbyte value)
static datetime ToDateTime(byte value)
static datetime ToDateTime(short value)
static datetime ToDateTime(ushort value)
static datetime ToDateTime(int value)
static datetime ToDateTime(uint value)
static datetime ToDateTime(long value)
static datetime ToDateTime(ulong value)
static datetime ToDateTime(bool value)
static datetime ToDateTime(char value)
static datetime ToDateTime(float value)
static datetime ToDateTime(double value)
static datetime ToDateTime(decimal value)
static decimal ToDecimal(System.Object value)
static decimal ToDecimal(System.Object value, System.IFormatProvider provider)
static decimal ToDecimal(sbyte value)
static decimal ToDecimal(byte value)
static decimal ToDecimal(char value)
static decimal ToDecimal(short value)
static decimal ToDecimal(ushort value)
static decimal ToDecimal(int value)
static decimal ToDecimal(uint value)
static decimal ToDecimal(long value)
static decimal ToDecimal(ulong value)
static decimal ToDecimal(float value)
static decimal ToDecimal(double value)
static decimal ToDecimal(string value)
static decimal ToDecimal(string value, System.IFormatProvider provider)
static decimal ToDecimal(decimal value)
static decimal ToDecimal(bool value)
static decimal ToDecimal(datetime value)
static double ToDouble(System.Object value)
static double ToDouble(System.Object value, System.IFormatProvider provider)
static double ToDouble(sbyte value)
static double ToDouble(byte value)
static double ToDouble(short value)
static double ToDouble(char value)
static double ToDouble(ushort value)
static double ToDouble(int value)
static double ToDouble(uint value)
static double ToDouble(long value)
static double ToDouble(ulong value)
static double ToDouble(float value)
static double ToDouble(double value)
static double ToDouble(decimal value)
static double ToDouble(string value)
static double ToDouble(string value, System.IFormatProvider provider)
static double ToDouble(bool value)
static double ToDouble(datetime value)
static string ToHexString(byte[] inArray)
static string ToHexString(byte[] inArray, int offset, int length)
static string ToHexString(System.ReadOnlySpan[byte] bytes)
static string ToHexStringLower(byte[] inArray)
static string ToHexStringLower(byte[] inArray, int offset, int length)
static string ToHexStringLower(System.ReadOnlySpan[byte] bytes)
static short ToInt16(System.Object value)
static short ToInt16(System.Object value, System.IFormatProvider provider)
static short ToInt16(bool value)
static short ToInt16(char value)
static short ToInt16(sbyte value)
static short ToInt16(byte value)
static short ToInt16(ushort value)
static short ToInt16(int value)
static short ToInt16(uint value)
static short ToInt16(short value)
static short ToInt16(long value)
static short ToInt16(ulong value)
static short ToInt16(float value)
static short ToInt16(double value)
static short ToInt16(decimal value)
static short ToInt16(string value)
static short ToInt16(string value, System.IFormatProvider provider)
static short ToInt16(datetime value)
static short ToInt16(string value, int fromBase)
static int ToInt32(System.Object value)
static int ToInt32(System.Object value, System.IFormatProvider provider)
static int ToInt32(bool value)
static int ToInt32(char value)
static int ToInt32(sbyte value)
static int ToInt32(byte value)
static int ToInt32(short value)
static int ToInt32(ushort value)
static int ToInt32(uint value)
static int ToInt32(int value)
static int ToInt32(long value)
static int ToInt32(ulong value)
static int ToInt32(float value)
static int ToInt32(double value)
static int ToInt32(decimal value)
static int ToInt32(string value)
static int ToInt32(string value, System.IFormatProvider provider)
static int ToInt32(datetime value)
static int ToInt32(string value, int fromBase)
static long ToInt64(System.Object value)
static long ToInt64(System.Object value, System.IFormatProvider provider)
static long ToInt64(bool value)
static long ToInt64(char value)
static long ToInt64(sbyte value)
static long ToInt64(byte value)
static long ToInt64(short value)
static long ToInt64(ushort value)
static long ToInt64(int value)
static long ToInt64(uint value)
static long ToInt64(ulong value)
static long ToInt64(long value)
static long ToInt64(float value)
static long ToInt64(double value)
static long ToInt64(decimal value)
static long ToInt64(string value)
static long ToInt64(string value, System.IFormatProvider provider)
static long ToInt64(datetime value)
static long ToInt64(string value, int fromBase)
static sbyte ToSByte(System.Object value)
static sbyte ToSByte(System.Object value, System.IFormatProvider provider)
static sbyte ToSByte(bool value)
static sbyte ToSByte(sbyte value)
static sbyte ToSByte(char value)
static sbyte ToSByte(byte value)
static sbyte ToSByte(short value)
static sbyte ToSByte(ushort value)
static sbyte ToSByte(int value)
static sbyte ToSByte(uint value)
static sbyte ToSByte(long value)
static sbyte ToSByte(ulong value)
static sbyte ToSByte(float value)
static sbyte ToSByte(double value)
static sbyte ToSByte(decimal value)
static sbyte ToSByte(string value)
static sbyte ToSByte(string value, System.IFormatProvider provider)
static sbyte ToSByte(datetime value)
static sbyte ToSByte(string value, int fromBase)
static float ToSingle(System.Object value)
static float ToSingle(System.Object value, System.IFormatProvider provider)
static float ToSingle(sbyte value)
static float ToSingle(byte value)
static float ToSingle(char value)
static float ToSingle(short value)
static float ToSingle(ushort value)
static float ToSingle(int value)
static float ToSingle(uint value)
static float ToSingle(long value)
static float ToSingle(ulong value)
static float ToSingle(float value)
static float ToSingle(double value)
static float ToSingle(decimal value)
static float ToSingle(string value)
static float ToSingle(string value, System.IFormatProvider provider)
static float ToSingle(bool value)
static float ToSingle(datetime value)
static string ToString(System.Object value)
static string ToString(System.Object value, System.IFormatProvider provider)
static string ToString(bool value)
static string ToString(bool value, System.IFormatProvider provider)
static string ToString(char value)
static string ToString(char value, System.IFormatProvider provider)
static string ToString(sbyte value)
static string ToString(sbyte value, System.IFormatProvider provider)
static string ToString(byte value)
static string ToString(byte value, System.IFormatProvider provider)
static string ToString(short value)
static string ToString(short value, System.IFormatProvider provider)
static string ToString(ushort value)
static string ToString(ushort value, System.IFormatProvider provider)
static string ToString(int value)
static string ToString(int value, System.IFormatProvider provider)
static string ToString(uint value)
static string ToString(uint value, System.IFormatProvider provider)
static string ToString(long value)
static string ToString(long value, System.IFormatProvider provider)
static string ToString(ulong value)
static string ToString(ulong value, System.IFormatProvider provider)
static string ToString(float value)
static string ToString(float value, System.IFormatProvider provider)
static string ToString(double value)
static string ToString(double value, System.IFormatProvider provider)
static string ToString(decimal value)
static string ToString(decimal value, System.IFormatProvider provider)
static string ToString(datetime value)
static string ToString(datetime value, System.IFormatProvider provider)
static string ToString(string value)
static string ToString(string value, System.IFormatProvider provider)
static string ToString(byte value, int toBase)
static string ToString(short value, int toBase)
static string ToString(int value, int toBase)
static string ToString(long value, int toBase)
static ushort ToUInt16(System.Object value)
static ushort ToUInt16(System.Object value, System.IFormatProvider provider)
static ushort ToUInt16(bool value)
static ushort ToUInt16(char value)
static ushort ToUInt16(sbyte value)
static ushort ToUInt16(byte value)
static ushort ToUInt16(short value)
static ushort ToUInt16(int value)
static ushort ToUInt16(ushort value)
static ushort ToUInt16(uint value)
static ushort ToUInt16(long value)
static ushort ToUInt16(ulong value)
static ushort ToUInt16(float value)
static ushort ToUInt16(double value)
static ushort ToUInt16(decimal value)
static ushort ToUInt16(string value)
static ushort ToUInt16(string value, System.IFormatProvider provider)
static ushort ToUInt16(datetime value)
static ushort ToUInt16(string value, int fromBase)
static uint ToUInt32(System.Object value)
static uint ToUInt32(System.Object value, System.IFormatProvider provider)
static uint ToUInt32(bool value)
static uint ToUInt32(char value)
static uint ToUInt32(sbyte value)
static uint ToUInt32(byte value)
static uint ToUInt32(short value)
static uint ToUInt32(ushort value)
static uint ToUInt32(int value)
static uint ToUInt32(uint value)
static uint ToUInt32(long value)
static uint ToUInt32(ulong value)
static uint ToUInt32(float value)
static uint ToUInt32(double value)
static uint ToUInt32(decimal value)
static uint ToUInt32(string value)
static uint ToUInt32(string value, System.IFormatProvider provider)
static uint ToUInt32(datetime value)
static uint ToUInt32(string value, int fromBase)
static ulong ToUInt64(System.Object value)
static ulong ToUInt64(System.Object value, System.IFormatProvider provider)
static ulong ToUInt64(bool value)
static ulong ToUInt64(char value)
static ulong ToUInt64(sbyte value)
static ulong ToUInt64(byte value)
static ulong ToUInt64(short value)
static ulong ToUInt64(ushort value)
static ulong ToUInt64(int value)
static ulong ToUInt64(uint value)
static ulong ToUInt64(long value)
static ulong ToUInt64(ulong value)
static ulong ToUInt64(float value)
static ulong ToUInt64(double value)
static ulong ToUInt64(decimal value)
static ulong ToUInt64(string value)
static ulong ToUInt64(string value, System.IFormatProvider provider)
static ulong ToUInt64(datetime value)
static ulong ToUInt64(string value, int fromBase)
static bool TryFromBase64Chars(System.ReadOnlySpan[char] chars, System.Span[byte] bytes, [ref] int bytesWritten)
static bool TryFromBase64String(string s, System.Span[byte] bytes, [ref] int bytesWritten)
static bool TryToBase64Chars(System.ReadOnlySpan[byte] bytes, System.Span[char] chars, [ref] int charsWritten, \
System.Base64FormattingOptions options = System.Base64FormattingOptions.None)
static bool TryToHexString(System.ReadOnlySpan[byte] source, System.Span[char] destination, [ref] int charsWritten)
static bool TryToHexString(System.ReadOnlySpan[byte] source, System.Span[byte] utf8Destination, [ref] int bytesWritten)
static bool TryToHexStringLower(System.ReadOnlySpan[byte] source, System.Span[char] destination, [ref] int charsWritten)
static bool TryToHexStringLower(System.ReadOnlySpan[byte] source, System.Span[byte] utf8Destination, [ref] int bytesWritten)
static System.Object DBNull {get;}
"""


class DBNull(NetObject):
    """System.DBNull: the only instance is DB_NULL."""

    __slots__ = ()
    net_name = "System.DBNull"

    def __str__(self) -> str:
        return ""


DB_NULL = DBNull()
DB_NULL_TYPE = net_type("System.DBNull", py=DBNull, interfaces="IConvertible ISerializable")
DB_NULL_TYPE.static_prop("System.DBNull Value", lambda: DB_NULL)
_CONVERTIBLE = (str, int, float, Decimal, DateTime, EnumValue, DBNull)


def _not_convertible(value: Any) -> NetException:
    from ems.values.typenames import clr_full_name

    return net_error("System.InvalidCastException", f"Unable to cast object of type '{clr_full_name(type_of(value))}' to type "
                                                    f"'System.IConvertible'.")


def _bad_cast(value: Any, target: str) -> NetException:
    from ems.values.typenames import clr_full_name

    net = type_of(value)
    source = net.name if isinstance(value, (str, int, float, Decimal, DateTime, DBNull)) else clr_full_name(net)
    return net_error("System.InvalidCastException", f"Invalid cast from '{source}' to '{target}'.")


def _plain(value: Any) -> Any:
    """The value without a wrapper, an enum as its number; refused when nothing is convertible about it."""
    if value.__class__ is PSObject:
        value = value.base
    if isinstance(value, EnumValue):
        from ems.values.convert import convert

        return convert(value.number, get_type(value.net_type.underlying))
    if value is not None and not isinstance(value, _CONVERTIBLE):
        raise _not_convertible(value)
    return value


# -- numbers


def _to_number(cls: Any) -> Any:
    """ToInt32 and its kin."""
    name = cls.__dict__.get("net_name", "System.Int32" if cls is int else "System.Double" if cls is float
        else "System.Decimal").rpartition(".")[2]

    def call(value: Any, extra: Any = None) -> Any:
        if isinstance(extra, int) and cls in BITS:
            return _from_base(value, extra, cls)
        value = _plain(value)
        if value is None:
            return cls(0)
        if value.__class__ is num.Char:
            if cls in BITS:
                return numeric.integer_of(ord(value), cls)
            raise _bad_cast(value, name)
        if isinstance(value, str):
            return parse_number(value, cls, None, number_format(extra))
        if isinstance(value, (DateTime, DBNull)):
            raise _bad_cast(value, name)
        return _numeric(value, cls)

    return staticmethod(call)


def _numeric(value: Any, cls: Any) -> Any:
    if cls is float:
        return numeric.to_double(value)
    if cls is num.Single:
        return numeric.single(value)
    if cls is Decimal:
        return numeric.decimal_of(int(value) if isinstance(value, bool) else value)
    if isinstance(value, int):
        return numeric.integer_of(int(value), cls)
    return numeric.integer_of_real(value, cls)


def _from_base(text: Any, base: int, cls: Any) -> Any:
    """Digits of base 2, 8, 10 or 16, read as the bits of the type."""
    if base not in (2, 8, 10, 16):
        raise bad_argument("Invalid Base.")
    if text is None:
        return cls(0)
    text = str(text)
    if text == "":
        raise net_error("System.ArgumentOutOfRangeException",
            "Specified argument was out of the range of valid values. (Parameter 'Index was out of range. "
                                                              "Must be non-negative and less than the size of the collection.')")
    bits, signed = BITS[cls], getattr(cls, "MIN", -1) != 0
    negative = text[0] == "-"
    if negative and base != 10:
        raise bad_argument("String cannot contain a minus sign if the base is not 10.")
    if negative and not signed:
        raise net_error("System.OverflowException", "The string was being parsed as an unsigned number and could not have a negative sign.")
    body = text.lstrip("+-") if text[0] in "+-" else text
    if base == 16 and body[:2] in ("0x", "0X"):
        body = body[2:]
    digits = "0123456789abcdef"[:base]
    good = len(body) - len(body.lower().lstrip(digits))
    if good == 0:
        raise net_error("System.FormatException", "Could not find any recognizable digits.")
    if good < len(body):
        raise net_error("System.FormatException", "Additional non-parsable characters are at the end of the string.")
    value = int(body, base)
    if base == 10 or value >> bits:
        return numeric.integer_of(-value if negative else value, cls)
    return cls(value - (1 << bits) if signed and value >> (bits - 1) else value)


# -- the other targets


def _to_boolean(value: Any, provider: Any = None) -> bool:
    value = _plain(value)
    if value is None:
        return False
    if value.__class__ is num.Char or isinstance(value, (DateTime, DBNull)):
        raise _bad_cast(value, "Boolean")
    if isinstance(value, str):
        from ems.net.objects import parse_bool

        found = parse_bool(value)
        if found is None:
            raise net_error("System.FormatException", f"String '{value}' was not recognized as a valid Boolean.")
        return found
    return bool(value)


def _to_char(value: Any, provider: Any = None) -> num.Char:
    value = _plain(value)
    if value is None:
        return num.Char("\0")
    if value.__class__ is num.Char:
        return value  # type: ignore[no-any-return]
    if isinstance(value, str):
        if len(value) != 1:
            raise net_error("System.FormatException", "String must be exactly one character long.")
        return num.Char(value)
    if isinstance(value, (bool, float, Decimal, DateTime, DBNull)):
        raise _bad_cast(value, "Char")
    if not 0 <= value <= 0xFFFF:
        raise net_error("System.OverflowException", "Value was either too large or too small for a character.")
    return num.Char(chr(value))


def _to_datetime(value: Any, provider: Any = None) -> DateTime:
    value = _plain(value)
    if value is None:
        return DateTime.MIN
    if isinstance(value, DateTime):
        return value
    if isinstance(value, str) and value.__class__ is not num.Char:
        return parse(DateTime, value, provider)  # type: ignore[no-any-return]
    raise _bad_cast(value, "DateTime")


def _to_string(value: Any, extra: Any = None) -> str:
    if isinstance(extra, int):
        return _in_base(value, extra)
    if value is None:
        return ""
    return format_value(value, None, extra)


def _in_base(value: Any, base: int) -> str:
    if base not in (2, 8, 10, 16):
        raise bad_argument("Invalid Base.")
    if base == 10:
        return str(int(value))
    pattern = int(value) & ((1 << BITS.get(type(value), 32)) - 1)
    return format(pattern, {2: "b", 8: "o", 16: "x"}[base])


# -- base 64 and hex


def _range(data: Any, offset: int, length: int, name: str = "inArray") -> Any:
    if data is None:
        raise null_argument(name)
    if length < 0:
        raise out_of_range(f"length ('{length}') must be a non-negative value.", "length", length)
    if offset < 0:
        raise out_of_range(f"offset ('{offset}') must be a non-negative value.", "offset", offset)
    if offset > len(data) - length:
        raise out_of_range(f"offset ('{offset}') must be less than or equal to '{len(data) - length}'.", "offset", offset)
    return data[offset : offset + length]


def _slice(arguments: tuple[Any, ...]) -> bytes:
    """The bytes that ToBase64String and ToHexString are given, whole or by offset and length."""
    data = arguments[0]
    if data is None:
        raise null_argument("inArray")
    if len(arguments) > 1:
        data = _range(data, arguments[1], arguments[2])
    return bytes(data)


def _to_base64(*arguments: Any) -> str:
    options = arguments[-1].number if isinstance(arguments[-1], EnumValue) else 0
    if isinstance(arguments[-1], EnumValue):
        arguments = arguments[:-1]
    if options not in (0, 1):
        raise bad_argument(f"Illegal enum value: {options}.", "options")
    text = base64.b64encode(_slice(arguments)).decode("ascii")
    return "\r\n".join(text[at : at + 76] for at in range(0, len(text), 76)) if options else text


_BAD_BASE64 = ("The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an "
               "illegal character "
               "among the padding characters.")


def _from_base64(text: Any) -> list[int]:
    if text is None:
        raise null_argument("s")
    plain = "".join(ch for ch in text if ch not in " \t\r\n")
    try:
        if len(plain) % 4 or not plain.isascii() or plain.rstrip("=").find("=") >= 0 or len(plain) - len(plain.rstrip("=")) > 2:
            raise binascii.Error
        return list(base64.b64decode(plain, validate=True))
    except binascii.Error:
        raise net_error("System.FormatException", _BAD_BASE64) from None


def _to_base64_chars(data: Any, offset: int, length: int, out: Any, at: int, options: Any = None) -> int:
    if out is None:
        raise null_argument("outArray")
    text = _to_base64(data, offset, length, *([options] if options is not None else []))
    if at < 0 or at > len(out) - len(text):
        raise out_of_range("Either offset did not refer to a position in the string, or there is an insufficient length of destination "
                           "character array.",
                           "offsetOut")
    out[at : at + len(text)] = [num.Char(ch) for ch in text]
    return len(text)


_HEX = frozenset("0123456789abcdefABCDEF")


def _from_hex(text: Any, into: Any = None, consumed: Any = None, written: Any = None) -> Any:
    if consumed is not None:
        return _from_hex_into(text or "", into or [], consumed, written)
    if text is None:
        raise null_argument("s")
    if len(text) % 2:
        raise net_error("System.FormatException", "The input is not a valid hex string as its length is not a multiple of 2.")
    if not set(text) <= _HEX:
        raise net_error("System.FormatException", "The input is not a valid hex string as it contains a non-hex character.")
    return list(bytes.fromhex(text))


def _from_hex_into(text: Any, into: Any, consumed: Any, written: Any) -> EnumValue:
    """The bytes as far as both sides reach, and why it ended there."""
    room = len(into)
    done = 0
    while done < room and len(pair := text[2 * done : 2 * done + 2]) == 2 and set(pair) <= _HEX:
        into[done] = num.Byte(int(pair, 16))
        done += 1
    consumed.value, written.value = 2 * done, done
    rest = text[2 * done :]
    status = "Done" if not rest else "InvalidData" if not set(rest[:2]) <= _HEX else "NeedMoreData" if len(rest) == 1 else "DestinationTooSmall"
    return enum_value("System.Buffers.OperationStatus", status)


# -- ChangeType


def _change_type(value: Any, target: Any, provider: Any = None) -> Any:
    if isinstance(target, EnumValue):
        name = _code_name(target)
        if name == "Empty":
            raise net_error("System.InvalidCastException", "Object cannot be cast to Empty.")
        if name == "Object":
            return value
        target = get_type(f"System.{name}")
    if target is None:
        raise null_argument("conversionType")
    if value is None:
        if isinstance(target, NetType) and target.is_value_type:
            raise net_error("System.InvalidCastException", "Null object cannot be converted to a value type.")
        return None
    value = value.base if value.__class__ is PSObject else value
    if type_of(value) is target:
        return value
    if not isinstance(value, _CONVERTIBLE):
        raise net_error("System.InvalidCastException", "Object must implement IConvertible.")
    method = getattr(_Bodies, f"To{target.name}", None) if target.namespace == "System" else None
    if target.full_name == "System.Object":
        return value
    if method is None:
        from ems.values.typenames import clr_full_name

        raise net_error("System.InvalidCastException", f"Invalid cast from '{clr_full_name(type_of(value))}' to '{clr_full_name(target)}'.")
    return method(value, provider)


def _code_name(code: EnumValue) -> str:
    from ems.values.enums import enum_text

    return enum_text(code)


def _type_code(value: Any) -> EnumValue:
    from ems.values.enums import enum_value

    if value is None:
        return enum_value("System.TypeCode", "Empty")
    value = value.base if value.__class__ is PSObject else value
    name = type_of(value).name if not isinstance(value, EnumValue) else value.net_type.underlying.rpartition(".")[2]
    known = (get_type("System.TypeCode").load().values or {})
    return enum_value("System.TypeCode", name if name in known and isinstance(value, _CONVERTIBLE) else "Object")


class _Bodies:
    ToSByte, ToByte, ToInt16, ToUInt16 = map(_to_number, (num.SByte, num.Byte, num.Int16, num.UInt16))
    ToInt32, ToUInt32, ToInt64, ToUInt64 = map(_to_number, (int, num.UInt32, num.Int64, num.UInt64))
    ToSingle, ToDouble, ToDecimal = map(_to_number, (num.Single, float, Decimal))
    ToBoolean, ToChar = staticmethod(_to_boolean), staticmethod(_to_char)
    ToDateTime, ToString = staticmethod(_to_datetime), staticmethod(_to_string)
    ToBase64String, FromBase64String = staticmethod(_to_base64), staticmethod(_from_base64)
    ToBase64CharArray = staticmethod(_to_base64_chars)
    FromBase64CharArray = staticmethod(lambda data, offset, length: _from_base64("".join(_range(data, offset, length))))
    ToHexString = staticmethod(lambda *arguments: _slice(arguments).hex().upper())
    ToHexStringLower = staticmethod(lambda *arguments: _slice(arguments).hex())
    FromHexString = staticmethod(_from_hex)
    ChangeType, GetTypeCode = staticmethod(_change_type), staticmethod(_type_code)
    IsDBNull = staticmethod(lambda value: isinstance(value, DBNull))
    DBNull = staticmethod(lambda: DB_NULL)


members(CONVERT, TEXT, _Bodies)
