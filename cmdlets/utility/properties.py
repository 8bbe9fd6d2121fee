"""In: what -Property parameters take: names, wildcards, script blocks, hashtables. Out: Expression objects that read them from any object.

Shared by Select-, Sort-, Group-, Measure-, Compare-Object and others. An expression is made once and read for every object, so each
keeps a getter with a fast way for custom objects.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.collections import Dictionary, Hashtable
from ems.values.errors import ErrorDetails, ErrorRecord, NetException, net_error
from ems.values.objects import NetObject, PSCustomObject, base, is_null
from ems.values.property_list import find_value, matching_names, property_names
from ems.values.text import to_string
from ems.values.types import net_type, type_of
from ems.values.wildcard import has_wildcards

Getter = Callable[[Any], Any]


class PropertyExpression(NetObject):
    """[pspropertyexpression]: a property's name or a script block that computes one."""

    __slots__ = ("source",)
    net_name = "Microsoft.PowerShell.Commands.PSPropertyExpression"

    def __init__(self, source: Any) -> None:
        self.ps_ext = None
        self.source = source

    def net_to_string(self, culture: str) -> str:
        return to_string(self.source)


def _to_expression(value: Any) -> Any:
    value = base(value)
    if isinstance(value, (str, int, float)):
        return PropertyExpression(to_string(value))
    return PropertyExpression(value) if is_script(value) else NotImplemented


_EXPRESSION = net_type(PropertyExpression.net_name, py=PropertyExpression, convert=_to_expression)


@_EXPRESSION.constructor("Microsoft.PowerShell.Commands.PSPropertyExpression new(string s)",
                         "Microsoft.PowerShell.Commands.PSPropertyExpression new(scriptblock scriptBlock)")
def _new(source: Any) -> PropertyExpression:
    return PropertyExpression(source)


class Missing:
    """The value of a property that an object does not have."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING = Missing()


def getter_of(name: str) -> Getter:
    """A function that reads the property from an object, MISSING when there is none."""
    lower = name.lower()

    def get(item: Any) -> Any:
        if item.__class__ is PSCustomObject:
            at = item.shape.index.get(lower)
            if at is not None:
                return item.values[at]
        return read_property(item, name)

    return get


def read_property(item: Any, name: str) -> Any:
    """A property as property expressions see it: a Hashtable's keys stand for properties; a getter that fails gives null."""
    if is_null(item):
        return MISSING
    if item.__class__ is Hashtable and item.ps_ext is None:
        return item.get(name, MISSING)
    try:
        found, value = find_value(item, name, keys=False)
    except NetException:
        return None
    return value if found else MISSING


def is_script(value: Any) -> bool:
    return getattr(value.__class__, "net_name", "") == "System.Management.Automation.ScriptBlock"


class Expression:
    """One property: `name` is what it is called in the output, `get(item)` its value or MISSING.

    `pattern` is set instead of `get` for a wildcard: resolve() gives one expression a matching property. `options`: the other keys of
    the hashtable, by their full lower names.
    """

    __slots__ = ("get", "label", "name", "options", "pattern", "script", "text")

    def __init__(self, text: str, get: Getter | None = None, script: Any = None, label: str | None = None) -> None:
        self.text = text
        self.script = script
        self.label = label
        self.name = label if label is not None else text
        self.options: dict[str, Any] = {}
        self.pattern = text if get is None else None
        self.get: Getter = get if get is not None else getter_of(text)

    def resolve(self, item: Any) -> list[Expression]:
        """The expressions that stand for this one with an object."""
        if self.pattern is None:
            return [self]
        names = item.keys() if item.__class__ is Hashtable else matching_names(item, self.pattern)
        if item.__class__ is Hashtable:
            from ems.values.wildcard import Wildcard

            matches = Wildcard(self.pattern).matches
            names = [key for key in (to_string(k) for k in names) if matches(key)]
        found = []
        for name in names:
            one = Expression(name, getter_of(name), label=self.label)
            one.options = self.options
            found.append(one)
        return found


def evaluator(command: Any, script: Any) -> Getter:
    """A getter that runs a script block with the object in $_, each time in a fresh scope; an error in it gives null."""
    scope = command.scope.child()
    variables = scope.vars
    run = command.shell.block(script, scope)
    results: list[Any] = []
    add = results.append

    def get(item: Any) -> Any:
        results.clear()
        try:
            run(item, add)
        except NetException:
            return None
        if len(variables) > 1:  # what the block assigned does not live on; $_ alone may stay
            variables.clear()
        count = len(results)
        return results[0] if count == 1 else list(results) if count else None

    return get


