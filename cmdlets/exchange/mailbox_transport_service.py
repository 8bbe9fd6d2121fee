"""In: servers of the store. Out: the MailboxTransportService model, Get- and Set-MailboxTransportService."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.common.services import CATEGORY, OBJECT_CLASS, PATH, ServiceRules
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.MailboxTransportServerPresentationObject"


class MailboxTransportService(ConfigObject):
    """The Mailbox Transport service of a server: its logs and limits."""

    noun_text = "Mailbox Transport service"
    schema = Schema(
        "MailboxTransportService",
        NET_NAME,
        container="CN=Mailbox,{server}",
        category=CATEGORY,
        object_class=OBJECT_CLASS,
        tail="service",
        properties=rf"""
        Name | string 64 | |
        ConnectivityLogEnabled | bool | True | s
        ConnectivityLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ConnectivityLogMaxDirectorySize | unlimited size | 1000 MB | s
        ConnectivityLogMaxFileSize | unlimited size | 10 MB | s
        ConnectivityLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\Connectivity | s
        ContentConversionTracingEnabled | bool | False | s
        MailboxDeliveryAgentLogEnabled | bool | True | s
        MailboxDeliveryAgentLogMaxAge | timespan | 7.00:00:00 | s
        MailboxDeliveryAgentLogMaxDirectorySize | unlimited size | 250 MB | s
        MailboxDeliveryAgentLogMaxFileSize | unlimited size | 10 MB | s
        MailboxDeliveryAgentLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\AgentLog\Delivery | s
        MailboxDeliveryConnectorMaxInboundConnection | unlimited int | 5000 | s
        MailboxDeliveryConnectorProtocolLoggingLevel | enum ProtocolLoggingLevel | None | s
        MailboxDeliveryConnectorSmtpUtf8Enabled | bool | True | s
        MailboxDeliveryThrottlingLogEnabled | bool | True | s
        MailboxDeliveryThrottlingLogMaxAge | timespan | 30.00:00:00 | s
        MailboxDeliveryThrottlingLogMaxDirectorySize | unlimited size | 200 MB | s
        MailboxDeliveryThrottlingLogMaxFileSize | unlimited size | 10 MB | s
        MailboxDeliveryThrottlingLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\Throttling\Delivery | s
        MailboxSubmissionAgentLogEnabled | bool | True | s
        MailboxSubmissionAgentLogMaxAge | timespan | 7.00:00:00 | s
        MailboxSubmissionAgentLogMaxDirectorySize | unlimited size | 250 MB | s
        MailboxSubmissionAgentLogMaxFileSize | unlimited size | 10 MB | s
        MailboxSubmissionAgentLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\AgentLog\Submission | s
        MaxConcurrentMailboxDeliveries | int 1..256 | 20 | s
        MaxConcurrentMailboxSubmissions | int 1..256 | 20 | s
        PipelineTracingEnabled | bool | False | s
        PipelineTracingPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\PipelineTracing | s
        PipelineTracingSenderAddress | SmtpAddress | | s
        ReceiveProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ReceiveProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        ReceiveProtocolLogMaxFileSize | unlimited size | 10 MB | s
        ReceiveProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\ProtocolLog\SmtpReceive | s
        RoutingTableLogMaxAge | timespan 00:00:00..24855.03:14:07 | 7.00:00:00 | s
        RoutingTableLogMaxDirectorySize | unlimited size | 250 MB | s
        RoutingTableLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\Routing | s
        SendProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        SendProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        SendProtocolLogMaxFileSize | unlimited size | 10 MB | s
        SendProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\Mailbox\ProtocolLog\SmtpSend | s
    """,
    )

    @property
    def identity(self) -> str:
        return f"{self.server or self.name}\\Mailbox"

    @property
    def distinguished_name(self) -> str:
        return f"CN=Mailbox,CN=Transport Configuration,{self.organization.server_dn(self.name)}"


declare(MailboxTransportService, MANAGEMENT)
define(MailboxTransportService, scope="server", id_noun="MailboxTransportServer", mixins={"Set": ServiceRules})
