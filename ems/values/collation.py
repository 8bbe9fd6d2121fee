"""In: two texts. Out: their order or equality by the rules of linguistic comparison, as .NET has it from ICU with the invariant culture.

Three levels: the letters themselves (white space, punctuation, symbols, digits, then letters), their accents, their case (lower before
upper). Control characters and zero-width ones do not count. Texts of plain ASCII letters and digits take a short way.
"""
from __future__ import annotations

from functools import lru_cache
from typing import Any

# ASCII in the order of the root collation; white space comes first, letters last.
_ORDER = "\t\n\x0b\x0c\r\x85 _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_PRIMARY: dict[int, str] = {ord(c): chr(1 + i) for i, c in enumerate(_ORDER)}
_PRIMARY.update(dict.fromkeys([*range(9), *range(14, 32), 127, *range(128, 133), *range(134, 160), 173, *range(8203, 8208), 8288, 65279], ""))
# Letters that no Unicode decomposition takes apart: base letters, with the accent they count as.
_EXPAND = {"ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o̸", "Ø": "O̸", "ł": "l̵",
           "Ł": "L̵", "đ": "d̵", "Đ": "D̵", "ﬁ": "fi", "ﬂ": "fl"}
_expansions = str.maketrans(_EXPAND)


def _decompose(text: str) -> tuple[str, str]:
    """(base characters, the accents with their places) of a text that is not ASCII."""
    import unicodedata

    bases: list[str] = []
    accents: list[str] = []
    for char in unicodedata.normalize("NFD", text.translate(_expansions)):
        category = unicodedata.category(char)
        if category in ("Mn", "Me"):
            accents.append(f"{len(bases):06x}{char}")
        elif category == "Zs":
            bases.append(" ")
        else:
            bases.append(char)
    return "".join(bases), "".join(accents)


@lru_cache(maxsize=4096)
def sort_key(text: str, ignore_case: bool) -> Any:
    """A value that orders as the text does; the last part tells letters from what they expand to (ß from ss)."""
    if text.isascii():
        bases, accents, plain = text, "", text.translate(_IGNORED)
    else:
        bases, accents = _decompose(text)
        plain = _plain(text)
    primary = "".join(map(_rank_character, bases.lower().translate(_PRIMARY)))
    if ignore_case:
        return (primary, accents, plain.lower())
    return (primary, accents, bases.swapcase(), plain)


def _rank_character(char: str) -> str:
    """Letters and what is not in the table keep their order behind it; symbols outside ASCII come before the digits."""
    code = ord(char)
    if code < 128 or char.isalnum():
        return char
    return chr(_BEFORE_DIGITS) + char


_BEFORE_DIGITS = _ORDER.index("0")


def compare_text(left: str, right: str, ignore_case: bool) -> int:
    """-1, 0 or 1."""
    if left == right:
        return 0
    a, b = sort_key(left, ignore_case), sort_key(right, ignore_case)
    return 0 if a == b else (-1 if a < b else 1)


def equal_text(left: str, right: str, ignore_case: bool) -> bool:
    """Linguistic equality."""
    if left == right:
        return True
    if left.isascii() and right.isascii() and left.isprintable() and right.isprintable():
        return ignore_case and left.lower() == right.lower()
    return sort_key(left, ignore_case) == sort_key(right, ignore_case)


def _plain(text: str) -> str:
    """The decomposed text without the characters that do not count."""
    import unicodedata

    return unicodedata.normalize("NFD", text).translate(_IGNORED)


_IGNORED = {code: None for code, char in _PRIMARY.items() if not char}
