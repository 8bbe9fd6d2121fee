"""The text of values in strings."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.collections import ABSENT, PRESENT, ArrayList, DictionaryEntry, Hashtable
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.text import net_text, to_string
from ems.values.typenames import resolve

TEXTS: list[tuple[Any, str]] = [
    (None, ""), (NOTHING, ""), (True, "True"), (5, "5"), (num.Int64(-5), "-5"), (num.Char("x"), "x"), (0.1 + 0.2, "0.3"),
    (1 / 3, "0.333333333333333"), (1e-5, "1E-05"),
    (1e14, "100000000000000"), (1e15, "1E+15"), (1.5e-5, "1.5E-05"), (0.0001, "0.0001"), (-0.0, "-0"), (float("nan"), "NaN"),
    (float("-inf"), "-Infinity"), (num.Single(0.1), "0.1"), (num.Single(16777216), "1.677722E+07"), (Decimal("1.50"), "1.50"),
    ([1, None, "x"], "1  x"),
    ([[1, 2], 3], "System.Object[] 3"), (ArrayList([1, 2]), "1 2"), (Hashtable([("a", 1)]), "System.Collections.Hashtable"),
    (PRESENT, "True"),
    (ABSENT, "False"), (PSObject("x"), "x"), (DictionaryEntry("a", 1), "[a, 1]"),
    (PSCustomObject.of(a=1, b=None, c=[1, 2]), "@{a=1; b=; c=System.Object[]}"),
    (PSCustomObject.of(a=PSCustomObject.of(b=1)), "@{a=}"), (PSCustomObject.of(), ""), ([PSCustomObject.of(a=1)], "@{a=1}"),
]


@pytest.mark.parametrize(("value", "text"), TEXTS)
def test_text_in_a_string(value: Any, text: str) -> None:
    """What "$value" gives."""
    assert to_string(value) == text


@pytest.mark.parametrize(("value", "text"), [
    (0.1 + 0.2, "0.30000000000000004"), (1e20, "1E+20"), (123456789012345680.0, "1.2345678901234568E+17"),
    (1e15, "1000000000000000"), (1e17, "1E+17"),
    (num.Single(16777216), "16777216"), (5.0, "5"), (1e-5, "1E-05"), ([1], "System.Object[]"),
])
def test_dotnet_text(value: Any, text: str) -> None:
    """ToString() keeps all digits of a double and does not open collections."""
    assert net_text(value, "") == text


def test_text_of_types() -> None:
    """A type is its short name in a string, its full name by ToString()."""
    assert to_string(resolve("int[]")) == "int[]" and net_text(resolve("int")) == "System.Int32"
    assert to_string(resolve("object")) == "System.Object"
