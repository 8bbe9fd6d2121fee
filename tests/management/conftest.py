"""In: scripts. Out: what they write, run in an empty folder in a session of this process."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ems.startup import new_session
from ems.values.context import set_context
from ems.values.errors import NetException
from ems.values.text import to_string


class Ran:
    """What a script gave: the texts of its objects, the ids of its errors, what it wrote to the host."""

    def __init__(self, output: list[str], errors: list[Any], host: str) -> None:
        self.output, self.errors, self.host = output, errors, host

    @property
    def error_ids(self) -> list[str]:
        return [record.fully_qualified_error_id for record in reversed(self.errors)]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def call(script: str) -> Ran:
        import io

        from ems.runtime.host import Host

        written = io.StringIO()
        session = new_session(Host(written, io.StringIO(), io.StringIO()), culture="")
        output: list[Any] = []
        try:
            session.run_text(script, output.append)
        except NetException as error:
            session.errors.remember(session.errors.record(error))
        finally:
            set_context(None)
        texts = ["<null>" if item is None else to_string(item).replace(str(folder), ".") for item in output]
        return Ran(texts, list(session.errors.list), written.getvalue().replace(str(folder), "."))

    return call
