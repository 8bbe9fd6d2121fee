"""In: text such as `10.0.0.0/8` or `[::]:25`. Out: IPRange, IPBinding and IPvxAddress, the addresses of connectors.

A value that comes from the store keeps its text and reads it only when a bound is asked for: listing ten thousand connectors parses none.
"""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.errors import net_error
from ems.values.types import Property, net_type

BAD_RANGE = '"{}" isn\'t a valid IP address or range.'
BAD_BINDING = '"{}" isn\'t a valid IP address and port.'
DEFAULT_PORT = 25

RANGE_FORMATS = {"SingleAddress": 0, "Netmask": 1, "CIDR": 2, "LoHi": 3}


class IPvxAddress(ValueObject):
    """An address of either family, or a count of addresses written as one."""

    __slots__ = ("family", "number", "zone")
    net_name = "Microsoft.Exchange.Data.IPvxAddress"

    def __init__(self, family: int, number: int, zone: str = "") -> None:
        self.ps_ext = None
        self.family = family
        self.number = number
        self.zone = zone

    @classmethod
    def parse(cls, text: str) -> IPvxAddress:
        found = ipnumbers.parse(text)
        if found is None:
            raise format_error("An invalid IP address was specified.")
        return cls(*found)

    def key(self) -> Any:
        return self.family, self.number

    def __str__(self) -> str:
        return ipnumbers.format_address(self.family, self.number, self.zone)


class IPRange(ValueObject):
    """A single address, an inclusive range, or a network, of one family; `family`, `low` and `high` are what rules compare."""

    __slots__ = ("_bounds", "text")
    net_name = "Microsoft.Exchange.Data.IPRange"

    def __init__(self, text: str, bounds: tuple[int, int, int, str, str] | None = None) -> None:
        self.ps_ext = None
        self.text = text
        self._bounds = bounds

    @classmethod
    def stored(cls, text: str) -> IPRange:
        """A range whose text was checked when it was written."""
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> IPRange:
        bounds = _read_range(text.strip())
        if bounds is None:
            raise format_error(BAD_RANGE.format(text))
        family, low, high, form, zone = bounds
        if form == "SingleAddress":
            return cls(ipnumbers.format_address(family, low, zone), bounds)
        if form == "LoHi":
            return cls(f"{ipnumbers.format_address(family, low)}-{ipnumbers.format_address(family, high)}", bounds)
        return cls(text.strip(), bounds)

    def __str__(self) -> str:
        return self.text

    def _read(self) -> tuple[int, int, int, str, str]:
        if self._bounds is None:
            self._bounds = _read_range(self.text)
            if self._bounds is None:
                raise format_error(BAD_RANGE.format(self.text))
        return self._bounds

    @property
    def family(self) -> int:
        return self._read()[0]

    @property
    def low(self) -> int:
        return self._read()[1]

    @property
    def high(self) -> int:
        return self._read()[2]

    @property
    def format(self) -> str:
        return self._read()[3]

    @property
    def size(self) -> int:
        """How many addresses it holds."""
        return self.high - self.low + 1

    def key(self) -> Any:
        return self.family, self.low, self.high

    def contains(self, family: int, number: int) -> bool:
        return self.family == family and self.low <= number <= self.high

    def overlaps(self, other: IPRange) -> bool:
        return self.family == other.family and self.low <= other.high and other.low <= self.high

    def encloses(self, other: IPRange) -> bool:
        """Holds every address of the other."""
        return self.family == other.family and self.low <= other.low and other.high <= self.high

    def crosses(self, other: IPRange) -> bool:
        """Shares addresses with the other, and each has some that the other lacks."""
        return self.overlaps(other) and not self.encloses(other) and not other.encloses(self)


def _read_range(text: str) -> tuple[int, int, int, str, str] | None:
    """(family, low, high, format, zone), or None when the text is no range."""
    if "/" in text:
        address, _, length = text.partition("/")
        return _network(address, length)
    if text.endswith(")"):
        address, _, mask = text[:-1].partition("(")
        number = ipnumbers.parse_ipv4(mask.strip())
        prefix = None if number is None else _mask_length(number)
        made = None if prefix is None else _network(address, str(prefix))
        return None if made is None or made[0] != 4 else (*made[:3], "Netmask", "")
    low_text, dash, high_text = text.partition("-")
    low = ipnumbers.parse(low_text)
    if low is None or not dash:
        return None if low is None or dash else (low[0], low[1], low[1], "SingleAddress", low[2])
    high = ipnumbers.parse(high_text)
    if high is None or high[0] != low[0] or high[1] < low[1]:
        return None
    return low[0], low[1], high[1], "LoHi", ""


