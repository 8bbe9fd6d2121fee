"""In: servers of the store. Out: the queues of their Transport service: Get-Queue, Get-QueueDigest, Suspend-, Resume- and Retry-Queue.

ems keeps configuration and moves no mail: the Submission queue of each server is there and empty, as on an idle server, and no other is.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.filters import compile_filter
from cmdlets.exchange.common.kinds import kind
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import derived_guid, has_role
from cmdlets.exchange.common.records import multivalued, record
from cmdlets.registry import cmdlet

_Q = "Microsoft.Exchange.Data.QueueViewer."
NET_NAME = _Q + "ExtensibleQueueInfo"
SUBMISSION = "Submission"


class Queue(ConfigObject):
    """A queue of a server. Stored is only that it was suspended."""

    noun_text = "queue"
    schema = Schema(
        "Queue",
        NET_NAME,
        identity="server\\name",
        tail="none",
        properties="""
        DeliveryType | enum DeliveryType | Undefined | | How its messages are delivered.
        NextHopDomain | string | Submission | | Where they go next.
        TlsDomain | string | | | The domain that TLS must prove.
        NextHopConnector | guid | 00000000-0000-0000-0000-000000000000 | | The connector that they take.
        Status | enum QueueStatus | Ready | | Active, Connecting, Suspended, Ready or Retry.
        MessageCount | int | 0 | | Messages in it.
        LastError | string | | | The last error of a delivery.
        LastRetryTime | datetime | | | The last attempt.
        NextRetryTime | datetime | | | The next attempt.
        DeferredMessageCount | int | 0 | | Messages that wait.
        LockedMessageCount | int | 0 | | Messages that are locked.
        RiskLevel | enum RiskLevel | Normal | | The risk of its messages.
        OutboundIPPool | int | 0 | | The address pool that it sends from.
        NextHopCategory | enum NextHopCategory | Internal | | Whether it leads out of the organization.
        IncomingRate | int | 0 | | Messages in, in a second.
        OutgoingRate | int | 0 | | Messages out, in a second.
        Velocity | int | 0 | | Outgoing less incoming rate.
        OverrideSource | string | | | What put its messages there.
        QueueIdentity | any | | c | Same as Identity.
    """,
    )

    def compute_identity(self) -> Any:
        return QueueIdentity(text=self.identity, server=self.server, name=self.name)

    compute_queue_identity = compute_identity


declare(Queue, "Microsoft.Exchange.Data.ConfigurableObject")

QueueIdentity = record(_Q + "QueueIdentity", """
    string Server
    string Name
    string Text
    bool IsLocal
""", lambda self: self.facts["text"])

QueueDigest = record(_Q + "QueueDigestPresentationObject", """
    string GroupByValue
    int MessageCount
    int DeferredMessageCount
    int LockedMessageCount
    int StaleMessageCount
    double IncomingRate
    double OutgoingRate
    double Velocity
    Microsoft.Exchange.Data.MultiValuedProperty[string] Details
""", lambda self: self.facts["groupbyvalue"])


class QueueCommand(ExchangeCmdlet):
    """What the commands on queues share: the queues of servers, by identity or filter."""

    def queues_of(self, row: Any) -> Iterator[Queue]:
        directory = self.directory
        stored = next(iter(directory.store.find("Queue", name=SUBMISSION, server=row.name)), None)
        if stored is not None:
            yield Queue.from_row(stored, directory.organization)
        else:
            yield Queue({}, directory.organization, guid=derived_guid(row.guid, "queue", SUBMISSION), name=SUBMISSION, server=row.name)

    def server_row(self, named: Any = None) -> Any:
        """The server's row; only servers with a Transport service have queues."""
        self.directory.open()
        row = self.directory.existing_server(self.directory.local_server if named is None else named)
        if not has_role(row, ("Mailbox", "Edge")):
            raise fault("E-VALUE", text=f'The server "{row.name}" has no Transport service.')
        return row

    def named(self, identity: Any) -> list[Queue]:
        """The queues that an identity names: NAME, SERVER\\NAME, SERVER\\*, or a queue object's identity."""
        server, name = split_identity(str(identity))
        found = list(self.queues_of(self.server_row(server)))
        if name == "*":
            return found
        found = [queue for queue in found if queue.name.lower() == name.lower()]
        if not found:
            raise fault("E-QUEUE", name=str(identity))
        return found

    def chosen(self) -> list[Queue]:
        """What -Identity, or -Server and -Filter, say."""
        given = self.bound
        if given.get("Identity") is not None:
            return self.named(given["Identity"])
        found = self.queues_of(self.server_row(given.get("Server")))
        passes = compile_filter(given["Filter"]) if given.get("Filter") else None
        return [queue for queue in found if passes is None or passes(queue)]


def split_identity(text: str) -> tuple[str | None, str]:
    server, slash, name = text.partition("\\")
    return (server, name) if slash else (None, text)


_PAGING = """
    BookmarkIndex | int
    BookmarkObject | any
    IncludeBookmark | bool
    ResultSize | unlimited int 1..250000
    ReturnPageInfo | bool
    SearchForward | bool
    SortOrder | list string
"""


def sorted_page(command: Any, items: list[Any]) -> list[Any]:
    """The items as the paging parameters want them: `-SortOrder +A,-B`, -BookmarkIndex (from 1), -ResultSize."""
    given = command.bound
    for text in reversed([str(one) for one in given.get("SortOrder") or ()]):
        row = items[0].schema.find(text.lstrip("+-")) if items else None
        if row is None and items:
            raise fault("E-VALUE", text=f'"{text}" isn\'t a property to sort by.')
        if row is not None:
            items = sorted(items, key=lambda item: str(item.get(row.name)).lower(), reverse=text.startswith("-"))
    if given.get("SearchForward") is False:
        items = items[::-1]
    start = given.get("BookmarkIndex")
    if start is not None and start > 0:
        items = items[start - 1 :]
    limit = getattr(given.get("ResultSize"), "value", None)
    return items if limit is None else items[:limit]


