"""In: a command's Signature. Out: ParameterMetadata, CommandParameterInfo and CommandParameterSetInfo, as scripts inspect them."""
from __future__ import annotations

from typing import Any

from ems.runtime.common import COMMON, PAGING, SHOULD_PROCESS
from ems.runtime.functions import AliasInfo, CommandInfo
from ems.runtime.signatures import ALL_SETS, Parameter, Signature
from ems.values.collections import GenericDictionary, key_ignore_case
from ems.values.objects import NetObject
from ems.values.typenames import resolve
from ems.values.types import net_type


class ParameterMetadata(NetObject):
    __slots__ = ("parameter", "signature")
    net_name = "System.Management.Automation.ParameterMetadata"

    def __init__(self, parameter: Parameter, signature: Signature) -> None:
        self.ps_ext = None
        self.parameter = parameter
        self.signature = signature


class ParameterInfo(NetObject):
    """CommandParameterInfo: a parameter in one set."""

    __slots__ = ("info", "parameter")
    net_name = "System.Management.Automation.CommandParameterInfo"

    def __init__(self, parameter: Parameter, info: Any) -> None:
        self.ps_ext = None
        self.parameter = parameter
        self.info = info


class ParameterSetInfo(NetObject):
    """CommandParameterSetInfo"""

    __slots__ = ("is_default", "name", "parameters")
    net_name = "System.Management.Automation.CommandParameterSetInfo"

    def __init__(self, name: str, is_default: bool, parameters: list[ParameterInfo]) -> None:
        self.ps_ext = None
        self.name = name
        self.is_default = is_default
        self.parameters = parameters


def signature_of(command: CommandInfo, session: Any) -> Signature | None:
    if isinstance(command, AliasInfo):
        found = session.commands.target(command, session.scope)
        return signature_of(found, session)
    make = getattr(command, "signature", None)
    return make(session) if make is not None else None


def common_parameters(signature: Signature) -> list[Parameter]:
    """The common parameters that a command has, each once."""
    if signature.simple:
        return []
    tables = [COMMON, *([SHOULD_PROCESS] if signature.supports_should_process else []), *([PAGING] if signature.supports_paging else [])]
    return list(dict.fromkeys(p for table in tables for p in table.values()))


def all_parameters(signature: Signature) -> list[Parameter]:
    return [*signature.parameters, *common_parameters(signature)]


def metadata_table(command: CommandInfo, session: Any) -> Any:
    """CommandInfo.Parameters"""
    signature = signature_of(command, session)
    kind = resolve("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata]")
    return GenericDictionary(kind, [(p.name, ParameterMetadata(p, signature)) for p in all_parameters(signature)] if signature is not None else [], key_ignore_case)


def set_infos(command: CommandInfo, session: Any) -> list[ParameterSetInfo]:
    """CommandInfo.ParameterSets"""
    signature = signature_of(command, session)
    if signature is None:
        return []
    out = []
    for name in signature.set_names:
        parameters = [ParameterInfo(p, info) for p in all_parameters(signature) if (info := p.info(name)) is not None]
        out.append(ParameterSetInfo(name, name == signature.default_set or name == ALL_SETS, parameters))
    return out


def type_names(command: CommandInfo, session: Any) -> list[Any]:
    """CommandInfo.OutputType"""
    signature = signature_of(command, session)
    return [PSTypeName(name) for name in (signature.output_types if signature is not None else ())]


class PSTypeName(NetObject):
    __slots__ = ("name",)
    net_name = "System.Management.Automation.PSTypeName"

    def __init__(self, name: str) -> None:
        self.ps_ext = None
        self.name = name

    def __str__(self) -> str:
        return self.name


TYPE_NAME = net_type("System.Management.Automation.PSTypeName", py=PSTypeName)
TYPE_NAME.prop("string Name", lambda t: t.name)
TYPE_NAME.prop("type Type", lambda t: resolve(t.name))


@TYPE_NAME.method("string ToString()")
def type_name_text(t: PSTypeName) -> str:
    return t.name


BOUND = net_type("System.Management.Automation.PSBoundParametersDictionary")
_table = resolve("System.Collections.Generic.Dictionary[string,object]")
BOUND.base_name, BOUND.arguments = _table.full_name, _table.arguments
BOUND.prop("System.Object BoundExplicitly", lambda d: [k for k, _ in d.items()])
SET_METADATA = net_type("System.Management.Automation.ParameterSetMetadata", py=None)
METADATA = net_type("System.Management.Automation.ParameterMetadata", py=ParameterMetadata)
METADATA.prop("string Name", lambda m: m.parameter.name)
METADATA.prop("type ParameterType", lambda m: m.parameter.type)
METADATA.prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata] ParameterSets", lambda m: set_table(m))
METADATA.prop("bool IsDynamic", lambda m: False)
METADATA.prop("System.Collections.ObjectModel.Collection[string] Aliases", lambda m: list(m.parameter.aliases))
METADATA.prop("System.Collections.ObjectModel.Collection[System.Attribute] Attributes", lambda m: attribute_objects(m.parameter))
METADATA.prop("bool SwitchParameter", lambda m: m.parameter.is_switch)


