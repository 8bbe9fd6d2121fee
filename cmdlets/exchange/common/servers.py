"""In: a server's name and role. Out: its document, the documents of its services and of the Receive connectors that setup gives it."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.rules.receive import ALL_IPV4, ALL_IPV6

_FULL = "Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer"
_CLIENT = {"MessageRateLimit": 5, "MessageRateSource": "User", "EnableAuthGSSAPI": True}

# name ({0} the server): port, role, order of the two wildcards, what differs from the table's defaults
DEFAULT_CONNECTORS: dict[str, tuple[int, str, str, dict[str, Any]]] = {
    "Default {0}": (
        2525,
        "HubTransport",
        "46",
        {
            "AuthMechanism": _FULL,
            "PermissionGroups": "ExchangeUsers, ExchangeServers, ExchangeLegacyServers",
            "MaxInboundConnectionPerSource": "Unlimited",
            "MaxInboundConnectionPercentagePerSource": 100,
            "MaxRecipientsPerMessage": 5000,
            "SizeEnabled": "EnabledWithoutValue",
        },
    ),
    "Client Proxy {0}": (
        465,
        "HubTransport",
        "64",
        {"AuthMechanism": _FULL, "PermissionGroups": "ExchangeUsers, ExchangeServers", **_CLIENT},
    ),
    "Default Frontend {0}": (
        25,
        "FrontendTransport",
        "64",
        {
            "AuthMechanism": _FULL,
            "PermissionGroups": "AnonymousUsers, ExchangeServers, ExchangeLegacyServers",
            "ProtocolLoggingLevel": "Verbose",
            "DomainSecureEnabled": True,
        },
    ),
    "Outbound Proxy Frontend {0}": (
        717,
        "FrontendTransport",
        "64",
        {"AuthMechanism": _FULL, "PermissionGroups": "ExchangeServers", "DomainSecureEnabled": True, "TarpitInterval": "00:00:00"},
    ),
    "Client Frontend {0}": (
        587,
        "FrontendTransport",
        "64",
        {"AuthMechanism": "Tls, Integrated, BasicAuth, BasicAuthRequireTLS", "PermissionGroups": "ExchangeUsers", **_CLIENT},
    ),
}
EDGE_CONNECTOR = ("Default internal receive connector {0}", {
    "AuthMechanism": "Tls, ExchangeServer", "PermissionGroups": "AnonymousUsers, ExchangeServers, Partners", "MessageRateLimit": 600,
    "ConnectionTimeout": "00:05:00", "ConnectionInactivityTimeout": "00:01:00"})
_WILDCARDS = {"4": "0.0.0.0:{}", "6": "[::]:{}"}


def receive_connectors(server: str, fqdn: str, edge: bool = False) -> list[tuple[str, dict[str, Any]]]:
    """(name, document) of each Receive connector of a fresh server."""
    if edge:
        name, values = EDGE_CONNECTOR
        return [
            (
                name.format(server),
                {"Fqdn": fqdn, "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": [ALL_IPV4], "TransportRole": "HubTransport", **values},
            )
        ]
    return [
        (
            name.format(server),
            {
                "Fqdn": fqdn,
                "Bindings": [_WILDCARDS[family].format(port) for family in order],
                "RemoteIPRanges": [ALL_IPV6, ALL_IPV4],
                "TransportRole": role,
                **values,
            },
        )
        for name, (port, role, order, values) in DEFAULT_CONNECTORS.items()
    ]
