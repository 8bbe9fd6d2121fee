"""In: names, verbs, nouns. Out: Get-Command."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime.functions import AliasInfo, ApplicationInfo, CmdletInfo, CommandInfo, ExternalScriptInfo, FunctionInfo
from ems.values.convert import to_string
from ems.values.errors import ps_error
from ems.values.wildcard import Wildcard

NOT_EMPTY = (("notnullorempty",),)
NOT_FOUND = "System.Management.Automation.CommandNotFoundException"
ORDER = {"Alias": 0, "Function": 1, "Filter": 1, "Cmdlet": 2, "ExternalScript": 3, "Application": 4, "Script": 5}


def has_wildcard(text: str) -> bool:
    return any(c in text for c in "*?[")


@cmdlet("Get-Command", class_name="Microsoft.PowerShell.Commands.GetCommandCommand", default_set="CmdletSet", output="System.Management.Automation.AliasInfo System.Management.Automation.ApplicationInfo System.Management.Automation.FunctionInfo "
        "System.Management.Automation.CmdletInfo System.Management.Automation.ExternalScriptInfo System.Management.Automation.FilterInfo System.String "
        "System.Management.Automation.PSObject")
class GetCommand(Cmdlet):
    """Finds commands: cmdlets, functions, aliases, scripts and programs.

    EXAMPLES
    > (Get-Command Get-ReceiveConnector).CommandType
    Cmdlet

    Says what a name stands for.
    """

    verb = parameter("Verb", "string[]", byname=True, sets="CmdletSet", help="Verbs; wildcards are allowed.")
    noun = parameter("Noun", "string[]", byname=True, sets="CmdletSet", help="Nouns; wildcards are allowed.")
    name = parameter("Name", "string[]", position=0, pipeline=True, byname=True, sets="AllCommandSet", validate=NOT_EMPTY, help="Names; wildcards are allowed.")
    module_name = parameter("Module", "string[]", byname=True, aliases="PSSnapin", help="Modules that the commands come from.")
    exclude_module = parameter("ExcludeModule", "string[]")
    fully_qualified_module = parameter("FullyQualifiedModule", "object[]", byname=True)
    command_type = parameter("CommandType", "System.Management.Automation.CommandTypes", byname=True, sets="AllCommandSet", aliases="Type", help="Kinds of commands.")
    total_count = parameter("TotalCount", "int", byname=True, help="At most that many.")
    syntax = parameter("Syntax", "switch", byname=True, help="The syntax lines only.")
    show_command_info = parameter("ShowCommandInfo", "switch")
    argument_list = parameter("ArgumentList", "object[]", position=1, rest=True, aliases="Args")
    all = parameter("All", "switch", byname=True, help="All commands of a name, also those that others hide.")
    list_imported = parameter("ListImported", "switch", byname=True)
    parameter_name = parameter("ParameterName", "string[]", validate=NOT_EMPTY, help="Commands that have such a parameter.")
    parameter_type = parameter("ParameterType", "object[]", validate=NOT_EMPTY)
    use_fuzzy_matching = parameter("UseFuzzyMatching", "switch", sets="AllCommandSet")
    fuzzy_minimum_distance = parameter("FuzzyMinimumDistance", "uint", sets="AllCommandSet")
    use_abbreviation_expansion = parameter("UseAbbreviationExpansion", "switch", byname=True, sets="AllCommandSet")

    def begin(self) -> None:
        self.count = 0

    def process(self) -> None:
        if self.name:
            for name in self.name:
                self.by_name(name)
            return
        for command in sorted(self.listed(), key=lambda c: (ORDER.get(c.kind, 9), c.name.lower())):
            self.give(command)

    # -- by name

    def by_name(self, name: str) -> None:
        if has_wildcard(name):
            pattern = Wildcard(name)
            for command in sorted((c for c in self.listed() if pattern.matches(c.name)), key=lambda c: (ORDER.get(c.kind, 9), c.name.lower())):
                self.give(command)
            return
        found = list(self.named(name))
        if not found:
            self.write_error(ps_error("CommandNotFoundException", f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\n"
                                      "Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
                                      category="ObjectNotFound", target=name, cls=NOT_FOUND))
        for command in found if self.all else found[:1]:
            self.give(command)

    def named(self, name: str) -> Iterator[CommandInfo]:
        commands, lower = self.shell.commands, name.lower()
        for command in (commands.alias(lower, self.scope), commands.function(lower, self.scope), commands.cmdlet(lower)):
            if command is not None and self.wanted(command):
                yield command
        if not self.kinds() or self.kinds() & {"ExternalScript", "Application"} or self.all:
            found = commands.file(name)
            if found is not None and self.wanted(found):
                yield found
        if not any(c is not None for c in (commands.alias(lower, self.scope), commands.function(lower, self.scope), commands.cmdlet(lower))):
            found = commands.find(name, self.scope)
            if found is not None and found.name.lower().rpartition("\\")[2] == lower.rpartition("\\")[2] and not isinstance(found, (ApplicationInfo, ExternalScriptInfo)) \
                    and self.wanted(found):
                yield found

    # -- filters

    def kinds(self) -> set[str]:
        if self.command_type is None:
            return set()
        text = to_string(self.command_type)
        return set() if text == "All" else {part.strip() for part in text.split(",")}

    def listed(self) -> Iterator[CommandInfo]:
        """Every command that the session knows, as the filters want them. Without names and kinds: no aliases hidden behind -Verb or -Noun."""
        for command in self.shell.commands.all(self.scope):
            if self.wanted(command):
                yield command
        if self.module_name:
            seen: set[str] = set()
            shown = {id(c.script) for c in self.shell.commands.all(self.scope) if isinstance(c, FunctionInfo)}
            for module in self.shell.modules.loaded.values():
                for command in module.exported["functions"].values():
                    if command.name not in seen and id(command.script) not in shown and self.shell.commands.function(command.name.lower(), self.scope) is None and self.wanted(command):
                        seen.add(command.name)
                        yield command

    def wanted(self, command: CommandInfo) -> bool:
        kinds = self.kinds()
        if kinds and command.kind not in kinds and not (command.kind == "Filter" and "Function" in kinds):
            return False
        if self.verb or self.noun:
            verb, dash, noun = command.name.partition("-")
            if isinstance(command, AliasInfo) or not dash:
                return False
            if self.verb and not any(Wildcard(p).matches(verb) for p in self.verb):
                return False
            if self.noun and not any(Wildcard(p).matches(noun) for p in self.noun):
                return False
        module = command.module_name if isinstance(command, CmdletInfo) else command.module.name if command.module is not None else ""
        if self.module_name and not any(Wildcard(p).matches(module) for p in self.module_name):
            return False
        if self.exclude_module and any(Wildcard(p).matches(module) for p in self.exclude_module):
            return False
        return not self.parameter_name or self.has_parameter(command)

    def has_parameter(self, command: CommandInfo) -> bool:
        if not isinstance(command, (CmdletInfo, FunctionInfo)):
            return False
        from ems.runtime.types.parameters import all_parameters

        names = [n for p in all_parameters(command.signature(self.shell)) for n in (p.name, *p.aliases)]
        return any(Wildcard(pattern).matches(n) for pattern in self.parameter_name for n in names)

    # -- output

    def give(self, command: CommandInfo) -> None:
        if self.total_count is not None and self.count >= self.total_count:
            return
        self.count += 1
        if self.syntax:
            self.write(syntax_text(command, self.shell))
        else:
            self.write(command)


def syntax_text(command: CommandInfo, shell: Any) -> str:
    """What -Syntax prints."""
    from ems.runtime.syntax_text import syntax_of

    if isinstance(command, AliasInfo):
        target = shell.commands.target(command, shell.scope)
        return syntax_of(target, shell)
    if isinstance(command, (ApplicationInfo, ExternalScriptInfo)):
        return command.path
    return syntax_of(command, shell)
