"""In: nothing. Out: TextWriter, TextReader and their kin: StringWriter, StringReader, StreamWriter, StreamReader, the console's own."""
from __future__ import annotations

from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.declare import members
from ems.net.string_builders import StringBuilder
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type


def closed(kind: str) -> Exception:
    return net_error("System.ObjectDisposedException", f"Cannot {kind} a closed Text{'Writer' if kind == 'write to' else 'Reader'}.")


class TextWriter(NetObject):
    """The base of writers: `put(text)` takes what is written."""

    __slots__ = ("auto_flush", "new_line", "open")
    net_name = "System.IO.TextWriter"

    def __init__(self) -> None:
        self.ps_ext = None
        self.new_line = "\n"
        self.auto_flush = False
        self.open = True

    def put(self, text: str) -> None:
        """Nowhere: TextWriter.Null."""

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.flush()
        self.open = False


class StringWriter(TextWriter):
    __slots__ = ("builder",)
    net_name = "System.IO.StringWriter"

    def __init__(self, builder: StringBuilder | None = None) -> None:
        super().__init__()
        self.builder = builder or StringBuilder()

    def put(self, text: str) -> None:
        if not self.open:
            raise closed("write to")
        self.builder.append(text)

    def net_to_string(self, culture: str) -> str:
        return self.builder.text


class StreamWriter(TextWriter):
    """Writes to a stream (ems.net.streams.Stream) in an encoding."""

    __slots__ = ("encoding", "leave_open", "started", "stream")
    net_name = "System.IO.StreamWriter"

    def __init__(self, stream: Any, encoding: Any = None, leave_open: bool = False) -> None:
        from ems.net.encodings import UTF8_NO_MARK

        super().__init__()
        self.stream = stream
        self.encoding = encoding or UTF8_NO_MARK
        self.leave_open = leave_open
        self.started = stream.length() > 0

    def put(self, text: str) -> None:
        if not self.open:
            raise closed("write to")
        data = self.encoding.encode(text)
        if not self.started:
            self.started = True
            data = self.encoding.preamble() + data
        self.stream.write(data)

    def flush(self) -> None:
        if self.open:
            self.stream.flush()

    def close(self) -> None:
        if self.open:
            self.flush()
            self.open = False
            if not self.leave_open:
                self.stream.close()


class ConsoleWriter(TextWriter):
    """[Console]::Out and [Console]::Error."""

    __slots__ = ("error",)
    net_name = "System.IO.TextWriter+SyncTextWriter"

    def __init__(self, error: bool = False) -> None:
        super().__init__()
        self.error = error
        self.auto_flush = True

    def put(self, text: str) -> None:
        from ems.net.console import write

        write(text, self.error)


def shown(value: Any) -> str:
    """The text of what is written."""
    from ems.values.numbers import Char
    from ems.values.text import net_text

    if value.__class__ is str:
        return value
    if value is None:
        return ""
    if isinstance(value, list) and value and all(isinstance(c, Char) for c in value):
        return "".join(value)
    return net_text(value)


def written(arguments: tuple[Any, ...]) -> str:
    """What Write(arguments) writes: one value, a format and its arguments, or a part of a char array."""
    if not arguments:
        return ""
    first, rest = arguments[0], arguments[1:]
    if not rest:
        return shown(first)
    if isinstance(first, str):
        from ems.net.text import _Strings

        return _Strings.Format(first, *rest)
    if first is None:
        raise null_argument("buffer")
    index, count = rest
    if index < 0 or count < 0:
        raise out_of_range("Non-negative number required.", "index" if index < 0 else "count")
    if len(first) - index < count:
        raise bad_argument("Offset and length were out of bounds for the array or count is greater than the number of elements from index "
                           "to the end of the "
                           "source collection.")
    return "".join(first[index : index + count])


class _Writers(ObjectBodies):
    @staticmethod
    def Write(self: TextWriter, *arguments: Any) -> None:
        self.put(written(arguments))

    @staticmethod
    def WriteLine(self: TextWriter, *arguments: Any) -> None:
        self.put(written(arguments) + self.new_line)

    @staticmethod
    def Flush(self: TextWriter) -> None:
        self.flush()

    @staticmethod
    def Close(self: TextWriter) -> None:
        self.close()

    Dispose = Close

    @staticmethod
    def NewLine(self: TextWriter) -> str:
        return self.new_line

    @staticmethod
    def set_NewLine(self: TextWriter, value: str) -> None:
        self.new_line = value

    @staticmethod
    def AutoFlush(self: TextWriter) -> bool:
        return self.auto_flush

    @staticmethod
    def set_AutoFlush(self: TextWriter, value: bool) -> None:
        self.auto_flush = value

    @staticmethod
    def Encoding(self: Any) -> Any:
        from ems.net.encodings import UNICODE, UTF8

        return UNICODE if isinstance(self, StringWriter) else getattr(self, "encoding", UTF8)

    @staticmethod
    def BaseStream(self: Any) -> Any:
        return self.stream

    @staticmethod
    def GetStringBuilder(self: Any) -> Any:
        return self.builder

    @staticmethod
    def Null() -> Any:
        return TextWriter()


