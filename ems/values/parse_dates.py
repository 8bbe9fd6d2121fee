"""In: text in one of the many forms DateTime.Parse knows, a culture, DateTimeStyles. Out: DateTime, DateTimeOffset, DateOnly, TimeOnly.

The text is read from left to right into a Reading (numbers, names, a time, an offset); then the numbers become year, month and day by
.NET's rules: a number of three digits and more is the year, else the order is the culture's. ParseExact is in ems.values.parse_dates_exact.
"""
from __future__ import annotations

import re
from typing import Any

from ems.values import date_words as words
from ems.values.cultures import DateTimeFormatInfo, date_format
from ems.values.dates import (
    LOCAL,
    MAX_TICKS,
    TICKS_PER_DAY,
    TICKS_PER_HOUR,
    TICKS_PER_MINUTE,
    TICKS_PER_SECOND,
    UNSPECIFIED,
    UTC,
    DateOnly,
    DateTime,
    DateTimeOffset,
    TimeOnly,
    date_ticks,
    days_in_month,
)
from ems.values.errors import NetException, net_error

LEADING_WHITE, TRAILING_WHITE, INNER_WHITE, NO_CURRENT_DATE, TO_UNIVERSAL, ASSUME_LOCAL, ASSUME_UNIVERSAL, ROUND_TRIP = (1 << bit
    for bit in range(8))
STYLES: dict[str, int] = {
    "None": 0, "AllowLeadingWhite": 1, "AllowTrailingWhite": 2, "AllowInnerWhite": 4, "AllowWhiteSpaces": 7, "NoCurrentDateDefault": 8,
    "AdjustToUniversal": 16, "AssumeLocal": 32, "AssumeUniversal": 64, "RoundtripKind": 128,
}
_SEPARATORS = "/-."


class BadDate(Exception):
    """The text is no date; str() is .NET's message, {0} the text."""


def unrecognized(what: str = "DateTime") -> BadDate:
    return BadDate("String '{0}' was not recognized as a valid " + what + ".")


def bad_text(error: BadDate, text: str) -> NetException:
    return net_error("System.FormatException", str(error).replace("{0}", text, 1))


class Reading:
    """What was found in a text. offset: None or ticks ahead of UTC; zulu when it was written as Z or GMT."""

    __slots__ = ("day", "designator", "fraction", "hour", "minute", "month", "month_at", "noise", "numbers", "offset", "second",
        "weekday", "year",
                 "zulu")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.year: int | None = None
        self.month: int | None = None  # by name
        self.month_at = 0  # how many numbers stood before the month's name
        self.day: int | None = None
        self.weekday: int | None = None
        self.hour: int | None = None
        self.minute = 0
        self.second = 0
        self.fraction = 0
        self.designator: int | None = None
        self.offset: int | None = None
        self.zulu = False
        self.noise = False

    @property
    def has_date(self) -> bool:
        return bool(self.numbers) or self.year is not None or self.month is not None or self.day is not None


