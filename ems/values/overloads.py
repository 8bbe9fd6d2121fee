"""In: a method and arguments. Out: the overload that PowerShell would call, the arguments converted for it, its result in .NET's types.

`call(method, target, args)` is the whole of it. What was chosen for the classes of the arguments is kept in `Method.cache`, so that a second
call of the same shape costs a look-up.
"""
from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from ems.values import numbers as num
from ems.values import ranks
from ems.values.collections import MultiArray, PSReference, TypedArray
from ems.values.errors import NetException, RuntimeException, net_error, ps_error
from ems.values.objects import NOTHING, PSCustomObject, PSObject
from ems.values.signatures import Plan, bind_variables, is_opaque, parse, substitute, type_parameters
from ems.values.types import CHAR, OBJECT, Method, NetType, Overload, array_type, find_type, type_of

_METHOD_EXCEPTION = "System.Management.Automation.MethodException"
_INVOCATION_EXCEPTION = "System.Management.Automation.MethodInvocationException"
Bound = tuple[Callable[..., Any], Any, Any]  # function, conversion of the argument list or None, conversion of the result or None


# -- declarations made concrete


def plan_of(overload: Overload) -> Plan:
    """The parsed signature of an overload."""
    if overload.plan is None:
        overload.plan = parse(overload.signature)
    return overload.plan


def closed_method(method: Method, net: NetType) -> Method:
    """The method of an open generic type for a constructed type: its type variables replaced."""
    from ems.values.typenames import display_name

    definition = net.definition
    assert definition is not None
    names, shown = type_parameters(definition), tuple(display_name(a) for a in net.arguments)
    made = Method(method.name, method.static)
    for overload in method.overloads:
        func = partial(overload.func, net) if method.static else overload.func
        made.overloads.append(Overload(substitute(overload.signature, names, shown), func))
    return made


def constructors_of(net: NetType) -> Method:
    """The constructors of a type; those of a constructed or array type are made when first asked for."""
    net.load()
    if net.kind == "array":
        if not net.constructors.overloads:
            from ems.values.typenames import display_name

            lengths = ", ".join(["int "] * net.rank)
            net.constructors.overloads.append(Overload(f"{display_name(net)} new({lengths})", partial(_new_array, net)))
        return net.constructors
    definition = net.definition
    if definition is not None and net.constructors is definition.load().constructors:
        net.constructors = closed_method(net.constructors, net)
    return net.constructors


def _new_array(net: NetType, *lengths: int) -> Any:
    """A new array filled with the default value of its element type."""
    from ems.values.errors import net_error

    if any(length < 0 for length in lengths):
        raise net_error("System.OverflowException", "Arithmetic operation resulted in an overflow.")
    fill = default_of(net.element)
    if net.rank > 1:
        count = 1
        for length in lengths:
            count *= length
        return MultiArray(net, list(lengths), [fill] * count)
    return [fill] * lengths[0] if net.element is OBJECT else TypedArray([fill] * lengths[0], net)


def default_of(net: NetType | None) -> Any:
    """default(T)."""
    if net is None or not net.load().is_value_type or ranks.is_nullable(net):
        return None
    if net.default is not None:
        return net.default
    if net.kind == "enum":
        from ems.values.collections import EnumValue

        return EnumValue(net, 0)
    if net.py is bool:
        return False
    if net.py is num.Char:
        return num.Char("\0")
    if net.py is not None and issubclass(net.py, (int, float, Decimal)):
        return net.py(0)
    make = getattr(net.py, "net_default", None)
    return make(net) if make is not None else None


# -- the types of arguments


def argument_type(value: Any) -> NetType | None:
    """The type that overload choice sees; None for $null."""
    if value is None or value is NOTHING:
        return None
    if value.__class__ is PSObject:
        value = value.base
    return type_of(value)