WRITES = "\n".join(
    f"void {name}({parameters})" for name in ("Write", "WriteLine")
    for parameters in ("", "char value", "char[] buffer", "char[] buffer, int index, int count", "bool value", "int value", "uint value",
        "long value",
                       "ulong value", "float value", "double value", "decimal value", "string value", "System.Object value",
                       "string format, System.Object arg0", "string format, System.Object arg0, System.Object arg1",
                       "string format, System.Object arg0, System.Object arg1, System.Object arg2",
                           "string format, Params System.Object[] arg")
    if parameters or name == "WriteLine")
members(net_type("System.IO.TextWriter", base="System.MarshalByRefObject", interfaces="IDisposable IAsyncDisposable"), """
void Close()
void Dispose()
void Flush()
System.Text.Encoding Encoding {get;}
string NewLine {get;set;}
static System.IO.TextWriter Null {get;}
""" + WRITES, _Writers)
net_type("System.IO.TextWriter+SyncTextWriter", base="System.IO.TextWriter", py=ConsoleWriter, interfaces="IDisposable")


class _StringWriters(_Writers):
    @staticmethod
    def new(*arguments: Any) -> StringWriter:
        builder = next((a for a in arguments if isinstance(a, StringBuilder)), None)
        return StringWriter(builder)

    @staticmethod
    def ToString(self: StringWriter) -> str:
        return self.builder.text


members(net_type("System.IO.StringWriter", base="System.IO.TextWriter", py=StringWriter, interfaces="IDisposable"), """
System.Text.StringBuilder GetStringBuilder()
string ToString()
System.IO.StringWriter new()
System.IO.StringWriter new(System.IFormatProvider formatProvider)
System.IO.StringWriter new(System.Text.StringBuilder sb)
System.IO.StringWriter new(System.Text.StringBuilder sb, System.IFormatProvider formatProvider)
""", _StringWriters)


class _StreamWriters(_Writers):
    @staticmethod
    def new(target: Any, *arguments: Any) -> StreamWriter:
        from ems.net.encodings import Encoding
        from ems.net.streams import open_file

        if target is None:
            raise null_argument("stream")
        encoding = next((a for a in arguments if isinstance(a, Encoding)), None)
        flags = [a for a in arguments if a.__class__ is bool]
        if isinstance(target, str):
            return StreamWriter(open_file(target, "append" if flags and flags[0] else "create"), encoding)
        return StreamWriter(target, encoding, bool(flags and flags[-1]))


members(net_type("System.IO.StreamWriter", base="System.IO.TextWriter", py=StreamWriter, interfaces="IDisposable"), """
bool AutoFlush {get;set;}
System.IO.Stream BaseStream {get;}
System.IO.StreamWriter new(System.IO.Stream stream)
System.IO.StreamWriter new(System.IO.Stream stream, System.Text.Encoding encoding)
System.IO.StreamWriter new(System.IO.Stream stream, System.Text.Encoding encoding, int bufferSize)
System.IO.StreamWriter new(System.IO.Stream stream, System.Text.Encoding encoding, int bufferSize, bool leaveOpen)
System.IO.StreamWriter new(string path)
System.IO.StreamWriter new(string path, bool append)
System.IO.StreamWriter new(string path, bool append, System.Text.Encoding encoding)
System.IO.StreamWriter new(string path, bool append, System.Text.Encoding encoding, int bufferSize)
""", _StreamWriters)


# -- readers


class TextReader(NetObject):
    """The base of readers: the whole text is `text`, `at` the place in it."""

    __slots__ = ("at", "open", "text")
    net_name = "System.IO.TextReader"

    def __init__(self, text: str = "") -> None:
        self.ps_ext = None
        self.text = text
        self.at = 0
        self.open = True

    def check(self) -> None:
        if not self.open:
            raise closed("read from")

    def peek(self) -> int:
        self.check()
        return ord(self.text[self.at]) if self.at < len(self.text) else -1

    def read(self, count: int) -> str:
        self.check()
        part = self.text[self.at : self.at + count]
        self.at += len(part)
        return part

    def read_line(self) -> str | None:
        if not self.open:
            raise closed("read from")
        text, at = self.text, self.at
        if at >= len(text):
            return None
        end = text.find("\n", at)
        if end < 0:
            end = len(text)
        line = text[at:end]
        if "\r" in line and line.index("\r") < len(line) - 1 or line[-1:] == "\r" and end == len(text):  # it ends a line of its own
            line = line[: line.index("\r")]
            self.at = at + len(line) + (2 if text.startswith("\r\n", at + len(line)) else 1)
            return line
        self.at = end + 1
        return line[:-1] if line[-1:] == "\r" else line

    def rest(self) -> str:
        self.check()
        part, self.at = self.text[self.at :], len(self.text)
        return part

    def close(self) -> None:
        self.open = False


