"""In: a noun's table of properties. Out: Schema, and ConfigObject: an object of the directory with typed properties, from a JSON
document or new.

A noun is a class below ConfigObject whose `schema` holds everything that tells it apart, so a noun is a table and the rules, no code:

    class Thing(ConfigObject):
        schema = Schema("Thing", "Microsoft.….Thing", bases=…, container=…, properties=\"\"\"
            Enabled     | bool            | True  | ns | Whether the thing works.
            MaxSize     | size 1..9999    | 36    | ns | …
            Server      | id              |       |    | …
        \"\"\")

Columns: name, kind (cmdlets.exchange.common.kinds), default (as JSON writes it, text without quotes), flags, help.
Flags: n New- sets it, s Set- sets it, c computed, never stored, h a setting that the object does not show. The order is that of
Format-List.

Values are made from the document when they are first read. attrs was measured for these classes and rejected: importing it takes 27 ms of
the 100 that a start may take, for objects whose fields are the rows of a table anyway.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from cmdlets.exchange.common.kinds import Kind, kind
from cmdlets.exchange.common.organization import Organization
from cmdlets.exchange.types.directory import ADObjectId, ExchangeObjectVersion, OrganizationId, escape_rdn
from ems.values.objects import NetObject
from ems.values.types import OBJECT, NetType, net_type
from ems.values.types import Property as NetProperty

_MISSING: Any = object()
_S = "Microsoft.Exchange.Data.Directory.SystemConfiguration."

# The properties that every object of the directory ends with, on premises and in the cloud.
TAIL = """
AdminDisplayName  | string |  | | Not used.
ExchangeVersion   | ExchangeObjectVersion | 0.1 (8.0.535.0) | | Version of the object's schema.
Name              | string 64 |  | ns | The object's name.
DistinguishedName | string |  | c | Place in the directory.
Identity          | id |  | c | What names the object in commands.
Guid              | guid |  | c | Unique identifier.
ObjectCategory    | id |  | c | Class in the directory's schema.
ObjectClass       | list string |  | c | Classes in the directory.
WhenChanged       | datetime |  | c | Last change, local time.
WhenCreated       | datetime |  | c | Creation, local time.
WhenChangedUTC    | datetime |  | c | Last change, UTC.
WhenCreatedUTC    | datetime |  | c | Creation, UTC.
OrganizationId    | organization |  | c | The organization that the object belongs to.
Id                | id |  | c | Same as Identity.
OriginatingServer | string |  | c | Domain controller that answered.
IsValid           | bool |  | c | Whether the object passes its checks.
ObjectState       | enum ObjectState |  | c | New, Unchanged or Changed.
"""
_MANAGEMENT_TAIL = (
    "Identity IsValid ExchangeVersion DistinguishedName Guid ObjectCategory ObjectClass WhenChanged WhenCreated WhenChangedUTC "
    "WhenCreatedUTC "
    "OrganizationId Id OriginatingServer ObjectState"
)
_CLOUD_TAIL = (
    "AdminDisplayName ExchangeVersion DirectoryObjectVersion Name DistinguishedName Identity ObjectCategory ObjectClass WhenChanged "
    "WhenCreated "
    "WhenChangedUTC WhenCreatedUTC ExchangeObjectId OrganizationalUnitRoot OrganizationId Id Guid OriginatingServer IsValid ObjectState"
)
_CLOUD_EXTRA = """
DirectoryObjectVersion | string | | c | Version of the object in the directory.
ExchangeObjectId       | guid | | c | Identifier that survives a move.
OrganizationalUnitRoot | string | | c | The tenant.
"""
_SERVICE_TAIL = (
    "ExchangeVersion DistinguishedName Identity Guid ObjectCategory ObjectClass WhenChanged WhenCreated WhenChangedUTC WhenCreatedUTC "
    "OrganizationId Id OriginatingServer IsValid ObjectState"
)
TAILS = {"directory": "", "service": _SERVICE_TAIL, "management": _MANAGEMENT_TAIL, "cloud": _CLOUD_TAIL, "none": "Identity IsValid ObjectState"}


class Property:
    """A row of a noun's table."""

    __slots__ = ("_default", "computed", "default_text", "help", "hidden", "kind_text", "name", "new", "set")

    def __init__(self, name: str, kind_text: str, default_text: str, flags: str, help: str = "") -> None:
        self.name = name
        self.kind_text = kind_text
        self.default_text = default_text
        self.new = "n" in flags
        self.set = "s" in flags
        self.computed = "c" in flags
        self.hidden = "h" in flags
        self.help = help or spaced(name)
        self._default: Any = _MISSING

    @property
    def kind(self) -> Kind:
        return kind(self.kind_text)

    @property
    def default(self) -> Any:
        """The default as JSON holds it."""
        if self._default is _MISSING:
            self._default = _json_default(self.kind_text, self.default_text)
        return self._default


