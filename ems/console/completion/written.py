"""In: a function that stands in the text being typed. Out: its command information, without running the text."""
from __future__ import annotations

from typing import Any


def written_function(session: Any, text: str, node: Any) -> Any:
    """The function as if it were defined; None when its text has errors."""
    from ems.runtime.functions import FunctionInfo
    from ems.values.errors import NetException, RuntimeException

    body = text[node.body.start:node.body.end].strip()
    head = ""
    if node.parameters:
        head = "param(" + ", ".join(text[p.start:p.end] for p in node.parameters) + ")\n"
    inner = body[1:-1] if body.startswith("{") else body
    try:
        return FunctionInfo(node.name, session.parse(head + inner))
    except (NetException, RuntimeException):
        return None