# The keys of the hashtables that a command takes: full lower name -> (other names, classes of the value or None for any).
NAME_KEYS = ("name", "label")
SELECT_KEYS = {"expression": (), "name": ("label",)}
SORT_KEYS = {"expression": (), "ascending": (), "descending": ()}
GROUP_KEYS = {"expression": ()}
MEASURE_KEYS = GROUP_KEYS


def expressions(command: Any, values: Any, keys: dict[str, tuple[str, ...]]) -> list[Expression]:
    """The expressions of a -Property argument; a bad one ends the command."""
    made = []
    for value in values or ():
        made.append(_expression(command, base(value), keys))
    return made


def _expression(command: Any, value: Any, keys: dict[str, tuple[str, ...]]) -> Expression:
    if is_null(value):
        raise _illegal(command, "DictionaryKeyUnknownType", "A null value is not valid for Property.")
    if isinstance(value, str):
        return _named(command, str(value))
    if is_script(value):
        return _scripted(command, value)
    if isinstance(value, Expression):
        return value
    if isinstance(value, PropertyExpression):
        return _expression(command, value.source, keys)
    if isinstance(value, Dictionary):
        return _from_table(command, value, keys)
    if isinstance(value, (int, float)):
        return _named(command, to_string(value))
    raise _illegal(command, "DictionaryKeyUnknownType", f"Cannot convert {type_of(value).full_name} to one of the following types "
                   "{System.String, System.Management.Automation.ScriptBlock, System.Collections.IDictionary}.")


def _named(command: Any, text: str, label: str | None = None) -> Expression:
    if not text:
        raise _illegal(command, "ExpressionEmptyString1", "The expression cannot be an empty string.")
    return Expression(text, None if has_wildcards(text) else getter_of(text), label=label)


def _scripted(command: Any, script: Any, label: str | None = None) -> Expression:
    return Expression(to_string(script), evaluator(command, script), script, label)


def _from_table(command: Any, table: Dictionary, keys: dict[str, tuple[str, ...]]) -> Expression:
    entries: dict[str, Any] = {}
    for key, value in table.items():
        name = _full_key(command, to_string(key), keys)
        if name == "expression":
            value = base(value)
            if not (isinstance(value, str) or is_script(value)):
                raise _bad_type(command, to_string(key), value, "System.String, System.Management.Automation.ScriptBlock")
        elif name == "name" and not isinstance(base(value), str):
            raise _bad_type(command, to_string(key), value, "System.String")
        elif name in ("ascending", "descending") and not isinstance(base(value), bool):
            raise _bad_type(command, to_string(key), value, "System.Boolean")
        entries[name] = value
    if "expression" not in entries:
        raise _illegal(command, "DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    label = entries.pop("name", None)
    label = None if label is None else to_string(label)
    value = entries.pop("expression")
    made = _named(command, value, label) if isinstance(value, str) else _scripted(command, value, label)
    made.options = entries
    return made


def _full_key(command: Any, key: str, keys: dict[str, tuple[str, ...]]) -> str:
    lower = key.lower()
    if lower == "":
        raise _illegal(command, "DictionaryKeyNonString", "The key is empty.")
    found = [name for name, others in keys.items() if any(n.startswith(lower) for n in (name, *others))]
    if not found:
        raise _illegal(command, "DictionaryKeyIllegal", f"The {key} key is not valid.")
    if len(found) > 1:
        raise _illegal(command, "DictionaryKeyAmbiguous", f"The {key} key is ambiguous; it can be matched to {{{', '.join(found)}}}.")
    return found[0]


def _bad_type(command: Any, key: str, value: Any, expected: str) -> Exception:
    actual = "null" if is_null(base(value)) else type_of(base(value)).full_name
    many = "s are" if "," in expected else " is"
    text = f'The "{key}" key has a type, {actual}, that is not valid; expected type{many} ' + (f"{{{expected}}}." if "," in expected else f"{expected}.")
    return _illegal(command, "DictionaryKeyIllegalValue1", text)


def _illegal(command: Any, error_id: str, message: str) -> Exception:
    """The terminating error of a bad -Property argument: its text stands in the details, as in PowerShell."""
    record = ErrorRecord(net_error("System.NotSupportedException", "Specified method is not supported."), error_id, "InvalidArgument",
                         details=ErrorDetails(message))
    return command.shell.errors.terminating(command, record)


def names_of(item: Any) -> list[str]:
    """The names that `*` stands for."""
    if item.__class__ is Hashtable:
        return [to_string(key) for key in item.keys()]
    return property_names(item)
