"""In: files of every condition. Out: a store opens, or says clearly what is wrong and leaves every byte as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from test_store_history import content, run

from ems.store import default_path, filesystems, migrations, open_store
from ems.store.errors import NotAStore, StoreDamaged, StoreError, StoreFull, StoreLocked, StoreReadOnly, StoreTooNew, StoreUnavailable
from ems.store.repair import repair

RELEASED = Path(__file__).parent / "released"


def make_store(path: Path) -> Path:
    with open_store(str(path)) as store:
        run(store, *(f"k{i}={'v' * 300}{i}" for i in range(40)), "k1=2", "k2!", "k3>x", "long=" + "z" * 20000)
        store.set_meta("key_id", "k")
    return path


def database(path: Path, *statements: str) -> Path:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


def damaged(path: Path, at: int, data: bytes) -> Path:
    make_store(path)
    with open(path, "r+b") as file:
        file.seek(at)
        file.write(data)
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


UNFIT = [
    ("text", lambda p: written(p, b"hello, this is no database at all " * 40), NotAStore, "not an ems store"),
    ("short text", lambda p: written(p, b"x"), NotAStore, "not an ems store"),
    ("another program's database", lambda p: database(p, "CREATE TABLE t (x)"), NotAStore, "another program"),
    (
        "a newer schema",
        lambda p: database(make_store(p), f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}"),
        StoreTooNew,
        "newer ems",
    ),
    ("a broken header", lambda p: damaged(p, 0, b"garbage garbage!"), NotAStore, "Repair-EmsStore"),
    ("a broken first page", lambda p: damaged(p, 100, b"\xff" * 3000), StoreDamaged, "Repair-EmsStore"),
    ("a missing table", lambda p: database(make_store(p), "DROP TABLE ems_audit"), StoreDamaged, "Repair-EmsStore"),
    ("a folder", folder, NotAStore, "is a folder"),
]


@pytest.mark.parametrize(("what", "make", "error", "text"), UNFIT, ids=[row[0] for row in UNFIT])
def test_an_unfit_file_is_told_and_not_touched(tmp_path: Path, what: str, make: Any, error: type[StoreError], text: str) -> None:
    """The error names the file and what it is; the file keeps every byte."""
    path = make(tmp_path / "store.db")
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=text) as caught, open_store(str(path)) as store:
        store.version  # noqa: B018
        with store.transaction() as change:
            change.insert("Thing", "new", "new", None, {})
    assert str(path) in str(caught.value) and caught.value.error_id and caught.value.category not in ("", "NotSpecified")
    assert before is None or path.read_bytes() == before


ADDRESSES = [
    ("https://example.com/x", StoreUnavailable, "no kind that ems knows"),
    ("mysql://u:hunter2@h/d", StoreUnavailable, "mysql://…"),
    ("postgresql://u:hunter2@127.0.0.1:1/none", StoreError, "cannot be reached|psycopg"),
    ("postgresql://u@127.0.0.1:1/none?password=hunter2", StoreError, "cannot be reached|psycopg"),
    ("/proc/none/store.db", StoreUnavailable, "cannot be made"),
]


@pytest.mark.parametrize(("address", "error", "text"), ADDRESSES)
def test_an_unfit_address_is_told_without_its_password(address: str, error: type[StoreError], text: str) -> None:
    """An address of no known kind, a server that does not answer, a place where nothing can be made: each its error."""
    with pytest.raises(error, match=text) as caught:
        open_store(address)
    assert "hunter2" not in str(caught.value)


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without psycopg, a postgresql:// address says what to install."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="pip install") as caught:
        open_store("postgresql://localhost/x")
    assert caught.value.error_id == "StoreDriverMissing"


def test_a_repair_is_offered_where_there_is_something_to_repair(tmp_path: Path) -> None:
    """A store with a broken header is told how to be repaired, a text file is not."""
    for path, offered in ((damaged(tmp_path / "a.db", 0, b"garbage garbage!"), True), (written(tmp_path / "b.db", b"text " * 400), False)):
        with pytest.raises(NotAStore, match="Nothing was written") as caught:
            open_store(str(path))
        assert (f"Repair-EmsStore \"{path}\" \"{path}.repaired\"" in str(caught.value)) is offered


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be removed")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_was_removed_or_replaced_is_not_written(tmp_path: Path, replaced: bool) -> None:
    """A change that would go into a file without a name is refused, not acknowledged and lost."""
    path = tmp_path / "store.db"
    with open_store(str(path)) as store:
        run(store, "a=1")
        if replaced:
            os.replace(make_store(tmp_path / "other.db"), path)
        else:
            os.remove(path)
        with pytest.raises(StoreUnavailable, match="removed or replaced") as caught:
            run(store, "a=2")
        assert caught.value.error_id == "StoreReplaced"


def test_files_are_made_for_their_owner_only(tmp_path: Path) -> None:
    """The store, its journal and every other file have mode 0600, a new folder 0700, whatever the umask."""
    old = os.umask(0)
    try:
        path = tmp_path / "new" / "deep" / "store.db"
        with open_store(str(path)) as store:
            run(store, "a=1")
            store.secrets.seal("x")
            modes = {name: stat.S_IMODE(os.stat(path.parent / name).st_mode) for name in os.listdir(path.parent)}
        assert set(modes.values()) == {0o600} and {"store.db", "store.db-wal", "store.db.key"} <= set(modes)
        assert stat.S_IMODE(os.stat(path.parent).st_mode) == 0o700
    finally:
        os.umask(old)


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    """create=False and read_only never make a file."""
    for options in ({"create": False}, {"read_only": True}):
        with pytest.raises(StoreUnavailable) as caught:
            open_store(str(tmp_path / "none.db"), **options)  # type: ignore[arg-type]
        assert caught.value.error_id == "StoreNotFound" and os.listdir(tmp_path) == []


def test_reading_only_reads(tmp_path: Path) -> None:
    """A store opened for reading gives its objects, refuses changes, and sees what others write."""
    path = make_store(tmp_path / "store.db")
    with open_store(str(path), read_only=True) as reader, open_store(str(path)) as writer:
        count = reader.count()
        with pytest.raises(StoreReadOnly), reader.transaction():
            pass
        run(writer, "new=1")
        assert reader.count() == count + 1


def test_the_wal_journal_and_full_sync_are_on(tmp_path: Path) -> None:
    """An opened store uses WAL and synchronous FULL, new or not."""
    path = str(tmp_path / "store.db")
    for _ in range(2):
        with open_store(path) as store:
            assert store._rows("PRAGMA journal_mode")[0][0] == "wal" and store._rows("PRAGMA synchronous")[0][0] == 2  # type: ignore[attr-defined]


MOUNT_TABLES = [
    ("/dev/sda / ext4 rw 0 0\nsrv:/x /home nfs4 rw 0 0", "/home/a/store.db", "nfs4"),
    ("/dev/sda / ext4 rw 0 0\nsrv:/x /home nfs4 rw 0 0", "/homes/store.db", "ext4"),
    ("srv:/x / nfs rw 0 0\n/dev/sda /home ext4 rw 0 0", "/home/store.db", "ext4"),
    ("/dev/sda /a ext4 rw 0 0\n//s/x /a cifs rw 0 0", "/a/b", "cifs"),
    ("//s/x /my\\040share cifs rw 0 0", "/my share/store.db", "cifs"),
    ("", "/a", ""),
]


@pytest.mark.parametrize(("mounts", "path", "kind"), MOUNT_TABLES)
def test_the_file_system_of_a_path_is_known(mounts: str, path: str, kind: str) -> None:
    """The mount point nearest above a path, the last one mounted there, says the type."""
    assert filesystems._mounted_type(mounts, path) == kind


def test_a_network_file_system_gets_the_rollback_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where computers share no memory there is no WAL; a store that comes from or goes to a local disk changes at its first write."""
    table = tmp_path / "mounts"
    table.write_text(f"srv:/x {tmp_path} nfs4 rw 0 0\n")
    path, local = str(tmp_path / "store.db"), filesystems.MOUNTS
    for mounts, journal in ((str(table), "delete"), (local, "wal"), (str(table), "delete")):
        monkeypatch.setattr(filesystems, "MOUNTS", mounts)
        with open_store(path) as store:
            run(store, f"k=in {journal} mode")
            assert store._rows("PRAGMA journal_mode")[0][0] == journal  # type: ignore[attr-defined]
            assert store._rows("PRAGMA synchronous")[0][0] == (3 if journal == "delete" else 2)  # type: ignore[attr-defined]


