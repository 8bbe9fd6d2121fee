"""In: any value and a member's name. Out: property reads and writes, method calls, static members, new objects: what `.`, `::` and `()` do.

What a name means for a class is found once and kept: `_GETTERS[key][lower]` and `_METHODS[key][name]`, the key being the Python class, or the
NetType for classes whose instances tell their own type. Everything that depends on the one object (members a script added, keys of a
dictionary) is looked at first. Indexing is in ems.values.indexing, the listing of members in ems.values.psmembers.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from ems.values import context, objects, overloads, typedata
from ems.values import numbers as num
from ems.values.collections import Dictionary, Hashtable, MultiArray, OrderedDictionary, PSReference, key_ignore_case
from ems.values.errors import NetException, RuntimeException, ps_error
from ems.values.objects import NOTHING, CodeMethod, PSCustomObject, PSMember, PSObject, ScriptMethod
from ems.values.psmembers import MemberInfo, find, get_error, members_of, property_names, type_names
from ems.values.types import Method, NetType, Overload, Property, generic_type, get_type, type_of

MISSING: Any = type("Missing", (), {"__slots__": (), "__repr__": lambda self: "MISSING"})()

# Python class -> (get(obj, name, lower), set(obj, name, lower, value) -> bool, invoke(obj, name, arguments)) for objects with members of
# their own; get and invoke answer MISSING when there is no such member.
ADAPTERS: dict[type, tuple[Callable[..., Any], Callable[..., bool], Callable[..., Any]]] = {}

_PLAIN = frozenset((str, int, float, bool, Decimal, num.Char, num.Single, num.SByte, num.Byte, num.Int16, num.UInt16, num.UInt32, num.Int64, num.UInt64,
                    num.BigInteger, num.IntPtr, list, range))
_PLAIN_SCALARS = _PLAIN - {list, range}
_TOLD_BY_OBJECT: dict[type, bool] = {}  # class -> its instances carry net_type
_GETTERS: dict[Any, dict[str, Callable[[Any], Any]]] = {}
_SETTERS: dict[Any, dict[str, Callable[[Any, Any], None]]] = {}
_METHODS: dict[Any, dict[str, Method]] = {}
CALLS: dict[Any, Callable[..., Any] | None] = {}  # what ems.values.calls keeps
STATIC_CALLS: dict[Any, Callable[..., Any] | None] = {}
_SPECIAL = frozenset(("psobject", "psbase", "psadapted", "psextended", "pstypenames"))


def _forget() -> None:
    _GETTERS.clear()
    _SETTERS.clear()
    _METHODS.clear()
    CALLS.clear()
    STATIC_CALLS.clear()
    _STATIC_READS.clear()


typedata.on_change(_forget)


def _key(obj: Any, cls: type) -> Any:
    told = _TOLD_BY_OBJECT.get(cls)
    if told is None:
        told = _TOLD_BY_OBJECT[cls] = hasattr(cls, "net_type")
    return obj.net_type if told else cls


# -- members of types


def closed_member(net: NetType, lower: str) -> Any:
    """The instance member of a type; one of an open generic type is closed and kept with the constructed type."""
    if net.kind == "array" and not net.members:
        from ems.net.arrays import typed_members

        typed_members(net)
    for t in net.mro:
        found = t.load().members.get(lower)
        if found is not None:
            return found
        if t.definition is not None:
            found = t.definition.load().members.get(lower)
            if found is not None:
                found = t.members[lower] = _close(found, t)
                return found
    return None


def _close(member: Any, net: NetType) -> Any:
    if isinstance(member, Method):
        made = overloads.closed_method(member, net)
        if member.kind == "ParameterizedProperty":
            return _close_parameterized(member, made, net)
        return made
    from ems.values.signatures import substitute, type_parameters
    from ems.values.typenames import display_name

    assert net.definition is not None
    shown = substitute(member.type_name, type_parameters(net.definition), tuple(display_name(a) for a in net.arguments))
    getter = partial(member.getter, net) if member.static else member.getter
    return Property(member.name, shown, getter, member.setter, member.static)


def _close_parameterized(member: Any, made: Method, net: NetType) -> Any:
    from ems.values.signatures import substitute, type_parameters
    from ems.values.typenames import display_name

    assert net.definition is not None
    closed = type(member)(member.name)
    closed.overloads = made.overloads
    names, shown = type_parameters(net.definition), tuple(display_name(a) for a in net.arguments)
    closed.definition_text = [substitute(text, names, shown) for text in member.definition_text]
    closed.setter = None if member.setter is None else overloads.closed_method(member.setter, net)
    return closed


def closed_static(net: NetType, lower: str) -> Any:
    """The static member of a type."""
    for t in net.mro:
        found = t.load().statics.get(lower)
        if found is not None:
            return found
        if t.definition is not None:
            found = t.definition.load().statics.get(lower)
            if found is not None:
                found = t.statics[lower] = _close(found, t)
                return found
    return None


_property_getters: dict[Property, Callable[[Any], Any]] = {}


def property_getter(member: Property) -> Callable[[Any], Any]:
    """The getter of a property with its result in the property's type."""
    found = _property_getters.get(member)
    if found is None:
        wrap = overloads.result_wrapper(member.type_name)
        getter = member.getter
        found = _property_getters[member] = getter if wrap is None else (lambda obj, g=getter, w=wrap: w(g(obj)))
    return found


