"""In: recipients of the store. Out: the Mailbox and Recipient models, Get-Mailbox and Get-Recipient. Recipients come from imports and
Add-EmsMailbox."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cmdlets.exchange.common import parameters as p
from cmdlets.exchange.common.cmdlets import GetCommand, OnPremises
from cmdlets.exchange.common.errors import fault
from cmdlets.exchange.common.model import ConfigObject, Schema, declare
from cmdlets.exchange.common.nouns import extra_parameters
from cmdlets.exchange.exchange_server import MANAGEMENT
from cmdlets.registry import cmdlet

NET_NAME = "Microsoft.Exchange.Data.Directory.Management.Mailbox"
RECIPIENT = "Microsoft.Exchange.Data.Directory.Management.ReducedRecipient"
ADDRESS_INDEX = "recipient.address"

_PROPERTIES = """
    Name | string 64 | | |
    Alias | string | | |
    DisplayName | string | | |
    PrimarySmtpAddress | SmtpAddress | | |
    EmailAddresses | list ProxyAddress | | |
    ServerName | string | null | |
    Database | string | null | |
    ProhibitSendQuota | unlimited size | Unlimited | |
    MaxSendSize | unlimited size | Unlimited | |
    MaxReceiveSize | unlimited size | Unlimited | |
    RecipientLimits | unlimited int | Unlimited | |
    ForwardingAddress | string | null | |
    ForwardingSmtpAddress | ProxyAddress | | |
    DeliverToMailboxAndForward | bool | False | |
    HiddenFromAddressListsEnabled | bool | False | |
    RecipientType | enum RecipientType | UserMailbox | |
    RecipientTypeDetails | enum RecipientTypeDetails | UserMailbox | |
    WindowsEmailAddress | SmtpAddress | | |
    OrganizationalUnit | string | | |
