"""In: a damaged store file. Out: a new file with all that could be read.

The damaged file is only read. Rows are taken from its pages one by one, wherever they lie, and from the complete transactions of its
journal;
what the page tree has lost is found all the same. An object is what its newest row or audit row says: either is enough.
"""

from __future__ import annotations

import os
from typing import Any

from ems.store.documents import dumps, loads
from ems.store.errors import StoreDamaged, StoreUnavailable
from ems.store.history import State
from ems.store.interface import INDEX_META
from ems.store.pages import Pages
from ems.store.snapshots import TABLES, write_keys
from ems.store.sql import INSERT_OBJECT
from ems.store.sqlite import SqliteStore

HAS_STATES = {"insert": (False, True), "update": (True, True), "delete": (True, False)}  # old, new
SMALLEST_CHANGE = 100  # bytes: no audit row is shorter
# Column types of the tables as records hold them: "n" NULL (the row number), "i" integer, "t" text, upper case: or NULL.
SHAPES = {"ems_object": "nttttTTitt", "ems_audit": "nii" + "t" * 9 + "TTI", "ems_meta": "tt", "ems_checkpoint": "ttiitt"}


class Repair:
    """What a repair found."""

    def __init__(self, path: str, destination: str) -> None:
        self.path = path
        self.destination = destination
        self.objects = 0
        self.objects_from_history = 0  # whose own row was lost
        self.changes = 0
        self.lost_changes: list[int] = []  # numbers that should be there
        self.damaged_pages = 0
        self.damaged_rows = 0
        self.with_key = False


def repair(path: str, destination: str) -> Repair:
    """Write what can be read of a store into a new file."""
    path, destination = (os.path.abspath(os.path.expanduser(p)) for p in (path, destination))
    if not os.path.isfile(path):
        raise StoreUnavailable(f"There is no store '{path}'.", target=path, error_id="StoreNotFound", category="ObjectNotFound")
    if os.path.exists(destination):
        raise StoreUnavailable(
            f"There is already a file '{destination}'; a repair writes a new one.",
            target=destination,
            error_id="RepairTargetExists",
            category="ResourceExists",
        )
    report = Repair(path, destination)
    found = _collect(path, report)
    if not found["ems_object"] and not found["ems_audit"]:
        raise StoreDamaged(f"Nothing of an ems store could be found in '{path}'.", target=path, error_id="NothingToRepair")
    try:
        _write(found, report)
    except BaseException:
        for suffix in ("", "-wal", "-shm", "-holder"):
            if os.path.exists(destination + suffix):
                os.remove(destination + suffix)
        raise
    _copy_key(path, destination, report)
    return report


def _copy_key(path: str, destination: str, report: Repair) -> None:
    """The key of the secrets goes with them, where it lies beside the store."""
    from ems.store.secrets import _read_key, _write_key

    if os.path.exists(path + ".key") and not os.path.lexists(destination + ".key"):
        _write_key(destination + ".key", _read_key(path + ".key", path))
        report.with_key = True


Found = dict[str, dict[Any, tuple[Any, ...]]]


def _collect(path: str, report: Repair) -> Found:
    """Every sound row of the tables, by its key; of an object the newest."""
    found: Found = {table: {} for table in SHAPES}
    pages = Pages(path)
    most = 1000 + 64 * pages.count * pages.size // SMALLEST_CHANGE  # changes that such a file can have seen, and more
    for row_number, record in pages.records():
        table = next((t for t, shape in SHAPES.items() if _fits(record, shape)), None)
        if table is None:
            continue
        row = (row_number, *record[1:]) if SHAPES[table][0] == "n" else record
        if not _sound(table, row, most):
            report.damaged_rows += 1
            continue
        kept = found[table].get(row[0])
        if kept is None or table != "ems_object" or kept[7] < row[7]:
            found[table][row[0]] = row
    report.damaged_pages = pages.damaged
    return found


def _fits(record: tuple[Any, ...], shape: str) -> bool:
    types = {"n": type(None), "i": int, "t": str}
    return len(record) == len(shape) and all(
        type(value) is types[letter.lower()] or (letter.isupper() and value is None) for value, letter in zip(record, shape, strict=True)
    )


def _sound(table: str, row: tuple[Any, ...], most: int) -> bool:
    """Whether a row's numbers can be and its JSON parts are whole."""
    try:
        if table == "ems_object":
            return 1 <= row[0] <= most and 1 <= row[7] <= most and isinstance(loads(row[9]), dict) and _is_index(loads(row[8]))
        if table == "ems_audit":
            states = all(text is None or _is_state(loads(text), most) for text in row[12:14])
            return 1 <= row[0] <= most and states and (row[12] is not None, row[13] is not None) == HAS_STATES.get(row[8])
    except (ValueError, TypeError, RecursionError):
        return False
    return table != "ems_meta" or row[0] in ("id", "key_id") or row[0].startswith(INDEX_META)


