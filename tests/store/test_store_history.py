"""In: changes with their audit rows. Out: history tells them, undo takes them back exactly or says why not."""

from __future__ import annotations

from typing import Any

import pytest

from ems.store import Store
from ems.store.errors import UndoRefused
from ems.store.history import changes, holding_changes, last_holding, undo


def content(store: Store) -> list[Any]:
    """The organization: every object without its version, in order."""
    return [(r.kind, r.guid, r.name, r.server, r.created, r.index, r.doc) for kind in store.kinds() for r in store.all(kind)]


def run(store: Store, *steps: str) -> list[int]:
    """Carry out steps such as `a=1` (make or set), `a!` (remove), `a>b` (rename), each its own transaction; the changes' numbers."""
    numbers = []
    for step in steps:
        with store.transaction(cmdlet="Step", parameters={"Text": step}) as change:
            if step.endswith("!"):
                change.delete("Thing", step[:-1])
            elif ">" in step:
                guid, name = step.split(">")
                change.update(("Thing", guid), name=name, index=[("name", name)])
            else:
                guid, value = step.split("=")
                if change.get("Thing", guid):
                    change.update(("Thing", guid), {"v": value})
                else:
                    change.insert("Thing", guid, guid, None, {"v": value}, [("name", guid)])
        numbers.append(store.version)
    return numbers


def test_each_change_is_told_with_who_when_and_what(store: Store) -> None:
    """A change has user, host, command line, action and the object's state before and after."""
    with store.transaction(
        cmdlet="New-Thing", parameters={"Name": "a b", "Enabled": True, "Hosts": ["x", "y z"], "None": None}, user="alice"
    ) as change:
        row = change.insert("Thing", "G", "a b", "EX1", {"Port": 25}, [("k", "v")])
        change.update(row, {"Port": 26})
    first, second = changes(store)
    assert (first.number, first.group, first.user, first.cmdlet, first.action, first.kind, first.guid, first.name) == (
        1,
        1,
        "alice",
        "New-Thing",
        "insert",
        "Thing",
        "g",
        "a b",
    )
    assert first.command == "New-Thing -Name 'a b' -Enabled:$true -Hosts x,'y z' -None $null"
    assert first.parameters == [["Name", "'a b'"], ["Enabled", "$true"], ["Hosts", "x,'y z'"], ["None", "$null"]]
    assert (
        first.old is None
        and first.new is not None
        and first.new.doc == {"Port": 25}
        and first.new.index == [["k", "v"]]
        and first.new.server == "EX1"
    )
    assert (second.number, second.group, second.action) == (2, 1, "update") and second.properties() == [("Port", 25, 26)]
    assert abs(second.time - first.time) < 10**7 and first.host


class Password:
    net_name = "System.Security.SecureString"


MASKED = [
    {"Password": "hunter2"},
    {"AuthenticationCredential": "hunter2"},
    {"Key": Password()},
    {"List": [Password()]},
    {"X": "ems-sealed:1:k:hunter2"},
    {"Table": {"Password": "hunter2"}},
    {"FileData": b"hunter2"},
    {"PrivateKeyText": "hunter2"},
    {"List": ["ems-sealed:1:k:hunter2"]},
]


@pytest.mark.parametrize("parameters", MASKED, ids=[str(i) for i in range(len(MASKED))])
def test_secrets_are_masked_in_the_command_line(store: Store, parameters: dict[str, Any]) -> None:
    """A parameter that is secret by type, name or seal is never written down."""
    with store.transaction(cmdlet="Set-Thing", parameters=parameters) as change:
        change.insert("Thing", "a", "a", None, {})
    made = next(changes(store))
    assert "********" in made.command and "hunter2" not in made.command + made.parameters_text


