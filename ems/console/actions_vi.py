"""In: a line editor in Vi mode. Out: PSReadLine's functions of the command mode: motions, operators over them, and the ways into insert mode."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.console import words
from ems.console.search import LinePrompt, OneKey
from ems.console.vi_motions import MOTIONS, Range, inner, line_range

Action = Callable[[Any, Any], None]


class Repeat:
    """What `.` does again: the keys of the last command that changed the text, with what was typed in insert mode after it."""

    def __init__(self) -> None:
        self.last: list[tuple[str, str]] = []
        self.keys: list[tuple[str, str]] = []
        self.text = ""
        self.kept = False
        self.playing = False

    def begin(self, text: str, argument: bool) -> None:
        if not argument:
            self.keys, self.text, self.kept = [], text, True

    def add(self, name: str, data: str) -> None:
        if not self.playing:
            self.keys.append((name, data))

    def forget(self) -> None:
        """This command is none to be repeated."""
        self.kept = False

    def end(self, text: str) -> None:
        if self.kept and not self.playing and self.keys and text != self.text:
            self.last = list(self.keys)
        if not self.playing:
            self.kept = False


def clamp(editor: Any) -> None:
    """In command mode the cursor stands on a character, not behind the last."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if at == words.line_end(text, at) and at > words.line_start(text, at):
        editor.buffer.cursor_position = at - 1


# -- modes

def vi_command_mode(editor: Any, event: Any) -> None:
    """Leave insert mode: the cursor goes one to the left."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.buffer.exit_selection()
    editor.buffer.suggestion = None
    if at > words.line_start(text, at):
        editor.buffer.cursor_position = at - 1
    editor.set_vi_mode(True)


def vi_insert_mode(editor: Any, event: Any) -> None:
    editor.set_vi_mode(False)


def _insert_at(where: Callable[[str, int], int]) -> Action:
    def run(editor: Any, event: Any) -> None:
        editor.set_vi_mode(False)
        editor.buffer.cursor_position = where(editor.buffer.text, editor.buffer.cursor_position)

    return run


def _append(text: str, at: int) -> int:
    return min(at + 1, words.line_end(text, at))


def vi_insert_line(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start = words.line_start(text, at)
    editor.set_text(text[:start] + "\n" + text[start:], start)
    editor.set_vi_mode(False)


def vi_append_line(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    end = words.line_end(text, at)
    editor.set_text(text[:end] + "\n" + text[end:], end + 1)
    editor.set_vi_mode(False)


# -- operators

def motion_action(motion: str) -> Action:
    def run(editor: Any, event: Any) -> None:
        found = MOTIONS[motion](editor.buffer.text, editor.buffer.cursor_position, max(editor.count(), 1))
        if found is None:
            editor.ding()
        else:
            editor.buffer.exit_selection()
            editor.buffer.cursor_position = found.target

    return run


def apply(editor: Any, operator: str, found: Range | None) -> None:
    """Delete, change or copy a range; lines are kept as lines for `p`."""
    if found is None or found.start == found.end and not found.lines and operator != "c":
        editor.ding()
        return
    text = editor.buffer.text
    editor.register = (text[found.start:found.end], found.lines)
    if operator == "y":
        editor.buffer.cursor_position = editor.buffer.cursor_position if found.lines else found.start
        return
    if found.lines and operator == "d":
        start, end = found.start, found.end
        if end < len(text):
            end += 1
        elif start > 0:
            start -= 1
        rest = text[:start] + text[end:]
        editor.set_text(rest, words.first_non_blank(rest, words.line_start(rest, min(start, len(rest)))))
    else:
        editor.set_text(text[: found.start] + text[found.end:], found.start)
    if operator == "c":
        editor.set_vi_mode(False)


def operator_action(operator: str, motion: str) -> Action:
    if motion in "fFtT":
        return _operator_to_char(operator, motion)

    def run(editor: Any, event: Any) -> None:
        text, at = editor.buffer.text, editor.buffer.cursor_position
        apply(editor, operator, MOTIONS[changed_motion(operator, motion, text, at)](text, at, max(editor.count(), 1)))

    return run


def changed_motion(operator: str, motion: str, text: str, at: int) -> str:
    """`cw` on a word changes up to its end: the blanks behind it stay."""
    if operator == "c" and motion in "wW" and at < len(text) and not text[at].isspace():
        return {"w": "cw", "W": "cW"}[motion]
    return motion


def _operator_to_char(operator: str, motion: str) -> Action:
    def run(editor: Any, event: Any) -> None:
        count = max(editor.count(), 1)

        def go(char: str) -> None:
            editor.char_search = (motion, char)
            apply(editor, operator, char_range(editor, motion, char, count))

        editor.search = OneKey(editor, go)

    return run


def lines_action(operator: str, which: str) -> Action:
    def run(editor: Any, event: Any) -> None:
        apply(editor, operator, line_range(editor.buffer.text, editor.buffer.cursor_position, which, max(editor.count(), 1)))

    return run


# -- one character

def char_range(editor: Any, motion: str, char: str, count: int, skip: bool = False) -> Range | None:
    """The range to the count-th character of that name on this line; `skip`: one that stands beside the cursor does not count."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start, end = words.line_start(text, at), words.line_end(text, at)
    forward = motion in "ft"
    place = at
    if skip and motion in "tT":
        place += 1 if forward else -1
    for _ in range(count):
        place = text.find(char, place + 1, end) if forward else text.rfind(char, start, max(place, start))
        if place < 0:
            return None
    target = place + {"f": 0, "t": -1, "F": 0, "T": 1}[motion]
    return Range(at, target + 1, target) if forward else Range(target, at, target)


