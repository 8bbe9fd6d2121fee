"""In: nothing. Out: IPAddress, IPEndPoint, IPNetwork, Dns and their kin."""
from __future__ import annotations

import re
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.encodings import byte_array
from ems.values.collections import TypedArray
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type


class IPAddress(NetObject):
    """An address: `number` in network order, `version` 4 or 6, the scope of a link-local IPv6 address."""

    __slots__ = ("number", "scope", "version")
    net_name = "System.Net.IPAddress"

    def __init__(self, number: int, version: int, scope: int = 0) -> None:
        self.ps_ext = None
        self.number = number
        self.version = version
        self.scope = scope

    @property
    def data(self) -> bytes:
        return self.number.to_bytes(4 if self.version == 4 else 16, "big")

    def text(self) -> str:
        if self.version == 4:
            return ".".join(map(str, self.data))
        return _v6_text(self.data) + (f"%{self.scope}" if self.scope else "")

    def net_to_string(self, culture: str) -> str:
        return self.text()

    def hash_key(self) -> Any:
        return (self.version, self.number, self.scope)


class ReadOnlyIPAddress(IPAddress):
    """One of the fixed addresses: IPAddress.Any, Loopback and their kin."""

    __slots__ = ()
    net_name = "System.Net.IPAddress+ReadOnlyIPAddress"


def _v6_text(data: bytes) -> str:
    """The short form, with an IPv4 tail where .NET writes one."""
    words = [int.from_bytes(data[i : i + 2], "big") for i in range(0, 16, 2)]
    tail = ""
    if words[:5] == [0] * 5 and words[5] in (0, 0xFFFF) and words[6] or (words[4:6] == [0, 0x5EFE]):
        tail = ".".join(map(str, data[12:]))
        words = words[:6]
    best, length, at = -1, 1, 0
    while at < len(words):
        end = at
        while end < len(words) and words[end] == 0:
            end += 1
        if end - at > length:
            best, length = at, end - at
        at = max(end, at + 1)
    parts = [f"{w:x}" for w in words]
    if best < 0:
        text = ":".join(parts)
        return f"{text}:{tail}" if tail else text
    head, rest = ":".join(parts[:best]), ":".join(parts[best + length :])
    text = f"{head}::{rest}"
    return (text if text.endswith("::") else text + ":") + tail if tail else text


def _invalid() -> NetException:
    return net_error("System.FormatException", "An invalid IP address was specified.")


def parse_v4(text: str) -> int | None:
    """An IPv4 address of one to four parts, decimal, octal (0…) or hexadecimal (0x…)."""
    parts = text.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers: list[int] = []
    for part in parts:
        match = re.fullmatch(r"0[xX]([0-9a-fA-F]+)|(0[0-7]*)|([1-9][0-9]*)", part)
        if match is None:
            return None
        numbers.append(int(match.group(1), 16) if match.group(1) else int(match.group(2) or match.group(3), 8 if match.group(2) else 10))
    *heads, last = numbers
    if any(n > 255 for n in heads) or last >= 256 ** (5 - len(numbers)):
        return None
    value = last
    for at, n in enumerate(heads):
        value += n << 8 * (3 - at)
    return value


def parse_address(text: Any) -> IPAddress | None:
    """An address from text; None when it is none."""
    if not text:
        return None
    if ":" not in text:
        number = parse_v4(text)
        return None if number is None else IPAddress(number, 4)
    body, _, scope = text.strip("[]").partition("%") if text.startswith("[") == text.endswith("]") else ("", "", "")
    body = re.sub(r"/\d+$", "", body)
    import socket

    try:
        data = socket.inet_pton(socket.AF_INET6, body)
    except OSError:
        return None
    return IPAddress(int.from_bytes(data, "big"), 6, int(scope) if scope.isdigit() else 0)


def _cast(text: str) -> IPAddress:
    found = parse_address(text)
    if found is None:
        raise _invalid()
    return found


_PREFIXES = {"IsIPv6LinkLocal": (0xFE80, 0xFFC0), "IsIPv6SiteLocal": (0xFEC0, 0xFFC0), "IsIPv6Multicast": (0xFF00, 0xFF00), "IsIPv6UniqueLocal": (0xFC00, 0xFE00)}


def _prefixed(name: str) -> Any:
    bits, mask = _PREFIXES[name]
    return staticmethod(lambda self: self.version == 6 and (self.number >> 112) & mask == bits)


