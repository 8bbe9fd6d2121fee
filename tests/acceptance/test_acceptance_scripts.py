"""Scripts as administrators write them, run as files by the launcher on an imported organization: output, errors, exit code, and the store.

expected/*.txt hold what each gives; UPDATE_EXPECTED=1 writes them anew, to be read before they are kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from acceptance import HERE, build, run

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the quick runner forks")

RANGES = "Get-ReceiveConnector | ? Name -like '*Relay*' | Sort-Object Identity | % { \"$($_.Identity) | $($_.RemoteIPRanges) | $($_.PermissionGroups) | $($_.Fqdn)\" }"
CHANGES = "(Get-EmsChange | ? Cmdlet -like '*Connector' | % Identity) -join ', '"
SENDS = (
    'Get-SendConnector | Sort-Object Name | % { "$($_.Name) $($_.RequireTLS) $($_.TlsAuthLevel) $($_.TlsDomain) $($_.TlsCertificateName)" }'
)
NOTHING = "@(Get-EmsChange).Count"

# case: (script, arguments, answers on standard input, what is asked of the store afterwards)
CASES: dict[str, tuple[str, list[str], str | None, str]] = {
    "copy_usage": ("copy_connector.ps1", ["-SourceServer", "MAIL01", "-ConnectorName", "App Relay"], None, RANGES),
    "copy_new": (
        "copy_connector.ps1",
        ["-SourceServer", "MAIL01", "-ConnectorName", "App Relay", "-TargetServer", "MAIL02", "-CopyPermissions"],
        None,
        RANGES,
    ),
    "copy_all_others": (
        "copy_connector.ps1",
        ["-SourceServer", "MAIL01", "-ConnectorName", "Scanner Relay", "-CopyToAllOther"],
        None,
        RANGES,
    ),
    "copy_missing": ("copy_connector.ps1", ["-SourceServer", "MAIL01", "-ConnectorName", "Nope", "-TargetServer", "MAIL02"], None, RANGES),
    "relay_add": ("relay_ip.ps1", ["App Relay", "-Address", "10.0.8.9"], None, RANGES),
    "relay_add_again": ("relay_ip.ps1", ["App Relay", "-Address", "10.0.8.5"], None, RANGES),
    "relay_remove": ("relay_ip.ps1", ["App Relay", "-Action", "Remove", "-Address", "10.0.8.6"], None, RANGES),
    "relay_bad_address": ("relay_ip.ps1", ["App Relay", "-Address", "10.0.8.900"], None, RANGES),
    "relay_bad_action": ("relay_ip.ps1", ["App Relay", "-Action", "Delete", "-Address", "10.0.8.9"], None, RANGES),
    "export_csv": ("export_csv.ps1", ["-Server", "MAIL01", "-OutputFile", "out.csv"], None, "Get-Content out.csv -TotalCount 3"),
    "find_ip": ("find_ip.ps1", ["10.0.9.7", "198.51.100.0/25"], None, NOTHING),
    "contains_ip": ("contains_ip.ps1", ["10.0.9.7"], None, NOTHING),
    "contains_ip_missing": ("contains_ip.ps1", [], None, NOTHING),
    "contains_ip_bad": ("contains_ip.ps1", ["somewhere"], None, NOTHING),
    "send_connectors": ("send_connectors.ps1", [], None, "Get-Content send.csv"),
    "check_certificates": ("check_certificates.ps1", [], None, NOTHING),
    "renew_certificate": ("renew_certificate.ps1", [], None, SENDS),
    "menu": (
        "menu.ps1",
        [],
        "1\n2\nKnow Before\n203.0.113.5, 203.0.113.0/24\ny\n2\nBad\n10.0.0.0/8\nn\n9\n1\nq\n",
        'Get-InboundConnector | % { "$($_.Name) $($_.SenderIPAddresses) $($_.RequireTls)" }',
    ),
    "baseline": (
        "baseline.ps1",
        [],
        None,
        SENDS + "; Get-ReceiveConnector | group PermissionGroups, Banner, MaxMessageSize -NoElement | % Name",
    ),
    "copy_all": ("copy_all.ps1", ["MAIL01", "MAIL02"], None, RANGES),
    "relay_report": ("relay_report.ps1", ["10.0.8.6"], None, "(Import-Csv relay.csv).Count"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("sample"))


@pytest.mark.parametrize("case", CASES)
def test_a_script_gives_what_it_should(case: str, sample: Path, tmp_path: Path) -> None:
    """Output, errors, exit code and the store's state are exactly those expected."""
    given = run(*CASES[case], tmp_path, sample)
    path = HERE / "expected" / f"{case}.txt"
    if os.environ.get("UPDATE_EXPECTED"):
        path.write_text(given, encoding="utf-8")
    assert given == path.read_text(encoding="utf-8")
