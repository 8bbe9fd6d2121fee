"""The cmdlets in the shell: what they do, print and refuse. Most rows are scripts and the texts of their output."""
from __future__ import annotations

from typing import Any

import pytest

RELAY = "New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3 | Out-Null; "

OUTPUT = [
    # usage types
    (
        'New-ReceiveConnector A -Internet -Bindings 10.9.9.9:26 | % { '
        '"$($_.RemoteIPRanges)|$($_.PermissionGroups)|$($_.AuthMechanism)|$($_.Bindings)" }',
        ["0.0.0.0-255.255.255.255|AnonymousUsers|Tls|10.9.9.9:26"],
    ),
    (
        'New-ReceiveConnector A -Usage Partner -Bindings 10.9.9.9:26 -RemoteIPRanges 10.0.0.0/8 | % { '
        '"$($_.PermissionGroups)|$($_.AuthMechanism)" }',
        ["Partners|Tls"],
    ),
    (
        'New-ReceiveConnector A -Client -TransportRole FrontendTransport -RemoteIPRanges 10.0.0.5 | % { '
        '"$($_.Bindings)|$($_.PermissionGroups)|$($_.AuthMechanism)" }',
        ["0.0.0.0:587|ExchangeUsers|Tls, Integrated, BasicAuth, BasicAuthRequireTLS"],
    ),
    (
        'New-ReceiveConnector A -Internal -TransportRole FrontendTransport -RemoteIPRanges 10.0.0.5 | % { '
        '"$($_.Bindings)|$($_.PermissionGroups)|$($_.AuthMechanism)" }',
        ["0.0.0.0:25|ExchangeServers, ExchangeLegacyServers|Tls, ExchangeServer"],
    ),
    (
        'New-ReceiveConnector A -TransportRole Frontend -Bindings 10.9.9.9:26 -RemoteIPRanges 10.0.0.5 -PermissionGroups AnonymousUsers '
        '| % { "$($_.TransportRole) $_" }',
        ["FrontendTransport EX01\\A"],
    ),
    # Set, edits, round trips
    (
        RELAY
        + "Set-ReceiveConnector Relay -RemoteIPRanges @{add='10.9.9.9'; REMOVE='10.1.2.3','10.8.8.8'}; "
        "\"$((Get-ReceiveConnector Relay).RemoteIPRanges)\"",
        ["10.9.9.9"],
    ),
    (
        RELAY
        + "$c = Get-ReceiveConnector Relay; $c.RemoteIPRanges += '10.5.0.0/16'; "
        "Set-ReceiveConnector Relay -RemoteIPRanges $c.RemoteIPRanges; "
        '"$((Get-ReceiveConnector Relay).RemoteIPRanges)"',
        ["10.1.2.3 10.5.0.0/16"],
    ),
    (
        RELAY
        + "$c = Get-ReceiveConnector Relay; $c.RemoteIPRanges.Add('10.5.0.0/16'); $c.RemoteIPRanges.Count; "
        "$c.RemoteIPRanges.Contains('10.5.0.0/16')",
        ["2", "True"],
    ),
    (
        RELAY
        + "Get-ReceiveConnector Relay | Set-ReceiveConnector -AuthMechanism Tls,BasicAuth "
        "-PermissionGroups 'AnonymousUsers, ExchangeUsers'; "
        'Get-ReceiveConnector Relay | % { "$($_.AuthMechanism)|$($_.PermissionGroups)" }',
        ["Tls, BasicAuth|AnonymousUsers, ExchangeUsers"],
    ),
    (RELAY + 'Set-ReceiveConnector Relay -Name Other; "$(Get-ReceiveConnector Other)"', ["EX01\\Other"]),
    (
        RELAY
        + "Set-ReceiveConnector -Identity (Get-ReceiveConnector Relay) -MaxMessageSize 20MB; "
        "(Get-ReceiveConnector Relay).MaxMessageSize.ToMB()",
        ["20"],
    ),
    (RELAY + "Set-ReceiveConnector (Get-ReceiveConnector Relay).Guid -Enabled $false; (Get-ReceiveConnector Relay).Enabled", ["False"]),
    (
        RELAY
        + "Set-ReceiveConnector Relay -Banner '220 Hi'; Set-ReceiveConnector Relay -Banner $null; "
        "\"[$((Get-ReceiveConnector Relay).Banner)]\"",
        ["[]"],
    ),
    (
        RELAY
        + "$n = 'Copy'; $c = Get-ReceiveConnector Relay; "
        "New-ReceiveConnector $n -Bindings 10.4.4.4:25 -RemoteIPRanges $c.RemoteIPRanges -TransportRole $c.TransportRole "
        "-PermissionGroups $c.PermissionGroups -AuthMechanism $c.AuthMechanism -MaxMessageSize $c.MaxMessageSize -MessageRateLimit "
        "$c.MessageRateLimit "
        '-ConnectionTimeout $c.ConnectionTimeout -SizeEnabled $c.SizeEnabled | % { "$_" }',
        ["EX01\\Copy"],
    ),
    # types in scripts
    ("[Microsoft.Exchange.Data.IPRange]::Parse('10.0.0.0/24').UpperBound.ToString()", ["10.0.0.255"]),
    ("([Microsoft.Exchange.Data.ByteQuantifiedSize]'36MB').ToKB()", ["36864"]),
    ("(Get-ReceiveConnector)[0] -is [Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector]", ["True"]),
    ("(Get-ReceiveConnector)[0].Bindings | % { $_.Port }", ["2525", "2525"]),
    ('(Get-ReceiveConnector)[0].RemoteIPRanges[1] | % { "$($_.RangeFormat) $($_.LowerBound) $($_.Size)" }', ["LoHi 0.0.0.0 ::1:0:0"]),
    ("(Get-ExchangeServer).AdminDisplayVersion.Major", ["15"]),
    ('"Checking $((Get-ReceiveConnector)[0])"', ["Checking EX01\\Default EX01"]),
    ("(Get-ReceiveConnector)[0].Server.Name", ["EX01"]),
    ("@(Get-ReceiveConnector | ? { $_.AuthMechanism -like '*ExchangeServer*' }).Count", ["4"]),
    ("@(Get-ReceiveConnector | ? { $_.MaxMessageSize -gt 30MB }).Count", ["5"]),
    ("@(Get-ReceiveConnector | ? { $_.ConnectionTimeout -eq '00:10:00' }).Count", ["5"]),
    ("@(Get-ReceiveConnector | ? { $_.ProtocolLoggingLevel -eq 'Verbose' }).Count", ["1"]),
    # the other connectors
    (
        "New-SendConnector Out -AddressSpaces '*' | % { \"$_|$($_.DNSRoutingEnabled)|$($_.MaxMessageSize)|$($_.SourceTransportServers)\" }",
        ["Out|True|35 MB (36,700,160 bytes)|EX01"],
    ),
    (
        "New-SendConnector In -Internal -AddressSpaces 'a.com' -SmartHosts 10.0.0.1 | % { "
        "\"$($_.DNSRoutingEnabled)|$($_.MaxMessageSize)\" }",
        ["False|Unlimited"],
    ),
    ("New-SendConnector Out -AddressSpaces '*' -MaxMessageSize 1000 | % { \"$($_.MaxMessageSize)\" }", ["1 KB (1,024 bytes)"]),
    (
        "New-ForeignConnector Fax -AddressSpaces 'FAX:*;3' | % { "
        "\"$_|$($_.DropDirectory)|$($_.AddressSpaces)|$($_.MaxMessageSize)|$($_.IsSmtpConnector)\" }",
        ["Fax|Fax|FAX:*;3|Unlimited|False"],
    ),
    (
        "New-DeliveryAgentConnector T -AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE | % { \"$($_.MaxConcurrentConnections) "
        "$($_.MaxMessagesPerConnection)\" }",
        ["5 20"],
    ),
    (
        'New-InboundConnector I -SenderDomains *.contoso.com | % { "$($_.SenderDomains)|$($_.ConnectorType)|$($_.RequireTls)" }',
        ["smtp:*.contoso.com;1|Partner|False"],
    ),
    (
        'New-OutboundConnector O -RecipientDomains a.com -UseMXRecord $false -SmartHosts 192.0.2.1,mail.a.com | % { "$($_.SmartHosts)" }',
        ["[192.0.2.1] mail.a.com"],
    ),
    (
        "New-OutboundConnector O -RecipientDomains a.com -TestMode $true | Out-Null; @(Get-OutboundConnector).Count; "
        "@(Get-OutboundConnector -IncludeTestModeConnectors $true).Count",
        ["0", "1"],
    ),
    # permissions
    (
        RELAY
        + "Set-ReceiveConnector Relay -PermissionGroups AnonymousUsers; "
        "Get-ReceiveConnector Relay | Add-ADPermission -User 'NT AUTHORITY\\ANONYMOUS LOGON' "
        '-ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient | % { "$($_.User)|$($_.ExtendedRights)|$($_.Deny)|$($_.IsInherited)" }; '
        '"$((Get-ReceiveConnector Relay).PermissionGroups)"',
        ["NT AUTHORITY\\ANONYMOUS LOGON|ms-Exch-SMTP-Accept-Any-Recipient|False|False", "AnonymousUsers, Custom"],
    ),
    ("@(Get-ADPermission 'EX01\\Client Frontend EX01').Count", ["4"]),
    # servers and house commands
    (
        "New-EmsServer MBX2 -Site London | % { \"$_ $($_.Site)\" }; @(Get-ReceiveConnector -Server MBX2).Count; @(Get-ReceiveConnector "
        "'*\\Default*').Count",
        ["MBX2 contoso.com/Configuration/Sites/London", "5", "4"],
    ),
    (
        'New-EmsServer MBX2 | Out-Null; New-ReceiveConnector X -Server MBX2 -Bindings 10.1.1.1:26 -RemoteIPRanges 10.0.0.1 | % { "$_ '
        '$($_.Fqdn)" }',
        ["MBX2\\X MBX2.contoso.com"],
    ),
    (
        'New-EmsServer EDGE1 -Role Edge | Out-Null; Get-ReceiveConnector -Server EDGE1 | % { '
        '"$_|$($_.PermissionGroups)|$($_.MessageRateLimit)" }',
        ["EDGE1\\Default internal receive connector EDGE1|AnonymousUsers, ExchangeServers, Partners|600"],
    ),
    (
        '(Get-TransportService).Name; "$(Get-FrontendTransportService) $(Get-MailboxTransportService)"',
        ["EX01", "EX01\\Frontend EX01\\Mailbox"],
    ),
    ('Set-TransportService EX01 -MaxOutboundConnections 900; "$((Get-TransportService EX01).MaxOutboundConnections)"', ["900"]),
    ('Set-TransportConfig -MaxSendSize 25MB; "$((Get-TransportConfig).MaxSendSize)"', ["25 MB (26,214,400 bytes)"]),
    # what-if and nothing to do
    ("Remove-ReceiveConnector 'Default EX01' -WhatIf; @(Get-ReceiveConnector).Count", ["5"]),
    ("Remove-ReceiveConnector 'Default EX01' -Confirm:$false; @(Get-ReceiveConnector).Count", ["4"]),
    ("Get-ReceiveConnector | Remove-ReceiveConnector -Confirm:$false; @(Get-ReceiveConnector).Count", ["0"]),
    ("@(Get-ReceiveConnector 'No such*').Count", ["0"]),
    ("@(Get-ReceiveConnector $null).Count", ["5"]),
]


