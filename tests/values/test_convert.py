"""Casts: each row is a value, a type and what PowerShell makes of it."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.collections import Hashtable, TypedArray
from ems.values.convert import convert, convert_as, custom_object, is_type, truth
from ems.values.errors import NetException
from ems.values.text import to_string
from ems.values.typenames import resolve
from ems.values.types import type_of

CASTS: list[tuple[Any, str, str, str]] = [
    ("0x1F", "int", "System.Int32", "31"),
    ("1kb", "int", "System.Int32", "1024"),
    ("1,234", "int", "System.Int32", "1234"),
    ("2.5", "int", "System.Int32", "2"),
    ("3.5", "int", "System.Int32", "4"),
    ("", "int", "System.Int32", "0"),
    (" ", "long", "System.Int64", "0"),
    (2.5, "int", "System.Int32", "2"),
    (True, "int", "System.Int32", "1"),
    (num.Char("A"), "int", "System.Int32", "65"),
    (None, "int", "System.Int32", "0"),
    ("0xFFFFFFFF", "int", "System.Int32", "-1"),
    ("12l", "long", "System.Int64", "12"),
    ("1e3", "bigint", "System.Numerics.BigInteger", "1000"),
    ("1,234.5", "double", "System.Double", "1234.5"),
    ("1e10", "float", "System.Single", "1E+10"),
    ("1.10", "decimal", "System.Decimal", "1.1"),
    (0.1, "decimal", "System.Decimal", "0.1"),
    (65, "char", "System.Char", "A"),
    ("x", "char", "System.Char", "x"),
    ("abc", "char[]", "System.Char[]", "a b c"),
    ("5", "int[]", "System.Int32[]", "5"),
    (["1", 2.0], "int[]", "System.Int32[]", "1 2"),
    (5, "string[]", "System.String[]", "5"),
    (5, "array", "System.Object[]", "5"),
    ([1, None, "x"], "string", "System.String", "1  x"),
    (0.1 + 0.2, "string", "System.String", "0.3"),
    (1e15, "string", "System.String", "1E+15"),
    ("False", "bool", "System.Boolean", "True"),
]


@pytest.mark.parametrize(("value", "target", "name", "text"), CASTS)
def test_cast(value: Any, target: str, name: str, text: str) -> None:
    """A cast gives a value of the type with that text."""
    made = convert(value, resolve(target))
    assert (type_of(made).full_name, to_string(made)) == (name, text)


FAILURES: list[tuple[Any, str, str, str]] = [
    ("abc", "int", "InvalidCastFromStringToInteger",
     'Cannot convert value "abc" to type "System.Int32". Error: "The input string \'abc\' was not in a correct format."'),
    ("3000000000", "int", "InvalidCastFromStringToInteger",
     'Cannot convert value "3000000000" to type "System.Int32". Error: "Value was either too large or too small for an Int32."'),
    (3000000000.0, "int", "InvalidCastIConvertible",
     'Cannot convert value "3000000000" to type "System.Int32". Error: "Value was either too large or too small for an Int32."'),
    (300, "byte", "InvalidCastIConvertible",
     'Cannot convert value "300" to type "System.Byte". Error: "Value was either too large or too small for an unsigned byte."'),
    (-2.5, "uint64", "InvalidCastIConvertible",
     'Cannot convert value "-2.5" to type "System.UInt64". Error: "Arithmetic operation resulted in an overflow."'),
    ("abc", "double", "InvalidCastFromStringToDoubleOrSingle",
     'Cannot convert value "abc" to type "System.Double". Error: "The input string \'abc\' was not in a correct format."'),
    ("abc", "decimal", "InvalidCastFromStringToDecimal",
     'Cannot convert value "abc" to type "System.Decimal". Error: "The input string \'abc\' was not in a correct format."'),
    ([1], "int", "ConvertToFinalInvalidCastException",
     'Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".'),
    ("ab", "char", "InvalidCastParseTargetInvocation",
     'Cannot convert value "ab" to type "System.Char". Error: "String must be exactly one character long."'),
    (2.5, "char", "InvalidCastIConvertible",
     'Cannot convert value "2.5" to type "System.Char". Error: "Invalid cast from \'Double\' to \'Char\'."'),
    ("x", "int[]", "InvalidCastExceptionScalarToArray",
     'Cannot convert value "x" to type "System.Int32[]". Error: "Cannot convert value "x" to type "System.Int32". '
     'Error: "The input string \'x\' was not in a correct format.""'),
]


@pytest.mark.parametrize(("value", "target", "error_id", "message"), FAILURES)
def test_cast_error(value: Any, target: str, error_id: str, message: str) -> None:
    """A cast that fails has PowerShell's id and words, and -as gives $null for it."""
    net = resolve(target)
    with pytest.raises(NetException) as caught:
        convert(value, net)
    assert (caught.value.error_id, str(caught.value)) == (error_id, message)  # type: ignore[attr-defined]
    assert convert_as(value, net) is None


@pytest.mark.parametrize(("value", "expected"), [
    (None, False), ("", False), ("0", True), (0, False), (0.0, False), ([], False), ([0], False), ([[]], False), ([[0]], True),
    ([0, 0], True),
    (Hashtable(), True), (num.Char("\0"), False), (Decimal(0), False), (num.Int64(3), True),
])
def test_truth(value: Any, expected: bool) -> None:
    """A value as a condition."""
    assert truth(value) is expected


def test_custom_object_keeps_the_order_of_the_keys() -> None:
    """[pscustomobject] makes the entries of a table its properties."""
    made = custom_object(Hashtable([("b", 1), ("a", "x")]))
    assert to_string(made) == "@{b=1; a=x}"
    assert is_type(made, resolve("pscustomobject")) and not is_type("x", resolve("pscustomobject"))


def test_array_of_the_wanted_type_stays_the_same_object() -> None:
    """A cast to the type a value has gives the value itself."""
    array = TypedArray.of(resolve("int"), [1, 2])
    assert convert(array, resolve("int[]")) is array
