"""In: a value and a NetType. Out: the value converted as a PowerShell cast does it (`convert`), -as, -is, truth.

The order is PowerShell's: null; the type itself; the language's own conversions (LANGUAGE); a static Parse; a constructor of one
argument; op_Implicit and op_Explicit; numbers by way of their text; hashtables and custom objects as property values; collections
by their elements. What fails raises PSInvalidCastException with PowerShell's id.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ems.values import casts, enums, numbertext, numeric
from ems.values import numbers as num
from ems.values.collections import ABSENT, PRESENT, ArrayList, Dictionary, EnumValue, GenericList, MultiArray, PSReference, SwitchParameter, TypedArray
from ems.values.errors import NetException, RuntimeException, cast_error, ps_error
from ems.values.numeric import LIMITS
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.text import net_text, to_string
from ems.values.types import BOOLEAN, CHAR, DOUBLE, INT32, OBJECT, STRING, NetType, get_type, type_of

# -- truth


def truth(value: Any) -> bool:
    """The value as a condition: 0, "", $null, an empty list and a list of one false element are false."""
    cls = value.__class__
    if cls is bool:
        return value
    if cls is str or cls is int:
        return bool(value)
    if value is None or value is NOTHING:
        return False
    return _truth(value, cls)


def _truth(value: Any, cls: type) -> bool:
    if cls is PSObject:
        return truth(value.base)
    if cls is num.Char:
        return value != "\0"
    if isinstance(value, (int, float, str, Decimal, SwitchParameter)):
        return bool(value)
    if isinstance(value, EnumValue):
        return value.number != 0
    if isinstance(value, list):
        if len(value) != 1:
            return len(value) > 1
        only = value[0]
        return bool(only) if isinstance(only, list) else truth(only)
    return True


# -- numbers

_INTEGERS: dict[str, type] = {cls.__dict__.get("net_name", "System.Int32"): cls for cls in (*LIMITS, num.BigInteger)}
_NUMERIC = (int, float, Decimal)


def is_number(value: Any) -> bool:
    """True for the number types, not for bool, char or enum."""
    return isinstance(value, _NUMERIC) and value.__class__ is not bool


def _no_conversion(value: Any, net: NetType) -> Any:
    raise casts.final_error(value, net)


def to_integer(value: Any, net: NetType) -> Any:
    """A cast to an integer type."""
    cls = _INTEGERS[net.full_name]
    if isinstance(value, str):
        return ord(value) if value.__class__ is num.Char and cls is int else _text_to_integer(value, cls, net)
    return _to_number(value, net, lambda n: numeric.integer_of(n, cls), lambda n: numeric.integer_of_real(n, cls))


def _text_to_integer(text: str, cls: type, net: NetType) -> Any:
    if text.__class__ is num.Char:
        return _guarded(text, net, lambda: numeric.integer_of(ord(text), cls))
    if not text:
        return numeric.integer_of(0, cls)
    scanned = numbertext.scan_number(text)
    if scanned is not None:
        try:
            return _between(scanned, cls)
        except NetException:
            pass  # the type's own parser words the error
    try:
        return numbertext.parse_integer(text, cls)
    except NetException as error:
        if error.net_name == "System.FormatException":
            try:
                return _between(numbertext.parse_double(text), cls)
            except NetException:
                pass  # the first error is the one to tell
        raise casts.inner_error("InvalidCastFromStringToInteger", text, net, error) from None


def _between(value: Any, cls: type) -> Any:
    """A scanned number as that integer type."""
    return numeric.integer_of_real(value, cls) if isinstance(value, (float, Decimal)) else numeric.integer_of(value, cls)


def _guarded(value: Any, net: NetType, call: Callable[[], Any]) -> Any:
    """call(), its .NET error as InvalidCastIConvertible."""
    try:
        return call()
    except NetException as error:
        raise casts.inner_error("InvalidCastIConvertible", value, net, error) from None


def _to_number(value: Any, net: NetType, whole: Callable[[int], Any], real: Callable[[Any], Any]) -> Any:
    """The part common to all numeric targets: numbers, bool, enum; anything else goes the general way."""
    if isinstance(value, int):
        return _guarded(value, net, lambda: whole(int(value)))
    if isinstance(value, (float, Decimal)):
        return _guarded(value, net, lambda: real(value))
    if isinstance(value, EnumValue):
        return _guarded(value, net, lambda: whole(value.number))
    return _general(value, net)


def to_real(value: Any, net: NetType) -> Any:
    """A cast to Double or Single."""
    made = numeric.single if net.full_name == "System.Single" else numeric.to_double
    if value.__class__ is str:
        return made(_text_to_real(value, net))
    if value.__class__ is num.Char:
        return made(ord(value))
    return _to_number(value, net, made, made)


def _text_to_real(text: str, net: NetType) -> Any:
    if not text:
        return 0
    scanned = numbertext.scan_number(text)
    if scanned is not None:
        return scanned
    try:
        return numbertext.parse_double(text)
    except NetException as error:
        raise casts.inner_error("InvalidCastFromStringToDoubleOrSingle", text, net, error) from None


def to_decimal(value: Any, net: NetType) -> Any:
    """A cast to Decimal."""
    if value.__class__ is str:
        if not value:
            return Decimal(0)
        scanned = numbertext.scan_number(value)
        if scanned is not None:
            return _guarded(value, net, lambda: numeric.decimal_of(scanned))
        try:
            return numbertext.parse_decimal(value)
        except NetException as error:
            raise casts.inner_error("InvalidCastFromStringToDecimal", value, net, error) from None
    if value.__class__ is num.Char:
        return Decimal(ord(value))
    return _to_number(value, net, numeric.decimal_of, numeric.decimal_of)


def to_char(value: Any, net: NetType) -> Any:
    """A cast to Char: a text of one character or a code."""
    if value.__class__ is str:
        if len(value) == 1:
            return num.Char(value)
        error = casts.format_exception("String must be exactly one character long.")
        raise casts.inner_error("InvalidCastParseTargetInvocation", value, net, error)
    if isinstance(value, int) and value.__class__ is not bool:
        if not 0 <= value <= 0xFFFF:
            raise casts.inner_error("InvalidCastIConvertible", value, net, numeric.overflow("a character"))
        return num.Char(chr(value))
    if isinstance(value, EnumValue):
        return to_char(value.number, net)
    if isinstance(value, (bool, float, Decimal)):
        raise casts.iconvertible_error(value, net)
    return _general(value, net)


# -- the language's other conversions


def _to_switch(value: Any, net: NetType) -> Any:
    if value.__class__ is bool:
        return PRESENT if value else ABSENT
    return _general(value, net)


def _to_object(value: Any, net: NetType) -> Any:
    return value


def _to_type(value: Any, net: NetType) -> Any:
    from ems.values.typenames import find_visible

    if value.__class__ is str:
        found = find_visible(value)
        if found is None:
            raise casts.final_error(value, net, "InvalidCastFromStringToType")
        return found
    return _general(value, net)


def _to_regex(value: Any, net: NetType) -> Any:
    if value.__class__ is str:
        from ems.values.regexes import NetRegex

        try:
            return NetRegex(value)  # an object of its own; what it compiles to is shared
        except NetException as error:
            raise casts.inner_error("InvalidCastFromStringToRegex", value, net, error) from None
    return _general(value, net)


def _to_script_block(value: Any, net: NetType) -> Any:
    return _general(value, net)


def _to_xml(value: Any, net: NetType) -> Any:
    text = "\n".join(map(to_string, value)) if isinstance(value, list) else net_text(value, "")
    parse = net.load().parse
    if parse is None:
        raise casts.final_error(value, net)
    try:
        return parse(text)
    except NetException as error:
        raise casts.inner_error("InvalidCastToXmlDocument", value, net, error) from None


def _to_array(value: Any, net: NetType) -> Any:
    """System.Array: an array stays, anything else becomes the one element of object[]."""
    if isinstance(value, (MultiArray, TypedArray)):
        return value
    return list(value) if isinstance(value, list) else [value]


def _to_reference(value: Any, net: NetType) -> Any:
    return value if value.__class__ is PSReference else PSReference(value)


def custom_object(value: Any) -> Any:
    """The cast [pscustomobject]: the entries of a dictionary as properties; any other value stays what it is."""
    if isinstance(value, PSObject):
        value = value.base
    if not isinstance(value, Dictionary):
        return value
    made = PSCustomObject()
    for key, item in value.items():
        name = to_string(key)
        if name.lower() == "pstypename":
            from ems.values.objects import extend

            extension = extend(made)[1]
            extension.type_names = [to_string(item), *(extension.type_names or type_names_of_custom())]
        else:
            made.set(name, item)
    return made


def type_names_of_custom() -> list[str]:
    return ["System.Management.Automation.PSCustomObject", "System.Object"]


Conversion = Callable[[Any, NetType], Any]
LANGUAGE: dict[str, Conversion] = {
    "System.String": lambda value, net: to_string(value),
    "System.Boolean": lambda value, net: truth(value),
    "System.Char": to_char,
    "System.Double": to_real,
    "System.Single": to_real,
    "System.Decimal": to_decimal,
    **dict.fromkeys(_INTEGERS, to_integer),
    "System.Object": _to_object,
    "System.Management.Automation.PSObject": _to_object,
    "System.Management.Automation.PSCustomObject": lambda value, net: custom_object(value),
    "System.Management.Automation.SwitchParameter": _to_switch,
    "System.Management.Automation.PSReference": _to_reference,
    "System.Type": _to_type,
    "System.RuntimeType": _to_type,
    "System.Text.RegularExpressions.Regex": _to_regex,
    "System.Management.Automation.ScriptBlock": _to_script_block,
    "System.Xml.XmlDocument": _to_xml,
    "System.Array": _to_array,
}
_NULLS: dict[str, Any] = {
    "System.String": "", "System.Boolean": False, "System.Char": num.Char("\0"), "System.Double": 0.0, "System.Single": num.Single(0.0),
    "System.Decimal": Decimal(0), "System.Management.Automation.SwitchParameter": ABSENT,
    **{name: 0 if cls is int else cls(0) for name, cls in _INTEGERS.items()},
}


def convert(value: Any, net: NetType, culture: str | None = None) -> Any:
    """The value as `net`, as a cast does it. `culture` is that of date and number texts; None is the invariant one."""
    cls = value.__class__
    if net.py is cls and net.definition is None and cls in _PLAIN:
        return value
    if net is STRING:
        return to_string(value)
    if value is None or value is NOTHING:
        return convert_null(net)
    if cls is PSObject:
        if net.full_name in _OBJECT_NAMES:
            return value
        value, cls = value.base, value.base.__class__
    language = LANGUAGE.get(net.full_name)
    if language is None:
        return _general(value, net, culture)
    if net is not OBJECT and net.kind != "enum" and type_of(value) is net:
        return value
    return language(value, net)


_PLAIN = frozenset((str, int, float, bool, Decimal, num.Char, num.Single, num.Int64, num.Byte, num.UInt32, num.UInt64, num.Int16,
                    num.UInt16, num.SByte, num.BigInteger))
_OBJECT_NAMES = ("System.Object", "System.Management.Automation.PSObject")


def convert_null(net: NetType) -> Any:
    """$null as that type: the zero of numbers, "", $false; nothing for reference types; an error for other value types."""
    if net.full_name in _NULLS:
        return _NULLS[net.full_name]
    if net.full_name == "System.Management.Automation.PSReference":
        return PSReference(None)
    if net.kind == "enum":
        raise enums.null_error(net)
    if net.load().is_value_type and not _is_nullable(net):
        raise cast_error("nullToObjectInvalidCast", f'Cannot convert null to type "{net.full_name}".')
    return None


def _is_nullable(net: NetType) -> bool:
    return net.definition is not None and net.definition.full_name == "System.Nullable`1"


def _general(value: Any, net: NetType, culture: str | None = None) -> Any:
    """Every conversion that the language does not define itself."""
    source = type_of(value)
    if source is net or (net.kind != "enum" and source.is_subclass_of(net)):
        return value
    if net.load().convert is not None:
        made = net.convert(value)  # type: ignore[misc]
        if made is not NotImplemented:
            return made
    if _is_nullable(net):
        return _to_nullable(value, net)
    if net.kind == "array":
        made = _to_typed_array(value, net)
    elif net.kind == "enum":
        made = _to_enum(value, net)
    else:
        made = casts.by_parse(value, net, culture) if value.__class__ is str else casts.NO
    for step in _STEPS:
        if made is not casts.NO:
            return made
        made = step(value, net)
    if made is casts.NO:
        raise casts.final_error(value, net)
    return made


def _to_nullable(value: Any, net: NetType) -> Any:
    inner = net.arguments[0]
    if isinstance(value, (Dictionary, PSCustomObject)) and not inner.is_subclass_of(type_of(value)):
        message = ('Cannot process argument because the value of argument "obj" is null. '
                   'Change the value of argument "obj" to a non-null value.')
        raise casts.inner_error("InvalidCastConstructorException", value, net, casts.argument_null(message))
    try:
        return convert(value, inner)
    except NetException as error:
        if getattr(error, "error_id", "") == "ConvertToFinalInvalidCastException":
            raise casts.final_error(value, net) from None
        raise


def _to_typed_array(value: Any, net: NetType) -> Any:
    """T[]: a list element by element, a single value as the one element when it converts."""
    element = net.element
    assert element is not None
    if net.rank > 1:
        return casts.NO
    if value.__class__ is str and element is CHAR:
        return TypedArray([num.Char(c) for c in value], net)
    items = casts.elements(value)
    if items is not None:
        return _array_of([convert(item, element) for item in items], net)
    if not can_convert(type_of(value), element, value):
        return casts.NO
    try:
        return _array_of([convert(value, element)], net)
    except NetException as error:
        raise casts.inner_error("InvalidCastExceptionScalarToArray", value, net, error) from None


def _array_of(items: list[Any], net: NetType) -> Any:
    return items if net.element is OBJECT else TypedArray(items, net)


def _to_enum(value: Any, net: NetType) -> Any:
    if value.__class__ is str:
        return enums.parse_enum(value, net)
    if isinstance(value, int) and value.__class__ is not bool:
        return enums.from_number(int(value), net)
    if isinstance(value, (float, Decimal)):
        return enums.parse_enum(net_text(value, ""), net)
    if isinstance(value, list):
        return enums.parse_enum(",".join(item if item.__class__ is str else to_string(convert(item, net)) for item in value), net)
    return casts.NO


def _numeric_text(value: Any, net: NetType) -> Any:
    """A number reaches what only a text converts to by way of its text."""
    if not is_number(value):
        return casts.NO
    text = net_text(value, "")
    if not can_convert(STRING, net, text):
        raise casts.final_error(value, net)
    return convert(text, net)


def _iconvertible(value: Any, net: NetType) -> Any:
    """bool, char, DateTime and enums say no themselves."""
    if isinstance(value, (bool, num.Char, EnumValue)) or type_of(value).full_name == "System.DateTime":
        raise casts.iconvertible_error(value, net)
    return casts.NO


def _from_dictionary(value: Any, net: NetType) -> Any:
    return casts.by_properties(value, net) if isinstance(value, Dictionary) else casts.NO


def _from_custom(value: Any, net: NetType) -> Any:
    """A custom object whose properties are set on a new object of the type."""
    if not isinstance(value, PSCustomObject) or not casts.has_default_constructor(net):
        return casts.NO
    try:
        return casts.by_properties(value, net)
    except NetException:
        raise casts.inner_error("InvalidCastConstructorException", value, net, casts.final_error(value, net)) from None


def _to_collection(value: Any, net: NetType) -> Any:
    """List[T], HashSet[T] and whatever else is made of an IEnumerable[T]; a single value is the one element."""
    if net.definition is None or not net.arguments or not casts.takes_enumerable(net):
        return casts.NO
    items = casts.elements(value)
    try:
        made = [convert(item, net.arguments[0]) for item in (items if items is not None else [value])]
    except NetException:
        if items is not None:
            return casts.NO
        raise
    if net.definition.full_name == "System.Collections.Generic.List`1":
        return GenericList(made, net)
    from ems.values import members

    return members.new_object(net, [TypedArray.of(net.arguments[0], made)])


def _to_array_list(value: Any, net: NetType) -> Any:
    if net.full_name == "System.Collections.ArrayList" and (isinstance(value, (list, Dictionary))):
        return ArrayList(value.entries() if isinstance(value, Dictionary) else value)
    return casts.NO


_STEPS: tuple[Conversion, ...] = (
    casts.by_delegate, _to_array_list, casts.by_constructor, casts.by_operator, _numeric_text, _iconvertible, _from_dictionary,
    _to_collection, _from_custom,
)


def can_convert(source: NetType, net: NetType, value: Any) -> bool:
    """Whether a conversion between the types exists at all (it may still fail for the value)."""
    if net.full_name in ("System.String", "System.Boolean", *_OBJECT_NAMES) or source.is_subclass_of(net):
        return True
    try:
        convert(value, net)
    except NetException as error:
        if getattr(error, "error_id", "") == "InvalidCastIConvertible":
            return is_number(value) or "Value was" in error.message
        return getattr(error, "error_id", "") != "ConvertToFinalInvalidCastException"
    return True


# -- -as and -is


def convert_as(value: Any, net: NetType) -> Any:
    """-as: $null when it does not convert."""
    try:
        return convert(value, net)
    except NetException:
        return None


def is_type(value: Any, net: NetType) -> bool:
    """-is."""
    if value is None or value is NOTHING:
        return False
    if net.full_name in ("System.Management.Automation.PSObject", "System.Management.Automation.PSCustomObject"):
        return isinstance(value, (PSObject, PSCustomObject))
    if value.__class__ is PSObject:
        value = value.base
    return type_of(value).is_subclass_of(net)


def type_operand(right: Any, operator: str) -> NetType:
    """The right side of -is or -as as a type."""
    if isinstance(right, PSObject):
        right = right.base
    if isinstance(right, NetType):
        return right
    if right is None or right is NOTHING:
        raise ps_error(f"{operator.capitalize()}OperatorRequiresType", f"The right operand of '-{operator}' must be a type.")
    return _to_type(right, get_type("System.Type"))


def default_value(net: NetType) -> Any:
    """default(T): the zero of a value type, None for a reference type."""
    if net.full_name != "System.String" and net.full_name in _NULLS:
        return _NULLS[net.full_name]
    if net.kind == "enum":
        return EnumValue(net, 0)
    return net.load().default if net.is_value_type else None


# -- short forms


def to_int(value: Any) -> int:
    """A cast to Int32."""
    return value if value.__class__ is int else convert(value, INT32)


def to_double(value: Any) -> float:
    return value if value.__class__ is float else convert(value, DOUBLE)


def to_bool(value: Any) -> bool:
    return convert(value, BOOLEAN)


# -- the operators -is and -as


def is_operator(left: Any, right: Any) -> bool:
    """-is with any right operand."""
    try:
        return is_type(left, type_operand(right, "is"))
    except RuntimeException:
        raise
    except NetException as error:
        raise ps_error("RuntimeException", error.message, category="NotSpecified", inner=error) from None


def as_operator(left: Any, right: Any) -> Any:
    """-as with any right operand."""
    return convert_as(left, type_operand(right, "as"))
