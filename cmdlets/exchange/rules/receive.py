"""In: a Receive connector as it would be. Out: nothing, or the first fault; the defaults of the usage types.

The rules look at the resulting object, old values overlaid with new ones, never at the parameters alone.
"""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from cmdlets.exchange.types import enums

ALL_IPV4 = "0.0.0.0-255.255.255.255"
ALL_IPV6 = "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"

# usage: what it gives where nothing was said
USAGES: dict[str, dict[str, Any]] = {
    "Custom": {"PermissionGroups": "None", "AuthMechanism": "Tls"},
    "Internet": {"RemoteIPRanges": [ALL_IPV4], "PermissionGroups": "AnonymousUsers", "AuthMechanism": "Tls"},
    "Internal": {
        "Bindings": ["0.0.0.0:25"],
        "PermissionGroups": "ExchangeServers, ExchangeLegacyServers",
        "AuthMechanism": "Tls, ExchangeServer",
    },
    "Client": {
        "Bindings": ["0.0.0.0:587"],
        "PermissionGroups": "ExchangeUsers",
        "AuthMechanism": "Tls, Integrated, BasicAuth, BasicAuthRequireTLS",
    },
    "Partner": {"PermissionGroups": "Partners", "AuthMechanism": "Tls"},
}
# usage: the parameters that must be given
REQUIRED = {
    "Custom": "Bindings RemoteIPRanges",
    "Internet": "Bindings",
    "Internal": "RemoteIPRanges",
    "Client": "RemoteIPRanges",
    "Partner": "Bindings RemoteIPRanges",
}
# what an Edge server starts with in place of the table's defaults
EDGE_DEFAULTS: dict[str, Any] = {"ConnectionTimeout": "00:05:00", "ConnectionInactivityTimeout": "00:01:00", "MessageRateLimit": 600}


def check(connector: ConfigObject, server_name: str, server_fqdn: str, is_edge: bool = False) -> None:
    """Rules A1 to A9 and the banner, in that order."""
    auth = enums.names(connector.get("AuthMechanism"))
    groups = enums.names(connector.get("PermissionGroups"))
    _check_lists(connector)
    _check_auth(connector, auth, groups)
    if connector.get("RequireTLS") and "Tls" not in auth:  # A5
        raise _combination(connector, "RequireTLS can be $true only when AuthMechanism contains the value Tls.")
    _check_domain_secure(connector, auth)
    _check_fqdn(connector, auth, server_name, server_fqdn)
    if connector.get("BinaryMimeEnabled") and not connector.get("ChunkingEnabled"):  # A8
        raise fault("E-BINARYMIME", connector)
    if connector.get("ConnectionInactivityTimeout") >= connector.get("ConnectionTimeout"):  # A9
        raise fault("E-TIMEOUT", connector)
    banner = connector.get("Banner")
    if banner and not banner.startswith("220"):
        raise fault("E-BANNER", connector)
    if is_edge and ("ExchangeLegacyServers" in groups or "ExchangeUsers" in groups):
        raise fault(
            "E-EDGE",
            connector,
            text="The PermissionGroups values ExchangeUsers and ExchangeLegacyServers aren't available on an Edge Transport server.",
        )


def _combination(connector: ConfigObject, text: str) -> Exception:
    return fault("E-AUTHCOMBO", connector, text=text)


def _check_lists(connector: ConfigObject) -> None:
    for name in ("Bindings", "RemoteIPRanges"):
        if not connector.get(name):
            raise fault("E-EMPTYVALUE", connector, name=name)


def _check_auth(connector: ConfigObject, auth: set[str], groups: set[str]) -> None:
    """A1 cannot arise from names alone (None is no bit) and is checked where the parameter is read: see `none_with_others`."""
    if "BasicAuthRequireTLS" in auth and not {"Tls", "BasicAuth"} <= auth:  # A2
        raise _combination(connector, "The AuthMechanism value BasicAuthRequireTLS requires the values Tls and BasicAuth.")
    if "ExternalAuthoritative" not in auth:
        return
    others = sorted(auth - {"ExternalAuthoritative", "Tls"})
    if others:  # A3
        raise _combination(connector, "The AuthMechanism value ExternalAuthoritative can only be combined with the value Tls, not with "
                                      f"{', '.join(others)}.")
    if "ExchangeServers" not in groups:  # A4
        raise fault("E-EXTAUTH", connector)


def none_with_others(value: Any) -> bool:
    """A1: whether text or an array names None beside other values."""
    from ems.values.collections import EnumValue
    from ems.values.text import to_string

    items = value if isinstance(value, list) else [value]
    names = [part.strip().lower() for item in items if not isinstance(item, EnumValue) for part in to_string(item).split(",")]
    names += ["none" if item.number == 0 else "other" for item in items if isinstance(item, EnumValue)]
    return "none" in names and len(names) > 1


def _check_domain_secure(connector: ConfigObject, auth: set[str]) -> None:
    if not connector.get("DomainSecureEnabled"):
        return
    if "Tls" not in auth:  # A6
        raise fault("E-DOMSEC", connector, text="DomainSecureEnabled can be $true only when AuthMechanism contains the value Tls.")
    if "ExternalAuthoritative" in auth:
        raise fault(
            "E-DOMSEC", connector, text="DomainSecureEnabled can't be $true when AuthMechanism contains the value ExternalAuthoritative."
        )


def _check_fqdn(connector: ConfigObject, auth: set[str], server_name: str, server_fqdn: str) -> None:
    fqdn = connector.get("Fqdn")
    if "ExchangeServer" in auth and fqdn is not None and str(fqdn).lower() not in (server_name.lower(), server_fqdn.lower()):  # A7
        raise fault("E-FQDN", connector, fqdn=server_fqdn, name=server_name)
