"""In: .psd1 files. Out: the data in them, and nothing run: Import-PowerShellDataFile, Import-LocalizedData."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import read_text, resolved_paths
from ems.values.collections import Dictionary
from ems.values.errors import NetException, net_error
from ems.values.text import to_string


def read_data(command: Any, path: str, allowed: tuple[str, ...] = ()) -> Any:
    """The value of a data file: its text is evaluated as a data section, which may hold nothing but data."""
    from ems.runtime.data_language import evaluate_data

    return evaluate_data(command.shell, read_text(command, path), path, allowed)


@cmdlet("Import-PowerShellDataFile", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ImportPowerShellDataFileCommand")
class ImportPowerShellDataFile(Cmdlet):
    """Read the hashtable of a .psd1 file.

    EXAMPLES
    > Set-Content c.psd1 '@{ Port = 25 }'; (Import-PowerShellDataFile c.psd1).Port
    25

    Commands in the file are refused.
    """

    literal_path = parameter("LiteralPath", "string[]", position=0, mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             validate=[("notnullorempty",)], help="The path, taken as it is.")
    path = parameter("Path", "string[]", position=0, mandatory=True, sets="ByPath", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    skip_limit_check = parameter("SkipLimitCheck", "switch", help="Allow more than 500 keys.")

    def process(self) -> None:
        literal = self.literal_path is not None
        for path in self.literal_path if literal else self.path:
            for full in resolved_paths(self, path, literal):
                self._read(full, path)

    def _read(self, full: str, path: str) -> None:
        if not os.path.isfile(full):
            self.write_error(net_error("System.ArgumentException", f"Cannot find path '{path}' because it does not exist."), "PathNotFound", "InvalidArgument", path)
            return
        try:
            value = read_data(self, full)
        except NetException as error:
            if getattr(error, "net_name", "").endswith("ParseException"):
                error = net_error("System.InvalidOperationException", f"The data file '{full}' could not be parsed: {error}", error)
                self.write_error(error, "CouldNotParseAsPowerShellDataFile", "InvalidData", full)
            else:
                self._not_data(full, error)
            return
        if not isinstance(value, Dictionary):
            self._not_data(full, None)
            return
        self.out(value)

    def _not_data(self, full: str, inner: BaseException | None) -> None:
        message = f"The file '{full}' could not be parsed as a PowerShell Data File." if inner is None else str(inner)
        self.write_error(net_error("System.InvalidOperationException", message, inner), "CouldNotParseAsPowerShellDataFileNoHashtableRoot"
                         if inner is None else "InvalidOperationException", "InvalidData", full)


@cmdlet("Import-LocalizedData", class_name="Microsoft.PowerShell.Commands.ImportLocalizedData")
class ImportLocalizedData(Cmdlet):
    """Read the texts of a script in the user's language.

    EXAMPLES
    > Set-Content t.psd1 '@{ Hi = "hello" }'; Import-LocalizedData -BindingVariable text -FileName t.psd1 -BaseDirectory $PWD; $text.Hi
    hello

    The file for the user's culture is looked for first.
    """

    binding_variable = parameter("BindingVariable", "string", position=0, aliases="Variable", validate=[("notnullorempty",)],
                                 help="The variable that gets the texts.")
    ui_culture = parameter("UICulture", "string", position=1, help="The culture to look for.")
    base_directory = parameter("BaseDirectory", "string", help="The folder to look in; that of the script unless given.")
    file_name = parameter("FileName", "string", help="The name of the data file.")
    supported_command = parameter("SupportedCommand", "string[]", help="Commands that the data file may call.")

    def process(self) -> None:
        path = self._find()
        if path is None:
            return
        allowed = tuple(self.supported_command or ())
        try:
            value = read_data(self, path, allowed)
        except NetException as error:
            self.throw(net_error("System.InvalidOperationException", f"The following error occurred while PowerShell was loading '{path}' script: {error}", error),
                       "ImportLocalizedData", "InvalidOperation", path)
        if self.binding_variable is None:
            self.out(value)
        else:
            name = self.binding_variable
            self.scope.set(name.lower(), value, name)

    def _find(self) -> str | None:
        """The file of the culture or of a parent of it; a warning-free miss is an error."""
        from ems.values.cultures import current_ui

        script = to_string(self.scope.get("pscommandpath") or "") if self.scope.find("pscommandpath") is not None else ""
        name = self.file_name
        if name is None:
            if not script:
                self.throw(net_error("System.Management.Automation.PSInvalidOperationException", "The FileName parameter was not specified. The FileName parameter is "
                                     "required when Import-LocalizedData is not called from a script file."), "InvalidOperation", "InvalidOperation")
            name = os.path.splitext(os.path.basename(script))[0]
        name = name if name.lower().endswith(".psd1") else name + ".psd1"
        folder = self.shell.file_path(self.base_directory) if self.base_directory else os.path.dirname(script) or self.shell.location()
        culture = self.ui_culture if self.ui_culture is not None else current_ui().name
        while culture:
            candidate = os.path.join(folder, culture, name)
            if os.path.isfile(candidate):
                return candidate
            culture = culture.rpartition("-")[0]
        candidate = os.path.join(folder, name)
        if os.path.isfile(candidate):
            return candidate
        self.write_error(net_error("System.Management.Automation.PSInvalidOperationException", f"Cannot find the PowerShell data file '{name}' in directory "
                                   f"'{folder}', or in any parent culture directories."), "ImportLocalizedData", "ObjectNotFound", folder)
        return None
