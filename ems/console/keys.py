"""In: a line editor, one key after the other. Out: the function that each key or chord runs: the edit mode's, a script's, or plain typing."""
from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from ems.console import actions_complete, actions_edit, actions_history, actions_move, actions_vi
from ems.console.key_names import VI_COMMAND, extended_keys, slot
from ems.console.key_tables import bindings

Action = Callable[[Any, Any], None]
ACTIONS: dict[str, Action] = {**actions_edit.ACTIONS, **actions_move.ACTIONS, **actions_history.ACTIONS, **actions_complete.ACTIONS, **actions_vi.ACTIONS}
EXTRA = {"Windows": [("Ctrl+h", "BackwardDeleteChar")], "Emacs": [], "Vi": [("Ctrl+@", "PossibleCompletions"), ("<Ctrl+@>", "PossibleCompletions")]}
NAMES = {"c-m": "enter", "c-i": "tab", "c-j": "enter"}  # prompt_toolkit's name -> ours
EXTENDED = extended_keys()
KEEPS_ARGUMENT = (actions_edit.digit_argument,)
# What `.` does not do again, though it changes the text.
NOT_REPEATED = frozenset(ACTIONS[name] for name in ("Undo", "Redo", "UndoAll", "RepeatLastCommand", "PreviousHistory", "NextHistory", "RepeatSearch",
                         "RepeatSearchBackward", "ViSearchHistoryBackward", "SearchForward", "ReverseSearchHistory", "ForwardSearchHistory"))
PASTE, CURSOR_REPORT = "<bracketed-paste>", "<cursor-position-response>"


class KeyEvent:
    """What an action gets: the key's name and the characters that the terminal sent for it."""

    __slots__ = ("data", "name")

    def __init__(self, name: str, data: str) -> None:
        self.name = name
        self.data = data


def key_names_of(press: Any) -> tuple[str, ...]:
    """Our names of a key press: one, or more for a key with Alt."""
    if press.data in EXTENDED and len(press.data) > 1:
        return EXTENDED[press.data]
    key = press.key
    value = key if type(key) is str else key.value
    return (NAMES.get(value, value),)


def make_bindings(editor: Any) -> Any:
    """The one binding that prompt_toolkit sees, and keeps: every key goes to the dispatcher that the editor has then, before its own ones."""
    from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys

    if "\x1b[13;2u" not in ANSI_SEQUENCES:
        ANSI_SEQUENCES.update(dict.fromkeys(EXTENDED, Keys.Ignore))
    keys = KeyBindings()
    keys.add(Keys.Any, eager=True, save_before=lambda event: False)(lambda event: editor.dispatcher.handle(event))
    return keys


