"""In: a place in a source. Out: PowerShell's position message: `At line:1 char:5`, the source line, tildes."""

from __future__ import annotations

from typing import Any

ELLIPSIS = "\u2026"
LONGEST = 69  # characters of a source line that are shown
BEFORE, BEHIND = 12, 8  # characters kept around the place when the line is longer
TAB = "    "


def place_message(source: Any, start: int, end: int) -> str:
    """The position message of an extent (offsets) of a source."""
    line, column = source.place(start)
    shown, spaces, length = shown_line(source, start, end)
    message = f"{shown}\n+ {' ' * spaces}{'~' * length}" if shown else ""
    return f"At {source.path or 'line'}:{line} char:{column}\n+ {message}"


def shown_line(source: Any, start: int, end: int) -> tuple[str, int, int]:
    """The source line as it is shown, the characters before the place in it, and the number of tildes."""
    line, column = source.place(start)
    end_line, end_column = source.place(end)
    text = source.line(line).rstrip()
    before = column - 1
    length = end_column - column if end_line == line and end_column <= len(text) + 1 else len(text) - before
    length = max(length, 0)
    if "\t" in text:
        left, middle, right = (part.replace("\t", TAB) for part in (text[:before], text[before : before + length], text[before + length :]))
        text, before, length = left + middle + right, len(left), len(middle)
    front = back = False
    if len(text) > LONGEST:
        text, before, length, front, back = _cut(text, before, length)
    shown = (ELLIPSIS + " " if front else "") + text + (" " + ELLIPSIS if back else "")
    return shown, before + (2 if front else 0), max(length, 1)


def _cut(text: str, before: int, length: int) -> tuple[str, int, int, bool, bool]:
    """A part of a long line around the place; room that is left over goes to the front first."""
    behind = len(text) - length - before
    prefix, suffix = min(before, BEFORE), min(behind, BEHIND)
    size = prefix + length + suffix
    if size >= LONGEST:
        if prefix + length >= LONGEST:
            length, suffix = LONGEST - prefix, 0
        else:
            suffix = LONGEST - prefix - length
        back = True
    else:
        prefix += min(before - prefix, LONGEST - size)
        size = prefix + length + suffix
        suffix += min(behind - suffix, LONGEST - size)
        back = suffix < behind
    at = before - prefix
    return text[at : at + prefix + length + suffix], prefix, length, prefix < before, back