class StringReader(TextReader):
    __slots__ = ()
    net_name = "System.IO.StringReader"


class StreamReader(TextReader):
    """Reads a stream as text; the encoding is told by the byte order mark when there is one."""

    __slots__ = ("encoding", "stream")
    net_name = "System.IO.StreamReader"

    def __init__(self, stream: Any, encoding: Any = None) -> None:
        from ems.net.encodings import UTF8, decode_marked

        self.stream = stream
        text, self.encoding = decode_marked(stream.read(-1), encoding or UTF8)
        super().__init__(text)

    def close(self) -> None:
        self.open = False
        self.stream.close()


class ConsoleReader(TextReader):
    """[Console]::In."""

    __slots__ = ()
    net_name = "System.IO.SyncTextReader"

    def peek(self) -> int:
        return -1

    def read(self, count: int) -> str:
        from ems.net.console import read

        return read(count)

    def read_line(self) -> str | None:
        from ems.net.console import read_line

        return read_line()

    def rest(self) -> str:
        from ems.net.console import read

        return read(-1)


class _Readers(ObjectBodies):
    @staticmethod
    def Peek(self: TextReader) -> int:
        return self.peek()

    @staticmethod
    def Read(self: TextReader, *arguments: Any) -> int:
        if not arguments:
            char = self.read(1)
            return ord(char) if char else -1
        from ems.values.numbers import Char

        buffer, index, count = arguments
        part = self.read(count)
        buffer[index : index + len(part)] = [Char(c) for c in part]
        return len(part)

    ReadBlock = Read

    @staticmethod
    def ReadLine(self: TextReader) -> Any:
        return self.read_line()

    @staticmethod
    def ReadToEnd(self: TextReader) -> str:
        return self.rest()

    @staticmethod
    def Close(self: TextReader) -> None:
        self.close()

    Dispose = Close

    @staticmethod
    def EndOfStream(self: TextReader) -> bool:
        return self.peek() < 0

    @staticmethod
    def BaseStream(self: Any) -> Any:
        return self.stream

    @staticmethod
    def CurrentEncoding(self: Any) -> Any:
        return self.encoding

    @staticmethod
    def DiscardBufferedData(self: Any) -> None:
        return None


members(net_type("System.IO.TextReader", base="System.MarshalByRefObject", interfaces="IDisposable"), """
void Close()
void Dispose()
int Peek()
int Read()
int Read(char[] buffer, int index, int count)
int ReadBlock(char[] buffer, int index, int count)
string ReadLine()
string ReadToEnd()
""", _Readers)
net_type("System.IO.SyncTextReader", base="System.IO.TextReader", py=ConsoleReader, interfaces="IDisposable")


class _StringReaders(_Readers):
    @staticmethod
    def new(text: Any) -> StringReader:
        if text is None:
            raise null_argument("s")
        return StringReader(text)


members(net_type("System.IO.StringReader", base="System.IO.TextReader", py=StringReader, interfaces="IDisposable"),
        "System.IO.StringReader new(string s)", _StringReaders)


class _StreamReaders(_Readers):
    @staticmethod
    def new(source: Any, *arguments: Any) -> StreamReader:
        from ems.net.encodings import Encoding
        from ems.net.streams import open_file

        if source is None:
            raise null_argument("stream")
        encoding = next((a for a in arguments if isinstance(a, Encoding)), None)
        return StreamReader(open_file(source, "open") if isinstance(source, str) else source, encoding)


members(net_type("System.IO.StreamReader", base="System.IO.TextReader", py=StreamReader, interfaces="IDisposable"), """
void DiscardBufferedData()
System.IO.Stream BaseStream {get;}
System.Text.Encoding CurrentEncoding {get;}
bool EndOfStream {get;}
System.IO.StreamReader new(System.IO.Stream stream)
System.IO.StreamReader new(System.IO.Stream stream, bool detectEncodingFromByteOrderMarks)
System.IO.StreamReader new(System.IO.Stream stream, System.Text.Encoding encoding)
System.IO.StreamReader new(System.IO.Stream stream, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)
System.IO.StreamReader new(string path)
System.IO.StreamReader new(string path, bool detectEncodingFromByteOrderMarks)
System.IO.StreamReader new(string path, System.Text.Encoding encoding)
System.IO.StreamReader new(string path, System.Text.Encoding encoding, bool detectEncodingFromByteOrderMarks)
""", _StreamReaders)
