"""In: progress records. Out: their lines as $PSStyle.Progress asks: one line each in the minimal view, a block each in the classic one."""
from __future__ import annotations

from typing import Any

SMALLEST = 10  # columns of a bar, however narrow the terminal
INDENT = 2


def progress_lines(records: dict[int, Any], width: int, colors: bool, settings: Any = None) -> list[str]:
    """All lines, children below their parents."""
    values: dict[str, Any] = settings.values if settings is not None else {"Style": "\x1b[33;1m", "MaxWidth": 120, "View": "Minimal"}
    out: list[str] = []
    for depth, record in ordered(records):
        if values["View"] == "Classic":
            out += classic_lines(record, width, depth)
        else:
            out.append(minimal_line(record, min(width, values["MaxWidth"]), depth, values["Style"] if colors else ""))
    return out


def ordered(records: dict[int, Any]) -> list[tuple[int, Any]]:
    """(depth, record): each record behind its parent."""
    out: list[tuple[int, Any]] = []

    def put(parent: int, depth: int) -> None:
        for number, record in records.items():
            above = record[4] if record[4] in records and record[4] != number else -1
            if above == parent and all(r is not record for _, r in out):
                out.append((depth, record))
                put(number, depth + 1)

    put(-1, 0)
    return out


def minimal_line(record: tuple[Any, ...], width: int, depth: int, style: str) -> str:
    """`Activity [status        65s]`, the done part reversed."""
    activity, status, percent, _id, _parent, _operation, seconds, _completed = record
    indent = " " * (INDENT * depth)
    room = max(width - len(indent) - len(activity) - 5, SMALLEST)
    tail = f"{seconds}s" if seconds >= 0 else ""
    space = room - len(tail)
    status = " ".join(status.split("\n"))
    if len(status) > space:
        status = status[: space - 1] + "…"
    body = status.ljust(space) + tail
    if not style:
        return f"{indent}{activity} [{body}]"
    done = room * min(percent, 100) // 100 if percent >= 0 else room
    return f"{indent}{style}{activity} [\x1b[7m{body[:done]}\x1b[27m{body[done:]}]\x1b[0m"


def classic_lines(record: tuple[Any, ...], width: int, depth: int) -> list[str]:
    """A block: activity, status, a bar of o, the time that remains, what is done at the moment."""
    activity, status, percent, _id, _parent, operation, seconds, _completed = record
    head, indent = " " * (1 + 3 * depth), " " * (4 + 3 * depth)
    lines = ["", f"{head}{activity}", f"{indent}{status}"]
    if percent >= 0:
        room = max(width - len(indent) - 8, SMALLEST)
        lines.append(f"{indent}[{('o' * (room * min(percent, 100) // 100)).ljust(room)}]")
    if seconds >= 0:
        lines.append(f"{indent}{clock(seconds)} remaining.")
    if operation:
        lines += ["", f"{indent}{operation}"]
    return [line[: width - 1] for line in lines]


def clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
