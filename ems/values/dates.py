"""In: ticks, calendar fields. Out: DateTime, DateTimeOffset, TimeSpan, DateOnly, TimeOnly as values; Guid, Version and SemanticVersion too.

Ticks are 100 ns since 0001-01-01, as in .NET. Text and parsing are elsewhere (ems.values.formats_dates, ems.values.parse_dates), the
members that scripts see in ems.net.datetimes, ems.net.timespans.
"""
from __future__ import annotations

import time
from datetime import date as _date
from typing import Any, ClassVar

from ems.values.errors import NetException, net_error
from ems.values.identities import Guid, SemanticVersion, Version  # noqa: F401  (they are found here, beside the dates)
from ems.values.objects import Ordered

TICKS_PER_MICROSECOND = 10
TICKS_PER_MILLISECOND = 10_000
TICKS_PER_SECOND = 10_000_000
TICKS_PER_MINUTE = 600_000_000
TICKS_PER_HOUR = 36_000_000_000
TICKS_PER_DAY = 864_000_000_000
MAX_TICKS = 3_155_378_975_999_999_999
UNIX_EPOCH_TICKS = 621_355_968_000_000_000
FILE_TIME_OFFSET = 504_911_232_000_000_000
SPAN_MIN, SPAN_MAX = -(1 << 63), (1 << 63) - 1
UNSPECIFIED, UTC, LOCAL = 0, 1, 2

TOO_LONG = "TimeSpan overflowed because the duration is too long."
BAD_DATE = "Year, Month, and Day parameters describe an un-representable DateTime."
BAD_TIME = "Hour, Minute, and Second parameters describe an un-representable DateTime."


def out_of_range(message: str, parameter: str | None = None, actual: Any = None) -> NetException:
    """ArgumentOutOfRangeException as .NET words it."""
    text = message if parameter is None else f"{message} (Parameter '{parameter}')"
    if actual is not None:
        text += f"\nActual value was {actual}."
    return net_error("System.ArgumentOutOfRangeException", text, param_name=parameter, actual_value=actual)


def bad_argument(message: str, parameter: str | None = None) -> NetException:
    """ArgumentException as .NET words it."""
    return net_error("System.ArgumentException", message if parameter is None else f"{message} (Parameter '{parameter}')",
        param_name=parameter)


def date_ticks(year: int, month: int, day: int) -> int:
    try:
        return (_date(year, month, day).toordinal() - 1) * TICKS_PER_DAY
    except (ValueError, OverflowError):
        raise out_of_range(BAD_DATE) from None


def time_ticks(hour: int, minute: int, second: int, millisecond: int = 0, microsecond: int = 0) -> int:
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise out_of_range(BAD_TIME)
    if not 0 <= millisecond < 1000:
        raise out_of_range("Valid values are between 0 and 999, inclusive.", "millisecond")
    if not 0 <= microsecond < 1000:
        raise out_of_range("Valid values are between 0 and 999, inclusive.", "microsecond")
    microseconds = ((hour * 60 + minute) * 60 + second) * 1_000_000 + millisecond * 1000 + microsecond
    return microseconds * TICKS_PER_MICROSECOND


