"""In: DateTime, DateTimeOffset, DateOnly, TimeOnly, TimeSpan and a format. Out: their text, by .NET's standard and custom date formats.

A pattern is compiled once for each DateTimeFormatInfo into a list of small functions of the calendar fields (class Fields).
"""
from __future__ import annotations

from collections.abc import Callable
from datetime import date as _date
from typing import Any

from ems.values.cultures import (
    INVARIANT,
    RFC1123_PATTERN,
    ROUND_TRIP_PATTERN,
    SORTABLE_PATTERN,
    UNIVERSAL_PATTERN,
    DateTimeFormatInfo,
    date_format,
    number_format,
)
from ems.values.dates import (
    LOCAL,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    UTC,
    DateOnly,
    DateTime,
    DateTimeOffset,
    TimeOnly,
    TimeSpan,
)
from ems.values.errors import NetException, net_error

INVALID = "Input string was not in a correct format."


def bad_format() -> NetException:
    return net_error("System.FormatException", INVALID)


def bad_quote(quote: str) -> NetException:
    return net_error("System.FormatException", f"Cannot find a matching quote character for the character '{quote}'.")


class Fields:
    """A clock and calendar reading; `value` is what it was read from."""

    __slots__ = ("day", "fraction", "hour", "minute", "month", "second", "value", "weekday", "year")

    def __init__(self, ticks: int, value: Any) -> None:
        days, rest = divmod(ticks, TICKS_PER_DAY)
        found = _date.fromordinal(days + 1)
        self.year, self.month, self.day = found.year, found.month, found.day
        self.weekday = (days + 1) % 7
        seconds, self.fraction = divmod(rest, TICKS_PER_SECOND)
        minutes, self.second = divmod(seconds, 60)
        self.hour, self.minute = divmod(minutes, 60)
        self.value = value


Piece = Callable[[Fields], str]


def run_length(pattern: str, at: int) -> int:
    """How often the character at `at` is repeated."""
    end = at
    while end < len(pattern) and pattern[end] == pattern[at]:
        end += 1
    return end - at


def quoted(pattern: str, at: int) -> tuple[str, int]:
    """The text in quotes that begins at `at`, and where the pattern goes on; a backslash takes the next character as it is."""
    quote = pattern[at]
    out: list[str] = []
    at += 1
    while at < len(pattern):
        ch = pattern[at]
        at += 1
        if ch == quote:
            return "".join(out), at
        if ch == "\\":
            if at >= len(pattern):
                raise bad_format()
            ch = pattern[at]
            at += 1
        out.append(ch)
    raise bad_quote(quote)


def _wide(name: str, count: int) -> Piece:
    """A number field with at least so many figures."""
    if count == 1:
        return lambda f: str(getattr(f, name))
    width = f"0{count}d"
    return lambda f: format(getattr(f, name), width)


def _twelve(count: int) -> Piece:
    if count == 1:
        return lambda f: str(f.hour % 12 or 12)
    return lambda f: f"{f.hour % 12 or 12:02d}"


def _fraction(count: int) -> Piece:
    if count > 7:
        raise bad_format()
    return lambda f: f"{f.fraction:07d}"[:count]


def _short_fraction(count: int, point: str) -> Piece:
    """F: without zeros at the end, and without the point before it when nothing is left."""
    if count > 7:
        raise bad_format()

    def text(f: Fields) -> str:
        digits = f"{f.fraction:07d}"[:count].rstrip("0")
        return point + digits if digits else ""

    return text


def _designator(count: int, info: DateTimeFormatInfo) -> Piece:
    am, pm = (info.am_designator, info.pm_designator) if count > 1 else (info.am_designator[:1], info.pm_designator[:1])
    return lambda f: am if f.hour < 12 else pm


def _day(count: int, info: DateTimeFormatInfo) -> Piece:
    if count <= 2:
        return _wide("day", count)
    names = info.abbreviated_day_names if count == 3 else info.day_names
    return lambda f: names[f.weekday]