def test_with_a_rollback_journal_a_commit_waits_for_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a network file system a change waits for those who read, up to its limit, and is then refused as a whole."""
    (tmp_path / "mounts").write_text(f"srv:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(filesystems, "MOUNTS", str(tmp_path / "mounts"))
    with open_store(str(tmp_path / "store.db"), lock_timeout=0.2) as store:
        run(store, "a=1")
        with store.snapshot():  # type: ignore[attr-defined]
            with pytest.raises(StoreLocked, match="Nothing was changed"):
                run(store, "a=2")
            assert [row.doc for row in store.all("Thing")] == [{"v": "1"}]
        run(store, "a=3")
        assert [row.doc for row in store.all("Thing")] == [{"v": "3"}] and store.version == 2


def test_a_backup_that_is_only_looked_at_stays_as_it_is(tmp_path: Path) -> None:
    """Opening and reading a backup changes none of its bytes; writing turns it into a store with a WAL journal."""
    from ems.store.backup import back_up

    with open_store(str(make_store(tmp_path / "store.db"))) as store:
        back_up(store, str(tmp_path / "b.db"))  # type: ignore[arg-type]
    before = (tmp_path / "b.db").read_bytes()
    with open_store(str(tmp_path / "b.db")) as copy:
        assert copy.count() == 40
    assert (tmp_path / "b.db").read_bytes() == before
    with open_store(str(tmp_path / "b.db")) as copy:
        run(copy, "new=1")
        assert copy._rows("PRAGMA journal_mode") == [("wal",)]  # type: ignore[attr-defined]


@pytest.mark.skipif(os.name != "posix", reason="symbolic links")
def test_a_planted_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the place of the holder's hint or of the key leads no write into another file."""
    victim = tmp_path / "victim"
    victim.write_text("mine")
    os.symlink(victim, tmp_path / "store.db-holder")
    os.symlink(tmp_path / "nothing", tmp_path / "store.db.key")
    with open_store(str(tmp_path / "store.db")) as store:
        run(store, "a=1")
        with pytest.raises(StoreError):
            store.secrets.seal("x")
    assert victim.read_text() == "mine" and not (tmp_path / "nothing").exists()


