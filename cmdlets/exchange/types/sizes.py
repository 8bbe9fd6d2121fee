"""In: text such as `36 MB (37,748,736 bytes)` or `Unlimited`. Out: ByteQuantifiedSize and Unlimited[T], the limits of connectors."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.errors import net_error
from ems.values.numbers import UInt64
from ems.values.types import NetType, generic_type, get_type, net_type

UNITS = {"B": 1, "KB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
_LIMIT = 1 << 64
_SIZE = (r"(?is)\s*(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>[KMGT]?B|bytes?)?\s*(?:\(\s*(?P<exact>\d[\d,]*)\s*bytes?\s*\)\s*)?\Z")


def _bad_size(text: str) -> str:
    return (f'"{text}" isn\'t a valid size. A size is a number that may be followed by a unit: B (bytes), KB, MB, GB or TB; '
            "a number alone means bytes.")


class ByteQuantifiedSize(ValueObject):
    """A number of bytes, shown in the largest unit that it fills, with four digits."""

    __slots__ = ("bytes",)
    net_name = "Microsoft.Exchange.Data.ByteQuantifiedSize"

    def __init__(self, count: int) -> None:
        self.ps_ext = None
        self.bytes = count

    @classmethod
    def parse(cls, text: str) -> ByteQuantifiedSize:
        found = re.match(_SIZE, text)
        if found is None:
            raise format_error(_bad_size(text))
        if found["exact"]:
            return cls._checked(int(found["exact"].replace(",", "")), text)
        unit = (found["unit"] or "B").upper()
        factor = UNITS.get(unit, 1)
        number = found["number"].replace(",", "")
        if "." not in number:
            return cls._checked(int(number) * factor, text)
        whole, _, fraction = number.partition(".")
        return cls._checked((int(whole + fraction) * factor) // 10 ** len(fraction), text)

    @classmethod
    def _checked(cls, count: int, text: str) -> ByteQuantifiedSize:
        if count >= _LIMIT:
            raise format_error(_bad_size(text))
        return cls(count)

    stored = parse

    def key(self) -> int:
        return self.bytes

    @property
    def unit(self) -> str:
        """The largest unit of which there is at least a whole one."""
        best = "B"
        for name, factor in UNITS.items():
            if self.bytes >= factor:
                best = name
        return best

    def __str__(self) -> str:
        unit = self.unit
        quantity = self.bytes / UNITS[unit]
        text = str(round(quantity)) if quantity >= 1000 else f"{quantity:.4g}"
        return f"{text} {unit} ({self.bytes:,} bytes)"

    def whole(self, unit: str) -> UInt64:
        return UInt64(self.bytes // UNITS[unit])

    def round_up(self, unit: str) -> UInt64:
        return UInt64(-(-self.bytes // UNITS[unit]))


class Unlimited(ValueObject):
    """A value of T, or no limit at all (`value` None). The instance carries its constructed type."""

    __slots__ = ("net_type", "value")

    def __init__(self, net_type: NetType, value: Any) -> None:
        self.ps_ext = None
        self.net_type = net_type
        self.value = value

    @property
    def is_unlimited(self) -> bool:
        return self.value is None

    def __str__(self) -> str:
        return "Unlimited" if self.value is None else str(self.value)

    def key(self) -> Any:
        """Unlimited is greater than every value."""
        if self.value is None:
            return (1, 0)
        return (0, self.value.bytes if isinstance(self.value, ByteQuantifiedSize) else int(self.value))

    def compare_to(self, other: Any) -> int:
        if other is None:
            return 1
        if not isinstance(other, Unlimited):
            other = self.net_type.convert(other)  # type: ignore[misc]
        mine, theirs = self.key(), other.key()
        return (mine > theirs) - (mine < theirs)


# -- the .NET face

SIZE_UNIT = net_type(
    "Microsoft.Exchange.Data.ByteQuantifiedSize+Quantifier",
    values={"None": 1, **{k: v for k, v in UNITS.items() if k != "B"}},
    underlying="System.UInt64",
)


def _convert_size(value: Any) -> Any:
    """A number of bytes; text goes to the parser."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise format_error(_bad_size(str(int(value))))
        return ByteQuantifiedSize(int(value))
    if isinstance(value, float) and value >= 0 and value == int(value):
        return ByteQuantifiedSize(int(value))
    if isinstance(value, Unlimited) and isinstance(value.value, ByteQuantifiedSize):
        return value.value
    return NotImplemented


SIZE = net_type(
    "Microsoft.Exchange.Data.ByteQuantifiedSize",
    kind="struct",
    base="System.ValueType",
    py=ByteQuantifiedSize,
    interfaces="IComparable IFormattable",
    parse=ByteQuantifiedSize.parse,
    convert=_convert_size,
    default=ByteQuantifiedSize(0),
)
for _unit, _name in (("B", "Bytes"), ("KB", "KB"), ("MB", "MB"), ("GB", "GB"), ("TB", "TB")):
    SIZE.method(f"ulong To{_name}()")(lambda self, unit=_unit: self.whole(unit))
    if _unit != "B":
        SIZE.static(f"Microsoft.Exchange.Data.ByteQuantifiedSize From{_name}(ulong quantity)")(
            lambda quantity, factor=UNITS[_unit]: ByteQuantifiedSize(int(quantity) * factor))
        SIZE.method(f"ulong RoundUpTo{_name}()")(lambda self, unit=_unit: self.round_up(unit))
