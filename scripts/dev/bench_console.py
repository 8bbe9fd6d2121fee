"""In: a store with many objects. Out: how long a person waits at the prompt: for a list of completions, and from a key press to the screen.

    python scripts/dev/bench_console.py [--objects N] [--keys N] [--rounds N] [--cpu]

The store is a file with N Receive connectors on servers of 50 each. A completion is asked as Tab asks for it, each line of LISTS `rounds` times; the
first time of each, which imports and reads, is in a column of its own. A key press goes through prompt_toolkit's input to its renderer at the end of an
input of 2,000 characters, with colours, hints and suggestions. Targets: completion p95 50 ms, key press p99 16 ms.
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

clock = time.perf_counter  # --cpu: time.process_time, which other work on the machine does not change
COMPLETION_TARGET, KEY_TARGET = 50.0, 16.0  # ms
LENGTH = 2000
LISTS = (
    "Get-Re", "Set-ReceiveConnector ", "Set-ReceiveConnector relay9", "Set-ReceiveConnector 'EX1", "Set-ReceiveConnector EX17\\", "Set-ReceiveConnector 7-3",
    "Set-ReceiveConnector zzz", "Get-ReceiveConnector -Server ", "Get-ReceiveConnector -Server EX12", "Remove-ReceiveConnector 'EX100\\Relay",
    "Set-ReceiveConnector 'EX17\\Relay 17-3' -", "Set-ReceiveConnector 'EX17\\Relay 17-3' -RemoteIPRanges @{Remove=", "Set-ReceiveConnector x -DefaultDomain ",
    "New-SendConnector x -SourceTransportServers EX5", "Set-ReceiveConnector x -TlsCertificateName ", "Get-ADPermission x | Where-Object { $_.", "$x = Get-ReceiveConnector; $x[0].",
    "Get-ReceiveConnector | Select-Object ", "Add-ADPermission x -User y -ExtendedRights ms-", "Set-ReceiveConnector x -AuthMechanism ",
)
LINE = "Get-ReceiveConnector 'EX17\\Relay 17-3' | Where-Object { $_.Enabled -and $_.Bindings -like '*:25' } | Select-Object Name, Bindings # "
TYPED = "; Set-ReceiveConnector 'EX17\\Relay 17-4' -Banner '220 mail' -MaxMessageSize 20MB -Comment 'as asked' -RemoteIPRanges 10.4.5.6 -WhatIf "


def filled(path: str, count: int) -> Any:
    """A session on a store with so many connectors."""
    from ems.launcher import run_text, started
    from ems.runtime.host import Host
    from ems.startup import new_session
    from ems.values.context import set_context

    session: Any = new_session(Host(io.StringIO(), sys.stderr, io.StringIO()), store=path)
    set_context(session)
    if run_text(session, "New-ReceiveConnector -Name Pattern -Custom -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 > $null"):
        raise SystemExit("the store cannot be filled")
    started()  # garbage is collected as in a shell
    store = session.store
    pattern = store.find("ReceiveConnector", name="Pattern")[0]
    server = store.find("ExchangeServer")[0]
    with store.transaction("bench", {}) as change:
        for at in range(count):
            host, number = divmod(at, 50)
            if not number:
                change.insert("ExchangeServer", _guid(host, 1), f"EX{host}", None, dict(server.doc, Fqdn=f"ex{host}.contoso.com"))
            change.insert("ReceiveConnector", _guid(at, 2), f"Relay {host}-{number}", f"EX{host}", dict(pattern.doc))
    return session


def _guid(number: int, kind: int) -> str:
    return f"0000000{kind}-0000-4000-8000-{number:012x}"


def completion_times(session: Any, rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each completion, the first one first."""
    from ems.console.completion import complete

    found: dict[str, list[float]] = {text: [] for text in LISTS}
    for _ in range(rounds + 1):
        for text, times in found.items():
            start = clock()
            complete(text, len(text), session)
            times.append((clock() - start) * 1000)
    return found


def key_times(session: Any, count: int) -> list[float]:
    """Milliseconds from a key press to the end of the drawing, at the end of a long input."""
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.data_structures import Size
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output.vt100 import Vt100_Output

    from ems.console.line_editor import LineEditor

    screen = io.StringIO()
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=Vt100_Output(screen, lambda: Size(rows=50, columns=120), term="xterm-256color")):
        editor = LineEditor(session)
        editor.options.bell_style = "None"
        start = (LINE * 40)[: LENGTH - len(LINE)] + "\n" + "Get-Date"
        times: list[float] = []
        state: dict[str, Any] = {"at": 0, "sent": 0.0}

        def drawn(_: Any) -> None:
            if state["sent"]:
                times.append((clock() - state["sent"]) * 1000)
                state["sent"] = 0.0
            if len(times) >= count:
                if not editor.application.is_done:
                    editor.application.exit(result="")
                return
            editor.application.loop.call_later(0.001, press)  # type: ignore[union-attr]

        def press() -> None:
            if editor.buffer.text == "":
                editor.buffer.insert_text(start)
                return
            state["sent"] = clock()
            pipe.send_text(TYPED[state["at"] % len(TYPED)])
            state["at"] += 1
            if state["at"] % len(TYPED) == 0:
                editor.buffer.delete_before_cursor(len(TYPED))

        editor.application.after_render += drawn
        editor.read("PS /> ")
    return times[2:]


def percent(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


class Figure:
    """One row: what, p50, p95, p99, the worst first time, the target and its figure."""

    def __init__(self, name: str, times: list[float], target: float, share: float, first: float = 0.0) -> None:
        self.name, self.target, self.first = name, target, first
        self.p50, self.p95, self.p99 = statistics.median(times), percent(times, 0.95), percent(times, 0.99)
        self.figure = percent(times, share)


def figures(objects: int = 100_000, keys: int = 300, rounds: int = 10) -> list[Figure]:
    with tempfile.TemporaryDirectory() as place:
        session = filled(os.path.join(place, "store.db"), objects)
        lists = completion_times(session, rounds)
        pressed = key_times(session, keys)
        session.store.close()
    first = max(times[0] for times in lists.values())
    worst = max(lists.items(), key=lambda row: percent(row[1][1:], 0.95))
    from bench_prompt import TARGET, start_times

    kind = ", processor" if clock is time.process_time else ""
    starts = start_times(str(Path(sys.executable).with_name("ems")), 9, ["-NoLogo", "-NoProfile"])
    return [Figure("start to prompt", starts["prompt" + kind], TARGET, 0.5),
            Figure("start to first key", starts["first key" + kind], TARGET, 0.5),
            Figure("completion list", [t for times in lists.values() for t in times[1:]], COMPLETION_TARGET, 0.95, first),
            Figure(f"slowest list: {worst[0]!r}", worst[1][1:], COMPLETION_TARGET, 0.95, worst[1][0]),
            Figure(f"key press to screen, {LENGTH} characters", pressed, KEY_TARGET, 0.99)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--objects", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--cpu", action="store_true")
    args = parser.parse_args()
    if args.cpu:
        globals()["clock"] = time.process_time
    late = False
    print(f"{'':50} {'p50':>8} {'p95':>8} {'p99':>8} {'first':>8} {'target':>8}  (ms)")
    for row in figures(args.objects, args.keys, args.rounds):
        print(f"{row.name:50} {row.p50:8.1f} {row.p95:8.1f} {row.p99:8.1f} {row.first or 0:8.1f} {row.target:8.0f}  {'' if row.figure <= row.target else 'late'}")
        late = late or row.figure > row.target
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main())
