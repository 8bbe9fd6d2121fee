"""In: cmdlet classes. Out: the decorator that declares them and the table that finds them by name.

The manifest (cmdlets/manifest.py, made by scripts/dev/manifest.py) names every command, its aliases and the module that holds it, so that
start-up imports none of them. A command that the manifest does not know yet is found by importing the folder's modules once: a new cmdlet
is one new file and nothing else.
"""
from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ems.runtime.signatures import Cmdlet, Parameter, Signature, parameter

__all__ = ["Cmdlet", "CommandEntry", "cmdlet", "parameter", "registered"]

C = TypeVar("C", bound=type[Cmdlet])


class CommandEntry:
    """A declared cmdlet: PowerShell's name, its PowerShell module, the class."""

    __slots__ = ("cls", "module", "name")

    def __init__(self, name: str, module: str, cls: type[Cmdlet]) -> None:
        self.name = name
        self.module = module
        self.cls = cls


registered: dict[str, CommandEntry] = {}  # lower name -> entry, of the modules imported so far

# The PowerShell module that a folder of cmdlets stands for.
MODULES = {
    "core": "Microsoft.PowerShell.Core", "utility": "Microsoft.PowerShell.Utility", "management": "Microsoft.PowerShell.Management",
    "security": "Microsoft.PowerShell.Security", "host": "Microsoft.PowerShell.Host", "archive": "Microsoft.PowerShell.Archive",
    "threadjob": "Microsoft.PowerShell.ThreadJob", "console": "PSReadLine", "pester": "Pester", "exchange": "Microsoft.Exchange.Management.PowerShell.E2010", "house": "Ems",
}


# Modules that a session has only after a command of theirs was named or Import-Module was: Get-Command and completion do not list them before.
LATE_MODULES = frozenset({"Pester"})


def cmdlet(name: str, *, default_set: str = "", class_name: str = "", supports_should_process: bool = False, confirm_impact: str = "Medium",
           aliases: str = "", output: str = "", module: str = "", supports_paging: bool = False, dynamic: bool = False,
           positional_binding: bool = True, own_first: bool = False) -> Callable[[C], C]:
    """Declare a cmdlet class. Parameters are its `parameter()` attributes in order, those of its bases first, or last with `own_first`.

    class_name: the .NET class that FullyQualifiedErrorId names. aliases, output: separated by spaces. module: when it is not its folder's.
    """

    def declare(cls: C) -> C:
        found: dict[str, Parameter] = {}
        for base in cls.__mro__ if own_first else reversed(cls.__mro__):
            for attribute, value in vars(base).items():
                if isinstance(value, Parameter):
                    found[attribute] = getattr(cls, attribute)
        signature = Signature(name, list(found.values()), default_set=default_set, class_name=class_name or name,
                              supports_should_process=supports_should_process, confirm_impact=confirm_impact, aliases=tuple(aliases.split()),
                              output_types=tuple(output.split()), supports_paging=supports_paging, dynamic=dynamic, positional_binding=positional_binding)
        cls.signature = signature
        folder = cls.__module__.split(".")[1] if cls.__module__.startswith("cmdlets.") else ""
        entry = CommandEntry(name, module or MODULES.get(folder, folder), cls)
        registered[name.lower()] = entry
        return cls

    return declare


def manifest_rows() -> dict[str, dict[str, Any]]:
    """What a manifest says of the modules imported so far: lower name -> name, module, class path and aliases."""
    return {lower: {"name": e.name, "module": e.module, "path": f"{e.cls.__module__}:{e.cls.__name__}", "aliases": list(e.cls.signature.aliases)}
            for lower, e in sorted(registered.items())}
