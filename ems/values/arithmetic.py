"""In: the operands of + - * / % .. and the bitwise operators. Out: the result in .NET's type, one function an operator.

Two ints, two floats and two strings are answered on the spot; everything else goes through the rules of .NET's ranks
(ems.values.operands). Integers compute exactly; what does not fit its type becomes a double.
"""
from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, DecimalException
from typing import Any

from ems.values import enums, numeric
from ems.values import numbers as num
from ems.values.casts import elements, final_error
from ems.values.collections import Dictionary, EnumValue, Hashtable, OrderedDictionary, TypedArray
from ems.values.convert import convert, to_int
from ems.values.errors import NetException, net_error, ps_error
from ems.values.numeric import LIMITS, decimal_of
from ems.values.operands import (
    EXACT,
    INT,
    LONG,
    REAL,
    UINT,
    ULONG,
    bare,
    invalid_operation,
    no_coercion,
    null_reference,
    plain,
    rank,
    runtime_error,
    text_number,
    type_word,
    unable_to_cast,
    user_operator,
    zero_division,
)
from ems.values.text import to_string
from ems.values.types import DECIMAL, INT32, get_type, type_of

_CLASSES = (int, num.UInt32, num.Int64, num.UInt64)
_SMALL: dict[type, int] = {num.SByte: 8, num.Byte: 8, num.Int16: 16, num.UInt16: 16}  # they shift in their own bits
_UINT32 = get_type("System.UInt32")
_UINT64, _INT64, _BIG = get_type("System.UInt64"), get_type("System.Int64"), get_type("System.Numerics.BigInteger")


class _Op:
    """One of + - * / %: its method name and how it runs on integers (exact), doubles and decimals."""

    __slots__ = ("decimal", "name", "real", "symbol", "whole")

    def __init__(self, symbol: str, name: str, whole: Callable[[int, int], Any], real: Callable[[float, float], float],
                 decimal: Callable[[Decimal, Decimal], Decimal]) -> None:
        self.symbol = symbol
        self.name = name
        self.whole = whole
        self.real = real
        self.decimal = decimal


def _whole_div(left: int, right: int) -> Any:
    """The quotient when it comes out even, else None: the double quotient is wanted."""
    if right == 0:
        raise zero_division()
    quotient, rest = divmod(left, right)
    return None if rest else quotient


def _whole_mod(left: int, right: int) -> int:
    if right == 0:
        raise zero_division()
    return left - right * int(_truncated(left, right))


