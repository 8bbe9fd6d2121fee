"""In: a parameter of PowerShell's own commands. Out: the names that it takes: commands, variables, modules, drives, properties, views."""
from __future__ import annotations

from typing import Any

from ems.console.completion.results import CompletionResult

Results = list[CompletionResult]
SCOPES = ("Global", "Local", "Script")
PROPERTY_COMMANDS = frozenset("select-object sort-object where-object foreach-object format-table format-list format-wide format-custom group-object "
                              "measure-object join-string".split())
PROPERTY_PARAMETERS = frozenset(("property", "expandproperty", "excludeproperty", "membername"))
EXPAND_ONE = frozenset("get-member compare-object convertto-html".split())
VARIABLE_COMMANDS = frozenset("get-variable set-variable clear-variable remove-variable".split())
ALIAS_VALUES = frozenset(("set-alias", "new-alias"))
MODULES = ("Microsoft.PowerShell.Archive", "Microsoft.PowerShell.Host", "Microsoft.PowerShell.Management", "Microsoft.PowerShell.PSResourceGet",
           "Microsoft.PowerShell.Security", "Microsoft.PowerShell.ThreadJob", "Microsoft.PowerShell.Utility", "PackageManagement", "PowerShellGet", "PSReadLine")
PATHLESS = frozenset(("get-job", "stop-job", "remove-job", "wait-job"))
PROCESS_COMMANDS = ("get-process", "stop-process", "wait-process", "debug-process")
JOB_PARAMETERS = frozenset(("id", "name", "instanceid"))


def known_values(ask: Any) -> Results | None:
    command, parameter = ask.info.name.lower(), ask.parameter.name.lower()
    rule = RULES.get((command, parameter)) or (RULES.get(("", parameter)) if (command, parameter) not in NOT else None)
    if rule is not None:
        return rule(ask)
    if parameter in PROPERTY_PARAMETERS and command in PROPERTY_COMMANDS:
        return properties(ask)
    if command == "where-object" and parameter == "value":
        return compared_values(ask)
    return None


def _fit(names: Any, ask: Any, kind: str = "ParameterValue") -> Results:
    from ems.console.completion.arguments import fitting

    return fitting(names, ask, kind)


def commands(ask: Any) -> Results | None:
    from ems.console.completion.command_names import command_results

    return command_results(ask.session, ask.word, None, 0, ask.mark) or None


def properties(ask: Any) -> Results:
    """The properties of what the pipeline sends; those named before in the same list are left out."""
    from ems.console.completion.members import offer_names, rows_of

    found = ask.inference.reaching(ask.node)
    methods = ask.parameter.name.lower() == "membername"
    if ask.mark:
        return []
    skip = {g.lower() for g in ask.given}
    return offer_names(rows_of(found), ask.word, methods, ask.mark, skip)


def compared_values(ask: Any) -> Results:
    """`Where-Object Enabled -eq`: the values of a flag or an enum of an Exchange object; PowerShell offers nothing here."""
    from ems.console.completion.expected import enum_names
    from ems.syntax import nodes as n

    name = ask.bound.values.get("property")
    found = [one for one in ask.inference.reaching(ask.node) if one.net is not None and one.net.full_name.startswith("Microsoft.Exchange.")]
    types = ask.inference.member_types(found, name.value) if found and type(name) is n.StringConstantExpression else []
    if any(t.net is not None and t.net.full_name == "System.Boolean" for t in types) and not ask.mark:
        return [CompletionResult(v, v, "ParameterValue", v) for v in ("$true", "$false") if v.startswith(ask.word.lower())]
    names = enum_names(types)
    return _fit(names[0], ask) if names is not None else []


def variables(ask: Any) -> Results | None:
    from ems.console.completion.paths import variable_names

    return _fit(sorted(variable_names(ask.session), key=str.lower), ask) or None


def aliases(ask: Any) -> Results:
    from ems.console.completion.paths import drive_names

    return _fit(drive_names(ask.session, "alias"), ask)


def modules(ask: Any) -> Results | None:
    from ems.console.completion.quoting import as_word, starts

    matches = starts(ask.word)
    names = [m for m in _module_names(ask, True) if matches(m) or matches(m.rpartition(".")[2])]
    return [CompletionResult(as_word(m, ask.mark), m, "ParameterValue", m) for m in names] or None


def _module_names(ask: Any, available: bool) -> list[str]:
    loaded = [m.name for m in getattr(ask.session.modules, "loaded", {}).values()] if available else []
    return sorted(dict.fromkeys([*MODULES, *loaded]), key=str.lower)


def loaded_modules(ask: Any) -> Results | None:
    names = ["Microsoft.PowerShell.Management", "Microsoft.PowerShell.Security", "Microsoft.PowerShell.Utility", "PSReadLine"]
    names += [m.name for m in getattr(ask.session.modules, "loaded", {}).values()]
    if "listavailable" in ask.bound.values:
        return modules(ask)
    return _fit(sorted(dict.fromkeys(names), key=str.lower), ask) or None


def drives(ask: Any) -> Results | None:
    names = [d.name for d in ask.session.run_command("Get-PSDrive")]
    return _fit(sorted(names, key=str.lower), ask) or None


def providers(ask: Any) -> Results | None:
    return _fit(("Alias", "Environment", "FileSystem", "Function", "Variable"), ask) or None


