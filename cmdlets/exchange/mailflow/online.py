"""In: Exchange Online's connectors and a message or connection. Out: the connector that applies.

Outbound: one that a mail flow rule names; else, for recipients outside, one that routes all mail through the organization's own servers; else the
exact domain, then all accepted domains, then a wildcard pattern (7.3).
Inbound: OnPremises by certificate, OnPremises by address, Partner by certificate or address, Partner by sender domain (7.4, [U] in its details).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.mailflow.connections import mapped
from cmdlets.exchange.types.network import IPRange, IPvxAddress


class Outbound:
    """What selection reads of an Outbound connector."""

    __slots__ = ("all_accepted", "domains", "enabled", "name", "route_all", "rule_scoped", "source", "test_mode")

    def __init__(
        self,
        name: str,
        domains: Iterable[str],
        *,
        enabled: bool = True,
        rule_scoped: bool = False,
        test_mode: bool = False,
        all_accepted: bool = False,
        route_all: bool = False,
        source: Any = None,
    ) -> None:
        self.route_all = route_all
        self.name = name
        self.domains = tuple(d.lower() for d in domains)
        self.enabled = enabled
        self.rule_scoped = rule_scoped
        self.test_mode = test_mode
        self.all_accepted = all_accepted
        self.source = source


def covers(pattern: str, domain: str) -> bool:
    """`*` all, `*.d` d and its subdomains, else the domain itself. semantics.md 7.3 follows the example of New-OutboundConnector here."""
    if pattern == "*":
        return True
    if pattern.startswith("*."):
        return domain == pattern[2:] or domain.endswith(pattern[1:])
    return pattern == domain


def select_outbound(
    connectors: Iterable[Outbound], recipient: str, accepted_domains: Iterable[str] = (), rule_connector: str | None = None
) -> Outbound | None:
    """The connector for a recipient; None for direct delivery by MX."""
    connectors = list(connectors)
    if rule_connector is not None:
        named = next((c for c in connectors if c.name.lower() == rule_connector.lower() and c.enabled), None)
        if named is not None:
            return named
    domain = recipient.rpartition("@")[2].lower()
    able = [c for c in connectors if c.enabled and not c.rule_scoped and not c.test_mode]
    is_accepted = any(covers(d.lower(), domain) for d in accepted_domains)
    central = [] if is_accepted else [c for c in able if c.route_all]
    if central:
        return min(central, key=by_name)
    exact = [c for c in able if domain in c.domains]
    if exact:
        return min(exact, key=by_name)
    if is_accepted:
        accepted = [c for c in able if c.all_accepted]
        if accepted:
            return min(accepted, key=by_name)
    matching = [(longest(c, domain), c) for c in able if any(covers(p, domain) for p in c.domains)]
    return min(matching, key=lambda pair: (-pair[0], by_name(pair[1])))[1] if matching else None


def by_name(connector: Any) -> str:
    """[U] The last tie-break."""
    return connector.name.lower()


def longest(connector: Outbound, domain: str) -> int:
    """[U] The length of the longest pattern that covers the domain; `*` counts nothing."""
    return max((0 if p == "*" else len(p) for p in connector.domains if covers(p, domain)), default=0)


class Inbound:
    """What selection reads of an Inbound connector. kind: OnPremises or Partner."""

    __slots__ = (
        "addresses",
        "certificate",
        "enabled",
        "kind",
        "name",
        "require_tls",
        "restrict_to_addresses",
        "restrict_to_certificate",
        "sender_domains",
        "source",
    )

    def __init__(
        self,
        name: str,
        kind: str,
        *,
        enabled: bool = True,
        addresses: Iterable[IPRange] = (),
        certificate: str | None = None,
        sender_domains: Iterable[str] = (),
        require_tls: bool = False,
        restrict_to_addresses: bool = False,
        restrict_to_certificate: bool = False,
        source: Any = None,
    ) -> None:
        self.name = name
        self.kind = kind
        self.enabled = enabled
        self.addresses = tuple(addresses)
        self.certificate = (certificate or "").lower()
        self.sender_domains = tuple(d.lower() for d in sender_domains)
        self.require_tls = require_tls
        self.restrict_to_addresses = restrict_to_addresses
        self.restrict_to_certificate = restrict_to_certificate
        self.source = source


def certificate_rank(connector: Inbound, names: Iterable[str]) -> int | None:
    """2 when a name of the client's certificate is the connector's, 1 by its wildcard, None for neither."""
    pattern = connector.certificate
    if not pattern:
        return None
    lower = [n.lower() for n in names]
    if pattern in lower:
        return 2
    return 1 if pattern.startswith("*.") and any(covers(pattern, n) for n in lower) else None


def address_size(connector: Inbound, client: IPvxAddress) -> int | None:
    """The size of the smallest range that holds the client."""
    sizes = [r.size for r in connector.addresses if r.contains(*mapped(client))]
    return min(sizes) if sizes else None


def select_inbound(
    connectors: Iterable[Inbound], client: IPvxAddress, sender: str = "", certificate_names: Iterable[str] = ()
) -> tuple[Inbound | None, str]:
    """(connector, reply that refuses the message or "") for a connection and its sender."""
    able = [c for c in connectors if c.enabled]
    names = list(certificate_names)
    domain = sender.rpartition("@")[2].lower()
    on_premises = [c for c in able if c.kind == "OnPremises"]
    partners = [c for c in able if c.kind != "OnPremises"]
    ranked = [(rank, c) for c in on_premises if (rank := certificate_rank(c, names)) is not None]
    if ranked:
        return min(ranked, key=lambda p: (-p[0], by_name(p[1])))[1], ""
    sized = [(size, c) for c in on_premises if (size := address_size(c, client)) is not None]
    if sized:
        return min(sized, key=lambda p: (p[0], by_name(p[1])))[1], ""
    for_sender = [(rank, c) for c in partners if (rank := sender_rank(c, domain)) is not None]
    refusal = refused(for_sender, client, names)
    if refusal is not None:
        return refusal
    proven = [
        (-(by_name_rank or 0), size or NO_SIZE, -rank, by_name(c), c)
        for rank, c in for_sender
        for by_name_rank, size in [(certificate_rank(c, names), address_size(c, client))]
        if by_name_rank is not None or size is not None
    ]
    if proven:
        return min(proven, key=lambda entry: entry[:4])[4], ""
    by_domain = [(rank, c) for rank, c in for_sender if c.sender_domains and not c.addresses and not c.certificate]
    return (min(by_domain, key=lambda pair: (-pair[0], by_name(pair[1])))[1], "") if by_domain else (None, "")


NO_SIZE = 1 << 200  # of the ranges of a connector that is found by its certificate alone
EXACT = 1000


def sender_rank(connector: Inbound, domain: str) -> int | None:
    """How precisely a connector names a sender's domain: EXACT, the length of its pattern, 0 for `*` or no domains at all; None when it does not."""
    if not connector.sender_domains:
        return 0
    fitting = [EXACT if d == domain else 0 if d == "*" else len(d) for d in connector.sender_domains if covers(d, domain)]
    return max(fitting, default=None)