_EMPTY_TEXT = ("string",)


def _json_default(kind_text: str, text: str) -> Any:
    head = kind_text.partition(" ")[0]
    if head in ("list", "idlist", "adlist", "list?") and text != "null":
        return [item.strip() for item in text.split(",")] if text else []
    if text == "null" or (not text and head not in _EMPTY_TEXT and head != "bool"):
        return "Unlimited" if head == "unlimited" and text != "null" else None
    if head in ("bool", "bool?"):
        return text == "True"
    if head in ("int", "int?", "uint", "size", "unlimited") and text != "Unlimited":
        return _number(text)
    return text


def _number(text: str) -> int:
    """A number with an optional unit: 36 MB."""
    from cmdlets.exchange.types.sizes import UNITS

    number, _, unit = text.partition(" ")
    return int(number) * UNITS[unit or "B"]


def read_table(text: str) -> list[Property]:
    found = []
    for line in text.strip().split("\n"):
        cells = [cell.strip() for cell in line.split("|")]
        if not 4 <= len(cells) <= 5:
            raise ValueError(f"not a row of four or five columns: {line!r}")
        found.append(Property(*cells))
    return found


_tail: dict[str, dict[str, Property]] = {}


def _tail_of(which: str, name_default: str) -> list[Property]:
    if not _tail:
        _tail["on premises"] = {p.name: p for p in read_table(TAIL)}
        _tail["cloud"] = {**_tail["on premises"], **{p.name: p for p in read_table(_CLOUD_EXTRA)}}
    rows = _tail["cloud" if which == "cloud" else "on premises"]
    order = TAILS[which].split() or list(rows)
    return [rows[name] for name in order]


class Schema:
    """What tells a noun apart: its kind in the store, its .NET type, its place in the directory, its properties in the order of
    Format-List.

    container: the distinguished name above an object's own, with {org}, {server}, {routing}, {config}, {tenant}; object_class: the last one
    names the class. identity: the text of Identity, "name" or "server\\name". tail: which properties follow (TAILS).
    """

    __slots__ = (
        "_lower",
        "bases",
        "category",
        "container",
        "identity",
        "kind",
        "net_name",
        "object_class",
        "properties",
        "snake",
        "version",
    )

    def __init__(
        self,
        kind: str,
        net_name: str,
        properties: str,
        *,
        bases: Iterable[str] = (),
        container: str = "{org}",
        category: str = "",
        object_class: str = "top",
        identity: str = "name",
        tail: str = "directory",
        version: str = "",
    ) -> None:
        self.kind = kind
        self.net_name = net_name
        self.bases = tuple(bases)
        self.container = container
        self.category = category
        self.object_class = object_class.split()
        self.identity = identity
        rows = [*read_table(properties)]
        own = {row.name for row in rows}
        rows += [row for row in _tail_of(tail, "") if row.name not in own]
        self.properties: dict[str, Property] = {row.name: row for row in rows}
        if version and "ExchangeVersion" in self.properties and "ExchangeVersion" not in own:
            row = self.properties["ExchangeVersion"]
            self.properties["ExchangeVersion"] = Property(row.name, row.kind_text, version, "", row.help)
        self._lower: dict[str, Property] | None = None
        self.snake: dict[str, str] | None = None

    def find(self, name: str) -> Property | None:
        """The property of that name, whatever its case."""
        if self._lower is None:
            self._lower = {p.name.lower(): p for p in self.properties.values()}
        return self._lower.get(name.lower())

    def python_name(self, attribute: str) -> str | None:
        """The property that a Python attribute stands for: max_message_size -> MaxMessageSize."""
        if self.snake is None:
            self.snake = {snake_case(name): name for name in self.properties}
        return self.snake.get(attribute)


