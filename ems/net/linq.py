"""In: nothing. Out: System.Linq.Enumerable; Sequence, what its methods give."""
from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.net.delegates import Delegate, result_type
from ems.net.equality import comparer_function, equal, key_function
from ems.net.linq_signatures import SIGNATURES
from ems.values import numbers as num
from ems.values.collections import GenericList
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.overloads import default_of
from ems.values.types import OBJECT, NetType, find_type, generic_type, get_type, net_type, type_of

_INTERFACES = "IEnumerable IEnumerable`1 IDisposable IEnumerator IEnumerator`1"
# What the compiler called the iterators of single methods.
_NAMES = {"Intersect": "<IntersectIterator>d__121", "Except": "<ExceptIterator>d__88", "Zip": "<ZipIterator>d__361"}


_BASE = "System.Linq.Enumerable+Iterator`1"


class Sequence(NetObject):
    """A sequence that is computed when it is walked."""

    __slots__ = ("make", "net_type")

    def __init__(self, source: Iterable[Any] | Callable[[], Iterable[Any]], net: NetType | str) -> None:
        self.ps_ext = None
        self.make = source if callable(source) else lambda: source
        self.net_type = get_type(net) if isinstance(net, str) else net

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.make())


def _default(self: Sequence) -> Any:
    from ems.values.overloads import default_of

    return default_of(self.net_type.arguments[0])


net_type(_BASE, kind="generic", interfaces=_INTERFACES).prop("T Current", _default)


def iterator_type(name: str, *arguments: NetType) -> NetType:
    full = f"System.Linq.Enumerable+{name}`{len(arguments)}"
    definition = find_type(full)
    if definition is None:
        base = _BASE if len(arguments) == 1 and not name.startswith("<") else "System.Object"
        definition = net_type(full, kind="generic", interfaces=_INTERFACES, base=base)
        if name in ("RangeIterator", "RepeatIterator"):
            definition.interface_names = (*definition.interface_names, "ICollection`1", "IList`1")
            definition.prop("int Count", lambda self: sum(1 for _ in self.net_enumerate()))
            definition.prop("bool IsReadOnly", lambda self: True)
    return generic_type(definition, arguments)


def element_of(source: Any) -> NetType:
    """The element type of a sequence."""
    from ems.values.ranks import element_types

    found = element_types(type_of(source), "System.Collections.Generic.IEnumerable`1")
    return found[0] if found else OBJECT


def walk(source: Any, name: str = "source") -> Iterable[Any]:
    from ems.values.collections import Dictionary
    from ems.values.members import enumerate_

    if source is None:
        raise null_argument(name)
    return source.entries() if isinstance(source, Dictionary) else enumerate_(source)


def _given(value: Any, name: str) -> Any:
    if value is None:
        raise null_argument(name)
    return value


def _lazy(name: str, make: Callable[[], Iterable[Any]], *arguments: NetType) -> Sequence:
    return Sequence(make, iterator_type(_NAMES.get(name, f"{name}Iterator"), *arguments))


def _source_kind(source: Any) -> str:
    return "Array" if type_of(source).kind == "array" else "List" if isinstance(source, GenericList) else "IEnumerable"


def _result(selector: Delegate) -> NetType:
    return result_type(selector.net_type) or OBJECT


def _takes_index(selector: Any) -> bool:
    return len(selector.net_type.arguments) == 3


def _sum(values: list[Any], element: NetType) -> Any:
    """The sum in the type of the elements."""
    kept = [v for v in values if v is not None]
    cls = element.py if element.definition is None else element.arguments[0].py
    total = sum(kept, Decimal(0)) if cls is Decimal else sum(kept)
    if cls in (int, num.Int64):
        low, high = (-(1 << 31), (1 << 31) - 1) if cls is int else (-(1 << 63), (1 << 63) - 1)
        if not low <= total <= high:
            raise net_error("System.OverflowException", "Arithmetic operation resulted in an overflow.")
    return (cls or int)(total)


def _no_elements() -> Exception:
    return invalid_operation("Sequence contains no elements")


def _pick(source: Any, rest: tuple[Any, ...], last: bool, default: bool) -> Any:
    """First, Last and their OrDefault forms."""
    test = next((a for a in rest if isinstance(a, Delegate)), None)
    items = [i for i in walk(source) if test is None or test.call(i)]
    if items:
        return items[-1 if last else 0]
    if default:
        given = [a for a in rest if a is not test]
        return given[0] if given else default_of(element_of(source))
    raise invalid_operation("Sequence contains no matching element") if test is not None else _no_elements()


