"""In: permissions of connectors. Out: Get-, Add- and Remove-ADPermission on Receive and Send connectors."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import ExchangeCmdlet, OnPremises
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.receive_connector import ReceiveConnector
from cmdlets.exchange.rules import permissions
from cmdlets.exchange.send_connector import SendConnector
from cmdlets.exchange.types.values import ValueObject
from cmdlets.registry import cmdlet, parameter
from ems.runtime.signatures import SetInfo
from ems.values.objects import NetObject
from ems.values.types import net_type

NET_NAME = "Microsoft.Exchange.Management.RecipientTasks.ADAcePresentationObject"
RECIPIENT_TASKS = "Microsoft.Exchange.Management.RecipientTasks."


class ExtendedRight(ValueObject):
    """The name of an extended right; scripts read RawIdentity."""

    __slots__ = ("text",)
    net_name = "Microsoft.Exchange.Configuration.Tasks.ExtendedRightIdParameter"

    def __init__(self, text: str) -> None:
        self.ps_ext = None
        self.text = text

    @classmethod
    def parse(cls, text: str) -> ExtendedRight:
        return cls(text.strip())

    def __str__(self) -> str:
        return self.text


class SecurityPrincipal(ExtendedRight):
    """A user, group or well-known principal by name."""

    __slots__ = ()
    net_name = "Microsoft.Exchange.Configuration.Tasks.SecurityPrincipalIdParameter"


class AccessEntry(NetObject):
    """One access control entry of a connector: a principal and one extended right."""

    __slots__ = ("deny", "identity", "inherited", "right", "user")
    net_name = NET_NAME

    def __init__(self, identity: Any, user: str, right: str, deny: bool, inherited: bool = False) -> None:
        self.ps_ext = None
        self.identity = identity
        self.user = user
        self.right = right
        self.deny = deny
        self.inherited = inherited

    def net_to_string(self, culture: str | None = None) -> str:
        return str(self.identity)


for _cls in (ExtendedRight, SecurityPrincipal):
    _type = net_type(_cls.net_name, py=_cls, parse=_cls.parse)
    _type.prop("string RawIdentity", str)


def _rights(entry: AccessEntry) -> Any:
    from ems.values.collections import TypedArray
    from ems.values.types import get_type

    return TypedArray.of(get_type(ExtendedRight.net_name), [ExtendedRight(entry.right)])


def _access(entry: AccessEntry) -> Any:
    from cmdlets.exchange.types import enums
    from ems.values.collections import TypedArray

    return TypedArray.of(enums.enum("ActiveDirectoryRights"), [enums.value("ActiveDirectoryRights", "ExtendedRight")])


def _inheritance(entry: AccessEntry) -> Any:
    from cmdlets.exchange.types import enums

    return enums.value("ActiveDirectorySecurityInheritance", "All")


ENTRY = net_type(NET_NAME)
ENTRY.py = AccessEntry
ENTRY.prop("System.DirectoryServices.ActiveDirectoryRights[] AccessRights", _access)
ENTRY.prop(f"{ExtendedRight.net_name}[] ExtendedRights", _rights)
ENTRY.prop("System.Object ChildObjectTypes", lambda self: None)
ENTRY.prop("System.Object InheritedObjectType", lambda self: None)
ENTRY.prop("System.Object Properties", lambda self: None)
ENTRY.prop("bool IsInherited", lambda self: self.inherited)
ENTRY.prop("System.DirectoryServices.ActiveDirectorySecurityInheritance InheritanceType", _inheritance)
ENTRY.prop(f"{SecurityPrincipal.net_name} User", lambda self: SecurityPrincipal(self.user))
ENTRY.prop("Microsoft.Exchange.Data.Directory.ADObjectId Identity", lambda self: self.identity)
ENTRY.prop("bool Deny", lambda self: self.deny)


class _PermissionCommand(OnPremises, ExchangeCmdlet):
    """Finds the connector; the principals are known by name, since the directory's accounts are not kept here."""

    identity: Any

    def connector(self) -> Any:
        identity = self.identity
        source = getattr(identity, "source", None)
        if isinstance(source, (ReceiveConnector, SendConnector)):
            return self.directory.one(type(source), identity)
        if isinstance(source, AccessEntry):
            identity = source.identity.dn
        for cls in (ReceiveConnector, SendConnector):
            found = self.directory.find(cls, identity)
            if len(found) == 1:
                return found[0]
        raise fault("E-NOTFOUND", name=str(identity), dc=self.directory.dc)

    def entries(self, connector: Any) -> list[permissions.Entry]:
        if isinstance(connector, ReceiveConnector):
            return permissions.entries(connector)
        return [*permissions.send_entries(connector.organization.domain), *permissions.extra_entries(connector)]

    def principal(self, connector: Any, value: Any) -> str:
        """The full name of a principal: `ANONYMOUS LOGON` is `NT AUTHORITY\\ANONYMOUS LOGON`; any other name is taken as it is."""
        text = str(value).strip()
        domain = permissions.netbios(connector.organization.domain)
        for principals in permissions.PRESETS.values():
            for principal in principals:
                full = principal.replace("{domain}", domain)
                if text.lower() in (full.lower(), full.rpartition("\\")[2].lower()):
                    return full
        if not text:
            raise fault("E-USER", name=text, dc=self.directory.dc)
        return text if "\\" in text or "@" in text else f"{domain}\\{text}"