def effective_type(value: Any) -> NetType | None:
    """As argument_type, but an object[] whose elements are all of one type counts as an array of that type."""
    if value.__class__ is list and value:
        first = value[0].base if value[0].__class__ is PSObject else value[0]
        if first is not None:
            cls = first.__class__
            if all(item.__class__ is cls for item in value):
                element = type_of(first)
                if not hasattr(cls, "net_type") or all(item.net_type is element for item in value):
                    return array_type(element)
    return argument_type(value)


def _key(value: Any) -> Any:
    """What of an argument the choice of an overload depends on."""
    cls = value.__class__
    if cls is list:
        return (list, effective_type(value))
    if cls is PSObject:
        return (PSObject, _key(value.base))
    if cls is PSReference:
        return (PSReference, _key(value.value))
    net = getattr(value, "net_type", None)
    return cls if net is None else (cls, net)


_SIMPLE = frozenset((str, int, float, bool, Decimal, type(None), num.Char, num.Int64, num.Byte, num.Single, PSCustomObject, NetType))


def _keys(args: list[Any]) -> Any:
    if len(args) == 1:
        cls = args[0].__class__
        return cls if cls in _SIMPLE else (_key(args[0]),)
    return tuple([a.__class__ if a.__class__ in _SIMPLE else _key(a) for a in args])


# -- candidates


class _Candidate:
    __slots__ = ("expanded", "overload", "plan", "ranks", "types")

    def __init__(self, overload: Overload, plan: Plan, types: list[NetType], rank_list: list[int], expanded: bool) -> None:
        self.overload = overload
        self.plan = plan
        self.types = types
        self.ranks = rank_list
        self.expanded = expanded

    def type_at(self, at: int) -> NetType:
        """The type that the argument at that place converts to."""
        last = len(self.types) - 1
        if self.expanded and at >= last:
            return self.types[last].element or OBJECT
        return self.types[at]


def _rank(value: Any, target: NetType, is_ref: bool, last_resort: bool) -> int:
    if is_ref and value.__class__ is PSReference:
        if is_opaque(target):
            return ranks.NONE
        value = value.value
        if value is None or value is NOTHING:
            return ranks.rank(None, target)
        return ranks.rank(argument_type(value), target)
    source = argument_type(value)
    if ranks.is_span(target):
        return _span_rank(source, target) if last_resort else ranks.NONE
    return ranks.rank(source, target) or (ranks.from_char(target) if last_resort and source is CHAR else ranks.NONE)


def _span_rank(source: NetType | None, target: NetType) -> int:
    """Spans are taken only when nothing else fits: a text is a ReadOnlySpan[char], an array a span of its elements."""
    element = target.arguments[0]
    if source is None:
        return ranks.NULL_TO_VALUE
    if source.full_name == "System.String":
        return ranks.IMPLICIT_CAST if element is CHAR and "ReadOnly" in target.full_name else ranks.NONE
    return ranks.IMPLICIT_CAST if source.kind == "array" and source.element is element else ranks.NONE


def _candidate(overload: Overload, args: list[Any], last_resort: bool) -> _Candidate | None:
    plan = plan_of(overload)
    count, params = len(args), plan.params
    if count < plan.required or (count > len(params) and not plan.has_params):
        return None
    bindings: dict[str, NetType] | None = {}
    if plan.variables:
        bindings = bind_variables(plan, [effective_type(a.value if a.__class__ is PSReference else a) for a in args])
        if bindings is None:
            return None
    types = plan.closed(bindings)  # type: ignore[arg-type]
    fixed = len(params) - plan.has_params
    found = [_rank(args[i], types[i], params[i].is_ref, last_resort) for i in range(min(count, fixed))]
    expanded = False
    if plan.has_params:
        expanded = _rank_rest(args[fixed:], types[fixed], found, last_resort)
    if 0 in found:
        return None
    return _Candidate(overload, plan, types, found, expanded)


