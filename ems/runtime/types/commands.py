"""In: CommandInfo and its kin, modules. Out: their members."""
from __future__ import annotations

from typing import Any

from ems.net.declare import members
from ems.runtime.functions import (
    AliasInfo,
    ApplicationInfo,
    CmdletInfo,
    CommandInfo,
    ExternalScriptInfo,
    FilterInfo,
    FunctionInfo,
    ScriptInfo,
)
from ems.runtime.modules import ModuleInfo
from ems.values.context import current
from ems.values.convert import to_string
from ems.values.objects import base
from ems.values.types import net_type

COMMAND = net_type("System.Management.Automation.CommandInfo", py=CommandInfo)
COMMAND.prop("System.Management.Automation.CommandTypes CommandType", lambda c: enum("CommandTypes", c.kind))
COMMAND.prop("string Name", lambda c: c.name)
COMMAND.prop("psmoduleinfo Module", lambda c: module_of(c))
COMMAND.prop("string ModuleName", lambda c: module_name(c))
COMMAND.prop("string Source", lambda c: module_name(c))
COMMAND.prop("version Version", lambda c: version_of(c))
COMMAND.prop("string Definition", lambda c: definition_of(c))
COMMAND.prop("System.Management.Automation.SessionStateEntryVisibility Visibility", lambda c: enum("SessionStateEntryVisibility", c.visibility),
             lambda c, v: setattr(c, "visibility", to_string(v)))
COMMAND.prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters", lambda c: parameters_of(c))
COMMAND.prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterSetInfo] ParameterSets", lambda c: parameter_sets_of(c))
COMMAND.prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.PSTypeName] OutputType", lambda c: output_types(c))
COMMAND.prop("System.Management.Automation.RemotingCapability RemotingCapability", lambda c: enum("RemotingCapability", "PowerShell"))


@COMMAND.method("string ToString()")
def command_text(command: CommandInfo) -> str:
    return command.name


@COMMAND.method("System.Management.Automation.ParameterMetadata ResolveParameter(string name)")
def resolve_parameter(command: CommandInfo, name: str) -> Any:
    return parameters_of(command).get(name)


def enum(name: str, value: str) -> Any:
    from ems.values.enums import enum_value

    return enum_value(f"System.Management.Automation.{name}", value)


def module_of(command: CommandInfo) -> Any:
    if isinstance(command, CmdletInfo) and command.module is None and command.module_name:
        return current().modules.built_in(command.module_name)
    return command.module


def module_name(command: CommandInfo) -> str:
    if isinstance(command, CmdletInfo):
        return command.module_name
    if isinstance(command, (ApplicationInfo, ExternalScriptInfo)):
        return command.path
    return command.module.name if command.module is not None else ""


def version_of(command: CommandInfo) -> Any:
    from ems.values.identities import parse_version

    if isinstance(command, CmdletInfo):
        return parse_version("7.0.0.0")
    module = command.module
    if module is not None:
        return module.version or parse_version("0.0")
    return parse_version("0.0.0.0") if isinstance(command, ApplicationInfo) else None


def definition_of(command: CommandInfo) -> str:
    if isinstance(command, AliasInfo):
        return command.definition
    if isinstance(command, FunctionInfo):
        return command.script.code.inner_text
    if isinstance(command, ApplicationInfo):
        return command.path
    if isinstance(command, ExternalScriptInfo):
        return command.path
    if isinstance(command, ScriptInfo):
        return command.script.code.inner_text
    from ems.runtime.syntax_text import syntax_of

    return syntax_of(command, current())


def parameters_of(command: CommandInfo) -> Any:
    from ems.runtime.types.parameters import metadata_table

    return metadata_table(command, current())


def parameter_sets_of(command: CommandInfo) -> Any:
    from ems.runtime.types.parameters import set_infos

    return set_infos(command, current())


def output_types(command: CommandInfo) -> Any:
    from ems.runtime.types.parameters import type_names

    return type_names(command, current())


def verb_noun(name: str) -> tuple[str, str]:
    verb, dash, noun = name.partition("-")
    return (verb, noun) if dash else ("", "")


