"""In: rows of text. Out: the numbers of the rows that the user marks in a table on the whole screen."""
from __future__ import annotations

from typing import Any


class Grid:
    """What the table shows: filter, order, place and marks."""

    def __init__(self, names: list[str], rows: list[list[str]], filter: str, mode: str) -> None:
        self.names = names
        self.rows = rows
        self.filter = filter
        self.mode = mode
        self.sort = -1
        self.at = 0
        self.top = 0
        self.marked: set[int] = set()

    def visible(self) -> list[int]:
        wanted = self.filter.lower()
        found = [i for i, row in enumerate(self.rows) if not wanted or any(wanted in cell.lower() for cell in row)]
        if self.sort >= 0:
            found.sort(key=lambda i: self.rows[i][self.sort].lower())
        return found

    def move(self, step: int) -> None:
        count = len(self.visible())
        self.at = max(0, min(self.at + step, count - 1))

    def mark(self) -> None:
        found = self.visible()
        if not found or self.mode == "None":
            return
        row = found[self.at]
        if self.mode == "Single":
            self.marked = {row}
        elif row in self.marked:
            self.marked.discard(row)
        else:
            self.marked.add(row)

    def result(self) -> list[int]:
        found = self.visible()
        return sorted(self.marked) or ([found[self.at]] if found else [])

    def widths(self) -> list[int]:
        return [min(max([len(name), *(len(row[c]) for row in self.rows[:500])]), 40) for c, name in enumerate(self.names)]

    def fragments(self, height: int) -> list[tuple[str, str]]:
        widths = self.widths()
        found = self.visible()
        self.at = max(0, min(self.at, len(found) - 1))
        self.top = min(max(self.top, self.at - height + 1), self.at) if found else 0
        head = "    " + "  ".join((name + (" v" if c == self.sort else "")).ljust(widths[c]) for c, name in enumerate(self.names))
        out = [("bold", head + "\n")]
        for n in range(self.top, min(self.top + height, len(found))):
            row = found[n]
            cells = "  ".join(cell.replace("\n", " ")[: widths[c]].ljust(widths[c]) for c, cell in enumerate(self.rows[row]))
            out.append(("reverse" if n == self.at else "", f"[{'x' if row in self.marked else ' '}] {cells}\n"))
        return out


def choose(names: list[str], rows: list[list[str]], title: str, filter: str, mode: str) -> list[int]:
    """Run the table; the numbers of the chosen rows."""
    from prompt_toolkit.application import Application, get_app
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

    grid = Grid(names, rows, filter, mode)
    keys = KeyBindings()
    for key, step in (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10), ("home", -10**9), ("end", 10**9)):
        keys.add(key)(lambda event, step=step: grid.move(step))
    keys.add(" ")(lambda event: grid.mark())

    @keys.add("f3")
    def _sort(event: Any) -> None:
        grid.sort = (grid.sort + 2) % (len(names) + 1) - 1

    @keys.add("enter")
    def _take(event: Any) -> None:
        event.app.exit(result=grid.result())

    @keys.add("escape", eager=True)
    @keys.add("c-c")
    def _leave(event: Any) -> None:
        event.app.exit(result=[])

    @keys.add("c-h")
    def _less(event: Any) -> None:
        grid.filter = grid.filter[:-1]

    @keys.add(Keys.Any)
    def _more(event: Any) -> None:
        if event.data.isprintable():
            grid.filter += event.data

    top = Window(FormattedTextControl(lambda: [("bold", title or "Out-ConsoleGridView"), ("", f"   Filter: {grid.filter}_")]), height=1)
    table = Window(FormattedTextControl(lambda: grid.fragments(get_app().output.get_size().rows - 4)))  # type: ignore[arg-type, return-value]
    foot = Window(FormattedTextControl("Type to filter  Space mark  F3 sort  Enter take  Esc leave"), height=1)
    application: Application[list[int]] = Application(Layout(HSplit([top, table, foot])), key_bindings=keys, full_screen=True)
    return application.run(handle_sigint=False)
