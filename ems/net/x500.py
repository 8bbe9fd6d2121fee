"""In: distinguished names as text or DER. Out: X500DistinguishedName, its relative names, AsnEncodedData and Oid, with their members."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.enums import enum_type
from ems.values.errors import NetException, net_error
from ems.values.numbers import Byte
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_C = "System.Security.Cryptography."
_X = _C + "X509Certificates."
_REVERSED, _SEMICOLONS, _NO_PLUS, _NO_QUOTES, _COMMAS, _NEW_LINES, _UTF8 = 1, 16, 32, 64, 128, 256, 4096
_FLAGS = {"None": 0, "Reversed": _REVERSED, "UseSemicolons": _SEMICOLONS, "DoNotUsePlusSign": _NO_PLUS, "DoNotUseQuotes": _NO_QUOTES,
          "UseCommas": _COMMAS, "UseNewLines": _NEW_LINES, "UseUTF8Encoding": _UTF8, "UseT61Encoding": 8192, "ForceUTF8Encoding": 16384}
enum_type(_X + "X500DistinguishedNameFlags", _FLAGS, flags=True)

# Short name -> OID; of several names of one OID the first is the one that is written.
_OIDS = {
    "CN": "2.5.4.3", "SN": "2.5.4.4", "SERIALNUMBER": "2.5.4.5", "C": "2.5.4.6", "L": "2.5.4.7", "S": "2.5.4.8", "ST": "2.5.4.8", "STREET": "2.5.4.9",
    "O": "2.5.4.10", "OU": "2.5.4.11", "T": "2.5.4.12", "TITLE": "2.5.4.12", "DESCRIPTION": "2.5.4.13", "POSTALCODE": "2.5.4.17", "G": "2.5.4.42",
    "GN": "2.5.4.42", "GIVENNAME": "2.5.4.42", "I": "2.5.4.43", "INITIALS": "2.5.4.43", "E": "1.2.840.113549.1.9.1", "EMAIL": "1.2.840.113549.1.9.1",
    "DC": "0.9.2342.19200300.100.1.25",
}
_NAMES: dict[str, str] = {}
for _short, _number in _OIDS.items():
    _NAMES.setdefault(_number, _short)
_IA5 = frozenset((_OIDS["DC"], _OIDS["E"]))
_PRINTABLE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?")
_TAGS = {0x0C: "utf-8", 0x13: "ascii", 0x14: "latin-1", 0x16: "ascii", 0x1E: "utf-16-be", 0x1C: "utf-32-be", 0x12: "ascii"}

Attribute = tuple[str, str]  # OID, value


def _bad_text() -> NetException:
    return net_error(_C + "CryptographicException", "The string contains an invalid X500 name attribute key, oid, value or delimiter.")


def _bad_data() -> NetException:
    return net_error(_C + "CryptographicException", "ASN1 corrupted data.")


# -- DER


def _tlv(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + body


def _oid_bytes(text: str) -> bytes:
    first, second, *rest = map(int, text.split("."))
    made = bytearray()
    for number in (first * 40 + second, *rest):
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(0x80 | number & 0x7F)
        made += bytes(reversed(groups))
    return bytes(made)


def _oid_text(data: bytes) -> str:
    numbers, number = [], 0
    for byte in data:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2)
    return ".".join(map(str, (first, numbers[0] - first * 40, *numbers[1:])))


def _items(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 0x80:
            count = size & 0x7F
            size, at = int.from_bytes(data[at : at + count], "big"), at + count
        if at + size > len(data):
            raise _bad_data()
        yield tag, data[at : at + size]
        at += size


def encode(names: list[list[Attribute]]) -> bytes:
    return _tlv(0x30, b"".join(encode_one(group) for group in names))


def encode_one(group: list[Attribute]) -> bytes:
    made = []
    for oid, value in group:
        tag = 0x16 if oid in _IA5 else 0x13 if set(value) <= _PRINTABLE else 0x0C
        made.append(_tlv(0x30, _tlv(6, _oid_bytes(oid)) + _tlv(tag, value.encode(_TAGS[tag]))))
    return _tlv(0x31, b"".join(sorted(made)))


def decode(data: bytes) -> list[list[Attribute]]:
    try:
        (tag, body), = _items(data)
        if tag != 0x30:
            raise _bad_data()
        return [[_attribute(pair) for _, pair in _items(group)] for _, group in _items(body)]
    except (ValueError, IndexError, UnicodeDecodeError):
        raise _bad_data() from None


def _attribute(pair: bytes) -> Attribute:
    (_, oid), (tag, value) = _items(pair)
    return _oid_text(oid), value.decode(_TAGS.get(tag, "latin-1"))


# -- text


def parse(text: str, flags: int) -> list[list[Attribute]]:
    """The relative names of a text, as they stand."""
    separators = "\r\n" if flags & _NEW_LINES else ";" if flags & _SEMICOLONS else "," if flags & _COMMAS else ",;"
    names: list[list[Attribute]] = []
    at, group = 0, []
    while at < len(text):
        equal = text.find("=", at)
        if equal < 0:
            if text[at:].strip():
                raise _bad_text()
            break
        key = text[at:equal].strip().upper()
        value, at, mark = _value(text, equal + 1, separators, bool(flags & _NO_PLUS), bool(flags & _NO_QUOTES))
        group.append((_oid_of(key), value))
        if mark != "+":
            names.append(group)
            group = []
    if group:
        raise _bad_text()
    return names


def _oid_of(key: str) -> str:
    found = _OIDS.get(key)
    if found is not None:
        return found
    number = key.removeprefix("OID.")
    if not number.replace(".", "").isdigit() or "." not in number:
        raise _bad_text()
    return number


def _value(text: str, at: int, separators: str, no_plus: bool, no_quotes: bool) -> tuple[str, int, str]:
    """A value, the place behind it and the delimiter that ended it."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at < len(text) and text[at] == '"' and not no_quotes:
        return _quoted(text, at + 1, separators)
    start = at
    while at < len(text) and text[at] not in separators and (no_plus or text[at] != "+"):
        if text[at] == '"' and not no_quotes:
            raise _bad_text()
        at += 1
    return text[start:at].rstrip(), at + 1, text[at : at + 1]


