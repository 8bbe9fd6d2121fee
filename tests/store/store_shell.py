"""In: script text. Out: what a shell in this process prints for it, on a store of the test's own."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

# What the tests of store commands begin with.
RELAY = "New-ReceiveConnector -Name Relay -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 -Custom | Out-Null"


class Shell:
    """A session over text streams. `run` gives the printed lines; errors are lines that begin with `!`."""

    def __init__(self, store: str) -> None:
        from ems.runtime.host import Host
        from ems.startup import new_session

        self.output, self.errors = io.StringIO(), io.StringIO()
        self.session: Any = new_session(Host(self.output, self.errors, io.StringIO()), store=store)
        self.session.host.show_error = lambda record: self.output.write(f"!{record.fully_qualified_error_id}: {record.message}\n")

    def run(self, text: str) -> list[str]:
        from ems.launcher import run_text
        from ems.values.context import set_context

        set_context(self.session)
        self.output.seek(0)
        self.output.truncate()
        self.code = run_text(self.session, text)
        return self.output.getvalue().splitlines()

    def close(self) -> None:
        from ems.values.context import set_context

        self.session.store.close()
        set_context(None)


def script(folder: Path, text: str, name: str = "change.ps1") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
