"""In: any value. Out: its text: `to_string` as PowerShell writes it in a string, `net_text` as .NET's own ToString() does.

PowerShell's text is culture-free: numbers and dates use the invariant culture, a collection is its elements joined by $OFS. The table
WRITERS maps a Python class to the function that writes it; classes it does not know are resolved once and remembered.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.values import collections as cols
from ems.values import context
from ems.values import numbers as num
from ems.values.errors import ErrorRecord, type_name
from ems.values.objects import NOTHING, AliasProperty, PSCustomObject, PSObject, extension_of
from ems.values.types import NetType, type_of


def general(digits: str, exponent: int, negative: bool, limit: int) -> str:
    """Digits d1d2d3... times ten to `exponent` (of the first digit) in .NET's G format: an exponent from 10**limit on and below 1e-4."""
    digits = digits.rstrip("0") or "0"
    sign = "-" if negative else ""
    if exponent >= limit or exponent < -4:
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        return f"{sign}{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    if exponent < 0:
        return f"{sign}0.{'0' * (-exponent - 1)}{digits}"
    if len(digits) <= exponent + 1:
        return sign + digits + "0" * (exponent + 1 - len(digits))
    return f"{sign}{digits[: exponent + 1]}.{digits[exponent + 1 :]}"


def _special(value: float) -> str | None:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "-0" if str(value)[0] == "-" else "0"
    return None


def _split(text: str) -> tuple[str, int, bool]:
    """Digits, exponent of the first and sign of Python's 'd.ddde±xx' form."""
    mantissa, _, exponent = text.lstrip("-").partition("e")
    return mantissa.replace(".", ""), int(exponent), text[0] == "-"


def float_text(value: float, precision: int) -> str:
    """A double or single in the invariant G<precision> format ("$x" uses 15 and 7)."""
    return _special(value) or general(*_split(f"{value:.{precision - 1}e}"), precision)


def shortest(value: float) -> str:
    """The shortest text that reads back as the same double or single: .NET's ToString()."""
    special = _special(value)
    if special is not None:
        return special
    if type(value) is not float:
        from ems.values.formats_numeric import narrow_text

        return narrow_text(value)
    sign, figures, last = Decimal(repr(float(value))).as_tuple()
    digits = "".join(map(str, figures))
    return general(digits, len(digits) - 1 + int(last), bool(sign), 17)


def decimal_text(value: Decimal) -> str:
    return format(value, "f")


# -- PowerShell's text

Writer = Callable[[Any], str]


def _join(items: Iterable[Any]) -> str:
    separator = context.current().ofs()
    return separator.join([element_text(item) for item in items])


