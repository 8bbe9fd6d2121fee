"""In: the matches of a completion. Out: the menu below the input: columns, the chosen entry, its tooltip."""
from __future__ import annotations

from typing import Any

from ems.console.styles import style_of_sgr

STEPS = {"tab": 1, "down": 1, "c-@": 1, "s-tab": -1, "up": -1, "c-n": 1, "c-p": -1}
SIDEWAYS = {"left": -1, "right": 1}
PAGES = ("home", "end", "pageup", "pagedown")


class Menu:
    """The state of MenuComplete: `start` and `length` are what a match replaces in the original text."""

    def __init__(self, matches: list[Any], start: int, length: int, text: str, cursor: int, editor: Any = None) -> None:
        self.editor = editor
        self.matches = matches
        self.start = start
        self.length = length
        self.text = text
        self.cursor = cursor
        self.base = (text, cursor)  # the input when the menu opened
        self.at = 0
        self.rows = 1
        self.columns = 1
        self.top = 0
        self.typed = ""

    def layout(self, width: int) -> int:
        """Rows and columns for the terminal's width; the width of a column."""
        widest = max(len(m.list_text) for m in self.matches) + 2
        widest = min(widest, width - 1)
        self.columns = max(1, min(width // widest, len(self.matches)))
        self.rows = -(-len(self.matches) // self.columns)
        return widest

    def move(self, step: int) -> None:
        self.at = (self.at + step) % len(self.matches)

    def sideways(self, step: int) -> None:
        """One column to the left or right, in the same row."""
        row, column = self.at % self.rows, self.at // self.rows
        for _ in range(self.columns):
            column = (column + step) % self.columns
            if column * self.rows + row < len(self.matches):
                break
        self.at = column * self.rows + row

    def applied(self) -> tuple[str, int]:
        """The text with the chosen match put in, and the cursor behind it."""
        return applied(self.text, self.start, self.length, self.matches[self.at].text)

    # -- keys

    def key(self, name: str, data: str) -> bool:
        """True when the menu took the key; False when it closed before it."""
        if name in STEPS:
            self.move(STEPS[name])
        elif name in SIDEWAYS:
            self.sideways(SIDEWAYS[name])
        elif name in PAGES:
            self.at = {"home": 0, "end": len(self.matches) - 1, "pageup": self.at - self.at % self.rows,
                       "pagedown": min(self.at - self.at % self.rows + self.rows, len(self.matches)) - 1}[name]
        elif name in ("escape", "c-g", "c-c") or name == "c-h" and not self.typed:
            self.editor.menu = None
            self.editor.show(*self.base)
            return True
        elif name == "c-h":
            self.filter(self.typed[:-1])
        elif len(name) == 1 and name.isprintable():
            return self._typed(name)
        else:
            self._take()
            return name == "enter"
        self.preview()
        return True

    def preview(self) -> None:
        """The chosen match in the line; the cursor stays where the user types."""
        text, end = self.applied()
        self.editor.show(text, min(self.cursor, end))

    def _take(self) -> None:
        self.editor.menu = None
        self.editor.show(*self.applied())

    def _typed(self, char: str) -> bool:
        """Fewer matches with each character; one that fits none closes the menu, a space takes the match first."""
        if self.filter(self.typed + char):
            self.preview()
            return True
        if char == " ":
            self._take()
            return False
        base, cursor = self.base
        self.editor.menu = None
        self.editor.show(base[:cursor] + self.typed + base[cursor:], cursor + len(self.typed))
        return False

    def filter(self, typed: str) -> bool:
        """Ask again with what was typed into the open menu; False when nothing fits."""
        from ems.console.completion import complete

        base, cursor = self.base
        text, at = base[:cursor] + typed + base[cursor:], cursor + len(typed)
        result = complete(text, at, self.editor.session)
        if not result.matches:
            return False
        self.matches, self.start, self.length, self.text, self.cursor = result.matches, result.index, result.length, text, at
        self.typed, self.at, self.top = typed, 0, 0
        return True

    # -- the screen

    def fragments(self, width: int, options: Any, height: int = 20) -> list[tuple[str, str]]:
        column_width = self.layout(width)
        selection, emphasis = style_of_sgr(options.colors["Selection"]), style_of_sgr(options.colors["Emphasis"])
        row_at = self.at % self.rows
        self.top = min(max(self.top, row_at - height + 1), row_at)
        out: list[tuple[str, str]] = []
        for row in range(self.top, min(self.top + height, self.rows)):
            if out:
                out.append(("", "\n"))
            for column in range(self.columns):
                n = column * self.rows + row
                if n >= len(self.matches):
                    break
                name = self.matches[n].list_text[: column_width - 2]
                out.append((selection if n == self.at else "", name))
                out.append(("", " " * (column_width - len(name))))
        tip = " ".join(self.matches[self.at].tool_tip.strip().split("\n")) if options.show_tool_tips else ""
        if tip and tip != self.matches[self.at].list_text:
            out += [("", "\n\n"), (emphasis, tip[: 2 * width])]
        return out


def applied(text: str, start: int, length: int, match: str) -> tuple[str, int]:
    """The text with a match in place of its part; before a closing quote the cursor stays inside for a folder."""
    return text[:start] + match + text[start + length:], start + len(match)
