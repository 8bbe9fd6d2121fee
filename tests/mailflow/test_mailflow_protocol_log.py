"""SMTP protocol logs give the sessions that are in them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FIELDS = "#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\n"
RECEIVE = "#Software: Microsoft Exchange Server\n#Version: 15.0.0.0\n#Log-type: SMTP Receive Protocol Log\n" + FIELDS
SEND = RECEIVE.replace("Receive", "Send")


def lines(connector: str, session: str, ends: str, *events: str) -> str:
    """Lines of one session; an event is `sign,data,context`, a second after the one before."""
    return "".join(f"2026-01-11T16:00:{at:02}.000Z,{connector},{session},{at},{ends},{event}\n" for at, event in enumerate(events))


FRONTEND = "EX01\\Default Frontend EX01"
ENDS = "10.0.0.6:25,198.51.100.7:61061"
# what it shows: (the log, the expression for each session, what it gives)
LOGS: dict[str, tuple[str, str, list[str]]] = {
    "a session has its ends, its time and its connector": (
        RECEIVE + lines(FRONTEND, "A1", ENDS, "+,,", '>,"220 ex01 ready at Wed, 11 Jan",', "<,EHLO client,", "-,,Local"),
        '"$($_.Connector)|$($_.Server)|$($_.RemoteAddress)|$($_.Port)|$($_.Helo)|$($_.Time.ToString("o"))|$($_.Duration)"',
        [FRONTEND + "|EX01|198.51.100.7|25|client|2026-01-11T16:00:00.0000000Z|00:00:03"],
    ),
    "the envelope, the messages taken and the refusals are told": (
        RECEIVE
        + lines(FRONTEND, "A1", ENDS, "<,MAIL FROM:<a@b.example> SIZE=12,", "<,RCPT TO:<x@y.example>,", ">,550 5.7.54 SMTP; Unable to relay,",
                "<,RCPT TO:<z@contoso.com>,", ">,250 2.1.5 Recipient OK,", '>,"250 2.6.0 <1@b> [InternalId=1] Queued mail for delivery",', "-,,"),
        '"$($_.Senders)|$($_.Recipients)|$($_.Messages)|$($_.Refusals)"',
        ["a@b.example|x@y.example z@contoso.com|1|550 5.7.54 SMTP; Unable to relay"],
    ),
    "a logon and TLS are seen": (
        RECEIVE + lines(FRONTEND, "A1", ENDS, "*,,TLS protocol SP_PROT_TLS1_2_SERVER negotiation succeeded", "*,CONTOSO\\app,authenticated", "-,,"),
        '"$($_.User) $($_.Tls)"',
        ["CONTOSO\\app True"],
    ),
    "sessions that run through each other are kept apart, and come as they end": (
        RECEIVE + lines(FRONTEND, "A1", ENDS, "+,,") + lines("EX01\\Relay", "B2", "[::1]:25,[2001:db8::7]:900", "+,,", "-,,") + lines(FRONTEND, "A1", ENDS, "-,,"),
        '"$($_.SessionId) $($_.RemoteAddress)"',
        ["B2 2001:db8::7", "A1 198.51.100.7"],
    ),
    "a session that the log leaves open is there too": (RECEIVE + lines(FRONTEND, "A1", ENDS, "+,,"), "$_.SessionId", ["A1"]),
    "in a Send log our commands have the other sign and the port is the remote one": (
        SEND + lines("Internet", "C3", "10.0.0.6:900,192.0.2.1:2525", "+,,", "<,220 mx,", ">,EHLO ex01,", ">,MAIL FROM:<a@contoso.com>,", "<,451 4.7.0 later,", "-,,"),
        '"$($_.Direction)|$($_.Connector)|$($_.Server)|$($_.Port)|$($_.Helo)|$($_.Senders)|$($_.Refusals)"',
        ["Send|Internet||2525|ex01|a@contoso.com|451 4.7.0 later"],
    ),
    "fields are found by the names of the #Fields line": (
        "#Log-type: SMTP Receive Protocol Log\n#Fields: connector-id,date-time,session-id,remote-endpoint,local-endpoint,event,data,context\n"
        "EX01\\R,2026-01-11T16:00:00.000Z,A1,1.2.3.4:5,6.7.8.9:25,+,,\n",
        '"$($_.Connector) $($_.RemoteAddress)"',
        ["EX01\\R 1.2.3.4"],
    ),
    "lines that are cut off or have no time are passed over": (
        RECEIVE + "2026-01-11T16:00:00.000Z,EX01\\R,A1\nnever,EX01\\R,A1,0,1.1.1.1:25,2.2.2.2:9,+,,\n" + lines(FRONTEND, "A2", ENDS, "-,,"),
        "$_.SessionId",
        ["A2"],
    ),
}


@pytest.mark.parametrize("what", LOGS)
def test_a_log_gives_its_sessions(shell: Any, what: str, tmp_path: Path) -> None:
    """Each session's facts, in the order in which sessions end."""
    text, expression, expected = LOGS[what]
    log = tmp_path / "RECV2026011116-1.LOG"
    log.write_text(text, encoding="utf-8")
    assert shell.lines(f"Get-EmsSmtpSession '{log}' | ForEach-Object {{ {expression} }}") == expected


def test_sessions_are_chosen_and_traced(shell: Any, tmp_path: Path) -> None:
    """Filters take wildcards, and a session's properties bind to Trace-EmsConnection."""
    log = tmp_path / "a.log"
    log.write_text(RECEIVE + lines(FRONTEND, "A1", ENDS, "+,,", "-,,") + lines("EX01\\Relay", "B2", "10.0.0.6:25,10.0.0.7:9", "+,,", "-,,"), encoding="utf-8")
    shell.run("New-ReceiveConnector Relay -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.7 | Out-Null")
    assert shell.lines(f"Get-EmsSmtpSession '{tmp_path}/*.log' | Trace-EmsConnection | % Connector") == [FRONTEND, "EX01\\Relay"]
    assert shell.lines(f"Get-EmsSmtpSession '{log}' -Connector Rel* | % SessionId") == ["B2"]
    assert shell.lines(f"Get-EmsSmtpSession '{log}' -RemoteAddress 198.* | % SessionId") == ["A1"]
    assert shell.lines(f"@(Get-EmsSmtpSession '{log}' -Since 2026-01-12).Count; @(Get-EmsSmtpSession '{log}' -Until 2026-01-12).Count") == ["0", "2"]
