"""In: a connection or a message. Out: Trace-EmsConnection, Trace-EmsMessage and Get-EmsRelay: which connector takes it, and why the others
do not; who may relay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, GetCommand
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.house.records import Record, array_of, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo
from ems.values.collections import TypedArray
from ems.values.types import get_type

BY_NAME = {ALL_SETS: SetInfo(byname=True)}
SMTP_PORT = 25
FEW = 32  # connectors that are judged at once


def texts(items: Any) -> TypedArray:
    return TypedArray.of(get_type("System.String"), items)


class LateFacts(dict[str, Any]):
    """Facts of which one may still have to be found out: a function in place of a value is called when it is first read."""

    def get(self, key: str, default: Any = None) -> Any:
        found = super().get(key, default)
        if callable(found):
            found = self[key] = array_of("ConnectorCandidate", found())
        return found


def with_candidates(record: Record, judge: Callable[[], list[Record]], few: bool) -> Record:
    """Give a trace its candidates: at once where they are few, else when somebody reads them."""
    record.facts = LateFacts(record.facts)
    record.facts["candidates"] = judge
    if few:
        record.facts.get("candidates")
    return record


Candidate = declare(
    "ConnectorCandidate",
    """
    string Connector
    bool Chosen
    string Reason
    string Matched
    string Settings
""",
    "T . | Connector:32, Chosen:6, Matched, Reason",
    lambda self: f"{self.facts['connector']}: {self.facts['reason']}",
)


ConnectionTrace = declare(
    "ConnectionTrace",
    """
    string Server
    string LocalEndpoint
    string RemoteAddress
    string Helo
    string Connector
    string TransportRole
    string Binding
    string RemoteIPRange
    string Principal
    string[] Rights
    bool MayRelay
    string RelayReason
    string Reply
    string[] EhloReply
    string MaxMessageSize
    Ems.ConnectorCandidate[] Candidates
""",
    "T . | RemoteAddress:24, LocalEndpoint:20, Connector, MayRelay:8",
    lambda self: f"{self.facts['remoteaddress']} -> {self.facts['connector'] or self.facts['reply']}",
)

MessageTrace = declare(
    "MessageTrace",
    """
    string Server
    string From
    string To
    Microsoft.Exchange.Data.ByteQuantifiedSize Size
    string RemoteAddress
    string ReceiveConnector
    string Rule
    string Outcome
    string Connector
    string AddressSpace
    string DeliveryType
    string NextHop
    string Text
    string[] Steps
    Ems.ConnectorCandidate[] Candidates
""",
    "T .; auto | To, Outcome, Connector, DeliveryType, NextHop",
    lambda self: f"{self.facts['to']}: {self.facts['outcome']} {self.facts['connector'] or self.facts['text']}".rstrip(),
)

RelayPermission = declare(
    "RelayPermission",
    """
    string Connector
    string Principal
    string Clients
    bool NeedsLogon
    string GrantedBy
    string[] RemoteIPRanges
    bool Enabled
""",
    "T .; wrap | Connector:26, Clients:24, GrantedBy",
    lambda self: f"{self.facts['connector']}: {self.facts['principal']}",
)


class _Tracing(ExchangeCmdlet):
    """What both traces take: the server, and addresses as text."""

    server: Any

    def chosen_server(self) -> str:
        named = self.server
        directory = self.directory
        return directory.existing_server(named).name if named not in (None, "") else directory.existing_server(directory.local_server).name

    def address(self, text: str, what: str) -> Any:
        from cmdlets.exchange.types.network import IPvxAddress
        from ems.values.errors import NetException

        try:
            return IPvxAddress.parse(text)
        except NetException:
            raise fault("E-VALUE", text=f'"{text}" isn\'t a valid IP address for {what}.') from None

    def endpoint(self, text: str | None, family: int) -> Any:
        """The local end: the one that is given, else port 25 on any address of the client's family."""
        from cmdlets.exchange.types.network import IPBinding
        from ems.values.errors import NetException

        if not text:
            return IPBinding.of(family, 0, SMTP_PORT)
        try:
            port = text.removeprefix(":")
            found = IPBinding.parse(f"{'0.0.0.0' if family == 4 else '[::]'}:{port}" if port.isdigit() else text)
        except NetException:
            raise fault("E-VALUE", text=f'"{text}" isn\'t a valid IP address and port for LocalEndpoint.') from None
        if found.family != family:
            raise fault("E-VALUE", text=f"The client's address and LocalEndpoint {found} are of different families.")
        return found

    def ends(self, remote: str, local: str | None) -> tuple[Any, Any]:
        from cmdlets.exchange.mailflow.connections import mapped

        client = self.address(remote, "RemoteAddress")
        return client, self.endpoint(local, mapped(client)[0])


