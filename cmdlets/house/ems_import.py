"""In: files of exported objects. Out: Import-EmsOrganization."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import imports
from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.directory import new_guid
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject
from cmdlets.exchange.common.organization import Organization
from cmdlets.house import export_files
from cmdlets.registry import cmdlet, parameter
from ems.values.objects import PSCustomObject


def report(kind: str, identity: str, action: str, reason: str = "", left: dict[str, str] | None = None) -> PSCustomObject:
    """A row of the import's report."""
    made = PSCustomObject.from_pairs([("Kind", kind), ("Identity", identity), ("Action", action), ("Reason", reason),
                                      ("Left", [f"{name}: {why}" for name, why in (left or {}).items()])])
    made.ps_ext = None
    return made


class _FileCommand(ExchangeCmdlet):
    def path_of(self, text: str) -> str:
        return self.shell.file_path(text)


@cmdlet("Import-EmsOrganization", class_name="Ems.ImportEmsOrganization", supports_should_process=True)
class ImportEmsOrganization(_FileCommand):
    """Takes objects of an Exchange organization from files: those that Export-Clixml wrote of Get-ReceiveConnector, Get-SendConnector
    and so on, or one of Export-EmsOrganization.

    Objects are told apart by their GUID: known ones are updated, new ones added. Where a file names a server that is not there, the
    server is added. With -Replace the files' objects take the place of all objects of their kinds, and the organization takes their name
    and domain. The output says for each object what was done, and which properties were left out and why.

    EXAMPLES
    > Get-ReceiveConnector | Export-Clixml connectors.xml
    > Import-EmsOrganization connectors.xml | ForEach-Object { "$($_.Identity) $($_.Action)" }
    EX01\\Default EX01 Unchanged
    EX01\\Client Proxy EX01 Unchanged
    EX01\\Default Frontend EX01 Unchanged
    EX01\\Outbound Proxy Frontend EX01 Unchanged
    EX01\\Client Frontend EX01 Unchanged

    Reads back what was exported.
    """

    path = parameter(
        "Path",
        "string[]",
        position=0,
        mandatory=True,
        pipeline=True,
        byname=True,
        aliases="FullName PSPath",
        help="Files; wildcards are allowed.",
    )
    replace = parameter("Replace", "switch", help="Remove what the files do not hold, of the kinds that they hold.")
    force = parameter("Force", "switch", help="Take Receive connectors although they conflict with others.")
    passphrase = parameter("Passphrase", "securestring", help="Opens the secrets of a file of Export-EmsOrganization.")
    box: Any = None  # what opens them, once one was met

    def begin(self) -> None:
        super().begin()
        self.files: list[str] = []
        self.kept: list[dict[str, Any]] = []  # objects that are stored as they came

    def run(self) -> None:
        for text in self.path:
            self.files += self._expand(text)

    def _expand(self, text: str) -> list[str]:
        import glob
        import os

        path = self.path_of(text)
        if any(c in text for c in "*?"):
            return sorted(glob.glob(path))
        if os.path.isdir(path):
            return sorted(glob.glob(os.path.join(glob.escape(path), "*.csv")))
        if not os.path.isfile(path):
            raise fault("E-IMPORT", text=f"The file '{path}' does not exist.")
        return [path]

    def end(self) -> None:
        from ems.values.errors import NetException

        try:
            self._import()
        except NetException as error:
            if getattr(error, "catalogue_id", None) is None:
                raise
            self.write_error(error, "ImportFailed", "InvalidData")

    def _import(self) -> None:
        rows: list[Any] = []
        found: list[imports.Imported] = []
        documents: list[dict[str, Any]] = []
        for path in self.files:
            text = self._text(path)
            if text.lstrip().startswith("{"):
                documents.append(self._document(path, text))
            elif path.lower().endswith(".csv"):
                documents.append({"objects": list(self._table(path, text))})
            else:
                objects, entries = self._objects(path, text, rows)
                found += objects
                documents += [{"objects": entries}] if entries else []
        if not found and not documents and not self.kept:
            self.write_each(rows)
            return
        if not self.confirmed(
            f"Importing {len(found) + len(self.kept) + sum(len(d['objects']) for d in documents)} objects from {len(self.files)} files.",
            self.directory.organization.name,
        ):
            return
        with self.transaction() as change:
            own = any(change.get(imported.item.schema.kind, imported.item.guid) is not None for imported in found if imported.item.guid)
            gives_way = bool(found) and not self.replace and not own and self._is_first_start()
            if (self.replace or gives_way) and found:
                self._adopt(change, found)
            if gives_way:
                self._clear_first_start(change, found, rows)
            self._make_servers(change, found, rows)
            for imported in found:
                rows.append(self._merge(change, imported))
            if self.replace and found:
                self._remove_others(change, found, rows)
            for entry in self.kept:
                self._keep(change, entry, rows)
            if self.replace and self.kept:
                self._remove_kept(change, rows)
            if documents:
                self._restore(change, [entry for document in documents for entry in document["objects"]], rows)
        self.write_each(rows)

    def _text(self, path: str) -> str:
        with open(path, "rb") as source:
            data = source.read()
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise fault("E-IMPORT", text=f"The file '{path}' is neither CLIXML nor an export of ems.") from None

    # -- CLIXML

    def _objects(self, path: str, text: str, rows: list[Any]) -> tuple[list[imports.Imported], list[dict[str, Any]]]:
        """The objects of a file, and the entries of those that Export-EmsOrganization wrote."""
        from ems.values.clixml import deserialize
        from ems.values.errors import NetException

        try:
            bags = deserialize(text)
        except NetException as error:
            raise fault("E-IMPORT", text=f"The file '{path}' is neither CLIXML nor an export of ems: {error}") from None
        from cmdlets.exchange import kept_objects

        made: list[imports.Imported | None] = []
        entries: list[dict[str, Any]] = []
        for bag in bags:
            entry = export_files.entry_of_bag(bag)
            if entry is not None:
                entries.append(entry)
                continue
            net_name = imports.type_of_bag(bag) or "nothing"
            cls = imports.class_of(net_name)
            kept = kept_objects.kind_of(net_name) if cls is None else None
            if kept is not None:
                self.kept.append(kept_objects.entry(bag, kept))
            elif cls is None:
                rows.append(
                    report(
                        net_name.rpartition(".")[2],
                        imports.text_of(bag),
                        "Skipped",
                        f"Objects of the type {net_name} are no part of an organization.",
                    )
                )
            elif cls.schema.kind == "ExchangeCertificate":
                made.append(self._certificate(bag, rows))
            else:
                made.append(imports.read(bag, cls, self.directory.organization))
        return [item for item in made if item is not None], entries

    def _certificate(self, bag: Any, rows: list[Any]) -> imports.Imported | None:
        """A certificate is its RawData; the server is the one that exported it."""
        from cmdlets.exchange.common import certificates as certs
        from cmdlets.exchange.exchange_certificate import ExchangeCertificate, document

        values = {name.lower(): value for name, value in imports.properties(bag)}
        try:
            certificate = certs.from_der(bytes(int(b) for b in values.get("rawdata") or ()))
        except ValueError:
            rows.append(report("ExchangeCertificate", imports.text_of(bag), "Skipped", "The certificate's data could not be read."))
            return None
        computer = imports.text_of(values.get("pscomputername")).partition(".")[0].upper() or self.directory.local_server
        services = imports.text_of(values.get("services"))
        doc = document(self.directory.store, certificate, None, FriendlyName=imports.text_of(values.get("friendlyname")),
                       Services=services if services and not services.isdigit() else "None")
        thumbprint = certs.thumbprint(certificate)
        from cmdlets.exchange.common.nouns import derived_guid

        item = ExchangeCertificate(
            doc, self.directory.organization, guid=derived_guid(computer, thumbprint), name=thumbprint, server=computer, state="New"
        )
        return imports.Imported(item, {}, computer, {})

    def _adopt(self, change: Any, found: list[imports.Imported]) -> None:
        """The organization takes the name, domain and local server that the objects tell of."""
        from cmdlets.exchange.types.directory import domain_of, rdn_value, split_dn

        dn = next(
            (
                str(item.item.doc["DistinguishedName"])
                for item in found
                if "CN=Microsoft Exchange,CN=Services," in str(item.item.doc.get("DistinguishedName"))
            ),
            None,
        )
        if dn is None:
            return
        parts = split_dn(dn)
        at = next(i for i, part in enumerate(parts) if part == "CN=Microsoft Exchange")
        current = self.directory.organization
        row = change.get(org.KIND, current.guid)
        doc = {**row.doc, "Name": rdn_value(parts[at - 1]), "Domain": domain_of(dn)}
        for fact in ("DomainController", "PartitionGuid"):
            doc |= next(({fact: item.facts[fact]} for item in found if fact in item.facts), {})
        server = next((item.server or item.item.name for item in found if item.server or item.item.schema.kind == "ExchangeServer"), None)
        if server:
            doc["LocalServer"] = server
        change.update(row, doc, name=doc["Name"])
        adopted = Organization(doc, current.guid)
        for item in found:
            item.item.organization = adopted

    def _is_first_start(self) -> bool:
        """Whether the store holds the organization of a first start and nobody changed anything in it."""
        from ems.store.history import changes

        store = self.directory.store
        first, last = next(iter(changes(store)), None), next(iter(changes(store, newest_first=True)), None)
        if first is None or last is None or first.group != last.group or first.cmdlet != "New-EmsOrganization":
            return False
        row = next(iter(store.all(org.KIND)))
        return all(row.doc.get(name) == value for name, value in org.DEFAULTS.items())

    def _clear_first_start(self, change: Any, found: list[imports.Imported], rows: list[Any]) -> None:
        """The servers of the first start go when the files bring servers, its accepted domain goes when they bring domains."""
        kinds = {imported.item.schema.kind for imported in found}
        named = {(imported.item.name if imported.item.schema.kind == "ExchangeServer" else imported.server or imported.item.server or "").lower()
                 for imported in found} - {""}
        guids = {imported.item.guid for imported in found}
        gone = {"ExchangeServer", "ReceiveConnector"} if named else set()
        for kind in gone | ({"AcceptedDomain"} & kinds):
            for row in list(change.all(kind)):
                owner = row.name if kind == "ExchangeServer" else row.server or ""
                if row.guid not in guids and not (kind == "ExchangeServer" and owner.lower() in named):
                    change.delete(kind, row.guid)
        rows.append(report("Organization", self.directory.organization.name, "Replaced", "The organization of the first start gave way."))

    def _make_servers(self, change: Any, found: list[imports.Imported], rows: list[Any]) -> None:
        """Servers that objects name and that neither the store nor the files hold."""
        from cmdlets.exchange.exchange_server import ExchangeServer

        known = {row.name.lower() for row in change.all("ExchangeServer")}
        known |= {item.item.name.lower() for item in found if item.item.schema.kind == "ExchangeServer"}
        for imported in found:
            names = [imported.server] if imported.server else list(getattr(imported.item, "source_servers", ()))
            for name in names:
                if name and name.lower() not in known:
                    known.add(name.lower())
                    fqdn = str(imported.item.doc.get("Fqdn") or "") if imported.item.schema.kind == "ReceiveConnector" else ""
                    organization = imported.item.organization
                    doc = {
                        "Name": name,
                        "Fqdn": fqdn if fqdn.lower().startswith(name.lower() + ".") else organization.fqdn_of(name),
                        "ServerRole": "Mailbox",
                        "SiteName": organization.site,
                    }
                    self.directory.insert(change, ExchangeServer(doc, organization, name=name, state="New"))
                    why = f'{imported.item.noun_text} "{imported.item.identity}" names it.'
                    rows.append(report("ExchangeServer", name, "Added", why))  # type: ignore[attr-defined]

    def _merge(self, change: Any, imported: imports.Imported) -> Any:
        item = imported.item
        kind = item.schema.kind
        row = change.get(kind, item.guid) if item.guid else None
        if row is None:
            others = list(change.all(kind)) if kind in imports.SINGLE else change.find(kind, name=item.name, server=item.server)
            if others and (self.replace or kind in imports.SINGLE):
                row = others[0]
            elif others:
                return report(
                    kind,
                    item.identity,
                    "Skipped",
                    "Another object has this name. Use -Replace to put the imported one in its place.",
                    imported.left,
                )
        conflict = None if self.force else self._conflict(change, item, row)
        if conflict is not None:
            return report(kind, item.identity, "Skipped", conflict, imported.left)
        if row is None:
            self.directory.insert(change, item)
            return report(kind, item.identity, "Added", "", imported.left)
        if row.guid != item.guid and item.guid:
            change.delete(kind, row.guid)
            self.directory.insert(change, item)
            return report(kind, item.identity, "Replaced", "", imported.left)
        return self._update(change, item, row, imported.left)

    def _update(self, change: Any, item: ConfigObject, row: Any, left: dict[str, str]) -> Any:
        item.guid, item.row = row.guid, row
        kept = {key: value for key, value in row.doc.items() if key not in item.doc}
        item.doc = {**kept, **item.doc}
        times = ("WhenChangedTicks", "WhenCreatedTicks", "DistinguishedName")
        before = {key: value for key, value in row.doc.items() if key not in times}
        after = {key: value for key, value in self.directory.document(item).items() if key not in times}
        if before == after and row.name == item.name and row.server == item.server:
            return report(item.schema.kind, item.identity, "Unchanged", "", left)
        self.directory.update(change, item)
        return report(item.schema.kind, item.identity, "Updated", "", left)

    def _conflict(self, change: Any, item: Any, row: Any) -> str | None:
        if item.schema.kind != "ReceiveConnector":
            return None
        from cmdlets.exchange.rules import conflicts

        found = conflicts.find(
            change,
            item.server or "",
            item.role,
            item.get("Bindings"),
            item.get("RemoteIPRanges"),
            row.guid if row is not None else item.guid,
        )
        if found is None or (self.replace and found[1].guid not in self._kept_guids):
            return None
        return f'It conflicts with Receive connector "{found[1].server}\\{found[1].name}". Use -Force to take it anyway.'

    _kept_guids: frozenset[str] = frozenset()

    def _remove_others(self, change: Any, found: list[imports.Imported], rows: list[Any]) -> None:
        kept: dict[str, set[str]] = {}
        for imported in found:
            kept.setdefault(imported.item.schema.kind, set()).add(imported.item.guid)
        for kind, guids in kept.items():
            if kind == "ExchangeServer":
                continue  # servers stay while anything may belong to them
            for row in list(change.all(kind)):
                if row.guid not in guids:
                    change.delete(kind, row.guid)
                    rows.append(report(kind, f"{row.server}\\{row.name}" if kind == "ReceiveConnector" else row.name, "Removed"))

    # -- objects without rules

    def _keep(self, change: Any, entry: dict[str, Any], rows: list[Any]) -> None:
        kind, guid, name, server, doc = (entry[key] for key in ("kind", "guid", "name", "server", "doc"))
        row = change.get(kind, guid)
        if row is None:
            change.insert(kind, guid, name, server, doc)
        elif row.doc != doc:
            change.update(row, doc, name=name, server=server)
        rows.append(report(kind, name, "Added" if row is None else "Unchanged" if row.doc == doc else "Updated"))

    def _remove_kept(self, change: Any, rows: list[Any]) -> None:
        guids = {entry["guid"] for entry in self.kept}
        for kind in {entry["kind"] for entry in self.kept}:
            for row in [row for row in change.all(kind) if row.guid not in guids]:
                change.delete(kind, row.guid)
                rows.append(report(kind, row.name, "Removed"))

    # -- files of Export-EmsOrganization

    def _document(self, path: str, text: str) -> dict[str, Any]:
        from ems.store.documents import loads

        try:
            document = loads(text.strip())
        except ValueError:
            document = {}
        if not isinstance(document, dict) or document.get("ems") != export_files.FORMAT or not (
            isinstance(document.get("objects"), list) and all(map(export_files.is_entry, document["objects"]))
        ):
            raise fault("E-IMPORT", text=f"The file '{path}' is no export of this version of ems.")
        return document

    def _table(self, path: str, text: str) -> Iterator[dict[str, Any]]:
        for entry in export_files.entries_of_csv(text):
            if not export_files.is_entry(entry):
                raise fault("E-IMPORT", text=f"The file '{path}' is no table of Export-EmsOrganization.")
            yield entry

    def _restore(self, change: Any, entries: list[dict[str, Any]], rows: list[Any]) -> None:
        if self.replace:
            self._clear(change, entries, rows)
        organization = next((Organization(e["doc"], e["guid"]) for e in entries if e["kind"] == org.KIND), None)
        for entry in entries:
            kind, guid, name, server = entry["kind"], entry["guid"], entry["name"], entry.get("server")
            doc = self._opened(entry["doc"])
            identity = f"{server}\\{name}" if kind == "ReceiveConnector" else name
            row = change.get(kind, guid)
            if row is None and kind == org.KIND:
                row = next(iter(change.all(org.KIND)), None)
            if row is not None:
                doc = with_kept_secrets(doc, row.doc)
            if row is not None and row.doc == doc and row.name == name:
                rows.append(report(kind, identity, "Unchanged"))
            elif row is not None:
                change.update(row, doc, name=name, server=server, index=self._index(entry, doc, organization))
                rows.append(report(kind, identity, "Updated"))
            else:
                change.insert(kind, guid or new_guid(), name, server, doc, self._index(entry, doc, organization))
                rows.append(report(kind, identity, "Added"))

    def _clear(self, change: Any, entries: list[dict[str, Any]], rows: list[Any]) -> None:
        """Remove what the entries do not hold: of all kinds when they are a whole organization, else of their own kinds."""
        kept = {(entry["kind"], entry["guid"]) for entry in entries}
        own = {entry["kind"] for entry in entries}
        for kind in change.kinds() if org.KIND in own else sorted(own):
            for row in [row for row in change.all(kind) if (kind, row.guid) not in kept]:
                change.delete(kind, row.guid)
                rows.append(report(kind, f"{row.server}\\{row.name}" if kind == "ReceiveConnector" else row.name, "Removed"))

    def _index(self, entry: dict[str, Any], doc: dict[str, Any], organization: Organization | None) -> list[tuple[str, str]]:
        """The index rows of an entry: those that it has, else those that its class makes."""
        if "index" in entry:
            return [(pair[0], pair[1]) for pair in entry["index"]]
        from cmdlets.exchange.common.shown import class_of_kind

        cls = class_of_kind(entry["kind"])
        if cls is None:
            return []
        item = cls(doc, organization or self.directory.organization, guid=entry["guid"], name=entry["name"], server=entry.get("server"))
        return list(item.index_rows())

    def _opened(self, value: Any) -> Any:
        """The document with exported secrets sealed by this store."""
        from ems.store.secrets import EXPORTED, PassphraseBox

        if isinstance(value, str) and value.startswith(EXPORTED):
            if self.passphrase is None:
                raise fault("E-IMPORT", text="The file holds secrets. Give the -Passphrase that it was exported with.")
            if self.box is None:
                from cmdlets.exchange.exchange_certificate import secret_text

                self.box = PassphraseBox(secret_text(self.passphrase))
            return self.directory.store.secrets.seal(self.box.open(value))
        if isinstance(value, list):
            return [self._opened(item) for item in value]
        if isinstance(value, dict):
            return {key: self._opened(item) for key, item in value.items()}
        return value


def with_kept_secrets(new: Any, old: Any) -> Any:
    """A file without the secrets takes none away: where it has nothing and the store a secret, the store's stays."""
    from ems.store.secrets import is_sealed

    if new is None and is_sealed(old):
        return old
    if isinstance(new, dict) and isinstance(old, dict):
        return {key: with_kept_secrets(value, old.get(key)) for key, value in new.items()}
    return new