def _rank_rest(rest: list[Any], array: NetType, found: list[int], last_resort: bool) -> bool:
    """Rank what a Params array takes; True when the arguments are its elements."""
    element = array.element or OBJECT
    if len(rest) == 1:
        whole, single = _rank(rest[0], array, False, last_resort), _rank(rest[0], element, False, last_resort)
        found.append(max(whole, single))
        return single > whole
    found.extend(_rank(a, element, False, last_resort) for a in rest)
    return True


def _compare(one: _Candidate, two: _Candidate, args: list[Any]) -> int:
    """Above 0 when `one` fits better, below when `two` does."""
    better, weight = 0, len(one.ranks)
    for at, (a, b) in enumerate(zip(one.ranks, two.ranks)):
        if a == b == ranks.UNRELATED_ARRAYS:
            element = getattr(effective_type(args[at]), "element", None)
            a, b = (ranks.rank(element, c.type_at(at).element or OBJECT) for c in (one, two))
        better += weight * ((a > b) - (a < b))
        weight -= 1
    if not better:
        better = _compare_targets(one, two)
    if not better:
        better = _compare_forms(one, two)
    return better


def _compare_targets(one: _Candidate, two: _Candidate) -> int:
    """Equal ranks: a lossless conversion goes to the narrower type, a lossy one to the wider."""
    better, weight = 0, len(one.ranks)
    for at, (a, b) in enumerate(zip(one.ranks, two.ranks)):
        implicit = a >= ranks.NUMERIC_IMPLICIT
        if a >= ranks.NULL_TO_VALUE and b >= ranks.NULL_TO_VALUE and implicit == (b >= ranks.NUMERIC_IMPLICIT):
            first, second = one.type_at(at), two.type_at(at)
            there, back = ranks.between(first, second), ranks.between(second, first)
            step = weight * ((there > back) - (there < back))
            better += step if implicit else -step
        weight -= 1
    return better


def _compare_forms(one: _Candidate, two: _Candidate) -> int:
    """Arguments as they stand before a Params list, methods of their own types before generic ones, fewer parameters before more."""
    if one.expanded != two.expanded:
        return -1 if one.expanded else 1
    if one.expanded and len(one.types) != len(two.types):
        return 1 if len(one.types) > len(two.types) else -1
    if bool(one.plan.variables) != bool(two.plan.variables):
        return -1 if one.plan.variables else 1
    if len(one.types) != len(two.types):
        return 1 if len(one.types) < len(two.types) else -1
    return 0


def _best(candidates: list[_Candidate], args: list[Any]) -> _Candidate | None:
    best, tied = candidates[0], False
    for candidate in candidates[1:]:
        result = _compare(best, candidate, args)
        if result < 0:
            best, tied = candidate, False
        elif result == 0:
            tied = True
    return None if tied else best


def choose(method: Method, args: list[Any], name: str) -> _Candidate:
    """The overload for these arguments, or PowerShell's error."""
    overloads = method.overloads
    if len(overloads) == 1:
        plan = plan_of(overloads[0])
        if not plan.has_params and plan.types is not None and len(plan.params) == len(args):
            return _Candidate(overloads[0], plan, plan.types, [0] * len(args), False)
    public = [o for o in overloads if not plan_of(o).explicit] or overloads  # one of its own name hides what it has for an interface
    for last_resort in (False, True):
        candidates = [c for c in (_candidate(o, args, last_resort) for o in public) if c is not None]
        if candidates:
            break
    else:
        raise _method_error("MethodCountCouldNotFindBest", f'Cannot find an overload for "{name}" and the argument count: "{len(args)}".')
    if len(candidates) == 1:
        return candidates[0]
    best = None if candidates[0].plan.explicit else _best(candidates, args)  # nothing ranks two interfaces
    if best is None:
        raise _method_error("MethodCountCouldNotFindBest", f'Multiple ambiguous overloads found for "{name}" and the argument count: "{len(args)}".')
    return best


def _method_error(error_id: str, message: str, inner: BaseException | None = None) -> NetException:
    return ps_error(error_id, message, category="NotSpecified", cls=_METHOD_EXCEPTION, inner=inner)


# -- converting arguments


