"""In: a server of the organization. Out: Get-Service, Start-Service and Restart-Service for the services that Exchange runs there.

Windows services do not exist here, and no process stands behind these: what a server's roles would run is listed as Exchange sets it up
(startup types as after an installation). Stopping one has no meaning; the commands that would say so what they lack (cmdlets/windows_only.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.records import record
from cmdlets.exchange.receive_connector import is_edge
from cmdlets.exchange.types import enums
from cmdlets.registry import cmdlet, parameter
from ems.formatting import register_views
from ems.values.errors import net_error
from ems.values.wildcard import Wildcard, has_wildcards

NET_NAME = "System.ServiceProcess.ServiceController"
CLASS = "Microsoft.PowerShell.Commands."

ServiceController = record(
    NET_NAME,
    """
    bool CanPauseAndContinue
    bool CanShutdown
    bool CanStop
    string DisplayName
    string MachineName
    string Name
    string ServiceName
    System.ServiceProcess.ServiceStartMode StartType
    System.ServiceProcess.ServiceControllerStatus Status
""",
)
register_views(NET_NAME, "T . | Status:8, Name:18, DisplayName:38")

# service | display name | startup type, status | M: Mailbox servers, E: Edge servers
TABLE = """
ADAM_MSExchange | Microsoft Exchange ADAM | Automatic Running | E
IISAdmin | IIS Admin Service | Automatic Running | M
MSComplianceAudit | Microsoft Exchange Compliance Audit | Automatic Running | M
MSExchangeADTopology | Microsoft Exchange Active Directory Topology | Automatic Running | M
MSExchangeAntispamUpdate | Microsoft Exchange Anti-spam Update | Automatic Running | ME
MSExchangeCompliance | Microsoft Exchange Compliance Service | Automatic Running | M
MSExchangeDagMgmt | Microsoft Exchange DAG Management | Automatic Running | M
MSExchangeDelivery | Microsoft Exchange Mailbox Transport Delivery | Automatic Running | M
MSExchangeDiagnostics | Microsoft Exchange Diagnostics | Automatic Running | ME
MSExchangeEdgeCredential | Microsoft Exchange Credential Service | Automatic Running | E
MSExchangeEdgeSync | Microsoft Exchange EdgeSync | Automatic Running | M
MSExchangeFastSearch | Microsoft Exchange Search | Automatic Running | M
MSExchangeFrontEndTransport | Microsoft Exchange Frontend Transport | Automatic Running | M
MSExchangeHM | Microsoft Exchange Health Manager | Automatic Running | ME
MSExchangeHMRecovery | Microsoft Exchange Health Manager Recovery | Automatic Running | ME
MSExchangeImap4 | Microsoft Exchange IMAP4 | Manual Stopped | M
MSExchangeIMAP4BE | Microsoft Exchange IMAP4 Backend | Manual Stopped | M
MSExchangeIS | Microsoft Exchange Information Store | Automatic Running | M
MSExchangeMailboxAssistants | Microsoft Exchange Mailbox Assistants | Automatic Running | M
MSExchangeMailboxReplication | Microsoft Exchange Mailbox Replication | Automatic Running | M
MSExchangeNotificationsBroker | Microsoft Exchange Notifications Broker | Automatic Stopped | M
MSExchangePop3 | Microsoft Exchange POP3 | Manual Stopped | M
MSExchangePOP3BE | Microsoft Exchange POP3 Backend | Manual Stopped | M
MSExchangeRepl | Microsoft Exchange Replication | Automatic Running | M
MSExchangeRPC | Microsoft Exchange RPC Client Access | Automatic Running | M
MSExchangeServiceHost | Microsoft Exchange Service Host | Automatic Running | ME
MSExchangeSubmission | Microsoft Exchange Mailbox Transport Submission | Automatic Running | M
MSExchangeThrottling | Microsoft Exchange Throttling | Automatic Running | M
MSExchangeTransport | Microsoft Exchange Transport | Automatic Running | ME
MSExchangeTransportLogSearch | Microsoft Exchange Transport Log Search | Automatic Running | ME
W3SVC | World Wide Web Publishing Service | Automatic Running | M
WinRM | Windows Remote Management (WS-Management) | Automatic Running | ME
"""


def services(machine: str, edge: bool) -> Iterator[Any]:
    """The services of a server, by name."""
    for line in TABLE.strip().splitlines():
        name, display_name, state, roles = (cell.strip() for cell in line.split("|"))
        if ("E" if edge else "M") in roles:
            start_type, status = state.split()
            yield ServiceController(
                name=name, servicename=name, displayname=display_name, machinename=machine, canpauseandcontinue=False,
                canshutdown=status == "Running", canstop=status == "Running", starttype=enums.value("ServiceStartMode", start_type),
                status=enums.value("ServiceControllerStatus", status),
            )


class ServiceCommand(ExchangeCmdlet):
    """What the three commands share: which services are meant, and the error for one that is not there."""

    name: Any = None
    display_name: Any = None
    include: Any = None
    exclude: Any = None
    input_object: Any = None
    computer_name: Any = None

    def all_services(self) -> list[Any]:
        self.directory.open()
        found: list[Any] = []
        for computer in self.computer_name or (None,):
            local = computer is None or str(computer).lower() in (".", "localhost")
            row = self.directory.existing_server(self.directory.local_server if local else computer)
            found += services("." if local else row.name, is_edge(row))
        return found

    def chosen(self) -> Iterator[Any]:
        """The services that the parameters name; an error for each name without wildcards that there is none of."""
        if self.input_object is not None:
            yield from (item for item in self.input_object if isinstance(item, ServiceController))
            return
        everything = self.all_services()
        key, patterns = ("displayname", self.display_name) if self.display_name is not None else ("name", self.name or ("*",))
        for pattern in patterns:
            matches = Wildcard(pattern).matches
            found = [item for item in everything if matches(item.facts[key]) and self.wanted(item)]
            if not found and not has_wildcards(pattern):
                by_name = key == "name"
                self.write_error(
                    net_error(
                        CLASS + "ServiceCommandException",
                        f"Cannot find any service with {'service' if by_name else 'display'} name '{pattern}'.",
                    ),
                    "NoServiceFoundForGivenName" if by_name else "NoServiceFoundForGivenDisplayName", "ObjectNotFound", pattern,
                )
            yield from found

    def wanted(self, item: Any) -> bool:
        def among(patterns: Any) -> bool:
            return any(Wildcard(pattern).matches(item.facts["name"]) for pattern in patterns)

        return (not self.include or among(self.include)) and not (self.exclude and among(self.exclude))


@cmdlet("Get-Service", default_set="Default", class_name=CLASS + "GetServiceCommand", output=NET_NAME)
class GetService(ServiceCommand):
    """Gets the services that Exchange has on a server of the organization. Other services of Windows do not exist here.

    EXAMPLES
    > (Get-Service MSExchangeTransport).Status
    Running

    Shows the state of the Transport service.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, sets="Default", aliases="ServiceName",
                     help="Names of services; wildcards are allowed.")
    display_name = parameter("DisplayName", "string[]", mandatory=True, sets="DisplayName", help="Display names; wildcards are allowed.")
    input_object = parameter("InputObject", NET_NAME + "[]", mandatory=True, pipeline=True, sets="InputObject", help="Services to show again.")
    computer_name = parameter("ComputerName", "string[]", byname=True, aliases="Cn", help="Servers of the organization; the local one by default.")
    include = parameter("Include", "string[]", help="Only services whose names match.")
    exclude = parameter("Exclude", "string[]", help="Leave out services whose names match.")
    dependent = parameter("DependentServices", "switch", aliases="DS", help="Not known here: it gives nothing.")
    required = parameter("RequiredServices", "switch", aliases="SDO ServicesDependedOn", help="Not known here: it gives nothing.")

    def run(self) -> None:
        for item in self.chosen():
            if not self.dependent and not self.required:
                self.write(item)