def _single(source: Any, rest: tuple[Any, ...], default: bool) -> Any:
    test = next((a for a in rest if isinstance(a, Delegate)), None)
    items = [i for i in walk(source) if test is None or test.call(i)]
    if len(items) > 1:
        raise invalid_operation("Sequence contains more than one matching element" if test is not None else "Sequence contains more than one element")
    if items:
        return items[0]
    if default:
        given = [a for a in rest if a is not test]
        return given[0] if given else default_of(element_of(source))
    raise invalid_operation("Sequence contains no matching element") if test is not None else _no_elements()


def _extreme(source: Any, rest: tuple[Any, ...], want: int) -> Any:
    selector = next((a for a in rest if isinstance(a, Delegate)), None)
    order = comparer_function(next((a for a in rest if a is not None and a is not selector), None))
    items = [selector.call(i) if selector is not None else i for i in walk(source)]
    items = [i for i in items if i is not None]
    if not items:
        if element_of(source).is_value_type:
            raise _no_elements()
        return None
    best = items[0]
    for item in items[1:]:
        if order(item, best) * want > 0:
            best = item
    return best


def _extreme_by(source: Any, selector: Any, rest: tuple[Any, ...], want: int) -> Any:
    order = comparer_function(rest[0] if rest else None)
    best: Any = None
    for at, item in enumerate(walk(source)):
        if at == 0 or order(selector.call(item), selector.call(best)) * want > 0:
            best = item
    return best


class Ordered(Sequence):
    """OrderBy: `keys` are (selector or None, comparer, descending)."""

    __slots__ = ("keys", "source")

    def __init__(self, source: Any, keys: list[tuple[Any, Any, bool]], net: NetType) -> None:
        self.source = source
        self.keys = keys
        super().__init__(self._run, net)

    def _run(self) -> list[Any]:
        from functools import cmp_to_key

        items = list(walk(self.source))
        for selector, comparer, descending in reversed(self.keys):
            order = comparer_function(comparer)
            key = cmp_to_key(order)
            items.sort(key=lambda i, s=selector, k=key: k(s.call(i) if s is not None else i), reverse=descending)
        return items


def _ordered(source: Any, selector: Any, rest: tuple[Any, ...], descending: bool) -> Ordered:
    comparer = rest[0] if rest else None
    net = iterator_type("OrderedIterator", element_of(source), _result(selector)) if selector is not None else \
        iterator_type("ImplicitlyStableOrderedIterator", element_of(source))
    return Ordered(source, [(selector, comparer, descending)], net)


class Grouping(NetObject):
    """IGrouping[K,E]."""

    __slots__ = ("items", "key", "net_type")

    def __init__(self, key: Any, items: list[Any], net: NetType) -> None:
        self.ps_ext = None
        self.key = key
        self.items = items
        self.net_type = net

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.items)


def _groups(source: Any, selector: Any, rest: tuple[Any, ...]) -> list[Grouping]:
    element = next((a for a in rest if isinstance(a, Delegate)), None)
    comparer = next((a for a in rest if a is not None and a is not element), None)
    normal = key_function(comparer)
    net = generic_type(get_type("System.Linq.Grouping`2"), (_result(selector), element_of(source) if element is None else _result(element)))
    found: dict[Any, Grouping] = {}
    for item in walk(source):
        key = selector.call(item)
        group = found.setdefault(normal(key), Grouping(key, [], net))
        group.items.append(item if element is None else element.call(item))
    return list(found.values())


class _Groupings(ObjectBodies):
    @staticmethod
    def Key(self: Grouping) -> Any:
        return self.key

    @staticmethod
    def Count(self: Grouping) -> int:
        return len(self.items)


members(net_type("System.Linq.Grouping`2", kind="generic", interfaces="IEnumerable IEnumerable`1 IGrouping`2 IList`1 ICollection`1"), """
TKey Key {get;}
""".replace("TKey", "T1"), _Groupings)


