"""In: a line editor. Out: PSReadLine's functions that change the text, accept it or leave it."""
from __future__ import annotations

from typing import Any

from ems.console import words
from ems.console.actions_move import beginning_of_line, previous_token, token_end


def accept_line(editor: Any, event: Any) -> None:
    """Run the input, or go on in a new line when something is missing at its end."""
    if editor.complete_input():
        editor.accept()
    else:
        add_line(editor, event)


def add_line(editor: Any, event: Any) -> None:
    editor.delete_selection()
    editor.buffer.save_to_undo_stack()
    editor.buffer.insert_text("\n")


def accept_and_get_next(editor: Any, event: Any) -> None:
    following = None
    if 0 <= editor.place < len(editor.history.lines) - 1:
        following = editor.history.lines[editor.place + 1]
    editor.pending = following
    accept_line(editor, event)


def insert_line_above(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    start = words.line_start(text, at)
    editor.set_text(text[:start] + "\n" + text[start:], start)


def insert_line_below(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    end = words.line_end(text, at)
    editor.set_text(text[:end] + "\n" + text[end:], end + 1)


def cancel_line(editor: Any, event: Any) -> None:
    editor.cancel()


def copy_or_cancel(editor: Any, event: Any) -> None:
    """Copy the selection; without one, give the line up."""
    if editor.selection() is not None:
        copy(editor, event)
    else:
        editor.cancel()


def copy(editor: Any, event: Any) -> None:
    found = editor.selection()
    text = editor.buffer.text
    chosen = text[found[0]:found[1]] if found else text
    editor.clipboard = chosen
    from prompt_toolkit.clipboard import ClipboardData

    editor.application.clipboard.set_data(ClipboardData(chosen))
    editor.buffer.exit_selection()


def cut(editor: Any, event: Any) -> None:
    if editor.selection() is None:
        return
    found = editor.selection()
    copy(editor, event)
    text = editor.buffer.text
    editor.set_text(text[:found[0]] + text[found[1]:], found[0])


def paste(editor: Any, event: Any) -> None:
    editor.delete_selection()
    editor.buffer.save_to_undo_stack()
    editor.buffer.insert_text(editor.application.clipboard.get_data().text)


def backward_delete_char(editor: Any, event: Any) -> None:
    if editor.delete_selection():
        return
    editor.suggestion_at = -1
    _remove(editor, -editor.count())


def delete_char(editor: Any, event: Any) -> None:
    if editor.delete_selection():
        return
    _remove(editor, editor.count())


def _remove(editor: Any, count: int) -> None:
    """Delete so many characters, to the left for a negative count; in Vi's command mode within the line, for `p`."""
    text, at = editor.buffer.text, editor.buffer.cursor_position
    other = at
    for _ in range(min(abs(count), len(text))):
        other = (words.right if count > 0 else words.left)(text, other)
    if editor.vi_command:
        other = max(words.line_start(text, at), min(other, words.line_end(text, at)))
    start, end = min(at, other), max(at, other)
    if start == end:
        editor.ding()
        return
    if editor.vi_command:
        editor.register = (text[start:end], False)
    editor.set_text(text[:start] + text[end:], start)


def delete_char_or_exit(editor: Any, event: Any) -> None:
    if editor.buffer.text:
        delete_char(editor, event)
    else:
        exit_shell(editor)


def vi_accept_or_exit(editor: Any, event: Any) -> None:
    if editor.buffer.text:
        accept_line(editor, event)
    else:
        exit_shell(editor)


def exit_shell(editor: Any) -> None:
    """Leave as if `exit` had been typed."""
    editor.leave()


def backward_delete_input(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.set_text(text[at:], 0)


def forward_delete_input(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.set_text(text[:at], at)


def backward_kill_input(editor: Any, event: Any) -> None:
    _kill(editor, 0, editor.buffer.cursor_position, True)


def kill_line(editor: Any, event: Any) -> None:
    _kill(editor, editor.buffer.cursor_position, len(editor.buffer.text), False)


def backward_kill_line(editor: Any, event: Any) -> None:
    at = editor.buffer.cursor_position
    _kill(editor, words.line_start(editor.buffer.text, at), at, True)


def forward_delete_line(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.set_text(text[:at] + text[words.line_end(text, at):], at)


def killer(where: Any) -> Any:
    """An action that cuts from the cursor to where a step leads, or as many steps as the numeric argument says."""
    def run(editor: Any, event: Any) -> None:
        text, at = editor.buffer.text, editor.buffer.cursor_position
        other = at
        for _ in range(min(max(editor.count(), 1), len(text))):
            other = where(text, other)
        _kill(editor, min(at, other), max(at, other), other < at)

    return run


def shell_kill_word(editor: Any, event: Any) -> None:
    _kill(editor, editor.buffer.cursor_position, token_end(editor), False)


def shell_backward_kill_word(editor: Any, event: Any) -> None:
    _kill(editor, previous_token(editor), editor.buffer.cursor_position, True)


def kill_region(editor: Any, event: Any) -> None:
    """Cut what stands between the mark and the cursor."""
    at, mark = editor.buffer.cursor_position, editor.mark or 0
    _kill(editor, min(at, mark), max(at, mark), mark < at)


def _kill(editor: Any, start: int, end: int, backward: bool) -> None:
    editor.buffer.exit_selection()
    editor.last_action = editor.previous_action
    editor.kill(start, end, backward)
    editor.last_action = "kill"


def yank(editor: Any, event: Any) -> None:
    if not editor.kills:
        return
    editor.yank_at = 0
    editor.buffer.save_to_undo_stack()
    editor.yank_start = editor.buffer.cursor_position
    editor.buffer.insert_text(editor.kills[0])
    editor.last_action = "yank"


def yank_pop(editor: Any, event: Any) -> None:
    """In place of what was just yanked, the text killed before it."""
    if editor.previous_action != "yank" or not editor.kills:
        return
    text, at = editor.buffer.text, editor.buffer.cursor_position
    editor.yank_at = (editor.yank_at + 1) % len(editor.kills)
    start = editor.yank_start
    piece = editor.kills[editor.yank_at]
    editor.set_text(text[:start] + piece + text[at:], start + len(piece))
    editor.last_action = "yank"


def undo(editor: Any, event: Any) -> None:
    editor.buffer.exit_selection()
    editor.buffer.undo()


def redo(editor: Any, event: Any) -> None:
    editor.buffer.exit_selection()
    editor.buffer.redo()


def revert_line(editor: Any, event: Any) -> None:
    """Empty the line; Escape ends a selection or the list of suggestions first."""
    if editor.buffer.selection_state is not None:
        editor.buffer.exit_selection()
        return
    editor.place = -1
    editor.suggestion_at = -1
    editor.set_text("")


def swap_characters(editor: Any, event: Any) -> None:
    text, at = editor.buffer.text, editor.buffer.cursor_position
    if at == 0 or len(text) < 2:
        editor.ding()
        return
    at = min(at, len(text) - 1) if at == len(text) else at
    editor.set_text(text[: at - 1] + text[at] + text[at - 1] + text[at + 1:], at + 1)


def _recase(change: Any) -> Any:
    def run(editor: Any, event: Any) -> None:
        text, at = editor.buffer.text, editor.buffer.cursor_position
        end = words.word_end(text, at)
        start = at
        while start < end and not words.is_word(text[start]):
            start += 1
        editor.set_text(text[:start] + change(text[start:end]) + text[end:], end)

    return run


def clear_screen(editor: Any, event: Any) -> None:
    editor.application.renderer.clear()


def abort(editor: Any, event: Any) -> None:
    editor.argument = ""
    editor.ding()


def edit_visually(editor: Any, event: Any) -> None:
    """Open $EDITOR on the input; what it saves runs."""
    editor.buffer.open_in_editor(validate_and_handle=False)


def digit_argument(editor: Any, event: Any) -> None:
    """Gather the numeric argument; Vi's 0 without digits before it is the start of the line."""
    char = event.name
    if char == "0" and editor.vi_command and not editor.argument:
        beginning_of_line(editor, event)
        return
    if char == "-":
        editor.argument = editor.argument[1:] if editor.argument.startswith("-") else "-" + editor.argument
    else:
        editor.argument += char
    editor.note = f"digit-argument: {editor.argument}"


def invoke_prompt(editor: Any, event: Any) -> None:
    """Ask the prompt function again."""
    editor.application.renderer.erase()
    editor.new_prompt()


def no_scrolling(editor: Any, event: Any) -> None:
    editor.note = "The terminal scrolls its own display."


ACTIONS = {
    "AcceptLine": accept_line, "ValidateAndAcceptLine": accept_line, "ViAcceptLine": accept_line, "AcceptAndGetNext": accept_and_get_next, "AddLine": add_line,
    "InsertLineAbove": insert_line_above, "InsertLineBelow": insert_line_below, "CancelLine": cancel_line, "CopyOrCancelLine": copy_or_cancel, "Copy": copy,
    "Cut": cut, "Paste": paste, "BackwardDeleteChar": backward_delete_char, "DeleteChar": delete_char, "DeleteCharOrExit": delete_char_or_exit,
    "ViAcceptLineOrExit": vi_accept_or_exit, "BackwardDeleteInput": backward_delete_input,
    "ForwardDeleteInput": forward_delete_input, "BackwardKillInput": backward_kill_input, "BackwardKillLine": backward_kill_line, "KillLine": kill_line,
    "BackwardKillWord": killer(words.previous_word), "KillWord": killer(words.word_end), "UnixWordRubout": killer(words.previous_blank),
    "ForwardDeleteLine": forward_delete_line, "ShellKillWord": shell_kill_word, "ShellBackwardKillWord": shell_backward_kill_word, "KillRegion": kill_region,
    "Yank": yank, "YankPop": yank_pop, "Undo": undo,
    "Redo": redo, "RevertLine": revert_line, "SwapCharacters": swap_characters, "UpcaseWord": _recase(str.upper),
    "DowncaseWord": _recase(str.lower), "CapitalizeWord": _recase(str.capitalize), "ClearScreen": clear_screen, "Abort": abort, "ViEditVisually": edit_visually,
    "DigitArgument": digit_argument, "InvokePrompt": invoke_prompt,
    **dict.fromkeys(("ScrollDisplayDown", "ScrollDisplayDownLine", "ScrollDisplayToCursor", "ScrollDisplayTop", "ScrollDisplayUp", "ScrollDisplayUpLine"), no_scrolling),
}
