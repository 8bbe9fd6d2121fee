"""In: an id of the error catalogue and what it is about. Out: the exception to raise; warnings, prompts and What-if sentences too.

One table holds every error that Exchange's cmdlets make themselves: id, exception, category, text. Errors of binding and of conversion are
the binder's.
"""
from __future__ import annotations

from typing import Any

from ems.values.errors import NetException, net_error

_TASKS = "Microsoft.Exchange.Management.SystemConfigurationTasks."
_CONFIG = "Microsoft.Exchange.Configuration.Tasks."
_DATA = "Microsoft.Exchange.Data."
_QUEUE = _DATA + "QueueViewer."
_CONFLICT = (
    "The values that you specified for the Bindings and RemoteIPRanges parameters conflict with the settings on Receive connector "
    '"{other}". '
)

# id: (exception, category, text)
CATALOGUE: dict[str, tuple[str, str, str]] = {
    # Receive connectors
    "E-ROLE": (
        _TASKS + "ReceiveConnectorRoleConflictException",
        "InvalidOperation",
        _CONFLICT
        + "Receive connectors assigned to different Transport roles on a single server must listen on unique local IP address & "
        "port bindings.",
    ),
    "E-MAP": (
        _TASKS + "ReceiveConnectorMappingConflictException",
        "InvalidOperation",
        _CONFLICT + "Specify a unique combination of Bindings and RemoteIPRanges.",
    ),
    "E-FQDN": (
        _TASKS + "ReceiveConnectorFqdnException",
        "InvalidArgument",
        "If the AuthMechanism attribute on a Receive connector contains the value ExchangeServer, you must set the FQDN parameter on "
        "the Receive "
        'connector to one of the following values: the FQDN of the transport server "{fqdn}", the NetBIOS name of the transport server '
        '"{name}", or '
        "$null.",
    ),
    "E-AUTHCOMBO": (_TASKS + "AuthMechanismException", "InvalidArgument", "{text}"),
    "E-EXTAUTH": (
        _TASKS + "ExternalAuthoritativeException",
        "InvalidArgument",
        "The AuthMechanism value ExternalAuthoritative requires the PermissionGroups value ExchangeServers.",
    ),
    "E-TIMEOUT": (
        _TASKS + "ConnectionTimeoutException",
        "InvalidArgument",
        "The ConnectionInactivityTimeout value must be less than the ConnectionTimeout value.",
    ),
    "E-BANNER": (_TASKS + "InvalidBannerException", "InvalidArgument", 'The SMTP banner isn\'t valid. It must start with "220".'),
    "E-BINARYMIME": (
        _TASKS + "BinaryMimeException",
        "InvalidArgument",
        "BinaryMimeEnabled can be $true only when ChunkingEnabled is $true.",
    ),
    "E-DOMSEC": (_TASKS + "DomainSecureException", "InvalidArgument", "{text}"),
    "E-DEFAULTDOMAIN": (
        _CONFIG + "ManagementObjectNotFoundException",
        "InvalidArgument",
        'The default domain "{name}" isn\'t an accepted domain of the organization.',
    ),
    "E-EDGE": (_TASKS + "EdgeServerException", "InvalidArgument", "{text}"),
    # Send, Foreign and Delivery Agent connectors
    "E-SC-DNS": (_TASKS + "SendConnectorRoutingException", "InvalidArgument", "{text}"),
    "E-SC-CRED": (
        _TASKS + "SendConnectorCredentialException",
        "InvalidArgument",
        "AuthenticationCredential is required when SmartHostAuthMechanism is BasicAuth or BasicAuthRequireTLS.",
    ),
    "E-SC-AUTH": (_TASKS + "SendConnectorAuthMechanismException", "InvalidArgument", "{text}"),
    "E-SC-TLS": (_TASKS + "SendConnectorTlsException", "InvalidArgument", "{text}"),
    "E-TLSDOMAIN": (_TASKS + "TlsDomainException", "InvalidArgument", "{text}"),
    "E-SERVER": (
        _CONFIG + "ManagementObjectNotFoundException",
        "InvalidArgument",
        "The operation couldn't be performed because object '{name}' couldn't be found on '{dc}'.",
    ),
    "E-SC-SERVER": (_TASKS + "SendConnectorServerException", "InvalidArgument", 'The server "{name}" isn\'t a valid source server.'),
    "E-SPACES": (_TASKS + "AddressSpacesException", "InvalidArgument", "{text}"),
    "E-NOTSUPPORTED": (
        _TASKS + "ParameterNotSupportedException",
        "InvalidArgument",
        "The parameter {name} isn't supported: Exchange 2013 and later have no such setting.",
    ),
    "E-DROPPATH": (_TASKS + "DropDirectoryException", "InvalidArgument", "{text}"),
    # Connectors of Exchange Online
    "E-IC-CIDR": (
        _TASKS + "SenderIPAddressException",
        "InvalidArgument",
        'The value "{value}" isn\'t valid for {name}. Specify single IPv4 addresses or networks from /24 to /32.',
    ),
    "E-EF-IP": (
        _TASKS + "EnhancedFilteringException",
        "InvalidArgument",
        'The value "{value}" isn\'t valid for EFSkipIPs. Private addresses are skipped without being named.',
    ),
    "E-CLOUD": (
        _TASKS + "CloudServicesMailException",
        "InvalidArgument",
        "CloudServicesMailEnabled cannot be set to true if Connector type is not OnPremises",
    ),
    "E-INTERNAL": (
        _TASKS + "TreatMessagesAsInternalException",
        "InvalidArgument",
        "TreatMessagesAsInternal can't be set to true if CloudServicesMailEnabled is true or the connector type isn't OnPremises.",
    ),
    "E-IC-PARTNER": (_TASKS + "InboundConnectorException", "InvalidArgument", "{text}"),
    "E-OC-MX": (_TASKS + "OutboundConnectorRoutingException", "InvalidArgument", "{text}"),
    "E-OC-ONPREM": (
        _TASKS + "OutboundConnectorTypeException",
        "InvalidArgument",
        "{name} can be $true only when ConnectorType is OnPremises.",
    ),
    "E-OC-REACH": (
        _TASKS + "OutboundConnectorScopeException",
        "InvalidArgument",
        "The connector takes no mail: specify RecipientDomains, or set AllAcceptedDomains or IsTransportRuleScoped to $true.",
    ),
    # all nouns
    "E-RANGE": (
        _DATA + "DataValidationException",
        "InvalidArgument",
        "The property value is invalid. The value of {name} must be between {low} and {high}.",
    ),
    "E-LEN": (
        _DATA + "DataValidationException",
        "InvalidArgument",
        "The length of the property is too long. The maximum length is {limit} and the length of the value provided is {length}.",
    ),
    "E-EMPTYVALUE": (_DATA + "DataValidationException", "InvalidArgument", "The property {name} can't be empty."),
    "E-DUPVALUE": (_DATA + "DataValidationException", "InvalidArgument", 'The value "{value}" is already present in the collection.'),
    "E-NAME": (_DATA + "DataValidationException", "InvalidArgument", 'The name "{value}" isn\'t valid. {text}'),
    "E-VALUE": (_DATA + "DataValidationException", "InvalidArgument", "{text}"),
    "E-NOTFOUND": (
        _CONFIG + "ManagementObjectNotFoundException",
        "NotSpecified",
        "The operation couldn't be performed because object '{name}' couldn't be found on '{dc}'.",
    ),
    "E-AMBIG": (
        _CONFIG + "ManagementObjectAmbiguousException",
        "NotSpecified",
        "The operation couldn't be performed because '{name}' matches multiple entries.",
    ),
    "E-IDENTITY": (
        _CONFIG + "InvalidIdentityException",
        "InvalidArgument",
        'The identity "{name}" isn\'t valid. A wildcard (*) can only stand at the beginning or the end of the value.',
    ),
    "E-EXISTS": (
        _DATA + "Directory.ADObjectAlreadyExistsException",
        "NotSpecified",
        "Active Directory operation failed on {dc}. The object '{dn}' already exists.",
    ),
    "E-LOGSIZE": (_TASKS + "LogSizeException", "InvalidArgument", "{text}"),
    "E-INUSE": (_TASKS + "ObjectInUseException", "InvalidOperation", "{text}"),
    "E-DEFAULT": (_TASKS + "DefaultObjectException", "InvalidOperation", "{text}"),
    # permissions
    "E-USER": (
        _CONFIG + "ManagementObjectNotFoundException",
        "NotSpecified",
        "The operation couldn't be performed because object '{name}' couldn't be found on '{dc}'.",
    ),
    "E-RIGHT": (_CONFIG + "ManagementObjectNotFoundException", "NotSpecified", 'The extended right "{name}" couldn\'t be found.'),
    # certificates
    "E-CERT": (_TASKS + "CertificateException", "InvalidArgument", "{text}"),
    # queues and messages
    "E-QUEUE": (_QUEUE + "QueueViewerException", "InvalidArgument", 'The queue "{name}" couldn\'t be found.'),
    "E-QUEUESTATE": (
        _QUEUE + "QueueViewerException",
        "InvalidOperation",
        'The queue "{name}" can\'t be retried: its status is {status}, not Retry.',
    ),
    "E-MESSAGE": (_QUEUE + "QueueViewerException", "InvalidArgument", 'The message "{name}" couldn\'t be found: no queue holds messages here.'),
    "E-NOTRANSPORT": ("Ems.NoTransportException", "NotImplemented", "{text}"),
    # commands of ems
    "E-IMPORT": ("Ems.ImportException", "InvalidData", "{text}"),
}

