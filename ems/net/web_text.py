"""In: nothing. Out: WebUtility, HttpUtility and the collection that ParseQueryString gives."""
from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range, too_great
from ems.net.declare import members
from ems.net.encodings import UTF8, Encoding, byte_array
from ems.values.objects import NetObject
from ems.values.types import get_type, net_type

_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*()")


def html_encode(text: str) -> str:
    """& < > quotes, and what lies between U+00A0 and U+00FF, as entities."""
    made = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#39;")
    return re.sub("[\u00a0-\u00ff\U00010000-\U0010ffff]", lambda m: f"&#{ord(m.group())};", made)


def url_encode(data: bytes, upper: bool) -> str:
    """application/x-www-form-urlencoded."""
    form = "%{:02X}" if upper else "%{:02x}"
    return "".join("+" if b == 32 else chr(b) if b in _SAFE else form.format(b) for b in data)


def url_decode(data: bytes) -> bytes:
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(data.replace(b"+", b" "))


def _part(data: Any, rest: tuple[Any, ...], name: str = "bytes") -> bytes:
    """The bytes that (data, offset, count) mean."""
    if data is None:
        if not rest or rest[1] == 0:
            return b""
        raise null_argument(name)
    if not rest:
        return bytes(data)
    offset, count = rest[:2]
    if not 0 <= offset <= len(data):
        raise too_great("offset", offset, len(data)) if offset > 0 else out_of_range(f"offset ('{offset}') must be a non-negative value.", "offset", offset)
    if not 0 <= count <= len(data) - offset:
        raise too_great("count", count, len(data) - offset) if count > 0 else out_of_range(f"count ('{count}') must be a non-negative value.", "count", count)
    return bytes(data[offset : offset + count])


class _WebUtility(ObjectBodies):
    upper = True

    @staticmethod
    def HtmlEncode(text: Any, output: Any = None) -> Any:
        made = html_encode(text or "")
        if output is None:
            return made
        output.put(made)
        return None

    @staticmethod
    def HtmlDecode(text: Any, output: Any = None) -> Any:
        made = html.unescape(text or "")
        if output is None:
            return made
        output.put(made)
        return None

    @staticmethod
    def UrlEncode(text: Any) -> Any:
        return url_encode((text or "").encode("utf-8", "replace"), True)

    @staticmethod
    def UrlDecode(text: Any) -> Any:
        return url_decode((text or "").encode("utf-8", "replace")).decode("utf-8", "replace")

    @staticmethod
    def UrlEncodeToBytes(data: Any, *rest: Any) -> Any:
        return byte_array(url_encode(_part(data, rest), True).encode("ascii"))

    @staticmethod
    def UrlDecodeToBytes(data: Any, *rest: Any) -> Any:
        return byte_array(url_decode(_part(data, rest)))


members(net_type("System.Net.WebUtility"), """
static string HtmlDecode(string value)
static void HtmlDecode(string value, System.IO.TextWriter output)
static string HtmlEncode(string value)
static void HtmlEncode(string value, System.IO.TextWriter output)
static string UrlDecode(string encodedValue)
static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)
static string UrlEncode(string value)
static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)
""", _WebUtility)


def _encoding(rest: tuple[Any, ...]) -> Encoding:
    return next((a for a in rest if isinstance(a, Encoding)), UTF8)


