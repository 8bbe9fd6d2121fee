"""In: nothing. Out: System.Net.WebClient and System.Net.Http.HttpClient with the members that scripts use, over the requests of the web commands."""
from __future__ import annotations

from typing import Any

from cmdlets.utility.web_client import Request, WebFailure, WebResponse, fetch
from ems.net.bases import ObjectBodies, invalid_operation, null_argument
from ems.net.declare import members
from ems.net.encodings import UTF8, byte_array
from ems.net.tasks import Task, done, task_type
from ems.net.web_text import NameValues
from ems.values.enums import enum_value
from ems.values.errors import net_error
from ems.values.members import get_member
from ems.values.objects import NetObject
from ems.values.text import to_string
from ems.values.types import get_type, net_type

_H = "System.Net.Http."


def ask(address: Any, method: str, headers: dict[str, str], data: bytes | None = None, client: Any = None, any_status: bool = False) -> WebResponse:
    """One request; WebFailure when it fails."""
    from ems.net.uris import Uri

    base = getattr(client, "base", "")
    text = address.original if isinstance(address, Uri) else to_string(address)
    if base and "://" not in text:
        from urllib.parse import urljoin

        text = urljoin(base, text)
    if not text.lower().startswith(("http:", "https:")):
        raise invalid_operation("An invalid request URI was provided. Either the request URI must be an absolute URI or BaseAddress must be set.")
    request = Request(text, method)
    request.headers = dict(headers)
    request.data = data
    request.any_status = any_status
    request.timeout = getattr(client, "timeout", None)
    credential = getattr(client, "credential", None)
    if credential is not None and credential.user:
        request.credential = (credential.user, credential.password)
    return fetch(request)


# -- WebClient


class WebClient(NetObject):
    __slots__ = ("base", "credential", "encoding", "headers", "proxy", "response", "timeout")
    net_name = "System.Net.WebClient"

    def __init__(self) -> None:
        self.ps_ext = None
        self.base = ""
        self.credential: Any = None
        self.encoding: Any = None
        self.headers = NameValues("System.Net.WebHeaderCollection")
        self.proxy: Any = None
        self.response: WebResponse | None = None
        self.timeout = None

    def ask(self, address: Any, method: str = "GET", data: bytes | None = None) -> WebResponse:
        if address is None:
            raise null_argument("address")
        try:
            self.response = ask(address, method, headers_of(self.headers), data, self)
        except WebFailure as failure:
            text = failure.args[0]
            if failure.response is not None:
                text = f"The remote server returned an error: ({failure.response.status}) {failure.response.reason}."
            raise net_error("System.Net.WebException", text) from None
        return self.response

    def text(self, response: WebResponse) -> str:
        return response.text() if self.encoding is None else self.encoding.decode(response.data)


def headers_of(table: NameValues) -> dict[str, str]:
    return {str(name): to_string(table.get(name)) for name in table.names()}


class _Clients(ObjectBodies):
    new = staticmethod(WebClient)
    DownloadString = staticmethod(lambda self, address: self.text(self.ask(address)))
    DownloadData = staticmethod(lambda self, address: byte_array(self.ask(address).data))

    @staticmethod
    def DownloadFile(self: WebClient, address: Any, name: str) -> None:
        from ems.net.streams import open_file

        data = self.ask(address).data
        stream = open_file(name, "create")
        try:
            stream.write(data)
        finally:
            stream.close()

    @staticmethod
    def UploadString(self: WebClient, address: Any, *rest: Any) -> str:
        method, text = rest if len(rest) == 2 else ("POST", rest[0])
        return self.text(self.ask(address, method or "POST", (self.encoding or UTF8).encode(text)))

    @staticmethod
    def UploadData(self: WebClient, address: Any, *rest: Any) -> Any:
        method, data = rest if len(rest) == 2 else ("POST", rest[0])
        return byte_array(self.ask(address, method or "POST", bytes(data)).data)

    @staticmethod
    def Dispose(self: WebClient) -> None:
        """Nothing is held."""

    @staticmethod
    def ResponseHeaders(self: WebClient) -> Any:
        if self.response is None:
            return None
        made = NameValues("System.Net.WebHeaderCollection")
        for name, value in self.response.headers:
            made.add(name, value)
        return made


def _field(name: str, slot: str) -> tuple[Any, Any]:
    return staticmethod(lambda self: getattr(self, slot)), staticmethod(lambda self, value: setattr(self, slot, value))


for _name, _slot in (("BaseAddress", "base"), ("Credentials", "credential"), ("Encoding", "encoding"), ("Headers", "headers"), ("Proxy", "proxy")):
    _get, _put = _field(_name, _slot)
    setattr(_Clients, _name, _get)
    setattr(_Clients, f"set_{_name}", _put)
