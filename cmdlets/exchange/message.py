"""In: queues, which hold no messages. Out: Get-, Suspend-, Resume-, Remove-, Redirect- and Export-Message, and Test-Message.

Parameters are checked as where there is mail: servers and queues must be there, filters must name properties of messages.
"""
from __future__ import annotations

from cmdlets.exchange.common.declared import parameters
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.filters import compile_filter
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.queue import QueueCommand
from cmdlets.registry import cmdlet

_Q = "Microsoft.Exchange.Data.QueueViewer."
NET_NAME = _Q + "ExtensibleMessageInfo"


class Message(ConfigObject):
    """A message in a queue."""

    noun_text = "message"
    schema = Schema("Message", NET_NAME, identity="server\\name", tail="none", properties="""
        Subject | string | | | The subject.
        InternetMessageId | string | | | The Message-ID header.
        FromAddress | string | | | The envelope's sender.
        Status | enum QueueStatus | Active | | Active, Suspended, Ready or Retry.
        Size | size | 0 | | The size.
        MessageSourceName | string | | | Where it came from.
        SourceIP | ipaddress | | | The address that it came from.
        SCL | int | 0 | | The spam confidence level.
        DateReceived | datetime | | | When it came.
        ExpirationTime | datetime | | | When it expires.
        LastError | string | | | The last error.
        LastErrorCode | int | 0 | | The last error's code.
        RetryCount | int | 0 | | Attempts so far.
        Recipients | list any | | | The recipients.
        Queue | string | | | The queue that it is in.
        Directionality | string | | | Incoming or outgoing.
    """)


declare(Message, "Microsoft.Exchange.Data.ConfigurableObject")


class MessageCommand(QueueCommand):
    """The messages of queues: none."""

    def check_choice(self) -> None:
        """Refuse what names something that is not there."""
        given = self.bound
        if given.get("Identity") is not None:
            text = str(given["Identity"])
            parts = text.split("\\")
            if len(parts) == 3:
                self.named("\\".join(parts[:2]))
            raise fault("E-MESSAGE", name=text)
        if given.get("Queue") is not None:
            self.named(given["Queue"])
            return
        self.server_row(given.get("Server"))
        if given.get("Filter"):
            compile_filter(given["Filter"])(Message({}, self.directory.organization, name="0", server=self.directory.local_server))

    def run(self) -> None:
        self.check_choice()


@cmdlet("Get-Message", default_set="Filter", class_name=_Q + "GetMessage", output=NET_NAME)
@parameters("""
    Filter | string | | Filter | Only messages that meet the condition, such as FromAddress -like '*@contoso.com'.
    Identity | identity Message | @0 | Identity | The message: server\\queue\\number.
    Queue | identity Queue | pipe | Queue | The queue: name or server\\name.
    Server | identity Server | pipe | Filter | The server; the local one by default.
    BookmarkIndex | int
    BookmarkObject | any
    IncludeBookmark | bool
    IncludeComponentLatencyInfo | switch
    IncludeRecipientInfo | switch
    ResultSize | unlimited int 1..250000
    ReturnPageInfo | bool
    SearchForward | bool
    SortOrder | list string
""")
class GetMessage(MessageCommand):
    """Gets the messages in queues. ems moves no mail, so there are none.

    EXAMPLES
    > @(Get-Queue | Get-Message).Count
    0

    Counts what waits.
    """


_CHOICE = """
    Identity | identity Message | ! @0 pipe | Identity | The message: server\\queue\\number.
    Filter | string | ! | Filter | All messages that meet the condition.
    Server | identity Server | pipe | Filter | The server; the local one by default.
"""


@cmdlet("Suspend-Message", default_set="Identity", class_name=_Q + "SuspendMessage", supports_should_process=True)
@parameters(_CHOICE)
class SuspendMessage(MessageCommand):
    """Keeps messages from being delivered."""


@cmdlet("Resume-Message", default_set="Identity", class_name=_Q + "ResumeMessage", supports_should_process=True)
@parameters(_CHOICE)
class ResumeMessage(MessageCommand):
    """Lets suspended messages be delivered."""


@cmdlet("Remove-Message", default_set="Identity", class_name=_Q + "RemoveMessage", supports_should_process=True, confirm_impact="High")
@parameters(_CHOICE + """
    WithNDR | bool | | | Whether the senders are told.
""".strip("\n"))
class RemoveMessage(MessageCommand):
    """Removes messages from queues."""


@cmdlet("Export-Message", class_name=_Q + "ExportMessage", supports_should_process=True)
@parameters("""
    Identity | identity Message | ! @0 pipe | | The message: server\\queue\\number.
""")
class ExportMessage(MessageCommand):
    """Gives the text of a suspended message."""


@cmdlet("Redirect-Message", class_name=_Q + "RedirectMessage", supports_should_process=True)
@parameters("""
    Server | identity Server | ! | | The server whose queues are emptied.
    Target | list string | ! | | The servers that take the messages.
""")
class RedirectMessage(MessageCommand):
    """Moves a server's messages to other servers. Its queues are empty here, so this is done at once."""

    def run(self) -> None:
        source = self.server_row(self.bound["Server"])
        targets = [self.server_row(str(name)) for name in self.bound["Target"]]
        if any(target.guid == source.guid for target in targets):
            raise fault("E-VALUE", text=f'The server "{source.name}" can\'t take its own messages.')
        self.confirmed(f'Redirecting the messages of server "{source.name}".', source.name)


@cmdlet("Test-Message", default_set="TransportRules", class_name="Microsoft.Exchange.Management.Tasks.TestMessage", supports_should_process=True)
@parameters("""
    Recipients | list ProxyAddress | !
    SendReportTo | identity Recipient | !
    TransportRules | switch | ! | TransportRules
    UnifiedDlpRules | switch | | TransportRules UnifiedDLPRules!
    Force | switch
    MessageFileData | any
    Sender | SmtpAddress
""")
class TestMessage(QueueCommand):
    """Has the rules work on a message and mails a report. ems sends no mail; Trace-EmsMessage shows what rules do to a message."""

    def run(self) -> None:
        raise fault("E-NOTRANSPORT", text="ems sends no report by mail. Trace-EmsMessage shows which rule and connector take a message.")
