"""In: module names, files, script blocks. Out: Import-Module, New-Module, Export-ModuleMember, Get-Module, Remove-Module."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.built_in_modules import BUILT_IN
from ems.runtime.modules import ModuleInfo, matches, with_prefix
from ems.runtime.state import SessionState
from ems.values.convert import to_string
from ems.values.errors import NetException, net_error, record_of
from ems.values.wildcard import Wildcard

NULL = (("notnull",),)
MEMBER_KINDS = (("functions", "function"), ("variables", "variable"), ("aliases", "alias"))
SPECIFICATION = "Microsoft.PowerShell.Commands.ModuleSpecification[]"


@cmdlet("Import-Module", class_name="Microsoft.PowerShell.Commands.ImportModuleCommand", default_set="Name", output="System.Management.Automation.PSModuleInfo")
class ImportModule(Cmdlet):
    """Adds a module's commands to the current session.

    A module is a .psm1 or .psd1 file, given by its path or by its name in a folder of $env:PSModulePath.

    EXAMPLES
    > Import-Module (New-Module -Name Greeting { function Get-Greeting { 'hello' } }); Get-Greeting
    hello

    Imports a module made in memory.
    """

    global_ = parameter("Global", "switch", help="Import into the global scope, from inside a module too.")
    prefix = parameter("Prefix", "string", validate=NULL, help="Put before the nouns of the imported commands.")
    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, sets="Name WinCompat", help="Names or paths of modules.")
    fully_qualified_name = parameter("FullyQualifiedName", SPECIFICATION, position=0, mandatory=True, pipeline=True, sets="FullyQualifiedName",
                                     help="A name, or a table with ModuleName and ModuleVersion.")
    assembly = parameter("Assembly", "System.Reflection.Assembly[]", position=0, mandatory=True, pipeline=True, sets="Assembly")
    function = parameter("Function", "string[]", validate=NULL, help="Import these functions only; wildcards are allowed.")
    cmdlet = parameter("Cmdlet", "string[]", validate=NULL, help="Import these cmdlets only.")
    variable = parameter("Variable", "string[]", validate=NULL, help="Import these variables only.")
    alias = parameter("Alias", "string[]", validate=NULL, help="Import these aliases only.")
    force = parameter("Force", "switch", help="Load the module again when it is loaded already.")
    skip_edition_check = parameter("SkipEditionCheck", "switch", sets="Name FullyQualifiedName Assembly ModuleInfo")
    pass_thru = parameter("PassThru", "switch", help="Return the module.")
    as_custom_object = parameter("AsCustomObject", "switch", help="Return an object whose methods are the module's functions.")
    minimum_version = parameter("MinimumVersion", "version", sets="Name WinCompat", aliases="Version")
    maximum_version = parameter("MaximumVersion", "string", sets="Name WinCompat")
    required_version = parameter("RequiredVersion", "version", sets="Name WinCompat")
    module_info = parameter("ModuleInfo", "psmoduleinfo[]", position=0, mandatory=True, pipeline=True, sets="ModuleInfo")
    argument_list = parameter("ArgumentList", "object[]", aliases="Args", help="Arguments for the module's script.")
    disable_name_checking = parameter("DisableNameChecking", "switch")
    no_clobber = parameter("NoClobber", "switch", aliases="NoOverwrite")
    scope_name = parameter("Scope", "string", validate=(("set", "Local", "Global"),))
    use_windows_power_shell = parameter("UseWindowsPowerShell", "switch", mandatory=True, sets="WinCompat", aliases="UseWinPS")

    def process(self) -> None:
        if self.parameter_set == "ModuleInfo":
            for module in self.module_info:
                self.take(module)
            return
        for name in self.name or ():
            self.import_name(name)
        for wanted in self.fully_qualified_name or ():
            self.required_version, self.minimum_version, self.maximum_version = wanted.required_version, wanted.version, wanted.maximum
            self.import_name(wanted.name)

    def import_name(self, name: str) -> None:
        modules = self.shell.modules
        path = modules.find_file(name)
        if path is None:
            loaded = modules.by_name(name)
            if loaded is not None:
                self.take(loaded)
                return
            if name.lower() in BUILT_IN:
                module = modules.built_in(name)
                if not self.wrong_version(module, name):
                    modules.imported_built_in[module.name.lower()] = module
                    if self.pass_thru:
                        self.write(module)
                return
            error = net_error("System.IO.FileNotFoundException", f"The specified module '{name}' was not loaded because no valid module file was found in any module directory.")
            self.write_error(error, "Modules_ModuleNotFound", "ResourceUnavailable", name)
            return
        fresh = self.force or path.lower() not in modules.loaded
        if fresh:
            self.write_verbose(f"Loading module from path '{path}'.")
        try:
            module = modules.import_file(path, self.target(), force=self.force, arguments=self.argument_list, exports=False)
        except NetException as error:
            if hasattr(error, "parse_source"):
                record_of(error).invocation = None  # the error is this cmdlet's, the place of the text stands in its message
            if not getattr(error, "soft", False):
                raise
            self.write_error(error)
            return
        if self.wrong_version(module, name):
            return
        if fresh:
            self.tell_exports(module)
        self.take(module)

    def tell_exports(self, module: ModuleInfo) -> None:
        for kind, word in MEMBER_KINDS:
            for member in module.exported[kind].values():
                self.write_verbose(f"Exporting {word} '{member.name}'.")

    def wrong_version(self, module: ModuleInfo, name: str) -> bool:
        """An error when the module is not of the version that was asked for."""
        from ems.values.compare import gt, lt, ne
        from ems.values.identities import parse_version

        version = module.version
        if version is None:
            return False
        wanted, least = self.required_version, self.minimum_version
        most = parse_version(self.maximum_version.replace("*", "2147483647")) if self.maximum_version else None
        if wanted is not None and ne(version, wanted):
            asked = f"version '{to_string(wanted)}'"
        elif least is not None and most is not None and (lt(version, least) or gt(version, most)):
            asked = f"minimum version '{to_string(least)}' and maximum version '{self.maximum_version}'"
        elif least is not None and lt(version, least):
            asked = f"version '{to_string(least)}'"
        elif most is not None and gt(version, most):
            asked = f"maximum version '{self.maximum_version}'"
        else:
            return False
        error = net_error("System.IO.FileNotFoundException", f"The specified module '{name}' with {asked} was not loaded because no valid module file was found in any "
                          "module directory.")
        self.write_error(error, "Modules_ModuleWithVersionNotFound", "ResourceUnavailable", name)
        return True

    def target(self) -> Any:
        if self.global_ or (self.scope_name or "").lower() == "global":
            return self.shell.global_scope
        state: SessionState = self.scope.state
        return self.scope if (self.scope_name or "").lower() == "local" else state.top

    def take(self, module: ModuleInfo) -> None:
        modules = self.shell.modules
        if self.as_custom_object:
            self.write(modules.as_custom_object(module))
            return
        modules.imported_into(self.scope.state, module)
        self.warn_of_verbs(module)
        only = {kind: getattr(self, field) for kind, field in (("functions", "function"), ("aliases", "alias"), ("variables", "variable"))
                if getattr(self, field) is not None}
        if self.cmdlet is not None and not only:
            only["functions"] = []
        modules.loaded.setdefault((module.path or module.name).lower(), module)
        commands, scope = self.shell.commands, self.scope
        present = (lambda name: self.ours(commands.find(name, scope), module)) if self.no_clobber else None
        modules.export_to(module, self.target(), self.prefix or module.prefix, only or None, present)
        for kind, word in MEMBER_KINDS:
            for member in module.exported[kind].values():
                if only and (kind not in only or not matches(member.name, only[kind])):
                    continue
                self.write_verbose(f"Importing {word} '{member.name if kind == 'variables' else with_prefix(member.name, module.imported_as)}'.")
        if self.pass_thru:
            self.write(module)

    @staticmethod
    def ours(found: Any, module: ModuleInfo) -> bool:
        """True for a command that another owner has already."""
        return found is not None and found.module is not module

    def warn_of_verbs(self, module: ModuleInfo) -> None:
        if self.disable_name_checking or module.path.lower().endswith(".ps1"):
            return
        from cmdlets.utility.verb_table import is_approved

        bad = [c.name for c in module.exported["functions"].values() if "-" in c.name and not is_approved(c.name.partition("-")[0])]
        if bad:
            self.write_warning(f"The names of some imported commands from the module '{module.name}' include unapproved verbs that might make them less discoverable. To find the "
                               "commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.")
            for name in bad:
                self.write_verbose(f"The '{name}' command in the {module.name}' module was imported, but because its name does not include an approved verb, it might be difficult to find.")


@cmdlet("New-Module", class_name="Microsoft.PowerShell.Commands.NewModuleCommand", default_set="ScriptBlock", output="System.Management.Automation.PSModuleInfo")
class NewModule(Cmdlet):
    """Makes a module that exists in memory only.

    Its functions are available in the session at once.

    EXAMPLES
    > $null = New-Module -Name Sum { function Add-One($n) { $n + 1 } }; Add-One 4
    5

    Makes a module with one function and calls it.
    """

    name = parameter("Name", "string", position=0, mandatory=True, pipeline=True, sets="Name", help="The module's name.")
    script_block = parameter("ScriptBlock", "scriptblock", sets={"ScriptBlock": {"position": 0, "mandatory": True}, "Name": {"position": 1, "mandatory": True}},
                             validate=NULL, help="The module's script.")
    function = parameter("Function", "string[]", validate=NULL, help="Export these functions.")
    cmdlet = parameter("Cmdlet", "string[]", validate=NULL)
    return_result = parameter("ReturnResult", "switch", help="Return what the script returns, not the module.")
    as_custom_object = parameter("AsCustomObject", "switch", help="Return an object whose methods are the module's functions.")
    argument_list = parameter("ArgumentList", "object[]", rest=True, aliases="Args", help="Arguments for the script.")

    def process(self) -> None:
        modules = self.shell.modules
        name = self.name or f"__DynamicModule_{self.unique()}"
        results: list[Any] = []
        module = modules.new_dynamic(name, self.script_block, self.argument_list or [], results.append)
        if self.function is not None:
            module.exported["functions"] = {n: f for n, f in module.exported["functions"].items() if any(Wildcard(p).matches(f.name) for p in self.function)}
        if self.return_result:
            modules.export_to(module, self.scope.state.top, "", None)
            self.write_each(results)
        elif self.as_custom_object:
            self.write(modules.as_custom_object(module))
        else:
            modules.export_to(module, self.scope.state.top, "", None)
            self.write(module)

    @staticmethod
    def unique() -> str:
        import uuid

        return str(uuid.uuid4())


@cmdlet("Export-ModuleMember", class_name="Microsoft.PowerShell.Commands.ExportModuleMemberCommand")
class ExportModuleMember(Cmdlet):
    """Says which members a module gives to those who import it.

    EXAMPLES
    > $m = New-Module { function a {1}; function b {2}; Export-ModuleMember -Function a }; $m.ExportedFunctions.Keys
    a

    Only the function `a` leaves the module.
    """

    function = parameter("Function", "string[]", position=0, pipeline=True, byname=True, help="Functions to export; wildcards are allowed.")
    cmdlet = parameter("Cmdlet", "string[]", byname=True)
    variable = parameter("Variable", "string[]", byname=True, validate=NULL, help="Variables to export.")
    alias = parameter("Alias", "string[]", byname=True, validate=NULL, help="Aliases to export.")

    def process(self) -> None:
        state = self.scope.state
        if state.module is None:
            self.throw(net_error("System.InvalidOperationException", "The Export-ModuleMember cmdlet can only be called from inside a module."),
                       "Modules_CanOnlyExecuteExportModuleMemberInsideAModule", "PermissionDenied")
        self.shell.modules.export_member(state, self.function or [], self.alias or [], self.variable or [])


@cmdlet("Get-Module", class_name="Microsoft.PowerShell.Commands.GetModuleCommand", default_set="Loaded", output="System.Management.Automation.PSModuleInfo")
class GetModule(Cmdlet):
    """Lists the modules that are loaded, or that could be.

    EXAMPLES
    > New-Module -Name Demo { } | Import-Module; (Get-Module Demo).Name
    Demo

    Finds a loaded module.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, validate=(("notnullorempty",),), help="Names; wildcards are allowed.")
    fully_qualified_name = parameter("FullyQualifiedName", "object[]", byname=True)
    all = parameter("All", "switch", sets="Loaded Available", help="Nested modules too.")
    list_available = parameter("ListAvailable", "switch", mandatory=True, sets="Available", help="Every module in the folders of $env:PSModulePath.")
    ps_edition = parameter("PSEdition", "string", sets="Available")
    skip_edition_check = parameter("SkipEditionCheck", "switch", sets="Available")
    refresh = parameter("Refresh", "switch", sets="Available")

    def process(self) -> None:
        modules = self.shell.modules
        wanted = self.name or ["*"]
        if self.list_available:
            self.write_available(wanted)
            return
        own = self.scope.state.module
        found = {id(m): m for m in own.nested} if own is not None else {}
        found.update({id(m): m for m in modules.loaded.values() if m.is_global})
        found.update({id(m): m for m in modules.imported_built_in.values()})
        if self.all:
            for module in list(found.values()):
                found.update({id(m): m for m in all_nested(module)})
        for module in found.values():
            if any(Wildcard(p).matches(module.name) for p in wanted):
                self.write(module)
        for name in self.name or ():
            if name.lower() not in modules.imported_built_in and modules.has_commands(name):
                self.write(modules.built_in(name))

    def write_available(self, wanted: list[str]) -> None:
        """The modules in the folders of $env:PSModulePath, and those that are part of the shell."""
        modules = self.shell.modules
        for path in modules.all_available().values():
            module = modules.available_module(path)
            if any(Wildcard(p).matches(module.name) for p in wanted):
                self.write(module)
        for name, _version in BUILT_IN.values():
            if any(Wildcard(p).matches(name) for p in wanted) and name != "Microsoft.PowerShell.Core":
                self.write(modules.built_in(name))