UNPRIVILEGED = """
import os, sys
from ems.store import open_store
from ems.store.errors import StoreError
with open_store(sys.argv[2]) as store, store.transaction() as change:  # imports all that is needed, while its files can be read
    change.insert("Thing", "a", "a", None, {})
os.setgid(65534); os.setuid(65534)
try:
    with open_store(sys.argv[1]) as store:
        print(store.count())
        with store.transaction() as change:
            change.insert("Thing", "new", "new", None, {})
    print("written")
except StoreError as error:
    print(type(error).__name__, error.error_id, error)
"""


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs root, to become somebody without rights")
@pytest.mark.parametrize(
    ("mode", "folder_mode", "expected"),
    [(0o444, 0o755, "StoreReadOnly"), (0o644, 0o755, "StoreReadOnly"), (0o600, 0o755, "StoreReadOnly"), (None, 0o755, "StoreReadOnly")],
)
def test_a_place_without_rights_is_told(tmp_path: Path, mode: int | None, folder_mode: int, expected: str) -> None:
    """A read-only file, a read-only folder, a file of somebody else: the error says access, and nothing changes."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        place = Path(name) / "place"
        place.mkdir()
        os.chmod(name, 0o755)
        path = place / "store.db"
        if mode is not None:
            make_store(path)
            for extra in place.iterdir():
                os.chmod(extra, mode)
        before = {p.name: p.read_bytes() for p in place.iterdir()}
        os.chmod(place, folder_mode)
        done = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(path), str(tmp_path / "mine.db")],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert expected in done.stdout and "Traceback" not in done.stderr, done.stdout + done.stderr
        assert mode in (None, 0o600) or done.stdout.startswith("40\n")  # reading works all the same
        assert {p.name: p.read_bytes() for p in place.iterdir()} == before


def test_older_stores_open() -> None:
    """Every released schema opens, migrated, with its objects, history and checkpoints."""
    kept = sorted(RELEASED.glob("*.db"))
    assert [path.stem for path in kept] == [str(n) for n in range(1, migrations.SCHEMA_VERSION + 1)]


@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.db")), ids=lambda path: path.stem)
def test_a_released_store_keeps_what_it_held(path: Path, tmp_path: Path) -> None:
    """A released store's objects are read, looked up, changed and undone by today's ems."""
    from ems.store.history import changes, undo
    from ems.store.snapshots import checkpoints, restore_checkpoint

    mine = tmp_path / "store.db"
    shutil.copy(path, mine)
    with open_store(str(mine)) as store:
        assert [(r.kind, r.name, r.server, r.doc["Port"]) for r in store.all("Thing")] == [
            ("Thing", "Relay", "EX01", 587),
            ("Thing", "Übung", None, 25),
        ]
        assert (
            [r.name for r in store.lookup("port", "587")] == ["Relay"]
            and len(list(changes(store))) == 5
            and checkpoints(store)[0].name == "First"
        )
        was = content(store)
        undo(store, [run(store, "a=1")[0]])
        assert content(store) == was
        restore_checkpoint(store, "first")
        assert [r.name for r in store.all("Thing")] == ["Relay"]
        assert store._rows("PRAGMA user_version")[0][0] == migrations.SCHEMA_VERSION  # type: ignore[attr-defined]


def test_a_schema_that_changed_meanwhile_is_not_written(shared_address: str) -> None:
    """A shell that is open while a newer ems migrates its store refuses its next change."""
    with open_store(shared_address) as store, open_store(shared_address) as newer:
        run(store, "a=1")
        if newer.engine == "sqlite":
            newer._rows(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")  # type: ignore[attr-defined]
        else:
            newer.set_meta("schema", str(migrations.SCHEMA_VERSION + 1))  # type: ignore[attr-defined]
        with pytest.raises(StoreTooNew, match="newer ems"):
            run(store, "a=2")
        assert [row.doc for row in store.all("Thing")] == [{"v": "1"}]


def test_a_migration_runs_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older store gets the missing steps in one transaction; a failing step leaves it as it was."""
    path = make_store(tmp_path / "store.db")
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2)
    monkeypatch.setitem(migrations.MIGRATIONS, 1, ("ALTER TABLE ems_checkpoint ADD COLUMN extra {TEXT}", "INSERT INTO nowhere VALUES (1)"))
    before = path.read_bytes()
    with pytest.raises(StoreError):
        open_store(str(path))
    assert path.read_bytes() == before
    monkeypatch.setitem(migrations.MIGRATIONS, 1, ("ALTER TABLE ems_checkpoint ADD COLUMN extra {TEXT}",))
    for _ in range(2):
        with open_store(str(path)) as store:
            assert store._rows("SELECT count(extra) FROM ems_checkpoint") == [(0,)]  # type: ignore[attr-defined]
    with pytest.raises(StoreReadOnly, match="older schema"):
        monkeypatch.setattr(migrations, "SCHEMA_VERSION", 3)
        open_store(str(path), read_only=True)


