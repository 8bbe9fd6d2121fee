"""In: a BlockCode. Out: its Signature, as the binder and Get-Help read it; FunctionInfo, AliasInfo and their kin."""
from __future__ import annotations

from typing import Any

from ems.runtime.code import AttributeCode, BlockCode, ScriptBlock, TypeRef
from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo, Signature
from ems.runtime.validation import check_from, custom_check
from ems.values.convert import convert, to_string, truth
from ems.values.errors import NetException, ps_error
from ems.values.objects import NetObject
from ems.values.types import INT32, OBJECT


def signature_of(code: BlockCode, session: Any, scope: Any, name: str = "") -> Signature:
    """The signature of a script function, made once."""
    if code.signature is None:
        try:
            code.signature = make_signature(code, session, scope, name or code.name or "")
        except NetException as error:
            place = getattr(error, "place", None)
            if place is not None and place[0] is None:
                error.place = (code.source, *place[1:])  # type: ignore[attr-defined]
            raise
    return code.signature


def check_declaration(item: AttributeCode, named: dict[str, Any], positional: list[Any]) -> None:
    from ems.runtime.attribute_table import check_declaration as check

    check(item, named, positional)


def make_signature(code: BlockCode, session: Any, scope: Any, name: str) -> Signature:
    options: dict[str, Any] = {}
    output: list[str] = []
    aliases: tuple[str, ...] = ()
    obsolete: str | None = None
    for attribute in code.attributes:
        positional, named = attribute.arguments(session, scope)
        check_declaration(attribute, named, positional)
        if attribute.name == "cmdletbinding":
            options = {k.lower(): v for k, v in named.items()}
        elif attribute.name == "outputtype":
            output.extend(getattr(t, "full_name", None) or to_string(t) for p in positional for t in (p if isinstance(p, list) else [p]))
        elif attribute.name == "alias":
            aliases = tuple(to_string(a) for p in positional for a in (p if isinstance(p, list) else [p]))
        elif attribute.name == "obsolete":
            obsolete = to_string(positional[0]) if positional else ""
    advanced = code.is_advanced
    positional_binding = truth(options.get("positionalbinding", True))
    parameters = [script_parameter(p, session, scope) for p in code.parameters]
    for p in parameters:
        p.strict_text = advanced
    check_aliases(parameters)
    if positional_binding and not any(i.position is not None for p in parameters for i in p.sets.values()):
        at = 0
        for p in parameters:
            if not p.is_switch:
                for info in p.sets.values():
                    info.position = at
                at += 1
    made = Signature(name, parameters, default_set=to_string(options.get("defaultparametersetname", "")), class_name=name,
                     supports_should_process=truth(options.get("supportsshouldprocess", False)),
                     confirm_impact=to_string(options.get("confirmimpact", "Medium")), positional_binding=positional_binding,
                     supports_paging=truth(options.get("supportspaging", False)), output_types=tuple(output), aliases=aliases, simple=not advanced,
                     dynamic=code.dynamicparam is not None)
    made.obsolete = obsolete or ("" if any(p.obsolete is not None for p in parameters) else None)
    return made


def check_aliases(parameters: list[Parameter]) -> None:
    """No alias may be another parameter's name."""
    names = {p.name.lower(): p for p in parameters}
    for p in parameters:
        for alias in p.aliases:
            other = names.get(alias.lower(), p)
            if other is not p:
                raise ps_error("ParameterNameConflictsWithAlias", f"The parameter '{other.name}' cannot be specified because it conflicts with the parameter alias of the same name "
                               f"for parameter '{p.name}'.", category="MetadataError", cls="System.Management.Automation.MetadataException")


def script_parameter(code: Any, session: Any, scope: Any) -> Parameter:
    """A Parameter from what a script wrote."""
    made = Parameter(code.name, "object", {}, attribute_aliases(code, session, scope))
    made.attribute = code.name.lower()
    made.default_script = code.default
    made.declared = code
    checks = []
    transforms = []
    values: list[str] = []
    for item in code.attributes:
        if isinstance(item, TypeRef):
            kind = item.get(session, scope)
            made.type = kind
            made.type_name = "switch" if kind.full_name == "System.Management.Automation.SwitchParameter" else kind.full_name
            continue
        if item.name == "parameter":
            positional, named = item.arguments(session, scope)
            check_declaration(item, named, positional)
            given = {k.lower(): v for k, v in named.items()}
            place = given.get("position")
            info = SetInfo(truth(given.get("mandatory", False)), place if place is None or place.__class__ is int else convert(place, INT32), truth(given.get("valuefrompipeline", False)),
                           truth(given.get("valuefrompipelinebypropertyname", False)), truth(given.get("valuefromremainingarguments", False)),
                           to_string(given.get("helpmessage", "")))
            made.dont_show = made.dont_show or truth(given.get("dontshow", False))
            if info.help:
                made.help = info.help
            made.sets[to_string(given.get("parametersetname", ALL_SETS))] = info
        elif item.name == "argumentcompleter":
            positional, _ = item.arguments(session, scope)
            made.completer = positional[0] if positional else None
        elif item.name == "obsolete":
            positional, _ = item.arguments(session, scope)
            made.obsolete = to_string(positional[0]) if positional else ""
        elif item.name == "argumentcompletions":
            positional, _ = item.arguments(session, scope)
            values = [to_string(v) for v in positional]
        else:
            found = check_from(item, session, scope)
            if found is None and item.name not in ("alias", "psdefaultvalue", "supportswildcards", "pstypename"):
                found = custom_check(item, session, scope)
            if found is not None:
                checks.append(found)
            elif item.name not in ("alias", "psdefaultvalue", "supportswildcards", "pstypename"):
                transforms.append(item)
            elif item.name == "pstypename":
                made.type_tag = to_string(item.arguments(session, scope)[0][0])
    if not made.sets:
        made.sets = {ALL_SETS: SetInfo()}
    made.validate = tuple(reversed(checks))  # the last one written is checked first
    made.values = tuple(values)
    made.transforms = tuple(t for t in transforms if is_transform(t, session, scope))
    if made._type is None:
        made.type = OBJECT
    return made


