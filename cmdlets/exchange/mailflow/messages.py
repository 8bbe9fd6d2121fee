"""In: the organization and a message: where it comes from, sender, recipient, size. Out: its way, step by step, to a mailbox, a connector
or a refusal.

Connection → rights → recipient → mail flow rules → connector. Each step may end the way.
"""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.mailflow import mail_rules, online, sessions
from cmdlets.exchange.mailflow.connections import NO_CONNECTOR_REPLY, mapped
from cmdlets.exchange.mailflow.organization import MailFlow, bytes_of
from cmdlets.exchange.rules import permissions
from cmdlets.exchange.types.network import IPvxAddress

NOT_SUBMIT = "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM"
NEEDS_TLS = "451 5.7.3 Must issue a STARTTLS command first"
NOT_SENDER = "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
NOT_OUR_SENDER = "550 5.7.1 Client does not have permissions to send as this sender"
TOO_LARGE = "552 5.3.4 Message size exceeds fixed maximum message size"
NO_RELAY = "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"
RESERVED_TOP = "501 5.1.4 Recipient address reserved by RFC 2606"
RESERVED_SECOND = "501 5.1.5 Recipient address reserved by RFC 2606"
SINGLE_LABEL = "501 5.1.6 Recipient addresses in single label domains not accepted"
NOT_FOUND = "550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found"
NOT_ATTRIBUTED = "550 5.7.64 TenantAttribution; Relay Access Denied"
TOO_LARGE_FOR_ALL = "550 5.2.3 RESOLVER.RST.SendSizeLimit.Org; message too large for this organization"  # [U]
TOO_LARGE_FOR_ONE = "550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient"  # [U]


class Message:
    """What is asked."""

    __slots__ = ("certificate", "local", "online", "port", "recipient", "remote", "sender", "server", "size")

    def __init__(
        self,
        sender: str,
        recipient: str,
        size: int,
        server: str,
        *,
        remote: IPvxAddress | None = None,
        local: IPvxAddress | None = None,
        port: int = 25,
        certificate: str | None = None,
        online: bool = False,
    ) -> None:
        self.sender = sender
        self.recipient = recipient
        self.size = size
        self.server = server
        self.remote = remote
        self.local = local
        self.port = port
        self.certificate = certificate
        self.online = online


class Way:
    """What became of a message. outcome: Rejected (by the session), NDR, Deleted, Mailbox, Connector or Unreachable."""

    __slots__ = ("connector", "delivery", "hop", "mailbox", "outcome", "receive", "redirected", "route", "rule", "space", "steps", "text")

    def __init__(self) -> None:
        self.outcome = ""
        self.text = ""
        self.steps: list[str] = []
        self.receive: Any = None
        self.connector: Any = None
        self.route: Any = None
        self.space = ""
        self.delivery = ""
        self.hop = ""
        self.rule = ""
        self.mailbox: Any = None
        self.redirected = ""

    def end(self, outcome: str, text: str = "", step: str = "") -> Way:
        self.outcome = outcome
        self.text = text
        self.steps.append(step or text)
        return self


def trace(flow: MailFlow, message: Message) -> Way:
    """The way of a message for one recipient."""
    way = Way()
    external = True
    if message.remote is not None:
        external = _enter_online(flow, message, way) if message.online else _enter(flow, message, way)
        if way.outcome:
            return way
    kind, address = address_of(message.recipient)
    _resolve(flow, message, way, kind, address, external)
    if way.outcome in ("NDR", "Rejected"):
        return way
    _apply_rules(flow, message, way, kind, address)
    if way.outcome and way.outcome != "Mailbox":
        return way
    if way.redirected:
        way.outcome = ""
        kind, address = address_of(way.redirected)
        _resolve(flow, message, way, kind, address, external)
    if way.outcome:
        return way
    if way.connector is not None:
        return _by_rule(way, address)
    return _online(flow, way, address) if message.online else _route(flow, message, way, kind, address)


def address_of(text: str) -> tuple[str, str]:
    """(type, address): SMTP unless another type stands before a colon."""
    head, colon, rest = text.partition(":")
    return (head.upper(), rest) if colon and "@" not in head else ("SMTP", text)