FUNCTION = net_type("System.Management.Automation.FunctionInfo", py=FunctionInfo, base="System.Management.Automation.CommandInfo",
                    interfaces="IHasSessionStateEntryVisibility IScriptCommandInfo")
FUNCTION.prop("bool CmdletBinding", lambda c: c.script.code.is_advanced)
FUNCTION.prop("string DefaultParameterSet", lambda c: c.signature(current()).default_set or None)
FUNCTION.prop("string Description", lambda c: c.description, lambda c, v: setattr(c, "description", v))
FUNCTION.prop("string HelpFile", lambda c: None)
FUNCTION.prop("string Noun", lambda c: verb_noun(c.name)[1])
FUNCTION.prop("string Verb", lambda c: verb_noun(c.name)[0])
FUNCTION.prop("scriptblock ScriptBlock", lambda c: c.script)
FUNCTION.prop("System.Management.Automation.ScopedItemOptions Options", lambda c: enum("ScopedItemOptions", c.options),
              lambda c, v: setattr(c, "options", to_string(v)))
FILTER = net_type("System.Management.Automation.FilterInfo", py=FilterInfo, base="System.Management.Automation.FunctionInfo")

CMDLET = net_type("System.Management.Automation.CmdletInfo", py=CmdletInfo, base="System.Management.Automation.CommandInfo",
                  interfaces="IHasSessionStateEntryVisibility")
CMDLET.prop("string DefaultParameterSet", lambda c: c.signature(current()).default_set or None)
CMDLET.prop("string HelpFile", lambda c: f"{c.module_name}.dll-Help.xml")
CMDLET.prop("type ImplementingType", lambda c: implementing_type(c))
CMDLET.prop("System.Management.Automation.PSSnapInInfo PSSnapIn", lambda c: None)
CMDLET.prop("string Noun", lambda c: verb_noun(c.name)[1])
CMDLET.prop("string Verb", lambda c: verb_noun(c.name)[0])
CMDLET.prop("System.Management.Automation.ScopedItemOptions Options", lambda c: enum("ScopedItemOptions", "None"))


def script_encoding(path: str) -> Any:
    """OriginalEncoding: by the mark at the file's start, UTF-8 without one."""
    from ems.net.encodings import UTF8_NO_MARK, by_name

    with open(path, "rb") as file:
        head = file.read(3)
    marks = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16BE"}
    return next((by_name(name) for mark, name in marks.items() if head.startswith(mark)), UTF8_NO_MARK)


def implementing_type(command: CmdletInfo) -> Any:
    from ems.values.types import find_type

    name = command.cls.signature.class_name
    return find_type(name) or net_type(name, base="System.Management.Automation.PSCmdlet")


ALIAS = net_type("System.Management.Automation.AliasInfo", py=AliasInfo, base="System.Management.Automation.CommandInfo", interfaces="IHasSessionStateEntryVisibility")
ALIAS.prop("string Description", lambda c: c.description, lambda c, v: setattr(c, "description", v))
ALIAS.prop("System.Management.Automation.ScopedItemOptions Options", lambda c: enum("ScopedItemOptions", c.options), lambda c, v: setattr(c, "options", to_string(v)))
ALIAS.prop("System.Management.Automation.CommandInfo ReferencedCommand", lambda c: current().commands.find(c.definition))
ALIAS.prop("System.Management.Automation.CommandInfo ResolvedCommand", lambda c: resolved(c))
ALIAS.prop("string ResolvedCommandName", lambda c: found.name if (found := resolved(c)) is not None else None)
ALIAS.prop("string DisplayName", lambda c: f"{c.name} -> {found.name}" if (found := resolved(c)) is not None else c.name)


def resolved(alias: AliasInfo) -> Any:
    session = current()
    found: Any = alias
    seen = set()
    while isinstance(found, AliasInfo) and found.name.lower() not in seen:
        seen.add(found.name.lower())
        found = session.commands.find(found.definition)
    return found


