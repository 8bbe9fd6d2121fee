"""In: nothing. Out: System.Uri and System.UriBuilder."""
from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

from ems.net.bases import ObjectBodies, bad_argument, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.values.collections import EnumValue
from ems.values.convert import to_int
from ems.values.enums import enum_value
from ems.values.errors import NetException, net_error
from ems.values.numbers import Char
from ems.values.objects import NetObject
from ems.values.types import net_type

_PORTS = {"http": 80, "https": 443, "ftp": 21, "file": -1, "gopher": 70, "mailto": 25, "news": -1, "nntp": 119, "telnet": 23, "ws": 80, "wss": 443,
          "ldap": 389, "net.tcp": 808, "net.pipe": -1, "ssh": 22, "sftp": 22, "ftps": 990}
_SLASHED = frozenset(("http", "https", "ftp", "file", "gopher", "nntp", "ws", "wss", "net.tcp", "net.pipe", "ldap", "telnet", "ftps", "sftp", "ssh"))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)\Z", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_RESERVED = ":/?#[]@!$&'()*+,;="
_EMPTY = "Invalid URI: The URI is empty."
_UNKNOWN = "Invalid URI: The format of the URI could not be determined."
_NO_HOST = "Invalid URI: The hostname could not be parsed."


def uri_error(message: str) -> NetException:
    return net_error("System.UriFormatException", message)


def escape(text: str, keep: str = _UNRESERVED + _RESERVED) -> str:
    """Percent-encode what is not in `keep`; existing escapes stay."""
    made: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char in keep or (char == "%" and re.match(r"%[0-9A-Fa-f]{2}", text[at : at + 3])):
            made.append(char)
        else:
            made.append("".join(f"%{b:02X}" for b in char.encode("utf-8", "replace")))
        at += 1
    return "".join(made)


def escape_data(text: str) -> str:
    """Uri.EscapeDataString."""
    return "".join(c if c in _UNRESERVED else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in text)


def unescape_safe(text: str) -> str:
    """For people: escapes of what would change the meaning stay."""

    def one(match: re.Match[str]) -> str:
        plain = unquote(match.group(), errors="strict") if _decodes(match.group()) else match.group()
        return "".join(f"%{ord(c):02X}" if c in "%/\\?#@:;+=&$," or ord(c) < 32 or ord(c) == 127 else c for c in plain) if plain != match.group() else plain

    return re.sub(r"(?:%[0-9A-Fa-f]{2})+", one, text)


def _decodes(text: str) -> bool:
    try:
        unquote(text, errors="strict")
    except UnicodeDecodeError:
        return False
    return True


def _compress(path: str) -> str:
    """Take . and .. segments out of a path."""
    parts: list[str] = []
    segments = path.split("/")
    for at, segment in enumerate(segments):
        if segment == "..":
            if len(parts) > 1:
                parts.pop()
            if at == len(segments) - 1:
                parts.append("")
        elif segment == ".":
            if at == len(segments) - 1:
                parts.append("")
        else:
            parts.append(segment)
    return "/".join(parts)


