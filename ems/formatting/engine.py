"""In: a stream of objects and format records. Out: lines: both stages as one, as Out-Default, Out-String and Out-File run them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.values.objects import NOTHING

# Records of the other streams -> the host's function for them.
STREAM_RECORDS = {
    "System.Management.Automation.WarningRecord": "show_warning",
    "System.Management.Automation.VerboseRecord": "show_verbose",
    "System.Management.Automation.DebugRecord": "show_debug",
}
UNKNOWN_WIDTH = 120  # of a table when there is neither a width nor a console


class Formatter:
    """The engine of the output commands: `add` takes an object, `close` ends what is open.

    write_line takes one finished line. width: the cells of a line; 0: no limit (tables take the console's width); None: those
    of the host, the last one left free. terminal: whether the lines go where colours show; None: ask the host.

    Text and whole numbers are written here; the two stages are loaded when something else comes.
    """

    def __init__(self, shell: Any, write_line: Callable[[str], None], width: int | None = None, terminal: bool | None = None) -> None:
        self.shell = shell
        self.write_line = write_line
        self.width = width
        self.terminal = terminal
        self.output: Any = None
        self.stage: Any = None

    def _open(self) -> Any:
        from ems.formatting.output import Output
        from ems.formatting.stage import Stage

        console = console_width(self.shell)
        width = max(console - 1, 1) if self.width is None else self.width
        self.output = Output(self._write, width, width or console, self._style, screen_rows(self.shell))
        self.stage = Stage(self.shell, self.output.put)
        return self.output

    def _style(self) -> Any:
        return line_style(self.shell, self.terminal)

    def _write(self, line: str) -> None:
        """A line, without the escape sequences where they would not show."""
        if "\x1b" in line and self._style() is None:
            from ems.formatting.cells import plain

            line = plain(line)
        self.write_line(line)

    def add(self, obj: Any) -> None:
        """Format one object."""
        cls = obj.__class__
        output = self.output
        if output is None or output.waiting is None:
            if cls is str:
                if "\n" in obj or "\r" in obj or "\x1b" in obj:
                    for line in obj.replace("\r\n", "\n").split("\n"):
                        self._write(line)
                else:
                    self.write_line(obj)
                return
            if cls is int or cls is bool:
                self.write_line(str(obj))
                return
        if obj is None or obj is NOTHING:
            return
        if output is None:
            output = self._open()
        record = getattr(cls, "format_record", "")
        if not record:
            if self.terminal is None and getattr(cls, "net_name", "") in STREAM_RECORDS:
                self._show(obj)
            else:
                self.stage.add(obj)
            return
        if record == "start":
            self.stage.close()
        output.put(obj)

    def _show(self, record: Any) -> None:
        """A warning or its kin that came down the pipeline (`3>&1`) and reaches the host: shown as its stream shows it."""
        if self.output.waiting is not None:
            self.stage.add(record)
            return
        getattr(self.shell.host, STREAM_RECORDS[record.net_name])(record.message)

    def close(self) -> None:
        """End the open document; the formatter can be used again."""
        if self.output is not None:
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
