"""In: pytest. Out: `shell`: a session in this process whose host keeps what it writes."""
from __future__ import annotations

import sys
from typing import Any

import pytest
from kept_shell import Shell


@pytest.fixture(scope="session", autouse=True)
def deep_stack() -> Any:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(20_000)
    yield
    sys.setrecursionlimit(limit)


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture(scope="module")
def shared_shell() -> Shell:
    return Shell()
