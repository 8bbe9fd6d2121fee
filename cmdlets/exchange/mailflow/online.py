"""In: Exchange Online's connectors and a message or connection. Out: the connector that applies.

Outbound: one that a mail flow rule names; else the exact domain, then all accepted domains, then a wildcard pattern (7.3).
Inbound: OnPremises by certificate, OnPremises by address, Partner by certificate or address, Partner by sender domain (7.4, [U] in its details).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.types.network import IPRange, IPvxAddress


class Outbound:
    """What selection reads of an Outbound connector."""

    __slots__ = ("all_accepted", "domains", "enabled", "name", "rule_scoped", "source", "test_mode")

    def __init__(
        self,
        name: str,
        domains: Iterable[str],
        *,
        enabled: bool = True,
        rule_scoped: bool = False,
        test_mode: bool = False,
        all_accepted: bool = False,
        source: Any = None,
    ) -> None:
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
    exact = [c for c in able if domain in c.domains]
    if exact:
        return min(exact, key=by_name)
    if any(covers(d.lower(), domain) for d in accepted_domains):
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
    sizes = [r.size for r in connector.addresses if r.contains(client.family, client.number)]
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
    for_sender = [c for c in partners if not c.sender_domains or any(covers(d, domain) for d in c.sender_domains)]
    for connector in sorted((c for c in for_sender if c.sender_domains), key=by_name):
        refusal = refuse(connector, client, names)
        if refusal:
            return connector, refusal
    proven = [c for c in for_sender if certificate_rank(c, names) is not None or address_size(c, client) is not None]
    if proven:
        return min(proven, key=by_name), ""
    by_domain = [c for c in for_sender if c.sender_domains and not c.addresses and not c.certificate]
    return (min(by_domain, key=by_name), "") if by_domain else (None, "")


def refuse(connector: Inbound, client: IPvxAddress, names: list[str]) -> str:
    """The reply of a restricting Partner connector that the client does not satisfy; its tail is [U]."""
    if connector.restrict_to_addresses and address_size(connector, client) is None:
        return "550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToIPAddresses set"
    if connector.restrict_to_certificate and certificate_rank(connector, names) is None:
        return "550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToCertificate set"
    if connector.require_tls and not names:
        return "451 5.7.3 STARTTLS is required to send mail"
    return ""
