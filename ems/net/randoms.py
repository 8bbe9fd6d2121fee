"""In: nothing. Out: System.Random; with a seed it gives the numbers that .NET gives."""
from __future__ import annotations

import random
from typing import Any

from ems.net.bases import ObjectBodies, check_room, null_argument
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.dates import out_of_range
from ems.values.errors import net_error
from ems.values.numbers import Byte
from ems.values.numeric import single
from ems.values.objects import NetObject
from ems.values.types import net_type

MAX = 2147483647


class Seeded:
    """Knuth's subtractive generator, as .NET keeps it for seeded instances."""

    def __init__(self, seed: int) -> None:
        table = [0] * 56
        last = 161803398 - (MAX if seed == -MAX - 1 else abs(seed))
        table[55] = last
        step, at = 1, 0
        for _ in range(1, 55):
            at = (at + 21) % 55
            table[at] = step
            step = last - step
            if step < 0:
                step += MAX
            last = table[at]
        for _ in range(4):
            for i in range(1, 56):
                other = i + 30
                if other >= 55:
                    other -= 55
                table[i] = _int32(table[i] - table[1 + other])
                if table[i] < 0:
                    table[i] += MAX
        self.table = table
        self.first, self.second = 0, 21

    def sample(self) -> int:
        """0 to MAX - 1."""
        self.first = self.first + 1 if self.first < 55 else 1
        self.second = self.second + 1 if self.second < 55 else 1
        value = self.table[self.first] - self.table[self.second]
        if value == MAX:
            value -= 1
        if value < 0:
            value += MAX
        self.table[self.first] = value
        return value

    def fraction(self) -> float:
        return self.sample() * (1.0 / MAX)

    def below(self, limit: int) -> int:
        return int(self.fraction() * limit)

    def wide(self, size: int) -> int:
        """For ranges that 31 bits do not span."""
        value = self.sample()
        if self.sample() % 2 == 0:
            value = -value
        return int((value + (MAX - 1)) / (2.0 * MAX - 1) * size)

    def bits64(self) -> int:
        return self.below(1 << 22) | self.below(1 << 22) << 22 | self.below(1 << 20) << 44

    def byte(self) -> int:
        return self.sample() & 0xFF


class Unseeded:
    """Any numbers."""

    def __init__(self) -> None:
        self.source = random.Random()

    def sample(self) -> int:
        return self.source.randrange(MAX)

    def fraction(self) -> float:
        return self.source.random()

    def below(self, limit: int) -> int:
        return self.source.randrange(limit) if limit > 0 else 0

    wide = below

    def bits64(self) -> int:
        return self.source.getrandbits(64)

    def byte(self) -> int:
        return self.source.getrandbits(8)


def _int32(value: int) -> int:
    value &= 0xFFFFFFFF
    return value - (1 << 32) if value >= 1 << 31 else value


class Random(NetObject):
    __slots__ = ("source",)
    net_name = "System.Random"

    def __init__(self, seed: int | None = None) -> None:
        self.ps_ext = None
        self.source: Any = Unseeded() if seed is None else Seeded(seed)


RANDOM = net_type("System.Random", py=Random)
TEXT = """
bool Equals(System.Object obj)
int GetHashCode()
string GetHexString(int stringLength, bool lowercase = False)
void GetHexString(System.Span[char] destination, bool lowercase = False)
void GetItems[T](System.ReadOnlySpan[T] choices, System.Span[T] destination)
T[] GetItems[T](T[] choices, int length)
T[] GetItems[T](System.ReadOnlySpan[T] choices, int length)
string GetString(System.ReadOnlySpan[char] choices, int length)
int Next()
int Next(int maxValue)
int Next(int minValue, int maxValue)
void NextBytes(byte[] buffer)
void NextBytes(System.Span[byte] buffer)
double NextDouble()
long NextInt64()
long NextInt64(long maxValue)
long NextInt64(long minValue, long maxValue)
float NextSingle()
void Shuffle[T](T[] values)
void Shuffle[T](System.Span[T] values)
string ToString()
System.Random new()
System.Random new(int Seed)
static System.Random Shared {get;}
"""
_shared: list[Random] = []


def _bad_range() -> Exception:
    return out_of_range("'minValue' cannot be greater than maxValue.", "minValue")


def _next(self: Random, *limits: int) -> int:
    source = self.source
    if not limits:
        return source.sample()  # type: ignore[no-any-return]
    if len(limits) == 1:
        if limits[0] < 0:
            raise out_of_range(f"maxValue ('{limits[0]}') must be a non-negative value.", "maxValue", limits[0])
        return source.below(limits[0])  # type: ignore[no-any-return]
    low, high = limits
    if low > high:
        raise _bad_range()
    size = high - low
    return low + (source.below(size) if size <= MAX else source.wide(size))  # type: ignore[no-any-return]


def _next_long(self: Random, *limits: int) -> int:
    source = self.source
    if not limits:
        while True:
            value = source.bits64() >> 1
            if value != (1 << 63) - 1:
                return value  # type: ignore[no-any-return]
    low, high = (0, limits[0]) if len(limits) == 1 else limits
    if len(limits) == 1 and high < 0:
        raise out_of_range(f"maxValue ('{high}') must be a non-negative value.", "maxValue", high)
    if low > high:
        raise _bad_range()
    size = high - low
    if size <= 1:
        return low
    bits = (size - 1).bit_length()
    while True:
        value = source.bits64() >> (64 - bits)
        if value < size:
            return low + value  # type: ignore[no-any-return]


def _items(self: Random, choices: Any, length: int) -> list[Any]:
    if choices is None:
        raise null_argument("choices")
    if not choices:
        raise net_error("System.ArgumentException", "Span may not be empty. (Parameter 'choices')")
    if length < 0:
        raise out_of_range(f"length ('{length}') must be a non-negative value.", "length", length)
    picked = [choices[self.source.below(len(choices))] for _ in range(length)]
    return TypedArray(picked, choices.net_type) if isinstance(choices, TypedArray) else picked


def _hex(self: Random, length: int, lowercase: bool = False) -> str:
    if length < 0:
        raise out_of_range(f"stringLength ('{length}') must be a non-negative value.", "stringLength", length)
    check_room(length)
    digits = "0123456789abcdef" if lowercase else "0123456789ABCDEF"
    return "".join(digits[self.source.below(16)] for _ in range(length))


class _Bodies(ObjectBodies):
    new = staticmethod(Random)
    ToString = staticmethod(lambda self: Random.net_name)  # type: ignore[assignment]
    Next, NextInt64 = staticmethod(_next), staticmethod(_next_long)
    NextDouble = staticmethod(lambda self: self.source.fraction())
    GetItems, GetHexString = staticmethod(_items), staticmethod(_hex)
    GetString = staticmethod(lambda self, choices, length: "".join(_items(self, choices, length)))

    @staticmethod
    def NextSingle(self: Random) -> float:
        while True:
            value = single(self.source.fraction())
            if value < 1:  # rounding to a single may reach 1
                return value

    @staticmethod
    def NextBytes(self: Random, buffer: Any) -> None:
        if buffer is None:
            raise null_argument("buffer")
        for at in range(len(buffer)):
            buffer[at] = Byte(self.source.byte())

    @staticmethod
    def Shuffle(self: Random, values: Any) -> None:
        if values is None:
            raise null_argument("values")
        for at in range(len(values) - 1):
            other = _next(self, at, len(values))
            values[at], values[other] = values[other], values[at]

    @staticmethod
    def Shared() -> Random:
        if not _shared:
            _shared.append(Random())
        return _shared[0]


members(RANDOM, TEXT, _Bodies)
