"""In: nothing. Out: Double, Single and Half and their members, and the mathematics that System.Math shares with them."""
from __future__ import annotations

import math
import struct
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from typing import Any

from ems.net.bases import CONVERSIONS, bad_argument
from ems.net.declare import members
from ems.net.primitives import COMMON_TEXT, clamp, parsing
from ems.values import numbers as num
from ems.values.dates import out_of_range
from ems.values.errors import net_error
from ems.values.types import DOUBLE, net_type

INFINITY, NAN = float("inf"), float("nan")
_EXACT = Context(prec=1100, Emax=99999, Emin=-99999)
MIDPOINTS = (ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_DOWN, ROUND_FLOOR, ROUND_CEILING)


def number(value: Any) -> Any:
    """The value if it is a number; the generic methods take no other."""
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool):
        raise net_error("System.NotSupportedException", "Specified method is not supported.")
    return value


def safe(function: Any) -> Any:
    """C's mathematics: no exceptions, NaN where there is no answer."""

    def call(*arguments: float) -> float:
        try:
            return float(function(*arguments))
        except OverflowError:
            return INFINITY
        except (ValueError, ZeroDivisionError):
            return NAN

    return call


def divide(left: float, right: float) -> float:
    """IEEE division."""
    if right:
        return left / right
    if left == 0 or left != left or right != right:
        return NAN
    return INFINITY if (left > 0) == (math.copysign(1, right) > 0) else -INFINITY


def ceiling(value: float) -> float:
    if value - value != 0:
        return value
    return math.copysign(float(math.ceil(value)), value)


def floor(value: float) -> float:
    return value if value - value != 0 else math.copysign(float(math.floor(value)), value) if value == 0 else float(math.floor(value))


def truncate(value: float) -> float:
    return value if value - value != 0 else math.copysign(float(math.trunc(value)), value)


def round_float(value: float, digits: int = 0, mode: int = 0) -> float:
    """Math.Round: the value times a power of ten is rounded, as .NET does it."""
    if not 0 <= digits <= 15:
        raise out_of_range("Rounding digits must be between 0 and 15, inclusive.", "digits")
    if not 0 <= mode <= 4:
        raise bad_argument(f"The Enum type should contain one and only one enum value: {mode}.", "mode")
    if value - value != 0 or abs(value) >= 1e16:
        return value
    power = 10.0**digits
    scaled = value * power
    whole = round(scaled) if mode == 0 else Decimal(scaled).to_integral_value(MIDPOINTS[mode], _EXACT)  # Python rounds half to even
    return math.copysign(float(whole) / power, value)


def sign(value: float) -> int:
    if value != value:
        raise net_error("System.ArithmeticException", "Function does not accept floating point Not-a-Number values.")
    return (value > 0) - (value < 0)


def log(value: float, base: float | None = None) -> float:
    if base is not None:
        if value != value or base != base:
            return NAN
        if base == 1 or (value != 1 and (base == 0 or base == INFINITY)):
            return NAN
        return divide(log(value), log(base))
    if value == 0:
        return -INFINITY
    return NAN if value < 0 or value != value else math.log(value)


def log10(value: float) -> float:
    return -INFINITY if value == 0 else NAN if value < 0 else math.log10(value)


def log2(value: float) -> float:
    return -INFINITY if value == 0 else NAN if value < 0 else math.log2(value)


def power(base: float, exponent: float) -> float:
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -INFINITY if base < 0 and exponent % 2 == 1 else INFINITY
    except ValueError:
        if base == 0:
            return -INFINITY if math.copysign(1, base) < 0 and exponent % 2 == 1 else INFINITY
        return NAN


def cube_root(value: float) -> float:
    return math.cbrt(value)


def maximum(left: float, right: float) -> float:
    if left != left or right != right:
        return left if left != left else right
    return left if left > right or (left == right and math.copysign(1, right) < 0) else right


def minimum(left: float, right: float) -> float:
    if left != left or right != right:
        return left if left != left else right
    return left if left < right or (left == right and math.copysign(1, left) < 0) else right


def max_magnitude(left: float, right: float) -> float:
    a, b = abs(left), abs(right)
    if a > b or left != left:
        return left
    return left if a == b and math.copysign(1, left) > 0 else right


def min_magnitude(left: float, right: float) -> float:
    a, b = abs(left), abs(right)
    if a < b or left != left:
        return left
    return left if a == b and math.copysign(1, left) < 0 else right


def ieee_remainder(left: float, right: float) -> float:
    return safe(math.remainder)(left, right)  # type: ignore[no-any-return]


