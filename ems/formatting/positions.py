"""In: an InvocationInfo. Out: PowerShell's position message of it; the text of a place itself is made in ems.syntax.positions."""

from __future__ import annotations

from typing import Any

from ems.syntax.positions import place_message, shown_line

__all__ = ["place_message", "position_message", "shown_line"]


def position_message(invocation: Any) -> str:
    """The position message of an invocation, empty when it stands in no source."""
    source = getattr(invocation, "source", None)
    if source is None:
        return ""
    return place_message(source, invocation.start, invocation.end)
