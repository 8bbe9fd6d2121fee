"""In: two values. Out: -eq -ne -lt -le -gt -ge with their case twins, -contains, -in, and the order that Sort-Object uses.

The left operand decides: its type is what the right one is converted to. A collection on the left is filtered. `eq` and its kin ignore
case, `ceq` and its kin do not.
"""
from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values.casts import elements
from ems.values.collation import compare_text, equal_text
from ems.values.collections import Dictionary, EnumValue
from ems.values.convert import convert, is_number, truth
from ems.values.errors import NetException, RuntimeException, ps_error
from ems.values.objects import PSCustomObject
from ems.values.operands import EXACT, INT, UINT, ULONG, bare, invalid_operation, no_coercion, plain, rank, text_number
from ems.values.text import net_text, to_string
from ems.values.types import NetType, type_of

# -- equality of two single values


def _equal_numbers(left: Any, right: Any) -> bool:
    """Numbers (bool, char and enum among them); a real operand makes it a comparison of doubles."""
    a, b = plain(left), plain(right)
    if isinstance(a, float) or isinstance(b, float):
        return float(a) == float(b)
    return a == b


def equals(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Whether two single values are equal, the right one converted to the type of the left."""
    lc, rc = left.__class__, right.__class__
    if lc is str:
        if right is None:
            return False
        return equal_text(left, right if rc is str else to_string(right), ignore_case)
    if left is None or right is None:
        return left is right
    if lc is bool:
        return left is truth(right)
    if lc is num.Char:
        return _equal_char(left, right, ignore_case)
    left_rank = rank(left)
    if left_rank is not None:
        return _equal_to_number(left, right, left_rank)
    return _equal_objects(left, right)


def _equal_to_number(left: Any, right: Any, left_rank: int) -> bool:
    right_rank = rank(right)
    if right_rank is not None:
        if left.__class__ is EnumValue:
            _check_enum(left, right, right_rank)
        return _equal_numbers(left, right)
    try:
        if right.__class__ is str:
            number = text_number(right, left)
            return rank(number) is not None and _equal_numbers(left, number)
        return equals(left, convert(right, type_of(left)))
    except NetException:
        return False


def _check_enum(left: EnumValue, right: Any, right_rank: int) -> None:
    """The comparisons of an enum that .NET has no operator for."""
    name = left.net_type.full_name
    if right_rank == EXACT:
        raise no_coercion(name, "System.Decimal")
    if right_rank in (UINT, ULONG) and rank(left) == INT:
        raise invalid_operation(f"The binary operator GreaterThanOrEqual is not defined for the types '{name}' and 'System.Int32'.")


def _equal_char(left: str, right: Any, ignore_case: bool) -> bool:
    try:
        other = convert(right, type_of(left))
    except NetException:
        return False
    return left == other or (ignore_case and left.upper() == other.upper())


def same_object(left: Any, right: Any) -> bool:
    """.NET's Equals: value for value types and strings, identity for the rest."""
    if left is right:
        return True
    if isinstance(left, (list, Dictionary, PSCustomObject)):
        return False
    key = getattr(left.__class__, "hash_key", None)
    if key is not None:
        return (isinstance(right, left.__class__) or isinstance(left, right.__class__)) and key(left) == key(right)
    result = left == right
    return result is True


def _equal_objects(left: Any, right: Any) -> bool:
    if same_object(left, right):
        return True
    if left.__class__ is not right.__class__:
        try:
            other = convert(right, type_of(left))
        except NetException:
            return False
        return other is not right and same_object(left, other)
    return False


# -- order of two single values


def order(left: Any, right: Any, ignore_case: bool = True) -> int | None:
    """-1, 0 or 1; None when NaN is among them. An error when the right one does not convert to the type of the left."""
    lc = left.__class__
    if lc is str and right is not None:
        return compare_text(left, right if right.__class__ is str else to_string(right), ignore_case)
    if left is None or right is None:
        return _order_null(left, right)
    if lc is bool:
        return _sign(left, truth(right))
    if lc is num.Char:
        return _sign(left, right if right.__class__ is lc else _converted(right, left))
    left_rank = rank(left)
    if left_rank is not None:
        return _order_number(left, right)
    return _order_objects(left, right, ignore_case)


def _sign(left: Any, right: Any) -> int | None:
    if left < right:
        return -1
    if left == right:
        return 0
    return 1 if left > right else None


def _order_null(left: Any, right: Any) -> int | None:
    """$null is less than everything but negative numbers."""
    if left is right:
        return 0
    value, sign = (right, -1) if left is None else (left, 1)
    if is_number(value) and not value >= 0:
        return -sign if value < 0 else None
    return sign


def _numbers_order(left: Any, right: Any) -> int | None:
    a, b = plain(left), plain(right)
    if isinstance(a, float) or isinstance(b, float):
        a, b = float(a), float(b)
    return _sign(a, b)


def _order_number(left: Any, right: Any) -> int | None:
    if right.__class__ is str:
        right = text_number(right, left)
    right_rank = rank(right)
    if right_rank is None:
        right = _converted(right, left)
    elif left.__class__ is EnumValue:
        _check_enum(left, right, right_rank)
    return _numbers_order(left, right)


def _failure(left: Any, right: Any, error: BaseException) -> RuntimeException:
    return ps_error("ComparisonFailure", f'Could not compare "{to_string(left)}" to "{to_string(right)}". Error: "{error}"', inner=error)


def _converted(right: Any, left: Any) -> Any:
    try:
        return convert(right, type_of(left))
    except NetException as error:
        raise _failure(left, right, error) from None


def _order_objects(left: Any, right: Any, ignore_case: bool) -> int | None:
    if isinstance(left, PSCustomObject):
        if left is right:
            return 0
        text, other = to_string(left), net_text(right) if isinstance(right, NetType) else to_string(right)
        raise ps_error("PSObjectCompareTo", f'Cannot compare "{text}" to "{other}" because the objects are not the same type or the object '
                                            f'"{text}" does not implement "IComparable".')
    if left.__class__ is num.BigInteger:
        return _numbers_order(left, right if is_number(right) else _converted(right, left))
    net = type_of(left)
    if net.script is not None or not _comparable(left, net):
        return _script_order(left, right, net)
    other = right if right.__class__ is left.__class__ else _converted(right, left)
    return _sign(left, other)


def _comparable(left: Any, net: NetType) -> bool:
    return "IComparable" in net.all_interfaces() or type(left).__lt__ is not object.__lt__ and not isinstance(left, (list, Dictionary))  # type: ignore[operator]


def _script_order(left: Any, right: Any, net: NetType) -> int | None:
    """A class of a script compares through its CompareTo; what has none is only equal or not."""
    if net.script is not None and "IComparable" in net.all_interfaces():
        from ems.values import members

        return int(members.invoke_method(left, "CompareTo", [_converted(right, left)]))
    if same_object(left, right):
        return 0
    raise ps_error("NotIcomparable", f'Cannot compare "{net_text(left)}" because it is not IComparable.')


# -- the operators


# Class of the right operand -> classes of elements that Python compares with it as .NET does.
_ALONGSIDE: dict[type, frozenset[type]] = {int: frozenset((int, float, num.Int64)), float: frozenset((int, float))}


def _filter(items: list[Any], right: Any, test: Callable[[Any, Any], bool], direct: Callable[[Any, Any], bool]) -> list[Any]:
    """The elements that pass; `direct` is Python's own operator for the pairs it knows."""
    known = _ALONGSIDE.get(right.__class__)
    if known is not None:
        return [item for item in items if (direct(item, right) if item.__class__ in known else test(bare(item), right))]
    return [item for item in items if test(bare(item), right)]


def _walk(value: Any) -> list[Any] | None:
    """The elements when the left operand is a collection to be filtered."""
    cls = value.__class__
    if cls is str or cls is int or cls is bool or value is None:
        return None
    return value if cls is list else elements(value)


def _eq(left: Any, right: Any, ignore_case: bool) -> Any:
    left, right = bare(left), bare(right)
    items = _walk(left)
    if items is None:
        return equals(left, right, ignore_case)
    if right.__class__ is str:
        return [item for item in items if (equal_text(item, right, ignore_case) if item.__class__ is str else equals(bare(item), right, ignore_case))]
    return _filter(items, right, lambda a, b: equals(a, b, ignore_case), operator.eq)


# Pairs of classes that Python compares as .NET does: no conversion of either side, no loss in a double.
_PLAIN_PAIRS = frozenset(((int, float), (float, int), (float, float), (bool, bool), *((a, b) for a in (int, num.Int64) for b in (int, num.Int64)),
                          (num.UInt32, num.UInt32), (num.Byte, num.Byte), (num.Byte, int), (Decimal, Decimal), (Decimal, int), (int, Decimal), (num.UInt32, int)))


def eq(left: Any, right: Any) -> Any:
    """-eq"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int:
        return left == right
    if lc is str and rc is str:
        return left == right or equal_text(left, right, True)
    if lc is num.Char and rc is str and len(right) == 1:
        return left == right or left.upper() == right.upper()
    if (lc, rc) in _PLAIN_PAIRS:
        return left == right
    return _eq(left, right, True)


def ceq(left: Any, right: Any) -> Any:
    """-ceq"""
    if left.__class__ is str and right.__class__ is str:
        return left == right or equal_text(left, right, False)
    return _eq(left, right, False)


def _ne(left: Any, right: Any, ignore_case: bool) -> Any:
    left, right = bare(left), bare(right)
    items = _walk(left)
    if items is None:
        return not equals(left, right, ignore_case)
    if right.__class__ is str:
        return [item for item in items
                if not (equal_text(item, right, ignore_case) if item.__class__ is str else equals(bare(item), right, ignore_case))]
    return _filter(items, right, lambda a, b: not equals(a, b, ignore_case), operator.ne)


def ne(left: Any, right: Any) -> Any:
    """-ne"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int:
        return left != right
    if lc is str and rc is str:
        return not (left == right or equal_text(left, right, True))
    return _ne(left, right, True)


def cne(left: Any, right: Any) -> Any:
    """-cne"""
    return _ne(left, right, False)


_DIRECT: dict[tuple[int, ...], Callable[[Any, Any], bool]] = {(-1,): operator.lt, (-1, 0): operator.le, (1,): operator.gt, (0, 1): operator.ge}
_alike: dict[type, bool] = {}


def _direct(left: Any, right: Any) -> bool:
    """Whether Python's own operators compare the two as .NET does: numbers of some classes, two objects of one class that has an order."""
    lc, rc = left.__class__, right.__class__
    if lc is not rc:
        return (lc, rc) in _PLAIN_PAIRS
    found = _alike.get(lc)
    if found is None:
        found = (lc, rc) in _PLAIN_PAIRS
        if not found and getattr(lc, "hash_key", None) is not None and not hasattr(lc, "net_type"):
            found = _comparable(left, type_of(left))
        _alike[lc] = found
    return found


def _ordered(left: Any, right: Any, ignore_case: bool, wanted: tuple[int, ...]) -> Any:
    left, right = bare(left), bare(right)
    items = _walk(left)
    if items is not None:
        return _filter(items, right, lambda a, b: order(a, b, ignore_case) in wanted, _DIRECT[wanted])
    if left.__class__ is EnumValue and right is None or left is None and right.__class__ is EnumValue:
        _enum_null(left, right, wanted)
    return order(left, right, ignore_case) in wanted


def _enum_null(left: Any, right: Any, wanted: tuple[int, ...]) -> None:
    """.NET has no operator to compare an enum with the zero that $null stands for."""
    name = type_of(left if right is None else right).full_name
    below = (-1 in wanted) == (right is None)
    operator = "LessThan" if below else "GreaterThanOrEqual"
    raise invalid_operation(f"The binary operator {operator} is not defined for the types '{name}' and '{name}'.")


def lt(left: Any, right: Any) -> Any:
    """-lt"""
    if left.__class__ is int and right.__class__ is int or _direct(left, right):
        return left < right
    return _ordered(left, right, True, (-1,))


def le(left: Any, right: Any) -> Any:
    """-le"""
    if left.__class__ is int and right.__class__ is int or _direct(left, right):
        return left <= right
    return _ordered(left, right, True, (-1, 0))


def gt(left: Any, right: Any) -> Any:
    """-gt"""
    if left.__class__ is int and right.__class__ is int or _direct(left, right):
        return left > right
    return _ordered(left, right, True, (1,))


def ge(left: Any, right: Any) -> Any:
    """-ge"""
    if left.__class__ is int and right.__class__ is int or _direct(left, right):
        return left >= right
    return _ordered(left, right, True, (0, 1))


def clt(left: Any, right: Any) -> Any:
    """-clt"""
    return _ordered(left, right, False, (-1,))


def cle(left: Any, right: Any) -> Any:
    """-cle"""
    return _ordered(left, right, False, (-1, 0))


def cgt(left: Any, right: Any) -> Any:
    """-cgt"""
    return _ordered(left, right, False, (1,))


def cge(left: Any, right: Any) -> Any:
    """-cge"""
    return _ordered(left, right, False, (0, 1))


def contains(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """-contains: some element equals the right value."""
    left, right = bare(left), bare(right)
    items = _walk(left)
    if items is None:
        return equals(left, right, ignore_case)
    rc = right.__class__
    if rc is int:  # equal to an element of the same class: no conversion can make it less so
        for item in items:
            if item.__class__ is rc:
                if item == right:
                    return True
            elif equals(bare(item), right, ignore_case):
                return True
        return False
    if rc is str:
        if right in items and any(item.__class__ is str and item == right for item in items):  # found at Python's own speed
            return True
        return any(equal_text(item, right, ignore_case) if item.__class__ is str else equals(bare(item), right, ignore_case) for item in items)
    return any(equals(bare(item), right, ignore_case) for item in items)


def in_(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """-in"""
    return contains(right, left, ignore_case)


def notcontains(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """-notcontains"""
    return not contains(left, right, ignore_case)


def notin(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """-notin"""
    return not contains(right, left, ignore_case)


# -- order for Sort-Object, Group-Object, Compare-Object


def compare_order(left: Any, right: Any, ignore_case: bool = True, culture: str | None = None) -> int:
    """-1, 0 or 1 for any two values: $null first, what does not compare by its text."""
    left, right = bare(left), bare(right)
    if left is None or right is None:
        return 0 if left is right else (-1 if left is None else 1)
    try:
        result = order(left, right, ignore_case)
    except NetException:
        result = compare_text(to_string(left), to_string(right), ignore_case)
    if result is None:  # NaN sorts before every number, as CompareTo has it
        return _order_nan(left, right)
    return result


def _order_nan(left: Any, right: Any) -> int:
    left_nan, right_nan = left != left, right != right
    return right_nan - left_nan if left_nan != right_nan else 0

