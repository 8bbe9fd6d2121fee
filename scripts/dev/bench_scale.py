"""In: a folder on the disk. Out: what commands cost in a large organization, as a multiple of their cost in a small one.

    python scripts/dev/bench_scale.py [--runs N] [--sizes 100 10000 100000] [--stores memory: memory: memory:]

Each organization has its Receive connectors on SERVERS servers, half of them on the first one and all on one binding: single addresses, whole
networks and ranges that are no networks. The organizations take turns, each command of MEASURES is run some times on an object of its own; the
figure is the fastest, and the ratio to the smallest organization must not be above LIMIT. bench.py may take table() into its own.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SERVERS = 50
SIZES = (100, 10_000)
LIMIT = 1.5
ROUNDS = 4
PORT = 2526
TAKE_AWAY = "Remove-ReceiveConnector BIG\\New$i -Confirm:$false"
NEW = f"New-ReceiveConnector -Name New$i -Server BIG -Custom -Bindings 0.0.0.0:{PORT} -RemoteIPRanges"
# name -> (what is timed, what is done after it, untimed)
MEASURES: dict[str, tuple[str, str]] = {
    "New-ReceiveConnector, one address": (f'{NEW} "11.0.0.$i" > $null', TAKE_AWAY),
    "New-ReceiveConnector, a network inside a network": (f'{NEW} "10.0.1.$($i * 4)/31" > $null', TAKE_AWAY),
    "New-ReceiveConnector, a network over all": (f"{NEW} 10.0.0.0/8 > $null", TAKE_AWAY),
    "New-ReceiveConnector, a range over all": (f"{NEW} 9.0.0.1-12.0.0.$i > $null", TAKE_AWAY),
    "New-ReceiveConnector, every address": (f"{NEW} 0.0.0.0-255.255.255.255 > $null", TAKE_AWAY),
    "New-ReceiveConnector, refused": (f'try {{ {NEW} 10.192.0.3-10.192.0.200 -ErrorAction Stop }} catch {{ $null = $_ }}', ""),
    "Set-ReceiveConnector -RemoteIPRanges": ('Set-ReceiveConnector BIG\\C6 -RemoteIPRanges "12.0.1.$i"', ""),
    "Get-ReceiveConnector by name": ("Get-ReceiveConnector BIG\\C6 > $null", ""),
    "Get-ReceiveConnector by GUID": ("Get-ReceiveConnector $guid > $null", ""),
    "Get-ReceiveConnector -Server, five connectors": ("Get-ReceiveConnector -Server SMALL > $null", ""),
    "Trace-EmsConnection, after a change": (f"Trace-EmsConnection 10.0.0.$i :{PORT} -Server BIG > $null", "Set-ReceiveConnector BIG\\C6 -Comment $i"),
    "Trace-EmsConnection, again": (f"Trace-EmsConnection 10.0.1.$i :{PORT} -Server BIG > $null", ""),
    "Remove-ReceiveConnector": ("Remove-ReceiveConnector BIG\\R$i -Confirm:$false", ""),
}
TIMED = (
    "$times = foreach ($i in {first}..{last}) {{ $watch = [Diagnostics.Stopwatch]::StartNew(); {command}; $watch.Elapsed.TotalMilliseconds; "
    "$watch.Stop(); {after} }}; $times -join ' '"
)


def remote_range(at: int) -> str:
    """One in three a single address, a network, a range that is none; no two of them cross."""
    third, second, first = at & 255, at >> 8 & 255, at >> 16
    if at % 3 == 0:
        return f"10.{first}.{second}.{third}"
    if at % 3 == 1:
        return f"10.{64 + first}.{second}.{third & 252}/30"
    low = third // 6 * 6 + 1
    return f"10.{192 + first}.{second}.{low}-10.{192 + first}.{second}.{min(low + 3, 255)}"


def fill(store: Any, count: int, more: int) -> None:
    """An organization of `count` Receive connectors, and some more to remove."""
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.receive_connector import ReceiveConnector

    directory = directory_of(store)
    facts = directory.organization
    with directory.transaction() as change:
        for at in range(count + more):
            server = "BIG" if at % 2 == 0 or at >= count else f"S{at // 2 % (SERVERS - 2):02}"
            name = f"C{at}" if at < count else f"R{at - count + 1}"
            doc = {"Name": name, "Bindings": [f"0.0.0.0:{PORT}"], "RemoteIPRanges": [remote_range(at)]}
            directory.insert(change, ReceiveConnector(doc, facts, name=name, server=server, state="New"))


class Organization:
    """A shell on a store with `count` Receive connectors."""

    def __init__(self, count: int, commands: int, address: str) -> None:
        from ems.runtime.host import Host
        from ems.startup import new_session

        self.output = io.StringIO()
        self.session: Any = new_session(Host(self.output, sys.stderr, io.StringIO()), store=address)
        self.run(f"'BIG', 'SMALL' + (1..{SERVERS - 2} | ForEach-Object {{ 'S{{0:00}}' -f ($_ - 1) }}) | ForEach-Object {{ New-EmsServer $_ }} > $null")
        fill(self.session.store, count, commands)
        self.run("$guid = (Get-ReceiveConnector BIG\\C6).Guid")

    def run(self, text: str) -> str:
        from ems.launcher import run_text
        from ems.values.context import set_context

        set_context(self.session)
        self.output.seek(0)
        self.output.truncate()
        if run_text(self.session, text):
            raise SystemExit(f"failed: {text}\n{self.output.getvalue()}")
        return self.output.getvalue()

    def fastest(self, name: str, first: int, last: int) -> float:
        command, after = MEASURES[name]
        return min(map(float, self.run(TIMED.format(first=first, last=last, command=command, after=after)).split()))


def figures(sizes: list[int], runs: int, addresses: list[str]) -> dict[str, list[float]]:
    """Milliseconds of each measure in organizations of these sizes. They take turns, so that a busy machine is busy for all."""
    there = [Organization(count, runs * ROUNDS, address) for count, address in zip(sizes, addresses, strict=True)]
    found: dict[str, list[float]] = {}
    for name in MEASURES:
        rounds = [[each.fastest(name, at * runs + 1, (at + 1) * runs) for each in there] for at in range(ROUNDS)]
        found[name] = [min(times) for times in zip(*rounds, strict=True)]
    for each in there:
        each.session.store.close()
    return found


def table(sizes: list[int], runs: int, addresses: list[str] | None = None, folder: str | None = None) -> tuple[list[str], bool]:
    """Lines of a table, and whether every ratio keeps to the limit."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        measured = figures(sizes, runs, addresses or [os.path.join(place, f"{count}.db") for count in sizes])
    rows = ["| command | " + " | ".join(f"{count:,}" for count in sizes) + " | ratio |", "|---|" + "---|" * (len(sizes) + 1)]
    kept = True
    for name, times in measured.items():
        ratio = max(times) / times[0]
        kept = kept and ratio <= LIMIT
        rows.append(f"| {name} | " + " | ".join(f"{time:.2f} ms" for time in times) + f" | {ratio:.2f} |")
    return rows, kept


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=8)
    arguments.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    arguments.add_argument("--stores", nargs="+", help="memory: or an empty PostgreSQL schema's address for each size; files of their own by default")
    arguments.add_argument("--folder", help="where the files are made")
    options = arguments.parse_args()
    rows, kept = table(options.sizes, options.runs, options.stores, options.folder)
    print("\n".join(rows))
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
