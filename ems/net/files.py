"""In: nothing. Out: System.IO.File and System.IO.Directory; `matching` lists the entries of a folder."""
from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.net.encodings import UTF8, UTF8_NO_MARK, byte_array, decode_marked
from ems.net.streams import file_error, full_path, open_file, open_stream
from ems.net.text_io import StreamReader, StreamWriter
from ems.values.collections import EnumValue
from ems.values.dates import LOCAL, UNIX_EPOCH_TICKS, UTC, DateTime
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.types import get_type, net_type

_NO_FILE = DateTime(UNIX_EPOCH_TICKS - 116444736000000000, UTC)  # 1601-01-01: what .NET says of a file that is not there


def guarded(path: str, call: Callable[[], Any]) -> Any:
    """Run a file operation; its OSError becomes the .NET exception."""
    try:
        return call()
    except OSError as error:
        raise file_error(error, path) from None


def _read(path: Any) -> bytes:
    full = full_path(path)

    def run() -> bytes:
        with open(full, "rb") as file:
            return file.read()

    return guarded(full, run)  # type: ignore[no-any-return]


def _write(path: Any, data: bytes, mode: str = "wb") -> None:
    full = full_path(path)

    def run() -> None:
        with open(full, mode) as file:
            file.write(data)

    guarded(full, run)


def _text(path: Any, encoding: Any) -> str:
    return decode_marked(_read(path), encoding or UTF8)[0]


