"""In: random steps. Out: SQLite, PostgreSQL, the store in memory and a plain dict give the same results and the same errors."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any

import postgres_server
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from store_addresses import make_address

from ems.store import open_store
from ems.store.errors import StoreError
from ems.store.history import changes, undo
from ems.store.snapshots import make_checkpoint, restore_checkpoint

IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
GUIDS = st.sampled_from(["g1", "G2", "g3"])
KINDS = st.sampled_from(["Thing", "Other"])
NAMES = st.sampled_from(["a", "A", "Ä", "ä"])
SERVERS = st.sampled_from([None, "EX1", "ex1"])
VALUES = st.sampled_from([0, 1, "x", None, [1, "y"], {"k": True}, 1.5, "\0", "\ud800"])
INDEXES = st.lists(st.tuples(st.sampled_from(["i", "j"]), st.sampled_from(["1", "2", "é", "Z"])), max_size=3)
AGES = st.sampled_from([0, 0, 0, 1, 2])
TARGETS = st.tuples(st.integers(0, 7), KINDS, GUIDS)  # 0: the kind and guid, which may not be there; else one of the objects
State = tuple[str, Any, int, int, tuple[Any, ...], Any]  # name, server, created, version, index, value


class Model:
    """The store as a dict and a list of what happened."""

    def __init__(self) -> None:
        self.objects: dict[tuple[str, str], State] = {}
        self.log: list[tuple[tuple[str, str], State | None, State | None, int | None]] = []

    @property
    def version(self) -> int:
        return len(self.log)

    def put(self, key: tuple[str, str], state: State | None, undoes: int | None = None) -> None:
        new = None if state is None else (*state[:2], state[2] or self.version + 1, self.version + 1, *state[4:])
        self.log.append((key, self.objects.get(key), new, undoes))
        self.objects.pop(key, None)
        if new is not None:
            self.objects[key] = new

    def insert(self, kind: str, guid: str, name: str, server: Any, value: Any, index: Any) -> str:
        key = (kind, guid.lower())
        if key in self.objects:
            return "ObjectExists"
        self.put(key, (name, server, 0, 0, tuple(dict.fromkeys(index)), value))
        return ""

    def update(self, kind: str, guid: str, age: int, name: str | None, server: Any, value: Any, index: Any) -> str:
        found = self.objects.get((kind, guid.lower()))
        if found is None:
            return "StaleWrite" if age else "ObjectGone"
        if age and found[3] != self.expected(found, age):
            return "StaleWrite"
        self.put(
            (kind, guid.lower()), (name or found[0], server, found[2], 0, found[4] if index is None else tuple(dict.fromkeys(index)), value)
        )
        return ""

    @staticmethod
    def expected(found: State, age: int) -> int:
        return found[3] - age + 1  # age 1: the version itself

    def delete(self, kind: str, guid: str) -> str:
        if (kind, guid.lower()) not in self.objects:
            return "ObjectGone"
        self.put((kind, guid.lower()), None)
        return ""

    def undo(self, number: int) -> str:
        if not 1 <= number <= self.version:
            return "ChangeNotFound"
        key, old, _, _ = self.log[number - 1]
        later = {n for n in range(number + 1, self.version + 1) if self.log[n - 1][0] == key}
        held = {n for n in later if self._holds(n)}
        if any(self.log[n - 1][3] == number for n in held) or any(self.log[n - 1][3] not in later for n in held):
            return "UndoRefused"
        before = self.objects.copy(), len(self.log)
        self.put(key, old, number)
        if old is not None and self._twin(key):
            self.objects, self.log = before[0], self.log[: before[1]]
            return "UndoRefused"
        return ""

    def _holds(self, number: int) -> bool:
        return not any(entry[3] == number and self._holds(n) for n, entry in enumerate(self.log, 1) if n > number)

    def _twin(self, key: tuple[str, str]) -> bool:
        """Whether another object of the kind has its name and server, while no other name of the kind is shared so."""
        names: dict[Any, int] = {}
        for k, state in self.objects.items():
            if k[0] == key[0]:
                place = (state[0].lower(), (state[1] or "").lower())
                names[place] = names.get(place, 0) + 1
        mine = (self.objects[key][0].lower(), (self.objects[key][1] or "").lower())
        return names.pop(mine) > 1 and max(names.values(), default=0) < 2

    def restore(self, version: int) -> None:
        first: dict[tuple[str, str], State | None] = {}
        for key, old, _, _ in self.log[version:]:
            first.setdefault(key, old)
        different = {key: old for key, old in first.items() if not _same(old, self.objects.get(key))}
        for key, old in reversed(different.items()):
            if old is None:
                self.put(key, None)
        for key, old in different.items():
            if old is not None:
                now = self.objects.get(key)
                if now is not None and now[2] != old[2]:
                    self.put(key, None)
                self.put(key, old)

    def content(self) -> list[Any]:
        return sorted(((kind, guid, *state) for (kind, guid), state in self.objects.items()), key=lambda row: (row[0], row[4]))


def _same(left: State | None, right: State | None) -> bool:
    if left is None or right is None:
        return left is right
    return (*left[:3], *map(repr, left[4:])) == (*right[:3], *map(repr, right[4:]))


class Machine(RuleBasedStateMachine):
    """Each rule does one thing to every engine and to the model, and compares results, errors and all that can be read."""

    def __init__(self) -> None:
        super().__init__()
        self.stack = contextlib.ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory(dir=IN_MEMORY))  # nothing here asks what is safe on the disk
        engines = ["memory", "sqlite"] + ([] if postgres_server.reason_to_skip() else ["postgresql"])
        self.stores: list[Any] = [self.stack.enter_context(open_store(make_address(engine, Path(folder)))) for engine in engines]
        self.model = Model()
        self.marks: dict[str, int] = {}

    def teardown(self) -> None:
        self.stack.close()

    def both(self, expected: str, action: Any) -> None:
        """Do it everywhere: the model's answer, and the same words from all."""
        told = set()
        for store in self.stores:
            error = ""
            try:
                action(store)
            except StoreError as raised:
                error = raised.error_id
                told.add(str(raised).split(" at 20")[0])
            assert error == expected, (store.engine, error, expected)
        assert len(told) <= 1, told
        self.compare()

    def compare(self) -> None:
        expected = self.model.content()
        for store in self.stores:
            rows = [
                (r.kind, r.guid, r.name, r.server, r.created, r.version, tuple(r.index), r.doc["v"])
                for k in store.kinds()
                for r in store.all(k)
            ]
            assert repr(rows) == repr(expected), store.engine
            assert store.version == self.model.version, store.engine

    @rule(kind=KINDS, guid=GUIDS, name=NAMES, server=SERVERS, value=VALUES, index=INDEXES)
    def insert(self, kind: str, guid: str, name: str, server: Any, value: Any, index: Any) -> None:
        def action(store: Any) -> None:
            with store.transaction(cmdlet="New") as change:
                change.insert(kind, guid, name, server, {"v": value}, index)

        self.both(self.model.insert(kind, guid, name, server, value, index), action)

    def target(self, choice: tuple[int, str, str]) -> tuple[str, str]:
        number, kind, guid = choice
        keys = list(self.model.objects)
        return keys[number % len(keys)] if number and keys else (kind, guid)

    @rule(choice=TARGETS, age=AGES, name=st.none() | NAMES, server=SERVERS, value=VALUES, index=st.none() | INDEXES)
    def update(self, choice: Any, age: int, name: str | None, server: Any, value: Any, index: Any) -> None:
        kind, guid = self.target(choice)
        found = self.model.objects.get((kind, guid.lower()))
        version = None if age == 0 else self.model.expected(found, age) if found else 1

        def action(store: Any) -> None:
            with store.transaction(cmdlet="Set") as change:
                change.update((kind, guid), {"v": value}, version=version, name=name, server=server, index=index)

        self.both(self.model.update(kind, guid, age, name, server, value, index), action)

    @rule(choice=TARGETS)
    def delete(self, choice: Any) -> None:
        kind, guid = self.target(choice)

        def action(store: Any) -> None:
            with store.transaction(cmdlet="Remove") as change:
                change.delete(kind, guid)

        self.both(self.model.delete(kind, guid), action)

    @rule(choice=TARGETS, value=VALUES, inner_fails=st.booleans(), outer_fails=st.booleans())
    def nested(self, choice: Any, value: Any, inner_fails: bool, outer_fails: bool) -> None:
        kind, guid = self.target(choice)
        saved = self.model.objects.copy(), len(self.model.log)
        self.model.insert(kind, "outer", "o", None, value, [])
        middle = self.model.objects.copy(), len(self.model.log)
        self.model.delete(kind, guid)
        if inner_fails:
            self.model.objects, self.model.log = middle[0], self.model.log[: middle[1]]
        if outer_fails:
            self.model.objects, self.model.log = saved[0], self.model.log[: saved[1]]

        def action(store: Any) -> None:
            with contextlib.suppress(ZeroDivisionError), store.transaction(cmdlet="Outer") as outer:
                if outer.get(kind, "outer") is None:
                    outer.insert(kind, "outer", "o", None, {"v": value}, [])
                with contextlib.suppress(KeyError), store.transaction(cmdlet="Inner") as inner:
                    if inner.get(kind, guid) is not None:
                        inner.delete(kind, guid)
                    if inner_fails:
                        raise KeyError
                if outer_fails:
                    raise ZeroDivisionError

        self.both("", action)

    @rule(back=st.integers(0, 6))
    def undo(self, back: int) -> None:
        number = self.model.version - back
        self.both(self.model.undo(number), lambda store: undo(store, [number]))

    @rule(name=st.sampled_from(["p", "q"]))
    def checkpoint(self, name: str) -> None:
        expected = "CheckpointExists" if name in self.marks else ""
        self.marks.setdefault(name, self.model.version)
        self.both(expected, lambda store: make_checkpoint(store, name))

    @rule(name=st.sampled_from(["p", "q"]))
    def restore(self, name: str) -> None:
        if name in self.marks:
            self.model.restore(self.marks[name])
        self.both("" if name in self.marks else "CheckpointNotFound", lambda store: restore_checkpoint(store, name))

    @rule(kind=KINDS, name=NAMES, server=SERVERS)
    def find(self, kind: str, name: str, server: Any) -> None:
        expected = [
            row[1]
            for row in self.model.content()
            if row[0] == kind and row[2].lower() == name.lower() and (server is None or (row[3] or "").lower() == server.lower())
        ]
        for store in self.stores:
            assert [row.guid for row in store.find(kind, name=name, server=server)] == expected, store.engine

    @rule(
        index=st.sampled_from(["i", "j"]),
        low=st.sampled_from(["", "1", "2", "Z", "é"]),
        high=st.none() | st.sampled_from(["1", "2", "Z", "é", "ü"]),
    )
    def look_up(self, index: str, low: str, high: str | None) -> None:
        keys = sorted((key, state[2], guid) for (_, guid), state in self.model.objects.items() for name, key in state[4] if name == index)
        within = list(dict.fromkeys((created, guid) for key, created, guid in keys if low <= key and (high is None or key <= high)))
        exact = [guid for key, _, guid in keys if key == low]
        for store in self.stores:
            assert [(row.created, row.guid) for row in store.range(index, low, high)] == within, store.engine
            assert [row.guid for row in store.lookup(index, low)] == exact, store.engine

    @rule()
    def history(self) -> None:
        told = [
            [(c.number, c.group, c.cmdlet, c.action, c.kind, c.guid, c.name, c._old, c._new, c.undoes) for c in changes(store)]
            for store in self.stores
        ]
        assert all(log == told[0] for log in told)
        assert [(row[0], row[9]) for row in told[0]] == [(n, entry[3]) for n, entry in enumerate(self.model.log, 1)]


@pytest.mark.parametrize(("steps", "examples"), [(300, 75)])  # a third of the runs is shorter: 50 have all steps
def test_engines_agree(steps: int, examples: int) -> None:
    """A Hypothesis state machine finds no difference between the engines and a plain dict."""
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