class _Reader:
    def __init__(self, text: str, info: DateTimeFormatInfo) -> None:
        self.text = text
        self.lower = text.lower() if len(text.lower()) == len(text) else text
        self.info = info
        self.at = 0
        self.reading = Reading()
        self.last = ""  # what came last: number, time, separator, word or nothing

    def white(self) -> None:
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1

    def peek(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def digits(self) -> str:
        start = self.at
        while self.at < len(self.text) and "0" <= self.text[self.at] <= "9":
            self.at += 1
        return self.text[start : self.at]

    def read(self) -> Reading:
        text = self.text.rstrip("\0")
        if len(text) < len(self.text):
            self.text, self.lower = text, self.lower[: len(text)]
        while True:
            self.white()
            ch = self.peek()
            if not ch:
                break
            if "0" <= ch <= "9":
                self.number()
            elif ch in "+-" and self.last in ("time", "designator") and self.reading.offset is None:
                self.offset(ch)
            elif ch.isalpha() or words.word_at(self.info, self.lower, self.at) is not None:
                self.word()
            elif self.separator(ch):
                self.last = "separator"
            elif ch == ",":
                self.comma()
            else:
                raise unrecognized()
        if self.last == "separator":
            raise unrecognized()
        return self.reading

    def separator(self, ch: str) -> bool:
        """A date separator between parts of the date."""
        own = self.info.date_separator
        if ch in _SEPARATORS:
            length = 1
        elif own and self.text.startswith(own, self.at):
            length = len(own)
        else:
            return False
        if ch == "." and self.last == "word":
            pass  # the point of a shortened name
        elif self.last != "number" and not (self.last == "word" and self.reading.has_date):
            raise unrecognized()
        self.at += length
        return True

    def comma(self) -> None:
        if self.last in ("separator", "comma", ""):
            raise unrecognized()
        self.at += 1
        self.last = "comma"

    def number(self) -> None:
        start = self.at
        figures = self.digits()
        end = self.at
        self.white()
        if self.time_separator():
            self.clock(figures)
            return
        unit = words.EAST_ASIAN_UNITS.get(self.peek())
        if unit is not None:
            self.unit(figures, unit)
            return
        if self.peek() and not self.peek().isdigit():
            word = words.word_at(self.info, self.lower, self.at)
            if word is not None and word[1] == words.DESIGNATOR and self.reading.hour is None and len(figures) < 3:
                self.reading.hour = int(figures)
                self.last = "time"
                return
        self.at = end
        if len(figures) > 8 or (self.last == "time" and start > 0 and not self.text[start - 1].isspace() and self.text[start - 1] != ","):
            raise unrecognized()
        self.date_number(int(figures), len(figures))

    def date_number(self, value: int, length: int) -> None:
        reading = self.reading
        if length >= 3:
            if reading.year is not None:
                raise unrecognized()
            reading.year = value
            if reading.month is None:
                reading.month_at = len(reading.numbers)
        else:
            reading.numbers.append(value)
        if len(reading.numbers) + (reading.year is not None) + (reading.month is not None) > 3:
            raise unrecognized()
        self.last = "number"

    def time_separator(self) -> bool:
        """Step over a time separator if one stands here and a number follows."""
        for symbol in (":", self.info.time_separator):
            if symbol and symbol not in _SEPARATORS and self.text.startswith(symbol, self.at):
                self.at += len(symbol)
                return True
        return False

    def clock(self, hour: str) -> None:
        """The rest of a time whose hour and first separator are read."""
        reading = self.reading
        if reading.hour is not None or len(hour) > 2:
            raise unrecognized()
        reading.hour = int(hour)
        self.white()
        reading.minute = self.two_digits()
        self.last = "time"
        end = self.at
        self.white()
        if not self.time_separator():
            self.at = end
            return
        self.white()
        reading.second = self.two_digits()
        if self.peek() in (".", ",") and self.text[self.at + 1 : self.at + 2].isdigit():
            self.at += 1
            figures = self.digits()
            reading.fraction = round(int(figures[:17]) * TICKS_PER_SECOND / 10 ** len(figures[:17]))
            if reading.fraction >= TICKS_PER_SECOND:
                reading.fraction = TICKS_PER_SECOND - 1

    def two_digits(self) -> int:
        figures = self.digits()
        if not 1 <= len(figures) <= 2:
            raise unrecognized()
        return int(figures)

    def unit(self, figures: str, kind: str) -> None:
        """A number with an East Asian unit behind it."""
        reading, value = self.reading, int(figures)
        self.at += 1
        if kind == "y":
            reading.year = value if len(figures) > 2 else _two_digit_year(value, self.info)
        elif kind == "M":
            reading.month = value
        elif kind == "d":
            reading.day = value
        elif kind == "h":
            reading.hour = value
        elif kind == "m":
            reading.minute = value
        else:
            reading.second = value
        self.last = "time" if kind in "hms" else "word"

    def offset(self, sign: str) -> None:
        self.at += 1
        figures = self.digits()
        minutes = 0
        if self.peek() == ":" and len(figures) <= 2:
            self.at += 1
            rest = self.digits()
            if not 1 <= len(rest) <= 2:
                raise unrecognized()
            minutes = int(rest)
        elif len(figures) in (3, 4):
            figures, minutes = figures[:-2], int(figures[-2:])
        if not 1 <= len(figures) <= 2 or minutes > 59:
            raise unrecognized()
        self.set_offset((int(figures) * 60 + minutes) * TICKS_PER_MINUTE * (-1 if sign == "-" else 1))
        self.last = "zone"

    def set_offset(self, ticks: int) -> None:
        if abs(ticks) > 14 * TICKS_PER_HOUR:
            raise BadDate("The time zone offset of string '{0}' must be within plus or minus 14 hours.")
        self.reading.offset = ticks

    def word(self) -> None:
        reading = self.reading
        word = words.word_at(self.info, self.lower, self.at)
        if word is None:
            raise BadDate(f"The string '{{0}}' was not recognized as a valid DateTime. There is an unknown word starting at index "
                          f"'{self.at}'.")
        text, kind, value = word
        if kind == words.MONTH:
            if reading.month is not None:
                raise unrecognized()
            reading.month, reading.month_at = value, len(reading.numbers)
        elif kind == words.WEEKDAY:
            if reading.weekday is not None:
                raise unrecognized()
            reading.weekday = value
        elif kind == words.DESIGNATOR:
            if reading.hour is None or reading.designator is not None:
                raise unrecognized()
            reading.designator = value
        elif kind == words.ZONE:
            if reading.offset is not None or not (reading.has_date or reading.hour is not None):
                raise unrecognized()
            reading.offset, reading.zulu = value, True
        elif kind == words.TIME_MARK and not (self.last in ("number", "word") and self.text[self.at + 1 : self.at + 2].strip().isdigit()):
            raise unrecognized()
        self.at += len(text)
        self.last = "designator" if kind == words.DESIGNATOR else "mark" if kind == words.TIME_MARK else "word"
        if kind in (words.MONTH, words.WEEKDAY) and self.peek() == ".":
            self.at += 1


def _two_digit_year(year: int, info: DateTimeFormatInfo) -> int:
    if year >= 100:
        return year
    last = info.two_digit_year_max
    return last // 100 * 100 - (100 if year > last % 100 else 0) + year


def _now(reading_utc: bool) -> tuple[int, int, int]:
    return (DateTime.utc_now() if reading_utc else DateTime.now()).date


def _valid(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= days_in_month(year, month)


def _first(candidates: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    for candidate in candidates:
        if _valid(*candidate):
            return candidate
    raise unrecognized()


def _date_of(reading: Reading, info: DateTimeFormatInfo) -> tuple[int, int, int] | None:
    """Year, month and day of a reading; None when it holds no date."""
    numbers, year, month = reading.numbers, reading.year, reading.month
    if reading.day is not None:
        return _first([(year if year is not None else _now(False)[0], month or 0, reading.day)])
    count = len(numbers)
    if month is not None:
        return _date_with_name(numbers, year, month, reading.month_at, info)
    if year is not None:
        return _date_with_year(numbers, year, reading.month_at, info)
    if count == 0:
        return None
    if count == 2:
        first, second = numbers
        return _first([(_now(False)[0], first, second) if words.month_day_order(info) == "Md" else (_now(False)[0], second, first)])
    if count == 3:
        return _first([_three(numbers, info)])
    raise unrecognized()


def _three(numbers: list[int], info: DateTimeFormatInfo) -> tuple[int, int, int]:
    order = words.date_order(info)
    if len(order) != 3:
        raise unrecognized()
    by = dict(zip(order, numbers, strict=True))
    return _two_digit_year(by["y"], info), by["M"], by["d"]


def _date_with_year(numbers: list[int], year: int, before: int, info: DateTimeFormatInfo) -> tuple[int, int, int]:
    """A year of three digits and more, `before` numbers stood in front of it."""
    if len(numbers) == 1:
        return _first([(year, numbers[0], 1)])
    if len(numbers) != 2:
        raise unrecognized()
    first, second = numbers
    order = words.date_order(info)
    if before == 0:
        return _first([(year, second, first) if order == "ydM" else (year, first, second)])
    if before == 1:
        return _first([(year, first, second) if order.index("M") < order.index("d") else (year, second, first)])
    return _first([(year, first, second) if order in ("Mdy", "yMd") else (year, second, first)])


def _date_with_name(numbers: list[int], year: int | None, month: int, before: int, info: DateTimeFormatInfo) -> tuple[int, int, int]:
    """A month by name, `before` numbers stood in front of it."""
    if year is not None:
        return _first([(year, month, numbers[0] if numbers else 1)]) if len(numbers) <= 1 else _first([])
    if len(numbers) == 1:
        number = numbers[0]
        month_day, year_month = words.month_day_order(info), words.year_month_order(info)
        as_year = year_month == "My" and month_day == "dM" if before == 0 else year_month == "yM" and month_day == "Md"
        if as_year:
            return _first([(_two_digit_year(number, info), month, 1)])
        return _first([(_now(False)[0], month, number)])
    if len(numbers) == 2:
        first, second = numbers
        late = (_two_digit_year(second, info), month, first)
        early = (_two_digit_year(first, info), month, second)
        return _first([early, late] if words.date_order(info).startswith("y") else [late, early])
    raise unrecognized()


def _time_of(reading: Reading) -> int:
    """Ticks since midnight."""
    hour = reading.hour or 0
    if reading.designator is not None:
        if reading.designator == 0:
            if hour > 12:
                raise unrecognized()
            hour = 0 if hour == 12 else hour
        elif hour < 12:
            hour += 12
    if hour > 23 or reading.minute > 59 or reading.second > 59:
        if hour == 24 and reading.minute == reading.second == reading.fraction == 0 and reading.has_date:
            return TICKS_PER_DAY
        raise unrecognized()
    return ((hour * 60 + reading.minute) * 60 + reading.second) * TICKS_PER_SECOND + reading.fraction


_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,7}))?)?)?")
_ISO_DATE, _ISO_BOTH = Reading(), Reading()
_ISO_DATE.year = _ISO_BOTH.year = 1
_ISO_BOTH.hour = 0


