"""In: the audit rows. Out: Change objects, what others did to an object, undo."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ems.store.audit import ticks_to_text
from ems.store.compare import property_changes, shown
from ems.store.documents import loads
from ems.store.errors import UndoRefused
from ems.store.interface import damaged
from ems.store.sql import PORTION

HEAD = re.compile(r'\[("(?:[^"\\]|\\.)*",(?:null|"(?:[^"\\]|\\.)*")),')  # of a state: its name and server
BEYOND = 2**62  # a number after every change

CHANGE_FIELDS = "change, group_id, time, user_name, host, cmdlet, command, parameters, action, kind, guid, name, old, new, undoes"
LATER = f"SELECT {CHANGE_FIELDS} FROM ems_audit WHERE kind = ? AND guid = ? AND change > ? ORDER BY change"


class State:
    """An object's whole state as an audit row holds it."""

    __slots__ = ("created", "doc", "index", "name", "server", "version")

    def __init__(self, name: str, server: str | None, created: int, version: int, index: list[list[str]], doc: dict[str, Any]) -> None:
        self.name = name
        self.server = server
        self.created = created
        self.version = version
        self.index = index
        self.doc = doc


class Change:
    """One audit row."""

    __slots__ = (
        "_new",
        "_old",
        "action",
        "cmdlet",
        "command",
        "group",
        "guid",
        "host",
        "kind",
        "name",
        "number",
        "parameters_text",
        "time",
        "undoes",
        "user",
    )

    def __init__(
        self,
        number: int,
        group: int,
        time: int,
        user: str,
        host: str,
        cmdlet: str,
        command: str,
        parameters: str,
        action: str,
        kind: str,
        guid: str,
        name: str,
        old: str | None,
        new: str | None,
        undoes: int | None,
    ) -> None:
        self.number = number
        self.group = group
        self.time = time
        self.user = user
        self.host = host
        self.cmdlet = cmdlet
        self.command = command
        self.parameters_text = parameters
        self.action = action
        self.kind = kind
        self.guid = guid
        self.name = name
        self._old = old
        self._new = new
        self.undoes = undoes

    @property
    def parameters(self) -> list[list[str]]:
        return loads(self.parameters_text)  # type: ignore[no-any-return]

    @property
    def old(self) -> State | None:
        return self._state(self._old)

    @property
    def new(self) -> State | None:
        return self._state(self._new)

    def _state(self, text: str | None) -> State | None:
        if text is None:
            return None
        try:
            return State(*loads(text))
        except (ValueError, TypeError) as error:
            raise damaged(f"Change {self.number}", error) from None

    def places(self) -> list[tuple[str, str | None]]:
        """(name, server) of the object before and after, read from the beginning of the states: documents may be long."""
        found = []
        for text in (self._old, self._new):
            if text is not None:
                head = HEAD.match(text)
                try:
                    name, server = loads(f"[{head[1] if head else text}]")
                except ValueError as error:
                    raise damaged(f"Change {self.number}", error) from None
                found.append((name, server))
        return found

    def properties(self) -> list[tuple[str, Any, Any]]:
        """The properties that it changed: (name, old, new)."""
        old, new = self.old, self.new
        return property_changes(old.doc if old else None, new.doc if new else None)


def what_others_did(reads: Any, kind: str, guid: str, since: int) -> tuple[str, str]:
    """(the object's name, a sentence a change) about what happened to an object after a version."""
    sentences = []
    name = guid
    for row in reads._rows(LATER, (kind, guid, since)):
        change = Change(*row)
        name = change.name
        who = f"{change.cmdlet or 'A change'} by {change.user} on {change.host} at {ticks_to_text(change.time)}"
        if change.action == "update":
            what = "; ".join(f"{p}: {shown(old, 60)} -> {shown(new, 60)}" for p, old, new in change.properties()) or "no property"
            sentences.append(f"{who} changed {what}.")
        else:
            sentences.append(f"{who} {'created' if change.action == 'insert' else 'removed'} it.")
    return name, " ".join(sentences) or "It is not the version that was read."


def changes(
    reads: Any,
    *,
    since: int | None = None,
    until: int | None = None,
    after: int = 0,
    kind: str | None = None,
    guid: str | None = None,
    newest_first: bool = False,
) -> Iterator[Change]:
    """The changes in a span of UTC ticks (both ends included) or after a number, of a kind or an object, in order or newest first."""
    where, args = ["change > ?" if not newest_first else "change < ?"], []
    for column, value in (("time >= ?", since), ("time <= ?", until), ("kind = ?", kind), ("guid = ?", guid.lower() if guid else None)):
        if value is not None:
            where.append(column)
            args.append(value)
    if newest_first:
        where.append("change > ?")
        args.append(after)
    order = " DESC" if newest_first else ""
    sql = f"SELECT {CHANGE_FIELDS} FROM ems_audit WHERE {' AND '.join(where)} ORDER BY change{order} LIMIT {PORTION}"
    at = BEYOND if newest_first else after
    while True:
        rows = reads._rows(sql, (at, *args))
        for row in rows:
            yield Change(*row)
        if len(rows) < PORTION:
            return
        at = rows[-1][0]


def get_change(reads: Any, number: int) -> Change | None:
    rows = reads._rows(f"SELECT {CHANGE_FIELDS} FROM ems_audit WHERE change = ?", (number,))
    return Change(*rows[0]) if rows else None


