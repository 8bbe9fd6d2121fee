"""Number literals: values, types, and words that only look like numbers."""
from __future__ import annotations

from typing import Any

import pytest

from ems.syntax.nodes import ConstantExpression
from ems.syntax.number_literals import scan_number
from ems.syntax.number_values import invariant_text, net_type_name
from ems.syntax.parser import parse

LITERALS = [
    ("0", "0", "Int32"), ("2147483647", "2147483647", "Int32"), ("2147483648", "2147483648", "Int64"),
    ("9223372036854775808", "9223372036854775808", "Decimal"), ("1l", "1", "Int64"), ("7uy", "7", "Byte"), ("-7y", "-7", "SByte"),
    ("300s", "300", "Int16"), ("300us", "300", "UInt16"), ("1u", "1", "UInt32"), ("4294967296u", "4294967296", "UInt64"),
    ("1ul", "1", "UInt64"), ("5n", "5", "BigInteger"), ("1.5d", "1.5", "Decimal"), ("2d", "2", "Decimal"), ("1.5", "1.5", "Double"),
    ("1.", "1", "Double"), (".5", "0.5", "Double"), ("1e3", "1000", "Double"), ("1e-7", "1E-07", "Double"),
    ("-0.0", "-0", "Double"),
    ("1.5l", "2", "Int64"), ("2.5l", "2", "Int64"), ("0x10", "16", "Int32"), ("0xFFFFFFFF", "-1", "Int32"),
    ("0xFFFFFFFFF", "68719476735", "Int64"), ("0xFFFFFFFFFFFFFFFF", "-1", "Int64"), ("0xFFy", "-1", "SByte"), ("0xFFFFs", "-1", "Int16"),
    ("0xFFu", "255", "UInt32"),
    ("0b101", "5", "Int32"), ("0b11111111y", "-1", "SByte"), ("1kb", "1024", "Int32"), ("1lkb", "1024", "Int64"),
    ("2.5dkb", "2560.0", "Decimal"),
    ("1.5kb", "1536", "Double"), ("4gb", "4294967296", "Int64"), ("1KB", "1024", "Int32"),
]


@pytest.mark.parametrize(("text", "value", "type_name"), LITERALS)
def test_literal(text: str, value: str, type_name: str) -> None:
    """A literal has the value and the type its digits, suffix and multiplier say."""
    found = scan_number(text)
    assert (invariant_text(found), net_type_name(found)) == (value, type_name)


@pytest.mark.parametrize("text", ["128y", "256uy", "-1u", "300y", "0x1FFFFFFFFFFFFFFFF", "79228162514264337593543950336d"])
def test_out_of_range(text: str) -> None:
    """A literal that its suffix has no room for is an error, not a wider number."""
    assert scan_number(text) is None
    assert [error.id for error in parse(text).errors] == ["BadNumericConstant"]


@pytest.mark.parametrize("text", ["", "a", "1a", "0xg", "1 ", "--1", "1..2", "1e", "0b2", "1_000"])
def test_no_number(text: str) -> None:
    """A text that is no number literal as a whole gives none."""
    assert scan_number(text) is None


@pytest.mark.parametrize(("text", "count"), [("1..3", 2), ("1-2", 2), ("1 -2", 2), ("-1", 1), ("- 1", 1), ("1,2,3", 3)])
def test_number_borders(text: str, count: int) -> None:
    """A number ends where an operator starts, and takes a sign only where an operand starts."""
    numbers = [node for node in parse(text).ast.walk() if isinstance(node, ConstantExpression)]
    assert len(numbers) == count


@pytest.mark.parametrize("text", ["1a2b", "7z", "0xfg", "128i"])
def test_number_like_command(text: str) -> None:
    """A word that goes on after its digits is a command name."""
    node: Any = parse(text).ast.blocks[0].statements[0]
    assert node.elements[0].elements[0].value == text
