"""In: transport configurations of the store. Out: the TransportConfig model and Get- and Set-TransportConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.TransportConfigContainer"


class TransportConfig(ConfigObject):
    """Mail flow settings of the whole organization."""

    noun_text = "transport configuration"
    single_name = "Transport Settings"
    schema = Schema(
        "TransportConfig",
        NET_NAME,
        container="{org}",
        category="ms-Exch-Transport-Settings",
        object_class="top container msExchTransportSettings",
        properties="""
        TLSReceiveDomainSecureList | list SmtpDomain | | s
        TLSSendDomainSecureList | list SmtpDomain | | s
        GenerateCopyOfDSNFor | list string | | s
        InternalSMTPServers | list IPRange | | s
        JournalingReportNdrTo | SmtpAddress | | s
        OrganizationFederatedMailbox | SmtpAddress | |
        MaxDumpsterSizePerDatabase | size | 18 MB | s
        MaxDumpsterTime | timespan 00:00:00..24855.03:14:07 | 7.00:00:00 | s
        VerifySecureSubmitEnabled | bool | False | s
        ClearCategories | bool | True | s
        AddressBookPolicyRoutingEnabled | bool | False | s
        ConvertDisclaimerWrapperToEml | bool | False | s
        PreserveReportBodypart | bool | True |
        ConvertReportToMessage | bool | False |
        DSNConversionMode | enum DSNConversionOption | PreserveDSNBody | s
        VoicemailJournalingEnabled | bool | True | s
        HeaderPromotionModeSetting | enum HeaderPromotionMode | NoCreate | s
        Xexch50Enabled | bool | True | s
        Rfc2231EncodingEnabled | bool | False | s
        OpenDomainRoutingEnabled | bool | False |
        MaxReceiveSize | unlimited size | 10 MB | s
        MaxRecipientEnvelopeLimit | unlimited int 0..2147483647 | 500 | s
        MaxSendSize | unlimited size | 10 MB | s
        ExternalDelayDsnEnabled | bool | True | s
        ExternalDsnDefaultLanguage | string | | s
        ExternalDsnLanguageDetectionEnabled | bool | True | s
        ExternalDsnMaxMessageAttachSize | size 0..2147483647 | 10 MB | s
        AgentGeneratedMessageLoopDetectionInSubmissionEnabled | bool | False | s
        AgentGeneratedMessageLoopDetectionInSmtpEnabled | bool | False | s
        AllowLegacyTLSClients | bool? | null | s
        DiagnosticsAggregationServicePort | int | 9710 | s
        ExternalDsnReportingAuthority | SmtpDomain | null | s
        ExternalDsnSendHtml | bool | True | s
        ExternalPostmasterAddress | SmtpAddress | | s
        InternalDelayDsnEnabled | bool | True | s
        InternalDsnDefaultLanguage | string | | s
        InternalDsnLanguageDetectionEnabled | bool | True | s
        InternalDsnMaxMessageAttachSize | size 0..2147483647 | 10 MB | s
        InternalDsnReportingAuthority | SmtpDomain | null | s
        InternalDsnSendHtml | bool | True | s
        JournalMessageExpirationDays | int 0..7 | 0 | s
        LegacyJournalingMigrationEnabled | bool | False | s
        MaxAllowedAgentGeneratedMessageDepth | uint | 3 | s
        MaxAllowedAgentGeneratedMessageDepthPerAgent | uint | 2 | s
        MaxRetriesForLocalSiteShadow | int 0..255 | 2 | s
        MaxRetriesForRemoteSiteShadow | int 0..255 | 4 | s
        MessageExpiration | timespan | 1.00:00:00 | s
        PreventDuplicateJournalingEnabled | bool | False | s
        QueueDiagnosticsAggregationInterval | timespan | 00:01:00 | s
        RejectMessageOnShadowFailure | bool | False | s
        ReplyAllStormBlockDurationHours | int | null | s
        ReplyAllStormDetectionMinimumRecipients | int | null | s
        ReplyAllStormDetectionMinimumReplies | int | null | s
        ReplyAllStormProtectionEnabled | bool? | null | s
        SafetyNetHoldTime | timespan | 7.00:00:00 | s
        ShadowHeartbeatFrequency | timespan 00:00:01..1.00:00:00 | 00:02:00 | s
        ShadowHeartbeatRetryCount | int 1..15 | 12 | s
        ShadowHeartbeatTimeoutInterval | timespan 00:00:01..1.00:00:00 | 00:15:00 | s
        ShadowMessageAutoDiscardInterval | timespan 00:00:05..90.00:00:00 | 2.00:00:00 | s
        ShadowMessagePreferenceSetting | enum ShadowMessagePreference | PreferRemote | s
        ShadowRedundancyEnabled | bool | True | s
        ShadowResubmitTimeSpan | timespan 00:00:01..1.00:00:00 | 03:00:00 | s
        SmtpClientAuthenticationDisabled | bool | False | s
        SupervisionTags | list string | Reject, Allow | s
        TransportRuleAttachmentTextScanLimit | size | 1 MB | s
    """,
    )


declare(TransportConfig)
define(TransportConfig, scope="single", id_noun="Organization", extra={"Set": "Force switch"})
