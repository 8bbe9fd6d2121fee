"""In: IP block lists of the store. Out: the IPBlockListConfig model and Get- and Set-IPBlockListConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.IPBlockListConfig"


class IPBlockListConfig(ConfigObject):
    """Whether the list of blocked addresses is used, and what is replied."""

    noun_text = "IP block list"
    single_name = "IPBlockListConfig"
    schema = Schema(
        "IPBlockListConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-IPBlock-List-Config",
        object_class="top msExchMessageHygieneIPBlockListConfig",
        properties="""
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        MachineEntryRejectionResponse | string | External client with IP address {0} does not have permissions to submit to this server. | s
        StaticEntryRejectionResponse | string | External client with IP address {0} does not have permissions to submit to this server. | s
    """,
    )


declare(IPBlockListConfig)
define(IPBlockListConfig, scope="single", id_noun=None)