# -- connection


def _enter(flow: MailFlow, message: Message, way: Way) -> bool:
    """The connection and MAIL FROM; gives whether the client counts as external."""
    assert message.remote is not None and message.local is not None
    way.receive = connector = flow.receive_connector(message.server, message.local, message.port, message.remote)
    if connector is None:
        way.end(
            "Rejected",
            NO_CONNECTOR_REPLY,
            f"No Receive connector of {message.server} takes a connection from {message.remote} on port {message.port}.",
        )
        return True
    way.steps.append(f"Receive connector '{connector.identity}' takes the connection from {message.remote}.")
    names = sessions.certificate_names(message.certificate)
    who = sessions.principals(connector, names, flow.transport_config.get("TLSReceiveDomainSecureList"))
    rights = permissions.rights_of(connector, who)
    _mail_from(flow, message, way, connector, names, rights)
    if not way.outcome:
        way.steps.append(sessions.relay_reason(connector, who)[1])
        _rcpt_to(flow, message, way, connector, rights)
    return permissions.AUTHENTICATION_FLAG not in rights


def _enter_online(flow: MailFlow, message: Message, way: Way) -> bool:
    """The same at Exchange Online: an Inbound connector may claim the message, refuse it, or not be concerned."""
    assert message.remote is not None
    found, refusal = online.select_inbound(flow.inbound(), message.remote, message.sender, sessions.certificate_names(message.certificate))
    if found is None:
        way.steps.append("No Inbound connector applies: it comes in as mail from the Internet.")
        return True
    way.receive = found.source
    way.steps.append(f"Inbound connector '{found.name}' ({found.kind}) applies.")
    if refusal:
        way.end("Rejected", refusal)
    elif found.kind == "OnPremises":
        _attribute(flow, message, way)
    return found.kind != "OnPremises"


def _attribute(flow: MailFlow, message: Message, way: Way) -> None:
    """Mail of the own servers belongs to the tenant by the domain of the certificate, of the sender, or of the recipient, in that order."""
    named = [(f"the certificate's name {name}", list(sessions.parents(name))) for name in sessions.certificate_names(message.certificate)]
    for whose, address in (("sender's", message.sender), ("recipient's", message.recipient)):
        named.append((f"the {whose} domain", [address.rpartition("@")[2]]))
    for what, domains in named:
        if any(flow.accepted_domain(domain) is not None for domain in domains):
            way.steps.append(f"The message is the tenant's by {what}.")
            return
    way.end("Rejected", NOT_ATTRIBUTED)


def _mail_from(flow: MailFlow, message: Message, way: Way, connector: Any, names: list[str], rights: set[str]) -> None:
    domain = message.sender.rpartition("@")[2]
    accepted = flow.accepted_domain(domain) if domain else None
    if permissions.SUBMIT not in rights:
        way.end("Rejected", NOT_SUBMIT)
    elif connector.get("RequireTLS") and not names:
        way.end("Rejected", NEEDS_TLS)
    elif accepted is not None and is_authoritative(accepted) and permissions.DOMAIN_SENDER not in rights:
        way.end("Rejected", NOT_OUR_SENDER)
    elif permissions.ANY_SENDER not in rights and message.sender and accepted is None:
        way.end("Rejected", NOT_SENDER)
    elif message.size > connector.get("MaxMessageSize").bytes and permissions.BYPASS_SIZE not in rights:
        way.end("Rejected", TOO_LARGE, f"{TOO_LARGE} (MaxMessageSize of '{connector.identity}' is {connector.get('MaxMessageSize')})")


_TOP = ("test", "example", "invalid", "localhost")
_SECOND = ("example.com", "example.net", "example.org")


def _rcpt_to(flow: MailFlow, message: Message, way: Way, connector: Any, rights: set[str]) -> None:
    domain = message.recipient.rpartition("@")[2].lower()
    last_two = ".".join(domain.split(".")[-2:])
    if connector.get("RejectReservedTopLevelRecipientDomains") and domain.rpartition(".")[2] in _TOP:
        way.end("Rejected", RESERVED_TOP)
    elif connector.get("RejectReservedSecondLevelRecipientDomains") and last_two in _SECOND:
        way.end("Rejected", RESERVED_SECOND)
    elif connector.get("RejectSingleLabelRecipientDomains") and "." not in domain:
        way.end("Rejected", SINGLE_LABEL)
    elif permissions.ANY_RECIPIENT not in rights and flow.accepted_domain(domain) is None:
        way.end("Rejected", NO_RELAY)


