"""In: IP allow lists of the store. Out: the IPAllowListConfig model and Get- and Set-IPAllowListConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.IPAllowListConfig"


class IPAllowListConfig(ConfigObject):
    """Whether the list of allowed addresses is used."""

    noun_text = "IP allow list"
    single_name = "IPAllowListConfig"
    schema = Schema(
        "IPAllowListConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-IPAllow-List-Config",
        object_class="top msExchMessageHygieneIPAllowListConfig",
        properties="""
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
    """,
    )


declare(IPAllowListConfig)
define(IPAllowListConfig, scope="single", id_noun=None)
