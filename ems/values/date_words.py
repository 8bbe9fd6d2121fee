"""In: a DateTimeFormatInfo. Out: the words a date in that culture may contain, and how to find one at a place in a text."""
from __future__ import annotations

import re
from typing import Any

from ems.values.cultures import INVARIANT, DateTimeFormatInfo

MONTH, WEEKDAY, DESIGNATOR, ZONE, TIME_MARK, NOISE = range(6)
Word = tuple[str, int, Any]  # lower text, kind, value

EAST_ASIAN_UNITS = {"年": "y", "月": "M", "日": "d", "時": "h", "时": "h", "分": "m", "秒": "s", "년": "y", "월": "M", "일": "d",
    "시": "h", "분": "m", "초": "s"}


def words_of(info: DateTimeFormatInfo) -> dict[str, list[Word]]:
    """First character -> words that begin with it, the longest first."""
    found = info.compiled.get("words")
    if found is None:
        found = info.compiled["words"] = _collect(info)
    return found  # type: ignore[no-any-return]


def _collect(info: DateTimeFormatInfo) -> dict[str, list[Word]]:
    words: dict[str, Word] = {}

    def put(text: str, kind: int, value: Any) -> None:
        lower = text.strip().lower()
        if lower and lower not in words:
            words[lower] = (lower, kind, value)

    for source in (info, INVARIANT.dates):
        for names in (source.month_names, source.abbreviated_month_names, source.month_genitive_names,
            source.abbreviated_month_genitive_names):
            for at, name in enumerate(names):
                put(name, MONTH, at + 1)
                put(name.rstrip("."), MONTH, at + 1)
        for names in (source.day_names, source.abbreviated_day_names):
            for at, name in enumerate(names):
                put(name, WEEKDAY, at)
                put(name.rstrip("."), WEEKDAY, at)
        put(source.am_designator, DESIGNATOR, 0)
        put(source.pm_designator, DESIGNATOR, 1)
    put("GMT", ZONE, 0)
    put("Z", ZONE, 0)
    put("T", TIME_MARK, None)
    for era in info.eras:
        put(era, NOISE, None)
    put("AD", NOISE, None)
    for pattern in (*info.patterns["D"], *info.patterns["d"], *info.patterns["T"], info.year_month_pattern, info.month_day_pattern):
        for quoted in re.findall(r"'([^']+)'", pattern):
            put(quoted, NOISE, None)
    table: dict[str, list[Word]] = {}
    for word in sorted(words.values(), key=lambda w: -len(w[0])):
        table.setdefault(word[0][0], []).append(word)
    return table


def word_at(info: DateTimeFormatInfo, lower: str, at: int) -> Word | None:
    """The longest word of the culture that stands in the lower-case text at that place, not within a longer run of letters."""
    for word in words_of(info).get(lower[at], ()):
        text = word[0]
        if lower.startswith(text, at):
            end = at + len(text)
            if end >= len(lower) or not lower[end].isalpha() or not text[-1].isalpha() or _cjk(lower[end]):
                return word
            if word[1] == TIME_MARK and lower[end].isdigit():
                return word
    return None


def _cjk(ch: str) -> bool:
    return "\u2e80" <= ch <= "\ud7ff"


def _order(pattern: str, letters: str) -> str:
    """The letters of a pattern in the order in which they first stand; quotes and names of days are passed over."""
    plain = re.sub(r"'[^']*'", "", pattern).replace("dddd", "").replace("ddd", "")
    seen = ""
    for ch in plain:
        if ch in letters and ch not in seen:
            seen += ch
    return seen


def date_order(info: DateTimeFormatInfo) -> str:
    """yMd, Mdy, dMy or ydM: how the short date of the culture is written."""
    return _order(info.short_date_pattern, "yMd")


def month_day_order(info: DateTimeFormatInfo) -> str:
    return _order(info.month_day_pattern, "Md")


def year_month_order(info: DateTimeFormatInfo) -> str:
    return _order(info.year_month_pattern, "yM")