# -- reading


def get_member(obj: Any, name: str, lower: str | None = None) -> Any:
    """`$obj.name`."""
    if lower is None:
        lower = name.lower()
    cls = obj.__class__
    if cls is PSCustomObject:
        at = obj.shape.index.get(lower)
        return obj.values[at] if at is not None else _get_slow(obj, name, lower)
    if cls is Hashtable or cls is OrderedDictionary:
        if obj.ps_ext is None and obj.normal is key_ignore_case:
            value = obj.store.get(lower, MISSING)
            if value is not MISSING:
                return value
        return _get_slow(obj, name, lower)
    target = obj.base if cls is PSObject else obj
    kind = target.__class__
    getters = _GETTERS.get(target.net_type if _TOLD_BY_OBJECT.get(kind) else kind)
    if getters is not None:
        getter = getters.get(lower)
        if getter is not None and ((not objects._side_table) if cls in _PLAIN else (extension := getattr(obj, "ps_ext", None)) is None
                                   or extension.lacks(lower)):
            try:
                return getter(target)
            except RuntimeException:
                raise
            except NetException as error:
                return getter_failed(name, error)
    return _get_slow(obj, name, lower)


def getter_failed(name: str, error: NetException) -> None:
    """A .NET property whose getter raises reads as $null; strict mode shows the error."""
    if context.current().strict_version() >= 2:
        raise get_error(name, error) from error


def _get_slow(obj: Any, name: str, lower: str) -> Any:
    value = _get(obj, name, lower)
    if value is not MISSING:
        return value
    counted = lower in ("count", "length") and not (obj is None or obj is NOTHING)
    if is_enumerable(obj):
        found = _enumerate_member(obj, name, lower)
        if found is not MISSING:
            return found
    elif counted and (context.current().strict_version() < 2 or objects.base(obj).__class__ is PSCustomObject):
        return 1
    if context.current().strict_version() >= 2:
        raise not_found_strict(name)
    if lower in ("count", "length"):
        return 0
    return None


def not_found_strict(name: str) -> NetException:
    return ps_error("PropertyNotFoundStrict", f"The property '{name}' cannot be found on this object. Verify that the property exists.",
                    category="NotSpecified", cls="System.Management.Automation.PropertyNotFoundException")


def _get(obj: Any, name: str, lower: str) -> Any:
    """The member's value, or MISSING."""
    if obj is None or obj is NOTHING:
        return MISSING
    extension = objects.extension_of(obj)
    if extension is not None:
        member = extension.members.get(lower)
        if member is not None:
            return _read_added(MemberInfo(obj, member.name, member.kind, member, True))
    if isinstance(obj, Dictionary):
        value = _dictionary_value(obj, name)
        if value is not MISSING:
            return value
    if lower in _SPECIAL:
        from ems.net.psobjects import special_member

        return special_member(obj, lower)
    base = obj.base if obj.__class__ is PSObject else obj
    added = _added(obj, lower)
    if added is not None:
        return _read_added(MemberInfo(obj, added.name, added.kind, added))
    adapter = ADAPTERS.get(base.__class__)
    if adapter is not None:
        value = adapter[0](base, name, lower)
        if value is not MISSING:
            return value
    own = getattr(base, "ps_get", None)
    if own is not None:
        value = own(name, lower)
        if value is not MISSING:
            return value
    if base.__class__ is PSCustomObject:
        at = base.shape.index.get(lower)
        if at is not None:
            return base.values[at]
    return _get_declared(base, name, lower)


