"""In: one suite for every engine. Out: reads, writes, index rows, versions and transactions hold on SQLite, in memory and on PostgreSQL."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from ems.store import Row, Store, open_store
from ems.store.errors import InvalidDocument, ObjectExists, ObjectGone, StaleWrite, StoreClosed, StoreError, StoreLocked


def put(store: Store, name: str, kind: str = "Thing", server: str | None = None, index: Any = (), **doc: Any) -> Row:
    with store.transaction(cmdlet="New-Thing", parameters={"Name": name}) as change:
        return change.insert(
            kind, f"00000000-0000-0000-0000-{abs(hash((kind, name, server))) % 10**12:012d}", name, server, {"Name": name, **doc}, index
        )


def names(rows: Any) -> list[str]:
    return [row.name for row in rows]


DOCUMENTS = [
    {},
    {"a": None},
    {"a": [1, 2.5, True, False, "x"]},
    {"n": {"m": {}}},
    {"big": 2**63},
    {"text": "Ümlaut \u4e2d \U0001f600"},
    {"zero": "a\0b"},
    {"half": "\ud800"},
    {"": "empty key"},
    {"quote": "'\"\\%s ? {x}"},
    {"float": 1e300},
    {"lines": "a\r\nb\u2028"},
]


@pytest.mark.parametrize("doc", DOCUMENTS, ids=[str(i) for i in range(len(DOCUMENTS))])
def test_a_document_comes_back_as_it_was(store: Store, doc: dict[str, Any]) -> None:
    """What is read equals what was written, value for value."""
    with store.transaction() as change:
        change.insert("Thing", "A", "a", None, doc)
    row = store.get("Thing", "a")
    assert row is not None and row.doc == doc and repr(row.doc) == repr(doc)


REFUSED = [
    ({"a": float("nan")}, InvalidDocument),
    ({"a": float("inf")}, InvalidDocument),
    ({"a": object()}, InvalidDocument),
    ({"a": {1, 2}}, InvalidDocument),
    ({"a": b"x"}, InvalidDocument),
    ([], InvalidDocument),
    (None, InvalidDocument),
]


@pytest.mark.parametrize(("doc", "error"), REFUSED, ids=[str(i) for i in range(len(REFUSED))])
def test_what_json_has_not_is_refused(store: Store, doc: Any, error: type[Exception]) -> None:
    """A document that cannot be kept raises and leaves the store as it was."""
    with pytest.raises(error), store.transaction() as change:
        change.insert("Thing", "A", "a", None, doc)
    assert store.count() == 0 and store.version == 0


BAD_TEXT = ["a\0b", "\ud800", 5, None]


@pytest.mark.parametrize("text", BAD_TEXT)
def test_names_that_no_engine_can_keep_are_refused(store: Store, text: Any) -> None:
    """A name or key with a null character or half a character is refused by every engine alike."""
    with pytest.raises(InvalidDocument), store.transaction() as change:
        change.insert("Thing", "A", text, None, {})
    with pytest.raises(InvalidDocument), store.transaction() as change:
        change.insert("Thing", "A", "a", None, {}, [("index", text)])
    if isinstance(text, str):
        assert store.find("Thing", name=text) == [] and store.get("Thing", text) is None and store.lookup("index", text) == []
    assert store.count() == 0


@pytest.mark.parametrize(
    ("stored", "asked", "found"),
    [
        ("Relay", "RELAY", True),
        ("Größe", "GRÖSSE", False),
        ("ÄÖ", "äö", True),
        ("a b", "A B", True),
        ("a%", "ab", False),
        ("a_", "ab", False),
        ("", "", True),
        ("İ", "i̇", True),
        ("it's", "IT'S", True),
    ],
)
def test_names_are_found_without_regard_to_case(store: Store, stored: str, asked: str, found: bool) -> None:
    """find() compares whole names, case aside."""
    put(store, stored)
    assert names(store.find("Thing", name=asked)) == ([stored] if found else [])


def test_objects_are_found_by_name_and_server(store: Store) -> None:
    """The same name may stand on several servers; each filter narrows."""
    for name, server in [("a", "EX1"), ("a", "EX2"), ("b", "EX1"), ("a", None)]:
        put(store, name, server=server)
    put(store, "a", kind="Other", server="EX1")
    assert [(row.name, row.server) for row in store.find("Thing", name="A")] == [("a", "EX1"), ("a", "EX2"), ("a", None)]
    assert [(row.name, row.server) for row in store.find("Thing", server="ex1")] == [("a", "EX1"), ("b", "EX1")]
    assert len(store.find("Thing", name="a", server="ex2")) == 1
    assert len(store.find("Thing")) == 4 and store.kinds() == ["Other", "Thing"] and store.count() == 5 and store.count("Other") == 1


def test_all_keeps_the_order_of_insertion_and_reads_in_portions(store: Store) -> None:
    """all() gives every object once, in order, also when it is changed on the way."""
    with store.transaction() as change:
        for i in range(1203):
            change.insert("Thing", f"g{i}", f"n{i}", f"EX{i % 2}", {"i": i})
    seen = []
    for row in store.all("Thing"):
        seen.append(row.doc["i"])
        if row.doc["i"] % 400 == 0:
            with store.transaction() as change:
                change.update(row, {"i": row.doc["i"], "touched": True})
    assert seen == list(range(1203))
    assert [row.doc["i"] for row in store.all("Thing", server="ex1")] == list(range(1, 1203, 2))


def test_index_rows_are_looked_up_exactly_and_in_ranges(store: Store) -> None:
    """lookup() takes one key, range() keys in code point order with both ends, each object once."""
    put(store, "a", index=[("ip", "010"), ("ip", "020"), ("name", "a")])
    put(store, "b", index=[("ip", "015"), ("ip", "015")])
    put(store, "c", index=[("ip", "Z"), ("ip", "é")])
    assert names(store.lookup("ip", "015")) == ["b"] and store.lookup("ip", "01") == [] and store.lookup("IP", "015") == []
    assert names(store.range("ip", "010", "015")) == ["a", "b"]
    assert names(store.range("ip", "011")) == ["b", "a", "c"]
    assert names(store.range("ip", "011", limit=1)) == ["b"]
    assert names(store.range("ip", "a", "\U0010ffff")) == ["c"]


def test_keys_are_found_in_many_places_at_once(store: Store) -> None:
    """keys_in() gives the index rows of any of some places, without those of one object; one place in order, either way."""
    a = put(store, "a", index=[("ip", "010"), ("ip", "020"), ("name", "a")]).created
    b = put(store, "b", index=[("ip", "015")]).created
    assert store.keys_in([("ip", "010", "020")]) == [("ip", "010", a), ("ip", "015", b), ("ip", "020", a)]
    assert store.keys_in([("ip", "010", "020")], descending=True, limit=2) == [("ip", "020", a), ("ip", "015", b)]
    assert store.keys_in([("ip", "010", "020")], but=a) == [("ip", "015", b)]
    many = [("ip", f"{at:03}", f"{at:03}") for at in range(300)]
    assert sorted(store.keys_in(many)) == [("ip", "010", a), ("ip", "015", b), ("ip", "020", a)]
    assert sorted(store.keys_in([("name", "a", "b"), ("ip", "016", "030"), ("ip", "000", "011")])) == [("ip", "010", a), ("ip", "020", a), ("name", "a", a)]
    assert len(store.keys_in(many, limit=2)) == 2 and store.keys_in([]) == []
    with store.transaction() as change:
        assert change.keys_in(many[:12], but=b) == [("ip", "010", a)]


def test_an_update_replaces_what_is_given_and_keeps_the_rest(store: Store) -> None:
    """update() writes document, name, server and index rows independently of each other."""
    row = put(store, "a", server="EX1", index=[("k", "1")], v=1)
    with store.transaction() as change:
        row = change.update(row, {"v": 2})
    assert (row.name, row.server, row.index, row.doc) == ("a", "EX1", [("k", "1")], {"v": 2})
    with store.transaction() as change:
        change.update(("Thing", row.guid.upper()), name="B", server=None, index=[("k", "2")])
    found = store.find("Thing", name="b")[0]
    assert (found.name, found.server, found.index, found.doc) == ("B", None, [("k", "2")], {"v": 2})
    assert store.lookup("k", "1") == [] and names(store.lookup("k", "2")) == ["B"] and store.find("Thing", name="a") == []


def test_a_removed_object_takes_its_index_rows_along(store: Store) -> None:
    """delete() leaves nothing that a look-up could find."""
    row = put(store, "a", index=[("k", "1")])
    with store.transaction() as change:
        change.delete("Thing", row.guid, row.version)
    assert store.get("Thing", row.guid) is None and store.lookup("k", "1") == [] and store.count() == 0


def test_versions_only_grow_and_never_come_again(store: Store) -> None:
    """Each write gets a new version, also after the object was removed and made again."""
    row = put(store, "a")
    seen = [row.version]
    with store.transaction() as change:
        row = change.update(row, {"v": 1})
        seen.append(row.version)
        change.delete("Thing", row.guid)
        row = change.insert("Thing", row.guid, "a", None, {})
        seen.append(row.version)
    assert seen == sorted(set(seen)) and store.version == seen[-1]


ERRORS = [
    ("insert twice", lambda t, row: t.insert("Thing", row.guid.upper(), "x", None, {}), ObjectExists, "ObjectExists"),
    ("update what is not there", lambda t, row: t.update(("Thing", "nope"), {}), ObjectGone, "ObjectGone"),
    ("delete what is not there", lambda t, row: t.delete("Thing", "nope"), ObjectGone, "ObjectGone"),
    ("delete with an old version", lambda t, row: t.delete("Thing", row.guid, row.version - 1), StaleWrite, "StaleWrite"),
    ("update with an old version", lambda t, row: t.update(row, {}, version=row.version - 1), StaleWrite, "StaleWrite"),
]


@pytest.mark.parametrize(("what", "action", "error", "error_id"), ERRORS, ids=[row[0] for row in ERRORS])
def test_a_refused_write_says_why_and_saves_nothing(store: Store, what: str, action: Any, error: type[StoreError], error_id: str) -> None:
    """A write that is refused ends its whole transaction."""
    put(store, "z")
    row = put(store, "a")
    before = store.version
    with pytest.raises(error) as caught, store.transaction() as change:
        change.insert("Thing", "other", "other", None, {})
        action(change, row)
    assert caught.value.error_id == error_id and store.version == before and store.get("Thing", "other") is None


def test_a_stale_write_tells_what_the_other_changed(store: Store) -> None:
    """StaleWrite names the other's command, user and each property with both values."""
    row = put(store, "a", Port=25, Hosts=["x"])
    with store.transaction(cmdlet="Set-Thing", user="alice") as change:
        change.update(row, {"Name": "a", "Port": 587, "Hosts": ["x", "y"]})
    with pytest.raises(StaleWrite) as caught, store.transaction(cmdlet="Set-Thing", user="bob") as change:
        change.update(row, {"Name": "a", "Port": 26, "Hosts": ["x"]})
    for part in ("Thing 'a'", "Set-Thing by alice", "Port: 25 -> 587", "Hosts: {x} -> {x, y}"):
        assert part in str(caught.value)
    with store.transaction(cmdlet="Remove-Thing", user="carol") as change:
        change.delete("Thing", row.guid)
    with pytest.raises(StaleWrite, match="Remove-Thing by carol.*removed it"), store.transaction() as change:
        change.update(row, {})


