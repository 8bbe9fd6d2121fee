"""In: the helpers of tests/store. Out: the same for the fault tests."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "store"))


@pytest.fixture(autouse=True)
def no_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("EMS_KEY_FILE", raising=False)
    monkeypatch.delenv("EMS_STORE", raising=False)
