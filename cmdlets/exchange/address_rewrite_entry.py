"""In: address rewrite entrys of the store. Out: the AddressRewriteEntry model and Get-, New-, Set- and Remove-AddressRewriteEntry."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.AddressRewriteEntry"


class AddressRewriteEntry(ConfigObject):
    """A rule of an Edge server that rewrites addresses."""

    noun_text = "address rewrite entry"
    schema = Schema(
        "AddressRewriteEntry",
        NET_NAME,
        container="CN=Address Rewrite Configuration,CN=Transport Settings,{org}",
        category="ms-Exch-Address-Rewrite-Entry",
        object_class="top msExchAddressRewriteEntry",
        properties="""
        ExternalAddress | string | | ns
        InternalAddress | string | | ns
        ExceptionList | list string | | ns
        OutboundOnly | bool | False | ns
    """,
    )


declare(AddressRewriteEntry)
define(AddressRewriteEntry, "Get New Set Remove", mandatory="ExternalAddress InternalAddress")
