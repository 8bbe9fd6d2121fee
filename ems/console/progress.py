"""In: a progress record. Out: its line in the minimal view."""
from __future__ import annotations

from typing import Any

MAXIMUM = 120


def progress_line(record: tuple[Any, ...], width: int, colors: bool) -> str:
    """`Activity [status          ]`, the done part reversed."""
    activity, status, percent, _id, parent, _operation, seconds, _completed = record
    width = min(width, MAXIMUM)
    indent = "  " if parent >= 0 else ""
    room = max(width - len(indent) - len(activity) - 4, 10)
    tail = f" {clock(seconds)}" if seconds >= 0 else ""
    body = (status[: room - len(tail)] + tail).ljust(room)[:room]
    if not colors:
        return f"{indent}{activity} [{body}]"
    done = room * min(percent, 100) // 100 if percent >= 0 else room
    if done >= room:
        return f"{indent}\x1b[33;1m{activity} [\x1b[7m{body}\x1b[27m]\x1b[0m" if percent >= 0 else f"{indent}\x1b[33;1m{activity} [{body}]\x1b[0m"
    return f"{indent}\x1b[33;1m{activity} [\x1b[7m{body[:done]}\x1b[27m{body[done:]}]\x1b[0m"


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
