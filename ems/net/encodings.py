"""In: nothing. Out: System.Text.Encoding and its kin; `UTF8`, `UNICODE` … for other modules, `decode_marked` for files."""
from __future__ import annotations

import codecs
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, negative, null_argument, out_of_range
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.errors import net_error
from ems.values.numbers import Byte
from ems.values.objects import NetObject
from ems.values.types import NetType, get_type, net_type


class Encoding(NetObject):
    """A text encoding; `codec` is Python's name of it."""

    __slots__ = ("codec", "facts", "mark", "net_type", "strict")

    def __init__(self, type_name: str, facts: tuple[str, int, str, int], mark: bytes = b"", strict: bool = False) -> None:
        self.ps_ext = None
        self.net_type: NetType = get_type(type_name)
        self.facts = facts  # web name, code page, Python codec, bytes of a character at most
        self.codec = facts[2]
        self.mark = mark
        self.strict = strict

    def preamble(self) -> bytes:
        return self.mark

    def encode(self, text: str) -> bytes:
        if self.strict:
            try:
                return text.encode(self.codec)
            except UnicodeEncodeError as error:
                raise net_error("System.Text.EncoderFallbackException",
                                f"Unable to translate Unicode character \\u{ord(text[error.start]):04X} at index {error.start} to "
                                f"specified code page.") from None
        if self.codec in ("ascii", "latin-1"):
            return text.encode(self.codec, "replace")
        return text.encode(self.codec, "surrogatepass" if self.codec.startswith("utf-16") else "emsreplace")

    def decode(self, data: bytes) -> str:
        if self.strict:
            try:
                return data.decode(self.codec)
            except UnicodeDecodeError as error:
                raise net_error("System.ArgumentException",
                                f"Unable to translate bytes [{data[error.start]:02X}] at index {error.start} from specified code page to "
                                f"Unicode.") from None
        if self.codec == "ascii":
            return "".join(chr(b) if b < 128 else "?" for b in data)
        return data.decode(self.codec, "replace")


def _replace_surrogate(error: UnicodeError) -> tuple[str | bytes, int]:
    """A lone surrogate becomes U+FFFD."""
    if isinstance(error, UnicodeEncodeError):
        return b"\xef\xbf\xbd" if error.encoding == "utf-8" else b"?", error.end
    raise error


codecs.register_error("emsreplace", _replace_surrogate)
_FACTS = {
    "utf-8": ("System.Text.UTF8Encoding", 65001, "utf-8", 3, "Unicode (UTF-8)", b"\xef\xbb\xbf"),
    "utf-16": ("System.Text.UnicodeEncoding", 1200, "utf-16-le", 2, "Unicode", b"\xff\xfe"),
    "utf-16BE": ("System.Text.UnicodeEncoding", 1201, "utf-16-be", 2, "Unicode (Big-Endian)", b"\xfe\xff"),
    "utf-32": ("System.Text.UTF32Encoding", 12000, "utf-32-le", 4, "Unicode (UTF-32)", b"\xff\xfe\0\0"),
    "utf-32BE": ("System.Text.UTF32Encoding", 12001, "utf-32-be", 4, "Unicode (UTF-32 Big-Endian)", b"\0\0\xfe\xff"),
    "us-ascii": ("System.Text.ASCIIEncoding+ASCIIEncodingSealed", 20127, "ascii", 1, "US-ASCII", b""),
    "iso-8859-1": ("System.Text.Latin1Encoding+Latin1EncodingSealed", 28591, "latin-1", 1, "Western European (ISO)", b""),
    "utf-7": ("System.Text.UTF7Encoding", 65000, "utf-7", 1, "Unicode (UTF-7)", b""),
    "windows-1252": ("System.Text.SBCSCodePageEncoding", 1252, "cp1252", 1, "Western European (Windows)", b""),
    "windows-1250": ("System.Text.SBCSCodePageEncoding", 1250, "cp1250", 1, "Central European (Windows)", b""),
    "windows-1251": ("System.Text.SBCSCodePageEncoding", 1251, "cp1251", 1, "Cyrillic (Windows)", b""),
    "ibm437": ("System.Text.SBCSCodePageEncoding", 437, "cp437", 1, "OEM United States", b""),
    "ibm850": ("System.Text.SBCSCodePageEncoding", 850, "cp850", 1, "Western European (DOS)", b""),
    "iso-8859-2": ("System.Text.SBCSCodePageEncoding", 28592, "iso8859-2", 1, "Central European (ISO)", b""),
    "iso-8859-15": ("System.Text.SBCSCodePageEncoding", 28605, "iso8859-15", 1, "Latin 9 (ISO)", b""),
}
_OTHER_NAMES = {"utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "unicode-2-0-utf-8": "utf-8", "x-unicode-1-1-utf-8": "utf-8",
    "unicode": "utf-16",
                "utf-16le": "utf-16", "ucs-2": "utf-16", "iso-10646-ucs-2": "utf-16", "unicodefffe": "utf-16BE", "utf-32le": "utf-32",
                    "ucs-4": "utf-32",
                "ascii": "us-ascii", "ansi_x3.4-1968": "us-ascii", "iso646-us": "us-ascii", "us": "us-ascii", "cp367": "us-ascii",
                    "latin1": "iso-8859-1",
                "l1": "iso-8859-1", "iso_8859-1": "iso-8859-1", "cp819": "iso-8859-1", "ibm819": "iso-8859-1"}
