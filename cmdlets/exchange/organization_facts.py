"""In: the organization. Out: the commands that only tell: domain controllers, network cards, intra-organization configuration, blocked
connectors, predicates and actions of rules, the health of services; and Update-HybridConfiguration."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.records import multivalued, record
from cmdlets.exchange.receive_connector import is_edge
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo
from ems.values.objects import PSCustomObject, extend


def named(type_name: str, *pairs: tuple[str, Any]) -> PSCustomObject:
    """A custom object that says what it is."""
    made = PSCustomObject.from_pairs(pairs)
    extend(made)[1].type_names = [type_name, "System.Management.Automation.PSCustomObject", "System.Object"]
    return made


@cmdlet("Get-DomainController", default_set="DomainController", class_name=task("Get", "DomainController"))
class GetDomainController(ExchangeCmdlet):
    """Gets the domain controllers of the organization; there is one here.

    EXAMPLES
    > (Get-DomainController).DnsHostName
    DC01.contoso.com

    Shows the controller that errors name.
    """

    catalog = parameter("GlobalCatalog", "switch", mandatory=True, sets="GlobalCatalog", help="Global catalogs only.")
    credential = parameter("Credential", "object", help="Not needed here.")
    domain = p.KindParameter("DomainName", "Fqdn", {"DomainController": SetInfo()}, "The domain.")
    forest = p.KindParameter("Forest", "Fqdn", {"GlobalCatalog": SetInfo()}, "The forest.")

    def run(self) -> None:
        organization = self.directory.organization
        wanted = self.domain or self.forest
        if wanted is None or str(wanted).lower() == organization.domain.lower():
            self.write(
                named(
                    "Microsoft.Exchange.Data.Directory.TopologyDiscovery.ADServerInfo",
                    ("Name", self.directory.dc.partition(".")[0]),
                    ("DnsHostName", self.directory.dc),
                    ("ADSite", organization.site_dn(organization.site)),
                    ("Identity", self.directory.dc),
                )
            )


@cmdlet("Get-NetworkConnectionInfo", class_name=task("Get", "NetworkConnectionInfo"))
class GetNetworkConnectionInfo(OnPremises, ExchangeCmdlet):
    """Gets the network cards of this machine."""

    identity = p.identity("Server")

    def run(self) -> None:
        import socket

        self.directory.open()
        if self.identity is not None:
            self.directory.existing_server(self.identity)
        addresses = (
            sorted({info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None)} | {"127.0.0.1"})
            if hasattr(socket, "getaddrinfo")
            else []
        )
        for at, (_, name) in enumerate(socket.if_nameindex()):
            self.write(
                named(
                    "Microsoft.Exchange.Management.SystemConfigurationTasks.NetworkConnectionInfo",
                    ("Name", name),
                    ("DnsServers", []),
                    ("IPAddresses", addresses if at == 0 else []),
                    ("AdapterGuid", None),
                    ("MacAddress", ""),
                    ("Identity", name),
                )
            )


@cmdlet("Get-IntraOrganizationConfiguration", class_name=task("Get", "IntraOrganizationConfiguration"))
class GetIntraOrganizationConfiguration(ExchangeCmdlet):
    """Gets the settings that the parts of the organization use to talk to each other."""

    guid = p.identity("OnPremisesOrganization", name="OrganizationGuid", position=1, help="The on-premises organization.")

    def run(self) -> None:
        organization = self.directory.organization
        self.write(
            named(
                "Microsoft.Exchange.Data.Directory.Management.IntraOrganizationConfiguration",
                ("OnPremiseDiscoveryEndpoint", None),
                ("OnPremiseWebServiceEndpoint", None),
                ("DeploymentIsCompleteIOCReady", True),
                ("HasNonIOCReadyExchangeCASServerVersions", False),
                ("HasNonIOCReadyExchangeMailboxServerVersions", False),
                ("OnlineDiscoveryEndpoint", None),
                ("OnlineTargetAddress", organization.tenant),
                ("OnPremiseTargetAddresses", [organization.domain]),
                ("Identity", None),
                ("IsValid", True),
                ("ObjectState", "New"),
            )
        )


@cmdlet("Get-BlockedConnector", class_name=task("Get", "BlockedConnector"))
class GetBlockedConnector(ExchangeCmdlet):
    """Gets connectors that Exchange Online blocked for sending spam; nothing is blocked here."""

    connector = p.KindParameter("ConnectorId", "guid", help="One connector.")

    def run(self) -> None:
        self.directory.open()


@cmdlet("Remove-BlockedConnector", class_name=task("Remove", "BlockedConnector"))
class RemoveBlockedConnector(ExchangeCmdlet):
    """Takes a connector off the list of blocked ones."""

    connector = p.KindParameter("ConnectorId", "guid", {ALL_SETS: SetInfo(mandatory=True)}, "The connector.")
    reason = p.KindParameter("Reason", "string", help="Why.")

    def run(self) -> None:
        raise fault("E-NOTFOUND", name=str(self.connector), dc=self.directory.dc)


class _RuleParts(ExchangeCmdlet):
    """Conditions or actions of mail flow rules, from the table of the rule's properties."""

    name: Any
    actions = False

    def run(self) -> None:
        from cmdlets.exchange.transport_rule import ACTIONS, TransportRule

        names = [
            row.name
            for row in TransportRule.schema.properties.values()
            if row.new and row.name not in _NOT_PARTS and not row.name.startswith("ExceptIf") and (row.name in ACTIONS) is self.actions
        ]
        chosen = [name for name in names if self.name is None or name.lower() == self.name.lower()]
        if not chosen:
            raise fault("E-NOTFOUND", name=self.name, dc=self.directory.dc)
        for name in chosen:
            self.write(
                named(
                    f"Microsoft.Exchange.MessagingPolicies.Rules.Tasks.{name}{'Action' if self.actions else 'Predicate'}",
                    ("Name", name),
                    ("Rank", names.index(name)),
                    ("LinkedDisplayText", name),
                    ("Identity", name),
                    ("IsValid", True),
                    ("ObjectState", "New"),
                )
            )


