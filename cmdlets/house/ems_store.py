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
        from ems import rehearse

        store, rehearsal = self.shell.store, rehearse.current(self.shell)
        real = rehearsal.store if rehearsal is not None else store
        organization = self.directory.organization
        self.write(PSCustomObject.from_pairs([
            ("Address", real.address), ("Engine", real.engine), ("Rehearsal", rehearsal is not None), ("Id", store.id),
            ("Changes", store.version), ("Objects", store.count()),
            ("Kinds", store.kinds()), ("Organization", organization.name), ("LocalServer", self.directory.local_server)]))
