"""In: a Receive connector and what is known of a client. Out: the session it gets: principals, rights, greeting, EHLO lines, who may relay.

Sections 2.3 (rights), 2.8 (banner), 9.1 (EHLO) of the rules. A client is who its connection shows it to be: everybody is anonymous until he
proves more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cmdlets.exchange.rules import permissions
from cmdlets.exchange.types import enums

ANONYMOUS = r"NT AUTHORITY\ANONYMOUS LOGON"
USERS = r"NT AUTHORITY\Authenticated Users"
SECURED = r"MS Exchange\Externally Secured Servers"
PARTNERS = r"MS Exchange\Partner Servers"
RELAY = permissions.ANY_RECIPIENT


class Relay:
    """One kind of client that may relay through a connector. how: what makes a client one of them; source: what gave the right."""

    __slots__ = ("how", "needs_logon", "principal", "source")

    def __init__(self, principal: str, how: str, source: str, needs_logon: bool) -> None:
        self.principal = principal
        self.how = how
        self.source = source
        self.needs_logon = needs_logon


def mechanisms(connector: Any) -> set[str]:
    return set(enums.names(connector.get("AuthMechanism")))


def groups(connector: Any) -> set[str]:
    return set(enums.names(connector.get("PermissionGroups")))


def principals(
    connector: Any, certificate_names: Iterable[str] = (), secure_domains: Iterable[str] = (), logged_on: bool = False
) -> list[str]:
    """Whom a connection counts as: by the connector's own trust, by its certificate, by logging on, else anonymous."""
    if "ExternalAuthoritative" in mechanisms(connector):
        return [SECURED]
    wanted = {str(domain).lower() for domain in secure_domains}
    if connector.get("DomainSecureEnabled") and any(parent in wanted for name in certificate_names for parent in parents(name)):
        return [PARTNERS]
    return [USERS] if logged_on else [ANONYMOUS]


def parents(name: str) -> Iterator[str]:
    """A host name and the domains above it."""
    labels = name.lower().removeprefix("*.").split(".")
    for at in range(len(labels) - 1):
        yield ".".join(labels[at:])


def certificate_names(subject: str | None) -> list[str]:
    """The host name of a certificate's subject: CN=mail.contoso.com, O=Contoso, or the name alone."""
    if not subject:
        return []
    parts = [part.strip() for part in subject.split(",")]
    named = [part[3:] for part in parts if part.lower().startswith("cn=")]
    return named or [subject.strip()]


# principal (its last part) -> (how a client becomes it, mechanisms of which one must be there, whether it must prove who it is)
_ROADS: dict[str, tuple[str, tuple[str, ...], bool]] = {
    "anonymous logon": ("every client", (), False),
    "everyone": ("every client", (), False),
    "authenticated users": ("clients that log on", ("Integrated", "BasicAuth", "BasicAuthRequireTLS"), True),
    "externally secured servers": ("every client, for the connector trusts its ranges", ("ExternalAuthoritative",), False),
    "exchange servers": ("Exchange servers", ("ExchangeServer",), True),
    "hub transport servers": ("Hub Transport servers", ("ExchangeServer",), True),
    "edge transport servers": ("Edge servers", ("ExchangeServer",), True),
    "exchangelegacyinterop": ("servers of older versions", ("ExchangeServer", "Integrated"), True),
    "partner servers": ("partners with a certificate", ("Tls",), True),
}


def relays(connector: Any) -> list[Relay]:
    """Who may send through a connector to recipients outside the organization; those that no mechanism of it lets in are left out."""
    offered = mechanisms(connector)
    found: dict[str, Relay] = {}
    denied = {user.lower() for user, right, deny in permissions.entries(connector) if deny and right.lower() == RELAY.lower()}
    extra = {user.lower() for user, right, _ in permissions.extra_entries(connector) if right.lower() == RELAY.lower()}
    owners = group_owners(connector)
    for user, right, deny in permissions.entries(connector):
        lower = user.lower()
        if deny or right.lower() != RELAY.lower() or lower in denied or lower in found:
            continue
        how, needed, needs_logon = _ROADS.get(
            lower.rpartition("\\")[2], (f"clients that log on as {user}", ("Integrated", "BasicAuth", "BasicAuthRequireTLS"), True)
        )
        if lower.endswith("anonymous logon") and "ExternalAuthoritative" in offered:
            continue  # nobody stays anonymous there
        if needed and not offered & set(needed):
            continue
        source = "an added right" if lower in extra and lower not in owners else f"the permission group {owners.get(lower, '?')}"
        found[lower] = Relay(user, how, source, needs_logon)
    return list(found.values())


