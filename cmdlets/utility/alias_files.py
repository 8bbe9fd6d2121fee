"""In: aliases, alias files. Out: the other: Export-Alias, Import-Alias."""
from __future__ import annotations

import os

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.alias_commands import aliases_in, options_text
from cmdlets.utility.enums import declare
from cmdlets.utility.files import open_for_writing, read_text, resolved_paths
from cmdlets.utility.variables import scope_of
from ems.values.csv_text import CsvReader, CsvWriter
from ems.values.encodings import UTF8
from ems.values.errors import net_error
from ems.values.text import to_string
from ems.values.wildcard import Wildcard

declare("Microsoft.PowerShell.Commands.ExportAliasFormat")


@cmdlet("Export-Alias", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ExportAliasCommand", supports_should_process=True,
        output="System.Management.Automation.AliasInfo")
class ExportAlias(Cmdlet):
    """Write aliases to a file.

    EXAMPLES
    > Set-Alias demo Get-Date; Export-Alias a.csv demo; (Get-Content a.csv)[-1]
    "demo","Get-Date","","None"

    Import-Alias reads the file.
    """

    path = parameter("Path", "string", position=0, mandatory=True, sets="ByPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    name = parameter("Name", "string[]", position=1, byname=True, help="The name.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    as_ = parameter("As", "Microsoft.PowerShell.Commands.ExportAliasFormat", help="The form of the result.")
    append = parameter("Append", "switch", help="Add to what is there instead of replacing it.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite", help="Do not replace what is there.")
    description = parameter("Description", "string", help="The description.")
    scope_ = parameter("Scope", "string", help="Global, Local, Script or a number of levels up.")

    def process(self) -> None:
        literal = self.literal_path is not None
        path = resolved_paths(self, self.literal_path if literal else self.path, literal)[0]
        if not self.should_process(path):
            return
        tests = [Wildcard(name).matches for name in self.name or ("*",)]
        infos = [info for info in aliases_in(self, self.scope_) if any(matches(info.name) for matches in tests)]
        script = "As" in self.bound and to_string(self.as_) == "Script"
        writer = CsvWriter()
        writer.columns(("Name", "Value", "Description", "Options"))
        lines = self._head()
        for info in infos:
            options = options_text(self, info)
            lines.append(f'set-alias -Name:"{info.name}" -Value:"{info.definition}" -Description:"{info.description}" -Option:"{options}"' if script
                         else writer.row([info.name, info.definition, info.description, options]))
            if self.pass_thru:
                self.out(info)
        with open_for_writing(self, path, append=bool(self.append), force=bool(self.force), no_clobber=bool(self.no_clobber)) as file:
            file.write(UTF8.encode("\n".join(lines) + "\n"))

    def _head(self) -> list[str]:
        import getpass
        import platform

        from ems.values.dates import DateTime
        from ems.values.formats import format_value

        lines = ["# Alias File", f"# Exported by : {getpass.getuser()}", f"# Date/Time : {format_value(DateTime.now(), 'F')}", f"# Computer : {platform.node()}"]
        return lines + ([f"# {line}" for line in self.description.splitlines()] if self.description else [])


@cmdlet("Import-Alias", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ImportAliasCommand", supports_should_process=True,
        output="System.Management.Automation.AliasInfo")
class ImportAlias(Cmdlet):
    """Make the aliases of a file.

    EXAMPLES
    > Set-Content a.csv '"short","Write-Output","","None"'; Import-Alias a.csv; short 'it works'
    it works

    Reads what Export-Alias wrote.
    """

    path = parameter("Path", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="ByPath",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, pipeline=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    scope_ = parameter("Scope", "string", validate=[("notnullorempty",)], help="Global, Local, Script or a number of levels up.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")

    def process(self) -> None:
        literal = self.literal_path is not None
        scope = scope_of(self, self.scope_)
        for path in resolved_paths(self, self.literal_path if literal else self.path, literal):
            if not os.path.exists(path):
                self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{path}' because it does not exist."),
                                 "PathNotFound", "ObjectNotFound", path)
                continue
            for fields in CsvReader(read_text(self, path)).records():
                if not fields or not fields[0] or fields[0].startswith("#"):
                    continue
                if len(fields) < 2:
                    self.fail("ImportAliasFileFormatError", f"Cannot import an alias from {path}: a line has too few values.", "ReadError", path,
                              "System.IO.InvalidDataException")
                self._put(scope, fields)

    def _put(self, scope: object, fields: list[str]) -> None:
        name, value = fields[0], fields[1]
        old = (scope.aliases or {}).get(name.lower())  # type: ignore[attr-defined]
        if old is not None and not self.force:
            self.write_error(net_error("System.Management.Automation.SessionStateException", f"The alias is not allowed, because an alias with the name '{name}' "
                                       "already exists."), "AliasAlreadyExists", "ResourceExists", name)
            return
        if not self.should_process(f"Name: {name} Value: {value}", "Import Alias"):
            return
        made = self.shell.commands.set_alias(scope, name, value)
        made.description = fields[2] if len(fields) > 2 else ""
        made.options = fields[3] if len(fields) > 3 and fields[3] else "None"
        if self.pass_thru:
            self.out(made)
