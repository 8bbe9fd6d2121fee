"""In: a parsed tree. Out: the errors of names: types that classes use, doubled types, modules of using statements."""
from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ems.syntax import nodes as n
from ems.syntax.constants import constant_value, is_constant
from ems.syntax.known_types import full_name
from ems.syntax.requires import module_fault
from ems.syntax.walk import walk

if TYPE_CHECKING:
    from ems.syntax.parser import Parser

_WILDCARDS = frozenset("*?[]")
# Modules that are part of the shell; others are found by path.
BUILTIN_MODULES = frozenset((
    "microsoft.powershell.core", "microsoft.powershell.management", "microsoft.powershell.utility", "microsoft.powershell.security",
    "microsoft.powershell.archive", "microsoft.powershell.diagnostics", "microsoft.powershell.host", "exchangeonlinemanagement",
    "threadjob", "packagemanagement", "powershellget", "psreadline", "microsoft.powershell.threadjob",
    "microsoft.powershell.psresourceget", "pester",
))


class SymbolChecks:
    """Finds the names a script uses in its classes and using statements."""

    def __init__(self, parser: Parser, root: n.ScriptBlock) -> None:
        self.parser = parser
        self.root = root
        self.types: set[str] = set()
        self.namespaces: tuple[str, ...] = ()

    def run(self) -> None:
        usings: list[n.UsingStatement] = []
        definitions: list[n.TypeDefinition] = []
        scopes: dict[int, set[str]] = {}
        for node, path in walk(self.root):
            if type(node) is n.TypeDefinition:
                definitions.append(node)
                self._define(node, scopes.setdefault(id(_scope(path)), set()))
            elif type(node) is n.UsingStatement:
                usings.append(node)
        self.namespaces = tuple(u.name.value for u in usings if u.kind == "Namespace" and type(u.name) is n.StringConstantExpression)
        for using in usings:
            if using.kind == "Module":
                self._module(using)
        for definition in definitions:
            self._definition(definition)

    def _define(self, definition: n.TypeDefinition, scope: set[str]) -> None:
        name = definition.name.lower()
        if name in scope:
            self.parser.error("MemberAlreadyDefined", definition.start, definition.end, definition.name)
        scope.add(name)
        self.types.add(name)

    # ---- types ----

    def _definition(self, definition: n.TypeDefinition) -> None:
        for attribute in definition.attributes:
            self._attribute(attribute)
        for base in definition.bases:
            self._type(base.type.shape)
        for member in definition.members:
            if type(member) is n.PropertyMember:
                if member.type is not None:
                    self._type(member.type.type.shape)
                for attribute in member.attributes:
                    self._attribute(attribute)
            elif type(member) is n.FunctionMember:
                self._method(member)

    def _method(self, member: n.FunctionMember) -> None:
        if member.return_type is not None:
            self._type(member.return_type.type.shape)
        for parameter in member.parameters:
            for attribute in parameter.attributes:
                if type(attribute) is n.TypeConstraint:
                    self._type(attribute.type.shape)
                else:
                    self._attribute(attribute)  # type: ignore[arg-type]
        for attribute in member.attributes:
            self._attribute(attribute)

    def _attribute(self, attribute: n.Attribute) -> None:
        name = attribute.type
        if not self._defined(name.text) and not self._defined(name.text + "Attribute") and full_name(name.text, namespaces=self.namespaces, attribute=True) is None:
            self.parser.error("CustomAttributeTypeNotFound", name.start, name.end, name.text)

    def _type(self, shape: tuple[Any, ...]) -> None:
        """Report every name of a type that does not exist."""
        while shape[0] == "array":
            shape = shape[4]
        kind = shape[0]
        if kind == "generic":
            self._name(shape[3], len(shape) - 4)
            for argument in shape[4:]:
                self._type(argument)
        else:
            self._name(shape, 0)

    def _defined(self, text: str) -> bool:
        """True for a class of this text or one that the session has."""
        from ems.values.context import current

        return text.lower() in self.types or current().visible_type(text) is not None

    def _name(self, shape: tuple[Any, ...], arity: int) -> None:
        text = shape[3]
        if not self._defined(text) and full_name(text, arity, self.namespaces) is None:
            self.parser.error("TypeNotFound", shape[1], shape[2], text)

    # ---- modules ----

    def _module(self, using: n.UsingStatement) -> None:
        error = self.parser.error
        item = using.module_specification
        name: Any
        if item is None:
            name = using.name.value  # type: ignore[union-attr]
        else:
            if not is_constant(item, tables=True):
                error("RequiresArgumentMustBeConstant", using.start, using.end)
                return
            table = constant_value(item)
            fault = module_fault(table)
            if fault is not None:
                error("RequiresModuleInvalid", using.start, using.end, fault)
                return
            name = next(str(value) for key, value in table.items() if key.lower() == "modulename")
        if _WILDCARDS & set(name):
            error("WildCardModuleNameError", using.start, using.end)
            return
        file = self._module_file(name)
        if file is not None:
            from ems.syntax.module_types import module_types

            self.types |= module_types(file)
        elif name.lower() not in BUILTIN_MODULES:
            shown = self.parser.text_of(item) if item is not None else name
            error("ModuleNotFoundDuringParse", using.start, using.end, shown)

    def _module_file(self, name: str) -> str | None:
        """The manifest or script of a module: a path beside this script, or a name in a folder of $env:PSModulePath."""
        name = name.replace("\\", "/")
        path = self.parser.source.path
        found = _in_folder(os.path.join(os.path.dirname(path) if path else _location(), name))
        if found is None and "/" not in name:
            for folder in os.environ.get("PSModulePath", "").split(os.pathsep):
                found = found or (_in_folder(os.path.join(folder, name)) if folder else None)
        return found


def _location() -> str:
    from ems.values.context import current

    return current().location()


def _in_folder(place: str) -> str | None:
    """The file of a module given as a file, as a file without its suffix, or as a folder of its name (versions below it)."""
    if os.path.isfile(place):
        return place
    inside = os.path.join(place, os.path.basename(place))
    versions = sorted((e for e in os.listdir(place) if e[:1].isdigit()), reverse=True) if os.path.isdir(place) else []
    bases = [*(os.path.join(place, v, os.path.basename(place)) for v in versions), inside, place]
    return next((base + end for base in bases for end in (".psd1", ".psm1") if os.path.isfile(base + end)), None)


def _scope(path: list[n.Node]) -> n.Node | None:
    """The innermost script block around a node."""
    for node in reversed(path):
        if type(node) is n.ScriptBlock:
            return node
    return None
