"""Test-EmsConfiguration: each rule finds what it is about, and its command mends it."""

from __future__ import annotations

from typing import Any

import pytest

_FE = "-TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25"
ANONYMOUS = r"Get-ReceiveConnector {} | Add-ADPermission -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient | Out-Null"
OUT = "New-SendConnector Out -AddressSpaces * | Out-Null\n"
R = f"New-ReceiveConnector R1 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges "

GONE = "GONE "  # a server that is taken away behind the commands' backs
CERTIFICATE = (
    OUT + "$c = New-ExchangeCertificate -SubjectName CN=mail.contoso.com -DomainName mail.contoso.com -Force\n"
    'Set-SendConnector Out -Fqdn {} -TlsCertificateName "<I>$($c.Issuer)<S>$($c.Subject)"'
)
STALE = "New-SendConnector Out -AddressSpaces *{} -SourceTransportServers EX02 | Out-Null\nGONE EX02"

# what is found, its rule first: (what brings it about, severity and objects, how the command begins that mends it)
CASES: dict[str, tuple[str, str, str]] = {
    "OpenRelay by an added right": (
        OUT
        + "New-ReceiveConnector Open -TransportRole FrontendTransport -Usage Internet -Bindings 10.0.0.1:25 | Out-Null\n"
        + ANONYMOUS.format("Open"),
        r"High EX01\Open",
        "Get-ReceiveConnector 'EX01\\Open' | Remove-ADPermission -User",
    ),
    "OpenRelay by trust": (
        OUT + f"New-ReceiveConnector R1 {_FE} -RemoteIPRanges 203.0.113.0/24 -AuthMechanism ExternalAuthoritative -PermissionGroups ExchangeServers | Out-Null",
        r"Medium EX01\R1",
        r"Set-ReceiveConnector 'EX01\R1' -AuthMechanism Tls -PermissionGroups AnonymousUsers",
    ),
    "OpenRelay by trust, of private addresses too": (
        OUT + f"New-ReceiveConnector R1 {_FE} -RemoteIPRanges 203.0.113.0-203.0.114.3, 10.0.0.1 -AuthMechanism ExternalAuthoritative "
        "-PermissionGroups ExchangeServers | Out-Null",
        r"Medium EX01\R1",
        r"Set-ReceiveConnector 'EX01\R1' -RemoteIPRanges '10.0.0.1'",
    ),
    "ShadowedConnector": (
        OUT
        + R
        + f"10.0.0.0/24 | Out-Null\nNew-ReceiveConnector R2 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges 10.0.0.0/25,10.0.0.128/25"
        " | Out-Null",
        r"Medium EX01\R1 EX01\R2",
        r"Remove-ReceiveConnector 'EX01\R1'",
    ),
    "OverlappingRanges": (
        OUT
        + R
        + f"10.0.0.0/24 | Out-Null\nNew-ReceiveConnector R2 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges 10.0.0.9 | Out-Null",
        r"Low EX01\R2 EX01\R1",
        r"Set-ReceiveConnector 'EX01\R1' -RemoteIPRanges '10.0.0.0-10.0.0.8', '10.0.0.10-10.0.0.255'",
    ),
    "NobodyMaySubmit": (
        OUT + f"New-ReceiveConnector R1 {_FE} -RemoteIPRanges 10.0.0.9 | Out-Null",
        r"Medium EX01\R1",
        "Set-ReceiveConnector 'EX01\\R1' -PermissionGroups",
    ),
    "ServerGone": (
        OUT + f"New-EmsServer EX02 | Out-Null; Get-ReceiveConnector -Server EX02 | Remove-ReceiveConnector -Confirm:$false\n"
        f"New-ReceiveConnector R1 -Server EX02 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges 10.0.0.9 | Out-Null\nGONE EX02",
        r"Medium EX02\R1",
        r"Remove-ReceiveConnector 'EX02\R1'",
    ),
    "AddressSpaceNotServed, disabled": (
        OUT + "New-SendConnector P -AddressSpaces x.org | Out-Null; Set-SendConnector P -Enabled $false",
        "Medium P",
        "Set-SendConnector 'P' -Enabled $true",
    ),
    "AddressSpaceNotServed, no server": (
        "New-EmsServer EX02 | Out-Null\n" + STALE.format(""), "Medium Out", "Set-SendConnector 'Out' -SourceTransportServers EX01"
    ),
    "AddressSpaceNotServed, a foreign connector": (
        OUT + "New-ForeignConnector Fax -AddressSpaces FAX:* | Out-Null; Set-ForeignConnector Fax -Enabled $false",
        "Medium Fax",
        "Set-ForeignConnector 'Fax' -Enabled $true",
    ),
    "NoInternetRoute": ("", "Medium ", "New-SendConnector Internet -Usage Internet -AddressSpaces *"),
    "NoInternetRoute, the name is taken": (
        "New-SendConnector Internet -AddressSpaces x.org | Out-Null", "Medium ", "New-SendConnector 'Internet 2' -Usage Internet -AddressSpaces *"
    ),
    "RelayDomainNotServed": (
        "New-SendConnector P -AddressSpaces x.org | Out-Null; New-AcceptedDomain F -DomainName fab.com -DomainType InternalRelay | Out-Null",
        "High F",
        "New-SendConnector 'fab.com' -AddressSpaces fab.com",
    ),
    "SizeLimitBelowOrganization of a Send connector": (OUT + "Set-SendConnector Out -MaxMessageSize 1MB", "Low Out", "Set-SendConnector 'Out' -MaxMessageSize"),
    "SizeLimitBelowOrganization of a Receive connector": (
        OUT + "Set-ReceiveConnector 'Default EX01' -MaxMessageSize 1MB", r"Low EX01\Default EX01", "Set-ReceiveConnector 'EX01\\Default EX01' -MaxMessageSize"
    ),
    "SourceServerGone": (
        "New-EmsServer EX02 | Out-Null\nNew-SendConnector Out -AddressSpaces * -SourceTransportServers EX01,EX02 | Out-Null\nGONE EX02",
        "Medium Out",
        "Set-SendConnector 'Out' -SourceTransportServers EX01",
    ),
    "SourceServerGone, none is left": ("New-EmsServer EX02 | Out-Null\n" + STALE.format(""), "High Out", "Set-SendConnector 'Out' -SourceTransportServers EX01"),
    "CertificateMissing": (
        OUT + "Get-ExchangeCertificate | Out-Null; Set-SendConnector Out -TlsCertificateName '<I>CN=Nobody<S>CN=mail.fabrikam.com'",
        "High Out",
        "Set-SendConnector 'Out' -TlsCertificateName",
    ),
    "CertificateMissing of a Receive connector": (
        OUT + "Get-ExchangeCertificate | Out-Null; Set-ReceiveConnector 'Default EX01' -TlsCertificateName '<I>CN=Nobody<S>CN=mail.fabrikam.com'",
        r"High EX01\Default EX01",
        "Set-ReceiveConnector 'EX01\\Default EX01' -TlsCertificateName",
    ),
    "CertificateFqdnMismatch": (CERTIFICATE.format("other.contoso.com"), "Medium Out", "Set-SendConnector 'Out' -TlsCertificateName $null"),
    "CertificateFqdnMismatch, another fits": (
        "New-ExchangeCertificate -SubjectName CN=wild.contoso.com -DomainName *.contoso.org -Force | Out-Null\n" + CERTIFICATE.format("other.contoso.org"),
        "Medium Out",
        "Set-SendConnector 'Out' -TlsCertificateName '<I>CN=wild.contoso.com<S>CN=wild.contoso.com'",
    ),
}


