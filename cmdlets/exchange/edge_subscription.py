"""In: Edge servers and their subscription files. Out: the EdgeSubscription model, Get-, New- and Remove-EdgeSubscription, Start- and
Test-EdgeSynchronization.

On an Edge server New- writes a subscription file; on a Mailbox server it reads one: the Edge server joins the organization with its name
and site, and gets the Send connectors of EdgeSync.
"""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import define
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import SetInfo
from ems.values.objects import PSCustomObject

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.EdgeSubscription"
ROOT = "EdgeSubscriptionData"
FIELDS = ("EdgeServerName", "EdgeServerFQDN", "ProductID", "VersionNumber", "SerialNumber")


class EdgeSubscription(ConfigObject):
    """An Edge server that the organization uses."""

    noun_text = "Edge subscription"
    schema = Schema(
        "EdgeSubscription",
        NET_NAME,
        container="{servers}",
        category="ms-Exch-Exchange-Server",
        object_class="top server msExchExchangeServer",
        properties="""
        Name | string 64 | |
        Site | id | | | Site that the Edge server is subscribed to.
        Domain | string | |
    """,
    )


declare(EdgeSubscription)


class _Remove:
    """The Edge server leaves the organization with its subscription and its Send connectors."""

    def after_write(self, change: Any, item: Any) -> None:
        from cmdlets.exchange.send_connector import SendConnector

        directory = self.directory  # type: ignore[attr-defined]
        for row in change.find("ExchangeServer", name=item.name):
            change.delete("ExchangeServer", row.guid)
        for row in list(change.all("ReceiveConnector", item.name)):
            change.delete("ReceiveConnector", row.guid)
        for connector in list(directory.all(SendConnector)):
            if [name.lower() for name in connector.source_servers] == [item.name.lower()]:
                change.delete("SendConnector", connector.guid)


define(EdgeSubscription, "Get Remove", id_noun="TransportServer", mixins={"Remove": _Remove}, extra={"Remove": "Force switch"})


@cmdlet("New-EdgeSubscription", class_name=task("New", "EdgeSubscription"), supports_should_process=True, output=NET_NAME)
class NewEdgeSubscription(OnPremises, ExchangeCmdlet):
    """Subscribes an Edge server: writes the file on the Edge server, reads it on a Mailbox server."""

    expiry = p.KindParameter("AccountExpiryDuration", "timespan 00:02:00..1.00:00:00", help="How long the file can be used.")
    inbound = p.KindParameter(
        "CreateInboundSendConnector", "bool", help="Make the connector from the Edge server to the site; $true by default."
    )
    internet = p.KindParameter(
        "CreateInternetSendConnector", "bool", help="Make the connector from the Edge server to the Internet; $true by default."
    )
    file_data = parameter("FileData", "byte[]", help="The file's bytes, on a Mailbox server.")
    file_name = p.KindParameter("FileName", "string", help="The file to write, on an Edge server.")
    force = parameter("Force", "switch", help="Do not ask, and overwrite.")
    site = p.KindParameter("Site", "string", help="The site of the Mailbox servers that the Edge server works with.")

    def run(self) -> None:
        directory = self.directory
        directory.open()
        local = directory.existing_server(directory.local_server)
        if "Edge" in str(local.doc.get("ServerRole")):
            self._write_file(local)
        else:
            self._subscribe()

    def _write_file(self, local: Any) -> None:
        import os

        if not self.file_name:
            raise fault("E-VALUE", text="FileName must be specified on an Edge Transport server.")
        path = self.shell.file_path(self.file_name)
        if os.path.exists(path) and not self.force:
            raise fault("E-VALUE", text=f"The file '{path}' exists. Use -Force to overwrite it.")
        values = {"EdgeServerName": local.name, "EdgeServerFQDN": local.doc.get("Fqdn", ""), "ProductID": local.doc.get("ProductID", ""),
                  "VersionNumber": local.doc.get("AdminDisplayVersion", ""), "SerialNumber": ""}
        if self.confirmed(f'Creating an Edge subscription file for server "{local.name}".', local.name):
            body = "".join(f"  <{name}>{_escaped(str(values[name]))}</{name}>\n" for name in FIELDS)
            with open(path, "w", encoding="utf-8") as out:
                out.write(f'<?xml version="1.0" encoding="utf-8"?>\n<{ROOT}>\n{body}</{ROOT}>\n')

    def _subscribe(self) -> None:
        from cmdlets.exchange.ad_site import ADSite
        from cmdlets.exchange.first_start import add_server

        directory = self.directory
        organization = directory.organization
        if self.file_data is None:
            raise fault("E-VALUE", text="FileData must be specified on a Mailbox server.")
        values = read_file(bytes(int(b) for b in self.file_data))
        name = values["EdgeServerName"]
        site = directory.one(ADSite, self.site).name if self.site else organization.site
        if directory.named(EdgeSubscription, name):
            raise fault("E-VALUE", text=f'The Edge server "{name}" is already subscribed.')
        if not self.confirmed(f'Creating an Edge subscription for server "{name}".', name):
            return
        with self.transaction() as change:
            if not change.find("ExchangeServer", name=name):
                add_server(
                    directory, change, organization, name, "Edge", Fqdn=values.get("EdgeServerFQDN") or None, Site=site, Subscribed=True
                )
            item = EdgeSubscription(
                {"Name": name, "Site": organization.site_dn(site), "Domain": organization.domain}, organization, name=name, state="New"
            )
            directory.insert(change, item)
            self._connectors(change, name, site)
        self.write(item)

    def _connectors(self, change: Any, edge: str, site: str) -> None:
        from cmdlets.exchange.send_connector import SendConnector

        organization = self.directory.organization
        edge_dn = organization.server_dn(edge)
        wanted = []
        if self.internet is None or self.internet:
            wanted.append((f"EdgeSync - {site} to Internet", {"AddressSpaces": ["SMTP:*;100"], "DNSRoutingEnabled": True}))
        if self.inbound is None or self.inbound:
            wanted.append(
                (f"EdgeSync - Inbound to {site}", {"AddressSpaces": ["SMTP:--;1"], "DNSRoutingEnabled": False, "SmartHosts": ["--"]})
            )
        for name, doc in wanted:
            if not change.find("SendConnector", name=name):
                self.directory.insert(
                    change, SendConnector({"Name": name, "SourceTransportServers": [edge_dn], **doc}, organization, name=name, state="New")
                )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read_file(data: bytes) -> dict[str, str]:
    """The fields of a subscription file."""
    import xml.etree.ElementTree as tree

    try:
        root = tree.fromstring(data)
    except tree.ParseError:
        root = None
    values = {} if root is None else {child.tag: (child.text or "").strip() for child in root}
    if root is None or root.tag != ROOT or not values.get("EdgeServerName"):
        raise fault("E-VALUE", text="The data is no Edge subscription file.")
    return values