def convert_argument(value: Any, net: NetType, param: str, name: str) -> Any:
    """One argument as the parameter's type."""
    if value is NOTHING:
        value = None
    if net is OBJECT:
        return value
    from ems.values.convert import convert

    if value.__class__ is PSObject and net.full_name != "System.Management.Automation.PSObject":
        value = value.base
    if value is None:
        if not net.load().is_value_type and net.full_name not in ("System.String", "System.Management.Automation.PSReference"):
            return None
        if net.full_name == "System.String":  # a null stays the empty text unless it is [NullString]
            return ""
    elif ranks.assignable(type_of(value), net):
        return value
    if value.__class__.__name__ == "NullStringType":
        return None
    try:
        if ranks.is_delegate(net):
            return _delegate(value, net)
        if ranks.is_span(net):
            return _to_span(value, net)
        if net.kind == "interface":
            return _to_interface(value, net)
        return convert(value, net)
    except NetException as error:
        from ems.values.text import net_text

        failed = _method_error("MethodArgumentConversionInvalidCastArgument", f'Cannot convert argument "{param}", with value: "{net_text(value)}", '
                               f'for "{name}" to type "{net.full_name}": "{error.message}"', error)
        failed.parameter = param  # type: ignore[attr-defined]
        raise failed from None


def by_place(error: NetException, method: Method, args: list[Any], name: str) -> NetException:
    """A failed conversion as New-Object tells it: the argument by its place, the constructor by the name of its type."""
    param = getattr(error, "parameter", None)
    if param is None or not isinstance(error, RuntimeException):  # an ArgumentException has a parameter too
        return error
    names = [p.name for p in choose(method, args, "new").plan.params]
    message = error.message.replace(f'argument "{param}"', f'argument "{names.index(param)}"', 1).replace('for ".ctor"', f'for "{name}"', 1)
    return _method_error("MethodArgumentConversionInvalidCastArgument", message, getattr(error, "inner", None))


def _to_span(value: Any, net: NetType) -> Any:
    """A text or an array stands for the span of its elements."""
    from ems.values.casts import final_error

    if value is not None and not _span_rank(argument_type(value), net):
        raise final_error(value, net)
    return value


def _to_interface(value: Any, net: NetType) -> Any:
    from ems.values.casts import final_error

    if is_opaque(net) or net.definition is None or not ranks.assignable(type_of(value), net):
        raise final_error(value, net)
    return value


def _delegate(value: Any, net: NetType) -> Any:
    from ems.net.delegates import make_delegate
    from ems.values.casts import final_error

    if type_of(value).full_name != "System.Management.Automation.ScriptBlock":
        raise final_error(value, net)
    return make_delegate(net, value)


def _converter(candidate: _Candidate, args: list[Any], name: str) -> Callable[[list[Any]], list[Any]] | None:
    """A function that converts an argument list of this shape; None when there is nothing to do."""
    types, params = candidate.types, candidate.plan.params
    fixed = len(params) - candidate.plan.has_params
    steps: list[tuple[int, NetType, str]] = []
    refs: list[int] = []
    for at in range(min(fixed, len(args))):
        if params[at].is_ref:
            refs.append(at)
        elif not _as_is(args[at], types[at]):
            steps.append((at, types[at], params[at].name))
    if not candidate.plan.has_params:
        return partial(_convert_each, steps, refs, name) if steps or refs else None
    last = params[-1]
    return partial(_convert_rest, steps, refs, fixed, types[-1], candidate.expanded, last.name, name)


def _as_is(value: Any, net: NetType) -> bool:
    """Whether every value of this value's class goes to the parameter unchanged."""
    cls = value.__class__
    if cls is PSObject or value is NOTHING or cls is list and net.kind not in ("interface",) and net is not OBJECT and net.full_name != "System.Array":
        return False
    if value is None:
        return not net.load().is_value_type and net.full_name not in ("System.String", "System.Management.Automation.PSReference")
    return ranks.assignable(type_of(value), net)