_CLIENT = "System.Net.WebClient"
net_type("System.Net.WebHeaderCollection", base="System.Collections.Specialized.NameValueCollection")
members(net_type(_CLIENT, base="System.ComponentModel.Component", py=WebClient, interfaces="IDisposable"), """
void Dispose()
byte[] DownloadData(string address)
byte[] DownloadData(uri address)
void DownloadFile(string address, string fileName)
void DownloadFile(uri address, string fileName)
string DownloadString(string address)
string DownloadString(uri address)
byte[] UploadData(string address, byte[] data)
byte[] UploadData(string address, string method, byte[] data)
string UploadString(string address, string data)
string UploadString(string address, string method, string data)
string UploadString(uri address, string data)
string UploadString(uri address, string method, string data)
string BaseAddress {get;set;}
System.Net.ICredentials Credentials {get;set;}
System.Text.Encoding Encoding {get;set;}
System.Net.WebHeaderCollection Headers {get;set;}
System.Net.IWebProxy Proxy {get;set;}
System.Net.WebHeaderCollection ResponseHeaders {get;}
System.Net.WebClient new()
""", _Clients)


# -- HttpClient


class HttpClient(NetObject):
    __slots__ = ("base", "credential", "headers", "timeout")
    net_name = _H + "HttpClient"

    def __init__(self, handler: Any = None) -> None:
        self.ps_ext = None
        self.base = ""
        self.credential = getattr(handler, "credential", None)
        self.headers = NameValues(_H + "Headers.HttpRequestHeaders")
        self.timeout: float | None = 100.0

    def send(self, address: Any, method: str, content: Any = None, headers: dict[str, str] | None = None) -> Message:
        given = {**headers_of(self.headers), **(headers or {})}
        data = None
        if content is not None:
            data = content.data
            given.setdefault("Content-Type", content.kind)
        try:
            return Message(ask(address, method, given, data, self, any_status=True))
        except WebFailure as failure:
            raise net_error(failure.kind, failure.args[0]) from None


class Handler(NetObject):
    """HttpClientHandler: what a client may be told; certificates are always checked."""

    __slots__ = ("credential",)
    net_name = _H + "HttpClientHandler"

    def __init__(self) -> None:
        self.ps_ext = None
        self.credential: Any = None


class Content(NetObject):
    """The body of a request or an answer."""

    __slots__ = ("data", "kind", "net_type")

    def __init__(self, net_name: str, data: bytes, kind: str) -> None:
        self.ps_ext = None
        self.net_type = get_type(_H + net_name)
        self.data = data
        self.kind = kind

    def text(self) -> str:
        return WebResponse("", 200, "", [("Content-Type", self.kind)], self.data).text()


class Message(NetObject):
    """HttpResponseMessage"""

    __slots__ = ("response",)
    net_name = _H + "HttpResponseMessage"

    def __init__(self, response: WebResponse) -> None:
        self.ps_ext = None
        self.response = response


class Question(NetObject):
    """HttpRequestMessage"""

    __slots__ = ("address", "content", "headers", "method")
    net_name = _H + "HttpRequestMessage"

    def __init__(self, method: Any = "GET", address: Any = None) -> None:
        self.ps_ext = None
        self.method = to_string(method).upper()
        self.address = address
        self.content: Any = None
        self.headers = NameValues(_H + "Headers.HttpRequestHeaders")


def _later(work: Any, wanted: str = "") -> Task:
    """The work done now, its outcome as a task."""
    from ems.values.errors import NetException

    try:
        value = work()
    except NetException as error:
        return Task(task_type(get_type(wanted) if wanted else None), error=error)
    return done(value, get_type(wanted)) if wanted else done(value)


def _good(message: Message) -> Message:
    response = message.response
    if not 200 <= response.status < 300:
        raise net_error(_H + "HttpRequestException", f"Response status code does not indicate success: {response.status} ({response.reason}).")
    return message


