"""In: module files, names, script blocks. Out: loaded modules and their exported commands.

A module has a SessionState of its own whose top scope lies under the global one. Its exports are put into the importing state's top scope
(or the global one with -Global); a command of the module runs in the module's own scopes wherever it is called from.
"""
from __future__ import annotations

import os
from typing import Any

from ems.runtime.built_in_modules import BUILT_IN
from ems.runtime.code import ScriptBlock
from ems.runtime.functions import AliasInfo, FunctionInfo
from ems.runtime.manifests import manifest_error, member_not_found, read_manifest
from ems.runtime.scope import Scope, UnsetVariable, Variable
from ems.runtime.state import SessionState
from ems.values.convert import to_string, truth
from ems.values.errors import ReturnFlow
from ems.values.members import enumerate_, is_enumerable
from ems.values.objects import NetObject, NoteProperty, PSCustomObject, base
from ems.values.wildcard import Wildcard

KINDS = ("functions", "aliases", "variables", "cmdlets")
SUFFIXES = (".psd1", ".psm1", ".ps1")


class ModuleInfo(NetObject):
    """PSModuleInfo. `state` is its SessionState, None for a built-in one. exported: kind -> {lower: command or variable}."""

    __slots__ = ("author", "base_path", "description", "explicit", "exported", "guid", "imported_as", "is_global", "kind", "manifest", "name", "nested", "on_remove", "path",
                 "prefix", "private_data", "required", "state", "version")
    net_name = "System.Management.Automation.PSModuleInfo"

    def __init__(self, name: str, path: str = "", state: Any = None, kind: str = "Script") -> None:
        self.ps_ext = None
        self.name = name
        self.path = path
        self.base_path = os.path.dirname(path)
        self.state = state
        self.kind = kind
        self.version: Any = None
        self.guid: Any = None
        self.description = ""
        self.author = ""
        self.manifest: Any = None
        self.private_data: Any = None
        self.on_remove: Any = None
        self.prefix = ""
        self.nested: list[ModuleInfo] = []
        self.explicit: dict[str, list[str]] | None = None  # what Export-ModuleMember said
        self.exported: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.required: list[ModuleInfo] = []
        self.is_global = False  # imported outside of modules: Get-Module tells of it
        self.imported_as = ""  # the prefix that Import-Module put before the nouns

    def __str__(self) -> str:
        return self.name


def patterns(value: Any) -> list[str]:
    """Export patterns of a manifest or parameter; a missing one means none given."""
    value = base(value)
    if value is None:
        return []
    return [to_string(v) for v in enumerate_(value)] if is_enumerable(value) else [to_string(value)]


def matches(name: str, wanted: list[str]) -> bool:
    return any(Wildcard(p).matches(name) for p in wanted)


def with_prefix(name: str, prefix: str) -> str:
    """Verb-PrefixNoun."""
    if not prefix:
        return name
    verb, dash, noun = name.partition("-")
    return f"{verb}-{prefix}{noun}" if dash else prefix + name


