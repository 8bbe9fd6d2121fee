"""In: rows of fields, CSV text. Out: CSV lines as ConvertTo-Csv quotes them, records as Import-Csv reads them.

Reading has two ways: lines that are plain or quoted throughout are split at once, all others go through the character by character
rules of PowerShell's reader, which differ from RFC 4180 in blanks and in quotes inside a field.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

_BLANKS = " \t"


def split_line(line: str, delimiter: str, last: bool = True) -> list[str] | None:
    """The fields of a line that needs no character rules, else None. `last`: no line end follows it."""
    if '"' not in line:
        if " " in line or "\t" in line:
            return None
        fields = line.split(delimiter)
        if last and not fields[-1]:
            del fields[-1]  # what stands after the last delimiter of the text is no field
        return fields
    if line[0] != '"' or line[-1] != '"' or len(line) < 2:
        return None
    fields = line[1:-1].split(f'"{delimiter}"')
    for at, field in enumerate(fields):
        if '"' in field:
            if '"' in field.replace('""', ""):
                return None
            fields[at] = field.replace('""', '"')
    return fields


class CsvReader:
    """The records of a text, one list of fields each; [] is never given, a blank line is ['']."""

    def __init__(self, text: str, delimiter: str = ",") -> None:
        self.text = text
        self.delimiter = delimiter
        self.at = 0
        self.has_cr = "\r" in text

    @property
    def ended(self) -> bool:
        return self.at >= len(self.text)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def line(self) -> str:
        """The rest of the physical line."""
        end, after = self._line_end(self.at)
        line = self.text[self.at : end]
        self.at = after
        return line

    def _line_end(self, start: int) -> tuple[int, int]:
        end = self.text.find("\n", start)
        if not self.has_cr:
            return (end, end + 1) if end >= 0 else (len(self.text), len(self.text))
        cr = self.text.find("\r", start, end if end >= 0 else len(self.text))
        if cr < 0:
            return (end, end + 1) if end >= 0 else (len(self.text), len(self.text))
        return cr, cr + (2 if cr + 1 == end else 1)

    def records(self) -> Iterator[list[str]]:
        text = self.text
        while self.at < len(text):
            end, after = self._line_end(self.at)
            fields = split_line(text[self.at : end], self.delimiter, after == end)
            if fields is None:
                yield self._record()
            else:
                self.at = after
                yield fields

    def _record(self) -> list[str]:
        """One record by the character rules."""
        text, delimiter, end = self.text, self.delimiter, len(self.text)
        fields: list[str] = []
        field: list[str] = []
        quoted = False
        while self.at < end:
            c = text[self.at]
            self.at += 1
            if quoted:
                if c != '"':
                    field.append(c)
                elif text[self.at : self.at + 1] == '"':
                    field.append('"')
                    self.at += 1
                else:
                    quoted = False
                    if self._rest(field, fields, True):
                        return fields
            elif c == delimiter:
                fields.append("".join(field))
                field.clear()
            elif c == '"':
                if not field:
                    quoted = True
                    continue
                field.append(c)
                if self._rest(field, fields, False):
                    return fields
            elif c in _BLANKS:
                if not field:
                    continue
                field.append(c)
                if self._rest(field, fields, True):
                    return fields
            elif c in "\r\n":
                if c == "\r" and text[self.at : self.at + 1] == "\n":
                    self.at += 1
                fields.append("".join(field))
                return fields
            else:
                field.append(c)
        if field:
            fields.append("".join(field))
        return fields

    def _rest(self, field: list[str], fields: list[str], trim_blank: bool) -> bool:
        """Take the rest of a field as it stands; True at the end of the record."""
        text = self.text
        start = self.at
        while self.at < len(text) and text[self.at] != self.delimiter and text[self.at] not in "\r\n":
            self.at += 1
        rest = text[start : self.at]
        field.append("" if trim_blank and not rest.strip(_BLANKS) else rest)
        fields.append("".join(field))
        field.clear()
        if self.at >= len(text):
            return True
        c = text[self.at]
        self.at += 1
        if c == "\r" and text[self.at : self.at + 1] == "\n":
            self.at += 1
        return c != self.delimiter


class CsvWriter:
    """Lines of quoted fields. use_quotes: Always, AsNeeded or Never; quote_fields, when given, names the columns to quote instead."""

    def __init__(self, delimiter: str = ",", use_quotes: str = "Always", quote_fields: Sequence[str] | None = None) -> None:
        self.delimiter = delimiter
        self.use_quotes = use_quotes
        self.quote_fields = None if quote_fields is None else {name.lower() for name in quote_fields}
        self.joint = f'"{delimiter}"'
        self.all_quoted = False
        self._quoters: list[Callable[[str], str]] = []

    def header(self, names: Sequence[str]) -> str:
        """The header line; also fixes the columns that row() writes."""
        self.columns(names)
        return self.delimiter.join([quote(name) for quote, name in zip(self._quoters, names, strict=True)])

    def columns(self, names: Sequence[str]) -> None:
        if self.quote_fields is not None:
            self._quoters = [_always if name.lower() in self.quote_fields else _never for name in names]
        elif self.use_quotes == "Always":
            self._quoters = [_always] * len(names)
        elif self.use_quotes == "Never":
            self._quoters = [_never] * len(names)
        else:
            self._quoters = [self._as_needed] * len(names)
        self.all_quoted = all(q is _always for q in self._quoters)

    def row(self, values: Sequence[str | None]) -> str:
        """A line; None is an empty field without quotes."""
        if self.all_quoted and None not in values:
            body = self.joint.join(values)  # type: ignore[arg-type]
            if body.count('"') == 2 * len(values) - 2:
                return f'"{body}"'
        return self._careful(values)

    def _careful(self, values: Sequence[str | None]) -> str:
        return self.delimiter.join(["" if value is None else quote(value) for quote, value in zip(self._quoters, values, strict=True)])

    def _as_needed(self, text: str) -> str:
        if self.delimiter in text or '"' in text or "\n" in text or "\r" in text:
            return _always(text)
        return text


def _always(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if '"' in text else f'"{text}"'


def _never(text: str) -> str:
    return text


def field_text(value: Any) -> str | None:
    """What a value is in a CSV field: its ToString() in the current culture, None for null."""
    cls = value.__class__
    if cls is str:
        return value
    if value is None:
        return None
    if cls is int or cls is bool:
        return repr(value)
    from ems.values.property_list import object_text

    return object_text(value)
