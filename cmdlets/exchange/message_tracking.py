"""In: parameters of searches. Out: Get-MessageTrackingLog, the tracking reports and the message traces of Exchange Online.

ems keeps configuration and moves no mail, so every log is empty: the parameters are checked, a warning says why nothing is found.
"""
from __future__ import annotations

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises
from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.records import record
from cmdlets.registry import cmdlet

_T = "Microsoft.Exchange.Management.TransportLogSearchTasks."
_R = "Microsoft.Exchange.Management.FfoReporting."
_M = "Microsoft.Exchange.Management.Tracking."
EVENT = _T + "MessageTrackingEvent"
EMPTY = "ems moves no mail and has no logs of it. Trace-EmsMessage shows which way a message would go."
DAYS = {"MessageTrace": 10, "MessageTraceV2": 90}  # how far back a trace reaches
LONGEST_V2 = 10  # days that one search of the newer trace may span
_TICKS_A_DAY = 864_000_000_000

MessageTrackingEvent = record(EVENT, """
    datetime Timestamp
    string ClientIp
    string ClientHostname
    string ServerIp
    string ServerHostname
    string SourceContext
    string ConnectorId
    string Source
    string EventId
    string InternalMessageId
    string MessageId
    string NetworkMessageId
    string[] Recipients
    string[] RecipientStatus
    System.Nullable[int] TotalBytes
    System.Nullable[int] RecipientCount
    string RelatedRecipientAddress
    string[] Reference
    string MessageSubject
    string Sender
    string ReturnPath
    string Directionality
    string TenantId
    string OriginalClientIp
    string MessageInfo
    System.Nullable[timespan] MessageLatency
    string MessageLatencyType
    string[] EventData
    string TransportTrafficType
""")


class _EmptyLog(ExchangeCmdlet):
    """A search of a log that holds nothing."""

    start, finish = "StartDate", "EndDate"
    limits: dict[str, tuple[int, int]] = {}

    def check_range(self) -> None:
        start, end = self.bound.get(self.start), self.bound.get(self.finish)
        if start is not None and end is not None and start.to_utc().ticks > end.to_utc().ticks:
            raise fault("E-VALUE", text=f"The {self.start} value must not be later than the {self.finish} value.")
        for name, (low, high) in self.limits.items():
            value = self.bound.get(name)
            if value is not None and not low <= value <= high:
                raise fault("E-RANGE", name=name, low=low, high=high)

    def run(self) -> None:
        self.directory.open()
        self.check_range()
        self.write_warning(EMPTY)


@cmdlet("Get-MessageTrackingLog", class_name=_T + "GetMessageTrackingLog", output=EVENT)
@parameters("""
    End | datetime
    EventId | string
    InternalMessageId | string
    MessageId | string
    MessageSubject | string
    NetworkMessageId | string
    Recipients | list string
    Reference | string
    ResultSize | unlimited int 1..2147483647
    Sender | string
    Server | identity Server | pipe
    Source | string
    Start | datetime
    TransportTrafficType | string
""")
class GetMessageTrackingLog(OnPremises, _EmptyLog):
    """Searches the message tracking log of a server, which is empty: ems moves no mail.

    EXAMPLES
    > @(Get-MessageTrackingLog -Sender kim@contoso.com -WarningAction SilentlyContinue).Count
    0

    Looks for a sender's messages.
    """

    start, finish = "Start", "End"

    def run(self) -> None:
        self.directory.open()
        if self.bound.get("Server") is not None:
            self.directory.existing_server(self.bound["Server"])
        event = self.bound.get("EventId")
        if event is not None and event.upper() not in EVENT_IDS:
            raise fault("E-VALUE", text=f'"{event}" isn\'t an event of the message tracking log.')
        super().run()


EVENT_IDS = frozenset(
    "AGENTINFO BADMAIL CLIENTSUBMISSION DEFER DELIVER DELIVERFAIL DROP DSN DUPLICATEDELIVER DUPLICATEEXPAND DUPLICATEREDIRECT EXPAND FAIL "
    "HADISCARD HARECEIVE HAREDIRECT HAREDIRECTFAIL INITMESSAGECREATED LOAD MODERATIONEXPIRE MODERATORAPPROVE MODERATORREJECT "
    "MODERATORSALLNDR NOTIFYMAPI NOTIFYSHADOW POISONMESSAGE PROCESS PROCESSMEETINGMESSAGE RECEIVE REDIRECT RESOLVE RESUBMIT "
    "RESUBMITDEFER RESUBMITFAIL SEND SENDEXTERNAL SUBMIT SUBMITDEFER SUBMITFAIL SUPPRESSED THROTTLE TRANSFER".split()
)


@cmdlet("Get-MessageTrackingReport", class_name=_M + "GetMessageTrackingReport", output=_M + "MessageTrackingReport")
@parameters("""
    Identity | identity MessageTrackingReport | ! @0 pipe | | The report that Search-MessageTrackingReport found.
    BypassDelegateChecking | switch
    DetailLevel | enum MessageTrackingDetailLevel
    DoNotResolve | switch
    RecipientPathFilter | SmtpAddress
    Recipients | list string
    ReportTemplate | enum ReportTemplate
    ResultSize | unlimited int 1..2147483647
    Status | enum DeliveryStatus
    TraceLevel | enum TraceLevel
""")
class GetMessageTrackingReport(OnPremises, ExchangeCmdlet):
    """Gets a message tracking report. There are none: ems moves no mail."""

    def run(self) -> None:
        raise fault("E-NOTFOUND", name=str(self.bound["Identity"]), dc=self.directory.dc)


