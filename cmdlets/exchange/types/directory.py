"""In: distinguished names and version numbers. Out: ADObjectId, OrganizationId, ExchangeObjectVersion, ServerVersion."""
from __future__ import annotations

import re
from typing import Any

from cmdlets.exchange.types.values import ValueObject, format_error
from ems.values.numbers import Byte
from ems.values.types import net_type

EMPTY_GUID = "00000000-0000-0000-0000-000000000000"
RECEIVE_CONNECTORS = ",CN=SMTP Receive Connectors,CN=Protocols,"
_EXCHANGE = ",CN=Microsoft Exchange,CN=Services,"


def split_dn(dn: str) -> list[str]:
    """The relative names of a distinguished name; a comma after a backslash belongs to its name."""
    return [part.strip() for part in re.split(r"(?<!\\),", dn)] if dn else []


def escape_rdn(name: str) -> str:
    """A name as it stands in a distinguished name."""
    if name.isalnum():
        return name
    escaped = re.sub(r"([,+\"\\<>;=])", r"\\\1", name)
    return "\\" + escaped if escaped.startswith(("#", " ")) else escaped


def unescape_rdn(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def rdn_value(rdn: str) -> str:
    return unescape_rdn(rdn.partition("=")[2])


def domain_of(dn: str) -> str:
    """`DC=contoso,DC=com` at the end of a name as `contoso.com`."""
    return ".".join(part[3:] for part in split_dn(dn) if part[:3].upper() == "DC=")


def canonical(dn: str) -> str:
    """`contoso.com/Configuration/Sites/London`."""
    names = [rdn_value(part) for part in split_dn(dn) if part[:3].upper() != "DC="]
    return "/".join([domain_of(dn), *reversed(names)])


class ADObjectId(ValueObject):
    """The name of a directory object: `server\\name` for a Receive connector, the name for other Exchange objects, else the canonical
    name."""

    __slots__ = ("dn", "guid", "partition", "text")
    net_name = "Microsoft.Exchange.Data.Directory.ADObjectId"

    def __init__(self, dn: str, guid: str = EMPTY_GUID, text: str | None = None, partition: str = EMPTY_GUID) -> None:
        self.ps_ext = None
        self.dn = dn
        self.guid = guid
        self.text = text
        self.partition = partition

    @classmethod
    def parse(cls, text: str) -> ADObjectId:
        if "=" in text:
            return cls(text.strip())
        if re.fullmatch(r"\{?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\}?", text.strip()):
            return cls("", text.strip().strip("{}").lower(), text.strip())
        return cls("", text=text.strip())  # a name, which the command that uses it resolves

    def __str__(self) -> str:
        if self.text is None:
            self.text = self._make_text()
        return self.text

    def _make_text(self) -> str:
        parts = split_dn(self.dn)
        if RECEIVE_CONNECTORS in self.dn:
            return f"{rdn_value(parts[3])}\\{rdn_value(parts[0])}"
        if _EXCHANGE in self.dn:
            return rdn_value(parts[0])
        return canonical(self.dn) if parts else self.guid

    def key(self) -> Any:
        return self.dn.lower() if self.dn else (self.text or self.guid).lower()

    def compare_to(self, other: Any) -> int:
        """Sorted as it is shown: by server and name, not from the leaf of its distinguished name on."""
        mine, theirs = str(self).lower(), "" if other is None else str(other).lower()
        return (mine > theirs) - (mine < theirs)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ADObjectId):
            return False
        if self.guid != EMPTY_GUID and other.guid != EMPTY_GUID:
            return self.guid == other.guid
        return self.key() == other.key()

    def __hash__(self) -> int:
        return hash(self.key())

    @property
    def name(self) -> str:
        parts = split_dn(self.dn)
        return rdn_value(parts[0]) if parts else str(self)

    @property
    def parent(self) -> ADObjectId | None:
        parts = split_dn(self.dn)
        return ADObjectId(",".join(parts[1:])) if len(parts) > 1 else None


class OrganizationId(ValueObject):
    """The organization of an object: always the first one here, which shows as an empty text."""

    __slots__ = ()
    net_name = "Microsoft.Exchange.Data.Directory.OrganizationId"

    def __init__(self) -> None:
        self.ps_ext = None

    def __str__(self) -> str:
        return ""


class ServerVersion(ValueObject):
    """`Version 15.2 (Build 986.5)`; text such as `15.2.986.5` is read too."""

    __slots__ = ("numbers", "patch")
    net_name = "Microsoft.Exchange.Data.ServerVersion"

    def __init__(self, major: int, minor: int, build: int, revision: int, patch: str | None = None) -> None:
        self.ps_ext = None
        self.numbers = (major, minor, build, revision)
        self.patch = patch

    @classmethod
    def parse(cls, text: str) -> ServerVersion:
        found = re.fullmatch(r"\s*(?:Version )?(\d+)\.(\d+)(?: ?\(Build |\.)(\d+)\.(\d+)\)?\s*(.*)", text)
        if found is None:
            raise format_error(f'"{text}" isn\'t a valid server version.')
        major, minor, build, revision = (int(found[at]) for at in range(1, 5))
        return cls(major, minor, build, revision, found[5] or None)

    stored = parse

    def key(self) -> Any:
        return self.numbers

    def __str__(self) -> str:
        major, minor, build, revision = self.numbers
        return f"Version {major}.{minor} (Build {build}.{revision})"


class ExchangeBuild(ValueObject):
    """`8.0.535.0`."""

    __slots__ = ("numbers",)
    net_name = "Microsoft.Exchange.Data.ExchangeBuild"

    def __init__(self, *numbers: int) -> None:
        self.ps_ext = None
        self.numbers = numbers

    def key(self) -> Any:
        return self.numbers

    def __str__(self) -> str:
        return ".".join(map(str, self.numbers))


