"""In: ranges of IP addresses. Out: the index rows that they are stored with, and the parts of the index that answer a question about them.

Ranges that share a place (server, port, family of the binding) and a local address form a group; a range that is more than one address stands also in the
group ANY of its place, where a binding to all addresses looks. Index rows, addresses as hexadecimal text of fixed width:

    rc.range    place/group/low/high                every range: found again by its very bounds
    rc.high     place/group/node/high/~low          ranges that are no networks, in the order of their last address
    rc.low      place/group/node/low/~high          the same in the order of their first address

~ is the distance to the last address of the family: of ranges with one bound in common the widest comes last in rc.high, first in rc.low.

A range's node is the smallest network that holds it: its first and last address lie in the two halves of it. Who holds a given address, or
crosses a given bound, has its node among the networks around it, one for each prefix length; in each of them those asked for stand next to
each other. A question is so answered by as many short looks as an address has bits, however many ranges there are. Two networks never cross,
and a single address crosses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from cmdlets.exchange.types import ipnumbers

RANGE, HIGH, LOW = "rc.range", "rc.high", "rc.low"
ANY = "any"
Bound = tuple[str, str, str]  # an index and its keys from one to another

_DIGITS = {4: 8, 6: 32}


def text(family: int, number: int) -> str:
    return f"{number:0{_DIGITS[family]}x}"


def _node(family: int, bit: int, first: int) -> str:
    """The network whose halves differ in a bit."""
    return f"{bit:02x}{text(family, first)}"


def split_bit(low: int, high: int) -> int:
    """The highest bit in which two addresses differ; -1 for none."""
    return (low ^ high).bit_length() - 1


def is_network(low: int, high: int) -> bool:
    """Whether a range is all of its node; so is a single address."""
    hosts = low ^ high
    return not hosts & (hosts + 1) and not low & hosts


# -- index rows


def rows(place: str, group: str, family: int, low: int, high: int) -> Iterator[tuple[str, str]]:
    """The index rows of one range in one group."""
    first, last = text(family, low), text(family, high)
    yield RANGE, f"{place}/{group}/{first}/{last}"
    if is_network(low, high):
        return
    bit = split_bit(low, high)
    node = _node(family, bit, low >> bit + 1 << bit + 1)
    most = ipnumbers.MAX[family]
    yield HIGH, f"{place}/{group}/{node}/{last}/{text(family, most - low)}"
    yield LOW, f"{place}/{group}/{node}/{first}/{text(family, most - high)}"


def range_of(index: str, key: str) -> tuple[int, int]:
    """(low, high) of the range that an index row stands for."""
    parts = key.rsplit("/", 2)
    one, other = int(parts[1], 16), int(parts[2], 16)
    if index == RANGE:
        return one, other
    other = (1 << 4 * len(parts[2])) - 1 - other
    return (other, one) if index == HIGH else (one, other)


# -- questions


def equal(prefix: str, family: int, low: int, high: int) -> Bound:
    """Where ranges of these very bounds are. prefix: place/group."""
    key = f"{prefix}/{text(family, low)}/{text(family, high)}"
    return RANGE, key, key


def holding(prefix: str, family: int, number: int) -> Iterator[Bound]:
    """Where the ranges that hold an address are: everything there holds it."""
    yield equal(prefix, family, number, number)
    for bit in range(ipnumbers.BITS[family]):
        first, last = _around(number, bit)
        yield equal(prefix, family, first, last)
        if number >> bit & 1:
            yield _highs(prefix, family, bit, first, number, last)
        else:
            yield _lows(prefix, family, bit, first, first, number)


def crossing(prefix: str, family: int, low: int, high: int) -> Iterator[Bound]:
    """Where the ranges that cross [low, high] are, those of its own node aside: everything there crosses it."""
    own = is_network(low, high)
    split = split_bit(low, high)
    if split < 0:
        return
    if low > 0:  # begin before it and end in it
        for bit in range(split_bit(low - 1, low), ipnumbers.BITS[family]):
            first, last = _around(low, bit)
            if low >> bit & 1:
                yield _highs(prefix, family, bit, first, low, min(high - 1, last))
                if not own and last < high:
                    yield equal(prefix, family, first, last)
            elif bit < split:
                yield _lows(prefix, family, bit, first, first, low - 1)
                if not own:
                    yield equal(prefix, family, first, last)
    if high < ipnumbers.MAX[family]:  # begin in it and end after it
        for bit in range(split_bit(high, high + 1), ipnumbers.BITS[family]):
            first, last = _around(high, bit)
            if not high >> bit & 1:
                yield _lows(prefix, family, bit, first, max(low + 1, first), high)
                if not own and first > low:
                    yield equal(prefix, family, first, last)
            elif bit < split:
                yield _highs(prefix, family, bit, first, high + 1, last)
                if not own:
                    yield equal(prefix, family, first, last)


def at_node(prefix: str, family: int, low: int, high: int) -> tuple[Bound, Bound] | None:
    """Where the ranges of the same node are that end before `high`, and those that begin after `low`; which of them cross [low, high] must be
    looked at. None for a network: it is all of the node.

    While ranges there do not cross each other, the last of those that end before and the first of those that begin after tell for all."""
    if is_network(low, high):
        return None
    bit = split_bit(low, high)
    first, last = _around(low, bit)
    half = first | 1 << bit
    return _highs(prefix, family, bit, first, half, high - 1), _lows(prefix, family, bit, first, low + 1, half - 1)


def _around(number: int, bit: int) -> tuple[int, int]:
    """The network around an address whose halves differ in a bit."""
    hosts = (2 << bit) - 1
    return number & ~hosts, number | hosts


def _highs(prefix: str, family: int, bit: int, first: int, low: int, high: int) -> Bound:
    node = f"{prefix}/{_node(family, bit, first)}"
    return HIGH, f"{node}/{text(family, low)}", f"{node}/{text(family, max(high, 0))}/g"


def _lows(prefix: str, family: int, bit: int, first: int, low: int, high: int) -> Bound:
    node = f"{prefix}/{_node(family, bit, first)}"
    return LOW, f"{node}/{text(family, low)}", f"{node}/{text(family, high)}/g"
