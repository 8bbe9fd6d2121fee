"""What the feature checklist says of connectors, each row shown by commands; rows that need a live SMTP session are not here."""

from __future__ import annotations

from typing import Any

import pytest

FE = "-TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25"
# row of the checklist: (commands, the lines that they give)
ROWS: dict[str, tuple[str, str]] = {
    "01 receive connectors here, inbound connectors online": (
        f"(New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1).GetType().Name; (New-InboundConnector B -SenderDomains x.org).GetType().Name",
        "ReceiveConnector\nTenantInboundConnector",
    ),
    "02 send and outbound connectors, chosen by the recipient's domain": (
        "New-SendConnector A -AddressSpaces x.org | Out-Null; New-SendConnector B -AddressSpaces * | Out-Null\n"
        "Trace-EmsMessage a@contoso.com u@x.org, u@y.org | % Connector",
        "A\nB",
    ),
    "03 delivery agent connectors give a queue to other systems": (
        "New-DeliveryAgentConnector A -AddressSpaces 'MOBILE:*;1' -DeliveryProtocol MOBILE | Out-Null; New-ForeignConnector B -AddressSpaces 'MOBILE:*;2' | Out-Null\n"
        'Trace-EmsMessage a@contoso.com MOBILE:1 | % { "$($_.Connector) $($_.DeliveryType)" }',
        "A DeliveryAgent",
    ),
    "04 foreign connectors write to a drop directory": (
        "New-ForeignConnector Fax -AddressSpaces 'FAX:*' | Out-Null; Set-ForeignConnector Fax -DropDirectory D:\\Drop -WarningAction SilentlyContinue\n"
        "(Get-ForeignConnector Fax).DropDirectory; (Trace-EmsMessage a@contoso.com FAX:1).DeliveryType",
        "D:\\Drop\nNonSmtpGatewayDelivery",
    ),
    "05 managed by cmdlets, without the limits of the web wizard": (
        "'ReceiveConnector', 'SendConnector', 'ForeignConnector', 'DeliveryAgentConnector', 'InboundConnector', 'OutboundConnector' |\n"
        "% { $noun = $_; \"$noun $(('New', 'Get', 'Set', 'Remove' | ? { Get-Command $_-$noun -CommandType Cmdlet }) -join ' ')\" }\n"
        "New-SendConnector A -Internal -AddressSpaces x.org | % { \"$($_.DNSRoutingEnabled)\" }\n"
        "New-SendConnector B -Partner -AddressSpaces y.org -SmartHosts mx.y.org -FrontendProxyEnabled $true | % { \"$($_.FrontendProxyEnabled) $($_.SmartHosts)\" }",
        "ReceiveConnector New Get Set Remove\nSendConnector New Get Set Remove\nForeignConnector New Get Set Remove\n"
        "DeliveryAgentConnector New Get Set Remove\nInboundConnector New Get Set Remove\nOutboundConnector New Get Set Remove\nTrue\nTrue mx.y.org",
    ),
    "06 only enabled connectors receive": (
        "Set-ReceiveConnector 'Default Frontend EX01' -Enabled $false; (Trace-EmsConnection 10.0.0.1).Reply",
        "421 4.3.2 Service not available",
    ),
    "07 remote network settings": (
        f'New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1, 10.1.0.0/16 | % RemoteIPRanges | % {{ "$_" }}',
        "10.0.0.1\n10.1.0.0/16",
    ),
    "08 network adapter bindings": (
        "New-ReceiveConnector A -TransportRole FrontendTransport -Usage Internet -Bindings 172.16.0.1:26, '[::]:26' | % Bindings | % { \"$_\" }",
        "172.16.0.1:26\n[::]:26",
    ),
    "09 authentication decides the reply to EHLO": (
        "Set-ReceiveConnector 'Client Frontend EX01' -AuthMechanism Tls, BasicAuth; (Trace-EmsConnection 10.0.0.1 :587).EhloReply -match 'AUTH|TLS'",
        "250-STARTTLS\n250-AUTH LOGIN",
    ),
    "10 permission groups are access control entries": (
        f"New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1 -PermissionGroups AnonymousUsers | Out-Null; (Get-ADPermission A -User 'NT AUTHORITY\\ANONYMOUS LOGON').Count",
        "4",
    ),
    "11 maximum message size": ("(Get-ReceiveConnector 'Default Frontend EX01').MaxMessageSize | % { \"$_\" }", "36 MB (37,748,736 bytes)"),
    "12 protocol logging is off": (f'(New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1).ProtocolLoggingLevel | % {{ "$_" }}', "None"),
    "13 a unique combination of bindings and remote ranges": (
        f"New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1 | Out-Null; New-ReceiveConnector B {FE} -RemoteIPRanges 10.0.0.2 | % Name\n"
        f"try {{ New-ReceiveConnector C {FE} -RemoteIPRanges 10.0.0.2 -ErrorAction Stop }} catch {{ $_.Exception.GetType().Name }}",
        "B\nReceiveConnectorMappingConflictException",
    ),
    "14 the most specific range wins": (
        f"New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.0/24 | Out-Null; New-ReceiveConnector B {FE} -RemoteIPRanges 10.0.0.7 | Out-Null\n"
        "'10.0.0.7', '10.0.0.8' | Trace-EmsConnection | % Connector",
        "EX01\\B\nEX01\\A",
    ),
    "15 the role is chosen on creation": (
        'New-ReceiveConnector A -Usage Internet -Bindings 10.0.0.1:26 -TransportRole FrontendTransport | % TransportRole | % { "$_" }\n'
        'New-ReceiveConnector B -Usage Internet -Bindings 10.0.0.1:27 | % TransportRole | % { "$_" }',
        "FrontendTransport\nHubTransport",
    ),
    "16 five default connectors a server": (
        'New-EmsServer MBX2 | Out-Null; Get-ReceiveConnector -Server MBX2 | Sort-Object Name | % { "$($_.Name) $($_.Bindings[0].Port) $($_.TransportRole)" }',
        "Client Frontend MBX2 587 FrontendTransport\nClient Proxy MBX2 465 HubTransport\nDefault Frontend MBX2 25 FrontendTransport\nDefault MBX2 2525 HubTransport\n"
        "Outbound Proxy Frontend MBX2 717 FrontendTransport",
    ),
    "17 hub and frontend need ports of their own": (
        "try { New-ReceiveConnector A -TransportRole HubTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.1 -ErrorAction Stop }\n"
        "catch { $_.Exception.GetType().Name; $_.CategoryInfo.Category.ToString() }",
        "ReceiveConnectorRoleConflictException\nInvalidOperation",
    ),
    "18 no send connectors at first": (
        "@(Get-SendConnector).Count; Trace-EmsMessage a@contoso.com b@contoso.com, c@x.org | % Outcome",
        "0\nMailbox\nUnreachable",
    ),
    "19 address spaces": (
        "New-SendConnector A -AddressSpaces x.org, '*.y.org;5' | % AddressSpaces | % { \"$_\" }",
        "SMTP:x.org;1\nSMTP:*.y.org;5",
    ),
    "20 source servers": (
        "New-EmsServer MBX2 | Out-Null; New-SendConnector A -AddressSpaces * -SourceTransportServers MBX2 | Out-Null\n"
        "(Trace-EmsMessage a@contoso.com b@x.org).DeliveryType; (Trace-EmsMessage a@contoso.com b@x.org -Server MBX2).DeliveryType",
        "SmtpRelayToConnectorSourceServers\nDnsConnectorDelivery",
    ),
    "21 MX routing or smart hosts": (
        "New-SendConnector A -AddressSpaces x.org | % DNSRoutingEnabled; New-SendConnector B -AddressSpaces y.org -SmartHosts mx.y.org, 10.0.0.1 | % SmartHostsString",
        "True\nmx.y.org,[10.0.0.1]",
    ),
    "22 smart hosts with authentication": (
        "try { New-SendConnector A -AddressSpaces x.org -SmartHosts mx.x.org -SmartHostAuthMechanism BasicAuth -ErrorAction Stop } catch { $_.Exception.Message }\n"
        "$c = [pscredential]::new('app', (ConvertTo-SecureString pw -AsPlainText -Force))\n"
        "(New-SendConnector A -AddressSpaces x.org -SmartHosts mx.x.org -SmartHostAuthMechanism BasicAuth -AuthenticationCredential $c).AuthenticationCredential.UserName",
        "AuthenticationCredential is required when SmartHostAuthMechanism is BasicAuth or BasicAuthRequireTLS.\napp",
    ),
    "23 proxy through the front end": (
        "New-SendConnector A -AddressSpaces * | Out-Null; Set-SendConnector A -FrontendProxyEnabled $true; (Trace-EmsMessage a@contoso.com b@x.org).Steps[-1]",
        "Send connector 'A' takes it by the address space SMTP:*;1 at a cost of 1 through the Front End Transport service on port 717.",
    ),
    "24 maximum size and logging of a send connector": (
        'New-SendConnector A -AddressSpaces * | % { "$($_.MaxMessageSize) $($_.ProtocolLoggingLevel)" }',
        "35 MB (36,700,160 bytes) None",
    ),
    "25 receive connectors belong to a server, send connectors to the organization": (
        f"New-EmsServer MBX2 | Out-Null; New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1 | Out-Null\n"
        f"New-ReceiveConnector A {FE} -RemoteIPRanges 10.0.0.1 -Server MBX2 | Out-Null; (Get-ReceiveConnector A).Identity.ToString(); @(Get-ReceiveConnector '*\\A').Count\n"
        "New-SendConnector S -AddressSpaces * | Out-Null; try { New-SendConnector S -AddressSpaces x.org -ErrorAction Stop } catch { $_.Exception.GetType().Name }",
        "EX01\\A\n2\nADObjectAlreadyExistsException",
    ),
    "26 each service logs to its place, implicit and invisible connectors too": (
        "$short = { \"$_\" -replace '^.*TransportRoles.Logs.' }\n"
        "Get-FrontendTransportService EX01 | % { $_.ReceiveProtocolLogPath; $_.SendProtocolLogPath } | % $short\n"
        "Get-TransportService EX01 | % { $_.ReceiveProtocolLogPath; $_.SendProtocolLogPath } | % $short\n"
        "Get-MailboxTransportService EX01 | % { $_.ReceiveProtocolLogPath; $_.SendProtocolLogPath } | % $short\n"
        "@(Get-ReceiveConnector | ? { $_.Bindings.Port -contains 475 }).Count; @(Get-SendConnector).Count\n"
        "Set-MailboxTransportService EX01 -MailboxDeliveryConnectorProtocolLoggingLevel Verbose -ReceiveProtocolLogPath D:\\Logs\\Delivery\n"
        "Get-MailboxTransportService EX01 | % { \"$($_.MailboxDeliveryConnectorProtocolLoggingLevel) $($_.ReceiveProtocolLogPath)\" }\n"
        "Set-TransportService EX01 -IntraOrgConnectorProtocolLoggingLevel Verbose; Set-FrontendTransportService EX01 -IntraOrgConnectorProtocolLoggingLevel None\n"
        "\"$((Get-TransportService EX01).IntraOrgConnectorProtocolLoggingLevel) $((Get-FrontendTransportService EX01).IntraOrgConnectorProtocolLoggingLevel)\"",
        "FrontEnd\\ProtocolLog\\SmtpReceive\nFrontEnd\\ProtocolLog\\SmtpSend\nHub\\ProtocolLog\\SmtpReceive\nHub\\ProtocolLog\\SmtpSend\n"
        "Mailbox\\ProtocolLog\\SmtpReceive\nMailbox\\ProtocolLog\\SmtpSend\n0\n0\nVerbose D:\\Logs\\Delivery\nVerbose None",
    ),
    "27 logging is on by default for the default frontend and its implicit send connector": (
        "Get-ReceiveConnector | ? ProtocolLoggingLevel -eq Verbose | % Name; (Get-FrontendTransportService EX01).IntraOrgConnectorProtocolLoggingLevel.ToString()\n"
        "(Get-TransportService EX01).IntraOrgConnectorProtocolLoggingLevel.ToString()",
        "Default Frontend EX01\nVerbose\nNone",
    ),
    "28 logging is switched by connector, its files by service": (
        "Set-ReceiveConnector 'Default EX01' -ProtocolLoggingLevel Verbose; Set-TransportService EX01 -ReceiveProtocolLogMaxAge 10.00:00:00\n"
        "(Get-ReceiveConnector 'Default EX01').ProtocolLoggingLevel.ToString(); (Get-TransportService EX01).ReceiveProtocolLogMaxAge.ToString()\n"
        "(Get-FrontendTransportService EX01).ReceiveProtocolLogMaxAge.ToString()",
        "Verbose\n10.00:00:00\n30.00:00:00",
    ),
    "29 Exchange Online needs no connector for the Internet": (
        'Trace-EmsMessage a@contoso.com b@x.org -Online | % { "$($_.Connector)|$($_.DeliveryType)|$($_.NextHop)" }',
        "|DnsConnectorDelivery|x.org",
    ),
    "30 inbound from the own server, from partners": (
        'New-InboundConnector A -SenderDomains * -ConnectorType OnPremises -SenderIPAddresses 203.0.113.1 | % ConnectorType | % { "$_" }\n'
        'New-InboundConnector B -SenderDomains x.org | % ConnectorType | % { "$_" }',
        "OnPremises\nPartner",
    ),
    "31 outbound to the own server needs a smart host, to a partner TLS can be enforced": (
        "try { New-OutboundConnector A -ConnectorType OnPremises -RecipientDomains x.org -UseMXRecord $false -ErrorAction Stop } catch { 'refused' }\n"
        'New-OutboundConnector B -RecipientDomains y.org -TlsSettings DomainValidation -TlsDomain *.y.org | % { "$($_.TlsSettings) $($_.TlsDomain)" }',
        "refused\nDomainValidation *.y.org",
    ),
    "32 several partner connectors": (
        "New-OutboundConnector A -RecipientDomains x.org | Out-Null; New-OutboundConnector B -RecipientDomains y.org | Out-Null\n"
        "Trace-EmsMessage a@contoso.com u@x.org, u@y.org -Online | % Connector",
        "A\nB",
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_checklist_holds(row: str, shell: Any) -> None:
    """The commands of the row give what it says, and no error."""
    commands, expected = ROWS[row]
    assert shell.lines(commands) == expected.split("\n")
    assert shell.err.getvalue() == ""
