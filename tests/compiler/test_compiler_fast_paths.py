"""Each fast path beside the general way: with and without it, scripts give the same."""
# ruff: noqa: E501 - scripts stand on a line each
from __future__ import annotations

from typing import Any

import pytest
from kept_shell import Shell

from ems.values.convert import to_string
from ems.values.members import MISSING


class Forgetful(dict[Any, Any]):
    """A cache that keeps nothing."""

    def __setitem__(self, key: Any, value: Any) -> None:
        pass


# A fast path -> what takes it away.
WITHOUT: dict[str, list[tuple[str, Any]]] = {
    "call plans": [("ems.runtime.stages.planned", lambda *a: None)],
    "quick calls": [("ems.runtime.pipeline.quick_plan", lambda *a: False)],
    "quick accept": [("ems.runtime.stages.FunctionStage.quick_accept", lambda self: None)],
    "typed variables": [("ems.runtime.scope.UNCHANGED", frozenset())],
    "setters": [("ems.values.member_writes._SIMPLE", {})],
    "single converters": [("ems.values.overloads._PASSES_AS_OBJECT", frozenset())],
    "long arithmetic": [("ems.values.arithmetic._LONGS", frozenset())],
    "plain comparison": [("ems.values.compare._PLAIN_PAIRS", frozenset()), ("ems.values.compare._direct", lambda a, b: False),
                         ("ems.values.compare._ALONGSIDE", {})],
    "kept calls": [("ems.values.calls.quick", lambda *a: None)],
    "plain casts": [("ems.values.plain_casts.CASTS", {}), ("ems.values.calls.SURE", {}), ("ems.values.calls.PERHAPS", {})],
    "static reads": [("ems.values.members._STATIC_READS", Forgetful())],
    "kept operators": [("ems.values.operands._kept", Forgetful())],
    "exact arithmetic": [("ems.values.arithmetic._EXACTS", frozenset())],
    "keyed indexes": [("ems.values.indexing._is_keyed", lambda cls: False), ("ems.values.indexing._place", lambda obj, index: -1)],
    "plain groups": [("ems.values.regexes.NetRegex.plain_groups", None)],
    "plain values": [("ems.values.members.plain_value", lambda obj, lower: MISSING)],
    "script plans": [("ems.runtime.session.script_plan", lambda *a: False)],
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
    "foreach ($s in 'abc', 'a', '', 'Ä') { $s.Length; $s.ToUpper(); $s.PadLeft(4, '*'); $s.PadLeft(4, '**'); $s.PadLeft('5'); $s.Substring(1); $s.Substring(0, 9); $s.Split('b'); $s.Replace('a', 1); "
    "$s.IndexOf('c'); $s.Contains('b'); $s.Insert(0, $null); $s.nope(); $s.Trim('a', 'c'); $s.Equals($s); $s.CompareTo('b'); $s.StartsWith('A', 'OrdinalIgnoreCase') }",
    "foreach ($n in 2, 2L, 2.5, [decimal]2.5, '2', 'x', $null, [byte]2, @(2), $true, [char]'2') { foreach ($i in 1, 2) { [math]::Sqrt($n); [math]::Max($n, 2); [math]::Pow($n, 2); [math]::Round($n, 1); "
    "[math]::Abs($n); [string]::IsNullOrEmpty($n); [int]::Parse($n); [convert]::ToString($n, 2); [math]::Nope($n) } }",
    "foreach ($i in 1, 2) { [math]::PI; [int]::MaxValue; [DayOfWeek]::Monday; [string]::Empty; [math]::Nope; [int]::'MaxValue'; [Environment]::NewLine.Length; [datetime]::MinValue.Year }",
    "foreach ($v in 1, '2', 2.5, 3.5, -1, 300, 70000, 'x', '', $null, [char]'7', $true, 5L, 3000000000, 1e20, '007', ' 7', '0x1F', @(1), @(1, 2)) { foreach ($r in { [int]$v }, { [long]$v }, { [double]$v }, "
    "{ [string]$v }, { [char]$v }, { [byte]$v }, { [bool]$v }, { [decimal]$v }) { try { $x = & $r; \"$($x.GetType().Name) $x\" } catch { \"$_\" } } }",
    "$a = [int[]]::new(3); foreach ($v in 5, '7', 'x', 2.5, $null, 9L) { foreach ($i in 0, -1, '1', 3) { $a[$i] = $v }; \"$a\" }; $l = [System.Collections.Generic.List[string]]::new(); $l.Add('a'); $l[0] = 5; $l[0]; "
    "$l[-1] = 'z'; $l[3] = 'q'; \"$l\"; $m = [double[,]]::new(2, 2); foreach ($v in 1, 2.5, 'x', $null) { foreach ($i in 0, -1, 2, '1') { $m[$i, 1] = $v; $m[$i, 1] } }; $m[0]; \"$m\"",
    "foreach ($d in [System.Collections.Generic.Dictionary[string,int]]::new(), [System.Collections.Generic.SortedDictionary[string,int]]::new(), [ordered]@{}, @{}) { foreach ($k in 'a', 'A', 1, $null, 2.5) { "
    "foreach ($v in 1, '2', 'x', $null) { $d[$k] = $v }; $d[$k]; $d['zz'] }; \"$($d.Keys)\"; \"$($d.Values)\" }; $o = [System.Collections.Generic.Dictionary[int,object]]::new(); $o[1] = @(1, 2); $o['1']; "
    "$o[2] = 'b' | Add-Member -NotePropertyName N -NotePropertyValue 4 -PassThru; $o[2].N",
    "foreach ($a in [decimal]1.50, [decimal]::MaxValue, 1, -3, 0.1, 7L, [decimal]0) { foreach ($b in [decimal]2, 3, 0.5, [decimal]0.0000000001, -1L, [decimal]0) { foreach ($r in { $a + $b }, { $a - $b }, { $a * $b }, "
    "{ $a / $b }, { $a % $b }, { $a -gt $b }, { $a -le $b }) { try { $x = & $r; \"$($x.GetType().Name) $x\" } catch { \"$_\" } } } }",
    "$d = [datetime]'2024-02-28'; foreach ($e in $d, $d.AddDays(2), [datetime]'2023-01-01') { $d -lt $e; $d -ge $e; $d -eq $e; \"$($e - $d)\"; $e.AddHours(1.5).ToString('o'); $e.Year; $e + [timespan]'1:00'; $e - 5; $e * 2; "
    "[timespan]'1:00' * 2; [timespan]'2:00' - [timespan]'0:30'; $e -gt 'x'; [version]'1.2' -lt [version]'1.10'; [version]'1.2' -lt '1.10' }",
    "1, 2, 3.0, '2', $null, 5L -eq 2; 1, 2, 3 -gt 1; 'a', 'B', 3 -eq 'b'; 'a', 'B', 3 -ne 'b'; 1.5, 2, 'x' -lt 2; 1..3 -contains '2'; 'a', 5 -contains 'A'; 'a', 5 -ccontains 'A'; 'x', $null -contains $null; "
    "@(1, @(2)) -contains 2; [double]::NaN -gt 1; 1 -lt [double]::NaN; 'A' -in 'b', 'a'; [char]'a', 'a' -eq 'A'",
    "'ab-12' -match '(?<w>[a-z]+)-(\\d+)(x)?'; $Matches.Count; $Matches.w; $Matches[1]; $Matches['2']; $Matches.ContainsKey(2); $Matches.Add('n', 1); $Matches.n; 'q' -match 'z'; $Matches.w; "
    "'Aa' -match '(?<X>A)(?<x>a)'; $Matches.Keys | Sort-Object; switch -Regex ('k9') { '(\\d)' { $Matches[1] } }; $m = [regex]::Match('ab-12', '(\\w)-(?<n>\\d)'); $m.Groups['n'].Value; $m.Groups[1].Value; $m.Groups[9].Success",
    "$o = [pscustomobject]@{ A = 1; B = 1, 2; C = $null }, [pscustomobject]@{ A = 2 }, 'abc', @{ A = 7 }, (Get-Item /); $o.A; $o.B; $o.C; $o.Length; $o.Nope; $o | ForEach-Object A; $o | ForEach-Object Length; "
    "$o | ForEach-Object Nope; 1, 'b' | ForEach-Object ToString; 'a', 'bb' | ForEach-Object Length; $p = 'a' | Add-Member -NotePropertyName Length -NotePropertyValue 9 -PassThru -Force; ($p, 'abc').Length; $p | ForEach-Object Length",
    "{ param([int]$a, $b = 5) \"$a|$b|$args\" }.Invoke('7', 2, 3); { param([int]$a) $a }.Invoke('x'); { param($a) \"$($PSBoundParameters.Count)\" }.Invoke(1); { param([switch]$s, $v) \"$s $v\" }.Invoke(9); "
    "[regex]::Replace('a1b2', '\\d', { param($m) [int]$m.Value + 1 }); (1..3).ForEach({ $_ * 2 }); (1..5).Where({ $_ -gt 2 }); $x = 1; (1..3).ForEach({ $x = $_ }); $x; 1..3 | Sort-Object { param($p) -$_ }; "
    "$l = [System.Collections.Generic.List[int]](3, 1, 2); $l.Sort({ param($a, $b) $b - $a }); \"$l\"; $o = [pscustomobject]@{ A = 3 } | Add-Member ScriptMethod M { param($n) $this.A * $n } -PassThru; $o.M(4)",
    "foreach ($n in $null, 0, '', @(), @(1), 'a', (& {}), [pscustomobject]@{}) { ($null -eq $n) -eq ($undefined -eq $n); $null -ne $n; switch ($n) { 0 { 'zero' } '' { 'empty' } 'A' { 'a' } 1 { 'one' } default { 'other' } }; "
    "switch -CaseSensitive ($n) { 'A' { 'A' } 'a' { 'a' } } }; switch (1L, '1', 1.0, [char]'a', $null, 'É') { 1 { 'one' } 'a' { 'a' } 'é' { 'e' } }",
    "class P { [int]$X; P([int]$x) { $this.X = $x } [int] Add([int]$n) { return $this.X + $n } static [string] Twice([string]$s) { return $s + $s } [void] Fail() { throw 'no' } }; foreach ($i in 1, '2', 'x') { "
    "$p = [P]::new(3); $p.Add($i); [P]::Twice($i); try { $p.Fail() } catch { \"$_\" }; $p.Add(1, 2); [P]::Nope() }; $p | Add-Member ScriptMethod Add { 'own' } -Force; $p.Add(1)",
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
