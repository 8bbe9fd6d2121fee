"""In: Receive connectors of two servers, of two stores, or two of them. Out: Compare-EmsConnector: where their settings and permissions differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.exchange.rules import permissions
from cmdlets.house.ems_connector import replaced
from cmdlets.registry import cmdlet, parameter
from ems.values.objects import PSCustomObject
from ems.values.text import to_string

_MISSING = "(no such connector)"


@cmdlet(
    "Compare-EmsConnector", class_name="Ems.CompareEmsConnector", default_set="Server", output="System.Management.Automation.PSCustomObject"
)
class CompareEmsConnector(ExchangeCmdlet):
    """Compares Receive connectors: all of a server with those of the same names on others, all of a store with those of another, or one
    connector with another.

    A name or Fqdn that says the connector's own server counts as equal on both sides. Values are compared, not their spelling: 10.0.0.0/24 is
    10.0.0.0-10.0.0.255, and lists may be in any order. Nothing is written where nothing differs.

    EXAMPLES
    > New-EmsServer EX02 | Out-Null
    > Set-ReceiveConnector 'EX02\\Default EX02' -MaxMessageSize 10MB
    > Compare-EmsConnector EX01 EX02 | ForEach-Object { "$($_.Connector): $($_.Property) $($_.Reference) / $($_.Difference)" }
    EX02\\Default EX02: MaxMessageSize 36 MB (37,748,736 bytes) / 10 MB (10,485,760 bytes)

    Finds what was changed on one of two servers.

    > New-EmsServer EX02 | Out-Null
    > Set-ReceiveConnector 'EX02\\Default EX02' -MaxMessageSize 10MB
    > Compare-EmsConnector 'EX01\\Default EX01' 'EX02\\Default EX02' | ForEach-Object Property
    MaxMessageSize

    Compares one connector with another.
    """

    reference_server = parameter(
        "ReferenceServer", "string", sets={"Server": {"mandatory": True, "position": 0}}, help="The server, or the connector as server\\name, to compare with."
    )
    difference_server = parameter(
        "DifferenceServer", "string[]", sets={"Server": {"mandatory": True, "position": 1}}, help="The servers, or the connectors, to compare."
    )
    identity = p.identity("ReceiveConnector", mandatory=True, position=None, sets="Connector")
    difference = p.identity(
        "ReceiveConnector",
        name="DifferenceIdentity",
        mandatory=True,
        position=None,
        pipeline=False,
        sets="Connector",
        help="The connector to compare with it.",
    )

    store = parameter(
        "DifferenceStore", "string", sets={"Store": {"mandatory": True}}, help="Another store, by its file or address; it is only read."
    )
    server = parameter("Server", "string[]", sets="Store", help="Only the connectors of these servers.")

    def run(self) -> None:
        directory = self.directory
        if self.store is not None:
            self.compare_stores()
        elif self.identity is not None:
            self.compare(directory.one(ReceiveConnector, self.identity), directory.one(ReceiveConnector, self.difference))
        elif "\\" in self.reference_server:
            reference = directory.one(ReceiveConnector, self.reference_server)
            for named in self.difference_server:
                self.compare(reference, directory.one(ReceiveConnector, named))
        else:
            self.compare_servers()

    def compare_stores(self) -> None:
        from cmdlets.exchange.common.directory import Directory
        from ems.store import open_store

        with open_store(self.store, create=False, read_only=True) as other:
            theirs = Directory(other)
            for named in self.server or [None]:
                mine = {item.identity.lower(): item for item in self.directory.all(ReceiveConnector, named)}
                for item in theirs.all(ReceiveConnector, named):
                    reference = mine.pop(item.identity.lower(), None)
                    if reference is None:
                        self.report(item.identity, "Name", _MISSING, item.name)
                    else:
                        self.compare(reference, item)
                for item in mine.values():
                    self.report(item.identity, "Name", item.name, _MISSING)

    def compare_servers(self) -> None:
        directory = self.directory
        own = directory.existing_server(self.reference_server).name
        references = list(directory.all(ReceiveConnector, own))
        for named in self.difference_server:
            other = directory.existing_server(named).name
            found = {item.name.lower(): item for item in directory.all(ReceiveConnector, other)}
            for reference in references:
                item = found.pop(replaced(reference.name, own, other).lower(), None)
                if item is None:
                    self.report(f"{other}\\{replaced(reference.name, own, other)}", "Name", reference.name, _MISSING)
                else:
                    self.compare(reference, item)
            for item in found.values():
                self.report(item.identity, "Name", _MISSING, item.name)

    def compare(self, reference: ReceiveConnector, item: ReceiveConnector) -> None:
        for (name, mine, my_form), (_, theirs, their_form) in zip(settings(reference), settings(item), strict=True):
            if my_form != their_form and mine.lower() != replaced(theirs, item.server or "", reference.server or "").lower():
                self.report(item.identity, name, mine, theirs)

    def report(self, connector: str, name: str, reference: str, difference: str) -> None:
        self.write(PSCustomObject.of(Connector=connector, Property=name, Reference=reference, Difference=difference))


def settings(connector: ReceiveConnector) -> Iterator[tuple[str, str, Any]]:
    """(name, text, canonical form) of what can be set of a connector, and of the rights that were given one by one."""
    for row in connector.schema.properties.values():
        if (row.set or row.new) and row.name != "Name":
            value = connector.get(row.name)
            yield row.name, joined(value), canonical(value)
    extra = sorted(f"{user}: {'not ' if deny else ''}{right}" for user, right, deny in permissions.extra_entries(connector))
    yield "ExtendedRights", ", ".join(extra), [text.lower() for text in extra]


def canonical(value: Any) -> Any:
    """What a value is, however it is written: ranges by their bounds, lists in one order, texts without regard to case."""
    if isinstance(value, list):
        return sorted((canonical(item) for item in value), key=repr)
    key = getattr(value, "key", None)
    return key() if callable(key) else to_string(value).lower()


def joined(value: Any) -> str:
    return ", ".join(to_string(item) for item in value) if isinstance(value, list) else to_string(value)