def _truncated(left: int, right: int) -> int:
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def _real_div(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or left != left:
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    try:
        return left / right
    except OverflowError:
        return math.inf


def _real_mod(left: float, right: float) -> float:
    if right == 0 or left != left or right != right or math.isinf(left):
        return math.nan
    return math.fmod(left, right)


ADD = _Op("+", "op_Addition", lambda a, b: a + b, lambda a, b: a + b, numeric.decimal_add)
SUB = _Op("-", "op_Subtraction", lambda a, b: a - b, lambda a, b: a - b, numeric.decimal_sub)
MUL = _Op("*", "op_Multiply", lambda a, b: a * b, lambda a, b: a * b, numeric.decimal_mul)
DIV = _Op("/", "op_Division", _whole_div, _real_div, numeric.decimal_div)
MOD = _Op("%", "op_Modulus", _whole_mod, _real_mod, numeric.decimal_mod)

# -- numbers


def _numbers(op: _Op, left: Any, right: Any, left_rank: int, right_rank: int) -> Any:
    """Two numbers, the ranks known; neither is an enum on the left."""
    high = left_rank if left_rank >= right_rank else right_rank
    a, b = plain(left), plain(right)
    if high == EXACT:
        if left.__class__ is bool:
            raise no_coercion("System.Boolean", "System.Decimal")
        a, b = decimal_of(a), decimal_of(b)
        try:
            return op.decimal(a, b)
        except NetException as error:
            raise runtime_error(error) from None
    if high == REAL:
        return op.real(float(a), float(b))
    if high == UINT and left_rank != right_rank and (a < 0 or b < 0):
        high = LONG
    elif high == ULONG and left_rank != right_rank and (a < 0 or b < 0):
        return _mixed_unsigned(op, a, b)
    return _integers(op, a, b, _CLASSES[high])


def _mixed_unsigned(op: _Op, left: int, right: int) -> Any:
    """UInt64 with a negative number runs as decimal, as double when that overflows."""
    try:
        return op.decimal(Decimal(left), Decimal(right))
    except NetException as error:
        if error.net_name == "System.DivideByZeroException":
            raise zero_division() from None
        return op.real(float(left), float(right))


def _integers(op: _Op, left: int, right: int, cls: type) -> Any:
    result = op.whole(left, right)
    if result is not None:
        low, high = LIMITS[cls]
        if low <= result <= high:
            return result if cls is int else cls(result)
        if op is MUL and cls in (num.Int64, num.UInt64):
            return numeric.big_to_double(result)
    return op.real(float(left), float(right))


def _enum_left(op: _Op, left: EnumValue, right: Any) -> Any:
    """An enum on the left gives its own type again, and fails where .NET's casts do."""
    name = left.net_type.full_name
    right_rank = rank(right)
    if right_rank == REAL:
        raise unable_to_cast(name, type_of(right).full_name)
    if right_rank == EXACT:
        raise no_coercion(name, "System.Decimal")
    if right_rank in (UINT, ULONG) and rank(left) != right_rank:
        raise invalid_operation(f"The binary operator GreaterThanOrEqual is not defined for the types '{name}' and 'System.Int32'.")
    result = _numbers(op, left, right, rank(left) or INT, right_rank or INT)
    if type_of(result).full_name != left.net_type.underlying:
        raise unable_to_cast(type_of(result).full_name, name)
    return EnumValue(left.net_type, int(result))


def _big(op: _Op, left: Any, right: Any) -> Any:
    """BigInteger with anything that converts to it."""
    a, b = convert(left, _BIG), convert(right, _BIG)
    if b == 0 and op in (DIV, MOD):  # an operator method of the type, so its exception comes wrapped
        raise ps_error("DotNetMethodException", f'Exception calling "op_{"Division" if op is DIV else "Modulus"}" with "2" argument(s): '
                       '"Attempted to divide by zero."', category="NotSpecified", cls="System.Management.Automation.MethodInvocationException",
                       inner=net_error("System.DivideByZeroException", "Attempted to divide by zero."))
    if op is DIV:
        return num.BigInteger(_truncated(a, b))
    return num.BigInteger(op.whole(a, b))


def _general(op: _Op, left: Any, right: Any) -> Any:
    """- / % and the numeric part of + and *: $null is 0, texts become numbers, the rest is the business of the operand's type."""
    given = left
    if left.__class__ is str:
        left = text_number(left, right)
    if left is None:
        left = 0
    left_rank = rank(left)
    if left_rank is None and left.__class__ is not num.BigInteger:
        return user_operator(op.name, left, right, op.symbol)
    if right.__class__ is str:
        right = text_number(right, given)
    elif right is None:
        right = 0
    right_rank = rank(right)
    big = (left.__class__ is num.BigInteger, right.__class__ is num.BigInteger)
    if all(big) or any(big) and (left_rank is not None or right_rank is not None):
        return _big(op, left, right)
    if right_rank is None or left_rank is None:
        return user_operator(op.name, left, right, op.symbol)
    if left.__class__ is EnumValue:
        return _enum_left(op, left, right)
    return _numbers(op, left, right, left_rank, right_rank)


_EXACTS = frozenset((int, Decimal))  # what runs as Decimal, unless both are Int32
_LONGS = frozenset((int, num.Int64))  # what runs as Int64, unless both are Int32: asked behind those
_INT64_TOP = (1 << 63) - 1


def add(left: Any, right: Any) -> Any:
    """+"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int:
        result = left + right
        return result if -2147483648 <= result <= 2147483647 else float(result)
    if lc is str:
        return left + (right if rc is str else to_string(right))
    if (lc is float and (rc is float or rc in _LONGS)) or (rc is float and lc in _LONGS):
        return left + right
    if lc in _LONGS and rc in _LONGS:
        if -_INT64_TOP - 1 <= (result := int.__add__(left, right)) <= _INT64_TOP:
            return num.Int64(result)
    elif lc in _EXACTS and rc in _EXACTS:
        try:
            return numeric.PLAIN.add(left, right)
        except DecimalException:
            pass  # it does not fit as it is
    return _add(bare(left), bare(right))


def _add(left: Any, right: Any) -> Any:
    if left is None:
        return right
    if isinstance(left, str):
        return str.__str__(left) + to_string(right)
    if rank(left) is not None or left.__class__ is num.BigInteger:
        return _general(ADD, left, right)
    if isinstance(left, Dictionary):
        return _add_tables(left, right)
    items = elements(left)
    if items is not None:
        return _joined(items, right)
    return user_operator("op_Addition", left, right, "+")


def _joined(items: list[Any], right: Any) -> list[Any]:
    more = None if right is None else elements(right)
    return [*items, right] if more is None else [*items, *more]


def _add_tables(left: Dictionary, right: Any) -> Dictionary:
    if not isinstance(right, Dictionary):
        raise ps_error("AddHashTableToNonHashTable", "A hash table can only be added to another hash table.")
    made: Dictionary = OrderedDictionary() if isinstance(left, OrderedDictionary) else Hashtable()
    for key, value in (pair for table in (left, right) for pair in table.items()):
        if made.has(key):
            there = to_string(made.keys_as_given[made.normal(key)])
            message = f"Item has already been added. Key in dictionary: '{there}'  Key being added: '{to_string(key)}'"
            raise net_error("System.ArgumentException", message)
        made.set(key, value)
    return made


def sub(left: Any, right: Any) -> Any:
    """-"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int:
        result = left - right
        return result if -2147483648 <= result <= 2147483647 else float(result)
    if (lc is float and (rc is float or rc in _LONGS)) or (rc is float and lc in _LONGS):
        return left - right
    if lc in _LONGS and rc in _LONGS:
        if -_INT64_TOP - 1 <= (result := int.__sub__(left, right)) <= _INT64_TOP:
            return num.Int64(result)
    elif lc in _EXACTS and rc in _EXACTS:
        try:
            return numeric.PLAIN.subtract(left, right)
        except DecimalException:
            pass  # it does not fit as it is
    return _general(SUB, bare(left), bare(right))


def mul(left: Any, right: Any) -> Any:
    """*"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int:
        result = left * right
        return result if -2147483648 <= result <= 2147483647 else float(result)
    if (lc is float and (rc is float or rc in _LONGS)) or (rc is float and lc in _LONGS):
        return left * right
    if lc in _LONGS and rc in _LONGS:
        if -_INT64_TOP - 1 <= (result := int.__mul__(left, right)) <= _INT64_TOP:
            return num.Int64(result)
    elif lc in _EXACTS and rc in _EXACTS:
        try:
            return numeric.PLAIN.multiply(left, right)
        except DecimalException:
            pass  # it does not fit as it is
    return _mul(bare(left), bare(right))


def _mul(left: Any, right: Any) -> Any:
    if left is None:
        return None
    if left.__class__ is bool or left.__class__ is num.Char:
        if right.__class__ is Decimal:
            return numeric.decimal_mul(Decimal(plain(left)), right)
        return user_operator("op_Multiply", left, right, "*")
    if left.__class__ is str:
        return _repeat_text(left, right)
    if rank(left) is not None or left.__class__ is num.BigInteger:
        return _general(MUL, left, right)
    items = None if isinstance(left, Dictionary) else elements(left)
    if items is not None:
        return _repeat_items(left, items, right)
    return user_operator("op_Multiply", left, right, "*")


def _repeat_text(text: str, right: Any) -> str:
    times = to_int(right)
    if times < 0:
        raise net_error("System.ArgumentOutOfRangeException", f"times ('{times}') must be a non-negative value. (Parameter 'times')\n"
                                                             f"Actual value was {times}.")
    if len(text) * times > 0x3FFFFFDF:
        raise net_error("System.OutOfMemoryException", "Insufficient memory to continue the execution of the program.")
    return text * times


def _repeat_items(left: Any, items: list[Any], right: Any) -> list[Any]:
    times = int(convert(text_number(right, 0) if right.__class__ is str else right, _UINT32))
    if len(items) * times > 0x7FFFFFC7:
        raise net_error("System.OutOfMemoryException", "Array dimensions exceeded supported range.")
    made = items * times if items.__class__ is list else list(items) * times
    return TypedArray(made, left.net_type) if isinstance(left, TypedArray) else made


def div(left: Any, right: Any) -> Any:
    """/"""
    lc, rc = left.__class__, right.__class__
    if lc is int and rc is int and right:
        quotient, rest = divmod(left, right)
        if not rest and quotient != 2147483648:
            return quotient
        return left / right
    if (lc is float and (rc is float or rc in _LONGS) or rc is float and lc in _LONGS) and right:
        return left / right
    if lc in _LONGS and rc in _LONGS and right:
        quotient, rest = divmod(int(left), int(right))
        if rest:
            return float(left) / float(right)
        if -_INT64_TOP - 1 <= quotient <= _INT64_TOP:
            return num.Int64(quotient)
    return _general(DIV, bare(left), bare(right))


def mod(left: Any, right: Any) -> Any:
    """%"""
    if left.__class__ is int and right.__class__ is int and right:
        return left % right if (left >= 0) == (right > 0) else left - right * _truncated(left, right)
    if left.__class__ in _LONGS and right.__class__ in _LONGS and left >= 0 and right > 0:
        return num.Int64(int.__mod__(left, right))
    return _general(MOD, bare(left), bare(right))


# -- unary


def neg(value: Any) -> Any:
    """-x is 0 - x."""
    if value.__class__ is int:
        return -value if value != -2147483648 else 2147483648.0
    if value.__class__ is float:
        return -value
    if value.__class__ is Decimal:
        return -value if value else Decimal(0)
    return sub(0, value)


def plus(value: Any) -> Any:
    """+x is 0 + x."""
    if value.__class__ is int or value.__class__ is float:
        return value
    return add(0, value)


def increment(value: Any) -> Any:
    """++"""
    if value.__class__ is int:
        return value + 1 if value != 2147483647 else 2147483648.0
    return _step(bare(value), 1, "++")


def decrement(value: Any) -> Any:
    """--"""
    if value.__class__ is int:
        return value - 1 if value != -2147483648 else -2147483649.0
    return _step(bare(value), -1, "--")


def _step(value: Any, by: int, symbol: str) -> Any:
    if value is None:
        return by
    if rank(value) is None and value.__class__ is not num.BigInteger or value.__class__ in (bool, num.Char):
        message = f"The '{symbol}' operator works only on numbers. The operand is a '{type_of(value).full_name}'."
        raise ps_error("OperatorRequiresNumber", message, target=symbol)
    return add(value, by) if by > 0 else sub(value, 1)


# -- bits

_BIT_NAMES = {"-band": "op_BitwiseAnd", "-bor": "op_BitwiseOr", "-bxor": "op_ExclusiveOr"}
_BITS: dict[str, Callable[[int, int], int]] = {"-band": lambda a, b: a & b, "-bor": lambda a, b: a | b, "-bxor": lambda a, b: a ^ b}


def band(left: Any, right: Any) -> Any:
    """-band"""
    if left.__class__ is int and right.__class__ is int:
        return left & right
    return _bits("-band", bare(left), bare(right))


def bor(left: Any, right: Any) -> Any:
    """-bor"""
    if left.__class__ is int and right.__class__ is int:
        return left | right
    return _bits("-bor", bare(left), bare(right))


def bxor(left: Any, right: Any) -> Any:
    """-bxor"""
    if left.__class__ is int and right.__class__ is int:
        return left ^ right
    return _bits("-bxor", bare(left), bare(right))


def _bits(symbol: str, left: Any, right: Any) -> Any:
    given = left
    if left.__class__ is str:
        left = text_number(left, right)
    if right.__class__ is str:
        right = text_number(right, given)
    if num.BigInteger in (left.__class__, right.__class__):
        return num.BigInteger(_BITS[symbol](int(convert(left, _BIG)), int(convert(right, _BIG))))
    left_rank = INT if left is None else rank(left)
    right_rank = INT if right is None else rank(right)
    if left_rank is None or right_rank is None:
        other = left if left_rank is None else right
        if {left_rank, right_rank} & {REAL, EXACT} and type_of(other).full_name != "System.DateTime":
            raise null_reference()
        return user_operator(_BIT_NAMES[symbol], left, right, symbol)
    if REAL in (left_rank, right_rank) or EXACT in (left_rank, right_rank):
        return _wide_bits(symbol, left, right)
    a, b = plain(left) or 0, plain(right) or 0
    return _same_enum(left, _sized(_BITS[symbol](a, b), max(left_rank, right_rank)))


def _sized(result: int, high: int) -> int:
    """The result of a bit operation in the higher type, cut to the bits of an unsigned one."""
    if high in (UINT, ULONG):
        result &= (1 << (32 if high == UINT else 64)) - 1
    cls = _CLASSES[high]
    return result if cls is int else cls(result)


def _same_enum(left: Any, result: int) -> Any:
    return EnumValue(left.net_type, enums.wrap(int(result), left.net_type.underlying)) if left.__class__ is EnumValue else result


def _wide_bits(symbol: str, left: Any, right: Any) -> Any:
    """With a double or decimal both become one, then UInt64, Int64 when negative; one Int64 makes the result an Int64."""
    real = Decimal not in (left.__class__, right.__class__)
    values = [0 if x is None else plain(x) for x in (left, right)]
    values = [float(x) if real else convert(x, DECIMAL) for x in values]
    negative = any(x < 0 for x in values)
    result = _BITS[symbol](*(int(convert(x, _INT64 if x < 0 else _UINT64)) for x in values)) & (1 << 64) - 1
    return num.Int64(_cut(result, 64)) if negative else num.UInt64(result)


def bnot(value: Any) -> Any:
    """-bnot"""
    if value.__class__ is int:
        return ~value
    value = bare(value)
    if value.__class__ is str:
        value = text_number(value, 0)
    if value is None:
        return -1
    if value.__class__ is num.BigInteger:
        return num.BigInteger(~int(value))
    kind = rank(value)
    if kind is None:
        return user_operator("op_OnesComplement", value, value, "-bnot")
    if kind in (REAL, EXACT):
        wide = _INT64 if value < 0 else _UINT64
        value = convert(value, wide)
        kind = LONG if wide is _INT64 else ULONG
    result = ~plain(value)
    if kind in (UINT, ULONG):
        result &= (1 << (32 if kind == UINT else 64)) - 1
    return _same_enum(value, result if kind == INT else _CLASSES[kind](result))


def shl(left: Any, right: Any) -> Any:
    """-shl"""
    if left.__class__ is int and right.__class__ is int:
        return _cut(left << (right & 31), 32)
    return _shift("-shl", "LeftShift", bare(left), bare(right))


def shr(left: Any, right: Any) -> Any:
    """-shr"""
    if left.__class__ is int and right.__class__ is int:
        return left >> (right & 31)
    return _shift("-shr", "RightShift", bare(left), bare(right))


def _cut(value: int, bits: int) -> int:
    """The low bits as a signed number."""
    value &= (1 << bits) - 1
    return value - (1 << bits) if value >> (bits - 1) else value


def _shift(symbol: str, name: str, left: Any, right: Any) -> Any:
    if left is None:
        return 0
    given = left
    if left.__class__ is str:
        left = text_number(left, right)
    if right.__class__ is str:
        right = text_number(right, given)
    kind = rank(left)
    if kind is None or left.__class__ in (bool, num.Char):
        if left.__class__ is num.BigInteger:
            count = to_int(right)
            return num.BigInteger(int(left) << count if symbol == "-shl" else int(left) >> count)
        return user_operator(f"op_{name}", left, right, symbol)
    if left.__class__ is EnumValue:
        _check_count(right)
        raise invalid_operation(f"The binary operator {name} is not defined for the types '{left.net_type.full_name}' and 'System.Int32'.")
    count = 0 if right is None else to_int(right)
    if kind in (REAL, EXACT):
        left, kind = _shiftable(left)
    bits = 32 if kind in (INT, UINT) else 64
    value = plain(left) << (count & bits - 1) if symbol == "-shl" else plain(left) >> (count & bits - 1)
    if left.__class__ in _SMALL:
        return left.__class__(_cut(value, _SMALL[left.__class__]) if left.__class__.MIN else value & left.__class__.MAX)  # type: ignore[call-arg]
    if kind in (UINT, ULONG):
        return _CLASSES[kind](value & ((1 << bits) - 1))
    value = _cut(value, bits)
    return value if kind == INT else num.Int64(value)


def _check_count(value: Any) -> None:
    """A shift count of a type that never converts is the first error of an enum's shift."""
    try:
        convert(value, INT32)
    except NetException as error:
        if getattr(error, "error_id", "") == "ConvertToFinalInvalidCastException":
            raise


def _shiftable(value: Any) -> tuple[int, int]:
    """A double or decimal as the first of Int32, UInt32, Int64, UInt64 that holds it."""
    for kind, cls in enumerate(_CLASSES):
        try:
            return numeric.integer_of_real(value, cls), kind
        except NetException:
            if kind == ULONG:
                raise final_error(value, _UINT64) from None
    raise AssertionError


# -- ranges


def range_(left: Any, right: Any) -> list[Any]:
    """a..b, up or down; two single characters that are no digits give characters."""
    if left.__class__ is not int or right.__class__ is not int:
        left, right = bare(left), bare(right)
        if _range_char(left) and _range_char(right):
            return _char_range(ord(left), ord(right))
        left, right = _range_end(left), _range_end(right)
    if abs(right - left) >= 0x7FFFFFC7:
        raise net_error("System.OutOfMemoryException", "Array dimensions exceeded supported range.")
    return list(range(left, right + 1) if left <= right else range(left, right - 1, -1))


def _range_char(value: Any) -> bool:
    return value.__class__ is num.Char or (value.__class__ is str and len(value) == 1 and not value.isdecimal())


def _char_range(left: int, right: int) -> list[Any]:
    codes = range(left, right + 1) if left <= right else range(left, right - 1, -1)
    return [num.Char(chr(code)) for code in codes]


def _range_end(value: Any) -> int:
    """Convert.ToInt32(value), with .NET's own errors."""
    if value is None:
        return 0
    if value.__class__ is str:
        from ems.values.numbertext import format_error, parse_integer

        if value.strip().lstrip("+-").isdecimal():
            return parse_integer(value, int)
        raise format_error(value)
    if isinstance(value, (int, float, Decimal, num.Char, EnumValue)):
        number = plain(value)
        return numeric.integer_of(int(number), int) if isinstance(number, int) else numeric.integer_of_real(number, int)
    net = type_of(value)
    if net.full_name == "System.DateTime":
        raise net_error("System.InvalidCastException", "Invalid cast from 'DateTime' to 'Int32'.")
    raise unable_to_cast(type_word(value), "System.IConvertible")

