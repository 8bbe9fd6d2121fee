"""In: scripts with ems's own store commands. Out: what they print and leave, through the real shell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from store_shell import RELAY, Shell

from ems.values.context import set_context


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    made = Shell(str(tmp_path / "store.db"))
    made.run(RELAY)
    yield made
    made.close()


CASES = r"""
> (Get-EmsChange -Last 1).CommandLine
New-ReceiveConnector -Name Relay -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 -Custom:$true

> Set-ReceiveConnector Relay -Banner '220 a'
> (Get-EmsChange -Last 1).Changes | % { "$_" }
Banner:  -> 220 a

> Set-ReceiveConnector Relay -MaxMessageSize 20MB
> (Get-EmsChange -Last 1).Changes[0].OldValue
36 MB (37,748,736 bytes)

> (Get-EmsChange Relay).Action
New

> (Get-EmsChange ex01\relay).Identity
EX01\Relay

> @(Get-EmsChange *front*).Count -gt 1
True

> @(Get-EmsChange -ObjectType Receive* -Cmdlet New-ReceiveConnector).Count
1

> @(Get-EmsChange -User nobody).Count
0

> @(Get-EmsChange -StartDate (Get-Date).AddDays(1)).Count; @(Get-EmsChange -EndDate (Get-Date).AddDays(-1)).Count
0
0

> (Get-EmsChange -Last 1).Time -gt (Get-Date).AddMinutes(-5)
True

> (Get-EmsChange -Last 1).GetType().FullName
Ems.Change

> Get-EmsChange -Number 9999
!ChangeNotFound,Get-EmsChange: There is no change 9999.

> Set-ReceiveConnector Relay -Enabled:$false
> Undo-EmsChange -Last 1
> (Get-ReceiveConnector Relay).Enabled
True

> Get-EmsChange Relay | Undo-EmsChange
> @(Get-ReceiveConnector | ? Name -eq Relay).Count
0

> Remove-ReceiveConnector Relay -Confirm:$false
> Undo-EmsChange -Last 1 -PassThru | % Action
> (Get-ReceiveConnector Relay).RemoteIPRanges[0].ToString()
New
10.0.0.5

> Set-ReceiveConnector Relay -Banner '220 a'
> Undo-EmsChange -Last 1
> Undo-EmsChange (Get-EmsChange -Last 1).Number
> (Get-ReceiveConnector Relay).Banner
220 a

> Set-ReceiveConnector Relay -Banner '220 a'
> Undo-EmsChange -Last 1 -WhatIf
> (Get-ReceiveConnector Relay).Banner
What if: Performing the operation "Undo" on target "*Set-ReceiveConnector on ReceiveConnector 'Relay' by *".
220 a

> $n = (Get-EmsChange -Last 1).Number
> Set-ReceiveConnector Relay -Banner '220 a'
> Undo-EmsChange $n
!UndoRefused,Undo-EmsChange: *stands on it*

> Set-ReceiveConnector Relay -Banner "220 O’Brien's; `$x" -RemoteIPRanges @{Add='10.0.0.9','10.0.0.10'; Remove='10.0.0.5'}
> $line = (Get-EmsChange -Last 1).CommandLine
> $line
> Undo-EmsChange -Last 1; Invoke-Expression $line
> (Get-ReceiveConnector Relay).Banner; "$((Get-ReceiveConnector Relay).RemoteIPRanges)"
Set-ReceiveConnector -Banner '220 O’’Brien''s; $x' -RemoteIPRanges @{Add='10.0.0.9','10.0.0.10'; Remove='10.0.0.5'} -Identity Relay
220 O’Brien's; $x
10.0.0.9 10.0.0.10

> $n = (Get-EmsChange -Last 1).Number
> Set-ReceiveConnector Relay -Banner '220 a'
> Set-ReceiveConnector Relay -Banner '220 b'
> Undo-EmsChange $n
!UndoRefused,Undo-EmsChange: *: Banner) and 1 more stand on it. Undo them too, or first.

> (Checkpoint-EmsStore).Name -match '^\d{4}-\d\d-\d\d '; (Checkpoint-EmsStore).Name -ne (Checkpoint-EmsStore).Name
> Checkpoint-EmsStore ''
True
True
!CheckpointNameEmpty,Checkpoint-EmsStore: A checkpoint needs a name.

> Backup-EmsStore .
!BackupFailed,Backup-EmsStore: * is a folder: give the name of the file to make.

> try { Undo-EmsChange 9999 } catch { $_.FullyQualifiedErrorId; $_.CategoryInfo.Category.ToString() }
ChangeNotFound,Undo-EmsChange
ObjectNotFound

> $t = Get-Date
> Start-Sleep -Milliseconds 20
> Set-ReceiveConnector Relay -Banner '220 a'
> Set-ReceiveConnector Relay -Banner '220 b'
> Undo-EmsChange -Since $t
> "[$((Get-ReceiveConnector Relay).Banner)]"
[]

