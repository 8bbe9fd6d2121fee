"""A store whose index rows were made by an older ems is brought up to date when it is opened, its history too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ems
from cmdlets.exchange.first_start import INDEX_FORMS
from ems.store import open_store
from ems.store.errors import StoreReadOnly
from ems.store.interface import INDEX_META

KIND = "ReceiveConnector"
OLD = [("rc.end", "ex01/25/4/00000000/ffffffff/00000000")]


@pytest.fixture
def old(tmp_path: Path) -> str:
    """A store of the first start with a connector, all with index rows that nothing reads any more, in objects and history."""
    address = str(tmp_path / "old.db")
    with ems.Session(store=address) as session:
        list(session.run("New-ReceiveConnector R -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.5"))
        list(session.run("Set-ReceiveConnector R -RemoteIPRanges 10.0.0.6"))
        assert session.errors == []
    with open_store(address) as store, store.transaction() as change:
        for row in list(change.all(KIND)):
            change.update(row, index=OLD)
        change.set_meta(INDEX_META + KIND, "")
    return address


def run(address: str, text: str) -> list[Any]:
    with ems.Session(store=address) as session:
        found = [str(item) for item in session.run(text)]
        assert session.errors == []
    return found


def test_the_index_is_made_anew_without_a_change(old: str) -> None:
    """Look-ups find connectors again, and the history has no new row."""
    with open_store(old, read_only=True) as store:
        before = store.version
    assert run(old, "Trace-EmsConnection 10.0.0.6 | ForEach-Object Connector") == ["EX01\\R"]
    with open_store(old, read_only=True) as store:
        assert store.version == before
        assert store.meta(INDEX_META + KIND) == INDEX_FORMS[KIND]
        assert all(OLD[0] not in row.index for row in store.all(KIND))


def test_an_undo_brings_back_what_look_ups_find(old: str) -> None:
    """States in the history have the new rows as well."""
    with open_store(old) as store, store.transaction("Remove-ReceiveConnector") as change:
        change.delete(KIND, change.find(KIND, name="R")[0].guid)
    assert run(old, "Undo-EmsChange -Last 1 -Confirm:$false | Out-Null; Trace-EmsConnection 10.0.0.6 | ForEach-Object Connector") == ["EX01\\R"]
    with open_store(old, read_only=True) as store:
        assert all(OLD[0] not in row.index for row in store.all(KIND))


def test_a_store_that_can_only_be_read_says_what_to_do(old: str) -> None:
    """Its answers would be wrong, so there are none."""
    from cmdlets.catalog import prepare_store

    with open_store(old, read_only=True) as store, pytest.raises(StoreReadOnly, match="older ems"):
        prepare_store(None, store)


def test_a_rehearsal_works_on_an_index_of_its_own(old: str, tmp_path: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy is brought up to date, the store stays as it is."""
    from ems.rehearse import IN_REHEARSAL, main

    monkeypatch.setenv(IN_REHEARSAL, "")  # which main sets: it is undone after the test
    script = tmp_path / "x.ps1"
    script.write_text("(Trace-EmsConnection 10.0.0.6).Connector", encoding="utf-8")
    main(["--store", old, str(script)])
    assert "EX01\\R" in capfd.readouterr().out
    with open_store(old, read_only=True) as store:
        assert store.meta(INDEX_META + KIND) == ""
