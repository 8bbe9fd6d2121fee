"""Around the connectors: the audit log, queues, logs of mail, service health, objects kept as they came."""
from __future__ import annotations

import socket
import threading
from pathlib import Path
from typing import Any

import pytest
from exchange_shell import Shell

CHANGE = "Set-ReceiveConnector 'Default EX01' -Comment one -MaxMessageSize 20MB; "
QUIET = " -WarningAction SilentlyContinue"

OUTPUT = [
    # the audit log
    (CHANGE + "Search-AdminAuditLog -Cmdlets Set-* | % { \"$($_.CmdletName) $($_.ObjectModified) $($_.Succeeded) $($_.CmdletParameters)\" }",
     ["Set-ReceiveConnector EX01\\Default EX01 True Comment MaxMessageSize Identity"]),
    (CHANGE + "(Search-AdminAuditLog -Cmdlets Set-ReceiveConnector -Parameters MaxMessageSize).ModifiedProperties | "
     "% { \"$($_.Name): $($_.OldValue) -> $($_.NewValue)\" }",
     ["Comment:  -> one", "MaxMessageSize: 36 MB (37,748,736 bytes) -> 20 MB (20,971,520 bytes)"]),
    (CHANGE + "@(Search-AdminAuditLog -Cmdlets Set-* -ObjectIds 'EX01\\Default*').Count; @(Search-AdminAuditLog -ObjectIds Nope).Count", ["1", "0"]),
    (CHANGE + "@(Search-AdminAuditLog -IsSuccess $false).Count; @(Search-AdminAuditLog -UserIds nobody).Count", ["0", "0"]),
    (CHANGE + "Set-ReceiveConnector 'Default EX01' -Comment two; (Search-AdminAuditLog -Cmdlets Set-* -ResultSize 1).ModifiedProperties[0].NewValue; "
     "(Search-AdminAuditLog -Cmdlets Set-* -StartIndex 1).ModifiedProperties[0].NewValue", ["two", "one"]),
    (CHANGE + "@(Search-AdminAuditLog -Cmdlets Set-* -EndDate (Get-Date).AddHours(-1)).Count", ["0"]),
    ("Write-AdminAuditLog -Comment 'a b'; (Search-AdminAuditLog -Cmdlets Write-AdminAuditLog).CmdletParameters[0].Value", ["a b"]),
    (f"(New-AdminAuditLogSearch -Name S -StartDate 1/1/2020 -EndDate 1/2/2020 -StatusMailRecipients a@b.com{QUIET}).StatusMailRecipients",
     ["a@b.com"]),
    # queues and messages
    ("Get-Queue | % { \"$($_.Identity)|$($_.DeliveryType)|$($_.Status)|$($_.MessageCount)\" }", ["EX01\\Submission|Undefined|Ready|0"]),
    ("@(Get-Queue -Filter \"Status -eq 'Retry'\").Count; @(Get-Queue -Filter { MessageCount -eq 0 }).Count; @(Get-Queue 'EX01\\*').Count", ["0", "1", "1"]),
    ("Suspend-Queue Submission -Confirm:$false; (Get-Queue).Status; Get-Queue | Resume-Queue -Confirm:$false; (Get-Queue).Status", ["Suspended", "Ready"]),
    ("@(Get-Queue -Exclude Empty).Count; @(Get-Queue -Include Internal -SortOrder +Identity -ResultSize 5).Count", ["0", "1"]),
    ("@(Get-Queue | Get-Message).Count; @(Get-Message -Filter \"FromAddress -like '*@contoso.com'\").Count; "
     "Remove-Message -Filter \"Size -gt 0\" -Confirm:$false", ["0", "0"]),
    (f"@(Get-MessageTrackingLog -Server EX01 -EventId RECEIVE -Start 1/1/2020{QUIET}).Count", ["0"]),
    (f"@(Get-MessageTrace{QUIET}).Count; @(Get-MessageTraceV2 -Subject x -SubjectFilterType Contains{QUIET}).Count", ["0", "0"]),
    ("Get-MessageTrackingLog -WarningVariable w -WarningAction SilentlyContinue; \"$w\".Substring(0, 18)", ["ems moves no mail "]),
    # health
    ("Set-ServerComponentState EX01 -Component HubTransport -State Draining -Requester Maintenance; Test-ServiceHealth | "
     "% { \"$($_.Role): $($_.RequiredServicesRunning) $($_.ServicesNotRunning)\" }",
     ["Mailbox Server Role: True ", "Client Access Server Role: True ", "Hub Transport Server Role: False MSExchangeTransport"]),
    (f"(Test-Mailflow{QUIET}).TestMailflowResult; ([xml](Get-ExchangeDiagnosticInfo -Process EdgeTransport)).Diagnostics.ProcessLocator.count",
     ["*FAILURE*", "0"]),
    ("(Get-TransportPipeline).Count", ["20"]),
    # objects through the pipeline
    ("New-EmsServer EX02 | Out-Null; @(Get-ExchangeServer EX02 | Get-ReceiveConnector).Count; @(Get-TransportService | Get-ReceiveConnector).Count; "
     "Get-ReceiveConnector 'EX02\\Default EX02' | Get-ReceiveConnector | % { \"$_\" }", ["5", "10", "EX02\\Default EX02"]),
    ("$n = 'NT AUTHORITY\\ANONYMOUS LOGON'; $c = 'Default Frontend EX01'; Get-ADPermission $c -User $n | ? { \"$($_.ExtendedRights)\" -match 'Submit' } | "
     "Remove-ADPermission -Confirm:$false; @(Get-ADPermission $c -User $n).Count; "
     "$one = @(Get-ADPermission $c -User $n)[0]; Remove-ADPermission -Instance $one -Confirm:$false; @(Get-ADPermission $c -User $n).Count", ["3", "2"]),
    ("$old = New-ExchangeCertificate -SubjectName CN=a.com -DomainName a.com, b.com -Force; ($old | New-ExchangeCertificate -Force).CertificateDomains",
     ["a.com", "b.com"]),
    # comparing
    ("New-EmsServer EX02 | Out-Null; Set-ReceiveConnector 'EX02\\Default EX02' -RemoteIPRanges 0.0.0.0/0, ::/0; @(Compare-EmsConnector EX01 EX02).Count",
     ["0"]),
    ("New-EmsServer EX02 | Out-Null; Set-ReceiveConnector 'EX02\\Default EX02' -MaxHopCount 30 -RemoteIPRanges 0.0.0.0/0; "
     "Compare-EmsConnector 'EX01\\Default EX01' 'EX02\\Default EX02' | % Property", ["MaxHopCount", "RemoteIPRanges"]),
    # mail flow rules in words
    ("New-OutboundConnector G -IsTransportRuleScoped $true | Out-Null; New-TransportRule R -RecipientDomainIs a.com, b.com -SubjectContainsWords x "
     "-ExceptIfFromScope InOrganization -RouteMessageOutboundConnector G -StopRuleProcessing $true | Out-Null\n"
     "Get-TransportRule R | % { $_.Conditions; $_.Exceptions; $_.Actions } | % { $_.Split('.')[-1] }",
     ["RecipientDomainIsPredicate", "SubjectContainsPredicate", "FromScopePredicate", "RouteMessageOutboundConnectorAction", "StopRuleProcessingAction"]),
    # shapes
    ("(Get-OrganizationConfig).ForestConfigLastRunTime.Year", ["1"]),
    ("(Get-ReceiveConnector 'Default EX01').OrganizationId.GetType().FullName; (Get-TransportService).psobject.Properties.Name -contains 'AdminDisplayName'",
     ["Microsoft.Exchange.Data.Directory.OrganizationId", "False"]),
    ("Get-ADSiteLink | % { \"$($_.ADCost) $($_.Cost)\" }", ["100 100"]),
    ("@(Get-MailboxDatabase -Status).Count; @(Get-OwaVirtualDirectory -Server EX01 -ADPropertiesOnly).Count; @(Get-AuthConfig).Count", ["0", "0", "0"]),
]


