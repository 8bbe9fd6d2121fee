"""In: the levels of event logging. Out: Get- and Set-EventLogLevel."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.errors import NO_CHANGE, fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import derived_guid
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.EventCategoryObject"
SOURCES = {
    "MSExchangeTransport": (
        "SmtpReceive",
        "SmtpSend",
        "DSN",
        "Routing",
        "Logging",
        "Components",
        "RemoteDelivery",
        "Pickup",
        "Categorizer",
        "PoisonMessage",
        "MessageSecurity",
        "TransportService",
        "Exch50",
        "Process",
        "ResourceManager",
        "Configuration",
        "Storage",
        "Agents",
        "Transport Address Book",
        "Orar",
        "ShadowRedundancy",
        "Approval",
    ),
    "MSExchangeFrontEndTransport": ("SmtpReceive", "SmtpSend", "DSN", "Routing", "Logging", "Components", "Configuration"),
    "MSExchangeTransportDelivery": ("General",),
    "MSExchangeTransportSubmission": ("General",),
    "MSExchange Messaging Policies": ("Journaling", "AttachFilter", "AddressRewrite", "Rules"),
}


class EventLogLevel(ConfigObject):
    """How much a component of a server writes to the event log."""

    noun_text = "event log level"
    schema = Schema("EventLogLevel", NET_NAME, tail="none", properties="""
        EventLevel | enum EventLogLevel | Lowest |
        Number | int | 0 |
        Name | string | |
    """)

    def compute_identity(self) -> str:
        return f"{self.server}\\{self.name}"

    @property
    def identity(self) -> str:
        return f"{self.server}\\{self.name}"


declare(EventLogLevel, "Microsoft.Exchange.Data.ConfigurableObject")


def levels(directory: Any, server: Any) -> list[EventLogLevel]:
    """Every category of a server."""
    stored = {row.name.lower(): row for row in directory.store.all("EventLogLevel", server.name)}
    found = []
    for source, categories in SOURCES.items():
        for number, category in enumerate(categories, 1):
            name = f"{source}\\{category}"
            row = stored.get(name.lower())
            found.append(
                EventLogLevel.from_row(row, directory.organization)
                if row is not None
                else EventLogLevel(
                    {"Name": name, "Number": number},
                    directory.organization,
                    guid=derived_guid(server.guid, "log", name),
                    name=name,
                    server=server.name,
                )
            )
    return found


class _LevelCommand(ExchangeCmdlet):
    def matching(self, text: str) -> list[EventLogLevel]:
        """By `source`, `source\\category` or `server\\source\\category`."""
        directory = self.directory
        directory.open()
        parts = text.split("\\")
        row = directory.server_row(parts[0])
        server = row if row is not None else directory.existing_server(directory.local_server)
        wanted = "\\".join(parts[1:] if row is not None else parts).lower().strip("*")
        return [
            level
            for level in levels(directory, server)
            if not wanted or level.name.lower() == wanted or level.name.lower().startswith(wanted + "\\")
        ]


@cmdlet("Get-EventLogLevel", default_set="Identity", class_name=task("Get", "EventLogLevel"), output=NET_NAME)
class GetEventLogLevel(OnPremises, _LevelCommand):
    """Gets how much is written to the event log.

    EXAMPLES
    > (Get-EventLogLevel MSExchangeTransport\\SmtpReceive).EventLevel | ForEach-Object { "$_" }
    Lowest

    Shows the level of a category.
    """

    identity = p.identity("EC", sets="Identity", help="Source and category, such as MSExchangeTransport\\SmtpReceive.")
    server = p.server(sets="Server", mandatory=True, pipeline=False)

    def run(self) -> None:
        text = str(self.server) if self.server is not None else str(self.identity or "")
        found = self.matching(text)
        if not found:
            raise fault("E-NOTFOUND", name=text, dc=self.directory.dc)
        self.write_each(found)


@cmdlet("Set-EventLogLevel", class_name=task("Set", "EventLogLevel"), supports_should_process=True)
class SetEventLogLevel(_LevelCommand):
    """Changes how much is written to the event log."""

    identity = p.identity("EC", mandatory=True, help="Source and category, such as MSExchangeTransport\\SmtpReceive.")
    p_level = p.KindParameter("Level", "enum EventLogLevel", {ALL_SETS: SetInfo(mandatory=True)}, "Lowest, Low, Medium, High or Expert.")

    def run(self) -> None:
        found = self.matching(str(self.identity))
        if not found:
            raise fault("E-NOTFOUND", name=str(self.identity), dc=self.directory.dc)
        for level in found:
            if not self.confirmed(f'Setting event log level "{level.identity}".', level.identity):
                continue
            level.put("EventLevel", self.p_level)
            if not level.differences():
                self.write_warning(NO_CHANGE.format(level.identity))
                continue
            with self.transaction() as change:
                if level.row is None:
                    self.directory.insert(change, level)
                else:
                    self.directory.update(change, level)
