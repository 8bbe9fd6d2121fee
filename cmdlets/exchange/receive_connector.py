"""In: Receive connectors of the store. Out: the ReceiveConnector model, its place in the conflict index, and Get-, New-, Set-,
Remove-ReceiveConnector."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, NewCommand, OnPremises, RemoveCommand, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector"


class ReceiveConnector(ConfigObject):
    """How one server takes mail in: where it listens, from whom, and under what conditions."""

    noun_text = "Receive connector"
    schema = Schema(
        "ReceiveConnector",
        NET_NAME,
        container="CN=SMTP Receive Connectors,CN=Protocols,{server}",
        category="ms-Exch-Smtp-Receive-Connector",
        object_class="top msExchSmtpReceiveConnector",
        identity="server\\name",
        properties="""
        AuthMechanism | enum AuthMechanisms | Tls | ns | How clients may authenticate; several values can be combined.
        Banner | string | | ns | The greeting, beginning with 220; empty for the default one.
        BinaryMimeEnabled | bool | True | ns | Whether BINARYMIME is offered; needs ChunkingEnabled.
        Bindings | list IPBinding | | ns | Local addresses and ports to listen on, such as 0.0.0.0:25 or [::]:25.
        ChunkingEnabled | bool | True | ns | Whether CHUNKING is offered.
        DefaultDomain | id | | ns | The accepted domain that addresses without a domain get.
        DeliveryStatusNotificationEnabled | bool | True | ns | Whether DSN is offered.
        EightBitMimeEnabled | bool | True | ns | Whether 8BITMIME is offered.
        SmtpUtf8Enabled | bool | True | s | Whether SMTPUTF8 is offered.
        BareLinefeedRejectionEnabled | bool | False | s | Whether messages with bare line feeds are refused.
        DomainSecureEnabled | bool | False | ns | Whether mutual TLS of partner domains counts; needs Tls in AuthMechanism.
        EnhancedStatusCodesEnabled | bool | True | ns | Whether replies carry enhanced status codes.
        LongAddressesEnabled | bool | False | ns | Whether long X.400 addresses are taken.
        OrarEnabled | bool | False | ns | Whether originator-requested alternate recipients are taken.
        SuppressXAnonymousTls | bool | False | ns | Whether X-ANONYMOUSTLS is hidden.
        ProxyEnabled | bool | False | | Not used.
        AdvertiseClientSettings | bool | False | ns | Whether the address of the server is shown to mail clients as their setting.
        Fqdn | Fqdn | | ns | Name in the greeting, the replies to EHLO and the Received header.
        ServiceDiscoveryFqdn | Fqdn | | ns | Name under which the service is found.
        TlsCertificateName | SmtpX509Identifier | | ns | The certificate for TLS, as <I>issuer<S>subject.
        Comment | string | | ns | A remark.
        Enabled | bool | True | ns | Whether the connector listens.
        ConnectionTimeout | timespan 00:00:01..1.00:00:00 | 00:10:00 | ns | Longest life of a connection.
        ConnectionInactivityTimeout | timespan 00:00:01..1.00:00:00 | 00:05:00 | ns | Longest silence of a connection.
        MessageRateLimit | unlimited int 1..2147483647 | Unlimited | ns | Messages that a client may send in a minute.
        MessageRateSource | enum MessageRateSourceFlags | IPAddress | ns | What MessageRateLimit counts by: None, IPAddress, User, All.
        MaxInboundConnection | unlimited int 1..2147483647 | 5000 | ns | Connections at a time.
        MaxInboundConnectionPerSource | unlimited int 1..10000 | 20 | ns | Connections at a time from one address.
        MaxInboundConnectionPercentagePerSource | int 1..100 | 2 | ns | Connections from one address, in percent of those that are left.
        MaxHeaderSize | size 1..2147483647 | 256 KB | ns | Largest header of a message.
        MaxHopCount | int 1..500 | 60 | ns | Most hops of a message.
        MaxLocalHopCount | int 0..50 | 5 | ns | Most hops of a message through this server; 0 for no limit.
        MaxLogonFailures | int 0..10 | 3 | ns | Failed logons before the connection is closed; 0 for never.
        MaxMessageSize | size 65536..2147483647 | 36 MB | ns | Largest message.
        MaxProtocolErrors | unlimited int 0..2147483647 | 5 | ns | Protocol errors before the connection is closed.
        MaxRecipientsPerMessage | int 1..512000 | 200 | ns | Most recipients of a message.
        PermissionGroups | enum PermissionGroups | None | ns | Who may submit mail; several values can be combined.
        PipeliningEnabled | bool | True | ns | Whether PIPELINING is offered.
        ProtocolLoggingLevel | enum ProtocolLoggingLevel | None | ns | Whether sessions are logged: None or Verbose.
        RemoteIPRanges | list IPRange | | ns | Addresses that the connector takes mail from: single ones, ranges, networks.
        RequireEHLODomain | bool | False | ns | Whether EHLO and HELO must name the client.
        RequireTLS | bool | False | ns | Whether mail is taken over TLS only; needs Tls in AuthMechanism.
        EnableAuthGSSAPI | bool | False | ns | Whether Kerberos is offered beside NTLM.
        ExtendedProtectionPolicy | enum ExtendedProtectionPolicySetting | None | ns | Extended protection for authentication.
        LiveCredentialEnabled | bool | False | | Not used.
        TlsDomainCapabilities | list SmtpReceiveDomainCapabilities | | ns | What partners with a certificate may use, as domain:capability.
        Server | id | | c | The server that the connector belongs to.
        TransportRole | enum ServerRole | HubTransport | ns | The service that listens: FrontendTransport or HubTransport.
        RejectReservedTopLevelRecipientDomains | bool | False | ns | Whether .test, .example, .invalid and .localhost are refused.
        RejectReservedSecondLevelRecipientDomains | bool | False | ns | Whether example.com, .net and .org are refused.
        RejectSingleLabelRecipientDomains | bool | False | ns | Whether recipients in domains without a dot are refused.
        AcceptConsumerMail | bool | False | | Not used.
        SizeEnabled | enum SizeMode | Enabled | ns | How SIZE is offered: Enabled, Disabled, EnabledWithoutValue.
        TarpitInterval | timespan 00:00:00..00:10:00 | 00:00:05 | ns | Delay of refusals to clients without authentication.
        AuthTarpitInterval | timespan 00:00:00..00:10:00 | 00:00:05 | ns | Delay after a failed logon.
        MaxAcknowledgementDelay | timespan | 00:00:30 | ns | Not used.
    """,
    )

    def compute_server(self) -> Any:
        from cmdlets.exchange.types.directory import ADObjectId

        return ADObjectId(self.organization.server_dn(self.server or ""))

    def index_rows(self) -> list[tuple[str, str]]:
        """Its place in the index that the conflict check reads."""
        from cmdlets.exchange.rules import conflicts

        return conflicts.index_rows(self.server or "", self.role, self.get("Bindings"), self.get("RemoteIPRanges"))

    @property
    def role(self) -> str:
        from ems.values.enums import enum_text

        return enum_text(self.get("TransportRole"))


declare(ReceiveConnector)

_CONFLICT_PROPERTIES = ("Bindings", "RemoteIPRanges", "TransportRole")


class _Writing:
    """Rules that New- and Set- share."""

    directory: Any
    checked_at: int | None = None  # the store's version at the last check of conflicts

    def check(self, item: ReceiveConnector) -> None:
        from cmdlets.exchange.rules import receive

        if isinstance(item.values.get("AuthMechanism"), p.NoneWithOthers):
            raise fault("E-AUTHCOMBO", item, text="The AuthMechanism value None can't be combined with other values.")
        server = self.directory.existing_server(item.server)
        if "DefaultDomain" in item.changed:
            self._resolve_default_domain(item)
        self._check_role(item)
        receive.check(item, server.name, server.doc.get("Fqdn") or item.organization.fqdn_of(server.name), is_edge(server))

    def _resolve_default_domain(self, item: ReceiveConnector) -> None:
        from cmdlets.exchange.accepted_domain import AcceptedDomain, named_by_domain

        wanted = item.get("DefaultDomain")
        if wanted is None:
            return
        found = self.directory.find(AcceptedDomain, str(wanted) if not wanted.dn else wanted.dn, also=named_by_domain)
        if not found:
            raise fault("E-DEFAULTDOMAIN", item, name=str(wanted))
        item.put("DefaultDomain", found[0].object_id())

    def _check_role(self, item: ReceiveConnector) -> None:
        if item.role not in ("HubTransport", "FrontendTransport"):
            raise fault("E-VALUE", item, text="The TransportRole value must be HubTransport or FrontendTransport.")

    def check_conflicts(self, reads: Any, item: ReceiveConnector) -> None:
        from cmdlets.exchange.rules import conflicts

        version = getattr(reads, "latest", None)
        if version is not None and version == self.checked_at:
            return  # in the transaction: nobody changed anything since the check before it
        self.checked_at = reads.version if version is None else None
        found = conflicts.find(reads, item.server or "", item.role, item.get("Bindings"), item.get("RemoteIPRanges"), item.guid)
        if found is not None:
            kind, row = found
            raise fault("E-ROLE" if kind == "role" else "E-MAP", item, other=f"{row.server}\\{row.name}")


def is_edge(server: Any) -> bool:
    """Whether a server's row is that of an Edge Transport server."""
    return "Edge" in str(server.doc.get("ServerRole", ""))


