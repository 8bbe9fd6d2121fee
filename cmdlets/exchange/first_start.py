"""In: a store that was opened. Out: in an empty one an organization: contoso.com with the Mailbox server EX01, as setup would leave them; in one of
an older ems the index rows as they are made now."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.directory import Directory, directory_of, new_guid
from cmdlets.exchange.common.organization import Organization
from ems.store.interface import INDEX_META

DEFAULT_LINK = "DEFAULTIPSITELINK"
BUILD = "Version 15.2 (Build 1544.4)"


# Kind -> the form of its index rows; another text when the rule that makes them changes.
INDEX_FORMS = {"ReceiveConnector": "2"}


def prepare(session: Any, store: Any) -> None:
    """Give a store that was just opened its first organization, unless it has one or may not be written; bring its index up to date."""
    if next(iter(store.all(org.KIND)), None) is None:
        if not store.read_only:
            create_default(directory_of(store))
        return
    for kind, form in INDEX_FORMS.items():
        if store.meta(INDEX_META + kind) != form:
            make_index_anew(store, kind, form)


def make_index_anew(store: Any, kind: str, form: str) -> None:
    from cmdlets.exchange.common.shown import class_of_kind
    from ems.store.reindex import reindex

    cls, organization = class_of_kind(kind), directory_of(store).organization

    def rows_of(name: str, server: str | None, doc: dict[str, Any]) -> Any:
        return cls(doc, organization, name=name, server=server).index_rows()

    reindex(store, kind, form, rows_of)


def create_default(directory: Directory) -> None:
    """The organization of the first start."""
    with directory.transaction("New-EmsOrganization", dict(org.DEFAULTS)) as change:
        if next(iter(change.all(org.KIND)), None) is None:  # another shell may have been faster
            create_organization(directory, change, dict(org.DEFAULTS), [(org.DEFAULTS["LocalServer"], "Mailbox")])


def create_organization(directory: Directory, change: Any, doc: dict[str, Any], servers: list[tuple[str, str]]) -> Organization:
    """The organization's object, its first accepted domain and its servers."""
    guid = new_guid()
    doc = {**org.DEFAULTS, "PartitionGuid": new_guid(), **doc}
    change.insert(org.KIND, guid, doc["Name"], None, doc)
    for kind, form in INDEX_FORMS.items():
        change.set_meta(INDEX_META + kind, form)
    organization = Organization(doc, guid)
    add_accepted_domain(directory, change, organization)
    add_remote_domain(directory, change, organization)
    add_site(directory, change, organization, organization.site)
    for name, role in servers:
        add_server(directory, change, organization, name, role)
    return organization


def add_accepted_domain(directory: Directory, change: Any, organization: Organization) -> None:
    from cmdlets.exchange.accepted_domain import AcceptedDomain

    doc = {
        "Name": organization.domain,
        "DomainName": organization.domain,
        "Default": True,
        "AddressBookEnabled": True,
        "InitialDomain": False,
    }
    item = AcceptedDomain(doc, organization, name=organization.domain, state="New")
    directory.insert(change, item)


def add_remote_domain(directory: Directory, change: Any, organization: Organization) -> None:
    """The one for all domains without their own, as Setup makes it: no automatic replies, nothing forwarded automatically."""
    from cmdlets.exchange.remote_domain import RemoteDomain

    doc = {"Name": "Default", "DomainName": "*", "AutoReplyEnabled": False, "AutoForwardEnabled": False}
    directory.insert(change, RemoteDomain(doc, organization, name="Default", state="New"))


def add_site(directory: Directory, change: Any, organization: Organization, name: str) -> None:
    """A site, joined to the others by the link that Active Directory starts with."""
    from cmdlets.exchange.ad_site import ADSite
    from cmdlets.exchange.ad_site_link import ADSiteLink

    if change.find("ADSite", name=name):
        return
    directory.insert(change, ADSite({"Name": name}, organization, name=name, state="New"))
    rows = change.find("ADSiteLink", name=DEFAULT_LINK)
    if rows:
        link = ADSiteLink.from_row(rows[0], organization)
        link.put("Sites", link.get("Sites").copy_of([*link.get("Sites"), name]))
        directory.update(change, link)
    else:
        directory.insert(change, ADSiteLink({"Name": DEFAULT_LINK, "Sites": [name]}, organization, name=DEFAULT_LINK, state="New"))


def add_server(directory: Directory, change: Any, organization: Organization, name: str, role: str, **facts: Any) -> Any:
    """A server with its Receive connectors; its services need no object of their own until one is changed."""
    from cmdlets.exchange.common.servers import receive_connectors
    from cmdlets.exchange.exchange_server import ExchangeServer
    from cmdlets.exchange.receive_connector import ReceiveConnector

    fqdn = facts.pop("Fqdn", None) or organization.fqdn_of(name)
    site = facts.pop("Site", None) or organization.site
    add_site(directory, change, organization, site)
    doc = {"Name": name, "Fqdn": fqdn, "ServerRole": role, "SiteName": site, "AdminDisplayVersion": BUILD, **facts}
    server = ExchangeServer(doc, organization, name=name, state="New")
    directory.insert(change, server)
    for connector_name, values in receive_connectors(name, fqdn, edge=role == "Edge"):
        item = ReceiveConnector({"Name": connector_name, **values}, organization, name=connector_name, server=name, state="New")
        directory.insert(change, item)
    return server
