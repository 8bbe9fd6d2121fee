"""In: command lines. Out: the session's history (Get-History)."""
from __future__ import annotations

from typing import Any

from ems.values.objects import NetObject


class HistoryInfo(NetObject):
    """start, end: DateTime; status: Completed, Failed or Stopped."""

    __slots__ = ("command_line", "end", "id", "start", "status")
    net_name = "Microsoft.PowerShell.Commands.HistoryInfo"

    def __init__(self, id: int, command_line: str, start: Any, end: Any, status: str) -> None:
        self.ps_ext = None
        self.id = id
        self.command_line = command_line
        self.start = start
        self.end = end
        self.status = status


class History:
    def __init__(self, session: Any) -> None:
        self.session = session
        self.entries: list[HistoryInfo] = []
        self.next_id = 1

    def add(self, command_line: str, start: Any, end: Any, status: str = "Completed") -> HistoryInfo:
        made = HistoryInfo(self.next_id, command_line, start, end, status)
        self.next_id += 1
        self.entries.append(made)
        return made
