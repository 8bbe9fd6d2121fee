"""In: a Receive connector and the others of its server. Out: the conflict of bindings and remote ranges, found by index.

The rule (every other connector of the server counts, enabled or not):

    same = a pair of equal bindings; wild = a pair of equal port and family, one side the wildcard, not equal
    neither: no relation. Another transport role: a ROLE conflict. Then each pair of ranges that share addresses:
    equal ranges conflict under `same`; one inside the other is allowed; crossing ranges conflict (MAPPING).

`same` and `wild` are said of the connectors, not of a pair of bindings: a range's family need not be that of the binding they share.

The store keeps index rows for a connector, so that the check is a few short looks whatever the organization's size:

    rc.binding  server/port/family/role/address     who listens there, and in which role
    and the rows of its ranges in range_index.py, by local address
"""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.rules import range_index
from cmdlets.exchange.types import ipnumbers
from cmdlets.exchange.types.network import IPBinding, IPRange

ROLES = ("HubTransport", "FrontendTransport")
BINDING = "rc.binding"
KIND = "ReceiveConnector"
MANY_RANGES, FEW = 8, 16  # a connector of many ranges that meets few others reads those once and compares in memory
PORTION = 200  # places of the index that one look names
NEAREST = 64  # neighbours at one node that are looked at: one tells for all while those in the store do not cross each other
Bounds = tuple[int, int, int]  # family, low, high
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
    same, wild = _relation(bindings, list(other_bindings))
    if not (same or wild):
        return None
    if role != other_role:
        return "role"
    theirs = list(other_ranges)
    return "mapping" if any(_collide(mine, other, same) for mine in ranges for other in theirs) else None


def _relation(mine: Iterable[IPBinding], theirs: list[IPBinding]) -> tuple[bool, bool]:
    """(a pair of bindings is equal, a pair differs in nothing but that one side is the wildcard)."""
    same = wild = False
    for one in mine:
        for other in theirs:
            if one.port == other.port and one.family == other.family:
                same = same or one.number == other.number
                wild = wild or (one.number != other.number and (one.is_wildcard or other.is_wildcard))
    return same, wild


def _collide(mine: IPRange, theirs: IPRange, same: bool) -> bool:
    if mine.family == theirs.family and mine.low == theirs.low and mine.high == theirs.high:
        return same
    return mine.crosses(theirs)


# -- index rows


def place_of(server: str, binding: IPBinding) -> str:
    return f"{server.lower()}/{binding.port}/{binding.family}"


def address_of(binding: IPBinding) -> str:
    return range_index.text(binding.family, binding.number)


def index_rows(server: str, role: str, bindings: Iterable[IPBinding], ranges: Iterable[IPRange]) -> list[tuple[str, str]]:
    """The index rows that a connector is stored with."""
    rows: list[tuple[str, str]] = []
    ranges = list(ranges)
    for binding in bindings:
        place, address = place_of(server, binding), address_of(binding)
        rows.append((BINDING, f"{place}/{role}/{address}"))
        for each in ranges:
            family, low, high = each.family, each.low, each.high
            rows += range_index.rows(place, address, family, low, high)
            if low != high:
                rows += range_index.rows(place, range_index.ANY, family, low, high)
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
    check = _Check(reads, own_guid)
    for binding in bindings:
        place = place_of(server, binding)
        if not _shared(reads, f"{place}/{role}", binding, own_guid):
            continue
        mine = [(each.family, each.low, each.high) for each in ranges]
        few = _few(reads, f"{place}/{role}", binding, own_guid) if len(mine) > MANY_RANGES else None
        found = check.binding(place, binding, mine) if few is None else _among(few, binding, mine)
        if found is not None:
            return "mapping", found
    return None


def _few(reads: Any, prefix: str, binding: IPBinding, own_guid: str) -> list[Any] | None:
    """The other connectors whose bindings meet this one; None when they are more than a few. prefix: place/role."""
    addresses = [""] if binding.is_wildcard else list(dict.fromkeys((address_of(binding), range_index.text(binding.family, 0))))
    found: dict[str, Any] = {}
    for address in addresses:
        for row in reads.range(BINDING, f"{prefix}/{address}", f"{prefix}/{address or 'g'}", limit=FEW + 2):
            if row.guid != own_guid:
                found[row.guid] = row
    return None if len(found) > FEW else list(found.values())


def _among(others: list[Any], binding: IPBinding, mine: list[Bounds]) -> Any:
    """Which of these connectors has a range that conflicts with one of a binding's."""
    from cmdlets.exchange.rules.range_set import RangeSet

    read = [(row, [IPRange.stored(text) for text in row.doc.get("RemoteIPRanges", ())]) for row in others]
    same = {each.key(): row for row, ranges in read if _is_bound(row, binding) for each in ranges}
    sets = {
        family: RangeSet((each.low, each.high, row) for row, ranges in read for each in ranges if each.family == family)
        for family in {each[0] for each in mine}
    }
    for family, low, high in mine:
        found = same.get((family, low, high)) or sets[family].crossing(low, high)
        if found is not None:
            return found
    return None


