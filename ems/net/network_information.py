"""In: nothing. Out: Ping, NetworkInterface, IPGlobalProperties and PhysicalAddress with their members, from what Linux tells of its network."""
from __future__ import annotations

import os
import re
from typing import Any

from ems.net.bases import ObjectBodies, null_argument, out_of_range
from ems.net.declare import members
from ems.net.encodings import byte_array
from ems.net.network import IPAddress, parse_address
from ems.net.tasks import Task, done, task_type
from ems.values.collections import TypedArray
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.numbers import Int64
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_N = "System.Net.NetworkInformation."
_FOLDER = "/sys/class/net"
_KINDS = {"1": "Ethernet", "772": "Loopback", "801": "Wireless80211", "512": "Ppp", "65534": "Tunnel"}


def _fact(interface: str, name: str) -> str:
    try:
        with open(f"{_FOLDER}/{interface}/{name}", encoding="ascii", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return ""


# -- PhysicalAddress


class PhysicalAddress(NetObject):
    __slots__ = ("data",)
    net_name = _N + "PhysicalAddress"

    def __init__(self, data: bytes) -> None:
        self.ps_ext = None
        self.data = data

    def hash_key(self) -> bytes:
        return self.data

    def __str__(self) -> str:
        return self.data.hex().upper()


def parse_physical(text: str) -> PhysicalAddress:
    """Digits alone, or pairs of them parted by one kind of sign."""
    plain = (text or "").strip()
    if not re.fullmatch(r"(?:[0-9A-Fa-f]{2})*|[0-9A-Fa-f]{2}(?:([-:])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2})*|[0-9A-Fa-f]{4}(?:\.[0-9A-Fa-f]{4})+", plain):
        raise net_error("System.FormatException", f"An invalid physical address was specified: '{text}'.")
    return PhysicalAddress(bytes.fromhex(re.sub(r"[-:.]", "", plain)))


class _Physicals(ObjectBodies):
    new = staticmethod(lambda data: PhysicalAddress(bytes(data)))
    Parse = staticmethod(parse_physical)
    GetAddressBytes = staticmethod(lambda self: byte_array(self.data))
    ToString = staticmethod(str)  # type: ignore[assignment]
    static_None = staticmethod(lambda: PhysicalAddress(b""))

    @staticmethod
    def TryParse(text: str, result: Any) -> bool:
        try:
            result.value = parse_physical(text)
        except NetException:
            result.value = None
        return result.value is not None


members(net_type(_N + "PhysicalAddress", py=PhysicalAddress, parse=parse_physical), f"""
byte[] GetAddressBytes()
string ToString()
static {_N}PhysicalAddress Parse(string address)
static bool TryParse(string address, [ref] {_N}PhysicalAddress value)
static {_N}PhysicalAddress None {{get;}}
{_N}PhysicalAddress new(byte[] address)
""", _Physicals)


# -- NetworkInterface


class NetworkInterface(NetObject):
    __slots__ = ("name",)
    net_name = _N + "LinuxNetworkInterface"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def addresses(self) -> list[tuple[str, int]]:
        """(address, length of its network) of the interface."""
        return [*_version_4(self.name), *_version_6(self.name)]


def _version_4(name: str) -> list[tuple[str, int]]:
    import fcntl
    import socket
    import struct

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        request = struct.pack("256s", name[:15].encode())
        try:
            address, mask = (socket.inet_ntoa(fcntl.ioctl(channel, number, request)[20:24]) for number in (0x8915, 0x891B))
        except OSError:
            return []
    return [(address, sum(int(part).bit_count() for part in mask.split(".")))]


def _version_6(name: str) -> list[tuple[str, int]]:
    try:
        with open("/proc/net/if_inet6", encoding="ascii") as file:
            rows = [line.split() for line in file]
    except OSError:
        return []
    import socket

    return [(socket.inet_ntop(socket.AF_INET6, bytes.fromhex(row[0])), int(row[2], 16)) for row in rows if row[5] == name]


class UnicastAddress(NetObject):
    __slots__ = ("address", "length")
    net_name = _N + "UnixUnicastIPAddressInformation"

    def __init__(self, address: str, length: int) -> None:
        self.ps_ext = None
        self.address = parse_address(address)
        self.length = length


class InterfaceProperties(NetObject):
    __slots__ = ("interface",)
    net_name = _N + "LinuxIPInterfaceProperties"

    def __init__(self, interface: NetworkInterface) -> None:
        self.ps_ext = None
        self.interface = interface


def _resolver(key: str) -> list[str]:
    try:
        with open("/etc/resolv.conf", encoding="utf-8", errors="replace") as file:
            return [word for line in file if (words := line.split()) and words[0] == key for word in words[1:]]
    except OSError:
        return []


def _gateways(name: str) -> list[str]:
    import socket

    found = []
    try:
        with open("/proc/net/route", encoding="ascii") as file:
            for line in list(file)[1:]:
                interface, target, gateway, flags = line.split()[:4]
                if interface == name and target == "00000000" and int(flags, 16) & 2:
                    found.append(socket.inet_ntoa(bytes.fromhex(gateway)[::-1]))
    except OSError:
        return []
    return found


def _list(texts: list[str]) -> Any:
    return TypedArray.of(get_type("System.Net.IPAddress"), [parse_address(text) for text in texts])


class _Interfaces(ObjectBodies):
    @staticmethod
    def GetAllNetworkInterfaces() -> Any:
        names = sorted(os.listdir(_FOLDER), key=lambda name: int(_fact(name, "ifindex") or 0)) if os.path.isdir(_FOLDER) else []
        return TypedArray.of(get_type(_N + "NetworkInterface"), [NetworkInterface(name) for name in names])

    @staticmethod
    def GetIsNetworkAvailable() -> bool:
        return any(_Interfaces.OperationalStatus(i).number == 1 and _fact(i.name, "type") != "772" for i in _Interfaces.GetAllNetworkInterfaces())

    Id = Name = Description = staticmethod(lambda self: self.name)

    @staticmethod
    def OperationalStatus(self: NetworkInterface) -> Any:
        state = _fact(self.name, "operstate")
        up = state == "up" or (state == "unknown" and int(_fact(self.name, "flags") or "0", 16) & 1)
        return enum_value(_N + "OperationalStatus", "Up" if up else "Down")

    @staticmethod
    def NetworkInterfaceType(self: NetworkInterface) -> Any:
        return enum_value(_N + "NetworkInterfaceType", _KINDS.get(_fact(self.name, "type"), "Unknown"))

    @staticmethod
    def Speed(self: NetworkInterface) -> int:
        text = _fact(self.name, "speed")
        return int(text) * 1_000_000 if text.isdigit() else -1

    @staticmethod
    def GetPhysicalAddress(self: NetworkInterface) -> PhysicalAddress:
        return PhysicalAddress(bytes.fromhex(_fact(self.name, "address").replace(":", "")))

    @staticmethod
    def GetIPProperties(self: NetworkInterface) -> InterfaceProperties:
        return InterfaceProperties(self)

    SupportsMulticast = staticmethod(lambda self: bool(int(_fact(self.name, "flags") or "0", 16) & 0x1000))


class _Properties(ObjectBodies):
    @staticmethod
    def UnicastAddresses(self: InterfaceProperties) -> Any:
        return TypedArray.of(get_type(_N + "UnicastIPAddressInformation"), [UnicastAddress(*pair) for pair in self.interface.addresses()])

    GatewayAddresses = staticmethod(lambda self: _list(_gateways(self.interface.name)))
    DnsAddresses = staticmethod(lambda self: _list(_resolver("nameserver")))
    DnsSuffix = staticmethod(lambda self: next(iter(_resolver("search")), ""))


class _Unicasts(ObjectBodies):
    Address = staticmethod(lambda self: self.address)
    PrefixLength = staticmethod(lambda self: self.length)

    @staticmethod
    def IPv4Mask(self: UnicastAddress) -> Any:
        number = (0xFFFFFFFF << 32 - self.length) & 0xFFFFFFFF if "." in str(self.address) else 0
        return parse_address(".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0)))


net_type(_N + "OperationalStatus", values={"Up": 1, "Down": 2, "Testing": 3, "Unknown": 4, "Dormant": 5, "NotPresent": 6, "LowerLayerDown": 7})
net_type(_N + "NetworkInterfaceType", values={"Unknown": 1, "Ethernet": 6, "TokenRing": 9, "Fddi": 15, "Ppp": 23, "Loopback": 24, "Wireless80211": 71, "Tunnel": 131})
members(net_type(_N + "NetworkInterface"), f"""
{_N}IPInterfaceProperties GetIPProperties()
{_N}PhysicalAddress GetPhysicalAddress()
string Description {{get;}}
string Id {{get;}}
string Name {{get;}}
{_N}NetworkInterfaceType NetworkInterfaceType {{get;}}
{_N}OperationalStatus OperationalStatus {{get;}}
long Speed {{get;}}
bool SupportsMulticast {{get;}}
static {_N}NetworkInterface[] GetAllNetworkInterfaces()
static bool GetIsNetworkAvailable()
""", _Interfaces)
net_type(_N + "LinuxNetworkInterface", base=_N + "NetworkInterface", py=NetworkInterface)
members(net_type(_N + "IPInterfaceProperties"), f"""
System.Net.IPAddress[] DnsAddresses {{get;}}
string DnsSuffix {{get;}}
System.Net.IPAddress[] GatewayAddresses {{get;}}
{_N}UnicastIPAddressInformation[] UnicastAddresses {{get;}}
""", _Properties)
net_type(_N + "LinuxIPInterfaceProperties", base=_N + "IPInterfaceProperties", py=InterfaceProperties)
members(net_type(_N + "UnicastIPAddressInformation"), """
ipaddress Address {get;}
ipaddress IPv4Mask {get;}
int PrefixLength {get;}
""", _Unicasts)
net_type(_N + "UnixUnicastIPAddressInformation", base=_N + "UnicastIPAddressInformation", py=UnicastAddress)


class GlobalProperties(NetObject):
    __slots__ = ()
    net_name = _N + "LinuxIPGlobalProperties"

    def __init__(self) -> None:
        self.ps_ext = None


class _Globals(ObjectBodies):
    GetIPGlobalProperties = staticmethod(GlobalProperties)

    @staticmethod
    def HostName(self: GlobalProperties) -> str:
        return os.uname().nodename.partition(".")[0]

    @staticmethod
    def DomainName(self: GlobalProperties) -> str:
        own = os.uname().nodename.partition(".")[2]
        return own or next(iter(_resolver("domain") or _resolver("search")), "")


members(net_type(_N + "IPGlobalProperties"), f"""
string DomainName {{get;}}
string HostName {{get;}}
static {_N}IPGlobalProperties GetIPGlobalProperties()
""", _Globals)
net_type(_N + "LinuxIPGlobalProperties", base=_N + "IPGlobalProperties", py=GlobalProperties)


# -- Ping


class Ping(NetObject):
    __slots__ = ()
    net_name = _N + "Ping"

    def __init__(self) -> None:
        self.ps_ext = None


class PingReply(NetObject):
    __slots__ = ("address", "status", "time", "ttl")
    net_name = _N + "PingReply"

    def __init__(self, address: Any, status: str, time: int, ttl: int) -> None:
        self.ps_ext = None
        self.address = address
        self.status = status
        self.time = time
        self.ttl = ttl


def ping(target: Any, timeout: int = 5000, buffer: Any = None) -> PingReply:
    """One ping by the system's program."""
    import shutil
    import socket
    import subprocess

    if target is None or target == "":
        raise null_argument("hostNameOrAddress")
    if timeout < 0:
        raise out_of_range(f"timeout ('{timeout}') must be a non-negative value.", "timeout", timeout)
    try:
        address = str(target) if isinstance(target, IPAddress) else str(socket.getaddrinfo(target, None, 0, socket.SOCK_STREAM)[0][4][0])
    except OSError as error:
        inner = net_error("System.Net.Sockets.SocketException", error.strerror or str(error))
        raise net_error(_N + "PingException", "An exception occurred during a Ping request.", inner) from None
    program = shutil.which("ping")
    if program is None:
        raise net_error("System.PlatformNotSupportedException", "The system's ping utility could not be found.")
    size = str(len(buffer) if buffer is not None else 32)
    done_ping = subprocess.run([program, "-n", "-c", "1", "-W", str(max(timeout / 1000, 0.01)), "-s", size, address], capture_output=True, text=True, check=False)
    found = re.search(r"ttl=(\d+).*?time[=<]([\d.]+)", done_ping.stdout)
    if found is None:
        return PingReply(parse_address("0.0.0.0"), "TimedOut", 0, 0)
    return PingReply(parse_address(address), "Success", round(float(found[2])), int(found[1]))


class _Pings(ObjectBodies):
    new = staticmethod(Ping)
    Send = staticmethod(lambda self, target, timeout=5000, buffer=None, options=None: ping(target, timeout, buffer))

    @staticmethod
    def SendPingAsync(self: Ping, target: Any, timeout: int = 5000) -> Task:
        try:
            return done(ping(target, timeout))
        except NetException as error:
            return Task(task_type(get_type(_N + "PingReply")), error=error)

    @staticmethod
    def Dispose(self: Ping) -> None:
        """Nothing is held."""


class _Replies(ObjectBodies):
    Address = staticmethod(lambda self: self.address)
    RoundtripTime = staticmethod(lambda self: Int64(self.time))
    Status = staticmethod(lambda self: enum_value(_N + "IPStatus", self.status))


members(net_type(_N + "Ping", base="System.ComponentModel.Component", py=Ping, interfaces="IDisposable"), f"""
void Dispose()
{_N}PingReply Send(string hostNameOrAddress)
{_N}PingReply Send(string hostNameOrAddress, int timeout)
{_N}PingReply Send(ipaddress address)
{_N}PingReply Send(ipaddress address, int timeout)
{_N}PingReply Send(string hostNameOrAddress, int timeout, byte[] buffer)
System.Threading.Tasks.Task[{_N}PingReply] SendPingAsync(string hostNameOrAddress)
System.Threading.Tasks.Task[{_N}PingReply] SendPingAsync(string hostNameOrAddress, int timeout)
{_N}Ping new()
""", _Pings)
members(net_type(_N + "PingReply", py=PingReply), f"""
ipaddress Address {{get;}}
long RoundtripTime {{get;}}
{_N}IPStatus Status {{get;}}
""", _Replies)
