"""In: a line editor. Out: PSReadLine's functions of completion and help: Tab, the menu, F1, Alt+h."""
from __future__ import annotations

import os
from typing import Any

from ems.console.menu import Menu, applied


class Cycle:
    """Tab again and again: the matches and the one in place. `shown` is the text it put, to see whether the user typed since."""

    def __init__(self, result: Any, text: str, cursor: int) -> None:
        self.matches = result.matches
        self.start = result.index
        self.length = result.length
        self.text = text
        self.cursor = cursor
        self.at = -1
        self.shown: tuple[str, int] = (text, cursor)


def _complete(editor: Any) -> Any:
    """The completion at the cursor; None when there is none."""
    from ems.console.completion import complete

    hash_line = editor.buffer.text
    if hash_line.startswith("#") and editor.buffer.cursor_position == len(hash_line):
        return history_matches(editor, hash_line)
    result = complete(editor.buffer.text, editor.buffer.cursor_position, editor.session)
    return result if result.matches else None


def history_matches(editor: Any, line: str) -> Any:
    """`#text` and `#3`: inputs of this session that hold the text, or the one of that number."""
    from ems.console.completion.results import Completion, CompletionResult

    wanted = line[1:]
    entries = editor.session.history.entries
    if wanted.isdigit():
        found = [e.command_line for e in entries if e.id == int(wanted)]
    else:
        found = list(dict.fromkeys(e.command_line for e in reversed(entries) if wanted.lower() in e.command_line.lower()))
    return Completion([CompletionResult(t, t, "History", t) for t in found], 0, len(line)) if found else None


def _cycle(editor: Any, step: int) -> None:
    state = editor.cycle
    now = (editor.buffer.text, editor.buffer.cursor_position)
    if state is None or state.shown != now:
        result = _complete(editor)
        if result is None:
            editor.ding()
            return
        state = editor.cycle = Cycle(result, *now)
        state.at = -1 if step > 0 else 0
    state.at = (state.at + step) % len(state.matches)
    text, cursor = put(state.text, state.start, state.length, state.matches[state.at])
    editor.set_text(text, cursor)
    state.shown = (text, cursor)
    if len(state.matches) == 1:
        editor.cycle = None


def put(text: str, start: int, length: int, match: Any) -> tuple[str, int]:
    """A match in the text: a folder gets its separator, so that Tab goes on inside it."""
    value = match.text
    if match.kind == "ProviderContainer" and value and value[-1] not in "/\\":
        if value[-1] in "'\"":
            new, cursor = applied(text, start, length, value[:-1] + os.sep + value[-1])
            return new, cursor - 1
        return applied(text, start, length, value + os.sep)
    return applied(text, start, length, value)


def tab_next(editor: Any, event: Any) -> None:
    _cycle(editor, 1)


def tab_previous(editor: Any, event: Any) -> None:
    _cycle(editor, -1)


def complete_bash(editor: Any, event: Any) -> None:
    """Emacs's Tab: as far as all matches agree; a second time shows them."""
    text = editor.buffer.text
    result = _complete(editor)
    if result is None:
        editor.ding()
        return
    if len(result.matches) == 1:
        new, at = put(text, result.index, result.length, result.matches[0])
        editor.set_text(new, at)
        return
    common = common_prefix([m.text for m in result.matches])
    typed = text[result.index: result.index + result.length]
    if len(common) > len(typed) or common.lower() == typed.lower() and common != typed:
        new, at = applied(text, result.index, result.length, common)
        editor.set_text(new, at)
        return
    if editor.previous_action != "complete_bash":
        editor.ding()
    else:
        asked(editor, len(result.matches), lambda: show_matches(editor, result))


def common_prefix(texts: list[str]) -> str:
    """The start that all share, case aside, as the first writes it."""
    first = texts[0]
    for length in range(len(first), 0, -1):
        start = first[:length].lower()
        if all(t.lower().startswith(start) for t in texts):
            return first[:length]
    return ""


def show_matches(editor: Any, result: Any) -> None:
    """Write the matches above a new prompt."""
    menu = Menu(result.matches, 0, 0, "", 0)
    width = menu.layout(editor.application.output.get_size().columns)
    rows = []
    for row in range(menu.rows):
        names = [result.matches[c * menu.rows + row].list_text for c in range(menu.columns) if c * menu.rows + row < len(result.matches)]
        rows.append("".join(name.ljust(width) for name in names).rstrip())
    editor.above(lambda: editor.session.host.output.write("\n".join(rows) + "\n"))


