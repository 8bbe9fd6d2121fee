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
