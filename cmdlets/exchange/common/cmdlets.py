"""In: the store behind the shell. Out: the base classes of Exchange's cmdlets: get, new, set and remove, with the steps that all nouns
share.

The order of checks is Exchange's: binding, look-up, the properties of the resulting object, other objects (name, conflicts), confirmation,
write. A fault ends the work on one object as a non-terminating error; nothing is written then.
"""
from __future__ import annotations

from typing import Any, ClassVar

from cmdlets.exchange.common.directory import Directory, directory_of
from cmdlets.exchange.common.errors import NO_CHANGE, error_id, fault, is_fault
from cmdlets.exchange.common.model import ConfigObject, Property
from cmdlets.registry import Cmdlet, parameter
from ems.values.errors import NetException

CROSSINGS = 20  # how often a command is tried again
TASKS = "Microsoft.Exchange.Management.SystemConfigurationTasks."


def task(verb: str, noun: str) -> str:
    """The class that stands in FullyQualifiedErrorId."""
    return f"{TASKS}{verb}{noun}"


class ExchangeCmdlet(Cmdlet):
    """What every command on the organization has: the directory, and faults as error records."""

    # Whether an object (item, text) has another name besides its own; None spares the look at each of them.
    also_named: Any = None

    @property
    def directory(self) -> Directory:
        return directory_of(self.shell.store)

    def begin(self) -> None:
        from cmdlets.exchange.common.views import register

        register()

    def process(self) -> None:
        try:
            try:
                self.run()
            except NetException as error:
                if not is_crossing(error) or self.shell.confirmation.must_confirm(self):  # a yes was said of the object as it was
                    raise
                self.run_again()
        except NetException as error:
            if not is_fault(error):
                raise
            self.write_error(
                error, error_id(error, self.directory.local_server.upper()), getattr(error, "category", "NotSpecified"), error_target(error)
            )

    def run(self) -> None:
        """One object of input."""
        raise NotImplementedError

    def run_again(self) -> None:
        """`run` met an object that another shell changed in the moment between reading and writing: from the beginning, on the object as it
        is now."""
        from time import sleep

        for tried in range(CROSSINGS):
            try:
                return self.run()
            except NetException as error:
                if not is_crossing(error):
                    raise
                sleep(0.002 * tried)
        return self.run()

    def given(self, name: str) -> bool:
        """Whether a parameter was bound."""
        return name in self.bound

    def transaction(self) -> Any:
        return self.directory.transaction(self.signature.name, {name: _audited(value) for name, value in self.bound.items()})

    def confirmed(self, action: str, target: str) -> bool:
        """Ask or show; `action` is the whole sentence."""
        question = f"Are you sure you want to perform this action?\n{action}"
        return self.should_process(target, self.signature.name, description=action, query=question, caption="Confirm")


def _audited(value: Any) -> Any:
    """A parameter's value as the audit writes it: edits of a collection as the hashtable that they came as."""
    if getattr(value, "added", None) is None:
        return value
    return {key: list(items) for key, items in (("Add", value.added), ("Remove", value.removed)) if items}


def is_crossing(error: NetException) -> bool:
    """Whether the store refused a write because another came between."""
    from ems.store.errors import StaleWrite, StoreConflict

    return isinstance(error, (StaleWrite, StoreConflict))


def error_target(error: NetException) -> Any:
    """The target of the record: the object, when it has a name yet."""
    target = getattr(error, "target", None)
    return target if not isinstance(target, ConfigObject) or target.name else None


class OnPremises:
    """Parameters that every on-premises command has."""

    domain_controller = parameter(
        "DomainController", "Microsoft.Exchange.Data.Fqdn", help="Taken and recorded; there is one store, so it changes nothing."
    )


class GetCommand(ExchangeCmdlet):
    """All objects of a noun, or those of -Identity."""

    cls: ClassVar[type[ConfigObject]]
    identity: Any
    p_result_size: Any = None
    count = 0

    def run(self) -> None:
        for item in self.select():
            if not self._within_limit():
                return
            self.write(item)

    def select(self) -> Any:
        if not self.given("Identity") or self.identity is None:
            return self.directory.all(self.cls)
        return self.find(self.identity)

    def find(self, identity: Any) -> list[Any]:
        found = self.directory.find(self.cls, identity, wildcards=True, also=self.also_named)
        if not found and "*" not in str(identity):
            raise fault("E-NOTFOUND", name=str(identity), dc=self.directory.dc)
        return found

    def _within_limit(self) -> bool:
        limit = getattr(self.p_result_size, "value", None)
        self.count += 1
        if limit is None or self.count <= limit:
            return True
        self.write_warning(
            "There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter."
        )
        return False


