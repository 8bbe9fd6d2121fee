"""In: nothing. Out: System.IO.Path."""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.net.streams import full_path
from ems.values.numbers import Char
from ems.values.types import net_type

_LETTERS = "abcdefghijklmnopqrstuvwxyz012345"


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def extension(path: str) -> str:
    """The extension with its dot, "" when there is none."""
    name = _file_name(path)
    at = name.rfind(".")
    return name[at:] if 0 <= at < len(name) - 1 else ""


def _join(paths: list[Any]) -> str:
    made = ""
    for path in paths:
        if not path:
            continue
        made = path if not made else made + path if made.endswith("/") or path.startswith("/") else f"{made}/{path}"
    return made


def _random_name() -> str:
    data = os.urandom(11)
    text = "".join(_LETTERS[b & 31] for b in data)
    return f"{text[:8]}.{text[8:]}"


class _Paths(ObjectBodies):
    DirectorySeparatorChar = AltDirectorySeparatorChar = VolumeSeparatorChar = Char("/")
    PathSeparator = Char(":")

    @staticmethod
    def ChangeExtension(path: Any, new: Any) -> Any:
        if not path:
            return path
        name = _file_name(path)
        at = name.rfind(".")
        stem = path[: len(path) - len(name) + at] if at >= 0 else path
        if new is None:
            return stem
        return f"{stem}{'' if new.startswith('.') else '.'}{new}"

    @staticmethod
    def Combine(*paths: Any) -> str:
        parts = paths[0] if len(paths) == 1 else paths
        if parts is None:
            raise null_argument("paths")
        made = ""
        for at, path in enumerate(parts):
            if path is None:
                raise null_argument("paths" if len(paths) == 1 else f"path{at + 1}")
            if path:
                made = path if path.startswith("/") or not made else made + path if made.endswith("/") else f"{made}/{path}"
        return made

    @staticmethod
    def Join(*paths: Any) -> str:
        if len(paths) == 1 and paths[0] is None:
            raise null_argument("paths")
        return _join(list(paths[0]) if len(paths) == 1 else list(paths))

    @staticmethod
    def EndsInDirectorySeparator(path: Any) -> bool:
        return bool(path) and path.endswith("/")

    @staticmethod
    def TrimEndingDirectorySeparator(path: Any) -> Any:
        return path[:-1] if path and path != "/" and path.endswith("/") else path

    @staticmethod
    def Exists(path: Any) -> bool:
        if not path or "\0" in path:
            return False
        full = full_path(path)
        return os.path.isdir(full) if path.endswith("/") else os.path.lexists(full)

    @staticmethod
    def GetDirectoryName(path: Any) -> Any:
        if not path or path == "/":
            return None
        head = path.rpartition("/")[0]
        while head.endswith("/") and head != "/":
            head = head[:-1]
        return "/" if not head and path.startswith("/") else head.replace("//", "/")

    @staticmethod
    def GetExtension(path: Any) -> Any:
        return None if path is None else extension(path)

    @staticmethod
    def GetFileName(path: Any) -> Any:
        return None if path is None else _file_name(path)

    @staticmethod
    def GetFileNameWithoutExtension(path: Any) -> Any:
        if path is None:
            return None
        name = _file_name(path)
        at = name.rfind(".")
        return name[:at] if at >= 0 else name

    @staticmethod
    def GetFullPath(path: Any, base: Any = None) -> str:
        if base is not None:
            if not base.startswith("/"):
                raise bad_argument("Basepath argument is not fully qualified.", "basePath")
            if path is None:
                raise null_argument("path")
            return full_path(os.path.join(base, path)) if path else base
        return full_path(path)

    @staticmethod
    def GetInvalidFileNameChars() -> list[str]:
        return ["\0", "/"]

    @staticmethod
    def GetInvalidPathChars() -> list[str]:
        return ["\0"]

    InvalidPathChars = GetInvalidPathChars

    @staticmethod
    def GetPathRoot(path: Any) -> Any:
        if not path:
            return None
        return "/" if path.startswith("/") else ""

    GetRandomFileName = staticmethod(_random_name)

    @staticmethod
    def GetRelativePath(start: Any, path: Any) -> str:
        for name, value in (("relativeTo", start), ("path", path)):
            if value is None:
                raise null_argument(name)
            if not value:
                raise bad_argument("The path is empty.", name)
        made = os.path.relpath(full_path(path), full_path(start))
        return made + "/" if path.endswith("/") and made != "." else made

    @staticmethod
    def GetTempPath() -> str:
        found = os.environ.get("TMPDIR") or "/tmp/"
        return found if found.endswith("/") else found + "/"

    @staticmethod
    def GetTempFileName() -> str:
        import tempfile

        handle, name = tempfile.mkstemp(prefix="tmp", suffix=".tmp", dir=_Paths.GetTempPath())
        os.close(handle)
        return name

    @staticmethod
    def HasExtension(path: Any) -> bool:
        return bool(path) and bool(extension(path))

    @staticmethod
    def IsPathFullyQualified(path: Any) -> bool:
        return path is not None and path.startswith("/")

    @staticmethod
    def IsPathRooted(path: Any) -> bool:
        return bool(path) and path.startswith("/")


