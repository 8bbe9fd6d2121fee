"""In: facts about the store. Out: the objects that ems's own commands give: changes, differences, checkpoints, backups, rehearsals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cmdlets.exchange.common.shown import property_loaders, value_text
from ems.formatting import register_views
from ems.store.compare import same
from ems.values.collections import TypedArray
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_P = "Ems."


class Record(NetObject):
    """An object of one of the types below: `facts` by lower property name."""

    __slots__ = ("facts",)

    def __init__(self, **facts: Any) -> None:
        self.ps_ext = None
        self.facts = facts


def declare(name: str, properties: str, views: str, text: Callable[[Any], str] | None = None) -> type[Record]:
    """A record class: `properties` has a `type Name` a line, `views` the lines of ems.formatting's view data."""
    body: dict[str, Any] = {"__slots__": (), "net_name": _P + name}
    if text is not None:
        body["__str__"] = text
        body["net_to_string"] = lambda self, culture: text(self)
    made = type(name, (Record,), body)
    net = net_type(_P + name, py=made)
    for line in properties.strip().splitlines():
        net.prop(line.strip(), _getter(line.split()[-1].lower()))
    register_views(_P + name, views)
    return made


def _getter(key: str) -> Callable[[Any], Any]:
    return lambda self: self.facts.get(key)


PropertyChange = declare(
    "PropertyChange",
    """
    string Property
    string OldValue
    string NewValue
""",
    "T . | Property, OldValue, NewValue",
    lambda self: f"{self.facts['property']}: {self.facts['oldvalue']} -> {self.facts['newvalue']}",
)

Change = declare(
    "Change",
    """
    int Number
    datetime Time
    string User
    string Computer
    string Cmdlet
    string CommandLine
    string Action
    string ObjectType
    string Identity
    string Guid
    int Group
    System.Nullable[int] Undoes
    Ems.PropertyChange[] Changes
""",
    "T . | Number:6R, Time:20, User:10, CommandLine",
    lambda self: str(self.facts["number"]),
)

Difference = declare(
    "Difference",
    """
    string Action
    string ObjectType
    string Identity
    string Guid
    Ems.PropertyChange[] Changes
""",
    "T . | Action:8, ObjectType:18, Identity:24, Changes",
    lambda self: f"{self.facts['action']} {self.facts['objecttype']} {self.facts['identity']}",
)

Checkpoint = declare(
    "Checkpoint",
    """
    string Name
    datetime Time
    string User
    int Change
    string Description
""",
    "T . | Name:25, Time:20, User:12, Change:6R, Description",
    lambda self: self.facts["name"],
)

Backup = declare(
    "Backup",
    """
    string Path
    int Objects
    int Changes
    int LastChange
    long Size
    bool Verified
    bool KeyIncluded
    string Checksum
    guid StoreId
""",
    "T . | Path, Objects:8R, Changes:8R, Size:10R, Verified:8",
    lambda self: self.facts["path"],
)

Repair = declare(
    "Repair",
    """
    string Path
    string Destination
    int Objects
    int ObjectsFromHistory
    int Changes
    int LostChanges
    int DamagedPages
    int DamagedRows
    bool KeyIncluded
""",
    "L . | Path, Destination, Objects, ObjectsFromHistory, Changes, LostChanges, DamagedPages, DamagedRows, KeyIncluded",
    lambda self: self.facts["destination"],
)

Rehearsal = declare(
    "Rehearsal",
    """
    string Store
    datetime Started
    int Changes
    Ems.Difference[] Differences
    string[] Conflicts
""",
    "L . | Store, Started, Changes, Differences, Conflicts",
)


def local_time(ticks: int) -> Any:
    """A DateTime of this computer's zone."""
    from ems.values.dates import UTC, DateTime

    return DateTime(ticks, UTC).to_local()


def utc_ticks(value: Any) -> int | None:
    """The UTC ticks of a DateTime that a parameter got."""
    return None if value is None else int(value.to_utc().ticks)


def array_of(name: str, items: Iterable[Any]) -> TypedArray:
    return TypedArray.of(get_type(_P + name), items)


def identity_text(name: str, server: str | None) -> str:
    """An object's identity as commands take it."""
    return f"{server}\\{name}" if server else name


def property_changes(shell: Any, kind: str, rows: Iterable[tuple[str, Any, Any]]) -> TypedArray:
    """EmsPropertyChange objects of (property, old, new), values as the objects themselves print them."""
    loaders = property_loaders(shell, kind)
    return array_of(
        "PropertyChange",
        [
            PropertyChange(property=name, oldvalue=value_text(loaders, name, old), newvalue=value_text(loaders, name, new))
            for name, old, new in rows
        ],
    )


def change_record(shell: Any, change: Any) -> Record:
    """The object for one audit row."""
    state = change.new or change.old
    return Change(
        number=change.number,
        time=local_time(change.time),
        user=change.user,
        computer=change.host,
        cmdlet=change.cmdlet,
        commandline=change.command,
        action={"insert": "New", "update": "Set", "delete": "Remove"}[change.action],
        objecttype=change.kind,
        identity=identity_text(change.name, state.server if state else None),
        guid=change.guid,
        group=change.group,
        undoes=change.undoes,
        changes=property_changes(shell, change.kind, change.properties() if change.action == "update" else ()),
    )


def difference_record(shell: Any, found: Any) -> Record:
    """The object for one object that differs."""
    rows = difference_rows(found, property_loaders(shell, found.kind))
    return Difference(
        action=found.action.capitalize(),
        objecttype=found.kind,
        identity=identity_text(found.name, found.server),
        guid=found.guid,
        changes=property_changes(shell, found.kind, rows),
    )


def difference_rows(found: Any, schema: Any) -> list[tuple[str, Any, Any]]:
    """The rows to show of a Difference: what changed; of a new or removed object what is not its type's default."""
    rows: list[tuple[str, Any, Any]] = list(found.properties())
    if found.action != "changed":
        side = 1 if found.new is None else 2
        return [row for row in rows if row[side] not in (None, [], "", {}) and not is_default(schema, row[0], row[side])]
    old, new = found.old, found.new
    if old.name != new.name and not any(row[0] == "Name" for row in rows):
        rows.insert(0, ("Name", old.name, new.name))
    return rows


def is_default(schema: Any, name: str, value: Any) -> bool:
    row = schema.find(name) if schema is not None else None
    return row is not None and same(row.default, value)


def checkpoint_record(made: Any) -> Record:
    return Checkpoint(name=made.name, time=local_time(made.time), user=made.user, change=made.change, description=made.remark)
