"""In: the store. Out: MailFlow: the organization as mail flow sees it, read once for each version of the store.

What a question needs is built when it is first asked: the listeners of one port from the index rows of the Receive connectors, the routes
by the domain that they take. A look-up then costs the same among ten connectors and among ten thousand; the reasons of the connectors
that lost are made only when somebody reads them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common.directory import Directory, directory_of
from cmdlets.exchange.mailflow import connections, routing
from cmdlets.exchange.mailflow.intervals import IntervalTable
from cmdlets.exchange.rules import conflicts, range_index
from cmdlets.exchange.types.network import IPvxAddress

IMPLICIT_LINK_COST = 100  # to and from a site that no link names, as of Active Directory's first link
HELD_ANSWERS = 4096
FEW_QUESTIONS = 8  # about one port are answered by the index; for more of them a table of the port is made

_flows: dict[int, MailFlow] = {}


def mail_flow(store: Any) -> MailFlow:
    """The organization of a store as it is now."""
    found = _flows.get(id(store))
    if found is None or found.store is not store or found.version != store.version:
        directory = directory_of(store)
        directory.open()
        found = _flows[id(store)] = MailFlow(directory)
    return found


class MailFlow:
    """Questions about mail flow; the store must not change while one is answered."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.store = directory.store
        self.version = self.store.version
        self._ports: dict[tuple[str, int, int], PortTable] = {}
        self._asked: dict[tuple[str, int, int], int] = {}
        self._listeners: dict[str, list[connections.Listener]] = {}
        self._topology: routing.Topology | None = None
        self._routes: list[routing.Route] | None = None
        self._by_address: dict[tuple[str, str], list[routing.Route]] = {}
        self._general: list[routing.Route] = []
        self._answers: dict[tuple[str, str, str, int], routing.RoutingResult] = {}
        self._domains: list[tuple[str, Any]] | None = None
        self._has_recipients: bool | None = None
        self._rules: list[Any] | None = None
        self._transport: Any = None

    # -- servers, sites, domains, recipients

    @property
    def topology(self) -> routing.Topology:
        if self._topology is None:
            from cmdlets.exchange.exchange_server import ExchangeServer

            servers = {server.name: server.site for server in self.directory.all(ExchangeServer)}
            self._topology = routing.Topology(servers, list(self._links(servers)), [domain for domain, _ in self.domains])
        return self._topology

    def _links(self, servers: dict[str, str]) -> Iterator[tuple[str, str, int]]:
        from cmdlets.exchange.ad_site_link import ADSiteLink

        linked: set[str] = set()
        for link in self.directory.all(ADSiteLink):
            names = site_names(link.get("Sites"))
            linked.update(name.lower() for name in names)
            yield from pairs(names, link.effective_cost)
        sites = sorted(set(servers.values()))
        for site in sites:
            if site.lower() not in linked:  # nobody said how it is joined: servers were taken in without their links
                yield from ((site, other, IMPLICIT_LINK_COST) for other in sites if other != site)

    @property
    def domains(self) -> list[tuple[str, Any]]:
        """(domain in lower case, AcceptedDomain); `*.domain` where it is for its subdomains too."""
        if self._domains is None:
            from cmdlets.exchange.accepted_domain import AcceptedDomain

            self._domains = []
            for item in self.directory.all(AcceptedDomain):
                name = str(item.get("DomainName")).lower()
                self._domains.append((name, item))
                if item.get("MatchSubDomains") and not name.startswith("*"):
                    self._domains.append(("*." + name, item))
        return self._domains

    def accepted_domain(self, domain: str) -> Any:
        """The accepted domain that holds a domain: itself, else the longest pattern; None when none does."""
        domain = domain.lower()
        best: tuple[int, Any] | None = None
        for name, item in self.domains:
            if name == domain:
                return item
            fits = name == "*" or (name.startswith("*.") and (domain == name[2:] or domain.endswith(name[1:])))
            if fits and (best is None or len(name) > best[0]):
                best = len(name), item
        return best[1] if best is not None else None

    def recipient(self, address: str) -> Any:
        """The recipient of an address, or None."""
        from cmdlets.exchange.recipient import ADDRESS_INDEX, Recipient

        rows = self.store.lookup(ADDRESS_INDEX, address.lower())
        return Recipient.from_row(rows[0], self.directory.organization) if rows else None

    @property
    def has_recipients(self) -> bool:
        """Whether the store knows any recipient: one that was filled from connectors alone knows none."""
        if self._has_recipients is None:
            self._has_recipients = next(iter(self.store.all("Recipient")), None) is not None
        return self._has_recipients

    @property
    def rules(self) -> list[Any]:
        """The mail flow rules that are enabled, in the order of their priority."""
        if self._rules is None:
            from cmdlets.exchange.transport_rule import ordered
            from ems.values.enums import enum_text

            self._rules = [rule for rule in ordered(self.directory) if enum_text(rule.get("State")) == "Enabled"]
        return self._rules

    @property
    def transport_config(self) -> Any:
        if self._transport is None:
            from cmdlets.exchange.common.nouns import single
            from cmdlets.exchange.transport_config import TransportConfig

            self._transport = single(self.directory, TransportConfig)
        return self._transport

    # -- connections

    def listeners(self, server: str) -> list[connections.Listener]:
        """All Receive connectors of a server, for the answer that names each."""
        found = self._listeners.get(server.lower())
        if found is None:
            from cmdlets.exchange.receive_connector import ReceiveConnector

            found = self._listeners[server.lower()] = [
                connections.Listener(item.name, item.role, item.get("Enabled"), item.get("Bindings"), item.get("RemoteIPRanges"), item)
                for item in self.directory.all(ReceiveConnector, server)
            ]
        return found

    def has_few_receive_connectors(self, most: int) -> bool:
        """Whether there are so few in the organization; no more of the index is read than tells."""
        return len(self.store.keys_in([(conflicts.BINDING, "", "\U0010ffff")], limit=2 * most + 1)) <= 2 * most

    def receive_connector(self, server: str, local: IPvxAddress, port: int, remote: IPvxAddress) -> Any:
        """The Receive connector that takes a connection, or None."""
        local_family, local_number = connections.mapped(local)
        key = server.lower(), port, local_family
        family, number = connections.mapped(remote)
        row = None
        if family == local_family:
            asked = self._asked[key] = self._asked.get(key, 0) + 1
            table = self._ports.get(key)
            if table is None and asked > FEW_QUESTIONS:
                table = self._ports[key] = PortTable(self.store, *key)
            row = table.find(local_number, number) if table is not None else conflicts.taker(self.store, *key, local_number, number)
        if row is None:
            return None
        from cmdlets.exchange.receive_connector import ReceiveConnector

        return ReceiveConnector.from_row(row, self.directory.organization)

    def judge_connection(self, server: str, local: IPvxAddress, port: int, remote: IPvxAddress) -> connections.ConnectionResult:
        """The same with every connector of the server and why it lost."""
        return connections.select(self.listeners(server), local, port, remote)

    # -- routes

    @property
    def routes(self) -> list[routing.Route]:
        """All Send, Foreign and Delivery Agent connectors."""
        if self._routes is None:
            self._routes = list(read_routes(self.directory))
            for route in self._routes:
                self._file(route)
        return self._routes

    def _file(self, route: routing.Route) -> None:
        """Where a look-up finds a route: under the very domain of a space, under the domain above, or among the general ones."""
        places = set()
        for _, space in route.spaces:
            address = space.address.lower()
            if not space.is_smtp or address in ("*", "--"):
                places.add(("", ""))
            elif address.startswith("*."):
                places.add(("*", address[2:]))
            else:
                places.add(("=", address))
        for place in places:
            if place == ("", ""):
                self._general.append(route)
            else:
                self._by_address.setdefault(place, []).append(route)

    def _relevant(self, kind: str, address: str) -> list[routing.Route]:
        """The routes with a space that may match an address, each once."""
        routes = self.routes
        if len(routes) <= 8:
            return routes
        found = list(self._general)
        if kind.lower() == "smtp":
            domain = address.rpartition("@")[2].lower()
            found += self._by_address.get(("=", domain), ())
            labels = domain.split(".")
            for at in range(len(labels)):
                found += self._by_address.get(("*", ".".join(labels[at:])), ())
        return list(dict.fromkeys(found))

    def route(self, server: str, kind: str, address: str, size: int = 0) -> routing.RoutingResult:
        """The connector for a recipient's address, or its fate; candidates are those that had a chance."""
        target = address.rpartition("@")[2].lower() if kind.lower() == "smtp" else address
        key = server.lower(), kind.lower(), target, size
        found = self._answers.get(key)
        if found is None:
            if len(self._answers) >= HELD_ANSWERS:
                self._answers.clear()
            found = self._answers[key] = routing.select(self._relevant(kind, address), self.topology, server, kind, address, size)
        return found

    def judge_route(self, server: str, kind: str, address: str, size: int = 0) -> routing.RoutingResult:
        """The same with every connector and why it lost."""
        return routing.select(self.routes, self.topology, server, kind, address, size)

    # -- Exchange Online

    def outbound(self) -> Any:
        """Exchange Online's Outbound connectors, as selection reads them."""
        from cmdlets.exchange.mailflow.online import Outbound
        from cmdlets.exchange.outbound_connector import OutboundConnector

        return [
            Outbound(
                item.name,
                map(str, item.get("RecipientDomains")),
                enabled=item.get("Enabled"),
                rule_scoped=item.get("IsTransportRuleScoped"),
                test_mode=item.get("TestMode"),
                all_accepted=item.get("AllAcceptedDomains"),
                route_all=item.get("RouteAllMessagesViaOnPremises"),
                source=item,
            )
            for item in self.directory.all(OutboundConnector)
        ]

    def inbound(self) -> Any:
        """Exchange Online's Inbound connectors, likewise."""
        from cmdlets.exchange.inbound_connector import InboundConnector
        from cmdlets.exchange.mailflow.online import Inbound
        from ems.values.enums import enum_text

        return [
            Inbound(
                item.name,
                enum_text(item.get("ConnectorType")),
                enabled=item.get("Enabled"),
                addresses=item.get("SenderIPAddresses"),
                certificate=None
                if item.get("TlsSenderCertificateName") is None
                else certificate_name(item.get("TlsSenderCertificateName")),
                sender_domains=[domain.address for domain in item.get("SenderDomains")],
                require_tls=item.get("RequireTls"),
                restrict_to_addresses=item.get("RestrictDomainsToIPAddresses"),
                restrict_to_certificate=item.get("RestrictDomainsToCertificate"),
                source=item,
            )
            for item in self.directory.all(InboundConnector)
        ]

    def accepted_names(self) -> list[str]:
        return [name for name, _ in self.domains]


