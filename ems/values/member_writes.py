"""In: an object, a member's name and a value. Out: the value written: what `$obj.name = value` does beyond the plain cases.

Members that a script added come first, then keys of a dictionary, an object's own way to take values, the properties that its type declares;
how a declared property of a class is written is kept in ems.values.members for the next time.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values import context, objects, overloads
from ems.values.collections import Dictionary
from ems.values.convert import convert
from ems.values.errors import NetException, net_error, ps_error
from ems.values.members import _PLAIN, _SETTERS, ADAPTERS, _added, _key, closed_member, set_member
from ems.values.objects import AliasProperty, PSCustomObject, PSMember, PSObject
from ems.values.ranks import assignable, is_delegate
from ems.values.typenames import find
from ems.values.types import Property, type_of


def set_general(obj: Any, name: str, lower: str, value: Any) -> None:
    """`$obj.name = value` where neither the shape nor the class tells at once."""
    extension = objects.extension_of(obj)
    member = extension.members.get(lower) if extension is not None else None
    if member is None and not isinstance(obj, Dictionary):
        member = _added(obj, lower)
    if member is not None:
        _set_added(obj, member, value)
        return
    if isinstance(obj, Dictionary):
        _set_entry(obj, name, lower, value)
        return
    base = obj.base if obj.__class__ is PSObject else obj
    adapter = ADAPTERS.get(base.__class__)
    if adapter is not None and adapter[1](base, name, lower, value):
        return
    own = getattr(base, "ps_set", None)
    if own is not None and own(name, lower, value):
        return
    declared = closed_member(type_of(base), lower)
    if not isinstance(declared, Property):
        raise cannot_set(name, wrapped=base.__class__ is PSCustomObject or own is not None)
    if base is obj and adapter is None and own is None and declared.setter is not None and not declared.static and base.__class__ not in _PLAIN:
        _SETTERS.setdefault(_key(base, base.__class__), {})[lower] = _setter(declared)
    set_declared(base, declared, value)


def _set_entry(obj: Dictionary, name: str, lower: str, value: Any) -> None:
    """A key, unless the dictionary has a settable property of that name and no such key."""
    net = getattr(obj, "net_type", None)
    if net is not None and len(net.arguments) == 2:
        obj.set(convert(name, net.arguments[0]), convert(value, net.arguments[1]))
        return
    obj.set(name, value)


def cannot_set(name: str, wrapped: bool = False) -> NetException:
    text = f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set."
    if wrapped:
        return set_error(name, net_error("System.Management.Automation.SetValueException", text))
    return ps_error("PropertyAssignmentException", text)


def set_error(name: str, error: NetException) -> NetException:
    return ps_error("ExceptionWhenSetting", f'Exception setting "{name}": "{error.message}"', category="NotSpecified",
                    cls="System.Management.Automation.SetValueInvocationException", inner=error)


_SIMPLE = {"int": int, "string": str, "bool": bool, "double": float}  # types of properties whose own values need no conversion


def _setter(member: Property) -> Callable[[Any, Any], None]:
    """set_declared for one property; a value of the property's very class goes straight to its setter."""
    simple, put = _SIMPLE.get(member.type_name), member.setter
    assert put is not None
    if simple is None:
        return lambda base, value: set_declared(base, member, value)

    def set_simple(base: Any, value: Any) -> None:
        if value.__class__ is not simple:
            set_declared(base, member, value)
            return
        try:
            put(base, value)
        except NetException as error:
            raise set_error(member.name, error) from error

    return set_simple


def set_declared(base: Any, member: Property, value: Any) -> None:
    if member.setter is None:
        raise ps_error("PropertyAssignmentException", f"'{member.name}' is a ReadOnly property.")
    try:
        converted = _as_declared(value, member)
        if member.static:
            member.setter(converted)
        else:
            member.setter(base, converted)
    except NetException as error:
        raise set_error(member.name, error) from error


def _as_declared(value: Any, member: Property) -> Any:
    net = member.net or find(member.type_name)
    if net is None or net.full_name == "System.Object":
        return value
    if value is None:
        return convert(None, net) if net.is_value_type or net.full_name == "System.String" else None
    if assignable(type_of(value), net):
        return value
    if is_delegate(net):
        return overloads._delegate(value, net)
    return convert(value, net)


def _set_added(obj: Any, member: PSMember, value: Any) -> None:
    if member.kind == "NoteProperty":
        member.value = value  # type: ignore[attr-defined]
    elif isinstance(member, AliasProperty):
        set_member(obj, member.target, value)
    elif member.kind == "ScriptProperty" and getattr(member, "setter", None) is not None:
        try:
            context.current().call_script(member.setter, [value], this=obj)  # type: ignore[attr-defined]
        except NetException as error:
            raise set_error(member.name, error) from error
    elif member.kind == "CodeProperty" and getattr(member, "setter", None) is not None:
        member.setter(obj, value)  # type: ignore[attr-defined]
    elif member.kind in ("ScriptProperty", "CodeProperty"):
        raise ps_error(f"SetWithoutSetterFrom{member.kind}",
                       f"Set accessor for property \"{member.name}\" is unavailable.", category="NotSpecified",
                       cls="System.Management.Automation.SetValueException")
    else:
        raise cannot_set(member.name)
