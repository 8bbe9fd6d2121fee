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
    ("Export-Csv -NoT", ["-NoTypeInformation"]),
    ("Export-Csv -Verb", ["-Verbose"]),
    ("Get-ChildItem -ad", ["-ad"]),
    ("[int3", ["Int32"]),
    ("[xmldocument", ["xml", "System.Xml.XmlDocumentFragment", "System.Xml.XmlDocumentType"]),
    ("[pscu", ["pscustomobject"]),
    ("[ordered", ["ordered", "System.Collections.Specialized.OrderedDictionary", "System.Collections.Generic.OrderedDictionary", "System.Management.Automation.OrderedHashtable"]),
    ("[system.net.ipa", ["System.Net.IPAddress"]),
    ("using namespace System.Text; [StringBui", ["StringBuilder"]),
    ("'a'.psobject.Prop", ["Properties"]),
    ("[datetime]::Now.GetT", ["GetType(", "GetTypeCode("]),
    ("[console]::Cancel", ["CancelKeyPress"]),
    ("(Get-Location).Pe", ["Peek("]),
    ("Get-Process | Sort-Object Comp", ["Company", "CompanyName"]),
    ("class B { [int]$Base }; class C : B { [int]$Own }; $c = [C]::new(); $c.Ba", ["Base"]),
    ("class C : System.Exception { }; $c = [C]::new(); $c.Inn", ["InnerException"]),
    ("enum E { Red }; $e = [E]::Red; $e.Has", ["HasFlag("]),
    ("[regex]::Matches('a', 'b') | ForEach-Object { $_.Gro", ["Groups"]),
    ("Get-ChildItem -OutVariable found; $found.BaseN", ["BaseName"]),
    ("Join-String -Separator ';", ["';'", "'; '"]),
    ("Get-PSDrive -PSProvider Fi", ["FileSystem"]),
    ("$PSVersionTable.Contains", ["Contains(", "ContainsKey(", "ContainsValue("]),
    ("$PSDefaultParameterValues.Cha", ["ChangeSinceLastCheck("]),
]
# text, the tooltip of its one match
TIPS = [
    ("Get-ChildI", "Get-ChildItem [[-Path] <string[]>]"),
    ("gcb", "Get-Clipboard"),
    ("Get-ChildItem -LiteralP", "[string[]] LiteralPath"),
    ("Set-ReceiveConnector -Banner", "The greeting, beginning with 220"),
    ("[guid", "Struct System.Guid"),
    ("'abc'.Leng", "int Length {get;}"),
    ("Get-Item . | ForEach-Object { $_.FullN", "string FullName { get; }"),
    ("[math]::Sqr", "static double Sqrt(double d)"),
    ("$ErrorActionPref", "[ActionPreference]$ErrorActionPreference"),
    ("1 -ceq", "upper and lower case told apart"),
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


@pytest.mark.parametrize(("text", "tip"), TIPS)
def test_tooltip(session: Any, text: str, tip: str) -> None:
    """A match says what it is."""
    (match,) = complete(text, len(text), session).matches
    assert tip in match.tool_tip


def test_wildcards_in_folders(session: Any, tmp_path: Any) -> None:
    """A wildcard in a folder's name stands for each folder that fits."""
    for name in ("one", "other", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file.txt").write_text("")
    text = f"Get-Content {tmp_path}/o*/f"
    assert [m.text for m in complete(text, len(text), session).matches] == [f"{tmp_path}/one/file.txt", f"{tmp_path}/other/file.txt"]


DYNAMIC = """function Get-Dyn { [CmdletBinding()] param($First) dynamicparam {
    $table = [System.Management.Automation.RuntimeDefinedParameterDictionary]::new()
    $attributes = [System.Collections.ObjectModel.Collection[System.Attribute]]::new()
    $attributes.Add([System.Management.Automation.ParameterAttribute]::new())
    $attributes.Add([System.Management.Automation.ValidateSetAttribute]::new('d1', 'd2'))
    if ($First -ne 'none') { $table.Add('Late', [System.Management.Automation.RuntimeDefinedParameter]::new('Late', [string], $attributes)) }
    $table } process { } }"""


def test_dynamic_parameters(session: Any) -> None:
    """What a dynamicparam block adds for the arguments so far is offered, with its values."""
    session.run_text(DYNAMIC, [].append)
    for text, texts in (("Get-Dyn -La", ["-Late"]), ("Get-Dyn -First none -La", []), ("Get-Dyn -Late ", ["d1", "d2"])):
        assert [m.text for m in complete(text, len(text), session).matches] == texts