def _fixed(number: int, version: int) -> Any:
    def make() -> IPAddress:
        return ReadOnlyIPAddress(number, version)

    return staticmethod(make)


def _order(value: Any) -> int:
    """The bytes of a number turned round."""
    from ems.values import numbers as num

    size = {num.Int64: 8, num.Int16: 2}.get(value.__class__, 4)
    return int.from_bytes(int(value).to_bytes(size, "big", signed=True), "little", signed=True)


def _family(version: int) -> Any:
    return enum_value("System.Net.Sockets.AddressFamily", "InterNetwork" if version == 4 else "InterNetworkV6")


def _v4_only(self: IPAddress) -> int:
    if self.version == 6:
        raise net_error("System.Net.Sockets.SocketException", "Operation not supported", code=45)
    return int.from_bytes(self.data, "little")


class _Addresses(ObjectBodies):
    IsIPv6LinkLocal, IsIPv6SiteLocal, IsIPv6Multicast, IsIPv6UniqueLocal = map(_prefixed, _PREFIXES)
    Broadcast, Loopback = _fixed(0xFFFFFFFF, 4), _fixed(0x7F000001, 4)
    IPv6Any, IPv6Loopback, IPv6None = _fixed(0, 6), _fixed(1, 6), _fixed(0, 6)

    @staticmethod
    def new(value: Any, scope: Any = 0) -> IPAddress:
        if value is None:
            raise null_argument("address")
        if isinstance(value, int):
            if not 0 <= value <= 0xFFFFFFFF:
                rule = "a non-negative value" if value < 0 else "less than or equal to '4294967295'"
                raise out_of_range(f"newAddress ('{value}') must be {rule}.", "newAddress", value)
            return IPAddress(int.from_bytes(int(value).to_bytes(4, "little"), "big"), 4)
        data = bytes(value)
        if len(data) not in (4, 16):
            raise bad_argument("An invalid IP address was specified.", "address")
        return IPAddress(int.from_bytes(data, "big"), 4 if len(data) == 4 else 6, int(scope))

    @staticmethod
    def Address(self: IPAddress) -> int:
        return _v4_only(self)

    @staticmethod
    def set_Address(self: IPAddress, value: int) -> None:
        _v4_only(self)
        self.number = int.from_bytes((int(value) & 0xFFFFFFFF).to_bytes(4, "little"), "big")

    @staticmethod
    def AddressFamily(self: IPAddress) -> Any:
        return _family(self.version)

    @staticmethod
    def IsIPv4MappedToIPv6(self: IPAddress) -> bool:
        return self.version == 6 and self.number >> 32 == 0xFFFF

    @staticmethod
    def IsIPv6Teredo(self: IPAddress) -> bool:
        return self.version == 6 and self.number >> 96 == 0x20010000

    @staticmethod
    def ScopeId(self: IPAddress) -> int:
        if self.version == 4:
            raise net_error("System.Net.Sockets.SocketException", "Operation not supported", code=45)
        return self.scope

    @staticmethod
    def set_ScopeId(self: IPAddress, value: int) -> None:
        self.scope = int(value)

    @staticmethod
    def GetAddressBytes(self: IPAddress) -> Any:
        return byte_array(self.data)

    @staticmethod
    def MapToIPv4(self: IPAddress) -> IPAddress:
        return self if self.version == 4 else IPAddress(self.number & 0xFFFFFFFF, 4)

    @staticmethod
    def MapToIPv6(self: IPAddress) -> IPAddress:
        return self if self.version == 6 else IPAddress(0xFFFF << 32 | self.number, 6)

    @staticmethod
    def ToString(self: IPAddress, fmt: Any = None, provider: Any = None) -> str:
        return self.text()

    @staticmethod
    def Equals(self: IPAddress, other: Any) -> bool:
        return isinstance(other, IPAddress) and other.hash_key() == self.hash_key()

    HostToNetworkOrder = NetworkToHostOrder = staticmethod(_order)

    @staticmethod
    def IsLoopback(address: Any) -> bool:
        if address is None:
            raise null_argument("address")
        return address.number >> 24 == 127 if address.version == 4 else address.number == 1

    @staticmethod
    def Parse(text: Any) -> IPAddress:
        if text is None:
            raise null_argument("ipString")
        return _cast(text)

    @staticmethod
    def TryParse(text: Any, result: Any) -> bool:
        result.value = parse_address(text)
        return result.value is not None

    @staticmethod
    def IsValid(text: Any) -> bool:
        return parse_address("".join(text or ())) is not None

    @staticmethod
    def IsValidUtf8(data: Any) -> bool:
        return parse_address(bytes(data or ()).decode("ascii", "replace")) is not None


