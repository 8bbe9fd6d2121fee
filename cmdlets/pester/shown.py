"""In: values. Out: their text in the messages of assertions and in the names of tests."""

from __future__ import annotations

import re
from typing import Any

from ems.values.collections import Dictionary
from ems.values.convert import to_string
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import PSCustomObject, base, is_null

MOST_ITEMS = 10


def shown(value: Any) -> str:
    """A value as a message has it: strings quoted, lists as @(…), types in brackets."""
    from ems.runtime.code import ScriptBlock
    from ems.values.dates import DateTime
    from ems.values.types import NetType

    value = base(value)
    if is_null(value):
        return "$null"
    if isinstance(value, bool):
        return "$true" if value else "$false"
    if isinstance(value, str):
        return f"'{value}'" if value else "<empty>"
    if isinstance(value, NetType):
        return f"[{to_string(value)}]"
    if isinstance(value, DateTime):
        from ems.values.formats import format_value

        return format_value(value, "o")
    if isinstance(value, ScriptBlock):
        return "{" + to_string(value) + "}"
    if isinstance(value, Dictionary):
        entries = "; ".join(sorted(f"{to_string(key)}={shown(item)}" for key, item in value.items()))
        return f"@{{{entries}}}"
    if isinstance(value, PSCustomObject):
        from ems.values.members import get_member
        from ems.values.property_list import property_names

        return "@{" + "; ".join(f"{name}={shown(get_member(value, name))}" for name in property_names(value)) + "}"
    if is_enumerable(value):
        return shown_list(list(enumerate_(value)))
    return to_string(value)


def shown_list(items: list[Any]) -> str:
    """@(1, 'x'), with the count of those left out."""
    texts = [shown(item) for item in items[:MOST_ITEMS]]
    more = [f"...{len(items) - MOST_ITEMS} more"] if len(items) > MOST_ITEMS else []
    return f"@({', '.join(texts + more)})"


def in_name(value: Any) -> str:
    """A value in the name of a test: a text stands as it is."""
    value = base(value)
    if isinstance(value, str):
        return str(value) if value else "<empty>"
    if isinstance(value, Dictionary):
        return "System.Collections.Hashtable"
    return shown(value)


_PLACE = re.compile(r"<([^<>]+)>")


def expanded(name: str, case: Any) -> str:
    """The name with <key> replaced by an entry of a dictionary or a property of an object, and <_> by the object; other places are left."""
    from ems.values.members import get_member
    from ems.values.property_list import property_names

    item = base(case)
    if isinstance(item, Dictionary):
        values = {to_string(key).lower(): value for key, value in item.items()}
    elif isinstance(item, PSCustomObject):
        values = {key.lower(): get_member(item, key) for key in property_names(item)}
    else:
        values = {}

    def place(match: re.Match[str]) -> str:
        key = match[1].lower()
        if key in values:
            return in_name(values[key])
        return in_name(case) if key == "_" else match[0]

    return _PLACE.sub(place, name)


def because(reason: str | None) -> str:
    """` because REASON,` or nothing."""
    if not reason or not reason.strip():
        return ""
    reason = reason.strip()
    return f" {reason}," if reason.lower().startswith("because") else f" because {reason},"


def string_difference(expected: str, actual: str, reason: str, case_sensitive: bool) -> str:
    """What is said of two strings that should be the same."""
    lines = [f"Expected strings to be the same,{reason} but they were different."]
    if len(expected) == len(actual):
        lines.append(f"String lengths are both {len(expected)}.")
    else:
        lines += [f"Expected length: {len(expected)}", f"Actual length:   {len(actual)}"]

    def same(one: str, other: str) -> bool:
        return one == other if case_sensitive else one.lower() == other.lower()

    shortest = min(len(expected), len(actual))
    at = next((i for i in range(shortest) if not same(expected[i], actual[i])), shortest)
    lines += [f"Strings differ at index {at}.", f"Expected: '{visible(expected)}'", f"But was:  '{visible(actual)}'"]
    return "\n".join(lines)


def visible(text: str) -> str:
    """Control characters as a script writes them."""
    for char, written in (("\0", "`0"), ("\a", "`a"), ("\b", "`b"), ("\t", "\\t"), ("\f", "`f"), ("\r", "\\r"), ("\n", "\\n")):
        text = text.replace(char, written)
    return text
