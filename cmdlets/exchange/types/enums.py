"""In: the table below. Out: Exchange's enums as NetTypes, `enum(short name)` to find one by its last name.

Numbers seen in real exports are theirs; where none was seen (marked by no `=`), names count from 0, or by powers of two in a flags enum.
Read at the first enum: a line costs a microsecond and the types are made one by one when they are asked for.
"""
from __future__ import annotations

from typing import Any

from ems.values.collections import EnumValue
from ems.values.types import NetType, net_type

_D = "Microsoft.Exchange.Data."
_S = "Microsoft.Exchange.Data.Directory.SystemConfiguration."
_DIR = "Microsoft.Exchange.Data.Directory."

# name | namespace | flags | values
TABLE = f"""
AuthMechanisms | {_S} | flags | None=0 Tls=1 Integrated=2 BasicAuth=4 BasicAuthRequireTLS=8 ExchangeServer=16 ExternalAuthoritative=32
SmtpSendConnectorConfig+AuthMechanisms | {_S} | flags | None=0 BasicAuth=1 BasicAuthRequireTLS=2 ExchangeServer=4 ExternalAuthoritative=8
PermissionGroups | {_D} | flags | None=0 AnonymousUsers=1 ExchangeUsers=2 ExchangeServers=4 ExchangeLegacyServers=8 Partners=16 Custom=32
ProtocolLoggingLevel | {_D} | | None=0 Verbose=1
MessageRateSourceFlags | {_S} | flags | None=0 IPAddress=1 User=2 All=3
ExtendedProtectionPolicySetting | {_S} | | None=0 Allow=1 Require=2
SizeMode | {_D} | | Disabled=0 Enabled=1 EnabledWithoutValue=2
ServerRole | {_S} | flags | None=0 Cafe=1 Mailbox=2 ClientAccess=4 UnifiedMessaging=16 HubTransport=32 Edge=64 ProvisionedServer=4096 \
FrontendTransport=16384
TlsAuthLevel | {_D} | | EncryptionOnly=1 CertificateValidation=2 DomainValidation=3
ErrorPolicies | {_D} | flags | Default=0 DowngradeDnsFailures=1 DowngradeCustomFailures=2 UpgradeCustomFailures=4
SendConnectorType | {_D} | | Default=0 XPremises=1
SendConnectorRegion | {_D} | | NotSpecified=0
TenantConnectorType | {_S} | | OnPremises=1 Partner=2
TenantConnectorSource | {_S} | | Default=0 Migrated=1 HybridWizard=2 AdminUI=3
SmtpDaneMode | {_D} | | Opportunistic=0 Mandatory=1 None=2
MtaStsMode | {_D} | | Opportunistic=0 None=1
UsageType | Microsoft.Exchange.Management.SystemConfigurationTasks.NewReceiveConnector+ | | Custom Internet Internal Client Partner
SendUsageType | Microsoft.Exchange.Management.SystemConfigurationTasks.NewSendConnector+ | | Custom Internal Internet Partner
AcceptedDomainType | {_S} | | Authoritative=0 ExternalRelay=1 InternalRelay=2
ServiceControllerStatus | System.ServiceProcess. | | Stopped=1 StartPending=2 StopPending=3 Running=4 ContinuePending=5 \
PausePending=6 Paused=7
ServiceStartMode | System.ServiceProcess. | | Boot=0 System=1 Automatic=2 Manual=3 Disabled=4
ObjectState | {_D} | | New=0 Unchanged=1 Changed=2 Deleted=3
ServerEditionType | {_D} | | Unknown=0 Standard=1 StandardEvaluation=2 Enterprise=3 EnterpriseEvaluation=4 Coexistence=5
ProtocolOption | {_S} | | Any UseUdpOnly UseTcpOnly
AllowedOOFType | {_S} | flags | None=0 InternalLegacy=1 External=2 ExternalLegacy=4
ByteEncoderTypeFor7BitCharsetsEnum | {_S} | | Use7Bit=0 UseQP=1 UseBase64=2 UseQPHtmlDetectTextPlain=5 UseBase64HtmlDetectTextPlain=6 \
UseQPHtml7BitTextPlain=13 UseBase64Html7BitTextPlain=14 Undefined=-1
ContentType | {_D} | | MimeHtmlText MimeText MimeHtml
PreferredInternetCodePageForShiftJisEnum | {_S} | | Undefined=0 ISO2022JP=50220 ESC2022JP=50221 SIO2022JP=50222
DSNConversionOption | {_S} | | UseExchangeDSNs PreserveDSNBody DoNotConvert
HeaderPromotionMode | {_S} | | NoCreate MayCreate MustCreate
ShadowMessagePreference | {_S} | | PreferRemote LocalOnly RemoteOnly
AutoDatabaseMountDial | {_S} | | Lossless=0 GoodAvailability=6 BestAvailability=12
CalendarRepairType | {_D} | | ValidateOnly=0 RepairAndValidate=1
DatabaseCopyAutoActivationPolicyType | {_S} | | Unrestricted=0 IntrasiteOnly=1 Blocked=2
MigrationEventType | {_D} | | Error=0 Warning=2 Information=3 Verbose=4
SyncLoggingLevel | {_D} | | None Error Information Verbose Debugging RawData
EwsApplicationAccessPolicy | {_D} | | EnforceAllowList EnforceBlockList
PublicFoldersDeployment | {_DIR} | | None=0 Local=1 Remote=2
IndustryType | {_DIR} | | NotSpecified=0 Agriculture BusinessServicesConsulting Communications ComputerRelatedProductsServices \
Construction Education EngineeringArchitecture Finance Government Healthcare Hospitality Legal Manufacturing MediaMarketingAdvertising \
NonProfit Other PersonalServices PrintingPublishing RealEstate Retail Transportation Utilities Wholesale
HeuristicsFlags | {_S} | flags | None=0
HybridConfigurationStatusFlags | {_S} | | Unknown=0 Off=1 PendingStart=2 InProgress=3 Succeeded=4 Failed=5
RmsoSubscriptionStatusFlags | {_S} | | Unknown=0 Enabled=1 Disabled=2
HybridFeature | | | FreeBusy=0 MoveMailbox=1 Mailtips=2 MessageTracking=3 OwaRedirection=4 OnlineArchive=5 SecureMail=6 Centralized=7 \
Photos=8
AllowedServices | Microsoft.Exchange.Management.SystemConfigurationTasks. | flags | None=0 IMAP=1 POP=2 UM=4 IIS=8 SMTP=16 Federation=32 \
UMCallRouter=64
CertificateStatus | Microsoft.Exchange.Management.SystemConfigurationTasks. | | Unknown=0 Valid=1 Revoked=2 DateInvalid=3 Untrusted=4 \
Invalid=5 RevocationCheckFailure=6 PendingRequest=7
RootCASource | Microsoft.Exchange.Management.SystemConfigurationTasks. | | None=0 ThirdParty=1 Enterprise=2 Registry=3 Unknown=4 \
GroupPolicy=5
ActiveDirectoryRights | System.DirectoryServices. | flags | CreateChild=1 DeleteChild=2 ListChildren=4 Self=8 ReadProperty=16 \
WriteProperty=32 DeleteTree=64 ListObject=128 ExtendedRight=256 Delete=65536 ReadControl=131072 GenericExecute=131076 GenericWrite=131112 \
GenericRead=131220 WriteDacl=262144 WriteOwner=524288 GenericAll=983551 Synchronize=1048576 AccessSystemSecurity=16777216
ActiveDirectorySecurityInheritance | System.DirectoryServices. | | None All Descendents SelfAndChildren Children
ServiceState | {_DIR}SystemConfiguration. | | Inactive=0 Active=1 Draining=2
RecipientType | {_DIR}Recipient. | | Invalid User UserMailbox MailUser Contact MailContact Group MailUniversalDistributionGroup \
MailUniversalSecurityGroup MailNonUniversalGroup DynamicDistributionGroup PublicFolder
RecipientTypeDetails | {_DIR}Recipient. | | None=0 UserMailbox=1 LinkedMailbox=2 SharedMailbox=4 LegacyMailbox=8 RoomMailbox=16 \
EquipmentMailbox=32 MailContact=64 MailUser=128 MailUniversalDistributionGroup=256 MailNonUniversalGroup=512 \
MailUniversalSecurityGroup=1024 DynamicDistributionGroup=2048 PublicFolder=4096 DiscoveryMailbox=536870912
RuleState | Microsoft.Exchange.MessagingPolicies.Rules. | | Disabled=0 Enabled=1
RuleMode | Microsoft.Exchange.MessagingPolicies.Rules. | | Audit AuditAndNotify Enforce
RuleErrorAction | Microsoft.Exchange.MessagingPolicies.Rules. | | Ignore Defer
RuleSubType | Microsoft.Exchange.MessagingPolicies.Rules. | | None Dlp
SenderAddressLocation | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Header Envelope HeaderOrEnvelope
FromUserScope | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | InOrganization NotInOrganization
ToUserScope | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | InOrganization NotInOrganization ExternalPartner ExternalNonPartner
ManagementRelationship | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Manager DirectReport
MessageType | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | OOF AutoForward Encrypted Calendaring PermissionControlled Voicemail \
Signed ApprovalRequest ReadReceipt
Importance | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Low Normal High
DisclaimerLocation | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Append Prepend
DisclaimerFallbackAction | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Wrap Ignore Reject
AddedRecipientType | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | To Cc Bcc Redirect
RecipientAddressType | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Original Resolved
Evaluation | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Equal NotEqual
EvaluatedUser | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Sender Recipient
NotifySenderType | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | NotifyOnly RejectMessage RejectUnlessFalsePositiveOverride \
RejectUnlessSilentOverride RejectUnlessExplicitOverride
IncidentReportContent | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | Sender Recipients Subject CC BCC Severity RuleDetections \
FalsePositive IdMatch AttachOriginalMail
IncidentReportOriginalMail | Microsoft.Exchange.MessagingPolicies.Rules.Tasks. | | IncludeOriginalMail DoNotIncludeOriginalMail
BlockedSenderAction | {_S} | | StampStatus=0 Reject=1
RecipientBlockedSenderAction | {_S} | | Reject=0 Delete=1
SenderIdAction | {_S} | | StampStatus=1 Reject=2 Delete=3
ProxyType | {_S} | | None Cisco HttpConnect HttpPost Socks4 Socks5 Telnet Wingate
AuditLogLevel | {_DIR} | | None Verbose
EdgeSyncLoggingLevel | {_S} | | None Low Medium High
EventLogLevel | Microsoft.Exchange.Management.SystemConfigurationTasks. | | Lowest Low Medium High Expert
ModernGroupObjectType | {_DIR}Recipient. | | None Private Secret Public
DeliveryType | {_DIR} | | Undefined=0 DnsConnectorDelivery=1 MapiDelivery=2 NonSmtpGatewayDelivery=3 SmartHostConnectorDelivery=4 \
SmtpRelayToRemoteAdSite=5 SmtpRelayToTiRg=6 SmtpRelayWithinAdSite=7 SmtpRelayWithinAdSiteToEdge=8 Unreachable=9 ShadowRedundancy=10 \
Heartbeat=11 DeliveryAgent=12 SmtpDeliveryToMailbox=13 SmtpRelayToDag=14 SmtpRelayToMailboxDeliveryGroup=15 \
SmtpRelayToConnectorSourceServers=16 SmtpRelayToServers=17
QueueStatus | {_D}QueueViewer. | | None=0 Active=1 Ready=2 Retry=3 Suspended=4 Connecting=5
RiskLevel | {_D} | | Normal=0 Bulk=1 Low=2 High=3
NextHopCategory | {_D}QueueViewer. | | Internal=0 External=1
QueueViewerIncludesAndExcludes | {_D}QueueViewer. | | Internal External Empty
DetailsLevel | {_D}QueueDigest. | | None Normal Verbose
QueueDigestGroupBy | {_D}QueueDigest. | | NextHopDomain NextHopCategory NextHopKey DeliveryType Status RiskLevel LastError ServerName OutboundIPPool
MessageTrackingDetailLevel | Microsoft.Exchange.Management.Tracking. | | Basic Verbose
ReportTemplate | Microsoft.Exchange.Management.Tracking. | | RecipientPath Summary
DeliveryStatus | Microsoft.Exchange.Management.Tracking. | | Unsuccessful Pending Delivered Transferred Read
TraceLevel | Microsoft.Exchange.Management.Tracking. | | Low Medium High
ShortenEventScopeMode | {_D} | | None EndEarly StartLate
"""

