"""In: the matches of a completion. Out: the menu below the input: columns, the chosen entry, its tooltip."""
from __future__ import annotations

from typing import Any

from ems.console.styles import style_of_sgr


class Menu:
    """The state of MenuComplete: `start` and `length` are what a match replaces in the original text."""

    def __init__(self, matches: list[Any], start: int, length: int, text: str, cursor: int) -> None:
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

    def applied(self, at: int | None = None) -> tuple[str, int]:
        """The text with a match put in, and the cursor behind it."""
        return applied(self.text, self.start, self.length, self.matches[self.at if at is None else at].text)

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