class WriteCommand(ExchangeCmdlet):
    """What New- and Set- share: bound parameters become properties, the rules are asked, the object is written."""

    cls: ClassVar[type[ConfigObject]]

    def apply(self, item: Any, flag: str) -> None:
        """Give the object the values of the bound parameters."""
        for name, value in self.bound.items():
            row = item.schema.find(name)
            if row is not None and (row.new if flag == "n" else row.set) and not row.computed:
                self.apply_one(item, row, value)

    def apply_one(self, item: Any, row: Property, value: Any) -> None:
        made = row.kind.convert(value) if row.kind.element is not None else value
        if row.kind.element is not None and made.is_edit:
            try:
                edited = made.apply(item.get(row.name))
            except NetException as error:
                raise fault("E-VALUE", item, text=error.message) from None
            made = made.copy_of(edited)
        item.put(row.name, made)

    def check(self, item: Any) -> None:
        """The noun's rules for the resulting object."""

    def check_others(self, reads: Any, item: Any) -> None:
        """Checks against other objects: names, conflicts. Asked again in the transaction that writes."""
        self.check_name_is_free(reads, item)

    def check_name_is_free(self, reads: Any, item: Any) -> None:
        for kind in self.name_space():
            for row in reads.find(kind, name=item.name, server=item.server):
                if row.guid != item.guid:
                    raise fault("E-EXISTS", item, dc=self.directory.dc, dn=item.distinguished_name)

    def name_space(self) -> tuple[str, ...]:
        """The kinds that share names."""
        return (self.cls.schema.kind,)

    def check_properties(self, item: Any) -> None:
        from cmdlets.exchange.rules.properties import check_name, check_properties

        check_properties(item, item.changed)
        if "Name" in item.changed:
            check_name(item, item.name)

    def noun_text(self) -> str:
        """The noun as sentences write it: Receive connector."""
        return self.cls.noun_text  # type: ignore[attr-defined]


class NewCommand(WriteCommand):
    """Create an object from the bound parameters."""

    def make(self) -> Any:
        """The object before the parameters are applied: defaults of the table, and what the noun adds."""
        directory = self.directory
        item = self.cls({}, directory.organization, server=self.home_server(), state="New")
        item.name = self.bound.get("Name") or ""
        return item

    def home_server(self) -> str | None:
        return None

    def run(self) -> None:
        item = self.make()
        self.apply(item, "n")
        self.complete(item)
        self.check_properties(item)
        self.check(item)
        self.check_others(self.directory.store, item)
        if not self.confirmed(self.action(item), item.identity):
            return
        with self.transaction() as change:
            self.check_others(change, item)
            self.directory.insert(change, item)
            self.after_write(change, item)
        self.write(item)

    def complete(self, item: Any) -> None:
        """Defaults that depend on the parameters."""

    def after_write(self, change: Any, item: Any) -> None:
        """More objects to write with this one."""

    def action(self, item: Any) -> str:
        return f'Creating {self.noun_text()} "{item.identity}".'


class SetCommand(WriteCommand):
    """Change an object."""

    identity: Any

    def run(self) -> None:
        item = self.target()
        self.apply(item, "s")
        self.complete(item)
        self.check_properties(item)
        self.check(item)
        changed = item.differences()
        self.check_others_of(self.directory.store, item, changed)
        if not self.confirmed(self.action(item), item.identity):
            return
        if not changed:
            self.write_warning(NO_CHANGE.format(item.identity))
            return
        with self.transaction() as change:
            self.check_others_of(change, item, changed)
            if item.row is None:  # it was only implied so far
                self.directory.insert(change, item)
            else:
                self.directory.update(change, item)
            self.after_write(change, item)

    def run_again(self) -> None:
        with self.transaction():  # reads under the lock too: nothing crosses it now
            self.run()

    def target(self) -> Any:
        return self.directory.one(self.cls, self.identity, also=self.also_named)

    def complete(self, item: Any) -> None:
        """Properties that follow from the parameters."""

    def check_others_of(self, reads: Any, item: Any, changed: list[str]) -> None:
        if "Name" in changed:
            self.check_name_is_free(reads, item)

    def after_write(self, change: Any, item: Any) -> None:
        """More objects to write with this one."""

    def action(self, item: Any) -> str:
        name = item.row.name if item.row is not None else item.name
        return f'Setting {self.noun_text()} "{name if item.schema.identity == "name" else f"{item.server}{chr(92)}{name}"}".'


class RemoveCommand(ExchangeCmdlet):
    """Take an object away after asking."""

    cls: ClassVar[type[ConfigObject]]
    identity: Any

    def run(self) -> None:
        item = self.directory.one(self.cls, self.identity, also=self.also_named)
        self.check(item)
        if self.confirmed(self.action(item), item.identity):
            with self.transaction() as change:
                self.directory.delete(change, item)
                self.after_write(change, item)

    def run_again(self) -> None:
        with self.transaction():
            self.run()

    def check(self, item: Any) -> None:
        """What speaks against the removal."""

    def after_write(self, change: Any, item: Any) -> None:
        """More objects to remove with this one."""

    def action(self, item: Any) -> str:
        return f'Removing {self.cls.noun_text} "{item.identity}".'  # type: ignore[attr-defined]
