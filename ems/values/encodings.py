"""In: what -Encoding gives, bytes of files. Out: how text is read and written.

PowerShell's default is UTF-8 without a byte order mark; reading goes by the mark where there is one. The encodings themselves are those
of ems.net.encodings; here is what writing files in pieces needs of them.
"""
from __future__ import annotations

from typing import Any

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"))


class TextEncoding:
    """A Python codec with the mark that stands at the start of its files."""

    __slots__ = ("codec", "mark", "name")

    def __init__(self, name: str, codec: str, mark: bytes = b"") -> None:
        self.name = name
        self.codec = codec
        self.mark = mark

    def encode(self, text: str, start: bool = True) -> bytes:
        """The bytes of a text, after the mark when `start`; what the codec lacks becomes a question mark."""
        if self.codec.startswith("utf"):
            data = _joined(text).encode(self.codec, "replace")
        else:
            data = text.encode(self.codec, "replace")
        return self.mark + data if start else data

    def decode(self, data: bytes) -> str:
        """The text of bytes without a mark."""
        return data.decode(self.codec, "replace")


def _joined(text: str) -> str:
    """Surrogate pairs joined to the characters they stand for; lone ones become the replacement character."""
    if text.isascii() or not any("\ud800" <= c <= "\udfff" for c in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


UTF8 = TextEncoding("utf8NoBOM", "utf-8")


def encoding_of(value: Any) -> TextEncoding:
    """The encoding that an argument of -Encoding means: an Encoding object, a name or a code page number."""
    if isinstance(value, TextEncoding):
        return value
    if isinstance(value, (str, int)):
        from ems.net.encodings import of_argument

        value = of_argument(value)
    return TextEncoding(value.codec, value.codec, value.mark)


def decode(data: bytes, encoding: TextEncoding = UTF8) -> str:
    """The text of a file: by its byte order mark, else in that encoding."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return encoding.decode(data)
