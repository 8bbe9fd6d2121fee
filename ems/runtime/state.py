"""In: a module (or none). Out: SessionState, the root of the scopes that its code runs in."""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ems.runtime.scope import Scope

if TYPE_CHECKING:
    from ems.runtime.session import Session


class SessionState:
    """The global state, or a module's own. `current` is the innermost scope of this state on the call stack: the parent of the next call's."""

    __slots__ = ("current", "module", "session", "top")

    def __init__(self, session: Session, module: Any = None, parent: Scope | None = None) -> None:
        self.session = session
        self.module = module
        self.top = Scope(parent, self, "global" if module is None else "module")
        self.current = self.top