@pytest.mark.parametrize(("script", "expected"), OUTPUT)
def test_a_command_gives(shell: Any, script: str, expected: list[str]) -> None:
    """The objects of the script, as text."""
    assert shell.lines(script) == expected
    assert shell.err.getvalue() == ""


ERRORS = [
    # look-up
    ("Get-ReceiveConnector Nope", "object 'Nope' couldn't be found on 'DC01.contoso.com'"),
    ("Set-ReceiveConnector Nope -Enabled $false", "object 'Nope' couldn't be found"),
    ("Remove-SendConnector Nope -Confirm:$false", "object 'Nope' couldn't be found"),
    ("Get-ReceiveConnector 'a*b'", "A wildcard (*) can only stand at the beginning or the end"),
    ("Get-ReceiveConnector -Server NOPE", "object 'NOPE' couldn't be found"),
    ("New-ReceiveConnector X -Server NOPE -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1", "object 'NOPE' couldn't be found"),
    # binding
    ("Get-ReceiveConnector -Identity a -Server EX01", "Parameter set cannot be resolved using the specified named parameters."),
    ("New-ReceiveConnector X -Internet -Client -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1", "Parameter set cannot be resolved"),
    ("New-SendConnector X -AddressSpaces * -Internet -Partner", "Parameter set cannot be resolved"),
    ("Set-ReceiveConnector $null -Enabled $false", "Cannot bind argument to parameter 'Identity' because it is null."),
    (
        "New-ReceiveConnector X -Bindings @() -RemoteIPRanges 10.0.0.1",
        "Cannot bind argument to parameter 'Bindings' because it is an empty collection.",
    ),
    ("Set-ReceiveConnector 'Default EX01' -Nonsense 1", "A parameter cannot be found that matches parameter name 'Nonsense'."),
    # conversion
    (
        "Set-ReceiveConnector 'Default EX01' -TlsCertificateName '<I><S>'",
        'Cannot process argument transformation on parameter \'TlsCertificateName\'. Cannot convert value "<I><S>" to type '
        '"Microsoft.Exchange.Data.SmtpX509Identifier". '
        'Error: ""<I><S>" isn\'t a valid Certificate Identifier."',
    ),
    ("Set-ReceiveConnector 'Default EX01' -RemoteIPRanges 10.0.0.300", "isn't a valid IP address or range."),
    (
        "Set-ReceiveConnector 'Default EX01' -Bindings 10.0.0.1:99999",
        "Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data.IPBinding]",
    ),
    (
        "Set-ReceiveConnector 'Default EX01' -ProtocolLoggingLevel High",
        "Unable to match the identifier name High to a valid enumerator name.",
    ),
    ("New-SendConnector X -AddressSpaces *contoso.com", "isn't a valid SMTP domain."),
    ("New-SendConnector X -AddressSpaces 'a.com;101'", "The address space cost must be between 1 and 100."),
    ("New-SendConnector X -AddressSpaces * -SmartHosts host:587", "isn't a valid smart host."),
    # properties
    ("Set-ReceiveConnector 'Default EX01' -MaxHopCount 501", "must be between 1 and 500"),
    ("Set-ReceiveConnector 'Default EX01' -TarpitInterval 5", "must be between 00:00:00 and 00:10:00"),
    ("Set-ReceiveConnector 'Default EX01' -MaxMessageSize 1KB", "must be between 64 KB (65,536 bytes) and 2 GB (2,147,483,647 bytes)"),
    (
        "New-ReceiveConnector ('x' * 65) -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1",
        "The maximum length is 64 and the length of the value provided is 65.",
    ),
    ("Set-ReceiveConnector 'Default EX01' -AuthMechanism None,Tls", "None can't be combined"),
    ("Set-ReceiveConnector 'Default EX01' -AuthMechanism 'None, Tls'", "None can't be combined"),
    (
        "Set-ReceiveConnector 'Default EX01' -Fqdn mail.contoso.com",
        "If the AuthMechanism attribute on a Receive connector contains the value ExchangeServer, you must set the FQDN parameter on "
        "the Receive connector to one of the "
        'following values: the FQDN of the transport server "EX01.contoso.com", the NetBIOS name of the transport server "EX01", or $null.',
    ),
    ("Set-ReceiveConnector 'Default EX01' -DefaultDomain nowhere.com", "isn't an accepted domain"),
    ("Set-ReceiveConnector 'Default EX01' -RemoteIPRanges @{Add='0.0.0.0-255.255.255.255'}", "is already present in the collection"),
    # other objects
    (
        "New-ReceiveConnector X -Internet -Bindings 0.0.0.0:25",
        'The values that you specified for the Bindings and RemoteIPRanges parameters conflict with the settings on Receive connector '
        '"EX01\\Default Frontend EX01". '
        "Receive connectors assigned to different Transport roles on a single server must listen on unique local IP address & port "
        "bindings.",
    ),
    (
        "New-ReceiveConnector X -TransportRole FrontendTransport -Internet -Bindings 0.0.0.0:25",
        "Specify a unique combination of Bindings and RemoteIPRanges.",
    ),
    ("New-ReceiveConnector 'default ex01' -Bindings 10.0.0.1:26 -RemoteIPRanges 10.0.0.1", "already exists"),
    ("New-SendConnector A -AddressSpaces * | Out-Null; New-ForeignConnector A -AddressSpaces FAX:*", "already exists"),
    ("New-SendConnector A -AddressSpaces * -SourceTransportServers NOPE", 'The server "NOPE" isn\'t a valid source server.'),
    ("New-SendConnector A -AddressSpaces * -IsCoexistenceConnector $true", "IsCoexistenceConnector isn't supported"),
    ("New-SendConnector A -AddressSpaces *,*", "is already present"),
    ("Remove-AcceptedDomain contoso.com -Confirm:$false", "default accepted domain"),
    ("Set-TransportService EX01 -ReceiveProtocolLogMaxFileSize 300MB", "ReceiveProtocolLogMaxFileSize"),
    ("Set-TransportService EX01 -MaxPerDomainOutboundConnections 2000", "MaxPerDomainOutboundConnections"),
    ("Remove-EmsServer EX01 -Confirm:$false", "the one that the shell runs on"),
    ("Add-ADPermission 'Default EX01' -User X -ExtendedRights Nothing", 'The extended right "Nothing" couldn\'t be found.'),
]


