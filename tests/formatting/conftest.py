"""A shell that knows no more than formatting asks of it."""
from __future__ import annotations

from typing import Any

import pytest


class StubHost:
    width = 80
    colors = False


class StubCommands:
    def find(self, name: str) -> Any:
        return name if name in ("Get-Item", "Write-Error") else None


class StubShell:
    """Holds variables; a script block is a Python function here."""

    def __init__(self) -> None:
        self.host = StubHost()
        self.commands = StubCommands()
        self.global_scope = None
        self.variables: dict[str, Any] = {}
        self._parts: dict[str, Any] = {}

    def get_variable(self, name: str, scope: Any = None) -> Any:
        return self.variables.get(name)

    def part(self, name: str, make: Any) -> Any:
        if name not in self._parts:
            self._parts[name] = make(self)
        return self._parts[name]


@pytest.fixture
def shell() -> StubShell:
    return StubShell()
