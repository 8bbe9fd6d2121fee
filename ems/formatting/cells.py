"""In: text and a number of screen cells. Out: the text measured, cut, padded or broken into lines.

A cell is one place on the screen: East Asian wide characters take two, characters beyond U+FFFF two (they are two UTF-16 units), escape
sequences none.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

ELLIPSIS = "\u2026"
LEFT, CENTER, RIGHT = "left", "center", "right"
RESET = "\x1b[0m"
SOFT_HYPHEN = "\u00ad"
# The languages whose words are kept whole when text is broken into lines; others are cut at the width.
WORD_LANGUAGES = frozenset(("en", "fr", "de", "it", "pt", "es"))

_WIDE = (
    "[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3040-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U00010000-\U0010ffff]"
)
_ESCAPE = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)"
_WORDS = f"([^ \t{SOFT_HYPHEN}]*)([ \t{SOFT_HYPHEN}]|$)"


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """Patterns are compiled when first used: most sessions need none of them."""
    return re.compile(text)


def cells(text: str) -> int:
    """The number of cells that a text takes."""
    if text.isascii() and "\x1b" not in text:
        return len(text)
    if "\x1b" in text:
        text = _pattern(_ESCAPE).sub("", text)
    return len(text) + len(_pattern(_WIDE).findall(text))


def plain(text: str) -> str:
    """The text without its escape sequences."""
    return _pattern(_ESCAPE).sub("", text) if "\x1b" in text else text


def _units(text: str) -> Iterator[tuple[str, int]]:
    """The characters and escape sequences of a text, each with its cells."""
    at = 0
    for found in _pattern(_ESCAPE).finditer(text):
        for char in text[at : found.start()]:
            yield char, cells(char)
        yield found.group(), 0
        at = found.end()
    for char in text[at:]:
        yield char, cells(char)


def head(text: str, width: int) -> str:
    """The longest beginning that fits."""
    if text.isascii() and "\x1b" not in text:
        return text[:width]
    kept, used = [], 0
    for unit, size in _units(text):
        if used + size > width:
            break
        kept.append(unit)
        used += size
    return "".join(kept)


def tail(text: str, width: int) -> str:
    """The longest end that fits."""
    if text.isascii() and "\x1b" not in text:
        return text[-width:] if width > 0 else ""
    kept, used = [], 0
    for unit, size in reversed(list(_units(text))):
        if used + size > width:
            break
        kept.append(unit)
        used += size
    return "".join(reversed(kept))


def first_line(text: str) -> str:
    """What a table cell shows of a text with line breaks."""
    if "\n" not in text and "\r" not in text:
        return text
    for at, char in enumerate(text):
        if char in "\n\r":
            return text[:at] + ELLIPSIS
    return text


def fit(text: str, width: int, align: str, pad_right: bool) -> str:
    """A table cell: the first line of the text, padded or cut to the width. `pad_right`: blanks go to the right of it, too."""
    text = first_line(text)
    size = cells(text)
    if size == width:
        return text
    if size > width:
        text = _cut(text, width, align)
        size = cells(text)
    blanks = width - size
    if blanks <= 0:
        return text
    if align == RIGHT:
        return " " * blanks + text
    if align == CENTER and size:
        before = blanks // 2
        return " " * before + text + (" " * (blanks - before) if pad_right else "")
    return text + " " * blanks if pad_right else text


def _cut(text: str, width: int, align: str) -> str:
    mark = ELLIPSIS if width > 1 else ""
    room = width - len(mark)
    shown = mark + tail(text, room) if align == RIGHT else head(text, room) + mark
    return shown + RESET if "\x1b" in shown else shown


def split_lines(text: str) -> list[str]:
    """The lines of a text; a carriage return is dropped."""
    if "\r" in text:
        text = text.replace("\r", "")
    return text.split("\n")


def wrap(text: str, first: int, rest: int, words: bool) -> list[str]:
    """The text broken into lines of at most `first` (the first line) and `rest` cells; `words` keeps words whole."""
    if "\n" not in text and "\r" not in text and cells(text) <= first:
        return [text]
    lines: list[str] = []
    for line in split_lines(text):
        if cells(line) <= first:
            lines.append(line)
        elif words:
            lines.extend(_wrap_words(line, first, rest))
        else:
            lines.extend(_wrap_hard(line, first, rest))
    return lines


def _wrap_hard(line: str, first: int, rest: int) -> list[str]:
    lines, room = [], first
    while cells(line) > room:
        if room <= 0:
            if rest <= 0:
                break
            piece = ""
        else:
            piece = head(line, room)
            if not piece:  # a wide character in one cell
                piece, line = "?", " " + line[1:]
        lines.append(piece)
        line = line[len(piece) :]
        room = rest
    lines.append(line)
    return lines


def _wrap_words(line: str, first: int, rest: int) -> list[str]:
    lines: list[str] = []
    width = left = first
    current = ""
    for word, delimiter in _words(line):
        if delimiter == SOFT_HYPHEN:
            if cells(word) + 1 == left:
                word += "-"
        else:
            word += delimiter
        size = cells(word)
        if width <= 0:
            width = left = rest
            if width <= 0:
                break
        if size > width:
            for char in word:
                step = cells(char)
                if step > left:
                    lines.append(current)
                    current, width = char, rest
                    left = width - step
                else:
                    current += char
                    left -= step
        elif size > left:
            lines.append(current)
            current, width = word, rest
            left = width - size
        else:
            current += word
            left -= size
    lines.append(current)
    return lines


def _words(line: str) -> Iterator[tuple[str, str]]:
    """Words and the blank, tab or soft hyphen behind each."""
    for found in _pattern(_WORDS).finditer(line):
        if found.group():
            yield found.group(1).replace("\u00a0", " ").replace("\u2011", "-"), found.group(2)


def keeps_words(culture_name: str) -> bool:
    """Whether text of that culture is broken between words."""
    return culture_name[:2] in WORD_LANGUAGES
