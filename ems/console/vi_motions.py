"""In: text, an offset, a count. Out: where Vi's motions lead and the range that an operator takes with them."""
from __future__ import annotations

from collections.abc import Callable

from ems.console import words


class Range:
    """`start` to `end` is what an operator takes; `target` is where the motion leads."""

    __slots__ = ("end", "lines", "start", "target")

    def __init__(self, start: int, end: int, target: int, lines: bool = False) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.lines = lines


Motion = Callable[[str, int, int], "Range | None"]


def word_class(char: str) -> int:
    """Blank, a character of a word, a delimiter."""
    return 0 if char.isspace() else 1 if words.is_word(char) else 2


def glob_class(char: str) -> int:
    return 0 if char.isspace() else 1


def _next(text: str, at: int, kind: Callable[[str], int]) -> int:
    end = len(text)
    here = kind(text[at]) if at < end else 0
    while at < end and here and kind(text[at]) == here:
        at += 1
    while at < end and not kind(text[at]):
        at += 1
    return at


def _end(text: str, at: int, kind: Callable[[str], int]) -> int:
    last = len(text) - 1
    at = min(at + 1, max(last, 0))
    while at < last and not kind(text[at]):
        at += 1
    while at < last and kind(text[at + 1]) == kind(text[at]):
        at += 1
    return at


def _previous(text: str, at: int, kind: Callable[[str], int]) -> int:
    while at > 0 and not kind(text[at - 1]):
        at -= 1
    here = kind(text[at - 1]) if at else 0
    while at > 0 and kind(text[at - 1]) == here:
        at -= 1
    return at


def _previous_end(text: str, at: int, kind: Callable[[str], int]) -> int:
    while at > 0 and kind(text[at]):
        at -= 1
    while at > 0 and not kind(text[at]):
        at -= 1
    return at


def forward(kind: Callable[[str], int]) -> Motion:
    def run(text: str, at: int, count: int) -> Range | None:
        line_end = words.line_end(text, at)
        target = at
        for n in range(count):
            target = _next(text, target, kind)
            if n == count - 1:
                break
        end = min(target, line_end) if count == 1 else target  # the last word of a line ends with the line
        return Range(at, end, target) if target > at else None

    return run


def word_end(kind: Callable[[str], int]) -> Motion:
    def run(text: str, at: int, count: int) -> Range | None:
        if not text:
            return None
        target = at
        for _ in range(count):
            target = _end(text, target, kind)
        return Range(at, target + 1, target)

    return run


def change_word(kind: Callable[[str], int]) -> Motion:
    """Up to the end of the word at the cursor, and of more words with a count."""
    def run(text: str, at: int, count: int) -> Range | None:
        target = at
        while target + 1 < len(text) and kind(text[target + 1]) == kind(text[at]):
            target += 1
        for _ in range(count - 1):
            target = _end(text, target, kind)
        return Range(at, target + 1, target)

    return run


def backward(kind: Callable[[str], int]) -> Motion:
    def run(text: str, at: int, count: int) -> Range | None:
        target = at
        for _ in range(count):
            target = _previous(text, target, kind)
        return Range(target, at, target) if target < at else None

    return run


def previous_end(text: str, at: int, count: int) -> Range | None:
    target = min(at, len(text) - 1)
    for _ in range(count):
        target = _previous_end(text, target, glob_class)
    return Range(target, at + 1, target) if 0 <= target < at else None


def left(text: str, at: int, count: int) -> Range | None:
    target = max(words.line_start(text, at), at - count)
    return Range(target, at, target) if target < at else None


def right(text: str, at: int, count: int) -> Range | None:
    target = min(words.line_end(text, at), at + count)
    return Range(at, target, target) if target > at else None


def line_start(text: str, at: int, count: int) -> Range:
    start = words.line_start(text, at)
    return Range(start, at, start)


def line_end(text: str, at: int, count: int) -> Range:
    for _ in range(count - 1):
        at = min(words.line_end(text, at) + 1, len(text))
    end = words.line_end(text, at)
    return Range(at, end, end)


def first_non_blank(text: str, at: int, count: int) -> Range:
    target = words.first_non_blank(text, at)
    return Range(min(target, at), max(target, at), target)


def brace(text: str, at: int, count: int) -> Range | None:
    """To the partner of the brace at the cursor, or of the next one on the line."""
    place = at
    while place < words.line_end(text, at) and text[place] not in "()[]{}":
        place += 1
    found = words.matching_brace(text, place)
    if found is None:
        return None
    return Range(min(at, found), max(at, found) + 1, found)


def first_line(text: str, at: int, count: int) -> Range:
    target = words.first_non_blank(text, 0)
    return Range(0, words.line_end(text, at), target, lines=True)


def last_line(text: str, at: int, count: int) -> Range:
    return Range(words.line_start(text, at), len(text), words.first_non_blank(text, words.line_start(text, len(text))), lines=True)


MOTIONS: dict[str, Motion] = {
    "w": forward(word_class), "W": forward(glob_class), "e": word_end(word_class), "E": word_end(glob_class), "b": backward(word_class),
    "B": backward(glob_class), "cw": change_word(word_class), "cW": change_word(glob_class), "gE": previous_end, "h": left, "l": right, "0": line_start,
    "$": line_end, "^": first_non_blank, "%": brace, "gg": first_line, "G": last_line,
}


def line_range(text: str, at: int, which: str, count: int) -> Range | None:
    """Whole lines: this one (and more with a count), with those below (j) or above (k), to the end (G) or the start (gg)."""
    start, end = words.line_start(text, at), words.line_end(text, at)
    down = {"line": count - 1, "j": count}.get(which, 0)
    up = count if which == "k" else 0
    if which == "G":
        return Range(start, len(text), start, lines=True)
    if which == "gg":
        return Range(0, end, 0, lines=True)
    if which == "j" and end == len(text) or which == "k" and start == 0:
        return None
    for _ in range(down):
        end = words.line_end(text, min(end + 1, len(text)))
    for _ in range(up):
        start = words.line_start(text, max(start - 1, 0))
    return Range(start, end, start, lines=True)


def inner(text: str, at: int, name: str) -> Range | None:
    """The inside of a text object at the cursor: `w` a word, a quote, a pair of brackets."""
    if name == "w":
        return _inner_word(text, at)
    if name in "\"'`" and len(name) == 1:
        return _inner_quotes(text, at, name)
    opener = {"b": "(", "B": "{"}.get(name, words.OPENERS.get(name, name))
    if opener not in words.PAIRS:
        return None
    depth = 0
    for start in range(min(at, len(text) - 1), -1, -1):
        depth += (text[start] == words.PAIRS[opener] and start != at) - (text[start] == opener)
        if depth < 0:
            end = words.matching_brace(text, start)
            return None if end is None else Range(start + 1, end, start + 1)
    return None


def _inner_word(text: str, at: int) -> Range | None:
    if at >= len(text):
        return None
    kind = word_class(text[at])
    start = end = at
    while start > 0 and word_class(text[start - 1]) == kind and text[start - 1] != "\n":
        start -= 1
    while end < len(text) and word_class(text[end]) == kind and text[end] != "\n":
        end += 1
    return Range(start, end, start)


def _inner_quotes(text: str, at: int, quote: str) -> Range | None:
    line, line_stop = words.line_start(text, at), words.line_end(text, at)
    marks = [n for n in range(line, line_stop) if text[n] == quote]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        if at <= end:
            return Range(start + 1, end, start + 1)
    return None