> Remove-ReceiveConnector Relay -Confirm:$false
> $n = (Get-EmsChange -Last 1).Number
> New-ReceiveConnector Relay2 -Custom -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.0/24 | Out-Null
> New-ReceiveConnector Relay3 -Custom -Bindings 0.0.0.0:2525 -RemoteIPRanges 10.0.0.5 | Out-Null
> Undo-EmsChange $n
!UndoRefused,Undo-EmsChange: *conflict with 'EX01\Relay3' now.

> (Checkpoint-EmsStore one -Description why).Name
> Set-ReceiveConnector Relay -Enabled:$false
> Restore-EmsStore ONE -Confirm:$false -PassThru | % { "$_" }
> (Get-ReceiveConnector Relay).Enabled
> (Get-EmsCheckpoint).Description
one
Changed ReceiveConnector EX01\Relay
True
why

> Checkpoint-EmsStore one | Out-Null
> Remove-EmsCheckpoint one
> @(Get-EmsCheckpoint).Count
> Get-EmsCheckpoint one
0
!CheckpointNotFound,Get-EmsCheckpoint: *

> Checkpoint-EmsStore one | Out-Null
> Checkpoint-EmsStore One
!CheckpointExists,Checkpoint-EmsStore: *

> Restore-EmsStore nope -Confirm:$false
!CheckpointNotFound,Restore-EmsStore: *

> Start-EmsRehearsal
> Set-ReceiveConnector Relay -Enabled:$false
> Get-EmsRehearsal | % { "$_ $($_.Changes)" }
> Stop-EmsRehearsal
> (Get-ReceiveConnector Relay).Enabled
Changed ReceiveConnector EX01\Relay Enabled: True -> False
True

> Start-EmsRehearsal
> Set-ReceiveConnector Relay -Enabled:$false
> Stop-EmsRehearsal -Apply
> (Get-ReceiveConnector Relay).Enabled
> (Get-EmsChange -Last 1).CommandLine
False
Set-ReceiveConnector -Enabled:$false -Identity Relay

> Start-EmsRehearsal
> Start-EmsRehearsal
!RehearsalRunning,Start-EmsRehearsal: *

> Get-EmsRehearsal
!NoRehearsal,Get-EmsRehearsal: *

> Stop-EmsRehearsal -Apply
!NoRehearsal,Stop-EmsRehearsal: *

> Start-EmsRehearsal
> (Get-EmsRehearsal -Summary).Changes
0
"""  # commands after `>`, then the printed lines; `*` stands for any text


def cases() -> list[tuple[str, list[str]]]:
    blocks = [block.splitlines() for block in CASES.strip().split("\n\n")]
    return [("\n".join(line[2:] for line in block if line[:2] == "> "), [line for line in block if line[:2] != "> "]) for block in blocks]


@pytest.mark.parametrize(("text", "lines"), cases(), ids=[str(i) for i in range(len(cases()))])
def test_store_commands(shell: Shell, text: str, lines: list[str]) -> None:
    """A script prints exactly these lines."""
    from fnmatch import fnmatchcase

    printed = shell.run(text)
    assert len(printed) == len(lines), printed
    assert all(a == b or fnmatchcase(a, b.replace("[", "[[]")) for a, b in zip(printed, lines, strict=True)), printed


def test_backup_and_restore(shell: Shell, tmp_path: Path) -> None:
    """Backup-EmsStore makes a checked file, Restore-EmsStore -Path brings its objects back, Repair-EmsStore copies what is sound."""
    backup, repaired = tmp_path / "b.db", tmp_path / "r.db"
    assert shell.run(f"$b = Backup-EmsStore '{backup}'; $b.Verified; $b.Objects -gt 5; $b.Path") == ["True", "True", str(backup)]
    assert shell.run(f"Backup-EmsStore '{backup}'")[0].startswith("!BackupExists,Backup-EmsStore")
    shell.run("Remove-ReceiveConnector Relay -Confirm:$false")
    assert shell.run(f"Restore-EmsStore -Path '{backup}' -Confirm:$false; (Get-ReceiveConnector Relay).Name") == ["Relay"]
    assert shell.run(f"(Repair-EmsStore '{backup}' '{repaired}').LostChanges") == ["0"] and os.path.exists(repaired)
    assert shell.run(f"Restore-EmsStore -Path '{tmp_path / 'none.db'}' -Confirm:$false")[0].startswith("!BackupNotFound,Restore-EmsStore")


def test_a_secret_that_cannot_come_back_is_said(shell: Shell, tmp_path: Path) -> None:
    """Restore-EmsStore -Path of another store's backup without its key warns of each secret that nothing here opens."""
    other = Shell(str(tmp_path / "other.db"))
    try:
        other.run(
            "$c = [pscredential]::new('user', (ConvertTo-SecureString x -AsPlainText -Force)); New-SendConnector Out -AddressSpaces '*' "
            "-SmartHosts mail.example.com -DNSRoutingEnabled:$false -SmartHostAuthMechanism BasicAuth -AuthenticationCredential $c | Out-Null"
        )
        for options, warned in (("", 1), (" -IncludeKey -Force", 0)):
            other.run(f"Backup-EmsStore '{tmp_path / 'b.db'}'{options}")
            printed = shell.run(f"Restore-EmsStore -Path '{tmp_path / 'b.db'}' -Confirm:$false")
            assert len(printed) == warned and all("SendConnector 'Out' was sealed with a key that is not here" in line for line in printed)
    finally:
        other.close()


