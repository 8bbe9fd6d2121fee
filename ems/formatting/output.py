"""In: format records. Out: lines: the output stage behind Out-Host, Out-String, Out-File and the default output.

Table rows wait until the widths of their columns are known: all rows of a group under -AutoSize, those of the first 300
milliseconds when the first column has no set width. Everything else is written as it comes.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ems.formatting.cells import cells, keeps_words, split_lines, wrap
from ems.formatting.lists import write_list
from ems.formatting.records import FormatEndData, FormatEntryData, FormatRecord, FormatStartData, GroupEndData, GroupStartData
from ems.formatting.tables import TableWriter, best_columns
from ems.formatting.views import CUSTOM, LIST, TABLE, WIDE
from ems.values import context

MEASURE_SECONDS = 0.3
Write = Callable[[str], None]


def _no_style() -> None:
    return None


class Output:
    """Writes records as lines.

    width: the cells of a line (lists, custom views), 0: no limit. table_width: of a table, where it differs. style: gives the
    psstyle.Style in force, None for plain text.
    screen_rows: lines of a screenful, for -RepeatHeader.
    """

    def __init__(
        self, write: Write, width: int, table_width: int | None = None, style: Callable[[], Any] = _no_style, screen_rows: int = 0
    ) -> None:
        self.write = write
        self.width = width
        self.table_width = width if table_width is None else table_width
        self.style = style
        self.screen_rows = screen_rows
        self.words = keeps_words(context.current().culture_name)
        self.start: FormatStartData | None = None
        self.group: GroupStartData | None = None
        self.first_group = True
        self.table: TableWriter | None = None
        self.waiting: list[FormatRecord] | None = None  # the rows of the group, while they are measured
        self.deadline = 0.0
        self.row: list[str] = []  # the cells of a wide view's unfinished line
        self.rows_since_header = 0

    def put(self, record: FormatRecord) -> None:
        """Write one record."""
        cls = record.__class__
        if cls is FormatEntryData:
            if self.waiting is not None:
                self.waiting.append(record)
                if self.deadline and time.monotonic() > self.deadline:
                    self._measured()
            else:
                self._entry(record)  # type: ignore[arg-type]
        elif cls is FormatStartData:
            self._start(record)  # type: ignore[arg-type]
        elif cls is GroupStartData:
            self._group_start(record)  # type: ignore[arg-type]
        elif cls is GroupEndData:
            self._group_end()
        elif cls is FormatEndData:
            self.end()

    def end(self) -> None:
        """End the open document."""
        if self.start is None:
            return
        self._group_end()
        if self.start.shape != LIST:
            self.write("")
        self.start = None
        self.table = None

    # -- documents and groups

    def _start(self, record: FormatStartData) -> None:
        self.end()
        self.start = record
        self.first_group = True
        self.write("")

    def _group_start(self, record: GroupStartData) -> None:
        start = self.start
        if start is None:
            return
        self._group_end()
        self.group = record
        self.table = None
        header = start.header
        if start.shape == TABLE and header is not None and header.labels and (start.autosize or header.widths[0] == 0):
            self.waiting = []
            self.deadline = 0.0 if start.autosize else time.monotonic() + MEASURE_SECONDS
        elif start.shape == WIDE and start.autosize:
            self.waiting = []
            self.deadline = 0.0
        else:
            self._open_group(None)

    def _group_end(self) -> None:
        if self.group is None:
            return
        if self.waiting is not None:
            self._measured()
        if self.row:
            self._wide_row()
        self.group = None

    def _measured(self) -> None:
        """The rows that decide the widths are there: write them."""
        waiting, self.waiting = self.waiting or [], None
        entries = [r for r in waiting if isinstance(r, FormatEntryData) and not r.apart]
        self._open_group(entries)
        for record in waiting:
            self._entry(record)  # type: ignore[arg-type]

    def _open_group(self, entries: list[FormatEntryData] | None) -> None:
        start, group = self.start, self.group
        assert start is not None and group is not None
        if group.lines is not None:
            if not self.first_group:
                self.write("")
            for line in group.lines:
                for piece in self._broken(line, self.width):
                    self.write(piece)
            self.write("")
        self.first_group = False
        if start.shape == TABLE:
            self._open_table(entries)
        elif start.shape == WIDE:
            self._open_wide(entries)

    def _open_table(self, entries: list[FormatEntryData] | None) -> None:
        start = self.start
        assert start is not None and start.header is not None
        header = start.header
        widths = list(header.widths)
        if entries is not None:
            widths = _measure(header.labels, entries)
        self.table = TableWriter(header, widths, self.table_width, start.wrap, self.style(), self.words)
        if not start.hide_header:
            self._header()

    def _header(self) -> None:
        assert self.table is not None
        lines = self.table.header_lines()
        for line in lines:
            self.write(line)
        self.rows_since_header = len(lines)

    def _open_wide(self, entries: list[FormatEntryData] | None) -> None:
        start = self.start
        assert start is not None
        count = start.columns or 2
        if entries is not None:
            longest = max((cells(entry.cells[0]) for entry in entries if entry.cells), default=0)
            if longest:
                count = best_columns(longest, self.table_width)
        self.table = TableWriter.wide(count, self.table_width)
        self.row = []

    # -- entries

    def _entry(self, record: FormatEntryData) -> None:
        shape = record.shape
        if shape == "text":
            self._text(record.cells[0])  # type: ignore[index]
        elif shape == LIST:
            self._list(record)
        elif shape == CUSTOM:
            self._custom(record)
        elif self.table is None:
            return
        elif shape == WIDE:
            self.row.append(record.cells[0] if record.cells else "")
            if len(self.row) == self.table.count:
                self._wide_row()
        else:
            self._table_row(record.cells or [])

    def _text(self, text: str) -> None:
        if "\n" not in text and "\r" not in text:
            self.write(text)
            return
        for line in split_lines(text):
            self.write(line)

    def _table_row(self, row: list[str]) -> None:
        assert self.table is not None and self.start is not None
        lines = self.table.row_lines(row)
        if (
            self.start.repeat_header
            and self.screen_rows
            and self.rows_since_header + len(lines) >= self.screen_rows
            and not self.start.hide_header
        ):
            self._header()
        for line in lines:
            self.write(line)
        self.rows_since_header += len(lines)

    def _wide_row(self) -> None:
        row, self.row = self.row, []
        if self.table is not None:
            row += [""] * (self.table.count - len(row))
            for line in self.table.row_lines(row):
                self.write(line)

    def _list(self, record: FormatEntryData) -> None:
        if record.apart:
            self.write("")
        write_list(self.write, record.labels or [], record.cells or [], self.width, self.words, self.style())
        self.write("")

    def _custom(self, record: FormatEntryData) -> None:
        for indent, text in record.lines:
            room = self.width - indent if record.wrap and self.width else 0
            if room >= 0:
                for piece in self._broken(text, room):
                    self.write(" " * indent + piece)

    def _broken(self, text: str, room: int) -> list[str]:
        """The text in lines of at most `room` cells (0: as long as it likes)."""
        return wrap(text, room, room, self.words) if room > 0 else split_lines(text)


def _measure(labels: list[str], entries: list[FormatEntryData]) -> list[int]:
    """The width of each column: that of its label or longest value."""
    widths = [cells(label) for label in labels]
    if not entries:
        return widths
    columns = zip(*[entry.cells or () for entry in entries], strict=True)
    for at, column in enumerate(columns):
        longest = max(map(len, column))
        if not all(map(str.isascii, column)) or any("\x1b" in text for text in column):
            longest = max(map(cells, column))
        widths[at] = max(widths[at], longest)
    return widths
