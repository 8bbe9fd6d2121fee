"""In: any value. Out: the methods .Where() and .ForEach() that PowerShell gives to every value."""
from __future__ import annotations

from typing import Any

from ems.values.collections import GenericList
from ems.values.context import current
from ems.values.errors import NetException, ps_error
from ems.values.objects import NOTHING
from ems.values.types import NetType, generic_type, get_type, type_of

_MODES = ("Default", "First", "Last", "SkipUntil", "Until", "Split")


def _collection(items: list[Any]) -> GenericList:
    net = generic_type(get_type("System.Collections.ObjectModel.Collection`1"), (get_type("System.Management.Automation.PSObject"),))
    return GenericList(items, net)


def _items(obj: Any) -> list[Any]:
    from ems.values.members import enumerate_

    return list(enumerate_(obj))


def _not_found(name: str, count: int) -> Exception:
    return ps_error("MethodCountCouldNotFindBest", f'Cannot find an overload for "{name}" and the argument count: "{count}".', category="NotSpecified",
                    cls="System.Management.Automation.MethodException")


def _is_script(value: Any) -> bool:
    return value is not None and type_of(value).full_name == "System.Management.Automation.ScriptBlock"


def where(obj: Any, args: list[Any]) -> Any:
    """.Where({ } [, mode [, count]])."""
    if not 1 <= len(args) <= 3:
        raise _not_found("Where", len(args))
    script, mode, count = args[0], _mode(args[1] if len(args) > 1 else "Default"), _count(args[2] if len(args) > 2 else 0)
    if not _is_script(script):
        from ems.values.convert import convert

        script = convert(script, get_type("System.Management.Automation.ScriptBlock"))
    items = _items(obj)
    test = _tester(script)
    if mode == "Default":
        return _collection(_first(items, test, count) if count else [i for i in items if test(i)])
    if mode == "First":
        return _collection(_first(items, test, count or 1))
    if mode == "Last":
        return _collection([i for i in items if test(i)][-(count or 1) :])
    return _partition(items, test, mode, count)


def _tester(script: Any) -> Any:
    from ems.values.convert import truth

    call = current().block_here(script)

    def test(item: Any) -> bool:
        output: list[Any] = []
        call(item, output.append)
        return truth(output[0] if len(output) == 1 else output) if output else False

    return test


def _mode(value: Any) -> str:
    from ems.values.text import to_string

    text = to_string(value).lower()
    if text.isdigit() and int(text) < len(_MODES):
        return _MODES[int(text)]
    found = [m for m in _MODES if m.lower().startswith(text)]
    exact = [m for m in found if m.lower() == text]
    if len(exact or found) != 1:
        from ems.values.convert import convert

        convert(value, get_type("System.Management.Automation.WhereOperatorSelectionMode"))
    return (exact or found)[0]


def _count(value: Any) -> int:
    from ems.values.convert import convert
    from ems.values.types import INT32

    number = int(convert(value, INT32))
    if number < 0:
        raise ps_error("NumberToReturnMustBeGreaterThanZero", "The 'numberToReturn' value must be greater than zero.", category="InvalidArgument")
    return number


def _first(items: list[Any], test: Any, count: int) -> list[Any]:
    found: list[Any] = []
    for item in items:
        if test(item):
            found.append(item)
            if len(found) == count:
                break
    return found


def _partition(items: list[Any], test: Any, mode: str, count: int) -> Any:
    if mode == "Split":
        yes: list[Any] = []
        no: list[Any] = []
        for item in items:
            (yes if (not count or len(yes) < count) and test(item) else no).append(item)
        return [_collection(yes), _collection(no)]
    at = next((i for i, item in enumerate(items) if test(item)), len(items))
    found = items[at:] if mode == "SkipUntil" else items[:at]
    return _collection(found[:count] if count else found)


def foreach(obj: Any, args: list[Any]) -> Any:
    """.ForEach({ } , arguments…), .ForEach([type]), .ForEach('Property' [, value]), .ForEach('Method', arguments…)."""
    if not args:
        raise _not_found("ForEach", 0)
    what, rest = args[0], args[1:]
    items = _items(obj)
    if _is_script(what):
        results: list[Any] = []
        if rest:
            call = current().call_script
            for item in items:
                results.extend(call(what, list(rest), underscore=item))
        else:
            here = current().block_here(what)
            for item in items:
                here(item, results.append)
        return _collection(results)
    if isinstance(what, NetType):
        from ems.values.overloads import convert_argument

        made = GenericList([], generic_type(get_type("System.Collections.ObjectModel.Collection`1"), (what,)))
        made.extend(convert_argument(i, what, "item", "Add") for i in items)
        return made
    from ems.values.text import to_string

    return _collection(_by_name(items, to_string(what), rest))


def _by_name(items: list[Any], name: str, rest: list[Any]) -> list[Any]:
    from ems.values.members import enumerate_, find_property, get_member, invoke_method, is_enumerable, set_member

    results: list[Any] = []
    for item in items:
        if find_property(item, name) is not None:
            if rest:
                set_member(item, name, rest[0])
                continue
            value = get_member(item, name)
        else:
            try:
                value = invoke_method(item, name, list(rest))
            except NetException as error:
                if getattr(error, "error_id", "") != "MethodNotFound" or current().strict_version() >= 2:
                    raise
                value = None
        if is_enumerable(value):
            results.extend(enumerate_(value))
        elif value is not NOTHING:
            results.append(value)
    return results
