"""In: a power cut at random moments. Out: what was acknowledged is on the disk, whatever of the rest got there."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from test_faults_store import ApswConnection

from ems.store import open_store
from ems.store.history import changes
from ems.store.sqlite import SqliteStore

SECTOR = 512


class Disk:
    """What is safely on the disk (`durable`), and what was written since and may be lost (`pending`), by path."""

    def __init__(self) -> None:
        self.durable: dict[str, bytearray] = {}
        self.pending: dict[str, list[tuple[int, bytes | None]]] = {}  # (offset, data), or (size, None) for a truncation

    def write(self, path: str, offset: int, data: bytes | None) -> None:
        self.pending.setdefault(path, []).append((offset, data))

    def sync(self, path: str) -> None:
        image = self.durable.setdefault(path, bytearray())
        for step in self.pending.pop(path, ()):
            apply(image, *step)

    def delete(self, path: str) -> None:
        self.durable.pop(path, None)
        self.pending.pop(path, None)

    def after_power_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as the next start may find them: of what was not synced anything may be there, sector by sector."""
        found = {path: bytearray(image) for path, image in self.durable.items()}
        for path, steps in self.pending.items():
            image, share = found.setdefault(path, bytearray()), chance.choice((0.0, 0.3, 0.7, 1.0))
            for offset, data in steps:
                if data is None:
                    if chance.random() < share:
                        apply(image, offset, None)
                    continue
                for at in range(0, len(data), SECTOR):
                    if chance.random() < share:
                        apply(image, offset + at, data[at : at + SECTOR])
        return {path: bytes(image) for path, image in found.items()}


def apply(image: bytearray, offset: int, data: bytes | None) -> None:
    if data is None:
        del image[offset:]
        return
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


def make_vfs(disk: Disk) -> Any:
    apsw = pytest.importorskip("apsw", reason="apsw is not installed (pip install apsw)")

    class RecordingFile(apsw.VFSFile):  # type: ignore[misc]
        def __init__(self, name: Any, flags: list[int]) -> None:
            self.path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
            super().__init__("", name, flags)

        def xWrite(self, data: bytes, offset: int) -> None:
            disk.write(self.path, offset, bytes(data))
            super().xWrite(data, offset)

        def xTruncate(self, size: int) -> None:
            disk.write(self.path, size, None)
            super().xTruncate(size)

        def xSync(self, flags: int) -> None:
            disk.sync(self.path)

    class RecordingVFS(apsw.VFS):  # type: ignore[misc]
        def xOpen(self, name: Any, flags: list[int]) -> Any:
            return RecordingFile(name, flags)

        def xDelete(self, name: str, sync_folder: bool) -> None:
            disk.delete(name)
            super().xDelete(name, sync_folder)

    return RecordingVFS("failing", "")


class RecordedStore(SqliteStore):
    synchronous = "FULL"

    def _connect(self) -> None:
        self._connection = ApswConnection(self.path)

    def _begin(self, cmdlet: str) -> None:
        if self.synchronous != "FULL":
            self._connection.execute(f"PRAGMA synchronous = {self.synchronous}")
        super()._begin(cmdlet)


class CarelessStore(RecordedStore):
    synchronous = "NORMAL"


def power_cuts(folder: Path, kind: type[RecordedStore], cuts: int, chance: random.Random) -> tuple[int, list[str]]:
    """Write until the power goes, again and again: how many changes were acknowledged, and what was wrong after a cut."""
    disk, total, wrong = Disk(), 0, []
    vfs = make_vfs(disk)
    path = folder / "store.db"
    acknowledged = []
    with kind(str(path)) as store:
        if chance.random() < 0.5:
            store._rows("PRAGMA wal_autocheckpoint = 20")  # with many checkpoints into the main file
        for cut in range(cuts):
            for _ in range(chance.randrange(1, 6)):
                number = len(acknowledged)
                with store.transaction(cmdlet="New-Pair") as change:
                    change.insert("Half", f"{number}-a", "x", None, {"i": number, "pad": "x" * chance.randrange(3000)})
                    change.insert("Half", f"{number}-b", "x", None, {"i": number})
                acknowledged.append(number)
            found = folder / f"cut{cut}.db"
            for name, data in disk.after_power_cut(chance).items():
                (folder / Path(name).name.replace("store.db", found.name)).write_bytes(data)
            total = len(acknowledged)
            wrong += look(found, acknowledged)
    del vfs
    return total, wrong


def look(path: Path, acknowledged: list[int]) -> list[str]:
    """What is wrong with a store after a power cut."""
    with open_store(str(path), create=False) as store:
        wrong = [row[0] for row in store._rows("PRAGMA integrity_check") if row[0] != "ok"]  # type: ignore[attr-defined]
        halves: dict[int, int] = {}
        for row in store.all("Half"):
            halves[row.doc["i"]] = halves.get(row.doc["i"], 0) + 1
        audited = {change.guid for change in changes(store)}
        wrong += [f"{number} is half there" for number, count in halves.items() if count != 2]
        wrong += [f"{number} is lost" for number in acknowledged if number not in halves or f"{number}-b" not in audited]
    return wrong


def test_acknowledged_changes_survive_a_power_cut(tmp_path: Path) -> None:
    """Whatever of the unsynced writes reaches the disk, every acknowledged change and its audit row is there, whole."""
    for seed in range(2):
        (folder := tmp_path / str(seed)).mkdir()
        total, wrong = power_cuts(folder, RecordedStore, 50, random.Random(seed))
        assert wrong == [] and total > 50


def test_the_power_cut_finds_a_store_that_does_not_sync(tmp_path: Path) -> None:
    """With less than synchronous FULL the same cuts lose acknowledged changes: the test above can fail."""
    _, wrong = power_cuts(tmp_path, CarelessStore, 20, random.Random(7))
    assert any("lost" in text for text in wrong)