@cmdlet("Search-MessageTrackingReport", default_set="SearchAsRecipient", class_name=_M + "SearchMessageTrackingReport",
        supports_should_process=True, output=_M + "MessageTrackingSearchResult")
@parameters("""
    Identity | identity Mailbox | ! @0 pipe
    Sender | SmtpAddress | ! | SearchAsSender
    Recipients | list SmtpAddress | | SearchAsRecipient
    BypassDelegateChecking | switch
    DoNotResolve | switch
    MessageEntryId | string
    MessageId | string
    ResultSize | unlimited int 1..2147483647
    Subject | string
    TraceLevel | enum TraceLevel
""")
class SearchMessageTrackingReport(OnPremises, _EmptyLog):
    """Searches for message tracking reports of a mailbox. There are none: ems moves no mail."""

    def run(self) -> None:
        from cmdlets.exchange.recipient import ADDRESS_INDEX, Mailbox

        text = str(self.bound["Identity"])
        self.directory.open()
        if not self.directory.store.lookup(ADDRESS_INDEX, text.lower()):
            self.directory.one(Mailbox, self.bound["Identity"])
        super().run()


class _Trace(_EmptyLog):
    """A trace of Exchange Online: how far back it reaches depends on its version."""

    reach = DAYS["MessageTrace"]
    span = 0

    def check_range(self) -> None:
        from cmdlets.exchange.common.directory import now_ticks

        start, end = self.bound.get("StartDate"), self.bound.get("EndDate")
        if (start is None) != (end is None):
            raise fault("E-VALUE", text="StartDate and EndDate must be specified together.")
        super().check_range()
        if start is not None and now_ticks() - start.to_utc().ticks > (self.reach + 1) * _TICKS_A_DAY:
            raise fault("E-VALUE", text=f"The StartDate value must be within the last {self.reach} days.")
        if self.span and start is not None and end.to_utc().ticks - start.to_utc().ticks > self.span * _TICKS_A_DAY:
            raise fault("E-VALUE", text=f"A search can span {self.span} days at most.")


_PAGES = {"Page": (1, 1000), "PageSize": (1, 5000)}


@cmdlet("Get-MessageTrace", class_name=_R + "GetMessageTrace", output=_R + "MessageTrace")
@parameters("""
    EndDate | datetime | pipe
    FromIP | string | pipe
    MessageId | list string | pipe
    MessageTraceId | guid | pipe
    Page | int
    PageSize | int
    ProbeTag | string
    RecipientAddress | list string | pipe
    SenderAddress | list string | pipe
    StartDate | datetime | pipe
    Status | list string
    ToIP | string | pipe
""")
class GetMessageTrace(_Trace):
    """Searches the messages of the last 10 days in Exchange Online. There are none: ems moves no mail."""

    limits = _PAGES


@cmdlet("Get-MessageTraceV2", class_name=_R + "GetMessageTraceV2", output=_R + "MessageTrace")
@parameters("""
    EndDate | datetime | @0 pipe
    FromIP | string | @1 pipe
    MessageId | list string | @2 pipe
    MessageTraceId | guid | @3 pipe
    RecipientAddress | list string | @4 pipe
    ResultSize | int | @5 pipe
    SenderAddress | list string | @6 pipe
    StartDate | datetime | @7 pipe
    StartingRecipientAddress | string | @8 pipe
    Status | list string | @9
    Subject | string | @10
    SubjectFilterType | string | @11 pipe
    ToIP | string | @12 pipe
""")
class GetMessageTraceV2(_Trace):
    """Searches the messages of the last 90 days in Exchange Online. There are none: ems moves no mail."""

    reach, span = DAYS["MessageTraceV2"], LONGEST_V2
    limits = {"ResultSize": (1, 5000)}

    def check_range(self) -> None:
        super().check_range()
        kind = self.bound.get("SubjectFilterType")
        if kind is not None and kind.lower() not in ("contains", "startswith", "endswith"):
            raise fault("E-VALUE", text="The SubjectFilterType value must be Contains, EndsWith or StartsWith.")


@cmdlet("Get-MessageTraceDetail", class_name=_R + "GetMessageTraceDetail", output=_R + "MessageTraceDetail")
@parameters("""
    MessageTraceId | guid | ! pipe
    RecipientAddress | string | ! pipe
    Action | list string
    EndDate | datetime | pipe
    Event | list string
    MessageId | string | pipe
    Page | int
    PageSize | int
    ProbeTag | string
    SenderAddress | string | pipe
    StartDate | datetime | pipe
""")
class GetMessageTraceDetail(_Trace):
    """Gets what happened to a message in Exchange Online. There are none: ems moves no mail."""

    limits = _PAGES


@cmdlet("Get-MessageTraceDetailV2", class_name=_R + "GetMessageTraceDetailV2", output=_R + "MessageTraceDetail")
@parameters("""
    Action | list string | @0
    EndDate | datetime | @1 pipe
    Event | list string | @2
    MessageId | string | @3 pipe
    MessageTraceId | guid | ! @4 pipe
    RecipientAddress | string | ! @5 pipe
    SenderAddress | string | @6 pipe
    StartDate | datetime | @7 pipe
""")
class GetMessageTraceDetailV2(_Trace):
    """Gets what happened to a message of the last 90 days in Exchange Online. There are none: ems moves no mail."""

    reach, span = DAYS["MessageTraceV2"], LONGEST_V2


@cmdlet("Get-OutboundConnectorReport", class_name=_R + "GetOutboundConnectorReport")
@parameters("""
    Domain | Fqdn | pipe
    ProbeTag | string
""")
class GetOutboundConnectorReport(_EmptyLog):
    """Gets how much mail went through outbound connectors in Exchange Online. None did: ems moves no mail."""


