"""In: Receive connectors of two servers, or two of them. Out: Compare-EmsConnector: where their settings and permissions differ."""

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
    """Compares Receive connectors: all of a server with those of the same names on others, or one connector with another.

    A name or Fqdn that says the connector's own server counts as equal on both sides. Nothing is written where nothing differs.

    EXAMPLES
    > New-EmsServer EX02 | Out-Null
    > Set-ReceiveConnector 'EX02\\Default EX02' -MaxMessageSize 10MB
    > Compare-EmsConnector EX01 EX02 | ForEach-Object { "$($_.Connector): $($_.Property) $($_.Reference) / $($_.Difference)" }
    EX02\\Default EX02: MaxMessageSize 36 MB (37,748,736 bytes) / 10 MB (10,485,760 bytes)

    Finds what was changed on one of two servers.
    """

    reference_server = parameter(
        "ReferenceServer", "string", sets={"Server": {"mandatory": True, "position": 0}}, help="The server to compare with."
    )
    difference_server = parameter(
        "DifferenceServer", "string[]", sets={"Server": {"mandatory": True, "position": 1}}, help="The servers to compare."
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

    def run(self) -> None:
        directory = self.directory
        if self.identity is not None:
            self.compare(directory.one(ReceiveConnector, self.identity), directory.one(ReceiveConnector, self.difference))
            return
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
        for (name, mine), (_, theirs) in zip(settings(reference), settings(item), strict=True):
            if mine.lower() != replaced(theirs, item.server or "", reference.server or "").lower():
                self.report(item.identity, name, mine, theirs)

    def report(self, connector: str, name: str, reference: str, difference: str) -> None:
        self.write(PSCustomObject.of(Connector=connector, Property=name, Reference=reference, Difference=difference))


def settings(connector: ReceiveConnector) -> Iterator[tuple[str, str]]:
    """What can be set of a connector, as text, and the rights that were given one by one."""
    for row in connector.schema.properties.values():
        if (row.set or row.new) and row.name != "Name":
            yield row.name, joined(connector.get(row.name))
    extra = sorted(f"{user}: {'not ' if deny else ''}{right}" for user, right, deny in permissions.extra_entries(connector))
    yield "ExtendedRights", ", ".join(extra)


def joined(value: Any) -> str:
    return ", ".join(to_string(item) for item in value) if isinstance(value, list) else to_string(value)
