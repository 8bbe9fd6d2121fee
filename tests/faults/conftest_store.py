"""In: nothing. Out: make_address, as tests/store/conftest.py has it (two conftest modules cannot both be imported by that name)."""

from __future__ import annotations

from pathlib import Path

import postgres_server
import pytest


def make_address(engine: str, folder: Path) -> str:
    """The address of a new store."""
    if engine == "postgresql":
        reason = postgres_server.reason_to_skip()
        if reason:
            pytest.skip(reason)
        return postgres_server.shared_server().new_address()
    return "memory:" if engine == "memory" else str(folder / "store.db")
