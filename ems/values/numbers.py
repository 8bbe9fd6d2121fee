"""In: nothing. Out: the Python classes that carry .NET's number types.

Plain `int` is Int32, plain `float` Double, `bool` Boolean, `decimal.Decimal` Decimal. The other types are subclasses whose class
attribute `net_name` is the .NET name. Python arithmetic on a subclass gives plain `int` or `float`, so an operator must make the
result type itself (ems.values.arithmetic): Python's unbounded int never leaks into a script.
"""
from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

INT32_MIN, INT32_MAX = -(1 << 31), (1 << 31) - 1
INT64_MIN, INT64_MAX = -(1 << 63), (1 << 63) - 1


class NetInt(int):
    """Any integer type but Int32. MIN and MAX are inclusive; None means unbounded."""

    __slots__ = ()
    net_name: ClassVar[str] = ""
    MIN: ClassVar[int | None] = None
    MAX: ClassVar[int | None] = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({int(self)})"

    __str__ = int.__repr__


class SByte(NetInt):
    __slots__ = ()
    net_name = "System.SByte"
    MIN, MAX = -128, 127


class Byte(NetInt):
    __slots__ = ()
    net_name = "System.Byte"
    MIN, MAX = 0, 255


class Int16(NetInt):
    __slots__ = ()
    net_name = "System.Int16"
    MIN, MAX = -(1 << 15), (1 << 15) - 1


class UInt16(NetInt):
    __slots__ = ()
    net_name = "System.UInt16"
    MIN, MAX = 0, (1 << 16) - 1


class UInt32(NetInt):
    __slots__ = ()
    net_name = "System.UInt32"
    MIN, MAX = 0, (1 << 32) - 1


class Int64(NetInt):
    __slots__ = ()
    net_name = "System.Int64"
    MIN, MAX = INT64_MIN, INT64_MAX


class UInt64(NetInt):
    __slots__ = ()
    net_name = "System.UInt64"
    MIN, MAX = 0, (1 << 64) - 1


class IntPtr(NetInt):
    __slots__ = ()
    net_name = "System.IntPtr"
    MIN, MAX = INT64_MIN, INT64_MAX


class Int128(NetInt):
    __slots__ = ()
    net_name = "System.Int128"
    MIN, MAX = -(1 << 127), (1 << 127) - 1


class UInt128(NetInt):
    __slots__ = ()
    net_name = "System.UInt128"
    MIN, MAX = 0, (1 << 128) - 1


class BigInteger(NetInt):
    __slots__ = ()
    net_name = "System.Numerics.BigInteger"


class Single(float):
    """A System.Single; the value is always one that a 32-bit float can hold (made by ems.values.numeric.single)."""

    __slots__ = ()
    net_name: ClassVar[str] = "System.Single"


class Half(float):
    """A System.Half; the value is always one that a 16-bit float can hold."""

    __slots__ = ()
    net_name: ClassVar[str] = "System.Half"


class Char(str):
    """A System.Char: one UTF-16 unit. It is a str, so test `type(x) is str` where a String alone is meant."""

    __slots__ = ()
    net_name: ClassVar[str] = "System.Char"


class _Chars(dict[str, Char]):
    """Text of one character -> its Char, made once: a Char is never changed."""

    def __missing__(self, text: str) -> Char:
        made = self[text] = Char(text)
        return made


CHARS = _Chars()
Number = int | float | Decimal
