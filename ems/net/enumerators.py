"""In: a sequence. Out: Enumerator, what GetEnumerator() gives, with the types of enumerators declared."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation
from ems.net.declare import members
from ems.values.collections import DictionaryEntry
from ems.values.objects import NetObject
from ems.values.types import NetType, get_type, net_type


class Enumerator(NetObject):
    """Walks a sequence one step at a time; a pipeline takes what is left of it."""

    __slots__ = ("_items", "_source", "current", "net_type", "state")
    net_enumerator = True

    def __init__(self, items: Iterable[Any], net: NetType | str) -> None:
        self.ps_ext = None
        self.net_type = get_type(net) if isinstance(net, str) else net
        self._source = items
        self._items: Iterator[Any] = iter(items)
        self.state = "before"
        self.current: Any = None

    def move_next(self) -> bool:
        for item in self._items:
            self.current, self.state = item, "on"
            return True
        self.current, self.state = None, "after"
        return False

    def net_enumerate(self) -> Iterator[Any]:
        while self.move_next():
            yield self.current

    def value(self) -> Any:
        """Current; an error before the first and after the last element."""
        if self.state == "before":
            raise invalid_operation("Enumeration has not started. Call MoveNext.")
        if self.state == "after":
            raise invalid_operation("Enumeration already finished.")
        return self.current

    def reset(self) -> None:
        self._items, self.state, self.current = iter(self._source), "before", None


class _Enumerators(ObjectBodies):
    @staticmethod
    def MoveNext(self: Enumerator) -> bool:
        return self.move_next()

    @staticmethod
    def Current(self: Enumerator) -> Any:
        generic = self.net_type.definition is not None
        return self.current if generic and self.state != "on" else self.value()

    @staticmethod
    def Reset(self: Enumerator) -> None:
        self.reset()

    @staticmethod
    def Dispose(self: Enumerator) -> None:
        return None

    @staticmethod
    def Clone(self: Enumerator) -> Any:
        return Enumerator(self._source, self.net_type)

    @staticmethod
    def Entry(self: Enumerator) -> Any:
        entry = self.value()
        return entry if isinstance(entry, DictionaryEntry) else DictionaryEntry(entry.key, entry.value)

    @staticmethod
    def Key(self: Enumerator) -> Any:
        return self.value().key

    @staticmethod
    def Value(self: Enumerator) -> Any:
        return self.value().value


_PLAIN = """
bool MoveNext()
void Reset()
{item} Current {{get;}}
"""
_ENTRIES = """
System.Collections.DictionaryEntry Entry {get;}
System.Object Key {get;}
System.Object Value {get;}
"""
for _name, _item in (("System.CharEnumerator", "char"), ("System.ArrayEnumerator", "System.Object"), ("System.SZGenericArrayEnumerator`1",
    "T"),
                     ("System.Collections.ArrayList+ArrayListEnumeratorSimple", "System.Object"),
                         ("System.Collections.Generic.List`1+Enumerator", "T"),
                     ("System.Collections.Generic.HashSet`1+Enumerator", "T"), ("System.Collections.Generic.SortedSet`1+Enumerator", "T"),
                     ("System.Collections.Generic.Queue`1+Enumerator", "T"), ("System.Collections.Generic.Stack`1+Enumerator", "T"),
                     ("System.Collections.Generic.LinkedList`1+Enumerator", "T"), ("System.Collections.Queue+QueueEnumerator",
                         "System.Object"),
                     ("System.Collections.Stack+StackEnumerator", "System.Object"),
                         ("System.Collections.BitArray+BitArrayEnumeratorSimple", "System.Object"),
                     ("System.Collections.Hashtable+KeyCollection+Enumerator", "System.Object"),
                         ("System.Collections.Generic.Enumerator`1", "T"),
                     ("System.Xml.XmlChildEnumerator", "System.Object")):
    _clone = "" if _name != "System.CharEnumerator" else "System.Object Clone()"
    members(net_type(_name, interfaces="IEnumerator ICloneable IEnumerable"), _PLAIN.format(item=_item) + "void Dispose()\n" + _clone,
        _Enumerators)
for _name in ("System.Collections.Hashtable+HashtableEnumerator",
    "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryEnumerator",
              "System.Collections.SortedList+SortedListEnumerator"):
    members(net_type(_name, interfaces="IEnumerator IDictionaryEnumerator ICloneable IEnumerable"),
        _PLAIN.format(item="System.Object") + _ENTRIES, _Enumerators)
for _name in ("System.Collections.Generic.Dictionary`2+Enumerator", "System.Collections.Generic.SortedDictionary`2+Enumerator",
              "System.Collections.Generic.SortedList`2+Enumerator"):
    members(net_type(_name, interfaces="IEnumerator IDictionaryEnumerator IEnumerable"),
            _PLAIN.format(item="System.Collections.Generic.KeyValuePair[TKey,TValue]") + "void Dispose()\n" + _ENTRIES, _Enumerators)