def element_text(value: Any) -> str:
    """The text of one element of a collection: nested collections are not opened."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return repr(value)
    if value is None:
        return ""
    if cls is PSObject and _own_to_string(value) is None:
        value, cls = value.base, value.base.__class__
    if _is_list(value) and _own_to_string(value) is None:
        return type_of(value).full_name
    return to_string(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, (list, cols.MultiArray)) or _enumerator(value) is not None


def _enumerator(value: Any) -> Callable[[], Iterable[Any]] | None:
    """How a collection of ours that is no list is walked; dictionaries and XML nodes are written by their own ToString."""
    cls = value.__class__
    if issubclass(cls, (str, int, float, cols.Dictionary)) or getattr(cls, "no_enumerate", False):
        return None
    return getattr(value, "net_enumerate", None)


def _custom_text(value: PSCustomObject) -> str:
    if value.ps_ext is not None and value.ps_ext.text is not None:
        return value.ps_ext.text
    if not value.shape.names and not (value.ps_ext and value.ps_ext.members):
        return ""
    pairs = [f"{name}={_property_text(item)}" for name, item in value.items()]
    if value.ps_ext is not None:
        for member in value.ps_ext.members.values():
            text = _member_text(value, member)
            if text is not None:
                pairs.append(f"{member.name}={text}")
    return "@{" + "; ".join(pairs) + "}" if pairs else ""


def _member_text(owner: PSCustomObject, member: Any) -> str | None:
    """The text of an added property; None for a method."""
    if member.kind == "NoteProperty":
        return _property_text(member.value)
    if member.kind == "AliasProperty" and isinstance(member, AliasProperty):
        return _property_text(owner.get(member.target))
    if member.kind == "ScriptProperty":
        return "System.Management.Automation.PSScriptProperty"
    return None


def _property_text(value: Any) -> str:
    if value.__class__ is PSObject and value.ps_ext is not None and value.ps_ext.text is not None:
        return value.ps_ext.text
    if isinstance(value, PSCustomObject) and _own_to_string(value) is None:
        return ""
    return element_text(value)


def _own_to_string(value: Any) -> Any:
    """The ToString method that a script added, or None."""
    extension = extension_of(value)
    return extension.members.get("tostring") if extension is not None else None


def _multi(value: cols.MultiArray) -> str:
    return _join(value.items)


WRITERS: dict[type, Writer] = {
    str: str,
    int: repr,
    bool: repr,
    float: lambda v: float_text(v, 15),
    num.Single: lambda v: float_text(v, 7),
    num.Char: lambda v: str.__str__(v),
    Decimal: decimal_text,
    type(None): lambda v: "",
    type(NOTHING): lambda v: "",
    list: _join,
    cols.TypedArray: _join,
    cols.ArrayList: _join,
    cols.GenericList: _join,
    cols.MultiArray: _multi,
    cols.SwitchParameter: lambda v: "True" if v.present else "False",
    PSObject: lambda v: to_string(v.base),
    PSCustomObject: _custom_text,
    NetType: lambda v: _type_text(v),
    cols.DictionaryEntry: lambda v: f"[{element_text(v.key)}, {element_text(v.value)}]",
    cols.EnumValue: lambda v: _enum_text(v),
}


def _type_text(value: NetType) -> str:
    from ems.values.typenames import INTERNAL, assembly_of, display_name

    shown = display_name(value)
    return f"{shown}, {assembly_of(value)}" if value.full_name in INTERNAL else shown


def _enum_text(value: cols.EnumValue) -> str:
    from ems.values.enums import enum_text

    return enum_text(value)


def to_string(value: Any) -> str:
    """The text of a value in a string, a cast to [string], -join, a match and so on."""
    cls = value.__class__
    if cls is str:
        return value
    if cls is int:
        return repr(value)
    if getattr(value, "ps_ext", None) is not None:
        own = _own_to_string(value)
        if own is not None:
            return _call_to_string(value)
    writer = WRITERS.get(cls)
    if writer is None:
        writer = WRITERS[cls] = _writer_of(cls)
    return writer(value)


def _call_to_string(value: Any) -> str:
    from ems.values import members

    made = members.invoke_method(value, "ToString", [])
    return made if made.__class__ is str else net_text(made)


def _writer_of(cls: type) -> Writer:
    """The writer of a class that the table does not name."""
    if issubclass(cls, num.NetInt):
        return lambda v: repr(int(v))
    if issubclass(cls, cols.Dictionary):
        return lambda v: type_of(v).full_name
    if issubclass(cls, list):
        return _join
    if issubclass(cls, str):
        return lambda v: str.__str__(v)
    if getattr(cls, "net_enumerate", None) is not None and not getattr(cls, "no_enumerate", False):
        return lambda v: _join(v.net_enumerate())
    return lambda v: net_text(v, "")


# -- .NET's text


def net_text(value: Any, culture: str | None = None) -> str:
    """What value.ToString() gives in that culture (None: the current one); numbers keep all their digits."""
    cls = value.__class__
    if cls is str or cls is int or cls is bool:
        return str(value)
    if value is None or value is NOTHING:
        return ""
    if cls is PSObject:
        if value.ps_ext is not None and value.ps_ext.text is not None:
            return value.ps_ext.text
        return net_text(value.base, culture)
    if isinstance(value, NetType):
        return value.full_name
    if isinstance(value, (list, cols.MultiArray, cols.Dictionary)):
        return type_of(value).full_name
    if isinstance(value, float):
        return shortest(value)
    if isinstance(value, (num.NetInt, num.Char, Decimal, cols.EnumValue, cols.SwitchParameter, cols.DictionaryEntry, PSCustomObject)):
        return WRITERS[cls](value) if cls in WRITERS else to_string(value)
    return _object_text(value, culture)


def _exception_text(error: BaseException) -> str:
    """Exception.ToString() without the stack: the type, the message, what is inside."""
    text = f"{type_name(error)}: {error}"
    if getattr(error, "file_name", None):
        text += f"\nFile name: '{error.file_name}'"  # type: ignore[attr-defined]
    inner = getattr(error, "inner", None)
    if inner is not None:
        text += f"\n ---> {_exception_text(inner)}\n   --- End of inner exception stack trace ---"
    return text


def _object_text(value: Any, culture: str | None) -> str:
    """An object of a declared type: its formatter, its ToString member, or its type's name."""
    cls = value.__class__
    own = getattr(value, "net_to_string", None)
    if own is not None:
        return own(context.current().culture_name if culture is None else culture)
    if isinstance(value, BaseException):
        return _exception_text(value)
    if isinstance(value, ErrorRecord):
        return value.message
    from ems.values import cultures, formats

    if formats.formats_itself(cls):
        return formats.format_value(value, None, None if culture is None else cultures.culture(culture))
    if cls.__str__ is not object.__str__:
        return str(value)
    net = type_of(value)
    if any("tostring" in t.load().members for t in net.mro if t.base_name and t.full_name != "System.ValueType"):
        from ems.values import members

        return str(members.invoke_method(value, "ToString", []))
    return net.full_name
