"""In: nothing. Out: System.TimeSpan and its members, TimeSpanStyles, System.Diagnostics.Stopwatch."""
from __future__ import annotations

import time
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument
from ems.net.declare import members
from ems.net.equality import equal
from ems.values.dates import (
    SPAN_MAX,
    SPAN_MIN,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MICROSECOND,
    TICKS_PER_MILLISECOND,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    TOO_LONG,
    TimeSpan,
)
from ems.values.enums import enum_type
from ems.values.errors import net_error
from ems.values.numbers import Int64
from ems.values.objects import NetObject
from ems.values.parse_timespans import parse, parse_exact, try_parse, try_parse_exact
from ems.values.types import net_type

STYLES = enum_type("System.Globalization.TimeSpanStyles", {"None": 0, "AssumeNegative": 1})


def _cast(text: str, culture: Any = None) -> TimeSpan:
    from ems.values.cultures import culture as find

    return parse(text, find(culture or ""))


_cast.takes_culture = True  # type: ignore[attr-defined]

TIMESPAN = net_type("System.TimeSpan", base="System.ValueType", kind="struct", py=TimeSpan, parse=_cast, default=TimeSpan.ZERO,
                    interfaces="IComparable IComparable`1 IEquatable`1 IFormattable IParsable`1 ISpanFormattable ISpanParsable`1 "
                               "IUtf8SpanFormattable")
TEXT = """
timespan Add(timespan ts)
int CompareTo(System.Object value)
int CompareTo(timespan value)
int IComparable.CompareTo(System.Object obj)
int IComparable[timespan].CompareTo(timespan other)
timespan Divide(double divisor)
double Divide(timespan ts)
timespan Duration()
bool Equals(System.Object value)
bool Equals(timespan obj)
bool IEquatable[timespan].Equals(timespan other)
int GetHashCode()
timespan Multiply(double factor)
timespan Negate()
timespan Subtract(timespan ts)
string ToString()
string ToString(string format)
string ToString(string format, System.IFormatProvider formatProvider)
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider formatProvider = null)
bool TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format = default, \
System.IFormatProvider formatProvider = null)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
bool IUtf8SpanFormattable.TryFormat(System.Span[byte] utf8Destination, [ref] int bytesWritten, System.ReadOnlySpan[char] format, \
System.IFormatProvider provider)
int Days {get;}
int Hours {get;}
int Microseconds {get;}
int Milliseconds {get;}
int Minutes {get;}
int Nanoseconds {get;}
int Seconds {get;}
long Ticks {get;}
double TotalDays {get;}
double TotalHours {get;}
double TotalMicroseconds {get;}
double TotalMilliseconds {get;}
double TotalMinutes {get;}
double TotalNanoseconds {get;}
double TotalSeconds {get;}
static int Compare(timespan t1, timespan t2)
static bool Equals(timespan t1, timespan t2)
static bool Equals(System.Object objA, System.Object objB)
static timespan FromDays(double value)
static timespan FromDays(int days)
static timespan FromDays(int days, int hours = 0, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)
static timespan FromHours(int hours)
static timespan FromHours(int hours, long minutes = 0, long seconds = 0, long milliseconds = 0, long microseconds = 0)
static timespan FromHours(double value)
static timespan FromMicroseconds(long microseconds)
static timespan FromMicroseconds(double value)
static timespan FromMilliseconds(long milliseconds)
static timespan FromMilliseconds(long milliseconds, long microseconds)
static timespan FromMilliseconds(double value)
static timespan FromMinutes(long minutes)
static timespan FromMinutes(long minutes, long seconds = 0, long milliseconds = 0, long microseconds = 0)
static timespan FromMinutes(double value)
static timespan FromSeconds(long seconds)
static timespan FromSeconds(long seconds, long milliseconds = 0, long microseconds = 0)
static timespan FromSeconds(double value)
static timespan FromTicks(long value)
timespan new(long ticks)
timespan new(int hours, int minutes, int seconds)
timespan new(int days, int hours, int minutes, int seconds)
timespan new(int days, int hours, int minutes, int seconds, int milliseconds)
timespan new(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)
static timespan Parse(string s)
static timespan Parse(string input, System.IFormatProvider formatProvider)
static timespan Parse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider = null)
static timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)
static timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider)
static timespan ParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles \
styles)
static timespan ParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, \
System.Globalization.TimeSpanStyles styles = System.Globalization.TimeSpanStyles.None)
static timespan ParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles \
styles)
static timespan ParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, \
System.Globalization.TimeSpanStyles styles = System.Globalization.TimeSpanStyles.None)
static bool TryParse(string s, [ref] timespan result)
static bool TryParse(System.ReadOnlySpan[char] s, [ref] timespan result)
static bool TryParse(string input, System.IFormatProvider formatProvider, [ref] timespan result)
static bool TryParse(System.ReadOnlySpan[char] input, System.IFormatProvider formatProvider, [ref] timespan result)
static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, [ref] timespan result)
static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, \
[ref] timespan result)
static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, [ref] timespan result)
static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, [ref] timespan \
result)
static bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles \
styles, [ref] timespan result)
static bool TryParseExact(System.ReadOnlySpan[char] input, System.ReadOnlySpan[char] format, System.IFormatProvider formatProvider, \
System.Globalization.TimeSpanStyles styles, [ref] timespan result)
static bool TryParseExact(string input, string[] formats, System.IFormatProvider formatProvider, System.Globalization.TimeSpanStyles \
styles, [ref] timespan result)
static bool TryParseExact(System.ReadOnlySpan[char] input, string[] formats, System.IFormatProvider formatProvider, \
System.Globalization.TimeSpanStyles styles, [ref] timespan result)
static int HoursPerDay {get;}
static timespan MaxValue {get;}
static long MicrosecondsPerDay {get;}
static long MicrosecondsPerHour {get;}
static long MicrosecondsPerMillisecond {get;}
static long MicrosecondsPerMinute {get;}
static long MicrosecondsPerSecond {get;}
static long MillisecondsPerDay {get;}
static long MillisecondsPerHour {get;}
static long MillisecondsPerMinute {get;}
static long MillisecondsPerSecond {get;}
static long MinutesPerDay {get;}
static long MinutesPerHour {get;}
static timespan MinValue {get;}
static long NanosecondsPerTick {get;}
static long SecondsPerDay {get;}
static long SecondsPerHour {get;}
static long SecondsPerMinute {get;}
static long TicksPerDay {get;}
static long TicksPerHour {get;}
static long TicksPerMicrosecond {get;}
static long TicksPerMillisecond {get;}
static long TicksPerMinute {get;}
static long TicksPerSecond {get;}
static timespan Zero {get;}
static bool op_Equality(timespan t1, timespan t2)
static bool op_Inequality(timespan t1, timespan t2)
static bool op_LessThan(timespan t1, timespan t2)
static bool op_LessThanOrEqual(timespan t1, timespan t2)
static bool op_GreaterThan(timespan t1, timespan t2)
static bool op_GreaterThanOrEqual(timespan t1, timespan t2)
static timespan op_Addition(timespan t1, timespan t2)
static timespan op_Subtraction(timespan t1, timespan t2)
static timespan op_UnaryNegation(timespan t)
static timespan op_UnaryPlus(timespan t)
static timespan op_Multiply(timespan timeSpan, double factor)
static timespan op_Multiply(double factor, timespan timeSpan)
static timespan op_Division(timespan timeSpan, double divisor)
static double op_Division(timespan t1, timespan t2)
"""


