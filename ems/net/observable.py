"""In: nothing. Out: ObservableCollection[T], which tells of every change, and the events that objects of .NET types have.

`event_of(object, name)` finds an event: (add, remove), each called with the object and a delegate.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.net.declare import members
from ems.net.delegates import Delegate
from ems.net.lists import _COLLECTION, _LIST_INTERFACES, _Collections
from ems.values.collections import EnumValue
from ems.values.objects import NetObject
from ems.values.types import net_type, type_of

_ADD, _REMOVE, _REPLACE, _MOVE, _RESET = range(5)
ACTION = net_type("System.Collections.Specialized.NotifyCollectionChangedAction", base="System.Enum", kind="enum",
                  values={"Add": _ADD, "Remove": _REMOVE, "Replace": _REPLACE, "Move": _MOVE, "Reset": _RESET})
HANDLER = "System.Collections.Specialized.NotifyCollectionChangedEventHandler"
COLLECTION_NAME = "System.Collections.ObjectModel.ObservableCollection"
# Type name -> lower event name -> (add, remove).
EVENTS: dict[str, dict[str, tuple[Callable[[Any, Delegate], None], Callable[[Any, Delegate], None]]]] = {}
_watched: dict[int, tuple[Any, list[Delegate]]] = {}  # by identity: lists have neither a hash nor weak references


def event_of(obj: Any, name: str) -> tuple[Callable[[Any, Delegate], None], Callable[[Any, Delegate], None]] | None:
    for net in type_of(obj).mro:
        found = EVENTS.get((net.definition or net).full_name, {}).get(name.lower())
        if found is not None:
            return found
    return None


class ChangeArgs(NetObject):
    """NotifyCollectionChangedEventArgs."""

    __slots__ = ("action", "new_index", "new_items", "old_index", "old_items")
    net_name = "System.Collections.Specialized.NotifyCollectionChangedEventArgs"

    def __init__(self, action: int, new_items: Any = None, new_index: int = -1, old_items: Any = None, old_index: int = -1) -> None:
        self.ps_ext = None
        self.action = EnumValue(ACTION, action)
        self.new_items, self.new_index = new_items, new_index
        self.old_items, self.old_index = old_items, old_index


def _watch(items: Any, handler: Delegate) -> None:
    _watched.setdefault(id(items), (items, []))[1].append(handler)


def _leave(items: Any, handler: Delegate) -> None:
    _, handlers = _watched.get(id(items), (None, []))
    if handler in handlers:
        handlers.remove(handler)
    if not handlers:
        _watched.pop(id(items), None)


def _tell(items: Any, *facts: Any) -> None:
    found = _watched.get(id(items))
    if found is not None:
        for handler in list(found[1]):
            handler.call(items, ChangeArgs(*facts))


class _Observable(_Collections):
    """The changes of a Collection[T], each told to those who watch."""

    @staticmethod
    def Add(self: Any, item: Any) -> int:
        self.append(item)
        _tell(self, _ADD, [item], len(self) - 1)
        return len(self) - 1

    @staticmethod
    def Insert(self: Any, index: int, item: Any) -> None:
        _Collections.Insert(self, index, item)
        _tell(self, _ADD, [item], index)

    @staticmethod
    def RemoveAt(self: Any, index: int) -> None:
        old = self[index] if 0 <= index < len(self) else None
        _Collections.RemoveAt(self, index)
        _tell(self, _REMOVE, None, -1, [old], index)

    @staticmethod
    def Remove(self: Any, item: Any) -> bool:
        at = _Collections.IndexOf(self, item)
        if at >= 0:
            _Observable.RemoveAt(self, at)
        return at >= 0

    @staticmethod
    def Clear(self: Any) -> None:
        self.clear()
        _tell(self, _RESET)

    @staticmethod
    def Move(self: Any, old: int, new: int) -> None:
        item = self[old] if 0 <= old < len(self) else None
        _Collections.RemoveAt(self, old)
        _Collections.Insert(self, new, item)
        _tell(self, _MOVE, [item], new, [item], old)

    @staticmethod
    def set_Item(self: Any, index: int, value: Any) -> None:
        old = self[index] if 0 <= index < len(self) else None
        _Collections.set_Item(self, index, value)
        _tell(self, _REPLACE, [value], index, [old], index)

    add_CollectionChanged = staticmethod(_watch)
    remove_CollectionChanged = staticmethod(_leave)


net_type("System.EventArgs")
_ARGS = net_type(ChangeArgs.net_name, py=ChangeArgs, base="System.EventArgs")
_ARGS.prop("System.Collections.Specialized.NotifyCollectionChangedAction Action", lambda e: e.action)
_ARGS.prop("System.Collections.IList NewItems", lambda e: e.new_items)
_ARGS.prop("System.Collections.IList OldItems", lambda e: e.old_items)
_ARGS.prop("int NewStartingIndex", lambda e: e.new_index)
_ARGS.prop("int OldStartingIndex", lambda e: e.old_index)
net_type(HANDLER, base="System.MulticastDelegate")
EVENTS[f"{COLLECTION_NAME}`1"] = {"collectionchanged": (_watch, _leave)}
members(net_type("System.Collections.ObjectModel.ObservableCollection`1", base="System.Collections.ObjectModel.Collection`1", kind="generic",
                 interfaces=f"{_LIST_INTERFACES} INotifyCollectionChanged INotifyPropertyChanged"),
        _COLLECTION.replace("{name}", COLLECTION_NAME) + f"void Move(int oldIndex, int newIndex)\nvoid add_CollectionChanged({HANDLER} value)\n"
        f"void remove_CollectionChanged({HANDLER} value)", _Observable)
