"""The quick conversions beside the general ones."""
from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from ems.values.convert import convert
from ems.values.numbers import Char, Int64, UInt32
from ems.values.plain_casts import CASTS
from ems.values.types import NetType

_dice = random.Random(1)
VALUES: dict[type, list[Any]] = {
    int: [0, 1, -1, 65, 255, 256, -5, 0xD7FF, 0xD800, 70000, 2**31 - 1, -(2**31)],
    float: [0.0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, 2147483647.0, 2147483647.4, 2147483647.6, -2147483648.5, 1e20, 1e-20, 1e-28, 1e-29, 123456789012345678.0,
            float("nan"), float("inf"), 9007199254740993.0, 0.1, 1 / 3, 9.99e27, *(_dice.uniform(-1e9, 1e9) * 10 ** _dice.randrange(-12, 12) for _ in range(300))],
    str: ["", "0", "7", "007", "123456789", "1234567890", " 5", "5 ", "-3", "1.5", "a", "é", "\u0663", "0x10", "ab", "\ud800", "\u00b2", "1e3", "5L"],
    Char: [Char("a"), Char("5"), Char("é")],
    Int64: [Int64(5), Int64(2**31), Int64(-(2**31)), Int64(-1), Int64(2**60)],
    UInt32: [UInt32(0), UInt32(2**32 - 1)],
    Decimal: [Decimal(text) for text in ("0", "1.5", "2.5", "-0.5", "2147483647.4", "2147483647.5", "-2147483648.5", "79228162514264337593543950335", "0.1", "1.10")],
}


@pytest.mark.parametrize(("cls", "net"), [(cls, net) for cls, table in CASTS.items() for net in table], ids=str)
def test_a_quick_cast_is_the_general_one(cls: type, net: NetType) -> None:
    """Where the table gives a value, it is what the general conversion gives, its type included."""
    for value in VALUES[cls]:
        quick = CASTS[cls][net](value)
        if quick is not None:
            general = convert(value, net)
            assert (type(quick), repr(quick)) == (type(general), repr(general))
