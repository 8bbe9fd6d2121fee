"""In: nothing. Out: the default table views of Exchange's objects, registered with the formatter when the first Exchange command runs."""
from __future__ import annotations

_S = "Microsoft.Exchange.Data.Directory.SystemConfiguration."
_M = "Microsoft.Exchange.Data.Directory.Management."

# type -> table in the form of ems.formatting.view_data
VIEWS = {
    _S + "ReceiveConnector": "Identity, Bindings, Enabled",
    _S + "SmtpSendConnectorConfig": "Identity, AddressSpaces, Enabled",
    _S + "ForeignConnector": "Identity, AddressSpaces, Enabled",
    _S + "DeliveryAgentConnector": "Identity, AddressSpaces, DeliveryProtocol, Enabled",
    _S + "TenantInboundConnector": "Name, SenderDomains, SenderIPAddresses, Enabled",
    _S + "TenantOutboundConnector": "Name, RecipientDomains, SmartHosts, Enabled",
    _S + "AcceptedDomain": "Name, DomainName, DomainType, Default",
    _M + "ExchangeServer": "Name, Site, ServerRole, Edition, AdminDisplayVersion",
    "Microsoft.Exchange.Management.RecipientTasks.ADAcePresentationObject": "Identity:20, User:20, Deny:5L, Inherited=IsInherited:9L",
}
_done = False


def register() -> None:
    """Tell the formatter, once."""
    global _done
    if not _done:
        _done = True
        from ems.formatting import register_views

        for net_name, columns in VIEWS.items():
            register_views(net_name, f"T . | {columns}")
