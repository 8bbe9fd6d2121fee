"""The error catalogue: a row for each error that Exchange's commands make, with id, category, exception and target; nothing is written then."""
from __future__ import annotations

from typing import Any

import pytest
from exchange_shell import Shell

RELAY = "New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3 | Out-Null"
SEND = "New-SendConnector Out -AddressSpaces '*' | Out-Null"
SET = "Set-ReceiveConnector 'Default EX01' "
NEW_SEND = "New-SendConnector X -AddressSpaces 'a.com' "
NEW_IN = "New-InboundConnector X -SenderDomains '*' "
NEW_OUT = "New-OutboundConnector X -RecipientDomains a.com "

# catalogue id | before | the command that fails
ROWS = [
    ("E-ROLE", "", "New-ReceiveConnector X -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.1"),
    ("E-MAP", RELAY, "New-ReceiveConnector X -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3"),
    ("E-MAP", RELAY, "Set-ReceiveConnector Relay -RemoteIPRanges '0.0.0.0-255.255.255.255'"),
    ("E-FQDN", "", SET + "-Fqdn mail.contoso.com"),
    ("E-AUTHCOMBO", "", SET + "-AuthMechanism BasicAuthRequireTLS"),
    ("E-AUTHCOMBO", "", SET + "-AuthMechanism Integrated -RequireTLS $true"),
    ("E-EXTAUTH", "", "Set-ReceiveConnector 'Client Frontend EX01' -AuthMechanism ExternalAuthoritative"),
    ("E-TIMEOUT", "", SET + "-ConnectionTimeout 00:05:00"),
    ("E-BANNER", "", SET + "-Banner hello"),
    ("E-BINARYMIME", "", SET + "-ChunkingEnabled $false"),
    ("E-DOMSEC", "", SET + "-DomainSecureEnabled $true -AuthMechanism Integrated"),
    ("E-DOMSEC", "", NEW_SEND + "-DomainSecureEnabled $true -SmartHosts mail.a.com"),
    ("E-DEFAULTDOMAIN", "", SET + "-DefaultDomain nowhere.com"),
    ("E-EDGE", "New-EmsServer EDGE1 -Role Edge | Out-Null",
     "Set-ReceiveConnector 'EDGE1\\Default internal receive connector EDGE1' -PermissionGroups ExchangeUsers"),
    ("E-SC-DNS", "", NEW_SEND + "-SmartHosts mail.a.com -DNSRoutingEnabled $true"),
    ("E-SC-DNS", "", NEW_SEND + "-DNSRoutingEnabled $false"),
    ("E-SC-CRED", "", NEW_SEND + "-SmartHosts mail.a.com -SmartHostAuthMechanism BasicAuth"),
    ("E-SC-AUTH", "", NEW_SEND + "-SmartHosts mail.a.com -SmartHostAuthMechanism 'BasicAuth, ExchangeServer'"),
    ("E-SC-TLS", "", NEW_SEND + "-RequireTLS $true -IgnoreSTARTTLS $true"),
    ("E-TLSDOMAIN", "", NEW_SEND + "-TlsDomain a.com"),
    ("E-TLSDOMAIN", "", NEW_OUT + "-TlsSettings DomainValidation"),
    ("E-SERVER", "", "New-ReceiveConnector X -Server NOPE -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1"),
    ("E-SC-SERVER", "", NEW_SEND + "-SourceTransportServers NOPE"),
    ("E-SPACES", "", "New-SendConnector X -AddressSpaces '--'"),
    ("E-NOTSUPPORTED", "", NEW_SEND + "-IsCoexistenceConnector $true"),
    ("E-DROPPATH", "New-ForeignConnector Fax -AddressSpaces 'FAX:*' | Out-Null", "Set-ForeignConnector Fax -DropDirectory 'a?b'"),
    ("E-IC-CIDR", "", NEW_IN + "-SenderIPAddresses 10.0.0.0/8"),
    ("E-EF-IP", "", NEW_IN + "-EFSkipIPs 10.0.0.1"),
    ("E-CLOUD", "", NEW_IN + "-CloudServicesMailEnabled $true"),
    ("E-INTERNAL", "", NEW_IN + "-TreatMessagesAsInternal $true"),
    ("E-IC-PARTNER", "", NEW_IN + "-RestrictDomainsToIPAddresses $true"),
    ("E-OC-MX", "", NEW_OUT + "-UseMXRecord $false"),
    ("E-OC-ONPREM", "", NEW_OUT + "-RouteAllMessagesViaOnPremises $true"),
    ("E-OC-REACH", "", "New-OutboundConnector X"),
    ("E-RANGE", "", SET + "-MaxHopCount 501"),
    ("E-LEN", "", "New-SendConnector ('x' * 65) -AddressSpaces a.com"),
    ("E-EMPTYVALUE", RELAY, "Set-ReceiveConnector Relay -RemoteIPRanges $null"),
    ("E-DUPVALUE", "Add-IPBlockListEntry -IPAddress 10.0.0.1 | Out-Null", "Add-IPBlockListEntry -IPAddress 10.0.0.1"),
    ("E-NAME", "", "New-SendConnector ' X' -AddressSpaces a.com"),
    ("E-VALUE", "", SET + "-TransportRole Mailbox"),
    ("E-NOTFOUND", "", "Get-SendConnector Nope"),
    ("E-AMBIG", "New-EmsServer EX02 | Out-Null; New-ReceiveConnector A -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1 | Out-Null; "
     "Set-EmsObject IPAllowListEntry 1 '{}'; Set-EmsObject SendConnector B '{}'; Set-EmsObject SendConnector B '{}' -Server EX01",
     "Remove-SendConnector B -Confirm:$false"),
    ("E-IDENTITY", "", "Get-ReceiveConnector 'a*b'"),
    ("E-EXISTS", SEND, "New-DeliveryAgentConnector OUT -AddressSpaces 'X:*' -DeliveryProtocol X"),
    ("E-EXISTS", SEND + "; New-SendConnector Two -AddressSpaces a.com | Out-Null", "Set-SendConnector Two -Name out"),
    ("E-LOGSIZE", "", "Set-TransportService EX01 -ReceiveProtocolLogMaxFileSize 300MB"),
    ("E-INUSE", "", "Remove-EmsServer EX01 -Confirm:$false"),
    ("E-DEFAULT", "", "Remove-AcceptedDomain contoso.com -Confirm:$false"),
    ("E-USER", "", "Get-ADPermission 'Default EX01' -User ' '"),
    ("E-RIGHT", "", "Add-ADPermission 'Default EX01' -User 'NT AUTHORITY\\ANONYMOUS LOGON' -ExtendedRights Nothing"),
    ("E-CERT", "Get-ExchangeCertificate | Out-Null", "Enable-ExchangeCertificate 0000000000000000000000000000000000000000 -Services SMTP -Force"),
    ("E-QUEUE", "", "Get-Queue EX01\\Nope"),
    ("E-QUEUESTATE", "", "Retry-Queue Submission -Confirm:$false"),
    ("E-MESSAGE", "", "Suspend-Message 'EX01\\Submission\\5' -Confirm:$false"),
    ("E-NOTRANSPORT", "", "Enable-SmtpDaneInbound contoso.com"),
    ("E-IMPORT", "", "Import-EmsOrganization nowhere.xml"),
]

