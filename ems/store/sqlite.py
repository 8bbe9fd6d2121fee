"""In: a file path. Out: the store in it (SqliteStore), and one in memory (MemoryStore).

WAL journal (the rollback journal on a network file system), synchronous FULL, BEGIN IMMEDIATE only. Files are made with mode 0600. The C
module is imported itself: the sqlite3 package around it costs start-up 2 ms for adapters that nobody here uses.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ems.store import migrations
from ems.store.errors import (
    InvalidDocument,
    NotAStore,
    StoreClosed,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
    StoreWriteFailed,
)
from ems.store.sql import SqlStore

try:
    import _sqlite3 as sqlite
except ImportError:  # another Python than CPython
    import sqlite3 as sqlite  # type: ignore[no-redef]

__all__ = ["MemoryStore", "Snapshot", "SqliteStore", "new_guid", "sqlite"]

SMALLEST_PAGE = 512  # bytes: no database is smaller
LONGEST_PAUSE = 0.004  # seconds between two looks at a lock: short, for a free lock is soon taken again by those who work
BUSY = (5, 6)  # SQLITE_BUSY, SQLITE_LOCKED

# Primary result code -> what to raise and the sentence about it.
MEANING: dict[int, tuple[type[StoreError], str]] = {
    3: (StoreReadOnly, "access is denied"),
    8: (StoreReadOnly, "it is read-only"),
    23: (StoreReadOnly, "access is denied"),
    10: (StoreWriteFailed, "the operating system reported a read or write error"),
    13: (StoreFull, "the disk is full"),
    11: (StoreDamaged, "it is damaged"),
    14: (StoreUnavailable, "it cannot be opened"),
    26: (NotAStore, "it is not an ems store"),
    7: (StoreUnavailable, "there is not enough memory"),
    18: (InvalidDocument, "the object is too large"),
}
REPAIR = " Nothing was written to it. 'Repair-EmsStore \"{path}\" \"{path}.repaired\"' saves what can be read into a new file."


class SqliteStore(SqlStore):
    """A store in a file."""

    engine = "sqlite"

    def __init__(self, path: str, *, create: bool = True, read_only: bool = False) -> None:
        if path.startswith("file://"):
            path = path[len("file://") :]
        self.path = os.path.abspath(os.path.expanduser(path))
        super().__init__(self.path, read_only)
        self._connection: Any = None
        self._frozen: tuple[int, int] | None = None  # the file's time and size, when it is read as one that nobody writes
        self._holder: Any = None
        self._journal = ""  # which one, once something is written
        self._place: tuple[int, int] | None = None  # of the file that was opened
        _make_file(self.path, create and not read_only)
        try:
            self._connect()
            self._prepare()
            self._place = _place(self.path)
        except BaseException:
            self.close()
            raise

    def _connect(self) -> None:
        mode = "rw"
        if not (os.access(self.path, os.W_OK) and os.access(os.path.dirname(self.path), os.W_OK)):
            if not os.access(self.path, os.R_OK):
                raise StoreReadOnly(f"The store '{self.path}' cannot be opened: access is denied.", target=self.path)
            self.read_only, mode = True, "ro"
            if not os.path.exists(self.path + "-wal"):  # WAL needs a file beside it, except where nobody writes
                mode, self._frozen = "ro&immutable=1", _stamp(self.path)
        elif self.read_only:
            mode = "ro"
        try:
            self._connection = sqlite.connect(
                _uri(self.path, mode), timeout=0, isolation_level=None, check_same_thread=False, cached_statements=64, uri=True
            )
        except sqlite.Error as error:
            raise self._translate(error) from None

    def _prepare(self) -> None:
        """Check what the file is; make or migrate the schema."""
        version = self._pragma("user_version")
        if self._pragma("application_id") == migrations.APPLICATION_ID:
            self._check_version(version)
            if not self.read_only:
                self._sync_fully()
            if version < migrations.SCHEMA_VERSION:
                self._migrate(version)
        elif self._rows("SELECT count(*) FROM sqlite_master")[0][0] or version:
            raise NotAStore(
                f"The file '{self.address}' is a SQLite database of another program, not an ems store. Nothing was written to it.",
                target=self.address,
            )
        elif self.read_only:
            raise NotAStore(f"The file '{self.address}' is empty, not an ems store.", target=self.address)
        else:
            self._sync_fully()
            self._create()

    def _sync_fully(self) -> None:
        self._rows("PRAGMA synchronous = FULL")
        if sys.platform == "darwin":  # whose fsync leaves the data in the drive's cache
            self._rows("PRAGMA fullfsync = ON")
            self._rows("PRAGMA checkpoint_fullfsync = ON")

    def _pragma(self, name: str) -> int:
        return int(self._rows(f"PRAGMA {name}")[0][0])

    def _check_version(self, version: int) -> None:
        if version > migrations.SCHEMA_VERSION:
            raise StoreTooNew(
                f"The store '{self.address}' was made by a newer ems (schema {version}; this ems knows up to {migrations.SCHEMA_VERSION}). "
                "Install the newer ems to use it. Nothing was written to it.",
                target=self.address,
            )

    def _create(self) -> None:
        self._begin("")
        try:
            if self._pragma("application_id") == 0:  # nobody was faster
                for statement in migrations.new_schema("sqlite"):
                    self._run(statement)
                self._run("INSERT INTO ems_meta (name, value) VALUES ('id', ?)", (new_guid(),))
                self._run(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
                self._run(f"PRAGMA user_version = {migrations.SCHEMA_VERSION}")
            self._commit(0)
        except BaseException:
            self._rollback()
            raise

    def _migrate(self, version: int) -> None:
        if self.read_only:
            raise StoreReadOnly(
                f"The store '{self.address}' has the older schema {version} and must be opened for writing once.", target=self.address
            )
        self._begin("")
        try:
            version = self._pragma("user_version")
            self._check_version(version)
            for statement in migrations.steps("sqlite", version):
                self._run(statement)
            self._run(f"PRAGMA user_version = {migrations.SCHEMA_VERSION}")
            self._commit(0)
        except BaseException:
            self._rollback()
            raise

    # -- statements

    def _rows(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        self._enter(self.lock_timeout)
        try:
            if self._frozen is not None and self._frozen != _stamp(self.path):  # somebody with more rights wrote: look anew
                self._connection.close()
                self._frozen = None
                self._connect()
            return self._connection.execute(sql, args).fetchall()  # type: ignore[no-any-return]
        except sqlite.Error as error:
            if _code(error) in BUSY:  # a reader waits only while another recovers the journal
                return self._patiently(lambda: self._connection.execute(sql, args).fetchall(), self.lock_timeout)  # type: ignore[no-any-return]
            raise self._translate(error) from None
        except UnicodeEncodeError:  # half a character: nothing in the store has one
            return []
        except UnicodeDecodeError as error:  # bytes of the file in a message of SQLite's
            raise self._damaged(str(error)) from None
        finally:
            self._mutex.release()

    def _run(self, sql: str, args: tuple[Any, ...] = ()) -> None:
        try:
            self._connection.execute(sql, args)
        except sqlite.Error as error:
            raise self._translate(error) from None

    def _run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        try:
            self._connection.executemany(sql, rows)
        except sqlite.Error as error:
            raise self._translate(error) from None

    def _begin(self, cmdlet: str) -> None:
        if not self._journal:
            self._choose_journal()
        self._patiently(lambda: self._connection.execute("BEGIN IMMEDIATE"), self.lock_timeout)
        if self._place is not None:
            self._check_place()
        self._say_who(cmdlet or "ems")

    def _check_place(self) -> None:
        """What is written into a file that lost its name is gone with the process; what a newer ems migrated is not for this one."""
        if _place(self.path) != self._place:
            raise StoreUnavailable(
                f"The store '{self.path}' was removed or replaced since it was opened: nothing was saved. Start ems again to work on "
                "what is there now.",
                target=self.path,
                error_id="StoreReplaced",
            )
        self._check_version(self._pragma("user_version"))

    def _choose_journal(self) -> None:
        """Before the first write, so that a backup that is only looked at stays as it is."""
        from ems.store.filesystems import network_type

        self._journal = "delete" if network_type(self.path) else "wal"
        try:
            if self._rows("PRAGMA journal_mode")[0][0] != self._journal:
                self._connection.execute(f"PRAGMA journal_mode = {self._journal}").fetchall()
            if self._journal == "delete":
                self._connection.execute("PRAGMA synchronous = EXTRA")  # FULL does not sync the folder after the journal is gone
        except sqlite.Error as error:
            if _code(error) not in BUSY:  # another has it open: the next one that is alone changes it
                raise self._translate(error) from None

    def _commit(self, last_change: int) -> None:
        self._say_who("")
        self._patiently(lambda: self._connection.execute("COMMIT"), self.lock_timeout)  # with a rollback journal it waits for readers

    def _rollback(self) -> None:
        self._say_who("")
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite.Error as error:
            raise self._translate(error) from None

    def _patiently(self, action: Any, seconds: float) -> Any:
        """Do it again while the file is locked, up to the limit; sleeping here and not in SQLite, so that Ctrl+C ends it."""
        deadline = time.monotonic() + seconds
        pause = 0.0005
        while True:
            try:
                return action()
            except sqlite.Error as error:
                if _code(error) not in BUSY:
                    raise self._translate(error) from None
            if time.monotonic() >= deadline:
                from ems.store.holders import holder_of

                raise StoreLocked(
                    f"The store '{self.address}' is locked by {holder_of(self.path)}; gave up after {seconds:g} seconds. "
                    "Nothing was changed; try again when it is done.",
                    target=self.address,
                )
            time.sleep(pause)
            pause = min(pause * 1.7, LONGEST_PAUSE) * (0.75 + 0.5 * os.urandom(1)[0] / 255)  # apart from the others that wait

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Reads of one moment, whatever others write meanwhile: snapshot(sql, args) gives rows, snapshot.connection SQLite's connection."""
        try:
            connection = sqlite.connect(
                _uri(self.path, "ro"), timeout=self.lock_timeout, isolation_level=None, uri=True, check_same_thread=False
            )
        except sqlite.Error as error:
            raise self._translate(error) from None
        taken = Snapshot(self, connection)
        try:
            taken("BEGIN")
            taken("SELECT count(*) FROM sqlite_master")  # the first read fixes the moment
            yield taken
        finally:
            connection.close()

    def wait_for_change(self, since: int, seconds: float) -> int:
        deadline = time.monotonic() + seconds
        while True:
            version = self.version
            left = deadline - time.monotonic()
            if version != since or left <= 0:
                return version
            time.sleep(min(0.1, left))

    def _say_who(self, cmdlet: str) -> None:
        """Write down who holds the lock, for those who wait in vain."""
        if self._holder is None:
            from ems.store.holders import Holder

            self._holder = Holder(self.path)
        self._holder.say(cmdlet)

    def _damaged(self, what: str) -> StoreError:
        text = f"The store '{self.address}' cannot be used: it is damaged ({what})."
        return StoreDamaged(text + REPAIR.format(path=self.address), target=self.address)

    def _translate(self, error: Exception) -> StoreError:
        if "closed database" in str(error):
            return StoreClosed("The store was closed.")
        if "decode to UTF-8" in str(error):
            return self._damaged("a text in it is none")
        kind, meaning = MEANING.get(_code(error), (StoreError, ""))
        if not meaning:
            kind, meaning = (
                (StoreDamaged, "its tables are not those of an ems store") if "no such " in str(error) else (StoreError, "SQLite failed")
            )
        text = f"The store '{self.address}' cannot be used: {meaning} ({error})."
        if kind in (StoreDamaged, NotAStore) and self.engine == "sqlite":
            text += REPAIR.format(path=self.address) if kind is StoreDamaged or _was_a_store(self.path) else " Nothing was written to it."
        if kind in (StoreReadOnly, StoreFull, StoreWriteFailed):
            text += " The change was not saved."
        return kind(text, target=self.address)

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._connection is not None:
            self._connection.close()
        if self._holder is not None:
            self._holder.close()