class PortTable:
    """The Receive connectors of one server that listen on one port, by the client's address. `find` prefers the very local address."""

    def __init__(self, store: Any, server: str, port: int, family: int) -> None:
        self.place = f"{server}/{port}/{family}/"
        self.disabled: set[str] | None = None  # learnt when a disabled connector would win
        self.rows: dict[str, list[tuple[int, int, Any]]] = {}
        self.tables: dict[str, IntervalTable] = {}
        self.family = family
        for row in store.range(range_index.RANGE, self.place, self.place + "g"):  # the group of all addresses comes before
            for name, key in row.index:
                if name == range_index.RANGE and key.startswith(self.place):
                    address, low, high = key[len(self.place) :].split("/")
                    if address != range_index.ANY and len(low) == len(address):  # of the binding's family
                        self.rows.setdefault(address, []).append((int(low, 16), int(high, 16), row))

    def find(self, local: int, remote: int) -> Any:
        own, wildcard = range_index.text(self.family, local), range_index.text(self.family, 0)
        addresses = [own, wildcard] if local else [wildcard]
        for address in addresses:
            row = self._find(address, remote)
            if row is not None:
                return row
        return None

    def _find(self, address: str, remote: int) -> Any:
        table = self.tables.get(address)
        if table is None:
            skipped = self.disabled or set()
            entries = [
                (low, high, (high - low, row.name.lower(), row.guid), row)
                for low, high, row in self.rows.get(address, ())
                if row.guid not in skipped
            ]
            table = self.tables[address] = IntervalTable(entries)
        row = table.find(remote)
        if row is not None and self.disabled is None and not row.doc.get("Enabled", True):
            self.disabled = {row.guid for group in self.rows.values() for _, _, row in group if not row.doc.get("Enabled", True)}
            self.tables.clear()
            return self._find(address, remote)
        return row


