"""In: nothing. Out: arrays, lists and hashtables as .NET has them, on Python's list and dict.

A plain `list` is object[] (fixed size as far as scripts see); TypedArray is any other one-dimensional array. ArrayList and GenericList are
the growing ones. Hashtable keeps insertion order: .NET promises no order, and a stable one is friendlier.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar

from ems.values.objects import NetObject
from ems.values.types import NetType, array_type, type_of


class TypedArray(list):  # type: ignore[type-arg]
    """T[] for T other than Object; net_type is the array's type. Elements are already of that type."""

    __slots__ = ("net_type", "ps_ext")

    def __init__(self, items: Iterable[Any], net_type: NetType) -> None:
        super().__init__(items)
        self.net_type = net_type
        self.ps_ext = None

    __hash__ = object.__hash__  # type: ignore[assignment]

    @classmethod
    def of(cls, element: NetType, items: Iterable[Any]) -> TypedArray:
        """An array of that element type."""
        return cls(items, array_type(element))


class MultiArray(NetObject):
    """An array of two or more dimensions: `items` in row-major order, `lengths` a dimension each."""

    __slots__ = ("items", "lengths", "net_type")

    def __init__(self, net_type: NetType, lengths: list[int], items: list[Any]) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.lengths = lengths
        self.items = items

    def offset(self, indexes: Iterable[int]) -> int:
        at = 0
        for length, index in zip(self.lengths, indexes, strict=True):
            if not 0 <= index < length:
                raise IndexError
            at = at * length + index
        return at


class ArrayList(list):  # type: ignore[type-arg]
    __slots__ = ("capacity", "ps_ext")
    net_name: ClassVar[str] = "System.Collections.ArrayList"

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self.capacity = len(self)
        self.ps_ext = None

    __hash__ = object.__hash__  # type: ignore[assignment]


class GenericList(list):  # type: ignore[type-arg]
    """List[T], Collection[T] and their kin: net_type is the constructed type."""

    __slots__ = ("capacity", "net_type", "ps_ext")

    def __init__(self, items: Iterable[Any], net_type: NetType) -> None:
        super().__init__(items)
        self.capacity = len(self)
        self.net_type = net_type
        self.ps_ext = None

    __hash__ = object.__hash__  # type: ignore[assignment]

    @property
    def element(self) -> NetType:
        return self.net_type.arguments[0]


class DictionaryEntry(NetObject):
    """An entry of a non-generic dictionary."""

    __slots__ = ("key", "value")
    net_name = "System.Collections.DictionaryEntry"

    def __init__(self, key: Any, value: Any) -> None:
        self.ps_ext = None
        self.key = key
        self.value = value


def key_ignore_case(key: Any) -> Any:
    """The form under which a key is kept where case does not count: 1, 1L and '1' stay three keys."""
    cls = key.__class__
    if cls is str:
        return key.lower()
    if cls is int:
        return key
    return key_exact(key)


def key_exact(key: Any) -> Any:
    cls = key.__class__
    if cls is str or cls is int:
        return key
    if isinstance(key, (int, float, str)):
        return (type_of(key).full_name, key)
    hash_key = getattr(cls, "hash_key", None)  # value types of ours: what Equals compares
    if hash_key is not None:
        return (cls, hash_key(key))
    try:
        hash(key)
    except TypeError:
        return (id(key), _Kept(key))
    return key


