"""In: a store and a probe: a connection (address, server, port) or a message (sender, recipient, size). Out: where it goes, as one text.

A rehearsal traces the same probes before and after a script and tells those that go another way.
"""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.mailflow import messages
from cmdlets.exchange.mailflow.connections import mapped
from cmdlets.exchange.mailflow.organization import mail_flow
from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.network import IPvxAddress
from ems.values.errors import NetException

ENDPOINTS_OF_A_CONNECTOR = 16  # of one with hundreds of ranges the first ones stand for the others
OUTSIDE_SENDER = "probe@outside.invalid"


def default_probes(store: Any) -> list[dict[str, str]]:
    """The endpoints of all connectors: the first address of each range at each port, and a recipient of each address space."""
    probes: dict[tuple[tuple[str, str], ...], dict[str, str]] = {}
    for probe in (*connection_probes(store), *message_probes(store)):
        probes.setdefault(tuple(sorted(probe.items())), probe)
    return list(probes.values())


def connection_probes(store: Any) -> Any:
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.receive_connector import ReceiveConnector

    for item in directory_of(store).all(ReceiveConnector):
        ends = {
            (binding.family, "" if binding.is_wildcard else ipnumbers.format_address(binding.family, binding.number), binding.port)
            for binding in item.get("Bindings")
        }
        for family, local, port in sorted(ends):
            ranges = [each for each in item.get("RemoteIPRanges") if each.family == family]
            for each in ranges[:ENDPOINTS_OF_A_CONNECTOR]:
                probe = {"address": ipnumbers.format_address(family, each.low), "server": item.server or "", "port": str(port)}
                yield {**probe, "local": local} if local else probe


def message_probes(store: Any) -> Any:
    flow = mail_flow(store)
    sender = f"probe@{flow.directory.organization.domain}"
    for route in flow.routes:
        for _, space in route.spaces:
            yield {"sender": sender, "recipient": sample_recipient(space)}


def sample_recipient(space: Any) -> str:
    """An address that a space takes."""
    if not space.is_smtp:
        return f"{space.type}:{space.address.replace('*', 'probe')}"
    domain = {"*": "probe.invalid", "--": "probe.invalid"}.get(space.address, space.address)
    return f"probe@{'probe' + domain[1:] if domain.startswith('*.') else domain}"


def trace(store: Any, probe: dict[str, str]) -> str:
    """Where a probe goes; what is wrong with one that cannot be traced."""
    try:
        return _message(store, probe) if probe.get("recipient") else _connection(store, probe)
    except (NetException, ValueError) as error:
        return f"cannot be traced: {error}"


def _ends(probe: dict[str, str]) -> tuple[IPvxAddress, IPvxAddress, int]:
    remote = IPvxAddress.parse(probe["address"])
    local = probe.get("local")
    own = IPvxAddress.parse(local) if local else IPvxAddress(mapped(remote)[0], 0)
    return remote, own, int(probe.get("port") or 25)


def _server(store: Any, probe: dict[str, str]) -> str:
    directory = mail_flow(store).directory
    return str(directory.existing_server(probe.get("server") or directory.local_server).name)


def _connection(store: Any, probe: dict[str, str]) -> str:
    from cmdlets.exchange.mailflow import sessions

    flow = mail_flow(store)
    remote, local, port = _ends(probe)
    connector = flow.receive_connector(_server(store, probe), local, port, remote)
    if connector is None:
        return "no connector"
    relay, _ = sessions.relay_reason(connector, sessions.principals(connector))
    return f"{connector.identity}{', may relay' if relay else ''}"


def _message(store: Any, probe: dict[str, str]) -> str:
    flow = mail_flow(store)
    remote, local, port = _ends(probe) if probe.get("address") else (None, None, 25)
    size = int(probe.get("size") or 0)
    way = messages.trace(
        flow,
        messages.Message(
            probe.get("sender") or OUTSIDE_SENDER, probe["recipient"], size, _server(store, probe), remote=remote, local=local, port=port
        ),
    )
    if way.outcome == "Connector":
        return f"{way.connector.name if way.connector is not None else 'MX'} ({way.delivery} {way.hop})"
    return way.text or way.outcome