def fused(left: float, right: float, addend: float) -> float:
    """left * right + addend with one rounding."""
    if any(v - v != 0 for v in (left, right, addend)):
        return left * right + addend
    exact = _EXACT.add(_EXACT.multiply(Decimal(left), Decimal(right)), Decimal(addend))
    return float(exact) if exact else left * right + addend


def ilogb(value: float) -> int:
    if value == 0 or value != value:
        return -2147483648 if value == 0 else 2147483647
    return 2147483647 if value - value != 0 else math.frexp(value)[1] - 1


def next_up(value: float) -> float:
    return math.nextafter(value, INFINITY)


def next_down(value: float) -> float:
    return math.nextafter(value, -INFINITY)


def scale(value: float, exponent: int) -> float:
    try:
        return math.ldexp(value, exponent)
    except OverflowError:
        return math.copysign(INFINITY, value)


def _pi(function: Any) -> Any:
    return safe(lambda x: function(x * math.pi))


def _over_pi(function: Any) -> Any:
    return safe(lambda x: function(x) / math.pi)


def root(value: float, degree: int) -> float:
    if degree == 0:
        return NAN
    if value < 0:
        return -power(-value, 1 / degree) if degree % 2 else NAN
    return power(value, 1 / degree)


# name in .NET -> function of doubles; those of one argument first
UNARY: dict[str, Any] = {
    "Abs": abs, "Acos": safe(math.acos), "Acosh": safe(math.acosh), "AcosPi": _over_pi(math.acos), "Asin": safe(math.asin),
        "Asinh": safe(math.asinh),
    "AsinPi": _over_pi(math.asin), "Atan": safe(math.atan), "Atanh": lambda x: math.copysign(INFINITY,
        x) if abs(x) == 1 else safe(math.atanh)(x),
    "AtanPi": _over_pi(math.atan), "BitDecrement": next_down, "BitIncrement": next_up, "Cbrt": cube_root, "Ceiling": ceiling,
        "Cos": safe(math.cos),
    "Cosh": safe(math.cosh), "CosPi": _pi(math.cos), "DegreesToRadians": lambda x: x * math.pi / 180, "Exp": safe(math.exp),
    "Exp10": lambda x: power(10.0, x), "Exp10M1": lambda x: power(10.0, x) - 1, "Exp2": lambda x: power(2.0, x),
        "Exp2M1": lambda x: power(2.0, x) - 1,
    "ExpM1": safe(math.expm1), "Floor": floor, "Log10": log10, "Log10P1": lambda x: log10(x + 1), "Log2": log2,
        "Log2P1": lambda x: log2(x + 1),
    "LogP1": lambda x: log(x + 1), "RadiansToDegrees": lambda x: x * 180 / math.pi, "ReciprocalEstimate": lambda x: divide(1.0, x),
    "ReciprocalSqrtEstimate": lambda x: divide(1.0, safe(math.sqrt)(x)), "Sin": safe(math.sin), "SinPi": _pi(math.sin),
    "Sinh": lambda x: math.copysign(safe(math.sinh)(abs(x)), x), "Sqrt": safe(math.sqrt), "Tan": safe(math.tan), "Tanh": safe(math.tanh),
    "TanPi": _pi(math.tan), "Truncate": truncate,
}
BINARY: dict[str, Any] = {
    "Atan2": safe(math.atan2), "Atan2Pi": safe(lambda y, x: math.atan2(y, x) / math.pi), "CopySign": math.copysign,
        "Hypot": safe(math.hypot),
    "Ieee754Remainder": ieee_remainder, "Max": maximum, "MaxNumber": lambda x, y: y if x != x else x if y != y else maximum(x, y),
    "MaxMagnitude": max_magnitude, "MaxMagnitudeNumber": lambda x, y: y if x != x else x if y != y else max_magnitude(x, y),
        "MaxNative": maximum,
    "Min": minimum, "MinNumber": lambda x, y: y if x != x else x if y != y else minimum(x, y), "MinMagnitude": min_magnitude,
    "MinMagnitudeNumber": lambda x, y: y if x != x else x if y != y else min_magnitude(x, y), "MinNative": minimum, "Pow": power,
}
_UNARY_NAMES = {"Abs": "value", "Log2": "value", "DegreesToRadians": "degrees", "RadiansToDegrees": "radians"}
_BINARY_NAMES = {"Atan2": "y, x", "Atan2Pi": "y, x", "CopySign": "value, sign", "Ieee754Remainder": "left, right"}
_TESTS: dict[str, tuple[str, Any]] = {
    "IsEvenInteger": ("value", lambda x: x - x == 0 and x % 2 == 0), "IsFinite": ("d", lambda x: x - x == 0), "IsInfinity": ("d",
        math.isinf),
    "IsInteger": ("value", lambda x: x - x == 0 and x == math.trunc(x)), "IsNaN": ("d", lambda x: x != x),
    "IsNegative": ("d", lambda x: math.copysign(1, x) < 0), "IsNegativeInfinity": ("d", lambda x: x == -INFINITY),
    "IsOddInteger": ("value", lambda x: x - x == 0 and abs(x % 2) == 1), "IsPositive": ("value", lambda x: math.copysign(1, x) > 0),
    "IsPositiveInfinity": ("d", lambda x: x == INFINITY), "IsPow2": ("value", lambda x: x > 0 and x - x == 0 and math.frexp(x)[0] == 0.5),
    "IsRealNumber": ("value", lambda x: x == x),
}
_OTHERS = """
static {t} Clamp({t} value, {t} min, {t} max)
static {t} ClampNative({t} value, {t} min, {t} max)
static {t} FusedMultiplyAdd({t} left, {t} right, {t} addend)
static int ILogB({t} x)
static bool IsNormal({t} d)
static bool IsSubnormal({t} d)
static {t} Lerp({t} value1, {t} value2, {t} amount)
static {t} Log({t} x)
static {t} Log({t} x, {t} newBase)
static {t} MultiplyAddEstimate({t} left, {t} right, {t} addend)
static {t} RootN({t} x, int n)
static {t} Round({t} x)
static {t} Round({t} x, int digits)
static {t} Round({t} x, System.MidpointRounding mode)
static {t} Round({t} x, int digits, System.MidpointRounding mode)
static {t} ScaleB({t} x, int n)
static int Sign({t} value)
static System.ValueTuple[{t},{t}] SinCos({t} x)
static System.ValueTuple[{t},{t}] SinCosPi({t} x)
static {t} E {get;}
static {t} Epsilon {get;}
static {t} MaxValue {get;}
static {t} MinValue {get;}
static {t} NaN {get;}
static {t} NegativeInfinity {get;}
static {t} NegativeZero {get;}
static {t} Pi {get;}
static {t} PositiveInfinity {get;}
static {t} Tau {get;}
static bool op_Equality({t} left, {t} right)
static bool op_Inequality({t} left, {t} right)
static bool op_LessThan({t} left, {t} right)
static bool op_LessThanOrEqual({t} left, {t} right)
static bool op_GreaterThan({t} left, {t} right)
static bool op_GreaterThanOrEqual({t} left, {t} right)
"""
# IFloatingPoint's own members, which decimals have too.
FLOATING_TEXT = "\n".join(
    ["int IFloatingPoint[{t}].GetExponentByteCount()", "int IFloatingPoint[{t}].GetExponentShortestBitLength()",
     "int IFloatingPoint[{t}].GetSignificandBitLength()", "int IFloatingPoint[{t}].GetSignificandByteCount()"]
    + [f"bool IFloatingPoint[{{t}}].TryWrite{part}{order}Endian(System.Span[byte] destination, [ref] int bytesWritten)"
       for part in ("Exponent", "Significand") for order in ("Big", "Little")]
    + [f"int IFloatingPoint[{{t}}].Write{part}{order}Endian({parameters})"
       for part in ("Exponent", "Significand") for order in ("Big", "Little")
       for parameters in ("byte[] destination", "byte[] destination, int startIndex", "System.Span[byte] destination")]) + "\n"