def _sum(left: TimeSpan, right: TimeSpan) -> TimeSpan:
    return TimeSpan.checked(left.ticks + right.ticks)


def _difference(left: TimeSpan, right: TimeSpan) -> TimeSpan:
    return TimeSpan.checked(left.ticks - right.ticks)


def _rounded(ticks: float) -> TimeSpan:
    """Rounded to a tick, ties to even."""
    return TimeSpan.of_double(ticks if ticks - ticks != 0 else float(round(ticks)))


def _product(span: TimeSpan, factor: float) -> TimeSpan:
    if factor != factor:
        raise bad_argument("TimeSpan does not accept floating point Not-a-Number values.", "factor")
    return _rounded(float(span.ticks) * factor)


def _quotient(left: TimeSpan, right: Any) -> Any:
    """By a number a TimeSpan, by a TimeSpan a number."""
    divisor = float(right.ticks) if right.__class__ is TimeSpan else float(right)
    if divisor != divisor:
        raise bad_argument("TimeSpan does not accept floating point Not-a-Number values.", "divisor")
    dividend = float(left.ticks)
    if divisor == 0:
        ratio = float("nan") if dividend == 0 else float("inf") if (dividend > 0) == (str(divisor)[0] != "-") else float("-inf")
    else:
        ratio = dividend / divisor
    return ratio if right.__class__ is TimeSpan else _rounded(ratio)


def _negated(span: TimeSpan) -> TimeSpan:
    if span.ticks == SPAN_MIN:
        raise net_error("System.OverflowException", "Negating the minimum value of a twos complement number is invalid.")
    return TimeSpan(-span.ticks)


def _duration(span: TimeSpan) -> TimeSpan:
    if span.ticks == SPAN_MIN:
        raise net_error("System.OverflowException",
                        "The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the "
                        "value of "
                        "TimeSpan.MaxValue.")
    return TimeSpan(abs(span.ticks))


