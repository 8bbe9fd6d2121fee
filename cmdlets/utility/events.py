"""In: events of objects and of scripts. Out: their subscriptions and queue: the Event commands.

An action runs when its event comes, on the thread of the session. Events of .NET objects are those that the object's type offers.
"""
from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.collections import NetObject
from ems.values.dates import DateTime
from ems.values.errors import NetException, net_error
from ems.values.types import net_type
from ems.values.wildcard import Wildcard, has_wildcards


class EventArgs(NetObject):
    """An event in the queue."""

    __slots__ = ("arguments", "identifier", "message_data", "sender", "source_args", "source_identifier", "time_generated")
    net_name = "System.Management.Automation.PSEventArgs"

    def __init__(self, identifier: int, source_identifier: str, sender: Any, arguments: list[Any], data: Any, source_args: Any = None) -> None:
        self.ps_ext = None
        self.identifier = identifier
        self.source_identifier = source_identifier
        self.sender = sender
        self.arguments = arguments
        self.message_data = data
        self.source_args = source_args
        self.time_generated = DateTime.now()


class Subscriber(NetObject):
    """A subscription."""

    __slots__ = ("action", "event_name", "identifier", "leave", "left", "message_data", "source", "source_identifier", "support")
    net_name = "System.Management.Automation.PSEventSubscriber"

    def __init__(self, identifier: int, source_identifier: str, source: Any, event_name: str | None, action: Any) -> None:
        self.ps_ext = None
        self.identifier = identifier
        self.source_identifier = source_identifier
        self.source = source
        self.event_name = event_name
        self.action = action
        self.message_data: Any = None
        self.leave: Callable[[], None] | None = None  # ends the object's calls
        self.left = 0
        self.support = False


class EventJob(NetObject):
    """What registering an action gives."""

    __slots__ = ("errors", "identifier", "name", "output", "script", "state")
    net_name = "System.Management.Automation.PSEventJob"

    def __init__(self, identifier: int, name: str, script: Any) -> None:
        self.ps_ext = None
        self.identifier = identifier
        self.name = name
        self.script = script
        self.state = "NotStarted"
        self.output: list[Any] = []
        self.errors: list[Any] = []


def _declare(cls: type, base: str | None, rows: dict[str, str]) -> None:
    declared = net_type(cls.net_name, py=cls, **({"base": base} if base else {}))  # type: ignore[arg-type]
    for signature, field in rows.items():
        declared.prop(signature, lambda item, field=field: getattr(item, field))


_declare(EventArgs, None, {
    "int EventIdentifier": "identifier", "System.Object Sender": "sender", "System.EventArgs SourceEventArgs": "source_args",
    "System.Object[] SourceArgs": "arguments", "string SourceIdentifier": "source_identifier", "datetime TimeGenerated": "time_generated",
    "psobject MessageData": "message_data",
})
_declare(Subscriber, None, {
    "int SubscriptionId": "identifier", "System.Object SourceObject": "source", "string EventName": "event_name", "string SourceIdentifier": "source_identifier",
    "System.Management.Automation.PSEventJob Action": "action", "bool SupportEvent": "support",
})
_declare(EventJob, None, {"int Id": "identifier", "string Name": "name", "string State": "state", "string Command": "script"})