class ExchangeObjectVersion(ValueObject):
    """`0.1 (8.0.535.0)`: the version of an object's schema."""

    __slots__ = ("build", "major", "minor")
    net_name = "Microsoft.Exchange.Data.ExchangeObjectVersion"

    def __init__(self, major: int, minor: int, build: tuple[int, ...] = (0, 0, 0, 0)) -> None:
        self.ps_ext = None
        self.major = major
        self.minor = minor
        self.build = build

    @classmethod
    def parse(cls, text: str) -> ExchangeObjectVersion:
        found = re.fullmatch(r"\s*(\d+)\.(\d+) \((\d+)\.(\d+)\.(\d+)\.(\d+)\)\s*", text)
        if found is None:
            raise format_error(f'"{text}" isn\'t a valid object version.')
        numbers = [int(n) for n in found.groups()]
        return cls(numbers[0], numbers[1], tuple(numbers[2:]))

    stored = parse

    def key(self) -> Any:
        return self.major, self.minor, self.build

    def __str__(self) -> str:
        return f"{self.major}.{self.minor} ({'.'.join(map(str, self.build))})"


# -- the .NET face


def _guid(text: str) -> Any:
    from ems.values.identities import Guid

    return Guid(int(text.replace("-", ""), 16))


net_type("Microsoft.Exchange.Data.ObjectId")
AD_OBJECT_ID = net_type(
    "Microsoft.Exchange.Data.Directory.ADObjectId", base="Microsoft.Exchange.Data.ObjectId", py=ADObjectId, parse=ADObjectId.parse
)
AD_OBJECT_ID.prop("string OrgHierarchyToIgnore", lambda self: None)
AD_OBJECT_ID.prop("bool IsDeleted", lambda self: False)
AD_OBJECT_ID.prop("string Rdn", lambda self: (split_dn(self.dn) or [""])[0])
AD_OBJECT_ID.prop("Microsoft.Exchange.Data.Directory.ADObjectId Parent", lambda self: self.parent)
AD_OBJECT_ID.prop("int Depth", lambda self: max(len(split_dn(self.dn)) - 1, 0))
AD_OBJECT_ID.prop("string DistinguishedName", lambda self: self.dn)
AD_OBJECT_ID.prop("bool IsRelativeDn", lambda self: False)
AD_OBJECT_ID.prop(
    "Microsoft.Exchange.Data.Directory.ADObjectId DomainId", lambda self: ADObjectId(_domain_dn(self.dn), text=domain_of(self.dn))
)
AD_OBJECT_ID.prop("guid PartitionGuid", lambda self: _guid(self.partition))
AD_OBJECT_ID.prop("string PartitionFQDN", lambda self: domain_of(self.dn))
AD_OBJECT_ID.prop("guid ObjectGuid", lambda self: _guid(self.guid))
AD_OBJECT_ID.prop("string Name", lambda self: self.name)


def _domain_dn(dn: str) -> str:
    return ",".join(part for part in split_dn(dn) if part[:3].upper() == "DC=")


@AD_OBJECT_ID.method("string ToDNString()")
def _to_dn(self: ADObjectId) -> str:
    return self.dn


@AD_OBJECT_ID.method("string ToCanonicalName()")
def _to_canonical(self: ADObjectId) -> str:
    return canonical(self.dn)


ORGANIZATION_ID = net_type("Microsoft.Exchange.Data.Directory.OrganizationId", py=OrganizationId)
ORGANIZATION_ID.prop("Microsoft.Exchange.Data.Directory.ADObjectId OrganizationalUnit", lambda self: None)
ORGANIZATION_ID.prop("Microsoft.Exchange.Data.Directory.ADObjectId ConfigurationUnit", lambda self: None)
ORGANIZATION_ID.prop("bool IsConsumerOrganization", lambda self: False)
ORGANIZATION_ID.prop("string IdForEventLog", lambda self: "")

SERVER_VERSION = net_type("Microsoft.Exchange.Data.ServerVersion", py=ServerVersion, parse=ServerVersion.parse, interfaces="IComparable")
for _at, _name in enumerate(("Major", "Minor", "Build", "Revision")):
    SERVER_VERSION.prop(f"int {_name}", lambda self, at=_at: self.numbers[at])
SERVER_VERSION.prop("string FilePatchLevelDescription", lambda self: self.patch)
SERVER_VERSION.constructor("Microsoft.Exchange.Data.ServerVersion new(int major, int minor, int build, int revision)")(ServerVersion)

net_type("Microsoft.Exchange.Data.ExchangeBuild", kind="struct", base="System.ValueType", py=ExchangeBuild)
OBJECT_VERSION = net_type(
    "Microsoft.Exchange.Data.ExchangeObjectVersion", py=ExchangeObjectVersion, parse=ExchangeObjectVersion.parse, interfaces="IComparable"
)
OBJECT_VERSION.prop("Microsoft.Exchange.Data.ExchangeObjectVersion NextMajorVersion", lambda self: ExchangeObjectVersion(self.major + 1, 0))
OBJECT_VERSION.prop(
    "Microsoft.Exchange.Data.ExchangeObjectVersion NextMinorVersion", lambda self: ExchangeObjectVersion(self.major, self.minor + 1)
)
OBJECT_VERSION.prop("byte Major", lambda self: Byte(self.major))
OBJECT_VERSION.prop("byte Minor", lambda self: Byte(self.minor))
OBJECT_VERSION.prop("Microsoft.Exchange.Data.ExchangeBuild ExchangeBuild", lambda self: ExchangeBuild(*self.build))
