"""In: a Receive connector and other servers. Out: Copy-EmsConnector: the same connector there."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.receive_connector import ReceiveConnector, _Writing
from cmdlets.exchange.rules.permissions import KEY
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo


@cmdlet("Copy-EmsConnector", class_name="Ems.CopyEmsConnector", supports_should_process=True,
        output="Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector")
class CopyEmsConnector(_Writing, ExchangeCmdlet):
    """Copies a Receive connector to other servers, permissions included.

    Where the source names its server (in its name or Fqdn), the copy names its own. With -Force a connector of that name on the target
    server takes the settings of the source.

    EXAMPLES
    > New-EmsServer EX02 | Out-Null
    > New-ReceiveConnector 'Relay EX01' -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3 | Out-Null
    > Get-ReceiveConnector 'Relay EX01' | Copy-EmsConnector -Server EX02 | ForEach-Object { "$_ $($_.Fqdn)" }
    EX02\\Relay EX02 EX02.contoso.com

    Takes a relay connector to a second server.
    """

    identity = p.identity("ReceiveConnector", mandatory=True)
    server = parameter("Server", "string[]", mandatory=True, help="The servers to copy to.")
    name = p.KindParameter("Name", "string 64", {ALL_SETS: SetInfo()}, "Name of the copy; the source's by default.")
    force = parameter("Force", "switch", help="Overwrite a connector of that name.")

    def run(self) -> None:
        directory = self.directory
        source = directory.one(ReceiveConnector, self.identity)
        own = directory.existing_server(source.server)
        for named in self.server:
            target = directory.existing_server(named)
            if target.name.lower() == own.name.lower() and not self.name:
                raise fault("E-VALUE", source, text="The connector can be copied to its own server only under another name.")
            self.copy(source, own, target)

    def copy(self, source: ReceiveConnector, own: Any, target: Any) -> None:
        directory = self.directory
        name = self.name or replaced(source.name, own.name, target.name)
        existing = next(iter(directory.named(ReceiveConnector, name, target.name)), None)
        if existing is not None and not self.force:
            raise fault("E-EXISTS", existing, dc=directory.dc, dn=existing.distinguished_name)
        doc = {
            key: value for key, value in source.to_doc().items() if key not in ("WhenCreatedTicks", "WhenChangedTicks", "DistinguishedName")
        }
        doc["Name"] = name
        if str(doc.get("Fqdn") or "").lower() == str(own.doc.get("Fqdn") or "").lower():
            doc["Fqdn"] = target.doc.get("Fqdn") or directory.organization.fqdn_of(target.name)
        doc[KEY] = source.doc.get(KEY, [])
        item = ReceiveConnector(doc, directory.organization, name=name, server=target.name, state="New")
        if existing is not None:
            item.guid, item.row = existing.guid, existing.row
        self.check(item)
        self.check_conflicts(directory.store, item)
        if not self.confirmed(f'Copying Receive connector "{source.identity}" to "{item.identity}".', item.identity):
            return
        with self.transaction() as change:
            self.check_conflicts(change, item)
            if existing is not None:
                directory.update(change, item)
            else:
                directory.insert(change, item)
        self.write(item)


def replaced(text: str, old: str, new: str) -> str:
    """The text with a name in place of another, whatever its case."""
    at = text.lower().find(old.lower())
    return text if at < 0 else text[:at] + new + text[at + len(old) :]
