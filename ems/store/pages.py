"""In: a SQLite file and its journal, damaged or not. Out: the records on its table pages, read without SQLite.

The file format is public (sqlite.org/fileformat2.html): a table leaf page begins with 0x0D and lists its cells; a cell has the length of
its
record, the row number and the record, which goes on in overflow pages when it is long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

LEAF = 0x0D
HEADER = b"SQLite format 3\0"
WAL_MAGIC = (0x377F0682, 0x377F0683)
FRAME_HEADER = 24


class Pages:
    """The pages of a file, each in its newest committed form. `damaged` counts the leaf pages with cells that cannot be read."""

    def __init__(self, path: str) -> None:
        self._file = _read(path)
        self.size = _page_size(self._file)
        reserved = self._file[20] if self._file[:16] == HEADER else 0
        self.usable = self.size - (reserved if reserved <= 32 else 0)
        self._newer = _journal_pages(_read(path + "-wal"), self.size)
        self.count = max(-(-len(self._file) // self.size), max(self._newer, default=0))
        self.damaged = 0

    def page(self, number: int) -> bytes:
        """A page by its number from 1, b"" when it is not there."""
        newer = self._newer.get(number)
        return newer if newer is not None else self._file[(number - 1) * self.size : number * self.size]

    def records(self) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """(row number, column values) of every record on every leaf page, in the file's order."""
        for number in range(1, self.count + 1):
            page = self.page(number)
            start = 100 if number == 1 else 0
            if len(page) < start + 8 or page[start] != LEAF:
                continue
            sound = True
            cells = int.from_bytes(page[start + 3 : start + 5], "big")
            for i in range(min(cells, (self.size - start - 8) // 2)):
                at = int.from_bytes(page[start + 8 + 2 * i : start + 10 + 2 * i], "big")
                try:
                    yield self._cell(page, at)
                except (ValueError, IndexError, UnicodeDecodeError):
                    sound = False
            self.damaged += not sound

    def _cell(self, page: bytes, at: int) -> tuple[int, tuple[Any, ...]]:
        length, at = _varint(page, at)
        row_number, at = _varint(page, at)
        if length > 2**31 or row_number < 0:
            raise ValueError("no cell")
        local = length
        if length > self.usable - 35:
            least = (self.usable - 12) * 32 // 255 - 23
            local = least + (length - least) % (self.usable - 4)
            local = local if local <= self.usable - 35 else least
        payload = page[at : at + local]
        if local < length:
            payload += self._overflow(int.from_bytes(page[at + local : at + local + 4], "big"), length - local)
        if len(payload) != length:
            raise ValueError("cut off")
        return row_number, _record(payload)

    def _overflow(self, number: int, wanted: int) -> bytes:
        parts = []
        seen: set[int] = set()
        while wanted > 0:
            page = self.page(number)
            if not page or number in seen:
                raise ValueError("broken chain")
            seen.add(number)
            parts.append(page[4 : 4 + min(wanted, self.usable - 4)])
            wanted -= len(parts[-1]) or wanted + 1
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts)


def _read(path: str) -> bytes:
    if not os.path.exists(path):
        return b""
    with open(path, "rb") as file:
        return file.read()


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if data[:16] == HEADER and size >= 512 and size & (size - 1) == 0 else 4096  # the size that every store is made with


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for i in range(8):
        byte = data[at + i]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + i + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _record(payload: bytes) -> tuple[Any, ...]:
    """The column values of a record."""
    header, at = _varint(payload, 0)
    types = []
    while at < header:
        kind, at = _varint(payload, at)
        types.append(kind)
    values: list[Any] = []
    for kind in types:
        if kind == 0:
            values.append(None)
            continue
        if kind in (8, 9):
            values.append(kind - 8)
            continue
        length = INTEGER_BYTES.get(kind) or (8 if kind == 7 else (kind - 12) // 2 if kind >= 12 else -1)
        if kind == 12 or kind == 13:
            length = 0
        part = payload[at : at + length]
        if length < 0 or len(part) != length:
            raise ValueError("no record")
        at += length
        values.append(int.from_bytes(part, "big", signed=True) if kind <= 6 else part.decode("utf-8") if kind >= 13 and kind % 2 else part)
    if at != len(payload):
        raise ValueError("no record")
    return tuple(values)


def _journal_pages(wal: bytes, size: int) -> dict[int, bytes]:
    """The newest committed pages of a WAL file: frames are taken while their salts and checksums are right, up to the last commit."""
    magic = int.from_bytes(wal[:4], "big")
    if len(wal) < 32 or magic not in WAL_MAGIC or int.from_bytes(wal[8:12], "big") != size:
        return {}
    order = "big" if magic & 1 else "little"
    sums = _checksum(wal[:24], (0, 0), order)
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    if sums != (int.from_bytes(wal[24:28], "big"), int.from_bytes(wal[28:32], "big")):
        return {}
    for at in range(32, len(wal) - FRAME_HEADER - size + 1, FRAME_HEADER + size):
        head, page = wal[at : at + FRAME_HEADER], wal[at + FRAME_HEADER : at + FRAME_HEADER + size]
        sums = _checksum(page, _checksum(head[:8], sums, order), order)
        if head[8:16] != wal[16:24] or sums != (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")):
            break
        waiting[int.from_bytes(head[:4], "big")] = page
        if int.from_bytes(head[4:8], "big"):
            committed.update(waiting)
            waiting = {}
    return committed


def _checksum(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    from array import array
    from sys import byteorder

    words = array("I", data)
    if order != byteorder:
        words.byteswap()
    first, second = sums
    for i in range(0, len(words), 2):
        first = (first + words[i] + second) & 0xFFFFFFFF
        second = (second + words[i + 1] + first) & 0xFFFFFFFF
    return first, second