def _is_bound(row: Any, binding: IPBinding) -> bool:
    """Whether a connector has the very binding."""
    wanted = (binding.port, binding.family, binding.number)
    return any((each.port, each.family, each.number) == wanted for each in map(IPBinding.stored, row.doc.get("Bindings", ())))


def _first(rows: Iterable[Any], own_guid: str) -> Any:
    return next((row for row in rows if row.guid != own_guid), None)


def _other_role(reads: Any, server: str, role: str, binding: IPBinding, own_guid: str) -> Any:
    """A connector of another role that is bound to the same place, or to the wildcard of it; any at all when this one is the wildcard."""
    for other in ROLES:
        if other != role:
            found = _bound(reads, f"{place_of(server, binding)}/{other}", binding, own_guid)
            if found is not None:
                return found
    return None


def _shared(reads: Any, prefix: str, binding: IPBinding, own_guid: str) -> bool:
    """Whether another connector listens where a binding does; else nothing is compared, whatever the ranges are."""
    return _bound(reads, prefix, binding, own_guid) is not None


def _bound(reads: Any, prefix: str, binding: IPBinding, own_guid: str) -> Any:
    """A connector with a binding that meets this one. prefix: place/role."""
    if binding.is_wildcard:
        return _first(reads.range(BINDING, prefix + "/", prefix + "/g", limit=2), own_guid)  # hexadecimal digits end before g
    keys = (f"{prefix}/{address_of(binding)}", f"{prefix}/{range_index.text(binding.family, 0)}")
    return next(filter(None, (_first(reads.range(BINDING, key, key, limit=2), own_guid) for key in keys)), None)


class _Check:
    """Looks for a range in the index that conflicts with some."""

    def __init__(self, reads: Any, own_guid: str) -> None:
        self.reads = reads
        self.own_guid = own_guid
        own = reads.get(KIND, own_guid) if own_guid else None
        self.but = own.created if own is not None else 0

    def binding(self, place: str, binding: IPBinding, mine: list[Bounds]) -> Any:
        """A connector with a range that equals one of these on the very binding, or crosses one of them where the binding meets its own."""
        own = f"{place}/{address_of(binding)}"
        found = self.first(range_index.equal(own, *each) for each in mine)
        wide = [(family, low, high) for family, low, high in mine if low < high and high - low < ipnumbers.MAX[family]]
        if found is not None or not wide:
            return found
        groups = [f"{place}/{range_index.ANY}"] if binding.is_wildcard else [own, f"{place}/{range_index.text(binding.family, 0)}"]
        for group in groups:
            if all(range_index.is_network(low, high) for _, low, high in wide) and not self.has_others(group):
                continue  # networks do not cross
            found = self.first(bound for each in wide for bound in range_index.crossing(group, *each))
            if found is None:
                found = self.at_nodes(group, wide, None if binding.is_wildcard else NEAREST)
            if found is not None:
                return found
        return None

    def has_others(self, group: str) -> bool:
        """Whether the group has a range that is no network."""
        return bool(self.reads.keys_in([(range_index.HIGH, group + "/", group + "/g")], but=self.but, limit=1))

    def first(self, bounds: Iterable[range_index.Bound]) -> Any:
        """The connector of the first index row in any of these places."""
        from itertools import islice

        left = iter(bounds)
        while portion := list(islice(left, PORTION)):
            found = self.reads.keys_in(portion, but=self.but, limit=1)
            if found:
                return self.row(*found[0][:2])
        return None

    def at_nodes(self, group: str, wide: list[Bounds], limit: int | None) -> Any:
        for family, low, high in wide:
            for bound, last_first in zip(range_index.at_node(group, family, low, high) or (), (True, False)):
                for index, key, _ in self.reads.keys_in([bound], but=self.but, limit=limit, descending=last_first):
                    their_low, their_high = range_index.range_of(index, key)
                    if (their_low < low and their_high < high) or (their_low > low and their_high > high):
                        return self.row(index, key)
        return None

    def row(self, index: str, key: str) -> Any:
        return _first(self.reads.range(index, key, key), self.own_guid)


def taker(reads: Any, server: str, port: int, family: int, local: int, remote: int) -> Any:
    """The row of the enabled connector that takes a connection: the binding to the very address before the one to all, the smallest range, the
    lowest name. None when none does."""
    place = f"{server.lower()}/{port}/{family}"
    for address in dict.fromkeys((local, 0)):
        prefix = f"{place}/{range_index.text(family, address)}"
        sizes: dict[int, list[tuple[str, str]]] = {}
        for index, key, _ in reads.keys_in(list(range_index.holding(prefix, family, remote))):
            low, high = range_index.range_of(index, key)
            sizes.setdefault(high - low, []).append((index, key))
        for size in sorted(sizes):
            rows = [row for index, key in sizes[size] for row in reads.range(index, key, key) if row.doc.get("Enabled", True)]
            if rows:
                return min(rows, key=lambda row: (row.name.lower(), row.guid))
    return None
