"""Trace-EmsConnection, Trace-EmsMessage and Get-EmsRelay on small organizations."""

from __future__ import annotations

from typing import Any

import pytest

RELAY = r"""
New-ReceiveConnector Relay -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.0/24 | Out-Null
Set-ReceiveConnector Relay -PermissionGroups AnonymousUsers
Get-ReceiveConnector Relay | Add-ADPermission -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient | Out-Null
"""
OUT = """
New-SendConnector Internet -AddressSpaces * | Out-Null
New-SendConnector Partner -AddressSpaces '*.fabrikam.com;5' -SmartHosts 10.1.1.1, mx.fabrikam.com | Out-Null
New-ForeignConnector Fax -AddressSpaces 'FAX:*' | Out-Null
New-DeliveryAgentConnector Text -AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE | Out-Null
"""
LAB = "New-ReceiveConnector Lab -TransportRole FrontendTransport -Usage Internet -Bindings 172.16.0.11:25 | Out-Null\n"
SHOW = 'Trace-EmsMessage {} | ForEach-Object {{ "$($_.Outcome)|$($_.Connector)|$($_.DeliveryType)|$($_.NextHop)|$($_.Text)" }}'
TWO_SITES = """
New-EmsServer EX02 -Site Paris | Out-Null
New-SendConnector Far -AddressSpaces '*' -SourceTransportServers EX02 | Out-Null
"""

