"""In: a value and a type that the language has no conversion of its own for. Out: the conversions by the type's members, and the errors.

Each step gives the converted value or NO, which means that it does not apply; ems.values.convert walks them in order.
"""
from __future__ import annotations

from typing import Any

from ems.values.collections import Dictionary, MultiArray
from ems.values.errors import NetException, RuntimeException, cast_error, net_error, ps_error
from ems.values.objects import PSCustomObject
from ems.values.text import net_text
from ems.values.types import Method, NetType, Overload, Property, get_type, type_of


class _No:
    """Marks a step that does not apply."""

    def __repr__(self) -> str:
        return "NO"


NO: Any = _No()
_SECRET = ("System.Security.SecureString", "System.Management.Automation.PSCredential")
_CODES = {
    "System.Boolean", "System.Char", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32", "System.UInt32",
    "System.Int64", "System.UInt64", "System.Single", "System.Double", "System.Decimal", "System.DateTime",
}
# .NET widens these without loss when it looks for a constructor.
_WIDER: dict[str, tuple[str, ...]] = {
    "System.Char": ("UInt16", "UInt32", "Int32", "UInt64", "Int64", "Single", "Double"),
    "System.Byte": ("Char", "UInt16", "Int16", "UInt32", "Int32", "UInt64", "Int64", "Single", "Double"),
    "System.SByte": ("Int16", "Int32", "Int64", "Single", "Double"),
    "System.Int16": ("Int32", "Int64", "Single", "Double"),
    "System.UInt16": ("UInt32", "Int32", "UInt64", "Int64", "Single", "Double"),
    "System.Int32": ("Int64", "Single", "Double"),
    "System.UInt32": ("UInt64", "Int64", "Single", "Double"),
    "System.Int64": ("Single", "Double"),
    "System.UInt64": ("Single", "Double"),
    "System.Single": ("Double",),
}


# -- errors


def final_error(value: Any, net: NetType, error_id: str = "ConvertToFinalInvalidCastException") -> NetException:
    """No conversion at all."""
    what = type_of(value).full_name
    if net.full_name in _SECRET:
        return cast_error(error_id, f'Cannot convert the value of type "{what}" to type "{net.full_name}".')
    return cast_error(error_id, f'Cannot convert the "{net_text(value)}" value of type "{what}" to type "{net.full_name}".')


def inner_error(error_id: str, value: Any, net: NetType, inner: BaseException) -> NetException:
    """A conversion that exists and failed."""
    return cast_error(error_id, f'Cannot convert value "{net_text(value)}" to type "{net.full_name}". Error: "{inner}"', inner)


def iconvertible_error(value: Any, net: NetType) -> NetException:
    """InvalidCastException of IConvertible: between the basic types it names them short, else by their full names."""
    source = type_of(value)
    if net.full_name in _CODES and source.full_name in _CODES:
        text = f"Invalid cast from '{source.name}' to '{net.name}'."
    else:
        from ems.values.typenames import clr_full_name

        text = f"Invalid cast from '{clr_full_name(source)}' to '{clr_full_name(net)}'."
    return inner_error("InvalidCastIConvertible", value, net, net_error("System.InvalidCastException", text))


def format_exception(message: str) -> NetException:
    return net_error("System.FormatException", message)


def argument_null(message: str) -> NetException:
    return net_error("System.Management.Automation.PSArgumentNullException", message)


# -- steps


def elements(value: Any) -> list[Any] | None:
    """The elements of a collection that is no dictionary and no text; None for a single value."""
    if isinstance(value, list):
        return value
    if isinstance(value, MultiArray):
        return value.items
    walk = getattr(value, "net_enumerate", None)
    if walk is None or isinstance(value, (str, Dictionary)) or getattr(value, "no_enumerate", False):
        return None
    return list(walk())


def parameter_types(signature: str) -> list[str]:
    """The type names of the parameters of a signature text."""
    inside = signature[signature.index("(") + 1 : signature.rindex(")")].strip()
    parts, depth, start = [], 0, 0
    for at, char in enumerate(inside):
        depth += (char in "[(") - (char in "])")
        if char == "," and not depth:
            parts.append(inside[start:at])
            start = at + 1
    if inside:
        parts.append(inside[start:])
    return [part.strip().partition("=")[0].strip().rpartition(" ")[0].removeprefix("Params ").strip() for part in parts]


