"""In: audit log configurations of the store. Out: the AdminAuditLogConfig model and Get- and Set-AdminAuditLogConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.AdminAuditLogConfig"


class AdminAuditLogConfig(ConfigObject):
    """What of the commands is written to the audit log."""

    noun_text = "audit log configuration"
    single_name = "Admin Audit Log Settings"
    schema = Schema(
        "AdminAuditLogConfig",
        NET_NAME,
        container="CN=Global Settings,{org}",
        category="ms-Exch-Admin-Audit-Log-Config",
        object_class="top msExchAdminAuditLogConfig",
        properties="""
        AdminAuditLogEnabled | bool | True | s
        LogLevel | enum AuditLogLevel | None | s
        TestCmdletLoggingEnabled | bool | False | s
        AdminAuditLogCmdlets | list string | * | s
        AdminAuditLogParameters | list string | * | s
        AdminAuditLogExcludedCmdlets | list string | | s
        AdminAuditLogAgeLimit | timespan | 90.00:00:00 | s
        LoadBalancerCount | int | 3 |
        RefreshInterval | int | 10 |
        PartitionInfo | list string | |
        AdminAuditLogMailbox | SmtpAddress | |
        UnifiedAuditLogIngestionEnabled | bool | False | s
        UnifiedAuditLogFirstOptInDate | datetime | |
    """,
    )


declare(AdminAuditLogConfig)
define(AdminAuditLogConfig, scope="single", id_noun="Organization", get_identity=False, extra={"Set": "Force switch; Name string"})
