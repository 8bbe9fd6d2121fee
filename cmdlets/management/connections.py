"""In: names of computers. Out: whether they answer: Test-Connection."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error
from ems.values.numbers import Int64
from ems.values.objects import Extension, PSCustomObject
from ems.values.waiting import sleep

OUTPUTS = (
    "Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus",
    "System.Boolean",
    "Microsoft.PowerShell.Commands.TestConnectionCommand+PingMtuStatus",
    "System.Int32",
    "Microsoft.PowerShell.Commands.TestConnectionCommand+TraceStatus",
    "Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus",
)
STATUS = "Microsoft.PowerShell.Commands.TestConnectionCommand+PingStatus"


@cmdlet("Test-Connection", default_set="DefaultPing", class_name="Microsoft.PowerShell.Commands.TestConnectionCommand",
        output=" ".join(OUTPUTS))
class TestConnection(Cmdlet):
    """Test whether a computer answers: by ping, or by opening a TCP port.

    The system's ping program does the work of the first.

    EXAMPLES
    > Test-Connection localhost -TcpPort 1
    False

    Nothing listens at that port.
    """

    ping = parameter("Ping", "switch", sets="DefaultPing RepeatPing", help="Ping the computer, as is done without another switch.")
    i_pv4 = parameter("IPv4", "switch", help="Use its IPv4 address.")
    i_pv6 = parameter("IPv6", "switch", help="Use its IPv6 address.")
    resolve_destination = parameter("ResolveDestination", "switch", help="Show the name of the address.")
    source = parameter("Source", "string", sets="DefaultPing RepeatPing TraceRoute TcpPort", help="Not supported: the system chooses.")
    max_hops = parameter("MaxHops", "int", sets="DefaultPing RepeatPing TraceRoute", aliases="Ttl TimeToLive Hops", validate=[("range", 0, 128)],
                         help="How many routers at most.")
    count = parameter("Count", "int", sets="DefaultPing TcpPort", validate=[("range", 1, 2147483647)], help="How many times.")
    delay = parameter("Delay", "int", sets="DefaultPing RepeatPing TcpPort", validate=[("range", 1, 2147483647)], help="Seconds between two.")
    buffer_size = parameter("BufferSize", "int", sets="DefaultPing RepeatPing", aliases="Size Bytes BS", validate=[("range", 0, 65500)],
                            help="Bytes to send.")
    dont_fragment = parameter("DontFragment", "switch", sets="DefaultPing RepeatPing", help="Not supported: the system chooses.")
    repeat = parameter("Repeat", "switch", sets={"RepeatPing": dict(mandatory=True), "TcpPort": dict()}, aliases="Continuous",
                       help="Go on until stopped.")
    quiet = parameter("Quiet", "switch", help="Only true or false.")
    timeout_seconds = parameter("TimeoutSeconds", "int", validate=[("range", 1, 2147483647)], help="Seconds to wait for an answer.")
    target_name = parameter("TargetName", "string[]", position=0, mandatory=True, pipeline=True, byname=True, aliases="ComputerName",
                            validate=[("notnullorempty",)], help="The computer.")
    traceroute = parameter("Traceroute", "switch", mandatory=True, sets="TraceRoute", help="Not supported; use traceroute.")
    mtu_size = parameter("MtuSize", "switch", mandatory=True, sets="MtuSizeDetect", aliases="MtuSizeDetect", help="Not supported; use tracepath.")
    tcp_port = parameter("TcpPort", "int", mandatory=True, sets="TcpPort", validate=[("range", 0, 65535)], help="Open a connection to that port.")
    detailed = parameter("Detailed", "switch", sets="TcpPort", help="Say more of the connection.")

    def process(self) -> None:
        if self.traceroute or self.mtu_size:
            raise self.unresolved("Test-Connection has no -Traceroute and -MtuSize here; use traceroute or tracepath.")
        for name in self.target_name:
            address = self.address(name)
            if address is None:
                continue
            if self.parameter_set == "TcpPort":
                self.test_port(name, address)
            else:
                self.ping_all(name, address)

    def address(self, name: str) -> str | None:
        """The address of a name; a name without one is reported, or false with -Quiet."""
        import socket

        family = socket.AF_INET if self.i_pv4 else socket.AF_INET6 if self.i_pv6 else 0
        try:
            return str(socket.getaddrinfo(name, None, family, socket.SOCK_STREAM)[0][4][0])
        except OSError:
            if self.quiet or self.parameter_set == "TcpPort":
                self.out(False)
            else:
                self.write_error(net_error("System.Net.NetworkInformation.PingException", f"Testing connection to computer '{name}' failed: Cannot resolve the target name."),
                                 "TestConnectionException", "ResourceUnavailable", name)
            return None

    def test_port(self, name: str, address: str) -> None:
        import socket
        import time

        started = time.monotonic()
        try:
            with socket.create_connection((address, self.tcp_port), self.timeout_seconds or 5):
                connected = True
        except OSError:
            connected = False
        if not self.detailed:
            self.out(connected)
            return
        pairs = [("Id", 1), ("Source", host_name()), ("Target", name), ("TargetAddress", address), ("Port", self.tcp_port),
                 ("Latency", Int64(round((time.monotonic() - started) * 1000))), ("Connected", connected)]
        self.out(typed("Microsoft.PowerShell.Commands.TestConnectionCommand+TcpPortStatus", pairs))

    def ping_all(self, name: str, address: str) -> None:
        import itertools
        import shutil

        program = shutil.which("ping")
        if program is None:
            self.write_error(net_error("System.PlatformNotSupportedException", f"Testing connection to computer '{name}' failed: this system has no ping program; use -TcpPort "
                                       "to test a port."), "TestConnectionException", "ResourceUnavailable", name)
            if self.quiet:
                self.out(False)
            return
        answered = True
        for number in itertools.count(1):
            latency = self.ping_once(program, address)
            answered = answered and latency is not None
            if not self.quiet:
                self.out(self.status(number, name, address, latency))
            if not self.repeat and number >= (self.count or 4):
                break
            sleep(self.delay or 1)
        if self.quiet:
            self.out(answered)

    def ping_once(self, program: str, address: str) -> int | None:
        """Milliseconds until the answer, or None."""
        import re
        import subprocess

        command = [program, "-n", "-c", "1", "-W", str(self.timeout_seconds or 5), "-s", str(self.buffer_size if self.buffer_size is not None else 32)]
        if self.max_hops:
            command += ["-t", str(self.max_hops)]
        done = subprocess.run([*command, address], capture_output=True, text=True, check=False)
        if done.returncode:
            return None
        found = re.search(r"time[=<]([\d.]+)", done.stdout)
        return round(float(found[1])) if found else 0

    def status(self, number: int, name: str, address: str, latency: int | None) -> PSCustomObject:
        shown = address
        if self.resolve_destination:
            import socket

            try:
                shown = socket.gethostbyaddr(address)[0]
            except OSError:
                shown = address
        size = self.buffer_size if self.buffer_size is not None else 32
        return typed(STATUS, [("Ping", number), ("Source", host_name()), ("Destination", name if not self.resolve_destination else shown), ("Address", address),
                              ("DisplayAddress", shown), ("Latency", Int64(latency or 0)), ("Status", "Success" if latency is not None else "TimedOut"),
                              ("BufferSize", size)])


def host_name() -> str:
    import socket

    return socket.gethostname()


def typed(name: str, pairs: list[tuple[str, Any]]) -> PSCustomObject:
    """An object with a type name of its own, so that the type's view shows it."""
    made = PSCustomObject.from_pairs(pairs)
    made.ps_ext = Extension()
    made.ps_ext.type_names = [name, "System.Object"]
    return made
