"""In: a .NET type's name and its properties. Out: record(): a class of objects that commands give and no store keeps: queues, log entries,
reports."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ems.values.objects import NetObject
from ems.values.types import net_type


class Record(NetObject):
    """An object of fixed properties; `facts` by lower property name."""

    __slots__ = ("facts",)

    def __init__(self, **facts: Any) -> None:
        self.ps_ext = None
        self.facts = facts

    def net_to_string(self, culture: str | None = None) -> str:
        return str(self.net_name)

    def __str__(self) -> str:
        return self.net_to_string()


def record(net_name: str, properties: str, text: Callable[[Any], str] | None = None, base: str = "") -> type[Record]:
    """A record class. properties: a `type Name` a line; text: what stands in "$it" (the type's name without it)."""
    body: dict[str, Any] = {"__slots__": (), "net_name": net_name}
    if text is not None:
        body["net_to_string"] = lambda self, culture=None: text(self)
    made = type(net_name.rpartition(".")[2], (Record,), body)
    net = net_type(net_name, base=base, py=made) if base else net_type(net_name, py=made)
    for line in properties.strip().splitlines():
        net.prop(line.strip(), _getter(line.split()[-1].lower()))
    return made


def _getter(key: str) -> Callable[[Any], Any]:
    return lambda self: self.facts.get(key)


def multivalued(kind_text: str, items: Iterable[Any]) -> Any:
    """A MultiValuedProperty of that kind of item."""
    from cmdlets.exchange.common.kinds import kind

    return kind(f"list {kind_text}").convert(list(items))