def _numbers(rest: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(a for a in rest if a.__class__ is int)


def _data(value: Any, rest: tuple[Any, ...]) -> bytes:
    return _encoding(rest).encode(value) if isinstance(value, str) else _part(value, _numbers(rest))


class _HttpUtility(_WebUtility):
    @staticmethod
    def HtmlEncode(value: Any, output: Any = None) -> Any:
        from ems.values.text import net_text

        return _WebUtility.HtmlEncode(value if isinstance(value, str) or value is None else net_text(value), output)

    @staticmethod
    def HtmlAttributeEncode(text: Any, output: Any = None) -> Any:
        made = (text or "").replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;").replace("<", "&lt;")
        if output is None:
            return made
        output.put(made)
        return None

    @staticmethod
    def JavaScriptStringEncode(text: Any, quotes: bool = False) -> str:
        signs = {"\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\", "\n": "\\n", "\b": "\\b", "\f": "\\f"}
        made = "".join(signs.get(c) or (f"\\u{ord(c):04x}" if c < " " or c in "<>'&\u0085\u2028\u2029" else c) for c in text or "")
        return f'"{made}"' if quotes else made

    @staticmethod
    def ParseQueryString(query: Any, encoding: Any = None) -> Any:
        if query is None:
            raise null_argument("query")
        made = NameValues("System.Web.HttpUtility+HttpQSCollection")
        for part in query.removeprefix("?").split("&") if query.removeprefix("?") else ():
            name, equals, value = part.partition("=")
            if equals:
                made.add(_HttpUtility.UrlDecode(name), _HttpUtility.UrlDecode(value))
            else:
                made.add(None, _HttpUtility.UrlDecode(part))
        return made

    @staticmethod
    def UrlEncode(value: Any, *rest: Any) -> Any:
        return None if value is None else url_encode(_data(value, rest), False)

    @staticmethod
    def UrlDecode(value: Any, *rest: Any) -> Any:
        return None if value is None else _encoding(rest).decode(url_decode(_data(value, rest)))

    @staticmethod
    def UrlEncodeToBytes(value: Any, *rest: Any) -> Any:
        return None if value is None else byte_array(url_encode(_data(value, rest), False).encode("ascii"))

    @staticmethod
    def UrlDecodeToBytes(value: Any, *rest: Any) -> Any:
        return None if value is None else byte_array(url_decode(_data(value, rest)))

    @staticmethod
    def UrlEncodeUnicode(text: Any) -> Any:
        made = "".join(f"%u{ord(c):04x}" if ord(c) > 127 else url_encode(c.encode("ascii"), False) for c in text or "")
        return made

    @staticmethod
    def UrlEncodeUnicodeToBytes(text: Any) -> Any:
        return None if text is None else byte_array(_HttpUtility.UrlEncodeUnicode(text).encode("ascii"))

    @staticmethod
    def UrlPathEncode(text: Any) -> Any:
        head, mark, query = (text or "").partition("?")
        return "".join("%20" if c == " " else c if "!" <= c <= "~" else "".join(f"%{b:02x}" for b in c.encode("utf-8", "replace")) for c in head) + mark + query


members(net_type("System.Web.HttpUtility"), """
static string HtmlAttributeEncode(string s)
static void HtmlAttributeEncode(string s, System.IO.TextWriter output)
static string HtmlDecode(string s)
static void HtmlDecode(string s, System.IO.TextWriter output)
static string HtmlEncode(string s)
static string HtmlEncode(System.Object value)
static void HtmlEncode(string s, System.IO.TextWriter output)
static string JavaScriptStringEncode(string value)
static string JavaScriptStringEncode(string value, bool addDoubleQuotes)
System.Web.HttpUtility new()
static System.Collections.Specialized.NameValueCollection ParseQueryString(string query)
static System.Collections.Specialized.NameValueCollection ParseQueryString(string query, System.Text.Encoding encoding)
static string UrlDecode(string str)
static string UrlDecode(byte[] bytes, System.Text.Encoding e)
static string UrlDecode(string str, System.Text.Encoding e)
static string UrlDecode(byte[] bytes, int offset, int count, System.Text.Encoding e)
static byte[] UrlDecodeToBytes(string str)
static byte[] UrlDecodeToBytes(string str, System.Text.Encoding e)
static byte[] UrlDecodeToBytes(byte[] bytes)
static byte[] UrlDecodeToBytes(byte[] bytes, int offset, int count)
static string UrlEncode(string str)
static string UrlEncode(string str, System.Text.Encoding e)
static string UrlEncode(byte[] bytes)
static string UrlEncode(byte[] bytes, int offset, int count)
static byte[] UrlEncodeToBytes(string str)
static byte[] UrlEncodeToBytes(byte[] bytes)
static byte[] UrlEncodeToBytes(string str, System.Text.Encoding e)
static byte[] UrlEncodeToBytes(byte[] bytes, int offset, int count)
static string UrlEncodeUnicode(string str)
static byte[] UrlEncodeUnicodeToBytes(string str)
static string UrlPathEncode(string str)
""", _HttpUtility)


# -- NameValueCollection


class NameValues(NetObject):
    """NameValueCollection: several values a name, case does not count."""

    __slots__ = ("net_type", "store")

    def __init__(self, name: str = "System.Collections.Specialized.NameValueCollection") -> None:
        self.ps_ext = None
        self.net_type = get_type(name)
        self.store: dict[Any, tuple[Any, list[Any]]] = {}

    def add(self, name: Any, value: Any) -> None:
        self.store.setdefault(name.lower() if name is not None else None, (name, []))[1].append(value)

    def get(self, name: Any) -> Any:
        found = self.store.get(name.lower() if name is not None else None)
        return None if found is None else ",".join(str(v) for v in found[1])

    def names(self) -> list[Any]:
        return [name for name, _ in self.store.values()]

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.names())

    def net_to_string(self, culture: str) -> str:
        if self.net_type.full_name != "System.Web.HttpUtility+HttpQSCollection":
            return self.net_type.full_name
        pairs = [(name, value) for name, values in self.store.values() for value in values]
        return "&".join((f"{_HttpUtility.UrlEncode(name)}=" if name is not None else "") + (_HttpUtility.UrlEncode(value) or "") for name, value in pairs)


class NameKeys(NetObject):
    """The keys of a NameValueCollection, as they are at any time."""

    __slots__ = ("owner",)
    net_name = "System.Collections.Specialized.NameObjectCollectionBase+KeysCollection"

    def __init__(self, owner: NameValues) -> None:
        self.ps_ext = None
        self.owner = owner

    def net_enumerate(self) -> Iterator[Any]:
        return iter(self.owner.names())

    def __len__(self) -> int:
        return len(self.owner.store)


class _NameKeys(ObjectBodies):
    IsSynchronized = staticmethod(lambda self: False)
    SyncRoot = staticmethod(lambda self: self.owner)
    Count = staticmethod(len)

    @staticmethod
    def Item(self: NameKeys, index: int) -> Any:
        return _NameValues.GetKey(self.owner, index)

    Get = Item


members(net_type(NameKeys.net_name, py=NameKeys, interfaces="ICollection IEnumerable"), """
string Get(int index)
string Item(int index) {get;}
int Count {get;}
System.Object SyncRoot {get;}
bool IsSynchronized {get;}
""", _NameKeys)


class _NameValues(ObjectBodies):
    IsSynchronized = staticmethod(lambda self: False)
    SyncRoot = staticmethod(lambda self: self)

    @staticmethod
    def new(*arguments: Any) -> NameValues:
        made = NameValues()
        for source in arguments:
            if isinstance(source, NameValues):
                for name, values in source.store.values():
                    for value in values:
                        made.add(name, value)
        return made

    @staticmethod
    def Add(self: NameValues, name: Any, value: Any = None) -> None:
        if isinstance(name, NameValues):
            for key, values in name.store.values():
                for each in values:
                    self.add(key, each)
        else:
            self.add(name, value)

    @staticmethod
    def Set(self: NameValues, name: Any, value: Any) -> None:
        self.store[name.lower() if name is not None else None] = (name, [value])

    @staticmethod
    def Get(self: NameValues, name: Any) -> Any:
        if name.__class__ is int:
            return self.get(_NameValues.GetKey(self, name))
        return self.get(name)

    Item = Get
    set_Item = Set

    @staticmethod
    def GetKey(self: NameValues, index: int) -> Any:
        names = self.names()
        if not 0 <= index < len(names):
            raise out_of_range("Index was out of range. Must be non-negative and less than the size of the collection.", "index")
        return names[index]

    @staticmethod
    def GetValues(self: NameValues, name: Any) -> Any:
        key = _NameValues.GetKey(self, name) if name.__class__ is int else name
        found = self.store.get(key.lower() if key is not None else None)
        return None if found is None else list(found[1])

    @staticmethod
    def Remove(self: NameValues, name: Any) -> None:
        self.store.pop(name.lower() if name is not None else None, None)

    @staticmethod
    def Clear(self: NameValues) -> None:
        self.store.clear()

    @staticmethod
    def HasKeys(self: NameValues) -> bool:
        return any(n is not None for n in self.names())

    @staticmethod
    def Count(self: NameValues) -> int:
        return len(self.store)

    @staticmethod
    def AllKeys(self: NameValues) -> list[Any]:
        return self.names()

    @staticmethod
    def Keys(self: NameValues) -> Any:
        return NameKeys(self)

    @staticmethod
    def ToString(self: NameValues) -> str:
        return self.net_to_string("")

    @staticmethod
    def GetEnumerator(self: NameValues) -> Any:
        from ems.net.enumerators import Enumerator

        return Enumerator(self.names(), "System.ArrayEnumerator")

    @staticmethod
    def CopyTo(self: NameValues, array: Any, index: int) -> None:
        if array is None:
            raise null_argument("dest")
        if len(array) - index < len(self.store):
            raise bad_argument("Insufficient space in the target location to copy the information.")
        array[index : index + len(self.store)] = [self.get(n) for n in self.names()]


net_type("System.Collections.Specialized.NameObjectCollectionBase", interfaces="ICollection IEnumerable ISerializable")
members(net_type("System.Collections.Specialized.NameValueCollection", base="System.Collections.Specialized.NameObjectCollectionBase", interfaces="ICollection IEnumerable ISerializable"), """
void Add(System.Collections.Specialized.NameValueCollection c)
void Add(string name, string value)
void Clear()
void CopyTo(array dest, int index)
string Get(string name)
string Get(int index)
System.Collections.IEnumerator GetEnumerator()
string GetKey(int index)
string[] GetValues(string name)
string[] GetValues(int index)
bool HasKeys()
void Remove(string name)
void Set(string name, string value)
string ToString()
string Item(string name) {get;set;}
string Item(int index) {get;}
string[] AllKeys {get;}
int Count {get;}
System.Collections.Specialized.NameObjectCollectionBase+KeysCollection Keys {get;}
System.Object SyncRoot {get;}
bool IsSynchronized {get;}
System.Collections.Specialized.NameValueCollection new()
System.Collections.Specialized.NameValueCollection new(int capacity)
System.Collections.Specialized.NameValueCollection new(System.Collections.Specialized.NameValueCollection col)
""", _NameValues)
net_type("System.Web.HttpUtility+HttpQSCollection", base="System.Collections.Specialized.NameValueCollection", interfaces="ICollection IEnumerable")
