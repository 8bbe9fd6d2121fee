"""In: an engine's name. Out: the address of a new store of it."""

from __future__ import annotations

from pathlib import Path

import postgres_server
import pytest

ENGINES = ["memory", "sqlite", "postgresql"]


def make_address(engine: str, folder: Path) -> str:
    """The address of a new store."""
    if engine == "postgresql":
        reason = postgres_server.reason_to_skip()
        if reason:
            pytest.skip(reason)
        return postgres_server.shared_server().new_address()
    return "memory:" if engine == "memory" else str(folder / "store.db")