_parse_methods: dict[Method, tuple[str, Overload | None]] = {}


def _parse_method(static: Method) -> tuple[str, Overload | None]:
    """(the id of a failing Parse, its overload for a text alone)."""
    found = _parse_methods.get(static)
    if found is None:
        forms = [parameter_types(o.signature) for o in static.overloads]
        with_provider = any(len(f) == 2 and f[0] == "string" and "IFormatProvider" in f[1] for f in forms)
        alone = next((o for o, form in zip(static.overloads, forms, strict=True) if form == ["string"]), None)
        found = _parse_methods[static] = "InvalidCastParseTargetInvocation" + ("WithFormatProvider" if with_provider else ""), alone
    return found


def by_parse(value: str, net: NetType, culture: str | None = None) -> Any:
    """A text through the type's static Parse; its own `parse` when it has one."""
    static = net.find_static("parse")
    if static is None and net.parse is None:
        return NO
    error_id, overload = _parse_method(static) if isinstance(static, Method) else ("InvalidCastConstructorException", None)
    try:
        if net.parse is not None:
            return net.parse(value) if not culture or not getattr(net.parse, "takes_culture", False) else net.parse(value, culture)  # type: ignore[call-arg]
        if overload is None:
            return NO
        if getattr(overload.func, "takes_types", False):
            raise net_error("System.InvalidOperationException", "Late bound operations cannot be performed on types or methods for which "
                            "ContainsGenericParameters is true.")
        return overload.func(value)
    except RuntimeException:
        raise
    except NetException as error:
        raise inner_error(error_id, value, net, error) from None


def _fits(source: NetType, wanted: NetType) -> bool:
    if source.kind == "enum" and not source.is_subclass_of(wanted):
        source = get_type(source.underlying)
        if source is wanted:
            return True
    return source.is_subclass_of(wanted) or wanted.full_name.removeprefix("System.") in _WIDER.get(source.full_name, ())


_constructors: dict[str, list[tuple[NetType, Overload]]] = {}


def _one_argument(net: NetType) -> list[tuple[NetType, Overload]]:
    """The constructors of one parameter, with its type."""
    found = _constructors.get(net.full_name)
    if found is None:
        from ems.values.typenames import find

        found = []
        for overload in net.load().constructors.overloads:
            types = parameter_types(overload.signature)
            if len(types) == 1:
                resolved = find(types[0])
                if resolved is not None:
                    found.append((resolved, overload))
        if net.script is None:
            _constructors[net.full_name] = found
    return found


def by_constructor(value: Any, net: NetType) -> Any:
    """A constructor that takes the value as it is or widened without loss. A collection is not made from an integer, its capacity."""
    source = type_of(value)
    if isinstance(value, int) and value.__class__ is not bool and net.all_interfaces() & {"IList", "ICollection"}:
        return NO
    candidates = [(wanted, overload) for wanted, overload in _one_argument(net) if _fits(source, wanted)]
    if not candidates:
        return NO
    wanted, _ = min(candidates, key=lambda pair: _distance(source, pair[0]))
    from ems.values import members
    from ems.values.convert import convert

    argument = value if source.is_subclass_of(wanted) else convert(value, wanted)
    try:
        return members.new_object(net, [argument])
    except NetException as error:
        inner = getattr(error, "inner", None) if error.net_name.startswith("System.Management.Automation.Method") else None
        raise inner_error("InvalidCastConstructorException", value, net, inner or error) from None


def _distance(source: NetType, wanted: NetType) -> int:
    if source.kind == "enum":
        source = get_type(source.underlying)
    if source is wanted:
        return 0
    wider = _WIDER.get(source.full_name, ())
    short = wanted.full_name.removeprefix("System.")
    return 1 + wider.index(short) if short in wider else 100 - len(wanted.mro)


def by_operator(value: Any, net: NetType) -> Any:
    """op_Implicit, then op_Explicit, of either type, that takes this type and gives the other."""
    source = type_of(value)
    for name in ("op_implicit", "op_explicit"):
        for owner in (net, source):
            overload = _operator(owner, name, source, net)
            if overload is not None:
                try:
                    return overload.func(value)
                except NetException as error:
                    raise inner_error("InvalidCastException", value, net, error) from None
    return NO


