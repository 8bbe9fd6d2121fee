"""In: the store behind the shell. Out: Get-EmsStore: where it is and what it holds."""
from __future__ import annotations

from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.registry import cmdlet
from ems.values.objects import PSCustomObject


@cmdlet("Get-EmsStore", class_name="Ems.GetEmsStore")
class GetEmsStore(ExchangeCmdlet):
    """Gets the store that the shell works on.

    EXAMPLES
    > (Get-EmsStore).Objects -gt 5
    True

    Counts what the store holds.
    """

    def run(self) -> None:
        store = self.shell.store
        organization = self.directory.organization
        self.write(PSCustomObject.from_pairs([
            ("Address", store.address), ("Engine", store.engine), ("Id", store.id), ("Changes", store.version), ("Objects", store.count()),
            ("Kinds", store.kinds()), ("Organization", organization.name), ("LocalServer", self.directory.local_server)]))