def _is_index(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, list) and [type(text) for text in row] == [str, str] for row in value)


def _is_state(value: Any, most: int) -> bool:
    if not isinstance(value, list) or len(value) != 6:
        return False
    name, server, created, version, index, doc = value
    return (
        isinstance(name, str)
        and (server is None or isinstance(server, str))
        and type(created) is int
        and type(version) is int
        and 1 <= created <= most
        and 1 <= version <= most
        and _is_index(index)
        and isinstance(doc, dict)
    )


def _newest_states(found: Found, report: Repair) -> dict[tuple[str, str], State]:
    """Each object as its newest row or audit row has it."""
    last: dict[tuple[str, str], tuple[int, State | None]] = {}
    for number, row in sorted(found["ems_audit"].items()):
        last[row[9], row[10]] = (number, None if row[13] is None else State(*loads(row[13])))
    own: dict[tuple[str, str], State] = {}
    for row in found["ems_object"].values():
        key = (row[1], row[2])
        if key not in own or own[key].version < row[7]:
            own[key] = State(row[3], row[5], row[0], row[7], loads(row[8]), loads(row[9]))
    states: dict[tuple[str, str], State] = {}
    for key in {**own, **last}:
        change, audited = last.get(key, (0, None))
        state = own.get(key)
        if state is None or state.version < change:
            report.objects_from_history += audited is not None
            state = audited
        if state is not None:
            states[key] = state
    return states


def _number_anew(states: dict[tuple[str, str], State], audit: dict[Any, tuple[Any, ...]]) -> None:
    """See that each object has a place and a version of its own, and an audit row of that version, as everything that reads a store
    expects: where the row was lost, one of the repair's own stands for it, from the object as it is to itself."""
    from ems.store.audit import current_host, current_user, now_ticks
    from ems.store.history import BEYOND

    newest = max([*audit, *(state.version for state in states.values())], default=0)
    facts = (now_ticks(), current_user(), current_host(), "Repair-EmsStore", "Repair-EmsStore", "[]")
    for (kind, guid), state in sorted(states.items(), key=lambda item: item[1].version):
        row = audit.get(state.version)
        if row is not None and (row[9], row[10]) != (kind, guid):
            newest += 1
            state.version, row = newest, None
        if row is None:
            text = dumps([state.name, state.server, state.created, state.version, state.index, state.doc])
            audit[state.version] = (state.version, state.version, *facts, "update", kind, guid, state.name, text, text, None)
    taken: set[int] = set()
    free = iter(range(1, BEYOND))
    every = {state.created for state in states.values()}
    for state in sorted(states.values(), key=lambda state: state.created):
        if state.created in taken or state.created > newest:  # a number above would be given once more
            state.created = next(number for number in free if number not in every)
        taken.add(state.created)


def _write(found: Found, report: Repair) -> None:
    states = _newest_states(found, report)
    report.changes = len(found["ems_audit"])
    newest = max([*found["ems_audit"], *(state.version for state in states.values())], default=0)
    report.lost_changes = [number for number in range(1, newest + 1) if number not in found["ems_audit"]]
    _number_anew(states, found["ems_audit"])
    with SqliteStore(report.destination) as target:
        target._begin("Repair-EmsStore")
        try:
            for name, value in found["ems_meta"].values():
                target._run("DELETE FROM ems_meta WHERE name = ?", (name,))
                target._run("INSERT INTO ems_meta (name, value) VALUES (?, ?)", (name, value))
            for (kind, guid), state in sorted(states.items(), key=lambda item: item[1].created):
                keys = dumps(state.index)
                target._run(
                    INSERT_OBJECT,
                    (
                        state.created,
                        kind,
                        guid,
                        state.name,
                        state.name.lower(),
                        state.server,
                        None if state.server is None else state.server.lower(),
                        state.version,
                        keys,
                        dumps(state.doc),
                    ),
                )
                write_keys(target, state.created, keys)
            for table in ("ems_audit", "ems_checkpoint"):
                columns = TABLES[table][0]
                insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})"
                target._run_many(insert, [row for _, row in sorted(found[table].items())])
            target._commit(0)
        except BaseException:
            target._rollback()
            raise
    report.objects = len(states)
