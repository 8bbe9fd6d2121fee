"""In: a Send, Foreign or Delivery Agent connector as it would be. Out: nothing, or the first fault (rules S1 to S12)."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from ems.values.enums import enum_text

DEFAULT_LIMIT = 35 * (1 << 20)


def check_spaces(connector: ConfigObject, edge: bool = False) -> None:
    """S11, S12: an address space, none twice; `--` only where an Edge server sends to the organization."""
    spaces = connector.get("AddressSpaces")
    if not spaces:
        raise fault("E-EMPTYVALUE", connector, name="AddressSpaces")
    seen: set[Any] = set()
    for space in spaces:
        if space.same_space in seen:
            raise fault("E-DUPVALUE", connector, value=str(space))
        seen.add(space.same_space)
        if space.address == "--" and not edge:
            raise fault("E-SPACES", connector, text='The address space "--" can be used only on an Edge Transport server.')


def check_send(connector: ConfigObject, given: set[str]) -> None:
    """S1 to S10 in the order of their numbers; `given` are the parameters that were bound."""
    _check_routing(connector, given)
    auth = enum_text(connector.get("SmartHostAuthMechanism"))
    if connector.get("DNSRoutingEnabled") and auth != "None":  # S3
        raise fault("E-SC-DNS", connector, text="SmartHostAuthMechanism must be None when DNSRoutingEnabled is $true.")
    if "," in auth:  # S5
        raise fault("E-SC-AUTH", connector, text="SmartHostAuthMechanism takes exactly one value.")
    if auth in ("BasicAuth", "BasicAuthRequireTLS") and connector.get("AuthenticationCredential") is None:  # S4
        raise fault("E-SC-CRED", connector)
    _check_tls(connector)
    _check_domain_secure(connector)
    if connector.get("DNSRoutingEnabled") and not all(space.is_smtp for space in connector.get("AddressSpaces")):  # S10
        raise fault(
            "E-SC-DNS", connector, text="DNSRoutingEnabled must be $false when AddressSpaces contains an address space that isn't SMTP."
        )


def _check_routing(connector: ConfigObject, given: set[str]) -> None:
    if connector.get("DNSRoutingEnabled") and connector.get("SmartHosts"):  # S1
        raise fault("E-SC-DNS", connector, text="DNSRoutingEnabled must be $false when SmartHosts is specified.")
    if not connector.get("DNSRoutingEnabled") and not connector.get("SmartHosts"):  # S2
        raise fault("E-SC-DNS", connector, text="SmartHosts must be specified when DNSRoutingEnabled is $false.")


def _check_tls(connector: ConfigObject) -> None:
    ignore, require, level = connector.get("IgnoreSTARTTLS"), connector.get("RequireTLS"), connector.get("TlsAuthLevel")
    if require and ignore:  # S6
        raise fault("E-SC-TLS", connector, text="RequireTLS and IgnoreSTARTTLS can't both be $true.")
    if level is not None and (ignore or not require):  # S7
        what = "IgnoreSTARTTLS to be $false" if ignore else "RequireTLS to be $true"
        raise fault("E-SC-TLS", connector, text=f"TlsAuthLevel requires {what}.")
    validation = level is not None and enum_text(level) == "DomainValidation"
    if connector.get("TlsDomain") is not None and not validation:  # S8
        raise fault("E-TLSDOMAIN", connector, text="TlsDomain can be specified only when TlsAuthLevel is DomainValidation.")
    if validation and connector.get("SmartHosts") and connector.get("TlsDomain") is None:
        raise fault(
            "E-TLSDOMAIN", connector, text="TlsDomain must be specified when TlsAuthLevel is DomainValidation and SmartHosts is specified."
        )


def _check_domain_secure(connector: ConfigObject) -> None:
    if not connector.get("DomainSecureEnabled"):
        return
    text = None
    if connector.get("SmartHosts") or not connector.get("DNSRoutingEnabled"):  # S9
        text = "DomainSecureEnabled requires DNSRoutingEnabled to be $true and no SmartHosts."
    elif connector.get("IgnoreSTARTTLS"):
        text = "DomainSecureEnabled requires IgnoreSTARTTLS to be $false."
    elif any("*" in space.address for space in connector.get("AddressSpaces")):
        text = "DomainSecureEnabled can't be $true when AddressSpaces contains a wildcard."
    if text is not None:
        raise fault("E-DOMSEC", connector, text=text)


def whole_kilobytes(limit: Any) -> Any:
    """A size limit in bytes, rounded up to a whole KB; Unlimited stays."""
    from cmdlets.exchange.types.sizes import ByteQuantifiedSize, Unlimited

    if limit.value is None or limit.value.bytes % 1024 == 0:
        return limit
    return Unlimited(limit.net_type, ByteQuantifiedSize(-(-limit.value.bytes // 1024) * 1024))