class Uri(NetObject):
    """A URI; a relative one has `scheme` "" and keeps only its text."""

    __slots__ = ("fragment", "host", "original", "path", "port", "query", "scheme", "user")
    net_name = "System.Uri"

    def __init__(self, text: str, kind: int = 0) -> None:
        self.ps_ext = None
        self.original = text
        self.scheme = self.host = self.user = self.path = self.query = self.fragment = ""
        self.port = -1
        if kind != 2 and self._parse(text.strip()):
            return
        if kind == 1:
            raise uri_error(_UNKNOWN if text.strip() else _EMPTY)

    @property
    def absolute(self) -> bool:
        return bool(self.scheme)

    def _parse(self, text: str) -> bool:
        """Read an absolute URI; False when the text is relative."""
        if _DRIVE.match(text):
            self.scheme, self.path = "file", "/" + escape(text.replace("\\", "/"), _UNRESERVED + _RESERVED.replace("?", "").replace("#", ""))
            return True
        if text.startswith("\\\\"):
            host, _, rest = text[2:].replace("\\", "/").partition("/")
            self.scheme, self.host, self.path = "file", host.lower(), "/" + escape(rest)
            return True
        if text.startswith("/") and not text.startswith("//"):
            self.scheme, self.path = "file", _compress(escape(text, _UNRESERVED + _RESERVED.replace("?", "").replace("#", "")))
            return True
        match = _SCHEME.match(text)
        if match is None:
            return False
        scheme, rest = match.group(1).lower(), match.group(2)
        if scheme in _SLASHED and not rest.startswith(("//", "\\\\")) and scheme != "file":
            if not rest.strip("/\\"):
                raise uri_error(_NO_HOST)
            raise uri_error(_NO_HOST if rest.startswith("/") else "Invalid URI: The Authority/Host could not be parsed.")
        self.scheme = scheme
        self._parts(rest)
        return True

    def _parts(self, rest: str) -> None:
        if self.scheme in _SLASHED:
            rest = rest.replace("\\", "/") if "?" not in rest else rest.partition("?")[0].replace("\\", "/") + "?" + rest.partition("?")[2]
        rest, hash_mark, fragment = rest.partition("#")
        rest, mark, query = rest.partition("?")
        self.fragment = hash_mark + escape(fragment) if fragment or hash_mark else ""
        self.query = mark + escape(query) if query or mark else ""
        if rest.startswith("//"):
            authority, slash, path = rest[2:].partition("/")
            self._authority(authority)
            path = slash + path
            if self.scheme == "file" and re.match(r"/[A-Za-z]:", path):
                self.path = escape(path)
                return
            path = escape(path)
            self.path = (_compress(path) if self.scheme in _SLASHED else path) or ("/" if self.scheme in _SLASHED else "")
        elif self.scheme == "mailto":
            address, _, _ = rest.partition("?")
            self.user, _, self.host = address.rpartition("@")
            self.port = 25
        else:
            self.path = escape(rest)
            self.port = _PORTS.get(self.scheme, -1)

    def _authority(self, authority: str) -> None:
        user, at, host = authority.rpartition("@")
        self.user = user if at else ""
        match = re.fullmatch(r"(\[[^\]]*\]|[^:]*)(?::(\d*))?", host)
        if match is None:
            raise uri_error("Invalid URI: Invalid port specified.")
        self.host = match.group(1).lower()
        if not self.host and self.scheme != "file" and self.scheme in _SLASHED:
            raise uri_error(_NO_HOST)
        if self.host and not re.fullmatch(r"\[[0-9a-f:.%\w]*\]|[^\s<>\"{}|^`%,/?#@:]+", self.host):
            raise uri_error(_NO_HOST)
        port = match.group(2)
        if port and int(port) > 65535:
            raise uri_error("Invalid URI: Invalid port specified.")
        self.port = int(port) if port else _PORTS.get(self.scheme, -1)

    # -- parts

    def check(self) -> Uri:
        if not self.scheme:
            raise invalid_operation("This operation is not supported for a relative URI.")
        return self

    @property
    def default_port(self) -> bool:
        return self.port == _PORTS.get(self.scheme, -1)

    @property
    def authority(self) -> str:
        return self.host if self.default_port or self.port < 0 else f"{self.host}:{self.port}"

    @property
    def is_drive(self) -> bool:
        return self.scheme == "file" and bool(re.match(r"/[A-Za-z]:", self.path)) and not self.host

    @property
    def absolute_uri(self) -> str:
        self.check()
        if self.scheme == "mailto":
            return f"mailto:{self.user}{'@' if self.user else ''}{self.host}{self.query}{self.fragment}"
        if self.scheme in _SLASHED or self.host:
            user = f"{escape(self.user)}@" if self.user else ""
            return f"{self.scheme}://{user}{self.authority}{self.path}{self.query}{self.fragment}"
        return f"{self.scheme}:{self.path}{self.query}{self.fragment}"

    def text(self) -> str:
        return unescape_safe(self.absolute_uri) if self.scheme else self.original

    def net_to_string(self, culture: str) -> str:
        return self.text()

    def hash_key(self) -> str:
        return self.absolute_uri.partition("#")[0] if self.scheme else self.original


def combine(base: Uri, relative: str) -> Uri:
    """A relative reference resolved against an absolute URI."""
    base.check()
    if _SCHEME.match(relative) and not _DRIVE.match(relative):
        return Uri(relative)
    if relative.startswith("//"):
        return Uri(f"{base.scheme}:{relative}")
    head = base.absolute_uri[: len(base.absolute_uri) - len(base.path + base.query + base.fragment)]
    if not relative:
        return Uri(head + base.path + base.query)
    if relative.startswith("#"):
        return Uri(head + base.path + base.query + relative)
    if relative.startswith("?"):
        return Uri(head + base.path + relative)
    if relative.startswith("/"):
        return Uri(head + relative)
    return Uri(head + base.path.rpartition("/")[0] + "/" + relative)