class _HttpClients(ObjectBodies):
    new = staticmethod(lambda handler=None, dispose=True: HttpClient(handler))
    GetAsync = staticmethod(lambda self, address, token=None: _later(lambda: self.send(address, "GET")))
    DeleteAsync = staticmethod(lambda self, address, token=None: _later(lambda: self.send(address, "DELETE")))
    PostAsync = staticmethod(lambda self, address, content, token=None: _later(lambda: self.send(address, "POST", content)))
    PutAsync = staticmethod(lambda self, address, content, token=None: _later(lambda: self.send(address, "PUT", content)))
    PatchAsync = staticmethod(lambda self, address, content, token=None: _later(lambda: self.send(address, "PATCH", content)))
    GetStringAsync = staticmethod(lambda self, address, token=None: _later(lambda: _good(self.send(address, "GET")).response.text(), "System.String"))
    GetByteArrayAsync = staticmethod(lambda self, address, token=None: _later(lambda: byte_array(_good(self.send(address, "GET")).response.data)))

    @staticmethod
    def SendAsync(self: HttpClient, question: Question, *rest: Any) -> Task:
        return _later(lambda: self.send(question.address, question.method, question.content, headers_of(question.headers)))

    Send = staticmethod(lambda self, question: self.send(question.address, question.method, question.content, headers_of(question.headers)))

    @staticmethod
    def BaseAddress(self: HttpClient) -> Any:
        from ems.net.uris import Uri

        return Uri(self.base, 1) if self.base else None

    @staticmethod
    def set_BaseAddress(self: HttpClient, value: Any) -> None:
        self.base = value.original if value is not None else ""

    @staticmethod
    def Timeout(self: HttpClient) -> Any:
        from ems.net.timespans import TimeSpan

        return TimeSpan(int((self.timeout or 0) * 10_000_000))

    @staticmethod
    def set_Timeout(self: HttpClient, value: Any) -> None:
        self.timeout = value.ticks / 10_000_000 if value.ticks > 0 else None

    DefaultRequestHeaders = staticmethod(lambda self: self.headers)

    @staticmethod
    def Dispose(self: HttpClient) -> None:
        """Nothing is held."""


class _Headers(ObjectBodies):
    @staticmethod
    def Add(self: NameValues, name: str, value: Any) -> None:
        for one in value if isinstance(value, list) else [value]:
            self.add(name, one)

    TryAddWithoutValidation = staticmethod(lambda self, name, value: _Headers.Add(self, name, value) is None)
    Contains = staticmethod(lambda self, name: self.get(name) is not None)
    Remove = staticmethod(lambda self, name: self.store.pop(name.lower(), None) is not None)

    @staticmethod
    def Clear(self: NameValues) -> None:
        self.store.clear()

    @staticmethod
    def GetValues(self: NameValues, name: str) -> Any:
        found = self.get(name)
        if found is None:
            raise invalid_operation("The given header was not found.")
        return [found]


class _Handlers(ObjectBodies):
    new = staticmethod(Handler)
    Credentials, set_Credentials = _field("Credentials", "credential")
    UseDefaultCredentials = False
    AllowAutoRedirect = UseProxy = UseCookies = True


class _Contents(ObjectBodies):
    ReadAsStringAsync = staticmethod(lambda self, token=None: done(self.text(), get_type("System.String")))
    ReadAsByteArrayAsync = staticmethod(lambda self, token=None: done(byte_array(self.data)))

    @staticmethod
    def Headers(self: Content) -> Any:
        made = NameValues(_H + "Headers.HttpContentHeaders")
        made.add("Content-Type", self.kind)
        return made

    @staticmethod
    def Dispose(self: Content) -> None:
        """Nothing is held."""


class _Texts(_Contents):
    @staticmethod
    def new(text: str, encoding: Any = None, kind: Any = None) -> Content:
        used = encoding or UTF8
        return Content("StringContent", used.encode(text), f"{to_string(kind) if kind is not None else 'text/plain'}; charset={get_member(used, 'WebName')}")


class _Bytes(_Contents):
    new = staticmethod(lambda data: Content("ByteArrayContent", bytes(data), "application/octet-stream"))


class _Forms(_Contents):
    @staticmethod
    def new(pairs: Any) -> Content:
        from urllib.parse import urlencode

        given = pairs.items() if hasattr(pairs, "items") else [(pair.key, pair.value) for pair in pairs]
        return Content("FormUrlEncodedContent", urlencode([(to_string(k), to_string(v)) for k, v in given]).encode(), "application/x-www-form-urlencoded")


class _Messages(ObjectBodies):
    StatusCode = staticmethod(lambda self: enum_value("System.Net.HttpStatusCode", self.response.status))
    IsSuccessStatusCode = staticmethod(lambda self: 200 <= self.response.status < 300)
    ReasonPhrase = staticmethod(lambda self: self.response.reason)
    Content = staticmethod(lambda self: Content("ByteArrayContent", self.response.data, self.response.header("Content-Type")))
    EnsureSuccessStatusCode = staticmethod(_good)

    @staticmethod
    def Headers(self: Message) -> Any:
        made = NameValues(_H + "Headers.HttpResponseHeaders")
        for name, value in self.response.headers:
            made.add(name, value)
        return made

    @staticmethod
    def Dispose(self: Message) -> None:
        """Nothing is held."""


class _Questions(ObjectBodies):
    new = staticmethod(Question)
    Headers = staticmethod(lambda self: self.headers)
    Content, set_Content = _field("Content", "content")
    RequestUri, set_RequestUri = _field("RequestUri", "address")