"""


class Mailbox(ConfigObject):
    """A recipient of the organization."""

    noun_text = "mailbox"
    schema = Schema(
        "Recipient",
        NET_NAME,
        _PROPERTIES,
        container="CN=Users,{config}",
        category="Person",
        object_class="top person organizationalPerson user",
        tail="management",
    )

    def addresses(self) -> list[str]:
        """Its SMTP addresses, in lower case."""
        found = [str(address.address).lower() for address in self.get("EmailAddresses") if address.prefix.lower() == "smtp"]
        primary = str(self.get("PrimarySmtpAddress") or "").lower()
        return [*([primary] if primary and primary not in found else []), *found]

    def index_rows(self) -> list[tuple[str, str]]:
        return [(ADDRESS_INDEX, address) for address in self.addresses()]


class Recipient(Mailbox):
    """A recipient as Get-Recipient shows it."""

    noun_text = "recipient"
    schema = Schema(
        "Recipient",
        RECIPIENT,
        _PROPERTIES,
        container="CN=Users,{config}",
        category="Person",
        object_class="top person organizationalPerson user",
        tail="management",
    )


declare(Mailbox, MANAGEMENT)
declare(Recipient, MANAGEMENT)
_SWITCHES = (
    "Arbitration Archive AuditLog AuxAuditLog GroupMailbox IgnoreDefaultScope InactiveMailboxOnly IncludeInactiveMailbox Migration "
    "Monitoring PublicFolder "
    "ReadFromDomainController RemoteArchive SoftDeletedMailbox SupervisoryReviewPolicy"
)
# other kinds of mailboxes, of which this organization has none
_OTHER_KINDS = (
    "Arbitration",
    "Archive",
    "AuditLog",
    "AuxAuditLog",
    "GroupMailbox",
    "InactiveMailboxOnly",
    "Migration",
    "Monitoring",
    "PublicFolder",
    "RemoteArchive",
    "SoftDeletedMailbox",
    "SupervisoryReviewPolicy",
)


def _with(text: str) -> Any:
    def decorate(cls: type) -> type:
        for attribute, item in extra_parameters(text):
            item.attribute = attribute
            setattr(cls, attribute, item)
        return cls

    return decorate


class _RecipientGet(OnPremises, GetCommand):
    types: tuple[str, ...] = ()

    def also_named(self, item: Any, text: str) -> bool:
        wanted = text.lower()
        return wanted in item.addresses() or wanted in ((item.get("Alias") or "").lower(), (item.get("DisplayName") or "").lower())

    def select(self) -> Iterator[Any]:
        if any(self.bound.get(name) for name in _OTHER_KINDS):
            return
        by_address = None
        if self.identity is not None and "@" in str(self.identity):
            by_address = self.directory.store.lookup(ADDRESS_INDEX, str(self.identity).lower())
        if by_address:
            found: Any = [self.cls.from_row(row, self.directory.organization) for row in by_address]
        else:
            found = super().select()
        yield from sorted(filter(self.wanted, found), key=self._sort_key) if self.bound.get("SortBy") else filter(self.wanted, found)

    def _sort_key(self, item: Any) -> str:
        row = item.schema.find(self.bound["SortBy"])
        if row is None:
            raise fault("E-VALUE", text=f'"{self.bound["SortBy"]}" isn\'t a property to sort by.')
        return str(item.get(row.name)).lower()

    def wanted(self, item: Any) -> bool:
        from ems.values.enums import enum_text

        kind = enum_text(item.get("RecipientType"))
        if self.types and kind not in self.types:
            return False
        asked = [enum_text(value) for value in self.bound.get("RecipientType") or ()]
        details = [enum_text(value) for value in self.bound.get("RecipientTypeDetails") or ()]
        if (asked and kind not in asked) or (details and enum_text(item.get("RecipientTypeDetails")) not in details):
            return False
        anr = self.bound.get("Anr")
        if anr and not any(
            str(item.get(name) or "").lower().startswith(anr.lower()) for name in ("Name", "DisplayName", "Alias", "PrimarySmtpAddress")
        ):
            return False
        return not self.bound.get("Filter") or self._passes(item)

    def _passes(self, item: Any) -> bool:
        """-Filter is a condition on properties, written as in Where-Object without $_."""
        from cmdlets.exchange.common.filters import compile_filter

        return compile_filter(self.bound["Filter"])(item)


@cmdlet("Get-Mailbox", class_name="Microsoft.Exchange.Management.RecipientTasks.GetMailbox", output=NET_NAME)
@_with(
    "Anr string; Credential any; Database string; Filter string; OrganizationalUnit string; RecipientTypeDetails list enum "
    "RecipientTypeDetails; "
    "ResultSize unlimited int 1..2147483647; Server identity Server; SortBy string; "
    + "; ".join(f"{name} switch" for name in _SWITCHES.split())
)
class GetMailbox(_RecipientGet):
    """Gets mailboxes.

    EXAMPLES
    > @(Get-Mailbox).Count
    0

    A fresh organization has no mailboxes.
    """

    cls = Mailbox
    types = ("UserMailbox",)
    identity = p.identity("Mailbox", help="The mailbox: name, alias, address, distinguished name or GUID.")

    @property
    def p_result_size(self) -> Any:
        return self.bound.get("ResultSize")


@cmdlet("Get-Recipient", class_name="Microsoft.Exchange.Management.RecipientTasks.GetRecipient", output=RECIPIENT)
@_with(
    "Anr string; AuthenticationType string; BookmarkDisplayName string; Capabilities list string; Credential any; Database string; "
    "Filter string; "
    "IgnoreDefaultScope switch; IncludeBookmarkObject bool; IncludeManagerWithDisplayName switch; IncludeSoftDeletedRecipients switch; "
    "OrganizationalUnit string; "
    "Properties list string; PropertySet string; ReadFromDomainController switch; RecipientPreviewFilter string; RecipientType list "
    "enum RecipientType; "
    "RecipientTypeDetails list enum RecipientTypeDetails; ResultSize unlimited int 1..2147483647; SortBy string"
)
class GetRecipient(_RecipientGet):
    """Gets recipients of all kinds.

    EXAMPLES
    > @(Get-Recipient -ResultSize Unlimited).Count
    0

    A fresh organization has no recipients.
    """

    cls = Recipient
    identity = p.identity("Recipient", help="The recipient: name, alias, address, distinguished name or GUID.")

    @property
    def p_result_size(self) -> Any:
        return self.bound.get("ResultSize")
