"""In: servers of the store. Out: the ExchangeServer model, Get- and Set-ExchangeServer."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, OnPremises, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet, parameter

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.ExchangeServer"
MANAGEMENT = "Microsoft.Exchange.Data.Directory.Management.ADPresentationObject"
INSTALL_PATH = "C:\\Program Files\\Microsoft\\Exchange Server\\V15"


class ExchangeServer(ConfigObject):
    """A server of the organization."""

    noun_text = "Exchange server"
    schema = Schema(
        "ExchangeServer",
        NET_NAME,
        container="{servers}",
        category="ms-Exch-Exchange-Server",
        object_class="top server msExchExchangeServer",
        tail="management",
        properties=f"""
        Name | string 64 | | | The server's name.
        DataPath | LocalLongFullPath | {INSTALL_PATH}\\Mailbox | | Where databases are put.
        Domain | string | | c | The server's domain.
        Edition | enum ServerEditionType | Enterprise | | The edition.
        ExchangeLegacyDN | string | | c | The name in the older directory.
        ExchangeLegacyServerRole | int | 0 | | Not used.
        Fqdn | string | | | Fully qualified name.
        CustomerFeedbackEnabled | bool? | null | s | Whether usage data may be sent.
        InternetWebProxy | string | null | s | Web proxy.
        InternetWebProxyBypassList | list? string | null | s | Hosts that are reached without the web proxy.
        IsHubTransportServer | bool | | c | Whether the Transport service runs here.
        IsClientAccessServer | bool | | c | Whether client access services run here.
        IsExchange2007OrLater | bool | | c | True.
        IsEdgeServer | bool | | c | Whether this is an Edge Transport server.
        IsMailboxServer | bool | | c | Whether this is a Mailbox server.
        IsE14OrLater | bool | | c | True.
        IsE15OrLater | bool | | c | True.
        IsProvisionedServer | bool | False | | Whether the server is prepared and not installed.
        IsUnifiedMessagingServer | bool | False | | Whether Unified Messaging runs here.
        IsFrontendTransportServer | bool | | c | Whether the Front End Transport service runs here.
        NetworkAddress | list NetworkAddress | | c | Names by protocol.
        OrganizationalUnit | string | | c | Place in the directory.
        AdminDisplayVersion | ServerVersion | Version 15.2 (Build 1544.4) | | The build.
        Site | id | | c | Active Directory site.
        ServerRole | enum ServerRole | Mailbox | | Mailbox or Edge.
        ErrorReportingEnabled | bool? | null | s | Whether errors may be reported.
        MitigationsEnabled | bool | True | s | Whether mitigations are applied.
        MitigationsAppliedTime | datetime | | | When mitigations were applied.
        StaticDomainControllers | list string | | s | Domain controllers to use.
        StaticGlobalCatalogs | list string | | s | Global catalogs to use.
        StaticConfigDomainController | string | | s | Domain controller of the configuration.
        StaticExcludedDomainControllers | list string | | s | Domain controllers to leave out.
        MonitoringGroup | string | | s | Monitoring group.
        CurrentDomainControllers | list string | | c | Domain controllers in use.
        CurrentGlobalCatalogs | list string | | c | Global catalogs in use.
        CurrentConfigDomainController | string | | c | Domain controller of the configuration in use.
        ProductID | string | | | Product number.
        IsExchangeTrialEdition | bool | False | | Whether this is a trial.
        IsExpiredExchangeTrialEdition | bool | False | | Whether the trial is over.
        MailboxProvisioningAttributes | any | null | | Reserved.
        RemainingTrialPeriod | timespan | 00:00:00 | | What is left of the trial.
        MitigationsApplied | list? string | null | s | Mitigations in place.
        MitigationsBlocked | list? string | null | s | Mitigations not to apply.
        DataCollectionEnabled | bool | True | s | Whether diagnostic data may be sent.
    """,
    )

    def roles(self) -> set[str]:
        from cmdlets.exchange.types import enums

        return enums.names(self.get("ServerRole"))

    def compute_domain(self) -> str:
        return self.get("Fqdn").partition(".")[2] or self.organization.domain

    def compute_exchange_legacy_dn(self) -> str:
        from cmdlets.exchange.common.organization import ADMINISTRATIVE_GROUP

        return f"/o={self.organization.name}/ou={ADMINISTRATIVE_GROUP}/cn=Configuration/cn=Servers/cn={self.name}"

    def compute_is_hub_transport_server(self) -> bool:
        return True

    def compute_is_client_access_server(self) -> bool:
        return "Mailbox" in self.roles()

    compute_is_mailbox_server = compute_is_frontend_transport_server = compute_is_client_access_server

    def compute_is_edge_server(self) -> bool:
        return "Edge" in self.roles()

    def compute_is_exchange2007_or_later(self) -> bool:
        return True

    compute_is_e14_or_later = compute_is_e15_or_later = compute_is_exchange2007_or_later

    def compute_network_address(self) -> Any:
        from cmdlets.exchange.common.kinds import kind

        names = [f"{protocol}:{self.name}" for protocol in ("ncacn_vns_spp", "netbios", "ncacn_np", "ncacn_spx")]
        return kind("list NetworkAddress").load([*names, f"ncacn_ip_tcp:{self.get('Fqdn')}", f"ncalrpc:{self.name}"])

    def compute_organizational_unit(self) -> str:
        return f"{self.organization.domain}/{self.name}"

    @property
    def site(self) -> str:
        """The name of its site."""
        return self.doc.get("SiteName") or self.organization.site

    def compute_site(self) -> Any:
        from cmdlets.exchange.types.directory import ADObjectId

        return ADObjectId(self.organization.site_dn(self.site))

    def _controllers(self) -> Any:
        from cmdlets.exchange.common.kinds import kind

        return kind("list string").load([self.organization.domain_controller])

    compute_current_domain_controllers = compute_current_global_catalogs = _controllers

    def compute_current_config_domain_controller(self) -> str:
        return self.organization.domain_controller


declare(ExchangeServer, MANAGEMENT)


@cmdlet("Get-ExchangeServer", default_set="Identity", class_name=task("Get", "ExchangeServer"), output=NET_NAME)
class GetExchangeServer(OnPremises, GetCommand):
    """Gets the servers of the organization.

    EXAMPLES
    > Get-ExchangeServer | ForEach-Object { "$($_.Name) $($_.ServerRole) $($_.AdminDisplayVersion.Major)" }
    EX01 Mailbox 15

    Lists servers with their role and version.
    """

    cls = ExchangeServer
    identity = p.identity("Server", sets="Identity", help="The server: name, FQDN, distinguished name, legacy DN or GUID.")
    domain = p.KindParameter("Domain", "Fqdn", {"Domain": p.SetInfo(mandatory=True)}, "Only servers of this domain.")
    status = parameter("Status", "switch", help="Also ask the server for its domain controllers; they are known here anyway.")

    def select(self) -> Any:
        if self.given("Domain") and self.domain is not None:
            wanted = str(self.domain).lower()
            return (item for item in self.directory.all(ExchangeServer) if item.get("Domain").lower() == wanted)
        return super().select()

    def find(self, identity: Any) -> list[Any]:
        if "*" in str(identity):
            return super().find(identity)
        row = self.directory.server_row(identity)
        if row is None:
            raise fault("E-NOTFOUND", name=str(identity), dc=self.directory.dc)
        return [ExchangeServer.from_row(row, self.directory.organization)]


@cmdlet("Set-ExchangeServer", class_name=task("Set", "ExchangeServer"), supports_should_process=True)
@p.with_properties(ExchangeServer.schema, "s")
class SetExchangeServer(OnPremises, SetCommand):
    """Changes a server's settings.

    EXAMPLES
    > Set-ExchangeServer EX01 -MonitoringGroup Europe
    > (Get-ExchangeServer EX01).MonitoringGroup
    Europe

    Puts a server into a monitoring group.
    """

    cls = ExchangeServer
    identity = p.identity("Server", mandatory=True)
    p_product_key = p.KindParameter("ProductKey", "string", help="The product key; its presence is recorded and the key itself is not.")

    p_ring_level = p.KindParameter("RingLevel", "string", help="Ring of the server in staged updates; kept, no effect.")

    def target(self) -> Any:
        return ExchangeServer.from_row(self.directory.existing_server(self.identity), self.directory.organization)

    def complete(self, item: ExchangeServer) -> None:
        if self.given("RingLevel"):
            item.doc = {**item.doc, "RingLevel": self.p_ring_level}
            item.put("MonitoringGroup", item.get("MonitoringGroup"))
        if self.given("ProductKey"):
            item.put("IsExchangeTrialEdition", False)
            item.put("ProductID", item.get("ProductID") or f"02064-004-{int(item.guid[:6], 16) % 10000000:07d}-02545")