def _network(address: str, length: str) -> tuple[int, int, int, str, str] | None:
    found = ipnumbers.parse(address)
    if found is None or not (length.isascii() and length.isdigit()):
        return None
    family, number, _ = found
    bits = ipnumbers.BITS[family]
    if int(length) > bits:
        return None
    hosts = (1 << (bits - int(length))) - 1
    return family, number & ~hosts, number | hosts, "CIDR", ""


def _mask_length(mask: int) -> int | None:
    """The number of leading ones of a netmask; None when they are not all in front."""
    inverse = mask ^ 0xFFFFFFFF
    return None if inverse & (inverse + 1) else 32 - inverse.bit_length()


class IPBinding(ValueObject):
    """A local address and port that a connector listens on; 0.0.0.0 and :: mean every address of their family."""

    __slots__ = ("_parts", "text")
    net_name = "Microsoft.Exchange.Data.IPBinding"

    def __init__(self, text: str, parts: tuple[int, int, int, str] | None = None) -> None:
        self.ps_ext = None
        self.text = text
        self._parts = parts

    @classmethod
    def stored(cls, text: str) -> IPBinding:
        return cls(text)

    @classmethod
    def of(cls, family: int, number: int, port: int, zone: str = "") -> IPBinding:
        address = ipnumbers.format_address(family, number, zone)
        return cls(f"{address}:{port}" if family == 4 else f"[{address}]:{port}", (family, number, port, zone))

    @classmethod
    def parse(cls, text: str) -> IPBinding:
        parts = _read_binding(text.strip())
        if parts is None:
            raise format_error(BAD_BINDING.format(text))
        family, number, port, zone = parts
        return cls.of(family, number, port, zone)

    def __str__(self) -> str:
        return self.text

    def _read(self) -> tuple[int, int, int, str]:
        if self._parts is None:
            self._parts = _read_binding(self.text)
            if self._parts is None:
                raise format_error(BAD_BINDING.format(self.text))
        return self._parts

    @property
    def family(self) -> int:
        return self._read()[0]

    @property
    def number(self) -> int:
        return self._read()[1]

    @property
    def port(self) -> int:
        return self._read()[2]

    @property
    def zone(self) -> str:
        return self._read()[3]

    @property
    def is_wildcard(self) -> bool:
        return self.number == 0

    def key(self) -> Any:
        return self.family, self.number, self.port


def _read_binding(text: str) -> tuple[int, int, int, str] | None:
    """(family, number, port, zone); a missing port is 25, as the published example `[::]:` needs."""
    if text.startswith("["):
        address, bracket, port_text = text[1:].partition("]")
        if not bracket or (port_text and not port_text.startswith(":")):
            return None
        port_text = port_text[1:]
    elif text.count(":") <= 1:
        address, _, port_text = text.partition(":")
    else:
        address, port_text = text, ""
    found = ipnumbers.parse(address)
    if found is None or (text.startswith("[") and found[0] != 6):
        return None
    port = _read_port(port_text)
    return None if port is None else (found[0], found[1], port, found[2])


def _read_port(text: str) -> int | None:
    if not text:
        return DEFAULT_PORT
    port = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    return port if 1 <= port <= 65535 else None


# -- the .NET face


def ip_address(family: int, number: int, zone: str = "") -> Any:
    """The System.Net.IPAddress of an address."""
    from ems.values.convert import convert
    from ems.values.types import get_type

    return convert(ipnumbers.format_address(family, number, zone), get_type("System.Net.IPAddress"))


def _address_family(family: int) -> Any:
    from ems.values.enums import enum_value

    return enum_value("System.Net.Sockets.AddressFamily", "InterNetwork" if family == 4 else "InterNetworkV6")


def _only(value: IPRange, wanted: str, what: Any) -> Any:
    """A property that .NET refuses for ranges of another format; such a property reads as null."""
    if value.format != wanted:
        raise net_error("System.InvalidOperationException", f"The range {value} has no {wanted}.")
    return what(value)


def _size_address(value: IPRange) -> IPvxAddress:
    return IPvxAddress(6, min(value.size, ipnumbers.MAX[6]))


def _prefix_length(value: IPRange) -> int:
    return ipnumbers.BITS[value.family] - (value.size - 1).bit_length()