# what the binder refuses: first part of the id | command | a part of the text
BINDING = [
    ("ParameterArgumentTransformationError", SET + "-TlsCertificateName '<I><S>'", "isn't a valid Certificate Identifier."),
    ("ParameterArgumentTransformationError", SET + "-RemoteIPRanges 10.0.0.9-10.0.0.1", "isn't a valid IP address or range."),
    ("ParameterArgumentTransformationError", SET + "-RemoteIPRanges '10.0.0.1-::1'", "isn't a valid IP address or range."),
    ("ParameterArgumentTransformationError", SET + "-RemoteIPRanges 10.0.0.0/33", "isn't a valid IP address or range."),
    ("ParameterArgumentTransformationError", SET + "-Bindings 10.0.0.1:0", "IPBinding]"),
    ("ParameterArgumentTransformationError", "New-SendConnector X -AddressSpaces *contoso.com", "isn't a valid SMTP domain."),
    ("ParameterArgumentTransformationError", "New-SendConnector X -AddressSpaces 'a.com;0'", "The address space cost must be between 1 and 100."),
    ("ParameterArgumentTransformationError", NEW_SEND + "-SmartHosts host:587", "isn't a valid smart host."),
    ("ParameterArgumentTransformationError", NEW_OUT + "-UseMXRecord $false -SmartHosts host:587", "isn't a valid smart host."),
    *[("ParameterArgumentTransformationError", f"New-OutboundConnector X -RecipientDomains '{domain}'", "isn't a valid SMTP domain.")
      for domain in ("a.*.com", "a*.com", "a.*", "*.*.com")],
    ("ParameterArgumentTransformationError", SET + "-ProtocolLoggingLevel High", "Unable to match the identifier name High"),
    ("ParameterArgumentTransformationError", SET + "-MaxMessageSize much", '"Microsoft.Exchange.Data.ByteQuantifiedSize"'),
    ("AmbiguousParameterSet", "Get-ReceiveConnector -Identity a -Server EX01", "Parameter set cannot be resolved using the specified named parameters."),
    ("AmbiguousParameterSet", "New-ReceiveConnector X -Internet -Client -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1", "Parameter set"),
    ("MissingMandatoryParameter", "New-ReceiveConnector X -Usage Custom", "missing mandatory parameters: Bindings RemoteIPRanges."),
    ("ParameterArgumentValidationErrorEmptyCollectionNotAllowed", "New-ReceiveConnector X -Bindings @() -RemoteIPRanges 10.0.0.1",
     "Cannot bind argument to parameter 'Bindings' because it is an empty collection."),
    ("ParameterArgumentValidationErrorNullNotAllowed", "Set-SendConnector $null -Enabled $false", "'Identity' because it is null."),
    ("NamedParameterNotFound", SET + "-Nonsense 1", "A parameter cannot be found that matches parameter name 'Nonsense'."),
]


