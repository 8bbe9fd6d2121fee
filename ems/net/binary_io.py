"""In: nothing. Out: BinaryReader and BinaryWriter with their members."""
from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from ems.net.bases import ObjectBodies, negative, null_argument
from ems.net.declare import members
from ems.net.encodings import UTF8_NO_MARK
from ems.values import numbers as num
from ems.values.collections import TypedArray
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

# name of the type -> (format, size, class of the value)
_FORMATS: dict[str, tuple[str, int, Callable[[Any], Any]]] = {
    "Boolean": ("<?", 1, bool), "Byte": ("<B", 1, num.Byte), "SByte": ("<b", 1, num.SByte), "Int16": ("<h", 2, num.Int16), "UInt16": ("<H", 2, num.UInt16),
    "Int32": ("<i", 4, int), "UInt32": ("<I", 4, num.UInt32), "Int64": ("<q", 8, num.Int64), "UInt64": ("<Q", 8, num.UInt64), "Single": ("<f", 4, num.Single),
    "Double": ("<d", 8, float),
}
_SHORT = {"bool": "Boolean", "byte": "Byte", "sbyte": "SByte", "short": "Int16", "ushort": "UInt16", "int": "Int32", "uint": "UInt32", "long": "Int64",
          "ulong": "UInt64", "float": "Single", "double": "Double"}


class Binary(NetObject):
    """A reader or writer over a stream."""

    __slots__ = ("encoding", "leave_open", "stream")

    def __init__(self, stream: Any, encoding: Any = None, leave_open: bool = False) -> None:
        self.ps_ext = None
        self.stream = stream
        self.encoding = encoding or UTF8_NO_MARK
        self.leave_open = leave_open

    def take(self, count: int) -> bytes:
        data: bytes = self.stream.read(count)
        if len(data) < count:
            raise net_error("System.IO.EndOfStreamException", "Unable to read beyond the end of the stream.")
        return data


class BinaryReader(Binary):
    __slots__ = ()
    net_name = "System.IO.BinaryReader"


class BinaryWriter(Binary):
    __slots__ = ()
    net_name = "System.IO.BinaryWriter"


def _new(cls: type[Binary]) -> Any:
    def new(stream: Any, encoding: Any = None, leave_open: bool = False) -> Binary:
        if stream is None:
            raise null_argument("input" if cls is BinaryReader else "output")
        return cls(stream, encoding, leave_open)

    return staticmethod(new)


class _Both(ObjectBodies):
    @staticmethod
    def BaseStream(self: Binary) -> Any:
        return self.stream

    @staticmethod
    def Close(self: Binary) -> None:
        if not self.leave_open:
            self.stream.close()

    Dispose = Close


class _Readers(_Both):
    new = _new(BinaryReader)

    @staticmethod
    def ReadBytes(self: Binary, count: int) -> Any:
        if count < 0:
            raise negative("count", count)
        return TypedArray.of(get_type("System.Byte"), list(map(num.Byte, self.stream.read(count))))

    @staticmethod
    def ReadString(self: Binary) -> str:
        return str(self.encoding.decode(self.take(_Readers.Read7BitEncodedInt(self))))

    @staticmethod
    def Read7BitEncodedInt(self: Binary) -> int:
        number = shift = 0
        while True:
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return number
            shift += 7
            if shift > 28:
                raise net_error("System.FormatException", "Too many bytes in what should have been a 7-bit encoded integer.")

    @staticmethod
    def ReadChar(self: Binary) -> Any:
        data = self.take(1)
        while data[0] > 0x7F and len(data) < 4:
            try:
                return num.Char(data.decode("utf-8"))
            except UnicodeDecodeError:
                data += self.take(1)
        return num.Char(self.encoding.decode(data))

    @staticmethod
    def PeekChar(self: Binary) -> int:
        file = self.stream.check()
        at = file.tell()
        data = file.read(1)
        file.seek(at)
        return data[0] if data else -1


class _Writers(_Both):
    new = _new(BinaryWriter)

    @staticmethod
    def Flush(self: Binary) -> None:
        self.stream.flush()

    @staticmethod
    def Write7BitEncodedInt(self: Binary, number: int) -> None:
        number &= 0xFFFFFFFF
        made = bytearray()
        while number > 0x7F:
            made.append(number & 0x7F | 0x80)
            number >>= 7
        made.append(number)
        self.stream.write(bytes(made))

    @staticmethod
    def Write(self: Binary, value: Any, *part: int) -> None:
        from ems.values.types import type_of

        if value is None:
            raise null_argument("value")
        if isinstance(value, num.Char):
            self.stream.write(self.encoding.encode(str(value)))
        elif isinstance(value, str):
            data = self.encoding.encode(value)
            _Writers.Write7BitEncodedInt(self, len(data))
            self.stream.write(data)
        elif isinstance(value, list):
            items = value[part[0] : part[0] + part[1]] if part else value
            chars = type_of(value).full_name == "System.Char[]"
            self.stream.write(self.encoding.encode("".join(items)) if chars else bytes(items))
        else:
            self.stream.write(struct.pack(_FORMATS[type_of(value).name][0], value))


def _reads(name: str) -> None:
    form, size, make = _FORMATS[name]
    setattr(_Readers, f"Read{name}", staticmethod(lambda self: make(struct.unpack(form, self.take(size))[0])))


for _name in _FORMATS:
    _reads(_name)
_COMMON = "void Close()\nvoid Dispose()\nSystem.IO.Stream BaseStream {get;}\n"
_ARGUMENTS = ("System.IO.Stream {0}", "System.IO.Stream {0}, System.Text.Encoding encoding", "System.IO.Stream {0}, System.Text.Encoding encoding, bool leaveOpen")
members(net_type("System.IO.BinaryReader", py=BinaryReader, interfaces="IDisposable"), _COMMON + "int PeekChar()\nint Read7BitEncodedInt()\n"
        "byte[] ReadBytes(int count)\nchar ReadChar()\nstring ReadString()\n" + "".join(f"{s} Read{n}()\n" for s, n in _SHORT.items())
        + "".join(f"System.IO.BinaryReader new({a.format('input')})\n" for a in _ARGUMENTS), _Readers)
members(net_type("System.IO.BinaryWriter", py=BinaryWriter, interfaces="IAsyncDisposable IDisposable"), _COMMON + "void Flush()\n"
        "void Write7BitEncodedInt(int value)\n" + "".join(f"void Write({s} value)\n" for s in (*_SHORT, "char", "string"))
        + "void Write(byte[] buffer)\nvoid Write(byte[] buffer, int index, int count)\nvoid Write(char[] chars)\n"
        + "".join(f"System.IO.BinaryWriter new({a.format('output')})\n" for a in _ARGUMENTS), _Writers)
