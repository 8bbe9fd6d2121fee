"""In: a FileInfo or DirectoryInfo. Out: what PowerShell adds to it: Mode, BaseName, UnixMode, User, Group, Size and the links."""
from __future__ import annotations

import os
import stat
from typing import Any


def _stat(item: Any) -> os.stat_result | None:
    try:
        return os.lstat(item.path)
    except OSError:
        return None


def mode(item: Any) -> str:
    """d----, -a---, l--h- …: as Get-ChildItem shows it without UnixStat columns."""
    return mode_without_hard_link(item)


def mode_without_hard_link(item: Any) -> str:
    from ems.net import files
    from ems.net.file_infos import DirectoryInfo

    found = _stat(item)
    if found is None:
        return ""
    number = files.attributes_of(item.path).number
    is_folder = isinstance(item, DirectoryInfo)
    first = "l" if number & 1024 else "d" if is_folder else "-"
    archive = "a" if number & 32 else "-"
    return first + archive + ("r" if number & 1 else "-") + ("h" if number & 2 else "-") + ("s" if number & 4 else "-")


def link_type(item: Any) -> Any:
    found = _stat(item)
    if found is None:
        return None
    if stat.S_ISLNK(found.st_mode):
        return "SymbolicLink"
    return "HardLink" if stat.S_ISREG(found.st_mode) and found.st_nlink > 1 else None


def resolved_target(item: Any) -> str:
    return os.path.realpath(item.path) if os.path.islink(item.path) else item.full_name


def base_name(item: Any) -> str:
    from ems.net.file_infos import DirectoryInfo
    from ems.net.paths import extension

    if isinstance(item, DirectoryInfo):
        return item.name
    tail = extension(item.name)
    return item.name[: -len(tail)] if tail else item.name  # type: ignore[no-any-return]


def unix_mode(item: Any) -> Any:
    found = _stat(item)
    return stat.filemode(found.st_mode) if found is not None else None


def size(item: Any) -> Any:
    from ems.values.numbers import Int64

    found = _stat(item)
    return Int64(found.st_size) if found is not None else None


def user(item: Any) -> Any:
    import pwd

    found = _stat(item)
    if found is None:
        return None
    try:
        return pwd.getpwuid(found.st_uid).pw_name
    except KeyError:
        return str(found.st_uid)


def group(item: Any) -> Any:
    import grp

    found = _stat(item)
    if found is None:
        return None
    try:
        return grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        return str(found.st_gid)


def version_info(item: Any) -> Any:
    from ems.net.processes import FileVersionInfo

    return FileVersionInfo(item.full_name)
