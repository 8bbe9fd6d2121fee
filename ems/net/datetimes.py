"""In: nothing. Out: System.DateTime and its members, DayOfWeek, DateTimeKind, DateTimeStyles."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ConvertibleBodies, bad_argument
from ems.net.declare import members
from ems.net.equality import equal
from ems.values.collections import EnumValue
from ems.values.cultures import date_format
from ems.values.dates import (
    FILE_TIME_OFFSET,
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
    TimeOnly,
    TimeSpan,
    days_in_month,
    is_leap_year,
    out_of_range,
)
from ems.values.enums import enum_type
from ems.values.errors import net_error
from ems.values.formats import format_value
from ems.values.formats_dates import apply_pattern, bad_format
from ems.values.numbers import Int64
from ems.values.parse_dates import STYLES, check_styles, parse, try_parse
from ems.values.types import net_type

DAY_OF_WEEK = enum_type("System.DayOfWeek", ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"))
KIND = enum_type("System.DateTimeKind", ("Unspecified", "Utc", "Local"))
DATE_STYLES = enum_type("System.Globalization.DateTimeStyles", STYLES, flags=True)


def _cast(text: str, culture: Any = None) -> DateTime:
    from ems.values.cultures import culture as find

    return parse(DateTime, text, find(culture or ""))  # type: ignore[no-any-return]


_cast.takes_culture = True  # type: ignore[attr-defined]

DATETIME = net_type("System.DateTime", base="System.ValueType", kind="struct", py=DateTime, parse=_cast, default=DateTime.MIN,
                    interfaces="IComparable IComparable`1 IConvertible IEquatable`1 IFormattable IParsable`1 ISerializable "
                               "ISpanFormattable "
                               "ISpanParsable`1 IUtf8SpanFormattable")
TEXT = """
datetime Add(timespan value)
datetime AddDays(double value)
datetime AddHours(double value)
datetime AddMicroseconds(double value)
datetime AddMilliseconds(double value)
datetime AddMinutes(double value)
datetime AddMonths(int months)
datetime AddSeconds(double value)
datetime AddTicks(long value)
datetime AddYears(int value)
int CompareTo(System.Object value)
int CompareTo(datetime value)
int IComparable.CompareTo(System.Object obj)
int IComparable[datetime].CompareTo(datetime other)
void Deconstruct([ref] System.DateOnly date, [ref] System.TimeOnly time)
void Deconstruct([ref] int year, [ref] int month, [ref] int day)
bool Equals(System.Object value)
bool Equals(datetime value)
bool IEquatable[datetime].Equals(datetime other)
string[] GetDateTimeFormats()
string[] GetDateTimeFormats(System.IFormatProvider provider)
string[] GetDateTimeFormats(char format)
string[] GetDateTimeFormats(char format, System.IFormatProvider provider)
int GetHashCode()
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext \
context)
System.TypeCode GetTypeCode()
System.TypeCode IConvertible.GetTypeCode()
bool IsDaylightSavingTime()
timespan Subtract(datetime value)
datetime Subtract(timespan value)
long ToBinary()
bool IConvertible.ToBoolean(System.IFormatProvider provider)
byte IConvertible.ToByte(System.IFormatProvider provider)
char IConvertible.ToChar(System.IFormatProvider provider)
datetime IConvertible.ToDateTime(System.IFormatProvider provider)
decimal IConvertible.ToDecimal(System.IFormatProvider provider)
double IConvertible.ToDouble(System.IFormatProvider provider)
long ToFileTime()
long ToFileTimeUtc()
short IConvertible.ToInt16(System.IFormatProvider provider)
int IConvertible.ToInt32(System.IFormatProvider provider)
long IConvertible.ToInt64(System.IFormatProvider provider)
datetime ToLocalTime()
string ToLongDateString()
string ToLongTimeString()
double ToOADate()
sbyte IConvertible.ToSByte(System.IFormatProvider provider)
string ToShortDateString()
string ToShortTimeString()
float IConvertible.ToSingle(System.IFormatProvider provider)
string ToString()
string ToString(string format)
string ToString(System.IFormatProvider provider)
string ToString(string format, System.IFormatProvider provider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
string IConvertible.ToString(System.IFormatProvider provider)
System.Object IConvertible.ToType(type conversionType, System.IFormatProvider provider)
ushort IConvertible.ToUInt16(System.IFormatProvider provider)
uint IConvertible.ToUInt32(System.IFormatProvider provider)
ulong IConvertible.ToUInt64(System.IFormatProvider provider)
datetime ToUniversalTime()
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider provider = null)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
datetime Date {get;}
int Day {get;}
System.DayOfWeek DayOfWeek {get;}
int DayOfYear {get;}
int Hour {get;}
System.DateTimeKind Kind {get;}
int Microsecond {get;}
int Millisecond {get;}
int Minute {get;}
int Month {get;}
int Nanosecond {get;}
int Second {get;}
long Ticks {get;}
timespan TimeOfDay {get;}
int Year {get;}
static int Compare(datetime t1, datetime t2)
static int DaysInMonth(int year, int month)
static bool Equals(datetime t1, datetime t2)
static bool Equals(System.Object objA, System.Object objB)
static datetime FromBinary(long dateData)
static datetime FromFileTime(long fileTime)
static datetime FromFileTimeUtc(long fileTime)
static datetime FromOADate(double d)
static bool IsLeapYear(int year)
datetime new(long ticks)
datetime new(long ticks, System.DateTimeKind kind)
datetime new(System.DateOnly date, System.TimeOnly time)
datetime new(System.DateOnly date, System.TimeOnly time, System.DateTimeKind kind)
datetime new(int year, int month, int day)
datetime new(int year, int month, int day, System.Globalization.Calendar calendar)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.Globalization.Calendar calendar, \
System.DateTimeKind kind)
datetime new(int year, int month, int day, int hour, int minute, int second)
datetime new(int year, int month, int day, int hour, int minute, int second, System.DateTimeKind kind)
datetime new(int year, int month, int day, int hour, int minute, int second, System.Globalization.Calendar calendar)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.DateTimeKind kind)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, System.Globalization.Calendar calendar)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, System.DateTimeKind kind)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, \
System.Globalization.Calendar calendar)
datetime new(int year, int month, int day, int hour, int minute, int second, int millisecond, int microsecond, \
System.Globalization.Calendar calendar, System.DateTimeKind kind)
static datetime Parse(string s)
static datetime Parse(string s, System.IFormatProvider provider)
static datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)
static datetime Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider = null, System.Globalization.DateTimeStyles styles = \
System.Globalization.DateTimeStyles.None)
static datetime Parse(System.ReadOnlySpan[char] s, System.IFormatProvider provider)
static datetime ParseExact(string s, string format, System.IFormatProvider provider)
static datetime ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)
static datetime ParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)
static datetime ParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style)
static datetime ParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style = System.Globalization.DateTimeStyles.None)
static datetime SpecifyKind(datetime value, System.DateTimeKind kind)
static bool TryParse(string s, [ref] datetime result)
static bool TryParse(System.ReadOnlySpan[char] s, [ref] datetime result)
static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] datetime result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, [ref] \
datetime result)
static bool TryParse(string s, System.IFormatProvider provider, [ref] datetime result)
static bool TryParse(System.ReadOnlySpan[char] s, System.IFormatProvider provider, [ref] datetime result)
static bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] \
datetime result)
static bool TryParseExact(System.ReadOnlySpan[char] s, System.ReadOnlySpan[char] format, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style, [ref] datetime result)
static bool TryParseExact(string s, string[] formats, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] \
datetime result)
static bool TryParseExact(System.ReadOnlySpan[char] s, string[] formats, System.IFormatProvider provider, \
System.Globalization.DateTimeStyles style, [ref] datetime result)
static datetime MaxValue {get;}
static datetime MinValue {get;}
static datetime Now {get;}
static datetime Today {get;}
static datetime UnixEpoch {get;}
static datetime UtcNow {get;}
static bool op_Equality(datetime d1, datetime d2)
static bool op_Inequality(datetime d1, datetime d2)
static bool op_LessThan(datetime t1, datetime t2)
static bool op_LessThanOrEqual(datetime t1, datetime t2)
static bool op_GreaterThan(datetime t1, datetime t2)
static bool op_GreaterThanOrEqual(datetime t1, datetime t2)
static datetime op_Addition(datetime d, timespan t)
static datetime op_Subtraction(datetime d, timespan t)
static timespan op_Subtraction(datetime d1, datetime d2)
"""
_MASK = (1 << 62) - 1
_OLE_OFFSET = 693593 * TICKS_PER_DAY  # 1899-12-30
_OLE_MIN = (36160 - 1) * TICKS_PER_DAY  # 0100-01-01 less a day
_MILLIS_PER_DAY = 86_400_000


def weekday(value: int) -> EnumValue:
    return EnumValue(DAY_OF_WEEK, value)


def styles_of(styles: Any) -> int:
    """The number of a DateTimeStyles argument."""
    return check_styles(int(styles.number)) if styles is not None else 0


def order(left: Any, right: Any) -> int:
    a, b = left.hash_key(), right.hash_key()
    return (a > b) - (a < b)


def put(result: Any, found: Any, empty: Any) -> bool:
    """Hand a Try method's value to its [ref] argument."""
    result.value = empty if found is None else found
    return found is not None