class Modules:
    """The modules of a session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.loaded: dict[str, ModuleInfo] = {}  # lower path or name -> module
        self.available: dict[str, str] | None = None
        self.loading: list[str] = []
        self.imported_built_in: dict[str, ModuleInfo] = {}  # lower name -> module of the shell's own that Import-Module named

    # -- finding

    def command(self, module: str, name: str) -> Any:
        """The exported command of a loaded module, or None."""
        found = self.by_name(module)
        if found is None:
            return None
        lower = name.lower()
        return found.exported["functions"].get(lower) or found.exported["aliases"].get(lower)

    def by_name(self, name: str) -> ModuleInfo | None:
        lower = name.lower()
        return next((m for m in self.loaded.values() if m.name.lower() == lower), None)

    def module_path(self) -> list[str]:
        return [p for p in os.environ.get("PSModulePath", "").split(os.pathsep) if p]

    def find_file(self, name: str) -> str | None:
        """The file of a module given by path or name."""
        if any(c in name for c in "/\\") or name.startswith(".") or name.lower().endswith((*SUFFIXES, ".dll")):
            path = self.session.file_path(name)
            if os.path.isfile(path):
                return path
            for suffix in SUFFIXES:
                if os.path.isfile(path + suffix):
                    return path + suffix
            return self.in_folder(path)
        for folder in self.module_path():
            found = self.in_folder(os.path.join(folder, name))
            if found is not None:
                return found
        return None

    @staticmethod
    def in_folder(path: str) -> str | None:
        """The module file in a folder of the same name, versions beneath it included."""
        if not os.path.isdir(path):
            return None
        name = os.path.basename(path)
        folders = [path]
        versions = [e for e in os.listdir(path) if e.replace(".", "").isdigit() and os.path.isdir(os.path.join(path, e))]
        folders += [os.path.join(path, v) for v in sorted(versions, key=lambda v: [int(p) for p in v.split(".") if p], reverse=True)]
        for folder in [*folders[1:], path]:
            for suffix in (".psd1", ".psm1"):
                for entry in (name + suffix,):
                    candidate = os.path.join(folder, entry)
                    if os.path.isfile(candidate):
                        return candidate
        return None

    def all_available(self) -> dict[str, str]:
        """Lower module name -> file, of every folder on PSModulePath."""
        found: dict[str, str] = {}
        for folder in self.module_path():
            if os.path.isdir(folder):
                for entry in sorted(os.listdir(folder)):
                    path = self.in_folder(os.path.join(folder, entry))
                    if path is not None:
                        found.setdefault(entry.lower(), path)
        return found

    def autoload(self, lower: str) -> Any:
        """The command of a module on PSModulePath that has not been imported yet; imports it. None when there is none."""
        path = self.exporting(lower)
        if path is None:
            return None
        self.import_file(path, self.session.global_scope)
        return self.session.commands.function(lower, self.session.global_scope)

    def exporting(self, lower: str) -> str | None:
        """The file of the module on PSModulePath, not imported yet, that has a command."""
        if not self.module_path() or to_string(self.session.get_variable("PSModuleAutoLoadingPreference")).lower() == "none":
            return None
        for name, path in self.all_available().items():
            if name in self.loading or any(m.path == path for m in self.loaded.values()):
                continue
            if lower in self.names_in(path):
                return path
        return None

    def names_in(self, path: str) -> set[str]:
        """The lower names of the functions that a module seems to export, without running it."""
        if path.lower().endswith(".psd1"):
            data = self.read_manifest(path)
            listed = patterns(data.get("FunctionsToExport"))
            if listed and not any("*" in p for p in listed):
                return {p.lower() for p in [*listed, *patterns(data.get("AliasesToExport"))]}
            root = to_string(data.get("RootModule") or data.get("ModuleToProcess") or "")
            path = os.path.join(os.path.dirname(path), root) if root else path
        if not os.path.isfile(path) or not path.lower().endswith(".psm1"):
            return set()
        return {name.lower() for name in self.defined_names(path)}

    @staticmethod
    def defined_names(path: str) -> list[str]:
        """The functions that a script's own text defines."""
        from ems.runtime.files import read_script
        from ems.syntax.nodes import FunctionDefinition
        from ems.syntax.parser import parse

        tree = parse(read_script(path), path).ast
        return [node.name for block in tree.blocks for node in block.statements if isinstance(node, FunctionDefinition)]

    def has_commands(self, name: str) -> bool:
        """True for a module of the shell's own that some of its cmdlets belong to."""
        lower = name.lower()
        return any(row[1].lower() == lower for row in self.session.commands.manifest.values())

    def is_built_in(self, name: str) -> bool:
        """True for a module whose cmdlets every session has."""
        return name.lower() in BUILT_IN or self.has_commands(name)

    def built_in(self, name: str) -> ModuleInfo:
        """The module that stands for cmdlets that every session has."""
        from ems.values.identities import parse_version

        lower = name.lower()
        rows = [row for row in self.session.commands.manifest.values() if row[1].lower() == lower]
        shown, version = BUILT_IN.get(lower, (rows[0][1] if rows else name, "7.0.0.0"))
        module = ModuleInfo(shown, kind="Manifest")
        module.exported["cmdlets"] = {row[0].lower(): self.session.commands.cmdlet(row[0].lower()) for row in rows}
        module.version = parse_version(version)
        return module

    # -- loading

    def read_manifest(self, path: str) -> Any:
        """The hashtable of a .psd1 file."""
        return read_manifest(self.session, path)

    def import_file(self, path: str, target: Scope, *, force: bool = False, prefix: str = "", only: dict[str, list[str]] | None = None,
                    arguments: list[Any] | None = None, exports: bool = True) -> ModuleInfo:
        """Load a module file (once, unless forced) and put its exports into `target`."""
        key = path.lower()
        module = self.loaded.get(key)
        if module is not None and force:
            self.remove(module)
            module = None
        if module is None:
            self.loading.append(os.path.splitext(os.path.basename(path))[0].lower())
            try:
                module = self.load_script(path, target) if path.lower().endswith(".ps1") else self.load(path, arguments or [])
            finally:
                self.loading.pop()
            self.loaded[key] = module
        if exports:
            self.export_to(module, target, prefix or module.prefix, only)
        return module

    def load(self, path: str, arguments: list[Any]) -> ModuleInfo:
        name = os.path.splitext(os.path.basename(path))[0]
        if path.lower().endswith(".psd1"):
            return self.load_manifest(path, arguments)
        module = ModuleInfo(name, path)
        self.run_module(module, self.session.compile_file(path), arguments)
        self.collect_exports(module)
        return module

    def load_script(self, path: str, target: Scope) -> ModuleInfo:
        """A script imported as a module: it is dot-sourced, and so has nothing of its own to export."""
        self.dot_source(path, target)
        return ModuleInfo(os.path.splitext(os.path.basename(path))[0], path)

    def dot_source(self, path: str, scope: Scope) -> None:
        """Run a script file in a scope, as `. file` there does; its output is not shown."""
        from ems.runtime.functions import ExternalScriptInfo
        from ems.runtime.pipeline import run_stages
        from ems.runtime.stages import FunctionStage

        session = self.session
        info = ExternalScriptInfo(os.path.basename(path), path, session)
        run_stages(session, scope, _drop, [FunctionStage(session, scope, info, [], info.name, None, dot=True)], None)

    def run_module(self, module: ModuleInfo, script: ScriptBlock, arguments: list[Any], out: Any = None) -> None:
        """Run a module's script in its own state."""
        session = self.session
        state = module.state or SessionState(session, module, session.global_scope)
        module.state = state
        top = state.top
        if module.path:
            session.prepare_script(top, script.code, module.path)
        from ems.runtime.functions import ScriptInfo
        from ems.runtime.pipeline import run_stages
        from ems.runtime.stages import FunctionStage

        bound = ScriptBlock(script.code, state)
        info = ScriptInfo(bound)
        info.name = os.path.basename(module.path) if module.path else module.name
        info.module = module
        stage = FunctionStage(session, top, info, [("v", "", a, "") for a in arguments], info.name, None, dot=True)
        stage.inner = top
        stage.frame.scope = top
        depth = session.try_depth
        try:
            run_stages(session, top, out or _drop, [stage], None)
        finally:
            session.try_depth = depth

    def described(self, path: str, data: Any) -> ModuleInfo:
        """A module with the facts of its manifest, not loaded."""
        from ems.values.identities import parse_guid, parse_version

        module = ModuleInfo(os.path.splitext(os.path.basename(path))[0], path, kind="Manifest")
        module.manifest = data
        version = data.get("ModuleVersion")
        module.version = parse_version(to_string(version)) if version is not None else None
        module.guid = parse_guid(to_string(data.get("GUID"))) if data.get("GUID") else None
        module.description = to_string(data.get("Description"))
        module.author = to_string(data.get("Author"))
        module.private_data = data.get("PrivateData")
        module.prefix = to_string(data.get("DefaultCommandPrefix"))
        root = to_string(data.get("RootModule") or data.get("ModuleToProcess") or "")
        if root.lower().endswith(".psm1"):
            module.kind = "Script"
        return module

    def available_module(self, path: str) -> ModuleInfo:
        """A module that could be imported, described by its files alone."""
        if path.lower().endswith(".psd1"):
            data = self.read_manifest(path)
            module = self.described(path, data)
            names = [p for p in patterns(data.get("FunctionsToExport")) if "*" not in p]
        else:
            module = ModuleInfo(os.path.splitext(os.path.basename(path))[0], path)
            names = self.defined_names(path)
        nothing = self.session.parse("")
        module.exported["functions"] = {name.lower(): FunctionInfo(name, nothing, module) for name in names}
        return module

    @staticmethod
    def named_files(data: Any, key: str) -> list[str]:
        """The files that an entry of a manifest names, without modules of elsewhere and wildcards."""
        return [f.replace("\\", "/") for f in patterns_of_modules(data.get(key)) if "." in os.path.basename(f) and "*" not in f]

    def load_manifest(self, path: str, arguments: list[Any]) -> ModuleInfo:
        session = self.session
        data = self.read_manifest(path)
        folder = os.path.dirname(path)
        module = self.described(path, data)
        self.load_required(module, data, path)
        for script in patterns(data.get("ScriptsToProcess")):
            self.dot_source(os.path.join(folder, script), session.global_scope)
        module.state = SessionState(session, module, session.global_scope)
        for file in patterns_of_modules(data.get("NestedModules")):
            found = self.file_beside(folder, file)
            if found is None:
                if self.is_built_in(file):
                    continue
                raise member_not_found(file, "NestedModules", path)
            child = ModuleInfo(os.path.splitext(os.path.basename(found))[0], found) if found.lower().endswith(".ps1") else self.load(found, [])
            module.nested.append(child)
            if child.state is None:  # a script is part of the module itself
                self.dot_source(found, module.state.top)
            else:
                self.export_to(child, module.state.top, "", None)
        root = to_string(data.get("RootModule") or data.get("ModuleToProcess") or "")
        if root:
            found = self.file_beside(folder, root)
            if found is None:
                raise member_not_found(root, "ModuleToProcess/RootModule", path)
            if found.lower().endswith(".psm1"):
                module.kind = "Script"
            saved, module.path = module.path, found
            self.run_module(module, session.compile_file(found), arguments)
            module.path = saved
        self.collect_exports(module)
        self.keep_listed(module, data)
        return module

    def load_required(self, module: ModuleInfo, data: Any, path: str) -> None:
        """RequiredModules: in the global scope, before the module itself."""
        for required in patterns_of_modules(data.get("RequiredModules")):
            found = self.by_name(required)
            if found is None and self.is_built_in(required):
                found = self.built_in(required)
            if found is None:
                file = self.find_file(required)
                if file is None:
                    raise manifest_error(f"The required module '{required}' is not loaded. Load the module or remove the module from 'RequiredModules' in the file "
                                         f"'{path}'.", path)
                found = self.import_file(file, self.session.global_scope)
            module.required.append(found)

    def file_beside(self, folder: str, file: str) -> str | None:
        """The file of a module that a manifest names, relative to it or in $env:PSModulePath."""
        place = os.path.join(folder, file.replace("\\", "/"))
        return place if os.path.isfile(place) else self.find_file(place) or self.find_file(os.path.basename(file))

    @staticmethod
    def keep_listed(module: ModuleInfo, data: Any) -> None:
        """Of a module's exports those that its manifest names."""
        top = module.state.top
        for kind, field in (("functions", "FunctionsToExport"), ("aliases", "AliasesToExport"), ("variables", "VariablesToExport")):
            if not data.has(field):
                continue
            allowed = patterns(data.get(field))
            if module.explicit is None and kind == "variables":
                module.exported[kind] = {n: v for n, v in own_variables(top).items() if matches(v.name, allowed)}
                continue
            module.exported[kind] = {n: c for n, c in module.exported[kind].items() if matches(c.name, allowed)}
            if kind == "aliases" and module.explicit is None:
                module.exported[kind].update({n: c for n, c in (top.aliases or {}).items() if matches(c.name, allowed)})

    def new_dynamic(self, name: str, script: ScriptBlock, arguments: list[Any], out: Any) -> ModuleInfo:
        """New-Module: a module from a script block."""
        module = ModuleInfo(name)
        self.run_module(module, script, arguments, out)
        self.collect_exports(module)
        return module

    # -- exports

    def collect_exports(self, module: ModuleInfo) -> None:
        """What a module gives: what Export-ModuleMember said, else all its functions."""
        top = module.state.top
        functions = dict((top.functions or {}).items())
        aliases = dict(top.aliases or {})
        variables = own_variables(top)
        said = module.explicit
        if said is None:
            module.exported["functions"] = functions
            module.exported["aliases"] = aliases
            for child in module.nested:
                for kind in ("functions", "aliases"):
                    module.exported[kind].update(child.exported[kind])
            return
        module.exported["functions"] = {n: f for n, f in functions.items() if matches(f.name, said["functions"])}
        module.exported["aliases"] = {n: a for n, a in aliases.items() if matches(a.name, said["aliases"])}
        module.exported["variables"] = {n: v for n, v in variables.items() if matches(v.name, said["variables"])}

    def export_member(self, state: SessionState, functions: list[str], aliases: list[str], variables: list[str]) -> None:
        """Export-ModuleMember, called while a module is loading or in it."""
        module = state.module
        if module.explicit is None:
            module.explicit = {kind: [] for kind in KINDS}
        module.explicit["functions"] += functions
        module.explicit["aliases"] += aliases
        module.explicit["variables"] += variables
        self.collect_exports(module)

    def export_to(self, module: ModuleInfo, target: Scope, prefix: str, only: dict[str, list[str]] | None,
                  skip: Any = None) -> None:
        """Put a module's exports into a scope; not those whose name `skip` takes."""
        module.imported_as = prefix or module.imported_as
        module.is_global = module.is_global or target.state.module is None
        for kind in ("functions", "aliases", "variables"):
            for command in module.exported[kind].values():
                name = command.name
                if only is not None and kind in only and not matches(name, only[kind]):
                    continue
                if only is not None and kind not in only:
                    continue
                if kind == "variables":
                    target.vars[name.lower()] = command
                    continue
                shown = with_prefix(name, prefix) if prefix else name
                if skip is not None and skip(shown):
                    continue
                table = getattr(target, kind)
                if table is None:
                    table = {}
                    setattr(target, kind, table)
                if prefix and isinstance(command, FunctionInfo):
                    made = type(command)(shown, command.script, module)
                    table[shown.lower()] = made
                elif isinstance(command, AliasInfo):
                    table[shown.lower()] = AliasInfo(shown, with_prefix(command.definition, prefix) if prefix and command.definition.lower() in module.exported["functions"]
                                                     else command.definition, module)
                else:
                    command.module = module
                    table[shown.lower()] = command
        self.session.commands.epoch += 1

    def remove(self, module: ModuleInfo) -> None:
        """Remove-Module."""
        if module.on_remove is not None:
            self.session.invoke(module.on_remove, [module])
        for key, found in list(self.loaded.items()):
            if found is module:
                del self.loaded[key]
        scopes = {id(s): s for s in (*self.session.scope.chain(), self.session.global_scope)}
        for scope in scopes.values():
            for kind in ("functions", "aliases"):
                table = getattr(scope, kind) or {}
                for lower, command in list(table.items()):
                    if command.module is module:
                        del table[lower]
            for lower, variable in list(scope.vars.items()):
                if any(v is variable for v in module.exported["variables"].values()) and scope is not module.state.top:
                    del scope.vars[lower]
        self.session.commands.epoch += 1

    def imported_into(self, state: SessionState, module: ModuleInfo) -> None:
        """A module that another one imported is nested in it."""
        if state.module is not None and module not in state.module.nested and module is not state.module:
            state.module.nested.append(module)

    def as_custom_object(self, module: ModuleInfo) -> PSCustomObject:
        """-AsCustomObject: functions as script methods, variables as properties."""
        from ems.values.objects import Extension, ScriptMethod

        made = PSCustomObject()
        made.ps_ext = Extension()
        for lower, variable in module.exported["variables"].items():
            said = next((n for n in (module.explicit or {}).get("variables", ()) if n.lower() == lower), variable.name)
            made.ps_ext.members[lower] = VariableProperty(said, variable)
        for lower, command in module.exported["functions"].items():
            made.ps_ext.members[lower] = ScriptMethod(command.name, command.script)
        return made