@cmdlet("Trace-EmsConnection", class_name="Ems.TraceEmsConnection", output="Ems.ConnectionTrace")
class TraceEmsConnection(_Tracing):
    """Says which Receive connector takes a connection, what the client may do there, and why every other connector loses.

    The client is anonymous unless the connector trusts its addresses (ExternalAuthoritative) or its certificate is one of a domain in
    TLSReceiveDomainSecureList. Without -LocalEndpoint it connects to port 25 of any address of the server.

    EXAMPLES
    > New-ReceiveConnector Relay -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.5 | Out-Null
    > Trace-EmsConnection 10.0.0.5 | ForEach-Object { "$($_.Connector) $($_.RemoteIPRange)" }
    EX01\\Relay 10.0.0.5

    The smallest range decides.

    > (Trace-EmsConnection 192.0.2.1).Candidates | Where-Object Connector -like *Client* | ForEach-Object Reason
    it does not listen on port 25
    it does not listen on port 25

    Each connector that lost says why.

    > New-InboundConnector Own -ConnectorType OnPremises -SenderDomains * -SenderIPAddresses 203.0.113.7 | Out-Null
    > Trace-EmsConnection 203.0.113.7 -Online | ForEach-Object Connector
    Own

    With -Online it is Exchange Online that gets the connection, and its Inbound connectors that are asked.
    """

    remote = parameter(
        "RemoteAddress",
        "string",
        position=0,
        mandatory=True,
        pipeline=True,
        byname=True,
        aliases="IPAddress Address",
        help="The client's address.",
    )
    local = parameter("LocalEndpoint", "string", position=1, byname=True, help="The server's address and port, or the port alone.")
    server = parameter("Server", "string", byname=True, help="The server; the local one by default.")
    helo = parameter("Helo", "string", byname=True, help="The name that the client gives in EHLO.")
    certificate = parameter(
        "TlsCertificateSubject", "string", byname=True, help="Subject of the client's certificate; the session is in TLS then."
    )

    online = parameter("Online", "switch", help="The connection goes to Exchange Online: which Inbound connector applies.")
    sender = parameter("From", "string", byname=True, aliases="Sender", help="The sender's address, for -Online: Partner connectors go by its domain.")

    def run(self) -> None:
        from cmdlets.exchange.mailflow.organization import mail_flow

        flow = mail_flow(self.shell.store)
        if self.online:
            self.write(self.inbound(flow))
            return
        server = self.chosen_server()
        client, local = self.ends(self.remote, self.local)
        connector = flow.receive_connector(server, as_address(local), local.port, client)
        facts: dict[str, Any] = {
            "server": server,
            "localendpoint": str(local),
            "remoteaddress": str(client),
            "helo": self.helo,
            "rights": texts(()),
            "ehloreply": texts(()),
            "mayrelay": False,
        }
        facts.update(self.refused() if connector is None else self.session(flow, connector, client, local))
        few = flow.has_few_receive_connectors(FEW)
        self.write(with_candidates(ConnectionTrace(**facts), lambda: connection_candidates(flow, server, local, client), few))

    def inbound(self, flow: Any) -> Record:
        from cmdlets.exchange.mailflow import online, sessions

        client = self.address(self.remote, "RemoteAddress")
        names, sender, connectors = sessions.certificate_names(self.certificate), self.sender or "", flow.inbound()
        found, refusal = online.select_inbound(connectors, client, sender, names)
        own = found is not None and found.kind == "OnPremises" and not refusal
        why = (
            "No Inbound connector applies: it comes in as mail from the Internet."
            if found is None
            else f"'{found.name}' is {'an OnPremises' if own else 'a Partner'} connector{'' if own else ': only recipients of the tenant are taken'}."
        )
        reasons = [(each, online.why_not(each, found, client, sender, names)) for each in connectors]
        return ConnectionTrace(
            remoteaddress=str(client),
            helo=self.helo,
            connector=found.name if found is not None else None,
            rights=texts(()),
            ehloreply=texts(()),
            mayrelay=own,
            relayreason=why,
            reply=refusal,
            candidates=array_of("ConnectorCandidate", [
                Candidate(connector=each.name, chosen=each is found, reason=reason or CHOSEN, matched="", settings=each.kind)
                for each, reason in sorted(reasons, key=lambda pair: pair[0] is not found)
            ]),
        )

    def refused(self) -> dict[str, Any]:
        from cmdlets.exchange.mailflow.connections import NO_CONNECTOR_REPLY

        return {"reply": NO_CONNECTOR_REPLY, "relayreason": "No connector takes the connection."}

    def session(self, flow: Any, connector: Any, client: Any, local: Any) -> dict[str, Any]:
        from cmdlets.exchange.mailflow import connections, sessions
        from cmdlets.exchange.rules import permissions

        names = sessions.certificate_names(self.certificate)
        who = sessions.principals(connector, names, flow.transport_config.get("TLSReceiveDomainSecureList"))
        relay, reason = sessions.relay_reason(connector, who)
        listener = connections.Listener(
            connector.name, connector.role, True, connector.get("Bindings"), connector.get("RemoteIPRanges"), connector
        )
        candidate = connections.select([listener], as_address(local), local.port, client).chosen
        rights = permissions.rights_of(connector, who)
        return {
            "connector": connector.identity,
            "transportrole": connector.role,
            "binding": str(candidate.binding) if candidate else "",
            "remoteiprange": str(candidate.range) if candidate else "",
            "principal": who[0],
            "mayrelay": relay,
            "relayreason": reason,
            "rights": texts(sorted(permissions.LOG_NAMES.get(right, right) for right in rights)),
            "reply": sessions.banner(connector),
            "ehloreply": texts(sessions.ehlo(connector, str(client), bool(names))),
            "maxmessagesize": str(connector.get("MaxMessageSize")),
        }


