"""In: intra-organization connectors of the store. Out: the IntraOrganizationConnector model and Get-, New-, Set- and
Remove-IntraOrganizationConnector."""

from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.IntraOrganizationConnector"


class IntraOrganizationConnector(ConfigObject):
    """How the organization talks to another part of itself."""

    noun_text = "intra-organization connector"
    schema = Schema(
        "IntraOrganizationConnector",
        NET_NAME,
        container="CN=Intra Organization Connectors,{org}",
        category="ms-Exch-Intra-Organization-Connector",
        object_class="top msExchIntraOrganizationConnector",
        properties="""
        DiscoveryEndpoint | string | | ns
        TargetAddressDomains | list SmtpDomain | | ns
        Enabled | bool | True | ns
        TargetSharingEpr | string | | ns
    """,
    )


declare(IntraOrganizationConnector)
define(IntraOrganizationConnector, "Get New Set Remove", mandatory="DiscoveryEndpoint TargetAddressDomains", skip_set=("Name",))
