"""In: an exported organization. Out: a PowerShell script that makes an equal one in an empty store.

Every statement is tried on a store in memory as it is written: what a command refuses or cannot say is left to Set-EmsObject, so the script
does what it says. Order: the organization and its servers, what setup makes too much, then each kind.
"""
from __future__ import annotations

from typing import Any

from cmdlets.exchange.common import organization as org
from cmdlets.exchange.common.model import ConfigObject, Property
from cmdlets.exchange.common.organization import Organization
from cmdlets.exchange.common.shown import class_of_kind, is_implied, is_single
from ems.store.compare import BOOKKEEPING, same
from ems.store.documents import dumps

# kinds that others name come first; the rest in order of the alphabet, rules last
_FIRST = ("ExchangeServer", "ADSite", "ADSiteLink", "AcceptedDomain", "RemoteDomain", "Recipient", "ReceiveConnector", "SendConnector")
_LAST = ("TransportRule",)
_LEFT_OUT = ("AdminAuditLogComment",)  # history, no configuration
_PERMISSIONS = "Permissions"
_MISSING: Any = object()


def script(shell: Any, organization: Organization, entries: list[dict[str, Any]], left: list[str]) -> str:
    """The script's text. left: the secrets that are not in the entries, for the remarks."""
    from ems.values.context import set_context

    trial = _Trial()
    try:
        return _Script(trial, organization, entries, left).text()
    finally:
        trial.close()
        set_context(shell)


class _Trial:
    """A shell on an empty store in memory."""

    def __init__(self) -> None:
        import importlib

        library = importlib.import_module("ems.library")  # above this layer: only what starts a shell
        self.session = library.Session("memory:")
        self.shell = self.session.shell
        self.organization: Organization | None = None

    def accepts(self, statement: str) -> bool:
        """Run a statement; whether it made no error. One that did changed nothing."""
        from ems.values.errors import NetException

        try:
            for _ in self.session.run(statement):
                pass
        except (NetException, self._command_error()):
            return False
        return not self.session.errors

    @staticmethod
    def _command_error() -> type[Exception]:
        import importlib

        return importlib.import_module("ems.library").CommandError  # type: ignore[no-any-return]

    @property
    def store(self) -> Any:
        return self.shell.store

    def close(self) -> None:
        self.session.close()


