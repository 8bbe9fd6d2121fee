"""In: an object with changed properties. Out: nothing, or the first fault of a single property: a value out of range or too long."""
from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject


def check_properties(item: ConfigObject, names: Iterable[str]) -> None:
    """Every named property against the limits of its kind, in the order of the table."""
    wanted = set(names)
    for name, row in item.schema.properties.items():
        if name in wanted and not row.computed:
            _check(item, name, item.get(name), row.kind)


def _check(item: ConfigObject, name: str, value: Any, kind: Any) -> None:
    if kind.element is not None:
        for each in value:
            _check(item, name, each, kind.element)
        return
    if not kind.out_of_range(value):
        return
    low, high = kind.limits
    if kind.text.startswith("string"):
        raise fault("E-LEN", item, limit=high, length=len(value))
    raise fault("E-RANGE", item, name=name, low=shown(kind, low), high=shown(kind, high))


def shown(kind: Any, bound: Any) -> str:
    """A bound as the messages write it."""
    if "size" in kind.text.split(" ")[:2]:
        from cmdlets.exchange.types.sizes import ByteQuantifiedSize

        return str(ByteQuantifiedSize(bound))
    return str(bound)


def check_name(item: ConfigObject, name: str | None, limit: int = 64) -> None:
    """A name of 1 to 64 characters without line ends, not blank at an end."""
    if name is None or not name.strip():
        raise fault("E-EMPTYVALUE", item, name="Name")
    if len(name) > limit:
        raise fault("E-LEN", item, limit=limit, length=len(name))
    if any(c in name for c in "\r\n\0") or name != name.strip():
        raise fault("E-NAME", item, value=name, text="It must not begin or end with a blank, nor hold line ends.")
