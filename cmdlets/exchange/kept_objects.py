"""In: objects that were imported as they came. Out: their Get- commands: databases, virtual directories, policies and others that scripts list
beside connectors.

ems has no rules for these objects: Import-EmsOrganization keeps what Export-Clixml wrote of them, the commands give that back, and an
organization that imported none has none. One line of the table is one command.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.declared import read_line
from cmdlets.exchange.common.directory import as_guid, wildcard_test
from cmdlets.exchange.common.errors import fault
from cmdlets.registry import cmdlet

_VDIR = "ADPropertiesOnly ShowMailboxVirtualDirectories"
_CAS = "IncludeAlternateServiceAccountCredentialPassword IncludeAlternateServiceAccountCredentialStatus"
# noun | last names of the objects' types | identity: one, by server too, or none | switches
TABLE = f"""
MailboxDatabase | MailboxDatabase | server | DumpsterStatistics IncludeCorrupted IncludePreExchange2010 IncludePreExchange2013 Status
EmailAddressPolicy | EmailAddressPolicy | one | IncludeMailboxSettingOnlyPolicy
ClientAccessServer | ClientAccessServer | one | {_CAS}
ClientAccessService | ClientAccessServer | one | {_CAS}
WebServicesVirtualDirectory | ADWebServicesVirtualDirectory | server | {_VDIR}
OwaVirtualDirectory | ADOwaVirtualDirectory | server | {_VDIR}
OabVirtualDirectory | ADOabVirtualDirectory | server | {_VDIR}
ActiveSyncVirtualDirectory | ADMobileVirtualDirectory | server | {_VDIR}
EcpVirtualDirectory | ADEcpVirtualDirectory | server | {_VDIR}
MapiVirtualDirectory | ADMapiVirtualDirectory | server | {_VDIR}
PowerShellVirtualDirectory | ADPowerShellVirtualDirectory | server | {_VDIR}
AutodiscoverVirtualDirectory | ADAutodiscoverVirtualDirectory | server | {_VDIR}
OutlookAnywhere | ADRpcHttpVirtualDirectory | server | {_VDIR}
OfflineAddressBook | OfflineAddressBook | server |
DatabaseAvailabilityGroup | DatabaseAvailabilityGroup | one | Status
OwaMailboxPolicy | OwaMailboxPolicy | one |
MobileDeviceMailboxPolicy | MobileMailboxPolicy | one |
RetentionPolicy | RetentionPolicy | one |
SharingPolicy | SharingPolicy | one |
PartnerApplication | PartnerApplication | one |
AuthServer | AuthServer | one |
AuthConfig | AuthConfig | none |
IRMConfiguration | IRMConfiguration | none |
OrganizationRelationship | OrganizationRelationship | one |
FederationTrust | FederationTrust | one |
MalwareFilterPolicy | MalwareFilterPolicy | one |
HostedContentFilterPolicy | HostedContentFilterPolicy | one |
"""
TEXT = "Clixml"  # the document's key for the object as it came


def rows() -> Iterator[tuple[str, str, str, list[str]]]:
    """(noun, type, identity, switches) of each line."""
    for line in TABLE.strip().split("\n"):
        noun, type_name, identity, switches = (cell.strip() for cell in line.split("|"))
        yield noun, type_name, identity, switches.split()


def kind_of(net_name: str) -> str | None:
    """The kind under which objects of a .NET type are kept: the first noun of that type; None for types that no command here gives."""
    last = net_name.rpartition(".")[2].lower()
    return next((noun for noun, type_name, _, _ in rows() if type_name.lower() == last), None)


def entry(bag: Any, kind: str) -> dict[str, Any]:
    """What the store keeps of a deserialized object."""
    from cmdlets.exchange.common import imports
    from cmdlets.exchange.common.nouns import derived_guid
    from ems.values.clixml import serialize

    values = {name.lower(): value for name, value in imports.properties(bag)}
    text = serialize(bag)
    name = imports.text_of(values.get("name")) or imports.text_of(values.get("identity")) or kind
    server = imports.text_of(values.get("server")).rpartition("/")[2] or None
    guid = as_guid(imports.text_of(values.get("guid"))) or derived_guid(kind, name, server or "")
    return {"kind": kind, "guid": guid, "name": name, "server": server, "doc": {"Name": name, TEXT: text}}


class GetKept(ExchangeCmdlet):
    """The objects of a kind, as they were when they were exported."""

    kind = ""

    def run(self) -> None:
        from ems.values.clixml import deserialize

        self.directory.open()
        for row in self.chosen():
            self.write_each(deserialize(row.doc[TEXT]))

    def chosen(self) -> list[Any]:
        store, given = self.directory.store, self.bound
        if given.get("Server") is not None:
            server = self.directory.existing_server(given["Server"]).name
            return [row for row in store.all(self.kind) if (row.server or "").partition(".")[0].lower() == server.lower()]
        identity = given.get("Identity")
        if identity is None:
            return list(store.all(self.kind))
        text = str(identity)
        guid = as_guid(text)
        if guid:
            found = [row for row in store.all(self.kind) if row.guid == guid]
        else:
            server, slash, name = text.partition("\\")
            test = wildcard_test(name if slash else text, text)
            found = [row for row in store.all(self.kind)
                     if test(row.name) and (not slash or (row.server or "").partition(".")[0].lower() == server.partition(".")[0].lower())]
        if not found and "*" not in text:
            raise fault("E-NOTFOUND", name=text, dc=self.directory.dc)
        return found


def _declare() -> None:
    for noun, type_name, identity, switches in rows():
        kind = next(own for own, other, _, _ in rows() if other == type_name)
        bases = (GetKept,) if noun == "HostedContentFilterPolicy" else (OnPremises, GetKept)
        made = type(f"Get{noun}", bases, {"kind": kind, "__module__": __name__, "__doc__": _help(noun)})
        parameters = [read_line(f"{switch} | switch") for switch in switches]
        if identity != "none":
            parameters.insert(0, p.identity(noun, sets="Identity" if identity == "server" else ""))
        if identity == "server":
            parameters.insert(1, p.server(sets="Server", mandatory=True))
        if noun == "PartnerApplication":
            parameters.append(read_line("Organization | string"))
        for one in parameters:
            one.attribute = "p_" + one.name.lower()
            setattr(made, one.attribute, one)
        globals()[made.__name__] = cmdlet(f"Get-{noun}", class_name=task("Get", noun),
                                          default_set="Identity" if identity == "server" else "")(made)


def _help(noun: str) -> str:
    import re

    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower()
    return f"Gets what was imported of the kind {words}.\n\nems keeps these objects as Import-EmsOrganization read them and changes none."


_declare()
