"""Completion of what is in the store: an input with the cursor at its end, and what is offered."""
from __future__ import annotations

import re
from typing import Any

import pytest
from keyboard import make_session

from ems.console.completion import complete

SETUP = """
New-EmsServer EX02 > $null
New-AcceptedDomain -Name fabrikam -DomainName fabrikam.com > $null
New-SendConnector -Name 'To Internet' -Usage Internet -AddressSpaces * -SourceTransportServers EX01 > $null
New-ReceiveConnector -Name 'Relay EX02' -Server EX02 -Custom -Bindings 0.0.0.0:2600 -RemoteIPRanges 10.1.0.0/16, 10.2.0.7 > $null
New-ExchangeCertificate -SubjectName 'CN=mail.contoso.com' -DomainName mail.contoso.com -Force > $null
"""
RELAY = "'EX02\\Relay EX02'"
# input, texts offered, in any order
LIVE = [
    ("Set-ReceiveConnector Relay", [RELAY]),
    ("Set-ReceiveConnector 'EX02\\Rel", [RELAY]),
    ("Set-ReceiveConnector EX02\\rel", [RELAY]),
    ("Set-ReceiveConnector rlx", [RELAY]),
    ("Set-ReceiveConnector zzz", []),
    ("Get-ReceiveConnector -Identity 'EX02\\Out", ["'EX02\\Outbound Proxy Frontend EX02'"]),
    ("Remove-SendConnector ", ["'To Internet'"]),
    ("Add-ADPermission 'To", ["'To Internet'"]),
    ("Get-ReceiveConnector -Server ", ["EX01", "EX02"]),
    ("Get-TransportService ", ["EX01", "EX02"]),
    ("New-SendConnector x -SourceTransportServers EX01, ", ["EX01", "EX02"]),
    ("Set-SendConnector x -SourceTransportServers @{Add=", ["EX01", "EX02"]),
    ("Set-ReceiveConnector x -DefaultDomain ", ["contoso.com", "fabrikam"]),
    ("Set-ReceiveConnector x -TlsCertificateName mail", ["'<I>CN=mail.contoso.com<S>CN=mail.contoso.com'"]),
    ("Add-ADPermission x -User y -ExtendedRights ms-Exch-SMTP-Submit-Quota", []),
    ("Add-ADPermission x -User y -ExtendedRights ms-Exch-SMTP-Subm", ["ms-Exch-SMTP-Submit", "ms-Exch-SMTP-Submit-For-MLS"]),
    (f"Set-ReceiveConnector {RELAY} -RemoteIPRanges @{{", ["Add", "Remove"]),
    (f"Set-ReceiveConnector {RELAY} -RemoteIPRanges @{{Remove=", ["'10.1.0.0/16'", "'10.2.0.7'"]),
    (f"Set-ReceiveConnector {RELAY} -RemoteIPRanges @{{Add='10.3.0.1'; Remove='10.1", ["'10.1.0.0/16'"]),
    (f"Set-ReceiveConnector {RELAY} -RemoteIPRanges @{{Remove='10.1.0.0/16', ", ["'10.2.0.7'"]),
    (f"Set-ReceiveConnector {RELAY} -Bindings @{{Remove=", ["'0.0.0.0:2600'"]),
    ("Set-ReceiveConnector x -Banner @{", []),
    ("Get-ReceiveConnector | Where-Object { $_.Enabled -eq ", ["$true", "$false"]),
    ("Get-ReceiveConnector | Where-Object Enabled -eq ", ["$true", "$false"]),
    ("Get-ReceiveConnector | Where-Object { $_.ProtocolLoggingLevel -eq ", ["'None'", "'Verbose'"]),
]
# input, some of what is offered, what is not
MEMBERS = [
    ("$x = Get-ReceiveConnector; $x[0].", ["AuthMechanism", "Bindings", "RemoteIPRanges", "Server", "ToString("], ["AddressSpaces"]),
    ("Get-ReceiveConnector | Where-Object { $_.", ["AuthMechanism", "Bindings", "Enabled"], ["AddressSpaces"]),
    ("Get-ReceiveConnector | Select-Object ", ["AuthMechanism", "Bindings", "WhenCreated"], ["ToString("]),
    ("Get-SendConnector | Sort-Object ", ["AddressSpaces", "SmartHosts"], ["Bindings"]),
    ("(Get-ReceiveConnector).Bindings[0].", ["Address", "Port"], ["Server"]),
    ("Get-ReceiveConnector | ForEach-Object { $_.RemoteIPRanges | ForEach-Object { $_.", ["LowerBound", "UpperBound"], ["Server"]),
    ("foreach ($c in Get-ReceiveConnector) { $c.", ["Bindings", "Fqdn"], ["AddressSpaces"]),
    ("Get-ReceiveConnector | Group-Object Server | ForEach-Object { $_.Group.", ["Bindings"], ["AddressSpaces"]),
    ("Get-ExchangeServer | Format-Table ", ["Edition", "ServerRole", "Site"], ["Bindings"]),
]


@pytest.fixture(scope="module")
def session() -> Any:
    made = make_session()
    made.run_text(SETUP, [].append)
    return made


def offered(session: Any, text: str) -> list[str]:
    return [m.text for m in complete(text, len(text), session).matches]


@pytest.mark.parametrize(("text", "texts"), LIVE)
def test_what_the_store_has(session: Any, text: str, texts: list[str]) -> None:
    """A parameter that names something of the organization offers what there is, and nothing else."""
    assert sorted(offered(session, text)) == sorted(texts)


def test_identities_of_a_server(session: Any) -> None:
    """A server's name offers all of its connectors."""
    found = offered(session, "Set-ReceiveConnector ex02")
    assert RELAY in found and len(found) == 6 and all(re.match(r"'EX02\\", text) or "EX02" in text for text in found)


def test_initials_come_first(session: Any) -> None:
    """Letters that begin the words of a name find it before names that merely hold them."""
    assert offered(session, "Set-ReceiveConnector dfe")[:2] == ["'EX01\\Default Frontend EX01'", "'EX02\\Default Frontend EX02'"]


def test_thumbprints(session: Any) -> None:
    """A thumbprint is offered by its own start, or by the certificate's subject."""
    (found,) = offered(session, "Enable-ExchangeCertificate -Thumbprint mail")
    assert re.fullmatch("[0-9A-F]{40}", found)
    assert found in offered(session, "Enable-ExchangeCertificate -Thumbprint ")
    assert found in offered(session, f"Get-ExchangeCertificate {found[:4].lower()}")


@pytest.mark.parametrize(("text", "some", "others"), MEMBERS)
def test_members_of_exchange_types(session: Any, text: str, some: list[str], others: list[str]) -> None:
    """What commands of the organization put out has the properties of its type."""
    found = offered(session, text)
    assert set(some) <= set(found) and not set(others) & set(found)
