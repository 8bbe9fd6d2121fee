"""In: keys. Out: the line editor's text and cursor after them, without a terminal."""
from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import DummyOutput

from ems.console.line_editor import LineEditor
from ems.runtime.host import Host
from ems.startup import new_session

END = "\x1b[24;2~"  # F24: the keys are through


def make_session(store: str = "memory:") -> Any:
    session = new_session(Host(io.StringIO(), io.StringIO(), io.StringIO()), store, culture="")
    session.host.session = session
    return session


class Keyboard:
    """A line editor that is fed with keys. `history`: the lines that it knows."""

    def __init__(self, folder: Path, mode: str = "Windows", history: tuple[str, ...] = (), session: Any = None) -> None:
        self.session = session or make_session()
        self.folder = folder
        self.mode = mode
        self.history = history

    def press(self, keys: str) -> tuple[str, int]:
        """(text, cursor) when the keys are through; the input is not accepted."""
        seen: list[tuple[str, int]] = []
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            editor = self._editor()

            def stop(_: Any = None) -> None:
                seen.append((editor.buffer.text, editor.buffer.cursor_position))
                editor.application.exit(result="")

            editor._bind()
            extra = KeyBindings()
            extra.add("f24", eager=True)(stop)
            editor.application.key_bindings = merge_key_bindings([editor.application.key_bindings, extra])
            pipe.send_text(keys + END)
            self._read(editor)
        return seen[-1]

    def accepted(self, keys: str) -> str | None:
        """The input that the keys end with; KeyboardInterrupt when they cancel it."""
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            editor = self._editor()
            pipe.send_text(keys)
            return self._read(editor)

    def _read(self, editor: LineEditor) -> str | None:
        """Read, but not for ever: an editor that waits for more is an error."""
        def give_up() -> None:
            loop = editor.application.loop
            if loop is not None:
                loop.call_soon_threadsafe(lambda: editor.application.exit(exception=AssertionError(f"no end: {editor.buffer.text!r}")))

        guard = threading.Timer(3, give_up)
        guard.start()
        try:
            return editor.read("")
        finally:
            guard.cancel()

    def _editor(self) -> LineEditor:
        self.session._parts.pop("readline_options", None)
        editor = LineEditor(self.session)
        editor.options.history_save_path = str(self.folder / "history.jsonl")
        editor.options.edit_mode = self.mode
        editor.options.prediction_source = "None"
        editor.options.bell_style = "None"
        editor.options.ansi_escape_timeout = 10
        editor.history.lines = list(self.history)
        return editor