def _relative(base: Uri, target: Uri) -> str:
    """MakeRelativeUri: the way from one URI to the other."""
    base.check()
    target.check()
    if (base.scheme, base.authority, base.user) != (target.scheme, target.authority, target.user):
        return target.absolute_uri
    start, goal = base.path.split("/"), target.path.split("/")
    same = 0
    while same < min(len(start), len(goal)) - 1 and start[same] == goal[same]:
        same += 1
    made = "../" * (len(start) - same - 1) + "/".join(goal[same:])
    if base.path == target.path:
        made = ""
    return made + target.query + target.fragment


_SCHEME_BIT, _USER, _HOST, _PORT, _PATH, _QUERY, _FRAGMENT, _STRONG_PORT, _KEEP = 1, 2, 4, 8, 16, 32, 64, 128, 1 << 30


def _components(uri: Uri, bits: int, form: int) -> str:
    """GetComponents: form 1 escaped, 2 unescaped, 3 for people."""
    text = {1: lambda t: t, 2: lambda t: unquote(t), 3: unescape_safe}[form]
    made = ""
    if bits & _SCHEME_BIT:
        made += uri.scheme + ("://" if bits & ~_SCHEME_BIT & ~_KEEP and (uri.scheme in _SLASHED or uri.host and uri.scheme != "mailto") else ":" if bits & ~1 else "")
    if bits & _USER and uri.user:
        made += text(uri.user) + ("@" if bits & _HOST else "")
    if bits & _HOST:
        made += uri.host
    if bits & (_PORT | _STRONG_PORT) and uri.port >= 0 and (not uri.default_port or bits & _STRONG_PORT):
        made += (":" if bits & _HOST else "") + str(uri.port)
    if bits & _PATH:
        path = text(uri.path)
        made += path if made or bits & (_KEEP | _QUERY) else path.lstrip("/") if not uri.is_drive else path[1:]
    if bits & _QUERY and uri.query:
        made += text(uri.query if made or bits & _KEEP else uri.query[1:])
    if bits & _FRAGMENT and uri.fragment:
        made += text(uri.fragment if made or bits & _KEEP else uri.fragment[1:])
    return made


def _host_type(host: str) -> str:
    if not host:
        return "Basic"
    if host.startswith("["):
        return "IPv6"
    if re.fullmatch(r"\d{1,3}(\.\d{1,3}){3}", host):
        return "IPv4" if all(int(p) < 256 for p in host.split(".")) else "Dns"
    return "Dns"


