"""In: text of domains and addresses. Out: SmtpDomain, Fqdn, SmtpDomainWithSubdomains, SmtpAddress, AddressSpace, SmartHost and their
kin."""

from __future__ import annotations

import re
from typing import Any

from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.types import net_type

BAD_DOMAIN = '"{}" isn\'t a valid SMTP domain.'
BAD_FQDN = '"{}" isn\'t a valid fully qualified domain name.'
BAD_HOST = '"{}" isn\'t a valid smart host.'
BAD_ADDRESS = '"{}" isn\'t a valid SMTP address.'
BAD_COST = "The address space cost must be between 1 and 100."
BAD_SPACE = '"{}" isn\'t a valid address space.'

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_DOMAIN = rf"{_LABEL}(?:\.{_LABEL})*\Z"
_LOCAL = (r"(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"(?:[^\"\\\r\n]|\\.)*\")\Z")
_TYPE = r"[A-Za-z][A-Za-z0-9 _.-]*\Z"


def is_domain(text: str) -> bool:
    """Labels of letters, digits, hyphens and underscores, 255 characters at most; names outside ASCII by their IDNA form."""
    if not text or len(text) > 255:
        return False
    if not text.isascii():
        try:
            text = text.encode("idna").decode()
        except UnicodeError:
            return False
    return re.match(_DOMAIN, text) is not None


class SmtpDomain(ValueObject):
    __slots__ = ("domain",)
    net_name = "Microsoft.Exchange.Data.SmtpDomain"
    bad = BAD_DOMAIN

    def __init__(self, domain: str) -> None:
        self.ps_ext = None
        self.domain = domain

    @classmethod
    def stored(cls, text: str) -> Any:
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> Any:
        stripped = text.strip()
        if not is_domain(stripped) or ipnumbers.parse_ipv4(stripped) is not None:
            raise format_error(cls.bad.format(text))
        return cls(stripped)

    def __str__(self) -> str:
        return self.domain


class Fqdn(SmtpDomain):
    """A host name, with dots or without."""

    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.Fqdn"
    bad = BAD_FQDN


class AutoDiscoverSmtpDomain(SmtpDomain):
    __slots__ = ("auto_discover",)
    net_name = "Microsoft.Exchange.Data.AutoDiscoverSmtpDomain"

    def __init__(self, domain: str, auto_discover: bool = False) -> None:
        super().__init__(domain)
        self.auto_discover = auto_discover

    @classmethod
    def parse(cls, text: str) -> AutoDiscoverSmtpDomain:
        head, colon, rest = text.partition(":")
        auto = bool(colon) and head.strip().lower() == "autod"
        return cls(SmtpDomain.parse(rest if auto else text).domain, auto)

    stored = parse

    def __str__(self) -> str:
        return f"autod:{self.domain}" if self.auto_discover else self.domain


class SmtpDomainWithSubdomains(ValueObject):
    """A domain, `*.domain` for it and all below it, or `*` for every domain."""

    __slots__ = ("address",)
    net_name = "Microsoft.Exchange.Data.SmtpDomainWithSubdomains"

    def __init__(self, address: str) -> None:
        self.ps_ext = None
        self.address = address

    @classmethod
    def stored(cls, text: str) -> SmtpDomainWithSubdomains:
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> SmtpDomainWithSubdomains:
        stripped = text.strip()
        bare = stripped[2:] if stripped.startswith("*.") else stripped
        if stripped not in ("*", "--") and not is_domain(bare):
            raise format_error(BAD_DOMAIN.format(text))
        return cls(stripped)

    def __str__(self) -> str:
        return self.address

    @property
    def is_star(self) -> bool:
        return self.address == "*"

    @property
    def include_subdomains(self) -> bool:
        return self.address.startswith("*")

    @property
    def domain(self) -> str:
        return self.address[2:] if self.address.startswith("*.") else self.address

    def matches(self, domain: str) -> bool:
        """True for the domain itself and, with `*.`, for every subdomain."""
        mine, other = self.domain.lower(), domain.lower()
        return self.is_star or mine == other or (self.include_subdomains and other.endswith("." + mine))


class SmtpAddress(ValueObject):
    __slots__ = ("address",)
    net_name = "Microsoft.Exchange.Data.SmtpAddress"

    def __init__(self, address: str) -> None:
        self.ps_ext = None
        self.address = address

    @classmethod
    def stored(cls, text: str) -> SmtpAddress:
        return cls(text)

    @classmethod
    def parse(cls, text: str) -> SmtpAddress:
        made = cls(text.strip())
        if not made.is_valid:
            raise format_error(BAD_ADDRESS.format(text))
        return made

    def __str__(self) -> str:
        return self.address

    @property
    def local(self) -> str:
        return self.address.rpartition("@")[0]

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2] if "@" in self.address else ""

    @property
    def is_valid(self) -> bool:
        """`<>`, or a local part of 315 characters at most, `@` and a domain or an address in brackets."""
        if self.address == "<>":
            return True
        literal = (
            self.domain.startswith("[")
            and self.domain.endswith("]")
            and ipnumbers.parse(self.domain[1:-1].removeprefix("IPv6:")) is not None
        )
        local = self.local
        known = re.match(_LOCAL, local) is not None or (not local.isascii() and bool(local.strip()) and " " not in local)
        return len(local) <= 315 and known and (literal or is_domain(self.domain))


class AddressSpace(ValueObject):
    """`type:address;cost`: which recipients a Send connector takes, and how dear it is. `text` keeps the letters as they were typed."""

    __slots__ = ("address", "cost", "type")
    net_name = "Microsoft.Exchange.Data.AddressSpace"

    def __init__(self, type: str, address: str, cost: int = 1) -> None:
        self.ps_ext = None
        self.type = type
        self.address = address
        self.cost = cost

    @classmethod
    def parse(cls, text: str) -> AddressSpace:
        head, colon, rest = text.strip().partition(":")
        if colon and not re.match(_TYPE, head):
            raise format_error(BAD_SPACE.format(text))
        kind, body = (head, rest) if colon else ("SMTP", head)
        address, cost = _split_cost(body)
        made = cls(kind, address.strip(), cost)
        if made.is_smtp:
            if made.address not in ("*", "--"):
                SmtpDomainWithSubdomains.parse(made.address)
        elif not made.address:
            raise format_error(BAD_SPACE.format(text))
        return made

    stored = parse

    def __str__(self) -> str:
        return f"{self.type}:{self.address};{self.cost}"

    def key(self) -> Any:
        return self.type.lower(), self.address.lower(), self.cost

    @property
    def is_smtp(self) -> bool:
        return self.type.upper() == "SMTP"

    @property
    def include_subdomains(self) -> bool:
        return self.is_smtp and self.address.startswith("*")

    @property
    def domain(self) -> str | None:
        if not self.is_smtp:
            return None
        return self.address[2:] if self.address.startswith("*.") else self.address

    @property
    def same_space(self) -> tuple[str, str]:
        """What may occur once in a connector: type and address, whatever the cost."""
        return self.type.lower(), self.address.lower()


class SenderDomain(AddressSpace):
    """A sender domain of an Inbound connector: an SMTP address space that is written `smtp:domain;cost`."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> SenderDomain:
        made = AddressSpace.parse(text)
        if not made.is_smtp:
            raise format_error(BAD_DOMAIN.format(text))
        return cls("smtp", made.address, made.cost)

    stored = parse


def _split_cost(body: str) -> tuple[str, int]:
    """Address and cost: the cost is what follows the last `;`, 1 when there is none."""
    address, semicolon, cost = body.rpartition(";")
    if not semicolon:
        return body, 1
    number = int(cost) if cost.strip().isascii() and cost.strip().isdigit() else 0
    if not 1 <= number <= 100:
        raise format_error(BAD_COST)
    return address, number


class SmartHost(ValueObject):
    """A host name or an address, without a port."""

    __slots__ = ("text",)
    net_name = "Microsoft.Exchange.Data.SmartHost"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text  # an address stands without brackets

    @classmethod
    def stored(cls, text: str) -> Any:
        return cls(text.strip("[]"))

    @classmethod
    def parse(cls, text: str) -> Any:
        stripped = text.strip()
        found = ipnumbers.parse(stripped.strip("[]"))
        if found is not None:
            return cls(ipnumbers.format_address(*found))
        if not is_domain(stripped) or re.fullmatch(r"[\d.]+", stripped):
            raise format_error(BAD_HOST.format(text))
        return cls(stripped)

    def __str__(self) -> str:
        return self.text

    @property
    def is_ip_address(self) -> bool:
        return ":" in self.text or ipnumbers.parse_ipv4(self.text) is not None

    @property
    def domain(self) -> str | None:
        return None if self.is_ip_address else self.text

    @property
    def queue_text(self) -> str:
        """As the next hop of a queue names it."""
        return f"[{self.text}]" if self.is_ip_address else self.text

    @property
    def number(self) -> tuple[int, int]:
        """(family, number) of the address; 0.0.0.0 for a host name."""
        found = ipnumbers.parse(self.text) if self.is_ip_address else None
        return (4, 0) if found is None else found[:2]


class BracketedSmartHost(SmartHost):
    """A smart host of Exchange Online, which shows addresses in brackets."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.queue_text


class RoutingHost(SmartHost):
    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.RoutingHost"


class SmtpReceiveDomainCapabilities(ValueObject):
    """`domain:Capability,Capability`: what a partner with that certificate domain may use."""

    __slots__ = ("capabilities", "domain", "identifier")
    net_name = "Microsoft.Exchange.Data.SmtpReceiveDomainCapabilities"
    KNOWN = (
        "None",
        "AcceptOorgProtocol",
        "AcceptOrigMailboxProtocol",
        "AcceptProxyProtocol",
        "AcceptProxyFromProtocol",
        "AcceptProxyToProtocol",
        "AcceptXAttrProtocol",
        "AcceptXSysProbeProtocol",
        "AllowSubmit",
        "AllowConsumerMail",
        "AcceptCloudServicesMail",
        "AcceptOorgHeader",
        "AcceptCrossForestMail",
    )

    def __init__(self, domain: str, capabilities: tuple[str, ...], identifier: str | None = None) -> None:
        self.ps_ext = None
        self.domain = domain
        self.capabilities = capabilities
        self.identifier = identifier  # <I>issuer<S>subject in place of a domain

    @classmethod
    def parse(cls, text: str) -> SmtpReceiveDomainCapabilities:
        domain, colon, names = text.strip().rpartition(":")
        known = {name.lower(): name for name in cls.KNOWN}
        parts = [part.strip().lower() for part in names.split(",")]
        bad = not colon or any(part not in known for part in parts)
        identifier = domain if domain.startswith("<I>") else None
        if bad or (identifier is None and domain.upper() != "NO-TLS" and not is_domain(domain.removeprefix("*."))):
            raise format_error(f'"{text}" isn\'t a valid domain capability. Write it as domain:capability, for example '
                               '"mail.contoso.com:AcceptCloudServicesMail".')
        return cls(domain, tuple(known[part] for part in parts), identifier)

    stored = parse

    def __str__(self) -> str:
        return f"{self.domain}:{','.join(self.capabilities)}"


class ProxyAddress(ValueObject):
    """`prefix:address`; a prefix in capitals marks the primary address."""

    __slots__ = ("address", "prefix")
    net_name = "Microsoft.Exchange.Data.ProxyAddress"

    def __init__(self, prefix: str, address: str) -> None:
        self.ps_ext = None
        self.prefix = prefix
        self.address = address

    @classmethod
    def parse(cls, text: str) -> ProxyAddress:
        prefix, colon, address = text.strip().partition(":")
        if not colon:
            prefix, address = "smtp", prefix
        if not address:
            raise format_error(f'"{text}" isn\'t a valid proxy address.')
        if prefix.lower() == "smtp":
            SmtpAddress.parse(address)
            return SmtpProxyAddress(prefix, address)
        return ProxyAddress(prefix, address)

    stored = parse

    def __str__(self) -> str:
        return f"{self.prefix}:{self.address}"

    @property
    def is_primary(self) -> bool:
        return self.prefix.isupper()


class SmtpProxyAddress(ProxyAddress):
    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.SmtpProxyAddress"


class NetworkAddress(ValueObject):
    """`protocol:host`, an entry of a server's NetworkAddress."""

    __slots__ = ("address", "protocol")
    net_name = "Microsoft.Exchange.Data.CustomNetworkAddress"

    def __init__(self, protocol: str, address: str) -> None:
        self.ps_ext = None
        self.protocol = protocol
        self.address = address

    @classmethod
    def parse(cls, text: str) -> NetworkAddress:
        protocol, _, address = text.partition(":")
        return cls(protocol, address)

    stored = parse

    def __str__(self) -> str:
        return f"{self.protocol}:{self.address}"


# -- the .NET face

_DATA = "Microsoft.Exchange.Data."


def _address_of(self: SmartHost) -> Any:
    from cmdlets.exchange.types.network import ip_address

    return ip_address(*self.number)


SMTP_DOMAIN = net_type(_DATA + "SmtpDomain", py=SmtpDomain, parse=SmtpDomain.parse)
SMTP_DOMAIN.prop("string Domain", lambda self: self.domain)
FQDN = net_type(_DATA + "Fqdn", base=_DATA + "SmtpDomain", py=Fqdn, parse=Fqdn.parse)
AUTODISCOVER_DOMAIN = net_type(
    _DATA + "AutoDiscoverSmtpDomain", base=_DATA + "SmtpDomain", py=AutoDiscoverSmtpDomain, parse=AutoDiscoverSmtpDomain.parse
)
AUTODISCOVER_DOMAIN.prop("bool AutoDiscover", lambda self: self.auto_discover)

WITH_SUBDOMAINS = net_type(_DATA + "SmtpDomainWithSubdomains", py=SmtpDomainWithSubdomains, parse=SmtpDomainWithSubdomains.parse)
WITH_SUBDOMAINS.prop("string Address", str)
WITH_SUBDOMAINS.prop("bool IncludeSubDomains", lambda self: self.include_subdomains)
WITH_SUBDOMAINS.prop("string Domain", lambda self: self.domain)
WITH_SUBDOMAINS.prop(f"{_DATA}SmtpDomain SmtpDomain", lambda self: None if self.is_star else SmtpDomain(self.domain))
WITH_SUBDOMAINS.prop("bool IsStar", lambda self: self.is_star)

SMTP_ADDRESS = net_type(_DATA + "SmtpAddress", kind="struct", base="System.ValueType", py=SmtpAddress, parse=SmtpAddress.parse)
SMTP_ADDRESS.prop("int Length", lambda self: len(self.address))
SMTP_ADDRESS.prop("string Local", lambda self: self.local)
SMTP_ADDRESS.prop("string Domain", lambda self: self.domain)
SMTP_ADDRESS.prop("string Address", lambda self: self.address)
SMTP_ADDRESS.prop("bool IsUTF8", lambda self: not self.address.isascii())
SMTP_ADDRESS.prop("bool IsValidAddress", lambda self: self.is_valid)
SMTP_ADDRESS.static("bool IsValidSmtpAddress(string address)")(lambda address: SmtpAddress(address or "").is_valid)

ADDRESS_SPACE = net_type(_DATA + "AddressSpace", py=AddressSpace, parse=AddressSpace.parse)
ADDRESS_SPACE.prop("string Address", lambda self: self.address)
ADDRESS_SPACE.prop("string Type", lambda self: self.type)
ADDRESS_SPACE.prop("int Cost", lambda self: self.cost)
ADDRESS_SPACE.prop("bool IncludeSubDomains", lambda self: self.include_subdomains)
ADDRESS_SPACE.prop("string Domain", lambda self: self.domain)
ADDRESS_SPACE.prop("bool IsSmtpType", lambda self: self.is_smtp)
ADDRESS_SPACE.prop("bool IsX400Type", lambda self: self.type.upper() == "X400")
ADDRESS_SPACE.prop("string X400Address", lambda self: self.address if self.type.upper() == "X400" else None)

SMART_HOST = net_type(_DATA + "SmartHost", py=SmartHost, parse=SmartHost.parse)
SMART_HOST.prop("ipaddress Address", _address_of)
SMART_HOST.prop("bool IsIPAddress", lambda self: self.is_ip_address)
SMART_HOST.prop("string Domain", lambda self: self.domain)
ROUTING_HOST = net_type(_DATA + "RoutingHost", base=_DATA + "SmartHost", py=RoutingHost, parse=RoutingHost.parse)

CAPABILITIES = net_type(
    _DATA + "SmtpReceiveDomainCapabilities", py=SmtpReceiveDomainCapabilities, parse=SmtpReceiveDomainCapabilities.parse
)
CAPABILITIES.prop(
    f"{_DATA}SmtpDomainWithSubdomains Domain", lambda self: None if self.identifier else SmtpDomainWithSubdomains(self.domain)
)
CAPABILITIES.prop("string Capabilities", lambda self: ", ".join(self.capabilities))
CAPABILITIES.prop(f"{_DATA}SmtpX509Identifier SmtpX509Identifier", lambda self: _identifier(self.identifier))


def _identifier(text: str | None) -> Any:
    from cmdlets.exchange.types.certificates import SmtpX509Identifier

    return None if text is None else SmtpX509Identifier(text)


net_type(_DATA + "ConnectedDomain")
net_type(_DATA + "ProxyAddressBase")
PROXY_ADDRESS = net_type(_DATA + "ProxyAddress", base=_DATA + "ProxyAddressBase", py=ProxyAddress, parse=ProxyAddress.parse)
SMTP_PROXY = net_type(_DATA + "SmtpProxyAddress", base=_DATA + "ProxyAddress", py=SmtpProxyAddress)
SMTP_PROXY.prop("string SmtpAddress", lambda self: self.address)
PROXY_ADDRESS.prop("string AddressString", lambda self: self.address)
PROXY_ADDRESS.prop("string ProxyAddressString", str)
PROXY_ADDRESS.prop("string Prefix", lambda self: self.prefix.upper())
PROXY_ADDRESS.prop("bool IsPrimaryAddress", lambda self: self.is_primary)
PROXY_ADDRESS.prop("string PrefixString", lambda self: self.prefix)
net_type(_DATA + "ProtocolAddress")
net_type(_DATA + "NetworkAddress", base=_DATA + "ProtocolAddress")
NETWORK_ADDRESS = net_type(_DATA + "CustomNetworkAddress", base=_DATA + "NetworkAddress", py=NetworkAddress, parse=NetworkAddress.parse)
NETWORK_ADDRESS.prop("string ProtocolType", lambda self: self.protocol)
NETWORK_ADDRESS.prop("string AddressString", lambda self: self.address)

for _type, _class in (
    (SMTP_DOMAIN, SmtpDomain),
    (FQDN, Fqdn),
    (WITH_SUBDOMAINS, SmtpDomainWithSubdomains),
    (SMTP_ADDRESS, SmtpAddress),
    (ADDRESS_SPACE, AddressSpace),
    (SMART_HOST, SmartHost),
    (CAPABILITIES, SmtpReceiveDomainCapabilities),
    (PROXY_ADDRESS, ProxyAddress),
):
    _type.static(f"{_type.full_name} Parse(string address)")(_class.parse)