def all_nested(module: ModuleInfo) -> Iterator[ModuleInfo]:
    """The modules nested in a module, at any depth."""
    for child in module.nested:
        yield child
        yield from all_nested(child)


@cmdlet("Remove-Module", class_name="Microsoft.PowerShell.Commands.RemoveModuleCommand", supports_should_process=True)
class RemoveModule(Cmdlet):
    """Takes a module's commands out of the session.

    EXAMPLES
    > $null = New-Module -Name Gone { function Get-Gone { 1 } }; Remove-Module Gone; [bool](Get-Command Get-Gone -ErrorAction Ignore)
    False

    The module's function is gone with it.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, sets="name", help="Names of loaded modules.")
    fully_qualified_name = parameter("FullyQualifiedName", SPECIFICATION, position=0, mandatory=True, pipeline=True, sets="FullyQualifiedName",
                                     help="A name, or a table with ModuleName and ModuleVersion.")
    module_info = parameter("ModuleInfo", "psmoduleinfo[]", position=0, mandatory=True, pipeline=True, sets="ModuleInfo")
    force = parameter("Force", "switch")

    def process(self) -> None:
        modules = self.shell.modules
        if self.parameter_set == "ModuleInfo":
            chosen = list(self.module_info)
        else:
            chosen = []
            for name in self.name or []:
                found = [m for m in self.loaded() if Wildcard(name).matches(m.name)]
                if not found and "*" not in name:
                    self.write_error(net_error("System.InvalidOperationException",
                                               "No modules were removed. Verify that the specification of modules to remove is correct and those modules exist in the runspace."),
                                     "Modules_NoModulesRemoved", "ResourceUnavailable")
                chosen.extend(found)
        for module in chosen:
            if self.should_process(f"{module.name} (Path: '{module.path}')", "Remove-Module"):
                for kind, word in MEMBER_KINDS:
                    for member in module.exported[kind].values():
                        self.write_verbose(f'Removing the imported "{member.name}" {word}.')
                modules.remove(module)

    def loaded(self) -> list[ModuleInfo]:
        found = {id(m): m for m in self.shell.modules.loaded.values()}
        for scope in (*self.scope.chain(), self.shell.global_scope):
            for command in (scope.functions or {}).values():
                if command.module is not None:
                    found[id(command.module)] = command.module
        return list(found.values())
