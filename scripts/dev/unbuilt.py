"""In: a JSON file of all of Exchange's cmdlets with their parameter sets. Out: cmdlets/exchange/unbuilt.txt, those that ems does not have.

First line: all parameter names. Then a line a cmdlet: name, parameter sets, parameters; a parameter is its number in the first line
(base 36) with `*` for a switch, `!` for mandatory, `@n` for a position, and `:0,2` for the sets it is in when those are not all.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TARGET = ROOT / "cmdlets/exchange/unbuilt.txt"
ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    text = ALPHABET[number % 36]
    while number := number // 36:
        text = ALPHABET[number % 36] + text
    return text


def parameters(facts: dict[str, Any]) -> tuple[list[str], dict[tuple[str, str], list[int]]]:
    """(set names, (parameter, marks) -> the sets it has that role in)."""
    sets = list(facts["sets"])
    found: dict[tuple[str, str], list[int]] = {}
    for at, rows in enumerate(facts["sets"].values()):
        for name, _type, mandatory, position, switch in rows:
            if name not in ("WhatIf",):
                marks = ("*" if switch else "") + ("!" if mandatory else "") + (f"@{position}" if position is not None else "")
                found.setdefault((name, marks), []).append(at)
    return sets, found


def main() -> None:
    from cmdlets.manifest import COMMANDS

    rows = {
        name: parameters(facts)
        for name, facts in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")).items()
        if name.lower() not in COMMANDS
    }
    counted: dict[str, int] = {}
    for _, found in rows.values():
        for name, _ in found:
            counted[name] = counted.get(name, 0) + 1
    names = sorted(counted, key=lambda name: (-counted[name], name))  # the most frequent ones get the shortest numbers
    numbers = {name: base36(at) for at, name in enumerate(names)}
    lines = [" ".join(names)]
    for cmdlet, (sets, found) in sorted(rows.items(), key=lambda row: row[0].lower()):
        parts = []
        for (name, marks), places in found.items():
            where = "" if len(places) == len(sets) else ":" + ",".join(map(str, places))
            parts.append(numbers[name] + marks + where)
        lines.append("\t".join([cmdlet, "" if sets == ["(All)"] else ",".join(sets), " ".join(parts)]))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
