"""The examples in the help of Exchange's commands and of the organization's Ems commands: what they show is what they give."""
from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

import pytest
from exchange_shell import Shell


def documented() -> dict[str, list[tuple[str, list[str]]]]:
    """Command -> its examples' lines, each with the output below it."""
    import cmdlets.exchange as exchange
    import cmdlets.house as house
    from cmdlets.registry import registered

    for package in (exchange, house):
        for module in pkgutil.iter_modules(package.__path__):
            if not module.ispkg and (package is exchange or module.name.startswith("ems_")):
                importlib.import_module(f"{package.__name__}.{module.name}")
    ours = {name: entry.cls for name, entry in registered.items()
            if entry.cls.__module__.startswith(("cmdlets.exchange.", "cmdlets.house.ems_"))}
    return {name: steps for name, cls in sorted(ours.items()) if (steps := examples(cls.__doc__ or ""))}


def examples(doc: str) -> list[tuple[str, list[str]]]:
    steps: list[tuple[str, list[str]]] = []
    for line in doc.partition("EXAMPLES\n")[2].split("\n"):
        text = line.removeprefix("    ")
        if text.startswith("> "):
            steps.append((text[2:], []))
        elif steps and not text.strip():
            break
        elif steps:
            steps[-1][1].append(text)
    return steps


STEPS = documented()


@pytest.mark.parametrize("name", STEPS)
def test_the_examples_of_a_command_hold(name: str, shell: Shell, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    for command, expected in STEPS[name]:
        shown = shell.lines(command) + shell.out.getvalue().splitlines()  # objects, then what the host wrote
        shell.out.seek(0), shell.out.truncate()
        assert shown == expected, command
        assert shell.err.getvalue() == "", command
