"""In: a script, its arguments and answers. Out: what the launcher gives for it on the sample organization, as one text to compare.

The organization is imported once; each run works on a copy of its store, in a folder of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/conformance"))

import forked  # noqa: E402

SAMPLE = ROOT / "scripts/sample"
# more than the sample has: a relay with single addresses and a network, and a right of its own
PREPARE = f"""
Import-EmsOrganization '{SAMPLE}/*.xml' | Out-Null
New-ReceiveConnector -Name 'App Relay' -Server MAIL01 -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.8.5, 10.0.9.0/24, 10.0.8.6 |
    Out-Null
Set-ReceiveConnector 'MAIL01\\App Relay' -PermissionGroups AnonymousUsers
Set-SendConnector Internet -TlsCertificateName '<I>CN=Fabrikam CA<S>CN=old.fabrikam.example'
$made = New-ExchangeCertificate -SubjectName CN=relay.fabrikam.example -DomainName relay.fabrikam.example -Server MAIL01 -Force
Set-ReceiveConnector 'MAIL01\\App Relay' -TlsCertificateName "<I>$($made.Issuer)<S>$($made.Subject)"
Add-ADPermission 'MAIL01\\App Relay' -User 'NT AUTHORITY\\ANONYMOUS LOGON' -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient | Out-Null
"""


def environment(folder: Path, store: str) -> dict[str, str]:
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": str(folder),
        "TERM": "dumb",
        "COLUMNS": "120",
        "LINES": "50",
        "NO_COLOR": "1",
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "EMS_STORE": store,
        "EMS_NO_CACHE": "1",
        "EMS_KEY_FILE": str(folder.parent / "key"),
    }


def ems(arguments: list[str], folder: Path, store: Path | str, answers: str | None = None) -> tuple[str, str, int | str]:
    """(output, errors, exit code) of `ems ARGUMENTS`."""
    out, err, code = forked.run_ems(arguments, folder, environment(folder, str(store)), None if answers is None else answers.encode())
    return out.decode(), err.decode(), code


def build(folder: Path) -> Path:
    """The store with the sample organization."""
    forked.preload()
    store = folder / "sample.db"
    out, err, code = ems(["-NonInteractive", "-Command", PREPARE], folder, store)
    assert (out, err, code) == ("", "", 0)
    return store


def run(script: str, arguments: list[str], answers: str | None, state: str, folder: Path, sample: Path) -> str:
    """Exit code, output, errors, and what the store holds afterwards."""
    store = folder / "store.db"
    shutil.copy(sample, store)
    shutil.copy(sample.parent.parent / "key", folder / "key")  # the sample's secrets open in the copy
    work = folder / "work"
    work.mkdir()
    out, err, code = ems(["-File", str(HERE / "scripts" / script), *arguments], work, store, answers)
    found, problems, _ = ems(["-NonInteractive", "-Command", state], work, store)
    assert problems == ""
    text = f"exit {code}\n--- output\n{out}--- errors\n{err}--- state\n{found}"
    text = text.replace(str(HERE / "scripts") + "/", "").replace(str(folder), "FOLDER")
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
