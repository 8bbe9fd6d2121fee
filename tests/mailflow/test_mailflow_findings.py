"""Test-EmsConfiguration: each rule finds what it is about, and its command mends it."""

from __future__ import annotations

from typing import Any

import pytest

_FE = "-TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25"
ANONYMOUS = r"Get-ReceiveConnector {} | Add-ADPermission -User 'NT AUTHORITY\ANONYMOUS LOGON' -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient | Out-Null"
OUT = "New-SendConnector Out -AddressSpaces * | Out-Null\n"
R = f"New-ReceiveConnector R1 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges "

# rule: (what brings it about, severity and objects, whether its command can be run as it stands)
CASES: dict[str, tuple[str, str, bool]] = {
    "OpenRelay": (
        OUT
        + "New-ReceiveConnector Open -TransportRole FrontendTransport -Usage Internet -Bindings 10.0.0.1:25 | Out-Null\n"
        + ANONYMOUS.format("Open"),
        r"High EX01\Open",
        True,
    ),
    "ShadowedConnector": (
        OUT
        + R
        + f"10.0.0.0/24 | Out-Null\nNew-ReceiveConnector R2 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges 10.0.0.0/25,10.0.0.128/25"
        " | Out-Null",
        r"Medium EX01\R1 EX01\R2",
        True,
    ),
    "OverlappingRanges": (
        OUT
        + R
        + f"10.0.0.0/24 | Out-Null\nNew-ReceiveConnector R2 {_FE} -PermissionGroups AnonymousUsers -RemoteIPRanges 10.0.0.9 | Out-Null",
        r"Low EX01\R2 EX01\R1",
        False,
    ),
    "NobodyMaySubmit": (OUT + f"New-ReceiveConnector R1 {_FE} -RemoteIPRanges 10.0.0.9 | Out-Null", r"Medium EX01\R1", True),
    "AddressSpaceNotServed": (
        OUT + "New-SendConnector P -AddressSpaces x.org | Out-Null; Set-SendConnector P -Enabled $false",
        "Medium P",
        True,
    ),
    "NoInternetRoute": ("", "Medium ", True),
    "RelayDomainNotServed": (
        "New-SendConnector P -AddressSpaces x.org | Out-Null; New-AcceptedDomain F -DomainName fab.com -DomainType InternalRelay | Out-Null",
        "High F",
        True,
    ),
    "SizeLimitBelowOrganization": (OUT + "Set-SendConnector Out -MaxMessageSize 1MB", "Low Out", True),
    "SourceServerGone": (
        "New-EmsServer EX02 | Out-Null\nNew-SendConnector Out -AddressSpaces * -SourceTransportServers EX01,EX02 | Out-Null\nGONE",
        "Medium Out",
        True,
    ),
    "CertificateMissing": (
        OUT + "Get-ExchangeCertificate | Out-Null; Set-SendConnector Out -TlsCertificateName '<I>CN=Nobody<S>CN=mail.fabrikam.com'",
        "High Out",
        False,
    ),
    "CertificateFqdnMismatch": (
        OUT + "$c = New-ExchangeCertificate -SubjectName CN=mail.contoso.com -DomainName mail.contoso.com -Force\n"
        'Set-SendConnector Out -Fqdn other.contoso.com -TlsCertificateName "<I>$($c.Issuer)<S>$($c.Subject)"',
        "Medium Out",
        False,
    ),
}


def take_away(shell: Any, kind: str, name: str) -> None:
    """Remove an object behind the commands' backs, as a store that was filled otherwise has it."""
    with shell.store.transaction("test") as change:
        for row in change.find(kind, name=name):
            change.delete(kind, row.guid)


def found(shell: Any, rule: str) -> list[str]:
    return shell.lines(f'Test-EmsConfiguration {rule} | % {{ "$($_.Severity) $($_.Objects)" }}')


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_what_it_is_about(shell: Any, rule: str) -> None:
    """The rule is silent before, finds the fault with its objects, and is silent again after the command that it gives."""
    prepare, expected, runs = CASES[rule]
    if prepare:
        shell.run(OUT)
        assert found(shell, rule) == []
        shell.run("Get-SendConnector | Remove-SendConnector -Confirm:$false")
    steps, _, gone = prepare.partition("GONE")
    shell.run(steps)
    if "GONE" in prepare:
        take_away(shell, "ExchangeServer", "EX02")
    assert shell.err.getvalue() == ""
    assert found(shell, rule) == [expected]
    if runs:
        command = shell.lines(f"(Test-EmsConfiguration {rule}).Repair")[0]
        shell.run(f"$ConfirmPreference = 'None'; {command} | Out-Null")
        assert shell.err.getvalue() == ""
        assert found(shell, rule) == []


def test_conflicts_of_a_store_that_was_filled_otherwise_are_found(shell: Any) -> None:
    """Roles on one port and crossing ranges, which New- and Set- refuse, are told once a pair."""
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.receive_connector import ReceiveConnector

    directory = directory_of(shell.store)
    common = {"Bindings": ["0.0.0.0:26"], "PermissionGroups": "AnonymousUsers"}
    docs = {
        "A": {"TransportRole": "FrontendTransport", "RemoteIPRanges": ["10.0.0.1-10.0.0.9"]},
        "B": {"TransportRole": "FrontendTransport", "RemoteIPRanges": ["10.0.0.5-10.0.0.20"]},
        "C": {"TransportRole": "HubTransport", "Bindings": ["0.0.0.0:25"], "RemoteIPRanges": ["10.9.0.1"]},
    }
    with directory.transaction() as change:
        for name, doc in docs.items():
            directory.insert(
                change, ReceiveConnector({"Name": name, **common, **doc}, directory.organization, name=name, server="EX01", state="New")
            )
    lines = shell.lines(
        "Test-EmsConfiguration RoleConflict, MappingConflict | % { \"$($_.Severity) $($_.Rule) $(($_.Objects | Sort-Object) -join ' ')\" }"
    )
    assert sorted(lines) == ["High MappingConflict EX01\\A EX01\\B", "High RoleConflict EX01\\C EX01\\Default Frontend EX01"]


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
