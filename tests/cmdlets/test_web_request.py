"""In: a small HTTP server of this machine. Out: what Invoke-WebRequest and Invoke-RestMethod send and return."""
from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Run = Callable[[str], list[str]]


class Server(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def answer(self, body: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        if self.path.startswith("/json"):
            self.answer(b'{"a":[1,2],"q":"' + self.path.encode() + b'"}', "application/json")
        elif self.path.startswith("/page"):
            number = int(self.path[5:])
            self.answer(json.dumps({"n": number}).encode(), "application/json", **({"Link": f'</page{number + 1}>; rel="next"'} if number < 3 else {}))
        elif self.path == "/file":
            start = int((self.headers.get("Range") or "bytes=0-")[6:-1])
            self.answer(b"0123456789"[start:], status=206 if start else 200)
        elif self.path == "/gone":
            self.answer(b"not here", status=404)
        else:
            self.answer((self.headers.get("X-Test") or self.headers.get("Authorization") or "plain").encode())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.answer((self.headers.get("Content-Type") or "").split(";")[0].encode() + b"|" + body)


@pytest.fixture
def web(run: Run) -> Iterator[Run]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield lambda script: run(f"$u = 'http://127.0.0.1:{server.server_port}'; {script}")
    server.shutdown()
    server.server_close()


def test_a_response(web: Run) -> None:
    assert web("$r = Invoke-WebRequest $u; $r.StatusCode; $r.Content; $r.Headers['Content-Type']") == ["200", "plain", "text/plain"]


def test_objects_of_json(web: Run) -> None:
    assert web("$r = Invoke-RestMethod $u/json; $r.a.Count; $r.a[1]") == ["2", "2"]


def test_a_body_is_a_query_or_a_form(web: Run) -> None:
    assert web("(Invoke-RestMethod $u/json -Body @{ x = 1 }).q; Invoke-RestMethod $u -Method Post -Body @{ x = 'a b' }") == [
        "/json?x=1", "application/x-www-form-urlencoded|x=a+b"]


def test_a_form_of_several_parts(web: Run) -> None:
    [text] = web("Set-Content f.txt hello -NoNewline; Invoke-RestMethod $u -Method Post -Form @{ f = Get-Item f.txt }")
    assert text.startswith("multipart/form-data|--") and 'name="f"; filename="f.txt"' in text and "\r\n\r\nhello\r\n" in text


def test_headers_and_credentials(web: Run) -> None:
    assert web("Invoke-RestMethod $u -Headers @{ 'X-Test' = 'v' }; $c = [pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText -Force)); "
               "Invoke-RestMethod $u -Credential $c -Authentication Basic -AllowUnencryptedAuthentication") == ["v", "Basic dTpw"]


def test_an_error_status(web: Run) -> None:
    assert web("try { Invoke-WebRequest $u/gone } catch { $_.Exception.Message; $_.ErrorDetails.Message }; (Invoke-WebRequest $u/gone -SkipHttpErrorCheck).StatusCode") == [
        "Response status code does not indicate success: 404 (Not Found).", "not here", "404"]


def test_pages_are_followed(web: Run) -> None:
    assert web("(Invoke-RestMethod $u/page1 -FollowRelLink).n; (Invoke-RestMethod $u/page1 -FollowRelLink -MaximumFollowRelLink 1).n") == ["1", "2", "3", "1", "2"]


def test_a_download_goes_on(web: Run) -> None:
    assert web("Set-Content f '0123' -NoNewline; Invoke-WebRequest $u/file -OutFile f -Resume; Get-Content f; Invoke-WebRequest $u/file -OutFile g; Get-Content g") == [
        "0123456789", "0123456789"]


def test_nobody_listens(web: Run) -> None:
    assert web("try { Invoke-WebRequest http://127.0.0.1:1 } catch { $_.FullyQualifiedErrorId; $_.Exception.Message }") == [
        "WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeWebRequestCommand", "Connection refused (127.0.0.1:1)"]