def _convert_each(steps: list[tuple[int, NetType, str]], refs: list[int], name: str, args: list[Any]) -> list[Any]:
    made = list(args)
    for at in refs:
        if made[at].__class__ is not PSReference:
            raise _not_ref(at)
    for at, net, param in steps:
        made[at] = convert_argument(made[at], net, param, name)
    return made


def _not_ref(at: int) -> NetException:
    return _method_error("NonRefArgumentToRefParameterMsg", f"Argument: '{at + 1}' should be a System.Management.Automation.PSReference. Use [ref].")


def _convert_rest(steps: list[tuple[int, NetType, str]], refs: list[int], fixed: int, array: NetType, expanded: bool, param: str, name: str,
                  args: list[Any]) -> list[Any]:
    made = _convert_each(steps, refs, name, args[:fixed])
    rest = args[fixed:]
    element = array.element or OBJECT
    if expanded:
        items = [convert_argument(a, element, param, name) for a in rest]
        made.append(items if element is OBJECT else TypedArray(items, array))
    else:
        made.append(convert_argument(rest[0], array, param, name))
    return made


# -- results


_WRAPPED: dict[str, type] = {
    "long": num.Int64, "byte": num.Byte, "sbyte": num.SByte, "short": num.Int16, "ushort": num.UInt16, "uint": num.UInt32, "ulong": num.UInt64,
    "float": num.Single, "char": num.Char, "bigint": num.BigInteger, "System.IntPtr": num.IntPtr,
}


def _void(value: Any) -> Any:
    return NOTHING


def _as_class(cls: type, value: Any) -> Any:
    return value if value is None or value.__class__ is cls or isinstance(value, PSObject) else cls(value)


def _as_array(net: NetType, cls: type | None, value: Any) -> Any:
    if value.__class__ is not list:
        return value if value is None or isinstance(value, (TypedArray, MultiArray)) else TypedArray(value, net)
    if cls is num.Byte:
        if not _bytes:
            _bytes.extend(map(num.Byte, range(256)))
        return TypedArray([_bytes[v] for v in value], net)
    if cls is num.Char:
        chars = num.CHARS
        return TypedArray([chars[v] for v in value], net)
    return TypedArray(value if cls is None else [cls(v) if v.__class__ is not cls else v for v in value], net)


_bytes: list[num.Byte] = []  # each made once: a number is never changed


def result_wrapper(type_name: str) -> Callable[[Any], Any] | None:
    """How a plain Python result becomes one of that .NET type; None when it already is."""
    if type_name == "void":
        return _void
    cls = _WRAPPED.get(type_name)
    if cls is not None:
        return partial(_as_class, cls)
    if type_name.endswith("[]") and type_name not in ("System.Object[]", "T[]"):
        element = type_name[:-2]
        net = find_type(element)
        if net is None:
            from ems.values.typenames import find

            net = find(element)
        if net is not None:
            return partial(_as_array, array_type(net), _WRAPPED.get(element))
    return None


# -- calling


def bind(method: Method, args: list[Any], name: str) -> Bound:
    """What to call for arguments of these classes, from the cache or chosen now."""
    overloads = method.overloads
    if len(overloads) == 1 and method.cache:
        keys: Any = len(args)
        found = method.cache.get(keys)
        if found is not None:
            return found
    elif method.cache:
        found = method.cache.get(_keys(args))
        if found is not None:
            return found
    candidate = choose(method, args, name)
    reference = candidate.plan.returns.partition(",")[0]
    if reference.endswith("&"):
        raise net_error("System.InvalidOperationException", f"No coercion operator is defined between types '{reference}' and 'System.Object'.",
                        error_id="System.InvalidOperationException")
    argument_name = ".ctor" if method.name == "new" else name
    if len(overloads) == 1 and candidate.plan.types is not None and not candidate.plan.has_params and len(args) == len(candidate.types):
        keys = len(args)
        convert_all: Any = _single_converter(candidate, argument_name) if args else None
    else:
        keys = _keys(args)
        convert_all = _converter(candidate, args, argument_name)
    bound = (candidate.overload.func, convert_all, result_wrapper(candidate.plan.returns))
    method.cache[keys] = bound
    return bound