def as_address(binding: Any) -> Any:
    from cmdlets.exchange.types.network import IPvxAddress

    return IPvxAddress(binding.family, binding.number)


CHOSEN = "chosen"


def connection_candidates(flow: Any, server: str, local: Any, client: Any) -> list[Record]:
    found = flow.judge_connection(server, as_address(local), local.port, client)
    return [
        Candidate(
            connector=item.listener.source.identity,
            chosen=item is found.chosen,
            reason=item.reason or CHOSEN,
            matched=f"{item.binding} {item.range}" if item.range is not None else "",
            settings=f"{item.listener.role}, {', '.join(map(str, item.listener.bindings))}",
        )
        for item in found.candidates
    ]


def route_candidates(flow: Any, server: str, kind: str, address: str, size: int) -> list[Record]:
    found = flow.judge_route(server, kind, address, size)
    return [
        Candidate(
            connector=item.route.name,
            chosen=item is found.chosen,
            reason=item.reason or CHOSEN,
            matched=str(item.space[1]) if item.space else "",
            settings=f"{item.route.kind}, cost {item.cost}, hops {item.hops}" if item.server else item.route.kind,
        )
        for item in found.candidates
    ]


@cmdlet("Trace-EmsMessage", class_name="Ems.TraceEmsMessage", output="Ems.MessageTrace")
class TraceEmsMessage(_Tracing):
    """Follows a message through the organization: connection, rights, recipient, mail flow rules, connector.

    One object for each recipient says where it ends: in a mailbox, at a connector with delivery type and next hop, in the Unreachable
    queue, or with an NDR and its text. With -RemoteAddress the message comes in over a connection; else it
    is one of the organization's own.

    EXAMPLES
    > New-SendConnector Internet -AddressSpaces * | Out-Null
    > New-SendConnector Partner -AddressSpaces '*.fabrikam.com;5' -SmartHosts 10.1.1.1 | Out-Null
    > Trace-EmsMessage -From a@contoso.com -To b@mail.fabrikam.com, c@example.org | ForEach-Object { "$($_.Connector) $($_.NextHop)" }
    Partner [10.1.1.1]
    Internet example.org

    The more precise address space wins.

    > (Trace-EmsMessage -From x@example.org -To y@example.net -RemoteAddress 192.0.2.1).Text
    550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain

    A client that may not relay is refused.
    """

    sender = parameter(
        "From",
        "string",
        position=0,
        mandatory=True,
        byname=True,
        validate=[("allowempty",)],
        aliases="Sender",
        help="The sender's address; empty for a report.",
    )
    recipients = parameter(
        "To", "string[]", position=1, mandatory=True, byname=True, aliases="Recipient", help="Recipients; other types as FAX:5551234."
    )
    size = p.KindParameter("Size", "size? 0..9223372036854775807", BY_NAME, "The message's size; 0 by default.")
    server = parameter("Server", "string", byname=True, help="The server that gets or routes it; the local one by default.")
    remote = parameter("RemoteAddress", "string", byname=True, help="The client's address.")
    local = parameter("LocalEndpoint", "string", byname=True, help="The server's address and port, or the port alone.")
    certificate = parameter(
        "TlsCertificateSubject", "string", byname=True, help="Subject of the client's certificate; the session is in TLS then."
    )
    online = parameter("Online", "switch", help="Route as Exchange Online does, by Outbound connectors.")

    def run(self) -> None:
        from cmdlets.exchange.mailflow.organization import mail_flow

        flow = mail_flow(self.shell.store)
        server = self.chosen_server()
        client, local = self.ends(self.remote, self.local) if self.remote else (None, None)
        for recipient in self.recipients:
            if not recipient or ("@" not in recipient and ":" not in recipient):
                raise fault("E-VALUE", text=f'"{recipient}" isn\'t a valid recipient address.')
            self.write(self.traced(flow, server, client, local, recipient))

    def traced(self, flow: Any, server: str, client: Any, local: Any, recipient: str) -> Record:
        from cmdlets.exchange.mailflow import messages
        from cmdlets.exchange.types.sizes import ByteQuantifiedSize

        size = self.size.bytes if self.size is not None else 0
        way = messages.trace(
            flow,
            messages.Message(
                self.sender,
                recipient,
                size,
                server,
                remote=client,
                local=as_address(local) if local is not None else None,
                port=local.port if local is not None else SMTP_PORT,
                certificate=self.certificate,
                online=bool(self.online),
            ),
        )
        kind, address = messages.address_of(way.redirected or recipient)
        chosen = way.connector if way.outcome == "Connector" else None
        record = MessageTrace(
            server=server,
            to=recipient,
            size=ByteQuantifiedSize(size),
            remoteaddress=str(client) if client is not None else None,
            receiveconnector=way.receive.identity if way.receive is not None else None,
            rule=way.rule or None,
            outcome=way.outcome,
            connector=chosen.name if chosen is not None else None,
            addressspace=way.space or None,
            deliverytype=way.delivery or None,
            nexthop=way.hop or None,
            text=way.text,
            steps=texts(way.steps),
            candidates=array_of("ConnectorCandidate", ()),
            **{"from": self.sender},
        )
        if way.route is not None:
            return with_candidates(record, lambda: route_candidates(flow, server, kind, address, size), len(flow.routes) <= FEW)
        if way.outcome == "Rejected" and way.receive is None:
            few = flow.has_few_receive_connectors(FEW)
            return with_candidates(record, lambda: connection_candidates(flow, server, local, client), few)
        return record


