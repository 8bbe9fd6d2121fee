"""In: entries of the IP allow and block lists. Out: their models, Get-, Add- and Remove-IPAllowListEntry, Get-, Add- and
Remove-IPBlockListEntry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.directory import now_ticks
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.registry import cmdlet
from ems.runtime.signatures import SetInfo

AGENT = "Microsoft.Exchange.Data.Transport.Filtering."
TASKS = "Microsoft.Exchange.Management.IPFilter."
_PROPERTIES = """
    Number | int | 0 | | Number of the entry, its identity.
    IPRange | IPRange | | | The address or addresses.
    ExpirationTime | datetime | | | When the entry ends.
    Comment | string | | | A remark.
    IsMachineGenerated | bool | False | | Whether the transport made the entry itself.
    HasExpired | bool | | c | Whether the entry has ended.
    Server | string | | | The server of the list.
"""


class _Entry(ConfigObject):
    def compute_identity(self) -> int:
        return self.get("Number")

    def compute_has_expired(self) -> bool:
        end = self.doc.get("ExpirationTime")
        return end is not None and end <= now_ticks()

    @property
    def identity(self) -> str:
        return str(self.doc.get("Number", 0))


class IPAllowListEntry(_Entry):
    """An address whose mail is never filtered."""

    noun_text = "IP allow list entry"
    schema = Schema("IPAllowListEntry", AGENT + "IPAllowListEntry", _PROPERTIES, tail="none")


class IPBlockListEntry(_Entry):
    """An address whose mail is refused."""

    noun_text = "IP block list entry"
    schema = Schema("IPBlockListEntry", AGENT + "IPBlockListEntry", _PROPERTIES, tail="none")


for _cls in (IPAllowListEntry, IPBlockListEntry):
    declare(_cls, "Microsoft.Exchange.Data.ConfigurableObject")


class _ListCommand(ExchangeCmdlet):
    cls: type[_Entry]
    server: Any
    identity: Any

    def server_name(self) -> str:
        chosen = self.server if self.server is not None else self.directory.local_server
        return self.directory.existing_server(chosen).name

    def entries(self) -> list[Any]:
        return list(self.directory.all(self.cls, self.server_name()))

    def one(self) -> Any:
        wanted = str(self.identity)
        for entry in self.entries():
            if entry.identity == wanted or entry.guid == wanted:
                return entry
        raise fault("E-NOTFOUND", name=wanted, dc=self.directory.dc)


def _server() -> Any:
    made = p.server()
    made.sets = {"__AllParameterSets": SetInfo()}
    return made


class _Get(_ListCommand):
    identity = p.identity("IPListEntry", sets="Identity", help="Number of the entry.")
    address = p.KindParameter("IPAddress", "ipaddress", {"IPAddress": SetInfo(mandatory=True)}, "Only entries that hold this address.")
    p_result_size = p.KindParameter("ResultSize", "unlimited int 1..2147483647", help="Most entries to return.")
    server = _server()

    def run(self) -> None:
        limit = getattr(self.p_result_size, "value", None)
        for at, entry in enumerate(self.select()):
            if limit is not None and at >= limit:
                break
            self.write(entry)

    def select(self) -> Iterator[Any]:
        if self.identity is not None:
            yield self.one()
            return
        found = None
        if self.address is not None:
            from cmdlets.exchange.types import ipnumbers
            from ems.values.text import to_string

            found = ipnumbers.parse(to_string(self.address))
        for entry in self.entries():
            if found is None or entry.get("IPRange").contains(found[0], found[1]):
                yield entry


class _Add(_ListCommand):
    address = p.KindParameter("IPAddress", "ipaddress", {"IPAddress": SetInfo(mandatory=True)}, "The address.")
    range_ = p.KindParameter("IPRange", "IPRange", {"IPRange": SetInfo(mandatory=True)}, "The addresses: a range or a network.")
    comment = p.KindParameter("Comment", "string", help="A remark.")
    expires = p.KindParameter("ExpirationTime", "datetime", help="When the entry ends.")
    server = _server()

    def run(self) -> None:
        from cmdlets.exchange.types.network import IPRange
        from ems.values.text import to_string

        chosen = self.range_ if self.range_ is not None else IPRange.parse(to_string(self.address))
        entries = self.entries()
        if any(entry.get("IPRange") == chosen for entry in entries):
            raise fault("E-DUPVALUE", value=str(chosen))
        if self.expires is not None and self.expires.to_utc().ticks <= now_ticks():
            raise fault("E-VALUE", text="The expiration time must be in the future.")
        server = self.server_name()
        number = max((entry.get("Number") for entry in entries), default=0) + 1
        item = self.cls(
            {
                "Number": number,
                "IPRange": str(chosen),
                "Comment": self.comment or "",
                "Server": server,
                "ExpirationTime": None if self.expires is None else self.expires.to_utc().ticks,
            },
            self.directory.organization,
            name=str(number),
            server=server,
            state="New",
        )
        if self.confirmed(f'Adding {item.noun_text} "{chosen}".', str(chosen)):
            with self.transaction() as change:
                self.directory.insert(change, item)
            self.write(item)


class _Remove(_ListCommand):
    identity = p.identity("IPListEntry", mandatory=True, help="Number of the entry.")
    server = _server()

    def run(self) -> None:
        entry = self.one()
        if self.confirmed(f'Removing {entry.noun_text} "{entry.get("IPRange")}".', entry.identity):
            with self.transaction() as change:
                self.directory.delete(change, entry)


@cmdlet("Get-IPAllowListEntry", default_set="Identity", class_name=TASKS + "GetIPAllowListEntry", output=AGENT + "IPAllowListEntry")
class GetIPAllowListEntry(_Get):
    """Gets entries of a server's IP allow list."""

    cls = IPAllowListEntry


