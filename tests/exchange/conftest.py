"""In: nothing. Out: a shell in process on a store in memory, for the tests of Exchange's cmdlets."""
from __future__ import annotations

from typing import Any

import pytest
from exchange_shell import Shell


@pytest.fixture
def shell() -> Shell:
    return Shell()


@pytest.fixture
def directory() -> Any:
    """A Directory on a fresh store in memory, without a shell."""
    import cmdlets.exchange  # noqa: F401  (tells the type table)
    from cmdlets.exchange.common.directory import Directory
    from ems.store import open_store

    made = Directory(open_store("memory:"))
    assert made.organization.name
    return made
