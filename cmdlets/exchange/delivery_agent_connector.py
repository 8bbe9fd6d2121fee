"""In: Delivery Agent connectors of the store. Out: the DeliveryAgentConnector model and its Get-, New-, Set-, Remove- cmdlets."""
from __future__ import annotations

from cmdlets.exchange.common import gateways
from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, OnPremises, RemoveCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import Schema, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.DeliveryAgentConnector"


class DeliveryAgentConnector(gateways.Gateway):
    """How mail leaves by a delivery agent, for systems that do not speak SMTP."""

    noun_text = "Delivery Agent connector"
    schema = Schema("DeliveryAgentConnector", NET_NAME, container=gateways.CONTAINER, category="ms-Exch-Delivery-Agent-Connector",
                    object_class="top msExchConnector mailGateway msExchDeliveryAgentConnector", properties="""
        DeliveryProtocol | string | | ns | The protocol that ties the connector to its delivery agents.
        Enabled | bool | True | ns | Whether the connector is used.
        MaxConcurrentConnections | int 1..2147483647 | 5 | ns | Connections at a time to one destination.
        MaxMessagesPerConnection | int 1..2147483647 | 20 | ns | Messages before the agent's session is made anew.
        """ + gateways.properties("ns", "unlimited size 65536..2147483647", "Unlimited | ns").strip())


declare(DeliveryAgentConnector, gateways.GATEWAY)


class _Writing:
    def check(self, item: DeliveryAgentConnector) -> None:
        from cmdlets.exchange.rules import send

        send.check_spaces(item)
        if not (item.get("DeliveryProtocol") or "").strip():
            raise fault("E-EMPTYVALUE", item, name="DeliveryProtocol")


@cmdlet("Get-DeliveryAgentConnector", class_name=task("Get", "DeliveryAgentConnector"), output=NET_NAME)
class GetDeliveryAgentConnector(OnPremises, GetCommand):
    """Gets Delivery Agent connectors.

    EXAMPLES
    > New-DeliveryAgentConnector Text -AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE | Out-Null
    > (Get-DeliveryAgentConnector Text).DeliveryProtocol
    MOBILE

    Shows the protocol of a connector.
    """

    cls = DeliveryAgentConnector
    identity = p.identity("DeliveryAgentConnector")


@cmdlet("New-DeliveryAgentConnector", class_name=task("New", "DeliveryAgentConnector"), supports_should_process=True, output=NET_NAME)
@p.with_properties(DeliveryAgentConnector.schema, "n", mandatory="AddressSpaces DeliveryProtocol", skip="Name")
class NewDeliveryAgentConnector(OnPremises, _Writing, gateways.NewGateway):
    """Creates a Delivery Agent connector.

    EXAMPLES
    > New-DeliveryAgentConnector X400 -AddressSpaces 'X400:c=US;a=Fabrikam;p=Contoso;5' -DeliveryProtocol X.400 | % Enabled
    True

    Creates a connector for X.400 addresses.
    """

    cls = DeliveryAgentConnector
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )


@cmdlet("Set-DeliveryAgentConnector", class_name=task("Set", "DeliveryAgentConnector"), supports_should_process=True)
@p.with_properties(DeliveryAgentConnector.schema, "s")
class SetDeliveryAgentConnector(OnPremises, _Writing, gateways.SetGateway):
    """Changes a Delivery Agent connector.

    EXAMPLES
    > New-DeliveryAgentConnector Text -AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE | Out-Null
    > Set-DeliveryAgentConnector Text -MaxConcurrentConnections 10
    > (Get-DeliveryAgentConnector Text).MaxConcurrentConnections
    10

    Allows more connections.
    """

    cls = DeliveryAgentConnector
    identity = p.identity("DeliveryAgentConnector", mandatory=True)
    force = parameter("Force", "switch", help="Hide warnings and questions.")


@cmdlet(
    "Remove-DeliveryAgentConnector",
    class_name=task("Remove", "DeliveryAgentConnector"),
    supports_should_process=True,
    confirm_impact="High",
)
class RemoveDeliveryAgentConnector(OnPremises, RemoveCommand):
    """Removes a Delivery Agent connector, after asking.

    EXAMPLES
    > New-DeliveryAgentConnector Text -AddressSpaces 'MOBILE:*' -DeliveryProtocol MOBILE | Out-Null
    > Remove-DeliveryAgentConnector Text -Confirm:$false
    > @(Get-DeliveryAgentConnector).Count
    0

    Removes a connector without asking.
    """

    cls = DeliveryAgentConnector
    identity = p.identity("DeliveryAgentConnector", mandatory=True)
