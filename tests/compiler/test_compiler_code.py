"""What compiled code keeps of the script: places, scopes, labels, captured statements, deep nesting."""
from __future__ import annotations

from typing import Any

import pytest

from ems.compiler.unit import compile_tree
from ems.syntax.parser import parse

# Script -> line and column that the error's invocation information gives.
PLACES = [
    ("$x = 1\n1/0", 2, 1),
    ("if ($true) {\n  $y = 'a' - 1\n}", 2, 3),
    ("foreach ($i in 1..2) {\n\n    [int]'x'\n}", 3, 5),
    ("function f {\n  param($a)\n  1 % 0\n}\nf 1", 3, 3),
    ("$x = 1, 2 |\n  ForEach-Object {\n    1/0\n  }", 3, 5),
    ("'a'; \"b$(\n  1/0\n)\"", 2, 3),
    ("switch (1) {\n 1 { $null.M() }\n}", 2, 6),
    ("try {\n  Get-NoSuchCommand\n} finally { }", 2, 3),
]


@pytest.mark.parametrize(("text", "line", "column"), PLACES)
def test_errors_point_at_the_script(shell: Any, text: str, line: int, column: int) -> None:
    """An error tells the line and column of the script's own statement."""
    try:
        shell.run(text)
    except Exception as error:
        shell.session.errors.record(error)
    (found,) = shell.run("$Error[0].InvocationInfo | ForEach-Object { \"$($_.ScriptLineNumber) $($_.OffsetInLine)\" }") or shell.run("'none'")
    assert found == f"{line} {column}"


# Script -> its output: variables of scopes, cells of names that are not set yet.
SCOPES = [
    ("$x = 1; & { $x = 2; $x }; $x", [2, 1]),
    ("$x = 5; & { $x += 1; $x }; $x", [1, 5]),
    ("$x = 5; & { $x++; $x }; $x", [1, 5]),
    ("$x = 5; & { if ($false) { $x = 1 }; $x }", [5]),
    ("$x = 5; & { $local:x; $x = 1; $local:x; $script:y = 3 }; $y", [None, 1, 3]),
    ("function f { $x; $x = 2; $x }; $x = 1; f; $x", [1, 2, 1]),
    ("$x = 1; . { $x = 2 }; $x", [2]),
    ("function f { g }; function g { $v }; $v = 1; & { $v = 2; f }", [2]),
    ("& { $a = 1; Remove-Variable a; $null -eq $a }", [True]),
    ("[int]$n = 1; $n = '5'; $n + 1", [6]),
    ("1..2 | ForEach-Object { $s += $_ }; $s", [3]),
    ("$f = { $k++; $k }; & $f; & $f; . $f; . $f", [1, 1, 1, 2]),
    ("$_ = 'o'; switch (1, 2) { 1 { $_ } default { \"d$_\" } }; $_", [1, "d2", "o"]),
    ("try { throw 'a' } catch { $_.Exception.Message }; $null -eq $_", ["a", True]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES)
def test_scopes(shell: Any, text: str, expected: list[Any]) -> None:
    """A name that a block assigns is its own; before that, its parents' value is read."""
    assert shell.run("& {" + text + "}") == expected


LABELS = [
    (":a foreach ($i in 1..3) { foreach ($j in 1..3) { if ($j -eq 2) { continue a }; \"$i$j\" } }", ["11", "21", "31"]),
    (":a foreach ($i in 1..3) { :b while ($true) { if ($i -eq 2) { break a }; $i; break b } }", [1]),
    ("foreach ($i in 1..2) { switch ($i) { 1 { continue } }; $i }", [1, 2]),
    (":o foreach ($i in 1..2) { switch ($i) { 1 { continue o } }; $i }", [2]),
    ("foreach ($i in 1..3) { & { if ($i -eq 2) { break } }; $i }", [1]),
    ("$l = 'x'; :x foreach ($i in 1..3) { break $l }; $i", [1]),
    ("for ($i = 0; $i -lt 4; $i++) { if ($i % 2) { continue }; $i }", [0, 2]),
    ("do { $n++; if ($n -eq 2) { continue }; $n } while ($n -lt 3)", [1, 3]),
    ("foreach ($i in 1..3) { try { if ($i -eq 2) { continue }; $i } finally { 'f' } }", [1, "f", "f", 3, "f"]),
    (":X foreach ($i in 1..2) { foreach ($j in 1, 2) { continue x }; 'no' }; $i", [2]),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels(shell: Any, text: str, expected: list[Any]) -> None:
    """break and continue reach the loop they name, through blocks, switches and try."""
    assert shell.run("& {" + text + "}") == expected


CAPTURED = [
    ("$x = foreach ($i in 1..3) { $i * 2 }; $x.Count; $x[2]", [3, 6]),
    ("$x = if ($false) { 1 }; $null -eq $x; @($x).Count", [True, 0]),
    ("$x = switch (1) { 1 { 'a'; 'b' } }; $x -join '-'", ["a-b"]),
    ("$x = try { 1/0 } catch { 'c' }; $x", ["c"]),
    ("\"<$(foreach ($i in 1..3) { $i })>\"", ["<1 2 3>"]),
    ("$x = $(1; if ($true) { 2 }); $x -join ','", ["1,2"]),
    ("@(foreach ($i in 1, 2) { , @($i, $i) }).Count", [2]),
    ("$x = while ($n -lt 2) { $n++; $n }; $x[1]", [2]),
    ("class A { [int] F($n) { $x = foreach ($i in 1..3) { if ($i -eq $n) { return 7 }; $i }; return 9 } }; [A]::new().F(2); [A]::new().F(5)", [7, 9]),
    ("\"$( 1/0 )|$( 'a' )\" 2>$null", ["|a"]),
    ("$h = @{ a = if ($true) { 1 } else { 2 } }; $h.a", [1]),
    ("\"$($i = 5; $i)$($i++)$i\"", ["56"]),
]


@pytest.mark.parametrize(("text", "expected"), CAPTURED)
def test_captured_statements(shell: Any, text: str, expected: list[Any]) -> None:
    """A statement where a value is wanted gives its output: nothing, the one object or an array."""
    assert shell.run("& {" + text + "}") == expected


@pytest.mark.parametrize("depth", [5, 19, 40, 90])
@pytest.mark.parametrize("head", ["foreach ($i{0} in 1..1)", "if ($true)", "try", "while ($w{0}++ -lt 1)", "switch (1) {{ 1 "])
def test_deep_nesting(shell: Any, head: str, depth: int) -> None:
    """Blocks nest deeper than CPython allows in one function."""
    tail = " } }" if head.startswith("switch") else " } catch { }" if head == "try" else " }"
    text = "".join(f"{head.format(at)} {{ " for at in range(depth)) + "'inside'" + tail * depth
    assert shell.run(text) == ["inside"]


def test_break_out_of_deep_nesting(shell: Any) -> None:
    """break with a label leaves an outer loop although the inner ones stand in functions of their own."""
    inner = "".join(f"foreach ($i{at} in 1, 2) {{ " for at in range(25)) + "break out" + " }" * 25
    assert shell.run(f":out foreach ($x in 1..3) {{ $x; {inner} }}; 'end'") == [1, "end"]


def test_written_python_is_stable() -> None:
    """The same text gives the same Python text."""
    text = "function f([int]$a) { foreach ($i in 1..$a) { \"$i $($i + 1)\" } }; f 3"
    assert compile_tree(parse(text).ast).text() == compile_tree(parse(text).ast).text()
