"""In: nothing. Out: ValueObject, the base of Exchange's value types, and the exception that their parsers raise.

A value type is immutable, equal by `key()`, ordered by it, and written by __str__. Its .NET face is declared beside it with net_type.
"""
from __future__ import annotations

from typing import Any

from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject


class ValueObject(NetObject):
    """Equal when of one class and of equal key; `str()` is what ToString() gives."""

    __slots__ = ()

    def key(self) -> Any:
        """What equality and order look at."""
        return str(self).lower()

    def net_to_string(self, culture: str | None = None) -> str:
        return str(self)

    def hash_key(self) -> Any:
        """The form under which ems.values.collections keeps it as a dictionary key."""
        return self.key()

    def compare_to(self, other: Any) -> int:
        """IComparable: -1, 0 or 1; null is less than anything."""
        if other is None:
            return 1
        if not isinstance(other, type(self)):
            other = type(self).parse(str(other))  # type: ignore[attr-defined]
        mine, theirs = self.key(), other.key()
        return (mine > theirs) - (mine < theirs)

    def __eq__(self, other: object) -> bool:
        return other.__class__ is self.__class__ and other.key() == self.key()  # type: ignore[attr-defined]

    def __lt__(self, other: Any) -> bool:
        return self.compare_to(other) < 0

    def __le__(self, other: Any) -> bool:
        return self.compare_to(other) <= 0

    def __gt__(self, other: Any) -> bool:
        return self.compare_to(other) > 0

    def __ge__(self, other: Any) -> bool:
        return self.compare_to(other) >= 0

    def __hash__(self) -> int:
        return hash((type(self).__name__, self.key()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


def format_error(message: str) -> NetException:
    """What a parser raises for text that is no value of its type."""
    return net_error("System.FormatException", message)
