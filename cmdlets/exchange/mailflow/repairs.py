"""In: what is wrong with a connector. Out: the command that mends it, complete as it stands: nothing in it is left to fill in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.mailflow.organization import MailFlow
from cmdlets.exchange.rules import conflicts
from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.network import IPRange

ATTEMPTS = 20  # conflicts that are cut away one after the other


def quoted(text: str) -> str:
    """A text as one word of a command."""
    return "'" + text.replace("'", "''") + "'"


def words(items: Iterable[Any]) -> str:
    return ", ".join(quoted(str(item)) for item in items)


# -- remote ranges


def bounds(family: int, low: int, high: int) -> IPRange:
    first, last = (ipnumbers.format_address(family, number) for number in (low, high))
    return IPRange.parse(first if low == high else f"{first}-{last}")


def without(ranges: Iterable[IPRange], taken: IPRange) -> list[IPRange]:
    """The ranges less the addresses of another; those that it does not meet stay as they are."""
    left: list[IPRange] = []
    for each in ranges:
        if not each.overlaps(taken):
            left.append(each)
            continue
        if each.low < taken.low:
            left.append(bounds(each.family, each.low, taken.low - 1))
        if taken.high < each.high:
            left.append(bounds(each.family, taken.high + 1, each.high))
    return left


def remove(item: Any) -> str:
    return f"Remove-ReceiveConnector {quoted(item.identity)}"


def set_ranges(item: Any, ranges: list[IPRange]) -> str:
    """The connector with these ranges; without it when none is left."""
    return f"Set-ReceiveConnector {quoted(item.identity)} -RemoteIPRanges {words(ranges)}" if ranges else remove(item)


def of_mapping_conflict(flow: MailFlow, item: Any) -> str:
    """The connector less the addresses that others take by equal or crossing ranges: what is left keeps to the rule."""
    bindings, ranges = list(item.get("Bindings")), list(item.get("RemoteIPRanges"))
    for _ in range(ATTEMPTS):
        found = conflicts.find(flow.store, item.server or "", item.role, bindings, ranges, item.guid)
        if found is None:
            return set_ranges(item, ranges)
        theirs = [IPRange.stored(text) for text in found[1].doc.get("RemoteIPRanges", ())]
        meeting = [other for other in theirs if any(other.family == mine.family and (mine.crosses(other) or mine.key() == other.key()) for mine in ranges)]
        if found[0] != "mapping" or not meeting:
            break
        for other in meeting:
            ranges = without(ranges, other)
        if not ranges:
            break
    return remove(item)


def of_overlap(flow: MailFlow, inner: Any, outer: Any, each: IPRange) -> str:
    """The outer connector less the addresses that the inner one takes anyway; where that would change who takes a connection, or the rule of
    ranges forbids it, the trace that shows which of them applies."""
    left = list(outer.get("RemoteIPRanges"))
    for taken in inner.get("RemoteIPRanges"):
        left = without(left, taken)
    same_places = {str(binding) for binding in outer.get("Bindings")} <= {str(binding) for binding in inner.get("Bindings")}
    if left and same_places and conflicts.find(flow.store, outer.server or "", outer.role, outer.get("Bindings"), left, outer.guid) is None:
        return set_ranges(outer, left)
    return f"Trace-EmsConnection {ipnumbers.format_address(each.family, each.low)} -Server {inner.server}"


def of_role_conflict(flow: MailFlow, item: Any, role: str) -> str:
    """The connector in the other's role; without it when that meets another conflict."""
    if conflicts.find(flow.store, item.server or "", role, item.get("Bindings"), item.get("RemoteIPRanges"), item.guid) is not None:
        return remove(item)
    return f"Set-ReceiveConnector {quoted(item.identity)} -TransportRole {role}"


def of_relay(item: Any, relay: Any, right: str, private: list[IPRange]) -> str:
    """The right taken away where it was added; else only private addresses where there are some, or clients that stay anonymous."""
    if relay.source == "an added right":
        who = f"-User {quoted(relay.principal)} -ExtendedRights {right}"
        return f"Get-ReceiveConnector {quoted(item.identity)} | Remove-ADPermission {who} -Confirm:$false"
    if private:
        return set_ranges(item, private)
    return f"Set-ReceiveConnector {quoted(item.identity)} -AuthMechanism Tls -PermissionGroups AnonymousUsers"


# -- connectors that lead out


def free_name(flow: MailFlow, name: str) -> str:
    """A name that no connector has: this one, or with a number."""
    taken = {route.name.lower() for route in flow.routes}
    number, found = 1, name
    while found.lower() in taken:
        number += 1
        found = f"{name} {number}"
    return found


# -- certificates


def renew(item: Any) -> str:
    """A new certificate of the same names in place of one of the server's; a signed one needs a request to its authority first."""
    got = f"Get-ExchangeCertificate {item.name} -Server {item.server}"
    if not item.get("IsSelfSigned"):
        return f"{got} | New-ExchangeCertificate -Server {item.server} -GenerateRequest"
    return f"{got} | New-ExchangeCertificate -Server {item.server} -Force; Remove-ExchangeCertificate {item.name} -Server {item.server} -Confirm:$false"


def name_certificate(noun: str, item: Any, known: Iterable[Any], now: int) -> str:
    """The connector with a valid certificate for its Fqdn; with the one that the server chooses when there is none."""
    fqdn = str(item.get("Fqdn") or item.organization.fqdn_of(item.server or item.organization.local_server)).lower()
    command = f"Set-{noun} {quoted(item.identity)} -TlsCertificateName"
    for found in known:
        names = {str(name).lower() for name in found.get("CertificateDomains")}
        if noun == "ReceiveConnector" and (found.server or "").lower() != (item.server or "").lower():
            continue
        if found.facts()["NotAfter"] > now and (fqdn in names or f"*.{fqdn.partition('.')[2]}" in names):
            return f"{command} {quoted('<I>' + str(found.get('Issuer')) + '<S>' + str(found.get('Subject')))}"
    return f"{command} $null"