class Dispatcher:
    """The keys of one edit mode. A chord waits for its next key without a time limit; Alt+x is Escape and x in one piece."""

    def __init__(self, editor: Any) -> None:
        self.editor = editor
        self.table: dict[tuple[str, ...], Action] = {}
        options = editor.options
        for key, function in [*bindings(options.edit_mode), *EXTRA[options.edit_mode]]:
            found = slot(key)
            if found is not None:
                self.table[found] = ACTIONS[function]
        for found in options.removed:
            self.table.pop(found, None)
        for found, handler in options.handlers.items():
            self.table[found] = ACTIONS[handler] if isinstance(handler, str) else script_action(handler)
        self.prefixes = {found[:n] for found in self.table for n in range(1, len(found))}
        self.chord: tuple[str, ...] = ()
        self.last_data = ""

    def reset(self) -> None:
        self.chord = ()

    # -- prompt_toolkit's side

    def handle(self, event: Any) -> None:
        press = event.key_sequence[0]
        names = key_names_of(press)
        before, self.last_data = self.last_data, press.data
        if press.data == "\n" and before == "\r":  # pasted lines of Windows end with both
            return
        if names == (CURSOR_REPORT,):
            row, _column = map(int, press.data[2:-1].split(";"))
            event.app.renderer.report_absolute_cursor_row(row)
            return
        if names == ("escape",):
            queue = event.key_processor.input_queue
            following = key_names_of(queue[0]) if queue else ()
            if following and self.joined(following):
                self.press_all(("escape", *following), queue.popleft().data)
                return
        self.press_all(names, press.data)

    def joined(self, following: tuple[str, ...]) -> bool:
        """True when Escape and what came with it is one key with Alt."""
        editor = self.editor
        if editor.search is not None or editor.menu is not None:
            return False
        return (*self.before(), "escape", *following) in self.table

    def before(self) -> tuple[str, ...]:
        return (VI_COMMAND, *self.chord) if self.editor.vi_command else self.chord

    # -- the keys

    def press_all(self, names: tuple[str, ...], data: str) -> None:
        """The keys of one key press: Escape before another is Alt, whatever Escape itself is bound to."""
        for name in names[:-1]:
            if self.joined(names[1:]):
                self.editor.repeat.add(name, data)
                self.chord = (*self.chord, name)
            else:
                self.press(name, data)
        self.press(names[-1], data)

    def press(self, name: str, data: str) -> None:
        """One key: what reads keys at the moment takes it, or the table of the mode, or it is text."""
        editor = self.editor
        recorder = editor.repeat
        if editor.vi_command and not self.chord and editor.search is None and name != "escape":
            recorder.begin(editor.buffer.text, bool(editor.argument))
        recorder.add(name, data)
        for reader in (editor.search, editor.menu):
            if reader is not None and reader.key(name, data):
                break
        else:
            self.dispatch(name, data)
        if editor.vi_command:
            actions_vi.clamp(editor)
            if not self.chord and editor.search is None and not editor.argument:
                recorder.end(editor.buffer.text)

    def dispatch(self, name: str, data: str) -> None:
        editor = self.editor
        keys = (*self.before(), name)
        action = self.table.get(keys)
        if action is not None:
            self.chord = ()
            self.run(action, KeyEvent(name, data))
        elif keys in self.prefixes:
            self.chord = (*self.chord, name)
        elif self.chord and editor.vi_command and name.isdigit():
            editor.argument += name
        elif self.chord:
            self.chord, editor.argument = (), ""
            editor.ding()
        elif name == PASTE:
            self.run(paste_text, KeyEvent(name, data))
        elif editor.vi_command:
            editor.argument = ""
            editor.ding()
        elif len(name) == 1 and name.isprintable():
            self.run(self_insert, KeyEvent(name, name))

    def run(self, action: Action, event: KeyEvent) -> None:
        editor = self.editor
        editor.note = ""
        editor.emphasis = None
        if action in NOT_REPEATED:
            editor.repeat.forget()
        editor.previous_action, editor.last_action = editor.last_action, ""
        try:
            action(editor, event)
        except Exception as error:  # the input must not be lost for a fault in a completer or a help text
            editor.failed(error)
        if action not in KEEPS_ARGUMENT and editor.search is None:
            editor.argument = ""
        if not editor.last_action:
            editor.last_action = getattr(action, "__name__", "")


def script_action(block: Any) -> Action:
    """A key that runs a script block: ($key, $arg)."""
    def run(editor: Any, event: Any) -> None:
        argument = editor.count() if editor.argument else None
        editor.argument = ""
        host = editor.session.host
        screen, host.output = host.output, io.StringIO()  # the screen is the editor's while it reads
        try:
            editor.session.invoke(block, [event.data, argument])
        finally:
            written, host.output = host.output.getvalue(), screen
        if written:
            editor.above(lambda: host.output.write(written))

    return run


def self_insert(editor: Any, event: Any) -> None:
    """Type a character, as often as the numeric argument says."""
    if editor.selection() is not None:
        editor.delete_selection()
    if editor.options.edit_mode != "Vi" or editor.previous_action != "self_insert":
        editor.buffer.save_to_undo_stack()
    editor.suggestion_at = -1
    editor.buffer.insert_text(event.data * max(editor.count(), 1))


def paste_text(editor: Any, event: Any) -> None:
    """Text that the terminal marks as pasted."""
    editor.delete_selection()
    editor.buffer.save_to_undo_stack()
    editor.buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))