def _ace_parameters(cls: type) -> type:
    """The parameters that describe an entry, shared by Add- and Remove-."""
    sets = ("AccessRights", "Instance")
    rows = (
        ("AccessRights", "System.DirectoryServices.ActiveDirectoryRights[]", "Directory rights; connectors use extended rights."),
        ("ChildObjectTypes", "object[]", "Classes of child objects; kept for the audit only."),
        ("Deny", "switch", "Whether the rights are denied."),
        ("ExtendedRights", f"{ExtendedRight.net_name}[]", "The extended rights, such as ms-Exch-SMTP-Accept-Any-Recipient."),
        ("InheritanceType", "System.DirectoryServices.ActiveDirectorySecurityInheritance", "How children inherit; connectors have none."),
        ("InheritedObjectType", "object", "Class that inherits; kept for the audit only."),
        ("Properties", "object[]", "Properties; kept for the audit only."),
    )
    for name, type_name, text in rows:
        made = parameter(name, type_name, sets=" ".join(sets), help=text)
        made.attribute = f"p_{name.lower()}"
        setattr(cls, made.attribute, made)
    return cls


@cmdlet("Get-ADPermission", default_set="AccessRights", class_name=RECIPIENT_TASKS + "GetADPermission", output=NET_NAME)
class GetADPermission(_PermissionCommand):
    """Gets the permissions of a connector, one object for each principal and right.

    EXAMPLES
    > Get-ADPermission 'EX01\\Default Frontend EX01' -User 'ANONYMOUS LOGON' | ForEach-Object { "$($_.ExtendedRights)" }
    ms-Exch-Accept-Headers-Routing
    ms-Exch-SMTP-Accept-Any-Sender
    ms-Exch-SMTP-Accept-Authoritative-Domain-Sender
    ms-Exch-SMTP-Submit

    Shows what anonymous senders may do.
    """

    identity = p.identity("ADRawEntry", mandatory=True, help="The connector.")
    owner = parameter("Owner", "switch", sets="Owner", help="Get the owner of the object.")
    user = parameter("User", SecurityPrincipal.net_name, sets="AccessRights", help="Only the entries of this principal.")

    def run(self) -> None:
        connector = self.connector()
        if self.owner:
            from ems.values.objects import PSCustomObject

            self.write(
                PSCustomObject.of(
                    Identity=connector.object_id(), Owner=f"{permissions.netbios(connector.organization.domain)}\\Organization Management"
                )
            )
            return
        wanted = self.principal(connector, self.user).lower() if self.user is not None else None
        identity = connector.object_id()
        for user, right, deny in self.entries(connector):
            if wanted is None or user.lower() == wanted:
                self.write(AccessEntry(identity, user, right, deny))


class _WritePermission(_PermissionCommand):
    p_extendedrights: Any
    p_accessrights: Any
    p_deny: Any
    user: Any
    instance: Any

    def wanted(self, connector: Any) -> Iterator[permissions.Entry]:
        """The entries that the parameters name."""
        user, rights, deny = self.user, self.p_extendedrights, bool(self.p_deny)
        if self.instance is not None:
            user = user if user is not None else self.instance.user
            rights = rights if rights is not None else [self.instance.right]
            deny = deny or self.instance.deny
        if self.p_accessrights:
            raise fault("E-VALUE", text="The permissions of a connector are extended rights: AccessRights can't be changed here. Specify ExtendedRights.")
        if not rights:
            raise fault("E-VALUE", text="No rights are named. Specify ExtendedRights.")
        principal = self.principal(connector, user)
        for right in rights:
            known = permissions.RIGHTS.get(str(right).lower())
            if known is None:
                raise fault("E-RIGHT", name=str(right))
            yield principal, known, deny

    def connector(self) -> Any:
        if self.identity is None and self.instance is not None:
            return self.directory.one(ReceiveConnector, self.instance.identity)
        return super().connector()

    def write_entries(self, connector: Any, entries: list[permissions.Entry]) -> None:
        if isinstance(connector, ReceiveConnector):
            permissions.store_entries(connector, entries)
        else:
            preset = list(permissions.send_entries(connector.organization.domain))
            extra = [entry for entry in entries if not any(permissions.same(entry, other) for other in preset)]
            connector.doc = {**connector.doc, permissions.KEY: [list(entry) for entry in extra]}
        with self.transaction() as change:
            self.directory.update(change, connector)


