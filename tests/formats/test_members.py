"""Members of dates, numbers and cultures: each row is a call and .NET's answer."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.collections import PSReference, TypedArray
from ems.values.cultures import INVARIANT, culture
from ems.values.dates import DateOnly, DateTime, DateTimeOffset, TimeOnly, TimeSpan
from ems.values.enums import enum_value
from ems.values.errors import NetException
from ems.values.formats import string_format
from ems.values.identities import parse_guid, parse_semantic, parse_version
from ems.values.members import get_member, get_static, invoke_method, invoke_static, new_object
from ems.values.types import find_type, get_type


def shown(value: Any) -> str:
    return string_format("{0}", [value], INVARIANT)


DAY = DateTime.of(2024, 2, 29, 13, 45, 30, 123)
SPAN = TimeSpan.of_parts(1, 2, 3, 4, 5)

INSTANCE: list[tuple[Any, str, list[Any], str]] = [
    (DAY, "AddDays", [1.5], "03/02/2024 01:45:30"),
    (DAY, "AddMonths", [99], "05/29/2032 13:45:30"),
    (DAY, "AddYears", [1], "02/28/2025 13:45:30"),
    (DAY, "Subtract", [DateTime.of(2024, 2, 28, 13, 45, 30, 123)], "1.00:00:00"),
    (DAY, "ToOADate", [], "45351.57326531250"[:16]),
    (DAY, "ToBinary", [], "638448111301230000"),
    (DAY, "CompareTo", [None], "1"),
    (DAY, "ToString", ["s"], "2024-02-29T13:45:30"),
    (SPAN, "Multiply", [2.5], "2.17:07:40.0125000"),
    (SPAN, "Divide", [SPAN], "1"),
    (SPAN, "Negate", [], "-1.02:03:04.0050000"),
    (DateTimeOffset(DAY.ticks, 72_000_000_000), "ToOffset", ["-05:00"], "02/29/2024 06:45:30 -05:00"),
    (DateTimeOffset(DAY.ticks, 0), "ToUnixTimeSeconds", [], "1709214330"),
    (DateOnly(738944), "AddDays", [99], "06/07/2024"),
    (TimeOnly(495_300_000_000), "AddHours", [100], "17:45"),
    (5, "CompareTo", [6], "-1"),
    (255, "ToString", ["X2"], "FF"),
    (1234.5, "ToString", ["N2", culture("de-DE")], "1.234,50"),
    (Decimal("12.345"), "ToString", ["C", culture("en-US")], "$12.35"),
    (num.BigInteger(-8), "GetBitLength", [], "3"),
    (parse_guid("12345678-90ab-cdef-1234-567890abcdef"), "ToString", ["N"], "1234567890abcdef1234567890abcdef"),
    (parse_version("1.2.3.4"), "ToString", [2], "1.2"),
    (parse_semantic("1.0.0-rc.1"), "CompareTo", [parse_semantic("1.0.0")], "-1"),
    (culture("de-DE"), "ToString", [], "de-DE"),
]


@pytest.mark.parametrize(("target", "name", "args", "text"), INSTANCE)
def test_instance_method(target: Any, name: str, args: list[Any], text: str) -> None:
    """A method of a value gives what .NET gives."""
    assert shown(invoke_method(target, name, args)) == text


STATIC: list[tuple[str, str, list[Any], str]] = [
    ("datetime", "DaysInMonth", [2024, 2], "29"),
    ("datetime", "ParseExact", ["05.03.2024", "dd.MM.yyyy", None], "03/05/2024 00:00:00"),
    ("datetime", "FromOADate", [-2.5], "12/28/1899 12:00:00"),
    ("datetime", "FromFileTimeUtc", [num.Int64(133541190000000000)], "03/05/2024 13:30:00"),
    ("timespan", "FromMinutes", [num.Int64(1), num.Int64(1), num.Int64(1), num.Int64(1)], "00:01:01.0010010"),
    ("timespan", "FromHours", [1.5], "01:30:00"),
    ("System.DateTimeOffset", "FromUnixTimeMilliseconds", [num.Int64(-3)], "12/31/1969 23:59:59 +00:00"),
    ("math", "Round", [2.5], "2"),
    ("math", "Round", [Decimal("2.345"), 2], "2.34"),
    ("math", "Ceiling", [-2.5], "-2"),
    ("math", "Max", [3, 7.5], "8"),
    ("math", "DivRem", [7, -2], "(-3, 1)"),
    ("math", "BigMul", [2147483647, 2147483647], "4611686014132420609"),
    ("math", "IEEERemainder", [5.0, 3.0], "-1"),
    ("int", "Parse", ["FF", "HexNumber"], "255"),
    ("int", "RotateLeft", [99, 2], "396"),
    ("double", "IsPow2", [0.25], "True"),
    ("decimal", "Divide", [Decimal("2.5"), Decimal("1.5")], "1.6666666666666666666666666667"),
    ("bigint", "ModPow", [3, 4, 5], "1"),
    ("convert", "ToInt32", ["777", 8], "511"),
    ("convert", "ToString", [-1, 16], "ffffffff"),
    ("convert", "ToByte", [2.5], "2"),
    ("convert", "ToBoolean", ["true"], "True"),
    ("bitconverter", "ToString", [TypedArray.of(get_type("System.Byte"), [num.Byte(1), num.Byte(171)])], "01-AB"),
    ("bitconverter", "DoubleToInt64Bits", [1.0], "4607182418800017408"),
    ("System.Globalization.ISOWeek", "GetWeekOfYear", [DateTime.of(2024, 12, 30)], "1"),
]


@pytest.mark.parametrize(("type_name", "name", "args", "text"), STATIC)
def test_static_method(type_name: str, name: str, args: list[Any], text: str) -> None:
    """A static method gives what .NET gives."""
    assert shown(invoke_static(get_type(type_name), name, args)) == text


FAILURES: list[tuple[str, str, list[Any], str]] = [
    ("datetime", "DaysInMonth", [2024, 13], "Month must be between one and twelve. (Parameter 'month')\nActual value was 13."),
    ("timespan", "FromDays", [float("inf")], "TimeSpan overflowed because the duration is too long."),
    ("convert", "ToByte", [300], "Value was either too large or too small for an unsigned byte."),
    ("convert", "ToInt32", ["1", 7], "Invalid Base."),
    ("convert", "FromBase64String", ["!!"], "The input is not a valid Base-64 string"),
    ("convert", "FromHexString", ["zz"], "The input is not a valid hex string as it contains a non-hex character."),
    ("int", "Clamp", [0, 2, -1], "'2' cannot be greater than -1."),
    ("System.TimeZoneInfo", "FindSystemTimeZoneById", ["Nope"], "The time zone ID 'Nope' was not found on the local computer."),
    ("guid", "ParseExact", ["x", "Z"], "Format string can be only"),
]


@pytest.mark.parametrize(("type_name", "name", "args", "message"), FAILURES)
def test_static_method_fails_in_dotnets_words(type_name: str, name: str, args: list[Any], message: str) -> None:
    """A bad argument is refused with .NET's message."""
    with pytest.raises(NetException) as caught:
        invoke_static(get_type(type_name), name, args)
    assert message in str(caught.value)


