"""The models: default objects, documents, the identity forms."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cmdlets.exchange  # noqa: F401
from cmdlets.exchange.common.errors import is_fault
from cmdlets.exchange.common.model import snake_case
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.exchange.send_connector import SendConnector
from ems.values.collections import EnumValue
from ems.values.enums import enum_text
from ems.values.errors import NetException

DATA = Path(__file__).parent / "data"
DEFAULTS = json.loads((DATA / "default_receive_connectors.json").read_text())
# what the exporting lab had set itself, what names the lab, and the one value where the documentation is followed
LAB = {
    "TlsCertificateName",
    "TlsDomainCapabilities",
    "DistinguishedName",
    "Guid",
    "ObjectCategory",
    "WhenChanged",
    "WhenCreated",
    "WhenChangedUTC",
    "WhenCreatedUTC",
    "OriginatingServer",
    "PSComputerName",
    "RunspaceId",
    "PSShowComputerName",
}
DOCUMENTED = {("Outbound Proxy Frontend", "ProtocolLoggingLevel"): "None"}


def shown(value: Any) -> str:
    """A value as Format-List shows it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "{" + ", ".join(map(shown, value)) + "}"
    return enum_text(value) if isinstance(value, EnumValue) else str(value)


@pytest.mark.parametrize("name", list(DEFAULTS["connectors"]))
def test_a_default_connector_equals_a_real_servers(directory: Any, name: str) -> None:
    """The five connectors of a fresh server have the properties of an exported one, in the same order."""
    found = directory.named(ReceiveConnector, f"{name} EX01", "EX01")[0]
    wanted = {key: value.replace("WIN-CTD3L0RGEN4.exlab.dom", "EX01.contoso.com").replace("WIN-CTD3L0RGEN4", "EX01")
              for key, value in DEFAULTS["connectors"][name].items() if key not in LAB}
    for (connector, key), value in DOCUMENTED.items():
        if connector == name:
            wanted[key] = value
    assert {key: shown(found.get(key)) for key in wanted} == wanted
    order = [key for key in DEFAULTS["connectors"][name] if not key.startswith(("PS", "Runspace"))]
    assert list(ReceiveConnector.schema.properties) == order


def test_a_document_gives_the_same_object_again(directory: Any) -> None:
    """What is stored is what is loaded, for every property."""
    for item in directory.all(ReceiveConnector):
        again = ReceiveConnector(item.to_doc(), directory.organization, guid=item.guid, name=item.name, server=item.server)
        assert {n: shown(again.get(n)) for n in item.schema.properties} == {n: shown(item.get(n)) for n in item.schema.properties}
        assert again.to_doc() == item.to_doc()


def test_assigning_text_converts_it(directory: Any) -> None:
    """`$c.Bindings = '0.0.0.0:26'` and the like make values of the property's type, and the object says that it changed."""
    item = next(directory.all(ReceiveConnector))
    item.set("Bindings", "0.0.0.0:26")
    item.set("PermissionGroups", "AnonymousUsers, ExchangeServers")
    item.set("MaxMessageSize", "50MB")
    item.set("MessageRateLimit", 7)
    assert [b.port for b in item.bindings] == [26]
    assert item.permission_groups.number == 5
    assert item.max_message_size.bytes == 50 << 20
    assert item.message_rate_limit.value == 7
    assert sorted(item.differences()) == ["Bindings", "MaxMessageSize", "MessageRateLimit", "PermissionGroups"]
    assert shown(item.get("ObjectState")) == "Changed"


@pytest.mark.parametrize(
    ("identity", "found"),
    [
        ("Default EX01", ["Default EX01"]),
        ("default ex01", ["Default EX01"]),
        ("EX01\\Default EX01", ["Default EX01"]),
        ("ex01.contoso.com\\Default EX01", ["Default EX01"]),
        ("Client*", ["Client Proxy EX01", "Client Frontend EX01"]),
        ("*Frontend EX01", ["Default Frontend EX01", "Outbound Proxy Frontend EX01", "Client Frontend EX01"]),
        ("*\\Default EX01", ["Default EX01"]),
        ("EX0*\\*Proxy*", ["Client Proxy EX01", "Outbound Proxy Frontend EX01"]),
        ("Nothing*", []),
        ("Nothing", []),
        ("EX02\\Default EX01", []),
    ],
)
def test_an_identity_names_receive_connectors(directory: Any, identity: str, found: list[str]) -> None:
    """Names, server\\name and wildcards at an end find connectors whatever the case."""
    assert [item.name for item in directory.find(ReceiveConnector, identity, wildcards=True)] == found


def test_a_guid_or_distinguished_name_names_one_object(directory: Any) -> None:
    """Both are exact, the GUID with braces or without."""
    item = directory.named(ReceiveConnector, "Default EX01")[0]
    for identity in (item.guid, item.guid.upper(), "{" + item.guid + "}", item.distinguished_name, item.distinguished_name.lower()):
        assert [found.guid for found in directory.find(ReceiveConnector, identity)] == [item.guid]


def test_a_wildcard_inside_a_name_is_refused(directory: Any) -> None:
    """`*` stands at the start or the end only."""
    with pytest.raises(NetException) as caught:
        directory.find(ReceiveConnector, "Def*ult", wildcards=True)
    assert is_fault(caught.value) and "Def*ult" in caught.value.message


def test_names_have_their_python_form() -> None:
    """Attributes of the models are the properties' names in Python's spelling."""
    for name, attribute in (
        ("RemoteIPRanges", "remote_ip_ranges"),
        ("DNSRoutingEnabled", "dns_routing_enabled"),
        ("MaxMessageSize", "max_message_size"),
        ("RequireEHLODomain", "require_ehlo_domain"),
        ("IgnoreSTARTTLS", "ignore_starttls"),
        ("TlsCertificateName", "tls_certificate_name"),
        ("EnableAuthGSSAPI", "enable_auth_gssapi"),
        ("IsE15OrLater", "is_e15_or_later"),
    ):
        assert snake_case(name) == attribute


def test_a_send_connector_shows_its_servers_and_hosts(directory: Any) -> None:
    """Computed properties follow from the stored ones."""
    doc = {
        "SmartHosts": ["10.1.1.1", "mail.contoso.com"],
        "AddressSpaces": ["SMTP:*;1", "FAX:*;1"],
        "SourceTransportServers": [directory.organization.server_dn("EX01")],
    }
    item = SendConnector(doc, directory.organization, name="Out")
    assert shown(item.get("SmartHosts")) == "{10.1.1.1, mail.contoso.com}"
    assert item.get("SmartHostsString") == "[10.1.1.1],mail.contoso.com"
    assert shown(item.get("SourceTransportServers")) == "{EX01}" and shown(item.get("HomeMtaServerId")) == "EX01"
    assert item.get("IsSmtpConnector") is False
    assert (
        shown(item.get("HomeMTA")) == "Microsoft MTA"
        and shown(item.get("SourceRoutingGroup")) == "Exchange Routing Group (DWBGZMFD01QNBJR)"
    )
