"""Parsing: each row is a text and what .NET reads in it."""
from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from ems.values import numbers as num
from ems.values.cultures import culture
from ems.values.dates import LOCAL, UNSPECIFIED, UTC, DateOnly, DateTime, DateTimeOffset, TimeOnly
from ems.values.errors import NetException
from ems.values.parse_dates import ASSUME_UNIVERSAL, NO_CURRENT_DATE, ROUND_TRIP, TO_UNIVERSAL, parse, try_parse
from ems.values.parse_dates_exact import parse_exact, try_parse_exact
from ems.values.parse_numbers import STYLES, parse_number
from ems.values.parse_timespans import parse as parse_span
from ems.values.parse_timespans import parse_exact as parse_span_exact


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


DATES: list[tuple[str, str, str]] = [
    ("2024-03-05", "", "03/05/2024 00:00:00"),
    ("2024-03-05T14:30:00.1234567Z", "", "03/05/2024 14:30:00"),
    ("Tue, 05 Mar 2024 14:30:00 GMT", "", "03/05/2024 14:30:00"),
    ("2024-03-05 10:00+02:00", "", "03/05/2024 08:00:00"),
    ("5 March 2024 2:30 PM", "", "03/05/2024 14:30:00"),
    ("March 2024", "", "03/01/2024 00:00:00"),
    ("3/5/24", "", "03/05/2024 00:00:00"),
    ("3/5/50", "", "03/05/1950 00:00:00"),
    ("1.2.3", "", "01/02/2003 00:00:00"),
    ("5-Mar-2024", "", "03/05/2024 00:00:00"),
    ("5 Mar", "", "03/01/2005 00:00:00"),
    ("  2024-3-5 1:2:3.5 ", "", "03/05/2024 01:02:03"),
    ("05.03.2024 14:30", "de-DE", "03/05/2024 14:30:00"),
    ("Dienstag, 5. März 2024", "de-DE", "03/05/2024 00:00:00"),
    ("5 mars 2024", "fr-FR", "03/05/2024 00:00:00"),
    ("05/03/2024", "en-GB", "03/05/2024 00:00:00"),
    ("2024-03-05", "de-DE", "03/05/2024 00:00:00"),
    ("3/5/2024 2:30:09\u202fPM", "en-US", "03/05/2024 14:30:09"),
    ("2024年3月5日", "ja-JP", "03/05/2024 00:00:00"),
]


@pytest.mark.parametrize(("text", "name", "shown"), DATES)
def test_date_is_read_as_dotnet_reads_it(text: str, name: str, shown: str) -> None:
    """A text is the date that DateTime.Parse makes of it in that culture."""
    assert str(parse(DateTime, text, culture(name))) == shown


_PLAIN = "String '{0}' was not recognized as a valid DateTime."
BAD_DATES: list[tuple[str, str]] = [
    ("", _PLAIN), ("5", _PLAIN), ("Monday", _PLAIN), ("13/13/2024", _PLAIN), ("2024-02-30", _PLAIN), ("25:00", _PLAIN), ("-5", _PLAIN),
    ("Monday,Tuesday", _PLAIN), ("12345678-1234", _PLAIN),
    ("nope", "The string '{0}' was not recognized as a valid DateTime. There is an unknown word starting at index '0'."),
    ("1 foo", "The string '{0}' was not recognized as a valid DateTime. There is an unknown word starting at index '2'."),
    ("Monday, March 5, 2024", "String '{0}' was not recognized as a valid DateTime because the day of week was incorrect."),
]


@pytest.mark.parametrize(("text", "message"), BAD_DATES)
def test_text_that_is_no_date_is_told_why(text: str, message: str) -> None:
    """DateTime.Parse says what is wrong with the text, in .NET's words."""
    with pytest.raises(NetException) as caught:
        parse(DateTime, text, culture(""))
    assert str(caught.value) == message.replace("{0}", text)
    assert try_parse(DateTime, text, culture("")) is None


