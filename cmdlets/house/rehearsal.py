"""In: a running shell. Out: Start-EmsRehearsal, Get-EmsRehearsal, Stop-EmsRehearsal: work on a copy of the store, look, keep or drop it."""

from __future__ import annotations

from typing import Any

from cmdlets.house.records import Rehearsal, array_of, difference_record, local_time
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems import rehearse
from ems.store.errors import StoreError
from ems.values.errors import ps_error


class RehearsalCmdlet(Cmdlet):
    __slots__ = ()

    def running(self) -> Any:
        found = rehearse.current(self.shell)
        if found is None:
            self.throw(ps_error("NoRehearsal", "No rehearsal is running. Start-EmsRehearsal begins one.", category="InvalidOperation"))
        return found

    def record(self, rehearsal: Any) -> Any:
        differences = [difference_record(self.shell, found) for found in rehearsal.differences()]
        conflicts = [f"{c.kind} '{c.name}': {c.explanation}" for c in rehearsal.conflicts()]
        from ems.values.collections import TypedArray
        from ems.values.types import get_type

        return Rehearsal(
            store=rehearsal.store.address,
            started=local_time(rehearsal.started),
            changes=len(rehearsal.changes()),
            differences=array_of("Difference", differences),
            conflicts=TypedArray.of(get_type("System.String"), conflicts),
        )


@cmdlet("Start-EmsRehearsal", output="Ems.Rehearsal")
class StartEmsRehearsal(RehearsalCmdlet):
    """Let all commands work on a copy of the store from here on.

    Nothing is saved. Get-EmsRehearsal shows what the commands would change; Stop-EmsRehearsal ends it, and with -Apply carries it out.
    The prompt shows that a rehearsal is running.

    EXAMPLES
    > Start-EmsRehearsal; Set-ReceiveConnector 'Default EX01' -Banner 220; Get-EmsRehearsal | % { "$_ $($_.Changes)" }; Stop-EmsRehearsal
    Changed ReceiveConnector EX01\\Default EX01 Banner:  -> 220

    Tries a command out.
    """

    pass_thru = parameter("PassThru", "switch", help="Return the rehearsal.")

    def process(self) -> None:
        running = rehearse.current(self.shell)
        if running is not None and not running.of_script:  # in a script that is rehearsed, a rehearsal of its own begins
            self.throw(
                ps_error("RehearsalRunning", "A rehearsal is running already. Stop-EmsRehearsal ends it.", category="InvalidOperation")
            )
        try:
            started = rehearse.start(self.shell)
        except StoreError as error:
            self.throw(error)
        if self.pass_thru:
            self.write(self.record(started))


@cmdlet("Get-EmsRehearsal", output="Ems.Rehearsal Ems.Difference")
class GetEmsRehearsal(RehearsalCmdlet):
    """Show what the rehearsal would change in the store: an object a row, with the old and new value of each property.

    -Summary gives one object with the counts, the differences and the objects that others changed meanwhile.
    """

    summary = parameter("Summary", "switch", help="One object about the whole rehearsal.")

    def process(self) -> None:
        rehearsal = self.running()
        if self.summary:
            self.write(self.record(rehearsal))
            return
        for found in rehearsal.differences():
            self.write(difference_record(self.shell, found))
        for conflict in rehearsal.conflicts():
            self.write_warning(f"{conflict.kind} '{conflict.name}' changed in the store meanwhile: {conflict.explanation}")


@cmdlet("Stop-EmsRehearsal", supports_should_process=True)
class StopEmsRehearsal(RehearsalCmdlet):
    """End the rehearsal: forget what it changed, or with -Apply carry it out.

    -Apply saves all changes in one transaction, each with its own command line in the history. When somebody changed one of the objects
    meanwhile, nothing is saved and the rehearsal goes on.
    """

    apply = parameter("Apply", "switch", help="Carry the changes out in the store.")

    def process(self) -> None:
        rehearsal = self.running()
        if rehearsal.of_script:
            self.throw(
                ps_error(
                    "RehearsalOfScript",
                    "The script itself is being rehearsed by 'ems --rehearse', which ends the rehearsal after the script.",
                    category="InvalidOperation",
                )
            )
        count = len(rehearsal.changes())
        what = f"{count} rehearsed change{'s' * (count != 1)}"
        if self.apply:
            if not self.should_process(rehearsal.store.address, f"Apply {what}"):
                return
            try:
                rehearsal.apply()
            except StoreError as error:
                self.throw(error)
        elif count and not self.should_process(rehearsal.store.address, f"Forget {what}"):
            return
        rehearse.stop(self.shell)