def _quoted(text: str, at: int, separators: str) -> tuple[str, int, str]:
    parts = []
    while True:
        end = text.find('"', at)
        if end < 0:
            raise _bad_text()
        parts.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            break
        parts.append('"')
        at = end + 2
    at = end + 1
    while at < len(text) and text[at] == " ":
        at += 1
    if at < len(text) and text[at] not in separators + "+":
        raise _bad_text()
    return "".join(parts), at + 1, text[at : at + 1]


def show(names: list[list[Attribute]], flags: int) -> str:
    """The names as text."""
    separator = "\n" if flags & _NEW_LINES else "; " if flags & _SEMICOLONS else ", "
    plus = " " if flags & _NO_PLUS else " + "
    ordered = reversed(names) if flags & _REVERSED else names
    return separator.join(plus.join(f"{_NAMES.get(o, 'OID.' + o)}={_shown(v, bool(flags & _NO_QUOTES))}" for o, v in group) for group in ordered)


def _shown(value: str, no_quotes: bool) -> str:
    if no_quotes or not (any(c in ',+=\n<>#;"' for c in value) or value != value.strip(" ") or not value):
        return value
    return '"' + value.replace('"', '""') + '"'


# -- the objects


class Oid(NetObject):
    __slots__ = ("number",)
    net_name = _C + "Oid"

    def __init__(self, number: str) -> None:
        self.ps_ext = None
        self.number = number


class AsnEncodedData(NetObject):
    __slots__ = ("data", "oid")
    net_name = _C + "AsnEncodedData"

    def __init__(self, data: bytes, oid: Oid | None = None) -> None:
        self.ps_ext = None
        self.data = data
        self.oid = oid


class X500DistinguishedName(AsnEncodedData):
    __slots__ = ()
    net_name = _X + "X500DistinguishedName"

    @property
    def names(self) -> list[list[Attribute]]:
        return decode(self.data)


class RelativeName(NetObject):
    __slots__ = ("group",)
    net_name = _X + "X500RelativeDistinguishedName"

    def __init__(self, group: list[Attribute]) -> None:
        self.ps_ext = None
        self.group = group


class RelativeNames(NetObject):
    """What EnumerateRelativeDistinguishedNames gives."""

    __slots__ = ("groups",)
    net_name = _X + "X500DistinguishedName+<EnumerateRelativeDistinguishedNames>d__15"

    def __init__(self, groups: list[list[Attribute]]) -> None:
        self.ps_ext = None
        self.groups = groups

    def net_enumerate(self) -> Iterator[Any]:
        return map(RelativeName, self.groups)


def _array(data: bytes) -> TypedArray:
    return TypedArray.of(get_type("System.Byte"), list(map(Byte, data)))


class _Oids(ObjectBodies):
    @staticmethod
    def new(number: Any = None, name: Any = None) -> Oid:
        if isinstance(number, Oid):
            return Oid(number.number)
        return Oid(_OIDS.get((number or "").upper(), number or ""))

    @staticmethod
    def Value(self: Oid) -> Any:
        return self.number or None

    @staticmethod
    def set_Value(self: Oid, value: str) -> None:
        self.number = value

    @staticmethod
    def FriendlyName(self: Oid) -> Any:
        return _NAMES.get(self.number)


members(net_type(_C + "Oid", py=Oid), f"""
string FriendlyName {{get;}}
string Value {{get;set;}}
{_C}Oid new()
{_C}Oid new(string oid)
{_C}Oid new(string value, string friendlyName)
{_C}Oid new({_C}Oid oid)
""", _Oids)


