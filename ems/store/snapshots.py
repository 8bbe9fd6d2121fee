"""In: a store. Out: copies of it in memory, checkpoints, going back to one, and what differs between two points or two stores.

A checkpoint is a name for a change's number: the audit rows hold every state since, so going back needs no copy and is itself a change in
the history, which can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ems.store import audit
from ems.store.compare import property_changes, same
from ems.store.documents import dumps
from ems.store.errors import CheckpointError
from ems.store.history import LATER, State, changes
from ems.store.interface import Row, checked_text
from ems.store.sql import SqlStore
from ems.store.sqlite import MemoryStore

# Table -> its columns and the one that orders it: what a copy, a backup and a digest take.
TABLES: dict[str, tuple[str, str]] = {
    "ems_meta": ("name, value", "name"),
    "ems_object": ("created, kind, guid, name, name_key, server, server_key, version, keys, doc", "created"),
    "ems_audit": (
        "change, group_id, time, user_name, host, cmdlet, command, parameters, action, kind, guid, name, old, new, undoes",
        "change",
    ),
    "ems_checkpoint": ("name_key, name, change, time, user_name, remark", "name_key"),
}
PORTION = 2000
Rows = Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]


def table_rows(rows: Rows, table: str) -> Iterator[tuple[Any, ...]]:
    """A table's rows in order, in portions."""
    columns, order = TABLES[table]
    at = columns.split(", ").index(order)
    after: Any = "" if order in ("name", "name_key") else 0
    while True:
        portion = rows(f"SELECT {columns} FROM {table} WHERE {order} > ? ORDER BY {order} LIMIT {PORTION}", (after,))
        yield from portion
        if len(portion) < PORTION:
            return
        after = portion[-1][at]


def fill(target: SqlStore, rows: Rows) -> None:
    """Put what `rows` reads of another store into an empty one, row by row."""
    target._begin("")
    try:
        target._run("DELETE FROM ems_meta")
        for table, (columns, _) in TABLES.items():
            insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})"
            target._run_many(insert, table_rows(rows, table))
        for created, keys in target._rows("SELECT created, keys FROM ems_object WHERE keys <> '[]'"):
            write_keys(target, created, keys)
        target._commit(0)
    except BaseException:
        target._rollback()
        raise


def write_keys(target: SqlStore, created: int, keys_text: str) -> None:
    """Put an object's index rows into the look-up table."""
    from ems.store.documents import loads
    from ems.store.sql import INSERT_KEY

    target._run_many(INSERT_KEY, [(name, key, created) for name, key in loads(keys_text)])


def copy_in_memory(store: SqlStore) -> MemoryStore:
    """A store in memory with the same objects, history and checkpoints; the store itself is only read. Secrets open in the copy; when the
    store has no key yet, the copy seals with one of its own (see Rehearsal)."""
    from ems.store.secrets import SecretBox

    copy = MemoryStore()
    with store.snapshot() as rows:
        if hasattr(rows, "connection"):  # SQLite copies its pages
            rows.connection.backup(copy._connection)
        else:
            fill(copy, rows)
    copy._id = ""
    if store.secrets.has_key():
        copy.secrets = store.secrets
    else:
        copy.secrets = SecretBox(copy, temporary=True)
    return copy


class Difference:
    """One object that differs: `old` and `new` are States or None, `changes` its properties."""

    __slots__ = ("guid", "kind", "new", "old")

    def __init__(self, kind: str, guid: str, old: State | None, new: State | None) -> None:
        self.kind = kind
        self.guid = guid
        self.old = old
        self.new = new

    @property
    def action(self) -> str:
        return "created" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def name(self) -> str:
        return (self.new or self.old or _NOTHING).name

    @property
    def server(self) -> str | None:
        return (self.new or self.old or _NOTHING).server

    def properties(self) -> list[tuple[str, Any, Any]]:
        return property_changes(self.old.doc if self.old else None, self.new.doc if self.new else None)


_NOTHING = State("", None, 0, 0, [], {})


def state_of(row: Row | None) -> State | None:
    return None if row is None else State(row.name, row.server, row.created, row.version, [list(key) for key in row.index], row.doc)


def differences_since(reads: Any, number: int) -> list[Difference]:
    """The objects that are not what they were after that change, in the order in which they were first touched."""
    first: dict[tuple[str, str], State | None] = {}
    for change in changes(reads, after=number):
        first.setdefault((change.kind, change.guid), change.old)
    found = []
    for (kind, guid), old in first.items():
        new = state_of(reads.get(kind, guid))
        if not same_state(old, new):
            found.append(Difference(kind, guid, old, new))
    return found


def same_state(left: State | None, right: State | None) -> bool:
    """Whether two states are the same object with the same content (versions aside)."""
    if left is None or right is None:
        return left is right
    return (left.name, left.server, left.created, left.index) == (right.name, right.server, right.created, right.index) and same(
        left.doc, right.doc
    )


class Checkpoint:
    __slots__ = ("change", "name", "remark", "time", "user")

    def __init__(self, name: str, change: int, time: int, user: str, remark: str) -> None:
        self.name = name
        self.change = change
        self.time = time
        self.user = user
        self.remark = remark

    @property
    def key(self) -> str:
        return self.name.lower()


