"""In: a key's script. Out: [Microsoft.PowerShell.PSConsoleReadLine]: the input's text and cursor, and each function of the line editor as a static method."""
from __future__ import annotations

from typing import Any

from ems.values.context import current
from ems.values.errors import net_error
from ems.values.objects import NOTHING, NetObject
from ems.values.types import net_type

NAME = "Microsoft.PowerShell.PSConsoleReadLine"


class PSConsoleReadLine(NetObject):
    """Only its static methods are of use."""

    __slots__ = ()
    net_name = NAME


TYPE = net_type("Microsoft.PowerShell.PSConsoleReadLine", py=PSConsoleReadLine)


def editor() -> Any:
    found = current()._parts.get("line_editor")  # type: ignore[attr-defined]
    if found is None or not hasattr(found, "buffer"):
        raise net_error("System.InvalidOperationException", "There is no console whose line could be edited.")
    return found


def checked(start: int, length: int, text: str) -> None:
    """A range outside the input is an error of the caller."""
    for name, value, limit in (("start", start, len(text)), ("length", length, len(text) - start)):
        if not 0 <= value <= limit:
            raise net_error("System.ArgumentException", f"The value must be between 0 and {limit}. (Parameter '{name}')")


@TYPE.static("void Insert(string s)", "void Insert(char c)")
def insert(text: str) -> Any:
    line = editor()
    line.delete_selection()
    line.buffer.save_to_undo_stack()
    line.buffer.insert_text(str(text).replace("\r\n", "\n"))
    return NOTHING


@TYPE.static("void Delete(int start, int length)")
def delete(start: int, length: int) -> Any:
    return replace(start, length, "")


@TYPE.static("void Replace(int start, int length, string replacement)",
             "void Replace(int start, int length, string replacement, System.Object instigator, System.Object instigatorArg)")
def replace(start: int, length: int, replacement: str | None, *_: Any) -> Any:
    line = editor()
    text, new = line.buffer.text, replacement or ""
    checked(start, length, text)
    line.set_text(text[:start] + new + text[start + length:], start + len(new))
    return NOTHING


@TYPE.static("void GetBufferState([ref] string input, [ref] int cursor)")
def get_buffer_state(text: Any, cursor: Any) -> Any:
    line = editor()
    text.value, cursor.value = line.buffer.text, line.buffer.cursor_position
    return NOTHING


@TYPE.static("void GetSelectionState([ref] int start, [ref] int length)")
def get_selection_state(start: Any, length: Any) -> Any:
    found = editor().selection()
    start.value, length.value = (found[0], found[1] - found[0]) if found else (-1, -1)
    return NOTHING


@TYPE.static("void SetCursorPosition(int cursor)")
def set_cursor_position(cursor: int) -> Any:
    line = editor()
    line.buffer.cursor_position = max(0, min(cursor, len(line.buffer.text)))
    return NOTHING


@TYPE.static("void AddToHistory(string command)")
def add_to_history(command: str) -> Any:
    editor().history.lines.append(command)
    return NOTHING


@TYPE.static("void Ding()")
def ding() -> Any:
    editor().ding()
    return NOTHING


@TYPE.static("bool InViInsertMode()")
def in_vi_insert_mode() -> bool:
    line = editor()
    return line.options.edit_mode == "Vi" and not line.vi_command


@TYPE.static("bool InViCommandMode()")
def in_vi_command_mode() -> bool:
    line = editor()
    return line.options.edit_mode == "Vi" and line.vi_command


@TYPE.static("Microsoft.PowerShell.PSConsoleReadLineOptions GetOptions()")
def get_options() -> Any:
    from ems.console.options import options_of

    return options_of(current())


@TYPE.static("bool TryGetArgAsInt(System.Object arg, [ref] int numericArg, int defaultNumericArg)")
def try_get_argument(argument: Any, number: Any, default: int) -> bool:
    number.value = argument if type(argument) is int else default
    return argument is None or type(argument) is int


def function(name: str) -> Any:
    """The static method of a function: a key, which does not matter, and a numeric argument."""
    def run(key: Any = None, argument: Any = None) -> Any:
        from ems.console.keys import ACTIONS, KeyEvent

        line = editor()
        before, line.argument = line.argument, str(argument) if type(argument) is int else ""
        line.dispatcher.run(ACTIONS[name], KeyEvent(name, ""))
        line.argument = before
        return NOTHING

    return run


def _declare() -> None:
    from ems.console.keys import ACTIONS

    for name in ACTIONS:
        TYPE.static(f"void {name}()", f"void {name}(System.Object key)", f"void {name}(System.Object key, System.Object arg)")(function(name))


_declare()
