"""In: lists, single values, `@{Add=…; Remove=…}`. Out: MultiValuedProperty[T], the collections of Exchange's objects.

One holds either values (`$c.Bindings`) or, made from a hashtable, edits that a Set- command plays on the values it finds.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cmdlets.exchange.types.values import format_error
from ems.values.collections import Dictionary, GenericList
from ems.values.errors import net_error
from ems.values.types import NetType, generic_type, get_type, net_type

PRESENT = 'The value "{}" is already present in the collection.'


class MultiValuedProperty(GenericList):
    """A collection without duplicates. `element` converts a value to T; `added` and `removed` are the edits of a hashtable, else None."""

    __slots__ = ("added", "changed", "element_converter", "read_only", "removed")

    def __init__(self, items: Iterable[Any], net_type: NetType, converter: Callable[[Any], Any], added: list[Any] | None = None,
                 removed: list[Any] | None = None) -> None:
        super().__init__(items, net_type)
        self.element_converter = converter
        self.added = added
        self.removed = removed
        self.changed = False
        self.read_only = False

    __hash__ = object.__hash__  # type: ignore[assignment]

    @property
    def is_edit(self) -> bool:
        return self.added is not None

    def copy_of(self, items: Iterable[Any]) -> MultiValuedProperty:
        return MultiValuedProperty(items, self.net_type, self.element_converter)

    def apply(self, current: Iterable[Any]) -> list[Any]:
        """The values after this edit, or this collection's own values. A present value that is added again is an error."""
        if self.added is None:
            return list(self)
        gone = {identity(value) for value in self.removed or ()}
        kept = [value for value in current if identity(value) not in gone]
        present = {identity(value) for value in kept}
        for value in self.added:
            if identity(value) in present:
                raise net_error("Microsoft.Exchange.Data.DataValidationException", PRESENT.format(value))
            present.add(identity(value))
            kept.append(value)
        return kept

    def add(self, value: Any) -> None:
        """Add one value, converted; an error when it is present."""
        self._check_writable()
        made = self.element_converter(value)
        if any(identity(made) == identity(item) for item in self):
            raise net_error("System.InvalidOperationException", PRESENT.format(made))
        self.append(made)
        self.changed = True

    def discard(self, value: Any) -> bool:
        self._check_writable()
        wanted = identity(self._converted(value))
        for at, item in enumerate(self):
            if identity(item) == wanted:
                del self[at]
                self.changed = True
                return True
        return False

    def holds(self, value: Any) -> bool:
        wanted = identity(self._converted(value))
        return any(identity(item) == wanted for item in self)

    def _converted(self, value: Any) -> Any:
        """A value to look for; text that is no T is in no collection of T."""
        from ems.values.errors import NetException

        try:
            return self.element_converter(value)
        except NetException:
            return value

    def _check_writable(self) -> None:
        if self.read_only:
            raise net_error("System.InvalidOperationException", "The collection is read-only.")


def identity(value: Any) -> Any:
    """What makes two values of a collection the same: text without case, value objects by what Equals compares."""
    if value.__class__ is str:
        return value.lower()
    same = getattr(value, "same_space", None)
    if same is not None:
        return same
    key = getattr(value, "key", None) or getattr(value, "hash_key", None)
    return key() if callable(key) else value


def make(value: Any, net: NetType, converter: Callable[[Any], Any]) -> MultiValuedProperty:
    """The collection of whatever a script gives: nothing, one value, a list, a hashtable of edits."""
    if value is None:
        return MultiValuedProperty((), net, converter)
    if isinstance(value, Dictionary):
        return _edits(value, net, converter)
    if isinstance(value, MultiValuedProperty) and value.is_edit:
        return value
    items = [converter(item) for item in walk(value)]
    seen: set[Any] = set()
    for item in items:
        if identity(item) in seen:
            raise format_error(PRESENT.format(item))
        seen.add(identity(item))
    return MultiValuedProperty(items, net, converter)


def walk(value: Any) -> list[Any]:
    """The items of a list, or the value alone."""
    from ems.values.objects import base

    value = base(value)
    if isinstance(value, list):
        return [base(item) for item in value if base(item) is not None]
    enumerate_ = getattr(value, "net_enumerate", None)
    if enumerate_ is not None and not isinstance(value, str):
        return list(enumerate_())
    return [] if value is None else [value]


