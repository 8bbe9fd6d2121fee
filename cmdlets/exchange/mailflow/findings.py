"""In: the organization. Out: what is wrong or doubtful in it, each finding with its severity, its objects, the rule and the command
that mends.

A check is a generator of findings; CHECKS names them all. None of them changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cmdlets.exchange.mailflow import repairs, sessions
from cmdlets.exchange.mailflow.intervals import IntervalTable
from cmdlets.exchange.mailflow.organization import MailFlow, bytes_of
from cmdlets.exchange.mailflow.repairs import quoted
from cmdlets.exchange.rules import conflicts

HIGH, MEDIUM, LOW = "High", "Medium", "Low"
DAYS_LEFT = 30
TICKS_A_DAY = 864_000_000_000
WIDE = 1 << 16  # addresses from which an unguarded relay is open to more than a network of one's own


class Finding:
    """severity: High, Medium or Low; objects: identities; command: what mends it."""

    __slots__ = ("command", "message", "objects", "rule", "severity")

    def __init__(self, rule: str, severity: str, objects: list[str], message: str, command: str) -> None:
        self.rule = rule
        self.severity = severity
        self.objects = objects
        self.message = message
        self.command = command


def receive_connectors(flow: MailFlow) -> Iterator[Any]:
    from cmdlets.exchange.receive_connector import ReceiveConnector

    return flow.directory.all(ReceiveConnector)


# -- Receive connectors


def open_relays(flow: MailFlow) -> Iterator[Finding]:
    for item in receive_connectors(flow):
        if not item.get("Enabled"):
            continue
        free = [relay for relay in sessions.relays(item) if not relay.needs_logon]
        widest = max((each.size for each in item.get("RemoteIPRanges") if public(each)), default=0)
        if not free or not widest:
            continue
        wide = widest >= WIDE
        yield Finding(
            "OpenRelay",
            HIGH if wide else MEDIUM,
            [item.identity],
            f"{free[0].principal} may relay without logging on, by {free[0].source}, from "
            f"{'the whole Internet' if widest > 1 << 31 else f'{widest} public addresses'}.",
            repairs.of_relay(item, free[0], sessions.RELAY, [each for each in item.get("RemoteIPRanges") if not public(each)]),
        )


_PRIVATE = (
    (4, 0x0A000000, 0x0AFFFFFF),
    (4, 0xAC100000, 0xAC1FFFFF),
    (4, 0xC0A80000, 0xC0A8FFFF),
    (4, 0x7F000000, 0x7FFFFFFF),
    (4, 0xA9FE0000, 0xA9FEFFFF),
    (6, 1, 1),
    (6, 0xFC << 120, (0xFE << 120) - 1),
    (6, 0xFE80 << 112, (0xFEC0 << 112) - 1),
)


def public(each: Any) -> bool:
    """Whether a range has an address that is not of a private network."""
    return not any(each.family == family and low <= each.low and each.high <= high for family, low, high in _PRIVATE)


def conflicting(flow: MailFlow) -> Iterator[Finding]:
    """What the check on New- and Set- refuses, in a store that got it otherwise: roles on one port, ranges taken twice or crossing."""
    from cmdlets.exchange.receive_connector import ReceiveConnector

    told: set[frozenset[str]] = set()
    for item in receive_connectors(flow):
        found = conflicts.find(flow.store, item.server or "", item.role, item.get("Bindings"), item.get("RemoteIPRanges"), item.guid)
        if found is None or frozenset((item.guid, found[1].guid)) in told:
            continue
        kind, row = found
        told.add(frozenset((item.guid, row.guid)))
        other = ReceiveConnector.from_row(row, flow.directory.organization)
        younger, older = (item, other) if item.row.created > row.created else (other, item)  # the one that came later gives way
        if kind == "role":
            yield Finding(
                "RoleConflict",
                HIGH,
                [younger.identity, older.identity],
                "Two transport roles listen on the same address and port: which service gets a connection is left to chance.",
                repairs.of_role_conflict(flow, younger, older.role),
            )
        else:
            yield Finding(
                "MappingConflict",
                HIGH,
                [younger.identity, older.identity],
                "Bindings and remote ranges of the two are equal or cross: the choice between them is not defined.",
                repairs.of_mapping_conflict(flow, younger),
            )


def shadowed(flow: MailFlow) -> Iterator[Finding]:
    """Connectors that no connection can reach: at none of their bindings are they the best for any address.

    Only connectors at the same binding count: a wildcard loses to the very address, and a single address takes but one of those that a
    wildcard listens on.
    """
    places: dict[tuple[str, int, int, int], list[tuple[int, int, Any, Any]]] = {}
    enabled = [item for item in receive_connectors(flow) if item.get("Enabled")]
    for item in enabled:
        for binding in item.get("Bindings"):
            place = ((item.server or "").lower(), binding.port, binding.family, binding.number)
            places.setdefault(place, []).extend(
                (each.low, each.high, (each.size, item.name.lower(), item.guid), item)
                for each in item.get("RemoteIPRanges")
                if each.family == binding.family
            )
    tables = {place: IntervalTable(entries) for place, entries in places.items()}
    reached = {item.guid for table in tables.values() for item in table.winners()}
    takers: dict[str, dict[str, None]] = {item.guid: {} for item in enabled if item.guid not in reached}
    if not takers:
        return
    for place, entries in places.items():
        for low, high, _, item in entries:
            if item.guid in takers:
                takers[item.guid].update((other.identity, None) for other in tables[place].winners(low, high))
    for item in enabled:
        if takers.get(item.guid):  # a connector without ranges of its bindings' families has no takers, and no clients either
            yield Finding(
                "ShadowedConnector",
                MEDIUM,
                [item.identity, *takers[item.guid]],
                "No connection reaches it: smaller ranges of the others take all of its addresses.",
                f"Remove-ReceiveConnector {quoted(item.identity)}",
            )


def overlapping(flow: MailFlow) -> Iterator[Finding]:
    """A specific connector whose addresses are also in another specific one's: which of them applies is easily misjudged."""
    by_place: dict[tuple[str, int, int, int], list[tuple[int, int, Any, Any]]] = {}
    for item in receive_connectors(flow):
        if not item.get("Enabled"):
            continue
        for binding in item.get("Bindings"):
            place = ((item.server or "").lower(), binding.port, binding.family, binding.number)
            by_place.setdefault(place, []).extend(
                (each.low, -each.high, item, each)
                for each in item.get("RemoteIPRanges")
                if each.family == binding.family and each.size < 1 << (32 if binding.family == 4 else 128)
            )
    told = set()
    for entries in by_place.values():
        entries.sort(key=lambda entry: entry[:2])
        around: list[tuple[Any, Any]] = []
        for _, _, item, each in entries:
            while around and around[-1][1].high < each.low:
                around.pop()
            for other, theirs in around:
                pair = tuple(sorted((item.guid, other.guid)))
                if other.guid != item.guid and theirs.encloses(each) and pair not in told:
                    told.add(pair)
                    yield Finding(
                        "OverlappingRanges",
                        LOW,
                        [item.identity, other.identity],
                        f"{each} lies inside {theirs} of {other.name}: for these addresses {item.name} applies alone.",
                        repairs.of_overlap(flow, item, other, each),
                    )
            around.append((item, each))