_HEADERS = """
void Add(string name, System.Object value)
void Clear()
bool Contains(string name)
System.Collections.Generic.IEnumerable[string] GetValues(string name)
bool Remove(string name)
bool TryAddWithoutValidation(string name, System.Object value)
"""
_CONTENT = f"""
void Dispose()
System.Threading.Tasks.Task[byte[]] ReadAsByteArrayAsync()
System.Threading.Tasks.Task[string] ReadAsStringAsync()
{_H}Headers.HttpContentHeaders Headers {{get;}}
"""
for _kind in ("HttpRequestHeaders", "HttpResponseHeaders", "HttpContentHeaders"):
    members(net_type(f"{_H}Headers.{_kind}", interfaces="IEnumerable"), _HEADERS, _Headers)
members(net_type(_H + "HttpContent", interfaces="IDisposable"), _CONTENT, _Contents)
members(net_type(_H + "StringContent", base=_H + "HttpContent"), f"""
{_H}StringContent new(string content)
{_H}StringContent new(string content, System.Text.Encoding encoding)
{_H}StringContent new(string content, System.Text.Encoding encoding, string mediaType)
""", _Texts)
members(net_type(_H + "ByteArrayContent", base=_H + "HttpContent"), f"{_H}ByteArrayContent new(byte[] content)", _Bytes)
members(net_type(_H + "FormUrlEncodedContent", base=_H + "HttpContent"), f"{_H}FormUrlEncodedContent new(System.Object nameValueCollection)", _Forms)
members(net_type(_H + "HttpClientHandler", py=Handler, interfaces="IDisposable"), f"""
bool AllowAutoRedirect {{get;}}
System.Net.ICredentials Credentials {{get;set;}}
bool UseCookies {{get;}}
bool UseDefaultCredentials {{get;}}
bool UseProxy {{get;}}
{_H}HttpClientHandler new()
""", _Handlers)
members(net_type(_H + "HttpResponseMessage", py=Message, interfaces="IDisposable"), f"""
void Dispose()
{_H}HttpResponseMessage EnsureSuccessStatusCode()
{_H}HttpContent Content {{get;}}
{_H}Headers.HttpResponseHeaders Headers {{get;}}
bool IsSuccessStatusCode {{get;}}
string ReasonPhrase {{get;}}
System.Net.HttpStatusCode StatusCode {{get;}}
""", _Messages)
members(net_type(_H + "HttpRequestMessage", py=Question, interfaces="IDisposable"), f"""
{_H}HttpContent Content {{get;set;}}
{_H}Headers.HttpRequestHeaders Headers {{get;}}
uri RequestUri {{get;set;}}
{_H}HttpRequestMessage new()
{_H}HttpRequestMessage new(System.Object method, string requestUri)
""", _Questions)
_TASK = f"System.Threading.Tasks.Task[{_H}HttpResponseMessage]"
_METHODS = "".join(f"{_TASK} {verb}Async({kind} requestUri{rest})\n" for kind in ("string", "uri") for verb, rest in (
    ("Get", ""), ("Delete", ""), ("Post", f", {_H}HttpContent content"), ("Put", f", {_H}HttpContent content"), ("Patch", f", {_H}HttpContent content")))
members(net_type(_H + "HttpClient", py=HttpClient, interfaces="IDisposable"), _METHODS + f"""
void Dispose()
System.Threading.Tasks.Task[byte[]] GetByteArrayAsync(string requestUri)
System.Threading.Tasks.Task[byte[]] GetByteArrayAsync(uri requestUri)
System.Threading.Tasks.Task[string] GetStringAsync(string requestUri)
System.Threading.Tasks.Task[string] GetStringAsync(uri requestUri)
{_H}HttpResponseMessage Send({_H}HttpRequestMessage request)
{_TASK} SendAsync({_H}HttpRequestMessage request)
uri BaseAddress {{get;set;}}
{_H}Headers.HttpRequestHeaders DefaultRequestHeaders {{get;}}
timespan Timeout {{get;set;}}
{_H}HttpClient new()
{_H}HttpClient new({_H}HttpClientHandler handler)
{_H}HttpClient new({_H}HttpClientHandler handler, bool disposeHandler)
""", _HttpClients)


class _Verbs(ObjectBodies):
    """HttpMethod: the name of a verb."""


for _verb in ("Get", "Post", "Put", "Delete", "Head", "Options", "Patch", "Trace"):
    setattr(_Verbs, _verb, _verb.upper())
members(net_type(_H + "HttpMethod"), "".join(f"static string {verb} {{get;}}\n" for verb in ("Get", "Post", "Put", "Delete", "Head", "Options", "Patch", "Trace")),
        _Verbs)
