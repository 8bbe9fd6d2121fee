"""In: a text, the cursor in it and the session. Out: the completions, as PowerShell's TabExpansion2 gives them."""
from __future__ import annotations

from typing import Any

from ems.console.completion.results import Completion, CompletionResult

__all__ = ["Completion", "CompletionResult", "complete"]


def complete(text: str, cursor: int, session: Any, ast: Any = None) -> Completion:
    from ems.console.completion.engine import complete_input

    return complete_input(text, cursor, session)