_NOT_PARTS = frozenset(
    [
        "Name",
        "Priority",
        "DlpPolicy",
        "Comments",
        "Mode",
        "RuleErrorAction",
        "RuleSubType",
        "SenderAddressLocation",
        "UseLegacyRegex",
        "ActivationDate",
        "ExpiryDate",
        "SetHeaderValue",
        "ApplyHtmlDisclaimerFallbackAction",
        "ApplyHtmlDisclaimerLocation",
        "IncidentReportContent",
        "IncidentReportOriginalMail",
        "RecipientAddressType",
        "ADComparisonOperator",
        "HeaderContainsMessageHeader",
        "HeaderMatchesMessageHeader",
    ]
)


@cmdlet("Get-TransportRulePredicate", class_name=task("Get", "TransportRulePredicate"))
class GetTransportRulePredicate(_RuleParts):
    """Gets the conditions that mail flow rules know.

    EXAMPLES
    > (Get-TransportRulePredicate SubjectContainsWords).Name
    SubjectContainsWords

    Shows that a condition exists.
    """

    name = p.KindParameter("Name", "string", {ALL_SETS: SetInfo(position=0)}, "One condition.")


@cmdlet("Get-TransportRuleAction", class_name=task("Get", "TransportRuleAction"))
class GetTransportRuleAction(_RuleParts):
    """Gets the actions that mail flow rules know.

    EXAMPLES
    > (Get-TransportRuleAction DeleteMessage).Name
    DeleteMessage

    Shows that an action exists.
    """

    name = p.KindParameter("Name", "string", {ALL_SETS: SetInfo(position=0)}, "One action.")
    actions = True


