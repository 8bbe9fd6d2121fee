"""In: a store. Out: New-EmsOrganization: a fresh organization in it."""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.errors import fault
from cmdlets.registry import cmdlet, parameter
from ems.values.objects import PSCustomObject


def describe(organization: Any) -> PSCustomObject:
    """An organization as the commands of ems show it."""
    return PSCustomObject.from_pairs(
        [
            ("Name", organization.name),
            ("Domain", organization.domain),
            ("LocalServer", organization.local_server),
            ("DomainController", organization.domain_controller),
            ("Site", organization.site),
            ("Guid", organization.guid),
        ]
    )


@cmdlet("Get-EmsOrganization", class_name="Ems.GetEmsOrganization")
class GetEmsOrganization(ExchangeCmdlet):
    """Gets the organization that the store holds.

    EXAMPLES
    > (Get-EmsOrganization).Domain
    contoso.com

    Shows the domain of the first-start organization.
    """

    def run(self) -> None:
        self.write(describe(self.directory.organization))


@cmdlet("Set-EmsOrganization", class_name="Ems.SetEmsOrganization", supports_should_process=True)
class SetEmsOrganization(ExchangeCmdlet):
    """Changes the organization's own settings: the server that the shell runs on, and the domain controller that answers name.

    EXAMPLES
    > Set-EmsOrganization -DomainController DC02
    > (Get-EmsOrganization).DomainController
    DC02.contoso.com

    Names another domain controller.
    """

    local_server = parameter("LocalServer", "string", help="The server that commands without -Server mean.")
    controller = parameter("DomainController", "string", help="The domain controller that errors name.")
    tenant = parameter("Tenant", "string", help="The tenant of Exchange Online, such as contoso.onmicrosoft.com.")

    def run(self) -> None:
        directory = self.directory
        current = directory.organization
        changes = {
            name: value
            for name, value in (("LocalServer", self.local_server), ("DomainController", self.controller), ("Tenant", self.tenant))
            if value
        }
        if "LocalServer" in changes:
            changes["LocalServer"] = directory.existing_server(changes["LocalServer"]).name
        if changes and self.confirmed(f'Setting organization "{current.name}".', current.name):
            with self.transaction() as change:
                row = change.get(org.KIND, current.guid)
                change.update(row, {**row.doc, **changes})


@cmdlet("New-EmsOrganization", class_name="Ems.NewEmsOrganization", supports_should_process=True, confirm_impact="High")
class NewEmsOrganization(ExchangeCmdlet):
    """Makes a fresh organization in the store, in place of the one that is there.

    Everything in the store is removed first, in one change that can be undone. The new organization has an accepted domain, a site and the
    servers, each with the Receive connectors that setup gives it.

    EXAMPLES
    > New-EmsOrganization Fabrikam -Domain fabrikam.com -Server MBX1,MBX2 -Confirm:$false | ForEach-Object LocalServer
    MBX1
    > @(Get-ReceiveConnector).Count
    10

    Starts over with two servers.
    """

    name = parameter("Name", "string", position=0, help="The organization's name.", default="First Organization")
    domain = parameter("Domain", "string", help="Its domain, such as contoso.com.", default="contoso.com")
    servers = parameter("Server", "string[]", help="Names of its Mailbox servers; the first one is the local server.")
    controller = parameter("DomainController", "string", help="Name of the domain controller.", default="DC01")
    site = parameter("Site", "string", help="Name of its Active Directory site.", default="Default-First-Site-Name")
    force = parameter("Force", "switch", help="Do not ask.")

    def run(self) -> None:
        from cmdlets.exchange.first_start import create_organization
        from cmdlets.exchange.types.domains import is_domain

        if not is_domain(self.domain):
            raise fault("E-VALUE", text=f'"{self.domain}" isn\'t a valid domain.')
        servers = list(self.servers or [org.DEFAULTS["LocalServer"]])
        for name in servers:
            check_server_name(name)
        directory = self.directory
        count = directory.store.count()
        text = f'Creating organization "{self.name}" in store "{directory.store.address}", where {count} objects are removed.'
        if not (self.force or self.confirmed(text, self.name)):
            return
        doc = {"Name": self.name, "Domain": self.domain, "LocalServer": servers[0], "DomainController": self.controller, "Site": self.site}
        with self.transaction() as change:
            for kind in change.kinds():
                for row in list(change.all(kind)):
                    change.delete(kind, row.guid)
            create_organization(directory, change, doc, [(name, "Mailbox") for name in servers])
        self.write(describe(directory.organization))


def check_server_name(name: str) -> None:
    """A computer name: 1 to 15 letters, digits and hyphens (longer ones are no NetBIOS names)."""
    if not (
        1 <= len(name) <= 15 and name.replace("-", "").isalnum() and name.isascii() and not name.startswith("-") and not name.endswith("-")
    ):
        raise fault("E-NAME", value=name, text="A server's name has 1 to 15 letters, digits and hyphens.")
