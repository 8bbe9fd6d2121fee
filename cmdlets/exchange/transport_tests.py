"""In: servers and their Receive connectors. Out: Test-SmtpConnectivity, Test-Mailflow, Get-TransportPipeline and Get-ExchangeDiagnosticInfo."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises
from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.records import multivalued, record
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.registry import cmdlet

_T = "Microsoft.Exchange.Management.SystemConfigurationTasks."
_M = "Microsoft.Exchange.Monitoring."
TIMEOUT = 5.0  # seconds for a connection, and for the greeting
_LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}

SmtpConnectivityStatus = record(_T + "SmtpConnectivityStatus", """
    string Server
    string ReceiveConnector
    string Binding
    string EndPoint
    string StatusCode
    string Details
    string Identity
    bool IsValid
    Microsoft.Exchange.Data.ObjectState ObjectState
""", lambda self: self.facts["identity"])


@cmdlet("Test-SmtpConnectivity", class_name=_T + "TestSmtpConnectivity", supports_should_process=True, output=SmtpConnectivityStatus.net_name)
@parameters("""
    Identity | identity Server | @0 pipe | | The server; the local one by default.
    MonitoringContext | bool
""")
class TestSmtpConnectivity(OnPremises, ExchangeCmdlet):
    """Connects to every binding of a server's enabled Receive connectors and reads the greeting.

    Wildcard bindings are tried at this machine's loopback address. ems itself does not listen: the result says for each endpoint whether a
    mail server answers there, and what it could not reach.
    """

    def run(self) -> None:
        from cmdlets.exchange.types import enums

        directory = self.directory
        directory.open()
        named = self.bound.get("Identity")
        server = directory.existing_server(directory.local_server if named is None else named)
        if not self.confirmed(f'Testing the SMTP connectivity of server "{server.name}".', server.name):
            return
        for connector in directory.all(ReceiveConnector, server.name):
            for binding in connector.get("Bindings") if connector.get("Enabled") else ():
                address = str(binding).rpartition(":")[0].strip("[]")
                host = _LOOPBACK.get(address, address)
                status, details = greeting(host, binding.port)
                self.write(SmtpConnectivityStatus(
                    server=server.name, receiveconnector=connector.identity, binding=str(binding),
                    endpoint=f"[{host}]:{binding.port}" if ":" in host else f"{host}:{binding.port}", statuscode=status, details=details,
                    identity=server.name, isvalid=True, objectstate=enums.value("ObjectState", "New")))


def problem(error: Exception) -> str:
    """What a connection failed of, in words."""
    import socket

    if isinstance(error, socket.gaierror):
        return "The host name could not be resolved."
    if isinstance(error, TimeoutError):
        return "The host did not answer in time."
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def greeting(host: str, port: int) -> tuple[str, str]:
    """(status, the greeting or what went wrong)."""
    import socket

    try:
        with socket.create_connection((host, port), TIMEOUT) as connection:
            connection.settimeout(TIMEOUT)
            line = connection.makefile("rb").readline(2048).decode("ascii", "replace").strip()
            connection.sendall(b"QUIT\r\n")
    except TimeoutError:
        return "UnableToConnect", f"No answer within {TIMEOUT:g} seconds."
    except OSError as error:
        return "UnableToConnect", problem(error)
    if line.startswith("220"):
        return "Success", line
    return "ProtocolError", line or "The connection was closed without a greeting."


MailflowResult = record(_M + "TestMailFlowOutput", """
    string TestMailflowResult
    Microsoft.Exchange.Data.EnhancedTimeSpan MessageLatencyTime
    bool IsRemoteTest
    string Identity
    bool IsValid
    Microsoft.Exchange.Data.ObjectState ObjectState
""", lambda self: self.facts["testmailflowresult"])


_TARGETS = "AutoDiscoverTargetMailboxServer TargetDatabase TargetEmailAddress TargetMailboxServer SourceServer"


@cmdlet("Test-Mailflow", default_set="SourceServer", class_name=_M + "TestMailFlow", supports_should_process=True, output=MailflowResult.net_name)
@parameters(f"""
    Identity | identity Server | @0 pipe | {_TARGETS} | The server that sends; the local one by default.
    AutoDiscoverTargetMailboxServer | switch | | AutoDiscoverTargetMailboxServer
    CrossPremises | bool | ! | CrossPremises
    TargetDatabase | identity Database | ! | TargetDatabase
    TargetEmailAddress | string | ! | TargetEmailAddress
    TargetMailboxServer | identity Server | ! | TargetMailboxServer
    ActiveDirectoryTimeout | int
    CrossPremisesExpirationTimeout | timespan | | CrossPremises
    CrossPremisesPendingErrorCount | int | | CrossPremises
    ErrorLatency | int
    ExecutionTimeout | int
    MonitoringContext | bool
    TargetEmailAddressDisplayName | string | | TargetEmailAddress