def group_owners(connector: Any) -> dict[str, str]:
    """principal in lower case -> the permission group of the connector that gives it the right to relay."""
    domain = connector.organization.domain
    found: dict[str, str] = {}
    for group in permissions.PRESETS:
        if group in groups(connector):
            for user, right, _ in permissions.preset_entries((group,), domain):
                if right == RELAY:
                    found.setdefault(user.lower(), group)
    return found


def relay_reason(connector: Any, who: Iterable[str]) -> tuple[bool, str]:
    """(whether a client with these principals may relay, why)."""
    wanted = {name.lower() for name in who}
    for relay in relays(connector):
        if relay.principal.lower() in wanted:
            return True, f"{relay.principal} has {RELAY} by {relay.source}."
    names = " and ".join(who)
    return False, f"{names} lacks {RELAY}: only recipients in accepted domains are taken."


# -- what the client hears


def host_name(connector: Any) -> str:
    return str(connector.get("Fqdn") or connector.organization.fqdn_of(connector.server or ""))


def banner(connector: Any) -> str:
    """The greeting without its time of day, which no answer here can know."""
    return connector.get("Banner") or f"220 {host_name(connector)} Microsoft ESMTP MAIL Service ready"


def ehlo(connector: Any, client: str, in_tls: bool = False) -> list[str]:
    """The lines of the reply to EHLO, in order."""
    offered = mechanisms(connector)
    lines = [f"{host_name(connector)} Hello [{client}]", *_size(connector)]
    for keyword, name in (
        ("PIPELINING", "PipeliningEnabled"),
        ("DSN", "DeliveryStatusNotificationEnabled"),
        ("ENHANCEDSTATUSCODES", "EnhancedStatusCodesEnabled"),
    ):
        if connector.get(name):
            lines.append(keyword)
    if "Tls" in offered and not in_tls:
        lines.append("STARTTLS")
    if "ExchangeServer" in offered and not connector.get("SuppressXAnonymousTls") and not in_tls:
        lines.append("X-ANONYMOUSTLS")
    words = _auth_words(connector, offered, in_tls)
    if words:
        lines.append(" ".join(["AUTH", *words]))
    if "ExchangeServer" in offered:
        lines.append("X-EXPS GSSAPI NTLM")
    for keyword, name in (
        ("8BITMIME", "EightBitMimeEnabled"),
        ("BINARYMIME", "BinaryMimeEnabled"),
        ("CHUNKING", "ChunkingEnabled"),
        ("XLONGADDR", "LongAddressesEnabled"),
        ("XORAR", "OrarEnabled"),
        ("SMTPUTF8", "SmtpUtf8Enabled"),
    ):
        if connector.get(name):
            lines.append(keyword)
    return [f"250{'-' if line is not lines[-1] else ' '}{line}" for line in lines]


def _size(connector: Any) -> list[str]:
    from ems.values.enums import enum_text

    mode = enum_text(connector.get("SizeEnabled"))
    if mode == "Disabled":
        return []
    return ["SIZE" if mode == "EnabledWithoutValue" else f"SIZE {connector.get('MaxMessageSize').bytes}"]


def _auth_words(connector: Any, offered: set[str], in_tls: bool) -> list[str]:
    words = []
    if "Integrated" in offered:
        words += ["GSSAPI"] if connector.get("EnableAuthGSSAPI") else []
        words.append("NTLM")
    if ("BasicAuthRequireTLS" in offered and in_tls) or ("BasicAuth" in offered and "BasicAuthRequireTLS" not in offered):
        words.append("LOGIN")
    return words