def make_checkpoint(store: SqlStore, name: str, remark: str = "", user: str | None = None) -> Checkpoint:
    """Name the store's present state."""
    name = checked_text("A checkpoint's name", name)
    if not name.strip():
        raise CheckpointError("A checkpoint needs a name.", error_id="CheckpointNameEmpty")
    with store.transaction() as transaction:
        made = Checkpoint(name, transaction.latest, audit.now_ticks(), user or audit.current_user(), checked_text("A remark", remark))
        insert_checkpoint(transaction, made)
    return made


def insert_checkpoint(transaction: Any, made: Checkpoint) -> None:
    """Keep a checkpoint; CheckpointExists when its name is taken."""
    if find_checkpoint(transaction, made.name) is not None:
        raise CheckpointError(
            f"There is already a checkpoint '{made.name}'. Give another name, or remove it first.",
            target=made.name,
            error_id="CheckpointExists",
            category="ResourceExists",
        )
    transaction.store._run(
        "INSERT INTO ems_checkpoint (name_key, name, change, time, user_name, remark) VALUES (?, ?, ?, ?, ?, ?)",
        (made.key, made.name, made.change, made.time, made.user, made.remark),
    )


CHECKPOINT_FIELDS = "name, change, time, user_name, remark"


def checkpoints(reads: Any) -> list[Checkpoint]:
    """All checkpoints, the oldest first."""
    return [Checkpoint(*row) for row in reads._rows(f"SELECT {CHECKPOINT_FIELDS} FROM ems_checkpoint ORDER BY change, time, name_key")]


def find_checkpoint(reads: Any, name: str) -> Checkpoint | None:
    rows = reads._rows(f"SELECT {CHECKPOINT_FIELDS} FROM ems_checkpoint WHERE name_key = ?", (name.lower(),))
    return Checkpoint(*rows[0]) if rows else None


def remove_checkpoint(store: SqlStore, name: str) -> None:
    with store.transaction() as transaction:
        _the_checkpoint(transaction, name)
        delete_checkpoint(transaction, name)


def delete_checkpoint(transaction: Any, name: str) -> None:
    transaction.store._run("DELETE FROM ems_checkpoint WHERE name_key = ?", (name.lower(),))


def _the_checkpoint(reads: Any, name: str) -> Checkpoint:
    found = find_checkpoint(reads, name)
    if found is None:
        known = ", ".join(f"'{c.name}'" for c in checkpoints(reads)[-5:])
        raise CheckpointError(
            f"There is no checkpoint '{name}'." + (f" There are: {known}." if known else ""),
            target=name,
            error_id="CheckpointNotFound",
            category="ObjectNotFound",
        )
    return found


def restore_checkpoint(
    store: SqlStore, name: str, *, cmdlet: str = "Restore-EmsStore", parameters: Mapping[str, Any] | None = None, user: str | None = None
) -> list[Difference]:
    """Make every object what it was at a checkpoint, in one transaction with its audit rows. What differed."""
    with store.transaction(cmdlet, parameters, user) as transaction:
        found = differences_since(transaction, _the_checkpoint(transaction, name).change)
        put_back(transaction, found)
    return found


def put_back(transaction: Any, found: list[Difference]) -> None:
    """Make each object its old state: first what must go, so that names are free."""
    for difference in reversed(found):
        if difference.old is None:
            transaction.set_state(difference.kind, difference.guid, None)
    for difference in found:
        if difference.old is not None:
            transaction.set_state(difference.kind, difference.guid, difference.old)


def restore_from(
    store: SqlStore,
    source: SqlStore,
    *,
    cmdlet: str = "Restore-EmsStore",
    parameters: Mapping[str, Any] | None = None,
    user: str | None = None,
) -> list[Difference]:
    """Make every object what it is in another store (a backup), in one transaction with its audit rows. What differed."""
    with store.transaction(cmdlet, parameters, user) as transaction:
        found = differences_between(source, transaction, same_history=source.id == store.id)
        for difference in found:
            if difference.old is not None:
                difference.old.doc = with_own_seals(difference.old.doc, source.secrets, store.secrets)
        put_back(transaction, found)
    return found


def with_own_seals(doc: Any, source: Any, target: Any) -> Any:
    """A document of another store with its secrets sealed by this one's key; as it is where one cannot be opened here."""
    from ems.store.compare import SEALED
    from ems.store.errors import SecretError
    from ems.store.secrets import reseal

    if SEALED not in dumps(doc):
        return doc
    try:
        return reseal(doc, source, target) if source.key_id() != target.key_id() else doc
    except SecretError:
        return doc


def differences_between(left: Any, right: Any, *, same_history: bool) -> list[Difference]:
    """What differs from left to right, kind by kind. Of stores with one history the places in the order count, else they are made anew."""
    found = []
    for kind in sorted({*left.kinds(), *right.kinds()}):
        there = {row.guid: row for row in right.all(kind)}
        for row in left.all(kind):
            old, new = state_of(row), state_of(there.pop(row.guid, None))
            assert old is not None
            if not same_history:
                old.created = new.created if new is not None else 0  # 0: a new place
            if not same_state(old, new):
                found.append(Difference(kind, row.guid, old, new))
        found += [Difference(kind, guid, None, state_of(row)) for guid, row in there.items()]
    return found


def what_happened(reads: Any, kind: str, guid: str, after: int) -> int:
    """How many changes an object had after a number."""
    return len(reads._rows(LATER, (kind, guid, after)))
