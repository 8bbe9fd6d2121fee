"""In: transport servers of the store. Out: the TransportService model, Get- and Set-TransportService, Get- and Set-TransportServer.

The service of a server is there with the server; its document is stored when a setting first differs. TransportServer is the older name
of the same object.
"""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.common.services import CATEGORY, OBJECT_CLASS, PATH, ServiceRules
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.TransportServer"


class TransportService(ConfigObject):
    """The Transport service of a server: its logs, retries, directories and limits."""

    noun_text = "Transport service"
    schema = Schema(
        "TransportService",
        NET_NAME,
        container="{servers}",
        category=CATEGORY,
        object_class=OBJECT_CLASS,
        tail="service",
        properties=rf"""
        Name | string 64 | |
        ActiveUserStatisticsLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ActiveUserStatisticsLogMaxDirectorySize | size | 250 MB | s
        ActiveUserStatisticsLogMaxFileSize | size | 10 MB | s
        ActiveUserStatisticsLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\ActiveUsersStats | s
        AgentLogEnabled | bool | True | s
        AgentLogMaxAge | timespan | 7.00:00:00 | s
        AgentLogMaxDirectorySize | unlimited size | 250 MB | s
        AgentLogMaxFileSize | unlimited size | 10 MB | s
        AgentLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\AgentLog | s
        AntispamAgentsEnabled | bool | False | s
        ConnectivityLogEnabled | bool | True | s
        ConnectivityLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ConnectivityLogMaxDirectorySize | unlimited size | 1000 MB | s
        ConnectivityLogMaxFileSize | unlimited size | 10 MB | s
        ConnectivityLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\Connectivity | s
        ContentConversionTracingEnabled | bool | False | s
        DelayNotificationTimeout | timespan 00:00:01..30.00:00:00 | 04:00:00 | s
        DnsLogEnabled | bool | False | s
        DnsLogMaxAge | timespan | 7.00:00:00 | s
        DnsLogMaxDirectorySize | unlimited size | 100 MB | s
        DnsLogMaxFileSize | unlimited size | 10 MB | s
        DnsLogPath | LocalLongFullPath | null | s
        ExternalDNSAdapterEnabled | bool | True | s
        ExternalDNSAdapterGuid | guid | 00000000-0000-0000-0000-000000000000 | s
        ExternalDNSProtocolOption | enum ProtocolOption | Any | s
        ExternalDNSServers | list ipaddress | | s
        ExternalIPAddress | ipaddress | | s
        InternalDNSAdapterEnabled | bool | True | s
        InternalDNSAdapterGuid | guid | 00000000-0000-0000-0000-000000000000 | s
        InternalDNSProtocolOption | enum ProtocolOption | Any | s
        InternalDNSServers | list ipaddress | | s
        IntraOrgConnectorProtocolLoggingLevel | enum ProtocolLoggingLevel | None | s
        IntraOrgConnectorSmtpMaxMessagesPerConnection | int 0..2147483647 | 20 | s
        IrmLogEnabled | bool | True | s
        IrmLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        IrmLogMaxDirectorySize | unlimited size | 250 MB | s
        IrmLogMaxFileSize | size | 10 MB | s
        IrmLogPath | LocalLongFullPath | {PATH}\Logging\IRMLogs | s
        MaxConcurrentMailboxDeliveries | int 1..256 | 20 | s
        MaxConcurrentMailboxSubmissions | int 1..256 | 20 | s
        MaxConnectionRatePerMinute | int 1..2147483647 | 1200 | s
        MaxOutboundConnections | unlimited int 1..2147483647 | 1000 | s
        MaxPerDomainOutboundConnections | unlimited int 1..2147483647 | 20 | s
        MessageExpirationTimeout | timespan 00:00:05..90.00:00:00 | 2.00:00:00 | s
        MessageRetryInterval | timespan 00:00:01..1.00:00:00 | 00:15:00 | s
        MessageTrackingLogEnabled | bool | True | s
        MessageTrackingLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        MessageTrackingLogMaxDirectorySize | unlimited size | 1000 MB | s
        MessageTrackingLogMaxFileSize | size 1..4294967296 | 10 MB | s
        MessageTrackingLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\MessageTracking | s
        MessageTrackingLogSubjectLoggingEnabled | bool | True | s
        OutboundConnectionFailureRetryInterval | timespan 00:00:01..20.00:00:00 | 00:10:00 | s
        PickupDirectoryMaxHeaderSize | size 32768..2147483647 | 64 KB | s
        PickupDirectoryMaxMessagesPerMinute | int 1..20000 | 100 | s
        PickupDirectoryMaxRecipientsPerMessage | int 1..10000 | 100 | s
        PickupDirectoryPath | LocalLongFullPath | {PATH}\TransportRoles\Pickup | s
        PipelineTracingEnabled | bool | False | s
        PipelineTracingPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\PipelineTracing | s
        PipelineTracingSenderAddress | SmtpAddress | | s
        PoisonMessageDetectionEnabled | bool | True | s
        PoisonThreshold | int 1..10 | 2 | s
        QueueLogMaxAge | timespan 00:00:00..24855.03:14:07 | 7.00:00:00 | s
        QueueLogMaxDirectorySize | unlimited size | 200 MB | s
        QueueLogMaxFileSize | unlimited size | 10 MB | s
        QueueLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\QueueViewer | s
        QueueMaxIdleTime | timespan 00:00:05..01:00:00 | 00:03:00 | s
        ReceiveProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ReceiveProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        ReceiveProtocolLogMaxFileSize | unlimited size | 10 MB | s
        ReceiveProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\ProtocolLog\SmtpReceive | s
        RecipientValidationCacheEnabled | bool | False | s
        ReplayDirectoryPath | LocalLongFullPath | {PATH}\TransportRoles\Replay | s
        RequestBrokerLogEnabled | bool | | s
        RequestBrokerLogMaxAge | timespan | null | s
        RequestBrokerLogMaxDirectorySize | unlimited size | Unlimited | s
        RequestBrokerLogMaxFileSize | unlimited size | Unlimited | s
        RequestBrokerLogPath | LocalLongFullPath | | s
        ResourceLogEnabled | bool | | s
        ResourceLogMaxAge | timespan | null | s
        ResourceLogMaxDirectorySize | unlimited size | Unlimited | s
        ResourceLogMaxFileSize | unlimited size | Unlimited | s
        ResourceLogPath | LocalLongFullPath | | s
        RootDropDirectoryPath | string | | s
        RoutingTableLogMaxAge | timespan 00:00:00..24855.03:14:07 | 7.00:00:00 | s
        RoutingTableLogMaxDirectorySize | unlimited size | 50 MB | s
        RoutingTableLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\Routing | s
        SendProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        SendProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        SendProtocolLogMaxFileSize | unlimited size | 10 MB | s
        SendProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\ProtocolLog\SmtpSend | s
        ServerStatisticsLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ServerStatisticsLogMaxDirectorySize | size | 250 MB | s
        ServerStatisticsLogMaxFileSize | size | 10 MB | s
        ServerStatisticsLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Hub\ServerStats | s
        TransientFailureRetryCount | int 0..15 | 6 | s
        TransientFailureRetryInterval | timespan 00:00:01..12:00:00 | 00:05:00 | s
        TransportHttpLogEnabled | bool | | s
        TransportHttpLogMaxAge | timespan | null | s
        TransportHttpLogMaxDirectorySize | unlimited size | Unlimited | s
        TransportHttpLogMaxFileSize | unlimited size | Unlimited | s
        TransportHttpLogPath | LocalLongFullPath | | s
        TransportMaintenanceLogEnabled | bool | | s
        TransportMaintenanceLogMaxAge | timespan | null | s
        TransportMaintenanceLogMaxDirectorySize | unlimited size | Unlimited | s
        TransportMaintenanceLogMaxFileSize | unlimited size | Unlimited | s
        TransportMaintenanceLogPath | LocalLongFullPath | | s
        TransportSyncAccountsPoisonAccountThreshold | int | null | s
        TransportSyncAccountsPoisonDetectionEnabled | bool | | s
        TransportSyncAccountsPoisonItemThreshold | int | null | s
        TransportSyncAccountsSuccessivePoisonItemThreshold | int | null | s
        TransportSyncEnabled | bool | | s
        TransportSyncExchangeEnabled | bool | | s
        TransportSyncHubHealthLogEnabled | bool | | s
        TransportSyncHubHealthLogFilePath | LocalLongFullPath | | s
        TransportSyncHubHealthLogMaxAge | timespan | null | s
        TransportSyncHubHealthLogMaxDirectorySize | size | null | s
        TransportSyncHubHealthLogMaxFileSize | size | null | s
        TransportSyncImapEnabled | bool | | s
        TransportSyncLogEnabled | bool | | s
        TransportSyncLogFilePath | LocalLongFullPath | | s
        TransportSyncLogLoggingLevel | enum SyncLoggingLevel | null | s
        TransportSyncLogMaxAge | timespan | null | s
        TransportSyncLogMaxDirectorySize | size | null | s
        TransportSyncLogMaxFileSize | size | null | s
        TransportSyncMaxDownloadItemsPerConnection | int | null | s
        TransportSyncMaxDownloadSizePerConnection | size | null | s
        TransportSyncMaxDownloadSizePerItem | size | null | s
        TransportSyncPopEnabled | bool | | s
        TransportSyncRemoteConnectionTimeout | timespan | null | s
        UseDowngradedExchangeServerAuth | bool | False | s
        WindowsLiveHotmailTransportSyncEnabled | bool | | s
        WlmLogMaxAge | timespan | null | s
        WlmLogMaxDirectorySize | unlimited size | Unlimited | s
        WlmLogMaxFileSize | unlimited size | Unlimited | s
        WlmLogPath | LocalLongFullPath | | s
    """,
    )


declare(TransportService, MANAGEMENT)
_SET = type("_Set", (ServiceRules,), {"roles": ("Mailbox", "Edge")})
_GET = type("_Get", (), {"roles": ("Mailbox", "Edge")})
define(TransportService, scope="server", id_noun="TransportServer", mixins={"Set": _SET, "Get": _GET})
define(TransportService, scope="server", noun="TransportServer", mixins={"Set": _SET, "Get": _GET},
       skip_set=("RequestBroker", "ResourceLog", "TransportHttp", "TransportMaintenance", "TransportSync", "WindowsLive"))
