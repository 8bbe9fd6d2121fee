"""In: files. Out: their content in pieces, as Get-Content sends it, and the writers of Set-Content and Add-Content."""
from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from ems.runtime.providers.filesystem import fact_error, io_error
from ems.values.encodings import BOMS, UTF8, TextEncoding, encoding_of
from ems.values.errors import NetException, net_error
from ems.values.objects import base, is_null

BLOCK = 1 << 16


def open_failure(error: OSError, path: str, role: str) -> NetException:
    """The error of a file that cannot be opened; role: Reader or Writer."""
    made = io_error(error, path, f"GetContent{role}IOError", "ReadError" if role == "Reader" else "WriteError",
                    unauthorized=f"GetContent{role}UnauthorizedAccessError")
    kind = made.net_name.rpartition(".")[2]
    if kind in ("FileNotFoundException", "DirectoryNotFoundException"):
        made.error_id = f"GetContent{role}{kind.removesuffix('Exception')}Error"  # type: ignore[attr-defined]
        made.category = "ObjectNotFound"  # type: ignore[attr-defined]
    return made


# -- reading


def read_content(command: Any, place: Any) -> Iterator[Any]:
    """Lines, bytes or one text, by the command's switches."""
    path = place.path
    if os.path.isdir(path):
        raise net_error("System.InvalidOperationException", f"Unable to get content because it is a directory: '{path}'. Please use 'Get-ChildItem' instead.",
                        error_id="GetContainerContentException", category="InvalidOperation", target=None)
    try:
        file = open(path, "rb")  # noqa: SIM115 - closed when the pieces are read
    except OSError as error:
        raise open_failure(error, path, "Reader") from None
    return pieces(command, file)


def pieces(command: Any, file: BinaryIO) -> Iterator[Any]:
    with file:
        if command.as_byte_stream:
            yield from byte_pieces(command, file)
            return
        encoding, start = encoding_in(file, given_encoding(command) or UTF8)
        file.seek(start)
        tail = command.tail if "Tail" in command.bound else None
        if command.raw:
            text = decode_all(file.read(), encoding)
            if text:
                yield text
            if command.wait:
                yield from following(command, file, encoding)
            return
        if command.delimiter is not None and "Delimiter" in command.bound:
            found: Iterator[str] = iter(delimited(decode_all(file.read(), encoding), command.delimiter))
        elif tail is not None:
            found = iter(last_lines(file, encoding, tail, start))
        else:
            found = lines_of(file, encoding)
        if tail is not None:
            found = iter(deque(found, tail))
        yield from found
        if command.wait:
            yield from following(command, file, encoding)


def given_encoding(command: Any) -> TextEncoding | None:
    return None if command.encoding is None else encoding_of(command.encoding)


def encoding_in(file: BinaryIO, given: TextEncoding) -> tuple[TextEncoding, int]:
    """(encoding, where the text starts): a mark at the beginning wins."""
    head = file.read(4)
    for mark, codec in BOMS:
        if head.startswith(mark):
            return TextEncoding(codec, codec, mark), len(mark)
    return given, 0


def decode_all(data: bytes, encoding: TextEncoding) -> str:
    return encoding.decode(data)


def lines_of(file: BinaryIO, encoding: TextEncoding) -> Iterator[str]:
    """The lines of a file, read as they are asked for; \\r, \\n and \\r\\n end one."""
    import io

    text = io.TextIOWrapper(file, encoding.codec, "replace", newline=None)
    try:
        for line in text:
            yield line[:-1] if line.endswith("\n") else line
    finally:
        text.detach()


def delimited(text: str, delimiter: str) -> list[str]:
    if not delimiter:
        return [text] if text else []
    parts = text.split(delimiter)
    if parts and parts[-1] == "":
        parts.pop()
    return parts


def last_lines(file: BinaryIO, encoding: TextEncoding, count: int, start: int) -> list[str]:
    """The last lines, read from the end where each line break is one byte."""
    if count <= 0:
        return []
    if encoding.codec.startswith(("utf-16", "utf-32", "utf-7")):
        return list(deque(lines_of(file, encoding), count))
    end = file.seek(0, os.SEEK_END)
    data = b""
    at = end
    while at > start:
        step = min(BLOCK, at - start)
        at -= step
        file.seek(at)
        data = file.read(step) + data
        if data.count(b"\n") > count:
            break
    file.seek(end)
    lines = encoding.decode(data).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines[-count:]


