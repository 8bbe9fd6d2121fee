"""In: the store. Out: Export-EmsOrganization: the organization as a script, JSON, CLIXML or CSV."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.errors import fault
from cmdlets.house import export_files as files
from cmdlets.registry import cmdlet, parameter

FORMATS = {"script": "Script", "json": "Json", "clixml": "Clixml", "csv": "Csv"}
_EXTENSIONS = {".ps1": "script", ".json": "json", ".xml": "clixml", ".clixml": "clixml"}


@cmdlet("Export-EmsOrganization", class_name="Ems.ExportEmsOrganization", supports_should_process=True)
class ExportEmsOrganization(ExchangeCmdlet):
    """Writes the organization into a file.

    Json, Clixml and Csv are read by Import-EmsOrganization and give an equal organization. Clixml holds the objects as Get-ReceiveConnector
    and the others return them, for Import-Clixml in any PowerShell. Csv is a folder with one file for each kind of object. Script is a
    PowerShell script of New-, Set- and Remove- commands that makes an equal organization in an empty store; the objects get new GUIDs there.

    Passwords and private keys are left out, unless a -Passphrase protects them; a script never holds them.

    EXAMPLES
    > Export-EmsOrganization org.json
    > Import-EmsOrganization org.json | Group-Object Action -NoElement | ForEach-Object Name
    Unchanged

    Writes a file and reads it back.

    > New-ReceiveConnector Relay -TransportRole FrontendTransport -Bindings 0.0.0.0:25 -RemoteIPRanges 10.1.2.3 | Out-Null
    > Export-EmsOrganization org.ps1
    > Get-Content org.ps1 | Select-String -SimpleMatch 'New-ReceiveConnector'  -Raw
    New-ReceiveConnector 'Relay' -Server 'EX01' -Bindings '0.0.0.0:25' -Fqdn 'EX01.contoso.com' -RemoteIPRanges '10.1.2.3' -TransportRole 'FrontendTransport' | Out-Null

    Writes a script.
    """

    path = parameter("Path", "string", position=0, mandatory=True, help="The file; for Csv a folder.")
    form = parameter("Format", "string", validate=[("set", *FORMATS.values())], values=" ".join(FORMATS.values()),
                     help="Script, Json, Clixml or Csv; by default what the file's extension says, else Json.")
    kinds = parameter("Kind", "string[]", help="Only objects of these kinds, such as ReceiveConnector.")
    passphrase = parameter("Passphrase", "securestring", help="Protects the secrets in the file.")
    force = parameter("Force", "switch", help="Overwrite a file that is there.")

    def run(self) -> None:
        import os

        path = self.shell.file_path(self.path)
        form = (self.form or _EXTENSIONS.get(os.path.splitext(path)[1].lower(), "json")).lower()
        if form == "script" and self.passphrase is not None:
            raise fault("E-IMPORT", text="A script holds no secrets. Use -Passphrase with another format.")
        if os.path.exists(path) and not self.force and form != "csv":
            raise fault("E-IMPORT", text=f"The file '{path}' exists. Use -Force to overwrite it.")
        self.left: list[str] = []
        if self.passphrase is not None:
            from cmdlets.exchange.exchange_certificate import secret_text
            from ems.store.secrets import PassphraseBox

            passphrase = secret_text(self.passphrase)
            if not passphrase:
                raise fault("E-IMPORT", text="The passphrase is empty: it would protect nothing.")
            self.box = PassphraseBox(passphrase)
        entries = list(self.entries())
        if not self.confirmed(f'Exporting {len(entries)} objects to "{path}".', path):
            return
        if form == "csv":
            self.write_folder(path, files.to_csv(entries))
        else:
            files.write_text(path, self.text(form, entries))
        if self.left:
            hint = "Give a -Passphrase to export them." if form != "script" else "The script names them at its beginning."
            self.write_warning(f"{len(self.left)} secrets were left out. {hint}")

    def entries(self) -> Any:
        self.directory.open()
        wanted = {kind.lower() for kind in self.kinds or ()}
        store = self.directory.store
        for kind in store.kinds():
            for row in store.all(kind) if not wanted or kind.lower() in wanted else ():
                doc = {key: self.exported(value, f"{key} of {kind} {row.name}") for key, value in row.doc.items()}
                yield {"kind": kind, "guid": row.guid, "name": row.name, "server": row.server,
                       "index": [list(pair) for pair in row.index], "doc": doc}

    def text(self, form: str, entries: list[dict[str, Any]]) -> str:
        organization = self.directory.organization
        if form == "json":
            return files.to_json(organization.name, entries)
        if form == "clixml":
            return files.to_clixml(self.shell, organization, entries)
        from cmdlets.house.export_script import script

        return script(self.shell, organization, entries, self.left)

    def write_folder(self, path: str, made: dict[str, str]) -> None:
        import os

        if os.path.isfile(path):
            raise fault("E-IMPORT", text=f"'{path}' is a file. Csv needs a folder.")
        there = [name for name in made if os.path.exists(os.path.join(path, name))]
        if there and not self.force:
            raise fault("E-IMPORT", text=f"The folder '{path}' has a file {there[0]}. Use -Force to overwrite it.")
        os.makedirs(path, exist_ok=True)
        for name, text in made.items():
            files.write_text(os.path.join(path, name), text)

    def exported(self, value: Any, what: str) -> Any:
        """The value with secrets under the passphrase, or without them."""
        from ems.store.secrets import is_sealed

        if is_sealed(value):
            if self.passphrase is None:
                self.left.append(what)
                return None
            return self.box.seal(self.directory.store.secrets.open(value))
        if isinstance(value, list):
            return [self.exported(item, what) for item in value]
        if isinstance(value, dict):
            return {key: self.exported(item, what) for key, item in value.items()}
        return value
