"""In: paths. Out: what the file system keeps of them, as PowerShell's UnixStat property has it."""
from __future__ import annotations

import os
import stat
from typing import Any

from ems.net.bases import ObjectBodies
from ems.net.declare import members
from ems.values.dates import UNIX_EPOCH_TICKS, UTC, DateTime
from ems.values.enums import enum_type, enum_value
from ems.values.numbers import Int64
from ems.values.objects import NetObject
from ems.values.types import net_type

ITEM_TYPES = "System.Management.Automation.Platform+Unix+ItemType"
enum_type("System.Management.Automation.Platform+Unix+ItemType",
          ("Directory", "File", "SymbolicLink", "BlockDevice", "CharacterDevice", "NamedPipe", "Socket"))
KINDS = {stat.S_IFDIR: "Directory", stat.S_IFREG: "File", stat.S_IFLNK: "SymbolicLink", stat.S_IFBLK: "BlockDevice", stat.S_IFCHR: "CharacterDevice",
         stat.S_IFIFO: "NamedPipe", stat.S_IFSOCK: "Socket"}


class CommonStat(NetObject):
    """The status of a file; of a link itself, not of what it points to."""

    __slots__ = ("found",)
    net_name = "System.Management.Automation.Platform+Unix+CommonStat"

    def __init__(self, found: os.stat_result) -> None:
        self.ps_ext = None
        self.found = found

    @property
    def mode_string(self) -> str:
        return stat.filemode(self.found.st_mode)

    @property
    def user(self) -> str:
        import pwd

        try:
            return pwd.getpwuid(self.found.st_uid).pw_name
        except KeyError:
            return str(self.found.st_uid)

    @property
    def group(self) -> str:
        import grp

        try:
            return grp.getgrgid(self.found.st_gid).gr_name
        except KeyError:
            return str(self.found.st_gid)


def stat_of(path: str) -> CommonStat | None:
    try:
        return CommonStat(os.lstat(path))
    except OSError:
        return None


def _field(name: str) -> Any:
    return staticmethod(lambda self: getattr(self.found, name))


def _time(name: str) -> Any:
    return staticmethod(lambda self: DateTime(UNIX_EPOCH_TICKS + getattr(self.found, name) // 100, UTC).to_local())


def _bit(mask: int) -> Any:
    return staticmethod(lambda self: bool(self.found.st_mode & mask))


class _Stats(ObjectBodies):
    Inode, UserId, GroupId, HardlinkCount = _field("st_ino"), _field("st_uid"), _field("st_gid"), _field("st_nlink")
    DeviceId, BlockSize, NumberOfBlocks = _field("st_dev"), _field("st_blksize"), _field("st_blocks")
    AccessTime, ModifiedTime, StatusChangeTime = _time("st_atime_ns"), _time("st_mtime_ns"), _time("st_ctime_ns")
    IsSetUid, IsSetGid, IsSticky = _bit(stat.S_ISUID), _bit(stat.S_ISGID), _bit(stat.S_ISVTX)

    @staticmethod
    def Mode(self: CommonStat) -> int:
        return stat.S_IMODE(self.found.st_mode)

    @staticmethod
    def Size(self: CommonStat) -> Any:
        return Int64(self.found.st_size)

    @staticmethod
    def ItemType(self: CommonStat) -> Any:
        return enum_value(ITEM_TYPES, KINDS.get(stat.S_IFMT(self.found.st_mode), "File"))

    @staticmethod
    def GetModeString(self: CommonStat) -> str:
        return self.mode_string

    @staticmethod
    def GetUserName(self: CommonStat) -> str:
        return self.user

    @staticmethod
    def GetGroupName(self: CommonStat) -> str:
        return self.group


members(net_type("System.Management.Automation.Platform+Unix+CommonStat", py=CommonStat), """
string GetGroupName()
string GetModeString()
string GetUserName()
datetime AccessTime {get;}
int BlockSize {get;}
int DeviceId {get;}
int GroupId {get;}
int HardlinkCount {get;}
long Inode {get;}
bool IsSetGid {get;}
bool IsSetUid {get;}
bool IsSticky {get;}
System.Management.Automation.Platform+Unix+ItemType ItemType {get;}
int Mode {get;}
datetime ModifiedTime {get;}
int NumberOfBlocks {get;}
long Size {get;}
datetime StatusChangeTime {get;}
int UserId {get;}
""", _Stats)
