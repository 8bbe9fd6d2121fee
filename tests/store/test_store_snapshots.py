"""In: stores with changes. Out: checkpoints, restores, rehearsals, backups hold what they promise, on every engine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from test_store_history import content, run

from ems.store import Store, open_store
from ems.store.backup import back_up, verify
from ems.store.errors import BackupError, CheckpointError, NotAStore, StaleWrite, StoreDamaged, StoreError
from ems.store.history import changes, undo
from ems.store.rehearsal import Rehearsal
from ems.store.snapshots import (
    checkpoints,
    copy_in_memory,
    differences_between,
    make_checkpoint,
    remove_checkpoint,
    restore_checkpoint,
    restore_from,
)


def test_a_checkpoint_brings_everything_back_and_can_be_undone(store: Store) -> None:
    """Restoring makes the organization equal to what it was; the restore stands in the history as changes of its own."""
    run(store, "a=1", "b=1", "c=1")
    make_checkpoint(store, "Before", "why")
    was = content(store)
    run(store, "a=2", "b!", "d=1", "c>x", "b=9", "d=2")
    after = content(store)
    differences = restore_checkpoint(store, "BEFORE")
    assert content(store) == was
    assert [(d.action, d.guid) for d in differences] == [("changed", "a"), ("changed", "b"), ("created", "d"), ("changed", "c")]
    restores = [c.number for c in changes(store) if c.cmdlet == "Restore-EmsStore"]
    assert restores
    undo(store, restores)
    assert content(store) == after
    assert restore_checkpoint(store, "before") and restore_checkpoint(store, "before") == []


def test_checkpoints_are_named_once_and_listed(store: Store) -> None:
    """A name is taken until the checkpoint is removed; an unknown name is an error that lists the known ones."""
    run(store, "a=1")
    made = make_checkpoint(store, "One", user="alice")
    assert (made.name, made.change, made.user) == ("One", 1, "alice")
    with pytest.raises(CheckpointError, match="already"):
        make_checkpoint(store, "one")
    with pytest.raises(CheckpointError, match="There are: 'One'"):
        restore_checkpoint(store, "two")
    for name in ("", " "):
        with pytest.raises(CheckpointError):
            make_checkpoint(store, name)
    assert [c.name for c in checkpoints(store)] == ["One"]
    remove_checkpoint(store, "ONE")
    assert checkpoints(store) == []
    with pytest.raises(CheckpointError):
        remove_checkpoint(store, "One")


def test_a_copy_holds_everything_and_lives_alone(store: Store) -> None:
    """A copy in memory has objects, index rows, history and checkpoints; what is done to it stays in it."""
    run(store, "a=1", "b=1", "a=2")
    make_checkpoint(store, "One")
    copy = copy_in_memory(store)
    assert content(copy) == content(store) and copy.version == store.version and copy.id == store.id
    assert [c.number for c in changes(copy)] == [1, 2, 3] and len(checkpoints(copy)) == 1 and copy.lookup("name", "b")[0].guid == "b"
    run(copy, "c=1", "a!")
    assert store.version == 3 and len(content(store)) == 2 and copy.version == 5


def test_a_rehearsal_tells_and_carries_out(store: Store) -> None:
    """The differences name each object once with its net effect; apply() makes the store equal to the copy, each change with its own
    command."""
    run(store, "a=1", "b=1", "c=1")
    rehearsal = Rehearsal(store)
    run(rehearsal.copy, "a=2", "a=3", "b!", "d=1", "d>x", "e=1", "e!", "c=5", "c=1")
    undo(rehearsal.copy, [rehearsal.copy.version])
    found = [(d.action, d.name, d.properties()) for d in rehearsal.differences()]
    assert found == [
        ("changed", "a", [("v", "1", "3")]),
        ("removed", "b", [("v", "1", _missing())]),
        ("created", "x", [("v", _missing(), "1")]),
        ("changed", "c", [("v", "1", "5")]),
    ]
    assert store.version == 3
    expected = content(rehearsal.copy)
    assert rehearsal.apply() == 10
    assert [row[:4] + row[5:] for row in content(store)] == [row[:4] + row[5:] for row in expected]
    made = list(changes(store, after=3))
    assert len({c.group for c in made}) == 1 and made[0].command == "Step -Text 'a=2'" and made[-1].undoes == made[-2].number


def _missing() -> Any:
    from ems.store.compare import MISSING

    return MISSING


def test_a_rehearsal_numbers_its_changes_anew(store: Store) -> None:
    """Changes that others made to other objects meanwhile do not disturb apply(); undo works on what it made."""
    run(store, "a=1")
    rehearsal = Rehearsal(store)
    run(rehearsal.copy, "n=1", "n=2", "a=2")
    run(store, "z=1", "y=1")
    rehearsal.apply()
    assert [r[1] for r in content(store)] == ["a", "z", "y", "n"]
    undo(store, [c.number for c in changes(store, after=3)])
    assert [(r[1], r[6]["v"]) for r in content(store)] == [("a", "1"), ("z", "1"), ("y", "1")]


def test_a_rehearsal_meets_a_conflict(store: Store) -> None:
    """When someone changed one of its objects meanwhile, apply() saves nothing and says what the other did."""
    run(store, "a=1", "b=1")
    rehearsal = Rehearsal(store)
    run(rehearsal.copy, "b=2", "a=2")
    assert rehearsal.conflicts() == []
    run(store, "a=7")
    assert [(c.name, "v: 1 -> 7" in c.explanation) for c in rehearsal.conflicts()] == [("a", True)]
    was = content(store)
    with pytest.raises(StaleWrite, match="v: 1 -> 7"):
        rehearsal.apply()
    assert content(store) == was


def test_secrets_made_in_a_rehearsal_open_after_it(store: Store) -> None:
    """A rehearsal writes no key; what it sealed can be opened in the store after apply()."""
    rehearsal = Rehearsal(store)
    with rehearsal.copy.transaction() as change:
        change.insert(
            "Thing", "a", "a", None, {"Secret": rehearsal.copy.secrets.seal("hunter2"), "List": [{"x": rehearsal.copy.secrets.seal("b")}]}
        )
    assert not store.secrets.has_key()
    rehearsal.apply()
    row = store.get("Thing", "a")
    assert row is not None and store.secrets.open(row.doc["Secret"]) == "hunter2" and store.secrets.open(row.doc["List"][0]["x"]) == "b"


def test_a_backup_is_a_store_with_the_same_content(store: Store, tmp_path: Path) -> None:
    """The backup file opens as a store, has mode 0600 and everything in it; restoring brings changed objects back."""
    run(store, "a=1", "b=1", "a=2")
    make_checkpoint(store, "One")
    path = str(tmp_path / "copy.db")
    made = back_up(store, path)
    assert (made.objects, made.changes, made.change, made.store_id) == (2, 3, 3, store.id)
    assert os.stat(path).st_mode & 0o777 == 0o600 and sorted(os.listdir(tmp_path / ".")).count("copy.db") == 1
    assert verify(path).digest == made.digest
    was = content(store)
    run(store, "a!", "c=1", "b>x")
    with open_store(path, create=False) as copy:
        assert content(copy) == was and len(checkpoints(copy)) == 1
        assert {d.guid for d in differences_between(copy, store, same_history=True)} == {"a", "b", "c"}
        restore_from(store, copy)
    assert content(store) == was
    with open_store(path, create=False, read_only=True) as copy:
        assert restore_from(store, copy) == []


def test_restoring_anothers_backup_makes_the_objects_equal(store: Store) -> None:
    """A store of another history gives its objects; places in the order are new."""
    run(store, "a=1", "b=1")
    with open_store("memory:") as other:
        run(other, "b=2", "c=1")
        restore_from(store, other)
        assert [(r[1], r[6]) for r in content(store)] == [("b", {"v": "2"}), ("c", {"v": "1"})]
        assert restore_from(store, other) == []


def test_secrets_of_anothers_backup_are_sealed_anew(store: Store, tmp_path: Path) -> None:
    """What is restored from another store with its key beside it opens with this store's key."""
    with open_store(str(tmp_path / "other.db")) as other:
        with other.transaction() as change:
            change.insert("Thing", "a", "a", None, {"Secret": other.secrets.seal("hunter2")})
        restore_from(store, other)
    row = store.get("Thing", "a")
    assert row is not None and store.secrets.open(row.doc["Secret"]) == "hunter2"


