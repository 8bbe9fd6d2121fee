"""In: text, one or several date patterns, a culture, DateTimeStyles. Out: DateTime and its kin, as ParseExact reads them."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.cultures import INVARIANT, DateTimeFormatInfo, date_format
from ems.values.dates import (
    MAX_TICKS,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    DateOnly,
    DateTimeOffset,
    TimeOnly,
    date_ticks,
)
from ems.values.errors import NetException, net_error
from ems.values.formats_dates import INVALID, quoted, run_length, standard_pattern
from ems.values.parse_dates import (
    INNER_WHITE,
    LEADING_WHITE,
    NO_CURRENT_DATE,
    ROUND_TRIP,
    TO_UNIVERSAL,
    TRAILING_WHITE,
    BadDate,
    _foreign,
    _now,
    _two_digit_year,
    _valid,
    bad_text,
    settle,
    settle_offset,
    unrecognized,
)

_SPACES = ("\u202f", "\xa0", " ")


class _Exact:
    """Reads a text by a pattern; each field of the pattern sets a part."""

    def __init__(self, text: str, pattern: str, info: DateTimeFormatInfo, styles: int) -> None:
        self.text = text
        self.pattern = pattern
        self.info = info
        self.styles = styles
        self.at = 0
        self.parts: dict[str, int] = {}
        self.fraction = 0
        self.offset: int | None = None
        self.zulu = False

    def put(self, name: str, value: int) -> None:
        """Set a part; a second value must agree with the first."""
        if self.parts.setdefault(name, value) != value:
            raise unrecognized()

    def digits(self, least: int, most: int) -> str:
        start = self.at
        while self.at < len(self.text) and self.at - start < most and "0" <= self.text[self.at] <= "9":
            self.at += 1
        if self.at - start < least:
            raise unrecognized()
        return self.text[start : self.at]

    def run(self) -> None:
        if self.styles & LEADING_WHITE:
            self.text = self.text.lstrip()
        if self.styles & TRAILING_WHITE:
            self.text = self.text.rstrip()
        pattern, at = self.pattern, 0
        if self.styles & INNER_WHITE:
            pattern = pattern.strip()
        while at < len(pattern):
            if self.styles & INNER_WHITE:
                while self.at < len(self.text) and self.text[self.at].isspace():
                    self.at += 1
            at = self.token(pattern, at)
        if self.styles & INNER_WHITE:
            while self.at < len(self.text) and self.text[self.at].isspace():
                self.at += 1
        if self.at != len(self.text):
            raise unrecognized()

    def token(self, pattern: str, at: int) -> int:
        """Read what one token of the pattern asks for; where the next token begins."""
        ch = pattern[at]
        reader = _FIELDS.get(ch)
        if reader is not None:
            count = run_length(pattern, at)
            reader(self, count, pattern)
            return at + count
        if ch in "'\"":
            literal, at = quoted(pattern, at)
            for part in literal:
                self.literal(part)
            return at
        if ch == "%":
            if pattern[at + 1 : at + 2] in ("", "%"):
                raise _bad_pattern()
            return at + 1
        if ch == "\\":
            if at + 1 >= len(pattern):
                raise _bad_pattern()
            self.literal(pattern[at + 1])
            return at + 2
        if ch == "." and pattern[at + 1 : at + 2] == "F" and not self.text.startswith(".", self.at):
            return at + 1 + run_length(pattern, at + 1)  # no fraction, no point
        if ch in ":/":
            self.literal(self.info.time_separator if ch == ":" else self.info.date_separator)
        else:
            self.literal(ch)
        return at + 1

    def literal(self, text: str) -> None:
        if text.isspace() and self.styles & INNER_WHITE:
            return
        both_spaces = text in _SPACES and self.text[self.at : self.at + 1] in _SPACES
        if not both_spaces and not self.text.startswith(text, self.at):
            raise unrecognized()
        self.at += len(text)

    def name(self, *tables: list[str]) -> int:
        """The number of the longest name that stands here."""
        rest = self.text[self.at :].lower()
        best, length = -1, 0
        for names in tables:
            for number, name in enumerate(names):
                if len(name) > length and rest.startswith(name.lower()):
                    best, length = number, len(name)
        if best < 0:
            raise unrecognized()
        self.at += length
        return best

    def zone(self, count: int) -> None:
        sign = self.text[self.at : self.at + 1]
        if sign not in ("+", "-") or not sign:
            raise unrecognized()
        self.at += 1
        hours = int(self.digits(1 if count == 1 else 2, 2))
        minutes = 0
        if count >= 3:
            if self.text.startswith(":", self.at):
                self.at += 1
            minutes = int(self.digits(2, 2))
        ticks = hours * TICKS_PER_HOUR + minutes * TICKS_PER_MINUTE
        if minutes > 59 or ticks > 14 * TICKS_PER_HOUR:
            raise unrecognized()
        self.offset = -ticks if sign == "-" else ticks

    # -- results

    def ticks(self) -> int:
        """The clock reading; parts that the pattern lacks are those of today or the first ones."""
        parts = self.parts
        if not {"year", "month", "day"} & set(parts):
            date = (1, 1, 1) if self.styles & NO_CURRENT_DATE else _now(False)
        else:
            year = parts.get("year", 1 if self.styles & NO_CURRENT_DATE else _now(False)[0])
            date = (year, parts.get("month", 1), parts.get("day", 1))
        if not _valid(*date):
            raise unrecognized()
        hour = parts.get("hour", 0)
        if "hour12" in parts:
            hour = parts["hour12"]
            if hour > 12 or (hour == 0 and "designator" in parts):
                raise unrecognized()
            if "designator" in parts:
                hour = hour % 12 + 12 * parts["designator"]
        elif "designator" in parts and "hour" in parts and (hour >= 12) != bool(parts["designator"]):
            raise unrecognized()
        minute, second = parts.get("minute", 0), parts.get("second", 0)
        if hour > 23 or minute > 59 or second > 59:
            raise unrecognized()
        ticks = date_ticks(*date) + ((hour * 60 + minute) * 60 + second) * TICKS_PER_SECOND + self.fraction
        if "weekday" in parts and (ticks // TICKS_PER_DAY + 1) % 7 != parts["weekday"]:
            raise BadDate("String '{0}' was not recognized as a valid DateTime because the day of week was incorrect.")
        if ticks > MAX_TICKS:
            raise unrecognized()
        return ticks


def _bad_pattern() -> NetException:
    return net_error("System.FormatException", INVALID)


def _read_year(self: _Exact, count: int, pattern: str) -> None:
    if count <= 2:
        self.put("year", _two_digit_year(int(self.digits(count, 2)), self.info))
    else:
        self.put("year", int(self.digits(count, max(count, 5) if count == 3 else count)))


def _read_month(self: _Exact, count: int, pattern: str) -> None:
    info = self.info
    if count <= 2:
        self.put("month", int(self.digits(count, 2)))
    elif count == 3:
        self.put("month", self.name(info.abbreviated_month_names, info.abbreviated_month_genitive_names) + 1)
    else:
        self.put("month", self.name(info.month_names, info.month_genitive_names) + 1)


def _read_day(self: _Exact, count: int, pattern: str) -> None:
    if count <= 2:
        self.put("day", int(self.digits(count, 2)))
    else:
        self.put("weekday", self.name(self.info.abbreviated_day_names if count == 3 else self.info.day_names))


def _read_number(name: str) -> Callable[[_Exact, int, str], None]:
    return lambda self, count, pattern: self.put(name, int(self.digits(min(count, 2), 2)))


def _read_designator(self: _Exact, count: int, pattern: str) -> None:
    info = self.info
    if count == 1:
        self.put("designator", self.name([info.am_designator[:1], info.pm_designator[:1]]))
    else:
        self.put("designator", self.name([info.am_designator, info.pm_designator]))


def _read_fraction(self: _Exact, count: int, pattern: str) -> None:
    if count > 7:
        raise _bad_pattern()
    self.fraction = int(self.digits(count, count).ljust(7, "0"))


def _read_short_fraction(self: _Exact, count: int, pattern: str) -> None:
    if count > 7:
        raise _bad_pattern()
    self.fraction = int((self.digits(0, count) or "0").ljust(7, "0"))


def _read_zone(self: _Exact, count: int, pattern: str) -> None:
    self.zone(count)


def _read_kind(self: _Exact, count: int, pattern: str) -> None:
    if self.text.startswith("Z", self.at):
        self.at += 1
        self.offset, self.zulu = 0, True
    elif self.text[self.at : self.at + 1] in ("+", "-"):
        self.zone(3)


def _read_era(self: _Exact, count: int, pattern: str) -> None:
    self.name(list(self.info.eras), ["A.D.", "AD"])


_FIELDS: dict[str, Callable[[_Exact, int, str], None]] = {
    "y": _read_year, "M": _read_month, "d": _read_day, "h": _read_number("hour12"), "H": _read_number("hour"), "m": _read_number("minute"),
    "s": _read_number("second"), "t": _read_designator, "f": _read_fraction, "F": _read_short_fraction, "z": _read_zone, "K": _read_kind,
    "g": _read_era,
}


def _read(cls: type, text: str, fmt: str, provider: Any, styles: int) -> Any:
    """One text by one pattern; raises BadDate, or FormatException for a pattern that is none."""
    what = cls.__name__ if cls in (DateOnly, TimeOnly) else "DateTime"
    if not text:
        raise unrecognized(what)
    if not fmt:
        raise _bad_pattern()
    info = date_format(provider)
    if len(fmt) == 1:
        fmt, info, styles = _expand(cls, fmt, info, styles)
    reader = _Exact(text, fmt, info, styles)
    try:
        reader.run()
        ticks = reader.ticks()
    except BadDate as error:
        raise (unrecognized(what) if cls in (DateOnly, TimeOnly) else error) from None
    if cls is DateTimeOffset:
        return settle_offset(ticks, reader.offset, styles)
    if cls is DateOnly:
        if set(reader.parts) & {"hour", "hour12", "minute", "second", "designator"} or reader.offset is not None:
            raise _foreign("DateOnly")
        return DateOnly(ticks // TICKS_PER_DAY)
    if cls is TimeOnly:
        if set(reader.parts) & {"year", "month", "day", "weekday"} or reader.offset is not None:
            raise _foreign("TimeOnly")
        return TimeOnly(ticks % TICKS_PER_DAY)
    return settle(ticks, reader.offset, reader.zulu, styles)


_PART_PATTERNS = {(DateOnly, "o"): "yyyy'-'MM'-'dd", (DateOnly, "r"): "ddd, dd MMM yyyy", (TimeOnly, "o"): "HH':'mm':'ss'.'fffffff",
                  (TimeOnly, "r"): "HH':'mm':'ss"}
_OFFSET_PATTERNS = {"u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"}


def _expand(cls: type, letter: str, info: DateTimeFormatInfo, styles: int) -> tuple[str, DateTimeFormatInfo, int]:
    """The pattern, the culture and the styles that a standard letter stands for."""
    own = _PART_PATTERNS.get((cls, letter.lower()))  # type: ignore[arg-type]
    if own is not None:
        return own, INVARIANT.dates, styles
    pattern = standard_pattern(letter, info)
    if pattern is None or (cls is DateTimeOffset and letter == "U"):
        raise _bad_pattern()
    if letter in "oO":
        styles |= 0 if styles & TO_UNIVERSAL else ROUND_TRIP
    if letter == "U":
        styles |= TO_UNIVERSAL
    if cls is DateTimeOffset and letter in "rRu":
        styles |= 64  # these forms are of UTC
    return pattern, INVARIANT.dates if letter in "oOrRsu" else info, styles


def parse_exact(cls: type, text: str, formats: str | list[str], provider: Any = None, styles: int = 0) -> Any:
    """T.ParseExact; with several formats the first that fits counts."""
    what = cls.__name__ if cls in (DateOnly, TimeOnly) else "DateTime"
    try:
        if isinstance(formats, str):
            return _read(cls, text, formats, provider, styles)
        found = _try_each(cls, text, formats, provider, styles)
        if found is None:
            raise unrecognized(what)
        return found
    except BadDate as error:
        raise bad_text(error, text) from None


def _try_each(cls: type, text: str, formats: list[str], provider: Any, styles: int) -> Any:
    if not formats:
        raise net_error("System.FormatException", "Format specifier was invalid.")
    for fmt in formats:
        if not fmt:
            raise net_error("System.FormatException", "Format specifier was invalid.")
        try:
            return _read(cls, text, fmt, provider, styles)
        except (BadDate, NetException):
            continue
    return None


def try_parse_exact(cls: type, text: str | None, formats: str | list[str] | None, provider: Any = None, styles: int = 0) -> Any:
    """T.TryParseExact: None when no format fits."""
    if text is None or formats is None:
        return None
    try:
        return parse_exact(cls, text, formats, provider, styles)
    except NetException as error:
        if error.net_name == "System.FormatException":
            return None
        raise


__all__ = ["parse_exact", "try_parse_exact"]
