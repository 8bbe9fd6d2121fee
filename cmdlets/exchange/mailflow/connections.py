"""In: a connection and the Receive connectors of a server. Out: the connector that takes it, and why each other one did not.

The rule: of the enabled connectors that listen on the local address and port, those whose ranges contain the client; a binding to the very
address before one to all addresses; then the smallest range; then the lowest name. Nothing of a connector that lost has any effect.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.types.network import IPBinding, IPRange, IPvxAddress

EXACT, WILDCARD = 0, 1


class Listener:
    """What selection reads of a Receive connector; `source` is the connector itself."""

    __slots__ = ("bindings", "enabled", "name", "ranges", "role", "source")

    def __init__(
        self, name: str, role: str, enabled: bool, bindings: Iterable[IPBinding], ranges: Iterable[IPRange], source: Any = None
    ) -> None:
        self.name = name
        self.role = role
        self.enabled = enabled
        self.bindings = tuple(bindings)
        self.ranges = tuple(ranges)
        self.source = source


class Candidate:
    """A listener in one selection. reason: why it lost, "" for the one that was chosen. tier: EXACT or WILDCARD; size: of its smallest range with the client."""

    __slots__ = ("binding", "listener", "range", "reason", "size", "tier")

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.reason = ""
        self.tier = WILDCARD
        self.size = 0
        self.binding: IPBinding | None = None
        self.range: IPRange | None = None


class ConnectionResult:
    """chosen: the Candidate that takes the connection, None when none does; candidates: all of them, the chosen one first."""

    __slots__ = ("candidates", "chosen")

    def __init__(self, chosen: Candidate | None, candidates: list[Candidate]) -> None:
        self.chosen = chosen
        self.candidates = candidates


NO_CONNECTOR_REPLY = "421 4.3.2 Service not available"  # [U]


def mapped(address: IPvxAddress) -> tuple[int, int]:
    """(family, number) of an address; an IPv4-mapped IPv6 address counts as IPv4."""
    if address.family == 6 and address.number >> 32 == 0xFFFF:
        return 4, address.number & 0xFFFFFFFF
    return address.family, address.number


def prefers_exact_binding() -> bool:
    """[U] A binding to the very local address wins before the size of the ranges is looked at."""
    return True


def select(listeners: Iterable[Listener], local: IPvxAddress, port: int, remote: IPvxAddress) -> ConnectionResult:
    """The connector for a connection from `remote` to `local`:`port`."""
    family, number = mapped(remote)
    local_family, local_number = mapped(local)
    candidates = [Candidate(listener) for listener in listeners]
    able: list[Candidate] = []
    for candidate in candidates:
        if judge(candidate, local_family, local_number, port, family, number):
            able.append(candidate)
    able.sort(key=order)
    for lost in able[1:]:
        lost.reason = why(able[0], lost)
    chosen = able[0] if able else None
    if chosen is not None:
        candidates.sort(key=lambda c: c is not chosen)
    return ConnectionResult(chosen, candidates)


def order(candidate: Candidate) -> tuple[int, int, str]:
    return candidate.tier if prefers_exact_binding() else 0, candidate.size, candidate.listener.name.lower()


def judge(candidate: Candidate, local_family: int, local_number: int, port: int, family: int, number: int) -> bool:
    """True when the connector could take the connection; else its reason is set."""
    listener = candidate.listener
    if not listener.enabled:
        candidate.reason = "it is disabled"
        return False
    on_port = [b for b in listener.bindings if b.port == port]
    fitting = [b for b in on_port if b.family == local_family and (b.is_wildcard or b.number == local_number)]
    if not fitting:
        candidate.reason = f"it does not listen on port {port}" if not on_port else "it listens on another local address"
        return False
    candidate.binding = min(fitting, key=lambda b: b.is_wildcard)
    candidate.tier = WILDCARD if candidate.binding.is_wildcard else EXACT
    holding = [r for r in listener.ranges if r.contains(family, number)]
    if not holding:
        candidate.reason = "the client is in none of its remote IP ranges"
        return False
    candidate.range = min(holding, key=lambda r: r.size)
    candidate.size = candidate.range.size
    return True


def why(chosen: Candidate, lost: Candidate) -> str:
    """Why the chosen connector went before this one."""
    if chosen.tier != lost.tier and prefers_exact_binding():
        return f"'{chosen.listener.name}' is bound to the very address {chosen.binding}"
    if chosen.size != lost.size:
        return f"its range {lost.range} is wider than {chosen.range} of '{chosen.listener.name}'"
    return f"'{chosen.listener.name}' comes before it in alphabetical order"
