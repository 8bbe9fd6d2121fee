"""In: nothing. Out: StringDictionary, ListDictionary and HybridDictionary of System.Collections.Specialized."""
from __future__ import annotations

from typing import Any

from ems.net.bases import negative
from ems.net.declare import members
from ems.net.dictionaries import DictionaryBodies
from ems.net.equality import key_function
from ems.values.collections import Dictionary, key_exact, key_ignore_case
from ems.values.types import net_type

_S = "System.Collections.Specialized."


class StringDictionary(Dictionary):
    """Texts by texts; keys are kept in lower case."""

    __slots__ = ()
    net_name = _S + "StringDictionary"

    def set(self, key: Any, value: Any) -> None:
        super().set(key.lower(), value)


class ListDictionary(Dictionary):
    __slots__ = ()
    net_name = _S + "ListDictionary"


class HybridDictionary(Dictionary):
    __slots__ = ()
    net_name = _S + "HybridDictionary"


class _Strings(DictionaryBodies):
    @staticmethod
    def new() -> StringDictionary:
        return StringDictionary((), key_ignore_case)


class _Lists(DictionaryBodies):
    @staticmethod
    def new(comparer: Any = None) -> ListDictionary:
        return ListDictionary((), key_exact if comparer is None else key_function(comparer))


class _Hybrids(DictionaryBodies):
    @staticmethod
    def new(*arguments: Any) -> HybridDictionary:
        size = next((a for a in arguments if a.__class__ is int), 0)
        if size < 0:
            raise negative("initialSize", size)
        return HybridDictionary((), key_ignore_case if True in [a for a in arguments if a.__class__ is bool] else key_exact)


_MEMBERS = """
void Add(System.Object key, System.Object value)
void Clear()
bool Contains(System.Object key)
void CopyTo(array array, int index)
System.Collections.IDictionaryEnumerator GetEnumerator()
void Remove(System.Object key)
System.Object Item(System.Object key) {get;set;}
int Count {get;}
bool IsFixedSize {get;}
bool IsReadOnly {get;}
bool IsSynchronized {get;}
System.Collections.ICollection Keys {get;}
System.Object SyncRoot {get;}
System.Collections.ICollection Values {get;}
"""
members(net_type(_S + "StringDictionary", py=StringDictionary, interfaces="IEnumerable"), f"""
void Add(string key, string value)
void Clear()
bool ContainsKey(string key)
bool ContainsValue(string value)
void CopyTo(array array, int index)
System.Collections.IEnumerator GetEnumerator()
void Remove(string key)
string Item(string key) {{get;set;}}
int Count {{get;}}
bool IsSynchronized {{get;}}
System.Collections.ICollection Keys {{get;}}
System.Object SyncRoot {{get;}}
System.Collections.ICollection Values {{get;}}
{_S}StringDictionary new()
""", _Strings)
members(net_type(_S + "ListDictionary", py=ListDictionary, interfaces="ICollection IDictionary IEnumerable"), _MEMBERS + f"""
{_S}ListDictionary new()
{_S}ListDictionary new(System.Collections.IComparer comparer)
""", _Lists)
members(net_type(_S + "HybridDictionary", py=HybridDictionary, interfaces="ICollection IDictionary IEnumerable"), _MEMBERS + f"""
{_S}HybridDictionary new()
{_S}HybridDictionary new(int initialSize)
{_S}HybridDictionary new(bool caseInsensitive)
{_S}HybridDictionary new(int initialSize, bool caseInsensitive)
""", _Hybrids)
