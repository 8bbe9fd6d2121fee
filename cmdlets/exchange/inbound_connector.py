"""In: Inbound connectors of the store. Out: the InboundConnector model and Get-, New-, Set-, Remove-InboundConnector."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, NewCommand, RemoveCommand, SetCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantInboundConnector"
CONTAINER = "CN=Transport Settings,{tenant}"


class InboundConnector(ConfigObject):
    """What Exchange Online demands of mail from a partner or from the organization's own servers."""

    noun_text = "Inbound connector"
    schema = Schema(
        "InboundConnector",
        NET_NAME,
        container=CONTAINER,
        category="ms-Exch-SMTP-Inbound-Connector",
        object_class="top msExchSMTPInboundConnector",
        tail="cloud",
        properties="""
        Enabled | bool | True | ns | Whether the connector is used.
        ConnectorType | enum TenantConnectorType | Partner | ns | Partner, or OnPremises for the organization's own servers.
        ConnectorSource | enum TenantConnectorSource | Default | ns | How the connector was made: Default, HybridWizard, Migrated.
        Comment | string | null | ns | A remark.
        SenderIPAddresses | list IPRange | | ns | IPv4 addresses of the senders: single ones, or networks from /24 to /32.
        SenderDomains | list SenderDomain | | ns | Domains of the senders: a domain, *.domain, or *.
        TrustedOrganizations | list string | | ns | Tenants that the connector is for.
        ClientHostNames | list string | | n | Reserved.
        AssociatedAcceptedDomains | list string | | ns | Accepted domains that the connector is for.
        RequireTls | bool | False | ns | Whether mail must come over TLS.
        RestrictDomainsToIPAddresses | bool | False | ns | Whether mail of the domains from other addresses is refused.
        RestrictDomainsToCertificate | bool | False | ns | Whether mail of the domains with another certificate is refused.
        CloudServicesMailEnabled | bool | False | ns | Whether internal headers are kept; OnPremises only.
        TreatMessagesAsInternal | bool | False | ns | Whether the mail counts as internal; OnPremises only.
        TlsSenderCertificateName | TlsCertificate | | ns | Name in the senders' certificate: a domain or *.domain.
        EFTestMode | bool | False | ns | Reserved.
        ScanAndDropRecipients | list string | | ns | Reserved.
        EFSkipLastIP | bool | False | ns | Whether enhanced filtering skips the last hop.
        EFSkipIPs | list IPRange | | ns | Addresses that enhanced filtering skips.
        EFSkipMailGateway | list string | | ns | Reserved.
        EFUsers | list string | | ns | Recipients that enhanced filtering is for; all when empty.
        NameHashGuid | guid | | | Not used.
        OrganizationalUnitRootInternal | string | null | | Not used.
    """,
    )


declare(InboundConnector)


class _Writing:
    directory: Any

    def check(self, item: InboundConnector) -> None:
        from cmdlets.exchange.rules import cloud

        cloud.check_inbound(item)
        if "AssociatedAcceptedDomains" in item.changed:
            self._check_accepted_domains(item)

    def _check_accepted_domains(self, item: InboundConnector) -> None:
        from cmdlets.exchange.accepted_domain import AcceptedDomain, named_by_domain

        for name in item.get("AssociatedAcceptedDomains"):
            if not self.directory.find(AcceptedDomain, name, also=named_by_domain):
                raise fault("E-DEFAULTDOMAIN", item, name=name)


@cmdlet("Get-InboundConnector", class_name=task("Get", "InboundConnector"), output=NET_NAME)
class GetInboundConnector(GetCommand):
    """Gets Inbound connectors.

    EXAMPLES
    > New-InboundConnector Fabrikam -SenderDomains *.fabrikam.com -RequireTls $true | Out-Null
    > (Get-InboundConnector Fabrikam).SenderDomains | ForEach-Object { "$_" }
    smtp:*.fabrikam.com;1

    Shows whose mail a connector is for.
    """

    cls = InboundConnector
    identity = p.identity("InboundConnector")
    p_result_size = p.KindParameter("ResultSize", "unlimited int 1..2147483647", help="Most objects to return.")


@cmdlet("New-InboundConnector", class_name=task("New", "InboundConnector"), supports_should_process=True, output=NET_NAME)
@p.with_properties(InboundConnector.schema, "n", mandatory="SenderDomains", skip="Name")
class NewInboundConnector(_Writing, NewCommand):
    """Creates an Inbound connector.

    EXAMPLES
    > New-InboundConnector Own -ConnectorType OnPremises -SenderDomains * -SenderIPAddresses 192.0.2.10 | % { "$($_.ConnectorType)" }
    OnPremises

    Takes mail from the organization's own server.
    """

    cls = InboundConnector
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )


@cmdlet("Set-InboundConnector", class_name=task("Set", "InboundConnector"), supports_should_process=True)
@p.with_properties(InboundConnector.schema, "s")
class SetInboundConnector(_Writing, SetCommand):
    """Changes an Inbound connector.

    EXAMPLES
    > New-InboundConnector Fabrikam -SenderDomains fabrikam.com | Out-Null
    > Set-InboundConnector Fabrikam -RequireTls $true -SenderIPAddresses 192.0.2.0/24 -RestrictDomainsToIPAddresses $true
    > (Get-InboundConnector Fabrikam).RestrictDomainsToIPAddresses
    True

    Takes mail of a domain from one network only.
    """

    cls = InboundConnector
    identity = p.identity("InboundConnector", mandatory=True)


@cmdlet("Remove-InboundConnector", class_name=task("Remove", "InboundConnector"), supports_should_process=True, confirm_impact="High")
class RemoveInboundConnector(RemoveCommand):
    """Removes an Inbound connector, after asking.

    EXAMPLES
    > New-InboundConnector Fabrikam -SenderDomains fabrikam.com | Out-Null
    > Remove-InboundConnector Fabrikam -Confirm:$false
    > @(Get-InboundConnector).Count
    0

    Removes a connector without asking.
    """

    cls = InboundConnector
    identity = p.identity("InboundConnector", mandatory=True)