class _Data(ObjectBodies):
    @staticmethod
    def new(*given: Any) -> AsnEncodedData:
        oid, data = given if len(given) == 2 else (None, *given)
        if data is None:
            raise null_argument("rawData")
        return AsnEncodedData(bytes(data), oid if oid is None or isinstance(oid, Oid) else Oid(oid))

    @staticmethod
    def RawData(self: AsnEncodedData) -> Any:
        return _array(self.data)

    @staticmethod
    def set_RawData(self: AsnEncodedData, value: Any) -> None:
        if value is None:
            raise null_argument("value")
        self.data = bytes(value)

    @staticmethod
    def Oid(self: AsnEncodedData) -> Any:
        return self.oid

    @staticmethod
    def set_Oid(self: AsnEncodedData, value: Any) -> None:
        self.oid = value

    @staticmethod
    def CopyFrom(self: AsnEncodedData, other: Any) -> None:
        if other is None:
            raise null_argument("asnEncodedData")
        self.data, self.oid = other.data, other.oid

    @staticmethod
    def Format(self: AsnEncodedData, lines: bool) -> str:
        return " ".join(f"{b:02x}" for b in self.data)


_DATA = f"""
void CopyFrom({_C}AsnEncodedData asnEncodedData)
string Format(bool multiLine)
{_C}Oid Oid {{get;set;}}
byte[] RawData {{get;set;}}
"""
members(net_type(_C + "AsnEncodedData", py=AsnEncodedData), _DATA + f"""
{_C}AsnEncodedData new(byte[] rawData)
{_C}AsnEncodedData new(string oid, byte[] rawData)
{_C}AsnEncodedData new({_C}Oid oid, byte[] rawData)
""", _Data)


class _Names(_Data):
    @staticmethod
    def new(source: Any, flags: Any = None) -> X500DistinguishedName:
        if source is None:
            raise null_argument("distinguishedName")
        if isinstance(source, str):
            flag = _REVERSED if flags is None else flags.number
            names = parse(source, flag)
            return X500DistinguishedName(encode(names[::-1] if flag & _REVERSED else names), Oid(""))
        data = source.data if isinstance(source, AsnEncodedData) else bytes(source)
        decode(data)
        return X500DistinguishedName(data, Oid(""))

    @staticmethod
    def Name(self: X500DistinguishedName) -> str:
        return show(self.names, _REVERSED)

    @staticmethod
    def Decode(self: X500DistinguishedName, flags: Any) -> str:
        return show(self.names, flags.number)

    @staticmethod
    def Format(self: X500DistinguishedName, lines: bool) -> str:
        return show(self.names, _NEW_LINES if lines else 0)

    @staticmethod
    def EnumerateRelativeDistinguishedNames(self: X500DistinguishedName, backwards: bool = True) -> RelativeNames:
        return RelativeNames(self.names[::-1] if backwards else self.names)


members(net_type(_X + "X500DistinguishedName", base=_C + "AsnEncodedData", py=X500DistinguishedName), f"""
string Decode({_X}X500DistinguishedNameFlags flag)
System.Collections.Generic.IEnumerable[{_X}X500RelativeDistinguishedName] EnumerateRelativeDistinguishedNames(bool reversed = True)
string Format(bool multiLine)
string Name {{get;}}
X500DistinguishedName new(byte[] encodedDistinguishedName)
X500DistinguishedName new(System.ReadOnlySpan[byte] encodedDistinguishedName)
X500DistinguishedName new({_C}AsnEncodedData encodedDistinguishedName)
X500DistinguishedName new(X500DistinguishedName distinguishedName)
X500DistinguishedName new(string distinguishedName)
X500DistinguishedName new(string distinguishedName, {_X}X500DistinguishedNameFlags flag)
""", _Names)
net_type(RelativeNames.net_name, py=RelativeNames, interfaces="IEnumerable IEnumerable`1 IEnumerator IEnumerator`1 IDisposable")


class _Relatives(ObjectBodies):
    @staticmethod
    def HasMultipleElements(self: RelativeName) -> bool:
        return len(self.group) > 1

    @staticmethod
    def RawData(self: RelativeName) -> Any:
        return _array(encode_one(self.group))

    @staticmethod
    def GetSingleElementType(self: RelativeName) -> Oid:
        return Oid(_single(self)[0])

    @staticmethod
    def GetSingleElementValue(self: RelativeName) -> str:
        return _single(self)[1]


def _single(name: RelativeName) -> Attribute:
    if len(name.group) > 1:
        raise net_error("System.InvalidOperationException", "The relative distinguished name contains multiple elements.")
    return name.group[0]


members(net_type(_X + "X500RelativeDistinguishedName", py=RelativeName), f"""
{_C}Oid GetSingleElementType()
string GetSingleElementValue()
bool HasMultipleElements {{get;}}
System.ReadOnlyMemory[byte] RawData {{get;}}
""", _Relatives)
