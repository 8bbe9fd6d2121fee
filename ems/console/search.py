"""In: keys of a search. Out: Ctrl+R and Ctrl+S over the history, and the search for one character."""
from __future__ import annotations

from typing import Any


class HistorySearch:
    """The incremental search: its line stands below the input."""

    def __init__(self, editor: Any, step: int) -> None:
        self.editor = editor
        self.text = ""
        self.step = step
        self.before = (editor.buffer.text, editor.buffer.cursor_position)
        self.at = len(editor.history.lines) if step < 0 else -1
        self.failed = False
        self._show()

    def _show(self) -> None:
        name = "bck" if self.step < 0 else "fwd"
        self.editor.note = f"{'failed-' if self.failed else ''}{name}-i-search: {self.text}_"

    def more(self, char: str) -> None:
        self.text += char
        self._find(self.at, include=True)

    def less(self) -> None:
        self.text = self.text[:-1]
        self.at = len(self.editor.history.lines) if self.step < 0 else -1
        if self.text:
            self._find(self.at, include=False)
        else:
            self._put(*self.before)
        self._show()

    def again(self, step: int) -> None:
        self.step = step
        if self.text:
            self._find(self.at, include=False)
        self._show()

    def _find(self, start: int, include: bool) -> None:
        lines = self.editor.history.lines
        shown = self.editor.buffer.text
        at = start if include else start + self.step
        while 0 <= at < len(lines) or at == len(lines) and self.step < 0:
            if at < len(lines) and self.text.lower() in lines[at].lower() and (include or lines[at] != shown):
                self.at, self.failed = at, False
                self._put(lines[at], lines[at].lower().find(self.text.lower()))
                self._show()
                return
            at += self.step
        self.failed = True
        self.editor.ding()
        self._show()

    def _put(self, text: str, cursor: int) -> None:
        self.editor.buffer.text = text
        self.editor.buffer.cursor_position = cursor

    def end(self) -> None:
        self.editor.search = None
        self.editor.note = ""
        self.editor.place = self.at if 0 <= self.at < len(self.editor.history.lines) else -1

    def give_up(self) -> None:
        self._put(*self.before)
        self.editor.search = None
        self.editor.note = ""


class OneKey:
    """The next key is the character to go to."""

    def __init__(self, editor: Any, go: Any) -> None:
        self.editor = editor
        self.go = go

    def more(self, char: str) -> None:
        self.editor.search = None
        self.go(char)

    def end(self) -> None:
        self.editor.search = None

    less = give_up = end

    def again(self, step: int) -> None:
        self.editor.search = None


def _accept(editor: Any, event: Any) -> None:
    editor.search.end()
    editor.buffer.cursor_position = len(editor.buffer.text)
    if editor.complete_input():
        editor.accept()


SEARCH_KEYS: dict[tuple[str, ...], Any] = {
    ("c-r",): lambda editor, event: editor.search.again(-1),
    ("c-s",): lambda editor, event: editor.search.again(1),
    ("c-h",): lambda editor, event: editor.search.less(),
    ("enter",): _accept,
    ("escape",): lambda editor, event: editor.search.end(),
    ("c-g",): lambda editor, event: editor.search.give_up(),
    ("c-c",): lambda editor, event: editor.search.give_up(),
}