def spaced(name: str) -> str:
    """ReceiveProtocolLogMaxAge -> "Receive protocol log max age.", the help of a property that needs no more words."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name).split()
    return " ".join([words[0], *(w if w.isupper() else w.lower() for w in words[1:])]) + "."


def snake_case(name: str) -> str:
    """RemoteIPRanges -> remote_ip_ranges, DNSRoutingEnabled -> dns_routing_enabled."""
    spaced = re.sub(r"(IP|DNS|URI|URL|TLS|SMTP|EHLO|GSSAPI|STARTTLS|HELO|MX|OOF|NDR|TNEF)(s?)(?=[A-Z]|$)", r"_\1\2_", name)
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|_+", "_", spaced).strip("_").lower().replace("__", "_")


_compute_names: dict[str, str] = {}  # property -> the method that computes it


class ConfigObject(NetObject):
    """An object of the directory. `doc` holds what is stored, as JSON; `values` what was read or set, typed."""

    __slots__ = ("changed", "doc", "guid", "name", "organization", "row", "server", "state", "values")
    schema: ClassVar[Schema]
    net_name = "Microsoft.Exchange.Data.ConfigurableObject"

    def __init__(
        self,
        doc: dict[str, Any],
        organization: Organization,
        *,
        guid: str = "",
        name: str = "",
        server: str | None = None,
        row: Any = None,
        state: str = "Unchanged",
    ) -> None:
        self.ps_ext = None
        self.doc = doc
        self.organization = organization
        self.guid = guid
        self.name = name
        self.server = server
        self.row = row  # the store's row that it was read from: its version makes a stale write an error
        self.state = state
        self.values: dict[str, Any] = {}
        self.changed: set[str] = set()

    @classmethod
    def from_row(cls, row: Any, organization: Organization) -> Any:
        """The object of a row of the store."""
        return cls(row.doc, organization, guid=row.guid, name=row.name, server=row.server, row=row)

    # -- properties

    def get(self, name: str) -> Any:
        """The typed value of a property, by its exact name."""
        found = self.values.get(name, _MISSING)
        if found is _MISSING:
            row = self.schema.properties[name]
            found = self.compute(name) if row.computed else row.kind.load(self.doc.get(name, row.default))
            self.values[name] = found
        return found

    def set(self, name: str, value: Any) -> None:
        """Give a property a value, converted to its type."""
        row = self.schema.properties[name]
        self.put(name, row.kind.convert(value))

    def put(self, name: str, value: Any) -> None:
        """Give a property a value of its type."""
        self.values[name] = value
        self.changed.add(name)
        if name == "Name":
            self.name = value
            for computed in ("DistinguishedName", "Identity", "Id"):
                self.values.pop(computed, None)
        if self.state == "Unchanged":
            self.state = "Changed"
            self.values.pop("ObjectState", None)

    def stored(self, name: str) -> Any:
        """A property as JSON: of the value that was read or set (a list may have changed in place), else of the document."""
        found = self.values.get(name, _MISSING)
        row = self.schema.properties[name]
        return self.doc.get(name, row.default) if found is _MISSING else row.kind.dump(found)

    def to_doc(self) -> dict[str, Any]:
        """The document to store: every stored property, and what the document holds besides (keys of no property)."""
        made = {name: self.stored(name) for name, row in self.schema.properties.items() if not row.computed}
        made.update((key, value) for key, value in self.doc.items() if key not in made and key not in self.schema.properties)
        return made

    def differences(self) -> list[str]:
        """The stored properties whose value is no longer the document's."""
        names = []
        for name in self.values:
            row = self.schema.properties[name]
            if not row.computed and self.stored(name) != self.doc.get(name, row.default):
                names.append(name)
        return names

    def index_rows(self) -> list[tuple[str, str]]:
        """The index rows that it is stored with, besides name and server."""
        return []

    # -- computed properties

    def compute(self, name: str) -> Any:
        attribute = _compute_names.get(name)
        if attribute is None:
            attribute = _compute_names[name] = "compute_" + snake_case(name)
        method = type(self).__dict__.get(attribute) or _COMPUTED.get(name) or getattr(type(self), attribute)
        return method(self)

    @property
    def identity(self) -> str:
        """The text of Identity."""
        return f"{self.server}\\{self.name}" if self.schema.identity == "server\\name" else self.name

    @property
    def distinguished_name(self) -> str:
        own = self.doc.get("DistinguishedName")
        if own is not None and self.name == self.doc.get("Name", self.name):  # of an imported object
            return own
        return f"CN={escape_rdn(self.name)},{container_dn(self.schema.container, self.organization, self.server)}"

    def object_id(self) -> ADObjectId:
        return ADObjectId(self.distinguished_name, self.guid, self.identity, self.organization.partition_guid)

    def net_to_string(self, culture: str | None = None) -> str:
        return self.identity

    __str__ = net_to_string

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.identity}>"

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith(("_", "net_", "ps_")):
            raise AttributeError(attribute)
        name = self.schema.python_name(attribute)
        if name is None:
            raise AttributeError(f"{type(self).__name__} has no property {attribute}")
        return self.get(name)


