"""Completion: a text with the cursor at its end, and what is offered."""
from __future__ import annotations

from typing import Any

import pytest
from keyboard import make_session

from ems.console.completion import complete

# text, matches in the order offered
EXACT = [
    ("Get-ChildI", ["Get-ChildItem"]),
    ("i-psdf", ["Import-PowerShellDataFile"]),
    ("& 'Get-Chi", ["'Get-ChildItem'"]),
    ("Get-ChildItem -F", ["-Filter", "-FollowSymlink", "-Force", "-File"]),
    ("Get-ChildItem -LiteralPath x -Pa", []),
    ("Get-ChildItem -ErrorAction S", ["SilentlyContinue", "Stop", "Suspend"]),
    ("Write-Host x -ForegroundColor Bl", ["Black", "Blue"]),
    ("Out-File x -Encoding a", ["ansi", "ascii"]),
    ("'abc'.Tri", ["Trim(", "TrimEnd(", "TrimStart("]),
    ("$x = Get-Date; $x.Ye", ["Year"]),
    ("[DayOfWeek]::M", ["Monday"]),
    ("[pscustomobject]@{Port=25} | Select-Object Po", ["Port"]),
    ("Get-ChildItem | Where-Object { $_.Ext", ["Extension"]),
    ("Get-ChildItem | Select-Object @{N", ["Name"]),
    ("$server = 1; $serv", ["$server"]),
    ("1 -e", ["-eq"]),
    ("param([Parameter(Man", ["Mandatory"]),
    ("[DayOfWeek]$d = 'Mon", ["'Monday'"]),
    ("#requires -PSE", ["PSEdition"]),
    ("<#\n.SYN", ["SYNOPSIS"]),
    ("using n", ["namespace"]),
    ("function f { param([ValidateSet('a','b')]$Kind) }; f -Kind ", ["a", "b"]),
    ("Set-ReceiveConnector x -AuthMechanism T", ["Tls"]),
    ("Set-ReceiveConnector x -Enabled ", ["$true", "$false"]),
    ("Set-ReceiveConnector Default", ["'EX01\\Default EX01'", "'EX01\\Default Frontend EX01'"]),
    ("Set-ReceiveConnector proxy", ["'EX01\\Client Proxy EX01'", "'EX01\\Outbound Proxy Frontend EX01'"]),
    ("Get-ReceiveConnector -Server ", ["EX01"]),
    ("Set-ReceiveConnector x -DefaultDomain ", ["contoso.com"]),
    ("Set-ReceiveConnector 'EX01\\Default EX01' -RemoteIPRanges @{Remove='0", ["'0.0.0.0-255.255.255.255'"]),
    ("Set-ReceiveConnector NoSuch", []),
]


@pytest.fixture(scope="module")
def session() -> Any:
    return make_session()


@pytest.mark.parametrize(("text", "matches"), EXACT)
def test_offered(session: Any, text: str, matches: list[str]) -> None:
    """What fits the place is offered, and nothing else."""
    assert sorted(m.text for m in complete(text, len(text), session).matches) == sorted(matches)


@pytest.mark.parametrize("text", ["", " ", "$x.", "(((", "@{", "'", "[", "a | ", "$(", "${", "-", "gci -", "if (", "[int](", "@'\n", "% {"])
def test_any_place_answers(session: Any, text: str) -> None:
    """Half an input is no reason to fail."""
    found = complete(text, len(text), session)
    assert found.index >= -1 and found.index + max(found.length, 0) <= len(text)


def test_register_argument_completer(session: Any) -> None:
    """A registered script block answers for its parameter, with what is bound so far."""
    session.run_text("function Get-Mbx { param($Server, $Other) }; Register-ArgumentCompleter -CommandName Get-Mbx -ParameterName Other "
                     "-ScriptBlock { param($c, $p, $w, $a, $b) \"for-$($b.Server)\" }", [].append)
    text = "Get-Mbx -Server EX01 -Other "
    assert [m.text for m in complete(text, len(text), session).matches] == ["for-EX01"]
