"""Section 10's rows and the rules A1 to A9, S1 to S14 by name: id, category, target and text of what each refuses; nothing is written then."""
from __future__ import annotations

import io
from typing import Any

import pytest
from exchange_shell import Shell

SET = "Set-ReceiveConnector 'Default EX01' "
CLIENT = "Set-ReceiveConnector 'Client Frontend EX01' "
NEW = "New-SendConnector X -AddressSpaces a.com "
INBOUND = "New-InboundConnector X -SenderDomains '*' "
OUTBOUND = "New-OutboundConnector X -RecipientDomains a.com "
DEFAULT, USERS = r"EX01\Default EX01", r"EX01\Client Frontend EX01"
FAILED, INVALID = "InvalidOperation", "InvalidArgument"
TRANSFORMATION = "ParameterArgumentTransformationError"
CONFLICT = 'conflict with the settings on Receive connector "EX01\\Default Frontend EX01". '
MULTI = "Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data."
NAMES = "Specify one of the following enumerator names and try again:\nNone, Verbose"

# row: (the command, exception or first part of the id, category, target, a part of the text)
ROWS: dict[str, tuple[str, str, str, str | None, str]] = {
    "E-ROLE": ("New-ReceiveConnector X -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.1", "ReceiveConnectorRoleConflictException", FAILED, r"EX01\X",
               CONFLICT + "Receive connectors assigned to different Transport roles on a single server must listen on unique local IP address & port bindings."),
    "E-MAP": ("New-ReceiveConnector X -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 0.0.0.0-255.255.255.255",
              "ReceiveConnectorMappingConflictException", FAILED, r"EX01\X", CONFLICT + "Specify a unique combination of Bindings and RemoteIPRanges."),
    "E-FQDN": (SET + "-Fqdn mail.contoso.com", "ReceiveConnectorFqdnException", INVALID, DEFAULT,
               'the FQDN of the transport server "EX01.contoso.com", the NetBIOS name of the transport server "EX01", or $null.'),
    "E-AUTHCOMBO, A1": (SET + "-AuthMechanism None, Tls", "AuthMechanismException", INVALID, DEFAULT, "The AuthMechanism value None can't be combined with other values."),
    "E-AUTHCOMBO, A2 without BasicAuth": (SET + "-AuthMechanism Tls, BasicAuthRequireTLS", "AuthMechanismException", INVALID, DEFAULT,
                                          "The AuthMechanism value BasicAuthRequireTLS requires the values Tls and BasicAuth."),
    "E-AUTHCOMBO, A2 without Tls": (SET + "-AuthMechanism BasicAuth, BasicAuthRequireTLS", "AuthMechanismException", INVALID, DEFAULT,
                                    "The AuthMechanism value BasicAuthRequireTLS requires the values Tls and BasicAuth."),
    "E-AUTHCOMBO, A3": (SET + "-AuthMechanism Integrated, ExternalAuthoritative", "AuthMechanismException", INVALID, DEFAULT,
                        "The AuthMechanism value ExternalAuthoritative can only be combined with the value Tls, not with Integrated."),
    "E-EXTAUTH, A4": (CLIENT + "-AuthMechanism ExternalAuthoritative", "ExternalAuthoritativeException", INVALID, USERS,
                      "The AuthMechanism value ExternalAuthoritative requires the PermissionGroups value ExchangeServers."),
    "E-AUTHCOMBO, A5": (SET + "-AuthMechanism Integrated -RequireTLS $true", "AuthMechanismException", INVALID, DEFAULT,
                        "RequireTLS can be $true only when AuthMechanism contains the value Tls."),
    "E-DOMSEC, A6 without Tls": (SET + "-AuthMechanism Integrated -DomainSecureEnabled $true", "DomainSecureException", INVALID, DEFAULT,
                                 "DomainSecureEnabled can be $true only when AuthMechanism contains the value Tls."),
    "E-DOMSEC, A6 with ExternalAuthoritative": (SET + "-AuthMechanism Tls, ExternalAuthoritative -DomainSecureEnabled $true", "DomainSecureException", INVALID, DEFAULT,
                                                "DomainSecureEnabled can't be $true when AuthMechanism contains the value ExternalAuthoritative."),
    "E-FQDN, A7": (CLIENT + "-AuthMechanism Tls, ExchangeServer -Fqdn mail.contoso.com", "ReceiveConnectorFqdnException", INVALID, USERS, "or $null."),
    "E-BINARYMIME, A8": (SET + "-ChunkingEnabled $false", "BinaryMimeException", INVALID, DEFAULT, "BinaryMimeEnabled can be $true only when ChunkingEnabled is $true."),
    "E-TIMEOUT, A9 equal": (SET + "-ConnectionInactivityTimeout 00:10:00", "ConnectionTimeoutException", INVALID, DEFAULT,
                            "The ConnectionInactivityTimeout value must be less than the ConnectionTimeout value."),
    "E-BANNER": (SET + "-Banner hello", "InvalidBannerException", INVALID, DEFAULT, 'The SMTP banner isn\'t valid. It must start with "220".'),
    "E-CERTNAME": (SET + "-TlsCertificateName '<I><S>'", TRANSFORMATION, "InvalidData", None,
                   'Cannot convert value "<I><S>" to type "Microsoft.Exchange.Data.SmtpX509Identifier". Error: ""<I><S>" isn\'t a valid Certificate Identifier."'),
    "E-IPRANGE": (SET + "-RemoteIPRanges x", TRANSFORMATION, "InvalidData", None, f'Cannot convert value "x" to type "{MULTI}IPRange]". Error: ""x" isn\'t a valid IP address or range."'),
    "E-BINDING": (SET + "-Bindings x", TRANSFORMATION, "InvalidData", None, f'Cannot convert value "x" to type "{MULTI}IPBinding]".'),
    "E-ADDRSPACE": ("New-SendConnector X -AddressSpaces *contoso.com", TRANSFORMATION, "InvalidData", None,
                    f'to type "{MULTI}AddressSpace]". Error: ""*contoso.com" isn\'t a valid SMTP domain."'),
    "E-ADDRSPACE, the cost": ("New-SendConnector X -AddressSpaces 'a.com;101'", TRANSFORMATION, "InvalidData", None, "The address space cost must be between 1 and 100."),
    "E-SMARTHOST": (NEW + "-SmartHosts host:587", TRANSFORMATION, "InvalidData", None, f'to type "{MULTI}SmartHost]". Error: ""host:587" isn\'t a valid smart host."'),
    "E-ENUM": (SET + "-ProtocolLoggingLevel High", TRANSFORMATION, "InvalidData", None, f"Unable to match the identifier name High to a valid enumerator name. {NAMES}"),
    "E-RANGE": (SET + "-MaxHopCount 501", "DataValidationException", INVALID, DEFAULT, "The property value is invalid. The value of MaxHopCount must be between 1 and 500."),
    "E-LEN": ("New-SendConnector ('x' * 67) -AddressSpaces a.com", "DataValidationException", INVALID, "x" * 67,
              "The length of the property is too long. The maximum length is 64 and the length of the value provided is 67."),
    "E-PARAMSET, two usages": ("New-ReceiveConnector X -Internet -Client -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1", "AmbiguousParameterSet", INVALID, None,
                               "Parameter set cannot be resolved using the specified named parameters."),
    "E-PARAMSET, of a Send connector": (NEW + "-Internet -Internal", "AmbiguousParameterSet", INVALID, None, "Parameter set cannot be resolved"),
    "E-PARAMSET, Identity and Server": ("Get-ReceiveConnector -Identity a -Server EX01", "AmbiguousParameterSet", INVALID, None, "Parameter set cannot be resolved"),
    "E-MANDATORY": ("New-ReceiveConnector X", "MissingMandatoryParameter", INVALID, None,
                    "Cannot process command because of one or more missing mandatory parameters: Bindings RemoteIPRanges."),
    "E-EMPTY": ("New-ReceiveConnector X -Bindings @() -RemoteIPRanges 10.0.0.1", "ParameterArgumentValidationErrorEmptyCollectionNotAllowed", "InvalidData", None,
                "Cannot bind argument to parameter 'Bindings' because it is an empty collection."),
    "E-NULLID": ("Remove-SendConnector $null", "ParameterArgumentValidationErrorNullNotAllowed", "InvalidData", None, "Cannot bind argument to parameter 'Identity' because it is null."),
    "E-UNKNOWNPARAM": (SET + "-Nope 1", "NamedParameterNotFound", INVALID, None, "A parameter cannot be found that matches parameter name 'Nope'."),
    "E-NOTFOUND": ("Set-SendConnector Nope -Enabled $true", "ManagementObjectNotFoundException", "NotSpecified", None,
                   "The operation couldn't be performed because object 'Nope' couldn't be found on 'DC01.contoso.com'."),
    "E-AMBIG": ("Remove-SendConnector Two -Confirm:$false", "ManagementObjectAmbiguousException", "NotSpecified", None,
                "The operation couldn't be performed because 'Two' matches multiple entries."),
    "E-EXISTS, S13": ("New-SendConnector OUT -AddressSpaces a.com", "ADObjectAlreadyExistsException", "NotSpecified", "OUT",
                      "Active Directory operation failed on DC01.contoso.com. The object 'CN=OUT,CN=Connections,CN=Exchange Routing Group (DWBGZMFD01QNBJR),"),
    "E-EXISTS, another kind": ("New-ForeignConnector out -AddressSpaces FAX:*", "ADObjectAlreadyExistsException", "NotSpecified", "out", "already exists."),
    "E-EXISTS, a rename": (SET + "-Name 'Client Proxy EX01'", "ADObjectAlreadyExistsException", "NotSpecified", None, "already exists."),
    "E-SERVER": ("New-ReceiveConnector X -Server NOPE -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.1", "ManagementObjectNotFoundException", INVALID, None,
                 "object 'NOPE' couldn't be found on 'DC01.contoso.com'."),
    "E-SERVER, S12": (NEW + "-SourceTransportServers NOPE", "SendConnectorServerException", INVALID, None, 'The server "NOPE" isn\'t a valid source server.'),
    "E-SC-DNS, S1": (NEW + "-SmartHosts mx.a.com -DNSRoutingEnabled $true", "SendConnectorRoutingException", INVALID, "X", "DNSRoutingEnabled must be $false when SmartHosts is specified."),
    "E-SC-DNS, S2": (NEW + "-DNSRoutingEnabled $false", "SendConnectorRoutingException", INVALID, "X", "SmartHosts must be specified when DNSRoutingEnabled is $false."),
    "E-SC-DNS, S3": (NEW + "-SmartHostAuthMechanism ExchangeServer", "SendConnectorRoutingException", INVALID, "X", "SmartHostAuthMechanism must be None when DNSRoutingEnabled is $true."),
    "E-SC-CRED, S4": (NEW + "-SmartHosts mx.a.com -SmartHostAuthMechanism BasicAuthRequireTLS", "SendConnectorCredentialException", INVALID, "X",
                      "AuthenticationCredential is required when SmartHostAuthMechanism is BasicAuth or BasicAuthRequireTLS."),
    "E-SC-AUTH, S5 two values": (NEW + "-SmartHosts mx.a.com -SmartHostAuthMechanism 'BasicAuth, ExchangeServer'", "SendConnectorAuthMechanismException", INVALID, "X",
                                 "SmartHostAuthMechanism takes exactly one value."),
    "E-SC-AUTH, S5 Tls": (NEW + "-SmartHosts mx.a.com -SmartHostAuthMechanism Tls", TRANSFORMATION, "InvalidData", None, "Unable to match the identifier name Tls"),
    "E-SC-TLS, S6": (NEW + "-RequireTLS $true -IgnoreSTARTTLS $true", "SendConnectorTlsException", INVALID, "X", "RequireTLS and IgnoreSTARTTLS can't both be $true."),
    "E-SC-TLS, S7": (NEW + "-TlsAuthLevel EncryptionOnly", "SendConnectorTlsException", INVALID, "X", "TlsAuthLevel requires RequireTLS to be $true."),
    "E-TLSDOMAIN, S8": (NEW + "-RequireTLS $true -TlsAuthLevel EncryptionOnly -TlsDomain a.com", "TlsDomainException", INVALID, "X",
                        "TlsDomain can be specified only when TlsAuthLevel is DomainValidation."),
    "E-TLSDOMAIN, S8 with smart hosts": (NEW + "-RequireTLS $true -TlsAuthLevel DomainValidation -SmartHosts mx.a.com", "TlsDomainException", INVALID, "X",
                                         "TlsDomain must be specified when TlsAuthLevel is DomainValidation and SmartHosts is specified."),
    "E-DOMSEC, S9 with smart hosts": (NEW + "-DomainSecureEnabled $true -SmartHosts mx.a.com", "DomainSecureException", INVALID, "X", "DomainSecureEnabled requires DNSRoutingEnabled"),
    "E-DOMSEC, S9 without STARTTLS": (NEW + "-DomainSecureEnabled $true -IgnoreSTARTTLS $true", "DomainSecureException", INVALID, "X", "requires IgnoreSTARTTLS to be $false."),
    "E-DOMSEC, S9 with a wildcard": ("New-SendConnector X -AddressSpaces *.a.com -DomainSecureEnabled $true", "DomainSecureException", INVALID, "X", "AddressSpaces contains a wildcard."),
    "E-SC-DNS, S10": ("New-SendConnector X -AddressSpaces FAX:*", "SendConnectorRoutingException", INVALID, "X",
                      "DNSRoutingEnabled must be $false when AddressSpaces contains an address space that isn't SMTP."),
    "E-ADDRSPACE, S11": ("New-SendConnector X -AddressSpaces 'a.com;0'", TRANSFORMATION, "InvalidData", None, "The address space cost must be between 1 and 100."),
    "E-EMPTY, S12": ("New-SendConnector X -AddressSpaces @()", "ParameterArgumentValidationErrorEmptyCollectionNotAllowed", "InvalidData", None, "'AddressSpaces' because it is an empty collection."),
    "E-EMPTYVALUE, S12": ("Set-SendConnector Out -AddressSpaces $null", "DataValidationException", INVALID, "Out", "The property AddressSpaces can't be empty."),
    "E-DUPVALUE": (SET + "-Bindings 0.0.0.0:2525, 0.0.0.0:2525", TRANSFORMATION, "InvalidData", None, 'The value "0.0.0.0:2525" is already present in the collection.'),
    "E-IC-CIDR": (INBOUND + "-SenderIPAddresses 10.0.0.0/8", "SenderIPAddressException", INVALID, "X", "Specify single IPv4 addresses or networks from /24 to /32."),
    "E-CLOUD": (INBOUND + "-CloudServicesMailEnabled $true", "CloudServicesMailException", INVALID, "X",
                "CloudServicesMailEnabled cannot be set to true if Connector type is not OnPremises"),
    "E-INTERNAL": (INBOUND + "-TreatMessagesAsInternal $true", "TreatMessagesAsInternalException", INVALID, "X",
                   "TreatMessagesAsInternal can't be set to true if CloudServicesMailEnabled is true or the connector type isn't OnPremises."),
    "E-OC-MX, no hosts": (OUTBOUND + "-UseMXRecord $false", "OutboundConnectorRoutingException", INVALID, "X", "SmartHosts must be specified when UseMXRecord is $false."),
    "E-OC-MX, hosts": (OUTBOUND + "-SmartHosts mx.a.com", "OutboundConnectorRoutingException", INVALID, "X", "UseMXRecord must be $false when SmartHosts is specified."),
    **{f"E-OC-ONPREM, {name}": (OUTBOUND + f"-{name} $true", "OutboundConnectorTypeException", INVALID, "X", f"{name} can be $true only when ConnectorType is OnPremises.")
       for name in ("RouteAllMessagesViaOnPremises", "AllAcceptedDomains", "SenderRewritingEnabled")},
    "E-TLSDOMAIN, none": (OUTBOUND + "-TlsSettings DomainValidation", "TlsDomainException", INVALID, "X", "TlsDomain must be specified when TlsSettings is DomainValidation."),
    "E-TLSDOMAIN, without": (OUTBOUND + "-TlsDomain a.com", "TlsDomainException", INVALID, "X", "TlsDomain can be specified only when TlsSettings is DomainValidation."),
    "E-WILDCARD, inbound": ("New-InboundConnector X -SenderDomains a.*.com", TRANSFORMATION, "InvalidData", None, '"a.*.com" isn\'t a valid SMTP domain.'),
    "E-WILDCARD, outbound": ("New-OutboundConnector X -RecipientDomains a.*.com", TRANSFORMATION, "InvalidData", None, '"a.*.com" isn\'t a valid SMTP domain.'),
    **{f"E-LOGSIZE, {noun}": (f"Set-{noun} EX01 -SendProtocolLogMaxFileSize 300MB", "LogSizeException", INVALID, None, "The SendProtocolLogMaxFileSize value must not be greater than")
       for noun in ("TransportService", "FrontendTransportService", "MailboxTransportService")},
    "E-LOGSIZE, connections": ("Set-TransportService EX01 -MaxPerDomainOutboundConnections 2000", "LogSizeException", INVALID, None,
                               "The MaxPerDomainOutboundConnections value must not be greater than the MaxOutboundConnections value."),
    "E-PERM": ("Get-MailboxX", "CommandNotFoundException", "ObjectNotFound", "Get-MailboxX", "The term 'Get-MailboxX' is not recognized"),
}
# what is no error: (the command, what it says)
SAID = {
    "S14": ("New-SendConnector X -AddressSpaces a.com -SourceTransportServers EX01, EX02 | Out-Null",
            'WARNING: The source servers of connector "X" are in more than one Active Directory site. Messages may take an unexpected route.'),
    "W-NOCHANGE": (SET + "-Enabled $true", f"WARNING: The command completed successfully but no settings of '{DEFAULT}' have been modified."),
    "I-WHATIF": ("Remove-ReceiveConnector 'Default EX01' -WhatIf", f'What if: Removing Receive connector "{DEFAULT}".'),
    "Q-CONFIRM": ("Remove-ReceiveConnector 'Default EX01'", f'Are you sure you want to perform this action?\nRemoving Receive connector "{DEFAULT}".\n[Y] Yes  [A] Yes to All'),
}


