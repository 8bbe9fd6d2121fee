"""In: text for people. Out: the host: where output, errors and questions go. The console puts its own in place."""
from __future__ import annotations

import os
import sys
from typing import Any, TextIO

from ems.values.errors import ExitFlow
from ems.values.objects import NetObject

NO_TERMINAL_WIDTH = 80  # what .NET says of a console that is none; COLUMNS does not count
NO_TERMINAL_HEIGHT = 50


class Host:
    """A host over text streams. `colors`: escape sequences may be written. `width`: columns of a line (80 without a terminal)."""

    name = "ConsoleHost"

    def __init__(self, output: TextIO | None = None, error: TextIO | None = None, input: TextIO | None = None) -> None:
        self.output = output or sys.stdout
        self.error = error or sys.stderr
        self.input = input or sys.stdin
        self.column = 0
        self.interactive = False
        self.non_interactive = False
        self.pending: str | None = None  # a line read ahead to see whether there is one
        self.colors = self.output.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        self.session: Any = None
        self._width: int | None = None
        self.transcripts: list[Any] = []

    @property
    def width(self) -> int:
        if self._width is None or self.output.isatty():
            try:
                self._width = os.get_terminal_size(self.output.fileno()).columns or NO_TERMINAL_WIDTH
            except (OSError, ValueError, AttributeError):
                self._width = NO_TERMINAL_WIDTH
        return self._width

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        try:
            return os.get_terminal_size(self.output.fileno()).lines or NO_TERMINAL_HEIGHT
        except (OSError, ValueError, AttributeError):
            return NO_TERMINAL_HEIGHT

    # -- writing

    def write(self, text: str) -> None:
        try:
            self.output.write(text)
        except BrokenPipeError:  # the reader has gone (`ems … | head`): nothing more to say
            self.output = open(os.devnull, "w")
            raise ExitFlow(0) from None
        if text:
            self.column = 0 if text.endswith("\n") else self.column + len(text)
        for transcript in self.transcripts:
            transcript.write(text)

    def write_line(self, text: str = "") -> None:
        self.write(text + "\n")

    def error_line(self, text: str) -> None:
        self.output.flush()
        self.error.write(text + "\n")
        self.error.flush()
        for transcript in self.transcripts:
            transcript.write(text + "\n")

    def heading(self, text: str) -> None:
        """The first line of a question."""
        self.write_line(text)

    def foreign_output(self) -> None:
        """A program wrote to the terminal by itself: where the cursor stands now is not known."""

    def flush(self) -> None:
        try:
            self.output.flush()
        except BrokenPipeError:
            self.output = open(os.devnull, "w")
            os.dup2(self.output.fileno(), 1)
        self.error.flush()

    # -- streams

    def show_error(self, record: Any) -> None:
        from ems.formatting import error_text
        from ems.values.convert import to_string

        view = to_string(self.session.get_variable("ErrorView")) or "ConciseView"
        text = error_text(record, self.session, view, self.width, self.error_colors)
        if text.endswith("\n\x1b[0m"):  # the colour ends before the line does
            text = text[:-5].rstrip("\n") + "\x1b[0m" + text[len(text[:-5].rstrip("\n")):-4]
        self.error_line(text.rstrip("\n") if not text.endswith("\n\n") else text[:-1])

    @property
    def error_colors(self) -> bool:
        return self.error.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def styled(self, text: str, name: str) -> str:
        if not self.colors:
            return text
        from ems.formatting.psstyle import style_of

        style = style_of(self.session)
        return f"{style.formatting_code(name)}{text}\x1b[0m"  # type: ignore[union-attr]

    def show_warning(self, text: str) -> None:
        self.write_line(self.styled(f"WARNING: {text}", "Warning"))

    def show_verbose(self, text: str) -> None:
        self.write_line(self.styled(f"VERBOSE: {text}", "Verbose"))

    def show_debug(self, text: str) -> None:
        self.write_line(self.styled(f"DEBUG: {text}", "Debug"))

    def show_host_message(self, message: Any) -> None:
        text = message.message
        if self.colors and (message.foreground is not None or message.background is not None):
            from ems.formatting.psstyle import console_color

            text = console_color(message.foreground, message.background) + text + "\x1b[0m"
        self.write(text if message.no_newline else text + "\n")

    def show_progress(self, record: Any) -> None:
        """No progress without a terminal."""

    # -- asking

    def can_ask(self) -> bool:
        """False when nobody can answer: -NonInteractive was given, or standard input is not a terminal and has ended."""
        if self.non_interactive:
            return False
        if self.pending is None and not self.input.isatty():
            line = self.input.readline()
            if not line:
                return False
            self.pending = line
        return True

    def read_line(self, prompt: str = "") -> str | None:
        """One line of input without its end; None at the end of input.

        Input that is no terminal is read first and shown behind the prompt, as a terminal would have shown it.
        """
        return self.answer(prompt, shown=lambda text: text)

    def answer(self, prompt: str, shown: Any) -> str | None:
        terminal = self.input.isatty()
        if terminal:
            self.write(prompt)
            self.flush()
        line, self.pending = (self.pending, None) if self.pending is not None else (self.input.readline(), None)
        if not line:
            return None
        text = line.rstrip("\n").rstrip("\r")
        if not terminal:
            self.write_line(prompt + shown(text))
        return text

    def read_secret(self, prompt: str = "") -> str | None:
        """The same for what nobody should see."""
        if self.input.isatty():
            import getpass

            self.flush()
            return getpass.getpass(prompt)
        return self.answer(prompt, shown=lambda text: "*" * len(text))

    def ps_host(self, session: Any) -> PSHost:
        return session.part("pshost", lambda s: PSHost(self))


class PSHost(NetObject):
    """$Host; its members are declared in ems.net."""

    __slots__ = ("host", "title")
    net_name = "System.Management.Automation.Internal.Host.InternalHost"

    def __init__(self, host: Host) -> None:
        self.ps_ext = None
        self.host = host
        self.title = "ems"
