"""In: canary secrets through the commands that take one. Out: no output, error, history row, export or file holds one."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable
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
    "Search-AdminAuditLog | Format-List *",
    "Search-AdminAuditLog | ConvertTo-Json -Depth 5",
    "Search-AdminAuditLog | % {{ $_.CmdletParameters; $_.ModifiedProperties }} | Format-Table -Wrap",
    "Get-SendConnector Out | Select-Object * | Format-Custom",
    "Get-SendConnector Out | Get-Member | Out-String -Width 300",
    "(Get-SendConnector Out).AuthenticationCredential.GetNetworkCredential() | Format-List *",
    "(Get-SendConnector Out).AuthenticationCredential.Password | ConvertFrom-SecureString",
    "Export-EmsOrganization '{folder}/org.json'; Export-EmsOrganization '{folder}/org.xml'; Export-EmsOrganization '{folder}/org.ps1'; "
    "Export-EmsOrganization '{folder}/table' -Format Csv",
    "Import-EmsOrganization '{folder}/org.json' | Format-List *",
    "if (Get-Command Start-Transcript -ErrorAction Ignore) {{ Start-Transcript '{folder}/transcript.txt'; Set-SendConnector Out -AuthenticationCredential $c -Verbose "
    "-Comment more; $c; "
    "Get-SendConnector Out | Format-List *; Stop-Transcript }}",
    "Trace-Command -Name ParameterBinding -PSHost {{ Set-SendConnector Out -AuthenticationCredential $c -Comment traced }}",
    "Set-PSDebug -Trace 1; Set-SendConnector Out -AuthenticationCredential $c -Comment stepped; Set-PSDebug -Off",
    "function f($p) {{ Set-SendConnector Nope -AuthenticationCredential $p -ErrorAction Stop }} try {{ f $c }} catch {{ $_.ScriptStackTrace; "
    "$_.Exception | Format-List * -Force; $_ | ConvertTo-Json -Depth 3 }}",
    "Get-Error -Newest 3",
    "Set-EmsObject SendConnector Out '{{\"AuthenticationCredential\":{{\"UserName\":\"user\",\"Password\":\"CANARY\"}}}}' -Verbose",
    "Get-EmsChange -Last 1 | Format-List *; (Get-EmsChange -Last 1).Changes | Format-List *",
    "Export-EmsOrganization '{folder}/sealed.json' -Passphrase $s",
    "Import-EmsOrganization '{folder}/sealed.json' -Passphrase $s -Replace | Format-List *",
    "Import-EmsOrganization '{folder}/sealed.json' -Passphrase ([securestring]::new()) -Replace",
]

CERTIFICATES = [
    "New-ExchangeCertificate -SubjectName CN=canary -PrivateKeyExportable $true -Force | Format-List *",
    "$t = (Get-ExchangeCertificate | Where-Object Subject -eq CN=canary).Thumbprint",
    "Get-ExchangeCertificate $t | Format-List * -Force",
    "Get-ExchangeCertificate $t | ConvertTo-Json -Depth 4",
    "Get-ExchangeCertificate $t | Export-Clixml '{folder}/certificate.xml'; Get-ExchangeCertificate $t | Export-Csv '{folder}/certificate.csv'",
    "(Get-ExchangeCertificate $t).PrivateKey | Format-List *",
    "$pfx = Export-ExchangeCertificate $t -BinaryEncoded -Password $s; $pfx | Format-List *",
    "[IO.File]::WriteAllBytes('{folder}/certificate.pfx', $pfx.FileData)",
    "Import-ExchangeCertificate -FileData ([IO.File]::ReadAllBytes('{folder}/certificate.pfx')) -Password ([securestring]::new())",
    "Remove-ExchangeCertificate $t -Confirm:$false",
    "Import-ExchangeCertificate -FileData ([IO.File]::ReadAllBytes('{folder}/certificate.pfx')) -Password $s -PrivateKeyExportable $true "
    "| Format-List *",
    "Enable-ExchangeCertificate $t -Services SMTP -Force -Verbose",
    "New-ExchangeCertificate -GenerateRequest -SubjectName CN=canary2 -PrivateKeyExportable $true | Out-String",
    "Get-EmsChange | Format-List *; Get-EmsChange | ConvertTo-Json -Depth 5",
    "Search-AdminAuditLog | Format-List *; Search-AdminAuditLog | % {{ $_.CmdletParameters; $_.ModifiedProperties }} | Format-List *",
    "Export-EmsOrganization '{folder}/certificates.json'; Export-EmsOrganization '{folder}/certificates.xml'; "
    "Export-EmsOrganization '{folder}/certificates.ps1'; Export-EmsOrganization '{folder}/certificates' -Format Csv",
    "Export-EmsOrganization '{folder}/certificates2.json' -Passphrase $s",
    "Undo-EmsChange -Last 1 -PassThru | Format-List *; $Error | Format-List * -Force",
    "Backup-EmsStore '{folder}/certificates.db' | Format-List *",
]


# Every other command with a parameter for a secret: what it needs beside the secret to get far; the rest is called with the secret alone.
ARGUMENTS = {
    "ConvertFrom-SecureString": "-SecureString $s -Key (1..16)",
    "ConvertTo-SecureString": "-String 76492d1116743f0423413b16050a5345",
    "Enter-PSSession": "-ComputerName localhost",
    "Get-PfxCertificate": "-FilePath '{folder}/none.pfx'",
    "Get-PSSession": "-ComputerName localhost",
    "Invoke-RestMethod": "-Uri http://127.0.0.1:1/ -Authentication {authentication} -AllowUnencryptedAuthentication -TimeoutSec 2",
    "Invoke-WebRequest": "-Uri http://127.0.0.1:1/ -Authentication {authentication} -AllowUnencryptedAuthentication -TimeoutSec 2",
    "New-PSDrive": "-Name canary -PSProvider FileSystem -Root '{folder}'",
    "New-PSSession": "-ComputerName localhost",
    "Send-MailMessage": "-From a@example.com -To b@example.com -Subject x -SmtpServer 127.0.0.1 -Port 1 -WarningAction SilentlyContinue",
    "Start-Job": "-ScriptBlock {{ 1 }}",
    "Start-Process": "-FilePath '{folder}/none'",
    "Update-HybridConfiguration": "-OnPremisesCredentials $c -TenantCredentials $c",
}
SECRET_PARAMETERS = (
    "Get-Command -CommandType Cmdlet -Module * | ForEach-Object { $n = $_.Name; $_.Parameters.Values | "
    "Where-Object { $_.ParameterType.Name -match '^(SecureString|PSCredential)' } | "
    "ForEach-Object { \"$n $($_.Name) $($_.ParameterType.Name)\" } }"
)
SAID = "$Error | Format-List * -Force; $Error | ConvertTo-Json -Depth 2 -WarningAction SilentlyContinue; $Error.Clear()"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(str(tmp_path / "store.db"))
    assert made.run(SETUP) == []
    return made


def forms(secret: bytes) -> list[bytes]:
    """The secret as text, UTF-16, base64, hex and a list of numbers could show it."""
    found = []
    for data in (secret, secret.decode("latin-1").encode("utf-16-le")):
        found += [data, data.hex().encode(), data.hex().upper().encode(), base64.b64encode(data)[:20]]
    return [*found, ", ".join(map(str, secret[:16])).encode(), ",".join(map(str, secret[:16])).encode(), " ".join(map(str, secret[:16])).encode()]


def leaks(shell: Shell, folder: Path, commands: list[str], secrets: Callable[[], list[bytes]]) -> list[tuple[str, str]]:
    """(where, command) of each secret that a command let out; commands must be known."""
    hits = []
    for command in commands:
        text = command.replace("CANARY", CANARY).replace("{folder}", str(folder)).replace("{{", "{").replace("}}", "}")
        printed = shell.run(text)
        assert not any("CommandNotFoundException" in line or "failed inside" in line for line in printed), printed
        wanted = [form for secret in secrets() for form in forms(secret)]
        if any(form in "\n".join(printed).encode() for form in wanted):
            hits.append(("printed", text))
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            data = path.read_bytes()
            if any(form in data for form in wanted):
                hits.append((path.name, text))
    return hits


def test_no_secret_anywhere(shell: Shell, tmp_path: Path) -> None:
    """After every command that takes a password, neither what was printed nor any file of the store, its backups and exports holds it."""
    allowed = {"(Get-SendConnector Out).AuthenticationCredential.GetNetworkCredential() | Format-List *"}  # it is asked for there
    hits = leaks(shell, tmp_path, COMMANDS, lambda: [CANARY.encode()])
    assert [hit for hit in hits if hit[1] not in allowed] == []
    assert shell.run("(Get-SendConnector Out).AuthenticationCredential.UserName") == ["user"]
    sealed = shell.session.store.find("SendConnector", name="Out")[0].doc["AuthenticationCredential"]["Password"]
    assert shell.session.store.secrets.open(sealed) == CANARY  # it was there all the time
    shell.close()


def test_every_command_that_takes_a_secret_keeps_it(shell: Shell, tmp_path: Path) -> None:
    """Called with a secret in each parameter that takes one, with and without what else it needs, no command prints or writes it."""
    found = [line.split() for line in shell.run(SECRET_PARAMETERS)]
    assert len(found) > 50 and {name for name, _, _ in found} >= set(ARGUMENTS)
    commands = []
    for name, parameter, kind in found:
        secret = "$s" if kind == "SecureString" else "$c"
        given = ARGUMENTS.get(name, "").replace("{authentication}", "Bearer" if parameter == "Token" else "Basic")
        given = given if f"-{parameter} " in given else f"{given} -{parameter} {secret}"
        for arguments in (given, f"-{parameter} {secret}", f"-{parameter} {secret} -Path '{{folder}}/none' -NoSuchParameter"):
            commands.append(f"{name} {arguments} | Format-List * -Force; {SAID}")
    assert leaks(shell, tmp_path, commands, lambda: [CANARY.encode()]) == []
    shell.close()


def test_no_private_key_anywhere(shell: Shell, tmp_path: Path) -> None:
    """Private keys and the passwords of their files are in no output and no file in clear."""
    keys: set[bytes] = set()

    def secrets() -> list[bytes]:
        store = shell.session.store
        for row in store.all("ExchangeCertificate"):
            if row.doc.get("PrivateKey"):
                keys.update(key_parts(store.secrets.open(row.doc["PrivateKey"])))
        return [CANARY.encode(), *keys]

    assert leaks(shell, tmp_path, CERTIFICATES, secrets) == []
    assert keys and "CN=canary" in shell.run("(Get-ExchangeCertificate $t).Subject")
    shell.close()


def test_a_private_key_is_exported_under_a_password_only(shell: Shell, tmp_path: Path) -> None:
    """Export-ExchangeCertificate without a password, or with an empty one, is refused; the file of one with it is for its owner only."""
    shell.run("$t = (New-ExchangeCertificate -SubjectName CN=canary -PrivateKeyExportable $true -Force).Thumbprint")
    path = tmp_path / "c.pfx"
    for options in ("", "-Password ([securestring]::new())"):
        printed = shell.run(f"Export-ExchangeCertificate $t -BinaryEncoded -FileName '{path}' {options}")
        assert "under a password only" in printed[0] and not path.exists()
    assert shell.run(f"Export-ExchangeCertificate $t -BinaryEncoded -FileName '{path}' -Password $s") == []
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"
    shell.close()


def key_parts(text: str) -> list[bytes]:
    """Lines of a key's PEM text, and the private number in it: what a leak would show a piece of."""
    lines = [line.encode() for line in text.splitlines() if line and not line.startswith("-----")]
    assert lines
    data = base64.b64decode(b"".join(lines))
    return [lines[len(lines) // 2], data[len(data) // 2 : len(data) // 2 + 24]]
