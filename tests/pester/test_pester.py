"""Test files in Pester's words give the results that Pester 4.10 gives."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import forked  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """One import of everything serves all forks."""
    forked.preload()


def run(arguments: list[str], folder: Path) -> tuple[str, str, int]:
    """(standard output, error output, exit code)."""
    env = {**os.environ, "EMS_STORE": "memory:", "EMS_NO_CACHE": "1", "NO_COLOR": "1", "HOME": str(folder), "COLUMNS": "120"}
    out, err, code = forked.run_ems(arguments, str(folder), env, None, 60)
    return _text(out), _text(err), code


def _text(value: bytes | str) -> str:
    return value.decode() if isinstance(value, bytes) else value


# what it shows: (the file, the results as `Describe/Context/Name Result message`)
FILES: dict[str, tuple[str, list[str]]] = {
    "setup blocks hold wherever they stand in the group": (
        "Describe d { It a { $x + $y | Should -Be 3 }\nBeforeAll { $x = 1 }\nBeforeEach { $y = 2 } }",
        ["d//a Passed"],
    ),
    "a BeforeAll does not see what the group's block assigns": (
        "Describe d { $x = 1; BeforeAll { $seen = $x }; It a { $seen | Should -BeNullOrEmpty; $x | Should -Be 1 } }",
        ["d//a Passed"],
    ),
    "a BeforeAll's variables live on in later groups, a block's do not": (
        "Describe a { BeforeAll { $x = 1 }; $y = 2; function f { 3 } }\n"
        "Describe b { It c { $x | Should -Be 1; $y | Should -BeNullOrEmpty; { f } | Should -Throw -ErrorId CommandNotFound } }",
        ["b//c Passed"],
    ),
    "what a test assigns vanishes": (
        "Describe d { It a { $x = 1 }; It b { $x | Should -BeNullOrEmpty } }", ["d//a Passed", "d//b Passed"],
    ),
    "BeforeEach runs from the outermost group, AfterEach from the innermost": (
        "$log = [Collections.ArrayList]@()\nDescribe d { BeforeEach { $null = $log.Add('B1') }; AfterEach { $null = $log.Add('A1') }\n"
        "Context c { BeforeEach { $null = $log.Add('B2') }; AfterEach { $null = $log.Add('A2') }; It a { $null = $log.Add('T') } } }\n"
        "Describe e { It a { $log -join ' ' | Should -Be 'B1 B2 T A2 A1' } }",
        ["d/c/a Passed", "e//a Passed"],
    ),
    "an error in BeforeAll ends the group and the next one runs": (
        "Describe d { BeforeAll { throw 'no' }; It a { } }\nDescribe e { It b { 1 } }",
        ["d//Error occurred in Describe block Failed no", "e//b Passed"],
    ),
    "an error in AfterEach replaces the test's": (
        "Describe d { AfterEach { throw 'after' }; It a { throw 'test' } }", ["d//a Failed after"],
    ),
    "a file that throws outside its groups is a failed result": (
        "Describe d { It a { 1 } }\nthrow 'end'", ["d//a Passed", "//Error occurred in test script 'FILE' Failed end"],
    ),
    "break and continue that escape end the test only": (
        "Describe d { It a { break; throw 'no' }; It b { continue; throw 'no' }; It c { throw 'yes' } }",
        ["d//a Passed", "d//b Passed", "d//c Failed yes"],
    ),
    "a written error does not fail a test": ("Describe d { It a { Write-Error x -ErrorAction SilentlyContinue; Get-Item /nope 2>$null } }", ["d//a Passed"]),
    "results that are set before a test runs": (
        "Describe d { It a -Skip { throw }; It b -Pending { throw }; It c { }; It d -Skip:$false { } ; It e }",
        ["d//a Skipped", "d//b Pending", "d//c Pending", "d//d Passed", "d//e Pending"],
    ),
    "a test sets its result": ("Describe d { It a { Set-ItResult -Skipped -Because x; throw } }", ["d//a Skipped It result set to Skipped, x"]),
    "cases fill the name and the parameters": (
        "Describe d { It '<a> <B> <c>' -TestCases @{ a = 1; b = 'x' }, @{ a = $null; b = @(1, 'y') } { param($a, $b) $a | Should -Be 1 } }",
        ["d//1 x <c> Passed", "d//$null @(1, 'y') <c> Failed Expected 1, but got $null."],
    ),
    "no cases run the test once": ("Describe d { It 'n <a>' -TestCases @() { param($a) $a | Should -BeNullOrEmpty } }", ["d//n <a> Passed"]),
    "-ForEach gives items in $_ and the entries of dictionaries": (
        "Describe d { It '<_>' -ForEach 1, 2 { $_ | Should -BeLessThan 3 }; It '<n>' -ForEach @{ n = 5 } { $n | Should -Be 5 } }",
        ["d//1 Passed", "d//2 Passed", "d//5 Passed"],
    ),
    "$PSDefaultParameterValues skips tests": (
        "$global:PSDefaultParameterValues['It:Skip'] = $true\nDescribe d { It a { throw } }\n$global:PSDefaultParameterValues.Remove('It:Skip')\n"
        "Describe e { It b { 1 } }",
        ["d//a Skipped", "e//b Passed"],
    ),
    "TestDrive is the outermost group's, and an inner group's files go with it": (
        "Describe d { Set-Content TestDrive:\\a x\nContext c { It in { Set-Content \"$TestDrive\\b\" y; 'TestDrive:/b' | Should -Exist } }\n"
        "It out { 'TestDrive:\\a' | Should -Exist; 'TestDrive:\\b' | Should -Not -Exist; $TestDrive | Should -BeOfType IO.DirectoryInfo } }\n"
        "Describe e { It gone { 'TestDrive:\\a' | Should -Not -Exist } }",
        ["d/c/in Passed", "d//out Passed", "e//gone Passed"],
    ),
    "a mock stands for a command until its group ends": (
        "Describe d { Context c { Mock Get-Date { 'now' }; It a { Get-Date | Should -Be now; Assert-MockCalled Get-Date -Times 1 -Exactly -Scope It } }\n"
        "It b { Get-Date | Should -BeOfType datetime } }",
        ["d/c/a Passed", "d//b Passed"],
    ),
    "a filter of a mock sees the parameters; other calls reach the command": (
        "Describe d { It a { Mock Join-Path { \"mock $ChildPath\" } -ParameterFilter { $Path -eq 'x' }\n"
        "Join-Path x y | Should -Be 'mock y'; Join-Path z y | Should -Be 'z/y'; Assert-MockCalled Join-Path -Times 1 -ParameterFilter { $Path -eq 'z' } } }",
        ["d//a Passed"],
    ),
    "Should and TestDrive use the real commands when those are mocked": (
        "Describe d { Mock Test-Path { $false }; Mock Get-Content { 'no' }; Mock New-Item { throw }\n"
        "It a { Setup -File x 'text'; 'TestDrive:\\x' | Should -Exist; 'TestDrive:\\x' | Should -FileContentMatch 'text' } }",
        ["d//a Passed"],
    ),
    "a mock of a function takes its pipeline input": (
        "function Send-It { param([Parameter(ValueFromPipeline)] $Item) process { throw 'real' } }\n"
        "Describe d { It a { Mock Send-It { \"<$Item>\" }; 1, 2 | Send-It | Should -Be '<1>', '<2>'; Assert-MockCalled Send-It -Times 2 -Exactly } }",
        ["d//a Passed"],
    ),
    "connectors of the organization can be tested": (
        "Describe d { It a { { New-ReceiveConnector R -TransportRole HubTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 1.1.1.1 -ErrorAction Stop } |\n"
        "Should -Throw -ErrorId NewReceiveConnector } }",
        ["d//a Passed"],
    ),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_gives_its_results(what: str, tmp_path: Path) -> None:
    """Each test's place, name, result and message."""
    text, expected = FILES[what]
    file = tmp_path / "x.Tests.ps1"
    file.write_text(text, encoding="utf-8")
    show = "$r.TestResult | ForEach-Object { \"$($_.Describe)/$($_.Context)/$($_.Name) $($_.Result) $($_.FailureMessage)\".Trim() }"
    out, err, code = run(["-c", f"$r = Invoke-Pester -Script '{file}' -PassThru -Show None; {show}"], tmp_path)
    assert [line.replace(str(file), "FILE") for line in out.splitlines()] == expected, err
    assert code == 0


