"""In: the start of a variable. Out: variables of the text and of the session, scopes and drives."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.paths import DRIVES, drive_names, variable_names
from ems.console.completion.quoting import starts
from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n

SPECIAL = ("$ ? ^ _ args Error ExecutionContext false foreach HOME Host input IsCoreCLR IsLinux IsMacOS IsWindows "
           "LASTEXITCODE Matches MyInvocation NestedPromptLevel null PID PROFILE PSBoundParameters PSCmdlet PSCommandPath PSCulture PSDebugContext "
           "PSDefaultParameterValues PSEdition PSHOME PSItem PSLogUserData PSScriptRoot PSSenderInfo PSSessionOption PSStyle PSUICulture PSVersionTable PWD ShellId StackTrace "
           "switch OFS LogCommandHealthEvent LogCommandLifecycleEvent LogEngineHealthEvent LogEngineLifecycleEvent LogProviderHealthEvent "
           "LogProviderLifecycleEvent LogSettingsEvent PSModuleAutoLoadingPreference "
           "this true").split()
SCOPES = ("Global", "Local", "Private", "Script")
SCOPE_NAMES = frozenset(s.lower() for s in SCOPES)
PLAIN = re.compile(r"[\w?^$]+\Z")
SETS = frozenset(("set-variable", "sv", "set", "new-variable"))
CAPTURES = frozenset("outvariable ov errorvariable ev warningvariable wv informationvariable iv pipelinevariable pv".split())


def variable_results(session: Any, root: n.ScriptBlock, word: str, start: int, sigil: str = "$", braced: bool = False) -> list[CompletionResult]:
    """Completions of `$word`."""
    scope, colon, rest = word.partition(":")
    lower = scope.lower()
    if colon and lower in DRIVES:
        return _from_drive(session, scope, rest, sigil, braced)
    prefix = ""
    if colon and lower in SCOPE_NAMES:
        prefix, word = scope + ":", rest
    matches = starts(word)
    written = [name for name in text_variables(root, start) if matches(name)]
    own = {name.lower() for name in written}
    known = variable_names(session)
    others = sorted((name for name in dict.fromkeys([*known, *([] if prefix else SPECIAL)]) if matches(name) and name.lower() not in own), key=str.lower)
    unique = list({name.lower(): name for name in others}.values())
    out = [_result(prefix + name, name, sigil, braced, None if name in written else session) for name in [*dict.fromkeys(written), *unique]]
    if not prefix and not braced and sigil == "$" and word and not any(c in word for c in "*?"):
        out += [CompletionResult(f"{sigil}{name}:", f"{name}:", "Variable", f"{name}:") for name in sorted([*SCOPES, *DRIVES.values()]) if matches(name)]
    return out


def _told(session: Any, name: str) -> str:
    """A variable's tooltip: the type of its value."""
    from ems.values.typenames import display_name
    from ems.values.types import type_of

    cell = session.scope.find(name.lower()) if session is not None else None
    value = cell.value if cell is not None else None
    return f"[{display_name(type_of(value)).rpartition('.')[2]}]${name}" if value is not None else name


def _result(name: str, shown: str, sigil: str, braced: bool, session: Any = None) -> CompletionResult:
    bare = name.rpartition(":")[2]
    text = f"{sigil}{{{name}}}" if braced or not PLAIN.match(bare) else f"{sigil}{name}"
    return CompletionResult(text, shown, "Variable", lambda: _told(session, bare))


def _from_drive(session: Any, drive: str, rest: str, sigil: str, braced: bool) -> list[CompletionResult]:
    matches = starts(rest)
    out = []
    for name in drive_names(session, drive.lower()):
        if matches(name):
            whole = f"{drive}:{name}"
            out.append(CompletionResult(f"{sigil}{{{whole}}}" if braced or not PLAIN.match(name) else f"{sigil}{whole}", name, "Variable", name))
    return out


def text_variables(root: n.ScriptBlock, before: int) -> list[str]:
    """Variables that the text gives a value before an offset: assignments, loops, parameters in reach, Set-Variable, -OutVariable."""
    found: list[str] = []
    for node in root.walk():
        kind = type(node)
        if kind is n.AssignmentStatement and node.start < before:
            found += [v for v in _targets(node.left) if node.left.end < before]
        elif kind is n.ForEachStatement and node.variable.end < before or kind is n.Parameter and node.variable.end < before:
            found.append(node.variable.name)
        elif kind is n.Command and node.end <= before:
            found += _captured(node)  # type: ignore[arg-type]
    return [name.rpartition(":")[2] for name in found]


def _targets(left: n.Node) -> list[str]:
    while type(left) in (n.ConvertExpression, n.AttributedExpression):
        left = left.operand
    if type(left) is n.VariableExpression:
        return [left.name]
    if type(left) is n.ArrayLiteral:
        return [name for e in left.elements for name in _targets(e)]
    return []


def _captured(node: n.Command) -> list[str]:
    out = []
    first = node.elements[0]
    sets = type(first) is n.StringConstantExpression and first.value.lower() in SETS - {"new-variable"}
    for at, e in enumerate(node.elements[1:], 1):
        if type(e) is n.CommandParameter:
            value = e.argument or (node.elements[at + 1] if at + 1 < len(node.elements) else None)
            if type(value) is n.StringConstantExpression and (e.name.lower() in CAPTURES or sets and "name".startswith(e.name.lower())):
                out.append(value.value.lstrip("+"))
        elif sets and at == 1 and type(e) is n.StringConstantExpression:
            out.append(e.value)
    return out
