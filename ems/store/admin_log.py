"""In: the audit rows. Out: entries of the administrator audit log, a command a row, as Search-AdminAuditLog shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.store.audit import QUOTES
from ems.store.compare import MISSING
from ems.store.history import Change, changes


class LogEntry:
    """One command that changed something. `modified`: (property, old value, new value), document values or MISSING."""

    __slots__ = ("caller", "changes", "cmdlet", "host", "parameters", "time")

    def __init__(self, made: list[Change]) -> None:
        first = made[0]
        self.changes = made
        self.cmdlet = first.cmdlet
        self.caller = first.user
        self.host = first.host
        self.time = first.time  # UTC ticks
        self.parameters: list[tuple[str, str]] = [(name, _plain(text)) for name, text in first.parameters]

    @property
    def object_modified(self) -> str:
        """The first object's name, with its server."""
        state = self.changes[0].new or self.changes[0].old
        name = self.changes[0].name
        return f"{state.server}\\{name}" if state is not None and state.server else name

    @property
    def modified(self) -> list[tuple[str, Any, Any]]:
        return [row for change in self.changes if change.action == "update" for row in change.properties()]

    @property
    def created(self) -> list[tuple[str, Any, Any]]:
        """What a New- command set."""
        return [(name, MISSING, new) for change in self.changes if change.action == "insert" for name, _, new in change.properties()]


def search(
    reads: Any,
    *,
    cmdlets: Iterable[str] = (),
    parameters: Iterable[str] = (),
    object_ids: Iterable[str] = (),
    users: Iterable[str] = (),
    start: int | None = None,
    end: int | None = None,
    skip: int = 0,
    limit: int | None = 1000,
) -> Iterator[LogEntry]:
    """The entries that fit, the newest first. Cmdlets, parameters, users and object ids take `*` and `?`; of several, one must fit."""
    tests = [_test(cmdlets), _test(users), _test(parameters), _test(object_ids)]
    count = 0
    for made in _commands(reads, start, end):
        entry = LogEntry(made)
        if not (
            entry.cmdlet
            and tests[0]([entry.cmdlet])
            and tests[1]([entry.caller])
            and tests[2]([name for name, _ in entry.parameters])
            and tests[3](_names(made))
        ):
            continue
        count += 1
        if count <= skip:
            continue
        yield entry
        if limit is not None and count - skip >= limit:
            return


def _commands(reads: Any, start: int | None, end: int | None) -> Iterator[list[Change]]:
    """The changes of each command, commands newest first, the changes of one in order."""
    made: list[Change] = []
    for change in changes(reads, since=start, until=end, newest_first=True):
        if made and (change.group, change.cmdlet, change.command) != (made[-1].group, made[-1].cmdlet, made[-1].command):
            yield made[::-1]
            made = []
        made.append(change)
    if made:
        yield made[::-1]


def _names(made: list[Change]) -> list[str]:
    names = []
    for change in made:
        state = change.new or change.old
        names += [change.name, change.guid] + ([f"{state.server}\\{change.name}"] if state is not None and state.server else [])
    return names


def _test(patterns: Iterable[str]) -> Any:
    from ems.values.wildcard import Wildcard

    compiled = [Wildcard(pattern, True) for pattern in patterns]
    if not compiled:
        return lambda texts: True
    return lambda texts: any(test.matches(text) for text in texts for test in compiled)


def _plain(literal: str) -> str:
    """A parameter's audited text without the quotes of PowerShell source."""
    if literal in ("$true", "$false"):
        return literal[1:].capitalize()
    if len(literal) > 1 and literal[0] == literal[-1] == "'":
        text, inside = literal[1:-1], literal[1:-1]
        for quote in QUOTES:
            text, inside = text.replace(quote * 2, quote), inside.replace(quote * 2, "")
        if not any(quote in inside for quote in QUOTES):  # else it is a list, of which the first and the last item are quoted
            return text
    return literal
