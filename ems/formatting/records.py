"""In: the work of the format stage. Out: the records that travel to the output stage, sent by Format-Table and its kin.

A document is FormatStartData, then groups (GroupStartData, FormatEntryData…, GroupEndData), then FormatEndData. Each record knows
all that its lines need, so that any Out- command can write them.
"""
from __future__ import annotations

from typing import Any, ClassVar

from ems.values.objects import NetObject

_SPACE = "Microsoft.PowerShell.Commands.Internal.Format."


class FormatRecord(NetObject):
    """The base of the records. `format_record`: "start" for the start of a document."""

    __slots__ = ()
    format_record: ClassVar[str] = "record"


class Header:
    """The columns of a table or wide view. widths: 0 means not set; named: the label is the name of a property."""

    __slots__ = ("aligns", "cell_aligns", "labels", "named", "widths")

    def __init__(self, labels: list[str], widths: list[int], aligns: list[str], cell_aligns: list[str], named: list[bool]) -> None:
        self.labels = labels
        self.widths = widths
        self.aligns = aligns
        self.cell_aligns = cell_aligns
        self.named = named


class FormatStartData(FormatRecord):
    """The start of a document. `columns`: of a wide view (0: not given)."""

    __slots__ = ("autosize", "columns", "header", "hide_header", "repeat_header", "shape", "wrap")
    net_name = _SPACE + "FormatStartData"
    format_record = "start"

    def __init__(self, shape: str, header: Header | None = None, *, autosize: bool = False, wrap: bool = False, hide_header: bool = False,
                 repeat_header: bool = False, columns: int = 0) -> None:
        self.ps_ext = None
        self.shape = shape
        self.header = header
        self.autosize = autosize
        self.wrap = wrap
        self.hide_header = hide_header
        self.repeat_header = repeat_header
        self.columns = columns


class GroupStartData(FormatRecord):
    """The start of a group; `lines` is its heading, None when the document has no groups."""

    __slots__ = ("lines",)
    net_name = _SPACE + "GroupStartData"

    def __init__(self, lines: list[str] | None) -> None:
        self.ps_ext = None
        self.lines = lines


class GroupEndData(FormatRecord):
    __slots__ = ()
    net_name = _SPACE + "GroupEndData"

    def __init__(self) -> None:
        self.ps_ext = None


class FormatEndData(FormatRecord):
    __slots__ = ()
    net_name = _SPACE + "FormatEndData"

    def __init__(self) -> None:
        self.ps_ext = None


class FormatEntryData(FormatRecord):
    """One object. `cells`: the texts of a table row, the values of a list or the one of a wide view; `labels`: of a list;
    `lines`: (indentation, text) of a custom view. `apart`: it belongs to no document and is written at once.
    """

    __slots__ = ("apart", "cells", "labels", "lines", "shape", "wrap")
    net_name = _SPACE + "FormatEntryData"

    def __init__(self, shape: str, cells: list[str] | None = None, labels: list[str] | None = None, lines: Any = None, apart: bool = False,
                 wrap: bool = False) -> None:
        self.ps_ext = None
        self.shape = shape
        self.cells = cells
        self.labels = labels
        self.lines = lines
        self.apart = apart
        self.wrap = wrap


def text_entry(text: str) -> FormatEntryData:
    """A value that prints as its text."""
    return FormatEntryData("text", [text], apart=True)
