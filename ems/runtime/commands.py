"""In: command names. Out: what they stand for: alias, function, cmdlet, script file, program."""
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from typing import Any

from ems.runtime.code import ScriptBlock
from ems.runtime.functions import AliasInfo, ApplicationInfo, CmdletInfo, CommandInfo, ExternalScriptInfo, FilterInfo, FunctionInfo, ScriptInfo
from ems.runtime.scope import Scope
from ems.values.convert import to_string
from ems.values.errors import ErrorDetails, ps_error, record_of
from ems.values.objects import base

NOT_FOUND = "System.Management.Automation.CommandNotFoundException"
SCRIPT_SUFFIXES = (".ps1", ".ems")
_epochs = count(0, 1 << 40)  # where the epochs of a session begin: no call site takes another session's for its own


class ModuleCall(CommandInfo):
    """`& $module { … }`: the first argument runs in the module's scope."""

    __slots__ = ("target",)
    kind = "Script"

    def __init__(self, target: Any) -> None:
        super().__init__("", target)
        self.target = target

    def script(self, arguments: list[Any]) -> ScriptInfo:
        """The block to run, taken out of the arguments."""
        for at, (kind, _name, value, _text) in enumerate(arguments):
            block = base(value)
            if kind == "v":
                del arguments[at]
                if isinstance(block, ScriptBlock):
                    return ScriptInfo(ScriptBlock(block.code, self.target.state))
                return self.target.state.session.commands.resolve(to_string(block), self.target.state.current)
        raise ps_error("BadExpression", "A module must be followed by a script block or a command.", target=self.target)