class _Uris(ObjectBodies):
    UserEscaped = False

    @staticmethod
    def new(first: Any, *rest: Any) -> Uri:
        if first is None:
            raise null_argument("uriString")
        if isinstance(first, str):
            kind = next((a.number for a in rest if isinstance(a, EnumValue)), 1)
            return Uri(first, kind)
        if not first.absolute:
            raise out_of_range("Specified argument was out of the range of valid values.", "baseUri")
        second = rest[0]
        if isinstance(second, Uri):
            return second if second.absolute else combine(first, second.original)
        return combine(first, second or "")

    # -- properties

    @staticmethod
    def AbsolutePath(self: Uri) -> str:
        path = self.check().path
        return path[1:] if self.is_drive else path

    @staticmethod
    def AbsoluteUri(self: Uri) -> str:
        return self.absolute_uri

    @staticmethod
    def Authority(self: Uri) -> str:
        return self.check().authority

    @staticmethod
    def Host(self: Uri) -> str:
        return self.check().host

    @staticmethod
    def DnsSafeHost(self: Uri) -> str:
        return self.check().host.strip("[]")

    @staticmethod
    def IdnHost(self: Uri) -> str:
        host = self.check().host.strip("[]")
        return host if host.isascii() else host.encode("idna").decode("ascii")

    @staticmethod
    def HostNameType(self: Uri) -> Any:
        return enum_value("System.UriHostNameType", _host_type(self.check().host))

    @staticmethod
    def Fragment(self: Uri) -> str:
        return self.check().fragment

    @staticmethod
    def Query(self: Uri) -> str:
        return self.check().query

    @staticmethod
    def PathAndQuery(self: Uri) -> str:
        self.check()
        return _Uris.AbsolutePath(self) + self.query

    @staticmethod
    def LocalPath(self: Uri) -> str:
        path = unquote(self.check().path)
        if self.is_drive:
            return path[1:].replace("/", "\\")
        return f"\\\\{self.host}{path}".replace("/", "\\") if self.scheme == "file" and self.host else path

    @staticmethod
    def Segments(self: Uri) -> list[str]:
        path = self.check().path
        return re.findall(r"[^/]*/|[^/]+$", path)

    @staticmethod
    def Port(self: Uri) -> int:
        return self.check().port

    @staticmethod
    def Scheme(self: Uri) -> str:
        return self.check().scheme

    @staticmethod
    def UserInfo(self: Uri) -> str:
        return self.check().user

    @staticmethod
    def OriginalString(self: Uri) -> str:
        return self.original

    @staticmethod
    def IsAbsoluteUri(self: Uri) -> bool:
        return self.absolute

    @staticmethod
    def IsDefaultPort(self: Uri) -> bool:
        return self.check().default_port

    @staticmethod
    def IsFile(self: Uri) -> bool:
        return self.check().scheme == "file"

    @staticmethod
    def IsUnc(self: Uri) -> bool:
        return self.check().scheme == "file" and bool(self.host)

    @staticmethod
    def IsLoopback(self: Uri) -> bool:
        return self.check().host in ("localhost", "loopback", "[::1]") or self.host.startswith("127.") or (self.scheme == "file" and not self.host)

    # -- methods

    @staticmethod
    def GetComponents(self: Uri, parts: Any, form: Any) -> str:
        if parts.number & 0x80000000 and parts.number != -2147483648:
            raise out_of_range("Specified argument was out of the range of valid values.", "components")
        if form.number not in (1, 2, 3):
            raise out_of_range("Specified argument was out of the range of valid values.", "format")
        self.check()
        return _components(self, parts.number if parts.number >= 0 else 127, form.number)

    @staticmethod
    def GetLeftPart(self: Uri, part: Any) -> str:
        self.check()
        slashed = self.scheme in _SLASHED
        head = f"{self.scheme}{'://' if slashed else ':'}"
        if part.number == 0:
            return head
        if part.number == 1:
            if not slashed or (self.scheme == "file" and self.is_drive):
                return ""
            return head + (f"{self.user}@" if self.user else "") + self.authority
        full = self.absolute_uri
        full = full.partition("#")[0]
        return full.partition("?")[0] if part.number == 2 else full

    @staticmethod
    def IsBaseOf(self: Uri, other: Any) -> bool:
        if other is None:
            raise null_argument("uri")
        if not self.absolute:
            return False
        if not other.absolute:
            other = combine(self, other.original)
        if (self.scheme, self.authority) != (other.scheme, other.authority):
            return False
        return other.path.startswith(self.path.rpartition("/")[0] + "/")

    @staticmethod
    def IsWellFormedOriginalString(self: Uri) -> bool:
        return well_formed(self.original, 0)

    @staticmethod
    def MakeRelativeUri(self: Uri, other: Any) -> Any:
        if other is None:
            raise null_argument("uri")
        made = _relative(self, other)
        return Uri(made, 0)

    @staticmethod
    def MakeRelative(self: Uri, other: Any) -> str:
        if other is None:
            raise null_argument("toUri")
        return _relative(self, other)

    @staticmethod
    def Equals(self: Uri, other: Any) -> bool:
        return isinstance(other, Uri) and other.hash_key() == self.hash_key()

    @staticmethod
    def ToString(self: Uri, fmt: Any = None, provider: Any = None) -> str:
        return self.text()

    # -- static

    @staticmethod
    def CheckHostName(name: Any) -> Any:
        kind = "Unknown"
        if name:
            if re.fullmatch(r"\[?[0-9A-Fa-f:]+(:\d+\.\d+\.\d+\.\d+)?\]?", name) and ":" in name:
                kind = "IPv6"
            elif re.fullmatch(r"\d+(\.\d+){0,3}", name):
                kind = "IPv4"
            elif re.fullmatch(r"[A-Za-z0-9_]([\w\-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([\w\-]*[A-Za-z0-9_])?)*\.?", name):
                kind = "Dns"
        return enum_value("System.UriHostNameType", kind)

    @staticmethod
    def CheckSchemeName(name: Any) -> bool:
        return bool(name) and re.fullmatch(r"[A-Za-z][A-Za-z0-9+.\-]*", name) is not None

    @staticmethod
    def Compare(first: Any, second: Any, parts: Any, form: Any, comparison: Any) -> int:
        from ems.net.text import compare_strings

        if first is None or second is None:
            return (first is not None) - (second is not None)
        a, b = (_components(u, parts.number, form.number) if u.absolute else u.original for u in (first, second))
        result = compare_strings(a, b, comparison.number)
        return result

    @staticmethod
    def EscapeDataString(text: Any) -> str:
        if text is None:
            raise null_argument("stringToEscape")
        return escape_data(text)

    @staticmethod
    def EscapeUriString(text: Any) -> str:
        return "".join(c if c in _UNRESERVED + _RESERVED else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in text or "")

    @staticmethod
    def UnescapeDataString(text: Any) -> str:
        if text is None:
            raise null_argument("stringToUnescape")
        return re.sub(r"(?:%[0-9A-Fa-f]{2})+", lambda m: unquote(m.group()) if _decodes(m.group()) else m.group(), text)

    @staticmethod
    def FromHex(digit: str) -> int:
        if digit not in "0123456789abcdefABCDEF":
            raise bad_argument("Value does not fall within the expected range.", "digit")
        return int(digit, 16)

    @staticmethod
    def HexEscape(char: str) -> str:
        if ord(char) > 255:
            raise out_of_range("Specified argument was out of the range of valid values.", "character")
        return f"%{ord(char):02X}"

    @staticmethod
    def HexUnescape(pattern: str, index: Any) -> str:
        at = to_int(index.value)
        if not 0 <= at < len(pattern):
            raise out_of_range("Specified argument was out of the range of valid values.", "index")
        if _Uris.IsHexEncoding(pattern, at):
            index.value = at + 3
            return Char(chr(int(pattern[at + 1 : at + 3], 16)))
        index.value = at + 1
        return Char(pattern[at])

    @staticmethod
    def IsHexDigit(char: str) -> bool:
        return char in "0123456789abcdefABCDEF"

    @staticmethod
    def IsHexEncoding(pattern: str, index: int) -> bool:
        return index >= 0 and re.match(r"%[0-9A-Fa-f]{2}", pattern[index : index + 3]) is not None

    @staticmethod
    def IsWellFormedUriString(text: Any, kind: Any) -> bool:
        return text is not None and well_formed(text, kind.number)

    @staticmethod
    def TryCreate(first: Any, second: Any, result: Any) -> bool:
        result.value = None
        try:
            if isinstance(first, Uri):
                if not first.absolute:
                    return False
                made = second if isinstance(second, Uri) and second.absolute else combine(first, second.original if isinstance(second, Uri) else second)
            else:
                made = Uri(first, second.number)
        except NetException:
            return False
        if not isinstance(first, Uri) and second.number == 2 and _SCHEME.match(first or ""):
            return False
        result.value = made
        return True