setattr(_Addresses, "None", _Addresses.Broadcast)  # noqa: B010  (a keyword in Python)
setattr(_Addresses, "Any", _fixed(0, 4))  # noqa: B010
members(net_type("System.Net.IPAddress", py=IPAddress, parse=_cast, interfaces="IFormattable IParsable`1 ISpanFormattable ISpanParsable`1"), """
byte[] GetAddressBytes()
ipaddress MapToIPv4()
ipaddress MapToIPv6()
string ToString()
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
bool TryWriteBytes(System.Span[byte] destination, [ref] int bytesWritten)
long Address {get;set;}
System.Net.Sockets.AddressFamily AddressFamily {get;}
bool IsIPv4MappedToIPv6 {get;}
bool IsIPv6LinkLocal {get;}
bool IsIPv6Multicast {get;}
bool IsIPv6SiteLocal {get;}
bool IsIPv6Teredo {get;}
bool IsIPv6UniqueLocal {get;}
long ScopeId {get;set;}
static long HostToNetworkOrder(long host)
static int HostToNetworkOrder(int host)
static short HostToNetworkOrder(short host)
static bool IsLoopback(ipaddress address)
static bool IsValid(System.ReadOnlySpan[char] ipSpan)
static bool IsValidUtf8(System.ReadOnlySpan[byte] utf8Text)
static long NetworkToHostOrder(long network)
static int NetworkToHostOrder(int network)
static short NetworkToHostOrder(short network)
ipaddress new(long newAddress)
ipaddress new(byte[] address, long scopeid)
ipaddress new(System.ReadOnlySpan[byte] address, long scopeid)
ipaddress new(byte[] address)
ipaddress new(System.ReadOnlySpan[byte] address)
static ipaddress Parse(string ipString)
static ipaddress Parse(System.ReadOnlySpan[byte] utf8Text)
static ipaddress Parse(System.ReadOnlySpan[char] ipSpan)
static bool TryParse(string ipString, [ref] ipaddress address)
static bool TryParse(System.ReadOnlySpan[byte] utf8Text, [ref] ipaddress result)
static bool TryParse(System.ReadOnlySpan[char] ipSpan, [ref] ipaddress address)
static ipaddress Any {get;}
static ipaddress Broadcast {get;}
static ipaddress IPv6Any {get;}
static ipaddress IPv6Loopback {get;}
static ipaddress IPv6None {get;}
static ipaddress Loopback {get;}
static ipaddress None {get;}
bool Equals(System.Object comparand)
""", _Addresses)
net_type("System.Net.IPAddress+ReadOnlyIPAddress", base="System.Net.IPAddress", py=ReadOnlyIPAddress,
         interfaces="IFormattable IParsable`1 ISpanFormattable ISpanParsable`1")


# -- end points


class IPEndPoint(NetObject):
    __slots__ = ("address", "port")
    net_name = "System.Net.IPEndPoint"

    def __init__(self, address: IPAddress, port: int) -> None:
        self.ps_ext = None
        self.address = address
        self.port = port

    def text(self) -> str:
        shown = self.address.text()
        return f"[{shown}]:{self.port}" if self.address.version == 6 else f"{shown}:{self.port}"

    def net_to_string(self, culture: str) -> str:
        return self.text()

    def hash_key(self) -> Any:
        return (self.address.hash_key(), self.port)


def parse_end_point(text: Any) -> IPEndPoint | None:
    if not text:
        return None
    match = re.fullmatch(r"(\[[^\]]+\]|[^:]+)(?::(\d+))?", text) or (re.fullmatch(r"(.+?)()", text) if text.count(":") > 1 else None)
    address = parse_address(match.group(1)) if match else None
    if address is None or int(match.group(2) or 0) > 65535:  # type: ignore[union-attr]
        return None
    return IPEndPoint(address, int(match.group(2) or 0))  # type: ignore[union-attr]


def _end_point(text: str) -> IPEndPoint:
    found = parse_end_point(text)
    if found is None:
        raise net_error("System.FormatException", "An invalid IPEndPoint was specified.")
    return found


class SocketAddress(NetObject):
    __slots__ = ("data", "family")
    net_name = "System.Net.SocketAddress"

    def __init__(self, family: str, data: bytes) -> None:
        self.ps_ext = None
        self.family = family
        self.data = data

    def net_to_string(self, culture: str) -> str:
        return f"{self.family}:{len(self.data) + 2}:{{{','.join(map(str, self.data))}}}"


