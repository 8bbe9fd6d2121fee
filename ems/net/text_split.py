"""In: a text, separators, a limit, StringSplitOptions. Out: what String.Split gives."""
from __future__ import annotations

import re
from typing import Any

_REMOVE_EMPTY, _TRIM = 1, 2
WHITE_SPACE = "".join(chr(c) for c in range(0x3001) if chr(c).isspace() and c not in (0x1C, 0x1D, 0x1E, 0x1F))


def separators_of(separator: Any) -> list[str] | None:
    """The separators of a Split; None splits at white space."""
    if separator is None or separator == "":
        return None
    if isinstance(separator, str):
        return [separator]
    return [s for s in separator if s] or None


def split_text(text: str, separators: list[str] | None, limit: int | None, options: int) -> list[str]:
    """String.Split: the parts between separators, at most `limit`, empty ones removed or trimmed by the options."""
    if limit == 0:
        return []
    if limit == 1:
        parts = [text]
    elif not options and separators is not None and len(separators) == 1:
        parts = text.split(separators[0], -1 if limit is None else limit - 1)
    else:
        return _split_slow(text, separators, limit, options)
    return _cleaned(parts, options)


def _cleaned(parts: list[str], options: int) -> list[str]:
    if options & _TRIM:
        parts = [p.strip(WHITE_SPACE) for p in parts]
    return [p for p in parts if p] if options & _REMOVE_EMPTY else parts


def _split_slow(text: str, separators: list[str] | None, limit: int | None, options: int) -> list[str]:
    pattern = re.compile("|".join(map(re.escape, separators)) if separators else f"[{re.escape(WHITE_SPACE)}]")
    parts: list[str] = []
    at = 0
    for match in pattern.finditer(text):
        if limit is not None and len(parts) == limit - 1:
            break
        parts.extend(_cleaned([text[at : match.start()]], options))
        at = match.end()
    last = text[at:]
    if options & _REMOVE_EMPTY and limit is not None and len(parts) == limit - 1:
        last = _without_leading(last, pattern, options)
    return parts + _cleaned([last], options)


def _without_leading(text: str, pattern: Any, options: int) -> str:
    """The last part does not begin with separators when empty parts are removed."""
    while True:
        trimmed = text.lstrip(WHITE_SPACE) if options & _TRIM else text
        match = pattern.match(trimmed)
        if not match or match.end() == 0:
            return trimmed
        text = trimmed[match.end() :]