def test_a_block_that_raises_saves_nothing(store: Store) -> None:
    """An exception of any kind takes the whole transaction back."""
    for error in (ValueError, KeyboardInterrupt, SystemExit):
        with pytest.raises(error), store.transaction() as change:
            change.insert("Thing", "a", "a", None, {})
            raise error
    assert store.count() == 0
    assert put(store, "b").version == 1


def test_an_inner_transaction_can_fail_alone(store: Store) -> None:
    """A transaction in a transaction is a part: its failure takes back only itself, the outer's failure all."""
    with store.transaction(cmdlet="Outer") as outer:
        outer.insert("Thing", "a", "a", None, {})
        with pytest.raises(ValueError), store.transaction(cmdlet="Inner") as inner:
            inner.insert("Thing", "b", "b", None, {})
            raise ValueError
        with store.transaction(cmdlet="Inner") as inner:
            inner.insert("Thing", "c", "c", None, {})
        outer.insert("Thing", "d", "d", None, {})
    assert names(store.all("Thing")) == ["a", "c", "d"]
    assert [row.version for row in store.all("Thing")] == [1, 2, 3]  # no number is lost with what failed
    with pytest.raises(ValueError), store.transaction() as outer:
        with store.transaction() as inner:
            inner.delete("Thing", "a")
        raise ValueError
    assert names(store.all("Thing")) == ["a", "c", "d"]


