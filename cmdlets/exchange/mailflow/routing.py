"""In: a recipient address, a message size, the deciding server, the topology and the connectors. Out: the connector that routes it, or its fate.

Send, Foreign and Delivery Agent connectors compete together: size, then what is usable, then the precision of the address space, the cost of
path and space, the hops, the name.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.types.domains import AddressSpace

UNLIMITED = None
UNREACHABLE_TEXT = "A matching connector cannot be found to route the external recipient"
NO_TYPE_TEXT = "ROUTING.NoConnectorForAddressType; unable to route for address type"
SIZE_TEXT = "ROUTING.SizeLimit; message size exceeds fixed maximum size for route"
LOCAL_DELIVERY = {"Foreign": "NonSmtpGatewayDelivery", "DeliveryAgent": "DeliveryAgent"}


class Topology:
    """Servers with their sites, links between sites with their costs, accepted domains."""

    def __init__(self, servers: dict[str, str], links: Iterable[tuple[str, str, int]], accepted_domains: Iterable[str] = ()) -> None:
        self.sites = {name.lower(): site.lower() for name, site in servers.items()}
        self.links: dict[str, list[tuple[str, int]]] = {}
        for a, b, cost in links:
            self.links.setdefault(a.lower(), []).append((b.lower(), cost))
            self.links.setdefault(b.lower(), []).append((a.lower(), cost))
        self.accepted_domains = [d.lower() for d in accepted_domains]
        self._paths: dict[str, dict[str, tuple[int, int]]] = {}

    def site(self, server: str) -> str | None:
        return self.sites.get(server.lower())

    def paths(self, site: str) -> dict[str, tuple[int, int]]:
        """(cost, links) of the cheapest path from a site to each that can be reached; fewer links first among equal costs."""
        found = self._paths.get(site)
        if found is None:
            found = {}
            heap = [(0, 0, site)]
            while heap:
                cost, hops, at = heapq.heappop(heap)
                if at in found:
                    continue
                found[at] = (cost, hops)
                for other, link in self.links.get(at, ()):
                    if other not in found:
                        heapq.heappush(heap, (cost + link, hops + 1, other))
            self._paths[site] = found
        return found

    def is_accepted(self, domain: str) -> bool:
        """True for an accepted domain; one written with `*.` covers its subdomains."""
        domain = domain.lower()
        return any(domain == d or (d.startswith("*.") and (domain == d[2:] or domain.endswith(d[1:]))) for d in self.accepted_domains)


class Route:
    """What selection reads of a connector. kind: Send, Foreign, DeliveryAgent; maximum: bytes, None for unlimited; spaces: (text as typed, AddressSpace)."""

    __slots__ = ("enabled", "kind", "maximum", "name", "scoped", "smart_hosts", "source", "source_servers", "spaces")

    def __init__(
        self,
        name: str,
        kind: str,
        spaces: Iterable[tuple[str, AddressSpace]],
        source_servers: Iterable[str],
        *,
        scoped: bool = False,
        enabled: bool = True,
        maximum: int | None = UNLIMITED,
        smart_hosts: Iterable[str] = (),
        source: Any = None,
    ) -> None:
        self.name = name
        self.kind = kind
        self.spaces = tuple(spaces)
        self.source_servers = tuple(source_servers)
        self.scoped = scoped
        self.enabled = enabled
        self.maximum = maximum
        self.smart_hosts = tuple(smart_hosts)
        self.source = source


class Candidate:
    """A route in one selection; reason: why it lost. cost: path and space together; hops: 0 own server, 1 own site, more for remote sites."""

    __slots__ = ("cost", "hops", "rank", "reason", "route", "server", "space")

    def __init__(self, route: Route) -> None:
        self.route = route
        self.reason = ""
        self.space: tuple[str, AddressSpace] | None = None
        self.rank: tuple[int, ...] = ()
        self.cost = 0
        self.hops = 0
        self.server = ""


class RoutingResult:
    """outcome: connector, unreachable or ndr; status and text: of the NDR or queue; delivery_type as the queue of the deciding server shows it."""

    __slots__ = ("candidates", "chosen", "delivery_type", "next_hop", "outcome", "status", "text")

    def __init__(
        self,
        outcome: str,
        candidates: list[Candidate],
        chosen: Candidate | None = None,
        *,
        status: str = "",
        text: str = "",
        delivery_type: str = "",
        next_hop: str = "",
    ) -> None:
        self.outcome = outcome
        self.candidates = candidates
        self.chosen = chosen
        self.status = status
        self.text = text
        self.delivery_type = delivery_type
        self.next_hop = next_hop


# -- matching (4.3)


def smtp_rank(space: AddressSpace, domain: str, topology: Topology) -> tuple[int, ...] | None:
    """The precision with which a space takes a domain; None when it does not. A greater tuple is more precise."""
    address, domain = space.address.lower(), domain.lower()
    if address == "*":
        return (0,)
    if address == "--":
        return accepted_rank() if topology.is_accepted(domain) else None
    if address.startswith("*."):
        base = address[2:]
        return (2, base.count(".") + 1) if domain == base or domain.endswith("." + base) else None
    return (3,) if domain == address else None


def accepted_rank() -> tuple[int, ...]:
    """[U] The rank of `--` (all accepted domains) between `*` and a wildcard pattern."""
    return (1,)


def other_rank(space: AddressSpace, kind: str, address: str) -> tuple[int, ...] | None:
    """The same for an address of another type: exact text, then a prefix with `*`, then `*` alone; X400 by its attributes [U]."""
    pattern, address = space.address.lower(), address.lower()
    if pattern == "*":
        return (0,)
    if kind == "x400":
        wanted, given = attributes(pattern), attributes(address)
        return (2, len(wanted)) if wanted and all(given.get(k) == v for k, v in wanted.items()) else None
    if pattern == address:
        return (3,)
    if pattern.endswith("*") and address.startswith(pattern[:-1]):
        return (2, len(pattern))
    return None


def attributes(text: str) -> dict[str, str]:
    """X.400 attributes: `c=US;a=Fabrikam` as a dict."""
    out = {}
    for part in text.replace("/", ";").split(";"):
        name, equals, value = part.strip().partition("=")
        if equals:
            out[name.strip()] = value.strip()
    return out


def best_space(route: Route, kind: str, address: str, topology: Topology) -> tuple[tuple[str, AddressSpace], tuple[int, ...]] | None:
    """The most precise of a route's spaces that takes the address; the cheaper one among equals."""
    best: tuple[tuple[str, AddressSpace], tuple[int, ...]] | None = None
    for pair in route.spaces:
        space = pair[1]
        if space.type.lower() != kind:
            continue
        rank = smtp_rank(space, address.rpartition("@")[2], topology) if kind == "smtp" else other_rank(space, kind, address)
        if rank is not None and (best is None or (rank, -space.cost) > (best[1], -best[0][1].cost)):
            best = (pair, rank)
    return best


