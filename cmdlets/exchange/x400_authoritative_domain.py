"""In: X.400 authoritative domains of the store. Out: the X400AuthoritativeDomain model and Get-, New-, Set- and
Remove-X400AuthoritativeDomain."""

from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.X400AuthoritativeDomain"


class X400AuthoritativeDomain(ConfigObject):
    """An X.400 address space that the organization is responsible for."""

    noun_text = "X.400 authoritative domain"
    schema = Schema(
        "X400AuthoritativeDomain",
        NET_NAME,
        container="CN=Accepted Domains,CN=Transport Settings,{org}",
        category="ms-Exch-Accepted-Domain",
        object_class="top msExchAcceptedDomain",
        properties="""
        X400DomainName | string | | ns
        X400ExternalRelay | bool | | ns
    """,
    )


declare(X400AuthoritativeDomain)
define(X400AuthoritativeDomain, "Get New Set Remove", mandatory="X400DomainName")
