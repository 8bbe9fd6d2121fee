"""In: nothing. Out: what values need to know of the shell that runs them, without knowing the shell.

The runtime puts its own Context in place for each thread (`set_context`); alone, the values work with these defaults.
"""
from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any


class Context:
    """Culture, separators and the way to call a script block. The runtime's session subclasses it."""

    culture_name: str = ""  # the current culture (formatting, -f, Sort-Object); "" is the invariant one
    ui_culture_name: str = ""

    def ofs(self) -> str:
        """The separator that joins a collection in a string ($OFS)."""
        return " "

    def strict_version(self) -> int:
        """0 off, else 1 to 3 (Set-StrictMode)."""
        return 0

    def call_script(self, script: Any, arguments: list[Any], underscore: Any = None, this: Any = None) -> list[Any]:
        """Run a script block in its own scope; its output as a list."""
        raise NotImplementedError("no shell runs in this thread")

    def call_here(self, script: Any, underscore: Any) -> list[Any]:
        """Run a script block in the scope that runs now, $_ set, as ForEach-Object does; its output as a list."""
        return self.call_script(script, [], underscore)

    def block_here(self, script: Any) -> Callable[[Any, Callable[[Any], None]], None]:
        """As call_here, prepared for many objects: the caller gives each object and where the output goes."""
        def run(item: Any, out: Callable[[Any], None]) -> None:
            for value in self.call_here(script, item):
                out(value)

        return run

    def find_script_type(self, name: str) -> Any:
        """A class or enum that a script of this session defined, or None; one that the running code can name comes first."""
        return None

    def visible_type(self, name: str) -> Any:
        """A script's class or enum that the running code can name, or None."""
        return self.find_script_type(name)

    def location(self) -> str:
        """The current folder of the FileSystem provider, for relative paths."""
        import os

        return os.getcwd()


_local = threading.local()
_default = Context()


def current() -> Context:
    """The context of this thread."""
    return getattr(_local, "context", _default)


def set_context(context: Context | None) -> None:
    """Make `context` this thread's; None takes it away."""
    if context is None:
        _local.__dict__.pop("context", None)
    else:
        _local.context = context
