"""In: objects and errors. Out: text, exactly as PowerShell lays it out. The names here are loaded when first used."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

_NAMES = {
    "Formatter": "engine", "format_lines": "engine", "format_to_text": "engine", "error_text": "errors", "get_error_text": "error_details",
    "position_message": "positions", "register_view": "views", "register_views": "views", "style_of": "psstyle",
}
__all__ = sorted((*_NAMES, "on_first_use"))  # noqa: PLE0605
waiting: list[Callable[[], None]] = []


def on_first_use(register: Callable[[], None]) -> None:
    """Have `register` called when a view is first looked for: who has views of its own need not load the formatter before."""
    import sys

    views = sys.modules.get("ems.formatting.views")
    if views is not None and views._loaded:
        register()
    else:
        waiting.append(register)


def __getattr__(name: str) -> Any:
    module = _NAMES.get(name)
    if module is None:
        raise AttributeError(name)
    import importlib

    found = getattr(importlib.import_module(f"ems.formatting.{module}"), name)
    globals()[name] = found
    return found
