"""In: a store that is in use. Out: a verified copy of one moment of it in a file that is itself a store."""

from __future__ import annotations

import os
import time
from typing import Any

from ems.store.errors import BackupError, StoreError
from ems.store.snapshots import TABLES, Rows, fill, table_rows
from ems.store.sql import SqlStore
from ems.store.sqlite import SqliteStore, sqlite


class Backup:
    """What a backup holds."""

    __slots__ = ("change", "changes", "digest", "objects", "path", "seconds", "size", "store_id", "with_key")

    def __init__(
        self, path: str, store_id: str, objects: int, changes: int, change: int, digest: str, size: int, seconds: float, with_key: bool
    ) -> None:
        self.path = path
        self.store_id = store_id
        self.objects = objects
        self.changes = changes
        self.change = change
        self.digest = digest
        self.size = size
        self.seconds = seconds
        self.with_key = with_key


def back_up(store: SqlStore, path: str, *, overwrite: bool = False, with_key: bool = False) -> Backup:
    """Copy the store as it is now into a file, check the copy, and only then give it its name. Others read and write meanwhile."""
    started = time.monotonic()
    path = os.path.abspath(os.path.expanduser(path))
    same = getattr(store, "path", "")
    if same and os.path.exists(path) and os.path.samefile(same, path):
        raise BackupError(f"'{path}' is the store itself.", target=path)
    if os.path.isdir(path):
        raise BackupError(f"'{path}' is a folder: give the name of the file to make.", target=path, category="InvalidArgument")
    for there in (path, *([path + ".key"] if with_key else [])):
        if os.path.exists(there) and not overwrite:
            raise BackupError(f"There is already a file '{there}'.", target=there, error_id="BackupExists", category="ResourceExists")
    part = f"{path}.{os.getpid()}.part"
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        source = _copy(store, part)
        made = _look_into(part)
        if made.digest != source:
            raise BackupError(f"The backup '{path}' was not made: the copy is not what the store holds.", target=path)
        _sync(part)
        os.replace(part, path)
        _sync(os.path.dirname(path))
        if with_key:
            made.with_key = _copy_key(store, path + ".key")
    except OSError as error:
        raise BackupError(f"The backup '{path}' was not made: {error.strerror}.", target=path) from None
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(part + suffix):
                os.remove(part + suffix)
    made.path, made.seconds = path, time.monotonic() - started
    return made


def _copy(store: SqlStore, part: str) -> str:
    """Fill the file from one moment of the store; the digest of what the store held then."""
    with store.snapshot() as rows:
        if hasattr(rows, "connection"):
            target = sqlite.connect(part, isolation_level=None)
            try:
                rows.connection.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")  # one file, without a journal beside it
            except sqlite.Error as error:
                raise BackupError(f"The backup was not made: {error}.") from None
            finally:
                target.close()
        else:
            _write_rows(part, rows)
        return digest(rows)


def _write_rows(part: str, rows: Rows) -> None:
    with SqliteStore(part) as target:
        fill(target, rows)
        target._rows("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ("-holder", "-wal", "-shm"):
        if os.path.exists(part + suffix):
            os.remove(part + suffix)


def _copy_key(store: SqlStore, path: str) -> bool:
    part = f"{path}.{os.getpid()}.new"  # an older key stays until the new one is there
    made = store.secrets.copy_key(part)
    if made:
        os.replace(part, path)
    return made


def verify(path: str) -> Backup:
    """Read a backup from end to end: what it holds. A StoreError or BackupError when it is no sound store."""
    path = os.path.abspath(os.path.expanduser(path))
    if not os.path.exists(path):
        raise BackupError(f"There is no backup '{path}'.", target=path, error_id="BackupNotFound", category="ObjectNotFound")
    return _look_into(path)


def _look_into(path: str) -> Backup:
    with SqliteStore(path, create=False, read_only=True) as store:
        complaints = [row[0] for row in store._rows("PRAGMA integrity_check")]
        if complaints != ["ok"]:
            raise BackupError(f"'{path}' is damaged: {complaints[0]}", target=path, category="InvalidData")
        lost = store._rows("SELECT count(*) FROM ems_object o WHERE NOT EXISTS (SELECT 1 FROM ems_audit a WHERE a.change = o.version)")[0][
            0
        ]
        if lost:
            raise BackupError(
                f"'{path}' has {lost} objects without the audit row of their last change.", target=path, category="InvalidData"
            )
        try:
            found = digest(store._rows)
        except StoreError as error:
            raise BackupError(f"'{path}' cannot be read: {error}", target=path, category="InvalidData") from None
        changes = store._rows("SELECT count(*) FROM ems_audit")[0][0]
        return Backup(path, store.id, store.count(), changes, store.version, found, os.path.getsize(path), 0.0, False)


def digest(rows: Rows) -> str:
    """A checksum over everything that a store holds."""
    import hashlib

    total = hashlib.blake2b(digest_size=16)
    for table in TABLES:
        for row in table_rows(rows, table):
            if table != "ems_meta" or row[0] != "schema":  # SQLite keeps the schema's version elsewhere
                total.update(repr(row).encode("utf-8", "surrogatepass"))
    return total.hexdigest()


def _sync(path: str) -> None:
    if os.name != "posix" and os.path.isdir(path):
        return
    file: Any = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
