"""In: objects that were read from CLIXML. Out: objects of the directory made of them, with what could not be taken."""
from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.model import ConfigObject, Property
from cmdlets.exchange.common.organization import Organization
from cmdlets.exchange.types.directory import RECEIVE_CONNECTORS, rdn_value, split_dn
from ems.values.errors import NetException

_S = "Microsoft.Exchange.Data.Directory.SystemConfiguration."
_M = "Microsoft.Exchange.Data.Directory.Management."

# type -> module and class
TYPES: dict[str, tuple[str, str]] = {
    _S + "ReceiveConnector": ("receive_connector", "ReceiveConnector"),
    _S + "SmtpSendConnectorConfig": ("send_connector", "SendConnector"),
    _S + "ForeignConnector": ("foreign_connector", "ForeignConnector"),
    _S + "DeliveryAgentConnector": ("delivery_agent_connector", "DeliveryAgentConnector"),
    _S + "TenantInboundConnector": ("inbound_connector", "InboundConnector"),
    _S + "TenantOutboundConnector": ("outbound_connector", "OutboundConnector"),
    _S + "AcceptedDomain": ("accepted_domain", "AcceptedDomain"),
    _M + "ExchangeServer": ("exchange_server", "ExchangeServer"),
    _M + "MailboxServer": ("mailbox_server", "MailboxServer"),
    _M + "TransportServer": ("transport_service", "TransportService"),
    _M + "FrontendTransportServerPresentationObject": ("frontend_transport_service", "FrontendTransportService"),
    _M + "MailboxTransportServerPresentationObject": ("mailbox_transport_service", "MailboxTransportService"),
    _M + "OrganizationConfig": ("organization_config", "OrganizationConfig"),
    _M + "Mailbox": ("recipient", "Mailbox"),
    _S + "TransportConfigContainer": ("transport_config", "TransportConfig"),
    _S + "DomainContentConfig": ("remote_domain", "RemoteDomain"),
    _S + "ADSite": ("ad_site", "ADSite"),
    _S + "ADSiteLink": ("ad_site_link", "ADSiteLink"),
    _S + "IntraOrganizationConnector": ("intra_organization_connector", "IntraOrganizationConnector"),
    _S + "HybridConfiguration": ("hybrid_configuration", "HybridConfiguration"),
    "Microsoft.Exchange.MessagingPolicies.Rules.Tasks.Rule": ("transport_rule", "TransportRule"),
    "Microsoft.Exchange.Management.SystemConfigurationTasks.ExchangeCertificate": ("exchange_certificate", "ExchangeCertificate"),
}
SINGLE = ("OrganizationConfig", "TransportConfig", "HybridConfiguration")
OF_SERVER = ("MailboxServer", "TransportService", "FrontendTransportService", "MailboxTransportService")
# what the shell that exported them added
_ADDED = ("PSComputerName", "RunspaceId", "PSShowComputerName", "SerializationData", "PSSourceJobInstanceId")


class Imported:
    """An object and what came with it: the properties that could not be taken, with the reason; facts of its organization."""

    __slots__ = ("facts", "item", "left", "server")

    def __init__(self, item: ConfigObject, left: dict[str, str], server: str | None, facts: dict[str, str]) -> None:
        self.facts = facts
        self.item = item
        self.left = left
        self.server = server


def type_of_bag(bag: Any) -> str | None:
    """The .NET type that an object had, without Deserialized; None for what has none."""
    from ems.values.psmembers import type_names

    names = type_names(bag)
    return names[0].removeprefix("Deserialized.") if names else None


def class_of(net_name: str) -> type[ConfigObject] | None:
    place = TYPES.get(net_name)
    return None if place is None else getattr(importlib.import_module(f"cmdlets.exchange.{place[0]}"), place[1])


