"""In: declarations of enum types. Out: `enum_type`, and how enum values are made, parsed and printed, with PowerShell's errors.

The enum types themselves are declared in ems.net and by scripts; here are the rules that all of them share.
"""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ems.values.collections import EnumValue
from ems.values.errors import NetException, cast_error, net_error
from ems.values.types import NetType, get_type, net_type

_WORDS = {"SByte": "a signed byte", "Byte": "an unsigned byte", "Int16": "an Int16", "UInt16": "a UInt16", "Int32": "an Int32",
          "UInt32": "a UInt32", "Int64": "an Int64", "UInt64": "a UInt64"}
_BITS = {"SByte": 8, "Byte": 8, "Int16": 16, "UInt16": 16, "Int32": 32, "UInt32": 32, "Int64": 64, "UInt64": 64}
# underlying type -> lowest number, highest number, its name in overflow errors
_RANGES = {
    f"System.{name}": ((0, (1 << bits) - 1, _WORDS[name]) if name[0] in "UB" else (-(1 << bits - 1), (1 << bits - 1) - 1, _WORDS[name]))
    for name, bits in _BITS.items()
}


def enum_type(full_name: str, names: Sequence[str] | Mapping[str, int], flags: bool = False, underlying: str = "System.Int32") -> NetType:
    """Declare an enum: a mapping of name to number, or names that count from 0."""
    values = dict(names) if isinstance(names, Mapping) else {name: i for i, name in enumerate(names)}
    return net_type(full_name, values=values, flags=flags, underlying=underlying)


def enum_value(net: NetType | str, value: str | int) -> EnumValue:
    """A value of an enum by name or number, for code that knows it exists."""
    if isinstance(net, str):
        net = get_type(net)
    net.load()
    if isinstance(value, str):
        assert net.values is not None
        value = net.values[value]
    return EnumValue(net, value)


_ordered: dict[NetType, tuple[dict[str, int], dict[str, int]]] = {}  # type -> (its values, the same in order)


def names_of(net: NetType) -> dict[str, int]:
    """The names of an enum in .NET's order: by unsigned number."""
    values = net.load().values or {}
    kept = _ordered.get(net)
    if kept is None or kept[0] is not values or len(kept[1]) != len(values):
        bits = _BITS[net.underlying.removeprefix("System.")]
        kept = _ordered[net] = (values, dict(sorted(values.items(), key=lambda pair: pair[1] & ((1 << bits) - 1))))
    return kept[1]


def enum_text(value: EnumValue) -> str:
    """Format G: the name, the names of a flags value joined by `, `, or the number."""
    names = names_of(value.net_type)
    for name, number in names.items():
        if number == value.number:
            return name
    if value.net_type.flags:
        text = _flag_names(names, value.number)
        if text is not None:
            return text
    return str(value.number)


def _flag_names(names: dict[str, int], number: int) -> str | None:
    """The names whose bits make up the number, biggest taken first, written smallest first; None when bits are left."""
    left, found = number, []
    for name, bits in reversed(list(names.items())):
        if bits and left & bits == bits:
            found.append(name)
            left ^= bits
            if not left:
                break
    return ", ".join(reversed(found)) if not left and found else None


def format_enum(value: EnumValue, fmt: str | None) -> str:
    """ToString(format): G, D, X or F in either case."""
    letter = (fmt or "G").upper()
    if letter == "G":
        return enum_text(value)
    if letter == "D":
        return str(value.number)
    if letter == "F":
        names = names_of(value.net_type)
        exact = next((name for name, number in names.items() if number == value.number), None)
        return exact or _flag_names(names, value.number) or str(value.number)
    if letter == "X":
        low, high, _ = _RANGES[value.net_type.underlying]
        digits = len(f"{high - low:x}")
        return f"{value.number & (high - low):0{digits}X}"
    raise net_error("System.FormatException", "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")


