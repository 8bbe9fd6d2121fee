"""Comparison: the left operand decides the type; collections are filtered."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import compare as c
from ems.values import numbers as num
from ems.values.collections import Hashtable
from ems.values.errors import NetException

EQUAL: list[tuple[Any, Any, bool]] = [
    ("abc", "ABC", True), (5, "5.0", True), ("5", 5, True), ("5.0", 5, False), (True, "x", True), (False, "", True), ("True", True, True),
    (None, None, True), (None, 0, False), (0, None, False), ("a 7", ["a", 7], True), (1, [1], False), (num.Char("a"), "A", True),
    (num.Char("a"), 97, True), (5, num.Int64(5), True), (1e20, Decimal(10) ** 20, True), (float("nan"), float("nan"), False),
    (5, "x", False),
    ("a\u00ad", "a", True), ("straße", "strasse", False), ("\u00e9", "e\u0301", True), (Hashtable(), Hashtable(), False),
]


@pytest.mark.parametrize(("left", "right", "expected"), EQUAL)
def test_equality(left: Any, right: Any, expected: bool) -> None:
    """-eq and -ne agree."""
    assert c.eq(left, right) is expected
    assert c.ne(left, right) is not expected


def test_case_twins() -> None:
    """-ceq and -clt see the case; lower comes before upper."""
    assert not c.ceq("a", "A") and c.clt("a", "A") and not c.lt("a", "A")


LESS: list[tuple[Any, Any, bool]] = [
    ("a", "B", True), ("_", "-", True), ("-", "1", True), ("1", "a", True), ("10", 9, True), (10, "9", False), (2, "2.5", True),
    (None, 0, True),
    (-1, None, True), (0, None, False), (None, "a", True), (False, 5, True), (1, num.Int64(2), True), ("", "a", True), ("abc", "abd", True),
    ("z", "é", False), ("e", "é", True), ("é", "f", True),
]


@pytest.mark.parametrize(("left", "right", "expected"), LESS)
def test_order(left: Any, right: Any, expected: bool) -> None:
    """-lt converts the right operand and compares texts by linguistic rules."""
    assert c.lt(left, right) is expected


def test_collections_are_filtered() -> None:
    """A collection on the left gives its elements for which the comparison holds."""
    assert c.gt([1, 5, 3], 2) == [5, 3] and c.eq([1, None, 2], None) == [None] and c.ne(["a", "B"], "b") == ["a"]


def test_contains_compares_element_by_element() -> None:
    """-contains and -in use -eq, without opening nested collections."""
    assert c.contains(["a", "b"], "B") and not c.contains(["a"], "A", False) and c.in_(5, ["5"]) and not c.contains([[1]], 1)


@pytest.mark.parametrize(("left", "right", "error_id", "message"), [
    (5, Hashtable(), "ComparisonFailure", 'Could not compare "5" to "System.Collections.Hashtable". Error: "Cannot convert the '
     '"System.Collections.Hashtable" value of type "System.Collections.Hashtable" to type "System.Int32"."'),
    (Hashtable(), 1, "NotIcomparable", 'Cannot compare "System.Collections.Hashtable" because it is not IComparable.'),
    (1, "x", "InvalidCastFromStringToInteger",
     'Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format."'),
])
def test_order_error(left: Any, right: Any, error_id: str, message: str) -> None:
    """What has no order raises PowerShell's error."""
    with pytest.raises(NetException) as caught:
        c.lt(left, right)
    assert (caught.value.error_id, str(caught.value)) == (error_id, message)  # type: ignore[attr-defined]


def test_sort_order_takes_any_two_values() -> None:
    """The sorting order puts $null first and falls back to texts."""
    assert c.compare_order(None, -5) == -1 and c.compare_order(Hashtable(), Hashtable()) == 0 and c.compare_order("B", "a") == 1
    assert c.compare_order(float("nan"), 1.0) == -1