@cmdlet("Get-Queue", default_set="Identity", class_name=_Q + "GetQueue", output=NET_NAME)
@parameters(f"""
    Identity | identity Queue | @0 pipe | Identity | The queue: name, server\\name or server\\*.
    Server | identity Server | pipe | Server | The server; the local one by default.
    Filter | string | | Server | Only queues that meet the condition, such as Status -eq 'Retry'.
    Exclude | list enum QueueViewerIncludesAndExcludes
    Include | list enum QueueViewerIncludesAndExcludes
    {_PAGING.strip()}
""")
class GetQueue(QueueCommand):
    """Gets the queues of a server's Transport service.

    ems moves no mail: the Submission queue is there and empty.

    EXAMPLES
    > Get-Queue | ForEach-Object { "$($_.Identity) $($_.Status) $($_.MessageCount)" }
    EX01\\Submission Ready 0

    Looks for waiting mail.
    """

    def run(self) -> None:
        found = self.chosen()
        from ems.values.enums import enum_text

        groups, excluded = ([enum_text(one) for one in self.bound.get(name) or ()] for name in ("Include", "Exclude"))
        kept = [queue for queue in found if (not groups or _in_group(queue, groups)) and not (excluded and _in_group(queue, excluded))]
        self.write_each(sorted_page(self, kept))


def _in_group(queue: Queue, groups: list[str]) -> bool:
    external = queue.get("NextHopCategory").number == 1
    return any((group == "Internal" and not external) or (group == "External" and external) or (group == "Empty" and not queue.get("MessageCount"))
               for group in groups)


@cmdlet("Get-QueueDigest", default_set="Forest", class_name=_Q + "GetQueueDigest", output=QueueDigest.net_name)
@parameters("""
    Dag | list string | ! pipe | Dag
    Forest | switch | | Forest
    Server | list string | ! pipe | Server
    Site | list string | ! pipe | Site
    DetailsLevel | enum DetailsLevel
    Filter | string
    GroupBy | enum QueueDigestGroupBy
    ResultSize | unlimited int 1..2147483647
    Timeout | timespan
""")
class GetQueueDigest(QueueCommand):
    """Gets the queues of many servers, added up by next hop; queues with fewer than 10 messages are left out, as all are here."""

    def run(self) -> None:
        given = self.bound
        directory = self.directory
        directory.open()
        rows = [directory.existing_server(name) for name in given.get("Server") or ()]
        if given.get("Site"):
            from cmdlets.exchange.ad_site import ADSite

            for name in given["Site"]:
                directory.one(ADSite, name)
        for name in given.get("Dag") or ():
            raise fault("E-NOTFOUND", name=str(name), dc=directory.dc)
        passes = compile_filter(given["Filter"]) if given.get("Filter") else None
        for row in rows or directory.store.all("ExchangeServer"):
            for queue in self.queues_of(row):
                if queue.get("MessageCount") >= 10 and (passes is None or passes(queue)):
                    self.write(QueueDigest(
                        groupbyvalue=queue.get("NextHopDomain"), messagecount=queue.get("MessageCount"), deferredmessagecount=0,
                        lockedmessagecount=0, stalemessagecount=0, incomingrate=0.0, outgoingrate=0.0, velocity=0.0,
                        details=multivalued("string", [queue.identity])))


_CHOICE = """
    Identity | identity Queue | ! @0 pipe | Identity | The queue: name, server\\name or server\\*.
    Filter | string | ! | Filter | All queues that meet the condition, such as Status -eq 'Retry'.
    Server | identity Server | pipe | Filter | The server; the local one by default.
"""


class _QueueState(QueueCommand):
    """Suspending and resuming is remembered in the store."""

    status = ""
    action = ""

    def run(self) -> None:
        for queue in self.chosen():
            if not self.confirmed(f'{self.action} queue "{queue.identity}".', queue.identity):
                continue
            queue.put("Status", kind("enum QueueStatus").load(self.status))
            if queue.differences():
                with self.transaction() as change:
                    self.directory.insert(change, queue) if queue.row is None else self.directory.update(change, queue)


@cmdlet("Suspend-Queue", default_set="Identity", class_name=_Q + "SuspendQueue", supports_should_process=True)
@parameters(_CHOICE)
class SuspendQueue(_QueueState):
    """Stops the delivery of a queue's messages.

    EXAMPLES
    > Suspend-Queue Submission -Confirm:$false
    > (Get-Queue Submission).Status
    Suspended

    Suspends the Submission queue.
    """

    status, action = "Suspended", "Suspending"


@cmdlet("Resume-Queue", default_set="Identity", class_name=_Q + "ResumeQueue", supports_should_process=True)
@parameters(_CHOICE)
class ResumeQueue(_QueueState):
    """Goes on with the delivery of a queue's messages."""

    status, action = "Ready", "Resuming"


@cmdlet("Retry-Queue", default_set="Identity", class_name=_Q + "RetryQueue", supports_should_process=True)
@parameters(_CHOICE + """
    Resubmit | bool | | | Whether the messages go back to the Submission queue.
""".strip("\n"))
class RetryQueue(QueueCommand):
    """Tries at once to connect a queue that is in the state Retry; with -Resubmit its messages are categorized again."""

    def run(self) -> None:
        from ems.values.enums import enum_text

        for queue in self.chosen():
            status = enum_text(queue.get("Status"))
            if queue.name == SUBMISSION or status != "Retry":
                raise fault("E-QUEUESTATE", queue, name=queue.identity, status=status)


