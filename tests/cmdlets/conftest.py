"""In: scripts. Out: what they write, run in a session of this process."""
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ems.startup import new_session
from ems.values.context import set_context
from ems.values.errors import NetException
from ems.values.text import to_string


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Run a script in an empty folder; the texts of its output objects. An error that ends it is its last text."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def call(script: str) -> list[str]:
        session = new_session(culture="")
        output: list[Any] = []
        try:
            session.run_text(script, output.append)
        except NetException as error:
            output.append("ERROR " + session.errors.record(error).fully_qualified_error_id)
        finally:
            set_context(None)
        return ["<null>" if item is None else to_string(item) for item in output]

    return call


