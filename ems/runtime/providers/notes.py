"""In: places of items. Out: the note properties that providers put on what they return, made when somebody looks at them."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.values.objects import Extension, NoteProperty, extend, extension_of

NAMES = frozenset(("unixstat", "pspath", "psparentpath", "pschildname", "psdrive", "psprovider", "psiscontainer", "readcount"))


class Notes(dict[str, Any]):
    """The members of an ItemNotes: made when one of them, or all, are asked for; other names are answered without."""

    __slots__ = ("filled", "owner")

    def __init__(self, owner: ItemNotes) -> None:
        super().__init__()
        self.owner = owner
        self.filled = False

    def fill(self) -> None:
        if not self.filled:
            self.filled = True
            for note in self.owner.notes():
                super().__setitem__(note.name.lower(), note)

    def get(self, key: str, default: Any = None) -> Any:
        if not self.filled:
            if key not in NAMES:
                return default
            self.fill()
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        self.fill()
        return super().__contains__(key)

    def __getitem__(self, key: str) -> Any:
        self.fill()
        return super().__getitem__(key)

    def __setitem__(self, key: str, value: Any) -> None:
        self.fill()
        super().__setitem__(key, value)

    def __delitem__(self, key: str) -> None:
        self.fill()
        super().__delitem__(key)

    def __iter__(self) -> Iterator[str]:
        self.fill()
        return super().__iter__()

    def __len__(self) -> int:
        self.fill()
        return super().__len__()

    def keys(self) -> Any:
        self.fill()
        return super().keys()

    def values(self) -> Any:
        self.fill()
        return super().values()

    def items(self) -> Any:
        self.fill()
        return super().items()

    def pop(self, *arguments: Any) -> Any:
        self.fill()
        return super().pop(*arguments)

    def update(self, *arguments: Any, **named: Any) -> None:
        self.fill()
        super().update(*arguments, **named)

    def setdefault(self, key: str, default: Any = None) -> Any:
        self.fill()
        return super().setdefault(key, default)


class ItemNotes(Extension):
    """PSPath, PSParentPath, PSChildName, PSDrive, PSProvider, PSIsContainer of an item."""

    __slots__ = ("_notes", "container", "place")

    def __init__(self, place: Any, container: bool | None) -> None:
        self.type_names = None
        self.text = None
        self.place = place
        self.container = container
        self._notes: Notes | None = None

    @property
    def members(self) -> Notes:  # type: ignore[override]
        if self._notes is None:
            self._notes = Notes(self)
        return self._notes

    def notes(self) -> list[NoteProperty]:
        made = item_notes(self.place)
        if self.container is not None:
            made.append(NoteProperty("PSIsContainer", self.container))
        return made


class LineNotes(ItemNotes):
    """The same of a piece of content, with its number instead of PSIsContainer."""

    __slots__ = ("number",)

    def __init__(self, place: Any, number: int) -> None:
        self.type_names = None
        self.text = None
        self.place = place
        self.number = number
        self._notes = None

    def notes(self) -> list[NoteProperty]:
        from ems.values.numbers import Int64

        return [*place_notes(self.place), NoteProperty("ReadCount", Int64(self.number))]


def item_notes(place: Any) -> list[NoteProperty]:
    """What tells where an item is, and for files the status that the file system keeps."""
    if place.provider.name != "FileSystem":
        return place_notes(place)
    from ems.net.unix_stats import stat_of

    return [NoteProperty("UnixStat", stat_of(place.path)), *place_notes(place)]


def place_notes(place: Any) -> list[NoteProperty]:
    """What tells where an item is."""
    provider, path = place.provider, place.path
    notes = [NoteProperty("PSPath", place.ps_path)]
    if provider.is_navigation:
        parent = provider.parent(path)
        if parent is not None:
            notes.append(NoteProperty("PSParentPath", f"{provider.info.full_name}::{provider.shown(parent)}" if parent else ""))
        notes.append(NoteProperty("PSChildName", provider.leaf(path)))
    if place.drive is not None:
        notes.append(NoteProperty("PSDrive", place.drive))
    notes.append(NoteProperty("PSProvider", provider.info))
    return notes


def with_notes(item: Any, place: Any, container: bool) -> Any:
    """The item with its notes; what a script added to a live object stays."""
    found = extension_of(item)
    notes = ItemNotes(place, container)
    if found is None:
        try:
            item.ps_ext = notes
            return item
        except AttributeError:
            item, found = extend(item)
    if found.__class__ is ItemNotes:
        found.place, found.container = place, container  # type: ignore[attr-defined]
        fresh = notes.members
        found.members.update(fresh)
    else:
        found.members.update(notes.members)
    return item
