"""In: organization configurations of the store. Out: the OrganizationConfig model and Get- and Set-OrganizationConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.OrganizationConfig"


class OrganizationConfig(ConfigObject):
    """Settings of the whole organization."""

    noun_text = "organization configuration"
    schema = Schema(
        "OrganizationConfig",
        NET_NAME,
        container="{config}",
        category="ms-Exch-Organization-Container",
        object_class="top container msExchOrganizationContainer",
        tail="management",
        properties=r"""
        OrganizationId | organization | | c | The organization that the object belongs to.
        Name | string 64 | | c
        Identity | id | | c | What names the object in commands.
        Guid | guid | | c | Unique identifier.
        ObjectVersion | int | 16222 |
        DefaultPublicFolderAgeLimit | timespan | null | s
        DefaultPublicFolderIssueWarningQuota | unlimited size 0..2199023254529 | Unlimited | s
        DefaultPublicFolderProhibitPostQuota | unlimited size 0..2199023254529 | Unlimited | s
        DefaultPublicFolderMaxItemSize | unlimited size 0..2199023254529 | Unlimited | s
        DefaultPublicFolderDeletedItemRetention | timespan | 30.00:00:00 | s
        DefaultPublicFolderMovedItemRetention | timespan | 7.00:00:00 | s
        PublicFoldersLockedForMigration | bool | False | s
        PublicFolderMigrationComplete | bool | False | s
        PublicFolderMailboxesLockedForNewConnections | bool | False | s
        PublicFolderMailboxesMigrationComplete | bool | False | s
        PublicFolderShowClientControl | bool | False | s
        PublicFoldersEnabled | enum PublicFoldersDeployment | Local | s
        ActivityBasedAuthenticationTimeoutEnabled | bool | True | s
        ActivityBasedAuthenticationTimeoutInterval | timespan 00:05:00..08:00:00 | 06:00:00 | s
        ActivityBasedAuthenticationTimeoutWithSingleSignOnEnabled | bool | True | s
        AppsForOfficeEnabled | bool | True | s
        AVAuthenticationService | string | |
        CustomerFeedbackEnabled | bool | True | s
        DistributionGroupDefaultOU | id | | s
        DistributionGroupNameBlockedWordsList | list string | | s
        DistributionGroupNamingPolicy | string | | s
        EwsAllowEntourage | bool? | null | s
        EwsAllowList | list string | | s
        EwsAllowMacOutlook | bool? | null | s
        EwsAllowOutlook | bool? | null | s
        EwsApplicationAccessPolicy | enum? EwsApplicationAccessPolicy | null | s
        EwsBlockList | list string | | s
        EwsEnabled | bool? | null | s
        IPListBlocked | list string | | s
        ElcProcessingDisabled | bool | False | s
        AutoExpandingArchiveEnabled | bool | False |
        ExchangeNotificationEnabled | bool | True | s
        ExchangeNotificationRecipients | list string | | s
        HierarchicalAddressBookRoot | id | null | s
        Industry | enum IndustryType | NotSpecified | s
        MailTipsAllTipsEnabled | bool | True | s
        MailTipsExternalRecipientsTipsEnabled | bool | False | s
        MailTipsGroupMetricsEnabled | bool | True | s
        MailTipsLargeAudienceThreshold | uint | 25 | s
        MailTipsMailboxSourcedTipsEnabled | bool | True | s
        ManagedFolderHomepage | string | | s
        MicrosoftExchangeRecipientEmailAddresses | list ProxyAddress | | s
        MicrosoftExchangeRecipientEmailAddressPolicyEnabled | bool | True | s
        MicrosoftExchangeRecipientPrimarySmtpAddress | SmtpAddress | | s
        MicrosoftExchangeRecipientReplyRecipient | id | | s
        ForwardSyncLiveIdBusinessInstance | bool | False |
        OrganizationSummary | list string | | s
        ReadTrackingEnabled | bool | False | s
        SCLJunkThreshold | int 0..9 | 4 | s
        SIPAccessService | string | |
        SIPSessionBorderController | string | |
        MaxConcurrentMigrations | unlimited int | Unlimited | s
        MaxAddressBookPolicies | string | |
        MaxOfflineAddressBooks | string | |
        IsExcludedFromOnboardMigration | bool | False | s
        IsExcludedFromOffboardMigration | bool | False | s
        IsFfoMigrationInProgress | bool | False | s
        IsProcessEhaMigratedMessagesEnabled | bool | False |
        TenantRelocationsAllowed | bool | False |
        ACLableSyncedObjectEnabled | bool | False | s
        PreferredInternetCodePageForShiftJis | int | 0 | s
        RequiredCharsetCoverage | int | 100 | s
        ByteEncoderTypeFor7BitCharsets | int | 0 | s
        PublicComputersDetectionEnabled | bool | False | s
        RmsoSubscriptionStatus | enum RmsoSubscriptionStatusFlags | Unknown |
        IntuneManagedStatus | bool | False |
        AzurePremiumSubscriptionStatus | bool | False |
        HybridConfigurationStatus | enum HybridConfigurationStatusFlags | Unknown |
        ReleaseTrack | string | |
        CompassEnabled | string | |
        SharePointUrl | string | |
        MapiHttpEnabled | bool | True | s
        RealTimeLogServiceEnabled | bool | False |
        CustomerLockboxEnabled | bool | False | s
        OAuth2ClientProfileEnabled | bool | False | s
        PerTenantSwitchToESTSEnabled | bool | False | s
        LinkPreviewEnabled | bool | True | s
        ConnectorsEnabled | bool | True | s
        ConnectorsActionableMessagesEnabled | bool | True | s
        SmtpActionableMessagesEnabled | bool | True | s
        OfficeGraphActivitySharingOrgOptout | bool | False |
        UnblockUnsafeSenderPromptEnabled | bool | True | s
        AsyncSendEnabled | bool | True | s
        RefreshSessionEnabled | bool | False | s
        IsAgendaMailEnabled | bool | True | s
        NetworkThrottlingConfiguration | string | |
        BookingsEnabled | bool | False | s
        LeanPopoutEnabled | bool | False | s
        OrganizationConfigHash | string | |
        LegacyExchangeDN | string | /o=SoloORG |
        DisplayName | string | |
        Heuristics | enum HeuristicsFlags | None |
        ResourceAddressLists | idlist | {\All Rooms} |
        IsMixedMode | bool | False |
        PreviousAdminDisplayVersion | string | 0.10 (14.0.100.0) |
        IsAddressListPagingEnabled | bool | True |
        ForeignForestFQDN | list string | |
        ForeignForestOrgAdminUSGSid | string | |
        ForeignForestRecipientAdminUSGSid | string | |
        ForeignForestViewOnlyAdminUSGSid | string | |
        MimeTypes | list string | |
        IsLicensingEnforced | bool | False |
        IsTenantAccessBlocked | bool | False |
        IsTenantInGracePeriod | bool | False |
        IsDehydrated | bool | False |
        IsGuidPrefixedLegacyDnDisabled | bool | False |
        IsMailboxForcedReplicationDisabled | bool | False |
        RBACConfigurationVersion | ExchangeObjectVersion | 0.1 (15.2.1544.4) |
        RootPublicFolderMailbox | string | |
        RemotePublicFolderMailboxes | list string | | s
        AdminDisplayVersion | ExchangeObjectVersion | 0.20 (15.2.1544.4) |
        IsUpgradingOrganization | bool | False |
        IsUpdatingServicePlan | bool | False |
        ServicePlan | string | |
        TargetServicePlan | string | |
        WACDiscoveryEndpoint | string | | s
        UMAvailableLanguages | list string | | s
        AdfsAuthenticationConfiguration | string | | s
        AdfsIssuer | string | | s
        AdfsAudienceUris | list string | | s
        AdfsSignCertificateThumbprints | list string | | s
        AdfsEncryptCertificateThumbprint | string | | s
        SiteMailboxCreationURL | string | | s
        DefaultDataEncryptionPolicy | string | |
        MailboxDataEncryptionEnabled | bool | False | s
        EmptyAddressBookForNonExchangeUsers | bool | False | s
        EnableDownloadDomains | bool | False | s
        MitigationsEnabled | bool | True | s
        EnableAuthAdminReadSession | bool | False | s
        DefaultAuthenticationPolicy | id | | s
        EnableOrgWidePermissionOnScopedRoles | bool | False | s
        UseIcsSyncStateStreaming | bool | False | s
        AllowedMailboxRegions | list string | |
        DefaultMailboxRegion | string | |
        DefaultMailboxRegionLastUpdateTime | string | |
        DirectReportsGroupAutoCreationEnabled | bool | False | s
        AllowToAddGuests | bool | True |
        GuestsEnabled | bool | True |
        GroupsCreationEnabled | bool | True |
        HiddenMembershipGroupsCreationEnabled | bool | False |
        GroupsCreationWhitelistedId | string | |
        GroupsUsageGuidelinesLink | string | |
        GroupsNamingPolicy | string | |
        DataClassifications | string | | s
        InPlaceHolds | list string | |
        ServiceInstanceMove | string | |
        GuestsUsageGuidelinesLink | string | |
        FocusedInboxOn | bool | | s
        FocusedInboxOnLastUpdateTime | datetime | 0 |
        ForestConfigVersion | string | |
        ForestConfigLastRunTime | datetime | 0 |
        EndUserDLUpgradeFlowsDisabled | bool | False | s
        ShortenEventScopeDefault | enum? ShortenEventScopeMode | null | sh
        ActionableMessagesExtenalAccessTokenEnabled | bool | | sh
        AuditDisabled | bool | False | sh
        AutoArchivingThresholdPercentage | int | null | sh
        AutodiscoverPartialDirSync | bool | False | sh
        AutoEnableArchiveMailbox | bool | | sh
        AutoExpandingArchive | bool | False| sh
        AutomaticForcedReadReceiptEnabled | bool | | sh
        BlockMoveMessagesForGroupFolders | bool | False | sh
        BookingsAddressEntryRestricted | bool | | sh
        BookingsAuthEnabled | bool | | sh
        BookingsBlockedWordsEnabled | bool | | sh
        BookingsCreationOfCustomQuestionsRestricted | bool | | sh
        BookingsExposureOfStaffDetailsRestricted | bool | | sh
        BookingsMembershipApprovalRequired | bool | | sh
        BookingsNamingPolicyEnabled | bool | | sh
        BookingsNamingPolicyPrefix | string | | sh
        BookingsNamingPolicyPrefixEnabled | bool | | sh
        BookingsNamingPolicySuffix | string | | sh
        BookingsNamingPolicySuffixEnabled | bool | | sh
        BookingsNotesEntryRestricted | bool | | sh
        BookingsPaymentsEnabled | bool | False | sh
        BookingsPhoneNumberEntryRestricted | bool | | sh
        BookingsSearchEngineIndexDisabled | bool | | sh
        BookingsSmsMicrosoftEnabled | bool | | sh
        BookingsSocialSharingRestricted | bool | False | sh
        CalendarVersionStoreEnabled | bool | | sh
        ComplianceMLBgdCrawlEnabled | bool | | sh
        ConnectorsEnabledForOutlook | bool | True | sh
        ConnectorsEnabledForSharepoint | bool | True | sh
        ConnectorsEnabledForTeams | bool | True | sh
        ConnectorsEnabledForYammer | bool | True | sh
        DefaultFolderPermissionRestricted | bool | | sh
        DefaultGroupAccessType | enum ModernGroupObjectType | Private | sh
        DefaultMinutesToReduceLongEventsBy | int 0..29 | 10 | sh
        DefaultMinutesToReduceShortEventsBy | int 0..29 | 5 | sh
        DelayedDelicensingEnabled | bool | False | sh
        DisablePlusAddressInRecipients | bool | | sh
        DLPViaDcsEnabled | bool | False | sh
        DLPWaitOnSendEnabled | bool | False | sh
        DLPWaitOnSendTimeout | int 0..9999 | 9999 | sh
        EnableForwardingAddressSyncForMailboxes | bool | | sh
        EnableOutlookEvents | bool | False | sh
        EndUserMailNotificationForDelayedDelicensingEnabled | bool | False | sh
        EnforceExoAppRbacPermissions | bool | | sh
        EnforceShortenEventSetting | bool | False| sh
        EwsAllowedAppIDs | string | | sh
        ExchangeAttributesCloudManagedByDefault | bool | False| sh
        ExchangeAttributesServerManagedByDefault | bool | False| sh
        FindTimeAttendeeAuthenticationEnabled | bool | | sh
        FindTimeAutoScheduleDisabled | bool | | sh
        FindTimeLockPollForAttendeesEnabled | bool | | sh
        FindTimeOnlineMeetingOptionDisabled | bool | | sh
        HybridRSVPEnabled | bool | True | sh
        InRegionRoutingEnabled | bool | | sh
        IsGroupFoldersAndRulesEnabled | bool | False | sh
        IsGroupMemberAllowedToEditContent | bool | False | sh
        MaskClientIpInReceivedHeadersEnabled | bool | | sh
        MatchSenderOrganizerProperties | bool | | sh
        MessageHighlightsEnabled | bool | | sh
        MessageRecallAlertRecipientsEnabled | bool | | sh
        MessageRecallAlertRecipientsReadMessagesOnlyEnabled | bool | | sh
        MessageRecallEnabled | bool | | sh
        MessageRecallMaxRecallableAge | timespan | null | sh
        MessageRemindersEnabled | bool | | sh
        MobileAppEducationEnabled | bool | True | sh
        OabShadowDistributionOldestFileAgeLimit | timespan | null | sh
        OnlineMeetingsByDefaultEnabled | bool | | sh
        OutlookGifPickerDisabled | bool | False | sh
        OutlookMobileGCCRestrictionsEnabled | bool | | sh
        OutlookMobileHelpShiftEnabled | bool | | sh
        OutlookMobileSingleAccountEnabled | bool | | sh
        OutlookPayEnabled | bool | | sh
        OutlookTextPredictionDisabled | bool | | sh
        PermanentlyDeleteDisabled | bool | | sh
        PostponeRoamingSignaturesUntilLater | bool | False | sh
        PublicFolderContentReplicationDisabled | bool | False | sh
        RecallReadMessagesEnabled | bool | | sh
        RejectDirectSend | bool | | sh
        RecipientDelimiters | bool | True | sh
        SendFromAliasEnabled | bool | False | sh
        SharedDomainEmailAddressFlowEnabled | bool | | sh
        TenantAdminNotificationForDelayedDelicensingEnabled | bool | False | sh
        TwoClickMailPreviewEnabled | bool | | sh
        VisibleMeetingUpdateProperties | string | | sh
        WebPushNotificationsDisabled | bool | False | sh
        WebSuggestedRepliesDisabled | bool | False | sh
        WorkspaceTenantEnabled | bool | | sh
    """,
    )

    def compute_name(self) -> str:
        return self.organization.name

    @property
    def identity(self) -> str:
        return self.organization.name

    @property
    def distinguished_name(self) -> str:
        return self.organization.exchange_dn



# settings whose parameter is a switch
_SWITCHES = ("AutoExpandingArchive EmptyAddressBookForNonExchangeUsers EnableAuthAdminReadSession EnableOrgWidePermissionOnScopedRoles "
             "EnforceShortenEventSetting ExchangeAttributesCloudManagedByDefault ExchangeAttributesServerManagedByDefault "
             "MailboxDataEncryptionEnabled UseIcsSyncStateStreaming")
declare(OrganizationConfig, MANAGEMENT)
define(OrganizationConfig, scope="single", id_noun=None, extra={"Set": "Force switch"}, kinds=dict.fromkeys(_SWITCHES.split(), "switch"))