def pairs(sites: list[str], cost: int) -> Iterator[tuple[str, str, int]]:
    """A link joins each of its sites with each other."""
    for at, one in enumerate(sites):
        for other in sites[at + 1 :]:
            yield one, other, cost


def site_names(sites: Any) -> list[str]:
    """The names of sites that are given by name or distinguished name."""
    from cmdlets.exchange.types.directory import rdn_value, split_dn

    return [rdn_value(split_dn(str(site))[0]) if "=" in str(site) else str(site) for site in sites]


def read_routes(directory: Directory) -> Iterator[routing.Route]:
    from cmdlets.exchange.delivery_agent_connector import DeliveryAgentConnector
    from cmdlets.exchange.foreign_connector import ForeignConnector
    from cmdlets.exchange.send_connector import SendConnector

    for kind, cls in (("Send", SendConnector), ("Foreign", ForeignConnector), ("DeliveryAgent", DeliveryAgentConnector)):
        for item in directory.all(cls):
            hosts = [host.queue_text for host in item.get("SmartHosts")] if kind == "Send" and not item.get("DNSRoutingEnabled") else []
            yield routing.Route(
                item.name,
                kind,
                [(str(space), space) for space in item.get("AddressSpaces")],
                item.source_servers,
                scoped=item.get("IsScopedConnector"),
                enabled=item.get("Enabled"),
                maximum=bytes_of(item.get("MaxMessageSize")),
                smart_hosts=hosts,
                source=item,
            )


def certificate_name(value: Any) -> str:
    """The host name or pattern of a TlsSenderCertificateName: a domain, or the subject of a certificate identifier."""
    subject = getattr(value, "subject", "") or str(value)
    return subject[3:].partition(",")[0] if subject.lower().startswith("cn=") else subject


def bytes_of(limit: Any) -> int | None:
    """The bytes of a size or of an unlimited size; None for no limit."""
    value = getattr(limit, "value", limit)
    return None if value is None else int(getattr(value, "bytes", value))
