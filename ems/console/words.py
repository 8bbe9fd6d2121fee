"""In: text and an offset. Out: the offsets of words, as PSReadLine's movements count them."""
from __future__ import annotations

from ems.console.options import WORD_DELIMITERS


def is_word(char: str, delimiters: str = WORD_DELIMITERS) -> bool:
    return not char.isspace() and char not in delimiters


def next_word(text: str, at: int) -> int:
    """The start of the next word."""
    end = len(text)
    while at < end and is_word(text[at]):
        at += 1
    while at < end and not is_word(text[at]):
        at += 1
    return at


def word_end(text: str, at: int) -> int:
    """The end of this word, or of the next one when none is here."""
    end = len(text)
    while at < end and not is_word(text[at]):
        at += 1
    while at < end and is_word(text[at]):
        at += 1
    return at


def previous_word(text: str, at: int) -> int:
    """The start of this word, or of the one before."""
    while at > 0 and not is_word(text[at - 1]):
        at -= 1
    while at > 0 and is_word(text[at - 1]):
        at -= 1
    return at


def previous_blank(text: str, at: int) -> int:
    """The start of the run of characters without spaces before."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


PAIRS = {"(": ")", "[": "]", "{": "}"}
OPENERS = {v: k for k, v in PAIRS.items()}


def matching_brace(text: str, at: int) -> int | None:
    """The offset of the partner of the brace at an offset."""
    if at >= len(text):
        return None
    char, step = text[at], 1
    partner = PAIRS.get(char)
    if partner is None:
        partner, step = OPENERS.get(char), -1
    if partner is None:
        return None
    depth, where = 0, at
    while 0 <= where < len(text):
        if text[where] == char:
            depth += 1
        elif text[where] == partner:
            depth -= 1
            if depth == 0:
                return where
        where += step
    return None


def first_non_blank(text: str, at: int) -> int:
    """The first character of the line that is no blank; the line's end when there is none."""
    start, end = line_start(text, at), line_end(text, at)
    while start < end and text[start] in " \t":
        start += 1
    return start


def _joined(char: str) -> bool:
    """True for a character that is drawn over the one before: an accent, a variation selector, a joiner."""
    if char < "\u0300":
        return False
    import unicodedata

    return unicodedata.category(char) in ("Mn", "Me") or char == "\u200d"


def right(text: str, at: int) -> int:
    """The offset behind the character at `at`, with the accents on it."""
    at = min(at + 1, len(text))
    while at < len(text) and (_joined(text[at]) or text[at - 1] == "\u200d"):
        at += 1
    return at


def left(text: str, at: int) -> int:
    """The offset of the character before `at`, accents and all."""
    at = max(at - 1, 0)
    while at > 0 and (_joined(text[at]) or text[at - 1] == "\u200d"):
        at -= 1
    return at


def next_blank(text: str, at: int) -> int:
    """The end of the run of characters without spaces from here on."""
    while at < len(text) and text[at].isspace():
        at += 1
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
