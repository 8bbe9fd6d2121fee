"""In: an engine that runs SQL. Out: reads, transactions and audit rows over it, the same for every engine.

An engine (sqlite.py, postgresql.py) is a subclass of SqlStore with _rows, _run, _run_many, _begin, _commit, _rollback; the statements here
use `?`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ems.store import audit
from ems.store.documents import dumps
from ems.store.errors import InvalidDocument, ObjectExists, ObjectGone, StaleWrite, StoreClosed, StoreError, StoreLocked, StoreReadOnly
from ems.store.interface import _UNSET, IndexRows, Row, Store, Transaction, checked_index, checked_text, damaged

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from ems.store.history import Change, State
    from ems.store.secrets import SecretBox

FIELDS = "kind, guid, name, server, created, version, keys, doc"
O_FIELDS = "o.kind, o.guid, o.name, o.server, o.created, o.version, o.keys, o.doc"
PORTION = 500  # rows that all() reads at a time

GET = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND guid = ?"
# "+ 0": SQLite is not to read all of a kind in order for the few of a name
BY_NAME = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND name_key = ? ORDER BY created + 0"
BY_NAME_AND_SERVER = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND name_key = ? AND server_key = ? ORDER BY created"
BY_SERVER = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND server_key = ? ORDER BY created"
PORTION_OF_KIND = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND created > ? ORDER BY created LIMIT {PORTION}"
PORTION_OF_SERVER = f"SELECT {FIELDS} FROM ems_object WHERE kind = ? AND server_key = ? AND created > ? ORDER BY created LIMIT {PORTION}"
LOOKUP = (
    f"SELECT {O_FIELDS} FROM ems_key k JOIN ems_object o ON o.created = k.created WHERE k.index_name = ? AND k.key = ? ORDER BY k.created"
)
RANGE = (
    f"SELECT {O_FIELDS} FROM ems_key k JOIN ems_object o ON o.created = k.created WHERE k.index_name = ? AND k.key >= ? AND k.key <= ?"
    " ORDER BY k.key, k.created"
)
RANGE_UP = (
    f"SELECT {O_FIELDS} FROM ems_key k JOIN ems_object o ON o.created = k.created WHERE k.index_name = ? AND k.key >= ?"
    " ORDER BY k.key, k.created"
)
KEYS = "SELECT index_name, key, created FROM ems_key WHERE index_name = ? AND key >= ? AND key <= ? AND created <> ? ORDER BY key"
KEYS_OF_MANY = {  # both so that the list comes first, with a look into the index for each place
    "sqlite": "WITH place (index_name, low, high) AS (VALUES {}) SELECT k.index_name, k.key, k.created FROM place CROSS JOIN ems_key k"
    " WHERE k.index_name = place.index_name AND k.key >= place.low AND k.key <= place.high AND k.created <> ?",
    "postgresql": "WITH place (index_name, low, high) AS (VALUES {}) SELECT k.index_name, k.key, k.created FROM place CROSS JOIN LATERAL"
    " (SELECT index_name, key, created FROM ems_key WHERE index_name = place.index_name AND key >= place.low AND key <= place.high"
    " AND created <> ? ORDER BY key LIMIT 1000000000) k",
}
NAMES = "SELECT name, server FROM ems_object WHERE kind = ? AND name_key >= ? AND name_key < ? ORDER BY name_key, server_key LIMIT ?"
NAMES_OF_SERVER = (
    "SELECT name, server FROM ems_object WHERE kind = ? AND name_key >= ? AND name_key < ? AND server_key = ? ORDER BY name_key LIMIT ?"
)
# All of a small server's are had by the server's index; the names' index would be read from end to end for them.
SOME_OF_SERVER = "SELECT name, server, name_key FROM ems_object WHERE kind = ? AND server_key = ? LIMIT ?"
SMALL_SERVER = 1000
NAMES_WITH = "SELECT name, server FROM ems_object WHERE kind = ? AND name_key LIKE ? ESCAPE '!' ORDER BY name_key, server_key LIMIT ?"
LAST_CHARACTER = "\U0010ffff"
COUNT = "SELECT count(*) FROM ems_object"
COUNT_OF_KIND = "SELECT count(*) FROM ems_object WHERE kind = ?"
KINDS = "SELECT DISTINCT kind FROM ems_object ORDER BY kind"
LAST_CHANGE = "SELECT max(change) FROM ems_audit"
INSERT_OBJECT = (
    "INSERT INTO ems_object (created, kind, guid, name, name_key, server, server_key, version, keys, doc)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
UPDATE_OBJECT = "UPDATE ems_object SET name = ?, name_key = ?, server = ?, server_key = ?, version = ?, keys = ?, doc = ? WHERE created = ?"
DELETE_OBJECT = "DELETE FROM ems_object WHERE created = ?"
INSERT_KEY = "INSERT INTO ems_key (index_name, key, created) VALUES (?, ?, ?)"
DELETE_KEY = "DELETE FROM ems_key WHERE index_name = ? AND key = ? AND created = ?"
DELETE_KEYS = "DELETE FROM ems_key WHERE created = ?"
INSERT_AUDIT = (
    "INSERT INTO ems_audit (change, group_id, time, user_name, host, cmdlet, command, parameters, action, kind, guid, n"
    "ame, old, new, undoes)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class SqlReads:
    """Reads as a mixin: `_rows(sql, args)` gives tuples."""

    engine: str

    def _rows(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def get(self, kind: str, guid: str) -> Row | None:
        rows = self._rows(GET, (kind, guid.lower()))
        return Row(*rows[0]) if rows else None

    def find(self, kind: str, *, name: str | None = None, server: str | None = None) -> list[Row]:
        if name is None:
            return list(self.all(kind, server))
        if server is None:
            return [Row(*row) for row in self._rows(BY_NAME, (kind, name.lower()))]
        return [Row(*row) for row in self._rows(BY_NAME_AND_SERVER, (kind, name.lower(), server.lower()))]

    def all(self, kind: str, server: str | None = None) -> Iterator[Row]:
        after = 0
        while True:
            if server is None:
                rows = self._rows(PORTION_OF_KIND, (kind, after))
            else:
                rows = self._rows(PORTION_OF_SERVER, (kind, server.lower(), after))
            for row in rows:
                yield Row(*row)
            if len(rows) < PORTION:
                return
            if rows[-1][4] <= after:  # an index that is out of order would lead in circles
                raise damaged(f"The order of the objects of kind {kind}", ValueError("it goes backwards"))
            after = rows[-1][4]

    def names(self, kind: str, start: str = "", *, server: str | None = None, anywhere: bool = False, spread: bool = False, limit: int = 200) -> list[tuple[str, str | None]]:
        low = start.lower()
        if anywhere or spread:
            parts = [c if c not in "!%_" else "!" + c for c in low]
            pattern = "%" + ("%" if spread else "").join(parts) + "%"
            rows = self._rows(NAMES_WITH, (kind, pattern, limit))
        elif server is None:
            rows = self._rows(NAMES, (kind, low, low + LAST_CHARACTER, limit))
        else:
            rows = self._rows(SOME_OF_SERVER, (kind, server.lower(), SMALL_SERVER + 1))
            if len(rows) <= SMALL_SERVER:
                rows = sorted((row for row in rows if row[2].startswith(low)), key=lambda row: row[2])[:limit]
            else:
                rows = self._rows(NAMES_OF_SERVER, (kind, low, low + LAST_CHARACTER, server.lower(), limit))
        return [(row[0], row[1]) for row in rows]

    def lookup(self, index_name: str, key: str) -> list[Row]:
        return [Row(*row) for row in self._rows(LOOKUP, (index_name, key))]

    def range(self, index_name: str, low: str, high: str | None = None, limit: int | None = None) -> list[Row]:
        sql, args = (RANGE_UP, (index_name, low)) if high is None else (RANGE, (index_name, low, high))
        rows = self._rows(sql, args) if limit is None else self._some(sql, args, limit)
        found = {row[4]: row for row in reversed(rows)}  # the first of each object wins
        seen: dict[int, Row] = {}
        for row in rows:
            if row[4] not in seen:
                seen[row[4]] = Row(*found[row[4]])
                if limit is not None and len(seen) >= limit:
                    break
        return list(seen.values())

    def keys_in(
        self, places: Sequence[tuple[str, str, str]], *, but: int = 0, limit: int | None = None, descending: bool = False
    ) -> list[tuple[str, str, int]]:
        if not places:
            return []
        args: tuple[Any, ...]
        if len(places) == 1:
            sql, args = KEYS + (" DESC" if descending else ""), (*places[0], but)
        else:
            width = 8
            while width < len(places):
                width *= 2
            named = [*places, *[places[-1]] * (width - len(places))]  # few lengths, so that the engine knows the statement
            sql = KEYS_OF_MANY["postgresql" if self.engine == "postgresql" else "sqlite"].format(", ".join(["(?, ?, ?)"] * width))
            args = (*(value for place in named for value in place), but)
        rows = self._rows(sql, args) if limit is None else self._rows(f"{sql} LIMIT ?", (*args, limit))
        return list(dict.fromkeys((row[0], row[1], row[2]) for row in rows))

    def _some(self, sql: str, args: tuple[Any, ...], limit: int) -> list[tuple[Any, ...]]:
        """The first rows of a query, as many as hold `limit` objects: an object may have several keys in a range."""
        wanted = limit + 2
        while True:
            rows = self._rows(f"{sql} LIMIT ?", (*args, wanted))
            if len(rows) < wanted or len({row[4] for row in rows}) >= limit:
                return rows
            wanted *= 4

    def count(self, kind: str | None = None) -> int:
        return int((self._rows(COUNT) if kind is None else self._rows(COUNT_OF_KIND, (kind,)))[0][0])

    def kinds(self) -> list[str]:
        return [row[0] for row in self._rows(KINDS)]


class SqlStore(SqlReads, Store):
    """What the engines share: one connection behind a lock, one transaction at a time."""

    def __init__(self, address: str, read_only: bool) -> None:
        self.address = address
        self.read_only = read_only
        self._mutex = threading.RLock()
        self._active: SqlTransaction | None = None  # the outermost one running
        self._closed = False
        self._id = ""
        self._secrets: SecretBox | None = None

    # -- what an engine gives

    def _run(self, sql: str, args: tuple[Any, ...] = ()) -> None:
        raise NotImplementedError

    def _run_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """One statement for each row."""
        raise NotImplementedError

    def _begin(self, cmdlet: str) -> None:
        """Take the write lock; StoreLocked after lock_timeout."""
        raise NotImplementedError

    def _commit(self, last_change: int) -> None:
        raise NotImplementedError

    def _rollback(self) -> None:
        raise NotImplementedError

    def snapshot(self) -> AbstractContextManager[Any]:
        """Reads of one moment: a function (sql, args) -> rows."""
        raise NotImplementedError

    # -- what it gets

    @property
    def version(self) -> int:
        return self._rows(LAST_CHANGE)[0][0] or 0

    @property
    def id(self) -> str:
        if not self._id:
            self._id = self.meta("id")
        return self._id

    def meta(self, name: str) -> str:
        """A fact about the store itself; "" when it has none of that name."""
        rows = self._rows("SELECT value FROM ems_meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else ""

    def set_meta(self, name: str, value: str) -> None:
        with self.transaction() as change:
            change.set_meta(name, value)

    @property
    def secrets(self) -> SecretBox:
        """Seals and opens the secrets of this store's documents."""
        if self._secrets is None:
            from ems.store.secrets import SecretBox

            self._secrets = SecretBox(self)
        return self._secrets

    @secrets.setter
    def secrets(self, box: SecretBox) -> None:
        self._secrets = box

    def transaction(self, cmdlet: str = "", parameters: Mapping[str, Any] | None = None, user: str | None = None) -> SqlTransaction:
        return SqlTransaction(self, cmdlet, parameters, user)

    def _enter(self, seconds: float) -> None:
        """Take the connection for this thread."""
        if not self._mutex.acquire(timeout=max(seconds, 0.0)):
            raise StoreLocked(f"The store is busy: another thread of this process has held it for {seconds:g} seconds.")
        if self._closed:
            self._mutex.release()
            raise StoreClosed("The store was closed.")


