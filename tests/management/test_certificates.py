"""The drive Cert: shows the certificates of the organization's server."""
from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CASES = r"""
(Get-ChildItem Cert:\LocalMachine\My).Count -eq @(Get-ExchangeCertificate).Count => True
(Get-ChildItem cert:/localmachine/my)[0].GetType().Name => X509Certificate2
$t = @(Get-ExchangeCertificate)[0].Thumbprint; Test-Path Cert:\LocalMachine\My\$t => True
Test-Path Cert:\LocalMachine\My\00; Test-Path Cert:\Nope => False | False
Set-Location Cert:\LocalMachine; "$PWD"; (Get-Item My).Name => Cert:\LocalMachine | My
(Get-ChildItem Cert:).Location -join ' ' => CurrentUser LocalMachine
(Get-Item Cert:\LocalMachine\My).PSParentPath => Microsoft.PowerShell.Security\Certificate::LocalMachine
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_certificates_are_items(line: str, run: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths below Cert: mean the locations, stores and certificates that the store knows."""
    monkeypatch.setenv("EMS_STORE", "memory:")
    script, _, expected = line.partition(" => ")
    assert run(script).output == expected.split(" | ")
