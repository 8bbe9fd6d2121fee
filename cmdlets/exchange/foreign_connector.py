"""In: Foreign connectors of the store. Out: the ForeignConnector model and Get-, New-, Set-, Remove-ForeignConnector."""
from __future__ import annotations

from cmdlets.exchange.common import gateways
from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, OnPremises, RemoveCommand, task
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import Schema, declare
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import ALL_SETS, SetInfo

NET_NAME = "Microsoft.Exchange.Data.Directory.SystemConfiguration.ForeignConnector"


class ForeignConnector(gateways.Gateway):
    """How mail leaves by files in a Drop directory."""

    noun_text = "Foreign connector"
    schema = Schema(
        "ForeignConnector",
        NET_NAME,
        container=gateways.CONTAINER,
        category="ms-Exch-Foreign-Connector",
        object_class="top msExchConnector mailGateway msExchForeignConnector",
        properties="""
        DropDirectory | string | | s | The directory for the files: a full path, or a name below the root drop directory.
        DropDirectoryQuota | unlimited size 1..2147483647 | Unlimited | s | Size of the directory's files at which nothing more is written.
        Enabled | bool | True | s | Whether the connector is used.
        RelayDsnRequired | bool | False | s | Whether a relay notification is sent when a file is written.
        """
        + gateways.properties("s", "unlimited size 0..2199023254528", "Unlimited | s").strip(),
    )


declare(ForeignConnector, gateways.GATEWAY)


class _Writing:
    def check(self, item: ForeignConnector) -> None:
        from cmdlets.exchange.rules import send

        send.check_spaces(item)
        path = item.get("DropDirectory")
        if path is not None and any(c in path for c in '<>"|?*\r\n'):
            raise fault("E-DROPPATH", item, text=f'The drop directory "{path}" isn\'t a valid directory name.')


@cmdlet("Get-ForeignConnector", class_name=task("Get", "ForeignConnector"), output=NET_NAME)
class GetForeignConnector(OnPremises, GetCommand):
    """Gets Foreign connectors.

    EXAMPLES
    > New-ForeignConnector Fax -AddressSpaces 'FAX:*;1' | Out-Null
    > (Get-ForeignConnector Fax).DropDirectory
    Fax

    Shows where the files of a connector go.
    """

    cls = ForeignConnector
    identity = p.identity("ForeignConnector")


@cmdlet("New-ForeignConnector", class_name=task("New", "ForeignConnector"), supports_should_process=True, output=NET_NAME)
@p.with_properties(ForeignConnector.schema, "n", mandatory="AddressSpaces", skip="Name")
class NewForeignConnector(OnPremises, _Writing, gateways.NewGateway):
    """Creates a Foreign connector. Its Drop directory has the connector's name until it is set.

    EXAMPLES
    > New-ForeignConnector Fax -AddressSpaces 'FAX:*;1' | ForEach-Object { "$_ $($_.AddressSpaces)" }
    Fax FAX:*;1

    Creates a connector to a fax gateway.
    """

    cls = ForeignConnector
    name = p.KindParameter(
        "Name", "string 64", {ALL_SETS: SetInfo(mandatory=True, position=0)}, "The connector's name, 64 characters at most."
    )

    def finish(self, item: ForeignConnector) -> None:
        item.doc["DropDirectory"] = item.name


@cmdlet("Set-ForeignConnector", class_name=task("Set", "ForeignConnector"), supports_should_process=True)
@p.with_properties(ForeignConnector.schema, "s")
class SetForeignConnector(OnPremises, _Writing, gateways.SetGateway):
    """Changes a Foreign connector.

    EXAMPLES
    > New-ForeignConnector Fax -AddressSpaces 'FAX:*;1' | Out-Null
    > Set-ForeignConnector Fax -DropDirectoryQuota 100MB
    > "$((Get-ForeignConnector Fax).DropDirectoryQuota)"
    100 MB (104,857,600 bytes)

    Limits the size of the Drop directory.
    """

    cls = ForeignConnector
    identity = p.identity("ForeignConnector", mandatory=True)
    force = parameter("Force", "switch", help="Hide warnings and questions.")


@cmdlet("Remove-ForeignConnector", class_name=task("Remove", "ForeignConnector"), supports_should_process=True, confirm_impact="High")
class RemoveForeignConnector(OnPremises, RemoveCommand):
    """Removes a Foreign connector, after asking.

    EXAMPLES
    > New-ForeignConnector Fax -AddressSpaces 'FAX:*;1' | Out-Null
    > Remove-ForeignConnector Fax -Confirm:$false
    > @(Get-ForeignConnector).Count
    0

    Removes a connector without asking.
    """

    cls = ForeignConnector
    identity = p.identity("ForeignConnector", mandatory=True)
