"""In: a value and an index. Out: `get_index`, `set_index`: what square brackets do.

Lists and arrays take negative indexes and slices; a dictionary takes keys; an object with an indexer (Item, Chars) its arguments; any other
value is its own element 0 and -1.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values import context, overloads
from ems.values import numbers as num
from ems.values.collections import ArrayList, Dictionary, GenericDictionary, GenericList, Hashtable, MultiArray, OrderedDictionary, TypedArray, key_ignore_case
from ems.values.errors import NetException, net_error, ps_error
from ems.values.members import closed_member, enumerate_, is_enumerable
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.types import OBJECT, NetType, type_of
from ems.values.utf16 import units

_PLAIN_KEYS = frozenset((str, int))
SETTLED = frozenset((str, int, float, bool, num.Int64, Hashtable, PSCustomObject))  # what stays as it is as an Object


def _null_index() -> NetException:
    return ps_error("NullArrayIndex", "Index operation failed; the array index evaluated to null.")


def _out_of_range() -> NetException:
    return net_error("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")


def _cannot_index(obj: Any) -> NetException:
    return ps_error("CannotIndex", f'Unable to index into an object of type "{type_of(obj).full_name}".')


def _list_range() -> NetException:
    return net_error("System.ArgumentOutOfRangeException",
                     "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')")


def get_index(obj: Any, index: Any) -> Any:
    """`$obj[index]`."""
    cls = obj.__class__
    if index.__class__ is int:
        if cls is list or cls is TypedArray or cls is GenericList or cls is ArrayList:
            try:
                return obj[index]
            except IndexError:
                return _beyond(obj)
        if cls is str:
            try:
                return num.CHARS[obj[index] if obj.isascii() else units(obj)[index]]
            except IndexError:
                return _beyond(obj)
    if index.__class__ is str and (cls is Hashtable or cls is OrderedDictionary):
        normal = obj.normal
        return obj.store.get(index.lower() if normal is key_ignore_case else normal(index))
    if cls is Hashtable and index.__class__ is int:
        return obj.store.get(index if obj.normal is key_ignore_case else obj.normal(index))
    if index.__class__ in _PLAIN_KEYS and _is_keyed(cls):
        if index.__class__ is obj.net_type.arguments[0].py:
            return obj.get(index)
    elif cls is MultiArray and (at := _place(obj, index)) >= 0:
        return obj.items[at]
    return _get(obj, index)


_keyed: dict[type, bool] = {}


def _is_keyed(cls: type) -> bool:
    """Whether brackets on objects of a class are nothing but get and set of a generic dictionary."""
    found = _keyed.get(cls)
    if found is None:
        found = _keyed[cls] = issubclass(cls, GenericDictionary) and not (hasattr(cls, "net_item") or hasattr(cls, "read_only"))
    return found


def _place(obj: MultiArray, index: Any) -> int:
    """The place of an element in a MultiArray's items; -1 for anything but plain indexes within its bounds."""
    if index.__class__ is not list or len(index) != len(obj.lengths):
        return -1
    at = 0
    for length, one in zip(obj.lengths, index, strict=True):
        if one.__class__ is not int or not 0 <= one < length:
            return -1
        at = at * length + one
    return at


def _beyond(obj: Any) -> Any:
    if context.current().strict_version() >= 3:
        raise _out_of_range() if isinstance(obj, (str, TypedArray)) or obj.__class__ is list else _list_range()
    return None


def _get(obj: Any, index: Any) -> Any:
    if obj.__class__ is PSObject:
        obj = obj.base
    if index.__class__ is PSObject:
        index = index.base
    if obj is None or obj is NOTHING:
        raise ps_error("NullArray", "Cannot index into a null array.")
    if index is None or index is NOTHING:
        raise _null_index()
    if isinstance(obj, Dictionary):
        if isinstance(index, (list, range)):
            return [_entry(obj, i) for i in index]
        return _entry(obj, index)
    if obj.__class__ is MultiArray:
        return _get_multi(obj, index)
    if index.__class__ not in _PLAIN_KEYS and (isinstance(index, (list, range)) or is_enumerable(index)):
        return _slice(obj, list(enumerate_(index)))
    if isinstance(obj, (list, str, range)):
        return _element(obj, index)
    return _get_item(obj, index)


def _entry(obj: Dictionary, key: Any) -> Any:
    if key is None:
        raise _null_index()
    if key.__class__ is int and isinstance(obj, OrderedDictionary):
        return obj.at(key % len(obj)) if -len(obj) <= key < len(obj) else None
    if isinstance(obj, GenericDictionary):
        from ems.values.convert import convert

        try:
            key = convert(key, obj.net_type.arguments[0])
        except NetException:
            return None
    item = getattr(obj, "net_item", None)
    return obj.get(key) if item is None else item(key)


