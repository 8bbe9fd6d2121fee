"""In: keys as PSReadLine writes them. Out: the line editor's text, cursor, note and screen after each: no event loop, the output on a pyte screen."""
from __future__ import annotations

from pathlib import Path
from typing import Any

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import set_app
from prompt_toolkit.clipboard import InMemoryClipboard
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import DummyInput
from prompt_toolkit.input.ansi_escape_sequences import REVERSE_ANSI_SEQUENCES
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.output.vt100 import Vt100_Output

from ems.console.key_names import sequence
from ems.console.keys import EXTENDED
from ems.console.line_editor import LineEditor

CURSOR = "¦"  # marks the cursor in a text
PROMPT = "PS> "
ENDED = {"enter": "\r", "tab": "\t", "c-h": "\x7f", "escape": "\x1b"}
_EXTENDED = {keys: data for data, keys in reversed(EXTENDED.items())}
_ANSI = {key.value: data for key, data in REVERSE_ANSI_SEQUENCES.items() if hasattr(key, "value")}


def bytes_of(key: str) -> str:
    """What a terminal sends for a key such as Ctrl+LeftArrow; a chord's keys one after the other."""
    names = sequence(key)
    assert names is not None, key
    plain = [_bytes(name) for name in names]
    return "".join(plain) if None not in plain else _EXTENDED[names]  # type: ignore[arg-type]


def _bytes(name: str) -> str | None:
    """The old sequence of a key; None when only a terminal that reports modifiers has one."""
    if len(name) == 1:
        return name
    if name in ENDED:
        return ENDED[name]
    return _ANSI.get(name)


class Future:
    """Stands for the running application's result."""

    def __init__(self) -> None:
        self.value: Any = None
        self.ended = False

    def done(self) -> bool:
        return self.ended

    def set_result(self, value: Any) -> None:
        self.value, self.ended = value, True

    set_exception = set_result


class Writer:
    """A stream for prompt_toolkit whose text lands on a pyte screen."""

    encoding = "utf-8"

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)

    def write(self, text: str) -> None:
        self.stream.feed(text.replace("\r\n", "\n").replace("\n", "\r\n"))

    def flush(self) -> None:
        """Nothing waits."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


class ScreenEditor:
    """A line editor that gets keys one after the other and is drawn when asked."""

    def __init__(self, session: Any, folder: Path, mode: str = "Windows", history: tuple[str, ...] = (), columns: int = 80, rows: int = 24) -> None:
        session._parts.pop("readline_options", None)
        self.columns, self.rows = columns, rows
        self.writer = Writer(columns, rows)
        self.output = Vt100_Output(self.writer, lambda: Size(rows=rows, columns=columns), term="xterm-256color")  # type: ignore[arg-type]
        with create_app_session(input=DummyInput(), output=self.output):
            self.editor = editor = LineEditor(session)
        editor.application.clipboard = InMemoryClipboard()  # not the desktop's
        editor.options.history_save_path = str(folder / "history.jsonl")
        editor.options.edit_mode = mode
        editor.options.prediction_source = "None"
        editor.options.hints = False
        editor.history.lines = list(history)
        editor.above = self._above  # type: ignore[method-assign]
        self.above = ""
        self.bells = 0
        editor.ding = self._ding  # type: ignore[method-assign]
        editor.failed = self._failed  # type: ignore[method-assign]
        editor.buffer.open_in_editor = lambda **_: setattr(self, "above", "editor")  # type: ignore[method-assign,assignment]
        self.presses: list[Any] = []
        self.parser = Vt100Parser(self.presses.append)
        self.start("")

    def _above(self, action: Any) -> None:
        stream = self.editor.session.host.output
        at = len(stream.getvalue())
        action()
        self.above += stream.getvalue()[at:]

    def _ding(self) -> None:
        self.bells += 1

    def _failed(self, error: Exception) -> None:
        raise error

    def start(self, marked: str) -> None:
        """Begin a new input with a text whose cursor is marked."""
        from prompt_toolkit.formatted_text import ANSI, to_formatted_text

        editor = self.editor
        editor.message = to_formatted_text(ANSI(PROMPT))
        editor._reset()
        editor._bind()
        self.above, self.bells = "", 0
        self.future = Future()
        editor.application.future = self.future  # type: ignore[assignment]
        if marked:
            before, _, after = marked.partition(CURSOR)
            editor.show(before + after, len(before))

    def key(self, *keys: str) -> None:
        """Press keys; a word in quotes is typed text."""
        for key in keys:
            self.send(key[1:-1] if len(key) > 2 and key[0] == key[-1] == "'" else bytes_of(key))

    def send(self, data: str) -> None:
        self.parser.feed(data)
        self.parser.flush()
        presses, self.presses[:] = list(self.presses), []
        processor = self.editor.application.key_processor
        with set_app(self.editor.application):
            processor.feed_multiple(presses)
            processor.process_keys()

    @property
    def text(self) -> str:
        return self.editor.buffer.text

    @property
    def marked(self) -> str:
        at = self.editor.buffer.cursor_position
        return self.text[:at] + CURSOR + self.text[at:]

    @property
    def selected(self) -> str:
        found = self.editor.selection()
        return self.text[found[0]:found[1]] if found else ""

    def draw(self) -> list[str]:
        """The lines of the screen."""
        self.writer.screen.reset()
        application = self.editor.application
        with set_app(application):
            application.renderer.reset()
            application.renderer.render(application, application.layout)
            self.output.flush()
        lines = [line.rstrip() for line in self.writer.screen.display]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def expected_screen(self) -> tuple[list[str], tuple[int, int]]:
        """How text and cursor must stand on a screen of this width: (lines, cursor)."""
        lines: list[str] = []
        cursor = (0, 0)
        at = self.editor.buffer.cursor_position
        for number, line in enumerate(self.text.split("\n")):
            whole = (PROMPT if number == 0 else self.editor.options.continuation_prompt) + line
            offset = at + len(whole) - len(line)
            rows = [whole[n:n + self.columns] for n in range(0, max(len(whole), 1), self.columns)]
            if 0 <= at <= len(line):
                cursor = (offset % self.columns, len(lines) + offset // self.columns)
            lines += rows
            at -= len(line) + 1
        if cursor[1] == len(lines):
            lines.append("")
        return [line.rstrip() for line in lines], cursor
