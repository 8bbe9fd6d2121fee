"""In: what a user wrote after -Property or -GroupBy, and an object. Out: Columns: a label and a way to get the text of a cell.

`parse` checks the parameter once and gives Specs; `resolve` expands them (wildcards, property names) against an object.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from ems.formatting import access
from ems.formatting.cells import CENTER, LEFT, RIGHT
from ems.formatting.values import cell_text, formatted
from ems.values.collections import Dictionary, EnumValue
from ems.values.numbers import Char, NetInt
from ems.values.objects import NOTHING, PSCustomObject, base
from ems.values.types import type_of

# The keys of a calculated property that each command takes, with the .NET types of their values; a key may be shortened.
TABLE_KEYS = {
    "label": ("System.String",),
    "name": ("System.String",),
    "expression": ("System.String", "System.Management.Automation.ScriptBlock"),
    "formatstring": ("System.String",),
    "width": ("System.Int32",),
    "alignment": ("System.String",),
}
LIST_KEYS = {key: TABLE_KEYS[key] for key in ("label", "name", "expression", "formatstring")}
WIDE_KEYS = {key: TABLE_KEYS[key] for key in ("expression", "formatstring")}
CUSTOM_KEYS: dict[str, tuple[str, ...]] = {"expression": TABLE_KEYS["expression"], "depth": ("System.Int32",)}
GROUP_KEYS = LIST_KEYS
_ALIGNMENTS = (LEFT, CENTER, RIGHT)
_PLAIN_TYPES = "{System.String, System.Management.Automation.ScriptBlock, System.Collections.IDictionary}"


class SpecError(Exception):
    """A -Property that cannot be used: the command makes its terminating error of it."""

    def __init__(self, error_id: str, message: str) -> None:
        super().__init__(message)
        self.error_id = error_id
        self.message = message


class Spec:
    """One element of -Property: `expression` is a property name, a wildcard or a script block."""

    __slots__ = ("align", "depth", "expression", "format", "label", "width")

    def __init__(self, expression: Any, label: str | None = None, fmt: str | None = None, width: int = 0, align: str | None = None,
                 depth: int | None = None) -> None:
        self.expression = expression
        self.label = label
        self.format = fmt
        self.width = width
        self.align = align
        self.depth = depth


def parse(given: Any, keys: dict[str, tuple[str, ...]]) -> list[Spec]:
    """The Specs of a -Property argument; SpecError when it cannot be used."""
    items = given if isinstance(given, list) else [given]
    return [_parse_one(base(item), keys) for item in items]


def _parse_one(item: Any, keys: dict[str, tuple[str, ...]]) -> Spec:
    if isinstance(item, str):
        if not item:
            raise SpecError("ExpressionEmptyString2", "A property name cannot be an empty string.")
        return Spec(str(item))
    if is_script(item):
        return Spec(item)
    if isinstance(item, Dictionary):
        return _parse_table(item, keys)
    if item is None or item is NOTHING:
        raise SpecError("NullParameter", "A property cannot be null.")
    raise SpecError("UnknownParameterType", f"Cannot convert {type_of(item).full_name} to one of the following types {_PLAIN_TYPES}.")


def is_script(value: Any) -> bool:
    return getattr(value.__class__, "net_name", "") == "System.Management.Automation.ScriptBlock"


def _parse_table(table: Dictionary, keys: dict[str, tuple[str, ...]]) -> Spec:
    found: dict[str, Any] = {}
    for key, value in table.items():
        name = _full_key(key, keys)
        found[name] = _checked(key, name, base(value), keys[name])
    if "expression" not in found:
        raise SpecError("DictionaryKeyMandatoryEntry", "A mandatory entry for expression is missing.")
    return Spec(
        found["expression"],
        found.get("label", found.get("name")),
        found.get("formatstring"),
        found.get("width", 0),
        found.get("alignment"),
        found.get("depth"),
    )


def _full_key(key: Any, keys: dict[str, tuple[str, ...]]) -> str:
    if not isinstance(key, str):
        raise SpecError("DictionaryKeyNonString", "A key of the property table must be a string.")
    lower = key.lower()
    hits = [name for name in keys if name == lower] or [name for name in keys if lower and name.startswith(lower)]
    if not hits:
        raise SpecError("DictionaryKeyIllegal", f"The {key} key is not valid.")
    if len(hits) > 1:
        raise SpecError("DictionaryKeyAmbiguous", f"The {key} key is ambiguous; possible matches are {{{', '.join(hits)}}}.")
    return hits[0]


def _checked(key: str, name: str, value: Any, types: tuple[str, ...]) -> Any:
    """The value of a key, of one of the types and within its range."""
    actual = "" if value is None else type_of(value).full_name
    if value is None:
        raise SpecError("DictionaryKeyIllegalValue1", f'The "{key}" key has no value; expected types are {{{", ".join(types)}}}.')
    if actual not in types:
        wanted = f"expected types are {{{', '.join(types)}}}" if len(types) > 1 else f"expected type is {types[0]}"
        raise SpecError("DictionaryKeyIllegalValue1", f'The "{key}" key has a type, {actual}, that is not valid; {wanted}.')
    if name == "expression" and value == "":
        raise SpecError("ExpressionEmptyString1", f'The "{key}" key cannot have an empty string as its value.')
    if name == "formatstring" and value == "":
        raise SpecError("FormatStringEmptyString", f'The "{key}" key cannot have an empty string as its value.')
    if name == "width" and value <= 0:
        raise SpecError("WidthOutOfRange", f'The value "{value}" for key "width" should be greater than 0.')
    if name == "depth" and value <= 0:
        raise SpecError("DepthOutOfRange", f'The value "{value}" for key "depth" should be greater than 0.')
    if name == "alignment":
        return _alignment(value)
    return value


def _alignment(value: str) -> str:
    hits = [name for name in _ALIGNMENTS if value and name.startswith(value.lower())]
    if len(hits) != 1:
        raise SpecError(
            "AlignmentIllegalValue", f'The value "{value}" for key "alignment" is not valid; valid values are {{left, center, right}}.'
        )
    return hits[0]


class Column:
    """A column, a list line or a wide cell.

    get: object -> value, or access.MISSING. name: the property that it shows, None when computed. fixed: reals in a fixed
    number of decimals. named: the label is the name of a property.
    """

    __slots__ = ("align", "cell_align", "fixed", "format", "get", "label", "name", "named", "width")

    def __init__(self, label: str, get: Callable[[Any], Any], name: str | None = None, *, fmt: str | None = None, width: int = 0,
                 align: str | None = None, cell_align: str | None = None, fixed: bool = False, named: bool = True) -> None:
        self.label = label
        self.get = get
        self.name = name
        self.format = fmt
        self.width = width
        self.align = align
        self.cell_align = cell_align
        self.fixed = fixed
        self.named = named

    def text(self, obj: Any, limit: int, failed: Callable[[Column, Any, BaseException], str]) -> str:
        """The cell of an object; `failed` says what stands for a value that cannot be got."""
        try:
            value = self.get(obj)
        except Exception as error:  # noqa: BLE001 - whatever a getter raises, the row is shown
            return failed(self, obj, error)
        if value is access.MISSING or value is None or value is NOTHING:
            return ""
        if self.format is not None:
            made = formatted(value, self.format)
            if made is not None:
                return made
        return cell_text(value, limit, self.fixed)


def property_getter(name: str) -> Callable[[Any], Any]:
    """Reads one property of objects that are often custom objects of one shape."""
    lower = name.lower()
    shape, at = None, -1

    def get(obj: Any) -> Any:
        nonlocal shape, at
        if obj.__class__ is PSCustomObject:
            if obj.shape is not shape:
                shape = obj.shape
                at = shape.index.get(lower, -1)
            if at >= 0:
                return obj.values[at]
        return access.read(obj, name)

    return get


def script_getter(script: Any, shell: Any) -> Callable[[Any], Any]:
    """Runs a script block with the object as $_; what it writes is the value."""

    def get(obj: Any) -> Any:
        output = shell.invoke(script, [], underscore=obj, has_underscore=True)
        if not output:
            return None
        return output[0] if len(output) == 1 else output

    return get


def getter(expression: Any, shell: Any) -> Callable[[Any], Any]:
    """The getter of a property name, a script block or a Python callable."""
    if isinstance(expression, str):
        return property_getter(expression)
    if is_script(expression):
        return script_getter(expression, shell)
    return expression  # type: ignore[no-any-return]


def expression_text(expression: Any) -> str:
    from ems.values.text import to_string

    return expression if isinstance(expression, str) else to_string(expression)


def resolve(specs: Iterable[Spec], obj: Any, shell: Any, *, keep_missing: bool, fixed: bool = False) -> list[Column]:
    """The columns that Specs give for an object. keep_missing: a plain name that the object lacks still makes a column (tables)."""
    columns: list[Column] = []
    for spec in specs:
        expression = spec.expression
        if isinstance(expression, str):
            names = access.matching(obj, expression)
            if not names and keep_missing and not any(char in expression for char in "*?["):
                names = [expression]
            for name in names:
                columns.append(
                    Column(
                        spec.label or name, property_getter(name), name, fmt=spec.format, width=spec.width, align=spec.align, fixed=fixed
                    )
                )
        else:
            columns.append(Column(spec.label or expression_text(expression), getter(expression, shell), fmt=spec.format, width=spec.width,
                                  align=spec.align, fixed=fixed))
    for column in columns:
        column.named = column.label == column.name or access.exact(obj, column.label) is not None
    return columns


def plain_columns(names: Iterable[str], fixed: bool = False) -> list[Column]:
    """Columns for properties by name."""
    return [Column(name, property_getter(name), name, fixed=fixed) for name in names]


def right_aligned(value: Any) -> bool:
    """Whether a column is aligned right for the value in its first row: numbers, characters, booleans and enums, but no text."""
    value = base(value)
    if isinstance(value, (int, float, Decimal, NetInt, Char, EnumValue)):
        return True
    if value is None or isinstance(value, str):
        return False
    return getattr(value.__class__, "net_name", "") == "System.Security.SecureString"


def align_by_first(columns: Iterable[Column], obj: Any) -> None:
    """Give the columns without an alignment the one that the first object's values ask for."""
    for column in columns:
        if column.align is None:
            try:
                value = column.get(obj)
            except Exception:  # noqa: BLE001 - a property that fails is shown left-aligned
                value = None
            column.align = RIGHT if value is not access.MISSING and right_aligned(value) else LEFT
