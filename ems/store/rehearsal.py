"""In: a store and changes made on a copy of it. Out: what they would do, and their carrying out.

A Rehearsal copies the store into memory. Commands run on the copy; differences() says what became of it; apply() replays each change on the
store in one transaction, each audit row with its own command line, unless someone changed one of the objects meanwhile.
"""

from __future__ import annotations

from typing import Any

from ems.store.audit import now_ticks
from ems.store.errors import StaleWrite
from ems.store.history import Change, State, changes, what_others_did
from ems.store.secrets import reseal
from ems.store.snapshots import Checkpoint, Difference, checkpoints, copy_in_memory, delete_checkpoint, differences_since, insert_checkpoint
from ems.store.sql import SqlStore


class Conflict:
    """An object that both the rehearsal and someone else changed."""

    __slots__ = ("explanation", "guid", "kind", "name")

    def __init__(self, kind: str, guid: str, name: str, explanation: str) -> None:
        self.kind = kind
        self.guid = guid
        self.name = name
        self.explanation = explanation


class Rehearsal:
    """`store` is the real one and only read; `copy` is what commands work on.

    `of_script`: `ems --rehearse` runs it, and ends it when the script does. `outer`: the rehearsal whose copy is this one's store.
    """

    def __init__(self, store: SqlStore, of_script: bool = False, outer: Rehearsal | None = None) -> None:
        self.store = store
        self.of_script = of_script
        self.outer = outer
        self.copy = copy_in_memory(store)
        self.base = self.copy.version
        self.started = now_ticks()
        self._marks = {found.key: found for found in checkpoints(self.copy)}

    def changes(self) -> list[Change]:
        """Every change made on the copy, in order."""
        return list(changes(self.copy, after=self.base))

    def differences(self) -> list[Difference]:
        """What is otherwise than before, object by object; one that was only written again as it was is none."""
        return [found for found in differences_since(self.copy, self.base) if found.action != "changed" or _shows(found)]

    def conflicts(self, reads: Any = None) -> list[Conflict]:
        """The objects of the rehearsal that someone changed in the store since it began."""
        reads = reads or self.store
        found = []
        seen: set[tuple[str, str]] = set()
        for change in self.changes():
            key = (change.kind, change.guid)
            if key in seen:
                continue
            seen.add(key)
            old, now = change.old, reads.get(*key)
            if (old.version if old else None) != (now.version if now else None):
                found.append(Conflict(*key, change.name, what_others_did(reads, *key, self.base)[1]))
        return found

    def checkpoint_changes(self) -> tuple[list[Checkpoint], list[Checkpoint]]:
        """The checkpoints that the rehearsal made, and those that it removed."""
        now = {found.key: found for found in checkpoints(self.copy)}
        made = [found for key, found in now.items() if not _same_mark(self._marks.get(key), found)]
        return made, [found for key, found in self._marks.items() if not _same_mark(now.get(key), found)]

    def apply(self) -> int:
        """Carry all changes out in one transaction; their number. StaleWrite when there are conflicts: nothing is saved then."""
        made = self.changes()
        with self.store.transaction() as transaction:
            conflicts = self.conflicts(transaction)
            if conflicts:
                first = conflicts[0]
                more = f" {len(conflicts) - 1} more objects changed too." if len(conflicts) > 1 else ""
                raise StaleWrite(
                    f"The rehearsal was not applied: {first.kind} '{first.name}' changed meanwhile. {first.explanation}{more}",
                    target=first.guid,
                )
            numbers = {self.base: transaction.latest}  # of the copy's changes -> of the store's
            for change in made:
                self._replay(transaction, change, numbers)
            self._replay_checkpoints(transaction, numbers)
        return len(made)

    def _replay_checkpoints(self, transaction: Any, numbers: dict[int, int]) -> None:
        made, removed = self.checkpoint_changes()
        for mark in removed:
            delete_checkpoint(transaction, mark.name)
        for mark in made:
            mark.change = numbers.get(mark.change, mark.change)
            insert_checkpoint(transaction, mark)

    def _replay(self, transaction: Any, change: Change, numbers: dict[int, int]) -> None:
        transaction.attribute_to(change)
        transaction.undoes = None if change.undoes is None else numbers.get(change.undoes, change.undoes)
        state = change.new
        if state is not None:
            self._translate(state, numbers)
        row = transaction.get(change.kind, change.guid)
        if change.action == "update" and row is not None and state is not None:
            transaction.update(row, state.doc, name=state.name, server=state.server, index=[(name, key) for name, key in state.index])
        else:
            transaction.set_state(change.kind, change.guid, state)
        numbers[change.number] = transaction.latest

    def _translate(self, state: State, numbers: dict[int, int]) -> None:
        """Give a state of the copy the store's numbers and seals."""
        if state.created > self.base:
            state.created = numbers.get(state.created, 0)  # 0: a new object gets its place now
        if self.copy.secrets is not self.store.secrets:
            state.doc = reseal(state.doc, self.copy.secrets, self.store.secrets)

    def close(self) -> None:
        self.copy.close()


def _same_mark(left: Checkpoint | None, right: Checkpoint) -> bool:
    return left is not None and (left.change, left.time) == (right.change, right.time)


def _shows(found: Difference) -> bool:
    old, new = found.old, found.new
    assert old is not None and new is not None
    return bool(found.properties()) or (old.name, old.server) != (new.name, new.server)
