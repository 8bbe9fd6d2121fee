"""In: Outbound connectors of the store. Out: the OutboundConnector model and Get-, New-, Set-, Remove-OutboundConnector."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, NewCommand, RemoveCommand, SetCommand, task
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantOutboundConnector"
CONTAINER = "CN=Transport Settings,{tenant}"


class OutboundConnector(ConfigObject):
    """How Exchange Online sends to a partner or to the organization's own servers."""

    noun_text = "Outbound connector"
    schema = Schema(
        "OutboundConnector",
        NET_NAME,
        container=CONTAINER,
        category="ms-Exch-SMTP-Outbound-Connector",
        object_class="top msExchSMTPOutboundConnector",
        tail="cloud",
        properties="""
        Enabled | bool | True | ns | Whether the connector is used.
        UseMXRecord | bool | True | ns | Whether the MX records of the domain say where to send; $false needs SmartHosts.
        Comment | string | null | ns | A remark.
        ConnectorType | enum TenantConnectorType | Partner | ns | Partner, or OnPremises for the organization's own servers.
        ConnectorSource | enum TenantConnectorSource | Default | ns | How the connector was made: Default, HybridWizard, Migrated.
        RecipientDomains | list SmtpDomainWithSubdomains | | ns | Domains of the recipients: a domain, *.domain, or *.
        SmartHosts | list BracketedSmartHost | | ns | Hosts that take the mail, by name or address; needs UseMXRecord $false.
        TlsDomain | SmtpDomainWithSubdomains | | ns | Domain that the other side's certificate must name, with DomainValidation.
        TlsSettings | enum? TlsAuthLevel | null | ns | EncryptionOnly, CertificateValidation, DomainValidation; $null: where it is offered.
        IsTransportRuleScoped | bool | False | ns | Whether only mail flow rules use the connector.
        RouteAllMessagesViaOnPremises | bool | False | ns | Whether all mail goes out through the organization's own servers.
        CloudServicesMailEnabled | bool | False | ns | Whether internal headers are kept; OnPremises only.
        AllAcceptedDomains | bool | False | ns | Whether the connector is for all accepted domains; OnPremises only.
        SenderRewritingEnabled | bool | False | ns | Whether forwarded mail gets a rewritten sender; OnPremises only.
        MtaStsMode | enum MtaStsMode | Opportunistic | ns | Use of MTA-STS: Opportunistic or None.
        SmtpDaneMode | enum SmtpDaneMode | Opportunistic | ns | Use of DANE: Opportunistic, Mandatory or None.
        TestMode | bool | False | ns | Whether this is a connector for tests only.
        LinkForModifiedConnector | guid | 00000000-0000-0000-0000-000000000000 | n | Reserved.
        ValidationRecipients | list string | | s | Recipients of the last validation.
        IsValidated | bool | False | s | Whether the last validation succeeded.
        LastValidationTimestamp | datetime | | s | When that was, UTC.
    """,
    )


declare(OutboundConnector)


class _Writing:
    def check(self, item: OutboundConnector) -> None:
        from cmdlets.exchange.rules import cloud

        cloud.check_outbound(item)


@cmdlet("Get-OutboundConnector", class_name=task("Get", "OutboundConnector"), output=NET_NAME)
class GetOutboundConnector(GetCommand):
    """Gets Outbound connectors. Those in test mode are left out unless they are asked for.

    EXAMPLES
    > New-OutboundConnector Fabrikam -RecipientDomains fabrikam.com -TlsSettings CertificateValidation | Out-Null
    > (Get-OutboundConnector Fabrikam).TlsSettings | ForEach-Object { "$_" }
    CertificateValidation

    Shows what a connector demands of TLS.
    """

    cls = OutboundConnector
    identity = p.identity("OutboundConnector")
    p_include_test_mode_connectors = p.KindParameter(
        "IncludeTestModeConnectors", "bool", help="Whether connectors in test mode are returned too."
    )
    p_is_transport_rule_scoped = p.KindParameter(
        "IsTransportRuleScoped", "bool", help="Only connectors that are, or are not, scoped to rules."
    )
    p_result_size = p.KindParameter("ResultSize", "unlimited int 1..2147483647", help="Most objects to return.")

    def select(self) -> Any:
        for item in super().select():
            if item.get("TestMode") and not self.p_include_test_mode_connectors:
                continue
            if self.given("IsTransportRuleScoped") and item.get("IsTransportRuleScoped") is not bool(self.p_is_transport_rule_scoped):
                continue
            yield item


@cmdlet("New-OutboundConnector", class_name=task("New", "OutboundConnector"), supports_should_process=True, output=NET_NAME)
@p.with_properties(OutboundConnector.schema, "n", skip="Name")
class NewOutboundConnector(_Writing, NewCommand):
    """Creates an Outbound connector.

    EXAMPLES
    > New-OutboundConnector Fabrikam -RecipientDomains fabrikam.com -UseMXRecord $false -SmartHosts 192.0.2.10 | % { "$($_.SmartHosts)" }
    [192.0.2.10]

    Sends the mail of a domain to a smart host.
    """

    cls = OutboundConnector
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )


@cmdlet("Set-OutboundConnector", class_name=task("Set", "OutboundConnector"), supports_should_process=True)
@p.with_properties(OutboundConnector.schema, "s")
class SetOutboundConnector(_Writing, SetCommand):
    """Changes an Outbound connector. Changing what it routes makes an earlier validation void.

    EXAMPLES
    > New-OutboundConnector Fabrikam -RecipientDomains fabrikam.com | Out-Null
    > Set-OutboundConnector Fabrikam -RecipientDomains @{Add='*.fabrikam.com'}
    > (Get-OutboundConnector Fabrikam).RecipientDomains.Count
    2

    Adds the subdomains.
    """

    cls = OutboundConnector
    identity = p.identity("OutboundConnector", mandatory=True)

    def complete(self, item: OutboundConnector) -> None:
        from cmdlets.exchange.rules import cloud

        if not self.given("IsValidated") and item.get("IsValidated") and set(item.differences()) & set(cloud.ROUTING):
            item.put("IsValidated", False)


@cmdlet("Remove-OutboundConnector", class_name=task("Remove", "OutboundConnector"), supports_should_process=True, confirm_impact="High")
class RemoveOutboundConnector(RemoveCommand):
    """Removes an Outbound connector, after asking.

    EXAMPLES
    > New-OutboundConnector Fabrikam -RecipientDomains fabrikam.com | Out-Null
    > Remove-OutboundConnector Fabrikam -Confirm:$false
    > @(Get-OutboundConnector).Count
    0

    Removes a connector without asking.
    """

    cls = OutboundConnector
    identity = p.identity("OutboundConnector", mandatory=True)
