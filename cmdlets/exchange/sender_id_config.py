"""In: Sender ID configurations of the store. Out: the SenderIdConfig model and Get- and Set-SenderIdConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.SenderIdConfig"


class SenderIdConfig(ConfigObject):
    """What is done with senders that fail the Sender ID check."""

    noun_text = "Sender ID configuration"
    single_name = "SenderIdConfig"
    schema = Schema(
        "SenderIdConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-Sender-Id-Config",
        object_class="top msExchMessageHygieneSenderIdConfig",
        properties="""
        BypassedRecipients | list SmtpAddress | | s
        BypassedSenderDomains | list SmtpDomainWithSubdomains | | s
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        SpoofedDomainAction | enum SenderIdAction | StampStatus | s
        TempErrorAction | enum SenderIdAction | StampStatus | s
    """,
    )


declare(SenderIdConfig)
define(SenderIdConfig, scope="single", id_noun=None)