def nobody_may_submit(flow: MailFlow) -> Iterator[Finding]:
    for item in receive_connectors(flow):
        if item.get("Enabled") and not sessions.groups(item):
            yield Finding(
                "NobodyMaySubmit",
                MEDIUM,
                [item.identity],
                "It has no permission groups: every client is refused at MAIL FROM.",
                f"Set-ReceiveConnector {quoted(item.identity)} -PermissionGroups AnonymousUsers",
            )


def receive_servers_gone(flow: MailFlow) -> Iterator[Finding]:
    for item in receive_connectors(flow):
        if flow.topology.site(item.server or "") is None:
            yield Finding(
                "ServerGone",
                MEDIUM,
                [item.identity],
                f"Its server {item.server} is not in the organization.",
                f"Remove-ReceiveConnector {quoted(item.identity)}",
            )


# -- connectors that lead out


SET = {"Send": "SendConnector", "Foreign": "ForeignConnector", "DeliveryAgent": "DeliveryAgentConnector"}


def sources_gone(flow: MailFlow) -> Iterator[Finding]:
    for route in flow.routes:
        gone = [server for server in route.source_servers if flow.topology.site(server) is None]
        if not gone:
            continue
        left = [server for server in route.source_servers if server not in gone]
        what = (
            "None of its source servers exists: it takes no mail" if not left else f"Of its source servers {', '.join(gone)} does not exist"
        )
        yield Finding(
            "SourceServerGone",
            MEDIUM if left else HIGH,
            [route.name],
            f"{what}.",
            f"Set-{SET[route.kind]} {quoted(route.name)} -SourceTransportServers {', '.join(left) or flow.directory.local_server}",
        )


