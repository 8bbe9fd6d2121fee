"""In: values. Out: the small steps of compiled code that are neither operators nor members: output, unrolling, loops, literals, switch.

Everything here is called by name from compiled code (ems.runtime.support lists the names).
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.values import arithmetic, compare
from ems.values.collections import Dictionary, GenericList, Hashtable, OrderedDictionary
from ems.values.convert import as_operator, is_operator, to_int, to_string, truth
from ems.values.errors import NetException, net_error, ps_error
from ems.values.members import enumerate_, get_index, get_member, is_enumerable
from ems.values.objects import EMPTY_SHAPE, NOTHING, Extension, PSCustomObject, PSObject, Shape, base
from ems.values.wildcard import Wildcard

# Classes that a pipeline never enumerates: the quick test before `emit`.
SCALARS = frozenset({str, int, float, bool, type(None), Decimal, PSCustomObject, Hashtable, OrderedDictionary})


def emit(value: Any, out: Callable[[Any], None]) -> None:
    """Send a value to the output as a statement does: collections item by item, NOTHING not at all."""
    cls = value.__class__
    if cls is list or cls is range:
        for item in value:
            out(item)
    elif value is NOTHING:
        return
    elif cls in SCALARS:
        out(value)
    else:
        for item in enumerate_(value):
            out(item)


def drop(value: Any) -> None:
    """An output that goes nowhere."""


def nothing(value: Any) -> Any:
    return NOTHING


def unwrap(items: list[Any]) -> Any:
    """Collected output as a value: nothing, the one object, or an array."""
    count = len(items)
    return items[0] if count == 1 else items if count else NOTHING


def something(items: list[Any]) -> list[Any]:
    """An array literal without the elements that are no output."""
    return [item for item in items if item is not NOTHING]


def nulls(items: list[Any]) -> list[Any]:
    """An array literal whose elements may be no output: a null each."""
    return [None if item is NOTHING else item for item in items]


def subexpression(value: Any) -> Any:
    """$( ) around one expression: its value enumerated once and collected again."""
    if value.__class__ in SCALARS:
        return value
    if value.__class__ is list:
        return unwrap(list(value))
    return unwrap(list(enumerate_(value)))


def array_of(value: Any) -> list[Any]:
    """@( ) around one expression."""
    if value.__class__ is list:
        return value
    if value is NOTHING:
        return []
    return list(enumerate_(value))


def iterate(value: Any) -> Iterable[Any]:
    """What foreach walks: $null not at all, a scalar once."""
    if value is None or value is NOTHING:
        return ()
    cls = value.__class__
    if cls is list or cls is range:
        return value
    if cls in SCALARS:
        return (value,)
    if isinstance(value, GenericList) or type(value).__name__ == "ArrayList":
        return checked_walk(value)
    return enumerate_(value)


def checked_walk(items: Any) -> Iterable[Any]:
    """A growing collection, refusing to go on when the loop changed it, as .NET's enumerators do."""
    size = len(items)
    for item in list(items):
        if len(items) != size:
            raise collection_modified()
        yield item
    if len(items) != size:
        raise collection_modified()


def collection_modified() -> Exception:
    return net_error("System.InvalidOperationException", "Collection was modified; enumeration operation may not execute.")


def lazy_range(first: Any, last: Any) -> Any:
    """first..last as a Python range where both are Int32, so that no array is built."""
    if first.__class__ is int and last.__class__ is int:
        return range(first, last + 1) if first <= last else range(first, last - 1, -1)
    return arithmetic.range_(first, last)


def step(value: Any, delta: int) -> Any:
    """++ and --"""
    if value.__class__ is int and -2147483648 < value < 2147483647:
        return value + delta
    value = base(value)
    if value is None:
        return delta
    if isinstance(value, str) or value.__class__ is bool or not isinstance(value, (int, float, Decimal)):
        if hasattr(value, "net_type") and value.__class__.__name__ == "EnumValue":
            return arithmetic.add(value, delta)
        from ems.values.types import type_of

        raise ps_error("OperatorRequiresNumber", f"The '{'++' if delta > 0 else '--'}' operator works only on numbers. The operand is a "
                       f"'{type_of(value).full_name}'.", category="InvalidOperation", target=None)
    return arithmetic.add(value, delta) if delta > 0 else arithmetic.sub(value, 1)


def spread(value: Any, count: int) -> list[Any]:
    """The values for `count` assignment targets; the last takes the rest."""
    items = value if value.__class__ is list else list(enumerate_(value)) if is_enumerable(value) else [value]
    if len(items) <= count:
        return [*items, *[None] * (count - len(items))]
    return [*items[: count - 1], list(items[count - 1 :])]


def member_name(value: Any) -> str:
    """A member name that is computed: $x.$name."""
    return value if value.__class__ is str else to_string(value)


def computed_member(obj: Any, name: Any) -> Any:
    """$x.$name and $x.1: a dictionary is asked for the key as it is, anything else for the member of that text."""
    held = base(obj)
    if name.__class__ is not str and isinstance(held, Dictionary) and held.has(base(name)):
        return held.get(base(name))
    return get_member(obj, member_name(name))


