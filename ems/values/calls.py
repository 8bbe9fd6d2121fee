"""In: a value or a type, a method's name and its arguments one by one, as compiled code has them. Out: what the method gives.

`call0` … `call3` and `static0` … `static3` are `invoke_method` and `invoke_static` (`new` among them) for what scripts repeat: what the general way
chose for the classes of the object and the arguments is kept as one function, where the classes alone decide the choice and the conversions.
All else, the first call of each kind included, goes the general way.
"""
from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from ems.values import overloads
from ems.values.collections import PSReference
from ems.values.errors import NetException
from ems.values.members import _METHODS, _PLAIN, _TOLD_BY_OBJECT, CALLS, STATIC_CALLS, closed_static, invoke_method, invoke_static
from ems.values.objects import NOTHING, PSObject, _side_table
from ems.values.plain_casts import PERHAPS, SURE
from ems.values.types import OBJECT, Method, NetType

Quick = Callable[..., Any]
MOST_KEPT = 4096  # calls of each sort; the types of scripts come and go, and would stay with what is kept of them
_told = _TOLD_BY_OBJECT.get


class NotAsUsual(Exception):
    """An argument is not what the kept function can take: nothing was called yet."""


# -- conversions that a class decides


def _step(value: Any, net: NetType) -> Quick | None:
    """The conversion of arguments of the value's class, None when only the general way knows it."""
    sure = SURE.get(value.__class__, {}).get(net)
    if sure is not None:
        return sure
    perhaps = PERHAPS.get(value.__class__, {}).get(net)
    return None if perhaps is None else partial(_checked, perhaps)


def _checked(perhaps: Quick, value: Any) -> Any:
    made = perhaps(value)
    if made is None:
        raise NotAsUsual
    return made


def _decides(cls: type) -> bool:
    """Whether the class of an argument decides the overload and its conversion."""
    return cls in overloads._SIMPLE or not (cls is list or cls is PSObject or cls is PSReference or hasattr(cls, "net_type"))


# -- kept functions


_factories: dict[str, Callable[..., Quick]] = {}


def _made(func: Quick, wrap: Any, steps: list[Any], static: bool) -> Quick:
    """One function of the object and the arguments: conversions, call and result."""
    if wrap is None and not any(steps):
        return func
    names = [f"a{at}" for at in range(len(steps))]
    given = ", ".join(names if static else ["obj", *names])
    passed = ", ".join((() if static else ("obj",)) + tuple(f"s{at}({name})" if steps[at] else name for at, name in enumerate(names)))
    result = f"func({passed})"
    if wrap is overloads._void:
        result = f"({result}, NOTHING)[1]"
    elif wrap is not None:
        result = f"wrap({result})"
    text = f"lambda func, wrap, NOTHING, {', '.join(f's{at}=None' for at in range(len(steps)))}: lambda {given}: {result}"
    factory = _factories.get(text)
    if factory is None:
        factory = _factories[text] = eval(text)
    return factory(func, wrap, NOTHING, *steps)


def quick(method: Method, args: list[Any], name: str) -> Quick | None:
    """The function for arguments of these classes, None where the classes do not decide enough."""
    if not all(_decides(a.__class__) for a in args):
        return None
    func, convert_all, wrap = overloads.bind(method, args, name)
    steps: list[Any] = [None] * len(args)
    if convert_all is not None and convert_all(args) is not args:
        candidate = overloads.choose(method, args, name)
        if candidate.plan.has_params or any(p.is_ref for p in candidate.plan.params):
            return None
        for at, (value, net) in enumerate(zip(args, candidate.types)):
            if net is OBJECT and value is not NOTHING or overloads._as_is(value, net):
                continue
            steps[at] = _step(value, net)
            if steps[at] is None:
                return None
    return _made(func, wrap, steps, method.static)


def _room(table: dict[Any, Any]) -> dict[Any, Any]:
    """The table, empty when it was full."""
    if len(table) >= MOST_KEPT:
        table.clear()
    return table


def _learn(obj: Any, name: str, args: list[Any], key: Any) -> Any:
    """The general way, and what it found kept."""
    result = invoke_method(obj, name, args)
    if key not in CALLS:
        cls = obj.__class__
        method = _METHODS.get(key[0], {}).get(name)
        known = method is not None and (cls in _PLAIN or hasattr(obj, "ps_ext"))  # a variable has none until it needs one
        _room(CALLS)[key] = quick(method, args, method.name) if known and method is not None else None
    return result


