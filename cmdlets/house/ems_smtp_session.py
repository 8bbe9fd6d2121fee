"""In: the lines of Exchange's SMTP protocol logs. Out: the sessions in them, and Get-EmsSmtpSession.

The form of the files is that of Exchange 2013 and later: a line is an event of a session, with the fields that the line `#Fields:` names;
sessions of one file run through each other. What is said in clear is read: names, envelopes, replies. Data of messages is not in these logs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cmdlets.house.records import Record, declare
from cmdlets.management.common import ItemCommand
from cmdlets.registry import cmdlet, parameter
from ems.values.collections import TypedArray
from ems.values.dates import DateTime
from ems.values.errors import net_error
from ems.values.types import get_type

FIELDS = "date-time connector-id session-id sequence-number local-endpoint remote-endpoint event data context".split()
LOG_TYPES = {"SMTP Receive Protocol Log": "Receive", "SMTP Send Protocol Log": "Send"}
_MAILBOX = re.compile(r"<([^>]*)>")
_QUEUED = re.compile(r"^250[ -]2\.6\.0\b")
_REFUSED = re.compile(r"^[45]\d\d[ -]")

SmtpSession = declare(
    "SmtpSession",
    """
    datetime Time
    System.TimeSpan Duration
    string Direction
    string Server
    string Connector
    string LocalEndpoint
    string RemoteEndpoint
    string RemoteAddress
    int Port
    string Helo
    string User
    bool Tls
    string[] Senders
    string[] Recipients
    int Messages
    string[] Refusals
    string SessionId
    string File
""",
    "T . | Time:19, RemoteAddress:16, Connector, User:14, Messages:8R",
    lambda self: f"{self.facts['remoteaddress']} -> {self.facts['connector']}",
)


class Session:
    """One session, as far as its lines have been read. `ours`: the sign before what this server says; the other side's is the other one."""

    def __init__(self, direction: str, row: dict[str, str], time: DateTime, file: str) -> None:
        self.direction = direction
        self.connector = row["connector-id"]
        self.id = row["session-id"]
        self.file = file
        self.start = self.end = time
        self.local = self.remote = self.helo = self.user = ""
        self.tls = False
        self.senders: list[str] = []
        self.recipients: list[str] = []
        self.refusals: list[str] = []
        self.messages = 0
        self.command_sign = "<" if direction == "Receive" else ">"

    def take(self, row: dict[str, str], time: DateTime) -> bool:
        """One more line; whether it was the last."""
        self.end = time
        self.local = row["local-endpoint"] or self.local
        self.remote = row["remote-endpoint"] or self.remote
        event, data = row["event"], row["data"]
        if event == "-":
            return True
        if event == "*":
            if row["context"].startswith("authenticated"):
                self.user = data
            elif row["context"].startswith("TLS protocol") or data.startswith("TLS protocol"):
                self.tls = True
        elif event == self.command_sign:
            self.command(data)
        elif event in ("<", ">"):
            if _QUEUED.match(data):
                self.messages += 1
            elif _REFUSED.match(data):
                self.refusals.append(data)
        return False

    def command(self, data: str) -> None:
        verb = data[:4].upper()
        if verb in ("EHLO", "HELO"):
            self.helo = data[5:].strip()
        elif verb == "MAIL":
            self.senders += _MAILBOX.findall(data)[:1]
        elif verb == "RCPT":
            self.recipients += _MAILBOX.findall(data)[:1]

    def record(self) -> Record:
        from ems.values.dates import TimeSpan

        server, _, name = self.connector.rpartition("\\")
        address = endpoint_address(self.remote)
        port = (self.local if self.direction == "Receive" else self.remote).rpartition(":")[2]
        return SmtpSession(
            time=self.start, duration=TimeSpan(self.end.ticks - self.start.ticks), direction=self.direction, server=server, connector=self.connector,
            localendpoint=self.local, remoteendpoint=self.remote, remoteaddress=address, port=int(port) if port.isdigit() else 0, helo=self.helo,
            user=self.user, tls=self.tls, senders=_texts(self.senders), recipients=_texts(self.recipients), messages=self.messages,
            refusals=_texts(self.refusals), sessionid=self.id, file=self.file,
        )


def _texts(items: list[str]) -> TypedArray:
    return TypedArray.of(get_type("System.String"), items)


def endpoint_address(endpoint: str) -> str:
    """The address of `1.2.3.4:25` and `[2001:db8::1]:25`."""
    return endpoint.rpartition(":")[0].strip("[]")


