"""In: the store, or a damaged file. Out: Backup-EmsStore, Repair-EmsStore."""

from __future__ import annotations

from cmdlets.house.records import Backup, Repair
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.store.errors import StoreError


@cmdlet("Backup-EmsStore", supports_should_process=True, output="Ems.Backup")
class BackupEmsStore(Cmdlet):
    """Copy the store into a file while it is in use, and check the copy.

    The file is itself a store: `ems --store FILE` opens it, Restore-EmsStore -Path brings its objects back. Secrets in it stay sealed
    with the
    store's key; -IncludeKey writes the key beside it.
    """

    path = parameter("Path", "string", position=0, mandatory=True, help="The file to make.")
    force = parameter("Force", "switch", help="Replace a file that is there.")
    include_key = parameter("IncludeKey", "switch", help="Write the store's key into PATH.key, readable for its owner only.")

    def process(self) -> None:
        from ems.store.backup import back_up
        from ems.values.numbers import Int64

        path = self.shell.file_path(self.path)
        if not self.should_process(path, "Back up store"):
            return
        try:
            made = back_up(self.shell.store, path, overwrite=bool(self.force), with_key=bool(self.include_key))
        except StoreError as error:
            self.throw(error)
        from ems.values.convert import convert
        from ems.values.types import get_type

        self.write(
            Backup(
                path=made.path,
                objects=made.objects,
                changes=made.changes,
                lastchange=made.change,
                size=Int64(made.size),
                verified=True,
                keyincluded=made.with_key,
                checksum=made.digest,
                storeid=convert(made.store_id, get_type("System.Guid")),
            )
        )


@cmdlet("Repair-EmsStore", supports_should_process=True, output="Ems.Repair")
class RepairEmsStore(Cmdlet):
    """Save what can be read of a damaged store into a new file.

    The damaged file is only read. Objects whose rows are lost are taken from the history; what is lost for good is counted.
    """

    path = parameter("Path", "string", position=0, mandatory=True, help="The damaged file.")
    destination = parameter("Destination", "string", position=1, mandatory=True, help="The new file; it must not be there yet.")

    def process(self) -> None:
        from ems.store.repair import repair

        path, destination = self.shell.file_path(self.path), self.shell.file_path(self.destination)
        if not self.should_process(path, f"Repair into '{destination}'"):
            return
        try:
            made = repair(path, destination)
        except StoreError as error:
            self.throw(error)
        self.write(
            Repair(
                path=made.path,
                destination=made.destination,
                objects=made.objects,
                objectsfromhistory=made.objects_from_history,
                changes=made.changes,
                lostchanges=len(made.lost_changes),
                damagedpages=made.damaged_pages,
                damagedrows=made.damaged_rows,
                keyincluded=made.with_key,
            )
        )
        if made.lost_changes or made.damaged_pages or made.damaged_rows:
            self.write_warning(
                f"The store was damaged: {made.damaged_pages} pages and {made.damaged_rows} rows could not be read; "
                f"{len(made.lost_changes)} changes are missing in the history."
            )
