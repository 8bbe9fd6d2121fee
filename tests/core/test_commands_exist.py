"""Every command of PowerShell 7.6 is there, or its reason is told."""
from __future__ import annotations

from pathlib import Path

import pytest

from cmdlets.catalog import scan_folder
from cmdlets.windows_only import REASONS
from ems.runtime.startup_functions import FUNCTIONS

NAMES = (Path(__file__).parent / "commands.txt").read_text(encoding="utf-8").split()
ELSEWHERE = {"TabExpansion2"}  # the console's own


@pytest.mark.parametrize("name", NAMES)
def test_command(name: str) -> None:
    """The name is a cmdlet, a function of a new session, or stands among the reasons."""
    known = {*scan_folder(), *(f.lower() for f in FUNCTIONS), *REASONS, *(e.lower() for e in ELSEWHERE)}
    assert name.lower() in known