for _scheme in ("File", "Ftp", "Ftps", "Gopher", "Http", "Https", "Mailto", "News", "Nntp", "Sftp", "Ssh", "Telnet", "Ws", "Wss"):
    setattr(_Uris, f"UriScheme{_scheme}", _scheme.lower())
_Uris.UriSchemeNetPipe, _Uris.UriSchemeNetTcp, _Uris.SchemeDelimiter = "net.pipe", "net.tcp", "://"  # type: ignore[attr-defined]


def well_formed(text: str, kind: int) -> bool:
    """Whether a text is a URI without anything left to escape."""
    try:
        made = Uri(text, kind)
    except NetException:
        return False
    if kind == 1 and not made.absolute or kind == 2 and made.absolute:
        return False
    if made.absolute and not _SCHEME.match(text):
        return False
    return all(c in _UNRESERVED + _RESERVED + "%" for c in text) and not re.search(r"%(?![0-9A-Fa-f]{2})", text) and "\\" not in text


def _cast(text: str) -> Uri:
    return Uri(text, 0)


members(net_type("System.Uri", py=Uri, parse=_cast, interfaces="IEquatable`1 IFormattable ISerializable ISpanFormattable"), """
bool Equals(System.Object comparand)
bool Equals(uri other)
bool IEquatable[uri].Equals(uri other)
string GetComponents(System.UriComponents components, System.UriFormat format)
string GetLeftPart(System.UriPartial part)
void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info,
    System.Runtime.Serialization.StreamingContext context)
bool IsBaseOf(uri uri)
bool IsWellFormedOriginalString()
string MakeRelative(uri toUri)
uri MakeRelativeUri(uri uri)
string ToString()
string IFormattable.ToString(string format, System.IFormatProvider formatProvider)
bool TryFormat(System.Span[char] destination, [ref] int charsWritten)
bool ISpanFormattable.TryFormat(System.Span[char] destination, [ref] int charsWritten, System.ReadOnlySpan[char] format,
    System.IFormatProvider provider)
string AbsolutePath {get;}
string AbsoluteUri {get;}
string Authority {get;}
string DnsSafeHost {get;}
string Fragment {get;}
string Host {get;}
System.UriHostNameType HostNameType {get;}
string IdnHost {get;}
bool IsAbsoluteUri {get;}
bool IsDefaultPort {get;}
bool IsFile {get;}
bool IsLoopback {get;}
bool IsUnc {get;}
string LocalPath {get;}
string OriginalString {get;}
string PathAndQuery {get;}
int Port {get;}
string Query {get;}
string Scheme {get;}
string[] Segments {get;}
bool UserEscaped {get;}
string UserInfo {get;}
static System.UriHostNameType CheckHostName(string name)
static bool CheckSchemeName(string schemeName)
static int Compare(uri uri1, uri uri2, System.UriComponents partsToCompare, System.UriFormat compareFormat,
    System.StringComparison comparisonType)
static string EscapeDataString(string stringToEscape)
static string EscapeDataString(System.ReadOnlySpan[char] charsToEscape)
static string EscapeUriString(string stringToEscape)
static int FromHex(char digit)
static string HexEscape(char character)
static char HexUnescape(string pattern, [ref] int index)
static bool IsHexDigit(char character)
static bool IsHexEncoding(string pattern, int index)
static bool IsWellFormedUriString(string uriString, System.UriKind uriKind)
uri new(string uriString)
uri new(string uriString, bool dontEscape)
uri new(uri baseUri, string relativeUri, bool dontEscape)
uri new(string uriString, System.UriKind uriKind)
uri new(string uriString, [ref] System.UriCreationOptions creationOptions)
uri new(uri baseUri, string relativeUri)
uri new(uri baseUri, uri relativeUri)
static bool TryCreate(string uriString, System.UriKind uriKind, [ref] uri result)
static bool TryCreate(string uriString, [ref] System.UriCreationOptions creationOptions, [ref] uri result)
static bool TryCreate(uri baseUri, string relativeUri, [ref] uri result)
static bool TryCreate(uri baseUri, uri relativeUri, [ref] uri result)
static bool TryEscapeDataString(System.ReadOnlySpan[char] charsToEscape, System.Span[char] destination, [ref] int charsWritten)
static bool TryUnescapeDataString(System.ReadOnlySpan[char] charsToUnescape, System.Span[char] destination, [ref] int charsWritten)
static string UnescapeDataString(string stringToUnescape)
static string UnescapeDataString(System.ReadOnlySpan[char] charsToUnescape)
static string SchemeDelimiter {get;}
static string UriSchemeFile {get;}
static string UriSchemeFtp {get;}
static string UriSchemeFtps {get;}
static string UriSchemeGopher {get;}
static string UriSchemeHttp {get;}
static string UriSchemeHttps {get;}
static string UriSchemeMailto {get;}
static string UriSchemeNetPipe {get;}
static string UriSchemeNetTcp {get;}
static string UriSchemeNews {get;}
static string UriSchemeNntp {get;}
static string UriSchemeSftp {get;}
static string UriSchemeSsh {get;}
static string UriSchemeTelnet {get;}
static string UriSchemeWs {get;}
static string UriSchemeWss {get;}
""", _Uris)


