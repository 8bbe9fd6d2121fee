"""The examples in the help of the management, security and archive commands: what they show is what they give."""
from __future__ import annotations

import importlib
import pkgutil

import pytest

import cmdlets.archive
import cmdlets.management
import cmdlets.security
from cmdlets.registry import registered

FOLDERS = (cmdlets.archive, cmdlets.management, cmdlets.security)


def examples() -> list[tuple[str, str, list[str]]]:
    """(command, script, output lines) of every example."""
    for folder in FOLDERS:
        for found in pkgutil.iter_modules(folder.__path__, folder.__name__ + "."):
            importlib.import_module(found.name)
    made: list[tuple[str, str, list[str]]] = []
    for entry in registered.values():
        if entry.cls.__module__.rpartition(".")[0] not in [folder.__name__ for folder in FOLDERS]:
            continue
        shown = False
        for line in (entry.cls.__doc__ or "").partition("EXAMPLES\n")[2].split("\n"):
            text = line.removeprefix("    ")
            if text.startswith("> "):
                made.append((entry.name, text[2:], []))
                shown = True
            elif not text.strip():
                shown = False
            elif shown:
                made[-1][2].append(text)
    return made


@pytest.mark.parametrize(("name", "script", "expected"), examples())
def test_an_example_shows_what_it_says(name: str, script: str, expected: list[str], run) -> None:  # type: ignore[no-untyped-def]
    """The output below an example is what the example gives."""
    ran = run(script)
    assert ran.output == expected
    assert ran.error_ids == []
