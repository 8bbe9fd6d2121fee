"""In: the kind and name of an object, values as JSON. Out: Set-EmsObject and Remove-EmsObject: what no command of Exchange sets.

The scripts of Export-EmsOrganization end with them: properties that Exchange computes, and objects that its setup makes or its rules refuse.
"""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet
from cmdlets.exchange.common.directory import new_guid
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.shown import class_of_kind, is_single
from cmdlets.registry import cmdlet, parameter
from ems.store.compare import MASK
from ems.store.secrets import is_sealed


class _ObjectCommand(ExchangeCmdlet):
    kind = parameter("Kind", "string", mandatory=True, position=0, help="The kind of object, such as ExchangeServer.")
    name = parameter("Name", "string", mandatory=True, position=1, help="Its name.")
    server = parameter("Server", "string", help="The server that it belongs to.")

    def identity_text(self) -> str:
        return f"{self.server}\\{self.name}" if self.server else self.name

    def rows(self, reads: Any) -> list[Any]:
        if self.kind == org.KIND or is_single(self.kind):
            return list(reads.all(self.kind))
        return [row for row in reads.find(self.kind, name=self.name) if (row.server or "").lower() == (self.server or "").lower()]


@cmdlet("Set-EmsObject", class_name="Ems.SetEmsObject", supports_should_process=True)
class SetEmsObject(_ObjectCommand):
    """Sets stored properties of an object directly, and adds the object when there is none. No rule of Exchange is asked.

    Scripts of Export-EmsOrganization use it for what no command of Exchange sets; for anything else there are Exchange's own commands.

    EXAMPLES
    > Set-EmsObject ExchangeServer EX01 '{"ProductID":"02064-004-0000001-02545"}'
    > (Get-ExchangeServer EX01).ProductID
    02064-004-0000001-02545

    Sets a property that Exchange only shows.
    """

    value = parameter("Value", "string", mandatory=True, position=2, help="The properties, as the text of a JSON object.")

    new_name = parameter("NewName", "string", help="Another name for it.")

    def run(self) -> None:
        from ems.store.documents import loads

        try:
            values = loads(self.value.strip())
        except ValueError:
            values = None
        if not isinstance(values, dict):
            raise fault("E-VALUE", text="The Value parameter takes the text of a JSON object.")
        self.directory.open()
        if not self.confirmed(f'Setting stored properties of {self.kind} "{self.identity_text()}".', self.identity_text()):
            return
        clear = values
        values = sealed_values(values, self.directory.store.secrets)
        given = dict(self.bound)
        if values != clear:
            given["Value"] = MASK
        with self.directory.transaction(self.signature.name, given) as change:
            rows = self.rows(change)
            if rows:
                row = rows[0]
                doc = {**row.doc, **values}
                change.update(row, doc, name=self.new_name or doc.get("Name", row.name), index=self.index(row.guid, doc, row))
            else:
                guid = new_guid()
                change.insert(self.kind, guid, self.name, self.server or None, values, self.index(guid, values, None))

    def index(self, guid: str, doc: dict[str, Any], row: Any) -> Any:
        """The index rows of the object as it will be; those that it has, for a kind without a class."""
        cls = class_of_kind(self.kind)
        if cls is None:
            return row.index if row is not None else []
        item = cls(doc, self.directory.organization, guid=guid, name=self.name, server=self.server or None)
        return item.index_rows()


def sealed_values(value: Any, secrets: Any) -> Any:
    """Stored properties with every password and private key in them sealed."""
    if isinstance(value, list):
        return [sealed_values(item, secrets) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: secrets.seal(item)
        if name.lower() in ("password", "privatekey") and isinstance(item, str) and item and not is_sealed(item)
        else sealed_values(item, secrets)
        for name, item in value.items()
    }


@cmdlet("Remove-EmsObject", class_name="Ems.RemoveEmsObject", supports_should_process=True, confirm_impact="High")
class RemoveEmsObject(_ObjectCommand):
    """Removes a stored object directly, after asking. No rule of Exchange is asked.

    EXAMPLES
    > Remove-EmsObject ADSiteLink DEFAULTIPSITELINK -Confirm:$false
    > @(Get-ADSiteLink).Count
    0

    Removes a link that Active Directory made.
    """

    def run(self) -> None:
        self.directory.open()
        rows = self.rows(self.directory.store)
        if not rows:
            raise fault("E-NOTFOUND", name=self.identity_text(), dc=self.directory.dc)
        if self.confirmed(f'Removing {self.kind} "{self.identity_text()}" from the store.', self.identity_text()):
            with self.transaction() as change:
                for row in rows:
                    change.delete(row.kind, row.guid)