SCRIPT_FILE = net_type("System.Management.Automation.ExternalScriptInfo", py=ExternalScriptInfo, base="System.Management.Automation.CommandInfo")
SCRIPT_FILE.prop("string Path", lambda c: c.path)
SCRIPT_FILE.prop("System.Text.Encoding OriginalEncoding", lambda c: script_encoding(c.path))
members(SCRIPT_FILE, "void ValidateScriptInfo(System.Management.Automation.Host.PSHost host)", None)
SCRIPT_FILE.prop("scriptblock ScriptBlock", lambda c: c.script)
SCRIPT_FILE.prop("string ScriptContents", lambda c: c.script.code.source.text)
APPLICATION = net_type("System.Management.Automation.ApplicationInfo", py=ApplicationInfo, base="System.Management.Automation.CommandInfo")
APPLICATION.prop("string Path", lambda c: c.path)
APPLICATION.prop("string Extension", lambda c: __import__("os").path.splitext(c.path)[1])
SCRIPT = net_type("System.Management.Automation.ScriptInfo", py=ScriptInfo, base="System.Management.Automation.CommandInfo")
SCRIPT.prop("scriptblock ScriptBlock", lambda c: c.script)

# -- modules

MODULE = net_type("System.Management.Automation.PSModuleInfo", py=ModuleInfo)
for _text, _get in (("string Name", lambda m: m.name), ("string Path", lambda m: m.path or None), ("string ModuleBase", lambda m: m.base_path),
                    ("guid Guid", lambda m: module_guid(m)), ("version Version", lambda m: module_version(m)), ("string Author", lambda m: m.author or None),
                    ("string Definition", lambda m: module_definition(m)),
                    ("System.Management.Automation.ModuleType ModuleType", lambda m: enum("ModuleType", m.kind)), ("string Prefix", lambda m: m.prefix),
                    ("string RootModule", lambda m: to_string(m.manifest.get("RootModule")) if m.manifest is not None and m.manifest.has("RootModule") else None),
                    ("string CompanyName", lambda m: manifest_text(m, "CompanyName")), ("string Copyright", lambda m: manifest_text(m, "Copyright")),
                    ("System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] NestedModules", lambda m: m.nested),
                    ("System.Collections.ObjectModel.ReadOnlyCollection[psmoduleinfo] RequiredModules", lambda m: m.required),
                    ("System.Management.Automation.ModuleAccessMode AccessMode", lambda m: enum("ModuleAccessMode", "ReadWrite")),
                    ("bool LogPipelineExecutionDetails", lambda m: False), ("string HelpInfoUri", lambda m: manifest_text(m, "HelpInfoURI")),
                    ("version PowerShellVersion", lambda m: manifest_value(m, "PowerShellVersion", "version")),
                    ("version PowerShellHostVersion", lambda m: manifest_value(m, "PowerShellHostVersion", "version")),
                    ("version DotNetFrameworkVersion", lambda m: manifest_value(m, "DotNetFrameworkVersion", "version")),
                    ("version ClrVersion", lambda m: manifest_value(m, "CLRVersion", "version")),
                    ("string PowerShellHostName", lambda m: manifest_text(m, "PowerShellHostName") or ""),
                    ("System.Collections.Generic.IEnumerable[string] Tags", lambda m: manifest_list(gallery(m), "Tags")),
                    ("uri ProjectUri", lambda m: gallery_uri(m, "ProjectUri")), ("uri LicenseUri", lambda m: gallery_uri(m, "LicenseUri")),
                    ("uri IconUri", lambda m: gallery_uri(m, "IconUri")),
                    ("string ReleaseNotes", lambda m: to_string(gallery(m).get("ReleaseNotes") or "") if gallery(m) is not None else ""),
                    ("System.Collections.Generic.IEnumerable[string] CompatiblePSEditions", lambda m: manifest_list(m.manifest, "CompatiblePSEditions")),
                    ("System.Collections.Generic.IEnumerable[string] RequiredAssemblies", lambda m: manifest_list(m.manifest, "RequiredAssemblies")),
                    ("System.Collections.Generic.IEnumerable[string] FileList", lambda m: manifest_files(m, "FileList")),
                    ("System.Collections.Generic.IEnumerable[string] Scripts", lambda m: manifest_files(m, "ScriptsToProcess")),
                    ("System.Collections.Generic.IEnumerable[System.Object] ModuleList", lambda m: manifest_list(m.manifest, "ModuleList")),
                    ("System.Management.Automation.SessionState SessionState", lambda m: m.state)):
    MODULE.prop(_text, _get)