ExchangeServicesStatus = record("Microsoft.Exchange.Monitoring.ExchangeServicesStatus", """
    string Role
    bool RequiredServicesRunning
    Microsoft.Exchange.Data.MultiValuedProperty[string] ServicesNotRunning
    Microsoft.Exchange.Data.MultiValuedProperty[string] ServicesRunning
    Microsoft.Exchange.Data.ObjectId Identity
    bool IsValid
    Microsoft.Exchange.Data.ObjectState ObjectState
""", lambda self: self.facts["role"], base="Microsoft.Exchange.Data.ConfigurableObject")
# role: the services that it needs
SERVICES = {
    "Mailbox Server Role": "IISAdmin MSExchangeADTopology MSExchangeDelivery MSExchangeIS MSExchangeMailboxAssistants MSExchangeRepl "
    "MSExchangeRPC MSExchangeServiceHost MSExchangeSubmission MSExchangeThrottling MSExchangeTransportLogSearch W3Svc WinRM",
    "Client Access Server Role": "IISAdmin MSExchangeADTopology MSExchangeMailboxReplication MSExchangeRPC MSExchangeServiceHost W3Svc WinRM",
    "Hub Transport Server Role": "IISAdmin MSExchangeADTopology MSExchangeEdgeSync MSExchangeServiceHost MSExchangeTransport "
    "MSExchangeTransportLogSearch W3Svc WinRM",
    "Edge Transport Server Role": "ADAM_MSExchange MSExchangeEdgeCredential MSExchangeServiceHost MSExchangeTransport "
    "MSExchangeTransportLogSearch WinRM",
}
_COMPONENTS = {"MSExchangeTransport": "HubTransport"}  # the service that a component's state stands for


@cmdlet("Test-ServiceHealth", class_name="Microsoft.Exchange.Monitoring.TestServiceHealth", supports_should_process=True)
class TestServiceHealth(OnPremises, ExchangeCmdlet):
    """Says for each role of a server which services run. Components that are not active count as not running."""

    server = p.identity("Server", name="Server", help="The server; the local one by default.")
    timeout = p.KindParameter("ActiveDirectoryTimeout", "int", help="Seconds to wait for the directory.")
    monitoring = p.KindParameter("MonitoringContext", "bool", help="Reserved.")

    def run(self) -> None:
        self.directory.open()
        row = self.directory.existing_server(self.server if self.server is not None else self.directory.local_server)
        from cmdlets.exchange.types import enums

        for role, services in SERVICES.items():
            if is_edge(row) != (role == "Edge Transport Server Role"):
                continue
            stopped = [name for name in services.split() if not self._runs(row, name)]
            running = [name for name in services.split() if name not in stopped]
            self.write(ExchangeServicesStatus(
                role=role, requiredservicesrunning=not stopped, servicesrunning=multivalued("string", running),
                servicesnotrunning=multivalued("string", stopped), isvalid=True, objectstate=enums.value("ObjectState", "New")))

    def _runs(self, row: Any, service: str) -> bool:
        from cmdlets.exchange.server_component_state import component

        part = _COMPONENTS.get(service)
        return part is None or component(self.directory, row, part).get("State") == "Active"


@cmdlet("Update-HybridConfiguration", class_name=task("Update", "HybridConfiguration"), supports_should_process=True)
class UpdateHybridConfiguration(OnPremises, ExchangeCmdlet):
    """Says that the hybrid configuration is up to date: the tenant and the organization are in one store here."""

    own = parameter("OnPremisesCredentials", "pscredential", mandatory=True, help="Account of the organization.")
    tenant = parameter("TenantCredentials", "pscredential", mandatory=True, help="Account of the tenant.")
    upgrade = parameter("ForceUpgrade", "switch", help="Upgrade the configuration.")
    warning = parameter("SuppressOAuthWarning", "switch", help="Hide a warning.")

    def run(self) -> None:
        from cmdlets.exchange.hybrid_configuration import HybridConfiguration

        if next(iter(self.directory.all(HybridConfiguration)), None) is None:
            raise fault("E-NOTFOUND", name="Hybrid Configuration", dc=self.directory.dc)
        self.confirmed("Updating the hybrid configuration.", "Hybrid Configuration")
