"""In: a line editor. Out: its key bindings: those of the edit mode, what Set-PSReadLineKeyHandler changed, and plain typing."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from ems.console import actions_complete, actions_edit, actions_history, actions_move
from ems.console.key_names import sequence
from ems.console.key_tables import bindings

Action = Callable[[Any, Any], None]
ACTIONS: dict[str, Action] = {**actions_edit.ACTIONS, **actions_move.ACTIONS, **actions_history.ACTIONS, **actions_complete.ACTIONS}
# What keeps an open menu, and what keeps a chain of the same completion.
MENU_KEYS = {"tab": 1, "down": 1, "s-tab": -1, "up": -1, "c-@": 1}
EXTRA = {"Windows": [("Ctrl+h", "BackwardDeleteChar")], "Emacs": [], "Vi": []}


def make_bindings(editor: Any) -> KeyBindings:
    keys = KeyBindings()
    vi = editor.options.edit_mode == "Vi"
    table: dict[tuple[str, ...], Any] = {}
    for key, function in [*bindings(editor.options.edit_mode), *EXTRA[editor.options.edit_mode]]:
        if vi and len(key) > 2 and key.startswith("<"):
            continue  # the command mode is prompt_toolkit's
        found = sequence(key)
        if found is not None and function in ACTIONS:
            table[found] = ACTIONS[function]
    for found in editor.options.removed:
        table.pop(found, None)
    for found, handler in editor.options.handlers.items():
        table[found] = ACTIONS[handler] if isinstance(handler, str) else script_action(handler)
    menu_open = Condition(lambda: editor.menu is not None)
    searching = Condition(lambda: editor.search is not None)
    plain = ~menu_open & ~searching
    if vi:
        from prompt_toolkit.filters import vi_insert_mode

        plain = plain & vi_insert_mode
    starts = {found[:n] for found in table for n in range(1, len(found))}
    for found, action in table.items():  # eager where no longer chord of ours begins so: prompt_toolkit has longer ones of its own
        keys.add(*found, filter=plain, save_before=never, eager=found not in starts and found != ("escape",))(bound(editor, action))
    _typing(editor, keys, plain)
    _menu(editor, keys, menu_open)
    _search(editor, keys, searching)
    return keys


def never(event: Any) -> bool:
    """The functions save the steps of undo themselves."""
    return False


def bound(editor: Any, action: Action) -> Callable[[Any], None]:
    def run(event: Any) -> None:
        name = getattr(action, "__name__", "")
        editor.note = ""
        before = editor.last_action
        editor.last_action = ""
        editor.previous_action = before
        action(editor, event)
        if not editor.last_action:
            editor.last_action = name

    return run


def script_action(block: Any) -> Action:
    """A key that runs a script block: ($key, $arg)."""
    def run(editor: Any, event: Any) -> None:
        from prompt_toolkit.application import run_in_terminal

        key = event.key_sequence[-1].data
        run_in_terminal(lambda: editor.session.invoke(block, [key, None]))

    return run


def _typing(editor: Any, keys: KeyBindings, plain: Any) -> None:
    @keys.add(Keys.Any, filter=plain, save_before=never)
    def _self_insert(event: Any) -> None:
        data = event.data
        if not data or ord(data[0]) < 32 or data == "\x7f":
            return
        editor.note = ""
        if editor.selection() is not None:
            editor.delete_selection()
        editor.buffer.save_to_undo_stack()
        editor.suggestion_at = -1
        editor.buffer.insert_text(data)
        editor.last_action = "typing"

    @keys.add(Keys.BracketedPaste, filter=plain, save_before=never)
    def _paste(event: Any) -> None:
        editor.delete_selection()
        editor.buffer.save_to_undo_stack()
        editor.buffer.insert_text(event.data.replace("\r\n", "\n").replace("\r", "\n"))
        editor.last_action = "paste"

    @keys.add(Keys.Ignore)
    def _ignore(event: Any) -> None:
        """Keys that mean nothing here."""


def _menu(editor: Any, keys: KeyBindings, opened: Any) -> None:
    def show() -> None:
        text, cursor = editor.menu.applied()
        editor.buffer.text = text
        editor.buffer.cursor_position = cursor

    for key, step in MENU_KEYS.items():
        @keys.add(key, filter=opened)
        def _step(event: Any, step: int = step) -> None:
            editor.menu.move(step)
            show()

    for key, step in (("left", -1), ("right", 1)):
        @keys.add(key, filter=opened)
        def _sideways(event: Any, step: int = step) -> None:
            editor.menu.sideways(step)
            show()

    @keys.add("enter", filter=opened)
    def _take(event: Any) -> None:
        editor.menu = None

    @keys.add("escape", filter=opened, eager=True)
    @keys.add("c-g", filter=opened)
    @keys.add("c-c", filter=opened)
    def _leave(event: Any) -> None:
        menu, editor.menu = editor.menu, None
        editor.buffer.text, editor.buffer.cursor_position = menu.base

    @keys.add("c-h", filter=opened)
    def _less(event: Any) -> None:
        menu = editor.menu
        if not menu.typed:
            _leave(event)
            return
        menu.typed = menu.typed[:-1]
        actions_complete.filter_menu(editor)
        show()

    @keys.add(Keys.Any, filter=opened)
    def _more(event: Any) -> None:
        data = event.data
        menu = editor.menu
        if data and data.isprintable():
            menu.typed += data
            if actions_complete.filter_menu(editor):
                show()
                return
        editor.menu = None
        if data and data.isprintable():
            editor.buffer.insert_text(data)


def _search(editor: Any, keys: KeyBindings, searching: Any) -> None:
    from ems.console.search import SEARCH_KEYS

    for sequence_, action in SEARCH_KEYS.items():
        @keys.add(*sequence_, filter=searching)
        def _run(event: Any, action: Any = action) -> None:
            action(editor, event)

    @keys.add(Keys.Any, filter=searching)
    def _more(event: Any) -> None:
        if event.data and event.data.isprintable():
            editor.search.more(event.data)
        else:
            editor.search.end()
            event.key_processor.feed(event.key_sequence[-1], first=True)
