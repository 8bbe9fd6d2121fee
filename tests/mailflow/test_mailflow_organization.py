"""The organization as mail flow sees it: quick look-ups give what the full judgement gives; probes of a rehearsal; topology without links."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdlets.exchange.types.network import IPvxAddress

RANGES = st.sampled_from(
    ("10.0.0.0/24", "10.0.0.0/28", "10.0.0.4", "10.0.0.5-10.0.0.20", "10.0.0.10-10.0.0.30", "0.0.0.0-255.255.255.255", "::/0")
)
ROWS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(("0.0.0.0:25", "10.9.9.9:25", "[::]:25", "0.0.0.0:26")), min_size=1, max_size=2, unique=True),
        st.lists(RANGES, min_size=1, max_size=3, unique=True),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(ROWS, st.sampled_from(("10.0.0.4", "10.0.0.12", "10.0.0.25", "192.0.2.1", "2001:db8::1")), st.booleans())
def test_the_quick_look_up_is_the_full_judgement(rows: list[Any], client: str, special: bool) -> None:
    """Whatever connectors the store holds, crossing and disabled ones too, the index gives the one that judging each gives."""
    import cmdlets.exchange  # noqa: F401  (tells the type table)
    from cmdlets.exchange.common.directory import Directory
    from cmdlets.exchange.mailflow.organization import MailFlow
    from cmdlets.exchange.receive_connector import ReceiveConnector
    from ems.store import open_store

    directory = Directory(open_store("memory:"))
    directory.open()
    with directory.transaction() as change:
        for row in list(change.all("ReceiveConnector")):
            change.delete("ReceiveConnector", row.guid)
        for at, (bindings, ranges, enabled) in enumerate(rows):
            doc = {"Name": f"c{at}", "Bindings": bindings, "RemoteIPRanges": ranges, "Enabled": enabled}
            directory.insert(change, ReceiveConnector(doc, directory.organization, name=f"c{at}", server="EX01", state="New"))
    flow = MailFlow(directory)
    remote = IPvxAddress.parse(client)
    local = IPvxAddress.parse("10.9.9.9" if special and remote.family == 4 else "0.0.0.0" if remote.family == 4 else "::")
    chosen = flow.judge_connection("EX01", local, 25, remote).chosen
    quick = flow.receive_connector("EX01", local, 25, remote)
    assert (quick.name if quick is not None else None) == (chosen.listener.name if chosen is not None else None)


def test_many_routes_are_found_by_their_domain(shell: Any) -> None:
    """With more connectors than are judged each, the look-up by domain finds exact, wildcard and general ones."""
    shell.run(
        '1..20 | % { New-SendConnector "S$_" -AddressSpaces "d$_.org", "*.t$_.org" | Out-Null }; New-SendConnector All -AddressSpaces * | Out-Null\n'
        'New-ForeignConnector Fax -AddressSpaces FAX:* | Out-Null'
    )
    assert shell.lines("Trace-EmsMessage a@contoso.com x@d7.org, x@q.t9.org, x@t9.org, x@other.net, FAX:1 | % Connector") == [
        "S7",
        "S9",
        "S9",
        "All",
        "Fax",
    ]
    assert shell.lines("(Trace-EmsMessage a@contoso.com x@d7.org).Candidates | ? Connector -in S7, S8, All | % Reason") == [
        "chosen",
        "none of its address spaces matches",
        "'S7' matches more precisely (SMTP:d7.org;1 against SMTP:*;1)",
    ]


def test_sites_without_links_are_joined(shell: Any) -> None:
    """A server whose site no link names is reached at the cost of a first link."""
    shell.run("New-EmsServer EX02 -Site Far | Out-Null; New-SendConnector A -AddressSpaces '*;1' -SourceTransportServers EX02 | Out-Null")
    with shell.store.transaction("test") as change:
        for row in list(change.all("ADSiteLink")):
            change.delete("ADSiteLink", row.guid)
    assert shell.lines("(Trace-EmsMessage a@contoso.com x@y.org).Candidates[0].Settings") == ["Send, cost 101, hops 2"]


PROBES = [
    ({"address": "10.0.0.7"}, "EX01\\Relay, may relay"),
    ({"address": "192.0.2.1", "server": "EX01", "port": "25"}, "EX01\\Default Frontend EX01"),
    ({"address": "192.0.2.1", "port": "26"}, "no connector"),
    ({"address": "nowhere"}, "cannot be traced: An invalid IP address was specified."),
    ({"sender": "a@contoso.com", "recipient": "b@x.org"}, "Out (SmartHostConnectorDelivery mx.x.org)"),
    (
        {"sender": "a@q.net", "recipient": "b@x.org", "address": "192.0.2.1"},
        "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
    ),
    ({"sender": "a@q.net", "recipient": "b@contoso.com"}, "Mailbox"),
]
PREPARE = r"""
New-ReceiveConnector Relay -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.0/24 | Out-Null
Set-ReceiveConnector Relay -AuthMechanism ExternalAuthoritative -PermissionGroups ExchangeServers
New-SendConnector Out -AddressSpaces x.org -SmartHosts mx.x.org | Out-Null
"""


@pytest.mark.parametrize("probe,expected", PROBES, ids=[str(n) for n in range(len(PROBES))])
def test_a_probe_tells_where_it_goes(probe: dict[str, str], expected: str, shell: Any) -> None:
    """A probe of a rehearsal is a connection or a message, and its end is one text."""
    from cmdlets.exchange.mailflow.probes import trace

    shell.run(PREPARE)
    assert trace(shell.store, probe) == expected


def test_the_probes_by_default_are_all_endpoints(shell: Any) -> None:
    """Each range at each port of each connector is asked for, and a recipient of each address space."""
    from cmdlets.exchange.mailflow.probes import default_probes

    shell.run(PREPARE)
    probes = default_probes(shell.store)
    assert {"address": "10.0.0.0", "server": "EX01", "port": "25"} in probes
    assert {"sender": "probe@contoso.com", "recipient": "probe@x.org"} in probes
    assert {probe["port"] for probe in probes if "port" in probe} == {"25", "465", "587", "717", "2525"}


def test_the_untouched_organization_of_a_first_start_gives_way(shell: Any) -> None:
    """Importing another organization into a fresh store leaves nothing of contoso.com; after a change it is merged."""
    from pathlib import Path

    sample = Path(__file__).resolve().parents[2] / "scripts/sample"
    assert shell.lines(f"Import-EmsOrganization '{sample}/*.xml' | Out-Null; (Get-ExchangeServer).Name; (Get-AcceptedDomain).Name") == [
        "MAIL01",
        "MAIL02",
        "fabrikam.example",
        "partners.fabrikam.example",
    ]


def test_a_changed_organization_is_merged(shell: Any) -> None:
    """What somebody changed stays beside what is imported."""
    from pathlib import Path

    sample = Path(__file__).resolve().parents[2] / "scripts/sample"
    assert shell.lines(
        f"New-SendConnector Mine -AddressSpaces x.org | Out-Null; Import-EmsOrganization '{sample}/*.xml' | Out-Null; (Get-ExchangeServer).Name\n"
        "(Get-SendConnector).Name"
    ) == ["EX01", "MAIL01", "MAIL02", "Mine", "Internet", "Smart host"]


def test_kinds_of_one_type_write_their_own_values(shell: Any) -> None:
    """Sender domains of Inbound connectors and address spaces of Send connectors keep their forms beside each other, and so do smart hosts."""
    assert shell.lines(
        'New-InboundConnector A -SenderDomains x.org | % SenderDomains | % { "$_" }; New-OutboundConnector B -RecipientDomains x.org -UseMXRecord $false '
        '-SmartHosts 10.0.0.1 | % SmartHosts | % { "$_" }\nNew-SendConnector C -AddressSpaces x.org -SmartHosts 10.0.0.1 | % { $_.AddressSpaces; $_.SmartHosts } '
        '| % { "$_" }; New-ForeignConnector D -AddressSpaces FAX:* | % Name'
    ) == ["smtp:x.org;1", "[10.0.0.1]", "SMTP:x.org;1", "10.0.0.1", "D"]
