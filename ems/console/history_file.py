"""In: inputs that ran. Out: the history that all shells on a store share: one JSON line each, with time, folder, duration and status."""
from __future__ import annotations

import json
import os
from typing import Any

from ems.console.options import Options


class SharedHistory:
    """The lines of all shells, oldest first; what other shells added appears at the next prompt."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.lines: list[str] = []
        self.own: list[str] = []
        self.read_to = 0

    def refresh(self) -> None:
        """Take in what was added to the file since the last look."""
        path = self.options.history_save_path
        try:
            size = os.path.getsize(path)
        except OSError:
            return
        if size < self.read_to:
            self.read_to = 0
            self.lines = list(self.own)
        if size == self.read_to:
            return
        with open(path, encoding="utf-8", errors="replace") as file:
            file.seek(self.read_to)
            for row in file.read().splitlines():
                text = _text_of(row)
                if text:
                    self.lines.append(text)
            self.read_to = file.tell()
        del self.lines[: -self.options.maximum_history_count]

    def add(self, text: str, started: float, seconds: float, status: str, folder: str) -> None:
        """Keep an input that ran; a secret stays in this shell's memory only."""
        if not text.strip():
            return
        self.refresh()
        if self.options.is_secret(text) or self.options.history_save_style == "SaveNothing":
            self.lines.append(text)
            return
        row = json.dumps({"text": text, "time": round(started, 3), "seconds": round(seconds, 3), "status": status, "folder": folder}, ensure_ascii=False)
        if not self._append(row + "\n"):
            self.lines.append(text)
        else:
            self.refresh()

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


def _text_of(row: str) -> str:
    try:
        found = json.loads(row)
    except ValueError:  # a torn line of a shell that was killed while writing
        return ""
    return found.get("text", "") if isinstance(found, dict) else ""