def _as_int(index: Any) -> int | None:
    """The index as an Int32; None when it does not convert: there is no such element."""
    from ems.values.convert import convert
    from ems.values.types import INT32

    try:
        return int(convert(index, INT32))
    except NetException:
        return None


def _element(obj: Any, index: Any) -> Any:
    at = _as_int(index)
    if at is None or not -len(obj) <= at < len(obj):
        return _beyond(obj)
    return num.CHARS[obj[at]] if isinstance(obj, str) else obj[at]


def _slice(obj: Any, indexes: list[Any]) -> Any:
    """Several elements at once; those beyond the end are left out."""
    if isinstance(obj, (list, str, range)):
        size, text = len(obj), isinstance(obj, str)
        found = []
        for index in indexes:
            at = index if index.__class__ is int else _as_int(index)
            if at is not None and -size <= at < size:
                found.append(num.CHARS[obj[at]] if text else obj[at])  # type: ignore[index]
            elif context.current().strict_version() >= 3:
                raise _out_of_range()
        return found
    indexer = _indexer(obj)
    if indexer is not None and _takes(indexer, len(indexes)):
        return overloads.call(indexer, obj, indexes)
    return [value for value in (_get_item(obj, index) for index in indexes) if value is not NOTHING]


def _takes(indexer: Any, count: int) -> bool:
    return count > 1 and any(len(overloads.plan_of(o).params) == count for o in indexer.overloads)


def _get_multi(obj: MultiArray, index: Any) -> Any:
    indexes = list(enumerate_(index)) if is_enumerable(index) else [index]
    if indexes and all(is_enumerable(i) for i in indexes):
        return [value for value in (_get_multi(obj, i) for i in indexes) if value is not None]
    if len(indexes) != len(obj.lengths):
        shown = ",".join(str(i) for i in indexes)
        raise ps_error("NeedMultidimensionalIndex", f"You cannot index into a {len(obj.lengths)} dimensional array with index [{shown}].")
    places = [_as_int(i) for i in indexes]
    if None in places:
        return None
    try:
        return obj.items[obj.offset(_from_end(obj, places))]  # type: ignore[arg-type]
    except IndexError:
        if context.current().strict_version() >= 3:
            raise _out_of_range() from None
        return None


def _from_end(obj: MultiArray, places: list[int]) -> list[int]:
    return [at + length if at < 0 else at for at, length in zip(places, obj.lengths, strict=True)]


def _indexer(obj: Any) -> Any:
    """The indexer of an object's type, or None."""
    net = type_of(obj)
    found = _indexers.get(net, False)
    if found is False:
        members = (closed_member(net, lower) for lower in ("item", "chars"))
        found = next((member for member in members if member is not None and member.kind == "ParameterizedProperty"), None)
        if net.script is None:
            _indexers[net] = found
    return found


_indexers: dict[NetType, Any] = {}


def _get_item(obj: Any, index: Any) -> Any:
    own = getattr(obj, "net_item", None)
    if own is not None:
        return own(index)
    indexer = _indexer(obj)
    if indexer is None:
        if _is_whole(index):
            return obj
        if isinstance(index, (int, float)) or context.current().strict_version() < 3:
            if isinstance(index, (int, float)):
                return NOTHING
        raise _cannot_index(obj)
    try:
        size = _size(obj) if index.__class__ is int and index < 0 else None
        return overloads.call(indexer, obj, [index + size if size else index])
    except NetException as error:
        if context.current().strict_version() >= 3:
            raise error.inner if isinstance(error.inner, NetException) else error from None
        return None


def _is_whole(index: Any) -> bool:
    return isinstance(index, (int, float)) and index.__class__ is not bool and index in (0, -1)


def _size(obj: Any) -> int | None:
    for lower in ("count", "length"):
        member = closed_member(type_of(obj), lower)
        if member is not None and member.kind == "Property":
            return int(member.getter(obj))
    return None


# -- writing


def set_index(obj: Any, index: Any, value: Any) -> None:
    """`$obj[index] = value`."""
    if value is NOTHING:
        value = None
    cls = obj.__class__
    if cls is Hashtable and index is not None and index.__class__ is not list:
        if index.__class__ is str and obj.normal is key_ignore_case and (form := index.lower()) in obj.store:
            obj.store[form] = value
            return
        obj.set(index, value)
        return
    if cls is list and index.__class__ is int:
        try:
            obj[index] = value
        except IndexError:
            raise _out_of_range() from None
        return
    if cls is TypedArray or cls is GenericList:
        if index.__class__ is int and -len(obj) <= index < len(obj):
            net = obj.net_type
            element = net.element if cls is TypedArray else net.arguments[0]
            made = value if value.__class__ is element.py else _quick_cast(value, element)
            if made is not None:
                obj[index] = made
                return
    elif index.__class__ in _PLAIN_KEYS and _is_keyed(cls):
        key_type, value_type = obj.net_type.arguments
        if index.__class__ is key_type.py and (
                value.__class__ is value_type.py if value_type is not OBJECT else value.__class__ in SETTLED):
            obj.set(index, value)
            return
    elif cls is MultiArray and (at := _place(obj, index)) >= 0:
        element = obj.net_type.element
        made = value if value.__class__ is element.py else _quick_cast(value, element)
        if made is not None:
            obj.items[at] = made
            return
    _set(obj, index, value)


