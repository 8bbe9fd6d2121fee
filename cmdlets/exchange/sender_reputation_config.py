"""In: sender reputation configurations of the store. Out: the SenderReputationConfig model and Get- and Set-SenderReputationConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.SenderReputationConfig"


class SenderReputationConfig(ConfigObject):
    """How senders are judged by what they did."""

    noun_text = "sender reputation configuration"
    single_name = "SenderReputationConfig"
    schema = Schema(
        "SenderReputationConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-Sender-Reputation-Config",
        object_class="top msExchMessageHygieneSenderReputationConfig",
        properties="""
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        OpenProxyDetectionEnabled | bool | True | s
        ProxyServerName | string | | s
        ProxyServerPort | int | 0 | s
        ProxyServerType | enum ProxyType | None | s
        SenderBlockingEnabled | bool | True | s
        SenderBlockingPeriod | int 0..48 | 24 | s
        SrlBlockThreshold | int 0..9 | 7 | s
    """,
    )


declare(SenderReputationConfig)
define(SenderReputationConfig, scope="single", id_noun=None)
