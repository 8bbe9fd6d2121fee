"""In: a URI and how to ask for it. Out: the response of an HTTP server: Invoke-WebRequest, Invoke-RestMethod."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from ems.values.errors import ErrorDetails, NetException, net_error
from ems.values.text import to_string
from ems.values.types import net_type

for _name in ("WebAuthenticationType", "WebRequestMethod", "WebSslProtocol"):
    declare(f"Microsoft.PowerShell.Commands.{_name}")

net_type("System.Net.Sockets.UnixDomainSocketEndPoint", base="System.Net.EndPoint")
NOT_BUILT = ("CertificateThumbprint", "Certificate", "HttpVersion", "UnixSocket", "TransferEncoding", "UseDefaultCredentials", "ProxyUseDefaultCredentials",
             "ProxyCredential")


class WebCommand(Cmdlet):
    """What both commands do: one request, its errors as PowerShell has them."""

    use_basic_parsing = parameter("UseBasicParsing", "switch", help="Has no effect; kept for old scripts.")
    uri = parameter("Uri", "uri", position=0, mandatory=True, validate=[("notnullorempty",)], help="The address.")
    http_version = parameter("HttpVersion", "version", help="The HTTP version of the request.")
    web_session = parameter("WebSession", "Microsoft.PowerShell.Commands.WebRequestSession",
                            help="The session whose cookies and headers to use.")
    session_variable = parameter("SessionVariable", "string", aliases="SV", help="The variable that gets the web session.")
    allow_unencrypted_authentication = parameter("AllowUnencryptedAuthentication", "switch", help="Send credentials over http as well.")
    authentication = parameter("Authentication", "Microsoft.PowerShell.Commands.WebAuthenticationType", help="The kind of authentication.")
    credential = parameter("Credential", "pscredential", help="The user's name and password.")
    use_default_credentials = parameter("UseDefaultCredentials", "switch", help="Send the user's own credentials.")
    certificate_thumbprint = parameter("CertificateThumbprint", "string", validate=[("notnullorempty",)],
                                       help="The thumbprint of the client certificate.")
    certificate = parameter("Certificate", "X509Certificate", validate=[("notnull",)], help="The client certificate.")
    skip_certificate_check = parameter("SkipCertificateCheck", "switch", help="Do not check the server's certificate.")
    ssl_protocol = parameter("SslProtocol", "Microsoft.PowerShell.Commands.WebSslProtocol", help="The TLS versions allowed.")
    token = parameter("Token", "securestring", help="The token.")
    user_agent = parameter("UserAgent", "string", help="The User-Agent header.")
    disable_keep_alive = parameter("DisableKeepAlive", "switch", help="Close the connection after the request.")
    connection_timeout_seconds = parameter("ConnectionTimeoutSeconds", "int", aliases="TimeoutSec", validate=[("range", 0, 2147483647)],
                                           help="How long to wait for the answer to begin; 0 waits for ever.")
    operation_timeout_seconds = parameter("OperationTimeoutSeconds", "int", validate=[("range", 0, 2147483647)],
                                          help="How long the connection may be silent; 0 waits for ever.")
    headers = parameter("Headers", "System.Collections.IDictionary", help="The request's headers.")
    skip_header_validation = parameter("SkipHeaderValidation", "switch", help="Send headers as they are.")
    allow_insecure_redirect = parameter("AllowInsecureRedirect", "switch", help="Follow a redirection from https to http.")
    maximum_redirection = parameter("MaximumRedirection", "int", validate=[("range", 0, 2147483647)],
                                    help="How many redirections to follow at most.")
    maximum_retry_count = parameter("MaximumRetryCount", "int", validate=[("range", 0, 2147483647)], help="How often to try again.")
    preserve_authorization_on_redirect = parameter("PreserveAuthorizationOnRedirect", "switch",
                                                   help="Keep the Authorization header when redirected.")
    retry_interval_sec = parameter("RetryIntervalSec", "int", validate=[("range", 1, 2147483647)],
                                   help="How long to wait between two tries.")
    custom_method = parameter("CustomMethod", "string", mandatory=True, sets="CustomMethod CustomMethodNoProxy", aliases="CM",
                              validate=[("notnullorempty",)], help="An HTTP method that -Method does not know.")
    method = parameter("Method", "Microsoft.PowerShell.Commands.WebRequestMethod", sets="StandardMethod StandardMethodNoProxy",
                       help="The HTTP method.")
    preserve_http_method_on_redirect = parameter("PreserveHttpMethodOnRedirect", "switch", help="Keep the method when redirected.")
    unix_socket = parameter("UnixSocket", "System.Net.Sockets.UnixDomainSocketEndPoint", validate=[("notnullorempty",)],
                            help="The Unix socket to go through.")
    no_proxy = parameter("NoProxy", "switch", mandatory=True, sets="StandardMethodNoProxy CustomMethodNoProxy", help="Use no proxy.")
    proxy = parameter("Proxy", "uri", sets="StandardMethod CustomMethod", help="The address of the proxy.")
    proxy_credential = parameter("ProxyCredential", "pscredential", sets="StandardMethod CustomMethod", help="The user at the proxy.")
    proxy_use_default_credentials = parameter("ProxyUseDefaultCredentials", "switch", sets="StandardMethod CustomMethod",
                                              help="Send the user's own credentials to the proxy.")
    body = parameter("Body", "object", pipeline=True, help="The body.")
    form = parameter("Form", "System.Collections.IDictionary", help="The fields of a multipart form.")
    content_type = parameter("ContentType", "string", help="The media type of the body.")
    transfer_encoding = parameter("TransferEncoding", "string", validate=[("set", "chunked", "compress", "deflate", "gzip", "identity")],
                                  help="The Transfer-Encoding header.")
    in_file = parameter("InFile", "string", validate=[("notnullorempty",)], help="The file that holds the body.")
    out_file = parameter("OutFile", "string", validate=[("notnullorempty",)], help="The file that gets the response.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    resume = parameter("Resume", "switch", help="Go on with a download that was cut off.")
    skip_http_error_check = parameter("SkipHttpErrorCheck", "switch", help="An error status is no error.")

    def process(self) -> None:
        for name in NOT_BUILT:
            if name in self.bound:
                raise self.unresolved(f"{self.signature.name} -{name} is not available in ems.")
        request = self._request()
        links = 0
        while request is not None:
            response = self._ask(request)
            if response is None:
                return
            self._keep(response)
            self.deliver(response)
            links += 1
            request = self._next(request, response) if links <= self.most_links() else None

    def most_links(self) -> int:
        """How many pages of a result are asked for behind the first."""
        return 0

    @staticmethod
    def _next(request: Any, response: Any) -> Any:
        address = response.relations().get("next")
        if address is None:
            return None
        request.address, request.data = address, None
        return request

    def deliver(self, response: Any) -> None:
        raise NotImplementedError

    def _ask(self, request: Any) -> Any:
        from cmdlets.utility.web_client import WebFailure, fetch

        try:
            return fetch(request)
        except WebFailure as failure:
            self._failed(failure, request)
            return None

    def _request(self) -> Any:
        """The request that the parameters describe."""
        from cmdlets.utility.web_client import Request

        address = self._address()
        method = self.custom_method or (to_string(self.method) if "Method" in self.bound and to_string(self.method) != "Default" else
                                        "POST" if self.in_file is not None and "Method" not in self.bound else "GET")
        made = Request(address, method.upper())
        made.headers = {to_string(k): to_string(v) for k, v in self.headers.items()} if self.headers is not None else {}
        made.user_agent = self.user_agent or ""
        made.timeout = (self.connection_timeout_seconds if "ConnectionTimeoutSeconds" in self.bound else 0) or None
        made.redirects = self.maximum_redirection if "MaximumRedirection" in self.bound else 50
        made.check_certificate = not self.skip_certificate_check
        made.retries = self.maximum_retry_count if "MaximumRetryCount" in self.bound else 0
        made.pause = self.retry_interval_sec if "RetryIntervalSec" in self.bound else 5
        made.any_status = bool(self.skip_http_error_check)
        made.proxy = None if self.proxy is None else to_string(self.proxy)
        made.no_proxy = bool(getattr(self, "no_proxy", False))
        self._authenticate(made)
        self._session(made)
        self._body(made)
        if self.resume:
            self._resume(made)
        return made

    def _resume(self, request: Any) -> None:
        """-Resume: ask for what the file lacks."""
        import os

        if self.out_file is None:
            self.fail("WebCmdletOutFileMissingException", "The cmdlet cannot run because the following parameter is missing: OutFile.", "InvalidArgument")
        path = self.shell.file_path(self.out_file)
        size = os.path.getsize(path) if os.path.isfile(path) else 0
        if size:
            request.headers["Range"] = f"bytes={size}-"
            request.resumed = True

    def _address(self) -> str:
        address = to_string(self.uri)
        if not address:
            self.throw(net_error("System.UriFormatException", "Invalid URI: The hostname could not be parsed."), "System.UriFormatException", "NotSpecified")
        scheme, colon, _ = address.partition(":")
        if not colon or "/" in scheme or "." in scheme:
            return "http://" + address.lstrip("/")
        if scheme.lower() not in ("http", "https"):
            self.throw(net_error("System.NotSupportedException", f"The '{scheme}' scheme is not supported."), "WebCmdletIEDomNotSupportedException", "NotImplemented")
        return address

    def _authenticate(self, request: Any) -> None:
        kind = to_string(self.authentication) if "Authentication" in self.bound else "None"
        if kind in ("Bearer", "OAuth"):
            if self.token is None:
                self.fail("WebCmdletAuthenticationTokenNotSuppliedException", "Authentication needs the -Token parameter.", "InvalidArgument",
                          cls="System.ArgumentException")
            request.headers["Authorization"] = f"Bearer {self._plain(self.token)}"
        elif self.credential is not None:
            from ems.values.members import get_member, invoke_method

            network = invoke_method(self.credential, "GetNetworkCredential", [])
            request.credential = (get_member(network, "UserName"), get_member(network, "Password"))
            request.send_credential = kind == "Basic"
        if kind != "None" and request.address.startswith("http:") and not self.allow_unencrypted_authentication:
            self.fail("WebCmdletAllowUnencryptedAuthenticationRequiredException", "The cmdlet cannot protect plain text secrets sent over unencrypted connections. "
                      "To suppress this warning and send plain text secrets over unencrypted networks, reissue the command specifying the "
                      "AllowUnencryptedAuthentication parameter.", "InvalidArgument", request.address)

    @staticmethod
    def _plain(secret: Any) -> str:
        return secret.reveal() if hasattr(secret, "reveal") else to_string(secret)

    def _session(self, request: Any) -> None:
        from cmdlets.utility.web_client import WebSession

        session = self.web_session
        if session is None:
            session = WebSession()
        if self.session_variable is not None:
            self.scope.set(self.session_variable.lower(), session, self.session_variable)
        request.session = session
        request.headers = {**session.headers, **request.headers}

    def _body(self, request: Any) -> None:
        """-Body and -InFile: a dictionary is a query for GET and a form for the others."""
        from urllib.parse import urlencode

        from ems.values.collections import Dictionary

        body = self.body
        if self.in_file is not None:
            with open(self.shell.file_path(self.in_file), "rb") as file:
                request.data = file.read()
        elif self.form is not None:
            request.data, request.headers["Content-Type"] = self._multipart(self.form)
        elif isinstance(body, Dictionary):
            encoded = urlencode([(to_string(k), to_string(v)) for k, v in body.items()])
            if request.method == "GET":
                request.address += ("&" if "?" in request.address else "?") + encoded
            else:
                request.data = encoded.encode()
                request.headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        elif body is not None:
            request.data = bytes(body) if isinstance(body, list) else to_string(body).encode("utf-8")
        if self.content_type:
            request.headers["Content-Type"] = self.content_type

    def _multipart(self, form: Any) -> tuple[bytes, str]:
        """-Form: a body of several parts; a file goes as it is, a collection as one part an item."""
        import os
        import uuid

        from ems.values.members import enumerate_, is_enumerable

        boundary = str(uuid.uuid4())
        parts: list[bytes] = []
        for key, value in form.items():
            for item in list(enumerate_(value)) if is_enumerable(value) else [value]:
                head = f'--{boundary}\r\nContent-Disposition: form-data; name="{to_string(key)}"'
                path = getattr(item, "full_name", None) if getattr(item, "net_name", "") == "System.IO.FileInfo" else None
                if path is None:
                    parts.append(f"{head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{to_string(item)}\r\n".encode())
                    continue
                head += f'; filename="{os.path.basename(path)}"\r\nContent-Type: application/octet-stream\r\n\r\n'
                with open(path, "rb") as file:
                    parts.append(head.encode() + file.read() + b"\r\n")
        parts.append(f"--{boundary}--\r\n".encode())
        return b"".join(parts), f'multipart/form-data; boundary="{boundary}"'

    def _keep(self, response: Any) -> None:
        """-OutFile: the content goes to a file, behind what the file had when the server resumed."""
        if self.out_file is None or (self.resume and response.status == 416):  # 416: the file is complete
            return
        with open(self.shell.file_path(self.out_file), "ab" if self.resume and response.status == 206 else "wb") as file:
            file.write(response.data)

    def _failed(self, failure: Any, request: Any) -> None:
        if failure.response is None:
            self.throw(net_error(failure.kind, str(failure)), "WebCmdletWebResponseException", "InvalidOperation", request.address)
        response = failure.response
        if request.resumed and response.status == 416:
            return
        error = net_error("Microsoft.PowerShell.Commands.HttpResponseException", f"Response status code does not indicate success: {response.status} "
                          f"({response.reason}).", response=response, status_code=response.status)
        record = self.error_record(error, "WebCmdletWebResponseException", "InvalidOperation", request.address)
        text = response.text().strip()
        if text:
            record.details = ErrorDetails(text)
        self.throw(record)


@cmdlet("Invoke-WebRequest", default_set="StandardMethod", class_name="Microsoft.PowerShell.Commands.InvokeWebRequestCommand",
        output="Microsoft.PowerShell.Commands.BasicHtmlWebResponseObject", own_first=True)
class InvokeWebRequest(WebCommand):
    """Ask an HTTP server and return the response: its status, headers and content.

    EXAMPLES
    > try { Invoke-WebRequest ftp://x } catch { $_.Exception.Message }
    The 'ftp' scheme is not supported.

    Only http and https are known.
    """

    def deliver(self, response: Any) -> None:
        if self.out_file is None or self.pass_thru:
            self.out(response)


@cmdlet("Invoke-RestMethod", default_set="StandardMethod", class_name="Microsoft.PowerShell.Commands.InvokeRestMethodCommand", own_first=True)
class InvokeRestMethod(WebCommand):
    """Ask an HTTP server and return what the response holds: objects of JSON, an XML document, or text.

    EXAMPLES
    > try { Invoke-RestMethod ftp://x } catch { $_.Exception.Message }
    The 'ftp' scheme is not supported.

    Only http and https are known.
    """

    follow_rel_link = parameter("FollowRelLink", "switch", aliases="FL", help="Follow the links to the next pages.")
    maximum_follow_rel_link = parameter("MaximumFollowRelLink", "int", aliases="ML", validate=[("range", 1, 2147483647)],
                                        help="How many links to follow at most.")
    response_headers_variable = parameter("ResponseHeadersVariable", "string", aliases="RHV",
                                          help="The variable that gets the response's headers.")
    status_code_variable = parameter("StatusCodeVariable", "string", help="The variable that gets the status code.")

    def most_links(self) -> int:
        if not self.follow_rel_link:
            return 0
        return self.maximum_follow_rel_link if "MaximumFollowRelLink" in self.bound else 2147483647

    def deliver(self, response: Any) -> None:
        for name, value in ((self.response_headers_variable, response.header_table()), (self.status_code_variable, response.status)):
            if name is not None:
                self.scope.set(name.lower(), value, name)
        if self.out_file is not None and not self.pass_thru:
            return
        value = self._value(response)
        if isinstance(value, list):
            self.write_each(value)
        else:
            self.out(value)

    @staticmethod
    def _value(response: Any) -> Any:
        from ems.values.convert import convert
        from ems.values.json_text import parse_json
        from ems.values.types import get_type

        text = response.text()
        kind = response.content_type()
        try:
            if "json" in kind or (kind not in ("text/html", "text/xml", "application/xml") and text.lstrip()[:1] in ("{", "[")):
                return parse_json(text)
            if "xml" in kind:
                return convert(text, get_type("System.Xml.XmlDocument"))
        except NetException:
            return text
        return text
