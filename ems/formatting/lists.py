"""In: the labels and values of an object. Out: `Label : value` lines, values broken at the width of the line."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.formatting.cells import cells, head, split_lines, wrap

SEPARATOR = " : "
LEAST_LINE = len(SEPARATOR) + 2


def write_list(write: Callable[[str], None], labels: list[str], values: list[str], line: int, words: bool, style: Any = None) -> None:
    """Write the lines of one object; a line of 0 cells is never broken."""
    if not labels or 0 < line < LEAST_LINE:
        return
    width = max(map(cells, labels))
    if line:
        width = min(width, line - len(SEPARATOR) - 1)
    room = line - width - len(SEPARATOR) if line else 0
    indent = " " * (width + len(SEPARATOR))
    for label, value in zip(labels, values, strict=True):
        size = cells(label)
        text = (label + " " * (width - size) if size <= width else head(label, width)) + SEPARATOR
        if style is not None:
            text = style.format_accent + text + style.reset
        if "\n" not in value and "\r" not in value and (not room or (len(value) <= room and value.isascii())):
            write(text + value)
            continue
        for part in split_lines(value):
            for piece in wrap(part, room, room, words) if room else [part]:
                write(text + piece)
                text = indent