def container_dn(container: str, organization: Organization, server: str | None) -> str:
    """The distinguished name of a container of a schema."""
    return container.format(
        org=organization.exchange_dn,
        server=organization.server_dn(server or ""),
        routing=organization.routing_group_dn,
        servers=f"CN=Servers,{organization.administrative_group_dn}",
        config=organization.configuration_dn,
        tenant=organization.tenant_dn,
    )


def _local(self: ConfigObject, key: str) -> Any:
    from cmdlets.exchange.common.kinds import load_utc

    moment = load_utc(self.doc.get(key))
    return None if moment is None else moment.to_local()


def _utc(self: ConfigObject, key: str) -> Any:
    from cmdlets.exchange.common.kinds import load_utc

    return load_utc(self.doc.get(key))


def _state(self: ConfigObject) -> Any:
    from cmdlets.exchange.types.enums import value

    return value("ObjectState", self.state)


_COMPUTED: dict[str, Callable[[ConfigObject], Any]] = {
    "DistinguishedName": lambda self: self.distinguished_name,
    "Identity": lambda self: self.object_id(),
    "Id": lambda self: self.object_id(),
    "Guid": lambda self: kind("guid").load(self.guid or None),
    "ExchangeObjectId": lambda self: kind("guid").load(self.guid or None),
    "ObjectCategory": lambda self: ADObjectId(self.organization.schema_dn(self.schema.category)) if self.schema.category else None,
    "ObjectClass": lambda self: kind("list string").load(self.schema.object_class),
    "WhenChanged": lambda self: _local(self, "WhenChangedTicks"),
    "WhenCreated": lambda self: _local(self, "WhenCreatedTicks"),
    "WhenChangedUTC": lambda self: _utc(self, "WhenChangedTicks"),
    "WhenCreatedUTC": lambda self: _utc(self, "WhenCreatedTicks"),
    "OrganizationId": lambda self: OrganizationId(),
    "OriginatingServer": lambda self: self.organization.domain_controller,
    "OrganizationalUnitRoot": lambda self: self.organization.tenant,
    "DirectoryObjectVersion": lambda self: str(self.row.version) if self.row is not None else None,
    "IsValid": lambda self: True,
    "ObjectState": _state,
}


# -- the .NET face

net_type("Microsoft.Exchange.Data.ConfigurableObject")
net_type("Microsoft.Exchange.Data.Directory.ADRawEntry", base="Microsoft.Exchange.Data.ConfigurableObject")
net_type("Microsoft.Exchange.Data.Directory.ADObject", base="Microsoft.Exchange.Data.Directory.ADRawEntry")
net_type(_S + "ADConfigurationObject", base="Microsoft.Exchange.Data.Directory.ADObject")
net_type("Microsoft.Exchange.Data.Directory.Management.ADPresentationObject", base="Microsoft.Exchange.Data.Directory.ADObject")
net_type(_S + "ADLegacyVersionableObject", base=_S + "ADConfigurationObject")
net_type(_S + "SendConnector", base=_S + "ADLegacyVersionableObject")
net_type(_S + "MailGateway", base=_S + "SendConnector")


def declare(cls: type[ConfigObject], base: str = _S + "ADConfigurationObject") -> NetType:
    """Declare the .NET type of a noun's class, its members made from the table."""
    schema = cls.schema
    cls.net_name = schema.net_name
    made = net_type(schema.net_name, base=base, py=cls)
    for row in schema.properties.values():
        if not row.hidden:
            made.members[row.name.lower()] = Member(row)
    return made


class Member(NetProperty):
    """A property's member; its type is looked up when someone asks, so that declaring a noun makes no Kind."""

    __slots__ = ("row",)

    def __init__(self, row: Property) -> None:
        self.row = row
        self.name = row.name
        self.getter = _getter(row.name)
        self.setter = None if row.computed else _setter(row.name)
        self.static = self.hidden = False
        self.net = OBJECT  # its setter converts by the property's kind, with Exchange's own messages

    @property
    def type_name(self) -> str:  # type: ignore[override]
        return self.row.kind.type_name


def _getter(name: str) -> Callable[[Any], Any]:
    return lambda self: self.get(name)


def _setter(name: str) -> Callable[[Any, Any], None]:
    return lambda self, value: self.set(name, value)


__all__ = [
    "ConfigObject",
    "ExchangeObjectVersion",
    "Organization",
    "Property",
    "Schema",
    "container_dn",
    "declare",
    "read_table",
    "snake_case",
]
