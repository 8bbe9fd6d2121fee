"""In: Send connectors of the store. Out: the SendConnector model (SmtpSendConnectorConfig) and Get-, New-, Set-, Remove-SendConnector."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import gateways
from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, OnPremises, RemoveCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import Schema, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.SmtpSendConnectorConfig"


class SendConnector(gateways.Gateway):
    """How mail leaves the organization by SMTP."""

    noun_text = "Send connector"
    schema = Schema(
        "SendConnector",
        NET_NAME,
        container=gateways.CONTAINER,
        category="ms-Exch-Routing-SMTP-Connector",
        object_class="top msExchConnector mailGateway msExchRoutingSMTPConnector",
        properties="""
        DNSRoutingEnabled | bool | True | ns | Whether the MX records of the domain say where to send; $false needs SmartHosts.
        TlsDomain | SmtpDomainWithSubdomains | | ns | The domain that the other side's certificate must name, with DomainValidation.
        TlsAuthLevel | enum? TlsAuthLevel | null | ns | What TLS must prove; needs RequireTLS.
        ErrorPolicies | enum ErrorPolicies | Default | ns | How errors are weighed; several values can be combined.
        SmartHosts | list SmartHost | | ns | Hosts that take the mail in place of the domain's own, by name or address.
        Port | int 0..65535 | 25 | ns | Port of the smart hosts.
        ConnectionInactivityTimeOut | timespan 00:00:01..1.00:00:00 | 00:10:00 | ns | Longest silence of a connection.
        ForceHELO | bool | False | ns | Whether HELO is sent in place of EHLO.
        FrontendProxyEnabled | bool | False | ns | Whether mail goes out through the Front End Transport service.
        IgnoreSTARTTLS | bool | False | ns | Whether TLS is never used.
        CloudServicesMailEnabled | bool | False | ns | Whether internal headers are kept on the way to Exchange Online.
        Fqdn | Fqdn | | ns | Name in EHLO; the server's own when empty.
        TlsCertificateName | SmtpX509Identifier | | ns | The certificate for TLS, as <I>issuer<S>subject.
        RequireTLS | bool | False | ns | Whether mail goes out over TLS only.
        RequireOorg | bool | False | ns | Reserved.
        Enabled | bool | True | ns | Whether the connector is used.
        ProtocolLoggingLevel | enum ProtocolLoggingLevel | None | ns | Whether sessions are logged: None or Verbose.
        SmartHostAuthMechanism | enum SmtpSendConnectorConfig+AuthMechanisms | None | ns | How the smart hosts authenticate the server.
        AuthenticationCredential | credential | | ns | User name and password for BasicAuth.
        UseExternalDNSServersEnabled | bool | False | ns | Whether the server's external DNS servers are asked.
        DomainSecureEnabled | bool | False | ns | Whether mutual TLS is required; needs DNS routing.
        SourceIPAddress | ipaddress | 0.0.0.0 | ns | Local address to send from, on Edge servers.
        SmtpMaxMessagesPerConnection | int 0..2147483647 | 20 | ns | Messages before the connection is made anew.
        ConnectorType | enum SendConnectorType | Default | ns | Default or XPremises.
        SmartHostsString | string | | c | The smart hosts as one text.
        CertificateSubject | string | null | | Not used.
        Region | enum SendConnectorRegion | NotSpecified | | Not used.
        """
        + gateways.properties("ns", "unlimited size 0..2147483647", "36700160 | ns").strip(),
    )

    def compute_smart_hosts_string(self) -> str:
        return ",".join(host.queue_text for host in self.get("SmartHosts"))


declare(SendConnector, gateways.GATEWAY)
# the 2010 parameters that later versions know and refuse
_REFUSED = ("IsCoexistenceConnector", "LinkedReceiveConnector")
USAGES = ("Custom", "Internal", "Internet", "Partner")


class _Writing:
    """Rules that New- and Set- share."""

    bound: dict[str, Any]

    def check(self, item: SendConnector) -> None:
        from cmdlets.exchange.rules import send

        for name in _REFUSED:
            if name in self.bound:
                raise fault("E-NOTSUPPORTED", item, name=name)
        send.check_spaces(item)
        send.check_send(item, set(self.bound))

    def round_limit(self, item: SendConnector) -> None:
        from cmdlets.exchange.rules import send

        if "MaxMessageSize" in item.changed:
            item.put("MaxMessageSize", send.whole_kilobytes(item.get("MaxMessageSize")))


@cmdlet("Get-SendConnector", class_name=task("Get", "SendConnector"), output=NET_NAME)
class GetSendConnector(OnPremises, GetCommand):
    """Gets Send connectors.

    EXAMPLES
    > New-SendConnector Internet -AddressSpaces * | Out-Null
    > (Get-SendConnector Internet).AddressSpaces | ForEach-Object { "$_" }
    SMTP:*;1

    Shows what a connector takes.
    """

    cls = SendConnector
    identity = p.identity("SendConnector")


@cmdlet(
    "New-SendConnector", default_set="AddressSpaces", class_name=task("New", "SendConnector"), supports_should_process=True, output=NET_NAME
)
@p.with_properties(SendConnector.schema, "n", skip="Name", sets={
    "AddressSpaces": {"AddressSpaces": SetInfo(mandatory=True)}, "CloudServicesMailEnabled": {"AddressSpaces": SetInfo()},
    "ConnectorType": {"AddressSpaces": SetInfo()}, "TlsCertificateName": {"AddressSpaces": SetInfo()},
})
class NewSendConnector(OnPremises, _Writing, gateways.NewGateway):
    """Creates a Send connector.

    With -SmartHosts and without -DNSRoutingEnabled the connector routes to the smart hosts. A usage changes the size limit only:
    -Internal has none.

    EXAMPLES
    > New-SendConnector Partner -AddressSpaces 'fabrikam.com;5' -SmartHosts mail.fabrikam.com | ForEach-Object DNSRoutingEnabled
    False

    Sends the mail of one domain to a smart host.
    """

    cls = SendConnector
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )
    custom = parameter("Custom", "switch", help="Usage for anything else; the default.")
    force = parameter("Force", "switch", help="Hide warnings and questions.")
    internal = parameter("Internal", "switch", help="Usage for servers of the organization: no size limit.")
    internet = parameter("Internet", "switch", help="Usage for the Internet.")
    partner = parameter("Partner", "switch", help="Usage for partner domains.")
    usage = p.KindParameter("Usage", "enum SendUsageType", help="The usage: Custom, Internal, Internet or Partner.")
    p_is_coexistence_connector = p.KindParameter("IsCoexistenceConnector", "bool", help="Not supported since Exchange 2013.")
    p_linked_receive_connector = p.identity(
        "ReceiveConnector",
        name="LinkedReceiveConnector",
        position=None,
        pipeline=False,
        sets="LinkedReceiveConnector",
        help="Not supported since Exchange 2013.",
    )

    def chosen_usage(self) -> str:
        from ems.values.enums import enum_text
        from ems.values.errors import ps_error

        chosen = [name for name in USAGES if self.given(name) and getattr(self, name.lower())]
        if self.given("Usage"):
            chosen.append(enum_text(self.usage))
        if len(chosen) > 1:
            raise ps_error(
                "AmbiguousParameterSet",
                "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be "
                "used together or an insufficient number of parameters were provided.",
                category="InvalidArgument",
                cls="System.Management.Automation.ParameterBindingException",
            )
        return chosen[0] if chosen else "Custom"

    def make(self) -> SendConnector:
        item = super().make()
        if self.chosen_usage() == "Internal":
            item.doc["MaxMessageSize"] = "Unlimited"
        return item

    def finish(self, item: SendConnector) -> None:
        if self.given("SmartHosts") and item.get("SmartHosts") and not self.given("DNSRoutingEnabled"):
            item.put("DNSRoutingEnabled", False)
        self.round_limit(item)


@cmdlet("Set-SendConnector", class_name=task("Set", "SendConnector"), supports_should_process=True)
@p.with_properties(SendConnector.schema, "s")
class SetSendConnector(OnPremises, _Writing, gateways.SetGateway):
    """Changes a Send connector.

    EXAMPLES
    > New-SendConnector Internet -AddressSpaces * | Out-Null
    > Set-SendConnector Internet -AddressSpaces @{Add='*.fabrikam.com;5'} -MaxMessageSize 25MB
    > (Get-SendConnector Internet).AddressSpaces | ForEach-Object { "$_" }
    SMTP:*;1
    SMTP:*.fabrikam.com;5

    Adds an address space and lowers the size limit.
    """

    cls = SendConnector
    identity = p.identity("SendConnector", mandatory=True)
    force = parameter("Force", "switch", help="Hide warnings and questions.")
    p_is_coexistence_connector = p.KindParameter("IsCoexistenceConnector", "bool", help="Not supported since Exchange 2013.")
    p_linked_receive_connector = p.identity("ReceiveConnector", name="LinkedReceiveConnector", position=None, pipeline=False,
                                            help="Not supported since Exchange 2013.")

    def finish(self, item: SendConnector) -> None:
        if self.given("SmartHosts") and item.get("SmartHosts") and not self.given("DNSRoutingEnabled"):
            item.put("DNSRoutingEnabled", False)
        self.round_limit(item)


@cmdlet("Remove-SendConnector", class_name=task("Remove", "SendConnector"), supports_should_process=True, confirm_impact="High")
class RemoveSendConnector(OnPremises, RemoveCommand):
    """Removes a Send connector, after asking.

    EXAMPLES
    > New-SendConnector Old -AddressSpaces * | Out-Null
    > Remove-SendConnector Old -Confirm:$false
    > @(Get-SendConnector).Count
    0

    Removes a connector without asking.
    """

    cls = SendConnector
    identity = p.identity("SendConnector", mandatory=True)