def set_table(metadata: ParameterMetadata) -> Any:
    from ems.values.collections import GenericDictionary

    kind = resolve("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata]")
    return GenericDictionary(kind, [(name, ParameterInfo(metadata.parameter, info)) for name, info in metadata.parameter.sets.items()], key_ignore_case)


def declared_attributes(parameter: Parameter) -> list[Any]:
    """The attributes of a script's parameter: those that are written, the last first, then its type's."""
    from ems.runtime.attributes import KINDS, AttributeObject, converter, made_of
    from ems.runtime.code import AttributeCode
    from ems.values.context import current

    session = current()
    written = [made_of(a, session, session.scope) for a in parameter.declared.attributes if isinstance(a, AttributeCode)]  # type: ignore[attr-defined]
    for made in written:
        if made.net_type is KINDS["parameter"]:  # which knows the position that the order of writing gives
            info = parameter.sets.get(made.values["parametersetname"]) or next(iter(parameter.sets.values()))
            made.values["position"] = parameter_values("", info, parameter)["position"]
    if not any(a.net_type is KINDS["parameter"] for a in written):
        written.append(AttributeObject(KINDS["parameter"], [], dict(parameter_values(ALL_SETS, next(iter(parameter.sets.values())), parameter))))
    typed = any(not isinstance(a, AttributeCode) for a in parameter.declared.attributes)
    return [*reversed(written), *([converter(parameter.type)] if typed else [])]


def parameter_values(name: str, info: Any, parameter: Parameter) -> dict[str, Any]:
    return {"mandatory": info.mandatory, "position": info.position if info.position is not None else -(1 << 31), "valuefrompipeline": info.pipeline,
            "valuefrompipelinebypropertyname": info.byname, "valuefromremainingarguments": info.rest, "parametersetname": name, "helpmessage": info.help or None,
            "dontshow": parameter.dont_show}


def attribute_objects(parameter: Parameter) -> list[Any]:
    from ems.runtime.attributes import ATTRIBUTES, KINDS, AttributeObject

    if parameter.declared is not None:
        return declared_attributes(parameter)
    from ems.runtime.validation import as_check

    out: list[Any] = []
    for name, info in parameter.sets.items():
        out.append(AttributeObject(KINDS["parameter"], [], parameter_values(name, info, parameter)))
    if parameter.aliases:
        out.append(AttributeObject(KINDS["alias"], [list(parameter.aliases)], {}))
    names = {v: k for k, v in ATTRIBUTES.items()}
    for check in map(as_check, parameter.validate):
        if check.name in names:
            out.append(AttributeObject(KINDS[names[check.name]], list(check.arguments), {**dict(zip(("minrange", "maxrange"), check.arguments, strict=False)), **check.options}))
    return out


INFO = net_type("System.Management.Automation.CommandParameterInfo", py=ParameterInfo)
for _text, _get in (("string Name", lambda i: i.parameter.name), ("type ParameterType", lambda i: i.parameter.type), ("bool IsMandatory", lambda i: i.info.mandatory),
                    ("bool IsDynamic", lambda i: False), ("int Position", lambda i: i.info.position if i.info.position is not None else -(1 << 31)),
                    ("bool ValueFromPipeline", lambda i: i.info.pipeline), ("bool ValueFromPipelineByPropertyName", lambda i: i.info.byname),
                    ("bool ValueFromRemainingArguments", lambda i: i.info.rest), ("string HelpMessage", lambda i: i.info.help),
                    ("System.Collections.ObjectModel.ReadOnlyCollection[string] Aliases", lambda i: list(i.parameter.aliases)),
                    ("System.Collections.ObjectModel.ReadOnlyCollection[System.Attribute] Attributes", lambda i: attribute_objects(i.parameter))):
    INFO.prop(_text, _get)
SET = net_type("System.Management.Automation.CommandParameterSetInfo", py=ParameterSetInfo)
SET.prop("string Name", lambda s: s.name)
SET.prop("bool IsDefault", lambda s: s.is_default)
SET.prop("System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.CommandParameterInfo] Parameters", lambda s: s.parameters)


@SET.method("string ToString()")
def set_text(info: ParameterSetInfo) -> str:
    from ems.runtime.syntax_text import parameters_text

    return parameters_text(info.parameters)
