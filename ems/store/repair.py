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
from ems.store.pages import Pages
from ems.store.snapshots import TABLES, write_keys
from ems.store.sql import INSERT_OBJECT
from ems.store.sqlite import SqliteStore

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
    _write(found, report)
    return report


Found = dict[str, dict[Any, tuple[Any, ...]]]


def _collect(path: str, report: Repair) -> Found:
    """Every sound row of the tables, by its key; of an object the newest."""
    found: Found = {table: {} for table in SHAPES}
    pages = Pages(path)
    for row_number, record in pages.records():
        table = next((t for t, shape in SHAPES.items() if _fits(record, shape)), None)
        if table is None:
            continue
        row = (row_number, *record[1:]) if SHAPES[table][0] == "n" else record
        if not _sound(table, row):
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


def _sound(table: str, row: tuple[Any, ...]) -> bool:
    """Whether a row's JSON parts are whole."""
    try:
        if table == "ems_object":
            return isinstance(loads(row[9]), dict) and isinstance(loads(row[8]), list)
        if table == "ems_audit":
            return all(text is None or len(loads(text)) == 6 for text in row[12:14]) and row[8] in ("insert", "update", "delete")
    except (ValueError, TypeError, RecursionError):
        return False
    return table != "ems_meta" or row[0] in ("id", "key_id")


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


def _write(found: Found, report: Repair) -> None:
    states = _newest_states(found, report)
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
                for _, row in sorted(found[table].items()):
                    target._run(insert, row)
            target._commit(0)
        except BaseException:
            target._rollback()
            raise
    report.objects, report.changes = len(states), len(found["ems_audit"])
    newest = max([*found["ems_audit"], *(state.version for state in states.values())], default=0)
    report.lost_changes = [number for number in range(1, newest + 1) if number not in found["ems_audit"]]
