"""In: a command. Out: CommandMetadata, and ProxyCommand: the text of a function that wraps the command and passes everything on."""
from __future__ import annotations

from typing import Any

from ems.runtime.functions import AliasInfo, CmdletInfo, CommandInfo
from ems.runtime.signatures import ALL_SETS, Parameter, SetInfo, Signature
from ems.runtime.types.parameters import metadata_table, signature_of
from ems.runtime.validation import as_check
from ems.values.context import current
from ems.values.convert import to_string
from ems.values.objects import NetObject, base
from ems.values.typenames import display_name
from ems.values.types import net_type

SPACE = "System.Management.Automation."
INDENT = "\n    "

BEGIN = """
    try {{
        $outBuffer = $null
        if ($PSBoundParameters.TryGetValue('OutBuffer', [ref]$outBuffer))
        {{
            $PSBoundParameters['OutBuffer'] = 1
        }}

        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('{name}', [System.Management.Automation.CommandTypes]::{kind})
        $scriptCmd = {{& $wrappedCmd @PSBoundParameters }}

        $steppablePipeline = $scriptCmd.GetSteppablePipeline({origin})
        $steppablePipeline.Begin($PSCmdlet)
    }} catch {{
        throw
    }}
"""
PROCESS = """
    try {
        $steppablePipeline.Process($_)
    } catch {
        throw
    }
"""
END = """
    try {
        $steppablePipeline.End()
    } catch {
        throw
    }
"""
CLEAN = """
    if ($null -ne $steppablePipeline) {
        $steppablePipeline.Clean()
    }
"""
# The texts of attributes: the check's name -> how it is written.
WRITTEN = {
    "allownull": "AllowNull()", "allowempty": "AllowEmptyString()", "allowemptystring": "AllowEmptyString()", "allowemptycollection": "AllowEmptyCollection()",
    "notnull": "ValidateNotNull()", "notnullorempty": "ValidateNotNullOrEmpty()", "notnullorwhitespace": "ValidateNotNullOrWhiteSpace()",
}
WITH_VALUES = {"set": "ValidateSet", "range": "ValidateRange", "length": "ValidateLength", "count": "ValidateCount", "pattern": "ValidatePattern",
               "drive": "ValidateDrive"}


class CommandMetadata(NetObject):
    """What a proxy is made from."""

    __slots__ = ("command", "name", "signature")
    net_name = SPACE + "CommandMetadata"

    def __init__(self, command: CommandInfo) -> None:
        session = current()
        self.ps_ext = None
        self.command = session.commands.target(command, session.scope) if isinstance(command, AliasInfo) else command
        self.name = self.command.name
        found = signature_of(self.command, session)
        assert found is not None
        self.signature: Signature = found


METADATA = net_type("System.Management.Automation.CommandMetadata", py=CommandMetadata)
METADATA.constructor(SPACE + "CommandMetadata new(System.Management.Automation.CommandInfo commandInfo)")(lambda command: CommandMetadata(base(command)))
METADATA.prop("string Name", lambda m: m.name, lambda m, v: setattr(m, "name", v))
METADATA.prop("string DefaultParameterSetName", lambda m: m.signature.default_set or None)
METADATA.prop("bool SupportsShouldProcess", lambda m: m.signature.supports_should_process)
METADATA.prop("bool SupportsPaging", lambda m: m.signature.supports_paging)
METADATA.prop("bool PositionalBinding", lambda m: m.signature.positional_binding)
METADATA.prop("string ConfirmImpact", lambda m: m.signature.confirm_impact)
METADATA.prop("System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterMetadata] Parameters", lambda m: metadata_table(m.command, current()))


# -- the parts of a proxy


def quoted(value: Any) -> str:
    text = to_string(value)
    return text if isinstance(value, (int, float)) else "'" + text.replace("'", "''") + "'"


