"""In: a line editor. Out: PSReadLine's functions that walk and search the history, and the suggestions of the list view."""
from __future__ import annotations

from typing import Any

from ems.console import words
from ems.console.prediction import suggest


def previous_history(editor: Any, event: Any) -> None:
    """A line up in an input of several lines, else the line before in the history."""
    if editor.list_view and editor.suggestions:
        _suggestion(editor, -1)
        return
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if "\n" in text[:at] and not _recalled(editor):
        vertical(editor, -editor.count())
        return
    _steps(editor, -editor.count())


def next_history(editor: Any, event: Any) -> None:
    if editor.list_view and editor.suggestions:
        _suggestion(editor, 1)
        return
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if "\n" in text[at:] and not _recalled(editor):
        vertical(editor, editor.count())
        return
    _steps(editor, editor.count())


def _steps(editor: Any, count: int) -> None:
    for _ in range(min(abs(count), len(editor.history.lines) + 1)):
        _walk(editor, 1 if count > 0 else -1)


def _recalled(editor: Any) -> bool:
    return editor.previous_action in ("previous_history", "next_history") and editor.place >= 0


def _suggestion(editor: Any, step: int) -> None:
    count = len(editor.suggestions)
    at = editor.suggestion_at + step
    if at < -1:
        at = count - 1
    if at >= count:
        at = -1
    editor.suggestion_at = at
    kept = editor.suggestions
    editor.set_text(editor.typed if at < 0 else kept[at])
    editor.suggestions = kept


def _walk(editor: Any, step: int, prefix: str = "") -> None:
    lines = editor.history.lines
    if editor.place < 0:
        if step > 0:
            return
        editor.typed = editor.buffer.text
    at = editor.place if editor.place >= 0 else len(lines)
    shown = editor.buffer.text
    newer = set(lines[at:]) if editor.options.history_no_duplicates and step < 0 and editor.place >= 0 else set()
    while True:
        at += step
        if at >= len(lines):
            editor.place = -1
            editor.set_text(editor.typed)
            return
        if at < 0:
            return
        line = lines[at]
        if prefix and not line.lower().startswith(prefix.lower()):
            continue
        if line == shown or line in newer:
            continue
        if editor.options.history_no_duplicates and step > 0 and line in lines[at + 1:]:
            continue
        break
    editor.place = at
    place = at
    editor.set_text(lines[at])
    editor.place = place


def history_search_backward(editor: Any, event: Any) -> None:
    _prefix_search(editor, -1)


def history_search_forward(editor: Any, event: Any) -> None:
    _prefix_search(editor, 1)


def _prefix_search(editor: Any, step: int) -> None:
    if editor.previous_action not in ("history_search_backward", "history_search_forward"):
        editor.search_prefix = editor.buffer.text[: editor.buffer.cursor_position]
        editor.place = -1
    _walk(editor, step, editor.search_prefix)
    if not editor.options.history_search_cursor_moves_to_end:
        editor.buffer.cursor_position = min(len(editor.search_prefix), len(editor.buffer.text)) if editor.search_prefix else len(editor.buffer.text)
    if editor.place >= 0 and editor.search_prefix:
        editor.emphasis = (0, len(editor.search_prefix))


def beginning_of_history(editor: Any, event: Any) -> None:
    if editor.history.lines:
        if editor.place < 0:
            editor.typed = editor.buffer.text
        editor.place = 0
        editor.set_text(editor.history.lines[0])


def end_of_history(editor: Any, event: Any) -> None:
    if editor.place >= 0:
        editor.place = -1
        editor.set_text(editor.typed)


def clear_history(editor: Any, event: Any) -> None:
    editor.history.clear()


def reverse_search(editor: Any, event: Any) -> None:
    from ems.console.search import HistorySearch

    editor.search = HistorySearch(editor, -1)


def forward_search(editor: Any, event: Any) -> None:
    from ems.console.search import HistorySearch

    editor.search = HistorySearch(editor, 1)


def last_argument(line: str, number: int = -1) -> str:
    """The words of a command line as the parser sees them; the one of that number."""
    from ems.syntax import nodes as n
    from ems.syntax.parser import parse

    found: list[str] = []
    for node in parse(line).ast.walk():
        if type(node) is n.Command:
            found = [line[e.start:e.end] for e in node.elements]
    if not found:
        found = line.split()
    return found[number] if found and -len(found) <= number < len(found) else ""


def yank_last_arg(editor: Any, event: Any) -> None:
    """The last argument of the line before; again: of the line before that."""
    again = editor.previous_action == "yank_last_arg"
    editor.yank_line = editor.yank_line - 1 if again else len(editor.history.lines) - 1
    if editor.yank_line < 0:
        editor.ding()
        return
    number = editor.count(-1) if not again else -1
    piece = last_argument(editor.history.lines[editor.yank_line], number)
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start = editor.yank_start if again else at
    editor.yank_start = start
    editor.set_text(text[:start] + piece + text[at:], start + len(piece))


def yank_nth_arg(editor: Any, event: Any) -> None:
    if editor.history.lines:
        piece = last_argument(editor.history.lines[-1], editor.count())
        editor.buffer.save_to_undo_stack()
        editor.buffer.insert_text(piece)


def switch_prediction_view(editor: Any, event: Any) -> None:
    editor.options.prediction_view_style = "InlineView" if editor.list_view else "ListView"
    editor.suggestion_at = -1
    suggest(editor)


def previous_suggestion(editor: Any, event: Any) -> None:
    if editor.suggestions:
        _suggestion(editor, -1)


def next_suggestion(editor: Any, event: Any) -> None:
    if editor.suggestions:
        _suggestion(editor, 1)


def previous_line(editor: Any, event: Any) -> None:
    vertical(editor, -editor.count())


def next_line(editor: Any, event: Any) -> None:
    vertical(editor, editor.count())


def vertical(editor: Any, count: int) -> None:
    """Lines up or down in the same column; from the end of a line to the end of the other. The column is kept for the next step."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    column = at - words.line_start(text, at)
    if editor.column is not None and editor.column[0] == at:
        column = editor.column[1]
    elif at == words.line_end(text, at):
        column = len(text)
    for _ in range(abs(count)):
        edge = words.line_start(text, at) - 1 if count < 0 else words.line_end(text, at) + 1
        if not 0 <= edge <= len(text):
            break
        at = edge
    start = words.line_start(text, at)
    at = min(start + column, words.line_end(text, start))
    editor.buffer.exit_selection()
    editor.buffer.cursor_position = at
    editor.column = (at, column)


ACTIONS = {
    "PreviousHistory": previous_history, "NextHistory": next_history, "HistorySearchBackward": history_search_backward,
    "HistorySearchForward": history_search_forward, "BeginningOfHistory": beginning_of_history, "EndOfHistory": end_of_history,
    "ClearHistory": clear_history, "ReverseSearchHistory": reverse_search, "ForwardSearchHistory": forward_search, "YankLastArg": yank_last_arg,
    "YankNthArg": yank_nth_arg, "SwitchPredictionView": switch_prediction_view, "PreviousSuggestion": previous_suggestion,
    "NextSuggestion": next_suggestion, "PreviousLine": previous_line, "NextLine": next_line,
}