def search_char_action(motion: str) -> Action:
    def run(editor: Any, event: Any) -> None:
        count = max(editor.count(), 1)

        def go(char: str) -> None:
            editor.char_search = (motion, char)
            _go_char(editor, motion, char, count)

        editor.search = OneKey(editor, go)

    return run


def _go_char(editor: Any, motion: str, char: str, count: int, skip: bool = False) -> None:
    found = char_range(editor, motion, char, count, skip)
    if found is None:
        editor.ding()
    else:
        editor.buffer.cursor_position = found.target


def repeat_char(editor: Any, event: Any) -> None:
    if editor.char_search is None:
        editor.ding()
    else:
        motion, char = editor.char_search
        _go_char(editor, motion, char, max(editor.count(), 1), True)


def repeat_char_backwards(editor: Any, event: Any) -> None:
    if editor.char_search is None:
        editor.ding()
    else:
        motion, char = editor.char_search
        _go_char(editor, motion.swapcase(), char, max(editor.count(), 1), True)


def replace_in_place(editor: Any, event: Any) -> None:
    """`r`: the next key in place of the character at the cursor, or of as many as the argument says."""
    count = max(editor.count(), 1)

    def go(char: str) -> None:
        text, at = editor.buffer.text, editor.buffer.cursor_position
        if at + count > words.line_end(text, at) or len(char) != 1:
            editor.ding()
            return
        editor.set_text(text[:at] + char * count + text[at + count:], at + count - 1)

    editor.search = OneKey(editor, go)


class Overwrite:
    """`R`: what is typed replaces what is there, until Escape; Backspace gives it back."""

    def __init__(self, editor: Any) -> None:
        self.editor = editor
        self.old: list[str] = []
        editor.buffer.save_to_undo_stack()

    def key(self, name: str, data: str) -> bool:
        editor = self.editor
        text, at = editor.buffer.text, editor.buffer.cursor_position
        if name == "c-h":
            if self.old:
                editor.show(text[: at - 1] + self.old.pop() + text[at:], at - 1)
            return True
        if len(name) == 1 and name.isprintable():
            end = at + (at < words.line_end(text, at))
            self.old.append(text[at:end])
            editor.show(text[:at] + name + text[end:], at + 1)
            return True
        editor.search = None
        return False


def replace_until_escape(editor: Any, event: Any) -> None:
    editor.set_vi_mode(False)
    editor.search = Overwrite(editor)