def test_changes_are_filtered_and_ordered(store: Store) -> None:
    """changes() takes spans of time, kinds, objects and both orders, over several portions."""
    run(store, "a=1", "b=1", "a=2")
    with store.transaction() as change:
        for i in range(1100):
            change.insert("Other", f"o{i}", "o", None, {})
    assert [c.number for c in changes(store, kind="Thing")] == [1, 2, 3]
    assert [c.number for c in changes(store, kind="Thing", guid="A", newest_first=True)] == [3, 1]
    assert [c.number for c in changes(store)] == list(range(1, 1104))
    assert [c.number for c in changes(store, newest_first=True)] == list(range(1103, 0, -1))
    second = next(c for c in changes(store) if c.number == 2)
    assert next(changes(store, since=second.time)).number == 2 and [c.number for c in changes(store, until=second.time)] == [1, 2]


UNDO = [  # steps before, steps, which of them to undo
    ((), ("a=1",), (0,)),
    (("a=1",), ("a=2",), (0,)),
    (("a=1", "b=1", "c=1"), ("b!",), (0,)),
    (("a=1",), ("a>x",), (0,)),
    (("a=1",), ("a=2", "a>x", "a!"), (0, 1, 2)),
    (("a=1",), ("a=2", "a=3"), (1, 0)),
    (("a=1", "b=1"), ("a!", "a=5", "b=2"), (0, 1, 2)),
    (("a=1",), ("a=1",), (0,)),
]


@pytest.mark.parametrize(("before", "steps", "which"), UNDO, ids=[" ".join(row[1]) for row in UNDO])
def test_undo_brings_back_what_was(store: Store, before: tuple[str, ...], steps: tuple[str, ...], which: tuple[int, ...]) -> None:
    """After the undo every object, index row and place in the order is as before; undoing the undo brings the change back."""
    run(store, *before)
    was = content(store)
    numbers = run(store, *steps)
    after = content(store)
    undone = undo(store, [numbers[i] for i in which])
    assert content(store) == was
    undo(store, [c.number for c in undone])
    assert content(store) == after
    undo(store, [numbers[i] for i in which])
    assert content(store) == was


REFUSED = [
    (("a=1", "a=2"), 1, "stands on it"),
    (("a=1", "a!"), 1, "stands on it"),
    (("a=1", "a=2", "a=1"), 2, "change 3"),
    (("a=1",), 7, "no change 7"),
    (("a=1", "a!", "x=1", "x>a"), 2, "its name is taken"),
]


@pytest.mark.parametrize(("steps", "number", "reason"), REFUSED, ids=[row[2] + str(row[1]) for row in REFUSED])
def test_undo_is_refused_with_the_reason(store: Store, steps: tuple[str, ...], number: int, reason: str) -> None:
    """A change that a later one stands on, that is unknown, or whose name is taken stays, and nothing is written."""
    run(store, *steps)
    was, version = content(store), store.version
    with pytest.raises(UndoRefused, match=reason):
        undo(store, [number])
    assert content(store) == was and store.version == version


def test_the_last_changes_that_hold_are_found_from_the_end(store: Store) -> None:
    """Those undone, and the undoing, are passed over; an undo that was undone gives its change back."""
    run(store, *(f"k{i}=1" for i in range(8)))
    undo(store, [8])
    again = undo(store, [7])[0].number
    undo(store, [again])
    assert last_holding(store, 2) == [6, 7] and last_holding(store, 99) == [1, 2, 3, 4, 5, 6, 7]
    assert last_holding(store, 99) == holding_changes(store, 0)


def test_undo_of_several_is_all_or_none(store: Store) -> None:
    """When one of them is refused, none is undone."""
    run(store, "a=1", "b=1", "b=2")
    was = content(store)
    with pytest.raises(UndoRefused):
        undo(store, [1, 2])
    assert content(store) == was


def test_a_change_undone_twice_is_refused(store: Store) -> None:
    """What was undone already is said, with the number of the undo."""
    run(store, "a=1", "a=2")
    done = undo(store, [2])[0]
    assert done.undoes == 2 and done.cmdlet == "Undo-EmsChange"
    with pytest.raises(UndoRefused, match=f"undone already, by change {done.number}"):
        undo(store, [2])
    undo(store, [1])  # nothing that holds stands on it any more
    assert content(store) == []