def is_leap_year(year: int) -> bool:
    if not 1 <= year <= 9999:
        raise out_of_range("Year must be between 1 and 9999.", "year")
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in_month(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise out_of_range("Month must be between one and twelve.", "month", month)
    return 29 if month == 2 and is_leap_year(year) else _DAYS[month - 1] if 1 <= year <= 9999 or is_leap_year(year) else 0


def to_int(value: float) -> int:
    """C#'s (long) of a double: towards zero, saturating, NaN is 0."""
    if value != value:
        return 0
    if value >= 9.2233720368547758e18:
        return SPAN_MAX
    return SPAN_MIN if value <= -9.2233720368547758e18 else int(value)


class _Ordered(Ordered):
    """A date or a span: its text is the invariant culture's."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.hash_key()!r})"

    def __str__(self) -> str:
        """The invariant text."""
        from ems.values.cultures import INVARIANT
        from ems.values.formats import format_value

        return format_value(self, "", INVARIANT)


class TimeSpan(_Ordered):
    __slots__ = ("ticks",)
    net_name = "System.TimeSpan"
    MIN: ClassVar[TimeSpan]
    MAX: ClassVar[TimeSpan]
    ZERO: ClassVar[TimeSpan]

    def __init__(self, ticks: int = 0) -> None:
        self.ps_ext = None
        self.ticks = ticks

    def hash_key(self) -> int:
        return self.ticks

    @classmethod
    def checked(cls, ticks: int) -> TimeSpan:
        """A TimeSpan of so many ticks, or OverflowException."""
        if not SPAN_MIN <= ticks <= SPAN_MAX:
            raise net_error("System.OverflowException", TOO_LONG)
        return cls(ticks)

    @classmethod
    def of_double(cls, ticks: float) -> TimeSpan:
        """From a number of ticks that a multiplication gave; cut off, not rounded."""
        if ticks != ticks:
            raise bad_argument("TimeSpan does not accept floating point Not-a-Number values.")
        if not -9.2233720368547758e18 <= ticks <= 9.2233720368547758e18:
            raise net_error("System.OverflowException", TOO_LONG)
        return cls(to_int(ticks))

    @classmethod
    def of_parts(cls, days: int = 0, hours: int = 0, minutes: int = 0, seconds: int = 0, milliseconds: int = 0,
        microseconds: int = 0) -> TimeSpan:
        ticks = ((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds) * TICKS_PER_MILLISECOND + microseconds * 10
        if not SPAN_MIN <= ticks <= SPAN_MAX:
            raise out_of_range(TOO_LONG)
        return cls(ticks)

    @property
    def days(self) -> int:
        return self.ticks // TICKS_PER_DAY if self.ticks >= 0 else -(-self.ticks // TICKS_PER_DAY)

    def part(self, unit: int, modulus: int) -> int:
        """The signed part of that unit: part(TICKS_PER_HOUR, 24) is Hours."""
        return self.ticks // unit % modulus if self.ticks >= 0 else -(-self.ticks // unit % modulus)


TimeSpan.MIN, TimeSpan.MAX, TimeSpan.ZERO = TimeSpan(SPAN_MIN), TimeSpan(SPAN_MAX), TimeSpan(0)


class DateTime(_Ordered):
    """kind: UNSPECIFIED, UTC or LOCAL. Compares by its ticks alone, as in .NET."""

    __slots__ = ("kind", "ticks")
    net_name = "System.DateTime"
    MIN: ClassVar[DateTime]
    MAX: ClassVar[DateTime]

    def __init__(self, ticks: int = 0, kind: int = UNSPECIFIED) -> None:
        self.ps_ext = None
        self.ticks = ticks
        self.kind = kind

    def hash_key(self) -> int:
        return self.ticks

    @classmethod
    def of(cls, year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, millisecond: int = 0,
        microsecond: int = 0,
           kind: int = UNSPECIFIED) -> DateTime:
        return cls(date_ticks(year, month, day) + time_ticks(hour, minute, second, millisecond, microsecond), kind)

    @classmethod
    def now(cls) -> DateTime:
        from ems.values.timezones import local_zone

        utc = UNIX_EPOCH_TICKS + time.time_ns() // 100
        return cls(utc + local_zone().offset_at(utc), LOCAL)

    @classmethod
    def utc_now(cls) -> DateTime:
        return cls(UNIX_EPOCH_TICKS + time.time_ns() // 100, UTC)

    @property
    def date(self) -> tuple[int, int, int]:
        found = _date.fromordinal(self.ticks // TICKS_PER_DAY + 1)
        return found.year, found.month, found.day

    @property
    def weekday(self) -> int:
        """0 is Sunday."""
        return (self.ticks // TICKS_PER_DAY + 1) % 7

    @property
    def day_of_year(self) -> int:
        return _date.fromordinal(self.ticks // TICKS_PER_DAY + 1).timetuple().tm_yday

    @property
    def time_of_day(self) -> int:
        """Ticks since midnight."""
        return self.ticks % TICKS_PER_DAY

    def plus(self, ticks: int) -> DateTime:
        moved = self.ticks + ticks
        if not 0 <= moved <= MAX_TICKS:
            raise out_of_range("The added or subtracted value results in an un-representable DateTime.", "value")
        return DateTime(moved, self.kind)

    def plus_units(self, value: float, unit: int) -> DateTime:
        """Add a number of units that a script gives as a double; exact to the tick."""
        if abs(value) > MAX_TICKS // unit:
            raise out_of_range("Value to add was out of range.", "value")
        whole = to_int(value)
        return self.plus(whole * unit + to_int((value - whole) * unit))

    def plus_months(self, months: int) -> DateTime:
        if not -120000 <= months <= 120000:
            raise out_of_range("Months value must be between +/-120000.", "months")
        year, month, day = self.date
        year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
        if not 1 <= year <= 9999:
            raise out_of_range("The added or subtracted value results in an un-representable DateTime.", "months")
        return DateTime(date_ticks(year, month, min(day, days_in_month(year, month))) + self.time_of_day, self.kind)

    def plus_years(self, years: int) -> DateTime:
        if not -10000 <= years <= 10000:
            raise out_of_range("Years value must be between +/-10000.", "value")
        year, month, day = self.date
        if not 1 <= year + years <= 9999:
            raise out_of_range("The added or subtracted value results in an un-representable DateTime.", "value")
        return DateTime(date_ticks(year + years, month, min(day, days_in_month(year + years, month))) + self.time_of_day, self.kind)

    def to_utc(self) -> DateTime:
        if self.kind == UTC:
            return self
        from ems.values.timezones import local_zone

        return DateTime(_clamp(self.ticks - local_zone().offset_of(self.ticks)), UTC)

    def to_local(self) -> DateTime:
        if self.kind == LOCAL:
            return self
        from ems.values.timezones import local_zone

        return DateTime(_clamp(self.ticks + local_zone().offset_at(self.ticks)), LOCAL)

    def offset(self) -> int:
        """Ticks that this clock is ahead of UTC."""
        if self.kind == UTC:
            return 0
        from ems.values.timezones import local_zone

        return local_zone().offset_of(self.ticks)


DateTime.MIN, DateTime.MAX = DateTime(0), DateTime(MAX_TICKS)


def _clamp(ticks: int) -> int:
    return min(max(ticks, 0), MAX_TICKS)


class DateTimeOffset(_Ordered):
    """ticks: of the clock; offset: ticks ahead of UTC. Compares by the moment."""

    __slots__ = ("offset", "ticks")
    net_name = "System.DateTimeOffset"
    MIN: ClassVar[DateTimeOffset]
    MAX: ClassVar[DateTimeOffset]

    def __init__(self, ticks: int = 0, offset: int = 0) -> None:
        self.ps_ext = None
        self.ticks = ticks
        self.offset = offset

    def hash_key(self) -> int:
        return self.ticks - self.offset

    @classmethod
    def checked(cls, ticks: int, offset: int) -> DateTimeOffset:
        if offset % TICKS_PER_MINUTE:
            raise bad_argument("Offset must be specified in whole minutes.", "offset")
        if abs(offset) > 14 * TICKS_PER_HOUR:
            raise out_of_range("Offset must be within plus or minus 14 hours.", "offset")
        if not 0 <= ticks - offset <= MAX_TICKS:
            raise out_of_range("The UTC time represented when the offset is applied must be between year 0 and 10,000.", "offset")
        return cls(ticks, offset)

    @classmethod
    def of_date(cls, value: DateTime) -> DateTimeOffset:
        """What converting a DateTime gives: the local offset unless it is UTC."""
        offset = value.offset()
        if not 0 <= value.ticks - offset <= MAX_TICKS:  # the first and last hours of the calendar
            offset = 0
        return cls(value.ticks, offset)

    def moved(self, offset: int) -> DateTimeOffset:
        """The same moment on a clock of another offset."""
        return DateTimeOffset.checked(self.ticks - self.offset + offset, offset)

    def with_clock(self, value: DateTime) -> DateTimeOffset:
        return DateTimeOffset.checked(value.ticks, self.offset)

    @property
    def clock(self) -> DateTime:
        return DateTime(self.ticks)

    @property
    def utc(self) -> DateTime:
        return DateTime(self.ticks - self.offset, UTC)


DateTimeOffset.MIN, DateTimeOffset.MAX = DateTimeOffset(0), DateTimeOffset(MAX_TICKS)


class DateOnly(_Ordered):
    __slots__ = ("day_number",)
    net_name = "System.DateOnly"
    MIN: ClassVar[DateOnly]
    MAX: ClassVar[DateOnly]

    def __init__(self, day_number: int = 0) -> None:
        self.ps_ext = None
        self.day_number = day_number

    def hash_key(self) -> int:
        return self.day_number

    @property
    def midnight(self) -> DateTime:
        return DateTime(self.day_number * TICKS_PER_DAY)


DateOnly.MIN, DateOnly.MAX = DateOnly(0), DateOnly(MAX_TICKS // TICKS_PER_DAY)


class TimeOnly(_Ordered):
    __slots__ = ("ticks",)
    net_name = "System.TimeOnly"
    MIN: ClassVar[TimeOnly]
    MAX: ClassVar[TimeOnly]

    def __init__(self, ticks: int = 0) -> None:
        self.ps_ext = None
        self.ticks = ticks

    def hash_key(self) -> int:
        return self.ticks


TimeOnly.MIN, TimeOnly.MAX = TimeOnly(0), TimeOnly(TICKS_PER_DAY - 1)
