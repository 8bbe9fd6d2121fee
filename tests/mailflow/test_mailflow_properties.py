"""Selection on random organizations gives what a slow reading of the rules gives, word for word as they are written down.

EMS_PROPERTY_RUNS says how many organizations each test makes (200 by default).
"""

from __future__ import annotations

import itertools
import os
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cmdlets.exchange.mailflow import connections, online, routing
from cmdlets.exchange.mailflow.intervals import IntervalTable
from cmdlets.exchange.types.domains import AddressSpace
from cmdlets.exchange.types.network import IPBinding, IPRange, IPvxAddress

QUICK = settings(max_examples=int(os.environ.get("EMS_PROPERTY_RUNS", "200")), deadline=None)
LOCALS = ("0.0.0.0", "10.9.0.1", "10.9.0.2")
NUMBERS = st.integers(0, 40)


@st.composite
def listeners(draw: Any) -> list[connections.Listener]:
    made = []
    for at in range(draw(st.integers(0, 6))):
        bindings = draw(st.lists(st.tuples(st.sampled_from(LOCALS), st.sampled_from((25, 587))), min_size=1, max_size=3, unique=True))
        ranges = draw(st.lists(st.tuples(NUMBERS, st.integers(0, 12)), min_size=1, max_size=4))
        made.append(
            connections.Listener(
                f"c{at}",
                "FrontendTransport",
                draw(st.booleans()) or draw(st.booleans()),
                [IPBinding.parse(f"{address}:{port}") for address, port in bindings],
                [IPRange.parse(f"10.0.0.{low}-10.0.0.{low + more}") for low, more in ranges],
            )
        )
    return draw(st.permutations(made))


def slow_connection(all_listeners: list[connections.Listener], local: str, port: int, client: int) -> str | None:
    """Steps 1 to 5 of the rules with every address counted out."""
    number = IPRange.parse(f"10.0.0.{client}").low
    found = []
    for one in all_listeners:
        texts = [str(binding) for binding in one.bindings]
        tier = 0 if f"{local}:{port}" in texts else 1 if f"0.0.0.0:{port}" in texts else None
        sizes = [len(range(r.low, r.high + 1)) for r in one.ranges if number in range(r.low, r.high + 1)]
        if one.enabled and tier is not None and sizes:
            found.append((tier, min(sizes), one.name))
    return min(found)[2] if found else None


@QUICK
@given(listeners(), st.sampled_from(LOCALS[1:]), st.sampled_from((25, 587, 465)), st.integers(0, 60))
def test_a_connection_goes_where_the_rules_say(all_listeners: list[Any], local: str, port: int, client: int) -> None:
    """The chosen Receive connector is the one of the slow reading, and every other one has a reason."""
    found = connections.select(all_listeners, IPvxAddress.parse(local), port, IPvxAddress.parse(f"10.0.0.{client}"))
    assert (found.chosen.listener.name if found.chosen else None) == slow_connection(all_listeners, local, port, client)
    assert len(found.candidates) == len(all_listeners)
    assert all(bool(c.reason) is (c is not found.chosen) for c in found.candidates)


@QUICK
@given(st.lists(st.tuples(NUMBERS, st.integers(0, 15)), max_size=12), st.integers(-1, 60))
def test_the_table_of_intervals_finds_the_best_range(ranges: list[tuple[int, int]], number: int) -> None:
    """A look-up gives the smallest range that holds the number, whether ranges lie inside or across each other."""
    entries = [(low, low + more, (more, at), at) for at, (low, more) in enumerate(ranges)]
    holding = [(rank, found) for low, high, rank, found in entries if low <= number <= high]
    assert IntervalTable(entries).find(number) == (min(holding)[1] if holding else None)


SITES = ("A", "B", "C", "D")
SERVERS = {f"S{at}": site for at, site in enumerate("AABCD")}
SPACES = ("*", "*.org", "*.x.org", "x.org", "a.x.org", "FAX:*", "FAX:12*", "FAX:123")


@st.composite
def organizations(draw: Any) -> tuple[list[tuple[str, str, int]], list[routing.Route]]:
    links = draw(
        st.lists(
            st.tuples(st.sampled_from(SITES), st.sampled_from(SITES), st.integers(1, 9)).filter(lambda link: link[0] != link[1]), max_size=5
        )
    )
    routes = []
    for at in range(draw(st.integers(0, 6))):
        spaces = draw(
            st.lists(st.tuples(st.sampled_from(SPACES), st.integers(1, 9)), min_size=1, max_size=3, unique_by=lambda space: space[0])
        )
        texts = [f"{address};{cost}" for address, cost in spaces]
        routes.append(
            routing.Route(
                f"r{at}",
                "Send",
                [(text, AddressSpace.parse(text)) for text in texts],
                draw(st.lists(st.sampled_from([*SERVERS, "Gone"]), min_size=1, max_size=3, unique=True)),
                scoped=draw(st.booleans()),
                enabled=draw(st.integers(0, 3)) > 0,
                maximum=draw(st.sampled_from((None, 10, 20))),
            )
        )
    return links, routes