class EventManager:
    """The events of a session."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.queue: list[EventArgs] = []
        self.subscribers: list[Subscriber] = []
        self.next_event = 1
        self.next_subscriber = 1

    def generate(self, source_identifier: str, sender: Any, arguments: list[Any], data: Any, source_args: Any = None) -> EventArgs:
        """An event comes: actions run, else it is queued."""
        event = EventArgs(self.next_event, source_identifier, sender, arguments, data, source_args)
        self.next_event += 1
        acting = [s for s in self.subscribers if s.source_identifier.lower() == source_identifier.lower() and s.action is not None]
        if not acting:
            self.queue.append(event)
        for subscriber in acting:
            self.run(subscriber, event)
        return event

    def run(self, subscriber: Subscriber, event: EventArgs) -> None:
        from ems.runtime.scope import Variable
        from ems.runtime.streams import Redirection

        job = subscriber.action
        scope = self.session.global_scope.child("function")
        values = {"Event": event, "EventSubscriber": subscriber, "Sender": event.sender, "EventArgs": event.source_args, "SourceArgs": event.arguments,
                  "SourceEventArgs": event.source_args}
        for name, value in values.items():
            scope.vars[name.lower()] = Variable(name, value, scope)
        scope.set("args", list(event.arguments), "args")
        if event.message_data is None:
            event.message_data = subscriber.message_data
        job.state = "Running"
        session, outer = self.session, self.session.streams
        session.streams = Redirection(outer, {"Error": job.errors.append})  # the job keeps what its action writes
        try:
            session.run_here(job.script, scope, job.output.append)
        except NetException as error:
            session.errors.remember(session.errors.record(error))
        finally:
            session.streams = outer
        if subscriber.left:
            subscriber.left -= 1
            if not subscriber.left:
                self.remove(subscriber)

    def remove(self, subscriber: Subscriber) -> None:
        if subscriber in self.subscribers:
            self.subscribers.remove(subscriber)
        if subscriber.leave is not None:
            subscriber.leave()


def manager(command: Any) -> EventManager:
    return command.shell.part("event_manager", EventManager)


def unknown(command: Any, what: str, name: Any, by_id: bool = False) -> None:
    kind = "identifier" if by_id else "source identifier"
    command.write_error(net_error("System.ArgumentException", f"{what} with {kind} '{name}' does not exist."),
                        "INVALID_EVENT_IDENTIFIER" if by_id else "INVALID_SOURCE_IDENTIFIER", "InvalidArgument")


def register(command: Any, source: Any, event_name: str | None) -> Subscriber:
    """Make a subscription from the parameters of a Register command; the job of its action is written."""
    events = manager(command)
    name = command.source_identifier
    if name is None:
        import uuid

        name = str(uuid.uuid4())
    if any(s.source_identifier.lower() == name.lower() for s in events.subscribers):
        command.fail("SUBSCRIBER_EXISTS", f"Cannot subscribe to the specified event. A subscriber with the source identifier '{name}' already exists.",
                     "InvalidArgument")
    made = Subscriber(events.next_subscriber, name, source, event_name, None)
    events.next_subscriber += 1
    made.message_data = command.message_data
    made.left = command.max_trigger_count if "MaxTriggerCount" in command.bound else 0
    made.support = bool(command.support_event)
    if command.action is not None:
        made.action = EventJob(made.identifier, name, command.action)
    events.subscribers.append(made)
    return made


@cmdlet("Register-EngineEvent", class_name="Microsoft.PowerShell.Commands.RegisterEngineEventCommand",
        output="System.Management.Automation.PSEventJob")
class RegisterEngineEvent(Cmdlet):
    """Subscribe to events that scripts raise by New-Event.

    EXAMPLES
    > $null = Register-EngineEvent Demo.Done -Action { $global:got = $Event.MessageData }; $null = New-Event Demo.Done -MessageData 5; $got
    5

    The action runs when the event comes.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=100, mandatory=True, help="The name of the event's source.")
    action = parameter("Action", "scriptblock", position=101, help="The script block to run when the event comes.")
    message_data = parameter("MessageData", "psobject", help="What to hand over with it.")
    support_event = parameter("SupportEvent", "switch", help="Hide the subscription.")
    forward = parameter("Forward", "switch", help="Send the event to the remote session.")
    max_trigger_count = parameter("MaxTriggerCount", "int", help="How often the action may run.")

    def process(self) -> None:
        made = register(self, None, None)
        if made.action is not None:
            self.out(made.action)


@cmdlet("Register-ObjectEvent", class_name="Microsoft.PowerShell.Commands.RegisterObjectEventCommand",
        output="System.Management.Automation.PSEventJob")
