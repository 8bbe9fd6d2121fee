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


def _unix_stat(item: Any) -> Any:
    """The UnixStat property that items from the provider have; None for a FileInfo that a script made."""
    extension = item.ps_ext
    note = extension.members.get("unixstat") if extension is not None else None
    return note.value if note is not None else None


def unix_mode(item: Any) -> Any:
    found = _unix_stat(item)
    return found.mode_string if found is not None else None


def size(item: Any) -> Any:
    from ems.values.numbers import Int64

    found = _unix_stat(item)
    return Int64(found.found.st_size) if found is not None else None


def user(item: Any) -> Any:
    found = _unix_stat(item)
    return found.user if found is not None else None


def group(item: Any) -> Any:
    found = _unix_stat(item)
    return found.group if found is not None else None


def name_string(item: Any) -> str:
    """The name in its colour, a link with what it points to."""
    from ems.net.file_infos import DirectoryInfo
    from ems.net.paths import extension
    from ems.values.context import current

    found = _stat(item)
    kind = ""
    if found is not None and stat.S_ISLNK(found.st_mode):
        kind = "SymbolicLink"
    elif isinstance(item, DirectoryInfo):
        kind = "Directory"
    elif found is not None and found.st_mode & 0o111:
        kind = "Executable"
    style = getattr(current(), "file_style", None)
    before = style(kind, extension(item.name)) if style is not None else ""
    text = f"{before}{item.name}\x1b[0m" if before else item.name
    return f"{text} -> {os.readlink(item.path)}" if kind == "SymbolicLink" else text


def length_string(item: Any) -> str:
    """The length of a file; nothing for folders and links."""
    from ems.net.file_infos import DirectoryInfo

    found = _stat(item)
    return "" if found is None or isinstance(item, DirectoryInfo) else str(found.st_size)


def last_write_time_string(item: Any) -> str:
    from ems.values.formats import format_value
    from ems.values.members import get_member

    value = get_member(item, "LastWriteTime")
    return f"{format_value(value, 'd', None):>10} {format_value(value, 't', None):>8}"


def version_info(item: Any) -> Any:
    from ems.net.processes import FileVersionInfo

    return FileVersionInfo(item.full_name)