class _EndPoints(ObjectBodies):
    MinPort, MaxPort = 0, 65535

    @staticmethod
    def new(address: Any, port: int) -> IPEndPoint:
        if address is None:
            raise null_argument("address")
        _check_port(port)
        return IPEndPoint(address if isinstance(address, IPAddress) else _Addresses.new(address), port)

    @staticmethod
    def Address(self: IPEndPoint) -> Any:
        return self.address

    @staticmethod
    def set_Address(self: IPEndPoint, value: Any) -> None:
        self.address = value

    @staticmethod
    def AddressFamily(self: IPEndPoint) -> Any:
        return _family(self.address.version)

    @staticmethod
    def Port(self: IPEndPoint) -> int:
        return self.port

    @staticmethod
    def set_Port(self: IPEndPoint, value: int) -> None:
        _check_port(value, "value")
        self.port = value

    @staticmethod
    def Create(self: IPEndPoint, address: Any) -> Any:
        if address is None:
            raise null_argument("socketAddress")
        return IPEndPoint(IPAddress(int.from_bytes(address.data[2:6], "big"), 4), int.from_bytes(address.data[:2], "big"))

    @staticmethod
    def Serialize(self: IPEndPoint) -> Any:
        port = self.port.to_bytes(2, "big")
        if self.address.version == 4:
            return SocketAddress("InterNetwork", port + self.address.data + bytes(8))
        return SocketAddress("InterNetworkV6", port + bytes(4) + self.address.data + self.address.scope.to_bytes(4, "little"))

    @staticmethod
    def ToString(self: IPEndPoint) -> str:
        return self.text()

    @staticmethod
    def Parse(text: Any) -> IPEndPoint:
        if text is None:
            raise null_argument("s")
        return _end_point(text)

    @staticmethod
    def TryParse(text: Any, result: Any) -> bool:
        result.value = parse_end_point(text)
        return result.value is not None


def _check_port(port: int, name: str = "port") -> None:
    if not 0 <= port <= 65535:
        raise out_of_range("Specified argument was out of the range of valid values.", name)


net_type("System.Net.EndPoint")
net_type("System.Net.SocketAddress", py=SocketAddress)
members(net_type("System.Net.IPEndPoint", base="System.Net.EndPoint", py=IPEndPoint, parse=_end_point), """
System.Net.EndPoint Create(System.Net.SocketAddress socketAddress)
bool Equals(System.Object comparand)
System.Net.SocketAddress Serialize()
ipaddress Address {get;set;}
System.Net.Sockets.AddressFamily AddressFamily {get;}
int Port {get;set;}
IPEndpoint new(long address, int port)
IPEndpoint new(ipaddress address, int port)
static IPEndpoint Parse(string s)
static IPEndpoint Parse(System.ReadOnlySpan[char] s)
static bool TryParse(string s, [ref] IPEndpoint result)
static bool TryParse(System.ReadOnlySpan[char] s, [ref] IPEndpoint result)
static int MaxPort {get;}
static int MinPort {get;}
string ToString()
""", _EndPoints)


# -- networks


class IPNetwork(NetObject):
    __slots__ = ("address", "length")
    net_name = "System.Net.IPNetwork"

    def __init__(self, address: IPAddress, length: int) -> None:
        self.ps_ext = None
        self.address = address
        self.length = length

    @property
    def shift(self) -> int:
        return (32 if self.address.version == 4 else 128) - self.length

    def text(self) -> str:
        return f"{self.address.text()}/{self.length}"

    def net_to_string(self, culture: str) -> str:
        return self.text()

    def hash_key(self) -> Any:
        return (self.address.hash_key(), self.length)

    @staticmethod
    def net_default(net: Any) -> IPNetwork:
        return IPNetwork(IPAddress(0, 4), 0)


def parse_network(text: Any) -> IPNetwork | None:
    head, slash, tail = (text or "").partition("/")
    address = parse_address(head) if slash and tail.isdigit() else None
    if address is None or int(tail) > (32 if address.version == 4 else 128):
        return None
    made = IPNetwork(address, int(tail))
    return made if not address.number & (1 << made.shift) - 1 else None


def _network(text: str) -> IPNetwork:
    found = parse_network(text)
    if found is None:
        raise net_error("System.FormatException", "An invalid IP network was specified.")
    return found