def test_two_that_make_a_store_make_one(tmp_path: Path) -> None:
    """Processes that start at once on a store that does not exist yet end up in the same store."""
    script = (
        "import sys; from ems.store import open_store\nwith open_store(sys.argv[1]) as s:\n    with s.transaction() as t:\n"
        "        t.insert('Thing', sys.argv[2], 'x', None, {})\n    print(s.id)"
    )
    path = str(tmp_path / "store.db")
    running = [
        subprocess.Popen([sys.executable, "-c", script, path, str(i)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])
        for i in range(6)
    ]
    ids = {process.communicate()[0] for process in running}
    assert len(ids) == 1 and all(process.returncode == 0 for process in running)
    with open_store(path) as store:
        assert store.count() == 6


DAMAGE = [(0, 100), (0, 4096), (4096, 4096), (8192, 8192), (3 * 4096, 2000), (10 * 4096 + 5, 30), (20 * 4096, 4096), (25 * 4096, 4 * 4096)]


@pytest.mark.parametrize(("at", "length"), DAMAGE, ids=[f"{at}+{length}" for at, length in DAMAGE])
def test_repair_saves_what_can_be_read(tmp_path: Path, at: int, length: int) -> None:
    """A damaged file stays as it is; the new one holds every object whose row or history was not hit, and says what is lost."""
    path = make_store(tmp_path / "store.db")
    with open_store(str(path)) as store:
        was = {row[1]: row for row in content(store)}
        store_id = store.id
    damaged_file = tmp_path / "damaged.db"
    data = bytearray(path.read_bytes())
    data[at : at + length] = os.urandom(min(length, len(data) - at))
    damaged_file.write_bytes(data)
    report = repair(str(damaged_file), str(tmp_path / "new.db"))
    assert damaged_file.read_bytes() == bytes(data)
    with open_store(str(tmp_path / "new.db"), create=False) as store:
        found = {row[1]: row for row in content(store)}
        assert store._rows("PRAGMA integrity_check") == [("ok",)]  # type: ignore[attr-defined]
        assert all(found[key] == was[key] for key in found) and report.objects == len(found)
        assert len(found) >= len(was) - 15 and "k2" not in found
        assert store.id in (store_id, store.id) and (store.id == store_id or at <= 4096 * 2)
        run(store, "after=1")
    if length <= 4096 and at >= 4096:
        assert len(report.lost_changes) <= 25


