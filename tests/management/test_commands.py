"""Processes, time zones, secure strings, archives: scripts with what they give."""
from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

# script => output, one line a case; ` | ` parts the outputs
GIVES = r"""
(Get-CimInstance Win32_LogicalDisk -Filter "DriveType=3").DeviceID; @(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType = 5').Count => / | 0
(Get-CimInstance -Query "SELECT DeviceID FROM Win32_Processor WHERE DeviceID LIKE 'C%' AND NOT (NumberOfCores < 1 OR Name = '')").DeviceID => CPU0
(Get-CimInstance Win32_LogicalDisk -Property DeviceID).DriveType; (Get-CimInstance Win32_LogicalDisk -Filter 'ProviderName IS NULL').DeviceID => <null> | /
Set-Content a.txt 'x'; Get-Content a.txt -Wait | Select-Object -First 1 => x
(Get-Process -Id $PID).Id -eq $PID; (Get-Process | ? Id -eq $PID).Id -eq $PID => True | True
$p = Start-Process sh '-c "exit 3"' -Wait -PassThru; $p.ExitCode; $p.HasExited => 3 | True
Start-Process sh '-c "echo out; echo err >&2"' -Wait -RedirectStandardOutput o -RedirectStandardError e; Get-Content o, e => out | err
Set-Content i 'typed'; Start-Process cat -Wait -RedirectStandardInput i -RedirectStandardOutput o; Get-Content o => typed
Start-Process sh '-c "echo $EX_V"' -Environment @{ EX_V = 'v1' } -Wait -RedirectStandardOutput o; Get-Content o => v1
$p = Start-Process sleep 30 -PassThru; Stop-Process -Id $p.Id; $p.WaitForExit(5000); $p.ExitCode => True | 137
(Get-TimeZone -Id UTC).Id; (Get-TimeZone -Id 'Europe/Berlin').Id => UTC | Europe/Berlin
$s = ConvertTo-SecureString 'p' -AsPlainText -Force; ConvertFrom-SecureString $s => 7000
ConvertTo-SecureString 7000 | ConvertFrom-SecureString -AsPlainText => p
$k = [byte[]](1..32); ConvertFrom-SecureString (ConvertTo-SecureString 'é€' -AsPlainText) -Key $k | ConvertTo-SecureString -Key $k | ConvertFrom-SecureString -AsPlainText => é€
$k = ConvertTo-SecureString 12345678 -AsPlainText; $e = ConvertFrom-SecureString $k -SecureKey $k; (ConvertTo-SecureString $e -SecureKey $k).Length => 8
(Get-ExecutionPolicy -List).Count; "$(Get-ExecutionPolicy -Scope Process)" => 5 | Unrestricted
$null = New-Item s/a.txt, s/t/b.txt -Force; Compress-Archive s z.zip; Expand-Archive z.zip o; (Get-ChildItem o -Recurse -File -Name) -join ' ' => s/a.txt s/t/b.txt
$null = New-Item a, b; Compress-Archive a z.zip; Compress-Archive b z.zip -Update; Expand-Archive z.zip o; (Get-ChildItem o -Name) -join ' ' => a b
Set-Content a 1; Compress-Archive a z.zip; Set-Content a 2; Compress-Archive a z.zip -Update; Expand-Archive z.zip o; Get-Content o/a => 2
Set-Content a 1; (Compress-Archive a z.zip -PassThru).Name; (Expand-Archive z.zip o -PassThru).Name => z.zip | a
(Get-CimInstance Win32_OperatingSystem).Status; (Get-CimInstance -Query 'SELECT * FROM Win32_ComputerSystem').Name.Length -gt 0 => OK | True
"""

# script => error ids
FAILS = r"""
Get-CimInstance Win32_LogicalDisk -Filter 'Drive==3' => Microsoft.Management.Infrastructure.CimException,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand
'a' | Unprotect-CmsMessage => InputContainedNoEncryptedContent,Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand
'a' | Protect-CmsMessage -To nope => NoCertificateFound,Microsoft.PowerShell.Commands.ProtectCmsMessageCommand
Get-Process nope-x => NoProcessFoundForGivenName,Microsoft.PowerShell.Commands.GetProcessCommand
Stop-Process -Id 99999999 => NoProcessFoundForGivenId,Microsoft.PowerShell.Commands.StopProcessCommand
Start-Process nope-x => InvalidOperationException,Microsoft.PowerShell.Commands.StartProcessCommand
$p = Start-Process sleep 9 -PassThru; Wait-Process -Id $p.Id -Timeout 0; $p.Kill() => ProcessNotTerminated,Microsoft.PowerShell.Commands.WaitProcessCommand
Get-TimeZone -Id nope => TimeZoneNotFound,Microsoft.PowerShell.Commands.GetTimeZoneCommand
ConvertTo-SecureString zz => ImportSecureString_InvalidArgument,Microsoft.PowerShell.Commands.ConvertToSecureStringCommand
ConvertTo-SecureString 'abc' -AsPlainText | ConvertFrom-SecureString -Key (1..5) => Argument,Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand
Set-ExecutionPolicy RemoteSigned => System.PlatformNotSupportedException,Microsoft.PowerShell.Commands.SetExecutionPolicyCommand
Get-CmsMessage nope => InputContainedNoEncryptedContent,Microsoft.PowerShell.Commands.GetCmsMessageCommand
Get-PfxCertificate nope => GetPfxCertCommandNoneOfTheFilesFound,Microsoft.PowerShell.Commands.GetPfxCertificateCommand
$null = New-Item a, z.zip; Compress-Archive a z.zip => ArchiveFileExists,Compress-Archive
Compress-Archive nope z.zip => ArchiveCmdletPathNotFound,Compress-Archive
Expand-Archive nope.zip => ArchiveCmdletPathNotFound,Expand-Archive
Set-Content z.zip 'no archive'; Expand-Archive z.zip => InvalidZip,Expand-Archive
Get-EventLog System => CommandNotFoundException
Get-CimInstance Win32_Nope => InvalidClass,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand
Get-CimInstance Win32_BIOS -ComputerName ex01 => RemoteNotSupported,Microsoft.Management.Infrastructure.CimCmdlets.GetCimInstanceCommand
"""


