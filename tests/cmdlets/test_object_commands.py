"""In: scripts that pass objects on. Out: what the object commands select, order, group, measure and compare."""
from __future__ import annotations

from collections.abc import Callable

import pytest

Run = Callable[[str], list[str]]
ROWS = "$r = [pscustomobject]@{ N = 'b'; S = 2 }, [pscustomobject]@{ N = 'a'; S = 10 }, [pscustomobject]@{ N = 'b'; S = 1 }; "

CASES: dict[str, tuple[str, list[str]]] = {
    # Select-Object
    "first stops the commands before it": ("1..9 | ForEach-Object { $n++; $_ } | Select-Object -First 2; $n", ["1", "2", "2"]),
    "skip last": ("1..5 | Select-Object -SkipLast 2", ["1", "2", "3"]),
    "skip and last": ("1..5 | Select-Object -Skip 1 -Last 2", ["3", "4"]),
    "indexes come in the order of the input": ("10..20 | Select-Object -Index 3, 1", ["11", "13"]),
    "skipped indexes": ("1..4 | Select-Object -SkipIndex 0, 2", ["2", "4"]),
    "unique": ("1, 2, 1 | Select-Object -Unique", ["1", "2"]),
    "a missing property is null": ("$null -eq ([pscustomobject]@{ a = 1 } | Select-Object b).b", ["True"]),
    "calculated": ("(5 | Select-Object @{ n = 'Twice'; e = { $_ * 2 } }).Twice", ["10"]),
    "a script block names itself": ("(5 | Select-Object { $_ * 2 }).psobject.Properties.Name", [" $_ * 2 "]),
    "wildcards": ("('abc' | Select-Object L*).psobject.Properties.Name", ["Length"]),
    "exclude alone means all others": ("([pscustomobject]@{ a = 1; b = 2 } | Select-Object -ExcludeProperty a).psobject.Properties.Name", ["b"]),
    "expand": ("[pscustomobject]@{ a = 1, 2 } | Select-Object -ExpandProperty a", ["1", "2"]),
    "expand what is not there": ("5 | Select-Object -ExpandProperty x -ErrorAction Stop", ["ERROR ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand"]),
    # Sort-Object
    "text without case": ("'b', 'A', 'c' | Sort-Object", ["A", "b", "c"]),
    "numbers before their texts": ("10, 9, 100 | Sort-Object", ["9", "10", "100"]),
    "several keys": (ROWS + "$r | Sort-Object N, @{ e = 'S'; Descending = $true } | ForEach-Object { \"$($_.N)$($_.S)\" }", ["a10", "b2", "b1"]),
    "stable": ("'bb', 'a', 'cc' | Sort-Object Length", ["a", "bb", "cc"]),
    "top": ("3, 1, 2 | Sort-Object -Top 2", ["1", "2"]),
    "bottom": ("3, 1, 2 | Sort-Object -Bottom 2", ["2", "3"]),
    "sorted unique": ("'b', 'a', 'B' | Sort-Object -Unique", ["a", "b"]),
    "custom objects as such have no order": ("[pscustomobject]@{ A = 2 }, [pscustomobject]@{ A = 1 } | Sort-Object | ForEach-Object A", ["2", "1"]),
    # Group-Object
    "groups": (ROWS + "$r | Group-Object N | ForEach-Object { \"$($_.Name) $($_.Count)\" }", ["a 1", "b 2"]),
    "as a hashtable": (ROWS + "$h = $r | Group-Object N -AsHashTable; $h['b'].Count; $h.a.S", ["2", "10"]),
    "no element": ("(1, 1 | Group-Object -NoElement).GetType().Name", ["GroupInfoNoElement"]),
    # Measure-Object
    "sum and average": ("$m = 1, 2, 6 | Measure-Object -Sum -Average -Maximum; $m.Sum; $m.Average; $m.Maximum; $m.Count", ["9", "3", "6", "3"]),
    "numbers in texts": ("('5', '30' | Measure-Object -Maximum).Maximum", ["30"]),
    "texts": ("('b', 'a' | Measure-Object -Minimum).Minimum", ["a"]),
    "lines and words": ("$m = \"a b`nc\" | Measure-Object -Line -Word -Character; $m.Lines; $m.Words; $m.Characters", ["2", "3", "5"]),
    # Compare-Object
    "sides": ("Compare-Object 1, 2 2, 3 | ForEach-Object { \"$($_.InputObject)$($_.SideIndicator)\" }", ["3=>", "1<="]),
    "equal too": ("(Compare-Object a A -IncludeEqual).SideIndicator", ["=="]),
    "case": ("(Compare-Object a A -CaseSensitive).Count", ["2"]),
    "custom objects as such are alike": ("Compare-Object ([pscustomobject]@{ A = 1 }) ([pscustomobject]@{ A = 2 })", []),
    # Where-Object, ForEach-Object
    "an operator": (ROWS + "$r | Where-Object S -gt 1 | ForEach-Object S", ["2", "10"]),
    "a property that is true": (ROWS + "($r | Where-Object Nope).Count", ["0"]),
    "negated": (ROWS + "($r | Where-Object -Not Nope).Count", ["3"]),
    "in": (ROWS + "($r | Where-Object N -in a, c).S", ["10"]),
    "three blocks": ("1, 2 | ForEach-Object { 'b' } { $_ } { 'e' }", ["b", "1", "2", "e"]),
    "a method by name": ("'a-b' | ForEach-Object Split '-'", ["a", "b"]),
    # the others
    "get-unique": ("1, 1, 2, 1 | Get-Unique", ["1", "2", "1"]),
    "join-string": ("1, 2 | Join-String -Separator ', ' -SingleQuote -OutputPrefix '(' -OutputSuffix ')'", ["('1', '2')"]),
    "a note": ("(5 | Add-Member Note x -PassThru).Note", ["x"]),
    "a script property": ("$o = [pscustomobject]@{ a = 2 }; $o | Add-Member ScriptProperty Twice { $this.a * 2 }; $o.Twice", ["4"]),
    "definitions": ("[pscustomobject]@{ P = 25; L = 1, 2 } | Get-Member -MemberType NoteProperty | ForEach-Object Definition", ["Object[] L=System.Object[]", "int P=25"]),
    "new-object with arguments": ("(New-Object System.Text.StringBuilder 'ab').Length", ["2"]),
    "new-object with properties": ("(New-Object psobject -Property @{ Port = 25 }).Port", ["25"]),
    "new-object of nothing": ("try { New-Object Nope.Type } catch { $_.FullyQualifiedErrorId }", ["TypeNotFound,Microsoft.PowerShell.Commands.NewObjectCommand"]),
    "select-string": ("$m = 'port=25' | Select-String 'port=(\\d+)'; $m.Matches[0].Groups[1].Value; $m.LineNumber", ["25", "1"]),
    "select-string not": ("'ab', 'cd', 'ef' | Select-String -NotMatch a, c | ForEach-Object Line", ["ef"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_comes_out(run: Run, name: str) -> None:
    script, expected = CASES[name]
    assert run(script) == expected


def test_many_objects_are_sorted_and_grouped_quickly(run: Run) -> None:
    assert run("$r = foreach ($i in 1..20000) { [pscustomobject]@{ I = $i; G = $i % 7 } }; ($r | Sort-Object I -Descending)[0].I; ($r | Group-Object G).Count") == ["20000", "7"]
