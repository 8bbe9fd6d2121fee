"""In: nothing. Out: GZipStream, DeflateStream, ZLibStream and ZipFile with their members."""
from __future__ import annotations

import os
from typing import Any

from ems.net.bases import ObjectBodies, null_argument
from ems.net.declare import members
from ems.net.streams import Stream, _Streams
from ems.values.errors import net_error
from ems.values.types import net_type

_Z = "System.IO.Compression."
_WINDOWS = {"GZip": 31, "Deflate": -15, "ZLib": 15}  # zlib's window bits tell the format


class CompressionStream(Stream):
    """Compresses what is written, or gives back what was compressed, over another stream."""

    __slots__ = ("coder", "data", "inner", "leave_open", "writes")

    def __init__(self, inner: Any, kind: str, writes: bool, leave_open: bool, level: int) -> None:
        import zlib

        super().__init__(inner.file)
        self.inner = inner
        self.writes = writes
        self.leave_open = leave_open
        self.data = b""
        self.coder: Any = zlib.compressobj(level, zlib.DEFLATED, _WINDOWS[kind]) if writes else zlib.decompressobj(_WINDOWS[kind])

    def read(self, count: int) -> bytes:
        import zlib

        self.check()
        try:
            while count < 0 or len(self.data) < count:
                chunk = self.inner.read(65536)
                if not chunk:
                    self.data += self.coder.flush()
                    break
                self.data += self.coder.decompress(chunk)
        except zlib.error:
            raise net_error("System.IO.InvalidDataException", "The archive entry was compressed using an unsupported compression method.") from None
        size = len(self.data) if count < 0 else count
        taken, self.data = self.data[:size], self.data[size:]
        return taken

    def write(self, data: bytes) -> None:
        if not self.writes:
            raise net_error("System.InvalidOperationException", "Writing to the compression stream is not supported.")
        self.check()
        self.inner.write(self.coder.compress(data))

    def flush(self) -> None:
        if self.writes and self.coder is not None:
            import zlib

            self.inner.write(self.coder.flush(zlib.Z_SYNC_FLUSH))
        self.inner.flush()

    def close(self) -> None:
        if self.coder is None:
            return
        if self.writes:
            self.inner.write(self.coder.flush())
        self.coder = None
        if not self.leave_open:
            self.inner.close()

    def length(self) -> int:
        return 0


class GZipStream(CompressionStream):
    __slots__ = ()
    net_name = _Z + "GZipStream"
    kind = "GZip"


class DeflateStream(CompressionStream):
    __slots__ = ()
    net_name = _Z + "DeflateStream"
    kind = "Deflate"


class ZLibStream(CompressionStream):
    __slots__ = ()
    net_name = _Z + "ZLibStream"
    kind = "ZLib"


class _Compressed(_Streams):
    CanSeek = staticmethod(lambda self: False)  # type: ignore[assignment]

    @staticmethod
    def CanRead(self: CompressionStream) -> bool:
        return self.coder is not None and not self.writes

    @staticmethod
    def CanWrite(self: CompressionStream) -> bool:
        return self.coder is not None and self.writes

    @staticmethod
    def BaseStream(self: CompressionStream) -> Any:
        return self.inner


def _bodies(cls: type[CompressionStream]) -> Any:
    def new(stream: Any, mode: Any, leave_open: bool = False) -> CompressionStream:
        if stream is None:
            raise null_argument("stream")
        is_mode = mode.net_type.full_name.endswith("CompressionMode")
        writes = not is_mode or mode.number == 1
        level = 6 if is_mode else {0: 6, 1: 1, 2: 0, 3: 9}[mode.number]
        return cls(stream, cls.kind, writes, leave_open, level)  # type: ignore[attr-defined]

    return type(f"_{cls.__name__}", (_Compressed,), {"new": staticmethod(new)})


for _cls in (GZipStream, DeflateStream, ZLibStream):
    members(net_type(_cls.net_name, base="System.IO.Stream", py=_cls, interfaces="IDisposable IAsyncDisposable"), f"""
System.IO.Stream BaseStream {{get;}}
bool CanRead {{get;}}
bool CanSeek {{get;}}
bool CanWrite {{get;}}
{_cls.net_name} new(System.IO.Stream stream, {_Z}CompressionMode mode)
{_cls.net_name} new(System.IO.Stream stream, {_Z}CompressionMode mode, bool leaveOpen)
{_cls.net_name} new(System.IO.Stream stream, {_Z}CompressionLevel compressionLevel)
{_cls.net_name} new(System.IO.Stream stream, {_Z}CompressionLevel compressionLevel, bool leaveOpen)
""", _bodies(_cls))


class _ZipFiles(ObjectBodies):
    @staticmethod
    def CreateFromDirectory(source: str, target: str, level: Any = None, with_base: bool = False) -> None:
        import zipfile

        from ems.net.streams import full_path

        folder, made = full_path(source), full_path(target)
        if not os.path.isdir(folder):
            raise net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{folder}'.")
        if os.path.exists(made):
            raise net_error("System.IO.IOException", f"The file '{made}' already exists.")
        base = os.path.dirname(folder) if with_base else folder
        method = zipfile.ZIP_STORED if level is not None and level.number == 2 else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(made, "w", method) as archive:
            for place, _, names in os.walk(folder):
                for name in sorted(names):
                    path = os.path.join(place, name)
                    archive.write(path, os.path.relpath(path, base))

    @staticmethod
    def ExtractToDirectory(source: str, target: str, *options: Any) -> None:
        import zipfile

        from ems.net.streams import full_path

        archive_path, folder = full_path(source), full_path(target)
        overwrite = True in [o for o in options if o.__class__ is bool]
        if not os.path.exists(archive_path):
            raise net_error("System.IO.FileNotFoundException", f"Could not find file '{archive_path}'.")
        try:
            with zipfile.ZipFile(archive_path) as archive:
                for entry in archive.infolist():
                    goal = os.path.realpath(os.path.join(folder, entry.filename))
                    if not (goal + "/").startswith(os.path.realpath(folder) + "/"):
                        raise net_error("System.IO.IOException", "Extracting Zip entry would have resulted in a file outside the specified destination directory.")
                    if os.path.exists(goal) and not entry.is_dir() and not overwrite:
                        raise net_error("System.IO.IOException", f"The file '{goal}' already exists.")
                archive.extractall(folder)
        except zipfile.BadZipFile:
            raise net_error("System.IO.InvalidDataException", "End of Central Directory record could not be found.") from None


members(net_type(_Z + "ZipFile"), f"""
static void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName)
static void CreateFromDirectory(string sourceDirectoryName, string destinationArchiveFileName, {_Z}CompressionLevel compressionLevel,
    bool includeBaseDirectory)
static void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName)
static void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName, bool overwriteFiles)
static void ExtractToDirectory(string sourceArchiveFileName, string destinationDirectoryName, System.Text.Encoding entryNameEncoding)
""", _ZipFiles)
