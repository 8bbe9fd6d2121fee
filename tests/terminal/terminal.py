"""In: keys. Out: what a person would see: the real `ems` in a pseudo-terminal, its output on a pyte screen."""
from __future__ import annotations

import signal
import sys
import time
from pathlib import Path
from typing import Any

import pexpect
import pyte

EMS = [sys.executable, "-m", "ems"]
ROOT = Path(__file__).resolve().parents[2]


def _listen_to_ctrl_c() -> None:
    """A background job starts with Ctrl+C ignored; a terminal's shell does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """One running shell. `home` holds its store and history."""

    def __init__(self, home: Path, *arguments: str, columns: int = 100, rows: int = 30, folder: Path | None = None, environment: dict[str, str] | None = None) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        env = {"PATH": "/nowhere", "HOME": str(home), "EMS_STORE": str(home / "store.db"), "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT),
               **(environment or {})}
        self.child = pexpect.spawn(EMS[0], [*EMS[1:], *arguments], dimensions=(rows, columns), env=env, cwd=str(folder or home), timeout=20, preexec_fn=_listen_to_ctrl_c)
        self.alive = True
        self.raw = b""  # all that the shell wrote

    def pump(self, seconds: float) -> bool:
        """Take what comes within a time; False when the shell ended."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            self.alive = False
            return False
        self.raw += data
        self.stream.feed(data)
        for _ in range(data.count(b"\x1b[6n")):
            self.child.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        return True

    def settle(self, quiet: float = 0.25, limit: float = 8.0) -> None:
        """Until nothing comes any more."""
        end = time.monotonic() + limit
        last = time.monotonic()
        while time.monotonic() < end and time.monotonic() - last < quiet:
            before = list(self.screen.display), (self.screen.cursor.x, self.screen.cursor.y)
            if not self.pump(0.05):
                return
            if (list(self.screen.display), (self.screen.cursor.x, self.screen.cursor.y)) != before:
                last = time.monotonic()

    def until(self, text: str, seconds: float = 15.0) -> None:
        """Until a text stands on the screen; an assertion fails when it does not come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any(text in line for line in self.screen.display):
                return
            if not self.pump(0.1):
                break
        assert any(text in line for line in self.screen.display), f"{text!r} is not on the screen:\n{self.text()}"

    def until_prompt(self, prompt: str = "PS>", lines: int = 2, seconds: float = 20.0) -> None:
        """Until the last of at least so many lines is an empty prompt."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.pump(0.05):
            found = self.lines()
            if len(found) >= lines and found[-1] == prompt:
                return
        raise AssertionError(f"no prompt:\n{self.text()}")

    def resize(self, columns: int, rows: int) -> None:
        self.child.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def send(self, keys: str) -> None:
        self.child.send(keys)

    def lines(self) -> list[str]:
        out = [line.rstrip() for line in self.screen.display]
        while out and not out[-1]:
            out.pop()
        return out

    def text(self) -> str:
        return "\n".join(self.lines())

    @property
    def cursor(self) -> tuple[int, int]:
        return self.screen.cursor.x, self.screen.cursor.y

    def wait_end(self) -> int:
        """The exit code."""
        while self.pump(0.2):
            pass
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def close(self) -> None:
        self.child.close(force=True)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()