@cmdlet("Get-ReceiveConnector", default_set="Identity", class_name=task("Get", "ReceiveConnector"), output=NET_NAME)
class GetReceiveConnector(OnPremises, GetCommand):
    """Gets Receive connectors.

    Without parameters all Receive connectors of all servers are returned. A name without a server means the local server; `*` may stand
    at the start or the end of the server's or the connector's name.

    EXAMPLES
    > Get-ReceiveConnector 'EX01\\Default EX01' | Select-Object -ExpandProperty Fqdn | Select-Object -ExpandProperty Domain
    EX01.contoso.com

    Shows the name under which a connector answers.
    """

    cls = ReceiveConnector
    identity = p.identity(
        "ReceiveConnector", sets="Identity", help="The connector: name, server\\name, distinguished name, GUID, or a name with * at an end."
    )
    server = p.server(sets="Server", help="Only connectors of this server.")

    def select(self) -> Any:
        if self.given("Server") and self.server is not None:
            return self.directory.all(ReceiveConnector, self.directory.existing_server(self.server).name)
        source = getattr(self.identity, "source", None)
        if isinstance(source, ConfigObject) and source.schema.identity != ReceiveConnector.schema.identity:
            row = self.directory.server_row(source.server or source.name)  # a server, or a service of it, from the pipeline: it names no connector
            if row is not None and row.name == source.name:
                return self.directory.all(ReceiveConnector, row.name)
        return super().select()