def refused(for_sender: list[tuple[int, Inbound]], client: IPvxAddress, names: list[str]) -> tuple[Inbound, str] | None:
    """The restricting Partner connector that refuses, with its reply: it wins over those that allow the same sender domain, not over one that
    names the domain more precisely or whose own restriction the client satisfies."""
    answers = [(rank, c, refuse(c, client, names)) for rank, c in for_sender if c.sender_domains]
    refusing = [(rank, c, reply) for rank, c, reply in answers if reply]
    if not refusing:
        return None
    rank, connector, reply = min(refusing, key=lambda entry: (-entry[0], by_name(entry[1])))
    for other, c, answer in answers:
        if not answer and (other > rank or (other == rank and restricts(c))):
            return None
    return connector, reply


def restricts(connector: Inbound) -> bool:
    return connector.restrict_to_addresses or connector.restrict_to_certificate


def refuse(connector: Inbound, client: IPvxAddress, names: list[str]) -> str:
    """The reply of a restricting Partner connector that the client does not satisfy; its tail is [U]."""
    if connector.restrict_to_addresses and address_size(connector, client) is None:
        return "550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToIPAddresses set"
    if connector.restrict_to_certificate and certificate_rank(connector, names) is None:
        return "550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToCertificate set"
    if connector.require_tls and not names:
        return "451 5.7.3 STARTTLS is required to send mail"
    return ""


def why_not(connector: Inbound, chosen: Inbound | None, client: IPvxAddress, sender: str, names: Iterable[str]) -> str:
    """Why an Inbound connector did not apply; "" for the one that did."""
    if connector is chosen:
        return ""
    if not connector.enabled:
        return "it is disabled"
    known = certificate_rank(connector, names) is not None or address_size(connector, client) is not None
    if connector.kind == "OnPremises":
        if not known:
            return "neither the certificate nor the client's address is its own"
    elif sender_rank(connector, sender.rpartition("@")[2].lower()) is None:
        return "the sender's domain is none of its own"
    elif not known and (connector.addresses or connector.certificate):
        return "neither the certificate nor the client's address is its own"
    return f"'{chosen.name}' comes before it" if chosen is not None else "it restricts nothing that the client shows"
