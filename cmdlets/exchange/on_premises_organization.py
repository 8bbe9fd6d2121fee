"""In: on-premises organizations of the store. Out: the OnPremisesOrganization model and Get-, New-, Set- and
Remove-OnPremisesOrganization."""

from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.OnPremisesOrganization"


class OnPremisesOrganization(ConfigObject):
    """The organization on premises that a tenant works together with."""

    noun_text = "on-premises organization"
    schema = Schema(
        "OnPremisesOrganization",
        NET_NAME,
        container="CN=On-Premises Organization,{tenant}",
        category="ms-Exch-On-Premises-Organization",
        object_class="top msExchOnPremisesOrganization",
        tail="cloud",
        properties="""
        HybridDomains | list string | | ns
        InboundConnector | id | | ns
        OrganizationGuid | guid | | n
        OutboundConnector | id | | ns
        Comment | string | | ns
        OrganizationName | string | | ns
        OrganizationRelationship | id | | ns
    """,
    )


declare(OnPremisesOrganization)
define(
    OnPremisesOrganization,
    "Get New Set Remove",
    cloud=True,
    mandatory="HybridDomains InboundConnector OrganizationGuid OutboundConnector",
    skip_set=("Name",),
)
