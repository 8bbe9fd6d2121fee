"""In: #requires comments. Out: what a script requires, in the form of the tree's `requires` attribute, and their errors."""
from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ems.syntax.constants import constant_value, is_constant
from ems.syntax.nodes import Command, CommandParameter, Node
from ems.syntax.number_values import invariant_text

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_VERSION = re.compile(r"[0-9]+(\.[0-9]+){0,3}").fullmatch
_NET_VERSION = re.compile(r"[0-9]+(\.[0-9]+){1,3}").fullmatch
_EDITIONS = ("Core", "Desktop")
_MEMBERS = ("ModuleName", "ModuleVersion", "RequiredVersion", "MaximumVersion", "GUID")
_PARAMETERS = ("ShellId", "PSSnapin", "PSEdition", "Version", "Assembly", "Modules", "RunAsAdministrator")
_NO_NAME = "The 'ModuleName' member does not exist in the hashtable that describes this module."
_NO_VERSION = (
    "The 'ModuleVersion', 'MaximumVersion' and 'RequiredVersion' members do not exist in the hashtable that describes this module. "
    "One of these three members must exist, and be assigned a version number in the format 'n.n.n.n'."
)
_MODULE_TYPE = "Microsoft.PowerShell.Commands.ModuleSpecification"
_NOT_CONVERTED = 'Cannot convert value "{}" to type "{}". Error: "{}"'
_BAD_VERSION = "Version string portion was too short or too long. (Parameter 'input')"
_TOGETHER = "The parameters ModuleVersion and RequiredVersion cannot be used together. Please specify only one parameter."


