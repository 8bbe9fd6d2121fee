"""In: objects. Out: Out-ConsoleGridView: a table on the whole screen to filter, sort and mark; the marked objects go on."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.convert import to_string


@cmdlet("Out-ConsoleGridView", module="PSReadLine", aliases="ocgv")
class OutConsoleGridView(Cmdlet):
    """Choose objects in a table on the terminal.

    Type to filter, the arrow keys move, Space marks, F3 sorts by the next column, Enter passes the marked objects on, Escape none.

    EXAMPLES
    > try { 1 | Out-ConsoleGridView } catch { $_.FullyQualifiedErrorId }
    NoConsole,Out-ConsoleGridView

    Needs a terminal.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, help="The objects.")
    title = parameter("Title", "string", help="The text at the top.")
    output_mode = parameter("OutputMode", "string", validate=[("set", "None", "Single", "Multiple")], default="Multiple", help="How many may be chosen.")
    filter = parameter("Filter", "string", help="What the filter starts with.")

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        if "InputObject" in self.bound or self.input_object is not None:
            self.items.append(self.input_object)

    def end(self) -> None:
        host = self.shell.host
        if not host.output.isatty() or not host.input.isatty():
            self.fail("NoConsole", "There is no terminal to show a table on.", "ResourceUnavailable", cls="System.InvalidOperationException")
        from ems.console.grid import choose

        host.flush()
        names, rows = table_of(self.items)
        chosen = choose(names, rows, self.title or "", self.filter or "", self.output_mode)
        if self.output_mode != "None":
            self.write_each(self.items[i] for i in chosen)


def table_of(items: list[Any]) -> tuple[list[str], list[list[str]]]:
    """The columns of the objects (those of their view, else their first properties) and the cells as text."""
    from ems.values.members import get_member
    from ems.values.psmembers import property_names

    if not items:
        return [], []
    names = property_names(items[0])[:6] if not isinstance(items[0], (str, int, float)) else []
    if not names:
        return ["Value"], [[to_string(i)] for i in items]
    return names, [[to_string(get_member(i, name)) for name in names] for i in items]
