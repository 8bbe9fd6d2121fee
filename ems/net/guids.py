"""In: nothing. Out: System.Guid and its members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values.identities import Guid, guid_text, parse_guid, try_guid
from ems.values.types import net_type

GUID = net_type("System.Guid", base="System.ValueType", kind="struct", py=Guid, parse=lambda text: parse_guid(text), default=Guid.EMPTY,
                interfaces="IComparable IComparable`1 IEquatable`1 IFormattable IParsable`1 ISpanFormattable ISpanParsable`1 "
                           "IUtf8SpanFormattable IUtf8SpanParsable`1")
TEXT = """
int CompareTo(System.Object value)
int CompareTo(guid value)
int IComparable.CompareTo(System.Object obj)
int IComparable[guid].CompareTo(guid other)
bool Equals(System.Object o)
bool Equals(guid g)
bool IEquatable[guid].Equals(guid other)
int GetHashCode()
byte[] ToByteArray()
byte[] ToByteArray(bool bigEndian)
string ToString()
string ToString(string format)
string ToString(string format, System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool TryWriteBytes(System.Span[byte] destination)
bool TryWriteBytes(System.Span[byte] destination, bool bigEndian, [ref] int bytesWritten)
int Variant {get;}
int Version {get;}
static guid CreateVersion7()
static guid CreateVersion7(System.DateTimeOffset timestamp)
guid new(byte[] b)
guid new(System.ReadOnlySpan[byte] b)
guid new(System.ReadOnlySpan[byte] b, bool bigEndian)
guid new(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
guid new(int a, short b, short c, byte[] d)
guid new(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)
guid new(string g)
static guid NewGuid()
static guid Parse(string input)
static guid Parse(System.ReadOnlySpan[char] input)
static guid Parse(System.ReadOnlySpan[byte] utf8Text)
static guid Parse(string s, System.IFormatProvider provider)
static guid Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)
static guid Parse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider)
static guid ParseExact(string input, string format)
static guid ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format)
static bool TryParse(string input, [ref] guid result)
static bool TryParse(System.ReadOnlySpan[char] input, [ref] guid result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] guid result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] guid result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] guid result)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, System.IFormatProvider provider, [ref] guid result)
static bool TryParseExact(string input, string format, [ref] guid result)
static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, [ref] guid result)
static guid AllBitsSet {get;}
static guid Empty {get;}
static bool op_Equality(guid a, guid b)
static bool op_Inequality(guid a, guid b)
static bool op_LessThan(guid left, guid right)
static bool op_LessThanOrEqual(guid left, guid right)
static bool op_GreaterThan(guid left, guid right)
static bool op_GreaterThanOrEqual(guid left, guid right)
"""


def _new(*parts: Any) -> Guid:
    if not parts:
        return Guid.EMPTY
    if len(parts) == 1 and parts[0] is not None:
        return parse_guid(parts[0]) if isinstance(parts[0], str) else Guid.of_bytes(bytes(parts[0]))
    if parts[0] is None:
        raise null_argument("b")
    if len(parts) == 2:
        return Guid.of_bytes(bytes(parts[0]), bool(parts[1]))
    a, b, c, *rest = parts
    tail = bytes(rest[0]) if len(rest) == 1 else bytes(rest)
    if len(tail) != 8:
        raise bad_argument("Byte array for Guid must be exactly 8 bytes long.", "d")
    return Guid((int(a) & 0xFFFFFFFF) << 96 | (int(b) & 0xFFFF) << 80 | (int(c) & 0xFFFF) << 64 | int.from_bytes(tail, "big"))


def _version_7(timestamp: Any = None) -> Guid:
    """Milliseconds since 1970 in front, random bits behind."""
    import time

    from ems.values.dates import UNIX_EPOCH_TICKS

    millis = time.time_ns() // 1_000_000 if timestamp is None else (timestamp.hash_key() - UNIX_EPOCH_TICKS) // 10_000
    random = Guid.new().value & (1 << 80) - 1
    return Guid((millis & (1 << 48) - 1) << 80 | random & ~(0xF << 76) | 7 << 76)


def _put(result: Any, found: Guid | str) -> bool:
    result.value = Guid.EMPTY if isinstance(found, str) else found
    return not isinstance(found, str)


class _Bodies(ObjectBodies):
    Variant = staticmethod(lambda self: 0 if self.value == 0 else self.value >> 60 & 0xF)
    Version = staticmethod(lambda self: self.value >> 76 & 0xF)

    @staticmethod
    def CompareTo(self: Guid, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not Guid:
            raise bad_argument("Object must be of type GUID.", "value")
        return (self.value > other.value) - (self.value < other.value)

    ToByteArray = staticmethod(lambda self, big_endian=False: list(self.to_bytes(big_endian)))
    ToString = staticmethod(lambda self, fmt=None, provider=None: guid_text(self, fmt))
    new = staticmethod(_new)
    NewGuid = staticmethod(Guid.new)
    CreateVersion7 = staticmethod(_version_7)
    Parse = staticmethod(lambda text, provider=None: parse_guid(text))
    ParseExact = staticmethod(parse_guid)
    TryParse = staticmethod(lambda text, *rest: _put(rest[-1], try_guid(text)))
    TryParseExact = staticmethod(lambda text, fmt, result: _put(result, try_guid(text, fmt) if fmt.upper() in "NDBPX" and fmt else ""))
    Empty, AllBitsSet = Guid.EMPTY, Guid((1 << 128) - 1)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a < b)
    op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
    op_GreaterThan = staticmethod(lambda a, b: a > b)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)


members(GUID, TEXT, _Bodies)