_ENCODING = """
System.Object Clone()
System.Object ICloneable.Clone()
int GetByteCount(char[] chars, int index, int count)
int GetByteCount(string chars)
int GetByteCount(char[] chars)
int GetByteCount(string s, int index, int count)
byte[] GetBytes(string s)
int GetBytes(string s, int charIndex, int charCount, byte[] bytes, int byteIndex)
int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
byte[] GetBytes(char[] chars)
byte[] GetBytes(char[] chars, int index, int count)
byte[] GetBytes(string s, int index, int count)
int GetCharCount(byte[] bytes, int index, int count)
int GetCharCount(byte[] bytes)
int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
char[] GetChars(byte[] bytes)
char[] GetChars(byte[] bytes, int index, int count)
int GetMaxByteCount(int charCount)
int GetMaxCharCount(int byteCount)
System.Text.Decoder GetDecoder()
System.Text.Encoder GetEncoder()
byte[] GetPreamble()
string GetString(byte[] bytes)
string GetString(byte[] bytes, int index, int count)
bool IsAlwaysNormalized()
bool IsAlwaysNormalized(System.Text.NormalizationForm form)
bool TryGetBytes(System.ReadOnlySpan[char] chars, System.Span[byte] bytes, [ref] int bytesWritten)
bool TryGetChars(System.ReadOnlySpan[byte] bytes, System.Span[char] chars, [ref] int charsWritten)
string BodyName {get;}
int CodePage {get;}
System.Text.DecoderFallback DecoderFallback {get;set;}
System.Text.EncoderFallback EncoderFallback {get;set;}
string EncodingName {get;}
string HeaderName {get;}
bool IsBrowserDisplay {get;}
bool IsBrowserSave {get;}
bool IsMailNewsDisplay {get;}
bool IsMailNewsSave {get;}
bool IsReadOnly {get;}
bool IsSingleByte {get;}
System.ReadOnlySpan[byte] Preamble {get;}
string WebName {get;}
int WindowsCodePage {get;}
"""