def read(bag: Any, cls: type[ConfigObject], organization: Organization) -> Imported:
    """The object of a property bag."""
    values = dict(properties(bag))
    lower = {name.lower(): value for name, value in values.items()}
    left: dict[str, str] = {}
    doc: dict[str, Any] = {}
    for row in cls.schema.properties.values():
        if row.computed or row.name.lower() not in lower:
            continue
        try:
            doc[row.name] = to_json(lower[row.name.lower()], row)
        except (NetException, ValueError, TypeError, AttributeError) as error:
            left[row.name] = str(error)
    for name in values:
        if cls.schema.find(name) is None and name not in _ADDED:
            left[name] = "The object has no such property here."
    dn = text_of(lower.get("distinguishedname"))
    if dn:
        doc["DistinguishedName"] = dn
    for source, target in (("whenchangedutc", "WhenChangedTicks"), ("whencreatedutc", "WhenCreatedTicks")):
        moment: Any = lower.get(source)
        if getattr(moment, "net_name", "") == "System.DateTime":
            doc[target] = moment.to_utc().ticks
    name = text_of(lower.get("name")) or doc.get("Name") or (rdn_value(split_dn(dn)[0]) if dn else "")
    doc["Name"] = name
    server = server_of(cls, dn, name)
    if cls.schema.kind == "ExchangeServer":
        _complete_server(doc, lower)
    item = cls(
        doc,
        organization,
        guid=text_of(lower.get("guid")).lower(),
        name=name,
        server=server if cls.schema.kind in (*OF_SERVER, "ReceiveConnector") else None,
        state="New",
    )
    partition = text_of(_inner(lower.get("id"), "PartitionGuid") or _inner(lower.get("identity"), "PartitionGuid"))
    facts = {"DomainController": text_of(lower.get("originatingserver")), "PartitionGuid": partition}
    return Imported(item, left, server, {name: value for name, value in facts.items() if value})


def server_of(cls: type[ConfigObject], dn: str, name: str) -> str | None:
    """The server that an object belongs to."""
    if cls.schema.kind == "ReceiveConnector":
        return rdn_value(split_dn(dn)[3]) if RECEIVE_CONNECTORS in dn else None
    return name if cls.schema.kind in OF_SERVER else None


def _complete_server(doc: dict[str, Any], lower: dict[str, Any]) -> None:
    site = text_of(_inner(lower.get("site"), "DistinguishedName"))
    if site:
        doc["SiteName"] = rdn_value(split_dn(site)[0])


def properties(bag: Any) -> Iterator[tuple[str, Any]]:
    """(name, value) of what was a property of the type; a value keeps the wrapper that tells its text."""
    from ems.values.property_list import property_pairs

    own = getattr(bag, "properties", None)
    if isinstance(own, dict):
        yield from own.values()
        extension = getattr(bag, "ps_ext", None)
        for member in extension.members.values() if extension is not None else ():
            if member.kind == "NoteProperty":
                yield member.name, member.value
        return
    yield from property_pairs(bag, extended=False)


def text_of(value: Any) -> str:
    """The text that a value had where it came from."""
    from ems.values.objects import extension_of
    from ems.values.text import to_string

    if value is None:
        return ""
    extension = extension_of(value)
    text = getattr(extension, "text", None) if extension is not None else None
    return str(text) if text is not None else to_string(value)


def _inner(value: Any, name: str) -> Any:
    """A property of a value that is a property bag."""
    bag = getattr(value, "properties", None)
    found = bag.get(name.lower()) if isinstance(bag, dict) else None
    return None if found is None else found[1]


def to_json(value: Any, row: Property) -> Any:
    """A value as the document of the property holds it."""
    from ems.values.objects import base

    kind = row.kind
    plain = base(value)
    if kind.element is not None and (plain is not None or not kind.nullable):
        return [_element(item, kind.element) for item in _items(plain)]
    if plain is None:
        return row.default if not kind.nullable else None
    if kind.element is not None:
        return [_element(item, kind.element) for item in _items(plain)]
    return _element(value, kind)


def _items(value: Any) -> list[Any]:
    if value is None:
        return []
    items = getattr(value, "items", None)
    if isinstance(value, list):
        return list(value)
    return list(items) if isinstance(items, list) else [value]


def _element(value: Any, kind: Any) -> Any:
    from cmdlets.exchange.types.directory import EMPTY_GUID
    from ems.values.objects import base

    head = kind.text.partition(" ")[0].rstrip("?")
    if head == "id":
        dn, guid = text_of(_inner(value, "DistinguishedName")), text_of(_inner(value, "ObjectGuid"))
        return ([dn, guid] if guid and guid != EMPTY_GUID else dn) if dn else text_of(value) or None
    if head in ("bool", "int", "uint", "datetime", "guid"):
        return kind.dump(kind.convert(base(value)))
    made = kind.convert(text_of(value))
    return None if made is None else kind.dump(made)