# what is asked (connection), preparation, answer
CONNECTIONS = {
    "the client of no special range gets the default": ("", "Trace-EmsConnection 192.0.2.1 | % Connector", r"EX01\Default Frontend EX01"),
    "the smaller range wins": (RELAY, "Trace-EmsConnection 10.0.0.9 | % Connector", r"EX01\Relay"),
    "an address mapped into IPv6 counts as IPv4": (RELAY, "Trace-EmsConnection ::ffff:10.0.0.9 | % Connector", r"EX01\Relay"),
    "IPv6 has its own ranges": (RELAY, "Trace-EmsConnection 2001:db8::1 | % Connector", r"EX01\Default Frontend EX01"),
    "the very local address wins": (LAB, "Trace-EmsConnection 10.0.0.9 172.16.0.11:25 | % Connector", r"EX01\Lab"),
    "another local address does not": (LAB, "Trace-EmsConnection 10.0.0.9 172.16.0.12:25 | % Connector", r"EX01\Default Frontend EX01"),
    "a port alone is any address": ("", "Trace-EmsConnection 10.0.0.9 -LocalEndpoint 587 | % Connector", r"EX01\Client Frontend EX01"),
    "a disabled connector takes nothing": (
        RELAY + "Set-ReceiveConnector Relay -Enabled $false",
        "Trace-EmsConnection 10.0.0.9 | % Connector",
        r"EX01\Default Frontend EX01",
    ),
    "nobody listens": ("", "Trace-EmsConnection 10.0.0.9 :26 | % Reply", "421 4.3.2 Service not available"),
    "each loser has a reason": (
        RELAY,
        "(Trace-EmsConnection 10.0.0.9).Candidates | ? Connector -like '*Default Frontend*' | % Reason",
        "its range 0.0.0.0-255.255.255.255 is wider than 10.0.0.0/24 of 'Relay'",
    ),
    "an anonymous relay says why": (
        RELAY,
        'Trace-EmsConnection 10.0.0.9 | % { "$($_.MayRelay) $($_.RelayReason)" }',
        r"True NT AUTHORITY\ANONYMOUS LOGON has ms-Exch-SMTP-Accept-Any-Recipient by an added right.",
    ),
    "authentication decides the reply to EHLO": (
        "",
        "(Trace-EmsConnection 10.0.0.9 -LocalEndpoint 587).EhloReply -match 'AUTH|TLS'",
        "250-STARTTLS\n250-AUTH GSSAPI NTLM",
    ),
    "in TLS passwords are taken": (
        "",
        "(Trace-EmsConnection 10.0.0.9 :587 -TlsCertificateSubject CN=app).EhloReply -match 'AUTH|TLS'",
        "250-AUTH GSSAPI NTLM LOGIN",
    ),
    "a connection from the pipeline": (
        RELAY,
        "'10.0.0.9','192.0.2.1' | Trace-EmsConnection | % Connector",
        "EX01\\Relay\nEX01\\Default Frontend EX01",
    ),
}
# arguments of Trace-EmsMessage, preparation, outcome|connector|delivery type|next hop|text
MESSAGES = {
    "MX routing": (OUT, "a@contoso.com b@example.org", "Connector|Internet|DnsConnectorDelivery|example.org|"),
    "smart hosts": (OUT, "a@contoso.com b@x.fabrikam.com", "Connector|Partner|SmartHostConnectorDelivery|[10.1.1.1],mx.fabrikam.com|"),
    "a Foreign connector": (OUT, "a@contoso.com FAX:123", "Connector|Fax|NonSmtpGatewayDelivery|FAX|"),
    "a Delivery Agent connector": (OUT, "a@contoso.com MOBILE:123", "Connector|Text|DeliveryAgent|MOBILE|"),
    "no connector for SMTP": (
        "",
        "a@contoso.com b@example.org",
        "Unreachable||Unreachable|Unreachable Domain|A matching connector cannot be found to route the external recipient",
    ),
    "no connector for another type": (
        "",
        "a@contoso.com X:1",
        "NDR||Undefined||550 5.4.4 ROUTING.NoConnectorForAddressType; unable to route for address type",
    ),
    "a connector that is too small": (
        OUT + "Set-SendConnector Internet -MaxMessageSize 1MB",
        "a@contoso.com b@example.org -Size 2MB",
        "NDR||Undefined||550 5.3.4 ROUTING.SizeLimit; message size exceeds fixed maximum size for route",
    ),
    "the organization's limit": (
        OUT,
        "a@contoso.com b@example.org -Size 11MB",
        "NDR||||550 5.2.3 RESOLVER.RST.SendSizeLimit.Org; message too large for this organization",
    ),
    "an internal recipient": ("", "a@contoso.com b@contoso.com", "Mailbox||SmtpDeliveryToMailbox||"),
    "a relay domain leaves": (
        OUT + "New-AcceptedDomain F -DomainName fabrikam.com -DomainType InternalRelay | Out-Null",
        "a@contoso.com b@fabrikam.com",
        "Connector|Partner|SmartHostConnectorDelivery|[10.1.1.1],mx.fabrikam.com|",
    ),
    "relay refused": (
        OUT,
        "a@x.org b@example.org -RemoteAddress 192.0.2.1",
        "Rejected||||550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    ),
    "relay allowed": (OUT + RELAY, "a@x.org b@example.org -RemoteAddress 10.0.0.1", "Connector|Internet|DnsConnectorDelivery|example.org|"),
    "nobody may submit": (
        "",
        "a@x.org b@contoso.com -RemoteAddress 192.0.2.1 -LocalEndpoint :587",
        "Rejected||||530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM",
    ),
    "TLS demanded": (
        RELAY + "Set-ReceiveConnector Relay -RequireTLS $true",
        "a@x.org b@contoso.com -RemoteAddress 10.0.0.1",
        "Rejected||||451 5.7.3 Must issue a STARTTLS command first",
    ),
    "the connector's limit": (
        RELAY + "Set-ReceiveConnector Relay -MaxMessageSize 1MB",
        "a@x.org b@contoso.com -RemoteAddress 10.0.0.1 -Size 2MB",
        "Rejected||||552 5.3.4 Message size exceeds fixed maximum message size",
    ),
    "a single label": (
        RELAY + "Set-ReceiveConnector Relay -RejectSingleLabelRecipientDomains $true",
        "a@x.org b@host -RemoteAddress 10.0.0.1",
        "Rejected||||501 5.1.6 Recipient addresses in single label domains not accepted",
    ),
    "a remote source server": (TWO_SITES, "a@contoso.com b@example.org", "Connector|Far|SmtpRelayToConnectorSourceServers|Far|"),
    "asked at the source itself": (
        TWO_SITES,
        "a@contoso.com b@example.org -Server EX02",
        "Connector|Far|DnsConnectorDelivery|example.org|",
    ),
    "scoped elsewhere": (
        TWO_SITES + "Set-SendConnector Far -IsScopedConnector $true",
        "a@contoso.com b@example.org",
        "Unreachable||Unreachable|Unreachable Domain|A matching connector cannot be found to route the external recipient",
    ),
    "a rule that names a connector": (
        OUT + "New-OutboundConnector Cloud -SmartHosts relay.cloud.com -UseMXRecord $false -IsTransportRuleScoped $true | Out-Null\n"
        "New-TransportRule Route -RecipientDomainIs example.org -RouteMessageOutboundConnector Cloud | Out-Null",
        "a@contoso.com b@example.org",
        "Connector|Cloud|SmartHostConnectorDelivery|relay.cloud.com|",
    ),
    "a rule for others": (
        OUT + "New-OutboundConnector Cloud -SmartHosts relay.cloud.com -UseMXRecord $false -IsTransportRuleScoped $true | Out-Null\n"
        "New-TransportRule Route -RecipientDomainIs example.org -ExceptIfFrom a@contoso.com -RouteMessageOutboundConnector Cloud | Out-Null",
        "a@contoso.com b@example.org",
        "Connector|Internet|DnsConnectorDelivery|example.org|",
    ),
    "a rule that refuses": (
        "New-TransportRule No -SentToScope NotInOrganization -RejectMessageReasonText 'not outside' | Out-Null",
        "a@contoso.com b@example.org",
        "NDR||||550 5.7.1 TRANSPORT.RULES.RejectMessage; not outside",
    ),
    "a rule that deletes": (
        "New-TransportRule Del -From a@contoso.com -DeleteMessage $true | Out-Null",
        "a@contoso.com b@example.org",
        "Deleted||||",
    ),
    "Exchange Online refuses a partner from elsewhere": (
        "New-InboundConnector P -SenderDomains x.org -SenderIPAddresses 203.0.113.1 -RestrictDomainsToIPAddresses $true | Out-Null",
        "a@x.org b@contoso.com -Online -RemoteAddress 192.0.2.1",
        "Rejected||||550 5.7.51 TenantInboundAttribution; Rejecting. Recipient has a partner connector with RestrictDomainsToIPAddresses set",
    ),
    "Exchange Online takes the own server's mail": (
        "New-InboundConnector O -ConnectorType OnPremises -SenderDomains * -TlsSenderCertificateName mail.contoso.com -RequireTls $true | Out-Null",
        "a@contoso.com b@contoso.com -Online -RemoteAddress 192.0.2.1 -TlsCertificateSubject CN=mail.contoso.com",
        "Mailbox||SmtpDeliveryToMailbox||",
    ),
    "Exchange Online": (
        "New-OutboundConnector Tree -RecipientDomains *.example.org | Out-Null\nNew-OutboundConnector Exact -RecipientDomains example.org | Out-Null",
        "a@contoso.com b@example.org -Online",
        "Connector|Exact|DnsConnectorDelivery|example.org|",
    ),
}


@pytest.mark.parametrize("case", CONNECTIONS)
def test_a_connection_is_traced(shell: Any, case: str) -> None:
    """Trace-EmsConnection gives connector, rights and reasons as the rules say."""
    prepare, ask, expected = CONNECTIONS[case]
    shell.run(prepare)
    assert shell.lines(ask) == expected.split("\n")
    assert shell.err.getvalue() == ""


@pytest.mark.parametrize("case", MESSAGES)
def test_a_message_is_traced(shell: Any, case: str) -> None:
    """Trace-EmsMessage gives the end of a message's way as the rules say."""
    prepare, arguments, expected = MESSAGES[case]
    shell.run(prepare)
    assert shell.lines(SHOW.format(arguments)) == [expected]
    assert shell.err.getvalue() == ""


ERRORS = {
    "Trace-EmsConnection 10.0.0.300": '"10.0.0.300" isn\'t a valid IP address for RemoteAddress.',
    "Trace-EmsConnection 10.0.0.3 '[::]:25'": "The client's address and LocalEndpoint [::]:25 are of different families.",
    "Trace-EmsConnection 10.0.0.3 1.2.3.4:99999": '"1.2.3.4:99999" isn\'t a valid IP address and port for LocalEndpoint.',
    "Trace-EmsConnection 10.0.0.3 -Server NOPE": "The operation couldn't be performed because object 'NOPE' couldn't be found on 'DC01.contoso.com'.",
    "Trace-EmsMessage a@b.org nobody": '"nobody" isn\'t a valid recipient address.',
}


@pytest.mark.parametrize("text", ERRORS)
def test_what_cannot_be_traced_is_an_error(shell: Any, text: str) -> None:
    """Addresses and servers that are wrong are named in an error that does not end the script."""
    assert shell.error(text) == ERRORS[text]


def test_rows_of_a_csv_file_are_traced(shell: Any) -> None:
    """Columns bind by name, empty cells are what was not given."""
    shell.run(OUT + RELAY)
    text = "From,To,Size,Server,RemoteAddress\na@contoso.com,b@x.org,5MB,,\na@q.org,b@x.org,,EX01,10.0.0.7\na@q.org,b@x.org,,EX01,192.0.2.9"
    assert shell.lines(f"@'\n{text}\n'@ | ConvertFrom-Csv | Trace-EmsMessage | % {{ \"$_\" }}") == [
        "b@x.org: Connector Internet",
        "b@x.org: Connector Internet",
        "b@x.org: Rejected 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    ]


def test_recipients_of_the_store_are_resolved(shell: Any) -> None:
    """With recipients in the store an unknown address of an authoritative domain is an NDR, a known one is its mailbox."""
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.recipient import Mailbox

    directory = directory_of(shell.store)
    doc = {
        "Name": "Ann",
        "PrimarySmtpAddress": "ann@contoso.com",
        "Database": "DB1",
        "EmailAddresses": ["SMTP:ann@contoso.com", "smtp:a.n@contoso.com"],
    }
    with directory.transaction() as change:
        directory.insert(change, Mailbox(doc, directory.organization, name="Ann", state="New"))
    assert shell.lines(SHOW.format("x@q.org a.n@contoso.com, bob@contoso.com")) == [
        "Mailbox||SmtpDeliveryToMailbox|DB1|",
        "NDR||||550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found",
    ]


def test_a_trace_follows_a_change_at_once(shell: Any) -> None:
    """What was read of the store is read again when the store changed."""
    shell.run(RELAY)
    assert shell.lines(
        "Trace-EmsConnection 10.0.0.9 | % Connector; Remove-ReceiveConnector Relay -Confirm:$false; Trace-EmsConnection 10.0.0.9 | % Connector"
    ) == ["EX01\\Relay", "EX01\\Default Frontend EX01"]


def test_the_views_are_short(shell: Any) -> None:
    """Traces show as a table of what matters."""
    shell.run(RELAY)
    shown = [line.rstrip() for line in shell.lines("Trace-EmsConnection 10.0.0.9 | Out-String") if line.strip()]
    assert shown == [
        "RemoteAddress            LocalEndpoint        Connector                 MayRelay",
        "-------------            -------------        ---------                 --------",
        "10.0.0.9                 0.0.0.0:25           EX01\\Relay                True",
    ]


RELAYS = {
    "an added right": (RELAY, r"NT AUTHORITY\ANONYMOUS LOGON|False|an added right"),
    "a trusted range": (
        RELAY.split("Set-Rec")[0] + "Set-ReceiveConnector Relay -AuthMechanism ExternalAuthoritative -PermissionGroups ExchangeServers",
        r"MS Exchange\Externally Secured Servers|False|the permission group ExchangeServers",
    ),
    "users that log on": (
        RELAY.split("Set-Rec")[0] + "Set-ReceiveConnector Relay -AuthMechanism Tls,Integrated -PermissionGroups ExchangeUsers",
        r"NT AUTHORITY\Authenticated Users|True|the permission group ExchangeUsers",
    ),
    "nobody": (RELAY.split("Set-Rec")[0] + "Set-ReceiveConnector Relay -PermissionGroups AnonymousUsers", ""),
    "a denied right": (
        RELAY
        + r"Get-ReceiveConnector Relay | Add-ADPermission -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights ms-Exch-SMTP-Accept-Any-Recipient "
        "-Deny | Out-Null",
        "",
    ),
}


@pytest.mark.parametrize("case", RELAYS)
def test_who_may_relay_is_told_with_the_reason(shell: Any, case: str) -> None:
    """Get-EmsRelay names the principals that the connector lets in and that have the right, and what gave it."""
    prepare, expected = RELAYS[case]
    shell.run(prepare)
    found = shell.lines('Get-EmsRelay Relay | % { "$($_.Principal)|$($_.NeedsLogon)|$($_.GrantedBy)" }')
    assert found == ([expected] if expected else [])
