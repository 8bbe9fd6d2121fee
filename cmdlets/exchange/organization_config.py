"""In: organization configurations of the store. Out: the OrganizationConfig model and Get- and Set-OrganizationConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.OrganizationConfig"


class OrganizationConfig(ConfigObject):
    """Settings of the whole organization."""

    noun_text = "organization configuration"
    schema = Schema("OrganizationConfig", NET_NAME, container="{config}", category="ms-Exch-Organization-Container", object_class="top container msExchOrganizationContainer", tail="management", properties="""
        Name | string 64 | | c
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
        FocusedInboxOnLastUpdateTime | datetime | 0001-01-01T00:00:00 |
        ForestConfigVersion | string | |
        ForestConfigLastRunTime | datetime | 0001-01-01T00:00:00 |
        EndUserDLUpgradeFlowsDisabled | bool | False | s
        ShortenEventScopeDefault | enum? ShortenEventScopeMode | null | s
        ActionableMessagesExtenalAccessTokenEnabled | bool | | s
        AuditDisabled | bool | False | s
        AutoArchivingThresholdPercentage | int | null | s
        AutodiscoverPartialDirSync | bool | False | s
        AutoEnableArchiveMailbox | bool | | s
        AutoExpandingArchive | bool | False| s
        AutomaticForcedReadReceiptEnabled | bool | | s
        BlockMoveMessagesForGroupFolders | bool | False | s
        BookingsAddressEntryRestricted | bool | | s
        BookingsAuthEnabled | bool | | s
        BookingsBlockedWordsEnabled | bool | | s
        BookingsCreationOfCustomQuestionsRestricted | bool | | s
        BookingsExposureOfStaffDetailsRestricted | bool | | s
        BookingsMembershipApprovalRequired | bool | | s
        BookingsNamingPolicyEnabled | bool | | s
        BookingsNamingPolicyPrefix | string | | s
        BookingsNamingPolicyPrefixEnabled | bool | | s
        BookingsNamingPolicySuffix | string | | s
        BookingsNamingPolicySuffixEnabled | bool | | s
        BookingsNotesEntryRestricted | bool | | s
        BookingsPaymentsEnabled | bool | False | s
        BookingsPhoneNumberEntryRestricted | bool | | s
        BookingsSearchEngineIndexDisabled | bool | | s
        BookingsSmsMicrosoftEnabled | bool | | s
        BookingsSocialSharingRestricted | bool | False | s
        CalendarVersionStoreEnabled | bool | | s
        ComplianceMLBgdCrawlEnabled | bool | | s
        ConnectorsEnabledForOutlook | bool | True | s
        ConnectorsEnabledForSharepoint | bool | True | s
        ConnectorsEnabledForTeams | bool | True | s
        ConnectorsEnabledForYammer | bool | True | s
        DefaultFolderPermissionRestricted | bool | | s
        DefaultGroupAccessType | enum ModernGroupObjectType | Private | s
        DefaultMinutesToReduceLongEventsBy | int 0..29 | 10 | s
        DefaultMinutesToReduceShortEventsBy | int 0..29 | 5 | s
        DelayedDelicensingEnabled | bool | False | s
        DisablePlusAddressInRecipients | bool | | s
        DLPViaDcsEnabled | bool | False | s
        DLPWaitOnSendEnabled | bool | False | s
        DLPWaitOnSendTimeout | int 0..9999 | 9999 | s
        EnableForwardingAddressSyncForMailboxes | bool | | s
        EnableOutlookEvents | bool | False | s
        EndUserMailNotificationForDelayedDelicensingEnabled | bool | False | s
        EnforceExoAppRbacPermissions | bool | | s
        EnforceShortenEventSetting | bool | False| s
        EwsAllowedAppIDs | string | | s
        ExchangeAttributesCloudManagedByDefault | bool | False| s
        ExchangeAttributesServerManagedByDefault | bool | False| s
        FindTimeAttendeeAuthenticationEnabled | bool | | s
        FindTimeAutoScheduleDisabled | bool | | s
        FindTimeLockPollForAttendeesEnabled | bool | | s
        FindTimeOnlineMeetingOptionDisabled | bool | | s
        HybridRSVPEnabled | bool | True | s
        InRegionRoutingEnabled | bool | | s
        IsGroupFoldersAndRulesEnabled | bool | False | s
        IsGroupMemberAllowedToEditContent | bool | False | s
        MaskClientIpInReceivedHeadersEnabled | bool | | s
        MatchSenderOrganizerProperties | bool | | s
        MessageHighlightsEnabled | bool | | s
        MessageRecallAlertRecipientsEnabled | bool | | s
        MessageRecallAlertRecipientsReadMessagesOnlyEnabled | bool | | s
        MessageRecallEnabled | bool | | s
        MessageRecallMaxRecallableAge | timespan | null | s
        MessageRemindersEnabled | bool | | s
        MobileAppEducationEnabled | bool | True | s
        OabShadowDistributionOldestFileAgeLimit | timespan | null | s
        OnlineMeetingsByDefaultEnabled | bool | | s
        OutlookGifPickerDisabled | bool | False | s
        OutlookMobileGCCRestrictionsEnabled | bool | | s
        OutlookMobileHelpShiftEnabled | bool | | s
        OutlookMobileSingleAccountEnabled | bool | | s
        OutlookPayEnabled | bool | | s
        OutlookTextPredictionDisabled | bool | | s
        PermanentlyDeleteDisabled | bool | | s
        PostponeRoamingSignaturesUntilLater | bool | False | s
        PublicFolderContentReplicationDisabled | bool | False | s
        RecallReadMessagesEnabled | bool | | s
        RejectDirectSend | bool | | s
        RecipientDelimiters | bool | True | s
        SendFromAliasEnabled | bool | False | s
        SharedDomainEmailAddressFlowEnabled | bool | | s
        TenantAdminNotificationForDelayedDelicensingEnabled | bool | False | s
        TwoClickMailPreviewEnabled | bool | | s
        VisibleMeetingUpdateProperties | string | | s
        WebPushNotificationsDisabled | bool | False | s
        WebSuggestedRepliesDisabled | bool | False | s
        WorkspaceTenantEnabled | bool | | s
    """)

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
