"""In: encoding names as -Encoding takes them, bytes of files. Out: how text is read and written.

PowerShell's default is UTF-8 without a byte order mark; reading goes by the mark where there is one.
"""
from __future__ import annotations

from typing import Any

from ems.values.errors import net_error

# -Encoding name -> (Python codec, byte order mark that writing puts first)
NAMES: dict[str, tuple[str, bytes]] = {
    "ascii": ("ascii", b""),
    "ansi": ("cp1252", b""),
    "bigendianunicode": ("utf-16-be", b"\xfe\xff"),
    "bigendianutf32": ("utf-32-be", b"\x00\x00\xfe\xff"),
    "oem": ("cp437", b""),
    "unicode": ("utf-16-le", b"\xff\xfe"),
    "utf7": ("utf-7", b""),
    "utf8": ("utf-8", b""),
    "utf8bom": ("utf-8", b"\xef\xbb\xbf"),
    "utf8nobom": ("utf-8", b""),
    "utf32": ("utf-32-le", b"\xff\xfe\x00\x00"),
    "default": ("utf-8", b""),
    "string": ("utf-16-le", b"\xff\xfe"),
    "unknown": ("utf-16-le", b"\xff\xfe"),
    "byte": ("latin-1", b""),
}
BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"))
# Codecs that .NET knows without the code pages package: web names and numbers.
_CODE_PAGES = {65001: "utf-8", 65000: "utf-7", 1200: "utf-16-le", 1201: "utf-16-be", 12000: "utf-32-le", 12001: "utf-32-be", 20127: "ascii", 28591: "latin-1"}
_WEB_NAMES = {"utf-8": "utf-8", "utf-7": "utf-7", "utf-16": "utf-16-le", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "utf-32": "utf-32-le",
              "utf-32be": "utf-32-be", "us-ascii": "ascii", "iso-8859-1": "latin-1", "latin1": "latin-1", "windows-1252": "cp1252"}


class TextEncoding:
    """A codec with its mark, what an -Encoding argument becomes."""

    __slots__ = ("codec", "mark", "name")
    net_name = "System.Text.Encoding"

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
    """What -Encoding means: a name, a code page number, or an Encoding object."""
    if isinstance(value, TextEncoding):
        return value
    if isinstance(value, str):
        return _by_name(str(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return _by_number(int(value))
    codec = getattr(value, "codec", None)
    if codec is not None:
        return TextEncoding(getattr(value, "web_name", codec), codec, getattr(value, "mark", b"") or b"")
    raise net_error("System.ArgumentException", f"'{value}' is not a supported encoding name. For information on defining a custom encoding, see the "
                    "documentation for the Encoding.RegisterProvider method. (Parameter 'name')")


def _by_name(name: str) -> TextEncoding:
    found = NAMES.get(name.lower())
    if found is not None:
        return TextEncoding(name, *found)
    if name.isdigit():
        return _by_number(int(name))
    codec = _WEB_NAMES.get(name.lower())
    if codec is None:
        import codecs

        try:
            codec = codecs.lookup(name).name
        except LookupError:
            raise net_error("System.ArgumentException", f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see "
                            "the documentation for the Encoding.RegisterProvider method. (Parameter 'name')") from None
    mark = next((mark for mark, known in BOMS if known == codec), b"") if codec != "utf-8" else b"\xef\xbb\xbf"
    return TextEncoding(name, codec, mark)


def _by_number(number: int) -> TextEncoding:
    codec = _CODE_PAGES.get(number)
    if codec is None:
        import codecs

        try:
            codec = codecs.lookup(f"cp{number}").name
        except LookupError:
            raise net_error("System.NotSupportedException", f"No data is available for encoding {number}. For information on defining a custom encoding, "
                            "see the documentation for the Encoding.RegisterProvider method.") from None
    return TextEncoding(str(number), codec, next((mark for mark, known in BOMS if known == codec), b""))


def decode(data: bytes, encoding: TextEncoding = UTF8) -> str:
    """The text of a file: by its byte order mark, else in that encoding."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return encoding.decode(data)