def _order(left: TimeSpan, right: TimeSpan) -> int:
    return (left.ticks > right.ticks) - (left.ticks < right.ticks)


def _from(unit: int) -> Any:
    """FromDays and its kin: a double alone, or whole numbers of this and the smaller units."""
    smaller = [u for u in (TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND, TICKS_PER_MILLISECOND, TICKS_PER_MICROSECOND) if u < unit]

    def make(value: Any, *rest: int) -> TimeSpan:
        if isinstance(value, float):
            return TimeSpan.of_double(value * unit)
        ticks = value * unit + sum(amount * size for amount, size in zip(rest, smaller, strict=False))
        if not SPAN_MIN <= ticks <= SPAN_MAX:
            raise net_error("System.ArgumentOutOfRangeException", TOO_LONG)
        return TimeSpan(ticks)

    return make


def _new(*parts: int) -> TimeSpan:
    if len(parts) < 2:
        return TimeSpan(parts[0]) if parts else TimeSpan.ZERO
    return TimeSpan.of_parts(0, *parts) if len(parts) == 3 else TimeSpan.of_parts(*parts)


def _part(unit: int, modulus: int) -> Any:
    return lambda self: self.part(unit, modulus)


MOST_MILLISECONDS = 922337203685477.0  # what .NET allows TotalMilliseconds


def _total(unit: float) -> Any:
    return lambda self: float(self.ticks) / unit


def _put(result: Any, found: TimeSpan | None) -> bool:
    result.value = TimeSpan.ZERO if found is None else found
    return found is not None


class _Bodies(ObjectBodies):
    Days = staticmethod(lambda self: self.days)
    Hours, Minutes, Seconds = _part(TICKS_PER_HOUR, 24), _part(TICKS_PER_MINUTE, 60), _part(TICKS_PER_SECOND, 60)
    Milliseconds, Microseconds = _part(TICKS_PER_MILLISECOND, 1000), _part(TICKS_PER_MICROSECOND, 1000)
    Nanoseconds = staticmethod(lambda self: self.part(1, 10) * 100)
    Ticks = staticmethod(lambda self: Int64(self.ticks))
    TotalDays, TotalHours, TotalMinutes, TotalSeconds = map(_total, (TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND))
    TotalMilliseconds = staticmethod(lambda self: max(min(self.ticks / TICKS_PER_MILLISECOND, MOST_MILLISECONDS), -MOST_MILLISECONDS))
    TotalMicroseconds = _total(TICKS_PER_MICROSECOND)
    TotalNanoseconds = staticmethod(lambda self: self.ticks * 100.0)

    Add = op_Addition = staticmethod(_sum)
    Subtract = op_Subtraction = staticmethod(_difference)
    Negate = op_UnaryNegation = staticmethod(_negated)
    Duration = staticmethod(_duration)
    Multiply = staticmethod(_product)
    Divide = op_Division = staticmethod(_quotient)
    op_UnaryPlus = staticmethod(lambda span: span)
    static_Compare = staticmethod(_order)
    static_Equals = staticmethod(equal)
    op_Equality = staticmethod(lambda a, b: a == b)
    op_Inequality = staticmethod(lambda a, b: a != b)
    op_LessThan = staticmethod(lambda a, b: a.ticks < b.ticks)
    op_LessThanOrEqual = staticmethod(lambda a, b: a.ticks <= b.ticks)
    op_GreaterThan = staticmethod(lambda a, b: a.ticks > b.ticks)
    op_GreaterThanOrEqual = staticmethod(lambda a, b: a.ticks >= b.ticks)

    @staticmethod
    def op_Multiply(left: Any, right: Any) -> TimeSpan:
        return _product(left, right) if left.__class__ is TimeSpan else _product(right, left)

    @staticmethod
    def CompareTo(self: TimeSpan, other: Any) -> int:
        if other is None:
            return 1
        if other.__class__ is not TimeSpan:
            raise bad_argument("Object must be of type TimeSpan.")
        return _order(self, other)

    new = staticmethod(_new)
    FromDays, FromHours, FromMinutes = _from(TICKS_PER_DAY), _from(TICKS_PER_HOUR), _from(TICKS_PER_MINUTE)
    FromSeconds, FromMilliseconds, FromMicroseconds = _from(TICKS_PER_SECOND), _from(TICKS_PER_MILLISECOND), _from(TICKS_PER_MICROSECOND)
    FromTicks = staticmethod(TimeSpan)

    Parse = staticmethod(parse)

    @staticmethod
    def ParseExact(text: str, formats: Any, provider: Any = None, styles: Any = None) -> TimeSpan:
        if formats is None:
            raise net_error("System.ArgumentNullException", "Value cannot be null. (Parameter 'formats')")
        return parse_exact(text, formats, provider, styles.number if styles is not None else 0)

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        return _put(rest[-1], try_parse(text, rest[0] if len(rest) > 1 else None))

    @staticmethod
    def TryParseExact(text: str, formats: Any, provider: Any, *rest: Any) -> bool:
        return _put(rest[-1], try_parse_exact(text, formats, provider, rest[0].number if len(rest) > 1 else 0))

    Zero, MinValue, MaxValue = TimeSpan.ZERO, TimeSpan.MIN, TimeSpan.MAX
    HoursPerDay = 24
    MinutesPerDay, MinutesPerHour = Int64(1440), Int64(60)
    SecondsPerDay, SecondsPerHour, SecondsPerMinute = Int64(86400), Int64(3600), Int64(60)
    MillisecondsPerDay, MillisecondsPerHour, MillisecondsPerMinute = Int64(86_400_000), Int64(3_600_000), Int64(60_000)
    MillisecondsPerSecond, MicrosecondsPerMillisecond = Int64(1000), Int64(1000)
    MicrosecondsPerDay, MicrosecondsPerHour, MicrosecondsPerMinute = Int64(86_400_000_000), Int64(3_600_000_000), Int64(60_000_000)
    MicrosecondsPerSecond, NanosecondsPerTick = Int64(1_000_000), Int64(100)
    TicksPerDay, TicksPerHour, TicksPerMinute = Int64(TICKS_PER_DAY), Int64(TICKS_PER_HOUR), Int64(TICKS_PER_MINUTE)
    TicksPerSecond, TicksPerMillisecond = Int64(TICKS_PER_SECOND), Int64(TICKS_PER_MILLISECOND)
    TicksPerMicrosecond = Int64(TICKS_PER_MICROSECOND)


