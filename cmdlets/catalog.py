"""In: the manifest. Out: what a session needs to know of the cmdlets before it runs one."""
from __future__ import annotations

from typing import Any


def manifest() -> dict[str, tuple[str, str, str]]:
    """Lower command name -> (name, module, "python.module:Class")."""
    try:
        from cmdlets.manifest import COMMANDS
    except ImportError:
        return split(scan_folder())[0]
    return dict(COMMANDS)


def late_commands() -> dict[str, tuple[str, str, str]]:
    """The same of the modules that a session imports when it needs them."""
    try:
        from cmdlets.manifest import LATE_COMMANDS
    except ImportError:
        return split(scan_folder())[1]
    return LATE_COMMANDS


def split(rows: dict[str, tuple[str, str, str]]) -> tuple[dict[str, tuple[str, str, str]], dict[str, tuple[str, str, str]]]:
    """The rows that every session has, and those of modules that it imports later."""
    from cmdlets.registry import LATE_MODULES

    late = {lower: row for lower, row in rows.items() if row[1] in LATE_MODULES}
    return {lower: row for lower, row in rows.items() if lower not in late}, late


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


def not_built(name: str) -> Any:
    """The stand-in for a cmdlet of Exchange that ems does not have; None for any other name."""
    if "-" not in name:
        return None
    from cmdlets.exchange.unbuilt import command

    return command(name)


OWN_MODULES = ("Microsoft.Exchange.Management.PowerShell.E2010", "Ems")


def meant(name: str) -> str | None:
    """The command of Exchange or of ems whose name is nearly the one that was not found; None when there is none so near."""
    if "-" not in name or len(name) > 64:
        return None
    from difflib import get_close_matches

    from cmdlets.manifest import COMMANDS

    ours = {lower: full for lower, (full, module, _) in COMMANDS.items() if module in OWN_MODULES}
    found = get_close_matches(name.lower(), ours, 1, 0.85)
    return ours[found[0]] if found else None


def explain(error: Any, name: str) -> None:
    """Tell why a command is missing, with an error that it was not found."""
    from cmdlets.windows_only import reason_for
    from ems.values.errors import ErrorDetails, record_of

    reason = reason_for(name)
    if reason is not None:
        record_of(error).details = ErrorDetails("", reason)


def certificate_drive(providers: Any) -> Any:
    """The drive Cert:, made when a script first names it."""
    from cmdlets.security.certificate_drive import make_drive

    return make_drive(providers)


def aliases() -> dict[str, str]:
    """Alias -> command, as a new PowerShell session has them."""
    from cmdlets.aliases import ALIASES

    return ALIASES


def late_aliases() -> dict[str, str]:
    """Alias -> command, for names that are tried before programs and listed nowhere."""
    from cmdlets.aliases import WINDOWS_ALIASES

    return WINDOWS_ALIASES


def prepare_store(session: Any, store: Any) -> None:
    """Called when a store was opened: a new one gets its first organization."""
    from cmdlets.exchange.first_start import prepare

    prepare(session, store)