""")
class TestMailflow(OnPremises, ExchangeCmdlet):
    """Sends a test message between mailboxes. ems moves no mail: the result is a failure, and a warning says so.

    Trace-EmsMessage shows which way a message would go.
    """

    def run(self) -> None:
        from cmdlets.exchange.common.kinds import kind
        from cmdlets.exchange.types import enums

        directory = self.directory
        directory.open()
        named = self.bound.get("Identity")
        server = directory.existing_server(directory.local_server if named is None else named)
        target = self.bound.get("TargetMailboxServer")
        remote = target is not None and directory.existing_server(target).guid != server.guid
        if self.bound.get("TargetDatabase") is not None:
            raise fault("E-NOTFOUND", name=str(self.bound["TargetDatabase"]), dc=directory.dc)
        address = self.bound.get("TargetEmailAddress")
        if address is not None:
            kind("SmtpAddress").convert(address)
        if not self.confirmed(f'Testing the mail flow of server "{server.name}".', server.name):
            return
        self.write_warning("ems moves no mail. Trace-EmsMessage shows which way a message would go.")
        self.write(MailflowResult(testmailflowresult="*FAILURE*", messagelatencytime=kind("timespan").load("00:00:00"), isremotetest=remote or bool(address),
                                  identity="", isvalid=True, objectstate=enums.value("ObjectState", "New")))


TransportPipeline = record(_T + "TransportPipeline", """
    string Event
    Microsoft.Exchange.Data.MultiValuedProperty[string] TransportAgents
""", lambda self: self.facts["event"])
EVENTS = (
    "OnConnectEvent OnHeloCommand OnEhloCommand OnAuthCommand OnEndOfAuthentication OnXSessionParamsCommand OnMailCommand OnRcptToCommand "
    "OnDataCommand OnEndOfHeaders OnEndOfData OnHelpCommand OnNoopCommand OnReject OnRsetCommand OnDisconnectEvent OnSubmittedMessage "
    "OnResolvedMessage OnRoutedMessage OnCategorizedMessage"
).split()


@cmdlet("Get-TransportPipeline", class_name=_T + "GetTransportPipeline", output=TransportPipeline.net_name)
class GetTransportPipeline(OnPremises, ExchangeCmdlet):
    """Gets the events of the transport with the agents that ran on them. An agent shows once it has handled a message, so none does here.

    EXAMPLES
    > (Get-TransportPipeline | Where-Object Event -eq OnRoutedMessage).TransportAgents.Count
    0

    Looks for agents that ran on routed messages.
    """

    def run(self) -> None:
        for event in EVENTS:
            self.write(TransportPipeline(event=event, transportagents=multivalued("string", [])))


@cmdlet("Get-ExchangeDiagnosticInfo", class_name=_T + "GetExchangeDiagnosticInfo", output="System.String")
@parameters("""
    Argument | string
    Component | string
    Process | string
    Server | identity Server
    Unlimited | switch
""")
class GetExchangeDiagnosticInfo(ExchangeCmdlet):
    """Gets what the processes of a server tell of themselves, as XML. No process of Exchange runs here, and the answer says so."""

    def run(self) -> None:
        self.directory.open()
        named = self.bound.get("Server")
        self.directory.existing_server(self.directory.local_server if named is None else named)
        self.write("\n".join(_diagnostics(self.bound)))


def _diagnostics(given: dict[str, Any]) -> Iterator[str]:
    from xml.sax.saxutils import escape

    yield "<Diagnostics>"
    yield "  <ProcessLocator>"
    yield "    <count>0</count>"
    if given.get("Process"):
        yield f"    <error>No process named {escape(given['Process'])} runs.</error>"
    yield "  </ProcessLocator>"
    yield "</Diagnostics>"
