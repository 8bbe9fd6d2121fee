"""In: a terminal. Out: the time from the start of `ems` to a prompt that is seen, and to the first key that is seen, in milliseconds.

    python scripts/dev/bench_prompt.py [--runs N] [--ems PATH] [ARGUMENT …]

Wall time is what a person waits; processor time (Linux only) is steadier on a machine that does other work too. Medians; the first run fills caches.
"""
from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TARGET = 200
PROMPT, KEY = b"PS ", b"1"


class Start:
    """One shell started in a pseudo-terminal: seconds until the prompt and until a typed character showed."""

    def __init__(self, words: list[str], folder: str) -> None:
        import pexpect

        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": os.path.join(folder, "pyc"), "HOME": folder, "EMS_STORE": os.path.join(folder, "store.db"), "TERM": "xterm-256color"}
        self.begin = time.perf_counter()
        self.child: Any = pexpect.spawn(words[0], words[1:], env=environment, dimensions=(30, 100), timeout=20)
        self.child.delaybeforesend = None
        self.prompt, self.prompt_cpu = self.until(PROMPT)
        self.child.send(KEY)
        self.key, self.key_cpu = self.until(KEY)
        self.child.close(force=True)

    def until(self, text: bytes) -> tuple[float, float]:
        seen = b""
        while text not in seen:
            seen += self.child.read_nonblocking(65536, 20)
        return time.perf_counter() - self.begin, processor_seconds(self.child.pid)


def processor_seconds(pid: int) -> float:
    """What all threads of a process have used; 0 where the system does not say."""
    total = 0
    for path in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        total += int(path.read_text().split()[0])
    return total / 1e9


def start_times(ems: str, runs: int, arguments: list[str]) -> dict[str, list[float]]:
    """Name -> milliseconds of each run; bench_console.py takes them into its table."""
    with tempfile.TemporaryDirectory() as folder:
        starts = [Start([ems, *arguments], folder) for _ in range(runs + 1)][1:]
    rows = {"prompt": [s.prompt for s in starts], "prompt, processor": [s.prompt_cpu for s in starts], "first key": [s.key for s in starts],
            "first key, processor": [s.key_cpu for s in starts]}
    return {name: [1000 * value for value in values] for name, values in rows.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--ems", default=str(Path(sys.executable).with_name("ems")))
    options, arguments = parser.parse_known_args()
    for name, values in start_times(options.ems, options.runs, arguments).items():
        print(f"{name}: {statistics.median(values):.0f} ms")
    print(f"target: {TARGET} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