def _edits(table: Dictionary, net: NetType, converter: Callable[[Any], Any]) -> MultiValuedProperty:
    added: list[Any] = []
    removed: list[Any] = []
    for key, values in table.items():
        name = str(key).lower()
        if name not in ("add", "remove", "+", "-"):
            raise format_error(f'The key "{key}" isn\'t valid. Use Add and Remove to change a multivalued property.')
        target = added if name in ("add", "+") else removed
        for item in walk(values):
            made = converter(item)
            if target is added and any(identity(made) == identity(other) for other in added):
                raise format_error(PRESENT.format(made))
            target.append(made)
    return MultiValuedProperty(added, net, converter, added, removed)


# -- the .NET face

BASE = net_type("Microsoft.Exchange.Data.MultiValuedPropertyBase")
MULTI = net_type("Microsoft.Exchange.Data.MultiValuedProperty`1", kind="generic", base="Microsoft.Exchange.Data.MultiValuedPropertyBase",
                 interfaces="IList ICollection IEnumerable")
AD_MULTI = net_type(
    "Microsoft.Exchange.Data.Directory.ADMultiValuedProperty`1",
    kind="generic",
    base="Microsoft.Exchange.Data.MultiValuedPropertyBase",
    interfaces="IList ICollection IEnumerable",
)


def multi_of(element: NetType, converter: Callable[[Any], Any], definition: NetType = MULTI) -> NetType:
    """MultiValuedProperty[T], able to be made from a list, a value or a hashtable of edits."""
    made = generic_type(definition, (element,))
    if made.convert is None:
        made.convert = lambda value: make(value, made, converter)
        if definition is AD_MULTI:
            made.base_name = generic_type(MULTI, (element,)).full_name
            made._mro = None
        made.constructors = type(made.constructors)("new", static=True)
        made.constructor(f"{made.full_name} new()", f"{made.full_name} new(System.Object value)")(
            lambda value=None: make(value, made, converter))
    return made


for _definition in (MULTI, AD_MULTI):
    _definition.prop("int Count", len)
    _definition.prop("bool IsReadOnly", lambda self: self.read_only)
    _definition.prop("bool Changed", lambda self: self.changed)
    _definition.prop("bool IsChangesOnlyCopy", lambda self: self.is_edit)
    _definition.prop("System.Object[] Added", lambda self: list(self.added or ()))
    _definition.prop("System.Object[] Removed", lambda self: list(self.removed or ()))

    @_definition.method("void Add(System.Object item)")
    def _add(self: MultiValuedProperty, item: Any) -> None:
        self.add(item)

    @_definition.method("bool TryAdd(System.Object item)")
    def _try_add(self: MultiValuedProperty, item: Any) -> bool:
        if self.holds(item):
            return False
        self.add(item)
        return True

    @_definition.method("bool Remove(System.Object item)")
    def _remove(self: MultiValuedProperty, item: Any) -> bool:
        return self.discard(item)

    @_definition.method("bool Contains(System.Object item)")
    def _contains(self: MultiValuedProperty, item: Any) -> bool:
        return self.holds(item)

    @_definition.method("void Clear()")
    def _clear(self: MultiValuedProperty) -> None:
        self._check_writable()
        self.changed = self.changed or bool(self)
        self.clear()

    @_definition.method("int IndexOf(System.Object item)")
    def _index_of(self: MultiValuedProperty, item: Any) -> int:
        wanted = identity(self._converted(item))
        return next((at for at, value in enumerate(self) if identity(value) == wanted), -1)

    @_definition.method("void RemoveAt(int index)")
    def _remove_at(self: MultiValuedProperty, index: int) -> None:
        self._check_writable()
        if not 0 <= index < len(self):
            raise net_error(
                "System.ArgumentOutOfRangeException",
                "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
            )
        del self[index]
        self.changed = True

    @_definition.method("System.Array ToArray()")
    def _to_array(self: MultiValuedProperty) -> list[Any]:
        from ems.values.collections import TypedArray

        return TypedArray.of(self.element, self)

STRINGS = multi_of(get_type("System.String"), lambda value: _string(value))


def _string(value: Any) -> str:
    from ems.values.text import to_string

    return to_string(value)
