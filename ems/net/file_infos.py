"""In: nothing. Out: FileInfo, DirectoryInfo, DriveInfo with their members."""
from __future__ import annotations

import os
from typing import Any

from ems.net import files
from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.net.paths import extension
from ems.net.streams import full_path, open_file, open_stream
from ems.values.collections import TypedArray
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type


class FileSystemInfo(NetObject):
    """A file or folder by name; `original` is how it was asked for. What the file system says is read when asked."""

    __slots__ = ("full_name", "original")
    net_name = "System.IO.FileSystemInfo"

    def __init__(self, path: str) -> None:
        self.ps_ext = None
        self.original = path
        self.full_name = full_path(path)

    @property
    def name(self) -> str:
        return os.path.basename(self.full_name.rstrip("/")) or self.full_name

    @property
    def path(self) -> str:
        return self.full_name.rstrip("/") or "/"

    def net_to_string(self, culture: str) -> str:
        return self.original


class FileInfo(FileSystemInfo):
    __slots__ = ()
    net_name = "System.IO.FileInfo"


class DirectoryInfo(FileSystemInfo):
    __slots__ = ()
    net_name = "System.IO.DirectoryInfo"


def info_of(path: str) -> FileSystemInfo:
    """FileInfo or DirectoryInfo, as the path is."""
    return DirectoryInfo(path) if os.path.isdir(path) else FileInfo(path)


def link_target(path: str, final: bool) -> Any:
    """What a symbolic link points to, None for what is no link."""
    if not os.path.islink(path):
        if not os.path.lexists(path):
            raise net_error("System.IO.FileNotFoundException", f"Could not find file '{path}'.", file_name=path)
        return None
    target = os.path.realpath(path) if final else os.path.join(os.path.dirname(path), os.readlink(path))
    return info_of(target)


def _time(which: str, utc: bool) -> tuple[Any, Any]:
    def get(self: FileSystemInfo) -> Any:
        return files.time_of(self.path, which, utc)

    def put(self: FileSystemInfo, value: Any) -> None:
        files.set_time(self.path, which, value, utc)

    return staticmethod(get), staticmethod(put)


class _Infos(ObjectBodies):
    CreationTime, set_CreationTime = _time("ctime", False)
    CreationTimeUtc, set_CreationTimeUtc = _time("ctime", True)
    LastAccessTime, set_LastAccessTime = _time("atime", False)
    LastAccessTimeUtc, set_LastAccessTimeUtc = _time("atime", True)
    LastWriteTime, set_LastWriteTime = _time("mtime", False)
    LastWriteTimeUtc, set_LastWriteTimeUtc = _time("mtime", True)

    @staticmethod
    def Name(self: FileSystemInfo) -> str:
        return self.name

    @staticmethod
    def FullName(self: FileSystemInfo) -> str:
        return self.full_name

    @staticmethod
    def Extension(self: FileSystemInfo) -> str:
        return extension(self.name)

    @staticmethod
    def Exists(self: FileSystemInfo) -> bool:
        return os.path.isdir(self.path) if isinstance(self, DirectoryInfo) else os.path.isfile(self.path)

    @staticmethod
    def Attributes(self: FileSystemInfo) -> Any:
        if not os.path.lexists(self.path):
            from ems.values.collections import EnumValue

            return EnumValue(get_type("System.IO.FileAttributes"), -1)
        return files.attributes_of(self.path)

    @staticmethod
    def set_Attributes(self: FileSystemInfo, value: Any) -> None:
        files.set_attributes(self.path, value)

    @staticmethod
    def LinkTarget(self: FileSystemInfo) -> Any:
        return os.readlink(self.path) if os.path.islink(self.path) else None

    @staticmethod
    def UnixFileMode(self: FileSystemInfo) -> Any:
        return files._Files.GetUnixFileMode(self.path)

    @staticmethod
    def set_UnixFileMode(self: FileSystemInfo, value: Any) -> None:
        files._Files.SetUnixFileMode(self.path, value)

    @staticmethod
    def Refresh(self: FileSystemInfo) -> None:
        return None

    @staticmethod
    def ResolveLinkTarget(self: FileSystemInfo, final: bool) -> Any:
        return link_target(self.path, final)

    @staticmethod
    def CreateAsSymbolicLink(self: FileSystemInfo, target: str) -> None:
        files._Files.CreateSymbolicLink(self.path, target)

    @staticmethod
    def ToString(self: FileSystemInfo) -> str:
        return self.original


