"""In: texts to offer. Out: System.Management.Automation.CommandCompletion and CompletionResult."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ems.values.objects import NetObject


class CompletionResult(NetObject):
    """One match: the text put in, the text of a list, the kind and the tooltip, which may be a function that makes it when someone looks."""

    __slots__ = ("_tip", "kind", "list_text", "text")
    net_name = "System.Management.Automation.CompletionResult"

    def __init__(self, text: str, list_text: str | None = None, kind: str = "Text", tool_tip: str | Callable[[], str] | None = None) -> None:
        self.ps_ext = None
        self.text = text
        self.list_text = list_text if list_text is not None else text
        self.kind = kind
        self._tip = tool_tip if tool_tip is not None else text

    @property
    def tool_tip(self) -> str:
        if not isinstance(self._tip, str):
            self._tip = self._tip()
        return self._tip

    def __repr__(self) -> str:
        return f"CompletionResult({self.text!r}, {self.kind})"


class Completion(NetObject):
    """CommandCompletion: the matches and the part of the input that they replace (-1, -1: nothing)."""

    __slots__ = ("current", "index", "length", "matches")
    net_name = "System.Management.Automation.CommandCompletion"

    def __init__(self, matches: list[CompletionResult], index: int = -1, length: int = -1) -> None:
        self.ps_ext = None
        self.matches = matches
        self.index = index
        self.length = length
        self.current = -1


def result_kind(name: str) -> Any:
    """The enum value of a kind's name."""
    from ems.values.enums import enum_value

    return enum_value("System.Management.Automation.CompletionResultType", name)
