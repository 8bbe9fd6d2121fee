"""In: places of items. Out: the note properties that providers put on what they return, made when somebody looks at them."""
from __future__ import annotations

from typing import Any

from ems.values.objects import Extension, NoteProperty, extend, extension_of


class ItemNotes(Extension):
    """PSPath, PSParentPath, PSChildName, PSDrive, PSProvider, PSIsContainer of an item."""

    __slots__ = ("_made", "container", "place")

    def __init__(self, place: Any, container: bool | None) -> None:
        self.type_names = None
        self.text = None
        self.place = place
        self.container = container
        self._made: dict[str, Any] | None = None

    @property
    def members(self) -> dict[str, Any]:  # type: ignore[override]
        if self._made is None:
            self._made = {note.name.lower(): note for note in self.notes()}
        return self._made

    @members.setter
    def members(self, value: dict[str, Any]) -> None:
        self._made = value

    def notes(self) -> list[NoteProperty]:
        made = place_notes(self.place)
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
        self._made = None

    def notes(self) -> list[NoteProperty]:
        from ems.values.numbers import Int64

        return [*place_notes(self.place), NoteProperty("ReadCount", Int64(self.number))]


def place_notes(place: Any) -> list[NoteProperty]:
    """What tells where an item is."""
    provider, path = place.provider, place.path
    notes = [NoteProperty("PSPath", place.ps_path)]
    if provider.is_navigation:
        parent = provider.parent(path)
        if parent is not None:
            notes.append(NoteProperty("PSParentPath", f"{provider.info.full_name}::{parent}" if parent else ""))
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