NO_CHANGE = "The command completed successfully but no settings of '{}' have been modified."


def fault(catalogue_id: str, target: Any = None, **facts: Any) -> NetException:
    """The exception of a catalogue row, its text filled in."""
    import cmdlets.exchange.common.exceptions  # noqa: F401  (declares its type)

    exception, category, text = CATALOGUE[catalogue_id]
    return net_error(exception, text.format(**facts), catalogue_id=catalogue_id, category=category, target=target)


def is_fault(error: BaseException) -> bool:
    return getattr(error, "catalogue_id", None) is not None


def error_id(error: BaseException, server: str) -> str:
    """The first part of FullyQualifiedErrorId as a remote Exchange server writes it."""
    import os
    import time
    from zlib import crc32

    name = getattr(error, "net_name", type(error).__name__).rpartition(".")[2]
    raw = os.urandom(16).hex()
    request = "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))
    now = time.gmtime()
    hour = now.tm_hour % 12 or 12
    stamp = f"{now.tm_mon}/{now.tm_mday}/{now.tm_year} {hour}:{now.tm_min:02d}:{now.tm_sec:02d} {'AM' if now.tm_hour < 12 else 'PM'}"
    code = crc32(str(getattr(error, "catalogue_id", name)).encode()) & 0xFFFFFFFF
    return f"[Server={server},RequestId={request},TimeStamp={stamp}] [FailureCategory=Cmdlet-{name}] {code:08X}"
