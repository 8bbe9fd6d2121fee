"""Each fast path beside the general way: with and without it, scripts give the same."""
# ruff: noqa: E501 - scripts stand on a line each
from __future__ import annotations

from typing import Any

import pytest
from kept_shell import Shell

from ems.values.convert import to_string

# A fast path -> what takes it away.
WITHOUT: dict[str, list[tuple[str, Any]]] = {
    "call plans": [("ems.runtime.stages.planned", lambda *a: None)],
    "quick calls": [("ems.runtime.pipeline.quick_plan", lambda *a: False)],
    "quick accept": [("ems.runtime.stages.FunctionStage.quick_accept", lambda self: None)],
    "typed variables": [("ems.runtime.scope.UNCHANGED", frozenset())],
    "setters": [("ems.values.members._SIMPLE", {})],
    "single converters": [("ems.values.overloads._PASSES_AS_OBJECT", frozenset())],
    "long arithmetic": [("ems.values.arithmetic._LONGS", frozenset())],
    "plain comparison": [("ems.values.compare._PLAIN_PAIRS", frozenset())],
}

SCRIPTS = [
    "function f($a, $b = 5) { \"$a|$b|$args\" }; f; f 1; f 1 2 3; f -b 1 2; f -a:1 -b 2; f 0x10, 2; f 007; f $null; f @(1, 2); f -c 1",
    "function f([int]$a, [string]$b, [switch]$s) { \"$a|$b|$s|$($PSBoundParameters.Count)\" }; f; f '5' 6; f -s; f 1 -s:$false 2; f x; f -s 3; f 1.5",
    "function f { param([ValidateRange(1, 5)][int]$a = 9, [ValidateSet('x', 'y')]$b) \"$a|$b\" }; f; f 3; f 7; f 2 z; f 2 Y",
    "function f { [CmdletBinding()] param([Parameter(Mandatory)][int]$a, [Parameter(ParameterSetName='q')]$q, [Parameter(ParameterSetName='r')]$r) "
    "\"$a|$q|$r|$($PSCmdlet.ParameterSetName)\" }; f 1 -q 2; f -a 1 -r 3; f -a x -q 1; f 1 -q 1 -r 2; f 1 2 3",
    "function f { param([Parameter(ValueFromPipeline)][int]$v, $k = 2) begin { $n = 0 } process { $n++; $v * $k } end { \"n$n\" } }; 1..3 | f; 1, '2', 'x', $null | f; "
    "1.7, 2 | f -k 3; , @(1, 2) | f; f 5",
    "function f { param([Parameter(ValueFromPipeline, Mandatory)][string]$v) process { \"<$v>\" } }; 'a', '', 1 | f",
    "function f { param([Parameter(ValueFromPipelineByPropertyName)]$n) process { \"<$n>\" } }; [pscustomobject]@{ n = 1 }, 5 | f",
    "filter g { \"[$_]\" }; 1, $null, 'a' | g; function h { process { $_ } end { $input.Count } }; 1..3 | h; function i { $input | ForEach-Object { $_ * 2 } }; 1..2 | i",
    "[int]$i = 1; $i = '7'; $i; $i += 1.6; $i; $i = 'x'; $i; [ValidateRange(0, 3)][int]$j = 1; $j = 5; $j; [string]$s = 1; $s.GetType().Name; [bool]$b = 1; $b; [double]$d = 1; $d / 4",
    "class P { [int]$X; [string]$S; $O; [ValidateRange(0, 9)][int]$V }; $p = [P]::new(); $p.X = 5; $p.X; $p.X = '7'; $p.X; $p.X = 'a'; $p.X; $p.S = 3; $p.S + 1; $p.O = @(1); $p.V = 5; $p.V; "
    "$p.V = 12; $p.V; $p.X += 2; $p.X; $p.X = $null; $p.X",
    "$h = [hashtable]::new(); $h.Add('a', 1); $h.ContainsKey('a'); $h.ContainsKey('A'); $h.ContainsKey($null); $h.Contains(1); $l = [System.Collections.ArrayList]::new(); $l.Add(5); $l.Add($null); "
    "$l.Contains('5'); 'abc'.Insert(1, 5); 'abc'.Insert('1', 'x'); 'abc'.Insert('q', 'x')",
    "foreach ($a in 1, 2L, [long]::MaxValue, -5L, 2147483647, 3000000000) { foreach ($b in 1, 3L, -2, 0L, [long]::MaxValue) { foreach ($r in ($a + $b), ($a - $b), ($a * $b), ($a % $b)) "
    "{ \"$($r.GetType().Name) $r\" } } }",
    "foreach ($a in 1, 1L, 1.0, 1.5, [byte]1, [uint32]1, '1', 'a', [char]'a', $true, $null, [decimal]1) { foreach ($b in 1, 1L, 1.0, [byte]1, [uint32]1, '1', 'A', [char]'a', $false, $null) "
    "{ \"$($a -eq $b) $($a -ne $b)\" } }",
    "1..5 -contains 3; 1..5 -contains '3'; 1..5 -contains 3.0; 'a', 'b' -contains 'B'; 'a', 'b' -ccontains 'B'; 'a', 'b' -ccontains 'b'; $null, 1 -contains $null; '1', 2 -contains 1; 5 -in 1..9",
    "foreach ($n in 'f', 'g', 'f') { function f { 'F' } function g($x) { \"G$x\" }; & $n 1 }; $b = { param($x) \"$x$args\" }; & $b 1 2; $c = 1; $k = { $c }.GetNewClosure(); $c = 2; & $k; & { $c }",
    "Join-Path a b; Join-Path -Path a -ChildPath c; 'x' | Join-Path -ChildPath d; Write-Output 1 2; Write-Output -InputObject 5; Get-Random -Minimum 5 -Maximum 6; 3, 1 | Sort-Object -Descending; "
    "1..3 | Select-Object -First 1 -Last 1; Select-Object -Nope; Join-Path; Get-Date -Date '2024-01-02' -Format yyyy; 1..3 | Measure-Object -Sum | ForEach-Object Sum",
    "1..2 | ForEach-Object -Begin { 'b' } -Process { $_ } -End { 'e' }; 1..3 | ForEach-Object { 'x' } { $_ } { 'y' }; 'a' | ForEach-Object ToUpper; 1..4 | Where-Object { $_ -gt 2 }; "
    "[pscustomobject]@{ a = 1 } | Select-Object @{ n = 'q'; e = { $_.a + 1 } } | ForEach-Object q; 'a.txt' | Join-Path -Path { $_ } -ChildPath z",
    "$PSDefaultParameterValues['Join-Path:ChildPath'] = 'dflt'; foreach ($i in 1, 2) { Join-Path a; $PSDefaultParameterValues.Clear(); Join-Path a b }",
]


def outcome(shell: Any, text: str) -> list[str]:
    """Output, then the errors' ids, as text."""
    shell.run("$Error.Clear(); $PSDefaultParameterValues.Clear()")
    try:
        got = [f"{type(v).__name__}:{to_string(v)}" for v in shell.run("& {" + text + "}")]
    except Exception as error:
        got = [f"ended by {error}"]
    return got + [to_string(v) for v in shell.run("$Error | ForEach-Object { \"$($_.FullyQualifiedErrorId) $_\" }")]


@pytest.mark.parametrize("path", WITHOUT)
@pytest.mark.parametrize("text", SCRIPTS)
def test_fast_paths_agree(monkeypatch: pytest.MonkeyPatch, text: str, path: str) -> None:
    """A script gives the same output and the same errors with the fast path and without it."""
    from ems.compiler import cache
    from ems.values import members

    results = []
    for patches in ([], WITHOUT[path]):
        cache._memory.clear()
        members._forget()
        for target, stand_in in patches:
            monkeypatch.setattr(target, stand_in)
        results.append(outcome(Shell(), text))
    cache._memory.clear()
    members._forget()
    assert results[0] == results[1]
