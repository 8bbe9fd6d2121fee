"""In: the store. Out: Checkpoint-EmsStore, Get-EmsCheckpoint, Remove-EmsCheckpoint, Restore-EmsStore."""

from __future__ import annotations

from typing import Any

from cmdlets.house.changes import text_test
from cmdlets.house.records import checkpoint_record, difference_record
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.store.errors import CheckpointError, StoreError


@cmdlet("Checkpoint-EmsStore", output="Ems.Checkpoint")
class CheckpointEmsStore(Cmdlet):
    """Give the store's present state a name, to come back to.

    It costs nothing: the history holds every state since. Restore-EmsStore goes back.

    EXAMPLES
    > (Checkpoint-EmsStore 'before the move' -Description 'Ticket 4711').Name
    before the move

    Names the present state.
    """

    name = parameter("Name", "string", position=0, help="The checkpoint's name; the time when none is given.")
    description = parameter("Description", "string", default="", help="What it is for.")

    def process(self) -> None:
        from ems.store.audit import now_ticks, ticks_to_text
        from ems.store.snapshots import find_checkpoint, make_checkpoint

        name = self.name
        try:
            if name is None:
                name = now = ticks_to_text(now_ticks())
                number = 1
                while find_checkpoint(self.shell.store, name) is not None:  # the second one of this second
                    number += 1
                    name = f"{now} ({number})"
            self.write(checkpoint_record(make_checkpoint(self.shell.store, name, self.description or "")))
        except StoreError as error:
            self.throw(error)


@cmdlet("Get-EmsCheckpoint", output="Ems.Checkpoint")
class GetEmsCheckpoint(Cmdlet):
    """Show the store's checkpoints, the oldest first."""

    name = parameter("Name", "string[]", position=0, help="Names; wildcards are taken.")

    def process(self) -> None:
        from ems.store.snapshots import checkpoints

        fits, count = text_test(self.name), 0
        for found in checkpoints(self.shell.store):
            if fits(found.name):
                count += 1
                self.write(checkpoint_record(found))
        if not count and self.name and not any(c in name for name in self.name for c in "*?["):
            self.write_error(
                CheckpointError(
                    f"There is no checkpoint '{self.name[0]}'.",
                    target=self.name[0],
                    error_id="CheckpointNotFound",
                    category="ObjectNotFound",
                )
            )


@cmdlet("Remove-EmsCheckpoint", supports_should_process=True)
class RemoveEmsCheckpoint(Cmdlet):
    """Forget a checkpoint. Objects and history stay."""

    name = parameter("Name", "string[]", position=0, mandatory=True, pipeline=True, byname=True, help="The checkpoint's name.")

    def process(self) -> None:
        from ems.store.snapshots import remove_checkpoint

        for name in self.name:
            if self.should_process(name, "Remove checkpoint"):
                try:
                    remove_checkpoint(self.shell.store, name)
                except StoreError as error:
                    self.write_error(error)


@cmdlet("Restore-EmsStore", supports_should_process=True, confirm_impact="High", default_set="Name", output="Ems.Difference")
class RestoreEmsStore(Cmdlet):
    """Bring every object back to what it was at a checkpoint, or is in a backup.

    All of it is one change, with a row in the history for each object, which Undo-EmsChange takes back.

    EXAMPLES
    > Checkpoint-EmsStore a >$null; Set-ReceiveConnector 'Default EX01' -Banner 220; Restore-EmsStore a -PassThru -Confirm:$false | % Action
    Changed

    Goes back to a checkpoint and shows what changed by that.
    """

    name = parameter("Name", "string", position=0, mandatory=True, pipeline=True, byname=True, sets="Name", help="The checkpoint.")
    path = parameter("Path", "string", mandatory=True, sets="Path", help="A file that Backup-EmsStore made.")
    pass_thru = parameter("PassThru", "switch", help="Return the objects that differed.")

    def process(self) -> None:
        what = f"checkpoint '{self.name}'" if self.parameter_set == "Name" else f"backup '{self.path}'"
        if not self.should_process(self.shell.store.address, f"Restore {what}"):
            return
        try:
            found = self.restore(self.shell.store)
        except StoreError as error:
            self.throw(error)
        for difference in found:
            if difference.old is not None and not self.shell.store.secrets.opens(difference.old.doc):
                self.write_warning(
                    f"A secret of {difference.kind} '{difference.old.name}' was sealed with a key that is not here: set it again, "
                    "or put the key of its store beside the backup (Backup-EmsStore -IncludeKey does) and restore again."
                )
        if self.pass_thru:
            for difference in found:
                self.write(difference_record(self.shell, turned(difference)))

    def restore(self, store: Any) -> list[Any]:
        from ems.store.backup import verify
        from ems.store.snapshots import restore_checkpoint, restore_from

        if self.parameter_set == "Name":
            return restore_checkpoint(store, self.name, parameters=self.bound)
        from ems.store import open_store

        path = self.shell.file_path(self.path)
        verify(path)
        with open_store(path, create=False, read_only=True) as source:
            return restore_from(store, source, parameters=self.bound)  # type: ignore[arg-type]


def turned(difference: Any) -> Any:
    """A difference as the restore sees it: from what was to what is again."""
    from ems.store.snapshots import Difference

    return Difference(difference.kind, difference.guid, difference.new, difference.old)