def _month(count: int, info: DateTimeFormatInfo, beside_day: bool) -> Piece:
    if count <= 2:
        return _wide("month", count)
    names = info.abbreviated_month_names if count == 3 else info.month_genitive_names if beside_day else info.month_names
    return lambda f: names[f.month - 1]


def _year(count: int) -> Piece:
    if count <= 2:
        return (lambda f: str(f.year % 100)) if count == 1 else (lambda f: f"{f.year % 100:02d}")
    return _wide("year", count)


def offset_text(ticks: int, count: int = 3) -> str:
    """A clock's offset: +1, +01 or +01:00."""
    sign = "-" if ticks < 0 else "+"
    hours, minutes = divmod(abs(ticks) // TICKS_PER_MINUTE, 60)
    if count == 1:
        return f"{sign}{hours}"
    return f"{sign}{hours:02d}" if count == 2 else f"{sign}{hours:02d}:{minutes:02d}"


def _zone(count: int) -> Piece:
    return lambda f: offset_text(f.value.offset if f.value.__class__ is DateTimeOffset else f.value.offset(), count)


def _kind(f: Fields) -> str:
    value = f.value
    if value.__class__ is DateTimeOffset:
        return offset_text(value.offset)
    return "Z" if value.kind == UTC else offset_text(value.offset()) if value.kind == LOCAL else ""


def has_day_number(pattern: str) -> bool:
    """True when the pattern has a day of the month, which puts a month's name in its genitive."""
    at = 0
    while at < len(pattern):
        if pattern[at] in "'\"":
            end = pattern.find(pattern[at], at + 1)
            at = len(pattern) if end < 0 else end + 1
            continue
        count = run_length(pattern, at)
        if pattern[at] == "d" and count <= 2:
            return True
        at += count
    return False


def _letter_piece(ch: str, count: int, info: DateTimeFormatInfo, pattern: str) -> Piece:
    if ch == "y":
        return _year(count)
    if ch == "M":
        return _month(count, info, count >= 4 and has_day_number(pattern))
    if ch == "d":
        return _day(count, info)
    if ch == "h":
        return _twelve(min(count, 2))
    if ch in "Hms":
        return _wide({"H": "hour", "m": "minute", "s": "second"}[ch], min(count, 2))
    if ch == "t":
        return _designator(count, info)
    if ch == "f":
        return _fraction(count)
    if ch == "z":
        return _zone(count)
    era = info.eras[0]
    return lambda f: era


def _compile(pattern: str, info: DateTimeFormatInfo) -> list[Piece | str]:
    """The pattern as texts and functions."""
    pieces: list[Piece | str] = []
    at = 0
    while at < len(pattern):
        ch = pattern[at]
        if ch in "yMdhHmstfzg":
            count = run_length(pattern, at)
            pieces.append(_letter_piece(ch, count, info, pattern))
            at += count
        elif ch == "F":
            count = run_length(pattern, at)
            point = ""
            if pieces and isinstance(pieces[-1], str) and pieces[-1].endswith("."):
                point, pieces[-1] = ".", pieces[-1][:-1]
            pieces.append(_short_fraction(count, point))
            at += count
        elif ch == "K":
            pieces.append(_kind)
            at += 1
        elif ch in "'\"":
            text, at = quoted(pattern, at)
            pieces.append(text)
        elif ch == "%":
            if pattern[at + 1 : at + 2] in ("", "%"):
                raise bad_format()
            at += 1
        elif ch == "\\":
            if at + 1 >= len(pattern):
                raise bad_format()
            pieces.append(pattern[at + 1])
            at += 2
        else:
            text = info.time_separator if ch == ":" else info.date_separator if ch == "/" else ch
            pieces.append(text)
            at += 1
    return _merged(pieces)


def _merged(pieces: list[Piece | str]) -> list[Piece | str]:
    """Texts that follow one another as one; empty ones are gone."""
    out: list[Piece | str] = []
    for piece in pieces:
        if isinstance(piece, str):
            if not piece:
                continue
            if out and isinstance(out[-1], str):
                out[-1] += piece
                continue
        out.append(piece)
    return out


def apply_pattern(ticks: int, value: Any, pattern: str, info: DateTimeFormatInfo) -> str:
    """The text of a reading of the clock by a custom pattern."""
    pieces = info.compiled.get(pattern)
    if pieces is None:
        if len(info.compiled) > 500:
            info.compiled.clear()
        pieces = info.compiled[pattern] = _compile(pattern, info)
    fields = Fields(ticks, value)
    return "".join([piece if isinstance(piece, str) else piece(fields) for piece in pieces])


def standard_pattern(letter: str, info: DateTimeFormatInfo) -> str | None:
    """The pattern that a standard letter stands for in a culture; U is the business of the caller."""
    found = {"d": "short_date_pattern", "D": "long_date_pattern", "t": "short_time_pattern", "T": "long_time_pattern",
        "m": "month_day_pattern",
             "M": "month_day_pattern", "y": "year_month_pattern", "Y": "year_month_pattern", "F": "full_date_time_pattern",
             "U": "full_date_time_pattern"}.get(letter)
    if found is not None:
        return getattr(info, found)  # type: ignore[no-any-return]
    if letter == "f":
        return f"{info.long_date_pattern} {info.short_time_pattern}"
    if letter in "gG":
        return f"{info.short_date_pattern} {info.short_time_pattern if letter == 'g' else info.long_time_pattern}"
    return {"o": ROUND_TRIP_PATTERN, "r": RFC1123_PATTERN, "s": SORTABLE_PATTERN,
        "u": UNIVERSAL_PATTERN}.get(letter.lower() if letter in "oOrR" else letter)


_FIXED = frozenset("oOrRsu")  # the same in every culture


def datetime_text(value: DateTime, fmt: str | None, provider: Any) -> str:
    """DateTime.ToString(format, provider)."""
    info = date_format(provider)
    if not fmt:
        fmt = "G"
    if len(fmt) > 1:
        return apply_pattern(value.ticks, value, fmt, info)
    pattern = standard_pattern(fmt, info)
    if pattern is None:
        raise bad_format()
    if fmt == "U":
        value = value.to_utc()
    if fmt in _FIXED:
        info = INVARIANT.dates
    return apply_pattern(value.ticks, value, pattern, info)


def offset_datetime_text(value: DateTimeOffset, fmt: str | None, provider: Any) -> str:
    """DateTimeOffset.ToString(format, provider)."""
    info = date_format(provider)
    if not fmt:
        return apply_pattern(value.ticks, value, f"{info.short_date_pattern} {info.long_time_pattern} zzz", info)
    if len(fmt) > 1:
        return apply_pattern(value.ticks, value, fmt, info)
    pattern = standard_pattern(fmt, info) if fmt != "U" else None
    if pattern is None:
        raise bad_format()
    if fmt in _FIXED:
        info = INVARIANT.dates
    return apply_pattern(value.ticks - value.offset if fmt in "rRu" else value.ticks, value, pattern, info)


_DATE_ONLY = {"o": "yyyy'-'MM'-'dd", "r": "ddd, dd MMM yyyy"}
_TIME_ONLY = {"o": "HH':'mm':'ss'.'fffffff", "r": "HH':'mm':'ss"}


def _letters(pattern: str) -> set[str]:
    """The characters of a pattern outside of quotes and backslashes."""
    found: set[str] = set()
    at = 0
    while at < len(pattern):
        ch = pattern[at]
        if ch in "'\"":
            _, at = quoted(pattern, at)
        elif ch == "\\":
            at += 2
        else:
            found.add(ch)
            at += 1
    return found


def _part_text(value: Any, ticks: int, fmt: str, provider: Any, allowed: str, fixed: dict[str, str], foreign: str) -> str:
    """DateOnly and TimeOnly: the standard letters they know, and patterns without a letter of the other's."""
    info = date_format(provider)
    if len(fmt) == 1:
        if fmt not in allowed:
            raise bad_format()
        if fmt.lower() in fixed:
            return apply_pattern(ticks, value, fixed[fmt.lower()], INVARIANT.dates)
        return apply_pattern(ticks, value, standard_pattern(fmt, info) or "", info)
    if _letters(fmt) & set(foreign):
        raise bad_format()
    return apply_pattern(ticks, value, fmt, info)


def date_only_text(value: DateOnly, fmt: str | None, provider: Any) -> str:
    return _part_text(value, value.day_number * TICKS_PER_DAY, fmt or "d", provider, "dDmMyYoOrR", _DATE_ONLY, ":tfFhHmsKz")


def time_only_text(value: TimeOnly, fmt: str | None, provider: Any) -> str:
    return _part_text(value, value.ticks, fmt or "t", provider, "tToOrR", _TIME_ONLY, "/dMygKz")


# -- TimeSpan


def timespan_constant(ticks: int) -> str:
    """The c format: [-][d.]hh:mm:ss[.fffffff]."""
    sign = "-" if ticks < 0 else ""
    seconds, fraction = divmod(abs(ticks), TICKS_PER_SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    text = f"{sign}{days}.{hour:02d}:{minute:02d}:{second:02d}" if days else f"{sign}{hour:02d}:{minute:02d}:{second:02d}"
    return f"{text}.{fraction:07d}" if fraction else text


def _timespan_general(ticks: int, long: bool, provider: Any) -> str:
    sign = "-" if ticks < 0 else ""
    seconds, fraction = divmod(abs(ticks), TICKS_PER_SECOND)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    point = number_format(provider).number_decimal_separator
    if long:
        return f"{sign}{days}:{hour:02d}:{minute:02d}:{second:02d}{point}{fraction:07d}"
    text = f"{sign}{days}:{hour}" if days else f"{sign}{hour}"
    digits = f"{fraction:07d}".rstrip("0")
    return f"{text}:{minute:02d}:{second:02d}" + (point + digits if digits else "")


_SPAN_PARTS = {"d": (TICKS_PER_DAY, 1 << 62, 8), "h": (TICKS_PER_HOUR, 24, 2), "m": (TICKS_PER_MINUTE, 60, 2), "s": (TICKS_PER_SECOND, 60,
    2)}


def _timespan_custom(ticks: int, pattern: str) -> str:
    ticks = abs(ticks)
    out: list[str] = []
    at = 0
    while at < len(pattern):
        ch = pattern[at]
        count = run_length(pattern, at)
        if ch in _SPAN_PARTS:
            unit, modulus, most = _SPAN_PARTS[ch]
            if count > most:
                raise bad_format()
            out.append(f"{ticks // unit % modulus:0{count}d}")
            at += count
        elif ch in "fF":
            if count > 7:
                raise bad_format()
            digits = f"{ticks % TICKS_PER_SECOND:07d}"[:count]
            out.append(digits.rstrip("0") if ch == "F" else digits)
            at += count
        elif ch in "'\"":
            text, at = quoted(pattern, at)
            out.append(text)
        elif ch == "%" and pattern[at + 1 : at + 2] not in ("", "%"):
            at += 1
        elif ch == "\\" and at + 1 < len(pattern):
            out.append(pattern[at + 1])
            at += 2
        else:
            raise bad_format()
    return "".join(out)


def timespan_text(value: TimeSpan, fmt: str | None, provider: Any) -> str:
    """TimeSpan.ToString(format, provider)."""
    if not fmt or fmt in ("c", "t", "T"):
        return timespan_constant(value.ticks)
    if len(fmt) > 1:
        return _timespan_custom(value.ticks, fmt)
    if fmt in "gG":
        return _timespan_general(value.ticks, fmt == "G", provider)
    raise bad_format()


def datetime_invariant(value: DateTime) -> str:
    """What "$date" gives: MM/dd/yyyy HH:mm:ss."""
    f = Fields(value.ticks, value)
    return f"{f.month:02d}/{f.day:02d}/{f.year:04d} {f.hour:02d}:{f.minute:02d}:{f.second:02d}"
