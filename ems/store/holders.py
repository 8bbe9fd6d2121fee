"""In: a store's path. Out: who holds its write lock, in words.

SQLite does not know who. So whoever holds the lock says so in a small file beside the store (one write, no sync, no more than a hint);
where that is silent, Linux's list of locks is asked.
"""

from __future__ import annotations

import os
import time

LENGTH = 256
# A link with this name would lead the hint into somebody's file.
FLAGS = os.O_CREAT | os.O_WRONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
SHM_WRITE_LOCK = 120  # the byte of the -shm file that SQLite locks while it writes


class Holder:
    """Writes the hint of one open store."""

    def __init__(self, path: str) -> None:
        try:
            self._file = os.open(path + "-holder", FLAGS, 0o600)
        except OSError:  # a folder where no file can be made: the store itself will say so if it minds
            self._file = -1
        self._said = ""
        self._who = ""

    def say(self, cmdlet: str) -> None:
        if cmdlet == self._said or self._file < 0:
            return
        self._said = cmdlet
        if cmdlet and not self._who:
            from ems.store.audit import current_host, current_user

            self._who = f"process {os.getpid()} of {current_user()} on {current_host()}"
        text = f"{self._who} ({cmdlet}, since {time.strftime('%H:%M:%SZ', time.gmtime())})" if cmdlet else ""
        try:
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, text.encode()[:LENGTH].ljust(LENGTH, b"\0"))
        except OSError:  # a full disk must not fail a change for the sake of a hint
            return

    def close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def holder_of(path: str) -> str:
    """Who holds the lock, or "another program"."""
    try:
        with open(path + "-holder", "rb") as file:
            said = "".join(c for c in file.read(LENGTH).rstrip(b"\0").decode(errors="replace") if c.isprintable())  # others may write there
    except OSError:
        said = ""
    pid = _locking_process(path)
    if said and (pid is None or f"process {pid} " in said):
        return said
    return f"process {pid} ({_program(pid)})" if pid is not None else said or "another program"


def _locking_process(path: str) -> int | None:
    try:
        inode = os.stat(path + "-shm").st_ino
        with open("/proc/locks", encoding="ascii") as file:
            for line in file:
                words = line.split()  # 1: POSIX ADVISORY WRITE pid major:minor:inode start end
                if (
                    len(words) == 8
                    and words[3] == "WRITE"
                    and words[5].endswith(f":{inode}")
                    and words[6] == words[7] == str(SHM_WRITE_LOCK)
                ):
                    return int(words[4])
    except (OSError, ValueError):  # not Linux
        return None
    return None


def _program(pid: int) -> str:
    try:
        with open(f"/proc/{pid}/comm", encoding="utf-8", errors="replace") as file:
            return file.read().strip()
    except OSError:
        return "ended meanwhile"