def take_away(shell: Any, kind: str, name: str) -> None:
    """Remove an object behind the commands' backs, as a store that was filled otherwise has it."""
    with shell.store.transaction("test") as change:
        for row in change.find(kind, name=name):
            change.delete(kind, row.guid)


def found(shell: Any, rule: str) -> list[str]:
    return shell.lines(f'Test-EmsConfiguration {rule} | % {{ "$($_.Severity) $($_.Objects)" }}')


def mended(shell: Any, rule: str) -> str:
    """Run the command that the first finding of a rule gives, without being asked; what it was."""
    command: str = shell.lines(f"(Test-EmsConfiguration {rule})[0].Repair")[0]
    shell.run(f"$ConfirmPreference = 'None'; {command} | Out-Null")
    assert shell.err.getvalue() == "", command
    return command


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_what_it_is_about(shell: Any, name: str) -> None:
    """The rule is silent before, finds the fault with its objects, and is silent again after the command that it gives."""
    prepare, expected, begins = CASES[name]
    rule = name.replace(",", " ").split()[0]
    if prepare and rule != "NoInternetRoute":
        shell.run(OUT)
        assert found(shell, rule) == []
        shell.run("Get-SendConnector | Remove-SendConnector -Confirm:$false")
    steps, _, gone = prepare.partition(GONE)
    shell.run(steps)
    if gone:
        take_away(shell, "ExchangeServer", gone)
    assert shell.err.getvalue() == ""
    assert found(shell, rule) == [expected]
    assert mended(shell, rule).startswith(begins)
    assert found(shell, rule) == []


def test_every_rule_has_a_case() -> None:
    """A new rule needs a case above, or a test of its own below."""
    import re
    from pathlib import Path

    from cmdlets.exchange.mailflow import findings

    rules = set(re.findall(r'Finding\(\s*"(\w+)"', Path(findings.__file__).read_text()))
    assert rules - {name.replace(",", " ").split()[0] for name in CASES} == {"RoleConflict", "MappingConflict", "CertificateExpires"}


def insert_unchecked(shell: Any, docs: dict[str, dict[str, Any]]) -> None:
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.receive_connector import ReceiveConnector

    directory = directory_of(shell.store)
    with directory.transaction() as change:
        for name, doc in docs.items():
            full = {"Name": name, "Bindings": ["0.0.0.0:26"], "PermissionGroups": "AnonymousUsers", "TransportRole": "FrontendTransport", **doc}
            directory.insert(change, ReceiveConnector(full, directory.organization, name=name, server="EX01", state="New"))