def invert_case(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    end = min(at + max(editor.count(), 1), words.line_end(text, at))
    editor.set_text(text[:at] + text[at:end].swapcase() + text[end:], end)


# -- lines, register, repetition

def join_lines(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    end = words.line_end(text, at)
    if end == len(text):
        editor.ding()
        return
    rest = text[end + 1:].lstrip(" \t")
    blank = "" if text[:end].endswith((" ", "\t")) or not rest or rest.startswith("\n") else " "
    editor.set_text(text[:end] + blank + rest, end)


def paste_after(editor: Any, event: Any) -> None:
    _put(editor, after=True)


def paste_before(editor: Any, event: Any) -> None:
    _put(editor, after=False)


def _put(editor: Any, after: bool) -> None:
    piece, lines = editor.register
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if not piece and not lines:
        editor.ding()
        return
    count = max(editor.count(), 1)
    if lines:
        piece = "\n".join([piece] * count)
        if after:
            end = words.line_end(text, at)
            editor.set_text(text[:end] + "\n" + piece + text[end:], words.first_non_blank(text[:end] + "\n" + piece, end + 1))
        else:
            start = words.line_start(text, at)
            editor.set_text(text[:start] + piece + "\n" + text[start:], start)
        return
    if after:
        at = min(at + 1, words.line_end(text, at))
    editor.set_text(text[:at] + piece * count + text[at:], at + len(piece) * count - 1)


def repeat_last_command(editor: Any, event: Any) -> None:
    repeat = editor.repeat
    if not repeat.last or repeat.playing:
        editor.ding()
        return
    repeat.playing = True
    try:
        for name, data in list(repeat.last):
            editor.dispatcher.press(name, data)
        if not editor.vi_command:
            editor.dispatcher.press("escape", "\x1b")
    finally:
        repeat.playing = False


def undo_all(editor: Any, event: Any) -> None:
    """Back to the line as it was when the prompt came or the history brought it."""
    if not editor.undo_all():
        editor.ding()


def prepend_and_accept(editor: Any, event: Any) -> None:
    editor.set_text("#" + editor.buffer.text)
    editor.accept()


# -- history

def search_history_backward(editor: Any, event: Any) -> None:
    editor.search = LinePrompt(editor, "/", lambda text: _history(editor, text, -1))


def search_forward(editor: Any, event: Any) -> None:
    editor.search = LinePrompt(editor, "?", lambda text: _history(editor, text, 1))


def _history(editor: Any, text: str, step: int) -> None:
    if text:
        editor.line_search = (text, step)
    _find(editor, step)


def _find(editor: Any, step: int) -> None:
    if editor.line_search is None:
        editor.ding()
        return
    wanted = editor.line_search[0].lower()
    lines = editor.history.lines
    at = (editor.place if editor.place >= 0 else len(lines)) + step
    while 0 <= at < len(lines):
        if wanted in lines[at].lower() and lines[at] != editor.buffer.text:
            if editor.place < 0:
                editor.typed = editor.buffer.text
            editor.set_text(lines[at], 0)
            editor.place = at
            return
        at += step
    editor.ding()


def repeat_search(editor: Any, event: Any) -> None:
    _find(editor, editor.line_search[1] if editor.line_search else -1)


def repeat_search_backward(editor: Any, event: Any) -> None:
    _find(editor, -editor.line_search[1] if editor.line_search else 1)


# -- text objects and chords that read a key

def text_object(editor: Any, event: Any) -> None:
    """`di` and the name of what is deleted: a word, a quoted text, what is between brackets."""
    def go(char: str) -> None:
        apply(editor, "d", inner(editor.buffer.text, editor.buffer.cursor_position, char))

    editor.search = OneKey(editor, go)


def delete_to_first_line(editor: Any, event: Any) -> None:
    """`dgg`: this line and all before it."""
    def go(char: str) -> None:
        if char == "g":
            apply(editor, "d", line_range(editor.buffer.text, editor.buffer.cursor_position, "gg", 1))
        else:
            editor.ding()

    editor.search = OneKey(editor, go)


def goto_column(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.buffer.cursor_position = min(words.line_start(text, at) + max(editor.count(), 1) - 1, words.line_end(text, at))


def vi_exit(editor: Any, event: Any) -> None:
    from ems.console.actions_edit import exit_shell

    exit_shell(editor)


MOVES = {
    "ViNextWord": "w", "ViNextGlob": "W", "NextWordEnd": "e", "ViEndOfGlob": "E", "ViBackwardWord": "b", "ViBackwardGlob": "B", "ViEndOfPreviousGlob": "gE",
    "ViBackwardChar": "h", "GotoFirstNonBlankOfLine": "^", "MoveToEndOfLine": "$", "MoveToFirstLine": "gg", "MoveToLastLine": "G",
    "ViGotoBrace": "%",
}
OPERATIONS = {
    "DeleteWord": "dw", "ViDeleteGlob": "dW", "DeleteEndOfWord": "de", "ViDeleteEndOfGlob": "dE", "BackwardDeleteWord": "db", "ViBackwardDeleteGlob": "dB",
    "DeleteToEnd": "d$", "DeleteLineToFirstChar": "d^", "ViDeleteBrace": "d%", "ViDeleteToChar": "df", "ViDeleteToCharBackward": "dF",
    "ViDeleteToBeforeChar": "dt", "ViDeleteToBeforeCharBackward": "dT", "BackwardDeleteLine": "d0",
    "ViReplaceWord": "cw", "ViReplaceGlob": "cW", "ViReplaceEndOfWord": "ce", "ViReplaceEndOfGlob": "cE", "ViBackwardReplaceWord": "cb",
    "ViBackwardReplaceGlob": "cB", "ViReplaceToEnd": "c$", "ViBackwardReplaceLine": "c0", "ViBackwardReplaceLineToFirstChar": "c^", "ViReplaceBrace": "c%",
    "ViReplaceToChar": "cf", "ViReplaceToCharBackward": "cF", "ViReplaceToBeforeChar": "ct", "ViReplaceToBeforeCharBackward": "cT", "ReplaceChar": "cl",
    "BackwardReplaceChar": "ch", "ViInsertWithDelete": "cl",
    "ViYankNextWord": "yw", "ViYankNextGlob": "yW", "ViYankEndOfWord": "ye", "ViYankEndOfGlob": "yE", "ViYankPreviousWord": "yb", "ViYankPreviousGlob": "yB",
    "ViYankToEndOfLine": "y$", "ViYankBeginningOfLine": "y0", "ViYankToFirstChar": "y^", "ViYankPercent": "y%", "ViYankLeft": "yh", "ViYankRight": "yl",
}
LINES = {
    "DeleteLine": ("d", "line"), "DeleteNextLines": ("d", "j"), "DeletePreviousLines": ("d", "k"), "DeleteEndOfBuffer": ("d", "G"),
    "ViReplaceLine": ("c", "line"), "ViYankLine": ("y", "line"),
}
CHARS = {"SearchChar": "f", "SearchCharBackward": "F", "SearchCharWithBackoff": "t", "SearchCharBackwardWithBackoff": "T"}
ACTIONS: dict[str, Action] = {
    **{name: motion_action(motion) for name, motion in MOVES.items()},
    **{name: operator_action(keys[0], keys[1:]) for name, keys in OPERATIONS.items()},
    **{name: lines_action(*row) for name, row in LINES.items()},
    **{name: search_char_action(motion) for name, motion in CHARS.items()},
    "ViCommandMode": vi_command_mode, "ViInsertMode": vi_insert_mode, "ViInsertWithAppend": _insert_at(_append),
    "ViInsertAtBegining": _insert_at(words.first_non_blank), "ViInsertAtEnd": _insert_at(words.line_end), "ViInsertLine": vi_insert_line,
    "ViAppendLine": vi_append_line, "RepeatLastCharSearch": repeat_char, "RepeatLastCharSearchBackwards": repeat_char_backwards,
    "ReplaceCharInPlace": replace_in_place, "ViReplaceUntilEsc": replace_until_escape, "InvertCase": invert_case, "ViJoinLines": join_lines,
    "PasteAfter": paste_after, "PasteBefore": paste_before, "RepeatLastCommand": repeat_last_command, "UndoAll": undo_all,
    "PrependAndAccept": prepend_and_accept, "ViSearchHistoryBackward": search_history_backward, "SearchForward": search_forward,
    "RepeatSearch": repeat_search, "RepeatSearchBackward": repeat_search_backward, "ChordViTextObject": text_object, "ViDGChord": delete_to_first_line,
    "GotoColumn": goto_column, "ViExit": vi_exit,
}
