"""In: a store, identities. Out: Directory: the organization's objects by identity, and their writing with audit."""
from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from cmdlets.exchange.common.organization import Organization
from cmdlets.exchange.types.directory import RECEIVE_CONNECTORS, rdn_value, split_dn

_GUID = r"\{?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\}?\Z"
SERVER_KIND = "ExchangeServer"


def new_guid() -> str:
    """A random GUID (version 4)."""
    raw = bytearray(os.urandom(16))
    raw[6], raw[8] = raw[6] & 0x0F | 0x40, raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def as_guid(text: str) -> str | None:
    """The GUID that a text is, in lower case."""
    text = text.strip()
    if len(text) not in (36, 38):
        return None
    found = re.match(_GUID, text)
    return found[1].lower() if found else None


class Directory:
    """The objects of one store."""

    def __init__(self, store: Any) -> None:
        self.store = store
        self._organization: Organization | None = None
        self._version = -1
        self._local = ""

    # -- the organization

    @property
    def organization(self) -> Organization:
        """The organization's facts, read again when the store changed. An empty store gets the first-start organization."""
        version = self.store.version
        if self._organization is None or version != self._version:
            row = next(iter(self.store.all(org.KIND)), None)
            if row is None:
                from cmdlets.exchange.first_start import create_default

                create_default(self)
                row = next(iter(self.store.all(org.KIND)))
                version = self.store.version
            self._organization = Organization(row.doc, row.guid)
            self._version = version
        return self._organization

    def open(self) -> None:
        """See to it that the store has an organization, before a transaction that needs one."""
        assert self.organization is not None

    @property
    def local_server(self) -> str:
        """The server that the shell runs on: EMS_SERVER, else the organization's setting."""
        return os.environ.get("EMS_SERVER") or self.organization.local_server

    @property
    def dc(self) -> str:
        return self.organization.domain_controller

    # -- reading

    def all(self, cls: type[ConfigObject], server: str | None = None) -> Iterator[Any]:
        organization = self.organization
        for row in self.store.all(cls.schema.kind, server):
            yield cls.from_row(row, organization)

    def by_guid(self, cls: type[ConfigObject], guid: str) -> Any:
        row = self.store.get(cls.schema.kind, guid)
        return None if row is None else cls.from_row(row, self.organization)

    def named(self, cls: type[ConfigObject], name: str, server: str | None = None) -> list[Any]:
        return [cls.from_row(row, self.organization) for row in self.store.find(cls.schema.kind, name=name, server=server)]

    def find(
        self, cls: type[ConfigObject], identity: Any, wildcards: bool = False, also: Callable[[Any, str], bool] | None = None
    ) -> list[Any]:
        """The objects that an identity names (section 1.2 of the rules): GUID, distinguished name, name, server\\name, wildcard.

        also: another property by which the noun's objects are named, tried when nothing else fits.
        """
        guid = getattr(identity, "guid", "") or as_guid(str(identity))
        if guid:
            found = self.by_guid(cls, guid)
            return [found] if found is not None else []
        text = str(identity)
        if "=" in text and "," in text:
            return self._by_dn(cls, text)
        server, name = self._split(cls, text)
        if wildcards and "*" in text:
            return self._matching(cls, text, server, name)
        found_all = self.named(cls, name, server)
        if not found_all and also is not None:
            found_all = [item for item in self.all(cls) if also(item, text)]
        return found_all

    def one(self, cls: type[ConfigObject], identity: Any, also: Callable[[Any, str], bool] | None = None) -> Any:
        """The one object of an identity; an error when there is none, or more."""
        found = self.find(cls, identity, also=also)
        if not found:
            raise fault("E-NOTFOUND", name=str(identity), dc=self.dc)
        if len(found) > 1:
            raise fault("E-AMBIG", name=str(identity))
        return found[0]

    def _split(self, cls: type[ConfigObject], text: str) -> tuple[str | None, str]:
        """Server and name. Objects of a server are looked for on the local one when none is named; other nouns read over the server
        part."""
        server, slash, name = text.partition("\\")
        scoped = cls.schema.identity == "server\\name"
        if not slash:
            return (self.local_server if scoped else None), text
        return (self.server_name(server) if scoped and "*" not in server else server if scoped else None), name

    def _by_dn(self, cls: type[ConfigObject], dn: str) -> list[Any]:
        parts = split_dn(dn)
        server = rdn_value(parts[3]) if RECEIVE_CONNECTORS.lower() in dn.lower() and len(parts) > 3 else None
        return [item for item in self.named(cls, rdn_value(parts[0]), server) if item.distinguished_name.lower() == dn.strip().lower()]

    def _matching(self, cls: type[ConfigObject], text: str, server: str | None, name: str) -> list[Any]:
        name_test = wildcard_test(name, text)
        if server is None or "*" not in server:
            return [item for item in self.all(cls, server) if name_test(item.name)]
        server_test = wildcard_test(server, text)
        return [item for item in self.all(cls) if server_test(item.server or "") and name_test(item.name)]

    # -- servers

    def server_row(self, identity: Any) -> Any:
        """The row of an ExchangeServer by name, FQDN, distinguished name, legacy DN or GUID; None when there is none."""
        guid = getattr(identity, "guid", "") or as_guid(str(identity))
        if guid:
            return self.store.get(SERVER_KIND, guid)
        text = str(identity).strip()
        if text.startswith("/"):
            text = text.rpartition("/")[2].partition("=")[2]
        elif "=" in text:
            text = rdn_value(split_dn(text)[0])
        rows = self.store.find(SERVER_KIND, name=text) or [
            row for row in self.store.find(SERVER_KIND, name=text.partition(".")[0]) if str(row.doc.get("Fqdn", "")).lower() == text.lower()
        ]
        return rows[0] if rows else None

    def server_name(self, identity: Any) -> str:
        """The name of a server, as its object spells it; text that names none stays as it is."""
        row = self.server_row(identity)
        return row.name if row is not None else str(identity)

    def existing_server(self, identity: Any, catalogue_id: str = "E-SERVER") -> Any:
        row = self.server_row(identity)
        if row is None:
            raise fault(catalogue_id, name=str(identity), dc=self.dc)
        return row

    # -- writing

    def transaction(self, cmdlet: str = "", parameters: Mapping[str, Any] | None = None) -> Any:
        return self.store.transaction(cmdlet, parameters)

    def document(self, item: ConfigObject) -> dict[str, Any]:
        """The document of an object, secrets sealed."""
        from cmdlets.exchange.common.secrets import Unsealed

        doc = item.to_doc()
        for name, value in doc.items():
            if isinstance(value, Unsealed):
                doc[name] = value.seal(self.store)
        return doc

    def insert(self, change: Any, item: ConfigObject) -> None:
        item.guid = item.guid or new_guid()
        now = now_ticks()
        item.doc.setdefault("WhenCreatedTicks", now)
        item.doc["WhenChangedTicks"] = item.doc.get("WhenChangedTicks") or now
        doc = self.document(item)
        item.row = change.insert(item.schema.kind, item.guid, item.name, item.server, doc, item.index_rows())
        _settle(item, doc)

    def update(self, change: Any, item: ConfigObject) -> None:
        item.doc["WhenChangedTicks"] = now_ticks()
        doc = self.document(item)
        item.row = change.update(item.row, doc, name=item.name, server=item.server, index=item.index_rows())
        _settle(item, doc)

    def delete(self, change: Any, item: ConfigObject) -> None:
        change.delete(item.schema.kind, item.guid, item.row.version if item.row is not None else None)


def _settle(item: ConfigObject, doc: dict[str, Any]) -> None:
    """After a write the object is what the store has."""
    item.doc = doc
    item.state = "Unchanged"
    item.changed.clear()
    item.values.clear()


def now_ticks() -> int:
    """UTC now in ticks, cut to a second as the directory keeps times."""
    import time

    return 621_355_968_000_000_000 + int(time.time()) * 10_000_000


def wildcard_test(pattern: str, identity: str) -> Callable[[str], bool]:
    """A test for names; `*` only at the start or the end."""
    core = pattern.strip("*").lower()
    if "*" in core or "?" in core:
        raise fault("E-IDENTITY", name=identity)
    starts, ends = pattern.startswith("*"), pattern.endswith("*")
    if starts and ends:
        return lambda name: core in name.lower()
    if starts:
        return lambda name: name.lower().endswith(core)
    if ends:
        return lambda name: name.lower().startswith(core)
    return lambda name: name.lower() == core


_directories: dict[int, Directory] = {}


def directory_of(store: Any) -> Directory:
    """The Directory of a store, one for each."""
    found = _directories.get(id(store))
    if found is None or found.store is not store:
        found = _directories[id(store)] = Directory(store)
    return found
