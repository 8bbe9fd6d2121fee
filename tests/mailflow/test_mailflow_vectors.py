"""The worked cases of selection: each gives the connector, address space, delivery type or fate that was worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cmdlets.exchange.mailflow.vectors import answer

CASES = json.loads((Path(__file__).parent / "data/selection_vectors.json").read_text(encoding="utf-8"))["vectors"]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_worked_case_is_answered_as_expected(case: dict[str, Any]) -> None:
    """Every expected value of a case is the one that the rules give."""
    given = answer(case)
    assert {key: given.get(key) for key in case["expect"]} == case["expect"]
