"""In: text and questions of the shell. Out: the terminal's host: colours, answers, choices, secrets, progress."""
from __future__ import annotations

import sys
from typing import Any

from ems.runtime.host import Host

WHITE, YELLOW, RESET = "\x1b[97m", "\x1b[93m", "\x1b[39;49m"


class ConsoleHost(Host):
    """The host of the interactive shell."""

    def __init__(self) -> None:
        super().__init__()
        self.editor: Any = None
        self.open_line = ""  # what stands on the cursor's line when it is not empty
        self.unknown_column = False
        self.progress: dict[int, Any] = {}
        self.progress_shown = 0
        self.nested_prompt: Any = None

    # -- writing

    def write(self, text: str) -> None:
        if self.progress_shown:
            self._erase_progress()
        if text:
            self._note_line(text)
        super().write(text)
        if "\n" not in text:
            self.output.flush()

    def _note_line(self, text: str) -> None:
        """Keep what stands on the cursor's line: escape sequences are no text, and one that clears the screen leaves none."""
        import re

        head, newline, tail = text.rpartition("\n")
        if "\x1b" in tail:
            _, cleared, tail = tail.rpartition("\x1b[2J")
            newline = newline or cleared
            if not re.sub("\x1b\\[[0-9;?]*[A-Za-z]|\x1b\\][^\x07]*\x07", "", tail) and (newline or not self.open_line):
                tail = ""
        self.open_line = tail if newline else self.open_line + tail

    def error_line(self, text: str) -> None:
        if self.progress_shown:
            self._erase_progress()
        super().error_line(text)
        self.open_line = ""

    def foreign_output(self) -> None:
        self.unknown_column = True

    def begin_line(self) -> None:
        """The prompt begins in the first column. After a program nobody knows where the cursor is: a row of blanks goes on in the next line then."""
        unknown, self.unknown_column = self.unknown_column, False
        if self.take_open_line():
            self.write("\n")
        elif unknown and self.colors:
            self.output.write(" " * (self.width - 1) + "\r\x1b[K")
            self.output.flush()

    def take_open_line(self) -> str:
        """The unfinished line before the prompt: the prompt goes on behind it."""
        found, self.open_line = self.open_line, ""
        if found:
            self.output.write("\r")
            self.output.flush()
        return found

    def stopped(self) -> None:
        """A command was ended by Ctrl+C: the prompt begins on a line of its own."""
        self.progress.clear()
        if self.progress_shown:
            self._erase_progress()
        self.flush()

    # -- asking

    def heading(self, text: str) -> None:
        self.write_line(f"{WHITE}{text}{RESET}" if self.colors else text)

    def can_ask(self) -> bool:
        return not self.non_interactive

    def read_line(self, prompt: str = "") -> str | None:
        return self._ask(prompt, secret=False)

    def read_secret(self, prompt: str = "") -> str | None:
        return self._ask(prompt, secret=True)

    def _ask(self, prompt: str, secret: bool) -> str | None:
        from ems.console.plain_lines import is_plain, line_after

        if self.progress_shown:
            self._erase_progress()
        self.flush()
        text: str | None
        if is_plain():
            text = super().read_secret(prompt) if secret else line_after(self, prompt)
            self.open_line = ""
        else:
            from ems.console.answer import read_answer

            text = read_answer(self.take_open_line() + prompt, secret)
        if text is None:
            return None
        for transcript in self.transcripts:
            transcript.write(prompt + ("*" * len(text) if secret else text) + "\n")
        return text

    def read_key(self) -> str:
        """The characters of one key press."""
        from ems.console.terminal_mode import read_key

        if self.progress_shown:
            self._erase_progress()
        self.flush()
        return read_key()

    def key_waits(self) -> bool:
        from ems.console.terminal_mode import key_waits

        return key_waits()

    def prompt_for_choice(self, caption: str, message: str, choices: Any, default: int) -> int:
        """A question with keys, coloured as PowerShell's console does."""
        from ems.runtime.confirmation import hot_key

        if caption:
            self.write_line()
            self.heading(caption)
        if message:
            self.write_line(message)
        keys = [hot_key(label) for label, _ in choices]
        line = self._choice_line(keys, default)
        while True:
            answer = (self.read_line(line) or "").strip()
            if not answer and 0 <= default < len(keys):
                return default
            for at, (key, text) in enumerate(keys):
                if answer.upper() == key or answer.lower() == text.lower():
                    return at
            if answer == "?":
                for (key, _), (_, help_text) in zip(keys, choices, strict=True):
                    self.write_line(wrapped(f"{key} - {help_text}", self.width))

    def _choice_line(self, keys: list[tuple[str, str]], default: int) -> str:
        parts = []
        for at, (key, text) in enumerate(keys):
            color = YELLOW if at == default else WHITE
            parts.append(f"{color}[{key}] {text}  {RESET}" if self.colors else f"[{key}] {text}  ")
        end = f' (default is "{keys[default][0]}"): ' if 0 <= default < len(keys) else " "
        return "".join(parts) + "[?] Help" + end

    # -- progress

    def show_progress(self, record: Any) -> None:
        from ems.console.progress import progress_lines
        from ems.formatting.psstyle import ps_style

        number = record[3]
        if record[7]:
            self.progress.pop(number, None)
            if self.progress_shown:
                self._erase_progress()
            return
        self.progress[number] = record
        if self.progress_shown:
            self._erase_progress()
        if self.open_line:
            return
        lines = progress_lines(self.progress, self.width, self.colors, ps_style(self.session).progress)
        self.output.write("\n".join(lines) + (f"\x1b[{len(lines) - 1}A" if len(lines) > 1 else "") + "\r")
        self.output.flush()
        self.progress_shown = len(lines)

    def _erase_progress(self) -> None:
        shown, self.progress_shown = self.progress_shown, 0
        self.output.write("\r\x1b[J" if shown else "")
        self.output.flush()

    def progress_done(self) -> None:
        """At the prompt nothing runs any more."""
        self.progress.clear()
        if self.progress_shown:
            self._erase_progress()

    def set_title(self, title: str) -> None:
        sys.stdout.write(f"\x1b]0;{title}\x07")
        sys.stdout.flush()


def wrapped(text: str, width: int) -> str:
    """Text in lines below `width`, broken at spaces."""
    import textwrap

    return "\n".join(textwrap.wrap(text, max(width - 1, 20), break_long_words=False, break_on_hyphens=False)) or text
