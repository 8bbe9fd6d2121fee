"""In: objects and errors. Out: text, exactly as PowerShell lays it out. The names here are loaded when first used."""
from __future__ import annotations

from typing import Any

_NAMES = {
    "Formatter": "engine", "format_lines": "engine", "format_to_text": "engine", "error_text": "errors", "get_error_text": "error_details",
    "position_message": "positions", "register_view": "views", "register_views": "views", "style_of": "psstyle",
}
__all__ = sorted(_NAMES)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    module = _NAMES.get(name)
    if module is None:
        raise AttributeError(name)
    import importlib

    found = getattr(importlib.import_module(f"ems.formatting.{module}"), name)
    globals()[name] = found
    return found
