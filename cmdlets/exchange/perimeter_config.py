"""In: perimeter configurations of the store. Out: the PerimeterConfig model and Get- and Set-PerimeterConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.PerimeterConfig"


class PerimeterConfig(ConfigObject):
    """Addresses of the organization that its partners see."""

    noun_text = "perimeter configuration"
    single_name = "Tenant Perimeter Settings"
    schema = Schema(
        "PerimeterConfig",
        NET_NAME,
        container="CN=Transport Settings,{tenant}",
        category="ms-Exch-Perimeter-Config",
        object_class="top msExchPerimeterConfig",
        tail="cloud",
        properties="""
        GatewayIPAddresses | list ipaddress | | s
    """,
    )


declare(PerimeterConfig)
define(PerimeterConfig, scope="single", id_noun="Organization", cloud=True)
