"""In: nothing. Out: a store of each engine for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_addresses import ENGINES, make_address

from ems.store import Store, open_store


@pytest.fixture(autouse=True)
def no_own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("EMS_KEY_FILE", raising=False)
    monkeypatch.delenv("EMS_STORE", raising=False)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=ENGINES[1:])
def shared_engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(engine: str, tmp_path: Path) -> str:
    return make_address(engine, tmp_path)


@pytest.fixture
def shared_address(shared_engine: str, tmp_path: Path) -> str:
    """The address of a store that several can open."""
    return make_address(shared_engine, tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    with open_store(address) as opened:
        yield opened