IPVX = net_type(
    "Microsoft.Exchange.Data.IPvxAddress",
    kind="struct",
    base="System.ValueType",
    py=IPvxAddress,
    parse=IPvxAddress.parse,
    interfaces="IComparable",
)
IPVX.prop("System.Net.Sockets.AddressFamily AddressFamily", lambda self: _address_family(self.family))
IPVX.static("Microsoft.Exchange.Data.IPvxAddress Parse(string ipString)")(IPvxAddress.parse)

FORMAT = net_type("Microsoft.Exchange.Data.IPRange+Format", values=RANGE_FORMATS)

IP_RANGE = net_type("Microsoft.Exchange.Data.IPRange", py=IPRange, parse=IPRange.parse, interfaces="IComparable")
IP_RANGE.prop("Microsoft.Exchange.Data.IPvxAddress LowerBound", lambda self: IPvxAddress(self.family, self.low))
IP_RANGE.prop("Microsoft.Exchange.Data.IPvxAddress UpperBound", lambda self: IPvxAddress(self.family, self.high))
IP_RANGE.prop("Microsoft.Exchange.Data.IPRange+Format RangeFormat", lambda self: _range_format(self))
IP_RANGE.prop("Microsoft.Exchange.Data.IPvxAddress Size", _size_address)
IP_RANGE.prop("string Expression", str)


for _rare in (Property("CIDRLength", "int", lambda self: _only(self, "CIDR", _prefix_length)),
              Property("Netmask", "Microsoft.Exchange.Data.IPvxAddress", lambda self: _only(
                  self, "Netmask", lambda r: IPvxAddress(4, ipnumbers.MAX[4] ^ (r.size - 1))))):
    _rare.hidden = True  # of some ranges only: there to be read and not listed
    IP_RANGE.members[_rare.name.lower()] = _rare


def _range_format(value: IPRange) -> Any:
    from ems.values.collections import EnumValue

    return EnumValue(FORMAT, RANGE_FORMATS[value.format])


@IP_RANGE.static("Microsoft.Exchange.Data.IPRange Parse(string expression)")
def _parse_range(expression: str) -> IPRange:
    return IPRange.parse(expression)


@IP_RANGE.static("bool TryParse(string expression, [ref] Microsoft.Exchange.Data.IPRange& range)")
def _try_parse_range(expression: str, result: Any) -> bool:
    bounds = _read_range((expression or "").strip())
    result.value = None if bounds is None else IPRange.parse(expression)
    return bounds is not None


@IP_RANGE.method("bool Contains(ipaddress ipAddress)", "bool Contains(Microsoft.Exchange.Data.IPRange ipRange)")
def _range_contains(self: IPRange, other: Any) -> bool:
    if isinstance(other, IPRange):
        return self.encloses(other)
    found = ipnumbers.parse(str(_text(other)))
    return found is not None and self.contains(found[0], found[1])


@IP_RANGE.method("bool Overlaps(Microsoft.Exchange.Data.IPRange ipRange)")
def _range_overlaps(self: IPRange, other: IPRange) -> bool:
    return self.overlaps(other)


@IP_RANGE.method("int CompareTo(Microsoft.Exchange.Data.IPRange other)")
def _range_compare(self: IPRange, other: IPRange) -> int:
    return self.compare_to(other)


def _text(value: Any) -> str:
    from ems.values.text import to_string

    return to_string(value)


END_POINT = net_type("System.Net.EndPoint")
IP_END_POINT = net_type("System.Net.IPEndPoint", base="System.Net.EndPoint")
IP_BINDING = net_type("Microsoft.Exchange.Data.IPBinding", base="System.Net.IPEndPoint", py=IPBinding, parse=IPBinding.parse)


def _set_port(self: IPBinding, value: int) -> None:
    if not 1 <= value <= 65535:
        raise net_error(
            "System.ArgumentOutOfRangeException", "Specified argument was out of the range of valid values. (Parameter 'value')"
        )
    changed = IPBinding.of(self.family, self.number, value, self.zone)
    self.text, self._parts = changed.text, changed._parts


IP_BINDING.prop("int Port", lambda self: self.port, _set_port)
IP_BINDING.prop("System.Net.Sockets.AddressFamily AddressFamily", lambda self: _address_family(self.family))
IP_BINDING.prop("ipaddress Address", lambda self: ip_address(self.family, self.number, self.zone))
IP_BINDING.static("Microsoft.Exchange.Data.IPBinding Parse(string ipRange)")(IPBinding.parse)
IP_BINDING.constructor("Microsoft.Exchange.Data.IPBinding new(ipaddress address, int port)")(
    lambda address, port: IPBinding.parse(f"[{_text(address)}]:{port}" if ":" in _text(address) else f"{_text(address)}:{port}"))