class _Kept:
    """Holds an unhashable key so that its id stays its own; equal to any other holder of the same object."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


class Dictionary(NetObject):
    """The base of all dictionaries. `store` maps the normal form of a key to the value, `keys_as_given` to the key itself.

    normal: key -> hashable normal form (key_ignore_case, key_exact or a comparer's own).
    """

    __slots__ = ("keys_as_given", "normal", "store")

    def __init__(self, pairs: Iterable[tuple[Any, Any]] = (), normal: Callable[[Any], Any] = key_ignore_case) -> None:
        self.ps_ext = None
        self.normal = normal
        self.store: dict[Any, Any] = {}
        self.keys_as_given: dict[Any, Any] = {}
        for key, value in pairs:
            self.set(key, value)

    def __len__(self) -> int:
        return len(self.store)

    def get(self, key: Any, default: Any = None) -> Any:
        return self.store.get(self.normal(key), default)

    def set(self, key: Any, value: Any) -> None:
        form = self.normal(key)
        if form not in self.store:
            self.keys_as_given[form] = key
        self.store[form] = value

    def has(self, key: Any) -> bool:
        return self.normal(key) in self.store

    def remove(self, key: Any) -> bool:
        form = self.normal(key)
        if form not in self.store:
            return False
        del self.store[form], self.keys_as_given[form]
        return True

    def clear(self) -> None:
        self.store.clear()
        self.keys_as_given.clear()

    def keys(self) -> list[Any]:
        return list(self.keys_as_given.values())

    def values(self) -> list[Any]:
        return list(self.store.values())

    def items(self) -> Iterator[tuple[Any, Any]]:
        store = self.store
        for form, key in list(self.keys_as_given.items()):
            yield key, store[form]

    def entries(self) -> list[Any]:
        """What GetEnumerator() walks."""
        return [DictionaryEntry(key, value) for key, value in self.items()]

    def copy(self) -> Dictionary:
        made = type(self)(normal=self.normal)
        made.store, made.keys_as_given = dict(self.store), dict(self.keys_as_given)
        return made


class Hashtable(Dictionary):
    """@{}: case does not count. [hashtable]::new() passes key_exact."""

    __slots__ = ()
    net_name = "System.Collections.Hashtable"


class OrderedDictionary(Dictionary):
    """[ordered]@{}: an Int32 index is a position, any other a key."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.OrderedDictionary"

    def set(self, key: Any, value: Any) -> None:
        form = self.normal(key)
        self.store[form] = value
        self.keys_as_given[form] = key  # .NET's keeps the spelling of the last assignment here

    def at(self, index: int) -> Any:
        """The value at a position; IndexError when there is none."""
        if not 0 <= index < len(self.store):
            raise IndexError(index)
        return list(self.store.values())[index]

    def set_at(self, index: int, value: Any) -> None:
        if not 0 <= index < len(self.store):
            raise IndexError(index)
        self.store[list(self.store)[index]] = value

    def insert(self, index: int, key: Any, value: Any) -> None:
        form = self.normal(key)
        forms = list(self.store.items())
        names = list(self.keys_as_given.items())
        forms.insert(index, (form, value))
        names.insert(index, (form, key))
        self.store, self.keys_as_given = dict(forms), dict(names)


class GenericDictionary(Dictionary):
    """Dictionary[K,V] and SortedDictionary[K,V]: net_type is the constructed type; keys and values are already of their types."""

    __slots__ = ("net_type",)

    def __init__(self, net_type: NetType, pairs: Iterable[tuple[Any, Any]] = (), normal: Callable[[Any], Any] = key_exact) -> None:
        super().__init__(pairs, normal)
        self.net_type = net_type

    def copy(self) -> GenericDictionary:
        return GenericDictionary(self.net_type, self.items(), self.normal)


class PSReference(NetObject):
    """[ref]: reads and writes through `get` and `put` when it stands for a variable, else holds its own value."""

    __slots__ = ("_get", "_put", "_value")
    net_name = "System.Management.Automation.PSReference"

    def __init__(self, value: Any = None, get: Callable[[], Any] | None = None, put: Callable[[Any], None] | None = None) -> None:
        self.ps_ext = None
        self._value = value
        self._get = get
        self._put = put

    @property
    def net_type(self) -> NetType:
        """PSReference[T], T the type of what it holds."""
        from ems.values.types import OBJECT, generic_type, get_type, type_of

        value = self.value
        return generic_type(get_type("System.Management.Automation.PSReference`1"), (OBJECT if value is None else type_of(value),))

    @property
    def value(self) -> Any:
        return self._get() if self._get is not None else self._value

    @value.setter
    def value(self, new: Any) -> None:
        if self._put is not None:
            self._put(new)
        else:
            self._value = new


class SwitchParameter(NetObject):
    """[switch]. Two instances only: PRESENT and ABSENT."""

    __slots__ = ("present",)
    net_name = "System.Management.Automation.SwitchParameter"

    def __init__(self, present: bool) -> None:
        self.ps_ext = None
        self.present = present

    def __bool__(self) -> bool:
        return self.present

    def __eq__(self, other: object) -> bool:
        return bool(other) is self.present if isinstance(other, (bool, SwitchParameter)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.present)


PRESENT, ABSENT = SwitchParameter(True), SwitchParameter(False)


class EnumValue(NetObject):
    """A value of an enum; `number` is its integer, `net_type` (kind enum) has the names. ems.values.enums makes, prints and parses them."""

    __slots__ = ("net_type", "number")

    def __init__(self, net_type: NetType, number: int) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.number = number

    def __eq__(self, other: object) -> bool:
        return isinstance(other, EnumValue) and other.net_type is self.net_type and other.number == self.number

    def __hash__(self) -> int:
        return hash((self.net_type.full_name, self.number))

    def __repr__(self) -> str:
        return f"{self.net_type.full_name}({self.number})"