@pytest.mark.parametrize(("script", "expected"), OUTPUT)
def test_a_command_gives(shell: Shell, script: str, expected: list[str]) -> None:
    """The texts of the output; no error."""
    assert shell.lines(script) == expected
    assert shell.err.getvalue() == ""


ERRORS = [
    ("Search-AdminAuditLog -Parameters Name", "only with the Cmdlets parameter"),
    ("Search-AdminAuditLog -ResultSize 0", "between 1 and 250000"),
    ("Search-AdminAuditLog -StartDate 1/2/2020 -EndDate 1/1/2020", "must not be later"),
    ("Write-AdminAuditLog -Comment ('x' * 501)", "The maximum length is 500"),
    ("Get-Queue -Filter \"Nope -eq 1\"", "isn't a property that can be filtered by"),
    ("Get-Queue NOPE\\Submission", "object 'NOPE' couldn't be found"),
    ("Get-Message -Filter \"Nope -eq 1\"", "isn't a property that can be filtered by"),
    ("Redirect-Message -Server EX01 -Target EX01", "can't take its own messages"),
    ("Get-MessageTrackingLog -EventId FOO", "isn't an event of the message tracking log"),
    ("Get-MessageTrackingLog -Start 1/2/2020 -End 1/1/2020", "must not be later"),
    ("Get-MessageTrace -StartDate 1/1/2020 -EndDate 1/2/2020", "within the last 10 days"),
    ("Get-MessageTrace -StartDate 1/1/2020", "must be specified together"),
    ("Get-MessageTraceV2 -StartDate (Get-Date).AddDays(-30) -EndDate (Get-Date)", "can span 10 days"),
    ("Get-MessageTrace -PageSize 5001", "between 1 and 5000"),
    ("Enable-DnssecForVerifiedDomain nowhere.com", "couldn't be found"),
    ("Get-MailboxDatabase Nope", "object 'Nope' couldn't be found"),
    ("Add-ADPermission 'Default EX01' -User 'NT AUTHORITY\\ANONYMOUS LOGON'", "Specify ExtendedRights."),
    ("Add-ADPermission 'Default EX01' -User 'NT AUTHORITY\\ANONYMOUS LOGON' -AccessRights GenericAll", "AccessRights can't be changed here"),
    ("Compare-EmsConnector -DifferenceStore /nowhere/store.db", "There is no store '/nowhere/store.db'."),
    ("Set-EmsObject ExchangeServer EX01 '[1]'", "takes the text of a JSON object"),
    ("Remove-EmsObject ExchangeServer Nope -Confirm:$false", "couldn't be found"),
]