def subtract(left: DateTime, right: Any) -> Any:
    """A TimeSpan between two times, or the time a TimeSpan earlier."""
    return TimeSpan(left.ticks - right.ticks) if right.__class__ is DateTime else left.plus(-right.ticks)


def _new(*parts: Any) -> DateTime:
    if not parts:
        return DateTime(0)
    kind = 0
    if isinstance(parts[-1], EnumValue):
        kind, parts = parts[-1].number, parts[:-1]
        if not 0 <= kind <= 2:
            raise bad_argument("Invalid DateTimeKind value.", "kind")
    if isinstance(parts[0], DateOnly):
        return DateTime(parts[0].day_number * TICKS_PER_DAY + parts[1].ticks, kind)
    numbers = [part for part in parts if isinstance(part, int)]  # without the calendar, which is Gregorian
    if len(numbers) == 1:
        if not 0 <= numbers[0] <= MAX_TICKS:
            raise out_of_range("Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.", "ticks")
        return DateTime(int(numbers[0]), kind)
    made = DateTime.of(*numbers)
    made.kind = kind
    return made


def _part(unit: int, modulus: int) -> Any:
    return staticmethod(lambda self: self.ticks // unit % modulus)


def _adder(unit: int) -> Any:
    return staticmethod(lambda self, value: self.plus_units(value, unit))


def _short(name: str) -> Any:
    """ToShortDateString and its kin: a pattern of the current culture."""

    def text(self: DateTime) -> str:
        info = date_format()
        return apply_pattern(self.ticks, self, getattr(info, name), info)

    return staticmethod(text)


def ole_date(value: DateTime) -> float:
    """ToOADate: days since 1899-12-30, the time of day always added away from zero."""
    ticks = value.ticks
    if ticks == 0:
        return 0.0
    if ticks < TICKS_PER_DAY:
        ticks += _OLE_OFFSET
    if ticks < _OLE_MIN:
        raise net_error("System.OverflowException", "Not a legal OleAut date.")
    millis = (ticks - _OLE_OFFSET) // TICKS_PER_MILLISECOND if ticks >= _OLE_OFFSET else -((_OLE_OFFSET - ticks) // TICKS_PER_MILLISECOND)
    if millis < 0:
        rest = -(-millis % _MILLIS_PER_DAY)
        if rest:
            millis -= (_MILLIS_PER_DAY + rest) * 2
    return millis / _MILLIS_PER_DAY


def from_ole_date(days: float) -> DateTime:
    if not -657435.0 < days < 2958466.0:
        raise bad_argument("Not a legal OleAut date.")
    millis = int(days * _MILLIS_PER_DAY + (0.5 if days >= 0 else -0.5))
    if millis < 0:
        millis += (-millis % _MILLIS_PER_DAY) * 2
    ticks = millis * TICKS_PER_MILLISECOND + _OLE_OFFSET
    if not 0 <= ticks <= MAX_TICKS:
        raise bad_argument("OleAut date did not convert to a DateTime correctly.")
    return DateTime(ticks)


def file_time(value: DateTime) -> int:
    ticks = value.to_utc().ticks - FILE_TIME_OFFSET
    if ticks < 0:
        raise net_error("System.ArgumentOutOfRangeException", "Not a valid Win32 FileTime.")
    return ticks


def from_file_time(ticks: int) -> DateTime:
    if not 0 <= ticks <= MAX_TICKS - FILE_TIME_OFFSET:
        raise out_of_range("Not a valid Win32 FileTime.", "fileTime")
    return DateTime(ticks + FILE_TIME_OFFSET, UTC)


def _to_binary(self: DateTime) -> int:
    if self.kind == LOCAL:
        value = self.to_utc().ticks | 1 << 63
        return value - (1 << 64)
    return self.ticks | self.kind << 62


def _from_binary(data: int) -> DateTime:
    bits = int(data) & (1 << 64) - 1
    ticks = bits & _MASK
    if ticks > MAX_TICKS:
        raise bad_argument("The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and "
                           "DateTime.MaxValue.Ticks.", "dateData")
    if bits >> 63:
        return DateTime(ticks, UTC).to_local()
    return DateTime(ticks, bits >> 62)


def _formats(self: DateTime, letter: Any = None, provider: Any = None) -> list[str]:
    """Every text that a culture's patterns give, or those of one standard letter."""
    if letter is not None and not isinstance(letter, str):
        letter, provider = None, letter
    info = date_format(provider)
    if letter is not None:
        patterns = info.all_patterns(letter)
        if patterns is None:
            raise bad_format()
        return [_by_pattern(self, pattern, letter, info) for pattern in patterns]
    return [_by_pattern(self, pattern, known, info) for known in "dDfFgGmMoOrRstTuUyY" for pattern in info.all_patterns(known) or ()]


def _by_pattern(value: DateTime, pattern: str, letter: str, info: Any) -> str:
    return apply_pattern((value.to_utc() if letter == "U" else value).ticks, value, pattern, info)


def check_text(text: Any, formats: Any) -> None:
    if formats is None:
        raise net_error("System.ArgumentNullException", "String reference not set to an instance of a String. (Parameter 'formats')")
    if text is None:
        raise net_error("System.ArgumentNullException", "String reference not set to an instance of a String. (Parameter 's')")


class _Bodies(ConvertibleBodies):
    Date = staticmethod(lambda self: DateTime(self.ticks - self.time_of_day, self.kind))
    Year = staticmethod(lambda self: self.date[0])
    Month = staticmethod(lambda self: self.date[1])
    Day = staticmethod(lambda self: self.date[2])
    DayOfWeek = staticmethod(lambda self: weekday(self.weekday))
    DayOfYear = staticmethod(lambda self: self.day_of_year)
    Hour, Minute, Second = _part(TICKS_PER_HOUR, 24), _part(TICKS_PER_MINUTE, 60), _part(TICKS_PER_SECOND, 60)
    Millisecond, Microsecond = _part(TICKS_PER_MILLISECOND, 1000), _part(10, 1000)
    Nanosecond = staticmethod(lambda self: self.ticks % 10 * 100)
    Kind = staticmethod(lambda self: EnumValue(KIND, self.kind))
    Ticks = staticmethod(lambda self: Int64(self.ticks))
    TimeOfDay = staticmethod(lambda self: TimeSpan(self.time_of_day))

    Add = op_Addition = staticmethod(lambda self, span: self.plus(span.ticks))
    Subtract = op_Subtraction = staticmethod(subtract)
    AddDays, AddHours, AddMinutes, AddSeconds = map(_adder, (TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND))
    AddMilliseconds, AddMicroseconds = _adder(TICKS_PER_MILLISECOND), _adder(10)
    AddTicks = staticmethod(lambda self, ticks: self.plus(ticks))
    AddMonths = staticmethod(lambda self, months: self.plus_months(months))
    AddYears = staticmethod(lambda self, years: self.plus_years(years))

    @staticmethod
    def CompareTo(self: DateTime, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not DateTime:
            raise bad_argument("Object must be of type DateTime.")
        return order(self, other)

    static_Compare = staticmethod(order)
    static_Equals = staticmethod(equal)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a < b)
    op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
    op_GreaterThan = staticmethod(lambda a, b: a > b)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)

    GetDateTimeFormats = staticmethod(_formats)

    @staticmethod
    def IsDaylightSavingTime(self: DateTime) -> bool:
        from ems.values.timezones import local_zone

        return self.kind != UTC and local_zone().is_daylight(self.ticks)

    @staticmethod
    def Deconstruct(self: DateTime, *parts: Any) -> None:
        if len(parts) == 2:
            parts[0].value, parts[1].value = DateOnly(self.ticks // TICKS_PER_DAY), TimeOnly(self.time_of_day)
        else:
            for part, value in zip(parts, self.date, strict=True):
                part.value = value

    ToBinary = staticmethod(_to_binary)
    ToFileTime = ToFileTimeUtc = staticmethod(file_time)
    ToOADate = staticmethod(ole_date)
    ToLocalTime = staticmethod(lambda self: self.to_local())
    ToUniversalTime = staticmethod(lambda self: self.to_utc())
    ToLongDateString, ToShortDateString = _short("long_date_pattern"), _short("short_date_pattern")
    ToLongTimeString, ToShortTimeString = _short("long_time_pattern"), _short("short_time_pattern")

    @staticmethod
    def ToString(self: DateTime, fmt: Any = None, provider: Any = None) -> str:
        return format_value(self, fmt, provider) if isinstance(fmt, str) else format_value(self, None, provider or fmt)

    new = staticmethod(_new)
    DaysInMonth, IsLeapYear = staticmethod(days_in_month), staticmethod(is_leap_year)
    FromBinary, FromOADate = staticmethod(_from_binary), staticmethod(from_ole_date)
    FromFileTimeUtc = staticmethod(from_file_time)
    FromFileTime = staticmethod(lambda ticks: from_file_time(ticks).to_local())
    SpecifyKind = staticmethod(lambda value, kind: DateTime(value.ticks, kind.number))

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> DateTime:
        return parse(DateTime, text, provider, styles_of(styles))  # type: ignore[no-any-return]

    @staticmethod
    def ParseExact(text: str, formats: Any, provider: Any = None, styles: Any = None) -> DateTime:
        from ems.values.parse_dates_exact import parse_exact

        check_text(text, formats)
        return parse_exact(DateTime, text, formats, provider, styles_of(styles))  # type: ignore[no-any-return]

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        provider = rest[0] if len(rest) > 1 else None
        return put(rest[-1], try_parse(DateTime, text, provider, styles_of(rest[1]) if len(rest) > 2 else 0), DateTime(0))

    @staticmethod
    def TryParseExact(text: str, formats: Any, provider: Any, styles: Any, result: Any) -> bool:
        from ems.values.parse_dates_exact import try_parse_exact

        return put(result, try_parse_exact(DateTime, text, formats, provider, styles_of(styles)), DateTime(0))

    Now = staticmethod(DateTime.now)
    UtcNow = staticmethod(DateTime.utc_now)
    Today = staticmethod(lambda: _Bodies.Date(DateTime.now()))
    MinValue, MaxValue, UnixEpoch = DateTime.MIN, DateTime.MAX, DateTime(UNIX_EPOCH_TICKS, UTC)


members(DATETIME, TEXT, _Bodies)