# -- UriBuilder


class UriBuilder(NetObject):
    """The parts of a URI, to be changed."""

    __slots__ = ("fragment", "host", "password", "path", "port", "query", "scheme", "user")
    net_name = "System.UriBuilder"

    def __init__(self, uri: Uri | None = None) -> None:
        self.ps_ext = None
        self.scheme, self.host, self.port, self.path = "http", "localhost", -1, "/"
        self.user = self.password = self.query = self.fragment = ""
        if uri is not None:
            self.scheme, self.host, self.path = uri.scheme, uri.host, uri.path
            self.port = uri.port
            self.query, self.fragment = uri.query, uri.fragment
            self.user, _, self.password = uri.user.partition(":")

    def text(self) -> str:
        user = self.user + (f":{self.password}" if self.password else "")
        slashes = "://" if self.scheme in _SLASHED or self.host else ":"
        port = f":{self.port}" if self.port >= 0 and self.host else ""
        return f"{self.scheme}{slashes}{user}{'@' if user else ''}{self.host}{port}{self.path}{self.query}{self.fragment}"

    def net_to_string(self, culture: str) -> str:
        return self.text()


def _part(name: str) -> tuple[Any, Any]:
    def get(self: UriBuilder) -> Any:
        return getattr(self, name)

    def put(self: UriBuilder, value: Any) -> None:
        setattr(self, name, value if value is not None else "")

    return staticmethod(get), staticmethod(put)


