"""The parser against what PowerShell's own parser gave for thousands of texts, where that record is at hand."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ems.syntax.dump import to_json, tokens_to_json
from ems.syntax.parser import parse, tokenize

RECORDS = Path(__file__).resolve().parents[1] / "conformance"


def rows(name: str) -> list[dict[str, Any]]:
    path = next(iter(sorted(RECORDS.rglob(name))), None)
    if path is None:
        pytest.skip(f"no {name}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_trees_and_errors() -> None:
    """Trees are equal, and so are errors, messages and their order."""
    wrong = []
    for row in rows("parser.jsonl"):
        got = to_json(parse(row["text"]))
        if got["ast"] != row["ast"] or got["errors"] != row["errors"]:
            wrong.append(row["text"])
    assert not wrong, f"{len(wrong)} differ, the first: {wrong[:3]!r}"


def state(text: str) -> str:
    """Whether a text is complete, as the prompt asks."""
    errors = parse(text).errors
    if not errors:
        return "ok"
    if errors[0].incomplete:
        return "incomplete"
    return "error+incomplete" if any(error.incomplete for error in errors) else "error"


@pytest.mark.slow
def test_prefixes() -> None:
    """Every beginning of a script is complete, incomplete or wrong as PowerShell has it."""
    wrong = []
    for row in rows("parser_prefixes.jsonl"):
        units = row["text"].encode("utf-16-le", "surrogatepass")
        for length, expected, _first in row["prefixes"]:
            text = units[: 2 * length].decode("utf-16-le", "surrogatepass")
            if state(text) != expected:
                wrong.append(text)
    assert not wrong, f"{len(wrong)} differ, the first: {wrong[:3]!r}"


@pytest.mark.slow
def test_tokens() -> None:
    """Tokens have PowerShell's kinds, flags and places, but for a doubled end after an unfinished using statement."""
    wrong = [row["text"] for row in rows("tokens.jsonl") if tokens_to_json(tokenize(row["text"]), row["text"]) != row["tokens"]]
    assert set(wrong) <= {"using namespace", "using type"}, f"{len(wrong)} differ, the first: {wrong[:3]!r}"
