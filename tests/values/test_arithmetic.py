"""Arithmetic and bit operators: result types and overflow as .NET has them."""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from ems.values import arithmetic as a
from ems.values import numbers as num
from ems.values.collections import Hashtable
from ems.values.errors import NetException
from ems.values.text import net_text
from ems.values.types import type_of

INT_MAX, LONG_MAX = 2147483647, num.Int64(9223372036854775807)
RESULTS: list[tuple[Callable[[Any, Any], Any], Any, Any, str, str]] = [
    (a.add, 1, 2, "System.Int32", "3"),
    (a.add, INT_MAX, 1, "System.Double", "2147483648"),
    (a.add, LONG_MAX, 1, "System.Double", "9.223372036854776E+18"),
    (a.add, num.UInt32(7), -3, "System.Int64", "4"),
    (a.add, num.UInt32(7), 3, "System.UInt32", "10"),
    (a.add, num.Byte(200), num.Byte(100), "System.Int32", "300"),
    (a.add, 1, "2.5", "System.Double", "3.5"),
    (a.add, "1", 2, "System.String", "12"),
    (a.add, num.Char("a"), 1, "System.String", "a1"),
    (a.add, None, 5, "System.Int32", "5"),
    (a.add, Decimal("1.25"), 1e20, "System.Decimal", "100000000000000000001.25"),
    (a.add, num.Single(1), num.Single(2), "System.Double", "3"),
    (a.add, num.BigInteger(5), 3, "System.Numerics.BigInteger", "8"),
    (a.sub, None, num.UInt32(7), "System.Double", "-7"),
    (a.sub, "7", "0x1F", "System.Int32", "-24"),
    (a.mul, 5000000000, 2, "System.Double", "10000000000"),
    (a.mul, num.Int64(5000000000), 2, "System.Int64", "10000000000"),
    (a.mul, -3, LONG_MAX, "System.Double", "-2.7670116110564323E+19"),
    (a.mul, "ab", 3, "System.String", "ababab"),
    (a.div, 6, 3, "System.Int32", "2"),
    (a.div, 7, 2, "System.Double", "3.5"),
    (a.div, -2147483648, -1, "System.Double", "2147483648"),
    (a.div, 2.5, 0, "System.Double", "Infinity"),
    (a.div, Decimal(7), Decimal("1.25"), "System.Decimal", "5.6"),
    (a.div, Decimal(1), 3, "System.Decimal", "0.3333333333333333333333333333"),
    (a.mod, -7, 3, "System.Int32", "-1"),
    (a.mod, 7, -3, "System.Int32", "1"),
    (a.mod, 5.5, 2, "System.Double", "1.5"),
    (a.band, "0x1F", 5, "System.Int32", "5"),
    (a.bor, 2.5, 1, "System.UInt64", "3"),
    (a.bor, -0.5, 1, "System.Int64", "1"),
    (a.bor, -3, num.UInt32(7), "System.UInt32", "4294967295"),
    (a.shl, 1, 33, "System.Int32", "2"),
    (a.shl, 1, 31, "System.Int32", "-2147483648"),
    (a.shl, num.Byte(200), 1, "System.Byte", "144"),
    (a.shr, -8, 1, "System.Int32", "-4"),
    (a.shl, num.Int64(1), 40, "System.Int64", "1099511627776"),
]


@pytest.mark.parametrize(("op", "left", "right", "name", "text"), RESULTS)
def test_result(op: Callable[[Any, Any], Any], left: Any, right: Any, name: str, text: str) -> None:
    """The result has .NET's type and value."""
    made = op(left, right)
    assert (type_of(made).full_name, net_text(made, "")) == (name, text)


ERRORS: list[tuple[Callable[[Any, Any], Any], Any, Any, str, str]] = [
    (a.div, 1, 0, "RuntimeException", "Attempted to divide by zero."),
    (a.mod, Decimal(1), None, "RuntimeException", "Attempted to divide by zero."),
    (a.add, 1, "x", "InvalidCastFromStringToInteger",
     'Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format."'),
    (a.add, 1, [1], "MethodNotFound", "Method invocation failed because [System.Object[]] does not contain a method named 'op_Addition'."),
    (a.add, Hashtable(), 1, "AddHashTableToNonHashTable", "A hash table can only be added to another hash table."),
    (a.mul, True, 5, "NotADefinedOperationForType", "The operation '[System.Boolean] * [System.Int32]' is not defined."),
    (a.add, True, Decimal(1), "", "No coercion operator is defined between types 'System.Boolean' and 'System.Decimal'."),
    (a.mul, "a", -1, "", "times ('-1') must be a non-negative value. (Parameter 'times')\nActual value was -1."),
]


@pytest.mark.parametrize(("op", "left", "right", "error_id", "message"), ERRORS)
def test_error(op: Callable[[Any, Any], Any], left: Any, right: Any, error_id: str, message: str) -> None:
    """What cannot be computed raises PowerShell's error."""
    with pytest.raises(NetException) as caught:
        op(left, right)
    assert (getattr(caught.value, "error_id", ""), str(caught.value)) == (error_id, message)


def test_array_and_table_sums_are_new_objects() -> None:
    """+ appends to a copy of the left collection."""
    left = [1]
    assert a.add(left, [2, 3]) == [1, 2, 3] and a.add(left, None) == [1, None] and left == [1]
    one, two = Hashtable([("a", 1)]), Hashtable([("b", 2)])
    assert list(a.add(one, two).items()) == [("a", 1), ("b", 2)] and len(one) == 1
    with pytest.raises(NetException, match="Item has already been added"):
        a.add(one, Hashtable([("A", 2)]))


def test_range_counts_both_ways_and_knows_characters() -> None:
    """.. goes up or down; two characters give characters."""
    assert a.range_(3, 1) == [3, 2, 1] and a.range_("1", 2.5) == [1, 2]
    letters = a.range_("a", "c")
    assert letters == ["a", "b", "c"] and type(letters[0]) is num.Char
    assert a.range_("0", "2") == [0, 1, 2]
    with pytest.raises(NetException, match="was not in a correct format"):
        a.range_(1, "x")


def test_increment_of_null_and_text() -> None:
    """++ starts at 1 for $null and refuses texts."""
    assert a.increment(None) == 1 and a.decrement(None) == -1 and a.increment(2147483647) == 2147483648.0
    with pytest.raises(NetException, match="works only on numbers"):
        a.increment("a")
