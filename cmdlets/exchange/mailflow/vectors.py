"""In: worked cases of selection (the schema of a selection vectors file). Out: which of them the rules answer as expected."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.mailflow import connections, online, routing
from cmdlets.exchange.rules.conflicts import compare
from cmdlets.exchange.types.domains import AddressSpace
from cmdlets.exchange.types.network import IPBinding, IPRange, IPvxAddress


def listener(row: dict[str, Any]) -> connections.Listener:
    return connections.Listener(
        row["name"],
        row["transport_role"],
        row.get("enabled", True),
        map(IPBinding.parse, row["bindings"]),
        map(IPRange.parse, row["remote_ip_ranges"]),
        row,
    )


def receive_select(case: dict[str, Any]) -> dict[str, Any]:
    given = case["input"]
    found = connections.select(
        map(listener, case["connectors"]), IPvxAddress.parse(given["local_ip"]), given["local_port"], IPvxAddress.parse(given["remote_ip"])
    )
    return {"connector": found.chosen.listener.name if found.chosen is not None else None}


def receive_validate(case: dict[str, Any]) -> dict[str, Any]:
    mine = listener(case["candidate"])
    for other in map(listener, case["connectors"]):
        if other.name.lower() == mine.name.lower():
            continue  # a change of it: only the others count
        kind = compare(mine.bindings, mine.ranges, mine.role, other.bindings, other.ranges, other.role)
        if kind is not None:
            return {"accept": False, "conflict_kind": kind, "conflicts_with": other.name}
    return {"accept": True, "conflict_kind": None, "conflicts_with": None}


def send_select(case: dict[str, Any]) -> dict[str, Any]:
    layout, given = case["topology"], case["input"]
    topology = routing.Topology(
        {s["name"]: s["site"] for s in layout["servers"]},
        [(link["a"], link["b"], link["cost"]) for link in layout["site_links"]],
        layout.get("accepted_domains", ()),
    )
    routes = []
    for row in case["connectors"]:
        size = row.get("max_message_size", "unlimited")
        routes.append(
            routing.Route(
                row["name"],
                row["type"],
                [(text, AddressSpace.parse(text)) for text in row["address_spaces"]],
                row["source_servers"],
                scoped=row.get("scoped", False),
                enabled=row.get("enabled", True),
                maximum=None if size == "unlimited" else int(size),
                smart_hosts=row.get("smart_hosts") or (),
                source=row,
            )
        )
    found = routing.select(
        routes, topology, given["server"], given.get("address_type", "SMTP"), given["address"], given.get("message_size", 0)
    )
    chosen = found.chosen
    return {
        "outcome": found.outcome,
        "enhanced_status": found.status or None,
        "connector": chosen.route.name if chosen is not None else None,
        "address_space": chosen.space[0] if chosen is not None and chosen.space is not None else None,
        "delivery_type": found.delivery_type if chosen is not None else None,
    }


def exo_outbound_select(case: dict[str, Any]) -> dict[str, Any]:
    rows = [
        online.Outbound(
            c["name"],
            c.get("recipient_domains") or (),
            enabled=c.get("enabled", True),
            rule_scoped=c.get("transport_rule_scoped", False),
            test_mode=c.get("test_mode", False),
            all_accepted=c.get("all_accepted_domains", False),
            route_all=c.get("route_all_messages_via_on_premises", False),
        )
        for c in case["connectors"]
    ]
    given = case["input"]
    found = online.select_outbound(rows, given["recipient"], case.get("accepted_domains", ()), given.get("rule_connector"))
    return {"connector": found.name if found is not None else None}


KINDS = {
    "receive_select": receive_select,
    "receive_validate": receive_validate,
    "send_select": send_select,
    "exo_outbound_select": exo_outbound_select,
}


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """What the rules say, in the form of the case's `expect`."""
    return KINDS[case["kind"]](case)


def agrees(case: dict[str, Any]) -> bool:
    """True when every expected value is the one given."""
    given = answer(case)
    return all(given.get(key) == value for key, value in case["expect"].items())
