"""In: names and roots. Out: ProviderInfo, PSDrive, PathInfo, as commands return them (members: ems.runtime.types.providers)."""
from __future__ import annotations

from typing import Any

from ems.values.objects import NetObject

PREFIX = "Microsoft.PowerShell.Core\\"


class ProviderInfo(NetObject):
    """What Get-PSProvider shows of a provider; `provider` does its work."""

    __slots__ = ("provider",)
    net_name = "System.Management.Automation.ProviderInfo"

    def __init__(self, provider: Any) -> None:
        self.ps_ext = None
        self.provider = provider

    @property
    def name(self) -> str:
        return self.provider.name

    @property
    def full_name(self) -> str:
        return self.provider.module + "\\" + self.provider.name

    def net_to_string(self, culture: str) -> str:
        return self.full_name


class PSDrive(NetObject):
    """A drive. `root` is a path of its provider ("" for the session's own drives), `current` the location in it, without a leading separator."""

    __slots__ = ("credential", "current", "description", "display_root", "name", "provider", "root")
    net_name = "System.Management.Automation.PSDriveInfo"

    def __init__(self, name: str, provider: Any, root: str, description: str = "") -> None:
        self.ps_ext = None
        self.name = name
        self.provider = provider
        self.root = root
        self.description = description
        self.current = ""
        self.display_root: str | None = None
        self.credential: Any = None

    def net_to_string(self, culture: str) -> str:
        return self.name

    @property
    def is_system_root(self) -> bool:
        """The drive of the whole file system, whose paths are written without a drive name."""
        return self.name == "/"

    def shown(self, path: str) -> str:
        """A path of the provider in this drive, as messages and locations write it."""
        if self.is_system_root:
            return path
        return f"{self.name}:{self.provider.separator}{self.provider.shown(self.relative(path))}"

    def relative(self, path: str) -> str:
        """A path of the provider without the drive's root."""
        root = self.root.rstrip("/")
        if root and (path == root or path.startswith(root + "/")):
            path = path[len(root) :]
        return path.lstrip("/")


class PathInfo(NetObject):
    """A resolved path: what Get-Location and Resolve-Path return."""

    __slots__ = ("place",)
    net_name = "System.Management.Automation.PathInfo"

    def __init__(self, place: Any) -> None:
        self.ps_ext = None
        self.place = place

    @property
    def path(self) -> str:
        return self.place.ps_path if self.place.drive is None else self.place.shown

    def net_to_string(self, culture: str) -> str:
        return self.path


class LocationStack(NetObject):
    """Push-Location's places, the newest first."""

    __slots__ = ("items", "name")
    net_name = "System.Management.Automation.PathInfoStack"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name
        self.items: list[Any] = []

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Any:
        return iter([PathInfo(place) for place in self.items])


class Place:
    """One item's address: the provider, the drive it was reached by (None for provider-qualified paths) and the provider's own path."""

    __slots__ = ("drive", "path", "provider")

    def __init__(self, provider: Any, drive: PSDrive | None, path: str) -> None:
        self.provider = provider
        self.drive = drive
        self.path = path

    @property
    def shown(self) -> str:
        return self.path if self.drive is None else self.drive.shown(self.path)

    @property
    def ps_path(self) -> str:
        return f"{self.provider.info.full_name}::{self.provider.shown(self.path)}"

    def at(self, path: str) -> Place:
        """Another place, reached the same way."""
        return Place(self.provider, self.drive, path)
