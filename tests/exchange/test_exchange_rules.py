"""The rules as pure functions: combinations, conflicts, permissions."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cmdlets.exchange  # noqa: F401
from cmdlets.exchange.inbound_connector import InboundConnector
from cmdlets.exchange.outbound_connector import OutboundConnector
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.exchange.rules import cloud, conflicts, permissions, receive, send
from cmdlets.exchange.rules.properties import check_properties
from cmdlets.exchange.send_connector import SendConnector
from cmdlets.exchange.types.network import IPBinding, IPRange
from ems.values.enums import enum_text
from ems.values.errors import NetException

DATA = Path(__file__).parent / "data"


def connector(directory: Any, cls: Any, **values: Any) -> Any:
    item = cls({}, directory.organization, name="X", server="EX01", state="New")
    for name, value in values.items():
        item.set(name, value)
    return item


def refused(call: Any) -> str:
    """The catalogue id of the fault that a check raises; "" when it raises none."""
    try:
        call()
    except NetException as error:
        return getattr(error, "catalogue_id", error.net_name)
    return ""


BASE = {"Bindings": "0.0.0.0:25", "RemoteIPRanges": "10.0.0.1"}


@pytest.mark.parametrize(("values", "fault"), [
    ({}, ""),
    ({"AuthMechanism": "BasicAuthRequireTLS"}, "E-AUTHCOMBO"),
    ({"AuthMechanism": "BasicAuthRequireTLS, BasicAuth"}, "E-AUTHCOMBO"),
    ({"AuthMechanism": "Tls, BasicAuth, BasicAuthRequireTLS"}, ""),
    ({"AuthMechanism": "ExternalAuthoritative, Integrated", "PermissionGroups": "ExchangeServers"}, "E-AUTHCOMBO"),
    ({"AuthMechanism": "ExternalAuthoritative"}, "E-EXTAUTH"),
    ({"AuthMechanism": "ExternalAuthoritative", "PermissionGroups": "AnonymousUsers, ExchangeServers"}, ""),
    ({"AuthMechanism": "Tls, ExternalAuthoritative", "PermissionGroups": "ExchangeServers"}, ""),
    ({"AuthMechanism": "None", "RequireTLS": True}, "E-AUTHCOMBO"),
    ({"AuthMechanism": "Tls", "RequireTLS": True}, ""),
    ({"AuthMechanism": "None", "DomainSecureEnabled": True}, "E-DOMSEC"),
    ({"AuthMechanism": "Tls, ExternalAuthoritative", "PermissionGroups": "ExchangeServers", "DomainSecureEnabled": True}, "E-DOMSEC"),
    ({"AuthMechanism": "ExchangeServer", "Fqdn": "mail.contoso.com"}, "E-FQDN"),
    ({"AuthMechanism": "ExchangeServer", "Fqdn": "EX01"}, ""),
    ({"AuthMechanism": "ExchangeServer", "Fqdn": "ex01.CONTOSO.com"}, ""),
    ({"AuthMechanism": "ExchangeServer", "Fqdn": None}, ""),
    ({"BinaryMimeEnabled": True, "ChunkingEnabled": False}, "E-BINARYMIME"),
    ({"BinaryMimeEnabled": False, "ChunkingEnabled": False}, ""),
    ({"ConnectionTimeout": "00:05:00"}, "E-TIMEOUT"),
    ({"ConnectionTimeout": "00:05:01"}, ""),
    ({"Banner": "Hello"}, "E-BANNER"),
    ({"Banner": "220 Hello"}, ""),
    ({"Banner": ""}, ""),
    ({"Bindings": []}, "E-EMPTYVALUE"),
    ({"RemoteIPRanges": None}, "E-EMPTYVALUE"),
])
def test_combinations_of_a_receive_connector(directory: Any, values: dict[str, Any], fault: str) -> None:
    """Rules A2 to A9, the banner and the lists that must not be empty."""
    item = connector(directory, ReceiveConnector, **{**BASE, **values})
    assert refused(lambda: receive.check(item, "EX01", "EX01.contoso.com")) == fault


@pytest.mark.parametrize(
    ("cls", "name", "good", "bad"),
    [
        (ReceiveConnector, "MaxHopCount", 500, 501),
        (ReceiveConnector, "MaxHopCount", 1, 0),
        (ReceiveConnector, "MaxMessageSize", 65536, 65535),
        (ReceiveConnector, "TarpitInterval", "00:10:00", "00:10:01"),
        (ReceiveConnector, "TarpitInterval", "0:0:0", 5 * 864_000_000_000),
        (ReceiveConnector, "MessageRateLimit", "Unlimited", 0),
        (ReceiveConnector, "MaxInboundConnectionPerSource", 10000, 10001),
        (ReceiveConnector, "ConnectionTimeout", "1.00:00:00", "1.00:00:01"),
        (SendConnector, "Port", 65535, 65536),
        (SendConnector, "MaxMessageSize", "2147483647", "2147483648"),
        (ReceiveConnector, "Name", "x" * 64, "x" * 65),
    ],
)
def test_a_property_has_its_limits(directory: Any, cls: Any, name: str, good: Any, bad: Any) -> None:
    """The bounds themselves pass, what lies beyond is refused."""
    for value, fault in ((good, ""), (bad, "E-LEN" if name == "Name" else "E-RANGE")):
        item = connector(directory, cls, **{name: value})
        assert refused(lambda item=item: check_properties(item, [name])) == fault


SMART = {"AddressSpaces": "*", "DNSRoutingEnabled": False, "SmartHosts": "10.0.0.1"}
DNS = {"AddressSpaces": "*"}


@pytest.mark.parametrize(("values", "fault"), [
    (DNS, ""), (SMART, ""),
    ({**SMART, "DNSRoutingEnabled": True}, "E-SC-DNS"),
    ({**DNS, "DNSRoutingEnabled": False}, "E-SC-DNS"),
    ({**DNS, "SmartHostAuthMechanism": "ExchangeServer"}, "E-SC-DNS"),
    ({**SMART, "SmartHostAuthMechanism": "BasicAuth"}, "E-SC-CRED"),
    ({**SMART, "SmartHostAuthMechanism": "ExchangeServer, ExternalAuthoritative"}, "E-SC-AUTH"),
    ({**SMART, "SmartHostAuthMechanism": "ExternalAuthoritative"}, ""),
    ({**DNS, "RequireTLS": True, "IgnoreSTARTTLS": True}, "E-SC-TLS"),
    ({**DNS, "TlsAuthLevel": "EncryptionOnly"}, "E-SC-TLS"),
    ({**DNS, "TlsAuthLevel": "CertificateValidation", "RequireTLS": True}, ""),
    ({**DNS, "TlsDomain": "contoso.com"}, "E-TLSDOMAIN"),
    ({**DNS, "TlsDomain": "contoso.com", "TlsAuthLevel": "DomainValidation", "RequireTLS": True}, ""),
    ({**SMART, "TlsAuthLevel": "DomainValidation", "RequireTLS": True}, "E-TLSDOMAIN"),
    ({**DNS, "TlsAuthLevel": "DomainValidation", "RequireTLS": True}, ""),
    ({**SMART, "DomainSecureEnabled": True}, "E-DOMSEC"),
    ({**DNS, "DomainSecureEnabled": True}, "E-DOMSEC"),
    ({"AddressSpaces": "contoso.com", "DomainSecureEnabled": True}, ""),
    ({"AddressSpaces": "contoso.com", "DomainSecureEnabled": True, "IgnoreSTARTTLS": True}, "E-DOMSEC"),
    ({"AddressSpaces": "FAX:*"}, "E-SC-DNS"),
    ({**SMART, "AddressSpaces": "FAX:*"}, ""),
])
def test_combinations_of_a_send_connector(directory: Any, values: dict[str, Any], fault: str) -> None:
    """Rules S1 to S10."""
    item = connector(directory, SendConnector, **values)
    assert refused(lambda: send.check_send(item, set())) == fault


@pytest.mark.parametrize(("spaces", "fault"), [(["*"], ""), ([], "E-EMPTYVALUE"), (["--"], "E-SPACES"), (["a.com", "b.com;5"], "")])
def test_address_spaces_of_a_connector(directory: Any, spaces: list[str], fault: str) -> None:
    """There is one at least, and `--` belongs to Edge servers."""
    assert refused(lambda: send.check_spaces(connector(directory, SendConnector, AddressSpaces=spaces))) == fault


INBOUND = {"SenderDomains": "*"}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (INBOUND, ""),
        ({}, "E-EMPTYVALUE"),
        ({**INBOUND, "SenderIPAddresses": ["192.0.2.1", "192.0.2.0/24"]}, ""),
        ({**INBOUND, "SenderIPAddresses": "192.0.2.0/23"}, "E-IC-CIDR"),
        ({**INBOUND, "SenderIPAddresses": "192.0.2.1-192.0.2.9"}, "E-IC-CIDR"),
        ({**INBOUND, "SenderIPAddresses": "2001:db8::1"}, "E-IC-CIDR"),
        ({**INBOUND, "CloudServicesMailEnabled": True}, "E-CLOUD"),
        ({**INBOUND, "TreatMessagesAsInternal": True}, "E-INTERNAL"),
        ({**INBOUND, "ConnectorType": "OnPremises"}, "E-IC-PARTNER"),
        ({**INBOUND, "ConnectorType": "OnPremises", "SenderIPAddresses": "192.0.2.1", "CloudServicesMailEnabled": True}, ""),
        (
            {
                **INBOUND,
                "ConnectorType": "OnPremises",
                "SenderIPAddresses": "192.0.2.1",
                "CloudServicesMailEnabled": True,
                "TreatMessagesAsInternal": True,
            },
            "E-INTERNAL",
        ),
        ({**INBOUND, "ConnectorType": "OnPremises", "TlsSenderCertificateName": "*.contoso.com", "TreatMessagesAsInternal": True}, ""),
        ({**INBOUND, "RestrictDomainsToIPAddresses": True}, "E-IC-PARTNER"),
        ({**INBOUND, "RestrictDomainsToCertificate": True, "TlsSenderCertificateName": "contoso.com"}, "E-IC-PARTNER"),
        ({**INBOUND, "RestrictDomainsToCertificate": True, "TlsSenderCertificateName": "contoso.com", "RequireTls": True}, ""),
        ({**INBOUND, "EFSkipIPs": "10.1.0.0/16"}, "E-EF-IP"),
        ({**INBOUND, "EFSkipIPs": "192.0.2.0/24"}, ""),
    ],
)
def test_combinations_of_an_inbound_connector(directory: Any, values: dict[str, Any], fault: str) -> None:
    """The rules of section 7.1."""
    assert refused(lambda: cloud.check_inbound(connector(directory, InboundConnector, **values))) == fault


OUTBOUND = {"RecipientDomains": "contoso.com"}


@pytest.mark.parametrize(("values", "fault"), [
    (OUTBOUND, ""), ({}, "E-OC-REACH"), ({"IsTransportRuleScoped": True}, ""),
    ({**OUTBOUND, "UseMXRecord": False}, "E-OC-MX"),
    ({**OUTBOUND, "SmartHosts": "10.0.0.1"}, "E-OC-MX"),
    ({**OUTBOUND, "UseMXRecord": False, "SmartHosts": "10.0.0.1"}, ""),
    ({**OUTBOUND, "TlsSettings": "DomainValidation"}, "E-TLSDOMAIN"),
    ({**OUTBOUND, "TlsDomain": "contoso.com"}, "E-TLSDOMAIN"),
    ({**OUTBOUND, "TlsDomain": "contoso.com", "TlsSettings": "DomainValidation"}, ""),
    ({**OUTBOUND, "AllAcceptedDomains": True}, "E-OC-ONPREM"),
    ({"ConnectorType": "OnPremises", "AllAcceptedDomains": True}, ""),
    ({**OUTBOUND, "CloudServicesMailEnabled": True}, "E-CLOUD"),
    ({**OUTBOUND, "RecipientDomains": ["a.com", "A.com"]}, "System.FormatException"),
])
def test_combinations_of_an_outbound_connector(directory: Any, values: dict[str, Any], fault: str) -> None:
    """The rules of section 7.2."""
    assert refused(lambda: cloud.check_outbound(connector(directory, OutboundConnector, **values))) == fault


# -- conflicts


def stored(directory: Any, name: str, role: str, bindings: list[str], ranges: list[str]) -> Any:
    item = ReceiveConnector(
        {"Name": name, "TransportRole": role, "Bindings": bindings, "RemoteIPRanges": ranges}, directory.organization, name=name, server="T"
    )
    with directory.transaction() as change:
        directory.insert(change, item)
    return item


@pytest.mark.parametrize("case", json.loads((DATA / "receive_validate.json").read_text()), ids=lambda case: case["id"])
def test_a_new_connector_conflicts_as_the_vectors_say(directory: Any, case: dict[str, Any]) -> None:
    """The hand-made cases of the uniqueness rule."""
    for other in case["connectors"]:
        stored(directory, other["name"], other["transport_role"], other["bindings"], other["remote_ip_ranges"])
    candidate = case["candidate"]
    found = conflicts.find(directory.store, "T", candidate["transport_role"], [IPBinding.parse(b) for b in candidate["bindings"]],
                           [IPRange.parse(r) for r in candidate["remote_ip_ranges"]])
    expected = case["expect"]
    assert (found is None) is expected["accept"]
    if found is not None:
        assert (found[0], found[1].name) == (expected["conflict_kind"], expected["conflicts_with"])


def test_the_check_reads_neighbours_only(directory: Any) -> None:
    """Among hundreds of connectors on one binding a new one reads a handful."""
    for at in range(300):
        stored(directory, f"c{at}", "FrontendTransport", ["0.0.0.0:25"], [f"10.{at // 250}.{at % 250}.0/24"])
    read = 0

    class Counting:
        def range(self, *args: Any, **kwargs: Any) -> list[Any]:
            return self.counted(directory.store.range(*args, **kwargs))

        def keys_in(self, *args: Any, **kwargs: Any) -> list[Any]:
            return self.counted(directory.store.keys_in(*args, **kwargs))

        def counted(self, rows: list[Any]) -> list[Any]:
            nonlocal read
            read += len(rows)
            return rows

    assert conflicts.find(Counting(), "T", "FrontendTransport", [IPBinding.parse("0.0.0.0:25")], [IPRange.parse("10.0.77.9")]) is None
    assert (
        conflicts.find(Counting(), "T", "FrontendTransport", [IPBinding.parse("0.0.0.0:25")], [IPRange.parse("0.0.0.0-255.255.255.255")])
        is None
    )
    assert read < 10


# -- permissions


def test_groups_stand_for_entries_and_entries_for_groups() -> None:
    """Splitting the entries of groups gives the groups again, with nothing left."""
    for groups in (["AnonymousUsers"], ["ExchangeUsers", "ExchangeServers"], list(permissions.PRESETS), []):
        found, left = permissions.split(permissions.preset_entries(groups, "contoso.com"), "contoso.com")
        assert (found, left) == (groups, [])


def test_an_extra_right_shows_custom_and_keeps_the_group(directory: Any) -> None:
    """A right beyond the groups adds Custom; taking a group's right takes the group."""
    item = connector(directory, ReceiveConnector, PermissionGroups="AnonymousUsers")
    anonymous = r"NT AUTHORITY\ANONYMOUS LOGON"
    permissions.store_entries(item, [*permissions.entries(item), (anonymous, permissions.ANY_RECIPIENT, False)])
    assert enum_text(item.get("PermissionGroups")) == "AnonymousUsers, Custom"
    assert permissions.ANY_RECIPIENT in permissions.rights_of(item, [anonymous])
    item.set("PermissionGroups", "AnonymousUsers")
    permissions.keep_extra(item)
    assert enum_text(item.get("PermissionGroups")) == "AnonymousUsers, Custom"
    permissions.store_entries(item, [entry for entry in permissions.entries(item) if entry[1] != permissions.SUBMIT])
    assert enum_text(item.get("PermissionGroups")) == "Custom"


def test_a_denied_right_is_no_right(directory: Any) -> None:
    """Rights are what some principal is allowed, less what any is denied."""
    item = connector(directory, ReceiveConnector, PermissionGroups="ExchangeUsers")
    users = r"NT AUTHORITY\Authenticated Users"
    permissions.store_entries(item, [*permissions.entries(item), (users, permissions.BYPASS_ANTI_SPAM, True)])
    assert permissions.BYPASS_ANTI_SPAM not in permissions.rights_of(item, [users])
    assert permissions.SUBMIT in permissions.rights_of(item, [users])
