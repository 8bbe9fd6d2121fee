"""In: text, a culture. Out: TimeSpan, as TimeSpan.Parse and ParseExact read it."""
from __future__ import annotations

import re
from typing import Any

from ems.values.cultures import number_format
from ems.values.dates import (
    SPAN_MAX,
    SPAN_MIN,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    TimeSpan,
)
from ems.values.errors import NetException, net_error
from ems.values.formats_dates import INVALID, quoted, run_length

_FORM = re.compile(
    r"\s*(-?)(?:(?P<only>\d+)|(?:(?P<d>\d+)[.:])?(?P<h>\d+):(?P<m>\d+)(?::(?P<s>\d+))?(?:(?P<point>[.,٫])(?P<f>\d+))?)\s*", re.ASCII)
_RANGE = ("The TimeSpan string '{0}' could not be parsed because at least one of the numeric components is out of range or contains too "
          "many digits.")
NONE, ASSUME_NEGATIVE = 0, 1


def unrecognized(text: str) -> NetException:
    return net_error("System.FormatException", f"String '{text}' was not recognized as a valid TimeSpan.")


def _overflow(text: str) -> NetException:
    return net_error("System.OverflowException", _RANGE.replace("{0}", text))


def _ticks(days: int, hours: int, minutes: int, seconds: int, fraction: int, negative: bool, text: str) -> TimeSpan:
    if days > 10675199 or hours > 23 or minutes > 59 or seconds > 59:
        raise _overflow(text)
    ticks = days * TICKS_PER_DAY + hours * TICKS_PER_HOUR + minutes * TICKS_PER_MINUTE + seconds * TICKS_PER_SECOND + fraction
    ticks = -ticks if negative else ticks
    if not SPAN_MIN <= ticks <= SPAN_MAX:
        raise _overflow(text)
    return TimeSpan(ticks)


def _fraction(figures: str, text: str) -> int:
    """Ticks of the figures behind the point; more than seven are rounded."""
    if len(figures) <= 7:
        return int(figures.ljust(7, "0"))
    return round(int(figures) / 10 ** (len(figures) - 7))


def parse(text: str, provider: Any = None) -> TimeSpan:
    """TimeSpan.Parse: [-]{d | [d.]hh:mm[:ss[.ff]]}, or d:hh:mm:ss[.ff]."""
    found = _FORM.fullmatch(text.rstrip("\0"))
    if found is None:
        raise unrecognized(text)
    point = found["point"]
    if point and point not in (".", number_format(provider).number_decimal_separator):
        raise unrecognized(text)
    negative = found[1] == "-"
    if found["only"] is not None:
        return _ticks(int(found["only"]), 0, 0, 0, 0, negative, text)
    days, hours, minutes, seconds = found["d"], found["h"], found["m"], found["s"]
    if days is not None and found.string[found.end("d")] == ":" and seconds is None:
        days, hours, minutes, seconds = None, days, hours, minutes  # a:b:c are hours, minutes, seconds
    if found["f"] is not None and seconds is None:
        raise unrecognized(text)
    fraction = _fraction(found["f"], text) if found["f"] else 0
    return _ticks(int(days or 0), int(hours), int(minutes), int(seconds or 0), fraction, negative, text)


def try_parse(text: str | None, provider: Any = None) -> TimeSpan | None:
    if text is None:
        return None
    try:
        return parse(text, provider)
    except NetException:
        return None


# -- exact


_UNITS = {"h": TICKS_PER_HOUR, "m": TICKS_PER_MINUTE, "s": TICKS_PER_SECOND}