@cmdlet(
    "Start-EdgeSynchronization", class_name="Microsoft.Exchange.Management.EdgeSync.StartEdgeSynchronization", supports_should_process=True
)
class StartEdgeSynchronization(ExchangeCmdlet):
    """Copies the directory to the subscribed Edge servers. They read the same store here, so there is nothing left to copy."""

    full = parameter("ForceFullSync", "switch", help="Copy everything.")
    cookie = parameter("ForceUpdateCookie", "switch", help="Forget what was copied.")
    server = p.server(help="The server that copies.", pipeline=False)
    target = p.KindParameter("TargetServer", "string", help="The Edge server, by its FQDN.")

    def run(self) -> None:
        self.directory.open()
        for item in self.directory.all(EdgeSubscription):
            if (self.target is None or item.name.lower() == self.target.partition(".")[0].lower()) and self.confirmed(
                    f'Starting the synchronization of Edge server "{item.name}".', item.name):
                for kind in ("Configuration", "Recipients"):
                    self.write(
                        PSCustomObject.from_pairs(
                            [
                                ("Result", "Success"),
                                ("Type", kind),
                                ("Name", item.name),
                                ("FailureDetails", ""),
                                ("Added", 0),
                                ("Deleted", 0),
                                ("Updated", 0),
                                ("Scanned", 0),
                                ("TargetScanned", 0),
                            ]
                        )
                    )


@cmdlet(
    "Test-EdgeSynchronization",
    default_set="Default",
    class_name="Microsoft.Exchange.Management.EdgeSync.TestEdgeSynchronization",
    supports_should_process=True,
)
class TestEdgeSynchronization(OnPremises, ExchangeCmdlet):
    """Says whether the subscribed Edge servers have the directory; they read the same store here and always have."""

    recipient = p.KindParameter(
        "VerifyRecipient", "ProxyAddress", {"SingleValidation": SetInfo(mandatory=True)}, "One recipient to look for."
    )
    exclude = parameter("ExcludeRecipientTest", "switch", sets="Default", help="Leave recipients out.")
    compare = parameter("FullCompareMode", "switch", sets="Default", help="Compare everything.")
    report_size = p.KindParameter("MaxReportSize", "unlimited int", {"Default": SetInfo()}, "Most differences to report.")
    monitoring = p.KindParameter("MonitoringContext", "bool", {"Default": SetInfo()}, "Reserved.")
    target = p.KindParameter("TargetServer", "string", {"Default": SetInfo()}, "The Edge server.")

    def run(self) -> None:
        self.directory.open()
        for item in self.directory.all(EdgeSubscription):
            if self.target is None or item.name.lower() == self.target.partition(".")[0].lower():
                self.write(
                    PSCustomObject.from_pairs(
                        [
                            ("SyncStatus", "Normal"),
                            ("UtcNow", None),
                            ("Name", item.name),
                            ("TransportServerStatus", "Synchronized"),
                            ("TransportConfigStatus", "Synchronized"),
                            ("AcceptedDomainStatus", "Synchronized"),
                            ("RemoteDomainStatus", "Synchronized"),
                            ("SendConnectorStatus", "Synchronized"),
                            ("RecipientStatus", "Skipped" if self.exclude else "Synchronized"),
                        ]
                    )
                )


