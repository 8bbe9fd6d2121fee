"""In: ARC configurations of the store. Out: the ArcConfig model and Get- and Set-ArcConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ArcConfig"


class ArcConfig(ConfigObject):
    """Sealers of ARC headers that the tenant trusts."""

    noun_text = "ARC configuration"
    single_name = "Default"
    schema = Schema(
        "ArcConfig",
        NET_NAME,
        container="CN=Transport Settings,{tenant}",
        category="ms-Exch-Hosted-Connection-Filter-Policy",
        object_class="top msExchHostedConnectionFilterPolicy",
        tail="cloud",
        properties="""
        ArcTrustedSealers | list string | | s
    """,
    )


declare(ArcConfig)
define(
    ArcConfig,
    mandatory_set=("ArcTrustedSealers",),
    scope="single",
    id_noun="HostedConnectionFilterPolicy",
    get_identity=False,
    identity_mandatory=True,
    cloud=True,
)
