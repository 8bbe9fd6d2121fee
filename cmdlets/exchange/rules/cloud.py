"""In: an Inbound or Outbound connector as it would be. Out: nothing, or the first fault."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from ems.values.enums import enum_text

DOMAIN_LIST_LIMIT = 2243  # characters that a list of domains may take in the directory
PRIVATE = (("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16))
ROUTING = (
    "RecipientDomains",
    "SmartHosts",
    "UseMXRecord",
    "TlsSettings",
    "TlsDomain",
    "ConnectorType",
    "RouteAllMessagesViaOnPremises",
    "AllAcceptedDomains",
    "IsTransportRuleScoped",
)


def is_on_premises(connector: ConfigObject) -> bool:
    return enum_text(connector.get("ConnectorType")) == "OnPremises"


def _check_cloud_services(connector: ConfigObject) -> None:
    if connector.get("CloudServicesMailEnabled") and not is_on_premises(connector):
        raise fault("E-CLOUD", connector)


def _check_domains(connector: ConfigObject, name: str) -> None:
    """No domain twice, and not more text than the directory takes (a wildcard inside a domain does not convert)."""
    seen: set[str] = set()
    for domain in connector.get(name):
        text = domain.address
        if text.lower() in seen:
            raise fault("E-DUPVALUE", connector, value=text)
        seen.add(text.lower())
    length = len(";".join(str(domain) for domain in connector.get(name)))
    if length > DOMAIN_LIST_LIMIT:
        raise fault("E-LEN", connector, limit=DOMAIN_LIST_LIMIT, length=length)


def check_inbound(connector: ConfigObject) -> None:
    """The rules of section 7.1, in the order of the table."""
    if not connector.get("SenderDomains"):
        raise fault("E-EMPTYVALUE", connector, name="SenderDomains")
    _check_domains(connector, "SenderDomains")
    for each in connector.get("SenderIPAddresses"):
        if not _is_small_network(each):
            raise fault("E-IC-CIDR", connector, value=str(each), name="SenderIPAddresses")
    _check_cloud_services(connector)
    if connector.get("TreatMessagesAsInternal") and (connector.get("CloudServicesMailEnabled") or not is_on_premises(connector)):
        raise fault("E-INTERNAL", connector)
    _check_restrictions(connector)
    for each in connector.get("EFSkipIPs"):
        if is_private(each):
            raise fault("E-EF-IP", connector, value=str(each))
    identified = connector.get("TlsSenderCertificateName") is not None or connector.get("SenderIPAddresses")
    if is_on_premises(connector) and not identified and not connector.get("TrustedOrganizations"):
        raise fault(
            "E-IC-PARTNER",
            connector,
            text="A connector of the type OnPremises needs TlsSenderCertificateName or SenderIPAddresses to tell its senders.",
        )


def _check_restrictions(connector: ConfigObject) -> None:
    if connector.get("RestrictDomainsToIPAddresses") and not connector.get("SenderIPAddresses"):
        raise fault("E-IC-PARTNER", connector, text="RestrictDomainsToIPAddresses can be $true only when SenderIPAddresses is specified.")
    if not connector.get("RestrictDomainsToCertificate"):
        return
    if connector.get("TlsSenderCertificateName") is None:
        raise fault(
            "E-IC-PARTNER", connector, text="RestrictDomainsToCertificate can be $true only when TlsSenderCertificateName is specified."
        )
    if not connector.get("RequireTls"):
        raise fault("E-IC-PARTNER", connector, text="RestrictDomainsToCertificate can be $true only when RequireTls is $true.")


def _is_small_network(each: Any) -> bool:
    """A single IPv4 address, or a network of /24 to /32."""
    return each.family == 4 and each.format in ("SingleAddress", "CIDR") and each.size <= 256


def is_private(each: Any) -> bool:
    """Whether a range lies in an address block of RFC 1918."""
    from cmdlets.exchange.types import ipnumbers

    for network, bits in PRIVATE:
        low = ipnumbers.parse_ipv4(network) or 0
        if each.family == 4 and low <= each.low and each.high <= low + (1 << (32 - bits)) - 1:
            return True
    return False


def check_outbound(connector: ConfigObject) -> None:
    """The rules of section 7.2, in the order of the table."""
    _check_domains(connector, "RecipientDomains")
    if not connector.get("UseMXRecord") and not connector.get("SmartHosts"):
        raise fault("E-OC-MX", connector, text="SmartHosts must be specified when UseMXRecord is $false.")
    if connector.get("UseMXRecord") and connector.get("SmartHosts"):
        raise fault("E-OC-MX", connector, text="UseMXRecord must be $false when SmartHosts is specified.")
    level = connector.get("TlsSettings")
    validation = level is not None and enum_text(level) == "DomainValidation"
    if validation and connector.get("TlsDomain") is None:
        raise fault("E-TLSDOMAIN", connector, text="TlsDomain must be specified when TlsSettings is DomainValidation.")
    if connector.get("TlsDomain") is not None and not validation:
        raise fault("E-TLSDOMAIN", connector, text="TlsDomain can be specified only when TlsSettings is DomainValidation.")
    for name in ("RouteAllMessagesViaOnPremises", "AllAcceptedDomains", "SenderRewritingEnabled"):
        if connector.get(name) and not is_on_premises(connector):
            raise fault("E-OC-ONPREM", connector, name=name)
    _check_cloud_services(connector)
    if not (connector.get("RecipientDomains") or connector.get("AllAcceptedDomains") or connector.get("IsTransportRuleScoped")):
        raise fault("E-OC-REACH", connector)