# -- selection (4.4)


def select(routes: Iterable[Route], topology: Topology, server: str, address_type: str, address: str, size: int = 0) -> RoutingResult:
    """The connector that takes a recipient's address from the deciding server."""
    kind = address_type.lower()
    candidates = [Candidate(route) for route in routes]
    usable = [c for c in candidates if judge(c, topology, server, kind, address)]
    able = []
    for candidate in usable:
        limit = candidate.route.maximum
        if limit is not None and limit < size:
            candidate.reason = f"the message is larger than its MaxMessageSize of {limit} bytes"
        else:
            able.append(candidate)
    if not able:
        return fate(candidates, kind, too_large=bool(usable))
    able.sort(key=lambda c: (tuple(-part for part in padded(c.rank)), c.cost, c.hops, c.route.name.lower()))
    chosen = able[0]
    for lost in able[1:]:
        lost.reason = why(chosen, lost)
    candidates.sort(key=lambda c: c is not chosen)
    delivery, hop = delivery_of(chosen, server, kind, address)
    return RoutingResult("connector", candidates, chosen, delivery_type=delivery, next_hop=hop)


def padded(rank: tuple[int, ...]) -> tuple[int, int]:
    return rank[0], rank[1] if len(rank) > 1 else 0


def judge(candidate: Candidate, topology: Topology, server: str, kind: str, address: str) -> bool:
    """True when the connector may route the address from this server, whatever the size; else its reason is set."""
    route = candidate.route
    if not route.enabled:
        candidate.reason = "it is disabled"
        return False
    best = best_space(route, kind, address, topology)
    if best is None:
        candidate.reason = "none of its address spaces matches"
        return False
    candidate.space, candidate.rank = best
    own_site = topology.site(server)
    if own_site is None:
        candidate.reason = f"the server '{server}' has no site"
        return False
    paths = topology.paths(own_site)
    sources = [s for s in route.source_servers if topology.site(s) is not None]
    if not sources:
        candidate.reason = "it has no source server that exists"
        return False
    if route.scoped and not any(topology.site(s) == own_site for s in sources):
        candidate.reason = "it is scoped to another Active Directory site"
        return False
    reachable = [(place(s, server, own_site, topology, paths), s) for s in sources if topology.site(s) in paths]
    if not reachable:
        candidate.reason = "no path of site links leads to its source servers"
        return False
    (path_cost, candidate.hops), candidate.server = min(reachable, key=lambda pair: (pair[0], pair[1].lower()))
    candidate.cost = path_cost + candidate.space[1].cost
    return True


