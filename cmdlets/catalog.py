"""In: the manifest. Out: what a session needs to know of the cmdlets before it runs one."""
from __future__ import annotations

from typing import Any


def manifest() -> dict[str, tuple[str, str, str]]:
    """Lower command name -> (name, module, "python.module:Class")."""
    try:
        from cmdlets.manifest import COMMANDS
    except ImportError:
        return scan_folder()
    return dict(COMMANDS)


def scan_folder() -> dict[str, tuple[str, str, str]]:
    """The same, from importing every module of the folder: what scripts/dev/manifest.py writes down."""
    import importlib
    import pkgutil

    import cmdlets
    from cmdlets.registry import registered

    for found in pkgutil.walk_packages(cmdlets.__path__, "cmdlets."):
        if not found.ispkg and found.name not in ("cmdlets.manifest", "cmdlets.catalog"):
            importlib.import_module(found.name)
    return {lower: (e.name, e.module, f"{e.cls.__module__}:{e.cls.__name__}") for lower, e in sorted(registered.items())}


def aliases() -> dict[str, str]:
    """Alias -> command, as a new PowerShell session has them."""
    from cmdlets.aliases import ALIASES

    return ALIASES


def prepare_store(session: Any, store: Any) -> None:
    """Called when a store was opened: a new one gets its first organization."""
    from cmdlets.exchange.first_start import prepare

    prepare(session, store)