@cmdlet("Get-EmsRelay", class_name="Ems.GetEmsRelay", output="Ems.RelayPermission")
class GetEmsRelay(GetCommand):
    """Says who may relay through Receive connectors, and what gives the right.

    Relaying is sending to recipients outside the organization. A connector that nobody can relay through gives nothing.

    EXAMPLES
    > New-ReceiveConnector Relay -TransportRole FrontendTransport -Usage Custom -Bindings 0.0.0.0:25 -RemoteIPRanges 10.0.0.5 | Out-Null
    > Set-ReceiveConnector Relay -PermissionGroups ExchangeServers -AuthMechanism ExternalAuthoritative
    > Get-EmsRelay Relay | ForEach-Object { "$($_.Principal): $($_.Clients) by $($_.GrantedBy)" }
    MS Exchange\\Externally Secured Servers: every client, for the connector trusts its ranges by the permission group ExchangeServers

    Shows a relay that asks for no logon.
    """

    cls = ReceiveConnector
    identity = p.identity("ReceiveConnector")

    def run(self) -> None:
        from cmdlets.exchange.mailflow import sessions

        for item in self.select():
            for relay in sessions.relays(item):
                self.write(
                    RelayPermission(
                        connector=item.identity,
                        principal=relay.principal,
                        clients=relay.how,
                        needslogon=relay.needs_logon,
                        grantedby=relay.source,
                        remoteipranges=texts(map(str, item.get("RemoteIPRanges"))),
                        enabled=item.get("Enabled"),
                    )
                )