def _operator(owner: NetType, name: str, source: NetType, target: NetType) -> Overload | None:
    method = owner.find_static(name)
    if not isinstance(method, Method):
        return None
    from ems.values.typenames import find

    for overload in method.overloads:
        returned = overload.signature[: overload.signature.index("(")].removeprefix("static ").rpartition(" ")[0]
        types = parameter_types(overload.signature)
        if find(returned.strip()) is target and len(types) == 1 and find(types[0]) is source:
            return overload
    return None


def by_delegate(value: Any, net: NetType) -> Any:
    """A script block as a delegate."""
    if getattr(value, "net_name", None) != "System.Management.Automation.ScriptBlock":
        return NO
    from ems.values import ranks

    if not ranks.is_delegate(net):
        return NO
    from ems.net.delegates import make_delegate

    return make_delegate(net, value)


def has_default_constructor(net: NetType) -> bool:
    """Whether `new()` without arguments exists: structs have one unless they are primitive."""
    if net.load().is_value_type:
        return net.full_name in ("System.Decimal", "System.DateTime") or net.full_name not in (*_CODES, "System.IntPtr", "System.UIntPtr")
    return any(not parameter_types(o.signature) for o in net.constructors.overloads)


def takes_enumerable(net: NetType) -> bool:
    """Whether a constructor takes an IEnumerable[T] (or IList, ICollection) of the type's own argument."""
    names = [types[0] for o in net.load().constructors.overloads for types in [parameter_types(o.signature)] if len(types) == 1]
    return net.name.startswith("List`1") or any(n.startswith("System.Collections.Generic.I") and "Comparer" not in n for n in names)


def by_properties(value: Any, net: NetType) -> Any:
    """A new object with the entries of a dictionary, or the properties of a custom object, as its properties."""
    if not has_default_constructor(net):
        return NO
    from ems.values import members, overloads
    from ems.values.text import to_string

    empty = any(not parameter_types(o.signature) for o in net.constructors.overloads)
    made = members.new_object(net, []) if empty else overloads.default_of(net)
    for key, item in value.items():
        name = to_string(key)
        if not isinstance(made, PSCustomObject):
            _check_settable(net, name)
        try:
            members.set_member(made, name, item)
        except RuntimeException as error:
            if error.error_id != "ExceptionWhenSetting":
                raise
            inner = getattr(error, "inner", None) or error
            raise ps_error("ObjectCreationError", f'Cannot create object of type "{net.full_name}". {inner.message}', category="InvalidArgument",
                           inner=inner) from None
    return made


def _check_settable(net: NetType, name: str) -> None:
    """The error of a property that the type lacks or does not let set."""
    member = net.find_member(name.lower())
    if not isinstance(member, Property):
        raise _no_property(net, name)
    if member.setter is None:
        raise ps_error("ObjectCreationError", f'Cannot create object of type "{net.full_name}". "{member.name}" is a ReadOnly property.',
                       category="InvalidArgument")


def _no_property(net: NetType, name: str) -> RuntimeException:
    from ems.values.typenames import clr_full_name

    shown = [f"[{p.name} <{_full(p.type_name)}>]" for p in settable_properties(net)]
    rest = f"The settable properties are: {', '.join(shown)}." if shown else "There is no settable property available."
    return ps_error("ObjectCreationError", f'Cannot create object of type "{net.full_name}". The property \'{name}\' was not found for the '
                                           f"'{clr_full_name(net)}' object. {rest}", category="InvalidArgument")


def _full(type_name: str) -> str:
    from ems.values.typenames import find

    found = find(type_name)
    return found.full_name if found is not None else type_name


def settable_properties(net: NetType) -> list[Property]:
    """The properties that can be set, in declaration order."""
    if net.kind == "enum":
        return [Property("value__", net.underlying, lambda o: o.number)]
    found: dict[str, Property] = {}
    for t in net.mro:
        for lower, member in t.load().members.items():
            if isinstance(member, Property) and member.setter is not None:
                found.setdefault(lower, member)
    return list(found.values())