class RegisterObjectEvent(Cmdlet):
    """Subscribe to an event of an object.

    EXAMPLES
    > try { Register-ObjectEvent 5 Nope -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
    INVALID_REGISTRATION,Microsoft.PowerShell.Commands.RegisterObjectEventCommand

    The object must have the event.
    """

    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, help="The object to work on.")
    event_name = parameter("EventName", "string", position=1, mandatory=True, help="The event of the object.")
    source_identifier = parameter("SourceIdentifier", "string", position=100, help="The name of the event's source.")
    action = parameter("Action", "scriptblock", position=101, help="The script block to run when the event comes.")
    message_data = parameter("MessageData", "psobject", help="What to hand over with it.")
    support_event = parameter("SupportEvent", "switch", help="Hide the subscription.")
    forward = parameter("Forward", "switch", help="Send the event to the remote session.")
    max_trigger_count = parameter("MaxTriggerCount", "int", help="How often the action may run.")

    def process(self) -> None:
        from ems.net.observable import event_of

        source, name = self.input_object, self.event_name
        event = event_of(source, name)
        if event is None:
            self.write_error(net_error("System.ArgumentException", f"Cannot register for the specified event. An event with the name '{name}' does not exist. "
                                       "(Parameter 'eventName')"), "INVALID_REGISTRATION", "InvalidArgument", source)
            return
        made = register(self, source, name)
        self._listen(made, *event)
        if made.action is not None:
            self.out(made.action)

    def _listen(self, made: Subscriber, add: Callable[..., None], remove: Callable[..., None]) -> None:
        """Have the object call the manager."""
        from ems.net.delegates import Delegate
        from ems.values.types import get_type

        events, source = manager(self), made.source

        def handler(*arguments: Any) -> None:
            events.generate(made.source_identifier, arguments[0] if arguments else None, list(arguments), made.message_data,
                            arguments[1] if len(arguments) > 1 else None)

        delegate = Delegate(get_type("System.EventHandler"), function=handler)
        add(source, delegate)
        made.leave = lambda: remove(source, delegate)


@cmdlet("Unregister-Event", default_set="BySource", class_name="Microsoft.PowerShell.Commands.UnregisterEventCommand",
        supports_should_process=True)
class UnregisterEvent(Cmdlet):
    """End a subscription.

    EXAMPLES
    > $null = Register-EngineEvent Demo.Gone -Action { }; Unregister-Event Demo.Gone; @(Get-EventSubscriber).Count
    0

    The action runs no more.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, mandatory=True, byname=True, sets="BySource",
                                  help="The name of the event's source.")
    subscription_id = parameter("SubscriptionId", "int", position=0, mandatory=True, byname=True, sets="ById",
                                help="The number of the subscription.")
    force = parameter("Force", "switch", help="Do it even where something stands in the way.")

    def process(self) -> None:
        events = manager(self)
        by_id = self.parameter_set == "ById"
        wanted = str(self.subscription_id) if by_id else self.source_identifier
        found = [s for s in events.subscribers if (s.identifier == self.subscription_id if by_id else Wildcard(wanted).matches(s.source_identifier))]
        if not found and not (not by_id and has_wildcards(wanted)):
            unknown(self, "Event subscription", wanted, by_id)
        for subscriber in found:
            if self.should_process(f"Event subscription '{subscriber.source_identifier}'", "Unsubscribe"):
                events.remove(subscriber)


@cmdlet("Get-EventSubscriber", default_set="BySource", class_name="Microsoft.PowerShell.Commands.GetEventSubscriberCommand",
        output="System.Management.Automation.PSEventSubscriber")
class GetEventSubscriber(Cmdlet):
    """List the subscriptions.

    EXAMPLES
    > @(Get-EventSubscriber).Count
    0

    A new session has none.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, byname=True, sets="BySource", validate=[("notnullorempty",)],
                                  help="The name of the event's source.")
    subscription_id = parameter("SubscriptionId", "int", position=0, mandatory=True, byname=True, sets="ById", aliases="Id",
                                help="The number of the subscription.")
    force = parameter("Force", "switch", position=1, help="Do it even where something stands in the way.")

    def process(self) -> None:
        by_id = self.parameter_set == "ById"
        wanted = self.source_identifier or "*"
        found = [s for s in manager(self).subscribers if (s.identifier == self.subscription_id if by_id else Wildcard(wanted).matches(s.source_identifier))
                 and (not s.support or self.force)]
        if not found and (by_id or not has_wildcards(wanted)):
            unknown(self, "Event subscription", self.subscription_id if by_id else wanted, by_id)
        self.write_each(found)


