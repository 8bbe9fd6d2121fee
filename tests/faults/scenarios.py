"""In: an address and figures. Out: the fault scenarios, run by the tests at CI's figures and by scripts/dev/soak.py at larger ones.

Each raises AssertionError when a promise is broken, and returns what it counted.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from ems.store import Store, open_store
from ems.store.errors import StoreError, StoreUnavailable
from ems.store.history import changes, undo

ROOT = Path(__file__).resolve().parents[2]


def content(store: Any) -> list[Any]:
    """The organization: every object without its version, in order."""
    return [(r.kind, r.guid, r.name, r.server, r.created, r.index, r.doc) for kind in store.kinds() for r in store.all(kind)]


# -- a writer is killed


def _write_until_killed(path: str, cycle: int, pipe: int) -> None:
    """Insert pairs, change and remove objects, each a transaction; write a line for each that was acknowledged."""
    with open_store(path) as store:
        for i in range(100_000):
            first, second = f"{cycle}-{i}-a", f"{cycle}-{i}-b"
            with store.transaction(cmdlet="New-Pair") as change:
                change.insert("Half", first, first, None, {"i": i, "pad": "x" * (i * 37 % 3000)}, [("pair", f"{cycle}-{i}")])
                change.insert("Half", second, second, None, {"i": i}, [("pair", f"{cycle}-{i}")])
            os.write(pipe, f"+{cycle}-{i}\n".encode())
            if i % 3 == 2:
                with store.transaction(cmdlet="Set-Pair") as change:
                    change.update(("Half", first), {"i": -i})
                    change.update(("Half", second), {"i": -i})
                os.write(pipe, f"={cycle}-{i}\n".encode())
            if i % 5 == 4:
                with store.transaction(cmdlet="Remove-Pair") as change:
                    change.delete("Half", first)
                    change.delete("Half", second)
                os.write(pipe, f"-{cycle}-{i}\n".encode())


def killed_writers(folder: Path, cycles: int, chance: random.Random) -> int:
    """Kill a writer with SIGKILL at a random moment, then look: the acknowledged transactions there, whole; no half one. How many there
    were."""
    total = 0
    for cycle in range(cycles):
        path = str(folder / f"store{cycle // 25}.db")  # a file sees 25 crashes
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            status = 1
            with contextlib.suppress(BaseException):
                os.close(reading)
                _write_until_killed(path, cycle, writing)
                status = 0
            os._exit(status)
        os.close(writing)
        time.sleep(chance.uniform(0.002, 0.05))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        with os.fdopen(reading) as file:
            acknowledged = [line for line in file.read().splitlines(keepends=True) if line.endswith("\n")]
        assert os.WIFSIGNALED(status), "the writer failed by itself"
        if not os.path.exists(path):
            continue
        _check_after_kill(path, cycle, [line.strip() for line in acknowledged])
        total += len(acknowledged)
    return total


def _check_after_kill(path: str, cycle: int, acknowledged: list[str]) -> None:
    with open_store(path) as store:
        assert store._rows("PRAGMA integrity_check") == [("ok",)]  # type: ignore[attr-defined]
        expected: dict[str, str] = {}
        for line in acknowledged:
            expected[line[1:]] = line[0]
        pairs: dict[str, list[Any]] = {}
        for row in store.all("Half"):
            pairs.setdefault(row.guid[:-2], []).append(row)
            assert row.index == [("pair", row.guid[:-2])]
        for pair, rows in pairs.items():
            assert len(rows) == 2 and rows[0].doc["i"] == rows[1].doc["i"], f"half a transaction: {pair}"
            assert [row.guid for row in store.lookup("pair", pair)] == [f"{pair}-a", f"{pair}-b"]
        last: dict[str, Any] = {}
        for change in changes(store):
            last[change.guid] = change
        for pair, state in expected.items():
            if state == "-":
                assert pair not in pairs and last[f"{pair}-a"].action == "delete", f"{pair} came back"
            else:
                # a later change may have been saved and not yet acknowledged
                assert pair in pairs or last[f"{pair}-a"].action == "delete", f"{pair} is lost"
                assert pair not in pairs or state == "+" or pairs[pair][0].doc["i"] <= 0, f"the change of {pair} is lost"
        for pair, rows in pairs.items():
            assert all(last[row.guid].number == row.version for row in rows), f"{pair} without its audit row"


# -- many at once


WORKER = """
import random, sys
from ems.store import open_store
from ems.store.errors import StaleWrite
address, number, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
chance = random.Random(number)
with open_store(address, lock_timeout=120) as store:
    for i in range(times):
        if i % 2:
            with store.transaction(cmdlet="Set-Counter") as change:
                row = change.get("Counter", "c")
                change.update(row, {"n": row.doc["n"] + 1})
        else:
            while True:
                row = store.get("Counter", "c")
                try:
                    with store.transaction(cmdlet="Set-Counter") as change:
                        change.update(row, {"n": row.doc["n"] + 1})
                    break
                except StaleWrite:
                    continue
        if chance.random() < 0.3:
            guid = f"{number}-{chance.randrange(5)}"
            with store.transaction(cmdlet="Mixed") as change:
                row = change.get("Own", guid)
                if row is None:
                    change.insert("Own", guid, guid, f"S{number}", {"i": i}, [("own", guid)])
                elif chance.random() < 0.5:
                    change.update(row, {"i": i})
                else:
                    change.delete("Own", guid, row.version)
