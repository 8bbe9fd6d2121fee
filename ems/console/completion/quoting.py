"""In: a text to offer. Out: the same as a word of the line: quoted as the user began it, or when it needs to be."""
from __future__ import annotations

from collections.abc import Callable

SPECIAL = set(" \t'\"`$(){};,|&<>#@")
QUOTES = {"'": "'", "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", '"': '"', "\u201c": '"', "\u201d": '"', "\u201e": '"'}


def needs_quotes(text: str) -> bool:
    if not text:
        return True
    return any(c in SPECIAL and not (c in "#@" and at > 0) for at, c in enumerate(text))


def quote(text: str, mark: str) -> str:
    """In quotes of a kind, what would end or expand inside escaped."""
    if mark == '"':
        return '"' + text.replace("`", "``").replace("$", "`$").replace('"', '`"') + '"'
    return "'" + text.replace("'", "''") + "'"


def as_word(text: str, mark: str = "") -> str:
    if mark:
        return quote(text, mark)
    return quote(text, "'") if needs_quotes(text) else text


def starts(word: str) -> Callable[[str], bool]:
    """A test for texts that begin with a word, which may hold wildcards; a pattern that is none is taken as it is."""
    from ems.values.errors import NetException, RuntimeException
    from ems.values.wildcard import Wildcard

    try:
        return Wildcard(word + "*").matches
    except (NetException, RuntimeException):
        lower = word.lower()
        return lambda text: text.lower().startswith(lower)
