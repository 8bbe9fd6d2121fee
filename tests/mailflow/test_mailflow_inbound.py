"""Exchange Online's choice of an Inbound connector: certificate, address, restrictions, sender domain, in that order."""

from __future__ import annotations

from typing import Any

import pytest

from cmdlets.exchange.mailflow.online import Inbound, select_inbound
from cmdlets.exchange.types.network import IPRange, IPvxAddress


def ranges(*texts: str) -> list[IPRange]:
    return [IPRange.parse(text) for text in texts]


OWN = Inbound("Own", "OnPremises", certificate="mail.contoso.com")
TREE = Inbound("Tree", "OnPremises", certificate="*.contoso.com")
SITE = Inbound("Site", "OnPremises", addresses=ranges("203.0.113.0/24"))
HOST = Inbound("Host", "OnPremises", addresses=ranges("203.0.113.7"))
CLOSED = Inbound("Closed", "Partner", sender_domains=["fabrikam.com"], addresses=ranges("198.51.100.1"), restrict_to_addresses=True)
TLS = Inbound("Tls", "Partner", sender_domains=["*.tailspin.com"], require_tls=True)
NAMED = Inbound("Named", "Partner", sender_domains=["a.com"], certificate="mx.a.com", restrict_to_certificate=True)
OPEN = Inbound("Open", "Partner", sender_domains=["*"])
ALL = (OPEN, CLOSED, TLS, NAMED, HOST, SITE, TREE, OWN)

