"""In: servers of the store. Out: the FrontendTransportService model, Get- and Set-FrontendTransportService."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.common.services import CATEGORY, OBJECT_CLASS, PATH, ServiceRules
from cmdlets.exchange.exchange_server import MANAGEMENT

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.FrontendTransportServerPresentationObject"


class FrontendTransportService(ConfigObject):
    """The Front End Transport service of a server: its logs and limits."""

    noun_text = "Front End Transport service"
    schema = Schema(
        "FrontendTransportService",
        NET_NAME,
        container="CN=Frontend,{server}",
        category=CATEGORY,
        object_class=OBJECT_CLASS,
        tail="service",
        properties=rf"""
        Name | string 64 | |
        AgentLogEnabled | bool | True | s
        AgentLogMaxAge | timespan | 7.00:00:00 | s
        AgentLogMaxDirectorySize | unlimited size | 250 MB | s
        AgentLogMaxFileSize | unlimited size | 10 MB | s
        AgentLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\FrontEnd\AgentLog | s
        AntispamAgentsEnabled | bool | False | s
        ConnectivityLogEnabled | bool | True | s
        ConnectivityLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ConnectivityLogMaxDirectorySize | unlimited size | 1000 MB | s
        ConnectivityLogMaxFileSize | unlimited size | 10 MB | s
        ConnectivityLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\FrontEnd\Connectivity | s
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
        IntraOrgConnectorProtocolLoggingLevel | enum ProtocolLoggingLevel | Verbose | s
        MaxConnectionRatePerMinute | int 1..2147483647 | 1200 | s
        ReceiveProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        ReceiveProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        ReceiveProtocolLogMaxFileSize | unlimited size | 10 MB | s
        ReceiveProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\FrontEnd\ProtocolLog\SmtpReceive | s
        RoutingTableLogMaxAge | timespan 00:00:00..24855.03:14:07 | 7.00:00:00 | s
        RoutingTableLogMaxDirectorySize | unlimited size | 50 MB | s
        RoutingTableLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\FrontEnd\Routing | s
        SendProtocolLogMaxAge | timespan 00:00:00..24855.03:14:07 | 30.00:00:00 | s
        SendProtocolLogMaxDirectorySize | unlimited size | 250 MB | s
        SendProtocolLogMaxFileSize | unlimited size | 10 MB | s
        SendProtocolLogPath | LocalLongFullPath | {PATH}\TransportRoles\Logs\FrontEnd\ProtocolLog\SmtpSend | s
        TransientFailureRetryCount | int 0..15 | 6 | s
        TransientFailureRetryInterval | timespan 00:00:01..12:00:00 | 00:05:00 | s
    """,
    )

    @property
    def identity(self) -> str:
        return f"{self.server or self.name}\\Frontend"

    @property
    def distinguished_name(self) -> str:
        return f"CN=Frontend,CN=Transport Configuration,{self.organization.server_dn(self.name)}"


declare(FrontendTransportService, MANAGEMENT)
define(FrontendTransportService, scope="server", id_noun="FrontendTransportServer", mixins={"Set": ServiceRules})