SIZE.static("Microsoft.Exchange.Data.ByteQuantifiedSize FromBytes(ulong value)")(lambda value: ByteQuantifiedSize(int(value)))
SIZE.static("Microsoft.Exchange.Data.ByteQuantifiedSize Parse(string expression)")(ByteQuantifiedSize.parse)
SIZE.static_prop("Microsoft.Exchange.Data.ByteQuantifiedSize MinValue", lambda: ByteQuantifiedSize(0))
SIZE.static_prop("Microsoft.Exchange.Data.ByteQuantifiedSize MaxValue", lambda: ByteQuantifiedSize(_LIMIT - 1))


for _target, _class in (("ulong", UInt64), ("double", float)):
    SIZE.static(f"{_target} op_Explicit(Microsoft.Exchange.Data.ByteQuantifiedSize size)")(lambda size, cls=_class: cls(size.bytes))


@SIZE.method("ulong RoundUpToUnit(Microsoft.Exchange.Data.ByteQuantifiedSize+Quantifier quantifier)")
def _round_up_to(self: ByteQuantifiedSize, quantifier: Any) -> UInt64:
    return UInt64(-(-self.bytes // quantifier.number))


@SIZE.method("int CompareTo(Microsoft.Exchange.Data.ByteQuantifiedSize other)")
def _compare_sizes(self: ByteQuantifiedSize, other: ByteQuantifiedSize) -> int:
    return self.compare_to(other)


@SIZE.static("bool TryParse(string expression, [ref] Microsoft.Exchange.Data.ByteQuantifiedSize& byteQuantifiedSize)")
def _try_parse_size(expression: str, result: Any) -> bool:
    ok = re.match(_SIZE, expression or "") is not None
    result.value = ByteQuantifiedSize.parse(expression) if ok else ByteQuantifiedSize(0)
    return ok


UNLIMITED = net_type("Microsoft.Exchange.Data.Unlimited`1", kind="generic", base="System.ValueType", interfaces="IComparable")


def _limit(self: Unlimited) -> Any:
    if self.value is None:
        raise net_error("System.InvalidOperationException", "The value is set to unlimited.")
    return self.value


UNLIMITED.prop("bool IsUnlimited", lambda self: self.value is None)
UNLIMITED.prop("T Value", _limit)


@UNLIMITED.method("int CompareTo(System.Object other)")
def _compare_limits(self: Unlimited, other: Any) -> int:
    return self.compare_to(other)


def unlimited_of(element: NetType) -> NetType:
    """Unlimited[T], able to read text, numbers and values of T."""
    made = generic_type(UNLIMITED, (element,))
    if made.parse is None:
        made.kind = "struct"
        made.parse = lambda text: _parse_unlimited(made, text)
        made.convert = lambda value: _convert_unlimited(made, value)
        made.default = Unlimited(made, None)
        made.static_prop(f"{made.full_name} UnlimitedValue", lambda: Unlimited(made, None))
        made.static_prop("string UnlimitedString", lambda: "Unlimited")
        made.static(f"{made.full_name} Parse(string expression)")(made.parse)
        made.static(f"{element.full_name} op_Explicit({made.full_name} value)")(_limit)
    return made


def _parse_unlimited(made: NetType, text: str) -> Unlimited:
    if text.strip().lower() == "unlimited":
        return Unlimited(made, None)
    element = made.arguments[0]
    if element is SIZE:
        return Unlimited(made, ByteQuantifiedSize.parse(text))
    try:
        number = int(text.strip())
    except ValueError:
        raise format_error(f'"{text}" isn\'t a valid value. It must be a whole number or "Unlimited".') from None
    return Unlimited(made, _fit(number, text))


def _fit(number: int, text: str) -> int:
    if not -(1 << 31) <= number < 1 << 31:
        raise format_error(f'"{text}" isn\'t a valid value. It must be a whole number up to 2147483647, or "Unlimited".')
    return number


def _convert_unlimited(made: NetType, value: Any) -> Any:
    if isinstance(value, Unlimited):
        return value if value.net_type is made else NotImplemented
    element = made.arguments[0]
    if element is SIZE:
        size = value if isinstance(value, ByteQuantifiedSize) else _convert_size(value)
        return NotImplemented if size is NotImplemented else Unlimited(made, size)
    if isinstance(value, int) and not isinstance(value, bool):
        return Unlimited(made, _fit(int(value), str(int(value))))
    return NotImplemented


UNLIMITED_INT = unlimited_of(get_type("System.Int32"))
UNLIMITED_SIZE = unlimited_of(SIZE)
