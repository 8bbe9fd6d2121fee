"""In: a script block and a delegate type. Out: a Delegate that calls the block; the delegate types declared."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values.objects import NetObject
from ems.values.types import NetType, net_type


class Delegate(NetObject):
    """A delegate of the type net_type: `call(*arguments)` runs the script block, or the Python function that it was made from."""

    __slots__ = ("function", "net_type", "script")

    def __init__(self, net: NetType, script: Any = None, function: Any = None) -> None:
        self.ps_ext = None
        self.net_type = net
        self.script = script
        self.function = function

    def call(self, *arguments: Any) -> Any:
        """The result of the block in the delegate's result type."""
        if self.function is not None:
            return self.function(*arguments)
        from ems.values.context import current

        output = current().call_script(self.script, list(arguments), underscore=arguments[0] if arguments else None)
        value = output[0] if len(output) == 1 else output or None
        result = result_type(self.net_type)
        if result is None:
            return None
        from ems.values.convert import convert

        return convert(value, result)

    def net_compare(self, left: Any, right: Any) -> int:
        return int(self.call(left, right))


_RESULTS = {"System.Predicate`1": "System.Boolean", "System.Comparison`1": "System.Int32",
            "System.Text.RegularExpressions.MatchEvaluator": "System.String"}


def result_type(net: NetType) -> NetType | None:
    """The type that calls of the delegate give; None for void."""
    from ems.values.types import get_type

    name = net.definition.full_name if net.definition is not None else net.full_name
    if name in _RESULTS:
        return get_type(_RESULTS[name])
    if name.startswith("System.Func`") or name == "System.Converter`2":
        return net.arguments[-1]
    return None


def make_delegate(net: NetType, value: Any) -> Any:
    """The script block as a delegate of that type."""
    return value if isinstance(value, Delegate) else Delegate(net, script=value)


class _Delegate(ObjectBodies):
    @staticmethod
    def Invoke(self: Delegate, *arguments: Any) -> Any:
        return self.call(*(arguments[0] if len(arguments) == 1 and arguments[0].__class__ is list else arguments))

    @staticmethod
    def DynamicInvoke(self: Delegate, arguments: Any) -> Any:
        return self.call(*(arguments or ()))

    @staticmethod
    def Target(self: Delegate) -> Any:
        return self.script


members(net_type("System.Delegate"), """
System.Object DynamicInvoke(Params System.Object[] args)
System.Object Target {get;}
""", _Delegate)
net_type("System.MulticastDelegate", base="System.Delegate")


def _declare(name: str, count: int, result: str) -> None:
    names = ("T",) if count == 1 else tuple(f"T{i + 1}" for i in range(count))
    parameters = ", ".join(f"{n} arg{i + 1}" if count > 1 else f"{n} obj" for i, n in enumerate(names))
    members(net_type(name, base="System.MulticastDelegate"), f"{result} Invoke({parameters})", _Delegate)


_declare("System.Action", 0, "void")
for _count in range(1, 9):
    _declare(f"System.Action`{_count}", _count, "void")
_declare("System.Predicate`1", 1, "bool")
for _count in range(1, 9):
    _names = tuple(f"T{i + 1}" for i in range(_count - 1))
    _parameters = ", ".join(f"{n} arg{i + 1}" for i, n in enumerate(_names))
    members(net_type(f"System.Func`{_count}", base="System.MulticastDelegate"),
            f"{'T' if _count == 1 else 'TResult'} Invoke({_parameters})", _Delegate)
members(net_type("System.Comparison`1", base="System.MulticastDelegate"), "int Invoke(T x, T y)", _Delegate)
members(net_type("System.Converter`2", base="System.MulticastDelegate"), "TOutput Invoke(TInput input)", _Delegate)
members(net_type("System.EventHandler", base="System.MulticastDelegate"), "void Invoke(System.Object sender, System.Object e)", _Delegate)
members(net_type("System.Threading.ThreadStart", base="System.MulticastDelegate"), "void Invoke()", _Delegate)
members(net_type("System.Text.RegularExpressions.MatchEvaluator", base="System.MulticastDelegate"),
        "string Invoke(System.Text.RegularExpressions.Match match)", _Delegate)
