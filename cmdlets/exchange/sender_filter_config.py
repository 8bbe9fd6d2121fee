"""In: sender filters of the store. Out: the SenderFilterConfig model and Get- and Set-SenderFilterConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.SenderFilterConfig"


class SenderFilterConfig(ConfigObject):
    """Senders whose mail is refused."""

    noun_text = "sender filter"
    single_name = "SenderFilterConfig"
    schema = Schema(
        "SenderFilterConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-Sender-Filter-Config",
        object_class="top msExchMessageHygieneSenderFilterConfig",
        properties="""
        Action | enum BlockedSenderAction | Reject | s
        BlankSenderBlockingEnabled | bool | False | s
        BlockedDomains | list SmtpDomain | | s
        BlockedDomainsAndSubdomains | list SmtpDomain | | s
        BlockedSenders | list SmtpAddress | | s
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        RecipientBlockedSenderAction | enum RecipientBlockedSenderAction | Reject | s
    """,
    )


declare(SenderFilterConfig)
define(SenderFilterConfig, scope="single", id_noun="Organization", set_identity=False)
