"""In: the helpers of tests/exchange. Out: a shell on a store in memory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exchange"))


@pytest.fixture
def shell() -> Any:
    from exchange_shell import Shell

    return Shell()
