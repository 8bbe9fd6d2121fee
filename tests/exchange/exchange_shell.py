"""In: script text. Out: what it gives and writes, run in process on a store in memory."""
from __future__ import annotations

import io
from typing import Any


class Shell:
    """Runs script text: `lines` gives the texts of the output objects, `errors` the messages of the error stream."""

    def __init__(self) -> None:
        from ems.runtime.host import Host
        from ems.startup import new_session

        self.out, self.err = io.StringIO(), io.StringIO()
        self.session = new_session(Host(output=self.out, error=self.err, input=io.StringIO()), store="memory:", culture="")

    def run(self, text: str) -> list[Any]:
        found: list[Any] = []
        self.session.run_text(text, found.append)
        return found

    def lines(self, text: str) -> list[str]:
        from ems.values.text import to_string

        return [line for item in self.run(text) for line in to_string(item).split("\n")]

    def error(self, text: str) -> str:
        """The message of the last error that the text makes; "" for none."""
        from ems.values.text import to_string

        self.run("$Error.Clear()")
        self.run(text)
        found = self.run("if ($Error.Count) { $Error[0].Exception.Message }")
        return to_string(found[0]) if found else ""

    @property
    def store(self) -> Any:
        return self.session.store
