"""In: the path of a .psd1 file. Out: its table, checked as a module manifest; the errors of manifests.

A manifest is data: it may hold no command but a few, and no member but those that MEMBERS names.
"""
from __future__ import annotations

import os
from typing import Any

from ems.runtime.code import ScriptBlock
from ems.runtime.scope import Scope
from ems.runtime.startup_variables import PS_VERSION
from ems.runtime.state import SessionState
from ems.values.convert import convert, to_string
from ems.values.errors import NetException, net_error
from ems.values.objects import base

MEMBERS = ("ModuleToProcess", "NestedModules", "GUID", "Author", "CompanyName", "Copyright", "ModuleVersion", "Description", "PowerShellVersion",
           "PowerShellHostName", "PowerShellHostVersion", "CLRVersion", "DotNetFrameworkVersion", "ProcessorArchitecture", "RequiredModules",
           "TypesToProcess", "FormatsToProcess", "ScriptsToProcess", "PrivateData", "RequiredAssemblies", "ModuleList", "FileList", "FunctionsToExport",
           "VariablesToExport", "AliasesToExport", "CmdletsToExport", "DscResourcesToExport", "CompatiblePSEditions", "HelpInfoURI", "RootModule",
           "DefaultCommandPrefix")
_LOWER = frozenset(name.lower() for name in MEMBERS)
COMMANDS = ("Import-LocalizedData", "ConvertFrom-StringData", "Write-Host", "Out-Host", "Join-Path")
VARIABLES = frozenset(("$psscriptroot", "$psedition", "$enabledexperimentalfeatures"))
# Members whose value must be of a type.
TYPED = {"ModuleVersion": "version", "PowerShellVersion": "version", "PowerShellHostVersion": "version", "DotNetFrameworkVersion": "version", "GUID": "guid"}


def manifest_error(message: str, path: Any, error_id: str = "Modules_InvalidManifest", category: str = "ResourceUnavailable",
                   cls: str = "System.MissingMemberException") -> NetException:
    """What keeps a module from being loaded; Import-Module writes it and goes on with the next one (`soft`)."""
    error = net_error(cls, message, error_id=error_id, category=category, target=path)
    error.soft = True  # type: ignore[attr-defined]
    return error


def member_not_found(file: str, field: str, path: str) -> NetException:
    """A module that a manifest names is not there."""
    return manifest_error(f"The module to process '{file}', listed in field '{field}' of module manifest '{path}' was not processed because no valid module was found "
                          "in any module directory.", file, "Modules_ModuleFileNotFound", cls="System.IO.FileNotFoundException")


def read_manifest(session: Any, path: str) -> Any:
    """The hashtable of a .psd1 file."""
    def refused(what: str) -> NetException:
        return manifest_error(f"The module manifest '{path}' could not be processed because it is not a valid PowerShell module manifest file. "
                              f"Remove the elements that are not permitted: {what}", path)

    try:
        script = session.compile_file(path)
    except NetException as error:
        raise refused(error.message) from None
    errors = not_data(script.code.source)
    if errors:
        from ems.compiler.cache import parse_error

        raise refused(str(parse_error(errors, script.code.source)))
    results: list[Any] = []
    scope = Scope(session.global_scope, SessionState(session, None, session.global_scope), "module")
    scope.set("psscriptroot", os.path.dirname(path), "PSScriptRoot")
    session.run_here(ScriptBlock(script.code, scope.state), scope, results.append)
    data = base(results[-1]) if results else None
    if not hasattr(data, "store"):
        raise manifest_error(f"The module manifest '{path}' could not be processed because it is not a valid PowerShell module manifest file.", path,
                             cls="System.InvalidOperationException")
    check_members(data, path)
    return data


def not_data(source: Any) -> list[Any]:
    """The errors of a text that holds more than data."""
    from ems.syntax import nodes as n
    from ems.syntax.errors import message
    from ems.syntax.parser import ParseError, parse
    from ems.syntax.restricted import check_data

    root = parse(source.text, source.path).ast

    class Reader:
        """What check_data asks of a parser."""

        errors: list[Any] = []

        def __init__(self) -> None:
            self.source = source
            self.errors = []

        def error(self, error_id: str, start: int, end: int, *arguments: object) -> None:
            if source.text[start:end].lower() not in VARIABLES:
                self.errors.append(ParseError(error_id, message(error_id, arguments), start, end, False))

    reader = Reader()
    statements = [s for block in root.blocks for s in block.statements]
    allowed = [n.StringConstantExpression(0, 0, name, "BareWord") for name in COMMANDS]
    check_data(reader, n.DataStatement(root.start, root.end, None, allowed, n.StatementBlock(root.start, root.end, statements, [])))  # type: ignore[arg-type]
    return reader.errors


def check_members(data: Any, path: str) -> None:
    """Only members that manifests have, each of its type, and a shell that is new enough."""
    bad = [to_string(key) for key, _ in data.items() if to_string(key).lower() not in _LOWER]
    if bad:
        listed, wrong = ", ".join(f"'{m}'" for m in MEMBERS), ", ".join(f"'{m}'" for m in bad)
        raise manifest_error(f"The '{path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are "
                             f"({listed}). Remove the members that are not valid ({wrong}), then try again.", path, "Modules_InvalidManifestMember", "InvalidData",
                             "System.InvalidOperationException")
    if not data.has("ModuleVersion"):
        raise manifest_error("The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form "
                             f"'n.n.n.n'. Add the missing member to the file '{path}'.", path)
    from ems.values.typenames import resolve

    for member, type_name in TYPED.items():
        if data.get(member):
            try:
                convert(data.get(member), resolve(type_name))
            except NetException as error:
                raise manifest_error(f"The member '{member}' in the module manifest is not valid: {error.message}. Verify that a valid value is specified for this field "
                                     f"in the '{path}' file.", path, cls="System.ArgumentException") from None
    needed = to_string(data.get("PowerShellVersion"))
    if needed and _numbers(needed) > _numbers(PS_VERSION):
        raise manifest_error(f"The version of PowerShell on this computer is '{PS_VERSION}'. The module '{path}' requires a minimum PowerShell version of '{needed}' to run. "
                             "Verify that you have the minimum required version of PowerShell installed, and then try again.", path,
                             "Modules_InsufficientPowerShellVersion", cls="System.InvalidOperationException")


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]