# -- recipient


def is_authoritative(accepted: Any) -> bool:
    return _domain_type(accepted) == "Authoritative"


def _domain_type(accepted: Any) -> str:
    from ems.values.enums import enum_text

    return enum_text(accepted.get("DomainType"))


def _resolve(flow: MailFlow, message: Message, way: Way, kind: str, address: str, external: bool) -> None:
    """Is the recipient here? Sets the outcome for a mailbox and for an address that cannot be."""
    if kind != "SMTP":
        way.steps.append(f"{address} is an address of type {kind}.")
        return
    accepted = flow.accepted_domain(address.rpartition("@")[2])
    recipient = flow.recipient(address) if accepted is None or _domain_type(accepted) != "ExternalRelay" else None
    if _over_limits(flow, message, way, accepted, recipient, external):
        return
    if recipient is not None:
        _to_recipient(flow, way, recipient, address)
        return
    if accepted is None:
        way.steps.append(f"{address} is outside: its domain is no accepted domain.")
        return
    kind_of = _domain_type(accepted)
    if kind_of != "Authoritative":
        way.steps.append(
            f"'{accepted.get('DomainName')}' is an {kind_of} domain, and {address} is not in the organization: a connector routes it."
        )
    elif flow.has_recipients and accepted.get("CatchAllRecipientID") is None:
        way.end("NDR", NOT_FOUND, f"'{accepted.get('DomainName')}' is authoritative and has no recipient {address}: {NOT_FOUND}")
    else:
        why = (
            "the store holds no recipients, so each address of it is taken for a mailbox"
            if not flow.has_recipients
            else "its catch-all recipient takes it"
        )
        way.delivery, way.hop = "SmtpDeliveryToMailbox", ""
        way.end("Mailbox", "", f"'{accepted.get('DomainName')}' is authoritative; {why}.")


def _over_limits(flow: MailFlow, message: Message, way: Way, accepted: Any, recipient: Any, external: bool) -> bool:
    """The size limits of organization and recipient; mail between internal senders and recipients is not held to the organization's."""
    sender_inside = flow.accepted_domain(message.sender.rpartition("@")[2]) is not None
    inside = recipient is not None or (accepted is not None and _domain_type(accepted) != "ExternalRelay")
    limits = []
    if not inside or (external and not sender_inside):
        config = flow.transport_config
        limits = [(name, bytes_of(config.get(name)), TOO_LARGE_FOR_ALL) for name in (("MaxReceiveSize",) if inside else ("MaxSendSize",))]
    if recipient is not None:
        limits.append(("MaxReceiveSize of the recipient", bytes_of(recipient.get("MaxReceiveSize")), TOO_LARGE_FOR_ONE))
    for name, limit, text in limits:
        if limit is not None and message.size > limit:
            way.end("NDR", text, f"{text} ({name} is {limit} bytes)")
            return True
    return False


def _to_recipient(flow: MailFlow, way: Way, recipient: Any, address: str) -> None:
    from ems.values.enums import enum_text

    kind = enum_text(recipient.get("RecipientType"))
    external = recipient.doc.get("ExternalEmailAddress")
    if external:
        way.redirected = address_of(str(external).partition(":")[2] or str(external))[1]
        way.steps.append(f"{address} is the {kind} '{recipient.name}' with the external address {way.redirected}.")
        return
    way.mailbox = recipient
    database = str(recipient.get("Database") or "")
    way.delivery, way.hop = "SmtpDeliveryToMailbox", database
    way.end("Mailbox", "", f"{address} is the {kind} '{recipient.name}'{f' in {database}' if database else ''}.")


# -- rules and connectors