CROSSED = [  # a command, whether the user is asked in the moment between reading and writing, what is printed, what is in the store then
    ("Set-ReceiveConnector Relay -RemoteIPRanges @{Add='10.0.0.8'}", False, [], "10.0.0.5 10.0.0.6 10.0.0.8"),
    ("Set-ReceiveConnector Relay -Banner '220 a'", False, [], "10.0.0.5 10.0.0.6"),
    ("Add-ADPermission 'EX01\\Relay' -User 'NT AUTHORITY\\SYSTEM' -ExtendedRights ms-Exch-SMTP-Submit | Out-Null", False, [], "10.0.0.5 10.0.0.6"),
    ("Remove-ReceiveConnector Relay -Confirm:$false", False, [], ""),
    (
        "Set-ReceiveConnector Relay -RemoteIPRanges 10.0.0.9 -Confirm",
        True,
        ["!StaleWrite,*: ReceiveConnector 'Relay' was not changed: *Set-ReceiveConnector by * changed RemoteIPRanges: {10.0.0.5} -> {10.0.0.5, 10.0.0.6}."],
        "10.0.0.5 10.0.0.6",
    ),
    (
        "Remove-ReceiveConnector Relay",
        True,
        ["!StaleWrite,*: ReceiveConnector 'Relay' was not removed: *10.0.0.6}."],
        "10.0.0.5 10.0.0.6",
    ),
]


@pytest.mark.parametrize(("command", "asked", "printed", "ranges"), CROSSED, ids=[row[0].split()[0] + str(row[1]) for row in CROSSED])
def test_a_change_that_comes_between(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, asked: bool, printed: list[str], ranges: str
) -> None:
    """A command starts again on the object as it is now; where the user said yes to the object as it was, it is refused and says what
    changed."""
    from fnmatch import fnmatchcase

    from cmdlets.exchange.common.cmdlets import ExchangeCmdlet

    confirmed, crossed = ExchangeCmdlet.confirmed, []

    def meanwhile(self: Any, action: str, target: str) -> bool:
        answer = confirmed(self, action, target)
        if not crossed and self.shell is shell.session:
            crossed.append(True)
            other = Shell(str(tmp_path / "store.db"))
            other.run("Set-ReceiveConnector Relay -RemoteIPRanges @{Add='10.0.0.6'}")
            other.session.store.close()
            set_context(shell.session)
        return answer

    monkeypatch.setattr(ExchangeCmdlet, "confirmed", meanwhile)
    monkeypatch.setattr(shell.session.confirmation, "choice", lambda *_, **options: 0)
    found = shell.run(command)
    assert len(found) == len(printed) and all(fnmatchcase(a, b.replace("[", "[[]")) for a, b in zip(found, printed, strict=True)), found
    assert crossed and shell.run('"$((Get-ReceiveConnector Relay -ErrorAction Ignore).RemoteIPRanges)"') == [ranges]


def test_an_open_shell_sees_what_another_changed(shell: Shell, tmp_path: Path) -> None:
    """A change that another shell saved shows in the next command of this one."""
    other = Shell(str(tmp_path / "store.db"))
    try:
        assert other.run("(Get-ReceiveConnector Relay).MaxMessageSize.ToMB()") == ["36"]
        shell.run("Set-ReceiveConnector Relay -MaxMessageSize 20MB")
        assert other.run("(Get-ReceiveConnector Relay).MaxMessageSize.ToMB()") == ["20"]
    finally:
        other.session.store.close()


def test_a_conflict_keeps_the_rehearsal_open(shell: Shell, tmp_path: Path) -> None:
    """Stop-EmsRehearsal -Apply refuses when somebody changed an object meanwhile; the rehearsal goes on and can be dropped."""
    shell.run("Start-EmsRehearsal; Set-ReceiveConnector Relay -Enabled:$false")
    other = Shell(str(tmp_path / "store.db"))
    try:
        other.run("Set-ReceiveConnector Relay -Banner '220 other'")
    finally:
        other.session.store.close()
    printed = shell.run("Get-EmsRehearsal | Out-Null; Stop-EmsRehearsal -Apply")
    assert (
        printed[0].startswith("WARNING: ReceiveConnector 'Relay' changed")
        and printed[1].startswith("!StaleWrite,Stop-EmsRehearsal")
        and "220 other" in printed[1]
    )
    assert shell.run("@(Get-EmsRehearsal 3>$null).Count; Stop-EmsRehearsal; (Get-ReceiveConnector Relay).Banner") == ["1", "220 other"]
