"""Date formats: each row is a value, a format, a culture and .NET's text."""
from __future__ import annotations

from typing import Any

import pytest

from ems.values.cultures import culture
from ems.values.dates import TICKS_PER_HOUR, UTC, DateOnly, DateTime, DateTimeOffset, TimeOnly, TimeSpan
from ems.values.errors import NetException
from ems.values.formats import format_value

DAY = DateTime.of(2024, 3, 5, 14, 30, 9, 123)
MORNING = DateTime.of(2024, 3, 5, 0, 5, 0)
MOMENT = DateTimeOffset(DAY.ticks, 2 * TICKS_PER_HOUR)
SPAN = TimeSpan.of_parts(1, 2, 3, 4, 500)

FORMATS: list[tuple[Any, str, str, str]] = [
    (DAY, "", "", "03/05/2024 14:30:09"),
    (DAY, "", "en-US", "3/5/2024 2:30:09\u202fPM"),
    (DAY, "D", "de-DE", "Dienstag, 5. März 2024"),
    (DAY, "D", "pl-PL", "wtorek, 5 marca 2024"),
    (DAY, "Y", "pl-PL", "marzec 2024"),
    (DAY, "d", "sv-SE", "2024-03-05"),
    (DAY, "o", "", "2024-03-05T14:30:09.1230000"),
    (DateTime(DAY.ticks, UTC), "o", "de-DE", "2024-03-05T14:30:09.1230000Z"),
    (DAY, "r", "de-DE", "Tue, 05 Mar 2024 14:30:09 GMT"),
    (DAY, "%d", "", "5"),
    (DAY, "h:mm tt", "", "2:30 PM"),
    (MORNING, "h:mm t", "", "12:05 A"),
    (DAY, "HH:mm:ss.FFFF", "", "14:30:09.123"),
    (MORNING, "ss.FFF", "", "00"),
    (DAY, "yyy yy y", "", "2024 24 24"),
    (DAY, "dd 'of' MMMM\\!", "", "05 of March!"),
    (DAY, "dd/MM", "de-DE", "05.03"),
    (MOMENT, "", "", "03/05/2024 14:30:09 +02:00"),
    (MOMENT, "u", "", "2024-03-05 12:30:09Z"),
    (MOMENT, "zz K", "", "+02 +02:00"),
    (DateOnly(DAY.ticks // 864_000_000_000), "", "", "03/05/2024"),
    (DateOnly(DAY.ticks // 864_000_000_000), "o", "", "2024-03-05"),
    (TimeOnly(DAY.time_of_day), "", "", "14:30"),
    (TimeOnly(DAY.time_of_day), "o", "", "14:30:09.1230000"),
    (SPAN, "", "", "1.02:03:04.5000000"),
    (SPAN, "g", "", "1:2:03:04.5"),
    (SPAN, "G", "de-DE", "1:02:03:04,5000000"),
    (SPAN, "d'd 'h'h'", "", "1d 2h"),
    (SPAN, "%h", "", "2"),
    (TimeSpan(-70000000), "c", "", "-00:00:07"),
]


@pytest.mark.parametrize(("value", "fmt", "name", "text"), FORMATS)
def test_date_is_written_as_dotnet_writes_it(value: Any, fmt: str, name: str, text: str) -> None:
    """A date or time has the text that .NET gives it by that format in that culture."""
    assert format_value(value, fmt, culture(name)) == text


@pytest.mark.parametrize(("value", "fmt"), [(DAY, "q"), (DAY, "%"), (DAY, "ffffffff"), (SPAN, "hh:mm"), (SPAN, "d"), (MOMENT, "U"),
    (DateOnly(5), "HH"),
                                           (TimeOnly(5), "dd")])
def test_date_refuses_a_senseless_format(value: Any, fmt: str) -> None:
    """A format that means nothing for the type raises FormatException."""
    with pytest.raises(NetException, match="Input string was not in a correct format"):
        format_value(value, fmt, culture(""))


def test_quote_without_its_end_is_named() -> None:
    """A quote that a date format does not close is named in the error."""
    with pytest.raises(NetException, match="Cannot find a matching quote character for the character '''"):
        format_value(DAY, "dd 'x", culture(""))
