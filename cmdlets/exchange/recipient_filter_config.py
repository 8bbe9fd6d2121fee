"""In: recipient filters of the store. Out: the RecipientFilterConfig model and Get- and Set-RecipientFilterConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.RecipientFilterConfig"


class RecipientFilterConfig(ConfigObject):
    """Recipients whose mail is refused."""

    noun_text = "recipient filter"
    single_name = "RecipientFilterConfig"
    schema = Schema(
        "RecipientFilterConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-Recipient-Filter-Config",
        object_class="top msExchMessageHygieneRecipientFilterConfig",
        properties="""
        BlockedRecipients | list SmtpAddress | | s
        BlockListEnabled | bool | False | s
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        RecipientValidationEnabled | bool | False | s
    """,
    )


declare(RecipientFilterConfig)
define(RecipientFilterConfig, scope="single", id_noun="Organization", set_identity=False)