def standing_on(reads: Any, change: Change) -> list[Change]:
    """The later changes of the object that hold: those undone again, and the undoing, count no more.

    UndoRefused when the change itself was undone.
    """
    standing = holding([Change(*row) for row in reads._rows(LATER, (change.kind, change.guid, change.number))])
    for later in standing:
        if later.undoes == change.number:
            raise UndoRefused(
                f"Change {change.number} was undone already, by change {later.number}. To have it again, undo {later.number}.",
                target=change.number,
            )
    return standing


def holding(made: list[Change]) -> list[Change]:
    """Those of some successive changes that were not undone among them, without the undoings of the others."""
    numbers = {change.number for change in made}
    gone: set[int] = set()
    kept: list[Change] = []
    for change in reversed(made):  # the newest first: an undo that was undone no longer counts when its turn comes
        if change.number in gone:
            continue
        if change.undoes in numbers:
            gone.add(change.undoes)
        else:
            kept.append(change)
    return kept[::-1]


def holding_changes(reads: Any, since: int) -> list[int]:
    """The numbers of the changes from a time on that hold: those to undo to be where one was."""
    return [change.number for change in holding(list(changes(reads, since=since)))]


NUMBERS = f"SELECT change, undoes FROM ems_audit WHERE change < ? ORDER BY change DESC LIMIT {PORTION}"


def last_holding(reads: Any, count: int) -> list[int]:
    """The numbers of the last changes that hold, in order; what lies before them is not read."""
    kept: list[int] = []
    gone: set[int] = set()
    at = BEYOND
    while len(kept) < count:
        rows = reads._rows(NUMBERS, (at,))
        for number, undoes in rows:
            if number in gone:
                continue
            if undoes is not None:
                gone.add(undoes)
            elif len(kept) < count:
                kept.append(number)
        if len(rows) < PORTION:
            break
        at = rows[-1][0]
    return kept[::-1]


def undo(
    store: Any,
    numbers: Iterable[int],
    *,
    cmdlet: str = "Undo-EmsChange",
    parameters: Mapping[str, Any] | None = None,
    user: str | None = None,
    check: Callable[[Any, list[Change]], None] | None = None,
) -> list[Change]:
    """Take changes back, the newest first, in one transaction: all or none. The changes that did it.

    UndoRefused when a change is unknown, was undone already, or a later change that is not taken back too stands on it. `check` gets the
    transaction and the changes made, and raises when the objects' own rules are against them.
    """
    wanted = sorted(set(numbers), reverse=True)
    with store.transaction(cmdlet, parameters, user) as transaction:
        done = [_undo_one(transaction, number) for number in wanted]
        _refuse_twins(transaction, done)
        made = [
            found for first, last in done for number in range(first, last + 1) if (found := get_change(transaction, number)) is not None
        ]
        if check is not None:
            check(transaction, made)
        return made


def _undo_one(transaction: Any, number: int) -> tuple[int, int]:
    change = get_change(transaction, number)
    if change is None:
        raise UndoRefused(f"There is no change {number}.", target=number, error_id="ChangeNotFound", category="ObjectNotFound")
    standing = standing_on(transaction, change)
    if standing:
        first = standing[0]
        more = len(standing) > 1
        stand = f" and {len(standing) - 1} more stand" if more else " stands"
        what = (", ".join(name for name, _, _ in first.properties()) or "name or place") if first.action == "update" else first.action
        raise UndoRefused(
            f"Change {number} ({describe(change)}) cannot be undone: change {first.number} ({describe(first)}: {what}){stand} on it. "
            f"Undo {'them' if more else 'it'} too, or first.",
            target=number,
        )
    before = transaction.latest
    transaction.undoes = number
    try:
        transaction.set_state(change.kind, change.guid, change.old)
    finally:
        transaction.undoes = None
    return before + 1, transaction.latest


TWINS_OF_KIND = (
    "SELECT count(*) FROM (SELECT 1 FROM ems_object WHERE kind = ? AND NOT (name_key = ? AND coalesce(server_key, '') = ?)"
    " GROUP BY name_key, server_key HAVING count(*) > 1) AS twins"
)


def _refuse_twins(transaction: Any, done: list[tuple[int, int]]) -> None:
    """No undo may leave two objects of a kind with one name on one server, in a kind that is free of such twins."""
    for first, last in done:
        for number in range(first, last + 1):
            change = get_change(transaction, number)
            row = transaction.get(change.kind, change.guid) if change is not None else None
            if row is None or row.version != number:
                continue
            server = (row.server or "").lower()
            twins = [
                other
                for other in transaction.find(row.kind, name=row.name)
                if other.guid != row.guid and (other.server or "").lower() == server
            ]
            if twins and not transaction._rows(TWINS_OF_KIND, (row.kind, row.name.lower(), server))[0][0]:
                raise UndoRefused(
                    f"The undo would bring back {row.kind} '{row.name}', but its name is taken by another object ({twins[0].guid}) now.",
                    target=row.guid,
                )


def describe(change: Change) -> str:
    """A change in a few words: who did what, when."""
    return f"{change.cmdlet or change.action} on {change.kind} '{change.name}' by {change.user} at {ticks_to_text(change.time)}"