def test_a_transaction_sees_its_own_writes_and_ends(store: Store) -> None:
    """Reads in the block see what it wrote; after the block its methods refuse."""
    with store.transaction() as change:
        change.insert("Thing", "a", "a", None, {}, [("k", "1")])
        assert names(change.find("Thing", name="A")) == ["a"] and names(change.lookup("k", "1")) == ["a"]
        assert names(change.all("Thing")) == ["a"]
    with pytest.raises(StoreClosed):
        change.insert("Thing", "b", "b", None, {})
    with pytest.raises(StoreClosed):
        change.get("Thing", "a")


def test_a_closed_store_says_so(store: Store) -> None:
    """Every use after close() is StoreClosed."""
    store.close()
    with pytest.raises(StoreClosed):
        store.get("Thing", "a")
    with pytest.raises(StoreClosed), store.transaction():
        pass


def test_the_version_tells_of_others_changes(shared_address: str) -> None:
    """Another's commit changes `version`, a rollback does not."""
    with open_store(shared_address) as one, open_store(shared_address) as other:
        assert one.id == other.id and one.version == 0
        put(other, "a")
        assert one.version == 1 and names(one.all("Thing")) == ["a"]
        with pytest.raises(ValueError), other.transaction() as change:
            change.insert("Thing", "x", "x", None, {})
            raise ValueError
        assert one.version == 1


