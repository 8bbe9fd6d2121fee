"""In: names of commands and topics. Out: Get-Help, Update-Help, Save-Help, the help function's pages."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.formatting.views import CUSTOM, View, register_view
from ems.runtime.functions import AliasInfo, CommandInfo
from ems.runtime.help import layout, topics
from ems.runtime.help.objects import command_help, content_of, named
from ems.values.errors import exception_class, net_error
from ems.values.members import get_member
from ems.values.wildcard import Wildcard

NOT_EMPTY = (("notnullorempty",),)
CATEGORIES = ("Alias", "Cmdlet", "Provider", "General", "FAQ", "Glossary", "HelpFile", "ScriptCommand", "Function", "Filter", "ExternalScript", "All", "DefaultHelp", "DscResource",
              "Class", "Configuration")
NOT_FOUND = "Microsoft.PowerShell.Commands.HelpNotFoundException"
STEMS = ("MamlCommandHelpInfo", "ExtendedCmdletHelpInfo", "ExtendedFunctionHelpInfo")


def show(view: str) -> Any:
    return lambda item, shell: layout.page_of(item, shell.host.width, view)


for _view in ("", "Full", "Detailed", "Examples"):
    register_view([s + (f"#{_view}View" if _view else "") for s in STEMS], View(f"{_view}Help", CUSTOM, custom=show(_view), apart=True))


def parameter_page(item: Any, shell: Any) -> list[str]:
    page = layout.Page(shell.host.width)
    layout.parameter_lines(page, item, True, 0)
    return page.lines


register_view("MamlCommandHelpInfo#parameter", View("ParameterHelp", CUSTOM, custom=parameter_page, apart=True))


@cmdlet("Get-Help", class_name="Microsoft.PowerShell.Commands.GetHelpCommand", default_set="AllUsersView")
class GetHelp(Cmdlet):
    """Shows help of commands and topics.

    A name with wildcards, or one that no command has, lists what fits. Topics begin with about_; `Get-Help about_*` lists them.

    EXAMPLES
    > (Get-Help Get-Help).Synopsis
    Shows help of commands and topics.

    Reads a part of a command's help.
    """

    name = parameter("Name", "string", position=0, byname=True, validate=NOT_EMPTY, help="A command or topic; wildcards are allowed.")
    path = parameter("Path", "string", help="Accepted; the help of providers does not depend on the path.")
    category = parameter("Category", "string[]", validate=(("set", *CATEGORIES),), help="Help of that kind only.")
    full = parameter("Full", "switch", sets="AllUsersView", help="Everything.")
    detailed = parameter("Detailed", "switch", mandatory=True, sets="DetailedView", help="Parameters and examples too.")
    examples = parameter("Examples", "switch", mandatory=True, sets="Examples", help="The examples only.")
    which = parameter("Parameter", "string[]", mandatory=True, sets="Parameters", help="These parameters only; wildcards are allowed.")
    component = parameter("Component", "string[]", help="Commands with that .COMPONENT.")
    functionality = parameter("Functionality", "string[]", help="Commands with that .FUNCTIONALITY.")
    role = parameter("Role", "string[]", help="Commands with that .ROLE.")
    online = parameter("Online", "switch", mandatory=True, sets="Online", help="The page of the command's .LINK.")

    def end(self) -> None:
        name = self.name or "default"
        if any(c in name for c in "*?["):
            self.list_matching(name)
            return
        found = self.find(name)
        if found is not None:
            self.give(found)
            return
        topic = topics.find(name)
        if topic is not None and self.takes("HelpFile"):
            self.write(topic)
            return
        matching = self.matching(f"*{name}*")
        if len(matching) == 1:
            self.give_match(matching[0])
        elif matching:
            self.write_each([self.short(m) for m in matching])
        else:
            self.write_error(exception_class(NOT_FOUND)(f'Get-Help could not find {name} in a help file in this session. To download updated help topics type: "Update-Help". To get '
                                                        "help online, search for the help topic in the TechNet library at https://go.microsoft.com/fwlink/?LinkID=107116."),
                             "HelpNotFound", "ResourceUnavailable")

    # -- finding

    def takes(self, kind: str) -> bool:
        return not self.category or "All" in self.category or any(c.lower() == kind.lower() for c in self.category)

    def find(self, name: str) -> CommandInfo | None:
        commands = self.shell.commands
        command = commands.find(name, self.scope)
        if isinstance(command, AliasInfo):
            command = commands.target(command, self.scope)
        if command is None or command.kind == "Application" or not self.takes(command.kind):
            return None
        if command.name.lower() == "get-" + name.lower():
            return None
        return command

    def matching(self, pattern: str) -> list[Any]:
        wanted = Wildcard(pattern)
        commands = [c for c in self.shell.commands.all(self.scope) if wanted.matches(c.name) and self.takes(c.kind)]
        return [*commands, *(t for t in topics.names() if wanted.matches(t) and self.takes("HelpFile"))]

    def list_matching(self, pattern: str) -> None:
        found = self.matching(pattern)
        if len(found) == 1:
            self.give_match(found[0])
            return
        for match in found:
            self.write(self.short(match))

    def give_match(self, match: Any) -> None:
        if isinstance(match, str):
            self.write(topics.find(match))
        else:
            self.give(self.shell.commands.target(match, self.scope) if isinstance(match, AliasInfo) else match)

    def short(self, match: Any) -> Any:
        """One line of a list."""
        if isinstance(match, str):
            return named(("HelpInfoShort",), Name=match, Category="HelpFile", ModuleName="", Synopsis=topics.synopsis(match))
        target = self.shell.commands.target(match, self.scope) if isinstance(match, AliasInfo) else match
        item = self.help_of(target)
        synopsis = match.definition if isinstance(match, AliasInfo) else get_member(item, "Synopsis").strip().split("\n")[0]
        return named(("HelpInfoShort",), Name=match.name, Category=match.kind, ModuleName=get_member(item, "ModuleName") or "", Synopsis=synopsis)

    def help_of(self, command: CommandInfo, view: str = "") -> Any:
        content = content_of(command, self.shell)
        if content is not None and content.forward:
            target = self.shell.commands.find(content.forward, self.scope)
            if target is not None and target is not command:
                return self.help_of(target, view)
        return command_help(command, self.shell, content, view)

    # -- output

    def give(self, command: CommandInfo) -> None:
        view = "Full" if self.full else "Detailed" if self.detailed else "Examples" if self.examples else ""
        item = self.help_of(command, view)
        for given, name in ((self.component, "Component"), (self.functionality, "Functionality"), (self.role, "Role")):
            if given and not any(Wildcard(p).matches(get_member(item, name) or "") for p in given):
                return
        if self.which:
            self.give_parameters(item)
        elif self.online:
            self.give_online(item)
        else:
            self.write(item)

    def give_parameters(self, item: Any) -> None:
        parameters = get_member(get_member(item, "parameters"), "parameter") or []
        for pattern in self.which:
            found = [p for p in parameters if Wildcard(pattern).matches(get_member(p, "name"))]
            self.write_each(found)
            if not found:
                self.write_error(net_error("System.Management.Automation.PSArgumentException", f"No parameter matches criteria {pattern}."), "NoParmsFound", "ObjectNotFound", item)

    def give_online(self, item: Any) -> None:
        links = [get_member(one, "uri") for one in get_member(get_member(item, "relatedLinks"), "navigationLink") or ()] if get_member(item, "relatedLinks") is not None else []
        address = next((a for a in links if a), None)
        if address is None:
            self.throw(net_error("System.Management.Automation.PSInvalidOperationException", "The online version of this Help topic cannot be displayed because the Internet address (URI) of "
                                 "the Help topic is not specified in the command code or in the help file for the command."), "InvalidOperation", "InvalidOperation")
        import webbrowser

        if not webbrowser.open(address):  # type: ignore[arg-type]
            self.write(address)


@cmdlet("Update-Help", class_name="Microsoft.PowerShell.Commands.UpdateHelpCommand", default_set="Path", supports_should_process=True)
class UpdateHelp(Cmdlet):
    """Does nothing: the help of ems comes with it.

    EXAMPLES
    > Update-Help -Force

    Succeeds at once.
    """

    module = parameter("Module", "string[]", position=0, byname=True, aliases="Name", help="Accepted.")
    fully_qualified_module = parameter("FullyQualifiedModule", "object[]", byname=True)
    source_path = parameter("SourcePath", "string[]", position=1, sets="Path", aliases="Path")
    literal_path = parameter("LiteralPath", "string[]", byname=True, sets="LiteralPath", aliases="PSPath LP")
    recurse = parameter("Recurse", "switch")
    ui_culture = parameter("UICulture", "cultureinfo[]", position=2)
    credential = parameter("Credential", "pscredential")
    use_default_credentials = parameter("UseDefaultCredentials", "switch")
    force = parameter("Force", "switch")
    scope_name = parameter("Scope", "string", byname=True, validate=(("set", "CurrentUser", "AllUsers"),))

    def end(self) -> None:
        self.write_verbose("The help of ems is part of it and needs no update.")


@cmdlet("Save-Help", class_name="Microsoft.PowerShell.Commands.SaveHelpCommand", default_set="Path")
class SaveHelp(Cmdlet):
    """Does nothing: the help of ems comes with it, and there are no files to save.

    EXAMPLES
    > Save-Help -DestinationPath . -Force

    Succeeds at once.
    """

    destination_path = parameter("DestinationPath", "string[]", position=0, mandatory=True, sets="Path", aliases="Path", help="Accepted.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, sets="LiteralPath", aliases="PSPath LP")
    module = parameter("Module", "object[]", position=1, pipeline=True, byname=True, aliases="Name")
    fully_qualified_module = parameter("FullyQualifiedModule", "object[]", byname=True)
    ui_culture = parameter("UICulture", "cultureinfo[]", position=2)
    credential = parameter("Credential", "pscredential")
    use_default_credentials = parameter("UseDefaultCredentials", "switch")
    force = parameter("Force", "switch")
    scope_name = parameter("Scope", "string", byname=True, validate=(("set", "CurrentUser", "AllUsers"),))

    def end(self) -> None:
        self.write_verbose("The help of ems is part of it and is not saved elsewhere.")
