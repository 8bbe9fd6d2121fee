"""In: a folder on the disk to measure. Out: what a durable change costs through the shell, and its bare SQLite transaction there.

    python scripts/dev/bench_store.py [--changes N] [--connectors N] [--folder PATH]

Each figure is the median of N commands of one script, each timed by itself; in turns the same rows, byte for byte, are written into a
copy of the store by sqlite3 alone (WAL, synchronous FULL, BEGIN IMMEDIATE). `over` is the difference; the target is TARGET ms at most.
bench.py takes figures() into its table.
"""

from __future__ import annotations

import argparse
import io
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

BATCH = 10  # commands, then as many bare transactions: they see the disk in the same mood
TARGET = 3.0  # ms over the transaction's own cost
SETUP = "New-ReceiveConnector -Name Relay -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 -Custom > $null"
FILL = (
    "$ErrorActionPreference = 'Stop'; foreach ($i in 1..{connectors}) {{ New-ReceiveConnector -Name Fill$i -Custom -Bindings 0.0.0.0:2526 "
    '-RemoteIPRanges "10.$($i -shr 8).$($i -band 255).0/24" > $null }}'
)
TIMED = (
    "$times = [Collections.Generic.List[double]]::new(); foreach ($i in {first}..{last}) {{ $watch = [Diagnostics.Stopwatch]::StartNew(); "
    "{command}; $times.Add($watch.Elapsed.TotalMilliseconds) }}; $times -join ' '"
)
COMMANDS = {
    "New-ReceiveConnector": 'New-ReceiveConnector -Name New$i -Custom -Bindings "0.0.0.0:$(3000 + $i)" -RemoteIPRanges 10.0.0.5 > $null',
    "Set-ReceiveConnector": 'Set-ReceiveConnector Relay -Banner "220 $i"',
    "Set-ReceiveConnector by pipeline": 'Get-ReceiveConnector Relay | Set-ReceiveConnector -MaxMessageSize "$(10 + $i % 20)MB"',
    "Remove-ReceiveConnector": "Remove-ReceiveConnector New$i -Confirm:$false",
}


class Figure:
    """One command's cost: milliseconds through the shell, bare, and over."""

    def __init__(self, name: str, shell: float, bare: float) -> None:
        self.name, self.shell, self.bare = name, shell, bare

    @property
    def over(self) -> float:
        return self.shell - self.bare


def figures(folder: str | None = None, changes: int = 200, connectors: int = 0) -> list[Figure]:
    """The commands' costs on a store with so many connectors more, in a folder of the disk to measure."""
    from ems.launcher import run_text
    from ems.runtime.host import Host
    from ems.startup import new_session
    from ems.values.context import set_context

    found: list[Figure] = []
    with tempfile.TemporaryDirectory(dir=folder) as place:
        output = io.StringIO()
        session: Any = new_session(Host(output, sys.stderr, io.StringIO()), store=os.path.join(place, "store.db"))

        def run(text: str) -> str:
            set_context(session)
            output.seek(0)
            output.truncate()
            if run_text(session, text):
                raise SystemExit(f"failed: {text}\n{output.getvalue()}")
            return output.getvalue()

        run(SETUP)
        if connectors:
            run(FILL.format(connectors=connectors))
        for name, command in COMMANDS.items():
            bare = Bare(session.store, os.path.join(place, f"bare{len(found)}.db"))
            shell: list[float] = []
            for first in range(1, changes + 1, BATCH):
                before = session.store.version
                text = TIMED.format(first=first, last=min(first + BATCH - 1, changes), command=command)
                shell += map(float, run(text).split())
                bare.repeat(session.store, before)
            found.append(Figure(name, statistics.median(shell), statistics.median(bare.times) * 1000))
            bare.connection.close()
        session.store.close()
        set_context(None)
    return found


class Bare:
    """The same transactions by sqlite3 alone, on a copy of the store as it was before them. `times`: seconds of each."""

    def __init__(self, store: Any, path: str) -> None:
        import sqlite3

        from ems.store import migrations

        self.times: list[float] = []
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        for statement in migrations.new_schema("sqlite"):
            self.connection.execute(statement)
        self.connection.execute("ATTACH DATABASE ? AS source", (store.path,))
        for table in ("ems_audit", "ems_object", "ems_key"):
            self.connection.execute(f"INSERT INTO main.{table} SELECT * FROM source.{table}")
        self.connection.execute("DETACH DATABASE source")

    def repeat(self, store: Any, after: int) -> None:
        """Make the changes after a number again, each with its own bytes."""
        from ems.store import sql

        rows = store._rows("SELECT * FROM ems_audit WHERE change > ? ORDER BY change", (after,))
        writes = [_writes(row, sql) for row in rows]
        insert = f"INSERT INTO ems_audit VALUES ({', '.join('?' * len(rows[0]))})"
        execute, many = self.connection.execute, self.connection.executemany
        for row, statements in zip(rows, writes):
            start = time.perf_counter()
            execute("BEGIN IMMEDIATE")
            for statement, args in statements:
                many(statement, args)
            execute(insert, row)
            execute("COMMIT")
            self.times.append(time.perf_counter() - start)


def _object(row: Any, state: str) -> tuple[str, tuple[Any, ...]]:
    from ems.store.documents import dumps, loads
    from ems.store.sql import INSERT_OBJECT

    name, server, created, version, keys, doc = loads(state)
    lower = None if server is None else server.lower()
    return INSERT_OBJECT, (created, row[9], row[10], name, name.lower(), server, lower, version, dumps(keys), dumps(doc))


def _writes(row: Any, sql: Any) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """The statements on an object and its index rows that a change's audit row stands for."""
    from ems.store.documents import loads

    old, new = row[12], row[13]
    if new is None:
        created = loads(old)[2]
        return [(sql.DELETE_KEYS, [(created,)]), (sql.DELETE_OBJECT, [(created,)])]
    statement, args = _object(row, new)
    keys = {(name, value, args[0]) for name, value in loads(new)[4]}
    if old is None:
        return [(statement, [args]), (sql.INSERT_KEY, sorted(keys))]
    before = {(name, value, args[0]) for name, value in loads(old)[4]}
    return [(sql.UPDATE_OBJECT, [(*args[3:], args[0])]), (sql.DELETE_KEY, sorted(before - keys)), (sql.INSERT_KEY, sorted(keys - before))]


def table(found: list[Figure], connectors: int) -> list[str]:
    rows = [f"| a durable change, {connectors} connectors more | ms | bare SQLite | over |", "|---|---|---|---|"]
    return rows + [f"| {f.name} | {f.shell:.2f} | {f.bare:.2f} | {f.over:.2f} |" for f in found]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--changes", type=int, default=200)
    arguments.add_argument("--connectors", type=int, nargs="*", default=[0, 2000])
    arguments.add_argument("--folder", help="on the disk to measure")
    options = arguments.parse_args()
    worst = 0.0
    for connectors in options.connectors:
        found = figures(options.folder, options.changes, connectors)
        worst = max(worst, *(f.over for f in found))
        print("\n".join(table(found, connectors)), end="\n\n", flush=True)
    print(f"worst {worst:.2f} ms over the transaction's own cost, target {TARGET:g}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