def last_error(shell: Shell, script: str) -> Any:
    shell.run("$Error.Clear()")
    shell.run(script)
    found = shell.run("$Error")
    assert len(found) == 1, script
    return found[0]


@pytest.mark.parametrize(("catalogue_id", "before", "script"), ROWS)
def test_a_row_of_the_catalogue(shell: Shell, catalogue_id: str, before: str, script: str) -> None:
    """The command makes this error with the row's exception, category and id, and writes nothing."""
    from cmdlets.exchange.common.errors import CATALOGUE

    shell.run(f"Get-ReceiveConnector | Out-Null; {before}")
    assert shell.err.getvalue() == ""
    version = shell.store.version
    record = last_error(shell, script)
    exception, category, _ = CATALOGUE[catalogue_id]
    assert record.exception.catalogue_id == catalogue_id, record.message
    assert record.exception.net_name == exception and str(record.category) == category
    name = exception.rpartition(".")[2]
    command = script.split(" ", 1)[0].replace("-", "")
    where = record.fully_qualified_error_id
    if not command.endswith(("EmsServer", "EmsOrganization")):
        assert f"[FailureCategory=Cmdlet-{name}]" in where
        assert where.rpartition(".")[2].lower() == command.lower() or "ADPermission" in command
    assert shell.store.version == version


def test_every_row_has_a_test() -> None:
    """A new row of the catalogue needs its line above."""
    from cmdlets.exchange.common.errors import CATALOGUE

    assert sorted(set(CATALOGUE) - {row[0] for row in ROWS}) == []


def test_a_fresh_shell_catches_by_type(shell: Shell) -> None:
    """Each exception of the catalogue is a known type, below System.Exception and Exchange's own base, before the first is thrown."""
    from cmdlets.exchange.common.errors import CATALOGUE

    names = sorted({exception for exception, _, _ in CATALOGUE.values()})
    assert shell.lines("".join(f"[{name}].FullName; " for name in names)) == names
    catch = "catch [Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException] { 'typed' } catch { 'untyped' }"
    assert shell.lines(f"try {{ Get-SendConnector Nope -ErrorAction Stop }} {catch}") == ["typed"]
    assert shell.lines("$Error[0].Exception -is [System.Exception]; $Error[0].Exception.GetType().BaseType.FullName") == [
        "True", "Microsoft.Exchange.Data.Common.LocalizedException"]
    assert shell.lines("try { throw [Microsoft.Exchange.Data.DataValidationException]::new('m') } catch [Microsoft.Exchange.Data.Common.LocalizedException] { \"$_\" }") == ["m"]


@pytest.mark.parametrize(("error_id", "script", "text"), BINDING)
def test_what_the_binder_refuses(shell: Shell, error_id: str, script: str, text: str) -> None:
    """Arguments that do not convert, are missing or do not belong together: PowerShell's own ids, and nothing is written."""
    shell.run("Get-ReceiveConnector | Out-Null")
    version = shell.store.version
    record = last_error(shell, f"try {{ {script} }} catch {{ }}")
    assert text in record.message
    first, _, rest = record.fully_qualified_error_id.partition(",")
    assert first == error_id and rest.rpartition(".")[2].replace("-", "").lower() == script.split(" ", 1)[0].replace("-", "").lower()
    assert shell.store.version == version
