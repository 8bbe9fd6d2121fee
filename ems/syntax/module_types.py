"""In: the file of a module that a `using module` names. Out: the lower names of the classes and enums that it gives."""
from __future__ import annotations

import os

from ems.syntax import nodes as n
from ems.syntax.constants import pure


def module_types(path: str) -> set[str]:
    """The types of a module's own script, by its text alone; those of modules nested in it stay inside."""
    from ems.syntax.parser import parse

    with open(path, encoding="utf-8-sig", errors="replace") as file:
        tree = parse(file.read(), path).ast
    if path.lower().endswith(".psd1"):
        root = _root_module(tree)
        return module_types(os.path.join(os.path.dirname(path), root)) if root else set()
    return {node.name.lower() for node in tree.walk() if isinstance(node, n.TypeDefinition)}


def _root_module(tree: n.ScriptBlock) -> str | None:
    """The script that a manifest names as its root."""
    table = next((node for node in tree.walk() if isinstance(node, n.Hashtable)), None)
    for key, statement in table.pairs if table is not None else ():
        value = pure(statement)
        if isinstance(key, n.StringConstantExpression) and key.value.lower() in ("rootmodule", "moduletoprocess") and isinstance(value, n.StringConstantExpression):
            root = value.value.replace("\\", "/")
            return root if root.lower().endswith(".psm1") else None
    return None
