"""In: files of exported objects. Out: Import-EmsOrganization and Export-EmsOrganization."""
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
from cmdlets.registry import cmdlet, parameter
from ems.values.objects import PSCustomObject

FORMAT = 1


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

    def begin(self) -> None:
        super().begin()
        self.files: list[str] = []

    def run(self) -> None:
        for text in self.path:
            self.files += self._expand(text)

    def _expand(self, text: str) -> list[str]:
        import glob
        import os

        path = self.path_of(text)
        if any(c in text for c in "*?"):
            return sorted(glob.glob(path))
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
            else:
                found += self._objects(path, text, rows)
        if not found and not documents:
            self.write_each(rows)
            return
        if not self.confirmed(
            f"Importing {len(found) + sum(len(d['objects']) for d in documents)} objects from {len(self.files)} files.",
            self.directory.organization.name,
        ):
            return
        with self.transaction() as change:
            if self.replace and found:
                self._adopt(change, found)
            self._make_servers(change, found, rows)
            for imported in found:
                rows.append(self._merge(change, imported))
            if self.replace and found:
                self._remove_others(change, found, rows)
            for document in documents:
                self._restore(change, document, rows)
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

    def _objects(self, path: str, text: str, rows: list[Any]) -> Iterator[imports.Imported]:
        from ems.values.clixml import deserialize
        from ems.values.errors import NetException

        try:
            bags = deserialize(text)
        except NetException as error:
            raise fault("E-IMPORT", text=f"The file '{path}' is neither CLIXML nor an export of ems: {error}") from None
        made = []
        for bag in bags:
            net_name = imports.type_of_bag(bag) or "nothing"
            cls = imports.class_of(net_name)
            if cls is None:
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
        return iter([item for item in made if item is not None])

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
        change.update(row, doc)
        adopted = Organization(doc, current.guid)
        for item in found:
            item.item.organization = adopted

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

    # -- files of Export-EmsOrganization

    def _document(self, path: str, text: str) -> dict[str, Any]:
        from ems.store.documents import loads

        try:
            document = loads(text.strip())
        except ValueError:
            document = {}
        if not isinstance(document, dict) or document.get("ems") != FORMAT or not isinstance(document.get("objects"), list):
            raise fault("E-IMPORT", text=f"The file '{path}' is no export of this version of ems.")
        return document

    def _restore(self, change: Any, document: dict[str, Any], rows: list[Any]) -> None:
        if self.replace:
            for kind in change.kinds():
                for row in list(change.all(kind)):
                    change.delete(kind, row.guid)
        for entry in document["objects"]:
            kind, guid, name, server = entry["kind"], entry["guid"], entry["name"], entry.get("server")
            doc = self._opened(entry["doc"])
            identity = f"{server}\\{name}" if kind == "ReceiveConnector" else name
            row = change.get(kind, guid)
            if row is None and kind == org.KIND:
                row = next(iter(change.all(org.KIND)), None)
            if row is not None and row.doc == doc and row.name == name:
                rows.append(report(kind, identity, "Unchanged"))
            elif row is not None:
                change.update(row, doc, name=name, server=server, index=[tuple(pair) for pair in entry.get("index", ())])
                rows.append(report(kind, identity, "Updated"))
            else:
                change.insert(kind, guid or new_guid(), name, server, doc, [tuple(pair) for pair in entry.get("index", ())])
                rows.append(report(kind, identity, "Added"))

    def _opened(self, value: Any) -> Any:
        """The document with exported secrets sealed by this store."""
        from ems.store.secrets import EXPORTED, open_exported

        if isinstance(value, str) and value.startswith(EXPORTED):
            if self.passphrase is None:
                raise fault("E-IMPORT", text="The file holds secrets. Give the -Passphrase that it was exported with.")
            from cmdlets.exchange.exchange_certificate import secret_text

            return self.directory.store.secrets.seal(open_exported(value, secret_text(self.passphrase)))
        if isinstance(value, list):
            return [self._opened(item) for item in value]
        if isinstance(value, dict):
            return {key: self._opened(item) for key, item in value.items()}
        return value


@cmdlet("Export-EmsOrganization", class_name="Ems.ExportEmsOrganization", supports_should_process=True)
class ExportEmsOrganization(_FileCommand):
    """Writes the organization into a file that Import-EmsOrganization reads.

    Passwords and private keys are left out, unless a -Passphrase protects them.

    EXAMPLES
    > Export-EmsOrganization org.json
    > Import-EmsOrganization org.json | Group-Object Action -NoElement | ForEach-Object Name
    Unchanged

    Writes a file and reads it back.
    """

    path = parameter("Path", "string", position=0, mandatory=True, help="The file.")
    kinds = parameter("Kind", "string[]", help="Only objects of these kinds, such as ReceiveConnector.")
    passphrase = parameter("Passphrase", "securestring", help="Protects the secrets in the file.")
    force = parameter("Force", "switch", help="Overwrite a file that is there.")

    def run(self) -> None:
        import os

        path = self.path_of(self.path)
        if os.path.exists(path) and not self.force:
            raise fault("E-IMPORT", text=f"The file '{path}' exists. Use -Force to overwrite it.")
        directory = self.directory
        directory.open()
        self.left = 0
        objects = []
        wanted = {kind.lower() for kind in self.kinds or ()}
        for kind in directory.store.kinds():
            if wanted and kind.lower() not in wanted:
                continue
            for row in directory.store.all(kind):
                objects.append(
                    {
                        "kind": kind,
                        "guid": row.guid,
                        "name": row.name,
                        "server": row.server,
                        "index": [list(pair) for pair in row.index],
                        "doc": self._exported(row.doc),
                    }
                )
        if self.confirmed(f'Exporting {len(objects)} objects to "{path}".', path):
            self._write(path, {"ems": FORMAT, "organization": directory.organization.name, "objects": objects})
        if self.left:
            self.write_warning(f"{self.left} secrets were left out. Give a -Passphrase to export them.")

    def _write(self, path: str, document: dict[str, Any]) -> None:
        """Whole or not at all: a file beside it takes its place at the end."""
        import os

        from ems.store.documents import dumps

        temporary = f"{path}.{os.getpid()}.tmp"
        try:
            with open(temporary, "w", encoding="utf-8") as out:
                out.write(dumps(document))
                out.flush()
                os.fsync(out.fileno())
            os.replace(temporary, path)
        except OSError as error:
            if os.path.exists(temporary):
                os.unlink(temporary)
            raise fault("E-IMPORT", text=f"The file '{path}' cannot be written: {error.strerror}.") from None

    def _exported(self, value: Any) -> Any:
        """The document with secrets under the passphrase, or without them."""
        from ems.store.secrets import export_secret, is_sealed

        if is_sealed(value):
            if self.passphrase is None:
                self.left += 1
                return None
            from cmdlets.exchange.exchange_certificate import secret_text

            return export_secret(self.directory.store.secrets.open(value), secret_text(self.passphrase))
        if isinstance(value, list):
            return [self._exported(item) for item in value]
        if isinstance(value, dict):
            return {key: self._exported(item) for key, item in value.items()}
        return value
