"""In: the code object of a compiled unit. Out: its root BlockCode.

Apart from ems.compiler.unit, which writes the code: a unit that comes from the cache needs neither the compiler nor the parser.
"""
from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any

FORMAT_VERSION = 5  # part of the cache key: raise it with every change of what the runtime gives to compiled code


def load(code: CodeType, source: Any, support: Callable[[set[str]], dict[str, Any]]) -> Any:
    """Run a unit's module and give its root BlockCode. `support` gives the runtime's names among those that the code speaks of."""
    namespace = support(names_of(code))
    namespace["SOURCE"] = source
    exec(code, namespace)
    return namespace["ROOT"]


def names_of(code: CodeType) -> set[str]:
    """The global names (and members, which do no harm) that a code object and those inside it speak of."""
    names: set[str] = set()
    stack = [code]
    while stack:
        one = stack.pop()
        names.update(one.co_names)
        stack.extend(c for c in one.co_consts if c.__class__ is CodeType)
    return names