MODULE.prop("string Description", lambda m: m.description or None, lambda m, v: setattr(m, "description", v))
MODULE.prop("scriptblock OnRemove", lambda m: m.on_remove, lambda m, v: setattr(m, "on_remove", v))
MODULE.prop("System.Object PrivateData", lambda m: m.private_data, lambda m, v: setattr(m, "private_data", v))
for _kind, _type in (("Functions", "FunctionInfo"), ("Aliases", "AliasInfo"), ("Cmdlets", "CmdletInfo"), ("Variables", "PSVariable")):
    MODULE.prop(f"System.Collections.Generic.Dictionary[string,System.Management.Automation.{_type}] Exported{_kind}",
                lambda m, kind=_kind.lower(), type_name=_type: export_table(m, (kind,), type_name))  # noqa: B008
MODULE.prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.CommandInfo] ExportedCommands",
            lambda m: export_table(m, ("functions", "cmdlets", "aliases"), "CommandInfo"))


def export_table(module: ModuleInfo, kinds: tuple[str, ...], type_name: str) -> Any:
    """What a module exports, under the names that it was imported as."""
    from ems.runtime.modules import with_prefix
    from ems.values.collections import GenericDictionary, key_ignore_case
    from ems.values.typenames import resolve

    kind = resolve(f"System.Collections.Generic.Dictionary[string,System.Management.Automation.{type_name}]")
    prefix = module.imported_as
    exports = [(with_prefix(c.name, prefix) if prefix and k in ("functions", "aliases") else c.name, c) for k in kinds for c in module.exported[k].values()]
    return GenericDictionary(kind, exports, key_ignore_case)


def module_guid(module: ModuleInfo) -> Any:
    from ems.values.identities import parse_guid

    return module.guid or parse_guid("00000000-0000-0000-0000-000000000000")


def module_version(module: ModuleInfo) -> Any:
    from ems.values.identities import parse_version

    return module.version or parse_version("0.0")


def manifest_text(module: ModuleInfo, name: str) -> str | None:
    return to_string(module.manifest.get(name)) if module.manifest is not None and module.manifest.has(name) else None


def manifest_value(module: ModuleInfo, name: str, type_name: str) -> Any:
    from ems.values.convert import convert
    from ems.values.typenames import resolve

    text = manifest_text(module, name)
    return convert(text, resolve(type_name)) if text else None


def manifest_list(table: Any, name: str) -> list[Any]:
    """The values of a member, always as a list."""
    from ems.values.members import enumerate_

    value = base(table.get(name)) if table is not None else None
    return [] if value is None else list(enumerate_(value))


def manifest_files(module: ModuleInfo, name: str) -> list[str]:
    import os

    return [os.path.join(module.base_path, to_string(file)) for file in manifest_list(module.manifest, name)]


def gallery(module: ModuleInfo) -> Any:
    """PrivateData.PSData: what a gallery shows of a module."""
    data = base(module.private_data)
    found = base(data.get("PSData")) if hasattr(data, "store") else None
    return found if hasattr(found, "store") else None


def gallery_uri(module: ModuleInfo, name: str) -> Any:
    from ems.values.convert import convert
    from ems.values.typenames import resolve

    table = gallery(module)
    text = to_string(table.get(name)) if table is not None and table.get(name) else ""
    return convert(text, resolve("uri")) if text else None


def module_definition(module: ModuleInfo) -> str:
    from ems.runtime.files import read_script

    return read_script(module.path) if module.path else ""


@MODULE.method("string ToString()")
def module_text(module: ModuleInfo) -> str:
    return module.name


@MODULE.method("System.Object Invoke(scriptblock sb, Params System.Object[] args)")
def invoke(module: ModuleInfo, script: Any, *args: Any) -> Any:
    from ems.runtime.code import ScriptBlock
    from ems.runtime.ops import unwrap

    return unwrap(current().invoke(ScriptBlock(script.code, module.state), list(args)))


@MODULE.method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)")
def new_bound(module: ModuleInfo, script: Any) -> Any:
    from ems.runtime.code import ScriptBlock

    return ScriptBlock(script.code, module.state)


@MODULE.method("psobject AsCustomObject()")
def as_custom_object(module: ModuleInfo) -> Any:
    return current().modules.as_custom_object(module)