def test_repair_takes_the_journal_into_account(tmp_path: Path) -> None:
    """Committed transactions that are still in the WAL file are saved; an unfinished one is not."""
    path = tmp_path / "store.db"
    store = open_store(str(path))
    run(store, "a=1", "b=1", "a=2")
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", f"{tmp_path}/copy.db{suffix}")
    store.close()
    with open(tmp_path / "copy.db-wal", "ab") as file:
        file.write(os.urandom(5000))
    repair(str(tmp_path / "copy.db"), str(tmp_path / "new.db"))
    with open_store(str(tmp_path / "new.db")) as saved:
        assert [(r.guid, r.doc) for r in saved.all("Thing")] == [("a", {"v": "2"}), ("b", {"v": "1"})] and saved.version == 3


def test_repair_takes_the_key_along(tmp_path: Path) -> None:
    """Secrets of the new file open by the key that lay beside the damaged one; a failed repair leaves no file."""
    with open_store(str(tmp_path / "store.db")) as store, store.transaction() as change:
        change.insert("Thing", "a", "a", None, {"Password": store.secrets.seal("hunter2")})
    assert repair(str(tmp_path / "store.db"), str(tmp_path / "new.db")).with_key
    with open_store(str(tmp_path / "new.db"), create=False) as store:
        assert store.secrets.open(next(store.all("Thing")).doc["Password"]) == "hunter2"
    assert stat.S_IMODE(os.stat(tmp_path / "new.db.key").st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="the file is read while another has it open")
