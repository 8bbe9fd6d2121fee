"""In: nothing. Out: System.IO.Stream, MemoryStream, FileStream and the streams of the process; `open_file`."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.values.errors import NetException, net_error
from ems.values.numbers import Byte
from ems.values.objects import NetObject
from ems.values.types import net_type


class Stream(NetObject):
    """Bytes in a file object of Python's: `file`."""

    __slots__ = ("file", "name")
    net_name = "System.IO.Stream"

    def __init__(self, file: Any, name: str = "") -> None:
        self.ps_ext = None
        self.file = file
        self.name = name

    def check(self) -> Any:
        if self.file is None or self.file.closed:
            raise net_error("System.ObjectDisposedException",
                "Cannot access a closed file." if self.name else "Cannot access a closed Stream.")
        return self.file

    def read(self, count: int) -> bytes:
        return bytes(self.check().read(count) or b"")

    def write(self, data: bytes) -> None:
        self.check().write(data)

    def flush(self) -> None:
        self.check().flush()

    def close(self) -> None:
        if self.file is not None:
            self.file.close()

    def length(self) -> int:
        file = self.check()
        at = file.tell()
        size = file.seek(0, 2)
        file.seek(at)
        return int(size)


class MemoryStream(Stream):
    __slots__ = ("fixed",)
    net_name = "System.IO.MemoryStream"

    def __init__(self, data: bytes = b"", fixed: bool = False) -> None:
        import io

        super().__init__(io.BytesIO(data))
        self.fixed = fixed

    def content(self) -> bytes:
        return bytes(self.file.getvalue())

    def close(self) -> None:
        if not isinstance(self.file, _Closed):  # ToArray() still works on a closed stream
            self.file = _Closed(self.file.getvalue())


class _Closed:
    """What a closed MemoryStream keeps."""

    closed = False

    def __init__(self, data: bytes) -> None:
        self.data = data

    def getvalue(self) -> bytes:
        return self.data

    def _fail(self, *arguments: Any) -> Any:
        raise net_error("System.ObjectDisposedException", "Cannot access a closed Stream.")

    read = write = flush = seek = tell = truncate = _fail

    def close(self) -> None:
        """It is closed."""


class FileStream(Stream):
    __slots__ = ()
    net_name = "System.IO.FileStream"


class PipeStream(Stream):
    """One end of a pipe to another process."""

    __slots__ = ()
    net_name = "System.IO.Pipes.AnonymousPipeClientStream"

    def length(self) -> int:
        return 0


class HandleStream(Stream):
    """A standard stream of the process."""

    __slots__ = ()
    net_name = "System.IO.UnixConsoleStream"

    def close(self) -> None:
        self.file.flush()

    def length(self) -> int:
        return 0


def file_error(error: OSError, path: str) -> NetException:
    """The .NET exception of a failed file operation."""
    import errno

    if error.errno == errno.ENOENT:
        import os

        if os.path.isdir(os.path.dirname(path) or "."):
            return net_error("System.IO.FileNotFoundException", f"Could not find file '{path}'.", file_name=path)
        return net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{path}'.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EISDIR, errno.EROFS):
        return net_error("System.UnauthorizedAccessException", f"Access to the path '{path}' is denied.")
    if error.errno == errno.EEXIST:
        return net_error("System.IO.IOException", f"The file '{path}' already exists.")
    if error.errno == errno.ENOTDIR:
        return net_error("System.IO.DirectoryNotFoundException", f"Could not find a part of the path '{path}'.")
    return net_error("System.IO.IOException", f"{error.strerror or error} : '{path}'")


def full_path(path: Any, name: str = "path") -> str:
    """The absolute path, relative to the process's folder."""
    import os

    from ems.values.context import current

    if path is None:
        raise null_argument(name)
    if not path:
        raise bad_argument("The path is empty.", name)
    if "\0" in path:
        raise bad_argument("Null character in path.", name)
    base = getattr(current(), "process_folder", None) or os.getcwd()
    return os.path.normpath(os.path.join(base, path)) if not path.endswith("/") or path == "/" else os.path.normpath(os.path.join(base,
        path)) + "/"


_MODES = {"open": "rb", "create": "wb+", "append": "ab", "createnew": "xb+", "openorcreate": "rb+", "truncate": "rb+", "write": "rb+"}


def open_file(path: str, mode: str) -> FileStream:
    """Open a file as FileMode says (in lower case)."""
    import os

    full = full_path(path)
    python = _MODES[mode]
    if mode == "openorcreate" and not os.path.exists(full):
        python = "wb+"
    try:
        file = open(full, python)  # noqa: SIM115
    except OSError as error:
        raise file_error(error, full) from None
    if mode == "truncate":
        file.truncate(0)
    return FileStream(file, full)


def open_stream(path: str, mode: Any, access: Any) -> FileStream:
    """FileStream's own opening: a FileMode and a FileAccess."""
    from ems.values.enums import enum_text

    name = enum_text(mode).lower()
    writes = access is None or access.number & 2
    if name == "open" and writes:
        name = "write"
    if name == "append" and access is not None and access.number == 3:
        raise bad_argument("Append access can be requested only in write-only mode.", "access")
    return open_file(path, name)