def _apply_rules(flow: MailFlow, message: Message, way: Way, kind: str, address: str) -> None:
    """The mail flow rules: they may refuse, delete, redirect, or name the connector."""
    rules = flow.rules
    if not rules:
        return
    inside = flow.accepted_domain(message.sender.rpartition("@")[2]) is not None
    client = mapped(message.remote) if message.remote is not None else None
    outside = way.outcome != "Mailbox" and (kind != "SMTP" or flow.accepted_domain(address.rpartition("@")[2]) is None)
    verdict = mail_rules.apply(rules, mail_rules.Envelope(message.sender, address, message.size, inside, outside, client))
    way.steps += [f"Mail flow rule '{name}' applies." for name in verdict.applied]
    way.steps += [
        f"Mail flow rule '{name}' depends on {what}, which a trace does not know: not applied." for name, what in verdict.undecided
    ]
    way.rule = verdict.rule or (verdict.applied[0] if verdict.applied else "")
    if verdict.reject is not None:
        way.end("NDR", verdict.reject)
    elif verdict.deleted:
        way.end("Deleted", "", f"The message is {verdict.deleted} by the rule '{verdict.rule}'.")
    elif verdict.redirect:
        way.redirected = verdict.redirect[0]
        way.steps.append(f"The message goes to {', '.join(verdict.redirect)} in place of the recipient.")
    if verdict.connector is not None and not way.outcome:
        named = next((o for o in flow.outbound() if o.name.lower() == verdict.connector.lower()), None)
        if named is None or not named.enabled:
            way.steps.append(
                f"The rule's Outbound connector '{verdict.connector}' is {'disabled' if named else 'not there'}: it is not used."
            )
        else:
            way.connector = named.source


def _by_rule(way: Way, address: str) -> Way:
    _leave_by_outbound(way, way.connector, address)
    return way.end("Connector", "", f"The rule '{way.rule}' routes it by the Outbound connector '{way.connector.name}'.")


def _leave_by_outbound(way: Way, connector: Any, address: str) -> None:
    hosts = [host.queue_text for host in connector.get("SmartHosts")] if not connector.get("UseMXRecord") else []
    way.connector = connector
    way.delivery = "SmartHostConnectorDelivery" if hosts else "DnsConnectorDelivery"
    way.hop = ",".join(hosts) or address.rpartition("@")[2]


def _online(flow: MailFlow, way: Way, address: str) -> Way:
    """As Exchange Online chooses; without a connector mail leaves by MX."""
    found = online.select_outbound(flow.outbound(), address, flow.accepted_names())
    if found is None:
        way.delivery, way.hop = "DnsConnectorDelivery", address.rpartition("@")[2]
        return way.end("Connector", "", "No Outbound connector applies: it leaves by the MX records of its domain.")
    _leave_by_outbound(way, found.source, address)
    return way.end("Connector", "", f"Outbound connector '{found.name}' takes it.")


OUTCOMES = {"connector": "Connector", "unreachable": "Unreachable", "ndr": "NDR"}


def _route(flow: MailFlow, message: Message, way: Way, kind: str, address: str) -> Way:
    way.route = found = flow.route(message.server, kind, address, message.size)
    way.delivery, way.hop = found.delivery_type, found.next_hop
    if found.chosen is None:
        return way.end(OUTCOMES[found.outcome], found.text)
    chosen = found.chosen
    way.connector, way.space = chosen.route.source, chosen.space[0] if chosen.space is not None else ""
    if chosen.route.kind == "Send" and found.delivery_type == "DnsConnectorDelivery":
        way.hop = address.rpartition("@")[2].lower()
    kind_text = {"Send": "Send connector", "Foreign": "Foreign connector", "DeliveryAgent": "Delivery Agent connector"}[chosen.route.kind]
    by = f" over its source server {chosen.server}" if found.delivery_type == "SmtpRelayToConnectorSourceServers" else ""
    front = (
        " through the Front End Transport service on port 717"
        if not by and chosen.route.kind == "Send" and way.connector.get("FrontendProxyEnabled")
        else ""
    )
    return way.end(
        "Connector",
        "",
        f"{kind_text} '{chosen.route.name}' takes it by the address space {way.space} at a cost of {chosen.cost}{by}{front}.",
    )
