"""In: inputs that ran. Out: the history that all shells on a store share: one JSON line each, with time, folder, duration and status."""
from __future__ import annotations

import json
import os
from typing import Any

from ems.console.options import Options


class SharedHistory:
    """The lines of all shells, oldest first; what other shells added appears at the next prompt.

    The file is read when a line is asked for: a prompt does not wait for it.
    """

    def __init__(self, options: Options) -> None:
        self.options = options
        self.kept: list[str] = []
        self.stale = False
        self.read_to = 0

    @property
    def lines(self) -> list[str]:
        if self.stale:
            self._read()
        return self.kept

    @lines.setter
    def lines(self, lines: list[str]) -> None:
        self.kept, self.stale = lines, False

    def refresh(self) -> None:
        """Look at the file again when the next line is asked for."""
        self.stale = True

    def _read(self) -> None:
        """Take in what was added to the file since the last look, no more than the lines that are kept."""
        self.stale = False
        path = self.options.history_save_path
        try:
            size = os.path.getsize(path)
        except OSError:
            return
        if size < self.read_to:
            self.read_to = 0
            self.kept = []
        if size == self.read_to:
            return
        most = self.options.maximum_history_count
        with open(path, "rb") as file:
            file.seek(self.read_to)
            rows = file.read().split(b"\n")
            self.read_to = file.tell()
        self.kept += [text for row in rows[-most - 1:] if (text := _text_of(row))]
        del self.kept[:-most]

    def add(self, text: str, started: float, seconds: float, status: str, folder: str) -> None:
        """Keep an input that ran; a secret stays in this shell's memory only."""
        if not text.strip():
            return
        if self.options.is_secret(text) or self.options.history_save_style == "SaveNothing":
            self.lines.append(text)
            return
        row = json.dumps({"text": text, "time": round(started, 3), "seconds": round(seconds, 3), "status": status, "folder": folder}, ensure_ascii=False)
        if self._append(row + "\n"):
            self.refresh()
        else:
            self.lines.append(text)

    def _append(self, row: str) -> bool:
        path = self.options.history_save_path
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError:  # a folder that cannot be written: the history lives in memory
            return False
        try:
            os.write(handle, row.encode("utf-8"))
        finally:
            os.close(handle)
        return True

    def clear(self) -> None:
        self.lines.clear()

    def unique(self) -> list[str]:
        """The lines, newest first, each once."""
        seen: dict[str, Any] = {}
        for text in reversed(self.lines):
            seen.setdefault(text, None)
        return list(seen)


def _text_of(row: bytes) -> str:
    try:
        found = json.loads(row.decode("utf-8", "replace")) if row else None
    except ValueError:  # a torn line of a shell that was killed while writing
        return ""
    return found.get("text", "") if isinstance(found, dict) else ""