def cases(text: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in text.strip().splitlines():
        script, _, expected = line.rpartition(" => ")
        found.append((script, expected.split(" | ")))
    return found


@pytest.mark.parametrize(("script", "expected"), cases(GIVES))
def test_a_script_gives_these_objects(script: str, expected: list[str], run: Callable[[str], Any]) -> None:
    """The texts of a script's output objects are those beside it."""
    assert run(script).output == expected


@pytest.mark.parametrize(("script", "expected"), cases(FAILS))
def test_a_script_writes_these_errors(script: str, expected: list[str], run: Callable[[str], Any]) -> None:
    """The ids of a script's errors are those beside it."""
    assert run(script).error_ids == expected


def test_an_archive_cannot_write_outside_its_folder(run: Callable[[str], Any], tmp_path: Path) -> None:
    """An entry whose name leads out of the folder is refused, the others are taken out."""
    with zipfile.ZipFile(tmp_path / "work" / "z.zip", "w") as archive:
        archive.writestr("../evil.txt", "x")
        archive.writestr("good.txt", "y")
    ran = run("Expand-Archive z.zip o; (Get-ChildItem o -Name)")
    assert ran.output == ["good.txt"]
    assert ran.error_ids == ["InvalidArchiveEntry,Expand-Archive"]
    assert not (tmp_path / "work" / "evil.txt").exists()


def test_a_certificate_file_is_read(run: Callable[[str], Any], tmp_path: Path) -> None:
    """A PFX file with its password gives the certificate with its key."""
    from cmdlets.exchange.common import certificates as certs

    key = certs.new_key(2048)
    certificate = certs.self_signed(key, "CN=mail.contoso.com", ["mail.contoso.com"])
    (tmp_path / "work" / "c.pfx").write_bytes(certs.pfx(certificate, key, "pw"))
    ran = run("$c = Get-PfxCertificate c.pfx -Password (ConvertTo-SecureString 'pw' -AsPlainText); $c.Subject; $c.HasPrivateKey; $c.Thumbprint.Length")
    assert ran.output == ["CN=mail.contoso.com", "True", "40"]
    assert run("Get-PfxCertificate c.pfx -NoPromptForPassword").error_ids == ["GetPfxCertificateUnknownCryptoError,Microsoft.PowerShell.Commands.GetPfxCertificateCommand"]


def document_certificate(folder: Path, name: str, usage: str) -> None:
    """A certificate for a use of its own, with its key: NAME.cer and NAME.pem."""
    import datetime

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    from cmdlets.exchange.common import certificates as certs

    key = certs.new_key(2048)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key()).serial_number(4711)
            .not_valid_before(datetime.datetime(2024, 1, 1)).not_valid_after(datetime.datetime(2044, 1, 1))
            .add_extension(x509.KeyUsage(False, False, True, True, False, False, False, False, False), True)
            .add_extension(x509.ExtendedKeyUsage([x509.ObjectIdentifier(usage)]), False).sign(key, hashes.SHA256()))
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / f"{name}.cer").write_bytes(made.public_bytes(serialization.Encoding.DER))
    (folder / f"{name}.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)


def test_a_message_goes_to_the_owner_of_a_certificate(run: Callable[[str], Any], tmp_path: Path) -> None:
    """Protect-CmsMessage encrypts for a certificate; Unprotect-CmsMessage opens it with the key alone."""
    document_certificate(tmp_path / "work", "doc", "1.3.6.1.4.1.311.80.1")
    document_certificate(tmp_path / "work", "web", "1.3.6.1.5.5.7.3.1")
    ran = run("$m = 'Grüße', 'zwei' | Protect-CmsMessage -To doc.cer; $m.Split(\"`n\")[0]; $m | Unprotect-CmsMessage -To doc.pem; "
              "(Get-CmsMessage $m).Recipients[0].IssuerName; \"a$m`z\" | Unprotect-CmsMessage -To doc.pem -IncludeContext")
    assert ran.output == ["-----BEGIN CMS-----", "Grüße\nzwei", "CN=doc", "aGrüße\nzweiz"]
    assert run("'x' | Protect-CmsMessage -To web.cer").error_ids == ["CertificateCannotBeUsedForEncryption,Microsoft.PowerShell.Commands.ProtectCmsMessageCommand"]
    ran = run("'x' | Protect-CmsMessage -To doc.cer | Unprotect-CmsMessage -To web.pem")
    assert ran.error_ids == ["System.Security.Cryptography.CryptographicException,Microsoft.PowerShell.Commands.UnprotectCmsMessageCommand"]
