"""Random organizations: whatever New-, Set-, Remove- and Copy- commands are run, the rules hold and a refused command changes nothing.

EMS_PROPERTY_RUNS says how many organizations each test makes (200 by default); a failing one is printed as the script that made it.
"""
from __future__ import annotations

import os
from functools import cache
from typing import Any

import hypothesis.strategies as st
from exchange_shell import Shell
from hypothesis import HealthCheck, given, note, settings

from cmdlets.exchange.rules import conflicts
from cmdlets.exchange.types.network import IPBinding, IPRange

RUNS = int(os.environ.get("EMS_PROPERTY_RUNS", "200"))
SERVERS = ("EX01", "EX02")
BINDINGS = ("0.0.0.0:25", "10.0.0.1:25", "[::]:25", "0.0.0.0:26", "10.0.0.1:26")
RANGES = ("0.0.0.0-255.255.255.255", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.5", "10.0.0.4-10.0.0.9", "9.0.0.0-10.0.0.5", "::/0", "2001:db8::/32")
NAMES = ("A", "b", "C d")
ROLES = ("HubTransport", "FrontendTransport")

_bindings = st.lists(st.sampled_from(BINDINGS), min_size=1, max_size=2, unique=True).map(tuple)
_ranges = st.lists(st.sampled_from(RANGES), min_size=1, max_size=2, unique=True).map(tuple)
_name, _server, _role = st.sampled_from(NAMES), st.sampled_from(SERVERS), st.sampled_from(ROLES)
_receive = st.one_of(
    st.tuples(st.just("New"), _server, _name, _role, _bindings, _ranges),
    st.tuples(st.just("Set"), _server, _name, st.none() | _role, st.none() | _bindings, st.none() | _ranges),
    st.tuples(st.just("Rename"), _server, _name, _name),
    st.tuples(st.just("Remove"), _server, _name),
)
_GATEWAYS = {
    "SendConnector": "-AddressSpaces 'a.com'", "ForeignConnector": "-AddressSpaces 'FAX:*'",
    "DeliveryAgentConnector": "-AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE",
}
_gateway = st.tuples(st.sampled_from(["New", "Rename", "Remove"]), st.sampled_from(sorted(_GATEWAYS)), _name, _name)


def texts(values: Any) -> str:
    return ",".join(f"'{value}'" for value in values)


def receive_script(step: tuple[Any, ...]) -> str:
    verb, server, name, *rest = step
    identity = f"'{server}\\{name}'"
    if verb == "New":
        role, bindings, ranges = rest
        return (f"New-ReceiveConnector '{name}' -Server {server} -TransportRole {role} -Bindings {texts(bindings)} "
                f"-RemoteIPRanges {texts(ranges)} | Out-Null")
    if verb == "Set":
        role, bindings, ranges = rest
        given_texts = [f"-TransportRole {role}" if role else "", f"-Bindings {texts(bindings)}" if bindings else "",
                       f"-RemoteIPRanges {texts(ranges)}" if ranges else ""]
        return f"Set-ReceiveConnector {identity} {' '.join(given_texts)} -WarningAction SilentlyContinue"
    if verb == "Rename":
        return f"Set-ReceiveConnector {identity} -Name '{rest[0]}' -WarningAction SilentlyContinue"
    return f"Remove-ReceiveConnector {identity} -Confirm:$false"


class Model:
    """The connectors by (server, name), as a plain reading of the rules has them."""

    def __init__(self) -> None:
        self.connectors: dict[tuple[str, str], tuple[str, Any, Any]] = {}

    def accepts(self, step: tuple[Any, ...]) -> bool:
        """Whether the step is allowed; carries it out when it is."""
        verb, server, name, *rest = step
        key = (server, name.lower())
        if verb == "New":
            return key not in self.connectors and self._put(key, tuple(rest))
        old = self.connectors.get(key)
        if old is None:
            return False
        if verb == "Set":
            return self._put(key, tuple(new if new is not None else was for new, was in zip(rest, old, strict=True)))
        if verb == "Rename":
            target = (server, rest[0].lower())
            if target != key and target in self.connectors:
                return False
        del self.connectors[key]
        if verb == "Rename":
            self.connectors[target] = old
        return True

    def _put(self, key: tuple[str, str], value: tuple[str, Any, Any]) -> bool:
        if any(self.conflict(value, other) for (server, name), other in self.connectors.items() if server == key[0] and name != key[1]):
            return False
        self.connectors[key] = value
        return True

    @staticmethod
    def conflict(left: tuple[str, Any, Any], right: tuple[str, Any, Any]) -> bool:
        """Section 2.9, pair by pair."""
        pairs = [(IPBinding.parse(a), IPBinding.parse(b)) for a in left[1] for b in right[1]]
        alike = [(a.number, b.number) for a, b in pairs if a.port == b.port and a.family == b.family]
        same = any(one == other for one, other in alike)
        wild = any(one != other and 0 in (one, other) for one, other in alike)
        if not same and not wild:
            return False
        return left[0] != right[0] or any(
            _crossing(IPRange.parse(a), IPRange.parse(b), same) for a in left[2] for b in right[2])


def _crossing(left: Any, right: Any, same: bool) -> bool:
    if left.family != right.family or left.high < right.low or right.high < left.low:
        return False
    if (left.low, left.high) == (right.low, right.high):
        return same
    return not (left.low <= right.low and right.high <= left.high or right.low <= left.low and left.high <= right.high)


@cache
def shared() -> Shell:
    """One shell for all organizations of this file: to start one costs more than to run a dozen commands."""
    shell = Shell()
    shell.run("New-EmsOrganization T -Server EX01,EX02 -Force | Out-Null")
    return shell


def fresh() -> Shell:
    """The shell with no connectors in its store."""
    shell = shared()
    with shell.store.transaction() as change:
        for noun in ("ReceiveConnector", *_GATEWAYS):
            for row in list(change.all(noun)):
                change.delete(noun, row.guid)
    return shell


def ran(shell: Shell, script: str) -> bool:
    """Whether the script made no error; one that did has written nothing."""
    note(script)
    version = shell.store.version
    failed = bool(shell.error(script))
    assert not failed or shell.store.version == version
    return not failed


@settings(max_examples=RUNS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_receive, min_size=1, max_size=12))
def test_receive_connectors_keep_the_rules(steps: list[tuple[Any, ...]]) -> None:
    """Each command is accepted exactly when the pairwise reading of the rules accepts it, and the store has what the reading has."""
    shell, model = fresh(), Model()
    for step in steps:
        assert ran(shell, receive_script(step)) == model.accepts(step)
    found = {}
    for row in shell.store.all("ReceiveConnector"):
        key = (row.server, row.name.lower())
        assert key not in found
        found[key] = (row.doc.get("TransportRole", "HubTransport"), tuple(row.doc["Bindings"]), tuple(row.doc["RemoteIPRanges"]))
        others = [IPBinding.parse(b) for b in row.doc["Bindings"]], [IPRange.parse(r) for r in row.doc["RemoteIPRanges"]]
        assert conflicts.find(shell.store, row.server, found[key][0], *others, row.guid) is None
    assert found == model.connectors


@settings(max_examples=RUNS, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_gateway, min_size=1, max_size=12))
def test_connectors_that_lead_out_share_their_names(steps: list[tuple[str, str, str, str]]) -> None:
    """Send, Foreign and Delivery Agent connectors have one name space, whatever the case of the names."""
    shell = fresh()
    model: dict[str, str] = {}
    for verb, noun, name, other in steps:
        key = name.lower()
        script = {"New": f"New-{noun} '{name}' {_GATEWAYS[noun]} | Out-Null", "Remove": f"Remove-{noun} '{name}' -Confirm:$false",
                  "Rename": f"Set-{noun} '{name}' -Name '{other}' -WarningAction SilentlyContinue"}[verb]
        if verb == "New":
            allowed = key not in model
        else:
            allowed = model.get(key) == noun and (verb == "Remove" or other.lower() == key or other.lower() not in model)
        assert ran(shell, script) == allowed
        if allowed and verb != "New":
            del model[key]
        if allowed and verb != "Remove":
            model[other.lower() if verb == "Rename" else key] = noun
    assert {row.name.lower(): noun for noun in _GATEWAYS for row in shell.store.all(noun)} == model
