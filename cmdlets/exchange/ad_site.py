"""In: Active Directory sites of the store. Out: the ADSite model and Get- and Set-ADSite."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ADSite"


class ADSite(ConfigObject):
    """A site: servers that are near each other."""

    noun_text = "Active Directory site"
    schema = Schema("ADSite", NET_NAME, container="CN=Sites,{config}", category="Site", object_class="top site", properties="""
        HubSiteEnabled | bool | False | s
        InboundMailEnabled | bool | True | s
        PartnerId | int | -1 | s
    """)


declare(ADSite)
define(ADSite, "Get Set", id_noun="AdSite", skip_set=("Name",))
