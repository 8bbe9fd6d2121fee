"""In: requests. Out: HTTP responses and web sessions, by way of urllib."""
from __future__ import annotations

import base64
import re
from typing import Any

from ems.values.collections import NetObject, TypedArray, key_ignore_case
from ems.values.types import STRING, array_type, net_type
from ems.values.waiting import in_background, sleep

USER_AGENT = "Mozilla/5.0 (Linux; {system}; en-US) PowerShell/7.6"


class WebFailure(Exception):
    """A request that failed: `response` when the server answered with an error, else `kind`, the .NET type of the exception."""

    def __init__(self, message: str, kind: str = "System.Net.Http.HttpRequestException", response: WebResponse | None = None) -> None:
        super().__init__(message)
        self.kind = kind
        self.response = response


class WebSession(NetObject):
    """Cookies and headers that several requests share."""

    __slots__ = ("cookies", "headers")
    net_name = "Microsoft.PowerShell.Commands.WebRequestSession"

    def __init__(self) -> None:
        from http.cookiejar import CookieJar

        self.ps_ext = None
        self.cookies = CookieJar()
        self.headers: dict[str, str] = {}


class Request:
    """One request; the command fills the fields."""

    def __init__(self, address: str, method: str) -> None:
        self.address = address
        self.method = method
        self.headers: dict[str, str] = {}
        self.data: bytes | None = None
        self.user_agent = ""
        self.timeout: float | None = None
        self.redirects = 50
        self.check_certificate = True
        self.retries = 0
        self.pause = 5
        self.any_status = False
        self.proxy: str | None = None
        self.no_proxy = False
        self.credential: tuple[str, str] | None = None
        self.send_credential = False
        self.resumed = False
        self.session: WebSession = WebSession()


class WebResponse(NetObject):
    """What a server answered."""

    __slots__ = ("address", "data", "headers", "reason", "status", "version")
    net_name = "Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject"

    def __init__(self, address: str, status: int, reason: str, headers: list[tuple[str, str]], data: bytes, version: int = 11) -> None:
        self.ps_ext = None
        self.address = address
        self.status = status
        self.reason = reason
        self.headers = headers
        self.data = data
        self.version = version

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def content_type(self) -> str:
        return self.header("Content-Type").partition(";")[0].strip().lower()

    def text(self) -> str:
        found = re.search(r"charset=\"?([\w-]+)", self.header("Content-Type"), re.I)
        try:
            return self.data.decode(found[1] if found else "utf-8", "replace")
        except LookupError:
            return self.data.decode("utf-8", "replace")

    def header_table(self) -> Any:
        from ems.values.collections import GenericDictionary
        from ems.values.typenames import resolve

        table = GenericDictionary(resolve("System.Collections.Generic.Dictionary[string,System.Collections.Generic.IEnumerable[string]]"), normal=key_ignore_case)
        for name, value in self.headers:
            old = table.get(name)
            table.set(name, TypedArray([*(old or ()), value], array_type(STRING)))
        return table

    def relations(self) -> dict[str, str]:
        """The addresses of the Link header by their relation."""
        from urllib.parse import urljoin

        links = re.findall(r"<([^>]*)>\s*;[^,]*?\brel=\"?([^\",;]+)\"?", self.header("Link"))
        return {relation: urljoin(self.address, address) for address, relation in links}

    def relation_table(self) -> Any:
        from ems.values.collections import GenericDictionary
        from ems.values.typenames import resolve

        return GenericDictionary(resolve("System.Collections.Generic.Dictionary[string,string]"), self.relations().items(), key_ignore_case)

    def raw(self) -> str:
        head = f"HTTP/{self.version // 10}.{self.version % 10} {self.status} {self.reason}\r\n"
        return head + "".join(f"{name}: {value}\r\n" for name, value in self.headers) + "\r\n" + self.text()

    def tags(self, tag: str) -> list[Any]:
        """The elements of that name as objects of their attributes."""
        from ems.values.objects import PSCustomObject

        found = []
        for match in re.finditer(rf"<{tag}\b[^>]*>(?:.*?</{tag}>)?", self.text(), re.I | re.S):
            made = PSCustomObject.of(outerHTML=match[0], tagName=tag.upper())
            for name, double, single, bare in re.findall(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", match[0].partition(">")[0]):
                made.set(name, double or single or bare)
            found.append(made)
        return found

    def net_to_string(self, culture: str) -> str:
        return self.text()


_RESPONSE = net_type("Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject", base="Microsoft.PowerShell.Commands.WebResponseObject", py=WebResponse)
net_type("Microsoft.PowerShell.Commands.WebResponseObject")
_RESPONSE.prop("string Content", lambda r: r.text())
_RESPONSE.prop("System.Object[] Images", lambda r: r.tags("img"))
_RESPONSE.prop("System.Object[] InputFields", lambda r: r.tags("input"))
_RESPONSE.prop("System.Object[] Links", lambda r: r.tags("a"))
_RESPONSE.prop("string RawContent", lambda r: r.raw())
_RESPONSE.prop("long RawContentLength", lambda r: len(r.data))
_RESPONSE.prop("System.Collections.Generic.Dictionary[string,System.Collections.Generic.IEnumerable[string]] Headers", lambda r: r.header_table())
_RESPONSE.prop("System.Collections.Generic.Dictionary[string,string] RelationLink", lambda r: r.relation_table())
_RESPONSE.prop("int StatusCode", lambda r: r.status)
_RESPONSE.prop("string StatusDescription", lambda r: r.reason)
_SESSION = net_type("Microsoft.PowerShell.Commands.WebRequestSession", py=WebSession)


@_SESSION.constructor("Microsoft.PowerShell.Commands.WebRequestSession new()")
def _new_session() -> WebSession:
    return WebSession()


def _headers(session: WebSession) -> Any:
    from ems.values.collections import GenericDictionary
    from ems.values.typenames import resolve

    return GenericDictionary(resolve("System.Collections.Generic.Dictionary[string,string]"), session.headers.items(), key_ignore_case)


_SESSION.prop("System.Collections.Generic.Dictionary[string,string] Headers", _headers)


def fetch(request: Request) -> WebResponse:
    """Send a request; tries again as often as it may."""
    attempts = request.retries + 1
    while True:
        attempts -= 1
        try:
            return _once(request)
        except WebFailure as failure:
            if attempts <= 0 or (failure.response is not None and failure.response.status < 400):
                raise
            sleep(request.pause)


def _opener(request: Request) -> Any:
    import ssl
    import urllib.request as web

    handlers: list[Any] = [web.HTTPCookieProcessor(request.session.cookies)]
    if request.no_proxy:
        handlers.append(web.ProxyHandler({}))
    elif request.proxy:
        handlers.append(web.ProxyHandler({"http": request.proxy, "https": request.proxy}))
    context = ssl.create_default_context()
    if not request.check_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    handlers.append(web.HTTPSHandler(context=context))

    class Redirects(web.HTTPRedirectHandler):
        max_redirections = request.redirects

        def redirect_request(self, *arguments: Any) -> Any:
            return super().redirect_request(*arguments) if request.redirects > 0 else None

    handlers.append(Redirects())
    if request.credential is not None and not request.send_credential:
        passwords = web.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, request.address, *request.credential)
        handlers += [web.HTTPBasicAuthHandler(passwords), web.HTTPDigestAuthHandler(passwords)]
    return web.build_opener(*handlers)