def slow_paths(links: list[tuple[str, str, int]], start: str) -> dict[str, tuple[int, int]]:
    """(cost, links) of the best path to each site, by trying every path."""
    best = {start: (0, 0)}
    for length in range(1, len(SITES)):
        for way in itertools.permutations([site for site in SITES if site != start], length):
            total = 0
            for one, other in zip((start, *way), way, strict=False):
                costs = [cost for a, b, cost in links if {a, b} == {one, other}]
                if not costs:
                    break
                total += min(costs)
            else:
                best[way[-1]] = min(best.get(way[-1], (10**9, 0)), (total, length))
    return best


def slow_rank(space: AddressSpace, kind: str, address: str) -> tuple[int, int] | None:
    if space.type.upper() != kind:
        return None
    text = space.address.lower()
    target = address.partition("@")[2] if kind == "SMTP" else address
    if text == "*":
        return 0, 0
    if text == target:
        return 3, 0
    if kind == "SMTP" and text.startswith("*.") and (target == text[2:] or target.endswith(text[1:])):
        return 2, len(text[2:].split("."))
    if kind != "SMTP" and text.endswith("*") and target.startswith(text[:-1]):
        return 2, len(text)
    return None


def slow_route(links: Any, routes: list[routing.Route], server: str, kind: str, address: str, size: int) -> tuple[str, str | None]:
    """(outcome, connector) by steps 1 to 6 of section 4.4, one after the other."""
    paths = slow_paths(links, SERVERS[server])
    usable = []
    for route in routes:
        ranked = [(rank, -space.cost) for _, space in route.spaces if (rank := slow_rank(space, kind, address)) is not None]
        sources = [s for s in route.source_servers if s in SERVERS]
        in_site = any(SERVERS[s] == SERVERS[server] for s in sources)
        reached = [(0, 0) if s == server else (paths[SERVERS[s]][0], 1 + paths[SERVERS[s]][1]) for s in sources if SERVERS[s] in paths]
        if route.enabled and ranked and reached and (in_site or not route.scoped):
            rank, cost = max(ranked)
            path, hops = min(reached)
            usable.append((route, rank, path - cost, hops))
    small = [entry for entry in usable if entry[0].maximum is None or entry[0].maximum >= size]
    if not small:
        return ("ndr" if usable or kind != "SMTP" else "unreachable"), None
    precise = [entry for entry in small if entry[1] == max(e[1] for e in small)]
    cheap = [entry for entry in precise if entry[2] == min(e[2] for e in precise)]
    near = [entry for entry in cheap if entry[3] == min(e[3] for e in cheap)]
    return "connector", min(entry[0].name for entry in near)


@QUICK
@given(
    organizations(),
    st.sampled_from(sorted(SERVERS)),
    st.sampled_from(("SMTP:u@a.x.org", "SMTP:u@x.org", "SMTP:u@y.org", "SMTP:u@z.net", "FAX:123", "FAX:9")),
    st.sampled_from((5, 10, 15, 25)),
)
def test_a_message_goes_where_the_rules_say(organization: Any, server: str, target: str, size: int) -> None:
    """The chosen connector, or the fate without one, is that of the slow reading, and every other one has a reason."""
    links, routes = organization
    kind, _, address = target.partition(":")
    found = routing.select(routes, routing.Topology(SERVERS, links), server, kind, address, size)
    assert (found.outcome, found.chosen.route.name if found.chosen else None) == slow_route(links, routes, server, kind, address, size)
    assert all(bool(c.reason) is (c is not found.chosen) for c in found.candidates)


OUTBOUND = st.lists(
    st.tuples(
        st.lists(st.sampled_from(("*", "*.org", "*.x.org", "x.org", "a.x.org")), max_size=3, unique=True),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
)


@QUICK
@given(OUTBOUND, st.sampled_from(("u@x.org", "u@a.x.org", "u@y.com")), st.sampled_from(((), ("x.org",), ("*.x.org",))))
def test_exchange_online_chooses_as_the_rules_say(rows: list[Any], recipient: str, accepted: tuple[str, ...]) -> None:
    """Exact domain, then all accepted domains, then the longest pattern, then the name."""
    made = [
        online.Outbound(f"o{at}", domains, enabled=on, rule_scoped=scoped, all_accepted=every, test_mode=test)
        for at, (domains, on, scoped, every, test) in enumerate(rows)
    ]
    domain = recipient.partition("@")[2]
    ranked = []
    for at, (domains, on, scoped, every, test) in enumerate(rows):
        covering = [0 if d == "*" else len(d) for d in domains if d == "*" or (d.startswith("*.") and ("." + domain).endswith(d[1:]))]
        if not on or scoped or test:
            continue
        if domain in domains:
            ranked.append((0, 0, f"o{at}"))
        elif every and any(domain == a or (a.startswith("*.") and ("." + domain).endswith(a[1:])) for a in accepted):
            ranked.append((1, 0, f"o{at}"))
        elif covering:
            ranked.append((2, -max(covering), f"o{at}"))
    found = online.select_outbound(made, recipient, accepted)
    assert (found.name if found else None) == (min(ranked)[2] if ranked else None)