class _Script:
    def __init__(self, trial: _Trial, organization: Organization, entries: list[dict[str, Any]], left: list[str]) -> None:
        self.trial = trial
        self.organization = organization
        self.lines: list[str] = []
        self.left = left
        self.kinds: dict[str, list[dict[str, Any]]] = {}
        for entry in entries:
            if entry["kind"] not in _LEFT_OUT:
                self.kinds.setdefault(entry["kind"], []).append(entry)

    def text(self) -> str:
        self._organization()
        self._remove_surplus()
        for kind in self._order():
            at = len(self.lines)
            for entry in self.kinds[kind]:
                self._object(entry)
            if len(self.lines) > at:
                self.lines.insert(at, f"\n# {kind}")
        head = [
            f"# {one_line(self.organization.name)}, exported by ems.",
            "# Run it on an empty store:  ems --store new.db THIS.ps1",
            *[f"# Not in this file: {one_line(text)}" for text in self.left],
            "$ErrorActionPreference = 'Stop'",
            "",
        ]
        return "\n".join([*head, *self.lines, ""])

    def _order(self) -> list[str]:
        first = [kind for kind in _FIRST if kind in self.kinds]
        last = [kind for kind in _LAST if kind in self.kinds]
        return [*first, *sorted(kind for kind in self.kinds if kind not in (*_FIRST, *_LAST, org.KIND)), *last]

    def say(self, statement: str) -> bool:
        """Take a statement into the script when the trial accepts it."""
        if not self.trial.accepts(statement):
            return False
        self.lines.append(statement)
        return True

    def say_most(self, start: str, arguments: list[str], end: str = "") -> bool:
        """The same with all arguments, else with all but one."""
        wanted = [arguments, *([*arguments[:at], *arguments[at + 1:]] for at in range(len(arguments) if len(arguments) > 1 else 0))]
        return any(self.say(" ".join([start, *some, *([end] if end else [])])) for some in wanted)

    # -- organization and servers

    def _organization(self) -> None:
        doc: dict[str, Any] = next((entry["doc"] for entry in self.kinds.get(org.KIND, ())), {})
        servers = self.kinds.get("ExchangeServer", [])
        local = next((e for e in servers if e["name"].lower() == self.organization.local_server.lower()), None)
        text = f"New-EmsOrganization {quoted(self.organization.name)} -Domain {quoted(self.organization.domain)}"
        text += f" -Server {quoted(local['name'] if local else self.organization.local_server)}"
        for name in ("DomainController", "Site"):
            if doc.get(name):
                text += f" -{name} {quoted(doc[name])}"
        if not self.say(f"{text} -Force | Out-Null"):
            self.say("New-EmsOrganization -Force | Out-Null")
        self._others(org.KIND, self.organization.name, None, doc, None)
        for entry in servers:
            if self._row(entry) is None:
                facts = entry["doc"]
                text = f"New-EmsServer {quoted(entry['name'])}"
                for name, value in (("Role", facts.get("ServerRole")), ("Site", facts.get("SiteName")), ("Fqdn", facts.get("Fqdn"))):
                    text += f" -{name} {quoted(value)}" if isinstance(value, str) and value else ""
                self.say(f"{text} | Out-Null")

    def _remove_surplus(self) -> None:
        """What setup made and the organization has not."""
        wanted = {(kind, e["name"].lower(), (e["server"] or "").lower()) for kind, own in self.kinds.items() for e in own}
        for kind in self.trial.store.kinds():
            for row in list(self.trial.store.all(kind)):
                if kind == org.KIND or (kind, row.name.lower(), (row.server or "").lower()) in wanted:
                    continue
                cls = class_of_kind(kind)
                identity = row.name if cls is None else cls.from_row(row, self.organization).identity
                server = f" -Server {quoted(row.server)}" if row.server else ""
                if not (self._takes(f"Remove-{kind}", "Identity") and self.say(f"Remove-{kind} {quoted(identity)} -Confirm:$false")):
                    self.say(f"Remove-EmsObject {kind} {quoted(row.name)}{server} -Confirm:$false")

    # -- one object

    def _object(self, entry: dict[str, Any]) -> None:
        kind, name, server = entry["kind"], entry["name"], entry["server"]
        cls = class_of_kind(kind)
        doc = self._stated(entry, cls)
        if cls is None:
            self._others(kind, name, server, doc, None)
            return
        if self._row(entry) is None:
            self._create(cls, entry, doc)
        self._settings(cls, entry, doc)
        self._permissions(cls, entry, doc)
        self._others(kind, name, server, doc, cls)

    def _stated(self, entry: dict[str, Any], cls: Any) -> dict[str, Any]:
        """The document without times, and without a distinguished name that follows from the rest."""
        doc = {key: value for key, value in entry["doc"].items() if key not in BOOKKEEPING}
        if cls is not None and "DistinguishedName" in doc:
            without = {key: value for key, value in doc.items() if key != "DistinguishedName"}
            if cls(without, self.organization, name=entry["name"], server=entry["server"]).distinguished_name == doc["DistinguishedName"]:
                return without
        return doc

    def _row(self, entry: dict[str, Any]) -> Any:
        if entry["kind"] == org.KIND or is_single(entry["kind"]):
            return next(iter(self.trial.store.all(entry["kind"])), None)
        rows = self.trial.store.find(entry["kind"], name=entry["name"])
        return next((row for row in rows if (row.server or "").lower() == (entry["server"] or "").lower()), None)

    def _create(self, cls: type[ConfigObject], entry: dict[str, Any], doc: dict[str, Any]) -> None:
        command = f"New-{entry['kind']}"
        if not self._takes(command, "Name"):
            return
        given = [f"-Server {quoted(entry['server'])}"] if entry["server"] and self._takes(command, "Server") else []
        for row in cls.schema.properties.values():
            value = doc.get(row.name, row.default)
            if row.name != "Name" and row.new and not same(value, row.default) and self._takes(command, row.name):
                given += self._argument(row, value)
        if not self.say_most(f"{command} {quoted(entry['name'])}", given, "| Out-Null"):
            needed = [argument for argument in given if self._is_mandatory(command, argument)]
            self.say(" ".join([command, quoted(entry["name"]), *needed, "| Out-Null"]))

    def _settings(self, cls: type[ConfigObject], entry: dict[str, Any], doc: dict[str, Any]) -> None:
        """One Set- command for all that still differs; one for each property when that is refused."""
        command = f"Set-{entry['kind']}"
        made = self._row(entry)
        have = made.doc if made is not None else {}
        given = []
        for row in cls.schema.properties.values():
            value = doc.get(row.name, row.default)
            if row.name != "Name" and row.set and not row.computed and not same(value, have.get(row.name, row.default)):
                given += self._argument(row, value) if self._takes(command, row.name) else []
        if not given:
            return
        item = cls(doc, self.organization, name=entry["name"], server=entry["server"])
        start = f"{command} {quoted(item.identity)}" if self._takes(command, "Identity") else command
        if not self.say_most(start, given):
            for argument in given:
                self.say(f"{start} {argument}")

    def _permissions(self, cls: type[ConfigObject], entry: dict[str, Any], doc: dict[str, Any]) -> None:
        made = self._row(entry)
        have = made.doc.get(_PERMISSIONS) or [] if made is not None else []
        item = cls(doc, self.organization, name=entry["name"], server=entry["server"])
        for one in doc.get(_PERMISSIONS) or []:
            if one not in have and len(one) == 3:
                user, right, deny = one
                self.say(f"Add-ADPermission {quoted(item.identity)} -User {quoted(user)} -ExtendedRights {quoted(right)}"
                         f"{' -Deny' if deny else ''} -Confirm:$false | Out-Null")

    def _others(self, kind: str, name: str, server: str | None, doc: dict[str, Any], cls: Any) -> None:
        """What differs still, as JSON."""
        entry = {"kind": kind, "name": name, "server": server}
        made = self._row(entry)
        have = made.doc if made is not None else {}
        rest = {}
        for key, value in doc.items():
            row = cls.schema.find(key) if cls is not None else None
            if not same(value, have.get(key, row.default if row is not None else _MISSING)):
                rest[key] = value
        if made is None and "Name" in doc and not rest:
            rest = {} if is_implied(kind) else {"Name": doc["Name"]}
        renamed = made is not None and kind != org.KIND and made.name != name
        if rest or renamed:
            where = f" -Server {quoted(server)}" if server else ""
            where += f" -NewName {quoted(name)}" if renamed else ""
            self.say(f"Set-EmsObject {kind} {quoted(name)} {quoted(dumps(rest))}{where}")

    # -- parameters

    def _takes(self, command: str, name: str) -> bool:
        found = self.trial.shell.commands.find(command)
        return found is not None and name.lower() in found.cls.signature.by_name

    def _is_mandatory(self, command: str, argument: str) -> bool:
        found = self.trial.shell.commands.find(command)
        taken = found.cls.signature.by_name[argument.partition(" ")[0][1:].lower()]
        return taken.name == "Server" or any(info.mandatory for info in taken.sets.values())

    def _argument(self, row: Property, value: Any) -> list[str]:
        """[] for what a script must not hold."""
        if isinstance(value, dict):
            return []
        if row.name == "PermissionGroups" and isinstance(value, str):  # what Add-ADPermission makes of them
            value = ", ".join(group for group in value.split(", ") if group != "Custom") or "None"
        return [f"-{row.name} {source(row, value)}"]


def quoted(text: str) -> str:
    """A text as PowerShell source."""
    return "'" + text.replace("'", "''").replace("\u2018", "\u2018\u2018").replace("\u2019", "\u2019\u2019") + "'"


def one_line(text: str) -> str:
    return " ".join(text.split())


def source(row: Property, value: Any) -> str:
    """A stored value as the source of an argument."""
    kind = row.kind
    if isinstance(value, list) and kind.element is not None:
        return ",".join(_one(kind.element.text, item) for item in value) if value else "$null"
    return _one(kind.text, value)


def _one(kind_text: str, value: Any) -> str:
    if value is None:
        return "$null"
    if isinstance(value, bool):
        return f"${str(value).lower()}"
    if isinstance(value, int):
        return _number(value, "size" in kind_text)
    if kind_text.partition(" ")[0].rstrip("?") == "id":
        from cmdlets.exchange.common.kinds import load_id

        return quoted(load_id(value).name or str(load_id(value)))
    return quoted(str(value))


def _number(value: int, is_size: bool) -> str:
    for unit, name in ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")):
        if is_size and value and value % unit == 0:
            return f"{value // unit}{name}"
    return str(value)