class _Networks(ObjectBodies):
    @staticmethod
    def new(address: Any, length: int) -> IPNetwork:
        if address is None:
            raise null_argument("baseAddress")
        if not 0 <= length <= (32 if address.version == 4 else 128):
            raise out_of_range("Specified argument was out of the range of valid values.", "prefixLength")
        made = IPNetwork(address, length)
        if address.number & (1 << made.shift) - 1:
            raise bad_argument("The specified baseAddress has non-zero bits after the network prefix.", "baseAddress")
        return made

    @staticmethod
    def BaseAddress(self: IPNetwork) -> Any:
        return self.address

    @staticmethod
    def PrefixLength(self: IPNetwork) -> int:
        return self.length

    @staticmethod
    def Contains(self: IPNetwork, address: Any) -> bool:
        if address is None:
            raise null_argument("address")
        if address.version == 6 and self.address.version == 4 and address.number >> 32 == 0xFFFF:
            address = IPAddress(address.number & 0xFFFFFFFF, 4)
        return address.version == self.address.version and address.number >> self.shift == self.address.number >> self.shift

    @staticmethod
    def Equals(self: IPNetwork, other: Any) -> bool:
        return isinstance(other, IPNetwork) and other.hash_key() == self.hash_key()

    @staticmethod
    def ToString(self: IPNetwork, fmt: Any = None, provider: Any = None) -> str:
        return self.text()

    @staticmethod
    def Parse(text: Any) -> IPNetwork:
        if text is None:
            raise null_argument("s")
        return _network(text)

    @staticmethod
    def TryParse(text: Any, result: Any) -> bool:
        found = parse_network(text)
        result.value = found if found is not None else IPNetwork.net_default(None)
        return found is not None


members(net_type("System.Net.IPNetwork", base="System.ValueType", kind="struct", py=IPNetwork, parse=_network,
                 interfaces="IEquatable`1 IFormattable IParsable`1 ISpanFormattable ISpanParsable`1"), """
bool Contains(ipaddress address)
bool Equals(System.Net.IPNetwork other)
bool Equals(System.Object obj)
bool IEquatable[IPNetwork].Equals(System.Net.IPNetwork other)
string ToString()
string IFormattable.ToString(string format, System.IFormatProvider provider)
ipaddress BaseAddress {get;}
int PrefixLength {get;}
System.Net.IPNetwork new(ipaddress baseAddress, int prefixLength)
static System.Net.IPNetwork Parse(string s)
static bool TryParse(string s, [ref] System.Net.IPNetwork result)
""", _Networks)


# -- names


class IPHostEntry(NetObject):
    __slots__ = ("addresses", "aliases", "host")
    net_name = "System.Net.IPHostEntry"

    def __init__(self, host: str, addresses: list[IPAddress], aliases: list[str]) -> None:
        self.ps_ext = None
        self.host = host
        self.addresses = addresses
        self.aliases = aliases


def _socket_error(message: str, code: int) -> NetException:
    return net_error("System.Net.Sockets.SocketException", message, code=code)


