"""In: a command and its HelpContent. Out: the object that Get-Help returns."""
from __future__ import annotations

from typing import Any

from ems.runtime.functions import CmdletInfo, CommandInfo, ExternalScriptInfo, FunctionInfo
from ems.runtime.help.content import HelpContent
from ems.runtime.signatures import ALL_SETS
from ems.runtime.syntax_text import help_value_text, parameters_text, short
from ems.values.objects import Extension, PSCustomObject


def named(type_names: tuple[str, ...], **properties: Any) -> PSCustomObject:
    made = PSCustomObject.of(**properties)
    made.ps_ext = Extension()
    made.ps_ext.type_names = [*type_names, "System.Management.Automation.PSCustomObject", "System.Object"]
    return made


def text_item(text: str) -> PSCustomObject:
    return named(("MamlParaTextItem", "MamlTextItem"), Text=text)


def content_of(command: CommandInfo, session: Any) -> HelpContent | None:
    """The help that a command brings; None when it brings none."""
    from ems.runtime.help.comments import help_of_script
    from ems.runtime.help.docstrings import help_of_class

    if isinstance(command, CmdletInfo):
        return help_of_class(command.cls)
    if isinstance(command, (FunctionInfo, ExternalScriptInfo)):
        return help_of_script(command.script.code)
    return None


def syntax_lines(command: CommandInfo, session: Any) -> list[str]:
    from ems.runtime.types.parameters import set_infos

    return [f"{command.name} {parameters_text(info.parameters, help_value_text)}".rstrip() for info in set_infos(command, session)]


def command_help(command: CommandInfo, session: Any, content: HelpContent | None, view: str = "") -> PSCustomObject:
    """The help object of a command. view: "", Full, Detailed or Examples."""
    category = {"Cmdlet": "Cmdlet", "Filter": "Filter", "ExternalScript": "ExternalScript"}.get(command.kind, "Function")
    lines = syntax_lines(command, session)
    module = command.module_name if isinstance(command, CmdletInfo) else command.module.name if command.module is not None else None
    aliases = sorted(a.name for a in session.commands.all() if a.kind == "Alias" and a.definition.lower() == command.name.lower())
    have = content if content is not None else HelpContent()
    synopsis = have.synopsis if content is not None else "\n" + "\n".join(lines) + "\n"
    stem = "MamlCommandHelpInfo" if content is not None else f"Extended{'Cmdlet' if category == 'Cmdlet' else 'Function'}HelpInfo"
    types = ((f"{stem}#{view}View",) if view else ()) + (stem, "HelpInfo")
    made = named(types, Name=command.name, Category=category, Synopsis=synopsis, Component=have.component or None, Role=have.role or None,
                 Functionality=have.functionality or None, ModuleName=module)
    made.set("details", named(("MamlCommandHelpInfo#details",), name=command.name, description=[text_item(have.synopsis)]))
    made.set("description", [text_item(have.description)] if have.description else [])
    made.set("syntax", named(("MamlCommandHelpInfo#syntax",), syntaxItem=[named(("MamlCommandHelpInfo#syntaxItem",), name=command.name, text=line) for line in lines]))
    made.set("parameters", named(("MamlCommandHelpInfo#parameters",), parameter=parameter_objects(command, session, have)))
    made.set("examples", named(("MamlCommandHelpInfo#examples",), example=[example(i, c, r) for i, (c, r) in enumerate(have.examples, 1)]) if have.examples else None)
    made.set("alertSet", named(("MamlCommandHelpInfo#alertSet",), alert=[text_item(have.notes)]) if have.notes else None)
    made.set("relatedLinks", named(("MamlCommandHelpInfo#relatedLinks",), navigationLink=[link(text) for text in have.links]) if have.links else None)
    made.set("inputTypes", typed("inputType", have.inputs))
    made.set("returnValues", typed("returnValue", have.outputs))
    made.set("aliases", "\n".join(aliases) if aliases else "None")
    made.set("hasHelp", content is not None)
    return made


def typed(kind: str, names: list[str]) -> Any:
    made = [named((f"MamlCommandHelpInfo#{kind}",), type=named(("MamlCommandHelpInfo#type",), name=name)) for name in names]
    return named((f"MamlCommandHelpInfo#{kind}s",), **{kind: made}) if made else None


def link(text: str) -> PSCustomObject:
    is_uri = "://" in text
    return named(("MamlCommandHelpInfo#navigationLink",), linkText="" if is_uri else text, uri=text if is_uri else "")


def example(number: int, code: str, remarks: str) -> PSCustomObject:
    return named(("MamlCommandHelpInfo#example",), title=f"-------------------------- EXAMPLE {number} --------------------------", code=code,
                 remarks=[text_item(remarks)] if remarks else [], introduction=[text_item("PS > ")])


def parameter_objects(command: CommandInfo, session: Any, content: HelpContent) -> list[PSCustomObject]:
    from ems.runtime.types.parameters import signature_of

    signature = signature_of(command, session)
    out = []
    for p in signature.parameters if signature is not None else ():
        info = p.sets.get(ALL_SETS) or next(iter(p.sets.values()))
        piped = [word for word, on in (("ByValue", any(i.pipeline for i in p.sets.values())), ("ByPropertyName", any(i.byname for i in p.sets.values()))) if on]
        text = content.parameters.get(p.name.lower(), "")
        out.append(named(("MamlCommandHelpInfo#parameter",), name=p.name, description=[text_item(text)] if text else [], required=str(info.mandatory).lower(),
                         position=str(info.position + (not isinstance(command, CmdletInfo))) if info.position is not None else "named",
                         defaultValue=default_text(p, command), pipelineInput=f"true ({', '.join(piped)})" if piped else "false",
                         aliases=", ".join(p.aliases) if p.aliases else "None" if isinstance(command, CmdletInfo) else "", globbing="false",
                         parameterValue=None if p.is_switch else short(p.type),
                         type=named(("MamlCommandHelpInfo#type",), name=short(p.type))))
    return out


def default_text(parameter: Any, command: CommandInfo) -> str:
    if isinstance(command, CmdletInfo):
        return "False" if parameter.is_switch else ""
    code = next((c for c in command.script.code.parameters if c.name == parameter.name), None)  # type: ignore[attr-defined]
    return (code.default_text or "") if code is not None and code.default_text else "False" if parameter.is_switch else ""