_INTERFACES = (
    "IAdditionOperators`3 IAdditiveIdentity`2 IBinaryFloatingPointIeee754`1 IBinaryFloatParseAndFormatInfo`1 IBinaryNumber`1 "
    "IBitwiseOperators`3 "
    "IComparable IComparable`1 IComparisonOperators`3 IConvertible IDecrementOperators`1 IDivisionOperators`3 IEqualityOperators`3 "
    "IEquatable`1 "
    "IExponentialFunctions`1 IFloatingPoint`1 IFloatingPointConstants`1 IFloatingPointIeee754`1 IFormattable IHyperbolicFunctions`1 "
    "IIncrementOperators`1 ILogarithmicFunctions`1 IMinMaxValue`1 IModulusOperators`3 IMultiplicativeIdentity`2 IMultiplyOperators`3 "
    "INumber`1 "
    "INumberBase`1 IParsable`1 IPowerFunctions`1 IRootFunctions`1 ISignedNumber`1 ISpanFormattable ISpanParsable`1 ISubtractionOperators`3 "
    "ITrigonometricFunctions`1 IUnaryNegationOperators`2 IUnaryPlusOperators`2 IUtf8SpanFormattable IUtf8SpanParsable`1")


def round_arguments(rest: tuple[Any, ...]) -> tuple[int, int]:
    """(digits, mode) of Round's further arguments."""
    digits = rest[0] if rest and isinstance(rest[0], int) else 0
    mode = rest[-1].number if rest and not isinstance(rest[-1], int) else 0
    return digits, mode


