"""In: paths as scripts write them. Out: drives and providers: the current location, absolute paths, $env:x and its kin."""
from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ems.runtime.providers.filesystem import FileSystemProvider
from ems.runtime.providers.globbing import Filters, expand, locate
from ems.runtime.providers.infos import LocationStack, PathInfo, Place, PSDrive
from ems.runtime.providers.provider import item_not_found, no_drive
from ems.runtime.providers.session_drives import (
    AliasProvider,
    EnvironmentProvider,
    FunctionProvider,
    VariableProvider,
    put_function,
    remove_function,
    set_environment,
)
from ems.values.convert import to_string
from ems.values.objects import is_null
from ems.values.wildcard import has_wildcards, unescape


class Providers:
    """The providers, drives and locations of one session. `folder` is the current location of the file system."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.file_system = FileSystemProvider(session)
        self.all = [AliasProvider(session), EnvironmentProvider(session), self.file_system, FunctionProvider(session), VariableProvider(session)]
        self.root_drive = PSDrive("/", self.file_system, "/")
        self.drives: dict[str, PSDrive] = {"/": self.root_drive}
        for provider in self.all:
            for name in provider.drive_names:
                self.drives[name.lower()] = PSDrive(name, provider, "", f"Drive of the {name.lower()} items of this session")
        self.late: dict[str, Any] = {"temp": self.make_temp}  # drives made when first named
        for name, make in session.drive_makers.items():
            self.late[name] = lambda make=make: make(self)
        self.current = self.root_drive
        self.folder = os.getcwd()
        self.root_drive.current = self.folder.lstrip("/")
        self.back: list[Place] = []
        self.forward: list[Place] = []
        self.stacks: dict[str, LocationStack] = {"default": LocationStack("default")}
        self.stack_name = "default"

    # -- drives and providers

    def make_temp(self) -> PSDrive:
        import tempfile

        return PSDrive("Temp", self.file_system, tempfile.gettempdir().rstrip("/") or "/", "Drive that maps to the temporary directory path for the current user")

    def provider(self, name: str) -> Any:
        lower = name.lower()
        if lower == "certificate":
            self.drive("cert")
        return next((provider for provider in self.all if provider.name.lower() == lower), None)

    def drive(self, name: str) -> PSDrive | None:
        """The drive of a name that the running code sees."""
        lower = name.lower()
        for scope in self.session.scope.chain():
            own = getattr(scope, "drives", None)
            if own and lower in own:
                return own[lower]
        found = self.drives.get(lower)
        if found is None and lower in self.late:
            found = self.late.pop(lower)()
            if found is not None:
                self.drives[lower] = found
        return found

    def visible_drives(self) -> Iterator[PSDrive]:
        """All drives, by name."""
        self.drive("temp")
        seen = dict(self.drives)
        for scope in self.session.scope.chain():
            for lower, drive in (getattr(scope, "drives", None) or {}).items():
                seen[lower] = drive
        return iter(sorted(seen.values(), key=lambda drive: drive.name.lower()))

    def add_drive(self, drive: PSDrive, scope: Any) -> None:
        own = getattr(scope, "drives", None)
        if own is None:
            own = scope.drives = {}
        own[drive.name.lower()] = drive

    def remove_drive(self, drive: PSDrive) -> None:
        lower = drive.name.lower()
        for scope in self.session.scope.chain():
            own = getattr(scope, "drives", None)
            if own and own.get(lower) is drive:
                del own[lower]
                return
        self.drives.pop(lower, None)

    # -- places

    def locate(self, text: str) -> Place:
        """The place of a path without wildcards, there or not."""
        return locate(self, text)

    def find(self, text: str, literal: bool = False, force: bool = False, filters: Filters | None = None) -> list[Place]:
        """The existing places that a path means; an error when a path without wildcards means none."""
        takes = filters.takes if filters else None
        if not literal and has_wildcards(text):
            return list(expand(self, text, force, takes))
        place = locate(self, text if literal else unescape(text))
        if not place.provider.exists(place.path):
            raise item_not_found(place.shown)
        if filters and not filters.takes_named(place.provider.leaf(place.path)):
            return []
        return [place]

    # -- the current place

    def location_path(self) -> str:
        return self.folder

    @property
    def here(self) -> Place:
        return self.location_in(self.current)

    @staticmethod
    def location_in(drive: PSDrive) -> Place:
        """The current location in a drive."""
        if not drive.provider.is_navigation:
            return Place(drive.provider, drive, drive.current)
        return Place(drive.provider, drive, drive.provider.rooted(drive.root, "/" + drive.current))

    def first_drive(self, provider: Any) -> PSDrive:
        return self.root_drive if provider is self.file_system else self.drives[provider.drive_names[0].lower()]

    def current_path_info(self) -> PathInfo:
        return PathInfo(self.here)

    def folder_info(self) -> PathInfo:
        """The current location of the file system."""
        if self.current.provider is self.file_system:
            return PathInfo(self.here)
        return PathInfo(Place(self.file_system, self.root_drive, self.folder))

    def go(self, place: Place, remember: bool = True) -> None:
        """Make a place the current one."""
        if remember:
            self.back.append(self.here)
            del self.back[:-20]
            self.forward.clear()
        drive = place.drive or self.first_drive(place.provider)
        drive.current = drive.relative(place.path)
        self.current = drive
        if place.provider is self.file_system:
            self.folder = place.path

    def file_path(self, path: str) -> str:
        """A path of the file system, absolute; the error of a drive that is not there or is not one of files."""
        if not path:
            return self.folder
        if self.current.provider is not self.file_system and ":" not in path and not path.startswith(("/", "~")):
            return self.file_system.normalize(os.path.join(self.folder, path.replace("\\", "/")))
        place = locate(self, path)
        if place.provider is not self.file_system:
            from ems.values.errors import ps_error

            raise ps_error("ReadWriteFileNotFileSystemProvider", f"Cannot perform operation because the path resolved to provider "
                           f"'{place.provider.info.full_name}', which is not the file system.", category="InvalidArgument", target=path)
        return place.path

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
            if is_null(value):
                remove_function(self.session, scope, rest.lower())
            else:
                put_function(self.session, scope, rest, value)
        elif lower == "alias":
            self.session.commands.set_alias(scope, rest, to_string(value))
        elif lower == "variable":
            scope.set(rest.lower(), value, rest)
        else:
            path = self.file_path(name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(to_string(value) + "\n")


def environment(name: str) -> str | None:
    """An environment variable; its name's case counts where the system says so."""
    return os.environ.get(name)


def drive_of(session: Any, path: str) -> str:
    """The drive name of a path, of the current location when it has none."""
    drive, colon, _ = path.partition(":")
    return drive if colon else session.providers.current.name


__all__ = ["Filters", "PathInfo", "Place", "Providers", "drive_of", "item_not_found", "no_drive"]