def unreachable_spaces(flow: MailFlow) -> Iterator[Finding]:
    """Address spaces that some connector names and none serves: everyone is disabled or has no server."""
    served: dict[tuple[str, str], list[Any]] = {}
    for route in flow.routes:
        for _, space in route.spaces:
            served.setdefault(space.same_space, []).append(route)
    for (kind, address), routes in served.items():
        there = [route for route in routes if any(flow.topology.site(server) is not None for server in route.source_servers)]
        if not any(route.enabled for route in there):
            first = next(iter(there), routes[0])
            mended = f"-SourceTransportServers {flow.directory.local_server}" if not there else "-Enabled $true"
            if not (first.enabled or there):
                mended += " -Enabled $true"
            yield Finding(
                "AddressSpaceNotServed",
                MEDIUM,
                [route.name for route in routes],
                f"Nobody serves {kind.upper()}:{address}: "
                f"{'each of its connectors is disabled' if not any(r.enabled for r in routes) else 'no source server is left'}.",
                f"Set-{SET[first.kind]} {quoted(first.name)} {mended}",
            )


def no_way_out(flow: MailFlow) -> Iterator[Finding]:
    """Mail for the world, and for the domains that are relayed, needs a connector."""
    server = flow.directory.local_server
    if flow.topology.site(server) is None:
        return
    if flow.route(server, "SMTP", "probe@nobody.invalid").chosen is None:
        name = repairs.free_name(flow, "Internet")
        yield Finding(
            "NoInternetRoute",
            MEDIUM,
            [],
            "No Send connector takes mail for the rest of the world: it waits in the Unreachable queue.",
            f"New-SendConnector {name if ' ' not in name else quoted(name)} -Usage Internet -AddressSpaces *",
        )
    from ems.values.enums import enum_text

    for name, item in flow.domains:
        domain = name.removeprefix("*.")
        if (
            domain != "*"
            and enum_text(item.get("DomainType")) != "Authoritative"
            and flow.route(server, "SMTP", f"probe@{domain}").chosen is None
        ):
            yield Finding(
                "RelayDomainNotServed",
                HIGH,
                [item.name],
                f"Mail for the relay domain {domain} finds no connector.",
                f"New-SendConnector {quoted(repairs.free_name(flow, domain))} -AddressSpaces {domain}",
            )