# client, sender, names of its certificate -> connector, start of the refusal
CASES: dict[str, tuple[str, str, tuple[str, ...], str | None, str]] = {
    "the exact name of a certificate": ("192.0.2.1", "x@y.org", ("mail.contoso.com",), "Own", ""),
    "a wildcard name": ("192.0.2.1", "x@y.org", ("other.contoso.com",), "Tree", ""),
    "the certificate before the address": ("203.0.113.7", "x@y.org", ("mail.contoso.com",), "Own", ""),
    "the smaller range": ("203.0.113.7", "x@y.org", (), "Host", ""),
    "the wider range": ("203.0.113.8", "x@y.org", (), "Site", ""),
    "a restriction that is kept": ("198.51.100.1", "x@fabrikam.com", (), "Closed", ""),
    "a restriction that is not": ("192.0.2.1", "x@fabrikam.com", (), "Closed", "550 5.7.51 TenantInboundAttribution; Rejecting"),
    "no TLS": ("192.0.2.1", "x@mail.tailspin.com", (), "Tls", "451 5.7.3 STARTTLS is required to send mail"),
    "the wrong certificate": ("192.0.2.1", "x@a.com", ("mx.b.com",), "Named", "550 5.7.51 TenantInboundAttribution; Rejecting"),
    "anybody": ("192.0.2.1", "x@y.org", (), "Open", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_an_inbound_connector_is_chosen(case: str) -> None:
    """The connector and the refusal are those of the order of steps."""
    client, sender, names, connector, refusal = CASES[case]
    found, reply = select_inbound(ALL, IPvxAddress.parse(client), sender, names)
    assert (found.name if found else None) == connector
    assert reply.startswith(refusal) and bool(reply) is bool(refusal)


def test_without_a_connector_mail_comes_in_by_default() -> None:
    """A client that no connector knows has none."""
    nothing: tuple[Any, str] = select_inbound((OWN, SITE, CLOSED), IPvxAddress.parse("192.0.2.1"), "x@y.org")
    assert nothing == (None, "")


def partner(name: str, *domains: str, **more: Any) -> Inbound:
    return Inbound(name, "Partner", sender_domains=domains or ["a.com"], **more)


HERE = ranges("198.51.100.7")
# connectors, client's address, names of its certificate, sender -> connector, whether it refuses
PARTNERS: dict[str, tuple[tuple[Inbound, ...], str, tuple[str, ...], str, str | None, bool]] = {
    "the exact domain": ((partner("A", "*"), partner("B", "a.com"), partner("C", "*.com")), "192.0.2.1", (), "u@a.com", "B", False),
    "the longer pattern": ((partner("A", "*"), partner("B", "*.com"), partner("C", "*.a.com")), "192.0.2.1", (), "u@b.a.com", "C", False),
    "a pattern covers its domain": ((partner("A", "*"), partner("B", "*.a.com")), "192.0.2.1", (), "u@a.com", "B", False),
    "names": ((partner("b"), partner("A")), "192.0.2.1", (), "u@a.com", "A", False),
    "an exact name of the certificate": (
        (partner("A", certificate="*.a.com"), partner("B", certificate="mx.a.com")), "192.0.2.1", ("mx.a.com",), "u@a.com", "B", False),
    "the narrower prefix": (
        (partner("A", addresses=ranges("198.51.100.0/24")), partner("B", addresses=HERE)), "198.51.100.7", (), "u@a.com", "B", False),
    "an address before the domain alone": ((partner("A"), partner("B", "*", addresses=HERE)), "198.51.100.7", (), "u@a.com", "B", False),
    "a mapped address": ((partner("B", addresses=HERE),), "::ffff:198.51.100.7", (), "u@a.com", "B", False),
    "an address that is not its own": ((partner("B", addresses=HERE),), "192.0.2.1", (), "u@a.com", None, False),
    "a restriction before what allows": ((partner("A"), partner("B", addresses=HERE, restrict_to_addresses=True)), "192.0.2.1", (), "u@a.com", "B", True),
    "a restriction of a wider domain": (
        (partner("A"), partner("B", "*", addresses=HERE, restrict_to_addresses=True)), "192.0.2.1", (), "u@a.com", "A", False),
    "one of two restrictions is kept": (
        (partner("A", addresses=ranges("203.0.113.1"), restrict_to_addresses=True), partner("B", addresses=HERE, restrict_to_addresses=True)),
        "198.51.100.7", (), "u@a.com", "B", False),
    "a restriction of another domain": ((partner("B", "b.com", addresses=HERE, restrict_to_addresses=True),), "192.0.2.1", (), "u@a.com", None, False),
    "a disabled restriction": (
        (partner("A"), partner("B", addresses=HERE, restrict_to_addresses=True, enabled=False)), "192.0.2.1", (), "u@a.com", "A", False),
    "a certificate that is its own": (
        (partner("A", certificate="*.a.com", restrict_to_certificate=True, require_tls=True),), "192.0.2.1", ("mx.a.com",), "u@a.com", "A", False),
    "no certificate": ((partner("A", certificate="*.a.com", restrict_to_certificate=True, require_tls=True),), "192.0.2.1", (), "u@a.com", "A", True),
    "the own server before partners": ((partner("A"), HOST), "203.0.113.7", (), "u@a.com", "Host", False),
}


@pytest.mark.parametrize("case", PARTNERS)
def test_a_partner_connector_is_chosen(case: str) -> None:
    """Certificate or address before the domain alone, what is precise before what is wide, a restriction before what allows the same domain."""
    connectors, client, names, sender, connector, refuses = PARTNERS[case]
    found, reply = select_inbound(connectors, IPvxAddress.parse(client), sender, names)
    assert (found.name if found else None, bool(reply)) == (connector, refuses)


DENIED = "Rejected 550 5.7.64 TenantAttribution; Relay Access Denied"


@pytest.mark.parametrize(("message", "expected"), [
    ("-From a@contoso.com -To b@x.org", "Connector "),
    ("-From a@y.org -To b@contoso.com", "Mailbox "),
    ("-From a@y.org -To b@x.org", DENIED),
    ("-From a@y.org -To b@x.org -TlsCertificateSubject CN=mail.contoso.com", "Connector "),
    ("-From a@y.org -To b@x.org -TlsCertificateSubject CN=mail.x.org", DENIED),
])
def test_mail_of_the_own_servers_is_the_tenants_by_a_domain(shell: Any, message: str, expected: str) -> None:
    """The domain of the certificate, of the sender or of the recipient must be accepted."""
    shell.run("New-InboundConnector Own -ConnectorType OnPremises -SenderDomains * -SenderIPAddresses 203.0.113.7 | Out-Null")
    assert shell.lines(f"Trace-EmsMessage {message} -Online -RemoteAddress 203.0.113.7 | % {{ \"$($_.Outcome) $($_.Text)\" }}") == [expected]
