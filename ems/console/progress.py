"""In: a progress record. Out: its line in the minimal view."""
from __future__ import annotations

from typing import Any

MAXIMUM = 120


def progress_line(record: Any, width: int, colors: bool) -> str:
    """`Activity [status          ]`, the done part reversed."""
    width = min(width, MAXIMUM)
    indent = "  " if getattr(record, "parent_activity_id", -1) >= 0 else ""
    activity = str(record.activity)
    room = max(width - len(indent) - len(activity) - 4, 10)
    status = str(record.status or "")
    seconds = getattr(record, "seconds_remaining", -1)
    tail = f" {clock(seconds)}" if seconds is not None and seconds >= 0 else ""
    body = (status[: room - len(tail)] + tail).ljust(room)[:room]
    if not colors:
        return f"{indent}{activity} [{body}]"
    percent = getattr(record, "percent_complete", -1)
    done = room * min(percent, 100) // 100 if percent is not None and percent >= 0 else room
    if done >= room:
        return f"{indent}\x1b[33;1m{activity} [\x1b[7m{body}\x1b[27m]\x1b[0m" if percent >= 0 else f"{indent}\x1b[33;1m{activity} [{body}]\x1b[0m"
    return f"{indent}\x1b[33;1m{activity} [\x1b[7m{body[:done]}\x1b[27m{body[done:]}]\x1b[0m"


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