class Requirements:
    """Collects what the #requires comments of one script say."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.found: dict[str, Any] = {}
        self.snapin: str | None = None
        self.snapin_version: str | None = None

    def read(self, command: Node | None) -> None:
        """Take one comment, parsed as a command."""
        if type(command) is not Command:
            return
        elements = command.elements
        self.snapin_given = any(type(e) is CommandParameter and _matches("PSSnapin", e) for e in elements)
        at = 1
        while at < len(elements):
            element = elements[at]
            at += 1
            if type(element) is not CommandParameter:
                self.error("ScriptRequiresInvalidFormat", element)
                continue
            argument = element.argument
            if argument is None and at < len(elements):
                argument = elements[at]
                at += 1
            self._parameter(element, argument)

    def error(self, id: str, node: Node, *args: object) -> None:
        self.parser.error(id, node.start, node.end, *args)

    def _parameter(self, parameter: CommandParameter, argument: Node | None) -> None:
        name = next((full for full in _PARAMETERS if _matches(full, parameter)), None)
        if name == "RunAsAdministrator":
            self.found["admin"] = True
            if argument is not None:
                self.error("ParameterCannotHaveArgument", parameter, name)
            return
        if argument is None:
            self.error("ParameterRequiresArgument", parameter, parameter.name)
            return
        if not is_constant(argument, tables=True):
            self.error("RequiresArgumentMustBeConstant", argument)
            return
        if name is None:
            self.error("ScriptRequiresInvalidFormat", parameter)
            return
        _HANDLERS[name](self, parameter, argument, constant_value(argument))

    def _shell(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        if "shell" in self.found:
            self.error("ParameterAlreadyBound", parameter, "shellid")
        elif not isinstance(value, str):
            self.error("RequiresInvalidStringArgument", argument, "shellid")
        else:
            self.found["shell"] = value

    def _snapin(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        if not isinstance(value, str):
            self.error("RequiresInvalidStringArgument", argument, "pssnapin")
        elif self.snapin is not None:
            self.error("ParameterAlreadyBound", parameter, "pssnapin")
        else:
            self.snapin = value

    def _editions(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        if "editions" in self.found:
            self.error("ParameterAlreadyBound", parameter, "psedition")
            return
        editions: list[str] = []
        self.found["editions"] = editions
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, str):
                self.error("RequiresInvalidStringArgument", argument, "psedition")
            elif item.lower() in (edition.lower() for edition in editions):
                self.error("RequiresPSEditionValueIsAlreadySpecified", argument)
            elif item.lower() not in (edition.lower() for edition in _EDITIONS):
                self.error("RequiresPSEditionInvalid", argument)
            else:
                editions.append(item)

    def _version(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        text = value if isinstance(value, str) else self.parser.text_of(argument)
        if _VERSION(text) is None:
            self.error("RequiresVersionInvalid", argument)
            return
        version = text if "." in text else f"{text}.0"
        if self.snapin_given:
            if self.snapin_version is not None:
                self.error("ParameterAlreadyBound", parameter, "version")
            self.snapin_version = version
        elif self.found.get("version", version) != version:
            self.error("ParameterAlreadyBound", parameter, "version")
        else:
            self.found["version"] = version

    def _assembly(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, str):
                self.error("RequiresInvalidStringArgument", argument, "assembly")
                return
            self.found.setdefault("assemblies", []).append(item)

    def _modules(self, parameter: CommandParameter, argument: Node, value: Any) -> None:
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                fault = module_fault(item)
                if fault is not None:
                    text = _NOT_CONVERTED.format("System.Collections.Hashtable", _MODULE_TYPE, fault)
                    self.error("RequiresModuleInvalid", argument, text)
                    return
                item = _specification(item)
            self.found.setdefault("modules", []).append(str(item))


def _matches(full: str, parameter: CommandParameter) -> bool:
    return bool(parameter.name) and full.lower().startswith(parameter.name.lower())


def module_fault(table: dict[str, Any]) -> str | None:
    """What is wrong with a hashtable as a module specification, else None."""
    known = {member.lower(): member for member in _MEMBERS}
    wrong = [key for key in table if key.lower() not in known]
    if wrong:
        names = ", ".join(f"'{key}'" for key in wrong)
        return (f"The hashtable describing a module contains one or more members that are not valid. The valid members are "
                f"(ModuleName, ModuleVersion, RequiredVersion, GUID). Remove the members that are not valid ({names}), then try again.")
    values = {key.lower(): value for key, value in table.items()}
    for member in ("moduleversion", "requiredversion", "maximumversion"):
        if member in values:
            value = values[member]
            text = value if isinstance(value, str) else invariant_text(value) if isinstance(value, int | float | Decimal) else ""
            if _NET_VERSION(text) is None:
                return _NOT_CONVERTED.format(text, "System.Version", _BAD_VERSION)
    if not values.get("modulename"):
        return _NO_NAME
    if not any(member in values for member in ("moduleversion", "requiredversion", "maximumversion")):
        return _NO_VERSION
    if "requiredversion" in values and "moduleversion" in values:
        return _TOGETHER
    return None


def _specification(table: dict[str, Any]) -> str:
    """A module specification as .NET prints it."""
    values = {key.lower(): value for key, value in table.items()}
    shown = [("ModuleName", "modulename"), ("GUID", "guid"), ("RequiredVersion", "requiredversion"), ("ModuleVersion", "moduleversion"),
             ("MaximumVersion", "maximumversion")]
    parts = [f"{name} = '{values[key]}'" for name, key in shown if key in values]
    return "@{ " + "; ".join(parts) + " }"


_HANDLERS: dict[str, Any] = {
    "ShellId": Requirements._shell, "PSSnapin": Requirements._snapin, "PSEdition": Requirements._editions, "Version": Requirements._version,
    "Assembly": Requirements._assembly, "Modules": Requirements._modules,
}


def read_requirements(parser: Parser) -> dict[str, Any] | None:
    """The requirements of the comments the parser met, None when there were none."""
    if not parser.requires_tokens:
        return None
    requirements = Requirements(parser)
    tokens, parser.requires_tokens = parser.requires_tokens, []
    for token in tokens:
        requirements.read(parser.parse_apart(token.start + 1, token.end))
    return requirements.found