_casts: Any = None  # ems.values.plain_casts.CASTS, once it is asked for


def _quick_cast(value: Any, element: NetType) -> Any:
    """The value as the type of the elements where its class tells how; None where the general way must look."""
    global _casts
    if element is OBJECT:
        return value if value.__class__ in SETTLED else None
    if _casts is None:
        from ems.values.plain_casts import CASTS as _casts
    table = _casts.get(value.__class__)
    step = table.get(element) if table is not None else None
    return None if step is None else step(value)


def _set(obj: Any, index: Any, value: Any) -> None:
    if obj.__class__ is PSObject:
        obj = obj.base
    if index.__class__ is PSObject:
        index = index.base
    if obj is None or obj is NOTHING:
        raise ps_error("NullArray", "Cannot index into a null array.")
    if index is None or index is NOTHING:
        raise _null_index()
    if isinstance(obj, Dictionary):
        _set_entry(obj, index, value)
    elif obj.__class__ is MultiArray:
        _set_multi(obj, index, value)
    elif isinstance(obj, list):
        _set_element(obj, index, value)
    else:
        _set_item(obj, index, value)


def _set_entry(obj: Dictionary, key: Any, value: Any) -> None:
    if isinstance(key, list):
        raise _cannot_index(obj)
    _refuse_read_only(obj)
    if key.__class__ is int and isinstance(obj, OrderedDictionary):
        try:
            obj.set_at(key, value)
        except IndexError:
            raise net_error("System.ArgumentOutOfRangeException", "Index was out of range. Must be non-negative and less than the size of the collection. "
                                                                  "(Parameter 'index')") from None
        return
    net: NetType | None = getattr(obj, "net_type", None)
    if net is not None and len(net.arguments) == 2:
        from ems.values.convert import convert

        key, value = convert(key, net.arguments[0]), convert(value, net.arguments[1])
    obj.set(key, value)


def _refuse_read_only(obj: Any) -> None:
    if getattr(obj, "read_only", False):
        raise net_error("System.NotSupportedException", "The collection is read-only.")


def _set_element(obj: Any, index: Any, value: Any) -> None:
    if isinstance(index, (list, range)):
        shown = ",".join(str(i) for i in index)
        raise ps_error("ArraySliceAssignmentFailed", f"Array assignment to [{shown}] failed because assignment to slices is not supported.")
    from ems.values.convert import convert
    from ems.values.types import INT32

    _refuse_read_only(obj)
    at = convert(index, INT32)
    element = _element_type(obj)
    if element is not None:
        value = convert(value, element) if value is not None or element.is_value_type else None
    put: Callable[[int, Any], None] | None = getattr(obj, "net_put", None)
    try:
        if put is not None:
            put(at, value)
        else:
            obj[at] = value
    except IndexError:
        raise _out_of_range() if isinstance(obj, TypedArray) or obj.__class__ is list else _list_range() from None


def _element_type(obj: Any) -> NetType | None:
    """The type that elements of the list have; None when it is Object."""
    from ems.values.types import OBJECT

    net = getattr(obj, "net_type", None)
    if net is None:
        return None
    element = net.element if net.kind == "array" else net.arguments[0] if net.arguments else None
    return None if element is OBJECT else element


def _set_multi(obj: MultiArray, index: Any, value: Any) -> None:
    from ems.values.convert import convert

    indexes = list(enumerate_(index)) if is_enumerable(index) else [index]
    if len(indexes) != len(obj.lengths):
        shown = ",".join(str(i) for i in indexes)
        raise ps_error("NeedMultidimensionalIndex", f"You cannot index into a {len(obj.lengths)} dimensional array with index [{shown}].")
    places = [_as_int(i) or 0 for i in indexes]
    element = _element_type(obj)
    try:
        obj.items[obj.offset(_from_end(obj, places))] = value if element is None else convert(value, element)
    except IndexError:
        raise _out_of_range() from None


def _set_item(obj: Any, index: Any, value: Any) -> None:
    indexer = _indexer(obj)
    if indexer is None or indexer.setter is None:
        raise _cannot_index(obj)
    arguments = list(enumerate_(index)) if is_enumerable(index) else [index]
    try:
        overloads.call(indexer.setter, obj, [*arguments, value])
    except NetException as error:
        raise (error.inner if error.net_name.endswith("MethodInvocationException") and isinstance(error.inner, NetException) else error) from None
