"""In: keys of a search. Out: Ctrl+R and Ctrl+S over the history, Vi's `/`, and the keys that ask for one more key.

Each class reads keys while it is the editor's `search`: `key` is True when it took the key, False when it ended before it.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

GIVE_UP = ("c-g", "c-c")


class HistorySearch:
    """The incremental search: its line stands below the input."""

    def __init__(self, editor: Any, step: int) -> None:
        self.editor = editor
        self.text = ""
        self.step = step
        self.before = (editor.buffer.text, editor.buffer.cursor_position)
        self.at = self.first = editor.place if editor.place >= 0 else len(editor.history.lines)
        self.failed = False
        self._show()

    def key(self, name: str, data: str) -> bool:
        step = {"c-r": -1, "c-s": 1}.get(name)
        if step is not None:
            self.again(step)
        elif name == "c-h":
            self.less()
        elif name == "escape":
            self.end()
        elif name in GIVE_UP:
            self.give_up()
        elif name == "enter":
            self._accept()
        elif len(name) == 1 and name.isprintable():
            self.more(name)
        else:
            self.end()
            return False
        return True

    def _accept(self) -> None:
        self.end()
        self.editor.buffer.cursor_position = len(self.editor.buffer.text)
        if self.editor.complete_input():
            self.editor.accept()

    def _show(self) -> None:
        name = "bck" if self.step < 0 else "fwd"
        self.editor.note = f"{'failed-' if self.failed else ''}{name}-i-search: {self.text}_"

    def more(self, char: str) -> None:
        self.text += char
        self._find(self.at, include=True)

    def less(self) -> None:
        self.text = self.text[:-1]
        self.at = self.first
        if self.text:
            self._find(self.at, include=True)
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
        while 0 <= at < len(lines) or at == len(lines) and self.step < 0:  # at len(lines) stands the input itself
            if at < len(lines) and self.text.lower() in lines[at].lower() and (include or lines[at] != shown):
                self.at, self.failed = at, False
                place = lines[at].lower().find(self.text.lower())
                self._put(lines[at], place)
                self.editor.emphasis = (place, place + len(self.text))
                self._show()
                return
            at += self.step
        self.failed = True
        self.editor.ding()
        self._show()

    def _put(self, text: str, cursor: int) -> None:
        self.editor.emphasis = None
        self.editor.show(text, cursor)

    def end(self) -> None:
        self.editor.search = self.editor.emphasis = None
        self.editor.note = ""
        self.editor.place = self.at if 0 <= self.at < len(self.editor.history.lines) else -1
        if self.before[0] != self.editor.buffer.text:
            self.editor.undo_to(*self.before)

    def give_up(self) -> None:
        self._put(*self.before)
        self.editor.search = None
        self.editor.note = ""


class OneKey:
    """The next key is a character that an action needs: the one to go to, the one to put in place."""

    def __init__(self, editor: Any, go: Callable[[str], None]) -> None:
        self.editor = editor
        self.go = go

    def key(self, name: str, data: str) -> bool:
        self.editor.search = None
        if name in ("escape", *GIVE_UP):
            self.editor.note = self.editor.argument = ""
            return True
        self.editor.note = ""
        self.go(name)
        if self.editor.search is None:
            self.editor.argument = ""
        return True


class LinePrompt:
    """Text typed into the line below the input, up to Enter."""

    def __init__(self, editor: Any, label: str, done: Callable[[str], None]) -> None:
        self.editor = editor
        self.label = label
        self.done = done
        self.text = ""
        self._show()

    def _show(self) -> None:
        self.editor.note = f"{self.label}{self.text}_"

    def key(self, name: str, data: str) -> bool:
        if name == "enter":
            self._end()
            self.done(self.text)
        elif name in ("escape", *GIVE_UP) or name == "c-h" and not self.text:
            self._end()
        elif name == "c-h":
            self.text = self.text[:-1]
            self._show()
        elif len(name) == 1 and name.isprintable():
            self.text += name
            self._show()
        else:
            self.editor.ding()
        return True

    def _end(self) -> None:
        self.editor.search = None
        self.editor.note = ""