class Commands:
    """The command table of a session. `epoch` grows with every change, so that call sites know when to look again."""

    def __init__(self, session: Any, manifest: dict[str, tuple[str, str, str]], aliases: dict[str, str]) -> None:
        self.session = session
        self.epoch = next(_epochs)
        self.manifest = manifest  # lower name -> (name, module, "module:Class")
        self.cmdlets: dict[str, CmdletInfo] = {}
        self.alias_targets = aliases  # built-in aliases: lower -> (name, target)
        self.late_aliases: dict[str, str] = {}  # lower -> target: those that only stand before programs; no list has them
        self.late_commands: dict[str, tuple[str, str, str]] = {}  # as the manifest, of modules that are imported when one of these is named
        self.applications: dict[str, str | None] = {}
        self.scanned = False
        self.scan: Any = dict  # finds cmdlets that the manifest does not name yet; ems.startup puts the catalog's own here
        self.finders: list[Any] = []  # each gives the command of a name that nothing else knows, or None
        self.suggest: Any = None  # gives the name that a person may have meant, or None
        self.explainers: list[Any] = []  # each may add to the error of a name that was not found what a person should know

    # -- scoped tables

    def alias(self, lower: str, scope: Scope) -> AliasInfo | None:
        for s in scope.chain():
            if s.aliases is not None:
                found = s.aliases.get(lower)
                if found is not None:
                    return found
        return None

    def function(self, lower: str, scope: Scope) -> FunctionInfo | None:
        """The function visible under a lower name, with a scope modifier or not."""
        if ":" in lower:
            where, _, rest = lower.partition(":")
            if where in ("global", "script", "local", "private"):
                found = scope.named(where)
                return (found.functions or {}).get(rest)
            if where == "function":
                lower = rest
            else:
                return None
        s: Scope | None = scope
        while s is not None:
            if s.functions is not None:
                found_function = s.functions.get(lower)
                if found_function is not None:
                    return found_function
            s = s.parent
        return None

    def cmdlet(self, lower: str) -> CmdletInfo | None:
        found = self.cmdlets.get(lower)
        if found is None:
            if "\\" in lower:
                module, _, short = lower.rpartition("\\")
                made = self.cmdlet(short)
                return made if made is not None and made.module_name.lower() == module else None
            row = self.manifest.get(lower)
            if row is None:
                return None
            found = self.cmdlets[lower] = CmdletInfo(*row)
        return found

    # -- resolution

    def resolve(self, name: str, scope: Scope) -> CommandInfo:
        """The command of a name, aliases followed; CommandNotFoundException when there is none."""
        found = self.find(name, scope)
        if found is None:
            raise self.not_found(name)
        if isinstance(found, AliasInfo):
            found = self.target(found, scope)
        return found

    def target(self, alias: AliasInfo, scope: Scope) -> CommandInfo:
        seen = {alias.name.lower()}
        found: CommandInfo | None = alias
        name = alias.name
        while isinstance(found, AliasInfo):
            name = found.definition
            lower = name.lower()
            if lower in seen:
                found = self.find(name, scope, aliases=False)
                break
            seen.add(lower)
            found = self.find(name, scope)
        if found is None:
            raise self.not_found(name)
        return found

    def find(self, name: str, scope: Scope | None = None, aliases: bool = True, scan: bool = True, load: bool = True) -> CommandInfo | None:
        """The command of a name, or None. Order: alias, function, cmdlet, late alias, script file, program.

        scan: also look for cmdlets that the manifest does not list. load: import the module that has it.
        """
        scope = scope or self.session.scope
        lower = name.lower()
        if aliases:
            found: CommandInfo | None = self.alias(lower, scope)
            if found is not None:
                return found
        found = self.function(lower, scope) or self.cmdlet(lower)
        if found is not None:
            return found
        if aliases and lower in self.late_aliases:
            return AliasInfo(name, self.late_aliases[lower])
        if "\\" in lower:
            module, _, short = name.rpartition("\\")
            made = self.session.modules.command(module, short)
            if made is not None:
                return made
            stand_in = self.cmdlet(lower.replace("/", "\\").rpartition("\\")[2]) if lower.endswith(".ps1") else None
            if stand_in is not None and not os.path.exists(name):
                return stand_in  # a script of Exchange's own folders (RemoteExchange.ps1) that is a command here
        found = self.file(name)
        if found is None and load and "-" not in lower[:1]:
            found = self.session.modules.autoload(lower)
        if found is None and load and lower in self.late_commands:
            self.bring(self.late_commands[lower][1])
            found = self.cmdlet(lower)
        if found is None and scan and not self.scanned and "-" in name and "/" not in name:
            self.scanned = True
            self.manifest.update(self.scan())
            found = self.cmdlet(lower)
        if found is None:
            found = next((info for finder in self.finders if (info := finder(name)) is not None), None)
        if found is None and "-" not in name and os.sep not in name:
            found = self.function("get-" + lower, scope) or self.cmdlet("get-" + lower)
        return found

    def bring(self, module: str) -> None:
        """Make the commands of a module that was not imported yet known."""
        rows = {lower: row for lower, row in self.late_commands.items() if row[1].lower() == module.lower()}
        if rows and not rows.keys() <= self.manifest.keys():
            self.manifest.update(rows)
            self.epoch = next(_epochs)

    def file(self, name: str) -> CommandInfo | None:
        """A script file or program: by path, or in the folders of PATH."""
        if not name or any(c in name for c in "*?[") and not os.path.exists(name):
            return None
        if "/" in name or "\\" in name or name.startswith("~"):
            path = self.session.file_path(name)
            for candidate in (path, *(path + s for s in SCRIPT_SUFFIXES)):
                if os.path.isfile(candidate):
                    if candidate.lower().endswith(SCRIPT_SUFFIXES):
                        return ExternalScriptInfo(os.path.basename(candidate), candidate, self.session)
                    if candidate == path and (os.access(path, os.X_OK) or sys.platform == "win32"):
                        return ApplicationInfo(os.path.basename(path), path)
            return None
        path_text = os.environ.get("PATH", "")
        for folder in path_text.split(os.pathsep):
            if not folder:
                continue
            candidate = os.path.join(folder, name)
            for full in (candidate, *(candidate + s for s in SCRIPT_SUFFIXES)):
                if os.path.isfile(full):
                    if full.lower().endswith(SCRIPT_SUFFIXES):
                        return ExternalScriptInfo(os.path.basename(full), full, self.session)
                    if full == candidate and os.access(full, os.X_OK):
                        return ApplicationInfo(name, full)
        return None

    def resolve_value(self, value: Any, scope: Scope, site: Any) -> CommandInfo:
        """What `& value` runs: a script block, a command object, or a name."""
        item = base(value)
        if isinstance(item, ScriptBlock):
            return ScriptInfo(item)
        if isinstance(item, CommandInfo):
            return self.target(item, scope) if isinstance(item, AliasInfo) else item
        from ems.runtime.modules import ModuleInfo

        if item is None:
            raise ps_error("BadExpression", "The expression after '" + ("." if site.op == "Dot" else "&") + "' in a pipeline element produced an object that was not valid. It must result in a "
                           "command name, a script block, or a CommandInfo object.", target=None)
        if isinstance(item, ModuleInfo):
            return ModuleCall(item)
        name = to_string(item)
        if not name:
            raise ps_error("BadExpression", f"The expression after '{'.' if site.op == 'Dot' else '&'}' in a pipeline element produced an object that was not valid. It must "
                           "result in a command name, a script block, or a CommandInfo object.", target=item)
        return self.resolve(name, scope)

    def not_found(self, name: str) -> Exception:
        module = name.rpartition("\\")[0]
        if module and "/" not in name and "\\" not in module and not module.startswith(".") and self.session.modules.by_name(module) is None:
            error = ps_error("CouldNotAutoLoadModule", f"The module '{module}' could not be loaded. For more information, run 'Import-Module {module}'.",
                             category="ObjectNotFound", target=name, cls=NOT_FOUND)
            error.command_name = name  # type: ignore[attr-defined]
            return error
        message = (f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\n"
                   "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.")
        error = ps_error("CommandNotFoundException", message, category="ObjectNotFound", target=name, cls=NOT_FOUND)
        error.command_name = name  # type: ignore[attr-defined]
        meant = self.suggest(name) if self.suggest is not None else None
        if meant is not None:
            record_of(error).details = ErrorDetails("", f"Did you mean {meant}?")
        for explain in self.explainers:
            explain(error, name)
        return error

    # -- listing

    def all(self, scope: Scope | None = None) -> Iterator[CommandInfo]:
        """Every alias, function and cmdlet, in that order; inner scopes hide outer ones."""
        scope = scope or self.session.scope
        for table in ("aliases", "functions"):
            seen: set[str] = set()
            for s in scope.chain():
                for lower, info in (getattr(s, table) or {}).items():
                    if lower not in seen:
                        seen.add(lower)
                        yield info
        for lower in list(self.manifest):
            found = self.cmdlet(lower)
            if found is not None:
                yield found

    # -- defining

    def define_function(self, scope: Scope, name: str, script: ScriptBlock, is_filter: bool = False) -> FunctionInfo:
        lower = name.lower()
        where = scope
        if ":" in lower:
            modifier, _, rest = lower.partition(":")
            if modifier in ("global", "script", "local", "private"):
                where, lower, name = scope.named(modifier), rest, name.partition(":")[2]
            elif modifier == "function":
                lower, name = rest, name.partition(":")[2]
        if where.functions is None:
            where.functions = {}
        made = (FilterInfo if is_filter else FunctionInfo)(name, script, script.state.module)
        old = where.functions.get(lower)
        if old is not None and old.options in ("ReadOnly", "Constant"):
            raise ps_error("FunctionNotWritable", f"Cannot write to function {name} because it is read-only or constant.", category="WriteError", target=name,
                           cls="System.Management.Automation.SessionStateUnauthorizedAccessException")
        where.functions[lower] = made
        self.epoch += 1
        for attribute in script.code.attributes:
            if attribute.name == "alias":
                for alias in attribute.arguments(self.session, scope)[0]:
                    self.set_alias(where, to_string(alias), name)
        return made

    def set_alias(self, scope: Scope, name: str, target: str) -> AliasInfo:
        if scope.aliases is None:
            scope.aliases = {}
        made = scope.aliases[name.lower()] = AliasInfo(name, target)
        self.epoch += 1
        return made
