"""In: the start of a command's name. Out: aliases, functions, cmdlets and programs that fit, with their syntax as tooltip."""
from __future__ import annotations

from typing import Any

from ems.console.completion.quoting import starts
from ems.console.completion.results import CompletionResult
from ems.syntax import nodes as n


def abbreviation(name: str) -> str:
    """G-CI of Get-ChildItem."""
    verb, dash, noun = name.partition("-")
    return verb[:1] + dash + "".join(c for c in noun if c.isupper()) if dash else ""


def command_results(session: Any, word: str, root: n.ScriptBlock | None, start: int, mark: str = "") -> list[CompletionResult]:
    """The commands that a word begins; `mark` is the quote around it."""
    module, slash, rest = word.rpartition("\\")
    pattern = rest if slash else word
    if not pattern and not slash:
        return []
    matches = starts(pattern)
    short = pattern.lower() if "-" in pattern else ""
    names: dict[str, tuple[str, Any]] = {}
    if root is not None and not slash:
        for node in root.walk():
            if type(node) is n.FunctionDefinition and node.start < start and matches(node.name):
                names.setdefault(node.name.lower(), (node.name, None))
    for name, info in known_names(session):
        lower = name.lower()
        if lower not in names and (matches(name) or short and abbreviation(name).lower() == short):
            if not slash or module.lower() == module_of(session, lower).lower():
                names[lower] = (name, info)
    out = []
    for lower in sorted(names):
        name, info = names[lower]
        text = f"{module}\\{name}" if slash else name
        out.append(CompletionResult(f"{mark}{text}{mark}" if mark else text, name, "Command", info or (lambda name=name: syntax_of(session, name))))
    return out


def known_names(session: Any) -> Any:
    """(name, alias target or None) of every command, without loading any."""
    scope = session.scope
    seen: set[str] = set()
    for s in scope.chain():
        for lower, info in (s.aliases or {}).items():
            if lower not in seen:
                seen.add(lower)
                yield info.name, info.definition
        for lower, info in (s.functions or {}).items():
            if lower not in seen:
                seen.add(lower)
                yield info.name, None
    for lower, row in session.commands.manifest.items():
        if lower not in seen:
            yield row[0], None


def module_of(session: Any, lower: str) -> str:
    row = session.commands.manifest.get(lower)
    return row[1] if row is not None else ""


def syntax_of(session: Any, name: str) -> str:
    """The syntax block that stands as a command's tooltip."""
    from ems.console.hints import known_command, signature_of
    from ems.runtime.syntax_text import syntax_of as syntax_block

    info = known_command(session, name)
    return syntax_block(info, session) if info is not None and signature_of(session, info) is not None else name