@pytest.mark.parametrize(("script", "text"), ERRORS)
def test_a_command_refuses(shell: Shell, script: str, text: str) -> None:
    """The message of the error; the store is as it was before."""
    shell.run("Get-ReceiveConnector | Out-Null")
    before = shell.store.version
    assert text in shell.error(script)
    assert shell.store.version == before


KEPT = """<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0">
<T>Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.MailboxDatabase</T><T>Deserialized.System.Object</T></TN>
<ToString>DB01</ToString><Props><S N="Name">DB01</S><S N="Server">EX01</S><B N="Mounted">true</B>
<G N="Guid">11111111-2222-3333-4444-555555555555</G></Props></Obj></Objs>"""


def test_objects_without_rules_are_kept_as_they_came(shell: Shell, tmp_path: Path) -> None:
    """Import-EmsOrganization keeps databases and the like, and the Get- command gives them back."""
    (tmp_path / "kept.xml").write_text(KEPT, encoding="utf-8")
    assert shell.lines(f"Import-EmsOrganization '{tmp_path}/kept.xml' | % {{ \"$($_.Kind) $($_.Action)\" }}") == ["MailboxDatabase Added"]
    assert shell.lines("Get-MailboxDatabase -Server EX01 -Status | % { \"$($_.Name) $($_.Mounted) $($_.Guid)\" }") == [
        "DB01 True 11111111-2222-3333-4444-555555555555"]
    assert shell.lines(f"Import-EmsOrganization '{tmp_path}/kept.xml' -Replace | % Action; @(Get-ReceiveConnector).Count") == ["Unchanged", "5"]


