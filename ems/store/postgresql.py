"""In: a postgresql:// address. Out: the store in that database, by psycopg 3.

Writers take one table lock first (as SQLite's BEGIN IMMEDIATE), before their snapshot, so each change sees all before it. The isolation
level is REPEATABLE READ: a program that writes the same rows without the lock shows as StoreConflict, which Store.change() tries again.
SERIALIZABLE was tried and rejected: it gives nothing more among those who take the lock, and under load it refused one change in 10,000
for a conflict that was none (the lock is free a moment before the server counts its holder as done).

A commit announces its number (NOTIFY). A lost connection is made again; when it was lost at the commit itself, the server is asked what
became of the transaction.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from ems.store import audit, migrations
from ems.store.compare import MASK
from ems.store.errors import (
    DriverMissing,
    InvalidDocument,
    NotAStore,
    StoreConflict,
    StoreError,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
)
from ems.store.sql import SqlStore

CHANNEL = "ems_change"
FIRST_LOOK = 200  # changes after which the server counts its tables
# Every statement has its index. Without statistics, or with those of the empty tables it was prepared on, the server would rather read all.
PLANNING = "".join(f"SET enable_{way} = off; " for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin")) + "SET jit = off"

# SQLSTATE, or its class, -> what to raise and the sentence about it.
MEANING: dict[str, tuple[type[StoreError], str]] = {
    "40001": (StoreConflict, "another program changed the same objects at the same time; try again"),
    "40P01": (StoreConflict, "it waited for another program that waited for it; try again"),
    "25006": (StoreReadOnly, "the database is read-only"),
    "42501": (StoreReadOnly, "access is denied"),
    "53100": (StoreFull, "the server's disk is full"),
    "54": (InvalidDocument, "the object is too large"),
    "28": (StoreUnavailable, "the server does not let this user in"),
    "3D": (StoreUnavailable, "there is no such database"),
    "57": (StoreUnavailable, "the server is shutting down or starting"),
    "53": (StoreUnavailable, "the server is out of resources"),
    "08": (StoreUnavailable, "the connection was lost"),
    "42P01": (NotAStore, "its tables are not those of an ems store"),
    "42703": (NotAStore, "its tables are not those of an ems store"),
    "58": (StoreError, "the server's system failed"),
}
WAITING = ("57P03", "08")  # a server that starts or is just gone: worth another try


class PostgresStore(SqlStore):
    """A store in a PostgreSQL database."""

    engine = "postgresql"

    def __init__(self, address: str, *, create: bool = True, read_only: bool = False) -> None:
        check_address(address)
        super().__init__(without_password(address), read_only)
        self._conninfo = address
        self._sql: dict[str, str] = {}
        self._transaction_id = ""
        self._connection: Any = None
        self._listener: Any = None
        self._next_look = FIRST_LOOK
        self.path = ""
        self._driver = _driver()
        self._connection = self._connect(0.0)
        try:
            self._prepare(create)
        except BaseException:
            self.close()
            raise

    # -- the connection

    def _connect(self, patience: float) -> Any:
        deadline = time.monotonic() + patience
        pause = 0.02
        name = f"ems {os.getpid()} {audit.current_user()}@{audit.current_host()}"[:63]
        while True:
            try:
                made = self._driver.connect(
                    self._conninfo, autocommit=True, application_name=name, connect_timeout=max(2, int(self.lock_timeout))
                )
                made.prepare_threshold = 2
                made.execute(PLANNING)
                return made
            except self._driver.Error as error:
                if time.monotonic() >= deadline or not _worth_waiting(error):
                    raise self._unreachable(error) from None
            time.sleep(pause)
            pause = min(pause * 2, 0.5)

    def _unreachable(self, error: Exception) -> StoreError:
        if isinstance(error, self._driver.ProgrammingError):  # the address itself; the driver's text repeats parts of it
            return _unreadable(self._conninfo)
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        return StoreUnavailable(
            f"The store '{self.address}' cannot be reached: {first.replace(self._conninfo, self.address)}", target=self.address
        )

    def _reconnect(self) -> None:
        self._connection.close()
        self._connection = self._connect(self.lock_timeout)

    def _prepare(self, create: bool) -> None:
        if self._rows("SELECT to_regclass('ems_meta') IS NOT NULL")[0][0]:
            version = int(self.meta("schema") or 0)
            self._check_version(version)
            if version < migrations.SCHEMA_VERSION:
                self._migrate()
        elif not create or self.read_only:
            raise StoreUnavailable(
                f"There is no store in the database '{self.address}'.",
                target=self.address,
                error_id="StoreNotFound",
                category="ObjectNotFound",
            )
        else:
            self._create()

    def _check_version(self, version: int) -> None:
        if not version:
            raise NotAStore(
                f"The database '{self.address}' has a table ems_meta that is not ems's own. Nothing was written to it.", target=self.address
            )
        if version > migrations.SCHEMA_VERSION:
            raise StoreTooNew(
                f"The store '{self.address}' was made by a newer ems (schema {version}; this ems knows up to {migrations.SCHEMA_VERSION}). "
                "Install the newer ems to use it. Nothing was written to it.",
                target=self.address,
            )

    def _create(self) -> None:
        from ems.store.sqlite import new_guid

        with self._schema_change():
            if self._rows("SELECT to_regclass('ems_meta') IS NOT NULL")[0][0]:
                return  # somebody was faster
            for statement in migrations.new_schema("postgresql"):
                self._run(statement)
            for name, value in (("id", new_guid()), ("schema", str(migrations.SCHEMA_VERSION))):
                self._run("INSERT INTO ems_meta (name, value) VALUES (?, ?)", (name, value))

    def _migrate(self) -> None:
        with self._schema_change():
            version = int(self.meta("schema"))
            self._check_version(version)
            for statement in migrations.steps("postgresql", version):
                self._run(statement)
            self._run("UPDATE ems_meta SET value = ? WHERE name = 'schema'", (str(migrations.SCHEMA_VERSION),))

    @contextmanager
    def _schema_change(self) -> Iterator[None]:
        self._run("BEGIN")
        try:
            self._run(f"SELECT pg_advisory_xact_lock({migrations.APPLICATION_ID})")
            yield
            self._run("COMMIT")
        except BaseException:
            self._rollback()
            raise

    # -- statements

    def _translated_sql(self, sql: str) -> str:
        found = self._sql.get(sql)
        if found is None:
            found = self._sql[sql] = sql.replace("?", "%s")
        return found

    def _rows(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        self._enter(self.lock_timeout)
        try:
            try:
                return self._connection.execute(self._translated_sql(sql), args).fetchall()  # type: ignore[no-any-return]
            except self._driver.Error as error:
                if isinstance(error, self._driver.DataError) and error.sqlstate is None:  # a null character: nothing in the store has one
                    return []
                if not self._lost(error) or self._active is not None:
                    raise self._translate(error) from None
                self._reconnect()
                return self._connection.execute(self._translated_sql(sql), args).fetchall()  # type: ignore[no-any-return]
            except UnicodeEncodeError:  # half a character: nothing in the store has one
                return []
        except self._driver.Error as error:
            raise self._translate(error) from None
        finally:
            self._mutex.release()

    def _run(self, sql: str, args: tuple[Any, ...] = ()) -> None:
        try:
            self._connection.execute(self._translated_sql(sql), args)
        except self._driver.Error as error:
            raise self._translate(error) from None

    def _run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        rows = list(rows)
        if len(rows) == 1:
            self._run(sql, rows[0])
        elif rows:
            try:
                with self._connection.cursor() as cursor:
                    cursor.executemany(self._translated_sql(sql), rows)
            except self._driver.Error as error:
                raise self._translate(error) from None

    def _begin(self, cmdlet: str) -> None:
        label = "".join(
            c for c in f"ems {os.getpid()} {audit.current_user()}@{audit.current_host()} {cmdlet}" if 32 <= ord(c) < 127 and c not in "'\\"
        )
        text = (
            f"BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = {max(1, int(self.lock_timeout * 1000))}; "
            f"SET LOCAL application_name = '{label[:63]}'; LOCK TABLE ems_meta IN EXCLUSIVE MODE; "
            "SELECT pg_current_xact_id()::text, (SELECT value FROM ems_meta WHERE name = 'schema')"
        )
        try:
            self._begin_with(text)
        except self._driver.Error as error:
            if not self._lost(error):
                self._rollback()
                if error.sqlstate == "55P03":
                    raise self._locked() from None
                raise self._translate(error) from None
            self._reconnect()
            try:
                self._begin_with(text)
            except self._driver.Error as again:
                raise self._translate(again) from None

    def _begin_with(self, text: str) -> None:
        cursor = self._connection.execute(text)
        while cursor.nextset():
            pass
        self._transaction_id, version = cursor.fetchone()
        self._check_version(int(version or 0))  # a newer ems may have changed the schema since this one began

    def _commit(self, last_change: int) -> None:
        announce = f"NOTIFY {CHANNEL}, '{last_change}'; " if last_change else ""
        try:
            self._connection.execute(announce + "COMMIT")
        except self._driver.Error as error:
            if not self._lost(error):
                raise self._translate(error) from None
            if not self._was_committed():
                raise StoreUnavailable(
                    f"The store '{self.address}' went away before the change was saved; it was not saved.", target=self.address
                ) from None
        if last_change >= self._next_look:
            self._look_at_sizes(last_change)

    def _look_at_sizes(self, last_change: int) -> None:
        """Let the server count its tables, and plan its statements anew, each time that the store has grown by much."""
        self._next_look = max(last_change * 4, FIRST_LOOK)
        try:
            self._connection.execute("SET client_min_messages = error; ANALYZE ems_object, ems_key, ems_audit")
        except self._driver.Error as error:  # the change is saved; a server without statistics is only slower
            if not self._lost(error) and error.sqlstate not in ("55P03", "57014", "25006"):  # locked, canceled, read-only
                raise self._translate(error) from None

    def _was_committed(self) -> bool:
        """Ask a server that went away during COMMIT what became of the transaction."""
        transaction_id = self._transaction_id
        try:
            self._reconnect()
            deadline = time.monotonic() + self.lock_timeout
            while True:
                status = self._connection.execute("SELECT pg_xact_status(%s::text::xid8)", (transaction_id,)).fetchone()[0]
                if status != "in progress" or time.monotonic() > deadline:  # the old connection may still be at it
                    return bool(status == "committed")
                time.sleep(0.05)
        except (self._driver.Error, StoreError):
            raise StoreUnavailable(
                f"The store '{self.address}' went away while the change was being saved, and does not come back: whether it was saved "
                "is not known. Look with Get-EmsChange.",
                target=self.address,
                error_id="StoreOutcomeUnknown",
            ) from None

    def _rollback(self) -> None:
        try:
            if not self._connection.closed:
                self._connection.execute("ROLLBACK")
        except self._driver.Error:  # a lost connection has rolled back by itself
            self._connection.close()

    def _lost(self, error: Exception) -> bool:
        state = getattr(error, "sqlstate", None) or ""
        return bool(self._connection.closed or self._connection.broken or state.startswith(("57P", "08")))

    def _translate(self, error: Any) -> StoreError:
        state = error.sqlstate or ("08" if self._connection.closed else "")
        kind, meaning = MEANING.get(state) or MEANING.get(state[:2]) or (StoreError, "PostgreSQL failed")
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        text = f"The store '{self.address}' cannot be used: {meaning} ({first})."
        if self._active is not None:
            text += " The change was not saved."
        return kind(text, target=self.address)

    def _locked(self) -> StoreLocked:
        rows = self._rows(
            "SELECT a.application_name, a.usename, a.pid, to_char(a.xact_start AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM pg_locks l"
            " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.relation = 'ems_meta'::regclass AND l.granted AND l.mode = 'ExclusiveLock'"
        )
        who = _holder(*rows[0]) if rows else "another program"
        return StoreLocked(
            f"The store '{self.address}' is locked by {who}; gave up after {self.lock_timeout:g} seconds. "
            "Nothing was changed; try again when it is done.",
            target=self.address,
        )

    # -- what others do

    @contextmanager
    def snapshot(self) -> Iterator[Any]:
        connection = self._connect(self.lock_timeout)

        def rows(sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
            try:
                return connection.execute(self._translated_sql(sql), args).fetchall()  # type: ignore[no-any-return]
            except self._driver.Error as error:
                raise self._translate(error) from None

        try:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield rows
        finally:
            connection.close()

    def wait_for_change(self, since: int, seconds: float) -> int:
        deadline = time.monotonic() + seconds
        while True:
            try:
                if self._listener is None or self._listener.closed:
                    self._listener = self._connect(max(0.0, deadline - time.monotonic()))
                    self._listener.execute(f"LISTEN {CHANNEL}")
                version = self.version  # after LISTEN, so that no change falls between
                left = deadline - time.monotonic()
                if version != since or left <= 0:
                    return version
                for _ in self._listener.notifies(timeout=left, stop_after=1):
                    pass
            except self._driver.Error:
                self._listener.close()
                if time.monotonic() >= deadline:
                    return since

    def close(self) -> None:
        self._closed = True
        for connection in (self._connection, self._listener):
            if connection is not None:
                connection.close()


def _holder(label: str, user: str, pid: int, since: str) -> str:
    """Who holds the lock, in the words that a file's holder has; `label` is what _begin set."""
    words = label.split(" ")
    if len(words) > 2 and words[0] == "ems" and "@" in words[2]:
        name, _, host = words[2].rpartition("@")
        cmdlet = f"{words[3]}, " if words[3:] and words[3] else ""
        return f"process {words[1]} of {name} on {host} ({cmdlet}since {since}Z; database user {user}, server process {pid})"
    return f"{label or 'a program'} (database user {user}, server process {pid}, since {since}Z)"


