"""In: names and commands. Out: the session's aliases, read and changed: Get-, Set-, New-, Remove-Alias."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.enums import declare
from cmdlets.utility.variables import scope_of
from ems.values.collation import sort_key
from ems.values.errors import net_error
from ems.values.text import to_string
from ems.values.wildcard import Wildcard, has_wildcards

declare("System.Management.Automation.ScopedItemOptions")

# Built-in aliases that a script may redefine; the others are read-only, as PowerShell has them.
REDEFINABLE = frozenset(("cd chdir clear cls copy cp del diff dir echo erase h history kill ls man md mkdir mount move mv popd ps pushd pwd r rd ren rm "
                         "rmdir set sleep sort tee type write").split())
ALL_SCOPE = frozenset("% ? cd chdir copy cp del dir echo foreach move popd pushd select where".split())


def options_text(command: Any, info: Any) -> str:
    """The ScopedItemOptions of an alias."""
    if info.options != "None":
        return to_string(info.options)
    lower = info.name.lower()
    built_in = command.shell.commands.alias_targets.get(lower)
    if built_in is None or built_in.lower() != info.definition.lower():
        return "None"
    parts = ([] if lower in REDEFINABLE else ["ReadOnly"]) + (["AllScope"] if lower in ALL_SCOPE else [])
    return ", ".join(parts) or "None"


def aliases_in(command: Any, scope_name: str | None) -> list[Any]:
    """The aliases of a scope, or all that the caller sees, sorted by name."""
    scope = scope_of(command, scope_name)
    found: dict[str, Any] = {}
    for where in (scope,) if scope_name is not None else scope.chain():
        for lower, info in (where.aliases or {}).items():
            found.setdefault(lower, info)
    return sorted(found.values(), key=lambda info: sort_key(info.name, True))


def not_found(command: Any, what: str, name: str) -> None:
    command.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"This command cannot find a matching alias because an alias with the "
                                  f"{what} '{name}' does not exist."), "ItemNotFoundException", "ObjectNotFound", name)


@cmdlet("Get-Alias", default_set="Default", class_name="Microsoft.PowerShell.Commands.GetAliasCommand",
        output="System.Management.Automation.AliasInfo")
class GetAlias(Cmdlet):
    """List aliases.

    EXAMPLES
    > (Get-Alias gci).Definition
    Get-ChildItem

    Shows the command that an alias stands for.
    """

    name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, sets="Default", validate=[("notnullorempty",)],
                     help="The name.")
    exclude = parameter("Exclude", "string[]", help="Names to leave out; wildcards are allowed.")
    scope_ = parameter("Scope", "string", help="Global, Local, Script or a number of levels up.")
    definition = parameter("Definition", "string[]", sets="Definition", validate=[("notnullorempty",)], help="Aliases of these commands.")

    def process(self) -> None:
        infos = aliases_in(self, self.scope_)
        by_definition = self.parameter_set == "Definition"
        for pattern in (self.definition if by_definition else self.name) or ("*",):
            matches = Wildcard(pattern).matches
            found = [info for info in infos if matches(info.definition if by_definition else info.name)
                     and not any(Wildcard(name).matches(info.definition if by_definition else info.name) for name in self.exclude or ())]
            if not found and not has_wildcards(pattern):
                not_found(self, "definition" if by_definition else "name", pattern)
            for info in found:
                self.out(info)


class AliasWriter(Cmdlet):
    """What Set-Alias and New-Alias share."""

    name = parameter("Name", "string", position=0, mandatory=True, byname=True, help="The name.")
    value = parameter("Value", "string", position=1, mandatory=True, byname=True, help="The value.")
    description = parameter("Description", "string", help="The description.")
    option = parameter("Option", "System.Management.Automation.ScopedItemOptions", help="What may be done with it.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    scope_ = parameter("Scope", "string", help="Global, Local, Script or a number of levels up.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")

    def put(self, replace: bool) -> None:
        scope = scope_of(self, self.scope_)
        lower = self.name.lower()
        old = (scope.aliases or {}).get(lower)
        if old is None and self.scope_ is None:
            old = next((where.aliases[lower] for where in scope.chain() if where.aliases and lower in where.aliases
                        and "AllScope" in options_text(self, where.aliases[lower])), None)
        if not self.should_process(f"Name: {self.name} Value: {self.value}", "Set Alias" if replace else "New Alias"):
            return
        if old is not None and not replace and not self.force:
            self.write_error(net_error("System.Management.Automation.SessionStateException", f"The alias is not allowed, because an alias with the name "
                                       f"'{self.name}' already exists."), "AliasAlreadyExists", "ResourceExists", self.name)
            return
        if old is not None and self._locked(options_text(self, old)):
            self.write_error(net_error("System.Management.Automation.SessionStateUnauthorizedAccessException", f"Alias is not writeable because alias {self.name} is "
                                       "read-only or constant and cannot be written to."), "AliasNotWritable", "WriteError", self.name)
            return
        made = self.shell.commands.set_alias(scope, self.name, self.value)
        if "Description" in self.bound:
            made.description = self.description
        if "Option" in self.bound:
            made.options = to_string(self.option)
        if self.pass_thru:
            self.out(made)

    def _locked(self, options: str) -> bool:
        return "Constant" in options or ("ReadOnly" in options and not self.force)


@cmdlet("Set-Alias", class_name="Microsoft.PowerShell.Commands.SetAliasCommand", supports_should_process=True,
        output="System.Management.Automation.AliasInfo")
class SetAlias(AliasWriter):
    """Make an alias, or change what it stands for.

    EXAMPLES
    > Set-Alias shout Write-Output; shout 'hello'
    hello

    The alias runs the command.
    """

    def process(self) -> None:
        self.put(True)


@cmdlet("New-Alias", class_name="Microsoft.PowerShell.Commands.NewAliasCommand", supports_should_process=True,
        output="System.Management.Automation.AliasInfo")
class NewAlias(AliasWriter):
    """Make an alias that does not exist yet.

    EXAMPLES
    > New-Alias mumble Write-Output; mumble 'well'
    well

    The alias runs the command.
    """

    def process(self) -> None:
        self.put(False)


@cmdlet("Remove-Alias", default_set="Default", class_name="Microsoft.PowerShell.Commands.RemoveAliasCommand")
class RemoveAlias(Cmdlet):
    """Take an alias away.

    EXAMPLES
    > Set-Alias shortlived Get-Date; Remove-Alias shortlived; [bool](Get-Alias shortlived -ErrorAction Ignore)
    False

    The alias is gone.
    """

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Default", help="The name.")
    scope_ = parameter("Scope", "string", sets="Default", help="Global, Local, Script or a number of levels up.")
    force = parameter("Force", "switch", sets="Default", help="Do it even where something stands in the way.")

    def process(self) -> None:
        scope = scope_of(self, self.scope_)
        for name in self.name:
            lower = name.lower()
            where = next((s for s in ((scope,) if self.scope_ is not None else scope.chain()) if s.aliases and lower in s.aliases), None)
            if where is None:
                not_found(self, "name", name)
                continue
            options = options_text(self, where.aliases[lower])  # type: ignore[index]
            if "Constant" in options or ("ReadOnly" in options and not self.force):
                self.write_error(net_error("System.Management.Automation.SessionStateUnauthorizedAccessException", f"Alias was not removed because alias {name} is "
                                           "constant or read-only."), "AliasNotRemovable", "WriteError", name)
                continue
            del where.aliases[lower]  # type: ignore[union-attr]
            self.shell.commands.epoch += 1