@pytest.mark.parametrize(("script", "text"), ERRORS)
def test_a_command_refuses(shell: Any, script: str, text: str) -> None:
    """The message of the error; the store is as it was before."""
    shell.run("Get-ReceiveConnector | Out-Null")
    before = shell.store.version
    assert text in shell.error(script)
    if "Out-Null" not in script:
        assert shell.store.version == before


def test_an_error_has_the_form_of_a_remote_servers(shell: Any) -> None:
    """FullyQualifiedErrorId names server, request, failure category and task."""
    shell.run("Get-ReceiveConnector Nope -ErrorAction SilentlyContinue")
    found = shell.lines("$Error[0].FullyQualifiedErrorId; \"$($Error[0].CategoryInfo.Category)\"; $Error[0].Exception.GetType().FullName")
    import re

    assert re.fullmatch(
        r"\[Server=EX01,RequestId=[0-9a-f-]{36},TimeStamp=\d+/\d+/\d{4} \d+:\d\d:\d\d [AP]M\] "
        r"\[FailureCategory=Cmdlet-ManagementObjectNotFoundException\] "
        r"[0-9A-F]{8},Microsoft\.Exchange\.Management\.SystemConfigurationTasks\.GetReceiveConnector",
        found[0],
    )
    assert found[1:] == ["NotSpecified", "Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException"]


