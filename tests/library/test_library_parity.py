"""The same work as a script and through the library gives equal objects, errors and stores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import cmdlets
import ems
from ems.library import properties
from ems.values.text import to_string

SAMPLE = Path(__file__).resolve().parents[2] / "scripts/sample"
VOLATILE = {"Guid", "Id", "Identity", "WhenChanged", "WhenCreated", "WhenChangedUTC", "WhenCreatedUTC", "ObjectState"}

SCRIPT = """
$files = (Get-ChildItem $folder -Filter *.xml).FullName | Sort-Object
Import-EmsOrganization -Path $files | Out-Null
New-ReceiveConnector -Name Relay -Server MAIL01 -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.5, 10.0.1.0/24 | Out-Null
Set-ReceiveConnector 'MAIL01\\Relay' -RemoteIPRanges @{ Add = '10.0.0.6'; Remove = '10.0.0.5' } -PermissionGroups AnonymousUsers -MaxMessageSize 10MB
Copy-EmsConnector 'MAIL01\\Relay' -Server MAIL02 | Out-Null
New-SendConnector -Name Partner -AddressSpaces 'partner.example;7' -SmartHosts 10.1.1.1 | Out-Null
Remove-SendConnector Internet -Confirm:$false
"""


def by_library(session: Any) -> None:
    files = sorted(str(path) for path in SAMPLE.glob("*.xml"))
    cmdlets.import_ems_organization(path=files)
    cmdlets.new_receive_connector(
        name="Relay",
        server="MAIL01",
        transport_role="FrontendTransport",
        usage="Custom",
        bindings=["0.0.0.0:25"],
        remote_ip_ranges=["10.0.0.5", "10.0.1.0/24"],
    )
    cmdlets.set_receive_connector(
        identity="MAIL01\\Relay",
        remote_ip_ranges={"Add": "10.0.0.6", "Remove": "10.0.0.5"},
        permission_groups="AnonymousUsers",
        max_message_size="10MB",
    )
    cmdlets.copy_ems_connector(identity="MAIL01\\Relay", server=["MAIL02"])
    cmdlets.new_send_connector(name="Partner", address_spaces=["partner.example;7"], smart_hosts=["10.1.1.1"])
    cmdlets.remove_send_connector(identity="Internet", confirm=False)


def by_script(session: Any) -> None:
    assert list(session.run(SCRIPT, folder=str(SAMPLE))) == []
    assert session.errors == []


def state(session: Any) -> dict[str, dict[str, str]]:
    """Every connector with its properties as text, what differs from run to run left out."""
    found = {}
    for noun in ("ReceiveConnector", "SendConnector", "AcceptedDomain", "ExchangeServer"):
        for item in session.run(f"Get-{noun}"):
            found[f"{noun} {item.identity}"] = {name: to_string(value) for name, value in properties(item).items() if name not in VOLATILE}
    return found


def test_a_script_and_the_library_do_the_same() -> None:
    """Both ways end in equal objects, property by property."""
    with ems.Session(store="memory:") as scripted:
        by_script(scripted)
        first = state(scripted)
    with ems.Session(store="memory:") as called:
        by_library(called)
        second = state(called)
    assert first == second
    assert "ReceiveConnector MAIL02\\Relay" in first and "SendConnector Internet" not in first


FAULTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "not found": ("remove_receive_connector", {"identity": "Nope", "confirm": False}, "Remove-ReceiveConnector Nope -Confirm:$false"),
    "bad value": ("new_send_connector", {"name": "A", "address_spaces": ["*bad"]}, "New-SendConnector A -AddressSpaces *bad"),
    "rule": (
        "new_outbound_connector",
        {"name": "A", "use_mx_record": False, "recipient_domains": ["x.org"]},
        "New-OutboundConnector A -UseMXRecord $false -RecipientDomains x.org",
    ),
    "trace": ("trace_ems_connection", {"remote_address": "nowhere"}, "Trace-EmsConnection nowhere"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_the_same_error(case: str) -> None:
    """The library raises what the script's error stream has: message and category."""
    function, arguments, text = FAULTS[case]
    with ems.Session(store="memory:") as session:
        list(session.run(f"try {{ {text} -ErrorAction Stop }} catch {{ $caught = $_ }}"))
        expected = session.get_variable("caught")
        with pytest.raises(ems.CommandError) as raised:
            getattr(cmdlets, function)(**arguments)
    assert (str(raised.value), raised.value.category) == (expected.message, str(expected.category))


def test_traces_come_as_objects() -> None:
    """A trace through the library has the same facts as the shell's."""
    with ems.Session(store="memory:") as session:
        traced = cmdlets.trace_ems_connection(remote_address="192.0.2.1")
        (shown,) = session.run("Trace-EmsConnection 192.0.2.1")
        assert {name: to_string(value) for name, value in properties(traced).items()} == {
            name: to_string(value) for name, value in properties(shown).items()
        }
        assert to_string(properties(traced)["Connector"]) == "EX01\\Default Frontend EX01"