# what Should says: (the assertion, its message; "" when it holds)
ASSERTIONS = [
    ("1 | Should -Be '1'", ""),
    ("'1' | Should -Be 1", ""),
    ("1 | Should -Be 2", "Expected 2, but got 1."),
    ("1 | Should -Be 2 -Because 'two is right'", "Expected 2, because two is right, but got 1."),
    ("1 | Should -Not -Be 1", "Expected 1 to be different from the actual value, but got the same value."),
    ("'a' | Should -BeExactly 'A'", "Expected strings to be the same, but they were different.\nString lengths are both 1.\nStrings differ at index 0.\n"
     "Expected: 'A'\nBut was:  'a'"),
    ("'ab' | Should -Be 'abc'", "Expected strings to be the same, but they were different.\nExpected length: 3\nActual length:   2\n"
     "Strings differ at index 2.\nExpected: 'abc'\nBut was:  'ab'"),
    ("1, 2 | Should -Be 1, 2", ""),
    (",@(1, 2) | Should -Be 1, 2", "Expected @(1, 2), but got @(1, 2)."),
    ("'' | Should -Be $null", "Expected $null, but got <empty>."),
    ("@() | Should -BeTrue", "Expected $true, but got $null."),
    ("@() | Should -BeNullOrEmpty", ""),
    (",@() | Should -BeNullOrEmpty", ""),
    ("@{} | Should -BeNullOrEmpty", ""),
    ("' ' | Should -BeNullOrEmpty", "Expected $null or empty, but got ' '."),
    ("@() | Should -HaveCount 0", ""),
    ("$null | Should -HaveCount 0", "Expected an empty collection, but got collection with size 1 @($null)."),
    ("1, 'a' | Should -BeOfType int", "Expected the value to have type [int] or any of its subtypes, but got 'a' with type [string]."),
    ("1 | Should -BeOfType [int]", ""),
    ("'abc' | Should -Match '^B'", "Expected regular expression '^B' to match 'abc', but it did not match."),
    ("'abc' | Should -MatchExactly 'B'", "Expected regular expression 'B' to match 'abc', but it did not match."),
    ("'abc' | Should -BeLike 'A*'", ""),
    ("2 | Should -BeIn 1, 3", "Expected collection @(1, 3) to contain 2, but it was not found."),
    ("1, 2 | Should -Contain 3", "Expected 3 to be found in collection @(1, 2), but it was not found."),
    ("3 | Should -BeLessThan 3", "Expected the actual value to be less than 3, but got 3."),
    ("3 | Should -BeGreaterOrEqual 3", ""),
    ("1 | Should Be 1", ""),
    ("1 | Should Not Be 1", "Expected 1 to be different from the actual value, but got the same value."),
    ("{ 1 } | Should -Not -Throw", ""),
    ("{ throw 'boo' } | Should -Throw OO", ""),
    ("{ 1 } | Should -Throw", "Expected an exception, to be thrown, but no exception was thrown."),
    ("{ Get-Item /nope -ErrorAction Stop } | Should -Throw -ErrorId pathnotfound", ""),
    ("({ Get-Item /nope -ErrorAction Stop } | Should -Throw -PassThru).CategoryInfo.Category | Should -Be ObjectNotFound", ""),
    ("{ [int] 'x' } | Should -Throw -ExceptionType ([ArgumentException])", "Expected an exception, with type [System.ArgumentException] to be thrown, but the "
     "exception type was [System.Management.Automation.RuntimeException]. from line:1 char:3\n    + { [int] 'x' } | Should -Throw -ExceptionType "
     "([ArgumentException])"),
    ("'/nope' | Should -Exist", "Expected path '/nope' to exist, but it did not exist."),
]


