"""In: a terminal that knows no escape sequences (TERM=dumb). Out: inputs read line by line as the terminal itself edits them; `>>` asks for more."""
from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from ems.console.history_file import SharedHistory
from ems.console.options import options_of


def is_plain() -> bool:
    """True for a terminal that only takes text."""
    import os

    return os.environ.get("TERM") in ("dumb", "unknown")


class PlainLines:
    """What LineEditor is on other terminals."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.options = options_of(session)
        self.history = SharedHistory(self.options)
        self.prompt_source: Callable[[], str] | None = None

    def read(self, message: str) -> str | None:
        """One input; None at the end of input. KeyboardInterrupt for Ctrl+C."""
        from ems.piped_input import complete

        text = line_after(self.session.host, message)
        while text is not None and not complete(text):
            more = line_after(self.session.host, self.options.continuation_prompt)
            if more is None:
                return None
            text += "\n" + more
        return text


def line_after(host: Any, prompt: str) -> str | None:
    """A line typed behind a prompt; None at the end of input."""
    host.output.write(prompt)
    host.output.flush()
    if sys.platform != "win32":
        import select

        while not select.select([sys.stdin], [], [], 0.05)[0]:
            pass  # Ctrl+C is raised here, between two looks
    line = sys.stdin.readline()
    return line.rstrip("\n").rstrip("\r") if line else None
