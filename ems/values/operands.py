"""In: the operands of arithmetic and comparison. Out: their rank as .NET numbers, texts as numbers, user-defined operators, errors."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from ems.values import numbers as num
from ems.values import numbertext
from ems.values.collections import EnumValue
from ems.values.convert import convert
from ems.values.errors import NetException, RuntimeException, net_error, ps_error
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.types import INT32, NetType, type_of

# The type an operation runs in is the higher of the two: 0 Int32, 1 UInt32, 2 Int64, 3 UInt64, 4 Double, 5 Decimal.
INT, UINT, LONG, ULONG, REAL, EXACT = range(6)
RANKS: dict[type, int] = {
    int: INT, bool: INT, num.Char: INT, num.SByte: INT, num.Byte: INT, num.Int16: INT, num.UInt16: INT, num.UInt32: UINT, num.Int64: LONG,
    num.IntPtr: LONG, num.UInt64: ULONG, float: REAL, num.Single: REAL, Decimal: EXACT, EnumValue: INT,
}
_ENUM_RANKS = {"System.UInt32": UINT, "System.Int64": LONG, "System.UInt64": ULONG}
# The types .NET calls primitive: they have no operators of their own to look for.
_PRIMITIVE = {"System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32",
              "System.UInt32", "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.IntPtr", "System.UIntPtr"}


def rank(value: Any) -> int | None:
    """The rank of a number, bool, char or enum; None for anything else."""
    found = RANKS.get(value.__class__)
    if found is INT and value.__class__ is EnumValue:
        return _ENUM_RANKS.get(value.net_type.underlying, INT)
    return found


def plain(value: Any) -> Any:
    """The operand as Python computes with it: an int, float or Decimal."""
    cls = value.__class__
    if cls is num.Char:
        return ord(value)
    if cls is EnumValue:
        return value.number
    if cls is bool:
        return int(value)
    return value


def text_number(text: str, other: Any) -> Any:
    """A text operand as a number: a number token, else converted to the type of the other operand (Int32 when that is no number)."""
    scanned = numbertext.scan_number(text)
    if scanned is not None:
        return scanned
    other_rank = rank(other)
    hint: NetType = INT32
    if other_rank is not None and other.__class__ not in (bool, num.Char):
        hint = type_of(other)
    return convert(text, hint)


def bare(value: Any) -> Any:
    """Without the PSObject around it, NOTHING as $null."""
    if value.__class__ is PSObject:
        return value.base
    return None if value is NOTHING else value


def type_word(value: Any) -> str:
    """The type in the message of an operation that is not defined."""
    if value is None:
        return "$null"
    if isinstance(value, PSCustomObject):
        return "System.Management.Automation.PSObject"
    return type_of(value).full_name


def zero_division() -> RuntimeException:
    message = "Attempted to divide by zero."
    return ps_error("RuntimeException", message, category="NotSpecified", inner=net_error("System.DivideByZeroException", message))


def runtime_error(inner: NetException) -> RuntimeException:
    """A .NET error of a decimal operation as PowerShell reports it."""
    return ps_error("RuntimeException", inner.message, category="NotSpecified", inner=inner)


def invalid_operation(message: str) -> NetException:
    return net_error("System.InvalidOperationException", message)


def no_coercion(source: str, target: str) -> NetException:
    return invalid_operation(f"No coercion operator is defined between types '{source}' and '{target}'.")


def unable_to_cast(source: str, target: str) -> NetException:
    return net_error("System.InvalidCastException", f"Unable to cast object of type '{source}' to type '{target}'.")


def null_reference() -> NetException:
    return net_error("System.NullReferenceException", "Object reference not set to an instance of an object.")


_kept: dict[tuple[str, type, type], Callable[[Any, Any], Any]] = {}  # operators whose choice the classes of the operands settle


def user_operator(name: str, left: Any, right: Any, symbol: str) -> Any:
    """A static op_... method of the left operand's type, or of the right's when the left is primitive or $null."""
    known = _kept.get((name, left.__class__, right.__class__))
    if known is not None:
        return _guard(name, known, (left, right))
    owner = None if left is None else type_of(left)
    if owner is None or owner.full_name in _PRIMITIVE:
        owner = None if right is None else type_of(right)
        if owner is None or owner.full_name in _PRIMITIVE:
            words = f"[{type_word(left)}] {symbol} [{type_word(right)}]"
            raise ps_error("NotADefinedOperationForType", f"The operation '{words}' is not defined.", target=symbol)
    if owner.find_static(name.lower()) is None:
        word = type_word(left if owner is (None if left is None else type_of(left)) else right)
        message = f"Method invocation failed because [{word}] does not contain a method named '{name}'."
        raise ps_error("MethodNotFound", message, target=name)
    return _call(owner, name, [left, right])


def _call(owner: NetType, name: str, arguments: list[Any]) -> Any:
    """The operator's method with PowerShell's errors: arguments are named by their place."""
    from ems.values import overloads

    method = owner.find_static(name.lower())
    chosen = overloads.choose(method, arguments, name)  # type: ignore[arg-type]
    converted = [overloads.convert_argument(value, chosen.types[at], str(at), name) for at, value in enumerate(arguments)]
    if len(arguments) == 2 and all(_settles(value, net) for value, net in zip(arguments, chosen.types, strict=True)):
        _kept[name, arguments[0].__class__, arguments[1].__class__] = chosen.overload.func
    return _guard(name, chosen.overload.func, converted)


def _settles(value: Any, net: NetType) -> bool:
    """Whether the class of an operand says all: it is that of the parameter, and its objects do not tell their own types."""
    return value.__class__ is net.py and not hasattr(value.__class__, "net_type")


def _guard(name: str, function: Callable[..., Any], arguments: Sequence[Any]) -> Any:
    try:
        return function(*arguments)
    except RuntimeException:
        raise
    except NetException as error:
        message = f'Exception calling "{name}" with "{len(arguments)}" argument(s): "{error.message}"'
        raise ps_error("DotNetMethodException", message, category="NotSpecified", inner=error,
                       cls="System.Management.Automation.MethodInvocationException") from None
