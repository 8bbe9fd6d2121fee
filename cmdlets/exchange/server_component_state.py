"""In: components of servers. Out: Get- and Set-ServerComponentState. A component is active unless a requester made it inactive or
draining."""

from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import derived_guid
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Management.SystemConfigurationTasks.ServerComponentStatePresentationObject"
COMPONENTS = (
    "ServerWideOffline",
    "HubTransport",
    "FrontendTransport",
    "Monitoring",
    "RecoveryActionsEnabled",
    "AutoDiscoverProxy",
    "ActiveSyncProxy",
    "EcpProxy",
    "EwsProxy",
    "ImapProxy",
    "OabProxy",
    "OwaProxy",
    "PopProxy",
    "PushNotificationsProxy",
    "RpsProxy",
    "RwsProxy",
    "RpcProxy",
    "UMCallRouter",
    "XropProxy",
    "HttpProxyAvailabilityGroup",
    "ForwardSyncDaemon",
    "ProvisioningRps",
    "MapiProxy",
    "EdgeTransport",
    "HighAvailability",
    "SharedCache",
    "MailboxDeliveryProxy",
    "RoutingUpdates",
    "RestProxy",
    "DefaultProxy",
    "Lsass",
    "RoutingService",
    "E4EProxy",
    "CafeLAMv2",
    "LogExportProvider",
)
REQUESTERS = ("HealthAPI", "Maintenance", "Sidelined", "Functional", "Deployment")
_STARTS_INACTIVE = ("ForwardSyncDaemon", "ProvisioningRps")


class ServerComponentState(ConfigObject):
    """Whether a component of a server takes work."""

    noun_text = "server component"
    schema = Schema("ServerComponentState", NET_NAME, tail="none", properties="""
        ServerFqdn | string | | | The server.
        Component | string | | | The component.
        State | string | | c | Active, Inactive or Draining.
        LocalStates | list string | | c | What each requester asked for, here.
        RemoteStates | list string | | c | What each requester asked for, in the directory.
    """)

    def requests(self) -> dict[str, str]:
        return self.doc.get("Requests") or {}

    def compute_state(self) -> str:
        """Inactive as soon as one requester wants it."""
        states = self.requests().values()
        default = "Inactive" if self.doc["Component"] in _STARTS_INACTIVE and not states else "Active"
        return next((state for state in ("Inactive", "Draining") if state in states), default)

    def compute_local_states(self) -> Any:
        from cmdlets.exchange.common.kinds import kind

        return kind("list string").load([f"{requester}: {state}" for requester, state in self.requests().items()])

    compute_remote_states = compute_local_states

    def compute_identity(self) -> str:
        return f"{self.server}\\{self.doc['Component']}"

    @property
    def identity(self) -> str:
        return self.compute_identity()


declare(ServerComponentState, "Microsoft.Exchange.Data.ConfigurableObject")


def component(directory: Any, server: Any, name: str) -> ServerComponentState:
    rows = directory.store.find("ServerComponentState", name=name, server=server.name)
    if rows:
        return ServerComponentState.from_row(rows[0], directory.organization)
    doc = {"Component": name, "ServerFqdn": server.doc.get("Fqdn") or directory.organization.fqdn_of(server.name)}
    return ServerComponentState(
        doc, directory.organization, guid=derived_guid(server.guid, "component", name), name=name, server=server.name
    )


def known_component(name: str) -> str:
    found = next((known for known in COMPONENTS if known.lower() == name.lower()), None)
    if found is None:
        raise fault("E-VALUE", text=f'The component "{name}" doesn\'t exist. The components are {", ".join(COMPONENTS)}.')
    return found


@cmdlet("Get-ServerComponentState", class_name=task("Get", "ServerComponentState"), output=NET_NAME)
class GetServerComponentState(OnPremises, ExchangeCmdlet):
    """Gets the state of a server's components.

    EXAMPLES
    > (Get-ServerComponentState EX01 -Component HubTransport).State
    Active

    Shows whether a server takes mail.
    """

    identity = p.identity("Server", mandatory=True)
    p_component = p.KindParameter("Component", "string", help="One component.")

    def run(self) -> None:
        self.directory.open()
        server = self.directory.existing_server(self.identity)
        names = [known_component(self.p_component)] if self.p_component else COMPONENTS
        for name in names:
            self.write(component(self.directory, server, name))


@cmdlet("Set-ServerComponentState", class_name=task("Set", "ServerComponentState"), supports_should_process=True)
class SetServerComponentState(OnPremises, ExchangeCmdlet):
    """Makes a component of a server active, inactive or draining, for one requester.

    EXAMPLES
    > Set-ServerComponentState EX01 -Component HubTransport -State Draining -Requester Maintenance
    > (Get-ServerComponentState EX01 -Component HubTransport).State
    Draining

    Lets a server finish its queues before maintenance.
    """

    identity = p.identity("Server", mandatory=True)
    p_component = p.KindParameter("Component", "string", {ALL_SETS: SetInfo(mandatory=True)}, "The component.")
    p_requester = p.KindParameter("Requester", "string", {ALL_SETS: SetInfo(mandatory=True)}, f"Who asks: {', '.join(REQUESTERS)}.")
    p_state = p.KindParameter("State", "enum ServiceState", {ALL_SETS: SetInfo(mandatory=True)}, "Active, Inactive or Draining.")
    p_local_only = parameter("LocalOnly", "switch", help="Change the server's own record only; there is one record, so it changes nothing.")
    p_remote_only = parameter(
        "RemoteOnly", "switch", help="Change the directory's record only; there is one record, so it changes nothing."
    )
    p_timeout = p.KindParameter("TimeoutInSeconds", "int", help="How long the state is kept; recorded.")

    def run(self) -> None:
        from ems.values.enums import enum_text

        self.directory.open()
        server = self.directory.existing_server(self.identity)
        name = known_component(self.p_component)
        requester = next((known for known in REQUESTERS if known.lower() == self.p_requester.lower()), None)
        if requester is None:
            raise fault("E-VALUE", text=f'"{self.p_requester}" isn\'t a requester. Specify one of {", ".join(REQUESTERS)}.')
        item = component(self.directory, server, name)
        if not self.confirmed(f'Setting component "{name}" of server "{server.name}".', item.identity):
            return
        item.doc = {**item.doc, "Requests": {**item.requests(), requester: enum_text(self.p_state)}}
        with self.transaction() as change:
            if item.row is None:
                self.directory.insert(change, item)
            else:
                self.directory.update(change, item)
