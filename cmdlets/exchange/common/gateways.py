"""In: the connectors that lead out of the organization (Send, Foreign, Delivery Agent). Out: what they share: properties, source
servers, names."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.cmdlets import NewCommand, SetCommand
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from cmdlets.exchange.types.directory import ADObjectId

GATEWAY = "Microsoft.Exchange.Data.Directory.SystemConfiguration.MailGateway"
CONTAINER = "CN=Connections,{routing}"
KINDS = ("SendConnector", "ForeignConnector", "DeliveryAgentConnector")

# {comment}: the flags of Comment; {limit}: kind, default and flags of MaxMessageSize
PROPERTIES = """
        AddressSpaces | list AddressSpace | | ns | What the connector takes, as type:address;cost, such as *.contoso.com or SMTP:*;5.
        ConnectedDomains | list any | | | Not used.
        IsScopedConnector | bool | False | ns | Whether only servers in the Active Directory site of a source server use the connector.
        IsSmtpConnector | bool | | c | Whether all address spaces are of SMTP.
        Comment | string | | {comment} | A remark.
        SourceRoutingGroup | id | | c | The routing group.
        SourceTransportServers | idlist | | ns | The servers that send by the connector.
        HomeMTA | id | | c | Not used.
        HomeMtaServerId | id | | c | The first source server.
        MaxMessageSize | {limit} | {limit_flags} | Largest message.
"""


def properties(comment: str, limit: str, limit_flags: str) -> str:
    return PROPERTIES.format(comment=comment, limit=limit, limit_flags=limit_flags)


class Gateway(ConfigObject):
    """A connector of the organization, hosted by source servers."""

    def compute_is_smtp_connector(self) -> bool:
        return all(space.is_smtp for space in self.get("AddressSpaces"))

    def compute_source_routing_group(self) -> Any:
        return ADObjectId(self.organization.routing_group_dn)

    def compute_home_mta(self) -> Any:
        home = self.compute_home_mta_server_id()
        return None if home is None else ADObjectId(f"CN=Microsoft MTA,{home.dn}")

    def compute_home_mta_server_id(self) -> Any:
        servers = self.get("SourceTransportServers")
        return ADObjectId(servers[0].dn) if servers else None

    @property
    def source_servers(self) -> list[str]:
        """The names of the source servers."""
        return [server.name for server in self.get("SourceTransportServers")]


class GatewayWriting:
    """Rules that New- and Set- of these nouns share."""

    directory: Any

    def resolve_servers(self, item: Gateway) -> None:
        """Names of source servers become their identities; each must be there and able to send. One server twice is one."""
        if "SourceTransportServers" not in item.changed:
            return
        found: dict[str, ADObjectId] = {}
        for named in item.get("SourceTransportServers"):
            row = self.directory.existing_server(named.dn or str(named), "E-SC-SERVER")
            if not _may_send(row):
                raise fault("E-SC-SERVER", item, name=str(named))
            found[row.guid] = ADObjectId(item.organization.server_dn(row.name))
        if not found:
            raise fault("E-EMPTYVALUE", item, name="SourceTransportServers")
        item.put("SourceTransportServers", item.get("SourceTransportServers").copy_of(found.values()))

    def name_space(self) -> tuple[str, ...]:
        return KINDS

    def warn_of_sites(self, item: Gateway) -> None:
        """S14: source servers in several sites work, but mail may take detours."""
        from cmdlets.exchange.exchange_server import ExchangeServer

        rows = [self.directory.server_row(name) for name in item.source_servers]
        sites = {ExchangeServer.from_row(row, item.organization).site.lower() for row in rows if row is not None}
        if len(sites) > 1:
            self.write_warning(  # type: ignore[attr-defined]
                f'The source servers of connector "{item.name}" are in more than one Active Directory site. Messages may take an '
                'unexpected route.'
            )


def _may_send(row: Any) -> bool:
    """Mailbox servers, and Edge servers that are subscribed."""
    return "Edge" not in str(row.doc.get("ServerRole", "")) or bool(row.doc.get("Subscribed", True))


class NewGateway(GatewayWriting, NewCommand):
    def complete(self, item: Any) -> None:
        if not self.given("SourceTransportServers"):
            local = self.directory.existing_server(self.directory.local_server)
            item.doc["SourceTransportServers"] = [item.organization.server_dn(local.name)]
        self.resolve_servers(item)
        self.finish(item)

    def finish(self, item: Any) -> None:
        """Defaults of the noun."""

    def after_write(self, change: Any, item: Any) -> None:
        self.warn_of_sites(item)


class SetGateway(GatewayWriting, SetCommand):
    def complete(self, item: Any) -> None:
        self.resolve_servers(item)
        self.finish(item)

    def finish(self, item: Any) -> None:
        """Properties of the noun that follow from others."""

    def after_write(self, change: Any, item: Any) -> None:
        if self.given("SourceTransportServers"):
            self.warn_of_sites(item)