def byte_pieces(command: Any, file: BinaryIO) -> Iterator[Any]:
    from ems.net.encodings import byte_array
    from ems.values.numbers import Byte

    if command.raw:
        data = file.read()
        if data:
            yield byte_array(data)
    elif "Tail" in command.bound:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - command.tail))
        for value in file.read():
            yield Byte(value)
    else:
        while block := file.read(BLOCK):
            for value in block:
                yield Byte(value)
    if command.wait:
        while True:
            for value in waited(file):
                yield Byte(value)


def following(command: Any, file: BinaryIO, encoding: TextEncoding) -> Iterator[str]:
    """What is appended from now on, line by line, until the pipeline is stopped."""
    rest = b""
    while True:
        rest += waited(file)
        *lines, rest = rest.split(b"\n")
        for line in lines:
            yield encoding.decode(line.rstrip(b"\r"))


def waited(file: BinaryIO) -> bytes:
    """The next bytes of a file, once there are some; a file that was cut is read from its beginning."""
    from ems.values.waiting import sleep

    while True:
        if os.fstat(file.fileno()).st_size < file.tell():
            file.seek(0)
        data = file.read()
        if data:
            return data
        sleep(0.1)


# -- writing


class FileWriter:
    """Writes values to a file: a line each, or bytes."""

    def __init__(self, command: Any, path: str, append: bool) -> None:
        self.command, self.path = command, path
        encoding = given_encoding(command)
        fresh = not append
        if append and os.path.isfile(path) and encoding is None and not command.as_byte_stream:
            encoding = encoding_of_file(path)
        self.encoding = encoding or UTF8
        self.newline = "" if command.no_newline else "\n"
        try:
            if command.force and os.path.exists(path) and not os.access(path, os.W_OK):
                os.chmod(path, os.stat(path).st_mode | 0o200)
            self.file = open(path, "ab" if append else "wb")  # noqa: SIM115 - closed by close()
        except OSError as error:
            raise open_failure(error, path, "Writer") from None
        if not command.as_byte_stream and self.encoding.mark and (fresh or self.file.tell() == 0):
            self.file.write(self.encoding.mark)

    def write(self, values: list[Any]) -> None:
        if self.command.as_byte_stream:
            self.file.write(bytes(byte_of(value) for value in flat(values)))
            return
        if len(values) == 1 and values[0].__class__ is str:
            self.file.write(self.encoding.encode(values[0] + self.newline, False))
            return
        from ems.values.text import net_text

        encode, newline = self.encoding.encode, self.newline
        try:
            self.file.write(b"".join(encode((value if value.__class__ is str else net_text(value)) + newline, False) for value in flat(values)
                                     if not is_null(value)))
        except OSError as error:
            raise io_error(error, self.path, "WriteContentIOError") from None

    def close(self) -> None:
        try:
            self.file.close()
        except OSError as error:
            raise io_error(error, self.path, "WriteContentIOError") from None


def flat(values: list[Any]) -> Iterator[Any]:
    """The values, those of an array one by one."""
    for value in values:
        inner = base(value)
        if isinstance(inner, list):
            yield from inner
        else:
            yield value


def byte_of(value: Any) -> int:
    from ems.values.numbers import Byte

    found = base(value)
    if found.__class__ is not Byte:
        raise net_error("System.Management.Automation.PSArgumentException", "Cannot proceed with byte encoding. When using byte encoding the content must be of type "
                        "byte.", error_id="Argument", category="InvalidArgument", target=None)
    return int(found)


def encoding_of_file(path: str) -> TextEncoding | None:
    """The encoding that a file's mark names, None without one."""
    try:
        with open(path, "rb") as file:
            found, start = encoding_in(file, UTF8)
    except OSError:
        return None  # the open for writing that follows reports it
    return found if start else None


def clear_content(command: Any, path: str) -> None:
    if os.path.isdir(path):
        raise fact_error("System.NotSupportedException", f"Unable to clear content of '{path}' because it is a directory. Clear-Content is only supported on files.",
                         "ClearDirectoryContent", "InvalidOperation", path)
    if not command.should_process(f"Item: {path}", "Clear Content"):
        return
    try:
        if command.force and not os.access(path, os.W_OK):
            os.chmod(path, os.stat(path).st_mode | 0o200)
        with open(path, "r+b") as file:
            file.truncate(0)
    except OSError as error:
        raise io_error(error, path, "ClearContentIOError", unauthorized="ClearContentUnauthorizedAccessError") from None
