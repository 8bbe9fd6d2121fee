"""In: nothing. Out: TcpClient and NetworkStream with their members: enough to ask whether a port answers and to talk to it."""
from __future__ import annotations

import socket
from typing import Any

from ems.net.bases import ObjectBodies, invalid_operation, null_argument, out_of_range
from ems.net.declare import members
from ems.net.streams import Stream, _Streams
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

_S = "System.Net.Sockets."


def socket_error(error: OSError, host: str = "") -> NetException:
    text = error.strerror or str(error)
    return net_error(_S + "SocketException", text + (f" {host}" if host else ""), code=error.errno)


class NetworkStream(Stream):
    """The bytes of a connection."""

    __slots__ = ("socket",)
    net_name = _S + "NetworkStream"

    def __init__(self, connection: socket.socket) -> None:
        super().__init__(connection.makefile("rwb", buffering=0))
        self.socket = connection

    def read(self, count: int) -> bytes:
        try:
            return super().read(count)
        except OSError as error:
            raise net_error("System.IO.IOException", f"Unable to read data from the transport connection: {error.strerror or error}.") from None

    def write(self, data: bytes) -> None:
        try:
            self.socket.sendall(data)
        except OSError as error:
            raise net_error("System.IO.IOException", f"Unable to write data to the transport connection: {error.strerror or error}.") from None

    def flush(self) -> None:
        self.check()

    def length(self) -> int:
        return 0


class TcpClient(NetObject):
    __slots__ = ("connection", "receive", "send", "stream")
    net_name = _S + "TcpClient"

    def __init__(self) -> None:
        self.ps_ext = None
        self.connection: socket.socket | None = None
        self.stream: NetworkStream | None = None
        self.receive = self.send = 0

    def connect(self, host: Any, port: int) -> None:
        from ems.net.network import IPAddress

        if host is None:
            raise null_argument("hostname")
        if not 0 <= port <= 65535:
            raise out_of_range("Specified argument was out of the range of valid values.", "port")
        name = host.text() if isinstance(host, IPAddress) else str(host)
        try:
            self.connection = socket.create_connection((name, port), self.send / 1000 or None)
            self.connection.settimeout(self.receive / 1000 or None)
        except socket.gaierror as error:
            raise net_error(_S + "SocketException", "Name or service not known", code=error.errno) from None
        except OSError as error:
            raise socket_error(error, f"[::ffff:{name}]:{port}" if isinstance(host, IPAddress) or name.replace(".", "").isdigit() else f"{name}:{port}") from None


class _Clients(ObjectBodies):
    @staticmethod
    def new(host: Any = None, port: int = 0) -> TcpClient:
        made = TcpClient()
        if isinstance(host, str):
            made.connect(host, port)
        return made

    @staticmethod
    def Connect(self: TcpClient, host: Any, port: int | None = None) -> None:
        if port is None:
            self.connect(host.address, host.port)
        else:
            self.connect(host, port)

    @staticmethod
    def Connected(self: TcpClient) -> bool:
        return self.connection is not None

    @staticmethod
    def Available(self: TcpClient) -> int:
        import array
        import fcntl
        import termios

        if self.connection is None:
            return 0
        size = array.array("i", [0])
        fcntl.ioctl(self.connection, termios.FIONREAD, size)
        return size[0]

    @staticmethod
    def GetStream(self: TcpClient) -> Any:
        if self.connection is None:
            raise invalid_operation("The operation is not allowed on non-connected sockets.")
        if self.stream is None:
            self.stream = NetworkStream(self.connection)
        return self.stream

    @staticmethod
    def Close(self: TcpClient) -> None:
        if self.stream is not None:
            self.stream.close()
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    Dispose = Close

    @staticmethod
    def ReceiveTimeout(self: TcpClient) -> int:
        return self.receive

    @staticmethod
    def set_ReceiveTimeout(self: TcpClient, value: int) -> None:
        self.receive = value
        if self.connection is not None:
            self.connection.settimeout(value / 1000 or None)

    @staticmethod
    def SendTimeout(self: TcpClient) -> int:
        return self.send

    @staticmethod
    def set_SendTimeout(self: TcpClient, value: int) -> None:
        self.send = value


class _NetworkStreams(_Streams):
    CanSeek = staticmethod(lambda self: False)  # type: ignore[assignment]

    @staticmethod
    def DataAvailable(self: NetworkStream) -> bool:
        import select

        return bool(select.select([self.socket], [], [], 0)[0])


members(net_type(_S + "NetworkStream", base="System.IO.Stream", py=NetworkStream, interfaces="IDisposable IAsyncDisposable"),
        "bool CanSeek {get;}\nbool DataAvailable {get;}", _NetworkStreams)
members(net_type(_S + "TcpClient", py=TcpClient, interfaces="IDisposable"), f"""
void Close()
void Connect(string hostname, int port)
void Connect(ipaddress address, int port)
void Connect(IPEndpoint remoteEP)
void Dispose()
{_S}NetworkStream GetStream()
int Available {{get;}}
bool Connected {{get;}}
int ReceiveTimeout {{get;set;}}
int SendTimeout {{get;set;}}
{_S}TcpClient new()
{_S}TcpClient new(System.Net.Sockets.AddressFamily family)
{_S}TcpClient new(string hostname, int port)
""", _Clients)
