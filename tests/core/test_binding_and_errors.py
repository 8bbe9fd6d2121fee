"""Binding, validation, error records and their places answer as PowerShell does: rules that no conformance case holds."""
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import forked  # noqa: E402

CATCH = "catch { $_.FullyQualifiedErrorId; $_.Exception.Message }"
# (what it shows, script, printed lines)
CASES = [
    ("a position takes one value", f"try {{ Write-Error 1 2 }} {CATCH}",
     "PositionalParameterNotFound,Microsoft.PowerShell.Commands.WriteErrorCommand\nA positional parameter cannot be found that accepts argument '2'."),
    ("an argument that is left over is told as it is written", "function f { [CmdletBinding()] param($a) }; try { f 1 3.0 } catch { \"$_\" }; try { f 1 (2, 3) } catch { \"$_\" }",
     "A positional parameter cannot be found that accepts argument '3.0'.\nA positional parameter cannot be found that accepts argument 'System.Object[]'."),
    ("bound parameters come in the order of binding", "function f($a, $b, [switch]$c) { $PSBoundParameters.Keys -join ' ' }; f -c -b 1 2", "c b a"),
    ("bound parameters are converted", "function f([int]$a) { $PSBoundParameters['a'].GetType().Name }; f '5'", "Int32"),
    ("a property that does not convert is an error of its own, an object that does not convert is not bound",
     "function f { param([Parameter(ValueFromPipelineByPropertyName)][int]$N) process { $N } }\n[pscustomobject]@{ N = 'x' }, [pscustomobject]@{ N = 2 } | f 2>&1 | "
     "ForEach-Object { if ($_ -is [int]) { $_ } else { $_.FullyQualifiedErrorId } }", "ParameterArgumentTransformationError,f\n2"),
    ("a refused object does not end the pipeline", "function f { param([Parameter(ValueFromPipeline)][ValidateRange(1, 5)][int]$N) process { $N } }; 1, 9, 2 | f 2>$null", "1\n2"),
    ("[PSTypeName()] wants the name among the types", "function f { param([PSTypeName('My.Type')]$o) 'ok' }; f ([pscustomobject]@{ PSTypeName = 'My.Type' }); try { f 5 } "
     "catch { $_.FullyQualifiedErrorId }", "ok\nMismatchedPSTypeName,f"),
    ("the default set names the set although no parameter is in it", "function f { [CmdletBinding(DefaultParameterSetName = 'd')] param($p) $PSCmdlet.ParameterSetName }; f", "d"),
    ("common parameters convert as a cmdlet's do", "function f { [CmdletBinding()] param() }; try { f -ErrorAction Bogus } catch { $_.FullyQualifiedErrorId }",
     "CannotConvertArgumentNoMessage,f"),
    ("remaining arguments that do not convert are named by their list", "function f { param([Parameter(ValueFromRemainingArguments)][int[]]$r) }; try { f 1 x } catch { "
     "$_.Exception.Message -match 'value .System.Collections.Generic.List`1' }", "True"),
    ("remaining texts keep the text of numbers", "function f { param([Parameter(ValueFromRemainingArguments)][string[]]$r) $r -join ' ' }; f 1.50 0x10", "1.50 0x10"),
    ("a null element is not empty", "function f { param([Parameter(Mandatory)][string[]]$p) }; try { f @('a', $null) } catch { $_.FullyQualifiedErrorId }",
     "ParameterArgumentValidationErrorNullNotAllowed,f"),
    ("the fourth argument of ShouldProcess tells why", "function f { [CmdletBinding(SupportsShouldProcess)] param() $r = [System.Management.Automation.ShouldProcessReason]::None\n"
     "$null = $PSCmdlet.ShouldProcess('d', 'q', 'c', [ref]$r); \"$r\" }; f -WhatIf", "What if: d\nWhatIf"),
    ("the attributes of a parameter come from the last to the first, its type's behind them",
     "function f { param([Parameter()][Alias('q')][int]$a, [ValidateNotNull()]$b) }; foreach ($p in 'a', 'b') { (Get-Command f).Parameters[$p].Attributes.ForEach({ $_.GetType().Name }) "
     "-join ' ' }", "AliasAttribute ParameterAttribute ArgumentTypeConverterAttribute\nParameterAttribute ValidateNotNullAttribute"),
    ("an unknown name of an attribute is an error", "function f { [CmdletBinding(Nope)] param() }; try { f } catch { $_.FullyQualifiedErrorId; $_.TargetObject.GetType().Name }",
     "PropertyNotFoundForType\nNamedAttributeArgumentAst"),
    ("an unknown attribute is an error", "try { [nope()] $x = 1 } catch { $_.FullyQualifiedErrorId }", "CustomAttributeTypeNotFound"),
    ("the limits of a range are compared", "try { [ValidateRange(5, 1)] $x = 1 } catch { $_.FullyQualifiedErrorId }", "MaxRangeSmallerThanMinRange"),
    ("a new variable says that its attribute cannot be added, an old one that it cannot be validated",
     "try { [ValidateSet('a')] $x = 'c' } catch { \"$_\" }; [ValidateSet('a')] $y = 'a'; try { $y = $null } catch { \"$_\" }",
     "The attribute cannot be added because variable x with value c would no longer be valid.\n"
     "The variable cannot be validated because the value $null is not a valid value for the y variable."),
    ("an attribute class of a script transforms what a variable gets",
     "class Up : System.Management.Automation.ArgumentTransformationAttribute { [object] Transform([System.Management.Automation.EngineIntrinsics]$e, [object]$o) { return \"$o\".ToUpper() } }\n"
     "[Up()] $u = 'a'; $u; $u = 'b'; $u", "A\nB"),
    ("what throw made of an exception that is not PowerShell's is not headed Exception",
     "foreach ($b in { throw 'x' }, { throw [InvalidOperationException]::new('x') }, { throw [Management.Automation.RuntimeException]::new('x') }) { try { & $b } catch { "
     "[bool]$_.Exception.WasThrownFromThrowStatement } }", "True\nFalse\nTrue"),
    ("an error that leaves an advanced function is the function's",
     "function f { [CmdletBinding()] param() 1/0 }\nfunction g { 1/0 }\nfunction h2 { [CmdletBinding()] param() throw 'x' }\nforeach ($n in 'f', 'g', 'h2') { try { & $n } catch { "
     "$_.FullyQualifiedErrorId } }", "RuntimeException,f\nRuntimeException\nx"),
    ("so does a binding error within it, but not a cmdlet's own error",
     "function f { [CmdletBinding()] param() Get-Item -Bogus 1 }\nfunction g { [CmdletBinding()] param() ConvertFrom-Json '{bad' }\nforeach ($n in 'f', 'g') { try { & $n } catch { "
     "$_.FullyQualifiedErrorId.Split(',')[1] } }", "f\nMicrosoft.PowerShell.Commands.ConvertFromJsonCommand"),
    ("a default that is a script block is asked with what is bound so far",
     "function f { [CmdletBinding()] param($a, $b) \"$a $b\" }; $PSDefaultParameterValues['f:b'] = { $args[0].BoundParameters -join '+' }; f 1", "1 a"),
    ("a method's result that does not convert is not wrapped", "class A { [int] M() { return 'x' } }; try { [A]::new().M() } catch { $_.FullyQualifiedErrorId }", "InvalidCastFromStringToInteger"),
    ("a stack trace holds the blocks around", "1 | ForEach-Object {\n1/0 } 2>$null\n$Error[0].ScriptStackTrace -replace '(?m)<No file>|/\\S*x.ps1|[A-Z]:\\S*x.ps1', 'F'",
     "at <ScriptBlock>, F: line 2\nat <ScriptBlock>, F: line 1"),
    ("a stack trace begins where the function reports from", "function f { [CmdletBinding()] param()\n\n$PSCmdlet.ThrowTerminatingError([Management.Automation.ErrorRecord]::new([Exception]::new('x'), "
     "'I', 'NotSpecified', $null)) }\ntry { f } catch { $_.ScriptStackTrace.Split(\"`n\")[0] -replace ',.*:', '' }", "at f line 3"),
    ("an error record's invocation is a copy without the pipeline", "try { Get-Item nope -ErrorAction Stop } catch { $_.InvocationInfo.PipelineLength; $_.InvocationInfo.BoundParameters.Count }", "0\n0"),
    ("what is left over is told by the invocation", "function f { $MyInvocation.UnboundArguments -join '+' }; f 1 2", "1+2"),
    ("in $( ) and @( ) the last pipeline decides on $?", "$(Get-Item nope 2>$null); $?; @(Get-Item nope 2>$null); $?; $(1); $?", "False\nFalse\n1\nTrue"),
    ("the streams of an expression are redirected", "$(Write-Warning 'w'; 1) 3>$null; $x = $(Write-Warning 'w') 3>&1; \"$x\"", "1\nw"),
    ("a pattern without quotes gives files to a program", "Set-Content a.tx 1; Set-Content b.tx 1; /bin/echo *.tx '*.tx'; Remove-Item *.tx", "a.tx b.tx *.tx"),
    ("behind --% the text is taken as it is", "$env:EMS_T = 'v'; /bin/echo --% a %EMS_T% \"b  c\" $x", "a v b  c $x"),
    ("a proxy of a command passes everything on", "Set-Item function:global:My-Sort ([System.Management.Automation.ProxyCommand]::Create([System.Management.Automation.CommandMetadata]::new("
     "(Get-Command Sort-Object)))); (3, 1, 2 | My-Sort -Descending) -join ','", "3,2,1"),
    ("information comes from a file or a command", "$i = Write-Information 'i' 6>&1; [IO.Path]::GetExtension($i.Source)", ".ps1"),
    ("a typed catch of a stopped error sees what the exception says itself", "try { Get-Item nope -ErrorAction Stop } catch [Management.Automation.ItemNotFoundException] { "
     "$_.FullyQualifiedErrorId; $_.Exception.ErrorRecord.FullyQualifiedErrorId }\ntry { Get-Item nope -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }",
     "PathNotFound\nPathNotFound\nPathNotFound,Microsoft.PowerShell.Commands.GetItemCommand"),
    ("a stopped error is an ActionPreferenceStopException too", "try { Write-Error x -ErrorAction Stop } catch [Management.Automation.ActionPreferenceStopException] { 'stopped' }", "stopped"),
    ("an exception has the HResult of what it derives from", "try { Get-Item nope -ErrorAction Stop } catch { $_.Exception.HResult }", "-2146233087"),
    ("an obsolete function and an obsolete parameter warn, unless that is not wanted", "function f { [Obsolete('old')] [CmdletBinding()] param([Obsolete('A')]$a) }; f -a 1 3>&1 | "
     "ForEach-Object Message; f -a 1 -WarningAction SilentlyContinue 3>&1", "The command 'f' is obsolete. old\nParameter 'a' is obsolete. A"),
    ("a reference given to a reference parameter is the same", "function f([ref]$r) { $r.Value++ }; $v = 1; f ([ref]$v); $v", "2"),
    ("parameters before the body are part of a function's text", "function f([int]$x = 1) { $x }; $function:f.ToString()", "param([int]$x = 1)\n $x "),
    ("what a thrown record says of the throw statement", "try { try { 1/0 } catch { throw $_ } } catch { $_.Exception.WasThrownFromThrowStatement }; try { try { 1/0 } catch { throw } } catch { "
     "$_.Exception.WasThrownFromThrowStatement }", "True\nFalse"),
    ("a number without a minor part is a version", "Set-StrictMode -Version 2; try { $undefinedName } catch { \"$_\" }", "The variable '$undefinedName' cannot be retrieved because it has not been set."),
    ("a parse error tells all errors with their places", "try { [scriptblock]::Create('if (1 {') } catch { $_.Exception.InnerException.Errors.Count; $_.Exception.InnerException.Message.Split(\"`n\")[0, 1, 2, 3] }",
     "3\nAt line:1 char:7\n+ if (1 {\n+       ~\nUnexpected token '{' in expression or statement."),
]