def test_smtp_connectivity_says_what_it_reached(shell: Shell) -> None:
    """A greeting is a success, another answer or none is not; each binding of the enabled connectors has its row."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def serve() -> None:
            connection: Any = server.accept()[0]
            with connection:
                connection.sendall(b"220 mail.contoso.com ready\r\n")
                connection.recv(100)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        found = shell.lines(
            f"Get-ReceiveConnector | Set-ReceiveConnector -Enabled $false; New-ReceiveConnector A -Bindings 127.0.0.1:{port} -RemoteIPRanges 10.0.0.1 "
            "| Out-Null; Test-SmtpConnectivity | % { \"$($_.ReceiveConnector)|$($_.StatusCode)|$($_.Details)\" }")
        thread.join(10)
    assert found == ["EX01\\A|Success|220 mail.contoso.com ready"]
    assert shell.lines("(Test-SmtpConnectivity EX01).StatusCode") == ["UnableToConnect"]


def test_the_connectors_of_two_stores_are_compared(shell: Shell, tmp_path: Path) -> None:
    """What differs, and what only one of them has, by server and name."""
    other = str(tmp_path / "other.db")
    shell.run(f"New-EmsServer EX02 | Out-Null; Backup-EmsStore '{other}' | Out-Null")
    assert shell.err.getvalue() == ""
    assert shell.lines(f"@(Compare-EmsConnector -DifferenceStore '{other}').Count") == ["0"]
    shell.run("Set-ReceiveConnector 'Default EX01' -Banner '220 hi'; Remove-ReceiveConnector 'EX02\\Default EX02' -Confirm:$false")
    assert shell.lines(f"Compare-EmsConnector -DifferenceStore '{other}' | % {{ \"$($_.Connector) $($_.Property) $($_.Reference)\" }}") == [
        "EX01\\Default EX01 Banner 220 hi", "EX02\\Default EX02 Name (no such connector)"]
    assert shell.lines(f"@(Compare-EmsConnector -DifferenceStore '{other}' -Server EX02).Count") == ["1"]


def test_every_get_command_gives_objects_that_can_be_shown(shell: Shell) -> None:
    """Each Get- of Exchange without mandatory parameters: as list, as table and as JSON."""
    shell.run("New-SendConnector S -AddressSpaces * | Out-Null; New-ForeignConnector F -AddressSpaces FAX:* | Out-Null; New-InboundConnector I -SenderDomains * | Out-Null; "
              "New-DeliveryAgentConnector D -AddressSpaces M:* -DeliveryProtocol M | Out-Null; New-OutboundConnector O -RecipientDomains a.com | Out-Null; "
              "New-TransportRule R -SubjectContainsWords x -SetSCL 5 | Out-Null; Add-IPBlockListEntry -IPAddress 1.2.3.4 | Out-Null")
    assert shell.err.getvalue() == ""
    names = shell.lines("Get-Command -Verb Get | ? Source -like *Exchange* | % Name")
    assert len(names) > 60
    for name in names:
        shell.run(f"$found = @({name} -ErrorAction SilentlyContinue -WarningAction SilentlyContinue); $found, ($found | Format-List *), ($found | ConvertTo-Json -Depth 1) | Out-String | Out-Null")
    broken = [line for line in shell.err.getvalue().split("\n") if "failed inside" in line]
    assert broken == []
