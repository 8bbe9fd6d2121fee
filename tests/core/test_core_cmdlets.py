"""Jobs, runspaces, help, the syntax tree and sessions answer as scripts expect."""
from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import forked  # noqa: E402

# (what it shows, script, printed lines)
CASES = [
    ("a job's variables are copies", "$t = @{ N = 1 }; Start-Job { ($using:t).N = 5 } | Receive-Job -Wait -AutoRemoveJob; $t.N", "1"),
    ("a job's state is an enum that the state info shows", "$j = Start-Job { 1 } | Wait-Job; $j.State.GetType().Name; \"$($j.JobStateInfo)\"; $j.State -eq 'Completed'",
     "JobState\nCompleted\nTrue"),
    ("-ErrorVariable and kin collect what a block writes",
     "1..2 | ForEach-Object { Write-Warning \"w$_\"; Write-Error \"e$_\" } -WarningVariable w -ErrorVariable e 2>$null 3>$null; \"$w | $e\"; "
     "Invoke-Command { Write-Information 'i' } -InformationVariable i; \"$i\"", "w1 w2 | e1 e2\ni"),
    ("what the next command writes is its own",
     "1 | ForEach-Object { $_ } -WarningVariable w | ForEach-Object { Write-Warning 'other' } 3>$null; \"[$w]\"", "[]"),
    ("a reference has the type of what it holds", "$x = 5; $r = [ref]$x; \"$r\"; $r -is [ref]; function f([ref]$p) { $p.Value++ }; f $r; $x",
     "System.Management.Automation.PSReference`1[System.Int32]\nTrue\n6"),
    ("a type of a function has the function's name as its namespace",
     "function F { class P { }; enum E { A }; [P].FullName; [P].Name; [E].FullName }; F; & { class Q { }; [Q].FullName -match '^<[0-9a-f]+>\\.Q$' }",
     "F.P\nP\nF.E\nTrue"),
    ("a thread job shares the caller's objects", "$t = @{ N = 1 }; Start-ThreadJob { ($using:t).N = 5 } | Receive-Job -Wait -AutoRemoveJob; $t.N", "5"),
    ("a member of a using variable reaches a process job", "$t = @{ N = 7 }; Start-Job { $using:t.N } | Receive-Job -Wait -AutoRemoveJob", "7"),
    ("a stopped loop is Stopped", "$j = Start-ThreadJob { while ($true) { } }; Stop-Job $j; $j.State", "Stopped"),
    ("a throw fails the job", "$j = Start-Job { throw 'x' } | Wait-Job; $j.State; $j.ChildJobs[0].JobStateInfo.Reason.Message", "Failed\nx"),
    ("the fourth of three thread jobs at a time waits",
     "$js = 1..4 | ForEach-Object { Start-ThreadJob { Start-Sleep -Milliseconds 200 } -ThrottleLimit 3 }; $js[3].State; $null = $js | Wait-Job; $js[3].State", "NotStarted\nCompleted"),
    ("parallel output comes whole", "(1..20 | ForEach-Object -Parallel { $_ } | Sort-Object).Count", "20"),
    ("a parallel block knows no variable of the caller", "$x = 5; 1 | ForEach-Object -Parallel { \"[$x]\" }", "[]"),
    ("a runspace keeps its variables", "$p = [powershell]::Create(); $null = $p.AddScript('$a = 3').Invoke(); $p.Commands.Clear(); $p.AddScript('$a').Invoke()", "3"),
    ("two sessions do not share their functions",
     "function f { 'outer' }; $p = [powershell]::Create(); $p.AddScript(\"function f { 'inner' }; f\").Invoke(); f", "inner\nouter"),
    ("the tree finds commands in nested blocks",
     "{ a; if (1) { & { b } } }.Ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true).ForEach({ $_.GetCommandName() }) -join ','", "a,,b"),
    ("an extent knows its lines", "{ 1\n 2 }.Ast.Extent.EndLineNumber", "2"),
    ("help below the function keyword", "function f { <# .SYNOPSIS\nabc #> }\n(Get-Help f).Synopsis", "abc"),
    ("an alias of Windows comes before the program of that name", "'b', 'A' | sort -Descending; Get-Alias sort -ErrorAction Ignore", "b\nA"),
    ("a script file that was changed is read again, and one in the new folder is another one",
     "$d = New-Item (Join-Path ([IO.Path]::GetTempPath()) ([guid]::NewGuid())) -ItemType Directory; Push-Location $d; $null = mkdir in\n"
     "foreach ($n in 1..3) { if ($n -eq 3) { Set-Location in }; Set-Content r.ps1 \"'run $n in $(Split-Path -Leaf $PWD)'.Substring(0, 8)\"; ./r.ps1 }\n"
     "Pop-Location; Remove-Item $d -Recurse", "run 1 in\nrun 2 in\nrun 3 in"),
    ("a function comes before an alias of Windows", "function sleep { 'mine' }; sleep", "mine"),
    ("a command of Windows says why it is not here",
     "try { Stop-Service x } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }",
     "CommandNotFoundException\nStop-Service needs Windows. Windows services do not exist on this system; those of Exchange can be listed and "
     "restarted (Get-Service, Restart-Service) only."),
    ("-? asks for help of cmdlets, aliases and functions", "(Get-Item -?).Name; (Get-ReceiveConnector -Server x -?).Name; gjb -? | % Name; function f { param($a) \"x$a\" }; "
     "(f -? | Out-String) -match 'f \\[\\[-a\\]'; & { \"b$args\" } -?", "Get-Item\nGet-ReceiveConnector\nGet-Job\nTrue\nb-?"),
    ("help of an alias is its command's", "(Get-Help gjb).Name", "Get-Job"),
    ("a topic is text", "(Get-Help about_If) -is [string]", "True"),
    ("a session for Exchange brings the commands", "$s = New-PSSession -ConfigurationName Microsoft.Exchange -ConnectionUri http://ex01/PowerShell/ -Authentication Kerberos\n"
     "$null = Import-PSSession $s -AllowClobber -DisableNameChecking; (Get-Command Get-ReceiveConnector).Name; Remove-PSSession $s", "Get-ReceiveConnector"),
    ("a prefix gives second names", "Connect-ExchangeOnline -Prefix Cloud; (Get-Command Get-CloudInboundConnector).Definition", "Get-InboundConnector"),
    ("the snap-in is taken by a wildcard", "Add-PSSnapin *exchange*E2010; (Get-PSSnapin).Name", "Microsoft.Exchange.Management.PowerShell.E2010"),
    ("a binding error points to its argument", "function f { param([int] $A) }; try { f -A x } catch { $_.InvocationInfo.OffsetInLine }", "44"),
]


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """One import of everything serves all forks."""
    forked.preload()


@pytest.mark.parametrize(("script", "printed"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_core(script: str, printed: str) -> None:
    """The script prints these lines."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "EMS_STORE": "memory:", "EMS_NO_CACHE": "1", "NO_COLOR": "1", "HOME": folder}
        out, err, _code = forked.run_ems(["-c", script], folder, env, None, 20)
    assert out.decode().strip() == printed, err.decode()