def test_the_holder_of_a_lock_is_told_without_control_characters(tmp_path: Path) -> None:
    """What somebody else wrote into the hint of a lock cannot steer the terminal."""
    from ems.store.holders import holder_of

    (tmp_path / "store.db-holder").write_bytes(b"process 1 of \x1b[2Jroot\x07\n on x".ljust(256, b"\0"))
    assert holder_of(str(tmp_path / "store.db")) == "process 1 of [2Jroot on x"


def test_repair_of_a_sound_store_loses_nothing(tmp_path: Path) -> None:
    """The new file of an undamaged store holds the same, history and checkpoints too."""
    from ems.store.backup import digest

    path = make_store(tmp_path / "store.db")
    report = repair(str(path), str(tmp_path / "new.db"))
    with open_store(str(path)) as old, open_store(str(tmp_path / "new.db")) as new:
        assert digest(old._rows) == digest(new._rows)  # type: ignore[attr-defined]
    assert (report.lost_changes, report.damaged_pages, report.damaged_rows, report.objects_from_history) == ([], 0, 0, 0)


def test_repair_refuses_what_it_cannot_do(tmp_path: Path) -> None:
    """A missing file, an existing target and a file with nothing of a store in it are errors."""
    path = make_store(tmp_path / "store.db")
    (tmp_path / "junk.db").write_bytes(b"junk" * 5000)
    for source, target, error_id in [
        ("none.db", "new.db", "StoreNotFound"),
        ("store.db", "junk.db", "RepairTargetExists"),
        ("junk.db", "new.db", "NothingToRepair"),
    ]:
        with pytest.raises(StoreError) as caught:
            repair(str(tmp_path / source), str(tmp_path / target))
        assert caught.value.error_id == error_id
    assert path.exists() and not (tmp_path / "new.db").exists()


@pytest.mark.skipif(
    not os.path.isdir("/dev/shm") or os.name != "posix" or os.geteuid() != 0, reason="needs root, to mount a small file system"
)
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """When the disk fills, the change that did not fit is refused as a whole and all before it are there."""
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path)], capture_output=True).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        acknowledged = []
        with pytest.raises(StoreFull, match="not saved"), open_store(str(tmp_path / "store.db")) as store:
            for i in range(10_000):
                run(store, f"k{i}={'v' * 500}")
                acknowledged.append(f"k{i}")
        os.remove(tmp_path / "store.db-holder")
        with open_store(str(tmp_path / "store.db"), read_only=True) as store:
            assert [r.guid for r in store.all("Thing")] == acknowledged and len(acknowledged) > 20
            assert store._rows("PRAGMA integrity_check") == [("ok",)]  # type: ignore[attr-defined]
        with pytest.raises(StoreError):
            open_store(str(tmp_path / "other.db"))
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


PATHS = [
    ("linux", {"XDG_DATA_HOME": "/data"}, "/data/ems/store.db"),
    ("linux", {"XDG_DATA_HOME": "relative", "HOME": "/home/a"}, "/home/a/.local/share/ems/store.db"),
    ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/ems/store.db"),
    ("win32", {"LOCALAPPDATA": "/local"}, "/local/ems/store.db"),
]


@pytest.mark.parametrize(("platform", "environment", "expected"), PATHS)
def test_the_default_place_is_the_users_data_folder(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each system has its folder for a user's data."""
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_path() == expected


def test_opening_imports_little(tmp_path: Path) -> None:
    """Opening a store and reading it imports none of the packages that cost a start-up its time."""
    path = make_store(tmp_path / "store.db")
    script = (
        f"import sys\nbefore = set(sys.modules)\nfrom ems.store import open_store\nlist(open_store({str(path)!r}).all('Thing'))\n"
        "print(' '.join(sorted(set(sys.modules) - before)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    ).stdout.split()
    assert not {
        "json",
        "sqlite3",
        "datetime",
        "uuid",
        "hashlib",
        "socket",
        "base64",
        "psycopg",
        "cryptography",
        "getpass",
        "dataclasses",
    } & set(loaded)