KINDS: list[tuple[str, int, int]] = [
    ("2024-03-05T10:00:00", 0, UNSPECIFIED),
    ("2024-03-05T10:00:00Z", 0, LOCAL),
    ("2024-03-05T10:00:00Z", TO_UNIVERSAL, UTC),
    ("2024-03-05T10:00:00Z", ROUND_TRIP, UTC),
    ("2024-03-05T10:00:00", ASSUME_UNIVERSAL, LOCAL),
    ("2024-03-05T10:00:00", ASSUME_UNIVERSAL | TO_UNIVERSAL, UTC),
]


@pytest.mark.parametrize(("text", "styles", "kind"), KINDS)
def test_styles_say_which_kind_a_date_is(text: str, styles: int, kind: int) -> None:
    """The offset in a text and the styles decide between local, UTC and unspecified."""
    assert parse(DateTime, text, culture(""), styles).kind == kind


def test_local_zone_moves_a_time_with_an_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    """A time with an offset becomes the time of the local zone, summer time counted."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    assert str(parse(DateTime, "2024-07-01T10:00:00Z", culture(""))) == "07/01/2024 12:00:00"
    assert str(parse(DateTime, "2024-01-01T10:00:00Z", culture(""))) == "01/01/2024 11:00:00"
    assert str(parse(DateTimeOffset, "2024-07-01T10:00:00", culture(""))) == "07/01/2024 10:00:00 +02:00"


EXACT: list[tuple[str, Any, str]] = [
    ("05.03.2024", "dd.MM.yyyy", "03/05/2024 00:00:00"),
    ("20240305", "yyyyMMdd", "03/05/2024 00:00:00"),
    ("5/3/24", ["d/M/yy", "dd/MM/yyyy"], "03/05/2024 00:00:00"),
    ("2024-03", ["yyyyMMdd", "yyyy-MM"], "03/01/2024 00:00:00"),
    ("2024-03-05T14:30:00.1230000Z", "o", "03/05/2024 14:30:00"),
    ("5 Mar 2024 2:30 PM", "d MMM yyyy h:mm tt", "03/05/2024 14:30:00"),
    ("10:00 +02:00 5.3.2024", "HH:mm zzz d.M.yyyy", "03/05/2024 08:00:00"),
    ("2024-03-05 10:00:00.5", "yyyy-MM-dd HH:mm:ss.FFF", "03/05/2024 10:00:00"),
    ("2024-03-05 10:00:00", "yyyy-MM-dd HH:mm:ss.FFF", "03/05/2024 10:00:00"),
]


@pytest.mark.parametrize(("text", "formats", "shown"), EXACT)
def test_exact_date_fits_its_pattern(text: str, formats: Any, shown: str) -> None:
    """ParseExact reads the text by the pattern, or by the first of several that fits."""
    assert str(parse_exact(DateTime, text, formats, culture(""))) == shown


@pytest.mark.parametrize(("text", "formats"), [("2024-03-05", "dd.MM.yyyy"), ("5.3.2024", "dd.MM.yyyy"), ("05.03.2024 ", "dd.MM.yyyy"),
    ("x", ["a", "b"])])
def test_exact_date_that_does_not_fit_is_refused(text: str, formats: Any) -> None:
    """ParseExact forgives nothing that the pattern does not allow."""
    with pytest.raises(NetException, match="was not recognized as a valid DateTime"):
        parse_exact(DateTime, text, formats, culture(""))
    assert try_parse_exact(DateTime, text, formats, culture("")) is None


def test_parts_of_a_date_refuse_the_other_part() -> None:
    """DateOnly refuses a text with a time, TimeOnly one with a date."""
    assert str(parse(DateOnly, "2024-03-05", culture(""))) == "03/05/2024"
    assert str(parse(TimeOnly, "14:30", culture(""), NO_CURRENT_DATE)) == "14:30"
    with pytest.raises(NetException, match="contains parts which are not specific to the DateOnly"):
        parse(DateOnly, "2024-03-05 10:00", culture(""))
    with pytest.raises(NetException, match="contains parts which are not specific to the TimeOnly"):
        parse(TimeOnly, "2024-03-05 10:00", culture(""))


SPANS: list[tuple[str, str]] = [
    ("5", "5.00:00:00"), ("1:2", "01:02:00"), ("1:2:3:4", "1.02:03:04"), ("-1.02:03:04.5", "-1.02:03:04.5000000"), (" 1.12:00 ",
        "1.12:00:00"),
]


@pytest.mark.parametrize(("text", "shown"), SPANS)
def test_time_span_is_read(text: str, shown: str) -> None:
    """A text is the TimeSpan that TimeSpan.Parse makes of it."""
    assert str(parse_span(text)) == shown


@pytest.mark.parametrize(("text", "error"), [("1.5", "FormatException"), ("x", "FormatException"), ("24:00", "OverflowException"),
                                            ("99999999", "OverflowException")])
def test_text_that_is_no_time_span(text: str, error: str) -> None:
    """A text of the wrong form and a number out of range are two different errors."""
    with pytest.raises(NetException) as caught:
        parse_span(text)
    assert caught.value.net_name == f"System.{error}"


def test_exact_time_span() -> None:
    """TimeSpan.ParseExact reads fields of fixed width."""
    assert str(parse_span_exact("0130", "hhmm")) == "01:30:00"
    with pytest.raises(NetException, match="Format specifier '5' was invalid"):
        parse_span_exact("1.5", "5")


NUMBERS: list[tuple[str, Any, int | None, str, Any]] = [
    ("1,234.5", float, None, "en-US", 1234.5),
    ("1.234,5", float, None, "de-DE", 1234.5),
    ("1 234,5", float, None, "fr-FR", 1234.5),
    ("-5", int, None, "sv-SE", -5),
    ("($5.00)", float, STYLES["Currency"], "en-US", -5.0),
    ("FFFFFFFF", int, STYLES["HexNumber"], "", -1),
    ("0FF", num.BigInteger, STYLES["HexNumber"], "", 255),
    ("1e3", float, None, "", 1000.0),
    ("1e400", float, None, "", float("inf")),
    ("1.50", Decimal, None, "", Decimal("1.50")),
    ("5-", Decimal, None, "", Decimal(-5)),
    (" 7 ", num.Byte, None, "", 7),
]


@pytest.mark.parametrize(("text", "cls", "style", "name", "value"), NUMBERS)
def test_number_is_read_in_its_culture(text: str, cls: Any, style: int | None, name: str, value: Any) -> None:
    """Parse of a number type reads the signs and separators of the culture that the styles allow."""
    found = parse_number(text, cls, style, culture(name).number)
    assert found == value
    assert type(found) is cls


BAD_NUMBERS: list[tuple[str, Any, int | None, str]] = [
    ("1.5", int, None, "The input string '1.5' was not in a correct format."),
    ("99999999999", int, None, "Value was either too large or too small for an Int32."),
    ("-1", num.Byte, None, "Value was either too large or too small for an unsigned byte."),
    ("zz", num.BigInteger, None, "The value could not be parsed."),
    ("1e3", Decimal, None, "The input string '1e3' was not in a correct format."),
    ("5", float, STYLES["HexNumber"], "The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on floating point "
                                      "data types. "
                                      "(Parameter 'style')"),
]


@pytest.mark.parametrize(("text", "cls", "style", "message"), BAD_NUMBERS)
def test_text_that_is_no_number(text: str, cls: Any, style: int | None, message: str) -> None:
    """Parse says in .NET's words why a text is no such number."""
    with pytest.raises(NetException) as caught:
        parse_number(text, cls, style, culture("").number)
    assert str(caught.value) == message
