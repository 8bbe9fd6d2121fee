"""In: paths as scripts write them. Out: drives and providers: the current location, absolute paths, $env:x and its kin."""
from __future__ import annotations

import os
from typing import Any

from ems.values.convert import to_string
from ems.values.errors import ps_error
from ems.values.objects import NOTHING, is_null

DRIVE_NOT_FOUND = "System.Management.Automation.DriveNotFoundException"


class Providers:
    """The drives of one session. `location` is a full path with its drive for other providers than the file system."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.folder = os.getcwd()
        self.drive = ""  # "" for the file system, else Env, Function …
        self.sub_path = ""
        self.custom: dict[str, Any] = {}  # lower name -> PSDrive made by a script

    # -- the current place

    def location_path(self) -> str:
        return self.folder

    def current_path_info(self) -> Any:
        from ems.runtime.providers.paths import path_info

        return path_info(self)

    def file_path(self, path: str) -> str:
        """A file system path made absolute; `~` is the home folder, `C:\\…` keeps PowerShell's error for a drive that is not there."""
        if path.startswith("Microsoft.PowerShell.Core\\FileSystem::"):
            path = path.partition("::")[2]
        elif path.lower().startswith("filesystem::"):
            path = path.partition("::")[2]
        drive, colon, rest = path.partition(":")
        if colon and drive and "/" not in drive and "\\" not in drive and not os.path.exists(os.path.join(self.folder, path)):
            found = self.custom.get(drive.lower())
            if found is not None and found.root:
                path = os.path.join(found.root, rest.lstrip("/\\").replace("\\", "/"))
            elif drive.lower() == "temp":
                import tempfile

                path = os.path.join(tempfile.gettempdir(), rest.lstrip("/\\").replace("\\", "/"))
            elif os.name != "nt":
                raise no_drive(drive)
        if os.name != "nt" and "\\" in path:
            path = path.replace("\\", "/")
        if path == "~" or path.startswith("~/"):
            path = os.path.join(os.environ.get("HOME") or os.path.expanduser("~"), path[2:])
        return os.path.normpath(os.path.join(self.folder, path)) if path else self.folder

    # -- $env:x, ${function:x}, $variable:x, ${c:\file}

    def get_variable(self, scope: Any, name: str) -> Any:
        drive, _, rest = name.partition(":")
        lower = drive.lower()
        if lower == "env":
            return environment(rest)
        if lower == "function":
            found = self.session.commands.function(rest.lower(), scope)
            return found.script if found is not None else None
        if lower == "alias":
            alias = self.session.commands.alias(rest.lower(), scope)
            return alias.definition if alias is not None else None
        if lower == "variable":
            return scope.get(rest.lower())
        from ems.runtime.files import read_script

        path = self.file_path(name)
        if not os.path.exists(path):
            return None
        lines = read_script(path).splitlines()
        return lines[0] if len(lines) == 1 else lines

    def set_variable(self, scope: Any, name: str, value: Any) -> None:
        drive, _, rest = name.partition(":")
        lower = drive.lower()
        if lower == "env":
            set_environment(rest, value)
        elif lower == "function":
            from ems.values.objects import base

            if is_null(value):
                self.remove_function(scope, rest.lower())
            else:
                script = base(value)
                if not hasattr(script, "code"):
                    script = self.session.parse(to_string(value))
                self.session.commands.define_function(scope, rest, script)
        elif lower == "alias":
            self.session.commands.set_alias(scope, rest, to_string(value))
        elif lower == "variable":
            scope.set(rest.lower(), value, rest)
        else:
            path = self.file_path(name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(to_string(value) + "\n")

    def remove_function(self, scope: Any, lower: str) -> None:
        for s in scope.chain():
            if s.functions and lower in s.functions:
                del s.functions[lower]
                self.session.commands.epoch += 1
                return


def no_drive(name: str) -> Exception:
    return ps_error("DriveNotFound", f"Cannot find drive. A drive with the name '{name}' does not exist.", category="ObjectNotFound", target=name,
                    cls=DRIVE_NOT_FOUND)


def environment(name: str) -> str | None:
    """An environment variable; its name's case counts where the system says so."""
    return os.environ.get(name)


def set_environment(name: str, value: Any) -> None:
    if is_null(value):
        os.environ.pop(name, None)
    else:
        os.environ[name] = to_string(value)


def drive_of(session: Any, path: str) -> str:
    """The drive name of a path, of the current location when it has none."""
    drive, colon, _ = path.partition(":")
    return drive if colon else session.providers.drive or "/"
