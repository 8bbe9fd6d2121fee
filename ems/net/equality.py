"""In: values. Out: .NET's Equals, GetHashCode and the default comparers: `equal`, `hash_code`, `compare`."""
from __future__ import annotations

from decimal import Decimal
from functools import cmp_to_key
from typing import Any

from ems.values import numbers as num
from ems.values.collections import DictionaryEntry, EnumValue, MultiArray, SwitchParameter
from ems.values.errors import NetException
from ems.values.objects import PSObject
from ems.values.types import type_of


def equal(left: Any, right: Any) -> bool:
    """Object.Equals(left, right): same type and same value for texts, numbers and value types, the same object else."""
    if left.__class__ is PSObject:
        left = left.base
    if right.__class__ is PSObject:
        right = right.base
    if left is right:
        return True
    if left is None or right is None:
        return False
    cls = left.__class__
    if cls is not right.__class__:
        return False
    if cls in (str, int, bool, num.Char) or issubclass(cls, (num.NetInt, Decimal)):
        return bool(left == right)
    if issubclass(cls, float):
        return bool(left == right or (left != left and right != right))
    if cls is EnumValue:
        return bool(left.net_type is right.net_type and left.number == right.number)
    if cls is SwitchParameter:
        return bool(left.present == right.present)
    if cls is DictionaryEntry:
        return equal(left.key, right.key) and equal(left.value, right.value)
    if issubclass(cls, (list, MultiArray)):
        return False
    key = getattr(cls, "hash_key", None)
    if key is not None:
        return bool(key(left) == key(right))
    own = getattr(cls, "__eq__", object.__eq__)
    return bool(own is not object.__eq__ and left == right)


def hash_code(value: Any) -> int:
    """A stable Int32 for GetHashCode; small integers are their own, as in .NET."""
    if value.__class__ is PSObject:
        value = value.base
    if value is None:
        return 0
    cls = value.__class__
    if cls is bool:
        return int(value)
    if cls is int or cls in (num.Byte, num.UInt16):
        return int(value)
    if cls in (num.Int16, num.SByte):
        return int(value)
    if cls in (num.UInt32,):
        return _int32(int(value))
    if cls in (num.Int64, num.UInt64):
        bits = int(value) & (1 << 64) - 1
        return _int32((bits ^ bits >> 32) & 0xFFFFFFFF)
    if cls is num.Char:
        code = ord(value)
        return _int32(code | code << 16)
    if cls is float:
        return _double_hash(value)
    if cls is num.Single:
        import struct

        return struct.unpack("<i", struct.pack("<f", 0.0 if value == 0 else value))[0]
    if cls is EnumValue:
        return _int32(value.number)
    key = getattr(cls, "hash_key", None)
    if key is None:
        return _int32(_plain_hash(value))
    found = key(value)
    return _int32(hash(tuple(hash_code(item) for item in found) if isinstance(found, tuple) else found))


def _plain_hash(value: Any) -> int:
    if isinstance(value, (str, Decimal)):
        return hash(value)
    return id(value) >> 4


def _double_hash(value: float) -> int:
    import struct

    bits = struct.unpack("<q", struct.pack("<d", 0.0 if value == 0 else value))[0] & (1 << 64) - 1
    return _int32((bits ^ bits >> 32) & 0xFFFFFFFF)


def _int32(number: int) -> int:
    number &= 0xFFFFFFFF
    return number - (1 << 32) if number >= 1 << 31 else number


def compare(left: Any, right: Any) -> int:
    """Comparer.Default: nulls first, texts by the culture, the same type only."""
    if left.__class__ is PSObject:
        left = left.base
    if right.__class__ is PSObject:
        right = right.base
    if left is right:
        return 0
    if left is None:
        return -1
    if right is None:
        return 1
    cls = left.__class__
    if cls is str and right.__class__ is str:
        from ems.values.collation import compare_text

        return compare_text(left, right, False)
    if cls is right.__class__ and issubclass(cls, (int, float, Decimal)):
        return _number_order(left, right)
    from ems.net.bases import bad_argument
    from ems.values import overloads
    from ems.values.members import closed_member

    method = closed_member(type_of(left), "compareto")
    if method is None:
        other = closed_member(type_of(right), "compareto")
        if other is None:
            raise bad_argument("At least one object must implement IComparable.")
        return -int(overloads.call_bare(other, right, [left]))
    return int(overloads.call_bare(method, left, [right]))


def _number_order(left: Any, right: Any) -> int:
    """Numbers, NaN before all others."""
    if left != left or right != right:
        return (right != right) - (left != left)
    return (left > right) - (left < right)



def sort_key(comparer: Any = None) -> Any:
    """A Python sort key for a .NET comparer: None is the default one."""
    if comparer is None:
        return cmp_to_key(compare)
    return cmp_to_key(lambda a, b: int(comparer_function(comparer)(a, b)))


def comparer_function(comparer: Any) -> Any:
    """The compare function of an IComparer, a Comparison or None."""
    if comparer is None:
        return compare
    call = getattr(comparer, "net_compare", None) or getattr(comparer, "call", None)
    if call is not None:
        return call
    from ems.values.members import invoke_method

    return lambda a, b: int(invoke_method(comparer, "Compare", [a, b]))


def sort(items: list[Any], comparer: Any = None, owner: str = "array") -> None:
    """Sort in place as Array.Sort does; a failing comparison is wrapped in InvalidOperationException."""
    cls = items[0].__class__ if items else None
    if comparer is None and cls in (int, float) and all(i.__class__ is cls for i in items) and cls is int:
        list.sort(items)
        return
    if comparer is None and cls is str and all(i.__class__ is str for i in items):
        from ems.values.collation import sort_key as text_key

        list.sort(items, key=lambda text: text_key(text, False))
        return
    try:
        list.sort(items, key=sort_key(comparer))
    except NetException as error:
        from ems.values.errors import net_error

        raise net_error("System.InvalidOperationException", "Failed to compare two elements in the array.", error) from None


def equality_function(comparer: Any) -> Any:
    """The equals function of an IEqualityComparer or None."""
    if comparer is None:
        return equal
    own = getattr(comparer, "net_equals", None)
    if own is not None:
        return own
    from ems.values.convert import truth
    from ems.values.members import invoke_method

    return lambda a, b: truth(invoke_method(comparer, "Equals", [a, b]))


def key_function(comparer: Any) -> Any:
    """The normal form of a key under an IEqualityComparer (see ems.values.collections)."""
    from ems.values.collections import key_exact

    if comparer is None:
        return key_exact
    own = getattr(comparer, "net_key", None)
    if own is not None:
        return own
    from ems.values.members import invoke_method

    class Form:
        """A key under a comparer that only has Equals and GetHashCode."""

        __slots__ = ("key",)

        def __init__(self, key: Any) -> None:
            self.key = key

        def __hash__(self) -> int:
            return int(invoke_method(comparer, "GetHashCode", [self.key]))

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Form) and bool(invoke_method(comparer, "Equals", [self.key, other.key]))

    return Form