class MemoryStore(SqliteStore):
    """A store that ends with the process."""

    engine = "memory"

    def __init__(self) -> None:
        SqlStore.__init__(self, "memory:", False)
        self.path = ""
        self._frozen = None
        self._holder = None
        self._journal = "memory"
        self._place = None
        self._connection = sqlite.connect(":memory:", timeout=0, isolation_level=None, check_same_thread=False, cached_statements=64)
        self._create()

    def _say_who(self, cmdlet: str) -> None:
        return

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        self._enter(self.lock_timeout)
        try:
            yield Snapshot(self, self._connection)
        finally:
            self._mutex.release()


class Snapshot:
    """Reads of one moment."""

    def __init__(self, store: SqliteStore, connection: Any) -> None:
        self._store = store
        self.connection = connection

    def __call__(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self.connection.execute(sql, args).fetchall()  # type: ignore[no-any-return]
        except sqlite.Error as error:
            raise self._store._translate(error) from None


def new_guid() -> str:
    """A random guid (version 4), as uuid.uuid4 makes it, without that import."""
    digits = bytearray(os.urandom(16))
    digits[6] = digits[6] & 0x0F | 0x40
    digits[8] = digits[8] & 0x3F | 0x80
    text = digits.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def _place(path: str) -> tuple[int, int]:
    """The device and number of the file with a name; zeros when there is none."""
    try:
        facts = os.stat(path)
    except OSError:
        return 0, 0
    return facts.st_dev, facts.st_ino


def _stamp(path: str) -> tuple[int, int]:
    facts = os.stat(path)
    return facts.st_mtime_ns, facts.st_size


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _was_a_store(path: str) -> bool:
    """Whether a file that SQLite does not know has the names of ems's tables in its first pages."""
    try:
        with open(path, "rb") as file:
            return b"ems_audit" in file.read(1 << 16)
    except OSError:
        return False


def _uri(path: str, mode: str) -> str:
    escaped = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.sep == "\\":
        escaped = "/" + escaped.replace("\\", "/")
    return f"file:{escaped}?mode={mode}"


def _make_file(path: str, create: bool) -> None:
    """See that there is a file: make an empty one with mode 0600 in a folder with 0700 when there is none."""
    try:
        if os.path.isdir(path):
            raise NotAStore(f"'{path}' is a folder, not an ems store.", target=path)
        if os.path.exists(path):
            size = os.path.getsize(path)
            if 0 < size < SMALLEST_PAGE:  # SQLite would take it for an empty database and write over it
                raise NotAStore(f"The file '{path}' is not an ems store ({size} bytes). Nothing was written to it.", target=path)
            if size == 0 and os.path.exists(path + "-wal") and os.path.getsize(path + "-wal"):
                raise StoreDamaged(
                    f"The store '{path}' is empty, but its journal '{path}-wal' is not: the file was cut off." + REPAIR.format(path=path),
                    target=path,
                )
            return
        if not create:
            raise StoreUnavailable(f"There is no store '{path}'.", target=path, error_id="StoreNotFound", category="ObjectNotFound")
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600))
    except OSError as error:
        raise _file_error(path, error) from None


def _file_error(path: str, error: OSError) -> StoreError:
    import errno

    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StoreReadOnly(f"The store '{path}' cannot be made or opened: {error.strerror}.", target=path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StoreFull(f"The store '{path}' cannot be made: {error.strerror}.", target=path)
    return StoreUnavailable(f"The store '{path}' cannot be made or opened: {error.strerror}.", target=path)
