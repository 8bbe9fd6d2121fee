"""In: script text. Out: Source: the text with its lines."""
from __future__ import annotations

from bisect import bisect_right


class Source:
    """The text a tree was parsed from; `path` is None for text that came from no file."""

    __slots__ = ("_lines", "path", "text")

    def __init__(self, text: str, path: str | None = None) -> None:
        self.text = text
        self.path = path
        self._lines: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Offsets of the first character of every line; a line ends with LF, CR LF or CR."""
        if self._lines is None:
            text, starts, at = self.text, [0], 0
            if "\r" in text:
                length = len(text)
                while at < length:
                    char = text[at]
                    at += 1
                    if char == "\n" or (char == "\r" and text[at : at + 1] != "\n"):
                        starts.append(at)
            else:
                while (at := text.find("\n", at) + 1) > 0:
                    starts.append(at)
            self._lines = starts
        return self._lines

    def place(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset, both counted from 1."""
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its line end."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")
