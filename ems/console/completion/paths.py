"""In: the start of a path. Out: files, folders and items of drives that fit, written so that the line takes them."""
from __future__ import annotations

import os
from typing import Any

from ems.console.completion.quoting import as_word, needs_quotes, quote, starts
from ems.console.completion.results import CompletionResult
from ems.values.errors import RuntimeException
from ems.values.wildcard import Wildcard

ITEM, CONTAINER = "ProviderItem", "ProviderContainer"
DRIVES = {"env": "Env", "function": "Function", "alias": "Alias", "variable": "Variable"}


def path_results(session: Any, word: str, mark: str = "", *, containers: bool = False, literal: bool = False, command: bool = False,
                 suffixes: tuple[str, ...] = ()) -> list[CompletionResult]:
    """The paths that begin with a word. `command`: in the place of a command's name, where a path in quotes needs `&`."""
    drive, colon, rest = word.partition(":")
    if colon and drive.lower() in DRIVES:
        return drive_results(session, DRIVES[drive.lower()], rest.lstrip("/\\"), mark) if not containers else []
    if word in ("..", ".", "/") and not mark and command:
        return []
    slashed = word.replace("\\", "/") if os.sep == "/" else word
    head, slash, tail = slashed.rpartition("/")
    pattern = starts(_pattern(tail, literal))
    out: list[CompletionResult] = []
    for folder, shown in _folders(session, head, slash, literal):
        for name in sorted(_names(folder), key=lambda x: (_lower(x), x)):
            if not pattern(name):
                continue
            full = os.path.join(folder, name)
            is_folder = os.path.isdir(full)
            if containers and not is_folder or suffixes and not is_folder and not name.lower().endswith(suffixes):
                continue
            out.append(CompletionResult(_written(shown + name, mark, literal, command), name, CONTAINER if is_folder else ITEM, full))
    return out


def _folders(session: Any, head: str, slash: str, literal: bool) -> list[tuple[str, str]]:
    """The folders to list, each with what stands before its names: one, or those that a wildcard in the path means."""
    first, *rest = head.split("/")
    wild = next((at for at, part in enumerate([first, *rest]) if any(c in part for c in "*?[")), None) if not literal else None
    if wild is None:
        folder, shown = _folder(session, head, slash)
        return [(folder, shown)] if folder is not None else []
    parts = [first, *rest]
    folder, shown = _folder(session, "/".join(parts[:wild]), "/" if wild else "")
    found = [(folder, shown)] if folder is not None else []
    for part in parts[wild:]:
        try:
            fits = Wildcard(part).matches
        except RuntimeException:  # half a bracket: the user is still typing, or the name holds one
            return []
        found = [(os.path.join(f, name), f"{s}{name}/") for f, s in found for name in sorted(_names(f), key=_lower) if fits(name) and os.path.isdir(os.path.join(f, name))]
    return found


def _lower(name: str) -> str:
    return name.lower()


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def _folder(session: Any, head: str, slash: str) -> tuple[str | None, str]:
    """The folder to list, and what stands before the names."""
    from ems.values.errors import NetException, RuntimeException

    if not slash:
        head_text, shown = ".", "./"
    elif not head:
        return "/", "/"
    else:
        head_text = head
        shown = (head if head.startswith(("/", "~", "./", "../")) or head in (".", "..", "~") or os.path.isabs(head) else "./" + head) + "/"
    try:
        return session.file_path(head_text), shown
    except (RuntimeException, NetException):  # a drive that does not exist
        return None, shown


def _pattern(tail: str, literal: bool) -> str:
    if literal:
        tail = tail.replace("`", "``").replace("[", "`[").replace("]", "`]").replace("*", "`*").replace("?", "`?")
    return tail


def _written(path: str, mark: str, literal: bool, command: bool) -> str:
    brackets = "[" in path or "]" in path
    if brackets and not literal and not command:
        path = path.replace("`", "``").replace("[", "`[").replace("]", "`]")
        return quote(path, mark) if mark == '"' else quote(path, "'")
    if mark:
        return quote(path, mark)
    if command and needs_quotes(path):
        return "& " + quote(path, "'")
    return as_word(path)


def drive_results(session: Any, drive: str, word: str, mark: str) -> list[CompletionResult]:
    """Items of the drives Env, Function, Alias and Variable."""
    matches = starts(word)
    return [CompletionResult(as_word(f"{drive}:/{name}", mark), name, ITEM, f"{drive}:/{name}") for name in drive_names(session, drive.lower()) if matches(name)]


def drive_names(session: Any, drive: str) -> list[str]:
    """The names on such a drive, sorted."""
    if drive == "env":
        found = list(os.environ)
    elif drive == "function":
        found = [f.name for f in session.commands.all() if f.kind in ("Function", "Filter")]
    elif drive == "alias":
        found = [a.name for a in session.commands.all() if a.kind == "Alias"]
    else:
        found = variable_names(session)
    return sorted(dict.fromkeys(found), key=str.lower)


def variable_names(session: Any) -> list[str]:
    """The variables that the session sees, each once."""
    out: dict[str, str] = {}
    for scope in session.scope.chain():
        for lower, cell in scope.vars.items():
            if type(cell).__name__ != "UnsetVariable":
                out.setdefault(lower, cell.name)
    return list(out.values())