_PASSES_AS_OBJECT = frozenset((str, int, float, bool, Decimal, num.Int64, num.Char, num.Single, num.UInt32, num.Byte))
_NOTHING_PASSES: frozenset[type] = frozenset()


def _single_converter(candidate: _Candidate, name: str) -> Callable[[list[Any]], list[Any]]:
    """_convert_single, asked only for arguments that are not of the very class that their parameter holds."""
    passes = []
    for param, net in zip(candidate.plan.params, candidate.types):
        own = frozenset((net.py,)) if net.py is not None and net.definition is None else _NOTHING_PASSES
        passes.append(_NOTHING_PASSES if param.is_ref else _PASSES_AS_OBJECT if net is OBJECT else own)
    general = partial(_convert_single, candidate, name)
    if len(passes) == 1:
        only = passes[0]
        return lambda args: args if args[0].__class__ in only else general(args)

    def convert_all(args: list[Any]) -> list[Any]:
        for value, wanted in zip(args, passes):
            if value.__class__ not in wanted:
                return general(args)
        return args

    return convert_all


def _convert_single(candidate: _Candidate, name: str, args: list[Any]) -> list[Any]:
    """The arguments of a method without overloads."""
    made = list(args)
    for at, net in enumerate(candidate.types):
        value = made[at]
        if net is OBJECT and value is not NOTHING and not candidate.plan.params[at].is_ref:
            continue
        if candidate.plan.params[at].is_ref:
            if value.__class__ is not PSReference:
                raise _not_ref(at)
        elif value.__class__ is not net.py or net.definition is not None:
            made[at] = convert_argument(value, net, candidate.plan.params[at].name, name)
    return made


def call(method: Method, target: Any, args: list[Any], name: str | None = None) -> Any:
    """Call the best overload. `target` is the object; it is not passed when the method is static."""
    cache = method.cache
    count = len(args)
    if len(method.overloads) == 1:
        bound = cache.get(count)
        if bound is None and count:
            bound = cache.get(_keys(args))
    elif count == 2 and args[0].__class__ in _SIMPLE and args[1].__class__ in _SIMPLE:
        bound = cache.get((args[0].__class__, args[1].__class__))
    else:
        bound = cache.get(_keys(args) if count else ())
    if bound is None:
        bound = bind(method, args, name or method.name)
    func, convert_all, wrap = bound
    if convert_all is not None:
        args = convert_all(args)
    try:
        result = func(*args) if method.static else func(target, *args)
    except NetException as error:
        raise invocation_error(".ctor" if method.name == "new" else method.name, count, error) from error
    except RecursionError:
        raise
    except Exception as error:
        from ems.values.python_failures import net_failure

        known = net_failure(error, method, args)
        if known is None:
            raise
        raise invocation_error(".ctor" if method.name == "new" else method.name, count, known) from error
    return result if wrap is None else wrap(result)


def call_bare(method: Method, target: Any, args: list[Any]) -> Any:
    """As `call`, but what the method raises comes out as it is: for code of ours that calls .NET members."""
    func, convert_all, wrap = bind(method, args, method.name)
    if convert_all is not None:
        args = convert_all(args)
    result = func(*args) if method.static else func(target, *args)
    return result if wrap is None else wrap(result)


def invocation_error(name: str, count: int, error: NetException) -> NetException:
    """The MethodInvocationException around what a method raised; an error of a script class's own method passes as it is."""
    if getattr(error, "thrown_in_method", False):
        return error
    short = error.net_name.rpartition(".")[2]
    return ps_error(short, f'Exception calling "{name}" with "{count}" argument(s): "{error.message}"', category="NotSpecified",
                    cls=_INVOCATION_EXCEPTION, inner=error)