_lines: dict[str, tuple[str, bool, str]] = {}  # lower short name -> full name, flags, values


def _read() -> dict[str, tuple[str, bool, str]]:
    if not _lines:
        for line in TABLE.strip().split("\n"):
            name, space, flags, values = line.split("|")
            _lines[name.strip().lower()] = (space.strip() + name.strip(), bool(flags.strip()), values)
    return _lines


def full_names() -> list[str]:
    """The full names of all enums, for the index of types."""
    return [full for full, _, _ in _read().values()]


def enum(short: str) -> NetType:
    """The enum of that short name (`AuthMechanisms`), declared when first asked for."""
    full, flags, text = _read()[short.lower()]
    from ems.values.types import _types  # a declared enum is found there, an undeclared one must not import this module again

    found = _types.get(full.lower())
    if found is None or found.values is None:
        found = net_type(full, values=_numbers(text, flags), flags=flags)
    return found


def _numbers(text: str, flags: bool) -> dict[str, int]:
    values: dict[str, int] = {}
    for at, item in enumerate(text.split()):
        name, equals, number = item.partition("=")
        values[name] = int(number) if equals else (1 << at if flags else at)
    return values


def declare_all() -> None:
    """Declare every enum; what the index asks for when a script names one before a cmdlet did."""
    for short in _read():
        enum(short)


def value(short: str, name: str) -> EnumValue:
    """A value by the enum's short name and the value's name or names (`Tls, BasicAuth`), spelt as in the table."""
    net = enum(short)
    assert net.values is not None
    number = 0
    for part in name.split(","):
        number |= net.values[part.strip()]
    return EnumValue(net, number)


def names(item: Any) -> set[str]:
    """The names that make up a flags value."""
    return {name for name, bit in item.net_type.values.items() if bit and item.number & bit == bit}
