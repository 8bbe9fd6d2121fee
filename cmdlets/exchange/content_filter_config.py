"""In: content filters of the store. Out: the ContentFilterConfig model and Get- and Set-ContentFilterConfig."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ContentFilterConfig"


class ContentFilterConfig(ConfigObject):
    """How messages are judged by their content."""

    noun_text = "content filter"
    single_name = "ContentFilterConfig"
    schema = Schema(
        "ContentFilterConfig",
        NET_NAME,
        container="CN=Message Hygiene,CN=Transport Settings,{org}",
        category="ms-Exch-Message-Hygiene-Content-Filter-Config",
        object_class="top msExchMessageHygieneContentFilterConfig",
        properties="""
        BypassedRecipients | list SmtpAddress | | s
        BypassedSenderDomains | list SmtpDomainWithSubdomains | | s
        BypassedSenders | list SmtpAddress | | s
        Enabled | bool | True | s
        ExternalMailEnabled | bool | True | s
        InternalMailEnabled | bool | False | s
        OutlookEmailPostmarkValidationEnabled | bool | False | s
        QuarantineMailbox | SmtpAddress | | s
        RejectionResponse | string | Message rejected as spam by Content Filtering. | s
        SCLDeleteEnabled | bool | False | s
        SCLDeleteThreshold | int 1..9 | 9 | s
        SCLQuarantineEnabled | bool | False | s
        SCLQuarantineThreshold | int 1..9 | 9 | s
        SCLRejectEnabled | bool | False | s
        SCLRejectThreshold | int 1..9 | 7 | s
    """,
    )


declare(ContentFilterConfig)
define(ContentFilterConfig, scope="single", id_noun=None)