class SqlTransaction(SqlReads, Transaction):
    """A transaction of a SqlStore. An inner one is a savepoint of the outer one and shares its numbers."""

    def __init__(self, store: SqlStore, cmdlet: str, parameters: Mapping[str, Any] | None, user: str | None) -> None:
        self.store = store
        self.engine = store.engine
        self.cmdlet = cmdlet
        self.user = user
        self.undoes: int | None = None  # set by undo before each write
        self._parameters = audit.audited_parameters(parameters)
        self._facts: tuple[Any, ...] = ()
        self._outer: SqlTransaction | None = None
        self._depth = 0
        self._open = False
        self._before = 0  # of an inner one: the outer's last change when it began
        self.last = self.first = 0  # numbers of the last change made (kept by the outermost) and of this group's first

    def __enter__(self) -> SqlTransaction:
        store = self.store
        if store.read_only:
            raise StoreReadOnly(
                f"The store '{store.address}' can only be read: it was opened so, or the file or its folder is r"
                f"ead-only. Nothing was saved.",
                target=store.address,
            )
        store._enter(store.lock_timeout)
        try:
            outer = store._active
            if outer is not None:
                self._outer, self._depth = outer, outer._depth + 1
                outer._depth += 1
                self._before = outer.last
                store._run(f"SAVEPOINT ems_{self._depth}")
            else:
                store._begin(self.cmdlet)
                store._active = self
                try:
                    self.last = store._rows(LAST_CHANGE)[0][0] or 0
                except BaseException:
                    self._abandon()
                    raise
        except BaseException:
            if store._active is None:  # Ctrl+C right after BEGIN must not leave it open
                store._rollback()
            store._mutex.release()
            raise
        self._open = True
        return self

    def __exit__(self, cls: Any, error: BaseException | None, trace: Any) -> None:
        self._open = False
        try:
            if self._outer is not None:
                self._leave_savepoint(error)
            elif error is not None:
                self._abandon()
            else:
                self._finish()
        finally:
            self.store._mutex.release()

    def _leave_savepoint(self, error: BaseException | None) -> None:
        outer = self._outer
        assert outer is not None
        outer._depth -= 1
        if error is not None:
            try:
                self.store._run(f"ROLLBACK TO SAVEPOINT ems_{self._depth}")
            except StoreError:  # the engine gave the whole transaction up (a full disk): the outer block will see it at its end
                outer._broken(error)
                return
            outer.last = self._before  # the numbers that were given were never saved
        self.store._run(f"RELEASE SAVEPOINT ems_{self._depth}")

    def _broken(self, error: BaseException) -> None:
        self._failure: BaseException | None = error

    def _finish(self) -> None:
        failure = getattr(self, "_failure", None)
        if failure is not None:
            self._abandon()
            raise StoreError("The change was given up: a part of it failed in a way that ended the whole.", inner=failure)
        try:
            self.store._commit(self.last)
        except BaseException:
            self._abandon()
            raise
        self.store._active = None

    def _abandon(self) -> None:
        self.store._active = None
        self.store._rollback()

    @property
    def latest(self) -> int:
        """The number of the last change that this transaction sees, its own ones included."""
        return (self._outer or self).last

    # -- reads

    def _rows(self, sql: str, args: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        self._check()
        return self.store._rows(sql, args)

    def _check(self) -> None:
        if not self._open:
            raise StoreClosed("The transaction is over.", error_id="TransactionOver", category="InvalidOperation")

    # -- writes

    def insert(self, kind: str, guid: str, name: str, server: str | None, doc: dict[str, Any], index: IndexRows = ()) -> Row:
        return self._insert(
            checked_text("A kind", kind),
            checked_text("A guid", guid).lower(),
            checked_text("A name", name),
            checked_server(server),
            _document(doc),
            checked_index(index),
            0,
        )

    def _insert(self, kind: str, guid: str, name: str, server: str | None, text: str, keys_text: str, created: int) -> Row:
        """`created`: the object's place in the order when it had one, 0 for a new one."""
        there = self.get(kind, guid)
        if there is not None:
            raise ObjectExists(f"There is already an object {kind} '{there.name}' with the guid {guid}.", target=guid)
        change = self._next()
        row = Row(kind, guid, name, server, created or change, change, keys_text, text)
        self.store._run(
            INSERT_OBJECT, (row.created, kind, guid, name, name.lower(), server, lower_or_none(server), change, keys_text, text)
        )
        self._write_keys(row)
        self._audit(change, "insert", None, row)
        return row

    def update(
        self,
        row: Row | tuple[str, str],
        doc: dict[str, Any] | None = None,
        *,
        version: int | None = None,
        name: str | None = None,
        server: str | None = _UNSET,
        index: IndexRows | None = None,
    ) -> Row:
        expected = version
        if isinstance(row, Row):
            kind, guid = row.kind, row.guid
            expected = row.version if version is None else version
        else:
            kind, guid = row
        before = self._current(kind, guid.lower(), expected, "changed")
        return self._update(
            before,
            before.name if name is None else checked_text("A name", name),
            before.server if server is _UNSET else checked_server(server),
            before.text if doc is None else _document(doc),
            before.keys_text if index is None else checked_index(index),
        )

    def _update(self, before: Row, name: str, server: str | None, text: str, keys_text: str) -> Row:
        change = self._next()
        after = Row(before.kind, before.guid, name, server, before.created, change, keys_text, text)
        self.store._run(UPDATE_OBJECT, (name, name.lower(), server, lower_or_none(server), change, keys_text, text, before.created))
        if keys_text != before.keys_text:
            self._change_keys(before.index, after)
        self._audit(change, "update", before, after)
        return after

    def delete(self, kind: str, guid: str, version: int | None = None) -> None:
        self._delete(self._current(kind, guid.lower(), version, "removed"))

    def _delete(self, before: Row) -> None:
        change = self._next()
        self.store._run(DELETE_KEYS, (before.created,))
        self.store._run(DELETE_OBJECT, (before.created,))
        self._audit(change, "delete", before, None)

    def _current(self, kind: str, guid: str, expected: int | None, verb: str) -> Row:
        row = self.get(kind, guid)
        if row is not None and (expected is None or row.version == expected):
            return row
        if expected is None:
            raise ObjectGone(f"The object {kind} {guid} cannot be {verb}: it is not in the store.", target=guid)
        from ems.store.history import what_others_did

        name, done = what_others_did(self, kind, guid, expected)
        raise StaleWrite(f"{kind} '{row.name if row else name}' was not {verb}: it changed since it was read. {done}", target=guid)

    def set_meta(self, name: str, value: str) -> None:
        self._check()
        self.store._run("DELETE FROM ems_meta WHERE name = ?", (name,))
        self.store._run("INSERT INTO ems_meta (name, value) VALUES (?, ?)", (name, value))

    def set_state(self, kind: str, guid: str, target: State | None) -> Row | None:
        """Make an object what a state says, with its index rows and its place in the order; None takes it away. Nothing when it is so
        already."""
        before = self.get(kind, guid)
        if before is not None and (target is None or before.created != target.created):
            self._delete(before)
            before = None
        if target is None:
            return None
        text, keys_text = dumps(target.doc), dumps(target.index)
        if before is None:
            return self._insert(kind, guid, target.name, target.server, text, keys_text, target.created)
        same = (before.name, before.server, before.text, before.keys_text) == (target.name, target.server, text, keys_text)
        if same and self.undoes is None:  # an undo is written down even when there is nothing to do, so that it counts as done
            return before
        return self._update(before, target.name, target.server, text, keys_text)

    def attribute_to(self, change: Change) -> None:
        """Let the audit rows from here on carry another change's cmdlet, command line, user and host, as it is carried out now."""
        self._facts = (audit.now_ticks(), change.user, change.host, change.cmdlet, change.command, change.parameters_text)

    def _write_keys(self, row: Row) -> None:
        if row.keys_text != "[]":
            self.store._run_many(INSERT_KEY, [(name, key, row.created) for name, key in row.index])

    def _change_keys(self, before: list[tuple[str, str]], after: Row) -> None:
        """Write the index rows that differ."""
        old, new = set(before), after.index
        kept = old.intersection(new)
        self.store._run_many(DELETE_KEY, [(name, key, after.created) for name, key in before if (name, key) not in kept])
        self.store._run_many(INSERT_KEY, [(name, key, after.created) for name, key in new if (name, key) not in kept])

    def _next(self) -> int:
        self._check()
        top = self._outer or self
        top.last += 1
        if not self.first:
            self.first = top.last
        return top.last

    def _audit(self, change: int, action: str, before: Row | None, after: Row | None) -> None:
        if not self._facts:
            self._facts = (
                audit.now_ticks(),
                self.user or audit.current_user(),
                audit.current_host(),
                self.cmdlet,
                audit.command_line(self.cmdlet, self._parameters),
                dumps(self._parameters),
            )
        row = after or before
        assert row is not None
        self.store._run(
            INSERT_AUDIT,
            (change, self.first, *self._facts, action, row.kind, row.guid, row.name, state_text(before), state_text(after), self.undoes),
        )


def state_text(row: Row | None) -> str | None:
    """An object's whole state as an audit row keeps it: [name, server, created, version, index rows, document]."""
    if row is None:
        return None
    return f"[{dumps(row.name)},{dumps(row.server)},{row.created},{row.version},{row.keys_text},{row.text}]"


def lower_or_none(text: str | None) -> str | None:
    return None if text is None else text.lower()


def checked_server(server: str | None) -> str | None:
    return None if server is None or server == "" else checked_text("A server", server)


def _document(doc: dict[str, Any]) -> str:
    if not isinstance(doc, dict):
        raise InvalidDocument(f"A document is a dictionary, not a value of type {type(doc).__name__}.")
    return dumps(doc)