@pytest.fixture
def organization(shell: Shell) -> Shell:
    """Two servers in two sites, a Send connector, and two of one name, as a store that was filled otherwise may have them."""
    shell.run("New-EmsServer EX02 -Site Other | Out-Null; New-SendConnector Out -AddressSpaces * | Out-Null; Set-EmsObject SendConnector Two '{}'; "
              "Set-EmsObject SendConnector Two '{}' -Server EX01")
    assert shell.err.getvalue() == ""
    return shell


@pytest.mark.parametrize("row", ROWS)
def test_a_row_refuses(organization: Shell, row: str) -> None:
    """The command makes one error, with the row's exception or id, category, target and text, and writes nothing."""
    script, kind, category, target, text = ROWS[row]
    version = organization.store.version
    organization.run("$Error.Clear()")
    organization.run(f"try {{ {script} }} catch {{ }}")
    (record,) = organization.run("$Error")
    assert text in record.message
    where = record.fully_qualified_error_id
    assert where.startswith(kind) or f"[FailureCategory=Cmdlet-{kind}]" in where
    assert str(record.category) == category
    if target is not None:
        assert organization.lines('"$($Error[0].TargetObject)"') == [target]
    assert organization.store.version == version


@pytest.mark.parametrize("row", SAID)
def test_a_row_says(organization: Shell, row: str) -> None:
    """A warning, a What-if sentence, a question: the text, and no error."""
    script, text = SAID[row]
    organization.session.host.input = io.StringIO("n\n")
    organization.run(f"$ConfirmPreference = 'High'; {script}")
    assert text in organization.out.getvalue().replace("\r", "")


def test_every_row_of_the_section_is_here() -> None:
    """The ids of the catalogue's section, and each rule of the two tables of combinations."""
    ids = """E-ROLE E-MAP E-FQDN E-AUTHCOMBO E-EXTAUTH E-TIMEOUT E-BANNER E-CERTNAME E-IPRANGE E-BINDING E-ADDRSPACE E-SMARTHOST E-ENUM E-RANGE E-LEN E-PARAMSET
        E-MANDATORY E-EMPTY E-NULLID E-UNKNOWNPARAM E-NOTFOUND E-AMBIG E-EXISTS E-SERVER E-SC-DNS E-SC-CRED E-SC-TLS E-DOMSEC E-DUPVALUE E-IC-CIDR E-CLOUD E-INTERNAL
        E-OC-MX E-OC-ONPREM E-TLSDOMAIN E-WILDCARD E-LOGSIZE E-PERM W-NOCHANGE Q-CONFIRM I-WHATIF""".split()
    wanted = {*ids, *(f"A{at}" for at in range(1, 10)), *(f"S{at}" for at in range(1, 15))}
    words: set[Any] = {word for name in (*ROWS, *SAID) for word in name.replace(",", " ").split()}
    assert wanted - words == set()
