"""In: types that reach a Format command. Out: the names of their views."""
from __future__ import annotations

from typing import Any

SHAPES = {"format-table": "table", "format-list": "list", "format-wide": "wide", "format-custom": "custom"}


def view_names(found: list[Any], command: str) -> list[str]:
    """The names of the views that format data has for the types, those of the command's shape."""
    from ems.formatting.views import view_names as views_of
    from ems.values import typedata

    shape = SHAPES.get(command.lower(), "")
    names: list[str] = []
    for one in found:
        if one.net is not None:
            names += [v.name for v in views_of(typedata.names_of(one.net)) if v.shape == shape and v.name]
    return list(dict.fromkeys(names))
