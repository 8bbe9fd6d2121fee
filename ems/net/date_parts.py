"""In: nothing. Out: System.DateOnly and System.TimeOnly and their members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.datetimes import check_text, order, put, weekday
from ems.net.declare import members
from ems.values.cultures import date_format
from ems.values.dates import (
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MILLISECOND,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    DateOnly,
    DateTime,
    TimeOnly,
    TimeSpan,
    date_ticks,
    out_of_range,
    time_ticks,
    to_int,
)
from ems.values.formats import format_value
from ems.values.numbers import Int64
from ems.values.parse_dates import check_part_styles, parse, try_parse
from ems.values.types import net_type

_INTERFACES = "IComparable IComparable`1 IEquatable`1 IFormattable IParsable`1 ISpanFormattable ISpanParsable`1 IUtf8SpanFormattable"
_SHARED = """
int CompareTo(System.Object value)
int CompareTo({t} value)
bool Equals(System.Object value)
bool Equals({t} value)
int GetHashCode()
string ToString()
string ToString(string format)
string ToString(System.IFormatProvider provider)
string ToString(string format, System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
static {t} MinValue {get;}
static {t} MaxValue {get;}
static {t} Parse(string s)
static {t} Parse(string s, System.IFormatProvider provider)
static {t} Parse(string s, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)
static {t} ParseExact(string s, string format)
static {t} ParseExact(string s, string[] formats)
static {t} ParseExact(string s, string format, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)
static {t} ParseExact(string s, string[] formats, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)
static bool TryParse(string s, [ref] {t} result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] {t} result)
static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] {t} result)
static bool TryParseExact(string s, string format, [ref] {t} result)
static bool TryParseExact(string s, string[] formats, [ref] {t} result)
static bool TryParseExact(string s, string format, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style, [ref] {t} result)
static bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style, [ref] {t} result)
static bool op_Equality({t} left, {t} right)
static bool op_Inequality({t} left, {t} right)
static bool op_LessThan({t} left, {t} right)
static bool op_LessThanOrEqual({t} left, {t} right)
static bool op_GreaterThan({t} left, {t} right)
static bool op_GreaterThanOrEqual({t} left, {t} right)
"""


def _shared(cls: type) -> type:
    """Bodies that DateOnly and TimeOnly have in common."""

    class Bodies(ObjectBodies):
        @staticmethod
        def CompareTo(self: Any, other: Any) -> int:
            if other is None:
                return 1
            if other.__class__ is not cls:
                raise bad_argument(f"Object must be of type {cls.__name__}.")
            return order(self, other)

        op_Equality = staticmethod(lambda a, b: a == b)
        op_Inequality = staticmethod(lambda a, b: a != b)
        op_LessThan = staticmethod(lambda a, b: a < b)
        op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
        op_GreaterThan = staticmethod(lambda a, b: a > b)
        op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)

        @staticmethod
        def ToString(self: Any, fmt: Any = None, provider: Any = None) -> str:
            return format_value(self, fmt, provider) if isinstance(fmt, str) else format_value(self, None, provider or fmt)

        @staticmethod
        def Parse(text: str, provider: Any = None, styles: Any = None) -> Any:
            return parse(cls, text, provider, _styles(styles))

        @staticmethod
        def ParseExact(text: str, formats: Any, provider: Any = None, styles: Any = None) -> Any:
            from ems.values.parse_dates_exact import parse_exact

            number = _styles(styles)
            check_text(text, formats)
            return parse_exact(cls, text, formats, provider, number)

        @staticmethod
        def TryParse(text: str, *rest: Any) -> bool:
            provider = rest[0] if len(rest) > 1 else None
            return put(rest[-1], try_parse(cls, text, provider, _styles(rest[1]) if len(rest) > 2 else 0), cls())

        @staticmethod
        def TryParseExact(text: str, formats: Any, *rest: Any) -> bool:
            from ems.values.parse_dates_exact import try_parse_exact

            provider, styles = (rest[0], _styles(rest[1])) if len(rest) > 2 else (None, 0)
            return put(rest[-1], try_parse_exact(cls, text, formats, provider, styles), cls())

    Bodies.MinValue, Bodies.MaxValue = cls.MIN, cls.MAX  # type: ignore[attr-defined]
    return Bodies


def _styles(styles: Any) -> int:
    return check_part_styles(int(styles.number)) if styles is not None else 0


def _cast(cls: Any) -> Any:
    """The cast from text, invariant unless a culture is given."""

    def cast(value: str, culture: Any = None) -> Any:
        from ems.values.cultures import culture as find

        return parse(cls, value, find(culture or ""))

    cast.takes_culture = True  # type: ignore[attr-defined]
    return cast


# -- DateOnly

_DATE_TEXT = """
int Year {get;}
int Month {get;}
int Day {get;}
System.DayOfWeek DayOfWeek {get;}
int DayOfYear {get;}
int DayNumber {get;}
{t} AddDays(int value)
{t} AddMonths(int value)
{t} AddYears(int value)
void Deconstruct([ref] int year, [ref] int month, [ref] int day)
datetime ToDateTime(System.TimeOnly time)
datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)
string ToLongDateString()
string ToShortDateString()
{t} new(int year, int month, int day)
{t} new(int year, int month, int day, System.Globalization.Calendar calendar)
static {t} FromDateTime(datetime dateTime)
static {t} FromDayNumber(int dayNumber)
"""


def _date_only(value: DateTime) -> DateOnly:
    return DateOnly(value.ticks // TICKS_PER_DAY)


def _add_days(self: DateOnly, days: int) -> DateOnly:
    if not 0 <= self.day_number + days <= DateOnly.MAX.day_number:
        raise out_of_range("Value to add was out of range.", "value")
    return DateOnly(self.day_number + days)


def _from_day_number(number: int) -> DateOnly:
    if not 0 <= number <= DateOnly.MAX.day_number:
        raise out_of_range("Day number must be between 0 and DateOnly.MaxValue.DayNumber.", "dayNumber")
    return DateOnly(number)


class _DateBodies(_shared(DateOnly)):  # type: ignore[misc]
    Year = staticmethod(lambda self: self.midnight.date[0])
    Month = staticmethod(lambda self: self.midnight.date[1])
    Day = staticmethod(lambda self: self.midnight.date[2])
    DayOfWeek = staticmethod(lambda self: weekday(self.midnight.weekday))
    DayOfYear = staticmethod(lambda self: self.midnight.day_of_year)
    DayNumber = staticmethod(lambda self: self.day_number)
    AddDays = staticmethod(_add_days)
    AddMonths = staticmethod(lambda self, months: _date_only(self.midnight.plus_months(months)))
    AddYears = staticmethod(lambda self, years: _date_only(self.midnight.plus_years(years)))
    ToLongDateString = staticmethod(lambda self: format_value(self, "D", date_format()))
    ToShortDateString = staticmethod(lambda self: format_value(self, "d", date_format()))
    new = staticmethod(lambda year, month, day, calendar=None: DateOnly(date_ticks(year, month, day) // TICKS_PER_DAY))
    FromDateTime = staticmethod(_date_only)
    FromDayNumber = staticmethod(_from_day_number)

    @staticmethod
    def ToDateTime(self: DateOnly, time: TimeOnly, kind: Any = None) -> DateTime:
        return DateTime(self.day_number * TICKS_PER_DAY + time.ticks, kind.number if kind is not None else 0)

    @staticmethod
    def Deconstruct(self: DateOnly, *parts: Any) -> None:
        for part, value in zip(parts, self.midnight.date, strict=True):
            part.value = value


DATE_ONLY = net_type("System.DateOnly", base="System.ValueType", kind="struct", py=DateOnly, parse=_cast(DateOnly), default=DateOnly(),
                     interfaces=_INTERFACES)
members(DATE_ONLY, (_SHARED + _DATE_TEXT).replace("{t}", "System.DateOnly"), _DateBodies)


# -- TimeOnly

_TIME_TEXT = """
int Hour {get;}
int Minute {get;}
int Second {get;}
int Millisecond {get;}
int Microsecond {get;}
int Nanosecond {get;}
long Ticks {get;}
{t} Add(timespan value)
{t} Add(timespan value, [ref] int wrappedDays)
{t} AddHours(double value)
{t} AddHours(double value, [ref] int wrappedDays)
{t} AddMinutes(double value)
{t} AddMinutes(double value, [ref] int wrappedDays)
void Deconstruct([ref] int hour, [ref] int minute)
void Deconstruct([ref] int hour, [ref] int minute, [ref] int second)
void Deconstruct([ref] int hour, [ref] int minute, [ref] int second, [ref] int millisecond)
void Deconstruct([ref] int hour, [ref] int minute, [ref] int second, [ref] int millisecond, [ref] int microsecond)
bool IsBetween({t} start, {t} end)
string ToLongTimeString()
string ToShortTimeString()
timespan ToTimeSpan()
{t} new(long ticks)
{t} new(int hour, int minute)
{t} new(int hour, int minute, int second)
{t} new(int hour, int minute, int second, int millisecond)
{t} new(int hour, int minute, int second, int millisecond, int microsecond)
static {t} FromDateTime(datetime dateTime)
static {t} FromTimeSpan(timespan timeSpan)
static timespan op_Subtraction({t} t1, {t} t2)
"""


def _part(unit: int, modulus: int) -> Any:
    return staticmethod(lambda self: self.ticks // unit % modulus)


def _checked(ticks: int) -> TimeOnly:
    if not 0 <= ticks < TICKS_PER_DAY:
        raise out_of_range("Ticks must be between 0 and and TimeOnly.MaxValue.Ticks.", "ticks")
    return TimeOnly(ticks)


def _shifted(self: TimeOnly, ticks: int, wrapped: Any) -> TimeOnly:
    """Around the clock; `wrapped` is told how many days that took."""
    days, rest = divmod(self.ticks + ticks, TICKS_PER_DAY)
    if wrapped is not None:
        wrapped.value = days
    return TimeOnly(rest)


def _adder(unit: int) -> Any:
    return staticmethod(lambda self, value, wrapped=None: _shifted(self, to_int(value * unit), wrapped))


def _is_between(self: TimeOnly, start: TimeOnly, end: TimeOnly) -> bool:
    if start.ticks <= end.ticks:
        return start.ticks <= self.ticks < end.ticks
    return self.ticks >= start.ticks or self.ticks < end.ticks


class _TimeBodies(_shared(TimeOnly)):  # type: ignore[misc]
    Hour, Minute, Second = _part(TICKS_PER_HOUR, 24), _part(TICKS_PER_MINUTE, 60), _part(TICKS_PER_SECOND, 60)
    Millisecond, Microsecond = _part(TICKS_PER_MILLISECOND, 1000), _part(10, 1000)
    Nanosecond = staticmethod(lambda self: self.ticks % 10 * 100)
    Ticks = staticmethod(lambda self: Int64(self.ticks))
    Add = staticmethod(lambda self, span, wrapped=None: _shifted(self, span.ticks, wrapped))
    AddHours, AddMinutes = _adder(TICKS_PER_HOUR), _adder(TICKS_PER_MINUTE)
    IsBetween = staticmethod(_is_between)
    ToLongTimeString = staticmethod(lambda self: format_value(self, "T", date_format()))
    ToShortTimeString = staticmethod(lambda self: format_value(self, "t", date_format()))
    ToTimeSpan = staticmethod(lambda self: TimeSpan(self.ticks))
    FromDateTime = staticmethod(lambda value: TimeOnly(value.time_of_day))
    FromTimeSpan = staticmethod(lambda span: _checked(span.ticks))
    op_Subtraction = staticmethod(lambda a, b: TimeSpan((a.ticks - b.ticks) % TICKS_PER_DAY))

    @staticmethod
    def new(*parts: int) -> TimeOnly:
        if len(parts) < 2:
            return _checked(int(parts[0])) if parts else TimeOnly()
        hour, minute, second, *rest = (*parts, 0) if len(parts) == 2 else parts
        return TimeOnly(time_ticks(hour, minute, second, *rest))

    @staticmethod
    def Deconstruct(self: TimeOnly, *parts: Any) -> None:
        units = ((TICKS_PER_HOUR, 24), (TICKS_PER_MINUTE, 60), (TICKS_PER_SECOND, 60), (TICKS_PER_MILLISECOND, 1000), (10, 1000))
        for part, (unit, modulus) in zip(parts, units, strict=False):
            part.value = self.ticks // unit % modulus


TIME_ONLY = net_type("System.TimeOnly", base="System.ValueType", kind="struct", py=TimeOnly, parse=_cast(TimeOnly), default=TimeOnly(),
                     interfaces=_INTERFACES)
members(TIME_ONLY, (_SHARED + _TIME_TEXT).replace("{t}", "System.TimeOnly"), _TimeBodies)