class _Files(_Infos):
    @staticmethod
    def new(name: Any) -> FileInfo:
        return FileInfo(_given(name, "fileName"))

    @staticmethod
    def Length(self: FileInfo) -> int:
        if not os.path.isfile(self.path):
            raise net_error("System.IO.FileNotFoundException", f"Could not find file '{self.full_name}'.", file_name=self.full_name)
        return os.path.getsize(self.path)

    @staticmethod
    def Directory(self: FileInfo) -> Any:
        return DirectoryInfo(os.path.dirname(self.full_name))

    @staticmethod
    def DirectoryName(self: FileInfo) -> str:
        return os.path.dirname(self.full_name)

    @staticmethod
    def IsReadOnly(self: FileInfo) -> bool:
        return bool(files.attributes_of(self.path).number & 1)

    @staticmethod
    def set_IsReadOnly(self: FileInfo, value: bool) -> None:
        mode = os.stat(self.path).st_mode
        files.guarded(self.path, lambda: os.chmod(self.path, mode & ~0o222 if value else mode | 0o200))

    @staticmethod
    def CopyTo(self: FileInfo, target: str, overwrite: bool = False) -> Any:
        files._Files.Copy(self.path, target, overwrite)
        return FileInfo(full_path(target))

    @staticmethod
    def MoveTo(self: FileInfo, target: str, overwrite: bool = False) -> None:
        files._Files.Move(self.path, target, overwrite)
        self.original, self.full_name = target, full_path(target)

    @staticmethod
    def Delete(self: FileInfo) -> None:
        files._Files.Delete(self.path)

    @staticmethod
    def Create(self: FileInfo) -> Any:
        return open_file(self.path, "create")

    @staticmethod
    def CreateText(self: FileInfo) -> Any:
        return files._Files.CreateText(self.path)

    @staticmethod
    def AppendText(self: FileInfo) -> Any:
        return files._Files.AppendText(self.path)

    @staticmethod
    def OpenText(self: FileInfo) -> Any:
        return files._Files.OpenText(self.path)

    @staticmethod
    def OpenRead(self: FileInfo) -> Any:
        return open_file(self.path, "open")

    @staticmethod
    def OpenWrite(self: FileInfo) -> Any:
        return open_file(self.path, "openorcreate")

    @staticmethod
    def Open(self: FileInfo, mode: Any, access: Any = None, share: Any = None) -> Any:
        return open_stream(self.path, mode, access)

    @staticmethod
    def Replace(self: FileInfo, target: str, backup: Any, ignore: bool = False) -> Any:
        files._Files.Replace(self.path, target, backup)
        return FileInfo(full_path(target))

    Encrypt = Decrypt = staticmethod(lambda self: files._Files.Encrypt(self.path))


def _given(name: Any, parameter: str) -> str:
    if name is None:
        raise null_argument(parameter)
    return name  # type: ignore[no-any-return]


def _found(kind: str, wanted: tuple[bool, bool]) -> Any:
    def call(self: DirectoryInfo, *arguments: Any) -> Any:
        made = [info_of(p) for p in files.listed(self.path, arguments, *wanted)]
        return TypedArray.of(get_type(f"System.IO.{kind}"), made)

    return staticmethod(call)


class _Directories(_Infos):
    @staticmethod
    def new(path: Any) -> DirectoryInfo:
        return DirectoryInfo(_given(path, "path"))

    @staticmethod
    def Parent(self: DirectoryInfo) -> Any:
        parent = os.path.dirname(self.path)
        return None if self.path == "/" else DirectoryInfo(parent)

    @staticmethod
    def Root(self: DirectoryInfo) -> Any:
        return DirectoryInfo("/")

    @staticmethod
    def Create(self: DirectoryInfo) -> None:
        files._Directories.CreateDirectory(self.path)

    @staticmethod
    def CreateSubdirectory(self: DirectoryInfo, path: str) -> Any:
        return files._Directories.CreateDirectory(os.path.join(self.path, path))

    @staticmethod
    def Delete(self: DirectoryInfo, recursive: bool = False) -> None:
        files._Directories.Delete(self.path, recursive)

    @staticmethod
    def MoveTo(self: DirectoryInfo, target: str) -> None:
        files._Directories.Move(self.path, target)
        self.original, self.full_name = target, full_path(target)

    GetFiles = EnumerateFiles = _found("FileInfo", (True, False))
    GetDirectories = EnumerateDirectories = _found("DirectoryInfo", (False, True))
    GetFileSystemInfos = EnumerateFileSystemInfos = _found("FileSystemInfo", (True, True))