class _Encodings(ObjectBodies):
    IsReadOnly = True

    # -- names

    @staticmethod
    def BodyName(self: Encoding) -> str:
        return self.facts[0]

    HeaderName = WebName = BodyName

    @staticmethod
    def CodePage(self: Encoding) -> int:
        return self.facts[1]

    @staticmethod
    def EncodingName(self: Encoding) -> str:
        return _FACTS[self.facts[0]][4]

    @staticmethod
    def WindowsCodePage(self: Encoding) -> int:
        return 1200 if self.codec.startswith("utf") else 1252

    @staticmethod
    def IsSingleByte(self: Encoding) -> bool:
        return self.facts[3] == 1 and self.codec != "utf-7"

    @staticmethod
    def IsBrowserSave(self: Encoding) -> bool:
        return self.codec in ("utf-8", "latin-1", "utf-16-le")

    @staticmethod
    def IsMailNewsDisplay(self: Encoding) -> bool:
        return self.codec in ("utf-8", "latin-1", "ascii", "utf-7")

    IsMailNewsSave = IsMailNewsDisplay

    @staticmethod
    def IsBrowserDisplay(self: Encoding) -> bool:
        return self.codec in ("utf-8", "latin-1")

    @staticmethod
    def DecoderFallback(self: Encoding) -> Any:
        return _fallback("Decoder", self.strict)

    @staticmethod
    def EncoderFallback(self: Encoding) -> Any:
        return _fallback("Encoder", self.strict)

    # -- converting

    @staticmethod
    def Clone(self: Encoding) -> Encoding:
        return Encoding(self.net_type.full_name.partition("+")[0], self.facts, self.mark, self.strict)

    @staticmethod
    def GetByteCount(self: Encoding, text: Any, index: int = 0, count: int | None = None) -> int:
        return len(self.encode(_part(text, index, count, "s" if isinstance(text, str) else "chars")))

    @staticmethod
    def GetBytes(self: Encoding, text: Any, *rest: Any) -> Any:
        name = "s" if isinstance(text, str) else "chars"
        if len(rest) == 4:
            index, count, target, at = rest
            data = self.encode(_part(text, index, count, name))
            if target is None:
                raise null_argument("bytes")
            if not 0 <= at <= len(target):
                raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                    "byteIndex")
            if len(data) > len(target) - at:
                raise bad_argument("The output byte buffer is too small to contain the encoded data, encoding codepage "
                                   f"'{self.facts[1]}' and fallback '{_fallback('Encoder', self.strict).net_type.full_name}'.", "bytes")
            target[at : at + len(data)] = [Byte(b) for b in data]
            return len(data)
        index, count = rest if rest else (0, None)
        return byte_array(self.encode(_part(text, index, count, name)))

    @staticmethod
    def GetCharCount(self: Encoding, data: Any, index: int = 0, count: int | None = None) -> int:
        return len(self.decode(_bytes(data, index, count)))

    @staticmethod
    def GetChars(self: Encoding, data: Any, index: int = 0, count: int | None = None, target: Any = None, at: int = 0) -> Any:
        from ems.values.numbers import Char

        chars = [Char(c) for c in self.decode(_bytes(data, index, count))]
        if target is None:
            return chars
        if not 0 <= at <= len(target):
            raise out_of_range("Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
                "charIndex")
        if len(chars) > len(target) - at:
            raise bad_argument("The output char buffer is too small to contain the decoded characters, encoding codepage "
                               f"'{self.facts[1]}' and fallback '{_fallback('Decoder', self.strict).net_type.full_name}'.", "chars")
        target[at : at + len(chars)] = chars
        return len(chars)

    @staticmethod
    def GetString(self: Encoding, data: Any, index: int = 0, count: int | None = None) -> str:
        return self.decode(_bytes(data, index, count))

    @staticmethod
    def GetMaxByteCount(self: Encoding, count: int) -> int:
        if count < 0:
            raise negative("charCount", count)
        return (count + 1) * self.facts[3]

    @staticmethod
    def GetMaxCharCount(self: Encoding, count: int) -> int:
        if count < 0:
            raise negative("byteCount", count)
        return {1: count, 2: (count >> 1) + (count & 1) + 1, 3: count + 1, 4: count // 2 + 2}[self.facts[3]]

    @staticmethod
    def GetPreamble(self: Encoding) -> Any:
        return byte_array(self.mark)

    Preamble = None  # a span, which a script cannot hold

    @staticmethod
    def IsAlwaysNormalized(self: Encoding, form: Any = None) -> bool:
        return False

    @staticmethod
    def Equals(self: Encoding, other: Any) -> bool:
        return isinstance(other, Encoding) and (other.codec, other.mark, other.strict) == (self.codec, self.mark, self.strict)

    @staticmethod
    def GetHashCode(self: Encoding) -> int:
        return self.facts[1]

    # -- static

    @staticmethod
    def Convert(source: Any, target: Any, data: Any, index: int = 0, count: int | None = None) -> Any:
        if source is None or target is None:
            raise null_argument("srcEncoding" if source is None else "dstEncoding")
        return byte_array(target.encode(source.decode(_bytes(data, index, count))))

    @staticmethod
    def GetEncoding(which: Any, *fallbacks: Any) -> Encoding:
        if isinstance(which, int):
            return by_code_page(which)
        return by_name(which)

    @staticmethod
    def GetEncodings() -> Any:
        return [by_name(name) for name in ("utf-16", "utf-16BE", "utf-32", "utf-32BE", "us-ascii", "iso-8859-1", "utf-8")]

    @staticmethod
    def RegisterProvider(provider: Any) -> None:
        if provider is None:
            raise null_argument("provider")


def byte_array(data: bytes) -> TypedArray:
    """byte[] of Python bytes."""
    return TypedArray.of(get_type("System.Byte"), [Byte(b) for b in data])


def _part(text: Any, index: int, count: int | None, name: str) -> str:
    if text is None:
        raise null_argument(name)
    whole = text if isinstance(text, str) else "".join(text)
    if count is None:
        return whole
    if index < 0 or count < 0:
        raise out_of_range("Non-negative number required.", "index" if index < 0 else "count")
    if len(whole) - index < count:
        what = "string" if isinstance(text, str) else "buffer"
        raise out_of_range(f"Index and count must refer to a location within the {what}.", name)
    return whole[index : index + count]


def _bytes(data: Any, index: int, count: int | None) -> bytes:
    if data is None:
        raise null_argument("bytes")
    if count is None:
        return bytes(data)
    if index < 0 or count < 0:
        raise out_of_range("Non-negative number required.", "index" if index < 0 else "count")
    if len(data) - index < count:
        raise out_of_range("Index and count must refer to a location within the buffer.", "bytes")
    return bytes(data[index : index + count])


class Fallback(NetObject):
    """What an encoding does with what it cannot express."""

    __slots__ = ("net_type",)

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.net_type = get_type(name)


def _fallback(side: str, strict: bool) -> Fallback:
    return Fallback(f"System.Text.{side}{'Exception' if strict else 'Replacement'}Fallback")


for _side in ("Encoder", "Decoder"):
    net_type(f"System.Text.{_side}Fallback")
    for _kind in ("Exception", "Replacement"):
        net_type(f"System.Text.{_side}{_kind}Fallback", base=f"System.Text.{_side}Fallback")


# Names that -Encoding takes beside .NET's own -> .NET name; an empty one is UTF-8 without a mark.
_ARGUMENT_NAMES = {"ansi": "windows-1252", "ascii": "us-ascii", "bigendianunicode": "utf-16BE", "bigendianutf32": "utf-32BE", "default": "",
                   "oem": "ibm437", "unicode": "utf-16", "utf7": "utf-7", "utf8": "", "utf8bom": "utf-8", "utf8nobom": "", "utf32": "utf-32"}


def of_argument(value: Any) -> Any:
    """The argument of an -Encoding parameter: a name or a code page becomes the encoding (a cast does not do this)."""
    if isinstance(value, str):
        name = _ARGUMENT_NAMES.get(value.lower(), value)
        return by_name(name) if name else UTF8_NO_MARK
    return by_code_page(int(value)) if value.__class__ is int else value


_STATIC = """
static byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)
static byte[] Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes, int index, int count)
static System.IO.Stream CreateTranscodingStream(System.IO.Stream innerStream, System.Text.Encoding innerStreamEncoding,
    System.Text.Encoding outerStreamEncoding, bool leaveOpen = False)
static System.Text.EncodingInfo[] GetEncodings()
static System.Text.Encoding GetEncoding(int codepage)
static System.Text.Encoding GetEncoding(int codepage, System.Text.EncoderFallback encoderFallback, System.Text.DecoderFallback decoderFallback)
static System.Text.Encoding GetEncoding(string name)
static System.Text.Encoding GetEncoding(string name, System.Text.EncoderFallback encoderFallback, System.Text.DecoderFallback decoderFallback)
static void RegisterProvider(System.Text.EncodingProvider provider)
static System.Text.Encoding ASCII {get;}
static System.Text.Encoding BigEndianUnicode {get;}
static System.Text.Encoding Default {get;}
static System.Text.Encoding Latin1 {get;}
static System.Text.Encoding Unicode {get;}
static System.Text.Encoding UTF32 {get;}
static System.Text.Encoding UTF7 {get;}
static System.Text.Encoding UTF8 {get;}
"""
for _name in ("UTF8", "Unicode", "UTF32", "UTF7", "ASCII", "Latin1"):
    net_type(f"System.Text.{_name}Encoding", base="System.Text.Encoding", interfaces="ICloneable")
for _name in ("UTF8", "ASCII", "Latin1"):
    net_type(f"System.Text.{_name}Encoding+{_name}EncodingSealed", base=f"System.Text.{_name}Encoding", interfaces="ICloneable")
net_type("System.Text.SBCSCodePageEncoding", base="System.Text.Encoding", interfaces="ICloneable")
net_type("System.Text.EncodingProvider")


def _make(name: str, type_name: str | None = None, mark: bool = True, strict: bool = False) -> Encoding:
    kind, page, codec, width, _, bom = _FACTS[name]
    return Encoding(type_name or kind, (name, page, codec, width), bom if mark else b"", strict)


def _single(name: str, type_name: str | None = None) -> Any:
    made = _make(name, type_name)
    return staticmethod(lambda: made), made


class _Statics(_Encodings):
    UTF8, _utf8 = _single("utf-8", "System.Text.UTF8Encoding+UTF8EncodingSealed")
    Unicode, _unicode = _single("utf-16")
    BigEndianUnicode, _big = _single("utf-16BE")
    UTF32, _utf32 = _single("utf-32")
    UTF7, _utf7 = _single("utf-7")
    ASCII, _ascii = _single("us-ascii")
    Latin1, _latin1 = _single("iso-8859-1")

    @staticmethod
    def Default() -> Encoding:
        return UTF8_NO_MARK


net = net_type("System.Text.Encoding", interfaces="ICloneable")
members(net, _ENCODING, _Encodings)
members(net, _STATIC, _Statics)
UTF8, UNICODE, ASCII, LATIN1 = _Statics._utf8, _Statics._unicode, _Statics._ascii, _Statics._latin1
UTF8_NO_MARK = _make("utf-8", "System.Text.UTF8Encoding+UTF8EncodingSealed", mark=False)
_known: dict[str, Encoding] = {"utf-8": UTF8, "utf-16": UNICODE, "utf-16BE": _Statics._big, "utf-32": _Statics._utf32,
    "utf-7": _Statics._utf7,
                               "us-ascii": ASCII, "iso-8859-1": LATIN1}


def by_name(name: Any) -> Encoding:
    """The encoding of a name; ArgumentException for an unknown one."""
    if name is None:
        raise null_argument("name")
    lower = name.strip().lower()
    wanted = next((n for n in _FACTS if n.lower() == _OTHER_NAMES.get(lower, lower).lower()), None)
    if wanted is None:
        raise bad_argument(f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the "
                           f"documentation for the "
                           "Encoding.RegisterProvider method.", "name")
    return _known.setdefault(wanted, _make(wanted))


def by_code_page(page: int) -> Encoding:
    if page == 0:
        return UTF8_NO_MARK
    if not 0 <= page <= 65535:
        raise out_of_range("Valid values are between 0 and 65535, inclusive.", "codepage")
    found = next((name for name, facts in _FACTS.items() if facts[1] == page), None)
    if found is None:
        raise net_error("System.NotSupportedException",
            f"No data is available for encoding {page}. For information on defining a custom encoding, see the "
                                                        "documentation for the Encoding.RegisterProvider method.")
    return by_name(found)


def decode_marked(data: bytes, default: Encoding) -> tuple[str, Encoding]:
    """The text of a file and its encoding: a byte order mark decides, else `default`."""
    for encoding in (UTF8, _Statics._utf32, UNICODE, _Statics._big):
        if data.startswith(encoding.mark):
            return encoding.decode(data[len(encoding.mark) :]), encoding
    return default.decode(data), default


# -- the constructors of the single encodings


def _constructors(name: str, signatures: str, make: Any) -> None:
    class Bodies:
        new = staticmethod(make)

    members(get_type(name), signatures, Bodies)


_constructors("System.Text.UTF8Encoding", """
System.Text.UTF8Encoding new()
System.Text.UTF8Encoding new(bool encoderShouldEmitUTF8Identifier)
System.Text.UTF8Encoding new(bool encoderShouldEmitUTF8Identifier, bool throwOnInvalidBytes)
""", lambda mark=False, strict=False: _make("utf-8", "System.Text.UTF8Encoding", mark, strict))
_constructors("System.Text.UnicodeEncoding", """
System.Text.UnicodeEncoding new()
System.Text.UnicodeEncoding new(bool bigEndian, bool byteOrderMark)
System.Text.UnicodeEncoding new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidBytes)
""", lambda big=False, mark=True, strict=False: _make("utf-16BE" if big else "utf-16", None, mark, strict))
_constructors("System.Text.UTF32Encoding", """
System.Text.UTF32Encoding new()
System.Text.UTF32Encoding new(bool bigEndian, bool byteOrderMark)
System.Text.UTF32Encoding new(bool bigEndian, bool byteOrderMark, bool throwOnInvalidCharacters)
""", lambda big=False, mark=True, strict=False: _make("utf-32BE" if big else "utf-32", None, mark, strict))
_constructors("System.Text.ASCIIEncoding", "System.Text.ASCIIEncoding new()", lambda: _make("us-ascii", "System.Text.ASCIIEncoding"))


class _Providers:
    @staticmethod
    def Instance() -> Any:
        return Fallback("System.Text.CodePagesEncodingProvider")


members(net_type("System.Text.CodePagesEncodingProvider", base="System.Text.EncodingProvider"),
        "static System.Text.EncodingProvider Instance {get;}", _Providers)
