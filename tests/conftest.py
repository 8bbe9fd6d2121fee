"""All tests: generated ones have no deadline, as no test asserts a time; those that run scripts in forks come first."""
from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("ems", deadline=None)
settings.load_profile("ems")

FORKING = ("acceptance", "conformance", "core", "pester")  # folders whose tests fork for each script


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A process forks the quicker the smaller it is, and it grows with every test."""
    items.sort(key=lambda item: item.path.parent.name not in FORKING)
