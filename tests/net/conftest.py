"""In: scripts. Out: the texts of what they put out, run in a session of this process."""
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
    """Run a script in an empty folder; an error that ends it is its last text: id and message."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    def call(script: str) -> list[str]:
        session = new_session(culture="")
        output: list[Any] = []
        try:
            session.run_text("$ErrorActionPreference = 'Stop'\n" + script, output.append)
        except NetException as error:
            record = session.errors.record(error)
            output.append(f"ERROR {record.fully_qualified_error_id}: {error}")
        finally:
            set_context(None)
        return ["<null>" if item is None else to_string(item) for item in output]

    return call