def test_a_backup_does_not_take_a_files_place_unasked(store: Store, tmp_path: Path) -> None:
    """An existing file stays unless overwriting is asked for; a failed backup leaves nothing behind."""
    run(store, "a=1")
    path = tmp_path / "copy.db"
    path.write_text("mine")
    with pytest.raises(BackupError, match="already"):
        back_up(store, str(path))
    assert path.read_text() == "mine"
    back_up(store, str(path), overwrite=True)
    assert verify(str(path)).objects == 1
    with pytest.raises(BackupError):
        back_up(store, str(tmp_path / "none" / "copy.db"))
    assert [name for name in os.listdir(tmp_path) if "part" in name] == []


def test_a_backup_with_its_key_opens_its_secrets(store: Store, tmp_path: Path) -> None:
    """with_key writes the key beside the backup, mode 0600; without it the secrets stay shut."""
    with store.transaction() as change:
        change.insert("Thing", "a", "a", None, {"Secret": store.secrets.seal("hunter2")})
    back_up(store, str(tmp_path / "with.db"), with_key=True)
    back_up(store, str(tmp_path / "without.db"))
    with open_store(str(tmp_path / "with.db")) as copy:
        assert copy.secrets.open(copy.get("Thing", "a").doc["Secret"]) == "hunter2"  # type: ignore[union-attr]
    assert os.stat(tmp_path / "with.db.key").st_mode & 0o777 == 0o600
    with open_store(str(tmp_path / "without.db")) as copy, pytest.raises(StoreError, match="not here"):
        copy.secrets.open(copy.get("Thing", "a").doc["Secret"])  # type: ignore[union-attr]


BROKEN = [
    (lambda data: b"", NotAStore),
    (lambda data: data[:3000], StoreError),
    (lambda data: data[:8192] + b"\xff" * 4096 + data[12288:], StoreError),
    (lambda data: b"hello" * 1000, NotAStore),
]


@pytest.mark.parametrize(("damage", "error"), BROKEN, ids=["empty", "cut", "page", "text"])
def test_verify_finds_a_damaged_backup(tmp_path: Path, damage: Any, error: type[Exception]) -> None:
    """A backup that was cut, overwritten or is no store is refused by verify()."""
    with open_store("memory:") as store:
        run(store, *(f"k{i}={'x' * 200}" for i in range(30)))
        path = tmp_path / "copy.db"
        back_up(store, str(path))
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises((error, BackupError, StoreDamaged)):
        verify(str(path))