class _Exact:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.parts: dict[str, int] = {}

    def digits(self, least: int, most: int) -> str:
        start = self.at
        while self.at < len(self.text) and self.at - start < most and "0" <= self.text[self.at] <= "9":
            self.at += 1
        if self.at - start < least:
            raise unrecognized(self.text)
        return self.text[start : self.at]

    def literal(self, text: str) -> None:
        if not self.text.startswith(text, self.at):
            raise unrecognized(self.text)
        self.at += len(text)

    def field(self, ch: str, count: int) -> None:
        if ch in self.parts or count > (8 if ch == "d" else 7 if ch == "f" else 2):
            raise _bad_pattern()
        if ch == "f":
            self.parts["f"] = int(self.digits(count, count).ljust(7, "0"))
        elif ch == "d":
            self.parts["d"] = int(self.digits(count, count if count > 1 else 8))
        else:
            self.parts[ch] = int(self.digits(count, 2))

    def run(self, pattern: str) -> None:
        at = 0
        while at < len(pattern):
            ch = pattern[at]
            count = run_length(pattern, at)
            if ch in "dhmsf":
                self.field(ch, count)
                at += count
            elif ch == "F":
                if "f" in self.parts or count > 7:
                    raise _bad_pattern()
                self.parts["f"] = int((self.digits(0, count) or "0").ljust(7, "0"))
                at += count
            elif ch in "'\"":
                literal, at = quoted(pattern, at)
                self.literal(literal)
            elif ch == "%" and pattern[at + 1 : at + 2] not in ("", "%"):
                at += 1
            elif ch == "\\" and at + 1 < len(pattern):
                self.literal(pattern[at + 1])
                at += 2
            else:
                raise _bad_pattern()
        if self.at != len(self.text):
            raise unrecognized(self.text)


def _bad_pattern() -> NetException:
    return net_error("System.FormatException", INVALID)


_GENERAL = re.compile(r"(-?)(?:(\d+):)?(\d+):(\d+)(?::(\d+)(?:(\D)(\d{1,7}))?)?", re.ASCII)
_GENERAL_LONG = re.compile(r"(-?)(\d+):(\d\d):(\d\d):(\d\d)(\D)(\d{7})", re.ASCII)


def _standard(text: str, letter: str, provider: Any) -> TimeSpan:
    """c, t, T, g and G."""
    if letter in "ctT":
        if not re.fullmatch(r"-?(?:\d+|(?:\d+\.)?\d{1,2}:\d{1,2}(?::\d{1,2}(?:\.\d{1,7})?)?)", text, re.ASCII):
            raise unrecognized(text)
        return parse(text, provider)
    found = (_GENERAL_LONG if letter == "G" else _GENERAL).fullmatch(text)
    if found is None or (found[6] and found[6] != number_format(provider).number_decimal_separator):
        raise unrecognized(text)
    days, hours, minutes, seconds = found[2], found[3], found[4], found[5]
    if days is not None and seconds is None:
        days, hours, minutes, seconds = None, days, hours, minutes
    return _ticks(int(days or 0), int(hours), int(minutes), int(seconds or 0), int((found[7] or "0").ljust(7, "0")), found[1] == "-", text)


def _exact(text: str, fmt: str, provider: Any, styles: int) -> TimeSpan:
    if not fmt:
        raise net_error("System.FormatException", f"Format specifier '{fmt}' was invalid.")
    if len(fmt) == 1:
        if fmt not in "ctTgG":
            raise net_error("System.FormatException", f"Format specifier '{fmt}' was invalid.")
        return _standard(text, fmt, provider)
    reader = _Exact(text)
    reader.run(fmt)
    part = reader.parts.get
    return _ticks(part("d", 0), part("h", 0), part("m", 0), part("s", 0), part("f", 0), styles == ASSUME_NEGATIVE, text)


def parse_exact(text: str, formats: str | list[str], provider: Any = None, styles: int = 0) -> TimeSpan:
    """TimeSpan.ParseExact; with several formats the first that fits counts."""
    if isinstance(formats, str):
        return _exact(text, formats, provider, styles)
    for fmt in formats:
        try:
            return _exact(text, fmt, provider, styles)
        except NetException:
            continue
    raise _bad_pattern()


def try_parse_exact(text: str | None, formats: str | list[str] | None, provider: Any = None, styles: int = 0) -> TimeSpan | None:
    if text is None or formats is None:
        return None
    try:
        return parse_exact(text, formats, provider, styles)
    except NetException:
        return None