"""


def crowd(address: str, processes: int, times: int) -> int:
    """Read-modify-writes of one object by many processes, New, Set and Remove of others beside them: nothing lost, no error. The
    changes."""
    with open_store(address) as store:
        with store.transaction() as change:
            change.insert("Counter", "c", "c", None, {"n": 0})
        running = [
            subprocess.Popen([sys.executable, "-c", WORKER, address, str(i), str(times)], stderr=subprocess.PIPE, text=True, cwd=ROOT)
            for i in range(processes)
        ]
        failures = [text for process in running if (text := process.communicate()[1]) or process.returncode]
        assert not failures, failures[0]
        row = store.get("Counter", "c")
        assert row is not None and row.doc["n"] == processes * times
        _check_history(store)
        return store.version


SHELL_WORK = """
param($Number, $Times)
$ErrorActionPreference = 'Stop'
foreach ($i in 1..$Times) {
    Set-ReceiveConnector Shared -RemoteIPRanges @{ Add = "10.$Number.$($i -shr 8).$($i -band 255)" }
    if ($i % 5 -eq 0) {
        New-ReceiveConnector -Name "Own$Number-$i" -Custom -Bindings "0.0.0.0:$(5000 + 1000 * $Number + $i)" -RemoteIPRanges 10.0.0.1 > $null
        Set-ReceiveConnector "Own$Number-$i" -Banner "220 $i"
        if ($i % 10 -eq 0) { Remove-ReceiveConnector "Own$Number-$i" -Confirm:$false }
    }
}
"""
SHARED = "New-ReceiveConnector -Name Shared -Custom -Bindings 0.0.0.0:4999 -RemoteIPRanges 10.200.0.0 > $null"


def crowd_of_shells(address: str, folder: Path, processes: int, times: int) -> int:
    """Many shells add to one connector's ranges, and make, set and remove others: every addition counts, no command fails. The changes."""
    script = folder / "work.ps1"
    script.write_text(SHELL_WORK, encoding="utf-8")
    words = [sys.executable, "-m", "ems", "--store", address]
    subprocess.run([*words, "-c", SHARED], check=True, cwd=ROOT)
    running = [
        subprocess.Popen([*words, str(script), str(i), str(times)], stderr=subprocess.PIPE, text=True, cwd=ROOT) for i in range(processes)
    ]
    failures = [text for process in running if (text := process.communicate()[1]) or process.returncode]
    assert not failures, failures[0]
    with open_store(address) as store:
        ranges = store.find("ReceiveConnector", name="Shared")[0].doc["RemoteIPRanges"]
        assert len(set(ranges)) == len(ranges) == 1 + processes * times
        own = [row for row in store.all("ReceiveConnector") if row.name.startswith("Own")]
        assert len(own) == processes * (times // 5 - times // 10) and all(row.doc["Banner"] for row in own)
        _check_history(store)
        return store.version


def _check_history(store: Store) -> None:
    """The audit rows, played from the beginning, give the objects; their numbers have no gap."""
    states: dict[tuple[str, str], Any] = {}
    for number, change in enumerate(changes(store), 1):
        assert change.number == number
        old, key = change.old, (change.kind, change.guid)
        known = states.pop(key, None)
        assert (old is None) == (known is None) and (old is None or (old.doc, old.version) == known)
        if change.new is not None:
            states[key] = (change.new.doc, change.new.version)
    assert states == {(r.kind, r.guid): (r.doc, r.version) for kind in store.kinds() for r in store.all(kind)}


# -- the server goes away


def server_crashes(server: Any, cycles: int, chance: random.Random) -> tuple[int, int]:
    """Kill PostgreSQL with -9 while a store writes, start it again: clean errors only, nothing acknowledged lost, nothing saved that was
    refused.
    (acknowledged, refused)"""
    import threading

    address = server.new_address()
    acknowledged, refused = [], []
    with open_store(address, lock_timeout=30) as store:
        stop = threading.Event()
        broken: list[BaseException] = []

        def write() -> None:
            i = 0
            while not stop.is_set():
                i += 1
                try:
                    with store.transaction(cmdlet="New-Thing") as change:
                        change.insert("Thing", f"g{i}", f"n{i}", None, {"i": i})
                        change.insert("Twin", f"g{i}", f"n{i}", None, {"i": i})
                    acknowledged.append(i)
                except StoreUnavailable:
                    refused.append(i)
                except BaseException as error:
                    broken.append(error)
                    return

        writer = threading.Thread(target=write)
        writer.start()
        for _ in range(cycles):
            time.sleep(chance.uniform(0.02, 0.2))
            server.kill()
            server.start()
        time.sleep(0.1)
        stop.set()
        writer.join()
        assert not broken, repr(broken[0])
        there = [row.doc["i"] for row in store.all("Thing")]
        assert there == acknowledged == [row.doc["i"] for row in store.all("Twin")]
        assert not set(there) & set(refused) and len(list(changes(store))) == 2 * len(there)
    return len(acknowledged), len(refused)


# -- random scripts


def random_change(store: Any, chance: random.Random) -> bool:
    """One random change, of one to four writes in a transaction; False when it came to nothing."""
    guids = [f"g{i}" for i in range(6)]
    wrote = False
    with store.transaction(cmdlet="Random") as change:
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            guid, kind = chance.choice(guids), chance.choice(["Thing", "Other"])
            row = change.get(kind, guid)
            value = chance.choice([1, "x", [1, "y"], None, {"a": [True]}, 2.5])
            if row is None:
                change.insert(kind, guid, f"{kind}-{guid}", chance.choice([None, "S1", "S2"]), {"v": value}, [("i", chance.choice("abc"))])
            elif chance.random() < 0.3:
                change.delete(kind, guid, row.version)
            elif chance.random() < 0.3:
                change.update(row, name=f"{kind}-{guid}-{chance.randrange(3)}", server=chance.choice([None, "S1"]))
            else:
                change.update(row, {"v": value}, index=[("i", chance.choice("abc")), ("j", "k")])
            wrote = True
    return wrote


def undone_scripts(store: Any, scripts: int, chance: random.Random) -> int:
    """Undo random scripts in random groups; the organization is as before each. The changes undone."""
    total = 0
    for _ in range(scripts):
        before, start = content(store), store.version
        for _ in range(chance.randrange(1, 8)):
            random_change(store, chance)
        after = content(store)
        made = [change.number for change in changes(store, after=start)]
        total += len(made)
        cut = chance.randrange(len(made) + 1)  # in two portions, the later one first
        undone = [change.number for part in (made[cut:], made[:cut]) for change in (undo(store, part) if part else [])]
        assert content(store) == before
        if chance.random() < 0.3 and undone:
            undo(store, undone)
            assert content(store) == after
            undo(store, made)
            assert content(store) == before
    return total


COMMANDS = [  # {i}: a small number, {j}: another
    "New-ReceiveConnector -Name R{i} -Custom -Bindings 0.0.0.0:600{i} -RemoteIPRanges 10.{j}.0.0/16",
    "New-ReceiveConnector -Name R{i} -Usage Internal -Bindings 0.0.0.0:610{i} -RemoteIPRanges 10.{j}.0.5",
    "Set-ReceiveConnector R{i} -Banner '220 {j}' -MaxMessageSize {j}MB",
    "Set-ReceiveConnector R{i} -RemoteIPRanges @{{Add='10.20.{j}.1'}} -PermissionGroups AnonymousUsers,ExchangeUsers",
    "Set-ReceiveConnector R{i} -Name R{j}",
    "Set-ReceiveConnector R{i} -Enabled:$false",
    "Remove-ReceiveConnector R{i} -Confirm:$false",
    "Add-ADPermission 'EX01\\R{i}' -User 'NT AUTHORITY\\ANONYMOUS LOGON' -ExtendedRights ms-Exch-SMTP-Accept-Any-Recipient",
    "New-SendConnector -Name S{i} -AddressSpaces *.example{j}.com -SmartHosts host{j}.example.com -DNSRoutingEnabled:$false",
    "Set-SendConnector S{i} -AddressSpaces @{{Add='*.more{j}.com'}} -Comment 'number {j}'",
    "Set-SendConnector S{i} -SmartHostAuthMechanism BasicAuth -AuthenticationCredential $c",
    "Remove-SendConnector S{i} -Confirm:$false",
    "New-AcceptedDomain -Name D{i} -DomainName d{i}.example.com",
    "Set-AcceptedDomain D{i} -DomainType InternalRelay",
    "Remove-AcceptedDomain D{i} -Confirm:$false",
    "Set-TransportConfig -MaxSendSize {j}MB",
    "Set-TransportService EX01 -MaxOutboundConnections {j}00",
]
CREDENTIAL = "$c = [pscredential]::new('u', (ConvertTo-SecureString secret -AsPlainText -Force))"


def undone_commands(shell: Any, scripts: int, chance: random.Random) -> int:
    """Scripts of Exchange's own commands, those that fail among them, undone by Undo-EmsChange: the organization is as before each. The
    changes undone."""
    store, total = shell.session.store, 0
    shell.run(CREDENTIAL)
    for _ in range(scripts):
        before, start = content(store), store.version
        for _ in range(chance.randrange(2, 9)):
            shell.run(chance.choice(COMMANDS).format(i=chance.randrange(3), j=chance.randrange(1, 9)) + " -ErrorAction Ignore > $null")
        count = store.version - start
        if count and chance.random() < 0.5:  # the organization grows by what is not undone
            printed = shell.run(f"Undo-EmsChange {','.join(str(start + 1 + i) for i in range(count))}")
            assert not [line for line in printed if line.startswith("!")], printed
            assert content(store) == before
            total += count
    return total


# -- a write fails


def acknowledged_script(store: Any) -> tuple[list[int], StoreError | None]:
    """Changes of many sizes until one fails: those acknowledged, and the error."""
    done = []
    for i in range(12):
        try:
            with store.transaction(cmdlet="New-Thing") as change:
                change.insert("Thing", f"g{i}", f"n{i}", None, {"i": i, "pad": "x" * (i * 1500)}, [("k", str(i))])
                change.insert("Twin", f"g{i}", f"n{i}", None, {"i": i})
        except StoreError as error:
            return done, error
        done.append(i)
    return done, None