# (what it shows, script, the source line and the tildes)
PLACES = [
    ("a type that is not found, with its brackets", "1; [nope]::x", "[nope]::x", "~~~~~~"),
    ("a cast to a type that is not found, without", "[nope]1", "[nope]1", " ~~~~"),
    ("the types of catch", "try { throw 'x' } catch [nope] { }", None, "[nope]"),
    ("a variable that is not set", "Set-StrictMode -Version 1; 1 + $nope", None, "$nope"),
    ("a key that comes twice", "$k = 'a'; @{ a = 1; $k = 2 }", None, "$k"),
    ("a pattern of switch", "switch -Regex ('a') { '[' { 1 } }", None, "'['"),
    ("the file of switch", "switch -File nope.txt { 1 { } }", None, "nope.txt"),
    ("a value behind its parameter's colon", "Get-Date -AsUTC:x", None, "x"),
    ("an argument that occurs twice", "Get-Verb -Verb Nope -Group Nope", None, "Nope"),
    ("what & cannot run", "& $null", None, "$null"),
    ("a splatted variable", "function f { [CmdletBinding()] param($a) }; $s = @{ Bogus = 1 }; f @s", None, "@s"),
    ("the words of an operator that has too many operands", "'abc' -replace 'a','b','c'", None, "-replace"),
    ("an attribute", "1; [ValidateRange(5,1)]$y = 1", None, "[ValidateRange(5,1)]"),
    ("the type of a parameter", "function f { param([nope]$x) }; f 1", None, "[nope]"),
    ("the name of a function whose parameters clash", "function f { [CmdletBinding()] param($Verbose) }; f -Verbose 1", None, "f"),
]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """One import of everything serves all forks."""
    forked.preload()


def printed(script: str) -> tuple[str, str]:
    """What a script file prints, and what it writes as errors."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "x.ps1").write_text(script, encoding="utf-8")
        env = {**os.environ, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "200", "LANG": "C.UTF-8", "HOME": folder}
        out, errors, _ = forked.run_ems(["x.ps1"], folder, env, None, 30)
    return out.decode(), errors.decode()


@pytest.mark.parametrize(("shows", "script", "expected"), CASES, ids=[c[0] for c in CASES])
def test_binding_and_errors(shows: str, script: str, expected: str) -> None:
    """A script file prints what PowerShell prints."""
    out, errors = printed(script)
    assert out.rstrip("\n") == expected, errors


@pytest.mark.parametrize(("shows", "script", "line", "marked"), PLACES, ids=[p[0] for p in PLACES])
def test_place(shows: str, script: str, line: str | None, marked: str) -> None:
    """The tildes of an error stand under what it is about."""
    _, errors = printed(script)
    shown = errors.split("\n")[2:4]
    start = shown[1].index("~") if "~" in shown[1] else 0
    under = shown[0][start : start + shown[1].count("~")]
    assert under == (marked if line is None else line[len(marked) - len(marked.lstrip()) :][: marked.count("~")]), errors
