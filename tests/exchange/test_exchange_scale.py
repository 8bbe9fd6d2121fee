"""Large organizations: what a command reads of the store does not grow with it."""
from __future__ import annotations

from typing import Any

import pytest
from exchange_shell import Shell

COMMANDS = [
    "Get-ReceiveConnector 'EX02\\C50'",
    "Get-ReceiveConnector $guid",
    "New-ReceiveConnector New1 -Server EX02 -Bindings 0.0.0.0:26 -RemoteIPRanges 11.9.9.9",
    "New-ReceiveConnector New2 -Server EX02 -TransportRole FrontendTransport -Bindings 0.0.0.0:26 -RemoteIPRanges 11.9.9.9",
    "New-ReceiveConnector New3 -Server EX02 -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.0/8",
    "New-ReceiveConnector New4 -Server EX02 -Bindings 0.0.0.0:26 -RemoteIPRanges 9.0.0.1-11.0.0.9, 10.0.0.0-10.9.255.250",
    "New-ReceiveConnector New5 -Server EX02 -Bindings 10.9.9.9:26 -RemoteIPRanges 10.0.0.0/9, 9.0.0.1-11.0.0.10",
    "New-ReceiveConnector New6 -Server EX02 -Bindings 0.0.0.0:26 -RemoteIPRanges 10.0.0.5-10.0.7.5",  # refused
    "Trace-EmsConnection 10.0.50.1 :26 -Server EX02",
    "Set-ReceiveConnector 'EX02\\C50' -RemoteIPRanges 11.9.9.10",
    "Set-ReceiveConnector 'EX02\\C50' -Name C50b",
    "Set-ReceiveConnector 'EX02\\C51' -Comment changed",
    "Get-ReceiveConnector 'EX02\\C52' | Get-ADPermission",
    "Remove-ReceiveConnector 'EX02\\C53' -Confirm:$false",
    "New-SendConnector S1 -AddressSpaces new.example.com",
    "Set-SendConnector S50 -MaxMessageSize 10MB",
]


def organization(count: int) -> Shell:
    """An organization of that many Receive connectors on one binding, and as many Send connectors."""
    from cmdlets.exchange.common.directory import directory_of
    from cmdlets.exchange.receive_connector import ReceiveConnector
    from cmdlets.exchange.send_connector import SendConnector

    shell = Shell()
    shell.run("New-EmsServer EX02 | Out-Null")
    directory = directory_of(shell.store)
    facts = directory.organization
    with directory.transaction() as change:
        for at in range(count):
            tail = ("1", "0/28", "9-10.{}.{}.12")[at % 3].format(at // 250, at % 250)
            doc = {"Name": f"C{at}", "Bindings": ["0.0.0.0:26"], "RemoteIPRanges": [f"10.{at // 250}.{at % 250}.{tail}"]}
            directory.insert(change, ReceiveConnector(doc, facts, name=f"C{at}", server="EX02", state="New"))
            doc = {"Name": f"S{at}", "AddressSpaces": [f"SMTP:d{at}.com;1"], "SourceTransportServers": [facts.server_dn("EX01")]}
            directory.insert(change, SendConnector(doc, facts, name=f"S{at}", state="New"))
    shell.run("$guid = (Get-ReceiveConnector 'EX02\\C50').Guid; Get-SendConnector S1 | Out-Null")
    return shell


def reads_of(shell: Shell, script: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many rows the script reads, each statement counted as one more."""
    store: Any = shell.store
    plain = store._rows
    read = 0

    def counting(*args: Any) -> Any:
        nonlocal read
        rows = plain(*args)
        read += 1 + len(rows)
        return rows

    with monkeypatch.context() as patch:
        patch.setattr(store, "_rows", counting)
        shell.error(f"{script} | Out-Null")
    return read


def test_commands_read_no_more_of_a_large_organization(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command reads as much of 2,000 connectors as of 100, give or take a half."""
    small, large = organization(100), organization(2000)
    grown = {}
    for script in COMMANDS:
        few, many = (reads_of(shell, script, monkeypatch) for shell in (small, large))
        assert few > 0, script
        if many > 1.5 * few:
            grown[script] = (few, many)
    assert grown == {}