members(net_type("System.IO.Path"), """
static string ChangeExtension(string path, string extension)
static string Combine(string path1, string path2)
static string Combine(string path1, string path2, string path3)
static string Combine(string path1, string path2, string path3, string path4)
static string Combine(Params string[] paths)
static string Combine(System.ReadOnlySpan[string] paths)
static bool EndsInDirectorySeparator(System.ReadOnlySpan[char] path)
static bool EndsInDirectorySeparator(string path)
static bool Exists(string path)
static string GetDirectoryName(string path)
static System.ReadOnlySpan[char] GetDirectoryName(System.ReadOnlySpan[char] path)
static string GetExtension(string path)
static System.ReadOnlySpan[char] GetExtension(System.ReadOnlySpan[char] path)
static string GetFileName(string path)
static System.ReadOnlySpan[char] GetFileName(System.ReadOnlySpan[char] path)
static string GetFileNameWithoutExtension(string path)
static System.ReadOnlySpan[char] GetFileNameWithoutExtension(System.ReadOnlySpan[char] path)
static string GetFullPath(string path)
static string GetFullPath(string path, string basePath)
static char[] GetInvalidFileNameChars()
static char[] GetInvalidPathChars()
static string GetPathRoot(string path)
static System.ReadOnlySpan[char] GetPathRoot(System.ReadOnlySpan[char] path)
static string GetRandomFileName()
static string GetRelativePath(string relativeTo, string path)
static string GetTempFileName()
static string GetTempPath()
static bool HasExtension(string path)
static bool HasExtension(System.ReadOnlySpan[char] path)
static bool IsPathFullyQualified(string path)
static bool IsPathFullyQualified(System.ReadOnlySpan[char] path)
static bool IsPathRooted(string path)
static bool IsPathRooted(System.ReadOnlySpan[char] path)
static string Join(System.ReadOnlySpan[char] path1, System.ReadOnlySpan[char] path2)
static string Join(System.ReadOnlySpan[char] path1, System.ReadOnlySpan[char] path2, System.ReadOnlySpan[char] path3)
static string Join(System.ReadOnlySpan[char] path1, System.ReadOnlySpan[char] path2, System.ReadOnlySpan[char] path3,
    System.ReadOnlySpan[char] path4)
static string Join(string path1, string path2)
static string Join(string path1, string path2, string path3)
static string Join(string path1, string path2, string path3, string path4)
static string Join(Params string[] paths)
static string Join(System.ReadOnlySpan[string] paths)
static string TrimEndingDirectorySeparator(string path)
static System.ReadOnlySpan[char] TrimEndingDirectorySeparator(System.ReadOnlySpan[char] path)
static bool TryJoin(System.ReadOnlySpan[char] path1, System.ReadOnlySpan[char] path2, System.Span[char] destination,
    [ref] int charsWritten)
static bool TryJoin(System.ReadOnlySpan[char] path1, System.ReadOnlySpan[char] path2, System.ReadOnlySpan[char] path3,
    System.Span[char] destination, [ref] int charsWritten)
static char AltDirectorySeparatorChar {get;}
static char DirectorySeparatorChar {get;}
static char[] InvalidPathChars {get;}
static char PathSeparator {get;}
static char VolumeSeparatorChar {get;}
""", _Paths)