def _iso_ticks(found: re.Match[str]) -> int | None:
    """The ticks of the form that most texts have, which every culture reads alike; None when a part is out of range."""
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not _valid(year, month, day):
        return None
    ticks = date_ticks(year, month, day)
    if found[4] is None:
        return ticks
    hour, minute, second = int(found[4]), int(found[5]), int(found[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ticks + ((hour * 60 + minute) * 60 + second) * TICKS_PER_SECOND + int((found[7] or "0").ljust(7, "0"))


def read_text(text: str, info: DateTimeFormatInfo, styles: int) -> tuple[int, Reading]:
    """(ticks of the clock, what was read); raises BadDate."""
    iso = _ISO.fullmatch(text)
    if iso is not None:
        ticks = _iso_ticks(iso)
        if ticks is not None:
            return ticks, _ISO_DATE if iso.group(4) is None else _ISO_BOTH
    elif not text:
        raise unrecognized()
    reading = _Reader(text, info).read()
    date = _date_of(reading, info)
    if date is None:
        if reading.hour is None:
            raise unrecognized()
        date = (1, 1, 1) if styles & NO_CURRENT_DATE else _now(False)
    ticks = date_ticks(*date) + _time_of(reading)
    if ticks > MAX_TICKS:
        raise BadDate("The DateTime represented by the string '{0}' is not supported in calendar 'System.Globalization.GregorianCalendar'.")
    if reading.weekday is not None and (ticks // TICKS_PER_DAY + 1) % 7 != reading.weekday:
        raise BadDate("String '{0}' was not recognized as a valid DateTime because the day of week was incorrect.")
    return ticks, reading


def check_styles(styles: int, offset: bool = False) -> int:
    """ArgumentException for styles that contradict each other."""
    if styles & ~0xFF:
        raise _bad_styles("An undefined DateTimeStyles value is being used.")
    if styles & ASSUME_LOCAL and styles & ASSUME_UNIVERSAL:
        raise _bad_styles("The DateTimeStyles values AssumeLocal and AssumeUniversal cannot be used together.")
    if offset:
        if styles & NO_CURRENT_DATE:
            raise _bad_styles("The DateTimeStyles value 'NoCurrentDateDefault' is not allowed when parsing DateTimeOffset.")
    elif styles & ROUND_TRIP and styles & (ASSUME_LOCAL | ASSUME_UNIVERSAL | TO_UNIVERSAL):
        raise _bad_styles("The DateTimeStyles value RoundtripKind cannot be used with the values AssumeLocal, AssumeUniversal or "
                          "AdjustToUniversal.")
    return styles


def _bad_styles(message: str) -> NetException:
    return net_error("System.ArgumentException", f"{message} (Parameter 'styles')")


def settle(ticks: int, offset: int | None, zulu: bool, styles: int) -> DateTime:
    """The DateTime of a clock reading and its offset: local unless the styles say otherwise."""
    if offset is None:
        if styles & ASSUME_LOCAL:
            value = DateTime(ticks, LOCAL)
            return value.to_utc() if styles & TO_UNIVERSAL else value
        if not styles & ASSUME_UNIVERSAL:
            return DateTime(ticks, UNSPECIFIED)
        offset = 0
    elif zulu and styles & ROUND_TRIP:
        return DateTime(ticks, UTC)
    moved = ticks - offset
    if not 0 <= moved <= MAX_TICKS:
        raise BadDate("The DateTime represented by the string '{0}' is out of range.")
    value = DateTime(moved, UTC)
    return value if styles & TO_UNIVERSAL else value.to_local()


def settle_offset(ticks: int, offset: int | None, styles: int) -> DateTimeOffset:
    """The same as a DateTimeOffset."""
    if offset is None:
        offset = 0 if styles & ASSUME_UNIVERSAL else DateTime(ticks, LOCAL).offset()
    if not 0 <= ticks - offset <= MAX_TICKS:
        raise BadDate("The UTC representation of the date '{0}' falls outside the year range 1-9999.")
    value = DateTimeOffset(ticks, offset)
    return value.moved(0) if styles & TO_UNIVERSAL else value


def _white_trimmed(text: str) -> str:
    return text.strip()


def _datetime(text: str, provider: Any, styles: int) -> DateTime:
    ticks, reading = read_text(text, date_format(provider), styles)
    return settle(ticks, reading.offset, reading.zulu, styles)


def _datetime_offset(text: str, provider: Any, styles: int) -> DateTimeOffset:
    ticks, reading = read_text(text, date_format(provider), styles)
    return settle_offset(ticks, reading.offset, styles)


_PARTS_ONLY = "The only allowed values for the styles are AllowWhiteSpaces, AllowTrailingWhite, AllowLeadingWhite, and AllowInnerWhite."


def check_part_styles(styles: int) -> int:
    """DateOnly and TimeOnly know only the styles of white space."""
    if styles & ~7:
        raise net_error("System.ArgumentException", f"{_PARTS_ONLY} (Parameter 'style')")
    return styles


def _foreign(what: str) -> BadDate:
    return BadDate("String '{0}' contains parts which are not specific to the " + what + ".")


def _date_only(text: str, provider: Any, styles: int) -> DateOnly:
    try:
        ticks, reading = read_text(text, date_format(provider), styles)
    except BadDate:
        raise unrecognized("DateOnly") from None
    if reading.hour is not None or reading.offset is not None:
        raise _foreign("DateOnly")
    return DateOnly(ticks // TICKS_PER_DAY)


def _time_only(text: str, provider: Any, styles: int) -> TimeOnly:
    try:
        ticks, reading = read_text(text, date_format(provider), styles | NO_CURRENT_DATE)
    except BadDate:
        raise unrecognized("TimeOnly") from None
    if reading.has_date or reading.weekday is not None or reading.offset is not None:
        raise _foreign("TimeOnly")
    return TimeOnly(ticks % TICKS_PER_DAY)


_PARSERS: dict[type, Any] = {DateTime: _datetime, DateTimeOffset: _datetime_offset, DateOnly: _date_only, TimeOnly: _time_only}


def parse(cls: type, text: str, provider: Any = None, styles: int = 0) -> Any:
    """T.Parse(text, provider, styles) of the four classes; FormatException when the text is none."""
    try:
        return _PARSERS[cls](text, provider, styles)
    except BadDate as error:
        raise bad_text(error, text) from None


def try_parse(cls: type, text: str | None, provider: Any = None, styles: int = 0) -> Any:
    """T.TryParse: None when the text is none."""
    if text is None:
        return None
    try:
        return _PARSERS[cls](text, provider, styles)
    except BadDate:
        return None


def parse_datetime(text: str, provider: Any = None, styles: int = 0) -> DateTime:
    """DateTime.Parse."""
    return parse(DateTime, text, provider, styles)  # type: ignore[no-any-return]