class VariableProperty(NoteProperty):
    """A property that is a module's variable."""

    __slots__ = ("variable",)

    def __init__(self, name: str, variable: Variable) -> None:
        self.name = name
        self.hidden = False
        self.variable = variable

    @property
    def value(self) -> Any:  # type: ignore[override]
        return self.variable.value

    @value.setter
    def value(self, new: Any) -> None:
        self.variable.value = new


def own_variables(top: Scope) -> dict[str, Variable]:
    """The variables that a module's script set."""
    automatic = {"psscriptroot", "pscommandpath", "args", "_", "input", "myinvocation", "psboundparameters", "matches"}
    return {n: v for n, v in top.vars.items() if n not in automatic and v.__class__ is not UnsetVariable}


def patterns_of_modules(value: Any) -> list[str]:
    """Module names of RequiredModules or NestedModules: texts or @{ModuleName=…} tables."""
    value = base(value)
    if value is None:
        return []
    items = list(enumerate_(value)) if is_enumerable(value) else [value]
    return [to_string(base(i).get("ModuleName")) if hasattr(base(i), "store") else to_string(i) for i in items]


def _drop(value: Any) -> None:
    """A module's output is not shown."""


__all__ = ["ModuleInfo", "Modules", "ReturnFlow", "truth"]
