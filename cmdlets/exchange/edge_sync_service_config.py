"""In: EdgeSync configurations of the store. Out: the EdgeSyncServiceConfig model and Get-, New- and Set-EdgeSyncServiceConfig."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.exchange.common.services import PATH

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.EdgeSyncServiceConfig"


class EdgeSyncServiceConfig(ConfigObject):
    """How the directory is copied to Edge servers."""

    noun_text = "EdgeSync configuration"
    schema = Schema(
        "EdgeSyncServiceConfig",
        NET_NAME,
        container="CN=Sites,{config}",
        category="ms-Exch-Edge-Sync-Service-Config",
        object_class="top msExchEdgeSyncServiceConfig",
        properties=rf"""
        ConfigurationSyncInterval | timespan | 00:03:00 | ns
        CookieValidDuration | timespan | 21.00:00:00 | ns
        FailoverDCInterval | timespan | 00:05:00 | ns
        LockDuration | timespan | 00:06:00 | ns
        LockRenewalDuration | timespan | 00:04:00 | ns
        LogEnabled | bool | True | ns
        LogLevel | enum EdgeSyncLoggingLevel | None | ns
        LogMaxAge | timespan | 30.00:00:00 | ns
        LogMaxDirectorySize | unlimited size | 250 MB | ns
        LogMaxFileSize | unlimited size | 10 MB | ns
        LogPath | string | {PATH}\TransportRoles\Logs\EdgeSync | ns
        OptionDuration | timespan | 00:30:00 | ns
        RecipientSyncInterval | timespan | 00:05:00 | ns
        Site | id | | n
    """,
    )


declare(EdgeSyncServiceConfig)


class _New:
    """Named after its site: the given one, or that of the local server."""

    def complete(self, item: Any) -> None:
        site = item.get("Site")
        name = site.name if site is not None and site.dn else str(site) if site is not None else item.organization.site
        item.name = f"{name} EdgeSyncService"
        item.doc["Name"] = item.name


define(EdgeSyncServiceConfig, "Get New Set", extra={"Get": "Site identity AdSite"}, skip_new="Name", mixins={"New": _New})
