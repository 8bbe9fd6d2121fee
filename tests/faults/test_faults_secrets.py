"""In: canary secrets through the commands that take one. Out: no output, error, history row, export or file holds one."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from store_shell import Shell

CANARY = "canary-7f3a-secret"

SETUP = f"$s = ConvertTo-SecureString '{CANARY}' -AsPlainText -Force; $c = [pscredential]::new('user', $s)"
CONNECTOR = (
    "-AddressSpaces '*' -SmartHosts mail.example.com -DNSRoutingEnabled:$false -SourceTransportServers EX01 -"
    "SmartHostAuthMechanism BasicAuth"
)

COMMANDS = [
    f"New-SendConnector -Name Out {CONNECTOR} -AuthenticationCredential $c | Format-List *",
    "Get-SendConnector Out | Format-List *",
    "Get-SendConnector Out | Format-Table * -Wrap",
    "Get-SendConnector Out | ConvertTo-Json -Depth 4",
    "Get-SendConnector Out | ConvertTo-Csv",
    "Get-SendConnector Out | Out-String",
    '"$((Get-SendConnector Out).AuthenticationCredential)"',
    "(Get-SendConnector Out).AuthenticationCredential | Format-List * -Force",
    "Get-SendConnector Out | Export-Clixml '{folder}/export.xml'",
    "Get-SendConnector Out | Export-Csv '{folder}/export.csv'",
    '$s; "$s"; $s | Format-List *; $s | ConvertTo-Json; $s.ToString()',
    '$c; "$c"; $c | Format-List *',
    "Set-SendConnector Out -AuthenticationCredential $c -Comment changed",
    "Set-SendConnector Out -AuthenticationCredential $c -Verbose -Debug",
    "Set-SendConnector Out -AuthenticationCredential $c -WhatIf",
    "Set-SendConnector Out -AuthenticationCredential $c -SmartHostAuthMechanism Bogus",
    "Set-SendConnector Nope -AuthenticationCredential $c",
    f"New-SendConnector -Name Out {CONNECTOR} -AuthenticationCredential $c",
    "Set-SendConnector Out -AuthenticationCredential $c -NoSuchParameter 1",
    "try {{ Set-SendConnector Nope -AuthenticationCredential $c -ErrorAction Stop }} catch {{ $_ | Format-List * -Force; "
    "$_.InvocationInfo | Format-List * }}",
    "$error | Format-List * -Force",
    "Get-EmsChange | Format-List *",
    "Get-EmsChange | ConvertTo-Json -Depth 5",
    "Get-EmsChange | % {{ $_.Changes }} | Format-Table",
    "Start-EmsRehearsal; Set-SendConnector Out -AuthenticationCredential $c -Comment again; Get-EmsRehearsal | Format-List *; "
    "Stop-EmsRehearsal -Apply",
    "Undo-EmsChange -Last 1 -PassThru | Format-List *",
    "Checkpoint-EmsStore one | Format-List *",
    "Backup-EmsStore '{folder}/backup.db' -IncludeKey | Format-List *",
    "Remove-SendConnector Out -Confirm:$false -Verbose",
    "Undo-EmsChange -Last 1; Get-SendConnector Out | Format-List *",
    "Get-Variable s, c | Format-List *",
]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(str(tmp_path / "store.db"))
    if made.session.commands.find("ConvertTo-SecureString") is None:
        pytest.skip("this build has no ConvertTo-SecureString")
    return made


def forms() -> list[bytes]:
    """The secret as text, UTF-16, base64 and hex could show it."""
    found = []
    for data in (CANARY.encode(), CANARY.encode("utf-16-le")):
        found += [data, data.hex().encode(), base64.b64encode(data)[:20]]
    return found


def test_no_secret_anywhere(shell: Shell, tmp_path: Path) -> None:
    """After every command that takes a secret, neither what was printed nor any file of the store, its backups and exports holds it."""
    assert shell.run(SETUP) == []
    hits, done = [], 0
    for command in COMMANDS:
        text = command.replace("{folder}", str(tmp_path)).replace("{{", "{").replace("}}", "}")
        printed = shell.run(text)
        done += not any("is not recognized" in line for line in printed)
        if any(form in "\n".join(printed).encode() for form in forms()):
            hits.append(("printed by", text))
        for name in sorted(p for p in tmp_path.rglob("*") if p.is_file()):
            if any(form in name.read_bytes() for form in forms()):
                hits.append((str(name), text))
    assert hits == [] and done > len(COMMANDS) // 2
    assert shell.run("(Get-SendConnector Out).AuthenticationCredential.UserName") == ["user"]
    sealed = shell.session.store.find("SendConnector", name="Out")[0].doc["AuthenticationCredential"]["Password"]
    assert shell.session.store.secrets.open(sealed) == CANARY  # it was there all the time
    shell.close()
