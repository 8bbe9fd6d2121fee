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
    schema = Schema("MailboxServer", NET_NAME, container="{servers}", category="ms-Exch-Exchange-Server", object_class="top server msExchExchangeServer", tail="management", properties=rf"""
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
        ManagedFolderAssistantSchedule | list string | | s
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
        CalendarRepairSchedule | list string | | s
        CalendarRepairWorkCycle | timespan | 1.00:00:00 | s
        CalendarRepairWorkCycleCheckpoint | timespan | 1.00:00:00 | s
        DarTaskStoreTimeBasedAssistantWorkCycle | timespan | null | s
        DarTaskStoreTimeBasedAssistantWorkCycleCheckpoint | timespan | null | s
        DirectoryProcessorWorkCycle | timespan | null | s
        DirectoryProcessorWorkCycleCheckpoint | timespan | null | s
        GroupMailboxWorkCycle | timespan | null | s
        GroupMailboxWorkCycleCheckpoint | timespan | null | s
        GroupMetricsGenerationTime | string | | s
        InferenceDataCollectionWorkCycle | timespan | null | s
        InferenceDataCollectionWorkCycleCheckpoint | timespan | null | s
        InferenceTrainingWorkCycle | timespan | null | s
        InferenceTrainingWorkCycleCheckpoint | timespan | null | s
        IrmLogEnabled | bool | | s
        IrmLogMaxAge | timespan | 30.00:00:00 | s
        IrmLogMaxDirectorySize | unlimited size | 250 MB | s
        IrmLogMaxFileSize | size | 10 MB | s
        IrmLogPath | LocalLongFullPath | {PATH}\Logging\IRMLogs | s
        JunkEmailOptionsCommitterWorkCycle | timespan | null | s
        MailboxAssociationReplicationWorkCycle | timespan | null | s
        MailboxAssociationReplicationWorkCycleCheckpoint | timespan | null | s
        MailboxProcessorWorkCycle | timespan | 1.00:00:00 | s
        ManagedFolderWorkCycle | timespan | 1.00:00:00 | s
        ManagedFolderWorkCycleCheckpoint | timespan | 1.00:00:00 | s
        MessageTrackingLogEnabled | bool | True | s
        MessageTrackingLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        MessageTrackingLogMaxDirectorySize | unlimited size | 250 MB | s
        MessageTrackingLogMaxFileSize | size 1..4294967296 | 10 MB | s
        MessageTrackingLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\MessageTracking | s
        MessageTrackingLogSubjectLoggingEnabled | bool | True | s
        OABGeneratorWorkCycle | timespan | 08:00:00 | s
        OABGeneratorWorkCycleCheckpoint | timespan | 01:00:00 | s
        PeopleCentricTriageWorkCycle | timespan | null | s
        PeopleCentricTriageWorkCycleCheckpoint | timespan | null | s
        PeopleRelevanceWorkCycle | timespan | null | s
        PeopleRelevanceWorkCycleCheckpoint | timespan | null | s
        ProbeTimeBasedAssistantWorkCycle | timespan | null | s
        ProbeTimeBasedAssistantWorkCycleCheckpoint | timespan | null | s
        PublicFolderWorkCycle | timespan | 1.00:00:00 | s
        PublicFolderWorkCycleCheckpoint | timespan | 1.00:00:00 | s
        SearchIndexRepairTimeBasedAssistantWorkCycle | timespan | null | s
        SearchIndexRepairTimeBasedAssistantWorkCycleCheckpoint | timespan | null | s
        SharePointSignalStoreWorkCycle | timespan | null | s
        SharePointSignalStoreWorkCycleCheckpoint | timespan | null | s
        SharingPolicyWorkCycle | timespan | 1.00:00:00 | s
        SharingPolicyWorkCycleCheckpoint | timespan | 1.00:00:00 | s
        SharingSyncWorkCycle | timespan | 03:00:00 | s
        SharingSyncWorkCycleCheckpoint | timespan | 03:00:00 | s
        SiteMailboxWorkCycle | timespan | 06:00:00 | s
        SiteMailboxWorkCycleCheckpoint | timespan | 06:00:00 | s
        StoreDsMaintenanceWorkCycle | timespan | null | s
        StoreDsMaintenanceWorkCycleCheckpoint | timespan | null | s
        StoreIntegrityCheckWorkCycle | timespan | null | s
        StoreIntegrityCheckWorkCycleCheckpoint | timespan | null | s
        StoreMaintenanceWorkCycle | timespan | null | s
        StoreMaintenanceWorkCycleCheckpoint | timespan | null | s
        StoreScheduledIntegrityCheckWorkCycle | timespan | null | s
        StoreScheduledIntegrityCheckWorkCycleCheckpoint | timespan | null | s
        StoreUrgentMaintenanceWorkCycle | timespan | null | s
        StoreUrgentMaintenanceWorkCycleCheckpoint | timespan | null | s
        TopNWorkCycle | timespan | 7.00:00:00 | s
        TopNWorkCycleCheckpoint | timespan | 1.00:00:00 | s
        UMReportingWorkCycle | timespan | 1.00:00:00 | s
        UMReportingWorkCycleCheckpoint | timespan | 1.00:00:00 | s
    """)


declare(MailboxServer, MANAGEMENT)
define(MailboxServer, scope="server", extra={"Get": "Status switch"})