class _Enumerable(ObjectBodies):
    # -- making

    @staticmethod
    def Range(start: int, count: int) -> Any:
        if count < 0 or start + count - 1 > 2147483647:
            raise out_of_range("Specified argument was out of the range of valid values.", "count")
        return _lazy("Range", lambda: range(start, start + count), get_type("System.Int32"))

    @staticmethod
    def Repeat(value: Any, count: int) -> Any:
        if count < 0:
            raise out_of_range("Specified argument was out of the range of valid values.", "count")
        return _lazy("Repeat", lambda: [value] * count, type_of(value) if value is not None else OBJECT)

    @staticmethod
    def Empty(net: Any) -> Any:
        from ems.net.arrays import make_array

        return make_array(net, [])

    @staticmethod
    def Cast(net: Any, source: Any) -> Any:
        from ems.net.arrays import _cast_down

        name = "CastICollectionIterator" if isinstance(source, list) else "CastIterator"
        return Sequence(lambda: [_cast_down(i, net) for i in walk(source)], iterator_type(name, net))

    @staticmethod
    def OfType(net: Any, source: Any) -> Any:
        from ems.values.ranks import assignable

        return Sequence(lambda: [i for i in walk(source) if i is not None and assignable(type_of(i), net)], iterator_type("OfTypeIterator", net))

    # -- filters and maps

    @staticmethod
    def Where(source: Any, test: Any) -> Any:
        indexed = _takes_index(_given(test, "predicate"))

        def run() -> Iterator[Any]:
            return (i for at, i in enumerate(walk(source)) if (test.call(i, at) if indexed else test.call(i)))

        return Sequence(run, iterator_type(f"{_source_kind(source)}WhereIterator", element_of(source)))

    @staticmethod
    def Select(source: Any, selector: Any) -> Any:
        indexed = _takes_index(_given(selector, "selector"))

        def run() -> Iterator[Any]:
            return (selector.call(i, at) if indexed else selector.call(i) for at, i in enumerate(walk(source)))

        return Sequence(run, iterator_type(f"{_source_kind(source)}SelectIterator", element_of(source), _result(selector)))

    @staticmethod
    def SelectMany(source: Any, selector: Any, result: Any = None) -> Any:
        def run() -> Iterator[Any]:
            for item in walk(source):
                for inner in walk(selector.call(item)):
                    yield result.call(item, inner) if result is not None else inner

        return _lazy("SelectManySingleSelector", run, element_of(source), OBJECT)

    @staticmethod
    def Distinct(source: Any, comparer: Any = None) -> Any:
        return _lazy("Distinct", lambda: _unique(walk(source), key_function(comparer)), element_of(source))

    @staticmethod
    def DistinctBy(source: Any, selector: Any, comparer: Any = None) -> Any:
        normal = key_function(comparer)
        return _lazy("DistinctBy", lambda: _unique(walk(source), lambda i: normal(selector.call(i))), element_of(source))

    @staticmethod
    def Reverse(source: Any) -> Any:
        _given(source, "source")
        return _lazy("Reverse", lambda: list(walk(source))[::-1], element_of(source))

    @staticmethod
    def Take(source: Any, count: int) -> Any:
        return _lazy("IListSkipTake", lambda: itertools.islice(walk(source), max(count, 0)), element_of(source))

    @staticmethod
    def TakeLast(source: Any, count: int) -> Any:
        return _lazy("TakeLast", lambda: list(walk(source))[-count:] if count > 0 else [], element_of(source))

    @staticmethod
    def TakeWhile(source: Any, test: Any) -> Any:
        return _lazy("TakeWhile", lambda: itertools.takewhile(test.call, walk(source)), element_of(source))

    @staticmethod
    def Skip(source: Any, count: int) -> Any:
        return _lazy("IListSkipTake", lambda: itertools.islice(walk(source), max(count, 0), None), element_of(source))

    @staticmethod
    def SkipLast(source: Any, count: int) -> Any:
        return _lazy("SkipLast", lambda: list(walk(source))[: -count or None] if count > 0 else list(walk(source)), element_of(source))

    @staticmethod
    def SkipWhile(source: Any, test: Any) -> Any:
        return _lazy("SkipWhile", lambda: itertools.dropwhile(test.call, walk(source)), element_of(source))

    @staticmethod
    def Append(source: Any, item: Any) -> Any:
        return _lazy("AppendPrepend1", lambda: [*walk(source), item], element_of(source))

    @staticmethod
    def Prepend(source: Any, item: Any) -> Any:
        return _lazy("AppendPrepend1", lambda: [item, *walk(source)], element_of(source))

    @staticmethod
    def Chunk(source: Any, size: int) -> Any:
        from ems.net.arrays import make_array
        from ems.values.types import array_type

        if size < 1:
            raise out_of_range("Specified argument was out of the range of valid values.", "size")
        element = element_of(source)

        def run() -> Iterator[Any]:
            items = list(walk(source))
            return (make_array(element, items[at : at + size]) for at in range(0, len(items), size))

        return _lazy("Chunk", run, array_type(element))

    @staticmethod
    def DefaultIfEmpty(source: Any, *default: Any) -> Any:
        empty = default[0] if default else default_of(element_of(source))
        return _lazy("DefaultIfEmpty", lambda: list(walk(source)) or [empty], element_of(source))

    @staticmethod
    def AsEnumerable(source: Any) -> Any:
        return source

    # -- two sequences

    @staticmethod
    def Concat(first: Any, second: Any) -> Any:
        return _lazy("Concat2", lambda: itertools.chain(walk(first, "first"), walk(second, "second")), element_of(first))

    @staticmethod
    def Union(first: Any, second: Any, comparer: Any = None) -> Any:
        return Sequence(lambda: _unique(itertools.chain(walk(first, "first"), walk(second, "second")), key_function(comparer)),
                        iterator_type("UnionIterator2", element_of(first)))

    @staticmethod
    def Intersect(first: Any, second: Any, comparer: Any = None) -> Any:
        normal = key_function(comparer)

        def run() -> list[Any]:
            wanted = {normal(i) for i in walk(second, "second")}
            return [i for i in _unique(walk(first, "first"), normal) if normal(i) in wanted]

        return _lazy("Intersect", run, element_of(first))

    @staticmethod
    def Except(first: Any, second: Any, comparer: Any = None) -> Any:
        normal = key_function(comparer)

        def run() -> list[Any]:
            dropped = {normal(i) for i in walk(second, "second")}
            return [i for i in _unique(walk(first, "first"), normal) if normal(i) not in dropped]

        return _lazy("Except", run, element_of(first))

    @staticmethod
    def Zip(first: Any, second: Any, third: Any = None) -> Any:
        if isinstance(third, Delegate):
            return _lazy("Zip", lambda: [third.call(a, b) for a, b in zip(walk(first), walk(second))], element_of(first), element_of(second), _result(third))
        from ems.net.value_tuples import ValueTuple

        net = generic_type(get_type("System.ValueTuple`2"), (element_of(first), element_of(second)))
        return _lazy("Zip", lambda: [ValueTuple(net, pair) for pair in zip(walk(first), walk(second))], element_of(first), element_of(second))

    @staticmethod
    def SequenceEqual(first: Any, second: Any, comparer: Any = None) -> bool:
        normal = key_function(comparer)
        a, b = list(walk(first, "first")), list(walk(second, "second"))
        return len(a) == len(b) and all(normal(x) == normal(y) for x, y in zip(a, b))

    @staticmethod
    def Join(outer: Any, inner: Any, outer_key: Any, inner_key: Any, result: Any, comparer: Any = None) -> Any:
        normal = key_function(comparer)

        def run() -> Iterator[Any]:
            table: dict[Any, list[Any]] = {}
            for item in walk(inner, "inner"):
                table.setdefault(normal(inner_key.call(item)), []).append(item)
            for item in walk(outer, "outer"):
                for other in table.get(normal(outer_key.call(item)), ()):
                    yield result.call(item, other)

        return _lazy("Join", run, element_of(outer), element_of(inner), _result(outer_key), _result(result))

    # -- one value

    All = staticmethod(lambda source, test: all(_given(test, "predicate").call(i) for i in walk(source)))
    Count = LongCount = staticmethod(lambda source, test=None: sum(1 for i in walk(source) if test is None or test.call(i)))
    First = staticmethod(lambda source, *rest: _pick(source, rest, False, False))
    FirstOrDefault = staticmethod(lambda source, *rest: _pick(source, rest, False, True))
    Last = staticmethod(lambda source, *rest: _pick(source, rest, True, False))
    LastOrDefault = staticmethod(lambda source, *rest: _pick(source, rest, True, True))
    Single = staticmethod(lambda source, *rest: _single(source, rest, False))
    SingleOrDefault = staticmethod(lambda source, *rest: _single(source, rest, True))
    Max = staticmethod(lambda source, *rest: _extreme(source, rest, 1))
    Min = staticmethod(lambda source, *rest: _extreme(source, rest, -1))
    MaxBy = staticmethod(lambda source, selector, *rest: _extreme_by(source, selector, rest, 1))
    MinBy = staticmethod(lambda source, selector, *rest: _extreme_by(source, selector, rest, -1))

    @staticmethod
    def Contains(source: Any, value: Any, comparer: Any = None) -> bool:
        if comparer is None:
            return any(equal(i, value) for i in walk(source))
        normal = key_function(comparer)
        return any(normal(i) == normal(value) for i in walk(source))

    @staticmethod
    def ElementAt(source: Any, index: int) -> Any:
        items = list(walk(source))
        if not 0 <= index < len(items):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        return items[index]

    @staticmethod
    def ElementAtOrDefault(source: Any, index: int) -> Any:
        items = list(walk(source))
        return items[index] if 0 <= index < len(items) else default_of(element_of(source))

    @staticmethod
    def Sum(source: Any, selector: Any = None) -> Any:
        items = [selector.call(i) if selector is not None else i for i in walk(source)]
        return _sum(items, element_of(source) if selector is None else _result(selector))

    @staticmethod
    def Average(source: Any, selector: Any = None) -> Any:
        items = [selector.call(i) if selector is not None else i for i in walk(source)]
        items = [i for i in items if i is not None]
        if not items:
            raise _no_elements()
        if isinstance(items[0], Decimal):
            return sum(items, Decimal(0)) / len(items)
        return num.Single(sum(items) / len(items)) if isinstance(items[0], num.Single) else sum(items) / len(items)

    @staticmethod
    def Aggregate(source: Any, first: Any, *rest: Any) -> Any:
        items = list(walk(source))
        if not rest:
            if not items:
                raise _no_elements()
            total, call = items[0], first
            items = items[1:]
        else:
            total, call = first, rest[0]
        for item in items:
            total = call.call(total, item)
        return rest[1].call(total) if len(rest) > 1 else total

    # -- order and groups

    OrderBy = staticmethod(lambda source, selector, *rest: _ordered(source, _given(selector, "keySelector"), rest, False))
    OrderByDescending = staticmethod(lambda source, selector, *rest: _ordered(source, _given(selector, "keySelector"), rest, True))
    Order = staticmethod(lambda source, *rest: _ordered(source, None, rest, False))
    OrderDescending = staticmethod(lambda source, *rest: _ordered(source, None, rest, True))

    @staticmethod
    def ThenBy(source: Any, selector: Any, comparer: Any = None) -> Any:
        net = iterator_type("OrderedIterator", element_of(source), _result(selector))
        return Ordered(source.source, [*source.keys, (selector, comparer, False)], net)

    @staticmethod
    def ThenByDescending(source: Any, selector: Any, comparer: Any = None) -> Any:
        net = iterator_type("OrderedIterator", element_of(source), _result(selector))
        return Ordered(source.source, [*source.keys, (selector, comparer, True)], net)

    @staticmethod
    def GroupBy(source: Any, selector: Any, *rest: Any) -> Any:
        return _lazy("GroupBy", lambda: _groups(source, _given(selector, "keySelector"), rest), element_of(source), _result(selector))

    ToLookup = GroupBy

    # -- collections

    @staticmethod
    def ToArray(source: Any) -> Any:
        from ems.net.arrays import make_array

        return make_array(element_of(source), list(walk(source)))

    @staticmethod
    def ToList(source: Any) -> Any:
        from ems.net.lists import generic_list

        return generic_list(element_of(source), list(walk(source)))

    @staticmethod
    def ToHashSet(source: Any, comparer: Any = None) -> Any:
        from ems.net.sets import NetSet

        return NetSet(generic_type(get_type("System.Collections.Generic.HashSet`1"), (element_of(source),)), walk(source), comparer)

    @staticmethod
    def ToDictionary(source: Any, key: Any, *rest: Any) -> Any:
        from ems.net.generic_dictionaries import PairDictionary, _Pairs

        value = next((a for a in rest if isinstance(a, Delegate)), None)
        comparer = next((a for a in rest if a is not None and a is not value), None)
        net = generic_type(get_type("System.Collections.Generic.Dictionary`2"), (_result(key), element_of(source) if value is None else _result(value)))
        made = PairDictionary(net, (), comparer)
        for item in walk(source):
            _Pairs.Add(made, key.call(item), item if value is None else value.call(item))
        return made


def _unique(items: Iterable[Any], normal: Callable[[Any], Any]) -> Iterator[Any]:
    seen: set[Any] = set()
    for item in items:
        form = normal(item)
        if form not in seen:
            seen.add(form)
            yield item


setattr(_Enumerable, "Any", staticmethod(lambda source, test=None: any(test is None or test.call(i) for i in walk(source))))  # noqa: B010
for _name in ("Empty", "Cast", "OfType"):
    getattr(_Enumerable, _name).takes_types = True
net_type("System.IO.ReadLinesIterator", interfaces=_INTERFACES)
members(net_type("System.Linq.Enumerable"), SIGNATURES, _Enumerable)