def _resolve(name: str, family: Any = None) -> list[IPAddress]:
    import socket

    given = parse_address(name)
    if given is not None:
        return [given]
    wanted = {2: socket.AF_INET, 23: socket.AF_INET6}.get(family.number if family is not None else 0, socket.AF_UNSPEC)
    try:
        found = socket.getaddrinfo(name or socket.gethostname(), None, wanted, socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise _socket_error("Resource temporarily unavailable", 11002) from None
        raise _socket_error("Name or service not known", 11001) from None
    addresses = [parse_address(entry[4][0]) for entry in found]
    return [a for a in addresses if a is not None]


class _Names(ObjectBodies):
    @staticmethod
    def GetHostName() -> str:
        import socket

        return socket.gethostname()

    @staticmethod
    def GetHostAddresses(name: Any, family: Any = None) -> Any:
        if name is None:
            raise null_argument("hostNameOrAddress")
        return TypedArray.of(get_type("System.Net.IPAddress"), _resolve(name, family))

    @staticmethod
    def GetHostEntry(name: Any, family: Any = None) -> IPHostEntry:
        import socket

        if name is None:
            raise null_argument("hostNameOrAddress")
        address = name if isinstance(name, IPAddress) else parse_address(name)
        if address is not None:
            try:
                host, aliases, _ = socket.gethostbyaddr(address.text())
            except OSError:
                raise _socket_error("Name or service not known", 11001) from None
            return IPHostEntry(host, [address], aliases)
        addresses = _resolve(name, family)
        try:
            host = socket.getfqdn(name)
        except OSError:
            host = name
        return IPHostEntry(host if "." in name else host or name, addresses, [])

    GetHostByName = GetHostByAddress = Resolve = GetHostEntry

    @staticmethod
    def HostName(self: IPHostEntry) -> str:
        return self.host

    @staticmethod
    def AddressList(self: IPHostEntry) -> Any:
        return TypedArray.of(get_type("System.Net.IPAddress"), self.addresses)

    @staticmethod
    def Aliases(self: IPHostEntry) -> list[str]:
        return list(self.aliases)


members(net_type("System.Net.IPHostEntry", py=IPHostEntry), """
string HostName {get;}
string[] Aliases {get;}
ipaddress[] AddressList {get;}
""", _Names)
members(net_type("System.Net.Dns"), """
static ipaddress[] GetHostAddresses(string hostNameOrAddress)
static ipaddress[] GetHostAddresses(string hostNameOrAddress, System.Net.Sockets.AddressFamily family)
static System.Threading.Tasks.Task[ipaddress[]] GetHostAddressesAsync(string hostNameOrAddress)
static System.Threading.Tasks.Task[ipaddress[]] GetHostAddressesAsync(string hostNameOrAddress,
    System.Threading.CancellationToken cancellationToken)
static System.Threading.Tasks.Task[ipaddress[]] GetHostAddressesAsync(string hostNameOrAddress, System.Net.Sockets.AddressFamily family,
    System.Threading.CancellationToken cancellationToken = default)
static System.Net.IPHostEntry GetHostByAddress(string address)
static System.Net.IPHostEntry GetHostByAddress(ipaddress address)
static System.Net.IPHostEntry GetHostByName(string hostName)
static System.Net.IPHostEntry GetHostEntry(ipaddress address)
static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress)
static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress, System.Net.Sockets.AddressFamily family)
static System.Threading.Tasks.Task[System.Net.IPHostEntry] GetHostEntryAsync(string hostNameOrAddress)
static System.Threading.Tasks.Task[System.Net.IPHostEntry] GetHostEntryAsync(string hostNameOrAddress,
    System.Threading.CancellationToken cancellationToken)
static System.Threading.Tasks.Task[System.Net.IPHostEntry] GetHostEntryAsync(string hostNameOrAddress,
    System.Net.Sockets.AddressFamily family, System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task[System.Net.IPHostEntry] GetHostEntryAsync(ipaddress address)
static string GetHostName()
static System.Net.IPHostEntry Resolve(string hostName)
static System.IAsyncResult BeginGetHostAddresses(string hostNameOrAddress, System.AsyncCallback requestCallback, System.Object state)
static System.IAsyncResult BeginGetHostByName(string hostName, System.AsyncCallback requestCallback, System.Object stateObject)
static System.IAsyncResult BeginGetHostEntry(ipaddress address, System.AsyncCallback requestCallback, System.Object stateObject)
static System.IAsyncResult BeginGetHostEntry(string hostNameOrAddress, System.AsyncCallback requestCallback, System.Object stateObject)
static System.IAsyncResult BeginResolve(string hostName, System.AsyncCallback requestCallback, System.Object stateObject)
static ipaddress[] EndGetHostAddresses(System.IAsyncResult asyncResult)
static System.Net.IPHostEntry EndGetHostByName(System.IAsyncResult asyncResult)
static System.Net.IPHostEntry EndGetHostEntry(System.IAsyncResult asyncResult)
static System.Net.IPHostEntry EndResolve(System.IAsyncResult asyncResult)
""", _Names)


class _ServicePoints(ObjectBodies):
    """ServicePointManager: kept for scripts that set it; connections choose their own protocol."""

    @staticmethod
    def SecurityProtocol() -> Any:
        return enum_value("System.Net.SecurityProtocolType", _settings["protocol"])

    @staticmethod
    def set_SecurityProtocol(value: Any) -> None:
        _settings["protocol"] = value.number

    @staticmethod
    def ServerCertificateValidationCallback() -> Any:
        return _settings["callback"]

    @staticmethod
    def set_ServerCertificateValidationCallback(value: Any) -> None:
        _settings["callback"] = value


_settings: dict[str, Any] = {"protocol": 0, "callback": None}
members(net_type("System.Net.ServicePointManager"), """
static System.Net.SecurityProtocolType SecurityProtocol {get;set;}
static System.Object ServerCertificateValidationCallback {get;set;}
""", _ServicePoints)