_SETS = ("Custom", "Internet", "Internal", "Client", "Partner", "UsageType")
_SWITCHES = _SETS[:5]


@cmdlet(
    "New-ReceiveConnector", default_set="Custom", class_name=task("New", "ReceiveConnector"), supports_should_process=True, output=NET_NAME
)
@p.with_properties(ReceiveConnector.schema, "n", mandatory="Name", skip="Name", sets={
    "Bindings": p.infos(_SETS, ("Custom", "Internet", "Partner")),
    "RemoteIPRanges": p.infos(_SETS, ("Custom", "Internal", "Client", "Partner")),
})
class NewReceiveConnector(OnPremises, _Writing, NewCommand):
    """Creates a Receive connector.

    The usage (-Internet, -Internal, -Client, -Partner, -Custom or -Usage) fills in what is not given: bindings, remote ranges, permission
    groups and authentication. It is used at creation only and not kept.

    EXAMPLES
    > New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3 | ForEach-Object { "$_" }
    EX01\\Relay

    Creates a connector for one client beside the default connector on port 25.
    """

    cls = ReceiveConnector
    name = p.KindParameter(
        "Name", "string 64", {"__AllParameterSets": SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )
    client = parameter("Client", "switch", mandatory=True, sets="Client", help="For mail clients that authenticate, on port 587.")
    internal = parameter("Internal", "switch", mandatory=True, sets="Internal", help="For other Exchange servers.")
    internet = parameter("Internet", "switch", mandatory=True, sets="Internet", help="For anonymous senders of the Internet.")
    partner = parameter("Partner", "switch", mandatory=True, sets="Partner", help="For domains that authenticate by TLS.")
    usage = p.KindParameter(
        "Usage", "enum UsageType", {"UsageType": SetInfo(mandatory=True)}, "The usage: Client, Custom, Internal, Internet or Partner."
    )
    custom = parameter("Custom", "switch", sets="Custom", help="For anything else; the default.")
    server = p.server(help="The server that the connector is created on; the local one by default.")

    def home_server(self) -> str:
        return self.directory.existing_server(
            self.server if self.given("Server") and self.server is not None else self.directory.local_server
        ).name

    def chosen_usage(self) -> str:
        from ems.values.enums import enum_text

        if self.given("Usage"):
            return enum_text(self.usage)
        return next((name for name in _SWITCHES if self.given(name) and getattr(self, name.lower())), "Custom")

    def make(self) -> ReceiveConnector:
        item = super().make()
        server = self.directory.existing_server(item.server)
        item.doc["Fqdn"] = server.doc.get("Fqdn") or item.organization.fqdn_of(server.name)
        from cmdlets.exchange.rules import receive

        usage = self.chosen_usage()
        edge = receive.EDGE_DEFAULTS if is_edge(server) else {}
        for name, value in {**edge, **receive.USAGES[usage]}.items():
            item.doc[name] = value
        if usage == "Internal" and edge:
            item.doc["PermissionGroups"] = "ExchangeServers"
        return item

    def complete(self, item: ReceiveConnector) -> None:
        self._unresolved_usage(item)

    def _unresolved_usage(self, item: ReceiveConnector) -> None:
        """-Usage X asks for the same parameters as the switch X; the sets cannot say so."""
        from cmdlets.exchange.rules import receive
        from ems.values.errors import ps_error

        lacking = [name for name in receive.REQUIRED[self.chosen_usage()].split() if not self.given(name)]
        if lacking:
            raise ps_error(
                "MissingMandatoryParameter",
                f"Cannot process command because of one or more missing mandatory parameters: {' '.join(lacking)}.",
                category="InvalidArgument",
                cls="System.Management.Automation.ParameterBindingException",
            )

    def check_others(self, reads: Any, item: ReceiveConnector) -> None:
        super().check_others(reads, item)
        self.check_conflicts(reads, item)


@cmdlet("Set-ReceiveConnector", class_name=task("Set", "ReceiveConnector"), supports_should_process=True)
@p.with_properties(ReceiveConnector.schema, "s")
class SetReceiveConnector(OnPremises, _Writing, SetCommand):
    """Changes a Receive connector.

    Lists are replaced by what is given, or edited with @{Add=...; Remove=...}. The resulting connector must satisfy the same rules as a
    new one.

    EXAMPLES
    > Set-ReceiveConnector 'EX01\\Client Frontend EX01' -MaxMessageSize 50MB
    > (Get-ReceiveConnector 'EX01\\Client Frontend EX01').MaxMessageSize.ToMB()
    50

    Changes the size limit of a connector.
    """

    cls = ReceiveConnector
    identity = p.identity("ReceiveConnector", mandatory=True)

    def check_others_of(self, reads: Any, item: ReceiveConnector, changed: list[str]) -> None:
        super().check_others_of(reads, item, changed)
        if any(name in changed for name in _CONFLICT_PROPERTIES):
            self.check_conflicts(reads, item)

    def complete(self, item: ReceiveConnector) -> None:
        if "PermissionGroups" in item.changed:
            from cmdlets.exchange.rules.permissions import keep_extra

            keep_extra(item)

@cmdlet("Remove-ReceiveConnector", class_name=task("Remove", "ReceiveConnector"), supports_should_process=True, confirm_impact="High")
class RemoveReceiveConnector(OnPremises, RemoveCommand):
    """Removes a Receive connector, after asking.

    EXAMPLES
    > Remove-ReceiveConnector 'EX01\\Client Proxy EX01' -WhatIf
    What if: Removing Receive connector "EX01\\Client Proxy EX01".

    Shows what would be removed.
    """

    cls = ReceiveConnector
    identity = p.identity("ReceiveConnector", mandatory=True)
