"""In: an ErrorRecord or exception. Out: all its details as an indented list: Get-Error and $ErrorView = 'DetailedView'."""
from __future__ import annotations

from typing import Any

from ems.formatting import access
from ems.formatting.values import display_text
from ems.values.collections import Dictionary
from ems.values.errors import ErrorRecord
from ems.values.objects import NOTHING

INDENT = 4
DEEPEST = 10
ELLIPSIS = "\u2026"
_OPENED = ("System.Management.Automation.InvocationInfo", "System.Management.Automation.ErrorRecord")
_NEVER = frozenset(("serverexception", "serializeextendedinfo"))


def get_error_text(record: Any, shell: Any) -> str:
    """The details as one text, an empty line before and behind."""
    return "\n".join(["", *_object_lines(record, 0, 1, _colors(shell)), ""])


def detail_lines(record: Any, shell: Any) -> list[str]:
    return get_error_text(record, shell).split("\n")


def _colors(shell: Any) -> tuple[str, str]:
    from ems.formatting.engine import line_style

    style = line_style(shell)
    return ("", "") if style is None else (style.error_accent, style.reset)


def _shown(obj: Any) -> list[tuple[str, Any]]:
    """The properties that have a value; an exception's type comes first."""
    found: list[tuple[str, Any]] = []
    if isinstance(obj, BaseException):
        found.append(("Type", access.type_names(obj)[0]))
    for name in access.property_names(obj):
        if name.lower() in _NEVER or name.lower().startswith("errorcategory_"):
            continue
        try:
            value = access.read(obj, name)
        except Exception:  # noqa: BLE001 - a property that fails is not shown
            continue
        if value is access.MISSING or value is None or value is NOTHING or value == "" or value is False or value == 0:
            continue
        if name.lower() == "errorrecord" and isinstance(obj, BaseException) and isinstance(value, ErrorRecord) and value.exception is obj:
            continue
        items = access.enumerable(value)
        if items is not None and not list(items):
            continue
        found.append((name, value))
    return found


def _object_lines(obj: Any, indent: int, depth: int, colors: tuple[str, str]) -> list[str]:
    lines: list[str] = []
    pairs = _shown(obj)
    width = max((len(name) for name, _ in pairs), default=0)
    blank = " " * indent
    accent, reset = colors
    for name, value in pairs:
        head = f"{blank}{accent}{name:<{width}} : {reset}"
        if isinstance(value, BaseException) or getattr(value.__class__, "net_name", "") in _OPENED:
            lines.append(head)
            lines.extend(
                [" " * (indent + INDENT) + ELLIPSIS] if depth >= DEEPEST else _object_lines(value, indent + INDENT, depth + 1, colors)
            )
        elif isinstance(value, Dictionary):
            lines.append(head)
            lines.extend(f"{' ' * (indent + INDENT)}{display_text(key)} : {display_text(item)}" for key, item in value.items())
        else:
            lines.extend(_value_lines(name, value, head, indent, width))
    return lines


def _value_lines(name: str, value: Any, head: str, indent: int, width: int) -> list[str]:
    items = access.enumerable(value)
    if items is not None and name.lower() != "data":
        first, *rest = [display_text(item) for item in items]
    else:
        first, *rest = display_text(value).split("\n")
    return [head + first, *(" " * (indent + width + 3) + line for line in rest)]