@pytest.mark.parametrize(("assertion", "message"), ASSERTIONS, ids=[text for text, _ in ASSERTIONS])
def test_an_assertion_holds_or_says_why(assertion: str, message: str, tmp_path: Path) -> None:
    """The message of the error that Should throws, its id and its category."""
    file = tmp_path / "assertion.txt"
    file.write_text(assertion, encoding="utf-8")
    script = (
        f"try {{ $null = Invoke-Expression (Get-Content -Raw '{file}'); 'holds' }}\n"
        "catch { $_.Exception.Message; \"$($_.FullyQualifiedErrorId -replace ',.*') $($_.CategoryInfo.Category)\" }"
    )
    out, err, _ = run(["-c", script], tmp_path)
    assert out.rstrip("\n") == (f"{message}\nPesterAssertionFailed InvalidResult" if message else "holds"), err


def test_the_results_go_to_files_and_the_exit_code(tmp_path: Path) -> None:
    """NUnit's and JUnit's files hold every test, and -EnableExit gives the number of failures."""
    (tmp_path / "x.Tests.ps1").write_text("Describe d { It a { 1 | Should -Be 1 }; It b { 1 | Should -Be 2 }; It c -Skip { } }", encoding="utf-8")
    out, _, code = run(["-c", "Invoke-Pester -OutputFile n.xml -OutputFormat NUnitXml -EnableExit"], tmp_path)
    assert code == 1
    assert "Tests Passed: 1, Failed: 1, Skipped: 1, Pending: 0, Inconclusive: 0" in out
    assert [(case.get("name"), case.get("result")) for case in ElementTree.parse(tmp_path / "n.xml").iter("test-case")] == [
        ("d.a", "Success"), ("d.b", "Failure"), ("d.c", "Ignored"),
    ]
    run(["-c", "Invoke-Pester -OutputFile j.xml -OutputFormat JUnitXml -Show None"], tmp_path)
    root = ElementTree.parse(tmp_path / "j.xml").getroot()
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    assert [case.find("failure") is not None for case in root.iter("testcase")] == [False, True, False]


