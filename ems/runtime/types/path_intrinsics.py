"""In: SessionState.Path, .Drive, .Provider. Out: their members: paths resolved and taken apart, drives and providers by name."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.runtime.providers.infos import PathInfo
from ems.values.objects import NetObject
from ems.values.types import net_type


class PathIntrinsics(NetObject):
    """SessionState.Path"""

    __slots__ = ("session",)
    net_name = "System.Management.Automation.PathIntrinsics"

    def __init__(self, session: Any) -> None:
        self.ps_ext = None
        self.session = session


class DriveIntrinsics(PathIntrinsics):
    """SessionState.Drive"""

    __slots__ = ()
    net_name = "System.Management.Automation.DriveManagementIntrinsics"


class ProviderIntrinsics(PathIntrinsics):
    """SessionState.Provider"""

    __slots__ = ()
    net_name = "System.Management.Automation.CmdletProviderManagementIntrinsics"


def collection(items: list[Any], element: str) -> Any:
    from ems.values.collections import GenericList
    from ems.values.typenames import resolve

    return GenericList(items, resolve(f"System.Collections.ObjectModel.Collection[{element}]"))


def resolved(session: Any, path: str, provider: Any = None) -> Any:
    """GetResolvedProviderPathFromPSPath: the provider's paths; the reference gets the provider."""
    places = session.providers.find(path)
    if provider is not None:
        provider.value = places[0].provider.info if places else session.providers.current.provider.info
    return collection([place.path for place in places], "string")


class _Paths:
    @staticmethod
    def CurrentLocation(self: PathIntrinsics) -> Any:
        return self.session.providers.current_path_info()

    @staticmethod
    def CurrentFileSystemLocation(self: PathIntrinsics) -> Any:
        return self.session.providers.folder_info()

    @staticmethod
    def CurrentProviderLocation(self: PathIntrinsics, provider_id: str) -> Any:
        providers = self.session.providers
        provider = providers.provider(provider_id.rpartition("\\")[2])
        if provider is None:
            from ems.runtime.providers.provider import no_provider

            raise no_provider(provider_id)
        return PathInfo(providers.location_in(providers.current if providers.current.provider is provider else providers.first_drive(provider)))

    @staticmethod
    def SetLocation(self: PathIntrinsics, path: str, literal: bool = False) -> Any:
        self.session.run_command("Set-Location", {"LiteralPath" if literal else "Path": path})
        return self.session.providers.current_path_info()

    @staticmethod
    def PushCurrentLocation(self: PathIntrinsics, stack: str) -> None:
        self.session.run_command("Push-Location", {"StackName": stack} if stack else {})

    @staticmethod
    def PopLocation(self: PathIntrinsics, stack: str) -> Any:
        self.session.run_command("Pop-Location", {"StackName": stack} if stack else {})
        return self.session.providers.current_path_info()

    @staticmethod
    def GetResolvedPSPathFromPSPath(self: PathIntrinsics, path: str) -> Any:
        return collection([PathInfo(place) for place in self.session.providers.find(path)], "System.Management.Automation.PathInfo")

    @staticmethod
    def GetResolvedProviderPathFromPSPath(self: PathIntrinsics, path: str, provider: Any) -> Any:
        return resolved(self.session, path, provider)

    @staticmethod
    def GetUnresolvedProviderPathFromPSPath(self: PathIntrinsics, path: str, provider: Any = None, drive: Any = None) -> str:
        place = self.session.providers.locate(path)
        if provider is not None:
            provider.value, drive.value = place.provider.info, place.drive
        return place.path

    @staticmethod
    def IsProviderQualified(self: PathIntrinsics, path: str) -> bool:
        return "::" in path

    @staticmethod
    def IsPSAbsolute(self: PathIntrinsics, path: str, drive: Any = None) -> bool:
        from ems.runtime.providers.globbing import DRIVE

        found = DRIVE.match(path)
        if drive is not None:
            drive.value = found[1] if found is not None else "/" if path.startswith("/") else None
        return found is not None or path.startswith("/")

    @staticmethod
    def IsValid(self: PathIntrinsics, path: str) -> bool:
        return bool(path) and "\0" not in path

    @staticmethod
    def Combine(self: PathIntrinsics, parent: str, child: str) -> str:
        return self.session.run_command("Join-Path", {"Path": parent, "ChildPath": child})[0] if parent else child

    @staticmethod
    def ParseParent(self: PathIntrinsics, path: str, root: str) -> str:
        return "" if path == root else self.session.run_command("Split-Path", {"Path": path})[0]

    @staticmethod
    def ParseChildName(self: PathIntrinsics, path: str) -> str:
        return self.session.run_command("Split-Path", {"Path": path, "Leaf": True})[0]

    @staticmethod
    def NormalizeRelativePath(self: PathIntrinsics, path: str, base: str) -> str:
        from os.path import relpath

        locate = self.session.providers.locate
        return relpath(locate(path).path, locate(base).path)