def split_lines(text: str) -> list[str]:
    """The lines of a file's text; the last line break ends the last line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return lines


def _put_text(path: Any, text: str, encoding: Any, append: bool = False) -> None:
    chosen = encoding or UTF8_NO_MARK
    full = full_path(path)
    fresh = not append or not os.path.exists(full) or os.path.getsize(full) == 0
    _write(path, (chosen.preamble() if fresh else b"") + chosen.encode(text), "ab" if append else "wb")


def _joined(contents: Any) -> str:
    from ems.values.members import enumerate_

    if contents is None:
        raise null_argument("contents")
    return "".join(f"{'' if line is None else line}\n" for line in enumerate_(contents))


# -- times


def time_of(path: str, which: str, utc: bool) -> DateTime:
    """A time of a file as DateTime: which is "mtime", "atime" or "ctime" (the time of birth is not kept by every file system)."""
    try:
        stat = os.stat(path)
    except OSError:
        return _NO_FILE if utc else _NO_FILE.to_local()
    nanoseconds = getattr(stat, f"st_{which}_ns")
    if which == "ctime":
        nanoseconds = min(nanoseconds, stat.st_mtime_ns)
    made = DateTime(UNIX_EPOCH_TICKS + nanoseconds // 100, UTC)
    return made if utc else made.to_local()


def set_time(path: str, which: str, value: DateTime, utc: bool) -> None:
    """Set a time; the time of birth is set by way of the last change, as .NET does on Unix."""
    if value.kind == LOCAL or (value.kind != UTC and not utc):
        value = value.to_utc()
    nanoseconds = (value.ticks - UNIX_EPOCH_TICKS) * 100

    def run() -> None:
        stat = os.stat(path)
        times = (nanoseconds, stat.st_mtime_ns) if which == "atime" else (stat.st_atime_ns, nanoseconds)
        os.utime(path, ns=times)

    guarded(path, run)


def _getter(which: str, utc: bool) -> Any:
    return staticmethod(lambda path: time_of(full_path(path), which, utc))


def _setter(which: str, utc: bool) -> Any:
    return staticmethod(lambda path, value: set_time(full_path(path), which, value, utc))


# -- attributes


def is_read_only(stat: os.stat_result) -> bool:
    """The permission bits say read but not write, those of the class that this user is in where the classes differ."""
    user, group, other = (bool(stat.st_mode & read) and not stat.st_mode & read >> 1 for read in (0o400, 0o040, 0o004))
    if user == group == other or not hasattr(os, "geteuid") or stat.st_uid == os.geteuid():
        return user  # the classes never differ on Windows
    return group if stat.st_gid in (os.getegid(), *os.getgroups()) else other


def attributes_of(path: str) -> EnumValue:
    """FileAttributes as .NET on Unix gives them: hidden names begin with a dot."""
    def run() -> int:
        stat = os.lstat(path)
        import stat as flags

        number = 0
        if is_read_only(stat):
            number |= 1
        if os.path.basename(path.rstrip("/")).startswith("."):
            number |= 2
        if flags.S_ISLNK(stat.st_mode):
            number |= 1024
        if os.path.isdir(path):
            number |= 16
        return number or 128

    return EnumValue(get_type("System.IO.FileAttributes"), guarded(path, run))


def set_attributes(path: str, value: EnumValue) -> None:
    def run() -> None:
        mode = os.stat(path).st_mode
        os.chmod(path, mode & ~0o222 if value.number & 1 else mode | 0o200)

    guarded(path, run)


class _Files(ObjectBodies):
    @staticmethod
    def Exists(path: Any) -> bool:
        return bool(path) and "\0" not in path and not path.endswith("/") and os.path.isfile(full_path(path))

    # -- whole contents

    @staticmethod
    def ReadAllBytes(path: Any) -> Any:
        return byte_array(_read(path))

    @staticmethod
    def ReadAllText(path: Any, encoding: Any = None) -> str:
        return _text(path, encoding)

    @staticmethod
    def ReadAllLines(path: Any, encoding: Any = None) -> list[str]:
        return split_lines(_text(path, encoding))

    @staticmethod
    def ReadLines(path: Any, encoding: Any = None) -> Any:
        from ems.net.linq import Sequence

        return Sequence(split_lines(_text(path, encoding)), "System.IO.ReadLinesIterator")

    @staticmethod
    def WriteAllBytes(path: Any, data: Any) -> None:
        if data is None:
            raise null_argument("bytes")
        _write(path, bytes(data))

    @staticmethod
    def WriteAllText(path: Any, text: Any, encoding: Any = None) -> None:
        _put_text(path, text or "", encoding)

    @staticmethod
    def WriteAllLines(path: Any, lines: Any, encoding: Any = None) -> None:
        _put_text(path, _joined(lines), encoding)

    @staticmethod
    def AppendAllBytes(path: Any, data: Any) -> None:
        _write(path, bytes(data), "ab")

    @staticmethod
    def AppendAllText(path: Any, text: Any, encoding: Any = None) -> None:
        _put_text(path, text or "", encoding, append=True)

    @staticmethod
    def AppendAllLines(path: Any, lines: Any, encoding: Any = None) -> None:
        _put_text(path, _joined(lines), encoding, append=True)

    # -- streams

    @staticmethod
    def Open(path: Any, mode: Any, access: Any = None, share: Any = None) -> Any:
        return open_stream(path, mode, access)

    @staticmethod
    def OpenRead(path: Any) -> Any:
        return open_file(path, "open")

    @staticmethod
    def OpenWrite(path: Any) -> Any:
        return open_file(path, "openorcreate")

    @staticmethod
    def OpenText(path: Any) -> Any:
        return StreamReader(open_file(path, "open"))

    @staticmethod
    def Create(path: Any, *rest: Any) -> Any:
        return open_file(path, "create")

    @staticmethod
    def CreateText(path: Any) -> Any:
        return StreamWriter(open_file(path, "create"))

    @staticmethod
    def AppendText(path: Any) -> Any:
        return StreamWriter(open_file(path, "append"))

    # -- the file system

    @staticmethod
    def Copy(source: Any, target: Any, overwrite: bool = False) -> None:
        start, goal = full_path(source, "sourceFileName"), full_path(target, "destFileName")
        if os.path.isdir(start):
            raise net_error("System.UnauthorizedAccessException", f"Access to the path '{start}' is denied.")
        if os.path.exists(goal) and not overwrite:
            raise net_error("System.IO.IOException", f"The file '{goal}' already exists.")
        guarded(start if not os.path.exists(start) else goal, lambda: shutil.copy2(start, goal))

    @staticmethod
    def Move(source: Any, target: Any, overwrite: bool = False) -> None:
        start, goal = full_path(source, "sourceFileName"), full_path(target, "destFileName")
        if os.path.lexists(goal) and not overwrite and start != goal:
            raise net_error("System.IO.IOException", "Cannot create a file when that file already exists.")
        guarded(start if not os.path.exists(start) else goal, lambda: shutil.move(start, goal))

    @staticmethod
    def Delete(path: Any) -> None:
        full = full_path(path)
        if os.path.isdir(full) and not os.path.islink(full):
            raise net_error("System.UnauthorizedAccessException", f"Access to the path '{full}' is denied.")
        if os.path.lexists(full):
            guarded(full, lambda: os.remove(full))
        elif not os.path.isdir(os.path.dirname(full)):
            raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full}'.")

    @staticmethod
    def Replace(source: Any, target: Any, backup: Any, ignore: bool = False) -> None:
        start, goal = full_path(source, "sourceFileName"), full_path(target, "destinationFileName")
        if not os.path.exists(goal):
            raise net_error("System.IO.FileNotFoundException", f"Could not find file '{goal}'.", file_name=goal)
        if backup:
            guarded(goal, lambda: os.replace(goal, full_path(backup)))
        guarded(start, lambda: os.replace(start, goal))

    @staticmethod
    def CreateSymbolicLink(path: Any, target: Any) -> Any:
        from ems.net.file_infos import DirectoryInfo, FileInfo

        full = full_path(path)
        guarded(full, lambda: os.symlink(target, full))
        return DirectoryInfo(full) if os.path.isdir(full) else FileInfo(full)

    @staticmethod
    def ResolveLinkTarget(path: Any, final: bool) -> Any:
        from ems.net.file_infos import link_target

        return link_target(full_path(path), final)

    @staticmethod
    def GetAttributes(path: Any) -> Any:
        return attributes_of(full_path(path))

    @staticmethod
    def SetAttributes(path: Any, value: Any) -> None:
        set_attributes(full_path(path), value)

    @staticmethod
    def GetUnixFileMode(path: Any) -> Any:
        full = full_path(path)
        return enum_value("System.IO.UnixFileMode", guarded(full, lambda: os.stat(full).st_mode) & 0o7777)

    @staticmethod
    def SetUnixFileMode(path: Any, value: Any) -> None:
        full = full_path(path)
        guarded(full, lambda: os.chmod(full, value.number))

    @staticmethod
    def Encrypt(path: Any) -> None:
        raise net_error("System.PlatformNotSupportedException", "File encryption is not supported on this platform.")

    Decrypt = Encrypt
    GetCreationTime, GetCreationTimeUtc = _getter("ctime", False), _getter("ctime", True)
    GetLastAccessTime, GetLastAccessTimeUtc = _getter("atime", False), _getter("atime", True)
    GetLastWriteTime, GetLastWriteTimeUtc = _getter("mtime", False), _getter("mtime", True)
    SetCreationTime, SetCreationTimeUtc = _setter("ctime", False), _setter("ctime", True)
    SetLastAccessTime, SetLastAccessTimeUtc = _setter("atime", False), _setter("atime", True)
    SetLastWriteTime, SetLastWriteTimeUtc = _setter("mtime", False), _setter("mtime", True)


def _asynchronous(name: str) -> Any:
    """The member that gives a task: the work is done at once."""
    def call(*given: Any) -> Any:
        from ems.net.tasks import done

        value = getattr(_Files, name)(*[a for a in given if getattr(a, "net_name", "") != "System.Threading.CancellationToken"])
        return done(value) if name.startswith("Read") else done()

    return staticmethod(call)


for _verb in ("AppendAllBytes", "AppendAllLines", "AppendAllText", "ReadAllBytes", "ReadAllLines", "ReadAllText", "WriteAllBytes", "WriteAllLines", "WriteAllText"):
    setattr(_Files, f"{_verb}Async", _asynchronous(_verb))


members(net_type("System.IO.File"), """
static void AppendAllBytes(string path, byte[] bytes)
static void AppendAllBytes(string path, System.ReadOnlySpan[byte] bytes)
static System.Threading.Tasks.Task AppendAllBytesAsync(string path, byte[] bytes,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task AppendAllBytesAsync(string path, System.ReadOnlyMemory[byte] bytes,
    System.Threading.CancellationToken cancellationToken = default)
static void AppendAllLines(string path, System.Collections.Generic.IEnumerable[string] contents)
static void AppendAllLines(string path, System.Collections.Generic.IEnumerable[string] contents, System.Text.Encoding encoding)
static System.Threading.Tasks.Task AppendAllLinesAsync(string path, System.Collections.Generic.IEnumerable[string] contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task AppendAllLinesAsync(string path, System.Collections.Generic.IEnumerable[string] contents,
    System.Text.Encoding encoding, System.Threading.CancellationToken cancellationToken = default)
static void AppendAllText(string path, string contents)
static void AppendAllText(string path, System.ReadOnlySpan[char] contents)
static void AppendAllText(string path, string contents, System.Text.Encoding encoding)
static void AppendAllText(string path, System.ReadOnlySpan[char] contents, System.Text.Encoding encoding)
static System.Threading.Tasks.Task AppendAllTextAsync(string path, string contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task AppendAllTextAsync(string path, System.ReadOnlyMemory[char] contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task AppendAllTextAsync(string path, string contents, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task AppendAllTextAsync(string path, System.ReadOnlyMemory[char] contents, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static System.IO.StreamWriter AppendText(string path)
static void Copy(string sourceFileName, string destFileName)
static void Copy(string sourceFileName, string destFileName, bool overwrite)
static System.IO.FileStream Create(string path)
static System.IO.FileStream Create(string path, int bufferSize)
static System.IO.FileStream Create(string path, int bufferSize, System.IO.FileOptions options)
static System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)
static System.IO.StreamWriter CreateText(string path)
static void Decrypt(string path)
static void Delete(string path)
static void Encrypt(string path)
static bool Exists(string path)
static System.IO.FileAttributes GetAttributes(string path)
static System.IO.FileAttributes GetAttributes(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetCreationTime(string path)
static datetime GetCreationTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetCreationTimeUtc(string path)
static datetime GetCreationTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetLastAccessTime(string path)
static datetime GetLastAccessTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetLastAccessTimeUtc(string path)
static datetime GetLastAccessTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetLastWriteTime(string path)
static datetime GetLastWriteTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static datetime GetLastWriteTimeUtc(string path)
static datetime GetLastWriteTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static System.IO.UnixFileMode GetUnixFileMode(string path)
static System.IO.UnixFileMode GetUnixFileMode(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle)
static void Move(string sourceFileName, string destFileName)
static void Move(string sourceFileName, string destFileName, bool overwrite)
static System.IO.FileStream Open(string path, System.IO.FileStreamOptions options)
static System.IO.FileStream Open(string path, System.IO.FileMode mode)
static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access)
static System.IO.FileStream Open(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)
static Microsoft.Win32.SafeHandles.SafeFileHandle OpenHandle(string path, System.IO.FileMode mode = System.IO.FileMode.Open,
    System.IO.FileAccess access = System.IO.FileAccess.Read, System.IO.FileShare share = System.IO.FileShare.Read,
    System.IO.FileOptions options = System.IO.FileOptions.None, long preallocationSize = 0)
static System.IO.FileStream OpenRead(string path)
static System.IO.StreamReader OpenText(string path)
static System.IO.FileStream OpenWrite(string path)
static byte[] ReadAllBytes(string path)
static System.Threading.Tasks.Task[byte[]] ReadAllBytesAsync(string path, System.Threading.CancellationToken cancellationToken = default)
static string[] ReadAllLines(string path)
static string[] ReadAllLines(string path, System.Text.Encoding encoding)
static System.Threading.Tasks.Task[string[]] ReadAllLinesAsync(string path,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task[string[]] ReadAllLinesAsync(string path, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static string ReadAllText(string path)
static string ReadAllText(string path, System.Text.Encoding encoding)
static System.Threading.Tasks.Task[string] ReadAllTextAsync(string path, System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task[string] ReadAllTextAsync(string path, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static System.Collections.Generic.IEnumerable[string] ReadLines(string path)
static System.Collections.Generic.IEnumerable[string] ReadLines(string path, System.Text.Encoding encoding)
static System.Collections.Generic.IAsyncEnumerable[string] ReadLinesAsync(string path,
    System.Threading.CancellationToken cancellationToken = default)
static System.Collections.Generic.IAsyncEnumerable[string] ReadLinesAsync(string path, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName)
static void Replace(string sourceFileName, string destinationFileName, string destinationBackupFileName, bool ignoreMetadataErrors)
static System.IO.FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)
static void SetAttributes(string path, System.IO.FileAttributes fileAttributes)
static void SetAttributes(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, System.IO.FileAttributes fileAttributes)
static void SetCreationTime(string path, datetime creationTime)
static void SetCreationTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime creationTime)
static void SetCreationTimeUtc(string path, datetime creationTimeUtc)
static void SetCreationTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime creationTimeUtc)
static void SetLastAccessTime(string path, datetime lastAccessTime)
static void SetLastAccessTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime lastAccessTime)
static void SetLastAccessTimeUtc(string path, datetime lastAccessTimeUtc)
static void SetLastAccessTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime lastAccessTimeUtc)
static void SetLastWriteTime(string path, datetime lastWriteTime)
static void SetLastWriteTime(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime lastWriteTime)
static void SetLastWriteTimeUtc(string path, datetime lastWriteTimeUtc)
static void SetLastWriteTimeUtc(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, datetime lastWriteTimeUtc)
static void SetUnixFileMode(string path, System.IO.UnixFileMode mode)
static void SetUnixFileMode(Microsoft.Win32.SafeHandles.SafeFileHandle fileHandle, System.IO.UnixFileMode mode)
static void WriteAllBytes(string path, byte[] bytes)
static void WriteAllBytes(string path, System.ReadOnlySpan[byte] bytes)
static System.Threading.Tasks.Task WriteAllBytesAsync(string path, byte[] bytes,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task WriteAllBytesAsync(string path, System.ReadOnlyMemory[byte] bytes,
    System.Threading.CancellationToken cancellationToken = default)
static void WriteAllLines(string path, string[] contents)
static void WriteAllLines(string path, System.Collections.Generic.IEnumerable[string] contents)
static void WriteAllLines(string path, string[] contents, System.Text.Encoding encoding)
static void WriteAllLines(string path, System.Collections.Generic.IEnumerable[string] contents, System.Text.Encoding encoding)
static System.Threading.Tasks.Task WriteAllLinesAsync(string path, System.Collections.Generic.IEnumerable[string] contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task WriteAllLinesAsync(string path, System.Collections.Generic.IEnumerable[string] contents,
    System.Text.Encoding encoding, System.Threading.CancellationToken cancellationToken = default)
static void WriteAllText(string path, string contents)
static void WriteAllText(string path, System.ReadOnlySpan[char] contents)
static void WriteAllText(string path, string contents, System.Text.Encoding encoding)
static void WriteAllText(string path, System.ReadOnlySpan[char] contents, System.Text.Encoding encoding)
static System.Threading.Tasks.Task WriteAllTextAsync(string path, string contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task WriteAllTextAsync(string path, System.ReadOnlyMemory[char] contents,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task WriteAllTextAsync(string path, string contents, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
static System.Threading.Tasks.Task WriteAllTextAsync(string path, System.ReadOnlyMemory[char] contents, System.Text.Encoding encoding,
    System.Threading.CancellationToken cancellationToken = default)
""", _Files)


# -- directories


def matching(folder: str, pattern: str = "*", recurse: bool = False, files: bool = True, folders: bool = True) -> Iterator[str]:
    """Full names of the entries of a folder that match a pattern of * and ?."""
    import fnmatch
    import re

    wanted = re.compile(fnmatch.translate(re.sub(r"\[", "[[]", "*" if pattern in ("*", "*.*") else pattern)))
    entries = guarded(folder, lambda: list(os.scandir(folder)))
    deeper: list[str] = []
    for entry in entries:
        is_folder = entry.is_dir()
        if wanted.match(entry.name) and (folders if is_folder else files):
            yield os.path.join(folder, entry.name)
        if is_folder and recurse and not entry.is_symlink():
            deeper.append(entry.path)
    for path in deeper:
        yield from matching(path, pattern, recurse, files, folders)


def listed(path: Any, arguments: tuple[Any, ...], files: bool, folders: bool) -> list[str]:
    """The entries for (path [, pattern [, SearchOption]]), written below the path as it was given."""
    if path is None:
        raise null_argument("path")
    pattern = arguments[0] if arguments else "*"
    option = arguments[1].number if len(arguments) > 1 and isinstance(arguments[1], EnumValue) else 0
    full = full_path(path)
    if not os.path.isdir(full):
        if os.path.exists(full):
            raise net_error("System.IO.IOException", f"The directory name is invalid. : '{full}'")
        raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full}'.")
    found = list(matching(full.rstrip("/") or "/", pattern, option == 1, files, folders))
    base = full.rstrip("/") or "/"
    given = path.rstrip("/") or "/"
    return [os.path.join(given, os.path.relpath(f, base)) for f in found]


def _lister(files: bool, folders: bool) -> Any:
    return staticmethod(lambda path, *arguments: listed(path, arguments, files, folders))


class _Directories(_Files):
    @staticmethod
    def Exists(path: Any) -> bool:
        return bool(path) and "\0" not in path and os.path.isdir(full_path(path))

    @staticmethod
    def CreateDirectory(path: Any, mode: Any = None) -> Any:
        from ems.net.file_infos import DirectoryInfo

        full = full_path(path)
        if os.path.exists(full) and not os.path.isdir(full):
            raise net_error("System.IO.IOException", f"The file '{full}' already exists.")
        guarded(full, lambda: os.makedirs(full, exist_ok=True))
        return DirectoryInfo(path)

    @staticmethod
    def CreateTempSubdirectory(prefix: Any = None) -> Any:
        import tempfile

        from ems.net.file_infos import DirectoryInfo

        return DirectoryInfo(tempfile.mkdtemp(prefix=prefix or ""))

    @staticmethod
    def Delete(path: Any, recursive: bool = False) -> None:
        full = full_path(path).rstrip("/") or "/"
        if not os.path.isdir(full):
            raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full}'.")
        if os.path.islink(full):
            guarded(full, lambda: os.remove(full))
        elif recursive:
            guarded(full, lambda: shutil.rmtree(full))
        elif os.listdir(full):
            raise net_error("System.IO.IOException", f"Directory not empty : '{full}'")
        else:
            guarded(full, lambda: os.rmdir(full))

    @staticmethod
    def Move(source: Any, target: Any) -> None:
        start, goal = full_path(source, "sourceDirName"), full_path(target, "destDirName")
        if start == goal:
            raise net_error("System.IO.IOException", "Source and destination path must be different.")
        if not os.path.exists(start):
            raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{start}'.")
        if os.path.exists(goal):
            raise net_error("System.IO.IOException", f"Cannot create '{goal}' because a file or directory with the same name already exists.")
        guarded(goal, lambda: os.rename(start, goal))

    GetFiles = EnumerateFiles = _lister(True, False)
    GetDirectories = EnumerateDirectories = _lister(False, True)
    GetFileSystemEntries = EnumerateFileSystemEntries = _lister(True, True)

    @staticmethod
    def GetCurrentDirectory() -> str:
        return os.getcwd()

    @staticmethod
    def SetCurrentDirectory(path: Any) -> None:
        full = full_path(path)
        if not os.path.isdir(full):
            raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{full}'.")
        guarded(full, lambda: os.chdir(full))

    @staticmethod
    def GetDirectoryRoot(path: Any) -> str:
        full_path(path)
        return "/"

    @staticmethod
    def GetLogicalDrives() -> list[str]:
        return ["/"]

    @staticmethod
    def GetParent(path: Any) -> Any:
        from ems.net.file_infos import DirectoryInfo

        if path is None:
            raise null_argument("path")
        if not path:
            raise bad_argument("The path is empty.", "path")
        parent = os.path.dirname(full_path(path))
        return None if full_path(path) == "/" else DirectoryInfo(parent)


members(net_type("System.IO.Directory"), """
static System.IO.DirectoryInfo CreateDirectory(string path)
static System.IO.DirectoryInfo CreateDirectory(string path, System.IO.UnixFileMode unixCreateMode)
static System.IO.FileSystemInfo CreateSymbolicLink(string path, string pathToTarget)
static System.IO.DirectoryInfo CreateTempSubdirectory(string prefix = null)
static void Delete(string path)
static void Delete(string path, bool recursive)
static System.Collections.Generic.IEnumerable[string] EnumerateDirectories(string path)
static System.Collections.Generic.IEnumerable[string] EnumerateDirectories(string path, string searchPattern)
static System.Collections.Generic.IEnumerable[string] EnumerateDirectories(string path, string searchPattern,
    System.IO.SearchOption searchOption)
static System.Collections.Generic.IEnumerable[string] EnumerateDirectories(string path, string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
static System.Collections.Generic.IEnumerable[string] EnumerateFiles(string path)
static System.Collections.Generic.IEnumerable[string] EnumerateFiles(string path, string searchPattern)
static System.Collections.Generic.IEnumerable[string] EnumerateFiles(string path, string searchPattern, System.IO.SearchOption
    searchOption)
static System.Collections.Generic.IEnumerable[string] EnumerateFiles(string path, string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
static System.Collections.Generic.IEnumerable[string] EnumerateFileSystemEntries(string path)
static System.Collections.Generic.IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern)
static System.Collections.Generic.IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern,
    System.IO.SearchOption searchOption)
static System.Collections.Generic.IEnumerable[string] EnumerateFileSystemEntries(string path, string searchPattern,
    System.IO.EnumerationOptions enumerationOptions)
static bool Exists(string path)
static datetime GetCreationTime(string path)
static datetime GetCreationTimeUtc(string path)
static string GetCurrentDirectory()
static string[] GetDirectories(string path)
static string[] GetDirectories(string path, string searchPattern)
static string[] GetDirectories(string path, string searchPattern, System.IO.SearchOption searchOption)
static string[] GetDirectories(string path, string searchPattern, System.IO.EnumerationOptions enumerationOptions)
static string GetDirectoryRoot(string path)
static string[] GetFiles(string path)
static string[] GetFiles(string path, string searchPattern)
static string[] GetFiles(string path, string searchPattern, System.IO.SearchOption searchOption)
static string[] GetFiles(string path, string searchPattern, System.IO.EnumerationOptions enumerationOptions)
static string[] GetFileSystemEntries(string path)
static string[] GetFileSystemEntries(string path, string searchPattern)
static string[] GetFileSystemEntries(string path, string searchPattern, System.IO.SearchOption searchOption)
static string[] GetFileSystemEntries(string path, string searchPattern, System.IO.EnumerationOptions enumerationOptions)
static datetime GetLastAccessTime(string path)
static datetime GetLastAccessTimeUtc(string path)
static datetime GetLastWriteTime(string path)
static datetime GetLastWriteTimeUtc(string path)
static string[] GetLogicalDrives()
static System.IO.DirectoryInfo GetParent(string path)
static void Move(string sourceDirName, string destDirName)
static System.IO.FileSystemInfo ResolveLinkTarget(string linkPath, bool returnFinalTarget)
static void SetCreationTime(string path, datetime creationTime)
static void SetCreationTimeUtc(string path, datetime creationTimeUtc)
static void SetCurrentDirectory(string path)
static void SetLastAccessTime(string path, datetime lastAccessTime)
static void SetLastAccessTimeUtc(string path, datetime lastAccessTimeUtc)
static void SetLastWriteTime(string path, datetime lastWriteTime)
static void SetLastWriteTimeUtc(string path, datetime lastWriteTimeUtc)
""", _Directories)