CONFLICTS: list[tuple[dict[str, dict[str, Any]], list[str], list[str]]] = [
    (
        {
            "A": {"RemoteIPRanges": ["10.0.0.1-10.0.0.9"]},
            "B": {"RemoteIPRanges": ["10.0.0.5-10.0.0.20"]},
            "C": {"TransportRole": "HubTransport", "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": ["10.9.0.1"]},
        },
        ["MappingConflict EX01\\B EX01\\A", "RoleConflict EX01\\C EX01\\Default Frontend EX01"],
        ["Set-ReceiveConnector 'EX01\\B' -RemoteIPRanges '10.0.0.10-10.0.0.20'", "Set-ReceiveConnector 'EX01\\C' -TransportRole FrontendTransport"],
    ),
    (
        {"A": {"RemoteIPRanges": ["10.0.0.1"]}, "B": {"RemoteIPRanges": ["10.0.0.1"]}, "C": {"RemoteIPRanges": ["10.0.0.1", "10.0.0.2"]}},
        ["MappingConflict EX01\\B EX01\\A", "MappingConflict EX01\\C EX01\\A"],
        ["Remove-ReceiveConnector 'EX01\\B'", "Set-ReceiveConnector 'EX01\\C' -RemoteIPRanges '10.0.0.2'"],
    ),
    (
        {"C": {"TransportRole": "HubTransport", "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": ["0.0.0.0-255.255.255.255"]}},
        ["RoleConflict EX01\\C EX01\\Default Frontend EX01"],
        ["Remove-ReceiveConnector 'EX01\\C'"],
    ),
]


@pytest.mark.parametrize(("docs", "expected", "commands"), CONFLICTS)
def test_conflicts_of_a_store_that_was_filled_otherwise_are_found(shell: Any, docs: Any, expected: list[str], commands: list[str]) -> None:
    """Roles on one port and ranges taken twice or crossing, which New- and Set- refuse, are told once a pair and mended on the younger one."""
    shell.run(OUT)
    insert_unchecked(shell, docs)
    rules = "RoleConflict, MappingConflict"
    lines = shell.lines(f"Test-EmsConfiguration {rules} | % {{ \"$($_.Severity) $($_.Rule) $($_.Objects -join ' ')\" }}")
    assert sorted(lines) == [f"High {text}" for text in expected]
    assert sorted(shell.lines(f"(Test-EmsConfiguration {rules}).Repair")) == sorted(commands)
    for _ in docs:
        if shell.lines(f"Test-EmsConfiguration {rules} | % Rule"):
            mended(shell, rules)
    assert shell.lines(f"Test-EmsConfiguration {rules} | % Rule") == []


def test_findings_can_be_chosen_by_severity(shell: Any) -> None:
    """-Severity and -Rule choose; a wrong severity is refused."""
    assert shell.lines(
        "Test-EmsConfiguration -Severity Medium | % Rule; Test-EmsConfiguration -Severity High, Low; Test-EmsConfiguration No* | % Rule"
    ) == ["NoInternetRoute", "NoInternetRoute"]
    assert shell.lines("try { Test-EmsConfiguration -Severity Bad } catch { $_.FullyQualifiedErrorId }") == [
        "ParameterArgumentValidationError,Ems.TestEmsConfiguration"
    ]


def test_certificates_that_expire_are_found(shell: Any) -> None:
    """A certificate for SMTP that has less than thirty days left is told, one that is expired more urgently."""
    from cmdlets.exchange.common.directory import directory_of, now_ticks
    from cmdlets.exchange.exchange_certificate import ExchangeCertificate
    from cmdlets.exchange.mailflow.findings import TICKS_A_DAY

    shell.run(
        "$c = New-ExchangeCertificate -SubjectName CN=mail.contoso.com -DomainName mail.contoso.com -Force\n"
        "Enable-ExchangeCertificate -Thumbprint $c.Thumbprint -Services SMTP -Force"
    )
    assert found(shell, "CertificateExpires") == []
    directory = directory_of(shell.store)
    name = shell.lines("$c.Thumbprint")[0]
    for days, severity in ((10, "Medium"), (-1, "High")):
        with directory.transaction() as change:
            (row,) = change.find("ExchangeCertificate", name=name)
            item = ExchangeCertificate.from_row(row, directory.organization)
            item.doc["Facts"]["NotAfter"] = now_ticks() + days * TICKS_A_DAY
            directory.update(change, item)
        assert found(shell, "CertificateExpires") == [f"{severity} EX01\\{name}"]
        assert mended(shell, "CertificateExpires").startswith(f"Get-ExchangeCertificate {name} -Server EX01 | New-ExchangeCertificate")
        assert found(shell, "CertificateExpires") == []
        name = shell.lines("Get-ExchangeCertificate | ? Subject -eq CN=mail.contoso.com | % Thumbprint")[-1]
