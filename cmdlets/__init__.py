"""In: nothing. Out: every cmdlet as a Python function: `Get-ReceiveConnector` is `cmdlets.get_receive_connector`.

A function takes the cmdlet's parameters as keywords in lower case with underscores, gives its output (None, the one object, or a list) and
raises ems.CommandError for its first error. It works on the open ems.Session. stubs: scripts/dev/stubs.py writes cmdlets/__init__.pyi.
"""
from __future__ import annotations

from typing import Any

_made: dict[str, Any] = {}


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(name)
    found = _made.get(name)
    if found is None:
        from cmdlets.functions import make_function

        found = make_function(name)
        if found is None:
            raise AttributeError(f"module 'cmdlets' has no attribute {name!r}")
        _made[name] = found
    return found


def __dir__() -> list[str]:
    from cmdlets.functions import function_names

    return sorted(function_names())