def sessions(lines: Iterable[str], file: str) -> Iterator[Session]:
    """The sessions of a log, each when its last line was read; those that the log leaves open come last."""
    fields, direction = FIELDS, "Receive"
    open_sessions: dict[str, Session] = {}
    for line in lines:
        if line.startswith("#"):
            name, _, value = line.rstrip("\r\n").partition(": ")
            if name == "#Fields":
                fields = value.split(",")
            elif name == "#Log-type":
                direction = LOG_TYPES.get(value, direction)
            continue
        cells = next(csv.reader([line]), [])
        if len(cells) < len(fields) - 1:  # the last field may be left out
            continue
        row = dict.fromkeys(FIELDS, "") | dict(zip(fields, cells, strict=False))
        time = log_time(row["date-time"])
        if time is None:
            continue
        session = open_sessions.get(row["session-id"])
        if session is None:
            session = open_sessions[row["session-id"]] = Session(direction, row, time, file)
        if session.take(row, time):
            yield open_sessions.pop(row["session-id"])
    yield from open_sessions.values()


def log_time(text: str) -> DateTime | None:
    """The time of `2026-01-11T16:00:04.113Z`; None for anything else."""
    from datetime import UTC as UTC_ZONE
    from datetime import datetime, timedelta

    from ems.values.dates import UNIX_EPOCH_TICKS, UTC

    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC_ZONE)
    since = (found - datetime(1970, 1, 1, tzinfo=UTC_ZONE)) // timedelta(microseconds=1)
    return DateTime(UNIX_EPOCH_TICKS + since * 10, UTC)


@cmdlet("Get-EmsSmtpSession", class_name="Ems.GetEmsSmtpSession", output="Ems.SmtpSession")
class GetEmsSmtpSession(ItemCommand):
    r"""Reads SMTP sessions from Exchange's protocol logs: who still sends through which connector.

    Each session tells its connector, the client, who logged on, sender and recipient addresses, how many messages were taken and what was
    refused. Its properties bind to Trace-EmsConnection, so real traffic shows which connector would take it now; written to a CSV file,
    sessions are the probes of `ems --rehearse --probe`.

    EXAMPLES
    > $null = Set-Content a.log '2026-01-11T16:00:04.113Z,EX01\Relay,08D6,0,10.0.0.6:25,10.0.0.7:6106,+,,', '2026-01-11T16:00:04.200Z,EX01\Relay,08D6,1,10.0.0.6:25,10.0.0.7:6106,<,MAIL FROM:<a@b.example>,', '2026-01-11T16:00:05.000Z,EX01\Relay,08D6,2,10.0.0.6:25,10.0.0.7:6106,-,,Local'
    > Get-EmsSmtpSession a.log | ForEach-Object { "$($_.RemoteAddress) $($_.Connector) $($_.Senders)" }
    10.0.0.7 EX01\Relay a@b.example

    Reads a session of three lines.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, pipeline=True, byname=True, aliases="FullName PSPath",
                     help="Log files; wildcards are allowed.")
    connector = parameter("Connector", "string[]", help="Only sessions of these connectors, by name or server\\name; wildcards are allowed.")
    remote = parameter("RemoteAddress", "string[]", help="Only sessions with these addresses; wildcards are allowed.")
    since = parameter("Since", "datetime", aliases="StartDate", help="Only sessions that began then or later.")
    until = parameter("Until", "datetime", aliases="EndDate", help="Only sessions that began before then.")

    def process(self) -> None:
        for place in self.places():
            try:
                with open(place.path, encoding="utf-8-sig", errors="replace", newline="") as lines:
                    for session in sessions(lines, place.path):
                        if self.wanted(session):
                            self.write(session.record())
            except OSError as error:
                self.write_error(net_error("System.IO.IOException", f"The log '{place.path}' cannot be read: {error.strerror}."), "ProtocolLogUnreadable",
                                 "ReadError", place.path)

    def wanted(self, session: Session) -> bool:
        from ems.values.wildcard import Wildcard

        def among(patterns: Any, *names: str) -> bool:
            return patterns is None or any(Wildcard(pattern).matches(name) for pattern in patterns for name in names)

        return (
            among(self.connector, session.connector, session.connector.rpartition("\\")[2])
            and among(self.remote, endpoint_address(session.remote))
            and (self.since is None or session.start.ticks >= self.since.to_utc().ticks)
            and (self.until is None or session.start.ticks < self.until.to_utc().ticks)
        )
