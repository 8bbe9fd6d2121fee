"""In: a stream of objects and format records. Out: lines: both stages as one, as Out-Default, Out-String and Out-File run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.formatting.cells import plain
from ems.formatting.output import Output
from ems.formatting.records import FormatRecord, FormatStartData
from ems.formatting.stage import Stage
from ems.values.objects import NOTHING

UNKNOWN_WIDTH = 120  # of a table when there is neither a width nor a console


class Formatter:
    """The engine of the output commands: `add` takes an object, `close` ends what is open.

    write_line takes one finished line. width: the cells of a line; 0: no limit (tables take the console's width); None: those
    of the host, the last one left free. terminal: whether the lines go where colours show; None: ask the host.
    """

    def __init__(self, shell: Any, write_line: Callable[[str], None], width: int | None = None, terminal: bool | None = None) -> None:
        self.shell = shell
        self.write_line = write_line
        self.terminal = terminal
        console = console_width(shell)
        if width is None:
            width = max(console - 1, 1)
        self.output = Output(self._write, width, width or console, self._style, screen_rows(shell))
        self.stage = Stage(shell, self.output.put)

    def _style(self) -> Any:
        return line_style(self.shell, self.terminal)

    def _write(self, line: str) -> None:
        """A line, without the escape sequences where they would not show."""
        self.write_line(plain(line) if "\x1b" in line and self._style() is None else line)

    def add(self, obj: Any) -> None:
        """Format one object."""
        if obj.__class__ is str and self.output.waiting is None:
            if "\n" in obj or "\r" in obj or "\x1b" in obj:
                for line in obj.replace("\r\n", "\n").split("\n"):
                    self._write(line)
            else:
                self.write_line(obj)
            return
        if obj is None or obj is NOTHING:
            return
        if isinstance(obj, FormatRecord):
            if isinstance(obj, FormatStartData):
                self.stage.close()
            self.output.put(obj)
            return
        self.stage.add(obj)

    def close(self) -> None:
        """End the open document; the formatter can be used again."""
        self.stage.close()
        self.output.end()


def line_style(shell: Any, terminal: bool | None = None) -> Any:
    """The psstyle.Style of lines, None for plain text. Without a terminal nothing is loaded until a script asks for $PSStyle."""
    if shell is None:
        return None
    if terminal is None:
        terminal = bool(getattr(shell.host, "colors", False))
    if not terminal and "psstyle" not in shell._parts:
        return None
    from ems.formatting.psstyle import style_of

    return style_of(shell, terminal)


def console_width(shell: Any) -> int:
    """The columns of the host's console."""
    width = getattr(getattr(shell, "host", None), "width", None)
    return width if isinstance(width, int) and width > 0 else UNKNOWN_WIDTH


def screen_rows(shell: Any) -> int:
    height = getattr(getattr(shell, "host", None), "height", None)
    return height if isinstance(height, int) and height > 0 else 0


def format_lines(objects: Iterable[Any], shell: Any, width: int | None = 0) -> list[str]:
    """The lines that Out-String makes of objects."""
    lines: list[str] = []
    formatter = Formatter(shell, lines.append, width, terminal=False)
    for obj in objects:
        formatter.add(obj)
    formatter.close()
    return lines


def format_to_text(objects: Iterable[Any], shell: Any, width: int | None = None) -> str:
    """Out-String: the lines, each with a newline behind it."""
    lines = format_lines(objects, shell, width or 0)
    return "".join(line + "\n" for line in lines)
