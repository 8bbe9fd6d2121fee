"""In: transport agents of the organization. Out: the TransportAgent model, Get-, Set-, Enable-, Disable-, Install-,
Uninstall-TransportAgent.

A fresh organization has the nine agents of a Mailbox server. What was changed, installed or taken away is stored.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises
from cmdlets.exchange.common.errors import NO_CHANGE, fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import derived_guid
from cmdlets.registry import cmdlet
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.TransportAgent"
BUILT_IN = (
    "Transport Rule Agent",
    "DLP Policy Agent",
    "Retention Policy Agent",
    "Supervisory Review Agent",
    "Malware Agent",
    "Text Messaging Routing Agent",
    "Text Messaging Delivery Agent",
    "System Probe Drop Smtp Agent",
    "System Probe Drop Routing Agent",
)
SERVICES = ("Hub", "Edge", "FrontEnd", "MailboxSubmission", "MailboxDelivery")


class TransportAgent(ConfigObject):
    """A program that the transport calls for each message."""

    noun_text = "transport agent"
    schema = Schema("TransportAgent", NET_NAME, tail="none", properties="""
        Enabled | bool | True | | Whether the agent is called.
        Priority | int 1..2147483647 | 1 | | Its place in the order.
        TransportAgentFactory | string | | | The .NET type that makes the agent.
        AssemblyPath | string | | | The file of the agent.
        TransportService | string | Hub | | The service that calls it.
        Name | string 64 | | |
    """)

    def compute_identity(self) -> str:
        return self.name


declare(TransportAgent, "Microsoft.Exchange.Data.ConfigurableObject")


def agents(directory: Any) -> list[TransportAgent]:
    """The agents in the order of their priority: the built-in ones and the installed ones."""
    organization = directory.organization
    stored = {item.name.lower(): item for item in directory.all(TransportAgent)}
    for at, name in enumerate(BUILT_IN):
        if name.lower() not in stored:
            stored[name.lower()] = TransportAgent(
                {
                    "Name": name,
                    "Priority": at + 1,
                    "TransportAgentFactory": f"Microsoft.Exchange.Transport.Agent.{name.replace(' ', '')}Factory",
                },
                organization,
                guid=derived_guid(organization.guid, "TransportAgent", name),
                name=name,
            )
    return sorted((item for item in stored.values() if not item.doc.get("Removed")), key=lambda item: (item.get("Priority"), item.name))


class _AgentCommand(OnPremises, ExchangeCmdlet):
    identity: Any
    p_service: Any

    def one(self) -> TransportAgent:
        wanted = str(self.identity).lower()
        for agent in agents(self.directory):
            if agent.name.lower() == wanted or agent.guid == wanted:
                return agent
        raise fault("E-NOTFOUND", name=str(self.identity), dc=self.directory.dc)

    def save(self, change: Any, item: TransportAgent) -> None:
        if item.row is None:
            self.directory.insert(change, item)
        else:
            self.directory.update(change, item)

    def reorder(self, change: Any, order: list[TransportAgent]) -> None:
        for at, agent in enumerate(order, 1):
            if agent.get("Priority") != at:
                agent.put("Priority", at)
                self.save(change, agent)


def _service() -> Any:
    return p.KindParameter("TransportService", "string", help="The service: Hub, Edge, FrontEnd, MailboxSubmission or MailboxDelivery.")


@cmdlet("Get-TransportAgent", class_name="Microsoft.Exchange.Management.AgentTasks.GetTransportAgent", output=NET_NAME)
class GetTransportAgent(_AgentCommand):
    """Gets transport agents.

    EXAMPLES
    > (Get-TransportAgent).Count
    9

    Counts the agents of a fresh organization.
    """

    identity = p.identity("TransportAgent")
    p_service = _service()

    def run(self) -> None:
        self.write_each(self.select())

    def select(self) -> Iterator[TransportAgent]:
        if self.identity is not None and "*" not in str(self.identity):
            yield self.one()
            return
        from cmdlets.exchange.common.directory import wildcard_test

        test = wildcard_test(str(self.identity), str(self.identity)) if self.identity is not None else None
        for agent in agents(self.directory):
            if (test is None or test(agent.name)) and (
                self.p_service is None or agent.get("TransportService").lower() == self.p_service.lower()
            ):
                yield agent


@cmdlet("Set-TransportAgent", class_name="Microsoft.Exchange.Management.AgentTasks.SetTransportAgent", supports_should_process=True)
class SetTransportAgent(_AgentCommand):
    """Changes the place of a transport agent in the order.

    EXAMPLES
    > Set-TransportAgent 'Malware Agent' -Priority 1
    > (Get-TransportAgent)[0].Name
    Malware Agent

    Makes an agent the first one.
    """

    identity = p.identity("TransportAgent", mandatory=True)
    p_priority = p.KindParameter("Priority", "int", help="The place, counted from 1.")
    p_service = _service()

    def run(self) -> None:
        agent = self.one()
        order = [other for other in agents(self.directory) if other.name != agent.name]
        if self.given("Priority") and not 1 <= self.p_priority <= len(order) + 1:
            raise fault("E-RANGE", agent, name="Priority", low=1, high=len(order) + 1)
        if not self.confirmed(f'Setting transport agent "{agent.name}".', agent.name):
            return
        if not self.given("Priority") or self.p_priority == agent.get("Priority"):
            self.write_warning(NO_CHANGE.format(agent.name))
            return
        order.insert(self.p_priority - 1, agent)
        with self.transaction() as change:
            self.reorder(change, order)


class _Switch(_AgentCommand):
    enabled = True

    def run(self) -> None:
        agent = self.one()
        if not self.confirmed(f'{"Enabling" if self.enabled else "Disabling"} transport agent "{agent.name}".', agent.name):
            return
        if agent.get("Enabled") is not self.enabled:
            agent.put("Enabled", self.enabled)
            with self.transaction() as change:
                self.save(change, agent)
        self.write_warning("The following service restart is required for the change(s) to take effect : MSExchangeTransport")


@cmdlet("Enable-TransportAgent", class_name="Microsoft.Exchange.Management.AgentTasks.EnableTransportAgent", supports_should_process=True)
class EnableTransportAgent(_Switch):
    """Turns a transport agent on."""

    identity = p.identity("TransportAgent", mandatory=True)
    p_service = _service()


@cmdlet("Disable-TransportAgent", class_name="Microsoft.Exchange.Management.AgentTasks.DisableTransportAgent", supports_should_process=True,
        confirm_impact="High")
class DisableTransportAgent(_Switch):
    """Turns a transport agent off, after asking."""

    identity = p.identity("TransportAgent", mandatory=True)
    p_service = _service()
    enabled = False


@cmdlet(
    "Install-TransportAgent",
    class_name="Microsoft.Exchange.Management.AgentTasks.InstallTransportAgent",
    supports_should_process=True,
    output=NET_NAME,
)
class InstallTransportAgent(_AgentCommand):
    """Registers a transport agent at the end of the order, turned off."""

    name = p.KindParameter("Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The agent's name.")
    p_path = p.KindParameter("AssemblyPath", "string", {ALL_SETS: SetInfo(mandatory=True)}, "The file of the agent.")
    p_factory = p.KindParameter(
        "TransportAgentFactory", "string", {ALL_SETS: SetInfo(mandatory=True)}, "The .NET type that makes the agent."
    )
    p_service = _service()

    def run(self) -> None:
        known = agents(self.directory)
        if any(agent.name.lower() == self.name.lower() for agent in known):
            raise fault("E-VALUE", text=f'The transport agent "{self.name}" already exists.')
        if self.p_service is not None and self.p_service.lower() not in (service.lower() for service in SERVICES):
            raise fault("E-VALUE", text=f'"{self.p_service}" isn\'t a transport service. Specify one of {", ".join(SERVICES)}.')
        doc = {
            "Name": self.name,
            "Enabled": False,
            "Priority": len(known) + 1,
            "AssemblyPath": self.p_path,
            "TransportAgentFactory": self.p_factory,
            "TransportService": self.p_service or "Hub",
        }
        item = TransportAgent(doc, self.directory.organization, name=self.name, state="New")
        if self.confirmed(f'Installing transport agent "{self.name}".', self.name):
            with self.transaction() as change:
                self.directory.insert(change, item)
            self.write(item)


@cmdlet(
    "Uninstall-TransportAgent",
    class_name="Microsoft.Exchange.Management.AgentTasks.UninstallTransportAgent",
    supports_should_process=True,
    confirm_impact="High",
)
class UninstallTransportAgent(_AgentCommand):
    """Takes a transport agent out of the transport, after asking."""

    identity = p.identity("TransportAgent", mandatory=True)
    p_service = _service()

    def run(self) -> None:
        agent = self.one()
        if not self.confirmed(f'Uninstalling transport agent "{agent.name}".', agent.name):
            return
        with self.transaction() as change:
            if agent.name in BUILT_IN:
                agent.doc = {**agent.doc, "Removed": True}
                self.save(change, agent)
            else:
                self.directory.delete(change, agent)
            self.reorder(change, [other for other in agents(self.directory) if other.name != agent.name])