@cmdlet("Add-IPAllowListEntry", class_name=TASKS + "AddIPAllowListEntry", supports_should_process=True, output=AGENT + "IPAllowListEntry")
class AddIPAllowListEntry(_Add):
    """Adds an entry to a server's IP allow list.

    EXAMPLES
    > Add-IPAllowListEntry -IPRange 192.0.2.0/24 -Comment Partner | ForEach-Object { "$($_.Identity) $($_.IPRange)" }
    1 192.0.2.0/24

    Takes the mail of a network without filtering.
    """

    cls = IPAllowListEntry


@cmdlet("Remove-IPAllowListEntry", class_name=TASKS + "RemoveIPAllowListEntry", supports_should_process=True, confirm_impact="High")
class RemoveIPAllowListEntry(_Remove):
    """Removes an entry from a server's IP allow list, after asking."""

    cls = IPAllowListEntry


@cmdlet("Get-IPBlockListEntry", default_set="Identity", class_name=TASKS + "GetIPBlockListEntry", output=AGENT + "IPBlockListEntry")
class GetIPBlockListEntry(_Get):
    """Gets entries of a server's IP block list."""

    cls = IPBlockListEntry


@cmdlet("Add-IPBlockListEntry", class_name=TASKS + "AddIPBlockListEntry", supports_should_process=True, output=AGENT + "IPBlockListEntry")
class AddIPBlockListEntry(_Add):
    """Adds an entry to a server's IP block list.

    EXAMPLES
    > Add-IPBlockListEntry -IPAddress 203.0.113.9 | ForEach-Object { "$($_.IPRange)" }
    203.0.113.9

    Refuses the mail of an address.
    """

    cls = IPBlockListEntry


@cmdlet("Remove-IPBlockListEntry", class_name=TASKS + "RemoveIPBlockListEntry", supports_should_process=True, confirm_impact="High")
class RemoveIPBlockListEntry(_Remove):
    """Removes an entry from a server's IP block list, after asking."""

    cls = IPBlockListEntry
