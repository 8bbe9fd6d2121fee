"""In: the environment. Out: the profile files of the four scopes and $PROFILE."""
from __future__ import annotations

import os
import sys
from typing import Any

SCOPES = ("AllUsersAllHosts", "AllUsersCurrentHost", "CurrentUserAllHosts", "CurrentUserCurrentHost")
FILES = ("profile.ps1", "Microsoft.PowerShell_profile.ps1")


def profile_folders() -> tuple[str, str]:
    """The folder for all users and the user's own."""
    if sys.platform == "win32":
        shared = os.path.join(os.environ.get("ProgramData", r"C:\ProgramData"), "ems")
        own = os.path.join(os.path.expanduser("~"), "Documents", "PowerShell")
    else:
        shared = "/etc/ems"
        own = os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config"), "powershell")
    return shared, own


def profile_paths() -> list[tuple[str, str]]:
    """(scope, path), in the order in which they run."""
    shared, own = profile_folders()
    paths = [os.path.join(folder, name) for folder in (shared, own) for name in FILES]
    return list(zip(SCOPES, paths, strict=True))


def set_profile_variable(session: Any) -> None:
    """$PROFILE: the current user's file, with a note property for each scope."""
    from ems.values.objects import Extension, NoteProperty, PSObject

    rows = profile_paths()
    extension = Extension()
    for scope, path in rows:
        extension.members[scope.lower()] = NoteProperty(scope, path)
    session.set_variable("PROFILE", PSObject(rows[-1][1], extension), session.global_scope)
