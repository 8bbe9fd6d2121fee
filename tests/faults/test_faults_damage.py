"""In: store files with random damage. Out: they open or say what is wrong, and a repair gives a sound store with all that can be read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ems.store import open_store
from ems.store.errors import StoreDamaged, StoreError
from ems.store.history import changes
from ems.store.repair import repair

PAGE = 4096


def _flipped(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randrange(1, 200)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _overwritten(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = chance.randbytes(PAGE)
    return data


def _page_heads(data: bytearray, chance: random.Random) -> bytearray:
    for _ in range(20):
        at = chance.randrange(len(data) // PAGE) * PAGE
        data[at : at + 8] = chance.randbytes(8)
    return data


def _shortened(data: bytearray, chance: random.Random) -> bytearray:
    at = chance.randrange(len(data))
    del data[at : at + chance.randrange(10_000)]
    return data


DAMAGES: list[Callable[[bytearray, random.Random], bytearray]] = [
    _flipped,
    _overwritten,
    _page_heads,
    _shortened,
    lambda data, chance: data[: chance.randrange(len(data))],
    lambda data, chance: bytearray(chance.randbytes(200)) + data[200:],
]


def damaged_stores(folder: Path, rounds: int, chance: random.Random) -> int:
    """Damage a store in random ways: reading and writing it raises StoreErrors only, and a repair, where there is something left, makes a
    store that is whole and goes on working. How many were repaired."""
    data, repaired = _store(folder / "sound.db"), 0
    for number in range(rounds):
        path, new = folder / f"{number}.db", folder / f"{number}.new.db"
        path.write_bytes(chance.choice(DAMAGES)(bytearray(data), chance))
        before = path.read_bytes()
        try:
            report = repair(str(path), str(new))
        except StoreDamaged as error:
            assert error.error_id == "NothingToRepair" and not new.exists()
        else:
            repaired += 1
            _check(new, report)
        assert path.read_bytes() == before
        try:
            with open_store(str(path)) as store:
                _use(store, 1)
        except StoreError:
            pass
        for left in folder.glob(f"{number}.*"):
            os.remove(left)
    return repaired


def _store(path: Path) -> bytes:
    with open_store(str(path)) as store:
        for i in range(40):
            with store.transaction(cmdlet="New-Thing") as change:
                change.insert("Thing", f"g{i}", f"n{i}", None, {"v": "x" * 300}, [("k", str(i))])
        for i in range(0, 40, 3):
            with store.transaction(cmdlet="Set-Thing") as change:
                change.update(("Thing", f"g{i}"), {"v": "y" * (i * 400)})
        with store.transaction(cmdlet="Remove-Thing") as change:
            change.delete("Thing", "g5")
    return path.read_bytes()


def _use(store: Any, times: int) -> int:
    """Read all that there is and write more; the objects that were there."""
    count = 0
    for kind in store.kinds():
        for row in store.all(kind):
            assert isinstance(row.doc, dict) and isinstance(row.index, list)
            count += 1
    for change in changes(store):
        _ = change.places(), change.old, change.new, change.properties()
    with store.transaction() as change:
        for number in range(times):
            change.insert("New", f"new{number}", "new", None, {"v": number})
    return count


def _check(path: Path, report: Any) -> None:
    with open_store(str(path), create=False) as store:
        assert store._rows("PRAGMA integrity_check") == [("ok",)]  # type: ignore[attr-defined]
        without = "SELECT count(*) FROM ems_object o WHERE NOT EXISTS (SELECT 1 FROM ems_audit a WHERE a.change = o.version)"
        assert store._rows(without) == [(0,)]  # type: ignore[attr-defined]
        assert all(change.places() and (change.old or change.new) for change in changes(store))
        assert _use(store, 60) == report.objects


def test_a_damaged_store_is_told_and_repaired(tmp_path: Path) -> None:
    """200 random damages: no error but the store's own, and every repaired store is sound."""
    assert damaged_stores(tmp_path, 200, random.Random(7)) > 100
