"""In: SGR sequences of the options. Out: prompt_toolkit's styles, and the lexer that colours the input."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

ANSI = ("ansiblack", "ansired", "ansigreen", "ansiyellow", "ansiblue", "ansimagenta", "ansicyan", "ansigray", "ansibrightblack", "ansibrightred",
        "ansibrightgreen", "ansibrightyellow", "ansibrightblue", "ansibrightmagenta", "ansibrightcyan", "ansiwhite")
ATTRIBUTES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 5: "blink", 7: "reverse", 9: "strike"}
CUBE = (0, 95, 135, 175, 215, 255)
_cache: dict[str, str] = {}


def style_of_sgr(sequence: str) -> str:
    """The style string of a sequence such as ESC[93m."""
    found = _cache.get(sequence)
    if found is None:
        found = _cache[sequence] = _style(sequence)
    return found


def _style(sequence: str) -> str:
    import re

    numbers = [int(n or 0) for part in re.findall("\x1b\\[([0-9;]*)m", sequence) for n in part.split(";")]
    out: list[str] = []
    at = 0
    while at < len(numbers):
        n = numbers[at]
        at += 1
        if n in ATTRIBUTES:
            out.append(ATTRIBUTES[n])
        elif 30 <= n <= 37 or 90 <= n <= 97:
            out.append("fg:" + ANSI[n - 30 if n < 90 else n - 82])
        elif 40 <= n <= 47 or 100 <= n <= 107:
            out.append("bg:" + ANSI[n - 40 if n < 100 else n - 92])
        elif n in (38, 48) and at < len(numbers):
            where = "fg:" if n == 38 else "bg:"
            if numbers[at] == 5 and at + 1 < len(numbers):
                out.append(where + indexed(numbers[at + 1]))
                at += 2
            elif numbers[at] == 2 and at + 3 < len(numbers):
                out.append(where + "#{:02x}{:02x}{:02x}".format(*numbers[at + 1 : at + 4]))
                at += 4
    return " ".join(out)


def indexed(number: int) -> str:
    """A colour of the 256."""
    if number < 16:
        return ANSI[number]
    if number >= 232:
        level = 8 + (number - 232) * 10
        return f"#{level:02x}{level:02x}{level:02x}"
    number -= 16
    return f"#{CUBE[number // 36]:02x}{CUBE[number // 6 % 6]:02x}{CUBE[number % 6]:02x}"


def application_style(options: Any) -> Style:
    return Style([("selected", "noreverse " + style_of_sgr(options.colors["Selection"])),
                  ("auto-suggestion", style_of_sgr(options.colors["InlinePrediction"]))])


class ShellLexer(Lexer):
    """Colours the input by the shell's own tokens."""

    def __init__(self, editor: Any) -> None:
        self.editor = editor
        self.kept: tuple[str, Any, list[StyleAndTextTuples]] | None = None

    def invalidation_hash(self) -> Any:
        """What the colours depend on beside the text."""
        hint = self.editor.hint()
        return hint and (hint.text, hint.start, hint.end), tuple(self.editor.overlays())

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        text = document.text
        over = (self.editor.hint(), self.editor.overlays())
        if self.kept is None or self.kept[:2] != (text, over):
            self.kept = (text, over, self._lines(text))
        lines = self.kept[2]
        return lambda number: lines[number] if number < len(lines) else []

    def _lines(self, text: str) -> list[StyleAndTextTuples]:
        colors = self.editor.options.colors
        lines: list[StyleAndTextTuples] = [[]]

        def put(style: str, part: str) -> None:
            for n, piece in enumerate(part.split("\n")):
                if n:
                    lines.append([])
                if piece:
                    lines[-1].append((style, piece))

        at = 0
        for start, end, name in self.editor.colors(text):
            if start > at:
                put("", text[at:start])
            put(style_of_sgr(colors[name]), text[max(start, at):end])
            at = max(at, end)
        put("", text[at:])
        return lines
