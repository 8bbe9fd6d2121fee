"""In: nothing. Out: the default table views of Exchange's objects, registered with the formatter when the first Exchange command runs."""
from __future__ import annotations

_S = "Microsoft.Exchange.Data.Directory.SystemConfiguration."
_M = "Microsoft.Exchange.Data.Directory.Management."
_T = "Microsoft.Exchange.Management.SystemConfigurationTasks."

# type -> table in the form of ems.formatting.view_data
VIEWS = {
    _S + "ReceiveConnector": "Identity, Bindings, Enabled",
    _S + "SmtpSendConnectorConfig": "Identity, AddressSpaces, Enabled",
    _S + "ForeignConnector": "Identity, AddressSpaces, Enabled",
    _S + "DeliveryAgentConnector": "Identity, AddressSpaces, DeliveryProtocol, Enabled",
    _S + "TenantInboundConnector": "Name, SenderDomains, SenderIPAddresses, Enabled",
    _S + "TenantOutboundConnector": "Name, RecipientDomains, SmartHosts, Enabled",
    _S + "AcceptedDomain": "Name, DomainName, DomainType, Default",
    _M + "ExchangeServer": "Name:19, Site:20, ServerRole:11, Edition:11, AdminDisplayVersion",
    _M + "TransportServer": "Name, MessageTrackingLogEnabled, MessageTrackingLogMaxAge",
    _M + "FrontendTransportServerPresentationObject": "Name",
    _M + "MailboxTransportServerPresentationObject": "Name",
    _M + "MailboxServer": "Name",
    _M + "Mailbox": "Name, Alias, ServerName, ProhibitSendQuota",
    _M + "ReducedRecipient": "Name, RecipientType",
    _M + "EdgeSubscription": "Name, Site, Domain",
    "Microsoft.Exchange.Data.QueueViewer.ExtensibleQueueInfo": "Identity:22, DeliveryType:12, Status:9, MessageCount, Velocity:8, "
    "RiskLevel:9, OutboundIPPool, NextHopDomain",
    _S + "DomainContentConfig": "Name, DomainName, AllowedOOFType",
    _S + "ADSite": "Name, HubSiteEnabled",
    _S + "ADSiteLink": "Name, ADCost, ExchangeCost, MaxMessageSize",
    _S + "AddressRewriteEntry": "Name, InternalAddress, ExternalAddress",
    _S + "IntraOrganizationConnector": "Identity, TargetAddressDomains, DiscoveryEndpoint, Enabled",
    _S + "EventCategoryObject": "Identity, EventLevel",
    _T + "ServerComponentStatePresentationObject": "Server=ServerFqdn, Component, State",
    "Microsoft.Exchange.Data.TransportAgent": "Identity:50L, Enabled:15L, Priority:L",
    "Microsoft.Exchange.MessagingPolicies.Rules.Tasks.Rule": "Name, State, Mode, Priority, Comments",
    "Microsoft.Exchange.Management.RecipientTasks.ADAcePresentationObject": "Identity:20, User:20, Deny:5L, Inherited=IsInherited:9L",
}
_done = False


def register() -> None:
    """Tell the formatter, once, when it is first used."""
    global _done
    if not _done:
        _done = True
        from ems.formatting import on_first_use

        on_first_use(_register)


def _register() -> None:
    from ems.formatting.columns import Column, property_getter
    from ems.formatting.views import TABLE, View, register_view, register_views

    for net_name, columns in VIEWS.items():
        register_views(net_name, f"T . | {columns}")
    # the services of a certificate are one letter each
    services = Column("Services", lambda item: getattr(item, "service_map", lambda: "")(), width=10)
    certificate = [Column("Thumbprint", property_getter("Thumbprint"), "Thumbprint", width=41), services,
                   Column("Subject", property_getter("Subject"), "Subject")]
    register_view(_T + "ExchangeCertificate", View(_T + "ExchangeCertificate", TABLE, certificate))
