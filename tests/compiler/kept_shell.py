"""In: nothing. Out: Shell: a session in this process whose host keeps what it writes."""
from __future__ import annotations

import io
from typing import Any


class Shell:
    """A session; `run` gives a text's output as a list."""

    def __init__(self) -> None:
        from ems.runtime.host import Host
        from ems.startup import new_session

        self.output, self.errors = io.StringIO(), io.StringIO()
        self.session = new_session(Host(self.output, self.errors, io.StringIO()), store="memory:")

    def run(self, text: str) -> list[Any]:
        result: list[Any] = []
        self.session.run_text(text, result.append)
        return result

    def fresh(self, text: str) -> list[Any]:
        """Run in a scope of its own, so that nothing is left behind."""
        return self.run("& {\n" + text + "\n}")