class _Streams(ObjectBodies):
    CanTimeout = False

    @staticmethod
    def CanRead(self: Stream) -> bool:
        return not isinstance(self.file, _Closed) and not self.file.closed and self.file.readable()

    @staticmethod
    def CanWrite(self: Stream) -> bool:
        return not isinstance(self.file, _Closed) and not self.file.closed and self.file.writable()

    @staticmethod
    def CanSeek(self: Stream) -> bool:
        return not isinstance(self.file, _Closed) and not self.file.closed and self.file.seekable()

    @staticmethod
    def Length(self: Stream) -> int:
        return self.length()

    @staticmethod
    def Position(self: Stream) -> int:
        return int(self.check().tell())

    @staticmethod
    def set_Position(self: Stream, value: int) -> None:
        if value < 0:
            raise out_of_range("Non-negative number required.", "value")
        self.check().seek(value)

    @staticmethod
    def Read(self: Stream, buffer: Any, offset: int, count: int) -> int:
        if buffer is None:
            raise null_argument("buffer")
        if offset < 0 or count < 0:
            raise out_of_range("Non-negative number required.", "offset" if offset < 0 else "count")
        data = self.read(count)
        buffer[offset : offset + len(data)] = [Byte(b) for b in data]
        return len(data)

    @staticmethod
    def ReadByte(self: Stream) -> int:
        data = self.read(1)
        return data[0] if data else -1

    @staticmethod
    def Write(self: Stream, buffer: Any, offset: int = 0, count: int | None = None) -> None:
        if buffer is None:
            raise null_argument("buffer")
        length = len(buffer) - offset if count is None else count
        self.write(bytes(buffer[offset : offset + length]))

    @staticmethod
    def WriteByte(self: Stream, value: int) -> None:
        self.write(bytes([value]))

    @staticmethod
    def Seek(self: Stream, offset: int, origin: Any) -> int:
        return int(self.check().seek(offset, origin.number))

    @staticmethod
    def SetLength(self: Stream, value: int) -> None:
        file = self.check()
        size = self.length()
        if value > size:
            at = file.tell()
            file.seek(size)
            file.write(bytes(value - size))
            file.seek(at)
        else:
            file.truncate(value)

    @staticmethod
    def Flush(self: Stream, disk: bool = False) -> None:
        self.flush()

    @staticmethod
    def Close(self: Stream) -> None:
        self.close()

    Dispose = Close

    @staticmethod
    def CopyTo(self: Stream, target: Any, size: int = 0) -> None:
        if target is None:
            raise null_argument("destination")
        target.write(self.read(-1))


STREAM = members(net_type("System.IO.Stream", base="System.MarshalByRefObject", py=Stream, interfaces="IDisposable IAsyncDisposable"), """
void Close()
void CopyTo(System.IO.Stream destination)
void CopyTo(System.IO.Stream destination, int bufferSize)
void Dispose()
void Flush()
int Read(byte[] buffer, int offset, int count)
int ReadByte()
long Seek(long offset, System.IO.SeekOrigin origin)
void SetLength(long value)
void Write(byte[] buffer, int offset, int count)
void WriteByte(byte value)
bool CanRead {get;}
bool CanSeek {get;}
bool CanTimeout {get;}
bool CanWrite {get;}
long Length {get;}
long Position {get;set;}
""", _Streams)
net_type("System.IO.UnixConsoleStream", base="System.IO.Stream", py=HandleStream, interfaces="IDisposable")
net_type("System.IO.Pipes.AnonymousPipeClientStream", base="System.IO.Stream", py=PipeStream, interfaces="IDisposable")


class _Memory(_Streams):
    @staticmethod
    def new(first: Any = None, *rest: Any) -> MemoryStream:
        if first is None or isinstance(first, int):
            if first is not None and first < 0:
                raise out_of_range(f"capacity ('{first}') must be a non-negative value.", "capacity", first)
            return MemoryStream()
        numbers = [a for a in rest if a.__class__ is int]
        data = bytes(first)
        return MemoryStream(data[numbers[0] : numbers[0] + numbers[1]] if len(numbers) == 2 else data, fixed=True)

    @staticmethod
    def ToArray(self: MemoryStream) -> Any:
        from ems.net.encodings import byte_array

        return byte_array(self.content())

    GetBuffer = ToArray

    @staticmethod
    def Capacity(self: MemoryStream) -> int:
        return max(len(self.content()), 0)

    @staticmethod
    def WriteTo(self: MemoryStream, target: Any) -> None:
        if target is None:
            raise null_argument("stream")
        target.write(self.content())


members(net_type("System.IO.MemoryStream", base="System.IO.Stream", py=MemoryStream, interfaces="IDisposable IAsyncDisposable"), """
byte[] GetBuffer()
byte[] ToArray()
void WriteTo(System.IO.Stream stream)
int Capacity {get;}
System.IO.MemoryStream new()
System.IO.MemoryStream new(int capacity)
System.IO.MemoryStream new(byte[] buffer)
System.IO.MemoryStream new(byte[] buffer, bool writable)
System.IO.MemoryStream new(byte[] buffer, int index, int count)
System.IO.MemoryStream new(byte[] buffer, int index, int count, bool writable)
""", _Memory)


class _Files(_Streams):
    @staticmethod
    def new(path: Any, mode: Any, access: Any = None, share: Any = None, *rest: Any) -> FileStream:
        return open_stream(path, mode, access)

    @staticmethod
    def Name(self: FileStream) -> str:
        return self.name


members(net_type("System.IO.FileStream", base="System.IO.Stream", py=FileStream, interfaces="IDisposable IAsyncDisposable"), """
void Flush()
void Flush(bool flushToDisk)
string Name {get;}
System.IO.FileStream new(string path, System.IO.FileMode mode)
System.IO.FileStream new(string path, System.IO.FileMode mode, System.IO.FileAccess access)
System.IO.FileStream new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share)
System.IO.FileStream new(string path, System.IO.FileMode mode, System.IO.FileAccess access, System.IO.FileShare share, int bufferSize)
""", _Files)