def binding_attribute(meta: CommandMetadata) -> str:
    """[CmdletBinding(…)]; a function without it has none."""
    signature = meta.signature
    if signature.simple:
        return ""
    parts = []
    if signature.default_set:
        parts.append(f"DefaultParameterSetName={quoted(signature.default_set)}")
    if signature.supports_should_process:
        parts += ["SupportsShouldProcess=$true", f"ConfirmImpact='{signature.confirm_impact}'"]
    if signature.supports_paging:
        parts.append("SupportsPaging=$true")
    if not signature.positional_binding:
        parts.append("PositionalBinding=$false")
    return f"[CmdletBinding({', '.join(parts)})]"


def parameter_attribute(set_name: str, info: SetInfo) -> str:
    parts = [f"ParameterSetName={quoted(set_name)}"] if set_name != ALL_SETS else []
    if info.mandatory:
        parts.append("Mandatory=$true")
    if info.position is not None:
        parts.append(f"Position={info.position}")
    for given, name in ((info.pipeline, "ValueFromPipeline"), (info.byname, "ValueFromPipelineByPropertyName"), (info.rest, "ValueFromRemainingArguments")):
        if given:
            parts.append(f"{name}=$true")
    if info.help:
        parts.append(f"HelpMessage={quoted(info.help)}")
    return f"[Parameter({', '.join(parts)})]" if parts else ""


def check_text(check: Any) -> str:
    """A validation attribute as it is written; empty for one that a script cannot write."""
    if check.name in WRITTEN:
        return f"[{WRITTEN[check.name]}]"
    if check.name == "script":
        return f"[ValidateScript({{ {to_string(check.arguments[0])} }})]"
    name = WITH_VALUES.get(check.name)
    if name is None:
        return ""
    separator = "," if check.name == "set" else ", "
    return f"[{name}({separator.join(quoted(a) for a in check.arguments)})]"


def parameter_text(p: Parameter) -> str:
    lines = [parameter_attribute(name, info) for name, info in p.sets.items()]
    if p.aliases:
        lines.append(f"[Alias({','.join(quoted(a) for a in p.aliases)})]")
    lines += [check_text(as_check(c)) for c in p.validate]
    lines += ["[switch]" if p.is_switch else f"[{display_name(p.type)}]", f"${{{p.name}}}"]
    return "".join(INDENT + line for line in lines if line)


def parameter_block(meta: CommandMetadata) -> str:
    return ",\n".join(parameter_text(p) for p in meta.signature.parameters)


def begin_block(meta: CommandMetadata) -> str:
    command = meta.command
    module = command.module_name if isinstance(command, CmdletInfo) else command.module.name if command.module is not None else ""
    name = f"{module}\\{meta.name}" if module else meta.name
    return BEGIN.format(name=name.replace("'", "''"), kind=command.kind, origin="$myInvocation.CommandOrigin" if command.kind == "Cmdlet" else "")


def help_comment(meta: CommandMetadata) -> str:
    command = meta.command
    name = f"{command.module_name}\\{meta.name}" if isinstance(command, CmdletInfo) else meta.name
    return f"\n.ForwardHelpTargetName {name}\n.ForwardHelpCategory {command.kind}\n"


def proxy_text(meta: CommandMetadata, comment: str | None = None, _dynamic: bool = True) -> str:
    """The whole function body."""
    parts = (("begin", begin_block(meta)), ("process", PROCESS), ("end", END), ("clean", CLEAN))
    blocks = "\n\n".join(f"{name}\n{{{body}}}" for name, body in parts)
    note = help_comment(meta) if comment is None else comment
    return f"{binding_attribute(meta)}\nparam({parameter_block(meta)})\n\n{blocks}\n<#\n{note}\n#>\n"


PROXY = net_type("System.Management.Automation.ProxyCommand", base="System.Object")
_META = f"{SPACE}CommandMetadata commandMetadata"
PROXY.static(f"string Create({_META})", f"string Create({_META}, string helpComment)", f"string Create({_META}, string helpComment, bool generateDynamicParameters)")(proxy_text)
for _name, _part in (("GetCmdletBindingAttribute", binding_attribute), ("GetParamBlock", parameter_block), ("GetBegin", begin_block), ("GetProcess", lambda _m: PROCESS),
                     ("GetEnd", lambda _m: END), ("GetClean", lambda _m: CLEAN), ("GetDynamicParam", lambda _m: "")):
    PROXY.static(f"string {_name}({_META})")(_part)
