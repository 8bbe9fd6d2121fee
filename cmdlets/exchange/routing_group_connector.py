"""In: routing group connectors of the store. Out: the RoutingGroupConnector model and Get-, New-, Set- and Remove-RoutingGroupConnector."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.RoutingGroupConnector"


class RoutingGroupConnector(ConfigObject):
    """A connector to Exchange 2003; kept for old organizations."""

    noun_text = "routing group connector"
    schema = Schema(
        "RoutingGroupConnector",
        NET_NAME,
        container="CN=Connections,{routing}",
        category="ms-Exch-Routing-Group-Connector",
        object_class="top msExchConnector msExchRoutingGroupConnector",
        properties="""
        SourceTransportServers | list string | | ns
        TargetTransportServers | list string | | ns
        BiDirectional | bool | False | n
        Cost | int | 1 | ns
        PublicFolderReferralsEnabled | bool | True | ns
        MaxMessageSize | unlimited size | Unlimited | s
    """,
    )


declare(RoutingGroupConnector)
define(RoutingGroupConnector, "Get New Set Remove", mandatory="SourceTransportServers TargetTransportServers")
