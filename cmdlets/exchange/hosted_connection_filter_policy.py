"""In: connection filter policys of the store. Out: the HostedConnectionFilterPolicy model and Get- and Set-HostedConnectionFilterPolicy."""
from __future__ import annotations

from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.HostedConnectionFilterPolicy"


class HostedConnectionFilterPolicy(ConfigObject):
    """Addresses whose mail Exchange Online always or never takes."""

    noun_text = "connection filter policy"
    single_name = "Default"
    schema = Schema(
        "HostedConnectionFilterPolicy",
        NET_NAME,
        container="CN=Hosted Connection Filter,CN=Transport Settings,{tenant}",
        category="ms-Exch-Hosted-Connection-Filter-Policy",
        object_class="top msExchHostedConnectionFilterPolicy",
        tail="cloud",
        properties="""
        AdminDisplayName | string | | s
        IsDefault | bool | True | | Whether this is the default policy.
        ConfigurationXmlRaw | string | | s
        EnableSafeList | bool | False | s
        IPAllowList | list IPRange | | s
        IPBlockList | list IPRange | | s
    """,
    )


declare(HostedConnectionFilterPolicy)
define(HostedConnectionFilterPolicy, scope="single", cloud=True, identity_mandatory=True, extra={"Set": "MakeDefault switch"})