def _read_added(member: MemberInfo) -> Any:
    """The value of a property that was added; one whose script fails reads as $null unless strict mode shows the error."""
    try:
        return member.get()
    except NetException as error:
        if error.net_name != "System.Management.Automation.GetValueInvocationException" or context.current().strict_version() >= 2:
            raise
        return None


def _dictionary_value(obj: Dictionary, name: str) -> Any:
    value = obj.get(name, MISSING)
    if value is MISSING and obj.normal is not key_ignore_case and len(obj.store) == 0:
        return MISSING
    return value


def _added(obj: Any, lower: str) -> PSMember | None:
    from ems.values.psmembers import added_members

    return added_members(obj).get(lower)


def _get_declared(base: Any, name: str, lower: str) -> Any:
    member = closed_member(type_of(base), lower)
    if member is None:
        return MISSING
    if isinstance(member, Method):
        return MemberInfo(base, member.name, member.kind, member)
    getter = property_getter(member)
    if base.__class__ is not PSCustomObject and not isinstance(base, Dictionary) and base.__class__ not in ADAPTERS and not hasattr(base, "ps_get"):
        _GETTERS.setdefault(_key(base, base.__class__), {})[lower] = getter
    try:
        return getter(base)
    except RuntimeException:
        raise
    except NetException as error:
        return getter_failed(member.name, error)


def plain_value(obj: Any, lower: str) -> Any:
    """A property of the object itself where its shape or its class tells; MISSING where the general way must look."""
    cls = obj.__class__
    if cls is PSCustomObject:
        at = obj.shape.index.get(lower)
        return MISSING if at is None else obj.values[at]
    getters = _GETTERS.get(obj.net_type if _TOLD_BY_OBJECT.get(cls) else cls)
    getter = getters.get(lower) if getters is not None else None
    if getter is None or (objects._side_table if cls in _PLAIN else getattr(obj, "ps_ext", None) is not None):
        return MISSING
    try:
        return getter(obj)
    except NetException:
        return MISSING


def _enumerate_member(obj: Any, name: str, lower: str) -> Any:
    """The member of each element, flattened; MISSING when no element has it."""
    results: list[Any] = []
    seen = False
    for item in enumerate_(obj):
        value = plain_value(item, lower)
        if value is MISSING:
            value = _get(item, name, lower)
        elif value.__class__ in _PLAIN_SCALARS:
            seen = True
            results.append(value)
            continue
        if value is MISSING:
            if not is_enumerable(item):
                if objects.base(item).__class__ is PSCustomObject:  # adds a null where others add nothing
                    results.append(None)
                    continue
                if lower not in ("count", "length") or item is None:
                    continue
                value = 1
            else:
                value = _enumerate_member(item, name, lower)
            if value is MISSING:
                continue
        seen = True
        if is_enumerable(value):
            results.extend(enumerate_(value))
        elif value is not NOTHING:
            results.append(value)
    if not seen and (not results or context.current().strict_version() >= 2):
        return MISSING
    return results[0] if len(results) == 1 else results if results else NOTHING


def find_property(obj: Any, name: str) -> Callable[[], Any] | None:
    """How to read a property of the object itself (no member enumeration), or None when it has none of that name."""
    if obj.__class__ is PSCustomObject:
        at = obj.shape.index.get(name.lower())
        if at is not None:
            return partial(obj.values.__getitem__, at)
    if obj is None or obj is NOTHING:
        return None
    if isinstance(obj, Dictionary) and obj.has(name):
        return partial(obj.get, name)
    found = find(obj, name)
    if found is None or not found.is_property:
        return None
    return found.get


# -- writing