members(net_type("System.IO.FileSystemInfo", base="System.MarshalByRefObject", py=FileSystemInfo, interfaces="ISerializable"), "void Refresh()", _Infos)
members(net_type("System.IO.FileInfo", base="System.IO.FileSystemInfo", py=FileInfo, interfaces="ISerializable"), """
System.IO.StreamWriter AppendText()
System.IO.FileInfo CopyTo(string destFileName)
System.IO.FileInfo CopyTo(string destFileName, bool overwrite)
System.IO.FileStream Create()
void CreateAsSymbolicLink(string pathToTarget)
System.IO.StreamWriter CreateText()
void Decrypt()
void Delete()
void Encrypt()
System.Object GetLifetimeService()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
System.Object InitializeLifetimeService()
void MoveTo(string destFileName)
void MoveTo(string destFileName, bool overwrite)
System.IO.FileStream Open(System.IO.FileStreamOptions options)
System.IO.FileStream Open(System.IO.FileMode mode)
System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access)
System.IO.FileStream Open(System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)
System.IO.FileStream OpenRead()
System.IO.StreamReader OpenText()
System.IO.FileStream OpenWrite()
void Refresh()
System.IO.FileInfo Replace(string destinationFileName, string destinationBackupFileName)
System.IO.FileInfo Replace(string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)
System.IO.FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)
System.IO.FileAttributes Attributes {get;set;}
datetime CreationTime {get;set;}
datetime CreationTimeUtc {get;set;}
System.IO.DirectoryInfo Directory {get;}
string DirectoryName {get;}
bool Exists {get;}
string Extension {get;}
string FullName {get;}
bool IsReadOnly {get;set;}
datetime LastAccessTime {get;set;}
datetime LastAccessTimeUtc {get;set;}
datetime LastWriteTime {get;set;}
datetime LastWriteTimeUtc {get;set;}
long Length {get;}
string LinkTarget {get;}
string Name {get;}
System.IO.UnixFileMode UnixFileMode {get;set;}
System.IO.FileInfo new(string fileName)
string ToString()
""", _Files)
members(net_type("System.IO.DirectoryInfo", base="System.IO.FileSystemInfo", py=DirectoryInfo, interfaces="ISerializable"), """
void Create()
void CreateAsSymbolicLink(string pathToTarget)
System.IO.DirectoryInfo CreateSubdirectory(string path)
void Delete()
void Delete(bool recursive)
System.Collections.Generic.IEnumerable[System.IO.DirectoryInfo] EnumerateDirectories()
System.Collections.Generic.IEnumerable[System.IO.DirectoryInfo] EnumerateDirectories(string searchPattern)
System.Collections.Generic.IEnumerable[System.IO.DirectoryInfo] EnumerateDirectories(string searchPattern, System.IO.SearchOption
    searchOption)
System.Collections.Generic.IEnumerable[System.IO.DirectoryInfo] EnumerateDirectories(string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
System.Collections.Generic.IEnumerable[System.IO.FileInfo] EnumerateFiles()
System.Collections.Generic.IEnumerable[System.IO.FileInfo] EnumerateFiles(string searchPattern)
System.Collections.Generic.IEnumerable[System.IO.FileInfo] EnumerateFiles(string searchPattern, System.IO.SearchOption searchOption)
System.Collections.Generic.IEnumerable[System.IO.FileInfo] EnumerateFiles(string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
System.Collections.Generic.IEnumerable[System.IO.FileSystemInfo] EnumerateFileSystemInfos()
System.Collections.Generic.IEnumerable[System.IO.FileSystemInfo] EnumerateFileSystemInfos(string searchPattern)
System.Collections.Generic.IEnumerable[System.IO.FileSystemInfo] EnumerateFileSystemInfos(string searchPattern,
    System.IO.SearchOption searchOption)
System.Collections.Generic.IEnumerable[System.IO.FileSystemInfo] EnumerateFileSystemInfos(string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
System.IO.DirectoryInfo[] GetDirectories()
System.IO.DirectoryInfo[] GetDirectories(string searchPattern)
System.IO.DirectoryInfo[] GetDirectories(string searchPattern, System.IO.SearchOption searchOption)
System.IO.DirectoryInfo[] GetDirectories(string searchPattern, System.IO.EnumerationOptions enumerationOptions)
System.IO.FileInfo[] GetFiles()
System.IO.FileInfo[] GetFiles(string searchPattern)
System.IO.FileInfo[] GetFiles(string searchPattern, System.IO.SearchOption searchOption)
System.IO.FileInfo[] GetFiles(string searchPattern, System.IO.EnumerationOptions enumerationOptions)
System.IO.FileSystemInfo[] GetFileSystemInfos()
System.IO.FileSystemInfo[] GetFileSystemInfos(string searchPattern)
System.IO.FileSystemInfo[] GetFileSystemInfos(string searchPattern, System.IO.SearchOption searchOption)
System.IO.FileSystemInfo[] GetFileSystemInfos(string searchPattern, System.IO.EnumerationOptions enumerationOptions)
System.Object GetLifetimeService()
void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
System.Object InitializeLifetimeService()
void MoveTo(string destDirName)
void Refresh()
System.IO.FileSystemInfo ResolveLinkTarget(bool returnFinalTarget)
System.IO.FileAttributes Attributes {get;set;}
datetime CreationTime {get;set;}
datetime CreationTimeUtc {get;set;}
bool Exists {get;}
string Extension {get;}
string FullName {get;}
datetime LastAccessTime {get;set;}
datetime LastAccessTimeUtc {get;set;}
datetime LastWriteTime {get;set;}
datetime LastWriteTimeUtc {get;set;}
string LinkTarget {get;}
string Name {get;}
System.IO.DirectoryInfo Parent {get;}
System.IO.DirectoryInfo Root {get;}
System.IO.UnixFileMode UnixFileMode {get;set;}
System.IO.DirectoryInfo new(string path)
string ToString()
""", _Directories)