def is_transform(item: AttributeCode, session: Any, scope: Any) -> bool:
    """True for a script class that derives from ArgumentTransformationAttribute."""
    kind = item.kind(session, scope)
    return any(t.full_name == "System.Management.Automation.ArgumentTransformationAttribute" for t in kind.mro)


def attribute_aliases(code: Any, session: Any, scope: Any) -> tuple[str, ...]:
    names: list[str] = []
    for item in code.attributes:
        if isinstance(item, AttributeCode) and item.name == "alias":
            positional, _ = item.arguments(session, scope)
            names.extend(to_string(a) for p in positional for a in (p if isinstance(p, list) else [p]))
    return tuple(names)


class CommandInfo(NetObject):
    """The base of what a command name stands for. kind is CommandTypes' name."""

    __slots__ = ("module", "name", "visibility")
    net_name = "System.Management.Automation.CommandInfo"
    kind = ""

    def __init__(self, name: str, module: Any = None) -> None:
        self.ps_ext = None
        self.name = name
        self.module = module
        self.visibility = "Public"


class FunctionInfo(CommandInfo):
    __slots__ = ("description", "options", "script", "scope")
    net_name = "System.Management.Automation.FunctionInfo"
    kind = "Function"

    def __init__(self, name: str, script: ScriptBlock, module: Any = None) -> None:
        super().__init__(name, module)
        self.script = script
        self.options = "None"
        self.description = ""

    def signature(self, session: Any) -> Signature:
        return signature_of(self.script.code, session, self.script.state.current, self.name)


class FilterInfo(FunctionInfo):
    __slots__ = ()
    net_name = "System.Management.Automation.FilterInfo"
    kind = "Filter"


class AliasInfo(CommandInfo):
    """definition: the name it stands for."""

    __slots__ = ("definition", "description", "options")
    net_name = "System.Management.Automation.AliasInfo"
    kind = "Alias"

    def __init__(self, name: str, definition: str, module: Any = None) -> None:
        super().__init__(name, module)
        self.definition = definition
        self.description = ""
        self.options = "None"


class CmdletInfo(CommandInfo):
    """cls is loaded when first needed; `path` = "module:Class"."""

    __slots__ = ("_cls", "module_name", "path")
    net_name = "System.Management.Automation.CmdletInfo"
    kind = "Cmdlet"

    def __init__(self, name: str, module_name: str, path: str, cls: Any = None) -> None:
        super().__init__(name)
        self.module_name = module_name
        self.path = path
        self._cls = cls

    @property
    def cls(self) -> Any:
        if self._cls is None:
            import importlib

            module, _, name = self.path.partition(":")
            self._cls = getattr(importlib.import_module(module), name)
        return self._cls

    def signature(self, session: Any) -> Signature:
        return self.cls.signature


class ExternalScriptInfo(CommandInfo):
    """A .ps1 or .ems file. `script` is compiled when first needed."""

    __slots__ = ("_script", "path", "session")
    net_name = "System.Management.Automation.ExternalScriptInfo"
    kind = "ExternalScript"

    def __init__(self, name: str, path: str, session: Any) -> None:
        super().__init__(name)
        self.path = path
        self.session = session
        self._script: ScriptBlock | None = None

    @property
    def script(self) -> ScriptBlock:
        if self._script is None:
            self._script = self.session.compile_file(self.path)
        return self._script

    def signature(self, session: Any) -> Signature:
        return signature_of(self.script.code, session, self.script.state.current, self.name)


class ApplicationInfo(CommandInfo):
    __slots__ = ("path",)
    net_name = "System.Management.Automation.ApplicationInfo"
    kind = "Application"

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name)
        self.path = path


class ScriptInfo(CommandInfo):
    """A bare script block as a command (& { })."""

    __slots__ = ("script",)
    net_name = "System.Management.Automation.ScriptInfo"
    kind = "Script"

    def __init__(self, script: ScriptBlock) -> None:
        super().__init__("")
        self.script = script

    def signature(self, session: Any) -> Signature:
        return signature_of(self.script.code, session, self.script.state.current, "")