def types(ask: Any) -> Results | None:
    from ems.console.completion.type_names import type_results

    word, prefix, suffix = ask.word, "", ""
    if "[" in word:
        head, _, word = word.rpartition("[")
        prefix, suffix = head + "[", "]"
    mark = ask.mark or ("'" if prefix else "")
    return type_results(ask.inference.root, word, ask.inference.namespaces, mark, prefix, suffix)


def nouns(ask: Any) -> Results:
    names = {row[0].partition("-")[2] for row in ask.session.commands.manifest.values() if "-" in row[0]}
    return _fit(sorted(names, key=str.lower), ask, "Text")


def verbs(ask: Any) -> Results:
    from cmdlets.utility.verb_table import VERBS

    names = [word.partition(":")[0] for text in VERBS.values() for word in text.split()]
    return _fit(names, ask, "Text")


def views(ask: Any) -> Results:
    """The views of the types that reach a Format command."""
    from ems.console.completion.views import view_names

    return _fit(view_names(ask.inference.reaching(ask.node), ask.info.name), ask, "Text")


def texts(*names: str, kind: str = "Text") -> Any:
    return lambda ask: _fit(names, ask, kind)


def jobs(ask: Any) -> Results:
    found = ask.session._parts.get("jobs")
    items = list(getattr(found, "all", list)()) if found is not None else []
    return _fit([str(getattr(j, ask.parameter.name.lower(), "")) for j in items], ask)


def containers(ask: Any) -> Results:
    from ems.console.completion.paths import path_results

    return path_results(ask.session, ask.word, ask.mark, containers=True)


def as_written(*rows: tuple[str, str]) -> Any:
    """Texts that stand in quotes already, each with its name in a menu."""
    def answer(ask: Any) -> Results:
        typed = (ask.mark + ask.word).lower()
        return [CompletionResult(text, shown, "ParameterValue", f"{text} - {shown}") for text, shown in rows if text.lower().startswith(typed)]

    return answer


def process_names(ask: Any) -> Results:
    return _fit(sorted(dict.fromkeys(p.name for p in _processes()), key=str.lower), ask)


def process_ids(ask: Any) -> Results:
    from ems.console.completion.quoting import starts

    matches = starts(ask.word)
    return [CompletionResult(str(p.id), f"{p.id} - {p.name}", "ParameterValue", f"{p.id} - {p.name}") for p in _processes() if matches(str(p.id))]


def _processes() -> list[Any]:
    """The processes that can be read now."""
    from ems.net.processes import Process, process_ids
    from ems.values.errors import NetException

    out = []
    for number in process_ids():
        process = Process(number)
        try:
            process.name  # noqa: B018
        except NetException:  # it ended in between
            continue
        out.append(process)
    return out


def key_functions(ask: Any) -> Results:
    from ems.console.key_tables import GROUPS

    return _fit(sorted({f for names in GROUPS.values() for f in names.split()}, key=str.lower), ask)


RULES: dict[tuple[str, str], Any] = {
    ("get-command", "name"): commands, ("get-help", "name"): commands, ("help", "name"): commands, ("get-alias", "definition"): commands,
    ("set-alias", "value"): commands, ("new-alias", "value"): commands, ("get-command", "module"): modules, ("get-command", "noun"): nouns,
    ("get-command", "verb"): verbs, ("get-verb", "verb"): verbs, ("get-command", "parametertype"): types, ("new-object", "typename"): types,
    ("get-alias", "name"): aliases, ("import-module", "name"): modules, ("remove-module", "name"): loaded_modules, ("get-module", "name"): loaded_modules,
    ("join-string", "separator"): as_written(("','", "Comma"), ("', '", "Comma-Space"), ("';'", "Semi-Colon"), ("'; '", "Semi-Colon-Space"), ('"`n"', "Newline"),
                                             ("'-'", "Dash"), ("' '", "Space")),
    ("join-string", "formatstring"): as_written(("'[{0}]'", "[{0}]"), ("'{0:N2}'", "{0:N2}"), ('"`n    `${0}"', "`n    `${0}"), ('"`n    [string] `${0}"', "`n    [string] `${0}")),
    **{(command, "name"): process_names for command in PROCESS_COMMANDS}, **{(command, "id"): process_ids for command in PROCESS_COMMANDS},
    ("get-psdrive", "psprovider"): providers, ("get-psdrive", "name"): drives, ("remove-psdrive", "name"): drives, ("get-psprovider", "psprovider"): providers, ("new-psdrive", "psprovider"): providers,
    ("new-item", "itemtype"): texts("File", "Directory", "SymbolicLink", "Junction", "HardLink"),
    ("set-strictmode", "version"): texts("Latest", "3.0", "2.0", "1.0"),
    ("format-table", "view"): views, ("format-list", "view"): views, ("format-wide", "view"): views, ("format-custom", "view"): views,
    ("set-location", "path"): containers, ("push-location", "path"): containers, ("set-location", "literalpath"): containers,
    ("push-location", "literalpath"): containers, ("set-psreadlinekeyhandler", "function"): key_functions,
    **{(c, "name"): variables for c in VARIABLE_COMMANDS}, **{(c, p): jobs for c in PATHLESS for p in JOB_PARAMETERS},
    ("", "scope"): texts(*SCOPES),
}
NOT = {("set-executionpolicy", "scope"), ("get-executionpolicy", "scope")}
