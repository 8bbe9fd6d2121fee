"""In: a Receive connector and the others of its server. Out: the conflict of bindings and remote ranges, found by index.

The rule (every other connector of the server counts, enabled or not):

    same = a pair of equal bindings; wild = a pair of equal port and family, one side the wildcard, not equal
    neither: no relation. Another transport role: a ROLE conflict. Then each pair of ranges of that family that share addresses:
    equal ranges conflict under `same`; one inside the other is allowed; crossing ranges conflict (MAPPING).

The store keeps three kinds of index rows for a connector, so that the check reads the neighbours of a connector and not all of them:

    rc.binding  server/port/family/role/address     who listens there, and in which role
    rc.end      server/port/family/address/high/low one for each range of that family, in the order of its last address
    rc.start    server/port/family/address/low/high the same in the order of its first address

A range that crosses [low, high] ends in it or starts in it. What does is read by two range queries a binding; what merely lies inside is
read too, which costs only the wide ranges, and a range of all addresses can cross nothing and asks for its equal alone.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.network import IPBinding, IPRange

ROLES = ("HubTransport", "FrontendTransport")
BINDING, END, START = "rc.binding", "rc.end", "rc.start"

Conflict = tuple[str, Any]  # "role" or "mapping", the other connector (whatever the caller gave)


# -- the rule on two connectors


def compare(
    bindings: Iterable[IPBinding],
    ranges: Iterable[IPRange],
    role: str,
    other_bindings: Iterable[IPBinding],
    other_ranges: Iterable[IPRange],
    other_role: str,
) -> str | None:
    """"role", "mapping" or None for a candidate and one other connector."""
    related = list(_related(bindings, other_bindings))
    if not related:
        return None
    if role != other_role:
        return "role"
    ranges, other_ranges = list(ranges), list(other_ranges)
    for family, equal in related:
        for mine in ranges:
            if mine.family != family:
                continue
            for theirs in other_ranges:
                if theirs.family == family and _collide(mine, theirs, equal):
                    return "mapping"
    return None


def _related(mine: Iterable[IPBinding], theirs: Iterable[IPBinding]) -> Iterator[tuple[int, bool]]:
    """(family, whether the bindings are equal) of each pair of bindings that share a port."""
    others = list(theirs)
    for one in mine:
        for other in others:
            if (
                one.port == other.port
                and one.family == other.family
                and (one.number == other.number or one.is_wildcard or other.is_wildcard)
            ):
                yield one.family, one.number == other.number


def _collide(mine: IPRange, theirs: IPRange, equal_bindings: bool) -> bool:
    if mine.low == theirs.low and mine.high == theirs.high:
        return equal_bindings
    return mine.crosses(theirs)


# -- index rows


def _address(family: int, number: int) -> str:
    return f"{number:0{8 if family == 4 else 32}x}"


def index_rows(server: str, role: str, bindings: Iterable[IPBinding], ranges: Iterable[IPRange]) -> list[tuple[str, str]]:
    """The index rows that a connector is stored with."""
    rows: list[tuple[str, str]] = []
    ranges = list(ranges)
    host = server.lower()
    for binding in bindings:
        family = binding.family
        place = f"{host}/{binding.port}/{family}"
        address = _address(family, binding.number)
        rows.append((BINDING, f"{place}/{role}/{address}"))
        for each in ranges:
            if each.family == family:
                low, high = _address(family, each.low), _address(family, each.high)
                rows.append((END, f"{place}/{address}/{high}/{low}"))
                rows.append((START, f"{place}/{address}/{low}/{high}"))
    return rows


# -- the check by index


def find(
    reads: Any, server: str, role: str, bindings: Iterable[IPBinding], ranges: Iterable[IPRange], own_guid: str = ""
) -> Conflict | None:
    """The first conflict with a connector of the store (`reads`: a Store or Transaction), the other one as its Row."""
    bindings, ranges = list(bindings), list(ranges)
    for binding in bindings:
        found = _other_role(reads, server, role, binding, own_guid)
        if found is not None:
            return "role", found
    for binding in bindings:
        for each in ranges:
            if each.family == binding.family:
                found = _mapping(reads, server, role, binding, each, own_guid)
                if found is not None:
                    return "mapping", found
    return None


def _first(rows: Iterable[Any], own_guid: str) -> Any:
    return next((row for row in rows if row.guid != own_guid), None)


def _other_role(reads: Any, server: str, role: str, binding: IPBinding, own_guid: str) -> Any:
    """A connector of another role that is bound to the same place, or to the wildcard of it; any at all when this one is the wildcard."""
    for other in ROLES:
        if other == role:
            continue
        prefix = f"{server.lower()}/{binding.port}/{binding.family}/{other}/"
        if binding.is_wildcard:
            found = _first(reads.range(BINDING, prefix, prefix + "g", limit=2), own_guid)  # hexadecimal digits end before g
        else:
            keys = (prefix + _address(binding.family, binding.number), prefix + _address(binding.family, 0))
            found = next(filter(None, (_first(reads.range(BINDING, key, key, limit=2), own_guid) for key in keys)), None)
        if found is not None:
            return found
    return None


def _mapping(reads: Any, server: str, role: str, binding: IPBinding, mine: IPRange, own_guid: str) -> Any:
    family = binding.family
    place = f"{server.lower()}/{binding.port}/{family}"
    low, high = _address(family, mine.low), _address(family, mine.high)
    own_address = _address(family, binding.number)
    key = f"{place}/{own_address}/{high}/{low}"
    found = _first(reads.range(END, key, key, limit=2), own_guid)
    if found is not None:
        return found
    if mine.low == 0 and mine.high == ipnumbers.MAX[family]:
        return None
    for address in _addresses(reads, place, role, binding):
        found = _crossing(reads, f"{place}/{address}", low, high, own_guid)
        if found is not None:
            return found
    return None


def _addresses(reads: Any, place: str, role: str, binding: IPBinding) -> list[str]:
    """The local addresses whose connectors a binding meets: its own and the wildcard; for the wildcard, all in use."""
    wildcard = _address(binding.family, 0)
    if not binding.is_wildcard:
        return [_address(binding.family, binding.number), wildcard]
    prefix = f"{place}/{role}/"
    used = dict.fromkeys([wildcard])
    after = wildcard + "g"
    while True:  # skip from one address in use to the next
        rows = reads.range(BINDING, prefix + after, prefix + "g", limit=1)
        if not rows:
            return list(used)
        keys = [key for name, key in rows[0].index if name == BINDING and key.startswith(prefix) and key > prefix + after]
        address = min(keys)[len(prefix) :]
        used[address] = None
        after = address + "g"


def _crossing(reads: Any, group: str, low: str, high: str, own_guid: str) -> Any:
    """A connector with a range in the group that crosses [low, high]; the numbers are fixed-width text and compare as such."""
    for row, key in _hits(reads, END, f"{group}/{low}", f"{group}/{high}", own_guid):
        their_high, their_low = key[len(group) + 1 :].split("/")
        if their_low < low and their_high < high:
            return row
    for row, key in _hits(reads, START, f"{group}/{low}", f"{group}/{high}", own_guid):
        their_low, their_high = key[len(group) + 1 :].split("/")
        if low < their_low and high < their_high:
            return row
    return None


def _hits(reads: Any, index: str, first: str, last: str, own_guid: str) -> Iterator[tuple[Any, str]]:
    """The index rows whose first number lies between two keys, with their connectors."""
    for row in reads.range(index, first, last + "/g"):
        if row.guid == own_guid:
            continue
        for name, key in row.index:
            if name == index and first <= key <= last + "/g":
                yield row, key
