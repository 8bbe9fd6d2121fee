"""In: Mailbox servers of the store. Out: the MailboxServer model and Get- and Set-MailboxServer."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.common.services import PATH
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.MailboxServer"


class MailboxServer(ConfigObject):
    """The settings of a server as a Mailbox server."""

    noun_text = "Mailbox server"
    schema = Schema(
        "MailboxServer",
        NET_NAME,
        container="{servers}",
        category="ms-Exch-Exchange-Server",
        object_class="top server msExchExchangeServer",
        tail="management",
        properties=rf"""
        Name | string 64 | |
        DataPath | LocalLongFullPath | {PATH}\Mailbox |
        SharingPolicySchedule | list string | | s
        CalendarRepairMissingItemFixDisabled | bool | False | s
        CalendarRepairLogEnabled | bool | True | s
        CalendarRepairLogSubjectLoggingEnabled | bool | True | s
        CalendarRepairLogPath | LocalLongFullPath | {PATH}\Logging\Calendar Repair Assistant | s
        CalendarRepairIntervalEndWindow | int | 7 | s
        CalendarRepairLogFileAgeLimit | timespan | 10.00:00:00 | s
        CalendarRepairLogDirectorySizeLimit | unlimited size | 500 MB | s
        CalendarRepairMode | enum CalendarRepairType | RepairAndValidate | s
        ManagedFolderAssistantSchedule | list? string | null | s
        LogPathForManagedFolders | LocalLongFullPath | {PATH}\Logging\Managed Folder Assistant | s
        LogFileAgeLimitForManagedFolders | timespan | 00:00:00 | s
        LogDirectorySizeLimitForManagedFolders | unlimited size | Unlimited | s
        LogFileSizeLimitForManagedFolders | unlimited size | 10 MB | s
        MigrationLogLoggingLevel | enum MigrationEventType | Information | s
        MigrationLogFilePath | LocalLongFullPath | {PATH}\Logging\Migration | s
        MigrationLogMaxAge | timespan | 180.00:00:00 | s
        MigrationLogMaxDirectorySize | size | 5 GB | s
        MigrationLogMaxFileSize | size | 100 MB | s
        MAPIEncryptionRequired | bool | False | s
        RetentionLogForManagedFoldersEnabled | bool | False | s
        JournalingLogForManagedFoldersEnabled | bool | False | s
        FolderLogForManagedFoldersEnabled | bool | False | s
        SubjectLogForManagedFoldersEnabled | bool | False | s
        SubmissionServerOverrideList | list string | | s
        AutoDatabaseMountDial | enum AutoDatabaseMountDial | GoodAvailability | s
        ForceGroupMetricsGeneration | bool | False | s
        IsPhoneticSupportEnabled | bool | False |
        Locale | list string | | s
        DatabaseAvailabilityGroup | string | |
        DatabaseCopyAutoActivationPolicy | enum DatabaseCopyAutoActivationPolicyType | Unrestricted | s
        DatabaseCopyActivationDisabledAndMoveNow | bool | False | s
        FaultZone | string | | s
        AutoDagServerConfigured | bool | False | s
        TransportSyncDispatchEnabled | bool | False |
        MaxTransportSyncDispatchers | int | 5 |
        TransportSyncLogEnabled | bool | False |
        TransportSyncLogLoggingLevel | enum SyncLoggingLevel | None |
        TransportSyncLogFilePath | string | |
        TransportSyncLogMaxAge | timespan | 30.00:00:00 |
        TransportSyncLogMaxDirectorySize | size | 2 GB |
        TransportSyncLogMaxFileSize | size | 10 MB |
        TransportSyncMailboxHealthLogEnabled | bool | False |
        TransportSyncMailboxHealthLogFilePath | string | |
        TransportSyncMailboxHealthLogMaxAge | timespan | 30.00:00:00 |
        TransportSyncMailboxHealthLogMaxDirectorySize | size | 10 GB |
        TransportSyncMailboxHealthLogMaxFileSize | size | 10 MB |
        IsExcludedFromProvisioning | bool | False | s
        MaximumActiveDatabases | int | null | s
        MaximumPreferredActiveDatabases | int | null | s
        WacDiscoveryEndpoint | string | | s
        AdminDisplayVersion | ServerVersion | Version 15.2 (Build 1544.4) |
        ServerRole | enum ServerRole | Mailbox |
        ExchangeLegacyServerRole | int | 0 |
        CalendarRepairSchedule | list string | | sh
        CalendarRepairWorkCycle | timespan | 1.00:00:00 | sh
        CalendarRepairWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
        DarTaskStoreTimeBasedAssistantWorkCycle | timespan | null | sh
        DarTaskStoreTimeBasedAssistantWorkCycleCheckpoint | timespan | null | sh
        DirectoryProcessorWorkCycle | timespan | null | sh
        DirectoryProcessorWorkCycleCheckpoint | timespan | null | sh
        GroupMailboxWorkCycle | timespan | null | sh
        GroupMailboxWorkCycleCheckpoint | timespan | null | sh
        GroupMetricsGenerationTime | string | | sh
        InferenceDataCollectionWorkCycle | timespan | null | sh
        InferenceDataCollectionWorkCycleCheckpoint | timespan | null | sh
        InferenceTrainingWorkCycle | timespan | null | sh
        InferenceTrainingWorkCycleCheckpoint | timespan | null | sh
        IrmLogEnabled | bool | | sh
        IrmLogMaxAge | timespan | 30.00:00:00 | sh
        IrmLogMaxDirectorySize | unlimited size | 250 MB | sh
        IrmLogMaxFileSize | size | 10 MB | sh
        IrmLogPath | LocalLongFullPath | {PATH}\Logging\IRMLogs | sh
        JunkEmailOptionsCommitterWorkCycle | timespan | null | sh
        MailboxAssociationReplicationWorkCycle | timespan | null | sh
        MailboxAssociationReplicationWorkCycleCheckpoint | timespan | null | sh
        MailboxProcessorWorkCycle | timespan | 1.00:00:00 | sh
        ManagedFolderWorkCycle | timespan | 1.00:00:00 | sh
        ManagedFolderWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
        MessageTrackingLogEnabled | bool | True | sh
        MessageTrackingLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | sh
        MessageTrackingLogMaxDirectorySize | unlimited size | 250 MB | sh
        MessageTrackingLogMaxFileSize | size 1..4294967296 | 10 MB | sh
        MessageTrackingLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\MessageTracking | sh
        MessageTrackingLogSubjectLoggingEnabled | bool | True | sh
        OABGeneratorWorkCycle | timespan | 08:00:00 | sh
        OABGeneratorWorkCycleCheckpoint | timespan | 01:00:00 | sh
        PeopleCentricTriageWorkCycle | timespan | null | sh
        PeopleCentricTriageWorkCycleCheckpoint | timespan | null | sh
        PeopleRelevanceWorkCycle | timespan | null | sh
        PeopleRelevanceWorkCycleCheckpoint | timespan | null | sh
        ProbeTimeBasedAssistantWorkCycle | timespan | null | sh
        ProbeTimeBasedAssistantWorkCycleCheckpoint | timespan | null | sh
        PublicFolderWorkCycle | timespan | 1.00:00:00 | sh
        PublicFolderWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
        SearchIndexRepairTimeBasedAssistantWorkCycle | timespan | null | sh
        SearchIndexRepairTimeBasedAssistantWorkCycleCheckpoint | timespan | null | sh
        SharePointSignalStoreWorkCycle | timespan | null | sh
        SharePointSignalStoreWorkCycleCheckpoint | timespan | null | sh
        SharingPolicyWorkCycle | timespan | 1.00:00:00 | sh
        SharingPolicyWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
        SharingSyncWorkCycle | timespan | 03:00:00 | sh
        SharingSyncWorkCycleCheckpoint | timespan | 03:00:00 | sh
        SiteMailboxWorkCycle | timespan | 06:00:00 | sh
        SiteMailboxWorkCycleCheckpoint | timespan | 06:00:00 | sh
        StoreDsMaintenanceWorkCycle | timespan | null | sh
        StoreDsMaintenanceWorkCycleCheckpoint | timespan | null | sh
        StoreIntegrityCheckWorkCycle | timespan | null | sh
        StoreIntegrityCheckWorkCycleCheckpoint | timespan | null | sh
        StoreMaintenanceWorkCycle | timespan | null | sh
        StoreMaintenanceWorkCycleCheckpoint | timespan | null | sh
        StoreScheduledIntegrityCheckWorkCycle | timespan | null | sh
        StoreScheduledIntegrityCheckWorkCycleCheckpoint | timespan | null | sh
        StoreUrgentMaintenanceWorkCycle | timespan | null | sh
        StoreUrgentMaintenanceWorkCycleCheckpoint | timespan | null | sh
        TopNWorkCycle | timespan | 7.00:00:00 | sh
        TopNWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
        UMReportingWorkCycle | timespan | 1.00:00:00 | sh
        UMReportingWorkCycleCheckpoint | timespan | 1.00:00:00 | sh
    """,
    )


declare(MailboxServer, MANAGEMENT)
define(MailboxServer, scope="server", extra={"Get": "Status switch"})