class DriveInfo(NetObject):
    """A mounted file system."""

    __slots__ = ("name",)
    net_name = "System.IO.DriveInfo"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def net_to_string(self, culture: str) -> str:
        return self.name


class _Drives(ObjectBodies):
    IsReady = True

    @staticmethod
    def new(name: Any) -> DriveInfo:
        return DriveInfo(_given(name, "driveName"))

    @staticmethod
    def Name(self: DriveInfo) -> str:
        return self.name

    VolumeLabel = Name

    @staticmethod
    def _usage(self: DriveInfo) -> Any:
        import shutil

        return files.guarded(self.name, lambda: shutil.disk_usage(self.name))

    @staticmethod
    def TotalSize(self: DriveInfo) -> int:
        return int(_Drives._usage(self).total)

    @staticmethod
    def AvailableFreeSpace(self: DriveInfo) -> int:
        return int(_Drives._usage(self).free)

    TotalFreeSpace = AvailableFreeSpace

    @staticmethod
    def DriveFormat(self: DriveInfo) -> str:
        return "ext4"

    @staticmethod
    def DriveType(self: DriveInfo) -> Any:
        from ems.values.enums import enum_value

        return enum_value("System.IO.DriveType", "Fixed")

    @staticmethod
    def RootDirectory(self: DriveInfo) -> Any:
        return DirectoryInfo(self.name)

    @staticmethod
    def GetDrives() -> Any:
        return TypedArray.of(get_type("System.IO.DriveInfo"), [DriveInfo("/")])


members(net_type("System.IO.DriveInfo", py=DriveInfo, interfaces="ISerializable"), """
string ToString()
long AvailableFreeSpace {get;}
string DriveFormat {get;}
System.IO.DriveType DriveType {get;}
bool IsReady {get;}
string Name {get;}
System.IO.DirectoryInfo RootDirectory {get;}
long TotalFreeSpace {get;}
long TotalSize {get;}
string VolumeLabel {get;}
System.IO.DriveInfo new(string driveName)
static System.IO.DriveInfo[] GetDrives()
""", _Drives)
