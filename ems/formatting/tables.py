"""In: the columns of a table, their widths and the width of the line. Out: header and row lines."""
from __future__ import annotations

from typing import Any

from ems.formatting.cells import LEFT, RIGHT, cells, fit, wrap
from ems.formatting.records import Header

LEAST_LINE = 5  # a narrower line shows no table
SEPARATOR = " "


def column_widths(widths: list[int], line: int) -> list[int]:
    """The widths that fill or fit a line: 0 means not set; a hidden column comes back as -1.

    Columns that are not set share the rest of the line; when there is too little room, columns go from the right.
    """
    found = list(widths)
    free = [at for at, width in enumerate(found) if width <= 0]
    for at in free:
        found[at] = 1
    spare = line - _total(found)
    if free and spare > 0:
        each, more = divmod(spare, len(free))
        for place, at in enumerate(free):
            found[at] += each + (place < more)
    _trim(found, line)
    return found


def _total(widths: list[int]) -> int:
    shown = [width for width in widths if width > 0]
    return sum(shown) + max(len(shown) - 1, 0)


def _trim(widths: list[int], line: int) -> None:
    for at in range(len(widths) - 1, -1, -1):
        excess = _total(widths) - line
        if excess <= 0:
            return
        if widths[at] - excess >= 1:
            widths[at] -= excess
            return
        widths[at] = -1


def best_columns(longest: int, line: int) -> int:
    """How many columns of that many cells fit a line."""
    count = 1
    while (count + 1) * longest + count < line:
        count += 1
    return count


class TableWriter:
    """Lays out the lines of one table."""

    def __init__(self, header: Header, widths: list[int], line: int, wraps: bool = False, style: Any = None, words: bool = False) -> None:
        self.header = header
        self.count = len(widths)
        self.wraps = wraps
        self.style = style
        self.words = words
        self.disabled = line < LEAST_LINE or not widths
        self.widths = [] if self.disabled else column_widths(widths, line)
        self.shown = [at for at, width in enumerate(self.widths) if width > 0]
        self.disabled = self.disabled or not self.shown
        self.last = self.count - 1
        # (place, width, aligned right, aligned left, padded on the right): what the quick way needs of a column
        self.plan = [(at, self.widths[at], header.cell_aligns[at], at != self.last) for at in self.shown]

    @classmethod
    def wide(cls, count: int, line: int) -> TableWriter:
        """The writer of a wide view: equal columns without labels."""
        return cls(Header([""] * count, [0] * count, [LEFT] * count, [LEFT] * count, [True] * count), [0] * count, line)

    def header_lines(self) -> list[str]:
        """The labels, broken into lines where they are too long, and the dashes under them."""
        if self.disabled:
            return []
        labels = [
            wrap(label, max(width, 1), max(width, 1), self.words) for label, width in zip(self.header.labels, self.widths, strict=True)
        ]
        styles = self._header_styles()
        lines = [self._styled_line([column[at] if at < len(column) else None for column in labels], styles, True)
                 for at in range(max(len(labels[at]) for at in self.shown))]
        dashes: list[str | None] = [
            "-" * (min(cells(label), width) if label else width) for label, width in zip(self.header.labels, self.widths, strict=True)
        ]
        lines.append(self._styled_line(dashes, styles, False))
        return lines

    def _header_styles(self) -> list[str]:
        if self.style is None:
            return [""] * self.count
        return [self.style.table_header if named else self.style.custom_table_header for named in self.header.named]

    def _styled_line(self, texts: list[str | None], styles: list[str], joined: bool) -> str:
        """A line of the header. None: this label has no such line. joined: the blank between columns has the colour, too."""
        parts: list[str] = []
        for at in self.shown:
            width, text = self.widths[at], texts[at]
            pads = at != self.last
            cell = " " * width if text is None else fit(text, width, self.header.aligns[at], pads)
            if text is None and not pads:
                cell = ""
            gap = SEPARATOR if at != self.shown[0] else ""
            style = styles[at]
            if not style:
                parts.append(gap + cell)
            elif joined:
                parts.append(style + gap + cell + self.style.reset)
            else:
                parts.append(gap + style + cell + self.style.reset)
        line = "".join(parts)
        return line.rstrip(" ") if joined and len(texts) and not any(styles) and None in texts else line

    def row_lines(self, row: list[str]) -> list[str]:
        """The line of a row, or its lines when cells are wrapped."""
        if self.disabled:
            return []
        if self.wraps:
            return self._wrapped_row(row)
        parts = []
        for at, width, align, pads in self.plan:
            text = row[at]
            if text.isascii() and len(text) <= width and "\n" not in text and "\r" not in text and "\x1b" not in text:
                if align == RIGHT:
                    text = text.rjust(width)
                elif align != LEFT:
                    text = fit(text, width, align, pads)
                elif pads:
                    text = text.ljust(width)
            else:
                text = fit(text, width, align, pads)
            parts.append(text)
        return [SEPARATOR.join(parts)]

    def _wrapped_row(self, row: list[str]) -> list[str]:
        columns = [wrap(row[at], width, width, self.words) for at, width, _, _ in self.plan]
        height = max(map(len, columns))
        lines = []
        for place in range(height):
            parts = []
            for (_, width, align, pads), column in zip(self.plan, columns, strict=True):
                parts.append(fit(column[place], width, align, pads) if place < len(column) else " " * width if pads else "")
            lines.append(SEPARATOR.join(parts))
        return [line.rstrip(" ") for line in lines] if height > 1 else lines
