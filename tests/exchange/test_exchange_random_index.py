"""Random organizations: what the store's index says of conflicts and of connections is what comparing every connector says.

EMS_PROPERTY_RUNS says how many organizations each test makes (200 by default).
"""
from __future__ import annotations

import os
from functools import cache
from typing import Any
from unittest import mock

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

import cmdlets.exchange  # noqa: F401  (tells the type table)
from cmdlets.exchange.mailflow import connections
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.exchange.rules import conflicts
from cmdlets.exchange.types.network import IPBinding, IPRange, IPvxAddress

MANY = settings(max_examples=int(os.environ.get("EMS_PROPERTY_RUNS", "200")), deadline=None, derandomize=True, database=None,
                suppress_health_check=list(HealthCheck))
BINDINGS = ("0.0.0.0:25", "10.0.0.1:25", "10.0.0.2:25", "[::]:25", "[::1]:25", "0.0.0.0:26")
LOCALS = ("10.0.0.1", "10.0.0.2", "10.0.0.3", "::1", "::2")
BASES = ("0.0.0.", "10.0.0.", "255.255.255.")
_last = st.integers(0, 47)
_v4 = st.one_of(
    st.builds("{}{}".format, st.sampled_from(BASES), _last),
    st.builds("{}{}/{}".format, st.sampled_from(BASES), _last, st.integers(24, 32)),
    st.builds(lambda base, low, more: f"{base}{low}-{base}{low + more}", st.sampled_from(BASES), _last, st.integers(0, 40)),
    st.sampled_from(("0.0.0.0-255.255.255.255", "0.0.0.5-10.0.0.9", "10.0.0.9-255.255.255.255")),
)
_v6 = st.one_of(
    st.builds("2001:db8::{:x}/{}".format, _last, st.integers(120, 128)),
    st.builds(lambda low, more: f"2001:db8::{low:x}-2001:db8::{low + more:x}", _last, st.integers(0, 40)),
    st.just("::/0"),
)
_connector = st.tuples(
    st.lists(st.sampled_from(BINDINGS), min_size=1, max_size=2, unique=True),
    st.lists(st.one_of(_v4, _v4, _v6), min_size=1, max_size=3, unique=True),
    st.sampled_from(("HubTransport", "HubTransport", "HubTransport", "FrontendTransport")),
    st.integers(0, 4).map(bool),
)


@cache
def directory() -> Any:
    from cmdlets.exchange.common.directory import Directory
    from ems.store import open_store

    return Directory(open_store("memory:"))


class Read:
    """A connector with its bindings and ranges, for the comparing of all."""

    def __init__(self, at: int, made: tuple[list[str], list[str], str, bool]) -> None:
        bindings, ranges, self.role, enabled = made
        doc = {"Name": f"c{at}", "Bindings": bindings, "RemoteIPRanges": ranges, "TransportRole": self.role, "Enabled": enabled}
        self.item = ReceiveConnector(doc, directory().organization, name=f"c{at}", server="T", state="New")
        self.bindings, self.ranges = [IPBinding.parse(text) for text in bindings], [IPRange.parse(text) for text in ranges]

    def conflicts(self, others: list[Read]) -> set[tuple[str, str]]:
        """(kind, name) of each conflict with another."""
        found = [(conflicts.compare(self.bindings, self.ranges, self.role, o.bindings, o.ranges, o.role), o.item.name)
                 for o in others if o is not self]
        return {(kind, name) for kind, name in found if kind is not None}

    def conflict_by_index(self) -> tuple[str, str] | None:
        found = conflicts.find(directory().store, "T", self.role, self.bindings, self.ranges, self.item.guid)
        return None if found is None else (found[0], found[1].name)


def organization(made: list[Any], checked: bool) -> list[Read]:
    """The store with these connectors; `checked`: without those that conflict. Each check on the way compares both answers."""
    where = directory()
    with where.transaction() as change:
        for row in list(change.all("ReceiveConnector")):
            change.delete("ReceiveConnector", row.guid)
    there: list[Read] = []
    for at, each in enumerate(made):
        one = Read(at, each)
        every, found = one.conflicts(there), one.conflict_by_index()
        assert found in every if every else found is None
        if not (checked and every):
            with where.transaction() as change:
                where.insert(change, one.item)
            there.append(one)
    return there


@MANY
@given(st.lists(_connector, max_size=7), st.booleans(), st.booleans(), st.lists(st.tuples(st.sampled_from(LOCALS), st.sampled_from(BASES), st.integers(0, 90)), max_size=5))
def test_the_index_says_what_comparing_all_says(made: list[Any], checked: bool, in_memory: bool, clients: list[tuple[str, str, int]]) -> None:
    """A connector is refused exactly when one of the others conflicts with it, new or there already, in a clean store and in another, by the
    index as in memory (for those of many ranges); the connector found for a connection is the one that selection among all of them chooses."""
    with mock.patch.object(conflicts, "MANY_RANGES", 0 if in_memory else 8):
        compared(made, checked, clients)


def compared(made: list[Any], checked: bool, clients: list[tuple[str, str, int]]) -> None:
    there = organization(made, checked)
    for one in there:
        every, found = one.conflicts(there), one.conflict_by_index()
        assert found in every if every else found is None
        assert not (checked and every)
    listeners = [connections.Listener(one.item.name, one.role, one.item.get("Enabled"), one.bindings, one.ranges) for one in there]
    for where, base, last in clients:
        local = IPvxAddress.parse(where)
        client = IPvxAddress.parse(f"{base}{last}" if local.family == 4 else f"2001:db8::{last:x}")
        chosen = connections.select(listeners, local, 25, client).chosen
        row = conflicts.taker(directory().store, "T", 25, local.family, local.number, client.number)
        assert (row.name if row else None) == (chosen.listener.name if chosen else None)