class ServiceAction(ServiceCommand):
    """What Start-Service and Restart-Service share: there is nothing to start, so only what they would say is left."""

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Default", aliases="ServiceName",
                     help="Names of services; wildcards are allowed.")
    display_name = parameter("DisplayName", "string[]", mandatory=True, sets="DisplayName", help="Display names; wildcards are allowed.")
    input_object = parameter("InputObject", NET_NAME + "[]", position=0, mandatory=True, pipeline=True, sets="InputObject", help="The services.")
    include = parameter("Include", "string[]", help="Only services whose names match.")
    exclude = parameter("Exclude", "string[]", help="Leave out services whose names match.")
    pass_thru = parameter("PassThru", "switch", help="Return the services too.")

    def run(self) -> None:
        for item in self.chosen():
            if self.should_process(f"{item.facts['displayname']} ({item.facts['name']})") and self.pass_thru:
                self.write(item)


@cmdlet("Start-Service", default_set="InputObject", class_name=CLASS + "StartServiceCommand", output=NET_NAME,
        supports_should_process=True)
class StartService(ServiceAction):
    """Starts services of Exchange: they count as running, so nothing happens."""


@cmdlet("Restart-Service", default_set="InputObject", class_name=CLASS + "RestartServiceCommand", output=NET_NAME, supports_should_process=True)
class RestartService(ServiceAction):
    """Restarts services of Exchange, as scripts do after a change of the transport's settings. No process stands behind them here: a change
    is in force at once.

    EXAMPLES
    > Restart-Service MSExchangeTransport -WhatIf
    What if: Performing the operation "Restart-Service" on target "Microsoft Exchange Transport (MSExchangeTransport)".

    Shows what the command would do.
    """

    force = parameter("Force", "switch", help="Restart services that others depend on as well.")