def test_a_reader_never_sees_half_a_transaction(shared_address: str) -> None:
    """What is not committed is invisible to others."""
    with open_store(shared_address) as one, open_store(shared_address) as other:
        with one.transaction() as change:
            change.insert("Thing", "a", "a", None, {})
            assert other.count() == 0
        assert other.count() == 1


def test_a_lock_waits_and_then_says_who_holds_it(shared_address: str) -> None:
    """A change waits for another's lock up to the limit; StoreLocked names process, user and cmdlet."""
    import os

    from ems.store.audit import current_host, current_user

    with open_store(shared_address) as one, open_store(shared_address, lock_timeout=0.2) as other:
        with one.transaction(cmdlet="Import-EmsOrganization"), pytest.raises(StoreLocked) as caught, other.transaction():
            pass
        assert f"is locked by process {os.getpid()} of {current_user()} on {current_host()} (Import-EmsOrganization, since " in str(caught.value)
        other.lock_timeout = 20
        entered = threading.Event()

        def hold() -> None:
            with one.transaction(cmdlet="Set-Thing") as change:
                change.insert("Thing", "a", "a", None, {})
                entered.set()
                threading.Event().wait(0.2)

        thread = threading.Thread(target=hold)
        thread.start()
        entered.wait()
        with other.transaction() as change:
            assert change.get("Thing", "a") is not None
        thread.join()


def test_threads_of_one_store_take_turns(store: Store) -> None:
    """Read-modify-writes of many threads on one store object lose nothing."""
    row = put(store, "a", n=0)

    def work() -> None:
        for _ in range(20):
            with store.transaction() as change:
                now = change.get("Thing", row.guid)
                assert now is not None
                change.update(now, {"n": now.doc["n"] + 1})

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store.get("Thing", row.guid)
    assert found is not None and found.doc == {"n": 100}


def test_wait_for_change_wakes_up(shared_address: str) -> None:
    """wait_for_change() returns the new version when another commits, the old one when nobody does."""
    with open_store(shared_address) as one, open_store(shared_address) as other:
        assert one.wait_for_change(0, 0.05) == 0
        timer = threading.Timer(0.1, put, (other, "a"))
        timer.start()
        assert one.wait_for_change(0, 30) == 1
        timer.join()


def test_change_runs_again_after_a_conflict(store: Store) -> None:
    """Store.change() runs its body again when it crossed another change, and gives its result."""
    from ems.store.errors import StoreConflict

    runs = []

    def body(change: Any) -> str:
        runs.append(1)
        if len(runs) < 3:
            raise StoreConflict("crossed")
        change.insert("Thing", "a", "a", None, {})
        return "done"

    assert store.change(body, cmdlet="New-Thing") == "done" and len(runs) == 3 and store.count() == 1


def test_a_row_shows_no_document(store: Store) -> None:
    """repr() of a row names the object and holds nothing of its document."""
    assert "hunter2" not in repr(put(store, "a", Password="hunter2"))
