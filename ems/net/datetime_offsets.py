"""In: nothing. Out: System.DateTimeOffset and its members."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.datetimes import check_text, file_time, from_file_time, order, put, weekday
from ems.net.declare import members
from ems.net.equality import equal
from ems.values.dates import (
    LOCAL,
    MAX_TICKS,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MILLISECOND,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    UNIX_EPOCH_TICKS,
    UTC,
    DateOnly,
    DateTime,
    DateTimeOffset,
    TimeOnly,
    TimeSpan,
    out_of_range,
)
from ems.values.formats import format_value
from ems.values.numbers import Int64
from ems.values.parse_dates import check_styles, parse, try_parse
from ems.values.types import net_type


def _cast(text: str, culture: Any = None) -> DateTimeOffset:
    from ems.values.cultures import culture as find

    return parse(DateTimeOffset, text, find(culture or ""))  # type: ignore[no-any-return]


_cast.takes_culture = True  # type: ignore[attr-defined]

OFFSET = net_type("System.DateTimeOffset", base="System.ValueType", kind="struct", py=DateTimeOffset, parse=_cast,
    default=DateTimeOffset.MIN,
                  interfaces="IComparable IComparable`1 IDeserializationCallback IEquatable`1 IFormattable IParsable`1 ISerializable "
                             "ISpanFormattable ISpanParsable`1 IUtf8SpanFormattable")
TEXT = """
System.DateTimeOffset Add(timespan timeSpan)
System.DateTimeOffset AddDays(double days)
System.DateTimeOffset AddHours(double hours)
System.DateTimeOffset AddMicroseconds(double microseconds)
System.DateTimeOffset AddMilliseconds(double milliseconds)
System.DateTimeOffset AddMinutes(double minutes)
System.DateTimeOffset AddMonths(int months)
System.DateTimeOffset AddSeconds(double seconds)
System.DateTimeOffset AddTicks(long ticks)
System.DateTimeOffset AddYears(int years)
int CompareTo(System.DateTimeOffset other)
int IComparable.CompareTo(System.Object obj)
int IComparable[DateTimeOffset].CompareTo(System.DateTimeOffset other)
void Deconstruct([ref] System.DateOnly date, [ref] System.TimeOnly time, [ref] timespan offset)
bool Equals(System.Object obj)
bool Equals(System.DateTimeOffset other)
bool IEquatable[DateTimeOffset].Equals(System.DateTimeOffset other)
bool EqualsExact(System.DateTimeOffset other)
int GetHashCode()
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext \
context)
void IDeserializationCallback.OnDeserialization(System.Object sender)
timespan Subtract(System.DateTimeOffset value)
System.DateTimeOffset Subtract(timespan value)
long ToFileTime()
System.DateTimeOffset ToLocalTime()
System.DateTimeOffset ToOffset(timespan offset)
string ToString()
string ToString(string format)
string ToString(System.IFormatProvider formatProvider)
string ToString(string format, System.IFormatProvider formatProvider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
System.DateTimeOffset ToUniversalTime()
long ToUnixTimeMilliseconds()
long ToUnixTimeSeconds()
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider formatProvider = null)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider formatProvider = null)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
datetime Date {get;}
datetime DateTime {get;}
int Day {get;}
System.DayOfWeek DayOfWeek {get;}
int DayOfYear {get;}
int Hour {get;}
datetime LocalDateTime {get;}
int Microsecond {get;}
int Millisecond {get;}
int Minute {get;}
int Month {get;}
int Nanosecond {get;}
timespan Offset {get;}
int Second {get;}
long Ticks {get;}
timespan TimeOfDay {get;}
int TotalOffsetMinutes {get;}
datetime UtcDateTime {get;}
long UtcTicks {get;}
int Year {get;}
static int Compare(System.DateTimeOffset first, System.DateTimeOffset second)
static bool Equals(System.DateTimeOffset first, System.DateTimeOffset second)
static bool Equals(System.Object objA, System.Object objB)
static System.DateTimeOffset FromFileTime(long fileTime)
static System.DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)
static System.DateTimeOffset FromUnixTimeSeconds(long seconds)
System.DateTimeOffset new(long ticks, timespan offset)
System.DateTimeOffset new(datetime dateTime)
System.DateTimeOffset new(datetime dateTime, timespan offset)
System.DateTimeOffset new(System.DateOnly date, System.TimeOnly time, timespan offset)
System.DateTimeOffset new(int year, int month, int day, int hour, int minute, int second, timespan offset)
System.DateTimeOffset new(int year, int month, int day, int hour, int minute, int second, int millisecond, timespan offset)
System.DateTimeOffset new(int year, int month, int day, int hour, int minute, int second, int millisecond, \
System.Globalization.Calendar calendar, timespan offset)
System.DateTimeOffset new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, timespan \
offset)
System.DateTimeOffset new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, \
System.Globalization.Calendar calendar, timespan offset)
static System.DateTimeOffset Parse(string input)
static System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider)
static System.DateTimeOffset Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)
static System.DateTimeOffset Parse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider = null, \
System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)
static System.DateTimeOffset Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)
static System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider)
static System.DateTimeOffset ParseExact(string input, string format, System.IFormatProvider formatProvider, \
System.Globalization.DateTimeStyles styles)
static System.DateTimeOffset ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider \
formatProvider, System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)
static System.DateTimeOffset ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, \
System.Globalization.DateTimeStyles styles)
static System.DateTimeOffset ParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, \
System.Globalization.DateTimeStyles styles = System.Globalization.DateTimeStyles.None)
static bool TryParse(string input, [ref] System.DateTimeOffset result)
static bool TryParse(System.ReadOnlySpan[char] input, [ref] System.DateTimeOffset result)
static bool TryParse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] \
System.DateTimeOffset result)
static bool TryParse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles \
styles, [ref] System.DateTimeOffset result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] System.DateTimeOffset result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] System.DateTimeOffset result)
static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles \
styles, [ref] System.DateTimeOffset result)
static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, \
System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)
static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles \
styles, [ref] System.DateTimeOffset result)
static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, \
System.Globalization.DateTimeStyles styles, [ref] System.DateTimeOffset result)
static System.DateTimeOffset MaxValue {get;}
static System.DateTimeOffset MinValue {get;}
static System.DateTimeOffset Now {get;}
static System.DateTimeOffset UnixEpoch {get;}
static System.DateTimeOffset UtcNow {get;}
static System.DateTimeOffset op_Implicit(datetime dateTime)
static bool op_Equality(System.DateTimeOffset left, System.DateTimeOffset right)
static bool op_Inequality(System.DateTimeOffset left, System.DateTimeOffset right)
static bool op_LessThan(System.DateTimeOffset left, System.DateTimeOffset right)
static bool op_LessThanOrEqual(System.DateTimeOffset left, System.DateTimeOffset right)
static bool op_GreaterThan(System.DateTimeOffset left, System.DateTimeOffset right)
static bool op_GreaterThanOrEqual(System.DateTimeOffset left, System.DateTimeOffset right)
static System.DateTimeOffset op_Addition(System.DateTimeOffset dateTimeOffset, timespan timeSpan)
static System.DateTimeOffset op_Subtraction(System.DateTimeOffset dateTimeOffset, timespan timeSpan)
static timespan op_Subtraction(System.DateTimeOffset left, System.DateTimeOffset right)
"""


def _styles(styles: Any) -> int:
    return check_styles(int(styles.number), offset=True) if styles is not None else 0


def _of_datetime(value: DateTime, offset: int) -> DateTimeOffset:
    if value.kind == UTC and offset:
        raise bad_argument("The UTC Offset for Utc DateTime instances must be 0.", "offset")
    if value.kind == LOCAL and offset != value.offset():
        raise bad_argument("The UTC Offset of the local dateTime parameter does not match the offset argument.", "offset")
    return DateTimeOffset.checked(value.ticks, offset)


def _new(*parts: Any) -> DateTimeOffset:
    if not parts:
        return DateTimeOffset()
    if isinstance(parts[0], DateTime):
        return DateTimeOffset.of_date(parts[0]) if len(parts) == 1 else _of_datetime(parts[0], parts[1].ticks)
    offset = parts[-1].ticks
    if isinstance(parts[0], DateOnly):
        return DateTimeOffset.checked(parts[0].day_number * TICKS_PER_DAY + parts[1].ticks, offset)
    numbers = [part for part in parts[:-1] if isinstance(part, int)]
    if len(numbers) == 1:
        if not 0 <= numbers[0] <= MAX_TICKS:
            raise out_of_range("Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks")
        return DateTimeOffset.checked(int(numbers[0]), offset)
    return DateTimeOffset.checked(DateTime.of(*numbers).ticks, offset)


def _part(unit: int, modulus: int) -> Any:
    return staticmethod(lambda self: self.ticks // unit % modulus)


def _adder(unit: int) -> Any:
    return staticmethod(lambda self, value: self.with_clock(self.clock.plus_units(value, unit)))


def _subtract(left: DateTimeOffset, right: Any) -> Any:
    if right.__class__ is DateTimeOffset:
        return TimeSpan(left.hash_key() - right.hash_key())
    return left.with_clock(left.clock.plus(-right.ticks))


def _from_unix(unit: int, least: int, greatest: int, name: str) -> Any:
    def make(count: int) -> DateTimeOffset:
        if not least <= count <= greatest:
            raise out_of_range(f"Valid values are between {least} and {greatest}, inclusive.", name)
        return DateTimeOffset(UNIX_EPOCH_TICKS + int(count) * unit, 0)

    return staticmethod(make)


class _Bodies(ObjectBodies):
    Date = staticmethod(lambda self: DateTime(self.ticks - self.ticks % TICKS_PER_DAY))
    DateTime = staticmethod(lambda self: self.clock)
    LocalDateTime = staticmethod(lambda self: self.utc.to_local())
    UtcDateTime = staticmethod(lambda self: self.utc)
    Offset = staticmethod(lambda self: TimeSpan(self.offset))
    TotalOffsetMinutes = staticmethod(lambda self: self.offset // TICKS_PER_MINUTE)
    Year = staticmethod(lambda self: self.clock.date[0])
    Month = staticmethod(lambda self: self.clock.date[1])
    Day = staticmethod(lambda self: self.clock.date[2])
    DayOfWeek = staticmethod(lambda self: weekday(self.clock.weekday))
    DayOfYear = staticmethod(lambda self: self.clock.day_of_year)
    Hour, Minute, Second = _part(TICKS_PER_HOUR, 24), _part(TICKS_PER_MINUTE, 60), _part(TICKS_PER_SECOND, 60)
    Millisecond, Microsecond = _part(TICKS_PER_MILLISECOND, 1000), _part(10, 1000)
    Nanosecond = staticmethod(lambda self: self.ticks % 10 * 100)
    Ticks = staticmethod(lambda self: Int64(self.ticks))
    UtcTicks = staticmethod(lambda self: Int64(self.hash_key()))
    TimeOfDay = staticmethod(lambda self: TimeSpan(self.ticks % TICKS_PER_DAY))

    Add = op_Addition = staticmethod(lambda self, span: self.with_clock(self.clock.plus(span.ticks)))
    Subtract = op_Subtraction = staticmethod(_subtract)
    AddDays, AddHours, AddMinutes, AddSeconds = map(_adder, (TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND))
    AddMilliseconds, AddMicroseconds = _adder(TICKS_PER_MILLISECOND), _adder(10)
    AddTicks = staticmethod(lambda self, ticks: self.with_clock(self.clock.plus(ticks)))
    AddMonths = staticmethod(lambda self, months: self.with_clock(self.clock.plus_months(months)))
    AddYears = staticmethod(lambda self, years: self.with_clock(self.clock.plus_years(years)))

    @staticmethod
    def CompareTo(self: DateTimeOffset, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not DateTimeOffset:
            raise bad_argument("Object must be of type DateTimeOffset.")
        return order(self, other)

    EqualsExact = staticmethod(lambda self, other: (self.ticks, self.offset) == (other.ticks, other.offset))
    static_Compare = staticmethod(order)
    static_Equals = staticmethod(equal)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a < b)
    op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
    op_GreaterThan = staticmethod(lambda a, b: a > b)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)
    op_Implicit = staticmethod(DateTimeOffset.of_date)

    @staticmethod
    def Deconstruct(self: DateTimeOffset, date: Any, time: Any, offset: Any) -> None:
        date.value, time.value = DateOnly(self.ticks // TICKS_PER_DAY), TimeOnly(self.ticks % TICKS_PER_DAY)
        offset.value = TimeSpan(self.offset)

    ToFileTime = staticmethod(lambda self: file_time(self.utc))
    ToLocalTime = staticmethod(lambda self: DateTimeOffset.of_date(self.utc.to_local()))
    ToUniversalTime = staticmethod(lambda self: self.moved(0))
    ToOffset = staticmethod(lambda self, offset: self.moved(offset.ticks))
    ToUnixTimeMilliseconds = staticmethod(lambda self: (self.hash_key() - UNIX_EPOCH_TICKS) // TICKS_PER_MILLISECOND)
    ToUnixTimeSeconds = staticmethod(lambda self: (self.hash_key() - UNIX_EPOCH_TICKS) // TICKS_PER_SECOND)

    @staticmethod
    def ToString(self: DateTimeOffset, fmt: Any = None, provider: Any = None) -> str:
        return format_value(self, fmt, provider) if isinstance(fmt, str) else format_value(self, None, provider or fmt)

    new = staticmethod(_new)
    FromFileTime = staticmethod(lambda ticks: DateTimeOffset.of_date(from_file_time(ticks).to_local()))
    FromUnixTimeMilliseconds = _from_unix(TICKS_PER_MILLISECOND, -62135596800000, 253402300799999, "milliseconds")
    FromUnixTimeSeconds = _from_unix(TICKS_PER_SECOND, -62135596800, 253402300799, "seconds")

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> DateTimeOffset:
        return parse(DateTimeOffset, text, provider, _styles(styles))  # type: ignore[no-any-return]

    @staticmethod
    def ParseExact(text: str, formats: Any, provider: Any = None, styles: Any = None) -> DateTimeOffset:
        from ems.values.parse_dates_exact import parse_exact

        check_text(text, formats)
        return parse_exact(DateTimeOffset, text, formats, provider, _styles(styles))  # type: ignore[no-any-return]

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        provider = rest[0] if len(rest) > 1 else None
        return put(rest[-1], try_parse(DateTimeOffset, text, provider, _styles(rest[1]) if len(rest) > 2 else 0), DateTimeOffset())

    @staticmethod
    def TryParseExact(text: str, formats: Any, provider: Any, styles: Any, result: Any) -> bool:
        from ems.values.parse_dates_exact import try_parse_exact

        return put(result, try_parse_exact(DateTimeOffset, text, formats, provider, _styles(styles)), DateTimeOffset())

    Now = staticmethod(lambda: DateTimeOffset.of_date(DateTime.now()))
    UtcNow = staticmethod(lambda: DateTimeOffset.of_date(DateTime.utc_now()))
    MinValue, MaxValue, UnixEpoch = DateTimeOffset.MIN, DateTimeOffset.MAX, DateTimeOffset(UNIX_EPOCH_TICKS)


members(OFFSET, TEXT, _Bodies)