def parse_net(net: NetType, text: str, ignore_case: bool = True) -> EnumValue:
    """[Enum]::Parse: names or numbers, separated by commas. ArgumentException or OverflowException when it fails."""
    names = net.load().values or {}
    trimmed = text.strip()
    if not trimmed:
        raise net_error("System.ArgumentException", "Must specify valid information for parsing in the string. (Parameter 'value')")
    if trimmed[0].isdigit() or trimmed[0] in "+-":
        number = _number(net, trimmed)
        if number is not None:
            return EnumValue(net, number)
    lookup = {name.lower(): number for name, number in reversed(list(names.items()))} if ignore_case else names
    total = 0
    for part in trimmed.split(","):
        name = part.strip()
        number = lookup.get(name.lower() if ignore_case else name)
        if number is None:
            raise net_error("System.ArgumentException", f"Requested value '{trimmed}' was not found.")
        total |= number
    return EnumValue(net, total)


def _number(net: NetType, text: str) -> int | None:
    if not text.lstrip("+-").isdecimal():
        return None
    low, high, word = _RANGES[net.underlying]
    number = int(text)
    if not low <= number <= high:
        raise net_error("System.OverflowException", f"Value was either too large or too small for {word}.")
    return number


def is_defined(value: EnumValue) -> bool:
    """PowerShell's test: a named number, or only named bits in a flags enum."""
    numbers = (value.net_type.values or {}).values()
    if value.number in numbers:
        return True
    if not value.net_type.flags:
        return False
    mask = 0
    for number in numbers:
        mask |= number
    return value.number & ~mask == 0


def _not_valid(error_id: str, what: str, net: NetType) -> NetException:
    rest = "Specify one of the following enumeration values and try again. The possible enumeration values are"
    return cast_error(error_id, f'Cannot convert {what} to type "{net.full_name}" due to enumeration values that are not valid. {rest} '
                                f'"{",".join(names_of(net))}".')


def undefined(error_id: str, text: str, net: NetType) -> NetException:
    return _not_valid(error_id, f'value "{text}"', net)


def null_error(net: NetType) -> NetException:
    return _not_valid("nullToEnumInvalidCast", "null", net)


def parse_enum(text: str, net: NetType) -> EnumValue:
    """A cast from String: Enum.Parse, then a unique beginning of a name."""
    try:
        made = _parse_or_prefix(text, net)
    except NetException as error:
        kind = "CaseSensitive" if error.net_name == "System.OverflowException" else "SubstringDisambiguation"
        message = f'Cannot convert value "{text}" to type "{net.full_name}". Error: "{error.message}"'
        raise cast_error(f"{kind}EnumParseThrewAnException", message, error) from None
    if not is_defined(made):
        raise undefined("EnumParseUndefined", text, net)
    return made


def _parse_or_prefix(text: str, net: NetType) -> EnumValue:
    try:
        return parse_net(net, text)
    except NetException as error:
        if error.net_name == "System.OverflowException":
            raise
        return EnumValue(net, (net.values or {})[unique_name(text, names_of(net))])


def unique_name(text: str, names: Mapping[str, Any]) -> str:
    """The one name that `text` is or begins, ignoring case; an error that lists the names else."""
    lower = text.lower()
    matches = [name for name in names if name.lower().startswith(lower)]
    for name in matches:
        if name.lower() == lower:
            return name
    if len(matches) == 1:
        return matches[0]
    if not matches:
        message = (f"Unable to match the identifier name {text} to a valid enumerator name. "
                   f"Specify one of the following enumerator names and try again:\n{', '.join(names)}")
    else:
        message = (f"The identifier name {text} cannot be processed because it is either too similar or identical to the following "
                   f"enumerator names: {', '.join(matches)}. Use a more specific identifier name.")
    raise net_error("System.ArgumentException", message)


def from_number(number: int, net: NetType) -> EnumValue:
    """A cast from an integer."""
    made = EnumValue(net, wrap(number, net.load().underlying))
    if not is_defined(made):
        raise undefined("UndefinedIntegerToEnum", str(number), net)
    return made


def wrap(number: int, underlying: str) -> int:
    """Enum.ToObject cuts the number to the underlying type."""
    low, high, _ = _RANGES[underlying]
    return (number - low) % (high - low + 1) + low