def test_try_parse_sets_its_result() -> None:
    """A Try method says whether it could and hands the value over."""
    result = PSReference(0)
    assert invoke_static(get_type("int"), "TryParse", ["42", result]) is True
    assert result.value == 42
    assert invoke_static(get_type("int"), "TryParse", ["x", result]) is False
    assert result.value == 0


def test_constructors() -> None:
    """Dates and numbers are made from their parts; parts that make none are refused."""
    assert shown(new_object(get_type("datetime"), [2024, 3, 5])) == "03/05/2024 00:00:00"
    assert shown(new_object(get_type("timespan"), [1, 2, 3, 4, 5])) == "1.02:03:04.0050000"
    assert shown(new_object(get_type("version"), ["5.6"])) == "5.6"
    assert new_object(get_type("int"), []) == 0
    with pytest.raises(NetException, match="un-representable DateTime"):
        new_object(get_type("datetime"), [2024, 13, 5])


def test_seeded_random_gives_dotnets_numbers() -> None:
    """A seeded Random repeats the numbers that .NET gives for that seed."""
    source = new_object(get_type("random"), [1])
    assert invoke_method(source, "NextDouble", []) == pytest.approx(0.24866858415709278, abs=1e-17)
    assert invoke_method(new_object(get_type("random"), [1]), "NextInt64", []) == 4307412542716114199


def test_current_culture_can_be_set() -> None:
    """Setting CurrentCulture changes how values are formatted from then on."""
    from ems.values import context
    from ems.values.members import set_static

    context.set_context(context.Context())
    try:
        set_static(get_type("cultureinfo"), "CurrentCulture", "de-DE")
        assert string_format("{0:N1}", [1234.5]) == "1.234,5"
        assert get_member(get_static(get_type("cultureinfo"), "CurrentCulture"), "Name") == "de-DE"
    finally:
        context.set_context(None)


def test_week_of_year_follows_its_rule() -> None:
    """GetWeekOfYear counts weeks by the rule and first day it is given."""
    calendar = get_member(INVARIANT, "Calendar")
    arguments = [DateTime.of(2024, 12, 30), enum_value("System.Globalization.CalendarWeekRule", "FirstFourDayWeek"),
        enum_value("System.DayOfWeek", "Monday")]
    assert invoke_method(calendar, "GetWeekOfYear", arguments) == 53
    assert find_type("System.Globalization.GregorianCalendar") is not None