def possible_completions(editor: Any, event: Any) -> None:
    result = _complete(editor)
    if result is None:
        editor.ding()
    else:
        asked(editor, len(result.matches), lambda: show_matches(editor, result))


def menu_complete(editor: Any, event: Any) -> None:
    """One match is taken, of more one is chosen in the menu; many are shown when the user wants them."""
    result = _complete(editor)
    if result is None:
        editor.ding()
    elif len(result.matches) == 1:
        editor.set_text(*put(editor.buffer.text, result.index, result.length, result.matches[0]))
    else:
        asked(editor, len(result.matches), lambda: open_menu(editor, result))


def open_menu(editor: Any, result: Any) -> None:
    editor.buffer.save_to_undo_stack()
    editor.menu = Menu(result.matches, result.index, result.length, editor.buffer.text, editor.buffer.cursor_position, editor)
    editor.menu.preview()


def asked(editor: Any, count: int, go: Any) -> None:
    """Do it at once for up to CompletionQueryItems matches, else when the user says y."""
    from ems.console.search import OneKey

    if count <= editor.options.completion_query_items:
        go()
        return

    def answer(name: str) -> None:
        if name in ("y", "Y", " ", "tab"):
            go()

    editor.search = OneKey(editor, answer)
    editor.note = f"Display all {count} possibilities? (y or n) _"


def command_at(editor: Any) -> Any:
    """The command around the cursor: (node, its information)."""
    from ems.console.hints import known_command
    from ems.syntax import nodes as n

    best = None
    at = editor.buffer.cursor_position
    for node in editor.tree(editor.buffer.text).ast.walk():
        if type(node) is n.Command and node.start <= at and (best is None or node.start >= best.start):
            best = node
    if best is None or type(best.elements[0]) is not n.StringConstantExpression:
        return None, None
    return best, known_command(editor.session, best.elements[0].value)


def show_command_help(editor: Any, event: Any) -> None:
    """F1: the help of the command at the cursor, below the screen's text."""
    _node, info = command_at(editor)
    if info is None:
        editor.ding()
        return

    def show() -> None:
        from ems.launcher import finish

        session = editor.session
        name = info.name.replace("'", "''")
        page = f"try {{ Get-Help -Full '{name}' | Out-Host -Paging }} catch [System.Management.Automation.HaltCommandException] {{ }}"
        finish(session, lambda out: session.run_text(page, out), report_only=True)

    editor.above(show)


def show_parameter_help(editor: Any, event: Any) -> None:
    """Alt+h: the help of the parameter at the cursor, in the line below."""
    from ems.console.hints import signature_of
    from ems.syntax import nodes as n

    node, info = command_at(editor)
    signature = signature_of(editor.session, info) if info is not None else None
    if signature is None:
        editor.ding()
        return
    at = editor.buffer.cursor_position
    named = [e for e in node.elements if type(e) is n.CommandParameter and e.start <= at]
    from ems.runtime.types.parameters import all_parameters

    for element in reversed(named):
        for p in all_parameters(signature):
            if p.name.lower().startswith(element.name.lower()):
                editor.note = f"-{p.name} <{p.type_name}>  {p.help}"
                return
    editor.ding()


def show_key_bindings(editor: Any, event: Any) -> None:
    from ems.console.key_tables import bindings

    rows = "\n".join(f"{key:<24}{function}" for key, function in bindings(editor.options.edit_mode))
    editor.above(lambda: editor.session.host.output.write(rows + "\n"))


def what_is_key(editor: Any, event: Any) -> None:
    """The next key is not run but named."""
    from ems.console.key_names import sequence
    from ems.console.key_tables import bindings
    from ems.console.search import OneKey

    def say(name: str) -> None:
        found = next((f for k, f in bindings(editor.options.edit_mode) if sequence(k) == (name,)), "SelfInsert" if len(name) == 1 else "Key is unbound")
        editor.note = f"{name}: {found}"

    editor.search = OneKey(editor, say)
    editor.note = "what-is-key: "


def show_tooltip(editor: Any, event: Any) -> None:
    if editor.suggestion_at >= 0:
        editor.note = editor.suggestions[editor.suggestion_at]


ACTIONS = {
    "TabCompleteNext": tab_next, "TabCompletePrevious": tab_previous, "ViTabCompleteNext": tab_next, "ViTabCompletePrevious": tab_previous,
    "Complete": complete_bash, "PossibleCompletions": possible_completions, "MenuComplete": menu_complete, "ShowCommandHelp": show_command_help,
    "ShowParameterHelp": show_parameter_help, "ShowKeyBindings": show_key_bindings, "WhatIsKey": what_is_key, "ShowFullPredictionTooltip": show_tooltip,
}
