"""Numeric formats: each row is a number, a format, a culture and .NET's text."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.cultures import culture
from ems.values.errors import NetException
from ems.values.formats import composite, double_to_invariant, format_value, single_to_invariant, string_format
from ems.values.numeric import single

FORMATS: list[tuple[Any, str, str, str]] = [
    (2.5, "F0", "", "2"),
    (0.125, "N2", "", "0.12"),
    (2.675, "F2", "", "2.67"),
    (2.5, "0", "", "3"),
    (2.675, "0.00", "", "2.68"),
    (Decimal("12.5"), "F0", "", "13"),
    (Decimal("1.50"), "", "", "1.50"),
    (-1234.5, "N0", "en-US", "-1,234"),
    (-0.005, "N0", "", "-0"),
    (Decimal("-0.4"), "0", "", "0"),
    (-0.005, "+0;-0", "", "-+0"),
    (1234.5678, "N", "en-US", "1,234.568"),
    (1234567.891, "N2", "de-DE", "1.234.567,89"),
    (1234567.891, "N2", "fr-FR", "1\u202f234\u202f567,89"),
    (1234567.891, "N2", "en-IN", "12,34,567.89"),
    (-42, "C", "en-US", "-$42.00"),
    (-42, "C", "", "(¤42.00)"),
    (-42, "C", "de-DE", "-42,00 €"),
    (-42, "C", "de-CH", "CHF-42.00"),
    (42, "C", "ja-JP", "￥42"),
    (0.1234, "P1", "en-US", "12.3%"),
    (0.1234, "P1", "", "12.3 %"),
    (2.675, "P0", "", "267 %"),
    (-5, "N1", "sv-SE", "−5,0"),
    (1e16, "", "", "10000000000000000"),
    (1e17, "", "", "1E+17"),
    (0.00001, "", "", "1E-05"),
    (0.1 + 0.2, "", "", "0.30000000000000004"),
    (1e21, "r", "", "1e+21"),
    (1234.5678, "G3", "", "1.23E+03"),
    (1 << 40, "E2", "", "1.10E+012"),
    (float("inf"), "N2", "en-US", "∞"),
    (float("-inf"), "", "", "-Infinity"),
    (float("nan"), "C", "", "NaN"),
    (-42, "X", "", "FFFFFFD6"),
    (num.Byte(200), "x4", "", "00c8"),
    (num.Int64(-1), "B", "", "1" * 64),
    (num.BigInteger(255), "X", "", "0FF"),
    (num.BigInteger(-1), "X4", "", "FFFF"),
    (num.BigInteger(123), "B", "", "01111011"),
    (7, "D5", "", "00007"),
    (-7, "000-000", "", "-000-007"),
    (5551234567, "(000) 000-0000", "", "(555) 123-4567"),
    (2147483647, "1.5", "", "121474836475"),
    (1234567, "0,,.0", "", "1.2"),
    (12345, "#,#", "", "12,345"),
    (0, "#;;zero", "", "zero"),
    (12.5, "0.###E+00", "", "1.25E+01"),
    (5, "0 \\# 'x;' \"y\"", "", "5 # x; y"),
    (0.5, "0%", "", "50%"),
    (0.5, "0‰", "", "500‰"),
    (num.Half(2.0**-24), "", "", "6E-08"),
]


@pytest.mark.parametrize(("value", "fmt", "name", "text"), FORMATS)
def test_number_is_written_as_dotnet_writes_it(value: Any, fmt: str, name: str, text: str) -> None:
    """A number has the text that .NET gives it by that format in that culture."""
    assert format_value(value, fmt, culture(name)) == text


@pytest.mark.parametrize(("value", "fmt"), [(1.5, "D"), (1.5, "X2"), (Decimal(1), "B"), (5, "Z"), (5, "l"), (5, "Q3")])
def test_number_refuses_letters_it_does_not_know(value: Any, fmt: str) -> None:
    """A standard letter that the type does not know is an error, not a custom format."""
    with pytest.raises(NetException, match="Format specifier was invalid"):
        format_value(value, fmt, culture(""))


INVARIANT_TEXTS: list[tuple[float, str]] = [
    (0.1 + 0.2, "0.3"), (1e14, "100000000000000"), (1e15, "1E+15"), (-0.0, "-0"), (123456789012345678.0, "1.23456789012346E+17"), (1e-5,
        "1E-05"),
    (1e-4, "0.0001"), (float("inf"), "Infinity"), (float("nan"), "NaN"), (2.0, "2"), (-1.5, "-1.5"), (100 / 3, "33.3333333333333"),
]


@pytest.mark.parametrize(("value", "text"), INVARIANT_TEXTS)
def test_double_in_a_string_has_fifteen_digits(value: float, text: str) -> None:
    """What "$double" gives is rounded to 15 digits."""
    assert double_to_invariant(value) == text


@pytest.mark.parametrize(("value", "shown", "full"), [(0.1, "0.1", "0.1"), (1 / 3, "0.3333333", "0.33333334"), (1e10, "1E+10", "1E+10")])
def test_single_has_seven_digits_in_a_string_and_the_shortest_text_else(value: float, shown: str, full: str) -> None:
    """A single is written with 7 digits in a string, and with as few as read back the same by ToString."""
    assert single_to_invariant(single(value)) == shown
    assert format_value(single(value), None, culture("")) == full


COMPOSITES: list[tuple[str, list[Any], str]] = [
    ("{0}-{1}", ["a", 5], "a-5"),
    ("[{0,5}|{0,-5}]", ["ab"], "[   ab|ab   ]"),
    ("{{{0}}}", [1], "{1}"),
    ("{0:N1}{1}", [1.25, None], "1.2"),
    ("{1} {0}", [1, 2], "2 1"),
    ("{0:yyyy}", ["text"], "text"),
    ("{0,3:D2}", [7], " 07"),
    ("", [], ""),
]


@pytest.mark.parametrize(("fmt", "args", "text"), COMPOSITES)
def test_composite_format(fmt: str, args: list[Any], text: str) -> None:
    """String.Format puts each argument in its place, in its width and its format."""
    assert string_format(fmt, args, culture("")) == text


_WHERE = "Input string was not in a correct format. Failure to parse near offset "
FAULTS: list[tuple[str, str]] = [
    ("{0", _WHERE + "2. Format item ends prematurely."),
    ("{x}", _WHERE + "1. Expected an ASCII digit."),
    ("{0}}", _WHERE + "4. Format item ends prematurely."),
    ("a}b", _WHERE + "2. Unexpected closing brace without a corresponding opening brace."),
    ("{5}", "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."),
]


@pytest.mark.parametrize(("fmt", "message"), FAULTS)
def test_faulty_composite_format_says_where(fmt: str, message: str) -> None:
    """The -f operator wraps what is wrong with a format in PowerShell's FormatError."""
    with pytest.raises(NetException) as caught:
        composite(fmt, [1], culture(""))
    assert getattr(caught.value, "error_id", "") == "FormatError"
    assert str(caught.value) == f"Error formatting a string: {message}."