def without_password(address: str) -> str:
    """The address as it may be shown; where it is not clear what is the password, too much is masked."""
    from urllib.parse import unquote

    head, slashes, rest = address.partition("://")
    place, at, tail = rest.rpartition("@") if _has_user(rest) else ("", "", rest)
    user, colon, _ = place.partition(":")
    path, question, query = tail.partition("?")
    names = [(part.partition("=")[0], part) for part in query.split("&")]
    options = "&".join(f"{name}={MASK}" if "password" in unquote(name).lower() else part for name, part in names)
    return f"{head}{slashes}{user}{':' + MASK if colon else ''}{at}{path}{question}{options}"


def _has_user(rest: str) -> bool:
    """Whether an @ ends a user and password, as a / or ? that should have been escaped may stand in the password."""
    before_query, _, query = rest.partition("?")
    return "@" in before_query or ("/" not in before_query and ":" in before_query and "@" in query)


def check_address(address: str) -> None:
    """StoreUnavailable when an address cannot be read, before the driver says so and tells parts of a password."""
    rest = address.partition("://")[2]
    authority = rest.partition("?")[0].partition("/")[0]
    hosts = authority.rpartition("@")[2].split(",")
    ports = [host.rpartition("]")[2].rpartition(":")[2] for host in hosts if ":" in host.rpartition("]")[2]]
    if (
        authority.count("@") > 1
        or (_has_user(rest) and "@" not in authority)
        or not all(port.isdigit() or not port for port in ports)
        or _bad_escape(address)
    ):
        raise _unreadable(address)


def _bad_escape(address: str) -> bool:
    return any(not (len(part) > 1 and all(c in "0123456789abcdefABCDEF" for c in part[:2])) for part in address.split("%")[1:])


def _unreadable(address: str) -> StoreUnavailable:
    return StoreUnavailable(
        f"The store address '{without_password(address)}' cannot be read. In a user name or password, / ? # @ : and % are written as "
        "%2F %3F %23 %40 %3A and %25; behind ? stand options that PostgreSQL knows.",
        error_id="StoreAddressInvalid",
        category="InvalidArgument",
    )


def _driver() -> Any:
    try:
        import psycopg
    except ImportError as error:
        missing = (
            "the Python package 'psycopg', which is not installed" if getattr(error, "name", "") == "psycopg" else f"'psycopg': {error}"
        )
        raise DriverMissing(f"A PostgreSQL store needs {missing}. Install it: pip install 'psycopg[binary]'") from None
    return psycopg


def _worth_waiting(error: Any) -> bool:
    state = error.sqlstate or ""
    return not state or state.startswith(WAITING)  # no state: nobody answers