def _failed(key: Any, count: int, error: NetException) -> NetException:
    return overloads.invocation_error(_METHODS[key[0]][key[1]].name, count, error)


def call0(obj: Any, name: str) -> Any:
    cls = obj.__class__
    key = (obj.net_type if _told(cls) else cls, name)
    found = CALLS.get(key)
    if found is not None and (not _side_table if cls in _PLAIN else getattr(obj, "ps_ext", None) is None):
        try:
            return found(obj)
        except NetException as error:
            raise _failed(key, 0, error) from error
    return _learn(obj, name, [], key)


def call1(obj: Any, name: str, a: Any) -> Any:
    cls = obj.__class__
    key = (obj.net_type if _told(cls) else cls, name, a.__class__)
    found = CALLS.get(key)
    if found is not None and (not _side_table if cls in _PLAIN else getattr(obj, "ps_ext", None) is None):
        try:
            return found(obj, a)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _failed(key, 1, error) from error
    return _learn(obj, name, [a], key)


def call2(obj: Any, name: str, a: Any, b: Any) -> Any:
    cls = obj.__class__
    key = (obj.net_type if _told(cls) else cls, name, a.__class__, b.__class__)
    found = CALLS.get(key)
    if found is not None and (not _side_table if cls in _PLAIN else getattr(obj, "ps_ext", None) is None):
        try:
            return found(obj, a, b)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _failed(key, 2, error) from error
    return _learn(obj, name, [a, b], key)


def call3(obj: Any, name: str, a: Any, b: Any, c: Any) -> Any:
    cls = obj.__class__
    key = (obj.net_type if _told(cls) else cls, name, a.__class__, b.__class__, c.__class__)
    found = CALLS.get(key)
    if found is not None and (not _side_table if cls in _PLAIN else getattr(obj, "ps_ext", None) is None):
        try:
            return found(obj, a, b, c)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _failed(key, 3, error) from error
    return _learn(obj, name, [a, b, c], key)


# -- static methods


def _learn_static(net: NetType, name: str, args: list[Any], key: Any) -> Any:
    result = invoke_static(net, name, args)
    if key not in STATIC_CALLS:
        method = _static_method(net, name)
        _room(STATIC_CALLS)[key] = quick(method, args, method.name) if isinstance(method, Method) else None
    return result


def _static_method(net: NetType, name: str) -> Any:
    """The method of a name; `new` is the constructors, but for those that only a default value stands for."""
    if name != "new":
        return closed_static(net, name.lower())
    constructors = overloads.constructors_of(net)
    return constructors if constructors.overloads else None


def _static_failed(key: Any, count: int, error: NetException) -> NetException:
    name = _static_method(key[0], key[1]).name
    return overloads.invocation_error(".ctor" if name == "new" else name, count, error)


def static0(net: NetType, name: str) -> Any:
    key = (net, name)
    found = STATIC_CALLS.get(key)
    if found is not None:
        try:
            return found()
        except NetException as error:
            raise _static_failed(key, 0, error) from error
    return _learn_static(net, name, [], key)


def static1(net: NetType, name: str, a: Any) -> Any:
    key = (net, name, a.__class__)
    found = STATIC_CALLS.get(key)
    if found is not None:
        try:
            return found(a)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _static_failed(key, 1, error) from error
    return _learn_static(net, name, [a], key)


def static2(net: NetType, name: str, a: Any, b: Any) -> Any:
    key = (net, name, a.__class__, b.__class__)
    found = STATIC_CALLS.get(key)
    if found is not None:
        try:
            return found(a, b)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _static_failed(key, 2, error) from error
    return _learn_static(net, name, [a, b], key)


def static3(net: NetType, name: str, a: Any, b: Any, c: Any) -> Any:
    key = (net, name, a.__class__, b.__class__, c.__class__)
    found = STATIC_CALLS.get(key)
    if found is not None:
        try:
            return found(a, b, c)
        except NotAsUsual:
            pass
        except NetException as error:
            raise _static_failed(key, 3, error) from error
    return _learn_static(net, name, [a, b, c], key)
