"""In: text with $variables and $( ). Out: the text expanded in the current scope, as a double-quoted string is."""
from __future__ import annotations

from typing import Any


def expand(session: Any, text: str) -> str:
    """ExpandString: the text is taken as the inside of a double-quoted here-string, so that quotes in it stand for themselves."""
    from ems.values.convert import to_string

    results: list[Any] = []
    script = session.parse('@"\n' + text + '\n"@')
    session.run_here(script, session.scope, results.append)
    return to_string(results[0]) if results else ""