def narrowing(cls: type) -> Any:
    """Makes a result the type's own."""
    if cls is float:
        return float
    pack = struct.Struct("<f" if cls is num.Single else "<e")

    def narrow(value: float) -> Any:
        try:
            return cls(pack.unpack(pack.pack(value))[0])
        except OverflowError:
            return cls(math.copysign(INFINITY, value))

    return narrow


def _bodies(cls: type, epsilon: float, greatest: float, smallest_normal: float) -> type:
    narrow = narrowing(cls)

    def own(function: Any) -> Any:
        return staticmethod(lambda *a: narrow(function(*map(float, a))))

    def pair(*values: float) -> Any:
        from ems.net.value_tuples import value_tuple
        from ems.values.types import type_of

        made = tuple(narrow(value) for value in values)
        return value_tuple((type_of(made[0]), type_of(made[1])), made)

    class Bodies(parsing(cls)):  # type: ignore[misc]
        Clamp = ClampNative = staticmethod(clamp)
        CreateChecked = CreateSaturating = CreateTruncating = staticmethod(lambda value: narrow(float(number(value))))
        FusedMultiplyAdd = MultiplyAddEstimate = own(fused)
        ILogB, Sign = staticmethod(ilogb), staticmethod(sign)
        IsNormal = staticmethod(lambda d: d - d == 0 and abs(d) >= smallest_normal)
        IsSubnormal = staticmethod(lambda d: 0 < abs(d) < smallest_normal)
        Lerp = own(lambda a, b, amount: a * (1 - amount) + b * amount)
        Log = own(log)
        RootN = staticmethod(lambda value, degree: narrow(root(float(value), degree)))
        Round = staticmethod(lambda value, *rest: narrow(round_float(float(value), *round_arguments(rest))))
        ScaleB = staticmethod(lambda value, exponent: narrow(scale(float(value), exponent)))
        SinCos = staticmethod(lambda x: pair(safe(math.sin)(x), safe(math.cos)(x)))
        SinCosPi = staticmethod(lambda x: pair(_pi(math.sin)(x), _pi(math.cos)(x)))
        E, Pi, Tau = narrow(math.e), narrow(math.pi), narrow(math.tau)
        Epsilon, MaxValue, MinValue = cls(epsilon), cls(greatest), cls(-greatest)
        NaN, PositiveInfinity, NegativeInfinity, NegativeZero = cls(NAN), cls(INFINITY), cls(-INFINITY), cls(-0.0)
        op_Equality = staticmethod(lambda a, b: a == b)
        op_Inequality = staticmethod(lambda a, b: a != b)
        op_LessThan = staticmethod(lambda a, b: a < b)
        op_LessThanOrEqual = staticmethod(lambda a, b: a <= b)
        op_GreaterThan = staticmethod(lambda a, b: a > b)
        op_GreaterThanOrEqual = staticmethod(lambda a, b: a >= b)

    for name, function in {**UNARY, **BINARY}.items():
        setattr(Bodies, name, own(function))
    for name, (_, test) in _TESTS.items():
        setattr(Bodies, name, staticmethod(test))
    return Bodies


def _text(shown: str) -> str:
    lines = [f"static {{t}} {name}({{t}} {_UNARY_NAMES.get(name, 'x')})" for name in UNARY]
    for name in BINARY:
        first, second = _BINARY_NAMES.get(name, "x, y").split(", ")
        lines.append(f"static {{t}} {name}({{t}} {first}, {{t}} {second})")
    lines.extend(f"static bool {name}({{t}} {parameter})" for name, (parameter, _) in _TESTS.items())
    text = COMMON_TEXT + CONVERSIONS + FLOATING_TEXT + "\n".join(lines) + _OTHERS
    return text.replace("{style}", "AllowThousands, Float").replace("{t}", shown)


members(net_type("System.Double", base="System.ValueType", kind="struct", py=float, default=0.0, interfaces=_INTERFACES), _text("double"),
        _bodies(float, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308))
members(net_type("System.Single", base="System.ValueType", kind="struct", py=num.Single, default=num.Single(0), interfaces=_INTERFACES),
    _text("float"),
        _bodies(num.Single, 1.401298464324817e-45, 3.4028234663852886e38, 1.1754943508222875e-38))
members(net_type("System.Half", base="System.ValueType", kind="struct", py=num.Half, default=num.Half(0), interfaces=_INTERFACES),
        _text("System.Half"), _bodies(num.Half, 5.960464477539063e-08, 65504.0, 6.103515625e-05))
assert DOUBLE.members
