"""In: .psd1 files. Out: the data in them, and nothing run: Import-PowerShellDataFile, Import-LocalizedData."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import read_text, resolved_paths
from ems.values.errors import NetException, net_error

MOST_KEYS = 500
_VARIABLES = frozenset(("true", "false", "null", "psculture", "psuiculture"))


def _is_data(node: Any, any_size: bool) -> bool:
    """Whether a tree holds nothing but values: constants, arrays, hashtables, operators on them, and script blocks, which are not run."""
    from ems.syntax import nodes as n
    from ems.syntax.known_types import DATA_TYPES, full_name
    from ems.syntax.walk import children

    plain = (n.ConstantExpression, n.StringConstantExpression, n.ExpandableStringExpression, n.ArrayLiteral, n.ArrayExpression, n.SubExpression, n.ParenExpression,
             n.StatementBlock, n.Pipeline, n.CommandExpression, n.BinaryExpression, n.UnaryExpression, n.TernaryExpression, n.IndexExpression)
    pending = [node]
    while pending:
        current = pending.pop()
        kind = type(current)
        if kind is n.ScriptBlockExpression:
            continue
        if kind is n.VariableExpression:
            allowed = current.name.lower() in _VARIABLES
        elif kind is n.ConvertExpression:
            shape = current.type.type.shape
            shape = shape[4] if shape[0] == "array" else shape
            full = full_name(shape[3]) if shape[0] == "name" else None
            allowed = full is not None and full.lower() in DATA_TYPES
            pending.append(current.operand)
            if allowed:
                continue
        elif kind is n.Hashtable:
            allowed = any_size or len(current.pairs) <= MOST_KEYS
        else:
            allowed = kind in plain
        if not allowed:
            return False
        pending.extend(children(current))
    return True


def table_of(command: Any, path: str, any_size: bool) -> Any:
    """The value of the first hashtable in a data file. ParseException: the file has errors; None: it has no hashtable."""
    from ems.syntax.nodes import Hashtable
    from ems.syntax.parser import parse
    from ems.syntax.walk import walk

    text = read_text(command, path)
    command.shell.parse(text, path)
    found = next((node for node, _ in walk(parse(text, path).ast) if type(node) is Hashtable), None)
    if found is None:
        return None
    part = text[found.start : found.end]
    if not _is_data(found, any_size):
        raise net_error("System.InvalidOperationException", "Cannot generate a PowerShell object for a ScriptBlock evaluating dynamic expressions. "
                        f"Dynamic expression: {part}.")
    values: list[Any] = []
    command.shell.run_here(command.shell.parse(part, path), command.scope, values.append)
    return values[0] if values else None


def section_of(command: Any, path: str, allowed: tuple[str, ...]) -> Any:
    """The value of a data file as that of a data section, in which some commands may be called."""
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in allowed)
    script = command.shell.parse(f"data -SupportedCommand {names} {{\n{read_text(command, path)}\n}}", path)
    values: list[Any] = []
    command.shell.run_here(script, command.scope, values.append)
    return values[0] if len(values) == 1 else values


@cmdlet("Import-PowerShellDataFile", default_set="ByPath", class_name="Microsoft.PowerShell.Commands.ImportPowerShellDataFileCommand")
class ImportPowerShellDataFile(Cmdlet):
    """Read the hashtable of a .psd1 file.

    EXAMPLES
    > Set-Content c.psd1 '@{ Port = 25 }'; (Import-PowerShellDataFile c.psd1).Port
    25

    Commands in the file are refused.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, sets="ByPath", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", position=0, mandatory=True, byname=True, sets="ByLiteralPath", aliases="PSPath LP",
                             validate=[("notnullorempty",)], help="The path, taken as it is.")
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
            value = table_of(self, full, bool(self.skip_limit_check))
        except NetException as error:
            if not getattr(error, "net_name", "").endswith("ParseException"):
                raise
            self._not_data(full, "CouldNotParseAsPowerShellDataFile")
            return
        if value is None:
            self._not_data(full, "CouldNotParseAsPowerShellDataFileNoHashtableRoot")
        else:
            self.out(value)

    def _not_data(self, full: str, error_id: str) -> None:
        self.write_error(net_error("System.InvalidOperationException", f"The file '{full}' could not be parsed as a PowerShell Data File."), error_id,
                         "InvalidData")


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
        try:
            value = section_of(self, path, ("ConvertFrom-StringData", *(self.supported_command or ())))
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

        script = self.stage.invocation.script_name
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
