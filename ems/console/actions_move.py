"""In: a line editor. Out: PSReadLine's functions that move the cursor, select, or search a character."""
from __future__ import annotations

from typing import Any

from ems.console import words


def _to(editor: Any, at: int) -> None:
    editor.buffer.exit_selection()
    editor.buffer.cursor_position = max(0, min(at, len(editor.buffer.text)))


def _select_to(editor: Any, at: int) -> None:
    buffer = editor.buffer
    if buffer.selection_state is None:
        buffer.start_selection()
    buffer.cursor_position = max(0, min(at, len(buffer.text)))
    if buffer.selection_state.original_cursor_position == buffer.cursor_position:
        buffer.exit_selection()


def backward_char(editor: Any, event: Any) -> None:
    _to(editor, editor.buffer.cursor_position - 1)


def forward_char(editor: Any, event: Any) -> None:
    """One to the right; at the end, take the inline suggestion."""
    if editor.buffer.cursor_position == len(editor.buffer.text) and editor.buffer.suggestion:
        accept_suggestion(editor, event)
        return
    _to(editor, editor.buffer.cursor_position + 1)


def accept_suggestion(editor: Any, event: Any) -> None:
    suggestion = editor.buffer.suggestion
    if suggestion:
        editor.set_text(editor.buffer.text + suggestion.text)


def accept_next_word(editor: Any, event: Any) -> None:
    suggestion = editor.buffer.suggestion
    if suggestion:
        whole = editor.buffer.text + suggestion.text
        editor.set_text(whole[: words.word_end(whole, len(editor.buffer.text))])


def beginning_of_line(editor: Any, event: Any) -> None:
    """The start of this line; of the whole input when already there."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start = words.line_start(text, at)
    _to(editor, start if start != at else 0)


def end_of_line(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if at == len(text) and editor.buffer.suggestion:
        accept_suggestion(editor, event)
        return
    end = words.line_end(text, at)
    _to(editor, end if end != at else len(text))


def backward_word(editor: Any, event: Any) -> None:
    _to(editor, words.previous_word(editor.buffer.text, editor.buffer.cursor_position))


def next_word(editor: Any, event: Any) -> None:
    if editor.buffer.cursor_position == len(editor.buffer.text):
        accept_next_word(editor, event)
        return
    _to(editor, words.next_word(editor.buffer.text, editor.buffer.cursor_position))


def forward_word(editor: Any, event: Any) -> None:
    if editor.buffer.cursor_position == len(editor.buffer.text):
        accept_next_word(editor, event)
        return
    _to(editor, words.word_end(editor.buffer.text, editor.buffer.cursor_position))


def goto_brace(editor: Any, event: Any) -> None:
    found = words.matching_brace(editor.buffer.text, editor.buffer.cursor_position)
    if found is None:
        editor.ding()
    else:
        _to(editor, found)


def select_backward_char(editor: Any, event: Any) -> None:
    _select_to(editor, editor.buffer.cursor_position - 1)


def select_forward_char(editor: Any, event: Any) -> None:
    _select_to(editor, editor.buffer.cursor_position + 1)


def select_backward_word(editor: Any, event: Any) -> None:
    _select_to(editor, words.previous_word(editor.buffer.text, editor.buffer.cursor_position))


def select_next_word(editor: Any, event: Any) -> None:
    _select_to(editor, words.next_word(editor.buffer.text, editor.buffer.cursor_position))


def select_forward_word(editor: Any, event: Any) -> None:
    _select_to(editor, words.word_end(editor.buffer.text, editor.buffer.cursor_position))


def select_backwards_line(editor: Any, event: Any) -> None:
    _select_to(editor, words.line_start(editor.buffer.text, editor.buffer.cursor_position))


def select_line(editor: Any, event: Any) -> None:
    _select_to(editor, words.line_end(editor.buffer.text, editor.buffer.cursor_position))


def select_all(editor: Any, event: Any) -> None:
    editor.buffer.cursor_position = 0
    editor.buffer.exit_selection()
    _select_to(editor, len(editor.buffer.text))


def select_command_argument(editor: Any, event: Any) -> None:
    """Select the next argument of the commands of the input."""
    from ems.syntax import nodes as n

    spots = []
    for node in editor.tree(editor.buffer.text).ast.walk():
        if type(node) is n.Command:
            spots += [(e.start, e.end) for e in node.elements[1:] if type(e) is not n.CommandParameter]
    if not spots:
        editor.ding()
        return
    spots.sort()
    current = editor.selection()
    at = current[1] if current else editor.buffer.cursor_position
    start, end = next((s for s in spots if s[0] >= at), spots[0])
    editor.buffer.exit_selection()
    editor.buffer.cursor_position = start
    _select_to(editor, end)


def set_mark(editor: Any, event: Any) -> None:
    editor.mark = editor.buffer.cursor_position


def exchange_point_and_mark(editor: Any, event: Any) -> None:
    at = editor.buffer.cursor_position
    other, editor.mark = editor.mark or 0, at
    _to(editor, other)
    _select_to(editor, at)
    if editor.buffer.selection_state is not None:
        editor.buffer.selection_state.original_cursor_position = at
        editor.buffer.cursor_position = other


def character_search(editor: Any, event: Any) -> None:
    _read_key(editor, lambda char: editor.buffer.text.find(char, editor.buffer.cursor_position + 1))


def character_search_backward(editor: Any, event: Any) -> None:
    _read_key(editor, lambda char: editor.buffer.text.rfind(char, 0, editor.buffer.cursor_position))


def _read_key(editor: Any, where: Any) -> None:
    from ems.console.search import OneKey

    def go(char: str) -> None:
        found = where(char)
        if found < 0:
            editor.ding()
        else:
            _to(editor, found)

    editor.search = OneKey(editor, go)


def beginning_of_input(editor: Any, event: Any) -> None:
    _to(editor, 0)


def end_of_input(editor: Any, event: Any) -> None:
    _to(editor, len(editor.buffer.text))


ACTIONS = {
    "BackwardChar": backward_char, "ForwardChar": forward_char, "BackwardWord": backward_word, "NextWord": next_word, "ForwardWord": forward_word,
    "BeginningOfLine": beginning_of_line, "EndOfLine": end_of_line, "GotoBrace": goto_brace, "AcceptSuggestion": accept_suggestion,
    "AcceptNextSuggestionWord": accept_next_word, "SelectBackwardChar": select_backward_char, "SelectForwardChar": select_forward_char,
    "SelectBackwardWord": select_backward_word, "SelectNextWord": select_next_word, "SelectForwardWord": select_forward_word,
    "SelectBackwardsLine": select_backwards_line, "SelectLine": select_line, "SelectAll": select_all, "SelectCommandArgument": select_command_argument,
    "SetMark": set_mark, "ExchangePointAndMark": exchange_point_and_mark, "CharacterSearch": character_search,
    "CharacterSearchBackward": character_search_backward, "MoveToFirstLine": beginning_of_input, "MoveToLastLine": end_of_input,
    "ViBackwardChar": backward_char, "ViForwardChar": forward_char, "MoveToEndOfLine": end_of_line, "ViGotoBrace": goto_brace,
}