def _once(request: Request) -> WebResponse:
    import http.client
    import platform
    import urllib.error
    import urllib.request as web

    message = web.Request(request.address, data=request.data, method=request.method)
    message.add_header("User-Agent", request.user_agent or USER_AGENT.format(system=platform.platform()))
    if request.send_credential and request.credential is not None:
        token = base64.b64encode(":".join(request.credential).encode()).decode()
        message.add_header("Authorization", f"Basic {token}")
    for name, value in request.headers.items():
        message.add_header(name, value)
    try:
        return in_background(lambda: _answer(request, message))
    except urllib.error.HTTPError as error:
        response = _read(error)
        if request.any_status:
            return response
        raise WebFailure(str(error), response=response) from None
    except urllib.error.URLError as error:
        raise _unreachable(request, error.reason) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _unreachable(request, error) from None


def _answer(request: Request, message: Any) -> WebResponse:
    with _opener(request).open(message, timeout=request.timeout) as answer:
        return _read(answer)


def _read(answer: Any) -> WebResponse:
    return WebResponse(answer.geturl(), answer.status, answer.reason or "", list(answer.headers.items()), answer.read(), getattr(answer, "version", 11) or 11)


def _unreachable(request: Request, reason: Any) -> WebFailure:
    """No answer: refused, unknown name, timeout, bad certificate."""
    import socket
    import ssl
    from urllib.parse import urlsplit

    parts = urlsplit(request.address)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return WebFailure("Invalid URI: Invalid port specified.", "System.UriFormatException")
    place = f"({parts.hostname}:{port})"
    if isinstance(reason, TimeoutError):
        return WebFailure(f"The request was canceled due to the configured HttpClient.Timeout of {request.timeout} seconds elapsing.",
                          "System.Threading.Tasks.TaskCanceledException")
    if isinstance(reason, socket.gaierror):
        return WebFailure(f"{'Name or service not known' if reason.errno == socket.EAI_NONAME else 'Resource temporarily unavailable'} {place}")
    if isinstance(reason, ssl.SSLError):
        return WebFailure("The SSL connection could not be established, see inner exception.")
    text = getattr(reason, "strerror", None) or str(reason)
    return WebFailure(f"{text} {place}")
