"""In: a custom numeric format such as `#,##0.00;(0)`. Out: the function that gives numbers their text by it.

A format is cut into its sections and each section into tokens once; what depends on the number is how many digits stand before the point.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values import numbers as num
from ems.values.cultures import NumberFormatInfo

_NEVER = 1 << 30
# Kinds of tokens.
LITERAL, DIGIT, POINT, PERCENT, PER_MILLE, EXPONENT = range(6)


class Section:
    """One section: tokens, and where its places, point and commas are."""

    __slots__ = ("decimal_at", "digit_count", "first_zero", "grouped", "last_zero", "scale_by", "scientific", "tokens")

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[int, Any]] = []
        self.digit_count = 0
        self.first_zero = _NEVER
        self.last_zero = 0
        self.decimal_at = -1
        self.scale_by = 0
        self.scientific = False
        self.grouped = False
        comma_at, commas = -1, 0
        at = 0
        while at < len(text):
            ch = text[at]
            at += 1
            if ch in "#0":
                if ch == "0":
                    self.first_zero = min(self.first_zero, self.digit_count)
                    self.last_zero = self.digit_count + 1
                self.digit_count += 1
                self.tokens.append((DIGIT, None))
            elif ch == ".":
                if self.decimal_at < 0:
                    self.decimal_at = self.digit_count
                self.tokens.append((POINT, None))
            elif ch == ",":
                if self.digit_count > 0 and self.decimal_at < 0:
                    if comma_at == self.digit_count:
                        commas += 1
                        continue
                    if comma_at >= 0:
                        self.grouped = True
                    comma_at, commas = self.digit_count, 1
            else:
                at = self._other(text, at, ch)
        if self.decimal_at < 0:
            self.decimal_at = self.digit_count
        if comma_at >= 0:
            if comma_at == self.decimal_at:
                self.scale_by -= commas * 3
            else:
                self.grouped = True

    def _other(self, text: str, at: int, ch: str) -> int:
        """A token that is neither place, point nor comma; where the next one begins."""
        if ch in "%‰":
            self.scale_by += 2 if ch == "%" else 3
            self.tokens.append((PERCENT if ch == "%" else PER_MILLE, None))
        elif ch in "'\"":
            end = text.find(ch, at)
            end = len(text) if end < 0 else end
            self.tokens.append((LITERAL, text[at:end]))
            return end + 1
        elif ch == "\\":
            self.tokens.append((LITERAL, text[at : at + 1]))
            return at + 1
        elif ch in "eE" and _exponent_sign(text, at) is not None:
            sign = _exponent_sign(text, at) or ""
            start = at + len(sign)
            end = start
            while end < len(text) and text[end] == "0":
                end += 1
            # the second exponent of a section is only text
            self.tokens.append((LITERAL, text[at - 1 : end]) if self.scientific else (EXPONENT, (ch, sign == "+", min(end - start, 10))))
            self.scientific = True
            return end
        else:
            self.tokens.append((LITERAL, ch))
        return at


def _exponent_sign(text: str, at: int) -> str | None:
    """The sign of an exponent that begins after E, "" for none; None when no exponent begins there."""
    if text[at : at + 1] == "0":
        return ""
    return text[at] if text[at : at + 2] in ("+0", "-0") else None


def split_sections(fmt: str) -> list[str]:
    """The texts of the sections; a semicolon in quotes or after a backslash is no border."""
    sections = [""]
    at = 0
    while at < len(fmt):
        ch = fmt[at]
        if ch == ";":
            sections.append("")
            at += 1
            continue
        if ch in "'\"":
            end = fmt.find(ch, at + 1)
            end = len(fmt) if end < 0 else end + 1
        elif ch == "\\":
            end = at + 2
        else:
            end = at + 1
        sections[-1] += fmt[at:end]
        at = end
    return sections


def custom_formatter(cls: type, fmt: str, info: NumberFormatInfo) -> Callable[[Any], str]:
    from ems.values.formats_numeric import digits_of, float_digits, round_half_up

    texts = split_sections(fmt)
    # (section, the one that speaks for positive numbers: then a minus is ours to write)
    first = Section(texts[0])
    negatives = Section(texts[1]) if len(texts) > 1 and texts[1] else first
    zeros = Section(texts[2]) if len(texts) > 2 and texts[2] else first
    is_float = issubclass(cls, float)
    count = 7 if cls is num.Single else 15
    digits_from: Callable[[Any], tuple[bool, str, int]] = (lambda value: float_digits(value, count)) if is_float else digits_of

    def text(value: Any) -> str:
        negative, digits, scale = digits_from(value)
        section = zeros if not digits else negatives if negative else first
        if digits:
            moved = scale + section.scale_by
            keep = section.digit_count if section.scientific else moved + section.digit_count - section.decimal_at
            rounded, moved = round_half_up(digits, moved, keep)
            if not rounded:
                section = zeros
            digits, scale = rounded, moved
        if not digits:
            scale = 0
            if not is_float:
                negative = False
        return _render(section, negative and section is first, digits, scale, info)

    return text


def _group_borders(section: Section, places: int, adjust: int, first_digit: int, info: NumberFormatInfo) -> set[int]:
    """Numbers of places left before which a group separator stands."""
    sizes = info.number_group_sizes
    if not section.grouped or not info.number_group_separator or not sizes:
        return set()
    borders: set[int] = set()
    total = max(places + min(adjust, 0), first_digit)
    at, size = 0, sizes[0]
    border = size
    while total > border and size:
        borders.add(border)
        if at < len(sizes) - 1:
            at += 1
            size = sizes[at]
        border += size
    return borders


def _render(section: Section, minus: bool, digits: str, scale: int, info: NumberFormatInfo) -> str:
    decimal_at = section.decimal_at
    if section.scientific:
        places, adjust = decimal_at, 0
    else:
        places, adjust = max(scale, decimal_at), scale - decimal_at
    first_digit = decimal_at - section.first_zero if section.first_zero < decimal_at else 0
    last_digit = decimal_at - section.last_zero if section.last_zero > decimal_at else 0
    borders = _group_borders(section, places, adjust, first_digit, info)
    separator = info.number_group_separator
    out: list[str] = []
    if minus and scale != 0:
        out.append(info.negative_sign)
    at = 0
    point_written = False
    for kind, what in section.tokens:
        if adjust > 0 and kind in (DIGIT, POINT):
            while adjust > 0:  # digits for which the format has no places
                out.append(digits[at] if at < len(digits) else "0")
                at += 1
                places -= 1
                adjust -= 1
                if places in borders and places > 0:
                    out.append(separator)
        if kind == DIGIT:
            if adjust < 0:
                adjust += 1
                figure = "0" if places <= first_digit else ""
            elif at < len(digits):
                figure = digits[at]
                at += 1
            else:
                figure = "0" if places > last_digit else ""
            places -= 1
            if figure:
                out.append(figure)
                if places in borders and places > 0:
                    out.append(separator)
        elif kind == LITERAL:
            out.append(what)
        elif kind == POINT:
            if places == 0 and not point_written and (last_digit < 0 or (decimal_at < section.digit_count and at < len(digits))):
                out.append(info.number_decimal_separator)
                point_written = True
        elif kind == EXPONENT:
            letter, plus, least = what
            exponent = scale - decimal_at if digits else 0
            sign = info.negative_sign if exponent < 0 else info.positive_sign if plus else ""
            out.append(f"{letter}{sign}{abs(exponent):0{max(least, 1)}d}")
        else:
            out.append(info.percent_symbol if kind == PERCENT else info.per_mille_symbol)
    text = "".join(out)
    return info.negative_sign + text if minus and scale == 0 and text else text