@cmdlet(
    "Add-ADPermission",
    default_set="AccessRights",
    class_name=RECIPIENT_TASKS + "AddADPermission",
    supports_should_process=True,
    output=NET_NAME,
)
@_ace_parameters
class AddADPermission(_WritePermission):
    """Adds permissions to a connector. A right beyond the permission groups makes PermissionGroups show Custom.

    EXAMPLES
    > Add-ADPermission 'Default Frontend EX01' -User 'ANONYMOUS LOGON' -ExtendedRights ms-Exch-SMTP-Accept-Any-Recipient | Out-Null
    > "$((Get-ReceiveConnector 'EX01\\Default Frontend EX01').PermissionGroups)"
    AnonymousUsers, ExchangeServers, ExchangeLegacyServers, Custom

    Lets anonymous senders relay through a connector.
    """

    identity = p.IdentityParameter(
        "Identity",
        "ADRawEntry",
        {"AccessRights": SetInfo(True, 0, True, True), "Owner": SetInfo(True, 0, True, True), "Instance": SetInfo(False, 0, True, True)},
        "The connector.",
    )
    user = parameter(
        "User",
        SecurityPrincipal.net_name,
        sets={"AccessRights": {"mandatory": True}, "Instance": {}},
        help="The principal that gets the rights.",
    )
    owner = parameter("Owner", SecurityPrincipal.net_name, mandatory=True, sets="Owner", help="The new owner.")
    instance = parameter("Instance", NET_NAME, mandatory=True, pipeline=True, sets="Instance", help="An entry to copy.")

    def run(self) -> None:
        connector = self.connector()
        if self.parameter_set == "Owner":
            raise fault("E-VALUE", text="The owner of a connector is always the group Organization Management and can't be changed.")
        present = self.entries(connector)
        added = [entry for entry in self.wanted(connector) if not any(permissions.same(entry, other) for other in present)]
        for entry in self.wanted(connector):
            if entry not in added:
                self.write_warning(
                    f'The appropriate access control entry is already present on the object "{connector.identity}" for account '
                    f'"{entry[0]}".'
                )
        user = added[0][0] if added else ""
        if not added or not self.confirmed(f'Adding permissions on "{connector.identity}" for user "{user}".', connector.identity):
            return
        self.write_entries(connector, [*present, *added])
        for user, right, deny in added:
            self.write(AccessEntry(connector.object_id(), user, right, deny))


@cmdlet("Remove-ADPermission", default_set="AccessRights", class_name=RECIPIENT_TASKS + "RemoveADPermission", supports_should_process=True,
        confirm_impact="High")
@_ace_parameters
class RemoveADPermission(_WritePermission):
    """Removes permissions from a connector, after asking. Without one of its rights a permission group is no longer shown.

    EXAMPLES
    > Remove-ADPermission 'Default Frontend EX01' -User 'ANONYMOUS LOGON' -ExtendedRights ms-Exch-SMTP-Accept-Any-Sender -Confirm:$false
    > "$((Get-ReceiveConnector 'EX01\\Default Frontend EX01').PermissionGroups)"
    ExchangeServers, ExchangeLegacyServers, Custom

    Takes a right from anonymous senders.
    """

    identity = p.IdentityParameter(
        "Identity",
        "ADRawEntry",
        {"AccessRights": SetInfo(True, 0, True, True), "Owner": SetInfo(True, 0, True, True), "Instance": SetInfo(False, 0, True, True)},
        "The connector.",
    )
    user = parameter(
        "User",
        SecurityPrincipal.net_name,
        sets={"AccessRights": {"mandatory": True}, "Instance": {}},
        help="The principal that loses the rights.",
    )
    instance = parameter("Instance", NET_NAME, mandatory=True, pipeline=True, sets="Instance", help="An entry to remove.")

    def run(self) -> None:
        connector = self.connector()
        gone = list(self.wanted(connector))
        present = self.entries(connector)
        for entry in gone:
            if not any(permissions.same(entry, other) for other in present):
                self.write_warning(
                    f'Can\'t remove the access control entry on the object "{connector.identity}" for account "{entry[0]}" because the '
                    'ACE isn\'t present.'
                )
        kept = [entry for entry in present if not any(permissions.same(entry, other) for other in gone)]
        if len(kept) == len(present) or not self.confirmed(
            f'Removing permissions on "{connector.identity}" for user "{gone[0][0]}".', connector.identity
        ):
            return
        self.write_entries(connector, kept)
