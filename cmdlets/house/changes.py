"""In: the store's history. Out: Get-EmsChange, Undo-EmsChange."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from cmdlets.house.records import change_record, utc_ticks
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.store.errors import StoreError, UndoRefused


def text_test(patterns: Iterable[Any] | None) -> Callable[[str], bool]:
    """A test of a text against wildcard patterns; without patterns everything passes."""
    from ems.values.wildcard import Wildcard

    tests = [Wildcard(str(pattern), True) for pattern in patterns or ()]
    return (lambda text: any(test.matches(text) for test in tests)) if tests else (lambda text: True)


@cmdlet("Get-EmsChange", output="Ems.Change")
class GetEmsChange(Cmdlet):
    """Show what was changed in the store, by whom, when and with which command.

    Each change of an object has a number, the command line that made it (passwords and keys masked) and the old and new value of every
    property. The oldest comes first. Undo-EmsChange takes changes back.

    EXAMPLES
    > Set-ReceiveConnector 'Default EX01' -MaxMessageSize 20MB; (Get-EmsChange -Last 1).Changes | ForEach-Object { "$_" }
    MaxMessageSize: 36 MB (37,748,736 bytes) -> 20 MB (20,971,520 bytes)

    Shows what the last change did.

    > Set-ReceiveConnector 'Default EX01' -Banner '220 mail'; (Get-EmsChange 'EX01\\Default EX01' -Last 1).CommandLine
    Set-ReceiveConnector -Banner '220 mail' -Identity 'Default EX01'

    Shows the command that changed a connector last.
    """

    identity = parameter("Identity", "string[]", position=0, help="Objects by name, server\\name or GUID; wildcards are taken.")
    number = parameter("Number", "int[]", byname=True, help="Numbers of changes.")
    object_type = parameter(
        "ObjectType", "string[]", aliases="Kind", help="Types of objects, such as ReceiveConnector; wildcards are taken."
    )
    start_date = parameter("StartDate", "datetime", aliases="Since After", help="Only changes at this time or later.")
    end_date = parameter("EndDate", "datetime", aliases="Until Before", help="Only changes at this time or earlier.")
    user = parameter("User", "string[]", help="Who made the change; wildcards are taken.")
    cmdlet_name = parameter("Cmdlet", "string[]", aliases="Cmdlets", help="The commands that made the change; wildcards are taken.")
    last = parameter("Last", "int", validate=[("range", 1, 2147483647)], help="Only so many, the newest of those that fit.")

    def process(self) -> None:
        for change in self.selected(self.shell.store):
            self.write(change_record(self.shell, change))

    def selected(self, store: Any) -> list[Any]:
        from ems.store.history import changes, get_change

        if self.number is not None:
            found = []
            for number in self.number:
                change = get_change(store, number)
                if change is None:
                    self.write_error(
                        UndoRefused(f"There is no change {number}.", target=number, error_id="ChangeNotFound", category="ObjectNotFound")
                    )
                elif self.fits(change):
                    found.append(change)
            return found
        span = changes(store, since=utc_ticks(self.start_date), until=utc_ticks(self.end_date), newest_first=True)
        found = []
        for change in span:
            if self.fits(change):
                found.append(change)
                if self.last is not None and len(found) == self.last:
                    break
        return found[::-1]

    def fits(self, change: Any) -> bool:
        return (
            self.fits_kind(change.kind)
            and self.fits_user(change.user)
            and self.fits_cmdlet(change.cmdlet)
            and (self.identity is None or self.fits_identity(change))
        )

    def begin(self) -> None:
        self.fits_kind, self.fits_user, self.fits_cmdlet = text_test(self.object_type), text_test(self.user), text_test(self.cmdlet_name)
        self.fits_name = text_test(self.identity)

    def fits_identity(self, change: Any) -> bool:
        names = {change.guid, change.name}
        for name, server in change.places():
            names |= {name, f"{server}\\{name}" if server else name}
        return any(self.fits_name(name) for name in names)


@cmdlet("Undo-EmsChange", supports_should_process=True, default_set="Number", output="Ems.Change")
class UndoEmsChange(Cmdlet):
    """Take changes back.

    The objects become what they were before. All given changes are taken back in one transaction, or none: when a later change that is not
    taken back too stands on one of them, nothing is done and the reason is said. An undo is a change itself and can be undone.

    EXAMPLES
    > Remove-ReceiveConnector 'Default EX01' -Confirm:$false; Undo-EmsChange -Last 1; (Get-ReceiveConnector 'Default EX01').Name
    Default EX01

    Brings a removed connector back.
    """

    number = parameter(
        "Number", "int[]", position=0, mandatory=True, pipeline=True, byname=True, sets="Number", help="The numbers of the changes."
    )
    since = parameter(
        "Since", "datetime", mandatory=True, sets="Since", aliases="StartDate", help="Take back all that was changed at this time or later."
    )
    last = parameter(
        "Last",
        "int",
        mandatory=True,
        sets="Last",
        validate=[("range", 1, 2147483647)],
        help="Take back the last so many changes that hold.",
    )
    pass_thru = parameter("PassThru", "switch", help="Return the changes that the undo made.")

    def begin(self) -> None:
        self.numbers: list[int] = []

    def process(self) -> None:
        if self.parameter_set == "Number":
            self.numbers += self.number

    def end(self) -> None:
        from ems.store.history import describe, get_change, holding_changes, last_holding, undo

        store = self.shell.store
        if self.parameter_set == "Since":
            self.numbers = holding_changes(store, utc_ticks(self.since) or 0)
        elif self.parameter_set == "Last":
            self.numbers = last_holding(store, self.last)
        if not self.numbers:
            return self.write_warning("There is no change to undo.")
        known = [change for number in sorted(set(self.numbers), reverse=True) if (change := get_change(store, number)) is not None]
        target = "; ".join(f"{change.number}: {describe(change)}" for change in known[:5]) + (
            f" and {len(known) - 5} more" if len(known) > 5 else ""
        )
        if known and not self.should_process(target, "Undo"):
            return None
        try:
            made = undo(store, self.numbers, parameters=self.bound, check=check_objects)
        except StoreError as error:
            self.throw(error)
        if self.pass_thru:
            for change in made:
                self.write(change_record(self.shell, change))
        return None


def check_objects(transaction: Any, made: list[Any]) -> None:
    """The rules that an object which comes back must keep: a Receive connector must not conflict with those made since."""
    for change in made:
        if change.kind != "ReceiveConnector":
            continue
        row = transaction.get(change.kind, change.guid)
        if row is None or row.version != change.number:
            continue
        from cmdlets.exchange.common.directory import directory_of
        from cmdlets.exchange.receive_connector import ReceiveConnector
        from cmdlets.exchange.rules import conflicts

        item: Any = ReceiveConnector.from_row(row, directory_of(transaction.store).organization)
        found = conflicts.find(transaction, item.server or "", item.role, item.get("Bindings"), item.get("RemoteIPRanges"), item.guid)
        if found is not None:
            other = found[1]
            raise UndoRefused(
                f"The undo would bring back Receive connector '{row.server}\\{row.name}', whose bindings and remote ranges conflict with "
                f"'{other.server}\\{other.name}' now.",
                target=row.guid,
            )