@cmdlet("New-Event", class_name="Microsoft.PowerShell.Commands.NewEventCommand", output="System.Management.Automation.PSEventArgs")
class NewEvent(Cmdlet):
    """Raise an event.

    EXAMPLES
    > (New-Event Demo.Plain -MessageData 'x').SourceIdentifier
    Demo.Plain

    Without an action the event waits in the queue.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, mandatory=True, help="The name of the event's source.")
    sender = parameter("Sender", "psobject", position=1, help="The object that raises the event.")
    event_arguments = parameter("EventArguments", "psobject[]", position=2, help="The arguments of the event.")
    message_data = parameter("MessageData", "psobject", position=3, help="What to hand over with it.")

    def process(self) -> None:
        self.out(manager(self).generate(self.source_identifier, self.sender, list(self.event_arguments or ()), self.message_data))


@cmdlet("Get-Event", default_set="BySource", class_name="Microsoft.PowerShell.Commands.GetEventCommand",
        output="System.Management.Automation.PSEventArgs")
class GetEvent(Cmdlet):
    """List the events in the queue.

    EXAMPLES
    > $null = New-Event Demo.Two -MessageData 2; (Get-Event Demo.Two).MessageData
    2

    Reads the event by the name of its source.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, byname=True, sets="BySource", validate=[("notnullorempty",)],
                                  help="The name of the event's source.")
    event_identifier = parameter("EventIdentifier", "int", position=0, mandatory=True, byname=True, sets="ById", aliases="Id",
                                 help="The number of the event.")

    def process(self) -> None:
        by_id = self.parameter_set == "ById"
        wanted = self.source_identifier or "*"
        found = [e for e in manager(self).queue if (e.identifier == self.event_identifier if by_id else Wildcard(wanted).matches(e.source_identifier))]
        if not found and (by_id or not has_wildcards(wanted)):
            unknown(self, "Event", self.event_identifier if by_id else wanted, by_id)
        self.write_each(found)


@cmdlet("Remove-Event", default_set="BySource", class_name="Microsoft.PowerShell.Commands.RemoveEventCommand", supports_should_process=True)
class RemoveEvent(Cmdlet):
    """Take events out of the queue.

    EXAMPLES
    > $null = New-Event Demo.Three; Get-Event | Remove-Event; @(Get-Event).Count
    0

    Empties the queue.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, mandatory=True, sets="BySource",
                                  help="The name of the event's source.")
    event_identifier = parameter("EventIdentifier", "int", position=0, mandatory=True, byname=True, sets="ByIdentifier",
                                 help="The number of the event.")

    def process(self) -> None:
        queue = manager(self).queue
        by_id = self.parameter_set == "ByIdentifier"
        wanted = self.event_identifier if by_id else self.source_identifier
        found = [e for e in queue if (e.identifier == wanted if by_id else Wildcard(wanted).matches(e.source_identifier))]
        if not found and (by_id or not has_wildcards(wanted)):
            unknown(self, "Event", wanted, by_id)
        for event in found:
            if self.should_process(f"Event '{event.source_identifier}'", "Remove"):
                queue.remove(event)


@cmdlet("Wait-Event", class_name="Microsoft.PowerShell.Commands.WaitEventCommand", output="System.Management.Automation.PSEventArgs")
class WaitEvent(Cmdlet):
    """Wait for an event.

    EXAMPLES
    > $null = New-Event Demo.Four -MessageData 4; (Wait-Event Demo.Four -Timeout 1).MessageData
    4

    An event that is in the queue already ends the wait.
    """

    source_identifier = parameter("SourceIdentifier", "string", position=0, byname=True, help="The name of the event's source.")
    timeout = parameter("Timeout", "int", aliases="TimeoutSec", validate=[("range", -1, 2147483647)],
                        help="How long to wait, in seconds; -1 for ever.")

    def process(self) -> None:
        events = manager(self)
        matches = Wildcard(self.source_identifier or "*").matches
        limit = self.timeout if "Timeout" in self.bound and self.timeout >= 0 else None
        started = time.monotonic()
        while True:
            found = next((e for e in events.queue if matches(e.source_identifier)), None)
            if found is not None:
                self.out(found)
                return
            if limit is not None and time.monotonic() - started >= limit:
                return
            time.sleep(0.02)