def test_a_set_that_changes_nothing_warns(shell: Any) -> None:
    """The warning names the object, and nothing is written."""
    shell.run("Get-ReceiveConnector | Out-Null")
    before = shell.store.version
    shell.run("Set-ReceiveConnector 'Default EX01' -MaxHopCount 60 -WarningVariable w -WarningAction SilentlyContinue")
    assert shell.lines("$w") == ["The command completed successfully but no settings of 'EX01\\Default EX01' have been modified."]
    assert shell.store.version == before


def test_errors_of_one_object_do_not_stop_the_next(shell: Any) -> None:
    """Faults are non-terminating, and -ErrorAction Stop makes them terminating."""
    assert shell.lines("'Nope','Default EX01' | Get-ReceiveConnector -ErrorAction SilentlyContinue | % { \"$_\" }") == [
        "EX01\\Default EX01"
    ]
    assert shell.lines("try { Get-ReceiveConnector Nope -ErrorAction Stop } catch { 'caught' }") == ["caught"]


def test_an_imported_connector_equals_its_export(shell: Any, tmp_path: Any) -> None:
    """Export-Clixml and Import-EmsOrganization give the same objects back, and report them unchanged."""
    path = tmp_path / "connectors.xml"
    shell.run(f"Get-ReceiveConnector | Export-Clixml '{path}'; Get-AcceptedDomain | Export-Clixml '{tmp_path / 'domains.xml'}'")
    assert shell.lines(f"Import-EmsOrganization '{tmp_path}/*.xml' | % {{ $_.Action }}") == ["Unchanged"] * 6


def test_an_exported_organization_comes_back_whole(shell: Any, tmp_path: Any) -> None:
    """Export, remove, import with -Replace: the store holds what it held."""
    shell.run("New-SendConnector Out -AddressSpaces '*;7' | Out-Null; Set-TransportConfig -MaxSendSize 25MB")
    path = tmp_path / "org.json"
    shell.run(f"Export-EmsOrganization '{path}'")
    before = {(row.kind, row.guid, row.text) for kind in shell.store.kinds() for row in shell.store.all(kind)}
    shell.run("New-EmsOrganization Other -Domain other.com -Server X1 -Confirm:$false | Out-Null")
    shell.run(f"Import-EmsOrganization '{path}' -Replace | Out-Null")
    assert {(row.kind, row.guid, row.text) for kind in shell.store.kinds() for row in shell.store.all(kind)} == before