members(TIMESPAN, TEXT, _Bodies)


# -- Stopwatch


class Stopwatch(NetObject):
    """Counts nanoseconds while it runs."""

    __slots__ = ("started", "total")
    net_name = "System.Diagnostics.Stopwatch"

    def __init__(self) -> None:
        self.ps_ext = None
        self.total = 0
        self.started: int | None = None

    def elapsed(self) -> int:
        return self.total + (time.perf_counter_ns() - self.started if self.started is not None else 0)

    def __str__(self) -> str:
        return str(TimeSpan(self.elapsed() // 100))


STOPWATCH = net_type("System.Diagnostics.Stopwatch", py=Stopwatch)
STOPWATCH_TEXT = """
bool Equals(System.Object obj)
int GetHashCode()
void Reset()
void Restart()
void Start()
void Stop()
string ToString()
timespan Elapsed {get;}
long ElapsedMilliseconds {get;}
long ElapsedTicks {get;}
bool IsRunning {get;}
static timespan GetElapsedTime(long startingTimestamp)
static timespan GetElapsedTime(long startingTimestamp, long endingTimestamp)
static long GetTimestamp()
System.Diagnostics.Stopwatch new()
static System.Diagnostics.Stopwatch StartNew()
static long Frequency {get;}
static bool IsHighResolution {get;}
"""


class _StopwatchBodies(ObjectBodies):
    Elapsed = staticmethod(lambda self: TimeSpan(self.elapsed() // 100))
    ElapsedMilliseconds = staticmethod(lambda self: Int64(self.elapsed() // 1_000_000))
    ElapsedTicks = staticmethod(lambda self: Int64(self.elapsed()))
    IsRunning = staticmethod(lambda self: self.started is not None)
    Frequency, IsHighResolution = Int64(1_000_000_000), True
    new = staticmethod(Stopwatch)
    GetTimestamp = staticmethod(time.perf_counter_ns)
    ToString = staticmethod(str)  # type: ignore[assignment]

    @staticmethod
    def GetElapsedTime(start: int, end: int | None = None) -> TimeSpan:
        return TimeSpan(((time.perf_counter_ns() if end is None else end) - start) // 100)

    @staticmethod
    def Start(self: Stopwatch) -> None:
        if self.started is None:
            self.started = time.perf_counter_ns()

    @staticmethod
    def Stop(self: Stopwatch) -> None:
        self.total, self.started = self.elapsed(), None

    @staticmethod
    def Reset(self: Stopwatch) -> None:
        self.total, self.started = 0, None

    @staticmethod
    def Restart(self: Stopwatch) -> None:
        self.total, self.started = 0, time.perf_counter_ns()

    @staticmethod
    def StartNew() -> Stopwatch:
        made = Stopwatch()
        made.started = time.perf_counter_ns()
        return made


members(STOPWATCH, STOPWATCH_TEXT, _StopwatchBodies)
