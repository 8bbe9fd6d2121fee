"""In: site links of the store. Out: the ADSiteLink model and Get- and Set-ADSiteLink."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ADSiteLink"


class ADSiteLink(ConfigObject):
    """A link between sites, with what it costs to send over it."""

    noun_text = "site link"
    schema = Schema(
        "ADSiteLink",
        NET_NAME,
        container="CN=IP,CN=Inter-Site Transports,CN=Sites,{config}",
        category="Site-Link",
        object_class="top siteLink",
        properties="""
        Cost | int 1..2147483647 | 100 | | Cost in Active Directory.
        ADCost | int | | c | Same as Cost.
        ExchangeCost | int? 1..2147483647 | null | s
        MaxMessageSize | unlimited size | Unlimited | s
        Sites | list string | | | The sites that the link joins.
    """,
    )

    def compute_adcost(self) -> int:
        return self.get("Cost")

    @property
    def effective_cost(self) -> int:
        """What routing counts: ExchangeCost where it is set."""
        own = self.get("ExchangeCost")
        return self.get("Cost") if own is None else own



declare(ADSiteLink)
define(ADSiteLink, "Get Set", id_noun="AdSiteLink")