def test_tags_and_names_choose_the_outermost_groups(tmp_path: Path) -> None:
    """-Tag, -ExcludeTag and -TestName take wildcards and look at the outermost groups only."""
    (tmp_path / "x.Tests.ps1").write_text(
        "Describe one -Tags CI { It a { 1 }; Context in -Tag Slow { It b { 1 } } }\nDescribe two -Tag Slow, Feature { It c { 1 } }", encoding="utf-8"
    )
    for options, expected in (("-Tag CI", "a b"), ("-ExcludeTag Sl*", "a b"), ("-TestName t*", "c"), ("-Tag Feat*, CI", "a b c")):
        out, err, _ = run(["-c", f"(Invoke-Pester {options} -PassThru -Show None).TestResult.Name -join ' '"], tmp_path)
        assert out.strip() == expected, err


def test_the_module_is_there_when_it_is_named(tmp_path: Path) -> None:
    """Get-Command does not list its commands before; Import-Module and each of its commands bring them."""
    out, err, _ = run(
        ["-c", "@(Get-Command -Module Pester).Count; Import-Module Pester -MinimumVersion 4.0; (Get-Module Pester).Version.ToString(); (Get-Command It).Source"],
        tmp_path,
    )
    assert out.split() == ["0", "4.10.1", "Pester"], err