members(net_type("System.Management.Automation.PathIntrinsics", py=PathIntrinsics), """
string Combine(string parent, string child)
System.Management.Automation.PathInfo CurrentProviderLocation(string providerId)
System.Collections.ObjectModel.Collection[string] GetResolvedProviderPathFromPSPath(string path, [ref] System.Management.Automation.ProviderInfo provider)
System.Collections.ObjectModel.Collection[System.Management.Automation.PathInfo] GetResolvedPSPathFromPSPath(string path)
string GetUnresolvedProviderPathFromPSPath(string path)
string GetUnresolvedProviderPathFromPSPath(string path, [ref] System.Management.Automation.ProviderInfo provider,
    [ref] System.Management.Automation.PSDriveInfo drive)
bool IsProviderQualified(string path)
bool IsPSAbsolute(string path, [ref] string driveName)
bool IsValid(string path)
string NormalizeRelativePath(string path, string basePath)
string ParseChildName(string path)
string ParseParent(string path, string root)
System.Management.Automation.PathInfo PopLocation(string stackName)
void PushCurrentLocation(string stackName)
System.Management.Automation.PathInfo SetLocation(string path)
System.Management.Automation.PathInfo SetLocation(string path, bool literalPath)
System.Management.Automation.PathInfo CurrentFileSystemLocation {get;}
System.Management.Automation.PathInfo CurrentLocation {get;}
""", _Paths)


class _Drives:
    @staticmethod
    def Current(self: DriveIntrinsics) -> Any:
        return self.session.providers.current

    @staticmethod
    def Get(self: DriveIntrinsics, name: str) -> Any:
        from ems.runtime.providers.provider import no_drive

        found = self.session.providers.drive(name)
        if found is None:
            raise no_drive(name)
        return found

    @staticmethod
    def GetAll(self: DriveIntrinsics) -> Any:
        return collection(list(self.session.providers.visible_drives()), "System.Management.Automation.PSDriveInfo")

    @staticmethod
    def GetAllForProvider(self: DriveIntrinsics, name: str) -> Any:
        found = [drive for drive in self.session.providers.visible_drives() if drive.provider.name.lower() == name.rpartition("\\")[2].lower()]
        return collection(found, "System.Management.Automation.PSDriveInfo")

    @staticmethod
    def Remove(self: DriveIntrinsics, name: str, force: bool, scope: str) -> None:
        self.session.run_command("Remove-PSDrive", {"Name": name, "Force": force})


members(net_type("System.Management.Automation.DriveManagementIntrinsics", py=DriveIntrinsics), """
System.Management.Automation.PSDriveInfo Get(string driveName)
System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] GetAll()
System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] GetAllForProvider(string providerName)
void Remove(string driveName, bool force, string scope)
System.Management.Automation.PSDriveInfo Current {get;}
""", _Drives)


class _Providers:
    @staticmethod
    def Get(self: ProviderIntrinsics, name: str) -> Any:
        return collection([p.info for p in self.session.providers.all if p.name.lower() == name.rpartition("\\")[2].lower()],
                          "System.Management.Automation.ProviderInfo")

    @staticmethod
    def GetOne(self: ProviderIntrinsics, name: str) -> Any:
        from ems.runtime.providers.provider import no_provider

        found = self.session.providers.provider(name.rpartition("\\")[2])
        if found is None:
            raise no_provider(name)
        return found.info

    @staticmethod
    def GetAll(self: ProviderIntrinsics) -> Any:
        return [provider.info for provider in self.session.providers.all]


members(net_type("System.Management.Automation.CmdletProviderManagementIntrinsics", py=ProviderIntrinsics), """
System.Collections.ObjectModel.Collection[System.Management.Automation.ProviderInfo] Get(string name)
System.Collections.Generic.IEnumerable[System.Management.Automation.ProviderInfo] GetAll()
System.Management.Automation.ProviderInfo GetOne(string name)
""", _Providers)