def size_limits(flow: MailFlow) -> Iterator[Finding]:
    """A connector's limit above the organization's never acts; one below it refuses what the organization allows."""
    config = flow.transport_config
    send, receive = bytes_of(config.get("MaxSendSize")), bytes_of(config.get("MaxReceiveSize"))
    for route in flow.routes:
        if route.maximum is not None and (send is None or route.maximum < send):
            yield Finding(
                "SizeLimitBelowOrganization",
                LOW,
                [route.name],
                f"Its MaxMessageSize of {route.maximum} bytes is below the organization's MaxSendSize: larger "
                "messages go another way or come back.",
                f"Set-{SET[route.kind]} {quoted(route.name)} -MaxMessageSize {'Unlimited' if send is None else f'{send}B'}",
            )
    for item in receive_connectors(flow):
        own = item.get("MaxMessageSize").bytes
        if receive is not None and own < receive:
            yield Finding(
                "SizeLimitBelowOrganization",
                LOW,
                [item.identity],
                f"Its MaxMessageSize of {own} bytes is below the organization's MaxReceiveSize: clients of it "
                "are refused sooner than others.",
                f"Set-ReceiveConnector {quoted(item.identity)} -MaxMessageSize {receive}B",
            )


# -- certificates


def certificates(flow: MailFlow) -> Iterator[Finding]:
    from cmdlets.exchange.common.directory import now_ticks
    from cmdlets.exchange.exchange_certificate import ExchangeCertificate
    from cmdlets.exchange.types import enums

    now = now_ticks()
    known = [item for item in flow.directory.all(ExchangeCertificate) if not item.doc.get("Pending")]
    for item in known:
        if "SMTP" not in enums.names(item.get("Services")):
            continue
        left = (item.facts()["NotAfter"] - now) // TICKS_A_DAY
        if left < DAYS_LEFT:
            when = f"expires in {left} days" if left >= 0 else "is expired"
            yield Finding(
                "CertificateExpires",
                HIGH if left < 0 else MEDIUM,
                [f"{item.server}\\{item.name}"],
                f"The certificate {item.get('Subject')}, used for SMTP, {when}.",
                repairs.renew(item),
            )
    for noun, item in named_certificates(flow):
        yield from _named(noun, item, known, now)


def named_certificates(flow: MailFlow) -> Iterator[tuple[str, Any]]:
    """The connectors that name a certificate."""
    for item in receive_connectors(flow):
        if item.get("TlsCertificateName") is not None:
            yield "ReceiveConnector", item
    for route in flow.routes:
        if route.kind == "Send" and route.source.get("TlsCertificateName") is not None:
            yield "SendConnector", route.source


def _named(noun: str, item: Any, known: list[Any], now: int) -> Iterator[Finding]:
    wanted = item.get("TlsCertificateName")
    found = [
        c
        for c in known
        if c.get("Subject") == wanted.subject
        and c.get("Issuer") == wanted.issuer
        and (noun == "SendConnector" or (c.server or "").lower() == (item.server or "").lower())
    ]
    command = repairs.name_certificate(noun, item, known, now)
    if not found:
        if known:
            yield Finding(
                "CertificateMissing", HIGH, [item.identity], f"No server has the certificate {wanted.subject} that it names.", command
            )
        return
    if all(c.facts()["NotAfter"] < now for c in found):
        yield Finding("CertificateExpires", HIGH, [item.identity], f"Every certificate {wanted.subject} that it names is expired.", command)
    names = {str(name).lower() for c in found for name in c.get("CertificateDomains")}
    fqdn = str(item.get("Fqdn") or "").lower()
    if fqdn and names and fqdn not in names and f"*.{fqdn.partition('.')[2]}" not in names:
        yield Finding(
            "CertificateFqdnMismatch",
            MEDIUM,
            [item.identity],
            f"Its Fqdn {fqdn} is none of the certificate's names: {', '.join(sorted(names))}.",
            command,
        )


CHECKS: tuple[Callable[[MailFlow], Iterator[Finding]], ...] = (
    open_relays,
    conflicting,
    shadowed,
    overlapping,
    nobody_may_submit,
    receive_servers_gone,
    sources_gone,
    unreachable_spaces,
    no_way_out,
    size_limits,
    certificates,
)
SEVERITIES = (HIGH, MEDIUM, LOW)


def examine(flow: MailFlow) -> list[Finding]:
    """All findings, the most severe first."""
    found = [finding for check in CHECKS for finding in check(flow)]
    return sorted(found, key=lambda finding: SEVERITIES.index(finding.severity))
