"""In: a comment with the cursor in it. Out: the words of comment help, of #requires, and the names that they take."""
from __future__ import annotations

import re
from typing import Any

from ems.console.completion.results import Completion, CompletionResult
from ems.syntax import nodes as n

HELP_WORDS = {
    "COMPONENT": "Technology or feature", "DESCRIPTION": "The full description", "EXAMPLE": "An example", "EXTERNALHELP": "Path of an XML help file",
    "FORWARDHELPCATEGORY": "Category of the forwarded command", "FORWARDHELPTARGETNAME": "The command whose help is shown", "FUNCTIONALITY": "Intended use",
    "INPUTS": "What can be piped in", "LINK": "A related topic", "NOTES": "More information", "OUTPUTS": "What it puts out", "PARAMETER": "A parameter",
    "REMOTEHELPRUNSPACE": "Session with the help topic", "ROLE": "User role", "SYNOPSIS": "The short description",
}
CATEGORIES = ("Alias All Cmdlet ExternalScript FAQ Filter Function General Glossary HelpFile Provider ScriptCommand").split()
REQUIRES = {"Modules": "Specifies modules that the script requires.", "PSEdition": "Specifies a PowerShell edition that the script requires.",
            "RunAsAdministrator": "Runs the script as an administrator.", "Version": "Specifies the minimum version of PowerShell."}
MODULE_KEYS = ("GUID", "MaximumVersion", "ModuleName", "ModuleVersion", "RequiredVersion")


def comment_results(text: str, start: int, end: int, cursor: int, session: Any, root: n.ScriptBlock) -> Completion:
    before = text[start:cursor]
    line = before.rpartition("\n")[2]
    if before.lower().startswith("#requires"):
        return requires_results(line, start, end, cursor)
    if before.startswith("<#"):
        found = help_results(line, cursor, session, root, start)
        if found is not None:
            return found
    return Completion([], start, end - start)


def _starting(words: Any, word: str) -> list[str]:
    return [w for w in words if w.lower().startswith(word.lower())]


def requires_results(line: str, start: int, end: int, cursor: int) -> Completion:
    found = re.search(r"-(\w*)\Z", line)
    if found:
        word = found.group(1)
        used = {w.lower() for w in re.findall(r"-(\w+)\s", line)}
        names = [w for w in _starting(REQUIRES, word) if w.lower() not in used]
        return Completion([CompletionResult(w, w, "ParameterName", REQUIRES[w]) for w in names], cursor - len(word), len(word))
    found = re.search(r"-PSEdition\s+(\w*)\Z", line, re.IGNORECASE)
    if found:
        word = found.group(1)
        return Completion([CompletionResult(w, w, "ParameterValue", w) for w in _starting(("Core", "Desktop"), word)], cursor - len(word), len(word))
    found = re.search(r"-Modules\s.*?@\{(?:[^}]*;)?\s*(\w*)\Z", line, re.IGNORECASE)
    if found:
        word = found.group(1)
        used = {w.lower() for w in re.findall(r"(\w+)\s*=", line)}
        names = [w for w in _starting(MODULE_KEYS, word) if w.lower() not in used]
        return Completion([CompletionResult(w, w, "ParameterValue", w) for w in names], cursor - len(word), len(word))
    if re.search(r"-\w+\s+\S*\Z", line):
        return Completion([], cursor, 0)
    return Completion([], start, end - start)


def help_results(line: str, cursor: int, session: Any, root: n.ScriptBlock, start: int) -> Completion | None:
    found = re.match(r"\s*\.(\w*)\Z", line)
    if found:
        word = found.group(1)
        names = _starting(HELP_WORDS, word)
        return Completion([CompletionResult(w, w, "Keyword", HELP_WORDS[w]) for w in names], cursor - len(word), len(word)) if names else None
    found = re.match(r"\s*\.(PARAMETER|FORWARDHELPCATEGORY|FORWARDHELPTARGETNAME)\s+(\S*)\Z", line, re.IGNORECASE)
    if not found:
        return None
    kind, word = found.group(1).upper(), found.group(2)
    if kind == "FORWARDHELPCATEGORY":
        results = [CompletionResult(w, w, "Text", w) for w in _starting(CATEGORIES, word)]
    elif kind == "FORWARDHELPTARGETNAME":
        from ems.console.completion.command_names import command_results

        results = command_results(session, word, root, len(word))
    else:
        results = [CompletionResult(w, w, "Text", w) for w in _starting(parameter_names(root, start), word)]
    return Completion(results, cursor - len(word), len(word))


def parameter_names(root: n.ScriptBlock, comment: int) -> list[str]:
    """The parameters of the function that holds the comment, or that follows it; of the script when there is none."""
    functions = [f for f in root.walk() if type(f) is n.FunctionDefinition]
    around = [f for f in functions if f.start <= comment < f.end]
    after = [f for f in functions if f.start >= comment]
    chosen = around[-1] if around else after[0] if after else None
    body = chosen.body if chosen is not None else root
    parameters = (chosen.parameters if chosen is not None else None) or (body.param_block.parameters if body.param_block else [])
    return [p.variable.name for p in parameters]
