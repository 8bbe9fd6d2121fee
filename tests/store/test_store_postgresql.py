"""In: what only a server does. Out: crossing writers, lost connections and lost commits end as they should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_addresses import make_address

from ems.store import open_store
from ems.store.errors import NotAStore, StoreConflict, StoreError, StoreTooNew, StoreUnavailable
from ems.store.postgresql import without_password


@pytest.fixture
def address(tmp_path: Path) -> str:
    return make_address("postgresql", tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Any]:
    with open_store(address, lock_timeout=5) as opened:
        with opened.transaction() as change:
            change.insert("Thing", "a", "a", None, {"n": 0})
        yield opened


def test_a_foreign_writer_makes_a_conflict_that_is_tried_again(store: Any, address: str) -> None:
    """A program that writes without the lock between read and write is StoreConflict; Store.change() runs again and wins."""
    import psycopg

    runs = []

    def body(change: Any) -> None:
        row = change.get("Thing", "a")
        if not runs:
            with psycopg.connect(address) as foreign:
                foreign.execute("UPDATE ems_object SET doc = '{\"n\":100}'")
        runs.append(row.doc["n"])
        change.update(row, {"n": row.doc["n"] + 1})

    with pytest.raises(StoreConflict), store.transaction() as change:
        body(change)
    runs.clear()
    store.change(body)
    assert runs == [100, 100] and store.get("Thing", "a").doc == {"n": 101}


def test_a_lost_connection_is_made_again(store: Any) -> None:
    """Reads and new changes go on after the server ended the connection; a change in the middle is refused and not saved."""

    def lose() -> None:
        import psycopg

        with psycopg.connect(store._conninfo, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s)", (store._connection.info.backend_pid,))

    lose()
    assert store.get("Thing", "a").doc == {"n": 0}
    lose()
    with store.transaction() as change:
        change.update(("Thing", "a"), {"n": 1})
    with pytest.raises(StoreUnavailable, match="not saved"), store.transaction() as change:
        change.update(("Thing", "a"), {"n": 2})
        lose()
        change.update(("Thing", "a"), {"n": 3})
    with pytest.raises(StoreUnavailable, match="not saved"), store.transaction() as change:
        change.update(("Thing", "a"), {"n": 4})
        lose()
    assert store.get("Thing", "a").doc == {"n": 1}


class LosesTheAnswer:
    """A connection that ends right after COMMIT reached the server."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def execute(self, sql: str, *args: Any) -> Any:
        done = self.connection.execute(sql, *args)
        if sql.endswith("COMMIT"):
            import psycopg

            self.connection.close()
            raise psycopg.OperationalError("server closed the connection unexpectedly")
        return done


def test_a_commit_whose_answer_was_lost_is_looked_up(store: Any) -> None:
    """When the connection ends after the commit, the server is asked, and the change counts as the saved one it is."""
    store._connection = LosesTheAnswer(store._connection)
    with store.transaction() as change:
        change.update(("Thing", "a"), {"n": 7})
    assert store.get("Thing", "a").doc == {"n": 7}


def test_another_schema_is_told(store: Any, address: str) -> None:
    """A newer schema and tables of another program are refused with their reason."""
    store._run("UPDATE ems_meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(StoreTooNew, match="newer ems"):
        open_store(address)
    store._run("DELETE FROM ems_meta WHERE name = 'schema'")
    with pytest.raises(NotAStore, match="not ems's own"):
        open_store(address)


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    """create=False leaves an empty database empty; a database that is not there is told."""
    empty = make_address("postgresql", tmp_path)
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreError) as caught:
            open_store(empty, **options)  # type: ignore[arg-type]
        assert caught.value.error_id == "StoreNotFound"
    with pytest.raises(StoreUnavailable, match="nowhere"):
        open_store(empty.replace("/postgres?", "/nowhere?"))


def test_reading_only_reads(store: Any, address: str) -> None:
    """A store opened for reading gives its objects and refuses changes."""
    with open_store(address, read_only=True) as reader:
        assert reader.get("Thing", "a") is not None
        with pytest.raises(StoreError, match="can only be read"), reader.transaction():
            pass


MASKED = [
    ("postgresql://u:p@h/d", "postgresql://u:********@h/d"),
    ("postgresql://h/d", "postgresql://h/d"),
    ("postgresql://u@h/d", "postgresql://u@h/d"),
    ("postgresql://u:p%40q@h:5/d?x=1&password=z", "postgresql://u:********@h:5/d?x=1&password=********"),
    ("postgresql:///d?host=/a@b", "postgresql:///d?host=/a@b"),
    ("postgresql://u:a@b@h/d", "postgresql://u:********@h/d"),
    ("postgresql://u:a/b@h/d", "postgresql://u:********@h/d"),
    ("postgresql://u:a?b@h/d", "postgresql://u:********@h/d"),
    ("postgresql://h:5432/d?host=/a@b", "postgresql://h:5432/d?host=/a@b"),
    ("postgresql://h/d?pass%77ord=z&sslpassword=z", "postgresql://h/d?pass%77ord=********&sslpassword=********"),
]


UNREADABLE = ["u:s3cret/x@h/d", "u:s3cret?x@h/d", "u:a@s3cret@h/d", "u:s3cret%x@h/d", "u:s3cret@h:port/d", "u:s3cret@h/d?bogus=1"]


@pytest.mark.parametrize("rest", UNREADABLE)
def test_an_address_that_cannot_be_read_is_told_without_its_password(rest: str) -> None:
    """An address whose password was not escaped is refused before a driver's message repeats a part of it."""
    with pytest.raises(StoreUnavailable, match="cannot be read") as caught:
        open_store(f"postgresql://{rest}")
    assert "s3cret" not in str(caught.value) and caught.value.error_id == "StoreAddressInvalid"


@pytest.mark.parametrize(("address", "shown"), MASKED)
def test_an_address_is_shown_without_its_password(address: str, shown: str) -> None:
    """Every way to write a password in an address is masked."""
    assert without_password(address) == shown