class _Builders(ObjectBodies):
    Host, set_Host = _part("host")
    UserName, set_UserName = _part("user")
    Password, set_Password = _part("password")
    Scheme = staticmethod(lambda self: self.scheme)
    Port = staticmethod(lambda self: self.port)
    Path = staticmethod(lambda self: self.path)
    Query = staticmethod(lambda self: self.query)
    Fragment = staticmethod(lambda self: self.fragment)

    @staticmethod
    def new(*arguments: Any) -> UriBuilder:
        if not arguments:
            return UriBuilder()
        first = arguments[0]
        if first is None:
            raise null_argument("uri")
        if len(arguments) == 1:
            uri = first
            if isinstance(first, str):
                uri = Uri(first)
                if not uri.absolute:
                    uri = Uri("http://" + first)
            return UriBuilder(uri.check())
        made = UriBuilder()
        _Builders.set_Scheme(made, first)
        made.host = arguments[1]
        if len(arguments) > 2:
            made.port = arguments[2]
        if len(arguments) > 3:
            _Builders.set_Path(made, arguments[3])
        if len(arguments) > 4:
            extra = arguments[4]
            if extra.startswith("#"):
                made.fragment = extra
            else:
                made.query = extra
        return made

    @staticmethod
    def set_Scheme(self: UriBuilder, value: str) -> None:
        name = (value or "").partition(":")[0].lower()
        if name and not _Uris.CheckSchemeName(name):
            raise bad_argument("Invalid URI: The URI scheme is not valid.", "value")
        self.scheme = name

    @staticmethod
    def set_Port(self: UriBuilder, value: int) -> None:
        if not -1 <= value <= 65535:
            raise out_of_range("Specified argument was out of the range of valid values.", "value")
        self.port = value

    @staticmethod
    def set_Path(self: UriBuilder, value: str) -> None:
        path = (value or "").replace("\\", "/")
        self.path = escape(path if path.startswith("/") else "/" + path)

    @staticmethod
    def set_Query(self: UriBuilder, value: str) -> None:
        self.query = value if not value or value.startswith("?") else "?" + value

    @staticmethod
    def set_Fragment(self: UriBuilder, value: str) -> None:
        self.fragment = value if not value or value.startswith("#") else "#" + value

    @staticmethod
    def Uri(self: UriBuilder) -> Any:
        return Uri(self.text(), 1)

    @staticmethod
    def ToString(self: UriBuilder) -> str:
        return self.text()


members(net_type("System.UriBuilder", py=UriBuilder), """
string ToString()
string Fragment {get;set;}
string Host {get;set;}
string Password {get;set;}
string Path {get;set;}
int Port {get;set;}
string Query {get;set;}
string Scheme {get;set;}
uri Uri {get;}
string UserName {get;set;}
System.UriBuilder new()
System.UriBuilder new(string uri)
System.UriBuilder new(uri uri)
System.UriBuilder new(string schemeName, string hostName)
System.UriBuilder new(string scheme, string host, int portNumber)
System.UriBuilder new(string scheme, string host, int port, string pathValue)
System.UriBuilder new(string scheme, string host, int port, string path, string extraValue)
""", _Builders)