def set_member(obj: Any, name: str, value: Any, lower: str | None = None) -> None:
    """`$obj.name = value`."""
    if lower is None:
        lower = name.lower()
    if value is NOTHING:
        value = None
    cls = obj.__class__
    if cls is PSCustomObject:
        at = obj.shape.index.get(lower)
        if at is not None:
            obj.values[at] = value
            return
    elif (cls is Hashtable or cls is OrderedDictionary) and obj.ps_ext is None:
        obj.set(name, value)
        return
    setters = _SETTERS.get(_key(obj, cls))
    if setters is not None and lower in setters and getattr(obj, "ps_ext", None) is None:
        setters[lower](obj, value)
        return
    if obj is None or obj is NOTHING:
        raise ps_error("PropertyNotFound", f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.")
    global _set_general
    if _set_general is None:
        from ems.values.member_writes import set_general as _set_general
    _set_general(obj, name, lower, value)


_set_general: Any = None  # ems.values.member_writes.set_general, once a write needs it


# -- calling


def invoke_method(obj: Any, name: str, args: list[Any], types: tuple[NetType, ...] = ()) -> Any:
    """`$obj.name(args)`; `types` are those of `name[T](…)`."""
    cls = obj.__class__
    methods = _METHODS.get(_key(obj, cls))
    if methods is not None and not types:
        method = methods.get(name)
        if method is not None and ((cls in _PLAIN and not objects._side_table) or getattr(obj, "ps_ext", None) is None):
            return overloads.call(method, obj, args)
    return _invoke(obj, name, args, types)


def _invoke(obj: Any, name: str, args: list[Any], types: tuple[NetType, ...] = ()) -> Any:
    if not isinstance(name, str):
        from ems.values.text import to_string

        name = to_string(name)
    if obj is None or obj is NOTHING:
        if name.lower() not in ("where", "foreach"):
            raise ps_error("InvokeMethodOnNull", "You cannot call a method on a null-valued expression.")
        obj = []
    result = _try_invoke(obj, name, args, types)
    if result is not MISSING:
        return result
    lower = name.lower()
    if lower in ("where", "foreach"):
        from ems.values import intrinsics

        return intrinsics.where(obj, args) if lower == "where" else intrinsics.foreach(obj, args)
    if is_enumerable(obj):
        items = list(enumerate_(obj))
        if items:
            return _invoke_each(obj, items, name, args, types)
    raise method_not_found(obj, name)


def method_not_found(obj: Any, name: str) -> NetException:
    net = obj if isinstance(obj, NetType) else type_of(obj.base if isinstance(obj, PSObject) else obj)
    if isinstance(obj, NetType):
        net = type_of(obj)
    return ps_error("MethodNotFound", f"Method invocation failed because [{net.full_name}] does not contain a method named '{name}'.",
                    target=name if objects.base(obj).__class__ is PSCustomObject else None)


def _invoke_each(obj: Any, items: list[Any], name: str, args: list[Any], types: tuple[NetType, ...]) -> Any:
    """The method of each element, the results flattened."""
    results: list[Any] = []
    for item in items:
        if item is None:
            continue
        value = _try_invoke(item, name, args, types)
        if value is MISSING:
            if not is_enumerable(item):
                raise method_not_found(item, name)
            value = _invoke_each(item, list(enumerate_(item)), name, args, types)
        if is_enumerable(value):
            results.extend(enumerate_(value))
        elif value is not NOTHING:
            results.append(value)
    return results[0] if len(results) == 1 else results if results else NOTHING


def _try_invoke(obj: Any, name: str, args: list[Any], types: tuple[NetType, ...]) -> Any:
    """Call a method of the object itself; MISSING when it has none of that name."""
    if obj is None:
        return MISSING
    lower = name.lower()
    extension = objects.extension_of(obj)
    member: Any = extension.members.get(lower) if extension is not None else None
    if member is None:
        member = _added(obj, lower)
    if isinstance(member, (ScriptMethod, CodeMethod)):
        return MemberInfo(obj, member.name, member.kind, member).invoke(args)
    base = obj.base if obj.__class__ is PSObject else obj
    adapter = ADAPTERS.get(base.__class__)
    if adapter is not None:
        result = adapter[2](base, name, args)
        if result is not MISSING:
            return result
    method = _method_of(base, name, lower)
    if method is None:
        return MISSING
    if types:
        method = with_types(method, types)
    return overloads.call(method, base, args)


def _method_of(base: Any, name: str, lower: str) -> Method | None:
    """The declared method; also get_X and set_X of its properties."""
    net = type_of(base)
    member = closed_member(net, lower)
    if isinstance(member, Method):
        if base.__class__ not in ADAPTERS and member.kind == "Method":
            _METHODS.setdefault(_key(base, base.__class__), {})[name] = member
        return member
    if isinstance(member, Property) and not net.namespace:
        return method_beside(net, lower)
    if lower[:4] in ("get_", "set_"):
        return _accessor(net, lower)
    return None


def method_beside(net: NetType, lower: str) -> Method | None:
    """The method of a script's class, or of one of its bases, that has a property of the same name."""
    for t in net.mro:
        for found in (t.members.get(lower + "()"), t.members.get(lower)):
            if isinstance(found, Method):
                return found
    return None


_accessors: dict[tuple[NetType, str], Method | None] = {}


def _accessor(net: NetType, lower: str) -> Method | None:
    """The method behind a property: get_Length, set_Capacity, get_Item."""
    key = (net, lower)
    if key in _accessors:
        return _accessors[key]
    member = closed_member(net, lower[4:])
    made: Method | None = None
    if isinstance(member, Property):
        made = Method(f"{lower[:4]}{member.name}")
        if lower[:4] == "get_":
            made.overloads.append(Overload(f"{member.type_name} {made.name}()", member.getter))
        elif member.setter is not None:
            made.overloads.append(Overload(f"void {made.name}({member.type_name} value)", member.setter))
        else:
            made = None
    elif member is not None and member.kind == "ParameterizedProperty":
        made = member if lower[:4] == "get_" else member.setter
    _accessors[key] = made
    return made


def with_types(method: Method, types: tuple[NetType, ...]) -> Method:
    """The generic method with its type variables given."""
    from ems.values.signatures import substitute
    from ems.values.typenames import display_name

    made = Method(method.name, method.static)
    shown = tuple(display_name(t) for t in types)
    for overload in method.overloads:
        plan = overloads.plan_of(overload)
        if len(plan.variables) == len(types):
            head, _, rest = overload.signature.partition(f"{plan.name}[")
            bare = f"{head}{plan.name}{rest[rest.index(']') + 1 :]}"
            func = partial(overload.func, *types) if getattr(overload.func, "takes_types", False) else overload.func
            made.overloads.append(Overload(substitute(bare, plan.variables, shown), func))
    return made


# -- static members


def type_operand(target: Any) -> NetType:
    """The type left of `::`."""
    if target.__class__ is PSObject:
        target = target.base
    if isinstance(target, NetType):
        return target
    if target is None or target is NOTHING:
        raise ps_error("RuntimeException", "Cannot find the static member of a null-valued expression.")
    return type_of(target)


def get_static(target: Any, name: str, lower: str | None = None) -> Any:
    """`[type]::name`."""
    if target.__class__ is NetType:
        known = _STATIC_READS.get((target, name))
        if known is not None:
            try:
                return known()
            except RuntimeException:
                raise
            except NetException as error:
                return getter_failed(name, error)
    net = type_operand(target)
    if lower is None:
        lower = name.lower()
    if net.load().values is not None:
        found = _enum_member(net, lower)
        if found is not None:
            if net.script is None:
                _STATIC_READS[net, name] = lambda: found
            return found
    member = closed_static(net, lower)
    if member is None:
        if lower == "new" and overloads.constructors_of(net).overloads:
            return MemberInfo(net, "new", "Method", overloads.constructors_of(net))
        if context.current().strict_version() >= 2:
            raise not_found_strict(name)
        return None
    if isinstance(member, Method):
        return MemberInfo(net, member.name, "Method", member)
    wrap = overloads.result_wrapper(member.type_name)
    getter = member.getter
    read = getter if wrap is None else lambda: wrap(getter())
    if net.script is None:
        _STATIC_READS[net, name] = read
    try:
        return read()
    except RuntimeException:
        raise
    except NetException as error:
        return getter_failed(member.name, error)


_STATIC_READS: dict[tuple[NetType, str], Callable[[], Any]] = {}
_enum_names: dict[NetType, dict[str, Any]] = {}


def _enum_member(net: NetType, lower: str) -> Any:
    table = _enum_names.get(net)
    if table is None or len(table) != len(net.values or ()):
        from ems.values.collections import EnumValue

        table = _enum_names[net] = {name.lower(): EnumValue(net, number) for name, number in (net.values or {}).items()}
    return table.get(lower)


def set_static(target: Any, name: str, value: Any) -> None:
    """`[type]::name = value`."""
    net = type_operand(target)
    lower = name.lower()
    if net.load().values is not None and _enum_member(net, lower) is not None:
        raise ps_error("PropertyAssignmentException", f"'{name}' is a ReadOnly property.")
    from ems.values.member_writes import cannot_set, set_declared

    member = closed_static(net, lower)
    if not isinstance(member, Property):
        raise cannot_set(name)
    set_declared(net, member, None if value is NOTHING else value)


_STATICS: dict[tuple[Any, Any], Method] = {}


def invoke_static(target: Any, name: str, args: list[Any], types: tuple[NetType, ...] = ()) -> Any:
    """`[type]::name(args)`."""
    known = _STATICS.get((target, name)) if target.__class__ is NetType and name.__class__ is str else None
    if known is not None and not types:
        return overloads.call(known, target, args)
    net = type_operand(target)
    if not isinstance(name, str):
        from ems.values.text import to_string

        name = to_string(name)
    lower = name.lower()
    if lower == "new":
        return new_object(net, args)
    method = closed_static(net, lower)
    if not isinstance(method, Method):
        if isinstance(method, Property) and lower[:4] != "get_":
            raise _static_not_found(net, name)
        method = _static_accessor(net, lower)
        if method is None:
            raise _static_not_found(net, name)
    if types:
        method = with_types(method, types)
    elif target is net and net.script is None:
        _STATICS[net, name] = method
    return overloads.call(method, net, args)


def _static_accessor(net: NetType, lower: str) -> Method | None:
    member = closed_static(net, lower[4:]) if lower[:4] == "get_" else None
    if not isinstance(member, Property):
        return None
    made = Method(f"get_{member.name}", static=True)
    made.overloads.append(Overload(f"{member.type_name} {made.name}()", member.getter))
    return made


def _static_not_found(net: NetType, name: str) -> NetException:
    return ps_error("MethodNotFound", f"Method invocation failed because [{net.full_name}] does not contain a method named '{name}'.")


def invoke_operator(net: NetType, name: str, args: list[Any]) -> Any:
    """A static op_… method, called for an operator: its errors carry the id DotNetMethodException."""
    method = closed_static(net, name.lower())
    if not isinstance(method, Method):
        raise _static_not_found(net, name)
    try:
        return overloads.call(method, net, args)
    except RuntimeException as error:
        if error.net_name == "System.Management.Automation.MethodInvocationException":
            error.error_id = "DotNetMethodException"
        raise


def new_object(net: NetType, args: list[Any], name: str = "new") -> Any:
    """`[type]::new(args)`. `name` is how an error calls the constructor."""
    constructors = overloads.constructors_of(net)
    if not args and net.is_value_type:
        value = overloads.default_of(net)
        if value is not None and not constructors.overloads:  # with constructors, one of them must fit
            return value
    if net.kind == "interface" or not constructors.overloads:
        raise _method_not_constructible(net, name, len(args))
    return overloads.call(constructors, net, args, name)


def _method_not_constructible(net: NetType, name: str, count: int) -> NetException:
    return ps_error("MethodCountCouldNotFindBest", f'Cannot find an overload for "{name}" and the argument count: "{count}".', category="NotSpecified",
                    cls="System.Management.Automation.MethodException")


# -- parameterized properties


def set_parameterized(obj: Any, name: str, args: list[Any], value: Any) -> None:
    """`$obj.Item(0) = value`."""
    base = obj.base if obj.__class__ is PSObject else obj
    member = closed_member(type_of(base), name.lower()) if base is not None else None
    if member is None or member.kind != "ParameterizedProperty" or member.setter is None:
        from ems.values.member_writes import cannot_set

        raise cannot_set(name)
    overloads.call(member.setter, base, [*args, value], member.name)


# -- what a pipeline sends


_WALKED: dict[type, bool] = {}


def is_enumerable(obj: Any) -> bool:
    """Whether a pipeline sends the elements in place of the value."""
    cls = obj.__class__
    found = _WALKED.get(cls)
    if found is None:
        found = _WALKED[cls] = (issubclass(cls, (list, range, MultiArray)) or (
            getattr(cls, "net_enumerate", None) is not None and not issubclass(cls, (str, Dictionary)) and not getattr(cls, "no_enumerate", False)))
    return found


def enumerate_(obj: Any) -> Iterable[Any]:
    """What a pipeline sends for a value: its elements, itself, or nothing."""
    cls = obj.__class__
    if cls is list or cls is range or issubclass(cls, list):
        return obj
    if obj is NOTHING:
        return ()
    if not is_enumerable(obj):
        return (obj,)
    if cls is MultiArray:
        return obj.items
    return obj.net_enumerate()


__all__ = [
    "ADAPTERS", "MISSING", "MemberInfo", "closed_member", "closed_static", "enumerate_", "find", "find_property", "generic_type", "get_index",
    "get_member", "get_static", "get_type", "invoke_method", "invoke_operator", "invoke_static", "is_enumerable", "members_of", "new_object",
    "property_names", "set_index", "set_member", "set_parameterized", "set_static", "type_names", "PSReference",
]

from ems.values.indexing import get_index, set_index  # noqa: E402  (they need the functions above)