def place(source: str, server: str, own_site: str, topology: Topology, paths: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """(cost of the path, hops) to a source server."""
    if source.lower() == server.lower():
        return 0, 0
    cost, links = paths[topology.site(source) or own_site]
    return cost, 1 + links


def why(chosen: Candidate, lost: Candidate) -> str:
    name = chosen.route.name
    if padded(chosen.rank) != padded(lost.rank):
        return f"'{name}' matches more precisely ({space_text(chosen)} against {space_text(lost)})"
    if chosen.cost != lost.cost:
        return f"'{name}' is cheaper ({chosen.cost} against {lost.cost})"
    if chosen.hops != lost.hops:
        return f"'{name}' is nearer"
    return f"'{name}' comes before it in alphabetical order"


def space_text(candidate: Candidate) -> str:
    return str(candidate.space[1]) if candidate.space is not None else ""


def fate(candidates: list[Candidate], kind: str, too_large: bool) -> RoutingResult:
    """What becomes of a recipient that no connector takes."""
    if too_large:
        return RoutingResult("ndr", candidates, status="5.3.4", text=f"550 5.3.4 {SIZE_TEXT}", delivery_type="Undefined")
    if kind == "smtp":
        return RoutingResult("unreachable", candidates, text=UNREACHABLE_TEXT, delivery_type="Unreachable", next_hop="Unreachable Domain")
    return RoutingResult("ndr", candidates, status="5.4.4", text=f"550 5.4.4 {NO_TYPE_TEXT}", delivery_type="Undefined")


def delivery_of(chosen: Candidate, server: str, kind: str, address: str) -> tuple[str, str]:
    """(DeliveryType, NextHopDomain) as the deciding server's queue shows them."""
    route = chosen.route
    if not any(s.lower() == server.lower() for s in route.source_servers):
        return "SmtpRelayToConnectorSourceServers", route.name
    if route.kind in LOCAL_DELIVERY:
        return LOCAL_DELIVERY[route.kind], chosen.space[1].type if chosen.space is not None else kind.upper()
    if route.smart_hosts:
        return "SmartHostConnectorDelivery", ",".join(route.smart_hosts)
    return "DnsConnectorDelivery", address.rpartition("@")[2]
