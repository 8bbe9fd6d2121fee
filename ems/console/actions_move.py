"""In: a line editor. Out: PSReadLine's functions that move the cursor, select, or search a character."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.console import words

Step = Callable[[str, int], int]


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


def mover(step: Step, back: Step) -> Any:
    """An action that goes one step, or as many as the numeric argument says; a negative one goes back."""
    def run(editor: Any, event: Any) -> None:
        _to(editor, stepped(editor, step, back))

    return run


def selector(step: Step, back: Step) -> Any:
    """The same with the text on the way selected."""
    def run(editor: Any, event: Any) -> None:
        _select_to(editor, stepped(editor, step, back))

    return run


def stepped(editor: Any, step: Step, back: Step) -> int:
    count = editor.count()
    text, at = editor.buffer.text, editor.buffer.cursor_position
    for _ in range(min(abs(count), len(text))):
        at = (step if count > 0 else back)(text, at)
    return at


def forward_char(editor: Any, event: Any) -> None:
    """One to the right; at the end, take the inline suggestion."""
    if editor.buffer.cursor_position == len(editor.buffer.text) and editor.buffer.suggestion:
        accept_suggestion(editor, event)
        return
    _to(editor, stepped(editor, words.right, words.left))


def accept_suggestion(editor: Any, event: Any) -> None:
    suggestion = editor.buffer.suggestion
    if suggestion:
        editor.set_text(editor.buffer.text + suggestion.text)


def accept_next_word(editor: Any, event: Any) -> None:
    suggestion = editor.buffer.suggestion
    if suggestion:
        whole = editor.buffer.text + suggestion.text
        end = words.word_end(whole, len(editor.buffer.text))
        while end < len(whole) and whole[end].isspace():
            end += 1
        editor.set_text(whole[:end])


def beginning_of_line(editor: Any, event: Any) -> None:
    """The start of this line; of the whole input when already there."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start = words.line_start(text, at)
    _to(editor, start if start != at else 0)


def end_of_line(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    end = words.line_end(text, at)
    _to(editor, end if end != at else len(text))


def next_word(editor: Any, event: Any) -> None:
    if editor.buffer.cursor_position == len(editor.buffer.text):
        accept_next_word(editor, event)
        return
    _to(editor, stepped(editor, words.next_word, words.previous_word))


def forward_word(editor: Any, event: Any) -> None:
    if editor.buffer.cursor_position == len(editor.buffer.text):
        accept_next_word(editor, event)
        return
    _to(editor, stepped(editor, words.word_end, words.previous_word))


def goto_brace(editor: Any, event: Any) -> None:
    found = words.matching_brace(editor.buffer.text, editor.buffer.cursor_position)
    if found is None:
        editor.ding()
    else:
        _to(editor, found)


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
    _search_key(editor, editor.count())


def character_search_backward(editor: Any, event: Any) -> None:
    _search_key(editor, -editor.count())


def _search_key(editor: Any, count: int) -> None:
    """Read a key and go to its count-th place in the whole input, to the left for a negative count."""
    from ems.console.search import OneKey

    def go(char: str) -> None:
        text, at = editor.buffer.text, editor.buffer.cursor_position
        for _ in range(abs(count)):
            at = text.find(char, at + 1) if count > 0 else text.rfind(char, 0, at)
            if at < 0:
                editor.ding()
                return
        _to(editor, at)

    editor.search = OneKey(editor, go)


def token_starts(editor: Any) -> list[int]:
    """Where the tokens of the input begin."""
    return [t.start for t in editor.tree(editor.buffer.text).tokens or [] if t.kind not in ("EndOfInput", "NewLine", "LineContinuation")]


def token_ends(editor: Any) -> list[int]:
    return [t.end for t in editor.tree(editor.buffer.text).tokens or [] if t.kind not in ("EndOfInput", "NewLine", "LineContinuation")]


def previous_token(editor: Any) -> int:
    at = editor.buffer.cursor_position
    return max((s for s in token_starts(editor) if s < at), default=0)


def next_token(editor: Any) -> int:
    at = editor.buffer.cursor_position
    return min((s for s in token_starts(editor) if s > at), default=len(editor.buffer.text))


def token_end(editor: Any) -> int:
    at = editor.buffer.cursor_position
    return min((e for e in token_ends(editor) if e > at), default=len(editor.buffer.text))


def shell_mover(where: Any, go: Any = _to) -> Any:
    """An action that goes to a border of the tokens."""
    def run(editor: Any, event: Any) -> None:
        go(editor, where(editor))

    return run


_WORD = (words.previous_word, words.next_word)
ACTIONS = {
    "BackwardChar": mover(words.left, words.right), "ForwardChar": forward_char, "BackwardWord": mover(*_WORD), "NextWord": next_word,
    "ForwardWord": forward_word, "BeginningOfLine": beginning_of_line, "EndOfLine": end_of_line, "GotoBrace": goto_brace,
    "AcceptSuggestion": accept_suggestion, "AcceptNextSuggestionWord": accept_next_word, "SelectBackwardChar": selector(words.left, words.right),
    "SelectForwardChar": selector(words.right, words.left), "SelectBackwardWord": selector(*_WORD), "SelectNextWord": selector(words.next_word, words.previous_word),
    "SelectForwardWord": selector(words.word_end, words.previous_word), "SelectBackwardsLine": select_backwards_line, "SelectLine": select_line,
    "SelectAll": select_all, "SelectCommandArgument": select_command_argument, "SetMark": set_mark, "ExchangePointAndMark": exchange_point_and_mark,
    "CharacterSearch": character_search, "CharacterSearchBackward": character_search_backward, "ViForwardChar": forward_char,
    "ShellBackwardWord": shell_mover(previous_token), "ShellForwardWord": shell_mover(next_token), "ShellNextWord": shell_mover(token_end),
    "SelectShellBackwardWord": shell_mover(previous_token, _select_to), "SelectShellForwardWord": shell_mover(next_token, _select_to),
    "SelectShellNextWord": shell_mover(token_end, _select_to),
}