def get_entry(obj: Any, key: Any) -> Any:
    """$x[[object]key]: always the key of a dictionary, never the position."""
    held = base(obj)
    return held.get(base(key)) if isinstance(held, Dictionary) else get_index(obj, key)


# -- types


def is_op(session: Any, left: Any, right: Any) -> bool:
    return is_operator(left, right)


def as_op(session: Any, left: Any, right: Any) -> Any:
    return as_operator(left, right)


# -- literals


def shape_of(names: tuple[str, ...]) -> Shape:
    shape = EMPTY_SHAPE
    for name in names:
        shape = shape.plus(name)
    return shape


Places = tuple[tuple[int, int], ...]  # of the keys; not given when all are constant


def hashtable_literal(pairs: tuple[tuple[Any, Any], ...], places: Places = ()) -> Hashtable:
    table = Hashtable()
    fill(table, pairs, places)
    return table


def ordered_literal(pairs: tuple[tuple[Any, Any], ...], places: Places = ()) -> OrderedDictionary:
    table = OrderedDictionary()
    fill(table, pairs, places)
    return table


def fill(table: Any, pairs: tuple[tuple[Any, Any], ...], places: Places = ()) -> None:
    store, names, normal = table.store, table.keys_as_given, table.normal
    for at, (key, value) in enumerate(pairs):
        key = base(key)
        if key is None:
            raise placed(ps_error("InvalidNullKey", "A null key is not allowed in a hash literal.", category="InvalidOperation"), places, at)
        form = normal(key)
        if form in store:
            raise placed(ps_error("DuplicateKeyInHashLiteral", f"Duplicate keys '{to_string(key)}' are not allowed in hash literals.", category="InvalidOperation"),
                         places, at)
        names[form] = key
        store[form] = None if value is NOTHING else value


def placed(error: Any, places: Places, at: int) -> Exception:
    """The error with the place of a key, in the source of the code that runs."""
    if places:
        error.place = (None, *places[at])
    return error  # type: ignore[no-any-return]


def custom_object(pairs: tuple[tuple[Any, Any], ...], places: Places = ()) -> PSCustomObject:
    """[pscustomobject]@{ } with keys that are not all constant, or a PSTypeName."""
    made = PSCustomObject()
    for key, value in ordered_literal(pairs, places).items():
        name = to_string(key)
        if name.lower() == "pstypename":
            made.ps_ext = made.ps_ext or Extension()
            made.ps_ext.type_names = [to_string(value), "System.Management.Automation.PSCustomObject", "System.Object"]
        else:
            made.set(name, value)
    return made


def psobject_literal(pairs: tuple[tuple[Any, Any], ...], places: Places = ()) -> Any:
    return PSObject(hashtable_literal(pairs)) if not pairs else hashtable_literal(pairs, places)


# -- switch


def switch_items(value: Any) -> Iterable[Any]:
    if value is NOTHING:
        return ()
    if value.__class__ in SCALARS:
        return (value,)
    return value if value.__class__ is list else enumerate_(value)


def switch_equal(item: Any, wanted: Any, ignore_case: bool) -> bool:
    if item.__class__ is int and wanted.__class__ is int:
        return item == wanted
    wanted_base = base(wanted)
    if hasattr(wanted_base, "code") and wanted_base.__class__.__name__ == "ScriptBlock":
        from ems.values.context import current

        return truth(unwrap(current().call_script(wanted_base, [item], underscore=item)))
    if getattr(wanted_base.__class__, "net_name", "") == "System.Text.RegularExpressions.Regex":
        return wanted_base.search(to_string(item), 0) is not None
    if isinstance(wanted_base, str):  # a text clause compares as text
        item = to_string(item)
    return truth(compare.eq(item, wanted) if ignore_case else compare.ceq(item, wanted))


def wildcard_test(pattern: str, ignore_case: bool) -> Callable[[Any], bool]:
    matches = None

    def test(item: Any) -> bool:
        nonlocal matches
        if matches is None:
            matches = Wildcard(pattern, ignore_case).matches
        return matches(item if item.__class__ is str else to_string(item))

    return test


def switch_wildcard(item: Any, wanted: Any, ignore_case: bool) -> bool:
    pattern = base(wanted)
    if isinstance(pattern, str):
        return Wildcard(pattern, ignore_case).matches(to_string(item))
    return switch_equal(item, wanted, ignore_case)


def switch_regex(scope: Any, item: Any, wanted: Any, ignore_case: bool) -> bool:
    from ems.values.textops import bad_pattern

    try:
        return truth(scope.match(to_string(item), to_string(wanted), ignore_case, False))
    except NetException as error:
        raise bad_pattern(error, wanted) from None


def switch_script(session: Any, scope: Any, script: Any, item: Any) -> bool:
    return truth(unwrap(session.invoke(script, [item], underscore=item, has_underscore=True, scope=scope)))


def switch_file(session: Any, path: Any) -> Iterable[Any]:
    from ems.runtime.files import read_lines

    return read_lines(session, to_string(path))


def exit_code(value: Any, session: Any) -> int:
    """The number that `exit` gives; a text that is no number gives 0."""
    if value is None or value is NOTHING:
        return session.last_exit_code if value is None and session.exit_uses_last else 0
    from ems.values.errors import NetException

    try:
        return to_int(value)
    except NetException:
        return 0
