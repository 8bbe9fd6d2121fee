"""In: the organization. Out: New- and Remove-EmsServer: servers as setup would add and remove them, and New-EmsSiteLink for the sites
between them."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.errors import fault
from cmdlets.house.ems_organization import check_server_name
from cmdlets.registry import cmdlet, parameter

SERVER = "Microsoft.Exchange.Data.Directory.Management.ExchangeServer"
_OF_SERVER = (
    "ReceiveConnector",
    "TransportService",
    "FrontendTransportService",
    "MailboxTransportService",
    "MailboxServer",
    "ServerComponentState",
    "IPAllowListEntry",
    "IPBlockListEntry",
    "ExchangeCertificate",
)


@cmdlet("New-EmsServer", class_name="Ems.NewEmsServer", supports_should_process=True, output=SERVER)
class NewEmsServer(ExchangeCmdlet):
    """Adds a server to the organization, with the Receive connectors that setup gives it.

    EXAMPLES
    > New-EmsServer MBX2 -Site London | ForEach-Object { "$_ $($_.Site)" }
    MBX2 contoso.com/Configuration/Sites/London
    > @(Get-ReceiveConnector -Server MBX2).Count
    5

    Adds a Mailbox server in a new site.
    """

    name = parameter("Name", "string", position=0, mandatory=True, help="The server's name.")
    role = parameter(
        "Role", "string", validate=[("set", "Mailbox", "Edge")], default="Mailbox", help="Mailbox or Edge.", values="Mailbox Edge"
    )
    site = parameter("Site", "string", help="Its site; made when it is new. The organization's first one by default.")
    fqdn = parameter("Fqdn", "string", help="Its full name; name and domain by default.")
    local = parameter("Local", "switch", help="Make it the server that the shell runs on.")

    def run(self) -> None:
        from cmdlets.exchange.common import organization as org
        from cmdlets.exchange.first_start import add_server

        check_server_name(self.name)
        directory = self.directory
        organization = directory.organization
        if directory.server_row(self.name) is not None:
            raise fault("E-EXISTS", dc=directory.dc, dn=organization.server_dn(self.name))
        role = "Edge" if self.role.lower() == "edge" else "Mailbox"
        if not self.confirmed(f'Creating {role} server "{self.name}".', self.name):
            return
        facts = {key: value for key, value in (("Site", self.site), ("Fqdn", self.fqdn)) if value}
        with self.transaction() as change:
            server = add_server(directory, change, organization, self.name, role, **facts)
            if self.local:
                row = change.get(org.KIND, organization.guid)
                change.update(row, {**row.doc, "LocalServer": self.name})
        self.write(server)


@cmdlet("Remove-EmsServer", class_name="Ems.RemoveEmsServer", supports_should_process=True, confirm_impact="High")
class RemoveEmsServer(ExchangeCmdlet):
    """Removes a server with everything that belongs to it, after asking.

    Connectors that it sends for go on with their other source servers; a connector that has no other keeps the server in the organization.

    EXAMPLES
    > New-EmsServer MBX2 | Out-Null
    > Remove-EmsServer MBX2 -Confirm:$false
    > @(Get-ExchangeServer).Count
    1

    Removes a server without asking.
    """

    identity = p.identity("Server", mandatory=True)

    def run(self) -> None:
        directory = self.directory
        organization = directory.organization
        row = directory.existing_server(self.identity)
        if row.name.lower() == organization.local_server.lower():
            raise fault(
                "E-INUSE",
                text=f'The server "{row.name}" is the one that the shell runs on. Make another one the local server first: '
                     'Set-EmsOrganization '
                "-LocalServer.",
            )
        gateways = self._gateways(row.name)
        if not self.confirmed(f'Removing server "{row.name}" and its Receive connectors.', row.name):
            return
        with self.transaction() as change:
            for gateway in gateways:
                servers = gateway.get("SourceTransportServers")
                gateway.put("SourceTransportServers", servers.copy_of([s for s in servers if s.name.lower() != row.name.lower()]))
                directory.update(change, gateway)
            for kind in _OF_SERVER:
                for item in [
                    *change.find(kind, server=row.name),
                    *(change.find(kind, name=row.name) if kind.endswith(("Service", "MailboxServer")) else ()),
                ]:
                    if change.get(kind, item.guid) is not None:
                        change.delete(kind, item.guid)
            change.delete("ExchangeServer", row.guid)

    def _gateways(self, name: str) -> list[Any]:
        """The connectors that the server sends for; a fault when it is the only one of any."""
        from cmdlets.exchange.delivery_agent_connector import DeliveryAgentConnector
        from cmdlets.exchange.foreign_connector import ForeignConnector
        from cmdlets.exchange.send_connector import SendConnector

        found = []
        for cls in (SendConnector, ForeignConnector, DeliveryAgentConnector):
            for item in self.directory.all(cls):
                servers = [server.lower() for server in item.source_servers]
                if name.lower() in servers:
                    if len(servers) == 1:
                        raise fault(
                            "E-INUSE",
                            item,
                            text=f'The server "{name}" is the only source server of {item.noun_text} "{item.name}". Give the connector '
                            "another source server or remove it first.",
                        )
                    found.append(item)
        return found


@cmdlet("New-EmsSiteLink", class_name="Ems.NewEmsSiteLink", supports_should_process=True,
        output="Microsoft.Exchange.Data.Directory.SystemConfiguration.ADSiteLink")
class NewEmsSiteLink(ExchangeCmdlet):
    """Links sites. With -Replace the sites leave the links that they had.

    EXAMPLES
    > New-EmsServer MBX2 -Site London | Out-Null
    > New-EmsSiteLink Sea -Site London,Default-First-Site-Name -Cost 10 | ForEach-Object { "$_ $($_.Cost)" }
    Sea 10

    Makes a cheap link between two sites.
    """

    name = parameter("Name", "string", position=0, mandatory=True, help="The link's name.")
    sites = parameter("Site", "string[]", mandatory=True, help="The sites that it joins, two at least.")
    cost = parameter("Cost", "int", default=100, validate=[("range", 1, 2147483647)], help="What it costs to send over it.")

    def run(self) -> None:
        from cmdlets.exchange.ad_site import ADSite
        from cmdlets.exchange.ad_site_link import ADSiteLink

        directory = self.directory
        organization = directory.organization
        sites = [directory.one(ADSite, name).name for name in dict.fromkeys(self.sites)]
        if len(sites) < 2:
            raise fault("E-VALUE", text="A site link joins two sites or more.")
        item = ADSiteLink({"Name": self.name, "Cost": self.cost, "Sites": sites}, organization, name=self.name, state="New")
        if directory.named(ADSiteLink, self.name):
            raise fault("E-EXISTS", item, dc=directory.dc, dn=item.distinguished_name)
        if self.confirmed(f'Creating site link "{self.name}".', self.name):
            with self.transaction() as change:
                directory.insert(change, item)
            self.write(item)
